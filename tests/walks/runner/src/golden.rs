//! What a person perceives of a screen, one line an element. The table is in `tests/walks/README.md`.

use tongtu_core::screen::{
    AgeState, Body, Capture, Card, Detail, Field, Form, Group, Home, Input, Line, Mark, Page,
    Pattern, Press, Progress, Quiz, Rank, Refusal, Row, Rows, Screen, Step, Sum, Term, Tone,
};

/// The screen as text.
pub fn golden(screen: &Screen) -> String {
    let mut lines = Lines { bar: screen.title.clone(), ..Lines::default() };
    let state = words(&[("secret", screen.secret), ("elder", screen.elder)]);
    lines.add("title", &screen.route, &screen.title, "", &state);
    if let Some(notice) = &screen.notice {
        lines.add("notice", &notice.code, &notice.text, "", tone(notice.tone));
        lines.presses(notice.way_out.as_ref());
    }
    if let Some(age) = screen.age.as_ref().filter(|age| age.state == AgeState::Offline) {
        lines.add("age", "", &age.text, "", "offline");
    }
    lines.body(&screen.body);
    lines.presses(&screen.actions);
    for tab in &screen.tabs {
        let count = if tab.count == 0 { String::new() } else { tab.count.to_string() };
        lines.add("tab", &tab.id, &tab.label, &count, &words(&[("chosen", tab.chosen)]));
    }
    if let Some(page) = &screen.over {
        lines.add("sheet", &page.id, &page.title, "", "");
        lines.page(page, false);
    }
    if let Some(ask) = &screen.ask {
        let kind = serde_json::to_value(&ask.kind).unwrap_or_default();
        let name = match &kind {
            serde_json::Value::Object(object) => object.keys().next().cloned().unwrap_or_default(),
            other => other.as_str().unwrap_or_default().to_owned(),
        };
        lines.add("ask", "", &name, "", "");
    }
    lines.text
}

#[derive(Default)]
struct Lines {
    /// The title above: a page does not say it again.
    bar: String,
    text: String,
}

impl Lines {
    fn add(&mut self, role: &str, id: &str, label: &str, value: &str, state: &str) {
        let columns = [role, plain(id), &said(label), &said(value), state];
        let line = columns.join(" | ");
        self.text.push_str(line.trim_end_matches([' ', '|']));
        self.text.push('\n');
    }

    fn part(&mut self, name: &str, words: &str) {
        if !words.is_empty() {
            self.text.extend(["  ", name, " | ", &said(words), "\n"]);
        }
    }

    fn free(&mut self, words: &str) {
        if !words.is_empty() {
            self.add("text", "", words, "", "");
        }
    }

    fn presses<'a>(&mut self, presses: impl IntoIterator<Item = &'a Press>) {
        for press in presses {
            let mut state = rank(press.rank).to_owned();
            for (word, holds) in [("busy", press.busy), ("not_yet", press.not_yet.is_some())] {
                if holds {
                    state.push(' ');
                    state.push_str(word);
                }
            }
            self.add("button", &press.id, &press.label, "", &state);
            self.part("why", press.not_yet.as_deref().unwrap_or_default());
        }
    }

    fn mark(&mut self, mark: Option<&Mark>) {
        if let Some(mark) = mark {
            self.add("mark", "", &mark.label, "", &mark_state(mark));
        }
    }

    fn lane(&mut self, progress: Option<&Progress>) {
        if let Some(progress) = progress {
            self.add("lane", "", &progress.spoken, "", "");
        }
    }

    fn sum(&mut self, sum: Option<&Sum>) {
        if let Some(sum) = sum {
            self.add("sum", "", &added_up(sum), "", tone(sum.tone));
        }
    }

    fn body(&mut self, body: &Body) {
        match body {
            Body::Form { form } => self.form(form),
            Body::Rows { rows } => self.rows(rows),
            Body::Detail { detail } => self.detail(detail),
            Body::Capture { capture } => self.capture(capture),
            Body::Quiz { quiz } => self.quiz(quiz),
            Body::Card { card } => self.card(card),
            Body::Pattern { pattern } => self.pattern(pattern),
            Body::Home { home } => self.home(home),
            Body::Page { page } => self.page(page, true),
        }
    }

    fn form(&mut self, form: &Form) {
        self.free(form.step.as_deref().unwrap_or_default());
        self.free(form.summary.as_deref().unwrap_or_default());
        for problem in &form.problems {
            self.add("link", &problem.field, &problem.text, "", "");
        }
        if let Some(page) = &form.lead {
            self.page(page, true);
        }
        for section in &form.sections {
            if let Some(title) = &section.title {
                self.add("group", &section.id, title, "", "");
            }
            for field in &section.fields {
                self.field(field);
            }
            self.free(section.note.as_deref().unwrap_or_default());
        }
        self.free(form.footnote.as_deref().unwrap_or_default());
    }

    fn field(&mut self, field: &Field) {
        let (role, value) = match &field.input {
            Input::Text { value, .. } => ("text", value.clone()),
            Input::Prose { value, .. } => ("prose", value.clone()),
            Input::Secret { filled, .. } => {
                ("secret", if *filled { "filled" } else { "" }.to_owned())
            }
            Input::Choice { options, chosen } => {
                let chosen = options.iter().find(|option| Some(&option.id) == chosen.as_ref());
                ("choice", chosen.map_or_else(String::new, |option| option.label.clone()))
            }
            Input::Pick { shown } => ("pick", shown.clone().unwrap_or_default()),
            Input::Day { shown, .. } => ("day", shown.clone().unwrap_or_default()),
            Input::Consent { given, .. } => ("consent", if *given { "yes" } else { "" }.to_owned()),
            // Another one in each text message.
            Input::Code { value, .. } => ("code", "·".repeat(value.chars().count())),
            Input::Photos { .. } => ("photos", String::new()),
        };
        let state = words(&[("required", field.required), ("locked", field.locked.is_some())]);
        self.add(role, &field.id, &field.label, &value, &state);
        self.part("hint", field.hint.as_deref().unwrap_or_default());
        match &field.input {
            Input::Choice { options, chosen } => {
                for option in options {
                    let state = words(&[("chosen", Some(&option.id) == chosen.as_ref())]);
                    self.add("option", &option.id, &option.label, "", &state);
                    self.part("help", option.help.as_deref().unwrap_or_default());
                }
            }
            Input::Consent { documents, .. } => self.presses(documents),
            Input::Code { send, .. } => self.presses([send]),
            Input::Photos { slots } => {
                for slot in slots {
                    let value = slot.mark.as_ref().map_or("", |mark| mark.label.as_str());
                    let state = words(&[("filled", slot.picture.is_some())]);
                    self.add("slot", &slot.id, &slot.label, value, &state);
                }
            }
            Input::Prose { value, min, max, wanting, left } if field.locked.is_none() => {
                let typed = u32::try_from(value.chars().count()).unwrap_or(u32::MAX);
                let (words, n) = if typed < *min {
                    (wanting, min - typed)
                } else {
                    (left, max.saturating_sub(typed))
                };
                self.part("count", &words.replace("{n}", &n.to_string()));
            }
            Input::Text { .. }
            | Input::Prose { .. }
            | Input::Secret { .. }
            | Input::Pick { .. }
            | Input::Day { .. } => {}
        }
        self.part("locked", field.locked.as_deref().unwrap_or_default());
        self.part("problem", field.problem.as_deref().unwrap_or_default());
        self.presses(&field.repairs);
        self.part("help", field.help.as_deref().unwrap_or_default());
    }

    fn rows(&mut self, rows: &Rows) {
        for filter in &rows.filters {
            let state = words(&[("chosen", Some(&filter.id) == rows.chosen.as_ref())]);
            self.add("option", &filter.id, &filter.label, "", &state);
        }
        self.free(rows.counted.as_deref().unwrap_or_default());
        self.groups(&rows.groups);
        if let Some(more) = &rows.more {
            self.add("button", "more", more, "", "");
        }
        self.free(rows.fine.as_deref().unwrap_or_default());
        if let Some(page) = &rows.empty {
            self.page(page, true);
        }
    }

    fn groups(&mut self, groups: &[Group]) {
        for group in groups {
            if let Some(title) = &group.title {
                let side = group.side.as_deref().unwrap_or_default();
                self.add("group", &group.id, title, side, "");
            }
            self.all_rows(&group.rows);
        }
    }

    fn all_rows(&mut self, rows: &[Row]) {
        for row in rows {
            let value = row.value.as_deref().unwrap_or_default();
            let chosen = row.chosen == Some(true);
            let state = words(&[("opens", row.opens), ("chosen", chosen)]);
            self.add("row", &row.id, &row.head, value, &state);
            self.part("plate", row.plate.as_deref().unwrap_or_default());
            self.part("under", row.under.as_deref().unwrap_or_default());
            for line in &row.lines {
                self.part("line", line);
            }
            if let Some(mark) = &row.mark {
                self.part("mark", &format!("{} ({})", mark.label, mark_state(mark)));
            }
            if let Some(progress) = &row.progress {
                self.part("lane", &progress.spoken);
            }
            self.presses(&row.presses);
        }
    }

    fn detail(&mut self, detail: &Detail) {
        self.all_rows(detail.about.as_slice());
        self.mark(detail.mark.as_ref());
        self.free(detail.lead.as_deref().unwrap_or_default());
        for refusal in &detail.refusals {
            self.refusal(refusal);
        }
        self.sum(detail.sum.as_ref());
        self.lane(detail.progress.as_ref());
        for group in &detail.groups {
            if let Some(title) = &group.title {
                self.add("group", &group.id, title, "", "");
            }
            self.lines(&group.lines);
        }
        for step in &detail.timeline {
            self.step(step);
        }
        for picture in &detail.pictures {
            self.add("picture", "", &picture.alt, "", "");
        }
        self.all_rows(&detail.rows);
    }

    fn refusal(&mut self, refusal: &Refusal) {
        self.add("refusal", &refusal.code, &refusal.what, "", "");
        self.part("unchanged", refusal.unchanged.as_deref().unwrap_or_default());
        for why in &refusal.why {
            self.part("why", why);
        }
        if let Some(sum) = &refusal.sum {
            self.part("sum", &added_up(sum));
        }
        if let Some(progress) = &refusal.progress {
            self.part("lane", &progress.spoken);
        }
        self.part("source", &refusal.source);
        self.all_rows(&refusal.ways);
        self.part("closed", refusal.closed.as_deref().unwrap_or_default());
    }

    fn lines(&mut self, lines: &[Line]) {
        for line in lines {
            let state = words(&[("copies", line.can_copy)]);
            self.add("line", &line.id, &line.label, &line.value, &state);
            self.presses(line.reveal.as_ref());
        }
    }

    fn step(&mut self, step: &Step) {
        let state = words(&[("present", step.present), ("open", step.mark.open)]);
        self.add("step", &step.id, &step.head, "", &state);
        self.part("line", step.line.as_deref().unwrap_or_default());
    }

    fn capture(&mut self, capture: &Capture) {
        self.free(&capture.advice);
        for want in &capture.wants {
            self.mark(Some(want));
        }
        if let Some(verdict) = &capture.last {
            if let Some(picture) = &verdict.picture {
                self.add("picture", "", &picture.alt, "", "");
            }
            self.mark(Some(&verdict.mark));
            self.free(&verdict.text);
        }
        self.presses([&capture.shutter]);
        self.presses(capture.album.as_ref());
        self.all_rows(&capture.rows);
    }

    fn quiz(&mut self, quiz: &Quiz) {
        self.lane(Some(&quiz.progress));
        self.free(&quiz.question);
        for choice in &quiz.choices {
            let state = words(&[("chosen", choice.chosen)]);
            self.add("option", &choice.id, &choice.text, &choice.letter, &state);
        }
        self.free(quiz.explanation.as_deref().unwrap_or_default());
    }

    fn card(&mut self, card: &Card) {
        self.add(
            "card",
            "",
            &card.head,
            "",
            &words(&[("current", card.current), ("dimmed", card.dimmed)]),
        );
        self.mark(Some(&card.mark));
        if let Some(portrait) = &card.portrait {
            self.add("picture", "", &portrait.alt, "", "");
        }
        self.free(&card.name);
        self.lines(&card.summary);
        self.lines(&card.fields);
        if let Some(code) = &card.code {
            self.add("qr", "", "", "", &words(&[("alarm", code.alarm), ("large", code.large)]));
            self.presses(code.enlarge.as_ref());
        }
        self.free(card.instead.as_deref().unwrap_or_default());
        self.all_rows(&card.rows);
        self.free(card.fine.as_deref().unwrap_or_default());
    }

    fn pattern(&mut self, pattern: &Pattern) {
        self.free(&pattern.who);
        self.free(&pattern.asks);
        self.free(pattern.tries_left.as_deref().unwrap_or_default());
        self.all_rows(&pattern.ways);
    }

    fn home(&mut self, home: &Home) {
        self.add(
            "panel",
            "",
            &home.panel.head,
            home.panel.value.as_deref().unwrap_or_default(),
            "",
        );
        self.mark(home.panel.mark.as_ref());
        for line in &home.panel.lines {
            self.free(line);
        }
        self.lane(home.panel.progress.as_ref());
        self.presses(&home.panel.presses);
        self.groups(&home.groups);
        self.groups(&home.services);
    }

    fn page(&mut self, page: &Page, with_title: bool) {
        self.mark(page.mark.as_ref());
        if with_title && page.title != self.bar {
            self.free(&page.title);
        }
        self.all_rows(page.about.as_slice());
        self.sum(page.sum.as_ref());
        self.lane(page.progress.as_ref());
        self.lines(&page.lines);
        for paragraph in &page.paragraphs {
            self.free(&paragraph.text);
        }
        self.all_rows(&page.ways);
        for fine in &page.fine {
            self.free(fine);
        }
        self.presses(&page.presses);
    }
}

/// What waits, and what the server made meanwhile, has another id each time: only its kind and what
/// is done with it are the story's.
fn plain(id: &str) -> &str {
    match (id.split_once('/'), id.rsplit_once('/')) {
        (Some((kind, _)), _) if kind.starts_with("outbox") => kind,
        (_, Some((kind, made))) if is_made(made) => kind,
        _ => id,
    }
}

/// A letter and sixteen characters of base64url, as the sandbox makes ids.
fn is_made(id: &str) -> bool {
    let random = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    id.len() == 18
        && id.starts_with(|c: char| c.is_ascii_lowercase())
        && id.get(1..2) == Some("-")
        && id.chars().all(random)
}

/// 3 已记分 + 1 这一条 = 4 处理后.
fn added_up(sum: &Sum) -> String {
    let said = |term: &Term| format!("{} {}", term.value, term.label);
    let terms: Vec<String> = sum.terms.iter().map(said).collect();
    format!("{} = {}", terms.join(" + "), said(&sum.total))
}

fn words(states: &[(&str, bool)]) -> String {
    let holding: Vec<&str> =
        states.iter().filter(|(_, holds)| *holds).map(|(word, _)| *word).collect();
    holding.join(" ")
}

fn mark_state(mark: &Mark) -> String {
    if mark.open { format!("{} open", tone(mark.tone)) } else { tone(mark.tone).to_owned() }
}

fn tone(tone: Tone) -> &'static str {
    match tone {
        Tone::Calm => "calm",
        Tone::Good => "good",
        Tone::Attention => "attention",
        Tone::Danger => "danger",
        Tone::Info => "info",
    }
}

fn rank(rank: Rank) -> &'static str {
    match rank {
        Rank::Main => "main",
        Rank::Second => "second",
        Rank::Soft => "soft",
        Rank::Grave => "grave",
        Rank::Link => "link",
        Rank::Bar => "bar",
    }
}

/// As a golden has it: one line, and no time of day, no seconds left and no owner's code in it: time runs on while a
/// walk is run, and a code is another one each time.
#[must_use]
pub fn said(words: &str) -> String {
    let mut said = String::with_capacity(words.len());
    let chars: Vec<char> = words.chars().map(|c| if c == '\n' { ' ' } else { c }).collect();
    let mut rest = chars.as_slice();
    while let Some((first, tail)) = rest.split_first() {
        if let Some(after) = after_time(rest) {
            said.push_str("··:··");
            rest = after;
        } else if let Some(after) = after_owner_code(rest) {
            said.push_str("···· ···· ····");
            rest = after;
        } else if let Some(after) = after_seconds(rest).filter(|_| !ends_in_digit(&said)) {
            said.push_str("··");
            rest = after;
        } else {
            said.push(*first);
            rest = tail;
        }
    }
    said
}

/// Behind `09:41` or `09:41:26`, if it begins so.
fn after_time(rest: &[char]) -> Option<&[char]> {
    match rest {
        [h, hh, ':', m, mm, more @ ..] if [h, hh, m, mm].iter().all(|c| c.is_ascii_digit()) => {
            match more {
                [':', s, ss, more @ ..] if s.is_ascii_digit() && ss.is_ascii_digit() => Some(more),
                more => Some(more),
            }
        }
        _ => None,
    }
}

/// Behind an owner's code, if it begins so: twelve characters in fours, another one each time.
fn after_owner_code(rest: &[char]) -> Option<&[char]> {
    let (code, after) = rest.split_at_checked(14)?;
    let fits = |(at, c): (usize, &char)| match at {
        4 | 9 => *c == '\u{a0}',
        _ => c.is_ascii_digit() || c.is_ascii_uppercase(),
    };
    let has_letter = code.iter().any(char::is_ascii_uppercase);
    (has_letter && code.iter().enumerate().all(fits)).then_some(after)
}

/// Behind the figure of `60 秒` or `60 s`, if it begins so; the unit stays.
fn after_seconds(rest: &[char]) -> Option<&[char]> {
    let digits = rest.iter().take_while(|c| c.is_ascii_digit()).count();
    let after = rest.get(digits..).filter(|_| digits > 0)?;
    match after {
        ['秒', ..] | [' ' | '\u{a0}', '秒', ..] => Some(after),
        [' ' | '\u{a0}', 's', more @ ..] if !more.first().is_some_and(|c| c.is_alphanumeric()) => {
            Some(after)
        }
        _ => None,
    }
}

fn ends_in_digit(text: &str) -> bool {
    text.ends_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_that_is_another_one_each_time_is_no_part_of_what_is_compared() {
        assert_eq!(plain("filing.case/b-0123456789abcDE_"), "filing.case");
        assert_eq!(plain("face.consent/handling/b-0123456789abcDE_"), "face.consent/handling");
        assert_eq!(plain("vehicle/v-own-two-cars-1"), "vehicle/v-own-two-cars-1");
        assert_eq!(plain("outbox.discard/17"), "outbox.discard");
    }

    #[test]
    fn a_time_of_day_is_no_part_of_what_is_compared() {
        assert_eq!(said("今天 09:41 更新，09:41:26"), "今天 ··:·· 更新，··:··");
        assert_eq!(said("1:2 和 12:3"), "1:2 和 12:3");
        assert_eq!(said("7K3M\u{a0}9PQR\u{a0}2XVW。"), "···· ···· ····。");
        assert_eq!(said("4403\u{a0}0012\u{a0}3456"), "4403\u{a0}0012\u{a0}3456");
        assert_eq!(said("60\u{a0}秒后，9 s, 12 steps"), "··\u{a0}秒后，·· s, 12 steps");
    }
}
