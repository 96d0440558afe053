//! One file: read, mended where that is asked, and checked.

use std::path::Path;
use std::sync::Arc;

use super::printed::look;
use crate::cli::args::CheckArgs;
use crate::cli::values::OutputFormat;
use crate::cli::{out, pages, system};
use crate::draft::Draft;
use crate::fix::{self, Mended};
use crate::lint::{self, Report};
use crate::project;
use crate::project::files::{self, Input, Problem};
use crate::project::sheets::Sheets;
use crate::read::{self, Change, Document, Format, Revision, difference};
use crate::register::SharedRegister;
use crate::report::{self, Beside, Checked};
use crate::rule::Safety;
use crate::settings::Settings;

/// The draft that was read last, and the register that it was read by.
pub(super) type Last = (SharedRegister, Arc<Draft>);

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
pub(super) fn check(
    input: &Input,
    settings: &Settings,
    sheets: &Sheets,
    args: &CheckArgs,
    last: &mut Option<Last>,
) -> Result<(Checked, String), Problem> {
    let bytes = files::bytes(input)?;
    pages::for_draft(bytes.len());
    // Changes are written into the document as it was.
    let marks = read::takes_marks(Format::of_path(&input.path));
    let original = (args.fix && marks).then(|| bytes.clone());
    let document = files::of_bytes(input, bytes)?;
    let mut settings = settings.clone();
    let draft = read_after(last, &document, &settings);
    settings.options.sheet =
        sheets.for_draft(input, (&document, &|| Arc::clone(&draft)), &settings);
    let settings = &settings;
    let mut diff = String::new();
    let mut after = After { document, report: None, fixes: 0 };
    if args.fix {
        may_mend(input, &after.document, marks)?;
    }
    if args.fix || args.diff {
        let safety = if args.unsafe_fixes { Safety::Unsafe } else { Safety::Safe };
        let mended = fix::until_stable(&after.document, settings, safety);
        if args.diff {
            diff = mended.document.map_or_else(String::new, |fixed| {
                let (before, fixed) = (after.document.text(), fixed.text());
                report::diff(&input.path, before, fixed, &look(args.color))
            });
        } else if let Some(original) = original {
            after = after.with_marks(input, original, mended, settings)?;
        } else {
            after = after.rewritten(input, mended)?;
        }
        if args.fix && input.stdin && !marks {
            out::pass(after.document.text());
        }
    }
    let After { document, report, fixes } = after;
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

/// Whether `--fix` can write in a file: a text it writes anew, in a document that takes marks it leaves tracked changes.
fn may_mend(input: &Input, document: &Document, marks: bool) -> Result<(), Problem> {
    let path = input.path.display();
    if !marks && !document.format().is_text() {
        return Err(format!("{path}: in dit bestand schrijft --fix niet"));
    }
    if marks && input.shown == Revision::Original {
        return Err(format!(
            "{path}: --fix schrijft in de tekst zoals hij wordt; laat --original weg"
        ));
    }
    Ok(())
}

/// A file as it is when it was mended.
struct After {
    document: Document,
    /// What is still found in it, where that is known.
    report: Option<Report>,
    /// How many fixes were written.
    fixes: usize,
}

impl After {
    /// A document with its fixes as tracked changes.
    fn with_marks(
        self,
        input: &Input,
        original: Vec<u8>,
        Mended { document: fixed, fixes, .. }: Mended,
        settings: &Settings,
    ) -> Result<Self, Problem> {
        let (written, left) = match fixed {
            Some(fixed) => tracked(&input.path, &original, &self.document, &fixed)?,
            None => (original.clone(), 0),
        };
        let changed = written != original;
        if input.stdin {
            out::pass_bytes(&written);
        } else if changed {
            project::not_held(&input.path)?;
            project::write_bytes(&input.path, &written)
                .map_err(|error| not_written(&input.path, &error))?;
        }
        if !changed {
            return Ok(self);
        }
        let document = files::of_bytes(input, written)?;
        let report = Some(lint::check(&document, settings));
        Ok(Self { document, report, fixes: fixes.saturating_sub(left).max(1) })
    }

    /// A text written anew.
    fn rewritten(
        self,
        input: &Input,
        Mended { document: fixed, report, fixes }: Mended,
    ) -> Result<Self, Problem> {
        let report = Some(report);
        let Some(fixed) = fixed else { return Ok(Self { report, fixes, ..self }) };
        if !input.stdin {
            project::replace_file(&input.path, Some(self.document.text()), fixed.text())
                .map_err(|error| not_written(&input.path, &error))?;
        }
        Ok(Self { document: fixed, report, fixes })
    }
}

fn not_written(path: &Path, error: &std::io::Error) -> Problem {
    format!("{}: niet te schrijven: {}", path.display(), system(error))
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
