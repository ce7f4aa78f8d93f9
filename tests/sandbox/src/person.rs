//! What the rules and the registers say about somebody: the bridge to `tongtu_rules`.

use tongtu_contract::{DocKind, DocType};
use tongtu_rules::document;

use crate::rows::{LicenceRow, PersonRow};
use crate::store::Broken;
use crate::town::Town;

/// The rules' kind of document, for a kind that is known.
pub(crate) fn rules_kind(kind: &DocKind) -> Option<document::DocType> {
    document::DocType::ALL.into_iter().find(|rules| kind_of(*rules) == *kind)
}

/// The contract's word for a kind of the rules.
pub(crate) fn kind_of(kind: document::DocType) -> DocKind {
    match kind {
        document::DocType::ResidentId => DocKind::ResidentId,
        document::DocType::HkMoTwResidencePermit => DocKind::HkMoTwResidencePermit,
        document::DocType::HkId => DocKind::HkId,
        document::DocType::MacauId => DocKind::MacauId,
        document::DocType::HomeReturnPermit => DocKind::HomeReturnPermit,
        document::DocType::TaiwanPermit => DocKind::TaiwanPermit,
        document::DocType::Passport => DocKind::Passport,
        document::DocType::ForeignPermanentResidentId => DocKind::ForeignPermanentResidentId,
    }
}

/// The letter that a kind belongs to.
pub(crate) fn letter_of(kind: document::DocType) -> DocType {
    DocType::from(kind.code().to_string())
}

/// What the register of people says to a number and a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Population {
    /// The number is nobody's here: nothing speaks against it.
    Unknown,
    /// They belong together.
    Agrees,
    /// The number is somebody else's.
    Differs,
}

/// A name with all but its last character masked; how long it is stays hidden too.
pub(crate) fn masked_name(name: &str) -> String {
    let dots = name.chars().count().saturating_sub(1).min(2);
    let last = name.chars().next_back().filter(|_| dots > 0);
    "•".repeat(dots.max(1)).chars().chain(last).collect()
}

impl Town<'_> {
    pub(crate) fn holder(&self, kind: &DocKind, number: &str) -> Result<Option<PersonRow>, Broken> {
        self.find(|person: &PersonRow| {
            person.documents.iter().any(|(k, n)| k == kind && n == number)
        })
    }

    pub(crate) fn population(
        &self,
        kind: &DocKind,
        number: &str,
        name: &str,
    ) -> Result<Population, Broken> {
        Ok(match self.holder(kind, number)? {
            None => Population::Unknown,
            Some(person) if person.name == name => Population::Agrees,
            Some(_) => Population::Differs,
        })
    }

    /// Whether the person's licence was issued on another of their present documents.
    pub(crate) fn licence_is_on_another(
        &self,
        kind: &DocKind,
        number: &str,
    ) -> Result<bool, Broken> {
        let Some(person) = self.holder(kind, number)? else { return Ok(false) };
        for (_, other) in person.documents.iter().filter(|(_, other)| other != number) {
            if self.get::<LicenceRow>(other)?.is_some() {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_name_one_character_is_seen() {
        for (name, masked) in
            [("张三", "•三"), ("陈大文", "••文"), ("MARIA SILVA", "••A"), ("王", "•"), ("", "•")]
        {
            assert_eq!(masked_name(name), masked);
        }
    }

    #[test]
    fn every_kind_of_the_contract_is_a_kind_of_the_rules_and_back() {
        for word in DocKind::KNOWN {
            let kind = rules_kind(&DocKind::from(*word)).unwrap_or_else(|| panic!("{word}"));
            assert_eq!(kind_of(kind).as_str(), *word);
            let letter = letter_of(kind);
            assert!(!matches!(letter, DocType::Unknown(_)), "{word}: {letter}");
        }
        assert_eq!(DocKind::KNOWN.len(), document::DocType::ALL.len());
    }
}
