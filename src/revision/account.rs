//! Which words a changed source accounts for: its cue, its name, and what describes it. They are
//! not another wording of the claim.

use std::ops::Range;

use super::change::Kinds;
use super::pair::{Pair, Side};
use super::sourcing::SourceEvent;
use super::word::{Traits, Word};
use crate::grammar::{Classes, Grammar};

/// Marks the words that a source event accounts for: cue and source of the attributions it is
/// about, with what describes the source.
pub(super) fn account(
    event: &SourceEvent,
    pair: &Pair<'_>,
    grammar: &Grammar,
    old: &mut [bool],
    new: &mut [bool],
) {
    let sides = [(&pair.old, event.old, old), (&pair.new, event.new, new)];
    for (side, attribution, accounted) in sides {
        let Some(id) = attribution else { continue };
        let attribution = side.version.attribution(id);
        let Some(source) = attribution.source else {
            continue;
        };
        let taken = Taken::new(side);
        let words_of_text = side.version.text();
        for &cue in &attribution.cue {
            let cue = side.within(cue);
            for at in taken.with_addressee(&cue, event) {
                // `Did not say` is no `said`.
                accounted[at] = !side.words[at].is(Traits::NEGATION);
            }
        }
        let mentions = &side.version.article().mentions;
        let mention = mentions
            .get(source.mention as usize)
            .map(|mention| mention.span);
        for span in [Some(source.span), mention].into_iter().flatten() {
            let words = side.within(span);
            let same = Kinds::CUE_CHANGED | Kinds::REWORDED;
            let described = if event.kinds.difference(same).is_empty() {
                // The same source: what else is said about it is still a change of words.
                let described = taken.grown(&words, |word| describes(word, grammar));
                let apposition = taken.apposition(&words, words_of_text, grammar);
                described.start..described.end.max(apposition)
            } else {
                taken.grown(&words, |_| true)
            };
            accounted[described].fill(true);
        }
    }
}

/// Words of titles, offices and names, and the little words between them.
fn describes(word: &Word, grammar: &Grammar) -> bool {
    let office = Classes::ROLE | Classes::TITLE | Classes::ORGANISATION_NOUN;
    word.is(Traits::FUNCTION | Traits::CAPITAL) || grammar.classes(word.id).intersects(office)
}

/// Which words of a side are quoted, credited to somebody, or a cue: no description of a source
/// reaches into them.
struct Taken<'s> {
    words: &'s [Word],
    taken: Vec<bool>,
}

impl<'s> Taken<'s> {
    fn new(side: &'s Side<'_>) -> Self {
        let mut taken: Vec<bool> = side
            .words
            .iter()
            .map(|word| word.is(Traits::QUOTED))
            .collect();
        for &id in &side.attributions {
            let attribution = side.version.attribution(id);
            for &span in attribution.content.iter().chain(&attribution.cue) {
                taken[side.within(span)].fill(true);
            }
        }
        Self {
            words: &side.words,
            taken,
        }
    }

    /// A source with the words around it that describe it.
    fn grown(&self, source: &Range<usize>, belongs: impl Fn(&Word) -> bool) -> Range<usize> {
        /// No description is longer.
        const LONGEST: usize = 12;
        let mut grown = source.clone();
        let belongs = |at: usize| {
            self.words
                .get(at)
                .is_some_and(|word| !self.taken[at] && belongs(word))
        };
        while grown.start > 0 && source.start - grown.start < LONGEST && belongs(grown.start - 1) {
            grown.start -= 1;
        }
        while grown.end - source.end < LONGEST && belongs(grown.end) {
            grown.end += 1;
        }
        grown
    }

    /// Where the office after a name ends (`Owen Brathwaite, the environment minister of Corran,`).
    fn apposition(&self, source: &Range<usize>, text: &str, grammar: &Grammar) -> usize {
        /// No office is longer.
        const LONGEST: usize = 9;
        let comma = |at: usize| {
            let before = self.words[at - 1].span.end as usize;
            text[before..self.words[at].span.start as usize].contains(',')
        };
        let first = source.end;
        if first == 0 || first >= self.words.len() || !comma(first) {
            return first;
        }
        let mut end = first;
        while end < self.words.len() && !self.taken[end] && (end == first || !comma(end)) {
            end += 1;
        }
        let words = &self.words[first..end];
        let is = |word: &Word, classes| grammar.classes(word.id).intersects(classes);
        let opens = words
            .first()
            .is_some_and(|w| is(w, Classes::DETERMINER | Classes::ROLE));
        let office = words
            .iter()
            .any(|word| is(word, Classes::ROLE | Classes::TITLE));
        let judged = words
            .iter()
            .any(|word| is(word, Classes::EVALUATIVE | Classes::HEDGE));
        if words.len() <= LONGEST && opens && office && !judged {
            end
        } else {
            first
        }
    }

    /// A cue, and whom the words were said to if that came or went with it (`told reporters`).
    fn with_addressee(&self, cue: &Range<usize>, event: &SourceEvent) -> Range<usize> {
        let came_or_went =
            Kinds::CUE_CHANGED | Kinds::ATTRIBUTION_ADDED | Kinds::ATTRIBUTION_REMOVED;
        if !event.kinds.intersects(came_or_went) {
            return cue.clone();
        }
        let free = |at: &usize| *at < self.words.len() && !self.taken[*at];
        let addressee = (cue.end..cue.end + 2).take_while(free).count();
        cue.start..cue.end + addressee
    }
}
