//! What checks are told beside the draft: the world at its date and the customs of the house.

use std::sync::Arc;

use super::{CitationStyle, Deadline};
use crate::draft::Sheet;
use crate::papers::Papers;
use crate::register::SharedRegister;
use crate::text::Date;

/// What a check may ask beside the draft. It is part of the settings, so that the same text and settings give the same findings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Offices, ministries and factions: those in the program, with those of the file that `register` names.
    pub register: SharedRegister,
    /// What dossiers, papers, cases and members there are; empty where there is no store.
    pub papers: Papers,
    /// The questions as submitted; `None` where there is nothing to compare with.
    pub sheet: Option<Arc<Sheet>>,
    /// How references to Kamerstukken are to be written.
    pub citations: CitationStyle,
    /// How long a ministry has for its answer.
    pub term: Deadline,
    /// The present day, for what is said of a draft without a date; `None` where the caller does not say.
    pub today: Option<Date>,
    /// Whether the file was found in a folder, and not named by anyone: then it may well be something else than a draft.
    pub found: bool,
}
