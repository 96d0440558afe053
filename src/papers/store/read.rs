//! Questions to the store.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension as _, Row, params};

use super::Store;
use super::schema;
use crate::papers::words as folded_words;
use crate::papers::words::{begins_so, folded};
use crate::papers::{Asker, Case, Dates, Dossier, Lookup, Paper, Seat};
use crate::text::Date;

/// What a store holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Holdings {
    /// Dossiers.
    pub dossiers: i64,
    /// Papers.
    pub papers: i64,
    /// Cases of written questions.
    pub cases: i64,
    /// Members.
    pub members: i64,
    /// Of which days they are.
    pub dates: Dates,
    /// Where the dossiers come from.
    pub source: Option<String>,
}

impl Store {
    /// What it holds.
    #[must_use]
    pub fn holdings(&self) -> Holdings {
        self.ask(|store| {
            let count = |table: &str| {
                store.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0))
            };
            let members = "SELECT count(DISTINCT person) FROM sittings";
            Ok(Holdings {
                dossiers: count("dossiers")?,
                papers: count("documents")?,
                cases: count("cases")?,
                members: store.query_row(members, [], |row| row.get(0))?,
                dates: dates(store)?,
                source: meta(store, "source")?,
            })
        })
    }

    /// The newest papers of a dossier, at most so many.
    #[must_use]
    pub fn papers_of(&self, dossier: &str, most: usize) -> Vec<Paper> {
        let sql = "SELECT dossier, number, title, kind, date, publication FROM documents \
                   WHERE dossier = ?1 ORDER BY number DESC LIMIT ?2";
        self.ask(|store| {
            store.prepare_cached(sql)?.query_map(params![dossier, most as i64], paper)?.collect()
        })
    }

    /// How many papers of a dossier there are.
    #[must_use]
    pub fn count_papers(&self, dossier: &str) -> i64 {
        let sql = "SELECT count(*) FROM documents WHERE dossier = ?1";
        self.ask(|store| store.query_row(sql, [dossier], |row| row.get(0)))
    }
}

/// A value of the table of remarks.
pub(super) fn meta(store: &Connection, key: &str) -> rusqlite::Result<Option<String>> {
    let mut get = store.prepare_cached("SELECT value FROM meta WHERE key = ?1")?;
    get.query_row([key], |row| row.get(0)).optional()
}

fn dates(store: &Connection) -> rusqlite::Result<Dates> {
    let day = |key: &str| -> rusqlite::Result<Option<Date>> {
        Ok(meta(store, key)?.and_then(|text| text.parse().ok()))
    };
    Ok(Dates {
        dossiers: day("dossiers")?,
        papers: day("documents")?,
        cases: day("cases")?,
        members: day("members")?,
    })
}

fn day(row: &Row<'_>, at: usize) -> rusqlite::Result<Option<Date>> {
    Ok(row.get::<_, Option<String>>(at)?.and_then(|text| text.parse().ok()))
}

fn dossier(row: &Row<'_>) -> rusqlite::Result<Dossier> {
    Ok(Dossier {
        number: row.get(0)?,
        suffix: row.get(1)?,
        title: row.get(2)?,
        highest: row.get(3)?,
    })
}

fn paper(row: &Row<'_>) -> rusqlite::Result<Paper> {
    Ok(Paper {
        dossier: row.get(0)?,
        number: match row.get(1)? {
            Value::Integer(number) => number.to_string(),
            Value::Text(text) => text,
            _ => String::new(),
        },
        title: row.get(2)?,
        kind: row.get(3)?,
        date: day(row, 4)?,
        publication: row.get(5)?,
    })
}

/// The columns of a [`seat`], and where they stand.
macro_rules! seats {
    () => {
        "SELECT surname, first, initials, parties.short, since, until \
         FROM persons JOIN sittings ON sittings.person = persons.guid \
         JOIN seats ON seats.guid = sittings.seat JOIN parties ON parties.guid = seats.party "
    };
}

fn seat(row: &Row<'_>) -> rusqlite::Result<Seat> {
    Ok(Seat {
        surname: row.get(0)?,
        first: row.get(1)?,
        initials: row.get(2)?,
        party: row.get(3)?,
        from: day(row, 4)?,
        until: day(row, 5)?,
    })
}

/// A number of a paper as it is kept: digits as a whole number, so that a range is one.
pub(super) fn number(text: &str) -> Value {
    text.parse().map_or_else(|_| Value::Text(text.to_owned()), Value::Integer)
}

/// A question to a table of titles: every word begins a word of the title. Of few letters it is one, for the beginnings that are
/// indexed have three and more. `None` without a word.
fn begins(text: &str) -> Option<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mark = |word: &str| if word.chars().count() < 3 { "" } else { "*" };
    let words: Vec<String> =
        words.take(8).map(|word| format!("\"{word}\"{}", mark(word))).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// The longest beginning of a word of a title that is indexed, in letters.
const INDEXED: usize = 8;
/// Rows of an indexed beginning that are looked at for a longer one.
const LOOKED_AT: usize = 300;

/// The question with every word cut to what is indexed, and the words that were cut, folded; `None` where none was.
fn indexed_part(text: &str) -> Option<(String, Vec<String>)> {
    let cut = |word: &str| word.chars().take(INDEXED).collect::<String>();
    let parts = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).take(8);
    let parts: Vec<&str> = parts.collect();
    let long = parts.iter().filter(|word| word.chars().count() > INDEXED);
    let long: Vec<String> = long.flat_map(|word| folded_words(word)).collect();
    let short: Vec<String> = parts.iter().map(|word| cut(word)).collect();
    (!long.is_empty()).then(|| Some((begins(&short.join(" "))?, long)))?
}

/// Whether every word begins a word of a title.
fn has_all(title: &str, wanted: &[String]) -> bool {
    let title: Vec<String> = folded_words(title).collect();
    wanted.iter().all(|word| title.iter().any(|one| one.starts_with(word.as_str())))
}

impl Lookup for Store {
    fn dates(&self) -> Dates {
        self.ask(dates)
    }

    fn dossiers(&self, number: u32) -> Vec<Dossier> {
        let sql =
            "SELECT number, suffix, title, highest FROM dossiers WHERE number = ?1 ORDER BY suffix";
        self.ask(|store| store.prepare_cached(sql)?.query_map([number], dossier)?.collect())
    }

    fn dossiers_between(&self, from: u32, to: u32) -> u32 {
        let sql = "SELECT count(DISTINCT number) FROM dossiers WHERE number BETWEEN ?1 AND ?2";
        self.ask(|store| store.prepare_cached(sql)?.query_row([from, to], |row| row.get(0)))
    }

    fn last_dossier(&self) -> u32 {
        let sql = "SELECT coalesce(max(number), 0) FROM dossiers";
        self.ask(|store| store.prepare_cached(sql)?.query_row([], |row| row.get(0)))
    }

    fn titles_with(&self, word: &str) -> u32 {
        let sql = "SELECT doc FROM temp.title_words WHERE term = ?1";
        let count = |row: &Row<'_>| row.get(0);
        self.ask(|store| {
            Ok(store.prepare_cached(sql)?.query_row([word], count).optional()?.unwrap_or_default())
        })
    }

    fn paper(&self, dossier: &str, number: &str) -> Option<Paper> {
        let sql = "SELECT dossier, number, title, kind, date, publication FROM documents \
                   WHERE dossier = ?1 AND number = ?2";
        let wanted = self::number(number);
        self.ask(|store| {
            store.prepare_cached(sql)?.query_row(params![dossier, wanted], paper).optional()
        })
    }

    fn papers_between(&self, dossier: &str, from: u32, to: u32) -> u32 {
        let sql = "SELECT count(DISTINCT number) FROM documents \
                   WHERE dossier = ?1 AND number BETWEEN ?2 AND ?3";
        self.ask(|store| {
            store.prepare_cached(sql)?.query_row(params![dossier, from, to], |row| row.get(0))
        })
    }

    fn case(&self, number: &str) -> Option<Case> {
        let sql = "SELECT subject, submitted, answered, guid FROM cases WHERE number = ?1";
        self.ask(|store| {
            let read = |row: &Row<'_>| {
                let case = Case {
                    number: number.to_owned(),
                    subject: row.get(0)?,
                    submitted: day(row, 1)?,
                    answered: day(row, 2)?,
                    ..Case::default()
                };
                Ok((case, row.get::<_, Vec<u8>>(3)?))
            };
            let found = store.prepare_cached(sql)?.query_row([number], read).optional()?;
            let Some((mut case, guid)) = found else { return Ok(None) };
            // "Indiener" comes before "Medeindiener".
            let sql = "SELECT relation, name, party, office FROM actors WHERE case_guid = ?1 \
                       ORDER BY relation, name";
            let mut actors = store.prepare_cached(sql)?;
            let mut rows = actors.query([guid])?;
            while let Some(row) = rows.next()? {
                let relation: String = row.get(0)?;
                let (name, party, office): (String, String, String) =
                    (row.get(1)?, row.get(2)?, row.get(3)?);
                match relation.as_str() {
                    "Gericht aan" => {
                        case.addressees.push(if office.is_empty() { name } else { office });
                    }
                    _ => case.members.push(Asker { name, party }),
                }
            }
            Ok(Some(case))
        })
    }

    fn cases_between(&self, from: &str, to: &str) -> u32 {
        let sql = "SELECT count(*) FROM cases WHERE number BETWEEN ?1 AND ?2";
        self.ask(|store| store.prepare_cached(sql)?.query_row([from, to], |row| row.get(0)))
    }

    fn seats(&self, surname: &str) -> Vec<Seat> {
        let sql = concat!(seats!(), "WHERE folded = ?1 ORDER BY since");
        let wanted = folded(surname);
        self.ask(|store| store.prepare_cached(sql)?.query_map([wanted], seat)?.collect())
    }

    fn find_seats(&self, begin: &str, most: usize) -> Vec<Seat> {
        // There are some thousands of members: all of them are looked at.
        let sql = concat!(seats!(), "WHERE instr(folded, ?1) ORDER BY surname, since");
        let wanted = folded(begin);
        let found = self.ask(|store| {
            store
                .prepare_cached(sql)?
                .query_map([&wanted], seat)?
                .collect::<rusqlite::Result<Vec<Seat>>>()
        });
        let fits = |seat: &Seat| begins_so(&folded(&seat.surname), &wanted);
        found.into_iter().filter(fits).take(most).collect()
    }

    fn find_dossiers(&self, words: &str, most: usize) -> Vec<Dossier> {
        let Some(wanted) = begins(words) else { return Vec::new() };
        let sql = "SELECT number, suffix, dossiers.title, highest FROM dossier_titles \
                   JOIN dossiers ON dossiers.id = dossier_titles.rowid WHERE dossier_titles MATCH ?1 \
                   ORDER BY highest DESC, number DESC LIMIT ?2";
        self.ask(|store| {
            store.prepare_cached(sql)?.query_map(params![wanted, most as i64], dossier)?.collect()
        })
    }

    fn find_papers(&self, words: &str, most: usize) -> Vec<Paper> {
        let Some(wanted) = begins(words) else { return Vec::new() };
        // The order of the rows is that of their coming, and costs no sorting.
        let sql = "SELECT dossier, number, documents.title, kind, date, publication FROM document_titles \
                   JOIN documents ON documents.id = document_titles.rowid WHERE document_titles MATCH ?1 \
                   ORDER BY document_titles.rowid DESC LIMIT ?2";
        self.ask(|store| {
            let mut find = store.prepare_cached(sql)?;
            // A beginning that is longer than those that are indexed has all its rows gathered first: slow for a word of many titles.
            // That many titles have it shows in the rows of its indexed part.
            if let Some((short, long)) = indexed_part(words) {
                let mut seen = 0;
                let mut found = Vec::new();
                for row in find.query_map(params![short, LOOKED_AT as i64], paper)? {
                    let row = row?;
                    seen += 1;
                    if has_all(&row.title, &long) {
                        found.push(row);
                    }
                    if found.len() == most {
                        break;
                    }
                }
                if found.len() == most || seen < LOOKED_AT {
                    return Ok(found);
                }
            }
            find.query_map(params![wanted, most as i64], paper)?.collect()
        })
    }

    fn was_asked(&self) -> bool {
        self.opened.get().is_some()
    }

    fn trouble(&self) -> Option<String> {
        self.opened.get().and_then(|opened| opened.as_ref().err().cloned())
    }
}

/// Whether a file is a store that can be read.
///
/// # Errors
/// Why not.
pub fn check(store: &Store) -> Result<(), String> {
    store.open()?;
    let whole: String =
        store.ask(|store| store.pragma_query_value(None, "quick_check", |row| row.get(0)));
    let known = store.ask(schema::version) == schema::VERSION;
    if whole == "ok" && known {
        Ok(())
    } else {
        Err(format!("{}: beschadigd", store.path.display()))
    }
}
