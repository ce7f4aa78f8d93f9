//! Routes: every screen by name, who draws it, and which documents it shows.
//!
//! A route is what a snapshot, a deep link and `Back` know a screen by. It holds ids, never text of
//! a person.

use crate::documents::DocKey;

/// Which service draws a route and hears what is done there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Owner {
    Consent,
    Help,
    Registration,
    Session,
    Security,
    Me,
    Licence,
    Elicence,
    Home,
    Vehicles,
    Filing,
    Face,
    Violations,
    Handling,
    Objections,
    Fines,
    Rentals,
    Points,
    Messages,
}

impl Owner {
    /// Those whose state is somebody's: they forget it when that person is gone.
    pub(crate) const PERSONAL: &[Owner] = &[
        Owner::Registration,
        Owner::Session,
        Owner::Security,
        Owner::Me,
        Owner::Licence,
        Owner::Elicence,
        Owner::Home,
        Owner::Vehicles,
        Owner::Filing,
        Owner::Face,
        Owner::Violations,
        Owner::Handling,
        Owner::Objections,
        Owner::Fines,
        Owner::Rentals,
        Owner::Points,
        Owner::Messages,
    ];
}

/// Who may see a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gate {
    /// Anybody, before any decision.
    Open,
    /// Whoever agreed to the policy.
    Consented,
    /// Whoever is logged in, and not locked.
    LoggedIn,
}

macro_rules! routes {
    ($($(#[$doc:meta])* $variant:ident $(($inner:ty))? $name:literal $owner:ident $gate:ident [$($doc_key:ident),*];)+) => {
        /// A screen by name.
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
        pub(crate) enum Route { $($(#[$doc])* $variant $(($inner))?,)+ }

        impl Route {
            /// Its name, without what follows a slash.
            pub(crate) fn base(&self) -> &'static str {
                match self { $(routes!(@pattern $variant $($inner)?) => $name,)+ }
            }
            /// Who draws it.
            pub(crate) fn owner(&self) -> Owner {
                match self { $(routes!(@pattern $variant $($inner)?) => Owner::$owner,)+ }
            }
            /// Who may see it.
            pub(crate) fn gate(&self) -> Gate {
                match self { $(routes!(@pattern $variant $($inner)?) => Gate::$gate,)+ }
            }
            /// Which documents it shows; they are asked for when it is entered.
            pub(crate) fn documents(&self) -> &'static [DocKey] {
                match self { $(routes!(@pattern $variant $($inner)?) => &[$(DocKey::$doc_key),*],)+ }
            }
            /// What its name ends in, after a slash.
            fn id(&self) -> Option<&str> {
                match self { $(routes!(@bind $variant id $($inner)?) => routes!(@id id $($inner)?),)+ }
            }
            /// The route of that name.
            pub(crate) fn parse(name: &str) -> Option<Route> {
                let (base, id) = match name.split_once('/') {
                    Some((base, id)) => (base, Some(id)),
                    None => (name, None),
                };
                match (base, id) {
                    $(routes!(@name $name id $($inner)?) => Some(routes!(@build $variant id $($inner)?)),)+
                    _ => None,
                }
            }
        }
    };
    (@pattern $variant:ident) => { Route::$variant };
    (@pattern $variant:ident $inner:ty) => { Route::$variant(_) };
    (@bind $variant:ident $id:ident) => { Route::$variant };
    (@bind $variant:ident $id:ident $inner:ty) => { Route::$variant($id) };
    (@id $id:ident) => { None };
    (@id $id:ident $inner:ty) => { Some($id.as_str()) };
    (@name $name:literal $id:ident) => { ($name, None) };
    (@name $name:literal $id:ident $inner:ty) => { ($name, Some($id)) };
    (@build $variant:ident $id:ident) => { Route::$variant };
    (@build $variant:ident $id:ident $inner:ty) => { Route::$variant($id.to_owned()) };
}

routes! {
    /// First start: may we?
    Consent "consent" Consent Open [];
    /// A long text: `privacy` or `terms`.
    Policy(String) "policy" Consent Open [];
    /// Browse only, after declining.
    Browse "browse" Help Open [];
    /// All help.
    Help "help" Help Open [];
    /// One page of help.
    HelpPage(String) "help.page" Help Open [];
    /// "Look at 驾驶证号 on your licence": which document it was issued on.
    WhichDocument "help.which_document" Help Open [];
    /// Trying a number or a name against the rules, offline.
    TryRule(String) "help.try" Help Open [];

    /// Not logged in: log in or register.
    Welcome "welcome" Session Consented [Server];
    /// Log in by phone or document number and password.
    Login "login" Session Consented [Server];
    /// Log in by a code.
    LoginCode "login.code" Session Consented [Server];
    /// Forgotten password.
    Reset "reset" Session Consented [Server];

    /// The registration form.
    Register "register" Registration Consented [Server];
    /// Where one registers: provinces.
    RegisterProvince "register.province" Registration Consented [];
    /// Where one registers: the cities of a province.
    RegisterCity(String) "register.city" Registration Consented [];
    /// The code of the text message.
    RegisterCode "register.code" Registration Consented [];
    /// A photo of the document.
    RegisterPhoto "register.photo" Registration Consented [];
    /// The review and its end.
    RegisterReview "register.review" Registration Consented [];
    /// What the reviewer wants changed.
    RegisterMend "register.mend" Registration Consented [];

    /// The gesture lock over everything that is somebody's.
    Locked "locked" Security Consented [];
    /// 账号与安全.
    Security "me.security" Security LoggedIn [Account];
    /// Drawing a new pattern.
    SetPattern "me.security.pattern" Security LoggedIn [];

    /// 我的.
    Me "me" Me LoggedIn [Account, Messages];
    /// 个人信息.
    Profile "me.profile" Me LoggedIn [Account];
    /// 删除账号: why.
    Delete "me.delete" Me LoggedIn [Account];
    /// 删除账号: the code.
    DeleteCode "me.delete.code" Me LoggedIn [Account];
    /// Language of the app's help, elder mode, withdrawal of consent.
    Settings "me.settings" Me Consented [];

    /// The start of somebody who is logged in.
    Home "home" Home LoggedIn [Account, Licence, Elicence, Vehicles, Violations, Decisions, Messages];
    /// 要办的事, as a screen of its own.
    Todo "todo" Home LoggedIn [Account, Licence, Elicence, Vehicles, Violations, Decisions, Messages];
    /// 全部服务.
    Services "services" Home LoggedIn [Licence, Vehicles];
    /// 进度: where every case stands.
    Progress "progress" Home LoggedIn [Licence, Elicence, Vehicles, Violations, Objections, Decisions, Rentals, Messages];

    /// 驾驶证.
    Licence "licence" Licence LoggedIn [Licence, Elicence];
    /// 备案驾驶证.
    LicenceFiling "licence.filing" Licence LoggedIn [Licence];

    /// 电子驾驶证: where it stands.
    Elicence "elicence" Elicence LoggedIn [Licence, Elicence];
    /// What one must know before.
    ElicenceConsent "elicence.consent" Elicence LoggedIn [Elicence];
    /// Taking the portrait.
    ElicencePhoto "elicence.photo" Elicence LoggedIn [];
    /// Looking at it, and sending it.
    ElicenceConfirm "elicence.confirm" Elicence LoggedIn [];
    /// The card to show.
    ElicenceCard "elicence.card" Elicence LoggedIn [Licence, Elicence, Card];
    /// The card in words.
    ElicenceText "elicence.text" Elicence LoggedIn [Licence, Elicence, Card];

    /// 机动车: one's own, from across the border, filed.
    Vehicles "vehicles" Vehicles LoggedIn [Vehicles];
    /// One vehicle, by its id.
    Vehicle(String) "vehicle" Vehicles LoggedIn [Vehicles, Violations];
    /// The owner's consent as a code, by the vehicle's id.
    OwnerCode(String) "vehicle.code" Vehicles LoggedIn [Vehicles];
    /// 港车北上, 澳车北上.
    CrossBorder "vehicle.cross_border" Vehicles LoggedIn [Server, Vehicles, Violations];

    /// 备案非本人机动车: what it means, what is left, where applications stand.
    Filing "filing" Filing LoggedIn [Server, Vehicles];
    /// The application.
    FilingForm "filing.form" Filing LoggedIn [Server, Vehicles];
    /// Reading the owner's code.
    FilingScan "filing.scan" Filing LoggedIn [];
    /// The code of the text message to the owner.
    FilingCode "filing.code" Filing LoggedIn [Server];
    /// An application, by its id.
    FilingCase(String) "filing.case" Filing LoggedIn [Vehicles];

    /// What a check of the face means; `<purpose>/<subject>`, as all three.
    FaceConsent(String) "face.consent" Face LoggedIn [];
    /// Taking the frames.
    FaceCapture(String) "face.capture" Face LoggedIn [];
    /// 拍摄手持证件照，人工审核.
    FaceManual(String) "face.manual" Face LoggedIn [];

    /// 交通违法: records of all vehicles.
    Violations "violations" Violations LoggedIn [Server, Violations, Vehicles, Licence, Points, Decisions, Objections];
    /// Those of one vehicle, by its id.
    VehicleViolations(String) "vehicle.violations" Violations LoggedIn [Server, Violations, Vehicles, Licence, Points, Decisions, Objections];
    /// One record, by its id: facts, what may be done, what may not and why.
    Violation(String) "violation" Violations LoggedIn [Server, Violations, Vehicles, Licence, Points, Decisions, Objections];
    /// 处罚前告知, by the record's id.
    HandlingNotice(String) "violation.notice" Handling LoggedIn [Server, Violations, Vehicles, Licence, Points];
    /// What will follow, and yes or no.
    HandlingConfirm(String) "violation.confirm" Handling LoggedIn [Server, Violations, Vehicles, Licence, Points];

    /// Writing an objection, by the record's id.
    ObjectionForm(String) "objection.form" Objections LoggedIn [Server, Violations];
    /// A picture for it, by the record's id.
    ObjectionPhoto(String) "objection.photo" Objections LoggedIn [];
    /// An objection, by its id.
    Objection(String) "objection" Objections LoggedIn [Objections, Violations];

    /// 罚款: what is to be paid.
    Fines "fines" Fines LoggedIn [Decisions];
    /// One decision, by its id.
    Decision(String) "decision" Fines LoggedIn [Decisions, Server];
    /// What is chosen, and the sum.
    Pay "fines.pay" Fines LoggedIn [Decisions];
    /// A payment order, by its id.
    Payment(String) "payment" Fines LoggedIn [Decisions];
    /// Paying later or in parts, by the decision's id.
    Instalment(String) "decision.instalment" Fines LoggedIn [Decisions];
    /// 行政复议, by the decision's id.
    Reconsider(String) "decision.reconsideration" Fines LoggedIn [Decisions];

    /// 租赁汽车: contracts.
    Rentals "rentals" Rentals LoggedIn [Rentals];
    /// One contract, by its id.
    Rental(String) "rental" Rentals LoggedIn [Rentals];
    /// 转移结果申诉: `<contract>/<record>`.
    RentalAppeal(String) "rental.appeal" Rentals LoggedIn [Rentals];

    /// 记分.
    Points "points" Points LoggedIn [Server, Points, Licence, Vehicles, Decisions];

    /// 消息.
    Messages "messages" Messages LoggedIn [Messages, Decisions, Violations, Rentals, Vehicles];
    /// Which kinds of messages are counted on this phone.
    MessageKinds "messages.kinds" Messages LoggedIn [];
}

impl Route {
    /// Its whole name: `register.city/44`.
    pub(crate) fn name(&self) -> String {
        match self.id() {
            Some(id) => format!("{}/{id}", self.base()),
            None => self.base().to_owned(),
        }
    }

    /// The root screens of somebody who is logged in.
    pub(crate) const TABS: [Route; 4] = [Route::Home, Route::Progress, Route::Messages, Route::Me];

    /// Whether the phone's screen stays on while it is shown.
    pub(crate) fn keeps_awake(&self) -> bool {
        matches!(self, Route::ElicenceCard | Route::OwnerCode(_))
    }

    /// The route that a link from outside may lead to, if it may.
    pub(crate) fn of_link(name: &str) -> Option<Route> {
        // An id out of a link is anybody's text: what no id looks like leads nowhere.
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"._-/".contains(&byte);
        if name.len() > 128 || !name.bytes().all(plain) {
            return None;
        }
        Route::parse(name).filter(|route| {
            Route::TABS.contains(route)
                || matches!(
                    route,
                    Route::Licence
                        | Route::Elicence
                        | Route::ElicenceCard
                        | Route::Vehicles
                        | Route::Vehicle(_)
                        | Route::CrossBorder
                        | Route::FilingCase(_)
                        | Route::Violations
                        | Route::Violation(_)
                        | Route::Objection(_)
                        | Route::Fines
                        | Route::Decision(_)
                        | Route::Payment(_)
                        | Route::Rental(_)
                        | Route::Points
                )
        })
    }

    /// Whether it stands at the bottom of the stack, with nothing to go back to.
    pub(crate) fn is_root(&self) -> bool {
        matches!(self, Route::Consent | Route::Browse | Route::Welcome | Route::Locked)
            || Route::TABS.contains(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_leads_back_to_its_route() {
        for route in [Route::Consent, Route::Policy("terms".into()), Route::DeleteCode] {
            assert_eq!(Route::parse(&route.name()), Some(route));
        }
        assert_eq!(Route::parse("policy"), None);
        assert_eq!(Route::parse("home/1"), None);
        assert_eq!(Route::parse(""), None);
    }
}
