//! The line that says who answers: "Antwoord van Minister X (Y), mede namens … (ontvangen D)".

use std::ops::Range;

use super::words::{skip_gap, words};
use super::{Named, OfficeMention, only_offices};
use crate::register::{Register, Role};
use crate::text::{Needle, date, is_gap, is_space};

/// What the line is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AnswerKind {
    /// "Antwoord van", "Antwoorden van", "Nader antwoord van".
    Answer,
    /// "Mededeling van": the answers come later.
    Notice,
}

/// Whether somebody signs or is signed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SigningRole {
    /// Signs, or answers.
    Signs,
    /// "mede namens"
    OnBehalf,
}

/// An office that answers, with the person in it where named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signatory {
    /// The office and the person.
    pub office: OfficeMention,
    /// In what way.
    pub role: SigningRole,
}

/// Who answers, and when the answer came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerLine {
    /// From "Antwoord" to the end of what is read.
    pub range: Range<usize>,
    /// Answers or a notice that they come later.
    pub kind: AnswerKind,
    /// In the order of the line.
    pub signatories: Vec<Signatory>,
    /// The date behind "ontvangen", see [`date::parse`].
    pub received: Option<Named>,
    /// "Zie ook Aanhangsel Handelingen, …, nr. 594"
    pub see_also: Option<Named>,
}

/// The first answer line of a text, if there is one.
#[must_use]
pub fn answer_line(text: &str, register: &Register) -> Option<AnswerLine> {
    let (start, kind, names) = opening(text)?;
    let end = end_of_names(text, names);
    let mentions = only_offices(text.get(names..end)?, register);
    let moved =
        |mention: OfficeMention| mention.moved(|range| names + range.start..names + range.end);
    let mentions: Vec<_> = mentions.into_iter().map(moved).collect();
    let mut signatories = Vec::with_capacity(mentions.len());
    let (mut role, mut before) = (SigningRole::Signs, names);
    for office in mentions {
        // Who agrees or was heard neither signs nor is signed for.
        let between = text.get(before..office.range.start).unwrap_or_default();
        if ["overeenstemming met", "overleg met"].iter().any(|words| between.contains(words)) {
            before = office.range.end;
            continue;
        }
        role = next_role(role, text.get(before..office.range.start).unwrap_or_default(), &office);
        before = office.range.end;
        signatories.push(Signatory { office, role });
    }
    let last = signatories.last()?.office.range.end;
    let received = received(text, end);
    let after = received.as_ref().map_or(last, |date| date.range.end);
    let see_also = see_also(text, after);
    let end = see_also.as_ref().map_or(after, |also| also.range.end);
    Some(AnswerLine { range: start..end, kind, signatories, received, see_also })
}

/// Where the line begins, what it is, and where the names begin.
fn opening(text: &str) -> Option<(usize, AnswerKind, usize)> {
    // The first letter is a capital, or not where the line follows on ("Nader antwoord van").
    static ANSWER: Needle = Needle::new("ntwoord");
    static NOTICE: Needle = Needle::new("ededeling");
    let first = |word: &'static Needle, kind: AnswerKind| {
        let mut hits = word.find_iter(text);
        hits.find_map(|at| {
            let start = at.checked_sub(1)?;
            let start = text.get(..start)?.strip_suffix("Be").map_or(start, str::len);
            let names = names_after(text, start)?;
            let before = text.get(..start)?;
            let further = ["Nader ", "Nadere "].iter().find(|word| before.ends_with(*word));
            Some((start - further.map_or(0, |word| word.len()), kind, names))
        })
    };
    let answer = first(&ANSWER, AnswerKind::Answer);
    let notice = first(&NOTICE, AnswerKind::Notice);
    [answer, notice].into_iter().flatten().min_by_key(|(start, ..)| *start)
}

/// Where the names begin behind "Antwoord(en) van" at `start`. A role must follow, otherwise this is
/// another sentence ("Antwoord van de gemeente").
fn names_after(text: &str, start: usize) -> Option<usize> {
    let before = text.get(..start)?;
    if before.ends_with(char::is_alphanumeric) {
        return None;
    }
    let all = words(text, start, 6);
    let first = all.first().filter(|word| HEADS.contains(&word.folded()))?;
    let mut rest = all.iter().skip(1);
    let of = rest.next().filter(|word| word.is("van") || word.is("door"))?;
    let role = rest.find(|word| !BEFORE_ROLE.contains(&word.folded()))?;
    (first.range.start == start && Role::read(role.text).is_some()).then_some(of.range.end)
}

const HEADS: [&str; 5] = ["antwoord", "antwoorden", "beantwoording", "mededeling", "mededelingen"];

/// Words between "Antwoord van" and a role.
const BEFORE_ROLE: [&str; 6] =
    ["de", "het", "demissionair", "demissionaire", "toenmalig", "toenmalige"];

/// What follows on who answers: what is answered, or when.
const ENDS: [&str; 11] = [
    "(ontvangen",
    "\n",
    " op ",
    " over ",
    " inzake ",
    " (ingezonden",
    " naar aanleiding",
    " van de schriftelijke vragen",
    " van schriftelijke vragen",
    " van de vragen",
    " van vragen",
];

/// The end of the stretch that names who answers.
fn end_of_names(text: &str, from: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    // The longest real line, with three offices, has 320 bytes.
    let most = rest.char_indices().nth(1200).map_or(rest.len(), |(at, _)| at);
    let rest = rest.get(..most).unwrap_or_default();
    let ends = ENDS.iter().filter_map(|end| rest.find(end));
    let stop = rest.match_indices(". ").map(|(at, _)| at).find(|&at| ends_sentence(rest, at));
    from + ends.chain(stop).min().unwrap_or(rest.len())
}

/// Whether the full stop at `at` ends a sentence, not initials.
fn ends_sentence(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    before.ends_with(')') || before.chars().rev().take_while(|c| c.is_alphabetic()).count() > 3
}

/// The role of an office by the words between it and the one before.
pub(super) fn next_role(role: SigningRole, between: &str, office: &OfficeMention) -> SigningRole {
    if between.contains("namens") {
        return SigningRole::OnBehalf;
    }
    let answers = between.contains("ntwoord") || between.contains("ededeling");
    // "…, mede namens de Minister van X en van Minister Y (Z)": a person with a name answers.
    let named = office.person.is_some() && between.trim_end().ends_with("van");
    if answers || named { SigningRole::Signs } else { role }
}

/// The date behind "(ontvangen" at `at`.
fn received(text: &str, at: usize) -> Option<Named> {
    let rest = text.get(at..)?.trim_start_matches(is_gap).strip_prefix("(ontvangen")?;
    let rest = rest.trim_start_matches(is_gap);
    let rest = rest.strip_prefix("op ").unwrap_or(rest);
    let start = text.len() - rest.len();
    let len = match date::prefix(rest) {
        Some((len, _)) => len,
        None => rest.find([')', '\n']).filter(|&len| len < 40)?,
    };
    Some(Named::of(text, start..start + len))
}

fn see_also(text: &str, at: usize) -> Option<Named> {
    let rest = text.get(at..)?;
    let start = at + rest.len()
        - rest.trim_start_matches(|c: char| matches!(c, ')' | '.') || is_space(c)).len();
    let rest = text.get(start..)?;
    rest.strip_prefix("Zie ook ")?;
    let number = rest
        .char_indices()
        .take(160)
        .find(|&(i, _)| rest.get(i..).is_some_and(|rest| rest.starts_with("nr.")))?;
    let digits = skip_gap(rest, number.0 + "nr.".len());
    let len = rest.get(digits..)?.chars().take_while(char::is_ascii_digit).count();
    (len > 0).then(|| Named::of(text, start..start + digits + len))
}
