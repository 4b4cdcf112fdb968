//! Copy as it comes in: read from a file or standard input and decoded, or refused.
//!
//! Copy is never mangled. What is not valid in its encoding is refused with the place of the first
//! bad byte, since a guess that goes wrong would change somebody's words.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use onrecord::text::LineIndex;

use super::args::Decoding;
use super::failure::Failure;

/// Copy in memory.
#[derive(Debug)]
pub(crate) struct Manuscript {
    /// Where it came from, as the user would type it.
    pub(crate) path: PathBuf,
    /// The text, without byte order mark.
    pub(crate) text: String,
    /// Bytes of the file before the text: 3 after a byte order mark.
    pub(crate) lead: u32,
}

/// What may be read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reading {
    /// The encoding that the copy must be in.
    pub(crate) encoding: &'static Encoding,
    /// Largest file, in bytes.
    pub(crate) max_bytes: u64,
}

impl Reading {
    /// Settles what was typed.
    pub(crate) fn settle(asked: &Decoding) -> Result<Self, Failure> {
        let label = asked.encoding.trim();
        let encoding = Encoding::for_label(label.as_bytes()).ok_or_else(|| {
            Failure::Usage(format!(
                "unknown encoding `{label}`; utf-8, windows-1252 and iso-8859-15 are common"
            ))
        })?;
        Ok(Self {
            encoding,
            max_bytes: asked.max_size * MEGABYTE,
        })
    }
}

/// Where copy is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Target {
    File(PathBuf),
    /// Standard input, and the name it goes by.
    Stdin(PathBuf),
}

impl Target {
    /// The name it goes by.
    pub(crate) fn path(&self) -> &Path {
        match self {
            Self::File(path) | Self::Stdin(path) => path,
        }
    }

    /// Reads and decodes it.
    pub(crate) fn read(&self, reading: Reading) -> Result<Manuscript, Failure> {
        let path = self.path().to_owned();
        let failed = |error| Failure::Read {
            path: path.clone(),
            error,
        };
        let bytes = match self {
            Self::File(path) => read_file(path, reading.max_bytes).map_err(failed)?,
            Self::Stdin(_) => read_all(io::stdin().lock(), 0, reading.max_bytes).map_err(failed)?,
        };
        let Some(bytes) = bytes else {
            let reason = too_large(reading.max_bytes);
            return Err(Failure::Undecodable { path, reason });
        };
        match decode(bytes, reading.encoding) {
            Ok((text, lead)) => Ok(Manuscript { path, text, lead }),
            Err(reason) => Err(Failure::Undecodable { path, reason }),
        }
    }
}

/// Why copy of this size is refused.
pub(crate) fn too_large(max_bytes: u64) -> String {
    let limit = max_bytes / MEGABYTE;
    format!("it is larger than {limit} MB, which is no article; --max-size raises the limit")
}

/// Bytes of a megabyte.
pub(crate) const MEGABYTE: u64 = 1_000_000;

fn read_file(path: &Path, max_bytes: u64) -> io::Result<Option<Vec<u8>>> {
    let file = File::open(path)?;
    let about = file.metadata()?;
    if about.is_file() && about.len() > max_bytes {
        return Ok(None);
    }
    read_all(file, about.len(), max_bytes)
}

/// Everything there is, about `expected` bytes, or nothing if that is too much.
fn read_all(input: impl Read, expected: u64, max_bytes: u64) -> io::Result<Option<Vec<u8>>> {
    // One more, so that the end is seen without growing.
    let room = expected.min(max_bytes) + 1;
    let mut bytes = Vec::with_capacity(usize::try_from(room).unwrap_or(0));
    input.take(max_bytes + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= max_bytes).then_some(bytes))
}

/// The text of `bytes` and how many bytes of mark stand before it, or why there is none.
pub(crate) fn decode(
    mut bytes: Vec<u8>,
    encoding: &'static Encoding,
) -> Result<(String, u32), String> {
    if encoding != UTF_8 {
        let decoded = encoding.decode_without_bom_handling_and_without_replacement(&bytes);
        let text = decoded.map(|text| text.trim_start_matches('\u{feff}').to_owned());
        return match text {
            None => Err(format!("it is not {}", encoding.name())),
            Some(text) if text.contains('\0') => Err(binary(&text, text.find('\0'))),
            Some(text) => Ok((text, 0)),
        };
    }
    for (mark, name) in [(&b"\xff\xfe"[..], UTF_16LE), (&b"\xfe\xff"[..], UTF_16BE)] {
        if bytes.starts_with(mark) {
            let name = name.name().to_lowercase();
            return Err(format!("it is UTF-16; --encoding {name} reads it"));
        }
    }
    let lead = if bytes.starts_with(b"\xef\xbb\xbf") {
        3
    } else {
        0
    };
    bytes.drain(..lead);
    let text = String::from_utf8(bytes).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        let bytes = error.as_bytes();
        let before = String::from_utf8_lossy(&bytes[..good]);
        let at = place(&before, good);
        if bytes.contains(&0) {
            return "it is not text (it holds NUL bytes)".to_owned();
        }
        format!(
            "it is not UTF-8: byte 0x{:02X} at {at}; if it is Windows-1252, \
             --encoding windows-1252 reads it",
            bytes[good],
        )
    })?;
    match memchr::memchr(0, text.as_bytes()) {
        Some(at) => Err(binary(&text, Some(at))),
        None => Ok((text, u32::try_from(lead).unwrap_or(0))),
    }
}

fn binary(text: &str, at: Option<usize>) -> String {
    format!(
        "it is not text (NUL byte at {})",
        place(text, at.unwrap_or(0))
    )
}

fn place(text: &str, at: usize) -> String {
    let place = LineIndex::new(text).place(text, u32::try_from(at).unwrap_or(u32::MAX));
    format!("line {}, column {}", place.line, place.column)
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::WINDOWS_1252;

    fn utf8(bytes: &[u8]) -> Result<(String, u32), String> {
        decode(bytes.to_vec(), UTF_8)
    }

    #[test]
    fn a_byte_order_mark_is_no_text() {
        assert_eq!(utf8("\u{feff}Ça".as_bytes()), Ok(("Ça".to_owned(), 3)));
    }

    #[test]
    fn bad_copy_is_refused_with_its_place() {
        assert_eq!(
            utf8(b"One\nHe said \x93no\x94").unwrap_err(),
            "it is not UTF-8: byte 0x93 at line 2, column 9; if it is Windows-1252, \
             --encoding windows-1252 reads it"
        );
        assert_eq!(
            utf8(b"a\0b").unwrap_err(),
            "it is not text (NUL byte at line 1, column 2)"
        );
        assert_eq!(
            utf8(b"\x89PNG\0").unwrap_err(),
            "it is not text (it holds NUL bytes)"
        );
        assert_eq!(
            utf8(b"\xff\xfea\0").unwrap_err(),
            "it is UTF-16; --encoding utf-16le reads it"
        );
    }

    #[test]
    fn other_encodings_are_decoded_when_asked_for() {
        let decoded = decode(b"He said \x93no\x94".to_vec(), WINDOWS_1252);
        assert_eq!(decoded, Ok(("He said “no”".to_owned(), 0)));
        let decoded = decode(b"\xff\xfea\0\x1c\x20".to_vec(), UTF_16LE);
        assert_eq!(decoded, Ok(("a“".to_owned(), 0)));
    }
}
