//! `a ministry spokesman said`: what is the spokesman called?

use rustc_hash::FxHashSet;

use crate::attribution::words::{Word, WordIndex};
use crate::attribution::{Attribution, AttributionId, Source, SourceType};
use crate::grammar::{Classes, Frames, PhraseClass, VerbForm};
use crate::rules::anonymity::{is_named_next, is_unnamed};
use crate::rules::phrasing::quote;
use crate::rules::{Context, Family, Finding, Genre, Rule, Severity};
use crate::text::fold;

pub(crate) static ROLE_WITHOUT_NAME: Rule = Rule {
    name: "role-without-name",
    family: Family::Identification,
    severity: Severity::Advice,
    summary: "an office holder or spokesperson speaks and is never named",
    explanation: "Spokespeople speak for the record and office holders have names. This rule \
        looks at a single person who is credited by role alone and never named in the article.\n\n\
        Institutions (`police said`), plurals, judges, jurors and heads of state are left alone. A false alarm is \
        likely where the house does not name press officers.",
    standards: &[
        "AFP editorial standards: name, age, position",
        "Washington Post, Policies and Standards, sourcing",
    ],
    triggers: &[
        "The bridge will stay closed, [[a ministry spokesman]] said.",
        "[[The village engineer]] told trustees that the courts drain poorly.",
        "[[The city’s director of housing]] warned that the flats would run out.",
        "[[A Treasury spokeswoman]] said the bridge was safe. Karl Weber, the housing minister, agreed. Anna Klein, who speaks for the party, did not.",
        "[[A spokesman for the port]] dismissed talk of a strike. “The cranes are at work,” he said.",
        "The flats are full. [[The city’s director of housing]] warned that there would be none in May.\n\nKarl Weber, who leads the council, said that he had counted them.",
        "[[A spokesman for the Department of the Marine]] said it would study the judgment.",
        "[[A spokesman for the farming minister, Helen Arkwright,]] said she had not seen the review.",
    ],
    ignores: &[
        "The bridge will stay closed, police said.",
        "The bridge will stay closed, ministry spokesman Peter Klein said.",
        "The bridge will stay closed, ministers said.",
        "Teresa Vaz, the port’s director, closed the bridge. The director of the port said it would stay closed.",
        "The president of the republic said the bridge would stay closed.",
        "The bridge will stay closed, a judge said.",
        "The foreman of the jury said that the bridge had been safe.",
        "The motion fell by nine votes, the clerk of the house announced.",
        "Anna Klein shut the bridge on Friday. The village engineer said it would stay closed.",
        "A council spokeswoman did not respond to a request for comment on the bridge.",
        "The council’s spokeswoman published a scathing report on Friday that the crane was unsafe.",
        "The mayor’s campaign manager says he is pleased.\n\nKarl Weber said the vote had been fair.",
    ],
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    if context.evidence.genre == Genre::Opinion {
        return;
    }
    let mut seen_entities = FxHashSet::default();
    let mut seen_words = FxHashSet::default();
    for (id, attribution, source) in context.sourced() {
        // Each is looked for in the whole article; no story has more of them.
        if seen_words.len() > 100 {
            break;
        }
        // Whether it is named anywhere is asked once.
        let words = fold(source.span.of(context.text()));
        if seen_words.contains(&words) {
            continue;
        }
        if !speaks(context, id) && !speaks_next(context, attribution, source)
            || is_silent(context, attribution)
            || !is_unnamed_office(context, source)
            || is_unnamed(context, source)
        {
            continue;
        }
        // `The mayor’s campaign manager says …`, and in the next sentence who that is
        let is_met = context
            .head(source.span)
            .is_some_and(|head| is_named_next(context, attribution.sentence, head));
        if is_met {
            continue;
        }
        let is_new = context
            .mention(source)
            .and_then(|mention| mention.entity)
            .is_none_or(|entity| seen_entities.insert(entity));
        seen_words.insert(words);
        if !is_new {
            continue;
        }
        let who = quote(context.text(), source.span);
        let problem = format!("{who} speaks without a name.");
        findings
            .push(Finding::new(&ROLE_WITHOUT_NAME, source.span, problem, "Ask for it.").about(id));
    }
}

/// Says something, and does not only deny or dismiss it.
fn speaks(context: &Context<'_>, id: AttributionId) -> bool {
    let attribution = context.attribution(id);
    context.is_speech(id)
        && context.states(attribution)
        && context.is_asserted(attribution)
        && context
            .cue_verb(attribution)
            .is_none_or(|(verb, ..)| verb.frames.contains(Frames::QUOTE))
}

/// `A spokesman dismissed the talk. “It is nonsense,” he said.`
fn speaks_next(context: &Context<'_>, attribution: &Attribution, source: &Source) -> bool {
    let entity = |source: &Source| context.mention(source).and_then(|mention| mention.entity);
    let who = entity(source);
    let next = context.after_in_block(attribution.sentence);
    next.filter(|_| who.is_some()).is_some_and(|next| {
        context.touching(next).any(|(id, attribution)| {
            let source = attribution.source.as_ref();
            source.is_some_and(|source| entity(source) == who) && speaks(context, id)
        })
    })
}

/// `did not respond to a request for comment on the bridge`, `published a report`: the verb is a noun, and
/// nobody spoke.
fn is_silent(context: &Context<'_>, attribution: &Attribution) -> bool {
    context.cue_verb(attribution).is_some_and(|(_, form, at)| {
        let Some(before) = at.checked_sub(1) else {
            return false;
        };
        let helpers = Classes::MODAL | Classes::AUXILIARY;
        let is_paper = form == VerbForm::Base
            && context.word(at).is(Classes::DOCUMENT_NOUN)
            && !context.word(before).is(helpers)
            && !context.reads(before, "to");
        is_paper || context.reads(before, "for") || context.reads(before, "of")
    })
}

fn is_unnamed_office(context: &Context<'_>, source: &Source) -> bool {
    let Some(head) = context.head(source.span) else {
        return false;
    };
    if speaks_for_somebody_named(context, source) {
        return true;
    }
    let kind = context
        .entity(source)
        .map_or(source.kind, |entity| entity.kind);
    let nameless = |kind| {
        matches!(
            kind,
            SourceType::OfficeHolder | SourceType::AnonymousIndividual
        )
    };
    if !nameless(kind) || !nameless(source.kind) || context.is_apposition(source) {
        return false;
    }
    let word = context.word(head);
    let is_office = speaks_for_others(context, head)
        || kind == SourceType::OfficeHolder && is_one_office(context, source, head);
    // A name in the words themselves means that the office is only half of the mention.
    let range = context.article.words.within(source.span);
    // `Port Lydia’s director of housing`: whose director it is names nobody.
    let owner = (range.start..head)
        .rev()
        .find(|&at| matches!(context.written(at), "'s" | "’s" | "'" | "’"));
    let own = owner.map_or(range.start, |at| at + 1)..range.end;
    // `the Department of the Marine` is no woman’s.
    let has_name = own.into_iter().any(|at| {
        let word = context.word(at);
        word.is(Classes::FEMALE_NAME | Classes::MALE_NAME)
            && word.is_capital()
            && !(at > range.start && context.reads(at - 1, "the"))
    });
    let is_juror = range.clone().any(|at| context.reads(at, "jury"));
    let little = Classes::PLURAL_PEOPLE | Classes::CONFIDENTIAL_NOUN | Classes::UNNAMED_BY_CUSTOM;
    is_office && !word.is(little) && !has_name && !is_juror && !is_named_elsewhere(context, head)
}

/// `the council’s director of housing`, `the chief executive`: there is one, and who it is can be
/// asked. A head of state needs no name, and `a teacher` may have reasons.
fn is_one_office(context: &Context<'_>, source: &Source, head: WordIndex) -> bool {
    let range = context.article.words.within(source.span);
    let is_owned = context.words(range.start..head).iter().any(|word| {
        matches!(
            word.span.of(context.text()),
            "'s" | "’s" | "'" | "’" | "its"
        )
    });
    // `the head of the fire service`, not `the officer` who was spoken of before
    let has_body = context
        .after(&(head..head + 1))
        .is_some_and(|next| context.reads(next, "of") || context.reads(next, "for"));
    let is_great = context
        .phrases_in(range.clone())
        .any(|(_, class)| matches!(class, PhraseClass::GreatOffice | PhraseClass::PublicOffice));
    let is_role = context.word(head).is(Classes::ROLE) && !context.word(head).is_capital();
    let is_past = context.words(range.start..head).iter().any(|word| {
        matches!(
            context.grammar.word(word.id),
            "former" | "ex" | "a" | "an" | "one"
        )
    });
    // `the village engineer`, `the port director`: the body stands before the office.
    let is_of_a_body = head > range.start + 1
        && context
            .word(head - 1)
            .is(Classes::LOCAL_BODY | Classes::ORGANISATION_NOUN)
        && !context
            .words(range.clone())
            .iter()
            .skip(1)
            .any(Word::is_capital)
        && !follows_a_name(context, source);
    let is_the_one = context.reads(range.start, "the") && (has_body || is_of_a_body);
    is_role && !is_great && !is_past && (is_owned || is_the_one)
}

/// Somebody is named in the sentence before, and `the club manager` may be them.
fn follows_a_name(context: &Context<'_>, source: &Source) -> bool {
    let here = context.sentence_at(source.span.start);
    let before = here
        .checked_sub(1)
        .map(|before| context.sentence(before).span);
    before.is_some_and(|before| {
        context
            .mentions_from(before.start)
            .iter()
            .take_while(|mention| mention.span.end <= before.end)
            .any(|mention| context.is_person(mention))
    })
}

/// `a spokesman for the minister, Helen Arkwright`: the name is the minister's.
fn speaks_for_somebody_named(context: &Context<'_>, source: &Source) -> bool {
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
        && !is_named_elsewhere(context, head)
        && comma.is_some_and(|comma| {
            context.word(comma - 1).is(Classes::ROLE)
                && context
                    .words(comma..range.end)
                    .iter()
                    .any(|word| word.is_capital())
        })
}

/// `spokesman Peter Klein`, `the director, Teresa Vaz`, `Teresa Vaz, the director` further up or down.
fn is_named_elsewhere(context: &Context<'_>, head: WordIndex) -> bool {
    let role = context.word(head).id;
    let is_name = |at: Option<usize>| {
        at.and_then(|at| context.article.words.get(at))
            .is_some_and(|word| {
                word.is_word()
                    && word.is_capital()
                    && !word.is(Classes::DETERMINER | Classes::PRONOUN)
            })
    };
    let is_comma = |at: Option<usize>| {
        at.and_then(|at| context.article.words.get(at))
            .is_some_and(|word| word.span.of(context.text()) == ",")
    };
    // `its director, Philippa Noakes` is not the city's director of housing.
    let has_body = context
        .after(&(head..head + 1))
        .is_some_and(|next| context.reads(next, "of"));
    let is_anothers = |at: usize| {
        has_body
            && at > 0
            && matches!(
                context.article.words[at - 1].span.of(context.text()),
                "its" | "his" | "her" | "their" | "'s" | "’s"
            )
    };
    let words = context.article.words.iter().enumerate();
    words
        .filter(|&(at, word)| word.id == role && !is_anothers(at))
        .any(|(at, _)| {
            let right = is_name(Some(at + 1)) && is_name(Some(at + 2));
            let behind = is_comma(Some(at + 1)) && is_name(Some(at + 2)) && is_name(Some(at + 3));
            // `Teresa Vaz, its director` or `Teresa Vaz, the port’s director`
            let before = (2..=5)
                .any(|back| is_comma(at.checked_sub(back)) && is_name(at.checked_sub(back + 1)));
            right || behind || before
        })
}

fn speaks_for_others(context: &Context<'_>, head: WordIndex) -> bool {
    context
        .grammar
        .word(context.word(head).id)
        .starts_with("spokes")
}
