//! The shortcodes of site generators: `{{< figure >}}` of Hugo, `{% include %}` of Jekyll and 11ty.
//! What they stand for is not in the file, so none of it is copy; what stands between an opening and
//! a closing one is, unless it is code or a comment. The comments of MDX, `{/* … */}`, are like them.

use std::ops::Range;

use memchr::memmem;

use super::remark::EXPRESSION;

/// How shortcodes are written: what opens them, and what closes them.
const KINDS: [(&str, &str); 6] = [
    ("{{<", ">}}"),
    ("{{%", "%}}"),
    ("{{", "}}"),
    ("{%", "%}"),
    ("{# ", "#}"),
    EXPRESSION,
];

/// Shortcodes around what readers do not see as copy, and the names that close them.
const AROUND: [(&str, &str); 3] = [
    ("comment", "endcomment"),
    ("highlight", "endhighlight"),
    ("highlight", "/highlight"),
];

/// Bytes of the longest `{: .class }`.
const LONGEST_CLASS: usize = 200;

/// The shortcodes of a file, in order.
pub(super) struct Shortcodes(Vec<Range<usize>>);

impl Shortcodes {
    /// Finds those that lie in a stretch of the file.
    pub(super) fn find(source: &str, stretch: Range<usize>) -> Self {
        let source = &source[..stretch.end];
        let mut finder = Finder {
            source,
            missing: [false; KINDS.len()],
            unclosed: [false; AROUND.len()],
        };
        let mut found = Vec::new();
        let mut at = stretch.start;
        while let Some(brace) = memchr::memchr(b'{', &source.as_bytes()[at..]) {
            let start = at + brace;
            at = match finder.end(start) {
                Some(end) => {
                    found.push(start..end);
                    end
                }
                None => start + 1,
            };
        }
        Self(found)
    }

    /// Whether there is none.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The one that this place is in.
    pub(super) fn around(&self, at: usize) -> Option<Range<usize>> {
        let next = self.0.partition_point(|code| code.end <= at);
        self.0.get(next).filter(|code| code.start <= at).cloned()
    }

    /// The parts of a stretch that are outside of shortcodes.
    pub(super) fn outside(&self, range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
        let first = self.0.partition_point(|code| code.end <= range.start);
        let mut at = range.start;
        let mut parts = Vec::new();
        for code in self.0[first..]
            .iter()
            .take_while(|code| code.start < range.end)
        {
            if at < code.start {
                parts.push(at..code.start);
            }
            at = code.end;
        }
        if at < range.end {
            parts.push(at..range.end);
        }
        parts.into_iter()
    }
}

/// What once is not found is not looked for again, so that each byte is passed a few times at most.
struct Finder<'a> {
    source: &'a str,
    /// By kind, whether what closes it is missing from the rest of the file.
    missing: [bool; KINDS.len()],
    /// The same for what stands between two shortcodes.
    unclosed: [bool; AROUND.len()],
}

impl Finder<'_> {
    /// Where the shortcode that starts here ends, with what it is around.
    fn end(&mut self, start: usize) -> Option<usize> {
        let rest = &self.source[start..];
        if rest.starts_with("{:") {
            // A class that kramdown gives to a paragraph, in one short line.
            let line = &rest.as_bytes()[..rest.len().min(LONGEST_CLASS)];
            let end = memchr::memchr2(b'}', b'\n', line)?;
            return (line[end] == b'}').then_some(start + end + 1);
        }
        let kind = KINDS.iter().position(|(open, _)| rest.starts_with(open))?;
        if self.missing[kind] {
            return None;
        }
        let (open, close) = KINDS[kind];
        let body = start + open.len();
        let Some(length) = memmem::find(&self.source.as_bytes()[body..], close.as_bytes()) else {
            self.missing[kind] = true;
            return None;
        };
        let end = body + length + close.len();
        let words = self.source[body..body + length].trim_start_matches('-');
        let name = words.split_whitespace().next().unwrap_or("");
        let around = AROUND
            .iter()
            .enumerate()
            .filter(|(_, (first, _))| *first == name);
        for (number, (_, last)) in around {
            if !self.unclosed[number] {
                match self.closing(end, last, close) {
                    Some(end) => return Some(end),
                    None => self.unclosed[number] = true,
                }
            }
        }
        Some(end)
    }

    /// The end of the shortcode with this name that comes next.
    fn closing(&self, from: usize, name: &str, close: &str) -> Option<usize> {
        let bytes = self.source.as_bytes();
        let at = from + memmem::find(&bytes[from..], name.as_bytes())? + name.len();
        Some(at + memmem::find(&bytes[at..], close.as_bytes())? + close.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn copy(source: &str, wanted: &str) {
        let codes = Shortcodes::find(source, 0..source.len());
        let parts = codes.outside(0..source.len());
        let found: String = parts.map(|part| &source[part]).collect();
        assert_eq!(found, wanted, "{source}");
    }

    #[test]
    fn what_they_stand_for_is_no_copy() {
        copy(
            "a {{< fig x=\"}\" >}} b {{% x %}} c {{ site.name }} d",
            "a  b  c  d",
        );
        copy(
            "a {%- include x -%} b {# note #} c {#anchor} d",
            "a  b  c {#anchor} d",
        );
        copy(
            "Words.\n{: .lead }\nMore {brace}.",
            "Words.\n\nMore {brace}.",
        );
        copy("Words {: and\nmore}.", "Words {: and\nmore}.");
        copy("a {{< open", "a {{< open");
    }

    #[test]
    fn what_stands_between_two_is_copy_unless_it_is_code_or_a_comment() {
        copy("{% note %}a{% endnote %}b{{< box >}}c{{< /box >}}", "abc");
        copy("{% comment %}a{% b %}{% endcomment %}c", "c");
        copy("{%- highlight rust -%}a{%- endhighlight -%}c", "c");
        copy("{{< highlight go >}}a{{< /highlight >}}c", "c");
        copy("{% comment %}a", "a");
    }
}
