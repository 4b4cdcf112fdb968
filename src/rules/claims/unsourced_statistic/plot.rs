//! Stories about a novel, in which the sums and crowds of the plot are the author's.

use crate::attribution::words::WordIndex;
use crate::grammar::PhraseClass;
use crate::parse::SentenceId;
use crate::rules::Context;

/// A story that speaks of novels again and again.
pub(super) fn is_about_fiction(context: &Context<'_>) -> bool {
    const OFTEN: usize = 4;
    let all = WordIndex::try_from(context.article.words.len()).unwrap_or(WordIndex::MAX);
    let mut words = context
        .phrases_in(0..all)
        .filter(|(_, class)| *class == PhraseClass::Fiction);
    words.nth(OFTEN - 1).is_some()
}

/// `In a good year Isabelle earns $3 million`: in such a story, of somebody who is called by one name.
pub(super) fn is_of_the_plot(context: &Context<'_>, id: SentenceId) -> bool {
    let span = context.sentence(id).span;
    let first = context.mentions_from(span.start).first();
    first.is_some_and(|mention| {
        let words = context.article.words.within(mention.span);
        mention.span.end <= span.end && words.len() == 1 && context.is_person(mention)
    })
}
