//! Front matter in YAML, TOML or JSON: the title and the summary are display text, the rest is not
//! copy.
//!
//! Only what matters is read: top-level text values. Anything unusual is skipped, never guessed.

use std::ops::Range;

use crate::parse::BlockKind;

use super::reading::Pen;

/// Keys that hold the headline, the most telling first.
const TITLES: [&str; 3] = ["title", "headline", "heading"];
/// Keys that hold the text under it.
const SUMMARIES: [&str; 8] = [
    "description",
    "summary",
    "standfirst",
    "subtitle",
    "lead",
    "excerpt",
    "deck",
    "dek",
];

/// What was found.
pub(super) struct FrontMatter {
    /// Where the story starts.
    pub(super) end: usize,
    /// Whether there was a headline.
    pub(super) titled: bool,
}

/// Takes down the display text in the front matter of `source`.
pub(super) fn read(source: &str, pen: &mut Pen) -> FrontMatter {
    let none = FrontMatter {
        end: 0,
        titled: false,
    };
    let (fence, syntax) = match source.as_bytes() {
        [b'-', b'-', b'-', ..] => ("---", Syntax::Yaml),
        [b'+', b'+', b'+', ..] => ("+++", Syntax::Toml),
        // `{/* … */}` and `{{< … >}}` are no object.
        [b'{', rest @ ..] if rest.trim_ascii_start().starts_with(b"\"") => {
            return json(source, pen).unwrap_or(none);
        }
        _ => return none,
    };
    let Some(first) = source
        .find('\n')
        .filter(|&end| source[..end].trim_end() == fence)
    else {
        return none;
    };
    let mut at = first + 1;
    let mut lines = Vec::new();
    for line in source[at..].split_inclusive('\n') {
        let closes = line.trim_end() == fence || (fence == "---" && line.trim_end() == "...");
        if closes {
            let titled = fields(source, &lines, syntax, pen);
            return FrontMatter {
                end: at + line.len(),
                titled,
            };
        }
        lines.push(at..at + line.len());
        at += line.len();
    }
    none
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Syntax {
    Yaml,
    Toml,
}

/// Finds the values that matter and takes them down, headline first.
fn fields(source: &str, lines: &[Range<usize>], syntax: Syntax, pen: &mut Pen) -> bool {
    let separator = if syntax == Syntax::Yaml { ':' } else { '=' };
    let mut found = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        let text = &source[line.clone()];
        if syntax == Syntax::Toml && text.starts_with('[') {
            break;
        }
        let Some(end) = text.find(separator) else {
            continue;
        };
        let key = text[..end].trim_end().trim_matches('"');
        if text.starts_with([' ', '\t', '#', '-'])
            || !(TITLES.contains(&key) || SUMMARIES.contains(&key))
        {
            continue;
        }
        let key = key.to_lowercase();
        let value = Value {
            source,
            start: line.start + end + 1,
            lines: &lines[number..],
            syntax,
        };
        found.push((key, value));
    }
    take_down(found, pen, |value, pen| value.take_down(pen))
}

/// Takes down one title and one summary.
fn take_down<V>(
    found: Vec<(String, V)>,
    pen: &mut Pen,
    mut write: impl FnMut(&V, &mut Pen),
) -> bool {
    let mut titled = false;
    for (keys, kind) in [
        (&TITLES[..], BlockKind::Headline),
        (&SUMMARIES[..], BlockKind::Standfirst),
    ] {
        let value = keys
            .iter()
            .find_map(|key| found.iter().find(|(found, _)| found == key));
        if let Some((_, value)) = value {
            pen.start(kind);
            write(value, pen);
            titled |= kind == BlockKind::Headline;
            pen.end();
        }
    }
    titled
}

/// A value in front matter.
struct Value<'a> {
    source: &'a str,
    /// Just after the key's `:` or `=`.
    start: usize,
    /// The line of the key and those after it.
    lines: &'a [Range<usize>],
    syntax: Syntax,
}

impl Value<'_> {
    fn take_down(&self, pen: &mut Pen) {
        let line_end = self.lines[0].end;
        let rest = &self.source[self.start..line_end];
        let start = self.start + rest.len() - rest.trim_start().len();
        let last = self.lines.last().map_or(line_end, |line| line.end);
        match self.source.as_bytes().get(start) {
            Some(b'"') if self.source[start..].starts_with("\"\"\"") => {
                quoted(
                    self.source,
                    start + 3..last,
                    "\"\"\"",
                    Escapes::Backslash,
                    pen,
                );
            }
            Some(b'"') => quoted(self.source, start + 1..last, "\"", Escapes::Backslash, pen),
            Some(b'\'')
                if self.source[start..].starts_with("'''") && self.syntax == Syntax::Toml =>
            {
                quoted(self.source, start + 3..last, "'''", Escapes::None, pen);
            }
            Some(b'\'') => {
                let escapes = if self.syntax == Syntax::Yaml {
                    Escapes::Doubled
                } else {
                    Escapes::None
                };
                quoted(self.source, start + 1..last, "'", escapes, pen);
            }
            Some(b'|' | b'>') if self.syntax == Syntax::Yaml => self.indented(pen),
            Some(_) if self.syntax == Syntax::Yaml => {
                let plain = self.source[start..line_end].trim_end();
                let plain = plain.split(" #").next().unwrap_or(plain);
                pen.words(self.source, start..start + plain.len());
                self.indented(pen);
            }
            _ => {}
        }
    }

    /// The indented lines after the key's own, as YAML folds them.
    fn indented(&self, pen: &mut Pen) {
        for line in &self.lines[1..] {
            let text = &self.source[line.clone()];
            if !text.starts_with([' ', '\t']) && !text.trim().is_empty() {
                break;
            }
            pen.space(line.start..line.start);
            pen.words(self.source, line.clone());
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Escapes {
    None,
    /// `\n`, `\u00e9`
    Backslash,
    /// `''`
    Doubled,
}

/// Takes down a quoted value up to `close`.
fn quoted(source: &str, range: Range<usize>, close: &str, escapes: Escapes, pen: &mut Pen) {
    let mut at = range.start;
    let mut from = at;
    while at < range.end {
        let rest = &source[at..range.end];
        if escapes == Escapes::Doubled && rest.starts_with("''") {
            pen.words(source, from..at);
            pen.instead("'", at..at + 2);
            at += 2;
            from = at;
        } else if rest.starts_with(close) {
            break;
        } else if escapes == Escapes::Backslash && rest.starts_with('\\') {
            pen.words(source, from..at);
            let (words, length) = escape(rest);
            pen.instead(&words, at..at + length);
            at += length;
            from = at;
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    pen.words(source, from..at);
}

/// What a backslash and the characters after it stand for, and how long they are.
fn escape(text: &str) -> (String, usize) {
    let bytes = text.as_bytes();
    let hex = |from: usize, digits: usize| -> Option<u32> {
        u32::from_str_radix(text.get(from..from + digits)?, 16).ok()
    };
    match bytes.get(1) {
        Some(b'n' | b'r' | b't' | b' ' | b'\n') => (" ".to_owned(), 2),
        Some(b'u') => {
            let Some(high) = hex(2, 4) else {
                return ("u".to_owned(), 2);
            };
            // Beyond the basic plane JSON writes two.
            if let (0xd800..0xdc00, Some(r"\u"), Some(low @ 0xdc00..0xe000)) =
                (high, text.get(6..8), hex(8, 4))
            {
                let code = 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
                return (char::from_u32(code).unwrap_or('\u{fffd}').to_string(), 12);
            }
            (char::from_u32(high).unwrap_or('\u{fffd}').to_string(), 6)
        }
        Some(_) => {
            let next = text[1..].chars().next().unwrap_or('\\');
            (next.to_string(), 1 + next.len_utf8())
        }
        None => ("\\".to_owned(), 1),
    }
}

/// Front matter that is a JSON object, as Hugo allows.
fn json(source: &str, pen: &mut Pen) -> Option<FrontMatter> {
    let bytes = source.as_bytes();
    let mut found: Vec<(String, usize)> = Vec::new();
    let mut depth = 0_u32;
    let mut at = 0;
    let mut key = None;
    while at < bytes.len() {
        match bytes[at] {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    let end = source[at + 1..]
                        .find('\n')
                        .map_or(source.len(), |end| at + 2 + end);
                    source[at + 1..end].trim().is_empty().then_some(())?;
                    let titled = take_down(found, pen, |&start, pen| {
                        quoted(source, start..end, "\"", Escapes::Backslash, pen);
                    });
                    return Some(FrontMatter { end, titled });
                }
            }
            b'"' => {
                let end = string_end(bytes, at)?;
                match key.take() {
                    None if depth == 1 => {
                        let name = &source[at + 1..end];
                        let value = source[end + 1..].trim_start();
                        if value.starts_with(':') {
                            key = Some(name);
                        }
                    }
                    Some(name) if depth == 1 => found.push((name.to_lowercase(), at + 1)),
                    _ => {}
                }
                at = end;
            }
            b',' => key = None,
            _ => {}
        }
        at += 1;
    }
    None
}

/// The closing quotation mark of the JSON string that opens at `at`.
fn string_end(bytes: &[u8], at: usize) -> Option<usize> {
    let mut end = at + 1;
    loop {
        end += memchr::memchr2(b'"', b'\\', bytes.get(end..)?)?;
        if bytes[end] == b'"' {
            return Some(end);
        }
        end += 2;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The headline, the summary and the story.
    fn parts(source: &str) -> (String, String, &str) {
        let mut pen = Pen::default();
        let front = read(source, &mut pen);
        let reading = pen.finish();
        let block = |kind| {
            let blocks = reading.blocks.as_ref().unwrap();
            let block = blocks.iter().find(|block| block.kind == Some(kind));
            block.map_or_else(String::new, |block| block.span.of(&reading.text).to_owned())
        };
        (
            block(BlockKind::Headline),
            block(BlockKind::Standfirst),
            &source[front.end..],
        )
    }

    #[test]
    fn titles_and_summaries_are_display_text() {
        for (source, title, summary) in [
            (
                "---\ntitle: Plain: it is # note\ndate: 1\n---\nBody",
                "Plain: it is",
                "",
            ),
            (
                "---\r\ntitle: 'It''s'\r\ndescription: >-\r\n  Two\r\n  lines\r\nx: y\r\n---\r\nBody",
                "It's",
                "Two lines",
            ),
            (
                "---\ntitle: \"A \\\"b\\\" \\u00e9\"\nsummary: one\n  two\n---\nBody",
                "A \"b\" é",
                "one two",
            ),
            (
                "+++\ntitle = \"A“b”\"\ndescription = '''x\ny'''\n[extra]\ntitle = \"no\"\n+++\nBody",
                "A“b”",
                "x y",
            ),
            (
                "{\n \"tags\": [\"title\"], \"title\": \"A \\ud83d\\ude00\",\n \"summary\": \"B\"\n}\nBody",
                "A 😀",
                "B",
            ),
            ("---\nauthor:\n  title: Dr\n---\nBody", "", ""),
        ] {
            assert_eq!(
                parts(source),
                (title.to_owned(), summary.to_owned(), "Body"),
                "{source}"
            );
        }
    }

    #[test]
    fn a_story_without_front_matter_starts_at_once() {
        for source in [
            "--- no",
            "---\ntitle: x\n",
            "{ not json",
            "{/* comment */}\nPlain",
            "Plain",
            "",
        ] {
            assert_eq!(parts(source), (String::new(), String::new(), source));
        }
    }
}
