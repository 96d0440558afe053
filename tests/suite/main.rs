//! One program for all tests of the library, the command line and the server: it is linked once.
//!
//! What needs other programs (editors, browsers, readers of reports) stands beside this folder.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod answer_lines;
mod before;
mod cite_property;
mod cite_real;
mod cite_table;
mod cli;
mod command_line;
mod commitments;
mod corpus;
mod daily;
mod disk_faults;
mod docs;
mod docx;
mod docx_write;
mod exchanged;
mod faults;
mod fixes;
mod formats;
mod fuzz;
mod growth;
mod layers;
mod layouts;
mod members;
mod misspelt_offices;
mod names_injected;
mod new_word;
mod odd_headings;
mod odt_write;
mod offices;
#[cfg(feature = "papers")]
mod papers;
#[cfg(feature = "sync")]
mod papers_sync;
mod pdf;
mod people_properties;
mod properties;
mod reports;
mod rules;
mod server;
mod server_actions;
mod server_answers;
mod server_client;
mod server_commands;
mod server_completion;
mod server_disk;
mod server_frames;
mod server_manners;
mod server_navigation;
mod server_robust;
mod server_writing;
mod shared;
mod signatures;
mod slips;
mod slips_in_notes;
mod soak;
mod submitted;
mod unbreakable;
mod windows;
mod words;
