//! The `consistent` engine: variants of one thing in one draft; the variant that is used least is reported.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use regex::Regex;
use serde::Deserialize;

use super::Context;
use super::Finding;
use super::detail::Detail;
use super::expression::Expression;
use super::lexicon::{Hit, with_case_of};
use crate::draft::{Part, Prose};
use crate::text::stands_alone;

/// Variants as they stand in a rule file.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct ConsistentFile {
    /// Groups of variants; a variant is a list of words, and words at the same place in the lists of a group are the same word:
    /// `[["e-mail", "e-mails"], ["email", "emails"]]`.
    #[serde(default)]
    groups: Vec<Vec<Vec<String>>>,
    /// Expressions for variants that no list can hold: hits with the same `same` are one thing, and what stands outside it
    /// is the variant.
    #[serde(default)]
    patterns: Vec<String>,
    /// Texts of which one stands right behind a capital wherever variants of the patterns meet (`’s` of `BV’s`, beside `BVs`): a draft
    /// without them needs no expression.
    #[serde(default)]
    behind_capital: Vec<String>,
}

/// Variants ready to run.
#[derive(Debug)]
pub struct Consistent {
    groups: Vec<Vec<Vec<String>>>,
    patterns: Vec<Expression>,
    behind_capital: Joints,
    /// For every word its group, its variant and its place in the variant.
    places: Vec<(usize, usize, usize)>,
}

/// A place where a variant is used.
struct Use {
    part: Part,
    range: Range<usize>,
    /// What it would be in each variant of its group, this one included.
    written: Vec<String>,
    variant: usize,
}

impl ConsistentFile {
    pub(super) fn compile(self, detail: Detail) -> Result<Consistent, String> {
        let mut patterns = Vec::with_capacity(self.patterns.len());
        for pattern in self.patterns {
            if pattern.contains("\\b") || !pattern.contains("(?<same>") {
                return Err("een patroon heeft een groep `(?<same>…)` en geen `\\b`".into());
            }
            let expression = Expression::new(pattern.clone());
            if detail == Detail::Whole {
                expression
                    .tried()
                    .map_err(|error| format!("`{pattern}` is geen patroon: {error}"))?;
            }
            patterns.push(expression);
        }
        let mut places = Vec::new();
        for (g, group) in self.groups.iter().enumerate() {
            let words = group.first().map_or(0, Vec::len);
            if group.len() < 2 || group.iter().any(|variant| variant.len() != words) {
                return Err("een groep heeft twee of meer varianten met evenveel woorden".into());
            }
            for (v, variant) in group.iter().enumerate() {
                places.extend((0..variant.len()).map(|w| (g, v, w)));
            }
        }
        Ok(Consistent {
            groups: self.groups,
            patterns,
            behind_capital: Joints(self.behind_capital.into()),
            places,
        })
    }
}

impl Consistent {
    pub(super) fn words(&self) -> Vec<&str> {
        self.groups.iter().flatten().flatten().map(String::as_str).collect()
    }

    pub(super) fn run(&self, context: &Context<'_>, hits: &[Hit], found: &mut Vec<Finding>) {
        let mut uses: BTreeMap<usize, Vec<Use>> = BTreeMap::new();
        for hit in hits {
            let Some(&(group, variant, word)) = self.places.get(hit.word) else { continue };
            let text = context.draft.words_in(hit.part, hit.range.clone());
            let variants = self.groups.get(group).into_iter().flatten();
            let written = variants
                .filter_map(|variant| variant.get(word))
                .map(|word| with_case_of(word, text));
            uses.entry(group).or_default().push(Use {
                part: hit.part,
                range: hit.range.clone(),
                written: written.collect(),
                variant,
            });
        }
        uses.values().for_each(|uses| report(context, uses, found));
        let mut flows = context.draft.own_parts().map(|(_, flow)| flow);
        if !self.behind_capital.0.is_empty()
            && !flows.any(|flow| flow.kept(&self.behind_capital, may_meet).0)
        {
            return;
        }
        for pattern in self.patterns.iter().filter_map(Expression::regex) {
            matching(context, pattern).values().for_each(|uses| report(context, uses, found));
        }
    }
}

/// Texts that stand behind a capital where variants meet.
#[derive(Clone, Debug)]
struct Joints(Arc<[String]>);

impl PartialEq for Joints {
    fn eq(&self, other: &Self) -> bool {
        // One rule has one list, and asks it of every text.
        Arc::ptr_eq(&self.0, &other.0) || self.0 == other.0
    }
}

/// Whether variants may meet in a text.
#[derive(Debug)]
struct MayMeet(bool);

fn may_meet(flow: &Prose, joints: &Joints) -> MayMeet {
    let text = flow.text();
    let mut places = joints.0.iter().flat_map(|joint| text.match_indices(&**joint));
    MayMeet(
        places.any(|(at, _)| text.get(..at).is_some_and(|text| text.ends_with(char::is_uppercase))),
    )
}

/// A pattern that is looked for.
#[derive(Clone, Debug)]
struct Wanted(Regex);

impl PartialEq for Wanted {
    fn eq(&self, other: &Self) -> bool {
        self.0.as_str() == other.0.as_str()
    }
}

/// A use of a pattern in a text.
#[derive(Debug)]
struct Form {
    range: Range<usize>,
    /// What all its variants share.
    same: String,
    form: String,
}

fn in_flow(flow: &Prose, pattern: &Wanted) -> Vec<Form> {
    let each = pattern.0.captures_iter(flow.text()).filter_map(|hit| {
        let (whole, same) = (hit.get(0)?, hit.name("same")?.as_str().to_owned());
        // The typewriter's apostrophe is no variant of the printer's.
        let form = whole.as_str().replace('\'', "’");
        let range = whole.range();
        let own = stands_alone(flow.text(), &range) && !flow.is_quoted(range.start);
        own.then_some(Form { range, same, form })
    });
    each.collect()
}

/// The uses of a pattern in the answerer's own words, by what is the same in them.
fn matching(context: &Context<'_>, pattern: &Regex) -> BTreeMap<String, Vec<Use>> {
    let mut forms: BTreeMap<String, Vec<(Part, Range<usize>, String)>> = BTreeMap::new();
    let pattern = Wanted(pattern.clone());
    for (part, flow) in context.draft.own_parts() {
        for Form { range, same, form } in flow.kept(&pattern, in_flow) {
            forms.entry(same.clone()).or_default().push((part, range.clone(), form.clone()));
        }
    }
    let as_uses = |forms: Vec<(Part, Range<usize>, String)>| {
        let mut written: Vec<String> = Vec::new();
        for (.., form) in &forms {
            if !written.contains(form) {
                written.push(form.clone());
            }
        }
        let variant = |form: &String| written.iter().position(|known| known == form).unwrap_or(0);
        let uses = forms.iter().map(|(part, range, form)| Use {
            part: *part,
            range: range.clone(),
            written: written.clone(),
            variant: variant(form),
        });
        uses.collect()
    };
    forms.into_iter().map(|(same, forms)| (same, as_uses(forms))).collect()
}

/// Reports the uses of all variants but the usual one; on a tie the variant that comes first is the usual one.
fn report(context: &Context<'_>, uses: &[Use], found: &mut Vec<Finding>) {
    let times = |variant: usize| uses.iter().filter(|used| used.variant == variant).count();
    let mut counts: Vec<(usize, usize)> = Vec::new();
    for used in uses {
        if !counts.iter().any(|(variant, _)| *variant == used.variant) {
            counts.push((used.variant, times(used.variant)));
        }
    }
    // `max_by_key` takes the last of equals; reversed, the variant that comes first wins a tie.
    let Some(&(usual, count)) = counts.iter().rev().max_by_key(|(_, count)| *count) else { return };
    let example = uses.iter().find(|used| used.variant == usual);
    for used in uses.iter().filter(|used| used.variant != usual) {
        let Some(right) = used.written.get(usual) else { continue };
        let span = context.draft.span_in(used.part, used.range.clone());
        let finding = Finding::at(span)
            .with("found", context.draft.words_in(used.part, used.range.clone()))
            .with("usual", right)
            .with("times", count)
            .edit(span, right);
        found.push(match example {
            Some(example) => {
                finding.related(context.draft.span_in(example.part, example.range.clone()), "usual")
            }
            None => finding,
        });
    }
}
