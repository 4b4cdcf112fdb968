//! Words that were said on the air some time ago: everybody could hear them, and nobody can ask for
//! them again. An old interview with a paper is still that paper's.

use std::ops::Range;

use crate::attribution::words::WordIndex;
use crate::grammar::Classes;
use crate::rules::Context;

/// `told CNN last year`, `At the time, she told`, `when he told Radio Corran in July`, `had told`. What
/// stands after the outlet is looked at up to the words that were said.
pub(super) fn was_aired(context: &Context<'_>, verb: WordIndex, outlet: Range<WordIndex>) -> bool {
    const AFTER: WordIndex = 8;
    let outlet_end = outlet.end;
    if !outlet
        .into_iter()
        .any(|at| AIR.contains(&context.written(at)))
    {
        return false;
    }
    let sentence = context.sentence_words(context.word(verb).sentence);
    let has = verb
        .checked_sub(1)
        .filter(|at| sentence.contains(at))
        .is_some_and(|at| {
            ["has", "had", "have"]
                .iter()
                .any(|has| context.reads(at, has))
        });
    let end = (outlet_end..(outlet_end + AFTER).min(sentence.end))
        .find(|&at| {
            let word = context.word(at);
            word.quotation.is_some()
                || context.reads(at, "that")
                || matches!(context.written(at), "," | "." | ":" | ";")
        })
        .unwrap_or((outlet_end + AFTER).min(sentence.end));
    has || is_dated(context, outlet_end..end) || is_dated(context, sentence.start..verb)
}

/// Names of those who broadcast.
const AIR: [&str; 22] = [
    "ABC",
    "Al",
    "BBC",
    "CBS",
    "Channel",
    "CNBC",
    "CNN",
    "C-SPAN",
    "Fox",
    "ITV",
    "MSNBC",
    "NBC",
    "NPR",
    "PBS",
    "Radio",
    "Sky",
    "Telemundo",
    "Television",
    "television",
    "TV",
    "Univision",
    "radio",
];

fn is_dated(context: &Context<'_>, range: Range<WordIndex>) -> bool {
    let reads = |at: WordIndex, words: &[&str]| words.iter().any(|word| context.reads(at, word));
    range.clone().any(|at| {
        let word = context.word(at);
        if word.quotation.is_some() {
            return false;
        }
        let next = Some(at + 1).filter(|next| range.contains(next));
        let before = at.checked_sub(1).filter(|before| range.contains(before));
        let is_month = word.is(Classes::CALENDAR)
            && word.is_capital()
            && !context.written(at).ends_with("day");
        let is_in = before.is_some_and(|before| {
            reads(before, &["in", "since", "early", "late", "mid"]) && before + 1 == at
        });
        let is_year = context.written(at).len() == 4
            && context
                .written(at)
                .bytes()
                .all(|byte| byte.is_ascii_digit());
        let is_long_ago = reads(at, &["last", "earlier", "previous"])
            && next.is_some_and(|next| {
                let is_this = context.reads(next, "this");
                let noun = next + u32::from(is_this);
                let seasons = [
                    "year", "month", "fall", "autumn", "spring", "summer", "winter",
                ];
                range.contains(&noun)
                    && (reads(noun, &seasons) || !is_this && context.reads(noun, "week"))
            });
        let is_then = reads(at, &["time"])
            && before.is_some_and(|before| reads(before, &["the"]))
            && at >= 2
            && reads(at - 2, &["at"]);
        let is_later = reads(at, &["later"])
            && before.is_some_and(|before| {
                reads(before, &["days", "weeks", "months", "years", "hours"])
            });
        is_in && (is_month || is_year) || is_long_ago || is_then || is_later || reads(at, &["ago"])
    })
}
