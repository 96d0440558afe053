//! What may be written next: what the draft itself, its date and the register make likely.

use std::collections::{BTreeSet, HashSet};

use super::Snapshot;
use super::headings::{MARKS, Style};
use super::line::Line;
use super::proposal::{Proposal, ProposalKind, What};
use super::questions::is_open;
use super::short;
use super::spot::touches;
use super::{persons, templates};
use crate::cite::Notation;
use crate::draft::{Cited, DateRole, NoteStyle, Number, Question};
use crate::papers::Seat;
use crate::read::Format;
use crate::register::{Post, fold};

/// Letters of a word after which words are proposed.
const ENOUGH: usize = 3;
/// The proposals at an offset, the likely ones first; with snippets where these are known.
pub fn proposals(snapshot: &Snapshot, offset: u32, snippets: bool) -> Vec<Proposal> {
    let line = Line::at(snapshot, offset);
    let mut found = Vec::new();
    found.extend(notes(snapshot, &line));
    found.extend(headings(snapshot, &line));
    found.extend(answered(snapshot, &line));
    found.extend(templates::question(snapshot, &line, snippets));
    found.extend(templates::letter(snapshot, &line, snippets));
    let signatures = templates::signatures(snapshot, &line, snippets);
    // Who does not answer does not sign.
    if signatures.is_empty() {
        found.extend(offices(snapshot, &line));
    }
    found.extend(signatures);
    found.extend(people(snapshot, &line));
    found.extend(members(snapshot, &line));
    found.extend(papers(snapshot, &line));
    found
}

/// A heading for every open question, written as the headings that are there; the question above the cursor first.
fn headings(snapshot: &Snapshot, line: &Line<'_>) -> Vec<Proposal> {
    let marks = line.text.len() - line.text.trim_start_matches(MARKS).len();
    let bare = line.text.get(marks..).unwrap_or_default();
    let begun = line.begun("antwoord", 0).or_else(|| bare.is_empty().then_some(0));
    let Some(typed) = begun.filter(|&typed| typed == bare.len()) else { return Vec::new() };
    let draft = snapshot.draft();
    let mut open: Vec<&Question> =
        draft.questions.iter().filter(|question| is_open(draft, question)).collect();
    open.sort_by_key(|question| match line.offset.checked_sub(question.heading.start) {
        Some(behind) => (false, behind),
        None => (true, question.heading.start),
    });
    let propose = |question: &&Question| {
        let what = What::Question { set: question.set, number: question.number.to_string() };
        let style = Style::of(snapshot, question.set);
        let words = style.words(&[question.number]);
        // The marks that were typed already stand there.
        let whole = style.heading(&[question.number]);
        let text = if marks == 0 { whole } else { whole.trim_start_matches(MARKS).to_owned() };
        Proposal::new(typed, ProposalKind::Heading, text, what)
            .found_by(words)
            .detailed(short(question.flow.text()))
    };
    open.iter().map(propose).collect()
}

/// References to the answers of other questions of the same set that say something themselves.
fn answered(snapshot: &Snapshot, line: &Line<'_>) -> Vec<Proposal> {
    let Some(typed) = line.begun("zie het antwoord op vraag", ENOUGH - 1) else {
        return Vec::new();
    };
    let draft = snapshot.draft();
    let here = draft.answers.iter().position(|answer| touches(answer.span, line.offset));
    let Some((at, here)) = here.and_then(|at| Some((at, draft.answers.get(at)?))) else {
        return Vec::new();
    };
    let own: Vec<Number> = here
        .questions
        .iter()
        .filter_map(|&i| draft.questions.get(i))
        .map(|question| question.number)
        .collect();
    // An answer that refers back, or only refers on, tells the reader nothing.
    let sends_on = |question: &Question| {
        let mut refers = draft.references.iter().filter(|reference| reference.answer != at);
        refers.any(|reference| {
            question.answers.contains(&reference.answer)
                && (own.contains(&reference.number) || reference.whole_answer)
        })
    };
    let others = draft.questions_of(here.set).iter();
    let others = others.filter(|question| !own.contains(&question.number) && !sends_on(question));
    let propose = |question: &Question| {
        let text = format!("Zie het antwoord op vraag {}.", question.number);
        let what = What::Question { set: question.set, number: question.number.to_string() };
        Proposal::new(typed, ProposalKind::Reference, text, what)
            .detailed(short(question.flow.text()))
    };
    others.map(propose).collect()
}

/// The offices of the day of the draft.
fn offices(snapshot: &Snapshot, line: &Line<'_>) -> Vec<Proposal> {
    let roles = [
        "minister van",
        "minister voor",
        "minister-president",
        "staatssecretaris van",
        "staatssecretaris",
    ];
    let typed = roles.iter().filter_map(|role| line.begun(role, ENOUGH)).max();
    let (Some(typed), Some(day)) = (typed, snapshot.day()) else { return Vec::new() };
    let mut titles = HashSet::new();
    let held = snapshot.settings.options.register.posts().iter().enumerate();
    let held = held.filter(|(_, post)| post.held_on(day));
    let propose = |(i, post): (usize, &Post)| {
        let title = post.office.title();
        titles.insert(title.clone()).then(|| {
            Proposal::new(typed, ProposalKind::Office, title, What::Post(i)).detailed(post.name())
        })
    };
    held.filter_map(propose).collect()
}

/// Those in office on the day of the draft whose first name or surname begins with the word that is being typed: by surname in a
/// sentence, in full where a line begins, as in a signature.
fn people(snapshot: &Snapshot, line: &Line<'_>) -> Vec<Proposal> {
    let Some(day) = snapshot.day() else { return Vec::new() };
    let typed = line.last_word();
    let written = line.text.get(line.text.len() - typed..).unwrap_or_default();
    if written.chars().count() < ENOUGH || !written.starts_with(char::is_uppercase) {
        return Vec::new();
    }
    let start = line.text.len() - typed == 0;
    let wanted = fold(written);
    let held = snapshot.settings.options.register.posts().iter().enumerate();
    let held = held.filter(|(_, post)| post.held_on(day));
    let propose = |(i, post): (usize, &Post)| {
        let bare = post.surname.split(' ').find(|part| !persons::is_prefix(part))?;
        let first = fold(&post.first).starts_with(&wanted);
        if !(first || fold(bare).starts_with(&wanted) || fold(&post.surname).starts_with(&wanted)) {
            return None;
        }
        let text = if first || start { post.name() } else { crate::text::capital(&post.surname) };
        let filter =
            if first { post.first.to_string() } else { format!("{bare} {}", post.surname) };
        let one = Proposal::new(typed, ProposalKind::Person, text, What::Post(i));
        Some(one.detailed(post.office.title()).found_by(filter))
    };
    held.filter_map(propose).collect()
}

/// Words behind which members are named.
const MEMBERS: [&str; 4] = ["lid ", "leden ", "Kamerlid ", "Kamerleden "];

/// The members that the store knows to sit on the day of the questions whose surname begins with the word that is being typed, with their
/// party: where a sentence names members, in it or in a list of them.
fn members(snapshot: &Snapshot, line: &Line<'_>) -> Vec<Proposal> {
    let typed = line.last_word();
    let (before, written) = line.text.split_at_checked(line.text.len() - typed).unwrap_or_default();
    let clause = before.rsplit(['.', ';', ':']).next().unwrap_or_default();
    let named = MEMBERS.iter().any(|word| clause.contains(word));
    let enough = written.chars().count() >= ENOUGH && written.starts_with(char::is_uppercase);
    let submitted = snapshot.draft().date_of(DateRole::Submitted).map(|(day, _)| day);
    let day = submitted.or_else(|| snapshot.day());
    let rows = snapshot.settings.options.papers.rows();
    let (Some(rows), Some(day)) = (rows.filter(|_| named && enough), day) else {
        return Vec::new();
    };
    let register = &snapshot.settings.options.register;
    let mut found = rows.find_seats(written, MOST_FOUND);
    found.retain(|seat| seat.held_on(day));
    let propose = |seat: Seat| {
        let party = register.party_name_on(&seat.party, day);
        let text = format!("{} ({party})", crate::text::capital(&seat.surname));
        // The prefix is typed later than the name, and stands before it.
        let bare = seat.surname.split(' ').find(|part| !persons::is_prefix(part));
        let by = format!("{} {}", bare.unwrap_or_default(), seat.surname);
        Proposal::new(typed, ProposalKind::Person, text, What::Text)
            .detailed(format!("{} {}", seat.first, seat.surname).trim().to_owned())
            .found_by(by)
    };
    found.into_iter().map(propose).collect()
}

/// The papers that the draft cites, as it writes them, then dossiers: those it cites and those of the register.
fn papers(snapshot: &Snapshot, line: &Line<'_>) -> Vec<Proposal> {
    let typed =
        ["kamerstukken", "kamerstuk"].iter().filter_map(|word| line.begun(word, ENOUGH)).max();
    let Some(typed) = typed else { return Vec::new() };
    let (draft, register) = (snapshot.draft(), &snapshot.settings.options.register);
    let title = |code: &str| snapshot.settings.title_of(code);
    let code = |cited: &Cited| cited.citation.dossier.as_ref().map(|dossier| dossier.code());
    let mut papers = BTreeSet::new();
    for cited in draft.citations.iter().filter(|cited| cited.citation.id.is_some()) {
        let words = draft.words_in(cited.part, cited.citation.range.clone());
        if words.starts_with("Kamerstuk") && !line.is_at(cited.span) {
            papers.insert((words.to_owned(), cited.citation.id.clone(), code(cited)));
        }
    }
    let paper = |(words, id, code): (String, Option<String>, Option<String>)| {
        let title = code.as_deref().and_then(title).unwrap_or_default();
        let what = What::Paper(id.unwrap_or_default());
        let found = format!("{words} {title}");
        Proposal::new(typed, ProposalKind::Paper, words, what).detailed(title).found_by(found)
    };
    let cited: BTreeSet<String> = draft.citations.iter().filter_map(code).collect();
    let known = register.dossiers().map(|one| one.number.clone());
    let known = known.filter(|number| !cited.contains(number)).collect::<Vec<String>>();
    let notation = snapshot.settings.options.citations.notation().unwrap_or_else(|| {
        let mut written =
            draft.citations.iter().filter_map(|cited| cited.citation.dossier.as_ref());
        written.next().map_or(Notation::Spaced, |dossier| dossier.notation)
    });
    let dossier = |number: &String| {
        let title = title(number).unwrap_or_default();
        let text = format!("Kamerstuk {}", notation.written_code(number));
        let found = format!("{text} {number} {title}");
        Proposal::new(typed, ProposalKind::Dossier, text, What::Dossier(number.clone()))
            .detailed(title)
            .found_by(found)
    };
    let dossiers = cited.iter().chain(&known).map(dossier);
    let mut proposals: Vec<Proposal> = papers.into_iter().map(paper).chain(dossiers).collect();
    // What is typed behind the word is looked for in the titles of the store.
    let words = line.text.get(line.text.len() - typed..).and_then(|text| text.split_once(' '));
    let words =
        words.map(|(_, words)| words.trim()).filter(|words| words.chars().count() >= ENOUGH);
    let Some((rows, words)) = snapshot.settings.options.papers.rows().zip(words) else {
        return proposals;
    };
    for found in rows.find_dossiers(words, MOST_FOUND) {
        let code = found.code();
        if !cited.contains(&code) && !known.contains(&code) {
            proposals.push(dossier(&code));
        }
    }
    for found in rows.find_papers(words, MOST_FOUND) {
        if found.dossier.starts_with(|c: char| c.is_ascii_digit()) {
            let text = format!(
                "Kamerstuk {}, nr. {}",
                notation.written_code(&found.dossier),
                found.number
            );
            let by = format!("{text} {} {}", found.dossier, found.title);
            proposals.push(
                Proposal::new(typed, ProposalKind::Paper, text, What::Text)
                    .detailed(found.title)
                    .found_by(by),
            );
        }
    }
    proposals
}

/// Dossiers and papers of the store that are proposed at a time.
const MOST_FOUND: usize = 20;

/// The mark with which the text of a note begins.
fn body_of(mark: &str, format: Format) -> String {
    if format == Format::Markdown { format!("{mark}: ") } else { format!("{mark} ") }
}

/// The notes there are, and the next number, in the notation of the draft.
fn notes(snapshot: &Snapshot, line: &Line<'_>) -> Vec<Proposal> {
    let draft = snapshot.draft();
    let Some(open) = line.text.rfind('[') else { return Vec::new() };
    let inside = line.text.get(open + 1..).unwrap_or_default();
    let label = inside.strip_prefix('^').unwrap_or(inside);
    if !label.chars().all(|c| c.is_alphanumeric() || c == '-') {
        return Vec::new();
    }
    let style =
        draft.notes.first().map(|note| note.style).or(draft.marks.first().map(|mark| mark.style));
    let written = |label: &str| match (style, snapshot.document.format()) {
        (Some(NoteStyle::Caret), _) | (None, Format::Markdown) => Some(format!("[^{label}]")),
        (Some(NoteStyle::Bracket), _) | (None, _) => Some(format!("[{label}]")),
        // Digits stand behind a word without a bracket.
        (Some(NoteStyle::Paren | NoteStyle::Digit), _) => None,
    };
    // A letter may count anew in its annex: the series of the nearest mark before.
    let before = draft.marks.iter().filter(|mark| mark.span.end <= line.offset);
    let nearest = before.filter_map(|mark| draft.notes.get(mark.note?)).next_back();
    let series = nearest.map_or(0, |note| note.series);
    let same = || draft.notes.iter().filter(|note| note.series == series);
    let next = same()
        .filter_map(|note| note.label.parse::<u32>().ok())
        .max()
        .unwrap_or(0)
        .saturating_add(1);
    let typed = line.text.len() - open;
    let behind = usize::from(line.after.starts_with(']'));
    let propose = |label: &str, detail: String| {
        let what = What::Note { series, label: label.to_owned() };
        let one = Proposal::new(typed, ProposalKind::Note, written(label)?, what);
        Some(one.detailed(detail).over(behind))
    };
    let there = same().map(|note| propose(&note.label, short(note.flow.text())));
    let new = snapshot.word("nieuwe noot", "new note").to_owned();
    // At the start of a line stands the text of a note, not its mark.
    if line.text.get(..open).is_some_and(|text| text.trim().is_empty()) {
        let bare = draft.marks.iter().filter(|mark| mark.note.is_none());
        let detail = snapshot.word("tekst van de noot", "text of the note");
        let propose = |label: &str| {
            let what = What::Text;
            let one = Proposal::new(
                typed,
                ProposalKind::Note,
                body_of(&written(label)?, snapshot.document.format()),
                what,
            );
            Some(one.detailed(detail.to_owned()).over(behind))
        };
        let mut bodies: Vec<Proposal> = bare.filter_map(|mark| propose(&mark.label)).collect();
        bodies.dedup_by(|a, b| a.label == b.label);
        if !bodies.is_empty() {
            return bodies;
        }
    }
    there.chain([propose(&next.to_string(), new)]).flatten().collect()
}
