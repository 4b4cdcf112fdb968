//! Words in the mouth of a `he` that could be two men.

mod fellows;
mod nobody;
mod rivals;

use crate::attribution::{Attribution, AttributionKind, Source};
use crate::grammar::Classes;
use crate::parse::SentenceId;
use crate::rules::phrasing::quote;
use crate::rules::{Context, Family, Finding, Rule, Severity};

use fellows::fellows;
use nobody::has_nobody;
use rivals::{rivals, rivals_of_both};

pub(crate) static UNRESOLVED_SPEAKER: Rule = Rule {
    name: "unresolved-speaker",
    family: Family::Quotations,
    severity: Severity::Warning,
    summary: "a speaker who is only a pronoun, and could be several people",
    explanation: "A pronoun credits nobody when two people in the passage fit it, or none does. \
        This rule looks at words whose only source is `he` or `she`, when the sentence before \
        brings two people of that sex together (`Weber met Klein`, `Weber and Klein left`) and \
        neither of them speaks in it; and at `the councillor` after a paragraph that has two \
        councillors.\n\n\
        Where one person acts and the other only suffers it (`Weber dismissed Klein`), the one who \
        acts is taken for the speaker. A false alarm is likely where the sense of the words \
        decides.",
    standards: &[
        "AP Stylebook, attribution: restate unless clear",
        "Guardian style guide, quotes",
    ],
    triggers: &[
        "Karl Weber met Peter Klein on Friday. “I will resign,” [[he]] said.",
        "Karl Weber is mayor and Peter Klein his deputy. After the count Mr Weber spoke with Mr Klein in the corridor for an hour.\n\n“There will be no deals,” [[he]] said.",
        "Her mother, Agata Kolbe, and her first teacher, Irma Stroud, did not get on. “The child has no hands,” [[she]] said.",
        "Karl Weber, the leader of the county council, and Peter Klein, the chief fire officer, have just left. “We will be here all day,” [[he]] said.",
        "Karl Weber, the Lethmari prime minister, and his Cardovan counterpart, Peter Klein, spoke by telephone. “I heard nothing new,” [[he]] said.",
        "Karl Weber and Peter Klein left the hall together. [[He]] said the vote had been a farce.",
        "After the vote, Karl Weber, whose father built the pier, shook hands with Peter Klein, who drew it. “It has been four years,” [[he]] said.",
        "Cllr Anna Weber and Cllr Mary Klein, who also opposed the pier, walked the quay on Friday. “You can see it from here,” [[she]] said.",
        "In Corran, Anna Weber and Sedge’s chief negotiator, Mary Klein, left the hall together. “It is over,” [[she]] said.",
        "In 1958 Karl Weber and his producer, Ossane Bruhn, fell out over it. [[He]] told her to cut it.",
        "7.31pm – Karl Weber and the head of the pier board, Peter Klein, have just left together. [[He]] told us that it was over.",
        "It went wrong when Karl Weber collided with Peter Klein on the hour. “I heard something go,” [[he]] said.",
        "Karl Weber and his brother Peter own the yard. “We were never asked,” [[he]] said.",
        "Anna Weber was interviewed alongside Mary Klein. “I would do it again,” [[she]] said.",
        "The mayor, Anna Weber, was joined by the harbour pilot, Mary Klein, on the steps. “It is over,” [[she]] said.",
        "Captain Weber runs the yard. She said that she would stay.\n\nThe valley is dry. The road is closed.\n\nCaptain Weber met Captain Klein on Friday. “It will rain,” [[she]] said.",
        "Karl Weber was asked whether he would go. “I stay,” Weber said.\n\nMr Weber and Peter Klein dined together on Friday. The vote would be put off, [[he]] said.",
        "Anna Weber said the sea would decide.\n\nThe ministry said that the sea did not vote.\n\nWeber met Mary Klein on Friday. “It will rain,” [[she]] said.",
        "Its envoy, the Swiss diplomat Ossane Bruhn, met Anna Weber on Friday. “It will rain,” [[she]] said.",
        "Anna Weber judged the show with Mary Klein, a potter. The two women have not spoken since. The glaze, [[she]] said, was older than the jug.",
        "Cllr Karl Weber asked why the pier was shut. Cllr Peter Klein said that the notice hung in a shed.\n\n“I have seen better signs on a bus,” [[the councillor]] said.",
        "Harbour Minister Anna Weber and Ferry Minister Mary Klein came late to the hall. “It will pass,” [[the minister]] said.",
        "Talks between Karl Weber and Peter Klein broke down on Monday. [[He]] told reporters that the offer had been “an insult”.",
        "Anna Weber was replaced by Mary Klein as mayor in May. “It went well,” [[she]] said.",
        "Karl Weber drove to the farm with Peter Klein on the morning of 3 May. “The gate was open,” [[he]] said.",
        "The fire broke out after two in a flat above a shop on Mill Lane. “I smelled smoke and ran,” [[she]] said.",
    ],
    ignores: &[
        "Christine Lambrecht said Berlin could move its mission. “The safety of our soldiers comes first,” she said.",
        "Karl Weber met Anna Klein on Friday. “I will resign,” she said.",
        "Karl Weber dismissed Peter Klein on Friday. “I will not be lied to,” he said.",
        "Karl Weber, who met Peter Klein on Friday, was told of the plan. “I will resign,” he said.",
        "Karl Weber told Peter Klein to go. “I will not be lied to,” he said.",
        "Karl Weber said the vote was a farce.\n\nWeber met Peter Klein on Friday. “I will resign,” he said.",
        "He praised the mayor, Karl Weber, and the head of the county council, Peter Klein, and left. “They work,” he said.",
        "Karl Weber, the mayor, left, and Peter Klein, the head of the county council, was praised for it. “It is over,” he said.",
        "Karl Weber resigned on Friday. “I have had enough,” he said.",
        "Karl Weber met Peter Klein, who opposed the pier. “It will fall down,” he said.",
        "Anna Weber judged the show with Mary Klein, a potter. The two women have not spoken since. The glaze, Klein said, was older than the jug.",
        "Anna Weber judged the show with Karl Klein, a potter. The two have not spoken since. The glaze, she said, was older than the jug.",
        "Cllr Karl Weber asked why the pier was shut. Cllr Peter Klein said that the notice hung in a shed.\n\nCllr Klein left early. “I have seen better signs on a bus,” the councillor said.",
        "Cllr Karl Weber asked why the pier was shut. The mayor, Peter Klein, said that the notice hung in a shed.\n\n“I have seen better signs on a bus,” the councillor said.",
        "Talks between Karl Weber and Anna Klein broke down on Monday. He told reporters that the offer had been “an insult”.",
        "The fire broke out after two in the flat of a teacher. “I smelled smoke and ran,” she said.",
        "The fire broke out after two in a flat above a shop. “I smelled smoke and ran,” she said. Anna Weber had come home at one.",
    ],
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    if context.evidence.genre.argues() {
        return;
    }
    let mut last = None;
    for (id, attribution, source) in context.sourced() {
        if context.is_talk(attribution.sentence) {
            continue;
        }
        if !is_said(context, attribution) {
            continue;
        }
        if let Some((one, other)) = fellows(context, source) {
            findings.push(could_be(context, source, one, other).about(id));
            continue;
        }
        if !is_personal(context, source) {
            continue;
        }
        // One finding for a run of words that follow the same sentence.
        let Some(before) = sentence_before(context, attribution, source) else {
            continue;
        };
        if last.replace(before) == Some(before) {
            continue;
        }
        let found =
            rivals(context, before, source).or_else(|| rivals_of_both(context, before, source));
        if let Some((one, other)) = found {
            findings.push(could_be(context, source, one, other).about(id));
        } else if attribution.kind == AttributionKind::Direct && has_nobody(context, source) {
            let who = quote(context.text(), source.span);
            let problem = format!("{who} could be anybody: nobody was spoken of before.");
            let finding = Finding::new(&UNRESOLVED_SPEAKER, source.span, problem, "Use the name.");
            findings.push(finding.about(id));
        }
    }
}

fn could_be(context: &Context<'_>, source: &Source, one: &str, other: &str) -> Finding {
    let who = quote(context.text(), source.span);
    let problem = format!("{who} could be {one} or {other}.");
    Finding::new(&UNRESOLVED_SPEAKER, source.span, problem, "Use the name.")
}

/// `he` or `she`, not `it`, `they` or `we`.
fn is_personal(context: &Context<'_>, source: &Source) -> bool {
    let range = context.article.words.within(source.span);
    range.end - range.start == 1
        && context.word(range.start).is(Classes::PRONOUN)
        && context
            .word(range.start)
            .is(Classes::FEMALE | Classes::MALE)
}

/// Quoted, or said or told, and not only thought.
fn is_said(context: &Context<'_>, attribution: &Attribution) -> bool {
    let is_quoted = attribution.kind != AttributionKind::Indirect;
    let says = context
        .cue_verb(attribution)
        .is_some_and(|(verb, ..)| matches!(verb.lemma.as_ref(), "say" | "tell" | "add" | "reply"));
    !attribution.cue.is_empty() && (is_quoted || says)
}

/// The sentence before the words, their source and their cue, unless something else stands
/// between them.
fn sentence_before(
    context: &Context<'_>,
    attribution: &Attribution,
    source: &Source,
) -> Option<SentenceId> {
    let content = attribution.content.first();
    let first = content.map_or(source.span.start, |c| c.start.min(source.span.start));
    let sentence = context.sentence_at(first);
    // Words in front of the pronoun's clause may hold the name: `For Weber, he said, …`
    let is_led_in = content.is_some_and(|content| {
        context.names_somebody_before(sentence, content.start.min(source.span.start))
    });
    let before = sentence.checked_sub(1)?;
    (!is_led_in && context.is_sentence(before)).then_some(before)
}
