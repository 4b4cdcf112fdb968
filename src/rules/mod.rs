//! What an editor should look at: each rule is one declaration and one check.
//!
//! A rule's declaration holds its documentation and its examples; `onrecord rules`, the generated
//! pages and the tests all read the one table [`RULES`].

pub mod revisions;

use serde::Serialize;

use crate::attribution::{Article, AttributionId};
use crate::grammar::Grammar;
use crate::text::Span;

/// A rule: what it is called, what it is for, and how it looks at an article.
#[derive(Debug)]
pub struct Rule {
    /// Kebab-case, never reused with another meaning.
    pub name: &'static str,
    /// The group it belongs to.
    pub family: Family,
    /// How bad it is unless configured.
    pub severity: Severity,
    /// What it finds, in half a line.
    pub summary: &'static str,
    /// Why it matters and what it looks at, in a few sentences (Markdown).
    pub explanation: &'static str,
    /// The published standards it rests on: house and section.
    pub standards: &'static [&'static str],
    /// Copy in which it must find what is marked `[[…]]`.
    pub triggers: &'static [&'static str],
    /// Near misses in which it must find nothing.
    pub ignores: &'static [&'static str],
    /// Looks at an article. Rules between versions have none.
    pub check: Option<fn(&Context<'_>, &mut Vec<Finding>)>,
}

/// A group of rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Family {
    /// What stands in quotation marks.
    Quotations,
    /// What is asserted, and on whose word.
    Claims,
    /// Sources without a name.
    Anonymity,
    /// Sources and how they are introduced.
    Identification,
    /// One part of the story against another.
    Consistency,
    /// One version against another.
    Revisions,
}

impl Family {
    /// In the order in which the catalogue lists them.
    pub const ALL: [Self; 6] = [
        Self::Quotations,
        Self::Claims,
        Self::Anonymity,
        Self::Identification,
        Self::Consistency,
        Self::Revisions,
    ];

    /// As `--select` takes it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Quotations => "quotations",
            Self::Claims => "claims",
            Self::Anonymity => "anonymity",
            Self::Identification => "identification",
            Self::Consistency => "consistency",
            Self::Revisions => "revisions",
        }
    }

    /// The family of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|family| family.name() == name)
    }
}

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Not looked for.
    Off,
    /// A matter of craft.
    Advice,
    /// An editor must look.
    Warning,
    /// Fix before publishing.
    Error,
}

impl Severity {
    /// As it is written in reports and configurations.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Advice => "advice",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// The severity of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        [Self::Off, Self::Advice, Self::Warning, Self::Error]
            .into_iter()
            .find(|severity| severity.name() == name)
    }
}

/// What a check may look at.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The article.
    pub article: &'a Article,
    /// The language.
    pub grammar: &'a Grammar,
    /// What the house has chosen.
    pub settings: &'a Settings,
}

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

/// One thing an editor should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule's name.
    pub rule: &'static str,
    /// The rule's family.
    pub family: Family,
    /// How bad.
    pub severity: Severity,
    /// Where.
    pub span: Span,
    /// What is wrong: `No source for “around 1,500 troops”.`
    pub problem: String,
    /// What would fix it: `Say whose figure this is.`
    pub remedy: String,
    /// Other places that help to understand it.
    pub labels: Vec<Label>,
    /// The attribution it is about.
    pub attribution: Option<AttributionId>,
}

/// Another place that a finding points to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What is there, in a few words.
    pub text: String,
}

/// Every rule, by family and name.
pub static RULES: &[&Rule] = &[];

/// The rule of this name.
#[must_use]
pub fn rule(name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.name == name)
}
