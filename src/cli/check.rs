//! `kamerlint check`.

use std::io::IsTerminal as _;
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use super::args::CheckArgs;
use super::progress::Progress;
use super::stream::Stream;
use super::values::{OutputFile, OutputFormat, When};
use super::{FAILED, FINE, FOUND, baseline, language, pages, show, system};
use crate::draft::Draft;
use crate::papers::Lookup;
use crate::project::Project;
use crate::project::files::{self, Input, Problem};
use crate::project::sheets::Sheets;
use crate::project::since::Changed;
use crate::read::{self, Change, Document, Format, Revision, difference};
use crate::register::SharedRegister;
use crate::report::{self, Beside, Checked, Colour, Count, Look};
use crate::rule::{Language, Safety};
use crate::settings::Settings;
use crate::text::Date;
use crate::text::date::{days_between, in_words};
use crate::{fix, lint, parallel, project};

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

/// The draft that was read last, and the register that it was read by.
type Last = (SharedRegister, Arc<Draft>);

/// Reads a draft, with what is known of the texts that the last one has too.
fn read_after(last: &mut Option<Last>, document: &Document, settings: &Settings) -> Arc<Draft> {
    let register = &settings.options.register;
    let draft = Arc::new(match last {
        Some((by, before)) if by == register => Draft::read_after(before, document, register),
        _ => Draft::read(document, register),
    });
    *last = Some((register.clone(), Arc::clone(&draft)));
    draft
}

/// Checks a file, mends it where that is asked, and gives the difference where that is.
fn check(
    input: &Input,
    settings: &Settings,
    sheets: &Sheets,
    args: &CheckArgs,
    last: &mut Option<Last>,
) -> Result<(Checked, String), Problem> {
    let bytes = files::bytes(input)?;
    pages::for_draft(bytes.len());
    let marks = read::takes_marks(Format::of_path(&input.path));
    // Changes are written into the document as it was.
    let original = if marks && args.fix { bytes.clone() } else { Vec::new() };
    let mut document = files::of_bytes(input, bytes)?;
    let mut settings = settings.clone();
    let draft = read_after(last, &document, &settings);
    settings.options.sheet =
        sheets.for_draft(input, (&document, &|| Arc::clone(&draft)), &settings);
    let settings = &settings;
    let mut diff = String::new();
    let mut report = None;
    if args.fix && !marks && !document.format().is_text() {
        return Err(format!("{}: in dit bestand schrijft --fix niet", input.path.display()));
    }
    if args.fix && marks && input.shown == Revision::Original {
        return Err(format!(
            "{}: --fix schrijft in de tekst zoals hij wordt; laat --original weg",
            input.path.display()
        ));
    }
    let mut fixes = 0;
    if args.fix || args.diff {
        let safety = if args.unsafe_fixes { Safety::Unsafe } else { Safety::Safe };
        let fix::Mended { document: fixed, report: after, fixes: applied } =
            fix::until_stable(&document, settings, safety);
        if args.diff {
            diff = fixed.map_or_else(String::new, |fixed| {
                report::diff(&input.path, document.text(), fixed.text(), &look(args.color))
            });
        } else if marks {
            let mended = match fixed {
                Some(fixed) => {
                    let (mended, left) = tracked(&input.path, &original, &document, &fixed)?;
                    fixes =
                        if mended == original { 0 } else { applied.saturating_sub(left).max(1) };
                    mended
                }
                None => original,
            };
            if input.stdin {
                super::out::pass_bytes(&mended);
            } else if fixes > 0 {
                project::not_held(&input.path)?;
                project::write_bytes(&input.path, &mended).map_err(|error| {
                    format!("{}: niet te schrijven: {}", input.path.display(), system(&error))
                })?;
            }
            if fixes > 0 {
                document = files::of_bytes(input, mended)?;
                report = Some(lint::check(&document, settings));
            }
        } else {
            report = Some(after);
            fixes = applied;
            if let Some(fixed) = fixed {
                if !input.stdin {
                    project::replace_file(&input.path, Some(document.text()), fixed.text())
                        .map_err(|error| {
                            format!(
                                "{}: niet te schrijven: {}",
                                input.path.display(),
                                system(&error)
                            )
                        })?;
                }
                document = fixed;
            }
        }
        if args.fix && input.stdin && !marks {
            super::out::pass(document.text());
        }
    }
    let report = report.unwrap_or_else(|| lint::check_read(&document, draft, settings));
    let is_text = document.format().is_text();
    let blocks = if is_text { Arc::default() } else { document.blocks };
    let (path, language) = (input.path.clone(), settings.language);
    let formats =
        args.output_file.iter().filter_map(|file| file.format).chain([args.output_format]);
    let shows = formats.into_iter().any(|format| format == OutputFormat::Html);
    let titles = if shows { settings.titles(&report.draft) } else { Vec::new() };
    let (listed, source) = (files::listed(&path), document.source);
    let beside = Beside::of(settings);
    let checked = Checked { listed, path, source, blocks, report, language, fixes, titles, beside };
    Ok((checked, diff))
}

/// A document with what was mended in it as tracked changes, and how many of those have no place in it.
fn tracked(
    path: &Path,
    bytes: &[u8],
    before: &Document,
    after: &Document,
) -> Result<(Vec<u8>, usize), Problem> {
    let changes = difference(before.text(), after.text()).into_iter();
    let changes: Vec<Change> = changes.map(|(span, text)| Change { span, text }).collect();
    let (written, left) = read::revised(before.format(), bytes.to_vec(), &changes, &project::now())
        .map_err(|error| format!("{}: {error}", path.display()))?;
    let nothing = left == changes.len();
    Ok((if nothing { bytes.to_vec() } else { written }, left))
}

fn print(checked: &[Checked], said: (Count, Language), args: &CheckArgs) {
    // A report that goes to a file is not printed as well.
    if args.output_file.iter().any(|file| file.format.is_none()) {
        return;
    }
    let text = render(args.output_format, checked, said, args, &look(args.color));
    // With `--fix` on standard input, standard output is the mended text; with `--diff` it is the difference.
    if args.diff || args.fix && args.input.reads_stdin() {
        super::out::aside(&text);
    } else if args.output_format == OutputFormat::Github {
        super::out::pass(&text);
    } else {
        super::say(&text);
    }
}

/// Writes the reports that go to files; gives what could not be written.
fn write_files(checked: &[Checked], said: (Count, Language), args: &CheckArgs) -> Vec<Problem> {
    let look = Look { colour: Colour::Off, width: 80 };
    let write = |file: &OutputFile| {
        let format = file.format_or(args.output_format);
        let text = render(format, checked, said, args, &look);
        let error = project::write_whole(&file.path, &text).err()?;
        Some(format!("{}: niet te schrijven: {}", file.path.display(), system(&error)))
    };
    args.output_file.iter().filter_map(write).collect()
}

/// The report of a run in a format.
fn render(
    format: OutputFormat,
    checked: &[Checked],
    (count, language): (Count, Language),
    args: &CheckArgs,
    look: &Look,
) -> String {
    let closing = || match args.quiet {
        true => String::new(),
        false => closing(count, language, args, look) + "\n",
    };
    let for_people = |each: fn(&Checked, &Look) -> String| {
        let mut text: String = checked.iter().map(|file| each(file, look)).collect();
        // A line for programs stays one; on a screen it is broken between words, its colours not counted.
        let plain = Look { colour: Colour::Off, ..*look };
        let long = self::closing(count, language, args, &plain).chars().count() > look.width;
        let broken = format == OutputFormat::Full && long;
        text.push_str(&if broken { report::wrapped(&closing(), look.width) } else { closing() });
        text
    };
    match format {
        OutputFormat::Full | OutputFormat::Concise if args.statistics => {
            report::statistics(checked, language) + &closing()
        }
        OutputFormat::Full => for_people(report::full),
        OutputFormat::Concise => for_people(report::concise),
        OutputFormat::Html => report::html(checked, language, project::today()),
        OutputFormat::Markdown => report::markdown(checked, (count, language)),
        OutputFormat::Json => report::json(checked),
        OutputFormat::Jsonl => report::jsonl(checked),
        OutputFormat::Sarif => report::sarif(checked),
        OutputFormat::Github => report::github(checked),
        OutputFormat::Gitlab => report::gitlab(checked),
        OutputFormat::Junit => report::junit(checked),
        OutputFormat::Checkstyle => report::checkstyle(checked),
    }
}

/// The last line: what was found, or what `--fix` did and left, and what can still be done.
fn closing(count: Count, language: Language, args: &CheckArgs, look: &Look) -> String {
    let line =
        if args.fix { report::mended(count, language) } else { report::summary(count, language) };
    let line = look.bold(&line);
    let proposed = if args.unsafe_fixes { 0 } else { count.proposed };
    match (args.fix, count.fixable, proposed, language) {
        (false, 0, ..) | (true, _, 0, _) => line,
        (false, n, _, Language::Nl) => format!("{line}; {n} te herstellen met --fix"),
        (false, n, _, Language::En) => format!("{line}; {n} fixable with --fix"),
        (true, _, 1, Language::Nl) => format!("{line}; 1 voorstel met --unsafe-fixes"),
        (true, _, n, Language::Nl) => format!("{line}; {n} voorstellen met --unsafe-fixes"),
        (true, _, n, Language::En) => format!("{line}; {n} more with --unsafe-fixes"),
    }
}

/// Colours and width of the terminal. `NO_COLOR` and `--color` decide, then whether standard output is a terminal.
fn look(when: When) -> Look {
    let terminal = std::io::stdout().is_terminal();
    let wanted = match when {
        When::Always => true,
        When::Never => false,
        When::Auto => {
            let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
            terminal
                && !set("NO_COLOR")
                && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
        }
    };
    let columns =
        terminal_size::terminal_size().map(|(width, _)| usize::from(width.0)).filter(|_| terminal);
    Look {
        colour: if wanted { Colour::On } else { Colour::Off },
        width: columns.unwrap_or(80).clamp(50, 120),
    }
}
