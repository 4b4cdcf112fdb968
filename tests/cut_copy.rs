//! Copy may stop anywhere, as it does while somebody types: no rule looks past its last word.

use std::fs;

use onrecord::Checker;
use onrecord::attribution::Engine;
use onrecord::grammar::Grammar;
use onrecord::rules::{Finding, Settings};

/// At how many places each article is cut.
const CUTS: usize = 12;

/// How many paragraphs before the cut are kept: rules look about as far.
const PARAGRAPHS: usize = 3;

/// Where an article ends if only so many words are typed, without the mark after the last.
fn cut(copy: &str, words: usize) -> &str {
    let end = copy
        .split_whitespace()
        .nth(words)
        .map_or(copy.len(), |word| {
            word.as_ptr() as usize - copy.as_ptr() as usize
        });
    let typed = copy[..end].trim_end_matches(|c: char| !c.is_alphanumeric());
    let start = typed
        .rmatch_indices("\n\n")
        .nth(PARAGRAPHS - 1)
        .map_or(0, |(at, _)| at);
    typed[start..].trim_start()
}

fn holds_its_findings(checker: &Checker<'_>, copy: &str) {
    let report = checker.check(copy.to_owned());
    let inside = |finding: &Finding| finding.span.range().end <= copy.len();
    assert!(report.findings.iter().all(inside), "{copy}");
}

#[test]
fn copy_may_stop_at_any_word() {
    let settings = Settings::default();
    let articles = fs::read_dir("fixtures/articles").expect("the fixtures are there");
    let mut checked = 0;
    for article in articles {
        let path = article.expect("the fixtures can be listed").path();
        if path.extension().is_none_or(|extension| extension != "txt") {
            continue;
        }
        let copy = fs::read_to_string(&path).expect("a fixture can be read");
        let words = copy.split_whitespace().count();
        for engine in [Engine::Grammar, Engine::Hybrid] {
            let checker = Checker::new(Grammar::builtin(), &settings, engine);
            for part in 1..=CUTS {
                holds_its_findings(&checker, cut(&copy, words * part / CUTS));
                checked += 1;
            }
        }
    }
    assert!(checked > 1000, "the articles were cut");
    // What broke once: an opening credit that says nothing yet, a relative clause and a tag that go on.
    let checker = Checker::new(Grammar::builtin(), &settings, Engine::Hybrid);
    for copy in [
        "It rained.\n\nAccording to the council",
        "The debate was rude, according to two people",
        "The plan is dead, said an official who spoke",
        "The road, Weber said, without",
        "Jane Roe said inside",
        "The plan failed.\n\n”",
    ] {
        holds_its_findings(&checker, copy);
    }
}

#[test]
fn examples_may_stop_at_any_word() {
    let settings = Settings::default();
    let grammar = Grammar::builtin();
    let checker = Checker::new(grammar, &settings, Engine::Hybrid);
    for example in grammar.patterns.iter().flat_map(|pattern| &pattern.finds) {
        let words = example.text.split_whitespace().count();
        for end in 1..=words {
            holds_its_findings(&checker, cut(&example.text, end));
        }
    }
}
