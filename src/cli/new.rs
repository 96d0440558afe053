//! `kamerlint new`: a draft answer with the questions in place.

use std::path::Path;

use super::args::NewArgs;
use super::{FAILED, FINE, system};
use crate::cite::case_numbers_in;
use crate::compose;
use crate::draft::Draft;
use crate::project::{self, Project, Scope, files, sheets, today};
use crate::read::{Document, Format};
use crate::settings::Settings;
use crate::text::Source;

pub fn run(args: &NewArgs) -> u8 {
    match written(args) {
        Ok(text) => {
            super::say(&text);
            FINE
        }
        Err(problem) => {
            super::complain(&problem);
            FAILED
        }
    }
}

/// Whether a draft can be written to a file with this name: text, Markdown or Word, by its ending.
fn writable(path: &Path) -> Result<(), files::Problem> {
    const OTHERS: [&str; 7] = ["doc", "docm", "odt", "pdf", "rtf", "html", "xml"];
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    if OTHERS.iter().any(|other| ending.eq_ignore_ascii_case(other)) {
        return Err(format!(
            "{}: een .{ending} kan new niet schrijven; kies een naam op .docx, .txt of .md",
            path.display()
        ));
    }
    Ok(())
}

/// Whether an argument is a case number, and so no file.
fn is_case(name: &str) -> bool {
    matches!(case_numbers_in(name).as_slice(), [one] if one.right && one.range.len() == name.len())
}

/// The questions of a case: a sheet in this folder with its number in its name, else what the store of papers knows of it.
fn of_case(number: &str, settings: &Settings) -> Result<Draft, files::Problem> {
    let register = &settings.options.register;
    if let Some(path) = sheets::numbered(Path::new("."), number, register) {
        return sheets::read(&path, &|_| None, register);
    }
    let known = settings.options.papers.case(number, None);
    let case = known.yes().ok_or_else(|| {
        format!(
            "{number}: geen bestand met dit nummer in deze map, en de opslag van stukken kent deze zaak niet; \
             `kamerlint papers sync` haalt zaken op"
        )
    })?;
    let source = Source::new(compose::sheet(&case)).map_err(|_| format!("{number}: te groot"))?;
    Ok(Draft::read(&Document::of(source, Format::Plain), register))
}

/// Writes the draft to its file, or gives it for standard output.
fn written(args: &NewArgs) -> Result<String, files::Problem> {
    if let Some(path) = &args.output {
        writable(path)?;
    }
    let settings = Project::new(Scope::default()).settings(&args.sheet);
    let settings = settings.map_err(super::mistaken)?;
    let register = &settings.options.register;
    let sheet = match args.sheet.to_str().filter(|name| is_case(name) && !args.sheet.exists()) {
        Some(number) => of_case(number, &settings)?,
        None => sheets::read(&args.sheet, &|_| None, register)?,
    };
    if sheet.questions.is_empty() {
        return Err(sheets::without_questions(&args.sheet));
    }
    let format = args.output.as_deref().map_or(Format::Plain, Format::of_path);
    let bytes = if format == Format::Docx {
        sheets::new_word(&sheet, &settings)?
    } else {
        compose::answer(&sheet, format, today(), register).into_bytes()
    };
    let Some(path) = &args.output else {
        return Ok(String::from_utf8_lossy(&bytes).into_owned());
    };
    project::replace_file(path, None, &bytes).map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => {
            format!("{}: bestaat al; kies een andere naam", path.display())
        }
        _ => format!("{}: niet te schrijven: {}", path.display(), system(&error)),
    })?;
    Ok(String::new())
}
