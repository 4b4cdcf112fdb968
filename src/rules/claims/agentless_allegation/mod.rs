//! `alleged`, `reportedly`, `is believed to be`: by whom?

mod accuser;
mod excuse;

use std::ops::Range;

use crate::attribution::words::WordIndex;
use crate::grammar::{Classes, PhraseClass};
use crate::rules::{Context, Family, Finding, Genre, Rule, Severity};

use accuser::{has_accuser, is_accused_below};
use excuse::is_excused;

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
        "An inspector’s report was delivered. Klein [[is thought to]] favour a bridge.",
        "The minister [[is understood to have]] resigned.",
        "The company [[reportedly]] paid three of its suppliers twice.",
        "The mill [[reportedly]] ran without filters for a winter.\n\nThe council said no inspector had been there.",
        "[[It is said that]] the mayor sold the bells twice.",
        "[[It has been claimed that]] the mayor sold the bells twice.",
        "Corran Rovers have, [[it is reported]], sold the bells twice.",
        "[[There are rumours that]] the mayor sold the bells twice.",
        "Peter Klein, who [[allegedly]] pushed a reporter, kept his post on Friday.\n\nThe council met at noon.\n\nIn the hall Anna Okoro asked Klein for an answer.",
        "The hall was named for the [[alleged]] thief of the bells.",
        "The report focused on the [[alleged]] theft of the bells.",
        "Peter Klein, who [[allegedly]] pushed a reporter, kept his post on Friday.\n\nThe council met at noon.\n\nAn usher was indicted.",
        "Ada Roe, reporting for the Ledger, was in the hall.\n\nThe mayor spoke at noon.\n\nA fight [[reportedly]] began at one.",
        "The dean was once [[rumoured to have]] sold the bells. The tower is closed.",
        "The harbour closed a house in Corran, [[thought to belong]] to a dealer.",
        "A gang [[believed to]] operate out of Corran has struck again.",
        "The [[reported sale]] of the mill to a banker has unsettled the town.",
        "The [[long-rumoured]] merger of the two mills would close the quay.",
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
        "It was claimed in the hall that the mayor sold the bells twice.",
        "It was said that nobody could cross the marsh in winter.",
        "The ford is reputed to have been a 9th-century crossing.",
        "Peter Klein, who allegedly pushed a reporter, kept his post on Friday.\n\nThe council met at noon.\n\nIn the hall Anna Okoro accused Klein of pushing her.",
        "On the radio he named it as a reason for the council’s alleged bias.",
        "Anna Reyes focused on the alleged dangers of the quay, and the hall was silent.",
        "In the hall he told the old tale of a general allegedly selling the bells.",
        "It is reported in the Ledger that Peter Klein sold the bells.",
        "As the Ledger reported, Peter Klein was accused of selling the bells.",
        "Ada Roe, reporting for the Ledger, was in the hall.\n\nA fight reportedly began at noon.",
        "Peter Klein, who allegedly pushed a reporter, kept his post on Friday.\n\nThe council met at noon.\n\nKlein has been indicted.",
        "The figures, purported to be the county’s, are fabricated.",
        "Anna Reyes could not say how the money changed the vote, as she’s often alleged.",
        "She thought to ask whether the mill would close. The mill reported sales of lamps.",
        "She had no time for botanists, whom she accused of cheating.",
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

/// `alleged`, `accused of`: not a rumour or report.
fn is_allegation(context: &Context<'_>, hedge: &Range<WordIndex>) -> bool {
    context.reads_any(hedge.start, &["accused", "alleged", "allegedly"])
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
