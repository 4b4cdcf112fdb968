//! How findings put things: words of the copy in curly marks, short enough to recognise.

use crate::text::Span;

/// Longest stretch of copy that a message repeats, in characters.
const LONGEST: usize = 90;

/// Words of the copy as a message shows them: one line, in curly marks, without the comma or full
/// stop at the end, shortened in the middle when long.
pub(super) fn quote(text: &str, span: Span) -> String {
    quote_words(span.of(text))
}

/// The same for words that are not at hand as a span.
pub(super) fn quote_words(words: &str) -> String {
    let words = unmarked(words.trim());
    let words = words.trim_end_matches([',', '.', ';', ':']).trim();
    let mut line = String::with_capacity(words.len().min(LONGEST * 4) + 8);
    line.push('“');
    let mut count = 0;
    // A message needs no more than the start; the rest of a long text is not even looked at.
    for word in words.split_whitespace() {
        let length = word.chars().count();
        if count > 0 && count + length > LONGEST {
            line.push('…');
            break;
        }
        if count > 0 {
            line.push(' ');
        }
        // What stands before the word opens; what stands after a letter or a comma closes.
        let mut opens = true;
        for c in word.chars().take(LONGEST) {
            line.push(match c {
                c if is_double_mark(c) && opens => '‘',
                c if is_double_mark(c) => '’',
                c => c,
            });
            opens = opens && (is_double_mark(c) || matches!(c, '(' | '[' | '‘' | '\'' | '—' | '–'))
                || matches!(c, '—' | '–');
        }
        if length > LONGEST {
            line.push('…');
        }
        count += length + 1;
    }
    line.push('”');
    line
}

/// Without the marks around, double or single or two single ones.
fn unmarked(words: &str) -> &str {
    let words = words
        .trim_start_matches(is_double_mark)
        .trim_end_matches(is_double_mark);
    let single = |c: char| matches!(c, '‘' | '’' | '\'' | '`');
    if words.starts_with(single) && words.ends_with(single) {
        words.trim_matches(single)
    } else {
        words
    }
}

fn is_double_mark(c: char) -> bool {
    matches!(c, '“' | '”' | '"' | '„' | '«' | '»')
}

/// `a`, `a and b`, `a, b and c`.
pub(super) fn list(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_repeat_the_copy_in_one_set_of_marks() {
        assert_eq!(quote_words("“We will stay,”"), "“We will stay”");
        assert_eq!(
            quote_words("a \"clear breach\"\n of law."),
            "“a ‘clear breach’ of law”"
        );
        assert_eq!(
            quote_words("it took,” she said. “We left"),
            "“it took,’ she said. ‘We left”"
        );
        assert_eq!(
            quote_words("‘Reclaim our schools.’"),
            "“Reclaim our schools”"
        );
        let long = "word ".repeat(100);
        assert!(quote_words(&long).ends_with("word…”"));
        assert!(quote_words(&"x".repeat(5000)).chars().count() < 100);
    }

    #[test]
    fn lists() {
        let parts = |n| {
            ["a", "b", "c"][..n]
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
        };
        assert_eq!(list(&parts(1)), "a");
        assert_eq!(list(&parts(2)), "a and b");
        assert_eq!(list(&parts(3)), "a, b and c");
    }
}
