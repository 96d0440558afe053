//! Every anchor by which the part of a line is told, in one table: the words, what they say, how strongly, and where they were met.
//!
//! A cue never decides alone. It is a reason; [`super::decode()`] weighs reasons against what stands around the line.

use std::sync::OnceLock;

use super::line::strip_word;
use super::shape::bare;
use crate::draft::Kind;

/// What a cue says of the line that begins with its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::draft) enum Says {
    /// A heading of a question, once a number follows.
    Question,
    /// A heading of an answer.
    Answer,
    /// A heading above a notice of delay.
    Notice,
    /// The head of a set: who asks whom about what.
    Head,
    /// The subject of a letter, which reads like a head.
    Subject,
    /// A label: the next words are a subject.
    Label,
    /// A letter addresses someone.
    Address,
    /// A letter begins to speak.
    Opening,
    /// A letter ends.
    Greeting,
    /// An office that signs.
    Office,
    /// The title of a paper of this kind.
    Title(Kind),
    /// Questions and remarks of a fractie, or the reaction to them.
    Fractie,
    /// A chapter of a report in which the government answers.
    Reaction,
    /// A request that asks without a question mark.
    Request,
    /// First words with which only an answer begins.
    Reply,
    /// A remark of those who ask, below their last question.
    Remark,
}

/// One row of the table.
#[derive(Debug)]
pub(in crate::draft) struct Cue {
    pub words: &'static str,
    pub says: Says,
    /// Words one of which must follow soon; none for "whatever follows".
    pub then: &'static [&'static str],
    /// How much it weighs, from 1 (a hint) to 4 (hardly ever anything else).
    pub strength: u8,
    /// Where it was met: a section of the domain page, a count, a document.
    pub source: &'static str,
}

const fn cue(
    words: &'static str,
    says: Says,
    then: &'static [&'static str],
    strength: u8,
    source: &'static str,
) -> Cue {
    Cue { words, says, then, strength, source }
}

/// How far behind the words of a head what must follow may stand, in characters.
const NEAR: usize = 60;

const REPORT: Says = Says::Title(Kind::Report);
const LIST: Says = Says::Title(Kind::List);
const MEMBERS: &[&str] = &["het lid", "lid ", "de leden", "de ", "leden"];
const OFFICES: &[&str] = &["minister", "staats"];

use Says::{
    Address, Answer, Fractie, Greeting, Head, Label, Notice, Office, Opening, Question, Reaction,
    Reply, Request, Subject,
};

/// The table.
pub(in crate::draft) static CUES: &[Cue] = &[
    // Headings: `Vraag N` 988 times, `Antwoord N` 506, `Antwoord op vraag N` 81, bare `Antwoord` 34 in 79 texts.
    cue("vraag", Question, &[], 4, "988 koppen in 79 teksten"),
    cue("vragen", Question, &[], 4, "15 koppen van groepen"),
    cue("question", Question, &[], 3, "Engelse concepten"),
    cue("antwoord", Answer, &[], 4, "506 koppen in 79 teksten"),
    cue("antwoorden", Answer, &[], 4, "koppen van groepen"),
    cue("beantwoording", Answer, &[], 3, "brieven"),
    cue("answer", Answer, &[], 3, "Engelse concepten"),
    cue("mededeling", Notice, &[], 4, "uitstelberichten in het Aanhangsel"),
    // Heads of sets.
    cue("antwoord van ", Head, OFFICES, 4, "70 antwoordregels"),
    cue(
        "antwoorden van ",
        Head,
        &["minister", "staats", "de ", "het kabinet"],
        4,
        "concepten van ministeries",
    ),
    cue("antwoorden op ", Head, &["vragen"], 3, "concepten van ministeries"),
    cue(
        "antwoorden algemene rekenkamer",
        Head,
        &["vragen"],
        3,
        "16 lijsten van de Algemene Rekenkamer",
    ),
    cue(
        "beantwoording ",
        Head,
        &["vragen", "van de vragen", "kamervragen", "schriftelijke"],
        2,
        "brieven van JenV",
    ),
    cue("mededeling van ", Head, &["minister", "staats", "de "], 4, "uitstelberichten"),
    cue("vragen van ", Head, MEMBERS, 4, "ieder vragenblad"),
    cue("kamervragen van ", Head, &["het lid", "de leden"], 3, "concepten"),
    cue("schriftelijke vragen van ", Head, &["het lid", "de leden"], 3, "concepten"),
    cue(
        "ah ",
        Head,
        &["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
        4,
        "voorpublicaties van antwoorden",
    ),
    // Subjects, above a letter.
    cue("beantwoording ", Subject, &[], 3, "brieven van JenV"),
    cue("antwoorden op ", Subject, &[], 3, "brieven"),
    cue("kamervragen ", Subject, &[], 2, "brieven"),
    cue("schriftelijke vragen ", Subject, &[], 2, "brieven"),
    cue("onderwerp", Label, &[], 4, "briefhoofden"),
    cue("betreft", Label, &[], 4, "briefhoofden"),
    cue("projectnaam", Label, &[], 2, "briefhoofden van JenV"),
    // The letter.
    cue("geachte ", Address, &[], 4, "iedere brief"),
    cue("aan de voorzitter van de ", Address, &["kamer"], 3, "briefhoofden"),
    cue("in antwoord op uw brief", Opening, &[], 4, "brieven van JenV"),
    cue("in het antwoord op uw brief", Opening, &[], 4, "brieven van JenV"),
    cue(
        "hierbij ",
        Opening,
        &["bied", "stuur", "zend", "ontvangt", "informeer", "deel ik"],
        3,
        "brieven",
    ),
    cue("hoogachtend", Greeting, &[], 4, "brieven"),
    cue("met vriendelijke groet", Greeting, &[], 4, "brieven"),
    cue("met de meeste hoogachting", Greeting, &[], 4, "brieven"),
    cue("de minister", Office, &[], 2, "ondertekeningen"),
    cue("de staatssecretaris", Office, &[], 2, "ondertekeningen"),
    cue("de minister-president", Office, &[], 2, "ondertekeningen"),
    cue("minister", Office, &[], 2, "ondertekeningen"),
    cue("staatssecretaris", Office, &[], 2, "ondertekeningen"),
    cue("mede namens de", Office, &[], 3, "ondertekeningen van JenV"),
    // Titles of papers, §9.1.
    cue("nota naar aanleiding van het ", REPORT, &["verslag"], 4, "Kamerstukken, §9.1"),
    cue("nota n.a.v. het ", REPORT, &["verslag"], 4, "soorten van stukken, §9.3"),
    cue("verslag van een schriftelijk overleg", REPORT, &[], 4, "Kamerstukken, §9.1"),
    cue("verslag van het schriftelijk overleg", REPORT, &[], 4, "Kamerstukken"),
    cue("verslag schriftelijk overleg", REPORT, &[], 3, "onderwerpen van brieven"),
    cue("inbreng verslag", REPORT, &[], 4, "soorten van stukken, §9.3"),
    cue("inbreng schriftelijk overleg", REPORT, &[], 3, "onderwerpen van brieven"),
    cue("memorie van antwoord", REPORT, &[], 4, "Kamerstukken van de Eerste Kamer"),
    cue("nadere memorie van antwoord", REPORT, &[], 4, "Kamerstukken van de Eerste Kamer"),
    cue("lijst van vragen", LIST, &[], 4, "Kamerstukken, §9.1"),
    cue("lijst met vragen", LIST, &[], 3, "brieven"),
    cue("verslag houdende een lijst van vragen", LIST, &[], 4, "Kamerstukken, §9.1"),
    cue("beantwoording feitelijke vragen", LIST, &[], 4, "brieven van Defensie"),
    cue("beantwoording vragen tweede kamer", LIST, &[], 3, "16 lijsten van de Algemene Rekenkamer"),
    cue("antwoorden op feitelijke vragen", LIST, &[], 4, "brieven"),
    cue("feitelijke vragen", LIST, &[], 3, "brieven"),
    // Reports in prose, §9.1.
    cue(
        "vragen en opmerkingen ",
        Fractie,
        &["fractie", "leden", "lid"],
        4,
        "schriftelijke overleggen, §9.1",
    ),
    cue("inbreng ", Fractie, &["fractie", "leden"], 3, "schriftelijke overleggen"),
    cue(
        "reactie van de ",
        Reaction,
        &["minister", "staats", "bewinds"],
        4,
        "schriftelijke overleggen, §9.1",
    ),
    cue(
        "antwoord / reactie van de ",
        Reaction,
        &["minister", "staats"],
        4,
        "schriftelijke overleggen",
    ),
    cue("reactie van het kabinet", Reaction, &[], 3, "schriftelijke overleggen"),
    // Requests, which end in a full stop: 31 of 2,028 questions ask so for separate answers.
    cue("kunt u ", Request, &[], 3, "2.028 vragen"),
    cue("kunt gij ", Request, &[], 2, "oudere vragen"),
    cue("wilt u ", Request, &[], 3, "2.028 vragen"),
    cue("wil de ", Request, &["minister", "regering", "staats"], 2, "schriftelijke overleggen"),
    cue("graag ", Request, &[], 3, "2.028 vragen"),
    cue("gaarne ", Request, &[], 3, "2.028 vragen"),
    cue("zo ja", Request, &[], 3, "40 wendingen, §2.3"),
    cue("zo nee", Request, &[], 3, "165 keer, §2.3"),
    cue("zo neen", Request, &[], 3, "§2.3"),
    cue("zo niet", Request, &[], 3, "§2.3"),
    cue("indien ja", Request, &[], 2, "§2.3"),
    cue("indien nee", Request, &[], 2, "§2.3"),
    cue("indien niet", Request, &[], 2, "§2.3"),
    cue("toelichting graag", Request, &[], 3, "2.028 vragen"),
    cue("svp ", Request, &[], 2, "lijsten"),
    cue("s.v.p. ", Request, &[], 2, "lijsten"),
    cue("licht toe", Request, &[], 2, "lijsten"),
    cue(
        "de leden van de ",
        Request,
        &["vrag", "verzoek", "zouden graag", "ontvangen graag", "horen graag"],
        2,
        "schriftelijke overleggen, §9.1",
    ),
    cue("deze leden ", Request, &["vrag", "verzoek"], 2, "schriftelijke overleggen"),
    cue("toelichting:", Says::Remark, &[], 3, "vragenbladen"),
    // First words that only an answer has: 173 of 2,028 are "Ja.", 145 refer to another answer.
    cue("ja", Reply, &[], 3, "173 van 2.028 antwoorden"),
    cue("nee", Reply, &[], 3, "2.028 antwoorden"),
    cue("neen", Reply, &[], 3, "oudere antwoorden"),
    cue(
        "zie ",
        Reply,
        &["antwoord", "vraag", "beantwoording", "vragen"],
        4,
        "145 van 2.028 antwoorden",
    ),
    cue("dat klopt", Reply, &[], 4, "stock-antwoorden"),
    cue("dit klopt", Reply, &[], 4, "stock-antwoorden"),
    cue("inderdaad", Reply, &[], 3, "stock-antwoorden"),
    cue("deze mening deel", Reply, &[], 4, "stock-antwoorden"),
    cue("die mening deel", Reply, &[], 4, "stock-antwoorden"),
    cue("dat ben ik ", Reply, &[], 4, "stock-antwoorden"),
    cue("ik ", Reply, &[], 3, "1.525 keer ik in antwoorden"),
    cue("wij ", Reply, &[], 2, "antwoorden van twee bewindspersonen, Rekenkamer"),
    cue("we ", Reply, &[], 2, "Rekenkamer"),
    cue("het kabinet ", Reply, &[], 2, "484 keer in antwoorden"),
    cue("voor het antwoord op deze vra", Reply, &[], 4, "antwoorden"),
    cue("in antwoord op ", Reply, &[], 3, "antwoorden"),
    cue("op deze vra", Reply, &[], 3, "antwoorden"),
    cue("deze vra", Reply, &["beantwoord", "kan ik", "kunnen wij"], 3, "antwoorden, Rekenkamer"),
];

/// The rows of the table by the first letter of their words.
fn index() -> &'static [Vec<&'static Cue>; 26] {
    static INDEX: OnceLock<[Vec<&'static Cue>; 26]> = OnceLock::new();
    INDEX.get_or_init(|| {
        let mut rows = [const { Vec::new() }; 26];
        for cue in CUES {
            let letter =
                cue.words.bytes().next().map_or(0, |byte| usize::from(byte.saturating_sub(b'a')));
            if let Some(row) = rows.get_mut(letter) {
                row.push(cue);
            }
        }
        rows
    })
}

/// The cues whose words a line begins with, as whole words.
pub(in crate::draft) fn all(text: &str) -> impl Iterator<Item = &'static Cue> {
    let text = bare(text);
    let letter = text.bytes().next().map(|byte| byte.to_ascii_lowercase().wrapping_sub(b'a'));
    let rows =
        letter.and_then(|letter| index().get(usize::from(letter))).map_or(&[][..], |rows| rows);
    rows.iter().copied().filter(move |cue| fits(cue, text))
}

/// The first cue that says something of a line.
pub(in crate::draft) fn first(text: &str, says: Says) -> Option<&'static Cue> {
    all(text).find(|cue| cue.says == says)
}

fn fits(cue: &Cue, text: &str) -> bool {
    let Some(rest) = strip_word(text, cue.words) else { return false };
    let open = cue.words.ends_with(|c: char| c.is_alphabetic());
    if open && rest.starts_with(|c: char| c.is_alphanumeric() || c == '-') && !continues(cue) {
        return false;
    }
    if cue.then.is_empty() {
        return true;
    }
    let near = rest.char_indices().nth(NEAR).map_or(rest.len(), |(at, _)| at);
    let near = rest.get(..near).unwrap_or(rest).to_lowercase();
    cue.then.iter().any(|word| near.contains(word))
}

/// Rows whose words are the beginning of a word: `deze vra(ag|gen)`, `Vraag1`, `Antwoord3`.
const fn continues(cue: &Cue) -> bool {
    matches!(cue.says, Question | Answer)
        || cue.words.len() > 8 && matches!(cue.says, Reply | Greeting)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_begins_with_a_small_letter_and_has_a_source() {
        for cue in CUES {
            assert!(cue.words.starts_with(|c: char| c.is_ascii_lowercase()), "{cue:?}");
            assert!(!cue.source.is_empty() && (1..=4).contains(&cue.strength), "{cue:?}");
        }
    }

    #[test]
    fn words_are_whole_and_spaces_of_any_width() {
        assert!(first("Geachte voorzitter,", Says::Address).is_some());
        assert!(first("Ja, dat klopt.", Says::Reply).is_some());
        assert!(first("Jaarlijks wordt", Says::Reply).is_none());
        assert!(first("Vragen\u{a0}van het lid X (P)", Says::Head).is_some());
        assert!(first("**Hoogachtend**,", Says::Greeting).is_some());
        assert!(first("Vragen van belang zijn", Says::Head).is_none());
    }
}
