//! A clause that stands twice with another number: `will cut 120 jobs at the plant`, `cuts 140 jobs at the plant`.

use crate::grammar::Classes;
use crate::rules::Context;
use crate::rules::place::FUNCTION_WORDS;

use super::compare::{has_like_words, has_same_noun, is_near, place, points_back, shared};
use super::measure::{Kind, Measure, Stem, around, stem_of};

/// The same clause with another number: `will cut 120 jobs at the plant`, `cuts 140 jobs at the plant`; or a
/// sum to which the copy points back (`£3 million for the library`, `the £5 million for the library`).
pub(super) fn is_said_again(context: &Context<'_>, one: &Measure, two: &Measure) -> bool {
    const LARGEST: f64 = 2.0;
    /// The noun, the verb and where, or as much as that.
    const SAME_CLAUSE: usize = 3;
    let is_far = one.value.max(two.value) > LARGEST * one.value.min(two.value);
    if is_far || one.kind != two.kind {
        return false;
    }
    let same_place = || {
        let place = place(context, one);
        place.is_some() && place == self::place(context, two)
    };
    match one.kind {
        Kind::Count => {
            // `about 4,000` and `4,400`
            let is_blurred = || {
                is_near(one.value, two.value)
                    && [one, two].iter().any(|measure| measure.is_bound(context))
            };
            let is_same_clause = || {
                let same = shared(&one.about(context), &two.about(context))
                    + shared(&one.names(context), &two.names(context));
                same >= SAME_CLAUSE
            };
            has_same_noun(context, one, two)
                && has_like_words(context, one, two)
                && same_place()
                && is_same_clause()
                && !is_blurred()
                && (points_back(context, two) || may_be_of_one(context, one, two))
        }
        Kind::Money => points_back(context, two) && same_place(),
        Kind::Percent => false,
    }
}

/// Not `the army lost 120 men`, `the rebels lost 200 men`: where both clauses say who, it is the same.
fn may_be_of_one(context: &Context<'_>, one: &Measure, two: &Measure) -> bool {
    let subject = |measure: &Measure| -> Vec<Stem> {
        let joins = Classes::SUBORDINATOR | Classes::COORDINATOR | Classes::RELATIVE;
        let before = around(context, &measure.words).start..measure.words.start;
        before
            .rev()
            .map(|at| (at, context.word(at)))
            .take_while(|(_, word)| !word.is(joins))
            .filter(|(_, word)| !word.is(FUNCTION_WORDS | Classes::COMMON_VERB))
            .map(|(at, _)| stem_of(context, at))
            .collect()
    };
    let (one, two) = (subject(one), subject(two));
    one.is_empty() || two.is_empty() || shared(&one, &two) > 0
}

/// `more than 4,000`; but `about 4,000` is never 6,000.
pub(super) fn is_bound_apart(context: &Context<'_>, measure: &Measure) -> bool {
    let before = measure.words.start.checked_sub(1);
    let is_about = before.is_some_and(|at| {
        context.reads_any(
            at,
            &["about", "almost", "around", "nearly", "roughly", "some"],
        )
    });
    measure.is_bound(context) && !is_about
}
