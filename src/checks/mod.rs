//! Structural checks, one file each, found by the build script: `unanswered_question.rs` serves the rule file that says
//! `check = "unanswered-question"`. A new check is a new file; there is no list to edit.

use crate::rule::{CheckFn, Context, Finding};

include!(concat!(env!("OUT_DIR"), "/checks.rs"));
