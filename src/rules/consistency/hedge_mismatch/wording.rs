//! Words of a headline and of the copy that say the same.

use std::ops::Range;

use crate::attribution::words::{Word, WordIndex};
use crate::grammar::{Classes, WordId};
use crate::rules::Context;

/// Words that headline and story share by chance.
pub(super) const LITTLE: Classes = Classes::PREPOSITION
    .union(Classes::DETERMINER)
    .union(Classes::AUXILIARY)
    .union(Classes::COORDINATOR)
    .union(Classes::PRONOUN)
    .union(Classes::RELATIVE);

/// A word that says what something is about.
pub(super) fn is_content(word: &Word) -> bool {
    word.is_word() && word.span.len() > 3 && !word.is(LITTLE)
}

/// Whether a line of display has a word, in whatever form.
pub(super) fn shows(context: &Context<'_>, display: &Range<WordIndex>, word: &Word) -> bool {
    context
        .words(display.clone())
        .iter()
        .any(|other| are_one(context, word, other))
}

/// `faked` and `fake`, `advertisers` and `advertising`, `night` and `overnight`.
pub(super) fn are_one(context: &Context<'_>, one: &Word, two: &Word) -> bool {
    one.hash == two.hash || same_root(context, one, two) || is_compound(context, one, two)
}

/// Whether a line of display has a verb for the same act: `axed` for `withdrawn`.
pub(super) fn shows_act(context: &Context<'_>, display: &Range<WordIndex>, verb: &Word) -> bool {
    context
        .words(display.clone())
        .iter()
        .any(|other| same_act(context, verb, other))
}

/// The same verb, or one for the same act.
pub(super) fn same_act(context: &Context<'_>, one: &Word, two: &Word) -> bool {
    one.hash == two.hash || same_root(context, one, two) || {
        let (first, second) = (act(context, one), act(context, two));
        first != WordId::UNKNOWN && first == second
    }
}

/// The plainest verb for what a verb form says is done.
fn act(context: &Context<'_>, word: &Word) -> WordId {
    let grammar = context.grammar;
    let lemma = grammar.lemma(word.id);
    let known = |id| grammar.act(id);
    if let Some(act) = known(lemma) {
        return act;
    }
    // A verb that no other list has: `axed`, `faking`.
    let written = word.span.of(context.text()).to_lowercase();
    let base = ["d", "ed", "s", "es", "ing"].iter().find_map(|ending| {
        let stem = written.strip_suffix(ending)?;
        known(grammar.id(stem)).or_else(|| known(grammar.id(&format!("{stem}e"))))
    });
    base.unwrap_or(lemma)
}

/// One is the other but for an ending of an inflected form: `faked` and `fake`, `drop` and `drops`.
fn same_root(context: &Context<'_>, one: &Word, two: &Word) -> bool {
    let lemma = |word: &Word| context.grammar.lemma(word.id);
    let known = lemma(one) != WordId::UNKNOWN && lemma(one) == lemma(two);
    let root = |word: &Word| {
        let written = word.span.of(context.text()).to_lowercase();
        let root = ["ing", "ers", "ed", "es", "er", "s", "d", "e"]
            .iter()
            .find_map(|ending| written.strip_suffix(ending).map(str::to_owned));
        let mut root = root.unwrap_or(written);
        // `stab` and `stabbed`, `set` and `setting`
        let mut letters = root.chars().rev();
        if letters
            .next()
            .is_some_and(|last| letters.next() == Some(last))
        {
            root.pop();
        }
        root
    };
    known || root(one) == root(two)
}

/// One ends in the other: `overnight` and `night`.
fn is_compound(context: &Context<'_>, one: &Word, two: &Word) -> bool {
    const SHORTEST: usize = 5;
    let written = |word: &Word| word.span.of(context.text()).to_lowercase();
    let (short, long) = if one.span.len() < two.span.len() {
        (one, two)
    } else {
        (two, one)
    };
    short.span.len() >= SHORTEST && written(long).ends_with(&written(short))
}
