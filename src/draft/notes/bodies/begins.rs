//! What says that the body of a note begins on a line: how it opens, a mark above with its number, and what stands around it.

use super::super::around::Likeness;
use super::super::opening::{BodyOpening, Form, looks_like_source, opening};
use super::super::style::NoteStyle;
use super::{Finder, LOOK_AHEAD};
use crate::draft::line::Role;
use crate::draft::lines::{Says, cues};
use crate::read::BlockKind;

/// Whether a text is that of a source, and has a figure in it: "Kamerstuk 32 852, nr. 225", not "Nederlanders zijn vrijgelaten."
fn is_numbered_source(text: &str) -> bool {
    looks_like_source(text) && text.contains(|c: char| c.is_ascii_digit())
}

/// What a source has somewhere, and the row of a table ("1 Amsterdam 250") has not.
const TELLS: [char; 4] = [',', '.', '/', ':'];

impl Finder<'_, '_> {
    /// Whether a body that opens so goes on with the notes of its zone.
    pub(super) fn goes_on(&self, opening: &BodyOpening, starts_paragraph: bool, i: usize) -> bool {
        let expected = self.next_label(opening.style);
        let source = || {
            let text = self.lines.get(i).map_or("", |line| line.text.as_ref());
            looks_like_source(text.get(opening.body..).unwrap_or_default())
        };
        let near =
            opening.number + 1 == expected || (expected..=expected + 3).contains(&opening.number);
        match opening.form {
            Form::Marked => true,
            Form::Spaced | Form::Dotted => {
                opening.number == expected
                    || near && (starts_paragraph || self.has_mark(opening, i, Likeness::Glued))
            }
            Form::Glued => {
                opening.number == expected
                    || near && self.has_mark(opening, i, Likeness::Glued)
                    || near && source() && self.has_mark(opening, i, Likeness::Faint)
            }
            Form::Alone => false,
        }
    }

    /// Whether a line that opens so, outside a zone, begins one.
    pub(super) fn begins(&self, i: usize, opening: &BodyOpening) -> bool {
        let Some(line) = self.lines.get(i) else { return false };
        let rest = line.text.get(opening.body..).unwrap_or_default();
        let expected = self.next_label(opening.style);
        let gap = line.block.starts_paragraph
            || line.new_page
            || self.below_separator(i)
            || self.behind_note(i);
        let fresh = opening.number == expected || opening.number == 1;
        let plausible =
            fresh || (opening.number + 1 >= expected && self.has_mark(opening, i, Likeness::Glued));
        // Right below the text, without a line between them, where the mark stands above and the text has ended.
        let below = opening.number == expected && self.follows_sentence(i);
        // Where the note before was lost, its neighbour still has its mark.
        let near = (expected..=expected + 3).contains(&opening.number);
        match (opening.style, opening.form) {
            (NoteStyle::Caret, _) => true,
            (NoteStyle::Bracket, _) => {
                gap && (!rest.is_empty() || self.has_mark(opening, i, Likeness::Faint))
                    || below
                        && looks_like_source(rest)
                        && self.has_mark(opening, i, Likeness::Certain)
            }
            (NoteStyle::Paren, _) if self.is_list(i, opening) => false,
            (NoteStyle::Paren, _) => {
                gap && (self.below_separator(i)
                    || self.has_mark(opening, i, Likeness::Faint)
                    || looks_like_source(rest) && self.leads_a_row(i, opening))
                    || below
                        && looks_like_source(rest)
                        && self.has_mark(opening, i, Likeness::Clear)
            }
            (_, Form::Alone) => {
                // Above all headings a number without a mark stands in the head of a letter: "Bijlage(n)", and below it "1".
                let in_head = self.notes.is_empty() && i < self.first_heading;
                self.worded
                    && self.paged
                    && (!in_head || self.has_mark(opening, i, Likeness::Glued))
                    && (fresh || near && self.has_mark(opening, i, Likeness::Glued))
                    && self.page_ends_after(i)
                    && !self.better_line_follows(i, opening)
            }
            (_, Form::Dotted) => {
                let separate = self.below_separator(i) && opening.number == 1;
                separate && self.has_mark(opening, i, Likeness::Faint)
                    // A raised figure can be nothing but a mark, and where all are above these are their notes.
                    || gap
                        && opening.number == expected
                        && looks_like_source(rest)
                        && self.has_mark(opening, i, Likeness::Certain)
                    // `1. NRC, 3 mei 2026.` behind the last answer, which a list of Word numbers so.
                    || gap
                        && fresh
                        && is_numbered_source(rest)
                        && self.has_any_mark(opening, i)
                        && !self.is_list(i, opening)
                        && !self.stands_in_brackets(i, opening)
                        && self.ends_something(i, opening)
                        && !self.better_line_follows(i, opening)
            }
            (_, Form::Marked) => gap || looks_like_source(rest),
            // Without headings in words, a number before something asked is a question.
            (_, Form::Spaced) if !self.worded && rest.contains('?') => false,
            // `1<tab>De plannen zijn gereed.` right under the heading of an answer is the first item of a list.
            // `2 Kamerstuk 32 852, nr. 225` there is the next note of a page on which nothing is answered.
            (_, Form::Spaced)
                if self.is_under_heading(i)
                    && !self.has_mark(opening, i, Likeness::Glued)
                    && !(expected > 1
                        && opening.number == expected
                        && is_numbered_source(rest)) =>
            {
                false
            }
            (_, Form::Spaced) => {
                let marked = self.has_mark(opening, i, Likeness::Glued);
                let below = below && marked && self.ends_something(i, opening);
                // Right below a sentence that goes on overleaf, at the foot of its page.
                let foot = self.paged
                    && marked
                    && opening.number == expected
                    && looks_like_source(rest)
                    && rest.contains(TELLS)
                    && self.text_before_is_unfinished(i)
                    && self.closes(i, opening)
                    && self.page_is_plain_after(i);
                (gap || below || foot)
                    && plausible
                    && !self.better_line_follows(i, opening)
                    && (self.has_mark(opening, i, Likeness::Glued)
                        || (looks_like_source(rest)
                            && (self.has_mark(opening, i, Likeness::Faint)
                                || rest.contains(TELLS) && self.ends_something(i, opening))))
            }
            (_, Form::Glued) if looks_like_source(rest) => {
                let marked = self.has_mark(opening, i, Likeness::Faint);
                (plausible && (marked || self.ends_something(i, opening)) || near && marked)
                    && !self.better_line_follows(i, opening)
            }
            // `1de Courant, 15 november 2024`
            (_, Form::Glued) => {
                plausible
                    && gap
                    && self.has_mark(opening, i, Likeness::Clear)
                    && self.closes(i, opening)
                    && !self.better_line_follows(i, opening)
            }
        }
    }

    /// Whether the next line is the note behind this one and has its mark: then this one only lacks its own.
    fn leads_a_row(&self, i: usize, opening: &BodyOpening) -> bool {
        let next = self.lines.get(i + 1).filter(|line| line.is_text() && !line.new_page);
        let next = next.and_then(|_| self.opening(i + 1)).filter(|next| {
            next.style == opening.style && next.number == opening.number.saturating_add(1)
        });
        next.is_some_and(|next| self.has_mark(&next, i + 1, Likeness::Clear))
    }

    /// Whether a mark with this label, that looks at least so much like one, stands before line `i`.
    fn has_mark(&self, opening: &BodyOpening, i: usize, at_least: Likeness) -> bool {
        let before = |style| self.is_marked(opening.number, style, i, at_least);
        before(opening.style) || opening.style != NoteStyle::Caret && before(NoteStyle::Digit)
    }

    /// The same of a mark in one style.
    fn is_marked(&self, number: u32, style: NoteStyle, i: usize, at_least: Likeness) -> bool {
        let mut first = self.first_marks.get(&(number, style)).into_iter().flatten();
        first.any(|&(likeness, line)| likeness >= at_least && line < i)
    }

    /// Whether the note with this label stands further on with brackets: `[1] NRC`, `1) NRC`.
    fn stands_in_brackets(&self, i: usize, opening: &BodyOpening) -> bool {
        self.opens_further_on(i, opening, |other, _| {
            matches!(other.style, NoteStyle::Bracket | NoteStyle::Paren)
        })
    }

    /// Whether a paragraph some way behind line `i` opens as the note with this label, so that `fits` holds of its opening and of what
    /// follows that.
    fn opens_further_on(
        &self,
        i: usize,
        opening: &BodyOpening,
        fits: impl Fn(&BodyOpening, &str) -> bool,
    ) -> bool {
        let lines = self.lines.iter().skip(i + 1).take(4 * LOOK_AHEAD);
        let mut lines = lines.filter(|line| line.is_text() && line.block.starts_paragraph);
        lines.any(|line| {
            self::opening(&line.text, opening.number).is_some_and(|other| {
                let rest = line.text.get(other.body..).unwrap_or_default();
                other.number == opening.number && fits(&other, rest)
            })
        })
    }

    /// Whether a mark with this label that is surely one, in whatever style, stands before line `i`.
    fn has_any_mark(&self, opening: &BodyOpening, i: usize) -> bool {
        let styles = [NoteStyle::Digit, NoteStyle::Paren, NoteStyle::Bracket];
        styles.into_iter().any(|style| self.is_marked(opening.number, style, i, Likeness::Clear))
    }

    /// Whether a heading stands right above, with nothing behind it on its line.
    fn is_under_heading(&self, i: usize) -> bool {
        let turns = self.lines.get(i).is_some_and(|line| line.new_page);
        let above = i.checked_sub(1).filter(|_| !turns);
        let heading = above.and_then(|above| self.headings.get(above)?.as_ref());
        let line = above.and_then(|above| self.lines.get(above));
        heading.zip(line).is_some_and(|(heading, line)| heading.rest >= line.text.trim_end().len())
    }

    /// Whether `1)` or `1.` numbers the first item of a list: right under the heading of an answer, behind a colon, or where the note of that number
    /// stands further on.
    fn is_list(&self, i: usize, opening: &BodyOpening) -> bool {
        if self.below_separator(i) {
            return false;
        }
        let above = i.checked_sub(1).and_then(|above| self.lines.get(above));
        let line = above.filter(|line| line.is_text());
        // Below text behind a heading only what has the figures of a source is a note.
        let rest = || self.lines.get(i).and_then(|line| line.text.get(opening.body..));
        let heading = self.is_under_heading(i)
            || i.checked_sub(1).is_some_and(|above| self.is_heading(above))
                && !rest().is_some_and(is_numbered_source);
        let announced = line.is_some_and(|line| line.text.trim_end().ends_with(':'));
        let further = |other: &BodyOpening, rest: &str| {
            other.style == NoteStyle::Digit
                && matches!(other.form, Form::Spaced | Form::Glued)
                && looks_like_source(rest)
        };
        heading || announced || self.opens_further_on(i, opening, further)
    }

    /// Whether the line above ends a sentence, or ends in a mark or a note.
    fn follows_sentence(&self, i: usize) -> bool {
        let above = i.checked_sub(1).and_then(|above| self.lines.get(above));
        above.is_some_and(|line| {
            let text =
                line.text.trim_end_matches(|c: char| c.is_ascii_digit() || "[] )".contains(c));
            matches!(line.role, Role::Note(_)) || text.ends_with(['.', '?', '!', '”', '»'])
        })
    }

    fn below_separator(&self, i: usize) -> bool {
        i.checked_sub(1).and_then(|before| self.lines.get(before)).is_some_and(|before| {
            before.block.kind == BlockKind::Separator
                || cues::tells(before, Says::Notes, 0)
                    .is_some_and(|cue| before.text.trim_end_matches(':').len() == cue.words.len())
        })
    }

    fn behind_note(&self, i: usize) -> bool {
        i.checked_sub(1)
            .and_then(|before| self.lines.get(before))
            .is_some_and(|before| matches!(before.role, Role::Note(_)))
    }

    /// Whether a page ends behind line `i`, where no number stands alone that may be its own, nor one at the front of the next page, which
    /// may go on with the sentence above.
    fn page_is_plain_after(&self, i: usize) -> bool {
        let figure = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
        let alone = |text: &str| text.len() <= 3 && figure(text);
        for line in self.lines.iter().skip(i + 1).take(LOOK_AHEAD).filter(|line| line.is_text()) {
            if line.new_page {
                return !figure(&line.text);
            }
            if alone(&line.text) {
                return false;
            }
        }
        false
    }

    /// Whether the page ends behind line `i` before anything else than text comes.
    pub(super) fn page_ends_after(&self, i: usize) -> bool {
        for (next, line) in self.lines.iter().enumerate().skip(i + 1).take(LOOK_AHEAD) {
            if line.new_page {
                return true;
            }
            if self.is_heading(next) {
                return false;
            }
        }
        // The end of the last page; furniture closes it in a published text.
        self.lines.len() <= i + LOOK_AHEAD
            && self.lines.last().is_some_and(|line| line.role == Role::Furniture)
    }

    /// Whether the zone that would begin here ends in a page end, a heading or the end of the draft, or goes on with the
    /// next label.
    fn ends_something(&self, i: usize, opening: &BodyOpening) -> bool {
        self.is_last(i, opening, |next| self.is_heading(next))
    }

    /// Whether the paragraph that begins here is the last of its page or of the draft, or a next note follows it.
    fn closes(&self, i: usize, opening: &BodyOpening) -> bool {
        self.is_last(i, opening, |_| false)
    }

    /// Whether the paragraph that begins here is followed by the end of a page or of the draft, the next label, or something else that ends it.
    fn is_last(&self, i: usize, opening: &BodyOpening, ends: impl Fn(usize) -> bool) -> bool {
        const LINES: usize = 12;
        for (next, line) in self.lines.iter().enumerate().skip(i + 1).take(LINES) {
            if line.new_page || line.role == Role::Furniture || ends(next) {
                return true;
            }
            let label = self::opening(&line.text, opening.number + 1);
            if label.is_some_and(|n| n.style == opening.style && n.number == opening.number + 1) {
                return true;
            }
            if line.block.starts_paragraph {
                return false;
            }
        }
        self.lines.len() <= i + LINES + 1
    }

    /// Whether a later line of the same page is a better body for the same label: bodies stand below marks.
    fn better_line_follows(&self, i: usize, opening: &BodyOpening) -> bool {
        for (next, line) in self.lines.iter().enumerate().skip(i + 1).take(LOOK_AHEAD) {
            if line.new_page {
                return false;
            }
            if line.is_text()
                && !self.is_heading(next)
                && let Some(other) = self::opening(&line.text, opening.number)
                && other.style == opening.style
                && other.number == opening.number
                && match other.form {
                    Form::Alone => opening.form == Form::Alone,
                    form => {
                        looks_like_source(line.text.get(other.body..).unwrap_or_default())
                            && (form != Form::Spaced || line.block.starts_paragraph)
                    }
                }
            {
                return true;
            }
        }
        false
    }

    /// Whether the text before the zone stops in the middle of a sentence.
    pub(super) fn text_before_is_unfinished(&self, i: usize) -> bool {
        let before = self
            .lines
            .get(..i)
            .unwrap_or_default()
            .iter()
            .rev()
            .find(|line| line.role != Role::Furniture);
        before.is_some_and(|line| {
            line.is_text() && !line.text.ends_with(['.', '?', '!', ':', ';', ')', '’', '”', '»'])
        })
    }

    pub(super) fn last_note_is_complete(&self) -> bool {
        let last = self.parts.last().and_then(|parts| parts.last());
        let text = last.map_or("", |&(_, span)| self.source.slice(span)).trim_end();
        let number = text.rsplit([' ', '.']).next().unwrap_or_default();
        text.ends_with(['.', ')'])
            || (!number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
    }
}
