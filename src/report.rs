//! The report on one article: what was read, and what was found.

use crate::attribution::Article;
use crate::rules::Finding;

/// An article with its findings.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Who says what.
    pub article: Article,
    /// Findings by place, then rule.
    pub findings: Vec<Finding>,
}
