//! `kamerlint annotate`: a copy of a Word document with a comment at every finding.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::args::AnnotateArgs;
use super::{FAILED, FINE};
use crate::lint;
use crate::project::sheets::Sheets;
use crate::project::{self, Project, files};
use crate::read::Format;
use crate::read::docx::{Remark, Shown, Word, without_ours};
use crate::report;
use crate::settings::Settings;
use crate::text::mistake::system;

pub fn run(args: &AnnotateArgs) -> u8 {
    match annotate(args) {
        Ok(said) => {
            eprintln!("kamerlint: {said}");
            FINE
        }
        Err(problem) => {
            eprintln!("kamerlint: {problem}");
            FAILED
        }
    }
}

fn annotate(args: &AnnotateArgs) -> Result<String, files::Problem> {
    let path = &args.file;
    let name = path.display();
    if Format::of_path(path) != Format::Docx {
        return Err(format!("{name}: opmerkingen komen in een Word-bestand (.docx)"));
    }
    let bytes = std::fs::read(path)
        .map_err(|error| format!("{name}: niet te lezen: {}", system(&error)))?;
    let failed = |error: crate::read::Unread| format!("{name}: {error}");
    // A document that is none says so before anything is taken out of it.
    crate::read::document(path, bytes.clone(), Shown::Accepted).map_err(failed)?;
    let clean = without_ours(bytes.into()).map_err(failed)?;
    if args.remove {
        let target = args.output.as_ref().unwrap_or(path);
        project::write_bytes(target, &clean).map_err(|error| {
            format!("{}: niet te schrijven: {}", target.display(), system(&error))
        })?;
        return Ok(format!(
            "{}: zonder opmerkingen en wijzigingen van kamerlint",
            target.display()
        ));
    }
    let mut word = Word::read(Arc::from(clean), Shown::Accepted).map_err(failed)?;
    let remarks = remarks(args, &word)?;
    let written = word.annotated(&remarks, &project::now()).map_err(failed)?;
    let target = args.output.clone().unwrap_or_else(|| beside(path));
    project::write_bytes(&target, &written)
        .map_err(|error| format!("{}: niet te schrijven: {}", target.display(), system(&error)))?;
    let count = match remarks.len() {
        1 => "1 opmerking".to_owned(),
        n => format!("{n} opmerkingen"),
    };
    Ok(format!("{}: {count}", target.display()))
}

/// A comment for every finding: severity and message, what to do, and the code.
fn remarks(args: &AnnotateArgs, word: &Word) -> Result<Vec<Remark>, files::Problem> {
    let mut project = Project::new(args.scope());
    let mut settings = project.settings(&args.file).map_err(|mistake| format!("{mistake:#}"))?;
    if args.questions.is_some() {
        settings.questions.clone_from(&args.questions);
    }
    let document = word.document();
    let draft = Arc::new(crate::draft::Draft::read(&document, &settings.options.register));
    let sheets = Sheets::read(std::iter::once(&settings))?;
    let input = files::Input { path: args.file.clone(), stdin: false, found: false };
    settings.options.sheet =
        sheets.for_draft(&input, (&document, &|| Arc::clone(&draft)), &settings);
    let settings: &Settings = &settings;
    let report = lint::check_read(&document, draft, settings);
    let remark = |found: &lint::Diagnostic| {
        let word = report::severity_word(found.severity, settings.language);
        let mut text = vec![format!("{word}: {}", found.message)];
        text.extend(found.help.clone());
        text.push(found.rule.code.clone());
        Remark { span: found.span, text }
    };
    Ok(report.diagnostics.iter().map(remark).collect())
}

/// The copy beside a document: `concept.docx` gives `concept.kamerlint.docx`; a copy is written over.
fn beside(path: &Path) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let stem = stem.strip_suffix(".kamerlint").unwrap_or(&stem);
    path.with_file_name(format!("{stem}.kamerlint.docx"))
}
