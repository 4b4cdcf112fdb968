//! A headline that states what the story only alleges.

use std::ops::Range;

mod alleged;
mod possible;
mod wording;

use crate::attribution::words::WordIndex;
use crate::grammar::{Classes, Frames, PhraseClass, VerbForm};
use crate::parse::{Place, SentenceId};
use crate::rules::{Context, Family, Finding, Rule, Severity};

use alleged::{asserts, asserts_act, hedged};
use possible::{makes_sure, possible};

pub(crate) static HEDGE_MISMATCH: Rule = Rule {
    name: "hedge-mismatch",
    family: Family::Consistency,
    severity: Severity::Warning,
    summary: "a headline states as fact what the story only alleges",
    explanation: "A headline must be supported by the story. When the body says `alleged` or \
        `reportedly` and the headline says it flat, readers of the headline are told more than is \
        known. This rule compares headline, standfirst and crossheads with the hedged clauses of \
        the body: two names in common, or a name and a word of the act. It compares them, too, with what \
        the first sentences (of the story, or below a crosshead) say may be so or is being considered: the \
        same verb or one for the same act (`axed`, `withdrawn`), and two words more; or the words on either \
        side of the `may`.\n\n\
        Display text that quotes, credits or hedges is left alone, and so is anything the body \
        also states without a hedge. A false alarm is likely where the names meet in another \
        matter.",
    standards: &["IPSO Editors’ Code, clause 1 (ruling on The Sun, “Queen backs Brexit”)"],
    triggers: &[
        "[[Ferry firm faked safety checks]]\n\nA ferry firm may have faked safety checks on its boats, papers show.\n\nIt has said nothing.",
        "[[Seaweed spray prevents chest infections]]\n\nA cheap nasal spray made from seaweed may prevent infections in older people, a paper says.\n\nIt costs little.",
        "[[Night ferry to Hald is axed]]\n\nThe overnight ferry that has carried lobsters since 1926 may be withdrawn in May, papers show.\n\nIt is slow.",
        "[[Seaweed Drops Keep Older Sailors on Their Feet]]\n\nUsing seaweed drops may help older sailors avoid falls, a paper says.\n\nThey cost little.",
        "[[Chat App Shared Children’s Songs With Advertisers]]\n\nThe office opened an inquiry, saying it suspected that the firm may have passed songs of children to advertising houses.\n\nIt is new.",
        "Where the money went\n\nThe pier was built twice. It is old.\n\n[[Mayor was told]]\n\nNobody knows who knew. A clerk said that the mayor, Karl Weber, may have been told of the bills in May.\n\nHe left.",
        "[[Buyer found for Corwin name as yard shuts]]\n\nThe yard is to close, Corwin said.\n\nIt is understood that a buyer for the Corwin name has been found.",
        "[[Red lamps bring bats back to rivers]]\n\nRed lamps could bring bats back to rivers that are dark, a paper says.\n\nIt is new.",
        "[[Mill owner set fire to mill]]\n\nThe owner of a mill that burned in May may have started the fire, the guild believes.\n\nHe is abroad.",
        "[[Mayor took bribes]]\n\nMayor Karl Weber is suspected of taking bribes from builders.\n\nHe is abroad.",
        "[[Missing yacht hit a reef]]\n\nA yacht that has been missing since Monday probably hit a reef, the coastguard said.\n\nIt is old.",
        "[[Drug halves deaths from sepsis]]\n\nA cheap drug appears to halve deaths from sepsis, a trial suggests.\n\nIt is new.",
        "[[Council shuts three libraries]]\n\nThe council is considering closing three libraries in May, papers show.\n\nIt has said nothing.",
        "[[Mali hires Wagner]]\n\nFrance is worried about Mali’s alleged employment of the Wagner group.\n\nIt has said so before.",
        "[[Tea cuts risk of gout]]\n\nDrinking two cups of tea a day may cut the risk of gout, a paper says.\n\nIt is new.",
        "[[Man stabbed baker]]\n\nA man allegedly stabbed a baker in Hald on Monday, the guild said.\n\nHe is abroad.",
        "[[Barge captain rammed bridge while drunk]]\n\nThe captain of a barge was led away. It is cold.\n\nKarl Weber, 52, allegedly rammed the bridge while drunk.",
        "[[Arsonist set fire to Hald mill]]\n\nThe mill is gone. It was old.\n\nThe man allegedly set fire to the mill with petrol.",
        "[[Mill leak poisoned river]]\n\nA leak from a mill may have poisoned the river, the guild says.\n\nIt is old.",
    ],
    ignores: &[
        "Ferry firm may have faked safety checks\n\nA ferry firm may have faked safety checks on its boats, papers show.\n\nIt has said nothing.",
        "Ferry firm faked safety checks\n\nA ferry firm faked safety checks on its boats, and may have faked the safety drills, a court found.\n\nIt has said nothing.",
        "Ferry firm drops safety checks\n\nA ferry firm has dropped its checks and could be fined.\n\nIt may be asked about safety drops by the firm.",
        "Night ferry to Hald is axed\n\nThe overnight ferry to Hald may be withdrawn in May. It is slow.\n\nThe night ferry will be scrapped, the minister said.",
        "Anna Klein Goes After Karl Weber As The New Peter Brand\n\nIf it worked against Peter Brand, it might work against Karl Weber.\n\nIt is late.",
        "Mayor in row over yacht\n\nHarbour Mayor Anna Klein had no comment on Monday about an alleged letter to the owner of her yacht.\n\nIt is late.",
        "Harbour mayor orders bridge closed\n\nThe harbour mayor, who may resign, ordered the old bridge closed.\n\nIt is thin.",
        "Jury told captain faked log of the ferry\n\nThe captain of the ferry may have faked its log, a jury was told.\n\nHe denies it.",
        "Old sailors welcome ear drops\n\nOld sailors may welcome the rain, and ear drops are sold in May.\n\nThey cost little.",
        "Mali ‘hires Wagner’\n\nFrance is worried about Mali’s alleged employment of the Wagner group.\n\nIt has said so before.",
        "Man jailed after he stabbed baker\n\nA man who stabbed a baker was jailed on Monday.\n\nHe allegedly stabbed the baker twice.",
        "Man stabbed in bakery\n\nA man was hurt in Hald on Monday.\n\nA baker allegedly stabbed the man with a fork.",
        "Mali accused of hiring Wagner\n\nFrance is worried about Mali’s alleged employment of the Wagner group.\n\nIt has said so before.",
        "Treasurer stole lamps from guild, court told\n\nA treasurer allegedly stole lamps from the guild, the court heard.\n\nHe denies it.",
    ],
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let display: Vec<Range<WordIndex>> = display(context);
    if display.is_empty() {
        return;
    }
    let hedged = hedged(context);
    for words in display {
        let sentence = context.word(words.start).sentence;
        let alleged = hedged
            .iter()
            .find(|hedged| asserts(context, &words, hedged) || asserts_act(context, &words, hedged))
            .cloned();
        let is_alleged = alleged.is_some();
        let found = alleged.or_else(|| {
            let mut possible = possible(context, sentence).into_iter();
            possible.find(|possible| makes_sure(context, &words, possible))
        });
        let Some(hedged) = found else { continue };
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
                } else if called.ends_with("ing") {
                    format!("{place} states as fact what the story says somebody is “{called}”.")
                } else if is_alleged {
                    format!("{place} states as fact what the story calls “{called}”.")
                } else {
                    format!("{place} states as fact what the story hedges with “{called}”.")
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
            let guards = Classes::HEARSAY | Classes::MODAL;
            let is_plain = words
                .iter()
                .all(|word| word.quotation.is_none() && !word.is(guards));
            let is_plain = is_plain
                && !range
                    .clone()
                    .any(|at| is_credit(context, at) || is_accuser(context, at))
                && !ends_in_credit(context, &range);
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

/// `Police`, `hearing told`; not `hearing aids`.
fn is_accuser(context: &Context<'_>, at: WordIndex) -> bool {
    let word = context.word(at);
    let is_attribute = context.grammar.verb_form(word.id) == Some(VerbForm::Gerund)
        && context.after(&(at..at + 1)).is_some_and(|next| {
            let next = context.word(next);
            next.is_word() && !next.is(Classes::REPORTING_VERB | Classes::PREPOSITION)
        });
    word.is(Classes::ACCUSER) && !is_attribute
}

/// `Treasurer stole from club, court told`
fn ends_in_credit(context: &Context<'_>, line: &Range<WordIndex>) -> bool {
    const LONGEST: WordIndex = 4;
    let words = line.start..line.end;
    let Some(last) = words.rev().find(|&at| context.word(at).is_word()) else {
        return false;
    };
    let tag = last.saturating_sub(LONGEST).max(line.start)..last;
    let is_behind_comma = tag.clone().rev().any(|at| context.written(at) == ",");
    is_behind_comma && context.reads_any(last, &["heard", "hears", "told"])
}

/// `Court hears`, `Jury told captain faked log`; not `Mayor was told`, `Buyer found for name`, `shared songs`.
fn is_credit(context: &Context<'_>, at: WordIndex) -> bool {
    let word = context.word(at);
    if !word.is(Classes::REPORTING_VERB) {
        return false;
    }
    let Some((verb, form)) = context.grammar.verb(word.id) else {
        return true;
    };
    let next = context.after(&(at..at + 1)).map(|next| context.word(next));
    let has_no_content = next.is_none_or(|next| next.is(Classes::PREPOSITION) || !next.is_word());
    let has_words = verb.frames.intersects(Frames::QUOTE | Frames::CLAUSE);
    match form {
        VerbForm::Present => true,
        // `Factory leak poisoned river`: a noun
        VerbForm::Base => has_words && !is_done(context, at),
        VerbForm::Past | VerbForm::Participle => {
            (has_words || verb.frames.contains(Frames::ACCUSATIVE)) && !has_no_content
        }
        VerbForm::Gerund => false,
    }
}

/// A verb of the past follows, of which the word is the subject.
fn is_done(context: &Context<'_>, at: WordIndex) -> bool {
    context.after(&(at..at + 1)).is_some_and(|next| {
        context.grammar.verb_form(context.word(next).id) == Some(VerbForm::Past)
            || context.written(next).ends_with("ed")
    })
}

/// A hedge of the body and the words it governs.
#[derive(Clone)]
struct Hedged {
    hedge: Range<WordIndex>,
    around: Range<WordIndex>,
}
