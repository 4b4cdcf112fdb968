//! Words that a public figure said on a national network: whoever wants to check them can hear them,
//! and the copy says where.

use std::ops::Range;

use crate::attribution::words::WordIndex;
use crate::attribution::{Entity, Source, SourceType};
use crate::grammar::{Classes, PhraseClass};
use crate::parse::LexemeKind;
use crate::rules::Context;

/// `Senator Anna Okoro told CNN`, but not `a passer-by told CNN`, nor `told ABC 7`, which is local.
pub(super) fn spoke_on_a_network(
    context: &Context<'_>,
    source: &Source,
    outlet: &Range<WordIndex>,
) -> bool {
    let is_local = context
        .article
        .words
        .get(outlet.end as usize)
        .is_some_and(|word| word.kind == LexemeKind::Number);
    let is_network = outlet
        .clone()
        .any(|at| context.is_listed(at, PhraseClass::Network));
    is_network
        && !is_local
        && context
            .entity(source)
            .is_some_and(|entity| is_public_figure(context, entity, source))
}

/// A named person with an office (`Weber, the minister`, `Gov. Anna Okoro`), or in the headline.
fn is_public_figure(context: &Context<'_>, entity: &Entity, source: &Source) -> bool {
    const AROUND: WordIndex = 6;
    let headline = 0;
    let has_headline = context.sentence_at(source.span.start) != headline
        && context.after_in_block(headline).is_none();
    let is_office = |at: WordIndex| {
        let word = context.word(at);
        let is_courtesy = word.is(Classes::FEMALE | Classes::MALE);
        word.is(Classes::ROLE) || word.is(Classes::TITLE) && !is_courtesy
    };
    entity.kind == SourceType::NamedPerson
        && entity.mentions.iter().any(|&id| {
            let mention = context.article.mentions[id as usize].span;
            let at = context.article.words.within(mention);
            let id = context.sentence_at(mention.start);
            let sentence = context.sentence_words(id);
            let from = at.start.saturating_sub(AROUND).max(sentence.start);
            // `told the CNN hosts`: that is their office.
            let after = (at.end..(at.end + AROUND).min(sentence.end))
                .take_while(|&at| !context.word(at).is(Classes::REPORTING_VERB));
            has_headline && id == headline || (from..at.end).chain(after).any(is_office)
        })
}
