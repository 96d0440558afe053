//! Writes a draft answer for a sheet of questions: letter, signatures, head, the questions word for word with their notes, and a
//! heading for every answer.

use std::fmt::Write as _;
use std::ops::Range;

use crate::draft::{DateRole, Draft, Number, Prose, Question};
use crate::papers::Case;
use crate::read::Format;
use crate::register::{OfficeKey, Register};
use crate::text::Date;
use crate::text::date::in_words;

/// What the head of a sheet says.
struct Head {
    /// "het lid Boswijk (CDA)", "de leden …", as the sheet has it.
    members: Option<String>,
    /// Who is asked.
    offices: Vec<OfficeKey>,
    /// What the questions are about.
    subject: Option<String>,
}

/// A draft answer to the questions of a sheet, in plain text or Markdown. Signatories are those who hold the asked offices today, when the
/// questions are of the last months; otherwise, and for an office that the register does not know, the name is left open.
#[must_use]
pub fn answer(sheet: &Draft, format: Format, today: Date, register: &Register) -> String {
    let head = sheet.heads.iter().find_map(|head| read_head(head, register)).unwrap_or(Head {
        members: None,
        offices: Vec::new(),
        subject: None,
    });
    let mut text = String::new();
    letter(&mut text, sheet, &head, today, register);
    let heading = |words: &str| match format {
        Format::Markdown => format!("## {words}\n\n"),
        _ => format!("{words}\n"),
    };
    let _ = writeln!(text, "{}\n", head_line(&head));
    let questions = sheet.questions_of(0);
    for question in questions.iter().filter(|question| question.place_in_heading == 0) {
        let numbers: Vec<Number> = questions
            .iter()
            .filter(|other| other.heading == question.heading)
            .map(|other| other.number)
            .collect();
        let numbers = numbered(&numbers);
        text.push_str(&heading(&format!("Vraag {numbers}")));
        let _ = writeln!(text, "{}\n", with_marks(sheet, question, format));
        text.push_str(&heading(&format!("Antwoord {numbers}")));
        text.push('\n');
    }
    // On a sheet every note belongs to a question.
    for note in sheet.notes.iter().filter(|note| !note.marks.is_empty()) {
        let _ = match format {
            Format::Markdown => {
                writeln!(text, "[^{}]: {}\n", note.label, one_line(note.flow.text()))
            }
            _ => writeln!(text, "[{}] {}", note.label, one_line(note.flow.text())),
        };
    }
    let end = text.trim_end().len();
    text.truncate(end);
    text.push('\n');
    text
}

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
        [first @ .., last] => format!(" van de leden {} en {last}", first.join(", ")),
    };
    let offices = case.addressees.iter().map(|office| format!("de {office}"));
    let to = offices.collect::<Vec<_>>().join(" en ");
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
    let name = words.join(" ");
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn letter(text: &mut String, sheet: &Draft, head: &Head, today: Date, register: &Register) {
    let voice = if head.offices.len() > 1 { "bieden wij" } else { "bied ik" };
    let by = head.members.as_ref().map_or_else(String::new, |members| format!(" van {members}"));
    let over = head.subject.as_ref().map_or_else(String::new, |subject| format!(" over {subject}"));
    let _ = write!(
        text,
        "Geachte voorzitter,\n\nHierbij {voice} u de antwoorden aan op de schriftelijke vragen{by}{over}."
    );
    let submitted = sheet
        .date_of(DateRole::Submitted)
        .map(|(day, _)| format!(" ingezonden op {}", in_words(day)));
    let number = sheet.case_numbers().into_iter().next();
    match (submitted, number) {
        (Some(submitted), Some(number)) => {
            let _ = write!(text, " Deze vragen werden{submitted} met kenmerk {number}.");
        }
        (Some(submitted), None) => {
            let _ = write!(text, " Deze vragen werden{submitted}.");
        }
        (None, Some(number)) => {
            let _ = write!(text, " Deze vragen hebben kenmerk {number}.");
        }
        (None, None) => {}
    }
    text.push_str("\n\n");
    for office in &head.offices {
        let _ = writeln!(text, "De {},\n", office.title());
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
        if let Some(held) = one.filter(|_| recent) {
            let _ = writeln!(text, "{}\n", held.post.name());
        }
    }
}

fn head_line(head: &Head) -> String {
    let titles: Vec<String> =
        head.offices.iter().map(|office| format!("de {}", office.title())).collect();
    let by = match titles.as_slice() {
        [] => String::new(),
        [one] => format!(" van {one}"),
        [first @ .., last] => format!(" van {} en {last}", first.join(", ")),
    };
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
fn mended(office: OfficeKey, register: &Register) -> OfficeKey {
    let letters = |text: &str| text.split_whitespace().collect::<String>().to_lowercase();
    let posts = register.posts();
    if posts.iter().any(|post| post.office.portfolio == office.portfolio) {
        return office;
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
    let words: Vec<String> = numbers.iter().map(Number::to_string).collect();
    match words.as_slice() {
        [first @ .., last] if !first.is_empty() => format!("{} en {last}", first.join(", ")),
        _ => words.concat(),
    }
}

/// The text of a question with the marks of its notes in place.
fn with_marks(sheet: &Draft, question: &Question, format: Format) -> String {
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
    let mut text = String::with_capacity(end + 16);
    let mut from = 0;
    for (at, label) in places {
        text.push_str(flow.slice(from..at));
        let _ = match format {
            Format::Markdown => write!(text, "[^{label}]"),
            _ => write!(text, "[{label}]"),
        };
        from = at;
    }
    text.push_str(flow.slice(from..end));
    text.replace('\n', "\n\n")
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
