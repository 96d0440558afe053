//! kamerlint checks drafts of the Dutch government's answers to written questions of the Tweede Kamer.
//!
//! A text goes in, findings come out; nothing is opened and nothing is asked of the system:
//!
//! ```
//! use kamerlint::lint;
//! use kamerlint::read::{Document, Format};
//! use kamerlint::settings::Settings;
//! use kamerlint::text::Source;
//!
//! let text = "Vraag 1\nKlopt dit bericht?\n\nAntwoord 1\nJa.\n\nVraag 2\nWaarom?\n";
//! let document = Document::of(Source::new(text)?, Format::Plain);
//! let report = lint::check(&document, &Settings::default());
//!
//! let found: Vec<&str> = report.diagnostics.iter().map(|found| found.message.as_str()).collect();
//! assert_eq!(found, ["vraag 2 is niet beantwoord"]);
//! # Ok::<(), kamerlint::text::TooLarge>(())
//! ```
//!
//! Data flows one way: [`read`] makes a document of bytes, [`draft`] sees questions and answers in it, [`rule`] and [`checks`] find
//! what is wrong, [`lint`] is the one door to them, [`report`] shows it. ARCHITECTURE.md has the layers on one page.

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
pub mod papers;
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
pub mod whereabouts;
