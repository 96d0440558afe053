//! A sentence as words, with the marks that part its clauses.

use std::borrow::Cow;

use super::list::{List, listed};
use super::verbs::{Forms, forms};

/// A word of a sentence.
pub(super) struct Word<'t> {
    /// Its place in the sentence.
    pub at: usize,
    /// In lower case.
    pub lower: Cow<'t, str>,
    /// As it stands.
    pub text: &'t str,
    /// Whether a comma, bracket, dash or colon stands before it.
    pub parted: bool,
    /// What it is as a verb with which the Chamber gets something.
    pub forms: Forms,
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
            let small = text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
            let lower = if small { Cow::Borrowed(text) } else { Cow::Owned(text.to_lowercase()) };
            // The accents only stress the word.
            let lower = if lower == "vóór" { Cow::Borrowed("voor") } else { lower };
            let forms = forms(&lower);
            words.push(Word { at, lower, text, parted, forms });
            parted = false;
        }
        parted |= word.ends_with([',', ';', ':', '(', ')', '–', '—']);
        at += word.len();
    }
    join_over_asides(&mut words);
    words
}

/// Words that begin an aside, and words that a whole clause has and an aside has not.
const BEGINS_AN_ASIDE: List = List::of(
    "mede al conform samen na voor in op via met door gehoord gelet gezien waar naar bij uiterlijk te zo eventueel desgewenst inclusief vergezeld \
    voorzien namens vermoedelijk waarschijnlijk uiteraard zoals indien tegelijk mits eind begin medio rond nog",
);
const OF_A_CLAUSE: List = List::of(
    "is zijn was waren wordt worden werd werden heeft hebben had zal zullen kan kunnen moet moeten ik wij we die dat waarover waarna waarin waarvan waarmee \
    zodra nadat omdat als wanneer kom komt gaat ga volgt ontvangt krijgt stuur informeer",
);

/// An aside between commas parts no clause: "ik kom, mede op verzoek van de leden, in het voorjaar met een brief".
fn join_over_asides(words: &mut [Word<'_>]) {
    let mut opened = None;
    for i in 1..words.len() {
        if !words.get(i).is_some_and(|word| word.parted) {
            continue;
        }
        if let Some(first) = opened {
            let aside = words.get(first..i).unwrap_or_default();
            let begins = aside.first().is_some_and(|word| listed(BEGINS_AN_ASIDE, &word.lower));
            let short = aside.len() <= LONGEST_ASIDE;
            if begins && short && !aside.iter().any(|word| listed(OF_A_CLAUSE, &word.lower)) {
                for at in [first, i] {
                    if let Some(word) = words.get_mut(at) {
                        word.parted = false;
                    }
                }
                opened = None;
                continue;
            }
        }
        opened = Some(i);
    }
}

/// The most words that an aside has.
const LONGEST_ASIDE: usize = 12;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_aside_parts_no_clause() {
        let parted = |sentence: &str| words(sentence).iter().filter(|word| word.parted).count();
        assert_eq!(parted("Ik kom, mede op verzoek van de leden, in mei met een brief."), 0);
        assert_eq!(parted("Het rapport komt in mei, waarna ik de Kamer informeer."), 1);
        assert_eq!(parted("De brief, die in mei komt, gaat hierop in."), 2);
        assert_eq!(parted("Ik stuur het rapport, een brief en een nota."), 1);
    }
}
