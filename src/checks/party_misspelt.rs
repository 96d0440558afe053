//! KL408: a faction misspelt, of another time, or unknown to the register.

use super::{Context, Finding};
use crate::draft::Period;
use crate::register::{Party, PartyMatch, Register};
use crate::text::Span;
use crate::text::date::in_words;

/// Reports a party behind a member's name that is written otherwise than the register has it, in letter and head one that was not
/// there when the questions were asked, and once for each form one that the register does not know.
pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let draft = context.draft;
    let asked = draft.asking_period(context.options.today);
    let mut check = Check { context, asked, last: None, found };
    for member in &draft.people.members {
        if let Some(party) = &member.party {
            check.party(&party.text, party.span, true);
        }
    }
    for (_, flow) in draft.text_parts().filter(|(part, _)| !draft.is_quoted(*part)) {
        for member in flow.members(&context.options.register) {
            if let Some(party) = &member.party {
                check.party(&party.text, flow.span(party.range.clone()), false);
            }
        }
    }
}

struct Check<'a, 'c> {
    context: &'c Context<'a>,
    /// When the questions were asked.
    asked: Option<Period>,
    /// The bracket that was looked at last: several members may share it.
    last: Option<Span>,
    found: &'c mut Vec<Finding>,
}

impl Check<'_, '_> {
    fn party(&mut self, written: &str, span: Span, asks: bool) {
        if self.last.replace(span) == Some(span) || written.is_empty() {
            return;
        }
        let register: &Register = &self.context.options.register;
        let party: &Party = match register.party(written) {
            PartyMatch::Official(party) => {
                if asks {
                    self.other_time(party, written, span);
                }
                return;
            }
            PartyMatch::Variant(party) | PartyMatch::NearMiss(party) => party,
            PartyMatch::Unknown => {
                let unknown = Finding::at(span).worded("unknown").with("party", written);
                if !self.found.iter().any(|other| other.args == unknown.args) {
                    self.found.push(unknown);
                }
                return;
            }
        };
        let right = party.preferred();
        let short = party.short.iter().any(|form| form == written);
        let finding = Finding::at(span).worded(if short { "short" } else { "" });
        let finding = finding.with("wrong", written).with("right", right);
        // "(GL)" of a member who sits in another faction by now: a person must look.
        let then = self.context.draft.date().is_none_or(|date| party.existed_on(date));
        self.found.push(if then { finding.edit(span, right) } else { finding });
    }

    /// A faction that was not there when the questions were asked; once for all places.
    fn other_time(&mut self, party: &Party, written: &str, span: Span) {
        let Some(asked) = self.asked.as_ref().filter(|asked| !party.existed_in(&asked.days)) else {
            return;
        };
        let day = asked.day;
        let finding = Finding::at(span)
            .worded(if asked.assumed { "today" } else { "other-time" })
            .with("party", written)
            .with("date", in_words(day));
        let same = |other: &&mut Finding| other.args == finding.args;
        match self.found.iter_mut().find(same) {
            Some(other) => other.related.push((span, "also")),
            None => self.found.push(finding),
        }
    }
}
