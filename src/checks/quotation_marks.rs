//! KL606: quotation marks of different styles, or without their counterpart.

use std::collections::BTreeMap;

use super::{Context, Finding};
use crate::draft::{Draft, Part, Prose};
use crate::text::quotes::{Quotation, QuoteMark, QuoteStyle};
use crate::text::{Source, Span, is_gap};

/// A quotation in the answerer's words.
struct Quoted {
    part: Part,
    quotation: Quotation,
    /// The mark with which one begins that stands within it.
    inner: Option<char>,
}

/// Reports, in the answerer's words, pairs of marks that do not belong together, marks without a counterpart, and once for every style
/// that the draft uses less than another, the first quotation in it. Single and double marks of one style may stand side by side
/// (terms and quotations), and so may nested marks of any style.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    let parts = draft.own_parts().filter(|(part, _)| !of_the_chamber(draft, *part));
    let quoted: Vec<Quoted> = parts
        .flat_map(|(part, flow)| {
            let all = flow.quotations();
            // In the order of their first marks one that stands within another stands right behind it.
            let inner = |i: usize, depth| all.get(i + 1).filter(|next| next.depth > depth);
            let each = all.iter().enumerate().filter(|(_, one)| !is_french(flow, one));
            each.map(move |(i, &quotation)| {
                let inner = inner(i, quotation.depth).and_then(|inner| inner.open);
                Quoted { part, quotation, inner: inner.map(|open| open.glyph) }
            })
        })
        .collect();
    lone(draft, &quoted, found);
    let Some(usual) = usual(&quoted) else { return };
    let mut styles: BTreeMap<(QuoteStyle, bool), Vec<&Quoted>> = BTreeMap::new();
    for one in &quoted {
        let Quotation { open: Some(open), close: Some(close), depth } = one.quotation else {
            continue;
        };
        if open.style() != close.style() {
            mismatch(context, one.part, (open, close), usual, found);
        } else if depth == 0 && open.style() != usual.style {
            // Within single marks double ones stand, and the other way round.
            let keeps = one.inner.is_some();
            let double = if keeps { open.is_double() } else { usual.double_for(open) };
            styles.entry((open.style(), double)).or_default().push(one);
        }
    }
    for ((_, double), minority) in &styles {
        let right = pair(usual.style, *double);
        if let Some(finding) = mixed(context, minority, &quoted, usual, right) {
            found.push(finding);
        }
    }
}

/// `« Nous ne céderons pas. »`: spaces within the marks are those of the language that is quoted.
fn is_french(flow: &Prose, quotation: &Quotation) -> bool {
    let open = quotation.open.filter(|open| open.style() == QuoteStyle::Guillemet);
    let behind = open.and_then(|open| flow.text().get(open.range().end..));
    behind.is_some_and(|text| text.starts_with(is_gap))
}

/// The head of a published set is the Chamber's.
fn of_the_chamber(draft: &Draft, part: Part) -> bool {
    draft.published && matches!(part, Part::Head(_))
}

/// The style that a draft uses most, and whether its marks are double.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Usual {
    style: QuoteStyle,
    double: bool,
    /// Whether some style stands there with single marks and with double ones.
    both: bool,
}

impl Usual {
    /// Whether a quotation written otherwise gets double marks in this style: single and double keep their difference where the
    /// other style has it too.
    fn double_for(self, open: QuoteMark) -> bool {
        match (self.style, open.style()) {
            (QuoteStyle::Guillemet, _) => true,
            (_, QuoteStyle::Guillemet) => self.double,
            _ if !self.both => self.double,
            _ => open.is_double(),
        }
    }
}

fn usual(quoted: &[Quoted]) -> Option<Usual> {
    let whole = |one: &&Quoted| one.quotation.close.is_some() && one.quotation.depth == 0;
    let opened = quoted.iter().filter(whole).filter_map(|one| one.quotation.open);
    // How often each style stands there, with single and with double marks.
    let mut counts: Vec<((QuoteStyle, bool), usize)> = Vec::new();
    for open in opened {
        let marks = (open.style(), open.is_double());
        match counts.iter_mut().find(|(known, _)| *known == marks) {
            Some((_, count)) => *count += 1,
            None => counts.push((marks, 1)),
        }
    }
    let of_style = |style: QuoteStyle| {
        let of = counts.iter().filter(move |((known, _), _)| *known == style);
        of.map(|(_, count)| count)
    };
    // On a tie printers' marks go before the typewriter's, then what comes first.
    let rank = |style| (of_style(style).sum::<usize>(), style != QuoteStyle::Straight);
    let best = counts.iter().rev().max_by_key(|((style, _), count)| (rank(*style), *count));
    let both = counts.iter().any(|((style, _), _)| of_style(*style).count() > 1);
    best.map(|&((style, double), _)| Usual { style, double, both })
}

/// A mark whose other half is missing.
fn lone(draft: &Draft, quoted: &[Quoted], found: &mut Vec<Finding>) {
    for Quoted { part, quotation, .. } in quoted {
        let (mark, wording) = match (quotation.open, quotation.close) {
            (Some(open), None) => (open, "unclosed"),
            (None, Some(close)) => (close, "unopened"),
            _ => continue,
        };
        let span = draft.span_in(*part, mark.range());
        found.push(Finding::at(span).worded(wording).with("mark", mark.glyph));
    }
}

/// A quotation that opens in one style and closes in another: the odd mark is the one that is not of the usual style.
fn mismatch(
    context: &Context<'_>,
    part: Part,
    (open, close): (QuoteMark, QuoteMark),
    usual: Usual,
    found: &mut Vec<Finding>,
) {
    let (odd, other) = if open.style() == usual.style { (close, open) } else { (open, close) };
    let double = other.is_double();
    let right =
        if odd == open { pair(other.style(), double).0 } else { pair(other.style(), double).1 };
    let draft = context.draft;
    let span = draft.span_in(part, odd.range());
    let finding = Finding::at(span)
        .worded("mismatch")
        .with("mark", odd.glyph)
        .with("other", other.glyph)
        .with("right", right);
    let finding = finding.related(draft.span_in(part, other.range()), "other");
    found.push(if beside_code(context.source, span) { finding } else { finding.edit(span, right) });
}

/// Whether a mark stands beside the backtick of a code span or fence, which another mark there may open or close.
fn beside_code(source: &Source, span: Span) -> bool {
    let text = source.text();
    let before = text.get(..span.start as usize).is_some_and(|before| before.ends_with('`'));
    before || text.get(span.end as usize..).is_some_and(|after| after.starts_with('`'))
}

/// All quotations that are to get the same other marks, as one finding.
fn mixed(
    context: &Context<'_>,
    minority: &[&Quoted],
    all: &[Quoted],
    usual: Usual,
    (right_open, right_close): (&str, &str),
) -> Option<Finding> {
    let draft = context.draft;
    let first = minority.first()?;
    let open = first.quotation.open?;
    let example = all.iter().find(|one| {
        one.quotation.close.is_some()
            && one.quotation.open.is_some_and(|open| open.style() == usual.style)
    })?;
    let close = first.quotation.close?;
    let mut finding = Finding::at(draft.span_in(first.part, open.range()))
        .with("mark", format!("{} {}", open.glyph, close.glyph))
        .with("usual", format!("{right_open} {right_close}"))
        .with("n", minority.len());
    for one in minority {
        let (Some(open), Some(close)) = (one.quotation.open, one.quotation.close) else { continue };
        let opens = draft.span_in(one.part, open.range());
        let closes = draft.span_in(one.part, close.range());
        // `«de “grote” zaak»`: the marks to come stand within it already.
        let nested = one.inner.is_some_and(|inner| right_open.starts_with(inner));
        if !nested && !beside_code(context.source, opens) && !beside_code(context.source, closes) {
            finding = finding.edit(opens, right_open).edit(closes, right_close);
        }
    }
    let place = draft.span_in(example.part, example.quotation.open?.range());
    Some(finding.related(place, "usual"))
}

/// The marks of a style.
const fn pair(style: QuoteStyle, double: bool) -> (&'static str, &'static str) {
    match (style, double) {
        (QuoteStyle::Straight, false) => ("'", "'"),
        (QuoteStyle::Straight, true) => ("\"", "\""),
        (QuoteStyle::Curly, false) => ("‘", "’"),
        (QuoteStyle::Curly, true) => ("“", "”"),
        (QuoteStyle::Guillemet, _) => ("«", "»"),
    }
}
