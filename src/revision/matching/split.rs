//! A claim that was taken apart into neighbours, or neighbours that became one claim.

use super::super::claim::{Claim, ClaimId, Version};
use super::likeness::Likeness;
use super::{Link, Table};

/// So much of a left-over claim must stand in the one that its neighbour is paired with.
const COVERED: f32 = 0.6;
/// So much of a line that looks like display text, for it to be a sentence that was broken.
const COVERED_LINE: f32 = 0.9;
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
    let mut free_one: Vec<bool> = table.one.iter().map(Option::is_none).collect();
    let mut free_other: Vec<bool> = table.other.iter().map(Option::is_none).collect();
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
            let enough = enough(other.claim(part));
            let part = likeness.other(part);
            part.len() > 1 && likeness.covered(part, whole, &rest) >= enough
        });
        if link.new.len() == 1 {
            let (whole, parts) = (likeness.other(link.new[0]), &mut link.old);
            grow(parts, &mut free_one, |part, rest| {
                let rest: Vec<_> = rest.iter().map(|&id| likeness.one(id)).collect();
                let enough = enough(one.claim(part));
                let part = likeness.one(part);
                part.len() > 1 && likeness.covered(part, whole, &rest) >= enough
            });
        }
    }
}

fn enough(claim: &Claim) -> f32 {
    if claim.is_body() {
        COVERED
    } else {
        COVERED_LINE
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
