//! How large a full store is, how fast it answers, and what a sync of 100,000 documents costs: `cargo bench --bench papers`. On two busy
//! cores, without optimisations: 100,000 documents in 38 s with at most 55 MB of memory (31 MB for 10,000; the rest is the cache of pages), a
//! store of 500,000 documents of 122 MB, a beginning of titles in some milliseconds. The sync is
//! that of the program, against a service on this machine; about two minutes.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::hint::black_box;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use kamerlint::papers::Lookup as _;
use kamerlint::papers::store::Store;
use kamerlint::papers::store::rows::{Entity, apply};
use kamerlint::papers::store::write::Writer;
use serde_json::{Value, json};

/// Words of titles; real ones have about as many, and as unevenly spread.
const WORDS: [&str; 40] = [
    "Brief",
    "regering",
    "motie",
    "lid",
    "c.s.",
    "over",
    "voortgang",
    "uitvoering",
    "beleid",
    "grondstoffen",
    "wachttijden",
    "geestelijke",
    "gezondheidszorg",
    "onderwijs",
    "woningbouw",
    "stikstof",
    "landbouw",
    "veiligheid",
    "rechtsstaat",
    "digitalisering",
    "belastingdienst",
    "toeslagen",
    "defensie",
    "ontwikkelingssamenwerking",
    "energietransitie",
    "klimaat",
    "openbaar",
    "vervoer",
    "arbeidsmarkt",
    "pensioenen",
    "jeugdzorg",
    "ouderenzorg",
    "asielzoekers",
    "integratie",
    "mediabeleid",
    "cultuur",
    "sport",
    "visserij",
    "natuur",
    "waterkwaliteit",
];

/// The title of a document: some words, and one of thousands that few have.
fn title(i: u32) -> String {
    let word = |n: u32| WORDS[((i.wrapping_mul(2_654_435_761) >> n) % 40) as usize];
    format!(
        "{} van de {} over {} en {} bij {}gemeente{}",
        word(3),
        word(7),
        word(11),
        word(17),
        word(23),
        i % 9000
    )
}

fn guid(kind: u32, i: u32) -> String {
    format!("{kind:08x}-0000-4000-8000-{i:012x}")
}

fn document(i: u32) -> Value {
    json!({ "Id": guid(2, i), "Soort": "Brief regering", "Volgnummer": 1 + i % 100, "Titel": "t", "Onderwerp": title(i),
        "Datum": "2024-09-10T00:00:00+02:00", "Kamerstukdossier": [{ "Nummer": 30_000 + i / 100, "Toevoeging": null }],
        "ApiGewijzigdOp": "2026-01-01T00:00:00Z", "Verwijderd": false })
}

fn report(name: &str, mut times: Vec<Duration>) {
    times.sort();
    let at = |share: usize| times[(times.len() * share / 100).min(times.len() - 1)];
    println!("{name:<44} p50 {:>9.3?}  p99 {:>9.3?}  most {:>9.3?}", at(50), at(99), at(100));
}

/// A full store, and how long questions to it take.
fn store(folder: &Path) {
    const DOCUMENTS: u32 = 500_000;
    let path = folder.join("full.sqlite");
    let mut writer = Writer::begin(&path, false).unwrap();
    let changes = writer.connection().transaction().unwrap();
    for i in 0..DOCUMENTS / 100 {
        let row = json!({ "Id": guid(1, i), "Nummer": 30_000 + i, "HoogsteVolgnummer": 100, "Titel": title(i * 7919) });
        apply(&changes, Entity::Kamerstukdossier, &row).unwrap();
    }
    for i in 0..DOCUMENTS {
        apply(&changes, Entity::Document, &document(i)).unwrap();
    }
    changes.commit().unwrap();
    writer.publish().unwrap();
    println!(
        "store of {DOCUMENTS} documents: {} MB",
        fs::metadata(&path).unwrap().len() / 1_000_000
    );
    let start = Instant::now();
    let store = Store::at(path);
    store.open().unwrap();
    println!("opened in {:?}", start.elapsed());
    let timed = |question: &dyn Fn(u32)| {
        let one = |i: u32| {
            let start = Instant::now();
            question(i);
            start.elapsed()
        };
        (0..400).map(one).collect::<Vec<Duration>>()
    };
    report("a dossier by its number", timed(&|i| drop(black_box(store.dossiers(30_000 + i * 7)))));
    report(
        "a paper by dossier and number",
        timed(&|i| drop(black_box(store.paper(&(30_000 + i * 7).to_string(), "50")))),
    );
    for begin in
        ["gro", "grond", "grondstoffen", "ge", "gemeente1", "wacht geest", "brief regering over"]
    {
        let most = if begin == "ge" { 1 } else { 20 };
        report(
            &format!("papers whose title begins `{begin}`"),
            timed(&|_| drop(black_box(store.find_papers(begin, most)))),
        );
    }
}

/// Answers every page of a kind; the documents are those asked for.
fn serve(stream: &TcpStream, documents: u32) {
    let mut reader = BufReader::new(stream);
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).unwrap_or(0) == 0 {
            return;
        }
        let Some(url) = line.split(' ').nth(1).map(str::to_owned) else { return };
        while reader.read_line(&mut line).unwrap_or(0) > 2 {}
        let skip: u32 =
            url.split("skiptoken=").nth(1).and_then(|skip| skip.parse().ok()).unwrap_or(0);
        let mut body = json!({ "value": [] });
        if url.contains("/Document?") {
            let end = (skip + 250).min(documents);
            body["value"] = (skip..end).map(document).collect();
            if end < documents {
                body["@odata.nextLink"] = json!(format!("/OData/v4/2.0/Document?$skiptoken={end}"));
            }
        }
        let body = body.to_string();
        let mut stream = stream;
        let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n", body.len());
        if stream
            .write_all(head.as_bytes())
            .and_then(|()| stream.write_all(body.as_bytes()))
            .is_err()
        {
            return;
        }
    }
}

/// The most memory that a process had so far, in kB.
fn peak(id: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{id}/status")).ok()?;
    status.lines().find_map(|line| {
        line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.trim().parse().ok()
    })
}

fn sync(folder: &Path, documents: u32) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            thread::spawn(move || serve(&stream, documents));
        }
    });
    let store = folder.join(format!("{documents}.sqlite"));
    let start = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_kamerlint"))
        .args(["papers", "sync", "--url", &address, "--papers"])
        .arg(&store)
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let mut most = 0;
    let status = loop {
        most = peak(child.id()).unwrap_or(0).max(most);
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        thread::sleep(Duration::from_millis(5));
    };
    assert!(status.success());
    let size = fs::metadata(&store).unwrap().len() / 1_000_000;
    println!(
        "sync of {documents} documents: {:.1?}, at most {} MB of memory, store {size} MB",
        start.elapsed(),
        most / 1000
    );
    assert_eq!(Store::at(store).holdings().papers, i64::from(documents));
}

fn main() {
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    println!("load {}", load.trim());
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("bench-papers");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    // `-- store` leaves out the sync.
    if !std::env::args().any(|arg| arg == "store") {
        for documents in [10_000, 100_000] {
            sync(&folder, documents);
        }
    }
    store(&folder);
    fs::remove_dir_all(&folder).unwrap();
}
