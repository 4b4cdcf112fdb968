//! Which sources are anonymous, and how much the copy says of them.

use std::ops::Range;

use crate::attribution::words::{Word, WordIndex};
use crate::attribution::{Source, SourceType};
use crate::grammar::{Classes, PhraseClass};
use crate::parse::{LexemeKind, SentenceId};
use crate::rules::Context;
use crate::text::{Span, fold};

/// How an unnamed source is put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::rules) enum Unnamed {
    /// `a source`, `sources`: nothing is said of it.
    Bare,
    /// `a French diplomatic source`, `U.S. officials`.
    Described,
}

/// How a source is anonymous; nothing for the named, for offices, for vague plurals (`analysts`)
/// and for phrasings that the house accepts.
pub(super) fn unnamed(context: &Context<'_>, source: &Source) -> Option<Unnamed> {
    let entity = context.entity(source);
    let kind = entity.map_or(source.kind, |entity| entity.kind);
    if matches!(
        kind,
        SourceType::NamedPerson | SourceType::NamedOrganisation
    ) {
        return None;
    }
    if !matches!(
        source.kind,
        SourceType::AnonymousIndividual
            | SourceType::AnonymousGroup
            | SourceType::OfficeHolder
            | SourceType::Unknown
    ) {
        return None;
    }
    let range = context.article.words.within(source.span);
    // `Bryan Pagliano, a former aide`: the words stand in apposition to a name.
    if range.start < range.end && !context.word(range.start).is_word() {
        return None;
    }
    let head = noun(context, source.span)?;
    // `a third person, a lawmaker`; but of `a ledger kept by a clerk at the mill` not the clerk
    let is_phrase = context
        .phrase_in(range.clone(), PhraseClass::ConfidentialNoun)
        .is_some_and(|phrase| phrase.start <= head || context.reads(phrase.start - 1, ","));
    let word = context.word(head);
    if is_one_of_insiders(context, &range) || is_one_of_officials(context, &range) {
        return Some(Unnamed::Described);
    }
    if !is_phrase && word.is(Classes::RELATIVE | Classes::PRONOUN | Classes::NEGATION) {
        return None;
    }
    let is_chosen = is_picked(context, source, &range, head);
    let is_confidential = is_phrase
        || word.is(Classes::CONFIDENTIAL_NOUN) && !word.is(Classes::VAGUE_COLLECTIVE)
        || is_insider_of_a_body(context, &range, head)
        || is_mere_person(context, &range)
        || is_chosen;
    let is_back = is_definite(context, range.start) && was_unnamed(context, source);
    // `analysts say`, in a paragraph in which somebody else asked for it; but two Republicans are two.
    let is_crowd = word.is(Classes::VAGUE_COLLECTIVE)
        && word.is(Classes::PLURAL_PEOPLE)
        && !context.word(range.start).is(Classes::NUMBER);
    if !is_confidential && !is_back && (is_crowd || !asked_for_it(context, source)) {
        return None;
    }
    // `Obama's former strategist` is one person, and known.
    let is_owned = context
        .words(range.start..head)
        .iter()
        .any(|word| matches!(context.grammar.word(word.id), "'s" | "his" | "her"));
    let is_one_known =
        (is_owned || context.is_apposition(source)) && !word.is(Classes::PLURAL_PEOPLE);
    if is_one_known && !asked_for_it(context, source) {
        return None;
    }
    // `police officials`: not only people who hide; but `police sources` and `a serving police officer` do.
    let speaks_openly = !is_chosen
        && !is_insider(context, head)
        && speaks_for_a_body(context, range.start..head)
        && !asked_for_it(context, source);
    if is_joined(context, &range)
        || speaks_openly
        || names_one(context, head)
        || is_accepted(context, source)
    {
        return None;
    }
    let says_nothing = |at: WordIndex| {
        let word = context.word(at);
        at == head
            || word.is(Classes::DETERMINER | Classes::NUMBER)
            || !word.is_word()
            || context.reads_any(at, &["multiple", "numerous", "various"])
    };
    let is_bare = !is_phrase
        && word.is(Classes::BARE_NOUN)
        && range.clone().all(says_nothing)
        && !is_definite(context, range.start)
        && (range.start != head || !is_described_before(context, head))
        && !is_described_after(context, range.end);
    Some(if is_bare {
        Unnamed::Bare
    } else {
        Unnamed::Described
    })
}

/// The noun of a source, and of `one of her former aides` the aides.
pub(super) fn noun(context: &Context<'_>, source: Span) -> Option<WordIndex> {
    let range = context.article.words.within(source);
    let is_one_of = range.len() > 3
        && (context.word(range.start).is(Classes::NUMBER)
            || context.reads_any(range.start, &["another", "several"]))
        && context.reads(range.start + 1, "of")
        && is_definite(context, range.start + 2);
    if is_one_of {
        let several = context.article.words.span(range.start + 2..range.end);
        let noun = context.head(several);
        return noun
            .filter(|&at| context.word(at).is(Classes::PLURAL_PEOPLE))
            .or_else(|| context.head(source));
    }
    context.head(source)
}

/// `source`, `insider`: says by itself that the name is hidden.
fn is_insider(context: &Context<'_>, noun: WordIndex) -> bool {
    let noun = context.grammar.lemma(context.word(noun).id);
    matches!(context.grammar.word(noun), "insider" | "source")
}

/// `hospital insiders`: of a body that is told; bare `insiders` and `industry insiders` are a crowd.
fn is_insider_of_a_body(context: &Context<'_>, range: &Range<WordIndex>, head: WordIndex) -> bool {
    let is_crowd = context
        .phrases_in(range.clone())
        .any(|(at, class)| class == PhraseClass::VagueCollective && at.contains(&head));
    is_insider(context, head)
        && !is_definite(context, range.start)
        && !is_crowd
        && (range.start..head).any(|at| {
            let word = context.word(at);
            let body = Classes::LOCAL_BODY | Classes::ORGANISATION_NOUN | Classes::GOVERNMENT;
            word.is(body | Classes::ORGANISATION)
                || word.is_capital() && !opens_sentence(context, at)
        })
}

fn opens_sentence(context: &Context<'_>, at: WordIndex) -> bool {
    context.sentence_words(context.word(at).sentence).start == at
}

/// `a person said`
fn is_mere_person(context: &Context<'_>, range: &Range<WordIndex>) -> bool {
    range.len() == 2
        && context.reads(range.start, "a")
        && context.reads(range.start + 1, "person")
        && !is_described_after(context, range.end)
}

/// `the nominee and his aides`: not only people who hide; `a diplomat and an official`, `aides and advisers` are.
fn is_joined(context: &Context<'_>, range: &Range<WordIndex>) -> bool {
    let hides = |at: WordIndex| context.word(at).is(Classes::ANONYMOUS_NOUN);
    range.clone().any(|at| {
        let both = at > range.start && hides(at - 1) && hides(range.end - 1);
        context.word(at).is(Classes::COORDINATOR) && !both && !is_one_more(context, range, at)
    })
}

/// `a diplomat and an official`
pub(super) fn are_several(context: &Context<'_>, range: &Range<WordIndex>) -> bool {
    range
        .clone()
        .any(|at| context.word(at).is(Classes::COORDINATOR) && is_one_more(context, range, at))
}

/// With the word at this place one more joins somebody (`an official and a diplomat`), or one more word says
/// who they are (`current and former employees`).
fn is_one_more(context: &Context<'_>, range: &Range<WordIndex>, and: WordIndex) -> bool {
    let counts = |at: WordIndex| {
        context.reads_any(at, &["a", "an", "another"]) || context.word(at).is(Classes::NUMBER)
    };
    let describes = |at: WordIndex| context.word(at).is(Classes::ADJECTIVE);
    range.contains(&(and + 1))
        && (counts(range.start) && counts(and + 1)
            || and > range.start && describes(and - 1) && describes(and + 1))
}

/// `Former colleagues were less kind. “…,” said one, who worked beside him.`
fn is_one_of_insiders(context: &Context<'_>, range: &Range<WordIndex>) -> bool {
    if range.is_empty()
        || !context.reads_any(range.start, &["one", "another"])
        || range.len() > 1 && !context.reads(range.start + 1, ",")
    {
        return false;
    }
    let before = context.before_in_block(context.word(range.start).sentence);
    before.is_some_and(|before| {
        let words = context.sentence_words(before);
        words.clone().any(|at| {
            picks(context, at)
                && words.contains(&(at + 1))
                && context.word(at + 1).is(Classes::PLURAL_PEOPLE)
        })
    })
}

/// `Local officials were silent. “Ask the capital,” one of them said.`
fn is_one_of_officials(context: &Context<'_>, range: &Range<WordIndex>) -> bool {
    let of_them = range.len() == 3
        && context.reads_any(range.start, &["one", "another"])
        && context.reads(range.start + 1, "of")
        && context.reads(range.start + 2, "them");
    let before = of_them
        .then(|| context.before_in_block(context.word(range.start).sentence))
        .flatten();
    before.is_some_and(|before| {
        let words = context.sentence_words(before);
        let several = words.clone().rev().find(|&at| {
            let word = context.word(at);
            word.is(Classes::PLURAL_PEOPLE) && word.quotation.is_none()
        });
        // `Two aides, Jane Roe and Tom Klein, came`
        let span = context.sentence(before).span;
        let mut named = context
            .mentions_from(span.start)
            .iter()
            .take_while(|mention| mention.span.end <= span.end);
        several.is_some_and(|at| {
            let word = context.word(at);
            word.is(Classes::CONFIDENTIAL_NOUN)
                && !word.is(Classes::VAGUE_COLLECTIVE)
                && !speaks_for_a_body(context, words.start..at)
        }) && !named.any(|mention| context.is_person(mention))
    })
}

/// `a former deckhand`, `one scientist familiar with the work`, `two people who were in the room`: picked
/// for what they know.
fn is_picked(
    context: &Context<'_>,
    source: &Source,
    range: &Range<WordIndex>,
    head: WordIndex,
) -> bool {
    let first = context.word(range.start);
    // `a former candidate -- John Roe, who lost --`
    let is_named = (head + 1..range.end).any(|at| {
        let word = context.word(at);
        word.is(Classes::GIVEN_NAME) && word.is_capital()
    });
    if is_named {
        return false;
    }
    let is_one = source.kind != SourceType::AnonymousGroup
        && range.start < head
        && context.reads_any(range.start, &["a", "an", "another", "one"]);
    let are_few = source.kind == SourceType::AnonymousGroup
        && range.start < head
        && (first.is(Classes::NUMBER) || context.reads(range.start, "several"));
    let knows = context
        .after(&(head..head + 1))
        .is_some_and(|next| context.reads_any(next, &["familiar", "close", "briefed", "involved"]));
    // `who were in the room`, not `who live near it`
    let next = |at: WordIndex| context.after(&(at..at + 1));
    let was_there = are_few
        && context.reads(head, "people")
        && next(head).is_some_and(|who| {
            context.reads(who, "who")
                && next(who).is_some_and(|verb| context.word(verb).is(Classes::BE))
        });
    // `a Labour backbencher`
    let is_of_a_party = || {
        is_one
            && range.start + 1 < head
            && context.is_listed(head, PhraseClass::PartyMember)
            && (range.start + 1..head).all(|at| context.word(at).is_capital())
    };
    (is_one || are_few) && ((range.start + 1..head).any(|at| picks(context, at)) || knows)
        || was_there
        || is_of_a_party()
}

/// `former`, `senior`: one of many, and picked.
fn picks(context: &Context<'_>, at: WordIndex) -> bool {
    let word = context.word(at);
    !word.is(Classes::NUMBER) && context.has_word(PhraseClass::PickedPerson, word.id)
}

/// Whether a source is an anonymous one.
pub(crate) fn is_unnamed(context: &Context<'_>, source: &Source) -> bool {
    unnamed(context, source).is_some()
}

/// `the person` of whom the copy first spoke as `a person close to the board`.
fn was_unnamed(context: &Context<'_>, source: &Source) -> bool {
    let first = context
        .entity(source)
        .filter(|entity| entity.kind == SourceType::AnonymousIndividual)
        .and_then(|entity| entity.mentions.first())
        .map(|&first| context.article.mentions[first as usize].span);
    // `A lawmaker called for a ban`, and further down who that is: `The lawmaker` was named since.
    let holds_office = context
        .head(source.span)
        .is_some_and(|head| context.is_listed(head, PhraseClass::Politician));
    first.is_some_and(|span| {
        let words = context.article.words.within(span);
        let is_picked = words.clone().any(|at| picks(context, at));
        span.end < source.span.start
            && (is_picked
                || !holds_office
                    && context
                        .phrase_in(words.clone(), PhraseClass::ConfidentialNoun)
                        .is_some()
                || context
                    .words(words)
                    .iter()
                    .any(|word| word.is(Classes::CONFIDENTIAL_NOUN)))
    })
}

/// `another governor, who asked not to be identified`: anybody can be an anonymous source, and
/// the wish stands in the sentence or later in the paragraph.
fn asked_for_it(context: &Context<'_>, source: &Source) -> bool {
    let here = context.sentence_at(source.span.start);
    // `the minister` who asked for it when she was introduced
    let introduced = context
        .entity(source)
        .filter(|entity| entity.kind.is_anonymous())
        .and_then(|entity| entity.mentions.first())
        .map(|&first| context.sentence_at(context.article.mentions[first as usize].span.start));
    asks_in(context, here, source)
        || introduced.is_some_and(|first| first < here && asks_in(context, first, source))
}

/// The wish stands in this sentence or in the next three of its paragraph.
fn asks_in(context: &Context<'_>, first: SentenceId, source: &Source) -> bool {
    let block = context.sentence(first).block;
    let sentences = &context.article.document.sentences[first as usize..];
    let same = sentences
        .iter()
        .take(4)
        .take_while(|sentence| sentence.block == block);
    same.enumerate().any(|(at, _)| {
        let id = first + SentenceId::try_from(at).unwrap_or(0);
        let sentence = context.sentence_words(id);
        let asked = context.phrase_in(sentence.clone(), PhraseClass::Anonymity);
        // `who cannot be named for legal reasons` has not asked.
        let is_law = |asked: &Range<WordIndex>| {
            let after = asked.end..sentence.end.max(asked.end);
            context
                .phrase_in(after, PhraseClass::WithheldByLaw)
                .is_some()
        };
        asked.is_some_and(|asked| {
            !is_law(&asked) && (at == 0 || !is_wish_of_another(context, id, &asked, source))
        })
    })
}

/// `said one manager, who asked not to be named`: another source of the sentence stands before the wish.
fn is_wish_of_another(
    context: &Context<'_>,
    id: SentenceId,
    asked: &Range<WordIndex>,
    source: &Source,
) -> bool {
    let wish = context.word(asked.start).span.start;
    let own = context.article.mentions[source.mention as usize].entity;
    context.touching(id).any(|(_, attribution)| {
        attribution.source.as_ref().is_some_and(|other| {
            let entity = context.article.mentions[other.mention as usize].entity;
            context.sentence_at(other.span.start) == id
                && other.span.start < wish
                && entity.is_some()
                && entity != own
                && context.article.words.within(other.span).len() > 1
        })
    })
}

/// `the aides, led by campaign manager Teresa Vaz,`: one of them is named in the same breath.
fn names_one(context: &Context<'_>, head: WordIndex) -> bool {
    const NEAR: WordIndex = 8;
    let end = context
        .sentence_words(context.word(head).sentence)
        .end
        .min(head + NEAR);
    if head + 2 >= end || !context.reads(head + 1, ",") {
        return false;
    }
    let singles_out = context.reads(head + 2, "led")
        || context
            .phrase_in(head + 2..head + 3, PhraseClass::Including)
            .is_some();
    let is_name = |at: WordIndex| context.word(at).is_word() && context.word(at).is_capital();
    singles_out && (head + 3..end - 1).any(|at| is_name(at) && is_name(at + 1))
}

/// `police officials`, `fire officials`: the public voice of a service, which hides nobody.
fn speaks_for_a_body(context: &Context<'_>, before: Range<WordIndex>) -> bool {
    let last = before
        .end
        .checked_sub(1)
        .filter(|last| before.contains(last));
    last.is_some_and(|last| context.word(last).is(Classes::LOCAL_BODY))
}

/// `the source`, `that official`: spoken of before.
pub(super) fn is_definite(context: &Context<'_>, first: WordIndex) -> bool {
    context.reads_any(
        first,
        &[
            "the", "that", "this", "these", "those", "both", "his", "her", "their",
        ],
    )
}

/// `Democratic sources`, `a Trump campaign source`: the description of a source whose span starts at
/// the noun.
pub(super) fn is_described_before(context: &Context<'_>, first: WordIndex) -> bool {
    let Some(before) = first.checked_sub(1).map(|at| context.word(at)) else {
        return false;
    };
    let bare = Classes::DETERMINER
        | Classes::PREPOSITION
        | Classes::COORDINATOR
        | Classes::SUBORDINATOR
        | Classes::RELATIVE
        | Classes::ADVERB
        | Classes::NUMBER
        | Classes::AUXILIARY;
    // `a Trump campaign source`: after a name or an article it is no verb.
    let is_verb = before.is(Classes::REPORTING_VERB)
        && first.checked_sub(2).is_none_or(|at| {
            !context.word(at).is_capital() && !context.word(at).is(Classes::DETERMINER)
        });
    !is_verb
        && before.sentence == context.word(first).sentence
        && before.kind == LexemeKind::Word
        && !before.is(bare)
}

/// `a source close to`, `a source, who asked`, `sources in the ministry`: the description that
/// follows a source whose span stops at the noun.
pub(super) fn is_described_after(context: &Context<'_>, after: WordIndex) -> bool {
    let Some(next) = context.article.words.get(after as usize) else {
        return false;
    };
    let last = &context.article.words[after as usize - 1];
    if next.sentence != last.sentence {
        return false;
    }
    let next = if next.is_word() {
        next
    } else {
        return follows_relative(context, after, last);
    };
    next.is(Classes::RELATIVE) && !context.reads(after, "that")
        || next.is(Classes::PREPOSITION) && !next.is(Classes::TIME) && !context.reads(after, "on")
        || next.is(Classes::ADJECTIVE)
}

fn follows_relative(context: &Context<'_>, comma: WordIndex, last: &Word) -> bool {
    let next = context.article.words.get(comma as usize + 1);
    next.is_some_and(|next| next.sentence == last.sentence && next.is(Classes::RELATIVE))
}

fn is_accepted(context: &Context<'_>, source: &Source) -> bool {
    if context.settings.allowed_anonymous.is_empty() {
        return false;
    }
    let folded = fold(source.span.of(context.text()));
    context
        .settings
        .allowed_anonymous
        .iter()
        .any(|allowed| folded.contains(&fold(allowed)))
}
