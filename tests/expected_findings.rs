//! What the rules find in the annotated articles against what a careful editor finds there.
//!
//! `cargo test --test expected_findings -- --nocapture` prints the table by rule; with `MISSES=1`,
//! each finding that was missed, that nobody expected, or that fell on a look-alike, too. With
//! `ARTICLES_IN=folder`, the annotated articles of another folder are scored and nothing is asked
//! of the result.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use onrecord::Checker;
use onrecord::attribution::Engine;
use onrecord::grammar::Grammar;
use onrecord::rules::{Finding, Settings, Severity};
use serde_json::Value;

/// Share of the expected findings that must be made, in per cent: a little under what was measured.
const FLOOR: f64 = 86.0;
/// How many look-alikes may be fallen for: a few more than were.
const CEILING: usize = 1;

/// One line of the table.
#[derive(Clone, Copy, Default)]
struct Tally {
    /// Findings that must be there.
    expected: usize,
    /// Of these, made.
    made: usize,
    /// Made and neither expected nor allowed.
    extra: usize,
    /// Made on a look-alike.
    look_alikes: usize,
}

impl Tally {
    fn add(&mut self, other: Self) {
        self.expected += other.expected;
        self.made += other.made;
        self.extra += other.extra;
        self.look_alikes += other.look_alikes;
    }
}

/// The same rule, and the spans touch.
fn same(finding: &Finding, annotated: &Value) -> bool {
    let span = finding.span.range();
    let touches = |at: &Value| {
        let edge = |field: &str| at[field].as_u64().expect("an offset") as usize;
        edge("start") < span.end && span.start < edge("end")
    };
    annotated["rule"] == finding.rule
        && (touches(annotated)
            || annotated["also_at"]
                .as_array()
                .is_some_and(|also| also.iter().any(touches)))
}

fn list<'a>(value: &'a Value, field: &str) -> &'a [Value] {
    value[field].as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> String {
    let text = value["text"].as_str().unwrap_or_default();
    text.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .chars()
        .take(70)
        .collect()
}

#[test]
#[expect(
    clippy::print_stdout,
    reason = "the table is the point of running it by hand"
)]
fn an_editor_gets_what_she_expects() {
    let settings = Settings::default();
    let checker = Checker::new(Grammar::builtin(), &settings, Engine::default());
    let elsewhere = std::env::var_os("ARTICLES_IN").map(PathBuf::from);
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/articles");
    let folder = elsewhere.clone().unwrap_or(here);
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the fixtures are in the repository")
        .map(|entry| entry.expect("a readable entry").path())
        .filter(|path| path.extension().is_some_and(|e| e == "json"))
        .collect();
    files.sort();

    let mut rules: BTreeMap<String, Tally> = BTreeMap::new();
    let mut severities: BTreeMap<Severity, usize> = BTreeMap::new();
    let mut misses = String::new();
    for path in &files {
        let json: Value = serde_json::from_str(&fs::read_to_string(path).expect("readable"))
            .expect("checked by tests/fixtures.rs");
        let copy = fs::read_to_string(path.with_extension("txt")).expect("the copy beside it");
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let findings = checker.check(copy.clone()).findings;
        let annotated = list(&json, "findings");
        for wanted in annotated.iter().filter(|f| f["optional"] != true) {
            let rule = wanted["rule"].as_str().unwrap_or_default();
            let tally = rules.entry(rule.to_owned()).or_default();
            tally.expected += 1;
            if findings.iter().any(|finding| same(finding, wanted)) {
                tally.made += 1;
            } else {
                let _ = writeln!(misses, "missed      {name}: {rule}: {}", text(wanted));
            }
        }
        for finding in &findings {
            *severities.entry(finding.severity).or_default() += 1;
            let tally = rules.entry(finding.rule.to_owned()).or_default();
            let look_alike = list(&json, "must_not_trigger")
                .iter()
                .find(|near| same(finding, near));
            if annotated.iter().any(|wanted| same(finding, wanted)) {
                continue;
            }
            let words = finding.span.of(&copy);
            let words: String = words.split_whitespace().collect::<Vec<_>>().join(" ");
            let words: String = words.chars().take(70).collect();
            if let Some(near) = look_alike {
                tally.look_alikes += 1;
                let why = near["why"].as_str().unwrap_or_default();
                let _ = writeln!(
                    misses,
                    "look-alike  {name}: {}: {words} ({why})",
                    finding.rule
                );
            } else {
                tally.extra += 1;
                let _ = writeln!(misses, "unexpected  {name}: {}: {words}", finding.rule);
            }
        }
    }

    let mut all = Tally::default();
    println!(
        "{:<28} {:>8} {:>5} {:>10} {:>10}",
        "rule", "expected", "made", "unexpected", "look-alike"
    );
    for (rule, tally) in &rules {
        all.add(*tally);
        println!(
            "{rule:<28} {:>8} {:>5} {:>10} {:>10}",
            tally.expected, tally.made, tally.extra, tally.look_alikes
        );
    }
    println!(
        "{:<28} {:>8} {:>5} {:>10} {:>10}\n",
        "all", all.expected, all.made, all.extra, all.look_alikes
    );
    for (severity, count) in &severities {
        let each = *count as f64 / files.len() as f64;
        println!("{severity:?}: {each:.1} an article");
    }
    if std::env::var_os("MISSES").is_some() {
        println!("\n{misses}");
    }
    if elsewhere.is_some() {
        return;
    }
    let recall = 100.0 * all.made as f64 / all.expected as f64;
    assert!(
        recall >= FLOOR,
        "{recall:.1} % of the expected findings are made"
    );
    assert!(
        all.look_alikes <= CEILING,
        "{} on look-alikes",
        all.look_alikes
    );
}
