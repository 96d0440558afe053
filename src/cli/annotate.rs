//! `kamerlint annotate`: a copy of a document of Word or LibreOffice with a comment at every finding.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::args::AnnotateArgs;
use super::language::say;
use super::{FAILED, FINE, system};
use crate::lint;
use crate::project::sheets::Sheets;
use crate::project::{self, Project, files};
use crate::read::{self, Document, Format, Ours, Remark, Revision};
use crate::report::{self, plural};
use crate::settings::Settings;

pub fn run(args: &AnnotateArgs) -> u8 {
    match annotate(args) {
        Ok(said) => {
            super::complain(&said);
            FINE
        }
        Err(problem) => {
            super::complain(&problem);
            FAILED
        }
    }
}

fn annotate(args: &AnnotateArgs) -> Result<String, files::Problem> {
    let stdin = args.file.as_os_str() == "-";
    let path = match &args.stdin_filename {
        Some(name) if stdin => name,
        None if stdin => {
            return Err(
                "noem het document op standaardinvoer: --stdin-filename concept.docx".into()
            );
        }
        _ => &args.file,
    };
    let name = path.display();
    let format = Format::of_path(path);
    if !read::takes_marks(format) {
        return Err(format!("{name}: opmerkingen komen in een .docx of .odt"));
    }
    // What came in by standard input goes out by standard output.
    let target = match &args.output {
        Some(target) => Some(target.clone()),
        None if stdin => None,
        None if args.remove => Some(path.clone()),
        None => Some(beside(path)),
    };
    target.as_deref().map_or(Ok(()), project::not_held)?;
    let input = files::Input { stdin, ..files::Input::of(path) };
    let bytes = files::bytes(&input)?;
    let failed = |error: read::Unread| format!("{name}: {error}");
    let what = if args.remove { Ours::All } else { Ours::Comments };
    // A document that is none says so before anything is taken out of it.
    read::document(path, bytes.clone(), Revision::Accepted).map_err(failed)?;
    let clean = read::without_ours(format, bytes, what).map_err(failed)?;
    let shown = target.as_ref().unwrap_or(path).display().to_string();
    let write = |bytes: &[u8]| match &target {
        Some(target) => project::write_bytes(target, bytes)
            .map_err(|error| format!("{shown}: niet te schrijven: {}", system(&error))),
        None => {
            super::out::pass_bytes(bytes);
            Ok(())
        }
    };
    if args.remove {
        write(&clean)?;
        return Ok(format!("{shown}: zonder opmerkingen en wijzigingen van kamerlint"));
    }
    let document = read::document(path, clean.clone(), Revision::Accepted).map_err(failed)?;
    let remarks = remarks(args, &input, &document)?;
    write(&read::annotated(format, clean, &remarks, &project::now()).map_err(failed)?)?;
    let count =
        plural(remarks.len(), [say("opmerking", "comment"), say("opmerkingen", "comments")]);
    Ok(format!("{shown}: {count}"))
}

/// A comment for every finding: severity and message, what to do, and the code.
fn remarks(
    args: &AnnotateArgs,
    input: &files::Input,
    document: &Document,
) -> Result<Vec<Remark>, files::Problem> {
    let mut project = Project::new(args.scope());
    let mut settings = project.settings(&input.path).map_err(super::mistaken)?;
    if args.questions.is_some() {
        settings.questions.clone_from(&args.questions);
    }
    let draft = Arc::new(crate::draft::Draft::read(document, &settings.options.register));
    let sheets = Sheets::read(std::iter::once(&settings))?;
    settings.options.sheet = sheets.for_draft(input, (document, &|| Arc::clone(&draft)), &settings);
    let settings: &Settings = &settings;
    let report = lint::check_read(document, draft, settings);
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
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!("{stem}.kamerlint.{ending}"))
}
