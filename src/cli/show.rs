//! `--show-settings`, `--show-files`, `kamerlint init` and `kamerlint schema`.

use crate::project::{Config, Origin};
use std::fmt::Write as _;
use std::path::Path;

use super::args::{CheckArgs, InitArgs, SchemaArgs, SchemaOf};
use super::{FAILED, FINE};
use crate::project::Project;
use crate::project::files::{Input, Problem};
use crate::report::harmless;
use crate::settings::{FILE_NAME, File};
use crate::text::mistake::system;

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
                super::complain(&format!("{mistake:#}"));
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
    let mut text = format!("# instellingen voor {}\n", path.display());
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
            Origin::Default => "standaard".to_owned(),
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
pub(super) const TEMPLATE: &str = r#"# Instellingen van kamerlint. Alles is facultatief; zo weggelaten geldt de standaard.
# Uitleg van een regel: kamerlint rule KL101. Alle waarden met hun herkomst: kamerlint check --show-settings.
# Aanvulling in een editor: `kamerlint schema > kamerlint.schema.json`, met als eerste regel hier `#:schema kamerlint.schema.json`.

# Taal van de meldingen: "nl" of "en".
# language = "nl"

# Alleen deze regels (codes, voorvoegsels, namen of categorieën), of deze juist niet. De langste aanduiding wint.
# select = ["vragen", "noten", "KL3"]
# ignore = ["KL313"]

# Bestanden die wel of niet meedoen als u een map controleert.
# include = ["**/*.md", "**/*.txt"]
# exclude = ["archief/**"]

# Verder bouwen op een ander bestand; wat hier staat, gaat voor.
# extends = "../huisstijl/kamerlint.toml"

# Waarvoor deze instellingen geschreven zijn; een andere versie zegt dat en stopt.
# required-version = ">=0.1, <0.3"

# Regels die in deze versie nieuw zijn, doen pas in de volgende vanzelf mee; of nu al.
# preview = true

# Waar regels uitgelegd worden: een map die `kamerlint docs` schreef, of een adres met {code} (en {lang}).
# explanations = "uitleg"

# Eigen regels van het ministerie: mappen of bestanden. `kamerlint test huisstijl` voert hun voorbeelden uit.
# rules = ["huisstijl"]

# Rijen bij het register van ambten, ministeries en fracties: een nieuw kabinet, een correctie.
# register = "register.toml"

# De vragen zoals ingezonden, om het concept mee te vergelijken.
# questions = "vragen.txt"

# Het Word-document waarvan `kamerlint new … --output concept.docx` de inhoudsbesturingselementen vult.
# template = "brief.docx"

# Waar de lijsten van dossiers en stukken staan (`kamerlint papers`); zonder dit in de map voor gegevens van de gebruiker.
# [papers]
# path = "papers.sqlite"

# Een andere ernst: "error", "warning", "info" of "hint".
# [severity]
# KL204 = "hint"

# De huisstijl van verwijzingen: "short" (Kamerstuk 32 852, nr. 224) of "aanwijzing-3.43".
# [citations]
# style = "short"
# spacing = "32 852"

# De termijn voor beantwoording, en dagen die niet meetellen.
# [term]
# days = 21
# recess = ["2025-07-04/2025-08-31"]

# Iets anders voor sommige bestanden.
# [[overrides]]
# files = ["oud/**"]
# ignore = ["KL303"]
"#;

/// `kamerlint init`: writes a settings file with comments.
pub fn init(args: &InitArgs) -> u8 {
    let path = args.folder.join(FILE_NAME);
    let write = || {
        use std::io::Write as _;
        let mut file = std::fs::OpenOptions::new().write(true).create_new(true).open(&path)?;
        file.write_all(TEMPLATE.as_bytes())
    };
    match write() {
        Ok(()) => {
            super::say(&format!("{} geschreven\n", path.display()));
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
        let lines = TEMPLATE.lines().filter_map(|line| line.strip_prefix("# "));
        let code = lines.filter(|line| {
            line.starts_with('[')
                || line.split_once(" = ").is_some_and(|(key, _)| !key.contains(' '))
        });
        let text = code.collect::<Vec<_>>().join("\n");
        let file = File::parse(Path::new(FILE_NAME), &text).unwrap();
        assert!(file.extends.is_some() && file.include.is_some() && file.overrides.len() == 1);
        File::parse(Path::new(FILE_NAME), TEMPLATE).unwrap();
    }
}
