//! `onrecord init`: a commented configuration to start from.

use std::fs;
use std::io::Write;

use super::args;
use super::failure::Failure;
use super::{Outcome, tell_plainly};

/// The configuration that is written.
const START: &str = include_str!("init.toml");

/// Runs the command.
pub(crate) fn run(args: &args::Init) -> Result<Outcome, Failure> {
    let path = args.folder.join("onrecord.toml");
    let path = path.strip_prefix(".").unwrap_or(&path).to_owned();
    let failed = |error| Failure::Write {
        to: path.display().to_string(),
        error,
    };
    let hidden = path.with_file_name(".onrecord.toml");
    for there in [&path, &hidden] {
        if there.exists() && !args.force {
            let force = if *there == path {
                "replaces it"
            } else {
                "writes one that is used in its place"
            };
            let there = there.display();
            return Err(Failure::Usage(format!(
                "{there} is there already; --force {force}"
            )));
        }
    }
    fs::create_dir_all(&args.folder).map_err(failed)?;
    let mut file = fs::File::create(&path).map_err(failed)?;
    file.write_all(START.as_bytes()).map_err(failed)?;
    tell_plainly(&format!("wrote {}", path.display()));
    Ok(Outcome::Clean)
}
