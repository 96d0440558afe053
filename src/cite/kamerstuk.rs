//! Kamerstukken behind a key word: `Kamerstukken II 2024/25, 32 852, nrs. 224 en 225`.

use std::ops::Range;

use super::citation::{At, Chamber, Citation, Dossier, FaultKind, Kind, Number};
use super::codes;
use super::cursor::{Cursor, counts_something, is_dash};
use super::dossier;
use super::head::{Head, annex_before, chamber, read_head, separator};
use super::list;
use super::numbers::{self, First, Read};
use super::record;

/// `Kamerstuk`, `Kamerstukken` and what else can only announce one.
pub(super) fn keyed(
    mut c: Cursor<'_>,
    key: Range<usize>,
    out: &mut Vec<Citation>,
) -> Option<usize> {
    let mut head = Head::new(key.clone());
    head.annex = annex_before(&c.back_to(key.start));
    if c.slice(key.clone()).contains('-') {
        head.fault(FaultKind::KeyMisprint, key.clone());
    }
    let mut broken = c;
    if broken.dash() && broken.word(&["ken"]).is_some() {
        head.key = Some(key.start..broken.at);
        head.fault(FaultKind::KeyMisprint, key.start..broken.at);
        c = broken;
    }
    if c.next_is(is_dash) || c.next_is(|c| c == '/') {
        return None;
    }
    read_head(&mut c, &mut head, true);
    if let Some(end) = record::in_head(&c, &head, out) {
        return Some(end);
    }
    separator(&mut c);
    if let Some(end) = codes::called_kamerstuk(&c, &head, out) {
        return Some(end);
    }
    groups(c, head.clone(), true, out).or_else(|| without_dossier(c, &head, out))
}

/// `Kamerstukken II 2023/24, nr. 160`, `Kamerstukken II 2023/24, XVI, nr. 160`, `Kamerstuk, nr. 160`: behind the key the number of a paper, and no
/// dossier.
fn without_dossier(c: Cursor<'_>, head: &Head, out: &mut Vec<Citation>) -> Option<usize> {
    let start = head.key.as_ref()?.start;
    let place = c.at;
    let mut c = c;
    let mut chapter = c;
    chapter.dash();
    let is_roman = |token: &At<&str>| token.value.bytes().all(|byte| b"IVXLC".contains(&byte));
    if chapter.token(LONGEST_CHAPTER).is_some_and(|token| is_roman(&token)) {
        c = chapter;
    }
    let chamber = head.chamber.as_ref().map(|chamber| chamber.value);
    let First { value, nr } = numbers::first(&mut c, chamber)?;
    let (number, _) = value.zip(nr)?;
    let mut citation = head.cite(Kind::Kamerstuk, start..number.range.end);
    citation.fault(FaultKind::DossierMissing, place..place);
    list::numbered(&mut citation, &number);
    let end = number.range.end;
    out.push(citation);
    Some(end)
}

/// The digits of a dossier.
const LONGEST_DOSSIER: usize = 5;

/// The longest Roman number of a chapter: `XXXIII`.
const LONGEST_CHAPTER: usize = 7;

/// `Tweede Kamer`, `TK`, `vergaderjaar`: words of running prose, a key only when a whole reference follows.
pub(super) fn weak(c: Cursor<'_>, key: Range<usize>, out: &mut Vec<Citation>) -> Option<usize> {
    if !may_go_on(&c) {
        return None;
    }
    let mut head = Head::new(key.clone());
    head.annex = annex_before(&c.back_to(key.start));
    let mut start = c.back_to(key.start);
    let word = c.slice(key.clone());
    if word.len() == 2 && word.bytes().any(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    // The key itself may be the chamber or the word before the session.
    let mut c = match chamber(&mut start) {
        Some((chamber, _)) => {
            head.chamber = Some(chamber);
            start
        }
        None => start,
    };
    read_head(&mut c, &mut head, false);
    if let Some(end) = record::in_head(&c, &head, out) {
        return Some(end);
    }
    if head.chamber.is_none() && head.session.is_none() {
        return None;
    }
    separator(&mut c);
    groups(c, head, false, out)
}

/// Dossiers with their numbers, as long as they go on. `strong` says that the key can only mean a
/// Kamerstuk, so that a whole dossier or an impossible one is one too.
fn groups(
    mut c: Cursor<'_>,
    mut head: Head,
    strong: bool,
    out: &mut Vec<Citation>,
) -> Option<usize> {
    let mut start = head.key.as_ref()?.start;
    let mut end = None;
    loop {
        let first_group = end.is_none();
        let Some(group_end) = group(&mut c, &head, start, strong, first_group, out) else { break };
        end = Some(group_end);
        c = c.back_to(group_end);
        let Some(next) = another_group(&c, &mut head) else { break };
        start = next.1;
        c = next.0;
    }
    end
}

/// A first look behind a word of prose: digits, or a word that can stand before them
/// (`der Staten-Generaal`, `vergaderjaar`, `Aanhangsel`).
fn may_go_on(c: &Cursor<'_>) -> bool {
    let mut c = *c;
    c.gap();
    c.eat_if(|c| matches!(c, ',' | ':' | ';' | '(' | '.' | '['));
    c.gap();
    c.next_is(|c| {
        c.is_ascii_digit()
            || matches!(
                c.to_ascii_lowercase(),
                'v' | 'd' | 'z' | 'a' | 'h' | 'j' | 'k' | 'm' | 'i' | 'l' | '('
            )
    })
}

/// Further dossiers behind a reference that has no key itself; gives where the last ends.
pub(super) fn further_groups(c: Cursor<'_>, out: &mut Vec<Citation>) -> Option<usize> {
    let mut head = Head::default();
    let (next, start) = another_group(&c, &mut head)?;
    head.key = Some(start..start);
    let before = out.len();
    let end = groups(next, head, false, out);
    for citation in out.iter_mut().skip(before) {
        citation.key = None;
    }
    end
}

/// Goes on to a next dossier without key: `en 29 984, nr. 1207`, `; I 2022/23, 36 021, B`.
fn another_group<'t>(cursor: &Cursor<'t>, head: &mut Head) -> Option<(Cursor<'t>, usize)> {
    let mut c = *cursor;
    c.space();
    let mark = c.eat_if(|c| matches!(c, ',' | ';' | '/' | '&'));
    c.space();
    let word =
        c.word(&["alsmede", "evenals", "en", "of", "resp.", "respectievelijk", "&"]).is_some();
    c.gap();
    if !mark && !word {
        return None;
    }
    let start = c.at;
    let mut next = Head { key: head.key.clone(), ..Head::default() };
    read_head(&mut c, &mut next, true);
    separator(&mut c);
    let mut ahead = c;
    let begins = dossier::begins(&c) && dossier::base(&mut ahead, false).is_some();
    if !begins && !dossier::begins_off_by_one(&c) {
        return None;
    }
    if next.chamber.is_some() || next.session.is_some() {
        head.clear_own();
        head.chamber = next.chamber;
        head.session = next.session;
        head.faults = next.faults;
    } else {
        head.faults.retain(|fault| fault.kind != FaultKind::KeyMisprint);
    }
    Some((c, start))
}

/// One dossier with its numbers; gives where it ends.
fn group(
    cursor: &mut Cursor<'_>,
    head: &Head,
    start: usize,
    strong: bool,
    first_group: bool,
    out: &mut Vec<Citation>,
) -> Option<usize> {
    let mut c = *cursor;
    let mut labelled = c;
    if strong && first_group && numbers::nr_word(&mut labelled).is_some() {
        labelled.gap();
        if dossier::begins(&labelled) {
            c = labelled;
        }
    }
    // Chamber and session together announce a paper as surely as its key does.
    let announced = strong || head.chamber.is_some() && head.session.is_some();
    let base = dossier::base(&mut c, announced)?;
    let off_by_one = base.off_by_one();
    if c.next_is(char::is_alphabetic) && !base.five() {
        return None;
    }
    let (five, four) = (base.five(), base.four());
    let chamber = head.chamber.as_ref().map(|chamber| chamber.value);
    let dossier = dossier::rest(&mut c, base, chamber);
    let after_dossier = c;
    let mut first = numbers::first(&mut c, chamber);
    // `9595,9596`: two old dossiers, not a dossier and its number.
    let pair = |first: &First| {
        first.nr.is_none() && first.value.as_ref().is_some_and(|value| value.range.len() == 4)
    };
    if four && first.as_ref().is_some_and(pair) {
        (first, c) = (None, after_dossier);
    }
    if first.is_none() {
        // `36222 en 31015, nr. 6`: one paper in two dossiers has its number in the first.
        first = second_dossier(&mut c, chamber);
    }
    let (first, nr) = match first {
        Some(First { value, nr }) => (value, nr),
        None => (None, None),
    };
    let old = four && head.session.as_ref().is_some_and(|session| session.value.first < 1970);
    let possible = five || old;
    let accepted = if possible {
        first.is_some()
            || nr.is_some()
            || whole_dossier(&after_dossier, head, strong, first_group, old)
    } else {
        // `312 852, A`: six digits with the number of a paper of the Eerste Kamer. `3641-VI-65`: a publication id.
        let letters = first.as_ref().is_some_and(|first| is_letters(&first.value.number));
        let id = dossier.suffix.is_some()
            && first.as_ref().is_some_and(|first| joined(&c, &dossier, first));
        let certain = nr.is_some() || letters && !four || id && strong;
        announced && certain && (strong && first_group || off_by_one)
    };
    let certain = strong
        || nr.is_some()
        || head.session.is_some()
        || first
            .as_ref()
            .is_some_and(|first| is_letters(&first.value.number) || joined(&c, &dossier, first));
    // `Tweede Kamer, vergaderjaar 2023–2024, 31 066, nr.` lacks its number.
    let number_lost = announced && nr.is_some();
    if !accepted || !certain || !strong && first.is_none() && !number_lost {
        return None;
    }
    let dossier_range = dossier::range(&dossier);
    let mut template = head.cite(Kind::Kamerstuk, start..dossier_range.end);
    if !possible {
        template.fault(FaultKind::DossierImpossible, dossier.base.range.clone());
    }
    list::chapter_faults(&dossier, &mut template, &c);
    // `Kamerstuk29 385, nr. 12`: the space before the dossier is forgotten.
    let key = head.key.clone().filter(|key| key.end == dossier.base.range.start && !key.is_empty());
    let glued = key.filter(|_| possible && first.is_some());
    if let Some((key, digits)) =
        glued.and_then(|key| Some((key.clone(), c.back_to(key.end).digits(LONGEST_DOSSIER)?)))
    {
        template.fault(FaultKind::KeyMisprint, key.start..digits.range.end);
    }
    template.dossier = Some(dossier);
    let Some(first) = first else {
        if let Some(nr) = nr {
            template.fault(FaultKind::NumberMissing, nr.range.clone());
            template.range.end = nr.range.end;
        }
        let end = template.range.end;
        out.push(template);
        return Some(end);
    };
    let plural = nr.is_some_and(|nr| nr.value);
    Some(list::cite_each(c, &template, first, plural, out))
}

/// Whether a dossier without a number is a reference: only behind a key that can mean nothing else,
/// and where the digits are no amount.
fn whole_dossier(c: &Cursor<'_>, head: &Head, strong: bool, first_group: bool, old: bool) -> bool {
    strong
        && (first_group || head.session.is_some() || c.at_close())
        && !old
        && c.at_word_end()
        && !counts_something(c)
}

fn is_letters(number: &Number) -> bool {
    matches!(number, Number::Letters(_))
}

/// Whether number and dossier are one token: `36471-64`.
fn joined(c: &Cursor<'_>, dossier: &Dossier, first: &At<Read>) -> bool {
    c.slice(dossier::range(dossier).end..first.range.start).chars().all(is_dash)
}

/// `en 31015, nr. 6` behind a dossier without a number.
fn second_dossier(cursor: &mut Cursor<'_>, chamber: Option<Chamber>) -> Option<First> {
    let mut c = *cursor;
    c.space();
    let mark = c.eat_if(|c| matches!(c, '/' | '&' | ','));
    c.space();
    if c.word(&["en"]).is_none() && !mark {
        return None;
    }
    c.gap();
    let base = dossier::base(&mut c, false).filter(dossier::Base::five)?;
    dossier::rest(&mut c, base, chamber);
    let first = numbers::first(&mut c, chamber)
        .filter(|first| first.nr.is_some() && first.value.is_some())?;
    *cursor = c;
    Some(first)
}
