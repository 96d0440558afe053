//! `kamerlint --version --verbose`: which program this is, for whoever reports a bug or answers for what a finding rests on.

use std::fmt::Write as _;

use crate::checks;
use crate::register::Register;
use crate::report;
use crate::rule::VERSION;

/// The parts of the program that a build can leave out, and whether this one has them.
const FEATURES: [(&str, bool); 3] = [
    ("server", cfg!(feature = "server")),
    ("papers", cfg!(feature = "papers")),
    ("sync", cfg!(feature = "sync")),
];

/// All that there is to say of the version.
pub fn verbose() -> String {
    let mut text = format!("kamerlint {VERSION}\n");
    let mut line = |name: &str, value: &str| {
        let _ = writeln!(text, "{name:<14}{value}");
    };
    line("vastlegging", option_env!("KAMERLINT_COMMIT").unwrap_or("onbekend"));
    line("systeem", &format!("{}-{}", std::env::consts::ARCH, std::env::consts::OS));
    let (with, without): (Vec<_>, Vec<_>) = FEATURES.iter().partition(|(_, there)| *there);
    let names = |list: Vec<&(&str, bool)>| {
        list.into_iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
    };
    line("met", &names(with));
    if !without.is_empty() {
        line("zonder", &names(without));
    }
    let rules = checks::builtin();
    let latest = rules.iter().filter_map(|rule| semver::Version::parse(&rule.since).ok()).max();
    let latest = latest.map_or_else(String::new, |latest| format!(", de jongste van {latest}"));
    line("regels", &format!("{}{latest}", rules.len()));
    let posts = Register::builtin().posts();
    if let Some(last) = posts.iter().map(|post| post.from).max() {
        line("register", &format!("{} posten, de laatste wisseling op {last}", posts.len()));
    }
    if let Some(address) = report::home() {
        line("adres", address);
    }
    text
}
