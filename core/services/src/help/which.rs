//! "Look at 驾驶证号 on your licence": which document it was issued on, by the number's shape.

use tongtu_rules::{
    document::{self, DocType},
    text,
};

use crate::{
    form::{self, Fault, Filled, Spec},
    registration::kind,
    route::Route,
    screen::{Body, Content, Form, Rank, Section},
    step::{Context, Event, Fact, Go, Session, Step, View},
    text::Words,
};

use super::{CONSENT, State, has_declined};

const NUMBER: &str = "licence_number";
const FIND: &str = "help.find";
const REGISTER: &str = "help.register";

/// What was typed, and whether it was asked.
#[derive(Debug, Clone, Default)]
pub(super) struct Asked {
    filled: Filled,
    asked: bool,
}

impl Asked {
    fn kind(&self) -> Option<DocType> {
        let number = self.filled.text(NUMBER);
        (self.asked && !number.is_empty()).then(|| document::guess(number))
    }
}

pub(super) fn update(state: &State, event: Event) -> Step<State> {
    let mut state = state.clone();
    let which = &mut state.which;
    match event {
        Event::Entered(_) => *which = Asked::default(),
        Event::Edited { field, value } if field == NUMBER => {
            which.filled.edit(NUMBER, value);
            which.asked = false;
        }
        Event::Left(field) if field == NUMBER => tidy(&mut which.filled),
        Event::Pressed(id) => match id.as_str() {
            FIND => {
                tidy(&mut which.filled);
                which.filled.submit();
                which.asked = true;
                return Step::to(state).focus(NUMBER);
            }
            REGISTER => {
                if let Some(kind) = which.kind() {
                    let (letter, abroad) = kind::choices(kind);
                    let fact = Fact::RegisterWith { letter, kind: abroad };
                    return Step::to(state).fact(fact).go(Go::BackTo(Route::Register));
                }
            }
            _ => {}
        },
        // Whatever else is reported belongs to another screen.
        _ => {}
    }
    Step::to(state)
}

fn tidy(filled: &mut Filled) {
    if filled.text(NUMBER).len() <= text::MAX_RAW_BYTES {
        let tidied = text::normalise(filled.text(NUMBER)).into_owned();
        filled.edit(NUMBER, tidied);
    }
    filled.leave(NUMBER);
}

pub(super) fn view(which: &Asked, ctx: &Context) -> View {
    let filled = &which.filled;
    let empty = filled.text(NUMBER).is_empty();
    let faults = if empty { vec![(NUMBER, Fault::new("required"))] } else { Vec::new() };
    let spec = Spec::text(filled, NUMBER, Content::Document, 40);
    let field = spec.draw(filled, form::fault_of(&faults, NUMBER), ctx);
    let found = which.kind();
    let note = found.map(|kind| {
        let reads = document::parse(kind, filled.text(NUMBER), ctx.today).is_ok();
        let key = if reads { "help-which-is" } else { "help-which-looks" };
        let choose = Words::new(format!("help-choose-{}", kind::wire(kind).1));
        ctx.say(Words::new(key).with("kind", kind::words(kind)).with("choose", choose))
    });
    let section = Section { id: "which".to_owned(), title: None, fields: vec![field], note };
    let (summary, problems) = form::summary(filled, &faults, ctx);
    let footnote = Some(ctx.say("help-try-footnote"));
    let form =
        Form { step: None, lead: None, summary, problems, sections: vec![section], footnote };
    let view = View::new(ctx.say("title-help-which_document"), Body::Form { form });
    let find = |rank: Rank| ctx.press(FIND, rank, "none");
    let nobody = matches!(ctx.session, Session::Out);
    match found {
        Some(_) if has_declined(ctx) => {
            view.action(ctx.press(CONSENT, Rank::Main, "none")).action(find(Rank::Second))
        }
        Some(_) if nobody => {
            view.action(ctx.press(REGISTER, Rank::Main, "none")).action(find(Rank::Second))
        }
        _ => view.action(find(Rank::Main)),
    }
}
