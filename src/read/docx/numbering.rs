//! Automatic numbers: what Word writes before the paragraphs of a list, which stands in no text.

use std::collections::{HashMap, HashSet};

use super::figures::figure;
use crate::read::xml::{El, Ns, Xml};

/// One level of a list.
#[derive(Clone, Debug)]
struct Level {
    start: u32,
    format: String,
    text: String,
    legal: bool,
    /// The level behind which it counts anew, from 1; 0 for never.
    restart: Option<u32>,
    style: Option<String>,
    spaced: bool,
}

/// A list as a document uses it.
#[derive(Clone, Debug, Default)]
struct List {
    base: String,
    starts: HashMap<u32, u32>,
    levels: HashMap<u32, Level>,
}

/// The lists of a document and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    bases: HashMap<String, HashMap<u32, Level>>,
    lists: HashMap<String, List>,
    counts: HashMap<String, [Option<u32>; LEVELS]>,
    /// Lists that were used: the first use may count anew.
    used: HashSet<String>,
}

/// Levels that Word has.
const LEVELS: usize = 9;

impl Numbering {
    /// Reads `numbering.xml`.
    pub fn read(xml: &Xml) -> Self {
        let root = xml.root();
        let named = |name: &'static str| root.children().filter(move |el| el.is(Ns::Word, name));
        let mut bases: HashMap<String, HashMap<u32, Level>> = HashMap::new();
        let mut styles: HashMap<String, String> = HashMap::new();
        let mut links: Vec<(String, String)> = Vec::new();
        for base in named("abstractNum") {
            let Some(id) = base.attr("abstractNumId") else { continue };
            if let Some(style) = base.property("styleLink") {
                styles.insert(style.into_owned(), id.to_string());
            }
            if let Some(style) = base.property("numStyleLink") {
                links.push((id.to_string(), style.into_owned()));
            }
            bases.insert(id.into_owned(), levels(base));
        }
        for (id, style) in links {
            let linked = styles.get(&style).and_then(|base| bases.get(base)).cloned();
            if let Some(levels) = linked {
                bases.insert(id, levels);
            }
        }
        let mut lists = HashMap::new();
        for list in named("num") {
            let (Some(id), Some(base)) = (list.attr("numId"), list.property("abstractNumId"))
            else {
                continue;
            };
            let mut read = List { base: base.into_owned(), ..List::default() };
            for change in list.children().filter(|el| el.is(Ns::Word, "lvlOverride")) {
                let Some(level) = change.attr("ilvl").and_then(|level| level.parse().ok()) else {
                    continue;
                };
                let start = change.property("startOverride").and_then(|start| start.parse().ok());
                if let Some(start) = start {
                    read.starts.insert(level, start);
                }
                read.levels.extend(levels(change));
            }
            lists.insert(id.into_owned(), read);
        }
        Self { bases, lists, counts: HashMap::new(), used: HashSet::new() }
    }

    /// The level of a list that belongs to a style.
    pub fn level_of_style(&self, list: &str, style: &str) -> Option<u32> {
        let list = self.lists.get(list)?;
        let levels = self.bases.get(&list.base)?;
        let found = levels.iter().filter(|(_, level)| level.style.as_deref() == Some(style));
        found.map(|(level, _)| *level).min()
    }

    /// Counts a paragraph of a list; gives what stands before it, white space behind it included. `None` for no list.
    pub fn next(&mut self, list_id: &str, level: u32) -> Option<String> {
        let list = self.lists.get(list_id)?.clone();
        let base = self.bases.get(&list.base)?;
        let level = level.min(LEVELS as u32 - 1);
        let of = |level: u32| list.levels.get(&level).or_else(|| base.get(&level));
        let own = of(level)?;
        let counts = self.counts.entry(list.base.clone()).or_default();
        if self.used.insert(list_id.to_owned()) {
            // A list with starts of its own counts anew where it is first used.
            for level in list.starts.keys() {
                if let Some(count) = counts.get_mut(*level as usize) {
                    *count = None;
                }
            }
        }
        let start_of = |level: u32| {
            let start = list.starts.get(&level).copied();
            start.or_else(|| of(level).map(|level| level.start)).unwrap_or(1)
        };
        for (at, count) in counts.iter_mut().enumerate() {
            let at = at as u32;
            match at.cmp(&level) {
                std::cmp::Ordering::Less => {
                    count.get_or_insert(start_of(at));
                }
                std::cmp::Ordering::Equal => {
                    *count = Some(count.map_or(start_of(at), |before| before.saturating_add(1)));
                }
                std::cmp::Ordering::Greater => {
                    let restarts = of(at).and_then(|level| level.restart);
                    if restarts.is_none_or(|behind| behind != 0 && level < behind) {
                        *count = None;
                    }
                }
            }
        }
        if own.format == "bullet" {
            return Some(format!("{} ", bullet(&own.text)));
        }
        let mut text = String::new();
        let mut rest = own.text.as_str();
        while let Some((before, after)) = rest.split_once('%') {
            text.push_str(before);
            let Some(digit) = after.chars().next().and_then(|c| c.to_digit(10)) else {
                text.push('%');
                rest = after;
                continue;
            };
            rest = after.get(1..).unwrap_or_default();
            let Some(at) = digit.checked_sub(1) else { continue };
            let count = counts.get(at as usize).copied().flatten().unwrap_or(1);
            let format = of(at).map_or("decimal", |level| level.format.as_str());
            let format = if own.legal && format != "none" { "decimal" } else { format };
            text.push_str(&figure(count, format));
        }
        text.push_str(rest);
        if text.trim().is_empty() {
            return Some(String::new());
        }
        if own.spaced && !text.ends_with(char::is_whitespace) {
            text.push(' ');
        }
        Some(text)
    }
}

fn levels(of: El<'_>) -> HashMap<u32, Level> {
    let mut levels = HashMap::new();
    for level in of.children().filter(|el| el.is(Ns::Word, "lvl")) {
        let Some(at) = level.attr("ilvl").and_then(|at| at.parse::<u32>().ok()) else { continue };
        let number = |name| level.property(name).and_then(|value| value.parse::<u32>().ok());
        levels.insert(
            at,
            Level {
                start: number("start").unwrap_or(0),
                format: level.property("numFmt").map_or_else(|| "decimal".to_owned(), Into::into),
                text: level.property("lvlText").unwrap_or_default().into_owned(),
                legal: level.is_on("isLgl").unwrap_or(false),
                restart: number("lvlRestart"),
                style: level.property("pStyle").map(Into::into),
                spaced: level.property("suff").as_deref() != Some("nothing"),
            },
        );
    }
    levels
}

/// A bullet that a reader of text knows; fonts of symbols have theirs where Unicode has none.
fn bullet(text: &str) -> &str {
    let known = |c: char| !('\u{e000}'..='\u{f8ff}').contains(&c) && c != 'o';
    if !text.is_empty() && text.chars().all(known) { text } else { "•" }
}
