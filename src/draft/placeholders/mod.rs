//! Placeholders: text that stands for text that is still to come, or that a template left behind.

mod signs;

use std::cell::LazyCell;

use self::signs::in_text;
use super::letter::Letter;
use super::lines::letters::strip_word;
use super::lines::{Says, cues};
use super::{Draft, Part, People, Place};
use crate::text::quotes::{lies_in, outermost, quotations};
use crate::text::{Span, words};

/// A placeholder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placeholder {
    /// Where it stands.
    pub span: Span,
    /// Its words.
    pub text: String,
    /// In what it stands.
    pub place: PlaceholderPlace,
}

/// In what a placeholder stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaceholderPlace {
    /// It is the whole text of an answer.
    WholeAnswer,
    /// In a head or among the signatures.
    HeadOrSignature,
    /// A field of the letter whose label stands there and whose words do not: "Ons kenmerk" and a dash.
    Field,
    /// Anywhere else.
    Text,
}

/// Every placeholder in the draft.
pub(super) fn find(draft: &Draft, people: &People) -> Vec<Placeholder> {
    let mut found = Vec::new();
    let signatures = signatures_from(draft, people);
    for (part, flow) in draft.parts() {
        if let Part::Answer(_) = part
            && flow.is_placeholder()
        {
            let (span, text) = (flow.whole(), flow.text().to_owned());
            found.push(Placeholder { span, text, place: PlaceholderPlace::WholeAnswer });
            continue;
        }
        let head = matches!(part, Part::Head(_));
        let quoted = draft.is_quoted(part);
        let words = || flow.words().iter().copied();
        let read = || in_text(flow.text(), words(), quoted, head, |at| flow.is_quoted(at));
        for range in flow.placeholders(quoted, head, read).iter().cloned() {
            let span = flow.span(range.clone());
            let signs = part == Part::Letter && signatures.is_some_and(|from| from <= span.start);
            let place = if head || signs {
                PlaceholderPlace::HeadOrSignature
            } else {
                PlaceholderPlace::Text
            };
            found.push(Placeholder { span, text: flow.slice(range).to_owned(), place });
        }
    }
    for line in &draft.letter.closing {
        let quoted = LazyCell::new(|| outermost(&quotations(&line.text)));
        for range in in_text(&line.text, words(&line.text), false, true, |at| lies_in(&quoted, at))
        {
            let start = line.span.range().start;
            let span = Span::of(start + range.start..start + range.end);
            let text = line.text.get(range).unwrap_or_default().to_owned();
            found.push(Placeholder { span, text, place: PlaceholderPlace::HeadOrSignature });
        }
    }
    found.extend(empty_fields(&draft.letter));
    let mut marked = found.iter().any(|one| one.text == "CONCEPT");
    for line in &draft.furniture {
        // "CONCEPT" above every page is one thing to take away.
        if line.text.trim() == "CONCEPT" && !std::mem::replace(&mut marked, true) {
            found.push(Placeholder {
                span: line.span,
                text: line.text.clone(),
                place: PlaceholderPlace::Text,
            });
        }
    }
    found
}

/// Labels of fields that a letter fills in.
const LABELS: [&str; 5] = ["ons kenmerk", "kenmerk", "datum", "onderwerp", "betreft"];

/// The dashes that stand where a field should be filled in, each with its label as its text.
fn empty_fields(letter: &Letter) -> Vec<Placeholder> {
    let mut label: Option<&str> = None;
    let mut found = Vec::new();
    for line in letter.lines.iter().filter(|line| !line.text.trim().is_empty()) {
        let text = line.text.trim();
        let named = LABELS.iter().find_map(|label| {
            let rest = strip_word(text, label)?;
            Some((text.get(..label.len())?, rest.trim_start_matches([':', ' ', '\t'])))
        });
        let (of, rest) = match named {
            Some((of, rest)) => (Some(of), rest),
            None => (label.take(), text),
        };
        label = of.filter(|_| named.is_some() && rest.is_empty());
        if let Some(of) = of.filter(|_| matches!(rest, "-" | "–" | "—" | "…" | "...")) {
            let end = line.span.range().start + line.text.trim_end().len();
            let span = Span::of(end - rest.len()..end);
            let text = of.to_owned();
            found.push(Placeholder { span, text, place: PlaceholderPlace::Field });
        }
    }
    found
}

/// Where the signatures of the letter begin.
fn signatures_from(draft: &Draft, people: &People) -> Option<u32> {
    let signed = people.offices.iter().filter(|office| office.place == Place::Signature);
    let signed = signed
        .map(|office| office.span.start)
        .filter(|&start| start < draft.letter.flow.whole().end);
    signed.chain(greeting(&draft.letter)).min()
}

/// The line "Hoogachtend," or the first that is nothing but an office.
fn greeting(letter: &Letter) -> Option<u32> {
    let mut lines =
        letter.lines.iter().filter(|line| line.starts_paragraph && line.text.len() < 120);
    let line = lines.find(|line| {
        let text = line.text.trim_start();
        let signs = [Says::Greeting, Says::Office].into_iter();
        signs.filter_map(|says| cues::tells(text, says, 2)).next().is_some()
            && !text.trim_end().ends_with('.')
    });
    line.map(|line| line.span.start)
}

/// Words that stand for an answer that is still to come.
const WHOLE: [&str; 52] = [
    "nog te beantwoorden",
    "nog aan te vullen",
    "wordt nog aangevuld",
    "wordt aangevuld",
    "volgt z.s.m",
    "volgt zo spoedig mogelijk",
    "pm",
    "p.m",
    "ntb",
    "n.t.b",
    "nader te bepalen",
    "nog te bepalen",
    "volgt",
    "tekst volgt",
    "antwoord volgt",
    "volgt nog",
    "nog in te vullen",
    "nader in te vullen",
    "in te vullen",
    "wordt nog ingevuld",
    "nog af te stemmen",
    "input volgt",
    "inbreng volgt",
    "beantwoording volgt",
    "concept volgt",
    "pro memorie",
    "hier tekst invoegen",
    "tekst invoegen",
    "ja/nee",
    "yyy",
    "wordt nog aangeleverd",
    "in afwachting",
    "todo",
    "to do",
    "tbd",
    "t.b.d",
    "nnb",
    "n.n.b",
    "antwoord",
    "tekst",
    "concept",
    "moet nog",
    "nog invullen",
    "nog aanvullen",
    "wordt aangeleverd",
    "wordt nagestuurd",
    "wordt nog nagestuurd",
    "nog uit te werken",
    "hier antwoord invullen",
    "tbc",
    "t.b.c",
    "x",
];

/// First words of what one department writes to another where its text is to come: "Bijdrage OCW volgt", "Wacht op input van JenV."
const AWAITED: [&str; 11] = [
    "bijdrage ",
    "inbreng ",
    "input ",
    "wacht op ",
    "wachten op ",
    "wordt aangeleverd door ",
    "aanleveren door ",
    "afstemmen met ",
    "zie bijdrage ",
    "zie input ",
    "volgt (",
];

/// Last words of the same: "OCW aan zet".
const ITS_TURN: &str = " aan zet";

/// Whether a short text waits for a department, which is named by its letters.
fn awaits_a_department(text: &str) -> bool {
    const MOST_WORDS: usize = 6;
    let begins = |words: &str| {
        text.get(..words.len()).is_some_and(|front| front.eq_ignore_ascii_case(words))
    };
    let is_short = |word: &str| word.chars().filter(|c| c.is_uppercase()).count() > 1;
    let turn = text.strip_suffix(ITS_TURN).is_some_and(|who| !who.contains(' '));
    (turn || AWAITED.iter().any(|words| begins(words)))
        && text.split_whitespace().nth(MOST_WORDS).is_none()
        && text.split(|c: char| !c.is_alphanumeric()).any(is_short)
}

/// Longest text that can be a placeholder as a whole, in bytes: `[PM: cijfers volgen van DJZ]` and its like.
const LONGEST: usize = 80;

/// Whether a whole text is nothing but a placeholder.
pub(super) fn is_placeholder(text: &str) -> bool {
    if text.len() > LONGEST || text.is_empty() {
        return false;
    }
    let bracketed =
        text.starts_with(['[', '<', '{', '«']) && text.ends_with([']', '>', '}', '»', '.']);
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    if bare.len() != 1 && bare.bytes().all(|byte| matches!(byte, b'x' | b'X')) {
        return true;
    }
    let starts = |word: &str| {
        let (Some(front), Some(rest)) = (bare.get(..word.len()), bare.get(word.len()..)) else {
            return false;
        };
        front.eq_ignore_ascii_case(word)
            && (rest.is_empty()
                || bracketed && !rest.starts_with(char::is_alphanumeric)
                || rest.starts_with(':') && word == "pm")
    };
    let follows = || {
        let last = bare.len().checked_sub("volgt".len()).and_then(|at| bare.get(at..));
        last.is_some_and(|last| last.eq_ignore_ascii_case("volgt"))
    };
    // A few words in square brackets are a note to whoever writes the answer; a sentence in them may be the answer: "[Zie bijlage 2.]".
    let remark = || {
        let inside = text.trim_end_matches('.').strip_prefix('[').and_then(|t| t.strip_suffix(']'));
        inside.is_some_and(|inside| {
            inside.contains(char::is_alphabetic)
                && !inside.contains(['[', ']'])
                && !inside.ends_with(['.', '?', '!'])
                && inside.split_whitespace().nth(3).is_none()
        })
    };
    WHOLE.iter().any(|word| starts(word))
        || awaits_a_department(bare)
        || bracketed && (follows() || remark() || is_one_field(text))
}

/// Whether a text is a field to be filled in and nothing else: `<invullen>`, `[hier komt de tekst van DGRW]`.
fn is_one_field(text: &str) -> bool {
    let fields = in_text(text, words(text), false, false, |_| false);
    let of_field = |at: usize| fields.iter().any(|range| range.contains(&at));
    !fields.is_empty() && text.char_indices().all(|(at, c)| !c.is_alphanumeric() || of_field(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_texts() {
        for text in [
            "PM",
            "P.M.",
            "n.t.b.",
            "[volgt]",
            "XXX",
            "xx",
            "TODO",
            "[PM DJZ]",
            "…",
            "-",
            "PM: cijfers DGBel",
            "<antwoord>",
            "[tekst volgt]",
            "[JenV]",
            "[hier het antwoord]",
            "Bijdrage OCW volgt",
            "Wacht op input van JenV.",
            "NOG INVULLEN",
            "OCW aan zet",
            "Volgt (JenV)",
            "Zie bijdrage BZK.",
            "TBC",
            "X",
        ] {
            assert!(is_placeholder(text), "{text:?}");
        }
        for text in [
            "Ja.",
            "Nee.",
            "Ja",
            "De gemeente is aan zet.",
            "OCW is aan zet.",
            "Dat volgt uit de wet.",
            "Volgt u de zaak?",
            "PMA-gelden zijn beschikbaar.",
            "Antwoord geven kan ik nu niet.",
            "Bijdragen zijn vrijwillig.",
            "[1] en [2] zijn waar.",
        ] {
            assert!(!is_placeholder(text), "{text:?}");
        }
    }
}
