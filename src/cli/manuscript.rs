//! Copy as it comes in: read from a file or standard input and decoded, or refused.
//!
//! Copy is never mangled. What is not valid in its encoding is refused with the place of the first
//! bad byte, since a guess that goes wrong would change somebody's words.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use encoding_rs::{DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};
use onrecord::text::{FileBytes, LineIndex};

use super::args::Decoding;
use super::failure::Failure;

/// Copy in memory.
#[derive(Debug)]
pub(crate) struct Manuscript {
    /// Where it came from, as the user would type it.
    pub(crate) path: PathBuf,
    /// The text, without byte order mark.
    pub(crate) text: String,
    /// From the text to the bytes of the file.
    pub(crate) bytes: FileBytes,
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
            Ok((text, bytes)) => Ok(Manuscript { path, text, bytes }),
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

/// The text of `bytes`, without byte order mark, and the way back to them, or why there is none.
pub(crate) fn decode(
    mut bytes: Vec<u8>,
    encoding: &'static Encoding,
) -> Result<(String, FileBytes), String> {
    if encoding != UTF_8 {
        return match decode_byte_by_byte(&bytes, encoding) {
            None => Err(format!("it is not {}", encoding.name())),
            Some((text, _)) if text.contains('\0') => Err(binary(&text, text.find('\0'))),
            Some(decoded) => Ok(decoded),
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
        None => Ok((text, FileBytes::after(offset(lead)))),
    }
}

/// Decodes a byte at a time, so that it is known where each character ends in the file.
fn decode_byte_by_byte(bytes: &[u8], encoding: &'static Encoding) -> Option<(String, FileBytes)> {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    // A little more than a byte can give: the decoder asks for room that it may not need.
    let mut given = [0; 32];
    let mut text = String::with_capacity(bytes.len());
    let mut places = FileBytes::default();
    for (number, byte) in bytes.chunks(1).enumerate() {
        let is_last = number + 1 == bytes.len();
        let (result, _, length) =
            decoder.decode_to_utf8_without_replacement(byte, &mut given, is_last);
        if result != DecoderResult::InputEmpty {
            return None;
        }
        // A byte that is not the last of its character gives nothing yet.
        if length > 0 {
            text.push_str(std::str::from_utf8(&given[..length]).ok()?);
            if text == "\u{feff}" {
                text.clear();
            }
            places.note(offset(text.len()), offset(number + 1));
        }
    }
    Some((text, places))
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
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
    use encoding_rs::{GB18030, SHIFT_JIS, WINDOWS_1252};
    use onrecord::text::Span;

    fn utf8(bytes: &[u8]) -> Result<(String, FileBytes), String> {
        decode(bytes.to_vec(), UTF_8)
    }

    #[test]
    fn a_byte_order_mark_is_no_text() {
        assert_eq!(
            utf8("\u{feff}Ça".as_bytes()),
            Ok(("Ça".to_owned(), FileBytes::after(3)))
        );
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
        let decoded = |bytes: &[u8], encoding| decode(bytes.to_vec(), encoding).unwrap().0;
        assert_eq!(decoded(b"He said \x93no\x94", WINDOWS_1252), "He said “no”");
        assert_eq!(decoded(b"\xff\xfea\0\x1c\x20", UTF_16LE), "a“");
        assert!(decode(b"a\0\x1c".to_vec(), UTF_16LE).is_err());
        assert_eq!(decoded(b"", UTF_16LE), "");
    }

    /// The bytes of each stretch are those that decode to its words.
    #[test]
    fn every_place_is_known_in_the_file() {
        let copy = "He said “no — pas à Liège”,\r\nthen left.";
        let utf16 = |to_bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
            let units = "\u{feff}".encode_utf16().chain(copy.encode_utf16());
            units.flat_map(to_bytes).collect()
        };
        let wide = "“字”, 東京の橋.";
        for (encoding, copy, bytes) in [
            (WINDOWS_1252, copy, WINDOWS_1252.encode(copy).0.into_owned()),
            (UTF_16LE, copy, utf16(u16::to_le_bytes)),
            (UTF_16BE, copy, utf16(u16::to_be_bytes)),
            (SHIFT_JIS, wide, SHIFT_JIS.encode(wide).0.into_owned()),
            (GB18030, wide, GB18030.encode(wide).0.into_owned()),
        ] {
            let (text, places) = decode(bytes.clone(), encoding).unwrap();
            assert_eq!(text, copy);
            let ends: Vec<usize> = copy.char_indices().map(|(at, _)| at).collect();
            for (number, &start) in ends.iter().enumerate() {
                for &end in &ends[number..] {
                    let place = places.of(Span::new(start, end));
                    let there = &bytes[place.range()];
                    let (words, _) = encoding.decode_without_bom_handling(there);
                    assert_eq!(words, copy[start..end], "{}", encoding.name());
                }
            }
            assert_eq!(places.at(offset(copy.len())) as usize, bytes.len());
        }
    }
}
