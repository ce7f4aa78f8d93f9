//! 短信验证码: one code that is asked for, waited for and asked for again.
//!
//! A form holds one [`Sms`] beside what was typed. When the next one may be asked for is the server's
//! word (`resend_at_ms`), so that a restart of the app resets nothing.

use tongtu_contract::{CodePurpose, CodeRequest, CodeSent, ProblemCode, path};
use tongtu_rules::{
    code::{self, CodeError},
    phone::PhoneError,
};

use crate::{
    effect::{Auth, Effect, Reply, Request, Tag},
    form::{Fault, Filled},
    problem::Problem,
    screen::{Countdown, Input, Press, Rank},
    step::{Context, Notice, Step},
    text::Words,
};

/// A code as far as it was sent.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sms {
    sent: Option<CodeSent>,
    times: u32,
}

/// What came of sending a code, to be told with the state that knows of it.
pub(crate) struct News {
    timer: Option<Effect>,
    field: &'static str,
    refused: Option<Problem>,
}

impl News {
    pub(crate) fn tell<S>(self, step: Step<S>, ctx: &Context) -> Step<S> {
        let step = step.maybe(TICK, self.timer);
        match self.refused {
            Some(problem) => step.problem(&problem, ctx),
            None => step.focus(self.field),
        }
    }
}

impl Sms {
    /// Asks the server to send one; without a phone to the number of the session's account.
    pub(crate) fn send(purpose: CodePurpose, phone: Option<&str>) -> Effect {
        let auth = if phone.is_some() { Auth::Nobody } else { Auth::Session };
        let body = CodeRequest { purpose, phone: phone.map(str::to_owned) };
        Effect::Send(Request::post(path::CODES, &body, auth, Reply::code_sent))
    }

    /// What came of sending one: the field is emptied for it and gets the caret, or the reason is
    /// told. `None` for an answer to something else.
    pub(crate) fn came(
        &mut self,
        filled: &mut Filled,
        field: &'static str,
        answer: Result<Reply, Problem>,
        ctx: &Context,
    ) -> Option<News> {
        let refused = match answer {
            Ok(Reply::CodeSent(sent)) => {
                *self = self.sent(&sent);
                filled.clear(field);
                None
            }
            Ok(_) => return None,
            Err(problem) => {
                if let Some(known) = self.too_early(&problem) {
                    *self = known;
                }
                Some(problem)
            }
        };
        Some(News { timer: self.timer(ctx), field, refused })
    }

    /// One is on its way.
    pub(crate) fn sent(&self, sent: &CodeSent) -> Sms {
        Sms { sent: Some(sent.clone()), times: self.times + 1 }
    }

    /// The server refuses another one so soon: the last one counts, and its time is known again.
    pub(crate) fn too_early(&self, problem: &Problem) -> Option<Sms> {
        let answer = problem.answer.as_deref()?;
        if answer.code != ProblemCode::ResendTooEarly {
            return None;
        }
        let named = answer.args.get("resend_at_ms").and_then(|at| at.parse().ok());
        let resend_at_ms = named.or(problem.until_ms)?;
        let before = self.sent.clone();
        let sent = CodeSent {
            resend_at_ms,
            expires_at_ms: before.as_ref().map_or(i64::MAX, |sent| sent.expires_at_ms),
            phone_masked: before.map_or_else(String::new, |sent| sent.phone_masked),
        };
        Some(Sms { sent: Some(sent), times: self.times.max(1) })
    }

    /// As it is kept in a draft, with the number it went to: a kill resets no waiting time.
    pub(crate) fn to_draft(&self, phone: &str) -> String {
        let sent = self.sent.as_ref();
        sent.and_then(|sent| serde_json::to_string(&(phone, sent)).ok()).unwrap_or_default()
    }

    /// As it was kept, with the number it went to; none that is no longer good for anything.
    pub(crate) fn of_draft(text: &str, ctx: &Context) -> Option<(Sms, String)> {
        let (phone, sent): (String, CodeSent) = serde_json::from_str(text).ok()?;
        let is_over = sent.expires_at_ms.max(sent.resend_at_ms) <= ctx.now_ms;
        (!is_over).then_some((Sms { sent: Some(sent), times: 1 }, phone))
    }

    /// Whether one was sent.
    pub(crate) fn was_sent(&self) -> bool {
        self.sent.is_some()
    }

    /// How long until another may be asked for; `None` when it may be now.
    pub(crate) fn wait_ms(&self, ctx: &Context) -> Option<u64> {
        let left = self.sent.as_ref()?.resend_at_ms.saturating_sub(ctx.now_ms);
        u64::try_from(left).ok().filter(|left| *left > 0)
    }

    /// The timer that draws the button anew when the wait is over.
    pub(crate) fn timer(&self, ctx: &Context) -> Option<Effect> {
        self.wait_ms(ctx).map(|ms| Effect::After { ms })
    }

    /// The field, with its countdown and the button `send`, whose id is the tag of the effect too.
    pub(crate) fn input(&self, filled: &Filled, field: &str, send: Tag, ctx: &Context) -> Input {
        let length =
            ctx.docs.server().map_or(code::LENGTH, |server| usize::from(server.sms.length));
        let wait = self.wait_ms(ctx);
        let label = ctx.say(if self.was_sent() { "sms-again" } else { "sms-send" });
        let not_yet = wait.map(|ms| {
            ctx.say(
                Words::new("sms-not-yet").with("s", i64::try_from(ms.div_ceil(1000)).unwrap_or(0)),
            )
        });
        let busy = ctx.is_busy(send);
        Input::Code {
            value: filled.text(field).to_owned(),
            length: u32::try_from(length).unwrap_or(6),
            send: Press { id: send.to_owned(), label, icon: None, rank: Rank::Soft, busy, not_yet },
            again: wait.map(|left_ms| Countdown {
                id: format!("{field}_again"),
                left_ms,
                text: ctx.say(Words::new("sms-wait").with("s", "{s}")),
                then: Some(TICK.to_owned()),
            }),
        }
    }

    /// Under the field: where it went; after the second one also why it may not arrive.
    pub(crate) fn help(&self, ctx: &Context) -> Option<Words> {
        let sent = self.sent.as_ref()?;
        if self.times > 1 {
            return Some(Words::new("sms-causes"));
        }
        if sent.phone_masked.is_empty() {
            return Some(Words::new("sms-sent-before"));
        }
        let words = Words::new("sms-sent").with("phone", sent.phone_masked.as_str());
        Some(words.with("until", ctx.moment(sent.expires_at_ms)))
    }
}

/// Why it was refused, with the tries that are left.
pub(crate) fn refusal(problem: &Problem, ctx: &Context) -> Notice {
    let mut notice = ctx.notice_of(problem);
    let tries = problem.answer.as_deref().filter(|answer| answer.code == ProblemCode::WrongCode);
    if let Some(tries) = tries.and_then(|answer| answer.args.get("tries_left")?.parse::<u32>().ok())
    {
        notice.verbatim = None;
        notice.words = Words::new("sms-wrong").with("tries", tries);
    }
    notice
}

/// Whether the code can no longer be right: another one has to be typed.
pub(crate) fn is_used_up(problem: &Problem) -> bool {
    problem.answer.as_deref().is_some_and(|answer| {
        matches!(answer.code, ProblemCode::WrongCode | ProblemCode::CodeExpired)
    })
}

/// What is wrong with a code before anybody is asked.
pub(crate) fn fault(raw: &str) -> Option<Fault> {
    let error = code::parse(raw).err()?;
    Some(match error {
        CodeError::Charset { found } => Fault::new(error.code()).with("found", found.to_string()),
        CodeError::Empty | CodeError::Length => Fault::new(error.code()),
    })
}

/// What is wrong with the phone that is to get it.
pub(crate) fn phone_fault(error: PhoneError) -> Fault {
    match error {
        PhoneError::Charset { found } => Fault::new(error.code()).with("found", found.to_string()),
        PhoneError::Empty | PhoneError::Length | PhoneError::Format | PhoneError::NotMainland => {
            Fault::new(error.code())
        }
    }
}

/// Tag of the timer of the countdown, and the id the shells press at its end: nothing but a redraw.
pub(crate) const TICK: &str = "sms.tick";
