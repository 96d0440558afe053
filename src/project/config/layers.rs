//! Settings files that build on one another, with the pairs of the command line over them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::{LONGEST, Origin, is_address, regular};
use crate::rule::Rules;
use crate::settings::File;
use crate::text::{Language, Mistake, Said, mistake};

/// How many settings files may build on each other.
const DEEPEST: usize = 16;

/// The files and pairs that hold, and what they say together.
pub(super) struct Layers<'p> {
    /// All of them merged, the most important first.
    pub values: File,
    /// Where the value of a key comes from.
    pub origins: BTreeMap<String, Origin>,
    /// Each file with its text, the most important first.
    pub files: Vec<(PathBuf, String, File)>,
    pairs: &'p [String],
}

impl<'p> Layers<'p> {
    /// Reads a settings file (`None`: the defaults) with what it extends, and puts `KEY=VALUE` pairs over it; `language` becomes the one
    /// that they ask for, as far as they were read.
    pub(super) fn read(
        path: Option<&Path>,
        pairs: &'p [String],
        language: &mut Option<Language>,
    ) -> Result<Self, Mistake> {
        let mut values = File::default();
        let mut origins = BTreeMap::new();
        let mut read = Vec::new();
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
                Some(base) if read.len() < DEEPEST => {
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
            read.push((path, text, file));
        }
        for pair in pairs {
            let file = pair_file(pair)?;
            origins.extend(keys(&as_toml(pair)).map(|(key, _)| (key, Origin::CommandLine)));
            values = file.over(values);
        }
        let layers = Self { values, origins, files: read, pairs };
        layers.explained()?;
        Ok(layers)
    }

    /// Whether an address of explanations says where the code of a rule stands in it.
    fn explained(&self) -> Result<(), Mistake> {
        let place = self.values.explanations.as_deref().unwrap_or_default();
        if !is_address(place) || place.contains("{code}") {
            return Ok(());
        }
        let said = self.files.iter().find(|(_, text, _)| text.contains(place));
        let (path, text) =
            said.map_or((Path::new("--config"), ""), |(path, text, _)| (path.as_path(), text));
        let message = (
            "in dit adres ontbreekt `{code}`, de plaats van de code van een regel",
            "`{code}`, the place of the code of a rule, is missing in this address",
        );
        Err(Mistake::at_word(path, text, place, message))
    }

    /// Whether all rules that are named are there.
    pub(super) fn know(&self, rules: &Rules) -> Result<(), Mistake> {
        for (path, text, file) in &self.files {
            file.known_rules(path, text, rules)?;
        }
        for pair in self.pairs {
            let file = pair_file(pair)?;
            file.known_rules(Path::new("--config"), &as_toml(pair), rules)
                .map_err(|mistake| of_pair(pair, mistake))?;
        }
        Ok(())
    }
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
