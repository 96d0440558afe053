//! Markdown: the text of paragraphs, headings, list items, tables and footnotes, without markup; and the words of HTML in it.

mod chunks;
mod html;
mod lines;

use std::collections::HashMap;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

pub(super) use self::chunks::{Chunk, read};

use self::chunks::{SEAL, SEALED_AT};
use self::lines::{Lines, OpenHtml};
use super::{Block, BlockKind, Cell, Comment, Piece};
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
        read_until(text, None).unwrap_or_default()
    }

    /// A chunk of a text, with the definitions of notes that it is lent; none where something in it goes on behind it.
    fn chunk(text: &str, lent: &str) -> Option<Self> {
        let sealed = [text, SEAL, lent].concat();
        read_until(&sealed, u32::try_from(text.len() + SEALED_AT).ok())
    }
}

/// Reads Markdown as the lines of its paragraphs, up to the rule at `end` if there is one; none where something is still open there. Comments
/// show nothing and are left out; code is no prose, and stands as one sign.
fn read_until(text: &str, end: Option<u32>) -> Option<Read> {
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
        html: OpenHtml::default(),
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
