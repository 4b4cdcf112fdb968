//! A figure with the words that say what it measures, where and when.

use std::ops::Range;

use crate::attribution::words::{Word, WordIndex};
use crate::grammar::{Classes, PhraseClass};
use crate::parse::{LexemeKind, Place, SentenceId};
use crate::rules::Context;
use crate::rules::figure::is_currency_sign;
use crate::rules::place::FUNCTION_WORDS;
use crate::text::{Span, WordHash, fold, number, stem};

/// How many words on either side may say what a figure measures.
const WINDOW: WordIndex = 8;

/// What kind of figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    Money,
    Percent,
    Count,
}

/// A word without its ending, so that `rents` is `rent`.
pub(super) type Stem = u32;

/// A figure of the copy.
#[derive(Clone, Debug)]
pub(super) struct Measure {
    pub(super) kind: Kind,
    /// The number with its sign and scale: `£3.2 million`.
    pub(super) words: Range<WordIndex>,
    pub(super) value: f64,
    /// Its digits, sorted: figures are mistyped in another order.
    pub(super) digits: Vec<u8>,
    pub(super) sentence: SentenceId,
    /// Of a count, the noun phrase after the number: `French troops`.
    pub(super) counted: Range<WordIndex>,
    /// In the headline or the first paragraph.
    pub(super) is_leading: bool,
}

impl Measure {
    /// The stem of the noun that is counted.
    pub(super) fn noun(&self, context: &Context<'_>) -> Option<Stem> {
        let last = self.counted.clone().next_back()?;
        Some(stem_of(context, last))
    }

    /// The stems around it that say what is measured, sorted.
    pub(super) fn about(&self, context: &Context<'_>) -> Vec<Stem> {
        self.gathered(context, |at, place| is_content(context, at, place))
    }

    /// The names around it, sorted.
    pub(super) fn names(&self, context: &Context<'_>) -> Vec<Stem> {
        self.gathered(context, |at, place| is_name(context, at, place))
    }

    /// The times around it, sorted.
    pub(super) fn times(&self, context: &Context<'_>) -> Vec<Stem> {
        self.gathered(context, |at, _| is_time(context, at))
    }

    fn gathered(
        &self,
        context: &Context<'_>,
        is_wanted: impl Fn(WordIndex, Place) -> bool,
    ) -> Vec<Stem> {
        let place = context.sentence(self.sentence).place;
        let mut found: Vec<Stem> = around(context, &self.words)
            .filter(|&at| is_wanted(at, place))
            .map(|at| stem_of(context, at))
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// `more than 4,000`: another may be right, too.
    pub(super) fn is_bound(&self, context: &Context<'_>) -> bool {
        is_bound(context, &context.sentence_words(self.sentence), &self.words)
    }

    /// `up from`, `of which`: something tells it from others.
    pub(super) fn is_contrasted(&self, context: &Context<'_>) -> bool {
        context
            .phrases_in(around(context, &self.words))
            .any(|(_, class)| class == PhraseClass::ContrastedFigure)
    }

    /// From the number to what is counted.
    pub(super) fn span(&self, context: &Context<'_>) -> Span {
        let end = self.counted.end.max(self.words.end);
        context.article.words.span(self.words.start..end)
    }
}

/// The figure whose number stands here.
pub(super) fn measure(context: &Context<'_>, id: SentenceId, at: WordIndex) -> Option<Measure> {
    let word = context.word(at);
    if word.kind != LexemeKind::Number || word.quotation.is_some() {
        return None;
    }
    let sentence = context.sentence_words(id);
    let mut end = at + 1;
    while end < sentence.end && context.word(end).is(Classes::SCALE) {
        end += 1;
    }
    let folded: Vec<String> = (at..end).map(|at| fold(context.written(at))).collect();
    let value = number::value(folded.iter().map(String::as_str))?;
    let sign = at
        .checked_sub(1)
        .filter(|sign| sentence.contains(sign) && is_currency_sign(context.written(*sign)));
    let next = (end < sentence.end).then_some(end);
    let percent = next.filter(|&at| context.written(at) == "%" || context.reads(at, "percent"));
    let per_cent = next.filter(|&at| {
        context.reads(at, "per") && at + 1 < sentence.end && context.reads(at + 1, "cent")
    });
    let currency = next.filter(|&at| context.word(at).is(Classes::CURRENCY));
    let kind = if percent.or(per_cent).is_some() {
        Kind::Percent
    } else if sign.or(currency).is_some() {
        Kind::Money
    } else {
        Kind::Count
    };
    end +=
        WordIndex::from(percent.or(currency).is_some()) + 2 * WordIndex::from(per_cent.is_some());
    let words = sign.unwrap_or(at)..end;
    let counted = match kind {
        Kind::Count => noun_phrase(context, &sentence, end),
        _ => end..end,
    };
    let is_left_out = match kind {
        Kind::Count => is_no_count(context, at, &counted, value),
        Kind::Percent => is_of_voters(context, &sentence),
        Kind::Money => false,
    };
    if is_left_out {
        return None;
    }
    let place = context.sentence(id).place;
    Some(Measure {
        kind,
        value,
        digits: digits(&folded[0]),
        sentence: id,
        is_leading: place == Place::Headline || context.sentence(id).block == first_block(context),
        words,
        counted,
    })
}

fn first_block(context: &Context<'_>) -> u32 {
    let first = context.body().next();
    first.map_or(u32::MAX, |(_, sentence)| sentence.block)
}

/// Years, times, ages and single digits.
fn is_no_count(
    context: &Context<'_>,
    at: WordIndex,
    counted: &Range<WordIndex>,
    value: f64,
) -> bool {
    let last = counted.clone().next_back();
    value < 10.0
        || is_year(context.written(at))
        || context.word(at).is(Classes::CALENDAR)
        || last.is_some_and(|last| {
            context
                .word(last)
                .is(Classes::TIME | Classes::MEASURE | Classes::CALENDAR)
        })
}

/// Polls and votes have many shares, of which the words are the same.
fn is_of_voters(context: &Context<'_>, sentence: &Range<WordIndex>) -> bool {
    context.phrases_in(sentence.clone()).any(|(_, class)| {
        matches!(
            class,
            PhraseClass::PollWord | PhraseClass::PolledGroup | PhraseClass::Result
        )
    })
}

fn is_year(written: &str) -> bool {
    written.len() == 4
        && (written.starts_with("19") || written.starts_with("20"))
        && written.bytes().all(|byte| byte.is_ascii_digit())
}

fn digits(written: &str) -> Vec<u8> {
    let mut digits: Vec<u8> = written.bytes().filter(u8::is_ascii_digit).collect();
    digits.sort_unstable();
    digits
}

/// `French troops`: up to three words after the number.
fn noun_phrase(
    context: &Context<'_>,
    sentence: &Range<WordIndex>,
    start: WordIndex,
) -> Range<WordIndex> {
    const LONGEST: WordIndex = 3;
    // `tonnes of rice`
    let is_weighed = start + 2 < sentence.end
        && context.word(start).is(Classes::MEASURE)
        && context.reads(start + 1, "of")
        && describes(context, start + 2);
    let mut end = if is_weighed { start + 2 } else { start };
    while end < sentence.end && end < start + LONGEST && describes(context, end) {
        end += 1;
    }
    start..end
}

/// A word that may stand between a number and the end of its noun phrase.
fn describes(context: &Context<'_>, at: WordIndex) -> bool {
    let word = context.word(at);
    let ends = FUNCTION_WORDS | Classes::NUMBER | Classes::CALENDAR;
    let is_verb = word.is(Classes::REPORTING_VERB | Classes::COMMON_VERB)
        && !word.is(Classes::ADJECTIVE | Classes::COUNTED_UNIT);
    word.kind == LexemeKind::Word && !word.is(ends) && !is_verb && word.quotation.is_none()
}

/// The words of the clause around a figure.
fn around(context: &Context<'_>, words: &Range<WordIndex>) -> Range<WordIndex> {
    let sentence = context.sentence_words(context.word(words.start).sentence);
    let ends = |at: WordIndex| {
        let word = context.word(at);
        let is_number = word.kind == LexemeKind::Number && !is_year(context.written(at));
        word.quotation.is_some()
            || word.kind == LexemeKind::Punctuation
            || is_number
            || word.is(Classes::RELATIVE)
    };
    let first = words.start.saturating_sub(WINDOW).max(sentence.start);
    let start = (first..words.start)
        .rev()
        .find(|&at| {
            ends(at) || context.word(at).is(Classes::REPORTING_VERB) && !is_noun(context, at)
        })
        .map_or(first, |at| at + 1);
    let last = (words.end + WINDOW).min(sentence.end);
    let end = (words.end..last).find(|&at| ends(at)).unwrap_or(last);
    start..end
}

/// `the report`: a verb of saying that is a noun here.
fn is_noun(context: &Context<'_>, at: WordIndex) -> bool {
    at > 0
        && context
            .word(at - 1)
            .is(Classes::DETERMINER | Classes::ADJECTIVE)
}

pub(super) fn stem_of(context: &Context<'_>, at: WordIndex) -> Stem {
    let lemma = context.grammar.lemma(context.word(at).id);
    let known = context.grammar.word(lemma);
    let folded = if known.is_empty() {
        fold(context.written(at))
    } else {
        fold(known)
    };
    WordHash::of(stem(&folded)).get()
}

fn is_plain_word(word: &Word) -> bool {
    word.kind == LexemeKind::Word && word.quotation.is_none()
}

fn is_content(context: &Context<'_>, at: WordIndex, place: Place) -> bool {
    let word = context.word(at);
    let others = FUNCTION_WORDS
        | Classes::NUMBER
        | Classes::SCALE
        | Classes::CURRENCY
        | Classes::APPROXIMATOR;
    is_plain_word(word) && !word.is(others) && !is_time(context, at) && !is_name(context, at, place)
}

fn is_name(context: &Context<'_>, at: WordIndex, place: Place) -> bool {
    let word = context.word(at);
    let is_first = context.sentence_words(word.sentence).start == at;
    is_plain_word(word)
        && word.is_capital()
        && !is_first
        && !place.is_display()
        && !is_time(context, at)
        && !word.is(FUNCTION_WORDS)
}

pub(super) fn is_time(context: &Context<'_>, at: WordIndex) -> bool {
    let word = context.word(at);
    word.kind == LexemeKind::Number && is_year(context.written(at))
        || word.is(Classes::TIME | Classes::CALENDAR) && !word.is(Classes::PREPOSITION)
}

/// `more than 4,000`: the other may be more than that, too.
fn is_bound(context: &Context<'_>, sentence: &Range<WordIndex>, words: &Range<WordIndex>) -> bool {
    const LONGEST: WordIndex = 4;
    let first = words.start.saturating_sub(LONGEST).max(sentence.start);
    let before = words.start.checked_sub(1).filter(|at| *at >= first);
    let approximator = context
        .phrases_in(first..words.start)
        .any(|(at, class)| class == PhraseClass::Approximator && at.end == words.start);
    approximator
        || before.is_some_and(|before| {
            context.word(before).is(Classes::APPROXIMATOR)
                && !context.reads_any(before, &["some", "about", "around", "roughly"])
        })
}
