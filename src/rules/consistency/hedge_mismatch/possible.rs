//! What the copy says may be so, and whether a line of display says that it is.

use std::ops::Range;

use crate::attribution::words::{Word, WordIndex};
use crate::grammar::{Classes, VerbForm};
use crate::parse::{Place, SentenceId};
use crate::rules::Context;

use super::Hedged;
use super::wording::{are_one, is_content, same_act, shows, shows_act};

/// What may be so or is being considered, by the sentences that a line of display sums up: the first of the
/// story, or the first below a crosshead.
pub(super) fn possible(context: &Context<'_>, display: SentenceId) -> Vec<Hedged> {
    const LEAD: usize = 3;
    /// Hedges of one sentence.
    const MOST: usize = 3;
    let is_crosshead = context.sentence(display).place == Place::Crosshead;
    let below = if is_crosshead { display } else { 0 };
    let sentences = context.body().filter(|&(id, _)| id >= below).take(LEAD);
    let mut possible = Vec::new();
    for (id, _) in sentences {
        let around = context.sentence_words(id);
        let open = around
            .clone()
            .filter(|&at| context.word(at).quotation.is_none());
        let hedges = open.filter_map(|at| hedge(context, at)).take(MOST);
        possible.extend(hedges.map(|hedge| Hedged {
            hedge,
            around: around.clone(),
        }));
    }
    possible
}

/// The hedge that starts here: `may`, `probably`, `is considering`, `appears to`, `suspected of`.
fn hedge(context: &Context<'_>, at: WordIndex) -> Option<Range<WordIndex>> {
    let word = context.word(at);
    let is_doubt =
        word.is(Classes::HEDGE) && word.is(Classes::ADVERB) && !word.is(Classes::HEARSAY);
    if is_modal(context, at) || is_considering(context, at) || is_doubt {
        return Some(at..at + 1);
    }
    let links = [
        (
            "to",
            &[
                "appear", "appears", "appeared", "likely", "seem", "seems", "seemed",
            ][..],
        ),
        ("of", &["suspected"]),
    ];
    let next = context.after(&(at..at + 1))?;
    links
        .iter()
        .any(|(link, words)| context.reads(next, link) && context.reads_any(at, words))
        .then_some(at..at + 2)
}

fn is_modal(context: &Context<'_>, at: WordIndex) -> bool {
    context.reads_any(at, &["may", "might", "could"])
        && context.word(at).is(Classes::MODAL)
        && !context.written(at).starts_with('M')
}

/// `is considering closing`
fn is_considering(context: &Context<'_>, at: WordIndex) -> bool {
    let considers = context
        .grammar
        .verb(context.word(at).id)
        .is_some_and(|(verb, form)| {
            let lemma = verb.lemma.as_ref();
            form == VerbForm::Gerund
                && matches!(lemma, "consider" | "contemplate" | "mull" | "weigh")
        });
    considers
        && context
            .after(&(at..at + 1))
            .is_some_and(|next| context.written(next).ends_with("ing"))
}

/// Whether a line of display says flat that what may be is: the verb under the `may` or one for the same act,
/// and two more words of the sentence; or the words on either side. Where the story says so flat itself, the
/// line may, too.
pub(super) fn makes_sure(
    context: &Context<'_>,
    display: &Range<WordIndex>,
    possible: &Hedged,
) -> bool {
    let verb = under(context, possible.hedge.end, possible.around.end);
    let Some(verb) = verb else {
        return false;
    };
    let is_negated = context
        .words(possible.hedge.end..verb)
        .iter()
        .any(|word| word.is(Classes::NEGATION));
    let is_act = says_what(context, verb)
        && shows_act(context, display, context.word(verb))
        && has_more(context, display, &possible.around, verb)
        && !is_flat_elsewhere(context, display, verb);
    !is_negated && (is_act || has_both_ends(context, display, possible))
}

/// `cut`, `faked`; not `be`, `get`, `put`, which are in any headline.
fn says_what(context: &Context<'_>, verb: WordIndex) -> bool {
    const LITTLE_VERBS: [&str; 12] = [
        "ask", "get", "got", "had", "has", "let", "put", "run", "say", "see", "set", "use",
    ];
    context.word(verb).span.len() > 2 && !context.reads_any(verb, &LITTLE_VERBS)
}

/// The verb of a modal: `faked` of `may also have faked`.
pub(super) fn under(context: &Context<'_>, after: WordIndex, end: WordIndex) -> Option<WordIndex> {
    const HELPS: Classes = Classes::AUXILIARY
        .union(Classes::BE)
        .union(Classes::ADVERB)
        .union(Classes::NEGATION);
    (after..end).find(|&at| !context.word(at).is(HELPS))
}

/// The words of a sentence that a line of display shares.
fn shared<'a>(
    context: &Context<'a>,
    display: &Range<WordIndex>,
    words: Range<WordIndex>,
) -> Vec<&'a Word> {
    let words = context.words(words).iter();
    let mut shared: Vec<_> = words
        .filter(|word| is_content(word) && shows(context, display, word))
        .collect();
    shared.sort_unstable_by_key(|word| word.hash);
    shared.dedup_by_key(|word| word.hash);
    shared
}

/// Two words and more, besides the verb, that a sentence shares with a line of display; or all that the line
/// has (`Mayor was told`).
fn has_more(
    context: &Context<'_>,
    display: &Range<WordIndex>,
    sentence: &Range<WordIndex>,
    verb: WordIndex,
) -> bool {
    const MORE: usize = 2;
    let verb = context.word(verb);
    let others = context.words(display.clone()).iter();
    let all = others
        .filter(|word| is_content(word) && !same_act(context, verb, word))
        .count();
    let shared = shared(context, display, sentence.clone());
    let more = shared.iter().filter(|word| word.hash != verb.hash).count();
    more >= MORE.min(all).max(1)
}

/// `Ear drops keep old sailors on their feet`, and `using ear drops may help old sailors avoid falls`: most of
/// the line stands on either side of the `may`. A verb of the past between them is another clause's.
fn has_both_ends(context: &Context<'_>, display: &Range<WordIndex>, possible: &Hedged) -> bool {
    const NEAR: WordIndex = 12;
    const FEWEST: usize = 2;
    let hedge = &possible.hedge;
    let before = hedge.start.saturating_sub(NEAR).max(possible.around.start)..hedge.start;
    let after = hedge.end..(hedge.end + NEAR).min(possible.around.end);
    let (before, after) = (
        shared(context, display, before),
        shared(context, display, after),
    );
    let mut words = before.iter().chain(&after);
    let is_past = words.any(|word| {
        let written = word.span.of(context.text());
        context.grammar.verb_form(word.id) == Some(VerbForm::Past)
            || written.ends_with("ed") && !written.ends_with("eed")
    });
    let is_new = |word: &&Word| {
        let known = before.iter().chain(&after);
        is_content(word) && known.clone().all(|other| !same_act(context, word, other))
    };
    let rest: Vec<&Word> = context
        .words(display.clone())
        .iter()
        .filter(is_new)
        .collect();
    let verb = display
        .clone()
        .find(|&at| rest.iter().any(|word| word.span == context.word(at).span));
    let most = before.len() + after.len();
    let is_split = before.len() >= FEWEST && after.len() >= FEWEST && rest.len() < most;
    // `Mill owner set fire to mill`: all of the line
    let is_all = !before.is_empty() && !after.is_empty() && most > FEWEST && rest.is_empty();
    // `If the sea may take the pier` is another matter, and names meet in many.
    let is_condition = context
        .words(possible.around.start..hedge.start)
        .iter()
        .any(|word| matches!(context.grammar.word(word.id), "if" | "whether"));
    let has_noun = after.iter().any(|word| !word.is_capital());
    (is_split || is_all)
        && has_noun
        && !is_condition
        && !is_past
        && !verb.is_some_and(|verb| is_flat_elsewhere(context, display, verb))
}

/// The same verb, with no modal over it, about the same things, in the writer's own words.
pub(super) fn is_flat_elsewhere(
    context: &Context<'_>,
    display: &Range<WordIndex>,
    verb: WordIndex,
) -> bool {
    const MOST: usize = 200;
    /// Words from a modal to its verb.
    const NEAR: WordIndex = 4;
    // `will be closed` is as flat as `is closed`; `considering closing` is not.
    let is_open = |at: WordIndex| {
        context.word(at).is(Classes::MODAL) && !context.reads(at, "will")
            || is_considering(context, at)
            || context.word(at).is(Classes::HEARSAY)
            || context.reads_any(at, &["accused", "suspected"])
    };
    let word = context.word(verb);
    // Where the line has the verb itself, another for the same act is another matter.
    let is_it = |other: &Word| {
        shows(context, display, word) && are_one(context, word, other)
            || !shows(context, display, word) && same_act(context, word, other)
    };
    context.body().take(MOST).any(|(id, _)| {
        let range = context.sentence_words(id);
        range.clone().any(|at| {
            let word = context.word(at);
            is_it(word)
                && word.quotation.is_none()
                && !(at.saturating_sub(NEAR).max(range.start)..at).any(is_open)
                && has_more(context, display, &range, at)
        })
    })
}
