//! Quotation marks in logical text, told apart from apostrophes and joined in pairs.

use std::ops::Range;

/// Which marks a style uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum QuoteStyle {
    /// ' and "
    Straight,
    /// ‘ ’, “ ” and „ ”
    Curly,
    /// « »
    Guillemet,
}

/// A quotation mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuoteMark {
    /// Where it stands.
    pub at: usize,
    /// What it is.
    pub glyph: char,
}

impl QuoteMark {
    /// Its place.
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        self.at..self.at + self.glyph.len_utf8()
    }

    /// The style it belongs to.
    #[must_use]
    pub const fn style(self) -> QuoteStyle {
        match self.glyph {
            '\'' | '"' => QuoteStyle::Straight,
            '«' | '»' => QuoteStyle::Guillemet,
            _ => QuoteStyle::Curly,
        }
    }

    /// Whether it is one of two strokes or brackets: “ ” " « ».
    #[must_use]
    pub const fn is_double(self) -> bool {
        !matches!(self.glyph, '\'' | '‘' | '’' | '‚')
    }
}

/// A quotation, or one mark of a quotation whose other mark is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// The mark that opens it.
    pub open: Option<QuoteMark>,
    /// The mark that closes it.
    pub close: Option<QuoteMark>,
    /// How many quotations it stands in.
    pub depth: usize,
}

impl Quotation {
    /// Its first place.
    #[must_use]
    pub fn start(&self) -> usize {
        self.open.or(self.close).map_or(0, |mark| mark.at)
    }

    /// Whether a place lies between its marks.
    #[must_use]
    pub fn holds(&self, at: usize) -> bool {
        matches!((self.open, self.close), (Some(open), Some(close)) if open.at < at && at < close.at)
    }
}

/// The quotations of a text, in the order of their first marks. A quotation may run over paragraphs, each of which may begin with
/// an opening mark of its own.
#[must_use]
pub fn quotations(text: &str) -> Vec<Quotation> {
    let mut found: Vec<Quotation> = Vec::new();
    let mut open: Vec<QuoteMark> = Vec::new();
    // The first bytes of all marks.
    let may_be = |byte: u8| matches!(byte, b'\'' | b'"' | 0xc2 | 0xe2);
    for at in text.bytes().enumerate().filter(|(_, byte)| may_be(*byte)).map(|(at, _)| at) {
        let mut chars = text.get(at..).unwrap_or_default().chars();
        let Some(c) = chars.next() else { continue };
        let after = chars.next().unwrap_or('\n');
        let before = text.get(..at).and_then(|before| before.chars().next_back()).unwrap_or('\n');
        let mark = QuoteMark { at, glyph: c };
        match role(text, mark, before, after) {
            Some(Role::Open) => {
                let goes_on = before == '\n' && open.last().is_some_and(|last| alike(*last, mark));
                if !goes_on && open.len() < DEEPEST {
                    open.push(mark);
                }
            }
            Some(Role::Close) => {
                let opener = open.iter().rposition(|open| alike(*open, mark));
                if let Some(i) = opener {
                    let unclosed = open.drain(i + 1..).collect::<Vec<_>>();
                    found.extend(unclosed.into_iter().filter_map(alone));
                    let quotation =
                        Quotation { open: open.pop(), close: Some(mark), depth: open.len() };
                    found.push(quotation);
                } else if c == '"' && (after.is_alphanumeric() || before.is_ascii_digit()) {
                    // The typewriter's mark has one form: without one to close it opens (`zei:"ja"`), behind a figure it is a measure.
                    if after.is_alphanumeric() && open.len() < DEEPEST {
                        open.push(mark);
                    }
                } else if mark.is_double() && !is_measure(text, at) || closes_a_quotation(text, at)
                {
                    found.push(Quotation { open: None, close: Some(mark), depth: open.len() });
                }
            }
            None => {}
        }
    }
    found.extend(open.into_iter().filter_map(|mark| glued(text, mark).or_else(|| alone(mark))));
    found.sort_by_key(Quotation::start);
    found
}

/// The places of whole quotations that stand in no other: for "does this stand in a quotation?" in one look-up.
#[must_use]
pub fn outermost(quotations: &[Quotation]) -> Vec<Range<usize>> {
    let outer = quotations.iter().filter(|quotation| quotation.depth == 0);
    outer.filter_map(|quotation| Some(quotation.open?.at..quotation.close?.range().end)).collect()
}

/// Whether a place lies in one of some ranges, which follow each other.
#[must_use]
pub fn lies_in(ranges: &[Range<usize>], at: usize) -> bool {
    let next = ranges.partition_point(|range| range.start <= at);
    next.checked_sub(1).and_then(|i| ranges.get(i)).is_some_and(|range| at < range.end)
}

/// How many quotations may be open at once; a text of opening marks only must not cost more than its length.
const DEEPEST: usize = 16;

enum Role {
    Open,
    Close,
}

/// A lone opening mark. A ’ at the front of a word may as well be an apostrophe; what the straight one leaves out is known.
fn alone(mark: QuoteMark) -> Option<Quotation> {
    (mark.glyph != '’').then_some(Quotation { open: Some(mark), close: None, depth: 0 })
}

/// "‘no deal’scenario": a quotation whose closing mark has the rest of a word behind it, which elsewhere is an apostrophe.
fn glued(text: &str, mark: QuoteMark) -> Option<Quotation> {
    let rest = text.get(mark.at..).filter(|_| mark.glyph == '‘')?;
    let rest = rest.get(..rest.find('\n').unwrap_or(rest.len()))?;
    let close = rest.match_indices('’').find(|(at, glyph)| {
        let behind = rest.get(at + glyph.len()..).unwrap_or_default();
        behind.chars().take_while(|c| c.is_lowercase()).count() >= 4
    });
    let close = QuoteMark { at: mark.at + close?.0, glyph: '’' };
    Some(Quotation { open: Some(mark), close: Some(close), depth: 0 })
}

/// Words that no genitive stands before: what follows "Lars’" is what is his.
const NOT_OWNED: &str = "aan af al als alle bij dan dat de deze die dit door dus een en er geen had hadden heeft het hoe in is kan kon kunnen \
    maar met mag moet moeten na naar niet nog of om omdat ook onder op over te tegen tot tussen uit van veel voor waar waarbij waarin waarvan was \
    waren werd werden wie wordt worden zal zijn zo zonder zou zouden zullen";

/// Whether a single mark without one that opens can close a quotation only: behind a word that ends in no sound of s it is no genitive
/// ("ministers’", "Lars’", "Alice’"), nor where nothing follows that could be owned ("burgers’ niet", "costs’)").
fn closes_a_quotation(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let word = before.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default();
    let name = word.starts_with(char::is_uppercase);
    let hisses =
        word.ends_with(['s', 'x', 'z', 'S', 'X', 'Z']) || name && word.ends_with(['e', 'h', 'c']);
    let after = text.get(at..).and_then(|rest| rest.chars().nth(1));
    let stops = |c: char| matches!(c, '.' | ',' | ';' | ':' | ')' | '?');
    let ends = after.is_none_or(|c| c.is_whitespace() || stops(c));
    let measure = word.ends_with(|c: char| c.is_ascii_digit());
    let owns = || {
        let rest = text.get(at..).unwrap_or_default().trim_start_matches(['’', '\'']);
        let next = rest.trim_start().split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        !rest.starts_with(stops) && !NOT_OWNED.split_whitespace().any(|word| word == next)
    };
    word.chars().count() >= 2 && ends && !measure && !(hisses && owns())
}

/// Whether a mark stands for seconds behind minutes, or for inches behind feet: `52° 5’ 12”`.
fn is_measure(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let rest = before.trim_end_matches(|c: char| c.is_ascii_digit() || c == ',' || c == '.');
    let lesser = rest.trim_end().strip_suffix(['’', '\'', '′']);
    rest.len() < before.len()
        && lesser.is_some_and(|rest| rest.ends_with(|c: char| c.is_ascii_digit()))
}

/// Whether two marks can belong to one quotation: both single, both double, both guillemets.
fn alike(one: QuoteMark, other: QuoteMark) -> bool {
    let guillemet = |mark: QuoteMark| mark.style() == QuoteStyle::Guillemet;
    one.is_double() == other.is_double() && guillemet(one) == guillemet(other)
}

fn role(text: &str, mark: QuoteMark, before: char, after: char) -> Option<Role> {
    // A mark in markup-like text (`=""`) stands between nothing that is read.
    let boundary = |c: char| {
        c.is_whitespace()
            || matches!(c, '(' | '[' | '/' | '–' | '—' | '-' | '«' | '“' | '‘' | '"' | '„')
    };
    match mark.glyph {
        '«' | '„' | '‚' => Some(Role::Open),
        '»' => Some(Role::Close),
        '“' if before.is_alphanumeric() && !after.is_alphanumeric() => Some(Role::Close),
        '“' => Some(Role::Open),
        '”' | '"' => {
            if before.is_ascii_digit() && after.is_whitespace() && mark.glyph == '"' {
                return Some(Role::Close);
            }
            let opens = before == '\'' && after.is_alphanumeric()
                || boundary(before)
                    && (after.is_alphanumeric()
                        || matches!(after, '(' | '[' | '‘' | '\'' | '…' | '.'));
            Some(if opens { Role::Open } else { Role::Close })
        }
        '‘' | '’' | '\'' => {
            if before.is_alphanumeric() && after.is_alphanumeric() {
                return None;
            }
            // "de Douane ’.": a mark that points to the left, with a space too many before it.
            let stray =
                mark.glyph == '’' && before == ' ' && matches!(after, '.' | ',' | ';' | ')');
            if stray {
                return Some(Role::Close);
            }
            // "‘Minister: "Nee"’", "‘ja-’": behind a mark that closes, or a hyphen, and with no word behind it, it closes too.
            if mark.glyph != '‘' && matches!(before, '"' | '-') && !after.is_alphanumeric() {
                return Some(Role::Close);
            }
            if mark.glyph == '‘' && !before.is_alphanumeric() || boundary(before) {
                let rest = text.get(mark.range().end..).unwrap_or_default();
                return (!after.is_whitespace() && !is_apostrophe(rest)).then_some(Role::Open);
            }
            Some(Role::Close)
        }
        _ => None,
    }
}

/// Whether an apostrophe at the start of a word leaves letters or a century out: ’s-Gravenhage, ’t, ’n, ’90.
fn is_apostrophe(rest: &str) -> bool {
    let mut chars = rest.chars();
    let (first, second) = (chars.next(), chars.next());
    let third = chars.next();
    match first {
        // ‘n.v.t.’ and ‘s-curve’ are quoted.
        Some('s' | 't' | 'n' | 'k' | 'm' | 'r') => {
            second.is_none_or(char::is_whitespace)
                || first == Some('s')
                    && second == Some('-')
                    && third.is_some_and(char::is_uppercase)
        }
        Some(c) if c.is_ascii_digit() => {
            second.is_some_and(|c| c.is_ascii_digit()) && !third.is_some_and(char::is_alphanumeric)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(text: &str) -> Vec<String> {
        quotations(text)
            .iter()
            .map(|quotation| match (quotation.open, quotation.close) {
                (Some(open), Some(close)) => text[open.at..close.range().end].to_owned(),
                (Some(open), None) => format!("{}…", open.glyph),
                (_, close) => format!("…{}", close.unwrap().glyph),
            })
            .collect()
    }

    #[test]
    fn quotations_and_apostrophes() {
        for (text, expected) in [
            ("de titel ‘Europa hééft’ is", vec!["‘Europa hééft’"]),
            ("foto’s van ’s-Gravenhage in de jaren ’90 en 't Gooi", vec![]),
            ("zei: “Nee, ‘echt’ niet.” Toen", vec!["“Nee, ‘echt’ niet.”", "‘echt’"]),
            ("het artikel 'Wat nu?' en \"Dit\"", vec!["'Wat nu?'", "\"Dit\""]),
            ("'Europa hééft bij’", vec!["'Europa hééft bij’"]),
            ("de ministers’ besluit en Lars’ fiets", vec![]),
            ("zei «ja en ging", vec!["«…"]),
            ("ging» weg", vec!["…»"]),
            ("«Een alinea.\n«Nog een.»", vec!["«Een alinea.\n«Nog een.»"]),
            ("‘MoU’s’ zijn", vec!["‘MoU’s’"]),
            ("het ‘no deal’scenario en", vec!["‘no deal’"]),
            ("(“ja”)", vec!["“ja”"]),
            ("de zin ‘zonder slot", vec!["‘…"]),
            ("de 'zin zonder slot", vec!["'…"]),
            ("een woord’ zonder begin", vec!["…’"]),
            ("‘Minister: \"Nee\"’ en", vec!["‘Minister: \"Nee\"’", "\"Nee\""]),
            ("zei: 'ze riep: \"ja\"', aldus", vec!["'ze riep: \"ja\"'", "\"ja\""]),
            ("'\"Nee\" of \"ja\"'", vec!["'\"Nee\" of \"ja\"'", "\"Nee\"", "\"ja\""]),
            ("schreef: \"Hij zei 'nee'\".", vec!["\"Hij zei 'nee'\"", "'nee'"]),
            ("‘ja-’ en ‘nee-stickers’", vec!["‘ja-’", "‘nee-stickers’"]),
            ("Alice’ fiets, 5’ lang, Trix’ huis en 't Gooi", vec![]),
            ("raakt gewone burgers’ niet (life cycle costs’)", vec!["…’", "…’"]),
            ("zei:\"ja\" en nam een scherm van 27\" mee", vec!["\"ja\""]),
        ] {
            assert_eq!(pairs(text), expected, "{text}");
        }
    }

    #[test]
    fn places_in_quotations() {
        let text = "Is «dit? nu» zo?";
        let ranges = outermost(&quotations(text));
        assert!(lies_in(&ranges, text.find('?').unwrap()));
        assert!(!lies_in(&ranges, text.rfind('?').unwrap()));
    }
}
