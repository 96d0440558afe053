//! KL302: a reference that says `nr.` and no number, or a number and no dossier.

use std::cell::LazyCell;

use super::{Context, Finding};
use crate::cite::{FaultKind, Kind};
use crate::draft::{Cited, Draft};

/// Reports Kamerstukken whose number or dossier is missing. What other publications lack is KL308's.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    let names_dossiers =
        LazyCell::new(|| draft.citations.iter().any(|other| other.citation.dossier.is_some()));
    for (cited, fault, _) in draft.faults(&[FaultKind::NumberMissing, FaultKind::DossierMissing]) {
        let named = fault.kind == FaultKind::DossierMissing
            && cited.citation.session.is_none()
            && (draft.is_quoted(cited.part)
                || points_back(draft, cited)
                || *names_dossiers
                || names_dossier_nearby(draft, cited));
        if cited.citation.kind == Kind::Kamerstuk && !named {
            let words = draft.words_in(cited.part, cited.citation.range.clone());
            let wording = if fault.kind == FaultKind::DossierMissing { "dossier" } else { "" };
            found.push(Finding::at(cited.span).worded(wording).with("text", words));
        }
    }
    for cited in draft.citations.iter().filter(|cited| is_of_one_paper(draft, cited)) {
        let words = draft.words_in(cited.part, cited.citation.range.clone());
        found.push(Finding::at(cited.span).with("text", words));
    }
}

/// Whether a short reference is to a paper that was named: "in dit Kamerstuk, nr. 117, staat".
fn points_back(draft: &Draft, cited: &Cited) -> bool {
    const POINTING: [&str; 5] = ["dit", "dat", "het", "genoemde", "voornoemde"];
    let before =
        draft.flow(cited.part).and_then(|flow| flow.text().get(..cited.citation.range.start));
    let word = before.unwrap_or_default().trim_end().rsplit([' ', '\n', '(']).next();
    word.is_some_and(|word| POINTING.iter().any(|one| one.eq_ignore_ascii_case(word)))
}

/// How far from a short reference its dossier may be named, in characters.
const BESIDE: usize = 300;

/// Whether a dossier is named near a reference that has none: "In dossier 29 385 (Kamerstuk, nr. 120)".
fn names_dossier_nearby(draft: &Draft, cited: &Cited) -> bool {
    const DIGITS: usize = 5;
    let Some(flow) = draft.flow(cited.part) else { return true };
    let range = &cited.citation.range;
    let before = flow.text().get(..range.start).unwrap_or_default();
    let behind = flow.text().get(range.end..).unwrap_or_default();
    let named = |near: &mut dyn Iterator<Item = char>| {
        let mut digits = 0;
        near.take(BESIDE).any(|c| {
            digits = if c.is_ascii_digit() {
                digits + 1
            } else if matches!(c, '.' | '\u{a0}' | '\u{202f}' | ' ') {
                digits
            } else {
                0
            };
            digits >= DIGITS
        })
    };
    named(&mut before.chars().rev()) || named(&mut behind.chars())
}

/// What is a paper by itself; who names a bill or a dossier may leave it at the dossier.
const PAPERS: [&str; 8] = [
    "brief",
    "kamerbrief",
    "motie",
    "amendement",
    "voortgangsbrief",
    "voortgangsrapportage",
    "kabinetsreactie",
    "beleidsreactie",
];

/// Words of a sentence that speaks of the dossier, the bill or the chapter itself; also as a part of longer ones.
const WHOLES: [&str; 5] = ["wet", "dossier", "begroting", "novelle", "nota"];

/// How many words before a reference tell what it is of.
const NEAR: usize = 12;

/// Whether a reference with a session and no number means one paper of its dossier: "de brief van 4 juli 2024 (Kamerstukken II 2023/24, 29 684)".
/// The number may stand behind it in words of any kind, so nothing may stand there.
fn is_of_one_paper(draft: &Draft, cited: &Cited) -> bool {
    let citation = &cited.citation;
    let flow = draft.flow(cited.part);
    let behind = flow.and_then(|flow| flow.text().get(citation.range.end..)).unwrap_or_default();
    let lacks = citation.kind == Kind::Kamerstuk
        && citation.session.is_some()
        && citation.dossier.is_some()
        && citation.number.is_none()
        && citation.faults.is_empty();
    if !lacks || !(behind.is_empty() || behind.starts_with([')', '.', ';', '\n'])) {
        return false;
    }
    let before = draft.sentence_before(cited).to_lowercase();
    let words = before.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let near: Vec<&str> = words.rev().take(NEAR).collect();
    PAPERS.iter().any(|paper| near.contains(paper))
        && !WHOLES.iter().any(|word| before.contains(word))
}
