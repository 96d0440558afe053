//! `textDocument/hover`: what stands under the cursor.

use std::fmt::Write as _;

use ropey::Rope;
use tower_lsp::ls_types::*;

use super::command::explain::explained;
use super::document::{self, Shift};
use super::place::{self, Thing, touches};
use super::view::View;
use crate::draft::{Due, Question};
use crate::register::date::LATEST;
use crate::text::Span;

/// Posts that a hover names.
const MOST_POSTS: usize = 8;

/// The hover at a position in the text now, from the last view: a hover never waits for a check.
pub fn hover(view: &View, now: &Rope, position: Position) -> Option<Hover> {
    let encoding = view.manners.encoding;
    let shift = Shift::between(view.source.text(), now);
    let offset = shift.before(document::byte_at(now, position, encoding)?)? as u32;
    let (text, span) = at(view, offset)?;
    let place = |offset: u32| document::position_of(now, shift.after(offset as usize)?, encoding);
    let range = place(span.start).zip(place(span.end)).map(|(start, end)| Range::new(start, end));
    let contents = MarkupContent { kind: MarkupKind::Markdown, value: text };
    Some(Hover { contents: HoverContents::Markup(contents), range })
}

/// What is said at an offset, and of which words.
fn at(view: &View, offset: u32) -> Option<(String, Span)> {
    let mut parts = Vec::new();
    let mut span = None;
    let thing =
        place::at(view.draft(), offset).and_then(|(thing, at)| Some((said(view, thing)?, at)));
    if let Some((text, at)) = thing.or_else(|| office(view, offset)) {
        parts.push(text);
        span = Some(at);
    }
    for found in view.shown().filter(|found| touches(found.span, offset)) {
        parts.push(explained(&found.rule, view.settings.language));
        span = span.or(Some(found.span));
    }
    parts.dedup();
    span.map(|span| (parts.join("\n\n---\n\n"), span))
}

fn said(view: &View, thing: Thing<'_>) -> Option<String> {
    let draft = view.draft();
    match thing {
        Thing::Note(i) => {
            let note = draft.notes.get(i)?;
            Some(format!("**Noot {}**\n\n{}", note.label, plain(note.flow.text())))
        }
        Thing::LooseMark(_) => None,
        Thing::Question(i) => {
            let question = draft.questions.get(i)?;
            let mut text = asked(question);
            let answers: Vec<_> =
                question.answers.iter().filter_map(|&i| draft.answers.get(i)).collect();
            for answer in &answers {
                let heading = view.source.slice(answer.heading).trim();
                let _ = write!(text, "\n\n**{}**\n\n{}", plain(heading), plain(answer.flow.text()));
            }
            if place::is_open(draft, question) {
                text.push_str("\n\n*Deze vraag is nog niet beantwoord.*");
            }
            Some(text)
        }
        Thing::Answer(i) => {
            let answer = draft.answers.get(i)?;
            let asked: Vec<String> = answer
                .questions
                .iter()
                .filter_map(|&i| draft.questions.get(i))
                .map(asked)
                .collect();
            (!asked.is_empty()).then(|| asked.join("\n\n"))
        }
        Thing::Paper(cited) => {
            let citation = &cited.citation;
            let words = draft.words_in(cited.part, citation.range.clone());
            let mut text = format!("**{}** ({})", plain(words), citation.kind.name());
            match &citation.id {
                Some(id) => write!(text, "\n\n`{id}`").ok()?,
                None => text.push_str("\n\n*Deze verwijzing wijst geen stuk aan.*"),
            }
            if let Some(url) = citation.url() {
                let _ = write!(text, "\n\n<{url}>");
            }
            Some(text)
        }
    }
}

/// A question in full, with a list of what it asks where that is more than one thing.
fn asked(question: &Question) -> String {
    let mut text = format!("**Vraag {}**\n\n{}", question.number, plain(question.flow.text()));
    for sub in question.subquestions.iter().filter(|_| question.subquestions.len() > 1) {
        let due = match sub.due {
            Due::Always => "",
            Due::IfYes => " *(bij ja)*",
            Due::IfNo => " *(bij nee)*",
        };
        let _ = write!(text, "\n- [ ] {}{due}", plain(question.flow.slice(sub.range.clone())));
    }
    text
}

/// Who held the office named here, those on the day of the draft first.
fn office(view: &View, offset: u32) -> Option<(String, Span)> {
    let draft = view.draft();
    let (mention, span) = place::office(view, offset)?;
    let key = mention.key()?;
    let date = draft.date().or(view.settings.today);
    let mut held = view.settings.register.posts_of(&key);
    held.sort_by_key(|held| {
        let then = date.is_some_and(|date| held.post.held_on(date));
        (!then, std::cmp::Reverse(held.post.from))
    });
    if held.is_empty() {
        return None;
    }
    let mut text = format!("**{}**\n", key.title());
    for held in held.iter().take(MOST_POSTS) {
        let post = held.post;
        let then = date.is_some_and(|date| post.held_on(date));
        let name = if then { format!("**{}**", post.name()) } else { post.name() };
        let title = post.office.title();
        let until = if post.until == LATEST { "heden".to_owned() } else { post.until.to_string() };
        let _ =
            write!(text, "\n- {name}, {title}, {} – {until} (kabinet-{})", post.from, post.cabinet);
    }
    Some((text, span))
}

/// Words of the draft, which are not Markdown.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if matches!(c, '*' | '_' | '`' | '<' | '[' | ']' | '\\' | '#') {
            plain.push('\\');
        }
        plain.push(c);
        if c == '\n' {
            plain.push('\n');
        }
    }
    plain
}
