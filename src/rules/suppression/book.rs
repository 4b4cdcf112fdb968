//! The remarks of a file as they are understood: which rules are silent where, and why.

use rustc_hash::FxHashMap;

use super::{SUPPRESSION_NOT_UNDERSTOOD, SUPPRESSION_UNUSED, SUPPRESSION_WITHOUT_REASON};
use crate::format::Remark;
use crate::parse::Document;
use crate::rules::{Family, Finding, RULES, Rule, Settings, Severity, rule, settings};

/// A stretch in which a rule is silent.
struct Scope<'a> {
    remark: usize,
    /// Bytes of the words.
    from: u32,
    to: u32,
    reason: &'a str,
    /// Whether it is the whole file, which nothing ends.
    file: bool,
    used: bool,
}

/// The remarks of a file as they are understood.
pub(super) struct Book<'a> {
    remarks: &'a [Remark],
    settings: &'a Settings,
    /// By rule, in order of their start; one for the whole file comes first.
    scopes: FxHashMap<&'static str, Vec<Scope<'a>>>,
    wrong: Vec<Finding>,
}

impl<'a> Book<'a> {
    /// Enters all remarks of a file.
    pub(super) fn of(remarks: &'a [Remark], settings: &'a Settings, document: &Document) -> Self {
        let mut book = Self {
            remarks,
            settings,
            scopes: FxHashMap::default(),
            wrong: Vec::new(),
        };
        for (number, remark) in remarks.iter().enumerate() {
            book.enter(number, remark, document);
        }
        book
    }

    fn enter(&mut self, number: usize, remark: &'a Remark, document: &Document) {
        if let Some(instead) = remark.instead {
            return self.report(
                &SUPPRESSION_NOT_UNDERSTOOD,
                number,
                "This is not how a remark is written here, so it silences nothing.".to_owned(),
                instead.to_owned(),
            );
        }
        let Parts {
            verb,
            rules: words,
            reason,
        } = Parts::of(&remark.words);
        let verb = verb.to_ascii_lowercase();
        let (from, to) = match verb.as_str() {
            "disable-file" => (0, u32::MAX),
            "disable" => (remark.at, u32::MAX),
            "enable" => return self.enable(number, remark, words),
            "disable-next-line" => next_block(remark, document),
            _ => {
                let known = "disable-next-line, disable, enable and disable-file";
                return self.report(
                    &SUPPRESSION_NOT_UNDERSTOOD,
                    number,
                    format!("“onrecord-{}” is no remark to onrecord.", clip(&verb)),
                    format!("There are {known}, each after “onrecord-”."),
                );
            }
        };
        if split(words).next().is_none() {
            return self.report(
                &SUPPRESSION_NOT_UNDERSTOOD,
                number,
                "This remark names no rule, so it silences nothing.".to_owned(),
                "Name the rules it is about.".to_owned(),
            );
        }
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
            let scope = Scope {
                remark: number,
                from,
                to,
                reason,
                file: verb == "disable-file",
                used: false,
            };
            self.silence(rule, scope);
        }
    }

    /// Opens a stretch in which a rule is silent.
    fn silence(&mut self, rule: &Rule, scope: Scope<'a>) {
        let scopes = self.scopes.entry(rule.name).or_default();
        let around = |known: &Scope<'_>| known.from <= scope.from && scope.to <= known.to;
        let whole = scopes.first().filter(|known| known.file);
        // A second remark for what is silent already can never be used.
        if whole.is_some() || scopes.iter().rev().take(2).any(around) {
            return self.unused(rule.name, scope.remark);
        }
        if scope.file {
            scopes.insert(0, scope);
        } else {
            scopes.push(scope);
        }
    }

    /// Ends the stretches that `onrecord-disable` began, of all rules if none is named.
    fn enable(&mut self, number: usize, remark: &Remark, words: &str) {
        let named = split(words).next().is_some();
        let rules = self.rules(number, words);
        for (name, scopes) in &mut self.scopes {
            if named && !rules.iter().any(|rule| rule.name == *name) {
                continue;
            }
            for scope in scopes.iter_mut().rev().take(2) {
                if scope.to == u32::MAX && !scope.file {
                    scope.to = remark.at;
                }
            }
        }
    }

    /// The rules that a remark names; families stand for their members.
    fn rules(&mut self, number: usize, words: &str) -> Vec<&'static Rule> {
        let mut rules: Vec<&'static Rule> = Vec::new();
        for name in split(words) {
            let name = &name.to_ascii_lowercase();
            if let Some(found) = rule(name) {
                rules.push(found);
            } else if let Some(family) = Family::named(name) {
                rules.extend(RULES.iter().filter(|rule| rule.family == family));
            } else {
                let remedy = match settings::nearest(name) {
                    Some(near) => format!("Did you mean “{near}”?"),
                    None => "“onrecord rules” lists them.".to_owned(),
                };
                let problem = format!("There is no rule “{}”.", clip(name));
                self.report(&SUPPRESSION_NOT_UNDERSTOOD, number, problem, remedy);
            }
        }
        rules
    }

    /// The reason for which a finding is silenced, if it is.
    pub(super) fn silences(&mut self, finding: &Finding) -> Option<String> {
        let scopes = self.scopes.get_mut(finding.rule)?;
        let at = finding.span.start;
        let next = scopes.partition_point(|scope| scope.from <= at);
        // The nearest stretch before it, or one for the rest of the file, which lies further back.
        let near = scopes[..next].iter().rposition(|scope| at < scope.to)?;
        scopes[near].used = true;
        Some(scopes[near].reason.to_owned())
    }

    /// What is wrong with the remarks, in the order of the file.
    pub(super) fn close(mut self) -> Vec<Finding> {
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
        let mut words = split(Parts::of(&self.remarks[number].words).rules);
        let by_name = words.any(|word| word.eq_ignore_ascii_case(name));
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

/// What a remark is made of.
struct Parts<'a> {
    /// What follows `onrecord-`.
    verb: &'a str,
    /// Names of rules and families.
    rules: &'a str,
    reason: &'a str,
}

impl<'a> Parts<'a> {
    fn of(words: &'a str) -> Self {
        let words = words.get("onrecord".len()..).unwrap_or_default();
        let words = words.trim_start_matches([' ', ':', '_', '-', '–', '—']);
        // Editors make a dash of two hyphens. No word of ours holds either.
        let dash = ["--", "–", "—"].iter().filter_map(|dash| words.find(dash));
        let (head, reason) = words.split_at(dash.min().unwrap_or(words.len()));
        let verb = split(head).next().unwrap_or_default();
        Self {
            verb,
            rules: &head[verb.len()..],
            reason: reason.trim_start_matches(['-', '–', '—']).trim(),
        }
    }
}

/// The words of a list.
fn split(list: &str) -> impl Iterator<Item = &str> {
    let words = list.split([' ', ',', '\t', '\n', '\r']);
    words.filter(|word| !word.is_empty())
}

/// The block after a remark.
fn next_block(remark: &Remark, document: &Document) -> (u32, u32) {
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

/// A word short enough for a message.
fn clip(word: &str) -> &str {
    &word[..word.floor_char_boundary(60)]
}
