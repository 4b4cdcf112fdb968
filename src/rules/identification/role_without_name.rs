//! `a ministry spokesman said`: what is the spokesman called?

use rustc_hash::FxHashSet;

use crate::attribution::words::WordIndex;
use crate::attribution::{Source, SourceType};
use crate::grammar::Classes;
use crate::rules::anonymity::is_unnamed;
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
        Institutions (`police said`), plurals, judges and jurors are left alone. A false alarm is \
        likely where the house does not name press officers.",
    standards: &[
        "AFP editorial standards: name, age, position",
        "Washington Post, Policies and Standards, sourcing",
    ],
    triggers: &["The bridge will stay closed, [[a ministry spokesman]] said."],
    ignores: &[
        "The bridge will stay closed, police said.",
        "The bridge will stay closed, ministry spokesman Peter Klein said.",
        "The bridge will stay closed, ministers said.",
        "The bridge will stay closed, a judge said.",
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
        let speaks = context.is_speech(id) && context.states(attribution);
        if !speaks || !is_unnamed_office(context, source) || is_unnamed(context, source) {
            continue;
        }
        let is_new = context
            .mention(source)
            .and_then(|mention| mention.entity)
            .is_none_or(|entity| seen_entities.insert(entity));
        if !seen_words.insert(fold(source.span.of(context.text()))) || !is_new {
            continue;
        }
        let who = quote(context.text(), source.span);
        let problem = format!("{who} speaks without a name.");
        findings
            .push(Finding::new(&ROLE_WITHOUT_NAME, source.span, problem, "Ask for it.").about(id));
    }
}

fn is_unnamed_office(context: &Context<'_>, source: &Source) -> bool {
    let kind = context
        .entity(source)
        .map_or(source.kind, |entity| entity.kind);
    let nameless = |kind| {
        matches!(
            kind,
            SourceType::OfficeHolder | SourceType::AnonymousIndividual
        )
    };
    if !nameless(kind) || !nameless(source.kind) {
        return false;
    }
    let Some(head) = context.head(source.span) else {
        return false;
    };
    let word = context.word(head);
    if !is_asked_for(context, head) || context.is_apposition(source) {
        return false;
    }
    // A name in the words themselves means that the office is only half of the mention.
    let range = context.article.words.within(source.span);
    let has_name = context
        .words(range)
        .iter()
        .any(|word| word.is(Classes::FEMALE_NAME | Classes::MALE_NAME) && word.is_capital());
    (word.is(Classes::ROLE) || speaks_for_others(context, head))
        && !word
            .is(Classes::PLURAL_PEOPLE | Classes::CONFIDENTIAL_NOUN | Classes::UNNAMED_BY_CUSTOM)
        && !has_name
}

/// Somebody who speaks for others. `The mayor` is one person, whom every local reader can name, and
/// `a teacher` may have reasons.
fn is_asked_for(context: &Context<'_>, head: WordIndex) -> bool {
    speaks_for_others(context, head) && !is_named_elsewhere(context, head)
}

/// `spokesman Peter Klein` further up or down.
fn is_named_elsewhere(context: &Context<'_>, head: WordIndex) -> bool {
    let role = context.word(head).id;
    let is_name = |at: usize| {
        context.article.words.get(at).is_some_and(|word| {
            word.is_word() && word.is_capital() && !word.is(Classes::DETERMINER | Classes::PRONOUN)
        })
    };
    let words = context.article.words.iter().enumerate();
    words
        .filter(|(_, word)| word.id == role)
        .any(|(at, _)| is_name(at + 1) && is_name(at + 2))
}

fn speaks_for_others(context: &Context<'_>, head: WordIndex) -> bool {
    context
        .grammar
        .word(context.word(head).id)
        .starts_with("spokes")
}
