//! One content that pattern and tagger both found: whose words and whose source are kept, and how sure
//! it is.

use std::ops::Range;

use crate::attribution::combine::same_cue;
use crate::attribution::draft::{Draft, Form};
use crate::attribution::noun_phrase::Phrases;
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
        && !phrases.opens_clause(phrases.words.within(short).end)
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

/// Whether the first is the source of a tag (`, Weber said,`) and the second stands before it.
fn is_later_tag(
    phrases: &Phrases<'_>,
    own: &Option<Range<WordIndex>>,
    far: &Option<Range<WordIndex>>,
) -> bool {
    let both = own.as_ref().zip(far.as_ref());
    both.is_some_and(|(own, far)| {
        let says = phrases.words.get(own.end as usize);
        far.end < own.start
            && phrases.is_comma(own.start - 1)
            && says.is_some_and(|verb| verb.is(Classes::REPORTING_VERB))
    })
}

/// One content that both found.
pub(super) fn agree(phrases: &Phrases<'_>, model: &mut Draft, pattern: Draft) {
    let source = model.source.clone().map(|words| phrases.span(words));
    if same_cue(model, &pattern)
        && (goes_on(phrases, &pattern, model) || starts_late(phrases, &pattern, model))
    {
        model.content.clone_from(&pattern.content);
    }
    if same_cue(model, &pattern) && has_occasion(phrases, &pattern, model) {
        model.content.clone_from(&pattern.content);
    }
    let is_cue = matches!((source, pattern.cue), (Some(a), Some(b)) if a.overlaps(b));
    // A relative clause is no source; what it belongs to is.
    let is_relative = model
        .source
        .as_ref()
        .is_some_and(|words| words.len() > 1 && phrases.word(words.start).is(Classes::RELATIVE));
    // Nor is a clause: `partners have been clearer, and Lambrecht` is one source too many.
    let is_clause = same_cue(model, &pattern)
        && model
            .source
            .as_ref()
            .zip(pattern.source.as_ref())
            .is_some_and(|(long, short)| {
                long.start < short.start
                    && short.end <= long.end
                    && (long.start..short.start).any(|at| phrases.is_finite_verb(at, long.start))
            });
    let other = pattern
        .source
        .as_ref()
        .zip(model.source.as_ref())
        .is_some_and(|(a, b)| a.end <= b.start || b.end <= a.start);
    // Nor is who stands in an insertion right before the cue: `A woman, who fears that the raiders
    // know her, told`.
    let ends_insertion = pattern.cue.is_some_and(|cue| {
        let cue = phrases.words.within(cue).start;
        cue > 0 && phrases.is_comma(cue - 1)
    });
    let first = pattern
        .source
        .as_ref()
        .zip(model.source.as_ref())
        .is_some_and(|(a, b)| a.end < b.start);
    // `A | warning from the trust | that …`
    let names_nobody = same_cue(model, &pattern)
        && model.source.clone().is_some_and(|words| {
            let last = phrases.word(words.end - 1);
            let article = words.len() == 1 && phrases.is_any(words.start, &["a", "an", "the"]);
            !phrases.is_nominal(words.start, words.end) || article || last.is(Classes::COORDINATOR)
        });
    // `A man whose name is kept secret by | the court`: the last words of what describes him.
    let is_tail = same_cue(model, &pattern)
        && pattern
            .source
            .as_ref()
            .zip(model.source.as_ref())
            .is_some_and(|(whole, tail)| {
                whole.start < tail.start
                    && tail.end == whole.end
                    && (whole.start..tail.start.min(whole.start + HEAD))
                        .any(|at| phrases.word(at).is(Classes::RELATIVE))
            });
    // `was described | by neighbours as a quiet man`, `The bank, said Judge Roe, knew`: the tagger takes who
    // says it for a part of what is said.
    let holds_source = same_cue(model, &pattern)
        && pattern.source.clone().is_some_and(|words| {
            let source = phrases.span(words);
            let after = pattern.cue.is_some_and(|cue| cue.end <= source.start);
            let own = model.source.clone().map(|words| phrases.span(words));
            let takes = |piece: &Span| {
                piece.end <= source.start && own.is_some_and(|own| own.overlaps(*piece))
            };
            after
                && (model.content.iter().any(|piece| piece.contains(source))
                    || pattern.form == Form::Framed && pattern.content.iter().any(takes))
        });
    if holds_source {
        model.content.clone_from(&pattern.content);
    }
    // `Supporters say so; | opponents say no`
    let is_other_clause = same_cue(model, &pattern)
        && pattern
            .source
            .as_ref()
            .zip(model.source.as_ref())
            .is_some_and(|(own, far)| {
                (far.end..own.start)
                    .take(LONGEST_CLAUSE)
                    .any(|at| phrases.is_text(at, ";"))
            });
    // `The bridge will cost jobs, Weber said, adding …`
    let is_last_tag = same_cue(model, &pattern)
        && pattern.form != Form::Firm
        && pattern.cue.is_some_and(|cue| {
            let participle = phrases.words.within(cue).start;
            phrases.text_of(participle).ends_with("ing") && phrases.is_comma(participle.max(1) - 1)
        })
        && is_later_tag(phrases, &pattern.source, &model.source);
    let better = is_clause
        || is_last_tag
        || is_other_clause
        || same_cue(model, &pattern) && pattern.form == Form::Inner
        || holds_source
        || is_tail
        || names_nobody
        || same_cue(model, &pattern) && first && ends_insertion
        || pattern.form == Form::Firm && other && !is_introduced(phrases, &pattern)
        || source.is_none()
        || is_cue
        || is_relative;
    if pattern.source.is_some() && better {
        model.source = pattern.source;
        model.cue = pattern.cue;
        model.by = pattern.by;
    } else if same_cue(model, &pattern) {
        model.by = pattern.by;
    }
    model.confidence = agreed(model.confidence);
}
