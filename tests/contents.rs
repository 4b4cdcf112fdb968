//! Where what is said begins and ends: the sentences of `fixtures/contents`, one a line, with what is
//! said in square brackets. A sentence without brackets attributes nothing.

#[path = "support/files.rs"]
mod files;

use std::fs;

use files::files;
use onrecord::Checker;
use onrecord::attribution::Engine;
use onrecord::grammar::Grammar;
use onrecord::rules::Settings;

#[test]
fn contents_begin_and_end_where_they_should() {
    let settings = Settings::default();
    let checker = Checker::new(Grammar::builtin(), &settings, Engine::default());
    let mut wrong = String::new();
    for path in files("fixtures/contents", ".txt") {
        let written = fs::read_to_string(&path).expect("readable");
        for line in written.lines() {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let sentence = line.replace(['[', ']'], "");
            let article = checker.check(sentence.clone()).article;
            let found: Vec<Vec<&str>> = article
                .attributions
                .iter()
                .map(|attribution| {
                    let pieces = attribution.content.iter();
                    pieces.map(|span| span.of(&sentence)).collect()
                })
                .collect();
            let expected = said(line);
            let right = match expected.is_empty() {
                true => found.is_empty(),
                false => found.contains(&expected),
            };
            if !right {
                wrong += &format!("{line}\n    found: {found:?}\n");
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// What stands in brackets.
fn said(line: &str) -> Vec<&str> {
    line.split('[')
        .skip(1)
        .filter_map(|rest| Some(rest.split_once(']')?.0))
        .collect()
}
