//! 删除账号: why, with what goes and what stays, then a code to the registered phone.
//!
//! ```text
//! reason ──▶ code ── right ─▶ erasing ─▶ login, 删除账号成功
//!               └── refused (open payments): why, nothing has changed
//! ```

use tongtu_contract::{AccountDeletion, CodePurpose, DeletionReason, ProblemCode, path};
use tongtu_rules::{code, phone::Phone};

use crate::{
    draft::Drafted,
    effect::{Answer, Auth, Effect, Reply, Request},
    form::{Fault, Spec, fault_of, summary},
    problem::{Code, Problem},
    route::Route,
    screen::{Body, Choice, Form, Input, Rank, Section, Tone},
    sms::{self, Sms},
    step::{Context, Event, Fact, Go, Notice, Step, View},
    text::Words,
};

/// What was chosen and typed, and the code as far as it was sent.
#[derive(Debug, Clone, Default)]
pub(super) struct State {
    form: Drafted,
    sms: Sms,
    /// The account is gone at the server; what is left here is being erased.
    gone: bool,
}

impl State {
    pub(super) fn turn_away(&mut self) -> Option<Effect> {
        self.form.turn_away(DRAFT)
    }
}

const DRAFT: &str = "delete";
const REASON: &str = "delete_reason";
const CODE: &str = "delete_code";
const NEXT: &str = "delete.next";
const SEND: &str = "delete.send";
const SUBMIT: &str = "delete.submit";
const ERASE: &str = "delete.erase";
const LOAD: &str = "delete.load";

pub(super) fn update(all: &super::State, event: Event, ctx: &Context) -> Step<super::State> {
    let mut state = all.clone();
    let own = &mut state.delete;
    match event {
        Event::Entered(_) => {
            let load = own.form.enter(DRAFT);
            Step::to(state).maybe(LOAD, load)
        }
        Event::Came(LOAD, Answer::Draft(kept)) => {
            let lost = own.form.restore(kept);
            let step = Step::to(state);
            if lost { step.problem(&Problem::new(Code::S306), ctx) } else { step }
        }
        Event::Chosen { field, option } if field == REASON => {
            let keep = own.form.edit(DRAFT, REASON, option.clone());
            own.form.filled.choose(REASON, &option);
            Step::to(state).effect("draft", keep)
        }
        Event::Edited { field, value } if field == CODE => {
            let note = own.form.edit_secret(DRAFT, CODE, value);
            Step::to(state).maybe("draft", note)
        }
        Event::Left(field) => {
            own.form.filled.leave(&field);
            Step::to(state)
        }
        Event::Pressed(id) => match id.as_str() {
            NEXT => next(state),
            SEND => send(state, ctx),
            SUBMIT => submit(state, ctx),
            "delete.keep" => Step::to(super::State { delete: State::default(), ..state })
                .effect("draft", Effect::DropDraft(DRAFT))
                .go(Go::BackTo(Route::Security)),
            "delete.no_phone" => Step::stay(all).push(Route::HelpPage("phone".to_owned())),
            _ => Step::stay(all),
        },
        Event::Came(SEND, Answer::Sent(answer)) => {
            match own.sms.came(&mut own.form.filled, CODE, answer, ctx) {
                Some(news) => news.tell(Step::to(state), ctx),
                None => Step::stay(all).illegal(),
            }
        }
        Event::Came(SUBMIT, Answer::Sent(Ok(_))) => {
            own.gone = true;
            Step::to(state).effect(ERASE, Effect::SignOut { erase: true })
        }
        Event::Came(SUBMIT, Answer::Sent(Err(problem))) => {
            let notice = refusal(&problem, ctx);
            own.form.filled.reopen();
            if sms::is_used_up(&problem) {
                own.form.filled.clear(CODE);
                return Step::to(state).notice(notice).focus(CODE);
            }
            Step::to(state).notice(notice)
        }
        // The account is gone whether or not the phone could tidy up; the person must hear it.
        Event::Came(ERASE, Answer::Done(_)) => Step::to(super::State::default())
            .fact(Fact::SignedOut)
            .go(Go::To(Route::Login))
            .notice(Notice::news(Tone::Good, "delete-done")),
        Event::Came(..) => Step::stay(all).illegal(),
        // Whatever else is reported belongs to another screen.
        _ => Step::stay(all),
    }
}

fn next(mut state: super::State) -> Step<super::State> {
    let form = &mut state.delete.form;
    if form.filled.text(REASON).is_empty() {
        form.filled.demand(REASON);
        return Step::to(state).focus(REASON);
    }
    Step::to(state).push(Route::DeleteCode)
}

fn send(mut state: super::State, ctx: &Context) -> Step<super::State> {
    let own = &mut state.delete;
    if ctx.is_busy(SEND) || own.gone {
        return Step::to(state);
    }
    if own.sms.wait_ms(ctx).is_some() {
        return Step::to(state).notice(Notice::news(Tone::Info, "sms-early"));
    }
    Step::to(state).effect(SEND, Sms::send(CodePurpose::DeleteAccount, None))
}

fn submit(mut state: super::State, ctx: &Context) -> Step<super::State> {
    let own = &mut state.delete;
    if ctx.is_busy(SUBMIT) || own.gone {
        return Step::to(state);
    }
    own.form.filled.demand(CODE);
    let Ok(code) = code::parse(own.form.filled.text(CODE)) else {
        return Step::to(state).focus(CODE);
    };
    // A start in the middle may have lost the choice; nobody has to give a reason twice.
    let reason = match own.form.filled.text(REASON) {
        "" => DeletionReason::Unsaid,
        word => DeletionReason::from(word),
    };
    let body = AccountDeletion { reason, code };
    let request = Request::post(path::ACCOUNT_DELETION, &body, Auth::Session, Reply::nothing);
    Step::to(state).effect(SUBMIT, Effect::Send(request)).hush()
}

/// Says that nothing has changed, too, where something other than the code stands in the way.
fn refusal(problem: &Problem, ctx: &Context) -> Notice {
    let notice = sms::refusal(problem, ctx);
    let blocked =
        problem.answer.as_deref().is_some_and(|answer| answer.code == ProblemCode::PaymentOpen);
    if !blocked {
        return notice;
    }
    Notice { verbatim: None, words: Words::new("delete-blocked"), ..notice }
}

pub(super) fn view_reason(state: &State, ctx: &Context) -> View {
    let filled = &state.form.filled;
    let faults = if filled.text(REASON).is_empty() {
        vec![(REASON, Fault::new("choose"))]
    } else {
        Vec::new()
    };
    let choice = |word: &&str| Choice {
        id: (*word).to_owned(),
        label: ctx.say(Words::new(format!("delete-reason-{word}"))),
        help: ctx.find(format!("delete-reason-{word}.help")),
    };
    let options = DeletionReason::KNOWN.iter().map(choice).collect();
    let chosen = Some(filled.text(REASON).to_owned()).filter(|word| !word.is_empty());
    let field = Spec::new(REASON, Input::Choice { options, chosen }).draw(
        filled,
        fault_of(&faults, REASON),
        ctx,
    );
    let section = |id: &str, title: &'static str, fields, note: Option<String>| Section {
        id: id.to_owned(),
        title: Some(ctx.say(title)),
        fields,
        note,
    };
    let mut goes = ctx.say("delete-goes");
    if !ctx.outbox.is_empty() {
        let waiting = Words::new("delete-waiting").with("count", ctx.outbox.len());
        goes = format!("{goes}\n{}", ctx.say(waiting));
    }
    let sections = vec![
        section("goes", "delete-goes-title", Vec::new(), Some(goes)),
        section("stays", "delete-stays-title", Vec::new(), Some(ctx.say("delete-stays"))),
        section("reason", "delete-reason-title", vec![field], None),
    ];
    let (head, problems) = summary(filled, &faults, ctx);
    let step = Some(ctx.say(Words::new("delete-step").with("step", 1_u32)));
    let form = Form { step, lead: None, summary: head, problems, sections, footnote: None };
    View::new(ctx.say("title-me-delete"), Body::Form { form })
        .action(ctx.press(NEXT, Rank::Main, "none"))
        .action(ctx.press("delete.keep", Rank::Second, "none"))
}

pub(super) fn view_code(state: &State, ctx: &Context) -> View {
    let filled = &state.form.filled;
    let faults: Vec<_> =
        sms::fault(filled.text(CODE)).map(|fault| (CODE, fault)).into_iter().collect();
    let phone = ctx.docs.account().and_then(|account| Phone::parse(&account.phone).ok());
    let to = phone.map(|phone| Words::new("delete-code-to").with("phone", phone.masked()));
    let help = state.sms.help(ctx).or(to);
    let field = Spec::new(CODE, state.sms.input(filled, CODE, SEND, ctx)).help(help).draw(
        filled,
        fault_of(&faults, CODE),
        ctx,
    );
    let section = Section {
        id: "code".to_owned(),
        title: None,
        fields: vec![field],
        note: Some(ctx.say("delete-code-note")),
    };
    let step = Some(ctx.say(Words::new("delete-step").with("step", 2_u32)));
    let (head, problems) = summary(filled, &faults, ctx);
    let form =
        Form { step, lead: None, summary: head, problems, sections: vec![section], footnote: None };
    let mut submit = ctx.press(SUBMIT, Rank::Grave, SUBMIT);
    submit.busy |= state.gone;
    View::new(ctx.say("title-me-delete-code"), Body::Form { form })
        .action(submit)
        .action(ctx.press("delete.keep", Rank::Second, "none"))
        .action(ctx.press("delete.no_phone", Rank::Link, "none"))
}
