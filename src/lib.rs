//! kamerlint checks drafts of the Dutch government's answers to written questions of the Tweede
//! Kamer. ARCHITECTURE.md says how data flows through these modules.

#![cfg_attr(test, allow(clippy::string_slice))]

pub mod draft;
pub mod register;
pub mod text;
