//! Markdown: the words a reader of the rendered page sees.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::parse::BlockKind;

use super::reading::{Pen, Reading};
use super::remark::{BRACKETS, COMMENT, EXPRESSION, between, is_remark};
use super::section::sections;
use super::shortcode::Shortcodes;
use super::{front_matter, html};

/// Reads a Markdown file with its front matter.
pub(super) fn read(source: &str) -> Reading {
    let mut pen = Pen::default();
    let front = front_matter::read(source, &mut pen);
    let mut options = Options::empty();
    options.insert(Options::ENABLE_TABLES);
    options.insert(Options::ENABLE_FOOTNOTES);
    options.insert(Options::ENABLE_STRIKETHROUGH);
    options.insert(Options::ENABLE_HEADING_ATTRIBUTES);
    let body = &source[front.end..];
    let mut story = Story {
        source,
        pen: &mut pen,
        shortcodes: Shortcodes::find(source, front.end..source.len()),
        headed: front.titled,
        quotes: 0,
        items: 0,
        skipped: 0,
        struck: false,
        noted: 0,
        markup: None,
    };
    for (event, range) in Parser::new_ext(body, options).into_offset_iter() {
        story.event(event, front.end + range.start..front.end + range.end);
    }
    let mut reading = pen.finish();
    reading.sections.extend(sections(&source[..front.end]));
    reading
}

/// A story that is being read.
struct Story<'a> {
    source: &'a str,
    pen: &'a mut Pen,
    shortcodes: Shortcodes,
    headed: bool,
    quotes: u32,
    items: u32,
    /// Open elements of which nothing is copy.
    skipped: u32,
    /// Whether the words are struck by a tag.
    struck: bool,
    /// Where the last comment of MDX ended.
    noted: usize,
    /// A block of HTML that has begun.
    markup: Option<Range<usize>>,
}

impl Story<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag, range),
            Event::End(tag) => self.end(tag),
            _ if self.skipped > 0 => {}
            Event::Text(text) | Event::Code(text) => self.text(&text, range),
            Event::SoftBreak | Event::HardBreak => self.pen.space(range),
            Event::Html(_) => {
                if let Some(markup) = &mut self.markup {
                    markup.end = range.end;
                }
            }
            Event::InlineHtml(tag) => self.inline(&tag, range),
            Event::Rule => self.pen.end(),
            Event::FootnoteReference(_)
            | Event::TaskListMarker(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::CodeBlock(_)
            | Tag::Table(_)
            | Tag::FootnoteDefinition(_)
            | Tag::Image { .. }
            | Tag::Strikethrough
            | Tag::MetadataBlock(_) => {
                if !matches!(tag, Tag::Image { .. } | Tag::Strikethrough) {
                    self.pen.end();
                }
                self.skipped += 1;
            }
            _ if self.skipped > 0 => {}
            Tag::Heading {
                level: HeadingLevel::H1,
                ..
            } if !self.headed => {
                self.headed = true;
                self.pen.start(BlockKind::Headline);
            }
            Tag::Heading { .. } => self.pen.start(BlockKind::Crosshead),
            Tag::Paragraph => {
                let kind = self.kind();
                self.pen.start(kind);
            }
            Tag::BlockQuote(_) => {
                self.quotes += 1;
                self.pen.end();
            }
            Tag::Item => {
                self.items += 1;
                let kind = self.kind();
                self.pen.start(kind);
            }
            Tag::HtmlBlock => self.markup = Some(range.start..range.start),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        // A tag that is never closed strikes no more than its block.
        if matches!(tag, TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item) {
            self.struck = false;
        }
        match tag {
            TagEnd::CodeBlock
            | TagEnd::Table
            | TagEnd::FootnoteDefinition
            | TagEnd::Image
            | TagEnd::Strikethrough
            | TagEnd::MetadataBlock(_) => self.skipped = self.skipped.saturating_sub(1),
            _ if self.skipped > 0 => {}
            TagEnd::Heading(HeadingLevel::H1) => self.pen.end_title(),
            TagEnd::Heading(_) | TagEnd::Paragraph => self.pen.end(),
            TagEnd::BlockQuote(_) => {
                self.quotes = self.quotes.saturating_sub(1);
                self.pen.end();
            }
            TagEnd::Item => {
                self.items = self.items.saturating_sub(1);
                self.pen.end();
            }
            TagEnd::HtmlBlock => {
                if let Some(markup) = self.markup.take() {
                    html::take_down(
                        self.source,
                        markup.start,
                        markup.end,
                        !self.headed,
                        self.pen,
                    );
                    self.pen.end();
                }
            }
            _ => {}
        }
    }

    fn kind(&self) -> BlockKind {
        if self.quotes > 0 {
            BlockKind::BlockQuote
        } else if self.items > 0 {
            BlockKind::ListItem
        } else {
            BlockKind::Paragraph
        }
    }

    /// Text of the story; what a shortcode stands for is not in the file.
    fn text(&mut self, text: &str, range: Range<usize>) {
        self.remarks(text, &range);
        if self.struck {
            return;
        }
        if !self.pen.is_open() {
            let kind = self.kind();
            self.pen.start(kind);
        }
        let verbatim = self.source[range.clone()] == *text;
        if !verbatim {
            if self.shortcodes.outside(range.clone()).next() == Some(range.clone()) {
                self.other_text(text, range);
            }
            return;
        }
        for part in self.shortcodes.outside(range) {
            self.pen.words(self.source, part);
        }
    }

    /// Remarks that are text to Markdown: the comments of MDX, and what is written as in plain text.
    fn remarks(&mut self, text: &str, range: &Range<usize>) {
        let code = self.shortcodes.around(range.start);
        if let Some(code) = code.filter(|code| code.start >= self.noted) {
            self.noted = code.end;
            if let Some(words) = between(&self.source[code.clone()], EXPRESSION) {
                self.pen.remark(words, code);
            }
        } else if is_remark(text) {
            let before = self.source[..range.start].trim_end_matches(' ');
            if let Some(before) = before.strip_suffix(BRACKETS.0) {
                self.pen.no_remark(self.source, before.len()..range.end);
            }
        }
    }

    /// Text that is written differently in the file: between backticks, or a character reference.
    fn other_text(&mut self, text: &str, range: Range<usize>) {
        match self.source[range.clone()].find(text) {
            Some(at) if !text.is_empty() => {
                let start = range.start + at;
                self.pen.words(self.source, start..start + text.len());
            }
            _ => self.pen.instead(text, range),
        }
    }

    fn inline(&mut self, tag: &str, range: Range<usize>) {
        if self.shortcodes.outside(range.clone()).next().is_none() {
            return;
        }
        let name = tag.trim_start_matches('<').trim_end_matches('>').trim();
        if let Some(words) = between(tag, COMMENT) {
            self.pen.remark(words, range);
        } else if let Some(struck) = strikes(name) {
            self.struck = struck;
        } else if name == "q" || name.starts_with("q ") {
            self.pen.instead("“", range);
        } else if name == "/q" {
            self.pen.instead("”", range);
        } else if name.starts_with("br") {
            self.pen.space(range);
        }
    }
}

/// Whether what is between `<` and `>` begins or ends struck words, if it does either.
fn strikes(tag: &str) -> Option<bool> {
    let (begins, name) = match tag.strip_prefix('/') {
        Some(name) => (false, name),
        None => (true, tag),
    };
    let name = name.split_whitespace().next()?;
    let struck = ["s", "del", "strike"].map(|own| own.eq_ignore_ascii_case(name));
    struck.contains(&true).then_some(begins)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::BlockKind::*;

    #[test]
    fn blocks_are_what_a_reader_sees() {
        let story = "---\ntitle: \"The “new” mayor\"\n---\n\n# Again\n\nHe *said* “we\n**will** [stay](https://x.y/z_z)”.[^1]\n\n\
            > Quoted `words` &amp; \\* more.\n\n- One\n- Two\n\n  more\n\n```\ncode\n```\n\n\
            | a | b |\n|---|---|\n| 1 | 2 |\n\n{{< figure src=\"a_b_c\" >}}\n\n\
            ![alt](x.png) {% include a.html %}After ~~gone~~.\n\nNow <del>not *yet*</del> <s>no\n\n<p>Raw <q>html</q></p>\n\n[^1]: Note.\n\n\
            Last {{ site.name }} line.\n";
        assert_eq!(
            read(story).parts(),
            [
                (Headline, "The “new” mayor".to_owned()),
                (Crosshead, "Again".to_owned()),
                (Paragraph, "He said “we will stay”.".to_owned()),
                (BlockQuote, "Quoted words & * more.".to_owned()),
                (ListItem, "One".to_owned()),
                (ListItem, "Two".to_owned()),
                (ListItem, "more".to_owned()),
                (Paragraph, "After .".to_owned()),
                (Paragraph, "Now".to_owned()),
                (Paragraph, "Raw “html”".to_owned()),
                (Paragraph, "Last line.".to_owned()),
            ]
        );
    }

    #[test]
    fn a_heading_that_says_the_title_again_is_no_crosshead() {
        let story = "---\ntitle: The “new” bridge\n---\n\n# The \"new\" *bridge*\n\nOne.\n\n# The new bridge\n\nTwo.\n";
        let reading = read(story);
        assert_eq!(
            reading.parts(),
            [
                (Headline, "The “new” bridge".to_owned()),
                (Paragraph, "One.".to_owned()),
                (Crosshead, "The new bridge".to_owned()),
                (Paragraph, "Two.".to_owned()),
            ]
        );
        assert_eq!(reading.stands("One", story), "One");
    }

    #[test]
    fn what_generators_put_in_is_no_copy() {
        let story = "## A head {#anchor}\n{: .lead}\n\nOne.\n\n{% highlight text %}\n“Code.”\n\n\
            “More.”\n{% endhighlight %}\n\n{% comment %}Two.{% endcomment %}Three.{# four #}\n";
        assert_eq!(
            read(story).parts(),
            [
                (Crosshead, "A head".to_owned()),
                (Paragraph, "One.".to_owned()),
                (Paragraph, "Three.".to_owned()),
            ]
        );
    }

    #[test]
    fn places_go_back_to_the_file() {
        let source =
            "---\ntitle: It''s\n---\nHe said “*we*\r\n  will” &mdash; `then` \\*left\\*.\n";
        let reading = read(source);
        let place = |words: &str| reading.stands(words, source);
        assert_eq!(place("“we will”"), "“*we*\r\n  will”");
        assert_eq!(place("—"), "&mdash;");
        assert_eq!(place("then"), "then");
        assert_eq!(place("*left*"), "*left\\*");
    }

    #[test]
    fn comments_of_mdx_are_no_copy_and_may_be_remarks() {
        let source = "One.\n\n{/* onrecord-disable-next-line bare-source -- *known* */}\n\nTwo {/* a */}.\n\n\
            ```\n{/* onrecord-enable */}\n```\n\n`{/* onrecord-enable */}`\n";
        let reading = read(source);
        assert_eq!(
            reading
                .text
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" "),
            "One. Two ."
        );
        assert_eq!(reading.remarks.len(), 1);
        let remark = &reading.remarks[0];
        assert_eq!(
            remark.words,
            "onrecord-disable-next-line bare-source -- *known*"
        );
        assert!(reading.text[remark.at as usize..].starts_with("Two"));
        assert!(remark.source.of(source).ends_with("*/}"));
    }

    #[test]
    fn a_remark_as_in_plain_text_is_noted() {
        let source =
            "One.\n\n[[ onrecord-disable-file bare-source -- x]]\n\n`[[onrecord-enable]]`\n";
        let reading = read(source);
        assert_eq!(reading.remarks.len(), 1);
        assert!(reading.remarks[0].instead.is_some());
        assert!(
            reading.remarks[0]
                .source
                .of(source)
                .starts_with("[[ onrecord")
        );
    }

    #[test]
    fn remarks_stand_before_their_block() {
        let source = "One.\n\n<!-- onrecord-disable-next-line bare-source -- known -->\nTwo.\n\nThree <!-- onrecord-enable --> four.\n";
        let reading = read(source);
        assert_eq!(reading.remarks.len(), 2);
        assert_eq!(
            reading.remarks[0].words,
            "onrecord-disable-next-line bare-source -- known"
        );
        assert_eq!(
            reading.text[reading.remarks[0].at as usize..]
                .trim_start()
                .lines()
                .next(),
            Some("Two.")
        );
    }
}
