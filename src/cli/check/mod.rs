//! `kamerlint check`.

mod one;
mod printed;

use std::path::Path;

use rayon::prelude::*;

use super::args::CheckArgs;
use super::progress::Progress;
use super::stream::Stream;
use super::values::OutputFormat;
use super::{FAILED, FINE, FOUND, baseline, language, show};
use crate::papers::Lookup;
use crate::parallel;
use crate::project::Project;
use crate::project::files::{self, Input, Problem};
use crate::project::sheets::Sheets;
use crate::project::since::Changed;
use crate::report::{Checked, Count};
use crate::rule::Language;
use crate::settings::Settings;
use crate::text::Date;
use crate::text::date::{days_between, in_words};
use one::{Last, check};
use printed::{look, print, write_files};

/// Runs `check`.
pub fn run(args: &CheckArgs) -> u8 {
    let mut project = Project::new(args.input.scope());
    let found = files::all(&mut project);
    let passed_over = found.said_of_passed_over();
    let files::Found { mut inputs, problems, left_out, .. } = found;
    if let Some(reference) = &args.since {
        match Changed::since(reference) {
            Ok(changed) => inputs.retain(|input| input.stdin || changed.holds(&input.path)),
            Err(problem) => {
                super::complain(&problem);
                return FAILED;
            }
        }
        if inputs.is_empty() && problems.is_empty() && !args.quiet {
            super::complain(&format!("sinds `{reference}` is hier geen bestand veranderd"));
        }
    }
    for input in &left_out {
        if !args.quiet {
            super::complain(&format!(
                "{}: overgeslagen, kamerlint.toml sluit dit bestand uit",
                input.path.display()
            ));
        }
        if input.stdin && args.fix {
            super::out::pass(&files::stdin_text());
        }
    }
    if args.unsafe_fixes && !args.fix && !args.diff {
        super::complain("--unsafe-fixes doet niets zonder --fix of --diff");
    }
    if args.show_files || args.show_settings {
        return show::run(args, &inputs, &problems, &mut project);
    }
    if let Some(problem) = overwrites(args, &inputs) {
        super::complain(&problem);
        return FAILED;
    }
    let stream = Stream::of(args, look(args.color));
    let mut run = Run::of(&inputs, problems, args, &mut project, stream);
    if args.write_baseline {
        return run.write_baseline(&mut project);
    }
    run.print(args);
    if let Some(said) = passed_over.filter(|_| !args.quiet && args.since.is_none()) {
        super::complain(&said);
    }
    run.status(args)
}

/// A report that would be written over what is read.
fn overwrites(args: &CheckArgs, inputs: &[Input]) -> Option<Problem> {
    if args.output_file.is_empty() {
        return None;
    }
    let one = |path: &Path| path.canonicalize().ok();
    let read = inputs.iter().filter(|input| !input.stdin).map(|input| input.path.as_path());
    let read: Vec<_> = read.chain(args.questions.as_deref()).filter_map(one).collect();
    let file = args
        .output_file
        .iter()
        .find(|file| one(&file.path).is_some_and(|path| read.contains(&path)))?;
    Some(format!(
        "{}: dit bestand wordt gelezen; schrijf het verslag ergens anders",
        file.path.display()
    ))
}

/// What a run found.
pub struct Run {
    /// The files whose report is still to be written.
    checked: Vec<Checked>,
    /// What was found in the others.
    written: Count,
    /// The language of the first file.
    language: Language,
    problems: Vec<Problem>,
    /// The differences that `--diff` shows.
    diff: String,
    /// The store of papers is much older than a draft.
    stale: Option<String>,
}

impl Run {
    /// Checks every input.
    pub fn of(
        inputs: &[Input],
        mut problems: Vec<Problem>,
        args: &CheckArgs,
        project: &mut Project,
        stream: Option<Stream>,
    ) -> Self {
        let mut jobs = Vec::with_capacity(inputs.len());
        for input in inputs {
            match settings(&input.path, args, project) {
                Ok(mut settings) => {
                    settings.mark_found(input.found);
                    // What exceptions there are of other files is seen when all are checked.
                    let kept =
                        stream.is_none() || !matches!(project.exceptions(&input.path), Ok(None));
                    jobs.push((input, settings, kept));
                }
                // One settings file stands for many drafts; its mistake is said once.
                Err(problem) if problems.contains(&problem) => {}
                Err(problem) => problems.push(problem),
            }
        }
        let sheets =
            Sheets::read(jobs.iter().map(|(_, settings, _)| settings)).unwrap_or_else(|problem| {
                problems.push(problem);
                Sheets::default()
            });
        // A run of one file says nothing of how far it is.
        let progress = Progress::over(if args.quiet { 1 } else { jobs.len() });
        // Versions of one draft lie beside each other and heads are alike: a draft is read after the last one on its thread.
        let one =
            |last: &mut Option<Last>,
             (place, (input, settings, kept)): (usize, &(&Input, Settings, bool))| {
                let result = check(input, settings, &sheets, args, last);
                progress.step();
                if let Some(stream) = &stream {
                    stream.put(place, result.as_ref().ok().map(|(file, _)| file));
                }
                (place, result.map(|(file, diff)| Done::of(file, diff, *kept)))
            };
        let all = jobs.iter().enumerate();
        // One file needs no other threads, and making them takes longer than most letters do.
        let mut results: Vec<(usize, Result<Done, Problem>)> = if jobs.len() == 1 {
            let mut last = None;
            let results = all.map(|job| one(&mut last, job)).collect();
            if !args.watch {
                // The program ends: giving back a long draft piece by piece takes a tenth of what reading it took.
                std::mem::forget(last);
            }
            results
        } else {
            parallel::ready();
            all.par_bridge().map_init(|| None, one).collect()
        };
        drop(progress);
        results.sort_by_key(|(place, _)| *place);
        let mut run = Self {
            checked: Vec::new(),
            written: Count::default(),
            language: language::of_run(),
            problems,
            diff: String::new(),
            stale: None,
        };
        let mut under = Vec::new();
        for ((_, result), (input, settings, _)) in results.into_iter().zip(&jobs) {
            let Done { file, count, day, diff } = match result {
                Ok(done) => done,
                Err(problem) => {
                    run.problems.push(problem);
                    continue;
                }
            };
            run.stale = run.stale.or_else(|| stale(settings, &input.path, day));
            run.diff.push_str(&diff);
            if run.written.files == 0 && run.checked.is_empty() {
                run.language = settings.language;
            }
            if stream.is_some() {
                run.written = run.written.and(count);
            }
            if let Some(file) = file {
                under.push(settings);
                run.checked.push(file);
            }
        }
        for (_, settings, _) in &jobs {
            let trouble = settings.options.papers.rows().and_then(Lookup::trouble);
            run.problems.extend(trouble.filter(|trouble| !run.problems.contains(trouble)));
        }
        let unused = baseline::unused(run.checked.iter().zip(under).collect(), project, args);
        if let Some(stream) = stream {
            run.checked.clear();
            stream.end();
        }
        match unused {
            Ok(files) => run.checked.extend(files),
            Err(problem) => run.problems.push(problem),
        }
        run
    }

    /// How much was found.
    fn count(&self) -> Count {
        self.written.and(Count::of(&self.checked))
    }

    /// Prints what was found, and on standard error what went wrong.
    pub fn print(&mut self, args: &CheckArgs) {
        let count = self.count();
        // Where nothing could be read, "nothing found" would be no news; a program gets its document all the same.
        let for_people = matches!(args.output_format, OutputFormat::Full | OutputFormat::Concise);
        if args.diff {
            super::say(&self.diff);
            if self.diff.is_empty() && self.problems.is_empty() && !args.quiet {
                super::complain("er is niets te herstellen");
            }
        }
        // The difference takes the place of the report for people.
        let left_out = args.diff && args.output_format == OutputFormat::Full
            || for_people && count.files == 0 && !self.problems.is_empty();
        if !left_out {
            print(&self.checked, (count, self.language), args);
        }
        if let Some(stale) = self.stale.as_ref().filter(|_| for_people && !args.quiet) {
            super::complain(stale);
        }
        // A report of half a run looks like one of a whole.
        if self.problems.is_empty() {
            self.problems.extend(write_files(&self.checked, (count, self.language), args));
        }
        for problem in &self.problems {
            super::complain(problem);
        }
    }

    fn status(&self, args: &CheckArgs) -> u8 {
        let count = self.count();
        if !self.problems.is_empty() {
            FAILED
        } else if args.exit_zero {
            FINE
        } else if args
            .fail_on
            .severity()
            .is_some_and(|severity| args.diff && !self.diff.is_empty() || count.reaches(severity))
        {
            FOUND
        } else {
            FINE
        }
    }

    fn write_baseline(&mut self, project: &mut Project) -> u8 {
        match baseline::write(&self.checked, project) {
            Ok(said) => super::say(&(super::out::in_language(&said) + "\n")),
            Err(problem) => self.problems.push(problem),
        }
        for problem in &self.problems {
            super::complain(problem);
        }
        if self.problems.is_empty() { FINE } else { FAILED }
    }
}

/// What becomes of a file that was checked.
struct Done {
    /// What was found, where that is still wanted.
    file: Option<Checked>,
    /// How much that is.
    count: Count,
    /// The date of the draft.
    day: Option<Date>,
    /// The difference that `--diff` shows.
    diff: String,
}

impl Done {
    fn of(file: Checked, diff: String, kept: bool) -> Self {
        let (count, day) = (Count::of(std::slice::from_ref(&file)), file.report.draft.date());
        Self { file: kept.then_some(file), count, day, diff }
    }
}

/// How many days a store of papers may be older than a draft.
const STALE: i32 = 60;

/// Says that the store of papers, if it was asked anything, is much older than a draft.
fn stale(settings: &Settings, path: &Path, day: Option<Date>) -> Option<String> {
    let rows = settings.options.papers.rows().filter(|rows| rows.was_asked())?;
    let (of, day) = (rows.dates().dossiers?, day?);
    let days = days_between(of, day);
    if days <= STALE {
        return None;
    }
    let (of, name) = (in_words(of), path.display());
    Some(match settings.language {
        Language::Nl => format!(
            "de lijst van dossiers is van {of}, {days} dagen ouder dan {name}; `kamerlint papers sync` haalt een nieuwe"
        ),
        Language::En => format!(
            "the list of dossiers is of {of}, {days} days older than {name}; `kamerlint papers sync` fetches a new one"
        ),
    })
}

/// The settings of a file with what the command line says of rules.
pub fn settings(path: &Path, args: &CheckArgs, project: &mut Project) -> Result<Settings, Problem> {
    let mut settings = project.settings(path).map_err(super::mistaken)?;
    if let Some(unknown) =
        args.select.iter().chain(&args.ignore).find(|selector| !settings.rules.any_match(selector))
    {
        return Err(settings.rules.unknown(unknown).in_language(settings.language).to_owned());
    }
    let selection = &mut settings.selection;
    if !args.select.is_empty() {
        selection.select.clone_from(&args.select);
    }
    selection.ignore.extend(args.ignore.iter().cloned());
    if args.questions.is_some() {
        settings.questions.clone_from(&args.questions);
    }
    Ok(settings)
}
