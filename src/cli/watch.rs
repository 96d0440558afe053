//! `kamerlint check --watch`: again after every change, with the last result on the screen.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::args::CheckArgs;
use super::check::Run;
use crate::project::Project;
use crate::project::files;
use crate::project::sheets::{self, Stamp, stamp};

/// Looking at the clock of every file works everywhere, on network drives too.
const PAUSE: Duration = Duration::from_millis(250);

/// Files, as they are on disk.
type Seen = BTreeMap<PathBuf, Stamp>;

pub fn run(args: &CheckArgs) -> u8 {
    let mut shown: Option<Seen> = None;
    let mut last: Option<Seen> = None;
    loop {
        let mut project = Project::new(args.input.scope());
        let (inputs, problems) = files::find(&mut project);
        let mut files: BTreeSet<PathBuf> = BTreeSet::new();
        let mut folders: BTreeSet<&Path> = BTreeSet::new();
        for input in &inputs {
            files.insert(input.path.clone());
            files.extend(project.rests_on(&input.path));
            folders.extend(input.path.parent());
        }
        for folder in folders {
            files.extend(sheets::beside(folder));
        }
        files.extend(args.questions.clone());
        let seen: Seen = files.into_iter().map(|file| (file.clone(), stamp(&file))).collect();
        // A file that is still being written changes twice: only what held still for one pause is checked.
        let still = last.as_ref() == Some(&seen) || shown.is_none();
        if still && shown.as_ref() != Some(&seen) {
            let mut run = Run::of(&inputs, problems, args, &mut project, None);
            if std::io::stdout().is_terminal() {
                let _ = write!(std::io::stdout(), "\u{1b}[2J\u{1b}[H");
            }
            run.print(args);
            eprintln!("\n{}", super::out::in_language("kamerlint kijkt mee; Ctrl-C stopt"));
            shown = Some(seen.clone());
        }
        last = Some(seen);
        std::thread::sleep(PAUSE);
    }
}
