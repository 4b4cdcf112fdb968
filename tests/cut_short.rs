//! Copy may end anywhere: while it is typed, and where a file was cut. Every beginning of the examples of the
//! patterns and rules is read to its end.

use onrecord::Checker;
use onrecord::attribution::Engine;
use onrecord::grammar::Grammar;
use onrecord::rules::{RULES, Settings};

#[test]
fn copy_may_end_anywhere() {
    let patterns = Grammar::builtin()
        .patterns
        .iter()
        .flat_map(|pattern| pattern.finds.iter().map(|example| example.text.clone()));
    let rules = RULES
        .iter()
        .filter_map(|rule| rule.triggers.first())
        .map(|example| example.replace("[[", "").replace("]]", ""));
    let more = [
        "The plan is dead, said an official who spoke of it.",
        "The road, Weber said, without saying why.",
    ];
    let settings = Settings::default();
    let checker = Checker::new(Grammar::builtin(), &settings, Engine::Hybrid);
    for copy in patterns.chain(rules).chain(more.map(str::to_owned)) {
        for (end, _) in copy.char_indices().filter(|(_, c)| !c.is_alphabetic()) {
            let report = checker.check(copy[..end].to_owned());
            assert_eq!(report.article.document.text, copy[..end]);
        }
    }
}
