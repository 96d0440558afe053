//! Where the parts of a list stood in the version before an edit.

/// The places that one of `now` parts may have had among `before`: ahead of an edit the same, behind it the same from the end.
pub fn places(index: usize, before: usize, now: usize) -> impl Iterator<Item = usize> {
    let from_end = (index + before).checked_sub(now).filter(|place| *place != index);
    std::iter::once(index).chain(from_end)
}
