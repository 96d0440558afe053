//! The draft as a page to read, with what was found in it.

use super::super::view::View;
use crate::lint::Report;
use crate::project::today;
use crate::report::{self, Beside, Checked};

/// The page, in HTML.
pub fn page(view: &View) -> String {
    let name = view.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let language = view.settings.language;
    let checked = Checked {
        blocks: std::sync::Arc::default(),
        path: view.path.clone(),
        listed: name,
        source: view.document.source.clone(),
        report: Report::clone(&view.report),
        language,
        fixes: 0,
        titles: view.settings.titles(view.draft()),
        beside: Beside { sheet: view.sheet.is_some(), ..Beside::of(&view.settings) },
    };
    report::html(&[checked], language, today())
}
