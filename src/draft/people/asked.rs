//! Who was asked: "vragen van het lid … aan de minister van …".

use super::{OfficeMention, only_offices};
use crate::register::Register;

/// The offices that a text says were asked: "vragen van het lid De Boer (VVD) aan de minister van Financiën over geld".
#[must_use]
pub fn asked(text: &str, register: &Register) -> Vec<OfficeMention> {
    let mut found: Vec<OfficeMention> = Vec::new();
    for (at, word) in text.match_indices("ragen") {
        if found.last().is_some_and(|last| last.range.end > at) {
            continue;
        }
        let rest = text.get(at + word.len()..).unwrap_or_default();
        let most = rest.char_indices().nth(LONGEST_LIST).map_or(rest.len(), |(end, _)| end);
        let rest = rest.get(..most).unwrap_or_default();
        // Hardly anything that speaks of questions says behind that who is asked.
        let addressed = ADDRESSED.iter().filter_map(|to| Some((rest.find(to)?, to.len())));
        let Some((to, len)) = addressed.min() else { continue };
        let ends = BEHIND_ASKED.iter().filter_map(|end| rest.find(end));
        let end = ends.min().unwrap_or(rest.len());
        if to + len > end {
            continue;
        }
        let start = at + word.len() + to;
        let offices = only_offices(rest.get(to..end).unwrap_or_default(), register).into_iter();
        found.extend(
            offices.map(|office| office.moved(|range| start + range.start..start + range.end)),
        );
    }
    found
}

/// More characters than a list of members and offices has.
const LONGEST_LIST: usize = 800;

/// What stands before the offices that are asked.
const ADDRESSED: [&str; 2] = [" aan de ", " aan het "];

/// What stands behind them: the subject, a date, the end of the sentence.
const BEHIND_ASKED: [&str; 12] = [
    " over ",
    " inzake ",
    " betreffende ",
    " aangaande ",
    " omtrent ",
    " naar aanleiding",
    " met betrekking",
    "ingezonden",
    " worden ",
    "\n",
    " beantwoord",
    " ontvangen",
];
