//! Texts put together for a message: the front of one, a list, a capital at the beginning.

/// "a", "a en b", "a, b en c".
#[must_use]
pub fn enumerated(items: &[String]) -> String {
    match items {
        [first @ .., last] if !first.is_empty() => format!("{} en {last}", first.join(", ")),
        _ => items.concat(),
    }
}

/// With a capital at the front.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// A text of at most so many characters; a longer one is cut behind a word.
#[must_use]
pub fn shortened(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((at, _)) => {
            let front = text.get(..at).unwrap_or_default();
            format!("{}…", front.rsplit_once(' ').map_or(front, |(front, _)| front))
        }
        None => text.to_owned(),
    }
}
