//! Words that were said on the air some time ago: everybody could hear them, and nobody can ask for
//! them again. An old interview with a paper is still that paper's.

use std::ops::Range;

use crate::attribution::words::WordIndex;
use crate::grammar::{Classes, PhraseClass};
use crate::rules::Context;

/// `told CNN last year`, `At the time, she told`, `when he told Radio Corran in July`, `had told`. What
/// stands after the outlet is looked at up to the words that were said.
pub(super) fn was_aired(context: &Context<'_>, verb: WordIndex, outlet: Range<WordIndex>) -> bool {
    const AFTER: WordIndex = 8;
    let outlet_end = outlet.end;
    if context
        .phrase_in(outlet.clone(), PhraseClass::Broadcaster)
        .is_none()
    {
        return false;
    }
    let sentence = context.sentence_words(context.word(verb).sentence);
    let has = verb
        .checked_sub(1)
        .filter(|at| sentence.contains(at))
        .is_some_and(|at| context.reads_any(at, &["has", "had", "have", "once"]));
    let end = (outlet_end..(outlet_end + AFTER).min(sentence.end))
        .find(|&at| {
            let word = context.word(at);
            word.quotation.is_some()
                || context.reads(at, "that")
                || matches!(context.written(at), "," | "." | ":" | ";")
        })
        .unwrap_or((outlet_end + AFTER).min(sentence.end));
    has || is_then(context, outlet_end)
        || is_dated(context, outlet_end..end)
        || is_dated(context, sentence.start..verb)
        || is_dated_after(context, sentence.end, outlet)
}

/// `At the time, she …: “I saw nothing,” she told the Ledger.` The copy itself says that it looks back.
pub(super) fn opens_then(context: &Context<'_>, verb: WordIndex) -> bool {
    let first = context.sentence_words(context.word(verb).sentence).start;
    context.reads(first, "at") && context.is_listed(first, PhraseClass::LongAgo)
}

/// `told CNN then.`
fn is_then(context: &Context<'_>, at: WordIndex) -> bool {
    let words = &context.article.words;
    let is_open = |at: WordIndex| words.get(at as usize).is_some();
    is_open(at) && context.reads(at, "then") && !(is_open(at + 1) && context.word(at + 1).is_word())
}

/// `told CNN then`, `told CNN at the time` in the sentence that starts here, of the same outlet.
fn is_dated_after(context: &Context<'_>, start: WordIndex, outlet: Range<WordIndex>) -> bool {
    let words = &context.article.words;
    let Some(first) = words.get(start as usize) else {
        return false;
    };
    let name = context.written(outlet.end - 1);
    context.sentence_words(first.sentence).any(|at| {
        context.written(at) == name
            && context.word(at).quotation.is_none()
            && words.get(at as usize + 1).is_some()
            && (is_then(context, at + 1) || context.is_listed(at + 1, PhraseClass::LongAgo))
    })
}

/// `last year`, `in July`, `since 1998`
fn is_dated(context: &Context<'_>, range: Range<WordIndex>) -> bool {
    let is_open = |at: WordIndex| context.word(at).quotation.is_none();
    let is_long_ago = context.phrases_in(range.clone()).any(|(at, class)| {
        class == PhraseClass::LongAgo && at.end <= range.end && is_open(at.start)
    });
    let is_date = |at: WordIndex| {
        let (word, written) = (context.word(at), context.written(at));
        let is_month = word.is(Classes::CALENDAR) && word.is_capital() && !written.ends_with("day");
        let is_year = written.len() == 4 && written.bytes().all(|byte| byte.is_ascii_digit());
        is_month || is_year
    };
    let opens_date =
        |at: WordIndex| context.reads_any(at, &["in", "since", "early", "late", "mid"]);
    is_long_ago
        || range
            .clone()
            .skip(1)
            .any(|at| is_open(at) && is_date(at) && opens_date(at - 1))
}
