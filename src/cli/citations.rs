//! `kamerlint citations`: every reference to an official publication.

use std::fmt::Write as _;

use serde::Serialize;

use super::args::ListArgs;
use super::values::ListFormat;
use super::{FAILED, FINE, csv};
use crate::project::Project;
use crate::project::files;
use crate::report::{CitationOut, harmless};

#[derive(Serialize)]
struct Citations {
    version: u32,
    files: Vec<File>,
}

#[derive(Serialize)]
struct File {
    path: String,
    citations: Vec<CitationOut>,
}

pub fn run(args: &ListArgs) -> u8 {
    let mut project = Project::new(args.input.scope());
    let (inputs, mut problems) = files::find(&mut project);
    let mut files = Vec::new();
    for file in &inputs {
        match files::draft(file, &mut project) {
            Ok((document, draft)) => {
                let citations = draft
                    .citations
                    .iter()
                    .map(|cited| CitationOut::of(&document.source, &draft, cited))
                    .collect();
                files.push(File { path: file.path.display().to_string(), citations });
            }
            Err(problem) => problems.push(problem),
        }
    }
    let text = match args.output_format {
        ListFormat::Text => text(&files),
        ListFormat::Csv => csv::file(rows(&files), args.bom),
        ListFormat::Json => {
            serde_json::to_string_pretty(&Citations { version: 1, files }).unwrap_or_default()
                + "\n"
        }
    };
    super::say(&text);
    for problem in &problems {
        super::complain(problem);
    }
    if problems.is_empty() { FINE } else { FAILED }
}

fn text(files: &[File]) -> String {
    let mut text = String::new();
    for file in files {
        let name = harmless(&file.path);
        for citation in &file.citations {
            let start = citation.range.start;
            let id = citation.id.as_deref().unwrap_or("-");
            let words = harmless(&citation.text);
            let _ = writeln!(
                text,
                "{name}:{}:{}: {id} ({}) {words}",
                start.line, start.column, citation.r#type
            );
        }
    }
    text
}

/// Comma-separated values with a header.
fn rows(files: &[File]) -> String {
    let mut text =
        String::from("path,line,column,type,id,text,dossier,suffix,number,chamber,session,url\r\n");
    for file in files {
        for citation in &file.citations {
            let number = |n: Option<u32>| n.map(|n| n.to_string()).unwrap_or_default();
            let fields = [
                file.path.clone(),
                citation.range.start.line.to_string(),
                citation.range.start.column.to_string(),
                citation.r#type.to_owned(),
                citation.id.clone().unwrap_or_default(),
                citation.text.clone(),
                number(citation.dossier),
                citation.suffix.clone().unwrap_or_default(),
                citation.number.clone().unwrap_or_default(),
                citation.chamber.unwrap_or_default().to_owned(),
                citation.session.clone().unwrap_or_default(),
                citation.url.clone().unwrap_or_default(),
            ];
            csv::row(&mut text, &fields.each_ref().map(String::as_str));
        }
    }
    text
}
