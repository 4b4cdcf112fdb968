//! Words that reached us through another outlet.

use std::ops::Range;

use crate::attribution::Attribution;
use crate::attribution::words::WordIndex;
use crate::grammar::{Classes, PhraseClass};
use crate::rules::phrasing::quote;
use crate::rules::{Context, Family, Finding, Rule, Severity};
use crate::text::{Span, fold};

pub(crate) static SECOND_HAND_ATTRIBUTION: Rule = Rule {
    name: "second-hand-attribution",
    family: Family::Claims,
    severity: Severity::Advice,
    summary: "words that reached us through another outlet",
    explanation: "What was said to another paper is that paper's reporting: it is credited by \
        name, and better had first-hand. This rule looks at `told Le Monde` and the like when the \
        outlet is neither the publisher's own nor in the byline or credit line, and at crowds of \
        outlets that are not named (`local media said`).\n\n\
        A press conference and an agency whose copy this is are left alone (`uncredited-agency` \
        looks at the other agencies). A false alarm is likely when the house belongs to the same \
        group; list it under `outlets`.",
    standards: &[
        "AP crediting and attribution guidelines (2010)",
        "Washington Post, Policies and Standards, sourcing",
        "NPR Ethics Handbook, attribution",
    ],
    triggers: &[
        "“It was over in a second,” Anna Okoro told [[the New York Times]].",
        "“It was over in a second,” Anna Okoro told [[the Harbour Ledger]].",
        "The bridge has been closed, [[local media]] said.",
    ],
    ignores: &[
        "“It was over in a second,” Anna Okoro told reporters.",
        "Anna Okoro took to Twitter and called it a disgrace.",
        "A spokeswoman, Anna Okoro, told AFP the bridge was closed.\n\n(With AFP)",
    ],
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let house = house(context);
    let mut seen: Vec<String> = Vec::new();
    for (id, attribution, _) in context.sourced() {
        let outlet = addressee(context, attribution, Classes::OUTLET, PhraseClass::Outlet);
        let Some(outlet) = outlet.filter(|&outlet| !is_own(context, outlet)) else {
            continue;
        };
        // Once is enough for each outlet, and one to which several people speak is the house's own.
        let name = short_name(context, outlet);
        if house.as_ref() == Some(&name) || seen.contains(&name) || seen.len() > 20 {
            continue;
        }
        seen.push(name);
        let named = quote(context.text(), outlet);
        let problem = format!("Said to {named}, not to us.");
        let remedy = "Ask first-hand if you can.";
        findings.push(Finding::new(&SECOND_HAND_ATTRIBUTION, outlet, problem, remedy).about(id));
    }
    for (sentence, _) in context.body() {
        let range = context.sentence_words(sentence);
        for (outlets, _) in context
            .phrases_in(range.clone())
            .filter(|(_, class)| *class == PhraseClass::UnnamedOutlet)
        {
            if !is_credited_crowd(context, &range, &outlets) {
                continue;
            }
            let span = context.article.words.span(outlets);
            let who = quote(context.text(), span);
            let problem = format!("{who} names no outlet.");
            let remedy = "Say which one, or ask first-hand.";
            findings.push(Finding::new(
                &SECOND_HAND_ATTRIBUTION,
                span,
                problem,
                remedy,
            ));
            break;
        }
    }
}

/// An outlet's name as it is told apart: folded, without `the`.
fn short_name(context: &Context<'_>, outlet: Span) -> String {
    let name = fold(outlet.of(context.text()));
    name.strip_prefix("the ").unwrap_or(&name).to_owned()
}

/// The outlet to which three people or more speak in this story: whose copy it is, most likely.
fn house(context: &Context<'_>) -> Option<String> {
    const VISITORS: usize = 3;
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

/// A crowd of outlets as a source: before a verb of saying, or after `according to`.
fn is_credited_crowd(
    context: &Context<'_>,
    sentence: &Range<WordIndex>,
    outlets: &Range<WordIndex>,
) -> bool {
    if context.word(outlets.start).quotation.is_some() {
        return false;
    }
    let after = outlets.end..(outlets.end + 3).min(sentence.end);
    let says = context
        .words(after)
        .iter()
        .any(|word| word.quotation.is_none() && word.is(Classes::REPORTING_VERB));
    let near = outlets.start.saturating_sub(4).max(sentence.start)..outlets.start;
    says || context.phrase_in(near, PhraseClass::AccordingTo).is_some()
}

/// To whom it was said, if that is an outlet of this class: the words after the cue, `to` and `the`
/// left out.
pub(crate) fn addressee(
    context: &Context<'_>,
    attribution: &Attribution,
    class: Classes,
    phrase: PhraseClass,
) -> Option<Span> {
    let (said, _, verb) = context.cue_verb(attribution)?;
    let sentence = context.sentence_words(context.word(verb).sentence);
    let mut at = verb + 1;
    let is_filler = |at: WordIndex| {
        context.reads(at, "to") || context.reads(at, "the") || context.reads(at, "with")
    };
    let start = at;
    // `told the Times`, but `asked NBC’s Lester Holt` and `blasted the media` are no interviews.
    if said.lemma.as_ref() != "tell" && !context.reads(start.min(sentence.end - 1), "to") {
        return None;
    }
    while at < sentence.end && at < verb + 4 && is_filler(at) {
        at += 1;
    }
    if at >= sentence.end || context.word(at).quotation.is_some() {
        return None;
    }
    let range: Range<WordIndex> = if let Some(found) = context.phrase_in(at..at + 1, phrase) {
        found
    } else if context.word(at).is(class) && context.word(at).is_capital() {
        at..at + 1
    } else if class == Classes::OUTLET {
        paper(context, at..sentence.end)?
    } else {
        return None;
    };
    // `took to Twitter` is no interview.
    if context.is_listed(range.start, PhraseClass::Platform) {
        return None;
    }
    let first = (start..at)
        .find(|&at| context.reads(at, "the"))
        .unwrap_or(range.start);
    Some(context.article.words.span(first..range.end))
}

/// `Harbor Ledger`, `Corran Evening Post`: names of up to four words of which the last is a paper's or
/// station's.
fn paper(context: &Context<'_>, rest: Range<WordIndex>) -> Option<Range<WordIndex>> {
    const LONGEST: WordIndex = 4;
    // `Radio Corran`
    if context.is_listed(rest.start, PhraseClass::MastheadFirst)
        && context.word(rest.start).is_capital()
        && rest.contains(&(rest.start + 1))
        && context.word(rest.start + 1).is_capital()
    {
        return Some(rest.start..rest.start + 2);
    }
    let end = rest
        .clone()
        .take(LONGEST as usize)
        .take_while(|&at| context.word(at).is_capital() && context.word(at).is_word())
        .filter(|&at| at > rest.start && context.is_listed(at, PhraseClass::MastheadLast))
        .last()?;
    Some(rest.start..end + 1)
}

/// The house's own outlet, or one that byline, dateline or credit names. A credit may be damaged
/// (`( Jowharwith AFP)`): any line of credit that holds the name counts.
pub(crate) fn is_own(context: &Context<'_>, outlet: Span) -> bool {
    let name = fold(outlet.of(context.text()));
    let name = name.strip_prefix("the ").unwrap_or(&name);
    let is_known = context
        .settings
        .own_outlets
        .iter()
        .any(|own| fold(own).contains(name));
    is_known || context.evidence.credits.contains(name)
}
