//! 消息: what changed, kept for the person until it is put away.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use tongtu_contract::{
    AccountId, Message, MessageId, MessageKind, MessageMarks, MessageState, MessageSubject,
    Messages, SubjectKind,
};

use crate::call::Call;
use crate::http::Answer;
use crate::refusal::Refusal;
use crate::reply::{Language, Reply};
use crate::rows::sorted;
use crate::secret;
use crate::store::Broken;
use crate::town::Town;
use crate::vehicle_rows::MessageRow;

/// As many as are given out.
const NEWEST: usize = 200;

/// A message before it has an addressee: `Note::of(kind).arg("plate", …).by(day).about(…)`.
#[derive(Debug, Clone)]
pub(crate) struct Note {
    kind: MessageKind,
    args: BTreeMap<String, String>,
    deadline: Option<NaiveDate>,
    subject: Option<MessageSubject>,
}

impl Note {
    pub(crate) fn of(kind: MessageKind) -> Note {
        Note { kind, args: BTreeMap::new(), deadline: None, subject: None }
    }

    /// What the sentence speaks of: `plate`, `name_masked`, `points`, `amount_fen`,
    /// `day`: by when, or, where an authority or a firm has answered, the day of the act.
    pub(crate) fn arg(mut self, name: &str, value: impl ToString) -> Note {
        self.args.insert(name.to_owned(), value.to_string());
        self
    }

    /// By when the person should act.
    pub(crate) fn by(mut self, day: NaiveDate) -> Note {
        self.deadline = Some(day);
        self
    }

    pub(crate) fn about(mut self, kind: SubjectKind, id: impl ToString) -> Note {
        self.subject = Some(MessageSubject { kind, id: id.to_string() });
        self
    }
}

/// Tells an account something, as of an instant: what falls due is told when it did.
pub(crate) fn tell(
    town: &mut Town<'_>,
    account: &AccountId,
    note: Note,
    at_ms: i64,
) -> Result<(), Broken> {
    let row = MessageRow {
        seq: town.next::<MessageRow>()?,
        id: MessageId(secret::id('m')?),
        account: account.clone(),
        kind: note.kind,
        at_ms,
        args: note.args,
        deadline: note.deadline,
        subject: note.subject,
        state: MessageState::Unread,
    };
    town.effect("message.sent", &row.kind);
    town.put(&row)
}

/// `GET /v1/messages`: the newest two hundred, newest first.
pub(crate) fn show(town: &mut Town<'_>, call: &Call) -> Answer {
    let account = town.person(call)?;
    Ok(Reply::ok(&of(town, &account.id, call.language())?))
}

/// `POST /v1/messages/marks`: read, or put away. What is not the caller's is passed over, since
/// an older message may have gone.
pub(crate) fn mark(town: &mut Town<'_>, call: &Call) -> Answer {
    let account = town.person(call)?;
    let marks: MessageMarks = call.json()?;
    if matches!(marks.state, MessageState::Unknown(_)) {
        return Err(Refusal::field("state", "message.state"));
    }
    for mut row in town.list::<MessageRow>()? {
        if row.account == account.id && row.state != marks.state && marks.ids.contains(&row.id) {
            row.state = marks.state.clone();
            town.put(&row)?;
            town.effect("message.marked", &row.id);
        }
    }
    Ok(Reply::ok(&of(town, &account.id, call.language())?))
}

/// Forgets an account's messages.
pub(crate) fn leave(town: &mut Town<'_>, account: &AccountId) -> Result<(), Broken> {
    for row in town.list::<MessageRow>()? {
        if row.account == *account {
            town.delete::<MessageRow>(&sorted(row.seq))?;
        }
    }
    Ok(())
}

fn of(town: &Town<'_>, account: &AccountId, language: Language) -> Result<Messages, Broken> {
    let mut rows = town.list::<MessageRow>()?;
    rows.retain(|row| row.account == *account);
    rows.sort_by_key(|row| std::cmp::Reverse((row.at_ms, row.seq)));
    rows.truncate(NEWEST);
    Ok(Messages { items: rows.into_iter().map(|row| seen(row, language)).collect() })
}

fn seen(row: MessageRow, language: Language) -> Message {
    Message {
        text: text(&row.kind, &row.args, language),
        id: row.id,
        kind: row.kind,
        at_ms: row.at_ms,
        args: row.args,
        deadline: row.deadline,
        subject: row.subject,
        state: row.state,
    }
}

/// The sentence, for an app that does not know the kind.
fn text(kind: &MessageKind, args: &BTreeMap<String, String>, language: Language) -> String {
    let mut text = language.of(words(kind)).to_owned();
    for (name, value) in args {
        let value = match (name.as_str(), value.parse::<i64>()) {
            ("amount_fen", Ok(fen)) => format!("{}.{:02}", fen / 100, fen % 100),
            _ => value.clone(),
        };
        text = text.replace(&format!("{{{name}}}"), &value);
    }
    text
}

#[rustfmt::skip] // a table: one line a kind
fn words(kind: &MessageKind) -> [&'static str; 3] {
    use MessageKind as K;
    match kind {
        K::FilingAsked => ["{name_masked}申请备案您的机动车{plate}", "{name_masked}申請備案您的機動車{plate}", "{name_masked} asks to file your vehicle {plate}"],
        K::VehicleFiled => ["{name_masked}已备案您的机动车{plate}，您可以随时解除", "{name_masked}已備案您的機動車{plate}，您可以隨時解除", "{name_masked} has filed your vehicle {plate}; you can end it at any time"],
        K::FilingDone => ["机动车{plate}已备案，备案日期{day}", "機動車{plate}已備案，備案日期{day}", "Vehicle {plate} is filed as of {day}"],
        K::FilingRejected => ["机动车{plate}的备案申请未通过", "機動車{plate}的備案申請未通過", "The application to file vehicle {plate} was refused"],
        K::FilingUnbound => ["机动车{plate}的备案已解除", "機動車{plate}的備案已解除", "The filing of vehicle {plate} has ended"],
        K::CrossBorderFound => ["已关联您的机动车{plate}", "已關聯您的機動車{plate}", "Your car {plate} was found and filed"],
        K::CrossBorderTerm => ["机动车{plate}的有效期将于{day}届满", "機動車{plate}的有效期將於{day}屆滿", "The term of car {plate} ends on {day}"],
        K::ViolationNew => ["机动车{plate}有一条新的违法记录", "機動車{plate}有一條新的違法記錄", "There is a new record of vehicle {plate}"],
        K::ViolationDue => ["机动车{plate}的违法记录请于{day}前处理", "機動車{plate}的違法記錄請於{day}前處理", "A record of vehicle {plate} waits until {day}"],
        K::DecisionMade => ["机动车{plate}的违法已处理，记{points}分，罚款{amount_fen}元，{day}前缴纳", "機動車{plate}的違法已處理，記{points}分，罰款{amount_fen}元，{day}前繳納", "The record of vehicle {plate} is decided: {points} points, {amount_fen} yuan, due by {day}"],
        K::FineDue => ["罚款{amount_fen}元请于{day}前缴纳", "罰款{amount_fen}元請於{day}前繳納", "A fine of {amount_fen} yuan is due by {day}"],
        K::PaymentDone => ["罚款{amount_fen}元已缴纳", "罰款{amount_fen}元已繳納", "{amount_fen} yuan were paid"],
        K::PaymentFailed => ["罚款{amount_fen}元缴纳未成功", "罰款{amount_fen}元繳納未成功", "The payment of {amount_fen} yuan failed"],
        K::InstalmentAnswered => ["机动车{plate}{day}违法的延期或分期缴纳申请已有结果", "機動車{plate}{day}違法的延期或分期繳納申請已有結果", "The request to pay later for the record of vehicle {plate} of {day} was answered"],
        K::ObjectionUpheld => ["机动车{plate}的异议成立，违法记录已删除", "機動車{plate}的異議成立，違法記錄已刪除", "The objection about vehicle {plate} was upheld, the record is deleted"],
        K::ObjectionDismissed => ["机动车{plate}的异议不成立", "機動車{plate}的異議不成立", "The objection about vehicle {plate} was dismissed"],
        K::ReconsiderationAnswered => ["机动车{plate}{day}违法的行政复议已有结果", "機動車{plate}{day}違法的行政復議已有結果", "The reconsideration about the record of vehicle {plate} of {day} was answered"],
        K::RentalTransferred => ["租赁汽车{plate}{day}的违法记录已转移给您", "租賃汽車{plate}{day}的違法記錄已轉移給您", "The record of the hired car {plate} of {day} was transferred to you"],
        K::RentalAppealAnswered => ["租赁汽车{plate}{day}违法的转移申诉已有结果", "租賃汽車{plate}{day}違法的轉移申訴已有結果", "The appeal about the record of the hired car {plate} of {day} was answered"],
        K::ManualCheckAnswered => ["机动车{plate}{day}违法的人工审核已有结果", "機動車{plate}{day}違法的人工審核已有結果", "The manual check for the record of vehicle {plate} of {day} was answered"],
        K::PointsHigh => ["累积记分已达{points}分", "累積記分已達{points}分", "{points} points stand on the licence"],
        K::Unknown(_) => ["您有一条新消息", "您有一條新消息", "There is something new"],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_its_own_sentence_in_three_languages() {
        let mut once = std::collections::BTreeSet::new();
        for kind in MessageKind::KNOWN {
            for text in words(&MessageKind::from(*kind)) {
                assert!(once.insert(text), "{kind}: {text}");
            }
        }
    }

    #[test]
    fn a_sentence_names_money_in_yuan() {
        let args = BTreeMap::from([("amount_fen".to_owned(), "20005".to_owned())]);
        assert_eq!(text(&MessageKind::PaymentDone, &args, Language::En), "200.05 yuan were paid");
    }
}
