//! The heading of an answer, written as the draft writes its headings: those of its answers, else those of its questions.

use super::Snapshot;
use crate::draft::{Number, Question};
use crate::read::Format;
use crate::text::{Span, enumerated};

/// How a draft writes the headings of its answers.
pub struct Style {
    /// What stands on the line before the number: "## Antwoord op vraag ".
    before: String,
    /// What stands behind it: the marks that make it bold.
    after: String,
    /// Whether the heading has a number.
    numbered: bool,
    /// Whether an empty line stands between question and heading.
    above: bool,
    /// Whether an empty line stands between heading and answer.
    below: bool,
}

impl Style {
    /// The style of a set of questions.
    pub fn of(snapshot: &Snapshot, set: usize) -> Self {
        let of_answer = |set: Option<usize>| {
            let mut answers = snapshot.draft().answers.iter();
            answers.find_map(|answer| {
                let [(_, at)] = answer.numbers.as_slice() else { return None };
                let here = answer.headed && set.is_none_or(|set| answer.set == set);
                let parts = here.then(|| split(snapshot, answer.heading, *at)).flatten();
                parts.map(|(before, back, after)| (before, format!("{back}{after}")))
            })
        };
        let bare = || {
            let answers = snapshot.draft().answers_of(set);
            let bare = answers.iter().find(|answer| answer.headed && answer.numbers.is_empty())?;
            let (before, after) = around(snapshot, bare.heading);
            Some((
                format!("{before}{}", snapshot.document.source.slice(bare.heading)),
                after,
                false,
            ))
        };
        let numbered = |(before, after)| (before, after, true);
        let (before, after, numbered) = of_answer(Some(set))
            .map(numbered)
            .or_else(bare)
            .or_else(|| of_answer(None).map(numbered))
            .or_else(|| of_question(snapshot, set).map(numbered))
            .unwrap_or_else(|| {
                let mark = if snapshot.document.format() == Format::Markdown { "## " } else { "" };
                (format!("{mark}Antwoord "), String::new(), true)
            });
        let (above, below) = spaced(snapshot, set);
        Self { before, after, numbered, above, below }
    }

    /// The heading for some questions, with its marks.
    pub fn heading(&self, numbers: &[Number]) -> String {
        if !self.numbered {
            return format!("{}{}", self.before, self.after);
        }
        let several = self.before.strip_suffix("vraag ").filter(|_| numbers.len() > 1);
        let before =
            several.map_or_else(|| self.before.clone(), |before| format!("{before}vragen "));
        format!("{before}{}{}", listed(numbers), self.after)
    }

    /// The heading without its marks, for a title.
    pub fn words(&self, numbers: &[Number]) -> String {
        let heading = self.heading(numbers);
        heading.trim_start_matches(MARKS).trim_end_matches(MARKS).trim_end_matches(':').to_owned()
    }

    /// The marks before and behind a heading.
    pub fn marks(&self) -> (&str, &str) {
        let before = self.before.trim_start_matches(MARKS);
        let marks = self.before.get(..self.before.len() - before.len()).unwrap_or_default();
        (marks, if self.after.chars().all(|c| MARKS.contains(&c)) { &self.after } else { "" })
    }

    /// What is written behind a question: a heading, and the empty line on which the answer begins.
    pub fn behind(&self, numbers: &[Number]) -> String {
        let above = if self.above { "\n\n" } else { "\n" };
        format!("{above}{}{}", self.heading(numbers), self.below())
    }

    /// What separates a heading and its answer.
    pub const fn below(&self) -> &'static str {
        if self.below { "\n\n" } else { "\n" }
    }
}

/// The marks that make a line a heading, or bold.
pub const MARKS: [char; 4] = ['#', ' ', '*', '_'];

/// What stands on the line of a heading before its number, behind that in the heading, and behind the heading.
fn split(snapshot: &Snapshot, heading: Span, number: Span) -> Option<(String, &str, String)> {
    let (before, after) = around(snapshot, heading);
    let source = &snapshot.document.source;
    heading.covers(number).then(|| {
        let front = source.slice(Span::new(heading.start, number.start));
        let back = source.slice(Span::new(number.end, heading.end)).trim_end();
        (format!("{before}{front}"), back, after)
    })
}

/// What stands on the line before a heading; and behind it, where that only closes what was opened.
fn around(snapshot: &Snapshot, heading: Span) -> (String, String) {
    let (source, lines) = (&snapshot.document.source, snapshot.document.source.lines());
    let start = lines.start_of(lines.line_of(heading.start));
    let before = source.slice(Span::new(start, heading.start));
    let rest = source.text().get(heading.end as usize..).unwrap_or_default();
    let rest = rest.split(['\n', '\r']).next().unwrap_or_default().trim_end();
    let closes = rest.chars().all(|c| c == ':' || MARKS.contains(&c));
    (before.to_owned(), if closes { rest.to_owned() } else { String::new() })
}

/// The style of the headings of the questions, with the other word.
fn of_question(snapshot: &Snapshot, set: usize) -> Option<(String, String)> {
    snapshot.draft().questions_of(set).iter().find_map(|question| {
        // What stands behind the number belongs to the question: more numbers, brackets.
        let (before, _, after) = split(snapshot, question.heading, question.number_span)?;
        let words = before.trim_end();
        let swapped =
            [("Vraag", "Antwoord "), ("VRAAG", "ANTWOORD "), ("vraag", "antwoord ")].into_iter();
        let mut swapped =
            swapped.filter_map(|(old, new)| Some(format!("{}{new}", words.strip_suffix(old)?)));
        Some((swapped.next()?, after))
    })
}

/// Whether empty lines stand above and below the headings of the answers.
fn spaced(snapshot: &Snapshot, set: usize) -> (bool, bool) {
    let draft = snapshot.draft();
    let lines = snapshot.document.source.lines();
    let far = |from: u32, to: u32| lines.line_of(to).saturating_sub(lines.line_of(from)) > 1;
    let mut answers = draft.answers_of(set).iter().filter(|answer| answer.headed);
    let written = answers.clone().find(|answer| !answer.flow.text().is_empty());
    let below = written.map(|answer| far(answer.heading.end, answer.flow.whole().start));
    let above = answers.find_map(|answer| {
        let asked = answer.questions.iter().filter_map(|&i| draft.questions.get(i));
        let last =
            asked.map(|question| question.span.end).filter(|&end| end <= answer.heading.start);
        Some(far(last.max()?, answer.heading.start))
    });
    (above.unwrap_or(true), below.unwrap_or(snapshot.document.format() == Format::Markdown))
}

/// "2", "2 en 3", "2, 3 en 4".
pub fn listed(numbers: &[Number]) -> String {
    enumerated(&numbers.iter().map(Number::to_string).collect::<Vec<_>>())
}

/// The questions that are put under one heading with this one, itself included.
pub fn together<'d>(snapshot: &'d Snapshot, question: &Question) -> Vec<&'d Question> {
    let questions = snapshot.draft().questions_of(question.set).iter();
    questions.filter(|other| other.heading == question.heading).collect()
}
