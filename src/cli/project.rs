//! The settings and exceptions of every file of a run; each file is read once.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::args::InputArgs;
use crate::exceptions::Exceptions;
use crate::register::Date;
use crate::settings::{Config, Mistake, Settings};

/// What holds for the files of a run.
pub struct Project<'a> {
    args: &'a InputArgs,
    configs: HashMap<Option<PathBuf>, Arc<Config>>,
    exceptions: HashMap<PathBuf, Arc<Exceptions>>,
}

impl<'a> Project<'a> {
    /// A run with these arguments.
    pub fn new(args: &'a InputArgs) -> Self {
        Self { args, configs: HashMap::new(), exceptions: HashMap::new() }
    }

    /// The settings file for a path, read.
    pub fn config(&mut self, path: &Path) -> Result<Arc<Config>, Mistake> {
        let file = if self.args.isolated { None } else { Config::find(path) };
        if let Some(config) = self.configs.get(&file) {
            return Ok(Arc::clone(config));
        }
        let config = Arc::new(Config::load(file.as_deref(), &self.args.config)?);
        self.configs.insert(file, Arc::clone(&config));
        Ok(config)
    }

    /// The file of exceptions for a draft, read; `None` where there is none.
    pub fn exceptions(&mut self, draft: &Path) -> Result<Option<Arc<Exceptions>>, Mistake> {
        let Some(file) = Exceptions::find(draft).filter(|_| !self.args.isolated) else {
            return Ok(None);
        };
        if let Some(exceptions) = self.exceptions.get(&file) {
            return Ok(Some(Arc::clone(exceptions)));
        }
        let text =
            std::fs::read_to_string(&file).map_err(|error| Mistake::unreadable(&file, &error))?;
        let exceptions = Arc::new(Exceptions::parse(&file, &text, &self.config(draft)?.rules)?);
        self.exceptions.insert(file, Arc::clone(&exceptions));
        Ok(Some(exceptions))
    }

    /// The settings for one file, with the language of the command line and the present day.
    pub fn settings(&mut self, path: &Path) -> Result<Settings, Mistake> {
        let mut settings = self.config(path)?.settings_for(path);
        settings.today = Some(today());
        if let Some(lang) = self.args.lang {
            settings.language = lang.into();
        }
        if let Some(exceptions) = self.exceptions(path)? {
            settings.exceptions = exceptions.of(path).into();
        }
        Ok(settings)
    }
}

/// The present day, in UTC: only hints rest on it.
pub fn today() -> Date {
    jiff::tz::Offset::UTC.to_datetime(jiff::Timestamp::now()).date()
}
