//! Filling the store from a file: a list of dossiers, rows of the service, or a store that was exported.

use std::io::Read as _;
use std::path::Path;

use serde_json::{Value, json};

use super::store::Store;
use super::store::rows::{Change, Entity, apply};
use super::store::write::{Trouble, Writer};
use crate::text::Date;
use crate::text::mistake::system;

/// What a file brought.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Rows that were read.
    pub read: usize,
    /// Rows that are new, or other than they were.
    pub changed: usize,
    /// The day of the file.
    pub date: Option<Date>,
    /// It was a whole store.
    pub store: bool,
}

/// How a file of SQLite begins.
const SQLITE: &[u8] = b"SQLite format 3\0";
/// The largest list that is read: hundred times that of all dossiers.
const MOST: u64 = 1 << 28;

/// Fills a store from a file. `date` is its day, if the user says it.
///
/// # Errors
/// The file is none of those, or older than what the store holds; the store cannot be written.
pub fn import(store: &Path, file: &Path, date: Option<Date>) -> Result<Imported, Trouble> {
    let said =
        |error: std::io::Error| format!("{}: niet te lezen: {}", file.display(), system(&error));
    let mut bytes = Vec::new();
    let mut reader = std::fs::File::open(file).map_err(said)?;
    reader.by_ref().take(SQLITE.len() as u64).read_to_end(&mut bytes).map_err(said)?;
    if bytes == SQLITE {
        Writer::replace(store, file)?.publish()?;
        let dates = Store::at(store.to_owned()).holdings().dates;
        return Ok(Imported { date: dates.dossiers, store: true, ..Imported::default() });
    }
    reader.take(MOST).read_to_end(&mut bytes).map_err(said)?;
    if bytes.len() as u64 >= MOST {
        return Err(format!("{}: te groot voor een lijst", file.display()));
    }
    // A spreadsheet of before writes a byte for each letter.
    let text = String::from_utf8(bytes)
        .unwrap_or_else(|error| error.into_bytes().into_iter().map(char::from).collect());
    let name = file.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let (entity, rows) = rows(&text).map_err(|why| format!("{}: {why}", file.display()))?;
    let date =
        date.or_else(|| day_in(&name)).or_else(|| last_change(&rows)).or_else(|| modified(file));
    let mut writer = Writer::begin(store, false)?;
    let kind = kind(entity);
    if let (Some(old), Some(new)) = (writer.date(kind)?, date)
        && new < old
    {
        return Err(format!("{}: van {new}, en de opslag is al van {old}", file.display()));
    }
    let mut imported = Imported { read: rows.len(), date, ..Imported::default() };
    let connection = writer.connection();
    let fill = |connection: &mut rusqlite::Connection| -> rusqlite::Result<usize> {
        let changes = connection.transaction()?;
        let mut changed = 0;
        for row in &rows {
            changed += usize::from(apply(&changes, entity, row)? != Change::None);
        }
        changes.commit()?;
        Ok(changed)
    };
    imported.changed = fill(connection).map_err(|error| format!("{}: {error}", store.display()))?;
    if let Some(date) = date {
        writer.set_meta(kind, &date.to_string())?;
        writer.set_meta("source", &name)?;
    }
    writer.publish()?;
    Ok(imported)
}

/// Under what the day of an entity's rows is kept.
#[must_use]
pub const fn kind(entity: Entity) -> &'static str {
    match entity {
        Entity::Kamerstukdossier => "dossiers",
        Entity::Document => "documents",
        Entity::Zaak | Entity::ZaakActor => "cases",
        Entity::Persoon | Entity::Fractie | Entity::FractieZetel | Entity::FractieZetelPersoon => {
            "members"
        }
    }
}

/// The rows of a file, and what they are.
fn rows(text: &str) -> Result<(Entity, Vec<Value>), String> {
    if text.trim_start().starts_with(['{', '[']) {
        let whole: Value =
            serde_json::from_str(text).map_err(|error| format!("geen JSON: {error}"))?;
        let context = whole.get("@odata.context").and_then(Value::as_str).unwrap_or_default();
        let name = context.rsplit(['#', '/']).next().unwrap_or_default();
        let name = name.split('(').next().unwrap_or_default();
        let entity = match name {
            "" => Entity::Kamerstukdossier,
            name => Entity::named(name).ok_or_else(|| format!("`{name}` wordt niet bewaard"))?,
        };
        let rows = match whole {
            Value::Array(rows) => rows,
            mut whole => match whole.get_mut("value").map(Value::take) {
                Some(Value::Array(rows)) => rows,
                _ => return Err("geen antwoord van de dienst: `value` ontbreekt".to_owned()),
            },
        };
        return Ok((entity, rows));
    }
    list(text).map(|rows| (Entity::Kamerstukdossier, rows))
}

/// The columns of a list of dossiers, each with its field.
const COLUMNS: [(&str, &str); 5] = [
    ("nummer", "Nummer"),
    ("toevoeging", "Toevoeging"),
    ("hoogste_nummer", "HoogsteVolgnummer"),
    ("titel", "Titel"),
    ("verwijderd", "Verwijderd"),
];

/// A list of dossiers with a line of names of columns.
fn list(text: &str) -> Result<Vec<Value>, String> {
    let mut records = Records { rest: text, separator: ',' };
    let head = text.lines().next().unwrap_or_default();
    if head.matches(';').count() > head.matches(',').count() {
        records.separator = ';';
    } else if head.contains('\t') {
        records.separator = '\t';
    }
    let head: Vec<String> = records.next().unwrap_or_default();
    let field = |name: &String| {
        let name = name.trim().trim_start_matches('\u{feff}').to_lowercase().replace(' ', "_");
        let field =
            COLUMNS.iter().find(|(column, field)| *column == name || field.to_lowercase() == name);
        field.map(|(_, field)| *field)
    };
    let fields: Vec<Option<&str>> = head.iter().map(field).collect();
    if !["Nummer", "Titel"].iter().all(|wanted| fields.contains(&Some(wanted))) {
        return Err(
            "geen lijst van dossiers: de eerste regel noemt geen kolommen nummer en titel, \
                    en het is geen JSON en geen uitvoer van `papers export`"
                .to_owned(),
        );
    }
    let row = |record: Vec<String>| {
        let mut row = json!({});
        for (field, value) in fields.iter().zip(record).filter(|(_, value)| !value.is_empty()) {
            if let (Some(field), Some(row)) = (field, row.as_object_mut()) {
                row.insert((*field).to_owned(), Value::String(value));
            }
        }
        row
    };
    Ok(records.map(row).collect())
}

/// Records of CSV: fields in quotation marks may hold separators, ends of lines and doubled quotation marks.
struct Records<'t> {
    rest: &'t str,
    separator: char,
}

impl Iterator for Records<'_> {
    type Item = Vec<String>;

    fn next(&mut self) -> Option<Vec<String>> {
        if self.rest.is_empty() {
            return None;
        }
        let (mut fields, mut field) = (Vec::new(), String::new());
        let mut quoted = false;
        let mut chars = self.rest.char_indices().peekable();
        let mut end = self.rest.len();
        while let Some((at, c)) = chars.next() {
            match c {
                '"' if quoted && chars.peek().is_some_and(|(_, next)| *next == '"') => {
                    field.push('"');
                    chars.next();
                }
                '"' if quoted => quoted = false,
                '"' if field.is_empty() => quoted = true,
                c if c == self.separator && !quoted => fields.push(std::mem::take(&mut field)),
                '\n' if !quoted => {
                    end = at + 1;
                    break;
                }
                '\r' if !quoted => {}
                c => field.push(c),
            }
        }
        fields.push(field);
        self.rest = self.rest.get(end..).unwrap_or_default();
        Some(fields)
    }
}

/// A day in the name of a file: "dossiers-2025-11-20"; of a month the first day, for the list may be of any.
fn day_in(name: &str) -> Option<Date> {
    let digits = |c: char| c.is_ascii_digit() || c == '-';
    let starts = name.char_indices().filter(|(_, c)| c.is_ascii_digit()).map(|(at, _)| at);
    let mut parts = starts.filter_map(|at| name.get(at..)?.split(|c| !digits(c)).next());
    parts.find_map(|part| {
        let day = part.get(..10).and_then(|day| day.parse().ok());
        // A month alone counts from its first day; a day that does not exist is none.
        day.or_else(|| {
            if part.len() > 8 { None } else { format!("{}-01", part.get(..7)?).parse().ok() }
        })
    })
}

/// The day of the last change that rows tell of.
fn last_change(rows: &[Value]) -> Option<Date> {
    let changed = rows.iter().filter_map(|row| row.get("ApiGewijzigdOp")?.as_str()?.get(..10));
    changed.max()?.parse().ok()
}

fn modified(file: &Path) -> Option<Date> {
    let time = jiff::Timestamp::try_from(file.metadata().ok()?.modified().ok()?).ok()?;
    Some(jiff::tz::Offset::UTC.to_datetime(time).date())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_as_spreadsheets_write_it() {
        for text in [
            "nummer,toevoeging,hoogste_nummer,titel\n32852,,412,\"Grondstoffen, en \"\"meer\"\"\"\n",
            "\u{feff}Nummer;Toevoeging;HoogsteVolgnummer;Titel\r\n32852;;412;\"Grondstoffen, en \"\"meer\"\"\"\r\n",
        ] {
            let (entity, rows) = rows(text).unwrap();
            assert_eq!(entity, Entity::Kamerstukdossier);
            assert_eq!(rows.len(), 1);
            assert_eq!(rows[0]["Titel"], "Grondstoffen, en \"meer\"");
            assert_eq!(rows[0]["HoogsteVolgnummer"], "412");
        }
        assert!(rows("Geachte voorzitter,").is_err() && rows("{\"fout\": 1}").is_err());
    }

    #[test]
    fn the_name_of_a_file_tells_its_day() {
        for (name, day) in [
            ("dossiers-2025-11", Some("2025-11-01")),
            ("dossiers-2025-11-20", Some("2025-11-20")),
            ("lijst 2025-02-30", None),
            ("é-2025", None),
        ] {
            assert_eq!(day_in(name), day.map(|day| day.parse().unwrap()), "{name}");
        }
    }
}
