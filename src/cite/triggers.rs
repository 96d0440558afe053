//! The words that announce a reference, and the parser each of them leads to.

use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use super::cursor::Parse;
use super::{bare, case_law, codes, eu, journals, kamerstuk, misprint, record};

/// Words that announce a reference. All are matched in any case.
struct Trigger {
    words: &'static [&'static str],
    stands: Stands,
    parse: Parse,
}

/// How a trigger stands in the text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Stands {
    /// As a word of its own.
    Alone,
    /// As one, or as the tail of a compound: `uitvoeringsverordening`.
    AtTheEnd,
    /// As a part of any word.
    Anywhere,
}

const fn word(words: &'static [&'static str], parse: Parse) -> Trigger {
    Trigger { words, stands: Stands::Alone, parse }
}

const fn tail(words: &'static [&'static str], parse: Parse) -> Trigger {
    Trigger { words, stands: Stands::AtTheEnd, parse }
}

const fn part(words: &'static [&'static str], parse: Parse) -> Trigger {
    Trigger { words, stands: Stands::Anywhere, parse }
}

/// What announces what. A word may lead to more than one kind (`vergaderjaar 2023–2024, Aanhangsel …`).
const TRIGGERS: &[Trigger] = &[
    word(
        &[
            "kamerstukken",
            "kamer-stukken",
            "kamer-stuk",
            "kamerstuk",
            "kamerst.",
            "kamerstuknummer",
            "kamerstuknummers",
            "kamerstuknr.",
            "kamerstuknr",
        ],
        kamerstuk::keyed,
    ),
    // Halves of key words that have a slip in the other half.
    part(
        &["kamers", "kamert", "kamerstuke", "kamerstukk", "stuk", "aanhan", "angsel"],
        misprint::half,
    ),
    word(
        &["tweede kamer", "eerste kamer", "tk", "ek", "vergaderjaar", "vergaderjaren"],
        kamerstuk::weak,
    ),
    tail(&["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"], bare::digits),
    word(&["kst-"], codes::kst),
    word(&["aanhangsel", "aanhang-sel", "aanh."], record::aanhangsel),
    word(&["ah-"], codes::ah),
    word(&["handelingen", "hand."], record::handelingen),
    word(&["h-tk-", "h-ek-"], codes::h),
    word(&["kv-tk-"], codes::kv),
    word(&["blg-"], codes::blg),
    word(&["staatsblad", "stb.", "stb", "stb-"], journals::staatsblad),
    word(&["staatscourant", "stcrt.", "stcrt", "stcrt-"], journals::staatscourant),
    word(&["tractatenblad", "trb.", "trb", "trb-"], journals::tractatenblad),
    word(&["ecli"], case_law::ecli),
    word(&["nl:", "eu:"], case_law::ecli_without_prefix),
    word(&["hr:", "phr:", "rvs:", "crvb:", "cbb:"], case_law::ecli_without_country),
    word(&["ljn", "lj", "elro"], case_law::ljn),
    word(&["jci1."], codes::juriconnect),
    word(&["bwbr", "bwbv", "bwbw"], codes::bwb),
    tail(
        &["verordening", "verordeningen", "richtlijn", "richtlijnen", "besluit", "besluiten"],
        eu::act,
    ),
    word(
        &[
            "com(", "com (", "com/", "com 2", "swd(", "swd (", "join(", "join (", "sec(", "sec (",
            "c(", "c (",
        ],
        eu::com,
    ),
    word(&["pbeu", "pbeg", "pb eu", "pb eg", "pb. eu", "pb.", "pb"], eu::journal),
    word(&["celex"], eu::celex),
    word(&["tz2"], codes::commitment),
];

/// The trigger words of all kinds in one automaton.
pub(super) struct Triggers {
    pub(super) words: AhoCorasick,
    /// The parser that each pattern leads to, and how its word must stand.
    pub(super) parsers: Vec<(Parse, Stands)>,
}

/// The automaton that is made in a quarter of the time, for a run that reads a draft or two.
static MADE_SOON: LazyLock<Option<Triggers>> =
    LazyLock::new(|| made(AhoCorasickKind::ContiguousNFA));

/// The one that reads a byte in half the time, for a folder, or a day with the server.
static READS_FAST: LazyLock<Option<Triggers>> = LazyLock::new(|| made(AhoCorasickKind::DFA));

/// How much has to be read before the second is worth its making, in bytes.
const WORTH: usize = 200_000;

/// The automaton over the trigger words of all kinds with which a text is to be searched; both find the same. It is absent only if it could
/// not be built, which a test rules out.
pub(super) fn automaton(text: &str) -> Option<&'static Triggers> {
    static READ: AtomicUsize = AtomicUsize::new(0);
    let read = READ.fetch_add(text.len(), Ordering::Relaxed);
    let triggers = if read < WORTH { &MADE_SOON } else { &READS_FAST };
    triggers.as_ref()
}

fn made(kind: AhoCorasickKind) -> Option<Triggers> {
    let (mut words, mut parsers) = (Vec::new(), Vec::new());
    for trigger in TRIGGERS {
        for word in trigger.words {
            words.push(*word);
            parsers.push((trigger.parse, trigger.stands));
        }
    }
    let words = AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .match_kind(MatchKind::LeftmostLongest)
        .kind(Some(kind))
        .build(words)
        .ok()?;
    Some(Triggers { words, parsers })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_automata_can_be_built_and_find_the_same() {
        let text = "Zie Kamerstukken II 2023/24, 32 852, nr. 224, Stb. 2024, 153, ECLI:NL:RVS:2024:3946 en COM(2023) 5.";
        let hits = |triggers: &Option<Triggers>| {
            let hits = triggers.as_ref().map(|triggers| triggers.words.find_iter(text));
            let hits = hits.into_iter().flatten();
            hits.map(|hit| (hit.range(), hit.pattern())).collect::<Vec<_>>()
        };
        assert!(hits(&MADE_SOON).len() > 3);
        assert_eq!(hits(&MADE_SOON), hits(&READS_FAST));
    }
}
