//! `kamerlint completions` and `kamerlint man`: both from the definitions of the arguments.

use std::fmt::Write as _;

use clap::Command;

use super::args::{CompletionsArgs, ManArgs};
use super::parse::command;
use super::{FAILED, FINE, english, language, system};
use crate::project;
use crate::rule::{Language, VERSION};

/// Writes a completion script.
pub fn completions(args: &CompletionsArgs) -> u8 {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command(language::of_run()), "kamerlint", &mut script);
    super::say(&String::from_utf8_lossy(&script));
    FINE
}

/// Writes the page for `man` of the program or of a verb; with a folder, all pages into it.
pub fn man(args: &ManArgs) -> u8 {
    let mut program = command(language::of_run());
    program.build();
    let done = match &args.output {
        Some(folder) => std::fs::create_dir_all(folder)
            .map_err(|error| format!("{}: niet te maken: {}", folder.display(), system(&error)))
            .and_then(|()| {
                every(&program, &mut |name, page| {
                    let path = folder.join(format!("{name}.1"));
                    project::write_whole(&path, page).map_err(|error| {
                        format!("{}: niet te schrijven: {}", path.display(), system(&error))
                    })
                })
            }),
        None => named(&program, &args.verb)
            .and_then(|command| page(command).map_err(|error| error.to_string()))
            .map(|page| super::say(&page)),
    };
    match done {
        Ok(()) => FINE,
        Err(problem) => {
            super::complain(&problem);
            FAILED
        }
    }
}

/// The command that words name: `papers sync`.
fn named<'c>(program: &'c Command, words: &[String]) -> Result<&'c Command, String> {
    words.iter().try_fold(program, |command, word| {
        command.find_subcommand(word).ok_or_else(|| format!("`{word}` is geen opdracht"))
    })
}

/// Hands out the page of a command and of all below it, each with its name.
fn every(
    command: &Command,
    write: &mut dyn FnMut(&str, &str) -> Result<(), String>,
) -> Result<(), String> {
    let page = page(command).map_err(|error| error.to_string())?;
    write(command.get_display_name().unwrap_or_else(|| command.get_name()), &page)?;
    command.get_subcommands().try_for_each(|verb| every(verb, write))
}

/// The page of a command: what clap knows of it, and what it cannot know.
fn page(command: &Command) -> std::io::Result<String> {
    let name = command.get_display_name().unwrap_or_else(|| command.get_name()).to_owned();
    let man = clap_mangen::Man::new(command.clone());
    let man = man.source(format!("kamerlint {VERSION}")).manual("kamerlint");
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;
    man.render_options_section(&mut page)?;
    if command.has_subcommands() {
        man.render_subcommands_section(&mut page)?;
    }
    let mut page = String::from_utf8_lossy(&page).into_owned();
    let nl = language::of_run() == Language::Nl;
    if nl {
        for (english, dutch) in [
            (".SH NAME\n", ".SH NAAM\n"),
            (".SH SYNOPSIS\n", ".SH SAMENVATTING\n"),
            (".SH DESCRIPTION\n", ".SH BESCHRIJVING\n"),
            (".SH OPTIONS\n", ".SH OPTIES\n"),
            (".SH SUBCOMMANDS\n", ".SH OPDRACHTEN\n"),
        ] {
            page = page.replace(english, dutch);
        }
    }
    let title = |dutch, english| if nl { dutch } else { english };
    list(&mut page, title("UITKOMST", "EXIT STATUS"), status(&name));
    list(&mut page, title("BESTANDEN", "FILES"), FILES);
    list(&mut page, title("OMGEVING", "ENVIRONMENT"), ENVIRONMENT);
    let above = name.rsplit_once('-').map(|(above, _)| above);
    let below = command.get_subcommands().filter_map(Command::get_display_name);
    let others: Vec<String> = above
        .into_iter()
        .chain(below)
        .map(|other| format!("\\fB{}\\fR(1)", plain(other)))
        .collect();
    if !others.is_empty() {
        let see = title("ZIE OOK", "SEE ALSO");
        let _ = write!(page, ".SH {see}\n{}\n", others.join(", "));
    }
    Ok(page)
}

/// A section of words, each with what it means.
fn list(page: &mut String, title: &str, rows: &[(&str, &str)]) {
    let _ = writeln!(page, ".SH {title}");
    for (word, meaning) in rows {
        let meaning = match language::of_run() {
            Language::Nl => meaning,
            Language::En => english::text(meaning),
        };
        let _ = writeln!(page, ".TP\n\\fB{}\\fR\n{}", plain(word), plain(meaning));
    }
}

/// A text as roff reads it.
fn plain(text: &str) -> String {
    text.replace('\\', "\\e").replace('-', "\\-")
}

/// What the exit status of a command means.
fn status(name: &str) -> &'static [(&'static str, &'static str)] {
    match name {
        "kamerlint" | "kamerlint-check" => &[
            (
                "0",
                "Er is niets gevonden vanaf de ernst van --fail-on (zonder die optie: een fout).",
            ),
            ("1", "Er is wel iets gevonden."),
            (
                "2",
                "De controle zelf lukte niet: een bestand, een instelling of een optie deugt niet.",
            ),
        ],
        "kamerlint-test" => &[
            ("0", "Alle voorbeelden kloppen."),
            ("1", "Een voorbeeld klopt niet."),
            ("2", "Een bestand is niet te lezen."),
        ],
        "kamerlint-register"
        | "kamerlint-register-find"
        | "kamerlint-papers"
        | "kamerlint-papers-find"
        | "kamerlint-papers-show" => &[
            ("0", "Er is iets gevonden en getoond."),
            ("1", "Niets past bij wat gezocht is."),
            ("2", "Het zoeken zelf lukte niet."),
        ],
        _ => {
            &[("0", "Het is gelukt."), ("2", "Het is niet gelukt; op standaardfout staat waarom.")]
        }
    }
}

/// Files that the program reads of its own accord.
const FILES: &[(&str, &str)] = &[
    (
        "kamerlint.toml",
        "De instellingen: het dichtstbijzijnde bestand in de map van het concept of daarboven.",
    ),
    (
        "kamerlint-exceptions.toml",
        "Bevindingen die mogen blijven, elk met een reden; naast het concept of daarboven.",
    ),
    (
        "kamerlint/papers.sqlite",
        "De lijsten van de Kamer, in de map voor gegevens van de gebruiker.",
    ),
];

/// Variables that the program looks at.
const ENVIRONMENT: &[(&str, &str)] = &[
    ("NO_COLOR, TERM", "Met NO_COLOR, of TERM=dumb, komen er geen kleuren."),
    ("XDG_DATA_HOME, HOME, LOCALAPPDATA", "Waar de map voor gegevens van de gebruiker is."),
    (
        "HTTPS_PROXY",
        "De tussenserver voor kamerlint papers sync, het enige dat het netwerk gebruikt.",
    ),
    (
        "GITHUB_ACTIONS, GITHUB_WORKSPACE, CI_PROJECT_DIR",
        "In CI: vanwaar paden in verslagen tellen, en dat een concept er geen opdracht is.",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_verb_has_a_page_with_status_files_and_environment() {
        let mut program = command(Language::Nl);
        program.build();
        let mut names = Vec::new();
        every(&program, &mut |name, page| {
            for section in ["NAAM", "SAMENVATTING", "UITKOMST", "BESTANDEN", "OMGEVING"] {
                assert!(page.contains(&format!(".SH {section}\n")), "{name}: {section}");
            }
            for english in ["NAME", "SYNOPSIS", "OPTIONS"] {
                assert!(!page.contains(&format!(".SH {english}\n")), "{name}: {english}");
            }
            names.push(name.to_owned());
            Ok(())
        })
        .unwrap();
        assert!(names.contains(&"kamerlint-check".to_owned()), "{names:?}");
        assert!(names.contains(&"kamerlint-register-find".to_owned()), "{names:?}");
    }
}
