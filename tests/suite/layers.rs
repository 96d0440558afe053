//! The invariants of ARCHITECTURE.md, read from the `use` lines and paths of the source.

use std::fs;
use std::path::{Path, PathBuf};

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

/// The sources below `src/`, without their tests, by their path from there.
fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    files(&root, &mut paths);
    let read = |path: &PathBuf| {
        let text = fs::read_to_string(path).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap().to_owned();
        (path.strip_prefix(&root).unwrap().display().to_string(), code)
    };
    paths.iter().map(read).collect()
}

/// Files outside `allowed` that hold `words`.
fn strangers(words: &str, allowed: &[&str]) -> Vec<String> {
    let knows = |(path, code): &(String, String)| {
        code.contains(words) && !allowed.iter().any(|folder| path.starts_with(folder))
    };
    sources().iter().filter(|source| knows(source)).map(|(path, _)| path.clone()).collect()
}

#[test]
fn only_the_terminal_report_knows_codespan() {
    assert_eq!(strangers("codespan_reporting", &["report/terminal.rs"]), [""; 0]);
}

#[test]
fn only_the_server_knows_the_protocol() {
    for words in ["tower_lsp", "ls_types", "ropey"] {
        assert_eq!(strangers(words, &["server/"]), [""; 0]);
    }
    assert_eq!(strangers("crate::server", &["cli/server.rs"]), [""; 0]);
}

#[test]
fn only_readers_know_file_formats() {
    assert_eq!(strangers("pulldown_cmark", &["read/"]), [""; 0]);
}

#[test]
fn files_are_touched_at_the_edges_only() {
    assert_eq!(strangers("std::fs", &["cli/", "fix.rs", "settings"]), [""; 0]);
    assert_eq!(strangers("std::net", &[]), [""; 0]);
}

#[test]
fn the_lower_layers_know_nothing_of_the_upper() {
    for (path, code) in sources() {
        let layer = path.split('/').next().unwrap();
        let allowed: &[&str] = match layer {
            "text" => &["text"],
            "read" | "cite" => &["read", "cite", "text"],
            "draft" => &["draft", "read", "cite", "register", "text"],
            _ => continue,
        };
        for used in code.split("use crate::").skip(1) {
            let used = used.split([':', ';', '{']).next().unwrap();
            assert!(allowed.contains(&used), "{path} uses crate::{used}");
        }
    }
}
