//! `alleged`, `reportedly`, `is believed to be`: by whom?

use std::ops::Range;

use crate::attribution::Attribution;
use crate::attribution::words::WordIndex;
use crate::grammar::{Classes, PhraseClass};
use crate::parse::SentenceId;
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
        says so is named in the same sentence, or somebody who accuses in a neighbouring one; for an \
        allegation at the top, in the next three paragraphs.\n\n\
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
        "[[It is said that]] the mayor sold the bells twice.",
        "Peter Klein, who [[allegedly]] pushed a reporter, kept his post on Friday.\n\nThe council met at noon.\n\nIn the hall Anna Okoro asked Klein for an answer.",
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
        "It was said that nobody could cross the marsh in winter.",
        "The ford is reputed to have been a 9th-century crossing.",
        "Peter Klein, who allegedly pushed a reporter, kept his post on Friday.\n\nThe council met at noon.\n\nIn the hall Anna Okoro accused Klein of pushing her.",
        "The figures, purported to be the county’s, are fabricated.",
        "The alleged criminals are cyclists who have committed the so-called offence of riding slowly.",
    ],
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    // What stands before the questions of an interview is reporting.
    if !matches!(
        context.evidence.genre,
        Genre::News | Genre::Analysis | Genre::Interview | Genre::Live
    ) {
        return;
    }
    let lead = context.body().next().map_or(0, |(_, first)| first.block);
    for (id, sentence) in context.body() {
        if context.is_talk(id) {
            continue;
        }
        let is_lead = sentence.block <= lead + 1;
        let range = context.sentence_words(id);
        let mut silent = None;
        for hedge in hedges(context, range) {
            if context.word(hedge.start).quotation.is_some() || is_excused(context, id, &hedge) {
                continue;
            }
            if *silent.get_or_insert_with(|| has_accuser(context, id)) {
                break;
            }
            if is_lead && is_allegation(context, &hedge) && is_accused_below(context, id) {
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

/// Whether the hedge is no allegation of the writer's that lacks an owner.
fn is_excused(context: &Context<'_>, sentence: SentenceId, hedge: &Range<WordIndex>) -> bool {
    is_scrap(context, sentence)
        || is_disbelieved(context, sentence, hedge)
        || is_reported_near(context, sentence, hedge)
        || is_held(context, hedge)
        || is_cue(context, sentence, hedge)
}

/// Words of a post that was left in its markup are not the writer's.
fn is_scrap(context: &Context<'_>, sentence: SentenceId) -> bool {
    let sentence = context.sentence(sentence);
    let own = sentence.span.of(context.text());
    let block = context.article.document.blocks[sentence.block as usize].span;
    block.of(context.text()).starts_with('<') || own.contains("http") || own.contains("</")
}

/// Nobody is to believe it, or nobody does now: `the alleged culprits and their so-called offence`,
/// `the purported figures are fabricated`, `is not thought to be`, `was once thought to be a goldmine`.
/// What was once a rumour stays one.
fn is_disbelieved(context: &Context<'_>, sentence: SentenceId, hedge: &Range<WordIndex>) -> bool {
    const NEAR: WordIndex = 2;
    let words = context.sentence_words(sentence);
    let before = hedge.start.saturating_sub(NEAR).max(words.start)..hedge.start;
    let is_denied = context
        .words(before)
        .iter()
        .any(|word| word.is(Classes::NEGATION));
    let is_opinion = context
        .grammar
        .verb(context.word(hedge.start).id)
        .is_some_and(|(verb, _)| matches!(verb.lemma.as_ref(), "believe" | "consider" | "think"));
    let is_past = is_opinion && hedge.start > 0 && context.reads(hedge.start - 1, "once");
    let is_legend = hedge.clone().any(|at| context.reads(at, "reputed"))
        && words
            .clone()
            .any(|at| context.written(at).ends_with("century"));
    is_denied || is_past || is_legend || context.phrase_in(words, PhraseClass::Disbelief).is_some()
}

/// `reportedly`, next to a sentence that says who reported it.
fn is_reported_near(context: &Context<'_>, sentence: SentenceId, hedge: &Range<WordIndex>) -> bool {
    if !context.reads(hedge.start, "reportedly") {
        return false;
    }
    let is_told_after = context.after_in_block(sentence).is_some_and(|after| {
        let words = context.sentence_words(after);
        context.phrase_in(words, PhraseClass::AccordingTo).is_some()
    });
    let mut before = (1..=2).filter_map(|back| sentence.checked_sub(back));
    is_told_after || before.any(|before| is_reported(context, before))
}

/// Somebody holds it: `what many people believed to be a blunder`, `whom she has accused of`, but not
/// `who has been accused of`.
fn is_held(context: &Context<'_>, hedge: &Range<WordIndex>) -> bool {
    const NEAR: WordIndex = 4;
    let first = context.word(hedge.start);
    let is_adverb = context.written(hedge.start).ends_with("ly");
    let mut before = (hedge.start.saturating_sub(NEAR)..hedge.start)
        .filter(|&at| context.word(at).sentence == first.sentence);
    let is_verb = context.grammar.verb(first.id).is_some() && !first.is(Classes::HEARSAY);
    let has = context.reads(hedge.start, "accused")
        && hedge.start.checked_sub(1).is_some_and(|at| {
            context.word(at).sentence == first.sentence
                && context.reads_any(at, &["has", "have", "had"])
        });
    has || is_verb && !is_adverb && before.any(|at| context.reads(at, "what"))
}

/// `prosecutors alleged that`: here the word is a cue and has a source. The adverb of `the company
/// reportedly paid` is nobody's cue, whoever stands before `is understood to have` did not say so, and the
/// `it` of `it is alleged` is nobody.
fn is_cue(context: &Context<'_>, sentence: SentenceId, hedge: &Range<WordIndex>) -> bool {
    let is_impersonal = hedge
        .start
        .checked_sub(2)
        .is_some_and(|it| context.reads(it, "it") && context.word(it + 1).is(Classes::BE));
    if context.written(hedge.start).ends_with("ly")
        || context.word(hedge.start).is(Classes::BE)
        || is_impersonal
    {
        return false;
    }
    let span = context.article.words.span(hedge.clone());
    let has_source = context.touching(sentence).any(|(_, attribution)| {
        attribution.source.is_some() && attribution.cue.iter().any(|cue| cue.overlaps(span))
    });
    has_source
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
            let is_together = context.before_in_block(sentence).is_some();
            accuses(context, before, false)
                || is_together && context.phrase_in(words, PhraseClass::AccordingTo).is_some()
        })
        || context
            .article
            .document
            .sentences
            .get(sentence as usize + 1)
            .is_some()
            && accuses(context, sentence + 1, false)
}

/// `alleged`, `accused of`: not a rumour or report.
fn is_allegation(context: &Context<'_>, hedge: &Range<WordIndex>) -> bool {
    context.reads_any(hedge.start, &["accused", "alleged", "allegedly"])
}

/// Of an allegation at the top of the story the next paragraphs tell: `Anna Okoro accused him of`.
fn is_accused_below(context: &Context<'_>, sentence: SentenceId) -> bool {
    const PARAGRAPHS: u32 = 3;
    const MOST: usize = 20;
    let last = context.sentence(sentence).block + PARAGRAPHS;
    let after = sentence + 1..;
    let sentences = &context.article.document.sentences;
    after
        .zip(sentences.iter().skip(sentence as usize + 1))
        .take(MOST)
        .take_while(|(_, sentence)| sentence.block <= last)
        .filter(|&(id, _)| context.is_sentence(id))
        .any(|(id, _)| {
            let words = context.sentence_words(id);
            words.clone().skip(1).any(|at| {
                let word = context.word(at);
                word.quotation.is_none()
                    && context.lemma_is(word, Classes::ACCUSING_VERB)
                    && context.word(at - 1).is_capital()
                    && !(at + 1 < words.end && context.reads(at + 1, "of"))
            })
        })
}

/// `a critique of her alleged closeness to the banks from Senator Klein`
fn is_criticism(context: &Context<'_>, sentence: SentenceId) -> bool {
    let range = context.sentence_words(sentence);
    let criticism = range.clone().find(|&at| {
        let word = context.word(at);
        word.quotation.is_none()
            && !word.is(Classes::HEARSAY)
            && context.is_listed(at, PhraseClass::Reproach)
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
                && !is_denied(context, word.span)
                && (word.is(Classes::ACCUSER)
                    // The hedge itself is a form of such a verb.
                    || !is_own
                        && context.lemma_is(word, Classes::ACCUSING_VERB)
                        && !word.is(Classes::HEARSAY))
        })
}

/// `no inspector had been there`, `no charges were brought`: nobody who accuses.
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
        _ => match holds(context, hedge) {
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
fn holds(context: &Context<'_>, hedge: Range<WordIndex>) -> Option<String> {
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
