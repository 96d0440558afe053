//! KL404: "ik" with several signatories, "wij" with one.

use super::{Context, Finding};
use crate::draft::people::{SigningRole, Voice};
use crate::draft::{Draft, NamedOffice, Part, Place, Prose};
use crate::register::{Register, Role};

/// Reports, once in an answer, the person that does not go with the signatories.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    if draft.heads.len() > 1 {
        return;
    }
    let (signatories, on_behalf) = signatories(draft, &context.options.register);
    let voice = draft.people.voice.map(|(voice, _)| voice);
    let (word, wording) = match (signatories, voice) {
        (2.., Some(Voice::We) | None) => ("ik", ""),
        // Who answers on behalf of others may well speak for them.
        (1, Some(Voice::I)) if !on_behalf => ("wij", "we"),
        _ => return,
    };
    for (part, flow) in draft.own_parts() {
        let Part::Answer(_) = part else { continue };
        if let Some(at) = says(flow, word) {
            let span = flow.span(at..at + word.len());
            found.push(
                Finding::at(span)
                    .worded(wording)
                    .with("word", flow.slice(at..at + word.len()))
                    .with("n", signatories),
            );
        }
    }
}

/// How many sign, each office once however it is written; and whether others are signed for.
fn signatories(draft: &Draft, register: &Register) -> (usize, bool) {
    let in_place = |wanted: fn(Place) -> bool| -> Vec<&NamedOffice> {
        let offices = draft.people.offices.iter();
        let signs = offices.filter(|office| office.role == Some(SigningRole::Signs));
        signs.filter(|office| wanted(office.place)).collect()
    };
    let signed = in_place(|place| place == Place::Signature);
    let signed =
        if signed.is_empty() { in_place(|place| matches!(place, Place::Head(_))) } else { signed };
    let mut apart: Vec<&NamedOffice> = Vec::new();
    for office in signed {
        // "De minister-president, minister van Algemene Zaken," is one.
        let one = |other: &&NamedOffice| {
            let persons = (&office.person, &other.person);
            let two = matches!(persons, (Some(a), Some(b)) if a.text != b.text);
            !two && office.may_be(other, register) || other.mention.role == Role::PrimeMinister
        };
        if !apart.iter().any(one) {
            apart.push(office);
        }
    }
    let offices = &draft.people.offices;
    let on_behalf = offices.iter().any(|office| office.role == Some(SigningRole::OnBehalf));
    (apart.len(), on_behalf)
}

/// Where a text first uses a word as a subject of its own: not in a quotation, and not where it says who speaks.
fn says(flow: &Prose, word: &str) -> Option<usize> {
    let text = flow.text();
    let mut at_word_start = true;
    for (at, c) in text.char_indices() {
        if at_word_start {
            let rest = text.get(at..).unwrap_or_default();
            let here = rest.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
            let after = rest.get(word.len()..).unwrap_or_default();
            // `Wij-Lab` and `WIJ Groningen` are names, "wij allen" is everybody, and behind a colon somebody else speaks.
            let named = after.starts_with('-') || rest.starts_with("WIJ");
            let said = text.get(..at).is_some_and(|before| before.trim_end().ends_with(':'));
            let all = after.starts_with(" allen") || after.starts_with(" allemaal");
            let ends = here
                && !after.starts_with(char::is_alphanumeric)
                && !(word == "wij" && (named || said || all));
            if ends && names_the_speaker(after) {
                return None;
            }
            if ends && !flow.is_quoted(at) && !(word == "wij" && means_everybody(text, at)) {
                return Some(at);
            }
        }
        at_word_start = !c.is_alphanumeric() && c != '-';
    }
    None
}

/// "Ik (Staatssecretaris) overleg", "ben ik, minister van Financiën, in gesprek".
fn names_the_speaker(after: &str) -> bool {
    let Some(rest) = after.trim_start().strip_prefix(['(', ',', '–']) else { return false };
    let words = rest.trim_start();
    let words = ["de ", "als "].iter().find_map(|word| words.strip_prefix(word)).unwrap_or(words);
    let office =
        |name: &&str| words.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
    ["minister", "staatssecretaris"].iter().any(office)
}

/// "… dat wij moeten optreden", "waarin wij leven": behind such a word it is everybody, not who signs; and so it is where "en ik" stands
/// before it.
fn means_everybody(text: &str, at: usize) -> bool {
    const BEFORE: [&str; 18] = [
        "dat",
        "als",
        "hoe",
        "wat",
        "die",
        "zoals",
        "of",
        "omdat",
        "wanneer",
        "waar",
        "waarin",
        "waarmee",
        "waarop",
        "waarvan",
        "waarvoor",
        "zodat",
        "samenleving",
        "welke",
    ];
    let before = text.get(..at).unwrap_or_default();
    let sentence = before.rsplit(['.', '\n', '?', '!']).next().unwrap_or_default();
    let last = sentence.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    BEFORE.contains(&last.as_str()) || sentence.contains("en ik")
}
