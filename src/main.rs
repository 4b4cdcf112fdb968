//! The `onrecord` command. Exit codes and broken pipes are decided here and nowhere else.

mod cli;

use std::io::ErrorKind;
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
        // The reader of our output (`| head`) has seen enough: nothing went wrong.
        Err(error) if error.io_kind() == Some(ErrorKind::BrokenPipe) => CLEAN,
        Err(error) => {
            cli::complain(&error.to_string());
            TROUBLE
        }
    };
    ExitCode::from(code)
}
