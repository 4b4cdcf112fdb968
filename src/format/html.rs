//! HTML: the words a reader of the page sees. Tags are found by a tokenizer; the words between
//! them are taken from the file itself, so their places are exact.

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

use crate::parse::BlockKind;

use super::front_matter;
use super::reading::{Pen, Reading};
use super::remark::{BRACKETS, find, remark};
use super::section::{is_meta, sections};
use super::shortcode::Shortcodes;

/// Elements of which nothing is copy, struck words among them.
const SKIPPED: [&[u8]; 25] = [
    b"aside",
    b"audio",
    b"button",
    b"canvas",
    b"code",
    b"del",
    b"footer",
    b"form",
    b"head",
    b"iframe",
    b"math",
    b"nav",
    b"noscript",
    b"object",
    b"pre",
    b"s",
    b"script",
    b"select",
    b"strike",
    b"style",
    b"svg",
    b"table",
    b"template",
    b"textarea",
    b"video",
];

/// Elements that end a block of text and start none of their own kind.
const BREAKING: [&[u8]; 17] = [
    b"address", b"article", b"body", b"dd", b"details", b"div", b"dl", b"dt", b"figure", b"header",
    b"hr", b"html", b"main", b"ol", b"section", b"summary", b"ul",
];

/// Elements that hold nothing and have no end.
const VOID: [&[u8]; 13] = [
    b"area", b"base", b"br", b"col", b"embed", b"hr", b"img", b"input", b"link", b"meta",
    b"source", b"track", b"wbr",
];

/// Elements that end with what is around them, should their own end be missing.
const ENDED: [&[u8]; 7] = [b"dd", b"del", b"dt", b"li", b"p", b"s", b"strike"];

/// Most elements within each other of which nothing is copy that are told apart.
const DEEPEST: usize = 64;

/// Reads a page or a piece of one, with the front matter that site generators take from it.
pub(super) fn read(source: &str) -> Reading {
    let mut pen = Pen::default();
    let front = front_matter::read(source, &mut pen);
    take_down(source, front.end, source.len(), !front.titled, &mut pen);
    let mut reading = pen.finish();
    reading.sections.extend(sections(&source[..front.end]));
    reading
}

/// Takes down the words between two places of a file. `titled` says whether the first `h1` is the
/// headline.
pub(super) fn take_down(source: &str, start: usize, end: usize, titled: bool, pen: &mut Pen) {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    let mut page = Page {
        source,
        pen,
        skipped: Vec::new(),
        quotes: 0,
        headed: !titled,
    };
    let mut at = start;
    for token in Tokenizer::new_with_emitter(&source[start..end], emitter) {
        let Ok(token) = token;
        let span = match &token {
            Token::StartTag(tag) => tag.span,
            Token::EndTag(tag) => tag.span,
            Token::Comment(comment) => comment.span,
            Token::Doctype(doctype) => doctype.span,
            Token::String(_) | Token::Error(_) => continue,
        };
        let (from, to) = (
            floor(source, start + span.start),
            floor(source, start + span.end),
        );
        let (from, to) = (from.max(at), to.max(at));
        page.text(at, from);
        match token {
            Token::StartTag(tag) => page.start(&tag, from, to),
            Token::EndTag(tag) => page.end(&tag.name, from, to),
            Token::Comment(comment) => page.comment(&String::from_utf8_lossy(&comment), from, to),
            _ => {}
        }
        at = to;
    }
    page.text(at, end);
}

fn floor(source: &str, at: usize) -> usize {
    source.floor_char_boundary(at)
}

/// A page that is being read.
struct Page<'a> {
    source: &'a str,
    pen: &'a mut Pen,
    /// An open element of which nothing is copy, and those that are open within it.
    skipped: Vec<Vec<u8>>,
    /// Block quotations that are open.
    quotes: u32,
    /// Whether the headline has been seen.
    headed: bool,
}

impl Page<'_> {
    fn start(&mut self, tag: &StartTag<usize>, from: usize, to: usize) {
        let name: &[u8] = &tag.name;
        if name == b"meta" {
            self.meta(tag);
        }
        self.end_before(name);
        if !self.skipped.is_empty() || SKIPPED.contains(&name) || is_hidden(tag) {
            if self.skipped.is_empty() && is_block(name) {
                self.pen.end();
            }
            let has_end = !tag.self_closing && !VOID.contains(&name);
            if has_end && self.skipped.len() < DEEPEST {
                self.skipped.push(name.to_owned());
            }
            return;
        }
        if name == b"title" {
            return;
        }
        let class = tag.attributes.get(&b"class"[..]);
        let class = class.map(|value| String::from_utf8_lossy(value).to_lowercase());
        let class = class.unwrap_or_default();
        match name {
            b"h1" if !self.headed => {
                self.headed = true;
                self.pen.start(BlockKind::Headline);
            }
            b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" => self.pen.start(BlockKind::Crosshead),
            b"p" => {
                let kind = if has(&class, &["pullquote", "pull-quote"]) {
                    BlockKind::PullQuote
                } else if has(&class, &["standfirst", "dek", "subtitle", "lede-summary"]) {
                    BlockKind::Standfirst
                } else if has(&class, &["byline"]) {
                    BlockKind::Byline
                } else if self.quotes > 0 {
                    BlockKind::BlockQuote
                } else if self.pen.kind() == Some(BlockKind::ListItem) {
                    BlockKind::ListItem
                } else {
                    BlockKind::Paragraph
                };
                self.pen.start(kind);
            }
            b"li" => self.pen.start(BlockKind::ListItem),
            b"figcaption" | b"caption" => self.pen.start(BlockKind::Caption),
            b"blockquote" => {
                self.quotes += 1;
                self.pen.end();
            }
            b"q" => self.pen.instead("“", from..to),
            b"br" => self.pen.space(from..to),
            name if BREAKING.contains(&name) => self.pen.end(),
            _ => {}
        }
    }

    fn end(&mut self, name: &[u8], from: usize, to: usize) {
        if let Some(open) = self.skipped.iter().rposition(|skipped| skipped == name) {
            self.skipped.truncate(open);
            return;
        }
        if let Some(open) = self.skipped.first() {
            if !ENDED.contains(&&open[..]) || !is_block(name) {
                return;
            }
            self.skipped.clear();
        }
        match name {
            b"q" => self.pen.instead("”", from..to),
            b"blockquote" => {
                self.quotes = self.quotes.saturating_sub(1);
                self.pen.end();
            }
            b"h1" => self.pen.end_title(),
            b"h2" | b"h3" | b"h4" | b"h5" | b"h6" | b"p" | b"li" | b"figcaption" => {
                self.pen.end();
            }
            name if BREAKING.contains(&name) => self.pen.end(),
            _ => {}
        }
    }

    /// Ends what the start of another element ends: a paragraph, an item.
    fn end_before(&mut self, name: &[u8]) {
        let ends = match self.skipped.last().map(Vec::as_slice) {
            Some(b"p") => is_block(name),
            Some(b"li") => name == b"li",
            Some(b"dt" | b"dd") => matches!(name, b"dt" | b"dd"),
            _ => false,
        };
        if ends {
            self.skipped.pop();
        }
    }

    /// `<meta property="article:section" content="Opinion">`
    fn meta(&mut self, tag: &StartTag<usize>) {
        let value = |name: &[u8]| {
            let value = tag.attributes.get(name)?;
            Some(String::from_utf8_lossy(value))
        };
        let name = value(b"property").or_else(|| value(b"name"));
        if let (Some(name), Some(content)) = (name, value(b"content"))
            && is_meta(&name)
        {
            self.pen.section(&content);
        }
    }

    fn comment(&mut self, words: &str, from: usize, to: usize) {
        if let Some(words) = remark(words) {
            self.pen.remark(words, from..to);
        }
    }

    /// Words between two tags; character references stand for characters, and what a shortcode
    /// stands for is not in the file.
    fn text(&mut self, from: usize, to: usize) {
        let text = &self.source[from..to];
        if !self.skipped.is_empty() || text.is_empty() {
            return;
        }
        let codes = Shortcodes::find(self.source, from..to);
        if codes.is_empty() {
            self.words(from, to);
        } else {
            for part in codes.outside(from..to) {
                self.words(part.start, part.end);
            }
        }
    }

    fn words(&mut self, from: usize, to: usize) {
        if !self.pen.is_open() {
            if self.source[from..to].trim().is_empty() {
                return;
            }
            let quoted = self.quotes > 0;
            self.pen.start(if quoted {
                BlockKind::BlockQuote
            } else {
                BlockKind::Paragraph
            });
        }
        if let Some(loose) = find(&self.source[from..to], BRACKETS) {
            let (start, end) = (from + loose.start, from + loose.end);
            self.pen.no_remark(self.source, start..end);
        }
        references(self.source, from, to, self.pen);
    }
}

/// Takes down text in which `&amp;` and the like stand for characters.
pub(super) fn references(source: &str, from: usize, to: usize, pen: &mut Pen) {
    let mut at = from;
    for ampersand in memchr::memchr_iter(b'&', &source.as_bytes()[from..to]) {
        let ampersand = from + ampersand;
        if ampersand < at {
            continue;
        }
        if let Some((words, length)) = reference(&source[ampersand..to]) {
            pen.words(source, at..ampersand);
            pen.instead(&words, ampersand..ampersand + length);
            at = ampersand + length;
        }
    }
    pen.words(source, at..to);
}

/// The character reference at the start of `text`: its characters, and how long it is.
fn reference(text: &str) -> Option<(String, usize)> {
    let name = &text[1..];
    let end = name
        .find(|c: char| !c.is_ascii_alphanumeric() && c != '#')
        .unwrap_or(name.len());
    if end == 0 || end > 40 {
        return None;
    }
    let length = 1 + end + usize::from(name[end..].starts_with(';'));
    let mut words = String::new();
    for Ok(token) in Tokenizer::new(&text[..length]) {
        if let Token::String(part) = token {
            words.push_str(&String::from_utf8_lossy(&part));
        }
    }
    (words != text[..length]).then_some((words, length))
}

fn has(class: &str, names: &[&str]) -> bool {
    class
        .split_ascii_whitespace()
        .any(|word| names.contains(&word))
}

/// Whether readers are not shown an element; a page that hides itself is shown by a script.
fn is_hidden(tag: &StartTag<usize>) -> bool {
    let is_page = matches!(&tag.name[..], b"html" | b"body");
    !is_page && tag.attributes.contains_key(&b"hidden"[..])
}

/// Whether an element starts a block of its own.
fn is_block(name: &[u8]) -> bool {
    match name {
        b"p" | b"li" | b"blockquote" | b"figcaption" | b"caption" => true,
        b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" => true,
        b"code" | b"svg" | b"math" | b"button" | b"script" | b"noscript" => false,
        b"del" | b"s" | b"strike" => false,
        name => BREAKING.contains(&name) || SKIPPED.contains(&name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::BlockKind::*;

    #[test]
    fn blocks_are_what_a_reader_sees() {
        let page = "<!doctype html>\r\n<head><title>Site</title><style>p {}</style></head>\r\n\
            <body><nav><p>Menu</p></nav><article><h1>The \r\n  headline</h1>\
            <p class=\"standfirst\">Why.</p><p>One<br>two &amp; three&nbsp;four.<p>Open\n\
            <script>if (a < b) {}</script> still.</p><h2>Cross</h2>\
            <blockquote><p>Quoted.</p></blockquote><ul><li>Item</li></ul>\
            <figure><img alt=\"x\"><figcaption>A <q>view</q>.</figcaption></figure>loose\
            <aside>Read more</aside></article>";
        assert_eq!(
            read(page).parts(),
            [
                (Headline, "The headline".to_owned()),
                (Standfirst, "Why.".to_owned()),
                (Paragraph, "One two & three\u{a0}four.".to_owned()),
                (Paragraph, "Open still.".to_owned()),
                (Crosshead, "Cross".to_owned()),
                (BlockQuote, "Quoted.".to_owned()),
                (ListItem, "Item".to_owned()),
                (Caption, "A “view”.".to_owned()),
                (Paragraph, "loose".to_owned()),
            ]
        );
    }

    #[test]
    fn what_is_struck_or_hidden_is_no_copy() {
        let words = |page: &str| {
            let parts = read(page).parts().into_iter().map(|(_, words)| words);
            parts.collect::<Vec<_>>().join("|")
        };
        for (page, copy) in [
            (
                "<p>A <s>b</s> c <del>d <b>e</b></del> f <strike>g</strike>.</p>",
                "A c f .",
            ),
            ("<del><p>a</p><p>b</p></del><p>C</p>", "C"),
            ("<p>A <del>b</p><p>C</p>", "A|C"),
            ("<p hidden>a<p>B</p><div>C</div>", "B|C"),
            ("<div><p hidden>a</div><p>B", "B"),
            ("<div hidden><div>a</div><p>b<p>c</div><p>D</p>", "D"),
            ("<ul><li>A<li hidden>b<ul><li>c</ul><li>D</ul>", "A|D"),
            (
                "<p>A <span hidden=\"until-found\">b <img>c</span>d<br hidden> e</p>",
                "A d e",
            ),
            ("<aside><p>a<aside>b</aside><p>c</aside>D", "D"),
            ("<body hidden><p>A</p></body>", "A"),
        ] {
            assert_eq!(words(page), copy, "{page}");
        }
    }

    #[test]
    fn what_generators_put_in_is_no_copy() {
        let page = "---\ntitle: The “new” bridge\nsection: opinion\n---\n<h1>{{ page.title }}</h1>\
            <h1>The &ldquo;new&rdquo; bridge</h1><h1>Again</h1>{% include menu.html %}\n<p>One {{ site.name }}two.</p>{{< fig >}}\
            <script>{{</script><p>Three}}.</p>";
        let reading = read(page);
        assert_eq!(
            reading.parts(),
            [
                (Headline, "The “new” bridge".to_owned()),
                (Crosshead, "Again".to_owned()),
                (Paragraph, "One two.".to_owned()),
                (Paragraph, "Three}}.".to_owned()),
            ]
        );
        assert_eq!(reading.sections, ["opinion"]);
        assert_eq!(reading.stands("new", page), "new");
    }

    #[test]
    fn places_go_back_to_the_file() {
        let source = "<p>\n  He said &ldquo;<b>n</b>o&rdquo;,\r\n  then left.</p>";
        let reading = read(source);
        let place = |words: &str| reading.stands(words, source);
        assert_eq!(reading.text.trim(), "He said “no”, then left.");
        assert_eq!(place("He"), "He");
        assert_eq!(place("“no”"), "&ldquo;<b>n</b>o&rdquo;");
        assert_eq!(place("no"), "n</b>o");
        assert_eq!(place("then left"), "then left");
    }

    #[test]
    fn remarks_are_kept() {
        let reading = read("<p>a</p><!-- onrecord-disable-file bare-source -- b --><!-- c -->");
        assert_eq!(reading.remarks.len(), 1);
        assert_eq!(
            reading.remarks[0].words,
            "onrecord-disable-file bare-source -- b"
        );
    }
}
