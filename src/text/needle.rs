//! One text that is looked for in many others, many bytes at a time.

use std::sync::OnceLock;

use memchr::memmem::Finder;

/// A text that is looked for as it stands. What a search needs to know of it is made once.
#[derive(Debug)]
pub struct Needle {
    wanted: &'static str,
    finder: OnceLock<Finder<'static>>,
}

impl Needle {
    /// Looks for this text.
    #[must_use]
    pub const fn new(wanted: &'static str) -> Self {
        Self { wanted, finder: OnceLock::new() }
    }

    /// Where it stands in a text, in bytes, in order and without overlap.
    pub fn find_iter<'t>(&'t self, text: &'t str) -> impl Iterator<Item = usize> + 't {
        self.finder().find_iter(text.as_bytes())
    }

    /// Where it first stands in a text.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<usize> {
        self.finder().find(text.as_bytes())
    }

    fn finder(&self) -> &Finder<'static> {
        self.finder.get_or_init(|| Finder::new(self.wanted))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_found_where_it_stands() {
        static WANTED: Needle = Needle::new("één ");
        let text = "één één\u{a0}één één 😀één ";
        let found: Vec<usize> = WANTED.find_iter(text).collect();
        let expected: Vec<usize> = text.match_indices("één ").map(|(at, _)| at).collect();
        assert_eq!(found, expected);
        assert_eq!((WANTED.find(text), WANTED.find("een ")), (Some(0), None));
    }
}
