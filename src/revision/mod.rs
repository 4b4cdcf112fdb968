//! What changed between two versions of an article, claim by claim.
//!
//! A text diff of a revised story drowns the one change that matters. [`compare`] pairs the claims
//! of two reports, says what happened to each (its words, its source, its hedges, its figures) and
//! what of that an editor should look at. Typography, white space, markup and the order of
//! paragraphs are no findings.

mod account;
mod change;
mod claim;
mod compare;
mod contents;
mod figure;
mod findings;
mod hedge;
mod matching;
mod note;
mod pair;
mod quotation;
mod respelling;
mod source;
mod sourcing;
#[cfg(test)]
mod tests;
mod unit;
mod word;
mod wording;

pub use change::{Change, Edit, Group, Kinds, RevisionFinding};
pub use claim::{Claim, ClaimId};
pub use compare::compare;

use crate::rules::Severity;

/// What is expected of the new version.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// Nobody has read the old version: no correction note is expected.
    pub unpublished: bool,
}

/// Two versions of an article, compared.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// The claims of the old version, in its order.
    pub old: Vec<Claim>,
    /// The claims of the new version, in its order.
    pub new: Vec<Claim>,
    /// What happened to claims, in the order of the new version.
    pub changes: Vec<Change>,
    /// Claims to which nothing happened: one of each version, or several that say the same in
    /// the same words.
    pub unchanged: Vec<(Vec<ClaimId>, Vec<ClaimId>)>,
    /// What concerns the comparison as a whole.
    pub findings: Vec<RevisionFinding>,
    /// So little of one version is found in the other that they are two articles: their sentences
    /// should be read, not compared.
    pub little_in_common: bool,
    /// A draft of the correction note, if readers should be told of something.
    pub note: Option<String>,
}

impl Comparison {
    /// All findings: those of the changes, then those of the whole.
    pub fn all_findings(&self) -> impl Iterator<Item = &RevisionFinding> {
        self.changes
            .iter()
            .flat_map(|change| &change.findings)
            .chain(&self.findings)
    }

    /// The severest finding.
    #[must_use]
    pub fn severity(&self) -> Option<Severity> {
        self.all_findings().map(|found| found.severity).max()
    }

    /// Whether nothing happened that is worth showing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.findings.is_empty()
    }

    /// The changes in the order in which they are shown: by heading, the severest first, then by
    /// place in the new version.
    #[must_use]
    pub fn by_group(&self) -> Vec<(Group, Vec<&Change>)> {
        let of = |group: Group| {
            let mut changes: Vec<&Change> = self
                .changes
                .iter()
                .filter(|change| change.group() == group)
                .collect();
            changes.sort_by_key(|change| std::cmp::Reverse(change.severity()));
            (group, changes)
        };
        Group::ALL
            .into_iter()
            .map(of)
            .filter(|(_, changes)| !changes.is_empty())
            .collect()
    }
}
