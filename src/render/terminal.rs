//! Text that is safe to show on a terminal, and how many columns it takes there.

use std::borrow::Cow;

use unicode_width::UnicodeWidthChar;

use crate::attribution::SourceType;

/// The text on one line without control characters, which could move the cursor or change colours.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    if !text.contains(is_unsafe) {
        return Cow::Borrowed(text);
    }
    text.chars()
        .map(|c| match c {
            '\n' | '\r' | '\t' | '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
            c if is_unsafe(c) => '\u{fffd}',
            c => c,
        })
        .collect::<String>()
        .into()
}

/// Control characters, line separators and marks that reverse the direction of what follows.
fn is_unsafe(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Columns that a clean text takes.
pub(super) fn columns(text: &str) -> usize {
    text.chars()
        .map(|c| {
            if is_unsafe(c) {
                1
            } else {
                c.width().unwrap_or(1)
            }
        })
        .sum()
}

/// What kind of source somebody is, in words.
pub(super) fn kind(kind: SourceType) -> &'static str {
    match kind {
        SourceType::NamedPerson => "named person",
        SourceType::NamedOrganisation => "named organisation",
        SourceType::OfficeHolder => "office holder",
        SourceType::Document => "document",
        SourceType::NewsAgency => "news agency",
        SourceType::AnonymousIndividual => "anonymous",
        SourceType::AnonymousGroup => "anonymous group",
        SourceType::Unknown => "unknown",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copy_cannot_drive_the_terminal() {
        assert_eq!(clean("a\u{1b}[31mb\r\nc"), "a\u{fffd}[31mb  c");
        assert_eq!(columns("a\u{1b}é“字"), 6 - 1 + 1);
    }
}
