//! The settings of a folder: a file, what it extends, and what the command line adds.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::files::{plain, regular};
use globset::{Glob, GlobSet, GlobSetBuilder};

use crate::register::SharedRegister;
use crate::rule::{Rules, house};
use crate::settings::{FILE_NAME, File, Override, Settings};
use crate::text::{Language, Mistake, Said, Span, mistake};
use crate::{checks, examples, report};

/// Where a value comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Nobody set it.
    Default,
    /// A settings file, and the line in it, from 1.
    File(PathBuf, usize),
    /// `--config` on the command line.
    CommandLine,
}

/// What holds for the drafts under a folder.
#[derive(Clone, Debug)]
pub struct Config {
    /// The settings file, if there is one.
    pub path: Option<PathBuf>,
    /// Every file that was read for it, the most important first.
    pub files: Vec<PathBuf>,
    /// The rules there are: those of the program and those of the house.
    pub rules: Rules,
    /// Offices, ministries and factions.
    pub register: SharedRegister,
    /// All settings files merged.
    pub values: File,
    origins: BTreeMap<String, Origin>,
    root: PathBuf,
    include: Option<GlobSet>,
    exclude: GlobSet,
    overrides: Vec<(GlobSet, Override)>,
}

/// How many settings files may build on each other.
const DEEPEST: usize = 16;
/// How many patterns a list may have, and how many bytes each.
const MOST_GLOBS: usize = 1000;
const LONGEST_GLOB: usize = 4096;
/// How long a file of settings or rules may be, in bytes.
const LONGEST: u64 = 4 * 1024 * 1024;

impl Config {
    /// The settings file that holds for a file or folder: the nearest one in its folder or above.
    #[must_use]
    pub fn find(start: &Path) -> Option<PathBuf> {
        let start = std::path::absolute(start).ok()?;
        start.ancestors().map(|folder| folder.join(FILE_NAME)).find(|candidate| candidate.is_file())
    }

    /// Reads a settings file (`None`: the defaults) with what it extends, and puts `KEY=VALUE` pairs over it.
    ///
    /// # Errors
    /// The first mistake in a file or pair, with its place.
    pub fn load(path: Option<&Path>, pairs: &[String]) -> Result<Self, Mistake> {
        let mut language = pairs.iter().rev().find_map(|pair| mistake::language_of(pair));
        Self::read(path, pairs, &mut language)
            .map_err(|mistake| mistake.in_language(language.unwrap_or_default()))
    }

    /// The same; `language` becomes the one that the files ask for, as far as they were read.
    fn read(
        path: Option<&Path>,
        pairs: &[String],
        language: &mut Option<Language>,
    ) -> Result<Self, Mistake> {
        let mut values = File::default();
        let mut origins = BTreeMap::new();
        let (mut files, mut read) = (Vec::new(), Vec::new());
        let mut next = path.map(Path::to_owned);
        let first = path.unwrap_or(Path::new("."));
        while let Some(path) = next.take() {
            let text =
                regular(&path, LONGEST).map_err(|error| Mistake::unreadable(&path, &error))?;
            *language = language.or_else(|| mistake::language_of(&text));
            let mut file = File::parse(&path, &text).map_err(|m| m.shown_below(first))?;
            // Paths count from the file they stand in, whoever extends it.
            let folder = path.parent().unwrap_or(Path::new("."));
            let named = file.rules.iter_mut().flatten();
            let named = named
                .chain(&mut file.questions)
                .chain(&mut file.template)
                .chain(&mut file.register);
            let explained = file.explanations.iter_mut().filter(|place| !is_address(place));
            for named in named.chain(&mut file.papers.path).chain(explained) {
                *named = folder.join(&*named).to_string_lossy().into_owned();
            }
            for (key, line) in keys(&text) {
                origins.entry(key).or_insert_with(|| Origin::File(path.clone(), line));
            }
            next = match &file.extends {
                Some(base) if files.len() < DEEPEST => {
                    let found = path.parent().unwrap_or(Path::new(".")).join(base);
                    if !found.is_file() {
                        let message =
                            (format!("`{base}` is er niet"), format!("`{base}` is not there"));
                        return Err(Mistake::at_word(&path, &text, base, message));
                    }
                    Some(found)
                }
                Some(base) => {
                    let message = (
                        "deze bestanden bouwen in een kring op elkaar",
                        "these files build on one another in a circle",
                    );
                    return Err(Mistake::at_word(&path, &text, base, message));
                }
                None => None,
            };
            values = values.over(file.clone());
            read.push((path.clone(), text, file));
            files.push(path);
        }
        for pair in pairs {
            let file = pair_file(pair)?;
            origins.extend(keys(&as_toml(pair)).map(|(key, _)| (key, Origin::CommandLine)));
            values = file.over(values);
        }
        let place = values.explanations.as_deref().unwrap_or_default();
        if is_address(place) && !place.contains("{code}") {
            let said = read.iter().find(|(_, text, _)| text.contains(place));
            let (path, text) =
                said.map_or((Path::new("--config"), ""), |(path, text, _)| (path.as_path(), text));
            let message = (
                "in dit adres ontbreekt `{code}`, de plaats van de code van een regel",
                "`{code}`, the place of the code of a rule, is missing in this address",
            );
            return Err(Mistake::at_word(path, text, place, message));
        }
        let house = house_files(values.rules.as_deref().unwrap_or_default(), path)?;
        files.extend(house.iter().map(|(path, _)| path.clone()));
        let rules = own_rules(&house)?;
        let register = match &values.register {
            Some(named) => read_register(Path::new(named), path)?,
            None => SharedRegister::default(),
        };
        files.extend(values.register.iter().chain(&values.questions).map(PathBuf::from));
        for (path, text, file) in &read {
            file.known_rules(path, text, &rules)?;
        }
        for pair in pairs {
            let file = pair_file(pair)?;
            file.known_rules(Path::new("--config"), &as_toml(pair), &rules)
                .map_err(|m| of_pair(pair, m))?;
        }
        let root = path.and_then(Path::parent).map(Path::to_owned).unwrap_or_default();
        let root = std::path::absolute(&root).unwrap_or(root);
        let place = path.unwrap_or(Path::new("--config"));
        let globs = |globs: &[String]| {
            let mut set = GlobSetBuilder::new();
            if globs.len() > MOST_GLOBS || globs.iter().any(|glob| glob.len() > LONGEST_GLOB) {
                let message = (
                    "te veel patronen, of een te lang patroon",
                    "too many patterns, or too long a pattern",
                );
                return Err(Mistake::at(place, "", None, message));
            }
            for glob in globs {
                let meant = meant(glob, &root);
                set.add(Glob::new(&meant).map_err(|error| {
                    let (nl, en) = wrong_in(error.kind());
                    let message = (
                        format!("`{glob}` is geen patroon: {nl}"),
                        format!("`{glob}` is not a pattern: {en}"),
                    );
                    Mistake::at(place, "", None, message)
                })?);
            }
            let together =
                ("deze patronen zijn samen te groot", "these patterns are too large together");
            set.build().map_err(|_| Mistake::at(place, "", None, together))
        };
        let include = values.include.as_deref().map(globs).transpose()?;
        let exclude = globs(values.exclude.as_deref().unwrap_or_default())?;
        let overrides = values.overrides.iter().map(|one| Ok((globs(&one.files)?, one.clone())));
        let overrides = overrides.collect::<Result<_, Mistake>>()?;
        Ok(Self {
            path: path.map(Path::to_owned),
            files,
            rules,
            register,
            values,
            origins,
            root,
            include,
            exclude,
            overrides,
        })
    }

    /// The settings for one file.
    #[must_use]
    pub fn settings_for(&self, file: &Path) -> Settings {
        let mut settings = self.values.settings();
        settings.rules = self.rules.clone();
        settings.options.register = self.register.clone();
        settings.explanations = self.values.explanations.as_deref().and_then(address_of);
        let relative = self.relative(file);
        for (_, over) in self.overrides.iter().filter(|(globs, _)| globs.is_match(&relative)) {
            over.apply(&mut settings);
        }
        settings
    }

    /// Whether a file is to be checked, as far as these settings say.
    #[must_use]
    pub fn takes(&self, file: &Path) -> bool {
        let included = |include: &GlobSet| include.is_match(self.relative(file));
        !self.excludes(file) && self.include.as_ref().is_none_or(included)
    }

    /// Whether these settings exclude a file, or a folder it lies in.
    #[must_use]
    pub fn excludes(&self, file: &Path) -> bool {
        self.relative(file).ancestors().any(|path| self.exclude.is_match(path))
    }

    /// Where the value of a key comes from: `language`, `citations.style`.
    #[must_use]
    pub fn origin(&self, key: &str) -> Origin {
        self.origins.get(key).cloned().unwrap_or(Origin::Default)
    }

    /// A path as globs see it: from the folder of the settings file.
    fn relative(&self, file: &Path) -> PathBuf {
        let absolute = plain(&std::path::absolute(file).unwrap_or_else(|_| file.to_owned()));
        absolute.strip_prefix(&self.root).map_or(absolute.clone(), Path::to_owned)
    }
}

/// What is wrong in a pattern.
const fn wrong_in(kind: &globset::ErrorKind) -> (&'static str, &'static str) {
    use globset::ErrorKind as Kind;

    match kind {
        Kind::UnclosedClass => ("`[` wordt niet gesloten", "`[` is not closed"),
        Kind::InvalidRange(..) => (
            "een bereik tussen `[` en `]` loopt terug",
            "a range between `[` and `]` runs backwards",
        ),
        Kind::UnopenedAlternates => ("er is een `}` zonder `{`", "there is a `}` without `{`"),
        Kind::UnclosedAlternates => ("`{` wordt niet gesloten", "`{` is not closed"),
        Kind::DanglingEscape => ("achter `\\` staat niets", "nothing stands behind `\\`"),
        _ => ("het is te groot of niet te lezen", "it is too large or cannot be read"),
    }
}

/// Whether explanations stand at an address, not in a folder.
fn is_address(place: &str) -> bool {
    place.contains("://")
}

/// The address of the page of a rule, with `{code}` and perhaps `{lang}` in it; `None` for a folder that is not there.
fn address_of(place: &str) -> Option<Arc<str>> {
    if is_address(place) {
        return Some(place.into());
    }
    let folder = std::path::absolute(place).ok().filter(|folder| folder.is_dir())?;
    let folder = report::uri(&plain(&folder).to_string_lossy().replace('\\', "/"));
    Some(format!("{folder}/{{lang}}/{{code}}.html").into())
}

/// A pattern as it is meant: from the folder of the settings (`./oud/**`, `/home/…/oud/**`), and with the folder itself (`oud/`).
fn meant(glob: &str, root: &Path) -> String {
    let root = globset::escape(&root.to_string_lossy().replace('\\', "/"));
    let inside = glob.strip_prefix(&root).and_then(|rest| rest.strip_prefix('/')).unwrap_or(glob);
    let inside = inside.strip_prefix("./").unwrap_or(inside);
    inside.strip_suffix('/').unwrap_or(inside).to_owned()
}

/// The keys that a TOML text sets, dotted within tables, each with its line from 1.
fn keys(text: &str) -> impl Iterator<Item = (String, usize)> {
    use toml::de::{DeTable, DeValue};

    fn add(table: &DeTable<'_>, before: &str, text: &str, found: &mut Vec<(String, usize)>) {
        for (key, value) in table {
            let name = format!("{before}{}", key.get_ref());
            if let DeValue::Table(inner) = value.get_ref() {
                add(inner, &format!("{name}."), text, found);
            }
            let before = text.get(..key.span().start).unwrap_or_default();
            found.push((name, before.matches('\n').count() + 1));
        }
    }
    let mut found = Vec::new();
    if let Ok(table) = DeTable::parse(text) {
        add(table.get_ref(), "", text, &mut found);
    }
    found.into_iter()
}

/// `language=en` as a line of TOML: a value that is none is a string.
fn as_toml(pair: &str) -> String {
    let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
    let (key, value) = (key.trim(), value.trim());
    let line = format!("{key} = {value}\n");
    if toml::from_str::<toml::Table>(&line).is_ok() { line } else { format!("{key} = {value:?}\n") }
}

fn pair_file(pair: &str) -> Result<File, Mistake> {
    if !pair.contains('=') {
        let message = (
            format!("`{pair}`: schrijf SLEUTEL=WAARDE, zoals language=en"),
            format!("`{pair}`: write KEY=VALUE, such as language=en"),
        );
        return Err(Mistake::at(Path::new("--config"), "", None, message));
    }
    File::parse(Path::new("--config"), &as_toml(pair)).map_err(|mistake| of_pair(pair, mistake))
}

/// A mistake in a pair has no place but the pair.
fn of_pair(pair: &str, mistake: Mistake) -> Mistake {
    let Said { nl, en } = &mistake.message;
    let message = (format!("{pair}: {nl}"), format!("{pair}: {en}")).into();
    Mistake { span: None, message, ..mistake }
}

/// The rule files that paths name: each file, or all below a folder in the order of their names.
fn house_files(
    named: &[String],
    settings: Option<&Path>,
) -> Result<Vec<(PathBuf, String)>, Mistake> {
    let mut files = Vec::new();
    for path in named.iter().map(PathBuf::from) {
        let place = settings.unwrap_or(Path::new("--config"));
        if !path.exists() {
            let path = path.display();
            let message =
                (format!("rules: {path} is er niet"), format!("rules: {path} is not there"));
            return Err(Mistake::at(place, "", None, message));
        }
        for entry in ignore::WalkBuilder::new(&path).sort_by_file_path(Ord::cmp).build().flatten() {
            let file = entry.path();
            let is_rule = file.extension().is_some_and(|extension| extension == "toml");
            let other = [FILE_NAME, super::exceptions::FILE_NAME];
            let other = other.iter().any(|name| file.file_name().is_some_and(|file| file == *name));
            if file.is_file() && is_rule && !other {
                let text =
                    regular(file, LONGEST).map_err(|error| Mistake::unreadable(file, &error))?;
                files.push((file.to_owned(), text));
            }
        }
    }
    Ok(files)
}

/// The register of the program with the rows of a file that the settings name.
fn read_register(path: &Path, settings: Option<&Path>) -> Result<SharedRegister, Mistake> {
    let place = settings.unwrap_or(Path::new("--config"));
    let text = regular(path, LONGEST).map_err(|error| {
        let (why, path) = (mistake::why(&error), path.display());
        let message = (
            format!("register `{path}` is niet te lezen: {}", why.nl),
            format!("register `{path}` cannot be read: {}", why.en),
        );
        Mistake::at(place, "", None, message)
    })?;
    SharedRegister::with_extra(&text).map_err(|why| {
        Mistake::at(path, &text, Some(Span::of(why.range)), why.message).shown_below(place)
    })
}

/// The rules that paths name, with those of the program; for `kamerlint test`.
///
/// # Errors
/// A path that is not there, a mistake in a file.
pub fn house_rules(paths: &[String]) -> Result<Rules, Mistake> {
    own_rules(&house_files(paths, None)?)
}

/// Rule files of the program itself as they lie in a folder, with those it was built with; for who writes one and would not compile it.
///
/// # Errors
/// A path that is not there, a mistake in a file.
pub fn built_in_rules(paths: &[String]) -> Result<Rules, Mistake> {
    house::load_built_in(&house_files(paths, None)?, checks::builtin())
}

/// The rules of files with those of the program. Their examples must hold before they are used.
fn own_rules(files: &[(PathBuf, String)]) -> Result<Rules, Mistake> {
    if files.is_empty() {
        return Ok(checks::builtin().clone());
    }
    let rules = house::load(files, checks::builtin())?;
    examples::hold(files, &rules)?;
    Ok(rules)
}
