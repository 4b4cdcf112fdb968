//! Cues of the tagger behind which nobody speaks: turns of speech, nouns, scenes, names.

use std::ops::Range;

use crate::attribution::content::aside::has_bare_relative;
use crate::attribution::cue::place::names_noun;
use crate::attribution::draft::Draft;
use crate::attribution::phrase::Phrases;
use crate::attribution::words::WordIndex;
use crate::grammar::{Classes, PhraseClass};
use crate::text::Span;

/// `it is believed`: by nobody who is told.
pub(super) fn is_impersonal(phrases: &Phrases<'_>, cue: &Range<WordIndex>) -> bool {
    phrases.is_any(cue.start, &["it"])
        && cue.len() > 1
        && phrases.word(cue.start + 1).is(Classes::BE)
}

/// `The papers, | known as | the Elm Files, were shared`, `Families | were seen | leaving`: a name, and a scene.
pub(super) fn is_told_by_nobody(
    phrases: &Phrases<'_>,
    draft: &Draft,
    cue: &Range<WordIndex>,
) -> bool {
    let first = draft
        .content
        .last()
        .map(|&piece| phrases.words.within(piece).start);
    let Some(first) = first else { return false };
    let names_nobody = draft.source.is_none();
    let named = names_nobody
        && phrases.is_any(cue.end - 1, &["as"])
        && phrases.is_any(cue.start, &["known"])
        && (phrases.word(first).is_capital()
            || phrases.is_any(first, &["the"])
                && phrases
                    .words
                    .get(first as usize + 1)
                    .is_some_and(|next| next.is_capital()));
    let is = cue.clone().any(|at| phrases.word(at).is(Classes::BE));
    let seen = is
        && phrases.is_any(cue.end - 1, &["seen", "spotted", "filmed", "pictured"])
        && phrases.text_of(first).ends_with("ing");
    named || seen
}

/// `The ruling | prompted calls for | reform`: the calls are somebody else’s.
pub(super) fn causes_words(phrases: &Phrases<'_>, cue: &Range<WordIndex>) -> bool {
    cue.len() > 1
        && phrases
            .listed(PhraseClass::PromptingVerb, cue.start, cue.end)
            .is_some()
        && (cue.start + 1..cue.end).any(|at| phrases.word(at).is(Classes::CUE_NOUN))
}

/// `a girl called Tansy, …`, `a man named Roe`: what somebody’s name is.
pub(super) fn is_name_of(phrases: &Phrases<'_>, cue: &Range<WordIndex>) -> bool {
    let sentence = phrases.words.sentence(phrases.word(cue.start).sentence);
    cue.len() == 1
        && cue.start > sentence.start
        && names_noun(phrases, &sentence, cue.start, cue.end)
}

/// `It goes without saying that …`: the cue shares words with a turn of speech.
pub(super) fn is_idiom(phrases: &Phrases<'_>, cue: &Range<WordIndex>) -> bool {
    const LONGEST: WordIndex = 4;
    (cue.start.saturating_sub(LONGEST)..cue.end).any(|at| {
        phrases.word(at).starts_phrase
            && phrases
                .listed(PhraseClass::Idiom, at, cue.end + LONGEST)
                .is_some_and(|length| at + length > cue.start)
    })
}

/// `Mayor faces | calls to resign`: what the verb before has for its object is no verb.
pub(super) fn is_object(phrases: &Phrases<'_>, draft: &Draft, cue: &Range<WordIndex>) -> bool {
    draft.source.as_ref().is_some_and(|source| {
        source.end == cue.start && phrases.is_object_of_verb(cue.start, source.start)
    })
}

/// `said the guards had slept, an allegation | the service rejects`: what the writer calls it.
pub(super) fn calls_it(phrases: &Phrases<'_>, draft: &Draft, cue: &Range<WordIndex>) -> bool {
    let opens = cue.start > 0 && phrases.is_comma(cue.start - 1);
    let follows = |&piece: &Span| phrases.words.within(piece).start == cue.end;
    let content = draft.content.first().filter(|piece| follows(piece));
    opens
        && phrases.is_any(cue.start, &["a", "an"])
        && phrases.word(cue.end - 1).is(Classes::CUE_NOUN)
        && content.is_some_and(|&piece| {
            has_bare_relative(phrases, cue.start, phrases.words.within(piece).end)
        })
}
