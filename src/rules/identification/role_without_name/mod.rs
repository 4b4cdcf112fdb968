//! `a ministry spokesman said`: what is the spokesman called?

mod holder;
mod office;

use rustc_hash::FxHashSet;

use crate::attribution::{Attribution, AttributionId, AttributionKind, Source};
use crate::grammar::{Classes, Frames, VerbForm};
use crate::rules::anonymity::{is_named_next, is_unnamed};
use crate::rules::phrasing::quote;
use crate::rules::{Context, Family, Finding, Genre, Rule, Severity};
use crate::text::fold;

use holder::Holders;
use office::is_unnamed_office;

pub(crate) static ROLE_WITHOUT_NAME: Rule = Rule {
    name: "role-without-name",
    family: Family::Identification,
    severity: Severity::Advice,
    summary: "an office holder or spokesperson speaks and is never named",
    explanation: "Spokespeople speak for the record and office holders have names. This rule \
        looks at a single person who is credited by role alone and never named in the article: somebody who \
        speaks for a body, or who holds an office of which there is one (`the mayor`, `the head teacher`).\n\n\
        Institutions (`police said`), plurals, judges, jurors and heads of state are left alone. A false alarm is \
        likely where the house does not name press officers.",
    standards: &[
        "AFP editorial standards: name, age, position",
        "Washington Post, Policies and Standards, sourcing",
    ],
    triggers: &[
        "The bridge will stay closed, [[a ministry spokesman]] said.",
        "[[The village engineer]] told trustees that the courts drain poorly.",
        "[[The city’s director of housing]] warned that the flats would run out.",
        "[[A Treasury spokeswoman]] said the bridge was safe. Karl Weber, the housing minister, agreed. Anna Klein, who speaks for the party, did not.",
        "[[A spokesman for the port]] dismissed talk of a strike. “The cranes are at work,” he said.",
        "The flats are full. [[The city’s director of housing]] warned that there would be none in May.\n\nKarl Weber, who leads the council, said that he had counted them.",
        "[[A spokesman for the Department of the Marine]] said it would study the judgment.",
        "[[A spokesman for the farming minister, Helen Arkwright,]] said she had not seen the review.",
        "The school is shut. “The children are safe,” [[the head teacher]] said.",
        "The strike goes on. [[Their union’s general secretary]] has warned that nobody would go back in May.",
        "The toll is gone. [[The mayor]] told reporters that families had paid enough.",
        "The boats are late. [[A ministry press officer]] said that it would be brief.",
        "[[A planning officer]] told the committee that the scheme met the rules.",
        "Asked about the wait, [[a spokeswoman for the line]] blamed “a want of crews”.",
        "[[The Bishop of Sedge]] said that the church would be sold.",
        "Flights are late. [[The airline’s head of safety]] said that it would be brief.",
        "Councillor Anna Klein said no.\n\n[[The village engineer]] told trustees that the courts drain poorly.",
    ],
    ignores: &[
        "The union’s national executive said it would vote on Monday.",
        "The bridge will stay closed, police said.",
        "Planning officers told the committee that the scheme met the rules.",
        "The bridge will stay closed, ministry spokesman Peter Klein said.",
        "The bridge will stay closed, ministers said.",
        "Teresa Vaz, the port’s director, closed the bridge. The director of the port said it would stay closed.",
        "The president of the republic said the bridge would stay closed.",
        "The bridge will stay closed, a judge said.",
        "The foreman of the jury said that the bridge had been safe.",
        "The motion fell by nine votes, the clerk of the house announced.",
        "Anna Klein shut the bridge on Friday. The village engineer said it would stay closed.",
        "Karl Weber, who was elected mayor in May, is in Rome. The house sat late. The mayor said the toll was gone.",
        "Gov. Anna Klein met the press. The house sat late. The governor said the toll was gone.",
        "The prime minister said the toll was gone.",
        "A mayor said the toll was gone.",
        "The mayor’s reported affair has shaken the house.",
        "Bishop Karl Weber spoke first. The house sat late. The Bishop of Sedge said that the church would be sold.",
        "If the mayor says that the toll is gone, nobody will pay.",
        "A council spokeswoman did not respond to a request for comment on the bridge.",
        "The council’s spokeswoman published a scathing report on Friday that the crane was unsafe.",
        "The mayor’s campaign manager says he is pleased.\n\nKarl Weber said the vote had been fair.",
        "The head of Corran Ferries admitted on Friday that the hull was thin.\n\nGiving evidence to the harbour committee, Karl Weber said he “deeply regretted” the delay.",
    ],
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    if context.evidence.genre == Genre::Opinion {
        return;
    }
    let mut seen_entities = FxHashSet::default();
    let mut seen_words = FxHashSet::default();
    let mut holders = Holders::default();
    for (id, attribution, source) in context.sourced() {
        // Each is looked for in the whole article; no story has more of them.
        if seen_words.len() > 100 {
            break;
        }
        // Whether it is named anywhere is asked once.
        let words = fold(source.span.of(context.text()));
        if seen_words.contains(&words) {
            continue;
        }
        if !speaks(context, id) && !speaks_next(context, attribution, source)
            || is_silent(context, attribution)
            || is_supposed(context, source)
        {
            continue;
        }
        if !is_unnamed_office(context, source, &mut holders) || is_unnamed(context, source) {
            continue;
        }
        // `The mayor’s campaign manager says …`, and in the next sentence who that is
        let is_met = context
            .head(source.span)
            .is_some_and(|head| is_named_next(context, attribution.sentence, head));
        if is_met {
            continue;
        }
        let is_new = context
            .mention(source)
            .and_then(|mention| mention.entity)
            .is_none_or(|entity| seen_entities.insert(entity));
        seen_words.insert(words);
        if !is_new {
            continue;
        }
        let who = quote(context.text(), source.span);
        let problem = format!("{who} speaks without a name.");
        findings
            .push(Finding::new(&ROLE_WITHOUT_NAME, source.span, problem, "Ask for it.").about(id));
    }
}

/// Says something, and does not only deny or dismiss it; or is quoted: `blamed “a shortage of crew”`.
fn speaks(context: &Context<'_>, id: AttributionId) -> bool {
    let attribution = context.attribution(id);
    let is_quoted = !attribution.quotations.is_empty();
    // `“We have paid,” the governor will tell the house`: the words are there, before they are spoken.
    let is_asserted =
        attribution.kind == AttributionKind::Direct || context.is_asserted(attribution);
    context.is_speech(id)
        && is_asserted
        && (is_quoted || context.states(attribution))
        && context
            .cue_verb(attribution)
            .is_none_or(|(verb, ..)| is_quoted || verb.frames.contains(Frames::QUOTE))
}

/// `A spokesman dismissed the talk. “It is nonsense,” he said.`
fn speaks_next(context: &Context<'_>, attribution: &Attribution, source: &Source) -> bool {
    let entity = |source: &Source| context.mention(source).and_then(|mention| mention.entity);
    let who = entity(source);
    let next = context.after_in_block(attribution.sentence);
    next.filter(|_| who.is_some()).is_some_and(|next| {
        context.touching(next).any(|(id, attribution)| {
            let source = attribution.source.as_ref();
            source.is_some_and(|source| entity(source) == who) && speaks(context, id)
        })
    })
}

/// `If the mayor says yes`
fn is_supposed(context: &Context<'_>, source: &Source) -> bool {
    let start = context.article.words.within(source.span).start;
    let sentence = context.sentence_words(context.sentence_at(source.span.start));
    let before = start.checked_sub(1).filter(|at| sentence.contains(at));
    before.is_some_and(|at| context.reads_any(at, &["if", "unless", "whether", "until"]))
}

/// `did not respond to a request for comment on the bridge`, `published a report`: the verb is a noun, and
/// nobody spoke.
fn is_silent(context: &Context<'_>, attribution: &Attribution) -> bool {
    context.cue_verb(attribution).is_some_and(|(_, form, at)| {
        let Some(before) = at.checked_sub(1) else {
            return false;
        };
        let helpers = Classes::MODAL | Classes::AUXILIARY;
        let is_paper = form == VerbForm::Base
            && context.word(at).is(Classes::DOCUMENT_NOUN)
            && !context.word(before).is(helpers)
            && !context.reads(before, "to");
        is_paper || context.reads(before, "for") || context.reads(before, "of")
    })
}
