//! From the words of a command line to what is asked: what may be left out is filled in, and what is wrong is said in a line.

use std::ffi::OsString;
use std::path::Path;

use clap::builder::Styles;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, CommandFactory, FromArgMatches, ValueEnum as _};

use super::args::Args;
use super::values::FailOn;
use super::{english, language};
use crate::rule::Language;
use crate::text::mistake::nearest;

/// The command line in a language.
pub fn command(language: Language) -> Command {
    let command = Args::command();
    match language {
        Language::Nl => command,
        Language::En => english::command(command),
    }
}

/// Parses the arguments; prints help, version or what is wrong, and then gives the exit status.
pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Args, u8> {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    language::ask(&arguments);
    let definition = Args::command();
    let arguments = in_full(&definition, arguments);
    let verbose = arguments.iter().skip(1).any(|argument| argument == "--verbose");
    let parse = |definition: Command| {
        let mut matches = definition.styles(Styles::plain()).try_get_matches_from(&arguments)?;
        Args::from_arg_matches_mut(&mut matches)
    };
    let parsed = parse(definition.clone()).map_err(|error| match language::of_run() {
        Language::Nl => error,
        // The same in English: only what is shown is made anew.
        Language::En => parse(command(Language::En)).err().unwrap_or(error),
    });
    parsed.map_err(|error| match error.kind() {
        ErrorKind::DisplayVersion if verbose => {
            super::say(&super::version::verbose());
            super::FINE
        }
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
        | ErrorKind::DisplayVersion => {
            let missing = error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand;
            super::say(&error.render().to_string());
            if missing { super::FAILED } else { super::FINE }
        }
        _ => {
            super::complain(&in_dutch(&error, &definition, &arguments));
            super::FAILED
        }
    })
}

/// The arguments with what may be left out: `kamerlint brief.txt` checks, and `help VERB` is `VERB --help`.
fn in_full(command: &Command, mut arguments: Vec<OsString>) -> Vec<OsString> {
    let word = |at: usize| arguments.get(at).and_then(|word| word.to_str());
    let mut at = 1;
    // The language may stand before all else.
    while let Some(word) = word(at) {
        match word {
            "--lang" => at += 2,
            _ if word.starts_with("--lang=") => at += 1,
            _ => break,
        }
    }
    let Some(first) = arguments.get(at) else { return arguments };
    let said = first.to_string_lossy();
    let is_own =
        |option: &str| ["--help", "--version", "--verbose", "--lang", "-h", "-V"].contains(&option);
    if said == "help" {
        arguments.remove(at);
        arguments.push("--help".into());
    } else if command.find_subcommand(&*said).is_none() && !is_own(&said) {
        let is_path = said == "-" || said.contains(['.', '/', '\\']) || Path::new(first).exists();
        let behind = said.starts_with('-').then(|| verb_behind(command, &arguments)).flatten();
        if let Some(verb) = behind {
            arguments.get_mut(at..=verb).unwrap_or_default().rotate_right(1);
        } else if is_path || said.starts_with('-') {
            arguments.insert(at, "check".into());
        }
    }
    arguments
}

/// The place of a verb that stands behind options: `kamerlint --fail-on never check brief.txt`. A file of that name is a file, and what
/// an option wants is its value.
fn verb_behind(command: &Command, arguments: &[OsString]) -> Option<usize> {
    let wants = |option: &str| {
        let options = command.get_subcommands().flat_map(Command::get_arguments);
        let mut called = options.filter(|one| one.get_long().is_some_and(|long| long == option));
        called.any(|one| one.get_action().takes_values())
    };
    let mut before: Option<&OsString> = None;
    arguments.iter().position(|word| {
        let option = before.and_then(|word| word.to_str()?.strip_prefix("--"));
        before = Some(word);
        let is_verb = command.find_subcommand(word).is_some() && !Path::new(word).exists();
        is_verb && !option.is_some_and(wants)
    })
}

/// What is wrong with the arguments, in one line.
fn in_dutch(error: &clap::Error, definition: &Command, arguments: &[OsString]) -> String {
    let text = |kind: ContextKind| {
        error.get(kind).map(|value| match value {
            ContextValue::Strings(words) => words.join(", "),
            value => value.to_string(),
        })
    };
    let arg = text(ContextKind::InvalidArg).unwrap_or_default();
    let value = text(ContextKind::InvalidValue).unwrap_or_default();
    let known = match error.get(ContextKind::ValidValue) {
        Some(ContextValue::Strings(words)) => values(words.clone()),
        _ => Vec::new(),
    };
    let said = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let named = text(ContextKind::InvalidSubcommand).unwrap_or_default();
            if nearest(&named, &verbs(definition)).nl.is_empty() {
                format!("`{named}` is geen opdracht en geen bestand")
            } else {
                format!("`{named}` is geen opdracht")
            }
        }
        ErrorKind::UnknownArgument if arg.starts_with('-') => format!("`{arg}` is geen optie"),
        ErrorKind::UnknownArgument => format!("`{arg}` is te veel"),
        ErrorKind::InvalidValue if value.is_empty() => format!("`{arg}` wil een waarde"),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("`{arg}` wil een waarde")
        }
        ErrorKind::TooManyValues => format!("`{arg}` wil geen waarde"),
        ErrorKind::InvalidValue => {
            format!("`{value}` kan niet bij `{arg}`; kies uit {}", known.join(", "))
        }
        ErrorKind::ValueValidation => {
            let why = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
            format!("`{value}` kan niet bij `{arg}`: {why}")
        }
        ErrorKind::ArgumentConflict => match text(ContextKind::PriorArg) {
            Some(other) if other != arg && !other.is_empty() => {
                format!("`{arg}` en `{other}` gaan niet samen")
            }
            _ => format!("`{arg}` staat er twee keer"),
        },
        ErrorKind::MissingRequiredArgument => format!("hier hoort {arg} bij"),
        ErrorKind::MissingSubcommand => "noem een opdracht, zoals check".to_owned(),
        ErrorKind::InvalidUtf8 => "een argument is geen UTF-8".to_owned(),
        _ => "de argumenten zijn niet te lezen".to_owned(),
    };
    let meant = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let named = text(ContextKind::InvalidSubcommand).unwrap_or_default();
            nearest(&named, &verbs(definition))
        }
        ErrorKind::UnknownArgument => {
            let options = options(definition, arguments);
            let options: Vec<&str> = options.iter().map(String::as_str).collect();
            nearest(arg.split('=').next().unwrap_or_default(), &options)
        }
        _ => nearest(&value, &known.iter().map(String::as_str).collect::<Vec<_>>()),
    };
    format!("{said}{} (`kamerlint --help` toont alles)", meant.nl)
}

fn verbs(definition: &Command) -> Vec<&str> {
    definition.get_subcommands().map(Command::get_name).collect()
}

/// The options of the verb that the arguments name, as they are written.
fn options(definition: &Command, arguments: &[OsString]) -> Vec<String> {
    let verb = arguments.iter().find_map(|word| definition.find_subcommand(word));
    let all = [Some(definition), verb].into_iter().flatten().flat_map(Command::get_arguments);
    all.filter_map(|one| Some(format!("--{}", one.get_long()?))).collect()
}

/// What a value can be: severities in the language of the run, all else as it is.
fn values(words: Vec<String>) -> Vec<String> {
    let severities: Result<Vec<FailOn>, String> =
        words.iter().map(|word| FailOn::from_str(word, true)).collect();
    match severities {
        Ok(levels) => {
            levels.iter().map(|level| level.word(language::of_run()).to_owned()).collect()
        }
        Err(_) => words,
    }
}
