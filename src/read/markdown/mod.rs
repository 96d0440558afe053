//! Markdown: the text of paragraphs, headings, list items, tables and footnotes, without markup; and the words of HTML in it.

mod chunks;
mod html;

use std::collections::HashMap;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

pub(super) use self::chunks::{Chunk, read};

use self::chunks::{SEAL, SEALED_AT};
use self::html::Html;
use super::plain::BREAKS;
use super::{Block, BlockKind, Cell, Comment, NoteId, Piece};
use crate::text::{Needle, Span};

/// What was read of a Markdown text, or of a chunk of one.
#[derive(Default)]
struct Read {
    blocks: Vec<Block>,
    /// The labels of its notes, in small letters, by their numbers.
    notes: Vec<String>,
    /// Those of the notes that stand in it.
    defined: Vec<String>,
    /// How many tables it has.
    tables: u32,
}

impl Read {
    /// All of a text.
    fn whole(text: &str) -> Self {
        lines(text, None).unwrap_or_default()
    }

    /// A chunk of a text, with the definitions of notes that it is lent; none where something in it goes on behind it.
    fn chunk(text: &str, lent: &str) -> Option<Self> {
        let sealed = [text, SEAL, lent].concat();
        lines(&sealed, u32::try_from(text.len() + SEALED_AT).ok())
    }
}

/// Reads Markdown as the lines of its paragraphs, up to the rule at `end` if there is one; none where something is still open there. Comments
/// show nothing and are left out; code is no prose, and stands as one sign.
fn lines(text: &str, end: Option<u32>) -> Option<Read> {
    let options = Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut lines = Lines {
        text,
        blocks: Vec::new(),
        kind: BlockKind::Text,
        starts: true,
        open: false,
        notes: HashMap::new(),
        defined: Vec::new(),
        cell: Cell { table: 0, row: 0, column: 0 },
        in_table: false,
        in_code: false,
        lists: Vec::new(),
        html: Html::default(),
    };
    // A fence of code, as long as it is passed over.
    let mut fenced = false;
    let mut metadata = false;
    let mut ended = end.is_none();
    // A byte order mark is no text: with it the first line would be no heading.
    let marked = text.len() - text.trim_start_matches('\u{feff}').len();
    let shown = text.get(marked..).unwrap_or_default();
    for (event, range) in Parser::new_ext(shown, options).into_offset_iter() {
        let span = Span::of(range.start + marked..range.end + marked);
        match event {
            Event::Start(Tag::MetadataBlock(_)) => metadata = true,
            Event::End(TagEnd::MetadataBlock(_)) => metadata = false,
            _ if metadata => {}
            Event::End(TagEnd::CodeBlock) if fenced => fenced = false,
            _ if fenced => {}
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))) if lines.is_code(span) => {
                fenced = true;
                lines.fence(span);
            }
            Event::Start(Tag::HtmlBlock) => lines.html(span),
            Event::InlineHtml(tag) if tag.starts_with("<br") => lines.next_line(),
            Event::Start(Tag::Heading { .. }) => lines.begin(BlockKind::Heading),
            Event::Start(Tag::FootnoteDefinition(label)) => {
                // `[^label]: …`: the label stands two bytes into the definition.
                let start = span.start + 2;
                let note = lines.note(&label);
                lines.defined.push(label.to_lowercase());
                let label = Span::new(start, start + label.len() as u32);
                lines.begin(BlockKind::Note { note, label });
                lines.empty_note(span);
            }
            Event::End(end @ (TagEnd::Heading(_) | TagEnd::FootnoteDefinition)) => {
                if matches!(end, TagEnd::Heading(_)) {
                    lines.without_attributes();
                }
                lines.begin(BlockKind::Text);
            }
            Event::Start(Tag::List(first)) => lines.lists.push(first),
            Event::End(TagEnd::List(_)) => {
                lines.lists.pop();
            }
            Event::Start(Tag::Item) => {
                lines.paragraph();
                lines.item_number(span);
            }
            Event::Start(Tag::Table(_)) => lines.in_table = true,
            Event::End(TagEnd::Table) => {
                lines.in_table = false;
                lines.cell = Cell { table: lines.cell.table + 1, row: 0, column: 0 };
                lines.paragraph();
            }
            Event::End(TagEnd::TableRow | TagEnd::TableHead) => {
                lines.cell = Cell { row: lines.cell.row + 1, column: 0, ..lines.cell };
            }
            Event::Start(Tag::TableCell) => lines.paragraph(),
            Event::End(TagEnd::TableCell) => lines.cell.column += 1,
            Event::Start(Tag::CodeBlock(_)) => {
                lines.in_code = true;
                lines.paragraph();
            }
            Event::End(TagEnd::CodeBlock) => {
                lines.in_code = false;
                lines.paragraph();
            }
            Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph | TagEnd::Item) => {
                lines.paragraph();
            }
            Event::Text(read) => lines.text(&read, span),
            Event::InlineHtml(read) if html::is_blank(&read) => lines.text(&read, span),
            Event::Html(read) if html::is_blank(&read) => {
                lines.paragraph();
                lines.text(&read, span);
            }
            Event::Code(read) => lines.code(&read, span),
            Event::FootnoteReference(label) => {
                let mark = Some(lines.note(&label));
                lines.push(Piece { span, reads: None, mark });
            }
            Event::SoftBreak | Event::HardBreak => lines.next_line(),
            Event::Rule if end == Some(span.start) => {
                ended = lines.is_idle();
                break;
            }
            Event::Rule => lines.rule(span),
            _ => {}
        }
    }
    ended.then(|| lines.read())
}

/// The comments in a Markdown text, wherever they stand.
pub(super) fn comments(text: &str) -> Vec<Comment> {
    static OPENS: Needle = Needle::new("<!--");
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text.get(at..).and_then(|rest| OPENS.find(rest)).map(|to| at + to) {
        let inside = text.get(start..).unwrap_or_default();
        let Some(len) = inside.find("-->") else { break };
        at = start + len + "-->".len();
        let words = Span::of(start + "<!--".len()..at - "-->".len());
        found.push(Comment { span: Span::of(start..at), words });
    }
    found
}

struct Lines<'s> {
    text: &'s str,
    blocks: Vec<Block>,
    kind: BlockKind,
    /// Whether the next line begins a paragraph.
    starts: bool,
    /// Whether the next piece goes on in the last block.
    open: bool,
    /// The notes by their labels.
    notes: HashMap<String, NoteId>,
    /// The labels of those that were defined.
    defined: Vec<String>,
    /// The cell that comes next, or that is being read.
    cell: Cell,
    in_table: bool,
    /// Whether a code block is being read: lines that someone indented.
    in_code: bool,
    /// For each open list the number of its next item, where it has numbers.
    lists: Vec<Option<u64>>,
    html: Html,
}

/// What code reads as.
const CODE: &str = "\u{fffc}";

/// What begins a line that is part of a draft, marked up as code or not.
const PARTS: [&str; 4] = ["vraag", "vragen", "antwoord", "antwoorden"];

fn begins_part(line: &str) -> bool {
    let line = line.trim_start_matches(['*', '#', '_', ' ', '\t']);
    let first = line.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    PARTS.iter().any(|part| first.eq_ignore_ascii_case(part))
}

impl Lines<'_> {
    /// Whether nothing is open that could go on.
    fn is_idle(&self) -> bool {
        self.kind == BlockKind::Text
            && self.lists.is_empty()
            && !self.in_table
            && !self.in_code
            && self.html.is_idle()
    }

    fn read(self) -> Read {
        let mut notes: Vec<(NoteId, String)> =
            self.notes.into_iter().map(|(label, id)| (id, label)).collect();
        notes.sort_unstable();
        let notes = notes.into_iter().map(|(_, label)| label).collect();
        Read { blocks: self.blocks, notes, defined: self.defined, tables: self.cell.table }
    }

    fn begin(&mut self, kind: BlockKind) {
        self.kind = kind;
        self.paragraph();
    }

    fn paragraph(&mut self) {
        self.starts = true;
        self.open = false;
    }

    fn next_line(&mut self) {
        // A break right after `1.` has nothing to break yet.
        self.open = false;
    }

    fn note(&mut self, label: &str) -> NoteId {
        let next = self.notes.len() as NoteId;
        *self.notes.entry(label.to_lowercase()).or_insert(next)
    }

    fn piece(&mut self, span: Span, reads: Option<&str>) {
        self.push(Piece { span, reads: reads.map(Into::into), mark: None });
    }

    fn push(&mut self, piece: Piece) {
        let span = piece.span;
        if span.is_empty() {
            return;
        }
        let goes_on = |last: &Piece| {
            [last, &piece].iter().all(|one| one.reads.is_none() && one.mark.is_none())
                && last.span.end == span.start
        };
        match self.blocks.last_mut().filter(|_| self.open) {
            Some(block) => {
                block.span = block.span.to(span);
                match block.pieces.last_mut() {
                    Some(last) if goes_on(last) => last.span.end = span.end,
                    _ => block.pieces.push(piece),
                }
            }
            None => {
                let mut block = Block::line(span, self.starts);
                block.kind = self.kind.clone();
                block.cell = self.in_table.then_some(self.cell);
                // Most lines are one piece.
                block.pieces = vec![piece];
                self.blocks.push(block);
                self.open = true;
                self.starts = false;
            }
        }
    }

    /// A text event; code blocks bring several lines in one event.
    fn text(&mut self, read: &str, span: Span) {
        let source = self.text.get(span.range()).unwrap_or_default();
        if source != read {
            return self.piece(span, Some(read));
        }
        // Nearly every event is a piece of one line.
        let breaks = memchr::memchr3(b'\n', b'\r', 0xb, read.as_bytes()).is_some()
            || memchr::memchr(0xe2, read.as_bytes()).is_some() && read.contains(BREAKS);
        if !(breaks || self.in_code) {
            return self.piece(span, None);
        }
        let mut at = span.start;
        for line in read.split_inclusive(|c| c == '\n' || BREAKS.contains(&c)) {
            let mut visible = line.trim_end_matches(['\n', '\r']).trim_end_matches(BREAKS);
            let ends = visible.len() < line.len();
            // A heading that is indented is a heading all the same: the indent is no part of its text.
            let mut lead = 0;
            if self.in_code {
                visible = visible.trim_end();
                lead = visible.len() - visible.trim_start().len();
                if visible.is_empty() {
                    self.paragraph();
                }
            }
            self.piece(Span::new(at + lead as u32, at + visible.len() as u32), None);
            at += line.len() as u32;
            if ends {
                self.next_line();
            }
        }
    }

    /// Whether a fence holds code: a whole draft is set between fences too.
    fn is_code(&self, fence: Span) -> bool {
        let text = self.text.get(fence.range()).unwrap_or_default();
        !text.lines().skip(1).any(begins_part)
    }

    /// A fence of code, which stands for itself by its first line.
    fn fence(&mut self, span: Span) {
        let text = self.text.get(span.range()).unwrap_or_default();
        let first = text.lines().next().unwrap_or_default().trim_end().len() as u32;
        self.paragraph();
        self.piece(Span::new(span.start, span.start + first), Some(CODE));
        self.paragraph();
    }

    /// Takes `{#v1}` and `{.unnumbered}` off the end of a heading: they are for the program that makes pages of it.
    fn without_attributes(&mut self) {
        let Some(block) = self.blocks.last_mut().filter(|_| self.open) else { return };
        let Some(last) = block.pieces.last_mut().filter(|last| last.reads.is_none()) else {
            return;
        };
        let text = self.text.get(last.span.range()).unwrap_or_default();
        let Some((before, inside)) = text.rsplit_once('{') else { return };
        let attributes = inside.trim_end().strip_suffix('}').is_some_and(|inside| {
            let mut words = inside.split_whitespace().peekable();
            words.peek().is_some() && words.all(|word| word == "-" || word.starts_with(['#', '.']))
        });
        let visible = before.trim_end();
        if attributes && (!visible.is_empty() || block.pieces.len() > 1) {
            let last = block.pieces.last_mut();
            let end = last.map_or(0, |last| {
                last.span.end = last.span.start + visible.len() as u32;
                last.span.end
            });
            if visible.is_empty() {
                block.pieces.pop();
            }
            block.span.end = block.pieces.last().map_or(end, |last| last.span.end);
        }
    }

    /// Code between words is none of them, where it does not stand for a part of the draft.
    fn code(&mut self, read: &str, span: Span) {
        let heading = self.kind == BlockKind::Heading || !self.open && begins_part(read);
        if !heading {
            return self.piece(span, Some(CODE));
        }
        let source = self.text.get(span.range()).unwrap_or_default();
        match source.find(read) {
            Some(at) => {
                let start = span.start + at as u32;
                self.piece(Span::new(start, start + read.len() as u32), None);
            }
            None => self.piece(span, Some(read)),
        }
    }

    /// The number of an ordered item is text for us: `1. Kunt u …` may be a question. It reads as it is shown: `1.` before every item counts
    /// up.
    fn item_number(&mut self, span: Span) {
        let item = self.text.get(span.range()).unwrap_or_default();
        let digits = item.bytes().take_while(u8::is_ascii_digit).count();
        let mark = item.get(digits..).unwrap_or_default();
        if digits == 0 || !mark.starts_with(['.', ')']) {
            return;
        }
        let space = mark.get(1..).is_some_and(|rest| rest.starts_with(' '));
        let len = digits + 1 + usize::from(space);
        let span = Span::new(span.start, span.start + len as u32);
        let written: Option<u64> = item.get(..digits).and_then(|digits| digits.parse().ok());
        let shown = self.lists.last_mut().and_then(Option::as_mut);
        let shown = shown.map(|next| std::mem::replace(next, next.saturating_add(1)));
        match shown.filter(|shown| written == Some(1) && *shown > 1) {
            Some(shown) => {
                let behind = item.get(digits..len).unwrap_or_default();
                self.piece(span, Some(&format!("{shown}{behind}")));
            }
            None => self.piece(span, None),
        }
    }

    /// A footnote without text gets an empty block, so that it is seen.
    fn empty_note(&mut self, span: Span) {
        let whole = self.text.get(span.range()).unwrap_or_default();
        let Some(colon) = whole.find("]:") else { return };
        if whole.get(colon + 2..).unwrap_or_default().trim().is_empty() {
            let at = span.start + colon as u32 + 2;
            let mut block = Block::line(Span::at(at), true);
            block.kind = self.kind.clone();
            self.blocks.push(block);
        }
    }

    fn rule(&mut self, span: Span) {
        let mut block = Block::line(span, true);
        block.kind = BlockKind::Separator;
        self.blocks.push(block);
        self.paragraph();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Source;

    fn blocks(text: &str) -> Vec<Block> {
        Read::whole(text).blocks
    }

    fn lines(text: &str) -> Vec<(String, bool)> {
        let source = Source::new(text).unwrap();
        blocks(text).iter().map(|b| (b.text(&source).into_owned(), b.starts_paragraph)).collect()
    }

    #[test]
    fn markup_is_gone_and_lines_stay() {
        let text = "## Vraag 1\n\nKlopt **dit** bericht?[^1]\nZo nee,\n\n**Antwoord 1**\n\nJa &amp; _nee_.\n\n[^1]: Trouw, 3 mei\n";
        let expected = [
            ("Vraag 1", true),
            ("Klopt dit bericht?[^1]", true),
            ("Zo nee,", false),
            ("Antwoord 1", true),
            ("Ja & nee.", true),
            ("Trouw, 3 mei", true),
        ];
        assert_eq!(lines(text), expected.map(|(line, starts)| (line.to_owned(), starts)));
    }

    #[test]
    fn a_blank_between_angles_is_text_and_an_element_is_none() {
        for (text, read) in [
            ("Ik heb op <datum> gesproken.", "Ik heb op <datum> gesproken."),
            ("Zie <naam ondertekenaar>.", "Zie <naam ondertekenaar>."),
            ("<minister>", "<minister>"),
            ("Een <b>vet</b> woord en H<sub>2</sub>O.", "Een vet woord en H2O."),
        ] {
            assert_eq!(lines(text), [(read.to_owned(), true)]);
        }
    }

    #[test]
    fn numbered_questions_keep_their_number() {
        let text = "1. Kunt u dit bevestigen?\n\nAntwoord:\nJa.\n\n2. Waarom?\n";
        let seen = lines(text);
        assert_eq!(seen[0].0, "1. Kunt u dit bevestigen?");
        assert_eq!(seen[3].0, "2. Waarom?");
    }

    #[test]
    fn items_that_are_all_one_count_up() {
        let seen = lines("1. Kunt u?\n1. Waarom?\n1. Wie?\n");
        let seen: Vec<&str> = seen.iter().map(|(line, _)| line.as_str()).collect();
        assert_eq!(seen, ["1. Kunt u?", "2. Waarom?", "3. Wie?"]);
    }

    #[test]
    fn indented_lines_a_byte_order_mark_and_cells() {
        assert_eq!(
            lines("\u{feff}## Vraag 1\n\n\t\tVraag 2\n\t\tKent u\n\n\t\tAntwoord 2\n"),
            [("Vraag 1", true), ("Vraag 2", true), ("Kent u", false), ("Antwoord 2", true)]
                .map(|(line, starts)| (line.to_owned(), starts))
        );
        let cells: Vec<_> = blocks("| Vraag | Antwoord |\n|---|---|\n| Hoe? | Zo. |\n\nJa.\n")
            .iter()
            .map(|block| block.cell.map(|cell| (cell.row, cell.column)))
            .collect();
        assert_eq!(cells, [Some((0, 0)), Some((0, 1)), Some((1, 0)), Some((1, 1)), None]);
    }

    #[test]
    fn notes_know_their_label_and_empty_ones_are_kept() {
        let text = "Ja.[^a] Nee.[^2]\n\n[^a]: Een\n\n[^2]:\n";
        let notes: Vec<_> = blocks(text)
            .into_iter()
            .filter_map(|b| match b.kind {
                BlockKind::Note { label, .. } => Some((&text[label.range()], b.span.is_empty())),
                _ => None,
            })
            .collect();
        assert_eq!(notes, [("a", false), ("2", true)]);
    }

    #[test]
    fn code_is_no_prose_and_a_draft_between_fences_is() {
        let seen =
            |text: &str| -> Vec<String> { lines(text).into_iter().map(|(line, _)| line).collect() };
        assert_eq!(
            seen("Het veld `registeren` heet zo:\n\n```sql\nselect registeren;\n```\n\nJa.\n"),
            ["Het veld \u{fffc} heet zo:", "\u{fffc}", "Ja."]
        );
        assert_eq!(seen("```\nVraag 1\nWaarom?\n```\n"), ["Vraag 1", "Waarom?"]);
        assert_eq!(seen("## `Vraag 1`\n\n`Antwoord`\n"), ["Vraag 1", "Antwoord"]);
    }

    #[test]
    fn a_heading_loses_what_is_said_of_it_to_programs() {
        let text =
            "## Vraag 1 {#v1 .x}\n\n## **Antwoord** {-}\n\n## Vraag {2}\n\n## {#a}\n\nJa {#b}\n";
        let seen: Vec<String> = lines(text).into_iter().map(|(line, _)| line).collect();
        assert_eq!(seen, ["Vraag 1", "Antwoord", "Vraag {2}", "{#a}", "Ja {#b}"]);
    }

    #[test]
    fn breaks_of_word_end_lines() {
        let seen = lines("Vraag 1\u{b}Klopt dit?\u{2028}Waarom?\n");
        let expected = [("Vraag 1", true), ("Klopt dit?", false), ("Waarom?", false)];
        assert_eq!(seen, expected.map(|(line, starts)| (line.to_owned(), starts)));
    }

    #[test]
    fn the_words_of_html_are_read_and_its_tables_have_cells() {
        let text = "<table>\n<tr><th>Nr</th><th colspan=\"2\">Vraag</th><th>Antwoord</th></tr>\n<tr><td>1</td><td>In <em>Belgi&euml;</em>, of\n  \
            elders?</td><td>x</td><td><p>Ja.</p>\n\n**Zeker.**\n\n</td></tr>\n</table>\n\nSlot<br>van de brief.\n\n<div><!-- a --><style>p{}</style></div>\n";
        let source = Source::new(text).unwrap();
        let seen: Vec<_> = blocks(text)
            .iter()
            .map(|b| {
                let cell = b.cell.map(|cell| (cell.row, cell.column));
                (b.text(&source).into_owned(), b.starts_paragraph, cell)
            })
            .collect();
        let expected = [
            ("Nr", true, Some((0, 0))),
            ("Vraag", true, Some((0, 1))),
            ("Antwoord", true, Some((0, 3))),
            ("1", true, Some((1, 0))),
            ("In België, of", true, Some((1, 1))),
            ("elders?", false, Some((1, 1))),
            ("x", true, Some((1, 2))),
            ("Ja.", true, Some((1, 3))),
            ("Zeker.", true, Some((1, 3))),
            ("Slot", true, None),
            ("van de brief.", false, None),
        ];
        let expected = expected.map(|(line, starts, cell)| (line.to_owned(), starts, cell));
        assert_eq!(seen, expected);
    }

    #[test]
    fn comments_and_front_matter_are_left_out() {
        assert_eq!(
            lines("---\ntitle: x\n---\n\n<!-- intern -->\n\nJa.\n"),
            [("Ja.".to_owned(), true)]
        );
    }

    #[test]
    fn places_map_back_behind_markup() {
        let text = "Het **é😀** Kamerstuk";
        let source = Source::new(text).unwrap();
        let block = &blocks(text)[0];
        let read = block.text(&source);
        let at = read.find("Kamerstuk").unwrap();
        assert_eq!(&text[block.span_of(at..at + 9).range()], "Kamerstuk");
        let at = read.find('é').unwrap();
        assert_eq!(&text[block.span_of(at..at + 6).range()], "é😀");
    }
}
