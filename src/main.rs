//! The `kamerlint` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    kamerlint::cli::run()
}
