//! Standard output and standard error: what is said there steers neither a terminal nor a CI system, and what cannot be written is not
//! lost without a word.

use std::hash::{BuildHasher as _, RandomState};
use std::io::{ErrorKind, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use super::language;
use crate::project::sayings;
use crate::report::harmless;
use crate::text::Mistake;
use crate::text::mistake::why;

/// Whether something could not be written.
static LOST: AtomicBool = AtomicBool::new(false);

/// Whether something could not be written: then the run failed, whatever it found.
pub fn was_lost() -> bool {
    LOST.load(Ordering::Relaxed)
}

/// Writes to standard output; a reader that went away (`| head`) is no reason to complain.
pub fn say(text: &str) {
    written(&mut std::io::stdout().lock(), unheeded(text).as_bytes());
}

/// Writes a text of the user to standard output, or commands that are meant: nothing is changed in it.
pub fn pass(text: &str) {
    written(&mut std::io::stdout().lock(), text.as_bytes());
}

/// Writes a document to standard output.
pub fn pass_bytes(bytes: &[u8]) {
    written(&mut std::io::stdout().lock(), bytes);
}

/// Writes a report to standard error, where standard output is something else.
pub fn aside(text: &str) {
    written(&mut std::io::stderr().lock(), unheeded(text).as_bytes());
}

/// Says on standard error what went wrong.
pub fn complain(problem: &str) {
    let said = in_language(problem);
    let lines: Vec<String> = said.lines().map(harmless).collect();
    let _ = writeln!(std::io::stderr(), "kamerlint: {}", lines.join("\n"));
}

/// What the program says, which is Dutch in its source, in the language of the run.
pub fn in_language(said: &str) -> String {
    sayings::in_language(said, language::of_run()).into_owned()
}

/// What is wrong in a file of the user, with its line, in the language of the run.
pub fn mistaken(mistake: Mistake) -> String {
    format!("{:#}", mistake.in_language(language::of_run()))
}

/// What the system says of a file, in the language of the run.
pub fn system(error: &std::io::Error) -> String {
    why(error).in_language(language::of_run()).to_owned()
}

fn written(out: &mut impl Write, bytes: &[u8]) {
    let done = out.write_all(bytes).and_then(|()| out.flush());
    if let Err(error) = done
        && error.kind() != ErrorKind::BrokenPipe
        && !LOST.swap(true, Ordering::Relaxed)
    {
        complain(&format!("de uitvoer is niet te schrijven: {}", system(&error)));
    }
}

/// Whether GitHub Actions reads what is written.
pub fn heeds_commands() -> bool {
    std::env::var_os("GITHUB_ACTIONS").is_some_and(|value| !value.is_empty())
}

/// A text in which GitHub Actions heeds no command: it reads one in every line that begins with `::`, in a draft too.
fn unheeded(text: &str) -> String {
    let is_command = |line: &str| line.trim_start().starts_with("::") || line.contains("##[");
    if !heeds_commands() || !text.split(['\n', '\r']).any(is_command) {
        return text.to_owned();
    }
    // A word that no draft can know.
    let word = format!("kamerlint-{:016x}", RandomState::new().hash_one(std::process::id()));
    let end = if text.ends_with('\n') { "" } else { "\n" };
    format!("::stop-commands::{word}\n{text}{end}::{word}::\n")
}
