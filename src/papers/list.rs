//! A few rows in memory: the papers of examples and tests.

use serde::Deserialize;

use super::words::{begins_so, folded};
use super::{Case, Dates, Dossier, Lookup, Paper, Seat, same_word, words};

/// Rows in the form of TOML: `[dates]`, and a table for each row.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct List {
    dates: Dates,
    dossier: Vec<Dossier>,
    paper: Vec<Paper>,
    case: Vec<Case>,
    seat: Vec<Seat>,
    /// Numbers of dossiers that are all there, without a title: from, to.
    dense: Vec<(u32, u32)>,
}

impl List {
    /// Reads rows.
    ///
    /// # Errors
    /// What is wrong with the text.
    pub fn parse(text: &str) -> Result<Self, String> {
        toml::from_str(text).map_err(|error| error.message().to_owned())
    }

    fn has(&self, number: u32) -> bool {
        self.dossier.iter().any(|one| one.number == number)
            || self.dense.iter().any(|(from, to)| (*from..=*to).contains(&number))
    }
}

impl Lookup for List {
    fn dates(&self) -> Dates {
        self.dates
    }

    fn dossiers(&self, number: u32) -> Vec<Dossier> {
        self.dossier.iter().filter(|one| one.number == number).cloned().collect()
    }

    fn dossiers_between(&self, from: u32, to: u32) -> u32 {
        (from..=to).filter(|number| self.has(*number)).count() as u32
    }

    fn last_dossier(&self) -> u32 {
        let ends = self.dense.iter().map(|(_, to)| *to);
        self.dossier.iter().map(|one| one.number).chain(ends).max().unwrap_or_default()
    }

    fn titles_with(&self, word: &str) -> u32 {
        let holds = |one: &&Dossier| words(&one.title).any(|other| other == word);
        self.dossier.iter().filter(holds).count() as u32
    }

    fn paper(&self, dossier: &str, number: &str) -> Option<Paper> {
        let mut papers = self.paper.iter();
        papers.find(|one| one.dossier == dossier && one.number == number).cloned()
    }

    fn papers_between(&self, dossier: &str, from: u32, to: u32) -> u32 {
        let inside = |one: &&Paper| {
            one.dossier == dossier
                && one.number.parse().is_ok_and(|number: u32| from <= number && number <= to)
        };
        self.paper.iter().filter(inside).count() as u32
    }

    fn case(&self, number: &str) -> Option<Case> {
        self.case.iter().find(|one| one.number == number).cloned()
    }

    fn cases_between(&self, from: &str, to: &str) -> u32 {
        let inside = |one: &&Case| from <= one.number.as_str() && one.number.as_str() <= to;
        self.case.iter().filter(inside).count() as u32
    }

    fn find_seats(&self, begin: &str, most: usize) -> Vec<Seat> {
        let wanted = folded(begin);
        let seats = self.seat.iter().filter(|seat| begins_so(&folded(&seat.surname), &wanted));
        seats.take(most).cloned().collect()
    }

    fn seats(&self, surname: &str) -> Vec<Seat> {
        let wanted = folded(surname);
        self.seat.iter().filter(|seat| folded(&seat.surname) == wanted).cloned().collect()
    }

    fn find_dossiers(&self, wanted: &str, most: usize) -> Vec<Dossier> {
        let has = |one: &&Dossier| has_all(&one.title, wanted);
        self.dossier.iter().filter(has).take(most).cloned().collect()
    }

    fn find_papers(&self, wanted: &str, most: usize) -> Vec<Paper> {
        self.paper.iter().filter(|one| has_all(&one.title, wanted)).take(most).cloned().collect()
    }
}

fn has_all(title: &str, wanted: &str) -> bool {
    let title: Vec<String> = words(title).collect();
    let begins =
        |word: String| title.iter().any(|one| one.starts_with(&word) || same_word(one, &word));
    !wanted.trim().is_empty() && words(wanted).all(begins)
}
