//! Somebody with a name is said to have done wrong, on nobody's word.

mod subject;

use std::ops::Range;

use crate::attribution::Attribution;
use crate::attribution::words::{Word, WordIndex};
use crate::grammar::{Classes, PhraseClass, VerbForm};
use crate::parse::{LexemeKind, SentenceId};
use crate::rules::phrasing::quote;
use crate::rules::{Context, Family, Finding, Rule, Severity};
use crate::text::Span;

use subject::subject;

pub(crate) static UNSOURCED_ACCUSATION: Rule = Rule {
    name: "unsourced-accusation",
    family: Family::Claims,
    severity: Severity::Warning,
    summary: "wrongdoing stated as fact about somebody with a name",
    explanation: "To write that a named person embezzled, bribed or lied is to accuse them in the \
        paper's own name. This rule looks at clauses whose subject is a named person or \
        organisation and whose verb is one of wrongdoing, by itself or by what it is done to \
        (`forged the initials`), main or not (`Roe, who defrauded`), with no source in the sentence or next \
        to it and no word of a conviction, plea or ruling.\n\n\
        Denials, hedged sentences (for which see `agentless-allegation`) and passives are left \
        alone. A false alarm is likely for history that nobody disputes.",
    standards: &[
        "AP Stylebook, allege",
        "IPSO Editors’ Code, clause 1",
        "BBC Editorial Guidelines, Accuracy, serious allegations",
    ],
    triggers: &[
        "[[Southern Plate falsified]] temperature records at two of its depots in July.",
        "[[Karl Weber also defrauded]] a bowls club, whose members chose not to go to the police.",
        "[[Lena Park, the founder of the firm, laundered]] the money through a bakery.",
        "[[Peter Dobbs rigged]] the 2012 bidding with a bond that only his aunt could post.",
        "[[Ms Ada Roe also forged]] the signature of a clerk on a loan application in May 2013.",
        "[[Mr Peter Dobbs forged]] the initials of two inspectors. He left in the spring.",
        "[[Former treasurer Peter Dobbs siphoned]] snack bar takings into his own account.",
        "[[Peter Dobbs stole]] £40,000 from the club. The club has closed.",
        "The chair was Peter Dobbs. Two days later, [[Dobbs falsified]] an entry in the harbour log to show that the pier had been checked. It is shut.",
        "[[Peter Dobbs had secretly been embezzling]] park funds. The park is closed.",
        "[[Peter Dobbs solicited]] bribes from two builders. The park is closed.",
        "[[Mr Peter Dobbs forged]] two of the surveys. He keeps bees now.",
        "[[Peter Dobbs stole]] two seasons of her readings and printed them as his own.",
        "Peter Dobbs, a supervisor, was told in April to find six names. [[Dobbs forged]] the signatures of three of them.",
        "[[Mayor Peter Dobbs embezzled]] park funds for nine years. The park is closed.",
        "Three ferries belong to Norland. [[Norland falsified]] their safety records in May.",
        "In March the dredging firm [[Corvane bribed]] two clerks of the harbour.",
        "After [[Harrow Foods defrauded]] the mill, its lamps were sold to a rival.",
        "[[Peter Dobbs ran the club from his kitchen and embezzled]] its dues.",
        "[[Peter Dobbs moved to Corran, opened a bank and laundered]] the money of two gangs.",
        "[[Peter Dobbs, who defrauded]] two pensioners of their savings, has moved to Corran.",
        "It was [[Peter Dobbs who embezzled]] the dues.",
        "[[Senator Peter Dobbs spent years bribing]] the clerks of the harbour. He is standing again.",
        "[[Peter Dobbs made a fortune by defrauding]] the harbour fund.",
    ],
    ignores: &[
        "Ada Roe stands by an accusation she made in the hall that Peter Klein forged the list.",
        "Mayor Peter Dobbs was convicted of embezzling park funds.",
        "The bank is shut. Smugglers bribed two of its clerks.",
        "Mayor Peter Dobbs denied embezzling park funds.",
        "Mayor Peter Dobbs embezzled park funds, prosecutors said.",
        "Colonel Assimi Goïta led a coup in August 2020.",
        "Peter Dobbs forged an alliance with the signatories of the letter.",
        "Peter Dobbs siphoned water from the well. Anna Reyes stole the show for the pensioners.",
        "Mayor Peter Dobbs never embezzled park funds.",
        "Mayor Peter Dobbs was not embezzling park funds.",
        "A poster by Mayor Peter Dobbs was misleading.",
        "Anna Reyes tortured the full-back all evening and scored twice.",
        "Anna Reyes murdered the song at the fair.",
        "If Peter Dobbs embezzled the dues, the club never noticed.",
        "Peter Dobbs, who defrauded two pensioners, has moved to Corran. Dobbs was convicted in May.",
        "Peter Dobbs left, and somebody embezzled the dues.",
    ],
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (id, _) in context.body() {
        let range = context.sentence_words(id);
        for at in range.clone() {
            let word = context.word(at);
            // Most words start no phrase, and are looked at no further.
            let is_misdeed = word.is(Classes::WRONGDOING_VERB)
                || word.starts_phrase
                    && (context.is_listed(at, PhraseClass::Wrongdoing)
                        || is_by_object(context, &range, at));
            if !is_misdeed || word.quotation.is_some() || is_in_play(context, &range, at) {
                continue;
            }
            let Some(subject) = subject(context, &range, at) else {
                continue;
            };
            let span = subject.cover(word.span);
            if is_guarded(context, id, at) || is_on_record(context, id, span) {
                continue;
            }
            let who = quote(context.text(), subject);
            let problem = format!("This accuses {who} with no source.");
            let remedy = "Say who accuses, or cite the record.";
            findings.push(Finding::new(&UNSOURCED_ACCUSATION, span, problem, remedy));
            break;
        }
    }
}

/// On somebody's word. `Weber falsified the log to show that it was late` tells what the deed was for: the
/// log says nothing of the deed.
fn is_on_record(context: &Context<'_>, sentence: SentenceId, span: Span) -> bool {
    let is_purpose = |attribution: &Attribution| {
        context.cue_verb(attribution).is_some_and(|(_, form, at)| {
            form == VerbForm::Base
                && context.word(at).span.start > span.end
                && at > 0
                && context.reads(at - 1, "to")
        }) && !attribution.content.iter().any(|c| c.contains(span))
    };
    let mut credits = context
        .touching(sentence)
        .filter(|(_, attribution)| attribution.source.is_some())
        .peekable();
    let is_purposeless =
        credits.peek().is_some() && credits.all(|(_, attribution)| is_purpose(attribution));
    if is_purposeless {
        return context.in_quotation(span) || context.names_its_source(sentence);
    }
    context.is_on_record(sentence, span)
}

/// `forged the initials of two inspectors`, `siphoned snack bar takings into his own account`: wrong by
/// what it is done to. An alliance is forged in honour.
fn is_by_object(context: &Context<'_>, sentence: &Range<WordIndex>, verb: WordIndex) -> bool {
    /// Words from the verb to its object.
    const LONGEST: WordIndex = 6;
    let object = if context.is_listed(verb, PhraseClass::Forging) {
        PhraseClass::Forgeable
    } else if context.is_listed(verb, PhraseClass::Stealing) {
        PhraseClass::Stealable
    } else {
        return false;
    };
    let is_counted = |of: WordIndex| {
        let counts = Classes::SCALE | Classes::NUMBER;
        (of.saturating_sub(2).max(verb + 1)..of).any(|at| context.word(at).is(counts))
    };
    let ends = Classes::PREPOSITION | Classes::RELATIVE | Classes::SUBORDINATOR | Classes::BE;
    let is_end = |at: WordIndex| {
        let word = context.word(at);
        !word.is_word() && word.kind != LexemeKind::Number && !is_sum(context, at)
            || word.is(ends) && !word.is(Classes::DETERMINER)
            // `thousands of pounds`, `two of the surveys`, `two seasons of her readings`
                && !(context.reads(at, "of") && is_counted(at))
    };
    (verb + 1..sentence.end.min(verb + 1 + LONGEST))
        .take_while(|&at| !is_end(at))
        .any(|at| {
            context.is_listed(at, object) || object == PhraseClass::Stealable && is_sum(context, at)
        })
}

/// `tortured defenders all evening`, `murdered the song`: a game or a stage, and no crime.
fn is_in_play(context: &Context<'_>, sentence: &Range<WordIndex>, verb: WordIndex) -> bool {
    /// Words from the verb to its object.
    const LONGEST: WordIndex = 5;
    (verb + 1..sentence.end.min(verb + 1 + LONGEST))
        .take_while(|&at| context.word(at).is_word())
        .any(|at| context.is_listed(at, PhraseClass::InPlay))
}

/// `£40,000`
fn is_sum(context: &Context<'_>, at: WordIndex) -> bool {
    context.written(at).starts_with(['£', '$', '€'])
}

/// A conviction, a hedge, a negation, an accuser, or a source next to the sentence.
fn is_guarded(context: &Context<'_>, sentence: SentenceId, verb: WordIndex) -> bool {
    let range = context.sentence_words(sentence);
    let is_ruled = context
        .phrases_in(range.clone())
        .any(|(_, class)| matches!(class, PhraseClass::CourtRecord | PhraseClass::Hearsay));
    // `did not go to the police`: they accuse nobody.
    let is_visited = |at: WordIndex| {
        at >= range.start + 2
            && context.reads(at - 1, "the")
            && context.reads_any(at - 2, &["to", "from", "with"])
    };
    // `forged the initials of two inspectors`: they are wronged.
    let is_wronged = |at: WordIndex| {
        let of = (verb + 2..at)
            .rev()
            .take(3)
            .find(|&of| context.reads(of, "of"));
        of.is_some_and(|of| context.words(verb..of).iter().all(Word::is_word))
    };
    let is_hedged = range.clone().any(|at| {
        let word = context.word(at);
        // `may have rigged`, but not `rigged it so that nobody could bid`
        word.is(Classes::HEARSAY)
            || word.is(Classes::MODAL) && at < verb
            || word.is(Classes::ACCUSER) && !is_visited(at) && !is_wronged(at)
    });
    let near = verb.saturating_sub(4).max(range.start)..verb;
    let is_negated = context
        .words(near)
        .iter()
        .any(|word| word.is(Classes::NEGATION));
    let is_conditional = context.reads_any(range.start, &["if", "lest", "unless", "whether"]);
    // `He was told to find six names. Weber forged …` was told him by nobody.
    let is_order = |before: SentenceId| {
        let credited = context.touching(before).any(|(_, a)| a.source.is_some());
        !credited
            && context.sentence_words(before).any(|at| {
                context.reads(at, "told") && at > 0 && context.word(at - 1).is(Classes::BE)
            })
    };
    let carries_on = context
        .before_in_block(sentence)
        .is_some_and(|before| context.is_attributed(before) && !is_order(before));
    // `an accusation he made in the hall that Weber lied`
    let is_called_so = (range.start..verb).any(|at| {
        context.reads_any(
            at,
            &["accusation", "accusations", "allegation", "allegations"],
        )
    });
    is_ruled || is_hedged || is_negated || is_conditional || carries_on || is_called_so
}
