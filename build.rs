//! Reads the grammar with the program's own reader before it is built in, so that a mistake in a
//! word list is an error of the build, with its file and line, and not of the first run.

// Of a library only the reader is used here, and a build script speaks by printing.
#![allow(dead_code, unused_imports, unreachable_pub, clippy::print_stdout)]

#[path = "src/grammar/mod.rs"]
mod grammar;
#[path = "src/text/mod.rs"]
mod text;

fn main() {
    println!("cargo::rerun-if-changed=grammar/en");
    if let Err(error) = grammar::Grammar::try_builtin() {
        // A directive ends with its line.
        for line in error.to_string().lines() {
            println!("cargo::error={line}");
        }
    }
}
