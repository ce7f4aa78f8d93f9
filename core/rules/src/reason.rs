//! One table an error: variants, their stable codes, their names.

/// Writes an error enum whose every variant has a stable code `room.reason` and a name for the
/// vectors. One table instead of three matches, so that a variant without a code does not compile.
macro_rules! reasons {
    (
        $(#[$meta:meta])*
        $name:ident in $room:literal {
            $(
                $(#[$vmeta:meta])*
                $variant:ident $({ $($(#[$fmeta:meta])* $field:ident: $ty:ty),+ $(,)? })? = $reason:literal,
            )+
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $name {
            $($(#[$vmeta])* $variant $({ $($(#[$fmeta])* $field: $ty),+ })?,)+
        }

        impl $name {
            /// Every code of this enum, for tables of sentences.
            pub const CODES: &'static [&'static str] = &[$(concat!($room, ".", $reason)),+];

            /// The stable code `room.reason`; never changed, never reused.
            pub fn code(&self) -> &'static str {
                match self {
                    $(Self::$variant $({ $($field: _),+ })? => concat!($room, ".", $reason),)+
                }
            }

            /// The variant's name, as the vectors write it.
            pub fn name(&self) -> &'static str {
                match self {
                    $(Self::$variant $({ $($field: _),+ })? => stringify!($variant),)+
                }
            }
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str(self.code())
            }
        }

        impl core::error::Error for $name {}
    };
}

pub(crate) use reasons;
