//! What a run prints and writes: the report, its last line, how a terminal shows it.

use std::io::IsTerminal as _;

use crate::cli::args::CheckArgs;
use crate::cli::values::{OutputFile, OutputFormat, When};
use crate::cli::{out, say, system};
use crate::project;
use crate::project::files::Problem;
use crate::report::{self, Checked, Colour, Count, Look};
use crate::rule::Language;

/// Prints the report of a run.
pub(super) fn print(checked: &[Checked], said: (Count, Language), args: &CheckArgs) {
    // A report that goes to a file is not printed as well.
    if args.output_file.iter().any(|file| file.format.is_none()) {
        return;
    }
    let text = render(args.output_format, checked, said, args, &look(args.color));
    // With `--fix` on standard input, standard output is the mended text; with `--diff` it is the difference.
    if args.diff || args.fix && args.input.reads_stdin() {
        out::aside(&text);
    } else if args.output_format == OutputFormat::Github {
        out::pass(&text);
    } else {
        say(&text);
    }
}

/// Writes the reports that go to files; gives what could not be written.
pub(super) fn write_files(
    checked: &[Checked],
    said: (Count, Language),
    args: &CheckArgs,
) -> Vec<Problem> {
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
pub(super) fn look(when: When) -> Look {
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
