//! What can be done about findings.

use super::{Snapshot, terms};
use crate::fix;
use crate::lint::Diagnostic;
use crate::rule::{Edit, Safety};
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
    /// Accepts the finding.
    Accept(&'s Diagnostic),
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
    let mut rules: Vec<&str> = Vec::new();
    for found in &here {
        if !rules.contains(&found.rule.code.as_str()) {
            rules.push(&found.rule.code);
            actions.extend(fix_rule(snapshot, found));
        }
    }
    actions.extend(here.iter().filter_map(|found| right_here(snapshot, found)));
    let acceptable = here.iter().filter(|found| found.rule.category != crate::rule::EXCEPTIONS);
    actions.extend(acceptable.map(|found| accept(snapshot, found)));
    actions.extend(here.iter().map(|found| explain(snapshot, found)));
    actions
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

fn accept<'s>(snapshot: &'s Snapshot, found: &'s Diagnostic) -> Action<'s> {
    let title = format!(
        "{} {}: {}",
        snapshot.word("Accepteer", "Accept"),
        found.rule.code,
        snapshot.word("schrijf een uitzondering", "write an exception")
    );
    Action { title, finding: Some(found), does: Does::Accept(found) }
}

/// Says that a word which a rule lists is right in this house.
fn right_here<'s>(snapshot: &'s Snapshot, found: &'s Diagnostic) -> Option<Action<'s>> {
    let known = terms::of_rule(&found.rule, snapshot.source.slice(found.span))?;
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
    let fixed = fix::until_stable(&snapshot.document(), &settings, Safety::Safe).document?;
    Some(difference(snapshot.source.text(), fixed.text()))
}

/// The safe fixes that leave every letter and digit as it is, within a span or in the whole draft.
pub fn tidy(snapshot: &Snapshot, within: Option<Span>) -> Vec<Edit> {
    let letters =
        |text: &str| -> Vec<char> { text.chars().filter(|c| c.is_alphanumeric()).collect() };
    let fixed = fix::together(&snapshot.report, Safety::Safe).into_iter();
    let fixes = fixed.filter_map(|found| found.fix.as_ref()).filter(|fix| {
        fix.edits.iter().all(|edit| {
            within.is_none_or(|within| within.covers(edit.span))
                && letters(snapshot.source.slice(edit.span)) == letters(&edit.text)
        })
    });
    let mut edits: Vec<Edit> = fixes.flat_map(|fix| fix.edits.iter().cloned()).collect();
    edits.sort();
    edits
}

/// The edits that make one text of another, line by line.
pub fn difference(before: &str, after: &str) -> Vec<Edit> {
    let diff = similar::TextDiff::from_lines(before, after);
    let start = |lines: &[&str], upto: usize| -> usize {
        lines.iter().take(upto).map(|line| line.len()).sum()
    };
    let old: Vec<&str> = diff.iter_old_slices().collect();
    let new: Vec<&str> = diff.iter_new_slices().collect();
    let changed = diff.ops().iter().filter(|op| op.tag() != similar::DiffTag::Equal);
    let edits = changed.map(|op| {
        let (gone, come) = (op.old_range(), op.new_range());
        Edit {
            span: Span::of(start(&old, gone.start)..start(&old, gone.end)),
            text: new.get(come).unwrap_or_default().concat(),
        }
    });
    edits.collect()
}
