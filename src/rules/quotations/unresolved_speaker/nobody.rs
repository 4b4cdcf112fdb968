//! Words of a `she` before whom nobody was spoken of.

use crate::attribution::Source;
use crate::attribution::words::WordIndex;
use crate::grammar::Classes;
use crate::parse::Place;
use crate::rules::Context;

/// Whether no person stands in the story before a pronoun, nor in the two sentences after it, who may be
/// meant: no name, no office and no other pronoun.
pub(super) fn has_nobody(context: &Context<'_>, source: &Source) -> bool {
    /// Of a longer story the beginning is too far to be looked through.
    const FAR: WordIndex = 400;
    let pronoun = context.article.words.within(source.span).start;
    let here = context.sentence_at(source.span.start);
    if pronoun > FAR || context.sentence(here).place != Place::Body {
        return false;
    }
    let last = context.article.document.sentences.len() as u32;
    let end = context
        .sentence_words((here + 2).min(last.saturating_sub(1)))
        .end;
    let is_own = |at: WordIndex| context.word(at).id == context.word(pronoun).id && at >= pronoun;
    !(0..end).any(|at| !is_own(at) && may_be_meant(context, at))
}

/// `in Hexley`, `on Mill Lane`: a name behind such a preposition, with no given name in it.
fn is_where(context: &Context<'_>, at: WordIndex) -> bool {
    const LONGEST: usize = 4;
    let sentence = context.sentence_words(context.word(at).sentence);
    let is_part = |at: &WordIndex| {
        let word = context.word(*at);
        word.is_word() && word.is_capital() && !word.is(Classes::GIVEN_NAME)
    };
    let before = (sentence.start..at).rev().take(LONGEST);
    let Some(lead) = before.into_iter().find(|at| !is_part(at)) else {
        return false;
    };
    let length = (lead + 1..sentence.end).take_while(is_part).count();
    let after = lead + 1 + length as WordIndex;
    let is_owner = after < sentence.end && matches!(context.written(after), "'s" | "’s");
    is_part(&at)
        && !is_owner
        && (context.reads_any(lead, &["at", "in", "near", "outside"])
            || context.reads(lead, "on") && length > 1)
}

/// A noun or pronoun for somebody, or a word with a capital that no list of places has.
fn may_be_meant(context: &Context<'_>, at: WordIndex) -> bool {
    let word = context.word(at);
    let people = Classes::ANONYMOUS_NOUN
        | Classes::FEMALE
        | Classes::MALE
        | Classes::PERSON_NOUN
        | Classes::PLURAL_PEOPLE
        | Classes::PRONOUN
        | Classes::ROLE
        | Classes::TITLE;
    let opens = context.sentence_words(word.sentence).start == at;
    let is_thing = context.reads_any(at, &["it", "its", "that", "there", "this", "which"]);
    let is_name = word.is_word()
        && word.is_capital()
        && !opens
        && !word.is(Classes::PLACE | Classes::CALENDAR | Classes::DEMONYM)
        && !is_where(context, at);
    // What is quoted speaks of the speaker itself.
    word.quotation.is_none() && (word.is(people) && !is_thing || is_name)
}
