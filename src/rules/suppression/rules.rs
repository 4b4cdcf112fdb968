//! The rules about remarks themselves: one is not understood, gives no reason, or is used no more.

use crate::rules::{Family, Rule, Severity};

/// A remark that is no sense: an unknown word or rule, or no rule at all.
pub(in crate::rules) static SUPPRESSION_NOT_UNDERSTOOD: Rule = Rule {
    name: "suppression-not-understood",
    family: Family::Suppressions,
    severity: Severity::Warning,
    summary: "a remark to onrecord with an unknown word or rule, or with no rule at all",
    explanation: "A remark that silences nothing because of a slip is worse than none: whoever \
        wrote it believes the matter settled. The words are `onrecord-disable-next-line`, \
        `onrecord-disable`, `onrecord-enable` and `onrecord-disable-file`, each followed by rules \
        or families and, after `--` or a dash, the reason. They stand between `<!--` and `-->` in \
        Markdown and HTML, between `{/*` and `*/}` in MDX, and in plain text between `[[` and `]]` \
        on a line of their own.",
    standards: &[],
    triggers: &[],
    ignores: &[],
    check: None,
};

/// A remark that silences a rule and does not say why.
pub(in crate::rules) static SUPPRESSION_WITHOUT_REASON: Rule = Rule {
    name: "suppression-without-reason",
    family: Family::Suppressions,
    severity: Severity::Warning,
    summary: "a remark that silences a rule without saying why",
    explanation: "Whoever edits the story next has to know why a finding was waved through. The \
        reason stands after `--`: `onrecord-disable-next-line anonymous-source -- agreed with the \
        desk`. Without one the remark silences nothing.",
    standards: &[],
    triggers: &[],
    ignores: &[],
    check: None,
};

/// A remark that silences a rule which finds nothing there.
pub(in crate::rules) static SUPPRESSION_UNUSED: Rule = Rule {
    name: "suppression-unused",
    family: Family::Suppressions,
    severity: Severity::Warning,
    summary: "a remark that silences a rule which finds nothing there",
    explanation: "A remark that has outlived its finding would hide the next one. Remove it, or \
        the name of the rule that no longer applies. Rules that are switched off are not counted.",
    standards: &[],
    triggers: &[],
    ignores: &[],
    check: None,
};
