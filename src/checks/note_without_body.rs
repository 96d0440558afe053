//! KL201: a note mark without a note.

use super::{Context, Finding};
use crate::draft::{Mark, NoteStyle};

/// Reports marks that refer to no note: as an error where the other marks of its kind have theirs, for then nothing else can be
/// the matter. Of a text whose notes are not in it at all, every mark is shown; where they do not begin at 1 it is an excerpt.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    let of = |style: NoteStyle, with_body: bool| {
        let wanted = |mark: &&Mark| mark.style == style && mark.note.is_some() == with_body;
        draft.marks.iter().filter(wanted).count()
    };
    let begins =
        |style: NoteStyle| draft.marks.iter().any(|mark| mark.style == style && mark.label == "1");
    let styles = [NoteStyle::Caret, NoteStyle::Bracket, NoteStyle::Paren, NoteStyle::Digit];
    let counts = styles.map(|style| (style, of(style, true), of(style, false), begins(style)));
    let unmarked = draft.notes.iter().filter(|note| note.marks.is_empty()).count();
    for mark in draft.marks.iter().filter(|mark| mark.note.is_none()) {
        let (_, with, without, begins) = counts
            .iter()
            .find(|(style, ..)| *style == mark.style)
            .copied()
            .unwrap_or((mark.style, 0, 0, false));
        // A note written otherwise than its mark is the business of the rule about notes without a mark.
        if with == 0 && unmarked >= without && mark.style != NoteStyle::Caret {
            continue;
        }
        // "brug?1)" may be a mark with its bracket or without it; one of them is enough to show.
        if found.last().is_some_and(|last| last.span.overlaps(mark.span)) {
            continue;
        }
        let wording = match (mark.style, with, without) {
            (NoteStyle::Caret, ..) => "",
            (_, 0, _) if begins => "none",
            (_, 0, _) => "excerpt",
            (_, _, 1) => "",
            _ => "some",
        };
        found.push(Finding::at(mark.span).worded(wording).with("label", &mark.label));
    }
}
