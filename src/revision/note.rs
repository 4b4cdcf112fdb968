//! A draft of the note that tells readers what changed.

use rustc_hash::FxHashSet;

use super::change::{Change, Kinds, RevisionFinding};
use super::claim::Version;
use crate::rules::Severity;
use crate::rules::revisions::{
    ATTRIBUTION_REMOVED, FIGURE_CHANGED, HEDGE_REMOVED, QUOTE_TEXT_CHANGED, SOURCE_CHANGED,
    SOURCE_DOWNGRADED,
};
use crate::text::fold;

/// Drafts a correction note from the changes a reader should know of, or nothing if there are
/// none. What the two versions cannot tell stands in square brackets, for the editor to fill in.
pub(super) fn draft(changes: &[Change]) -> Option<String> {
    let of_body = figures_of_body(changes);
    let mut sentences: Vec<String> = Vec::new();
    for change in changes {
        let told = change.findings.iter().filter(|found| {
            let is_told_below = is_display(change)
                && found.rule.name == FIGURE_CHANGED.name
                && of_body.contains(&fold(&found.about));
            found.severity >= Severity::Warning && !is_told_below
        });
        for sentence in told.filter_map(|found| sentence(change, found)) {
            if !sentences.contains(&sentence) {
                sentences.push(sentence);
            }
        }
    }
    let (first, rest) = sentences.split_first()?;
    let mut note = format!("Correction: An earlier version of this article {first}");
    for sentence in rest {
        note.push_str(" It also ");
        note.push_str(sentence);
    }
    Some(note)
}

/// The figures that changed in the story itself. The headline above it need not be told again: `two dead`
/// are the `two workers` who were killed.
fn figures_of_body(changes: &[Change]) -> FxHashSet<String> {
    let body = changes.iter().filter(|change| !is_display(change));
    let found = body.flat_map(|change| &change.findings);
    found
        .filter(|found| found.rule.name == FIGURE_CHANGED.name)
        .map(|found| fold(&found.about))
        .collect()
}

fn is_display(change: &Change) -> bool {
    change.kinds.contains(Kinds::DISPLAY_CHANGED)
}

/// What the earlier version did, as the end of a sentence, and what is so.
fn sentence(change: &Change, found: &RevisionFinding) -> Option<String> {
    let RevisionFinding { about, was, is, .. } = found;
    let name = found.rule.name;
    Some(if name == QUOTE_TEXT_CHANGED.name {
        let whom = change.new_source.as_ref().or(change.old_source.as_ref());
        let whom = whom.map_or("[the speaker]", String::as_str);
        format!("misquoted {whom}. The words are “{is}”, not “{was}”.")
    } else if name == SOURCE_CHANGED.name {
        format!("credited “{about}” to {was}. [It was {is} who said so.]")
    } else if name == SOURCE_DOWNGRADED.name {
        format!("named {was} as the source of “{about}”. [Say why the name was taken out.]")
    } else if name == ATTRIBUTION_REMOVED.name {
        format!("credited “{about}” to {was}. [Say why it no longer does.]")
    } else if name == HEDGE_REMOVED.name {
        format!("said “{was}”. [Say who has established what is now stated as fact.]")
    } else if name == FIGURE_CHANGED.name {
        format!("spoke of {was}. It is {is}.")
    } else {
        return None;
    })
}

/// Whether the new version tells readers of a change: a note that is new, or one that was
/// rewritten.
pub(super) fn is_told(changes: &[Change], new: &Version<'_>) -> bool {
    changes.iter().any(|change| {
        change.kinds.contains(Kinds::NOTE_ADDED)
            || (!change.old.is_empty() && change.new.iter().any(|&id| new.claim(id).is_note()))
    })
}
