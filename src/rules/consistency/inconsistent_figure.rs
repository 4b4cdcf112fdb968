//! Two figures for one thing.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::attribution::words::WordIndex;
use crate::grammar::Classes;
use crate::parse::{LexemeKind, Place, SentenceId};
use crate::rules::place::FUNCTION_WORDS;
use crate::rules::{Context, Family, Finding, Genre, Rule, Severity};

pub(crate) static INCONSISTENT_FIGURE: Rule = Rule {
    name: "inconsistent-figure",
    family: Family::Consistency,
    severity: Severity::Warning,
    summary: "two figures for the same thing",
    explanation: "A story that has 4,000 troops in one paragraph and 5,000 in another is wrong in \
        one of them. This rule compares figures whose words are the same: what is counted, what \
        stands before it and where (`French troops in Mali`); when the digits are the same but for \
        their order, the words alone are enough.\n\n\
        Figures with a year, a date or a comparison in the sentence, figures of two sources and \
        bounds (`more than 4,000`) are left alone. A false alarm is likely where one is a part of \
        the other.",
    standards: &[
        "IPSO Editors’ Code, clause 1",
        "BBC Editorial Guidelines, Accuracy",
    ],
    triggers: &[
        "There are 4,000 French troops in Mali. The mission is old.\n\nFrance keeps [[5,000 French troops]] in Mali.",
    ],
    ignores: &[
        "There are 4,000 French troops in the Sahel. Germany keeps 1,500 German troops in Mali.",
        "There were 4,000 French troops in Mali in 2019. Now there are 5,000 French troops in Mali.",
    ],
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    if matches!(context.evidence.genre, Genre::Live | Genre::Interview) {
        return;
    }
    let mut known: FxHashMap<String, Vec<Count>> = FxHashMap::default();
    let sentences = context.article.document.sentences.iter().enumerate();
    let sentences = sentences
        .filter(|(_, sentence)| {
            // A line under a picture has its own figures.
            sentence.place == Place::Body
                || sentence.place == Place::Credit
                || sentence.place.is_display()
        })
        .filter_map(|(at, _)| SentenceId::try_from(at).ok())
        .filter(|&id| context.is_sentence(id));
    for id in sentences {
        for at in context.sentence_words(id) {
            let Some((key, count)) = count(context, id, at) else {
                continue;
            };
            let earlier = known.entry(key.clone()).or_default();
            if let Some(other) = earlier.iter().find(|other| disagrees(other, &count)) {
                let (one, two) = (&other.value, &count.value);
                findings.push(
                    Finding::new(
                        &INCONSISTENT_FIGURE,
                        context.article.words.span(count.words.clone()),
                        format!("{one} or {two} {key}?"),
                        "Use one figure, or say why there are two.",
                    )
                    .with_label(
                        context.article.words.span(other.words.clone()),
                        "the other figure",
                    ),
                );
            }
            // A few are enough to compare with, and keep a long list from being compared with itself.
            if earlier.len() < 8 {
                earlier.push(count);
            }
        }
    }
}

/// A number with the words that say what it counts.
struct Count {
    value: String,
    words: Range<WordIndex>,
    sentence: SentenceId,
    /// `in Mali`, `across the region`
    place: Option<String>,
    /// A date, a bound or a comparison may explain another value.
    is_special: bool,
}

/// The same words with two values: in the same place and with nothing to explain it, or with the
/// same digits in another order, which is how figures are mistyped.
fn disagrees(one: &Count, two: &Count) -> bool {
    if one.sentence == two.sentence || one.value == two.value {
        return false;
    }
    let same_place = one.place.is_some() && one.place == two.place;
    same_place && !one.is_special && !two.is_special || digits(&one.value) == digits(&two.value)
}

fn digits(value: &str) -> Vec<u8> {
    let mut digits: Vec<u8> = value.bytes().filter(u8::is_ascii_digit).collect();
    digits.sort_unstable();
    digits
}

/// `4,000 French troops in Mali`: a number of two digits or more, one or two words, and a noun.
fn count(context: &Context<'_>, sentence: SentenceId, at: WordIndex) -> Option<(String, Count)> {
    let word = context.word(at);
    let value = context.written(at);
    let is_number = word.kind == LexemeKind::Number
        && word.quotation.is_none()
        && value.bytes().all(|b| b.is_ascii_digit() || b == b',')
        && value.len() > 1;
    if !is_number {
        return None;
    }
    let range = context.sentence_words(sentence);
    let mut end = at + 1;
    while end < range.end && end < at + 4 && describes(context, end) {
        end += 1;
    }
    // A bare noun may be counted many times over in one story, but hardly in mistyped digits.
    let is_bare = end < at + 3;
    let is_long = value.bytes().filter(u8::is_ascii_digit).count() > 2;
    if end < at + 2
        || is_bare && !is_long
        || context.word(end - 1).is(Classes::TIME | Classes::MEASURE)
    {
        return None;
    }
    let key = context
        .article
        .words
        .span(at + 1..end)
        .of(context.text())
        .to_lowercase();
    let before = at.checked_sub(1).filter(|before| range.contains(before));
    let is_bound = before.is_some_and(|before| {
        let before = context.word(before);
        before.is(Classes::APPROXIMATOR | Classes::PREPOSITION) || before.kind == LexemeKind::Symbol
    });
    let count = Count {
        value: value.to_owned(),
        words: at..end,
        sentence,
        place: place(context, end, &range),
        is_special: is_bare || is_bound || is_dated(context, sentence),
    };
    Some((key, count))
}

/// A word that may stand between a number and the end of its noun phrase.
fn describes(context: &Context<'_>, at: WordIndex) -> bool {
    let word = context.word(at);
    let ends = FUNCTION_WORDS | Classes::NUMBER | Classes::CALENDAR;
    let is_verb = word.is(Classes::REPORTING_VERB | Classes::COMMON_VERB)
        && !word.is(Classes::ADJECTIVE | Classes::COUNTED_UNIT);
    word.kind == LexemeKind::Word && !word.is(ends) && !is_verb && word.quotation.is_none()
}

/// A preposition and its noun right after, perhaps behind a participle (`counted across the
/// region`).
fn place(context: &Context<'_>, after: WordIndex, sentence: &Range<WordIndex>) -> Option<String> {
    let preposition = (after..(after + 3).min(sentence.end))
        .find(|&at| context.word(at).is(Classes::PREPOSITION) && !context.reads(at, "of"))?;
    let noun = (preposition + 1..(preposition + 4).min(sentence.end)).find(|&at| {
        !context
            .word(at)
            .is(Classes::DETERMINER | Classes::ADJECTIVE)
    })?;
    let span = context.article.words.span(preposition..noun + 1);
    Some(span.of(context.text()).to_lowercase())
}

/// A time or a comparison in the sentence may explain the difference.
fn is_dated(context: &Context<'_>, sentence: SentenceId) -> bool {
    let range = context.sentence_words(sentence);
    range.into_iter().any(|at| {
        let written = context.written(at);
        context.word(at).is(Classes::TIME | Classes::CALENDAR)
            || written.len() == 4
                && (written.starts_with("19") || written.starts_with("20"))
                && written.bytes().all(|b| b.is_ascii_digit())
    })
}
