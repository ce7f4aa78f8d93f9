//! 证件类型: the rules' kind of document, as the form, the wire and the sentences name it.

use tongtu_contract as contract;
use tongtu_rules::document::{self, DocType};

use crate::{form::Filled, screen::Content, text::Words};

pub(crate) const DOC_TYPE: &str = "doc_type";
pub(crate) const DOC_KIND: &str = "doc_kind";
pub(crate) const NUMBER: &str = "number";

/// The letters, in the order of the picker.
pub(crate) const LETTERS: [&str; 4] = ["A", "Q", "F", "I"];
/// Under 境外人员身份证明. `other` is the card of Hong Kong or Macau: its number says which.
pub(crate) const ABROAD: [&str; 4] = ["home_return_permit", OTHER, "taiwan_permit", "passport"];
const OTHER: &str = "other";

/// The kind that was chosen, as far as it was.
pub(crate) fn chosen(filled: &Filled) -> Option<DocType> {
    match (filled.text(DOC_TYPE), filled.text(DOC_KIND)) {
        ("A", _) => Some(DocType::ResidentId),
        ("Q", _) => Some(DocType::HkMoTwResidencePermit),
        ("I", _) => Some(DocType::ForeignPermanentResidentId),
        ("F", "home_return_permit") => Some(DocType::HomeReturnPermit),
        ("F", "taiwan_permit") => Some(DocType::TaiwanPermit),
        ("F", "passport") => Some(DocType::Passport),
        // A card of Macau begins with a digit, one of Hong Kong with a letter.
        ("F", OTHER) => Some(match document::guess(filled.text(NUMBER)) {
            DocType::MacauId | DocType::TaiwanPermit => DocType::MacauId,
            _ => DocType::HkId,
        }),
        _ => None,
    }
}

/// The two choices that lead to a kind.
pub(crate) fn choices(kind: DocType) -> (&'static str, &'static str) {
    match kind {
        DocType::ResidentId => ("A", ""),
        DocType::HkMoTwResidencePermit => ("Q", ""),
        DocType::ForeignPermanentResidentId => ("I", ""),
        DocType::HkId | DocType::MacauId => ("F", OTHER),
        DocType::HomeReturnPermit => ("F", "home_return_permit"),
        DocType::TaiwanPermit => ("F", "taiwan_permit"),
        DocType::Passport => ("F", "passport"),
    }
}

/// As it goes over the wire.
pub(crate) fn wire(kind: DocType) -> (contract::DocType, contract::DocKind) {
    use contract::{DocKind as Kind, DocType as Letter};
    match kind {
        DocType::ResidentId => (Letter::ResidentId, Kind::ResidentId),
        DocType::HkMoTwResidencePermit => (Letter::ResidencePermit, Kind::HkMoTwResidencePermit),
        DocType::HkId => (Letter::Abroad, Kind::HkId),
        DocType::MacauId => (Letter::Abroad, Kind::MacauId),
        DocType::HomeReturnPermit => (Letter::Abroad, Kind::HomeReturnPermit),
        DocType::TaiwanPermit => (Letter::Abroad, Kind::TaiwanPermit),
        DocType::Passport => (Letter::Abroad, Kind::Passport),
        DocType::ForeignPermanentResidentId => {
            (Letter::ForeignPermanentResident, Kind::ForeignPermanentResidentId)
        }
    }
}

/// The kind the wire names, if this version knows it.
pub(crate) fn of(kind: &contract::DocKind) -> Option<DocType> {
    DocType::ALL.into_iter().find(|own| wire(*own).1 == *kind)
}

/// Its name in a sentence.
pub(crate) fn words(kind: DocType) -> Words {
    Words::new(format!("kind-{}", wire(kind).1))
}

/// Its name, from the wire.
pub(crate) fn wire_words(kind: &contract::DocKind) -> Words {
    of(kind).map_or_else(|| "kind-unknown".into(), words)
}

/// The keyboard for its number: digits alone where it holds nothing else. A resident's number may
/// end in X.
pub(crate) fn keyboard(kind: DocType) -> Content {
    match kind {
        DocType::TaiwanPermit => Content::Number,
        DocType::ResidentId
        | DocType::HkMoTwResidencePermit
        | DocType::HkId
        | DocType::MacauId
        | DocType::HomeReturnPermit
        | DocType::Passport
        | DocType::ForeignPermanentResidentId => Content::Document,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_reached_by_its_choices_and_named_alike_on_the_wire() {
        for kind in DocType::ALL {
            let mut filled = Filled::default();
            let (letter, abroad) = choices(kind);
            filled.choose(DOC_TYPE, letter);
            filled.choose(DOC_KIND, abroad);
            filled.edit(NUMBER, if kind == DocType::MacauId { "1234567(8)" } else { "A123456(3)" });
            assert_eq!(chosen(&filled), Some(kind));
            assert_eq!(wire(kind).0.as_str(), kind.code().to_string());
            assert_eq!(of(&wire(kind).1), Some(kind));
        }
    }
}
