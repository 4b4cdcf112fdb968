//! Whose copy a story is, as far as its own words show: the outlet that people speak to, that asked, or
//! that found something out.

use crate::attribution::words::{Word, WordIndex};
use crate::grammar::{Classes, PhraseClass};
use crate::rules::Context;
use crate::text::Span;

use super::{addressee, short_name};

/// The outlet to which several people speak in this story: whose copy it is, most likely.
pub(super) fn house(context: &Context<'_>) -> Option<String> {
    const VISITORS: usize = 2;
    const MOST: usize = 40;
    let mut visits: Vec<(String, Vec<String>)> = Vec::new();
    for (_, attribution, source) in context.sourced() {
        let Some(outlet) = addressee(context, attribution, Classes::OUTLET, PhraseClass::Outlet)
        else {
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
/// tells what it did itself.
pub(super) fn tells_of_its_work(context: &Context<'_>, name: &str) -> bool {
    /// Places that are looked at.
    const MOST: usize = 40;
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
    memchr::memchr2_iter(initial[0], initial[1], text.as_bytes())
        .filter(|&at| written(at))
        .take(MOST)
        .any(|at| did_it(context, Span::new(at, at + name.len())))
}

/// Words around a name that tell what the house of that name did.
fn did_it(context: &Context<'_>, name: Span) -> bool {
    /// Words of the longest phrase before a name.
    const LONGEST: WordIndex = 2;
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
