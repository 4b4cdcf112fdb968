//! Whether a source is an office that somebody holds whom the copy does not name.

use std::ops::Range;

use crate::attribution::words::{Word, WordIndex};
use crate::attribution::{Mention, Source, SourceType};
use crate::grammar::{Classes, PhraseClass};
use crate::rules::Context;

use super::holder::Holders;

pub(super) fn is_unnamed_office(
    context: &Context<'_>,
    source: &Source,
    holders: &mut Holders,
) -> bool {
    let head_of = head_of(context, source);
    let Some(head) = head_of.or_else(|| context.head(source.span)) else {
        return false;
    };
    if speaks_for_somebody_named(context, source, holders) {
        return true;
    }
    let kind = context
        .entity(source)
        .map_or(source.kind, |entity| entity.kind);
    let nameless = |kind| {
        matches!(
            kind,
            SourceType::OfficeHolder | SourceType::AnonymousIndividual
        ) || kind == SourceType::Unknown && head_of.is_some()
    };
    if !nameless(kind) || !nameless(source.kind) || context.is_apposition(source) {
        return false;
    }
    let holds_office = |kind| kind == SourceType::OfficeHolder || head_of.is_some();
    let word = context.word(head);
    let is_voice = speaks_for_others(context, head);
    let is_office = is_voice || holds_office(kind) && is_one_office(context, source, head, holders);
    // A name in the words themselves means that the office is only half of the mention.
    let range = context.article.words.within(source.span);
    // `Port Lydia’s director of housing`: whose director it is names nobody.
    let owner = (range.start..head)
        .rev()
        .find(|&at| context.is_possessive(at));
    let own = owner.map_or(range.start, |at| at + 1)..range.end;
    // `the Department of the Marine` is no woman’s.
    let has_name = own.into_iter().any(|at| {
        let word = context.word(at);
        word.is(Classes::GIVEN_NAME)
            && word.is_capital()
            && !(at > range.start && context.reads(at - 1, "the"))
    });
    // `The mayor’s reported affair`: something of the mayor’s.
    let is_owner = range
        .clone()
        .next_back()
        .is_some_and(|at| matches!(context.written(at), "'s" | "’s"));
    let is_juror = range.clone().any(|at| context.reads(at, "jury"));
    // `the union’s national executive`: several people, unlike the chief executive
    let is_board = context.reads(head, "executive")
        && !(head > range.start && context.reads(head - 1, "chief"));
    let little = Classes::PLURAL_PEOPLE | Classes::CONFIDENTIAL_NOUN | Classes::UNNAMED_BY_CUSTOM;
    // `a teacher`, but not `the head teacher`
    let is_little = word.is(little) && !is_sole(context, &range, head);
    is_office
        && !is_little
        && !has_name
        && !is_owner
        && !is_juror
        && !is_board
        && !holders.is_named(context, head)
}

/// `the council’s director of housing`, `the chief executive`: there is one, and who it is can be
/// asked. A head of state needs no name, and `a teacher` may have reasons.
fn is_one_office(
    context: &Context<'_>,
    source: &Source,
    head: WordIndex,
    holders: &mut Holders,
) -> bool {
    let range = context.article.words.within(source.span);
    let before = context.words(range.start..head);
    let is_owned =
        (range.start..head).any(|at| context.is_possessive(at) || context.written(at) == "its");
    // `the head of the fire service`, not `the officer` who was spoken of before
    let has_body = context
        .after(&(head..head + 1))
        .is_some_and(|next| context.reads(next, "of") || context.reads(next, "for"));
    let is_sole = is_sole(context, &range, head);
    let is_great = context
        .phrases_in(range.clone())
        .any(|(_, class)| matches!(class, PhraseClass::GreatOffice | PhraseClass::PublicOffice));
    let is_the = context.reads_any(range.start, &["the", "their", "its"]);
    // `the Bishop of Sedge` is no title before a name.
    let next = context.after(&(head..head + 1));
    let is_title = context.word(head).is_capital()
        && !(is_sole && is_the && !next.is_some_and(|next| context.word(next).is_capital()));
    let is_role =
        context.word(head).is(Classes::ROLE) && !is_title || head_of(context, source) == Some(head);
    let is_past = before.iter().any(|word| {
        matches!(
            context.grammar.word(word.id),
            "former" | "ex" | "a" | "an" | "one"
        )
    });
    let is_whole = !context
        .words(range.clone())
        .iter()
        .skip(1)
        .any(Word::is_capital);
    // `the village engineer`, `the port director`: the body stands before the office.
    let is_of_a_body = head > range.start + 1 && is_body(context, head - 1) && is_whole;
    // `the union’s president` is no head of state.
    let is_of_members = before.windows(2).any(|pair| {
        pair[0].is(Classes::LOCAL_BODY | Classes::ORGANISATION_NOUN)
            && !pair[0].is(Classes::GOVERNMENT)
            && matches!(pair[1].span.of(context.text()), "'s" | "’s")
    });
    let is_the_one = context.reads(range.start, "the")
        && (has_body || is_of_a_body && !follows_a_name(context, source));
    let is_the_only = is_sole
        && (is_the || is_owned)
        && !follows_a_name(context, source)
        && !holders.is_beside_a_name(context, source, head);
    is_role && !is_past && (is_the_only || (!is_great || is_of_members) && (is_owned || is_the_one))
}

/// `the head of the fire service`, `the airline’s head of safety`: an office that no list can hold.
fn head_of(context: &Context<'_>, source: &Source) -> Option<WordIndex> {
    const FURTHEST: usize = 6;
    let range = context.article.words.within(source.span);
    let mut near = range.clone().take(FURTHEST);
    near.find(|&at| {
        context.reads(at, "head") && range.contains(&(at + 1)) && context.reads(at + 1, "of")
    })
}

/// `mayor`, `head teacher`
fn is_sole(context: &Context<'_>, range: &Range<WordIndex>, head: WordIndex) -> bool {
    let mut offices = context.phrases_in(range.start..head + 1);
    offices.any(|(at, class)| class == PhraseClass::SoleOffice && at.end == head + 1)
}

fn is_body(context: &Context<'_>, at: WordIndex) -> bool {
    context
        .word(at)
        .is(Classes::LOCAL_BODY | Classes::ORGANISATION_NOUN)
}

/// Somebody is named in the sentence before, and `the club manager` may be them.
fn follows_a_name(context: &Context<'_>, source: &Source) -> bool {
    let head = context.head(source.span);
    let here = context.sentence_at(source.span.start);
    let before = here.checked_sub(1).map(|before| context.sentence(before));
    before.is_some_and(|before| {
        let is_beside = before.block == context.sentence(here).block;
        // `Councillor Anna Klein` of the paragraph before is not the engineer.
        let may_hold = |mention: &Mention| {
            let entity = mention
                .entity
                .map(|id| &context.article.entities[id as usize]);
            let role = entity.and_then(|entity| entity.role.as_deref());
            is_beside
                || role.is_none_or(|role| {
                    let role = role.to_lowercase();
                    head.is_some_and(|head| role.contains(context.written(head)))
                })
        };
        context
            .mentions_from(before.span.start)
            .iter()
            .take_while(|mention| mention.span.end <= before.span.end)
            .any(|mention| context.is_person(mention) && may_hold(mention))
    })
}

/// `a spokesman for the minister, Helen Arkwright`: the name is the minister's.
fn speaks_for_somebody_named(
    context: &Context<'_>,
    source: &Source,
    holders: &mut Holders,
) -> bool {
    let range = context.article.words.within(source.span);
    let first = context
        .words(range.clone())
        .iter()
        .position(|word| !word.is(Classes::DETERMINER));
    let Some(head) = first
        .map(|at| range.start + at as u32)
        .filter(|at| range.contains(at))
    else {
        return false;
    };
    let is_for =
        head + 1 < range.end && (context.reads(head + 1, "for") || context.reads(head + 1, "of"));
    let comma = (head..range.end).find(|&at| context.written(at) == ",");
    is_for
        && speaks_for_others(context, head)
        && !holders.is_named(context, head)
        && comma.is_some_and(|comma| {
            context.word(comma - 1).is(Classes::ROLE)
                && context
                    .words(comma..range.end)
                    .iter()
                    .any(|word| word.is_capital())
        })
}

/// `spokeswoman`, `press officer`
fn speaks_for_others(context: &Context<'_>, head: WordIndex) -> bool {
    let is_voice = || {
        let sentence = context.sentence_words(context.word(head).sentence);
        context
            .phrases_in(head.saturating_sub(2).max(sentence.start)..head + 1)
            .any(|(at, class)| class == PhraseClass::Voice && at.end == head + 1)
    };
    context
        .grammar
        .word(context.word(head).id)
        .starts_with("spokes")
        || is_voice()
}
