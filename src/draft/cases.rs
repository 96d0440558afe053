//! The case numbers by which a draft says whose questions it answers.

use super::{Draft, Part};
use crate::cite::case_numbers_in;
use crate::text::Span;

/// A case number as letter or head have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NamedCase<'d> {
    /// The letter, or a head.
    pub part: Part,
    /// Where.
    pub span: Span,
    /// What stands there.
    pub number: &'d str,
    /// Whether it has the form of a case number.
    pub right: bool,
}

impl Draft {
    /// The case numbers that letter and heads name, right or not, in the order of the text. Those in other parts are of other papers.
    pub fn named_cases(&self) -> impl Iterator<Item = NamedCase<'_>> {
        self.framing_parts().flat_map(|(part, flow)| {
            flow.case_numbers().iter().map(move |one| NamedCase {
                part,
                span: flow.span(one.range.clone()),
                number: flow.slice(one.range.clone()),
                right: one.right,
            })
        })
    }

    /// The case numbers in letter, heads and running heads that have the form of one, in the order of the text, each once.
    #[must_use]
    pub fn case_numbers(&self) -> Vec<&str> {
        let mut found: Vec<&str> = Vec::new();
        for number in self.right_numbers() {
            if !found.contains(&number) {
                found.push(number);
            }
        }
        found
    }

    /// The first of them.
    #[must_use]
    pub fn case_number(&self) -> Option<&str> {
        self.right_numbers().next()
    }

    fn right_numbers(&self) -> impl Iterator<Item = &str> {
        let named = self.named_cases().filter(|one| one.right).map(|one| one.number);
        let running = self.furniture.iter().flat_map(|line| {
            let right = case_numbers_in(&line.text).into_iter().filter(|one| one.right);
            right.filter_map(|one| line.text.get(one.range))
        });
        named.chain(running)
    }
}
