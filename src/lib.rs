//! kamerlint checks drafts of the Dutch government's answers to written questions of the Tweede
//! Kamer. ARCHITECTURE.md says how data flows through these modules.

#![cfg_attr(test, allow(clippy::string_slice))]

pub mod checks;
pub mod cite;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod cli;
pub mod compose;
pub mod draft;
pub mod examples;
pub mod fix;
pub mod ide;
pub mod lint;
mod parallel;
#[cfg(feature = "project")]
pub mod project;
pub mod read;
pub mod register;
pub mod report;
pub mod rule;
#[cfg(feature = "server")]
#[doc(hidden)]
pub mod server;
pub mod settings;
pub mod text;
