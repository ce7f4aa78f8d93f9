//! 驾驶证状态: the letters that the national systems keep for a licence.
//!
//! Several hold at once. A letter nobody knows is kept and shown, never dropped. Letters and
//! meanings: restated; the order of gravity: ours.

use alloc::vec::Vec;

use crate::text;

/// One letter of the status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    /// F 吊销
    Withdrawn,
    /// E 撤销
    Revoked,
    /// G 注销
    Cancelled,
    /// R 注销可恢复
    CancelledRecoverable,
    /// J 停止使用
    OutOfUse,
    /// U 扣留
    Held,
    /// D 暂扣
    Suspended,
    /// K 扣押
    Seized,
    /// B 超分
    PointsFull,
    /// L 锁定
    Locked,
    /// M 逾期未换证
    RenewalOverdue,
    /// S 逾期未审验
    ReviewOverdue,
    /// C 转出
    MovedOut,
    /// I 事故未处理
    AccidentPending,
    /// H 违法未处理
    ViolationsPending,
    /// N 延期换证
    RenewalExtended,
    /// T 延期审验
    ReviewExtended,
    /// P 延期体检
    MedicalExtended,
    /// A 正常
    Normal,
    /// A letter that is in no table we know.
    Unknown(char),
}

impl Status {
    /// Every known status, the gravest first: the first of these that holds is the headline.
    pub const BY_GRAVITY: [Status; 19] = [
        Status::Withdrawn,
        Status::Revoked,
        Status::Cancelled,
        Status::CancelledRecoverable,
        Status::OutOfUse,
        Status::Held,
        Status::Suspended,
        Status::Seized,
        Status::PointsFull,
        Status::Locked,
        Status::RenewalOverdue,
        Status::ReviewOverdue,
        Status::MovedOut,
        Status::AccidentPending,
        Status::ViolationsPending,
        Status::RenewalExtended,
        Status::ReviewExtended,
        Status::MedicalExtended,
        Status::Normal,
    ];

    /// The letter.
    pub fn letter(self) -> char {
        match self {
            Status::Withdrawn => 'F',
            Status::Revoked => 'E',
            Status::Cancelled => 'G',
            Status::CancelledRecoverable => 'R',
            Status::OutOfUse => 'J',
            Status::Held => 'U',
            Status::Suspended => 'D',
            Status::Seized => 'K',
            Status::PointsFull => 'B',
            Status::Locked => 'L',
            Status::RenewalOverdue => 'M',
            Status::ReviewOverdue => 'S',
            Status::MovedOut => 'C',
            Status::AccidentPending => 'I',
            Status::ViolationsPending => 'H',
            Status::RenewalExtended => 'N',
            Status::ReviewExtended => 'T',
            Status::MedicalExtended => 'P',
            Status::Normal => 'A',
            Status::Unknown(letter) => letter,
        }
    }

    /// The status of a letter.
    ///
    /// ```
    /// use tongtu_rules::licence::status::Status;
    /// assert_eq!(Status::from_letter('M'), Status::RenewalOverdue);
    /// assert_eq!(Status::from_letter('?'), Status::Unknown('?'));
    /// ```
    pub fn from_letter(letter: char) -> Status {
        Status::BY_GRAVITY
            .into_iter()
            .find(|status| status.letter() == letter)
            .unwrap_or(Status::Unknown(letter))
    }

    /// Whether violations can no longer be handled online. Extensions do not block, nor does a
    /// letter nobody knows: the server decides there. Source: restated; extensions ours.
    ///
    /// ```
    /// use tongtu_rules::licence::status::Status;
    /// assert!(Status::RenewalOverdue.blocks_handling());
    /// assert!(!Status::ViolationsPending.blocks_handling()); // that is why the person is here
    /// ```
    pub fn blocks_handling(self) -> bool {
        match self {
            Status::Withdrawn
            | Status::Revoked
            | Status::Cancelled
            | Status::CancelledRecoverable
            | Status::OutOfUse
            | Status::Held
            | Status::Suspended
            | Status::Seized
            | Status::PointsFull
            | Status::Locked
            | Status::RenewalOverdue
            | Status::ReviewOverdue
            | Status::MovedOut => true,
            Status::AccidentPending
            | Status::ViolationsPending
            | Status::RenewalExtended
            | Status::ReviewExtended
            | Status::MedicalExtended
            | Status::Normal
            | Status::Unknown(_) => false,
        }
    }

    /// Whether an electronic licence can no longer be applied for: held, suspended, overdue, full
    /// or out of use (restated), and what ends a licence altogether (ours).
    ///
    /// ```
    /// use tongtu_rules::licence::status::Status;
    /// assert!(Status::Held.blocks_electronic_licence());
    /// assert!(!Status::Locked.blocks_electronic_licence());
    /// ```
    pub fn blocks_electronic_licence(self) -> bool {
        self.blocks_handling() && !matches!(self, Status::MovedOut | Status::Locked)
    }
}

/// All that holds for one licence.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct LicenceStatus {
    statuses: Vec<Status>,
}

impl LicenceStatus {
    /// Reads the letters as the server sends them, `"BH"`. Order and repetition do not matter; no
    /// letter at all means normal. At most 32 different ones are kept.
    ///
    /// ```
    /// use tongtu_rules::licence::status::{LicenceStatus, Status};
    /// let status = LicenceStatus::from_letters("HB");
    /// assert_eq!(status.headline(), Status::PointsFull);
    /// assert!(status.blocks_electronic_licence());
    /// ```
    pub fn from_letters(letters: &str) -> LicenceStatus {
        let mut statuses = Vec::new();
        for letter in letters.chars().filter(|c| !c.is_whitespace()) {
            let status = Status::from_letter(letter);
            if statuses.len() < 32 && !statuses.contains(&status) {
                statuses.push(status);
            }
        }
        if statuses.is_empty() {
            statuses.push(Status::Normal);
        }
        LicenceStatus { statuses: sorted(statuses) }
    }

    /// All of them, the gravest first, unknown ones last but before normal.
    pub fn all(&self) -> &[Status] {
        &self.statuses
    }

    /// The gravest: what the screen says in one word.
    pub fn headline(&self) -> Status {
        self.statuses.first().copied().unwrap_or(Status::Normal)
    }

    /// The gravest that blocks online handling.
    pub fn blocks_handling(&self) -> Option<Status> {
        self.statuses.iter().copied().find(|status| status.blocks_handling())
    }

    /// Whether any of them blocks an electronic licence.
    pub fn blocks_electronic_licence(&self) -> bool {
        self.statuses.iter().any(|status| status.blocks_electronic_licence())
    }

    /// Whether nothing but normal holds.
    pub fn is_normal(&self) -> bool {
        self.statuses.as_slice() == [Status::Normal]
    }
}

fn sorted(mut statuses: Vec<Status>) -> Vec<Status> {
    text::sort_few(&mut statuses, |status| match status {
        Status::Unknown(_) => (Status::BY_GRAVITY.len() - 1, 0),
        Status::Normal => (Status::BY_GRAVITY.len() - 1, 1),
        known => {
            let at = Status::BY_GRAVITY.iter().position(|s| s == known);
            (at.unwrap_or(Status::BY_GRAVITY.len()), 0)
        }
    });
    statuses
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_letter_stands_for_two_statuses() {
        for status in Status::BY_GRAVITY {
            assert_eq!(Status::from_letter(status.letter()), status);
        }
    }

    #[test]
    fn an_unknown_letter_is_kept_and_outranks_normal_only() {
        let status = LicenceStatus::from_letters("A9");
        assert_eq!(status.all(), [Status::Unknown('9'), Status::Normal]);
        assert_eq!(LicenceStatus::from_letters("9H").headline(), Status::ViolationsPending);
    }
}
