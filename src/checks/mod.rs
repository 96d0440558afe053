//! Structural checks, one file each, found by the build script: `unanswered_question.rs` serves the rule file that says
//! `check = "unanswered-question"`. A new check is a new file; there is no list to edit.

use std::sync::LazyLock;

use crate::rule::{CheckFn, Context, Finding, Rules};

include!(concat!(env!("OUT_DIR"), "/checks.rs"));

static BUILTIN: LazyLock<Rules> = LazyLock::new(|| Rules::embedded(CHECKS));

/// The rules of the program.
#[must_use]
pub fn builtin() -> &'static Rules {
    &BUILTIN
}
