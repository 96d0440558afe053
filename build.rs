//! Finds the rules and the checks, so that neither is declared anywhere but in its own file.
//!
//! Every `rules/<category>/<name>.toml` is embedded; every `src/checks/<name>.rs` becomes a module and an entry
//! in the table of checks under its name with hyphens.
//!
//! What a run reads of rules is embedded as JSON too: the same keys and values, read by the same types, in a tenth of the time that TOML
//! takes. The register, which every draft asks for, becomes rows of the program: nothing is left to be read.

// The hashes of words must be those that the program makes.
#[path = "src/text/hash.rs"]
#[expect(
    dead_code,
    unreachable_pub,
    reason = "the program uses all of it, this script one function"
)]
mod hash;

// Names are folded as the program folds what a draft says.
#[path = "src/register/fold.rs"]
#[expect(unreachable_pub, reason = "the program shows it to others")]
mod fold;

#[path = "src/text/accents.rs"]
#[expect(dead_code, unreachable_pub, reason = "the program uses all of it")]
mod accents;

/// Where those files look for one another.
mod text {
    pub(crate) use super::accents;
}

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

/// The tables of the register as Rust has them, and the dossiers, which no check needs, as JSON.
fn register(folder: &Path) -> io::Result<String> {
    let mut rows = Register::default();
    let mut dossiers = String::new();
    for file in entries(folder)? {
        let table = table(&fs::read_to_string(&file)?, &file)?;
        if stem(&file) == "dossiers" {
            dossiers = written(Some(table.into()), &file)?;
            continue;
        }
        rows.read(&table).ok_or_else(|| wrong(&file, &"a row is not whole"))?;
    }
    let Register { posts, ministries, parties, namesakes } = rows;
    Ok(format!(
        "pub const DOSSIERS: &str = {dossiers:?};\n\
         pub static TABLES: Tables = Tables {{\n\
         posts: &[\n{posts}],\nministries: &[\n{ministries}],\nparties: &[\n{parties}],\nnamesakes: &[\n{namesakes}],\n}};\n"
    ))
}

/// The rows of the register, each in the words of Rust.
#[derive(Default)]
struct Register {
    posts: String,
    ministries: String,
    parties: String,
    namesakes: String,
}

impl Register {
    /// Reads a file. What each key means stands in `src/register/data.rs`, which a test holds to say the same.
    fn read(&mut self, file: &toml::Table) -> Option<()> {
        let source = file.get("source");
        for cabinet in rows(file, "cabinet") {
            let name = literal(cabinet.get("name"));
            let source = literal(cabinet.get("source").or(source));
            for post in rows(cabinet, "posts") {
                let (office, portfolio) = office(string(post, "office"))?;
                let ministry =
                    post.get("ministry").and_then(toml::Value::as_str).unwrap_or(portfolio);
                let (first, surname) = (string(post, "first"), string(post, "surname"));
                let half = surname.find(['-', '–', '—']).filter(|&at| at > 0);
                let half =
                    half.and_then(|at| surname.get(..at)).map(|half| folded(half.trim_end()));
                let _ = writeln!(
                    self.posts,
                    "Post {{ office: {office}, ministry: text({ministry:?}), first: text({first:?}), \
                     surname: text({surname:?}), initials: {}, party: {}, from: {}, until: {}, cabinet: {name}, \
                     source: {source}, seen: {}, note: {}, folded_ministry: {}, folded_surname: {}, \
                     folded_first: {}, folded_half: {}, folded_initials: text({:?}) }},",
                    literal(post.get("initials")),
                    literal(post.get("party")),
                    day(post, "from")?,
                    day(post, "until")?,
                    option(post.get("seen").map(|seen| literal(Some(seen)))),
                    option(post.get("note").map(|note| literal(Some(note)))),
                    folded(ministry),
                    folded(surname),
                    folded(first),
                    option(half),
                    fold::fold(string(post, "initials")).replace(' ', ""),
                );
            }
        }
        for ministry in rows(file, "ministry") {
            let name = string(ministry, "name");
            let _ = writeln!(
                self.ministries,
                "Ministry {{ name: text({name:?}), abbreviations: {}, tooi: {}, from: {}, until: {}, source: {}, folded: {} }},",
                list(&strings(ministry, "abbreviations")),
                option(ministry.get("tooi").map(|tooi| literal(Some(tooi)))),
                day(ministry, "from")?,
                day(ministry, "until")?,
                literal(source),
                folded(name),
            );
        }
        for party in rows(file, "party") {
            let official = strings(party, "use");
            let name =
                party.get("name").and_then(toml::Value::as_str).or(official.first().copied())?;
            let forms: Vec<String> =
                official.iter().chain([&name]).map(|form| fold::fold(form)).collect();
            let _ = writeln!(
                self.parties,
                "Party {{ official: {}, name: text({name:?}), wrong: {}, short: {}, from: {}, until: {}, senate: {}, source: {}, folded: {} }},",
                list(&official),
                list(&strings(party, "wrong")),
                list(&strings(party, "short")),
                day(party, "from")?,
                day(party, "until")?,
                string(party, "chamber") == "EK",
                literal(party.get("source").or(source)),
                list(&forms.iter().map(String::as_str).collect::<Vec<_>>()),
            );
        }
        for pair in file.get("namesakes").and_then(toml::Value::as_array).into_iter().flatten() {
            let pair: Vec<String> = pair
                .as_array()?
                .iter()
                .map(|name| folded(name.as_str().unwrap_or_default()))
                .collect();
            let _ = writeln!(self.namesakes, "[{}],", pair.join(", "));
        }
        Some(())
    }
}

/// An office as Rust has it, and its portfolio.
fn office(title: &str) -> Option<(String, &str)> {
    let (role, rest) = title.split_once(' ').unwrap_or((title, ""));
    let role = match role {
        "minister-president" => "PrimeMinister",
        "minister" => "Minister",
        "staatssecretaris" => "StateSecretary",
        _ => return None,
    };
    let (preposition, portfolio) = match rest.split_once(' ') {
        Some(("van", portfolio)) => ("Some(Preposition::Van)", portfolio),
        Some(("voor", portfolio)) => ("Some(Preposition::Voor)", portfolio),
        _ => ("None", rest),
    };
    let folded = folded(portfolio);
    let office = format!(
        "OfficeKey {{ role: Role::{role}, preposition: {preposition}, portfolio: text({portfolio:?}), folded: {folded} }}"
    );
    Some((office, portfolio))
}

/// A day as Rust has it: the first or last of all where none is said.
fn day(row: &toml::Table, key: &str) -> Option<String> {
    let Some(day) = row.get(key) else {
        return Some(if key == "from" { "EARLIEST" } else { "LATEST" }.to_owned());
    };
    let numbers: Option<Vec<u16>> =
        day.as_str()?.split('-').map(|part| part.parse().ok()).collect();
    let [year, month, day] = *numbers? else { return None };
    Some(format!("Date::constant({year}, {month}, {day})"))
}

fn rows<'t>(table: &'t toml::Table, key: &str) -> impl Iterator<Item = &'t toml::Table> {
    let rows = table.get(key).and_then(toml::Value::as_array);
    rows.into_iter().flatten().filter_map(toml::Value::as_table)
}

fn string<'t>(row: &'t toml::Table, key: &str) -> &'t str {
    row.get(key).and_then(toml::Value::as_str).unwrap_or_default()
}

fn strings<'t>(row: &'t toml::Table, key: &str) -> Vec<&'t str> {
    let texts = row.get(key).and_then(toml::Value::as_array);
    texts.into_iter().flatten().filter_map(toml::Value::as_str).collect()
}

fn literal(value: Option<&toml::Value>) -> String {
    format!("text({:?})", value.and_then(toml::Value::as_str).unwrap_or_default())
}

fn folded(name: &str) -> String {
    format!("text({:?})", fold::fold(name))
}

fn option(value: Option<String>) -> String {
    value.map_or("None".to_owned(), |value| format!("Some({value})"))
}

fn list(texts: &[&str]) -> String {
    let texts: Vec<String> = texts.iter().map(|one| format!("text({one:?})")).collect();
    format!("Cow::Borrowed(&[{}])", texts.join(", "))
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
