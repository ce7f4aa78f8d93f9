//! Words of a list that may grow, and the raw word of a state that nobody here knows yet.

/// Declares an enum of fixed words that also keeps any other word as `Unknown(raw)`.
///
/// Reading never fails on text, and writing gives back exactly what was read.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(from = "String", into = "String")]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)+
            /// A word that this version does not know, as it came.
            Unknown(String),
        }

        impl $name {
            /// Every word of the list, in its order.
            pub const KNOWN: &'static [&'static str] = &[$($word),+];

            /// The word as it goes over the wire.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $word,)+
                    Self::Unknown(raw) => raw,
                }
            }
        }

        impl From<&str> for $name {
            fn from(word: &str) -> Self {
                match word {
                    $($word => Self::$variant,)+
                    _ => Self::Unknown(word.to_owned()),
                }
            }
        }

        impl From<String> for $name {
            fn from(word: String) -> Self {
                Self::from(word.as_str())
            }
        }

        impl From<$name> for String {
            fn from(word: $name) -> String {
                word.as_str().to_owned()
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        #[cfg(feature = "openapi")]
        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
                crate::openapi::open_words(Self::KNOWN)
            }
        }

        #[cfg(feature = "openapi")]
        impl utoipa::ToSchema for $name {}
    };
}
pub(crate) use words;

/// Reads and writes the `kind` of a state that this version does not know.
///
/// For `#[serde(untagged, with = "crate::word::raw_kind")] Unknown(String)`. What else such a
/// state carried is not kept: nobody here could say what it means.
pub(crate) mod raw_kind {
    use serde::ser::SerializeStruct as _;
    use serde::{Deserialize, Deserializer, Serializer};

    #[derive(Deserialize)]
    struct Raw {
        kind: String,
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
        Raw::deserialize(from).map(|raw| raw.kind)
    }

    pub(crate) fn serialize<S: Serializer>(kind: &str, to: S) -> Result<S::Ok, S::Error> {
        let mut state = to.serialize_struct("State", 1)?;
        state.serialize_field("kind", kind)?;
        state.end()
    }
}
