//! `alleged`, `reportedly`, `is believed to be`: by whom?

use std::ops::Range;

use crate::attribution::Attribution;
use crate::attribution::words::WordIndex;
use crate::grammar::{Classes, PhraseClass};
use crate::parse::{Place, SentenceId};
use crate::rules::{Context, Family, Finding, Genre, Rule, Severity};
use crate::text::Span;

pub(crate) static AGENTLESS_ALLEGATION: Rule = Rule {
    name: "agentless-allegation",
    family: Family::Claims,
    severity: Severity::Warning,
    summary: "an allegation, report or belief without anybody who holds it",
    explanation: "“Alleged” protects nobody: it passes an accusation on without saying who makes \
        it. This rule looks at `alleged`, `reportedly`, `rumoured`, `purported`, `accused of`, \
        `is believed to` and the like, and asks whether somebody who alleges, accuses, charges or \
        says so is named in the same sentence, or somebody who accuses in a neighbouring one.\n\n\
        Sentences about prosecutors, police, charges and trials are left alone: there the word is \
        a term of law. A false alarm is likely deep in a story whose accuser was named at the top.",
    standards: &[
        "AP Stylebook, allege",
        "NPR Ethics Handbook, attribution",
        "BBC Editorial Guidelines, Accuracy, reporting allegations",
    ],
    triggers: &[
        "Another is Mali’s [[alleged]] employment of the Wagner group of mercenaries [[believed to be]] close to Russia’s leadership.",
        "The company [[is said to have]] paid three of its suppliers twice.",
        "The minister [[is understood to have]] resigned.",
        "The company [[reportedly]] paid three of its suppliers twice.",
        "The mill [[reportedly]] ran without filters for a winter.\n\nThe council said no inspector had been there.",
        "The dean was once [[rumoured to have]] sold the bells. The tower is closed.",
    ],
    ignores: &[
        "She meets the senator whom she has accused of fraud.",
        "Prosecutors allege that the company paid three suppliers twice.",
        "The alleged attack, which police say lasted an hour, shocked the town.",
        "“The alleged fraud never happened,” said Anna Reyes, the mayor.",
        "If confirmed, such a ban would hamper the army.",
        "Anna Reyes accused the company of fraud. The alleged payments went to three suppliers.",
        "The mayor will reportedly speak on Monday. According to her office, she will speak at noon.",
        "Anna Reyes recounted what she saw three weeks after the alleged assault.",
        "She defended herself against criticism of her alleged closeness to the banks from Senator Peter Klein.",
        "The figures, purported to be the county’s, are fabricated.",
        "The alleged criminals are cyclists who have committed the so-called offence of riding slowly.",
    ],
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    // What stands before the questions of an interview is reporting.
    if !matches!(
        context.evidence.genre,
        Genre::News | Genre::Analysis | Genre::Interview
    ) {
        return;
    }
    for (id, sentence) in context.body() {
        debug_assert_eq!(sentence.place, Place::Body);
        if context.is_talk(id) {
            continue;
        }
        let range = context.sentence_words(id);
        let mut silent = None;
        for hedge in hedges(context, range) {
            if context.word(hedge.start).quotation.is_some() || is_active(context, id, &hedge) {
                continue;
            }
            if *silent.get_or_insert_with(|| has_accuser(context, id)) {
                break;
            }
            findings.push(finding(context, hedge));
        }
    }
}

/// The hedges of a sentence, the longest first where two start together.
fn hedges<'c>(
    context: &'c Context<'_>,
    range: Range<WordIndex>,
) -> impl Iterator<Item = Range<WordIndex>> + use<'c> {
    let mut next = range.start;
    let last = range.end;
    std::iter::from_fn(move || {
        while next < last {
            let at = next;
            let phrase = context
                .phrases_in(at..at + 1)
                .find(|(_, class)| *class == PhraseClass::Hearsay);
            let found = match phrase {
                Some((phrase, _)) => phrase,
                None if context.word(at).is(Classes::HEARSAY) => at..at + 1,
                None => {
                    next += 1;
                    continue;
                }
            };
            next = found.end;
            return Some(found);
        }
        None
    })
}

/// `prosecutors alleged that`: here the word is a cue and has a source.
fn is_active(context: &Context<'_>, sentence: SentenceId, hedge: &Range<WordIndex>) -> bool {
    // Words of a post that was left in its markup are not the writer's.
    let block = context.article.document.blocks[context.sentence(sentence).block as usize].span;
    let own = context.sentence(sentence).span.of(context.text());
    if block.of(context.text()).starts_with('<') || own.contains("http") || own.contains("</") {
        return true;
    }
    // `the alleged culprits and their so-called offence`: not meant in earnest; `the purported figures
    // are fabricated`: nobody is to believe it
    let is_no_claim = ["so-called", "fabricated", "debunked", "a hoax"];
    if is_no_claim.iter().any(|word| own.contains(word)) {
        return true;
    }
    // `reportedly`, before a sentence that says who reported it
    let is_told_after = context.after_in_block(sentence).is_some_and(|after| {
        let words = context.sentence_words(after);
        context.phrase_in(words, PhraseClass::AccordingTo).is_some()
    });
    if context.reads(hedge.start, "reportedly") && is_told_after {
        return true;
    }
    // `reportedly`, after a sentence that says who reported it
    let is_reported_before = (1..=2)
        .filter_map(|back| sentence.checked_sub(back))
        .any(|before| is_reported(context, before));
    if context.reads(hedge.start, "reportedly") && is_reported_before {
        return true;
    }
    // `is not thought to be`
    let before = hedge
        .start
        .saturating_sub(2)
        .max(context.sentence_words(sentence).start);
    if context
        .words(before..hedge.start)
        .iter()
        .any(|word| word.is(Classes::NEGATION))
    {
        return true;
    }
    // `the company reportedly paid`: an adverb is nobody's cue.
    if context.written(hedge.start).ends_with("ly") {
        return false;
    }
    // `what many people believed to be a blunder`: somebody believed it.
    let first = context.word(hedge.start);
    let near = hedge.start.saturating_sub(4)..hedge.start;
    let has_subject = near.clone().any(|at| {
        let word = context.word(at);
        word.sentence == first.sentence && context.reads(at, "what")
    });
    if has_subject && context.grammar.verb(first.id).is_some() && !first.is(Classes::HEARSAY) {
        return true;
    }
    let span = context.article.words.span(hedge.clone());
    // `was once thought to be a goldmine`: nobody thinks so now; a rumour stays one.
    let is_opinion = context
        .grammar
        .verb(first.id)
        .is_some_and(|(verb, _)| matches!(verb.lemma.as_ref(), "believe" | "consider" | "think"));
    if hedge.start > 0 && context.reads(hedge.start - 1, "once") && is_opinion {
        return true;
    }
    // `whom she has accused of`, but not `who has been accused of`
    let has = hedge.start.checked_sub(1).is_some_and(|before| {
        let word = context.word(before);
        word.sentence == first.sentence
            && ["has", "have", "had"]
                .iter()
                .any(|has| context.reads(before, has))
    });
    if has && context.reads(hedge.start, "accused") {
        return true;
    }
    // `is understood to have`: whoever stands before it did not say so.
    if first.is(Classes::BE) {
        return false;
    }
    let is_cue = context.touching(sentence).any(|(_, attribution)| {
        attribution.source.is_some() && attribution.cue.iter().any(|cue| cue.overlaps(span))
    });
    is_cue
        || context
            .after(hedge)
            .is_some_and(|after| context.reads(after, "that"))
}

/// Somebody who alleges it: in this sentence anybody who says so, next to it anybody who accuses,
/// and in either the words of a court case.
fn has_accuser(context: &Context<'_>, sentence: SentenceId) -> bool {
    let says = context.touching(sentence).any(|(_, attribution)| {
        attribution.source.is_some()
            && !is_passive(context, attribution)
            && attribution.cue.iter().any(|&cue| {
                let words = context.article.words.within(cue);
                context
                    .words(words)
                    .iter()
                    .any(|word| context.lemma_is(word, Classes::ALLEGATION_VERB))
            })
    });
    let range = context.sentence_words(sentence);
    says || context.phrase_in(range, PhraseClass::AccordingTo).is_some()
        || accuses(context, sentence, true)
        || is_criticism(context, sentence)
        || sentence.checked_sub(1).is_some_and(|before| {
            let words = context.sentence_words(before);
            accuses(context, before, false)
                || context.phrase_in(words, PhraseClass::AccordingTo).is_some()
        })
        || context
            .article
            .document
            .sentences
            .get(sentence as usize + 1)
            .is_some()
            && accuses(context, sentence + 1, false)
}

/// `a critique of her alleged closeness to the banks from Senator Klein`
fn is_criticism(context: &Context<'_>, sentence: SentenceId) -> bool {
    let range = context.sentence_words(sentence);
    let criticism = range.clone().find(|&at| {
        let word = context.word(at);
        let lemma = context.grammar.word(context.grammar.lemma(word.id));
        word.quotation.is_none()
            && !word.is(Classes::HEARSAY)
            && matches!(
                lemma,
                "critique" | "criticism" | "accusation" | "allegation" | "complaint"
            )
    });
    criticism.is_some_and(|first| {
        (first + 1..range.end).any(|at| {
            context.reads(at, "from")
                && at + 1 < range.end
                && context.word(at + 1).is_capital()
                && context.word(at).quotation.is_none()
        })
    })
}

/// `As the Ledger reported`: what follows is the Ledger's.
fn is_reported(context: &Context<'_>, sentence: SentenceId) -> bool {
    context.is_sentence(sentence)
        && context.sentence_words(sentence).any(|at| {
            context.word(at).quotation.is_none()
                && (context.reads(at, "reported") || context.reads(at, "reports"))
                && !context.reads(at.saturating_sub(1), "is")
        })
}

/// The cue is itself a hedge without an agent: `is said to`.
fn is_passive(context: &Context<'_>, attribution: &Attribution) -> bool {
    attribution.cue.iter().any(|&cue| {
        let words = context.article.words.within(cue);
        context.phrases_in(words).any(|(at, class)| {
            class == PhraseClass::Hearsay && context.word(at.start).is(Classes::BE)
        })
    })
}

/// Words of accusing, charging and trying, outside quotation marks.
fn accuses(context: &Context<'_>, sentence: SentenceId, is_own: bool) -> bool {
    let range = context.sentence_words(sentence);
    let is_ruled = context
        .phrase_in(range.clone(), PhraseClass::CourtRecord)
        .is_some();
    is_ruled
        || context.words(range).iter().any(|word| {
            word.quotation.is_none()
                && (word.is(Classes::ACCUSER) && !is_denied(context, word.span)
                    // The hedge itself is a form of such a verb.
                    || !is_own && context.lemma_is(word, Classes::ACCUSING_VERB) && !word.is(Classes::HEARSAY))
        })
}

/// `no inspector had been there`: nobody who accuses.
fn is_denied(context: &Context<'_>, span: Span) -> bool {
    let at = context.article.words.within(span).start;
    at.checked_sub(1).is_some_and(|before| {
        context.word(before).is(Classes::NEGATION) || context.reads(before, "no")
    })
}

fn finding(context: &Context<'_>, hedge: Range<WordIndex>) -> Finding {
    let span = context.article.words.span(hedge.clone());
    let words = span.of(context.text());
    let first = context.word(hedge.start);
    let (how, remedy) = match context.grammar.verb(first.id) {
        Some((verb, _)) if verb.lemma.as_ref() == "allege" => (
            "without saying who alleges it".to_owned(),
            "Name who alleges it.".to_owned(),
        ),
        _ => match passive(context, hedge) {
            Some(verb) if verb == "accuses" => (
                "without saying by whom".to_owned(),
                "Name the accuser.".to_owned(),
            ),
            Some(verb) => (
                "without saying by whom".to_owned(),
                format!("Name who {verb} it."),
            ),
            None => (
                "does not say on whose word".to_owned(),
                "Name the source.".to_owned(),
            ),
        },
    };
    Finding::new(
        &AGENTLESS_ALLEGATION,
        span,
        format!("“{words}” {how}."),
        remedy,
    )
}

/// `believes` for `is believed to be`.
fn passive(context: &Context<'_>, hedge: Range<WordIndex>) -> Option<String> {
    hedge.into_iter().find_map(|at| {
        let (verb, _) = context.grammar.verb(context.word(at).id)?;
        let lemma = verb.lemma.as_ref();
        let third = match lemma {
            _ if lemma.contains(' ') => return None,
            _ if lemma.ends_with(['s', 'h', 'x']) => format!("{lemma}es"),
            _ if lemma.ends_with('y') && !lemma.ends_with("ay") => {
                format!("{}ies", &lemma[..lemma.len() - 1])
            }
            _ => format!("{lemma}s"),
        };
        Some(third)
    })
}
