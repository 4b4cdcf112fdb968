//! Who stands for a crowd under another word: an ally of her for `her supporters`, a congressman for `some
//! lawmakers`, a foe of the plan for `critics`. Anywhere in the story, so the crowd is only less vague for it.

use std::ops::Range;

use crate::attribution::Source;
use crate::attribution::words::WordIndex;
use crate::grammar::{Classes, PhraseClass};
use crate::rules::Context;
use crate::text::Span;

use super::member::{is_name, is_person, is_politician};

/// Credits that are looked at for somebody of the camp: more than any story has.
pub(super) const MOST: usize = 400;

/// Somebody of the crowd's camp is named somewhere in the story.
pub(super) fn has_a_voice(context: &Context<'_>, source: Span, head: WordIndex) -> bool {
    let people = || {
        let sourced = context.sourced().take(MOST).map(|(_, _, other)| other);
        sourced.filter(|other| is_person(context, other))
    };
    let is_of = |class| is_of_camp(context, source, head, class);
    is_of(PhraseClass::Politician) && people().any(|other| is_politician(context, other))
        || [PhraseClass::InFavour, PhraseClass::Against]
            .into_iter()
            .filter(|&camp| is_of(camp))
            .any(|camp| {
                people().any(|other| is_called(context, other, camp))
                    || names_one_of(context, head, camp)
            })
}

/// A person with a name criticises further down: `Senators Ted Roe and Ada Vaz criticised the swap`.
pub(super) fn is_criticised_in(
    context: &Context<'_>,
    head: WordIndex,
    rest: Range<WordIndex>,
) -> bool {
    const NEAR: WordIndex = 6;
    let criticises = |at: WordIndex| {
        let word = context.word(at);
        word.quotation.is_none()
            && context.has_word(PhraseClass::Criticising, context.grammar.lemma(word.id))
            && !(at > 0 && context.word(at - 1).is(Classes::BE))
    };
    let noun = context.grammar.lemma(context.word(head).id);
    context.has_word(PhraseClass::Against, noun)
        && rest.into_iter().filter(|&at| criticises(at)).any(|at| {
            let sentence = context.sentence_words(context.word(at).sentence);
            (at.saturating_sub(NEAR).max(sentence.start)..at).any(|at| is_name(context, at))
        })
}

/// The crowd is one of these: `backers`, `many experts and some lawmakers`.
fn is_of_camp(context: &Context<'_>, source: Span, head: WordIndex, class: PhraseClass) -> bool {
    let own = context.article.words.within(source);
    own.chain(head..head + 1).any(|at| {
        let lemma = context.grammar.lemma(context.word(at).id);
        lemma != context.word(at).id && context.has_word(class, lemma)
    })
}

/// `Jane Roe, a farmer near the bridge and longtime ally of his`: a word of the camp beside one of the names of a
/// source.
fn is_called(context: &Context<'_>, source: &Source, camp: PhraseClass) -> bool {
    const BEFORE: WordIndex = 5;
    const AFTER: WordIndex = 18;
    let mut near = context.words_near_names(source, BEFORE, AFTER).flatten();
    near.any(|word| {
        word.quotation.is_none()
            && !word.is(Classes::PLURAL_PEOPLE)
            && context.has_word(camp, word.id)
    })
}

/// `backers like Jane Roe`
fn names_one_of(context: &Context<'_>, head: WordIndex, camp: PhraseClass) -> bool {
    const NEAR: WordIndex = 3;
    /// No story is longer.
    const LONGEST: WordIndex = 4_000;
    let all = WordIndex::try_from(context.article.words.len()).unwrap_or(WordIndex::MAX);
    let story = head.saturating_sub(LONGEST)..all.min(head.saturating_add(LONGEST));
    context.phrases_in(story).any(|(at, class)| {
        class == PhraseClass::Including
            && at.start.checked_sub(1).is_some_and(|noun| {
                let lemma = context.grammar.lemma(context.word(noun).id);
                context.has_word(camp, lemma)
            })
            && (at.end..(at.end + NEAR).min(all)).any(|name| {
                let word = context.word(name);
                word.is_capital() && !word.is(Classes::DETERMINER | Classes::PRONOUN)
            })
    })
}
