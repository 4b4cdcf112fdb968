//! A long quotation whose speaker comes at the end.

use crate::attribution::words::WordIndex;
use crate::attribution::{Attribution, AttributionKind, EntityId, MentionForm, Source, SourceType};
use crate::grammar::Classes;
use crate::parse::{Place, SentenceId};
use crate::rules::{Context, Family, Finding, Genre, Rule, Severity};

use super::signature::is_signed_below;
use super::words_inside;

pub(crate) static LATE_ATTRIBUTION: Rule = Rule {
    name: "late-attribution",
    family: Family::Quotations,
    severity: Severity::Advice,
    summary: "the reader waits long to learn who is speaking",
    explanation: "Readers weigh words by who says them, so the speaker should come after the \
        first sentence of a quotation, not after the third. This rule counts the quoted \
        sentences and words before the first mention of the source: more than two sentences, or \
        more than fifty words, are too many. Sentences of fewer than eighteen words together \
        keep nobody waiting.\n\n\
        A speaker who was introduced in the sentence before (`Weber was blunt:`), who is already \
        speaking, or who answers a question is left alone. A false alarm is likely where the delay is the point of \
        the scene.",
    standards: &[
        "Reuters Handbook, quotations",
        "Guardian style guide, quotes",
    ],
    triggers: &[
        "[[“We ran for our lives. It was over in a second. Nobody had warned us of anything at all,”]] said Anna Okoro, who lives by the bridge.",
        "Anna Okoro made the tea on Friday.\n\nPeter Klein was cross about it for days and did not want to talk.\n\nThe bridge shook all winter, and the boats stayed in the harbour.\n\n‘Ask me when the clocks change’\n\nThe boats are a day ahead of the ferry. Sales are up on last year.\n\n[[“We’re first, yes. We were first in the autumn as well and look what happened to us. Ask me when the clocks change.”]] said Anna Okoro.",
    ],
    ignores: &[
        "It was a good speech.\n\n“She is tested by the wind. She is ready for the sea. She never quits the boat.”\n\n-Anna Reyes, writing after the speech.",
        "“We ran for our lives,” said Anna Okoro. “It was over in a second. Nobody had warned us.”",
        "Anna Okoro lives by the bridge. The traffic stopped at once.\n\n“We ran for our lives. It was over in a second. Nobody had warned us of anything at all,” Okoro said.",
        "“And what did you do then?” Peter Klein asked.\n\n“We ran for our lives. It was over in a second. Nobody had warned us of anything at all,” Anna Okoro said.",
        "“He is a good man. He works hard. I know him,” said Anna Okoro, who lives by the bridge.",
        "Anna Okoro was blunt: “We ran for our lives. It was over in a second. Nobody had warned us,” she said.",
    ],
    check: Some(check),
};

/// More quoted sentences than this before the source are late.
const SENTENCES: usize = 2;
/// A sentence of fewer words than this is an exclamation.
const SHORTEST: usize = 3;
/// Sentences of fewer words together keep nobody waiting.
const FEWEST: usize = 18;
/// More quoted words than this, too.
const WORDS: usize = 50;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    if context.evidence.genre == Genre::Live {
        return;
    }
    let mut last = None;
    for (id, attribution, source) in context.sourced() {
        if context.is_talk(attribution.sentence) {
            continue;
        }
        let before = quoted_before(context, attribution, source);
        let Some(&first) = before.first() else {
            continue;
        };
        // A pronoun takes up somebody who is known already, and without a name none can move up.
        let named_at = context.article.words.within(source.span).start;
        let is_pronoun = context
            .mention(source)
            .is_some_and(|mention| mention.form == MentionForm::Pronoun)
            || context.word(named_at).is(Classes::PRONOUN)
            || context.reads(named_at, "one");
        let is_unnamed = matches!(
            source.kind,
            SourceType::AnonymousIndividual | SourceType::AnonymousGroup
        );
        if is_pronoun || is_unnamed {
            continue;
        }
        let start = context.quotation(first).span.start;
        let opens = context.sentence(context.sentence_at(start)).span.start == start;
        if last == Some(first)
            || !opens
            || is_introduced(context, attribution, source, first)
            || is_signed_below(context, context.quotation(first))
        {
            continue;
        }
        last = Some(first);
        let spans = before.iter().map(|&quotation| context.quotation(quotation));
        let words: usize = spans
            .clone()
            .map(|quotation| words_inside(context, quotation).count())
            .sum();
        let sentences: usize = spans
            .map(|quotation| sentences(context, quotation.inner))
            .sum();
        let waits = if sentences > SENTENCES && words >= FEWEST {
            format!("{sentences} sentences")
        } else if words > WORDS {
            format!("{words} words")
        } else {
            continue;
        };
        let span = context.quotation(first).span;
        let problem = format!("The reader waits {waits} to learn who is speaking.");
        findings.push(
            Finding::new(&LATE_ATTRIBUTION, span, problem, "Move the name up.")
                .about(id)
                .with_label(source.span, "the speaker"),
        );
    }
}

/// The quotations of an attribution that stand before its source.
fn quoted_before(context: &Context<'_>, attribution: &Attribution, source: &Source) -> Vec<u32> {
    if attribution.kind == AttributionKind::Indirect {
        return Vec::new();
    }
    let quotations = attribution.quotations.iter().copied();
    quotations
        .filter(|&id| {
            let quotation = context.quotation(id);
            quotation.parent.is_none() && quotation.span.end <= source.span.start
        })
        .collect()
}

/// The number of sentences that begin inside, and at least one.
fn sentences(context: &Context<'_>, inside: crate::text::Span) -> usize {
    let sentences = &context.article.document.sentences;
    let first = sentences.partition_point(|s| s.span.end <= inside.start);
    let last = sentences.partition_point(|s| s.span.start < inside.end);
    // `I know.` is no sentence.
    let is_long = |s: &&crate::parse::Sentence| {
        let start = s.span.start.max(inside.start);
        let own = crate::text::Span {
            start,
            end: s.span.end.min(inside.end).max(start),
        };
        let words = context.article.words.within(own);
        context
            .words(words)
            .iter()
            .filter(|word| word.is_word())
            .count()
            >= SHORTEST
    };
    let within = &sentences[first..last.max(first)];
    within.iter().filter(is_long).count().max(1)
}

/// The speaker is known before the quotation starts: named or speaking in the sentence before, or
/// introduced with a colon.
fn is_introduced(
    context: &Context<'_>,
    attribution: &Attribution,
    source: &Source,
    first: u32,
) -> bool {
    let start = context.quotation(first).span.start;
    if context.text()[..start as usize].trim_end().ends_with(':') {
        return true;
    }
    if attribution.cue.iter().any(|cue| cue.end <= start) {
        return true;
    }
    // A crosshead tells nobody who speaks next.
    let before = (0..context.sentence_at(start))
        .rev()
        .find(|&id| context.sentence(id).place == Place::Body);
    let Some(before) = before else {
        return false;
    };
    // `“But why?” the reporter asked him.`: the answer is that of whoever was asked.
    if is_asked(context, before) {
        return true;
    }
    let words = source.span.of(context.text());
    let spoke = context.touching(before).any(|(_, other)| {
        let other = other.source.map(|source| source.span.of(context.text()));
        other.is_some_and(|other| other.ends_with(words) || words.ends_with(other))
    });
    if spoke {
        return true;
    }
    let here = context.mention(source).and_then(|mention| mention.entity);
    let near = context.sentence(before).span.start;
    // Whoever was spoken of in the paragraph before is still before the reader's eyes.
    let block = context.sentence(before).block;
    let opens = context.article.document.blocks[block as usize].span.start;
    let near = near.min(opens);
    // Whoever was speaking in the paragraph before that, as in an exchange, is too.
    let spoke_earlier = block.checked_sub(1).is_some_and(|earlier| {
        let earlier = context.article.document.blocks[earlier as usize].span;
        let first = context.sentence_at(earlier.start);
        (first..before)
            .take(20)
            .filter(|&id| earlier.contains(context.sentence(id).span))
            .filter(|&id| context.sentence(id).place == Place::Body)
            .flat_map(|id| context.touching(id))
            .filter(|&(id, other)| other.kind != AttributionKind::Indirect || context.is_speech(id))
            .filter_map(|(_, other)| other.source.as_ref())
            .any(|other| here.is_some() && entity_of(context, other) == here)
    });
    if spoke_earlier {
        return true;
    }
    here.is_some_and(|entity| {
        let mentions = &context.article.entities[entity as usize].mentions;
        let place = |id: u32| context.article.mentions[id as usize].span;
        let first = mentions.partition_point(|&id| place(id).start < near);
        mentions
            .get(first)
            .is_some_and(|&id| place(id).end <= start)
    })
}

fn entity_of(context: &Context<'_>, source: &Source) -> Option<EntityId> {
    context.mention(source)?.entity
}

/// The sentence before puts a question, in marks or not.
fn is_asked(context: &Context<'_>, before: SentenceId) -> bool {
    let asks = |at: WordIndex| {
        let word = context.word(at);
        word.quotation.is_none()
            && ["ask", "challenge", "question", "press"]
                .contains(&context.grammar.word(context.grammar.lemma(word.id)))
    };
    let sentence = context.sentence(before);
    let has_question = |id: SentenceId| {
        let words = context.sentence(id).span.of(context.text()).trim_end();
        words.trim_end_matches(['”', '"', '’', '\'']).ends_with('?')
    };
    let goes_before = context.before_in_block(before);
    sentence.place == Place::Body
        && context.is_sentence(before)
        && (has_question(before)
            || context.sentence_words(before).any(asks)
            || goes_before.is_some_and(has_question) && context.is_attributed(before))
}
