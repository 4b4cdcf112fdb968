//! Plain text: the words are the file. Remarks to the checker stand on a line of their own between
//! `[[` and `]]` and are blanked out.

use crate::text::Span;

use super::reading::{Reading, Remark, remark};
use super::section::sections;

/// Reads plain text.
pub(super) fn read(source: &str) -> Reading {
    let mut reading = Reading {
        text: source.to_owned(),
        sections: sections(source),
        ..Reading::default()
    };
    if memchr::memmem::find(source.as_bytes(), b"[[onrecord-").is_none() {
        return reading;
    }
    let mut text = String::with_capacity(source.len());
    let mut at = 0;
    for line in source.split_inclusive('\n') {
        let inner = line.trim();
        let words = inner
            .strip_prefix("[[")
            .and_then(|rest| rest.strip_suffix("]]"));
        match words.and_then(remark) {
            Some(words) => {
                let start = at + line.len() - line.trim_start().len();
                let source = Span::new(start, start + inner.len());
                let place = u32::try_from(text.len()).unwrap_or(u32::MAX);
                reading.remarks.push(Remark {
                    words: words.to_owned(),
                    source,
                    at: place,
                });
                text.extend(line.bytes().map(|byte| match byte {
                    b'\n' | b'\r' => char::from(byte),
                    _ => ' ',
                }));
            }
            None => text.push_str(line),
        }
        at += line.len();
    }
    reading.text = text;
    reading
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remarks_are_blanked_and_places_stay() {
        let source =
            "One “é”.\r\n[[onrecord-disable-next-line bare-source -- agreed: é]]\r\nTwo.\n";
        let reading = read(source);
        assert_eq!(reading.text.len(), source.len());
        assert_eq!(reading.text.find("Two"), source.find("Two"));
        assert!(!reading.text.contains("onrecord"));
        let remark = &reading.remarks[0];
        assert_eq!(
            remark.words,
            "onrecord-disable-next-line bare-source -- agreed: é"
        );
        assert!(remark.source.of(source).starts_with("[[onrecord"));
        assert!(remark.source.of(source).ends_with("]]"));
    }

    #[test]
    fn other_brackets_are_copy() {
        let source = "[[see page 3]]\nText.";
        assert_eq!(read(source).text, source);
    }
}
