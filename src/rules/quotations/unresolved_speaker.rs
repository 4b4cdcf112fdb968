//! Words in the mouth of a `he` that could be two men.

use std::ops::Range;

use crate::attribution::words::WordIndex;
use crate::attribution::{Attribution, AttributionKind, EntityId, MentionForm, Source};
use crate::grammar::{Classes, PhraseClass, VerbForm};
use crate::parse::{Place, SentenceId};
use crate::rules::phrasing::quote;
use crate::rules::{Context, Family, Finding, Rule, Severity};

pub(crate) static UNRESOLVED_SPEAKER: Rule = Rule {
    name: "unresolved-speaker",
    family: Family::Quotations,
    severity: Severity::Warning,
    summary: "a speaker who is only a pronoun, and could be several people",
    explanation: "A pronoun credits nobody when two people in the passage fit it, or none does. \
        This rule looks at words whose only source is `he` or `she`, when the sentence before \
        brings two people of that sex together (`Weber met Klein`, `Weber and Klein left`) and \
        neither of them speaks in it; and at a `he` or `she` with nobody before it and no name \
        right after.\n\n\
        Where one person acts and the other only suffers it (`Weber dismissed Klein`), the one who \
        acts is taken for the speaker. A false alarm is likely where the sense of the words \
        decides.",
    standards: &[
        "AP Stylebook, attribution: restate unless clear",
        "Guardian style guide, quotes",
    ],
    triggers: &[
        "Karl Weber met Peter Klein on Friday. “I will resign,” [[he]] said.",
        "Karl Weber is mayor and Peter Klein his deputy. After the count Mr Weber spoke with Mr Klein in the corridor for an hour.\n\n“There will be no deals,” [[he]] said.",
        "Her mother, Agata Kolbe, and her first teacher, Irma Stroud, did not get on. “The child has no hands,” [[she]] said.",
        "Karl Weber, the leader of the county council, and Peter Klein, the chief fire officer, have just left. “We will be here all day,” [[he]] said.",
        "Karl Weber, the Lethmari prime minister, and his Cardovan counterpart, Peter Klein, spoke by telephone. “I heard nothing new,” [[he]] said.",
        "Karl Weber and Peter Klein left the hall together. [[He]] said the vote had been a farce.",
    ],
    ignores: &[
        "Christine Lambrecht said Berlin could move its mission. “The safety of our soldiers comes first,” she said.",
        "Karl Weber met Anna Klein on Friday. “I will resign,” she said.",
        "Karl Weber dismissed Peter Klein on Friday. “I will not be lied to,” he said.",
        "Karl Weber, who met Peter Klein on Friday, was told of the plan. “I will resign,” he said.",
        "Karl Weber told Peter Klein to go. “I will not be lied to,” he said.",
        "Karl Weber said the vote was a farce.\n\nWeber met Peter Klein on Friday. “I will resign,” he said.",
        "He praised the mayor, Karl Weber, and the head of the county council, Peter Klein, and left. “They work,” he said.",
        "Karl Weber, the mayor, left, and Peter Klein, the head of the county council, was praised for it. “It is over,” he said.",
        "Karl Weber resigned on Friday. “I have had enough,” he said.",
    ],
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    if context.evidence.genre.argues() {
        return;
    }
    let mut last = None;
    for (id, attribution, source) in context.sourced() {
        if context.is_talk(attribution.sentence) {
            continue;
        }
        if !is_personal(context, source) || !is_said(context, attribution) {
            continue;
        }
        // One finding for a run of words that follow the same sentence.
        let Some(before) = sentence_before(context, attribution, source) else {
            continue;
        };
        if last.replace(before) == Some(before) {
            continue;
        }
        let Some((one, other)) = rivals(context, before, source) else {
            continue;
        };
        let who = quote(context.text(), source.span);
        let problem = format!("{who} could be {one} or {other}.");
        findings.push(
            Finding::new(&UNRESOLVED_SPEAKER, source.span, problem, "Use the name.").about(id),
        );
    }
}

/// `he` or `she`, not `it`, `they` or `we`.
fn is_personal(context: &Context<'_>, source: &Source) -> bool {
    let range = context.article.words.within(source.span);
    range.end - range.start == 1
        && context.word(range.start).is(Classes::PRONOUN)
        && context
            .word(range.start)
            .is(Classes::FEMALE | Classes::MALE)
}

/// Quoted, or said or told, and not only thought.
fn is_said(context: &Context<'_>, attribution: &Attribution) -> bool {
    let is_quoted = attribution.kind != AttributionKind::Indirect;
    let says = context
        .cue_verb(attribution)
        .is_some_and(|(verb, ..)| matches!(verb.lemma.as_ref(), "say" | "tell" | "add" | "reply"));
    !attribution.cue.is_empty() && (is_quoted || says)
}

/// The sentence before the words, their source and their cue, unless something else stands
/// between them.
fn sentence_before(
    context: &Context<'_>,
    attribution: &Attribution,
    source: &Source,
) -> Option<SentenceId> {
    let content = attribution.content.first();
    let first = content.map_or(source.span.start, |c| c.start.min(source.span.start));
    let sentence = context.sentence_at(first);
    // Words in front of the pronoun's clause may hold the name: `For Weber, he said, …`
    let is_led_in = content.is_some_and(|content| {
        context.names_somebody_before(sentence, content.start.min(source.span.start))
    });
    let before = sentence.checked_sub(1)?;
    (!is_led_in && context.is_sentence(before)).then_some(before)
}

/// Two people of the pronoun's sex whom a sentence brings together, neither of them speaking.
fn rivals<'a>(
    context: &Context<'a>,
    sentence: SentenceId,
    pronoun: &Source,
) -> Option<(&'a str, &'a str)> {
    if context.sentence(sentence).place != Place::Body || context.is_attributed(sentence) {
        return None;
    }
    let range = context.sentence_words(sentence);
    let people = people(context, range.clone());
    let [(one, ref first), (other, ref second)] = people[..] else {
        return None;
    };
    let female = context
        .word(context.article.words.within(pronoun.span).start)
        .is(Classes::FEMALE);
    let fits = |id: EntityId| gender_of(context, id).is_none_or(|found| found == female);
    let sure = |id: EntityId| gender_of(context, id) == Some(female);
    let fit = fits(one) && fits(other) && (sure(one) || sure(other));
    let joins = brings_together(context, &range, first, second);
    // Whoever was speaking in the paragraph before speaks on.
    let speaks_on = |id: EntityId| {
        (1..=2)
            .filter_map(|back| sentence.checked_sub(back))
            .filter(|&near| context.sentence(near).place == Place::Body)
            .any(|near| {
                context.touching(near).any(|(at, attribution)| {
                    let source = attribution.source.as_ref();
                    context.is_speech(at)
                        && source
                            .and_then(|source| context.entity(source))
                            .is_some_and(|known| {
                                known.name == context.article.entities[id as usize].name
                            })
                })
            })
    };
    if speaks_on(one) != speaks_on(other) {
        return None;
    }
    let name = |id: EntityId| context.article.entities[id as usize].name.as_str();
    (one != other && fit && joins).then(|| (name(one), name(other)))
}

/// The named people of a sentence outside quotation marks, each where first named.
fn people(context: &Context<'_>, sentence: Range<WordIndex>) -> Vec<(EntityId, Range<WordIndex>)> {
    let start = context.word(sentence.start).span.start;
    let mut found: Vec<(EntityId, Range<WordIndex>)> = Vec::new();
    for mention in context.mentions_from(start) {
        let words = context.article.words.within(mention.span);
        if words.start >= sentence.end || found.len() > 2 {
            break;
        }
        let Some(entity) = mention.entity else {
            continue;
        };
        if context.is_person(mention)
            && mention.form == MentionForm::Name
            && !context.in_quotation(mention.span)
            && !is_adjective(context, &words)
            && found.iter().all(|&(known, _)| known != entity)
        {
            found.push((entity, words));
        }
    }
    found
}

/// `his Cardovan counterpart`: a word of a country that was taken for somebody's name.
fn is_adjective(context: &Context<'_>, words: &Range<WordIndex>) -> bool {
    let before = words.start.checked_sub(1);
    words.len() == 1
        && before.is_some_and(|before| context.word(before).is(Classes::DETERMINER))
        && context
            .after(words)
            .is_some_and(|next| context.word(next).is_word() && !context.word(next).is_capital())
}

/// Whether somebody is spoken of as a woman, if that can be told.
fn gender_of(context: &Context<'_>, id: EntityId) -> Option<bool> {
    let entity = &context.article.entities[id as usize];
    let spans = entity
        .mentions
        .iter()
        .take(20)
        .map(|&id| &context.article.mentions[id as usize])
        .filter(|mention| mention.form == MentionForm::Name);
    spans
        .flat_map(|mention| context.article.words.within(mention.span))
        .find_map(|at| {
            let word = context.word(at);
            let female = word.is(Classes::FEMALE | Classes::FEMALE_NAME);
            let male = word.is(Classes::MALE | Classes::MALE_NAME);
            (female != male).then_some(female)
        })
}

/// `Weber met Klein`, `Weber spoke with Klein`, `Weber and Klein left`: what is said of one holds
/// for the other.
fn brings_together(
    context: &Context<'_>,
    sentence: &Range<WordIndex>,
    first: &Range<WordIndex>,
    second: &Range<WordIndex>,
) -> bool {
    /// Words from the verb to the second name: `met his old friend, the architect Colin Rusk`.
    const NEAR: WordIndex = 8;
    let between = first.end..second.start;
    // The first is the subject of the sentence: nothing but a phrase of time or place before it.
    let before = context.words(sentence.start..first.start);
    let is_clause = before
        .last()
        .is_some_and(|word| word.span.of(context.text()) == ",");
    let is_subject = before.len() < 14
        && (is_clause
            || before.iter().all(|word| {
                !word.is(Classes::REPORTING_VERB | Classes::RELATIVE | Classes::MODAL | Classes::BE)
            }));
    if !is_subject || between.is_empty() {
        return false;
    }
    if are_listed(context, sentence.start..first.start, &between) {
        return true;
    }
    let verb = between.start..(between.start + 3).min(between.end);
    let from = match context.phrase_in(verb, PhraseClass::Meeting) {
        Some(meets) => meets.start,
        None if is_with(context, &between) => between.start,
        None => return false,
    };
    second.start - from <= NEAR
}

/// `Weber and Klein`, `Her mother, Agata, and her first teacher, Irma Kolbe`: two people as one
/// subject, with nothing but who they are in between.
fn are_listed(context: &Context<'_>, before: Range<WordIndex>, between: &Range<WordIndex>) -> bool {
    /// Words of two appositions.
    const LONGEST: WordIndex = 16;
    let Some(and) = between.clone().find(|&at| context.reads(at, "and")) else {
        return false;
    };
    let is_comma = |at: WordIndex| context.written(at) == ",";
    // `X, the mayor, and Y`, `X, the mayor, and his deputy, Y`
    let is_closed = and == between.start || is_comma(and - 1) && is_comma(between.start);
    let is_next = and + 1 == between.end || is_comma(between.end - 1);
    // One comma more, and a verb may stand before it: `X, the mayor, left, and Y`
    let commas = (between.start..and).filter(|&at| is_comma(at)).count();
    between.end - between.start <= LONGEST
        && is_closed
        && is_next
        && commas <= 2
        && before
            .chain(between.clone())
            .all(|at| is_nominal(context, at))
}

/// A word of a name with its description: no verb, no clause, no pronoun that is a subject.
fn is_nominal(context: &Context<'_>, at: WordIndex) -> bool {
    let word = context.word(at);
    let clausal = Classes::MODAL
        | Classes::BE
        | Classes::AUXILIARY
        | Classes::RELATIVE
        | Classes::SUBORDINATOR
        | Classes::NEGATION;
    let is_subject = word.is(Classes::PRONOUN) && !word.is(Classes::DETERMINER);
    let is_verb = matches!(
        context.grammar.verb_form(word.id),
        Some(VerbForm::Past | VerbForm::Participle | VerbForm::Gerund)
    ) && !word.is(Classes::ADJECTIVE);
    let is_mark = !word.is_word() && context.written(at) != ",";
    word.quotation.is_none()
        && !is_subject
        && !is_verb
        && !is_mark
        && (!word.is(clausal) || word.is(Classes::DETERMINER | Classes::PREPOSITION))
}

/// `spoke with`, `had lunch with`: nothing but words up to `with`.
fn is_with(context: &Context<'_>, between: &Range<WordIndex>) -> bool {
    context.reads(between.end - 1, "with")
        && context
            .words(between.clone())
            .iter()
            .all(|word| word.is_word() && !word.is(Classes::RELATIVE))
}
