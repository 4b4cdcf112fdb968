//! A headline that states what the story only alleges.

use std::ops::Range;

use crate::attribution::words::{Word, WordIndex};
use crate::grammar::{Classes, PhraseClass, WordId};
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
        the body: two names in common, or a name and a word of the act. It compares them, too, with what \
        the first sentences say may be so: the same verb, and two words more.\n\n\
        Display text that quotes, credits or hedges is left alone, and so is anything the body \
        also states without a hedge. A false alarm is likely where the names meet in another \
        matter.",
    standards: &["IPSO Editors’ Code, clause 1 (ruling on The Sun, “Queen backs Brexit”)"],
    triggers: &[
        "[[Ferry firm faked safety checks]]\n\nA ferry firm may have faked safety checks on its boats, papers show.\n\nIt has said nothing.",
        "[[Seaweed spray prevents chest infections]]\n\nA cheap nasal spray made from seaweed may prevent infections in older people, a paper says.\n\nIt costs little.",
        "[[Mali hires Wagner]]\n\nFrance is worried about Mali’s alleged employment of the Wagner group.\n\nIt has said so before.",
    ],
    ignores: &[
        "Ferry firm may have faked safety checks\n\nA ferry firm may have faked safety checks on its boats, papers show.\n\nIt has said nothing.",
        "Ferry firm faked safety checks\n\nA ferry firm faked safety checks on its boats, and may have faked the safety drills, a court found.\n\nIt has said nothing.",
        "Ferry firm drops safety checks\n\nA ferry firm has dropped its checks and could be fined.\n\nIt may be asked about safety drops by the firm.",
        "Mali ‘hires Wagner’\n\nFrance is worried about Mali’s alleged employment of the Wagner group.\n\nIt has said so before.",
        "Mali accused of hiring Wagner\n\nFrance is worried about Mali’s alleged employment of the Wagner group.\n\nIt has said so before.",
    ],
    check: Some(check),
};

/// Words that headline and story share by chance.
const LITTLE: Classes = Classes::PREPOSITION
    .union(Classes::DETERMINER)
    .union(Classes::AUXILIARY)
    .union(Classes::COORDINATOR)
    .union(Classes::PRONOUN)
    .union(Classes::RELATIVE);

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let display: Vec<Range<WordIndex>> = display(context);
    if display.is_empty() {
        return;
    }
    let hedged = hedged(context);
    let possible = possible(context);
    for words in display {
        let found = hedged
            .iter()
            .find(|hedged| asserts(context, &words, hedged))
            .or_else(|| {
                possible
                    .iter()
                    .find(|possible| makes_sure(context, &words, possible))
            });
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
                if context.word(hedged.hedge.start).is(Classes::MODAL) {
                    format!("{place} states as fact what the story says “{called}” be so.")
                } else {
                    format!("{place} states as fact what the story calls “{called}”.")
                },
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

/// What may be so, by the first sentences of the story, which the headline sums up: `may have faked
/// safety checks`.
fn possible(context: &Context<'_>) -> Vec<Hedged> {
    /// Sentences that a headline sums up.
    const LEAD: usize = 3;
    let mut possible = Vec::new();
    for (id, _) in context.body().take(LEAD) {
        let range = context.sentence_words(id);
        let hedge = range.clone().find(|&at| {
            context.word(at).quotation.is_none()
                && context.reads_any(at, &["may", "might", "could"])
                && context.word(at).is(Classes::MODAL)
                && !context.written(at).starts_with('M')
        });
        if let Some(hedge) = hedge {
            possible.push(Hedged {
                hedge: hedge..hedge + 1,
                around: range,
            });
        }
    }
    possible
}

/// Whether a line of display says flat that what may be is: the verb under the `may`, and two more
/// words of the sentence. Where the story says so flat itself, the line may, too.
fn makes_sure(context: &Context<'_>, display: &Range<WordIndex>, possible: &Hedged) -> bool {
    let verb = under(context, possible.hedge.end, possible.around.end);
    let Some(verb) = verb.filter(|&verb| context.word(verb).span.len() > 3) else {
        return false;
    };
    let is_negated = context
        .words(possible.hedge.end..verb)
        .iter()
        .any(|word| word.is(Classes::NEGATION));
    let is_shown = shows(context, display, context.word(verb));
    !is_negated
        && is_shown
        && has_more(context, display, &possible.around, verb)
        && !is_flat_elsewhere(context, display, verb)
}

/// The verb of a modal: `faked` of `may also have faked`.
fn under(context: &Context<'_>, after: WordIndex, end: WordIndex) -> Option<WordIndex> {
    const HELPS: Classes = Classes::AUXILIARY
        .union(Classes::BE)
        .union(Classes::ADVERB)
        .union(Classes::NEGATION);
    (after..end).find(|&at| !context.word(at).is(HELPS))
}

fn shows(context: &Context<'_>, display: &Range<WordIndex>, word: &Word) -> bool {
    context
        .words(display.clone())
        .iter()
        .any(|other| other.hash == word.hash || same_root(context, word, other))
}

/// Two words and more, besides the verb, that a sentence shares with a line of display.
fn has_more(
    context: &Context<'_>,
    display: &Range<WordIndex>,
    sentence: &Range<WordIndex>,
    verb: WordIndex,
) -> bool {
    const MORE: usize = 2;
    let mut shared: Vec<_> = context
        .words(sentence.clone())
        .iter()
        .filter(|word| word.is_word() && word.span.len() > 3 && !word.is(LITTLE))
        .filter(|word| word.hash != context.word(verb).hash && shows(context, display, word))
        .map(|word| word.hash)
        .collect();
    shared.sort_unstable();
    shared.dedup();
    shared.len() >= MORE
}

/// The same verb, with no modal over it, about the same things, in the writer's own words.
fn is_flat_elsewhere(context: &Context<'_>, display: &Range<WordIndex>, verb: WordIndex) -> bool {
    const MOST: usize = 200;
    /// Words from a modal to its verb.
    const NEAR: WordIndex = 4;
    context.body().take(MOST).any(|(id, _)| {
        let range = context.sentence_words(id);
        range.clone().any(|at| {
            let word = context.word(at);
            let is_it = word.hash == context.word(verb).hash
                || same_root(context, context.word(verb), word);
            is_it
                && word.quotation.is_none()
                && !context
                    .words(at.saturating_sub(NEAR).max(range.start)..at)
                    .iter()
                    .any(|word| word.is(Classes::MODAL))
                && has_more(context, display, &range, at)
        })
    })
}

/// `faked` and `fake`, `drop` and `drops`: one is the other but for an ending of an inflected form.
fn same_root(context: &Context<'_>, one: &Word, two: &Word) -> bool {
    let lemma = |word: &Word| context.grammar.lemma(word.id);
    let known = lemma(one) != WordId::UNKNOWN && lemma(one) == lemma(two);
    let root = |word: &Word| {
        let written = word.span.of(context.text()).to_lowercase();
        let root = ["ing", "ed", "es", "s", "d", "e"]
            .iter()
            .find_map(|ending| written.strip_suffix(ending).map(str::to_owned));
        root.unwrap_or(written)
    };
    known || root(one) == root(two)
}

/// Whether a line of display says what a hedged clause says: two names of the clause, on either
/// side of the hedge; or a name and a word of the act; or three words of any kind.
fn asserts(context: &Context<'_>, display: &Range<WordIndex>, hedged: &Hedged) -> bool {
    let shown = context.words(display.clone());
    let is_name =
        |word: &Word| word.is_word() && word.is_capital() && !word.is(Classes::DETERMINER);
    let shares_name =
        |word: &&Word| is_name(word) && shown.iter().any(|other| other.hash == word.hash);
    let shares_word = |word: &&Word| {
        word.span.len() > 3
            && !word.is(LITTLE)
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
