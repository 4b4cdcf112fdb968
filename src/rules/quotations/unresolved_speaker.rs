//! Words in the mouth of a `he` that could be two men.

use crate::attribution::{Attribution, Mention, MentionForm, SourceType};
use crate::grammar::Classes;
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
        if !is_personal(context, mention) || mention.entity.is_some() || !is_cued(attribution) {
            continue;
        }
        if last.replace(source.span) == Some(source.span) {
            continue;
        }
        let who = quote(context.text(), source.span);
        let people: Vec<&str> = mention
            .candidates
            .iter()
            .map(|&entity| &context.article.entities[entity as usize])
            .filter(|entity| entity.kind == SourceType::NamedPerson)
            .map(|entity| entity.name.as_str())
            .take(2)
            .collect();
        let problem = match people[..] {
            [one, other] => format!("{who} could be {one} or {other}."),
            _ => continue,
        };
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

fn is_cued(attribution: &Attribution) -> bool {
    !attribution.cue.is_empty()
}
