//! A headline that states what the story only alleges.

use std::ops::Range;

use crate::attribution::words::{Word, WordIndex};
use crate::grammar::{Classes, PhraseClass};
use crate::parse::{Place, SentenceId};
use crate::rules::{Context, Family, Finding, Rule, Severity};

pub(crate) static HEDGE_MISMATCH: Rule = Rule {
    name: "hedge-mismatch",
    family: Family::Consistency,
    severity: Severity::Warning,
    summary: "a headline states as fact what the story only alleges",
    explanation: "A headline must be supported by the story. When the body says `alleged` or \
        `reportedly` and the headline says it flat, readers of the headline are told more than is \
        known. This rule compares headline, standfirst and crossheads with the hedged clauses of \
        the body: two names in common, or a name and a word of the act.\n\n\
        Display text that quotes, credits or hedges is left alone, and so is anything the body \
        also states without a hedge. A false alarm is likely where the names meet in another \
        matter.",
    standards: &["IPSO Editors’ Code, clause 1 (ruling on The Sun, “Queen backs Brexit”)"],
    triggers: &[
        "[[Mali hires Wagner]]\n\nFrance is worried about Mali’s alleged employment of the Wagner group.\n\nIt has said so before.",
    ],
    ignores: &[
        "Mali ‘hires Wagner’\n\nFrance is worried about Mali’s alleged employment of the Wagner group.\n\nIt has said so before.",
        "Mali accused of hiring Wagner\n\nFrance is worried about Mali’s alleged employment of the Wagner group.\n\nIt has said so before.",
    ],
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let display: Vec<Range<WordIndex>> = display(context);
    if display.is_empty() {
        return;
    }
    let hedged = hedged(context);
    for words in display {
        let found = hedged
            .iter()
            .find(|hedged| asserts(context, &words, hedged));
        let Some(hedged) = found else { continue };
        let sentence = context.word(words.start).sentence;
        let place = match context.sentence(sentence).place {
            Place::Headline => "Headline",
            Place::Standfirst => "Standfirst",
            _ => "Crosshead",
        };
        let hedge = context.article.words.span(hedged.hedge.clone());
        let called = hedge.of(context.text());
        findings.push(
            Finding::new(
                &HEDGE_MISMATCH,
                context.sentence(sentence).span,
                format!("{place} states as fact what the story calls “{called}”."),
                "Hedge it, or say who says so.",
            )
            .with_label(hedge, "the hedge"),
        );
    }
}

/// Sentences of display text that neither quote nor credit nor hedge.
fn display(context: &Context<'_>) -> Vec<Range<WordIndex>> {
    const MOST: usize = 64;
    const LONGEST: usize = 60;
    let sentences = context.article.document.sentences.iter().enumerate();
    let display = sentences
        .filter(|(_, sentence)| sentence.place.is_display())
        .filter_map(|(at, _)| SentenceId::try_from(at).ok());
    display
        .filter(|&id| {
            let range = context.sentence_words(id);
            let words = context.words(range.clone());
            let guards =
                Classes::HEARSAY | Classes::MODAL | Classes::REPORTING_VERB | Classes::ACCUSER;
            let is_plain = words
                .iter()
                .all(|word| word.quotation.is_none() && !word.is(guards));
            let is_plain = is_plain
                && !words
                    .iter()
                    .any(|word| matches!(word.span.of(context.text()), ":" | "?"));
            is_plain
                && words.len() <= LONGEST
                && context.phrase_in(range, PhraseClass::Hearsay).is_none()
                && !words.is_empty()
        })
        .map(|id| context.sentence_words(id))
        .take(MOST)
        .collect()
}

/// A hedge of the body and the words it governs.
struct Hedged {
    hedge: Range<WordIndex>,
    around: Range<WordIndex>,
}

fn hedged(context: &Context<'_>) -> Vec<Hedged> {
    const BEFORE: WordIndex = 12;
    const AFTER: WordIndex = 12;
    const MOST: usize = 200;
    let mut hedged = Vec::new();
    for (id, _) in context.body() {
        let range = context.sentence_words(id);
        let is_open = |at: WordIndex| context.word(at).quotation.is_none();
        let phrase = context
            .phrases_in(range.clone())
            .find(|(at, class)| *class == PhraseClass::Hearsay && is_open(at.start))
            .map(|(at, _)| at);
        let word = range
            .clone()
            .find(|&at| context.word(at).is(Classes::HEARSAY) && is_open(at))
            .map(|at| at..at + 1);
        // `is reported to have`, or `alleged`: whichever is first.
        let first = [phrase, word]
            .into_iter()
            .flatten()
            .min_by_key(|at| at.start);
        let Some(hedge) = first else { continue };
        let around =
            hedge.start.saturating_sub(BEFORE).max(range.start)..(hedge.end + AFTER).min(range.end);
        hedged.push(Hedged { hedge, around });
        if hedged.len() == MOST {
            break;
        }
    }
    hedged
}

/// Whether a line of display says what a hedged clause says: two names of the clause, on either
/// side of the hedge; or a name and a word of the act; or three words of any kind.
fn asserts(context: &Context<'_>, display: &Range<WordIndex>, hedged: &Hedged) -> bool {
    let shown = context.words(display.clone());
    let is_name =
        |word: &Word| word.is_word() && word.is_capital() && !word.is(Classes::DETERMINER);
    let shares_name =
        |word: &&Word| is_name(word) && shown.iter().any(|other| other.hash == word.hash);
    let little = Classes::PREPOSITION
        | Classes::DETERMINER
        | Classes::AUXILIARY
        | Classes::COORDINATOR
        | Classes::PRONOUN
        | Classes::RELATIVE;
    let shares_word = |word: &&Word| {
        word.span.len() > 3
            && !word.is(little)
            && shown
                .iter()
                .any(|other| other.hash == word.hash || same_stem(context, word, other))
    };
    let before = context.words(hedged.around.start..hedged.hedge.start);
    let after = context.words(hedged.hedge.end..hedged.around.end);
    let named_before = before.iter().any(|word| shares_name(&word));
    let named_after = after.iter().any(|word| shares_name(&word));
    let act = after
        .iter()
        .any(|word| !is_name(word) && word.span.len() > 4 && shares_word(&word));
    let words = before.iter().filter(shares_word).count();
    let words_after = after.iter().filter(shares_word).count();
    named_before && (named_after || act)
        || named_after && act
        || words > 0 && words_after > 0 && words + words_after >= 3
}

/// `hires` and `hired`, `bribes` and `bribery`: the same first five letters.
fn same_stem(context: &Context<'_>, one: &Word, two: &Word) -> bool {
    const STEM: usize = 5;
    let stem = |word: &Word| {
        let written = word.span.of(context.text());
        written.get(..STEM).map(str::to_ascii_lowercase)
    };
    stem(one).is_some_and(|first| stem(two).is_some_and(|second| first == second))
}
