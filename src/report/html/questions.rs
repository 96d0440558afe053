//! The checklist of the questions: which are answered, which are open, which to look at again.

use std::fmt::Write as _;

use super::words::Words;
use crate::draft::fit::{Evidence, checklist as checklist_of};
use crate::draft::{Draft, Question};
use crate::lint::Diagnostic;
use crate::report::Checked;
use crate::report::markup::escaped;
use crate::report::summary::plural;
use crate::rule::Severity;
use crate::text::Span;

/// Characters of a question that the checklist shows.
const EXCERPT: usize = 120;

/// How a question stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Open,
    Check,
    Answered,
}

/// Writes the list; nothing for a draft without questions.
pub(super) fn checklist(page: &mut String, file: &Checked, number: usize, words: &Words) {
    let draft = &file.report.draft;
    if draft.questions.is_empty() {
        return;
    }
    let states: Vec<(State, usize)> =
        draft.questions.iter().map(|question| state(file, question)).collect();
    let kinds =
        [(State::Answered, words.answered), (State::Check, words.check), (State::Open, words.open)];
    let kinds =
        kinds.map(|(kind, word)| (states.iter().filter(|(state, _)| *state == kind).count(), word));
    let kinds: Vec<String> =
        kinds.iter().filter(|(n, _)| *n > 0).map(|(n, word)| format!("{n} {word}")).collect();
    let said = format!("{}: {}", plural(states.len(), words.count), kinds.join(", "));
    let _ = writeln!(
        page,
        "<section class=\"questions\" aria-labelledby=\"q{number} d{number}\"><h3 id=\"q{number}\">{}</h3><p>{said}</p><ol>",
        words.questions
    );
    let seen = checklist_of(draft);
    for ((question, seen), (state, found)) in draft.questions.iter().zip(&seen).zip(states) {
        let (class, sign, word) = match state {
            State::Open => ("open", "○", words.open),
            State::Check => ("check", "▲", words.check),
            State::Answered => ("answered", "✔", words.answered),
        };
        let set = if draft.sets() > 1 {
            format!(" ({} {})", words.set, question.set + 1)
        } else {
            String::new()
        };
        let _ = write!(
            page,
            "<li class=\"{class}\"><span class=\"state\"><span aria-hidden=\"true\">{sign}</span> {word}</span> <span class=\"links\"><a href=\"#d{number}l{}\">{} {}{set}</a>",
            line(file, question.heading),
            words.question,
            question.number,
        );
        if let Some(answer) = question.answers.first().and_then(|&answer| draft.answers.get(answer))
        {
            let _ = write!(
                page,
                " <a class=\"answer\" href=\"#d{number}l{}\">{}<span class=\"vh\"> {}</span></a>",
                line(file, answer.heading),
                words.answer,
                question.number
            );
        }
        let _ = write!(
            page,
            "</span> <span class=\"excerpt\">{}</span>",
            escaped(&excerpt(question.flow.text()))
        );
        if found > 0 {
            let _ = write!(page, " <span class=\"tally\">{}</span>", plural(found, words.findings));
        }
        subquestions(page, draft, question, seen, words);
        page.push_str("</li>\n");
    }
    page.push_str("</ol></section>\n");
}

/// What a question asks, where that is more than one thing, each with the sentence of the answer that fits it best.
fn subquestions(
    page: &mut String,
    draft: &Draft,
    question: &Question,
    seen: &[Evidence],
    words: &Words,
) {
    let answered = !question.answers.is_empty() && question.place_in_heading == 0;
    if question.subquestions.len() < 2 || !answered {
        return;
    }
    page.push_str(" <ul class=\"asked\">");
    for (sub, seen) in question.subquestions.iter().zip(seen) {
        let asked = escaped(&excerpt(question.flow.slice(sub.range.clone())));
        let _ = write!(page, "<li>{asked}");
        if let Some((said, other)) = seen.said(draft, question) {
            let place = other.map_or_else(String::new, |n| format!("{} {n}: ", words.question));
            let _ = write!(page, " → {place}<q>{}</q>", escaped(&excerpt(said)));
        } else if *seen == Evidence::NotFound {
            let _ = write!(page, " → <em>{}</em>", words.not_found);
        }
        page.push_str("</li>");
    }
    page.push_str("</ul>");
}

/// How a question stands, and how many findings there are in it and its answers.
fn state(file: &Checked, question: &Question) -> (State, usize) {
    let draft = &file.report.draft;
    let answers = draft.answers_to(question);
    let mut state = State::Open;
    let mut found = inside(file, question.span).len();
    for answer in answers {
        let here = inside(file, answer.span);
        found += here.len();
        if here.iter().any(|found| found.severity >= Severity::Warning) {
            state = State::Check;
        } else if state == State::Open && !answer.is_open() {
            state = State::Answered;
        }
    }
    (state, found)
}

/// The findings that begin inside a span; findings are in the order of the text.
fn inside(file: &Checked, span: Span) -> &[Diagnostic] {
    let found = &file.report.diagnostics;
    let start = found.partition_point(|found| found.span.start < span.start);
    let end = found.partition_point(|found| found.span.start < span.end);
    found.get(start..end).unwrap_or_default()
}

fn line(file: &Checked, span: Span) -> u32 {
    file.source.lines().line_of(span.start) + 1
}

fn excerpt(text: &str) -> String {
    let line = text.replace('\n', " ");
    if line.chars().count() <= EXCERPT {
        return line;
    }
    let cut: String = line.chars().take(EXCERPT).collect();
    format!("{}…", cut.rsplit_once(' ').map_or(&*cut, |(words, _)| words))
}
