//! Names without what two spellings of one name may differ in: capitals, accents, dashes and spaces. The build script folds what the
//! register knows with these very lines.

use crate::text::accents;

/// The words of a name in lower case without accents, joined by one space. Commas, dashes, quotes and
/// every kind of space only separate words; `&` stays, for `JenV` is also written `J&V`, and reads "en" where it stands alone.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    // A plain word, which most are, needs no look at each letter.
    if text.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        folded.push_str(text);
        folded.make_ascii_lowercase();
        return folded;
    }
    let mut gap = false;
    for c in text.chars() {
        if !c.is_ascii() && is_mark(c) {
            continue;
        }
        if !(c.is_ascii_alphanumeric() || c == '&' || (!c.is_ascii() && c.is_alphanumeric())) {
            gap = true;
            continue;
        }
        if gap && !folded.is_empty() {
            folded.push(' ');
        }
        gap = false;
        if c.is_ascii() {
            folded.push(c.to_ascii_lowercase());
            continue;
        }
        for lower in c.to_lowercase() {
            match accents::without(lower) {
                Some(plain) => folded.push_str(plain),
                None if is_mark(lower) => {}
                None => folded.push(lower),
            }
        }
    }
    match folded.as_str() {
        "&" => "en".to_owned(),
        joined if joined.contains(" & ") => joined.replace(" & ", " en "),
        _ => folded,
    }
}

/// Combining accents, and the loose ones that text extraction leaves of a `ş` or `ć` ("Yes¸ilgöz", "Kostic ´").
const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '¸' | '´' | 'ˇ' | '˘' | '\u{ad}' | '\u{200b}')
}
