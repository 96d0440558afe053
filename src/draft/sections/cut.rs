//! Where sections begin and end: at heads, at headings, at the title of a chapter and at the closing of a letter.

use crate::draft::fracties;
use crate::draft::lines::heading::{Heading, HeadingKind};
use crate::draft::lines::letter::closing;
use crate::draft::lines::letters::strip_word;
use crate::draft::lines::line::Line;
use crate::draft::lines::numbers::roman;
use crate::draft::lines::shape::{End, bare};
use crate::draft::lines::{Head, Says, Shape, cues};
use crate::read::BlockKind;
use crate::text::{Source, last_of};

/// What begins at a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::draft) enum SectionKind {
    Letter,
    Head,
    Question,
    Answer,
    Notice,
    /// Greetings and signatures behind the last answer.
    Closing,
    /// The title of the part with the answers.
    Title,
}

/// A run of lines that belong together.
#[derive(Clone, Copy, Debug)]
pub(in crate::draft) struct Section {
    pub part: SectionKind,
    pub first: usize,
    pub end: usize,
}

/// The lines at which a head begins: `Antwoorden van de minister …`, `Vragen van het lid … aan …`, `AH 605`.
pub(super) fn head_lines(lines: &[Line<'_>], headings: &[Option<Heading>]) -> Vec<usize> {
    let mut found = Vec::new();
    let mut in_head = false;
    let mut in_section = false;
    let mut break_before = true;
    let letter = letter_begins(lines, headings);
    let begins_set = begins_set(headings);
    let mut labelled = false;
    for (i, line) in lines.iter().enumerate() {
        let subject = || cues::tells(line, Says::Subject, 1).is_some();
        if !line.is_text() || i < letter && subject() {
            break_before = true;
            continue;
        }
        if headings.get(i).is_some_and(Option::is_some) {
            (in_head, in_section, break_before) = (false, true, false);
            continue;
        }
        // Inside an answer these words may begin any line of a paragraph, and a paragraph may begin with them too: there a head has a new
        // set below it, which counts from 1. Before the first question only a head begins so.
        let may_begin = !in_section
            || (line.block.starts_paragraph || line.new_page || break_before)
                && begins_set.get(i) == Some(&true);
        let gap = line.block.starts_paragraph || line.new_page || break_before;
        // Or a heading stands right below it, and a sentence ends above it.
        let between = || {
            begins_set.get(i) == Some(&true)
                && headings.get(i + 1).is_some_and(Option::is_some)
                && i.checked_sub(1)
                    .and_then(|above| lines.get(above))
                    .is_some_and(|above| matches!(above.seen.looks.end, End::Stops | End::Asks))
        };
        if !in_head && !labelled && (may_begin || between()) && opens_head(lines, i, gap) {
            found.push(i);
            in_head = true;
        }
        labelled = is_label(line);
        break_before = false;
    }
    found
}

/// For each line, whether the next heading is that of a first question.
fn begins_set(headings: &[Option<Heading>]) -> Vec<bool> {
    let mut next = false;
    let mut found = vec![false; headings.len()];
    for (place, heading) in found.iter_mut().zip(headings).rev() {
        *place = next;
        if let Some(heading) = heading
            && heading.kind != HeadingKind::Title
        {
            let first = heading.numbers.first().is_some_and(|(number, _)| number.is_first());
            next = heading.kind == HeadingKind::Notice
                || heading.kind == HeadingKind::Question && first;
        }
    }
    found
}

/// The line at which a letter begins to speak, before the first heading; 0 without one.
fn letter_begins(lines: &[Line<'_>], headings: &[Option<Heading>]) -> usize {
    let first = headings.iter().position(Option::is_some).unwrap_or(lines.len());
    let before = lines.get(..first).unwrap_or_default();
    let speaks = |line: &Line<'_>| {
        cues::tells(line, Says::Address, 0).is_some()
            || cues::tells(line, Says::Opening, u8::from(line.block.starts_paragraph)).is_some()
    };
    before.iter().position(|line| line.is_text() && speaks(line)).unwrap_or(0)
}

/// A line that says what the next one is: a letter's subject is worded as the head of its answers is.
fn is_label(line: &Line<'_>) -> bool {
    cues::tells(line, Says::Label, 1).is_some_and(|cue| {
        cue.words.len() == bare(&line.text).trim_end_matches(':').trim_end().len()
    })
}

/// Whether a head begins at a line. White above it is a sign of one, and then that it does not end as a sentence does is another.
fn opens_head(lines: &[Line<'_>], i: usize, gap: bool) -> bool {
    const LONGEST_NUMBER: usize = 10;
    let Some(line) = lines.get(i) else { return false };
    let bare = bare(&line.text);
    let is_head = |signs| {
        cues::head(line, signs)
            .is_some_and(|head| head != Head::Number || bare.len() < LONGEST_NUMBER)
    };
    bare.starts_with(char::is_uppercase)
        && (is_head(u8::from(gap)) || gap && is_head(2) && !ends_as_sentence(lines, i))
}

/// Whether the paragraph that begins at a line ends with a full stop: "Beantwoording van de minister van Financiën volgt in een andere brief."
/// A head ends so at most behind a bracket: "(ingezonden 3 november 2024)."
fn ends_as_sentence(lines: &[Line<'_>], first: usize) -> bool {
    const LONGEST: usize = 12;
    let rest = lines.iter().skip(first + 1).take(LONGEST);
    let rest = rest.take_while(|line| line.is_text() && !line.block.starts_paragraph);
    lines.get(first).into_iter().chain(rest).last().is_some_and(|line| {
        let text = line.text.trim_end();
        text.ends_with('.') && !text.ends_with(").")
    })
}

/// Cuts the lines at heads and headings.
pub(super) fn cut(
    source: &Source,
    lines: &[Line<'_>],
    shapes: &[Option<Shape>],
    headings: &[Option<Heading>],
    heads: &[usize],
) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    let mut heads = heads.iter().copied().peekable();
    for i in 0..lines.len() {
        let heading = headings.get(i).and_then(Option::as_ref);
        let is_head = heads.next_if_eq(&i).is_some();
        let part = match heading {
            Some(heading) => match heading.kind {
                HeadingKind::Question => SectionKind::Question,
                HeadingKind::Answer => SectionKind::Answer,
                HeadingKind::Notice => SectionKind::Notice,
                HeadingKind::Title => SectionKind::Title,
            },
            None if is_head => SectionKind::Head,
            None if sections.is_empty() => SectionKind::Letter,
            None => continue,
        };
        if let Some(last) = sections.last_mut() {
            last.end = i;
        }
        sections.push(Section { part, first: i, end: lines.len() });
    }
    let mut sections = without_chapters(source, lines, headings, sections);
    if let Some(last) = sections.last_mut()
        && matches!(last.part, SectionKind::Question | SectionKind::Answer | SectionKind::Notice)
        && let Some(closing) = closing(lines, shapes, last.first + 1..last.end)
    {
        let end = last.end;
        last.end = closing;
        sections.push(Section { part: SectionKind::Closing, first: closing, end });
    }
    sections
}

/// Takes the title of the next chapter ("## Financiën", "Vragen van D66") out of an answer in which nothing else stands: it is empty.
fn without_chapters(
    source: &Source,
    lines: &[Line<'_>],
    headings: &[Option<Heading>],
    sections: Vec<Section>,
) -> Vec<Section> {
    let mut found = Vec::with_capacity(sections.len());
    let mut sections = sections.into_iter().peekable();
    while let Some(section) = sections.next() {
        let Section { part, first, end } = section;
        let asks = sections.peek().is_some_and(|next| next.part == SectionKind::Question);
        let chapter = part == SectionKind::Answer && asks && {
            let heading = lines.get(first).zip(headings.get(first).and_then(Option::as_ref));
            let own = lines.get(first + 1..end).unwrap_or_default();
            let mut text = own.iter().filter(|line| line.is_text());
            // Two of them are a list.
            let title = text.next().filter(|_| text.next().is_none());
            heading.zip(title).is_some_and(|((line, heading), title)| {
                heading.rest >= line.text.len() && is_chapter(source, line, title)
            })
        };
        if chapter {
            found.push(Section { end: first + 1, ..section });
            found.push(Section { part: SectionKind::Title, first: first + 1, end });
        } else {
            found.push(section);
        }
    }
    found
}

/// Whether a line below the heading of an answer is the title of a chapter: a heading of its format that is no deeper, or by its words.
fn is_chapter(source: &Source, heading: &Line<'_>, line: &Line<'_>) -> bool {
    const LONGEST: usize = 90;
    const WORDS: [&str; 2] = ["vragen van ", "thema"];
    let text = bare(&line.text).trim_end();
    let number = text
        .split_once(". ")
        .filter(|(number, title)| roman(number).is_some() && title.starts_with(char::is_uppercase));
    let title = number.map_or(text, |(_, title)| title);
    let marked = [heading, line].iter().all(|line| line.block.kind == BlockKind::Heading)
        && level(source, line) <= level(source, heading);
    line.block.starts_paragraph
        && text.len() < LONGEST
        && !text.ends_with(['.', '?', '!', ';'])
        && cues::first(title, Says::Reply).is_none()
        && (marked
            || fracties::opens(line)
            || WORDS.iter().any(|words| strip_word(text, words).is_some())
            || number.is_some())
}

/// How deep a heading of Markdown is; 0 where the format says it otherwise.
fn level(source: &Source, line: &Line<'_>) -> usize {
    const DEEPEST: usize = 8;
    let before = source.text().get(..line.block.span.start as usize).unwrap_or_default();
    last_of(before, DEEPEST).trim_end().bytes().rev().take_while(|&byte| byte == b'#').count()
}
