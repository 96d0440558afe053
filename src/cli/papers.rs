//! `kamerlint papers`: fills, shows and searches the store of dossiers and papers.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::args::{PapersArgs, PapersVerb};
use super::language::{grouped, of_run, say};
use super::values::{OutlineFormat, day};
use super::{FAILED, FINE, FOUND, system};
use crate::cite::{self, Notation};
use crate::papers::store::{Holdings, Store};
use crate::papers::{self, Case, Dossier, Lookup as _, Paper, import};
use crate::project::papers::{default_path, in_path};
use crate::project::{Config, today};
use crate::rule::Language;
use crate::text::{Date, date};

/// What a search or a look gives.
#[derive(Default, Serialize)]
struct Rows {
    version: u32,
    dossiers: Vec<DossierOut>,
    papers: Vec<PaperOut>,
    cases: Vec<Case>,
}

#[derive(Serialize)]
struct DossierOut {
    code: String,
    #[serde(flatten)]
    dossier: Dossier,
    url: String,
    /// How many of its papers are in the store.
    papers: i64,
}

#[derive(Serialize)]
struct PaperOut {
    id: String,
    #[serde(flatten)]
    paper: Paper,
    url: String,
}

/// The most rows that a search shows.
const MOST: usize = 20;
/// The newest papers that are shown with a dossier.
const NEWEST: usize = 10;

pub fn run(args: &PapersArgs) -> u8 {
    let done = path(args).and_then(|path| match &args.verb {
        PapersVerb::Import { file, date } => import(&path, file, date.as_deref()),
        #[cfg(feature = "sync")]
        PapersVerb::Sync(options) => super::sync::run(&path, options),
        PapersVerb::Status => status(&opened(path)?, args),
        PapersVerb::Show { words: wanted } => rows(&opened(path)?, &wanted.join(" "), args, show),
        PapersVerb::Find { words: wanted } => rows(&opened(path)?, &wanted.join(" "), args, find),
        PapersVerb::Export { file } => export(&opened(path)?, file),
    });
    done.unwrap_or_else(|problem| {
        super::complain(&problem);
        FAILED
    })
}

/// Where the store is: as the command line says, else the settings file of this folder.
fn path(args: &PapersArgs) -> Result<PathBuf, String> {
    let config = Config::load(Config::find(Path::new(".")).as_deref(), &[]);
    let config = config.map_err(super::mistaken)?;
    let set = config.values.papers.path.as_ref().map(PathBuf::from);
    let path = args.papers.clone().or(set).or_else(default_path);
    let path = path.ok_or("noem een opslag met --papers: er is geen map voor gegevens")?;
    Ok(in_path(path))
}

/// The store, which must be there.
fn opened(path: PathBuf) -> Result<Store, String> {
    if !path.is_file() {
        let why = say(
            "er is nog geen opslag; `kamerlint papers sync` haalt hem op, `kamerlint papers import` leest een lijst",
            "there is no store yet; `kamerlint papers sync` fetches one, `kamerlint papers import` reads a list",
        );
        return Err(format!("{}: {why}", path.display()));
    }
    let store = Store::at(path);
    store.open()?;
    Ok(store)
}

fn import(path: &Path, file: &Path, date: Option<&str>) -> Result<u8, String> {
    let date = date.map(day).transpose()?;
    let imported = import::import(path, file, date)?;
    let of = imported.date.map(|date| format!("{} {}", say(", van", " of"), written(date)));
    let of = of.unwrap_or_default();
    let said = if imported.store {
        format!("{}{of}", say("opslag overgenomen", "store taken over"))
    } else {
        let (read, changed) = (grouped(imported.read), grouped(imported.changed));
        match of_run() {
            Language::Nl => format!("{read} rijen gelezen{of}; {changed} nieuw of gewijzigd"),
            Language::En => format!("{read} rows read{of}; {changed} new or changed"),
        }
    };
    super::say(&format!("{said}\n{}\n", path.display()));
    Ok(FINE)
}

fn export(store: &Store, file: &Path) -> Result<u8, String> {
    let failed = |error: std::io::Error| {
        format!("{}: niet te schrijven: {}", file.display(), system(&error))
    };
    // A store that is there never changes, so a copy of it is whole.
    let mut target = std::fs::File::create_new(file).map_err(failed)?;
    let mut source = std::fs::File::open(store.path()).map_err(failed)?;
    let bytes = std::io::copy(&mut source, &mut target).map_err(|error| {
        // Half a store is none.
        let _ = std::fs::remove_file(file);
        failed(error)
    })?;
    let size = grouped(bytes.div_ceil(1_000_000));
    let how =
        say("in te lezen met `kamerlint papers import`", "read it with `kamerlint papers import`");
    super::say(&format!("{}: {size} MB, {how}\n", file.display()));
    Ok(FINE)
}

/// A day in words.
fn written(day: Date) -> String {
    match of_run() {
        Language::Nl => date::in_words(day),
        Language::En => day.to_string(),
    }
}

fn status(store: &Store, args: &PapersArgs) -> Result<u8, String> {
    let holdings = store.holdings();
    if args.output_format == OutlineFormat::Json {
        #[derive(Serialize)]
        struct Status<'a> {
            version: u32,
            path: String,
            #[serde(flatten)]
            holdings: &'a Holdings,
        }
        let path = store.path().display().to_string();
        let status = Status { version: 1, path, holdings: &holdings };
        super::say(&(serde_json::to_string_pretty(&status).unwrap_or_default() + "\n"));
        return Ok(FINE);
    }
    let size = store.path().metadata().map_or(0, |meta| meta.len());
    let mut text =
        format!("{} ({} MB)\n", store.path().display(), grouped(size.div_ceil(1_000_000)));
    let dates = holdings.dates;
    let rows = [
        (say("dossiers", "dossiers"), holdings.dossiers, dates.dossiers),
        (say("stukken", "papers"), holdings.papers, dates.papers),
        (say("zaken", "cases"), holdings.cases, dates.cases),
        (say("leden", "members"), holdings.members, dates.members),
    ];
    for (name, count, of) in rows {
        let count = grouped(count);
        let of = match (of, count.as_str()) {
            (Some(of), _) => {
                format!("  {} {}{}", say("van", "of"), written(of), age(of))
            }
            (None, "0") => String::new(),
            (None, _) => format!("  {}", say("niet volledig", "not complete")),
        };
        let _ = writeln!(text, "{count:>10} {name:<9}{of}");
    }
    super::say(&text);
    Ok(FINE)
}

/// How long ago a day is.
fn age(of: Date) -> String {
    let days = date::days_between(of, today());
    match (days, of_run()) {
        (..1, Language::Nl) => " (vandaag)".to_owned(),
        (..1, Language::En) => " (today)".to_owned(),
        (1, Language::Nl) => " (gisteren)".to_owned(),
        (1, Language::En) => " (yesterday)".to_owned(),
        (days, Language::Nl) => format!(" ({days} dagen geleden)"),
        (days, Language::En) => format!(" ({days} days ago)"),
    }
}

fn rows(
    store: &Store,
    wanted: &str,
    args: &PapersArgs,
    look: fn(&Store, &str) -> Rows,
) -> Result<u8, String> {
    let rows = Rows { version: 1, ..look(store, wanted) };
    super::say(&match args.output_format {
        OutlineFormat::Text => text(&rows),
        OutlineFormat::Json => serde_json::to_string_pretty(&rows).unwrap_or_default() + "\n",
    });
    if rows.dossiers.is_empty() && rows.papers.is_empty() && rows.cases.is_empty() {
        let unknown = say("de opslag kent dit niet", "the store does not know this");
        eprintln!("kamerlint: {wanted}: {unknown}");
        return Ok(FOUND);
    }
    Ok(FINE)
}

/// A dossier, paper or case by its number, however that is written.
fn show(store: &Store, wanted: &str) -> Rows {
    let mut rows = Rows::default();
    if let Some(case) = store.case(&wanted.to_uppercase()) {
        rows.cases.push(case);
        return rows;
    }
    let lower = wanted.trim().to_lowercase();
    if let Some((session, number)) = lower.strip_prefix("ah-tk-").and_then(|id| id.split_once('-'))
    {
        rows.papers.extend(store.paper(&format!("ah-{session}"), number).map(paper_out));
        return rows;
    }
    let id = lower.strip_prefix("kst-").map(|id| match id.rsplit_once('-') {
        // `36600-XVII` is a dossier, `36600-XVII-5` a paper of it.
        Some((code, number))
            if store.paper(&code.to_uppercase(), &number.to_uppercase()).is_some() =>
        {
            format!("Kamerstuk {}, nr. {number}", code.to_uppercase())
        }
        _ => format!("Kamerstuk {}", id.to_uppercase()),
    });
    let known = ["Kamerstuk", "kamerstuk", "Aanhangsel"].iter().any(|word| wanted.contains(word));
    let words =
        id.unwrap_or_else(|| if known { wanted.to_owned() } else { format!("Kamerstuk {wanted}") });
    for citation in cite::find(&words) {
        let first_year = citation.session.as_ref().map(|session| session.value.first);
        match (&citation.dossier, &citation.number) {
            (Some(dossier), Some(number)) => {
                rows.papers
                    .extend(store.paper(&dossier.code(), &number.value.to_string()).map(paper_out));
            }
            (Some(dossier), None) => {
                let found = store.dossiers(dossier.base.value).into_iter();
                let suffix = dossier.suffix.as_ref().map(|suffix| suffix.value.as_str());
                let found = found.filter(|one| suffix.is_none() || one.code() == dossier.code());
                let found: Vec<Dossier> = found.collect();
                if let [one] = found.as_slice() {
                    rows.papers
                        .extend(store.papers_of(&one.code(), NEWEST).into_iter().map(paper_out));
                }
                rows.dossiers.extend(found.into_iter().map(|one| dossier_out(store, one)));
            }
            (None, Some(number)) => {
                let paper = first_year.and_then(|year| {
                    store.paper(&papers::appendix(year), &number.value.to_string())
                });
                rows.papers.extend(paper.map(paper_out));
            }
            (None, None) => {}
        }
    }
    rows
}

/// What has a number, or words in its title.
fn find(store: &Store, wanted: &str) -> Rows {
    if wanted.trim().starts_with(|c: char| c.is_ascii_digit()) {
        let shown = show(store, wanted);
        if !(shown.dossiers.is_empty() && shown.papers.is_empty() && shown.cases.is_empty()) {
            return shown;
        }
    }
    let dossiers = store.find_dossiers(wanted, MOST).into_iter();
    Rows {
        dossiers: dossiers.map(|one| dossier_out(store, one)).collect(),
        papers: store.find_papers(wanted, MOST).into_iter().map(paper_out).collect(),
        ..Rows::default()
    }
}

fn dossier_out(store: &Store, dossier: Dossier) -> DossierOut {
    let code = dossier.code();
    let url = cite::dossier_url(&code);
    DossierOut { papers: store.count_papers(&code), url, code, dossier }
}

fn paper_out(paper: Paper) -> PaperOut {
    let id = paper.id();
    PaperOut { url: cite::publication_url(&id), id, paper }
}

/// Columns of a line.
const WIDTH: usize = 80;

/// Words over lines that begin at a column, behind what stands at the front of the first.
fn wrapped(text: &mut String, front: &str, column: usize, words: &str) {
    let mut line = format!("{front:<column$}");
    let mut used = line.chars().count();
    let mut first = true;
    for word in words.split_whitespace() {
        let long = word.chars().count();
        if !first && used + 1 + long > WIDTH {
            let _ = writeln!(text, "{}", line.trim_end());
            line = " ".repeat(column);
            used = column;
            first = true;
        }
        if !first {
            line.push(' ');
            used += 1;
        }
        line.push_str(word);
        used += long;
        first = false;
    }
    let _ = writeln!(text, "{}", line.trim_end());
}

fn text(rows: &Rows) -> String {
    let mut text = String::new();
    for DossierOut { code, dossier, papers, .. } in &rows.dossiers {
        wrapped(&mut text, &Notation::Spaced.written_code(code), 14, &dossier.title);
        let highest = dossier.highest.map(|highest| match of_run() {
            Language::Nl => format!("hoogste nummer {highest}"),
            Language::En => format!("highest number {highest}"),
        });
        let stored = (*papers > 0).then(|| match of_run() {
            Language::Nl => format!("{} stukken in de opslag", grouped(*papers)),
            Language::En => format!("{} papers in the store", grouped(*papers)),
        });
        let more: Vec<String> = highest.into_iter().chain(stored).collect();
        if !more.is_empty() {
            wrapped(&mut text, "", 14, &more.join(", "));
        }
    }
    for PaperOut { id, paper, .. } in &rows.papers {
        let date = paper.date.map(|date| date.to_string()).unwrap_or_default();
        let about = format!("{} {}", paper.kind, date);
        let _ = writeln!(text, "{:<24}{}", id, about.trim());
        wrapped(&mut text, "", 4, &paper.title);
    }
    for case in &rows.cases {
        wrapped(&mut text, &case.number, 14, &case.subject);
        let date = |date: Option<Date>| date.map(written);
        let members =
            case.members.iter().map(|member| format!("{} ({})", member.name, member.party));
        let lines = [
            (say("ingezonden", "submitted"), date(case.submitted)),
            (say("van", "by"), Some(members.collect::<Vec<_>>().join(", "))),
            (say("aan", "to"), Some(case.addressees.join("; "))),
            (say("beantwoord", "answered"), date(case.answered)),
        ];
        for (name, value) in lines {
            if let Some(value) = value.filter(|value| !value.is_empty()) {
                wrapped(&mut text, name, 14, &value);
            }
        }
    }
    text
}
