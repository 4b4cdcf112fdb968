//! Two people of one office, and words of `the councillor`.

use crate::attribution::words::WordIndex;
use crate::attribution::{EntityId, Mention, MentionForm, Source};
use crate::grammar::Classes;
use crate::parse::{Place, SentenceId};
use crate::rules::Context;

use super::rivals::{Together, pair};

/// Two of the office that a source names and no more (`the councillor`), brought together by the sentence
/// before, or both in the paragraph before and nobody named since.
pub(super) fn fellows<'a>(context: &Context<'a>, source: &Source) -> Option<(&'a str, &'a str)> {
    let words = context.article.words.within(source.span);
    let office = words.end.checked_sub(1)?;
    let is_office = words.end - words.start == 2
        && context.reads(words.start, "the")
        && !context.word(office).is_capital()
        && context
            .word(office)
            .is(Classes::ROLE | Classes::PERSON_NOUN);
    if !is_office {
        return None;
    }
    let name = |id: EntityId| context.article.entities[id as usize].name.as_str();
    let at = context.sentence_at(source.span.start);
    if let Some((one, other)) = beside(context, at, office) {
        return Some((name(one), name(other)));
    }
    let here = context.sentence(at);
    let mut found: Vec<EntityId> = Vec::new();
    for mention in before(context, source) {
        let sentence = context.sentence(context.sentence_at(mention.span.start));
        if sentence.block == here.block {
            return None;
        }
        let of_office = mention
            .entity
            .filter(|_| has_office(context, mention, office));
        if let Some(entity) = of_office
            && !found.contains(&entity)
        {
            found.push(entity);
        }
    }
    match found[..] {
        [second, first] => Some((name(first), name(second))),
        _ => None,
    }
}

/// `Minister Weber and Minister Klein came late. “It will pass,” the minister said.`
fn beside(
    context: &Context<'_>,
    sentence: SentenceId,
    office: WordIndex,
) -> Option<(EntityId, EntityId)> {
    const MOST: usize = 20;
    let before = context
        .before_in_block(sentence)
        .filter(|&before| context.is_sentence(before))?;
    let Together { one, other, .. } = pair(context, before)?;
    let holds = |id: EntityId| {
        let mentions = &context.article.entities[id as usize].mentions;
        mentions.iter().take(MOST).any(|&mention| {
            has_office(context, &context.article.mentions[mention as usize], office)
        })
    };
    (holds(one) && holds(other)).then_some((one, other))
}

/// The people named in a source's paragraph before it, and in the paragraph before, from the last to the
/// first.
fn before<'a>(context: &Context<'a>, source: &Source) -> impl Iterator<Item = &'a Mention> {
    const MOST: usize = 40;
    let block = |at: SentenceId| context.sentence(at).block;
    let here = context.sentence_at(source.span.start);
    let above = (0..here)
        .rev()
        .find(|&at| block(at) != block(here) && context.sentence(at).place == Place::Body);
    let this = *context;
    let mentions = &context.article.mentions;
    let end = mentions.partition_point(|mention| mention.span.start < source.span.start);
    mentions[..end]
        .iter()
        .rev()
        .take(MOST)
        .filter(move |mention| {
            let at = this.sentence(this.sentence_at(mention.span.start)).block;
            mention.form == MentionForm::Name
                && this.is_person(mention)
                && !this.in_quotation(mention.span)
                && (at == this.sentence(here).block
                    || above.is_some_and(|above| at == this.sentence(above).block))
        })
}

/// `Cllr Weber` is a councillor.
fn has_office(context: &Context<'_>, mention: &Mention, office: WordIndex) -> bool {
    let office = context.grammar.lemma(context.word(office).id);
    context.article.words.within(mention.span).any(|at| {
        let title = context.word(at);
        title.is(Classes::TITLE | Classes::ROLE)
            && (title.id == office || context.grammar.broader(title.id) == Some(office))
    })
}
