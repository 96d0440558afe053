//! KL100: a file that was not read as a draft, or whose questions were not, or some part of it.

use super::{Context, Finding};
use crate::read::Unseen;
use crate::text::tables::QuickSet;
use crate::text::{Span, is_space};

/// Reports, at its first words, a file in which no questions were found and no letter either. What was only found in a folder may well be
/// something else: a README, notes. Of answers without a question it is said wherever they were found.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    found.extend(draft.gaps.iter().map(|gap| {
        let wording = match gap.part {
            Unseen::Inserted => "inserted",
            Unseen::Linked => "linked",
            Unseen::Columns => "columns",
            Unseen::Drawn => "drawn",
        };
        Finding::at(gap.span).worded(wording)
    }));
    if draft.gaps.iter().any(|gap| gap.part.is_across()) {
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
    let words = text.trim_start_matches(is_space);
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
    let asking: Vec<(Span, &str)> = asking(context.source.text()).collect();
    if asking.len() < 2 {
        return None;
    }
    let draft = context.draft;
    let questions: Vec<Span> = draft.questions.iter().map(|question| question.span).collect();
    let answers = draft.answers.iter().filter(|answer| answer.headed);
    let answers: Vec<Span> = answers.map(|answer| answer.span).collect();
    let within = |spans: &[Span], span: Span| {
        let next = spans.partition_point(|one| one.start <= span.start);
        next.checked_sub(1).and_then(|last| spans.get(last)).is_some_and(|one| one.covers(span))
    };
    // An answer may repeat what a question asks in parts.
    let asked = asking.iter().filter(|(span, _)| within(&questions, *span));
    let asked: QuickSet<&str> = asked.map(|(_, number)| *number).collect();
    let mut open = asking.iter().filter(|(span, _)| within(&answers, *span));
    open.find(|(_, number)| !asked.contains(number)).copied()
}

/// The lines of a text that begin with a number of two levels and ask, each with that number.
fn asking(text: &str) -> impl Iterator<Item = (Span, &str)> {
    let bytes = text.as_bytes();
    let ends = memchr::memchr_iter(b'\n', bytes).map(|end| end + 1);
    let starts = std::iter::once(0).chain(ends);
    let starts = starts.filter(|start| bytes.get(*start).is_some_and(u8::is_ascii_digit));
    starts.filter_map(|start| {
        let line = text.get(start..)?.lines().next()?.trim_end();
        let number = level(line).filter(|_| line.ends_with('?'))?;
        Some((Span::of(start..start + line.len()), number))
    })
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
