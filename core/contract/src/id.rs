//! Opaque ids, one type per kind, so that a picture is never asked for by a registration's name.

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        #[serde(transparent)]
        pub struct $name(
            /// The text as the server gave it.
            pub String,
        );

        impl $name {
            /// The text as the server gave it.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

id! {
    /// A registration (注册申请), from its first form to the account.
    RegistrationId
}
id! {
    /// A person's account (账号).
    AccountId
}
id! {
    /// A file sent or being sent in pieces.
    UploadId
}
id! {
    /// A picture the server keeps, for example the portrait of the electronic licence.
    PictureId
}
id! {
    /// A vehicle (机动车) of the register.
    VehicleId
}
id! {
    /// A filing (备案) of somebody else's vehicle that is in force.
    FiledId
}
id! {
    /// An application to file somebody else's vehicle.
    VehicleFilingId
}
id! {
    /// A check of a face, or the manual one in its place.
    FaceCheckId
}
id! {
    /// A record (违法记录).
    ViolationId
}
id! {
    /// A decision (处罚决定).
    DecisionId
}
id! {
    /// A payment order (缴款单).
    PaymentId
}
id! {
    /// An objection (异议).
    ObjectionId
}
id! {
    /// A contract of a hired car (租赁合同).
    RentalId
}
id! {
    /// A message (消息).
    MessageId
}
