//! What was found in closed files before.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Mutex;

use tower_lsp::ls_types::Diagnostic;

use crate::settings::Settings;
use crate::text::Span;

/// What was found in closed files, so that asking again costs no more than reading them.
pub type Known = Mutex<HashMap<PathBuf, Earlier>>;

/// What was found in a closed file, of which text and under which settings.
pub struct Earlier {
    /// Its text, hashed.
    pub text: String,
    /// The settings.
    pub settings: Settings,
    /// The findings.
    pub items: Vec<Diagnostic>,
    /// The entries of the exceptions file that fit nothing.
    pub unused: Vec<Span>,
}
