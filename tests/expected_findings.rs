//! What the rules find in the annotated articles against what a careful editor finds there.
//!
//! `cargo test --test expected_findings -- --nocapture` prints the table by rule; with `MISSES=1`,
//! each finding that was missed, that nobody expected, or that fell on a look-alike, too; with
//! `ARTICLES=folder`, articles of one's own in the same format are counted instead, against no
//! floor and no ceiling.

#[path = "support/articles.rs"]
mod articles;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use articles::{articles, bytes, check, list, opening, own_folder, shows_misses};
use onrecord::rules::{Finding, Severity};
use serde_json::Value;

/// Share of the expected findings that must be made, in per cent: a little under what was measured.
const FLOOR: f64 = 89.0;
/// How many look-alikes may be fallen for: a few more than were.
const CEILING: usize = 7;

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
    let touches = |place: &Value| {
        let place = bytes(place);
        place.start < span.end && span.start < place.end
    };
    annotated["rule"] == finding.rule
        && (touches(annotated) || list(annotated, "also_at").iter().any(touches))
}

#[test]
#[expect(
    clippy::print_stdout,
    reason = "the table is the point of running it by hand"
)]
fn an_editor_gets_what_she_expects() {
    let articles = articles();
    let mut rules: BTreeMap<String, Tally> = BTreeMap::new();
    let mut severities: BTreeMap<Severity, usize> = BTreeMap::new();
    let mut misses = String::new();
    for article in &articles {
        let name = &article.name;
        let findings = check(&article.copy).findings;
        let annotated = list(&article.annotations, "findings");
        for wanted in annotated.iter().filter(|f| f["optional"] != true) {
            let rule = wanted["rule"].as_str().unwrap_or_default();
            let tally = rules.entry(rule.to_owned()).or_default();
            tally.expected += 1;
            if findings.iter().any(|finding| same(finding, wanted)) {
                tally.made += 1;
            } else {
                let words = opening(wanted["text"].as_str().unwrap_or_default());
                let _ = writeln!(misses, "missed      {name}: {rule}: {words}");
            }
        }
        for finding in &findings {
            *severities.entry(finding.severity).or_default() += 1;
            let tally = rules.entry(finding.rule.to_owned()).or_default();
            let look_alike = list(&article.annotations, "must_not_trigger")
                .iter()
                .find(|near| same(finding, near));
            if annotated.iter().any(|wanted| same(finding, wanted)) {
                continue;
            }
            let words = opening(finding.span.of(&article.copy));
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
        let each = *count as f64 / articles.len() as f64;
        println!("{severity:?}: {each:.1} an article");
    }
    if shows_misses() {
        println!("\n{misses}");
    }
    if own_folder().is_some() {
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
