//! Whether two figures are of one thing, and cannot both be right.

use std::ops::Range;

use crate::attribution::words::WordIndex;
use crate::grammar::Classes;
use crate::parse::{LexemeKind, Place, SentenceId};
use crate::rules::Context;
use crate::rules::place::FUNCTION_WORDS;

use super::measure::{Kind, Measure, Stem, around, first_block, is_time, measure, stem_of};
use super::said_again::{is_bound_apart, is_said_again};

/// Names and times of the headline and the first paragraph, which hold for the whole story.
pub(super) struct Setting {
    names: Vec<Stem>,
    times: Vec<Stem>,
}

impl Setting {
    pub(super) fn new(context: &Context<'_>) -> Self {
        let first = first_block(context);
        let sentences = context.article.document.sentences.iter().enumerate();
        let leading: Vec<WordIndex> = sentences
            .filter(|(_, sentence)| sentence.place == Place::Headline || sentence.block == first)
            .filter_map(|(at, _)| SentenceId::try_from(at).ok())
            .flat_map(|id| context.sentence_words(id))
            .collect();
        let stems = |is_wanted: &dyn Fn(WordIndex) -> bool| {
            let wanted = leading.iter().copied().filter(|&at| is_wanted(at));
            wanted.map(|at| stem_of(context, at)).collect()
        };
        Self {
            names: stems(&|at| context.word(at).is_capital()),
            times: stems(&|at| is_time(context, at)),
        }
    }
}

/// Two values for one thing.
pub(super) fn disagree(
    context: &Context<'_>,
    setting: impl Fn() -> Setting,
    one: &Measure,
    two: &Measure,
) -> bool {
    if one.sentence == two.sentence
        || one.kind != two.kind
        || one.is_small
        || two.is_small
        || is_rounded(one.value, two.value)
    {
        return false;
    }
    let is_mistyped = is_mistyped(one, two);
    let leads = one.is_leading || two.is_leading;
    // `thefts rose to 26,318`, `the 26,138 thefts`
    let is_told_of = || points_back(context, two) && speaks_of(context, one, two);
    if is_mistyped
        && is_long(one)
        && (has_same_noun(context, one, two)
            || leads && are_people(context, one, two)
            || is_told_of())
    {
        return true;
    }
    let is_near = is_mistyped || is_near(one.value, two.value) || is_headline_of(context, one, two);
    let is_same = is_same_phrase(context, one, two);
    let is_back = leads && points_back(context, two) && is_same_thing(context, one, two);
    let is_again = is_said_again(context, one, two);
    if !is_near && !is_same && !is_back && !is_again
        || one.is_contrasted(context)
        || two.is_contrasted(context)
    {
        return false;
    }
    let is_open = !one.is_bound(context) && !two.is_bound(context);
    if is_same {
        return is_open;
    }
    if !is_mistyped && is_picked_out(context, one, two) {
        return false;
    }
    let is_one = is_near && (is_mistyped || is_open) && is_of_one_thing(context, one, two)
        || is_back && is_open
        || is_again && !is_bound_apart(context, one) && !is_bound_apart(context, two);
    is_one && is_then_and_there(context, &setting(), one, two)
}

/// `the £11.8m pool that Sedge has`: which one is meant, unless the clause only says again what was said
/// of the other (`sank 47 ships`, `the 49 ships that she sank`).
fn is_picked_out(context: &Context<'_>, one: &Measure, two: &Measure) -> bool {
    const NEAR: WordIndex = 3;
    const CLAUSE: WordIndex = 6;
    let sentence = context.sentence_words(two.sentence);
    let start = two.counted.end.max(two.words.end);
    let open = |from: WordIndex, length: WordIndex| {
        (from..(from + length).min(sentence.end)).take_while(|&at| context.word(at).is_word())
    };
    let relative = open(start, NEAR).find(|&at| context.word(at).is(Classes::RELATIVE));
    relative.is_some_and(|relative| {
        let about = one.about(context);
        let is_said_again = |at: WordIndex| {
            !context.word(at).is(FUNCTION_WORDS) && about.contains(&stem_of(context, at))
        };
        !open(relative + 1, CLAUSE).any(is_said_again)
    })
}

/// `The 60 tonnes of rice`, which the copy has spoken of.
pub(super) fn points_back(context: &Context<'_>, measure: &Measure) -> bool {
    let before = measure.words.start.checked_sub(1);
    before.is_some_and(|at| context.reads(at, "the"))
}

/// What the second figure counts stands in the sentence of the first.
fn speaks_of(context: &Context<'_>, one: &Measure, two: &Measure) -> bool {
    let Some(noun) = two.noun(context) else {
        return false;
    };
    let before = context.sentence_words(one.sentence).start..one.words.start;
    let mut words = before.rev().take(16);
    words.any(|at| stem_of(context, at) == noun) || one.about(context).contains(&noun)
}

/// The same noun phrase of two words or more: `tonnes of rice`.
fn is_same_thing(context: &Context<'_>, one: &Measure, two: &Measure) -> bool {
    let stems = |measure: &Measure| -> Vec<Stem> {
        let words = measure.counted.clone();
        words.map(|at| stem_of(context, at)).collect()
    };
    one.counted.len() > 1 && stems(one) == stems(two)
}

/// `7 per cent` for `7.4 per cent`, or the same number.
pub(super) fn is_rounded(one: f64, two: f64) -> bool {
    let (small, large) = if one < two { (one, two) } else { (two, one) };
    if large <= 0.0 {
        return true;
    }
    // The coarser of the two shows to which power of ten it was rounded.
    let mut step = 10_f64.powf(large.log10().floor());
    while step > 1e-4 {
        let is_whole = |value: f64| ((value / step).round() - value / step).abs() < 1e-6;
        if is_whole(small) || is_whole(large) {
            return (small / step).round() == (large / step).round();
        }
        step /= 10.0;
    }
    false
}

/// A headline and the first paragraph, which does not have the headline's figure: the two tell of one thing,
/// however far they are apart.
fn is_headline_of(context: &Context<'_>, one: &Measure, two: &Measure) -> bool {
    const MOST: usize = 8;
    let place = |measure: &Measure| context.sentence(measure.sentence).place;
    let is_pair = place(one) == Place::Headline && place(two) == Place::Body && two.is_leading;
    if !is_pair || one.kind != Kind::Count || !has_same_noun(context, one, two) {
        return false;
    }
    let block = context.sentence(two.sentence).block;
    let sentences = context
        .body()
        .filter(|(_, sentence)| sentence.block == block);
    let words = sentences
        .take(MOST)
        .flat_map(|(id, _)| context.sentence_words(id).map(move |at| (id, at)));
    // `320 jobs in Hald and the rest in Sedge`, `40 beds in May and 22 beds in June`
    let mut figures = 0;
    for (id, at) in words {
        if context.reads_any(at, &["another", "further", "more", "others", "rest"]) {
            return false;
        }
        let figure = measure(context, id, at);
        figures += usize::from(figure.is_some_and(|figure| has_same_noun(context, one, &figure)));
    }
    figures == 1
}

/// So near that one may be a slip for the other.
pub(super) fn is_near(one: f64, two: f64) -> bool {
    const NEAR: f64 = 0.12;
    (one - two).abs() <= NEAR * one.max(two)
}

/// A figure of the headline with its digits in another order, which no new entry of a live story explains.
pub(super) fn is_misprint_of_headline(context: &Context<'_>, one: &Measure, two: &Measure) -> bool {
    context.sentence(one.sentence).place == Place::Headline
        && one.kind == two.kind
        && one.value != two.value
        && one.digits == two.digits
        && (is_long(one) || [one, two].iter().all(|measure| is_margin(context, measure)))
        && has_same_noun(context, one, two)
}

/// Both have the same digits: of figures that differ, one has them in another order.
pub(super) fn is_mistyped(one: &Measure, two: &Measure) -> bool {
    one.digits == two.digits && one.digits.len() > 1
}

/// `won by 64 votes`: there is one margin at the end.
fn is_margin(context: &Context<'_>, measure: &Measure) -> bool {
    measure.digits.len() == 2
        && (measure.words.start.checked_sub(1)).is_some_and(|before| context.reads(before, "by"))
}

pub(super) fn is_long(measure: &Measure) -> bool {
    measure.digits.len() > 2
}

pub(super) fn has_same_noun(context: &Context<'_>, one: &Measure, two: &Measure) -> bool {
    let noun = one.noun(context);
    noun.is_some() && noun == two.noun(context)
}

/// `212 jobs` and `the 221 workers`: both count people, or what people have.
fn are_people(context: &Context<'_>, one: &Measure, two: &Measure) -> bool {
    [one, two].into_iter().all(|measure| {
        let noun = measure.counted.clone().next_back();
        noun.is_some_and(|noun| {
            let people = Classes::CONTESTED_UNIT | Classes::PLURAL_PEOPLE;
            context.word(noun).is(people)
        })
    })
}

/// The same words after the number, two or more, and the same place after them.
fn is_same_phrase(context: &Context<'_>, one: &Measure, two: &Measure) -> bool {
    let words = |range: &Range<WordIndex>| {
        let span = context.article.words.span(range.clone());
        span.of(context.text()).to_lowercase()
    };
    one.counted.len() > 1
        && one.counted.len() == two.counted.len()
        && words(&one.counted) == words(&two.counted)
        && !is_dated(context, one)
        && !is_dated(context, two)
        && place(context, one).is_some_and(|place| Some(place) == self::place(context, two))
}

fn is_dated(context: &Context<'_>, measure: &Measure) -> bool {
    let mut words = context.sentence_words(measure.sentence);
    words.any(|at| context.word(at).is(Classes::TIME) || is_time(context, at))
}

/// A preposition and its noun right after, perhaps behind a participle (`counted across the
/// region`).
pub(super) fn place(context: &Context<'_>, measure: &Measure) -> Option<(Stem, Stem)> {
    let sentence = context.sentence_words(measure.sentence);
    let after = measure.counted.end;
    let preposition = (after..(after + 3).min(sentence.end))
        .find(|&at| context.word(at).is(Classes::PREPOSITION) && !context.reads(at, "of"))?;
    let noun = (preposition + 1..(preposition + 4).min(sentence.end)).find(|&at| {
        !context
            .word(at)
            .is(Classes::DETERMINER | Classes::ADJECTIVE)
    })?;
    Some((stem_of(context, preposition), stem_of(context, noun)))
}

/// They share the words that say what is measured; the more, the further from the top they stand.
fn is_of_one_thing(context: &Context<'_>, one: &Measure, two: &Measure) -> bool {
    let (about_one, about_two) = (one.about(context), two.about(context));
    let shared = shared(&about_one, &about_two);
    let leads = one.is_leading || two.is_leading;
    match (one.kind, one.noun(context), two.noun(context)) {
        (Kind::Count, Some(noun), Some(other)) => {
            noun == other && has_like_words(context, one, two) && (leads || shared > 2)
        }
        (Kind::Count, Some(noun), None) => about_two.contains(&noun) && shared > 1,
        (Kind::Count, None, Some(noun)) => about_one.contains(&noun) && shared > 1,
        (Kind::Count, None, None) => false,
        // Shares of one thing are many, and alike.
        (Kind::Percent, ..) => {
            leads && (shared > 1 || shared > 0 && one.digits == two.digits)
                || is_same_rate(context, one, two)
        }
        (Kind::Money, ..) => {
            // Headline and first paragraph speak of one sum.
            let is_top = one.is_leading && two.is_leading;
            // `the £32m that it cost`, of what `cost £23m`
            let is_misprint = one.digits == two.digits && points_back(context, two);
            shared > 1
                || shared == 1 && (is_top || is_misprint || leads && heads(context, one, two))
        }
    }
}

/// `The jobless rate was 4.1 per cent in the three months to May`, wherever the two stand: the same clause up to
/// the number, and the same time.
fn is_same_rate(context: &Context<'_>, one: &Measure, two: &Measure) -> bool {
    const SHORTEST: usize = 4;
    let clause = |measure: &Measure| -> Vec<Stem> {
        let words = around(context, &measure.words).start..measure.words.start;
        words.map(|at| stem_of(context, at)).collect()
    };
    // `its shares were up 4 per cent` may be of two firms
    let is_owned = |measure: &Measure| {
        let mut words = around(context, &measure.words).start..measure.words.start;
        words.any(|at| {
            context.word(at).is(Classes::PRONOUN)
                || context.reads_any(at, &["his", "her", "its", "their"])
        })
    };
    let (times, clause_one) = (one.times(context), clause(one));
    !times.is_empty()
        && !is_owned(one)
        && times == two.times(context)
        && clause_one.len() >= SHORTEST
        && clause_one == clause(two)
}

/// `£3.2m repairs` and `the repairs would cost £3.4 million`: what they share is what one of them is of.
fn heads(context: &Context<'_>, one: &Measure, two: &Measure) -> bool {
    let head = |measure: &Measure| {
        let sentence = context.sentence_words(measure.sentence);
        let mut after = measure.words.end..sentence.end;
        let noun = after.find(|&at| {
            // `£310m of the debt`
            !context.reads(at, "of") && !context.word(at).is(Classes::DETERMINER)
        })?;
        let word = context.word(noun);
        let is_noun = word.kind == LexemeKind::Word && !word.is(FUNCTION_WORDS);
        is_noun.then(|| stem_of(context, noun))
    };
    head(one).is_some_and(|head| two.about(context).contains(&head))
        || head(two).is_some_and(|head| one.about(context).contains(&head))
}

/// `84 homes`, `84 new homes`; not `12 officers` of another sort in each.
pub(super) fn has_like_words(context: &Context<'_>, one: &Measure, two: &Measure) -> bool {
    let before = |measure: &Measure| -> Vec<Stem> {
        let noun = measure.counted.end.saturating_sub(1);
        (measure.counted.start..noun)
            .map(|at| stem_of(context, at))
            .collect()
    };
    let (one, two) = (before(one), before(two));
    one.is_empty() || two.is_empty() || one == two
}

pub(super) fn shared(one: &[Stem], two: &[Stem]) -> usize {
    one.iter().filter(|stem| two.contains(stem)).count()
}

/// What is not of the whole story is the same on both sides.
fn is_then_and_there(
    context: &Context<'_>,
    setting: &Setting,
    one: &Measure,
    two: &Measure,
) -> bool {
    let special = |found: &[Stem], whole: &[Stem]| -> Vec<Stem> {
        found
            .iter()
            .copied()
            .filter(|stem| !whole.contains(stem))
            .collect()
    };
    let is_same = |one: &[Stem], two: &[Stem], whole: &[Stem]| {
        special(one, whole) == special(two, whole)
            && (one.is_empty() || two.is_empty() || shared(one, two) > 0)
    };
    is_same(&one.names(context), &two.names(context), &setting.names)
        && is_same(&one.times(context), &two.times(context), &setting.times)
}

/// The times around two figures are the same, or only one has any.
pub(super) fn is_then(context: &Context<'_>, one: &Measure, two: &Measure) -> bool {
    let (one, two) = (one.times(context), two.times(context));
    one.is_empty() || two.is_empty() || one == two
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounding_is_no_contradiction() {
        assert!(is_rounded(7.0, 7.4));
        assert!(is_rounded(1487.0, 1500.0));
        assert!(is_rounded(3.2e6, 3.24e6));
        assert!(!is_rounded(7.4, 7.1));
        assert!(!is_rounded(84.0, 86.0));
        assert!(!is_rounded(640e6, 460e6));
        assert!(!is_rounded(4000.0, 5000.0));
    }
}
