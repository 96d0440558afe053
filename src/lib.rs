//! kamerlint checks drafts of the Dutch government's answers to written questions of the Tweede
//! Kamer. ARCHITECTURE.md says how data flows through these modules.

#![cfg_attr(test, allow(clippy::string_slice))]

pub mod checks;
pub mod cite;
pub mod cli;
pub mod compose;
pub mod draft;
pub mod exceptions;
pub mod fingerprint;
pub mod fix;
pub mod ide;
pub mod lint;
pub mod read;
pub mod register;
pub mod report;
pub mod rule;
pub mod server;
pub mod settings;
pub mod text;
