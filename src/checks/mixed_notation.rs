//! KL303: references to Kamerstukken that are not written in the form of the draft, or of the house.

use super::impossible_dossier::in_notation;
use super::{Context, Finding};
use crate::cite::{self, FaultKind, Kind, Notation, Style};
use crate::draft::{Cited, Draft};
use crate::text::Span;

/// Reports, of references of the answerer: with a house style, what is written otherwise; without, dossier numbers in the
/// notation that the draft uses least.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let house = context.settings.citations;
    match (house.style, house.notation()) {
        (Some(style), Some(notation)) => in_style(context.draft, style, notation, found),
        (_, notation) => in_one_notation(context.draft, notation, found),
    }
}

/// Reports dossier numbers that are not in the wanted notation; that of the majority where none is wanted, on a tie the one
/// that comes first.
fn in_one_notation(draft: &Draft, wanted: Option<Notation>, found: &mut Vec<Finding>) {
    let mut written: Vec<(Span, u32, Notation)> = Vec::new();
    for cited in &draft.citations {
        let citation = &cited.citation;
        let Some(dossier) = &citation.dossier else { continue };
        // A publication id (`36471-64`, `kst-36471-64`) has a notation of its own.
        let counts = is_written_out(draft, cited)
            && !is_id(draft, cited)
            && dossier.base.value >= 10_000
            && dossier.notation != Notation::Hyphened;
        let span = draft.span_in(cited.part, dossier.base.range.clone());
        if counts && written.last().is_none_or(|(last, ..)| *last != span) {
            written.push((span, dossier.base.value, dossier.notation));
        }
    }
    let times =
        |notation: Notation| written.iter().filter(|(.., other)| *other == notation).count();
    let mut notations: Vec<Notation> = Vec::new();
    for &(.., notation) in &written {
        if !notations.contains(&notation) {
            notations.push(notation);
        }
    }
    // `max_by_key` takes the last of equals; reversed, the notation that comes first wins a tie.
    let majority = notations.iter().rev().max_by_key(|&&notation| times(notation)).copied();
    let Some(usual) = wanted.or(majority) else { return };
    let example = written.iter().find(|(.., notation)| *notation == usual).map(|(span, ..)| *span);
    for &(span, base, notation) in written.iter().filter(|(.., notation)| *notation != usual) {
        let right = in_notation(base, usual);
        let finding = Finding::at(span)
            .with("written", in_notation(base, notation))
            .with("right", &right)
            .edit(span, right);
        found.push(match example.filter(|_| wanted.is_none()) {
            Some(example) => finding.related(example, "usual"),
            None => finding.worded("house"),
        });
    }
}

/// Reports references that are not written in the style of the house.
fn in_style(draft: &Draft, style: Style, notation: Notation, found: &mut Vec<Finding>) {
    let lists = draft
        .citations
        .chunk_by(|one, next| one.part == next.part && one.citation.key == next.citation.key);
    for list in lists {
        let Some(first) = list.first().filter(|first| is_written_out(draft, first)) else {
            continue;
        };
        let citations: Vec<_> = list.iter().map(|cited| &cited.citation).collect();
        let numbers = citations.iter().filter_map(|citation| citation.number.as_ref());
        let end = numbers.map(|number| number.range.end).max();
        let (Some(key), Some(end)) = (&first.citation.key, end) else { continue };
        let range = key.start..end;
        let span = draft.span_in(first.part, range.clone());
        let written = draft.words_in(first.part, range);
        let finding = Finding::at(span).with("written", written);
        match cite::format_list(&citations, style, notation) {
            Some(right) if alike(written, &right) => {}
            Some(right) => {
                found.push(finding.worded("style").with("right", &right).edit(span, right));
            }
            None if style == Style::Aanwijzing
                && first.citation.session.is_none()
                && first.citation.id.is_some() =>
            {
                found.push(finding.worded("session"));
            }
            None => {}
        }
    }
}

/// Whether two ways of writing differ in nothing that a style fixes: both norms allow `nr.` before letters, and the
/// short form may be a plural.
fn alike(written: &str, right: &str) -> bool {
    let plain = |text: &str| {
        let mut rest = text;
        let mut plain = String::with_capacity(text.len());
        while let Some((before, after)) = rest.split_once("nr. ") {
            plain.push_str(before);
            if !after.starts_with(|c: char| c.is_ascii_uppercase()) {
                plain.push_str("nr. ");
            }
            rest = after;
        }
        plain.push_str(rest);
        match plain.strip_prefix("Kamerstukken ") {
            Some(short) if short.starts_with(|c: char| c.is_ascii_digit()) => {
                format!("Kamerstuk {short}")
            }
            _ => plain,
        }
    };
    plain(written) == plain(right)
}

/// A reference of the answerer to a Kamerstuk that can exist, announced by a word.
fn is_written_out(draft: &Draft, cited: &Cited) -> bool {
    let key = cited.citation.key.clone();
    let key = key.map(|key| draft.words_in(cited.part, key)).unwrap_or_default();
    cited.citation.kind == Kind::Kamerstuk
        && !key.is_empty()
        && !key.to_ascii_lowercase().starts_with("kst")
        && !cited.citation.has(FaultKind::DossierImpossible)
        && !draft.is_quoted(cited.part)
}

/// Whether dossier and number are joined by a hyphen only, as in `36471-64`.
fn is_id(draft: &Draft, cited: &Cited) -> bool {
    let Some(dossier) = &cited.citation.dossier else { return false };
    let end = dossier.suffix.as_ref().map_or(dossier.base.range.end, |suffix| suffix.range.end);
    let number = cited.citation.number.as_ref();
    number.is_some_and(|number| draft.words_in(cited.part, end..number.range.start).trim() == "-")
}
