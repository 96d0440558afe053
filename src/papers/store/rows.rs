//! Rows of the service, as the store keeps them.
//!
//! A row is an entity in the form of the OData service; the SyncFeed is brought into that form. What the service sends again, as it
//! does with old documents when many are changed at once, changes nothing.

use rusqlite::types::Value as Cell;
use rusqlite::{Connection, OptionalExtension as _, params};
use serde_json::Value;

use super::read::number as paper_number;
use crate::papers::words::folded;
use crate::papers::{appendix, code, publication_id};

/// The kinds of rows that are kept, named as the service names them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entity {
    /// A dossier.
    Kamerstukdossier,
    /// A set of written questions; other cases are not kept.
    Zaak,
    /// Who asks or is asked.
    ZaakActor,
    /// A paper with a number in a dossier or the Aanhangsel.
    Document,
    /// A person: only the name.
    Persoon,
    /// A party.
    Fractie,
    /// A seat of a party.
    FractieZetel,
    /// Who sits in it, and when.
    FractieZetelPersoon,
}

impl Entity {
    /// All of them, each after those that it refers to.
    pub const ALL: [Self; 8] = [
        Self::Kamerstukdossier,
        Self::Persoon,
        Self::Fractie,
        Self::FractieZetel,
        Self::FractieZetelPersoon,
        Self::Zaak,
        Self::ZaakActor,
        Self::Document,
    ];

    /// What the service calls it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Kamerstukdossier => "Kamerstukdossier",
            Self::Zaak => "Zaak",
            Self::ZaakActor => "ZaakActor",
            Self::Document => "Document",
            Self::Persoon => "Persoon",
            Self::Fractie => "Fractie",
            Self::FractieZetel => "FractieZetel",
            Self::FractieZetelPersoon => "FractieZetelPersoon",
        }
    }

    /// The entity with a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|entity| entity.name().eq_ignore_ascii_case(name))
    }
}

/// What a row did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It is in the store now.
    Kept,
    /// It was taken out.
    Deleted,
    /// It was there already, or is of no use here.
    None,
}

/// Words of a field, with single spaces; empty for none.
fn text(row: &Value, field: &str) -> String {
    match row.get(field) {
        Some(Value::String(text)) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

fn whole(row: &Value, field: &str) -> Option<i64> {
    match row.get(field)? {
        Value::Number(number) => number.as_i64(),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}

/// The local day of a moment: "2022-10-04T00:00:00+02:00" is the fourth, although in UTC it is the third.
fn day(row: &Value, field: &str) -> Option<String> {
    let text = text(row, field);
    let day = text.get(..10)?;
    day.parse::<crate::text::Date>().is_ok().then(|| day.to_owned())
}

fn guid(row: &Value, field: &str) -> Option<Vec<u8>> {
    let hex: Vec<u8> = text(row, field).bytes().filter(|&byte| byte != b'-').collect();
    let nibble = |byte: u8| (byte as char).to_digit(16);
    let pairs = hex.chunks_exact(2);
    let bytes = pairs.map(|pair| match pair {
        [high, low] => u8::try_from(nibble(*high)? * 16 + nibble(*low)?).ok(),
        _ => None,
    });
    bytes.collect::<Option<Vec<u8>>>().filter(|bytes| bytes.len() == 16 && hex.len() == 32)
}

/// Rows that a row brings along.
fn many<'v>(row: &'v Value, field: &str) -> &'v [Value] {
    match row.get(field) {
        Some(Value::Array(rows)) => rows,
        Some(one @ Value::Object(_)) => std::slice::from_ref(one),
        _ => &[],
    }
}

fn is_deleted(row: &Value) -> bool {
    match row.get("Verwijderd") {
        Some(Value::Bool(deleted)) => *deleted,
        Some(Value::String(text)) => text.eq_ignore_ascii_case("true"),
        _ => false,
    }
}

/// Puts a row into the store, or takes out what it says is deleted.
///
/// # Errors
/// The store cannot be written.
pub fn apply(store: &Connection, entity: Entity, row: &Value) -> rusqlite::Result<Change> {
    let Some(guid) = guid(row, "Id") else {
        // Lists of others have no ids.
        let known = entity == Entity::Kamerstukdossier && !is_deleted(row);
        return if known { dossier(store, None, row) } else { Ok(Change::None) };
    };
    if is_deleted(row) {
        return delete(store, entity, &guid);
    }
    match entity {
        Entity::Kamerstukdossier => dossier(store, Some(&guid), row),
        Entity::Document => document(store, &guid, row),
        Entity::Zaak => case(store, &guid, row),
        Entity::ZaakActor => {
            let of = self::guid(row, "Zaak_Id");
            of.map_or(Ok(Change::None), |of| actor(store, &guid, &of, row))
        }
        Entity::Persoon => person(store, &guid, row),
        Entity::Fractie => {
            let short = text(row, "Afkorting");
            let name = text(row, "NaamNL");
            if short.is_empty() && name.is_empty() {
                return Ok(Change::None);
            }
            let short = if short.is_empty() { &name } else { &short };
            put(store, "parties", &["guid", "short", "name"], params![guid, short, name])
        }
        Entity::FractieZetel => match self::guid(row, "Fractie_Id") {
            Some(party) => put(store, "seats", &["guid", "party"], params![guid, party]),
            None => Ok(Change::None),
        },
        Entity::FractieZetelPersoon => {
            let (seat, person) =
                (self::guid(row, "FractieZetel_Id"), self::guid(row, "Persoon_Id"));
            let (Some(seat), Some(person)) = (seat, person) else { return Ok(Change::None) };
            let columns = ["guid", "seat", "person", "since", "until"];
            let (since, until) = (day(row, "Van"), day(row, "TotEnMet"));
            put(store, "sittings", &columns, params![guid, seat, person, since, until])
        }
    }
}

/// Writes a row that replaces the one with its guid.
fn put(
    store: &Connection,
    table: &str,
    columns: &[&str],
    values: &[&dyn rusqlite::ToSql],
) -> rusqlite::Result<Change> {
    let places: Vec<String> = (1..=columns.len()).map(|at| format!("?{at}")).collect();
    let (columns, places) = (columns.join(", "), places.join(", "));
    let sql = format!("INSERT OR REPLACE INTO {table} ({columns}) VALUES ({places})");
    store.prepare_cached(&sql)?.execute(values).map(|_| Change::Kept)
}

fn delete(store: &Connection, entity: Entity, guid: &[u8]) -> rusqlite::Result<Change> {
    let table = match entity {
        Entity::Kamerstukdossier => "dossiers",
        Entity::Document => "documents",
        Entity::Zaak => "cases",
        Entity::ZaakActor => "actors",
        Entity::Persoon => "persons",
        Entity::Fractie => "parties",
        Entity::FractieZetel => "seats",
        Entity::FractieZetelPersoon => "sittings",
    };
    let gone =
        store.prepare_cached(&format!("DELETE FROM {table} WHERE guid = ?1"))?.execute([guid])?;
    if entity == Entity::Zaak {
        store.prepare_cached("DELETE FROM actors WHERE case_guid = ?1")?.execute([guid])?;
    }
    Ok(if gone > 0 { Change::Deleted } else { Change::None })
}

fn dossier(store: &Connection, guid: Option<&[u8]>, row: &Value) -> rusqlite::Result<Change> {
    let Some(number) = whole(row, "Nummer").filter(|number| (1..1_000_000).contains(number)) else {
        return Ok(Change::None);
    };
    let (suffix, title) = (text(row, "Toevoeging"), text(row, "Titel"));
    let highest = whole(row, "HoogsteVolgnummer").filter(|highest| *highest > 0);
    let same = params![number, suffix, title, highest, guid];
    let there = "SELECT 1 FROM dossiers WHERE number = ?1 AND suffix = ?2 AND title = ?3 \
                 AND highest IS ?4 AND (?5 IS NULL OR guid IS ?5)";
    if store.prepare_cached(there)?.exists(same)? {
        return Ok(Change::None);
    }
    // A dossier of a list that the service names too is the same one.
    let own =
        "UPDATE dossiers SET number = ?1, suffix = ?2, title = ?3, highest = ?4 WHERE guid = ?5";
    let listed = "UPDATE dossiers SET title = ?3, highest = ?4, guid = coalesce(guid, ?5) \
                  WHERE number = ?1 AND suffix = ?2 AND (guid IS NULL OR ?5 IS NULL)";
    let new =
        "INSERT INTO dossiers (number, suffix, title, highest, guid) VALUES (?1, ?2, ?3, ?4, ?5)";
    for sql in [own, listed, new] {
        if store.prepare_cached(sql)?.execute(same)? > 0 {
            break;
        }
    }
    Ok(Change::Kept)
}

/// The places of a document: dossier and number, with its publication id where that does not follow from these.
fn places(store: &Connection, row: &Value) -> rusqlite::Result<Vec<(String, Cell)>> {
    let mut places = Vec::new();
    if let Some(number) = whole(row, "Volgnummer").filter(|number| *number > 0) {
        for dossier in many(row, "Kamerstukdossier") {
            let base = whole(dossier, "Nummer").and_then(|base| u32::try_from(base).ok());
            let of = match base {
                Some(base) => Some(code(base, Some(&text(dossier, "Toevoeging")))),
                // The feed names it by its id.
                None => match guid(dossier, "Id") {
                    Some(guid) => Some(of_guid(store, &guid)?),
                    None => None,
                },
            };
            places.extend(of.map(|of| (of, Cell::Integer(number))));
        }
    }
    // "242501244" is number 1244 of session 2024–2025.
    let appendix_number = text(row, "Aanhangselnummer");
    if let (Some(year), Some(number)) = (appendix_number.get(..2), appendix_number.get(4..)) {
        let digits = appendix_number.bytes().all(|byte| byte.is_ascii_digit());
        if let (true, 9, Ok(year), Ok(number)) =
            (digits, appendix_number.len(), year.parse::<u16>(), number.parse())
        {
            places.push((
                appendix(if year > 80 { 1900 } else { 2000 } + year),
                Cell::Integer(number),
            ));
        }
    }
    places.sort_by(|a, b| a.0.cmp(&b.0));
    places.dedup();
    Ok(places)
}

/// The code of the dossier with a guid, or the guid itself while that dossier is still to come.
fn of_guid(store: &Connection, guid: &[u8]) -> rusqlite::Result<String> {
    let sql = "SELECT number, suffix FROM dossiers WHERE guid = ?1";
    let read = |row: &rusqlite::Row<'_>| Ok(code(row.get(0)?, Some(&row.get::<_, String>(1)?)));
    let found = store.prepare_cached(sql)?.query_row([guid], read).optional()?;
    Ok(found.unwrap_or_else(|| {
        guid.iter().fold("?".to_owned(), |hex, byte| format!("{hex}{byte:02x}"))
    }))
}

fn document(store: &Connection, guid: &[u8], row: &Value) -> rusqlite::Result<Change> {
    answered(store, row)?;
    let kind = text(row, "Soort");
    let title = [text(row, "Onderwerp"), text(row, "Titel"), text(row, "Citeertitel")];
    let title = title.into_iter().find(|title| !title.is_empty()).unwrap_or_default();
    let date = day(row, "Datum");
    let version = many(row, "HuidigeDocumentVersie").first();
    let id = version.map(|version| text(version, "ExterneIdentifier")).filter(|id| !id.is_empty());
    let own = |(dossier, number): (String, Cell)| {
        let number_text = match &number {
            Cell::Integer(number) => number.to_string(),
            _ => String::new(),
        };
        let follows = publication_id(&dossier, &number_text);
        let other = id.clone().filter(|id| *id != follows);
        (dossier, number, title.clone(), kind.clone(), date.clone(), other)
    };
    type Columns = (String, Cell, String, String, Option<String>, Option<String>);
    let wanted: Vec<Columns> = places(store, row)?.into_iter().map(own).collect();
    let there = "SELECT dossier, number, title, kind, date, publication FROM documents \
                 WHERE guid = ?1 ORDER BY dossier";
    let mut there = store.prepare_cached(there)?;
    let there = there.query_map([guid], |row| row.try_into())?;
    if there.collect::<rusqlite::Result<Vec<Columns>>>()? == wanted {
        return Ok(Change::None);
    }
    let gone = store.prepare_cached("DELETE FROM documents WHERE guid = ?1")?.execute([guid])?;
    let sql = "INSERT INTO documents (guid, dossier, number, title, kind, date, publication) \
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    for (dossier, number, title, kind, date, publication) in &wanted {
        store.prepare_cached(sql)?.execute(params![
            guid,
            dossier,
            number,
            title,
            kind,
            date,
            publication
        ])?;
    }
    Ok(match (wanted.is_empty(), gone) {
        (true, 0) => Change::None,
        (true, _) => Change::Deleted,
        (false, _) => Change::Kept,
    })
}

/// A paper of the Eerste Kamer, which only the search of publications knows.
///
/// # Errors
/// The store cannot be written.
pub fn apply_publication(
    store: &Connection,
    paper: &crate::papers::Paper,
) -> rusqlite::Result<Change> {
    let number = paper_number(&paper.number);
    let date = paper.date.map(|date| date.to_string());
    let same = params![paper.dossier, number, paper.title, date, paper.publication, paper.kind];
    let there = "SELECT 1 FROM documents WHERE dossier = ?1 AND number = ?2 AND title = ?3 \
                 AND date IS ?4 AND publication IS ?5 AND kind = ?6";
    if store.prepare_cached(there)?.exists(same)? {
        return Ok(Change::None);
    }
    let old = "DELETE FROM documents WHERE guid IS NULL AND dossier = ?1 AND number = ?2";
    store.prepare_cached(old)?.execute(params![paper.dossier, number])?;
    let sql = "INSERT INTO documents (dossier, number, title, date, publication, kind) \
               VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    store.prepare_cached(sql)?.execute(same).map(|_| Change::Kept)
}

/// Written questions, as the service calls their kind.
const QUESTIONS: &str = "Schriftelijke vragen";
/// How the kinds of their answers begin.
const ANSWER: &str = "Antwoord schriftelijke vragen";

/// Notes at the cases that a document answers when that was; the feed names them by their id.
fn answered(store: &Connection, row: &Value) -> rusqlite::Result<()> {
    if !text(row, "Soort").starts_with(ANSWER) {
        return Ok(());
    }
    let Some(day) = day(row, "Datum") else { return Ok(()) };
    let sql = "UPDATE cases SET answered = ?1 WHERE (number = ?2 OR guid = ?3) AND (answered IS NULL OR answered > ?1)";
    for case in many(row, "Zaak") {
        store.prepare_cached(sql)?.execute(params![day, text(case, "Nummer"), guid(case, "Id")])?;
    }
    Ok(())
}

fn case(store: &Connection, guid: &[u8], row: &Value) -> rusqlite::Result<Change> {
    let number = text(row, "Nummer");
    if number.is_empty() || text(row, "Soort") != QUESTIONS {
        return Ok(Change::None);
    }
    let subject = [text(row, "Onderwerp"), text(row, "Titel")];
    let subject = subject.into_iter().find(|subject| !subject.is_empty()).unwrap_or_default();
    let answers = many(row, "Document").iter();
    let answers =
        answers.filter(|paper| text(paper, "Soort").starts_with(ANSWER) && !is_deleted(paper));
    let answered = answers.filter_map(|paper| day(paper, "Datum")).min();
    let values = params![guid, number, subject, day(row, "GestartOp"), answered];
    let sql = "INSERT INTO cases (guid, number, subject, submitted, answered) VALUES (?1, ?2, ?3, ?4, ?5) \
               ON CONFLICT (guid) DO UPDATE SET number = ?2, subject = ?3, submitted = ?4, \
               answered = coalesce(?5, answered)";
    store.prepare_cached(sql)?.execute(values)?;
    if row.get("ZaakActor").is_some() {
        store.prepare_cached("DELETE FROM actors WHERE case_guid = ?1")?.execute([guid])?;
        for one in many(row, "ZaakActor").iter().filter(|one| !is_deleted(one)) {
            if let Some(id) = self::guid(one, "Id") {
                actor(store, &id, guid, one)?;
            }
        }
    }
    Ok(Change::Kept)
}

fn actor(store: &Connection, guid: &[u8], of: &[u8], row: &Value) -> rusqlite::Result<Change> {
    let relation = text(row, "Relatie");
    let wanted = ["Indiener", "Medeindiener", "Gericht aan"].contains(&relation.as_str());
    let known = "SELECT 1 FROM cases WHERE guid = ?1";
    if !wanted || !store.prepare_cached(known)?.exists([of])? {
        return Ok(Change::None);
    }
    let columns = ["guid", "case_guid", "relation", "name", "party", "office"];
    // A member's office is being one.
    let office = if relation == "Gericht aan" { text(row, "Functie") } else { String::new() };
    let (name, party) = (text(row, "ActorNaam"), text(row, "ActorFractie"));
    put(store, "actors", &columns, params![guid, of, relation, name, party, office])
}

/// Of a person only the name is kept, never birth or address.
fn person(store: &Connection, guid: &[u8], row: &Value) -> rusqlite::Result<Change> {
    let (prefix, last) = (text(row, "Tussenvoegsel"), text(row, "Achternaam"));
    if last.is_empty() {
        return Ok(Change::None);
    }
    let surname = if prefix.is_empty() { last } else { format!("{prefix} {last}") };
    let first = [text(row, "Roepnaam"), text(row, "Voornamen")];
    let first = first.into_iter().find(|first| !first.is_empty()).unwrap_or_default();
    let columns = ["guid", "surname", "folded", "first", "initials"];
    let values = params![guid, surname, folded(&surname), first, text(row, "Initialen")];
    put(store, "persons", &columns, values)
}
