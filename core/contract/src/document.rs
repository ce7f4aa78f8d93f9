//! 证件类型: which identity document, by its national letter and by its kind.

use crate::word::words;

words! {
    /// 身份证明名称代码: the letter of the national vehicle and driver systems.
    DocType {
        /// 居民身份证, mainland resident identity card.
        ResidentId = "A",
        /// 境外人员身份证明, identity proof of a person from outside the mainland.
        Abroad = "F",
        /// 外国人永久居留身份证, foreign permanent resident's card.
        ForeignPermanentResident = "I",
        /// 港澳台居民居住证, residence permit for residents of Hong Kong, Macau and Taiwan.
        ResidencePermit = "Q",
    }
}

words! {
    /// The kind of document; several kinds share the letter F.
    DocKind {
        /// 居民身份证 (A).
        ResidentId = "resident_id",
        /// 港澳台居民居住证 (Q).
        HkMoTwResidencePermit = "hk_mo_tw_residence_permit",
        /// 其他境外人员身份证明: 香港身份證 (F).
        HkId = "hk_id",
        /// 其他境外人员身份证明: 澳門居民身份證 (F).
        MacauId = "macau_id",
        /// 港澳居民来往内地通行证, 回乡证 (F).
        HomeReturnPermit = "home_return_permit",
        /// 台湾居民来往大陆通行证, 台胞证 (F).
        TaiwanPermit = "taiwan_permit",
        /// 护照, passport (F).
        Passport = "passport",
        /// 外国人永久居留身份证 (I).
        ForeignPermanentResidentId = "foreign_permanent_resident_id",
    }
}
