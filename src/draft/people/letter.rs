//! The opening of a letter to the Chamber: who writes, for whom, about whose questions.

use std::ops::Range;
use std::sync::LazyLock;

use super::answer::{SigningRole, next_role};
use super::words::skip_gap;
use super::{MemberMention, Named, OfficeMention, members, only_offices};
use crate::cite::case_number_in;
use crate::register::Register;
use crate::text::{Needles, date, is_gap};

/// Who speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Voice {
    /// "ik"
    I,
    /// "wij"
    We,
}

/// What the opening says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterOpening {
    /// The sentences read, one paragraph or two.
    pub range: Range<usize>,
    /// "ik" or "wij", and where.
    pub voice: (Voice, Range<usize>),
    /// "mede namens …"
    pub on_behalf: Vec<OfficeMention>,
    /// Who asked.
    pub members: Vec<MemberMention>,
    /// The first case number, "2025Z02999".
    pub case_number: Option<Named>,
    /// What stands behind "kenmerk" or behind "nr." after "uw brief"; it should be the case number.
    pub reference: Option<Named>,
    /// The date behind "ingezonden op", see [`date::parse`].
    pub sent_in: Option<Named>,
    /// The date behind "uw brief van".
    pub letter_date: Option<Named>,
}

/// The opening of a letter, if the text has one.
#[must_use]
pub fn letter_opening(text: &str, register: &Register) -> Option<LetterOpening> {
    let (mut paragraph, mut fits) = (0..0, false);
    for (hit, _) in OPENINGS.find_iter(text) {
        if hit.start >= paragraph.end {
            paragraph = paragraph_around(text, hit.start, paragraph.end);
            fits = text.get(paragraph.clone()).is_some_and(about_questions);
        }
        if !fits {
            continue;
        }
        if let Some((voice, range)) = voice(text.get(hit.start..paragraph.end)?) {
            let voice = (voice, hit.start + range.start..hit.start + range.end);
            return Some(read(text, with_next(text, paragraph), voice, register));
        }
    }
    None
}

static OPENINGS: LazyLock<Needles<'_>> = LazyLock::new(|| {
    Needles::new([
        "hierbij",
        "bijgaand",
        "op uw brief",
        "met deze brief",
        "bied ik",
        "bieden wij",
        "deel ik",
        "delen wij",
        "zend ik",
        "zenden wij",
        "stuur ik",
        "sturen wij",
        "doe ik u",
        "doen wij u",
    ])
});

/// How far behind the opening words "ik" or "wij" may stand, in bytes: "In antwoord op uw brief van 10
/// oktober 2023, nr. 2023Z16994, deel ik u mede".
const FARTHEST: usize = 160;

/// The longest paragraph that is taken for an opening, in bytes.
const LONGEST: usize = 6000;

fn paragraph_around(text: &str, at: usize, from: usize) -> Range<usize> {
    let before = text.get(from..at).unwrap_or_default();
    let start = before.rfind('\n').map_or(from, |end| from + end + 1);
    let rest = text.get(at..).unwrap_or_default();
    let end = rest.find('\n').map_or(text.len(), |end| at + end);
    start..end
}

/// The paragraph, and the next one where that holds the date and the case number.
fn with_next(text: &str, paragraph: Range<usize>) -> Range<usize> {
    let rest = text.get(paragraph.end..).unwrap_or_default();
    let next = rest.trim_start_matches(['\n', '\r', ' ']);
    let start = text.len() - next.len();
    let next = next.split('\n').next().unwrap_or_default();
    let goes_on = next.len() < 400
        && (next.contains("ingezonden") || next.contains("kenmerk"))
        && next.contains("vragen");
    if goes_on { paragraph.start..start + next.len() } else { paragraph }
}

fn about_questions(paragraph: &str) -> bool {
    let letter = ["antwoord", "mede", "Antwoord"].iter().any(|word| paragraph.contains(word));
    paragraph.len() < LONGEST && letter && paragraph.to_lowercase().contains("vragen")
}

fn read(
    text: &str,
    range: Range<usize>,
    voice: (Voice, Range<usize>),
    register: &Register,
) -> LetterOpening {
    let opening = text.get(range.clone()).unwrap_or_default();
    let at = range.start;
    let place = |inside: Range<usize>| at + inside.start..at + inside.end;
    let named = |inside: Range<usize>| Named::of(text, place(inside));
    let on_behalf = on_behalf(opening, register).into_iter();
    LetterOpening {
        voice,
        on_behalf: on_behalf.map(|mention| mention.moved(place)).collect(),
        members: members(opening, register).into_iter().map(|member| member.moved(place)).collect(),
        case_number: case_number_in(opening).map(named),
        reference: reference(opening).map(named),
        sent_in: date_behind(opening, &["ingezonden op", "ingezonden", "ingediend op"]).map(named),
        letter_date: date_behind(opening, &["brief van", "brief d.d."]).map(named),
        range,
    }
}

/// The first "ik" or "wij" near the front.
fn voice(opening: &str) -> Option<(Voice, Range<usize>)> {
    let mut at = 0;
    for word in opening.split_inclusive(|c: char| !c.is_alphanumeric()) {
        if at > FARTHEST {
            break;
        }
        let letters = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        let voice = match letters {
            "ik" | "Ik" => Some(Voice::I),
            "wij" | "Wij" | "we" => Some(Voice::We),
            _ => None,
        };
        if let Some(voice) = voice {
            return Some((voice, at..at + letters.len()));
        }
        at += word.len();
    }
    None
}

/// The offices on whose behalf is written: up to those that were asked.
fn on_behalf(opening: &str, register: &Register) -> Vec<OfficeMention> {
    let mut on_behalf = Vec::new();
    let (mut before, mut behalf) = (0, false);
    for office in only_offices(opening, register) {
        let between = opening.get(before..office.range.start).unwrap_or_default();
        before = office.range.end;
        if next_role(SigningRole::Signs, between, &office) == SigningRole::OnBehalf {
            behalf = true;
        } else if between.contains(" aan ") || between.starts_with("aan ") {
            behalf = false;
        }
        if behalf {
            on_behalf.push(office);
        }
    }
    on_behalf
}

/// The word behind "kenmerk" or, after "uw brief van …,", behind "nr.".
fn reference(opening: &str) -> Option<Range<usize>> {
    let behind = |at: usize| {
        let rest = opening.get(at..)?;
        let start = opening.len() - rest.trim_start_matches(|c: char| is_gap(c) || c == ':').len();
        let rest = opening.get(start..)?;
        let len = rest
            .find(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '/')))
            .unwrap_or(rest.len());
        // A Z and its digits may stand apart; another word ends the reference.
        let spaced = case_number_in(rest).filter(|number| number.start == 0);
        let len = spaced.map_or(len, |number| number.end);
        let number = rest.get(..len)?.contains(|c: char| c.is_ascii_digit());
        number.then_some(start..start + len)
    };
    let mark = opening.match_indices("kenmerk").find_map(|(at, word)| behind(at + word.len()));
    mark.or_else(|| {
        let letter = opening.find("uw brief")?;
        let tail = opening.get(letter..)?;
        let tail =
            tail.char_indices().nth(80).map_or(tail, |(end, _)| tail.get(..end).unwrap_or(tail));
        ["nr.", "nummer", "nr"]
            .iter()
            .find_map(|word| behind(letter + tail.find(word)? + word.len()))
    })
}

fn date_behind(opening: &str, words: &[&str]) -> Option<Range<usize>> {
    words.iter().find_map(|word| {
        opening.match_indices(word).find_map(|(at, _)| {
            let start = skip_gap(opening, at + word.len());
            let (len, _) = date::prefix(opening.get(start..)?)?;
            Some(start..start + len)
        })
    })
}
