//! One stage of the work, done once: `stages STAGE FILE [RULE]`. `benches/run` counts its instructions, which are the same on a busy
//! machine.

#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]

use std::hint::black_box;
use std::sync::Arc;

use kamerlint::draft::Draft;
use kamerlint::lint;
use kamerlint::read::{Document, Format};
use kamerlint::report::{self, Checked, Colour, Look};
use kamerlint::rule::Language;
use kamerlint::settings::Settings;
use kamerlint::text::Source;

/// What is counted: the name by which valgrind knows when to begin and to end.
#[inline(never)]
fn counted<T>(work: impl FnOnce() -> T) -> T {
    black_box(work())
}

fn main() {
    let mut arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
    // `cargo bench` without arguments has nothing to do here.
    let (Some(stage), Some(path)) = (arguments.next(), arguments.next()) else { return };
    // All work on this thread: what others do is not counted.
    let _ = rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread().build_global();
    let mut settings = Settings::default();
    settings.selection.select.extend(arguments);
    let text = std::fs::read_to_string(&path).unwrap();
    let document = || Document::of(Source::new(text.clone()).unwrap(), Format::Plain);
    let read = |document: &Document| Draft::read(document, &settings.options.register);
    // What is made once in a process (automata, register) is another figure: that of a cold start.
    let known = document();
    let draft = Arc::new(read(&known));
    let checked = || lint::check_read(&known, Arc::clone(&draft), &settings);
    let report = checked();
    match stage.as_str() {
        "read" => drop(counted(document)),
        "draft" => drop(counted(|| read(&known))),
        "rules" => drop(counted(checked)),
        "edit" => {
            // A letter in the middle, as a server checks it that has read the text before.
            let mut after = text.clone();
            after.insert(text.floor_char_boundary(text.len() / 2), 'x');
            drop(counted(|| {
                let document = Document::of(Source::new(after).unwrap(), Format::Plain);
                let register = &settings.options.register;
                let now = Draft::read_after(&draft, &document, register);
                lint::check_read(&document, Arc::new(now), &settings)
            }));
        }
        "full" | "json" => {
            let (source, language) = (document().source, Language::Nl);
            let listed = path.clone();
            let file = Checked {
                path: path.into(),
                listed,
                source,
                blocks: Vec::new().into(),
                report,
                language,
                fixes: 0,
                titles: Vec::new(),
                beside: report::Beside::default(),
            };
            let look = Look { colour: Colour::Off, width: 80 };
            if stage == "full" {
                drop(counted(|| report::full(&file, &look)));
            } else {
                drop(counted(|| report::json(std::slice::from_ref(&file))));
            }
        }
        other => panic!("{other} is no stage"),
    }
}
