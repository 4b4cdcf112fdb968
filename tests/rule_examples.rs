//! Every rule finds what its own examples mark, and nothing in its near misses.

use onrecord::Checker;
use onrecord::attribution::Engine;
use onrecord::grammar::Grammar;
use onrecord::rules::{RULES, Rule, Settings};
use onrecord::text::Span;

#[test]
fn examples_are_found() {
    let mut wrong = Vec::new();
    for rule in RULES.iter().filter(|rule| rule.check.is_some()) {
        assert!(!rule.triggers.is_empty(), "{} has no example", rule.name);
        for example in rule.triggers {
            let (copy, marked) = unmark(example);
            let found = findings(rule, &copy);
            if found != marked {
                let words = |spans: &[Span]| -> Vec<String> {
                    spans.iter().map(|span| span.of(&copy).to_owned()).collect()
                };
                wrong.push(format!(
                    "{}: {copy}\n  wanted {:?}\n  found  {:?}",
                    rule.name,
                    words(&marked),
                    words(&found)
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn near_misses_are_left_alone() {
    let mut wrong = Vec::new();
    for rule in RULES.iter().filter(|rule| rule.check.is_some()) {
        assert!(!rule.ignores.is_empty(), "{} has no near miss", rule.name);
        for copy in rule.ignores {
            for span in findings(rule, copy) {
                wrong.push(format!("{}: {:?} in {copy}", rule.name, span.of(copy)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// What one rule finds, by place.
fn findings(rule: &Rule, copy: &str) -> Vec<Span> {
    let mut settings = Settings::default();
    settings.select(&[rule.name]).expect("a rule of the table");
    let checker = Checker::new(Grammar::builtin(), &settings, Engine::default());
    let report = checker.check(copy.to_owned());
    report.findings.iter().map(|finding| finding.span).collect()
}

/// The copy without `[[` and `]]`, and what stood between them.
fn unmark(example: &str) -> (String, Vec<Span>) {
    let mut copy = String::new();
    let mut marked = Vec::new();
    let mut rest = example;
    while let Some((before, after)) = rest.split_once("[[") {
        let (inside, after) = after.split_once("]]").expect("an anchor is closed");
        copy.push_str(before);
        marked.push(Span::new(copy.len(), copy.len() + inside.len()));
        copy.push_str(inside);
        rest = after;
    }
    copy.push_str(rest);
    (copy, marked)
}
