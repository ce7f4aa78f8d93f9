//! 金额: money in whole fen, never in floating point.

/// An amount in fen (分), a hundredth of a yuan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Fen(pub i64);

impl Fen {
    /// So many yuan; at the ends of the range, the end.
    ///
    /// ```
    /// use tongtu_rules::money::Fen;
    /// assert_eq!(Fen::yuan(200), Fen(20_000));
    /// ```
    pub const fn yuan(yuan: i64) -> Fen {
        Fen(yuan.saturating_mul(100))
    }
}
