//! How findings look to people, on hand-made ones.

use std::path::Path;

use onrecord::Report;
use onrecord::attribution::Article;
use onrecord::grammar::Grammar;
use onrecord::parse;
use onrecord::render::{CheckedFile, Format, Full, OnDisk, Summary};
use onrecord::rules::suppression::Suppressions;
use onrecord::rules::{Family, Finding, Label, Severity};
use onrecord::text::Span;

fn span(text: &str, words: &str) -> Span {
    let start = text.find(words).expect("the words are in the text");
    Span::new(start, start + words.len())
}

fn finding(text: &str, severity: Severity, rule: &'static str, words: &str) -> Finding {
    Finding {
        rule,
        family: Family::Quotations,
        severity,
        span: span(text, words),
        problem: format!("No source for “{words}”."),
        remedy: "Say whose figure this is.".to_owned(),
        labels: Vec::new(),
        attribution: None,
        again: Vec::new(),
    }
}

fn full(text: &str, findings: Vec<Finding>) -> String {
    let document = parse::parse(text.to_owned(), &Grammar::default());
    let report = Report {
        article: Article {
            document,
            ..Article::default()
        },
        findings,
    };
    let file = OnDisk {
        path: "story.txt".to_owned(),
        text: text.to_owned(),
        ..OnDisk::default()
    };
    let file = CheckedFile::new(file, &report, &Suppressions::default());
    let format = Full {
        from: Severity::Advice,
        width: 80,
        colour: false,
    };
    let mut out = Vec::new();
    let mut summary = Summary::default();
    summary.add(&file);
    format
        .file(&file, &mut out)
        .expect("memory can be written to");
    format
        .tail(&summary, &mut out)
        .expect("memory can be written to");
    String::from_utf8(out).expect("copy is UTF-8")
}

#[test]
fn passages_are_wrapped_and_every_row_of_a_mark_is_underlined() {
    let seed = std::fs::read_to_string(Path::new("fixtures/seed.txt")).expect("the seed article");
    let mut money = finding(
        &seed,
        Severity::Warning,
        "unsourced-statistic",
        "around € 880 million a year",
    );
    money.labels.push(Label {
        span: span(&seed, "52 French soldiers"),
        text: "also without a source".to_owned(),
    });
    let mut display = finding(
        &seed,
        Severity::Error,
        "display-quote-mismatch",
        "“We are not under any circumstances”",
    );
    display.labels.push(Label {
        span: span(
            &seed,
            "“We are in Mali and we will stay, but not under any circumstances,”",
        ),
        text: "nearest quotation".to_owned(),
    });
    let mut advice = finding(
        &seed,
        Severity::Advice,
        "anonymous-in-display",
        "“against their will”",
    );
    advice.labels.push(Label {
        span: span(&seed, "“You can not help people against their will,”"),
        text: "said anonymously".to_owned(),
    });
    snapbox::assert_data_eq!(
        full(&seed, vec![money, display, advice]),
        snapbox::file!["snapshots/full.txt"]
    );
}
