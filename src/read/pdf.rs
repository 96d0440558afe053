//! PDF: text in reading order, from where its glyphs stand.
//!
//! What is raised and small is a note mark (`onderzoek?¹`) and what is lowered is none (`CO₂`); lines become paragraphs by the
//! distance between them; a page ends with a form feed, as extraction by other programs has it.

use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::rc::Rc;

use hayro_syntax::content::UntypedIter;
use hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use hayro_syntax::page::Resources;
use hayro_syntax::{LoadPdfError, Pdf};

use super::pdf_font::Font;
use super::{Document, Format, Gap, Origin, Place, Unread, Unseen, limits, pdf_streams, plain};
use crate::text::{Source, Span};

/// A glyph on a page; lengths in points, `y` grows downwards.
#[derive(Clone, Debug)]
struct Glyph {
    text: String,
    x: f64,
    y: f64,
    size: f64,
    /// Where the next glyph of its run stands.
    end: f64,
}

/// A piece of a line: glyphs beside each other on one height.
#[derive(Clone, Debug)]
struct Piece {
    text: String,
    x: f64,
    end: f64,
    y: f64,
    size: f64,
}

/// Reads a PDF.
///
/// # Errors
/// [`Unread`] for what is no PDF, locked, damaged, without text or past the limits.
pub fn read(bytes: Vec<u8>) -> Result<Document, Unread> {
    if bytes.len() as u64 > limits::FILE {
        return Err(Unread::TooMuch("bytes"));
    }
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    if !head.windows(5).any(|five| five == b"%PDF-") {
        return Err(Unread::Other("pdf-bestand"));
    }
    pdf_streams::bounded(&bytes)?;
    // Readers of damaged files guess; a guess that fails must not end the run.
    let read = std::panic::catch_unwind(|| pages(bytes));
    let pages = read.unwrap_or_else(|_| Err(Unread::Damaged("geen leesbare pdf".to_owned())))?;
    let mut text = String::new();
    let mut stretches = Vec::new();
    let mut gaps = Vec::new();
    for (page, glyphs) in pages.into_iter().enumerate() {
        if page > 0 {
            text.push('\u{c}');
        }
        let begins = text.len() as u32;
        let pieces = pieces(glyphs);
        let mut head = if gaps.is_empty() { table(&pieces) } else { None };
        for (paragraph, line) in lines(pieces).into_iter().enumerate() {
            let start = text.len() as u32;
            text.push_str(&line);
            if head.take_if(|names| names.iter().all(|name| line.contains(name.trim()))).is_some() {
                let span = Span::new(start, text.len() as u32);
                gaps.push(Gap { span, part: Unseen::Columns });
            }
            let place = Place {
                part: "page".into(),
                paragraph: paragraph as u32 + 1,
                run: 0,
                offset: 0,
                page: Some(page as u32 + 1),
            };
            stretches.push((Span::new(start, text.len() as u32), place));
            text.push('\n');
        }
        // Its names stand on no one line, for one column was taken for a margin.
        if head.is_some() {
            gaps.push(Gap { span: Span::at(begins), part: Unseen::Columns });
        }
        if text.len() > limits::TEXT {
            return Err(Unread::TooMuch("tekst"));
        }
    }
    if text.trim().is_empty() {
        return Err(Unread::Scanned);
    }
    let source = Source::new(text).map_err(|_| Unread::TooMuch("tekst"))?;
    let blocks = plain::blocks(source.text());
    let document = Document::new(source, blocks, Origin::new(stretches), Format::Pdf);
    Ok(document.with_gaps(gaps))
}

/// The glyphs of every page.
fn pages(bytes: Vec<u8>) -> Result<Vec<Vec<Glyph>>, Unread> {
    let pdf = Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(_) => Unread::Encrypted,
        LoadPdfError::Invalid => Unread::Damaged("geen leesbare pdf".to_owned()),
    })?;
    let count = pdf.pages().len();
    if count == 0 {
        return Err(Unread::Damaged("geen bladzijden".to_owned()));
    }
    if count > limits::PAGES {
        return Err(Unread::TooMuch("bladzijden"));
    }
    let mut pages = Vec::with_capacity(count);
    // Most pages share their fonts, which are dear to read.
    let mut drawn = Drawn { glyphs: Vec::new(), left: limits::OPERATIONS, fonts: HashMap::new() };
    for page in pdf.pages().iter() {
        drawn.run(page.operations(), page.resources(), UNMOVED, 0);
        if drawn.left == 0 {
            return Err(Unread::TooMuch("bewerkingen in de tekeningen"));
        }
        if drawn.glyphs.len() >= limits::GLYPHS {
            return Err(Unread::TooMuch("tekens op een bladzijde"));
        }
        pages.push(std::mem::take(&mut drawn.glyphs));
    }
    Ok(pages)
}

/// A transformation of places, as PDF writes it.
type Matrix = [f64; 6];
const UNMOVED: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// First `a`, then `b`.
fn then(a: Matrix, b: Matrix) -> Matrix {
    [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]
}

/// How text is written at a moment.
#[derive(Clone)]
struct State {
    to_page: Matrix,
    font: Option<Rc<Font>>,
    size: f64,
    letters: f64,
    words: f64,
    wide: f64,
    leading: f64,
    rise: f64,
}

/// What is drawn on a page, of which only text counts.
struct Drawn {
    glyphs: Vec<Glyph>,
    left: usize,
    fonts: HashMap<usize, Rc<Font>>,
}

/// How deep drawings may stand in each other.
const FORMS: usize = 8;

impl Drawn {
    fn run(
        &mut self,
        mut all: UntypedIter<'_>,
        resources: &Resources<'_>,
        to_page: Matrix,
        depth: usize,
    ) {
        let mut state = State {
            to_page,
            font: None,
            size: 0.0,
            letters: 0.0,
            words: 0.0,
            wide: 1.0,
            leading: 0.0,
            rise: 0.0,
        };
        let mut kept: Vec<State> = Vec::new();
        let (mut at, mut line) = (UNMOVED, UNMOVED);
        while let Some(one) = all.next() {
            self.left = self.left.saturating_sub(1);
            if self.left == 0 {
                return;
            }
            let operands: Vec<&Object<'_>> = one.operands().collect();
            let number = |i: usize| match operands.get(i) {
                Some(Object::Number(number)) => number.as_f64(),
                _ => 0.0,
            };
            let moved = |line: Matrix, x: f64, y: f64| then([1.0, 0.0, 0.0, 1.0, x, y], line);
            let matrix = || [number(0), number(1), number(2), number(3), number(4), number(5)];
            match &**one.operator {
                b"q" if kept.len() < 256 => kept.push(state.clone()),
                b"Q" => {
                    if let Some(before) = kept.pop() {
                        state = before;
                    }
                }
                b"cm" => state.to_page = then(matrix(), state.to_page),
                b"BT" => (at, line) = (UNMOVED, UNMOVED),
                b"Tf" => {
                    if let Some(Object::Name(name)) = operands.first() {
                        state.font = self.font(name, resources);
                    }
                    state.size = number(1);
                }
                b"Tm" => (at, line) = (matrix(), matrix()),
                b"Td" => {
                    line = moved(line, number(0), number(1));
                    at = line;
                }
                b"TD" => {
                    state.leading = -number(1);
                    line = moved(line, number(0), number(1));
                    at = line;
                }
                b"T*" => {
                    line = moved(line, 0.0, -state.leading);
                    at = line;
                }
                b"TL" => state.leading = number(0),
                b"Tc" => state.letters = number(0),
                b"Tw" => state.words = number(0),
                b"Tz" => state.wide = number(0) / 100.0,
                b"Ts" => state.rise = number(0),
                b"Tj" | b"'" | b"\"" => {
                    let string = match &**one.operator {
                        b"Tj" => operands.first(),
                        b"'" => {
                            line = moved(line, 0.0, -state.leading);
                            at = line;
                            operands.first()
                        }
                        _ => {
                            (state.words, state.letters) = (number(0), number(1));
                            line = moved(line, 0.0, -state.leading);
                            at = line;
                            operands.get(2)
                        }
                    };
                    if let Some(Object::String(string)) = string {
                        self.show(string.as_bytes(), &state, &mut at);
                    }
                }
                b"TJ" => {
                    let Some(Object::Array(array)) = operands.first() else { continue };
                    for part in array.iter::<Object<'_>>() {
                        match part {
                            Object::String(string) => self.show(string.as_bytes(), &state, &mut at),
                            Object::Number(number) => {
                                let by = -number.as_f64() / 1000.0 * state.size * state.wide;
                                at = moved(at, by, 0.0);
                            }
                            _ => {}
                        }
                    }
                }
                b"Do" if depth < FORMS => {
                    let Some(Object::Name(name)) = operands.first() else { continue };
                    let Some(form) = resources.get_x_object(name) else { continue };
                    self.form(&form, resources, state.to_page, depth);
                }
                _ => {}
            }
        }
    }

    fn form(&mut self, form: &Stream<'_>, around: &Resources<'_>, to_page: Matrix, depth: usize) {
        let dict = form.dict();
        if dict.get::<Name<'_>>("Subtype").is_none_or(|kind| &*kind != b"Form") {
            return;
        }
        let Ok(content) = form.decoded() else { return };
        let mut matrix = UNMOVED;
        if let Some(array) = dict.get::<Array<'_>>("Matrix") {
            for (place, value) in matrix.iter_mut().zip(array.iter::<f32>()) {
                *place = f64::from(value);
            }
        }
        let own = dict.get::<Dict<'_>>("Resources").map(Resources::new);
        let resources = own.as_ref().unwrap_or(around);
        self.run(UntypedIter::new(&content), resources, then(matrix, to_page), depth + 1);
    }

    fn font(&mut self, name: &Name<'_>, resources: &Resources<'_>) -> Option<Rc<Font>> {
        let dict = resources.get_font(name)?;
        // A font is known by where it stands in the file.
        let key = dict.data().as_ptr() as usize;
        if let Some(font) = self.fonts.get(&key) {
            return Some(Rc::clone(font));
        }
        if self.fonts.len() >= limits::FONTS {
            return None;
        }
        let font = Rc::new(Font::read(&dict));
        self.fonts.insert(key, Rc::clone(&font));
        Some(font)
    }

    fn show(&mut self, bytes: &[u8], state: &State, at: &mut Matrix) {
        let Some(font) = &state.font else { return };
        for (code, len) in font.codes(bytes) {
            self.left = self.left.saturating_sub(1);
            if self.left == 0 {
                return;
            }
            let space = if len == 1 && code == 32 { state.words } else { 0.0 };
            let wide =
                (font.width(code) / 1000.0 * state.size + state.letters + space) * state.wide;
            let place = then(then([1.0, 0.0, 0.0, 1.0, 0.0, state.rise], *at), state.to_page);
            let next = then(then([1.0, 0.0, 0.0, 1.0, wide, 0.0], *at), state.to_page);
            let size = (state.size * place[2].hypot(place[3])).abs();
            let text = font.text(code);
            // Text that runs up the page is a stamp in the margin.
            if !text.is_empty() && place[0] > 0.0 && self.glyphs.len() < limits::GLYPHS {
                self.glyphs.push(Glyph { text, x: place[4], y: -place[5], size, end: next[4] });
            }
            *at = then([1.0, 0.0, 0.0, 1.0, wide, 0.0], *at);
        }
    }
}

/// The lines of a page in reading order.
fn lines(pieces: Vec<Piece>) -> Vec<String> {
    let (main, side) = columns(pieces);
    let mut lines = in_rows(main);
    let side = in_rows(side);
    if !side.is_empty() {
        lines.push(String::new());
        lines.extend(side);
    }
    lines
}

/// The names of the columns with questions and answers, where a page has a table of them: its lines are read across, for where a row ends
/// nothing says.
fn table(pieces: &[Piece]) -> Option<[String; 2]> {
    let height = |piece: &Piece| (piece.y / 3.0).round() as i64;
    let named =
        |wanted| pieces.iter().filter(move |piece| plain::column(&piece.text) == Some(wanted));
    let answers: HashMap<i64, &Piece> =
        named(plain::Column::Answers).map(|piece| (height(piece), piece)).collect();
    let (asks, answers) = named(plain::Column::Asks).find_map(|asks| {
        let beside = answers.get(&height(asks))?;
        (asks.end + asks.size < beside.x).then_some((asks, *beside))
    })?;
    // Below the names lines of both begin at one height.
    let below = |column: &Piece| {
        let (x, y) = (column.x, column.y + column.size);
        pieces.iter().filter(move |piece| piece.y > y && (piece.x - x).abs() < 3.0).map(height)
    };
    let lines: HashSet<i64> = below(answers).collect();
    below(asks).any(|line| lines.contains(&line)).then(|| [asks.text.clone(), answers.text.clone()])
}

/// Takes the narrow column beside a letter (our reference, who to call) out of its text.
fn columns(pieces: Vec<Piece>) -> (Vec<Piece>, Vec<Piece>) {
    let wide = pieces.iter().map(|piece| piece.end).fold(0.0, f64::max);
    let mut starts: BTreeMap<i64, (usize, usize)> = BTreeMap::new();
    let mut rows: Vec<(f64, f64, f64)> = Vec::new();
    for piece in pieces.iter().filter(|piece| !piece.text.trim().is_empty()) {
        if piece.x > wide * SIDE {
            starts.entry((piece.x / 3.0).round() as i64).or_default().0 += 1;
        } else {
            rows.push((piece.y, piece.end, piece.size));
        }
    }
    rows.sort_by(|a, b| a.0.partial_cmp(&b.0).unwrap_or(Ordering::Equal));
    for piece in pieces.iter().filter(|piece| piece.x > wide * SIDE) {
        // Beside text of the letter, and well away from it.
        let near = rows.partition_point(|(y, ..)| *y < piece.y - piece.size);
        let near = rows.iter().skip(near).take_while(|(y, ..)| *y < piece.y + piece.size);
        let mut near = near.peekable();
        if near.peek().is_some() && near.all(|(_, end, size)| *end + size < piece.x) {
            starts.entry((piece.x / 3.0).round() as i64).or_default().1 += 1;
        }
    }
    let column = starts.iter().filter(|(_, (all, beside))| *all >= 4 && *beside >= 2);
    let Some((&column, _)) = column.max_by_key(|(_, (all, _))| *all) else {
        return (pieces, Vec::new());
    };
    pieces.into_iter().partition(|piece| (piece.x / 3.0).round() as i64 + 1 < column)
}

/// How far to the right, of the width of the text, a side column begins.
const SIDE: f64 = 0.62;

/// The lines of pieces in their order on the page, with an empty one between paragraphs.
fn in_rows(mut pieces: Vec<Piece>) -> Vec<String> {
    // Down the page, and from left to right where heights are one.
    pieces.sort_by(|a, b| a.y.partial_cmp(&b.y).unwrap_or(Ordering::Equal));
    let mut rows: Vec<Vec<Piece>> = Vec::new();
    for piece in pieces {
        let row = rows.iter_mut().rev().take(4).find(|row| {
            row.iter().any(|other| {
                let tall = other.size.max(piece.size);
                (other.y - piece.y).abs() < tall * 0.45
            })
        });
        match row {
            Some(row) => row.push(piece),
            None => rows.push(vec![piece]),
        }
    }
    let mut lines: Vec<String> = Vec::new();
    let mut before: Option<(f64, f64)> = None;
    for mut row in rows {
        row.sort_by(|a, b| a.x.partial_cmp(&b.x).unwrap_or(Ordering::Equal));
        let size = row.iter().map(|piece| piece.size).fold(0.0, f64::max);
        // The line stands where most of its large text stands.
        let base = row
            .iter()
            .filter(|piece| piece.size > size * 0.85)
            .max_by_key(|piece| piece.text.len())
            .map_or(0.0, |piece| piece.y);
        let line = joined(&row, size, base);
        if line.trim().is_empty() {
            continue;
        }
        if let Some((y, tall)) = before
            && base - y > tall.max(size) * 1.6
        {
            lines.push(String::new());
        }
        before = Some((base, size));
        lines.push(line);
    }
    lines
}

/// Glyphs that stand beside each other on one height and are of one size.
fn pieces(glyphs: Vec<Glyph>) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for glyph in glyphs {
        if glyph.size <= 0.5 || !glyph.x.is_finite() || !glyph.y.is_finite() {
            continue;
        }
        let Glyph { text, x, y, size, end } = glyph;
        if let Some(last) = pieces.last_mut()
            && (last.y - y).abs() < 0.05 * size
            && (last.size - size).abs() < 0.05 * size
            && x > last.end - size * 0.6
            && x < last.end + size * 0.8
        {
            if x > last.end + size * 0.16 && !last.text.ends_with(' ') && !text.starts_with(' ') {
                last.text.push(' ');
            }
            last.text.push_str(&text);
            last.end = end.max(last.end);
            continue;
        }
        pieces.push(Piece { text, x, end, y, size });
    }
    pieces
}

/// The text of a line; small text above or below it becomes raised or lowered figures.
fn joined(row: &[Piece], size: f64, base: f64) -> String {
    let mut line = String::new();
    let mut end = f64::MAX;
    for piece in row {
        let gap = piece.x - end;
        if gap > size * 2.0 {
            line.push_str("   ");
        } else if gap > size * 0.14 && !line.ends_with(' ') && !piece.text.starts_with(' ') {
            line.push(' ');
        }
        let off = base - piece.y;
        let small = piece.size < size * 0.85;
        let text = if small && off.abs() > size * 0.12 || off.abs() > size * 0.2 {
            piece.text.chars().map(|c| super::moved(c, off > 0.0)).collect()
        } else {
            piece.text.clone()
        };
        line.push_str(&text);
        end = piece.end;
    }
    ligatures(line.trim_end())
}

/// Letters for the signs that fonts have for several of them.
fn ligatures(text: &str) -> String {
    const SIGNS: [(char, &str); 6] =
        [('ﬀ', "ff"), ('ﬁ', "fi"), ('ﬂ', "fl"), ('ﬃ', "ffi"), ('ﬄ', "ffl"), ('\u{0}', "")];
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match SIGNS.iter().find(|(sign, _)| *sign == c) {
            Some((_, letters)) => out.push_str(letters),
            None => out.push(c),
        }
    }
    out
}
