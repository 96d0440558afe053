//! What can be done about findings.

use super::answers::{self, Written};
use super::{Snapshot, terms};
use crate::draft::{NamedOffice, Number, Place};
use crate::fix;
use crate::lint::Diagnostic;
use crate::read::{Format, differing_lines};
use crate::rule::{Edit, Language, Safety};
use crate::settings::Settings;
use crate::text::Span;

/// Something that can be done.
#[derive(Debug)]
pub struct Action<'s> {
    /// What it is called.
    pub title: String,
    /// The finding that it does away with.
    pub finding: Option<&'s Diagnostic>,
    /// What it does.
    pub does: Does<'s>,
}

/// What an action does.
#[derive(Debug)]
pub enum Does<'s> {
    /// Edits the draft; whether that is safe.
    Edit(Vec<Edit>, Option<Safety>),
    /// Edits the draft, and goes where one writes on; whether it is what is most likely meant.
    Write(Written, bool),
    /// Goes to a place.
    Show(Span),
    /// Accepts the finding, in a comment in the draft or in the file beside it.
    Accept(&'s Diagnostic, bool),
    /// Explains a rule, by its code.
    Explain(&'s str),
    /// Says how a term is written in this house: that a rule, by its code, does not hold for it, or else in another way.
    Term(&'s str, Option<&'s str>),
}

/// What can be done about the findings at a span, most helpful first.
pub fn at(snapshot: &Snapshot, at: Span) -> Vec<Action<'_>> {
    let touches = |found: &&Diagnostic| found.span.start <= at.end && at.start <= found.span.end;
    let here: Vec<&Diagnostic> = snapshot.shown().filter(touches).collect();
    let mut actions = Vec::new();
    actions.extend(here.iter().filter_map(|found| quick_fix(found)));
    actions.extend(here.iter().flat_map(|found| way_out(snapshot, found)));
    let mut rules: Vec<&str> = Vec::new();
    for found in &here {
        if !rules.contains(&found.rule.code.as_str()) {
            rules.push(&found.rule.code);
            actions.extend(fix_rule(snapshot, found));
        }
    }
    actions.extend(here.iter().filter_map(|found| right_here(snapshot, found)));
    actions.extend(here.iter().map(|found| explain(snapshot, found)));
    // To let it stay is the last thing to think of.
    let acceptable = here.iter().filter(|found| found.rule.category != crate::rule::EXCEPTIONS);
    let comments = snapshot.document.format() == Format::Markdown;
    for found in acceptable {
        actions.push(accept(snapshot, found, false));
        actions.extend(comments.then(|| accept(snapshot, found, true)));
    }
    actions
}

/// What solves a finding of a rule that itself knows no fix.
fn way_out<'s>(snapshot: &'s Snapshot, found: &'s Diagnostic) -> Vec<Action<'s>> {
    match found.rule.code.as_str() {
        "KL101" => unanswered(snapshot, found),
        "KL106" => nearest(snapshot, found),
        "KL402" => missing_office(snapshot, found).into_iter().collect(),
        "KL102" | "KL505" => next_placeholder(snapshot, found).into_iter().collect(),
        _ => Vec::new(),
    }
}

/// Headings for the question without an answer, and for all such questions.
fn unanswered<'s>(snapshot: &'s Snapshot, found: &'s Diagnostic) -> Vec<Action<'s>> {
    let Some(question) = answers::question_at(snapshot, found.span.start) else {
        return Vec::new();
    };
    let write = snapshot.word("Schrijf", "Write");
    let one = answers::title(snapshot, question).zip(answers::write(snapshot, question));
    let one = one.map(|(heading, written)| Action {
        title: format!("{write} '{heading}'"),
        finding: Some(found),
        does: Does::Write(written, true),
    });
    let all = answers::write_all(snapshot).map(|(count, written)| {
        let title = match snapshot.settings.language {
            Language::Nl => format!("Schrijf koppen voor alle open vragen ({count})"),
            Language::En => format!("Write headings for all open questions ({count})"),
        };
        Action { title, finding: None, does: Does::Write(written, false) }
    });
    one.into_iter().chain(all).collect()
}

/// How many numbers are offered in the place of one that does not exist.
const NEAREST: usize = 3;

/// The questions that a reference to none may mean: the number that is written most alike first.
fn nearest<'s>(snapshot: &'s Snapshot, found: &'s Diagnostic) -> Vec<Action<'s>> {
    let draft = snapshot.draft();
    let mut references = draft.references.iter();
    let Some(reference) = references.find(|one| one.number_span == found.span) else {
        return Vec::new();
    };
    let Some(answer) = draft.answers.get(reference.answer) else { return Vec::new() };
    let own: Vec<Number> = answer.numbers.iter().map(|&(number, _)| number).collect();
    let wrong = reference.number.to_string();
    let asked = draft.questions_of(answer.set).iter().map(|question| question.number);
    let mut others: Vec<(usize, u32, String)> = asked
        .filter(|number| !own.contains(number))
        .map(|number| {
            let word = number.to_string();
            let far = number.value().abs_diff(reference.number.value());
            (strsim::damerau_levenshtein(&wrong, &word), far, word)
        })
        .collect();
    others.sort();
    others.dedup();
    let offer = |(_, _, number): (usize, u32, String)| {
        let title = match snapshot.settings.language {
            Language::Nl => format!("Maak er vraag {number} van"),
            Language::En => format!("Change it to question {number}"),
        };
        let edit = Edit { span: found.span, text: number };
        Action { title, finding: Some(found), does: Does::Edit(vec![edit], Some(Safety::Unsafe)) }
    };
    others.into_iter().take(NEAREST).map(offer).collect()
}

/// Names an office on whose behalf is answered where it is missing: behind "bied ik" in the letter, behind who answers in the head.
fn missing_office<'s>(snapshot: &'s Snapshot, found: &'s Diagnostic) -> Option<Action<'s>> {
    let (draft, people) = (snapshot.draft(), &snapshot.draft().people);
    let office = people.offices.iter().find(|office| office.span == found.span)?;
    let title = office.mention.key()?.title();
    let in_head = matches!(office.place, Place::Head(_));
    let at = if in_head {
        people.voice.map(|(_, words)| words.end)?
    } else {
        let head = |one: &&NamedOffice| one.place == Place::Head(0) && one.role.is_some();
        people.offices.iter().filter(head).map(|one| one.span.end).max()?
    };
    let rest = snapshot.document.source.text().get(at as usize..)?;
    // A comma that stands there closes what comes before it.
    let closing = match rest.trim_start() {
        rest if rest.starts_with(',') => "",
        rest if in_head || rest.starts_with("op ") => ",",
        _ => return None,
    };
    draft.letter.is_letter().then_some(())?;
    let named = if in_head {
        snapshot.word("in de brief", "in the letter")
    } else {
        snapshot.word("in de kop", "in the head")
    };
    let edit = Edit { span: Span::at(at), text: format!(", mede namens de {title}{closing}") };
    let title = match snapshot.settings.language {
        Language::Nl => format!("Noem de {title} ook {named}"),
        Language::En => format!("Name the {title} {named} too"),
    };
    let does = Does::Edit(vec![edit], Some(Safety::Unsafe));
    Some(Action { title, finding: Some(found), does })
}

/// Goes to the placeholder behind this one, from the last to the first.
fn next_placeholder<'s>(snapshot: &'s Snapshot, found: &'s Diagnostic) -> Option<Action<'s>> {
    let all = &snapshot.draft().placeholders;
    let behind = all.iter().map(|one| one.span).filter(|span| span.start > found.span.start);
    let next = behind.min().or_else(|| all.iter().map(|one| one.span).min())?;
    let title = snapshot.word("Ga naar de volgende plaatshouder", "Go to the next placeholder");
    let does = Does::Show(next);
    (!next.overlaps(found.span)).then(|| Action {
        title: title.to_owned(),
        finding: Some(found),
        does,
    })
}

/// What can be made of the answer whose heading stands at an offset: one for each question, or one together with the answer before.
pub fn regroup(snapshot: &Snapshot, offset: u32) -> Vec<Action<'_>> {
    let split = answers::split(snapshot, offset).map(|written| {
        let title = snapshot.word("Splits dit antwoord", "Split this answer").to_owned();
        Action { title, finding: None, does: Does::Write(written, false) }
    });
    let merge = answers::merge(snapshot, offset).map(|(numbers, written)| {
        let title = match snapshot.settings.language {
            Language::Nl => format!("Voeg samen met het antwoord op vraag {numbers}"),
            Language::En => format!("Merge with the answer to question {numbers}"),
        };
        Action { title, finding: None, does: Does::Write(written, false) }
    });
    split.into_iter().chain(merge).collect()
}

fn quick_fix(found: &Diagnostic) -> Option<Action<'_>> {
    let fix = found.fix.as_ref()?;
    let does = Does::Edit(fix.edits.clone(), Some(fix.safety));
    Some(Action { title: fix.title.clone(), finding: Some(found), does })
}

/// Mends every finding of the same rule, where there are more.
fn fix_rule<'s>(snapshot: &'s Snapshot, found: &Diagnostic) -> Option<Action<'s>> {
    let fix = found.fix.as_ref()?;
    let all = fix::together(&snapshot.report, fix.safety);
    let same: Vec<_> = all.into_iter().filter(|one| one.rule.code == found.rule.code).collect();
    if same.len() < 2 {
        return None;
    }
    let fixes = same.iter().filter_map(|one| one.fix.as_ref());
    let mut edits: Vec<Edit> = fixes.flat_map(|fix| fix.edits.iter().cloned()).collect();
    edits.sort();
    let all = snapshot.word("Herstel alle", "Fix all");
    let title = format!("{all} ({}, {}×)", found.rule.code, same.len());
    Some(Action { title, finding: None, does: Does::Edit(edits, None) })
}

fn accept<'s>(snapshot: &'s Snapshot, found: &'s Diagnostic, comment: bool) -> Action<'s> {
    let how = if comment {
        snapshot.word("schrijf een opmerking in de tekst", "write a comment in the text")
    } else {
        snapshot.word("schrijf een uitzondering", "write an exception")
    };
    let title = format!("{} {}: {how}", snapshot.word("Accepteer", "Accept"), found.rule.code);
    Action { title, finding: Some(found), does: Does::Accept(found, comment) }
}

/// Says that a word which a rule lists is right in this house.
fn right_here<'s>(snapshot: &'s Snapshot, found: &'s Diagnostic) -> Option<Action<'s>> {
    let known = terms::of_rule(&found.rule, snapshot.document.source.slice(found.span))?;
    let title = terms::title(known, true, snapshot.settings.language);
    let does = Does::Term(known, Some(&found.rule.code));
    Some(Action { title, finding: Some(found), does })
}

fn explain<'s>(snapshot: &'s Snapshot, found: &'s Diagnostic) -> Action<'s> {
    let title = format!("{} {}", snapshot.word("Leg uit:", "Explain"), found.rule.code);
    Action { title, finding: Some(found), does: Does::Explain(&found.rule.code) }
}

/// Has the house style say what to write instead of selected words.
pub fn other_term(snapshot: &Snapshot, selected: Span) -> Option<Action<'_>> {
    let words = terms::selected(snapshot, selected)?;
    let title = terms::title(words, false, snapshot.settings.language);
    Some(Action { title, finding: None, does: Does::Term(words, None) })
}

/// The same as `check --fix`: rounds, and no fix after which the draft would be read otherwise. `None` where nothing is mended.
pub fn fix_all(snapshot: &Snapshot) -> Option<Vec<Edit>> {
    let sheet = snapshot.sheet.clone();
    let mut settings = Settings::clone(&snapshot.settings);
    settings.options.sheet = sheet;
    settings.selection.ignore.extend(snapshot.broken.iter().cloned());
    let fixed = fix::until_stable(&snapshot.document, &settings, Safety::Safe).document?;
    Some(difference(snapshot.document.source.text(), fixed.text()))
}

/// The safe fixes that leave every letter and digit as it is, within a span or in the whole draft.
pub fn tidy(snapshot: &Snapshot, within: Option<Span>) -> Vec<Edit> {
    let letters =
        |text: &str| -> Vec<char> { text.chars().filter(|c| c.is_alphanumeric()).collect() };
    let fixed = fix::together(&snapshot.report, Safety::Safe).into_iter();
    let fixes = fixed.filter_map(|found| found.fix.as_ref()).filter(|fix| {
        fix.edits.iter().all(|edit| {
            within.is_none_or(|within| within.covers(edit.span))
                && letters(snapshot.document.source.slice(edit.span)) == letters(&edit.text)
        })
    });
    let mut edits: Vec<Edit> = fixes.flat_map(|fix| fix.edits.iter().cloned()).collect();
    edits.sort();
    edits
}

/// The edits that make one text of another, line by line.
pub fn difference(before: &str, after: &str) -> Vec<Edit> {
    let changes = differing_lines(before, after).into_iter();
    changes.map(|(span, text)| Edit { span, text }).collect()
}
