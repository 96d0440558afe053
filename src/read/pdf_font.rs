//! Fonts of a PDF: which characters codes stand for, and how wide they are.

use std::collections::HashMap;

use hayro_syntax::object::{Array, Dict, Name, Object, Stream};

use super::limits;

/// A font.
#[derive(Debug, Default)]
pub(super) struct Font {
    /// Whether codes have two bytes.
    wide: bool,
    /// Characters by code, as the file says them for copying.
    named: HashMap<u32, String>,
    /// Characters by code, where the encoding differs from that of Windows.
    differs: HashMap<u32, String>,
    widths: HashMap<u32, f64>,
    other_width: f64,
}

impl Font {
    /// Reads a font.
    pub fn read(dict: &Dict<'_>) -> Self {
        let mut font = Self { other_width: 500.0, ..Self::default() };
        if let Some(map) = dict.get::<Stream<'_>>("ToUnicode").and_then(|map| map.decoded().ok()) {
            font.named = characters(&map);
        }
        let inner = dict.get::<Array<'_>>("DescendantFonts");
        let inner = inner.and_then(|fonts| fonts.iter::<Dict<'_>>().next());
        if let Some(inner) = inner {
            font.wide = true;
            font.other_width = inner.get::<f32>("DW").map_or(1000.0, f64::from);
            if let Some(widths) = inner.get::<Array<'_>>("W") {
                font.wide_widths(&widths);
            }
            return font;
        }
        let first = dict.get::<i32>("FirstChar").unwrap_or(0).max(0) as u32;
        if let Some(widths) = dict.get::<Array<'_>>("Widths") {
            let widths = widths.iter::<f32>().take(256);
            font.widths.extend((first..).zip(widths.map(f64::from)));
        }
        let differences = dict.get::<Dict<'_>>("Encoding");
        let differences = differences.and_then(|of| of.get::<Array<'_>>("Differences"));
        let mut code = 0;
        for one in differences.iter().flat_map(|all| all.iter::<Object<'_>>()).take(1000) {
            match one {
                Object::Number(number) => code = number.as_i64().clamp(0, 255) as u32,
                Object::Name(name) => {
                    if let Some(text) = glyph(&name) {
                        font.differs.insert(code, text);
                    }
                    code += 1;
                }
                _ => {}
            }
        }
        font
    }

    fn wide_widths(&mut self, widths: &Array<'_>) {
        let mut first: Option<u32> = None;
        let mut last: Option<u32> = None;
        let mut left = limits::CODES;
        for one in widths.iter::<Object<'_>>().take(limits::CODES) {
            match (one, first, last) {
                (Object::Array(widths), Some(from), _) => {
                    let widths: Vec<f64> = widths.iter::<f32>().take(left).map(f64::from).collect();
                    left -= widths.len();
                    self.widths.extend((from..).zip(widths));
                    (first, last) = (None, None);
                }
                (Object::Number(width), Some(from), Some(to)) => {
                    let width = width.as_f64();
                    let codes = (from..=to).take(left);
                    left -= codes.clone().count();
                    self.widths.extend(codes.map(|code| (code, width)));
                    (first, last) = (None, None);
                }
                (Object::Number(number), Some(_), None) => {
                    last = u32::try_from(number.as_i64()).ok()
                }
                (Object::Number(number), None, _) => first = u32::try_from(number.as_i64()).ok(),
                _ => (first, last) = (None, None),
            }
        }
    }

    /// The codes of a string, each with its length in bytes.
    pub fn codes<'b>(&self, bytes: &'b [u8]) -> impl Iterator<Item = (u32, usize)> + use<'b> {
        let len = if self.wide { 2 } else { 1 };
        bytes.chunks(len).map(move |code| {
            (code.iter().fold(0, |code, byte| code << 8 | u32::from(*byte)), code.len())
        })
    }

    /// The width of a glyph, in thousandths of its size.
    pub fn width(&self, code: u32) -> f64 {
        self.widths.get(&code).copied().unwrap_or(self.other_width)
    }

    /// What a code reads; nothing where nobody knows.
    pub fn text(&self, code: u32) -> String {
        let known = self.named.get(&code).or_else(|| self.differs.get(&code));
        match known {
            Some(text) => text.clone(),
            None if self.wide => String::new(),
            None => windows(code).map(String::from).unwrap_or_default(),
        }
    }
}

/// A character of the encoding of Windows.
fn windows(code: u32) -> Option<char> {
    const HIGH: [char; 32] = [
        '€', ' ', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', ' ', 'Ž', ' ', ' ', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', ' ', 'ž', 'Ÿ',
    ];
    match code {
        0..=31 => None,
        128..=159 => HIGH.get(code as usize - 128).copied(),
        0xad => Some('-'),
        _ => char::from_u32(code),
    }
}

/// What a glyph of this name reads.
fn glyph(name: &Name<'_>) -> Option<String> {
    const NAMES: [(&str, &str); 86] = [
        ("space", " "),
        ("exclam", "!"),
        ("quotedbl", "\""),
        ("numbersign", "#"),
        ("dollar", "$"),
        ("percent", "%"),
        ("ampersand", "&"),
        ("quotesingle", "'"),
        ("parenleft", "("),
        ("parenright", ")"),
        ("asterisk", "*"),
        ("plus", "+"),
        ("comma", ","),
        ("hyphen", "-"),
        ("period", "."),
        ("slash", "/"),
        ("zero", "0"),
        ("one", "1"),
        ("two", "2"),
        ("three", "3"),
        ("four", "4"),
        ("five", "5"),
        ("six", "6"),
        ("seven", "7"),
        ("eight", "8"),
        ("nine", "9"),
        ("colon", ":"),
        ("semicolon", ";"),
        ("less", "<"),
        ("equal", "="),
        ("greater", ">"),
        ("question", "?"),
        ("at", "@"),
        ("bracketleft", "["),
        ("backslash", "\\"),
        ("bracketright", "]"),
        ("underscore", "_"),
        ("quoteleft", "‘"),
        ("quoteright", "’"),
        ("quotedblleft", "“"),
        ("quotedblright", "”"),
        ("quotedblbase", "„"),
        ("guillemotleft", "«"),
        ("guillemotright", "»"),
        ("endash", "–"),
        ("emdash", "—"),
        ("bullet", "•"),
        ("ellipsis", "…"),
        ("Euro", "€"),
        ("degree", "°"),
        ("section", "§"),
        ("fi", "fi"),
        ("fl", "fl"),
        ("ff", "ff"),
        ("ffi", "ffi"),
        ("ffl", "ffl"),
        ("adieresis", "ä"),
        ("edieresis", "ë"),
        ("idieresis", "ï"),
        ("odieresis", "ö"),
        ("udieresis", "ü"),
        ("Edieresis", "Ë"),
        ("Idieresis", "Ï"),
        ("Odieresis", "Ö"),
        ("Udieresis", "Ü"),
        ("aacute", "á"),
        ("eacute", "é"),
        ("iacute", "í"),
        ("oacute", "ó"),
        ("uacute", "ú"),
        ("Eacute", "É"),
        ("agrave", "à"),
        ("egrave", "è"),
        ("ograve", "ò"),
        ("acircumflex", "â"),
        ("ecircumflex", "ê"),
        ("icircumflex", "î"),
        ("ocircumflex", "ô"),
        ("ucircumflex", "û"),
        ("ccedilla", "ç"),
        ("scedilla", "ş"),
        ("gbreve", "ğ"),
        ("ntilde", "ñ"),
        ("germandbls", "ß"),
        ("multiply", "×"),
        ("plusminus", "±"),
    ];
    let name = std::str::from_utf8(name).ok()?;
    if let Some((_, text)) = NAMES.iter().find(|(known, _)| *known == name) {
        return Some((*text).to_owned());
    }
    let mut letters = name.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        return Some(letter.to_string());
    }
    let code = name.strip_prefix("uni").or_else(|| name.strip_prefix('u'))?;
    u32::from_str_radix(code, 16).ok().and_then(char::from_u32).map(String::from)
}

/// The characters that a map for copying names, by code.
fn characters(map: &[u8]) -> HashMap<u32, String> {
    let mut found = HashMap::new();
    let mut left = limits::CODES;
    let text = String::from_utf8_lossy(map);
    let mut rest = &*text;
    // Each part is a list of codes in angle brackets; in a range a third may be a list in square ones.
    while let Some(at) = rest.find("beginbf") {
        let inside = rest.get(at..).unwrap_or_default();
        let range = inside.starts_with("beginbfrange");
        let end = inside.find("endbf").unwrap_or(inside.len());
        let mut codes: Vec<(Vec<u8>, bool)> = Vec::new();
        let mut listed = false;
        let mut body = inside.get(..end).unwrap_or_default();
        while let Some(next) = body.find(['<', '[', ']']) {
            let tail = body.get(next + 1..).unwrap_or_default();
            match body.as_bytes().get(next) {
                Some(b'[') => listed = true,
                Some(b']') => {
                    listed = false;
                    codes.push((Vec::new(), true));
                }
                _ => {
                    let len = tail.find('>').unwrap_or(tail.len());
                    codes.push((hex(tail.get(..len).unwrap_or_default()), listed));
                }
            }
            body = tail;
        }
        let mut each = codes.into_iter().peekable();
        while let Some((from, _)) = each.next() {
            let from = number(&from);
            left = left.saturating_sub(1);
            if left == 0 {
                return found;
            }
            if !range {
                if let Some((to, _)) = each.next() {
                    found.insert(from, utf16(&to));
                }
                continue;
            }
            let Some((last, _)) = each.next() else { break };
            let last = number(&last).min(from.saturating_add(left as u32));
            if each.peek().is_some_and(|(_, listed)| *listed) {
                for (code, (text, _)) in (from..).zip(each.by_ref()) {
                    if text.is_empty() {
                        break;
                    }
                    found.insert(code, utf16(&text));
                }
            } else if let Some((first, _)) = each.next() {
                let mut text = first;
                // A long text for many codes would be far more than the file.
                text.truncate(64);
                left -= (from..=last).count().min(left);
                for code in from..=last {
                    found.insert(code, utf16(&text));
                    if let Some(byte) = text.last_mut() {
                        *byte = byte.wrapping_add(1);
                    }
                }
            }
        }
        rest = inside.get(end..).and_then(|rest| rest.get(5..)).unwrap_or_default();
    }
    found
}

fn hex(text: &str) -> Vec<u8> {
    let digits: Vec<u8> =
        text.chars().filter_map(|c| c.to_digit(16)).map(|digit| digit as u8).collect();
    digits.chunks(2).map(|two| two.iter().fold(0, |byte, digit| byte << 4 | digit)).collect()
}

fn number(bytes: &[u8]) -> u32 {
    bytes.iter().take(4).fold(0, |code, byte| code << 8 | u32::from(*byte))
}

fn utf16(bytes: &[u8]) -> String {
    let units: Vec<u16> = bytes
        .chunks(2)
        .map(|two| two.iter().fold(0, |unit, byte| unit << 8 | u16::from(*byte)))
        .collect();
    String::from_utf16_lossy(&units)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn maps_for_copying() {
        let map = b"2 beginbfchar\n<0003> <0020>\n<0010> <00660069>\nendbfchar 2 beginbfrange <0020> <0022> <0041>\n<0030> <0031> [<0061> <0062>] endbfrange";
        let found = characters(map);
        let read = |code: u32| found.get(&code).map(String::as_str);
        assert_eq!(read(3), Some(" "));
        assert_eq!(read(0x10), Some("fi"));
        assert_eq!(read(0x22), Some("C"));
        assert_eq!(read(0x31), Some("b"));
    }
}
