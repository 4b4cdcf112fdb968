//! Officials who stand in an aside of the copy, or in a scene or a letter of somebody else's, or whose body
//! is heard by name beside them: nobody asked them for their names.

use crate::attribution::MentionForm;
use crate::attribution::words::WordIndex;
use crate::grammar::{Classes, PhraseClass, WordId};
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
        || is_named_elsewhere(context, source)
        || is_behind_a_noun(context, source)
        || reads_polls(context, source, context.word(at).sentence)
        || is_named_for_example(context, context.word(at).sentence)
}

/// `Council officials said so.` / `The clerk, Ada Roe, for example, said`: one of them has a name.
fn is_named_for_example(context: &Context<'_>, sentence: SentenceId) -> bool {
    const FAR: SentenceId = 5;
    let last = context.article.document.sentences.len() as SentenceId;
    let block = context.sentence(sentence).block;
    (sentence + 1..last.min(sentence + 1 + FAR))
        .filter(|&id| context.is_sentence(id) && context.sentence(id).block <= block + 1)
        .any(|id| {
            let is_example = context.sentence_words(id).any(|at| {
                let is = context.reads_any(at, &["example", "instance"]);
                is && context.word(at).quotation.is_none() && context.reads(at - 1, "for")
            });
            is_example
                && context.touching(id).any(|(_, attribution)| {
                    let speaker = attribution.source.as_ref();
                    speaker.is_some_and(|speaker| is_person(context, speaker))
                })
        })
}

/// `The Ledger quoted an unnamed clerk. “…,” said the clerk`: readers know that, and it is the other paper that
/// knows why.
pub(super) fn is_unnamed_there(context: &Context<'_>, source: &Introduced) -> bool {
    const NEAR: WordIndex = 4;
    const BEFORE: SentenceId = 2;
    let here = context.sentence_at(source.span.start);
    let calls_unnamed = |id: SentenceId| {
        let words = context.sentence_words(id);
        words.clone().any(|at| {
            context.reads_any(at, &["unnamed", "anonymous"])
                && context.word(at).quotation.is_none()
                && (at + 1..words.end.min(at + NEAR))
                    .any(|noun| context.grammar.lemma(context.word(noun).id) == source.noun)
        })
    };
    let quotes = |id: SentenceId| {
        context.sentence_words(id).any(|at| {
            let verb = context.verb_at(at).map(|(verb, _)| verb.lemma.as_ref());
            matches!(verb, Some("cite" | "quote"))
                || context.reads_any(at, &["quoted", "quotes", "cited", "citing", "cites"])
        })
    };
    source.noun != WordId::UNKNOWN
        && (here.saturating_sub(BEFORE)..=here)
            .any(|id| context.is_sentence(id) && calls_unnamed(id) && quotes(id))
}

/// `Leaked emails showed that the office disliked her. One official suggested`: it is in the letters.
pub(super) fn is_in_leaked_letters(context: &Context<'_>, source: &Introduced) -> bool {
    let first = context.article.words.within(source.span).start;
    let here = context.word(first).sentence;
    let is_letter =
        |at: WordIndex| context.reads_any(at, &["emails", "e-mails", "letters", "messages"]);
    let is_leaked = |at: WordIndex| context.reads_any(at, &["leaked", "hacked", "stolen"]);
    context.reads_any(first, &["one", "another"])
        && context.before_in_block(here).is_some_and(|before| {
            let has = |is: &dyn Fn(WordIndex) -> bool| {
                let mut words = context.sentence_words(before);
                words.any(|at| context.word(at).quotation.is_none() && is(at))
            };
            has(&is_letter) && has(&is_leaked)
        })
}

/// Whether the next sentence says who it is: an adviser of the headline, or a spy who wrote memoirs from
/// which a name is quoted.
pub(super) fn is_named_at_once(context: &Context<'_>, source: &Introduced) -> bool {
    const HEADLINE: WordIndex = 16;
    let here = context.sentence_at(source.span.start);
    let Some(next) = context.article.document.sentences.get(here as usize + 1) else {
        return false;
    };
    let words = context.sentence_words(here);
    let is_headline =
        here == 0 && words.len() <= HEADLINE as usize && context.after_in_block(here).is_none();
    let is_name = || {
        context
            .mentions_from(next.span.start)
            .iter()
            .take_while(|mention| mention.span.end <= next.span.end)
            .any(|mention| mention.form == MentionForm::Name && context.is_person(mention))
    };
    let writes = |at: WordIndex| {
        let verb = context.verb_at(at);
        context.word(at).quotation.is_none()
            && verb.is_some_and(|(verb, _)| verb.lemma.as_ref() == "write")
    };
    let is_author = || {
        words.clone().any(writes)
            && context.touching(here + 1).any(|(_, attribution)| {
                let cue = context.cue_verb(attribution);
                cue.is_some_and(|(.., at)| writes(at))
                    && attribution
                        .source
                        .as_ref()
                        .is_some_and(|author| is_person(context, author))
            })
    };
    !source.is_group && (is_headline && is_name() || is_author())
}

/// `Harbour advisers said`, and further on `Ada Roe, an adviser to the harbour, said`: one of them has a
/// name.
fn is_named_elsewhere(context: &Context<'_>, source: &Introduced) -> bool {
    const BESIDE: WordIndex = 8;
    /// Speakers that are looked at: more than any story has.
    const MOST: usize = 60;
    let words = context.article.words.within(source.span);
    let names: Vec<WordIndex> = words
        .clone()
        .filter(|&at| context.word(at).is_capital() && at > words.start)
        .chain((words.len() > 1).then_some(words.start))
        .filter(|&at| context.word(at).is_capital())
        .collect();
    let is_one = |near: std::ops::Range<WordIndex>| {
        near.clone().any(|at| {
            let word = context.word(at);
            context.grammar.lemma(word.id) == source.noun && !word.is(Classes::PLURAL_PEOPLE)
        }) && names.iter().all(|&name| {
            near.clone()
                .any(|at| context.reads(at, context.written(name)))
        })
    };
    // `officials` of nobody in particular are not those of whom one is named.
    let is_told_apart = !names.is_empty()
        || source.noun != WordId::UNKNOWN && context.grammar.word(source.noun) != "official";
    is_told_apart
        && context
            .sourced()
            .filter(|(.., speaker)| is_person(context, speaker))
            .take(MOST)
            .any(|(_, _, speaker)| {
                let name = context.article.words.within(speaker.span);
                let sentence = context.sentence_words(context.sentence_at(speaker.span.start));
                let from = name.start.saturating_sub(BESIDE).max(sentence.start);
                is_one(from..(name.end + BESIDE).min(sentence.end))
            })
}

/// `the place harbour officials say is safe`: the noun before them is what they speak of, and the copy
/// tells what everybody knows they say.
fn is_behind_a_noun(context: &Context<'_>, source: &Introduced) -> bool {
    let words = context.article.words.within(source.span);
    let describes = Classes::ADJECTIVE
        | Classes::NUMBER
        | Classes::ADVERB
        | Classes::DETERMINER
        | Classes::ROLE
        | Classes::ORGANISATION_NOUN
        | Classes::GOVERNMENT;
    words.len() > 3 && context.word(words.start).is(Classes::DETERMINER) && {
        let noun = context.word(words.start + 1);
        !noun.is_capital() && !noun.is(describes) && context.word(words.start + 2).is_capital()
    }
}

/// `Advisers to the mayor point out that polls have her ahead`: what a side makes of figures that everybody
/// can read.
fn reads_polls(context: &Context<'_>, source: &Introduced, sentence: SentenceId) -> bool {
    source.told.is_none()
        && context.sentence_words(sentence).any(|at| {
            context.is_listed(at, PhraseClass::PollWord) && context.word(at).quotation.is_none()
        })
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
