//! The tables, and how older ones become these.

use rusqlite::{Connection, params};

use crate::papers::words::folded;

/// The version of the tables.
pub const VERSION: i64 = 2;
/// Marks the file as a store of kamerlint: "kmlp".
const APPLICATION: i64 = 0x6b6d_6c70;

/// What makes a version of the one before it.
type Step = fn(&Connection) -> rusqlite::Result<()>;

/// The steps to each version; the first makes the tables of nothing.
const STEPS: [Step; VERSION as usize] = [|store| store.execute_batch(TABLES), fold_surnames];

/// Surnames are kept as [`folded`] has them, to be found by it: whoever changes what it folds adds this step again.
fn fold_surnames(store: &Connection) -> rusqlite::Result<()> {
    let mut all = store.prepare("SELECT guid, surname FROM persons")?;
    let rows = all.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let persons: Vec<(Vec<u8>, String)> = rows.collect::<rusqlite::Result<_>>()?;
    let mut fold = store.prepare("UPDATE persons SET folded = ?1 WHERE guid = ?2")?;
    for (guid, surname) in persons {
        fold.execute(params![folded(&surname), guid])?;
    }
    Ok(())
}

const TABLES: &str = r#"
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- `highest` is the highest number of a paper in the dossier; a dossier from a list has no guid.
CREATE TABLE dossiers (
    id INTEGER PRIMARY KEY, guid BLOB, number INTEGER NOT NULL, suffix TEXT NOT NULL,
    title TEXT NOT NULL, highest INTEGER
);
CREATE UNIQUE INDEX dossiers_guid ON dossiers(guid) WHERE guid IS NOT NULL;
CREATE INDEX dossiers_number ON dossiers(number, suffix);

-- `dossier` is a code (36600-XVII, ah-20242025), or ? with the guid of a dossier that is still to come; `number` is a whole number,
-- or text for a paper of the Eerste Kamer. A document in two dossiers has two rows.
CREATE TABLE documents (
    id INTEGER PRIMARY KEY, guid BLOB, dossier TEXT NOT NULL, number, title TEXT NOT NULL,
    kind TEXT NOT NULL, date TEXT, publication TEXT
);
CREATE INDEX documents_guid ON documents(guid) WHERE guid IS NOT NULL;
CREATE INDEX documents_number ON documents(dossier, number);

CREATE TABLE cases (
    id INTEGER PRIMARY KEY, guid BLOB UNIQUE, number TEXT NOT NULL, subject TEXT NOT NULL,
    submitted TEXT, answered TEXT
);
CREATE INDEX cases_number ON cases(number);
-- `relation` is Indiener, Medeindiener or Gericht aan.
CREATE TABLE actors (
    guid BLOB PRIMARY KEY, case_guid BLOB NOT NULL, relation TEXT NOT NULL, name TEXT NOT NULL,
    party TEXT NOT NULL, office TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX actors_case ON actors(case_guid);

CREATE TABLE persons (
    guid BLOB PRIMARY KEY, surname TEXT NOT NULL, folded TEXT NOT NULL, first TEXT NOT NULL,
    initials TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX persons_folded ON persons(folded);
CREATE TABLE parties (guid BLOB PRIMARY KEY, short TEXT NOT NULL, name TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE seats (guid BLOB PRIMARY KEY, party BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE sittings (
    guid BLOB PRIMARY KEY, seat BLOB NOT NULL, person BLOB NOT NULL, since TEXT, until TEXT
) WITHOUT ROWID;
CREATE INDEX sittings_person ON sittings(person);

-- How far a sync is: `mark` is the last change of the sync before, `seen` that of this one, `next` the address of the next page.
CREATE TABLE sync (
    category TEXT PRIMARY KEY, mark TEXT, seen TEXT, next TEXT, done INTEGER NOT NULL
) WITHOUT ROWID;

CREATE VIRTUAL TABLE dossier_titles USING fts5(
    title, content='dossiers', content_rowid='id', tokenize="unicode61 remove_diacritics 2", prefix='3'
);
CREATE TRIGGER dossiers_added AFTER INSERT ON dossiers BEGIN
    INSERT INTO dossier_titles(rowid, title) VALUES (new.id, new.title);
END;
CREATE TRIGGER dossiers_gone AFTER DELETE ON dossiers BEGIN
    INSERT INTO dossier_titles(dossier_titles, rowid, title) VALUES ('delete', old.id, old.title);
END;
CREATE TRIGGER dossiers_changed AFTER UPDATE OF title ON dossiers BEGIN
    INSERT INTO dossier_titles(dossier_titles, rowid, title) VALUES ('delete', old.id, old.title);
    INSERT INTO dossier_titles(rowid, title) VALUES (new.id, new.title);
END;

CREATE VIRTUAL TABLE document_titles USING fts5(
    title, content='documents', content_rowid='id', tokenize="unicode61 remove_diacritics 2",
    prefix='3 4 5 6 7 8', detail=none, columnsize=0
);
CREATE TRIGGER documents_added AFTER INSERT ON documents BEGIN
    INSERT INTO document_titles(rowid, title) VALUES (new.id, new.title);
END;
CREATE TRIGGER documents_gone AFTER DELETE ON documents BEGIN
    INSERT INTO document_titles(document_titles, rowid, title) VALUES ('delete', old.id, old.title);
END;
"#;

/// The version of the tables in a file; 0 for an empty one.
pub fn version(connection: &Connection) -> rusqlite::Result<i64> {
    let pragma = |name: &str| connection.pragma_query_value(None, name, |row| row.get(0));
    let (version, application): (i64, i64) = (pragma("user_version")?, pragma("application_id")?);
    // Another program's file is newer than all of ours.
    Ok(if version == 0 || application == APPLICATION { version } else { i64::MAX })
}

/// Brings the tables to [`VERSION`].
pub fn migrate(connection: &mut Connection) -> rusqlite::Result<()> {
    let from = version(connection)?;
    let steps = usize::try_from(from).unwrap_or(usize::MAX);
    let Some(steps) = STEPS.get(steps..).filter(|steps| !steps.is_empty()) else { return Ok(()) };
    let changes = connection.transaction()?;
    for step in steps {
        step(&changes)?;
    }
    changes.pragma_update(None, "application_id", APPLICATION)?;
    changes.pragma_update(None, "user_version", VERSION)?;
    changes.commit()
}

/// The words of titles of dossiers with how many have them, for as long as a connection lasts.
pub fn vocabulary(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch(
        "CREATE VIRTUAL TABLE temp.title_words USING fts5vocab('main', 'dossier_titles', 'row')",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn surnames_of_an_older_store_are_folded_anew() {
        let mut store = Connection::open_in_memory().unwrap();
        store.execute_batch(TABLES).unwrap();
        let old =
            "INSERT INTO persons VALUES (x'01', 'Yeşilgöz-Zegerius', 'yeşilgoz zegerius', '', '')";
        store.execute_batch(old).unwrap();
        store.pragma_update(None, "application_id", APPLICATION).unwrap();
        store.pragma_update(None, "user_version", 1).unwrap();
        migrate(&mut store).unwrap();
        assert_eq!(version(&store).unwrap(), VERSION);
        let folded: String =
            store.query_row("SELECT folded FROM persons", [], |row| row.get(0)).unwrap();
        assert_eq!(folded, "yesilgoz zegerius");
        migrate(&mut store).unwrap();
    }
}
