//! Every word of these screens, in every language.

use super::*;

#[test]
fn every_word_of_these_screens_is_there_in_every_language() {
    for locale in crate::text::Locale::ALL {
        for screen in every_screen(locale) {
            let bare = kit::bare_keys(&screen);
            assert!(bare.is_empty(), "{} in {}: {bare:?}", screen.route, locale.tag());
        }
    }
}

/// Each case, each step of the application, the card in its states.
fn every_screen(locale: crate::text::Locale) -> Vec<Screen> {
    let speak = |mut kit: Kit| {
        kit.texts = crate::text::Texts::new(locale);
        kit
    };
    let reasons = vec![ElicenceReason::Glasses];
    let mut screens: Vec<Screen> = [
        ElicenceState::NotApplied,
        ElicenceState::InReview { submitted_at_ms: kit::NOW_MS, due_at_ms: kit::NOW_MS },
        ElicenceState::Rejected { reasons, count: 1 },
        ElicenceState::WindowOnly,
        ElicenceState::Blocked { codes: "BFJ".to_owned() },
    ]
    .map(|state| speak(at_case(state)).screen())
    .into();
    screens.push(speak(at_case_of(kit::licence(), kit::active())).screen());
    let mut kit = speak(at_case(ElicenceState::NotApplied));
    for state in [
        OutboxState::Waiting,
        OutboxState::Sending { done: 1, of: 2 },
        OutboxState::NeedsAttention(Problem::new(Code::N104)),
    ] {
        screens.push(kit.input(waiting(state)));
    }
    let mut kit = speak(at_consent());
    screens.extend([kit.screen(), kit.press("elicence.consent.next")]);
    let mut kit = speak(at_photo());
    screens.push(take(&mut kit, photo(Source::Camera, Some(Lens::Front), None)));
    screens.push(take(&mut kit, photo(Source::Album, None, None)));
    screens.extend([kit.press("elicence.photo.wants"), kit.back()]);
    screens.push(kit.outcome(Outcome::Refused { forever: false }));
    let mut kit = speak(at_photo());
    screens.push(take(&mut kit, Photo { border_luma: 0, sharpness: 0, faces: 2, ..good() }));
    let mut kit = speak(at_photo());
    screens.push(take(&mut kit, good()));
    screens.push(kit.press("elicence.retake"));
    let mut kit = speak(at_card());
    screens.extend([kit.screen(), kit.open("elicence.text"), kit.back()]);
    kit.now_ms += 61_000;
    screens.push(kit.screen());
    kit.now_ms += 25 * 3_600_000;
    screens.push(kit.screen());
    screens
}
