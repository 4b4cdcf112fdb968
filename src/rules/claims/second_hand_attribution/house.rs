//! Whose copy a story is, as far as its own words show: the outlet that people speak to, that asked, or
//! that found something out.

use crate::attribution::words::{Word, WordIndex};
use crate::grammar::{Classes, PhraseClass};
use crate::parse::SentenceId;
use crate::rules::Context;
use crate::text::Span;

use super::{short_name, told};

/// The outlet to which several people speak in this story: whose copy it is, most likely.
pub(super) fn house(context: &Context<'_>) -> Option<String> {
    const VISITORS: usize = 2;
    const MOST: usize = 40;
    let mut visits: Vec<(String, Vec<String>)> = Vec::new();
    for (_, attribution, source) in context.sourced() {
        let Some(outlet) = told(context, attribution, Classes::OUTLET, PhraseClass::Outlet) else {
            continue;
        };
        let (outlet, visitor) = (short_name(context, outlet), context.name(source));
        let known = visits.iter().position(|(known, _)| *known == outlet);
        let at = match known {
            Some(at) => at,
            None if visits.len() < MOST => {
                visits.push((outlet, Vec::new()));
                visits.len() - 1
            }
            None => continue,
        };
        let visitors = &mut visits[at].1;
        // `a dozen members told the Ledger`
        let head = context.head(source.span);
        if head.is_some_and(|head| context.word(head).is(Classes::PLURAL_PEOPLE)) {
            visitors.push(String::new());
        }
        if visitors.len() < VISITORS && !visitors.contains(&visitor) {
            visitors.push(visitor);
        }
    }
    visits
        .into_iter()
        .find(|(_, visitors)| visitors.len() >= VISITORS)
        .map(|(outlet, _)| outlet)
}

/// `did not respond to the Ledger`, `letters obtained by the Ledger`, `a Ledger analysis`: the paper
/// tells what it did itself, or ends with a line about itself.
pub(super) fn tells_of_its_work(context: &Context<'_>, name: &str) -> bool {
    /// Places that are looked at.
    const MOST: usize = 40;
    /// Interviews that are no other paper's: one may be quoted.
    const INTERVIEWS: usize = 2;
    let mut interviews = 0;
    let text = context.text();
    let first = name.split(' ').next().unwrap_or(name);
    if first.is_empty() {
        return false;
    }
    let written = |at: usize| {
        text.get(at..at + name.len())
            .is_some_and(|words| words.eq_ignore_ascii_case(name))
    };
    let initial = [
        first.as_bytes()[0].to_ascii_lowercase(),
        first.as_bytes()[0].to_ascii_uppercase(),
    ];
    // `The Ledger is on sale from Tuesday.`
    let signs_off = context.body().last().is_some_and(|(id, _)| {
        let mut opening = context.sentence_words(id);
        let first = opening.find(|&at| !context.reads(at, "the"));
        id > 0
            && context.before_in_block(id).is_none()
            && first.is_some_and(|first| written(context.word(first).span.start as usize))
    });
    if signs_off {
        return true;
    }
    memchr::memchr2_iter(initial[0], initial[1], text.as_bytes())
        .filter(|&at| written(at))
        .take(MOST)
        .any(|at| {
            let name = Span::new(at, at + name.len());
            interviews += usize::from(was_interviewer(context, name));
            interviews >= INTERVIEWS || did_it(context, name)
        })
}

/// `in an interview with the Ledger`. A broadcaster's interviews everybody quotes.
fn was_interviewer(context: &Context<'_>, name: Span) -> bool {
    let first = context.article.words.within(name).start;
    let before = first - WordIndex::from(first > 0 && context.reads(first - 1, "the"));
    before > 1
        && context.reads(before - 1, "with")
        && context.reads(before - 2, "interview")
        && !context.is_listed(first, PhraseClass::Broadcaster)
}

/// `Reached by phone, she told the Ledger`, `told THE LEDGER`: the paper made the call, or it is written
/// as only the paper itself writes it.
pub(super) fn speaks_of_itself(context: &Context<'_>, verb: WordIndex, outlet: Span) -> bool {
    let sentence = context.sentence_words(context.word(verb).sentence);
    let call = context.phrase_in(sentence.start..verb, PhraseClass::OwnCall);
    let is_call = call.is_some_and(|call| context.word(call.start).quotation.is_none());
    let is_lower = |word: &str| !word.bytes().any(|byte| byte.is_ascii_uppercase());
    is_call || is_lower(context.written(verb)) && is_house_style(context, outlet)
}

/// `Watch the full interview above.` in this sentence or beside it: the interview is the house's own.
pub(super) fn shows_it(context: &Context<'_>, sentence: SentenceId) -> bool {
    const BESIDE: SentenceId = 2;
    (sentence.saturating_sub(BESIDE)..=sentence + BESIDE)
        .filter(|&id| {
            context
                .article
                .document
                .sentences
                .get(id as usize)
                .is_some()
        })
        .flat_map(|id| context.phrases_in(context.sentence_words(id)))
        .any(|(at, class)| class == PhraseClass::Plug && context.word(at.start).quotation.is_none())
}

/// `THE LEDGER`, but not `CNN`, which everybody writes so.
fn is_house_style(context: &Context<'_>, outlet: Span) -> bool {
    /// Letters of a word that is no abbreviation.
    const LETTERS: usize = 5;
    let words = context.article.words.within(outlet);
    let name = outlet.of(context.text());
    let name = name.strip_prefix("the ").unwrap_or(name);
    let is_word = |word: &str| {
        word.len() >= LETTERS
            && word.bytes().all(|byte| byte.is_ascii_uppercase())
            && word.bytes().any(|byte| b"AEIOU".contains(&byte))
    };
    name.split(' ').any(is_word)
        && !name.bytes().any(|byte| byte.is_ascii_lowercase())
        && context.phrase_in(words, PhraseClass::Broadcaster).is_none()
}

/// Words around a name that tell what the house of that name did.
fn did_it(context: &Context<'_>, name: Span) -> bool {
    /// Words of the longest phrase before a name.
    const LONGEST: WordIndex = 4;
    let words = context.article.words.within(name);
    let mut before = words.start;
    if before > 0 && context.reads(before - 1, "the") {
        before -= 1;
    }
    let asked = context
        .phrases_in(before.saturating_sub(LONGEST)..before)
        .any(|(at, class)| class == PhraseClass::OwnWorkBefore && at.end == before);
    // A longer name of the same house is another name: `the Ledger Corran analysis`
    let is_owner = |word: &Word| matches!(word.span.of(context.text()), "’s" | "'s" | "’" | "'");
    let owns = context
        .article
        .words
        .get(words.end as usize)
        .is_some_and(is_owner);
    asked || context.is_listed(words.end + WordIndex::from(owns), PhraseClass::OwnWorkAfter)
}
