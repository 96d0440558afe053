//! `papers sync` against a service on this machine that pages, deletes, refuses and breaks off as the real ones do.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use kamerlint::papers::Lookup as _;
use kamerlint::papers::store::Store;
use serde_json::{Value, json};

/// What a service answers: status, headers, body; or the connection is cut in the middle of the body.
struct Answer {
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: String,
    cut: bool,
}

fn fine(body: impl ToString) -> Answer {
    Answer { status: 200, headers: Vec::new(), body: body.to_string(), cut: false }
}

fn refusal(status: u16) -> Answer {
    Answer {
        status,
        headers: vec![("Retry-After", "0".to_owned())],
        body: "nee".to_owned(),
        cut: false,
    }
}

type Handler = dyn Fn(&str, usize) -> Answer + Send + Sync;

/// A service; it ends with the test.
struct Service {
    address: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Service {
    /// A service that answers addresses, each with how many were asked before.
    fn start(answer: impl Fn(&str, usize) -> Answer + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (log, answer): (_, Arc<Handler>) = (Arc::clone(&asked), Arc::new(answer));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (log, answer) = (Arc::clone(&log), Arc::clone(&answer));
                thread::spawn(move || serve(&stream, &log, &*answer));
            }
        });
        Self { address, asked }
    }

    fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

fn serve(stream: &TcpStream, log: &Mutex<Vec<String>>, answer: &Handler) {
    let mut reader = BufReader::new(stream);
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).unwrap_or(0) == 0 {
            return;
        }
        let Some(url) = line.split(' ').nth(1).map(str::to_owned) else { return };
        while reader.read_line(&mut line).unwrap_or(0) > 2 {}
        let before = {
            let mut log = log.lock().unwrap();
            log.push(url.clone());
            log.len() - 1
        };
        let Answer { status, headers, body, cut } = answer(&url, before);
        let mut out = format!("HTTP/1.1 {status} X\r\nContent-Length: {}\r\n", body.len());
        for (name, value) in headers {
            out.push_str(&format!("{name}: {value}\r\n"));
        }
        out.push_str("\r\n");
        let half = if cut { &body.as_bytes()[..body.len() / 2] } else { body.as_bytes() };
        let mut stream = stream;
        if stream.write_all(out.as_bytes()).and_then(|()| stream.write_all(half)).is_err() || cut {
            return;
        }
    }
}

/// The value of a parameter, decoded.
fn parameter(url: &str, name: &str) -> Option<String> {
    let query = url.split_once('?')?.1;
    let value = query.split('&').find_map(|pair| pair.strip_prefix(&format!("{name}=")))?;
    let mut decoded = Vec::new();
    let mut bytes = value.bytes();
    while let Some(byte) = bytes.next() {
        decoded.push(match byte {
            b'%' => {
                let hex: String =
                    [bytes.next()?, bytes.next()?].iter().map(|&b| b as char).collect();
                u8::from_str_radix(&hex, 16).ok()?
            }
            // A plus is a space here: an offset must come as %2B.
            b'+' => b' ',
            byte => byte,
        });
    }
    String::from_utf8(decoded).ok()
}

fn guid(kind: u32, number: u32) -> String {
    format!("{kind:08x}-0000-4000-8000-{number:012x}")
}

fn moment(number: u32) -> String {
    format!(
        "2026-01-{:02}T{:02}:{:02}:05.9556542Z",
        1 + number / 1440 % 28,
        number / 60 % 24,
        number % 60
    )
}

/// The rows of a small Chamber: dossiers 36001…, each with some papers, a case and a member.
fn rows(kind: &str, dossiers: u32, papers: u32) -> Vec<Value> {
    let row = |at: u32, mut row: Value| {
        row["ApiGewijzigdOp"] = json!(moment(at));
        row["GewijzigdOp"] = json!("2022-10-04T16:14:30.967+02:00");
        row["Verwijderd"] = json!(false);
        row
    };
    match kind {
        "Kamerstukdossier" => (1..=dossiers)
            .map(|i| {
                row(i, json!({ "Id": guid(1, i), "Nummer": 36_000 + i, "Toevoeging": null, "HoogsteVolgnummer": papers,
                    "Titel": format!("Regels over onderwerp {i} ’ "), "Afgesloten": false }))
            })
            .collect(),
        "Document" => (1..=dossiers * papers)
            .map(|i| {
                let dossier = 36_001 + (i - 1) / papers;
                row(i, json!({ "Id": guid(2, i), "Soort": "Brief regering", "Volgnummer": 1 + (i - 1) % papers,
                    "Titel": "t", "Onderwerp": format!("Brief {i} over grondstoffen"), "Datum": "2024-09-10T00:00:00+02:00",
                    "Aanhangselnummer": null, "Kamerstukdossier": [{ "Nummer": dossier, "Toevoeging": null }] }))
            })
            .chain([row(9, json!({ "Id": guid(2, 900_001), "Soort": "Antwoord schriftelijke vragen", "Volgnummer": -1,
                "Onderwerp": "Antwoord", "Datum": "2025-03-18T00:00:00+01:00", "Aanhangselnummer": "242501244",
                "Kamerstukdossier": [], "Zaak": [{ "Nummer": "2025Z02999" }] }))])
            .collect(),
        "Zaak" => vec![row(1, json!({ "Id": guid(3, 1), "Nummer": "2025Z02999", "Soort": "Schriftelijke vragen",
            "Onderwerp": "Kritieke grondstoffen", "GestartOp": "2025-02-18T00:00:00+01:00", "ZaakActor": [
                { "Id": guid(4, 1), "Relatie": "Indiener", "ActorNaam": "D.G. Boswijk", "ActorFractie": "CDA", "Verwijderd": false },
                { "Id": guid(4, 2), "Relatie": "Gericht aan", "ActorNaam": "D. Beljaarts", "Functie": "minister van Economische Zaken" },
                { "Id": guid(4, 3), "Relatie": "Volgcommissie", "ActorNaam": "EZ" }] }))],
        "Persoon" => vec![row(1, json!({ "Id": guid(5, 1), "Tussenvoegsel": "van der", "Achternaam": "Lee", "Roepnaam": "Tom",
            "Initialen": "T.M.T.", "Geboortedatum": "1964-01-01", "Woonplaats": "Elders" }))],
        "Fractie" => vec![row(1, json!({ "Id": guid(6, 1), "Afkorting": "PRO", "NaamNL": "Progressief Nederland" }))],
        "FractieZetel" => vec![row(1, json!({ "Id": guid(7, 1), "Fractie_Id": guid(6, 1) }))],
        "FractieZetelPersoon" => vec![row(1, json!({ "Id": guid(8, 1), "FractieZetel_Id": guid(7, 1), "Persoon_Id": guid(5, 1),
            "Van": "2023-12-06T00:00:00+01:00", "TotEnMet": null }))],
        _ => Vec::new(),
    }
}

/// The entity set that an address of OData asks for, filtered and paged as the service does.
fn odata(address: &str, url: &str, all: &[(String, Vec<Value>)], page: usize) -> Answer {
    let Some(path) = url.split('?').next().and_then(|path| path.strip_prefix("/OData/v4/2.0/"))
    else {
        return Answer { headers: Vec::new(), ..refusal(404) };
    };
    assert_eq!(parameter(url, "$top"), None, "an explicit $top takes the next link away");
    let Some((_, rows)) = all.iter().find(|(kind, _)| kind == path) else {
        return Answer { headers: Vec::new(), ..refusal(404) };
    };
    let filter = parameter(url, "$filter").unwrap_or_default();
    let since = filter
        .split("ApiGewijzigdOp ge ")
        .nth(1)
        .map(|rest| rest.split(' ').next().unwrap().to_owned());
    let dossier = filter
        .split("Nummer eq ")
        .nth(1)
        .and_then(|rest| rest.trim_end_matches(')').parse::<u64>().ok());
    let kept = rows.iter().filter(|row| {
        let moment = row["ApiGewijzigdOp"].as_str().unwrap_or_default();
        let of = row
            .get("Nummer")
            .or_else(|| row.pointer("/Kamerstukdossier/0/Nummer"))
            .and_then(Value::as_u64);
        since.as_deref().is_none_or(|since| moment >= since)
            && dossier.is_none_or(|dossier| of == Some(dossier))
    });
    let mut kept: Vec<&Value> = kept.collect();
    kept.sort_by_key(|row| row["ApiGewijzigdOp"].as_str().unwrap_or_default().to_owned());
    let skip: usize =
        parameter(url, "$skiptoken").and_then(|skip| skip.parse().ok()).unwrap_or_default();
    // Half a page now and then.
    let size = if skip.is_multiple_of(3) { page } else { page.div_ceil(2) };
    let mut body = json!({ "@odata.context": path, "value": kept.iter().skip(skip).take(size).collect::<Vec<_>>() });
    if skip + size < kept.len() {
        let filter = url
            .split('?')
            .nth(1)
            .unwrap_or_default()
            .split("&$skiptoken")
            .next()
            .unwrap_or_default();
        let host = if skip == 0 { address } else { "" };
        body["@odata.nextLink"] =
            json!(format!("{host}/OData/v4/2.0/{path}?{filter}&$skiptoken={}", skip + size));
    }
    fine(body)
}

fn chamber(dossiers: u32, papers: u32) -> Vec<(String, Vec<Value>)> {
    let kinds = [
        "Kamerstukdossier",
        "Persoon",
        "Fractie",
        "FractieZetel",
        "FractieZetelPersoon",
        "Zaak",
        "Document",
    ];
    kinds.iter().map(|kind| ((*kind).to_owned(), rows(kind, dossiers, papers))).collect()
}

/// A service of OData with these rows, with `trouble` before it.
fn service(
    all: Vec<(String, Vec<Value>)>,
    page: usize,
    trouble: impl Fn(&str, usize) -> Option<Answer> + Send + Sync + 'static,
) -> Service {
    let address = Arc::new(Mutex::new(String::new()));
    let own = Arc::clone(&address);
    let service = Service::start(move |url, before| {
        trouble(url, before).unwrap_or_else(|| odata(&own.lock().unwrap(), url, &all, page))
    });
    service.address.clone_into(&mut address.lock().unwrap());
    service
}

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("sync").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn command(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kamerlint"));
    command.current_dir(folder).args(["papers"]).args(args).args(["--papers", "p.sqlite"]);
    // A proxy for the outside is none for this machine.
    command.env("HTTPS_PROXY", "http://127.0.0.1:9").env("HTTP_PROXY", "http://127.0.0.1:9");
    command
}

fn sync(folder: &Path, service: &Service, more: &[&str]) -> Output {
    let mut args = vec!["sync", "--url", &service.address];
    args.extend(more);
    command(folder, &args).output().unwrap()
}

fn fine_output(output: &Output) -> String {
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{errors}");
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn store(folder: &Path) -> Store {
    Store::at(folder.join("p.sqlite"))
}

#[test]
fn everything_is_read_and_then_only_what_changed() {
    let folder = folder("whole");
    let mut all = chamber(40, 5);
    let first = service(all.clone(), 7, |_, _| None);
    let said = fine_output(&sync(&folder, &first, &[]));
    assert!(said.contains("201 gelezen,") && said.contains("40 gelezen,"), "{said}");
    let read = store(&folder);
    let holdings = read.holdings();
    assert_eq!(
        (holdings.dossiers, holdings.papers, holdings.cases, holdings.members),
        (40, 201, 1, 1)
    );
    assert!(holdings.dates.dossiers.is_some() && holdings.dates.members.is_some());
    assert_eq!(read.dossiers(36_007)[0].title, "Regels over onderwerp 7 ’");
    let paper = read.paper("36040", "5").unwrap();
    assert_eq!(
        (paper.title.as_str(), paper.date),
        ("Brief 200 over grondstoffen", "2024-09-10".parse().ok())
    );
    assert_eq!(read.paper("ah-20242025", "1244").unwrap().id(), "ah-tk-20242025-1244");
    // Words that are longer than what is indexed, whole and begun, alone and with others.
    for (words, most, found) in [
        ("grondstoffen", 20, 20),
        ("grondstoffe", 500, 200),
        ("brief Grondstoffén", 20, 20),
        ("grondstoffenx", 20, 0),
        ("grondstofz brief", 20, 0),
        ("200 grondstoffen", 20, 1),
    ] {
        assert_eq!(read.find_papers(words, most).len(), found, "{words}");
    }
    let case = read.case("2025Z02999").unwrap();
    assert_eq!((case.members[0].party.as_str(), case.addressees.len()), ("CDA", 1));
    assert_eq!(case.answered, "2025-03-18".parse().ok());
    assert_eq!(read.seats("Van der Lee")[0].party, "PRO");
    // Nothing of birth or address is asked for or kept.
    assert!(
        first
            .asked()
            .iter()
            .filter(|url| url.contains("/Persoon?"))
            .all(|url| url.contains("$select="))
    );
    let bytes = fs::read(folder.join("p.sqlite")).unwrap();
    assert!(!bytes.windows(6).any(|window| window == b"Elders" || window == b"1964-0"));

    // One dossier and one paper are deleted, one paper is new, and old ones come again.
    for (kind, rows) in &mut all {
        let later = "2026-03-01T00:00:00.1Z";
        match kind.as_str() {
            "Kamerstukdossier" => {
                rows[4] = json!({ "Id": guid(1, 5), "Verwijderd": true, "Nummer": null, "ApiGewijzigdOp": later })
            }
            "Document" => {
                rows[0] = json!({ "Id": guid(2, 1), "Verwijderd": true, "ApiGewijzigdOp": later });
                rows[9]["Onderwerp"] = json!("Anders");
                for row in rows.iter_mut().skip(5).take(30) {
                    row["ApiGewijzigdOp"] = json!(later);
                }
            }
            _ => {}
        }
    }
    let second = service(all, 7, |_, _| None);
    let said = fine_output(&sync(&folder, &second, &[]));
    let documents = said.lines().find(|line| line.starts_with("Document")).unwrap();
    assert!(documents.contains("1 gewijzigd") && documents.contains("1 verwijderd"), "{said}");
    assert!(second.asked().iter().all(|url| {
        parameter(url, "$filter").is_some_and(|f| f.contains("ApiGewijzigdOp ge 2026-01"))
    }));
    let read = store(&folder);
    assert!(read.dossiers(36_005).is_empty() && read.paper("36001", "1").is_none());
    assert_eq!(read.find_papers("anders", 5).len(), 1);
    assert_eq!(read.holdings().papers, 200);
}

#[test]
fn haste_cuts_and_nonsense_are_outlasted() {
    let folder = folder("trouble");
    let service = service(chamber(20, 3), 5, |_, before| match before % 11 {
        2 => Some(refusal(429)),
        4 => Some(refusal(503)),
        6 => Some(Answer { cut: true, ..fine("{\"value\": [1, 2, 3]}") }),
        8 => Some(Answer {
            headers: vec![("Content-Type", "text/html".to_owned())],
            ..fine("<html>even geduld</html>")
        }),
        _ => None,
    });
    fine_output(&sync(&folder, &service, &[]));
    assert_eq!(store(&folder).holdings().papers, 61);
}

#[test]
fn a_refusal_is_said_and_what_was_read_is_kept_for_the_next_time() {
    let folder = folder("resume");
    let broken = service(chamber(30, 10), 20, |url, _| {
        (url.contains("Document")
            && parameter(url, "$skiptoken").is_some_and(|skip| skip.parse::<u32>().unwrap() > 100))
        .then(|| Answer { headers: Vec::new(), body: "te veel".to_owned(), ..refusal(403) })
    });
    let output = sync(&folder, &broken, &[]);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        errors.contains("weigert (403): te veel") && errors.contains("gaat verder"),
        "{errors}"
    );
    assert!(!folder.join("p.sqlite").exists(), "half a sync is no store");
    // The same service, now well: what was read is not asked again. Its address is the same to the run.
    let asked = broken.asked().len();
    let _ = sync(&folder, &broken, &[]);
    let again = &broken.asked()[asked..];
    assert!(again.len() < 3 && again.iter().all(|url| url.contains("Document")), "{again:?}");
}

#[test]
fn one_dossier_a_day_and_a_dry_run() {
    let folder = folder("some");
    let service = service(chamber(30, 10), 50, |_, _| None);
    let dry = fine_output(&sync(&folder, &service, &["--dry-run"]));
    assert!(dry.contains("niets bewaard") && !folder.join("p.sqlite").exists(), "{dry}");
    fine_output(&sync(&folder, &service, &["--dossier", "36 007"]));
    let holdings = store(&folder).holdings();
    assert_eq!((holdings.dossiers, holdings.papers, holdings.dates.papers), (1, 10, None));
    fine_output(&sync(&folder, &service, &["--since", "2026-01-01"]));
    // Since a day is not everything.
    assert_eq!(store(&folder).holdings().dates.papers, None);
    let elsewhere = command(&folder, &["sync", "--url", "http://voorbeeld.nl"]).output().unwrap();
    assert!(String::from_utf8_lossy(&elsewhere.stderr).contains("alleen https"));
    assert_eq!(elsewhere.status.code(), Some(2));
}

#[test]
fn a_link_that_leads_elsewhere_is_not_followed() {
    let folder = folder("elsewhere");
    let service = Service::start(|_, _| {
        fine(json!({ "value": [], "@odata.nextLink": "http://127.0.0.1:9/x" }))
    });
    let output = sync(&folder, &service, &[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("niet opgevraagd"));
}

#[test]
fn killing_a_sync_loses_nothing() {
    let folder = folder("killed");
    let service = service(chamber(60, 20), 25, |_, _| None);
    fine_output(&sync(&folder, &service, &[]));
    let before = store(&folder).holdings();
    let changed = {
        let mut all = chamber(60, 20);
        for (_, rows) in &mut all {
            for (i, row) in rows.iter_mut().enumerate() {
                row["ApiGewijzigdOp"] = json!("2026-04-01T00:00:00Z");
                if row.get("Onderwerp").is_some() {
                    row["Onderwerp"] = json!(format!("Nieuw onderwerp {i}"));
                }
            }
        }
        self::service(all, 25, |_, _| {
            thread::sleep(Duration::from_millis(1));
            None
        })
    };
    // At other moments each time; `KILLS=100` does it more often.
    let kills = std::env::var("KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(12);
    let mut killed = 0;
    for round in 0..kills {
        let begin = changed.asked().len();
        let mut child: Child = command(&folder, &["sync", "--url", &changed.address])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // Behind another request each time, and a little later; a sync that is done before that is none to kill.
        let behind = begin + (round * 7 % 50) as usize;
        while changed.asked().len() < behind && child.try_wait().unwrap().is_none() {
            thread::sleep(Duration::from_millis(1));
        }
        thread::sleep(Duration::from_micros(round * 7919 % 3000));
        let _ = child.kill();
        killed += u64::from(!child.wait().unwrap().success());
        let now = store(&folder);
        let holdings = now.holdings();
        assert_eq!(
            (holdings.dossiers, holdings.papers),
            (before.dossiers, before.papers),
            "round {round}"
        );
        // All old or all new, never half.
        let new = now.find_papers("nieuw", 2000).len();
        assert!(new == 0 || new == 1201, "round {round}: {new}");
    }
    assert!(killed * 2 > kills, "{killed} of {kills} were killed before they were done");
    fine_output(&sync(&folder, &changed, &[]));
    assert_eq!(store(&folder).find_papers("nieuw", 2000).len(), 1201);
}

#[test]
fn two_at_once_do_no_harm() {
    let folder = folder("two");
    let service = service(chamber(30, 10), 5, |_, _| {
        thread::sleep(Duration::from_millis(10));
        None
    });
    let start = || {
        let mut run = command(&folder, &["sync", "--url", &service.address]);
        run.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
    };
    let mut first = start();
    // It asks the service when it holds the lock.
    while service.asked().is_empty() && first.try_wait().unwrap().is_none() {
        thread::sleep(Duration::from_millis(5));
    }
    let second = start().wait_with_output().unwrap();
    let first = first.wait_with_output().unwrap();
    assert!(first.status.success());
    assert!(String::from_utf8_lossy(&second.stderr).contains("een andere kamerlint"), "{second:?}");
    assert_eq!(store(&folder).holdings().papers, 301);
}

/// Entities as the SyncFeed sends them: prefixes and capitals differ, what was deleted has attributes only.
#[test]
fn the_feed_is_followed_and_resumed() {
    let folder = folder("feed");
    let entry = |token: u32, content: &str| {
        format!(
            "<entry><title>x</title><link rel=\"next\" href=\"/SyncFeed/2.0/Feed?skiptoken={token}&amp;category=K\"/>\
                 <content type=\"application/xml\">{content}</content></entry>"
        )
    };
    let dossier = |i: u32| {
        format!(
            "<kamerstukdossier xmlns=\"t\" id=\"{}\" verwijderd=\"false\"><nummer>{}</nummer>\
                 <titel>Grondstoffen &amp; meer {i}</titel><hoogsteVolgnummer>7</hoogsteVolgnummer><toevoeging xsi:nil=\"true\"/>\
                 </kamerstukdossier>",
            guid(1, i),
            36_000 + i
        )
    };
    let document = format!(
        "<ns1:document id=\"{}\" tk:verwijderd=\"False\"><kamerstukdossier ref=\"{}\"/><soort>Motie</soort>\
         <onderwerp>Motie van het lid Piri</onderwerp><datum>2026-04-26T00:00:00Z</datum><volgnummer>3</volgnummer></ns1:document>",
        guid(2, 1),
        guid(1, 2)
    );
    let gone = format!("<kamerstukdossier id=\"{}\" tk:verwijderd=\"True\"/>", guid(1, 1));
    let entries =
        [entry(1, &dossier(1)), entry(2, &dossier(2)), entry(3, &gone), entry(4, &document)];
    let end = "<link rel=\"resume\" href=\"/SyncFeed/2.0/Feed?skiptoken=99&amp;category=K\"/>";
    let service = Service::start(move |url, _| {
        let own = parameter(url, "category");
        let body = match (own.as_deref(), parameter(url, "skiptoken").as_deref()) {
            (Some("Kamerstukdossier"), None) => format!("{}{}", entries[0], entries[1]),
            (Some("K"), Some("2")) => entries[2].clone(),
            (Some("Document"), None) => entries[3].clone(),
            _ => end.to_owned(),
        };
        fine(format!(
            "<?xml version=\"1.0\"?><feed xmlns=\"http://www.w3.org/2005/Atom\"><link rel=\"next\" href=\"/anders\"/>{body}</feed>"
        ))
    });
    let said = fine_output(&sync(&folder, &service, &["--feed"]));
    let read = store(&folder);
    assert!(read.dossiers(36_001).is_empty(), "{said}");
    assert_eq!(read.dossiers(36_002)[0].title, "Grondstoffen & meer 2");
    assert_eq!(read.paper("36002", "3").unwrap().kind, "Motie");
    let asked = service.asked().len();
    fine_output(&sync(&folder, &service, &["--feed"]));
    let again = &service.asked()[asked..];
    assert!(!again.is_empty() && again.iter().all(|url| url.contains("skiptoken=99")), "{again:?}");
}

#[test]
fn papers_of_the_first_chamber_come_from_the_search() {
    let folder = folder("search");
    let search = Service::start(|url, _| {
        let query = parameter(url, "query").unwrap();
        if query.contains("36002") {
            return fine(
                "<r><s:diagnostics><d:diagnostic><d:message>Query syntax error</d:message></d:diagnostic></s:diagnostics></r>",
            );
        }
        let start: u32 = parameter(url, "startRecord").unwrap().parse().unwrap();
        let record = format!(
            "<s:record><d:identifier>kst-1259252</d:identifier><d:creator>Eerste Kamer der Staten-Generaal</d:creator>\
             <d:date>2026-07-03</d:date><o:documenttitel>Nota {start}</o:documenttitel><o:ondernummer>{}</o:ondernummer>\
             <o:dossiernummer>36001</o:dossiernummer></s:record>",
            if start == 1 { "D" } else { "E" }
        );
        fine(format!("<r><s:numberOfRecords>2</s:numberOfRecords>{record}</r>"))
    });
    let service = service(chamber(3, 1), 10, |_, _| None);
    let more = ["--first-chamber", "--sru-url", &search.address, "--dossier"];
    let with = |dossier| [&more[..], &[dossier]].concat();
    fine_output(&sync(&folder, &service, &with("36001")));
    let paper = store(&folder).paper("36001", "E").unwrap();
    assert_eq!((paper.title.as_str(), paper.id().as_str()), ("Nota 2", "kst-1259252"));
    let refused = sync(&folder, &service, &with("36002"));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("Query syntax error"));
}

/// Moments come in UTC and with an offset, and the later one is not always the one with the later letters.
#[test]
fn a_sync_begins_where_the_last_one_ended_in_both_forms_of_time() {
    let folder = folder("moments");
    let mut all = chamber(3, 1);
    let (_, dossiers) = all.iter_mut().find(|(kind, _)| kind == "Kamerstukdossier").unwrap();
    // Half past eleven in the evening in UTC, and one o'clock at night in Den Haag, which is half an hour before.
    dossiers[0]["ApiGewijzigdOp"] = json!("2026-02-01T23:30:00.1234567Z");
    dossiers[1]["ApiGewijzigdOp"] = json!("2026-02-02T00:00:00.5+01:00");
    let first = service(all.clone(), 10, |_, _| None);
    fine_output(&sync(&folder, &first, &[]));
    let second = service(all, 10, |_, _| None);
    fine_output(&sync(&folder, &second, &[]));
    let asked = second.asked();
    let filter = asked.iter().find(|url| url.contains("Kamerstukdossier?")).unwrap();
    let filter = parameter(filter, "$filter").unwrap();
    assert_eq!(filter, "ApiGewijzigdOp ge 2026-02-01T23:30:00.1234567Z");
    // The day of a date is the local one.
    let paper = store(&folder).paper("36001", "1").unwrap();
    assert_eq!(paper.date, "2024-09-10".parse().ok());
}

/// What is not what was asked for is asked again, and at last said; the store stays as it was.
#[test]
fn answers_of_another_kind_are_none() {
    let folder = folder("kinds");
    let well = service(chamber(3, 1), 10, |_, _| None);
    fine_output(&sync(&folder, &well, &["--dossier", "36001"]));
    let before = store(&folder).holdings();
    for (kind, body) in [
        ("text/html", "<html><body>even geduld</body></html>"),
        ("application/pdf", "%PDF-1.7"),
        ("application/json", "{\"error\": {\"code\": \"\", \"message\": \"nee\"}}"),
        ("application/json", "[]"),
        ("application/json", "{\"value\": 1}"),
        ("application/xml", "<feed/>"),
        ("application/json", ""),
    ] {
        let wrong = Service::start(move |_, _| Answer {
            headers: vec![("Content-Type", kind.to_owned())],
            ..fine(body)
        });
        // A dossier is asked for, so that nothing is gone on with.
        let output = sync(&folder, &wrong, &["--dossier", "36002"]);
        assert_eq!(output.status.code(), Some(2), "{body}");
        assert_eq!(store(&folder).holdings(), before, "{body}");
    }
}
