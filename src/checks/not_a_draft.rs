//! KL100: a file that was not read as a draft, or whose questions were not, or some part of it.

use std::collections::HashSet;

use super::{Context, Finding};
use crate::read::Unseen;
use crate::text::Span;

/// Reports, at its first words, a file in which no questions were found and no letter either. What was only found in a folder may well be
/// something else: a README, notes. Of answers without a question it is said wherever they were found.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    found.extend(draft.gaps.iter().map(|gap| {
        let wording = match gap.part {
            Unseen::Inserted => "inserted",
            Unseen::Linked => "linked",
            Unseen::Columns => "columns",
        };
        Finding::at(gap.span).worded(wording)
    }));
    if draft.gaps.iter().any(|gap| gap.part == Unseen::Columns) {
        return;
    }
    found.extend(
        levels(context)
            .map(|(span, number)| Finding::at(span).worded("levels").with("number", number)),
    );
    if let Some(answer) = draft.answers.first().filter(|_| draft.lacks_questions()) {
        found.push(Finding::at(answer.heading).worded("answers"));
        return;
    }
    if context.options.found || !draft.questions.is_empty() {
        return;
    }
    let text = context.source.text();
    let words = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if words.is_empty() {
        found.push(Finding::at(Span::at(0)).worded("empty"));
        return;
    }
    let start = (text.len() - words.len()) as u32;
    let line = words.split(['\n', '\r']).next().unwrap_or_default().trim_end();
    found.push(Finding::at(Span::new(start, start + line.len() as u32)));
}

/// The first question in the text of an answer that has a number of two levels (`1.2`), where another counts so too: nobody read them as
/// questions.
fn levels<'s>(context: &'s Context<'_>) -> Option<(Span, &'s str)> {
    let asking = |span: Span| {
        let text = context.source.slice(span);
        let lines = text.split_inclusive('\n').scan(span.start, |at, line| {
            let start = *at;
            *at += line.len() as u32;
            Some((start, line))
        });
        let numbered = |line: &str| line.starts_with(|c: char| c.is_ascii_digit());
        lines.filter(move |(_, line)| numbered(line)).filter_map(|(start, line)| {
            let visible = line.trim_end();
            let number = level(visible).filter(|_| visible.ends_with('?'))?;
            Some((Span::new(start, start + visible.len() as u32), number))
        })
    };
    let all = context.source.span();
    let answers = context.draft.answers.iter().filter(|answer| answer.headed);
    let questions = context.draft.questions.iter().map(|question| question.span);
    // An answer may repeat what a question asks in parts.
    let asked: HashSet<&str> = questions.flat_map(asking).map(|(_, number)| number).collect();
    let mut open = answers.map(|answer| answer.span).flat_map(asking);
    let first = open.find(|(_, number)| !asked.contains(number));
    first.filter(|_| asking(all).nth(1).is_some())
}

/// The number of two levels that a line begins with.
fn level(line: &str) -> Option<&str> {
    let end = line.find([' ', '\t'])?;
    let number = line.get(..end)?.trim_end_matches('.');
    let (chapter, question) = number.split_once('.')?;
    let is_number =
        |part: &str| matches!(part.len(), 1..=2) && part.bytes().all(|byte| byte.is_ascii_digit());
    (is_number(chapter) && is_number(question)).then_some(number)
}
