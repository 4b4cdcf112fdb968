//! The `onrecord` command. Exit codes and broken pipes are decided here and nowhere else.

mod cli;

use std::process::ExitCode;

use cli::Outcome;

/// Nothing to report.
const CLEAN: u8 = 0;
/// Findings at or above `--fail-on`.
const FINDINGS: u8 = 1;
/// Something kept it from doing its job.
const TROUBLE: u8 = 2;

fn main() -> ExitCode {
    let code = match cli::run() {
        Ok(Outcome::Clean) => CLEAN,
        Ok(Outcome::Findings) => FINDINGS,
        Ok(Outcome::Trouble) => TROUBLE,
        // Nothing went wrong; a command that judges has said what it has seen until then.
        Err(error) if error.is_closed_pipe() => CLEAN,
        Err(error) => {
            cli::complain(&error.to_string());
            TROUBLE
        }
    };
    ExitCode::from(code)
}
