//! Shell completions and the manual, made from the same definitions as `--help`.

use std::io::{self, Write};

use clap::CommandFactory;

use super::Outcome;
use super::args::{self, Arguments};
use super::failure::Failure;

/// Writes the completions of a shell.
pub(crate) fn completions(args: &args::Completions) -> Result<Outcome, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command(), "onrecord", &mut script);
    print(&script)
}

/// Writes the manual: the page of the program, or one for each command too.
pub(crate) fn man(args: &args::Man) -> Result<Outcome, Failure> {
    let command = command();
    if let Some(folder) = &args.folder {
        let failed = |error| Failure::Write {
            to: folder.display().to_string(),
            error,
        };
        std::fs::create_dir_all(folder).map_err(failed)?;
        clap_mangen::generate_to(command, folder).map_err(failed)?;
        return Ok(Outcome::Clean);
    }
    let mut page = Vec::new();
    let rendered = clap_mangen::Man::new(command).render(&mut page);
    rendered.map_err(|error| Failure::Write {
        to: "the manual".to_owned(),
        error,
    })?;
    print(&page)
}

/// The commands without `help`, which would repeat them all.
fn command() -> clap::Command {
    Arguments::command().disable_help_subcommand(true)
}

fn print(bytes: &[u8]) -> Result<Outcome, Failure> {
    let mut stdout = io::stdout().lock();
    let written = stdout.write_all(bytes).and_then(|()| stdout.flush());
    written.map_err(|error| Failure::Write {
        to: "standard output".to_owned(),
        error,
    })?;
    Ok(Outcome::Clean)
}
