//! How often a finding is one that a good sub-editor would want to see, by rule and severity: the
//! table of `docs/precision.md` from the judgements in `tests/precision/judgements.ndjson`, and which
//! copy they come from.
//!
//! `SNAPSHOTS=overwrite cargo test --test precision` writes the document anew. With
//! `ARTICLES=corpus.ndjson cargo test --test precision -- --ignored --nocapture` the findings in
//! a corpus of `{"id", "text"}` lines are listed that nobody has judged yet, with the number of
//! findings for each article.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;

use onrecord::attribution::Engine;
use onrecord::grammar::Grammar;
use onrecord::rules::{RULES, Settings, Severity};
use onrecord::{Checker, Counts};
use serde_json::Value;

const JUDGEMENTS: &str = include_str!("precision/judgements.ndjson");
/// Which copy was judged; the preface says what each is.
const COPY: [&str; 1] = ["stories"];
const PREFACE: &str = include_str!("precision/preface.md");

/// One finding, judged.
struct Judgement {
    rule: String,
    /// Which copy the article is of: a key of `COPY`.
    copy: String,
    severity: String,
    article: String,
    start: u64,
    right: bool,
    why: String,
}

fn judgements() -> Vec<Judgement> {
    let lines = JUDGEMENTS.lines().filter(|line| !line.trim().is_empty());
    lines
        .map(|line| {
            let value: Value = serde_json::from_str(line).expect(line);
            let text = |field: &str| value[field].as_str().expect(line).to_owned();
            Judgement {
                rule: text("rule"),
                copy: text("copy"),
                severity: text("severity"),
                article: text("article"),
                start: value["start"].as_u64().expect(line),
                right: value["right"].as_bool().expect(line),
                why: text("why"),
            }
        })
        .collect()
}

/// Of a hundred findings, how many must be right.
fn promise(severity: Severity) -> usize {
    match severity {
        Severity::Error => 95,
        Severity::Warning => 85,
        Severity::Advice | Severity::Off => 75,
    }
}

#[test]
fn the_table_is_what_was_judged() {
    let mut counts: BTreeMap<(String, Severity), (usize, usize)> = BTreeMap::new();
    for judgement in judgements() {
        let severity = Severity::named(&judgement.severity).expect("a severity");
        let (all, right) = counts.entry((judgement.rule, severity)).or_default();
        *all += 1;
        *right += usize::from(judgement.right);
    }
    let mut page = PREFACE.to_owned();
    page.push_str("\n| rule | severity | judged | right | % | promised |\n");
    page.push_str("|---|---|--:|--:|--:|--:|\n");
    for rule in RULES.iter().filter(|rule| rule.check.is_some()) {
        // A finding may be graded otherwise than its rule.
        let mut rows: Vec<(Severity, usize, usize)> = Vec::new();
        for severity in [Severity::Error, Severity::Warning, Severity::Advice] {
            if let Some((all, right)) = counts.remove(&(rule.name.to_owned(), severity)) {
                rows.push((severity, all, right));
            }
        }
        if rows.is_empty() {
            rows.push((rule.severity, 0, 0));
        }
        for (severity, all, right) in rows {
            let percent = (right * 100).checked_div(all);
            let percent = percent.map_or_else(|| "–".to_owned(), |percent| percent.to_string());
            let promised = promise(severity);
            let (name, severity) = (rule.name, severity.name());
            let row =
                format!("| {name} | {severity} | {all} | {right} | {percent} | {promised} |\n");
            page.push_str(&row);
        }
    }
    assert!(counts.is_empty(), "no such rules: {:?}", counts.keys());
    page.push_str("\n## What was wrong\n\n");
    let mut reasons: BTreeMap<(String, String), usize> = BTreeMap::new();
    for judgement in judgements()
        .into_iter()
        .filter(|judgement| !judgement.right)
    {
        *reasons.entry((judgement.rule, judgement.why)).or_default() += 1;
    }
    for ((rule, why), count) in reasons {
        writeln!(page, "- {rule}: {why} ({count})").expect("a string can be written to");
    }
    snapbox::assert_data_eq!(page, snapbox::file!["../docs/precision.md"].raw());
}

#[test]
fn no_finding_is_judged_twice() {
    let mut seen = BTreeSet::new();
    for judgement in judgements() {
        assert!(
            COPY.contains(&judgement.copy.as_str()),
            "{}",
            judgement.copy
        );
        let key = (judgement.rule, judgement.article, judgement.start);
        assert!(seen.insert(key.clone()), "{key:?}");
        assert!(!judgement.why.is_empty(), "{key:?} has no reason");
    }
}

#[test]
#[ignore = "needs a corpus, which is not in the repository"]
#[allow(clippy::print_stdout)] // The list is what this is run for.
fn what_nobody_has_judged() {
    let Ok(path) = std::env::var("ARTICLES") else {
        return;
    };
    let corpus = fs::read_to_string(&path).expect("ARTICLES is a file");
    let known: BTreeSet<(String, String, u64)> = judgements()
        .into_iter()
        .map(|judgement| (judgement.rule, judgement.article, judgement.start))
        .collect();
    let settings = Settings::default();
    let checker = Checker::new(Grammar::builtin(), &settings, Engine::default());
    let (mut total, mut articles) = (Counts::default(), 0_usize);
    for line in corpus.lines() {
        let value: Value = serde_json::from_str(line).expect("a line is JSON");
        let id = value["id"].as_str().expect("an id");
        let report = checker.check(value["text"].as_str().expect("a text").to_owned());
        total += report.counts();
        articles += 1;
        for finding in &report.findings {
            let start = u64::from(finding.span.start);
            if !known.contains(&(finding.rule.to_owned(), id.to_owned(), start)) {
                println!("{}\t{id}\t{start}\t{}", finding.rule, finding.message());
            }
        }
    }
    let each = |count: usize| count as f64 / articles.max(1) as f64;
    println!(
        "{:.2} errors, {:.2} warnings, {:.2} advice an article",
        each(total.errors),
        each(total.warnings),
        each(total.advice)
    );
}
