//! Attributions inside each other: who speaks in a sentence, and who tells all of it.

use crate::attribution::combine::leave::takes_addressee;
use crate::attribution::combine::same_cue;
use crate::attribution::draft::{Draft, Form};
use crate::attribution::phrase::Phrases;
use crate::attribution::words::WordIndex;
use crate::grammar::{Classes, PhraseClass};
use crate::parse::LexemeKind;
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
    let inside = |span: Span| model.content.iter().any(|piece| piece.contains(span));
    // `According to the suit, Roe told a friend that it was over`
    let is_credited = || {
        let source = pattern.source.clone().map(|words| phrases.span(words));
        let opening = pattern.content.first();
        let that = opening
            .is_some_and(|&piece| phrases.is_any(phrases.words.within(piece).start, &["that"]));
        let cue = pattern.cue.map(|cue| phrases.words.within(cue));
        let tells = cue
            .as_ref()
            .is_some_and(|cue| takes_addressee(phrases, cue));
        // `an email that was sent` says nothing.
        let past = cue.is_some_and(|mut cue| cue.len() > 1 || cue.all(|at| phrases.looks_past(at)));
        matches!(pattern.form, Form::Clause | Form::Marked)
            && past
            && (tells || that)
            && source.is_some_and(inside)
            && model.cue.is_some_and(|cue| {
                let words = phrases.words.within(cue);
                phrases
                    .listed(PhraseClass::AccordingTo, words.start, words.end)
                    .is_some()
            })
    };
    pattern.cue.is_some_and(inside)
        && (is_credited() || quoted && (pattern.form == Form::Inner || before_tag() || is_heard()))
}

/// `said the crossing “fails” | and urged members to “send it back”`, `said it was “clear,” | though she
/// admitted that “we were wrong before”`: where what is said with another verb of the same speaker begins, with
/// words of its own.
pub(super) fn second_verb(
    phrases: &Phrases<'_>,
    pattern: &Draft,
    model: &Draft,
) -> Option<WordIndex> {
    let cue = pattern.cue?;
    let outer = model.content.iter().find(|span| span.contains(cue))?;
    let quoted = pattern.content.iter().any(|&span| {
        let mut words = phrases.words.within(span);
        words.any(|at| phrases.word(at).quotation.is_some())
    });
    let says = model.cue.is_some_and(|own| own.end <= outer.start);
    let whole = pattern.content.last()?.end >= outer.end;
    // `said the process of writing and holding …`
    let is_gerund = |cue: Span| {
        phrases
            .text_of(phrases.words.within(cue).end - 1)
            .ends_with("ing")
    };
    let alike = !is_gerund(cue) || model.cue.is_some_and(is_gerund);
    if !quoted || !says || !whole || !alike || same_cue(model, pattern) {
        return None;
    }
    let words = phrases.words.within(*outer);
    let source = pattern.source.clone()?;
    let mut at = phrases.words.within(cue).start;
    let pronoun =
        source.len() == 1 && source.end == at && phrases.word(source.start).is(Classes::PRONOUN);
    let shared = model
        .source
        .as_ref()
        .is_some_and(|own| own.start < source.end && source.start < own.end);
    if pronoun {
        at = source.start;
    }
    let link = at.checked_sub(1).filter(|&link| link > words.start + 1)?;
    let comma = phrases.is_comma(link - 1)
        || phrases.word(link - 1).kind == LexemeKind::Mark && phrases.is_comma(link - 2);
    // `, | a claim Weber called “laughable”`
    let claim = source.end == phrases.words.within(cue).start
        && source.start > words.start + 3
        && phrases.word(source.start - 1).is(Classes::CUE_NOUN)
        && phrases.is_any(source.start - 2, &["a", "an"])
        && phrases.is_comma(source.start - 3);
    if claim {
        return Some(source.start - 2);
    }
    let joins = phrases.is_any(link, &["and", "but"]) && (shared || pronoun && comma)
        || pronoun && comma && phrases.is_any(link, &["though", "although", "while"]);
    let quoted = phrases.word(link).quotation.is_some();
    (joins && !quoted).then_some(link)
}

/// What is said first ends where the speaker goes on with another verb.
pub(super) fn end_before_verb(phrases: &Phrases<'_>, model: &mut Draft, link: WordIndex) {
    let stop = phrases.word(link).span.start;
    model.content.retain(|span| span.start < stop);
    for span in &mut model.content {
        if span.end > stop {
            let words = phrases.words.within(*span);
            let comma = u32::from(phrases.is_comma(link - 1));
            *span = phrases.span(words.start..link - comma);
        }
    }
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
