//! The opening of a letter and its signatures, as the heads of the draft and the register make them: snippets, or plain text without
//! the holes for a client that knows no snippets.

use super::Snapshot;
use super::headings::{MARKS, Style};
use super::line::Line;
use super::office::Holders;
use super::persons;
use super::proposal::{Proposal, ProposalKind, What};
use crate::draft::{Kind, NamedOffice, Number, Place, Prose};

/// The opening of a letter, before the questions of a draft that has none.
pub fn letter(snapshot: &Snapshot, line: &Line<'_>, snippets: bool) -> Option<Proposal> {
    let draft = snapshot.draft();
    let (lead, typed) = begun(line, &["geachte voorzitter,", "brief"])?;
    let begins = first(snapshot);
    if draft.letter.is_letter() || draft.kind != Kind::Answers || line.offset > begins {
        return None;
    }
    let mut holes = Holes { snippets, count: 0 };
    let several = signing(snapshot).len() > 1;
    let voice = if several { "bieden wij" } else { "bied ik" };
    let asked = draft.heads.first().map(asked).unwrap_or_default();
    let by = holes.fill(" van ", asked.by.as_deref(), "het lid …");
    let over = holes.fill(" over ", asked.over.as_deref(), "…");
    let number = holes.fill(" met kenmerk ", draft.case_number(), "…");
    let text = format!(
        "Geachte voorzitter,\n\nHierbij {voice} u de antwoorden aan op de schriftelijke vragen{by}{over}{number}.\n"
    );
    let label = snapshot.word("Geachte voorzitter, … (brief)", "Geachte voorzitter, … (letter)");
    let one = Proposal::new(typed, ProposalKind::Template, text, What::Text);
    let filter = if lead == "brief" { "brief" } else { "Geachte voorzitter," };
    Some(one.labelled(label.to_owned(), snippets).found_by(filter.to_owned()))
}

/// The words of which a line is the beginning and nothing else, and how many bytes of it.
fn begun<'w>(line: &Line<'_>, words: &[&'w str]) -> Option<(&'w str, usize)> {
    words.iter().find_map(|words| Some((*words, line.is_begun(words)?)))
}

/// One more question, with the heading of its answer, behind the last of a draft.
pub fn question(snapshot: &Snapshot, line: &Line<'_>, snippets: bool) -> Option<Proposal> {
    let bare = line.text.trim_start_matches(MARKS);
    let typed = bare.len();
    // On an empty line nobody asks for it.
    let asked = typed > 0 && "vraag".starts_with(&bare.to_lowercase());
    let draft = snapshot.draft();
    let last = draft.questions.last().filter(|last| asked && last.span.end < line.offset)?;
    if draft.kind != Kind::Answers {
        return None;
    }
    let number = Number::new(last.number.value() + 1);
    let style = Style::of(snapshot, last.set);
    let (marks, closing) = style.marks();
    let mut holes = Holes { snippets, count: 0 };
    let below = style.below();
    let words =
        holes.fill("", None, snapshot.word("de vraag, woordelijk", "the question, word for word"));
    let lead = if line.text.len() == typed { marks } else { "" };
    let text = format!("{lead}Vraag {number}{closing}{below}{words}{}", style.behind(&[number]));
    let one = Proposal::new(typed, ProposalKind::Template, text, What::Text);
    Some(
        one.labelled(format!("Vraag {number}, Antwoord {number}"), snippets)
            .found_by("vraag".to_owned()),
    )
}

/// A signature for everybody who answers, in the letter or behind the last answer.
pub fn signatures(snapshot: &Snapshot, line: &Line<'_>, snippets: bool) -> Vec<Proposal> {
    let draft = snapshot.draft();
    let leads = ["de minister", "de staatssecretaris", "hoogachtend,", "ondertekening"];
    let Some((lead, typed)) = begun(line, &leads) else { return Vec::new() };
    let last = draft.answers.last().map_or(0, |answer| answer.heading.end);
    if draft.kind != Kind::Answers || (line.offset > first(snapshot) && line.offset < last) {
        return Vec::new();
    }
    let greeting = if lead == "hoogachtend," && typed > 0 { "Hoogachtend,\n\n" } else { "" };
    let propose = |office: &&NamedOffice| {
        let held = Holders::of(snapshot, &office.mention);
        let title = held.office()?.title();
        let mut holes = Holes { snippets, count: 0 };
        let day = snapshot.day();
        let post = match held.posts.as_slice() {
            [post] if day.is_none_or(|day| post.held_on(day)) => Some(post.name()),
            _ => None,
        };
        let as_named = office.person.as_ref().map(|words| persons::small(&words.text));
        let name = holes.fill("", post.or(as_named).as_deref(), "naam");
        let title = holes.plain(&title);
        let text = format!("{greeting}De {title},\n\n{name}\n");
        let one = Proposal::new(typed, ProposalKind::Template, text, What::Text);
        let label = format!("De {title}, … ({})", snapshot.word("ondertekening", "signature"));
        let filter = match lead {
            "ondertekening" if typed > 0 => lead.to_owned(),
            _ if greeting.is_empty() => format!("De {title}"),
            _ => "Hoogachtend,".to_owned(),
        };
        Some(one.labelled(label, snippets).found_by(filter))
    };
    signing(snapshot).iter().filter_map(propose).collect()
}

/// Where letter and head end and the questions begin.
fn first(snapshot: &Snapshot) -> u32 {
    let draft = snapshot.draft();
    let question = draft.questions.first().map(|question| question.heading.start);
    let answer = draft.answers.first().map(|answer| answer.heading.start);
    question.into_iter().chain(answer).min().unwrap_or(u32::MAX)
}

/// Who answers, as the first head says it, each once.
fn signing(snapshot: &Snapshot) -> Vec<&NamedOffice> {
    let offices = snapshot.draft().people.offices.iter();
    offices.filter(|office| office.place == Place::Head(0) && office.role.is_some()).collect()
}

/// What the head says of the questions.
#[derive(Default)]
struct Asked {
    by: Option<String>,
    over: Option<String>,
}

fn asked(head: &Prose) -> Asked {
    let text = head.text();
    let behind = |words: &str| Some(text.find(words)? + words.len());
    let upto = |from: usize, stops: &[&str]| {
        let rest = text.get(from..)?;
        let end = stops.iter().filter_map(|stop| rest.find(stop)).min().unwrap_or(rest.len());
        let found = rest.get(..end)?.trim().trim_end_matches('.');
        (!found.is_empty()).then(|| found.to_owned())
    };
    let by = behind("ragen van ").and_then(|at| {
        upto(at, &[" aan de ", " over ", " (ingezonden", " (ontvangen", " (kenmerk", "\n"])
    });
    let over = behind(" over ")
        .and_then(|at| upto(at, &[" (ingezonden", " (ontvangen", " (kenmerk", "\n"]));
    Asked { by: by.filter(|by| by.contains("lid ") || by.contains("leden ")), over }
}

/// What is not known is a hole in a snippet and left out of plain text.
struct Holes {
    snippets: bool,
    count: usize,
}

impl Holes {
    fn fill(&mut self, lead: &str, known: Option<&str>, hole: &str) -> String {
        match known {
            Some(known) => format!("{lead}{}", self.plain(known)),
            None if self.snippets => {
                self.count += 1;
                format!("{lead}${{{}:{hole}}}", self.count)
            }
            None => String::new(),
        }
    }

    /// Words in a snippet.
    fn plain(&self, words: &str) -> String {
        if !self.snippets {
            return words.to_owned();
        }
        let mut plain = String::with_capacity(words.len());
        for c in words.chars() {
            if matches!(c, '$' | '}' | '\\') {
                plain.push('\\');
            }
            plain.push(c);
        }
        plain
    }
}
