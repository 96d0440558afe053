//! KL503: an answer that comes later than the term, without a word of a delay.

use super::{Context, Finding};
use crate::draft::DateRole;
use crate::text::date::days_between;

/// Words that say that the answer is late, or that a notice of delay was sent.
const DELAY: [&str; 16] = [
    "uitstel",
    "vertraging",
    "vertraagd",
    "gebruikelijke termijn",
    "gestelde termijn",
    "termijn van drie weken",
    "binnen drie weken",
    "niet gelukt",
    "excuses",
    "langer dan",
    "later dan",
    "meer tijd",
    "zie ook aanhangsel",
    "spijt",
    "laat op zich",
    "niet tijdig",
];

/// How long ago a draft without a date may have been asked to count as one that is being written today.
const RECENT: i32 = 180;

/// Reports, at the date of submission, an answer of the ministry's own that is past its term. The day is that of the letter, or of
/// receipt; without a date the present day counts.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    if draft.published {
        return;
    }
    let Some((submitted, asked)) = draft.date_of(DateRole::Submitted) else { return };
    let days_until = |day| days_between(submitted, day);
    let today = context.options.today.filter(|&today| days_until(today) <= RECENT);
    let Some(day) = draft.date().or(today) else { return };
    let term = &context.options.term;
    let days = days_until(day) - term.recess_days(submitted, day);
    if days <= i32::from(term.days) {
        return;
    }
    let texts = draft.own_parts().map(|(_, flow)| flow.text());
    if texts.into_iter().any(says_delay) {
        return;
    }
    found.push(Finding::at(asked.span).with("days", days).with("term", term.days));
}

fn says_delay(text: &str) -> bool {
    let lower = text.to_lowercase();
    DELAY.iter().any(|words| lower.contains(words))
}
