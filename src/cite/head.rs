//! What stands before a dossier: key, chamber and session, and the words that join them.

use std::ops::Range;

use super::citation::{At, Chamber, Citation, Fault, FaultKind, Kind, Session};
use super::cursor::{Cursor, counts_something, is_dash};
use super::dossier;
use super::numbers;
use super::session::{self, session, single_year};

/// What stands before the dossier and holds for every number behind it.
#[derive(Clone, Debug, Default)]
pub(super) struct Head {
    pub(super) key: Option<Range<usize>>,
    pub(super) chamber: Option<At<Chamber>>,
    /// Both chambers are named, so none is.
    pub(super) both: bool,
    pub(super) session: Option<At<Session>>,
    pub(super) annex: bool,
    pub(super) faults: Vec<Fault>,
}

impl Head {
    pub(super) fn new(key: Range<usize>) -> Self {
        Self { key: Some(key), ..Self::default() }
    }

    pub(super) fn fault(&mut self, kind: FaultKind, range: Range<usize>) {
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

    pub(super) fn clear_own(&mut self) {
        self.chamber = None;
        self.both = false;
        self.session = None;
        self.faults.clear();
    }
}

/// Chamber and session in either order, with whatever joins them.
pub(super) fn read_head(cursor: &mut Cursor<'_>, head: &mut Head, strong: bool) {
    for _ in 0..4 {
        let mut c = *cursor;
        separator(&mut c);
        if head.chamber.is_none() && !head.both && both_chambers(&mut c) {
            head.both = true;
        } else if head.chamber.is_none()
            && !head.both
            && let Some((chamber, misprint)) = chamber(&mut c)
        {
            if misprint {
                head.fault(FaultKind::KeyMisprint, chamber.range.clone());
            }
            head.chamber = Some(chamber);
        } else if head.session.is_none()
            && let Some(session) = session(&mut c)
                .or_else(|| lone_year(&mut c, head, strong))
                .or_else(|| broken_session(&mut c, head, strong))
        {
            if let Some(kind) = session.value.fault() {
                head.fault(kind, session.range.clone());
            }
            let chamber = head.chamber.as_ref().map(|chamber| chamber.range.clone());
            if let Some(glued) = chamber.filter(|chamber| chamber.end == session.range.start) {
                head.fault(FaultKind::KeyMisprint, glued.start..session.range.end);
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

/// `Kamerstukken II 202/25, 36 410, nr. 3`: years with a slip, with a dossier behind them. Behind words of
/// prose and the names of records (`TK`, `Handelingen`) one slip mended must make a session, and the number of a
/// paper or record must follow.
fn broken_session(cursor: &mut Cursor<'_>, head: &Head, strong: bool) -> Option<At<Session>> {
    let mut c = *cursor;
    let broken = session::broken(&mut c)?;
    let mut ahead = c;
    separator(&mut ahead);
    let goes_on = if strong {
        dossier::begins(&ahead)
    } else {
        let announced = broken.labelled || head.chamber.is_some();
        broken.one_slip && (numbered_paper(&ahead) || numbered_record(&ahead, announced))
    };
    if !goes_on {
        return None;
    }
    *cursor = c;
    Some(broken.session)
}

/// Whether a dossier with a number comes here.
fn numbered_paper(cursor: &Cursor<'_>) -> bool {
    let mut c = *cursor;
    let Some(base) = dossier::base(&mut c, false).filter(dossier::Base::five) else { return false };
    dossier::rest(&mut c, base, None);
    numbers::ahead(&c, None)
}

/// Whether the number of a record comes here, or its name (`vergaderjaar 203–2024, Aanhangsel …`); `announced` says that
/// the number may stand there without `nr.`
fn numbered_record(cursor: &Cursor<'_>, announced: bool) -> bool {
    let mut c = *cursor;
    let labelled = c.word(&["aanhangsel", "handelingen"]).is_some()
        || numbers::nr_word(&mut c).is_some() && {
            c.gap();
            c.next_is(|c| c.is_ascii_digit())
        };
    labelled || announced && c.digits(4).is_some() && c.at_word_end() && !counts_something(&c)
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

/// `I/II`, `I en II`: papers on treaties are printed for both chambers at once.
fn both_chambers(cursor: &mut Cursor<'_>) -> bool {
    let mut c = *cursor;
    let Some((first, false)) = chamber(&mut c) else { return false };
    c.space();
    let joined = c.eat('/') || c.eat('&') || c.dash() || c.word(&["en"]).is_some();
    c.space();
    let second = chamber(&mut c).filter(|(second, _)| second.value != first.value);
    let both = joined && second.is_some();
    if both {
        *cursor = c;
    }
    both
}

/// A chamber, and whether it is misprinted. `11`, `2` and `1` count only where they cannot be a number
/// of their own: 11 is what character recognition makes of II, and `l1` what is typed for it.
pub(super) fn chamber(cursor: &mut Cursor<'_>) -> Option<(At<Chamber>, bool)> {
    let start = cursor.at;
    let mut c = *cursor;
    let (value, misprint) = if c.word(&SECOND).is_some() {
        (Chamber::Second, false)
    } else if c.word(&FIRST).is_some() {
        (Chamber::First, false)
    } else {
        let length = chamber_length(&c);
        let written = c.rest().get(..length)?;
        let (value, misprint) = match written {
            "II" => (Chamber::Second, false),
            "I" => (Chamber::First, false),
            "ll" | "lI" | "Il" | "11" | "l1" | "1l" | "1I" | "I1" => (Chamber::Second, true),
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

/// The length of what may be a chamber in figures; of `II2015–16`, which lacks a space, that of `II`.
fn chamber_length(cursor: &Cursor<'_>) -> usize {
    let rest = cursor.rest().bytes();
    let letters = rest.clone().take_while(|b| matches!(b, b'I' | b'l')).count();
    let glued = letters > 0 && session(&mut cursor.back_to(cursor.at + letters)).is_some();
    if glued {
        letters
    } else {
        rest.take_while(|b| matches!(b, b'I' | b'l' | b'1' | b'2')).count()
    }
}

/// Whether a session or a dossier follows, behind white space or a comma.
fn more_follows(cursor: &Cursor<'_>) -> bool {
    let mut c = *cursor;
    let spaced = c.gap();
    let comma = c.eat(',');
    c.gap();
    let session = session(&mut c.clone()).is_some();
    // Where letters touch a session they can be nothing else: `ll2015–16`.
    session && (spaced || comma || cursor.before() == Some('l'))
        || (spaced || comma) && dossier::begins(&c)
}

/// Whether `bijlage bij` stands before a place.
pub(super) fn annex_before(cursor: &Cursor<'_>) -> bool {
    let start = cursor.at.saturating_sub("bijlage bij ".len());
    let before = cursor.slice(start..cursor.at).trim_end();
    before.len() >= "bijlage bij".len() && before.to_ascii_lowercase().ends_with("bijlage bij")
        || before.to_ascii_lowercase().ends_with("bijlage:")
}
