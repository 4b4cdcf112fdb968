//! What an editor should look at: each rule is one declaration and one check.
//!
//! A rule's declaration holds its documentation and its examples; `onrecord rules`, the generated
//! pages and the tests all read the one table [`RULES`].

pub(crate) mod accents;
mod anonymity;
mod claims;
mod consistency;
mod cue;
mod evidence;
mod figure;
mod gender;
mod genre;
mod identification;
pub mod overlap;
mod phrasing;
mod place;
mod quotations;
mod record;
mod reprinted;
pub mod revisions;
mod settings;
pub mod suppression;
mod who;

use serde::Serialize;

use crate::attribution::{Article, AttributionId};
use crate::grammar::Grammar;
use crate::text::Span;

use evidence::Evidence;
pub use genre::Genre;
pub use settings::{Profile, Settings, UnknownRule};

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
    /// Remarks in the copy that silence rules.
    Suppressions,
}

impl Family {
    /// In the order in which the catalogue lists them.
    pub const ALL: [Self; 7] = [
        Self::Quotations,
        Self::Claims,
        Self::Anonymity,
        Self::Identification,
        Self::Consistency,
        Self::Revisions,
        Self::Suppressions,
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
            Self::Suppressions => "suppressions",
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
    /// What the article says about its own sources, worked out once for all rules.
    pub evidence: &'a Evidence,
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
    /// Where the same would be said of the same source, in order: it is said once, at the first place that nobody
    /// has dealt with.
    pub again: Vec<(AttributionId, Span)>,
}

/// Another place that a finding points to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What is there, in a few words.
    pub text: String,
}

impl Finding {
    /// A finding of this rule, as bad as the rule says.
    fn new(rule: &Rule, span: Span, problem: String, remedy: impl Into<String>) -> Self {
        Self {
            rule: rule.name,
            family: rule.family,
            severity: rule.severity,
            span,
            problem,
            remedy: remedy.into(),
            labels: Vec::new(),
            attribution: None,
            again: Vec::new(),
        }
    }

    /// The same at the next place, if somebody has dealt with this one.
    #[must_use]
    pub(crate) fn next(&self) -> Option<Self> {
        let (&(attribution, span), again) = self.again.split_first()?;
        Some(Self {
            span,
            labels: Vec::new(),
            attribution: Some(attribution),
            again: again.to_vec(),
            ..self.clone()
        })
    }

    /// The same, about this attribution.
    fn about(mut self, attribution: AttributionId) -> Self {
        self.attribution = Some(attribution);
        self
    }

    /// The same, to be said at one of these places if not here.
    fn again_at(mut self, places: &[(AttributionId, Span)]) -> Self {
        self.again = places.to_vec();
        self
    }

    /// The same, pointing to another place too.
    fn with_label(mut self, span: Span, text: impl Into<String>) -> Self {
        self.labels.push(Label {
            span,
            text: text.into(),
        });
        self
    }

    /// Problem and remedy as one line.
    #[must_use]
    pub fn message(&self) -> String {
        format!("{} {}", self.problem, self.remedy)
    }
}

/// Every rule, by family and name.
pub static RULES: &[&Rule] = &[
    &quotations::COLLECTIVE_QUOTE,
    &quotations::DISPLAY_QUOTE_MISMATCH,
    &quotations::LATE_ATTRIBUTION,
    &quotations::LOADED_CUE,
    &quotations::UNATTRIBUTED_FRAGMENT,
    &quotations::UNATTRIBUTED_QUOTE,
    &quotations::UNBALANCED_QUOTATION_MARK,
    &quotations::UNRESOLVED_SPEAKER,
    &claims::AGENTLESS_ALLEGATION,
    &claims::SECOND_HAND_ATTRIBUTION,
    &claims::UNSOURCED_ACCUSATION,
    &claims::UNSOURCED_ASSESSMENT,
    &claims::UNSOURCED_STATISTIC,
    &anonymity::ANONYMITY_REASON_MISSING,
    &anonymity::ANONYMOUS_IN_DISPLAY,
    &anonymity::ANONYMOUS_OPINION,
    &anonymity::ANONYMOUS_SOURCE,
    &anonymity::BARE_SOURCE,
    &anonymity::SINGLE_ANONYMOUS_BASIS,
    &anonymity::VAGUE_COLLECTIVE,
    &identification::INCOMPLETE_FIRST_MENTION,
    &identification::ROLE_WITHOUT_NAME,
    &identification::UNCREDITED_AGENCY,
    &consistency::CONFLICTING_ATTRIBUTION,
    &consistency::HEDGE_MISMATCH,
    &consistency::INCONSISTENT_FIGURE,
    &consistency::INCONSISTENT_NAME,
    &revisions::ATTRIBUTION_REMOVED,
    &revisions::CORRECTION_NOTE_MISSING,
    &revisions::FIGURE_CHANGED,
    &revisions::HEDGE_REMOVED,
    &revisions::QUOTE_TEXT_CHANGED,
    &revisions::SOURCE_CHANGED,
    &revisions::SOURCE_DOWNGRADED,
    &revisions::UNSOURCED_CLAIM_ADDED,
    &suppression::SUPPRESSION_NOT_UNDERSTOOD,
    &suppression::SUPPRESSION_UNUSED,
    &suppression::SUPPRESSION_WITHOUT_REASON,
];

/// The rule of this name.
#[must_use]
pub fn rule(name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.name == name)
}

/// Runs every rule that is on over an article: findings by place, then rule.
#[must_use]
pub fn check(article: &Article, grammar: &Grammar, settings: &Settings) -> Vec<Finding> {
    let evidence = Evidence::of(article, grammar);
    let context = Context {
        article,
        grammar,
        settings,
        evidence: &evidence,
    };
    let mut findings = Vec::new();
    for rule in RULES {
        let severity = settings.severity(rule);
        let Some(look) = rule.check.filter(|_| severity != Severity::Off) else {
            continue;
        };
        let first = findings.len();
        look(&context, &mut findings);
        if let Some(chosen) = settings.chosen(rule) {
            findings[first..]
                .iter_mut()
                .for_each(|finding| finding.severity = chosen);
        }
    }
    findings.sort_by(|a, b| {
        (a.span.start, a.rule, a.span.end).cmp(&(b.span.start, b.rule, b.span.end))
    });
    reprinted::leave_to_its_author(&context, &mut findings);
    overlap::settle(&mut findings);
    findings
}
