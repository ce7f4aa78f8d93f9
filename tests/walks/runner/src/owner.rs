//! The owner of a car in their own app: what another person does there, over the same contract.

use serde_json::{Value, json};

use crate::desk::Desk;

/// The password of everybody who comes with a seed.
const PASSWORD: &str = "Tongtu-2026";

/// What the owner's app showed last.
#[derive(Debug, Default)]
pub(crate) struct Owner {
    /// What the square code says.
    pub(crate) text: String,
    /// The same, for typing.
    pub(crate) code: String,
}

impl Owner {
    /// The owner logs in and makes a code for the car with that plate, else for the first.
    pub(crate) fn make_code(
        &mut self,
        desk: &Desk,
        phone: &str,
        plate: Option<&str>,
    ) -> Result<(), String> {
        let token = log_in(desk, phone)?;
        let vehicles = desk.app_get("/v1/vehicles", &token)?;
        let cars = own(&vehicles);
        let has = |car: &&Value| {
            plate.is_none_or(|plate| car.pointer("/vehicle/plate") == Some(&json!(plate)))
        };
        let id = cars.iter().find(has).and_then(|car| car.pointer("/vehicle/id")?.as_str());
        let id = id.ok_or_else(|| format!("no such car: {vehicles}"))?;
        let path = format!("/v1/vehicles/{id}/owner-codes");
        let code = desk.app_post(&path, &json!({}), Some(&token))?;
        let said = |member: &str| code.get(member).and_then(Value::as_str).map(str::to_owned);
        let (Some(text), Some(typed)) = (said("text"), said("code")) else {
            return Err(format!("no code: {code}"));
        };
        *self = Owner { text, code: typed };
        Ok(())
    }

    /// The owner logs in and ends the first filing of a car of theirs.
    #[expect(clippy::unused_self, reason = "stands beside the other things an owner does")]
    pub(crate) fn unbind(&self, desk: &Desk, phone: &str) -> Result<(), String> {
        let token = log_in(desk, phone)?;
        let vehicles = desk.app_get("/v1/vehicles", &token)?;
        for car in own(&vehicles) {
            let id = car.pointer("/vehicle/id").and_then(Value::as_str);
            let user = car.pointer("/users/0/id").and_then(Value::as_str);
            if let (Some(id), Some(user)) = (id, user) {
                let path = format!("/v1/vehicles/{id}/users/{user}/unbinding");
                return desk.app_post(&path, &json!({}), Some(&token)).map(drop);
            }
        }
        Err(format!("nobody uses a car of theirs: {vehicles}"))
    }
}

impl Owner {
    /// The same person logs in on another phone and ends every other login.
    #[expect(clippy::unused_self, reason = "stands beside the other things an owner does")]
    pub(crate) fn log_out_others(&self, desk: &Desk, phone: &str) -> Result<(), String> {
        let token = log_in(desk, phone)?;
        desk.app_post("/v1/sessions/others/ending", &json!({}), Some(&token)).map(drop)
    }
}

fn own(vehicles: &Value) -> Vec<Value> {
    vehicles.get("own").and_then(Value::as_array).cloned().unwrap_or_default()
}

fn log_in(desk: &Desk, phone: &str) -> Result<String, String> {
    let body = json!({"login": {"phone": phone}, "password": PASSWORD, "device_name": "owner"});
    let session = desk.app_post("/v1/sessions", &body, None)?;
    let token = session.get("access_token").and_then(Value::as_str).map(str::to_owned);
    token.ok_or_else(|| format!("no session: {session}"))
}
