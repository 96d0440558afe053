//! Whether a reference points at a question of another set or paper, which has answers of its own.

use std::ops::Range;

use crate::cite::case_numbers_in;
use crate::draft::Prose;
use crate::draft::context::SENTENCE;
use crate::draft::lines::heading::ASKERS;
use crate::text::{MONTHS, last_of};

/// What the words behind a reference must begin with to say of which questions it is.
const OF: [&str; 12] =
    ["van ", "uit ", "in ", "op ", "bij ", "tijdens ", "over ", "d.d. ", "die ", "(", "[", ","];

/// Words for another set of questions, or for those who asked it.
const ANOTHER_SET: [&str; 22] = [
    "set ",
    "schriftelijke vragen",
    "kamervragen",
    "feitelijke vragen",
    "eerdere",
    "eerder gestelde",
    "vorige",
    "schriftelijk overleg",
    "lijst van vragen",
    "verslag",
    "het lid",
    "de leden",
    "fractie",
    "van de zijde",
    "commissie",
    "gesteld",
    "ingezonden",
    "aanhangsel",
    "kamerstuk",
    "vergaderjaar",
    "uw kamer over",
    "de kamer over",
];

/// What has questions or answers of its own, within a few words behind a reference: "van de beantwoording van 3 juni 2026", "van het formulier",
/// "bij de begrotingsbehandeling".
const PAPERS: [&str; 34] = [
    "beantwoording",
    "antwoordbrief",
    "brief",
    "brieven",
    "kamerbrief",
    "nota",
    "memorie",
    "lijst",
    "begroting",
    "jaarverslag",
    "set",
    "sets",
    "vragenlijst",
    "formulier",
    "enquête",
    "consultatie",
    "rapport",
    "onderzoek",
    "begrotingsbehandeling",
    "debat",
    "commissiedebat",
    "tweeminutendebat",
    "plenaire",
    "notaoverleg",
    "wetgevingsoverleg",
    "faq",
    "q&a",
    "website",
    "webpagina",
    "www",
    "bijlage",
    "examen",
    "toets",
    "correctievoorschrift",
];

/// From how many bytes on the name of a paper tells it as the end of a longer word too.
const LONG: usize = 7;

/// Words that say that such a paper is the draft itself.
const OWN: [&str; 6] = ["deze", "dit", "onderhavige", "voorliggende", "bijgaande", "hier"];

/// How many words behind a reference a paper is looked for.
const WORDS: usize = 5;

/// Words in front of an answer that is somebody else's.
const OF_OTHERS: [&str; 4] = ["zijn", "haar", "hun", "diens"];

/// What somebody else does in an answer of his own: "De Rekenkamer stelt in antwoord op vraag 9".
const SAYS: [&str; 4] = ["stelt", "schrijft", "meldt", "zegt"];

/// What stands behind a reference to answers that are given elsewhere: "het antwoord op vraag 12 daarvan", "de antwoorden op de vragen 4 tot en met
/// 9 ontvangt u van de minister".
const BY_OTHERS: [&str; 6] = [
    "daarvan",
    "ervan",
    "ontvangt u van",
    "volgen van de minister",
    "worden beantwoord door",
    "zijn beantwoord door",
];

/// The same in front of a reference.
const BEFORE: [&str; 10] = [
    "kamervragen",
    "schriftelijke vragen",
    "schriftelijk overleg",
    "feitelijke",
    "aanhangsel",
    "vragen van het lid",
    "vragen van lid",
    "vragen van de leden",
    "vragen van de heer",
    "vragen van mevrouw",
];

/// What was answered on the day that stands behind it: "in de beantwoording van 3 mei 2024 heb ik, bij het antwoord op vraag 8, gemeld".
const ANSWERED_ON: [&str; 3] = ["beantwoording van ", "antwoorden van ", "brief van "];

/// The same, where "zie" does not begin a thought of its own.
const EARLIER: [&str; 2] = ["eerdere", "eerder gestelde"];

/// What has answers of its own, where its number or day stands right in front of a reference: "Aanhangsel Handelingen II 2022/23,
/// nr. 3219, antwoord op vraag 5", "mijn brief van 12 november 2024, antwoord op vraag 3".
const SOURCES: [&str; 6] = ["aanhangsel", "handelingen", "kamerstuk", "brief", "nota", "verslag"];

/// What has answers of its own, of which the same sentence goes on to speak: "in mijn brief (Kamerstuk 29 689, nr. 1200) is bij het antwoord op vraag 18".
const TOPICS: [&str; 4] = ["aanhangsel", "kamerstuk", "memorie van antwoord", "lijst van vragen"];

/// Words behind which a sentence speaks of another thing.
const ANOTHER_THOUGHT: [&str; 5] = [" en ", " alsmede ", " evenals ", " ook ", ", zoals "];

/// How far behind a comma the words still belong to the reference, in characters; for case numbers in bytes.
const NEAR: usize = 30;

/// Whether the sentence around a reference names another set of questions: by its case number, its number in the
/// Aanhangsel, who asked it, or when.
pub(super) fn points_elsewhere(flow: &Prose, range: Range<usize>, sends: bool) -> bool {
    let (text, end) = (flow.text(), range.end);
    let sentence = flow.sentence_at(range.start).map_or(0, |sentence| sentence.start);
    let before = last_of(text.get(sentence..range.start).unwrap_or_default(), SENTENCE);
    let from = before.rfind(['\n', ';']).map_or(0, |at| at + 1);
    let before = before.get(from..).unwrap_or_default().to_lowercase();
    // "(zie het antwoord op vraag 7)" says nothing of what stands before the bracket.
    let aside = sends && before.ends_with('(');
    let named_before = says_one_of(&before, &BEFORE) || !aside && says_one_of(&before, &EARLIER);
    // "zie" begins a thought of its own.
    if !sends && (ends_with_source(&before) || speaks_of_a_paper(&before)) {
        return true;
    }
    // "Ik heb vragen van het lid Ceder beantwoord. Zie met name het antwoord op vraag 8."
    let opens = before.trim().is_empty() || !sends && matches!(before.trim(), "in" | "bij" | "uit");
    if opens && told_of_others(text, sentence) {
        return true;
    }
    let mut words = before.split_whitespace().rev();
    let last = words.next().unwrap_or_default();
    if OF_OTHERS.contains(&last)
        || last == "in" && words.next().is_some_and(|verb| SAYS.contains(&verb))
    {
        return true;
    }
    // What follows counts up to the `en` that begins another thought; a few words are enough.
    let after = text.get(end..).unwrap_or_default();
    let most = after.char_indices().nth(120).map_or(after.len(), |(at, _)| at);
    let after = after.get(..most).unwrap_or_default();
    let after = after.split(['\n', ';', ')', '?']).next().unwrap_or_default();
    // The stops of "d.d." end no sentence.
    let dated = after.trim_start().strip_prefix("d.d. ");
    let after = dated.unwrap_or(after).split(". ").next().unwrap_or_default();
    if dated.is_some_and(|day| begins_with_date(&day.to_lowercase())) {
        return true;
    }
    let written = after.split(" en ").next().unwrap_or_default().trim_start();
    let after = written.to_lowercase();
    if BY_OTHERS.iter().any(|words| after.starts_with(words)) || after.contains(" aan het lid ") {
        return true;
    }
    let Some((link, of)) = OF.iter().find_map(|link| Some((*link, after.strip_prefix(link)?)))
    else {
        return named_before;
    };
    // Behind a comma the sentence may go on with anything: only what stands close counts.
    let loose = link == ",";
    let near: String = if loose { of.chars().take(NEAR).collect() } else { of.to_owned() };
    let numbers = case_numbers_in(written).into_iter();
    let mut cases =
        numbers.filter(|one| one.right && (!loose || one.range.end <= link.len() + NEAR));
    // What stands in brackets may be said of the reference itself: "(brief van vandaag)".
    let bracketed = matches!(link, "(" | "[");
    !loose && (begins_with_date(of) || !bracketed && names_a_paper(of))
        || cases.next().is_some()
        // "vraag 7 van de heer Stoffer (SGP)"
        || link == "van " && ASKERS.iter().any(|words| of.starts_with(words))
        || ANOTHER_SET.iter().any(|words| near.contains(words))
        || named_before
}

/// Whether what stands before the word `vraag` says that the question itself is meant, not its answer: "(zie uw vraag 1)", "de door u aangehaalde
/// uitspraak (zie vraag 1)".
pub(super) fn asks_itself(before: &str) -> bool {
    let sentence = last_of(before, SENTENCE).rsplit(['\n', '.', ';']).next().unwrap_or_default();
    let lower = sentence.to_lowercase();
    let aside = lower.rsplit_once('(').map(|(outside, _)| outside);
    lower.ends_with("uw ") || aside.is_some_and(|outside| outside.contains("door u "))
}

/// Whether a text has some of these words, not as the end of a longer one ("meerdere" for "eerdere").
fn says_one_of(text: &str, all: &[&str]) -> bool {
    let begins = |at: usize| !text.get(..at).unwrap_or_default().ends_with(char::is_alphanumeric);
    all.iter().any(|words| text.match_indices(words).any(|(at, _)| begins(at)))
}

/// Whether the first words name a paper that is not the draft itself: `de beantwoording van 3 juni`, `zijn brief`, not `deze brief`.
fn names_a_paper(text: &str) -> bool {
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '&');
    let words = words.filter(|word| !word.is_empty());
    let mut words = words.take(WORDS).take_while(|word| !OWN.contains(word));
    // "aanvraagformulier", "evaluatierapport"
    let compound = |word: &str, paper: &str| paper.len() >= LONG && word.ends_with(paper);
    words.any(|word| PAPERS.iter().any(|paper| word == *paper || compound(word, paper)))
}

/// Whether the sentence that ends at a place is of questions of others that were answered, or of an exam.
fn told_of_others(text: &str, end: usize) -> bool {
    let before = last_of(text.get(..end).unwrap_or_default().trim_end(), SENTENCE);
    let before = before.strip_suffix('.').unwrap_or_default();
    let from = before.rfind(['\n', '.', '?']).map_or(0, |at| at + 1);
    let sentence = before.get(from..).unwrap_or_default().to_lowercase();
    let own = ["deze vragen", "onderhavige", "bijgaande"].iter().any(|own| sentence.contains(own));
    says_one_of(&sentence, &BEFORE) && sentence.contains("antwoord") && !own
        || sentence.contains("examen") && sentence.contains("vraag ")
}

/// Whether a sentence has named a paper with answers of its own, and speaks of nothing else since.
fn speaks_of_a_paper(before: &str) -> bool {
    let named = TOPICS.iter().filter_map(|word| before.rfind(word));
    let dated = ANSWERED_ON.iter().filter_map(|words| {
        let at = before.rfind(words)?;
        before.get(at + words.len()..).is_some_and(begins_with_date).then_some(at)
    });
    let named = named.chain(dated).max();
    let case = || {
        let numbers = case_numbers_in(&before.to_uppercase());
        numbers.into_iter().filter(|one| one.right).map(|one| one.range.end).next_back()
    };
    let Some(since) = named.or_else(case).and_then(|at| before.get(at..)) else { return false };
    !ANOTHER_THOUGHT.iter().any(|words| since.contains(words))
}

/// Whether a text ends with the number or the day of something that has answers of its own.
fn ends_with_source(text: &str) -> bool {
    let comma = text.trim_end().ends_with(',');
    let text = text.trim_end_matches([' ', ',']);
    let near = last_of(text, 2 * NEAR);
    // "Zie de nota naar aanleiding van het verslag, antwoord op vraag 112."
    let named = comma && (text.ends_with("verslag") || text.ends_with("nota"));
    named
        || text.ends_with(|c: char| c.is_ascii_digit())
            && SOURCES.iter().any(|word| near.contains(word))
}

/// `12 mei 2024`, `mei 2024`, `2024`: when another set was answered.
fn begins_with_date(text: &str) -> bool {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let mut words = words.filter(|word| !matches!(*word, "" | "van" | "uit" | "op" | "in" | "d"));
    let first = words.next().unwrap_or_default();
    let number = first.len() <= 2 && first.bytes().all(|byte| byte.is_ascii_digit());
    let month = if number { words.next().unwrap_or_default() } else { first };
    let year = first.len() == 4 && first.starts_with("20") && first.parse::<u16>().is_ok();
    year || MONTHS.contains(&month)
}
