//! The command line: one file for each verb.

mod annotate;
mod args;
mod baseline;
mod batch;
mod check;
mod citations;
mod commitments;
mod csv;
mod docs;
mod english;
mod language;
mod new;
mod out;
mod outline;
mod pages;
#[cfg(feature = "papers")]
mod papers;
mod parse;
mod progress;
mod register;
mod rules;
#[cfg(feature = "server")]
mod server;
mod shell;
mod show;
mod stream;
#[cfg(feature = "sync")]
mod sync;
mod test;
mod values;
mod version;
mod watch;

use std::process::ExitCode;

use self::out::{complain, mistaken, say, system};
use crate::parallel;

pub use args::Args;

/// Exit status when nothing was found at or above the level that fails.
const FINE: u8 = 0;
/// Exit status when something was.
const FOUND: u8 = 1;
/// Exit status when the run itself failed.
const FAILED: u8 = 2;

/// Runs the command that the arguments of the process ask for.
#[must_use]
pub fn run() -> ExitCode {
    pages::small();
    let args = match parse::parse(std::env::args_os()) {
        Ok(args) => args,
        Err(code) => return ExitCode::from(code),
    };
    #[cfg(feature = "server")]
    let serves = matches!(args.verb, args::Verb::Server(_));
    #[cfg(not(feature = "server"))]
    let serves = false;
    if !serves {
        parallel::take_part();
    }
    let status = match args.verb {
        args::Verb::Check(options) if options.stdin_jsonl => batch::run(&options),
        args::Verb::Check(options) if options.watch => watch::run(&options),
        args::Verb::Check(options) => check::run(&options),
        args::Verb::Outline(options) => outline::run(&options),
        args::Verb::Citations(options) => citations::run(&options),
        args::Verb::Commitments(options) => commitments::run(&options),
        args::Verb::Annotate(options) => annotate::run(&options),
        args::Verb::New(options) => new::run(&options),
        args::Verb::Rule(options) => rules::run(&options),
        #[cfg(feature = "server")]
        args::Verb::Server(options) => server::run(&options),
        args::Verb::Test(options) => test::run(&options),
        args::Verb::Init(options) => show::init(&options),
        args::Verb::Schema(options) => show::schema(&options),
        args::Verb::Completions(options) => shell::completions(&options),
        args::Verb::Man(options) => shell::man(&options),
        args::Verb::Docs(options) => docs::run(&options),
        args::Verb::Register(options) => register::run(&options),
        #[cfg(feature = "papers")]
        args::Verb::Papers(options) => papers::run(&options),
    };
    ExitCode::from(if out::was_lost() { FAILED } else { status })
}
