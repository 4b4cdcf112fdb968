//! Attributions inside each other: who speaks in a sentence, and who tells all of it.

use crate::attribution::combine::same_cue;
use crate::attribution::draft::{Draft, Form};
use crate::attribution::noun_phrase::Phrases;
use crate::text::Span;

/// `“We will stay,” he told aides, according to a diplomat`: what the tagger gives to the diplomat
/// holds the quotation with its own source and cue.
pub(super) fn holds_cue(model: &Draft, pattern: &Draft) -> bool {
    pattern.cue.is_some_and(|cue| {
        !same_cue(model, pattern) && model.content.iter().any(|span| span.contains(cue))
    })
}

/// `Weber called it “a joke,” the Herald reported`: who tells all of it, beside what is told.
pub(super) fn is_outer(pattern: &Draft, model: &Draft) -> bool {
    let holds = |cue: Span| pattern.content.iter().any(|span| span.contains(cue));
    pattern.form == Form::Framed
        && model.cue.is_some_and(holds)
        && pattern
            .cue
            .is_some_and(|cue| model.cue.is_some_and(|own| own.end <= cue.start))
}

/// What is told ends before who tells it.
pub(super) fn end_before(phrases: &Phrases<'_>, model: &mut Draft, outer: &Draft) {
    let source = outer.source.clone().map(|words| phrases.span(words).start);
    let tag = [source, outer.cue.map(|cue| cue.start)]
        .into_iter()
        .flatten()
        .min();
    let Some(tag) = tag else { return };
    for span in &mut model.content {
        if span.start < tag && tag < span.end {
            let words = phrases.words.within(Span {
                start: span.start,
                end: tag,
            });
            let comma = words.len() > 1 && phrases.is_comma(words.end - 1);
            *span = phrases.span(words.start..words.end - u32::from(comma));
        }
    }
    model.content.retain(|span| span.start < tag);
}

/// `criticised the account, which an inquiry said was “careless”`: a quotation inside of what another
/// says, and who says it there.
pub(super) fn is_inner(phrases: &Phrases<'_>, pattern: &Draft, model: &Draft) -> bool {
    let quoted = pattern.content.iter().any(|&span| {
        let mut words = phrases.words.within(span);
        words.any(|at| phrases.word(at).quotation.is_some())
    });
    // `He said it was “a joke,” the Herald reported`
    let before_tag = || {
        let end = pattern.content.last().map(|span| span.end);
        matches!(pattern.form, Form::Clause | Form::Marked)
            && model
                .cue
                .zip(end)
                .is_some_and(|(tag, end)| tag.start >= end)
    };
    // `The jury heard that Roe told a friend it was “over”`
    let is_heard = || {
        model.cue.is_some_and(|cue| {
            let mut words = phrases.words.within(cue);
            words.any(|at| phrases.is_any(at, &["heard", "hears"]))
        })
    };
    quoted
        && pattern
            .cue
            .is_some_and(|cue| model.content.iter().any(|span| span.contains(cue)))
        && (pattern.form == Form::Inner || before_tag() || is_heard())
}

/// `Twins, she said, are rarer`: the tagger keeps one side of the tag.
pub(super) fn is_half(model: &Draft, pattern: &Draft) -> bool {
    pattern.form == Form::Framed
        && pattern.content.len() == 2
        && pattern.content != model.content
        && model
            .content
            .iter()
            .all(|&own| pattern.content.iter().any(|span| span.contains(own)))
}
