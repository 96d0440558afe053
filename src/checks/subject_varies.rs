//! KL504: the subject, or the title of an article, written differently in letter, head and question 1.

use std::ops::Range;

use super::{Context, Finding};
use crate::draft::{Draft, Part, Prose};
use crate::text::Flow;

/// How alike two subjects are when they are surely the same one (1 is equal).
const ALIKE: f64 = 0.8;

/// Shortest subject that is compared, in characters.
const SHORTEST: usize = 15;

/// Longest, which keeps a comparison cheap.
const LONGEST: usize = 300;

/// Reports, in the letter or head, a quoted title or a subject that is nearly the same as the one before it. Quotation marks, spacing, hyphens
/// and capitals do not count, and what the Chamber typeset is the Chamber's.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    if draft.published || draft.heads.len() > 1 {
        return;
    }
    let head = draft.heads.first();
    let parts = [(Part::Letter, Some(&draft.letter.flow)), (Part::Head(0), head)];
    let mut titles: Vec<Title> = Vec::new();
    for (part, flow) in parts {
        titles.extend(flow.into_iter().flat_map(|flow| titles_in(part, flow)));
    }
    if let Some(head) = head {
        subjects(draft, head, found);
    }
    if let Some(question) = draft.questions.first() {
        let quoted = titles_in(Part::Question(0), &question.flow);
        // What the letter says is compared with the question as submitted.
        compare(draft, quoted.iter().chain(&titles), found);
    } else {
        compare(draft, titles.iter(), found);
    }
}

struct Title {
    part: Part,
    range: std::ops::Range<usize>,
    /// The words without marks, spaces, hyphens and capitals.
    folded: String,
}

/// Words behind which the subject in the opening of a letter has ended.
const ENDS: [&str; 14] = [
    " worden beantwoord",
    " zijn beantwoord",
    " beantwoord zoals",
    ", ingezonden",
    " (ingezonden",
    ", die zijn ingezonden",
    ", welke zijn ingezonden",
    " met kenmerk",
    ", met kenmerk",
    " (kenmerk",
    ", kenmerk",
    " (20",
    ". ",
    "\n",
];

/// Words that two subjects may have or not and still be the same.
const SMALL: [&str; 4] = ["de", "het", "een", "en"];

/// Most words by which two subjects differ that are one.
const MOST_WORDS: usize = 3;

/// A subject without quotation marks.
struct Subject {
    part: Part,
    range: Range<usize>,
    words: Vec<String>,
}

/// Compares the subject in the opening of the letter with that in the head: "over de sluiting" and "over de voorgenomen sluiting".
fn subjects(draft: &Draft, head: &Flow, found: &mut Vec<Finding>) {
    let letter = subject(Part::Letter, &draft.letter.flow);
    let (Some(letter), Some(head)) = (letter, subject(Part::Head(0), head)) else { return };
    if !nearly_same(&letter.words, &head.words) {
        return;
    }
    let words = |one: &Subject| draft.words_in(one.part, one.range.clone()).to_owned();
    let finding = Finding::at(draft.span_in(head.part, head.range.clone()))
        .worded("subject")
        .with("here", words(&head))
        .with("there", words(&letter));
    found.push(finding.related(draft.span_in(letter.part, letter.range.clone()), "other"));
}

/// What the questions of a member are about, up to where the sentence goes on to something else.
fn subject(part: Part, flow: &Flow) -> Option<Subject> {
    let text = flow.text();
    let asked = [
        "ragen van het lid",
        "ragen van de leden",
        "ragen gesteld door",
        "ragen van het Kamerlid",
        "ragen lid",
    ];
    let from = asked.iter().filter_map(|words| text.find(words)).min()?;
    let start = from + text.get(from..)?.find(" over ")? + " over ".len();
    let rest = text.get(start..)?;
    let end = ENDS.iter().filter_map(|words| rest.find(words)).min();
    // A letter goes on behind its subject; a head may end with it.
    let end = end.or_else(|| matches!(part, Part::Head(_)).then_some(rest.len()))?;
    let subject = rest.get(..end)?.trim_end_matches(['.', ':', ' ']);
    let quotes = subject.contains(['«', '“', '”', '"', '‘', '\'', '„', '»']);
    let words = subject.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let words = words.map(str::to_lowercase).filter(|word| !SMALL.contains(&word.as_str()));
    let words: Vec<String> = words.collect();
    let fits = !quotes && (3..=60).contains(&words.len()) && subject.len() <= LONGEST;
    fits.then(|| Subject { part, range: start..start + subject.len(), words })
}

/// Whether two subjects are one and not written the same: most of their words stand in both, in the same order.
fn nearly_same(one: &[String], other: &[String]) -> bool {
    if one == other {
        return false;
    }
    // The longest row of words that both have.
    let mut row = vec![0usize; other.len() + 1];
    for word in one {
        let mut diagonal = 0;
        for (i, theirs) in other.iter().enumerate() {
            let left = row.get(i).copied().unwrap_or_default();
            let Some(above) = row.get_mut(i + 1) else { continue };
            let best = if word == theirs { diagonal + 1 } else { (*above).max(left) };
            diagonal = std::mem::replace(above, best);
        }
    }
    let shared = row.last().copied().unwrap_or_default();
    let longest = one.len().max(other.len());
    longest - shared <= MOST_WORDS && shared * 10 >= longest * 6
}

/// The quoted titles of a text.
fn titles_in(part: Part, flow: &Prose) -> Vec<Title> {
    let whole = flow.quotations().iter().filter(|quotation| quotation.depth == 0);
    let titles = whole.filter_map(|quotation| {
        let range = quotation.open?.range().end..quotation.close?.at;
        let text = flow.slice(range.clone());
        let folded: String =
            text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        let fits = (SHORTEST..=LONGEST).contains(&folded.chars().count())
            && text.split_whitespace().count() >= 3;
        fits.then_some(Title { part, range, folded })
    });
    titles.take(4).collect()
}

fn compare<'t>(draft: &Draft, titles: impl Iterator<Item = &'t Title>, found: &mut Vec<Finding>) {
    let mut before: Vec<&Title> = Vec::new();
    for title in titles {
        let differs = |other: &&&Title| {
            other.part != title.part
                && other.folded != title.folded
                && strsim::normalized_levenshtein(&other.folded, &title.folded) >= ALIKE
        };
        let same = before.iter().any(|other| other.folded == title.folded);
        if let Some(other) = before.iter().find(differs).filter(|_| !same) {
            let words = |title: &Title| draft.words_in(title.part, title.range.clone()).to_owned();
            let finding = Finding::at(draft.span_in(title.part, title.range.clone()))
                .with("here", words(title))
                .with("there", words(other));
            found.push(finding.related(draft.span_in(other.part, other.range.clone()), "other"));
        }
        before.push(title);
    }
}
