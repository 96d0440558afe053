//! An immutable picture of one draft: what was read, what was found, and under which settings.

use std::sync::Arc;

use crate::draft::{DateRole, Draft, Kind, Sheet};
use crate::lint::{Diagnostic, Report};
use crate::read::Document;
use crate::rule::Language;
use crate::settings::Settings;
use crate::text::Date;

/// A draft, checked under its settings.
#[derive(Clone, Debug)]
pub struct Snapshot {
    /// What was read: its text, its lines and its format.
    pub document: Document,
    /// What was found.
    pub report: Arc<Report>,
    /// Findings that wait until the word under the cursor is finished: their indices.
    pub held: Vec<usize>,
    /// The sheet of questions that it was compared with.
    pub sheet: Option<Arc<Sheet>>,
    /// The settings it was checked under, but for the sheet.
    pub settings: Arc<Settings>,
    /// Rules that failed and were left out.
    pub broken: Vec<String>,
}

impl Snapshot {
    /// What its lines say.
    #[must_use]
    pub fn draft(&self) -> &Draft {
        &self.report.draft
    }

    /// The findings that are shown now.
    pub fn shown(&self) -> impl Iterator<Item = &Diagnostic> {
        let all = self.report.diagnostics.iter().enumerate();
        all.filter(|(i, _)| !self.held.contains(i)).map(|(_, found)| found)
    }

    /// Words in the language of the findings.
    #[must_use]
    pub fn word(&self, nl: &'static str, en: &'static str) -> &'static str {
        match self.settings.language {
            Language::Nl => nl,
            Language::En => en,
        }
    }

    /// The day for which offices are looked up: that of the draft, on a sheet that on which the questions were put, else today.
    #[must_use]
    pub fn day(&self) -> Option<Date> {
        let draft = self.draft();
        let sheet = draft.kind == Kind::Questions;
        let submitted = || Some(draft.date_of(DateRole::Submitted)?.0);
        draft.date().or_else(|| submitted().filter(|_| sheet)).or(self.settings.options.today)
    }
}
