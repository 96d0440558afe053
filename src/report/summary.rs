//! The line that closes a report.

use serde::Serialize;

use super::Checked;
use crate::draft::Kind;
use crate::rule::{Language, Safety, Severity};

/// How much was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Count {
    /// Files checked.
    pub files: usize,
    /// Findings that are errors.
    pub error: usize,
    /// Findings that are warnings.
    pub warning: usize,
    /// Findings for information.
    pub info: usize,
    /// Hints.
    pub hint: usize,
    /// Findings with a safe fix.
    pub fixable: usize,
    /// Files that were not read as a draft: no questions were found in them, and no letter.
    pub unread: usize,
    /// Files that were read as a letter without questions.
    pub letters: usize,
    /// Files that were read as a sheet of questions, in which no answers were found.
    pub sheets: usize,
    /// Findings with a fix that a person must look at.
    #[serde(skip)]
    pub proposed: usize,
    /// Fixes that were applied.
    #[serde(skip)]
    pub fixes: usize,
    /// Files that they were applied to.
    #[serde(skip)]
    pub mended: usize,
}

impl Count {
    /// Counts what was found.
    #[must_use]
    pub fn of(files: &[Checked]) -> Self {
        let mut count = Self::default();
        files.iter().for_each(|file| count.add(file));
        count
    }

    /// Counts what was found in one more file.
    pub fn add(&mut self, file: &Checked) {
        let count = self;
        count.files += 1;
        count.unread += usize::from(file.report.is_unread());
        count.letters += usize::from(file.report.draft.kind == Kind::Letter);
        count.sheets += usize::from(file.report.draft.kind == Kind::Questions);
        count.fixes += file.fixes;
        count.mended += usize::from(file.fixes > 0);
        for diagnostic in &file.report.diagnostics {
            match diagnostic.severity {
                Severity::Error => count.error += 1,
                Severity::Warning => count.warning += 1,
                Severity::Info => count.info += 1,
                Severity::Hint => count.hint += 1,
            }
            let safety = diagnostic.fix.as_ref().map(|fix| fix.safety);
            count.fixable += usize::from(safety == Some(Safety::Safe));
            count.proposed += usize::from(safety == Some(Safety::Unsafe));
        }
    }

    /// Counts two lots of files together.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self {
            files: self.files + other.files,
            error: self.error + other.error,
            warning: self.warning + other.warning,
            info: self.info + other.info,
            hint: self.hint + other.hint,
            fixable: self.fixable + other.fixable,
            unread: self.unread + other.unread,
            letters: self.letters + other.letters,
            sheets: self.sheets + other.sheets,
            proposed: self.proposed + other.proposed,
            fixes: self.fixes + other.fixes,
            mended: self.mended + other.mended,
        }
    }

    /// Whether anything was found at or above a severity.
    #[must_use]
    pub const fn reaches(self, severity: Severity) -> bool {
        let at_least = match severity {
            Severity::Error => self.error,
            Severity::Warning => self.error + self.warning,
            Severity::Info => self.error + self.warning + self.info,
            Severity::Hint => self.error + self.warning + self.info + self.hint,
        };
        at_least > 0
    }
}

/// "3 fouten, 2 waarschuwingen in 1 bestand".
#[must_use]
pub fn summary(count: Count, language: Language) -> String {
    let nl = language == Language::Nl;
    let files = plural(count.files, if nl { ["bestand", "bestanden"] } else { ["file", "files"] });
    let found = match found(count, language) {
        Some(said) => format!("{said} in {files}"),
        None if nl => format!("niets gevonden in {files}"),
        None => format!("nothing found in {files}"),
    };
    std::iter::once(found).chain(unread(count, language)).collect::<Vec<_>>().join("; ")
}

/// What a run with `--fix` did, and what is left: "6 hersteld in 2 bestanden; nog 2 fouten, 1 wenk".
#[must_use]
pub fn mended(count: Count, language: Language) -> String {
    let nl = language == Language::Nl;
    let files = plural(count.mended, if nl { ["bestand", "bestanden"] } else { ["file", "files"] });
    let did = match (count.fixes, nl) {
        (0, true) => "niets te herstellen".to_owned(),
        (0, false) => "nothing to fix".to_owned(),
        (n, true) => format!("{n} hersteld in {files}"),
        (n, false) => format!("{n} fixed in {files}"),
    };
    let rest = match (found(count, language), nl) {
        (Some(said), true) => format!("nog {said}"),
        (Some(said), false) => format!("{said} left"),
        (None, true) => "verder niets gevonden".to_owned(),
        (None, false) => "nothing else found".to_owned(),
    };
    let said = [did, rest].into_iter().chain(unread(count, language));
    said.collect::<Vec<_>>().join("; ")
}

/// "3 fouten, 2 waarschuwingen"; `None` where nothing was found.
fn found(count: Count, language: Language) -> Option<String> {
    let nl = language == Language::Nl;
    let parts = [
        (count.error, if nl { ["fout", "fouten"] } else { ["error", "errors"] }),
        (
            count.warning,
            if nl { ["waarschuwing", "waarschuwingen"] } else { ["warning", "warnings"] },
        ),
        (count.info, if nl { ["opmerking", "opmerkingen"] } else { ["remark", "remarks"] }),
        (count.hint, if nl { ["wenk", "wenken"] } else { ["hint", "hints"] }),
    ];
    let said: Vec<String> =
        parts.iter().filter(|(n, _)| *n > 0).map(|(n, words)| plural(*n, *words)).collect();
    (!said.is_empty()).then(|| said.join(", "))
}

/// What was not read: silence about it would be taken for "all is well".
pub(super) fn unread(count: Count, language: Language) -> Vec<String> {
    let nl = language == Language::Nl;
    let subject = |n: usize| match (n, nl) {
        (1, true) => "1 bestand is".to_owned(),
        (n, true) => format!("{n} bestanden zijn"),
        (1, false) => "1 file was".to_owned(),
        (n, false) => format!("{n} files were"),
    };
    let kinds = [
        (
            count.unread,
            "niet als antwoord gelezen: geen vragen gevonden; alleen bronnen, namen en taal gecontroleerd",
            "not read as answers: no questions found; only references, names and language were checked",
        ),
        (count.letters, "als brief zonder vragen gelezen", "read as a letter without questions"),
        (
            count.sheets,
            "als vragenblad gelezen: geen antwoorden gevonden",
            "read as a sheet of questions: no answers found",
        ),
    ];
    let kinds = kinds.into_iter().filter(|(files, ..)| *files > 0);
    kinds
        .map(|(files, dutch, english)| {
            format!("{} {}", subject(files), if nl { dutch } else { english })
        })
        .collect()
}

/// "1 vraag", "2 vragen".
#[must_use]
pub fn plural(n: usize, [one, many]: [&str; 2]) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}
