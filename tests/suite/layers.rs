//! The layers of ARCHITECTURE.md, read from the paths in the source: each folder knows only those before it, no folder knows the
//! world outside that is not its business, and only small circles are left inside a folder.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Every folder and file directly below `src/`, lowest first. What stands on one line may not know each other.
const LAYERS: &[&[&str]] = &[
    &["parallel", "text"],
    &["read", "cite", "register", "papers"],
    &["draft"],
    &["rule"],
    &["checks"],
    &["settings", "whereabouts"],
    &["lint"],
    &["fix"],
    &["report", "examples", "compose"],
    &["project", "ide"],
    &["server"],
    &["cli"],
];

/// What only some folders may name, and which: crates for one purpose, and the world outside.
const OWNERS: &[(&str, &[&str])] = &[
    ("codespan_reporting", &["report/terminal/"]),
    ("tower_lsp", &["server/"]),
    ("ls_types", &["server/"]),
    ("ropey", &["server/"]),
    ("tokio", &["server/", "cli/server.rs"]),
    ("clap", &["cli/"]),
    ("pulldown_cmark", &["read/"]),
    ("zip::", &["read/"]),
    ("hayro", &["read/"]),
    ("rayon::", &["parallel.rs", "cli/", "server/"]),
    ("ignore::", &["project/", "cli/"]),
    ("globset::", &["project/", "cli/"]),
    ("ureq", &["papers/sync/"]),
    ("quick_xml", &["read/", "papers/sync/"]),
    ("rusqlite", &["papers/"]),
    ("std::net", &["papers/sync/"]),
    ("std::fs", OUTSIDE),
    ("std::env", OUTSIDE),
    ("std::process", OUTSIDE),
    ("fs::read", OUTSIDE),
    (".is_file()", OUTSIDE),
    (".is_dir()", OUTSIDE),
    (".exists()", OUTSIDE),
    (".canonicalize()", OUTSIDE),
    ("path::absolute", OUTSIDE),
    ("current_dir", OUTSIDE),
    ("Timestamp::now", OUTSIDE),
    ("SystemTime", OUTSIDE),
];

/// Who may open files and ask the system.
const OUTSIDE: &[&str] = &[
    "papers/store/",
    "papers/import.rs",
    "papers/sync/",
    "project/",
    "server/",
    "cli/",
    "main.rs",
];

/// How many files inside a folder may import one another in a circle.
const LARGEST_CIRCLE: usize = 2;

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The sources below `src/`, without tests and comments, by their path from there.
fn sources() -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    files(&root, &mut paths);
    assert!(paths.len() > 100, "the sources are where they were");
    let code = |path: &PathBuf| {
        let name = path.strip_prefix(&root).unwrap().display().to_string().replace('\\', "/");
        let text = fs::read_to_string(path).unwrap();
        let text = text.split("#[cfg(test)]\nmod tests").next().unwrap();
        let lines = text.lines().map(|line| line.split("//").next().unwrap());
        (name, lines.collect::<Vec<_>>().join("\n"))
    };
    let tests = |path: &&PathBuf| !path.ends_with("tests.rs");
    paths.iter().filter(tests).map(code).collect()
}

/// The folder or file directly below `src/` that a source belongs to.
fn room(path: &str) -> &str {
    path.split('/').next().unwrap().trim_end_matches(".rs")
}

fn layer(room: &str) -> Option<usize> {
    LAYERS.iter().position(|rooms| rooms.contains(&room))
}

/// Every module path of the crate that a source names: behind `crate::`, and what a list behind `use crate::` names.
fn named(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        if let Some(list) = rest.strip_prefix('{') {
            let list = list.split('}').next().unwrap();
            found.extend(list.split(',').map(|one| one.trim().to_owned()));
        } else {
            let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':'));
            found.push(rest[..end.unwrap_or(rest.len())].to_owned());
        }
    }
    found.retain(|one| !one.is_empty());
    found
}

#[test]
fn every_room_has_its_layer() {
    for path in sources().keys() {
        let room = room(path);
        assert!(
            matches!(room, "lib" | "main") || layer(room).is_some(),
            "src/{room} has no place in the order of layers (tests/suite/layers.rs, ARCHITECTURE.md)"
        );
    }
}

#[test]
fn a_layer_knows_only_those_before_it() {
    let mut wrong = Vec::new();
    for (path, code) in sources() {
        let own = room(&path);
        if matches!(own, "lib" | "main") {
            continue;
        }
        for used in named(&code) {
            let other = used.split("::").next().unwrap();
            let (Some(mine), Some(theirs)) = (layer(own), layer(other)) else { continue };
            if other != own && theirs >= mine {
                wrong.push(format!("{path} uses crate::{used}"));
            }
        }
    }
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn what_is_one_rooms_business_stays_there() {
    let mut wrong = Vec::new();
    for (path, code) in sources() {
        for (words, owners) in OWNERS {
            let used = code
                .match_indices(words)
                .any(|(at, _)| !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_'));
            if used && !owners.iter().any(|owner| path.starts_with(owner)) {
                wrong.push(format!("{path} names {words}"));
            }
        }
    }
    assert_eq!(wrong, [""; 0]);
}

/// The file that a path names, as seen from a file in the same folder: `super::marks::Mark` in `notes/join.rs` is `notes/marks.rs`.
fn file_of<'s>(path: &[&str], sources: &'s BTreeMap<String, String>) -> Option<&'s str> {
    (1..=path.len()).rev().find_map(|n| {
        let stem = path[..n].join("/");
        let one = sources.get_key_value(&format!("{stem}.rs"));
        let one = one.or_else(|| sources.get_key_value(&format!("{stem}/mod.rs")));
        one.map(|(name, _)| name.as_str())
    })
}

/// Which files a file imports from, apart from the `mod.rs` that only gathers its folder.
fn imports<'s>(path: &str, code: &str, sources: &'s BTreeMap<String, String>) -> BTreeSet<&'s str> {
    let stem = path.trim_end_matches(".rs").trim_end_matches("/mod");
    let here: Vec<&str> = stem.split('/').collect();
    let mut found = BTreeSet::new();
    let mut add = |parts: &[&str]| {
        if let Some(file) = file_of(parts, sources)
            && file != path
            && !file.ends_with("/mod.rs")
        {
            found.insert(file);
        }
    };
    for used in named(code) {
        add(&used.split("::").collect::<Vec<_>>());
    }
    for (at, _) in code.match_indices("super::") {
        if code[..at].ends_with("::") {
            continue;
        }
        let mut rest = &code[at..];
        let mut base = here.clone();
        while let Some(after) = rest.strip_prefix("super::") {
            base.pop();
            rest = after;
        }
        let names: Vec<&str> = match rest.strip_prefix('{') {
            Some(list) => list.split('}').next().unwrap().split(',').map(str::trim).collect(),
            None => vec![
                rest.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':'))
                    .next()
                    .unwrap(),
            ],
        };
        for name in names {
            let mut parts = base.clone();
            parts.extend(name.split("::"));
            add(&parts);
        }
    }
    found
}

/// Files that reach one another, as sets of more than one.
fn circles(graph: &BTreeMap<&str, BTreeSet<&str>>) -> Vec<BTreeSet<String>> {
    let reach = |from: &str| {
        let mut seen = BTreeSet::new();
        let mut next = vec![from.to_owned()];
        while let Some(one) = next.pop() {
            for other in graph.get(one.as_str()).into_iter().flatten() {
                if seen.insert((*other).to_owned()) {
                    next.push((*other).to_owned());
                }
            }
        }
        seen
    };
    let reached: BTreeMap<&str, BTreeSet<String>> =
        graph.keys().map(|&one| (one, reach(one))).collect();
    let mut found: Vec<BTreeSet<String>> = Vec::new();
    for (&one, others) in &reached {
        let back =
            |other: &&String| reached.get(other.as_str()).is_some_and(|set| set.contains(one));
        let mut circle: BTreeSet<String> = others.iter().filter(back).cloned().collect();
        circle.insert(one.to_owned());
        if circle.len() > 1 && !found.contains(&circle) {
            found.push(circle);
        }
    }
    found
}

#[test]
fn no_large_circles() {
    let sources = sources();
    let graph: BTreeMap<&str, BTreeSet<&str>> =
        sources.iter().map(|(path, code)| (path.as_str(), imports(path, code, &sources))).collect();
    let large: Vec<_> =
        circles(&graph).into_iter().filter(|circle| circle.len() > LARGEST_CIRCLE).collect();
    assert!(large.is_empty(), "files that import one another: {large:#?}");
}

#[test]
fn the_test_sees_a_circle_and_a_list() {
    let code = "use crate::{fix, lint};\nuse crate::rule::{self, Args};\nuse super::marks::Mark;";
    assert_eq!(named(code), ["fix", "lint", "rule::"]);
    let graph = BTreeMap::from([
        ("a.rs", BTreeSet::from(["b.rs"])),
        ("b.rs", BTreeSet::from(["a.rs", "c.rs"])),
        ("c.rs", BTreeSet::new()),
    ]);
    assert_eq!(circles(&graph), [BTreeSet::from(["a.rs".to_owned(), "b.rs".to_owned()])]);
}
