//! Figures that the copy points back to: `the 37 dead`, `the crowd of 5,400`, `the $21 million freeze`.

use std::ops::Range;

use crate::attribution::words::WordIndex;
use crate::grammar::{Classes, PhraseClass, VerbForm};
use crate::parse::LexemeKind;
use crate::rules::Context;
use crate::rules::place::FUNCTION_WORDS;

use super::compare::{is_long, is_mistyped, is_rounded, is_then};
use super::measure::{Kind, Measure, Stem, around, describes, is_year, stem_of};

/// What is counted, where it can be pointed back to with the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Thing {
    /// `34 pilgrims killed`, `the 37 dead`.
    Dead,
    /// `a crowd of 6,200`.
    Crowd,
    /// What a sum is a label of: `the $21 million fuel freeze`.
    Label,
    /// `27 improvements`, `the 24 improvements`: one noun, and no word beside it.
    Noun(Stem),
    /// `14-storey`, and of what is no measure, with its noun: `12-member council`.
    Size(Stem, Option<Stem>),
}

/// What a figure counts in this way.
pub(super) fn thing(
    context: &Context<'_>,
    kind: Kind,
    words: &Range<WordIndex>,
    counted: &Range<WordIndex>,
) -> Option<Thing> {
    let sentence = context.sentence_words(context.word(words.start).sentence);
    match kind {
        Kind::Count if is_of_crowd(context, &sentence, words) => Some(Thing::Crowd),
        Kind::Count if counts_dead(context, &sentence, words, counted) => Some(Thing::Dead),
        Kind::Count => size(context, &sentence, words),
        Kind::Money => (!label(context, &sentence, words.end).is_empty()).then_some(Thing::Label),
        Kind::Percent => None,
    }
}

/// What is counted by one noun that is neither people nor a unit.
pub(super) fn noun(context: &Context<'_>, counted: &Range<WordIndex>) -> Option<Thing> {
    let at = counted.start;
    if counted.len() != 1 {
        return None;
    }
    let word = context.word(at);
    let many = Classes::PLURAL_PEOPLE
        | Classes::PERSON_NOUN
        | Classes::MEASURE
        | Classes::TIME
        | Classes::CURRENCY
        | Classes::COUNTED_UNIT;
    let is_plural = context.written(at).ends_with('s');
    (is_plural && !word.is(many)).then(|| Thing::Noun(stem_of(context, at)))
}

/// The figure before with which one that points back is at odds.
pub(super) fn told_again<'k>(
    context: &Context<'_>,
    known: &'k [Measure],
    figure: &Measure,
    is_live: bool,
) -> Option<&'k Measure> {
    /// So far apart are the two at most, by the larger.
    const NEAR: f64 = 0.25;
    const NEAR_IN_SIZE: f64 = 0.12;
    let thing = figure.thing?;
    if !points_back(context, figure, thing)
        || thing == Thing::Label && figure.is_contrasted(context)
        || is_live && thing != Thing::Label
        || matches!(thing, Thing::Size(_, None)) && !is_known_noun(context, figure)
    {
        return None;
    }
    let is_of_it = |one: &&Measure| {
        one.kind == figure.kind
            && one.sentence != figure.sentence
            && match thing {
                Thing::Label => is_price_of(context, one, figure) && is_then(context, one, figure),
                _ => {
                    !is_another(context, one)
                        && one.thing == figure.thing
                        && (one.is_leading || matches!(thing, Thing::Noun(_)))
                        && !has_year(context, context.sentence_words(one.sentence))
                }
            }
    };
    let is_known = known
        .iter()
        .any(|one| one.kind == figure.kind && is_rounded(one.value, figure.value));
    let mut others = known.iter().filter(is_of_it).filter(|_| !is_known);
    let first = others.next()?;
    if is_restricted(context, figure, thing) && !is_more_of_it(context, first, figure, thing) {
        return None;
    }
    // Of several the copy may mean any, or their sum.
    if others.any(|other| !is_rounded(other.value, first.value)) {
        return None;
    }
    let near = match thing {
        Thing::Size(..) => NEAR_IN_SIZE,
        _ => NEAR,
    };
    let apart = (first.value - figure.value).abs();
    let is_bound = first.is_bound(context) && !is_least(context, first) || figure.is_bound(context);
    let is_other = !is_rounded(first.value, figure.value)
        && (is_mistyped(first, figure) || apart <= near * first.value.max(figure.value))
        && (thing != Thing::Label || !first.is_contrasted(context))
        && !is_bound;
    is_other.then_some(first)
}

/// `the 37 dead`, `the crowd of 5,400`.
fn points_back(context: &Context<'_>, figure: &Measure, thing: Thing) -> bool {
    let back = match thing {
        Thing::Crowd => 3,
        _ => 1,
    };
    let sentence = context.sentence_words(figure.sentence);
    let article = figure.words.start.checked_sub(back);
    article.is_some_and(|at| sentence.contains(&at) && context.reads(at, "the"))
}

/// `the six people killed in the second boat`, `the crowd of 5,400 at the first match`: a part, or another.
fn is_restricted(context: &Context<'_>, figure: &Measure, thing: Thing) -> bool {
    let sentence = context.sentence_words(figure.sentence);
    let end = match thing {
        Thing::Dead => dead_after(context, &sentence, figure.words.end),
        Thing::Crowd => Some(figure.words.end),
        Thing::Noun(_) => Some(figure.counted.end),
        Thing::Label | Thing::Size(..) => return false,
    };
    let next = end
        .filter(|&end| end < sentence.end)
        .map(|end| context.word(end));
    let restricts = Classes::PREPOSITION | Classes::RELATIVE | Classes::TIME;
    next.is_some_and(|next| next.is(restricts)) || has_year(context, sentence)
}

/// `The 14 people killed in the bus crash`, where twelve were killed in a bus: more than there were are no part of
/// them.
fn is_more_of_it(context: &Context<'_>, first: &Measure, figure: &Measure, thing: Thing) -> bool {
    const LONGEST: WordIndex = 5;
    let sentence = context.sentence_words(figure.sentence);
    let Some(end) = dead_after(context, &sentence, figure.words.end) else {
        return false;
    };
    let is_in = end < sentence.end && context.reads(end, "in");
    let told = context.sentence_words(first.sentence);
    let mut event = (end + 1..sentence.end.min(end + 1 + LONGEST))
        .take_while(|&at| context.word(at).is_word())
        .filter(|&at| !context.word(at).is(FUNCTION_WORDS));
    thing == Thing::Dead
        && figure.value > first.value
        && is_in
        && !has_year(context, sentence.clone())
        && event.any(|at| {
            told.clone()
                .any(|other| stem_of(context, other) == stem_of(context, at))
        })
}

/// `a crowd of 6,200`
fn is_of_crowd(
    context: &Context<'_>,
    sentence: &Range<WordIndex>,
    words: &Range<WordIndex>,
) -> bool {
    // `a crowd of about 6,200`
    let is_about = words.start > sentence.start
        && context.reads_any(words.start - 1, &["about", "around", "some", "roughly"]);
    let of = words.start.checked_sub(1 + WordIndex::from(is_about));
    of.filter(|&of| of > sentence.start && context.reads(of, "of"))
        .is_some_and(|of| context.is_listed(of - 1, PhraseClass::CountedCrowd))
}

fn counts_dead(
    context: &Context<'_>,
    sentence: &Range<WordIndex>,
    words: &Range<WordIndex>,
    counted: &Range<WordIndex>,
) -> bool {
    const NEAR: WordIndex = 4;
    if counted
        .clone()
        .any(|at| context.word(at).is(Classes::TIME | Classes::MEASURE))
    {
        return false;
    }
    let from = words.start.saturating_sub(NEAR).max(sentence.start);
    let is_open = |range: Range<WordIndex>| context.words(range).iter().all(|word| word.is_word());
    let mut before = context.phrases_in(from..words.start);
    // `killed at least six people`, `took the toll to seven`
    let is_told_before = before.any(|(at, class)| {
        let between = at.end.min(words.start)..words.start;
        match class {
            PhraseClass::Toll => is_open(between),
            PhraseClass::Dead => {
                context.reads(at.start, "killed") && is_least_or_none(context, between)
            }
            _ => false,
        }
    });
    is_told_before || dead_after(context, sentence, words.end).is_some()
}

/// `killed six`, `killed at least six`
fn is_least_or_none(context: &Context<'_>, between: Range<WordIndex>) -> bool {
    between.is_empty()
        || context
            .phrase_in(between.clone(), PhraseClass::Approximator)
            .is_some_and(|phrase| phrase == between)
}

/// Where `dead`, `pilgrims killed`, `people who died` ends after a number.
fn dead_after(
    context: &Context<'_>,
    sentence: &Range<WordIndex>,
    start: WordIndex,
) -> Option<WordIndex> {
    const NEAR: WordIndex = 5;
    let near = start..(start + NEAR).min(sentence.end);
    let helps = Classes::BE | Classes::AUXILIARY | Classes::RELATIVE;
    let is_between = |at: &WordIndex| {
        let word = context.word(*at);
        word.is_word()
            && (word.is(helps) || !word.is(Classes::REPORTING_VERB) && describes(context, *at))
    };
    let ends = |at: WordIndex| {
        let mut phrases = context.phrases_in(at..at + 1);
        let dead = phrases.find(|(_, class)| *class == PhraseClass::Dead);
        dead.map(|(at, _)| at.end)
    };
    for at in near {
        if let Some(end) = ends(at) {
            return Some(end);
        }
        if !is_between(&at) {
            return None;
        }
    }
    None
}

/// The words behind a sum that say what it is of: `$21 million fuel freeze`.
fn label(context: &Context<'_>, sentence: &Range<WordIndex>, start: WordIndex) -> Range<WordIndex> {
    const LONGEST: WordIndex = 3;
    // Behind an article and a sum, `fuel` and `freeze` are nouns.
    let is_noun = |at: WordIndex| {
        let word = context.word(at);
        let other = FUNCTION_WORDS | Classes::NUMBER | Classes::TIME | Classes::CALENDAR;
        let form = context.grammar.verb_form(word.id);
        word.kind == LexemeKind::Word
            && word.quotation.is_none()
            && !word.is(other)
            && matches!(form, None | Some(VerbForm::Base))
    };
    let end = (start..(start + LONGEST).min(sentence.end)).find(|&at| !is_noun(at));
    start..end.unwrap_or((start + LONGEST).min(sentence.end))
}

/// `the freeze will cost $18 million`, `an $18 million freeze`: what the other sum is a label of.
fn is_price_of(context: &Context<'_>, one: &Measure, figure: &Measure) -> bool {
    const SMALLEST_SUM: f64 = 10_000.0;
    let label = |measure: &Measure| -> Vec<Stem> {
        let sentence = context.sentence_words(measure.sentence);
        let words = label(context, &sentence, measure.words.end);
        words.map(|at| stem_of(context, at)).collect()
    };
    let (of_one, of_figure) = (label(one), label(figure));
    let is_cost = around(context, &one.words)
        .any(|at| context.word(at).is(Classes::PRICE) && context.written(at).starts_with("cost"));
    let about = one.about(context);
    // `a $12 minimum wage` is a rate, of which there are many.
    let are_sums = one.value.min(figure.value) >= SMALLEST_SUM;
    // `$18,600 to repair it`, `the $16,800 repair`
    let is_mistyped = is_mistyped(one, figure);
    are_sums && of_one.last().is_some() && of_one.last() == of_figure.last()
        || (is_cost || is_mistyped) && of_figure.iter().any(|noun| about.contains(noun))
        || is_mistyped && is_long(one) && one.is_leading
}

/// `14-storey`, `12-member council`
fn size(
    context: &Context<'_>,
    sentence: &Range<WordIndex>,
    words: &Range<WordIndex>,
) -> Option<Thing> {
    let unit = words.end + 1;
    let is_noun = |at: WordIndex| context.word(at).kind == LexemeKind::Word;
    let is_joined = unit + 1 < sentence.end
        && context.written(words.end) == "-"
        && is_noun(unit)
        && is_noun(unit + 1)
        && !context.word(unit).is(Classes::TIME | Classes::SCALE);
    let is_measure = is_joined && context.word(unit).is(Classes::MEASURE);
    is_joined.then(|| {
        let noun = (!is_measure).then(|| stem_of(context, unit + 1));
        Thing::Size(stem_of(context, unit), noun)
    })
}

/// The copy has spoken of a `building` before `the 15-storey building`; a hotel would be another.
fn is_known_noun(context: &Context<'_>, figure: &Measure) -> bool {
    const MOST: WordIndex = 2_000;
    let before = figure.words.start.saturating_sub(MOST)..figure.words.start;
    let noun = context.word(figure.words.end + 2).hash;
    context.words(before).iter().any(|word| word.hash == noun)
}

/// `two more deaths`: to be added to what was counted before.
fn is_another(context: &Context<'_>, measure: &Measure) -> bool {
    let next = context.after(&measure.words);
    next.is_some_and(|next| context.reads_any(next, &["more", "other", "others", "further"]))
}

/// `at least 34`, which a toll is while people are missing.
fn is_least(context: &Context<'_>, measure: &Measure) -> bool {
    let before = measure.words.start.checked_sub(1);
    before.is_some_and(|at| context.reads(at, "least"))
}

/// `in 1998`, `years ago`: it is told of another time.
fn has_year(context: &Context<'_>, mut words: Range<WordIndex>) -> bool {
    words.any(|at| {
        let word = context.word(at);
        // `the best since 1969`
        let is_since = at > 0 && context.reads(at - 1, "since");
        word.kind == LexemeKind::Number && is_year(context.written(at)) && !is_since
            || context.reads(at, "ago")
    })
}
