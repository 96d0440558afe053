//! What a heading is made of: its kind, its numbers, how sure its form is, and what may stand behind the numbers.

use std::ops::Range;

use super::super::number::Number;
use super::cues::Cue;
use super::item::behind_bracket;
use super::letters::strip_word;
use super::numbers::{Numbers, YEARS, in_words, is_place, levels, numbers};
use crate::text::is_unseen;

/// What a heading line announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::draft) enum HeadingKind {
    Question,
    Answer,
    /// `Mededeling`: a notice of delay in the place of the answers.
    Notice,
    /// `Antwoorden` above all headings of answers: the title of a part, in no text.
    Title,
}

/// A heading found on a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::draft) struct Heading {
    pub kind: HeadingKind,
    /// The numbers it names, ranges written out, each with its place in the line.
    pub numbers: Numbers,
    /// The heading itself: word and numbers.
    pub range: Range<usize>,
    /// Where text on the same line begins; the length of the line when there is none.
    pub rest: usize,
    /// How sure the form alone is.
    pub sure: Sure,
}

/// How sure it is that a line with this form is a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::draft) enum Sure {
    /// Only in a draft that does so throughout: `V1`, `A1`, `Vraag:` without a number.
    Layout,
    /// Only where the number is the expected one and a paragraph begins: text follows without a mark, or lower case.
    Expected,
    /// By its form.
    Form,
}

/// A heading that is its line, or its first `len` bytes, and names no number.
pub(super) fn whole(kind: HeadingKind, len: usize) -> Heading {
    Heading { kind, numbers: Vec::new(), range: 0..len, rest: len, sure: Sure::Form }
}

/// A word that is a heading in one document and text in another counts only where the whole document has it: `Deelvraag 3`, `Reactie`. The
/// weakest of them (`Nr. 3`) must stand alone on their lines too. Without a number they need a colon: letters have chapters called `Reactie`.
pub(super) fn as_sure_as(cue: &Cue, text: &str, heading: Heading) -> Option<Heading> {
    const ALONE: u8 = 2;
    if cue.is_sure() {
        return Some(heading);
    }
    let said = !heading.numbers.is_empty() || text.contains(':');
    let fits = said && (cue.strength > ALONE || heading.rest == text.len());
    fits.then(|| Heading { sure: heading.sure.min(Sure::Layout), ..heading })
}

/// What stands behind a word that only says that a number follows: `nr. 3`, `nummer 3`, `#3`.
pub(super) fn counted(text: &str) -> &str {
    let counted = ["nummers ", "nummer ", "nrs. ", "nrs ", "nr. ", "nr ", "no. ", "#"].iter();
    counted.filter_map(|word| strip_word(text, word)).next().unwrap_or(text)
}

/// The numbers from `list` (a tail of `text`) on, and what follows them.
pub(super) fn numbered(text: &str, list: &str, kind: HeadingKind) -> Option<Heading> {
    let at = text.len() - list.len();
    let (mut numbers, len) =
        levels(list, at).or_else(|| numbers(list, at)).or_else(|| in_words(list, at))?;
    let mut end = at + len;
    if let [(number, place)] = numbers.as_mut_slice()
        && let Some((letter, len)) = text.get(end..).and_then(letter_behind)
        && !number.is_part()
    {
        (*number, place.end, end) =
            (Number::with_letter(number.value(), letter), end + len, end + len);
    }
    let after = text.get(end..)?;
    let upper = text.starts_with(|c: char| c.is_uppercase());
    let tail = after.trim_start_matches(is_unseen);
    let closed = tail.trim_start_matches([':', '.', ')', ']', '*', '_']);
    let marked = closed.len() < tail.len();
    let closed = closed.trim_start_matches(is_unseen);
    let bracketed = closed.starts_with('(') && closed.ends_with(')') && closed.len() < 80;
    let placed = bracketed || is_place(closed) || is_together(closed);
    // `Vraag 1 (VVD): Kent u …`
    let behind = if bracketed { closed } else { behind_bracket(closed) };
    let marked = marked || behind.len() < closed.len();
    let closed = if behind.len() < closed.len() {
        behind.trim_start_matches(|c: char| matches!(c, ':' | '.' | '*' | '_') || is_unseen(c))
    } else {
        closed
    };
    let dashed = closed
        .strip_prefix(['-', '–', '—', '|'])
        .map(|dashed| dashed.trim_start_matches(is_unseen));
    let digits = list.starts_with(|c: char| c.is_ascii_digit());
    let (rest, sure) = if closed.is_empty() || placed {
        // `vraag 5).` in lower case is the end of a sentence that was broken over lines.
        (text.len(), if upper { Sure::Form } else { Sure::Expected })
    } else if !upper {
        return None;
    } else if on_behalf(closed) {
        (text.len(), Sure::Form)
    } else if asked_by(closed)
        || kind == HeadingKind::Question && (asks_office(closed) || is_topic(closed))
        || closed == ","
        || closed == ";"
    {
        (text.len(), Sure::Expected)
    } else if kind == HeadingKind::Question && digits && begins_behind_comma(closed) {
        (text.len() - closed.len(), Sure::Expected)
    } else if !digits && !marked {
        // `Vraag a`, `Vraag een` with words behind it are sentences.
        return None;
    } else if let Some(dashed) = dashed {
        (text.len() - dashed.len(), Sure::Form)
    } else if marked && tail.starts_with(':') {
        (text.len() - closed.len(), Sure::Form)
    } else if closed.starts_with(|c: char| c.is_uppercase() || "‘“«\"'".contains(c))
        || marked && begins_item(closed)
    {
        (text.len() - closed.len(), Sure::Expected)
    } else {
        return None;
    };
    // A year is a question only where the count has come so far.
    let years = numbers.iter().any(|(number, _)| number.value() >= YEARS);
    let sure = if years { sure.min(Sure::Expected) } else { sure };
    Some(Heading { kind, numbers, range: 0..end, rest, sure })
}

/// `1 a`, `1 (a)`, `1-a`, `1, onderdeel a`, `1 sub b`: the letter behind a number that ends a heading, and how far it reaches.
fn letter_behind(text: &str) -> Option<(char, usize)> {
    const PARTS: [&str; 4] = ["onderdeel ", "sub ", "onder ", "deel "];
    let spaced = text.trim_start_matches(|c: char| c == ',' || is_unseen(c));
    let part = PARTS.iter().find_map(|word| strip_word(spaced, word));
    let at = part.unwrap_or(spaced);
    let at = at.strip_prefix(['(', '-', '–']).unwrap_or(at);
    let letter = at.chars().next().filter(|letter| ('a'..='k').contains(letter))?;
    let rest = at.get(1..)?;
    let ends = rest.trim_start_matches([':', '.', ')']).trim_start_matches(is_unseen).is_empty();
    (ends && at.len() < text.len()).then_some((letter, text.len() - rest.len()))
}

/// `a) Dat wijs ik af`: the first item of a list on the line of its heading.
fn begins_item(text: &str) -> bool {
    let rest = text.strip_prefix(['a', 'i', '1']);
    rest.is_some_and(|rest| rest.starts_with(") "))
}

/// `Vraag 4, Kunt u …`: a sentence behind a comma that was typed for a colon.
fn begins_behind_comma(text: &str) -> bool {
    let words = text.strip_prefix([',', ';']).unwrap_or_default();
    words.trim_start_matches(is_unseen).starts_with(char::is_uppercase) && words.ends_with('?')
}

/// Words that say that one answer is given to several questions, before the word for an answer or behind the numbers.
pub(super) const JOINTLY: [&str; 3] = ["gezamenlijk", "gecombineerd", "gebundeld"];

/// `gezamenlijk`, `tezamen`, `, in samenhang`: behind the numbers of several questions.
fn is_together(text: &str) -> bool {
    const WORDS: [&str; 4] = ["tezamen", "samen", "in samenhang", "in onderlinge samenhang"];
    let word = text.trim_end_matches(|c: char| matches!(c, ':' | '.') || is_unseen(c));
    let word = word.strip_prefix(',').map_or(word, |word| word.trim_start_matches(is_unseen));
    JOINTLY.contains(&word) || WORDS.contains(&word)
}

/// Words before the name of who asks.
pub(in crate::draft) const ASKERS: [&str; 8] = [
    "het lid ",
    "de leden ",
    "het kamerlid ",
    "kamerlid ",
    "de heer ",
    "mevrouw ",
    "mw. ",
    "dhr. ",
];

/// `van het lid Boswijk (CDA)`, `aan het lid Van Dijk`, `mevrouw Vos (SP)`, `van de VVD-fractie`, `, D66`: who asks, behind the number.
fn asked_by(text: &str) -> bool {
    const LONGEST: usize = 80;
    if text.len() >= LONGEST || text.ends_with(['.', '?', ',']) {
        return false;
    }
    if let Some(party) = text.strip_prefix(',') {
        return is_party(party.trim_start_matches(is_unseen).trim_end_matches(':'));
    }
    let linked = ["van ", "aan "].iter().find_map(|link| strip_word(text, link));
    let who = linked.unwrap_or(text);
    let members = ASKERS.iter().find_map(|word| strip_word(who, word));
    members.is_some_and(|members| members.ends_with([')', ':']) || is_name(members))
        || linked.is_some() && who.trim_end_matches(':').ends_with("fractie")
}

/// `, mede namens de minister van Financiën`: for whom the answer is given too.
fn on_behalf(text: &str) -> bool {
    const LONGEST: usize = 120;
    let words = text.trim_start_matches(|c: char| matches!(c, ',' | '(') || is_unseen(c));
    text.len() < LONGEST && !text.ends_with('.') && strip_word(words, "mede namens ").is_some()
}

/// First words of an office, behind "van" and "aan".
pub(super) const OFFICES: [&str; 4] =
    ["de minister ", "de staatssecretaris ", "minister ", "staatssecretaris "];

/// `aan de minister van Financiën`: who is asked.
fn asks_office(text: &str) -> bool {
    const LONGEST: usize = 100;
    let office = strip_word(text, "aan ").unwrap_or_default();
    text.len() < LONGEST
        && !text.ends_with(['.', '?', ','])
        && OFFICES.iter().any(|word| strip_word(office, word.trim_end()).is_some())
}

/// `over geld:`: what the question is about.
fn is_topic(text: &str) -> bool {
    const LONGEST: usize = 60;
    text.len() < LONGEST && text.ends_with(':') && strip_word(text, "over ").is_some()
}

/// `D66`, `GroenLinks-PvdA`, `50PLUS`: one word with a capital in it.
fn is_party(text: &str) -> bool {
    const LONGEST: usize = 20;
    text.len() <= LONGEST
        && text.contains(char::is_uppercase)
        && text.chars().all(|c| c.is_alphanumeric() || c == '-')
}

/// `Van Dijk`, `Vos en De Wit`: names alone, as far as capitals and the small words of names tell.
fn is_name(text: &str) -> bool {
    const SMALL: [&str; 9] = ["van", "de", "den", "der", "ter", "ten", "en", "’t", "el"];
    let mut words = text.split(is_unseen).peekable();
    words.peek().is_some_and(|first| first.starts_with(char::is_uppercase))
        && words.all(|word| word.starts_with(char::is_uppercase) || SMALL.contains(&word))
}
