//! What a house has chosen: profiles, rules on and off, severities.
//!
//! Later choices win over earlier ones, so a configuration file is applied first, then the
//! profile of the command line, then `--select` and `--ignore`.

use super::{Family, RULES, Rule, Severity};

/// What a house has chosen about the rules.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// Severities that differ from the rules' own, by rule name.
    pub severities: Vec<(String, Severity)>,
    /// Compare display quotations with case kept.
    pub strict_display: bool,
    /// Names of the publisher and the agencies whose interviews are its own.
    pub own_outlets: Vec<String>,
    /// Phrasings of anonymous sources that the house accepts.
    pub allowed_anonymous: Vec<String>,
    /// People known by one name.
    pub mononyms: Vec<String>,
}

/// A ready-made set of choices for one kind of desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Profile {
    /// A news agency: anonymity matters more, agencies quote each other by contract.
    Wire,
    /// A local paper: a story on one unnamed source stops, figures are often known locally.
    Local,
    /// Everything that the catalogue has.
    Strict,
}

impl Profile {
    /// All of them, in the order in which help lists them.
    pub const ALL: [Self; 3] = [Self::Wire, Self::Local, Self::Strict];

    /// As it is written in a configuration.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Wire => "wire",
            Self::Local => "local",
            Self::Strict => "strict",
        }
    }

    /// The profile of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|profile| profile.name() == name)
    }

    /// The severities it changes.
    #[must_use]
    pub fn severities(self) -> &'static [(&'static str, Severity)] {
        match self {
            Self::Wire => &[
                ("anonymous-source", Severity::Warning),
                ("bare-source", Severity::Error),
                ("role-without-name", Severity::Warning),
                ("second-hand-attribution", Severity::Off),
            ],
            Self::Local => &[
                ("single-anonymous-basis", Severity::Error),
                ("unsourced-statistic", Severity::Advice),
            ],
            Self::Strict => &[("unsourced-assessment", Severity::Warning)],
        }
    }
}

/// A name that is neither a rule's nor a family's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownRule {
    /// What was written.
    pub name: String,
    /// The nearest name there is, if one is near.
    pub suggestion: Option<&'static str>,
}

impl std::fmt::Display for UnknownRule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "unknown rule `{}`", self.name)?;
        match self.suggestion {
            Some(near) => write!(f, "; did you mean `{near}`?"),
            None => write!(f, "; `onrecord rules` lists them"),
        }
    }
}

impl std::error::Error for UnknownRule {}

impl Settings {
    /// How bad findings of this rule are in this house.
    #[must_use]
    pub fn severity(&self, rule: &Rule) -> Severity {
        self.chosen(rule).unwrap_or(rule.severity)
    }

    /// The severity the house has given to a rule, if it has.
    pub(super) fn chosen(&self, rule: &Rule) -> Option<Severity> {
        self.severities
            .iter()
            .rfind(|(name, _)| name == rule.name)
            .map(|&(_, severity)| severity)
    }

    /// Takes over the choices of a profile.
    pub fn apply(&mut self, profile: Profile) {
        let chosen = profile.severities().iter();
        self.severities
            .extend(chosen.map(|&(name, severity)| (name.to_owned(), severity)));
        if profile == Profile::Strict {
            self.strict_display = true;
        }
    }

    /// Looks only for these rules and families. A rule that is off by default is switched on, as
    /// a warning, when it is selected by its own name.
    ///
    /// # Errors
    /// When a name is neither a rule's nor a family's; nothing is changed then.
    pub fn select<S: AsRef<str>>(&mut self, names: &[S]) -> Result<(), UnknownRule> {
        let wanted = named_rules(names)?;
        for rule in RULES {
            if !wanted.iter().any(|named| std::ptr::eq(named.rule, *rule)) {
                self.set(rule, Severity::Off);
            }
        }
        for named in wanted {
            if named.by_itself && self.severity(named.rule) == Severity::Off {
                self.set(named.rule, Severity::Warning);
            }
        }
        Ok(())
    }

    /// Looks for everything but these rules and families.
    ///
    /// # Errors
    /// When a name is neither a rule's nor a family's; nothing is changed then.
    pub fn ignore<S: AsRef<str>>(&mut self, names: &[S]) -> Result<(), UnknownRule> {
        for named in named_rules(names)? {
            self.set(named.rule, Severity::Off);
        }
        Ok(())
    }

    /// Gives a rule, or all rules of a family, a severity.
    ///
    /// # Errors
    /// When the name is neither a rule's nor a family's.
    pub fn set_severity(&mut self, name: &str, severity: Severity) -> Result<(), UnknownRule> {
        for named in named_rules(&[name])? {
            self.set(named.rule, severity);
        }
        Ok(())
    }

    fn set(&mut self, rule: &Rule, severity: Severity) {
        self.severities.push((rule.name.to_owned(), severity));
    }
}

struct Named {
    rule: &'static Rule,
    by_itself: bool,
}

fn named_rules<S: AsRef<str>>(names: &[S]) -> Result<Vec<Named>, UnknownRule> {
    let mut named = Vec::new();
    for name in names {
        let name = name.as_ref().trim();
        if let Some(rule) = super::rule(name) {
            named.push(Named {
                rule,
                by_itself: true,
            });
        } else if let Some(family) = Family::named(name) {
            let members = RULES.iter().filter(|rule| rule.family == family);
            named.extend(members.map(|rule| Named {
                rule,
                by_itself: false,
            }));
        } else {
            return Err(UnknownRule {
                name: name.to_owned(),
                suggestion: nearest(name),
            });
        }
    }
    Ok(named)
}

pub(super) fn nearest(name: &str) -> Option<&'static str> {
    let rules = RULES.iter().map(|rule| rule.name);
    let families = Family::ALL.iter().map(|family| family.name());
    rules
        .chain(families)
        .map(|known| (strsim::damerau_levenshtein(name, known), known))
        .filter(|&(distance, known)| distance * 3 <= known.len())
        .min()
        .map(|(_, known)| known)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn severity(settings: &Settings, name: &str) -> Severity {
        settings.severity(super::super::rule(name).expect("a rule of the table"))
    }

    #[test]
    fn later_choices_win() {
        let mut settings = Settings::default();
        settings.apply(Profile::Wire);
        assert_eq!(severity(&settings, "anonymous-source"), Severity::Warning);
        settings
            .set_severity("anonymity", Severity::Advice)
            .expect("a family");
        assert_eq!(severity(&settings, "anonymous-source"), Severity::Advice);
        settings.ignore(&["anonymous-source"]).expect("a rule");
        assert_eq!(severity(&settings, "anonymous-source"), Severity::Off);
        assert_eq!(severity(&settings, "bare-source"), Severity::Advice);
    }

    #[test]
    fn selecting_a_rule_by_name_switches_it_on_and_the_rest_off() {
        let mut settings = Settings::default();
        settings.select(&["unsourced-assessment"]).expect("a rule");
        assert_eq!(
            severity(&settings, "unsourced-assessment"),
            Severity::Warning
        );
        assert_eq!(severity(&settings, "bare-source"), Severity::Off);

        let mut settings = Settings::default();
        settings.select(&["claims"]).expect("a family");
        assert_eq!(severity(&settings, "unsourced-assessment"), Severity::Off);
        assert_eq!(
            severity(&settings, "unsourced-statistic"),
            Severity::Warning
        );
    }

    #[test]
    fn an_unknown_name_is_answered_with_the_nearest() {
        let error = Settings::default()
            .select(&["anonymous-sources"])
            .expect_err("no such rule");
        assert_eq!(
            error.to_string(),
            "unknown rule `anonymous-sources`; did you mean `anonymous-source`?"
        );
        let error = Settings::default()
            .ignore(&["grammar"])
            .expect_err("no such rule");
        assert_eq!(
            error.to_string(),
            "unknown rule `grammar`; `onrecord rules` lists them"
        );
    }

    #[test]
    fn profiles_name_rules_of_the_table() {
        for profile in Profile::ALL {
            for (name, _) in profile.severities() {
                assert!(
                    super::super::rule(name).is_some(),
                    "{}: {name}",
                    profile.name()
                );
            }
        }
    }
}
