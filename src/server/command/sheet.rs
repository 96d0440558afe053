//! How a draft differs from the sheet of its questions.

use std::sync::Arc;

use serde::Serialize;
use tower_lsp::ls_types::*;

use super::super::job::Check;
use super::super::view::View;
use crate::rule::Language;
use crate::settings::Settings;

/// What the comparison gave.
#[derive(Serialize)]
pub struct Comparison {
    /// The sheet.
    sheet: Uri,
    /// The name of its file.
    #[serde(skip)]
    name: String,
    /// What differs, in the order of the text.
    differences: Vec<Difference>,
}

/// One difference.
#[derive(Serialize)]
struct Difference {
    code: String,
    message: String,
    range: Range,
}

/// Compares a draft with its sheet: the findings that are there with the sheet and not without. `None` without a sheet.
pub fn comparison(view: &View, check: Check) -> Option<Comparison> {
    let path = view.sheet_file.as_ref()?;
    let sheet = Uri::from_file_path(path)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut without = Settings { questions: None, ..Settings::clone(&view.settings) };
    without.options.sheet = None;
    let draft = Arc::clone(&view.report.draft);
    let without = check(&view.document, draft, &without).diagnostics;
    let same = |one: &crate::lint::Diagnostic| {
        without.iter().any(|other| {
            (&other.rule.code, other.span, &other.message)
                == (&one.rule.code, one.span, &one.message)
        })
    };
    let differ = view.report.diagnostics.iter().filter(|found| !same(found));
    let differences = differ.map(|found| Difference {
        code: found.rule.code.clone(),
        message: found.message.clone(),
        range: view.range(found.span),
    });
    Some(Comparison { sheet, name, differences: differences.collect() })
}

impl Comparison {
    /// The outcome in a sentence.
    pub fn sentence(&self, language: Language) -> String {
        let name = &self.name;
        match (language, self.differences.len()) {
            (Language::Nl, 0) => format!("De vragen zijn gelijk aan die in {name}."),
            (Language::Nl, 1) => format!("Eén verschil met {name}."),
            (Language::Nl, n) => format!("{n} verschillen met {name}."),
            (Language::En, 0) => format!("The questions are the same as those in {name}."),
            (Language::En, 1) => format!("One difference with {name}."),
            (Language::En, n) => format!("{n} differences with {name}."),
        }
    }
}
