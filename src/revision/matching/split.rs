//! A claim that was taken apart into neighbours, or neighbours that became one claim.

use super::super::claim::{ClaimId, Version};
use super::likeness::Likeness;
use super::{Link, Table};

/// So much of a left-over claim must stand in the one that its neighbour is paired with.
const COVERED: f32 = 0.6;
/// A claim is taken apart into at most this many.
const PARTS: usize = 6;

/// Adds left-over claims to the pair of a neighbour if that pair's other side holds their words.
pub(super) fn join(
    one: &Version<'_>,
    other: &Version<'_>,
    words: usize,
    table: &Table,
    links: &mut [Link],
) {
    let frees = |side: Vec<bool>, version: &Version<'_>| -> Vec<bool> {
        side.iter()
            .zip(&version.claims)
            .map(|(&free, claim)| free && claim.is_body())
            .collect()
    };
    let mut free_one = frees(table.one.iter().map(Option::is_none).collect(), one);
    let mut free_other = frees(table.other.iter().map(Option::is_none).collect(), other);
    if !free_one.contains(&true) && !free_other.contains(&true) {
        return;
    }
    let likeness = Likeness::new(one, other, words);
    for link in links {
        if link.identical || !one.claim(link.old[0]).is_body() {
            continue;
        }
        let (whole, parts) = (likeness.one(link.old[0]), &mut link.new);
        grow(parts, &mut free_other, |part, rest| {
            let rest: Vec<_> = rest.iter().map(|&id| likeness.other(id)).collect();
            let part = likeness.other(part);
            part.len() > 1 && likeness.covered(part, whole, &rest) >= COVERED
        });
        if link.new.len() == 1 {
            let (whole, parts) = (likeness.other(link.new[0]), &mut link.old);
            grow(parts, &mut free_one, |part, rest| {
                let rest: Vec<_> = rest.iter().map(|&id| likeness.one(id)).collect();
                let part = likeness.one(part);
                part.len() > 1 && likeness.covered(part, whole, &rest) >= COVERED
            });
        }
    }
}

/// Takes in free neighbours, after and before, as long as they belong.
fn grow(
    parts: &mut Vec<ClaimId>,
    free: &mut [bool],
    belongs: impl Fn(ClaimId, &[ClaimId]) -> bool,
) {
    let mut grew = true;
    while grew && parts.len() < PARTS {
        grew = false;
        let before = parts[0].checked_sub(1);
        let after = parts[parts.len() - 1] + 1;
        for id in [Some(after), before].into_iter().flatten() {
            if free.get(id as usize) == Some(&true) && belongs(id, parts) {
                free[id as usize] = false;
                if id == after {
                    parts.push(id)
                } else {
                    parts.insert(0, id)
                }
                grew = true;
                break;
            }
        }
    }
}
