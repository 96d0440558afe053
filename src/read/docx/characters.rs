//! What a run holds, as characters: its text, raised or not, symbols, the mark of a note, what was chosen in a list.

use super::styles::Raised;
use crate::read::extract::Paragraph;
use crate::read::moved;
use crate::read::xml::{El, Ns};

/// Adds the text of an element.
pub(super) fn text(of: El<'_>, place: Raised, paragraph: &mut Paragraph, editable: bool) {
    for node in of.children().filter(|node| node.is_text()) {
        let value = node.value();
        match place {
            Raised::No => {
                let exact = *value == *node.raw();
                paragraph.push(&value, node.id(), exact, editable);
            }
            // Text of its own height: `onderzoek?¹`, `CO₂`, so that one is a mark and the other is none.
            Raised::Above | Raised::Below => {
                let moved: String =
                    value.chars().map(|c| moved(c, place == Raised::Above)).collect();
                let exact = moved == *node.raw();
                paragraph.push(&moved, node.id(), exact, editable);
            }
        }
    }
}

/// The mark that an author wrote for a note.
pub(super) fn written(run: El<'_>) -> String {
    let mut text = String::new();
    for child in run.children().filter(|child| child.ns() == Ns::Word) {
        match child.name() {
            "t" => text.push_str(&child.all_text()),
            "sym" => text.push(symbol(child)),
            _ => {}
        }
    }
    text
}

/// The character that a symbol stands for; fonts of symbols have their own codes.
pub(super) fn symbol(of: El<'_>) -> char {
    /// Codes of the fonts Symbol and Wingdings that letters have.
    const KNOWN: [(u32, char); 22] = [
        (0x20, ' '),
        (0x2d, '-'),
        (0xb7, '•'),
        (0xa7, '▪'),
        (0xa8, '□'),
        (0xfc, '✓'),
        (0xfe, '☑'),
        (0x6f, '□'),
        (0x71, '□'),
        (0xe0, '→'),
        (0xae, '→'),
        (0xb0, '°'),
        (0xb1, '±'),
        (0xb3, '≥'),
        (0xa3, '≤'),
        (0xb4, '×'),
        (0xbc, '…'),
        (0xb2, '″'),
        (0xa2, '′'),
        (0x6d, 'µ'),
        (0x44, 'Δ'),
        (0x53, 'Σ'),
    ];
    let code = of.attr("char").and_then(|code| u32::from_str_radix(&code, 16).ok());
    let Some(code) = code else { return '\u{fffd}' };
    if (0xf000..=0xf0ff).contains(&code) {
        let known = KNOWN.iter().find(|(known, _)| *known == code - 0xf000);
        return known.map_or('•', |(_, c)| *c);
    }
    char::from_u32(code).unwrap_or('\u{fffd}')
}

/// What is chosen in a list to choose from.
pub(super) fn chosen(mark: El<'_>) -> Option<String> {
    let list = mark.child(Ns::Word, "ffData")?.child(Ns::Word, "ddList")?;
    let chosen = list.property("result").or_else(|| list.property("default"));
    let chosen = chosen.and_then(|index| index.parse::<usize>().ok()).unwrap_or(0);
    let entry = list.children().filter(|el| el.is(Ns::Word, "listEntry")).nth(chosen)?;
    Some(entry.attr("val")?.into_owned())
}
