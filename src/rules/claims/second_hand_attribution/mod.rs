//! Words that reached us through another outlet.

mod house;
mod network;
mod past;
mod stage;

use std::ops::Range;

use crate::attribution::Attribution;
use crate::attribution::words::WordIndex;
use crate::grammar::{Classes, PhraseClass};
use crate::rules::phrasing::quote;
use crate::rules::{Context, Family, Finding, Rule, Severity};
use crate::text::{Span, fold};

use house::{house, shows_it, speaks_of_itself, tells_of_its_work};
use network::spoke_on_a_network;
use past::{opens_then, was_aired};
use stage::was_on_stage;

pub(crate) static SECOND_HAND_ATTRIBUTION: Rule = Rule {
    name: "second-hand-attribution",
    family: Family::Claims,
    severity: Severity::Advice,
    summary: "words that reached us through another outlet",
    explanation: "What was said to another paper is that paper's reporting: it is credited by \
        name, and better had first-hand. This rule looks at `told Le Monde`, `In an \
        interview with Le Monde, she said` and the like when the outlet is neither the publisher's own \
        nor in the byline or credit line, and at crowds of outlets that are not named (`local media said`).\n\n\
        What everybody could hear is left alone: on the air long ago (`told CNN last year`), on a \
        stage (`told CNN during a debate`), or by a named holder of an office on a national network \
        (`Senator Roe told CNN`). So are a press conference and an agency whose copy this is. A \
        false alarm is likely when the outlet is the house itself, and the story does not show it by \
        several people who speak to it, or by what it asked, obtained or plugs (`watch the full \
        interview`); list the house under `outlets`.",
    standards: &[
        "AP crediting and attribution guidelines (2010)",
        "Washington Post, Policies and Standards, sourcing",
        "NPR Ethics Handbook, attribution",
    ],
    triggers: &[
        "“It was over in a second,” Anna Okoro told [[the New York Times]].",
        "“It was over in a second,” Anna Okoro told [[the Harbour Ledger]].",
        "“It was over in a second,” Anna Okoro told [[the Harbour Ledger]] in 1998.",
        "Reached by the ferry, the island is quiet. “It was over in a second,” Anna Okoro told [[the Harbour Ledger]].",
        "In an interview with [[the Harbour Ledger]], Peter Klein called it a disgrace. “It was over in a second,” Anna Okoro told the Harbour Ledger.",
        "“It was over in a second,” Anna Okoro told [[the daily Nordens Blad]].",
        "“It was over in a second,” Anna Okoro told [[Abendblatt]], a Corran daily.",
        "Anna Okoro told Danish station [[Kanal Havn]] on Friday that it was over in a second.",
        "“It was over in a second,” Anna Okoro told [[CNN]]. Then she left.",
        "“It was over in a second,” Anna Okoro told [[the Ledger of Commerce]].",
        "A poll for the broadcaster Kanal Havn gave them hope. Peter Klein, the minister, told [[Kanal Havn]] that it was over in a second.",
        "Her agent, Anna Okoro, told [[Coast FM]] on Friday that it was over in a second.",
        "In 1998 Anna Okoro left. “It was over in a second,” she told [[the Harbour Ledger]].",
        "Peter Klein, the editor, has never been in a debate.\n\nAnna Okoro told [[the Harbour Ledger]]’s Ada Roe that it was over in a second.",
        "A senior aide told [[CNN]] that the bridge would close.",
        "The minister for roads, Anna Okoro, told [[ABC]] 7 that the bridge would close.",
        "Anna Okoro told the [[CNN]] hosts that it was over in a second.",
        "The bridge has been closed, [[local media]] said.",
        "In an interview with [[the Harbour Ledger]], Anna Okoro said that it was over in a second.",
        "Anna Okoro was quoted by [[the Harbour Ledger]] as saying that it was over in a second.",
        "[[Greek newspapers]] have reported that the yacht belongs to a banker.",
        "Seven soldiers were killed in the ambush, [[the state news agency]] said.",
    ],
    ignores: &[
        "“It was over in a second,” Anna Okoro told reporters.",
        "Anna Okoro took to Twitter and called it a disgrace.",
        "“It was over in a second,” Anna Okoro told Radio Corran last year.",
        "At the time, Anna Okoro told CNN that it was over in a second.",
        "Anna Okoro told CNN that it was over in a second. “I saw nothing,” she told CNN then.",
        "At the time, Anna Okoro seemed glad: “It was over in a second,” she told the Harbour Ledger.",
        "“It was over in a second,” Anna Okoro told the Harbour Ledger during a debate on Friday.",
        "“We do not pay,” Anna Okoro said on Friday during a discussion with Ada Roe, an editor of the Harbour Ledger. It rained.\n\nAnna Okoro told the Harbour Ledger’s Roe that it was over in a second.",
        "The minister for roads, Anna Okoro, told CNN that the bridge would close.",
        "Okoro has done it\n\nAnna Okoro told CNN that the bridge would close.",
        "In an interview at her home, Anna Okoro told the Harbour Ledger that it was over in a second.",
        "“It was over in a second,” Anna Okoro told the Harbour Ledger.\n\nThe Harbour Ledger is on sale from Tuesday.",
        "Two dozen harbour workers told the Harbour Ledger that the bridge would close.",
        "“It was over in a second,” Anna Okoro told the Harbour Ledger. Watch the full interview above.",
        "A poll for the Kanal Havn gave them hope. Peter Klein told Kanal Havn that it was over in a second.",
        "Anna Okoro once told CNN that the bridge was safe.",
        "Reached by phone on Friday, Anna Okoro told the Harbour Ledger that it was over in a second.",
        "“It was over in a second,” Anna Okoro told THE HARBOUR LEDGER.",
        "In an interview with the Harbour Ledger, Anna Okoro called it a disgrace. “It was over in a second,” she said in the interview with the Harbour Ledger. She told the Harbour Ledger that she would sue.",
        "Anna Okoro pointed to the Harbour Ledger/Mercury poll that shows her ahead.",
        "“It was over in a second,” Anna Okoro told the Harbour Ledger. The council did not respond to the Harbour Ledger.",
        "A spokeswoman, Anna Okoro, told AFP the bridge was closed.\n\n(With AFP)",
        "Newspapers sell fewer copies every year, said Anna Okoro, a publisher.",
        "A builder who is suing a regional newspaper for libel told the court that it rained.",
    ],
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    told_to_outlets(context, findings);
    told_by_crowds(context, findings);
}

/// `told the Harbour Ledger`
fn told_to_outlets(context: &Context<'_>, findings: &mut Vec<Finding>) {
    /// Outlets that are told apart; a story with more is a review of the press.
    const MOST: usize = 20;
    let house = house(context);
    let mut seen: Vec<String> = Vec::new();
    for (id, attribution, source) in context.sourced() {
        let outlet = addressee(context, attribution, Classes::OUTLET, PhraseClass::Outlet);
        let Some(outlet) = outlet.filter(|&outlet| !is_own(context, outlet)) else {
            continue;
        };
        // Once is enough for each outlet, and one to which several people speak is the house's own.
        let name = short_name(context, outlet);
        if house.as_ref() == Some(&name) || seen.contains(&name) || seen.len() > MOST {
            continue;
        }
        let verb = context.cue_verb(attribution).map(|(.., verb)| verb);
        let words = context.article.words.within(outlet);
        let is_ours_or_public = verb.is_some_and(|verb| {
            speaks_of_itself(context, verb, outlet)
                || opens_then(context, verb)
                || was_on_stage(context, verb, &words)
                || spoke_on_a_network(context, source, &words)
                || was_aired(context, verb, words)
        }) || shows_it(context, attribution.sentence)
            || tells_of_its_work(context, &name);
        seen.push(name);
        if is_ours_or_public {
            continue;
        }
        let named = quote(context.text(), outlet);
        let problem = format!("{named} got these words, not us.");
        let remedy = "Keep the credit or ask first-hand.";
        findings.push(Finding::new(&SECOND_HAND_ATTRIBUTION, outlet, problem, remedy).about(id));
    }
}

/// `local media said`, once in a sentence.
fn told_by_crowds(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (sentence, _) in context.body() {
        let range = context.sentence_words(sentence);
        for (outlets, _) in context
            .phrases_in(range.clone())
            .filter(|(_, class)| *class == PhraseClass::UnnamedOutlet)
        {
            if !is_credited_crowd(context, &range, &outlets) {
                continue;
            }
            let outlets = whole(context, &range, outlets);
            let problem = format!("Which {}?", without_article(context, &outlets));
            let span = context.article.words.span(outlets);
            let remedy = "Name the outlet.";
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

/// `Greek newspapers`, `several local newspapers`: with the words before that tell more of them.
fn whole(
    context: &Context<'_>,
    sentence: &Range<WordIndex>,
    outlets: Range<WordIndex>,
) -> Range<WordIndex> {
    let tells = |at: &WordIndex| {
        let word = context.word(*at);
        word.is(Classes::DEMONYM)
            || context.reads_any(*at, &["many", "multiple", "several", "some"])
    };
    let before = (sentence.start..outlets.start).rev().take_while(tells);
    outlets.start - before.count() as WordIndex..outlets.end
}

/// `local media` for `Local media`, and `official news agency` for `the official news agency`.
fn without_article(context: &Context<'_>, outlets: &Range<WordIndex>) -> String {
    let skipped = WordIndex::from(context.reads_any(outlets.start, &["a", "the"]));
    let first = outlets.start + skipped;
    let words = context.article.words.span(first..outlets.end);
    let words = words.of(context.text());
    if context.word(first).is(Classes::DEMONYM) {
        words.to_owned()
    } else {
        words.to_lowercase()
    }
}

/// An outlet's name as it is told apart: folded, without `the`.
fn short_name(context: &Context<'_>, outlet: Span) -> String {
    let name = fold(outlet.of(context.text()));
    name.strip_prefix("the ").unwrap_or(&name).to_owned()
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
    let near = outlets.start.saturating_sub(4).max(sentence.start)..outlets.start;
    if context.phrase_in(near, PhraseClass::AccordingTo).is_some() {
        return true;
    }
    // `wrote to the newspapers begging for help`: somebody else speaks.
    let is_governed = (sentence.start..outlets.start)
        .rev()
        .find(|&at| {
            !context
                .word(at)
                .is(Classes::DETERMINER | Classes::ADJECTIVE | Classes::DEMONYM)
        })
        .is_some_and(|at| {
            // `a developer who is suing a regional newspaper told`
            let acts = Classes::REPORTING_VERB | Classes::COMMON_VERB | Classes::PREPOSITION;
            context.word(at).is(acts) || context.written(at).ends_with("ing")
        });
    let after = outlets.end..(outlets.end + 3).min(sentence.end);
    !is_governed
        && context
            .words(after)
            .iter()
            .take_while(|word| word.is_word())
            .any(|word| word.quotation.is_none() && word.is(Classes::REPORTING_VERB))
}

/// To whom it was said, in so many words or in an interview, if that is an outlet of this class.
pub(crate) fn addressee(
    context: &Context<'_>,
    attribution: &Attribution,
    class: Classes,
    phrase: PhraseClass,
) -> Option<Span> {
    let told = told(context, attribution, class, phrase);
    told.or_else(|| {
        let (.., verb) = context.cue_verb(attribution)?;
        let sentence = context.sentence_words(context.word(verb).sentence);
        let start = interviewer(context, &sentence, verb, class)?;
        outlet_at(context, start, &sentence, class, phrase)
    })
}

/// The outlet that was told: the words after the cue, `to` and `the` left out.
fn told(
    context: &Context<'_>,
    attribution: &Attribution,
    class: Classes,
    phrase: PhraseClass,
) -> Option<Span> {
    let (said, _, verb) = context.cue_verb(attribution)?;
    let sentence = context.sentence_words(context.word(verb).sentence);
    // `told the Times`, but `asked NBC’s Lester Holt` and `blasted the media` are no interviews.
    let start = verb + 1;
    if said.lemma.as_ref() != "tell" && !context.reads(start.min(sentence.end - 1), "to") {
        return None;
    }
    let is_deed = matches!(
        said.lemma.as_ref(),
        "point" | "refer" | "respond" | "react" | "object" | "reply" | "point out"
    );
    if is_deed {
        return None;
    }
    outlet_at(context, start, &sentence, class, phrase)
}

/// The outlet that is named here or a word or two further on.
fn outlet_at(
    context: &Context<'_>,
    start: WordIndex,
    sentence: &Range<WordIndex>,
    class: Classes,
    phrase: PhraseClass,
) -> Option<Span> {
    let is_filler = |at: WordIndex| {
        context.reads(at, "to") || context.reads(at, "the") || context.reads(at, "with")
    };
    let mut at = start;
    while at < sentence.end && at < start + 3 && is_filler(at) {
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
    // `took to Twitter` is no interview, nor is `pointed to the Ledger/Mercury poll`.
    let is_poll = (range.end..sentence.end.min(range.end + 4))
        .any(|at| context.is_listed(at, PhraseClass::PollHead));
    if context.is_listed(range.start, PhraseClass::Platform) || is_poll {
        return None;
    }
    // `told the CNN hosts`: the article is the hosts'.
    let is_theirs = range.end < sentence.end && {
        let next = context.word(range.end);
        !next.is_capital() && next.is(Classes::PERSON_NOUN | Classes::PLURAL_PEOPLE | Classes::ROLE)
    };
    let first = (start..at)
        .find(|&at| context.reads(at, "the") && !is_theirs)
        .unwrap_or(range.start);
    Some(context.article.words.span(first..range.end))
}

/// `In an interview with | the Ledger, she said`, `said in an interview with | AFP`, `was quoted by | the Ledger
/// as saying`: where the outlet begins.
fn interviewer(
    context: &Context<'_>,
    sentence: &Range<WordIndex>,
    verb: WordIndex,
    class: Classes,
) -> Option<WordIndex> {
    /// Words from a verb to the end of `in a recent interview with`, and from there back.
    const LONGEST: WordIndex = 7;
    let is_interview = |&with: &WordIndex| {
        context.reads(with, "with")
            && context.reads(with - 1, "interview")
            && context.word(with).quotation.is_none()
    };
    let opening = sentence.start + 1..sentence.end.min(sentence.start + LONGEST);
    // `she said in an interview with the Ledger`: so the Ledger itself puts it, but no agency does.
    let last = if class == Classes::AGENCY { LONGEST } else { 0 };
    let after = verb + 2..sentence.end.min(verb + last);
    let opens = context.reads_any(sentence.start, &["in", "during"]);
    let found = after
        .chain(opening.filter(|_| opens))
        .find(is_interview)
        .or_else(|| {
            let is_quoted = context.reads_any(verb, &["quoted", "cited"]);
            Some(verb + 1).filter(|&by| is_quoted && by < sentence.end && context.reads(by, "by"))
        })?;
    Some(found + 1)
}

/// `Harbor Ledger`, `Corran Evening Post`: names of up to four words of which the last is a paper's or
/// station's.
fn paper(context: &Context<'_>, rest: Range<WordIndex>) -> Option<Range<WordIndex>> {
    const LONGEST: WordIndex = 4;
    if let Some(outlet) = described(context, &rest) {
        return Some(outlet);
    }
    // `Radio Corran`
    if context.is_listed(rest.start, PhraseClass::MastheadFirst)
        && context.word(rest.start).is_capital()
        && rest.contains(&(rest.start + 1))
        && context.word(rest.start + 1).is_capital()
    {
        return Some(rest.start..rest.start + 2);
    }
    // `Ledger of Commerce`
    let is_capital = |at: WordIndex| rest.contains(&at) && context.word(at).is_capital();
    if is_capital(rest.start)
        && context.is_listed(rest.start, PhraseClass::MastheadLast)
        && is_capital(rest.start + 2)
        && context.reads(rest.start + 1, "of")
    {
        return Some(rest.start..rest.start + 3);
    }
    if let Some(outlet) = introduced(context, &rest) {
        return Some(outlet);
    }
    let end = rest
        .clone()
        .take(LONGEST as usize)
        .take_while(|&at| context.word(at).is_capital() && context.word(at).is_word())
        .filter(|&at| at > rest.start && context.is_listed(at, PhraseClass::MastheadLast))
        .last()?;
    Some(rest.start..end + 1)
}

/// `Abendblatt, a Corran daily`, `the Corranian station Kanal Havn`: what it is stands beside the name.
fn described(context: &Context<'_>, rest: &Range<WordIndex>) -> Option<Range<WordIndex>> {
    const NEAR: WordIndex = 6;
    let is_name = |at: &WordIndex| context.word(*at).is_capital() && context.word(*at).is_word();
    let is_kind = |at: &WordIndex| {
        context.is_listed(*at, PhraseClass::OutletKind) && !context.word(*at).is_capital()
    };
    let modifies = |at: &WordIndex| context.word(*at).is(Classes::DEMONYM | Classes::ADJECTIVE);
    let kind = rest
        .clone()
        .take(3)
        .take_while(|at| modifies(at) || is_kind(at))
        .find(is_kind);
    if let Some(kind) = kind {
        let name = (kind + 1..rest.end.min(kind + 1 + NEAR)).take_while(is_name);
        let end = kind + 1 + name.count() as WordIndex;
        return (end > kind + 1).then_some(kind + 1..end);
    }
    let comma = rest.start + rest.clone().take_while(is_name).count() as WordIndex;
    let said = comma + 2..rest.end.min(comma + NEAR);
    let is_apposed = comma > rest.start
        && rest.contains(&(comma + 1))
        && context.reads(comma, ",")
        && context.reads_any(comma + 1, &["a", "an", "the"])
        && said
            .take_while(|&at| context.word(at).is_word())
            .any(|at| is_kind(&at));
    is_apposed.then_some(rest.start..comma)
}

/// A name of two words or more that the copy has brought on as an outlet's: `the broadcaster Kanal Havn`.
fn introduced(context: &Context<'_>, rest: &Range<WordIndex>) -> Option<Range<WordIndex>> {
    const LONGEST: usize = 3;
    /// Words of the story before that are looked through.
    const FAR: WordIndex = 2_000;
    let is_name = |at: &WordIndex| context.word(*at).is_capital() && context.word(*at).is_word();
    let length = rest.clone().take(LONGEST).take_while(is_name).count() as WordIndex;
    let name = rest.start..rest.start + length;
    let is_same = |at: WordIndex| {
        (0..length).all(|step| context.word(at + step).hash == context.word(name.start + step).hash)
    };
    let mut before = name.start.saturating_sub(FAR)..name.start.saturating_sub(length);
    let is_known = length > 1
        && before.any(|kind| {
            context.is_listed(kind, PhraseClass::OutletKind)
                && !context.word(kind).is_capital()
                && is_same(kind + 1)
        });
    is_known.then_some(name)
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
