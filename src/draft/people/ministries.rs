//! Ministries as they are named in running text: "het ministerie van Defensie", "de ministeries van VWS en SZW".

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::Named;
use super::role::qualifier;
use super::words::{Gap, words};
use crate::register::Register;

static TRIGGERS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    AhoCorasick::builder().ascii_case_insensitive(true).build(["ministerie"]).ok()
});

/// More words than the name of a ministry has.
const MOST_WORDS: usize = 14;

/// The names of ministries behind "ministerie van" that are, but for a slip, in the register; in order.
#[must_use]
pub fn ministries(text: &str, register: &Register) -> Vec<Named> {
    let mut found: Vec<Named> = Vec::new();
    for hit in TRIGGERS.iter().flat_map(|triggers| triggers.find_iter(text)) {
        let before = text.get(..hit.start()).unwrap_or_default();
        let rest = text.get(hit.end()..).unwrap_or_default();
        let tail: usize =
            rest.chars().take_while(|c| c.is_alphanumeric()).map(char::len_utf8).sum();
        let plural = rest.get(..tail) == Some("s");
        if before.ends_with(char::is_alphanumeric) || !(tail == 0 || plural) {
            continue;
        }
        // "het Belgische ministerie"
        if qualifier(text, hit.start()).is_some() {
            continue;
        }
        let mut at = hit.end() + tail;
        let mut lead = Lead::Van;
        // "de ministeries (Economische Zaken, Financiën en Defensie)"
        let open = text.get(at..).and_then(|rest| rest.trim_start().strip_prefix('('));
        if let Some(inside) = open.filter(|_| plural) {
            (at, lead) = (text.len() - inside.len(), Lead::None);
        }
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
