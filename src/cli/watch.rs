//! `kamerlint check --watch`: again after every change, with the last result on the screen.

use std::collections::BTreeMap;
use std::io::{IsTerminal as _, Write as _};
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use super::args::CheckArgs;
use super::check::Run;
use crate::project::Project;
use crate::project::files;

/// Looking at the clock of every file works everywhere, on network drives too.
const PAUSE: Duration = Duration::from_millis(250);

/// A file, its clock and its length.
type Seen = BTreeMap<PathBuf, Option<(SystemTime, u64)>>;

pub fn run(args: &CheckArgs) -> u8 {
    let mut shown: Option<Seen> = None;
    let mut last: Option<Seen> = None;
    loop {
        let mut project = Project::new(args.input.scope());
        let (inputs, problems) = files::find(&mut project);
        let mut files: Vec<PathBuf> = inputs.iter().map(|input| input.path.clone()).collect();
        for input in &inputs {
            if let Ok(config) = project.config(&input.path) {
                files.extend(config.files.iter().cloned());
            }
            if let Ok(Some(exceptions)) = project.exceptions(&input.path) {
                files.push(exceptions.path.clone());
            }
        }
        let seen: Seen = files.into_iter().map(|file| (file.clone(), stamp(&file))).collect();
        // A file that is still being written changes twice: only what held still for one pause is checked.
        let still = last.as_ref() == Some(&seen) || shown.is_none();
        if still && shown.as_ref() != Some(&seen) {
            let mut run = Run::of(&inputs, problems, args, &mut project);
            if std::io::stdout().is_terminal() {
                let _ = write!(std::io::stdout(), "\u{1b}[2J\u{1b}[H");
            }
            run.print(args);
            eprintln!("\nkamerlint kijkt mee; Ctrl-C stopt");
            shown = Some(seen.clone());
        }
        last = Some(seen);
        std::thread::sleep(PAUSE);
    }
}

fn stamp(file: &PathBuf) -> Option<(SystemTime, u64)> {
    let meta = std::fs::metadata(file).ok()?;
    Some((meta.modified().ok()?, meta.len()))
}
