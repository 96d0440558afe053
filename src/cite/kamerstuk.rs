//! Kamerstukken behind a key word: `Kamerstukken II 2024/25, 32 852, nrs. 224 en 225`.

use std::ops::Range;

use super::chapters;
use super::citation::{At, Chamber, Citation, Dossier, Fault, FaultKind, Number};
use super::codes;
use super::cursor::{Cursor, counts_something, is_dash};
use super::dossier;
use super::kinds::Kind;
use super::numbers::{self, First, Read};
use super::record;
use super::session::{Session, session, single_year};

/// No more ranges are written out in a text that already gave this many references: a guard against
/// endless lists, far above what any paper holds.
const MANY: usize = 20_000;

/// What stands before the dossier and holds for every number behind it.
#[derive(Clone, Debug, Default)]
pub(super) struct Head {
    pub(super) key: Option<Range<usize>>,
    pub(super) chamber: Option<At<Chamber>>,
    pub(super) session: Option<At<Session>>,
    pub(super) annex: bool,
    pub(super) faults: Vec<Fault>,
}

impl Head {
    pub(super) fn new(key: Range<usize>) -> Self {
        Self { key: Some(key), ..Self::default() }
    }

    fn fault(&mut self, kind: FaultKind, range: Range<usize>) {
        self.faults.push(Fault { kind, range });
    }

    /// A reference that shares this head.
    pub(super) fn cite(&self, kind: Kind, range: Range<usize>) -> Citation {
        let mut citation = Citation::new(kind, range);
        citation.key.clone_from(&self.key);
        citation.chamber.clone_from(&self.chamber);
        citation.session.clone_from(&self.session);
        citation.annex = self.annex;
        citation.faults.clone_from(&self.faults);
        citation
    }

    fn clear_own(&mut self) {
        self.chamber = None;
        self.session = None;
        self.faults.clear();
    }
}

/// `Kamerstuk`, `Kamerstukken` and what else can only announce one.
pub(super) fn keyed(
    mut c: Cursor<'_>,
    key: Range<usize>,
    out: &mut Vec<Citation>,
) -> Option<usize> {
    let mut head = Head::new(key.clone());
    head.annex = annex_before(&c.back_to(key.start));
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
    groups(c, head, true, out)
}

/// `Tweede Kamer`, `TK`, `vergaderjaar`: words of running prose, a key only when a whole reference follows.
pub(super) fn weak(c: Cursor<'_>, key: Range<usize>, out: &mut Vec<Citation>) -> Option<usize> {
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

/// Chamber and session in either order, with whatever joins them.
pub(super) fn read_head(cursor: &mut Cursor<'_>, head: &mut Head, strong: bool) {
    for _ in 0..4 {
        let mut c = *cursor;
        separator(&mut c);
        if head.chamber.is_none()
            && let Some((chamber, misprint)) = chamber(&mut c)
        {
            if misprint {
                head.fault(FaultKind::KeyMisprint, chamber.range.clone());
            }
            head.chamber = Some(chamber);
        } else if head.session.is_none()
            && let Some(session) = session(&mut c).or_else(|| lone_year(&mut c, head, strong))
        {
            if let Some(kind) = session.value.fault() {
                head.fault(kind, session.range.clone());
            }
            head.session = Some(session);
            if c.next_is(is_dash) {
                c.dash();
            }
        } else {
            return;
        }
        *cursor = c;
    }
}

/// `Kamerstukken II 2024, 36 410, nr. 3`: a year where a session belongs, with a dossier behind it.
fn lone_year(cursor: &mut Cursor<'_>, head: &Head, strong: bool) -> Option<At<Session>> {
    if !strong && head.chamber.is_none() {
        return None;
    }
    let mut c = *cursor;
    let year = single_year(&mut c)?;
    let mut ahead = c;
    separator(&mut ahead);
    if !dossier::begins(&ahead) {
        return None;
    }
    *cursor = c;
    Some(year)
}

/// White space, a comma, colon, bracket or filling words.
pub(super) fn separator(cursor: &mut Cursor<'_>) {
    cursor.gap();
    let _ = cursor.eat_if(|c| matches!(c, ',' | ':' | ';' | '(' | '[' | '.'));
    cursor.gap();
    let mut filler = *cursor;
    if filler
        .word(&[
            "der staten-generaal",
            "van de",
            "der",
            "met",
            "dossiernummer",
            "dossiernr.",
            "dossier",
            "kamerstuknummer",
        ])
        .is_some()
    {
        filler.gap();
        *cursor = filler;
    }
}

const SECOND: [&str; 4] = ["tweede kamer der staten-generaal", "tweede kamer", "t.k.", "tk"];
const FIRST: [&str; 4] = ["eerste kamer der staten-generaal", "eerste kamer", "e.k.", "ek"];

/// A chamber, and whether it is misprinted. `11`, `2` and `1` count only where they cannot be a number
/// of their own: 11 is what character recognition makes of II.
fn chamber(cursor: &mut Cursor<'_>) -> Option<(At<Chamber>, bool)> {
    let start = cursor.at;
    let mut c = *cursor;
    let (value, misprint) = if c.word(&SECOND).is_some() {
        (Chamber::Second, false)
    } else if c.word(&FIRST).is_some() {
        (Chamber::First, false)
    } else {
        let length =
            c.rest().bytes().take_while(|b| matches!(b, b'I' | b'l' | b'1' | b'2')).count();
        let written = c.rest().get(..length)?;
        let (value, misprint) = match written {
            "II" => (Chamber::Second, false),
            "I" => (Chamber::First, false),
            "ll" | "lI" | "Il" | "11" => (Chamber::Second, true),
            "l" => (Chamber::First, true),
            "2" => (Chamber::Second, false),
            "1" => (Chamber::First, false),
            _ => return None,
        };
        c.at += length;
        if c.next_is(char::is_alphabetic) {
            return None;
        }
        if written.bytes().any(|b| b.is_ascii_digit() || b == b'l') && !more_follows(&c) {
            return None;
        }
        (value, misprint)
    };
    *cursor = c;
    Some((At { value, range: start..c.at }, misprint))
}

/// Whether a session or a dossier follows, behind white space or a comma.
fn more_follows(cursor: &Cursor<'_>) -> bool {
    let mut c = *cursor;
    let spaced = c.gap();
    let comma = c.eat(',');
    c.gap();
    (spaced || comma) && (session(&mut c.clone()).is_some() || dossier::begins(&c))
}

/// Whether `bijlage bij` stands before a place.
fn annex_before(cursor: &Cursor<'_>) -> bool {
    let start = cursor.at.saturating_sub("bijlage bij ".len());
    let before = cursor.slice(start..cursor.at).trim_end();
    before.len() >= "bijlage bij".len() && before.to_ascii_lowercase().ends_with("bijlage bij")
        || before.to_ascii_lowercase().ends_with("bijlage:")
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
    if !dossier::begins(&c) || dossier::base(&mut ahead, false).is_none() {
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
    let base = dossier::base(&mut c, strong && first_group)?;
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
        strong && first_group && nr.is_some()
    };
    let certain = strong
        || nr.is_some()
        || head.session.is_some()
        || first
            .as_ref()
            .is_some_and(|first| is_letters(&first.value.number) || joined(&c, &dossier, first));
    if !accepted || !certain || !strong && first.is_none() {
        return None;
    }
    let dossier_range = dossier::range(&dossier);
    let mut template = head.cite(Kind::Kamerstuk, start..dossier_range.end);
    if !possible {
        template.fault(FaultKind::DossierImpossible, dossier.base.range.clone());
    }
    chapter_faults(&dossier, &mut template);
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
    Some(list(c, &template, first, plural, out))
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

/// What is wrong with the chapter of a yearly budget.
pub(super) fn chapter_faults(dossier: &Dossier, citation: &mut Citation) {
    if !chapters::is_budget(dossier.base.value) {
        return;
    }
    match &dossier.suffix {
        Some(suffix) if !chapters::exists(&suffix.value) => {
            citation.fault(FaultKind::ChapterUnknown, suffix.range.clone());
        }
        Some(_) => {}
        None => citation
            .fault(FaultKind::ChapterMissing, dossier.base.range.end..dossier.base.range.end),
    }
}

/// The numbers of one dossier, one reference each; gives where the last ends.
pub(super) fn list(
    mut c: Cursor<'_>,
    template: &Citation,
    first: At<Read>,
    plural: bool,
    out: &mut Vec<Citation>,
) -> usize {
    let mut start = template.range.start;
    let mut current = first;
    let mut end;
    let mut shared = template.clone();
    loop {
        let mut citation = shared.clone();
        numbered(&mut citation, &current);
        citation.range = start..current.range.end.max(c.at);
        citation.pages = numbers::pages(&mut c);
        end = c.at;
        citation.range.end = end;
        let first_in_range = out.len();
        let number = current.value.number.clone();
        out.push(citation);
        // What is wrong with the shared parts is said once.
        shared.faults.retain(|fault| !said_once(fault.kind));
        let Some(next) = numbers::next(&mut c, &number, plural) else { break };
        if next.range_end {
            through(out, first_in_range, &shared, &number, &next.value, c.at);
            if let Some(pages) = numbers::pages(&mut c) {
                for citation in out.iter_mut().skip(first_in_range) {
                    citation.pages = Some(pages.clone());
                    citation.range.end = c.at;
                }
            }
            end = c.at;
            let Some(last) = next_after_range(&mut c, &next.value.value.number, plural) else {
                break;
            };
            start = last.start;
            current = last.value;
        } else {
            start = next.start;
            current = next.value;
        }
    }
    end
}

/// Faults of the parts a list shares that do not make each of its members impossible.
fn said_once(kind: FaultKind) -> bool {
    !matches!(kind, FaultKind::DossierImpossible | FaultKind::ChapterUnknown)
}

/// Behind a range a list may go on, but not with a second range end.
fn next_after_range(c: &mut Cursor<'_>, number: &Number, plural: bool) -> Option<numbers::Next> {
    let mut ahead = *c;
    let next = numbers::next(&mut ahead, number, plural).filter(|next| !next.range_end)?;
    *c = ahead;
    Some(next)
}

/// Writes out a range whose first number is already there.
fn through(
    out: &mut Vec<Citation>,
    first: usize,
    shared: &Citation,
    low: &Number,
    high: &At<Read>,
    end: usize,
) {
    let (Number::Digits(low), Number::Digits(top)) = (low, &high.value.number) else { return };
    let mut start = high.range.start;
    if let Some(citation) = out.get_mut(first) {
        citation.range.end = end;
        if let Some(number) = citation.number.as_mut() {
            number.range.end = high.range.end;
            start = number.range.start;
        }
    }
    let inner = if out.len() < MANY { numbers::between(*low, *top) } else { *top..*top };
    for digits in inner.chain(std::iter::once(*top)) {
        let mut citation = shared.clone();
        let read = Read { number: Number::Digits(digits), ..high.value.clone() };
        numbered(&mut citation, &At { value: read, range: start..high.range.end });
        citation.range = start..end;
        out.push(citation);
    }
}

/// Puts a number into a reference, with what is wrong with it.
pub(super) fn numbered(citation: &mut Citation, read: &At<Read>) {
    if read.value.impossible {
        citation.fault(FaultKind::NumberImpossible, read.range.clone());
    }
    let letters = !matches!(read.value.number, Number::Digits(_));
    let contradicts = citation.kind == Kind::Kamerstuk
        && citation.chamber.as_ref().is_some_and(|chamber| match chamber.value {
            Chamber::First => !letters,
            Chamber::Second => letters,
        });
    if letters {
        // The papers of the Eerste Kamer on a budget as a whole have no chapter.
        citation.faults.retain(|fault| fault.kind != FaultKind::ChapterMissing);
    }
    if contradicts {
        citation.fault(FaultKind::NumberContradictsChamber, read.range.clone());
    }
    citation.reprint = read.value.reprint;
    citation.number = Some(At { value: read.value.number.clone(), range: read.range.clone() });
}
