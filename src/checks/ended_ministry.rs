//! KL415: a ministry that had ended by the day of the draft.

use super::{Context, Finding};
use crate::draft::{Period, Prose};
use crate::register::{Ministry, Register};
use crate::text::date::in_words;
use crate::text::{Date, Span};

/// Words of a sentence that speaks of another time.
const OF_THE_PAST: [&str; 12] = [
    "destijds",
    "toenmalig",
    "toentertijd",
    "voormalig",
    "voorheen",
    "voorganger",
    "vroeger",
    "toen ",
    "eerder",
    "opvolger",
    "tot dan toe",
    "in het verleden",
];

/// Reports a ministry in the answerer's own words that ended before the draft's day, once for all places. A sentence that speaks of the
/// past, or names a year in which the ministry was there, is silent, and so is a quotation.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    let Some(period) = draft.signing_period(context.options.today) else { return };
    let register: &Register = &context.options.register;
    let mut reported: Vec<(&Ministry, usize)> = Vec::new();
    let parts = draft.parts().filter(|(part, _)| !draft.is_quoted(*part));
    let named =
        parts.flat_map(|(_, flow)| flow.ministries(register).iter().map(move |name| (flow, name)));
    for (flow, name) in named {
        let Some(ministry) = ended(&name.text, &period, register) else { continue };
        let at = name.range.start;
        if speaks_of_the_past(flow, at, ministry.until) || flow.is_quoted(at) {
            continue;
        }
        let span = flow.span(name.range.clone());
        if let Some((_, at)) = reported.iter().find(|(known, _)| std::ptr::eq(*known, ministry)) {
            if let Some(finding) = found.get_mut(*at) {
                finding.related.push((span, "also"));
            }
            continue;
        }
        reported.push((ministry, found.len()));
        found.push(finding(ministry, &name.text, span, &period));
    }
}

/// The ministry of that name, if it had ended before the period and had not come back.
fn ended<'r>(name: &str, period: &Period, register: &'r Register) -> Option<&'r Ministry> {
    let named = register.ministries().iter().filter(|ministry| {
        ministry.name == name || ministry.abbreviations.iter().any(|short| short == name)
    });
    if named.clone().any(|ministry| ministry.existed_in(&period.days)) {
        return None;
    }
    named.filter(|ministry| ministry.until < *period.days.start()).max_by_key(|one| one.until)
}

fn finding(ministry: &Ministry, written: &str, span: Span, period: &Period) -> Finding {
    Finding::at(span)
        .worded(if period.assumed { "today" } else { "" })
        .with("ministry", written)
        .with("until", in_words(ministry.until))
        .with("date", in_words(period.day))
}

/// Whether the sentence around a place says that it is about a time when the ministry was there.
fn speaks_of_the_past(flow: &Prose, at: usize, until: Date) -> bool {
    let sentence = flow.slice(flow.sentence_at(at).unwrap_or_default()).to_lowercase();
    let year = sentence.split(|c: char| !c.is_ascii_digit()).any(|number| {
        number.len() == 4
            && number.parse::<i16>().is_ok_and(|year| (1945..=until.year()).contains(&year))
    });
    year || OF_THE_PAST.iter().any(|word| sentence.contains(word))
}
