//! Writes a draft answer for a sheet of questions: letter, signatures, head, the questions word for word with their notes, and a
//! heading for every answer.

use std::fmt::Write as _;
use std::ops::Range;

use crate::draft::{DateRole, Draft, Number, Prose, Question};
use crate::papers::Case;
use crate::read::docx::{Filling, Line, Role, filled};
use crate::read::{Format, Unread};
use crate::register::{OfficeKey, Register};
use crate::text::date::in_words;
use crate::text::{Date, capital, enumerated};

/// What the head of a sheet says.
struct Head {
    /// "het lid Boswijk (CDA)", "de leden …", as the sheet has it.
    members: Option<String>,
    /// Who is asked.
    offices: Vec<OfficeKey>,
    /// What the questions are about.
    subject: Option<String>,
}

/// A draft answer before it is written in a format.
struct Composed {
    /// What the letter says, the signatures behind it, and the title above the questions.
    letter: String,
    signatures: Vec<String>,
    title: String,
    questions: Vec<Asked>,
    /// The notes of the sheet: label and text.
    notes: Vec<(String, String)>,
}

/// Questions under one heading.
struct Asked {
    /// "1", "2 en 3".
    numbers: String,
    text: String,
    /// The marks of notes: where they stand in the text, and their labels.
    marks: Vec<(usize, String)>,
}

fn composed(sheet: &Draft, head: &Head, today: Date, register: &Register) -> Composed {
    let questions = sheet.questions_of(0);
    let first = questions.iter().filter(|question| question.place_in_heading == 0);
    let asked = first.map(|question| {
        let numbers: Vec<Number> = questions
            .iter()
            .filter(|other| other.heading == question.heading)
            .map(|other| other.number)
            .collect();
        let (text, marks) = with_marks(sheet, question);
        Asked { numbers: numbered(&numbers), text, marks }
    });
    // On a sheet every note belongs to a question.
    let notes = sheet.notes.iter().filter(|note| !note.marks.is_empty());
    let notes = notes.map(|note| (note.label.clone(), one_line(note.flow.text())));
    Composed {
        letter: letter(sheet, head),
        signatures: signatures(sheet, head, today, register),
        title: head_line(head),
        questions: asked.collect(),
        notes: notes.collect(),
    }
}

/// What the head of a sheet says, as far as one is found.
fn head_of(sheet: &Draft, register: &Register) -> Head {
    let found = sheet.heads.iter().find_map(|head| read_head(head, register));
    found.unwrap_or(Head { members: None, offices: Vec::new(), subject: None })
}

/// A draft answer to the questions of a sheet, in plain text or Markdown. Signatories are those who hold the asked offices today, when the
/// questions are of the last months; otherwise, and for an office that the register does not know, the name is left open.
#[must_use]
pub fn answer(sheet: &Draft, format: Format, today: Date, register: &Register) -> String {
    let composed = composed(sheet, &head_of(sheet, register), today, register);
    let markdown = format == Format::Markdown;
    let mut text = format!("{SALUTATION}\n\n{}\n\n", composed.letter);
    for line in &composed.signatures {
        let _ = writeln!(text, "{line}\n");
    }
    let _ = writeln!(text, "{}\n", composed.title);
    let heading = |words: &str, numbers: &str| {
        if markdown { format!("## {words} {numbers}\n\n") } else { format!("{words} {numbers}\n") }
    };
    for asked in &composed.questions {
        text.push_str(&heading("Vraag", &asked.numbers));
        let mut from = 0;
        let mut words = String::with_capacity(asked.text.len() + 16);
        for (at, label) in &asked.marks {
            words.push_str(asked.text.get(from..*at).unwrap_or_default());
            let _ = if markdown { write!(words, "[^{label}]") } else { write!(words, "[{label}]") };
            from = *at;
        }
        words.push_str(asked.text.get(from..).unwrap_or_default());
        let _ = writeln!(text, "{}\n", words.replace('\n', "\n\n"));
        text.push_str(&heading("Antwoord", &asked.numbers));
        text.push('\n');
    }
    for (label, note) in &composed.notes {
        let _ = if markdown {
            writeln!(text, "[^{label}]: {note}\n")
        } else {
            writeln!(text, "[{label}] {note}")
        };
    }
    let end = text.trim_end().len();
    text.truncate(end);
    text.push('\n');
    text
}

/// The same as a Word document: in a template of the house, or a plain one of the program.
///
/// # Errors
/// [`Unread`] for a template that is no Word document.
pub fn word(
    sheet: &Draft,
    template: Option<Vec<u8>>,
    today: Date,
    register: &Register,
) -> Result<Vec<u8>, Unread> {
    let head = head_of(sheet, register);
    let composed = composed(sheet, &head, today, register);
    let line = |role: Role, text: &str| Line { role, text: text.to_owned(), marks: Vec::new() };
    let mut letter = vec![line(Role::Text, SALUTATION), line(Role::Text, &composed.letter)];
    let signatures: Vec<Line> =
        composed.signatures.iter().map(|text| line(Role::Signature, text)).collect();
    letter.extend(signatures.iter().cloned());
    let mut questions = vec![line(Role::Title, &composed.title)];
    let known = |label: &str| composed.notes.iter().position(|(other, _)| other == label);
    for asked in &composed.questions {
        questions.push(line(Role::Question, &format!("Vraag {}", asked.numbers)));
        let mut from = 0;
        for words in asked.text.split('\n') {
            let own = asked.marks.iter().filter(|(at, _)| (from..=from + words.len()).contains(at));
            let marks = own.filter_map(|(at, label)| Some((at - from, known(label)?))).collect();
            questions.push(Line { role: Role::Asked, text: words.to_owned(), marks });
            from += words.len() + 1;
        }
        questions.push(line(Role::Answer, &format!("Antwoord {}", asked.numbers)));
        questions.push(line(Role::Text, ""));
    }
    let submitted = sheet.date_of(DateRole::Submitted).map(|(day, _)| in_words(day));
    let offices: Vec<String> =
        head.offices.iter().map(|office| format!("de {}", office.title())).collect();
    let values = [
        ("zaaknummer", sheet.case_number().map(str::to_owned)),
        ("leden", head.members.clone()),
        ("onderwerp", head.subject.clone()),
        ("ingezonden", submitted),
        ("bewindslieden", (!offices.is_empty()).then(|| enumerated(&offices))),
        ("titel", Some(composed.title.clone())),
    ];
    let values = values.into_iter().filter_map(|(name, value)| {
        Some((name, vec![Line { role: Role::Value, text: value?, marks: Vec::new() }]))
    });
    let texts = [("brief", letter), ("ondertekening", signatures), ("vragen", questions)];
    let notes = composed.notes.into_iter().map(|(_, text)| text).collect();
    filled(template, &Filling { values: values.chain(texts).collect(), notes })
}

/// How a letter to the Chamber begins.
const SALUTATION: &str = "Geachte voorzitter,";

/// For how many days after the questions the holder of today is still likely the one who signs.
const RECENT: i32 = 90;

/// A sheet of questions for a case of which the Chamber's lists tell everything but the questions.
#[must_use]
pub fn sheet(case: &Case) -> String {
    let named: Vec<String> = case
        .members
        .iter()
        .map(|asker| {
            let name = surname(&asker.name);
            if asker.party.is_empty() { name } else { format!("{name} ({})", asker.party) }
        })
        .collect();
    let members = match named.as_slice() {
        [] => String::new(),
        [one] => format!(" van het lid {one}"),
        several => format!(" van de leden {}", enumerated(several)),
    };
    let offices = case.addressees.iter().map(|office| format!("de {office}"));
    let to = enumerated(&offices.collect::<Vec<_>>());
    let to = if to.is_empty() { String::new() } else { format!(" aan {to}") };
    let subject = case.subject.trim_end_matches('.');
    let submitted =
        case.submitted.map_or_else(String::new, |day| format!(" (ingezonden {})", in_words(day)));
    format!(
        "{}\n\nVragen{members}{to} over {subject}{submitted}.\n\nVraag 1\n[tekst van de vraag]\n",
        case.number
    )
}

/// "Van der Lee" of "T.M.T. van der Lee".
fn surname(name: &str) -> String {
    let words: Vec<&str> = name.split(' ').skip_while(|word| word.ends_with('.')).collect();
    capital(&words.join(" "))
}

/// What the letter says: which answers these are, and to what.
fn letter(sheet: &Draft, head: &Head) -> String {
    let voice = if head.offices.len() > 1 { "bieden wij" } else { "bied ik" };
    let by = head.members.as_ref().map_or_else(String::new, |members| format!(" van {members}"));
    let over = head.subject.as_ref().map_or_else(String::new, |subject| format!(" over {subject}"));
    let mut text =
        format!("Hierbij {voice} u de antwoorden aan op de schriftelijke vragen{by}{over}.");
    let submitted = sheet
        .date_of(DateRole::Submitted)
        .map(|(day, _)| format!(" ingezonden op {}", in_words(day)));
    let number = sheet.case_number();
    let _ = match (submitted, number) {
        (Some(submitted), Some(number)) => {
            write!(text, " Deze vragen werden{submitted} met kenmerk {number}.")
        }
        (Some(submitted), None) => write!(text, " Deze vragen werden{submitted}."),
        (None, Some(number)) => write!(text, " Deze vragen hebben kenmerk {number}."),
        (None, None) => Ok(()),
    };
    text
}

/// The offices that sign, each with the name of who holds it where that is known.
fn signatures(sheet: &Draft, head: &Head, today: Date, register: &Register) -> Vec<String> {
    let mut lines = Vec::new();
    for office in &head.offices {
        lines.push(format!("De {},", office.title()));
        let recent = sheet
            .date_of(DateRole::Submitted)
            .and_then(|(day, _)| day.until(today).ok())
            .is_some_and(|since| (0..=RECENT).contains(&since.get_days()));
        let held = register.posts_held(office, today);
        // A ministry has several posts: the one whose name is written is meant.
        let own = held.iter().filter(|held| {
            held.post.office.role == office.role && held.post.office.portfolio == office.portfolio
        });
        let own: Vec<_> = own.collect();
        let one = match (own.as_slice(), held.as_slice()) {
            ([one], _) => Some(*one),
            ([], [one]) => Some(one),
            _ => None,
        };
        lines.extend(one.filter(|_| recent).map(|held| held.post.name()));
    }
    lines
}

fn head_line(head: &Head) -> String {
    let titles: Vec<String> =
        head.offices.iter().map(|office| format!("de {}", office.title())).collect();
    let by =
        if titles.is_empty() { String::new() } else { format!(" van {}", enumerated(&titles)) };
    let from = head.members.as_ref().map_or_else(String::new, |members| format!(" van {members}"));
    let over = head.subject.as_ref().map_or_else(String::new, |subject| format!(" over {subject}"));
    format!("Antwoorden{by} op vragen{from}{over}")
}

/// `Vragen van het lid X (P) aan de Minister van Y over Z (ingezonden D).`
fn read_head(flow: &Prose, register: &Register) -> Option<Head> {
    let text = flow.text();
    let from = text.find("ragen van ")? + "ragen van ".len();
    let to = from + text.get(from..)?.find(" aan de ")?;
    let rest = to + " aan de ".len();
    let over = text.get(rest..)?.find(" over").map(|at| rest + at);
    let end = ["(ingezonden", "\n"]
        .iter()
        .filter_map(|stop| Some(rest + text.get(rest..)?.find(stop)?))
        .min()
        .unwrap_or(text.len());
    let asked = rest - "de ".len()..over.unwrap_or(end).min(end);
    let subject = over.map(|at| at + " over".len()).and_then(|at| text.get(at..end.max(at)));
    let subject = subject.map(|subject| subject.trim().trim_end_matches('.').to_owned());
    let offices = flow.offices(register).iter().filter(|office| contains(&asked, &office.range));
    Some(Head {
        members: Some(text.get(from..to)?.replace(" ,", ",")),
        offices: offices
            .filter_map(|office| office.key())
            .map(|office| mended(office, register))
            .collect(),
        subject: subject.filter(|subject| !subject.is_empty()),
    })
}

/// An office whose words were joined where lines were: "Klimaaten Groene Groei".
fn mended(office: &OfficeKey, register: &Register) -> OfficeKey {
    let letters = |text: &str| text.split_whitespace().collect::<String>().to_lowercase();
    let posts = register.posts();
    if posts.iter().any(|post| post.office.portfolio == office.portfolio) {
        return office.clone();
    }
    let written = letters(&office.portfolio);
    let post = posts.iter().find(|post| letters(&post.office.portfolio) == written);
    post.map_or(office.clone(), |post| {
        OfficeKey::new(office.role, office.preposition, &post.office.portfolio)
    })
}

fn contains(outer: &Range<usize>, inner: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

/// "1", "2 en 3", "2, 3 en 4".
fn numbered(numbers: &[Number]) -> String {
    enumerated(&numbers.iter().map(Number::to_string).collect::<Vec<_>>())
}

/// The text of a question, and where in it the marks of its notes belong.
fn with_marks(sheet: &Draft, question: &Question) -> (String, Vec<(usize, String)>) {
    let flow = &question.flow;
    let mut places: Vec<(usize, &str)> = Vec::new();
    for mark in
        sheet.marks.iter().filter(|mark| mark.note.is_some() && question.span.covers(mark.span))
    {
        // A mark is left out of the flow: it stands behind the last byte before it that is not.
        let before = (mark.span.start.saturating_sub(64)..mark.span.start)
            .rev()
            .find_map(|offset| flow.find(offset));
        let at = before.map_or(0, |at| {
            at + flow.slice(at..flow.text().len()).chars().next().map_or(0, char::len_utf8)
        });
        // Text leaves a space before a mark that stands apart (`bruggen 1) ook`); it goes behind the mark.
        let at = flow.slice(0..at).trim_end().len();
        places.push((at, &mark.label));
    }
    let behind =
        sheet.marks.iter().filter(|mark| mark.note.is_some() && !question.span.covers(mark.span));
    let end = flow.text().len();
    // A mark on a line of its own ends a question without belonging to its text.
    let next = sheet
        .questions
        .iter()
        .map(|other| other.span.start)
        .filter(|&start| start >= question.span.end)
        .min()
        .unwrap_or(u32::MAX);
    places.extend(
        behind
            .filter(|mark| question.span.end <= mark.span.start && mark.span.end <= next)
            .map(|mark| (end, mark.label.as_str())),
    );
    places.sort_by_key(|(at, _)| *at);
    let places = places.into_iter().map(|(at, label)| (at, label.to_owned()));
    (flow.text().to_owned(), places.collect())
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
