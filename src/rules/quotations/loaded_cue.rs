//! A verb of saying that carries the writer's judgement.

use crate::attribution::words::WordIndex;
use crate::attribution::{Attribution, Source};
use crate::grammar::{Classes, Frames, PhraseClass, Stance, Verb, VerbForm};
use crate::rules::anonymity::is_unnamed;
use crate::rules::{Context, Family, Finding, Rule, Severity};

pub(crate) static LOADED_CUE: Rule = Rule {
    name: "loaded-cue",
    family: Family::Quotations,
    severity: Severity::Advice,
    summary: "a verb of saying that carries a judgement",
    explanation: "“Said” reports. “Claimed” doubts, “admitted” convicts, “pointed out” vouches. \
        This rule looks at verbs that introduce somebody's words and says what each implies; \
        “confirmed” is only mentioned where the source is anonymous.\n\n\
        Other senses (`claimed the lives of`, `admitted to hospital`) and verbs that name a \
        distinct act (`warned`, `threatened`, `accused`) are left alone. A false alarm is likely \
        where the judgement is a fact: somebody did admit, in court, what they had denied.",
    standards: &[
        "OUP, Verbs to avoid for attribution",
        "J. Stovall, Verbs of attribution",
        "QUT News, Attribution",
    ],
    triggers: &[
        "“Safety is my first priority,” Christine Lambrecht [[stressed]].",
        "A French diplomatic source [[confirmed]] that there was a strategy.",
        "Anna Reyes [[claimed]] that the money had never arrived.",
    ],
    ignores: &[
        "The fighting has claimed the lives of 52 French soldiers.",
        "The group claimed responsibility for the attack.",
        "She was admitted to hospital on Monday.",
        "Anna Reyes warned that the money would run out.",
        "Anna Reyes confirmed that the money had arrived.",
        "Anna Reyes said that the money had arrived.",
    ],
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut last = None;
    for (id, attribution, source) in context.sourced() {
        let Some((verb, form, at)) = context.cue_verb(attribution) else {
            continue;
        };
        let word = context.word(at);
        if word.quotation.is_some() || verb.stance != Stance::Loaded || last == Some(at) {
            continue;
        }
        if is_plea(context, verb, attribution)
            || has_other_sense(context, verb, at)
            || is_act(context, verb, at)
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
        let remedy = format!("“{}” is neutral.", neutral(form));
        findings.push(Finding::new(&LOADED_CUE, span, problem, remedy).about(id));
    }
}

/// `admitted two counts of fraud`: before a court it is what was done.
fn is_plea(context: &Context<'_>, verb: &Verb, attribution: &Attribution) -> bool {
    let sentence = context.sentence_words(attribution.sentence);
    matches!(verb.lemma.as_ref(), "admit" | "confess")
        && (context
            .phrase_in(sentence.clone(), PhraseClass::CourtRecord)
            .is_some()
            || context
                .words(sentence)
                .iter()
                .any(|word| word.is(Classes::ACCUSER)))
}

/// What the verb implies about this source, if it is loaded here.
fn implication<'v>(context: &Context<'_>, verb: &'v Verb, source: &Source) -> Option<&'v str> {
    let only_unnamed = verb.lemma.as_ref() == "confirm";
    if only_unnamed && !is_unnamed(context, source) {
        return None;
    }
    verb.implies.as_deref()
}

/// `exposed his weaknesses`, `publicly disclosed information`: something was done, not said.
fn is_act(context: &Context<'_>, verb: &Verb, at: WordIndex) -> bool {
    let speaks = Frames::QUOTE | Frames::CLAUSE | Frames::ACCUSATIVE;
    if !verb.frames.intersects(speaks) {
        return true;
    }
    let sentence = context.sentence_words(context.word(at).sentence);
    let next = Some(at + 1).filter(|next| sentence.contains(next));
    let has_clause = next.is_some_and(|next| {
        let word = context.word(next);
        !word.is_word()
            || word
                .is(Classes::RELATIVE | Classes::PRONOUN | Classes::SUBORDINATOR | Classes::ADVERB)
            || word.quotation.is_some()
    });
    matches!(verb.lemma.as_ref(), "disclose" | "reveal") && !has_clause
}

/// `conceded only four goals`: a word shortly after the verb shows another sense.
fn has_other_sense(context: &Context<'_>, verb: &Verb, at: WordIndex) -> bool {
    const NEAR: WordIndex = 7;
    let sentence = context.sentence_words(context.word(at).sentence);
    let after = at + 1..(at + NEAR).min(sentence.end);
    after.into_iter().any(|near| {
        context.word(near).quotation.is_none()
            && verb
                .not_with
                .iter()
                .any(|object| context.reads(near, object))
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

fn neutral(form: VerbForm) -> &'static str {
    match form {
        VerbForm::Base => "say",
        VerbForm::Present => "says",
        VerbForm::Past | VerbForm::Participle => "said",
        VerbForm::Gerund => "saying",
    }
}

/// Whether a person is spoken of as a woman or a man.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gender {
    Female,
    Male,
}

/// A source's gender, from its pronouns, its title or its first name.
pub(crate) fn gender(context: &Context<'_>, source: &Source) -> Option<Gender> {
    let mentions = context
        .entity(source)
        .map(|entity| entity.mentions.as_slice())
        .unwrap_or(&[]);
    let spans = mentions
        .iter()
        .map(|&id| context.article.mentions[id as usize].span);
    std::iter::once(source.span).chain(spans).find_map(|span| {
        context
            .words(context.article.words.within(span))
            .iter()
            .find_map(|word| {
                let known = context.grammar.classes(word.id);
                if known.intersects(Classes::FEMALE | Classes::FEMALE_NAME)
                    && !known.intersects(Classes::MALE | Classes::MALE_NAME)
                {
                    Some(Gender::Female)
                } else if known.intersects(Classes::MALE | Classes::MALE_NAME)
                    && !known.intersects(Classes::FEMALE | Classes::FEMALE_NAME)
                {
                    Some(Gender::Male)
                } else {
                    None
                }
            })
    })
}
