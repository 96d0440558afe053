//! `kamerlint check --stdin-jsonl`: a draft a line in, its findings a line out, in order and in constant memory, so that
//! Spark, Beam, GNU parallel or a queue can run it over an archive.

use std::io::{BufRead as _, BufWriter, Write as _};
use std::path::PathBuf;
use std::sync::Arc;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::args::CheckArgs;
use super::check::settings;
use super::{FAILED, FINE, FOUND, system};
use crate::draft;
use crate::project::Project;
use crate::project::files::{self, Input, listed};
use crate::project::sheets::Sheets;
use crate::read::{Document, Format};
use crate::report::{self, Beside, Checked, Count};
use crate::settings::Settings;
use crate::text::Source;
use crate::{lint, parallel};

/// Drafts in memory at a time.
const BATCH: usize = 64;

#[derive(Deserialize)]
struct Draft {
    path: PathBuf,
    /// Absent where the file is to be read.
    text: Option<String>,
}

/// A line that could not be checked.
#[derive(Serialize)]
struct Failed<'a> {
    path: Option<&'a str>,
    error: String,
}

pub fn run(args: &CheckArgs) -> u8 {
    let mut project = Project::new(args.input.scope());
    // A blank line holds no draft, and a byte order mark is no part of the first.
    let is_blank = |line: &std::io::Result<String>| {
        line.as_ref().is_ok_and(|line| line.trim_matches('\u{feff}').trim().is_empty())
    };
    let mut lines = std::io::stdin().lock().lines().filter(|line| !is_blank(line));
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut status = FINE;
    loop {
        let mut jobs: Vec<Result<(Draft, Settings), String>> = Vec::with_capacity(BATCH);
        for line in lines.by_ref().take(BATCH) {
            jobs.push(job(line, args, &mut project));
        }
        if jobs.is_empty() {
            break;
        }
        let settings =
            jobs.iter().filter_map(|job| job.as_ref().ok()).map(|(_, settings)| settings);
        let sheets = match Sheets::read(settings) {
            Ok(sheets) => sheets,
            Err(problem) => {
                super::complain(&problem);
                return FAILED;
            }
        };
        parallel::ready();
        let results: Vec<(String, u8)> =
            jobs.par_iter().map(|job| answer(job, &sheets, args)).collect();
        for (line, one) in results {
            status = status.max(one);
            if out.write_all(line.as_bytes()).is_err() {
                return status;
            }
        }
        if out.flush().is_err() {
            return status;
        }
    }
    status
}

fn job(
    line: std::io::Result<String>,
    args: &CheckArgs,
    project: &mut Project,
) -> Result<(Draft, Settings), String> {
    let line = line.map_err(|error| format!("niet te lezen: {}", system(&error)))?;
    let draft: Draft =
        serde_json::from_str(line.trim_start_matches('\u{feff}')).map_err(|error| {
            let at = error.column();
            format!("geen regel met `path` en `text`, of met `path` alleen (bij teken {at})")
        })?;
    let settings = settings(&draft.path, args, project)?;
    Ok((draft, settings))
}

fn answer(
    job: &Result<(Draft, Settings), String>,
    sheets: &Sheets,
    args: &CheckArgs,
) -> (String, u8) {
    let failed = |path: Option<&str>, error: String| {
        (serde_json::to_string(&Failed { path, error }).unwrap_or_default() + "\n", FAILED)
    };
    match job {
        Err(error) => failed(None, error.clone()),
        Ok((draft, settings)) => {
            let path = draft.path.to_string_lossy();
            let input =
                Input { stdin: true, shown: args.input.scope().shown, ..Input::of(&draft.path) };
            let document = match &draft.text {
                Some(text) => Source::new(text.clone())
                    .map(|source| Document::of(source, Format::of_path(&draft.path)))
                    .map_err(|_| "te groot; 4 GiB is het meeste".to_owned()),
                None => files::read(&Input { stdin: false, ..input.clone() }),
            };
            let document = match document {
                Ok(document) => document,
                Err(error) => return failed(Some(&path), error),
            };
            let read = Arc::new(draft::Draft::read(&document, &settings.options.register));
            // What stands beside the file that a path names says nothing of a text that came in by another way.
            let input = Input { stdin: draft.text.is_some(), ..input };
            let mut settings = settings.clone();
            settings.options.sheet =
                sheets.for_draft(&input, (&document, &|| Arc::clone(&read)), &settings);
            let report = lint::check_read(&document, read, &settings);
            let (source, blocks) = (document.source, Arc::default());
            let language = settings.language;
            let path = draft.path.clone();
            let checked = [Checked {
                listed: listed(&path),
                path,
                source,
                blocks,
                report,
                language,
                fixes: 0,
                titles: Vec::new(),
                beside: Beside::of(&settings),
            }];
            let count = Count::of(&checked);
            let found = args.fail_on.severity().is_some_and(|severity| count.reaches(severity));
            let [checked] = &checked;
            (report::jsonl_line(checked), if found { FOUND } else { FINE })
        }
    }
}
