//! Whether the copy spoke of an anonymous source before: `the aide` is the aide of the paragraph above,
//! and `former officials` are some of those who were credited already.

use std::ops::Range;

use crate::attribution::words::{Word, WordIndex};
use crate::grammar::{Classes, PhraseClass, WordId};
use crate::parse::LexemeKind;
use crate::rules::Context;
use crate::text::Span;

use super::introduced::{Introduced, whole};
use super::unnamed::is_described_after;

/// Where the copy spoke of a source before it credited it.
pub(super) enum Earlier {
    /// Nowhere.
    None,
    /// It has been credited before.
    Known,
    /// Here.
    At(Span),
}

/// `the aide`, `the officials`: who was spoken of before. `former officials`, `aides`: of a group that
/// has been credited with the same words and more.
pub(super) fn earlier(
    context: &Context<'_>,
    words: &Range<WordIndex>,
    head: WordIndex,
    found: &[Introduced],
) -> Earlier {
    // `Two members say so. “We were asleep,” one of them said.`
    let is_of_them = words.end == words.start + 3
        && context.reads_any(words.start, &["one", "another"])
        && context.reads(words.start + 1, "of")
        && context.reads(words.start + 2, "them");
    let are_here =
        |known: &Introduced| known.is_group && is_just_before(context, known.span, words.start);
    // `One of them, who asked not to be named,` asked for more than they did.
    let asks = || {
        let sentence = context.sentence_words(context.word(words.start).sentence);
        context
            .phrase_in(sentence, PhraseClass::Anonymity)
            .is_some()
    };
    if is_of_them && found.last().is_some_and(are_here) && !asks() {
        return Earlier::Known;
    }
    let noun = context.grammar.lemma(context.word(head).id);
    let is_group = context.word(head).is(Classes::PLURAL_PEOPLE);
    if !is_back(context, words, head) {
        let is_counted = context
            .words(words.clone())
            .iter()
            .any(|word| word.is(Classes::NUMBER) || word.kind == LexemeKind::Number);
        let is_part = is_group
            && !is_counted
            && found.iter().any(|known| {
                known.is_group && known.noun == noun && holds(context, known.span, words, head)
            });
        return if is_part {
            Earlier::Known
        } else {
            Earlier::None
        };
    }
    let is_any = |noun| context.has_word(PhraseClass::InterchangeableNoun, noun);
    let first = introduction(context, words.start, noun, is_group);
    let is_known = match first {
        Earlier::Known => true,
        Earlier::At(first) => found.iter().any(|known| known.span.overlaps(first)),
        // `the source` for `an official`, `the insider` for the operative of the sentence before
        Earlier::None => {
            found
                .iter()
                .any(|known| known.is_group == is_group && is_any(noun) && is_any(known.noun))
                || found
                    .last()
                    .is_some_and(|last| is_just_before(context, last.span, words.start))
        }
    };
    if is_known { Earlier::Known } else { first }
}

/// Within two sentences.
fn is_just_before(context: &Context<'_>, span: Span, at: WordIndex) -> bool {
    let here = context.word(at).sentence;
    here.saturating_sub(context.sentence_at(span.start)) <= 2
}

/// `the aide`, `that person`, with nothing after it that describes it.
fn is_back(context: &Context<'_>, words: &Range<WordIndex>, head: WordIndex) -> bool {
    let is_definite = context.reads_any(words.start, &["the", "that", "this", "these", "those"]);
    let is_one_more = context
        .words(words.start..head)
        .iter()
        .any(|word| matches!(context.grammar.word(word.id), "second" | "third" | "other"));
    is_definite && !is_one_more && head + 1 >= words.end && !is_described_after(context, words.end)
}

/// The nearest noun phrase before with this noun, outside quotation marks: where the copy introduces
/// whom it goes on to call `the aide`. With a name beside it, it is no anonymous source at all.
fn introduction(context: &Context<'_>, before: WordIndex, noun: WordId, is_group: bool) -> Earlier {
    const FURTHEST: usize = 600;
    let same = |&at: &WordIndex| {
        let word = context.word(at);
        context.grammar.lemma(word.id) == noun
            && word.is(Classes::PLURAL_PEOPLE) == is_group
            && word.quotation.is_none()
    };
    let back = |at: WordIndex| {
        at.checked_sub(1)
            .is_some_and(|before| context.reads_any(before, &["the", "that"]))
    };
    let Some(at) = (0..before)
        .rev()
        .take(FURTHEST)
        .find(|at| same(at) && !back(*at))
    else {
        return Earlier::None;
    };
    let sentence = context.sentence_words(context.word(at).sentence);
    let is_name = |at: WordIndex| {
        sentence.contains(&at) && context.word(at).is_word() && context.word(at).is_capital()
    };
    let is_comma = |at: WordIndex| sentence.contains(&at) && context.reads(at, ",");
    if is_name(at + 1) || is_comma(at + 1) && is_name(at + 2) && is_name(at + 3) {
        return Earlier::Known;
    }
    Earlier::At(whole(context, context.word(at).span))
}

/// Every word before the noun stands in the other span, too.
fn holds(context: &Context<'_>, known: Span, words: &Range<WordIndex>, head: WordIndex) -> bool {
    let known = context.words(context.article.words.within(known));
    let says_something =
        |word: &&Word| word.is_word() && !word.is(Classes::DETERMINER | Classes::PREPOSITION);
    context
        .words(words.clone())
        .iter()
        .filter(says_something)
        .all(|word| {
            word.hash == context.word(head).hash
                || known.iter().any(|other| other.hash == word.hash)
        })
}
