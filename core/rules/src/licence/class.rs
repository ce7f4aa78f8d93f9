//! 准驾车型: the classes on a licence, what each also covers, and the ages to apply.
//!
//! Source: 公安部令第162号 §11, §14, annex 1; ages as changed by 令第172号 from 2025-01-01.

use alloc::vec::Vec;

use chrono::NaiveDate;

use crate::reason::reasons;
use crate::text;

/// A class code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Class {
    /// 大型客车, large bus.
    A1,
    /// 重型牵引挂车, heavy tractor-trailer.
    A2,
    /// 城市公交车, city bus.
    A3,
    /// 中型客车, medium bus.
    B1,
    /// 大型货车, large goods vehicle.
    B2,
    /// 小型汽车, small car.
    C1,
    /// 小型自动挡汽车, small automatic car.
    C2,
    /// 低速载货汽车, low-speed goods vehicle.
    C3,
    /// 三轮汽车, three-wheeler.
    C4,
    /// 残疾人专用小型自动挡载客汽车, automatic car for disabled drivers.
    C5,
    /// 轻型牵引挂车, light trailer combination.
    C6,
    /// 普通三轮摩托车, three-wheel motorcycle.
    D,
    /// 普通二轮摩托车, two-wheel motorcycle.
    E,
    /// 轻便摩托车, moped.
    F,
    /// 轮式专用机械车, wheeled machine.
    M,
    /// 无轨电车, trolleybus.
    N,
    /// 有轨电车, tram.
    P,
}

impl Class {
    /// Every class, in the order of the annex.
    pub const ALL: [Class; 17] = [
        Class::A1,
        Class::A2,
        Class::A3,
        Class::B1,
        Class::B2,
        Class::C1,
        Class::C2,
        Class::C3,
        Class::C4,
        Class::C5,
        Class::C6,
        Class::D,
        Class::E,
        Class::F,
        Class::M,
        Class::N,
        Class::P,
    ];

    /// The code as printed.
    pub fn code(self) -> &'static str {
        match self {
            Class::A1 => "A1",
            Class::A2 => "A2",
            Class::A3 => "A3",
            Class::B1 => "B1",
            Class::B2 => "B2",
            Class::C1 => "C1",
            Class::C2 => "C2",
            Class::C3 => "C3",
            Class::C4 => "C4",
            Class::C5 => "C5",
            Class::C6 => "C6",
            Class::D => "D",
            Class::E => "E",
            Class::F => "F",
            Class::M => "M",
            Class::N => "N",
            Class::P => "P",
        }
    }

    /// The classes that this one also covers (准予驾驶的其他准驾车型). A2 covers C6 since
    /// 2022-04-01.
    ///
    /// ```
    /// use tongtu_rules::licence::class::Class;
    /// assert_eq!(Class::C1.covers(), [Class::C2, Class::C3, Class::C4]);
    /// ```
    pub fn covers(self) -> &'static [Class] {
        use Class::{A3, B1, B2, C1, C2, C3, C4, C6, E, F, M};
        match self {
            Class::A1 => &[A3, B1, B2, C1, C2, C3, C4, M],
            Class::A2 => &[B1, B2, C1, C2, C3, C4, C6, M],
            Class::A3 => &[C1, C2, C3, C4],
            Class::B1 | Class::B2 => &[C1, C2, C3, C4, M],
            Class::C1 => &[C2, C3, C4],
            Class::C3 => &[C4],
            Class::D => &[E, F],
            Class::E => &[F],
            Class::C2
            | Class::C4
            | Class::C5
            | Class::C6
            | Class::F
            | Class::M
            | Class::N
            | Class::P => &[],
        }
    }

    /// Whether the class is one of A1 A2 A3 B1 B2, for which study lasts thirty days instead of
    /// seven (公安部令第163号 §18).
    ///
    /// ```
    /// use tongtu_rules::licence::class::Class;
    /// assert!(Class::B2.is_heavy() && !Class::C1.is_heavy());
    /// ```
    pub fn is_heavy(self) -> bool {
        matches!(self, Class::A1 | Class::A2 | Class::A3 | Class::B1 | Class::B2)
    }

    /// The ages at which one may apply, both ends included; no upper end for some.
    ///
    /// The upper end of the heavy classes was 60 until 2024-12-31 and is 63 from 2025-01-01, later
    /// for those whose retirement is postponed, which only the server knows.
    ///
    /// ```
    /// # use chrono::NaiveDate;
    /// use tongtu_rules::licence::class::Class;
    /// let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
    /// assert_eq!(Class::C1.ages(day(2026, 11, 20)), (18, None));
    /// assert_eq!(Class::A1.ages(day(2024, 12, 31)), (22, Some(60)));
    /// assert_eq!(Class::A1.ages(day(2025, 1, 1)), (22, Some(63)));
    /// ```
    pub fn ages(self, on: NaiveDate) -> (u8, Option<u8>) {
        let heavy = if NaiveDate::from_ymd_opt(2025, 1, 1).is_some_and(|from| on >= from) {
            63
        } else {
            60
        };
        match self {
            Class::C1 | Class::C2 | Class::C5 | Class::F => (18, None),
            Class::D | Class::E => (18, Some(70)),
            Class::C6 => (20, Some(70)),
            Class::C3 | Class::C4 | Class::M => (18, Some(heavy)),
            Class::A3 | Class::B1 | Class::B2 | Class::N | Class::P => (20, Some(heavy)),
            Class::A1 | Class::A2 => (22, Some(heavy)),
        }
    }
}

reasons! {
    /// Why a string of classes is refused.
    ClassError in "licence_class" {
        /// Nothing was entered.
        Empty = "empty",
        /// A part that is no class.
        Format = "format",
        /// A class stands twice.
        Duplicate = "duplicate",
    }
}

/// The classes of one licence, in the order printed.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Classes {
    classes: Vec<Class>,
}

impl Classes {
    /// Reads classes written one after another, as on the licence: `A2D`, `C1E`.
    ///
    /// ```
    /// use tongtu_rules::licence::class::{Class, ClassError, Classes};
    /// assert_eq!(Classes::parse("c1e")?.as_slice(), [Class::C1, Class::E]);
    /// assert_eq!(Classes::parse("C7"), Err(ClassError::Format));
    /// # Ok::<(), ClassError>(())
    /// ```
    pub fn parse(raw: &str) -> Result<Classes, ClassError> {
        if raw.len() > text::MAX_RAW_BYTES {
            return Err(ClassError::Format);
        }
        let text = text::normalise(raw);
        let mut rest: &str = &text;
        if rest.is_empty() {
            return Err(ClassError::Empty);
        }
        let mut classes = Vec::new();
        while !rest.is_empty() {
            let class = Class::ALL
                .into_iter()
                .find(|class| rest.starts_with(class.code()))
                .ok_or(ClassError::Format)?;
            if classes.contains(&class) {
                return Err(ClassError::Duplicate);
            }
            rest = rest.strip_prefix(class.code()).unwrap_or_default();
            classes.push(class);
        }
        Ok(Classes { classes })
    }

    /// The classes, in the order printed.
    pub fn as_slice(&self) -> &[Class] {
        &self.classes
    }

    /// Whether the holder may drive what needs `needed`.
    ///
    /// ```
    /// use tongtu_rules::licence::class::{Class, Classes};
    /// assert!(Classes::parse("A2")?.may_drive(Class::C6));
    /// assert!(!Classes::parse("C1")?.may_drive(Class::A1));
    /// # Ok::<(), tongtu_rules::licence::class::ClassError>(())
    /// ```
    pub fn may_drive(&self, needed: Class) -> bool {
        self.classes.iter().any(|held| *held == needed || held.covers().contains(&needed))
    }

    /// Whether any of them is heavy.
    pub fn is_heavy(&self) -> bool {
        self.classes.iter().any(|class| class.is_heavy())
    }
}
