//! 同意: the first start, the decision about the policy, and the long texts behind it.
//!
//! Fresh ── agree ──▶ written ──▶ everything else; decline ──▶ browse only, never the exit. Until the
//! decision nothing is written but the decision, and nothing is sent. A newer policy asks anew.

use crate::{
    POLICY_VERSION,
    effect::{Answer, Effect},
    elder,
    form::{self, Fault, Filled, Spec},
    route::Route,
    screen::{
        Body, Form, Icon, Input, Page, Paragraph, ParagraphKind, Press, Rank, Row, Scene, Section,
    },
    step::{Consent, Context, Event, Fact, Step, View},
    text::Words,
};

const AGREE: &str = "consent.agree";
const DECLINE: &str = "consent.decline";
const BOX: &str = "consent";

/// What a person may read before deciding; also the texts behind every other consent box.
pub(crate) const DOCUMENTS: [(&str, &str); 3] =
    [("policy.terms", "terms"), ("policy.privacy", "privacy"), ("policy.data", "data")];

#[derive(Debug, Clone, Default)]
pub(crate) struct State {
    filled: Filled,
    /// An earlier version was agreed to.
    outdated: bool,
}

impl State {
    /// Agreed once, to a version that is no longer shown.
    pub(crate) fn outdated() -> State {
        State { outdated: true, ..State::default() }
    }

    fn is_ticked(&self) -> bool {
        self.filled.text(BOX) == "yes"
    }
}

pub(crate) fn update(state: &State, event: Event, ctx: &Context) -> Step<State> {
    match event {
        Event::Chosen { field, option } if field == BOX => {
            let mut filled = state.filled.clone();
            filled.choose(BOX, if option == "yes" { "yes" } else { "" });
            Step::to(State { filled, ..state.clone() })
        }
        Event::Opened(id) => match document_of(&id) {
            Some(document) => Step::stay(state).push(Route::Policy(document.to_owned())),
            None => Step::stay(state),
        },
        Event::Pressed(id) => match id.as_str() {
            AGREE | DECLINE if ctx.is_busy(AGREE) || ctx.is_busy(DECLINE) => Step::stay(state),
            AGREE | "notice.retry" if state.is_ticked() => {
                Step::stay(state).effect(AGREE, agree()).hush()
            }
            AGREE => {
                let mut filled = state.filled.clone();
                filled.submit();
                Step::to(State { filled, ..state.clone() }).focus(BOX)
            }
            DECLINE => {
                Step::stay(state).effect(DECLINE, Effect::WriteConsent { policy_version: None })
            }
            _ => Step::stay(state),
        },
        // Only what is on disk counts: a decision that is lost would be asked for again.
        Event::Came(AGREE, Answer::Done(Ok(()))) => {
            let policy_version = POLICY_VERSION.to_owned();
            Step::to(State::default()).fact(Fact::Consent(Consent::Given { policy_version }))
        }
        Event::Came(AGREE, Answer::Done(Err(problem))) => Step::stay(state).problem(&problem, ctx),
        // Declining asks for nothing, so a disk that fails does not stand in its way.
        Event::Came(DECLINE, Answer::Done(_)) => {
            Step::to(State::default()).fact(Fact::Consent(Consent::Declined))
        }
        Event::Came(..) => Step::stay(state).illegal(),
        // What the person reports late or twice changes nothing.
        _ => Step::stay(state),
    }
}

fn agree() -> Effect {
    Effect::WriteConsent { policy_version: Some(POLICY_VERSION.to_owned()) }
}

/// The text that a press of that id opens.
pub(crate) fn document_of(press: &str) -> Option<&'static str> {
    DOCUMENTS.iter().find(|(id, _)| *id == press).map(|(_, document)| *document)
}

/// The links to the texts, for a consent box.
pub(crate) fn documents(ctx: &Context, which: &[(&str, &str)]) -> Vec<Press> {
    which.iter().map(|(id, _)| ctx.press(id, Rank::Link, "none")).collect()
}

pub(crate) fn view(state: &State, route: &Route, ctx: &Context) -> View {
    match route {
        Route::Policy(document) => policy(document, ctx),
        _ => ask(state, ctx),
    }
}

fn ask(state: &State, ctx: &Context) -> View {
    let faults = if state.is_ticked() { vec![] } else { vec![(BOX, Fault::new("consent.box"))] };
    let input = Input::Consent { given: state.is_ticked(), documents: Vec::new() };
    let field = Spec::new(BOX, input).draw(&state.filled, form::fault_of(&faults, BOX), ctx);
    let (summary, problems) = form::summary(&state.filled, &faults, ctx);
    let mut said = vec![
        (Icon::Lock, "consent-before"),
        (Icon::Licence, "consent-needs"),
        (Icon::Camera, "consent-asks"),
    ];
    if state.outdated {
        said.insert(0, (Icon::Refresh, "consent-again"));
    }
    let item = |(icon, key): &(Icon, &'static str)| Paragraph {
        icon: Some(*icon),
        ..Paragraph::new(ParagraphKind::Item, ctx.say(*key))
    };
    let to_read = |(id, document): &(&str, &str)| Row {
        id: (*id).to_owned(),
        head: ctx.say(Words::new(format!("title-policy-{document}"))),
        opens: true,
        ..Row::default()
    };
    let lead = Page {
        id: "consent.lead".to_owned(),
        scene: Some(Scene::QuietRoad),
        paragraphs: said.iter().map(item).collect(),
        ways: DOCUMENTS.iter().map(to_read).collect(),
        ..Page::default()
    };
    let sections =
        vec![Section { id: "agree".to_owned(), title: None, fields: vec![field], note: None }];
    // Who agreed before has a login, drafts and what waits to be sent on this phone: declining now is
    // withdrawing, and takes them along.
    let footnote = if state.outdated { "consent-footnote-again" } else { "consent-footnote" };
    let footnote = Some(ctx.say(footnote));
    let form = Form { step: None, lead: Some(lead), summary, problems, sections, footnote };
    let title = if state.outdated { "title-consent-again" } else { "title-consent" };
    View::new(ctx.say(title), Body::Form { form })
        .action(ctx.press(AGREE, Rank::Main, AGREE))
        .action(ctx.press(DECLINE, Rank::Second, DECLINE))
        .action(elder::press(ctx))
}

/// A long text: contents first, then its parts. An unknown name, out of an old link, leads on.
fn policy(document: &str, ctx: &Context) -> View {
    let known = DOCUMENTS.iter().any(|(_, own)| *own == document);
    let document = if known { document } else { "privacy" };
    let title = ctx.say(Words::new(format!("title-policy-{document}")));
    let page = Page {
        id: format!("policy.{document}"),
        title: title.clone(),
        paragraphs: paragraphs(document, ctx),
        fine: vec![ctx.say(Words::new("policy-version").with("version", POLICY_VERSION))],
        ..Page::default()
    };
    View::new(title, Body::Page { page })
}

/// The keys of a long text are counted: `terms-2` heads its second part, `terms-2-1` is running text
/// in it, `terms-2-2i` an item of a list.
fn paragraphs(document: &str, ctx: &Context) -> Vec<Paragraph> {
    let lead = ctx.say(Words::new(format!("{document}-lead")));
    let mut out = vec![Paragraph::new(ParagraphKind::Prose, lead)];
    let heads: Vec<String> =
        (1..100).map_while(|part| ctx.find(format!("{document}-{part}"))).collect();
    out.push(Paragraph::new(ParagraphKind::Heading, ctx.say("policy-contents")));
    let item = |head: &String| Paragraph::new(ParagraphKind::Item, head.clone());
    out.extend(heads.iter().map(item));
    for (part, head) in (1..).zip(heads) {
        out.push(Paragraph::new(ParagraphKind::Heading, head));
        out.extend(counted(&format!("{document}-{part}"), ctx));
    }
    out
}

/// The paragraphs of a counted text: `terms-2-1`, `terms-2-2i`, ….
pub(crate) fn counted(key: &str, ctx: &Context) -> Vec<Paragraph> {
    let paragraph = |n: u32| {
        let of = |kind: ParagraphKind, mark: &str| {
            ctx.find(format!("{key}-{n}{mark}")).map(|text| Paragraph::new(kind, text))
        };
        of(ParagraphKind::Prose, "").or_else(|| of(ParagraphKind::Item, "i"))
    };
    (1..100).map_while(paragraph).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        effect::Effect::WriteConsent,
        kit::{Kit, ids, said},
        screen::Screen,
        text::{Locale, Texts},
    };

    fn box_of(screen: &Screen) -> (bool, bool) {
        let Body::Form { form } = &screen.body else { panic!("no form") };
        let field = form.sections.iter().flat_map(|s| &s.fields).find(|field| field.id == BOX);
        let field = field.expect("the box");
        (matches!(field.input, Input::Consent { given: true, .. }), field.problem.is_some())
    }

    #[test]
    fn at_the_first_start_nothing_is_wanted_and_the_box_is_empty() {
        let kit = Kit::fresh();
        assert_eq!(kit.route(), "consent");
        assert_eq!(box_of(&kit.screen()), (false, false));
        assert!(kit.commands.is_empty(), "{:?}", kit.commands);
        let ids = ids(&kit.screen());
        for id in ["policy.terms", "policy.privacy", "policy.data", AGREE, DECLINE, "elder.on"] {
            assert!(ids.iter().any(|own| own == id), "{id} in {ids:?}");
        }
    }

    #[test]
    fn agreeing_without_the_box_shows_the_box_and_writes_nothing() {
        let mut kit = Kit::fresh();
        let screen = kit.press(AGREE);
        assert_eq!(box_of(&screen), (false, true));
        assert_eq!(screen.focus.as_deref(), Some(BOX));
        assert!(kit.commands.is_empty());
    }

    #[test]
    fn agreeing_counts_once_it_is_written() {
        let mut kit = Kit::fresh();
        kit.choose(BOX, "yes");
        kit.press(AGREE);
        assert_eq!(kit.press(AGREE).route, "consent");
        assert_eq!(kit.commands.len(), 1, "a second press is dropped");
        let written = |effect: &Effect| matches!(effect, WriteConsent { policy_version: Some(version) } if version == POLICY_VERSION);
        let screen = kit.answer(written, Answer::Done(Ok(())));
        assert_ne!(screen.route, "consent");
    }

    #[test]
    fn a_decision_that_could_not_be_written_is_asked_for_again() {
        let mut kit = Kit::fresh();
        kit.choose(BOX, "yes");
        kit.press(AGREE);
        let full = crate::Problem::new(crate::Code::S303);
        let screen =
            kit.answer(|effect| matches!(effect, WriteConsent { .. }), Answer::Done(Err(full)));
        assert_eq!(screen.route, "consent");
        assert_eq!(screen.notice.map(|notice| notice.code), Some("S303".to_owned()));
    }

    #[test]
    fn declining_leads_to_browse_only_and_asks_for_no_network() {
        let mut kit = Kit::fresh();
        kit.press(DECLINE);
        let none = |effect: &Effect| matches!(effect, WriteConsent { policy_version: None });
        let screen = kit.answer(none, Answer::Done(Ok(())));
        assert_eq!(screen.route, "browse");
        assert!(kit.commands.is_empty(), "{:?}", kit.commands);
    }

    #[test]
    fn an_earlier_version_is_asked_for_anew_and_says_why() {
        let consent = Consent::Given { policy_version: "2025-01-01".to_owned() };
        let kit = Kit::opened(consent, None);
        assert_eq!(kit.route(), "consent");
        for key in ["consent-again", "consent-footnote-again"] {
            assert!(said(&kit.screen()).contains(&kit.texts.say(&Words::new(key))), "{key}");
        }
        assert!(kit.commands.is_empty());
    }

    #[test]
    fn every_text_can_be_read_before_deciding_and_leads_back() {
        let mut kit = Kit::fresh();
        for (press, document) in DOCUMENTS {
            let screen = kit.open(press);
            assert_eq!(screen.route, format!("policy/{document}"));
            assert!(said(&screen).contains(POLICY_VERSION));
            assert_eq!(kit.back().route, "consent");
        }
    }

    #[test]
    fn no_line_of_the_long_texts_is_left_out() {
        let sources = [
            (Locale::ZhHans, include_str!("../text/zh-Hans/consent.ftl")),
            (Locale::ZhHant, include_str!("../text/zh-Hant/consent.ftl")),
            (Locale::En, include_str!("../text/en/consent.ftl")),
        ];
        for (locale, source) in sources {
            for (_, document) in DOCUMENTS {
                let lines =
                    source.lines().filter(|line| line.starts_with(&format!("{document}-"))).count();
                let mut kit = Kit::fresh();
                kit.texts = Texts::new(locale);
                let screen = kit.open(&format!("policy.{document}"));
                let Body::Page { page } = screen.body else { panic!("no page") };
                let heads = page
                    .paragraphs
                    .iter()
                    .filter(|paragraph| paragraph.kind == ParagraphKind::Heading)
                    .count();
                // Each head stands in the contents too, and the contents have a head.
                assert_eq!(page.paragraphs.len(), lines + (heads - 1) + 1, "{document}");
            }
        }
    }
}
