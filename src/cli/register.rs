//! `kamerlint register`: who held which office, what ministries, factions and dossiers are called.

use std::fmt::Write as _;
use std::path::Path;

use serde::Serialize;

use super::args::{RegisterArgs, RegisterVerb};
use super::language::{of_run, say};
use super::values::OutlineFormat;
use super::{FAILED, FINE, FOUND};
use crate::project::Config;
use crate::register::{
    Dossier, Given, List, Ministry, OfficeKey, Party, PartyMatch, Post, Register, Text, fold,
};
use crate::text::{Date, Language, date};

#[derive(Serialize)]
struct Rows {
    version: u32,
    posts: Vec<PostOut>,
    ministries: Vec<MinistryOut>,
    parties: Vec<PartyOut>,
    dossiers: Vec<DossierOut>,
}

#[derive(Serialize)]
struct PostOut {
    office: String,
    ministry: Text,
    name: String,
    initials: Text,
    party: Text,
    from: Option<String>,
    until: Option<String>,
    cabinet: Text,
    source: Text,
}

#[derive(Serialize)]
struct MinistryOut {
    name: Text,
    abbreviations: List,
    from: Option<String>,
    until: Option<String>,
    source: Text,
}

#[derive(Serialize)]
struct PartyOut {
    r#use: List,
    name: Text,
    from: Option<String>,
    until: Option<String>,
    source: Text,
}

#[derive(Serialize)]
struct DossierOut {
    number: String,
    title: String,
    source: String,
}

pub fn run(args: &RegisterArgs) -> u8 {
    let found = if args.isolated { None } else { Config::find(Path::new(".")) };
    let config = match Config::load(found.as_deref(), &[]) {
        Ok(config) => config,
        Err(mistake) => {
            super::complain(&super::mistaken(mistake));
            return FAILED;
        }
    };
    let register: &Register = &config.register;
    let rows = match &args.verb {
        RegisterVerb::Show => all(register),
        RegisterVerb::Find { words, date } => {
            let day = date.as_deref().map(|text| (text, day(text)));
            if let Some((text, None)) = day {
                super::complain(&format!(
                    "`{text}` is geen dag zoals 2025-02-18 of 18 februari 2025"
                ));
                return FAILED;
            }
            let (words, day) = (words.join(" "), day.and_then(|(_, day)| day));
            let rows = find(register, &words, day);
            if rows.is_empty() { find_part(register, &words, day) } else { rows }
        }
    };
    let empty = rows.is_empty();
    super::say(&match args.output_format {
        OutlineFormat::Text => text(&rows),
        OutlineFormat::Json => serde_json::to_string_pretty(&rows).unwrap_or_default() + "\n",
    });
    if empty {
        super::complain(&unknown(register));
        return FOUND;
    }
    FINE
}

/// That there is nothing of the kind, and what there is to be found.
fn unknown(register: &Register) -> String {
    let from = register.first_day().map(|day| match of_run() {
        Language::Nl => date::in_words(day),
        Language::En => day.to_string(),
    });
    let from = from.unwrap_or_default();
    let (posts, ministries) = (register.posts().len(), register.ministries().len());
    let (parties, dossiers) = (register.parties().len(), register.dossiers().count());
    match of_run() {
        Language::Nl => format!(
            "het register kent dit niet; het heeft de {posts} ambten van bewindspersonen sinds {from}, {ministries} ministeries, \
             {parties} fracties en de titels van {dossiers} dossiers, niet alle (`kamerlint register show`)"
        ),
        Language::En => format!(
            "the register does not know this; it has the {posts} offices of members of government since {from}, {ministries} ministries, \
             {parties} parties and the titles of {dossiers} dossiers, not all (`kamerlint register show`)"
        ),
    }
}

impl Rows {
    fn is_empty(&self) -> bool {
        self.posts.is_empty()
            && self.ministries.is_empty()
            && self.parties.is_empty()
            && self.dossiers.is_empty()
    }
}

fn day(text: &str) -> Option<Date> {
    text.parse().ok().or_else(|| date::parse(text)?.day())
}

fn all(register: &Register) -> Rows {
    Rows {
        version: 1,
        posts: register.posts().iter().map(post).collect(),
        ministries: register.ministries().iter().map(ministry).collect(),
        parties: register.parties().iter().map(party).collect(),
        dossiers: register.dossiers().map(dossier).collect(),
    }
}

/// The rows that a name, office, ministry, faction or dossier stands for; a slip is forgiven.
fn find(register: &Register, words: &str, day: Option<Date>) -> Rows {
    let on = |held: bool| day.is_none() || held;
    let held = |post: &&Post| on(day.is_some_and(|day| post.held_on(day)));
    let meant = register.office_name(words).name().unwrap_or(words);
    let key = OfficeKey::parse(words).map(|key| {
        let name = register.office_name(&key.portfolio).name();
        OfficeKey::new(key.role, key.preposition, name.unwrap_or(&key.portfolio))
    });
    let mut posts: Vec<&Post> = match &key {
        Some(key) => register.posts_of(key).into_iter().map(|held| held.post).collect(),
        None => {
            let people = register.find_person(words).into_iter();
            let people = people.filter(|found| found.given != Given::Differs);
            let of_name = register.posts().iter();
            people
                .map(|found| found.post)
                .chain(
                    of_name.filter(|post| post.office.portfolio == meant || post.ministry == meant),
                )
                .collect()
        }
    };
    posts.retain(held);
    posts.sort_by_key(|post| post.from);
    posts.dedup_by(|a, b| std::ptr::eq(*a, *b));
    let ministries = register.ministries().iter().filter(|ministry| {
        (ministry.name == meant || ministry.abbreviations.iter().any(|short| short == words))
            && on(day.is_some_and(|day| ministry.existed_on(day)))
    });
    let found = match register.party(words) {
        PartyMatch::Official(party) | PartyMatch::Variant(party) | PartyMatch::NearMiss(party) => {
            Some(party).filter(|party| on(day.is_some_and(|day| party.existed_on(day))))
        }
        PartyMatch::Unknown => None,
    };
    Rows {
        version: 1,
        posts: posts.into_iter().map(post).collect(),
        ministries: ministries.map(ministry).collect(),
        parties: found.into_iter().map(party).collect(),
        dossiers: register.find_dossiers(words).into_iter().map(dossier).collect(),
    }
}

/// Fewer letters stand in too many words.
const SHORTEST_PART: usize = 3;

/// The rows that hold the words as a part of a name.
fn find_part(register: &Register, words: &str, day: Option<Date>) -> Rows {
    let wanted = fold(words);
    let holds = |name: &str| wanted.len() >= SHORTEST_PART && fold(name).contains(&wanted);
    let posts = register
        .posts()
        .iter()
        .filter(|post| holds(&post.office.title()) || holds(&post.name()) || holds(&post.ministry));
    let posts = posts.filter(|post| day.is_none_or(|day| post.held_on(day)));
    let ministries = register.ministries().iter().filter(|ministry| holds(&ministry.name));
    let ministries = ministries.filter(|one| day.is_none_or(|day| one.existed_on(day)));
    let parties = register.parties().iter();
    let parties =
        parties.filter(|one| one.official.iter().chain([&one.name]).any(|form| holds(form)));
    let parties = parties.filter(|one| day.is_none_or(|day| one.existed_on(day)));
    let dossiers = register.dossiers().filter(|dossier| holds(&dossier.title));
    let mut rows = Rows {
        version: 1,
        posts: posts.map(post).collect(),
        ministries: ministries.map(ministry).collect(),
        parties: parties.map(party).collect(),
        dossiers: dossiers.map(dossier).collect(),
    };
    rows.posts.sort_by(|a, b| a.from.cmp(&b.from));
    rows
}

/// A day, unless it stands for "always before" or "until now".
fn limit(date: Date) -> Option<String> {
    (date.year() > 1 && date.year() < 9999).then(|| date.to_string())
}

fn post(post: &Post) -> PostOut {
    PostOut {
        office: post.office.title(),
        ministry: post.ministry.clone(),
        name: post.name(),
        initials: post.initials.clone(),
        party: post.party.clone(),
        from: limit(post.from),
        until: limit(post.until),
        cabinet: post.cabinet.clone(),
        source: post.source.clone(),
    }
}

fn ministry(ministry: &Ministry) -> MinistryOut {
    MinistryOut {
        name: ministry.name.clone(),
        abbreviations: ministry.abbreviations.clone(),
        from: limit(ministry.from),
        until: limit(ministry.until),
        source: ministry.source.clone(),
    }
}

fn party(party: &Party) -> PartyOut {
    PartyOut {
        r#use: party.official.clone(),
        name: party.name.clone(),
        from: limit(party.from),
        until: limit(party.until),
        source: party.source.clone(),
    }
}

fn dossier(dossier: &Dossier) -> DossierOut {
    let Dossier { number, title, source } = dossier.clone();
    DossierOut { number, title, source }
}

fn days(from: Option<&str>, until: Option<&str>) -> String {
    format!("{:<10} – {:<10}", from.unwrap_or("…"), until.unwrap_or(say("nu", "now")))
}

fn text(rows: &Rows) -> String {
    let mut text = String::new();
    for post in &rows.posts {
        let days = days(post.from.as_deref(), post.until.as_deref());
        let party =
            if post.party.is_empty() { String::new() } else { format!(" ({})", post.party) };
        let _ = writeln!(text, "{days}  {}: {}{party}", post.office, post.name);
    }
    for ministry in &rows.ministries {
        let days = days(ministry.from.as_deref(), ministry.until.as_deref());
        let short = ministry.abbreviations.join(", ");
        let _ = writeln!(
            text,
            "{days}  {} {} ({short})",
            say("ministerie van", "ministry of"),
            ministry.name
        );
    }
    for party in &rows.parties {
        let days = days(party.from.as_deref(), party.until.as_deref());
        let _ = writeln!(
            text,
            "{days}  {} {} ({})",
            say("fractie", "party"),
            party.r#use.join(say(" of ", " or ")),
            party.name
        );
    }
    for dossier in &rows.dossiers {
        let _ = writeln!(text, "dossier {}: {}", dossier.number, dossier.title);
    }
    text
}
