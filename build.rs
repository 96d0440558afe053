//! Finds the rules and the checks, so that neither is declared anywhere but in its own file.
//!
//! Every `rules/<category>/<name>.toml` is embedded; every `src/checks/<name>.rs` becomes a module and an entry
//! in the table of checks under its name with hyphens.
//!
//! What a run reads of rules and register is embedded as JSON too: the same keys and values, read by the same types, in a tenth of the
//! time that TOML takes.

// The hashes of words must be those that the program makes.
#[path = "src/text/hash.rs"]
#[expect(
    dead_code,
    unreachable_pub,
    reason = "the program uses all of it, this script one function"
)]
mod hash;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(out.join("rules.rs"), rules(&root.join("rules"))?)?;
    fs::write(out.join("register.rs"), register(&root.join("rules/register"))?)?;
    fs::write(out.join("words.rs"), words(&root.join("rules/words.tsv"))?)?;
    fs::write(out.join("checks.rs"), checks(&root.join("src/checks"))?)?;
    commit(&root);
    Ok(())
}

/// Tells the program which commit it is built from: `KAMERLINT_COMMIT` says so, or git does. A debug build does not ask git, for it would
/// be built anew after every commit.
fn commit(root: &Path) {
    println!("cargo::rerun-if-env-changed=KAMERLINT_COMMIT");
    if env::var_os("KAMERLINT_COMMIT").is_some() || env::var("PROFILE").as_deref() != Ok("release")
    {
        return;
    }
    let git = |args: &[&str]| {
        let output = Command::new("git").arg("-C").arg(root).args(args).output().ok()?;
        let said = String::from_utf8(output.stdout).ok()?;
        output.status.success().then(|| said.trim().to_owned())
    };
    // A crate unpacked inside another repository is not that repository.
    let own = git(&["ls-files", "Cargo.toml"]).is_some_and(|listed| listed == "Cargo.toml");
    let (Some(said), Some(log)) = (
        git(&["log", "-1", "--format=%h (%cs)", "--abbrev=12"]).filter(|_| own),
        git(&["rev-parse", "--git-path", "logs/HEAD"]),
    ) else {
        return;
    };
    println!("cargo::rerun-if-changed={}", root.join(log).display());
    println!("cargo::rustc-env=KAMERLINT_COMMIT={said}");
}

/// The files of the rules.
fn rules(folder: &Path) -> io::Result<String> {
    let mut code = String::from("&[\n");
    for category in entries(folder)?.into_iter().filter(|path| path.is_dir()) {
        for file in entries(&category)?
            .into_iter()
            .filter(|path| path.extension().is_some_and(|e| e == "toml"))
        {
            let (category, name) = (stem(&category), stem(&file));
            if category == "register" {
                continue;
            }
            // `\r\n` in a checkout must not change what a multi-line example says.
            let text = fs::read_to_string(&file)?.replace("\r\n", "\n");
            // The texts stand apart: most rules of a run find nothing, and nobody reads theirs.
            let mut table = table(&text, &file)?;
            let nl = written(table.remove("nl"), &file)?;
            let en = written(table.remove("en"), &file)?;
            let json = written(Some(table.into()), &file)?;
            let _ = writeln!(
                code,
                "    Filed {{ category: {category:?}, name: {name:?}, toml: {text:?}, json: {json:?}, nl: {nl:?}, en: {en:?} }},"
            );
        }
    }
    code.push(']');
    Ok(code)
}

/// The files of the register, each a constant with the name of its file.
fn register(folder: &Path) -> io::Result<String> {
    let mut code = String::new();
    for file in entries(folder)? {
        let json = written(Some(table(&fs::read_to_string(&file)?, &file)?.into()), &file)?;
        let _ = writeln!(code, "pub const {}: &str = {json:?};", stem(&file).to_uppercase());
    }
    Ok(code)
}

/// A TOML file without the examples of a rule: they are most of it, and no run reads them.
fn table(text: &str, file: &Path) -> io::Result<toml::Table> {
    let mut table: toml::Table = toml::from_str(text).map_err(|error| wrong(file, &error))?;
    table.remove("example");
    Ok(table)
}

/// What stands in a TOML file as JSON; empty where it is not there.
fn written(value: Option<toml::Value>, file: &Path) -> io::Result<String> {
    let Some(value) = value else { return Ok(String::new()) };
    serde_json::to_string(&value).map_err(|error| wrong(file, &error))
}

fn wrong(file: &Path, error: &dyn std::fmt::Display) -> io::Error {
    io::Error::other(format!("{}: {error}", file.display()))
}

/// The counts of words by the hashes of their stems, in the order of these.
fn words(file: &Path) -> io::Result<String> {
    println!("cargo::rerun-if-changed={}", file.display());
    let text = fs::read_to_string(file)?;
    let lines = text.lines().filter_map(|line| line.split_once('\t'));
    let counts = lines.map(|(stem, count)| Some((hash::of(stem), count.parse::<u16>().ok()?)));
    let counts: Option<std::collections::BTreeMap<u64, u16>> = counts.collect();
    let counts = counts.ok_or_else(|| wrong(file, &"a count is no number"))?;
    Ok(format!("&{:?}", counts.into_iter().collect::<Vec<_>>()))
}

/// The modules of the checks and the table that finds them.
fn checks(folder: &Path) -> io::Result<String> {
    let mut modules = String::new();
    let mut table = String::from(
        "/// Every check with its name in rule files.\npub static CHECKS: &[(&str, CheckFn)] = &[\n",
    );
    for file in
        entries(folder)?.into_iter().filter(|path| path.extension().is_some_and(|e| e == "rs"))
    {
        let module = stem(&file);
        if module == "mod" {
            continue;
        }
        let _ = writeln!(modules, "#[path = {:?}]\nmod {module};", file.display().to_string());
        let _ = writeln!(table, "    ({:?}, {module}::check),", module.replace('_', "-"));
    }
    Ok(format!("{modules}\n{table}];\n"))
}

fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut paths = fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<io::Result<Vec<_>>>()?;
    for path in &paths {
        println!("cargo::rerun-if-changed={}", path.display());
    }
    paths.sort();
    Ok(paths)
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}
