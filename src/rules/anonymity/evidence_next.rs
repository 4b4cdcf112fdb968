//! What a crowd says, and right after it the evidence: a study of it, a firm of the trade that worked it out,
//! or one of the crowd who says why there is no name.

use crate::attribution::words::WordIndex;
use crate::attribution::{Attribution, Source, SourceType};
use crate::grammar::{Classes, PhraseClass};
use crate::parse::SentenceId;
use crate::rules::Context;

use super::member::{is_expert, is_known_expert};

/// `Critics argue that it will cost jobs.` / `A projection by Acme Consulting predicted …`
pub(super) fn is_evidenced_next(
    context: &Context<'_>,
    credit: &Attribution,
    head: WordIndex,
) -> bool {
    let is_expert = is_expert(context, head);
    follows(context, credit.sentence).any(|next| {
        let mut sources = context
            .touching(next)
            .filter(|(_, attribution)| attribution.sentence == next)
            .filter_map(|(_, attribution)| attribution.source.as_ref());
        sources.any(|source| {
            is_study(context, next, source)
                || is_expert
                    && source.kind == SourceType::NamedOrganisation
                    && is_known_expert(context, source)
                || source.kind == SourceType::AnonymousIndividual && asks(context, next)
        })
    })
}

/// The next sentence, and the one after if a paragraph begins there.
fn follows<'a>(
    context: &'a Context<'_>,
    sentence: SentenceId,
) -> impl Iterator<Item = SentenceId> + use<'a> {
    let block = |id: SentenceId| context.sentence(id).block;
    let count = context.article.document.sentences.len();
    (sentence + 1..sentence + 3)
        .take_while(move |&id| (id as usize) < count)
        .filter(move |&id| {
            context.is_sentence(id)
                && (id == sentence + 1
                    || block(id) == block(sentence) + 1 && block(id - 1) == block(sentence))
        })
}

/// The sentence opens with a study: `A projection by …`
fn is_study(context: &Context<'_>, id: SentenceId, source: &Source) -> bool {
    const NEAR: u32 = 3;
    let first = context.sentence_words(id).start;
    let words = context.article.words.within(source.span);
    words.start == first
        && (first..words.end.min(first + NEAR)).any(|at| {
            let word = context.word(at);
            // `The statistics office` has not studied what they say.
            let is_body = at + 1 < words.end
                && context
                    .word(at + 1)
                    .is(Classes::ORGANISATION_NOUN | Classes::GOVERNMENT);
            word.is(Classes::FIGURE_SOURCE) && !word.is(Classes::PLURAL_PEOPLE) && !is_body
        })
}

/// One of them asks for no name; an official, an aide or a minister who does is none of the crowd.
fn asks(context: &Context<'_>, id: SentenceId) -> bool {
    let words = context.sentence_words(id);
    let is_insider = context
        .words(words.clone())
        .iter()
        .any(|word| word.is(Classes::CONFIDENTIAL_NOUN))
        || context
            .phrase_in(words.clone(), PhraseClass::ConfidentialNoun)
            .is_some();
    context.phrase_in(words, PhraseClass::Anonymity).is_some() && !is_insider
}
