//! Plain text: the words are the file. Remarks to the checker stand on a line of their own between
//! `[[` and `]]` and are blanked out.

use crate::text::Span;

use memchr::memmem;

use super::reading::Reading;
use super::remark::{BRACKETS, COMMENT, IN_PLAIN_TEXT, Remark, between, find};
use super::section::sections;

/// Reads plain text.
pub(super) fn read(source: &str) -> Reading {
    let mut reading = Reading {
        text: source.to_owned(),
        sections: sections(source),
        ..Reading::default()
    };
    let holds = |open: &str| memmem::find(source.as_bytes(), open.as_bytes()).is_some();
    if !holds(BRACKETS.0) && !holds(COMMENT.0) {
        return reading;
    }
    let mut text = String::with_capacity(source.len());
    let mut at = 0;
    for line in source.split_inclusive('\n') {
        let inner = line.trim();
        let start = line.len() - line.trim_start().len();
        let found = between(inner, BRACKETS).map(|words| (words, start..start + inner.len(), None));
        let found = found.or_else(|| {
            let loose = find(line, BRACKETS).or_else(|| find(line, COMMENT))?;
            Some((&line[loose.clone()], loose, Some(IN_PLAIN_TEXT)))
        });
        if let Some((words, place, instead)) = &found {
            reading.remarks.push(Remark {
                words: (*words).to_owned(),
                source: Span::new(at + place.start, at + place.end),
                at: u32::try_from(text.len()).unwrap_or(u32::MAX),
                instead: *instead,
            });
        }
        match found {
            Some((_, _, None)) => text.extend(line.bytes().map(|byte| match byte {
                b'\n' | b'\r' => char::from(byte),
                _ => ' ',
            })),
            _ => text.push_str(line),
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
    fn a_remark_that_is_not_written_as_here_stays_and_is_noted() {
        for source in [
            "One.\n<!-- onrecord-disable-file bare-source -- x -->\nTwo.",
            "One. [[onrecord-disable-file bare-source -- x]] Two.",
            "One.\n[[Onrecord disable-file bare-source -- x\nTwo.",
        ] {
            let reading = read(source);
            assert_eq!(reading.text, source);
            assert_eq!(reading.remarks[0].instead, Some(IN_PLAIN_TEXT));
            let place = reading.remarks[0].source.of(source).to_lowercase();
            assert!(
                place.contains("onrecord") && !place.contains("two"),
                "{place}"
            );
        }
    }

    #[test]
    fn other_brackets_are_copy() {
        let source = "[[see page 3]]\nText.";
        assert_eq!(read(source).text, source);
    }
}
