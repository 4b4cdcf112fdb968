//! Reads the seed article and compares blocks, sentences and quotations with the expected answer.

use onrecord::grammar::Grammar;
use onrecord::parse::{self, BlockKind, Document};
use onrecord::text::Span;
use serde_json::Value;

const TEXT: &str = include_str!("../fixtures/seed.txt");
const EXPECTED: &str = include_str!("../fixtures/seed.expected.json");

fn document() -> Document {
    parse::parse(TEXT.to_owned(), Grammar::builtin())
}

fn expected(list: &str) -> Vec<Value> {
    let all: Value = serde_json::from_str(EXPECTED).expect("the expected answer is JSON");
    all[list].as_array().expect("a list").clone()
}

fn span(bytes: &Value) -> Span {
    let at = |end: usize| usize::try_from(bytes[end].as_u64().expect("an offset")).expect("fits");
    Span::new(at(0), at(1))
}

/// Spans as words, which make a failure readable.
fn words(spans: impl Iterator<Item = Span>) -> Vec<String> {
    spans
        .map(|span| format!("{}: {}", span.start, span.of(TEXT)))
        .collect()
}

#[test]
fn blocks_are_those_of_the_page() {
    let document = document();
    let mut wanted = Vec::new();
    for block in expected("blocks") {
        let whole = span(&block["byte"]);
        let crosshead = expected("crossheads")
            .into_iter()
            .find(|head| head["id"] == block["crosshead"]);
        if block["kind"] == "headline" {
            wanted.push((BlockKind::Date, span(&block["metadata"]["byte"])));
            wanted.push((BlockKind::Headline, span(&block["headline"]["byte"])));
        } else if let Some(head) = crosshead {
            let head = span(&head["byte"]);
            wanted.push((BlockKind::Crosshead, head));
            wanted.push((
                BlockKind::Paragraph,
                Span::new(head.end as usize + 1, whole.end as usize),
            ));
        } else if block["kind"] == "credit" {
            wanted.push((BlockKind::Credit, whole));
        } else {
            wanted.push((BlockKind::Paragraph, whole));
        }
    }
    let found: Vec<_> = document
        .blocks
        .iter()
        .map(|block| (block.kind, block.span))
        .collect();
    assert_eq!(found, wanted);
}

#[test]
fn every_sentence_is_exact() {
    let document = document();
    let found: Vec<_> = document
        .sentences
        .iter()
        .map(|sentence| sentence.span)
        .collect();
    let wanted = expected("sentences");
    let missed = wanted
        .iter()
        .map(|sentence| span(&sentence["byte"]))
        .filter(|span| !found.contains(span));
    assert_eq!(words(missed), [""; 0]);
    // The crossheads and the date are the only ones besides.
    assert_eq!(found.len(), wanted.len() + 3 + 1);
}

#[test]
fn every_quotation_is_exact() {
    let document = document();
    let found = words(document.quotations.iter().map(|quotation| quotation.span));
    assert_eq!(
        found,
        words(expected("quotes").iter().map(|quote| span(&quote["byte"])))
    );
    for (quotation, quote) in document.quotations.iter().zip(expected("quotes")) {
        assert_eq!(
            quotation.inner.of(TEXT),
            quote["inner"].as_str().expect("words")
        );
        assert_eq!(
            serde_json::to_value(quotation.place).expect("a name"),
            quote["place"]
        );
        assert!(quotation.closed && quotation.parent.is_none());
    }
    assert!(document.notes.is_empty());
}
