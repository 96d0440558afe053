//! The settings of a folder: a file, what it extends, and what the command line adds.

mod globs;
mod house;
mod layers;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use globset::GlobSet;

pub use self::house::{Tried, built_in_rules, house_rules, named_rules};
use self::layers::Layers;
use super::files::{plain, regular};
use crate::register::SharedRegister;
use crate::report;
use crate::rule::Rules;
use crate::settings::{FILE_NAME, File, Override, Settings};
use crate::text::{Language, Mistake, Span, mistake};

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
        let layers = Layers::read(path, pairs, language)?;
        let values = &layers.values;
        let own = house::files(values.rules.as_deref().unwrap_or_default(), path)?;
        let rules = house::held(&own)?;
        let register = match &values.register {
            Some(named) => read_register(Path::new(named), path)?,
            None => SharedRegister::default(),
        };
        layers.know(&rules)?;
        let read =
            layers.files.iter().map(|(path, ..)| path).chain(own.iter().map(|(path, _)| path));
        let named = values.register.iter().chain(&values.questions).map(PathBuf::from);
        let files = read.cloned().chain(named).collect();
        let root = path.and_then(Path::parent).map(Path::to_owned).unwrap_or_default();
        let root = std::path::absolute(&root).unwrap_or(root);
        let place = path.unwrap_or(Path::new("--config"));
        let globs = |list: &[String]| globs::set(list, &root, place);
        let include = values.include.as_deref().map(globs).transpose()?;
        let exclude = globs(values.exclude.as_deref().unwrap_or_default())?;
        let overrides = values.overrides.iter().map(|one| Ok((globs(&one.files)?, one.clone())));
        let overrides = overrides.collect::<Result<_, Mistake>>()?;
        Ok(Self {
            path: path.map(Path::to_owned),
            files,
            rules,
            register,
            values: layers.values,
            origins: layers.origins,
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
