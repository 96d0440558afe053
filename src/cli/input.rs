//! Which files to read, and their text.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;
use ignore::overrides::OverrideBuilder;

use super::args::InputArgs;
use crate::draft::Draft;
use crate::read::{self, Format};
use crate::register::Date;
use crate::settings::Settings;
use crate::text::Source;

/// A file to read.
#[derive(Clone, Debug)]
pub struct Input {
    /// Its path as the user gave it, or the name for standard input.
    pub path: PathBuf,
    /// Whether to read standard input instead.
    pub stdin: bool,
}

/// Something that could not be read: one line that says what and what to do.
pub type Problem = String;

/// The files that paths stand for, in a stable order, and what is wrong with the paths.
pub fn files(args: &InputArgs) -> (Vec<Input>, Vec<Problem>) {
    let mut found = Vec::new();
    let mut problems = Vec::new();
    let here = [PathBuf::from(".")];
    let paths = if args.paths.is_empty() { &here[..] } else { &args.paths };
    for path in paths {
        if path.as_os_str() == "-" {
            let name = args.stdin_filename.clone().unwrap_or_else(|| PathBuf::from("<stdin>"));
            found.push(Input { path: name, stdin: true });
        } else if path.is_dir() {
            let before = found.len();
            walk(path, args, &mut found, &mut problems);
            if found.len() == before && problems.is_empty() {
                problems.push(format!("{}: geen .txt- of .md-bestanden gevonden", path.display()));
            }
        } else if path.exists() {
            found.push(Input { path: path.clone(), stdin: false });
        } else {
            problems.push(format!("{}: dit pad bestaat niet", path.display()));
        }
    }
    (found, problems)
}

fn walk(folder: &Path, args: &InputArgs, found: &mut Vec<Input>, problems: &mut Vec<Problem>) {
    let mut walker = WalkBuilder::new(folder);
    walker
        .require_git(false)
        .add_custom_ignore_filename(".kamerlintignore")
        .sort_by_file_path(Ord::cmp);
    let settings = if args.isolated { None } else { Settings::find(folder) };
    if let Some(path) = settings
        && let Ok(text) = std::fs::read_to_string(&path)
        && let Ok(settings) = Settings::parse(&path, &text)
    {
        let mut overrides = OverrideBuilder::new(path.parent().unwrap_or(folder));
        for glob in &settings.exclude {
            if let Err(error) = overrides.add(&format!("!{glob}")) {
                problems.push(format!(
                    "{}: `exclude` bevat een verkeerd patroon: {error}",
                    path.display()
                ));
            }
        }
        if let Ok(overrides) = overrides.build() {
            walker.overrides(overrides);
        }
    }
    for entry in walker.build() {
        match entry {
            Ok(entry) => {
                let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
                if is_file && Format::reads(entry.path()) {
                    let path = entry.path().strip_prefix("./").unwrap_or(entry.path()).to_owned();
                    found.push(Input { path, stdin: false });
                }
            }
            Err(error) => problems.push(error.to_string()),
        }
    }
}

/// Reads a file.
pub fn read(input: &Input) -> Result<Source, Problem> {
    let name = input.path.display();
    let bytes = if input.stdin {
        let mut bytes = Vec::new();
        std::io::stdin().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        std::fs::read(&input.path)
    };
    let bytes = bytes.map_err(|error| format!("{name}: niet te lezen: {error}"))?;
    let text = read::decode(bytes).map_err(|error| format!("{name}: {error}"))?;
    Source::new(text).map_err(|_| format!("{name}: te groot; 4 GiB is het meeste"))
}

/// Reads a file as a draft, with the register of its settings.
pub fn draft(input: &Input, args: &InputArgs) -> Result<(Source, Draft), Problem> {
    let settings = settings(folder(&input.path), args)?;
    let source = read(input)?;
    let draft = Draft::read(&source, Format::of_path(&input.path), &settings.register);
    Ok((source, draft))
}

/// The folder in which a file stands.
pub fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The settings for a file: those of the nearest `kamerlint.toml` unless the run is isolated, with the language of the
/// command line.
pub fn settings(path: &Path, args: &InputArgs) -> Result<Settings, Problem> {
    let mut settings = settings_of(path, args.isolated)?;
    if let Some(lang) = args.lang {
        settings.language = lang.into();
    }
    Ok(settings)
}

/// The same as the settings file has them.
pub fn settings_of(path: &Path, isolated: bool) -> Result<Settings, Problem> {
    let found = if isolated { None } else { Settings::find(path) };
    let mut settings = match found {
        Some(file) => {
            let text = std::fs::read_to_string(&file)
                .map_err(|error| format!("{}: niet te lezen: {error}", file.display()))?;
            Settings::parse(&file, &text).map_err(|error| error.to_string())?
        }
        None => Settings::default(),
    };
    settings.today = Some(today());
    Ok(settings)
}

/// The present day, in UTC: only hints rest on it.
fn today() -> Date {
    jiff::tz::Offset::UTC.to_datetime(jiff::Timestamp::now()).date()
}
