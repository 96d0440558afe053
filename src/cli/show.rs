//! `--show-settings`, `--show-files`, `kamerlint init` and `kamerlint schema`.

use crate::project::{Config, Origin};
use std::fmt::Write as _;
use std::path::Path;

use super::args::{CheckArgs, InitArgs, SchemaArgs, SchemaOf};
use super::out::in_language;
use super::{FAILED, FINE, language, system};
use crate::project::Project;
use crate::project::files::{Input, Problem};
use crate::report::harmless;
use crate::rule::Language;
use crate::settings::{FILE_NAME, File};

/// Shows which files a run takes, or under which settings, without checking.
pub fn run(args: &CheckArgs, inputs: &[Input], problems: &[Problem], project: &mut Project) -> u8 {
    let mut text = String::new();
    let mut status = FINE;
    if args.show_files {
        for input in inputs {
            let _ = writeln!(text, "{}", harmless(&input.path.display().to_string()));
        }
    } else {
        let path = inputs.first().map_or(Path::new("."), |input| input.path.as_path());
        match project.config(path) {
            Ok(config) => text = settings(&config, path),
            Err(mistake) => {
                super::complain(&super::mistaken(mistake));
                status = FAILED;
            }
        }
    }
    let lines: Vec<String> = text.split('\n').map(harmless).collect();
    super::say(&lines.join("\n"));
    for problem in problems {
        super::complain(problem);
        status = FAILED;
    }
    status
}

/// The keys that may be set, with the TOML of a value that is not.
const KEYS: [(&str, &str); 16] = [
    ("language", "\"nl\""),
    ("preview", "false"),
    ("explanations", ""),
    ("include", "[\"**/*.txt\", \"**/*.md\"]"),
    ("exclude", "[]"),
    ("select", "[]"),
    ("ignore", "[]"),
    ("rules", "[]"),
    ("register", ""),
    ("questions", ""),
    ("template", ""),
    ("papers.path", ""),
    ("term.days", "21"),
    ("term.recess", ""),
    ("citations.style", ""),
    ("citations.spacing", ""),
];

/// Every value with where it comes from, as a settings file that could be used.
fn settings(config: &Config, path: &Path) -> String {
    let said = match language::of_run() {
        Language::Nl => "instellingen voor",
        Language::En => "settings for",
    };
    let mut text = format!("# {said} {}\n", path.display());
    let table = toml::Table::try_from(&config.values).unwrap_or_default();
    let value_of = |key: &str| -> Option<String> {
        let mut value = toml::Value::Table(table.clone());
        for part in key.split('.') {
            value = value.get(part)?.clone();
        }
        Some(value.to_string())
    };
    let mut line = |key: &str, value: &str, origin: Origin| {
        let origin = match origin {
            Origin::Default => match language::of_run() {
                Language::Nl => "standaard".to_owned(),
                Language::En => "default".to_owned(),
            },
            Origin::File(path, line) => format!("{}:{line}", path.display()),
            Origin::CommandLine => "--config".to_owned(),
        };
        let _ = writeln!(text, "{:<40} # {origin}", format!("{key} = {value}"));
    };
    for (key, default) in KEYS {
        match value_of(key) {
            Some(value) => line(key, &value, config.origin(key)),
            None if default.is_empty() => {}
            None => line(key, default, Origin::Default),
        }
    }
    for (selector, severity) in &config.values.severity {
        let key = format!("severity.{selector}");
        line(&key, &format!("{:?}", severity.name()), config.origin(&key));
    }
    for one in &config.values.overrides {
        let _ = writeln!(
            text,
            "\n[[overrides]] # {}",
            config.path.as_deref().unwrap_or(Path::new("")).display()
        );
        text.push_str(&toml::to_string(one).unwrap_or_default());
    }
    text
}

/// A settings file with every key explained, none of them set.
pub(super) const fn template(language: Language) -> &'static str {
    match language {
        Language::Nl => include_str!("settings.nl.toml"),
        Language::En => include_str!("settings.en.toml"),
    }
}

/// `kamerlint init`: writes a settings file with comments.
pub fn init(args: &InitArgs) -> u8 {
    let path = args.folder.join(FILE_NAME);
    let write = || {
        use std::io::Write as _;
        let mut file = std::fs::OpenOptions::new().write(true).create_new(true).open(&path)?;
        file.write_all(template(language::of_run()).as_bytes())
    };
    match write() {
        Ok(()) => {
            super::say(&(in_language(&format!("{} geschreven", path.display())) + "\n"));
            FINE
        }
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            super::complain(&format!("{} bestaat al", path.display()));
            FAILED
        }
        Err(error) => {
            super::complain(&format!("{}: niet te schrijven: {}", path.display(), system(&error)));
            FAILED
        }
    }
}

/// `kamerlint schema`: the JSON Schema of a file, derived from the types that read it.
pub fn schema(args: &SchemaArgs) -> u8 {
    let schema = match args.of {
        SchemaOf::Settings => schemars::schema_for!(File),
        SchemaOf::Rule => crate::rule::schema(),
        SchemaOf::Exceptions => schemars::schema_for!(crate::project::exceptions::File),
    };
    super::say(&(serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"));
    FINE
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every line of the template holds once its mark of a comment is gone.
    #[test]
    fn the_template_is_a_settings_file() {
        for template in [Language::Nl, Language::En].map(template) {
            let lines = template.lines().filter_map(|line| line.strip_prefix("# "));
            let code = lines.filter(|line| {
                line.starts_with('[')
                    || line.split_once(" = ").is_some_and(|(key, _)| !key.contains(' '))
            });
            let text = code.collect::<Vec<_>>().join("\n");
            let file = File::parse(Path::new(FILE_NAME), &text).unwrap();
            assert!(file.extends.is_some() && file.include.is_some() && file.overrides.len() == 1);
            File::parse(Path::new(FILE_NAME), template).unwrap();
        }
    }
}
