//! The end of a letter: offices with the names under or over them, in one column or more.

use std::ops::Range;

use super::answer::{SigningRole, next_role};
use super::person::name_len_over_dash;
use super::words::words;
use super::{Named, OfficeMention, only_offices};
use crate::register::{Register, Role, fold};

/// An office in a signature block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// The office; ranges are places in the document, as given with the lines.
    pub office: OfficeMention,
    /// Who signs for it.
    pub person: Option<Named>,
    /// Signs, or is signed for.
    pub role: SigningRole,
}

/// Reads the lines at the end of a letter, each with its range in the document.
///
/// A range may be longer than its line (white space left out at the end), never shorter.
#[must_use]
pub fn signature_block(lines: &[(Range<usize>, &str)], register: &Register) -> Vec<Signature> {
    columns(lines).iter().flat_map(|column| pair(read_column(column, register))).collect()
}

/// A piece of a line in one column.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Piece<'t> {
    text: &'t str,
    /// Place in the document.
    at: usize,
    /// Characters before it on the line.
    column: usize,
}

/// Two spaces happen inside a line; from three on the next column begins.
const COLUMN_GAP: usize = 3;

/// The columns of the block, left to right; `None` is an empty line.
fn columns<'t>(lines: &[(Range<usize>, &'t str)]) -> Vec<Vec<Option<Piece<'t>>>> {
    let rows: Vec<_> = lines.iter().map(|(range, line)| pieces(line, range.start)).collect();
    let right = rows.iter().filter_map(|row| row.get(1)).map(|piece| piece.column).min();
    let Some(right) = right else {
        return vec![rows.into_iter().map(|row| row.first().copied()).collect()];
    };
    // Proportional type leaves a column a little crooked.
    let is_right = |piece: &Piece<'_>| piece.column + 2 >= right;
    let side = |wanted: bool| {
        rows.iter()
            .map(|row| {
                row.iter().enumerate().find(|&(i, piece)| (i > 0 || is_right(piece)) == wanted)
            })
            .map(|piece| piece.map(|(_, piece)| *piece))
            .collect::<Vec<_>>()
    };
    vec![side(false), side(true)]
}

fn pieces(line: &str, at: usize) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let (mut start, mut column) = (None, 0);
    let (mut gap, mut end) = (0, 0);
    let mut begun = 0;
    let mut push = |start: usize, end: usize, column: usize| {
        if let Some(text) = line.get(start..end) {
            pieces.push(Piece { text, at: at + start, column });
        }
    };
    for (i, c) in line.char_indices() {
        if c.is_whitespace() {
            gap += if c == '\t' { COLUMN_GAP } else { 1 };
        } else {
            match start {
                Some(first) if gap >= COLUMN_GAP => {
                    push(first, end, begun);
                    (start, begun) = (Some(i), column);
                }
                None => (start, begun) = (Some(i), column),
                Some(_) => {}
            }
            gap = 0;
            end = i + c.len_utf8();
        }
        column += if c == '\t' { 8 - column % 8 } else { 1 };
    }
    if let Some(first) = start {
        push(first, end, begun);
    }
    pieces
}

/// What a line or a few of them say.
enum Item {
    Offices(Vec<Signature>),
    Name(Named),
    /// "namens deze": the names below are not those of the office.
    Deputy,
    /// A line of running text: a name above it signs nothing below it.
    Text,
}

fn read_column(column: &[Option<Piece<'_>>], register: &Register) -> Vec<Item> {
    let mut items = Vec::new();
    let mut at = 0;
    while let Some(line) = column.get(at) {
        at += 1;
        let Some(piece) = line else { continue };
        let bare = piece.text.trim_end_matches([',', ':', ' ']).to_lowercase();
        if DEPUTIES.contains(&bare.as_str()) {
            items.push(Item::Deputy);
            continue;
        }
        let mut text = Joined::of(*piece, register);
        // A block has a few lines to an office; more of them joined would be a paragraph.
        for _ in 0..4 {
            // In Word each line may be a paragraph of its own.
            let apart = column.get(at) == Some(&None) && text.is_open();
            let Some(Some(next)) = column.get(at + usize::from(apart)) else { break };
            if apart && !next.text.starts_with("en ") || !text.goes_on(*next) {
                break;
            }
            text.push(*next);
            at += 1 + usize::from(apart);
        }
        match text.offices() {
            Some((before, offices, after)) => {
                items.extend(before.map(Item::Name));
                items.push(Item::Offices(offices));
                items.extend(after.map(Item::Name));
            }
            None => {
                let name = text.name(0..text.text.len()).map(Item::Name);
                let running = || text.text.split_whitespace().nth(MOST_ASIDE).is_some();
                items.extend(name.or_else(|| running().then_some(Item::Text)));
            }
        }
    }
    items
}

/// How many words may stand between a name and its office: "Hoogachtend,", "w.g.", "(handtekening)".
const MOST_ASIDE: usize = 3;

/// Lines joined by one space, with the place of each in the document.
struct Joined<'r> {
    register: &'r Register,
    text: String,
    /// Start in `text`, place in the document.
    parts: Vec<(usize, usize)>,
}

impl<'r> Joined<'r> {
    fn of(piece: Piece<'_>, register: &'r Register) -> Self {
        Self { register, text: piece.text.to_owned(), parts: vec![(0, piece.at)] }
    }

    fn push(&mut self, piece: Piece<'_>) {
        self.text.push(' ');
        self.parts.push((self.text.len(), piece.at));
        self.text.push_str(piece.text);
    }

    /// Where a range of the text stands in the document.
    fn place(&self, range: Range<usize>) -> Range<usize> {
        let of = |at: usize| {
            let part = self.parts.iter().rev().find(|(start, _)| *start <= at);
            part.map_or(0, |(start, place)| place + at - start)
        };
        let last = range.end.max(range.start + 1) - 1;
        of(range.start)..of(last) + (range.end - range.start).min(1)
    }

    /// Whether no mark ends the line.
    fn is_open(&self) -> bool {
        self.text.ends_with(char::is_alphabetic)
    }

    /// Whether the next line belongs to the office on this one.
    fn goes_on(&self, next: Piece<'_>) -> bool {
        let text = &self.text;
        let last = text.split_whitespace().last().unwrap_or_default();
        let lead_only = text.len() < 40 && text.split_whitespace().all(is_lead);
        if lead_only {
            return text.to_lowercase().contains("namens");
        }
        let begins = only_offices(text, self.register).first().is_some_and(|office| {
            let lead = text.get(..office.range.start).unwrap_or_default();
            lead.split_whitespace().all(is_lead)
        });
        if !begins {
            return false;
        }
        let first = next.text.split_whitespace().next().unwrap_or_default();
        let open = ["en", "van", "voor", "–", "-", "—"];
        if open.contains(&last) || (open.contains(&first) && !text.ends_with('.')) {
            return true;
        }
        // The name of the office needs the next line to be whole.
        let joined = only_offices(&format!("{text} {}", next.text), self.register);
        let mut here = joined.into_iter().filter(|office| office.role_range.start < text.len());
        let Some(office) = here.next_back() else { return false };
        let longer = office.portfolio.filter(|portfolio| portfolio.range.end > text.len());
        // A name that the register does not have goes on for sure where an "en" is still to come: below may stand a person.
        longer.is_some_and(|_| office.known || text.ends_with(',') && next.text.contains(" en "))
    }

    /// The offices of a signature line, with a name before or behind them on the same line.
    fn offices(&self) -> Option<(Option<Named>, Vec<Signature>, Option<Named>)> {
        let text = &self.text;
        let mentions = only_offices(text, self.register);
        let first = mentions.first()?;
        let lead = text.get(..first.range.start)?.trim_end();
        let lead_words = || lead.split_whitespace();
        let before = if lead_words().all(is_lead) {
            None
        } else {
            // "E. Heinen, minister van Financiën"
            let name = lead.trim_end_matches("de").trim_end();
            Some(self.name(0..name.strip_suffix(',')?.len())?)
        };
        let end = mentions.last()?.range.end;
        let rest = text.get(end..)?;
        let start = end + rest.len() - rest.trim_start_matches([',', ' ', '.', ':']).len();
        let after = self.name(start..text.len());
        if after.is_none() && text.len() > start + 2 {
            // More text: a sentence, not a signature.
            return None;
        }
        let mut role = SigningRole::Signs;
        let mut at = 0;
        let signatures = mentions.into_iter().map(|mention| {
            role = next_role(
                role,
                &text.get(at..mention.range.start).unwrap_or_default().to_lowercase(),
                &mention,
            );
            at = mention.range.end;
            let office = mention.moved(|range| self.place(range));
            Signature { person: office.person.clone(), office, role }
        });
        Some((before, signatures.collect(), after))
    }

    /// The stretch as a person's name.
    fn name(&self, range: Range<usize>) -> Option<Named> {
        let whole = self.text.get(range.clone())?;
        let titles = ["drs.", "dr.", "mr.", "ir.", "prof.", "ing."];
        let mut rest = whole.trim_start();
        while let Some(tail) = titles.iter().find_map(|title| rest.strip_prefix(title)) {
            rest = tail.trim_start();
        }
        let rest = rest.trim_end_matches([',', ' ']);
        let words = words(rest, 0, 10);
        let last = words.last()?.range.end;
        let is_name =
            name_len_over_dash(&words) == words.len() && last == rest.len() && rest.len() <= 80;
        let sure = words.len() > 1 && !NOT_NAMES.contains(&fold(rest).as_str());
        if !is_name || (!sure && self.register.find_person(rest).is_empty()) {
            return None;
        }
        let lead = whole.len() - whole.trim_start().len();
        let len = whole.trim_start().trim_end_matches([',', ' ']).len();
        let range = range.start + lead..range.start + lead + len;
        let text = self.text.get(range.clone())?.to_owned();
        Some(Named { range: self.place(range), text })
    }
}

/// Words before the office in a signature line.
fn is_lead(word: &str) -> bool {
    let word = word.trim_end_matches([',', ':']).to_lowercase();
    [
        "de",
        "mede",
        "namens",
        "ook",
        "en",
        "tevens",
        "demissionair",
        "demissionaire",
        "wnd.",
        "hoogachtend",
    ]
    .contains(&word.as_str())
}

/// Lines behind an office that say that somebody else signs for it.
const DEPUTIES: [&str; 5] = ["namens deze", "namens dezen", "voor deze", "voor dezen", "o.l"];

/// Lines with capitals in a letter that are no names.
const NOT_NAMES: [&str; 4] = ["den haag", "s gravenhage", "hoogachtend", "der staten generaal"];

/// Gives every name to its office: under it, or over it when the block begins with a name.
fn pair(items: Vec<Item>) -> Vec<Signature> {
    let block = items.iter().rposition(|item| matches!(item, Item::Text)).map_or(0, |at| at + 1);
    let block = items.get(block..).unwrap_or_default();
    let names_first = matches!(block.first(), Some(Item::Name(_)))
        && matches!(block.last(), Some(Item::Offices(_)));
    let mut signatures: Vec<Signature> = Vec::new();
    let mut waiting: Vec<Named> = Vec::new();
    // Signatures of the last line of offices that may still get a name from below.
    let mut open = 0..0;
    let mut deputy = false;
    for item in items {
        match item {
            Item::Deputy => deputy = true,
            // `A. Woningbouw` is a heading above a paragraph, not the minister's name.
            Item::Text => waiting.clear(),
            Item::Name(_) if deputy => {}
            Item::Name(name) if names_first => waiting.push(name),
            Item::Name(name) => {
                let of_line = signatures.get_mut(open.clone()).unwrap_or_default();
                let taker = of_line.iter_mut().find(|signature| signature.person.is_none());
                match taker {
                    Some(signature) => signature.person = Some(name),
                    None => waiting.push(name),
                }
            }
            Item::Offices(mut offices) => {
                deputy = false;
                let free = offices.iter_mut().filter(|signature| signature.person.is_none());
                for (signature, name) in free.zip(waiting.drain(..)) {
                    signature.person = Some(name);
                }
                open = signatures.len()..signatures.len() + offices.len();
                signatures.extend(offices);
            }
        }
    }
    hand_up(&mut signatures);
    share_two_titles(&mut signatures);
    signatures
}

/// "De minister van X, / mede namens de minister van Y, / Naam": the one name is of the one who signs.
fn hand_up(signatures: &mut [Signature]) {
    let signs = |signature: &Signature| signature.role == SigningRole::Signs;
    if signatures.iter().any(|signature| signs(signature) && signature.person.is_some()) {
        return;
    }
    let name = signatures
        .iter_mut()
        .rev()
        .filter(|signature| !signs(signature))
        .find_map(|s| s.person.take());
    let taker = signatures.iter_mut().find(|signature| signs(signature));
    match (taker, name) {
        (Some(taker), name) => taker.person = name,
        (None, Some(name)) => {
            if let Some(last) = signatures.last_mut() {
                last.person = Some(name);
            }
        }
        (None, None) => {}
    }
}

/// "De minister-president, / minister van Algemene Zaken, / Naam": two titles of one person.
fn share_two_titles(signatures: &mut [Signature]) {
    for i in 1..signatures.len() {
        let person = signatures.get(i).and_then(|signature| signature.person.clone());
        if let Some(first) = signatures.get_mut(i - 1)
            && first.office.role == Role::PrimeMinister
            && first.person.is_none()
        {
            first.person = person;
        }
    }
}
