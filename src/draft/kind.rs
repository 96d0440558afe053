//! What a document is, by what it says of itself and by what was read in it.

use super::Draft;
use super::fracties;
use super::furniture::Imprint;
use super::lines::letters::strip_word;
use super::lines::line::Line;
use super::lines::shape::bare;
use super::lines::{Head, Says, Speaks, cues};
use crate::text::is_unseen;

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
    /// Every kind, in the order in which they are listed.
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

    /// What people call it.
    #[must_use]
    pub const fn in_dutch(self) -> &'static str {
        match self {
            Self::Answers => "antwoorden",
            Self::Questions => "vragenblad",
            Self::Notice => "mededeling",
            Self::List => "lijst van vragen en antwoorden",
            Self::Report => "verslag",
            Self::Letter => "brief",
            Self::Other => "andere tekst",
        }
    }

    /// Whether its questions want answers.
    #[must_use]
    pub const fn answers_questions(self) -> bool {
        matches!(self, Self::Answers | Self::List | Self::Report)
    }
}

/// Finds out the kind of a draft.
pub(super) fn kind(draft: &Draft, lines: &[Line<'_>], imprint: Imprint, sheet: bool) -> Kind {
    let head = heads(draft);
    let letter = draft.letter.flow.text();
    let titled = title(draft, lines);
    if titled == Some(Kind::Report) || titled.is_none() && in_fracties(lines) {
        return Kind::Report;
    }
    if draft.answers.is_empty() {
        if is_notice(draft)
            || (delays(letter) || delays(&head)) && speaks_of_questions(letter, &head)
        {
            return Kind::Notice;
        }
        if draft.questions.is_empty() {
            // Questions whose automatic numbers were lost in extraction.
            let asks = sheet && (head.contains("ingezonden") || head.contains(" aan de "));
            return match titled {
                Some(kind) => kind,
                None if asks => Kind::Questions,
                None if addresses(lines) => Kind::Letter,
                None => Kind::Other,
            };
        }
    }
    if (titled == Some(Kind::List) || asked_by_committee(letter, &head)) && !asked_by_member(&head)
    {
        // As the Kamer sends it, it has questions and no word of answers.
        let asked = titled == Some(Kind::List)
            && draft.answers.is_empty()
            && !draft.letter.is_letter()
            && !names_answers(draft, lines);
        return if asked { Kind::Questions } else { Kind::List };
    }
    // Headings without anything around them: a draft that is not begun yet, or a sheet.
    let drafting = !draft.answers.is_empty() || says_it_answers(draft, lines, imprint);
    if drafting { Kind::Answers } else { Kind::Questions }
}

/// Whether a document without answer headings says of itself that it answers.
pub(super) fn says_it_answers(draft: &Draft, lines: &[Line<'_>], imprint: Imprint) -> bool {
    let head = heads(draft);
    let says = |line: &str| cues::heading(line.trim(), Says::Answer).is_some();
    let asks = |line: &str| cues::head(line, 1) == Some(Head::Asks);
    // Line by line, for in a head they may be joined: `AH 1609`, and below it `Antwoord van minister …`.
    let mut in_heads = draft.heads.iter().flat_map(|head| {
        let whole = head.whole();
        let first = lines.partition_point(|line| line.block.span.start < whole.start);
        lines.iter().skip(first).take_while(move |line| line.block.span.start < whole.end)
    });
    draft.letter.is_letter()
        || in_heads.any(|line| says(&line.text))
        || imprint.with_answers
        || matches!(title(draft, lines), Some(Kind::Report | Kind::List))
            && !head.split('\n').any(asks)
}

fn heads(draft: &Draft) -> String {
    draft.heads.iter().map(|head| head.text()).collect::<Vec<_>>().join("\n")
}

/// The kind that a title before the first question names.
fn title(draft: &Draft, lines: &[Line<'_>]) -> Option<Kind> {
    let first = draft.questions.first().map_or(u32::MAX, |question| question.heading.start);
    let before = lines.iter().filter(|line| line.is_text());
    let mut before = before.take_while(|line| line.block.span.start < first).take(FRONT);
    before.find_map(|line| {
        let text = bare(&line.text);
        let label = cues::tells(line, Says::Label, 1).map_or(0, |cue| cue.words.len());
        let text = text.get(label..)?.trim_start_matches(|c: char| c == ':' || is_unseen(c));
        let title = numbered_paper(text);
        // The number of the paper, a label or white space before it say that a title follows.
        let signs = label > 0 || title.is_some() || line.block.starts_paragraph;
        cues::title(title.unwrap_or(text), u8::from(signs))
    })
}

/// Whether what stands before the first question speaks of answers: "Lijst van vragen en antwoorden".
fn names_answers(draft: &Draft, lines: &[Line<'_>]) -> bool {
    let first = draft.questions.first().map_or(u32::MAX, |question| question.heading.start);
    let mut before = lines.iter().take_while(|line| line.block.span.start < first);
    before.any(|line| line.text.to_lowercase().contains("antwoord"))
}

/// How many lines may stand before a title.
const FRONT: usize = 60;

/// `Nr. 6 NOTA …`, `D MEMORIE VAN ANTWOORD`: what stands behind the number of the paper.
fn numbered_paper(text: &str) -> Option<&str> {
    let (number, rest) = strip_word(text, "nr. ").unwrap_or(text).split_once(is_unseen)?;
    let is = |longest: usize, letter: fn(&u8) -> bool| {
        number.len() <= longest && number.bytes().all(|byte| letter(&byte))
    };
    // The Eerste Kamer gives letters; more of them are the title itself: `NOTA NAAR AANLEIDING VAN HET VERSLAG`.
    let numbers = is(4, u8::is_ascii_digit) || is(2, u8::is_ascii_uppercase);
    numbers.then(|| rest.trim_start_matches(is_unseen))
}

/// Whether two headings name fracties: a written consultation in prose.
fn in_fracties(lines: &[Line<'_>]) -> bool {
    lines.iter().filter(|line| fracties::opens(line)).nth(1).is_some()
}

/// Whether a document has a heading `Mededeling`, or one of a bewindspersoon.
pub(super) fn is_notice(draft: &Draft) -> bool {
    draft.notice.is_some() || gives_notice(&heads(draft))
}

fn asked_by_member(text: &str) -> bool {
    cues::speaks(&text.to_ascii_lowercase(), Speaks::Member)
}

fn asked_by_committee(letter: &str, head: &str) -> bool {
    let words = |text: &str| {
        // All that is looked for is plain letters.
        let text = text.to_ascii_lowercase();
        text.contains("vragen")
            && !cues::speaks(&text, Speaks::Member)
            && cues::speaks(&text, Speaks::Committee)
    };
    words(head) || words(letter)
}

/// `Mededeling van Minister Faber (…)`: a heading of a bewindspersoon, not a subject that speaks of one.
fn gives_notice(head: &str) -> bool {
    head.match_indices("Mededeling van ").any(|(at, words)| {
        let before = head.get(..at).unwrap_or_default().trim_end_matches(' ');
        let rest = head.get(at + words.len()..).unwrap_or_default();
        let near = rest.char_indices().nth(30).map_or(rest.len(), |(at, _)| at);
        let near = rest.get(..near).unwrap_or_default().to_lowercase();
        (before.is_empty() || before.ends_with(['.', '\n', ')']))
            && (near.contains("minister") || near.contains("staatssecretaris"))
    })
}

/// Words that together say that questions are answered later, in small letters.
const DELAYS: [(&str, &str); 16] = [
    ("termijn", "niet binnen"),
    ("termijn", "uitstel"),
    ("termijn", "meer tijd"),
    ("termijn", "niet mogelijk"),
    ("termijn", "niet worden gehaald"),
    ("termijn", "niet gehaald"),
    ("termijn", "niet haalbaar"),
    ("beantwoord", "niet binnen drie weken"),
    ("beantwoord", "niet tijdig"),
    ("beantwoord", "lukt het niet"),
    ("beantwoord", "niet lukt"),
    ("beantwoord", "meer tijd"),
    ("beantwoord", "langer de tijd"),
    ("beantwoord", "uitstel voor"),
    ("beantwoord", "uitstel van"),
    ("beantwoord", "uitstelbericht"),
];

/// The same of a letter that brings the answers, and may well speak of a delay that was.
const BRINGS: [(&str, &str); 7] = [
    ("hierbij", "bied ik u de antwoord"),
    ("hierbij", "bied ik uw kamer de antwoord"),
    ("hierbij", "stuur ik u de antwoord"),
    ("hierbij", "zend ik u de antwoord"),
    ("hierbij", "ontvangt u de antwoord"),
    ("hierbij", "treft u de antwoord"),
    ("beantwoord", "zoals aangegeven in de bijlage"),
];

fn delays(text: &str) -> bool {
    let text = text.to_lowercase();
    let says = |pairs: &[(&str, &str)]| {
        pairs.iter().any(|(one, other)| text.contains(one) && text.contains(other))
    };
    says(&DELAYS) && !says(&BRINGS)
}

fn speaks_of_questions(letter: &str, head: &str) -> bool {
    [letter, head].iter().any(|text| cues::speaks(&text.to_ascii_lowercase(), Speaks::Questions))
}

/// Whether a line addresses someone as a letter does.
fn addresses(lines: &[Line<'_>]) -> bool {
    let mut text = lines.iter().filter(|line| line.is_text() && line.text.len() < 120);
    text.any(|line| cues::tells(line, Says::Address, 0).is_some())
}
