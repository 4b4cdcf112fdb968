//! Remarks in the copy that silence a rule for a block, a stretch or the whole file, and the rules
//! about such remarks.
//!
//! A remark names the rules it silences and says why: `onrecord-disable-next-line
//! vague-collective -- named in the box`. One without a reason silences nothing.

use rustc_hash::FxHashMap;

use super::{Family, Finding, RULES, Rule, Settings, Severity, rule};
use crate::format::Remark;
use crate::parse::Document;

/// A remark that is no sense: an unknown word or rule, or no rule at all.
pub(super) static SUPPRESSION_NOT_UNDERSTOOD: Rule = Rule {
    name: "suppression-not-understood",
    family: Family::Suppressions,
    severity: Severity::Warning,
    summary: "a remark to onrecord with an unknown word or rule, or with no rule at all",
    explanation: "A remark that silences nothing because of a slip is worse than none: whoever \
        wrote it believes the matter settled. The words are `onrecord-disable-next-line`, \
        `onrecord-disable`, `onrecord-enable` and `onrecord-disable-file`, each followed by rules \
        or families and, after `--`, the reason.",
    standards: &[],
    triggers: &[],
    ignores: &[],
    check: None,
};

/// A remark that silences a rule and does not say why.
pub(super) static SUPPRESSION_WITHOUT_REASON: Rule = Rule {
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
pub(super) static SUPPRESSION_UNUSED: Rule = Rule {
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

/// What the remarks of a file did.
#[derive(Clone, Debug, Default)]
pub struct Suppressions {
    /// Findings that were silenced.
    pub silenced: Vec<Silenced>,
    /// What is wrong with the remarks. These spans are places in the file, not in its words.
    pub findings: Vec<Finding>,
}

/// A finding that a remark silenced.
#[derive(Clone, Debug)]
pub struct Silenced {
    /// The finding.
    pub finding: Finding,
    /// The reason that the remark gives.
    pub reason: String,
}

/// Takes the findings that remarks silence out of `findings`, which are in order.
#[must_use]
pub(crate) fn apply(
    remarks: &[Remark],
    document: &Document,
    settings: &Settings,
    findings: &mut Vec<Finding>,
) -> Suppressions {
    if remarks.is_empty() {
        return Suppressions::default();
    }
    let mut book = Book {
        remarks,
        settings,
        scopes: FxHashMap::default(),
        wrong: Vec::new(),
    };
    for (number, remark) in remarks.iter().enumerate() {
        book.enter(number, remark, document);
    }
    let mut silenced = Vec::new();
    let kept =
        std::mem::take(findings)
            .into_iter()
            .filter_map(|finding| match book.silences(&finding) {
                Some(reason) => {
                    silenced.push(Silenced { finding, reason });
                    None
                }
                None => Some(finding),
            });
    *findings = kept.collect();
    Suppressions {
        silenced,
        findings: book.close(),
    }
}

/// A stretch in which a rule is silent.
struct Scope<'a> {
    remark: usize,
    /// Bytes of the words.
    from: u32,
    to: u32,
    reason: &'a str,
    used: bool,
}

/// The remarks of a file as they are understood.
struct Book<'a> {
    remarks: &'a [Remark],
    settings: &'a Settings,
    /// By rule, in order of their start; no two of a rule start in the same place.
    scopes: FxHashMap<&'static str, Vec<Scope<'a>>>,
    wrong: Vec<Finding>,
}

impl<'a> Book<'a> {
    fn enter(&mut self, number: usize, remark: &'a Remark, document: &Document) {
        let (head, reason) = match remark.words.split_once("--") {
            Some((head, reason)) => (head, reason.trim()),
            None => (remark.words.as_str(), ""),
        };
        // The first `--` may be part of `onrecord-disable--`; no word of ours holds one.
        let mut words = head
            .split([' ', ',', '\t', '\n', '\r'])
            .filter(|word| !word.is_empty());
        let verb = words.next().unwrap_or_default();
        let (from, to) = match verb {
            "onrecord-disable-file" => (0, u32::MAX),
            "onrecord-disable" => (remark.at, u32::MAX),
            "onrecord-enable" => return self.enable(number, remark, words),
            "onrecord-disable-next-line" => {
                let next = document
                    .blocks
                    .partition_point(|block| block.span.end <= remark.at);
                document
                    .blocks
                    .get(next)
                    .map_or((remark.at, remark.at), |block| {
                        (block.span.start, block.span.end)
                    })
            }
            _ => {
                let known = "disable-next-line, disable, enable and disable-file";
                return self.report(
                    &SUPPRESSION_NOT_UNDERSTOOD,
                    number,
                    format!("“{}” is no remark to onrecord.", clip(verb)),
                    format!("There are {known}, each after “onrecord-”."),
                );
            }
        };
        let rules = self.rules(number, words);
        if rules.is_empty() {
            return;
        }
        if reason.is_empty() {
            return self.report(
                &SUPPRESSION_WITHOUT_REASON,
                number,
                "This silences a rule without saying why, so it silences nothing.".to_owned(),
                "Add the reason after “--”.".to_owned(),
            );
        }
        for rule in rules {
            let scopes = self.scopes.entry(rule.name).or_default();
            let twin = scopes
                .iter()
                .rev()
                .take(2)
                .any(|scope| scope.from <= from && to <= scope.to);
            let scope = Scope {
                remark: number,
                from,
                to,
                reason,
                used: false,
            };
            // A second remark for what is silent already can never be used.
            if twin {
                self.unused(rule.name, number)
            } else {
                scopes.push(scope)
            }
        }
    }

    /// Ends the stretches that `onrecord-disable` began, of all rules if none is named.
    fn enable(&mut self, number: usize, remark: &Remark, words: impl Iterator<Item = &'a str>) {
        let words: Vec<&str> = words.collect();
        let named = !words.is_empty();
        let rules = self.rules(number, words.into_iter());
        for (name, scopes) in &mut self.scopes {
            if named && !rules.iter().any(|rule| rule.name == *name) {
                continue;
            }
            for scope in scopes.iter_mut().rev().take(2) {
                if scope.to == u32::MAX && scope.from > 0 {
                    scope.to = remark.at;
                }
            }
        }
    }

    /// The rules that a remark names; families stand for their members.
    fn rules(&mut self, number: usize, words: impl Iterator<Item = &'a str>) -> Vec<&'static Rule> {
        let mut rules: Vec<&'static Rule> = Vec::new();
        let mut any = false;
        for name in words {
            any = true;
            if let Some(found) = rule(name) {
                rules.push(found);
            } else if let Some(family) = Family::named(name) {
                rules.extend(RULES.iter().filter(|rule| rule.family == family));
            } else {
                let remedy = match super::settings::nearest(name) {
                    Some(near) => format!("Did you mean “{near}”?"),
                    None => "“onrecord rules” lists them.".to_owned(),
                };
                let problem = format!("There is no rule “{}”.", clip(name));
                self.report(&SUPPRESSION_NOT_UNDERSTOOD, number, problem, remedy);
            }
        }
        if !any && !self.remarks[number].words.starts_with("onrecord-enable") {
            self.report(
                &SUPPRESSION_NOT_UNDERSTOOD,
                number,
                "This remark names no rule, so it silences nothing.".to_owned(),
                "Name the rules it is about.".to_owned(),
            );
        }
        rules
    }

    /// The reason for which a finding is silenced, if it is.
    fn silences(&mut self, finding: &Finding) -> Option<String> {
        let scopes = self.scopes.get_mut(finding.rule)?;
        let at = finding.span.start;
        let next = scopes.partition_point(|scope| scope.from <= at);
        // The nearest stretch before it, or one for the rest of the file, which lies further back.
        let near = scopes[..next].iter().rposition(|scope| at < scope.to)?;
        scopes[near].used = true;
        Some(scopes[near].reason.to_owned())
    }

    /// What is wrong with the remarks, in the order of the file.
    fn close(mut self) -> Vec<Finding> {
        let unused: Vec<(usize, &'static str)> = self
            .scopes
            .iter()
            .flat_map(|(name, scopes)| scopes.iter().map(move |scope| (*name, scope)))
            .filter(|(_, scope)| !scope.used)
            .map(|(name, scope)| (scope.remark, name))
            .collect();
        for (number, name) in unused {
            self.unused(name, number);
        }
        self.wrong
            .sort_by(|a, b| (a.span, a.rule, &a.problem).cmp(&(b.span, b.rule, &b.problem)));
        self.wrong
    }

    fn unused(&mut self, name: &str, number: usize) {
        let is_on = rule(name).is_some_and(|rule| {
            rule.check.is_some() && self.settings.severity(rule) != Severity::Off
        });
        // A family is named for what it may find; only what is named for itself is missed.
        let by_name = self.remarks[number]
            .words
            .split([' ', ',', '\t', '\n'])
            .any(|w| w == name);
        if is_on && by_name {
            self.report(
                &SUPPRESSION_UNUSED,
                number,
                format!("“{name}” finds nothing here that this remark could silence."),
                "Remove the remark, or the name of the rule.".to_owned(),
            );
        }
    }

    fn report(&mut self, rule: &'static Rule, number: usize, problem: String, remedy: String) {
        let severity = self.settings.severity(rule);
        if severity == Severity::Off {
            return;
        }
        let mut finding = Finding::new(rule, self.remarks[number].source, problem, remedy);
        finding.severity = severity;
        self.wrong.push(finding);
    }
}

/// A word short enough for a message.
fn clip(word: &str) -> &str {
    &word[..word.floor_char_boundary(60)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Checker;
    use crate::attribution::Engine;
    use crate::format::Format;
    use crate::grammar::Grammar;

    /// The rules that still find something, those that are silenced with their reasons, and what
    /// is wrong with the remarks.
    fn run(copy: &str) -> (Vec<&'static str>, Vec<(&'static str, String)>, Vec<String>) {
        let mut settings = Settings::default();
        settings
            .select(&["unattributed-quote", "suppressions"])
            .unwrap();
        let checker = Checker::new(Grammar::builtin(), &settings, Engine::Grammar);
        let mut reading = Format::Plain.read(copy);
        let mut report = checker.check_reading(&mut reading);
        let done = checker.suppress(&mut report, &reading.remarks);
        for finding in &done.findings {
            assert!(finding.span.of(copy).starts_with("[[onrecord"));
        }
        (
            report.findings.iter().map(|finding| finding.rule).collect(),
            done.silenced
                .iter()
                .map(|one| (one.finding.rule, one.reason.clone()))
                .collect(),
            done.findings
                .iter()
                .map(|f| format!("{}: {}", f.rule, f.problem))
                .collect(),
        )
    }

    const RULE: &str = "unattributed-quote";
    const QUOTE: &str = "The bridge shook. “We ran for our lives.” Traffic stopped.\n";

    #[test]
    fn a_remark_silences_the_next_block() {
        let copy = format!("[[onrecord-disable-next-line {RULE} -- seen]]\n\n{QUOTE}\n{QUOTE}");
        assert_eq!(
            run(&copy),
            (vec![RULE], vec![(RULE, "seen".to_owned())], vec![])
        );
    }

    #[test]
    fn a_remark_silences_a_stretch_or_a_file() {
        let copy = format!(
            "{QUOTE}\n[[onrecord-disable quotations -- seen]]\n\n{QUOTE}\n\
             [[onrecord-enable]]\n\n{QUOTE}"
        );
        assert_eq!(
            run(&copy),
            (vec![RULE; 2], vec![(RULE, "seen".to_owned())], vec![])
        );
        let copy = format!("{QUOTE}\n{QUOTE}\n[[onrecord-disable-file {RULE} -- a -- b]]\n");
        assert_eq!(
            run(&copy),
            (vec![], vec![(RULE, "a -- b".to_owned()); 2], vec![])
        );
    }

    #[test]
    fn slips_are_reported() {
        let (kept, silenced, wrong) = run(&format!(
            "[[onrecord-disable-next-line {RULE}]]\n\n{QUOTE}\n\
             [[onrecord-disable-next-line unattributed-quotes -- x]]\n\n\
             [[onrecord-ignore {RULE} -- x]]\n\n[[onrecord-disable -- x]]\n\n\
             [[onrecord-disable-next-line {RULE} -- x]]\n\nNothing here.\n"
        ));
        assert_eq!((kept, silenced), (vec![RULE], vec![]));
        assert_eq!(
            wrong,
            [
                "suppression-without-reason: This silences a rule without saying why, so it \
                 silences nothing.",
                "suppression-not-understood: There is no rule “unattributed-quotes”.",
                "suppression-not-understood: “onrecord-ignore” is no remark to onrecord.",
                "suppression-not-understood: This remark names no rule, so it silences nothing.",
                "suppression-unused: “unattributed-quote” finds nothing here that this remark \
                 could silence.",
            ]
        );
    }
}
