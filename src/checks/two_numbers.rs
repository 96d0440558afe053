//! KL311: one paper, described in the same words, cited under two numbers.

use super::{Context, Finding};
use crate::cite::{Citation, Kind, Number};
use crate::draft::{Cited, Part, Prose};
use crate::text::last_of;
use crate::text::tables::QuickMap;

/// Kinds of papers of which one has one number.
const PAPERS: [&str; 8] =
    ["motie", "amendement", "brief", "kamerbrief", "rapport", "nota", "besluit", "verslag"];

/// More bytes than a description has, and the most words.
const FARTHEST: usize = 2_000;
const LONGEST: usize = 40;

/// Reports the second of two numbers in one dossier behind the same description: "de motie van het lid De Vries over
/// bruggen". The name of a member alone describes nothing: one member has many motions.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    let mut seen: QuickMap<((u32, &str), String), &Cited> = QuickMap::default();
    // Few dossiers are cited with more than one number, and of the others nothing needs to be known.
    let mut numbers: QuickMap<(u32, &str), Option<&Number>> = QuickMap::default();
    for cited in &draft.citations {
        let citation = &cited.citation;
        let (Some(dossier), Some(number)) = (&citation.dossier, &citation.number) else { continue };
        let one = numbers.entry(dossier.key()).or_insert(Some(&number.value));
        *one = one.filter(|one| **one == number.value);
    }
    for cited in &draft.citations {
        let citation = &cited.citation;
        let (Some(dossier), Some(number)) = (&citation.dossier, &citation.number) else { continue };
        let one_number = || numbers.get(&dossier.key()).is_some_and(Option::is_some);
        if !is_paper(citation) || draft.is_quoted(cited.part) || one_number() {
            continue;
        }
        let description = match (cited.part, draft.flow(cited.part)) {
            // A note may belong to a sentence of the text.
            (Part::Note(_), _) | (_, None) => description(draft.sentence_before(cited)),
            (_, Some(flow)) => {
                flow.kept(&(), |flow, ()| descriptions(flow)).0.get(&cited.index).cloned()
            }
        };
        let Some(description) = description else { continue };
        let first = *seen.entry((dossier.key(), description)).or_insert(cited);
        let Some(other) =
            first.citation.number.as_ref().filter(|other| other.value != number.value)
        else {
            continue;
        };
        found.push(
            Finding::at(draft.span_in(cited.part, number.range.clone()))
                .with("number", &number.value)
                .with("other", &other.value)
                .related(draft.span_in(first.part, other.range.clone()), "other"),
        );
    }
}

fn is_paper(citation: &Citation) -> bool {
    citation.kind == Kind::Kamerstuk && citation.key.is_some()
}

/// What a text says of the papers to which it refers, by which of its references it is.
#[derive(Debug)]
struct Described(QuickMap<usize, String>);

fn descriptions(flow: &Prose) -> Described {
    let papers = flow.citations().iter().enumerate().filter(|(_, citation)| is_paper(citation));
    let described = papers.filter_map(|(i, citation)| {
        Some((i, description(flow.sentence_before(citation.range.start))?))
    });
    Described(described.collect())
}

/// The words from the paper's kind to the reference, in lower case; `None` where they do not tell which paper it is: not
/// what it is about, and not of which day.
fn description(sentence: &str) -> Option<String> {
    // A line of a thousand references is one sentence to each of them.
    let sentence = last_of(sentence, FARTHEST);
    let is_part = |c: char| c.is_alphanumeric() || c == '-';
    let from_end = sentence.rsplit(|c: char| !is_part(c)).filter(|word| !word.is_empty());
    let names_a_paper = |word: &str| {
        let front = word.get(.."motie-".len()).unwrap_or_default();
        front.eq_ignore_ascii_case("motie-")
            || PAPERS.iter().any(|paper| word.eq_ignore_ascii_case(paper))
    };
    let count = 1 + from_end.clone().take(LONGEST).position(names_a_paper)?;
    let mut words: Vec<&str> = from_end.take(count).collect();
    words.reverse();
    let description = words.join(" ").to_lowercase();
    let words: Vec<&str> = description.split(' ').collect();
    let about = words
        .iter()
        .position(|word| matches!(*word, "over" | "inzake" | "betreffende" | "waarin" | "om"));
    let about = about.is_some_and(|at| words.len() >= at + 2);
    let dated = words.windows(2).any(|pair| {
        matches!(pair, [month, year] if year.len() == 4
            && year.bytes().all(|b| b.is_ascii_digit()) && month.chars().all(char::is_alphabetic) && month.len() > 2)
    });
    (about || dated && words.len() >= 5).then_some(description)
}

#[cfg(test)]
mod tests {
    use super::description;

    #[test]
    fn a_description_says_which_paper() {
        assert_eq!(
            description("Zoals in de motie van het lid De Vries over bruggen ("),
            description("Ook de motie van het lid De Vries over bruggen, ")
                .filter(|text| text.len() > 5),
        );
        assert!(description("de motie van het lid De Vries over bruggen (").is_some());
        assert!(description("de brief van 10 september 2024 (").is_some());
        for vague in
            ["de motie van het lid De Vries (", "zie ook", "in mijn brief", "over bruggen ("]
        {
            assert_eq!(description(vague), None, "{vague}");
        }
    }
}
