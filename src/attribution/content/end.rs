//! Ends of a content that no punctuation outside of quotation marks shows: before a participle that
//! reports on, and before what a source asked in return.

use std::ops::Range;

use crate::attribution::content::aside::{adds_aside, adds_remark, is_passed_on, was_asked};
use crate::attribution::cue::place::HEARERS;
use crate::attribution::draft::Draft;
use crate::attribution::phrase::Phrases;
use crate::attribution::words::WordIndex;
use crate::grammar::{Classes, Frames, PhraseClass, VerbForm};
use crate::parse::LexemeKind;
use crate::text::Span;

/// How many words of a content are looked at; longer ones are speeches.
const LONGEST: usize = 200;

/// Cuts what follows the cue where somebody goes on to report: `said it was “too late,” | adding
/// that …`, `confirmed the talks | on condition of anonymity`.
pub(crate) fn cut(phrases: &Phrases<'_>, draft: &mut Draft) {
    let Some(cue) = draft.cue else { return };
    // Behind a label everything is said.
    if cue.of(phrases.text) == ":" {
        return;
    }
    for piece in 0..draft.content.len() {
        let span = draft.content[piece];
        if span.start < cue.end {
            continue;
        }
        let words = phrases.words.within(span);
        // `What we have said | is | that it will close`
        if words.len() > 2
            && phrases.word(words.start).is(Classes::BE)
            && phrases.is_any(words.start + 1, &["that"])
        {
            draft.content[piece] = phrases.span(words.start + 1..words.end);
            continue;
        }
        if let Some(open) = after_colon(phrases, &words) {
            // `declared the need for will: | “Change the world,” she said.`: a tag of its own.
            let tagged = phrases.is_comma(words.end - 2);
            draft.content[piece] = phrases.span(match tagged {
                true => words.start..open - 1,
                false => open..words.end,
            });
            continue;
        }
        let end = (words.start + 1..words.end)
            .take(LONGEST)
            .find(|&at| {
                // What stands in a quotation is not the writer's, and ends nothing.
                phrases.word(at).quotation.is_none()
                    && (reports_on(phrases, at)
                        || asks_in_return(phrases, at, words.end)
                        || adds_aside(phrases, at, words.end)
                        || is_passed_on(phrases, at, words.end)
                        || was_asked(phrases, at)
                        || is_medium(phrases, words.start, at, words.end)
                        || adds_remark(phrases, cue, at, words.end)
                        || goes_on(phrases, cue, words.start, at, words.end)
                        || is_credited(phrases, at, &words)
                        || was_heard(phrases, at, &words))
            })
            .or_else(|| main_verb(phrases, draft, cue, &words))
            .or_else(|| after_what(phrases, cue, &words))
            .or_else(|| relative_quotation(phrases, draft, cue, &words))
            .or_else(|| final_bracket(phrases, &words));
        if let Some(mut end) = end {
            end = before_speaking(phrases, words.start, end);
            while end > words.start + 1 && (phrases.is_comma(end - 1) || phrases.is_dash(end - 1)) {
                end -= 1;
            }
            draft.content[piece] = phrases.span(words.start..end);
        }
    }
}

/// `warned the party against panic: | “It is one poll.”`, `posted a picture with the caption: | “Home.”`: behind a colon
/// to the end a quotation, and before it no clause that could be said, too.
fn after_colon(phrases: &Phrases<'_>, words: &Range<WordIndex>) -> Option<WordIndex> {
    let open = (words.start + 2..words.end)
        .take(LONGEST)
        .take_while(|&at| at == words.start + 2 || phrases.word(at - 1).quotation.is_none())
        .find(|&at| phrases.word(at).quotation.is_some())?;
    let quotation = phrases.word(open).quotation;
    let whole = phrases.word(words.end - 1).quotation == quotation
        && phrases.word(open).kind == LexemeKind::Mark
        && phrases.word(words.end - 1).kind == LexemeKind::Mark;
    // Nor a label: `… of the poll - Elm Herald: “It was close.”`
    let other = || {
        phrases.is_any(words.start, &["that"])
            || phrases.word(open - 2).is_capital()
            || phrases.opens_main_clause(words.start)
            || (words.start..open - 1).any(|at| phrases.is_dash(at))
    };
    (whole && phrases.is_text(open - 1, ":") && !other()).then_some(open)
}

/// `confirmed the talks, | both speaking on condition of anonymity`
fn before_speaking(phrases: &Phrases<'_>, start: WordIndex, end: WordIndex) -> WordIndex {
    let all = ["all", "both", "each"];
    let asks = phrases.word(end).starts_phrase && phrases.is_any(end, &["on", "under"]);
    if !asks || end < start + 3 || !phrases.is_any(end - 1, &["speaking", "talking"]) {
        return end;
    }
    end - 1 - WordIndex::from(phrases.is_any(end - 2, &all))
}

/// `, | and accused`, `, | but added`, `announced a review | and promised`: what else the speaker says. Without a comma
/// only where nothing that is said has a verb, and then for what else the speaker does: `promised a vote | but
/// has twice put it off`.
fn says_more(phrases: &Phrases<'_>, start: WordIndex, at: WordIndex, end: WordIndex) -> bool {
    if at + 2 > end {
        return false;
    }
    let verb = phrases.word(at + 1);
    let reports = || {
        let form = phrases.grammar.verb(verb.id);
        verb.is(Classes::REPORTING_VERB)
            && form.is_some_and(|(_, form)| matches!(form, VerbForm::Past))
    };
    // `described it as “unforgivable”, and resigned`
    let last = || at + 2 == end && phrases.looks_past(at + 1);
    if phrases.is_comma(at - 1) {
        return reports() || last() && phrases.word(at - 2).kind == LexemeKind::Mark;
    }
    // `the firm accepted the findings and had cut fees`
    let clause = || {
        let third = start + 2;
        phrases.word(start).is(Classes::DETERMINER) && third < at && acts(phrases, third, at)
    };
    let verbless = || {
        !phrases.is_any(start, &["to", "that"])
            && !clause()
            && !(start..at).any(|before| {
                let after = before > start && {
                    let word = phrases.word(before - 1);
                    word.is(Classes::ADVERB | Classes::PRONOUN) && !word.is(Classes::DETERMINER)
                };
                phrases.is_finite_verb(before, start)
                    || phrases.is_any(before, &["that", "which", "who"])
                    || after && phrases.text_of(before).ends_with("ed")
            })
    };
    let first = start + WordIndex::from(phrases.is_any(start, &["that"]));
    // `that the sector was sound | and urged farmers to wait`: no sector urges.
    let thing = || {
        let addresses = phrases
            .grammar
            .verb(verb.id)
            .is_some_and(|(verb, _)| verb.frames.contains(Frames::ADDRESSEE));
        let subject = phrases.phrase_from(first, at);
        let nobody = phrases.is_any(first, &["it", "nobody", "nothing", "there"]);
        addresses && (nobody || subject.is_some_and(|subject| phrases.is_thing(&subject)))
    };
    // `praised its size | but differed on the cost`, `praised the plan | and left`
    let leaves = || {
        phrases.is_any(at, &["but"]) && phrases.looks_past(at + 1)
            || last() && !phrases.word(at - 1).is(Classes::ADJECTIVE)
    };
    reports() && thing() || (reports() || acts(phrases, at + 1, end) || leaves()) && verbless()
}

/// A finite verb, maybe behind an adverb: `has twice put it off`, `later allowed him to go`, but not `improved
/// services` nor what may be part of a plan (`would close`).
fn acts(phrases: &Phrases<'_>, first: WordIndex, end: WordIndex) -> bool {
    let at = first + WordIndex::from(phrases.word(first).is(Classes::ADVERB));
    if at + 1 >= end || phrases.word(at).is(Classes::MODAL) && !phrases.is_any(at, &["will"]) {
        return false;
    }
    let next = phrases.word(at + 1);
    let object = next.is(Classes::DETERMINER | Classes::PRONOUN)
        || next.is_capital()
        || phrases.is_any(at + 1, &["to"]);
    let past = phrases.looks_past(at);
    phrases.word(at).is(Classes::AUXILIARY) && !phrases.text_of(at).ends_with("ing")
        || past && object
}

/// `The plan that Weber called “a joke” | was dropped`
fn relative_quotation(
    phrases: &Phrases<'_>,
    draft: &Draft,
    cue: Span,
    words: &Range<WordIndex>,
) -> Option<WordIndex> {
    let source = draft.source.as_ref()?;
    let relative = source.start.checked_sub(1)?;
    let named = phrases.is_any(relative, &["that", "which", "what", "who", "whom"]);
    let next = source.end == phrases.words.within(cue).start;
    let open = words.start + WordIndex::from(phrases.is_any(words.start, &["as"]));
    let quotation = phrases.words.get(open as usize)?.quotation?;
    let after = (open..words.end).find(|&at| phrases.word(at).quotation != Some(quotation))?;
    let starts = phrases.word(open).kind == LexemeKind::Mark;
    (named && next && starts && phrases.is_finite_verb(after, words.start)).then_some(after)
}

/// `In what Weber described as a gesture, | the emir freed nine prisoners`
fn after_what(phrases: &Phrases<'_>, cue: Span, words: &Range<WordIndex>) -> Option<WordIndex> {
    let cue = phrases.words.within(cue).start;
    let sentence = phrases.words.sentence(phrases.word(cue).sentence);
    let opens = phrases.word(sentence.start).is(Classes::PREPOSITION)
        && phrases.is_any(sentence.start + 1, &["what"])
        && cue - sentence.start < LONGEST as WordIndex
        && (sentence.start..cue).all(|at| !phrases.is_comma(at));
    (opens && cue > sentence.start)
        .then(|| {
            let end = words.end.min(words.start + LONGEST as WordIndex);
            (words.start + 1..end)
                .find(|&at| phrases.is_comma(at) && phrases.word(at).quotation.is_none())
        })
        .flatten()
}

/// How many verbs are what is claimed, and not the sentence's own, where the cue belongs to the subject of its
/// sentence: one in `Weber’s claim that it rained …` and `A letter saying it rained …`, none in `A man believed
/// to be …`.
fn verbs_of_claim(
    phrases: &Phrases<'_>,
    draft: &Draft,
    cue: &Range<WordIndex>,
    words: &Range<WordIndex>,
) -> Option<usize> {
    let that = phrases.is_word(words.start, "that");
    let sentence = phrases.words.sentence(phrases.word(cue.start).sentence);
    if cue.len() == 1 && phrases.word(cue.start).is(Classes::CUE_NOUN) && that {
        return (!phrases.is_finite_verb(cue.start, sentence.start)).then_some(1);
    }
    let opens_sentence = cue.start < sentence.start + 2;
    let is_gerund = |at: WordIndex| phrases.text_of(at).ends_with("ing");
    let quoted_as = cue.len() > 1 && phrases.is_any(cue.end - 2, &["as"]) && is_gerund(cue.end - 1);
    if !opens_sentence && (is_gerund(cue.start) || quoted_as) {
        let clause = that || phrases.opens_main_clause(words.start);
        // `a letter warning of floods`, but not `Weber urging them to stay`
        let letter = phrases
            .word(cue.start - 1)
            .is(Classes::DOCUMENT_NOUN | Classes::CUE_NOUN);
        return (clause || letter).then_some(usize::from(clause));
    }
    let form = phrases.grammar.verb_form(phrases.word(cue.start).id);
    let is_participle = matches!(form, Some(VerbForm::Past | VerbForm::Participle));
    let speaks = draft
        .source
        .as_ref()
        .is_some_and(|source| source.start < cue.start);
    let describes = phrases.is_any(words.start, &["to"])
        || phrases.is_any(cue.end - 1, &["as", "be", "of", "to"]);
    (!opens_sentence && is_participle && !speaks && describes).then_some(0)
}

/// `Weber’s claim that the ballots had been altered | was rejected`: what opens its sentence is the subject of
/// a verb, which follows the one of what is claimed.
fn main_verb(
    phrases: &Phrases<'_>,
    draft: &Draft,
    cue: Span,
    words: &Range<WordIndex>,
) -> Option<WordIndex> {
    let cue = phrases.words.within(cue);
    let within = verbs_of_claim(phrases, draft, &cue, words)?;
    let is_verb = |from: WordIndex| move |at: &WordIndex| phrases.is_finite_verb(*at, from);
    let sentence = phrases.words.sentence(phrases.word(cue.start).sentence);
    let floor = sentence
        .start
        .max(cue.start.saturating_sub(LONGEST as WordIndex));
    if (floor..cue.start).any(|at| is_verb(floor)(&at)) {
        return None;
    }
    // `could not honour`, `wanted to call`
    let helps = |at: WordIndex| {
        let between = Classes::NEGATION | Classes::ADVERB;
        let before = (words.start..at)
            .rev()
            .find(|&at| !phrases.word(at).is(between));
        before.is_some_and(|at| {
            phrases.word(at).is(Classes::AUXILIARY | Classes::MODAL) || phrases.is_text(at, "to")
        })
    };
    let mut opens = Classes::RELATIVE | Classes::SUBORDINATOR;
    if within > 0 {
        opens |= Classes::COORDINATOR;
    }
    let mut left = within;
    let mut last = words.start;
    for at in (words.start + 1..words.end).take(LONGEST) {
        let word = phrases.word(at);
        let quoted = word.quotation.is_some();
        if left == 0 && !quoted && word.is(opens) && !word.is(Classes::DETERMINER) {
            return None;
        }
        if !phrases.is_finite_verb(at, words.start) || helps(at) {
            if phrases.grammar.verb_form(word.id).is_some() && helps(at) {
                last = at;
            }
            continue;
        }
        // `that the fund could run | dry`, `that the bank might raise | rates`
        let form = phrases.grammar.verb_form(word.id);
        let nominal = matches!(form, Some(VerbForm::Base | VerbForm::Present));
        if at == last + 1 && last > words.start && nominal && !word.is(Classes::AUXILIARY) {
            continue;
        }
        let has_subject = phrases
            .word(at - 1)
            .is(Classes::PRONOUN | Classes::COORDINATOR);
        if left == 0 && !quoted && !has_subject {
            return Some(at);
        }
        left = left.saturating_sub(1);
        // `that he knew the man was armed was rejected`
        if within > 0 && word.is(Classes::REPORTING_VERB | Classes::ATTITUDE_VERB) {
            left += 1;
        }
    }
    None
}

/// A coordinator behind which somebody else acts or the speaker does something else.
fn goes_on(
    phrases: &Phrases<'_>,
    cue: Span,
    start: WordIndex,
    and: WordIndex,
    end: WordIndex,
) -> bool {
    phrases.word(and).is(Classes::COORDINATOR)
        && phrases.is_any(and, &["and", "but"])
        && (says_more(phrases, start, and, end)
            || joins_clause(phrases, cue, and)
            || is_writers(phrases, and)
            || has_other_number(phrases, start, and))
}

/// `asked for the recipe | and she looked at me`: behind a preposition stands no clause.
fn joins_clause(phrases: &Phrases<'_>, cue: Span, at: WordIndex) -> bool {
    let last = phrases.words.within(cue).end.saturating_sub(1);
    let subject = Classes::PRONOUN | Classes::DETERMINER;
    let next = phrases.words.get(at as usize + 1);
    phrases.is_any(last, &["about", "against", "for", "of", "over"])
        && next.is_some_and(|next| next.is(subject))
        && phrases.opens_main_clause(at + 1)
}

/// `argued that it would fail|, according to an aide`: who tells all of it.
fn is_credited(phrases: &Phrases<'_>, at: WordIndex, words: &Range<WordIndex>) -> bool {
    phrases.word(at).starts_phrase
        && phrases.is_any(at, &["according"])
        && phrases.is_any(at + 1, &["to"])
        && phrases.is_comma(at - 1)
        && at > words.start + 2
        && !(at..words.end).any(|after| phrases.is_comma(after))
}

/// `told her that the roof was unsafe|, the court was told`: where all of it was said.
fn was_heard(phrases: &Phrases<'_>, at: WordIndex, words: &Range<WordIndex>) -> bool {
    const LONGEST_BODY: WordIndex = 6;
    let body = || {
        phrases
            .phrase_from(at, words.end)
            .filter(|body| body.len() as WordIndex <= LONGEST_BODY)
    };
    let near = words.end <= at + 2 * LONGEST_BODY;
    near && phrases.is_comma(at - 1)
        && body().is_some_and(|body| {
            let verb = body.end;
            let told = phrases.is_any(verb, &["is", "was"]) && phrases.is_any(verb + 1, &["told"]);
            let heard = phrases.is_any(verb, &["hears", "heard"]);
            let has = phrases.is_any(verb, &["has", "had"]) && phrases.is_any(verb + 1, &["heard"]);
            phrases.is_any(body.end - 1, &HEARERS) && (told || heard || has)
        })
}

/// `says the climb takes an hour|, and I believe it`: whoever writes is no part of what others say.
fn is_writers(phrases: &Phrases<'_>, at: WordIndex) -> bool {
    phrases.is_comma(at - 1)
        && phrases
            .words
            .get(at as usize + 1)
            .is_some_and(|next| next.quotation.is_none() && next.span.of(phrases.text) == "I")
}

/// `Police say the wall has given way | and are asking people to leave`: the verb agrees with the speakers only.
fn has_other_number(phrases: &Phrases<'_>, start: WordIndex, and: WordIndex) -> bool {
    if !phrases.is_any(and + 1, &["are", "have", "were"]) {
        return false;
    }
    let first = (start..and).find(|&at| phrases.word(at).is(Classes::AUXILIARY));
    let several = || (start..and).any(|at| phrases.word(at).is(Classes::COORDINATOR));
    first.is_some_and(|first| phrases.is_any(first, &["has", "is", "was"])) && !several()
}

/// The bracket that a content ends with.
fn final_bracket(phrases: &Phrases<'_>, words: &Range<WordIndex>) -> Option<WordIndex> {
    let last = words.end.checked_sub(1)?;
    if !phrases.is_text(last, ")") || phrases.word(last).quotation.is_some() {
        return None;
    }
    (words.start + 3..last)
        .rev()
        .find(|&at| phrases.is_text(at, "("))
        // `Sen. Roe (D)` is a name.
        .filter(|&open| last - open > 3)
}

/// `announced the cuts | in a memo to employees`, `rejected the idea | in an interview`: of a content without a verb, where it
/// was said.
fn is_medium(phrases: &Phrases<'_>, start: WordIndex, at: WordIndex, end: WordIndex) -> bool {
    const SAID_IN: [&str; 8] = [
        "email",
        "interview",
        "letter",
        "memo",
        "post",
        "speech",
        "statement",
        "tweet",
    ];
    const LONGEST: WordIndex = 4;
    // `expressed regret in an interview this year | that it was late`
    const NEAR: WordIndex = 10;
    phrases.is_any(at, &["in"])
        && !(at + 2..end.min(at + NEAR)).any(|that| phrases.is_any(that, &["that"]))
        && phrases.is_any(at + 1, &["a", "an"])
        && !phrases.is_any(start, &["that", "to"])
        && (at + 2..at + LONGEST).any(|noun| phrases.is_any(noun, &SAID_IN))
        && !(start..at).any(|before| phrases.is_finite_verb(before, start))
}

/// A participle right after a comma, maybe inside a closing mark.
fn reports_on(phrases: &Phrases<'_>, at: WordIndex) -> bool {
    let word = phrases.word(at);
    let points = || {
        phrases.is_any(at, &["pointing"]) && phrases.is_any(at + 1, &["to"])
            || phrases
                .listed(PhraseClass::PromptingVerb, at, at + 1)
                .is_some()
    };
    (word.is(Classes::REPORTING_VERB) || points())
        && word.quotation.is_none()
        && phrases.text_of(at).ends_with("ing")
        && (phrases.is_comma(at - 1)
            || phrases.word(at - 1).kind == LexemeKind::Mark && phrases.is_comma(at - 2))
}

/// `on condition of anonymity`
fn asks_in_return(phrases: &Phrases<'_>, at: WordIndex, end: WordIndex) -> bool {
    let word = phrases.word(at);
    word.starts_phrase
        && word.quotation.is_none()
        && phrases.is_any(at, &["on", "under"])
        && phrases.listed(PhraseClass::Anonymity, at, end).is_some()
}
