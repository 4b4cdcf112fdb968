//! Officials who stand in an aside of the copy, or in a scene or a letter of somebody else's, or whose body
//! is heard by name beside them: nobody asked them for their names.

use crate::attribution::words::WordIndex;
use crate::grammar::Classes;
use crate::parse::SentenceId;
use crate::rules::Context;

use super::introduced::Introduced;
use super::member::is_person;

/// Whether the people of a body (`aides`, `port officials`) are no source of this story.
pub(super) fn is_aside(context: &Context<'_>, source: &Introduced) -> bool {
    let credit = context.attribution(source.attribution);
    let words = context.article.words.within(source.span);
    let Some((verb, _, at)) = context.cue_verb(credit) else {
        return false;
    };
    let sentence = context.sentence_words(context.word(at).sentence);
    let next = sentence.contains(&(at + 1)).then_some(at + 1);
    let tells_somebody = verb.lemma.as_ref() == "tell"
        && next.is_some_and(|next| context.reads_any(next, &["him", "her", "them"]));
    words.start > sentence.start && stands_apart(context, words.start - 1, next)
        || source.told.is_some()
        || tells_somebody
        || is_written_there(context, words.start)
        || is_heard_by_name(context, source)
}

/// `The officials whose laws fell say`: all of whom that is true, and everybody knows who they are.
pub(super) fn is_class(context: &Context<'_>, source: &Introduced) -> bool {
    let words = context.article.words.within(source.span);
    let mut whose = words.start..(words.end + 1).min(context.article.words.len() as WordIndex);
    context.reads(words.start, "the") && whose.any(|at| context.reads(at, "whose"))
}

/// `Campaign aides said`, next to `Ada Roe, the campaign’s manager, said`: the body has a voice with a name.
/// `Senate` is too large a body to have one.
fn is_heard_by_name(context: &Context<'_>, source: &Introduced) -> bool {
    const BEFORE: SentenceId = 3;
    const AFTER: SentenceId = 2;
    const BESIDE: WordIndex = 8;
    let here = context.sentence_at(source.span.start);
    let words = context.article.words.within(source.span);
    let is_body = |at: &WordIndex| context.word(*at).is(Classes::ORGANISATION_NOUN);
    let mut bodies: Vec<WordIndex> = words.clone().filter(is_body).collect();
    // `campaign officials said. Aides said`: the aides of that body.
    if words.len() == 1
        && let Some(before) = context.before_in_block(here)
    {
        let officials = |&at: &WordIndex| {
            let next = context.article.words.get(at as usize + 1);
            is_body(&at)
                && next.is_some_and(|word| {
                    word.is(Classes::CONFIDENTIAL_NOUN) && word.is(Classes::PLURAL_PEOPLE)
                })
        };
        bodies.extend(context.sentence_words(before).filter(officials));
    }
    // `Democratic Party officials`: a name, which no other body has.
    let name: Vec<WordIndex> = words.filter(|&at| context.word(at).is_capital()).collect();
    let is_called = |at: WordIndex| {
        name.len() > 1
            && name
                .iter()
                .zip(at..)
                .all(|(&own, at)| context.reads(at, context.written(own)))
            && is_body(&name[name.len() - 1])
    };
    if bodies.is_empty() {
        return false;
    }
    let last = context.article.document.sentences.len();
    (here.saturating_sub(BEFORE)..=here + AFTER)
        .filter(|&id| id != here && (id as usize) < last && context.is_sentence(id))
        .any(|id| {
            let sentence = context.sentence_words(id);
            context.touching(id).any(|(_, attribution)| {
                attribution.sentence == id
                    && attribution.source.as_ref().is_some_and(|speaker| {
                        let name = context.article.words.within(speaker.span);
                        let near = name.start.saturating_sub(BESIDE).max(sentence.start)
                            ..(name.end + BESIDE).min(sentence.end).max(name.start);
                        is_person(context, speaker)
                            && near.into_iter().any(|at| {
                                let is_noun = !context.word(at).is_capital()
                                    && bodies
                                        .iter()
                                        .any(|&body| context.reads(at, context.written(body)));
                                is_noun || sentence.contains(&at) && is_called(at)
                            })
                    })
            })
        })
}

/// `less than aides say he deserves`, `words that officials said would offend`, but not `said that
/// officials said`.
fn stands_apart(context: &Context<'_>, before: WordIndex, next: Option<WordIndex>) -> bool {
    let is_gap = || {
        next.is_some_and(|next| {
            context
                .word(next)
                .is(Classes::AUXILIARY | Classes::BE | Classes::MODAL)
        }) && context.word(before).is(Classes::RELATIVE)
    };
    context.word(before).quotation.is_none() && (context.reads(before, "than") || is_gap())
}

/// `In another email … . Her aides indicated`: it stands in letters that the story is about. `In an email
/// to us` is a conversation.
fn is_written_there(context: &Context<'_>, first: WordIndex) -> bool {
    let here = context.word(first).sentence;
    let is_letter = |at: WordIndex| {
        context.reads_any(at, &["emails", "e-mails"])
            || context.reads_any(at, &["email", "e-mail"])
                && at
                    .checked_sub(1)
                    .is_some_and(|before| context.reads_any(before, &["another", "one", "that"]))
    };
    context.reads_any(first, &["his", "her", "their"])
        && context.before_in_block(here).is_some_and(|before| {
            context
                .sentence_words(before)
                .any(|at| context.word(at).quotation.is_none() && is_letter(at))
        })
}
