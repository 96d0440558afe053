//! Every anchor by which the part of a line is told, in one table: the words, what they say, how strongly, and where they were met.
//!
//! A cue of strength 4 tells a line by itself; a weaker one needs as many other signs (white space before it, a label, an ending) as it
//! lacks, see [`tells`]. A heading below 4 counts only in a document that has it throughout. What speaks for a question or an answer in a
//! paragraph weighs as much as it is strong.

use std::sync::OnceLock;

use super::letters::strip_word;
use super::shape::bare;
pub(in crate::draft) use super::speaks::{Speaks, speaks, spoken};
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
    Head(Head),
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
    /// A column of a list.
    Column(Column),
    /// Questions and remarks of a fractie, or the reaction to them.
    Fractie,
    /// A chapter of a report in which the government answers.
    Reaction,
    /// A paragraph in which the members of a fractie still speak.
    Member,
    /// A request that asks without a question mark.
    Request,
    /// First words with which only an answer begins.
    Reply,
    /// A remark of those who ask, below their last question.
    Remark,
    /// Notes follow.
    Notes,
}

impl Says {
    /// What it says, for people.
    pub const fn in_dutch(self) -> &'static str {
        match self {
            Self::Question => "hier begint een vraag",
            Self::Answer => "hier begint een antwoord",
            Self::Notice => "hier staat een mededeling",
            Self::Head(_) => "hier begint een set",
            Self::Subject => "onderwerp van een brief",
            Self::Label => "hierachter staat een onderwerp",
            Self::Address => "aanhef van een brief",
            Self::Opening => "een brief begint",
            Self::Greeting => "een brief eindigt",
            Self::Office => "hier tekent iemand",
            Self::Title(_) => "titel van een stuk",
            Self::Column(_) => "kolom van een lijst (als hoofd van een tabel)",
            Self::Fractie => "een fractie vraagt",
            Self::Reaction => "de reactie begint",
            Self::Member => "leden spreken nog (in een overleg)",
            Self::Request => "dit is nog vraag",
            Self::Reply => "dit is antwoord",
            Self::Remark => "een toelichting van wie vraagt",
            Self::Notes => "noten volgen",
        }
    }
}

/// What stands below the head of a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::draft) enum Head {
    /// `Vragen van het lid …`
    Asks,
    /// `Antwoord van de minister …`
    Answers,
    /// `AH 605`, the number of a pre-publication.
    Number,
}

/// What a column of a list holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::draft) enum Column {
    Number,
    Question,
    Answer,
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
const LETTER: Says = Says::Title(Kind::Letter);
const LIST: Says = Says::Title(Kind::List);
const MEMBERS: &[&str] = &["het lid", "lid ", "de leden", "de ", "leden"];
const OFFICES: &[&str] = &["minister", "staats"];
const ASKS: Says = Says::Head(Head::Asks);
const ANSWERS: Says = Says::Head(Head::Answers);

use Says::{
    Address, Answer, Fractie, Greeting, Label, Member, Notice, Office, Opening, Question, Reaction,
    Reply, Request, Subject,
};

/// The table.
pub(in crate::draft) static CUES: &[Cue] = &[
    // Headings: `Vraag N` 988 times, `Antwoord N` 506, `Antwoord op vraag N` 81, bare `Antwoord` 34 in 79 texts.
    cue("vragen", Question, &[], 4, "15 koppen van groepen"),
    cue("vraag", Question, &[], 4, "988 koppen in 79 teksten"),
    cue("question", Question, &[], 4, "Engelse concepten"),
    cue("deelvraag", Question, &[], 3, "concepten"),
    cue("vr.", Question, &[], 3, "concepten"),
    cue("kamervraag", Question, &[], 3, "concepten"),
    cue("vrag", Question, &[], 3, "typfouten in concepten"),
    cue("vraaag", Question, &[], 3, "typfouten in concepten"),
    cue("nummer ", Question, &[], 2, "lijsten"),
    cue("nr. ", Question, &[], 2, "lijsten"),
    cue("nr ", Question, &[], 2, "lijsten"),
    cue("beantwoording", Answer, &[], 4, "brieven"),
    cue("antwoorden", Answer, &[], 4, "koppen van groepen"),
    cue("antwoord", Answer, &[], 4, "506 koppen in 79 teksten"),
    cue("antw.", Answer, &[], 4, "concepten"),
    cue("conceptantwoord", Answer, &[], 4, "concepten"),
    cue("concept-antwoord", Answer, &[], 4, "concepten"),
    cue("concept antwoord", Answer, &[], 4, "concepten"),
    cue("answer", Answer, &[], 4, "Engelse concepten"),
    cue("antw:", Answer, &[], 4, "concepten"),
    cue("gezamenlijk antwoord", Answer, &[], 4, "concepten"),
    cue("gezamenlijke beantwoording", Answer, &[], 4, "concepten"),
    cue("gebundeld antwoord", Answer, &[], 4, "concepten"),
    cue("gebundelde beantwoording", Answer, &[], 4, "concepten"),
    cue("gecombineerd antwoord", Answer, &[], 4, "concepten"),
    cue("gecombineerde beantwoording", Answer, &[], 4, "concepten"),
    cue("het antwoord", Answer, &[], 3, "concepten"),
    cue("nader antwoord", Answer, &[], 4, "soorten van stukken, §1.1"),
    cue("aanvullend antwoord", Answer, &[], 4, "soorten van stukken, §1.1"),
    cue("reactie", Answer, &[], 3, "concepten van ministeries"),
    cue("kabinetsreactie", Answer, &[], 3, "concepten van ministeries"),
    cue("ad ", Answer, &[], 3, "concepten waarin de antwoorden na alle vragen staan"),
    cue("mededeling", Notice, &[], 4, "uitstelberichten in het Aanhangsel"),
    // Columns of lists, in Word the usual form.
    cue("nr", Says::Column(Column::Number), &[], 4, "lijsten in Word, §9.1"),
    cue("nummer", Says::Column(Column::Number), &[], 4, "lijsten in Word"),
    cue("no", Says::Column(Column::Number), &[], 4, "lijsten in Word"),
    cue("vraagnr", Says::Column(Column::Number), &[], 4, "lijsten in Word"),
    cue("vraagnummer", Says::Column(Column::Number), &[], 4, "lijsten in Word"),
    cue("vraag nr", Says::Column(Column::Number), &[], 4, "lijsten in Word"),
    cue("vraag", Says::Column(Column::Question), &[], 4, "lijsten in Word, §9.1"),
    cue("vragen", Says::Column(Column::Question), &[], 4, "lijsten in Word"),
    cue("vraagstelling", Says::Column(Column::Question), &[], 4, "lijsten in Word"),
    cue("vraagtekst", Says::Column(Column::Question), &[], 4, "lijsten in Word"),
    cue("question", Says::Column(Column::Question), &[], 4, "Engelse concepten"),
    cue("antwoord", Says::Column(Column::Answer), &[], 4, "lijsten in Word, §9.1"),
    cue("antwoorden", Says::Column(Column::Answer), &[], 4, "lijsten in Word"),
    cue("antwoordtekst", Says::Column(Column::Answer), &[], 4, "lijsten in Word"),
    cue("conceptantwoord", Says::Column(Column::Answer), &[], 4, "lijsten in Word"),
    cue("concept-antwoord", Says::Column(Column::Answer), &[], 4, "lijsten in Word"),
    cue("beantwoording", Says::Column(Column::Answer), &[], 4, "lijsten in Word"),
    cue("reactie", Says::Column(Column::Answer), &[], 4, "lijsten in Word"),
    cue("answer", Says::Column(Column::Answer), &[], 4, "Engelse concepten"),
    // Heads of sets.
    cue("antwoord van ", ANSWERS, OFFICES, 4, "70 antwoordregels"),
    cue("nader antwoord van ", ANSWERS, OFFICES, 4, "soorten van stukken, §1.1"),
    cue(
        "antwoorden van ",
        ANSWERS,
        &["minister", "staats", "de ", "het kabinet"],
        4,
        "concepten van ministeries",
    ),
    // In a letter a sentence may begin so.
    cue("beantwoording van ", ANSWERS, OFFICES, 2, "concepten"),
    cue("beantwoording door ", ANSWERS, OFFICES, 2, "concepten"),
    cue("antwoorden op ", ANSWERS, &["vragen"], 3, "concepten van ministeries"),
    cue(
        "antwoorden algemene rekenkamer",
        ANSWERS,
        &["vragen"],
        3,
        "16 lijsten van de Algemene Rekenkamer",
    ),
    cue(
        "beantwoording ",
        ANSWERS,
        &["vragen", "van de vragen", "kamervragen", "schriftelijke"],
        3,
        "brieven van JenV",
    ),
    cue("mededeling van ", ANSWERS, &["minister", "staats", "de "], 4, "uitstelberichten"),
    cue("vragen van ", ASKS, MEMBERS, 4, "ieder vragenblad"),
    cue("kamervragen van ", ASKS, &["het lid", "de leden"], 3, "concepten"),
    cue("schriftelijke vragen van ", ASKS, &["het lid", "de leden"], 3, "concepten"),
    cue(
        "ah ",
        Says::Head(Head::Number),
        &["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
        4,
        "voorpublicaties van antwoorden",
    ),
    // Subjects, above a letter.
    cue("beantwoording ", Subject, &[], 3, "brieven van JenV"),
    cue("antwoorden op ", Subject, &[], 3, "brieven"),
    cue("kamervragen ", Subject, &[], 3, "brieven"),
    cue("schriftelijke vragen ", Subject, &[], 3, "brieven"),
    cue("onderwerp", Label, &[], 4, "briefhoofden"),
    cue("betreft", Label, &[], 4, "briefhoofden"),
    cue("projectnaam", Label, &[], 3, "briefhoofden van JenV"),
    // The letter.
    cue("geachte ", Address, &[], 4, "iedere brief"),
    cue("aan de voorzitter van de ", Address, &["kamer"], 3, "briefhoofden"),
    cue("mede namens ", Opening, &["bied", "stuur", "zend"], 3, "brieven van BZ en EZ, §1.3"),
    cue("in antwoord op uw brief", Opening, &[], 4, "brieven van JenV"),
    cue("in het antwoord op uw brief", Opening, &[], 4, "brieven van JenV"),
    cue(
        "hierbij ",
        Opening,
        &[
            "bied",
            "stuur",
            "zend",
            "ontvangt",
            "informeer",
            "deel ik",
            "treft",
            "doe ",
            "reageer",
            "beantwoord",
            "geef",
        ],
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
    cue("brief van de ", LETTER, &["minister", "staats"], 3, "Kamerstukken"),
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
    // First words of paragraphs in which members still speak, in a consultation without such a chapter.
    cue("de leden", Member, &[], 4, "schriftelijke overleggen, §9.1"),
    cue("deze leden", Member, &[], 4, "schriftelijke overleggen"),
    cue("het lid", Member, &[], 4, "schriftelijke overleggen"),
    cue("dit lid", Member, &[], 4, "schriftelijke overleggen"),
    cue("zij", Member, &[], 3, "schriftelijke overleggen"),
    cue("ook", Member, &[], 3, "schriftelijke overleggen"),
    cue("tevens", Member, &[], 3, "schriftelijke overleggen"),
    cue("voorts", Member, &[], 3, "schriftelijke overleggen"),
    cue("daarnaast", Member, &[], 3, "schriftelijke overleggen"),
    cue("verder", Member, &[], 3, "schriftelijke overleggen"),
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
    cue("toelichting:", Says::Remark, &[], 4, "vragenbladen"),
    cue("noten", Says::Notes, &[], 4, "concepten"),
    cue("voetnoten", Says::Notes, &[], 4, "concepten"),
    cue("eindnoten", Says::Notes, &[], 4, "concepten"),
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

/// What begins with the words of cues: a text, or a line of which they are known.
pub(in crate::draft) trait Cued {
    /// The cues whose words it begins with, as whole words.
    fn cues(&self) -> impl Iterator<Item = &'static Cue>;
}

impl Cued for str {
    fn cues(&self) -> impl Iterator<Item = &'static Cue> {
        of_text(self)
    }
}

/// The cues whose words a text begins with, as whole words.
pub(in crate::draft) fn of_text(text: &str) -> impl Iterator<Item = &'static Cue> {
    let text = bare(text);
    rows(text).iter().copied().filter(move |cue| fits(cue, text))
}

/// The rows that a line may begin with, by its first letter.
fn rows(text: &str) -> &'static [&'static Cue] {
    let letter = text.bytes().next().map(|byte| byte.to_ascii_lowercase().wrapping_sub(b'a'));
    letter.and_then(|letter| index().get(usize::from(letter))).map_or(&[][..], |rows| rows)
}

/// The first cue that says something of a line.
pub(in crate::draft) fn first(of: &(impl Cued + ?Sized), says: Says) -> Option<&'static Cue> {
    of.cues().find(|cue| cue.says == says)
}

/// What a cue needs to tell a line.
const SURE: u8 = 4;

/// The cue that tells that a line is something, where as many other signs say so too.
pub(in crate::draft) fn tells(
    of: &(impl Cued + ?Sized),
    says: Says,
    signs: u8,
) -> Option<&'static Cue> {
    of.cues().find(|cue| cue.says == says && cue.strength + signs >= SURE)
}

/// What a line is the head of, with as many other signs.
pub(in crate::draft) fn head(of: &(impl Cued + ?Sized), signs: u8) -> Option<Head> {
    of.cues().find_map(|cue| match cue.says {
        Says::Head(head) if cue.strength + signs >= SURE => Some(head),
        _ => None,
    })
}

/// The kind of paper that a line is the title of, with as many other signs.
pub(in crate::draft) fn title(of: &(impl Cued + ?Sized), signs: u8) -> Option<Kind> {
    of.cues().find_map(|cue| match cue.says {
        Says::Title(kind) if cue.strength + signs >= SURE => Some(kind),
        _ => None,
    })
}

/// The heading word that a text begins with, whatever follows it, and the rest; the longest of them stands first in the table.
pub(in crate::draft) fn heading(text: &str, says: Says) -> Option<(&'static Cue, &str)> {
    let letter = text.bytes().next()?.to_ascii_lowercase().wrapping_sub(b'a');
    let rows = index().get(usize::from(letter))?;
    let rows = rows.iter().filter(|cue| cue.says == says);
    rows.copied().find_map(|cue| Some((cue, strip_word(text, cue.words)?)))
}

impl Cue {
    /// Whether it tells a line without any other sign.
    pub const fn is_sure(&self) -> bool {
        self.strength >= SURE
    }
}

/// What the whole name of a column says.
pub(in crate::draft) fn column(name: &str) -> Option<Column> {
    // In Markdown the sign is markup, and no part of a name.
    if name.trim() == "#" {
        return Some(Column::Number);
    }
    let name = bare(name).trim_end_matches(['.', ':']);
    of_text(name).find_map(|cue| match cue.says {
        Says::Column(column) if cue.words.len() == name.len() => Some(column),
        _ => None,
    })
}

fn fits(cue: &Cue, text: &str) -> bool {
    // Most rows under a letter go on with another.
    let second = cue.words.as_bytes().get(1).filter(|byte| **byte != b' ');
    let here = text.as_bytes().get(1);
    if second.is_some_and(|byte| here.is_none_or(|here| !here.eq_ignore_ascii_case(byte))) {
        return false;
    }
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

/// From so many bytes on words tell a reply or a greeting whatever is glued to them (`op deze vra`: `op deze vraag`). Shorter ones are
/// the beginnings of other words: `ja` of `jaarlijks`.
const LONG: usize = 9;

/// Rows whose words may be the beginning of a word: `op deze vra(ag|gen)`, `Vraag1`, `Antwoord3`.
const fn continues(cue: &Cue) -> bool {
    matches!(cue.says, Question | Answer)
        || cue.words.len() >= LONG && matches!(cue.says, Reply | Greeting)
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

    /// A row that another of its role comes before decides nothing.
    #[test]
    fn no_row_hides_another() {
        for cue in CUES {
            let text = format!("{} {} x", cue.words, cue.then.first().unwrap_or(&""));
            let found = match cue.says {
                Question | Answer => heading(cue.words, cue.says).map(|(cue, _)| cue),
                Says::Column(_) => of_text(cue.words).find(|other| other.says == cue.says),
                _ => first(text.as_str(), cue.says),
            };
            let found = found.map(|found| found.words);
            let own = matches!(cue.says, Says::Column(_)) && column(cue.words).is_some();
            assert!(own || found == Some(cue.words), "{cue:?} is hidden by {found:?}");
        }
    }

    #[test]
    fn words_are_whole_and_spaces_of_any_width() {
        assert!(first("Geachte voorzitter,", Says::Address).is_some());
        assert!(first("Ja, dat klopt.", Says::Reply).is_some());
        assert!(first("Jaarlijks wordt", Says::Reply).is_none());
        assert_eq!(head("Vragen\u{a0}van het lid X (P)", 0), Some(Head::Asks));
        assert!(first("**Hoogachtend**,", Says::Greeting).is_some());
        assert_eq!(head("Vragen van belang zijn", 1), None);
        assert_eq!(head("Beantwoording vragen over de brug", 0), None);
        assert_eq!(head("Beantwoording vragen over de brug", 1), Some(Head::Answers));
    }
}
