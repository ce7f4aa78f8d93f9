//! Why a record cannot be handled online, what to do instead, and what to say beforehand.

use crate::licence::status::Status;
use crate::reason::reasons;

reasons! {
    /// Why a record cannot be handled online by this driver.
    Refusal in "violation" {
        /// Decided already: payment is what is left.
        AlreadyHandled = "already_handled",
        /// Decided on the spot by an officer: only payment and reconsideration are left.
        SceneRecord = "scene_record",
        /// An objection rests on the record (令第157号 §5).
        UnderObjection = "under_objection",
        /// More points than may be handled online.
        PointsTooHigh = "points_too_high",
        /// A fine above the simple procedure (令第157号 §52).
        GeneralProcedure = "general_procedure",
        /// The points would reach twelve exactly (令第163号 §17).
        WouldReachTwelve = "would_reach_twelve",
        /// The points would exceed twelve.
        ExceedsTwelve = "exceeds_twelve",
        /// The server did not say how many points there are.
        DataUnavailable = "data_unavailable",
        /// The vehicle is neither one's own nor filed.
        NotFiled = "not_filed",
        /// With points, and before the vehicle was filed.
        BeforeFiling = "before_filing",
        /// No licence is filed in the account.
        NoLicence = "no_licence",
        /// The licence's status forbids it.
        LicenceStatus {
            /// The gravest status that does.
            status: Status,
        } = "licence_status",
        /// The licence's classes do not fit the vehicle.
        ClassMismatch = "class_mismatch",
        /// On the list, or one step from it: the window decides.
        SuspectRisk = "suspect_risk",
        /// A listed person may handle only own vehicles.
        KeyPerson = "key_person",
        /// Too many full-study rounds in the cycle for vehicles of others.
        FullRounds = "full_rounds",
        /// The face was not recognised twice.
        FaceNeeded = "face_needed",
    }
}

/// What a person can do instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WayOut {
    /// Pay the decision.
    Pay,
    /// Go to the window.
    Window,
    /// Wait for the answer or for the data, then try again.
    Wait,
    /// File the licence.
    FileLicence,
    /// File the vehicle.
    FileVehicle,
    /// Renew, study or settle what the status names.
    MendStatus,
    /// A photo with the document in hand, reviewed by a person.
    ManualReview,
}

impl Refusal {
    /// What a person can do instead.
    ///
    /// ```
    /// use tongtu_rules::violation::handle::{Refusal, WayOut};
    /// assert_eq!(Refusal::FaceNeeded.way_out(), WayOut::ManualReview);
    /// ```
    pub fn way_out(&self) -> WayOut {
        match self {
            Refusal::AlreadyHandled | Refusal::SceneRecord => WayOut::Pay,
            Refusal::UnderObjection | Refusal::DataUnavailable => WayOut::Wait,
            Refusal::PointsTooHigh
            | Refusal::GeneralProcedure
            | Refusal::WouldReachTwelve
            | Refusal::ExceedsTwelve
            | Refusal::BeforeFiling
            | Refusal::ClassMismatch
            | Refusal::SuspectRisk
            | Refusal::KeyPerson
            | Refusal::FullRounds => WayOut::Window,
            Refusal::NotFiled => WayOut::FileVehicle,
            Refusal::NoLicence => WayOut::FileLicence,
            Refusal::LicenceStatus { .. } => WayOut::MendStatus,
            Refusal::FaceNeeded => WayOut::ManualReview,
        }
    }

    /// The law or limit behind it.
    ///
    /// ```
    /// use tongtu_rules::violation::handle::Refusal;
    /// assert_eq!(Refusal::WouldReachTwelve.source(), "公安部令第163号 §14, §17");
    /// ```
    pub fn source(&self) -> &'static str {
        match self {
            Refusal::WouldReachTwelve | Refusal::ExceedsTwelve => "公安部令第163号 §14, §17",
            Refusal::GeneralProcedure | Refusal::SceneRecord => "公安部令第157号 §43–49, §52",
            Refusal::UnderObjection | Refusal::AlreadyHandled => "公安部令第157号 §5",
            Refusal::PointsTooHigh
            | Refusal::DataUnavailable
            | Refusal::NotFiled
            | Refusal::BeforeFiling
            | Refusal::NoLicence
            | Refusal::LicenceStatus { .. }
            | Refusal::ClassMismatch
            | Refusal::SuspectRisk
            | Refusal::KeyPerson
            | Refusal::FullRounds
            | Refusal::FaceNeeded => "restated",
        }
    }
}

/// What should be said before a record is accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Warning {
    /// The third plate that is not one's own.
    PlatesNear,
    /// The third driver for this plate.
    DriversNear,
    /// A letter of the licence's status is in no table we know.
    UnknownStatus,
    /// With points, and of the very day on which the vehicle was filed: which came first, only the
    /// server knows.
    FilingDay,
}

impl Warning {
    /// Every code, for tables of sentences.
    pub const CODES: &'static [&'static str] = &[
        "violation.plates_near",
        "violation.drivers_near",
        "violation.unknown_status",
        "violation.filing_day",
    ];

    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Warning::PlatesNear => "violation.plates_near",
            Warning::DriversNear => "violation.drivers_near",
            Warning::UnknownStatus => "violation.unknown_status",
            Warning::FilingDay => "violation.filing_day",
        }
    }

    /// The variant's name, as the vectors write it.
    pub fn name(self) -> &'static str {
        match self {
            Warning::PlatesNear => "PlatesNear",
            Warning::DriversNear => "DriversNear",
            Warning::UnknownStatus => "UnknownStatus",
            Warning::FilingDay => "FilingDay",
        }
    }
}
