//! A verb of saying that carries the writer's judgement.

mod clause;
mod earned;
mod fact;
mod remark;

use std::ops::Range;

use crate::attribution::words::WordIndex;
use crate::attribution::{Attribution, Source};
use crate::grammar::{Classes, Frames, PhraseClass, Stance, Verb, VerbForm};
use crate::parse::SentenceId;
use crate::rules::anonymity::is_unnamed;
use crate::rules::gender::{Gender, gender};
use crate::rules::{Context, Family, Finding, Rule, Severity};

use remark::Use;

pub(crate) static LOADED_CUE: Rule = Rule {
    name: "loaded-cue",
    family: Family::Quotations,
    severity: Severity::Advice,
    summary: "a verb of saying that carries a judgement",
    explanation: "“Said” reports. “Claimed” doubts, “admitted” convicts, “pointed out” vouches. \
        This rule looks at verbs that introduce somebody's words and says what each implies; \
        “confirmed” is only mentioned where the source is anonymous.\n\n\
        Other senses (`claimed the lives of`, `admitted to hospital`), words that were not said \
        (`must admit`) and verbs that name a distinct act (`warned`, `accused`) are left alone, and \
        so is a verb that the copy bears out: a mistake, a poor prospect or what a whole camp sees \
        is admitted, what somebody doubts insisted on, what is called false or stands in a lawsuit \
        claimed, a fact noted by the way or with a figure. A false alarm is likely where a plain \
        fact is noted.",
    standards: &[
        "OUP, Verbs to avoid for attribution",
        "J. Stovall, Verbs of attribution",
        "QUT News, Attribution",
    ],
    triggers: &[
        "Anna Reyes [[noted]] that the council would have signed a worse letter.",
        "“Safety is my first priority,” Christine Lambrecht [[stressed]].",
        "“The pier is the best in Corran,” [[notes]] the pilot Anna Reyes, who has a boat.",
        "The council [[admitted]] that no inspector had been there since 2019.",
        "A French diplomatic source [[confirmed]] that there was a strategy.",
        "Anna Reyes [[claimed]] that the money had never arrived.",
        "Anna Reyes [[insists]] the bridge was sound when the lorry crossed it.",
        "Peter Klein [[admitted]] on Friday in a letter to the board that the money was gone.",
        "Peter Klein [[boasted]] to the council that he had saved millions.",
        "Peter Klein [[admits]] to dreading the quiet.",
        "The party [[slammed]] the plan as a waste of time.",
        "Anna Reyes thanked the crew, [[noting]] that their boat was the best in Corran.",
        "The council [[acknowledged]] the scheme “has not worked”.",
        "Two council officials [[conceded]] that the bridge was closed.",
        "Anna Reyes [[revealed]] that she would run again.",
        "The cells are full, the Prison League [[claims]] in a report out on Monday.",
    ],
    ignores: &[
        "The company said in a press note that the pier was safe.",
        "The leaders insisted that any plan include a bridge.",
        "The council points out that Anna Reyes signed the same letter.",
        "Sure, Peter Klein admits, “the trouble with the bridge is its length.”",
        "The fighting has claimed the lives of 52 French soldiers.",
        "The group claimed responsibility for the attack.",
        "Peter Klein was admitted to nursing care.",
        "Peter Klein pleaded guilty in May to one count of fraud. Klein admitted to cheating 100 people.",
        "She was admitted to hospital on Monday.",
        "Anna Reyes warned that the money would run out.",
        "Anna Reyes confirmed that the money had arrived.",
        "Anna Reyes said that the money had arrived.",
        "Anna Reyes stressed those worries on Sunday, and the board took them up.",
        "The council acknowledged the costs of the bridge and ordered a review.",
        "Peter Klein boasts a lead of nine points over Anna Reyes.",
        "The board must acknowledge that the money is gone.",
        "Nor did Anna Reyes note that other towns had built such bridges.",
        "Anna Reyes noted that the council had voted for the bridge in 2012.",
        "The report noted that the bridge had never been painted.",
        "Both attacks were claimed by a group that nobody had heard of.",
        "Anna Reyes acknowledged that the council had made a mistake.",
        "Anna Reyes admitted that it would be difficult to find the money.",
        "Council officials concede that the bridge is late.",
        "Those who voted for the bridge concede that it is late.",
        "Anna Reyes denied that the bridge was shut. But she acknowledged that lorries had been stopped.",
        "The mayor dismissed her deputy, acknowledging that the bridge was shut.",
        "In what he acknowledged as a “slip,” Peter Klein took the letter home.",
        "Despite the letters, Anna Reyes insisted that she had seen nobody.",
        "There were boos. Anna Reyes insisted that the bridge was sound.",
        "The council has insisted that the bridge is sound.",
        "Anna Reyes insists that she does not know him.",
        "Anna Reyes insists that the bridge must stay.",
        "Anna Reyes falsely claimed that the money had never arrived.",
        "The mayor’s story of the money is untrue\n\nAnna Reyes claimed that the money had never arrived.",
        "The lawsuit claims that the money never arrived.",
        "Anna Reyes, whose travel claims she sent back in May, smiled.",
        "The campaign’s earlier claim that the bridge is sound was printed.",
        "Anna Reyes thanked the crew, noting that the boat came from Corran.",
        "The moderator pointed out that Anna Reyes had left the room.",
        "Anna Reyes noted that the old pier may be of use to fishermen.",
        "It is worth noting that the bridge was old.",
        "The clerk who first revealed that the money was gone has left Corran.",
        "In a filing on Friday the firm disclosed that the crane had been sold.",
        "Investigations have revealed that the bridge had no owner.",
        "The mayor’s office acknowledged that she had met the builder but declined to say when.",
        "Anna Reyes has repeatedly stressed that the bridge is sound.",
        "Peter Klein boasted of his skill with money.",
        "He boasted to reporters of his skill with money.",
        "Sedge United slammed the ball against the bar twice.",
    ],
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut last = None;
    for (id, attribution, source) in context.sourced() {
        let Some((verb, form, at)) = cue_verb(context, attribution) else {
            continue;
        };
        let word = context.word(at);
        // In the answers of an interview it is the speaker's own word.
        if context.is_answer(attribution.sentence) {
            continue;
        }
        if word.quotation.is_some() || verb.stance != Stance::Loaded || last == Some(at) {
            continue;
        }
        let used = Use {
            context,
            verb,
            form,
            at,
        };
        if is_plea(context, verb, attribution)
            || has_other_sense(context, verb, at)
            || !speaks(verb)
            || !used.is_remark(attribution, source)
            || used.tells_a_fact(attribution, source)
            || used.is_earned(source)
        {
            continue;
        }
        let Some(implies) = implication(context, verb, source) else {
            continue;
        };
        last = Some(at);
        // `pointed out` is one verb; `has claimed` is not.
        let length = u32::from(verb.lemma.contains(' '));
        let sentence = context.sentence_words(word.sentence);
        let span = context
            .article
            .words
            .span(at..(at + 1 + length).min(sentence.end));
        let loaded = span.of(context.text());
        let problem = format!("“{loaded}” {}.", addressed(context, source, implies));
        let remedy = format!("“{}” is neutral.", neutral(&used));
        findings.push(Finding::new(&LOADED_CUE, span, problem, remedy).about(id));
    }
}

/// The verb of the cue; of `admits to dreading` the first.
fn cue_verb<'a>(
    context: &Context<'a>,
    attribution: &Attribution,
) -> Option<(&'a Verb, VerbForm, WordIndex)> {
    let last = context.cue_verb(attribution)?;
    let (_, form, at) = last;
    let lead = at.checked_sub(2).filter(|&lead| {
        form == VerbForm::Gerund
            && context.reads(at - 1, "to")
            && context.word(lead).sentence == context.word(at).sentence
    });
    let first = lead
        .and_then(|lead| context.verb_at(lead).map(|(verb, form)| (verb, form, lead)))
        .filter(|(verb, ..)| verb.stance == Stance::Loaded);
    Some(first.unwrap_or(last))
}

/// `admitted two counts of fraud`, `He pleaded guilty. He admitted to …`: before a court it is what
/// was done.
fn is_plea(context: &Context<'_>, verb: &Verb, attribution: &Attribution) -> bool {
    let is_in = |sentence: SentenceId, class| {
        context
            .phrase_in(context.sentence_words(sentence), class)
            .is_some()
    };
    let here = attribution.sentence;
    let before = here
        .checked_sub(1)
        .filter(|&before| context.is_sentence(before));
    matches!(verb.lemma.as_ref(), "admit" | "confess")
        && (is_in(here, PhraseClass::CourtRecord)
            || is_in(here, PhraseClass::CourtWord)
            || before.is_some_and(|before| is_in(before, PhraseClass::CourtRecord)))
}

/// What the verb implies about this source, if it is loaded here.
fn implication<'v>(context: &Context<'_>, verb: &'v Verb, source: &Source) -> Option<&'v str> {
    let only_unnamed = verb.lemma.as_ref() == "confirm";
    if only_unnamed && !is_unnamed(context, source) {
        return None;
    }
    verb.implies.as_deref()
}

/// `exposed his weaknesses`: something was done, not said.
fn speaks(verb: &Verb) -> bool {
    verb.frames
        .intersects(Frames::QUOTE | Frames::CLAUSE | Frames::ACCUSATIVE)
}

/// `conceded only four goals`: a word shortly after the verb shows another sense.
fn has_other_sense(context: &Context<'_>, verb: &Verb, at: WordIndex) -> bool {
    const NEAR: WordIndex = 7;
    let sentence = context.sentence_words(context.word(at).sentence);
    let after = at + 1..(at + NEAR).min(sentence.end);
    let is_listed = after.into_iter().any(|near| {
        context.word(near).quotation.is_none()
            && verb
                .not_with
                .iter()
                .any(|object| context.reads(near, object))
    });
    is_listed || verb.lemma.as_ref() == "insist" && is_demand(context, at + 1..sentence.end)
}

/// `insisted that any plan include a bridge`: of one thing the base form of a verb, so that it is to be so.
fn is_demand(context: &Context<'_>, rest: Range<WordIndex>) -> bool {
    const LONGEST_SUBJECT: WordIndex = 6;
    if rest.is_empty() || !context.reads(rest.start, "that") {
        return false;
    }
    let first = rest.start + 1;
    let several = Classes::PLURAL_PEOPLE | Classes::NUMBER | Classes::COORDINATOR;
    let form = |at: WordIndex| context.grammar.verb_form(context.word(at).id);
    let helps = Classes::AUXILIARY | Classes::MODAL | Classes::ADVERB;
    let verb = (first + 1..rest.end.min(first + LONGEST_SUBJECT)).find(|&at| {
        context.word(at).is(helps)
            || form(at).is_some() && !context.word(at - 1).is(Classes::DETERMINER)
    });
    verb.is_some_and(|verb| {
        let subject = context.words(first..verb);
        let is_one = !subject
            .iter()
            .any(|word| word.is(several | Classes::PRONOUN))
            && !context.written(verb - 1).ends_with('s');
        is_one
            && (context.reads(verb, "be") || form(verb) == Some(VerbForm::Base))
            && !context.word(verb).is(Classes::MODAL)
    })
}

/// The list says `suggests you doubt her`; here it is put for the source at hand.
fn addressed(context: &Context<'_>, source: &Source, implies: &str) -> String {
    let whom = match gender(context, source) {
        Some(Gender::Female) => "her",
        Some(Gender::Male) => "him",
        None => "the speaker",
    };
    implies.replace("{it}", whom)
}

/// The plain word that fits in the same place.
fn neutral(used: &Use<'_, '_>) -> &'static str {
    let context = used.context;
    let next = used.rest().next();
    let is_quoted = next
        .is_none_or(|next| !context.word(next).is_word() || context.word(next).quotation.is_some());
    let of = next.is_some_and(|next| context.reads(next, "of") || context.reads(next, "about"));
    let [base, present, past, gerund] = if used.is_brawl() && !is_quoted {
        ["criticise", "criticises", "criticised", "criticising"]
    } else if of {
        ["speak", "speaks", "spoke", "speaking"]
    } else {
        ["say", "says", "said", "saying"]
    };
    match used.form {
        VerbForm::Base => base,
        VerbForm::Present => present,
        VerbForm::Past | VerbForm::Participle => past,
        VerbForm::Gerund => gerund,
    }
}
