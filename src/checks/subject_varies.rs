//! KL504: the subject, or the title of an article, written differently in letter, head and question 1.

use super::{Context, Finding};
use crate::draft::{Draft, Kind, Part};
use crate::text::Flow;
use crate::text::quotes::quotations;

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
    if draft.published
        || !matches!(draft.kind, Kind::Answers | Kind::Notice)
        || draft.heads.len() > 1
    {
        return;
    }
    let head = draft.heads.first();
    let parts = [(Part::Letter, Some(&draft.letter.flow)), (Part::Head(0), head)];
    let mut titles: Vec<Title> = Vec::new();
    for (part, flow) in parts {
        titles.extend(flow.into_iter().flat_map(|flow| titles_in(part, flow)));
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

/// The quoted titles of a text; a subject without quotation marks has no sure end.
fn titles_in(part: Part, flow: &Flow) -> Vec<Title> {
    let whole = quotations(flow.text()).into_iter().filter(|quotation| quotation.depth == 0);
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
