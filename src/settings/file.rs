//! The keys of `kamerlint.toml`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use semver::{Version, VersionReq};
use serde::{Deserialize, Serialize};

use super::Settings;
use crate::rule::{
    CitationStyle, Deadline, Language, Options, Rules, Selection, Severity, VERSION,
};
use crate::text::{Mistake, Said, mistake};

/// A settings file as written. Globs count from the folder of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct File {
    /// A settings file to build on, relative to this one: what stands here counts more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extends: Option<String>,
    /// The versions of kamerlint for which these settings are written: `>=0.1, <0.3`.
    #[serde(rename = "required-version", skip_serializing_if = "Option::is_none")]
    pub required_version: Option<String>,
    /// Whether rules run that are new in this minor version; the next turns them on for all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preview: Option<bool>,
    /// Where rules are explained: a folder that `kamerlint docs` wrote, relative to this file, or an address with `{code}`, and `{lang}`
    /// if it has both languages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explanations: Option<String>,
    /// Folders or files with rules of the house, relative to this file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rules: Option<Vec<String>>,
    /// Language of the messages: `nl` or `en`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// Globs of the only files that are checked when a folder is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub include: Option<Vec<String>>,
    /// Globs of files that are left alone when a folder is checked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exclude: Option<Vec<String>>,
    /// The only rules that run: codes, prefixes, names or categories; absent, the default set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub select: Option<Vec<String>>,
    /// Rules that do not run. Of two selectors that match a rule the narrower wins: a code or name before a prefix; a category counts as `KL1` does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ignore: Option<Vec<String>>,
    /// Other severities, by selector.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub severity: BTreeMap<String, Severity>,
    /// The house style of references.
    #[serde(skip_serializing_if = "is_default")]
    pub citations: CitationStyle,
    /// A file with rows for the register of offices, ministries, factions and dossiers, relative to this one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub register: Option<String>,
    /// Where the store of dossiers and papers is.
    #[serde(skip_serializing_if = "is_default")]
    pub papers: PapersFile,
    /// How long a ministry has for its answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub term: Option<Deadline>,
    /// The file with the questions as submitted, relative to this one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub questions: Option<String>,
    /// A Word document, relative to this file, whose content controls `kamerlint new` fills.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub template: Option<String>,
    /// Settings for some files; of several that fit, the later counts more.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub overrides: Vec<Override>,
}

/// The store of dossiers and papers, which `kamerlint papers` fills.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct PapersFile {
    /// The file, or its folder, relative to this file; absent, the folder for the data of the user.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
}

/// Settings for the files that match a glob.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Override {
    /// Globs of the files.
    pub files: Vec<String>,
    /// Language of the messages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// The only rules that run on these files.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub select: Option<Vec<String>>,
    /// Rules that do not run on these files, beside those that never run.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ignore: Vec<String>,
    /// Other severities, by selector.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub severity: BTreeMap<String, Severity>,
    /// The house style of references.
    #[serde(default, skip_serializing_if = "is_default")]
    pub citations: CitationStyle,
}

/// What a settings file says of the version, whatever else is wrong in it.
fn required(text: &str) -> Option<String> {
    let table = toml::de::DeTable::parse(text).ok()?;
    let wanted = table.get_ref().get("required-version")?;
    wanted.get_ref().as_str().map(str::to_owned)
}

/// Whether this version is among those that settings are written for.
fn suits(wanted: &str) -> Result<(), Said> {
    let Ok(range) = VersionReq::parse(wanted) else {
        return Err(Said::from((
            format!("`{wanted}` is geen reeks van versies; schrijf iets als \">=0.1, <0.3\""),
            format!("`{wanted}` is not a range of versions; write something like \">=0.1, <0.3\""),
        )));
    };
    let fits = Version::parse(VERSION).is_ok_and(|version| range.matches(&version));
    fits.then_some(()).ok_or_else(|| {
        Said::from((
            format!("deze instellingen zijn voor kamerlint {wanted}; dit is {VERSION}"),
            format!("these settings are for kamerlint {wanted}; this is {VERSION}"),
        ))
    })
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

impl File {
    /// Reads the text of a settings file.
    ///
    /// # Errors
    /// A key or value that is not known, with its place and the nearest name.
    pub fn parse(path: &Path, text: &str) -> Result<Self, Mistake> {
        // A file for another version may well have keys that this one does not know: that is the news then.
        if let Some(wanted) = required(text) {
            suits(&wanted).map_err(|message| Mistake::at_word(path, text, &wanted, message))?;
        }
        mistake::read_all(path, text)
    }

    /// Sees whether the selectors match rules; the text is that of the file.
    ///
    /// # Errors
    /// Those that match none, each with its place and the nearest name.
    pub fn known_rules(&self, path: &Path, text: &str, rules: &Rules) -> Result<(), Mistake> {
        let unknown = self.selectors().filter(|selector| !rules.any_match(selector));
        let wrong =
            |selector: &String| Mistake::at_word(path, text, selector, rules.unknown(selector));
        Mistake::all(unknown.map(wrong)).map_or(Ok(()), Err)
    }

    fn selectors(&self) -> impl Iterator<Item = &String> {
        let own = self.select.iter().chain(&self.ignore).flatten().chain(self.severity.keys());
        let others = self.overrides.iter().flat_map(|others| {
            others.select.iter().flatten().chain(&others.ignore).chain(others.severity.keys())
        });
        own.chain(others)
    }

    /// These settings over those of `base`: what is set here counts, tables key by key.
    #[must_use]
    pub fn over(self, base: Self) -> Self {
        let mut severity = base.severity;
        severity.extend(self.severity);
        let mut overrides = base.overrides;
        overrides.extend(self.overrides);
        Self {
            extends: None,
            required_version: None,
            preview: self.preview.or(base.preview),
            explanations: self.explanations.or(base.explanations),
            rules: self.rules.or(base.rules),
            language: self.language.or(base.language),
            include: self.include.or(base.include),
            exclude: self.exclude.or(base.exclude),
            select: self.select.or(base.select),
            ignore: self.ignore.or(base.ignore),
            severity,
            citations: self.citations.over(base.citations),
            register: self.register.or(base.register),
            papers: PapersFile { path: self.papers.path.or(base.papers.path) },
            term: self.term.or(base.term),
            questions: self.questions.or(base.questions),
            template: self.template.or(base.template),
            overrides,
        }
    }

    /// What it says of every draft.
    #[must_use]
    pub fn settings(&self) -> Settings {
        Settings {
            selection: Selection {
                select: self.select.clone().unwrap_or_default(),
                ignore: self.ignore.clone().unwrap_or_default(),
                severity: self.severity.clone().into_iter().collect(),
                preview: self.preview.unwrap_or_default(),
            },
            language: self.language.unwrap_or_default(),
            options: Options {
                citations: self.citations,
                term: self.term.clone().unwrap_or_default(),
                ..Options::default()
            },
            questions: self.questions.as_ref().map(PathBuf::from),
            template: self.template.as_ref().map(PathBuf::from),
            ..Settings::default()
        }
    }
}

impl Override {
    /// Puts what it says into the settings of a file.
    pub fn apply(&self, settings: &mut Settings) {
        let selection = &mut settings.selection;
        if let Some(select) = &self.select {
            selection.select.clone_from(select);
        }
        selection.ignore.extend(self.ignore.iter().cloned());
        for (selector, severity) in &self.severity {
            selection.severity.retain(|(other, _)| other != selector);
            selection.severity.push((selector.clone(), *severity));
        }
        settings.language = self.language.unwrap_or(settings.language);
        let citations = &mut settings.options.citations;
        *citations = self.citations.over(*citations);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(text: &str) -> String {
        Settings::parse(Path::new("kamerlint.toml"), text).unwrap_err().to_string()
    }

    #[test]
    fn mistakes_name_the_place_and_the_nearest() {
        for (text, said) in [
            ("langage = \"nl\"", "1:1: onbekende sleutel `langage`; bedoelde u `language`?"),
            (
                "[citations]\nstile = \"short\"",
                "2:1: onbekende sleutel `stile`; bedoelde u `style`?",
            ),
            (
                "[citations]\nstyle = \"lang\"",
                "2:9: `lang` kan hier niet; kies uit `short`, `aanwijzing-3.43`",
            ),
            ("language = \"fr\"", "1:12: `fr` kan hier niet; kies uit `nl`, `en`"),
            ("ignore = \"KL108\"", "1:10: hier hoort een lijst tussen blokhaken"),
            ("[[overrides]]\nignore = []", "1:1: hier ontbreekt de sleutel `files`"),
            ("ignore = []\nignore = []", "2:1: deze sleutel staat er al"),
            (
                "\nselect = [\"vragn\"]",
                "2:11: `vragn` is geen regel of categorie; bedoelde u `vragen`?",
            ),
            ("[severity]\n\"KL9x\" = \"hint\"", "2:1: `KL9x` is geen regel of categorie"),
        ] {
            let message = message(text);
            assert!(message.starts_with(&format!("kamerlint.toml:{said}")), "{text}\n{message}");
        }
    }

    #[test]
    fn every_mistake_is_said_at_once() {
        let text = "langage = \"nl\"\nignore = \"KL1\"\nselect = [\n  \"KL1\",\n  2,\n]\n[citations]\nstile = 1\n[severity]\nKL204 = \"erg\"\n";
        let said = message(text);
        let places: Vec<&str> =
            said.lines().map(|line| &line[..line.find(": ").unwrap()]).collect();
        assert_eq!(
            places,
            [
                "kamerlint.toml:1:1",
                "kamerlint.toml:2:10",
                "kamerlint.toml:5:3",
                "kamerlint.toml:8:1",
                "kamerlint.toml:10:9"
            ],
            "{said}"
        );
        let said = message("select = [\"vragn\"]\nignore = [\"notn\"]");
        assert_eq!(said.lines().count(), 2, "{said}");
    }

    #[test]
    fn settings_for_another_version_say_so_and_nothing_else() {
        let said = message("komt-nog = 1\nrequired-version = \">=7\"");
        let version = crate::rule::VERSION;
        assert_eq!(
            said,
            format!(
                "kamerlint.toml:2:20: deze instellingen zijn voor kamerlint >=7; dit is {version}"
            )
        );
        assert!(message("required-version = \"nieuw\"").contains("geen reeks van versies"));
        let fine = format!("required-version = \">=0.1, <={version}\"");
        File::parse(Path::new("kamerlint.toml"), &fine).unwrap();
    }

    #[test]
    fn a_mistake_shows_its_line() {
        let mistake = File::parse(Path::new("k.toml"), "# één\nlangage = \"nl\"").unwrap_err();
        assert_eq!(
            format!("{mistake:#}"),
            "k.toml:2:1: onbekende sleutel `langage`; bedoelde u `language`?\n  │\n2 │ langage = \"nl\"\n  │ ^^^^^^^"
        );
    }

    #[test]
    fn what_is_nearer_counts_more() {
        let parse = |text| File::parse(Path::new("k.toml"), text).unwrap();
        let base = parse(
            "language = \"en\"\nignore = [\"KL108\"]\n[severity]\nKL204 = \"hint\"\nKL205 = \"info\"",
        );
        let own = parse(
            "ignore = [\"KL203\"]\n[severity]\nKL204 = \"error\"\n[citations]\nspacing = \"32852\"",
        );
        let merged = own.over(base);
        assert_eq!(merged.language, Some(Language::En));
        assert_eq!(merged.ignore, Some(vec!["KL203".to_owned()]));
        assert_eq!(merged.severity["KL204"], Severity::Error);
        assert_eq!(merged.severity["KL205"], Severity::Info);
        assert_eq!(merged.citations.spacing, Some(crate::rule::Spacing::Closed));
    }
}
