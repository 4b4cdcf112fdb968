//! Who is said to have done it: the named subject of the verb, right before it or further away.

use std::ops::Range;

use crate::attribution::words::WordIndex;
use crate::attribution::{Entity, MentionForm, SourceType};
use crate::grammar::{Classes, PhraseClass, VerbForm, WordId};
use crate::parse::Place;
use crate::rules::Context;
use crate::text::Span;

/// How many mentions before a place may reach up to it.
const NEAR: usize = 4;

/// The named subject of an active verb: `Mayor Peter Dobbs (has) (secretly) embezzled`.
pub(super) fn subject(
    context: &Context<'_>,
    sentence: &Range<WordIndex>,
    verb: WordIndex,
) -> Option<Span> {
    let form = context.grammar.verb_form(context.word(verb).id);
    let is_gerund = form == Some(VerbForm::Gerund);
    if form == Some(VerbForm::Base) {
        return None;
    }
    let mut before = verb.checked_sub(1).filter(|at| sentence.contains(at))?;
    if is_gerund && !is_going_on(context, sentence, verb) {
        return is_means(context, sentence, before)
            .then(|| opener(context, sentence, verb))
            .flatten();
    }
    for _ in 0..3 {
        let word = context.word(before);
        let written = context.written(before);
        let has = is_gerund && word.is(Classes::BE) || matches!(written, "has" | "had" | "have");
        if !(has || word.is(Classes::ADVERB) && !word.is_capital()) || word.is(Classes::NEGATION) {
            break;
        }
        before = before.checked_sub(1).filter(|at| sentence.contains(at))?;
    }
    match context.written(before) {
        // `Lena Park, the firm’s founder, laundered`, `the firm’s founder, Lena Park, laundered`
        "," => apposed(context, sentence, before),
        "who" => followed_up(context, sentence, before),
        "and" => opener(context, sentence, before),
        _ => named(context, before),
    }
}

/// `had been (secretly) embezzling funds`, but not `was misleading`
fn is_going_on(context: &Context<'_>, sentence: &Range<WordIndex>, verb: WordIndex) -> bool {
    let helper = (sentence.start..verb)
        .rev()
        .map(|at| context.word(at))
        .find(|word| !word.is(Classes::ADVERB));
    let object = context.after(&(verb..verb + 1)).map(|at| context.word(at));
    helper.is_some_and(|word| word.is(Classes::BE))
        && object.is_some_and(|word| {
            word.is_word() && !word.is(Classes::PREPOSITION | Classes::COORDINATOR)
        })
}

/// `made a fortune by defrauding`, `spent years bribing`
fn is_means(context: &Context<'_>, sentence: &Range<WordIndex>, before: WordIndex) -> bool {
    let is_spent = context.word(before).is(Classes::TIME)
        && (before.saturating_sub(3).max(sentence.start)..before)
            .any(|at| context.reads_any(at, &["spends", "spent"]));
    context.reads(before, "by") || is_spent
}

/// The named subject of a verb behind the comma that closes an apposition.
fn apposed(context: &Context<'_>, sentence: &Range<WordIndex>, comma: WordIndex) -> Option<Span> {
    const LONGEST: WordIndex = 10;
    let first = comma.saturating_sub(LONGEST).max(sentence.start);
    let opening = (first..comma)
        .rev()
        .find(|&at| context.written(at) == ",")?;
    [comma, opening]
        .into_iter()
        .filter_map(|comma| comma.checked_sub(1))
        .filter(|at| sentence.contains(at))
        .find_map(|last| named(context, last))
}

/// `Peter Dobbs, who defrauded`, `it was Peter Dobbs who embezzled`; but not of somebody whose
/// conviction the story tells.
fn followed_up(context: &Context<'_>, sentence: &Range<WordIndex>, who: WordIndex) -> Option<Span> {
    let mut last = who.checked_sub(1)?;
    if context.written(last) == "," {
        last = last.checked_sub(1)?;
    }
    let name = named(context, last).filter(|_| sentence.contains(&last))?;
    (!is_tried(context, name)).then_some(name)
}

/// A sentence with this name tells of a court.
fn is_tried(context: &Context<'_>, name: Span) -> bool {
    /// Mentions that are looked at.
    const MOST: usize = 20;
    let own = context.mentions_from(name.start).first();
    let Some(id) = own.and_then(|mention| mention.entity) else {
        return false;
    };
    let mentions = &context.article.entities[id as usize].mentions;
    mentions.iter().take(MOST).any(|&mention| {
        let place = context.article.mentions[mention as usize].span.start;
        let words = context.sentence_words(context.sentence_at(place));
        context.phrase_in(words, PhraseClass::CourtRecord).is_some()
    })
}

/// The name that opens the sentence, if nobody else comes in before `end`: `Peter Dobbs ran the club and`.
fn opener(context: &Context<'_>, sentence: &Range<WordIndex>, end: WordIndex) -> Option<Span> {
    /// Words of a name with its title.
    const LONGEST: WordIndex = 6;
    let last = (sentence.start..end.min(sentence.start + LONGEST))
        .find(|&at| named(context, at).is_some() && !context.word(at + 1).is_capital())?;
    let name = named(context, last)?;
    let is_first = context
        .words(sentence.start..last)
        .iter()
        .all(|word| word.span.start >= name.start || word.is(Classes::ROLE | Classes::TITLE));
    let is_another = |at: WordIndex| {
        let word = context.word(at);
        word.is(Classes::PRONOUN | Classes::RELATIVE | Classes::SUBORDINATOR)
            && !word.is(Classes::PREPOSITION)
            || word.quotation.is_some()
            // `left, and somebody embezzled`
            || context.reads(at, "and") && !is_verb(context, at + 1)
            || context.written(at) == ";"
    };
    let is_alone = is_first && is_verb(context, last + 1) && !(last + 1..end).any(is_another);
    is_alone.then_some(name)
}

/// A verb of a main clause, as far as its form shows.
fn is_verb(context: &Context<'_>, at: WordIndex) -> bool {
    matches!(
        context.grammar.verb_form(context.word(at).id),
        Some(VerbForm::Past | VerbForm::Present)
    ) || context.word(at).is(Classes::COMMON_VERB)
}

/// `Corvane bribed officials`: one word that is a name, since the copy writes it with a capital inside a
/// sentence, too, or no list has it. `Robbers` and `Iran` are none.
fn is_bare_name(context: &Context<'_>, at: WordIndex, entity: &Entity) -> bool {
    /// Mentions that are looked at.
    const MOST: usize = 20;
    let is_inside = |span: Span| {
        let place = context.sentence_at(span.start);
        context.sentence(place).span.start < span.start
            && context.sentence(place).place == Place::Body
    };
    let others = Classes::PLACE
        | Classes::DEMONYM
        | Classes::CALENDAR
        | Classes::ROLE
        | Classes::TITLE
        | Classes::PLURAL_PEOPLE;
    let word = context.word(at);
    let mut mentions = entity.mentions.iter().take(MOST);
    let is_capital_inside =
        mentions.any(|&mention| is_inside(context.article.mentions[mention as usize].span));
    let is_unlisted = word.id == WordId::UNKNOWN && !context.written(at).ends_with('s');
    let is_place = context.grammar.place_of(word.id).is_some();
    !is_place && !word.is(others) && (is_capital_inside || is_unlisted)
}

/// The named person or organisation whose mention ends with this word.
fn named(context: &Context<'_>, last: WordIndex) -> Option<Span> {
    let end = context.word(last).span.end;
    let mentions = &context.article.mentions;
    let after = mentions.partition_point(|mention| mention.span.start < end);
    let mention = mentions[after.saturating_sub(NEAR)..after]
        .iter()
        .rev()
        .find(|mention| mention.span.end == end || mention.span.end == end + 1)?;
    let entity = &context.article.entities[mention.entity? as usize];
    // A name of two words whose kind the copy does not tell, and that did it: somebody's.
    let is_long = || entity.name.split(' ').count() > 1;
    let is_named = match entity.kind {
        SourceType::NamedPerson | SourceType::NamedOrganisation => true,
        SourceType::Unknown => is_long() || is_bare_name(context, last, entity),
        _ => false,
    };
    (is_named && mention.form == MentionForm::Name && context.word(last).is_capital())
        .then_some(mention.span)
}
