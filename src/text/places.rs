//! Where the parts of a list stood in the version before an edit.

use crate::text::tables::QuickMap;
use std::cell::OnceCell;

/// The places that one of `now` parts may have had among `before`: ahead of an edit the same, behind it the same from the end.
pub fn places(index: usize, before: usize, now: usize) -> impl Iterator<Item = usize> {
    let from_end = (index + before).checked_sub(now).filter(|place| *place != index);
    std::iter::once(index).chain(from_end)
}

/// Where a text stood already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stood {
    /// In the version before, at this place.
    Before(usize),
    /// In the version of now, first at this place: its own, where it stood nowhere.
    Here(usize),
}

/// Where each of some texts stood already: in the version before, at its place or else anywhere, or earlier among them. An edit leaves
/// nearly all texts where they were, so that only those it touched need be looked up.
pub fn stood(before: &[&str], now: &[&str]) -> Vec<Stood> {
    let anywhere: OnceCell<QuickMap<&str, usize>> = OnceCell::new();
    let anywhere =
        || anywhere.get_or_init(|| before.iter().zip(0..).map(|(text, at)| (*text, at)).collect());
    let mut first: QuickMap<&str, usize> = QuickMap::default();
    if before.is_empty() {
        // All are new.
        first.reserve(now.len());
    }
    let each = now.iter().enumerate().map(|(i, text)| {
        let mut there = places(i, before.len(), now.len());
        let there = there.find(|place| before.get(*place) == Some(text));
        match there.or_else(|| anywhere().get(text).copied()) {
            Some(place) => Stood::Before(place),
            None => Stood::Here(*first.entry(text).or_insert(i)),
        }
    });
    each.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_stood_at_its_place_or_anywhere_or_is_new() {
        use Stood::{Before, Here};
        let stood_in = |now: &[&str]| stood(&["a", "b", "c", "b"], now);
        assert_eq!(stood_in(&["a", "b", "c", "b"]), [0, 1, 2, 3].map(Before));
        assert_eq!(
            stood_in(&["a", "é", "b", "c", "b"]),
            [Before(0), Here(1), Before(1), Before(2), Before(3)]
        );
        assert_eq!(stood_in(&["c", "x", "x"]), [Before(2), Here(1), Here(1)]);
        assert_eq!(stood(&[], &["a", "b", "a"]), [Here(0), Here(1), Here(0)]);
    }
}
