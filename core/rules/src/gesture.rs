//! 手势密码: the geometry of the nine dots.
//!
//! Four to nine dots without repetition; a dot that is passed over joins by itself, as on
//! Android: 389,112 patterns in all. Deriving keys and counting failures is for others.

use core::fmt;

use crate::reason::reasons;

/// The fewest dots.
pub const MIN_NODES: usize = 4;
/// Failures before the token is thrown away and the password is needed.
pub const MAX_FAILURES: u8 = 5;

/// A pattern with the dots that joined by themselves. Its `Debug` shows none of them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Pattern {
    nodes: [u8; 9],
    length: usize,
}

reasons! {
    /// Why a drawing is no pattern.
    GestureError in "gesture" {
        /// Fewer than four dots.
        TooShort = "too_short",
        /// A dot was drawn twice.
        Repeat = "repeat",
        /// No dot has this number.
        OutOfRange = "out_of_range",
        /// The second drawing differs from the first.
        Mismatch = "mismatch",
        /// Five failures: only the password helps now.
        LockedOut = "locked_out",
    }
}

impl Pattern {
    /// Reads dots numbered 0 to 8, row by row, in the order they were touched.
    ///
    /// ```
    /// use tongtu_rules::gesture::{GestureError, Pattern};
    /// assert_eq!(Pattern::from_drawn(&[0, 2, 5, 8])?.nodes(), [0, 1, 2, 5, 8]);
    /// assert_eq!(Pattern::from_drawn(&[0, 1, 0, 2]), Err(GestureError::Repeat));
    /// # Ok::<(), GestureError>(())
    /// ```
    pub fn from_drawn(drawn: &[i32]) -> Result<Pattern, GestureError> {
        let mut pattern = Pattern { nodes: [0; 9], length: 0 };
        let mut last = None;
        for node in drawn {
            let node =
                u8::try_from(*node).ok().filter(|n| *n < 9).ok_or(GestureError::OutOfRange)?;
            if pattern.nodes().contains(&node) {
                return Err(GestureError::Repeat);
            }
            let passed = last.and_then(|last| between(last, node));
            if let Some(middle) = passed.filter(|middle| !pattern.nodes().contains(middle)) {
                pattern.push(middle);
            }
            pattern.push(node);
            last = Some(node);
        }
        if pattern.length < MIN_NODES { Err(GestureError::TooShort) } else { Ok(pattern) }
    }

    /// The dots, for deriving a key.
    pub fn nodes(&self) -> &[u8] {
        self.nodes.get(..self.length).unwrap_or_default()
    }

    /// Whether this is one of the shapes that everybody draws first: worth a warning.
    ///
    /// ```
    /// use tongtu_rules::gesture::Pattern;
    /// assert!(Pattern::from_drawn(&[0, 3, 6, 7, 8])?.is_common()); // L
    /// # Ok::<(), tongtu_rules::gesture::GestureError>(())
    /// ```
    pub fn is_common(&self) -> bool {
        COMMON.iter().any(|shape| {
            let shape = shape.bytes().map(|digit| digit - b'0');
            shape.clone().eq(self.nodes().iter().copied())
                || shape.rev().eq(self.nodes().iter().copied())
        })
    }

    fn push(&mut self, node: u8) {
        if let Some(slot) = self.nodes.get_mut(self.length) {
            *slot = node;
            self.length += 1;
        }
    }
}

impl fmt::Debug for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pattern(..)")
    }
}

/// Compares the second drawing with the first.
///
/// # Errors
/// `Mismatch`.
///
/// ```
/// use tongtu_rules::gesture::{GestureError, Pattern, matches};
/// let first = Pattern::from_drawn(&[0, 2, 5, 8])?;
/// assert!(matches(&first, &Pattern::from_drawn(&[0, 1, 2, 5, 8])?).is_ok());
/// # Ok::<(), GestureError>(())
/// ```
pub fn matches(first: &Pattern, second: &Pattern) -> Result<(), GestureError> {
    if first == second { Ok(()) } else { Err(GestureError::Mismatch) }
}

/// How many tries are left after so many failures.
///
/// # Errors
/// `LockedOut` from the fifth failure on.
///
/// ```
/// use tongtu_rules::gesture::{GestureError, tries_left};
/// assert_eq!(tries_left(4), Ok(1));
/// assert_eq!(tries_left(5), Err(GestureError::LockedOut));
/// ```
pub fn tries_left(failures: u8) -> Result<u8, GestureError> {
    match MAX_FAILURES.checked_sub(failures) {
        None | Some(0) => Err(GestureError::LockedOut),
        Some(left) => Ok(left),
    }
}

/// The dot that lies in the middle of two others on one line.
fn between(a: u8, b: u8) -> Option<u8> {
    let (row, column) = (a / 3 + b / 3, a % 3 + b % 3);
    let even = row % 2 == 0 && column % 2 == 0;
    (even && a != b).then_some(row / 2 * 3 + column / 2)
}

/// L, Z, N, O, U, C, M, W and their mirrors; each is also found drawn backwards.
static COMMON: [&str; 18] = [
    "03678",
    "01258",
    "21036",
    "25876",
    "0124678",
    "2104876",
    "6304852",
    "0364258",
    "01258763",
    "03678521",
    "0367852",
    "2103678",
    "6301258",
    "0125876",
    "6304258",
    "0364852",
    "012543678",
    "036741258",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_as_many_patterns_as_the_literature_counts() {
        fn count(path: &mut alloc::vec::Vec<u8>, by_length: &mut [u32; 10]) {
            by_length[path.len()] += 1;
            for next in 0..9 {
                let passed = path.last().and_then(|last| between(*last, next));
                let reachable = passed.is_none_or(|middle| path.contains(&middle));
                if !path.contains(&next) && reachable {
                    path.push(next);
                    count(path, by_length);
                    path.pop();
                }
            }
        }
        let mut by_length = [0; 10];
        count(&mut alloc::vec::Vec::new(), &mut by_length);
        assert_eq!(by_length[4..], [1_624, 7_152, 26_016, 72_912, 140_704, 140_704]);
    }

    #[test]
    fn the_nodes_never_reach_a_log() {
        let pattern = Pattern::from_drawn(&[0, 1, 2, 5]).unwrap();
        assert_eq!(alloc::format!("{pattern:?}"), "Pattern(..)");
    }
}
