//! Findings of one rule that are not all of one severity, and say so.

use onrecord::Checker;
use onrecord::attribution::Engine;
use onrecord::grammar::Grammar;
use onrecord::rules::Settings;

/// The findings of a rule: severity and problem.
fn found(rule: &str, copy: &str) -> Vec<(&'static str, String)> {
    let settings = Settings::default();
    let checker = Checker::new(Grammar::builtin(), &settings, Engine::default());
    let report = checker.check(copy.to_owned());
    let own = report.findings.iter().filter(|found| found.rule == rule);
    own.map(|found| (found.severity.name(), found.problem.clone()))
        .collect()
}

/// The problem of the only finding of a rule, which is of this severity.
fn only(rule: &str, severity: &str, copy: &str) -> String {
    let mut found = found(rule, copy);
    assert_eq!(found.len(), 1, "{copy}");
    let (graded, problem) = found.remove(0);
    assert_eq!(graded, severity, "{copy}");
    problem
}

#[test]
fn a_figure_that_is_published_is_advice() {
    for copy in [
        "Unemployment in the valley has fallen to 5 percent, less than half its peak.",
        "Corran did more than £900 million in bilateral trade with the islands.",
        "At 7.4 percent, the jobless rate is above the average of 5 percent.",
        "The premier, whose approval ratings have risen above 50 percent, was in Corran.",
        "About a quarter of Corran’s citizens are Catholic.",
        "Corran’s population is more than 20 percent Catholic.",
        "The mill employs about 600 people, and the quay is near.",
        "Victor Klein gave some £750,000 to the Reyes Foundation.",
        "At least £1 million more was donated by friends of the quay.",
        "The candidate spent £12 million on the mayoral campaign of 2009.",
    ] {
        let problem = only("unsourced-statistic", "advice", copy);
        assert!(problem.contains("likely published"), "{problem}");
    }
}

#[test]
fn a_figure_that_is_settled_is_left_alone() {
    for copy in [
        "Though Corran has less than a million residents, both came.",
        "More than a million refugees crossed the border last year.",
        "Acme Foods had revenue of $56 million, and the board was glad.",
        "Acme Foods earned nearly £8 million last year, and £3 million of that came from lamps.",
        "The town bought the quay in a short sale for $3.3 million.",
        "The national debt has grown to £18 trillion.",
    ] {
        assert!(found("unsourced-statistic", copy).is_empty(), "{copy}");
    }
}

#[test]
fn a_figure_that_somebody_else_would_count_differently_is_a_warning() {
    for copy in [
        "The village has shed roughly 600 residents since the mill closed.",
        "Some 300 refugees crossed the border on Monday night.",
        "Half the year is gone, and health spending grew by 5.3 percent, easily above overall inflation.",
        "The mill sacked about 600 people, and the quay is near.",
        "The candidate has spent £12 million on the campaign so far.",
        "Unemployment has fallen to 5 percent, and thousands of people marched to ask for £3 million.",
        "The bee population fell by 30 percent.",
    ] {
        let problem = only("unsourced-statistic", "warning", copy);
        assert!(!problem.contains("published"), "{problem}");
    }
}

#[test]
fn a_crowd_with_a_voice_further_off_is_advice() {
    for copy in [
        "The mayor is ill.\n\nThe mayor’s supporters say she is well.\n\nThe town is old. It is poor.\n\n“She \
         sings,” said Jane Roe, a farmer near the bridge and longtime ally of the mayor.",
        "“It is late,” said Jane Roe, the senator.\n\nThe town is old. It is poor. It rained.\n\nMany \
         young lawmakers say the bridge was never safe. It is closed.",
        "The mayor is ill.\n\nThe mayor’s defenders argue that the list is public. It rained. It is \
         late.\n\nThe town is old.\n\nFor backers like Klein the list is enough.",
    ] {
        let problem = only("vague-collective", "advice", copy);
        assert!(problem.contains("seems to name one"), "{problem}");
    }
}

#[test]
fn a_crowd_of_the_other_camp_is_a_warning() {
    let copy = "The mayor is ill.\n\nThe mayor’s supporters say she is well.\n\nThe town is old. It is \
                poor.\n\n“She sings,” said Jane Roe, a farmer and longtime critic of the mayor.";
    let problem = only("vague-collective", "warning", copy);
    assert!(
        problem.contains("no name is tied to the word later"),
        "{problem}"
    );
}
