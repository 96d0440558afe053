//! `kamerlint check`.

use std::collections::HashMap;
use std::io::{IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::args::{CheckArgs, OutputFile, OutputFormat, When};
use super::input::{self, Input, Problem};
use super::{FAILED, FINE, FOUND};
use crate::read::Format;
use crate::report::{self, Checked, Colour, Count, Look};
use crate::rule::{Language, Safety};
use crate::settings::{Settings, unknown_rule};
use crate::{fix, lint};

pub fn run(args: &CheckArgs) -> u8 {
    let (inputs, mut problems) = input::files(&args.input);
    let settings = match all_settings(&inputs, args) {
        Ok(settings) => settings,
        Err(problem) => {
            eprintln!("kamerlint: {problem}");
            return FAILED;
        }
    };
    let results: Vec<Result<Checked, Problem>> = inputs
        .par_iter()
        .map(|input| check(input, settings.get(folder(&input.path)), args))
        .collect();
    let mut checked = Vec::with_capacity(results.len());
    for result in results {
        match result {
            Ok(file) => checked.push(file),
            Err(problem) => problems.push(problem),
        }
    }
    let count = Count::of(&checked);
    print(&checked, count, args);
    problems.extend(write_files(&checked, count, args));
    for problem in &problems {
        eprintln!("kamerlint: {problem}");
    }
    if !problems.is_empty() {
        FAILED
    } else if args.fail_on.severity().is_some_and(|severity| count.reaches(severity)) {
        FOUND
    } else {
        FINE
    }
}

/// The settings of every folder that holds an input; each settings file is read once.
fn all_settings(inputs: &[Input], args: &CheckArgs) -> Result<HashMap<PathBuf, Settings>, Problem> {
    let mut all = HashMap::new();
    for input in inputs {
        let folder = folder(&input.path);
        if all.contains_key(folder) {
            continue;
        }
        let mut settings = input::settings(folder, &args.input)?;
        let selection = &mut settings.selection;
        if !args.select.is_empty() {
            selection.select.clone_from(&args.select);
        }
        selection.ignore.extend(args.ignore.iter().cloned());
        if let Some(unknown) = selection.unknown() {
            return Err(unknown_rule(unknown));
        }
        all.insert(folder.to_owned(), settings);
    }
    Ok(all)
}

fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn check(input: &Input, settings: Option<&Settings>, args: &CheckArgs) -> Result<Checked, Problem> {
    let default = Settings::default();
    let settings = settings.unwrap_or(&default);
    let mut source = input::read(input)?;
    let format = Format::of_path(&input.path);
    let mut report = lint::check(&source, format, settings);
    if args.fix {
        let safety = if args.unsafe_fixes { Safety::Unsafe } else { Safety::Safe };
        if let Some(fixed) = fix::until_stable(&source, format, settings, safety) {
            if input.stdin {
                let _ = std::io::stdout().write_all(fixed.text().as_bytes());
            } else {
                fix::replace_file(&input.path, fixed.text()).map_err(|error| {
                    format!("{}: niet te schrijven: {error}", input.path.display())
                })?;
            }
            source = fixed;
            report = lint::check(&source, format, settings);
        } else if input.stdin {
            let _ = std::io::stdout().write_all(source.text().as_bytes());
        }
    }
    Ok(Checked { path: input.path.clone(), source, report, language: settings.language })
}

fn print(checked: &[Checked], count: Count, args: &CheckArgs) {
    // A report that goes to a file is not printed as well.
    if args.output_file.iter().any(|file| file.format.is_none()) {
        return;
    }
    // With `--fix` on standard input, standard output is the mended text.
    let text_on_stdout = args.fix && args.input.paths.iter().any(|path| path.as_os_str() == "-");
    let mut out: Box<dyn std::io::Write> = if text_on_stdout {
        Box::new(std::io::stderr().lock())
    } else {
        Box::new(std::io::stdout().lock())
    };
    let text = render(args.output_format, checked, count, args, &look(args.color));
    // A reader that went away (`| head`) is no reason to complain.
    let _ = out.write_all(text.as_bytes());
    let _ = out.flush();
}

/// Writes the reports that go to files; gives what could not be written.
fn write_files(checked: &[Checked], count: Count, args: &CheckArgs) -> Vec<Problem> {
    let look = Look { colour: Colour::Off, width: 80 };
    let write = |file: &OutputFile| {
        let format = file.format.unwrap_or(args.output_format);
        let text = render(format, checked, count, args, &look);
        let error = std::fs::write(&file.path, text).err()?;
        Some(format!("{}: niet te schrijven: {error}", file.path.display()))
    };
    args.output_file.iter().filter_map(write).collect()
}

/// The report of a run in a format.
fn render(
    format: OutputFormat,
    checked: &[Checked],
    count: Count,
    args: &CheckArgs,
    look: &Look,
) -> String {
    let language = checked
        .first()
        .map_or_else(|| args.input.lang.map_or(Language::Nl, Into::into), |file| file.language);
    let for_people = |each: fn(&Checked, &Look) -> String| {
        let mut text: String = checked.iter().map(|file| each(file, look)).collect();
        text.push_str(&closing(count, language, args.fix, look));
        text.push('\n');
        text
    };
    match format {
        OutputFormat::Full => for_people(report::full),
        OutputFormat::Concise => for_people(report::concise),
        OutputFormat::Html => report::html(checked, language),
        OutputFormat::Json => report::json(checked),
        OutputFormat::Jsonl => report::jsonl(checked),
        OutputFormat::Sarif => report::sarif(checked),
        OutputFormat::Github => report::github(checked),
        OutputFormat::Gitlab => report::gitlab(checked),
        OutputFormat::Junit => report::junit(checked),
        OutputFormat::Checkstyle => report::checkstyle(checked),
    }
}

fn closing(count: Count, language: Language, fixed: bool, look: &Look) -> String {
    let line = report::summary(count, language);
    let line = look.bold(&line);
    match (count.fixable, fixed, language) {
        (0, ..) | (_, true, _) => line,
        (n, false, Language::Nl) => format!("{line}; {n} te herstellen met --fix"),
        (n, false, Language::En) => format!("{line}; {n} fixable with --fix"),
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
