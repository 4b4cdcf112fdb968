//! What happened to the words inside quotation marks.

use std::ops::Range;

use super::pair::{Pair, Side};
use super::word::Traits;

/// A quotation whose words differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct QuoteChange {
    pub(super) nature: Nature,
    /// The words that differ, with a few around them.
    pub(super) old: Range<usize>,
    pub(super) new: Range<usize>,
}

/// How a quotation differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Nature {
    /// Words were replaced, put in or taken out of the middle.
    Altered,
    /// The new version quotes more of the same words.
    Extended,
    /// The new version quotes less of them.
    Shortened,
}

/// Finds the quotations of a pair whose words differ.
///
/// Words that only gain or lose their marks are no such change, nor is a quotation that is divided
/// by its attribution, nor one that is new or gone altogether.
pub(super) fn changes(pair: &Pair<'_>) -> Vec<QuoteChange> {
    let differ = |side: &Side<'_>| {
        side.words
            .iter()
            .zip(&side.stayed)
            .any(|(word, stayed)| word.is(Traits::QUOTED) && stayed.is_none())
    };
    if !differ(&pair.old) && !differ(&pair.new) {
        return Vec::new();
    }
    let (old, new) = (quotations(&pair.old), quotations(&pair.new));
    let mut found = Vec::new();
    let mut used = vec![false; new.len()];
    for was in &old {
        if let Some(at) = partner(was, &new, &used, pair) {
            used[at] = true;
            found.extend(compare(was, &new[at], pair));
        }
    }
    found
}

/// The outermost quotations of a side, as ranges of its words.
fn quotations(side: &Side<'_>) -> Vec<Range<usize>> {
    let (Some(first), Some(last)) = (side.words.first(), side.words.last()) else {
        return Vec::new();
    };
    let all = &side.version.article().document.quotations;
    let mut before = all.partition_point(|quotation| quotation.span.start < first.span.start);
    // One that opened in the sentence before may reach into this one.
    while before > 0 && all[before - 1].span.end > first.span.start {
        before -= 1;
    }
    let before = before.saturating_sub(1);
    let within = all[before..]
        .iter()
        .take_while(|quotation| quotation.span.start < last.span.end);
    let outermost = within.filter(|quotation| quotation.parent.is_none());
    outermost
        .map(|quotation| side.within(quotation.inner))
        .filter(|words| !words.is_empty())
        .collect()
}

/// The quotation that kept most of the words, or that stands in place of one that kept none.
fn partner(
    was: &Range<usize>,
    new: &[Range<usize>],
    used: &[bool],
    pair: &Pair<'_>,
) -> Option<usize> {
    let kept = |is: &Range<usize>| {
        let stayed = was.clone().filter_map(|word| pair.old.stayed[word]);
        stayed.filter(|&word| is.contains(&(word as usize))).count()
    };
    let free = || new.iter().enumerate().filter(|(at, _)| !used[*at]);
    let best = free()
        .map(|(at, is)| (kept(is), at))
        .max_by_key(|&(kept, at)| (kept, usize::MAX - at));
    match best {
        Some((kept, at)) if kept > 0 => Some(at),
        _ => {
            let region = pair
                .regions
                .iter()
                .find(|region| region.old.start <= was.start && was.end <= region.old.end)?;
            let replaces =
                |is: &Range<usize>| region.new.start <= is.start && is.end <= region.new.end;
            free().find(|(_, is)| replaces(is)).map(|(at, _)| at)
        }
    }
}

fn compare(was: &Range<usize>, is: &Range<usize>, pair: &Pair<'_>) -> Option<QuoteChange> {
    let keys = |side: &Side<'_>, range: &Range<usize>| -> Vec<u32> {
        side.words[range.clone()]
            .iter()
            .map(|word| word.key)
            .collect()
    };
    let (a, b) = (keys(&pair.old, was), keys(&pair.new, is));
    if a == b {
        return None;
    }
    // Words that stand in other marks of the same sentence are only divided differently.
    let all_kept = |side: &Side<'_>, range: &Range<usize>, other: &Side<'_>| {
        range.clone().all(|word| {
            side.stayed[word].is_some_and(|stayed| other.words[stayed as usize].is(Traits::QUOTED))
        })
    };
    if all_kept(&pair.old, was, &pair.new) && all_kept(&pair.new, is, &pair.old) {
        return None;
    }
    let nature = if excerpt(&a, &b, pair.old.text(was)) {
        Nature::Extended
    } else if excerpt(&b, &a, pair.new.text(is)) {
        Nature::Shortened
    } else {
        Nature::Altered
    };
    let (old, new) = difference(&a, &b);
    let shift = |range: Range<usize>, by: usize| range.start + by..range.end + by;
    Some(QuoteChange {
        nature,
        old: shift(old, was.start),
        new: shift(new, is.start),
    })
}

/// Whether the shorter quotation gives words of the longer one: a run of them, or with dots for
/// what is left out.
fn excerpt(short: &[u32], long: &[u32], short_text: &str) -> bool {
    if short.len() >= long.len() {
        return false;
    }
    if short.is_empty() || long.windows(short.len()).any(|window| window == short) {
        return true;
    }
    let has_dots = short_text.contains('…') || short_text.contains("...");
    let mut rest = long.iter();
    has_dots && short.iter().all(|word| rest.any(|other| other == word))
}

/// The words from the first that differs to the last that does, with the one before; a single word is shown
/// with those behind it.
fn difference(a: &[u32], b: &[u32]) -> (Range<usize>, Range<usize>) {
    /// So many words say where it stood.
    const FEW: usize = 3;
    let shorter = a.len().min(b.len());
    let start = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let end = a
        .iter()
        .rev()
        .zip(b.iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    let end = end.min(shorter - start);
    let start = start.saturating_sub(1);
    let longer = a.len().max(b.len()) - end - start;
    let end = if longer == 1 {
        end.saturating_sub(FEW - 1)
    } else {
        end
    };
    (start..a.len() - end, start..b.len() - end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_that_differ_are_cut_out_with_one_before() {
        assert_eq!(difference(&[1, 2, 3, 4, 5], &[1, 2, 9, 5]), (1..4, 1..3));
        assert_eq!(difference(&[1, 2], &[1, 2, 2]), (1..2, 1..3));
        assert_eq!(difference(&[1, 2, 3, 4], &[9, 2, 3, 4]), (0..3, 0..3));
    }

    #[test]
    fn an_excerpt_is_a_run_of_words_or_has_dots() {
        assert!(excerpt(&[2, 3], &[1, 2, 3, 4], "b c"));
        assert!(!excerpt(&[2, 4], &[1, 2, 3, 4], "b d"));
        assert!(excerpt(&[2, 4], &[1, 2, 3, 4], "b … d"));
    }
}
