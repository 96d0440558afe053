//! A check of one snapshot, apart from the actor.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ropey::Rope;
use tower_lsp::ls_types::Uri;

use super::profile::ClientProfile;
use super::texts::Texts;
use super::view::View;
use crate::draft::{Draft, Sheet};
use crate::ide::Snapshot;
use crate::lint::{self, Report};
use crate::project::exceptions::Exceptions;
use crate::project::files::plain;
use crate::project::sheets::Sheets;
use crate::read::{Document, Format};
use crate::rule::{Rule, Selection};
use crate::settings::Settings;
use crate::text::{Source, Span};

/// What finds the findings: [`lint::check_read`], or what a test puts in its place.
pub type Check = fn(&Document, Arc<Draft>, &Settings) -> Report;

/// What a check gave.
pub struct Outcome {
    /// What was to be done.
    pub job: Job,
    /// Rules that failed.
    broken: Vec<String>,
    document: Document,
    report: Report,
    sheet: Option<(PathBuf, Arc<Sheet>)>,
}

/// A check to be done: an immutable snapshot.
#[derive(Clone)]
pub struct Job {
    /// The document.
    pub uri: Uri,
    /// Its path.
    pub path: PathBuf,
    /// Its version.
    pub version: i32,
    /// Its format.
    pub format: Format,
    /// The last view of it, by the register of these settings.
    pub before: Option<Arc<View>>,
    /// What holds for it.
    pub settings: Arc<Settings>,
    /// Its text.
    pub rope: Rope,
    /// Rules that failed before.
    pub broken: BTreeSet<String>,
    /// The files that are open: their text counts before what is on disk.
    pub texts: Arc<Texts>,
    /// The sheets that were read.
    pub sheets: Arc<Sheets>,
    /// For a file of exceptions its entries that fit nothing; `None` for a draft.
    pub unused: Option<Vec<Span>>,
}

impl Job {
    /// Checks the snapshot. A rule that panics is found and left out.
    pub fn run(self, check: Check) -> Outcome {
        let source = Source::new(self.rope.to_string());
        // No editor holds 4 GiB.
        let source = source.or_else(|_| Source::new("")).unwrap_or_else(|_| unreachable!());
        if let Some(unused) = &self.unused {
            // With a mistake in it the file says nothing of what fits.
            let read = Exceptions::parse(&self.path, source.text(), &self.settings.rules);
            let unused = if read.is_ok() { unused.as_slice() } else { &[] };
            let report = lint::check_exceptions(&source, unused, &self.settings);
            let document = Document::of(source, self.format);
            let broken = Vec::new();
            return Outcome { job: self, document, report, sheet: None, broken };
        }
        let before = self.before.as_ref().map(|before| &before.document);
        let before = before.filter(|before| before.format() == self.format);
        let document = Document::after(before, source, self.format);
        let register = &self.settings.options.register;
        let read = || {
            Arc::new(match &self.before {
                Some(before) => Draft::read_after(before.draft(), &document, register),
                None => Draft::read(&document, register),
            })
        };
        // Reading never fails; a draft without anything in it is what is left when it does all the same.
        let draft = catch_unwind(AssertUnwindSafe(read)).unwrap_or_default();
        let mut settings = (*self.settings).clone();
        settings.selection.ignore.extend(self.broken.iter().cloned());
        let in_editor = |path: &Path| self.texts.get(path);
        let read = || Arc::clone(&draft);
        let sheet = self.sheets.of(&settings, &self.path, (&document, &read), &in_editor);
        settings.options.sheet = sheet.as_ref().map(|(_, sheet)| Arc::clone(sheet));
        let (report, broken) = careful(check, &document, draft, &settings);
        Outcome { job: self, document, report, sheet, broken }
    }
}

/// Checks a draft. Where that panics each rule is tried alone, and those that panic are left out; gives their codes.
pub fn careful(
    check: Check,
    document: &Document,
    draft: Arc<Draft>,
    settings: &Settings,
) -> (Report, Vec<String>) {
    let run = |settings: &Settings| {
        let draft = Arc::clone(&draft);
        catch_unwind(AssertUnwindSafe(|| check(document, draft, settings))).ok()
    };
    if let Some(report) = run(settings) {
        return (report, Vec::new());
    }
    let alone = |rule: &Rule| {
        let select = vec![rule.code.clone()];
        let selection = Selection { select, ..Selection::default() };
        Settings { selection, ..settings.clone() }
    };
    let rules = settings.rules.iter().filter(|rule| settings.selection.includes(rule));
    let broken = rules.filter(|rule| run(&alone(rule)).is_none());
    let broken: Vec<String> = broken.map(|rule| rule.code.clone()).collect();
    let mut rest = settings.clone();
    rest.selection.ignore.extend(broken.iter().cloned());
    let silent = || Report { draft: Arc::clone(&draft), ..Report::default() };
    let report = run(&rest).unwrap_or_else(silent);
    (report, broken)
}

impl Outcome {
    /// The view of what was checked.
    pub fn view(self, profile: &Arc<ClientProfile>) -> View {
        let (sheet_file, sheet) = self.sheet.unzip();
        let broken = self.job.broken.into_iter().chain(self.broken).collect();
        View {
            uri: self.job.uri,
            path: self.job.path,
            version: Some(self.job.version),
            snapshot: Snapshot {
                document: self.document,
                report: Arc::new(self.report),
                held: Vec::new(),
                sheet,
                settings: self.job.settings,
                broken,
            },
            told: Arc::default(),
            sheet_file: sheet_file.map(|file| plain(&file)),
            profile: Arc::clone(profile),
        }
    }
}

#[cfg(test)]
mod tests {
    use tower_lsp::ls_types::{
        InitializeParams, Position, PositionEncodingKind, Range, TextDocumentContentChangeEvent,
    };

    use super::super::{diagnostics, document};
    use super::*;
    use crate::text::chance::Chance;

    /// Edits in each of the encodings; `KAMERLINT_EDITS=10000` makes it a day of typing.
    const EDITS: usize = 40;

    const LETTER: &str = include_str!("../../tests/drafts/good/markdown.md");
    const DRAFT: &str = include_str!("../../tests/drafts/concept.txt");

    /// What is typed or pasted.
    const TYPED: [&str; 32] = [
        "a",
        " ",
        ".",
        "\n",
        "\n\n",
        "\r\n",
        "é",
        "😀",
        "e\u{301}",
        "«",
        "»",
        "[^1]",
        "[^2]: Kamerstukken II 2023/24, 32 852, nr. 224.\n",
        "1",
        "3 mei 2024",
        "31 april 2024",
        "\nVraag 1\n",
        "\n**Vraag 2**\n\n",
        "\nAntwoord 1\n",
        "\nAntwoord op vraag 3 en 4\n\n",
        "Zie het antwoord op vraag 2.",
        "Kamerstuk 32 852, nr. 224",
        "het lid Van Dijk (SP)",
        "de minister van Finaciën",
        "2024Z01234",
        "Ik zal uw Kamer voor de zomer informeren.",
        "[PM]",
        "de de",
        "tweede kamer",
        "Zo nee, waarom niet?",
        "Geachte voorzitter,",
        "\u{c}",
    ];

    /// What somebody types, takes away or pastes.
    fn edit(chance: &mut Chance, rope: &Rope) -> TextDocumentContentChangeEvent {
        let line = chance.below(rope.len_lines() + 1);
        let column = chance.below(rope.get_line(line).map_or(0, |line| line.len_chars()) + 2);
        // Most edits only type; some take something away, a few a whole paragraph.
        let (down, on) = match chance.below(8) {
            0..5 => (0, 0),
            5 | 6 => (0, chance.below(12)),
            _ => (chance.below(6), chance.below(40)),
        };
        let at = |line: usize, column: usize| Position::new(line as u32, column as u32);
        let end = if down > 0 { at(line + down, on) } else { at(line, column + on) };
        let text = chance.of(&TYPED);
        let typed = chance.below(5) > 0 || on == 0;
        TextDocumentContentChangeEvent {
            range: Some(Range::new(at(line, column), end)),
            range_length: None,
            text: if typed { text.to_owned() } else { String::new() },
        }
    }

    fn profile(encoding: PositionEncodingKind) -> Arc<ClientProfile> {
        let mut params = InitializeParams::default();
        let general = params.capabilities.general.get_or_insert_default();
        general.position_encodings = Some(vec![encoding]);
        Arc::new(ClientProfile::of(&params))
    }

    #[test]
    fn what_is_found_after_an_edit_is_what_a_fresh_check_finds() {
        let edits = std::env::var("KAMERLINT_EDITS").ok().and_then(|edits| edits.parse().ok());
        let edits: usize = edits.unwrap_or(EDITS);
        let kinds =
            [PositionEncodingKind::UTF8, PositionEncodingKind::UTF16, PositionEncodingKind::UTF32];
        let settings = Arc::new(Settings::default());
        for (seed, kind) in (1u64..).zip(kinds) {
            let profile = profile(kind);
            let mut chance = Chance(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
            let first = |format| if format == Format::Markdown { LETTER } else { DRAFT };
            let mut format = Format::Markdown;
            let mut rope = Rope::from_str(first(format));
            let mut before = None;
            for version in 1..=edits {
                let change = edit(&mut chance, &rope);
                document::apply(&mut rope, &[change], profile.encoding);
                // A text that has become long or short is put away for another.
                if version % 100 == 0 || !(200..12_000).contains(&rope.len_bytes()) {
                    format = match format {
                        Format::Markdown => Format::Plain,
                        _ => Format::Markdown,
                    };
                    rope = Rope::from_str(first(format));
                }
                let check = |before| {
                    let job = Job {
                        uri: "file:///draft.md".parse().unwrap(),
                        path: PathBuf::from("/draft.md"),
                        version: 1,
                        format,
                        before,
                        settings: Arc::clone(&settings),
                        rope: rope.clone(),
                        broken: BTreeSet::new(),
                        texts: Arc::default(),
                        sheets: Arc::default(),
                        unused: None,
                    };
                    let before = job.before.clone();
                    let mut view = job.run(lint::check_read).view(&profile);
                    view.told = diagnostics::written(&view, before.as_deref());
                    view
                };
                let (view, fresh) = (check(before.take()), check(None));
                assert_eq!(
                    view.told, fresh.told,
                    "edit {version} in {:?}: {}",
                    profile.encoding, rope
                );
                before = Some(Arc::new(view));
            }
        }
    }
}
