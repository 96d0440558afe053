//! Markdown is read in chunks, cut where nothing reaches across: a long text is read on all cores, and of an edited one only what the edit
//! touched.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::Range;

use super::Read;
use crate::parallel;
use crate::read::{Block, BlockKind, NoteId};
use crate::text::{Needle, Span, Stood, stood};

/// A stretch of a Markdown text that was read by itself.
#[derive(Clone, Debug)]
pub(in crate::read) struct Chunk {
    span: Span,
    /// The labels of notes that it may name and others define, each in the words of a definition.
    lent: String,
    /// Its lines, among those of the text.
    lines: Range<usize>,
    /// Which tables of the text stand in it.
    tables: Range<u32>,
    /// Its notes as they appear in it, with the numbers that the text gives them.
    notes: Vec<(String, NoteId)>,
    /// The labels that it defines.
    defined: Vec<String>,
}

/// From how many bytes on a chunk may end: reading another costs some hundred bytes' worth, and a chunk is what an edit has read again.
const LEAST: usize = 1024;

/// Into how many chunks a text is cut that is read for the first time, on all cores.
const PARTS: usize = 32;

/// What stands behind a chunk while it is read: where it is seen as a rule, nothing of the chunk is open any more.
pub(super) const SEAL: &str = "\n\n***\n\n";

/// Where in it the rule stands.
pub(super) const SEALED_AT: usize = 2;

/// The lines of a Markdown text and the chunks that they were read in; of the version before what is the same is taken over. A text that is
/// read for the first time, and is short, is read as one: most are read once.
pub(in crate::read) fn read(
    text: &str,
    before: Option<(&str, &[Block], &[Chunk])>,
) -> (Vec<Block>, Vec<Chunk>) {
    let worth = before.is_some() || text.len() >= parallel::WORTH;
    // Large ones for the cores, small ones for edits.
    let least = if before.is_some() { LEAST } else { text.len() / PARTS };
    let read = worth.then(|| in_chunks(text, before, least)).flatten();
    read.unwrap_or_else(|| (Read::whole(text).blocks, Vec::new()))
}

/// The same, of chunks of at least so many bytes; none where what stands in one of them reaches into the next.
fn in_chunks(
    text: &str,
    before: Option<(&str, &[Block], &[Chunk])>,
    least: usize,
) -> Option<(Vec<Block>, Vec<Chunk>)> {
    let cuts = cuts(text, least)?;
    let labels = labels(text)?;
    if cuts.len() < 2 {
        return None;
    }
    let (old, lines_before, before) = before.unwrap_or_default();
    let lent: Vec<String> = cuts.iter().map(|span| lent(words(text, *span), &labels)).collect();
    let texts: Vec<&str> = cuts.iter().map(|span| words(text, *span)).collect();
    let texts_before: Vec<&str> = before.iter().map(|chunk| words(old, chunk.span)).collect();
    let mut from = stood(&texts_before, &texts);
    for (i, from) in from.iter_mut().enumerate() {
        let same = match *from {
            Stood::Before(at) => before.get(at).map(|chunk| &chunk.lent),
            Stood::Here(at) => lent.get(at),
        };
        if same != lent.get(i) {
            *from = Stood::Here(i);
        }
    }
    let anew: Vec<usize> =
        (0..cuts.len()).filter(|i| from.get(*i) == Some(&Stood::Here(*i))).collect();
    let reads = parallel::map(text.len(), &anew, |&i| Read::chunk(texts.get(i)?, lent.get(i)?));
    let mut reads: HashMap<usize, Read> =
        anew.into_iter().zip(reads).map(|(i, read)| Some((i, read?))).collect::<Option<_>>()?;
    let mut whole = Whole::default();
    for (i, ((span, lent), from)) in cuts.into_iter().zip(lent).zip(from).enumerate() {
        match from {
            Stood::Before(at) => {
                let chunk = before.get(at)?;
                whole.again(lines_before.get(chunk.lines.clone())?, chunk, span);
            }
            Stood::Here(at) if at == i => whole.add(reads.remove(&i)?, span, lent),
            Stood::Here(at) => {
                let chunk = whole.chunks.get(at)?.clone();
                let lines = whole.blocks.get(chunk.lines.clone())?.to_vec();
                whole.again(&lines, &chunk, span);
            }
        }
    }
    whole.holds().then_some((whole.blocks, whole.chunks))
}

fn words(text: &str, span: Span) -> &str {
    text.get(span.range()).unwrap_or_default()
}

/// A text as its chunks are put together.
#[derive(Default)]
struct Whole {
    blocks: Vec<Block>,
    chunks: Vec<Chunk>,
    notes: HashMap<String, NoteId>,
    tables: u32,
}

impl Whole {
    /// Adds a chunk that was read now, and counts places, notes and tables from its own start.
    fn add(&mut self, read: Read, span: Span, lent: String) {
        let Read { blocks, notes, defined, tables } = read;
        let notes = (0..).zip(notes).map(|(id, label)| (label, id)).collect();
        let chunk = Chunk {
            span: Span::new(0, span.len()),
            lent,
            lines: 0..0,
            tables: 0..tables,
            notes,
            defined,
        };
        self.put(blocks.into_iter(), &chunk, span);
    }

    /// Adds what was read already, at another place.
    fn again(&mut self, lines: &[Block], chunk: &Chunk, span: Span) {
        self.put(lines.iter().cloned(), chunk, span);
    }

    fn put(&mut self, lines: impl Iterator<Item = Block>, was: &Chunk, span: Span) {
        let numbered = was.notes.iter().map(|(label, _)| {
            let next = self.notes.len() as NoteId;
            (label.clone(), *self.notes.entry(label.clone()).or_insert(next))
        });
        let notes: Vec<(String, NoteId)> = numbered.collect();
        let each = was.notes.iter().zip(&notes).map(|((_, was), (_, now))| (*was, *now));
        let renumbered: HashMap<NoteId, NoteId> = each.filter(|(was, now)| was != now).collect();
        let number = |id: NoteId| renumbered.get(&id).copied().unwrap_or(id);
        let place = |one: Span| {
            let start = one.start - was.span.start + span.start;
            Span::new(start, start + one.len())
        };
        let first = self.blocks.len();
        let tables = self.tables..self.tables + (was.tables.end - was.tables.start);
        self.blocks.extend(lines.map(|mut block| {
            block.span = place(block.span);
            for piece in &mut block.pieces {
                piece.span = place(piece.span);
                piece.mark = piece.mark.map(number);
            }
            if let BlockKind::Note { note, label } = &mut block.kind {
                (*note, *label) = (number(*note), place(*label));
            }
            if let Some(cell) = &mut block.cell {
                cell.table = cell.table - was.tables.start + tables.start;
            }
            block
        }));
        self.tables = tables.end;
        let (lent, defined) = (was.lent.clone(), was.defined.clone());
        self.chunks.push(Chunk {
            span,
            lent,
            lines: first..self.blocks.len(),
            tables,
            notes,
            defined,
        });
    }

    /// Whether what one chunk lent the other is there.
    fn holds(&self) -> bool {
        let defined: BTreeSet<&str> =
            self.chunks.iter().flat_map(|chunk| &chunk.defined).map(String::as_str).collect();
        let mut lent = self.chunks.iter().flat_map(|chunk| labels_of(&chunk.lent));
        lent.all(|label| defined.contains(label))
    }
}

/// The labels in definitions that are lent.
fn labels_of(lent: &str) -> impl Iterator<Item = &str> {
    lent.lines().filter_map(|line| line.strip_prefix("[^")?.strip_suffix("]:"))
}

/// Cuts a text into chunks: before a heading or a line that begins with a letter or bold, behind an empty line. What stands between fences or
/// as data at the front is not cut, though it has empty lines; what else has them is seen when a chunk is read. None where data may stand
/// further on: only what ends them, which may be anywhere, tells them from a rule.
fn cuts(text: &str, least: usize) -> Option<Vec<Span>> {
    let bytes = text.as_bytes();
    if memchr::memchr_iter(b'\r', bytes).any(|at| bytes.get(at + 1) != Some(&b'\n')) {
        return None;
    }
    let mut found = Vec::new();
    let (mut start, mut at) = (0, 0);
    let mut empty = false;
    // What ends the stretch that is not cut.
    let mut closes: Option<fn(&[u8]) -> bool> = None;
    let ends = memchr::memchr_iter(b'\n', bytes).map(|at| at + 1);
    for end in ends.chain((!bytes.ends_with(b"\n")).then_some(bytes.len())) {
        let begins = std::mem::replace(&mut at, end);
        let line = bytes.get(begins..end).unwrap_or_default();
        // A byte order mark at the front is no text.
        let mark = (begins == 0).then(|| line.strip_prefix("\u{feff}".as_bytes())).flatten();
        let line = mark.unwrap_or(line);
        let was_empty = std::mem::replace(&mut empty, false);
        match line {
            [b'a'..=b'z' | b'A'..=b'Z' | b'#', ..] | [b'*', b'*', ..]
                if was_empty && closes.is_none() && begins - start >= least =>
            {
                found.push(Span::of(start..begins));
                start = begins;
            }
            [b'\n' | b'\r' | b' ' | b'\t' | b'`' | b'~' | b'-' | b'.', ..] => {
                let line = line.trim_ascii();
                empty = line.is_empty();
                let opens = line == RULE && !bytes.get(at..).is_none_or(begins_empty);
                if opens && begins > 0 {
                    return None;
                }
                closes = match (closes, line) {
                    (Some(ends), _) => Some(ends).filter(|ends| !ends(line)),
                    (None, [b'`', b'`', b'`', ..]) => Some(|line| is_fence(line, b'`')),
                    (None, [b'~', b'~', b'~', ..]) => Some(|line| is_fence(line, b'~')),
                    (None, _) if opens => Some(|line| line == RULE || line == b"..."),
                    (None, _) => None,
                };
            }
            _ => {}
        }
    }
    found.push(Span::of(start..text.len()));
    Some(found)
}

/// What data at the front stand between, and what is a rule anywhere else.
const RULE: &[u8] = b"---";

fn is_fence(line: &[u8], sign: u8) -> bool {
    line.len() >= 3 && line.iter().all(|byte| *byte == sign)
}

/// Whether a text begins with a line that shows nothing.
fn begins_empty(text: &[u8]) -> bool {
    let line = text.split(|byte| *byte == b'\n').next();
    line.is_none_or(|line| line.trim_ascii().is_empty())
}

static DEFINES: Needle = Needle::new("]:");

/// The labels of notes that a text may define, in small letters; none where it defines links, which may be named anywhere.
fn labels(text: &str) -> Option<HashSet<String>> {
    let label_before = |end: usize| {
        let before = text.get(text.floor_char_boundary(end.saturating_sub(LONGEST))..end)?;
        let label = before.rsplit_once('[')?.1.strip_prefix('^')?;
        is_simple(label).then(|| label.to_ascii_lowercase())
    };
    DEFINES.find_iter(text).map(label_before).collect()
}

/// How long a label is at the most that is lent, in bytes.
const LONGEST: usize = 100;

/// Whether a label is read as it is written, wherever it stands.
fn is_simple(label: &str) -> bool {
    let markup = b"[]\\`<>&*_|~";
    !label.is_empty()
        && label.bytes().all(|byte| byte.is_ascii_graphic() && !markup.contains(&byte))
}

static MARK: Needle = Needle::new("[^");

/// Definitions of the notes that a chunk names, with which it is read.
fn lent(chunk: &str, labels: &HashSet<String>) -> String {
    let named = MARK.find_iter(chunk).filter_map(|at| {
        let at = at + "[^".len();
        let rest = chunk.get(at..chunk.floor_char_boundary(at + LONGEST))?;
        let label = rest.split_once(']')?.0;
        labels.get(label).or_else(|| labels.get(&label.to_ascii_lowercase()))
    });
    let mut named: Vec<&str> = named.map(String::as_str).collect();
    named.sort_unstable();
    named.dedup();
    let mut lent = String::new();
    for label in named {
        lent.extend(["[^", label, "]:\n\n"]);
    }
    lent
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::chance::Chance;

    /// What texts are put together of: whatever may reach over an empty line, and what ends it.
    const BITS: [&str; 44] = [
        "Vraag 1\n\n",
        "## Vraag 2\n\n",
        "**Antwoord 2**\n\n",
        "Ja.[^1] Nee.[^b]\n\n",
        "Ja.[^B] Zie [^3].\n",
        "\n",
        "\n\n",
        "[^1]: Trouw.\n\n",
        "[^b]: Kamerstuk 32 852.\n    Verder.\n\n",
        "    \n    Nog een alinea.\n\n",
        "[^3]:\n\n",
        "Tekst [^3]: geen noot.\n\n",
        "- een\n- twee\n\n",
        "1. Kunt u?\n1. Waarom?\n\n",
        "1. Hoe?\n\n1. Wie?\n\n",
        "   verder in het punt\n\n",
        "```\n",
        "```sql\nselect 1;\n\nVraag 3\n```\n\n",
        "~~~\n\nA\n",
        "---\n",
        "---\n\n",
        "---\ntitel: x\n\nB: y\n---\n\n",
        "...\n",
        "***\n\n",
        "<!-- intern -->\n\n",
        "<!-- open\n\n",
        "-->\n\n",
        "<table>\n<tr><td>1</td>\n\n",
        "<td>Ja</td></tr></table>\n\n",
        "<div>\n\n",
        "| Vraag | Antwoord |\n|---|---|\n| Hoe? | Zo.[^1] |\n\n",
        "> aanhaling\n\n",
        "> ```\n\n",
        "    ingesprongen\n\n",
        "<pre>\n\n",
        "</pre>\n",
        "Titel\n===\n\n",
        "Een [verwijzing] en een <datum>.\n\n",
        "[verwijzing]: https://example.org\n\n",
        "\\[^1\\]: zo\n\n",
        "\u{feff}",
        "é😀 regel\r\n\r\nVraag 4\r\n",
        "# \n\n",
        "**\n\n",
    ];

    #[test]
    fn chunks_are_read_as_the_whole_is_and_after_an_edit_too() {
        let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
        let (mut cut, mut kept) = (0, 0);
        for _ in 0..4000 {
            let count = 2 + chance.below(12);
            // Few of the kinds at a time, or something that stays open is in every text.
            let kinds: Vec<&str> = (0..5).map(|_| chance.of(&BITS)).collect();
            let mut bits: Vec<&str> = (0..count)
                .map(|_| {
                    let any = chance.below(3) > 0;
                    if any { chance.of(&kinds) } else { chance.of(&BITS[..4]) }
                })
                .collect();
            let text = bits.concat();
            let whole = Read::whole(&text).blocks;
            let Some((blocks, chunks)) = in_chunks(&text, None, 1) else { continue };
            assert_eq!(blocks, whole, "{text:?}");
            cut += 1;
            let at = chance.below(bits.len() + 1);
            bits.insert(at, chance.of(&BITS));
            let after = bits.concat();
            if let Some((now, _)) = in_chunks(&after, Some((&text, &blocks, &chunks)), 1) {
                assert_eq!(now, Read::whole(&after).blocks, "{text:?} and then {after:?}");
                kept += 1;
            }
        }
        assert!(cut > 1500 && kept > 1000, "{cut} were cut, {kept} of them after an edit");
    }
}
