//! The line that closes a report.

use serde::Serialize;

use super::Checked;
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
}

impl Count {
    /// Counts what was found.
    #[must_use]
    pub fn of(files: &[Checked]) -> Self {
        let mut count = Self { files: files.len(), ..Self::default() };
        for diagnostic in files.iter().flat_map(|file| &file.report.diagnostics) {
            match diagnostic.severity {
                Severity::Error => count.error += 1,
                Severity::Warning => count.warning += 1,
                Severity::Info => count.info += 1,
                Severity::Hint => count.hint += 1,
            }
            count.fixable +=
                usize::from(diagnostic.fix.as_ref().is_some_and(|fix| fix.safety == Safety::Safe));
        }
        count
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
    let files = plural(count.files, if nl { ["bestand", "bestanden"] } else { ["file", "files"] });
    if said.is_empty() {
        return if nl {
            format!("niets gevonden in {files}")
        } else {
            format!("nothing found in {files}")
        };
    }
    format!("{} in {files}", said.join(", "))
}

/// "1 vraag", "2 vragen".
pub(super) fn plural(n: usize, [one, many]: [&str; 2]) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}
