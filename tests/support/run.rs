//! A run of the program in a folder, and what it says.

use std::path::Path;
use std::process::{Command, Output};

/// A story with one finding.
pub(crate) const STORY: &str =
    "The bridge shook in the wind. “We ran for our lives.” Traffic stopped.\n";

pub(crate) fn onrecord(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_onrecord"));
    command
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("the program runs")
}

pub(crate) fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}
