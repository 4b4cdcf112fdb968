//! A change: claims of the old version, claims of the new one, and what happened between them.

use bitflags::bitflags;
use serde::{Serialize, Serializer};

use crate::rules::{Rule, Severity};
use crate::text::Span;

use super::ClaimId;

bitflags! {
    /// What happened to a claim; one edit often does two things.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
    pub struct Kinds: u32 {
        /// Only in the new version.
        const ADDED = 1 << 0;
        /// Only in the old version.
        const REMOVED = 1 << 1;
        /// Other words.
        const REWORDED = 1 << 2;
        /// Credited to somebody else.
        const RE_ATTRIBUTED = 1 << 3;
        /// A better source: a name for an anonymous one, or one where there was none.
        const UPGRADED = 1 << 4;
        /// A weaker source.
        const DOWNGRADED = 1 << 5;
        /// Had no source and has one.
        const ATTRIBUTION_ADDED = 1 << 6;
        /// Had a source and has none.
        const ATTRIBUTION_REMOVED = 1 << 7;
        /// A word of doubt came in (`alleged`, `may`).
        const HEDGE_ADDED = 1 << 8;
        /// A word of doubt is gone.
        const HEDGE_REMOVED = 1 << 9;
        /// A number differs.
        const FIGURE_CHANGED = 1 << 10;
        /// The same source `said` where it `stressed`.
        const CUE_CHANGED = 1 << 11;
        /// Stands at another place in the story.
        const MOVED = 1 << 12;
        /// Several claims became one.
        const MERGED = 1 << 13;
        /// One claim became several.
        const SPLIT = 1 << 14;
        /// A headline, standfirst, crosshead or pull quote is new, gone or different.
        const DISPLAY_CHANGED = 1 << 15;
        /// Readers are told of a change.
        const NOTE_ADDED = 1 << 16;
    }
}

impl Kinds {
    /// The names that the JSON and the terminal use (`hedge-removed`), in the order of this type.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        NAMES
            .iter()
            .filter(move |(kind, _)| self.contains(*kind))
            .map(|&(_, name)| name)
    }

    /// The kind with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        NAMES
            .iter()
            .find(|(_, known)| *known == name)
            .map(|&(kind, _)| kind)
    }

    /// What the kinds are when the two versions change places.
    #[must_use]
    pub fn reversed(self) -> Self {
        const PAIRS: [(Kinds, Kinds); 5] = [
            (Kinds::ADDED, Kinds::REMOVED),
            (Kinds::UPGRADED, Kinds::DOWNGRADED),
            (Kinds::ATTRIBUTION_ADDED, Kinds::ATTRIBUTION_REMOVED),
            (Kinds::HEDGE_ADDED, Kinds::HEDGE_REMOVED),
            (Kinds::MERGED, Kinds::SPLIT),
        ];
        let mut reversed = self;
        for (one, other) in PAIRS {
            reversed.set(one, self.contains(other));
            reversed.set(other, self.contains(one));
        }
        // A note that is taken out again is a removed claim.
        if self.contains(Self::NOTE_ADDED) {
            reversed = reversed.difference(Self::NOTE_ADDED).union(Self::REMOVED);
        }
        reversed
    }
}

const NAMES: [(Kinds, &str); 17] = [
    (Kinds::ADDED, "added"),
    (Kinds::REMOVED, "removed"),
    (Kinds::REWORDED, "reworded"),
    (Kinds::RE_ATTRIBUTED, "re-attributed"),
    (Kinds::UPGRADED, "upgraded"),
    (Kinds::DOWNGRADED, "downgraded"),
    (Kinds::ATTRIBUTION_ADDED, "attribution-added"),
    (Kinds::ATTRIBUTION_REMOVED, "attribution-removed"),
    (Kinds::HEDGE_ADDED, "hedge-added"),
    (Kinds::HEDGE_REMOVED, "hedge-removed"),
    (Kinds::FIGURE_CHANGED, "figure-changed"),
    (Kinds::CUE_CHANGED, "cue-changed"),
    (Kinds::MOVED, "moved"),
    (Kinds::MERGED, "merged"),
    (Kinds::SPLIT, "split"),
    (Kinds::DISPLAY_CHANGED, "display-changed"),
    (Kinds::NOTE_ADDED, "note-added"),
];

impl Serialize for Kinds {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.names())
    }
}

/// What happened to one claim, or to several that became one.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// What happened.
    pub kinds: Kinds,
    /// The claims of the old version, in its order; none if the claim was added.
    pub old: Vec<ClaimId>,
    /// The claims of the new version; none if the claim was removed.
    pub new: Vec<ClaimId>,
    /// Who was credited, by the fullest name, where that matters to the change.
    pub old_source: Option<String>,
    /// Who is credited now.
    pub new_source: Option<String>,
    /// The words that differ, in order.
    pub edits: Vec<Edit>,
    /// How alike the two sides are, from 0 to 1; 1 for the same words, 0 for one side only.
    pub similarity: f32,
    /// A denial became a statement, or the reverse.
    pub negation: bool,
    /// Several claims of the other version were equally like it, so it was paired with none.
    pub ambiguous: bool,
    /// What an editor should look at.
    pub findings: Vec<RevisionFinding>,
}

/// A stretch of words that one version has in place of the other's; one of the two may be empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The words of the old version.
    pub old: Span,
    /// The words of the new version.
    pub new: Span,
}

/// Something about the revision that an editor should look at.
#[derive(Clone, Debug)]
pub struct RevisionFinding {
    /// The rule.
    pub rule: &'static Rule,
    /// How bad, in this house and this case.
    pub severity: Severity,
    /// What happened, and what would settle it.
    pub message: String,
    /// Where in the new version, or nothing for the comparison as a whole.
    pub span: Option<Span>,
    /// The claim, in the first words of what is credited to its source, or the two numbers without
    /// what they count; may be empty.
    pub about: String,
    /// In a few words what the old version has: the words, the source, the figure.
    pub was: String,
    /// What the new version has in its place.
    pub is: String,
}

impl PartialEq for RevisionFinding {
    fn eq(&self, other: &Self) -> bool {
        self.rule.name == other.rule.name
            && self.severity == other.severity
            && self.message == other.message
            && self.span == other.span
    }
}

/// Under which heading a change is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Group {
    /// A quotation, source, figure or hedge changed, or a claim without a source came in.
    ReadersShouldKnow,
    /// A better source than before.
    SourcingBetter,
    /// Everything else that reads differently.
    OtherWording,
    /// The same words at another place.
    Moved,
}

impl Group {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 4] = [
        Self::ReadersShouldKnow,
        Self::SourcingBetter,
        Self::OtherWording,
        Self::Moved,
    ];

    /// The heading.
    #[must_use]
    pub fn heading(self) -> &'static str {
        match self {
            Self::ReadersShouldKnow => "Readers should know",
            Self::SourcingBetter => "Sourcing better",
            Self::OtherWording => "Other wording",
            Self::Moved => "Moved",
        }
    }
}

impl Change {
    /// Two sides to which nothing has happened yet.
    pub(super) fn empty(old: Vec<ClaimId>, new: Vec<ClaimId>, similarity: f32) -> Self {
        Self {
            kinds: Kinds::empty(),
            old,
            new,
            old_source: None,
            new_source: None,
            edits: Vec::new(),
            similarity,
            negation: false,
            ambiguous: false,
            findings: Vec::new(),
        }
    }

    /// The heading it belongs under.
    #[must_use]
    pub fn group(&self) -> Group {
        let better = Kinds::UPGRADED | Kinds::ATTRIBUTION_ADDED;
        if self.negation
            || self
                .findings
                .iter()
                .any(|found| found.severity >= Severity::Warning)
        {
            Group::ReadersShouldKnow
        } else if self.kinds.intersects(better) {
            Group::SourcingBetter
        } else if self.kinds == Kinds::MOVED {
            Group::Moved
        } else {
            Group::OtherWording
        }
    }

    /// The severest of its findings.
    #[must_use]
    pub fn severity(&self) -> Option<Severity> {
        self.findings.iter().map(|found| found.severity).max()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_name_and_one_reverse() {
        for (kind, name) in NAMES {
            assert_eq!(Kinds::named(name), Some(kind));
            if kind != Kinds::NOTE_ADDED {
                assert_eq!(kind.reversed().reversed(), kind, "{name}");
            }
        }
        assert_eq!(NAMES.len(), Kinds::all().iter().count());
    }
}
