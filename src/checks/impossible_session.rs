//! KL304: a session year that cannot be.

use super::{Context, Finding};
use crate::cite::{At, Citation, FaultKind, Session, sessions};
use crate::text::Span;

/// Reports sessions whose years do not follow each other, garbled ones, and those that have not begun.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    let present = context.year();
    let mut last: Option<Span> = None;
    for cited in &draft.citations {
        let citation = &cited.citation;
        let Some(session) = &citation.session else { continue };
        let wrong =
            citation.has(FaultKind::SessionImpossible) || citation.has(FaultKind::SessionGarbled);
        let future =
            !wrong && present.is_some_and(|year| i32::from(session.value.first) > i32::from(year));
        let span = draft.span_in(cited.part, session.range.clone());
        if !(wrong || future) || last.replace(span) == Some(span) {
            continue;
        }
        let written = draft.words_in(cited.part, session.range.clone());
        if future {
            let year = present.unwrap_or_default();
            found.push(
                Finding::at(span).worded("future").with("written", written).with("year", year),
            );
            continue;
        }
        found.push(told(span, written, &session.value));
    }
    alone(context, found);
}

/// Sessions that are named by themselves: "in het vergaderjaar 2023-2026", the head of an Aanhangsel, the foot of its pages.
fn alone(context: &Context<'_>, found: &mut Vec<Finding>) {
    // A foot stands on every page: once will do.
    const MOST: usize = 10;
    let draft = context.draft;
    for (part, flow) in draft.own_parts() {
        let Impossible(sessions) = flow.kept(&(), |flow, ()| impossible(flow.text()));
        for At { value: session, range } in sessions {
            let within =
                |one: &Citation| one.range.start < range.end && range.start < one.range.end;
            if !draft.citations_in(part).any(within) {
                let (span, written) = (flow.span(range.clone()), flow.slice(range.clone()));
                found.push(told(span, written, session));
            }
        }
    }
    let mut seen: Vec<&str> = Vec::new();
    for line in &draft.furniture {
        for At { value: session, range } in impossible(&line.text).0 {
            let written = line.text.get(range.clone()).unwrap_or_default();
            if seen.len() < MOST && !seen.contains(&written) {
                seen.push(written);
                let start = line.span.start as usize;
                let span = Span::of(start + range.start..start + range.end);
                found.push(told(span, written, &session));
            }
        }
    }
}

fn told(span: Span, written: &str, session: &Session) -> Finding {
    let finding = Finding::at(span).with("written", written);
    match right(session, written) {
        Some(right) => finding.with("right", &right).edit(span, &right),
        None => finding.worded("unknown"),
    }
}

/// The sessions in a text that cannot be, kept as long as it stays as it is.
#[derive(Debug)]
struct Impossible(Vec<At<Session>>);

fn impossible(text: &str) -> Impossible {
    Impossible(sessions(text).filter(|session| !session.value.possible()).collect())
}

/// The session that begins in the first year, or in the second where that is the year before, written as the wrong one was: `2023–34` becomes
/// `2023–24`. `None` where
/// neither year says which one it was.
fn right(session: &Session, written: &str) -> Option<String> {
    let mark = written.chars().find(|c| matches!(c, '/' | '-' | '–' | '—')).unwrap_or('/');
    let tail = written.rsplit(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
    let first = if session.first >= 1_000 {
        let first = u32::from(session.first);
        // `2024/23`: the two years are exchanged.
        let exchanged =
            session.second.is_some_and(|second| (u32::from(second) + 1) % 100 == first % 100);
        if exchanged { first - 1 } else { first }
    } else {
        // `202/25`: of the first year a digit is lost, the second one says which year it was.
        let second = u32::from(session.second?);
        match tail.len() {
            2 if second > 70 => 1_900 + second - 1,
            2 => 2_000 + second - 1,
            4 => second.checked_sub(1)?,
            _ => return None,
        }
    };
    let second = first + 1;
    Some(if matches!(tail.len(), 3..=5) && session.second.is_some() {
        format!("{first}{mark}{second}")
    } else {
        format!("{first}{mark}{:02}", second % 100)
    })
}
