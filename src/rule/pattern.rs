//! The `pattern` engine: a linear-time regular expression over the answerer's own words.

use std::ops::Range;

use regex::Regex;
use serde::Deserialize;

use super::Context;
use super::Finding;
use super::detail::Detail;
use super::expression::Expression;
use super::lexicon::in_an_address;
use crate::draft::{Part, Prose};
use crate::text::stands_alone;

/// A pattern as it stands in a rule file.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct Pattern {
    /// The expression; word boundaries are the engine's business, `\b` is refused.
    find: String,
    /// What to put in its place; `$1` is the first group.
    replace: Option<String>,
    /// Texts of which one stands in all that it finds: where none does nobody looks, and a draft without them needs no expression.
    #[serde(default)]
    holds: Vec<String>,
    /// Also look in the questions and the notes.
    #[serde(default)]
    everywhere: bool,
}

/// A pattern ready to run.
#[derive(Debug)]
pub struct Compiled {
    find: Expression,
    replace: Option<String>,
    holds: Vec<String>,
    everywhere: bool,
}

impl Pattern {
    pub(super) fn compile(self, detail: Detail) -> Result<Compiled, String> {
        if self.find.trim().is_empty() {
            return Err("`find` is leeg: dat past overal".into());
        }
        if self.find.contains("\\b") {
            return Err("`\\b` hoeft niet: een vondst telt alleen als hele woorden".into());
        }
        let Self { find, replace, holds, everywhere } = self;
        let find = Expression::new(find);
        if detail == Detail::Whole {
            find.tried().map_err(|error| format!("`find` is geen patroon: {error}"))?;
            if find.regex().is_some_and(|regex| regex.is_match("")) {
                return Err("`find` past op niets: dat past overal".into());
            }
        }
        Ok(Compiled { find, replace, holds, everywhere })
    }
}

impl Compiled {
    pub(super) fn run(&self, context: &Context<'_>, found: &mut Vec<Finding>) {
        let may = |flow: &Prose| {
            self.holds.is_empty() || self.holds.iter().any(|text| flow.text().contains(text))
        };
        let looks = |part| self.everywhere || !matches!(part, Part::Question(_) | Part::Note(_));
        for (_, flow) in context.draft.parts().filter(|(part, flow)| looks(*part) && may(flow)) {
            let Some(regex) = self.find.regex() else { return };
            self.in_flow(regex, flow, found);
        }
    }

    fn in_flow(&self, regex: &Regex, flow: &Prose, found: &mut Vec<Finding>) {
        for hit in regex.captures_iter(flow.text()) {
            let whole = hit.get(0).filter(|whole| {
                stands_alone(flow.text(), &whole.range())
                    && (self.everywhere || is_own(flow, &whole.range()))
            });
            let Some(whole) = whole else { continue };
            let span = flow.span(whole.range());
            let mut finding = Finding::at(span).with("found", whole.as_str());
            if let Some(replace) = &self.replace {
                let mut right = String::new();
                hit.expand(replace, &mut right);
                finding = finding.with("right", &right).edit(span, right);
            }
            found.push(finding);
        }
    }
}

/// Whether words are the answerer's own: not those of a quotation, and no part of an address. A pattern that finds a whole address is
/// meant for one.
fn is_own(flow: &Prose, range: &Range<usize>) -> bool {
    let address = flow.slice(range.clone()).contains(['/', '@', '#']);
    !flow.is_quoted(range.start) && (address || !in_an_address(flow.text(), range))
}
