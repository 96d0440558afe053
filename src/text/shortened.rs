//! The front of a text, for a message or a list.

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
