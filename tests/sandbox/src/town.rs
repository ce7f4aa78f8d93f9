//! A tenant within one request: its clock, its rows, and what the request changed.
//!
//! Everything a handler does goes through here and ends in one transaction: either all of a
//! request happened, its key and its ledger lines with it, or nothing did.

use chrono::NaiveDate;
use rusqlite::Connection;
use tongtu_rules::day;

use crate::rows::{Settings, SmsRow};
use crate::secret::Signer;
use crate::store::{self, Broken, Row};

/// A tenant, open for one request.
pub(crate) struct Town<'a> {
    db: &'a Connection,
    tenant: &'a str,
    pub(crate) signer: &'a Signer,
    pub(crate) settings: Settings,
    /// The tenant's time.
    pub(crate) now_ms: i64,
    /// What changed: name and subject, for the ledger.
    pub(crate) effects: Vec<(&'static str, String)>,
    /// Whether something went that must not be found on the disk afterwards.
    pub(crate) erases: bool,
}

impl<'a> Town<'a> {
    /// Opens a tenant; one that was never seen begins here, with the machine's time.
    pub(crate) fn enter(
        db: &'a Connection,
        tenant: &'a str,
        signer: &'a Signer,
        machine_ms: i64,
    ) -> Result<Town<'a>, Broken> {
        let settings: Settings = store::read(db, tenant, "")?.unwrap_or_default();
        let now_ms = settings.now_ms(machine_ms);
        Ok(Town { db, tenant, signer, settings, now_ms, effects: Vec::new(), erases: false })
    }

    pub(crate) fn tenant(&self) -> &str {
        self.tenant
    }

    /// The day in +08:00.
    pub(crate) fn today(&self) -> NaiveDate {
        day::today(self.now_ms).unwrap_or_default()
    }

    pub(crate) fn get<T: Row>(&self, id: &str) -> Result<Option<T>, Broken> {
        store::read(self.db, self.tenant, id)
    }

    pub(crate) fn list<T: Row>(&self) -> Result<Vec<T>, Broken> {
        store::list(self.db, self.tenant)
    }

    pub(crate) fn find<T: Row>(&self, wanted: impl Fn(&T) -> bool) -> Result<Option<T>, Broken> {
        Ok(self.list()?.into_iter().find(wanted))
    }

    pub(crate) fn put<T: Row>(&self, row: &T) -> Result<(), Broken> {
        store::write(self.db, self.tenant, row)
    }

    pub(crate) fn delete<T: Row>(&self, id: &str) -> Result<(), Broken> {
        store::delete::<T>(self.db, self.tenant, id)
    }

    /// The next number of a kind of row.
    pub(crate) fn next<T: Row>(&self) -> Result<u64, Broken> {
        store::next(self.db, self.tenant, T::KIND)
    }

    /// Forgets everything of this tenant, its clock too.
    pub(crate) fn reset(&mut self) -> Result<(), Broken> {
        store::reset(self.db, self.tenant)?;
        self.settings = Settings::default();
        Ok(())
    }

    /// Tells the ledger what this request changed.
    pub(crate) fn effect(&mut self, name: &'static str, subject: impl ToString) {
        self.effects.push((name, subject.to_string()));
    }

    /// Sends an SMS that carries no code.
    pub(crate) fn tell(&mut self, to: &str, text: String, at_ms: i64) -> Result<(), Broken> {
        self.sms(to, text, None, at_ms)
    }

    pub(crate) fn sms(
        &mut self,
        to: &str,
        text: String,
        code: Option<(&str, &str)>,
        at_ms: i64,
    ) -> Result<(), Broken> {
        let row = SmsRow {
            seq: self.next::<SmsRow>()?,
            to: to.to_owned(),
            text,
            code: code.map(|(_, code)| code.to_owned()),
            purpose: code.map(|(purpose, _)| purpose.to_owned()),
            at_ms,
        };
        self.effect("sms.sent", row.seq);
        self.put(&row)
    }

    pub(crate) fn add_piece(&self, upload: &str, at: u64, bytes: &[u8]) -> Result<(), Broken> {
        store::add_piece(self.db, self.tenant, upload, at, bytes)
    }

    pub(crate) fn pieces(&self, upload: &str) -> Result<Vec<u8>, Broken> {
        store::pieces(self.db, self.tenant, upload)
    }

    pub(crate) fn drop_pieces(&self, upload: &str) -> Result<(), Broken> {
        store::drop_pieces(self.db, self.tenant, upload)
    }
}

impl Settings {
    pub(crate) fn now_ms(&self, machine_ms: i64) -> i64 {
        self.held_at_ms.unwrap_or(machine_ms.saturating_add(self.ahead_ms))
    }

    /// Sets the clock; it runs on from there, or stands still.
    pub(crate) fn turn_to(&mut self, now_ms: i64, machine_ms: i64, hold: bool) {
        self.ahead_ms = now_ms.saturating_sub(machine_ms);
        self.held_at_ms = hold.then_some(now_ms);
    }
}
