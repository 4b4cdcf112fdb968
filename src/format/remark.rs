//! Remarks to the checker that stand in the copy and that readers do not see.

use std::ops::Range;

use memchr::memmem;

use crate::text::Span;

/// A remark to the checker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Its words, from `onrecord-` to the end.
    pub words: String,
    /// Where it stands in the file, with the marks around it.
    pub source: Span,
    /// The place in the words of [`Reading::text`](super::Reading::text) before which it stands.
    pub at: u32,
    /// How it would be written in this kind of file, if it is not written so.
    pub instead: Option<&'static str>,
}

/// Marks around a remark: what opens it, and what closes it.
pub(super) type Marks = (&'static str, &'static str);

/// In plain text.
pub(super) const BRACKETS: Marks = ("[[", "]]");
/// In Markdown and HTML.
pub(super) const COMMENT: Marks = ("<!--", "-->");
/// In MDX, where there is no other comment.
pub(super) const EXPRESSION: Marks = ("{/*", "*/}");

/// How a remark is written in plain text.
pub(super) const IN_PLAIN_TEXT: &str =
    "In plain text a remark stands between “[[” and “]]”, on a line of its own.";
/// How a remark is written in Markdown and HTML.
pub(super) const IN_MARKUP: &str = "In Markdown and HTML a remark stands between “<!--” and “-->”.";

/// The remark that these words are, if they begin like one.
pub(super) fn remark(words: &str) -> Option<&str> {
    is_remark(words).then(|| words.trim())
}

/// The remark between such marks, if this is all there is.
pub(super) fn between(text: &str, (open, close): Marks) -> Option<&str> {
    let words = text.strip_prefix(open)?.strip_suffix(close)?;
    remark(words)
}

/// Whether words begin like a remark: `onrecord-` in any case, also with a space for the hyphen
/// before one of our words. `Onrecord says …` is copy.
pub(super) fn is_remark(words: &str) -> bool {
    let Some((name, rest)) = words.trim_start().split_at_checked("onrecord".len()) else {
        return false;
    };
    let word = rest.trim_start_matches([' ', ':', '_']);
    let starts = |own: &str| {
        let start = word.get(..own.len());
        word.len() < rest.len() && start.is_some_and(|start| start.eq_ignore_ascii_case(own))
    };
    name.eq_ignore_ascii_case("onrecord")
        && (rest.starts_with(['-', '–', '—'])
            || ["disable", "enable", "ignore"].map(starts).contains(&true))
}

/// Where something stands in a text that begins like a remark between such marks.
pub(super) fn find(text: &str, (open, close): Marks) -> Option<Range<usize>> {
    let mut opened = memmem::find_iter(text.as_bytes(), open);
    let start = opened.find(|&at| is_remark(&text[at + open.len()..]))?;
    let end = memmem::find(&text.as_bytes()[start..], close.as_bytes());
    let end = end.map_or(text.trim_end().len(), |end| start + end + close.len());
    Some(start..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_like_a_remark_is_one() {
        for words in [
            "onrecord-disable x",
            " Onrecord-Disable x ",
            "onrecord disable-file x",
            "ONRECORD: enable",
            "onrecord—disable x",
            "onrecord-what",
        ] {
            assert_eq!(remark(words), Some(words.trim()));
        }
        for words in [
            "onrecord",
            "onrecord found it",
            "onrecorddisable",
            "on record",
            "",
            "é",
        ] {
            assert_eq!(remark(words), None, "{words}");
        }
    }

    #[test]
    fn it_is_found_anywhere_and_ends_with_its_mark_or_its_text() {
        let text = "[[see]] a [[ onrecord-enable]] b";
        assert_eq!(&text[find(text, BRACKETS).unwrap()], "[[ onrecord-enable]]");
        let text = "<!-- onrecord-disable x \n";
        assert_eq!(
            &text[find(text, COMMENT).unwrap()],
            "<!-- onrecord-disable x"
        );
        assert_eq!(find(text, BRACKETS), None);
    }
}
