//! The sheet of questions as submitted, reduced to what a draft is compared with.

use super::{DateRole, Draft, Number};
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
            case_number: draft.case_number().map(str::to_owned),
            submitted: draft.date_of(DateRole::Submitted).map(|(day, _)| day),
            questions: questions
                .map(|question| (question.number, question.text().to_owned()))
                .collect(),
            members: members.collect(),
        }
    }
}
