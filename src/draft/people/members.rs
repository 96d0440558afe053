//! Members of the Chamber as they are named behind "het lid" and "de leden".

use std::ops::Range;
use std::sync::LazyLock;

use super::Named;
use super::person::{MOST_WORDS, name_len};
use super::words::{Gap, Word, skip_gap, words};
use crate::register::{PartyMatch, Register};
use crate::text::{Needles, is_gap};

/// One member named in a list of one or more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberMention {
    /// The name as written: "Van der Lee".
    pub name: Named,
    /// The party in the bracket that stands for this name; shared by the names before one bracket.
    pub party: Option<Named>,
    /// "beiden" or "allen" in that bracket.
    pub quantifier: Option<(Quantifier, Range<usize>)>,
    /// From the first name of the list to the end of its last bracket.
    pub list: Range<usize>,
    /// The word before the list: "lid", "leden", "Kamerlid".
    pub trigger: Range<usize>,
    /// That word is a singular.
    pub singular: bool,
}

impl MemberMention {
    /// The same mention with every range put through `place`.
    pub(super) fn moved(mut self, place: impl Fn(Range<usize>) -> Range<usize>) -> Self {
        self.name.range = place(self.name.range);
        if let Some(party) = &mut self.party {
            party.range = place(party.range.clone());
        }
        self.quantifier = self.quantifier.map(|(kind, range)| (kind, place(range)));
        self.list = place(self.list);
        self.trigger = place(self.trigger);
        self
    }
}

/// The word that says how many names a bracket stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Quantifier {
    /// "beiden": two.
    Both,
    /// "allen": three or more.
    All,
}

/// All members named in a text, in order.
#[must_use]
pub fn members(text: &str, register: &Register) -> Vec<MemberMention> {
    let mut found = Vec::new();
    let mut done = 0;
    for (hit, _) in TRIGGERS.find_iter(text) {
        if hit.start < done {
            continue;
        }
        let Some(trigger) = trigger(text, hit) else { continue };
        if let Some((list, end)) = List::read(text, &trigger, register) {
            found.extend(list);
            done = end;
        }
    }
    found
}

static TRIGGERS: LazyLock<Needles<'_>> = LazyLock::new(|| Needles::new(["lid", "leden"]));

/// "het lid", "de leden", "Kamerlid".
struct Trigger {
    range: Range<usize>,
    singular: bool,
    /// Certainly a member: with an article before it, or a word that means nothing else. "eerste lid" is
    /// a part of an article of law.
    sure: bool,
}

fn trigger(text: &str, hit: Range<usize>) -> Option<Trigger> {
    let after = text.get(hit.end..)?;
    if after.starts_with(|c: char| c.is_alphanumeric() || c == '-') {
        return None;
    }
    let before = text.get(..hit.start)?;
    let compound: usize =
        before.chars().rev().take(8).take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum();
    let start = hit.start - compound;
    let prefix = text.get(start..hit.start)?;
    let member = prefix.eq_ignore_ascii_case("kamer");
    if !prefix.is_empty() && !member {
        return None;
    }
    let singular = hit.len() == "lid".len();
    let article = text.get(..start)?.trim_end_matches(is_gap);
    let article = ["het", "de", "Het", "De"].iter().any(|word| {
        let rest = article.strip_suffix(word);
        rest.is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
    });
    Some(Trigger { range: start..hit.end, singular, sure: article || member })
}

struct List<'t, 'r> {
    text: &'t str,
    register: &'r Register,
    names: Vec<Entry>,
    /// The first name that no bracket stands for yet.
    open: usize,
    end: usize,
}

struct Entry {
    name: Range<usize>,
    party: Option<Range<usize>>,
    quantifier: Option<(Quantifier, Range<usize>)>,
    /// Begins with a prefix in lower case, so it may be no name at all ("het lid van de Raad").
    weak: bool,
    /// Comes after "en" or is the first.
    joined: bool,
}

impl List<'_, '_> {
    fn read(
        text: &str,
        trigger: &Trigger,
        register: &Register,
    ) -> Option<(impl Iterator<Item = MemberMention>, usize)> {
        let mut list = List { text, register, names: Vec::new(), open: 0, end: trigger.range.end };
        while list.entry() {}
        list.drop_doubtful(trigger.sure);
        let start = list.names.first()?.name.start;
        let end = list.names.last()?.name.end.max(list.end);
        let whole = start..end;
        let (trigger, singular) = (trigger.range.clone(), trigger.singular);
        let mentions = list.names.into_iter().map(move |entry| MemberMention {
            name: Named::of(text, entry.name),
            party: entry.party.map(|range| Named::of(text, range)),
            quantifier: entry.quantifier,
            list: whole.clone(),
            trigger: trigger.clone(),
            singular,
        });
        Some((mentions, end))
    }

    /// Reads one more name with the bracket behind it; false at the end of the list.
    fn entry(&mut self) -> bool {
        let all = words(self.text, self.end, MOST_WORDS + 3);
        let Some(first) = all.first() else { return false };
        let and = first.is("en") && matches!(first.gap, Gap::Space | Gap::Comma | Gap::None);
        let start_of_list = self.names.is_empty();
        if start_of_list && (and || first.gap != Gap::Space) {
            return false;
        }
        if !start_of_list && !and && first.gap != Gap::Comma {
            return false;
        }
        let Some(words) = all.get(usize::from(and)..) else { return false };
        let len = match name_len(words) {
            0 => self.lower_before_party(words),
            len => len,
        };
        let (Some(first), Some(last)) =
            (words.first(), len.checked_sub(1).and_then(|last| words.get(last)))
        else {
            return false;
        };
        self.names.push(Entry {
            name: first.range.start..last.range.end,
            party: None,
            quantifier: None,
            weak: !starts_as_name(first),
            joined: and || start_of_list,
        });
        self.end = self.et_al(last.range.end);
        self.bracket()
    }

    /// "ohandis (GroenLinks-PvdA)", "Van den il (VVD)": a name that lost its capital, where a party behind it says that it is one.
    fn lower_before_party(&self, words: &[Word<'_>]) -> usize {
        let prefixes = words.iter().take(3).take_while(|word| word.is_prefix()).count();
        let Some(word) = words.get(prefixes) else { return 0 };
        let letters = word.text.chars().all(char::is_alphabetic) && !word.is("en");
        let spaced = words.iter().skip(1).take(prefixes).all(|word| word.gap == Gap::Space);
        let open = skip_gap(self.text, word.range.end);
        let inside = self.text.get(open..).and_then(|rest| rest.strip_prefix('('));
        let party = inside.and_then(|inside| inside.get(..inside.find(')')?));
        let known =
            party.is_some_and(|party| self.register.party(party.trim()) != PartyMatch::Unknown);
        if letters && spaced && known { prefixes + 1 } else { 0 }
    }

    /// Skips "c.s." behind a name.
    fn et_al(&self, at: usize) -> usize {
        let start = skip_gap(self.text, at);
        let rest = self.text.get(start..).unwrap_or_default();
        if rest.starts_with("c.s.") { start + "c.s.".len() } else { at }
    }

    /// Gives the bracket that may open here to the names without one; false when it holds no party,
    /// for then the list is over.
    fn bracket(&mut self) -> bool {
        let open = skip_gap(self.text, self.end);
        let Some(inside) = self.text.get(open..).and_then(|rest| rest.strip_prefix('(')) else {
            return true;
        };
        let Some(party) = self.party(inside, open + 1) else { return false };
        for entry in self.names.iter_mut().skip(self.open) {
            entry.party = Some(party.range.clone());
            entry.quantifier = party.quantifier.clone();
        }
        self.open = self.names.len();
        self.end = party.end;
        true
    }

    fn party(&self, inside: &str, start: usize) -> Option<Bracket> {
        let close = inside.char_indices().take(80).find(|(_, c)| matches!(c, '(' | ')' | '\n'));
        let (content, end) = match close {
            Some((at, ')')) => (inside.get(..at)?, start + at + 1),
            _ => {
                let len = self.unclosed(start)?;
                (inside.get(..len)?, start + len)
            }
        };
        let mut from = content.len() - content.trim_start().len();
        let content = content.trim_end();
        let mut quantifier = None;
        let first = content.get(from..)?.split(char::is_whitespace).next()?;
        if let Some(kind) = quantifier_of(first) {
            quantifier = Some((kind, start + from..start + from + first.len()));
            let rest = content.get(from + first.len()..)?;
            from = content.len() - rest.trim_start().len();
        }
        // "(D66, Eerste Kamer)"
        let text = content.get(from..)?.split(',').next()?.trim_end();
        let known = self.register.party(text) != PartyMatch::Unknown;
        if text.is_empty() && quantifier.is_none() || !(known || looks_like_party(text)) {
            return None;
        }
        Some(Bracket { range: start + from..start + from + text.len(), quantifier, end })
    }

    /// The length of a party behind a bracket that is not closed: its capitals.
    fn unclosed(&self, start: usize) -> Option<usize> {
        let words = words(self.text, start, 4);
        let capitals = words.iter().take_while(|word| {
            word.is_capital()
                || quantifier_of(word.text).is_some()
                || word.text.starts_with(char::is_numeric)
        });
        let last = capitals.last()?;
        let text = self.text.get(start..last.range.end)?;
        (self.register.party(text) != PartyMatch::Unknown).then_some(text.len())
    }

    /// Takes back what was no name after all.
    fn drop_doubtful(&mut self, sure: bool) {
        let any_party = self.open > 0;
        let Some(last) = self.names.last() else { return };
        let end = last.name.end;
        let open = self.open;
        let mut at = 0;
        self.names.retain(|entry| {
            at += 1;
            let bare = at > open;
            let after_party = bare && any_party && !entry.joined;
            let weak = bare && entry.weak && (at == 1 || !entry.joined);
            !(after_party || weak || (bare && !any_party && !sure))
        });
        let kept = self.names.last().map_or(0, |entry| entry.name.end);
        if kept != end {
            let party_end = self.names.last().filter(|entry| entry.party.is_some());
            self.end = party_end.map_or(kept, |entry| {
                entry.party.as_ref().map_or(kept, |party| {
                    let close = skip_gap(self.text, party.end);
                    let closed = self.text.get(close..).is_some_and(|rest| rest.starts_with(')'));
                    if closed { close + 1 } else { party.end }
                })
            });
        }
        if self.names.first().is_some_and(|entry| entry.weak && entry.party.is_none()) {
            self.names.clear();
        }
    }
}

struct Bracket {
    range: Range<usize>,
    quantifier: Option<(Quantifier, Range<usize>)>,
    end: usize,
}

fn quantifier_of(word: &str) -> Option<Quantifier> {
    match word.to_lowercase().as_str() {
        "beiden" | "beide" | "allebei" => Some(Quantifier::Both),
        "allen" | "alle" | "allemaal" => Some(Quantifier::All),
        _ => None,
    }
}

/// A capital, or a prefix with one behind it that is written with a capital itself.
fn starts_as_name(word: &Word<'_>) -> bool {
    word.is_capital() || word.text.starts_with(['\'', '’'])
}

/// Words that begin a reference, where a party would stand: "de leden Hirsch en Kröger (Aanhangsel Handelingen, …)".
const REFERS: [&str; 8] =
    ["Aanhangsel", "Handelingen", "Kamerstuk", "Kamerstukken", "Tweede", "Eerste", "Motie", "Zie"];

/// A faction the register need not know: "Groep Jansen", "XYZ"; not "Kamerstuk 33 529", "hierna: de wet".
fn looks_like_party(text: &str) -> bool {
    let words = || text.split(char::is_whitespace);
    let refers = words().next().is_some_and(|first| REFERS.contains(&first));
    text.starts_with(char::is_uppercase)
        && !refers
        && text.len() <= 50
        && words().count() <= 4
        && words().all(|word| !word.starts_with(|c: char| c.is_ascii_digit()))
        && !text.contains(['.', ':', ';', '?'])
        && text.bytes().filter(u8::is_ascii_digit).count() < LONG_NUMBER
}

/// So many figures are those of a case or a commitment (`TZ202603-130`), not of a party.
const LONG_NUMBER: usize = 4;
