//! The report of many files, written while they are checked: in their order, in blocks.

use std::collections::BTreeMap;
use std::io::IsTerminal as _;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::args::CheckArgs;
use super::out::heeds_commands;
use super::values::OutputFormat;
use crate::report::{self, Checked, Look};

/// Bytes that are written at once.
const BLOCK: usize = 64 * 1024;

/// Reports on their way out.
pub struct Stream {
    each: fn(&Checked, &Look) -> String,
    look: Look,
    turn: Mutex<Turn>,
}

#[derive(Default)]
struct Turn {
    /// The file whose report is next.
    next: usize,
    /// Reports that are ready before their turn.
    early: BTreeMap<usize, String>,
    /// What is not written yet.
    block: String,
}

impl Stream {
    /// A stream for a run of which a report can be written file by file; none for a terminal, which shows how far the run is and gets
    /// its report when that is gone.
    pub fn of(args: &CheckArgs, look: Look) -> Option<Self> {
        let each = match args.output_format {
            OutputFormat::Full => report::full,
            OutputFormat::Concise => report::concise,
            OutputFormat::Jsonl => |file: &Checked, _: &Look| report::jsonl_line(file),
            _ => return None,
        };
        let plain = !args.statistics && !args.diff && !args.write_baseline && !args.watch;
        let elsewhere = args.fix && args.input.reads_stdin() || !args.output_file.is_empty();
        let now = plain && !elsewhere && !heeds_commands() && !std::io::stdout().is_terminal();
        now.then(|| Self { each, look, turn: Mutex::default() })
    }

    /// Takes what was found in the file with a place in the run; nothing for one that could not be read.
    pub fn put(&self, place: usize, file: Option<&Checked>) {
        let text = file.map(|file| (self.each)(file, &self.look)).unwrap_or_default();
        let mut turn = self.turn();
        turn.early.insert(place, text);
        let Turn { next, early, block } = &mut *turn;
        while let Some(text) = early.remove(next) {
            *next += 1;
            block.push_str(&text);
        }
        if block.len() >= BLOCK {
            super::say(block);
            block.clear();
        }
    }

    /// Writes the rest.
    pub fn end(&self) {
        let block = std::mem::take(&mut self.turn().block);
        super::say(&block);
    }

    fn turn(&self) -> MutexGuard<'_, Turn> {
        self.turn.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
