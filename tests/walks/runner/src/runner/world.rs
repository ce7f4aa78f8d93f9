//! What happens in the world of a walk: at the sandbox, at the bank, in another person's app.

use serde_json::{Value, json};
use tongtu_core::{Action, screen::Body};

use super::{Run, instant};
use crate::{
    bank, square,
    walk::{OwnerDoes, Step},
};

impl Run<'_> {
    /// Does a step of the world's; whether it was one.
    pub(super) fn world(&mut self, step: &Step) -> Result<bool, String> {
        match step {
            Step::Seed(name) => self.desk.post(&format!("seeds/{name}"), &json!({})),
            Step::ClockTo(time) => {
                self.desk.post("clock", &json!({"to_ms": instant(time)?, "hold": true}))
            }
            Step::ClockBy { ms } => self.desk.post("clock", &json!({"advance_ms": ms})),
            Step::Sms(phone) => {
                self.code = self.desk.newest_code(phone)?;
                Ok(())
            }
            Step::Approve => self.desk.decide(&json!({"approve": true})),
            Step::Refuse(reason) => self.desk.decide(&json!({"refuse": reason})),
            Step::Fault { kind, path, count } => self.desk.fault(kind, path, *count),
            Step::ClearFaults => self.desk.delete("faults"),
            Step::Maintenance { ms } => {
                let until = self.desk.now_ms()? + ms;
                self.desk.post("server", &json!({"maintenance_until_ms": until}))
            }
            Step::MinimumClient(version) => {
                self.desk.post("server", &json!({"minimum_client": version}))
            }
            Step::AsUsual => self.desk.post("server", &json!({})),
            Step::Did { effect, times } => match self.desk.times(effect)? {
                now if now == *times => Ok(()),
                now => Err(format!("{now} times")),
            },
            Step::Officer(verdict) => self.officer(verdict),
            Step::Faces(next) => self.desk.post("faces", &json!({"next": next})),
            Step::Police(body) => self.desk.post("police", &parsed(body)?),
            Step::Register(body) => self.desk.post("vehicles", &parsed(body)?),
            Step::Records(body) => self.desk.post("records", &parsed(body)?),
            Step::Pay { order, action } => self.pay(order.as_deref(), action),
            Step::Owner { login, does: OwnerDoes::Code(plate) } => {
                self.owner.make_code(&self.desk, login, plate.as_deref())
            }
            Step::Owner { login, does: OwnerDoes::Unbind } => self.owner.unbind(&self.desk, login),
            Step::Owner { login, does: OwnerDoes::LogOutOthers } => {
                self.owner.log_out_others(&self.desk, login)
            }
            _ => return Ok(false),
        }?;
        Ok(true)
    }

    /// At the bank's page, as it was opened last or as the order has it.
    fn pay(&self, order: Option<&str>, action: &str) -> Result<(), String> {
        let page = match order {
            Some(order) => order.to_owned(),
            None => self.opened.clone().ok_or("no page was opened")?,
        };
        match bank::press(&page, action)? {
            Some(link) => self.act(Action::Arrived { link }),
            None => Ok(()),
        }
    }

    /// As an officer does it: from the dark and light of the screen, not from what is behind it.
    fn officer(&self, verdict: &str) -> Result<(), String> {
        let Body::Card { card } = self.phone.settle().body else { return Err("no card".into()) };
        let text = square::read(&card.code.ok_or("there is no code on the screen")?)?;
        let said = self.desk.ask("officer", &json!({"text": text}))?;
        match said.get("verdict").and_then(Value::as_str) {
            Some(now) if now == verdict => Ok(()),
            _ => Err(format!("the officer says {said}")),
        }
    }
}

fn parsed(text: &str) -> Result<Value, String> {
    serde_json::from_str(text).map_err(|error| error.to_string())
}
