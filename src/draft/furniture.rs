//! Page furniture: running heads, imprints and page numbers that extraction from a PDF leaves in the
//! middle of sentences. They are no text, and they tell where pages end. Their forms are in `lines::imprint`.

use std::borrow::Cow;
use std::sync::Arc;

use super::Words;
use super::line::{Line, Role};
use super::lines::imprint::{Print, is_above_notes, is_page_count, page_count};
use super::lines::letters::leading_digits;
use super::lines::seen::{self, Seen};
use crate::read::{Block, BlockKind};
use crate::text::tables::QuickMap;
use crate::text::{Source, is_unseen};

/// What the furniture says of the whole document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Imprint {
    /// Typeset by the Kamer: `Vragen gesteld door de leden der Kamer`.
    pub published: bool,
    /// … `met de daarop door de regering gegeven antwoorden`.
    pub with_answers: bool,
    /// Pages are known: by form feeds or by running heads.
    pub paged: bool,
}

/// Turns blocks into lines and marks what is furniture. What the lines of the version before say is known.
pub(super) fn lines<'s>(
    source: &'s Source,
    blocks: &'s [Block],
    before: &[Arc<Seen>],
) -> (Vec<Line<'s>>, Imprint) {
    let texts: Vec<Cow<'s, str>> = blocks.iter().map(|block| block.text(source)).collect();
    let seen = seen::all(before, &texts, source.text().len());
    let mut lines: Vec<Line<'s>> = Vec::with_capacity(blocks.len());
    let mut imprint = Imprint::default();
    let mut page_ended = false;
    for ((block, text), seen) in blocks.iter().zip(texts).zip(seen) {
        let mut line = Line::of(block, text, seen);
        if matches!(line.block.kind, BlockKind::Separator | BlockKind::Running) {
            line.role = Role::Furniture;
        } else if line.block.pieces.is_empty() {
            match line.seen.print {
                Print::Text => {}
                Print::Whole => line.role = Role::Furniture,
                Print::PageEnd => {
                    line.role = Role::Furniture;
                    page_ended = true;
                }
                Print::FootThen(at) => {
                    let end = line.text.len();
                    line.cut(source, at..end);
                    page_ended = true;
                }
                Print::ThenFoot(at) => {
                    line.cut(source, 0..at);
                    line.new_page |= page_ended;
                    lines.push(line);
                    page_ended = true;
                    continue;
                }
            }
            note_imprint(&line.text, &mut imprint);
        }
        if line.role != Role::Furniture {
            line.new_page |= page_ended;
            imprint.paged |= line.new_page;
            page_ended = false;
        }
        lines.push(line);
    }
    imprint.paged |= page_ended;
    // Where marks count the pages, a number beside them is none: it may be a question's.
    let counted = |line: &Line<'_>| line.role == Role::Furniture && is_page_count(&line.text);
    let marked = page_marks(source, &mut lines) || lines.iter().any(counted);
    if !marked {
        lone_numbers(&mut lines);
    }
    if lines.iter().any(|line| line.block.page_break) {
        repeated_heads(&mut lines);
    }
    (lines, imprint)
}

/// What the lines say that are no text: dates and marks such as CONCEPT are still worth a look.
pub(super) fn texts(lines: &[Line<'_>]) -> Vec<Words> {
    let furniture = lines
        .iter()
        .filter(|line| line.role == Role::Furniture && line.block.kind != BlockKind::Separator);
    furniture.map(|line| Words { text: line.text.to_string(), span: line.block.span }).collect()
}

fn note_imprint(text: &str, imprint: &mut Imprint) {
    if text.starts_with("Vragen gesteld door de leden der Kamer") {
        imprint.published = true;
        imprint.with_answers |= text.contains("daarop door de");
    }
}

/// A page mark at the start of a line: `3/10`, which extraction leaves alone on its line or glued to the first words of the page.
struct PageMark {
    line: usize,
    page: u32,
    pages: u32,
    /// The length of the mark.
    len: usize,
    /// Whether it can hardly be a fraction: it stands alone, is glued to a word, or a heading follows.
    clear: bool,
}

/// `3/10`, `Pagina 3 van 10`: the page, how many there are, and the length of the mark; of one page nobody counts the pages.
fn page_mark(text: &str) -> Option<(u32, u32, usize)> {
    let count = page_count(text)?;
    let pages = count.pages.filter(|&pages| pages > 1)?;
    let after = text.get(count.len..)?.chars().next();
    let ends = after.is_none_or(|c| c.is_alphabetic() || is_unseen(c) || "‘“«•".contains(c));
    ends.then_some((count.page, pages, count.len))
}

/// Takes out page marks, and the running heads that stand above them; whether there were any. Marks count up to the same number of
/// pages; one alone is a mark where a heading follows it.
fn page_marks<'s>(source: &'s Source, lines: &mut [Line<'s>]) -> bool {
    let mut marks: Vec<PageMark> = Vec::new();
    for (i, line) in lines.iter().enumerate() {
        let may_be = |c: char| c.is_ascii_digit() || matches!(c, 'P' | 'p');
        if !line.is_text() || !line.text.starts_with(may_be) {
            continue;
        }
        if let Some((page, pages, len)) = page_mark(&line.text) {
            let rest = line.text.get(len..).unwrap_or_default();
            let words = rest.trim_start_matches(is_unseen);
            let glued = rest.starts_with(char::is_alphabetic);
            let clear = words.is_empty() || glued || super::heading::parse(words).is_some();
            marks.push(PageMark { line: i, page, pages, len, clear });
        }
    }
    // Of marks with one number of pages those that count up.
    let mut highest: QuickMap<u32, (u32, usize, usize)> = QuickMap::default();
    for mark in &marks {
        let (last, rising, clear) = highest.entry(mark.pages).or_default();
        if mark.page > *last {
            (*last, *rising) = (mark.page, *rising + 1);
            *clear += usize::from(mark.clear);
        }
    }
    let best = highest.into_iter().filter(|(_, (_, _, clear))| *clear > 0);
    let Some((pages, _)) = best.max_by_key(|(pages, (_, rising, _))| (*rising, *pages)) else {
        return false;
    };
    marks.extend(glued_marks(lines, &marks, pages));
    marks.sort_by_key(|mark| mark.line);
    let mut last = 0;
    let mut found = Vec::new();
    for mark in marks.into_iter().filter(|mark| mark.pages == pages) {
        if mark.page <= last {
            continue;
        }
        last = mark.page;
        found.push(mark.line);
        let Some(line) = lines.get_mut(mark.line) else { continue };
        let rest = line.text.get(mark.len..).unwrap_or_default();
        let words = rest.len() - rest.trim_start_matches(is_unseen).len() + mark.len;
        if words >= line.text.len() {
            line.role = Role::Furniture;
            let next = lines.iter_mut().skip(mark.line + 1).find(|line| line.is_text());
            if let Some(next) = next {
                next.new_page = true;
            }
        } else if line.block.pieces.is_empty() {
            let end = line.text.len();
            line.cut(source, words..end);
            line.new_page = true;
        }
    }
    heads_above(lines, &found);
    !found.is_empty()
}

/// Marks glued to a number (`3/154. Kunt u …` in a text of 15 pages), where a page is missing between two others.
fn glued_marks(lines: &[Line<'_>], marks: &[PageMark], pages: u32) -> Vec<PageMark> {
    let of_pages = || marks.iter().filter(|mark| mark.pages == pages);
    let mut found = Vec::new();
    if of_pages().count() < 2 {
        return found;
    }
    let mut known = of_pages().peekable();
    let mut last = 0;
    for (i, line) in lines.iter().enumerate().filter(|(_, line)| line.is_text()) {
        while let Some(mark) = known.next_if(|mark| mark.line < i) {
            last = mark.page;
        }
        let next = known.peek().map_or(pages + 1, |mark| mark.page);
        let Some((page, len)) = glued_mark(&line.text, pages) else { continue };
        if page > last && page < next {
            found.push(PageMark { line: i, page, pages, len, clear: true });
            last = page;
        }
    }
    found
}

/// `3/15` at the start of a line, with more digits behind it: the page and the length of the mark.
fn glued_mark(text: &str, pages: u32) -> Option<(u32, usize)> {
    let digits = leading_digits(text);
    let page: u32 = text.get(..digits).filter(|_| (1..=3).contains(&digits))?.parse().ok()?;
    let rest = text.get(digits..)?.strip_prefix('/')?;
    let behind = rest.strip_prefix(pages.to_string().as_str())?;
    let len = text.len() - behind.len();
    behind.starts_with(|c: char| c.is_ascii_digit()).then_some((page, len))
}

/// Running heads above page marks: lines that stand above more than one of them.
fn heads_above(lines: &mut [Line<'_>], marks: &[usize]) {
    const DEPTH: usize = 3;
    // What stands above the mark before it belongs to that one: an empty page has no head of its own.
    let above = |mark: usize| {
        let before = marks.partition_point(|&other| other < mark);
        let from = before.checked_sub(1).and_then(|i| marks.get(i)).map_or(0, |&other| other + 1);
        (mark.saturating_sub(DEPTH).max(from)..mark).rev()
    };
    let mut seen: QuickMap<String, usize> = QuickMap::default();
    for i in marks.iter().flat_map(|&mark| above(mark)) {
        // A sentence ("Ja.") may well end two pages.
        let head = |line: &&Line<'_>| {
            line.is_text()
                && !line.text.ends_with(['.', '?', '!', ':'])
                && super::heading::parse(&line.text).is_none()
        };
        if let Some(line) = lines.get(i).filter(head) {
            *seen.entry(line.text.to_string()).or_default() += 1;
        }
    }
    for &mark in marks {
        let repeated: Vec<usize> = above(mark)
            .take_while(|&i| {
                let line = lines.get(i);
                line.is_some_and(|line| {
                    !line.is_text() || seen.get(line.text.as_ref()).is_some_and(|&times| times > 1)
                })
            })
            .collect();
        for i in repeated {
            if let Some(line) = lines.get_mut(i) {
                line.role = Role::Furniture;
            }
        }
    }
}

/// A number alone next to furniture or a page break is the number of a page or of the publication. A page has one: the next number alone
/// may be a question's.
fn lone_numbers(lines: &mut [Line<'_>]) {
    let mut last_foot = None;
    for i in 0..lines.len() {
        let Some(line) = lines.get(i) else { continue };
        let lone =
            line.is_text() && line.text.len() <= 4 && leading_digits(&line.text) == line.text.len();
        if !lone || line.block.kind != BlockKind::Text {
            continue;
        }
        let before = i.checked_sub(1).and_then(|before| lines.get(before));
        let after = lines.get(i + 1);
        let after_foot = before.is_some_and(|before| {
            before.role == Role::Furniture
                && is_running(before)
                && leading_digits(&before.text) < before.text.len()
        });
        // The page number at the foot of a page of a letter; on the last page it is the number after the one before.
        let number = line.text.parse::<u32>().ok();
        let page_foot = line.block.starts_paragraph
            && after.map_or_else(
                || last_foot.is_some() && last_foot.map(|foot: u32| foot + 1) == number,
                |after| after.block.page_break,
            );
        if page_foot {
            last_foot = number;
        }
        if (after_foot || page_foot)
            && let Some(line) = lines.get_mut(i)
        {
            line.role = Role::Furniture;
            let new_page = line.new_page;
            if let Some(next) = lines.get_mut(i + 1) {
                next.new_page |= new_page;
            }
        }
    }
}

/// Furniture behind which the number of a page may stand: not a separator, and not what stands above notes.
fn is_running(line: &Line<'_>) -> bool {
    line.block.kind == BlockKind::Text && !is_above_notes(&line.text)
}

/// Lines that return at the head or foot of pages with only their digits changed.
fn repeated_heads(lines: &mut [Line<'_>]) {
    const EDGE: usize = 6;
    let mut starts: Vec<usize> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.block.page_break)
        .map(|(i, _)| i)
        .collect();
    starts.insert(0, 0);
    starts.push(lines.len());
    // For every text without its digits: the page and line of each time it was seen.
    let mut seen: QuickMap<&str, Vec<(usize, usize)>> = QuickMap::default();
    let pages = starts.len() - 1;
    for (page, bounds) in starts.windows(2).enumerate() {
        let &[from, to] = bounds else { continue };
        for i in (from..to).filter(|i| *i < from + EDGE || *i + EDGE >= to) {
            if let Some(line) = lines.get(i).filter(|line| line.is_text())
                && let Some(same) = line.seen.running_head()
            {
                seen.entry(same).or_default().push((page, i));
            }
        }
    }
    let mut heads: Vec<usize> = Vec::new();
    for mut places in seen.into_values() {
        places.dedup_by_key(|(page, _)| *page);
        if places.len() >= 2 && places.len() * 2 >= pages {
            // The first time it may be the real thing (a subject line); from the second time on it is furniture.
            heads.extend(places.into_iter().skip(1).map(|(_, i)| i));
        }
    }
    // From the first to the last, as each hands on to the next line that a page begins.
    heads.sort_unstable();
    for i in heads {
        if let Some(line) = lines.get_mut(i) {
            line.role = Role::Furniture;
            let new_page = line.new_page;
            if let Some(next) = lines.get_mut(i + 1) {
                next.new_page |= new_page;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::{Document, Format};

    fn text_left(text: &str) -> Vec<String> {
        let document = Document::of(Source::new(text).unwrap(), Format::Plain);
        let (lines, _) = lines(&document.source, &document.blocks, &[]);
        lines.iter().filter(|line| line.is_text()).map(|line| line.text.to_string()).collect()
    }

    #[test]
    fn the_imprint_of_the_aanhangsel_is_no_text() {
        let text = "Tweede Kamer der Staten-Generaal2\nVergaderjaar 2024–2025 Aanhangsel van de Handelingen\n\
            Vragen gesteld door de leden der Kamer, met de daarop door de\nregering gegeven antwoorden\n545\nVragen van\n\
            ah-tk-20242025-545\nISSN 0921 - 7398’s-Gravenhage 2024Tweede Kamer, vergaderjaar 2024–2025, Aanhangsel 1\n\
            vervolg\n\nTweede Kamer, vergaderjaar 2024–2025, Aanhangsel\n\n2\n\nslot";
        assert_eq!(text_left(text), ["Vragen van", "vervolg", "slot"]);
    }

    #[test]
    fn a_foot_glued_to_text_is_cut_off() {
        let glued = "ISSN 0921 - 7398’s-Gravenhage 2023Tweede Kamer, vergaderjaar 2022–2023, Aanhangsel 1Antwoord 3\nJa.";
        assert_eq!(text_left(glued), ["Antwoord 3", "Ja."]);
        assert_eq!(text_left("Antwoord 3ISSN 0921 - 7398’s-Gravenhage"), ["Antwoord 3"]);
    }

    #[test]
    fn page_marks_tell_pages_and_running_heads() {
        let text = "Over het rapport\n\nBeantwoording vragen\n2/4\n\nVraag 1\nKlopt dat?\nIn 1/4 van de\n\nBeantwoording vragen\n3/4gevallen niet.\n\n\
            Beantwoording vragen\n4/4 Vraag 2\nHoe?";
        assert_eq!(
            text_left(text),
            [
                "Over het rapport",
                "Vraag 1",
                "Klopt dat?",
                "In 1/4 van de",
                "gevallen niet.",
                "Vraag 2",
                "Hoe?"
            ]
        );
        assert_eq!(text_left("3/6 Vraag 2\nWat?"), ["Vraag 2", "Wat?"]);
        assert_eq!(text_left("Pagina 2 van 3 Vraag 2\nWat?"), ["Vraag 2", "Wat?"]);
        assert_eq!(
            text_left("1/3 van de huizen\n2/3 van de boten"),
            ["1/3 van de huizen", "2/3 van de boten"]
        );
    }

    /// A table gives its rows in another order at every run.
    #[test]
    fn two_running_heads_hand_the_page_on_in_any_order() {
        let text = "Dienst Wegen 1\nBriefhoofd 1\nDe eerste bladzijde loopt\n\u{c}Dienst Wegen 2\nBriefhoofd 2\ndoor op de tweede\n\
            \u{c}Dienst Wegen 3\nBriefhoofd 3\nen eindigt op de derde.";
        for _ in 0..32 {
            let document = Document::of(Source::new(text).unwrap(), Format::Plain);
            let (lines, _) = lines(&document.source, &document.blocks, &[]);
            let left: Vec<(&str, bool)> = lines
                .iter()
                .filter(|line| line.is_text())
                .map(|line| (&*line.text, line.new_page))
                .collect();
            let expected = [("door op de tweede", true), ("en eindigt op de derde.", true)];
            assert_eq!(left.get(3..), Some(&expected[..]), "{left:?}");
        }
    }

    #[test]
    fn citations_are_text() {
        for text in [
            "Tweede Kamer, vergaderjaar 2022–2023, 26 485, nr. 424",
            "Tweede Kamer, vergaderjaar 2023–2024, Aanhangsel van de Handelingen 2386",
            "Pagina 3 van het rapport",
            "’s-Gravenhage 2024 was het decor",
        ] {
            assert_eq!(text_left(text), [text]);
        }
    }

    #[test]
    fn running_heads_of_a_letter_return_on_every_page() {
        let text = "Datum 3 maart 2025\nOns kenmerk 123\nGeachte voorzitter,\nDit loopt\n\n1\n\u{c}\
            Datum 3 maart 2025\nOns kenmerk 123\nzo door.\n\n2\n\u{c}Datum 3 maart 2025\nOns kenmerk 123\nVraag 1";
        assert_eq!(
            text_left(text),
            [
                "Datum 3 maart 2025",
                "Ons kenmerk 123",
                "Geachte voorzitter,",
                "Dit loopt",
                "zo door.",
                "Vraag 1"
            ]
        );
    }
}
