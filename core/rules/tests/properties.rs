//! Properties that no table can list: valid numbers are accepted whatever their digits, a checked
//! number never survives a wrong digit, and no text whatever panics.
//!
//! 1. generated valid numbers pass
//! 2. each single wrong character of a checked number is refused, as its algorithm promises
//! 3. any text, date or count: no panic, and normalising twice changes nothing
//! 4. input beyond any rule's length is refused by its length

#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a panic is how a test reports what it found"
)]

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use tongtu_rules::day::{Calendar, DayKind};
use tongtu_rules::document::{self, DocType, DocumentError};
use tongtu_rules::licence::class::Classes;
use tongtu_rules::licence::renewal::{self, Validity};
use tongtu_rules::licence::status::LicenceStatus;
use tongtu_rules::licence::{self, points};
use tongtu_rules::money::Fen;
use tongtu_rules::password::About;
use tongtu_rules::violation::fine::surcharge;
use tongtu_rules::{
    check, city, code, cross_border, day, engine, file_number, gesture, inspection, name, password,
    phone, photo, plate, text, vin, violation,
};
use unicode_normalization::UnicodeNormalization;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 20).unwrap()
}

/// Any day from year 1 to 9999.
fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0_u64..3_652_059).prop_map(|n| NaiveDate::from_ymd_opt(1, 1, 1).unwrap() + Days::new(n))
}

/// A birthday that a number may carry.
fn birthday() -> impl Strategy<Value = NaiveDate> {
    (0_u64..82_000).prop_map(|n| NaiveDate::from_ymd_opt(1802, 1, 1).unwrap() + Days::new(n))
}

fn with_check(seventeen: &str) -> String {
    format!("{seventeen}{}", document::check_digit(seventeen).unwrap())
}

fn resident_id() -> impl Strategy<Value = String> {
    let province = prop::sample::select(vec!["11", "15", "23", "37", "46", "50", "54", "61", "65"]);
    (province, 0_u32..10_000, birthday(), 0_u32..1_000).prop_map(|(province, county, born, n)| {
        with_check(&format!("{province}{county:04}{}{n:03}", born.format("%Y%m%d")))
    })
}

fn residence_permit() -> impl Strategy<Value = String> {
    let region = prop::sample::select(vec!["810000", "820000", "830000"]);
    (region, birthday(), 0_u32..1_000).prop_map(|(region, born, n)| {
        with_check(&format!("{region}{}{n:03}", born.format("%Y%m%d")))
    })
}

fn foreign_resident() -> impl Strategy<Value = String> {
    let nation = prop::sample::select(vec!["840", "826", "392", "276", "356", "124", "036"]);
    (nation, birthday(), 0_u32..1_000).prop_map(|(nation, born, n)| {
        with_check(&format!("911{nation}{}{n:03}", born.format("%Y%m%d")))
    })
}

/// Made the other way round than the rule reads it: the check that brings the sum to nothing.
fn hong_kong() -> impl Strategy<Value = String> {
    ("[A-Z]{1,2}", 0_u32..1_000_000).prop_map(|(letters, number)| {
        let body = format!("{letters}{number:06}");
        let padded = format!("{body:>8}");
        let value = |c: char| c.to_digit(36).unwrap_or(36);
        let sum: u32 = padded.chars().zip((2..=9).rev()).map(|(c, w)| value(c) * w).sum();
        let check = (0..11).find(|check| (sum + check).is_multiple_of(11)).unwrap();
        format!("{body}({})", char::from_digit(check, 11).unwrap().to_ascii_uppercase())
    })
}

fn vin_from_china() -> impl Strategy<Value = String> {
    "L[A-HJ-NPR-Z0-9]{7}0[A-HJ-NPR-Z0-9]{8}".prop_map(|vin| {
        ('0'..='9')
            .chain(['X'])
            .map(|check| format!("{}{check}{}", &vin[..8], &vin[9..]))
            .find(|vin| vin::check(vin).is_ok())
            .unwrap()
    })
}

/// Every text that differs in one place by another character of the alphabet.
fn one_wrong<'a>(text: &'a str, alphabet: &'a str) -> impl Iterator<Item = String> + 'a {
    text.char_indices().flat_map(move |(at, right)| {
        alphabet
            .chars()
            .filter(move |wrong| *wrong != right && right.is_ascii_digit())
            .map(move |wrong| format!("{}{wrong}{}", &text[..at], &text[at + right.len_utf8()..]))
    })
}

/// Latin letters with the marks that compose, and ideographs that fold.
fn name_text() -> impl Strategy<Value = String> {
    "[A-Za-zÀ-ɏḀ-ỿ\u{300}-\u{304}\u{306}-\u{30C}\u{30F}\u{311}\u{31B}\u{323}-\u{328}\u{32D}\u{32E}\u{330}\u{331}一-龥\u{F900}-\u{FAFF}\u{2F800}-\u{2FA1D}]{0,12}"
}

proptest! {
    #[test]
    fn names_compose_as_unicode_says(raw in name_text()) {
        let composed: String = raw.nfc().collect();
        prop_assert_eq!(name::normalise(&raw), name::normalise(&composed));
        let upper: String = composed.to_uppercase();
        prop_assert_eq!(name::normalise(&raw).nfc().collect::<String>(), upper.nfc().collect::<String>());
    }

    #[test]
    fn a_generated_resident_number_is_accepted_with_its_birthday(number in resident_id()) {
        let document = document::parse(DocType::ResidentId, &number, today()).unwrap();
        let born = document.born().unwrap().format("%Y%m%d").to_string();
        prop_assert_eq!(&born, &number[6..14]);
        prop_assert_eq!(document.as_str(), number);
    }

    #[test]
    fn a_wrong_digit_of_a_resident_number_is_refused(number in resident_id()) {
        for wrong in one_wrong(&number, "0123456789") {
            prop_assert!(document::parse(DocType::ResidentId, &wrong, today()).is_err(), "{wrong}");
        }
    }

    #[test]
    fn swapped_neighbours_of_a_resident_number_are_refused(number in resident_id()) {
        for at in 0..17 {
            let mut swapped: Vec<char> = number.chars().collect();
            swapped.swap(at, at + 1);
            let swapped: String = swapped.into_iter().collect();
            let refused = document::parse(DocType::ResidentId, &swapped, today()).is_err();
            prop_assert!(swapped == number || refused, "{swapped}");
        }
    }

    #[test]
    fn a_generated_residence_permit_is_guessed_and_accepted(number in residence_permit()) {
        prop_assert_eq!(document::guess(&number), DocType::HkMoTwResidencePermit);
        prop_assert!(licence::number(&number, today()).is_ok());
        for wrong in one_wrong(&number, "0123456789") {
            let kind = DocType::HkMoTwResidencePermit;
            prop_assert!(document::parse(kind, &wrong, today()).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_generated_foreign_resident_is_guessed_and_accepted(number in foreign_resident()) {
        prop_assert_eq!(document::guess(&number), DocType::ForeignPermanentResidentId);
        prop_assert!(licence::number(&number, today()).is_ok());
        for wrong in one_wrong(&number, "0123456789") {
            let kind = DocType::ForeignPermanentResidentId;
            prop_assert!(document::parse(kind, &wrong, today()).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_generated_hong_kong_card_is_accepted_with_and_without_brackets(number in hong_kong()) {
        let card = document::parse(DocType::HkId, &number, today()).unwrap();
        let bare = number.replace(['(', ')'], "");
        let from_bare = document::parse(DocType::HkId, &bare, today()).unwrap();
        prop_assert_eq!(card.as_str(), from_bare.as_str());
        for wrong in one_wrong(&number, "0123456789") {
            let outcome = document::parse(DocType::HkId, &wrong, today());
            prop_assert_eq!(outcome, Err(DocumentError::CheckDigit), "{}", wrong);
        }
    }

    #[test]
    fn a_wrong_digit_of_a_chinese_vin_is_refused(vin in vin_from_china()) {
        prop_assert!(vin::parse(&vin.to_lowercase()).is_ok());
        for wrong in one_wrong(&vin, "0123456789") {
            prop_assert_eq!(vin::check(&wrong), Err(vin::VinError::CheckDigit), "{}", wrong);
        }
    }

    #[test]
    fn a_legacy_number_becomes_one_that_is_accepted(
        born in (0_u64..36_000).prop_map(|n| NaiveDate::from_ymd_opt(1901, 1, 1).unwrap() + Days::new(n)),
        n in 0_u32..996,
    ) {
        let legacy = format!("440399{}{n:03}", born.format("%y%m%d"));
        let number = document::upgrade_legacy(&legacy).unwrap();
        prop_assert!(document::parse(DocType::ResidentId, &number, today()).is_ok(), "{number}");
    }

    #[test]
    fn a_permit_keeps_its_nine_characters(text in "[HM][0-9]{8}", count in "[0-9]{2}") {
        let with_count = format!("{text}{count}");
        let permit = document::parse(DocType::HomeReturnPermit, &with_count, today()).unwrap();
        prop_assert_eq!(permit.as_str(), text);
        prop_assert_eq!(permit.notices().len(), 1);
    }

    #[test]
    fn every_plate_of_the_shape_is_read(
        ordinary in "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][A-HJ-NP-Z0-9]{5}",
        energy in "[粤京][A-HJ-NP-Z][A-HJK][A-HJ-NP-Z0-9][0-9]{4}",
    ) {
        prop_assert_eq!(plate::Plate::parse(&ordinary).unwrap().family(), plate::Family::Ordinary);
        let family = plate::Plate::parse(&energy).unwrap().family();
        prop_assert_eq!(family, plate::Family::NewEnergySmall);
    }

    #[test]
    fn a_phone_is_read_however_it_is_grouped(digits in "1[3-9][0-9]{9}", gap in "[ -]{0,2}") {
        let grouped = format!("+86{gap}{}{gap}{}{gap}{}", &digits[..3], &digits[3..7], &digits[7..]);
        let phone = phone::Phone::parse(&grouped).unwrap();
        prop_assert_eq!(phone.as_str(), digits);
    }

    #[test]
    fn any_text_is_answered_by_every_rule(raw in "\\PC{0,40}", on in any_day()) {
        for kind in check::KINDS {
            let result = check::check(kind, &raw, None, on).unwrap();
            prop_assert_eq!(result.ok, result.code.is_none(), "{}", kind);
            prop_assert!(result.code.is_none_or(|code| check::CODES.concat().contains(&code)));
            prop_assert!(result.notices.iter().all(|notice| check::NOTICES.contains(notice)));
        }
        for word in check::TYPES {
            let result = check::check("document", &raw, Some(word), on).unwrap();
            prop_assert_eq!(result.ok, result.code.is_none(), "{}", word);
        }
        let _ = document::mask(&raw);
        let _ = city::by_prefix(&raw);
        let _ = city::search(&raw).count();
        let _ = Classes::parse(&raw);
        let _ = LicenceStatus::from_letters(&raw).headline();
        let _ = violation::decision_no(&raw);
        let about = About { born: Some(on), phone: Some(&raw) };
        let _ = password::check(&raw, about);
    }

    #[test]
    fn text_near_a_number_is_answered_too(raw in "[0-9A-ZａＸ０-９（）()HMХ挂学警粤京使领·\u{200B} -]{0,24}") {
        for kind in check::KINDS {
            let result = check::check(kind, &raw, None, today()).unwrap();
            // What is accepted is canonical: it is accepted again as it stands.
            if let Some(canonical) = result.normalized.filter(|_| result.ok) {
                let again = check::check(kind, &canonical, None, today()).unwrap();
                prop_assert!(again.ok && again.normalized == Some(canonical), "{kind} {raw:?}");
            }
        }
    }

    #[test]
    fn normalising_twice_changes_nothing(raw in any::<String>()) {
        let once = text::normalise(&raw).into_owned();
        prop_assert_eq!(text::normalise(&once), once.as_str());
        let name_once = name::normalise(&raw);
        prop_assert_eq!(name::normalise(&name_once), name_once.as_str());
    }

    #[test]
    fn a_simplified_name_has_nothing_left_to_replace(raw in "[\u{4E00}-\u{9FFF}\u{3400}-\u{4DBF}]{1,50}") {
        let simplified = name::check(&raw).simplified();
        prop_assert!(name::check(&simplified).blocked.is_empty(), "{raw} {simplified}");
    }

    #[test]
    fn no_date_breaks_the_arithmetic(from in any_day(), on in any_day(), count in any::<u16>(), ms in any::<i64>()) {
        let plain = Calendar::default();
        for kind in [DayKind::Natural, DayKind::Working] {
            // Long walks over working days are tested once elsewhere; here the calendar's edges.
            if let Some(end) = day::deadline(from, count % 400, kind, &plain) {
                prop_assert!(end >= from);
            }
        }
        let _ = day::today(ms);
        if let Some(cycle) = points::cycle(from, on) {
            prop_assert!(cycle.start <= on && on <= cycle.end, "{cycle:?} {on}");
        }
        let _ = renewal::on(on, Validity::Until(from));
        let _ = points::suspended_from(from, &plain);
        let _ = inspection::window(from, on);
        for kind in [inspection::Kind::Car, inspection::Kind::Van, inspection::Kind::Truck] {
            if let Some(due) = inspection::next(kind, from, on) {
                prop_assert!(due.on >= on);
            }
        }
        let _ = cross_border::count(
            &[cross_border::Stay { entered: from, left: on }],
            Some(on),
            from,
            &cross_border::LIMITS,
            Some(on),
        );
        let _ = photo::check_source(photo::Source::Album { taken_on: Some(from) }, on);
    }

    #[test]
    fn a_surcharge_never_exceeds_the_fine(
        fine in any::<i64>(), received in any_day(), on in any_day(), suspended in any::<u32>(),
    ) {
        let due = surcharge(Fen(fine), received, on, suspended);
        prop_assert!(due >= Fen(0) && due <= Fen(fine.max(0)));
    }

    #[test]
    fn a_drawn_pattern_never_repeats_a_dot(drawn in prop::collection::vec(-2_i32..12, 0..14)) {
        if let Ok(pattern) = gesture::Pattern::from_drawn(&drawn) {
            let mut nodes = pattern.nodes().to_vec();
            nodes.sort_unstable();
            nodes.dedup();
            prop_assert_eq!(nodes.len(), pattern.nodes().len());
        }
    }

    #[test]
    fn the_guide_frames_crop_is_always_lawful(width in 2_000_u32..100_000, height in 2_000_u32..100_000) {
        let (w, h) = photo::crop(width, height);
        prop_assert!(w <= width && h <= height);
        prop_assert_eq!(photo::check_size(w, h), Ok(()));
    }
}

#[test]
fn a_megabyte_is_refused_by_its_length_everywhere() {
    // Each of these characters would be a charset error if the rule had read it.
    let long = "?".repeat(1_000_000);
    for kind in DocType::ALL {
        assert_eq!(document::parse(kind, &long, today()), Err(DocumentError::Length), "{kind:?}");
        let normalised = document::parse_normalised(kind, &long, today());
        assert_eq!(normalised, Err(DocumentError::Length), "{kind:?}");
    }
    assert_eq!(document::upgrade_legacy(&long), Err(DocumentError::Length));
    assert_eq!(document::guess(&long), DocType::Passport);
    assert_eq!(document::suggest(DocType::ResidentId, &long, today()), None);
    assert_eq!(phone::Phone::parse(&long), Err(phone::PhoneError::Length));
    assert_eq!(phone::check(&long), Err(phone::PhoneError::Length));
    assert_eq!(code::parse(&long), Err(code::CodeError::Length));
    assert_eq!(vin::check(&long), Err(vin::VinError::Length));
    assert_eq!(engine::tail(&long), Err(engine::EngineError::Length));
    assert_eq!(plate::Plate::parse(&long), Err(plate::PlateError::TooLong));
    let file_number = file_number::FileNumber::parse(&long);
    assert_eq!(file_number, Err(file_number::FileNumberError::Length));
    assert_eq!(name::check(&long).error, Some(name::NameError::TooLong));
    let password = password::check(&long, About::default());
    assert_eq!(password, Err(password::PasswordError::TooLong));
    assert_eq!(violation::decision_no(&long), Err(violation::DecisionNoError::Length));
}
