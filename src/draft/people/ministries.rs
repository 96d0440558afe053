//! Ministries as they are named in running text: "het ministerie van Defensie", "de ministeries van VWS en SZW".

use std::ops::Range;
use std::sync::LazyLock;

use super::Named;
use super::role::qualifier;
use super::words::{Gap, words};
use crate::register::Register;
use crate::text::Needles;

static TRIGGERS: LazyLock<Needles<'_>> = LazyLock::new(|| Needles::new(["ministerie"]));

/// More words than the name of a ministry has.
const MOST_WORDS: usize = 14;

/// The names of ministries behind "ministerie van" that are, but for a slip, in the register; in order.
#[must_use]
pub fn ministries(text: &str, register: &Register) -> Vec<Named> {
    let mut found: Vec<Named> = Vec::new();
    for (hit, _) in TRIGGERS.find_iter(text) {
        let before = text.get(..hit.start).unwrap_or_default();
        let rest = text.get(hit.end..).unwrap_or_default();
        let tail: usize =
            rest.chars().take_while(|c| c.is_alphanumeric()).map(char::len_utf8).sum();
        let plural = rest.get(..tail) == Some("s");
        if before.ends_with(char::is_alphanumeric) || !(tail == 0 || plural) {
            continue;
        }
        // "het Belgische ministerie"
        if qualifier(text, hit.start).is_some() {
            continue;
        }
        let mut at = hit.end + tail;
        // "de ministeries (Economische Zaken, Financiën en Defensie)"
        let open = text.get(at..).and_then(|rest| rest.trim_start().strip_prefix('('));
        if let Some(inside) = open.filter(|_| plural) {
            at = text.len() - inside.len();
            let close = inside.find([')', '\n']).filter(|&close| close < LONGEST);
            found.extend(listed(text, at..at + close.unwrap_or(0), register));
            continue;
        }
        let mut lead = Lead::Van;
        while let Some(range) = name(text, at, lead, register) {
            at = range.end;
            found.push(Named::of(text, range));
            if !plural {
                break;
            }
            lead = Lead::List;
        }
    }
    found
}

/// More bytes than a list in brackets has.
const LONGEST: usize = 600;

/// The names of a list in brackets. Where a comma or an "en" belongs to a name or joins two is not always sure, so a name is looked
/// for behind each of them.
fn listed(text: &str, list: Range<usize>, register: &Register) -> Vec<Named> {
    let inside = text.get(list.clone()).unwrap_or_default();
    let behind = [", ", " en "].into_iter().flat_map(|joint| {
        inside.match_indices(joint).map(|(at, joint)| list.start + at + joint.len())
    });
    let mut starts: Vec<usize> = std::iter::once(list.start).chain(behind).collect();
    starts.sort_unstable();
    let mut found: Vec<Named> = Vec::new();
    let mut names = starts.into_iter().filter_map(|at| name(text, at, Lead::None, register));
    for range in names.by_ref().filter(|range| range.end <= list.end) {
        // A name inside the one before is part of it.
        if found.last().is_none_or(|last| last.range.end < range.end) {
            found.push(Named::of(text, range));
        }
    }
    found
}

/// What stands before a name.
#[derive(Clone, Copy)]
enum Lead {
    /// "van"
    Van,
    /// A comma or "en", with or without "van".
    List,
    /// Nothing: the name begins here.
    None,
}

/// The name behind what leads to it.
fn name(text: &str, at: usize, lead: Lead, register: &Register) -> Option<Range<usize>> {
    if matches!(lead, Lead::Van) && !words(text, at, 1).first()?.is("van") {
        return None;
    }
    let all = words(text, at, MOST_WORDS);
    let mut rest = all.as_slice();
    let word = rest.first()?;
    match lead {
        Lead::None => {}
        Lead::Van => {
            rest.first().filter(|word| word.is("van"))?;
            rest = rest.get(1..)?;
        }
        Lead::List => {
            let and = word.is("en");
            if !and && word.gap != Gap::Comma {
                return None;
            }
            rest = rest.get(usize::from(and)..)?;
            rest = rest.get(usize::from(rest.first()?.is("van"))..)?;
        }
    }
    let start = rest.first()?;
    let name = register.names().longest(start.text, rest)?;
    let end = rest.get(name.words.checked_sub(1)?)?.range.end;
    Some(start.range.start..end)
}
