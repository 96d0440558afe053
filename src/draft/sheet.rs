//! The sheet of questions as submitted, reduced to what a draft is compared with.

use super::{DateRole, Draft, Number, Part};
use crate::cite::{CaseNumber, case_numbers_in};
use crate::text::Date;

/// Questions as submitted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The case number, if the sheet gives one.
    pub case_number: Option<String>,
    /// The day of submission.
    pub submitted: Option<Date>,
    /// The questions, each with its number and logical text.
    pub questions: Vec<(Number, String)>,
    /// Who asks, each with the party behind the name.
    pub members: Vec<(String, Option<String>)>,
}

impl Sheet {
    /// The sheet that a document is: its first set of questions.
    #[must_use]
    pub fn of(draft: &Draft) -> Self {
        let questions =
            draft.questions_of(0).iter().filter(|question| question.place_in_heading == 0);
        let members = draft.people.members.iter().map(|member| {
            (member.name.text.clone(), member.party.as_ref().map(|party| party.text.clone()))
        });
        Self {
            case_number: draft.case_numbers().into_iter().next(),
            submitted: draft.date_of(DateRole::Submitted).map(|(day, _)| day),
            questions: questions
                .map(|question| (question.number, question.text().to_owned()))
                .collect(),
            members: members.collect(),
        }
    }
}

impl Draft {
    /// The case numbers in letter, heads and running heads, in the order of the text.
    #[must_use]
    pub fn case_numbers(&self) -> Vec<String> {
        let flows = self.parts().filter(|(part, _)| matches!(part, Part::Letter | Part::Head(_)));
        let mut found: Vec<String> = Vec::new();
        let mut add = |text: &str, numbers: &[CaseNumber]| {
            for one in numbers.iter().filter(|one| one.right) {
                let number = text.get(one.range.clone()).unwrap_or_default();
                if !found.iter().any(|known| known == number) {
                    found.push(number.to_owned());
                }
            }
        };
        flows.for_each(|(_, flow)| add(flow.text(), flow.case_numbers()));
        self.furniture.iter().for_each(|line| add(&line.text, &case_numbers_in(&line.text)));
        found
    }
}
