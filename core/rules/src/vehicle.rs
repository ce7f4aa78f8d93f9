//! 机动车状态, 使用性质: the letters that the national systems keep for a vehicle. Source: restated.

use alloc::vec::Vec;

/// One letter of a vehicle's status; several hold at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    /// A 正常
    Normal,
    /// B 转出
    MovedOut,
    /// C 被盗抢
    Stolen,
    /// D 停驶
    OffRoad,
    /// E 注销
    Cancelled,
    /// F 撤销
    Revoked,
    /// G 违法未处理
    ViolationsPending,
    /// H 海关监管
    Customs,
    /// I 事故未处理
    AccidentPending,
    /// J 嫌疑车
    Suspected,
    /// K 查封
    Sealed,
    /// L 扣留, 暂扣
    Held,
    /// M 达到报废标准, 强制注销
    ScrapDue,
    /// N 事故逃逸
    HitAndRun,
    /// O 锁定
    Locked,
    /// P 达到报废标准公告牌证作废
    Scrapped,
    /// Q 逾期未检验
    InspectionOverdue,
    /// A letter that is in no table we know: kept and shown.
    Unknown(char),
}

impl Status {
    /// Every known status, in the order of its letters.
    pub const ALL: [Status; 17] = [
        Status::Normal,
        Status::MovedOut,
        Status::Stolen,
        Status::OffRoad,
        Status::Cancelled,
        Status::Revoked,
        Status::ViolationsPending,
        Status::Customs,
        Status::AccidentPending,
        Status::Suspected,
        Status::Sealed,
        Status::Held,
        Status::ScrapDue,
        Status::HitAndRun,
        Status::Locked,
        Status::Scrapped,
        Status::InspectionOverdue,
    ];

    /// The status of a letter.
    ///
    /// ```
    /// use tongtu_rules::vehicle::Status;
    /// assert_eq!(Status::from_letter('Q'), Status::InspectionOverdue);
    /// assert_eq!(Status::from_letter('Z'), Status::Unknown('Z'));
    /// ```
    pub fn from_letter(letter: char) -> Status {
        ('A'..='Q')
            .position(|known| known == letter)
            .and_then(|at| Status::ALL.get(at).copied())
            .unwrap_or(Status::Unknown(letter))
    }

    /// Whether the register no longer keeps the vehicle here: moved out, cancelled, revoked, its papers
    /// void. Nobody can file it, and no inspection is done for it.
    ///
    /// ```
    /// use tongtu_rules::vehicle::Status;
    /// assert!(Status::Cancelled.has_left() && !Status::Sealed.has_left());
    /// ```
    pub fn has_left(self) -> bool {
        matches!(self, Status::MovedOut | Status::Cancelled | Status::Revoked | Status::Scrapped)
    }

    /// The statuses of a string of letters, each once, in the order written; at most 32.
    ///
    /// ```
    /// use tongtu_rules::vehicle::Status;
    /// let both = [Status::ViolationsPending, Status::InspectionOverdue];
    /// assert_eq!(Status::from_letters("GQG"), both);
    /// ```
    pub fn from_letters(letters: &str) -> Vec<Status> {
        let mut out = Vec::new();
        for status in letters.chars().filter(|c| !c.is_whitespace()).map(Status::from_letter) {
            if out.len() < 32 && !out.contains(&status) {
                out.push(status);
            }
        }
        out
    }
}

/// 使用性质: what a vehicle is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Use {
    /// A 非营运
    Private,
    /// B 公路客运
    Coach,
    /// C 公交客运
    Bus,
    /// D 出租客运
    Taxi,
    /// E 旅游客运
    Tour,
    /// F 货运
    Goods,
    /// G 租赁
    Rental,
    /// H 警用
    Police,
    /// I 消防
    Fire,
    /// J 救护
    Ambulance,
    /// K 工程救险
    Rescue,
    /// L 营转非
    FormerlyOperating,
    /// M 出租转非
    FormerlyTaxi,
    /// A letter that is in no table we know.
    Unknown(char),
}

impl Use {
    /// Every known use, in the order of its letters.
    pub const ALL: [Use; 13] = [
        Use::Private,
        Use::Coach,
        Use::Bus,
        Use::Taxi,
        Use::Tour,
        Use::Goods,
        Use::Rental,
        Use::Police,
        Use::Fire,
        Use::Ambulance,
        Use::Rescue,
        Use::FormerlyOperating,
        Use::FormerlyTaxi,
    ];

    /// The use of a letter.
    ///
    /// ```
    /// use tongtu_rules::vehicle::Use;
    /// assert_eq!(Use::from_letter('G'), Use::Rental);
    /// ```
    pub fn from_letter(letter: char) -> Use {
        ('A'..='M')
            .position(|known| known == letter)
            .and_then(|at| Use::ALL.get(at).copied())
            .unwrap_or(Use::Unknown(letter))
    }

    /// Whether somebody else may file it for queries and handling: non-operating use only.
    ///
    /// ```
    /// use tongtu_rules::vehicle::Use;
    /// assert!(Use::Private.may_be_filed());
    /// assert!(!Use::Taxi.may_be_filed());
    /// ```
    pub fn may_be_filed(self) -> bool {
        matches!(self, Use::Private | Use::FormerlyOperating | Use::FormerlyTaxi)
    }
}
