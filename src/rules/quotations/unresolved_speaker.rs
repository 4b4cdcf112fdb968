//! Words in the mouth of a `he` that could be two men.

use crate::attribution::{AttributionKind, Entity, EntityId, Mention, MentionForm, SourceType};
use crate::grammar::Classes;
use crate::parse::SentenceId;
use crate::rules::phrasing::quote;
use crate::rules::{Context, Family, Finding, Genre, Rule, Severity};

pub(crate) static UNRESOLVED_SPEAKER: Rule = Rule {
    name: "unresolved-speaker",
    family: Family::Quotations,
    severity: Severity::Warning,
    summary: "a speaker who is only a pronoun, and could be several people",
    explanation: "A pronoun credits nobody when two people in the passage fit it, or none does. \
        This rule looks at quotations and statements whose only source is `he`, `she` or `the \
        minister` and asks whom the two paragraphs before allow.\n\n\
        The subject of the sentence before, and the person who was already speaking, count as \
        clear. A false alarm is likely where the sense decides (`Weber met Klein, whose \
        resignation he had demanded`).",
    standards: &[
        "AP Stylebook, attribution: restate unless clear",
        "Guardian style guide, quotes",
    ],
    triggers: &["Karl Weber met Peter Klein on Friday. “I will resign,” [[he]] said."],
    ignores: &[
        "Christine Lambrecht said Berlin could move its mission. “The safety of our soldiers comes first,” she said.",
        "Karl Weber met Anna Klein on Friday. “I will resign,” she said.",
        "Karl Weber resigned on Friday. “I have had enough,” he said.",
    ],
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    if context.evidence.genre != Genre::News {
        return;
    }
    let mut last = None;
    for (id, attribution, source) in context.sourced() {
        let Some(mention) = context.mention(source) else {
            continue;
        };
        let is_quoted = attribution.kind != AttributionKind::Indirect;
        let says = context
            .cue_verb(attribution)
            .is_some_and(|(verb, ..)| matches!(verb.lemma.as_ref(), "say" | "tell"));
        let is_said = !attribution.cue.is_empty() && (is_quoted || says);
        if !is_personal(context, mention) || mention.entity.is_some() || !is_said {
            continue;
        }
        if last.replace(source.span) == Some(source.span) {
            continue;
        }
        let who = quote(context.text(), source.span);
        let Some((one, other)) = rivals(context, mention) else {
            continue;
        };
        let problem = format!("{who} could be {one} or {other}.");
        findings.push(
            Finding::new(&UNRESOLVED_SPEAKER, source.span, problem, "Use the name.").about(id),
        );
    }
}

/// `he`, `she` or `the minister`, not `it`, `they` or `we`.
fn is_personal(context: &Context<'_>, mention: &Mention) -> bool {
    let words = context.words(context.article.words.within(mention.span));
    match mention.form {
        MentionForm::Pronoun => words.iter().any(|w| w.is(Classes::FEMALE | Classes::MALE)),
        MentionForm::Description => {
            words.first().is_some_and(|w| w.is(Classes::DETERMINER))
                && words.last().is_some_and(|w| w.is(Classes::ROLE))
        }
        MentionForm::Name => false,
    }
}

/// A named person, and not a town that was taken for one.
fn is_person(context: &Context<'_>, entity: &Entity) -> bool {
    let given = entity
        .name
        .split(' ')
        .next()
        .unwrap_or_default()
        .to_lowercase();
    let known = context.grammar.classes(context.grammar.id(&given));
    entity.kind == SourceType::NamedPerson
        && known.intersects(Classes::FEMALE_NAME | Classes::MALE_NAME)
}

/// Two people whom a pronoun could mean: the nearest sentence that names one of its candidates
/// names both, and neither speaks there or after it.
fn rivals<'a>(context: &Context<'a>, pronoun: &Mention) -> Option<(&'a str, &'a str)> {
    const PARAGRAPHS: u32 = 2;
    /// Mentions, so that a paragraph without end is not read again for each pronoun.
    const FARTHEST: usize = 200;
    let here = context.sentence_at(pronoun.span.start);
    let block = context.sentence(here).block;
    let oldest = block.saturating_sub(PARAGRAPHS);
    let people: Vec<EntityId> = pronoun
        .candidates
        .iter()
        .copied()
        .filter(|&id| is_person(context, &context.article.entities[id as usize]))
        .collect();
    let mentions = &context.article.mentions;
    let before = mentions.partition_point(|mention| mention.span.start < pronoun.span.start);
    let mut near: Option<(SentenceId, Vec<EntityId>)> = None;
    for mention in mentions[..before].iter().rev().take(FARTHEST) {
        let sentence = context.sentence_at(mention.span.start);
        if context.sentence(sentence).block < oldest {
            break;
        }
        let Some(entity) = mention.entity.filter(|entity| people.contains(entity)) else {
            continue;
        };
        match &mut near {
            None => near = Some((sentence, vec![entity])),
            Some((nearest, _)) if *nearest != sentence => break,
            Some((_, named)) if !named.contains(&entity) => named.push(entity),
            Some(_) => {}
        }
    }
    let (sentence, mut named) = near?;
    // A sentence in between may have changed the subject to somebody the candidates leave out.
    if sentence + 2 < here {
        return None;
    }
    let speaks = (sentence..=here).any(|id| {
        context.touching(id).any(|(_, attribution)| {
            let entity = attribution
                .source
                .and_then(|source| context.mention(&source)?.entity);
            // Whoever speaks where the two are named may be one of them, too.
            id == sentence && attribution.source.is_some()
                || entity.is_some_and(|entity| named.contains(&entity))
        })
    });
    named.reverse();
    match named[..] {
        [one, other] if !speaks => {
            let name = |id: EntityId| context.article.entities[id as usize].name.as_str();
            Some((name(one), name(other)))
        }
        _ => None,
    }
}
