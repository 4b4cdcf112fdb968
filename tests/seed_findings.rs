//! The seed article gets exactly the findings that its expected answer lists, and is left alone
//! where that says so.

use std::collections::BTreeSet;

use onrecord::attribution::Engine;
use onrecord::grammar::Grammar;
use onrecord::rules::{Profile, Settings, Severity};
use onrecord::text::LineIndex;
use onrecord::{Checker, Report};
use serde_json::Value;

const SEED: &str = include_str!("../fixtures/seed.txt");
const EXPECTED: &str = include_str!("../fixtures/seed.expected.json");

fn expected() -> Value {
    serde_json::from_str(EXPECTED).expect("the expected answer is JSON")
}

fn check(settings: &Settings) -> Report {
    Checker::new(Grammar::builtin(), settings, Engine::default()).check(SEED.to_owned())
}

fn text<'v>(value: &'v Value, field: &str) -> &'v str {
    value[field].as_str().expect("a string")
}

fn bytes(span: &Value) -> (u32, u32) {
    let at = |end: usize| {
        let offset = span["byte"][end].as_u64().expect("an offset");
        u32::try_from(offset).expect("a small file")
    };
    (at(0), at(1))
}

type Found = BTreeSet<(u32, u32, String, String)>;

#[test]
fn the_default_rules_find_what_is_expected() {
    let report = check(&Settings::default());
    let lines = LineIndex::new(SEED);
    let found: Found = report
        .findings
        .iter()
        .map(|finding| {
            let place = lines.place(SEED, finding.span.start);
            let severity = finding.severity.name().to_owned();
            (place.line, place.column, finding.rule.to_owned(), severity)
        })
        .collect();
    let expected = expected();
    let listed = expected["findings"].as_array().expect("a list");
    let wanted: Found = listed
        .iter()
        .map(|finding| {
            let number = |field: &str| {
                u32::try_from(finding[field].as_u64().expect("a number")).expect("a small one")
            };
            let severity = text(finding, "severity").to_owned();
            (
                number("line"),
                number("column"),
                text(finding, "rule").to_owned(),
                severity,
            )
        })
        .collect();
    assert_eq!(found, wanted);
    assert_eq!(report.findings.len(), listed.len(), "none twice");

    let anchors: BTreeSet<(u32, u32)> = report
        .findings
        .iter()
        .map(|finding| (finding.span.start, finding.span.end))
        .collect();
    let wanted: BTreeSet<(u32, u32)> = listed.iter().map(|f| bytes(&f["anchor"])).collect();
    assert_eq!(anchors, wanted);
}

#[test]
fn messages_name_what_the_expected_ones_name() {
    let report = check(&Settings::default());
    let expected = expected();
    for wanted in expected["findings"].as_array().expect("a list") {
        let (start, _) = bytes(&wanted["anchor"]);
        let rule = text(wanted, "rule");
        let finding = report
            .findings
            .iter()
            .find(|finding| finding.rule == rule && finding.span.start == start)
            .unwrap_or_else(|| panic!("{rule} at {start}"));
        let message = finding.message();
        for quoted in text(wanted, "message").split('“').skip(1) {
            let quoted = quoted.split('”').next().unwrap_or_default();
            assert!(
                message.contains(quoted),
                "{rule}: “{quoted}” is not in: {message}"
            );
        }
    }
}

#[test]
fn nothing_is_found_where_nothing_is_wrong() {
    let report = check(&Settings::default());
    let expected = expected();
    let silent = expected["must_not_trigger"].as_array().expect("a list");
    assert_eq!(silent.len(), 30);
    for place in silent {
        let (start, end) = bytes(&place["span"]);
        let rule = text(place, "rule");
        let hit = report.findings.iter().find(|finding| {
            finding.rule == rule && finding.span.start < end && start < finding.span.end
        });
        assert!(hit.is_none(), "{}: {hit:?}", text(place, "why"));
    }
}

#[test]
fn assessments_are_found_when_asked_for() {
    let mut settings = Settings::default();
    settings.select(&["unsourced-assessment"]).expect("a rule");
    let report = check(&settings);
    let sentence = |at: u32| {
        let sentences = &report.article.document.sentences;
        sentences
            .iter()
            .position(|s| s.span.start <= at && at < s.span.end)
    };
    let found: Vec<_> = report
        .findings
        .iter()
        .map(|f| sentence(f.span.start))
        .collect();
    let expected = expected();
    let wanted: Vec<_> = expected["off_by_default_findings"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|finding| sentence(bytes(&finding["anchor"]).0))
        .collect();
    assert_eq!(found, wanted);
    assert!(
        report
            .findings
            .iter()
            .all(|finding| finding.severity == Severity::Warning)
    );
}

#[test]
fn the_strict_profile_minds_the_case_of_display_quotations() {
    let mut settings = Settings::default();
    settings.apply(Profile::Strict);
    let report = check(&settings);
    let of_rule = |report: &Report| {
        let findings = report.findings.iter();
        findings
            .filter(|f| f.rule == "display-quote-mismatch")
            .map(|f| f.span)
            .collect::<Vec<_>>()
    };
    let usual = of_rule(&check(&Settings::default()));
    let extra: Vec<(u32, u32)> = of_rule(&report)
        .into_iter()
        .filter(|span| !usual.contains(span))
        .map(|span| (span.start, span.end))
        .collect();
    let expected = expected();
    let wanted: Vec<(u32, u32)> = expected["strict_extra_findings"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|finding| bytes(&finding["anchor"]))
        .collect();
    assert_eq!(extra, wanted);
}
