//! Whether an answer is a reference and no more.

/// Words around a reference that say nothing by themselves: "Voor het antwoord op deze vraag verwijs ik u naar vraag 2."
const EMPTY: [&str; 10] =
    ["voor", "het", "de", "antwoord", "beantwoording", "op", "van", "deze", "vraag", "hiervan"];

/// More of them: whoever refers, and politely.
const POLITE: [&str; 21] = [
    "ik",
    "wij",
    "we",
    "wordt",
    "zij",
    "uw",
    "kamer",
    "u",
    "kortheidshalve",
    "graag",
    "hierbij",
    "hiervoor",
    "daarvoor",
    "hierop",
    "in",
    "wat",
    "betreft",
    "dit",
    "dat",
    "naar",
    "gaarne",
];

/// Whether what stands around a reference does not answer by itself, as a yes, a no or a statement does.
pub(super) fn answers_nothing(text: &str, start: usize, end: usize) -> bool {
    let around = [text.get(..start), text.get(end..)].into_iter().flatten();
    let mut words = around.flat_map(|part| part.split(|c: char| !c.is_alphanumeric()));
    words.all(|word| {
        let word = word.to_lowercase();
        word.is_empty() || EMPTY.contains(&word.as_str()) || POLITE.contains(&word.as_str())
    })
}

/// Whether an answer is a reference and no more: nothing stands behind it, and before it at most a yes or no.
pub(super) fn says_nothing_else(text: &str, start: usize, end: usize) -> bool {
    let before = text.get(..start).unwrap_or_default();
    let after = text.get(end..).unwrap_or_default();
    // Many references in one answer: each looks at a few words, not at all.
    let more_than = |part: &str, words: usize| {
        let all = part.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        all.filter(|word| !EMPTY.contains(&word.to_lowercase().as_str())).take(words + 1).count()
            > words
    };
    !more_than(before, 4) && !more_than(after, 2)
}
