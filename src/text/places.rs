//! Where the parts of a list stood in the version before an edit.

use crate::text::tables::QuickMap;

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
    // Nearly every text stood as far from here as the one before it.
    let mut shift: isize = 0;
    let in_place = now.iter().enumerate().map(|(i, text)| {
        let is_there = |place: &usize| before.get(*place) == Some(text);
        i.checked_add_signed(shift).filter(is_there).or_else(|| {
            let place = places(i, before.len(), now.len()).find(is_there)?;
            shift = place.cast_signed() - i.cast_signed();
            Some(place)
        })
    });
    let in_place: Vec<Option<usize>> = in_place.collect();
    let moved = in_place.iter().filter(|place| place.is_none()).count();
    let mut first: QuickMap<&str, usize> = QuickMap::default();
    if before.is_empty() {
        // All are new.
        first.reserve(now.len());
    }
    // A few are looked for one by one, more of them in a table.
    let table: QuickMap<&str, usize> = if moved > FEW {
        before.iter().zip(0..).map(|(text, at)| (*text, at)).collect()
    } else {
        QuickMap::default()
    };
    let anywhere = |text: &str| match moved {
        0..=FEW => before.iter().rposition(|other| *other == text),
        _ => table.get(text).copied(),
    };
    let each = now.iter().zip(in_place).enumerate().map(|(i, (text, place))| {
        match place.or_else(|| anywhere(text)) {
            Some(place) => Stood::Before(place),
            None => Stood::Here(*first.entry(text).or_insert(i)),
        }
    });
    each.collect()
}

/// How many texts are looked for without a table.
const FEW: usize = 8;

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
        // More than a few that moved are looked for in a table, which says the same.
        let (before, new) = (["é", "b", "é", "d"], ["x"; FEW + 1]);
        let now = [&["d", "é"][..], &new, &["b"]].concat();
        let mut expected = vec![Before(3), Before(2)];
        expected.extend(new.map(|_| Here(2)));
        expected.push(Before(1));
        assert_eq!(stood(&before, &now), expected);
        assert_eq!(
            stood(&before, &["d", "é", "x", "b"]),
            [Before(3), Before(2), Here(2), Before(1)]
        );
    }
}
