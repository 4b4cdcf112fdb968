//! A figure with the words that say what it measures, where and when.

use std::ops::Range;

use crate::attribution::words::{Word, WordIndex};
use crate::grammar::{Classes, PhraseClass, VerbForm};
use crate::parse::{LexemeKind, Place, Sentence, SentenceId};
use crate::rules::Context;
use crate::rules::figure::opens_a_sum;
use crate::rules::place::FUNCTION_WORDS;
use crate::text::{Span, WordHash, fold, number, stem};

use super::told_again::{Thing, noun, thing};

/// How many words on either side may say what a figure measures.
const WINDOW: WordIndex = 8;

/// The smallest count that is compared with any other.
const SMALLEST: f64 = 10.0;

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
    /// What is counted, where the copy may point back to it.
    pub(super) thing: Option<Thing>,
    /// Under ten or spelled out: compared only where the copy points back.
    pub(super) is_small: bool,
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
        // `£3m against £4m`, not `voted against the £4m pool`
        let is_apart = |at: &Range<WordIndex>| {
            context.reads(at.start, "against") && at.end != self.words.start
        };
        context
            .phrases_in(around(context, &self.words))
            .any(|(at, class)| class == PhraseClass::ContrastedFigure && !is_apart(&at))
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
    let is_spelled = word.kind != LexemeKind::Number;
    if is_spelled && !word.is(Classes::NUMBER) || word.quotation.is_some() {
        return None;
    }
    let sentence = context.sentence_words(id);
    let is_scale = |at: WordIndex| at < sentence.end && context.word(at).is(Classes::SCALE);
    let mut end = at + 1;
    let mut folded: Vec<String> = vec![fold(context.written(at))];
    loop {
        // `a $1.7-million plant`
        let joined = end < sentence.end && context.written(end) == "-" && is_scale(end + 1);
        end += WordIndex::from(joined);
        if !is_scale(end) {
            break;
        }
        folded.push(fold(context.written(end)));
        end += 1;
    }
    let value = number::value(folded.iter().map(String::as_str))?;
    let sign = at
        .checked_sub(1)
        .filter(|sign| sentence.contains(sign) && opens_a_sum(context, *sign));
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
    let thing = thing(context, kind, &words, &counted);
    let is_small = kind == Kind::Count && (is_spelled || value < SMALLEST);
    let is_left_out = match kind {
        Kind::Count if thing.is_some() => is_small && thing != Some(Thing::Dead),
        _ if is_spelled => true,
        Kind::Count => is_no_count(context, at, &counted, value),
        Kind::Percent => is_of_voters(context, &sentence),
        Kind::Money => false,
    };
    if is_left_out {
        return None;
    }
    let thing = thing.or_else(|| noun(context, &counted));
    let place = context.sentence(id).place;
    Some(Measure {
        kind,
        value,
        digits: digits(&folded[0]),
        sentence: id,
        is_leading: place == Place::Headline || context.sentence(id).block == first_block(context),
        words,
        counted,
        thing,
        is_small,
    })
}

/// The first paragraph: a line of results (`SEDGE 214 beat HALD 246 by one wicket`) is none.
pub(super) fn first_block(context: &Context<'_>) -> u32 {
    const MOST: usize = 8;
    let is_prose = |sentence: &&Sentence| {
        let words = sentence.span.of(context.text()).trim_end();
        words.ends_with(['.', '!', '?', '”', '"', '’', '\''])
    };
    let sentences = || context.body().take(MOST).map(|(_, sentence)| sentence);
    let first = sentences().find(is_prose).or_else(|| sentences().next());
    first.map_or(u32::MAX, |sentence| sentence.block)
}

/// Years, times, ages and single digits.
fn is_no_count(
    context: &Context<'_>,
    at: WordIndex,
    counted: &Range<WordIndex>,
    value: f64,
) -> bool {
    let last = counted.clone().next_back();
    value < SMALLEST
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

pub(super) fn is_year(written: &str) -> bool {
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
    // `40,870 live births`, where `live` is no verb; `16,700 returning nationals`
    if end + 1 < sentence.end && is_adjective_here(context, end) {
        end += 1;
    }
    while end < sentence.end
        && end < start + LONGEST
        && (describes(context, end) || end == start && is_plural_here(context, end))
    {
        // `births last year`
        let is_time = end > start && context.word(end).is(Classes::TIME);
        if is_time || context.reads_any(end, &["last", "next"]) {
            break;
        }
        end += 1;
    }
    start..end
}

/// A word that could be a verb right after a number, with a plural behind it.
fn is_adjective_here(context: &Context<'_>, at: WordIndex) -> bool {
    let (word, next) = (context.word(at), context.word(at + 1));
    word.is(Classes::COMMON_VERB)
        && matches!(
            context.grammar.verb_form(word.id),
            None | Some(VerbForm::Base | VerbForm::Gerund)
        )
        && context.written(at + 1).ends_with('s')
        && describes(context, at + 1)
        && !next.is_capital()
}

/// `47 films`: right behind a number, what could be a verb is a plural.
fn is_plural_here(context: &Context<'_>, at: WordIndex) -> bool {
    let word = context.word(at);
    word.kind == LexemeKind::Word
        && word.is(Classes::COMMON_VERB | Classes::REPORTING_VERB)
        && !word.is(FUNCTION_WORDS)
        // `320,000 records`, but not `of the 40 says`
        && (!word.is(Classes::REPORTING_VERB) || word.is(Classes::DOCUMENT_NOUN | Classes::CUE_NOUN))
        && word.quotation.is_none()
        && context.written(at).ends_with('s')
}

/// A word that may stand between a number and the end of its noun phrase.
pub(super) fn describes(context: &Context<'_>, at: WordIndex) -> bool {
    let word = context.word(at);
    let ends = FUNCTION_WORDS | Classes::NUMBER | Classes::CALENDAR;
    let is_verb = word.is(Classes::REPORTING_VERB | Classes::COMMON_VERB)
        && !word.is(Classes::ADJECTIVE | Classes::COUNTED_UNIT);
    word.kind == LexemeKind::Word && !word.is(ends) && !is_verb && word.quotation.is_none()
}

/// The words of the clause around a figure.
pub(super) fn around(context: &Context<'_>, words: &Range<WordIndex>) -> Range<WordIndex> {
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
    // `the £3m that the repairs cost`: the clause right behind a sum says what it was for.
    let is_sum = opens_a_sum(context, words.start);
    let after =
        words.end + WordIndex::from(is_sum && words.end < last && context.reads(words.end, "that"));
    let end = (after..last).find(|&at| ends(at)).unwrap_or(last);
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
