//! What holds for the drafts of a folder: settings and exceptions, found and layered; the sheet beside a draft; which files
//! are drafts, and how files are written. Shared by the command line and the server.

mod config;
pub mod exceptions;
pub mod files;
pub mod papers;
pub mod sayings;
pub mod sheets;
pub mod since;
mod watched;
mod write;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::papers::Papers;
use crate::read::Revision;
use crate::rule::Language;
use crate::settings::Settings;
use crate::text::{Date, Mistake};

pub use config::{Config, Origin, Tried, built_in_rules, house_rules, named_rules};
pub use exceptions::Exceptions;
pub use watched::Watched;
pub use write::{not_held, replace_file, write_bytes, write_whole};

/// What a run looks at, and what it is told over the settings it finds.
#[derive(Clone, Debug, Default)]
pub struct Scope {
    /// Files and folders; `-` is standard input, nothing is the present folder.
    pub paths: Vec<PathBuf>,
    /// Whether files that are named are left out too where settings exclude them.
    pub force_exclude: bool,
    /// A name for standard input, which decides format and settings.
    pub stdin_name: Option<PathBuf>,
    /// Settings as `KEY=VALUE`, over those of files.
    pub config: Vec<String>,
    /// Whether no settings and no exceptions are read.
    pub isolated: bool,
    /// A store of papers, over that of the settings.
    pub papers: Option<PathBuf>,
    /// The language of messages, over that of the settings.
    pub language: Option<Language>,
    /// Which text of a document with tracked changes is read.
    pub shown: Revision,
}

/// What holds for the files of a run; each file of settings and exceptions is read once.
pub struct Project {
    scope: Scope,
    /// A file with a mistake is read once too.
    configs: HashMap<Option<PathBuf>, Result<Arc<Config>, Mistake>>,
    exceptions: HashMap<PathBuf, Result<Arc<Exceptions>, Mistake>>,
    /// Stores of papers by their file.
    papers: HashMap<PathBuf, Papers>,
}

impl Project {
    /// A run with this scope.
    #[must_use]
    pub fn new(scope: Scope) -> Self {
        Self { scope, configs: HashMap::new(), exceptions: HashMap::new(), papers: HashMap::new() }
    }

    /// What the run looks at.
    #[must_use]
    pub const fn scope(&self) -> &Scope {
        &self.scope
    }

    /// The settings file for a path, read.
    ///
    /// # Errors
    /// The first mistake in it.
    pub fn config(&mut self, path: &Path) -> Result<Arc<Config>, Mistake> {
        let file = if self.scope.isolated { None } else { Config::find(path) };
        if let Some(config) = self.configs.get(&file) {
            return config.clone();
        }
        let config = Config::load(file.as_deref(), &self.scope.config)
            .map(Arc::new)
            .map_err(|mistake| self.told(mistake, None));
        self.configs.insert(file, config.clone());
        config
    }

    /// A mistake in the language of the scope, else in that of the settings, else as it is.
    fn told(&self, mistake: Mistake, settings: Option<Language>) -> Mistake {
        match self.scope.language.or(settings) {
            Some(language) => mistake.in_language(language),
            None => mistake,
        }
    }

    /// Whether a file found in a folder is to be checked: no settings file above it excludes it, and the nearest includes it.
    ///
    /// # Errors
    /// The first mistake in one of them.
    pub fn takes(&mut self, path: &Path) -> Result<bool, Mistake> {
        Ok(self.config(path)?.takes(path) && !self.excludes(path)?)
    }

    /// Whether a settings file above a file excludes it.
    ///
    /// # Errors
    /// The first mistake in one of them.
    pub fn excludes(&mut self, path: &Path) -> Result<bool, Mistake> {
        let mut config = self.config(path)?;
        loop {
            if config.excludes(path) {
                return Ok(true);
            }
            let above = config.path.as_deref().and_then(|file| file.parent()?.parent());
            let Some(above) = above.map(Path::to_owned) else { return Ok(false) };
            config = self.config(&above)?;
        }
    }

    /// The file of exceptions for a draft, read; `None` where there is none.
    ///
    /// # Errors
    /// The first mistake in it, or in the settings.
    pub fn exceptions(&mut self, draft: &Path) -> Result<Option<Arc<Exceptions>>, Mistake> {
        let Some(file) = Exceptions::find(draft).filter(|_| !self.scope.isolated) else {
            return Ok(None);
        };
        if let Some(exceptions) = self.exceptions.get(&file) {
            return exceptions.clone().map(Some);
        }
        let config = self.config(draft)?;
        let language = config.values.language;
        let read = Exceptions::read(&file, &config.rules)
            .map(Arc::new)
            .map_err(|mistake| self.told(mistake, language));
        self.exceptions.insert(file, read.clone());
        read.map(Some)
    }

    /// The files on which the findings in a draft rest besides itself and its sheet, there or not, wherever they lie, as far as is known:
    /// settings and what they build on, folders of rules, exceptions, the store of papers.
    pub fn rests_on(&mut self, draft: &Path) -> Vec<PathBuf> {
        if self.scope.isolated {
            return self.scope.papers.iter().cloned().collect();
        }
        let found = Config::find(draft).into_iter().chain(Exceptions::find(draft));
        let mut files: Vec<PathBuf> = found.collect();
        if let Ok(config) = self.config(draft) {
            files.extend(config.files.iter().cloned());
            files.extend(config.values.rules.iter().flatten().map(PathBuf::from));
        }
        if let Ok(named) = self.named_papers(draft) {
            files.extend(papers::place(named.map(|(path, _)| path)));
        }
        files
    }

    /// The store that is named for a draft, with who names it.
    fn named_papers(&mut self, draft: &Path) -> Result<Option<(PathBuf, PathBuf)>, Mistake> {
        if let Some(path) = &self.scope.papers {
            return Ok(Some((path.clone(), PathBuf::from("--papers"))));
        }
        let config = self.config(draft)?;
        let path = config.values.papers.path.as_ref().map(PathBuf::from);
        Ok(path.map(|path| (path, config.path.clone().unwrap_or_default())))
    }

    /// The papers for a draft: those that the scope names, else its settings, else the user's own. A run that reads no settings has
    /// none but those that the scope names.
    fn papers(&mut self, draft: &Path) -> Result<Papers, Mistake> {
        let named = self.named_papers(draft)?;
        let Some(file) = papers::file(named, !self.scope.isolated)? else {
            return Ok(Papers::default());
        };
        Ok(self.papers.entry(file).or_insert_with_key(|file| papers::handed(file)).clone())
    }

    /// The settings for one file, with the language of the scope and the present day.
    ///
    /// # Errors
    /// The first mistake in a file of settings or exceptions.
    pub fn settings(&mut self, path: &Path) -> Result<Settings, Mistake> {
        let mut settings = self.config(path)?.settings_for(path);
        settings.options.today = Some(today());
        settings.options.papers = self.papers(path)?;
        if let Some(lang) = self.scope.language {
            settings.language = lang;
        }
        if let Some(exceptions) = self.exceptions(path)? {
            settings.exceptions = exceptions.of(path).into();
        }
        Ok(settings)
    }
}

/// The present day, in UTC: only hints rest on it.
#[must_use]
pub fn today() -> Date {
    jiff::tz::Offset::UTC.to_datetime(jiff::Timestamp::now()).date()
}

/// The present time as documents write it, in UTC.
#[must_use]
pub fn now() -> String {
    let now = jiff::tz::Offset::UTC.to_datetime(jiff::Timestamp::now());
    now.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}
