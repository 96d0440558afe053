//! Logical text: what a reader reads once lines are joined and page furniture is gone.

mod replace;

use std::ops::Range;

use smallvec::SmallVec;

use super::{Span, is_space, last_of};

/// The logical text of a paragraph, an answer or a note, with a map back to the source.
///
/// Lines are joined with one space, a hyphenation at a line end is undone, white space (NBSP and
/// its narrow kin included) is folded to one space, notes and page furniture are left out by whoever
/// builds it. Paragraphs inside one flow are separated by `\n`.
///
/// Rules match on [`Flow::text`] and report [`Flow::span`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Flow {
    text: String,
    segments: Segments,
}

/// The stretches of a flow: many questions and answers are one line.
type Segments = SmallVec<[Segment; 2]>;

/// Bytes of the flow from `at` on stand for `source`, byte for byte when `exact`, as a whole when not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Segment {
    at: u32,
    source: Span,
    exact: bool,
}

impl Flow {
    /// The logical text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether there is no text at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The text of a range of the flow; empty when the range does not fit.
    #[must_use]
    pub fn slice(&self, range: Range<usize>) -> &str {
        self.text.get(range).unwrap_or_default()
    }

    /// The source span of a range of the flow. What was left out in between (a line end, a running
    /// head) is covered too, so the span always is one stretch. An empty range maps to an empty span.
    #[must_use]
    pub fn span(&self, range: Range<usize>) -> Span {
        let start = self.offset(range.start);
        if range.end <= range.start {
            return Span::at(start);
        }
        Span::new(start, self.end_of(range.end))
    }

    /// The source span of the whole flow, empty at 0 for an empty flow.
    #[must_use]
    pub fn whole(&self) -> Span {
        match (self.segments.first(), self.segments.last()) {
            (Some(first), Some(last)) => Span::new(first.source.start, last.source.end),
            _ => Span::default(),
        }
    }

    /// Source offset of the character that begins at `at`; the end of the source past the end.
    fn offset(&self, at: usize) -> u32 {
        let Some(segment) = self.segment_at(at) else { return self.whole().start };
        let inside = at as u32 - segment.at;
        if segment.exact {
            (segment.source.start + inside).min(segment.source.end)
        } else if at >= self.text.len() {
            segment.source.end
        } else {
            segment.source.start
        }
    }

    /// Source offset just past the character that ends at `end` (`end > 0`).
    fn end_of(&self, end: usize) -> u32 {
        let Some(segment) = self.segment_at(end - 1) else { return self.whole().end };
        if segment.exact {
            (segment.source.start + (end as u32 - segment.at)).min(segment.source.end)
        } else {
            segment.source.end
        }
    }

    fn segment_at(&self, at: usize) -> Option<&Segment> {
        let next = self.segments.partition_point(|segment| segment.at as usize <= at);
        self.segments.get(next.checked_sub(1)?)
    }

    /// Where in the flow the text ends that stands before a source offset; `None` where nothing does.
    #[must_use]
    pub fn end_before(&self, offset: u32) -> Option<usize> {
        let next = self.segments.partition_point(|segment| segment.source.start < offset);
        let last = next.checked_sub(1)?;
        let segment = self.segments.get(last)?;
        let whole = self.segments.get(next).map_or(self.text.len(), |next| next.at as usize);
        let inside = if segment.exact { offset - segment.source.start } else { u32::MAX };
        Some((segment.at.saturating_add(inside) as usize).min(whole))
    }

    /// The places where one space stands for white space of the source, with that white space; also for what was left out beside it.
    pub fn spaces(&self) -> impl Iterator<Item = (usize, Span)> {
        let folded = self.segments.iter().filter(|segment| !segment.exact);
        let spaces =
            folded.filter(|segment| self.text.as_bytes().get(segment.at as usize) == Some(&b' '));
        spaces.map(|segment| (segment.at as usize, segment.source))
    }

    /// Where the stretches of the source begin that it shows, in order.
    pub fn starts(&self) -> impl Iterator<Item = u32> {
        self.segments.iter().map(|segment| segment.source.start)
    }

    /// The place in the flow of a source offset, or `None` where the flow leaves that byte out.
    #[must_use]
    pub fn find(&self, offset: u32) -> Option<usize> {
        let next = self.segments.partition_point(|segment| segment.source.start <= offset);
        let segment = self.segments.get(next.checked_sub(1)?)?;
        if offset >= segment.source.end {
            return None;
        }
        let inside = if segment.exact { offset - segment.source.start } else { 0 };
        Some((segment.at + inside) as usize)
    }
}

/// Builds a [`Flow`] piece by piece, in source order.
#[derive(Debug)]
pub struct FlowBuilder<'s> {
    source: &'s str,
    flow: Flow,
    /// White space seen since the last character and not yet written.
    pending: Option<Span>,
}

impl<'s> FlowBuilder<'s> {
    /// Starts an empty flow over a source text.
    #[must_use]
    pub fn new(source: &'s str) -> Self {
        Self { source, flow: Flow::default(), pending: None }
    }

    /// The same with room for a text of so many bytes on so many lines.
    #[must_use]
    pub fn with_room(source: &'s str, bytes: usize, lines: usize) -> Self {
        let mut builder = Self::new(source);
        builder.flow.text.reserve_exact(bytes);
        // A line is a stretch, and what joins it to the next another.
        builder.flow.segments.reserve_exact((2 * lines).saturating_sub(1));
        builder
    }

    /// Adds a stretch of the source. Runs of white space, line ends included, become one space;
    /// white space at the very start and end of the flow is dropped.
    pub fn push(&mut self, span: Span) {
        let Some(piece) = self.source.get(span.range()) else { return };
        let mut run = 0; // start of the present run of ordinary characters
        let mut at = 0;
        while let Some(skip) = ordinary(piece, at) {
            let i = at + skip;
            let Some(c) = piece.get(i..).and_then(|rest| rest.chars().next()) else { break };
            at = i + c.len_utf8();
            if !is_space(c) && c != SOFT_HYPHEN {
                continue;
            }
            // A lone space between two words stays as it is: one run for most of a line.
            let next = piece.get(at..).and_then(|rest| rest.chars().next());
            let word_follows = next.is_some_and(|c| !is_space(c) && c != SOFT_HYPHEN);
            if c == ' ' && run < i && word_follows {
                continue;
            }
            self.exact(
                Span::of(span.start as usize + run..span.start as usize + i),
                piece.get(run..i),
            );
            run = i + c.len_utf8();
            if c != SOFT_HYPHEN {
                self.space(Span::of(span.start as usize + i..span.start as usize + run));
            }
        }
        self.exact(Span::of(span.start as usize + run..span.end as usize), piece.get(run..));
    }

    /// Adds a stretch of the source that [`is_plain`].
    pub fn push_plain(&mut self, span: Span) {
        self.exact(span, self.source.get(span.range()));
    }

    /// Adds text that stands for a stretch of the source as a whole (an entity, a symbol).
    pub fn push_as(&mut self, text: &str, source: Span) {
        self.flush();
        let at = self.flow.text.len() as u32;
        self.flow.text.push_str(text);
        self.flow.segments.push(Segment { at, source, exact: false });
    }

    /// Joins the next piece to the text so far across a line end: with a space, or without when the
    /// line ends in a hyphen that only breaks a word (`beant-` / `woord`). A hyphen stays where the next line
    /// begins with a capital or a digit (`PVV-` / `Kamerlid`) or with a word of a shared
    /// compound (`olie-` / `en gaswinning`).
    pub fn join_line(&mut self, end_of_line: u32, next: Span) {
        let before = self.source.get(..end_of_line as usize).unwrap_or_default();
        if before.trim_end_matches([' ', '\r']).ends_with(SOFT_HYPHEN) {
            self.pending = None;
            return;
        }
        let rest = self.source.get(next.range()).unwrap_or_default().trim_start();
        let text = &self.flow.text;
        let broken = self.pending.is_none()
            && ends_in_broken_word(text)
            && rest.starts_with(char::is_lowercase)
            && !SHARED_COMPOUND.contains(&first_word(rest));
        if broken {
            self.flow.text.pop();
            if let Some(last) = self.flow.segments.last_mut().filter(|last| last.exact) {
                last.source.end -= 1;
            }
            let emptied = self.flow.segments.last().is_some_and(|last| last.source.is_empty());
            if emptied {
                self.flow.segments.pop();
            }
        } else if text.ends_with(['/', '~', '_']) || (text.ends_with('-') && in_url(text)) {
            // A web address broken over lines goes on without a space.
        } else if !(text.ends_with('-') && self.pending.is_none())
            || SHARED_COMPOUND.contains(&first_word(rest))
        {
            self.space(Span::new(end_of_line, next.start.max(end_of_line)));
        }
    }

    /// Ends a paragraph: the next piece begins after `\n`.
    pub fn paragraph(&mut self, source: Span) {
        self.pending = None;
        if !self.flow.text.is_empty() && !self.flow.text.ends_with('\n') {
            self.push_as("\n", source);
        }
    }

    /// The finished flow, without white space at its end.
    #[must_use]
    pub fn finish(mut self) -> Flow {
        while self.flow.text.ends_with('\n') {
            self.flow.text.pop();
            self.flow.segments.pop();
        }
        self.flow
    }

    fn space(&mut self, source: Span) {
        if self.flow.text.is_empty() || self.flow.text.ends_with('\n') {
            return;
        }
        self.pending = Some(self.pending.map_or(source, |before| before.to(source)));
    }

    fn flush(&mut self) {
        if let Some(source) = self.pending.take() {
            let at = self.flow.text.len() as u32;
            self.flow.text.push(' ');
            self.flow.segments.push(Segment { at, source, exact: false });
        }
    }

    fn exact(&mut self, source: Span, text: Option<&str>) {
        let Some(text) = text.filter(|text| !text.is_empty()) else { return };
        self.flush();
        let at = self.flow.text.len() as u32;
        self.flow.text.push_str(text);
        match self.flow.segments.last_mut() {
            Some(last)
                if last.exact
                    && last.source.end == source.start
                    && last.at + last.source.len() == at =>
            {
                last.source.end = source.end;
            }
            _ => self.flow.segments.push(Segment { at, source, exact: true }),
        }
    }
}

/// How many bytes behind a place are plain signs, up to one that may be white space or invisible; `None` where all are to the end.
fn ordinary(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes().get(at..)?;
    bytes.iter().position(|byte| *byte <= b' ' || *byte >= 0x7f && FRONTS.contains(byte))
}

/// Whether all white space of a text is single spaces between words, and nothing in it is invisible: then a flow has it as it stands.
#[must_use]
pub fn is_plain(text: &str) -> bool {
    let mut before = b' ';
    let single = text.bytes().all(|byte| {
        let single = byte > b' ' || byte == b' ' && before != b' ';
        before = byte;
        single || byte < b' ' && !is_space(char::from(byte))
    });
    let hidden = |c: char| c >= '\u{80}' && (is_space(c) || c == SOFT_HYPHEN);
    single
        && before != b' '
        && (text.is_ascii()
            || !text.bytes().any(|byte| FRONTS.contains(&byte))
            || !text.contains(hidden))
}

/// The first bytes of white space and invisible signs beyond the plain ones: of a no-break space, of thin spaces, of a byte order mark.
const FRONTS: [u8; 5] = [0xc2, 0xe1, 0xe2, 0xe3, 0xef];

const SOFT_HYPHEN: char = '\u{ad}';

/// Words that follow a hyphen which belongs to the text: "olie- en gaswinning".
const SHARED_COMPOUND: [&str; 6] = ["en", "of", "dan", "tot", "noch", "als"];

fn first_word(text: &str) -> &str {
    text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default()
}

fn ends_in_broken_word(text: &str) -> bool {
    let mut last = text.chars().rev();
    last.next() == Some('-')
        && last.next().is_some_and(char::is_lowercase)
        && last.next().is_some_and(char::is_alphabetic)
        && !in_url(text)
}

/// How much of a long word is looked at, in bytes.
const ADDRESS: usize = 500;

/// Whether the last word of the text is a web address.
fn in_url(text: &str) -> bool {
    let word = last_of(text, ADDRESS).rsplit(' ').next().unwrap_or_default();
    word.contains("://") || word.contains("www.") || word.matches('/').count() > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A flow over whole lines, as the readers build it.
    fn of_lines(source: &str) -> Flow {
        let mut flow = FlowBuilder::new(source);
        let mut at = 0;
        for line in source.split_inclusive('\n') {
            let span = Span::of(at..at + line.trim_end_matches(['\r', '\n']).len());
            if at > 0 {
                flow.join_line(at as u32 - 1, span);
            }
            flow.push(span);
            at += line.len();
        }
        flow.finish()
    }

    fn source_of<'s>(source: &'s str, flow: &Flow, wanted: &str) -> &'s str {
        let at = flow.text().find(wanted).expect("wanted text is in the flow");
        &source[flow.span(at..at + wanted.len()).range()]
    }

    #[test]
    fn lines_are_joined_and_spaces_folded() {
        let source = "Het  kabinet\u{a0}zet\r\nin op é😀 iets ";
        let flow = of_lines(source);
        assert_eq!(flow.text(), "Het kabinet zet in op é😀 iets");
        assert_eq!(source_of(source, &flow, "kabinet zet in"), "kabinet\u{a0}zet\r\nin");
        assert_eq!(source_of(source, &flow, "iets"), "iets");
        assert_eq!(source_of(source, &flow, "😀"), "😀");
    }

    #[test]
    fn hyphenation_is_undone_and_real_hyphens_stay() {
        for (source, joined) in [
            ("het beant-\nwoorden", "het beantwoorden"),
            ("het PVV-\nKamerlid", "het PVV-Kamerlid"),
            ("olie-\nen gaswinning", "olie- en gaswinning"),
            ("in 2024-\n2025", "in 2024-2025"),
            ("https://nos.nl/een-\nbericht", "https://nos.nl/een-bericht"),
            ("https://nos.nl/\nartikel", "https://nos.nl/artikel"),
            ("beant\u{ad}\nwoorden", "beantwoorden"),
            ("beant\u{ad}woorden", "beantwoorden"),
        ] {
            assert_eq!(of_lines(source).text(), joined, "{source:?}");
        }
    }

    #[test]
    fn a_word_broken_by_a_hyphen_maps_to_both_halves() {
        let source = "Kamerstuk-\nken 32 852";
        let flow = of_lines(source);
        assert_eq!(flow.text(), "Kamerstukken 32 852");
        assert_eq!(source_of(source, &flow, "Kamerstukken"), "Kamerstuk-\nken");
        assert_eq!(source_of(source, &flow, "ken"), "ken");
    }

    #[test]
    fn offsets_map_both_ways() {
        let source = "Ja\u{a0}😀\nnee";
        let flow = of_lines(source);
        for (at, c) in flow.text().char_indices() {
            let span = flow.span(at..at + c.len_utf8());
            assert_eq!(flow.find(span.start), Some(at), "{c:?}");
        }
        assert_eq!(flow.span(0..0), Span::at(0));
        assert_eq!(flow.whole(), Span::new(0, source.len() as u32));
    }

    #[test]
    fn an_empty_flow_has_an_empty_span() {
        assert_eq!(of_lines(" \n ").whole(), Span::default());
        assert_eq!(of_lines("").span(0..5), Span::default());
    }
}
