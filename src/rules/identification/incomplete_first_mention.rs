//! A speaker who is not introduced.

use crate::attribution::words::Word;
use crate::attribution::{
    AttributionId, AttributionKind, Entity, EntityId, Mention, MentionForm, SourceType,
};
use crate::grammar::Classes;
use crate::parse::{LexemeKind, Place};
use crate::rules::{Context, Family, Finding, Genre, Rule, Severity};

pub(crate) static INCOMPLETE_FIRST_MENTION: Rule = Rule {
    name: "incomplete-first-mention",
    family: Family::Identification,
    severity: Severity::Warning,
    summary: "a person who is quoted is not introduced with full name and role",
    explanation: "At first mention readers need the full name of a speaker and who that is. This \
        rule looks at people who are quoted by their surname alone from the first mention on, and \
        at people of whom no mention gives a role, title or relation.\n\n\
        People with one name are listed under `mononyms`; an office before the surname \
        (`President Ortega`) counts as an introduction, and so does any description near the \
        name. A false alarm is likely for people every reader knows.",
    standards: &["AP Stylebook, names", "Reuters Handbook, names and titles"],
    triggers: &["The bridge is closed. [[Weber]] said it would stay so. Traffic has stopped."],
    ignores: &[
        "The bridge is closed, said Karl Weber, the mayor. Weber said it would stay so.",
        "President Emmanuel Macron said the bridge would stay closed.",
        "Interim Prime Minister Choguel Kokalla Maiga suggested a review.",
    ],
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    if context.evidence.genre != Genre::News {
        return;
    }
    let mut seen: Vec<bool> = vec![false; context.article.entities.len()];
    for (id, _, source) in context.sourced() {
        let Some(entity_id) = context.mention(source).and_then(|mention| mention.entity) else {
            continue;
        };
        if !speaks(context, id) || std::mem::replace(&mut seen[entity_id as usize], true) {
            continue;
        }
        let entity = &context.article.entities[entity_id as usize];
        if entity.kind != SourceType::NamedPerson || is_mononym(context, entity) {
            continue;
        }
        let Some(first) = first_in_body(context, entity) else {
            continue;
        };
        if context.in_quotation(first.span) {
            continue;
        }
        let has_full_name = names(context, first) >= 2 || is_cut_off(context, first);
        if has_full_name || is_introduced(context, entity) || shares_a_name(context, entity_id) {
            continue;
        }
        let who = first.span.of(context.text());
        let problem = format!("First mention of {who} gives no first name and no role.");
        findings.push(
            Finding::new(
                &INCOMPLETE_FIRST_MENTION,
                first.span,
                problem,
                "Give the full name and say who it is.",
            )
            .about(id),
        );
    }
}

fn first_in_body<'a>(context: &Context<'a>, entity: &'a Entity) -> Option<&'a Mention> {
    let mentions = entity
        .mentions
        .iter()
        .map(|&id| &context.article.mentions[id as usize]);
    mentions
        .filter(|mention| mention.form == MentionForm::Name)
        .find(|mention| {
            let sentence = context.sentence(context.sentence_at(mention.span.start));
            sentence.place == Place::Body
        })
}

/// Quoted, or said to say or tell something; firms and papers "report" and "warn", too.
fn speaks(context: &Context<'_>, id: AttributionId) -> bool {
    let attribution = context.attribution(id);
    attribution.kind != AttributionKind::Indirect
        || context
            .cue_verb(attribution)
            .is_some_and(|(verb, ..)| matches!(verb.lemma.as_ref(), "say" | "tell"))
}

/// `Mary J. Blige` read as `Blige`: part of a name stands right before or after.
fn is_cut_off(context: &Context<'_>, mention: &Mention) -> bool {
    let range = context.article.words.within(mention.span);
    let sentence = context.sentence_words(context.sentence_at(mention.span.start));
    let is_name = |at: u32| {
        let word = context.word(at);
        word.kind == LexemeKind::Word && word.is_capital()
    };
    let before = range
        .start
        .checked_sub(1)
        .filter(|at| sentence.contains(at));
    let is_short = mention.span.len() <= 3;
    before.is_some_and(|at| context.written(at) == "." || at != sentence.start && is_name(at))
        || sentence.contains(&range.end) && is_name(range.end)
        || is_short
}

/// How many words of a mention are parts of the name itself.
fn names(context: &Context<'_>, mention: &Mention) -> usize {
    let words = context.words(context.article.words.within(mention.span));
    let is_name = |word: &&Word| {
        word.kind == LexemeKind::Word
            && word.is_capital()
            && !word.is(Classes::TITLE | Classes::ROLE | Classes::DEMONYM)
    };
    words.iter().filter(is_name).count()
}

/// A role anywhere, or a role, title or description next to one of the names.
fn is_introduced(context: &Context<'_>, entity: &Entity) -> bool {
    const NEAR: u32 = 8;
    entity.role.is_some()
        || entity.mentions.iter().any(|&id| {
            let mention = &context.article.mentions[id as usize];
            if mention.form != MentionForm::Name {
                return false;
            }
            let at = context.article.words.within(mention.span);
            let sentence = context.sentence_words(context.sentence_at(mention.span.start));
            let near =
                at.start.saturating_sub(6).max(sentence.start)..(at.end + NEAR).min(sentence.end);
            let introduces = Classes::ROLE | Classes::PERSON_NOUN | Classes::TITLE;
            context.words(near).iter().any(|word| word.is(introduces))
        })
}

/// Another person of the article has this name too, in full: the mention may be theirs.
fn shares_a_name(context: &Context<'_>, entity: EntityId) -> bool {
    let entities = &context.article.entities;
    let name = &entities[entity as usize].name;
    entities.iter().enumerate().any(|(at, other)| {
        at != entity as usize
            && other.kind == SourceType::NamedPerson
            && other.name.split(' ').any(|part| part == name)
    })
}

fn is_mononym(context: &Context<'_>, entity: &Entity) -> bool {
    context
        .settings
        .mononyms
        .iter()
        .any(|mononym| mononym.eq_ignore_ascii_case(&entity.name))
}
