//! Categories of rules: each is a folder under `rules/` with codes of its own.

use super::Severity;

/// A category of rules: its folder, its codes and the severities that fit it.
#[derive(Clone, Copy, Debug)]
pub struct Category {
    /// Name of the folder under `rules/`.
    pub name: &'static str,
    /// The digit behind `KL`.
    pub digit: char,
    /// What it is about, in Dutch.
    pub nl: &'static str,
    /// What it is about, in English.
    pub en: &'static str,
    /// The severest its rules may be.
    pub highest: Severity,
}

/// The categories, in the order of their codes.
pub const CATEGORIES: [Category; 8] = [
    category("uitzonderingen", '0', "uitzonderingen", "exceptions", Severity::Warning),
    category("vragen", '1', "vragen en antwoorden", "questions and answers", Severity::Error),
    category("noten", '2', "noten", "notes", Severity::Error),
    category(
        "bronnen",
        '3',
        "verwijzingen naar officiële stukken",
        "references to official papers",
        Severity::Error,
    ),
    category(
        "ondertekening",
        '4',
        "ambten, namen en fracties",
        "offices, names and parties",
        Severity::Error,
    ),
    category(
        "brief",
        '5',
        "brief, data en procedure",
        "letter, dates and procedure",
        Severity::Error,
    ),
    category("taal", '6', "taal en huisstijl", "language and house style", Severity::Warning),
    category("toezeggingen", '7', "toezeggingen", "commitments", Severity::Warning),
];

/// The category of a ministry's own rules, whose codes are its own: `VWS001`.
pub const HOUSE: Category =
    category("huisstijl", ' ', "eigen regels", "rules of the house", Severity::Error);

/// The category of rules about exceptions: they run when the others have.
pub const EXCEPTIONS: &str = "uitzonderingen";

/// The categories with that of the house.
pub fn categories() -> impl Iterator<Item = Category> {
    CATEGORIES.into_iter().chain([HOUSE])
}

const fn category(
    name: &'static str,
    digit: char,
    nl: &'static str,
    en: &'static str,
    highest: Severity,
) -> Category {
    Category { name, digit, nl, en, highest }
}
