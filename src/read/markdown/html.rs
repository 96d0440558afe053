//! HTML inside Markdown: its words, line by line and cell by cell. A page of its own is not read.

use std::ops::Range;

use super::lines::Lines;
use crate::read::{BlockKind, Cell};
use crate::text::Span;

/// What stands in a piece of HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Bit<'t> {
    /// Words between tags.
    Words(Range<usize>),
    /// A sign that is written as a name or a number: `&euml;`.
    Sign(Range<usize>, char),
    /// An element begins: its name, and its tag.
    Opens(&'t str, &'t str),
    /// An element ends.
    Closes(&'t str),
}

/// Elements whose words nobody sees.
const UNSEEN: [&str; 5] = ["script", "style", "title", "template", "colgroup"];

/// Names of signs that Dutch letters have.
const SIGNS: [(&str, char); 27] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{a0}'),
    ("aacute", 'á'),
    ("agrave", 'à'),
    ("eacute", 'é'),
    ("egrave", 'è'),
    ("ecirc", 'ê'),
    ("euml", 'ë'),
    ("iuml", 'ï'),
    ("oacute", 'ó'),
    ("ouml", 'ö'),
    ("uuml", 'ü'),
    ("ccedil", 'ç'),
    ("euro", '€'),
    ("sect", '§'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("hellip", '…'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bull", '•'),
];

/// The longest name of a sign, its marks included.
const LONGEST: usize = 12;

/// Elements that are no lines of their own.
const INLINE: [&str; 21] = [
    "a", "abbr", "b", "cite", "code", "del", "em", "font", "i", "ins", "kbd", "mark", "q", "s",
    "small", "span", "strong", "sub", "sup", "u", "wbr",
];

/// Elements of HTML: what stands between angles and is none of them is a word that somebody has to fill in.
const ELEMENTS: &str = "a abbr acronym address area article aside audio b base bdi bdo big blockquote body br button canvas caption center cite code \
    col colgroup data datalist dd del details dfn dialog div dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 \
    h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li link main map mark math menu meta meter nav noscript \
    object ol optgroup option output p param picture pre progress q rp rt ruby s samp script section select slot small source span strike \
    strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr";

/// Whether raw HTML is a blank to be filled in: `<datum>`, `<naam ondertekenaar>`.
pub(super) fn is_blank(html: &str) -> bool {
    let inside = html.trim().strip_prefix('<').and_then(|rest| rest.strip_suffix('>'));
    inside.is_some_and(|inside| {
        let words = inside.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '_'));
        let name = inside.split(' ').next().unwrap_or_default().to_ascii_lowercase();
        words && !name.is_empty() && !ELEMENTS.split_ascii_whitespace().any(|one| one == name)
    })
}

impl Lines<'_> {
    /// The words of HTML; each element that is no part of a line begins one.
    pub(super) fn html(&mut self, span: Span) {
        let text = self.text.get(span.range()).unwrap_or_default();
        for bit in bits(text) {
            match bit {
                Bit::Words(range) => {
                    let words = text.get(range.clone()).unwrap_or_default();
                    self.html_words(words, span.start + range.start as u32);
                }
                Bit::Sign(range, sign) => {
                    let start = span.start + range.start as u32;
                    self.html_space();
                    self.piece(
                        Span::new(start, span.start + range.end as u32),
                        Some(sign.encode_utf8(&mut [0; 4])),
                    );
                }
                Bit::Opens(name, tag) => self.html_opens(&name.to_ascii_lowercase(), tag),
                Bit::Closes(name) => self.html_closes(&name.to_ascii_lowercase()),
            }
        }
    }

    fn html_space(&mut self) {
        if let Some(at) = self.html.space.take().filter(|_| self.open) {
            self.piece(Span::new(at, at + 1), None);
        }
    }

    fn html_words(&mut self, words: &str, start: u32) {
        let mut at = start;
        for (number, line) in words.split('\n').enumerate() {
            if number > 0 {
                self.html.space = None;
                self.next_line();
            }
            // In a quotation of Markdown each line begins with its mark.
            let marks: &[char] = if number > 0 { &['>', ' ', '\t'] } else { &[' ', '\t'] };
            let lead = line.len() - line.trim_start_matches(marks).len();
            let visible = line.trim_matches(marks).trim_end();
            if lead > 0 {
                self.html.space.get_or_insert(at);
            }
            if !visible.is_empty() {
                self.html_space();
                let start = at + lead as u32;
                let end = start + visible.len() as u32;
                self.piece(Span::new(start, end), None);
                if lead + visible.len() < line.trim_end_matches('\r').len() {
                    self.html.space = Some(end);
                }
            }
            at += line.len() as u32 + 1;
        }
    }

    fn html_opens(&mut self, name: &str, tag: &str) {
        let outer = self.html.tables == 1;
        match name {
            "br" => self.next_line(),
            "table" => {
                self.html.tables += 1;
                if !outer && self.html.tables == 1 {
                    (self.html.row, self.html.cell) = (false, None);
                    self.cell = Cell { row: 0, column: 0, ..self.cell };
                    self.in_table = true;
                }
                self.paragraph();
            }
            "tr" if outer => {
                self.cell.row += u32::from(self.html.row);
                self.cell.column = 0;
                (self.html.row, self.html.cell) = (true, None);
                self.paragraph();
            }
            "td" | "th" if outer => {
                self.cell.column += self.html.cell.unwrap_or(0);
                let span = tag.split_once("colspan").map(|(_, behind)| behind);
                let span = span.map(|behind| behind.trim_start_matches(['=', '"', '\'', ' ']));
                let span =
                    span.and_then(|behind| behind.split(|c: char| !c.is_ascii_digit()).next());
                let span = span.and_then(|number| number.parse::<u32>().ok()).unwrap_or(1);
                self.html.cell = Some(span.clamp(1, 64));
                self.paragraph();
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.begin(BlockKind::Heading),
            name if INLINE.contains(&name) => return,
            _ => self.paragraph(),
        }
        self.html.space = None;
    }

    fn html_closes(&mut self, name: &str) {
        match name {
            "table" => {
                if self.html.tables == 1 {
                    self.in_table = false;
                    self.cell = Cell { table: self.cell.table + 1, row: 0, column: 0 };
                }
                self.html.tables = self.html.tables.saturating_sub(1);
                self.paragraph();
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.begin(BlockKind::Text),
            name if INLINE.contains(&name) => return,
            _ => self.paragraph(),
        }
        self.html.space = None;
    }
}

/// Everything in a piece of HTML, in its order.
fn bits(html: &str) -> Vec<Bit<'_>> {
    let mut bits = Vec::new();
    let mut at = 0;
    while let Some(rest) = html.get(at..).filter(|rest| !rest.is_empty()) {
        let Some(lead) = rest.find('<') else {
            words(html, at..html.len(), &mut bits);
            break;
        };
        words(html, at..at + lead, &mut bits);
        let tag = rest.get(lead..).unwrap_or_default();
        at += lead
            + if let Some(inside) = tag.strip_prefix("<!--") {
                inside.find("-->").map_or(tag.len(), |end| "<!--".len() + end + "-->".len())
            } else {
                element(tag, &mut bits)
            };
    }
    bits
}

/// Reads a tag, and what nobody sees behind it; gives how long that is.
fn element<'t>(tag: &'t str, bits: &mut Vec<Bit<'t>>) -> usize {
    let len = length(tag);
    let whole = tag.get(..len).unwrap_or_default();
    let inside = whole.trim_start_matches('<');
    let (closes, inside) = match inside.strip_prefix('/') {
        Some(inside) => (true, inside),
        None => (false, inside),
    };
    let name = inside.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    match closes {
        true if !name.is_empty() => bits.push(Bit::Closes(name)),
        false if !name.is_empty() => bits.push(Bit::Opens(name, whole)),
        _ => {}
    }
    if !closes && UNSEEN.iter().any(|unseen| name.eq_ignore_ascii_case(unseen)) {
        let behind = tag.get(len..).unwrap_or_default();
        let end = |at: &usize| {
            let close = behind.get(at + 2..at + 2 + name.len());
            close.is_some_and(|close| close.eq_ignore_ascii_case(name))
        };
        let end = behind.match_indices("</").map(|(at, _)| at).find(end);
        return len + end.unwrap_or(behind.len());
    }
    len
}

/// How long a tag is; a `>` between quotation marks does not end it.
fn length(tag: &str) -> usize {
    let mut quoted = None;
    for (at, byte) in tag.bytes().enumerate() {
        match (byte, quoted) {
            (b'>', None) => return at + 1,
            (b'"' | b'\'', None) => quoted = Some(byte),
            (byte, Some(mark)) if byte == mark => quoted = None,
            _ => {}
        }
    }
    tag.len()
}

/// Words between tags, and the signs in them.
fn words<'t>(html: &'t str, range: Range<usize>, bits: &mut Vec<Bit<'t>>) {
    let mut start = range.start;
    let text = html.get(range.clone()).unwrap_or_default();
    for (lead, _) in text.match_indices('&') {
        let at = range.start + lead;
        let name = html.get(at + 1..range.end).unwrap_or_default();
        let len = name.bytes().take(LONGEST).position(|byte| byte == b';');
        let Some((len, sign)) = len.and_then(|len| Some((len, sign(name.get(..len)?)?))) else {
            continue;
        };
        if start < at {
            bits.push(Bit::Words(start..at));
        }
        start = at + len + 2;
        bits.push(Bit::Sign(at..start, sign));
    }
    if start < range.end {
        bits.push(Bit::Words(start..range.end));
    }
}

/// The sign that has a name or a number.
fn sign(name: &str) -> Option<char> {
    let Some(number) = name.strip_prefix('#') else {
        return SIGNS.iter().find(|(known, _)| *known == name).map(|(_, sign)| *sign);
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16),
        None => number.parse(),
    };
    code.ok().and_then(char::from_u32).filter(|c| !c.is_control())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_tags() {
        let html = "<td title=\"a > b\">Ja &amp; nee<BR/>&#235;&onbekend;</td><!-- x --><style>p{}</style>3 < 4";
        let seen: Vec<String> = bits(html)
            .into_iter()
            .map(|bit| match bit {
                Bit::Words(range) => format!("'{}'", &html[range]),
                Bit::Sign(_, sign) => sign.to_string(),
                Bit::Opens(name, _) => format!("<{name}"),
                Bit::Closes(name) => format!("/{name}"),
            })
            .collect();
        assert_eq!(
            seen,
            [
                "<td",
                "'Ja '",
                "&",
                "' nee'",
                "<BR",
                "ë",
                "'&onbekend;'",
                "/td",
                "<style",
                "/style",
                "'3 '"
            ]
        );
        for cut in (0..html.len()).filter(|&cut| html.is_char_boundary(cut)) {
            let _ = bits(&html[cut..]);
            let _ = bits(&html[..cut]);
        }
    }
}
