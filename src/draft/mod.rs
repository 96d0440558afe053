//! A [`Draft`] is what a lawyer sees: a letter, a head, questions, answers, notes. It is read from blocks
//! and never fails: a strange draft gives a poorer `Draft`.

mod abbreviations;
mod cases;
mod commitments;
mod context;
mod dates;
pub mod fit;
mod fracties;
mod furniture;
mod kind;
mod letter;
mod lines;
mod notes;
mod number;
mod pairing;
mod parts;
pub mod people;
mod placeholders;
mod prose;
mod references;
mod sections;
mod sheet;
mod shown;
mod signing;
mod subquestions;
mod why;
pub mod wording;

use std::sync::{Arc, OnceLock};

use smallvec::SmallVec;

use crate::parallel;
use crate::read::{Document, Gap};
use crate::register::Register;
use crate::text::Span;
use lines::seen::Seen;
use lines::{Reading, Shape, heading, line};

pub use abbreviations::{Introduction, brackets};
pub use cases::NamedCase;
pub use commitments::{Commitment, CommitmentForm, Term, TermKind};
pub use dates::{DateRole, NamedDate, Period};
pub use fracties::Fractie;
pub use kind::Kind;
pub use letter::{Letter, LetterLine};
pub use notes::{Mark, Note, NoteStyle};
pub use number::Number;
pub use parts::{Cited, Part};
pub use placeholders::{Placeholder, PlaceholderPlace};
pub use prose::Prose;
pub use references::{Reference, ReferenceForm, questions_named};
pub use sheet::Sheet;
pub use shown::Shown;
pub use signing::{NamedMember, NamedOffice, People, Place, Words};
pub use subquestions::{Due, Polarity, Separately, SubQuestion};
pub use why::{Explained, explain};

/// Indices of questions or answers: nearly always one, which then needs no room of its own.
pub type Indices = SmallVec<[usize; 1]>;

/// A question as it stands in the draft.
#[derive(Clone, Debug)]
pub struct Question {
    /// Its number.
    pub number: Number,
    /// Where that number stands; for a question in the middle of a range (`2 t/m 6`), where the range ends.
    pub number_span: Span,
    /// The number it should have, where the numbering around it shows that another is meant.
    pub intended: Option<Number>,
    /// The whole heading.
    pub heading: Span,
    /// Heading and text.
    pub span: Span,
    /// The text; for questions under one heading (`Vraag 3 en 4`) all have the text of all.
    pub flow: Prose,
    /// Which set of questions it belongs to, from 0, in a draft that answers several.
    pub set: usize,
    /// Indices of the answers that cover it.
    pub answers: Indices,
    /// The number of questions before it under the same heading.
    pub place_in_heading: usize,
    /// What it asks, sentence by sentence.
    pub subquestions: Vec<SubQuestion>,
}

impl Question {
    /// Its text, without white space at its end.
    #[must_use]
    pub fn text(&self) -> &str {
        self.flow.text().trim_end()
    }

    /// The number it should have.
    #[must_use]
    pub fn right_number(&self) -> Number {
        self.intended.unwrap_or(self.number)
    }
}

/// An answer.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The numbers its heading names, each with its place; empty for a bare `Antwoord`.
    pub numbers: SmallVec<[(Number, Span); 1]>,
    /// The whole heading; empty, at its first word, for an answer without one.
    pub heading: Span,
    /// Whether it has a heading. One that has none stands below its question, in a paragraph of its own.
    pub headed: bool,
    /// Heading and text.
    pub span: Span,
    /// The text.
    pub flow: Prose,
    /// Which set it belongs to.
    pub set: usize,
    /// Indices of the questions it covers.
    pub questions: Indices,
    /// How many questions stand before it.
    pub questions_before: usize,
}

/// What stands on the lines of a document, and the draft that they make; nothing is read in its words yet.
fn read_lines<'s>(document: &'s Document, before: &[Arc<Seen>]) -> (Draft, Lines<'s>) {
    let source = &document.source;
    let (lines, imprint) = furniture::lines(source, &document.blocks, before);
    let mut lines = lines::inline::split(source, lines);
    lines::set_aside(&mut lines);
    let shapes: Vec<Option<Shape>> =
        lines.iter().map(|line| line.is_text().then(|| line.shape())).collect();
    // Of columns that were read across nobody knows which question has which answer.
    let across = document.gaps.iter().any(|gap| gap.part.is_across()) && !heads_stand_alone(&lines);
    let quotes = |place: u32| document.quotes(place);
    let reading = match across {
        true => Reading::of_none(lines.len()),
        false => lines::decode(&lines, &shapes, &quotes),
    };
    let (notes, marks) = notes::read(source, &mut lines, &reading.headings, imprint.paged);
    let (mut draft, sections) = sections::read(source, &lines, &shapes, &reading, &marks, imprint);
    draft.furniture = furniture::texts(&lines);
    if across {
        draft.kind = Kind::Other;
    }
    if draft.kind == Kind::Report {
        draft.fracties = fracties::find(&lines, &shapes);
    }
    draft.gaps = Arc::clone(&document.gaps);
    if !across && draft.gaps.iter().any(|gap| gap.part.is_across()) {
        // A table within a draft.
        let others = draft.gaps.iter().filter(|gap| !gap.part.is_across());
        draft.gaps = others.cloned().collect();
    }
    draft.notes = notes;
    draft.marks = marks;
    draft.seen = lines.iter().map(|line| Arc::clone(&line.seen)).collect();
    (draft, Lines { lines, shapes, reading, sections })
}

/// Whether a question and an answer have headings of their own at the left: then what stands in columns is a table within a draft.
fn heads_stand_alone(lines: &[line::Line<'_>]) -> bool {
    /// In a column on the right headings stand farther from the edge, in bytes.
    const EDGE: u32 = 8;
    let alone = |kind: heading::HeadingKind| {
        lines.iter().filter(|line| line.is_text() && line.block.indent < EDGE).any(|line| {
            line.seen.heading.as_ref().is_some_and(|heading| {
                heading.kind == kind
                    && !heading.numbers.is_empty()
                    && heading.rest >= line.text.trim_end().len()
            })
        })
    };
    alone(heading::HeadingKind::Question) && alone(heading::HeadingKind::Answer)
}

/// The lines of a document, with what was made of them.
struct Lines<'s> {
    lines: Vec<line::Line<'s>>,
    shapes: Vec<Option<Shape>>,
    reading: Reading,
    sections: Vec<sections::Section>,
}

/// A parsed draft. Every part knows its span in the source.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// What it is.
    pub kind: Kind,
    /// Typeset by the Kamer: it has the Kamer's house style, not the ministry's.
    pub published: bool,
    /// The letter that goes with the answers: opening, signatures, date.
    pub letter: Letter,
    /// The heads above the questions, one for each set: `Antwoorden van de minister …`, `Vragen van het lid …`.
    pub heads: Vec<Prose>,
    /// The questions, in the order of the text.
    pub questions: Vec<Question>,
    /// The answers, in the order of the text.
    pub answers: Vec<Answer>,
    /// The text behind a heading `Mededeling`.
    pub notice: Option<Prose>,
    /// The fracties that ask in prose, in a report.
    pub fracties: Vec<Fractie>,
    /// The bodies of the notes.
    pub notes: Vec<Note>,
    /// The note marks in the text.
    pub marks: Vec<Mark>,
    /// What its reader passed over.
    pub gaps: Arc<[Gap]>,
    /// References between answers: "zie het antwoord op vraag 3".
    pub references: Vec<Reference>,
    /// References to official publications, in the order of the text.
    pub citations: Vec<Cited>,
    /// Who answers and who asked.
    pub people: People,
    /// Every date, part by part.
    pub dates: Vec<NamedDate>,
    /// Placeholders, wherever they stand.
    pub placeholders: Vec<Placeholder>,
    /// Running heads and feet of pages after the first, which stand in no flow.
    pub furniture: Vec<Words>,
    /// Abbreviations that it introduces, part by part.
    pub introductions: Vec<Introduction>,
    /// What the answers commit to.
    pub commitments: Vec<Commitment>,
    /// What each of its lines says, for the next version of it.
    seen: Vec<Arc<Seen>>,
    /// The answers of each set compared with its questions and with each other, done when somebody asks.
    compared: OnceLock<Vec<Arc<fit::Compared>>>,
    /// The questions that a number may mean.
    by_value: OnceLock<references::ByValue>,
    /// Those of the version before.
    compared_before: Vec<Arc<fit::Compared>>,
}

impl Answer {
    /// Whether it is still to be written: without words, or with a placeholder alone.
    #[must_use]
    pub fn is_open(&self) -> bool {
        let text = self.flow.text();
        !text.contains(char::is_alphanumeric) || self.flow.is_placeholder()
    }
}

impl Draft {
    /// Reads a draft; names are read by the register. Never fails and never panics.
    #[must_use]
    pub fn read(document: &Document, register: &Register) -> Self {
        let (mut draft, _) = read_lines(document, &[]);
        draft.recall(None);
        draft.understood(document.text().len(), register)
    }

    /// Reads the next version of a draft by the same register: what the words of a part say is known where they stood in the version
    /// before. Gives what [`Draft::read`] gives.
    #[must_use]
    pub fn read_after(before: &Self, document: &Document, register: &Register) -> Self {
        let (mut draft, _) = read_lines(document, &before.seen);
        draft.recall(Some(before));
        draft.understood(document.text().len(), register)
    }

    /// Reads in every flow what all that follows rests on: of a long draft on all cores, as no flow waits for another.
    fn read_flows(&self, size: usize) {
        if size < parallel::WORTH {
            return;
        }
        let flows: Vec<&Prose> = self.parts().map(|(_, flow)| flow).collect();
        parallel::map(size, &flows, |flow| flow.read());
    }

    /// With all that is read in its words.
    fn understood(self, size: usize, register: &Register) -> Self {
        let mut draft = self;
        draft.read_flows(size);
        subquestions::find(&mut draft);
        draft.dates = dates::dates(&draft);
        // Each reads the flows on its own; for a long draft the longest of them beside the others.
        let ((people, placeholders), (citations, references), (commitments, introductions)) = {
            let of_people = || {
                let people = signing::people(&draft, register);
                let placeholders = placeholders::find(&draft, &people);
                (people, placeholders)
            };
            let of_papers = || (parts::citations(&draft), references::find(&draft));
            let of_words = || (commitments::find(&draft), abbreviations::find(&draft));
            let both = || parallel::join(size, of_people, of_papers);
            let ((of_people, of_papers), of_words) = parallel::join(size, both, of_words);
            (of_people, of_papers, of_words)
        };
        Self { citations, references, people, commitments, placeholders, introductions, ..draft }
    }

    /// The questions of a set; sets follow each other in the text.
    #[must_use]
    pub fn questions_of(&self, set: usize) -> &[Question] {
        let start = self.questions.partition_point(|question| question.set < set);
        let end = self.questions.partition_point(|question| question.set <= set);
        self.questions.get(start..end).unwrap_or_default()
    }

    /// The answers of a set.
    #[must_use]
    pub fn answers_of(&self, set: usize) -> &[Answer] {
        let start = self.answers.partition_point(|answer| answer.set < set);
        let end = self.answers.partition_point(|answer| answer.set <= set);
        self.answers.get(start..end).unwrap_or_default()
    }

    /// The same, each with its index.
    fn numbered_answers_of(&self, set: usize) -> impl Iterator<Item = (usize, &Answer)> {
        let first = self.answers.partition_point(|answer| answer.set < set);
        self.answers_of(set).iter().enumerate().map(move |(i, answer)| (first + i, answer))
    }

    /// Whether a question has an answer with words in it: an empty one and a placeholder are still to be written.
    #[must_use]
    pub fn is_answered(&self, question: &Question) -> bool {
        self.answers_to(question).any(|answer| !answer.is_open())
    }

    /// Whether it has answers and not one question that was read: what they answer is not in the text, or stands in no form that is known.
    #[must_use]
    pub fn lacks_questions(&self) -> bool {
        self.kind == Kind::Answers && self.questions.is_empty() && !self.answers.is_empty()
    }

    /// Whether its kind is printed without headings above the answers: lists of a committee and reports are.
    #[must_use]
    pub const fn printed_without_headings(&self) -> bool {
        matches!(self.kind, Kind::List | Kind::Report)
    }

    /// How many sets of questions the draft answers.
    #[must_use]
    pub fn sets(&self) -> usize {
        let sets = self
            .questions
            .iter()
            .map(|question| question.set)
            .chain(self.answers.iter().map(|answer| answer.set));
        sets.max().map_or(0, |last| last + 1)
    }
}
