//! The words that announce a reference, and the parser each of them leads to.

use std::sync::LazyLock;

use super::cursor::Parse;
use super::{bare, case_law, codes, eu, journals, kamerstuk, misprint, record};
use crate::text::Needles;

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
    word(&["eclinl:", "eclieu:"], case_law::ecli_glued),
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

/// The trigger words of all kinds.
pub(super) struct Triggers {
    pub(super) words: Needles<'static>,
    /// The parser that each word leads to, and how it must stand.
    pub(super) parsers: Vec<(Parse, Stands)>,
}

/// Ready to be looked for.
pub(super) static ALL: LazyLock<Triggers> = LazyLock::new(|| {
    let each = || TRIGGERS.iter().flat_map(|one| one.words.iter().map(move |word| (*word, one)));
    Triggers {
        words: Needles::new(each().map(|(word, _)| word)),
        parsers: each().map(|(_, trigger)| (trigger.parse, trigger.stands)).collect(),
    }
});
