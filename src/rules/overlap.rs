//! Two rules, one slip: which of two findings on the same words an editor is told.

use crate::text::Span;

use super::Finding;

/// Where a finding of the first rule overlaps one of the second, only the first is told: it says
/// the same and more, or the second only follows from it.
pub const SUPERSEDES: &[(&str, &str)] = &[
    // A source of whom nothing is said has no reason given either; the message asks for it.
    ("bare-source", "anonymity-reason-missing"),
    // Two credits are one too many, not one too few.
    ("conflicting-attribution", "unattributed-quote"),
    // A slip in the name is no new person.
    ("inconsistent-name", "incomplete-first-mention"),
    // Once the mark is in its place the rest may be in order.
    ("unbalanced-quotation-mark", "display-quote-mismatch"),
    ("unbalanced-quotation-mark", "late-attribution"),
    ("unbalanced-quotation-mark", "unattributed-fragment"),
    ("unbalanced-quotation-mark", "unattributed-quote"),
    // Crediting the agency says that the words were said to it.
    ("uncredited-agency", "second-hand-attribution"),
    // Nobody in particular is nobody in particular, quoted or not.
    ("vague-collective", "collective-quote"),
];

/// Leaves out the findings that others supersede. The findings are in order of place.
pub(super) fn settle(findings: &mut Vec<Finding>) {
    /// Findings of one rule hardly ever lie inside one another.
    const DEPTH: usize = 4;
    for &(first, second) in SUPERSEDES {
        if !findings.iter().any(|finding| finding.rule == second) {
            continue;
        }
        let spans: Vec<Span> = findings
            .iter()
            .filter(|finding| finding.rule == first)
            .map(|finding| finding.span)
            .collect();
        if spans.is_empty() {
            continue;
        }
        findings.retain(|finding| {
            let next = spans.partition_point(|span| span.start < finding.span.end);
            let is_told = spans[next.saturating_sub(DEPTH)..next]
                .iter()
                .any(|span| span.overlaps(finding.span));
            finding.rule != second || !is_told
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{Rule, rule};

    #[test]
    fn the_table_names_rules() {
        for &(first, second) in SUPERSEDES {
            assert!(rule(first).is_some() && rule(second).is_some());
            assert_ne!(first, second);
        }
    }

    #[test]
    fn only_what_overlaps_is_left_out() {
        let named = |name: &str| -> &'static Rule { rule(name).expect("a rule of the table") };
        let at = |name: &str, start: usize, end: usize| {
            Finding::new(named(name), Span::new(start, end), String::new(), "")
        };
        let mut findings = vec![
            at("anonymity-reason-missing", 0, 8),
            at("bare-source", 0, 8),
            at("loaded-cue", 4, 6),
            at("anonymity-reason-missing", 20, 30),
        ];
        settle(&mut findings);
        let left: Vec<(&str, u32)> = findings.iter().map(|f| (f.rule, f.span.start)).collect();
        let expected = [
            ("bare-source", 0),
            ("loaded-cue", 4),
            ("anonymity-reason-missing", 20),
        ];
        assert_eq!(left, expected);
    }
}
