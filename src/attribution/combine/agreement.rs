//! One content that pattern and tagger both found: whose words and whose source are kept, and how sure
//! it is.

use std::ops::Range;

use crate::attribution::combine::same_cue;
use crate::attribution::draft::{Draft, Form};
use crate::attribution::phrase::Phrases;
use crate::attribution::phrase::subject::OPENING;
use crate::attribution::words::WordIndex;
use crate::grammar::Classes;
use crate::text::Span;

/// The share of its finds that the tagger has right where it is as sure as this and no pattern
/// agrees, as counted on articles it did not learn from (`docs/accuracy.md`).
pub(super) fn alone(sure: f32) -> f32 {
    LEAST_SURE + SPREAD * sure * sure
}

/// The same where a pattern agrees.
pub(super) fn agreed(alone: f32) -> f32 {
    let sure = ((alone - LEAST_SURE) / SPREAD).min(1.0);
    2.0 * LEAST_SURE + SPREAD * sure * sure
}

/// The share that is right of what the tagger is least sure of.
const LEAST_SURE: f32 = 0.25;

/// How much more is right of what it is surest of.
const SPREAD: f32 = 0.38;

/// How many words of a clause are looked through for its end.
const LONGEST_CLAUSE: usize = 60;

/// How many words into a source its relative clause may begin.
const HEAD: WordIndex = 5;

/// The tagger stops in the middle of a clause.
fn goes_on(phrases: &Phrases<'_>, pattern: &Draft, model: &Draft) -> bool {
    let [short] = model.content[..] else {
        return false;
    };
    matches!(pattern.form, Form::Clause | Form::Marked)
        && goes_past(pattern, model)
        && (only_leads(phrases, short) || !phrases.opens_clause(phrases.words.within(short).end))
}

/// `that when she asked, | he laughed`: the tagger has a clause that only leads to what is said.
pub(super) fn only_leads(phrases: &Phrases<'_>, piece: Span) -> bool {
    let words = phrases.words.within(piece);
    words.len() > 2
        && phrases.is_any(words.start, &["that"])
        && phrases.is_any(words.start + 1, &OPENING)
        && !words.clone().any(|at| phrases.is_comma(at))
        && phrases.is_comma(words.end)
        && phrases.opens_main_clause(words.end + 1)
}

/// The tagger takes whom a claim was told for a part of it: `told the court that she had paid`.
fn starts_late(phrases: &Phrases<'_>, pattern: &Draft, model: &Draft) -> bool {
    match (&pattern.content[..], &model.content[..]) {
        ([inner], [.., outer]) => {
            let start = phrases.words.within(*inner).start;
            outer.start < inner.start && outer.end == inner.end && phrases.is_word(start, "that")
        }
        _ => false,
    }
}

/// One piece of content each, and the pattern's ends later.
pub(super) fn goes_past(pattern: &Draft, model: &Draft) -> bool {
    match (&pattern.content[..], &model.content[..]) {
        ([long], [short]) => long.start <= short.start && short.end < long.end,
        _ => false,
    }
}

/// `A boss asked her to lunch, and she was blunt: “No.”`: a colon far from the subject before it. On held-out
/// articles the tagger knew better in five of seven cases who was meant.
fn is_introduced(phrases: &Phrases<'_>, pattern: &Draft) -> bool {
    let colon = pattern.cue.map(|cue| phrases.words.within(cue));
    // `Anna Weber, in a letter that we have seen: “No.”` is a label.
    let is_label = |end: WordIndex| phrases.is_comma(end) && pattern.is_label();
    let end = pattern.source.as_ref().map(|source| source.end);
    colon.zip(end).is_some_and(|(colon, end)| {
        phrases.is_text(colon.start, ":") && colon.len() == 1 && end < colon.start && !is_label(end)
    })
}

/// `shouted “No!” | from the gallery as the verdict was read`: where and when it was said.
fn has_occasion(phrases: &Phrases<'_>, pattern: &Draft, model: &Draft) -> bool {
    let ([quote], [long]) = (&pattern.content[..], &model.content[..]) else {
        return false;
    };
    let rest = phrases.words.within(*quote).end..phrases.words.within(*long).end;
    let opens = Classes::PREPOSITION | Classes::SUBORDINATOR;
    pattern.form == Form::Firm
        && quote.start == long.start
        && !rest.is_empty()
        && phrases.word(rest.start).is(opens)
        && rest
            .into_iter()
            .all(|at| phrases.word(at).quotation.is_none())
}

/// `who critics say | ignored the boy`: the tagger takes the verb for a cue or for nothing.
fn opens_with_verb(pattern: &Draft, model: &Draft) -> bool {
    match (&pattern.content[..], &model.content[..]) {
        ([whole], [rest]) => {
            pattern.form == Form::Inner && whole.start < rest.start && rest.end <= whole.end
        }
        _ => false,
    }
}

/// `As Weber put it, | the plan failed`: the tagger takes a word of the cue for a word of the content.
fn swallows_cue(pattern: &Draft, model: &Draft) -> bool {
    pattern.cue.is_some_and(|cue| {
        let swallows = |piece: &Span| piece.overlaps(cue);
        model.content.iter().any(swallows) && !pattern.content.iter().any(swallows)
    })
}

/// `“Unforgivable” was her verdict on the decision | to close`: what a noun is about is not said.
fn adds_to_verdict(phrases: &Phrases<'_>, pattern: &Draft, model: &Draft) -> bool {
    let noun = pattern.cue.map(|cue| phrases.words.within(cue));
    let is_noun =
        noun.is_some_and(|noun| noun.len() == 1 && phrases.word(noun.start).is(Classes::CUE_NOUN));
    is_noun && pattern.form == Form::Firm && model.content.len() > pattern.content.len()
}

/// `A shell struck, | killing nine, the governor said`: the tagger takes the last words of what is said.
fn starts_at_participle(phrases: &Phrases<'_>, pattern: &Draft, model: &Draft) -> bool {
    let ([whole], [rest]) = (&pattern.content[..], &model.content[..]) else {
        return false;
    };
    let start = phrases.words.within(*rest).start;
    whole.start < rest.start
        && whole.end == rest.end
        && start > 0
        && phrases.is_comma(start - 1)
        && phrases.text_of(start).ends_with("ing")
        && pattern.cue.is_some_and(|cue| cue.start > whole.end)
}

/// `wrote | to parents: “School will close”`: the tagger takes more than what stands behind the colon.
fn follows_colon(phrases: &Phrases<'_>, pattern: &Draft, model: &Draft) -> bool {
    let ([quote], [long, ..]) = (&pattern.content[..], &model.content[..]) else {
        return false;
    };
    let open = phrases.words.within(*quote).start;
    pattern.form == Form::Firm
        && long.start < quote.start
        && quote.end <= long.end
        && open > 0
        && phrases.is_text(open - 1, ":")
}

/// `Police say | Roe told them that …`: who stands right before the verb, and not who says all of it.
fn is_nearest(phrases: &Phrases<'_>, model: &Draft, pattern: &Draft) -> bool {
    let cue = pattern.cue.map(|cue| phrases.words.within(cue).start);
    let verb = cue.filter(|&cue| !phrases.word(cue).is(Classes::CUE_NOUN));
    sources(pattern, model).is_some_and(|(own, far)| {
        let first = phrases.word(own.start);
        far.end < own.start
            && verb == Some(own.end)
            && (first.is_capital() || first.is(Classes::PRONOUN | Classes::DETERMINER))
            && (far.end..own.start)
                .take(LONGEST_CLAUSE)
                .any(|at| phrases.word(at).is(Classes::REPORTING_VERB))
    })
}

/// Who is credited by the pattern and by the tagger, if both credit somebody.
fn sources<'d>(
    pattern: &'d Draft,
    model: &'d Draft,
) -> Option<(&'d Range<WordIndex>, &'d Range<WordIndex>)> {
    pattern.source.as_ref().zip(model.source.as_ref())
}

/// The source of the pattern, if it stands behind the cue.
fn speaker_behind(phrases: &Phrases<'_>, pattern: &Draft) -> Option<Span> {
    let source = phrases.span(pattern.source.clone()?);
    pattern
        .cue
        .is_some_and(|cue| cue.end <= source.start)
        .then_some(source)
}

/// `was described | by neighbours as a quiet man`, `The mill was on fire, said | an official who was not named`:
/// the tagger takes the speaker for more of what is said.
pub(super) fn swallows_source(phrases: &Phrases<'_>, model: &Draft, pattern: &Draft) -> bool {
    speaker_behind(phrases, pattern)
        .is_some_and(|source| model.content.iter().any(|piece| piece.contains(source)))
}

/// `The bank, said Judge Roe, knew`: the tagger credits what is said.
fn is_inverted(phrases: &Phrases<'_>, model: &Draft, pattern: &Draft) -> bool {
    let credited = model.source.clone().map(|words| phrases.span(words));
    pattern.form == Form::Framed
        && speaker_behind(phrases, pattern)
            .zip(credited)
            .is_some_and(|(source, credited)| {
                let said = pattern.content.iter();
                said.take_while(|piece| piece.end <= source.start)
                    .any(|piece| credited.overlaps(*piece))
            })
}

/// `Supporters say so; | opponents say no`
fn is_of_another_clause(phrases: &Phrases<'_>, model: &Draft, pattern: &Draft) -> bool {
    sources(pattern, model).is_some_and(|(own, far)| {
        (far.end..own.start)
            .take(LONGEST_CLAUSE)
            .any(|at| phrases.is_text(at, ";"))
    })
}

/// `The bridge will cost jobs, Weber said, adding …`: a participle goes on with the tag right before it.
fn goes_on_with_a_tag(phrases: &Phrases<'_>, model: &Draft, pattern: &Draft) -> bool {
    let participle = pattern.cue.map(|cue| phrases.words.within(cue).start);
    let is_participle = participle.is_some_and(|at| {
        phrases.text_of(at).ends_with("ing") && at > 0 && phrases.is_comma(at - 1)
    });
    pattern.form != Form::Firm
        && is_participle
        && sources(pattern, model).is_some_and(|(own, far)| {
            let says = phrases.words.get(own.end as usize);
            far.end < own.start
                && phrases.is_comma(own.start - 1)
                && says.is_some_and(|verb| verb.is(Classes::REPORTING_VERB))
        })
}

/// `A memo seen by | the Herald`, `A lawyer representing | the drivers`, `All but | two of them`: what stands behind
/// such a word is part of the phrase that began before it.
fn is_governed(phrases: &Phrases<'_>, from: WordIndex, at: WordIndex) -> bool {
    let before = at - 1;
    let participle = phrases.word(before).is(Classes::PREPOSITION)
        && before > from
        && phrases.is_past_participle(before - 1);
    before > from
        && (participle
            || phrases.is_any(before, &["but"])
            || phrases.text_of(before).ends_with("ing"))
}

/// One content that both found.
pub(super) fn agree(phrases: &Phrases<'_>, model: &mut Draft, pattern: Draft) {
    let same = same_cue(model, &pattern);
    let takes_speaker = same
        && (swallows_source(phrases, model, &pattern) || is_inverted(phrases, model, &pattern));
    let better = takes_speaker || knows_better(phrases, model, &pattern);
    if takes_speaker
        || same
            && (goes_on(phrases, &pattern, model)
                || starts_late(phrases, &pattern, model)
                || has_occasion(phrases, &pattern, model)
                || opens_with_verb(&pattern, model)
                || follows_colon(phrases, &pattern, model)
                || starts_at_participle(phrases, &pattern, model)
                || swallows_cue(&pattern, model)
                || adds_to_verdict(phrases, &pattern, model))
    {
        model.content.clone_from(&pattern.content);
    }
    if pattern.source.is_some() && better {
        model.source = pattern.source;
        model.cue = pattern.cue;
        model.by = pattern.by;
    } else if same {
        model.by = pattern.by;
    }
    model.confidence = agreed(model.confidence);
}

/// Whether the pattern's source is the likelier one.
fn knows_better(phrases: &Phrases<'_>, model: &Draft, pattern: &Draft) -> bool {
    let source = model.source.clone().map(|words| phrases.span(words));
    let is_cue = matches!((source, pattern.cue), (Some(a), Some(b)) if a.overlaps(b));
    // A relative clause is no source; what it belongs to is.
    let is_relative = model
        .source
        .as_ref()
        .is_some_and(|words| words.len() > 1 && phrases.word(words.start).is(Classes::RELATIVE));
    let both = sources(pattern, model);
    let other = both.is_some_and(|(a, b)| a.end <= b.start || b.end <= a.start);
    let of_one_cue = || {
        // A clause is no source either: `partners have been clearer, and Lambrecht` is one too many.
        let is_clause = both.is_some_and(|(short, long)| {
            long.start < short.start
                && short.end <= long.end
                && (long.start..short.start).any(|at| phrases.is_finite_verb(at, long.start))
        });
        // Nor is who stands in an insertion right before the cue: `A woman, who fears that the raiders
        // know her, told`.
        let ends_insertion = pattern.cue.is_some_and(|cue| {
            let cue = phrases.words.within(cue).start;
            cue > 0 && phrases.is_comma(cue - 1)
        });
        let first = both.is_some_and(|(a, b)| a.end < b.start);
        // `A | warning from the trust | that …`
        let names_nobody = model.source.clone().is_some_and(|words| {
            let last = phrases.word(words.end - 1);
            let article = words.len() == 1 && phrases.is_any(words.start, &["a", "an", "the"]);
            !phrases.is_nominal(words.start, words.end) || article || last.is(Classes::COORDINATOR)
        });
        // `A man whose name is kept secret by | the court`: the last words of what describes him.
        let is_tail = both.is_some_and(|(whole, tail)| {
            let relative = || {
                (whole.start..tail.start.min(whole.start + HEAD))
                    .any(|at| phrases.word(at).is(Classes::RELATIVE))
            };
            whole.start < tail.start
                && (tail.end == whole.end && relative()
                    || is_governed(phrases, whole.start, tail.start))
        });
        is_clause
            || is_tail
            || names_nobody
            || first && ends_insertion
            || pattern.form == Form::Inner
            || is_of_another_clause(phrases, model, pattern)
            || is_nearest(phrases, model, pattern)
            || goes_on_with_a_tag(phrases, model, pattern)
    };
    source.is_none()
        || is_cue
        || is_relative
        || pattern.form == Form::Firm && other && !is_introduced(phrases, pattern)
        || same_cue(model, pattern) && of_one_cue()
}
