//! An anonymous source, and no word on why.

use std::ops::Range;

use crate::attribution::words::WordIndex;
use crate::grammar::{Classes, PhraseClass};
use crate::parse::SentenceId;
use crate::rules::phrasing::quote;
use crate::rules::{Context, Family, Finding, Rule, Severity};

use super::unnamed::{Introduced, introduced};

pub(crate) static ANONYMITY_REASON_MISSING: Rule = Rule {
    name: "anonymity-reason-missing",
    family: Family::Anonymity,
    severity: Severity::Warning,
    summary: "an anonymous source, and no word on why it is not named",
    explanation: "Readers can weigh an anonymous source only if they know why it has no name. \
        This rule looks at every sentence that mentions the source, and its neighbours, for a \
        phrase of anonymity (`on condition of anonymity`, `asked not to be named`, `not \
        authorised to speak`) with a reason (`because`, `for fear of`, `as`, `since`).\n\n\
        One reason given for several sources (`both spoke …`) counts for all of them. A false \
        alarm is likely where the house lists reasons in a note elsewhere.",
    standards: &[
        "AP News Values, Anonymous sources",
        "SPJ Code of Ethics, Identify sources clearly",
        "NYT policy on confidential sources (2004)",
    ],
    triggers: &[
        "[[A French diplomatic source]] confirmed to AFP that there had been a strategy.",
        "[[A ministry official]] said on condition of anonymity that the talks had failed.",
        "[[A cabinet minister, who did not want to be named,]] said the talks had failed.",
    ],
    ignores: &[
        "A ministry official said on condition of anonymity because the talks are private that they had failed.",
        "The talks have failed, a ministry official said. The official asked not to be named for fear of reprisals.",
        "Christine Lambrecht, the minister, said the talks had failed.",
    ],
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let sources = introduced(context);
    if sources.is_empty() {
        return;
    }
    let frames = frames(context);
    for source in sources {
        let given = given(context, source, &frames);
        if given == Given::Reason {
            continue;
        }
        let who = quote(context.text(), source.span);
        let problem = match given {
            Given::Wish => format!("{who} asked not to be named, but readers are not told why."),
            _ => format!("Nothing tells readers why {who} is not named."),
        };
        let span = source.span;
        findings.push(
            Finding::new(&ANONYMITY_REASON_MISSING, span, problem, "Add the reason.")
                .about(source.attribution),
        );
    }
}

/// What readers are told about a source's anonymity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Given {
    Nothing,
    Wish,
    Reason,
}

/// A phrase of anonymity in the copy.
struct Frame {
    sentence: SentenceId,
    given: Given,
    /// It speaks of several people: `both spoke on condition of anonymity`.
    is_plural: bool,
}

fn frames(context: &Context<'_>) -> Vec<Frame> {
    let mut frames = Vec::new();
    for (sentence, _) in context.body() {
        let range = context.sentence_words(sentence);
        let Some(phrase) = context.phrase_in(range.clone(), PhraseClass::Anonymity) else {
            continue;
        };
        let given = if has_reason(context, range.clone(), &phrase) {
            Given::Reason
        } else {
            Given::Wish
        };
        let is_plural = context
            .words(range)
            .iter()
            .any(|word| word.is(Classes::PLURAL_PEOPLE))
            || context
                .words(context.sentence_words(sentence))
                .iter()
                .any(|word| {
                    matches!(
                        context.grammar.word(word.id),
                        "both" | "all" | "they" | "two" | "three"
                    )
                });
        frames.push(Frame {
            sentence,
            given,
            is_plural,
        });
    }
    frames
}

/// A reason stands anywhere in the sentence of the phrase, or the phrase is one (`not authorised
/// to speak`).
fn has_reason(
    context: &Context<'_>,
    sentence: Range<WordIndex>,
    phrase: &Range<WordIndex>,
) -> bool {
    let text = context.text();
    let is_reason = context.words(phrase.clone()).iter().any(|word| {
        let word = word.span.of(text);
        word.get(..8)
            .is_some_and(|start| start.eq_ignore_ascii_case("authoris"))
            || word
                .get(..8)
                .is_some_and(|start| start.eq_ignore_ascii_case("authoriz"))
    });
    // `Fearing for her job, she asked not to be named`, but not `As a minister, she`, nor the `to be`
    // of the phrase itself.
    let before = context
        .phrases_in(sentence.start..phrase.start)
        .filter(|(_, class)| *class == PhraseClass::AnonymityReason)
        .any(|(at, _)| {
            !["as", "for", "since", "given", "saying"]
                .iter()
                .any(|word| at.end - at.start == 1 && context.reads(at.start, word))
        });
    is_reason
        || before
        || context
            .phrase_in(phrase.end..sentence.end, PhraseClass::AnonymityReason)
            .is_some()
}

/// How many sentences after the first of several sources one reason for all of them may stand.
const GROUP: SentenceId = 6;

fn given(context: &Context<'_>, source: &Introduced, frames: &[Frame]) -> Given {
    if frames.is_empty() {
        return Given::Nothing;
    }
    let first = context.attribution(source.attribution).sentence;
    let mut places = vec![first];
    if let Some(entity) = source.entity {
        let mentions = &context.article.entities[entity as usize].mentions;
        let spans = mentions
            .iter()
            .map(|&id| context.article.mentions[id as usize].span);
        places.extend(spans.map(|span| context.sentence_at(span.start)));
    }
    let told = frames.iter().filter(|frame| {
        places
            .iter()
            .any(|&place| place.abs_diff(frame.sentence) <= 1)
            // `both asked not to be named`: those who were just spoken of
            || frame.is_plural && frame.sentence > first && frame.sentence - first <= GROUP
    });
    told.map(|frame| frame.given)
        .max()
        .unwrap_or(Given::Nothing)
}
