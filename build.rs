//! Reads the grammar with the program's own reader before it is built in. No run has to read it
//! again, unless a house replaces a list, and a mistake in a word list is an error of the build, with its file and line.

// Of a library only the reader is used here, and a build script speaks by printing.
#![allow(dead_code, unused_imports, unreachable_pub, clippy::print_stdout)]

use std::error::Error;
use std::path::Path;
use std::{env, fs};

#[path = "src/grammar/mod.rs"]
mod grammar;
#[path = "src/text/mod.rs"]
mod text;

use grammar::Grammar;
use grammar::builtin::{FILES, LANGUAGE};

/// The words that the grammar numbers first.
const COMMON: &str = include_str!("grammar/en/common.words");

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=grammar/en");
    let common = COMMON.lines().filter(|line| !line.starts_with('#'));
    match Grammar::load_in_order(LANGUAGE, FILES, common) {
        Ok(grammar) => {
            let folder = env::var("OUT_DIR")?;
            let as_built = Path::new(&folder).join("english.grammar");
            fs::write(as_built, postcard::to_allocvec(&grammar)?)?;
        }
        Err(error) => {
            // A directive ends with its line.
            for line in error.to_string().lines() {
                println!("cargo::error={line}");
            }
        }
    }
    Ok(())
}
