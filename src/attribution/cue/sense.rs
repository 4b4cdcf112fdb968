//! Verbs that report elsewhere and do not here: what they are said of, or what stands behind them, shows it.

use crate::attribution::phrase::Phrases;
use crate::attribution::words::WordIndex;
use crate::grammar::{Classes, Frames};
use crate::parse::LexemeKind;

/// How many words may stand between a verb and what it is quoted to call its object.
const LONGEST_OBJECT: u32 = 8;

/// `Council told to pay`, `Drivers urged to keep away`: who hears it, and not who says it.
fn is_bidden(phrases: &Phrases<'_>, verb: WordIndex) -> bool {
    const BIDS: [&str; 6] = [
        "advised",
        "instructed",
        "ordered",
        "reminded",
        "told",
        "urged",
    ];
    let adverb = Classes::ADVERB | Classes::NEGATION;
    let before = (0..verb)
        .rev()
        .take(3)
        .take_while(|&at| phrases.word(at).sentence == phrases.word(verb).sentence)
        .find(|&at| !phrases.word(at).is(adverb));
    let helps = before.is_some_and(|at| phrases.word(at).is(Classes::AUXILIARY | Classes::MODAL));
    phrases.is_any(verb, &BIDS) && phrases.is_any(verb + 1, &["to"]) && !helps
}

/// `found Jane Roe on a roof`: whom somebody comes upon, and where.
fn meets(phrases: &Phrases<'_>, verb: WordIndex, end: WordIndex) -> bool {
    const LONGEST_NAME: WordIndex = 4;
    let first = verb + 1;
    let after = (first..end.min(first + LONGEST_NAME)).find(|&at| !phrases.word(at).is_capital());
    phrases.is_any(verb, &["find", "finds", "found"])
        && after.is_some_and(|after| {
            let where_or_when = ["at", "in", "inside", "near", "on", "outside", "when"];
            after > first
                && phrases.word(first).is(Classes::GIVEN_NAME)
                && phrases.is_any(after, &where_or_when)
        })
}

/// `claimed the lives`, `admitted to hospital`: an object that shows that nobody is speaking. A
/// preposition shows it only right after the verb: `called in the auditors`, but not `called the
/// fall in costs “welcome”`.
pub(crate) fn is_other_sense(
    phrases: &Phrases<'_>,
    verb: &crate::grammar::Verb,
    at: WordIndex,
    end: WordIndex,
) -> bool {
    // `bringing back the ferry`
    let particle =
        at > 0 && phrases.text_of(at) == "back" && phrases.text_of(at - 1).ends_with("ing");
    // `said, and I quote, “We will stay.”`
    let is_aside = at > 1
        && phrases.is_any(at, &["quote"])
        && phrases.is_any(at - 1, &["i"])
        && phrases.is_any(at - 2, &["and"]);
    if particle || is_aside || is_bidden(phrases, at) || meets(phrases, at, end) {
        return true;
    }
    if verb.not_with.is_empty() {
        return false;
    }
    // `called the vote “a farce”`
    let quoted = verb.frames.contains(Frames::ACCUSATIVE)
        && (at + 1..end.min(at + LONGEST_OBJECT))
            .find(|&next| !phrases.word(next).is_word())
            .is_some_and(|next| phrases.word(next).kind == LexemeKind::Mark);
    // `found a 26-year-old man`
    let hyphen = |next: WordIndex| phrases.is_text(next, "-");
    // `posted a 14% rise`
    let sign = |next: WordIndex| phrases.is_any(next, &["%", "£", "$", "€"]);
    let hyphened = (at + 2..end.min(at + 7)).any(hyphen);
    // `admitted to the Prince Rhodri Hospital`
    let named = (at + 2..end.min(at + 5)).any(|next| phrases.word(next).is_capital());
    let reach = if hyphened || named { at + 7 } else { at + 5 };
    let shows = |next: WordIndex| {
        let word = phrases.grammar.word(phrases.word(next).id);
        verb.not_with.iter().any(|object| &**object == word)
    };
    !quoted
        && (at + 1..end.min(reach))
            .take_while(|&next| {
                // `said he had nothing`, but `holds the harbour brief`
                (phrases.word(next).is_word() || hyphen(next) || sign(next))
                    && (shows(next) || !phrases.is_finite_verb(next, at))
            })
            .filter(|&next| next == at + 1 || !phrases.word(next).is(Classes::PREPOSITION))
            // `found | gun crime had doubled`
            .filter(|&next| {
                let clause = verb.frames.contains(Frames::CLAUSE);
                let mut after =
                    (next + 1..end.min(next + 4)).take_while(|&at| phrases.word(at).is_word());
                !(clause && after.any(|at| phrases.is_finite_verb(at, next)))
            })
            .any(shows)
}
