//! Whose copy a story is, as far as its own words show: the outlet that people speak to, that asked, or
//! that found something out.

use crate::grammar::{Classes, PhraseClass};
use crate::rules::Context;

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
        .any(|at| {
            let before = text[..at].trim_end();
            let before = before.strip_suffix(" the").unwrap_or(before);
            let before = before.strip_suffix(" The").unwrap_or(before);
            let after = &text[at + name.len()..];
            // A longer name of the same house: `Ledger Corran`
            let mut words = after.trim_start_matches(['\u{2019}', '\'']).split(' ');
            let glued = words.next().unwrap_or_default();
            let next = words.next().unwrap_or_default();
            ASKED.iter().any(|end| before.ends_with(end))
                || glued.len() < 2 && FOUND.contains(&next.trim_end_matches([',', '.']))
        })
}

/// What stands before the name of whoever asked or got hold of something.
const ASKED: [&str; 14] = [
    "respond to",
    "responded to",
    "interviewed by",
    "obtained by",
    "reviewed by",
    "seen by",
    "Reached by",
    "reached by",
    "identified by",
    "request from",
    "requests from",
    "Welcome to",
    "shared with",
    "conducted by",
];

/// What stands after the name of whoever found something out.
const FOUND: [&str; 14] = [
    "analysis",
    "review",
    "investigation",
    "interviewed",
    "identified",
    "discovered",
    "obtained",
    "reviewed",
    "request",
    "requests",
    "reporting",
    "questions",
    "editorial",
    "weekly",
];
