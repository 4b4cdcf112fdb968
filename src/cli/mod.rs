//! The command line: arguments, files, standard input and output. The only floor that reads or
//! writes anything.

mod accept;
mod args;
mod baseline;
mod baselines;
mod check;
mod checking;
mod choices;
mod completions;
mod config;
mod diff;
mod diff_base;
mod extract;
mod failure;
mod git;
mod guard;
mod house;
mod init;
mod input;
mod language;
mod manuscript;
mod ndjson;
mod options;
mod output;
mod overwrite;
mod parallel;
mod place;
mod progress;
mod rules;
mod show;
mod sources;
mod train;
mod values;
mod walk;

use std::io::Write;

use clap::Parser;

use args::{Arguments, Command};
use failure::Failure;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Nothing to report.
    Clean,
    /// Findings at or above `--fail-on`.
    Findings,
    /// Something could not be done; what could be was.
    Trouble,
}

/// Runs the command that was typed.
pub(crate) fn run() -> Result<Outcome, Failure> {
    guard::settle();
    guard::attempt("onrecord broke", command).unwrap_or_else(|message| Err(Failure::Usage(message)))
}

fn command() -> Result<Outcome, Failure> {
    match Arguments::parse().command {
        Command::Check(args) => check::run(&args),
        Command::Extract(args) => extract::run(&args),
        Command::Diff(args) => diff::run(&args),
        Command::Sources(args) => sources::run(&args),
        Command::Rules(args) => rules::list(&args),
        Command::Rule(args) => rules::explain(&args),
        Command::Baseline(command) => accept::run(&command),
        Command::Init(args) => init::run(&args),
        Command::Config(args::Config::Show(args)) => show::run(&args),
        Command::Train(args) => train::run(&args),
        Command::Completions(args) => completions::completions(&args),
        Command::Man(args) => completions::man(&args),
    }
}

/// Tells the person at the terminal what is wrong.
pub(crate) fn complain(message: &str) {
    tell("error", anstyle::AnsiColor::Red, message);
}

/// Tells the person at the terminal what may be wrong.
pub(crate) fn warn(message: &str) {
    tell("warning", anstyle::AnsiColor::Yellow, message);
}

fn tell(label: &str, colour: anstyle::AnsiColor, message: &str) {
    let style = colour.on_default().bold();
    tell_plainly(&format!("{style}{label}{style:#}: {message}"));
}

/// Tells the person at the terminal something that is no result.
pub(crate) fn tell_plainly(message: &str) {
    // Where nobody can be told, the exit code still says it.
    let _ = writeln!(anstream::stderr(), "{message}");
}
