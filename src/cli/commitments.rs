//! `kamerlint commitments`: what the answers commit to, for the ministry's own register.

use std::fmt::Write as _;

use serde::Serialize;

use super::args::ListArgs;
use super::language::say;
use super::values::ListFormat;
use super::{FAILED, FINE, csv};
use crate::project::Project;
use crate::project::files;
use crate::report::{CommitmentOut, harmless};

#[derive(Serialize)]
struct Commitments {
    version: u32,
    files: Vec<File>,
}

#[derive(Serialize)]
struct File {
    path: String,
    commitments: Vec<CommitmentOut>,
}

pub fn run(args: &ListArgs) -> u8 {
    let mut project = Project::new(args.input.scope());
    let (inputs, mut problems) = files::find(&mut project);
    let mut files = Vec::new();
    for file in &inputs {
        match files::draft(file, &mut project) {
            Ok((document, draft)) => {
                let commitments = draft.commitments.iter();
                let commitments =
                    commitments.map(|one| CommitmentOut::of(&document.source, &draft, one));
                let commitments = commitments.collect();
                files.push(File { path: file.path.display().to_string(), commitments });
            }
            Err(problem) => problems.push(problem),
        }
    }
    let text = match args.output_format {
        ListFormat::Text => text(&files),
        ListFormat::Csv => csv::file(rows(&files), args.bom),
        ListFormat::Json => {
            let all = Commitments { version: 1, files };
            serde_json::to_string_pretty(&all).unwrap_or_default() + "\n"
        }
    };
    super::say(&text);
    // Nothing at all looks as if nothing was read.
    if text.is_empty() && problems.is_empty() {
        super::complain(say("geen toezeggingen gevonden", "no commitments found"));
    }
    for problem in &problems {
        super::complain(problem);
    }
    if problems.is_empty() { FINE } else { FAILED }
}

fn text(files: &[File]) -> String {
    let mut text = String::new();
    for file in files {
        let name = harmless(&file.path);
        for one in &file.commitments {
            let start = one.range.start;
            let place = match one.labels.as_slice() {
                [] => say("brief", "letter").to_owned(),
                [number] => format!("{} {number}", say("vraag", "question")),
                labels => format!("{} {}", say("vragen", "questions"), labels.join(", ")),
            };
            let kind = if one.strength == "hard" {
                say("toezegging", "commitment")
            } else {
                say("inspanning", "effort")
            };
            let when = one
                .when
                .as_deref()
                .map_or_else(|| say("zonder termijn", "without a term").to_owned(), harmless);
            let due = one
                .due
                .as_ref()
                .map_or_else(String::new, |due| format!(" ({} {due})", say("tot en met", "until")));
            let _ = writeln!(
                text,
                "{name}:{}:{}: {place}, {kind}, {when}{due}",
                start.line, start.column
            );
            let _ = writeln!(text, "    {}", harmless(&one.text));
        }
    }
    text
}

/// Comma-separated values with a header.
fn rows(files: &[File]) -> String {
    let mut text = String::from("path,line,column,questions,strength,when,due,about,text\r\n");
    for file in files {
        for one in &file.commitments {
            csv::row(
                &mut text,
                &[
                    &file.path,
                    &one.range.start.line.to_string(),
                    &one.range.start.column.to_string(),
                    &one.labels.join(", "),
                    one.strength,
                    one.when.as_deref().unwrap_or_default(),
                    one.due.as_deref().unwrap_or_default(),
                    one.about.as_deref().unwrap_or_default(),
                    &one.text,
                ],
            );
        }
    }
    text
}
