//! The longest chain of pairs whose order is the same in both versions; what stands outside of it
//! has moved.

use super::super::claim::{ClaimId, index};

/// For pairs sorted by their first member: which of them belong to a longest chain in which the
/// second members rise too. Takes n log n steps.
pub(in super::super) fn longest_chain(pairs: &[(ClaimId, ClaimId)]) -> Vec<bool> {
    // `ends[k]` is the pair with the smallest second member that ends a chain of k + 1 pairs.
    let mut ends: Vec<u32> = Vec::new();
    let mut before: Vec<Option<u32>> = Vec::with_capacity(pairs.len());
    for (at, &(_, second)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|&end| pairs[end as usize].1 < second);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        match ends.get_mut(length) {
            Some(end) => *end = index(at),
            None => ends.push(index(at)),
        }
    }
    let mut in_chain = vec![false; pairs.len()];
    let mut next = ends.last().copied();
    while let Some(at) = next {
        in_chain[at as usize] = true;
        next = before[at as usize];
    }
    in_chain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_paragraph_moved_up_stands_outside_of_the_chain() {
        let pairs = [(0, 0), (1, 2), (2, 3), (3, 1), (4, 4)];
        assert_eq!(longest_chain(&pairs), [true, true, true, false, true]);
        assert_eq!(longest_chain(&[]), Vec::<bool>::new());
    }
}
