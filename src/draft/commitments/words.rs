//! A sentence as words, with the marks that part its clauses.

/// A word of a sentence.
pub(super) struct Word<'t> {
    /// Its place in the sentence.
    pub at: usize,
    /// In lower case.
    pub lower: String,
    /// As it stands.
    pub text: &'t str,
    /// Whether a comma, bracket, dash or colon stands before it.
    pub parted: bool,
}

impl Word<'_> {
    pub const fn end(&self) -> usize {
        self.at + self.text.len()
    }
}

/// The words of a sentence.
pub(super) fn words(sentence: &str) -> Vec<Word<'_>> {
    let mut at = 0;
    let mut parted = false;
    let mut words = Vec::new();
    for word in sentence.split_inclusive(|c: char| !c.is_alphanumeric()) {
        let text = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        if !text.is_empty() {
            words.push(Word { at, lower: text.to_lowercase(), text, parted });
            parted = false;
        }
        parted |= word.ends_with([',', ';', ':', '(', ')', '–', '—']);
        at += word.len();
    }
    words
}
