//! What the formats of `check` have in common.

use std::io::{self, Write};

use super::{CheckedFile, Summary};

/// A way to write findings.
///
/// Files are written one by one and independently of each other, so that they can be rendered in
/// parallel and nothing has to be kept once it is out.
pub trait Format: Sync {
    /// What stands before the first file.
    fn head(&self, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    /// One file. May write nothing.
    fn file(&self, file: &CheckedFile, out: &mut dyn Write) -> io::Result<()>;

    /// What stands between two files that wrote something.
    fn separator(&self) -> &'static str {
        ""
    }

    /// What stands after the last file.
    fn tail(&self, _summary: &Summary, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}
