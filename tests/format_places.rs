//! Every place in the words of a Markdown or HTML file leads back to those words in the file.

use onrecord::format::Format;
use onrecord::text::Span;
use proptest::prelude::*;

/// Bits of Markdown and HTML around words; `_` stands for a word of its own.
const MARKDOWN: [&str; 34] = [
    "_ ",
    "_ _ _. ",
    "*_* ",
    "**_ _** ",
    "`_` ",
    "[_ _](http://x.y/a_b) ",
    "“_ _” ",
    "&ldquo;_&rdquo; ",
    "&amp; ",
    "\\* ",
    "\r\n",
    "\n",
    "\n\n",
    "\r\n\r\n",
    "# _\n",
    "\n## _ _\r\n\n",
    "> _\n",
    "- _\n",
    "1. _\n",
    "{{< x y=\"q\" >}}",
    "{% x %}",
    "<b>_</b> ",
    "<q>_</q>",
    "<br>",
    "\n<p>_ &eacute;_</p>\n\n",
    "\n\n```\ncode\n```\n\n",
    "| a | b |\n|---|---|\n| c | d |\n",
    "![x](y.png)",
    "[^1] ",
    "~~gone~~",
    "<!-- onrecord-disable -->",
    "é_ ",
    "\u{a0}_",
    "    _\n",
];
const HTML: [&str; 26] = [
    "_ ",
    "<p>",
    "</p>",
    "<h1>_</h1>",
    "<h2>_ _</h2>\r\n",
    "<b>_</b>",
    "<i>_ ",
    "</i>",
    "&nbsp;",
    "&amp;_",
    "&#233;_ ",
    "<br>",
    "<br/>\n",
    "“_”",
    "<q>_</q>",
    "<blockquote>_</blockquote>",
    "<ul><li>_<li>_</ul>",
    "<script>zz < zz</script>",
    "<style>zz</style>",
    "<!-- zz -->",
    "<aside>zz</aside>",
    "<nav><p>zz</nav>",
    "\r\n",
    "< ",
    "<a href='x>y'>_</a>",
    "<figure><figcaption>_</figcaption></figure>",
];

/// A file of such bits in which every word is different.
fn file(bits: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(bits), 0..40).prop_map(|bits| {
        let mut number = 0;
        let mut file = String::new();
        for c in bits.concat().chars() {
            if c == '_' {
                file.push_str(&format!("w{number}é"));
                number += 1;
            } else {
                file.push(c);
            }
        }
        file
    })
}

fn places_hold(format: Format, source: &str) -> Result<(), TestCaseError> {
    let reading = format.read(source);
    let mut at = 0;
    let mut last = 0;
    for block in reading.blocks.iter().flatten() {
        prop_assert!(block.span.start >= at && (block.span.end as usize) <= reading.text.len());
        prop_assert!(!block.span.is_empty());
        at = block.span.end;
    }
    let mut rest = 0;
    while let Some(start) = reading.text[rest..].find('w').map(|found| rest + found) {
        let length = reading.text[start..].find('é').expect("every word ends so") + 'é'.len_utf8();
        let place = reading.map.to_source(Span::new(start, start + length));
        prop_assert_eq!(place.of(source), &reading.text[start..start + length]);
        prop_assert!(place.start >= last, "places come in order");
        last = place.end;
        rest = start + length;
    }
    prop_assert!(!reading.text.contains("zz"), "what is no copy is left out");
    Ok(())
}

fn no_place_is_outside(format: Format, source: &str) -> Result<(), TestCaseError> {
    let reading = format.read(source);
    let ends: Vec<usize> = reading.text.char_indices().map(|(at, _)| at).collect();
    for pair in ends.windows(2) {
        let place = reading.map.to_source(Span::new(pair[0], pair[1]));
        prop_assert!(
            source.get(place.range()).is_some(),
            "{:?} of {:?}",
            place,
            source
        );
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn words_of_markdown_lead_back(source in file(&MARKDOWN)) {
        places_hold(Format::Markdown, &source)?;
    }

    #[test]
    fn words_of_html_lead_back(source in file(&HTML)) {
        places_hold(Format::Html, &source)?;
    }

    #[test]
    fn any_text_is_read(source in "[ -~\\r\\n“”é€😀<>&;*`{}%#\\[\\]|+-]{0,200}") {
        for format in [Format::Plain, Format::Markdown, Format::Html] {
            no_place_is_outside(format, &source)?;
        }
    }
}

/// Twice the bytes must not take much more than twice the time; here only that hostile files of
/// some size are read at all.
#[test]
fn hostile_files_are_read() {
    for bit in [
        "<",
        "&",
        "<q>",
        "{{",
        "{{<",
        "*",
        "[",
        "`",
        "> ",
        "<!--",
        "&#",
        "<b",
        "- ",
        "[[onrecord-\n",
        "\\",
    ] {
        let source = bit.repeat(60_000 / bit.len());
        for format in [Format::Plain, Format::Markdown, Format::Html] {
            let _ = format.read(&source);
        }
    }
}
