//! Filling the store from the services of the Chamber: the only part of kamerlint that opens a connection.
//!
//! Everything is read page by page into a copy of the store. After each page the copy holds its rows and the address of the next, in
//! one transaction; whoever is stopped goes on there. Only when all is read does the copy take the place of the store.

mod client;
mod feed;
mod odata;
mod sru;
mod xml;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, params};
use serde_json::Value;
use std::collections::HashSet;
use std::path::Path;

pub use client::Failure;

use self::client::Client;
use self::feed::Page;
use self::odata::Which;
use super::import::kind;
use super::store::rows::{Change, Entity, apply, apply_publication};
use super::store::write::Writer;
use crate::text::Date;

/// The service of the Tweede Kamer.
pub const SERVICE: &str = "https://gegevensmagazijn.tweedekamer.nl";
/// The search of official publications.
pub const SEARCH: &str = "https://repository.overheid.nl/sru";

/// What is asked for.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Another address of the service.
    pub url: Option<String>,
    /// Another address of the search.
    pub search_url: Option<String>,
    /// Only what changed since this day.
    pub since: Option<Date>,
    /// Only these dossiers with their papers.
    pub dossiers: Vec<u32>,
    /// Also the papers of the Eerste Kamer.
    pub first_chamber: bool,
    /// Read and count, and keep nothing.
    pub dry_run: bool,
    /// Read the SyncFeed.
    pub feed: bool,
    /// The present day.
    pub today: Date,
}

/// How far a sync is with a kind of rows, and what it was in the end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// What the service calls these rows.
    pub name: String,
    /// Pages that were read.
    pub pages: usize,
    /// Rows that were read.
    pub rows: usize,
    /// Rows that are new, or other than they were.
    pub changed: usize,
    /// Rows that were taken out.
    pub deleted: usize,
    /// The service does not have this kind.
    pub missing: bool,
}

/// Told after every page.
pub type Progress<'a> = &'a mut dyn FnMut(&Count);

/// Brings a store up to date; gives what each kind of rows brought.
///
/// # Errors
/// The service cannot be reached or refuses, or the store cannot be written. What was read by then is kept for the next time.
pub fn sync(
    store: &Path,
    options: &Options,
    progress: Progress<'_>,
) -> Result<Vec<Count>, Failure> {
    let mut run = Run::begin(store, options)?;
    let mut counts = Vec::new();
    let kinds: &[Entity] = match (options.feed, options.dossiers.is_empty()) {
        (true, _) => &Entity::ALL,
        (false, true) => &odata::KINDS,
        (false, false) => &[Entity::Kamerstukdossier, Entity::Document],
    };
    let mut bases = bases(options);
    let client = Client::of(bases.first().map_or("", String::as_str))?;
    for (i, entity) in kinds.iter().enumerate() {
        let count = loop {
            let base = bases.first().cloned().unwrap_or_default();
            match run.kind(&client, &base, *entity, progress) {
                // Where the first kind is, the others are too.
                Err(Failure::NotFound(_)) if i == 0 && bases.len() > 1 => {
                    bases.remove(0);
                }
                Err(Failure::NotFound(_)) if i > 0 => {
                    break Count {
                        name: entity.name().to_owned(),
                        missing: true,
                        ..Count::default()
                    };
                }
                other => break other?,
            }
        };
        counts.push(count);
    }
    if options.first_chamber {
        let base = options.search_url.as_deref().unwrap_or(SEARCH);
        counts.push(run.first_chamber(&Client::of(base)?, base, progress)?);
    }
    run.finish(&counts)?;
    Ok(counts)
}

/// Where the service may be: an address may be that of its host, or of one of its parts.
fn bases(options: &Options) -> Vec<String> {
    let url = options.url.as_deref().unwrap_or(SERVICE).trim_end_matches('/');
    let part = if options.feed { "SyncFeed/2.0" } else { "OData/v4/2.0" };
    let whole = url.ends_with(part) || url.contains("/OData/") || url.contains("/SyncFeed/");
    if whole { vec![format!("{url}/")] } else { vec![format!("{url}/{part}/"), format!("{url}/")] }
}

/// Whether one moment is later than another: the service writes them in UTC and with an offset, so their letters do not tell.
fn is_later(one: &str, other: &str) -> bool {
    match (one.parse::<Timestamp>(), other.parse::<Timestamp>()) {
        (Ok(one), Ok(other)) => one > other,
        // What is no moment is none to begin from.
        (one, Err(_)) => one.is_ok(),
        (Err(_), Ok(_)) => false,
    }
}

fn failed(error: impl std::fmt::Display) -> Failure {
    Failure::Other(error.to_string())
}

/// Where a run keeps its rows.
enum Rows {
    Store(Box<Writer>),
    /// Nowhere: it only counts.
    Nowhere(Box<Connection>),
}

struct Run<'a> {
    rows: Rows,
    options: &'a Options,
}

/// How far a kind of rows is.
#[derive(Clone, Debug, Default)]
struct State {
    mark: Option<String>,
    seen: Option<String>,
    next: Option<String>,
    done: bool,
}

/// Under what a remark says which questions the copy is being filled with.
const ASKED: &str = "asked";

impl<'a> Run<'a> {
    fn begin(store: &Path, options: &'a Options) -> Result<Self, Failure> {
        if options.dry_run {
            let connection = Connection::open_in_memory().map_err(failed)?;
            let mut run = Self { rows: Rows::Nowhere(Box::new(connection)), options };
            run.borrow_marks(store).map_err(failed)?;
            return Ok(run);
        }
        let writer = Writer::begin(store, true).map_err(Failure::Other)?;
        let mut run = Self { rows: Rows::Store(Box::new(writer)), options };
        let asked = run.asked();
        let Rows::Store(writer) = &run.rows else { return Ok(run) };
        let same = writer.meta(ASKED).map_err(Failure::Other)?.as_ref() == Some(&asked);
        if !same || options.since.is_some() || !options.dossiers.is_empty() {
            // Other questions: what was read of the former ones stays, where they stood does not.
            writer.set_meta(ASKED, &asked).map_err(Failure::Other)?;
            writer.set_meta("started", &options.today.to_string()).map_err(Failure::Other)?;
            let forget = "UPDATE sync SET next = CASE WHEN category LIKE 'feed:%' THEN next END, \
                          seen = mark, done = 0";
            run.connection().execute(forget, []).map_err(failed)?;
        }
        Ok(run)
    }

    /// What a run asks for: one that asks otherwise cannot go on where another stopped.
    fn asked(&self) -> String {
        let Options { url, since, dossiers, feed, .. } = self.options;
        format!("{url:?} {since:?} {dossiers:?} {feed}")
    }

    /// For a run that keeps nothing: where the store is.
    fn borrow_marks(&mut self, store: &Path) -> rusqlite::Result<()> {
        let connection = self.connection();
        connection.execute_batch(
            "CREATE TABLE sync (category TEXT PRIMARY KEY, mark TEXT, seen TEXT, next TEXT, done INTEGER NOT NULL)",
        )?;
        if store.exists() {
            let file = store.to_string_lossy();
            connection.execute("ATTACH ?1 AS store", [file.as_ref()])?;
            connection.execute(
                "INSERT INTO main.sync SELECT category, mark, NULL, CASE WHEN category LIKE 'feed:%' THEN next END, 0 \
                 FROM store.sync",
                [],
            )?;
        }
        Ok(())
    }

    fn connection(&mut self) -> &mut Connection {
        match &mut self.rows {
            Rows::Store(writer) => writer.connection(),
            Rows::Nowhere(connection) => connection,
        }
    }

    fn category(&self, entity: Entity) -> String {
        if self.options.feed { format!("feed:{}", entity.name()) } else { entity.name().to_owned() }
    }

    fn state(&mut self, category: &str) -> Result<State, Failure> {
        let sql = "SELECT mark, seen, next, done FROM sync WHERE category = ?1";
        let read = |row: &rusqlite::Row<'_>| {
            Ok(State { mark: row.get(0)?, seen: row.get(1)?, next: row.get(2)?, done: row.get(3)? })
        };
        let state =
            self.connection().query_row(sql, [category], read).optional().map_err(failed)?;
        Ok(state.unwrap_or_default())
    }

    /// Reads all pages of a kind, from where the last run stopped.
    fn kind(
        &mut self,
        client: &Client,
        base: &str,
        entity: Entity,
        progress: Progress<'_>,
    ) -> Result<Count, Failure> {
        let mut count = Count { name: entity.name().to_owned(), ..Count::default() };
        if !self.options.dossiers.is_empty() {
            for number in &self.options.dossiers {
                let first = odata::first(base, entity, Which::Dossier(*number));
                self.pages(client, entity, &first, State::default(), &mut count, progress)?;
            }
            return Ok(count);
        }
        let state = self.state(&self.category(entity))?;
        if state.done {
            return Ok(count);
        }
        let since = self.options.since.map(|day| format!("{day}T00:00:00Z"));
        let first = if self.options.feed {
            feed::first(base, entity)
        } else {
            match since.as_ref().or(state.mark.as_ref()) {
                Some(moment) => odata::first(base, entity, Which::Since(moment)),
                None => odata::first(base, entity, Which::All),
            }
        };
        let Some(next) = state.next.clone() else {
            self.pages(client, entity, &first, state, &mut count, progress)?;
            return Ok(count);
        };
        match self.pages(client, entity, &next, state.clone(), &mut count, progress) {
            // The place where the last run stopped is no longer there.
            Err(Failure::NotFound(_) | Failure::Misunderstood(_)) if count.pages == 0 => {
                let anew = State { next: None, seen: state.mark.clone(), ..state };
                self.pages(client, entity, &first, anew, &mut count, progress)?;
            }
            other => other?,
        }
        Ok(count)
    }

    fn pages(
        &mut self,
        client: &Client,
        entity: Entity,
        first: &str,
        mut state: State,
        count: &mut Count,
        progress: Progress<'_>,
    ) -> Result<(), Failure> {
        let mut url = first.to_owned();
        let mut read: HashSet<String> = HashSet::new();
        loop {
            let page = client.get(&url, |text| {
                if self.options.feed { feed::page(&url, text) } else { odata::page(&url, text) }
            })?;
            read.insert(url.clone());
            if page.next.as_ref().is_some_and(|next| read.contains(next)) {
                let why = "de dienst wijst naar een bladzijde die al gelezen is";
                return Err(Failure::Other(format!("{url}: {why}")));
            }
            let next = page.next.clone();
            state.next.clone_from(&next);
            self.keep(entity, page, &mut state, count).map_err(failed)?;
            progress(count);
            match next {
                Some(next) => url = next,
                None => return Ok(()),
            }
        }
    }

    /// Keeps a page, and where the next one is.
    fn keep(
        &mut self,
        entity: Entity,
        page: Page,
        state: &mut State,
        count: &mut Count,
    ) -> rusqlite::Result<()> {
        count.pages += 1;
        count.rows += page.rows.len();
        for row in &page.rows {
            let Some(moment) = row.get("ApiGewijzigdOp").and_then(Value::as_str) else { continue };
            if state.seen.as_deref().is_none_or(|seen| is_later(moment, seen)) {
                state.seen = Some(moment.to_owned());
            }
        }
        if let Rows::Nowhere(_) = self.rows {
            let deleted = |row: &&Value| row.get("Verwijderd") == Some(&Value::Bool(true));
            count.deleted += page.rows.iter().filter(deleted).count();
            return Ok(());
        }
        let (category, alone) = (self.category(entity), !self.options.dossiers.is_empty());
        let gap = self.options.since.is_some_and(|since| {
            let begins = format!("{since}T00:00:00Z");
            state.mark.as_deref().is_none_or(|mark| is_later(&begins, mark))
        });
        let changes = self.connection().transaction()?;
        for row in &page.rows {
            match apply(&changes, entity, row)? {
                Change::Kept => count.changed += 1,
                Change::Deleted => count.deleted += 1,
                Change::None => {}
            }
        }
        if !alone {
            let done = page.next.is_none();
            // Behind a gap the next run has to begin where this one did.
            if done && !gap {
                state.mark.clone_from(&state.seen);
            }
            let next = page.next.or(page.resume);
            let sql = "INSERT INTO sync (category, mark, seen, next, done) VALUES (?1, ?2, ?3, ?4, ?5) \
                       ON CONFLICT (category) DO UPDATE SET mark = ?2, seen = ?3, next = ?4, done = ?5";
            changes
                .prepare_cached(sql)?
                .execute(params![category, state.mark, state.seen, next, done])?;
        }
        changes.commit()
    }

    /// Reads the papers of the Eerste Kamer: of the dossiers that are asked for, else of some weeks at a time.
    fn first_chamber(
        &mut self,
        client: &Client,
        base: &str,
        progress: Progress<'_>,
    ) -> Result<Count, Failure> {
        let mut count = Count { name: "Eerste Kamer".to_owned(), ..Count::default() };
        let today = self.options.today;
        let dossiers = self.options.dossiers.iter().map(|number| sru::Search::Dossier(*number));
        let mut searches: Vec<sru::Search> = dossiers.collect();
        if searches.is_empty() {
            let mark = self.state(FIRST_CHAMBER)?.mark.and_then(|day| day.parse().ok());
            let year = today.saturating_sub(jiff::Span::new().days(DAYS));
            let mut from: Date = self.options.since.or(mark).unwrap_or(year);
            while from <= today {
                let to = from.saturating_add(jiff::Span::new().days(WINDOW - 1)).min(today);
                searches.push(sru::Search::Days(from, to));
                from = to.saturating_add(jiff::Span::new().days(1));
            }
        }
        for search in searches {
            let mut start = Some(1);
            while let Some(at) = start {
                // What the service says of the question is not mended by asking again.
                let read = client.get(&sru::address(base, search, at), |text| {
                    match sru::page(text, at) {
                        Err(why) if why.starts_with("de zoekdienst weigert") => Ok(Err(why)),
                        other => other.map(Ok),
                    }
                })?;
                let records = read.map_err(Failure::Other)?;
                count.pages += 1;
                count.rows += records.read;
                start = records.next;
                if let Rows::Store(writer) = &mut self.rows {
                    let changes = writer.connection().transaction().map_err(failed)?;
                    for paper in &records.papers {
                        let change = apply_publication(&changes, paper).map_err(failed)?;
                        count.changed += usize::from(change == Change::Kept);
                    }
                    changes.commit().map_err(failed)?;
                }
                progress(&count);
            }
            if let (sru::Search::Days(_, to), Rows::Store(writer)) = (search, &mut self.rows) {
                let sql = "INSERT INTO sync (category, mark, done) VALUES (?1, ?2, 0) \
                           ON CONFLICT (category) DO UPDATE SET mark = ?2";
                let day = to.to_string();
                writer.connection().execute(sql, params![FIRST_CHAMBER, day]).map_err(failed)?;
            }
        }
        Ok(count)
    }

    /// Says of which day the rows are, and puts them in the place of the store.
    fn finish(self, counts: &[Count]) -> Result<(), Failure> {
        let Rows::Store(writer) = self.rows else { return Ok(()) };
        let started = writer.meta("started").map_err(Failure::Other)?;
        let started = started.unwrap_or_else(|| self.options.today.to_string());
        for count in counts.iter().filter(|count| !count.missing) {
            let Some(entity) = Entity::named(&count.name) else { continue };
            let known = writer.date(kind(entity)).map_err(Failure::Other)?;
            let behind =
                self.options.since.is_some_and(|since| known.is_none_or(|known| known < since));
            if self.options.dossiers.is_empty() && !behind {
                writer.set_meta(kind(entity), &started).map_err(Failure::Other)?;
                writer
                    .set_meta("source", self.options.url.as_deref().unwrap_or(SERVICE))
                    .map_err(Failure::Other)?;
            }
        }
        // The next run asks anew.
        writer.set_meta(ASKED, "").map_err(Failure::Other)?;
        writer.publish().map_err(Failure::Other)
    }
}

/// The kind under which the search is kept.
const FIRST_CHAMBER: &str = "sru";
/// How far back the first search of the Eerste Kamer goes, in days.
const DAYS: i64 = 366;
/// The days of one search: few enough that it never has ten thousand records.
const WINDOW: i64 = 14;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_compared_and_not_their_letters() {
        assert!(is_later("2026-01-01T00:30:00.1234567Z", "2026-01-01T01:00:00.967+02:00"));
        assert!(!is_later("2026-01-01T01:00:00+02:00", "2026-01-01T00:30:00Z"));
        assert!(!is_later("2026-01-01T02:00:00+02:00", "2026-01-01T00:00:00Z"));
        assert!(
            is_later("2026-01-01T00:00:00Z", "straks")
                && !is_later("straks", "2026-01-01T00:00:00Z")
        );
        assert!(!is_later("straks", "ooit"));
    }
}
