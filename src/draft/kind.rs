//! What a document is, by what it says of itself and by what was read in it.

use super::Draft;
use super::furniture::Imprint;
use super::line::{Line, strip_word};
use crate::text::Flow;

/// What a document is. Rule files name the kinds to which they apply.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    serde::Deserialize,
    serde::Serialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Answers to written questions, draft or published.
    Answers,
    /// A sheet of questions as submitted.
    Questions,
    /// A notice of delay (`Mededeling`, uitstelbericht), which has no answers by right.
    Notice,
    /// A committee's list of questions and answers, factual questions.
    List,
    /// A note after a report, the report of a written consultation: numbered, or in prose per fractie.
    Report,
    /// A letter to the Kamer that answers no questions.
    Letter,
    /// None of these: it was not read as a draft.
    #[default]
    Other,
}

impl Kind {
    /// Every kind, in the order in which it is tried.
    pub const ALL: [Self; 7] = [
        Self::Answers,
        Self::Questions,
        Self::Notice,
        Self::List,
        Self::Report,
        Self::Letter,
        Self::Other,
    ];

    /// The name in JSON and in rule files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Answers => "answers",
            Self::Questions => "questions",
            Self::Notice => "notice",
            Self::List => "list",
            Self::Report => "report",
            Self::Letter => "letter",
            Self::Other => "other",
        }
    }

    /// Whether its questions want answers.
    #[must_use]
    pub const fn answers_questions(self) -> bool {
        matches!(self, Self::Answers | Self::List | Self::Report)
    }
}

/// What a title says: first words of a line before the first question, behind number and letter of the paper.
const TITLES: [(&str, Kind); 14] = [
    ("nota naar aanleiding van het ", Kind::Report),
    ("nota n.a.v. het ", Kind::Report),
    ("verslag van een schriftelijk overleg", Kind::Report),
    ("verslag van het schriftelijk overleg", Kind::Report),
    ("verslag schriftelijk overleg", Kind::Report),
    ("inbreng verslag ", Kind::Report),
    ("inbreng schriftelijk overleg", Kind::Report),
    ("memorie van antwoord", Kind::Report),
    ("nadere memorie van antwoord", Kind::Report),
    ("lijst van vragen", Kind::List),
    ("verslag houdende een lijst van vragen", Kind::List),
    ("beantwoording feitelijke vragen", Kind::List),
    ("antwoorden op feitelijke vragen", Kind::List),
    ("feitelijke vragen", Kind::List),
];

/// Words in the letter or head that say that a committee asks.
const COMMITTEE: [&str; 5] = [
    "feitelijke vragen",
    "lijst van vragen",
    "lijst met vragen",
    "vaste commissie",
    "commissie voor",
];

/// Finds out the kind of a draft.
pub(super) fn kind(draft: &Draft, lines: &[Line<'_>], imprint: Imprint, sheet: bool) -> Kind {
    let heads: Vec<&str> = draft.heads.iter().map(Flow::text).collect();
    let head = heads.join("\n");
    let letter = draft.letter.flow.text();
    let titled = title(draft, lines);
    if titled == Some(Kind::Report) {
        return Kind::Report;
    }
    if draft.answers.is_empty() {
        let notice_head = announces_delay(&head);
        if draft.notice.is_some()
            || notice_head
            || (draft.questions.is_empty()
                && (delays(letter) || delays(&head))
                && speaks_of_questions(letter, &head))
        {
            return Kind::Notice;
        }
        if draft.questions.is_empty() {
            // Questions whose automatic numbers were lost in extraction.
            let asks = sheet && head.contains("ingezonden") | head.contains(" aan de ");
            return match titled {
                Some(kind) => kind,
                None if asks => Kind::Questions,
                None if addresses(lines) => Kind::Letter,
                None => Kind::Other,
            };
        }
    }
    if titled == Some(Kind::List) || asked_by_committee(letter, &head) {
        return Kind::List;
    }
    let says = |words: &[&str]| {
        let lines = || head.split('\n').map(str::trim);
        words.iter().any(|word| lines().any(|line| strip_word(line, word).is_some()))
    };
    let drafting = !draft.answers.is_empty()
        || draft.letter.is_letter()
        || says(&["antwoord", "beantwoording"])
        || imprint.with_answers;
    // Headings without anything around them: a draft that is not begun yet, or a sheet.
    if drafting { Kind::Answers } else { Kind::Questions }
}

/// "Mededeling van Staatssecretaris Karremans (…)" as a line or sentence of the head; not a subject about "de mededeling van de Europese
/// Commissie".
fn announces_delay(head: &str) -> bool {
    head.match_indices("ededeling van ").any(|(at, words)| {
        let before = head.get(..at).unwrap_or_default();
        let (first, opens) = match before.strip_suffix('M') {
            Some(before) => (before.trim_end(), true),
            None => (before.strip_suffix('m').unwrap_or("a"), false),
        };
        let starts =
            first.is_empty() || first.ends_with('\n') || opens && first.ends_with(['.', ')']);
        let after = head.get(at + words.len()..).unwrap_or_default();
        let after = strip_word(after, "de ").unwrap_or(after);
        let office = ["minister", "staatssecretaris"];
        starts && office.iter().any(|office| strip_word(after, office).is_some())
    })
}

/// The kind that a title before the first question names.
fn title(draft: &Draft, lines: &[Line<'_>]) -> Option<Kind> {
    let first = draft.questions.first().map_or(u32::MAX, |question| question.heading.start);
    let before = lines.iter().filter(|line| line.is_text());
    let mut before = before.take_while(|line| line.block.span.start < first).take(FRONT);
    before.find_map(|line| {
        let text = line.text.trim_start_matches(['*', '_', '#', ' ']);
        let text = text.strip_prefix("Betreft").or(text.strip_prefix("Onderwerp")).unwrap_or(text);
        let bare = text.trim_start_matches([':', ' ', '\t']);
        let title = numbered_paper(bare).unwrap_or(bare);
        TITLES.iter().find_map(|&(words, kind)| strip_word(title, words).map(|_| kind))
    })
}

/// How many lines may stand before a title.
const FRONT: usize = 60;

/// `Nr. 6 NOTA …`, `D MEMORIE VAN ANTWOORD`: what stands behind the number of the paper.
fn numbered_paper(text: &str) -> Option<&str> {
    let (number, rest) = strip_word(text, "nr. ").unwrap_or(text).split_once([' ', '\t'])?;
    let numbers =
        number.len() <= 4 && number.chars().all(|c| c.is_ascii_digit() || c.is_ascii_uppercase());
    numbers.then(|| rest.trim_start())
}

fn asked_by_committee(letter: &str, head: &str) -> bool {
    let member = ["het lid ", "de leden "].iter().any(|words| head.contains(words));
    let words = |text: &str| {
        let text = text.to_lowercase();
        text.contains("vragen") && COMMITTEE.iter().any(|words| text.contains(words))
    };
    !member && (words(head) || words(letter))
}

fn delays(text: &str) -> bool {
    text.contains("termijn") && (text.contains("niet binnen") || text.contains("uitstel"))
}

fn speaks_of_questions(letter: &str, head: &str) -> bool {
    [letter, head].iter().any(|text| {
        let text = text.to_lowercase();
        ["vragen van h", "vragen van d", "kamervragen", "schriftelijke vragen"]
            .iter()
            .any(|words| text.contains(words))
    })
}

/// Whether a line addresses someone as a letter does.
fn addresses(lines: &[Line<'_>]) -> bool {
    lines.iter().filter(|line| line.is_text()).any(|line| {
        let text = line.text.trim_start_matches(['*', '_', '#', ' ']);
        strip_word(text, "geachte ").is_some() && line.text.len() < 120
    })
}
