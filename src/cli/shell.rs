//! `kamerlint completions` and `kamerlint man`: both from the definitions of the arguments.

use clap::CommandFactory as _;

use super::args::{Args, CompletionsArgs};
use super::{FAILED, FINE};

/// Writes a completion script.
pub fn completions(args: &CompletionsArgs) -> u8 {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), "kamerlint", &mut script);
    super::say(&String::from_utf8_lossy(&script));
    FINE
}

/// Writes the page for `man`.
pub fn man() -> u8 {
    let mut page = Vec::new();
    if let Err(error) = clap_mangen::Man::new(Args::command()).render(&mut page) {
        super::complain(&error.to_string());
        return FAILED;
    }
    super::say(&String::from_utf8_lossy(&page));
    FINE
}
