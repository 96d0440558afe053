//! `kamerlint outline`: what was read in a draft.

use std::fmt::Write as _;

use serde::Serialize;

use super::args::OutlineArgs;
use super::language::{of_run, say};
use super::values::OutlineFormat;
use super::{FAILED, FINE};
use crate::draft::fit::{Evidence, checklist};
use crate::draft::people::SigningRole;
use crate::draft::{DateRole, Draft, Due, NamedOffice, Note, Number, Question, explain};
use crate::project::Project;
use crate::project::files;
use crate::project::sayings::reason;
use crate::read::Document;
use crate::report::{CitationOut, CommitmentOut, Range, harmless};
use crate::text::{Source, Span};
use crate::whereabouts;

#[derive(Serialize)]
struct Outline {
    version: u32,
    files: Vec<File>,
}

#[derive(Serialize)]
struct File {
    path: String,
    kind: &'static str,
    /// The kind for people.
    #[serde(skip)]
    called: &'static str,
    questions: Vec<QuestionOut>,
    answers: Vec<AnswerOut>,
    notes: Vec<NoteOut>,
    references: Vec<ReferenceOut>,
    citations: Vec<CitationOut>,
    signatories: Vec<SignatoryOut>,
    members: Vec<MemberOut>,
    case_number: Option<String>,
    dates: Dates,
    commitments: Vec<CommitmentOut>,
    fracties: Vec<FractieOut>,
}

/// A fractie that asks in prose, in a report.
#[derive(Serialize)]
struct FractieOut {
    name: String,
    answered: bool,
    range: Range,
}

#[derive(Serialize)]
struct SignatoryOut {
    office: String,
    name: Option<String>,
    role: &'static str,
    range: Range,
}

#[derive(Serialize)]
struct MemberOut {
    name: String,
    party: Option<String>,
    range: Range,
}

/// Dates as the draft writes them.
#[derive(Serialize)]
struct Dates {
    letter: Option<String>,
    submitted: Option<String>,
    received: Option<String>,
}

#[derive(Serialize)]
struct QuestionOut {
    number: u32,
    /// The number with its letter.
    label: String,
    set: usize,
    range: Range,
    answered: bool,
    text: String,
    subquestions: Vec<SubQuestionOut>,
}

/// A sub-question and when an answer to it is due.
#[derive(Serialize)]
struct SubQuestionOut {
    text: String,
    due: &'static str,
    range: Range,
    evidence: EvidenceOut,
}

/// Where a sub-question is answered, as far as words show.
#[derive(Serialize)]
struct EvidenceOut {
    /// `said`, `not-found`, or `unknown` where it has no words of its own.
    state: &'static str,
    text: Option<String>,
    /// The question under whose answer it stands, where that is another.
    elsewhere: Option<String>,
}

impl EvidenceOut {
    fn of(draft: &Draft, question: &Question, evidence: &Evidence) -> Self {
        let said = evidence.said(draft, question);
        Self {
            state: match evidence {
                Evidence::Said { .. } => "said",
                Evidence::NotFound => "not-found",
                Evidence::Unknown => "unknown",
            },
            text: said.map(|(words, _)| words.to_owned()),
            elsewhere: said.and_then(|(_, other)| other).map(|number| number.to_string()),
        }
    }
}

#[derive(Serialize)]
struct AnswerOut {
    numbers: Vec<u32>,
    /// The numbers with their letters.
    labels: Vec<String>,
    set: usize,
    range: Range,
}

#[derive(Serialize)]
struct NoteOut {
    label: String,
    series: usize,
    marks: Vec<Range>,
    body: Option<Range>,
    text: String,
}

#[derive(Serialize)]
struct ReferenceOut {
    number: u32,
    /// The number with its letter.
    label: String,
    range: Range,
}

pub fn run(args: &OutlineArgs) -> u8 {
    let mut project = Project::new(args.input.scope());
    let (inputs, mut problems) = files::find(&mut project);
    let mut files = Vec::new();
    let (mut why, mut shown) = (String::new(), String::new());
    for file in &inputs {
        match files::draft(file, &mut project) {
            Ok((document, _)) if args.why => why.push_str(&reasons(file, &document)),
            Ok((document, draft)) => {
                let read = outline(file.path.display().to_string(), &document.source, &draft);
                if let OutlineFormat::Text = args.output_format {
                    shown.push_str(&text(&read, &Spots { document: &document, draft: &draft }));
                }
                files.push(read);
            }
            Err(problem) => problems.push(problem),
        }
    }
    let text = match args.output_format {
        _ if args.why => why,
        OutlineFormat::Text => shown,
        OutlineFormat::Json => {
            let outline = Outline { version: 1, files };
            serde_json::to_string_pretty(&outline).unwrap_or_default() + "\n"
        }
    };
    super::say(&match args.output_format {
        OutlineFormat::Text => text.split('\n').map(harmless).collect::<Vec<_>>().join("\n"),
        OutlineFormat::Json => text,
    });
    for problem in &problems {
        super::complain(problem);
    }
    if problems.is_empty() { FINE } else { FAILED }
}

fn outline(path: String, source: &Source, draft: &Draft) -> File {
    let range = |span: Span| Range::of(source, span);
    let checklist = checklist(draft);
    let question = |(question, seen): (&Question, &Vec<Evidence>)| QuestionOut {
        number: question.number.value(),
        label: question.number.to_string(),
        set: question.set,
        range: range(question.span),
        answered: draft.is_answered(question),
        text: question.flow.text().to_owned(),
        subquestions: question
            .subquestions
            .iter()
            .zip(seen)
            .map(|(sub, seen)| SubQuestionOut {
                text: question.flow.slice(sub.range.clone()).to_owned(),
                due: sub.due.name(),
                range: range(question.flow.span(sub.range.clone())),
                evidence: EvidenceOut::of(draft, question, seen),
            })
            .collect(),
    };
    let numbers = |answer: &crate::draft::Answer| -> Vec<Number> {
        if answer.numbers.is_empty() {
            answer
                .questions
                .iter()
                .filter_map(|&i| draft.questions.get(i))
                .map(|question| question.number)
                .collect()
        } else {
            answer.numbers.iter().map(|&(number, _)| number).collect()
        }
    };
    let orphans = draft.marks.iter().filter(|mark| mark.note.is_none());
    let orphans = orphans.map(|mark| NoteOut {
        label: mark.label.clone(),
        series: 0,
        marks: vec![range(mark.span)],
        body: None,
        text: String::new(),
    });
    let note = |note: &Note| NoteOut {
        label: note.label.clone(),
        series: note.series,
        marks: note
            .marks
            .iter()
            .filter_map(|&i| draft.marks.get(i))
            .map(|mark| range(mark.span))
            .collect(),
        body: Some(range(note.span)),
        text: note.flow.text().to_owned(),
    };
    File {
        path,
        kind: draft.kind.name(),
        called: draft.kind.in_dutch(),
        questions: draft.questions.iter().zip(&checklist).map(question).collect(),
        answers: draft
            .answers
            .iter()
            .map(|answer| (answer, numbers(answer)))
            .map(|(answer, numbers)| AnswerOut {
                numbers: numbers.iter().map(|number| number.value()).collect(),
                labels: numbers.iter().map(ToString::to_string).collect(),
                set: answer.set,
                range: range(answer.span),
            })
            .collect(),
        notes: draft.notes.iter().map(note).chain(orphans).collect(),
        references: draft
            .references
            .iter()
            .map(|reference| ReferenceOut {
                number: reference.number.value(),
                label: reference.number.to_string(),
                range: range(reference.span),
            })
            .collect(),
        citations: draft
            .citations
            .iter()
            .map(|cited| CitationOut::of(source, draft, cited))
            .collect(),
        signatories: signatories(source, draft),
        members: draft
            .people
            .members
            .iter()
            .map(|member| MemberOut {
                name: member.name.text.clone(),
                party: member.party.as_ref().map(|party| party.text.clone()),
                range: range(member.name.span),
            })
            .collect(),
        case_number: draft
            .people
            .case_number
            .as_ref()
            .map(|words| words.text.clone())
            .or_else(|| draft.case_number().map(str::to_owned)),
        dates: Dates {
            letter: date(draft, DateRole::Letter),
            submitted: date(draft, DateRole::Submitted),
            received: date(draft, DateRole::Received),
        },
        commitments: draft
            .commitments
            .iter()
            .map(|one| CommitmentOut::of(source, draft, one))
            .collect(),
        fracties: draft
            .fracties
            .iter()
            .map(|one| FractieOut {
                name: one.name.clone(),
                answered: one.answer.is_some(),
                range: range(one.heading),
            })
            .collect(),
    }
}

/// The first date with a role, as written.
fn date(draft: &Draft, role: DateRole) -> Option<String> {
    let named = draft.dates.iter().find(|date| date.role == role)?;
    Some(draft.words_in(named.part, named.range.clone()).to_owned())
}

/// Those who sign or are signed for, each place in which they are named.
fn signatories(source: &Source, draft: &Draft) -> Vec<SignatoryOut> {
    let named = draft.people.offices.iter().filter_map(|office| Some((office, office.role?)));
    let signatory = |(office, role): (&NamedOffice, SigningRole)| SignatoryOut {
        office: office
            .mention
            .key()
            .map_or_else(|| office.role_words.text.clone(), |key| key.title()),
        name: office.person.as_ref().map(|person| person.text.clone()),
        role: match role {
            SigningRole::Signs => "signs",
            SigningRole::OnBehalf => "on-behalf",
        },
        range: Range::of(source, office.span),
    };
    named.map(signatory).collect()
}

/// Line by line what it was taken for, and by which signs.
fn reasons(file: &files::Input, document: &Document) -> String {
    let said = |words: &str| reason(words, of_run()).into_owned();
    let (layout, lines) = explain(document);
    let mut text = format!("{}\n  {}\n", file.path.display(), said(&layout));
    let index = document.source.lines();
    for one in lines {
        let line = index.line_of(one.span.start) + 1;
        let words = shortened(document.source.slice(one.span));
        let reasons: Vec<String> = one.reasons.iter().map(|one| said(one)).collect();
        let _ = writeln!(text, "{line:>5}  {:<20} {words}", said(&one.part));
        if !reasons.is_empty() {
            let _ = writeln!(text, "{:>5}  {:<20}   {}", "", "", reasons.join("; "));
        }
    }
    text
}

/// Where something stands, as reports say it: "alinea 14" in a document, "regel 14" in a text.
struct Spots<'a> {
    document: &'a Document,
    draft: &'a Draft,
}

impl Spots<'_> {
    fn of(&self, range: Range) -> String {
        self.in_document(range).unwrap_or_else(|| {
            let line = say("regel", "line");
            format!("{line} {}", range.start.line)
        })
    }

    /// "op regel 14, 20", "bij alinea 14, alinea 20".
    fn at(&self, ranges: &[Range]) -> String {
        let found: Option<Vec<String>> =
            ranges.iter().map(|&range| self.in_document(range)).collect();
        found.map_or_else(
            || {
                let lines: Vec<String> =
                    ranges.iter().map(|range| range.start.line.to_string()).collect();
                format!("{} {}", say("op regel", "at line"), lines.join(", "))
            },
            |places| format!("{} {}", say("bij", "at"), places.join(", ")),
        )
    }

    fn in_document(&self, range: Range) -> Option<String> {
        let span = Span::new(range.start.offset, range.end.offset);
        whereabouts::briefly(self.document, self.draft, span, of_run())
    }
}

/// The outline for people.
fn text(file: &File, spots: &Spots<'_>) -> String {
    let mut text = format!("{} ({})\n", file.path, say(file.called, file.kind));
    for question in &file.questions {
        let covering = file
            .answers
            .iter()
            .find(|answer| answer.set == question.set && answer.labels.contains(&question.label));
        let state = match (question.answered, covering) {
            (true, Some(answer)) => {
                format!("{} {}", say("beantwoord", "answered"), spots.at(&[answer.range]))
            }
            (true, None) => say("beantwoord zonder kop", "answered without a heading").to_owned(),
            (false, _) => "OPEN".to_owned(),
        };
        let _ = writeln!(
            text,
            "  {} {:<3} {:<11} {state}",
            say("vraag", "question"),
            question.label,
            spots.of(question.range)
        );
        if question.subquestions.len() < 2 {
            let _ = writeln!(text, "            {}", shortened(&question.text));
        }
        for sub in question.subquestions.iter().filter(|_| question.subquestions.len() > 1) {
            let due = match sub.due {
                due if due == Due::IfYes.name() => say(" (bij ja)", " (if yes)"),
                due if due == Due::IfNo.name() => say(" (bij nee)", " (if no)"),
                _ => "",
            };
            let (sign, seen) = seen(&sub.evidence);
            let _ = writeln!(text, "            [{sign}] {}{due}{seen}", shortened(&sub.text));
        }
    }
    for fractie in &file.fracties {
        let state = if fractie.answered { say("beantwoord", "answered") } else { "OPEN" };
        let _ = writeln!(
            text,
            "  {:<12} {:<16} {:<11} {state}",
            say("fractie", "party"),
            fractie.name,
            spots.of(fractie.range)
        );
    }
    for signatory in &file.signatories {
        let role = if signatory.role == "signs" {
            say("tekent", "signs")
        } else {
            say("mede namens", "on behalf of")
        };
        let name = signatory.name.as_ref().map_or_else(String::new, |name| format!(" ({name})"));
        let _ = writeln!(
            text,
            "  {role:<12} {}{name}, {}",
            signatory.office,
            spots.of(signatory.range)
        );
    }
    for member in &file.members {
        let party = member.party.as_ref().map_or_else(String::new, |party| format!(" ({party})"));
        let _ = writeln!(
            text,
            "  {:<12} {}{party}, {}",
            say("lid", "member"),
            member.name,
            spots.of(member.range)
        );
    }
    for one in &file.commitments {
        let when = one.when.as_deref().unwrap_or(say("zonder termijn", "without a term"));
        let what = say("toezegging", "commitment");
        let _ = writeln!(text, "  {what:<12} {when}, {}", spots.of(one.range));
        let _ = writeln!(text, "            {}", shortened(&one.text));
    }
    for note in &file.notes {
        let marks = (!note.marks.is_empty())
            .then(|| format!("{} {}", say("cijfer", "mark"), spots.at(&note.marks)));
        let body = note.body.map(|body| format!("{} {}", say("tekst", "text"), spots.at(&[body])));
        let place = match (marks, body) {
            (Some(marks), Some(body)) => format!("{marks}, {body}"),
            (Some(marks), None) => format!("{marks}, {}", say("geen tekst", "no text")),
            (None, Some(body)) => format!("{body}, {}", say("geen cijfer", "no mark")),
            (None, None) => String::new(),
        };
        let _ = writeln!(text, "  {} {:<4} {place}", say("noot", "note"), note.label);
        let _ = writeln!(text, "            {}", shortened(&note.text));
    }
    text
}

/// The sign of a sub-question in the checklist, and what is shown behind it.
fn seen(evidence: &EvidenceOut) -> (char, String) {
    let place = evidence.elsewhere.as_ref();
    let place =
        place.map_or_else(String::new, |number| format!("{} {number}: ", say("vraag", "question")));
    match (evidence.state, &evidence.text) {
        ("said", Some(text)) => ('~', format!("\n                → {place}'{}'", shortened(text))),
        ("not-found", _) => {
            (' ', format!("\n                → {}", say("niet gevonden", "not found")))
        }
        _ => (' ', String::new()),
    }
}

fn shortened(text: &str) -> String {
    let line = crate::report::harmless(text);
    if line.chars().count() <= 66 {
        line
    } else {
        format!("{}…", line.chars().take(65).collect::<String>())
    }
}
