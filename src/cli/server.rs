//! `kamerlint server`: the language server on standard input and output.

use std::fs::File;
use std::io::Write;
use std::path::PathBuf;

use super::FAILED;
use super::args::ServerArgs;
use super::system;
use crate::server::pipe::{reading, standard_output};
use crate::server::{self, Options};

pub fn run(args: &ServerArgs) -> u8 {
    serve(args).unwrap_or_else(|problem| {
        super::complain(&problem);
        FAILED
    })
}

fn serve(args: &ServerArgs) -> Result<u8, String> {
    let create = |path: &PathBuf| {
        let file = File::create(path)
            .map_err(|error| format!("{}: {}", path.display(), system(&error)))?;
        Ok::<Box<dyn Write + Send>, String>(Box::new(file))
    };
    let record = args.record.as_ref().map(create).transpose()?;
    let options = Options { record, ..Options::default() };
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_time().build();
    let runtime = runtime.map_err(|error| system(&error))?;
    let within = runtime.enter();
    let status = match &args.replay {
        None => {
            runtime.block_on(server::serve(reading(std::io::stdin()), standard_output(), options))
        }
        Some(path) => {
            let said = std::fs::read(path)
                .map_err(|error| format!("{}: {}", path.display(), system(&error)))?;
            runtime.block_on(server::serve(&*said, standard_output(), options))
        }
    };
    drop(within);
    // A read of standard input that is under way cannot be stopped.
    runtime.shutdown_background();
    Ok(status)
}
