//! KL303: references to Kamerstukken that are not written in the form of the draft, or of the house.

use std::ops::Range;

use super::{Context, Finding};
use crate::cite::{self, Citation, FaultKind, Kind, Notation, Style};
use crate::draft::{Cited, Draft, Prose};
use crate::text::Span;

/// Reports, of references of the answerer: with a house style, what is written otherwise; without, dossier numbers in the
/// notation that the draft uses least, and references with commas, `nr.` or session in the form that it uses least.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let house = context.options.citations;
    match (house.style, house.notation()) {
        (Some(style), Some(notation)) => in_style(context.draft, style, notation, found),
        (_, notation) => {
            in_one_notation(context.draft, notation, found);
            in_one_form(context.draft, found);
        }
    }
}

/// Reports dossier numbers that are not in the wanted notation; that of the majority where none is wanted, on a tie the one
/// that comes first.
fn in_one_notation(draft: &Draft, wanted: Option<Notation>, found: &mut Vec<Finding>) {
    let mut written: Vec<(Span, u32, Notation)> = Vec::new();
    // A number with a digit too many shows its notation too, but is not for this rule to mend.
    let mut broken: Vec<Notation> = Vec::new();
    for cited in &draft.citations {
        let citation = &cited.citation;
        let Some(dossier) = &citation.dossier else { continue };
        // A publication id (`36471-64`, `kst-36471-64`) has a notation of its own.
        let counts = !draft.is_quoted(cited.part)
            && form_of(draft, cited).is_some()
            && dossier.notation != Notation::Hyphened;
        if counts && citation.has(FaultKind::DossierImpossible) {
            // What has fewer digits may lack its first group.
            broken.extend((dossier.base.value >= 1_000).then_some(dossier.notation));
            continue;
        }
        let span = draft.span_in(cited.part, dossier.base.range.clone());
        if counts
            && dossier.base.value >= 10_000
            && written.last().is_none_or(|(last, ..)| *last != span)
        {
            written.push((span, dossier.base.value, dossier.notation));
        }
    }
    let times = |notation: Notation| {
        written
            .iter()
            .map(|(.., other)| other)
            .chain(&broken)
            .filter(|&&one| one == notation)
            .count()
    };
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
        let right = usual.written(base);
        let finding = Finding::at(span)
            .with("written", notation.written(base))
            .with("right", &right)
            .edit(span, right);
        found.push(match example.filter(|_| wanted.is_none()) {
            Some(example) => finding.related(example, "usual"),
            None => finding.worded("house"),
        });
    }
}

/// What of a reference can be written in several forms: what stands between the chamber and the session, the session, and what
/// stands before the number.
const PIECES: usize = 3;

/// Where a reference has these pieces, and the form of each; `None` for one that it lacks. A piece with a fault in it (`2023–204`, `nr.`
/// without a number) has its form and no place: it counts, and is not mended here.
type Form = [Option<(Option<Range<usize>>, String)>; PIECES];

/// Reports references whose commas, `nr.` or session are written otherwise than in most of them.
fn in_one_form(draft: &Draft, found: &mut Vec<Finding>) {
    let mut written: Vec<(&Cited, &Form)> = Vec::new();
    for cited in &draft.citations {
        let Some(form) = form_of(draft, cited) else { continue };
        // The members of a list share all of these but the number.
        let key = |cited: &Cited| (cited.part, cited.citation.key.clone());
        if !draft.is_quoted(cited.part)
            && written.last().is_none_or(|(last, _)| key(last) != key(cited))
        {
            written.push((cited, form));
        }
    }
    let forms = |piece: usize| -> Vec<&String> {
        let forms = written.iter().map(|&(_, form)| form);
        forms.filter_map(|form| Some(&form.get(piece)?.as_ref()?.1)).collect()
    };
    let usual: [Option<String>; PIECES] = std::array::from_fn(|piece| most(&forms(piece)));
    let example = written.iter().find(|(cited, form)| {
        let mut pieces = form.iter().zip(&usual);
        let usual = pieces.all(|(piece, usual)| {
            piece
                .as_ref()
                .is_none_or(|(place, form)| place.is_some() && Some(form) == usual.as_ref())
        });
        usual && can_exist(&cited.citation)
    });
    for (cited, form) in &written {
        if !can_exist(&cited.citation) {
            continue;
        }
        let mut finding: Option<Finding> = None;
        for (piece, usual) in form.iter().zip(&usual) {
            let (Some((Some(range), form)), Some(usual)) = (piece, usual) else { continue };
            if form != usual {
                let right = in_form(draft.words_in(cited.part, range.clone()), usual);
                let span = draft.span_in(cited.part, range.clone());
                let whole = finding.take().unwrap_or_else(|| {
                    let words = draft.words_in(cited.part, cited.citation.range.clone());
                    Finding::at(cited.span).worded("form").with("written", words)
                });
                finding = Some(whole.edit(span, right));
            }
        }
        let Some(finding) = finding else { continue };
        let right = edited(draft, cited, &finding);
        let finding = finding.with("right", right);
        found.push(match example {
            Some((example, _)) => finding.related(example.span, "usual"),
            None => finding,
        });
    }
}

/// The most frequent of several forms, of equals the one that is the norm (Aanwijzing 3.43), else the one that comes first.
fn most(forms: &[&String]) -> Option<String> {
    let mut counts: Vec<(&String, usize)> = Vec::new();
    for &form in forms {
        match counts.iter_mut().find(|(known, _)| *known == form) {
            Some((_, count)) => *count += 1,
            None => counts.push((form, 1)),
        }
    }
    let norm = |form: &str| form == ", nr. ";
    let most = counts.iter().rev().max_by_key(|(form, count)| (*count, norm(form)));
    most.map(|(form, _)| (*form).clone())
}

/// The forms of the references of a text, for those that are written out.
#[derive(Debug)]
struct Forms(Vec<Option<Form>>);

/// The form of a reference that is written out, and is no publication id.
fn form_of<'d>(draft: &'d Draft, cited: &Cited) -> Option<&'d Form> {
    let forms = draft.flow(cited.part)?.kept(&(), |flow, ()| {
        let counts = |one: &&Citation| names_a_paper(flow, one) && !is_id(flow, one);
        let each = flow.citations().iter().map(|one| &**one);
        Forms(each.map(|one| Some(one).filter(counts).map(|one| form(flow, one))).collect())
    });
    forms.0.get(cited.index)?.as_ref()
}

/// The pieces of a reference with the form of each: white space counts for nothing, and of a session only its mark and the
/// length of its second year.
fn form(flow: &Prose, citation: &Citation) -> Form {
    let words = |range: &Range<usize>| flow.slice(range.clone());
    let session = citation.session.as_ref();
    let sound = session.is_some_and(|session| session.value.possible() && !session.value.garbled);
    let chamber = citation.chamber.as_ref().zip(session).and_then(|(chamber, session)| {
        let between = chamber.range.end..session.range.start;
        let form = words(&between).trim();
        let place = Some(between.clone()).filter(|_| sound);
        matches!(form, "" | ",").then(|| (place, format!("{form} ")))
    });
    let session = session.and_then(|session| {
        let text = words(&session.range);
        let mark = text.chars().find(|c| matches!(c, '/' | '-' | '–'))?;
        let (first, second) = text.split_once(mark)?;
        let second = second.trim_start_matches(['-', '–']);
        // The turn of the century is written out beside sessions that are not: `1999/2000`.
        if second == "2000" {
            return None;
        }
        // A year that lacks a digit still shows how long it was meant to be.
        let plain = matches!((first.len(), second.len()), (4, 1..=5) | (3 | 5, 2 | 4));
        // Three digits are the last two with one too many as well as four with one too few: `2023/254`.
        let whole = second.len() > 3 || second.len() == 3 && second.starts_with(first.get(..2)?);
        let length = if whole { 4 } else { 2 };
        let place = Some(session.range.clone()).filter(|_| sound);
        plain.then(|| (place, format!("{mark}{length}")))
    });
    let dossier = citation.dossier.as_ref().zip(citation.digits());
    let number = dossier.and_then(|(dossier, _)| {
        let end = dossier.suffix.as_ref().map_or(dossier.base.range.end, |suffix| suffix.range.end);
        let between = end..citation.number.as_ref()?.range.start;
        let form = words(&between).trim();
        is_lead(form).then(|| (Some(between.clone()), spaced(form)))
    });
    [chamber, session, number.or_else(|| lead_alone(flow, citation))]
}

/// Whether it is something that stands between dossier and number.
fn is_lead(form: &str) -> bool {
    matches!(form, ", nr." | "nr." | ", nr" | "nr" | ",")
}

/// What stands behind a dossier where the number is missing: `, nr.`
fn lead_alone(flow: &Prose, citation: &Citation) -> Option<(Option<Range<usize>>, String)> {
    let fault = citation.faults.iter().find(|fault| fault.kind == FaultKind::NumberMissing)?;
    let dossier = citation.dossier.as_ref()?;
    let end = dossier.suffix.as_ref().map_or(dossier.base.range.end, |suffix| suffix.range.end);
    let form = flow.slice(end..fault.range.end).trim();
    is_lead(form).then(|| (None, spaced(form)))
}

/// What stands before a number, with the spaces that belong there.
fn spaced(form: &str) -> String {
    if form.starts_with(',') { format!("{form} ") } else { format!(" {form} ") }
}

/// A piece in another form: a session keeps its years.
fn in_form(written: &str, usual: &str) -> String {
    let mark = usual.chars().next().filter(|c| matches!(c, '/' | '-' | '–'));
    let years = mark.and_then(|mark| {
        let first: u16 = written.get(..4)?.parse().ok()?;
        let second = first.checked_add(1)?;
        Some(if usual.ends_with('4') {
            format!("{first}{mark}{second}")
        } else {
            format!("{first}{mark}{:02}", second % 100)
        })
    });
    years.unwrap_or_else(|| usual.to_owned())
}

/// The words of a reference after the edits of a finding.
fn edited(draft: &Draft, cited: &Cited, finding: &Finding) -> String {
    let whole = cited.citation.range.clone();
    let words = draft.words_in(cited.part, whole.clone());
    let mut right = String::new();
    let mut at = 0;
    let pieces = form_of(draft, cited).into_iter().flatten().flatten();
    for piece in pieces.filter_map(|(place, _)| place.as_ref()) {
        let span = draft.span_in(cited.part, piece.clone());
        let Some(edit) = finding.edits.iter().find(|edit| edit.span == span) else { continue };
        let start = piece.start.saturating_sub(whole.start);
        right.push_str(words.get(at..start).unwrap_or_default());
        right.push_str(&edit.text);
        at = piece.end.saturating_sub(whole.start);
    }
    right + words.get(at..).unwrap_or_default()
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
        let citations: Vec<_> = list.iter().map(|cited| &*cited.citation).collect();
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
    let named = draft.flow(cited.part).is_some_and(|flow| names_a_paper(flow, &cited.citation));
    named && can_exist(&cited.citation) && !draft.is_quoted(cited.part)
}

fn can_exist(citation: &Citation) -> bool {
    !citation.has(FaultKind::DossierImpossible) && !citation.has(FaultKind::DossierMissing)
}

/// Whether a reference of anybody is to a Kamerstuk and announced by a word.
fn names_a_paper(flow: &Prose, citation: &Citation) -> bool {
    let key = citation.key.clone().map(|key| flow.slice(key)).unwrap_or_default();
    citation.kind == Kind::Kamerstuk
        && !key.is_empty()
        && !key.to_ascii_lowercase().starts_with("kst")
}

/// Whether dossier and number are joined by a hyphen only, as in `36471-64`.
fn is_id(flow: &Prose, citation: &Citation) -> bool {
    let Some(dossier) = &citation.dossier else { return false };
    let end = dossier.suffix.as_ref().map_or(dossier.base.range.end, |suffix| suffix.range.end);
    let number = citation.number.as_ref();
    number.is_some_and(|number| flow.slice(end..number.range.start).trim() == "-")
}
