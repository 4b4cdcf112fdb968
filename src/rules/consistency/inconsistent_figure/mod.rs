//! Two figures for one thing.

mod compare;
mod measure;

use crate::parse::{Place, SentenceId};
use crate::rules::{Context, Family, Finding, Genre, Rule, Severity};

use compare::{Setting, disagree};
use measure::{Measure, measure};

/// How many figures of a story are compared with those that come after.
const MOST: usize = 64;

pub(crate) static INCONSISTENT_FIGURE: Rule = Rule {
    name: "inconsistent-figure",
    family: Family::Consistency,
    severity: Severity::Warning,
    summary: "two figures for the same thing",
    explanation: "A story that has 4,000 troops in one paragraph and 5,000 in another is wrong in \
        one of them. This rule compares counts, sums and shares by what they measure (the noun that is \
        counted, the words of the clause), where and when: the same words in the same place (`French \
        troops in Mali`), the same digits in another order, or a figure near to that of the headline \
        and the first paragraph (`£3.2m repairs`, `the repairs would cost £3.4 million`).\n\n\
        Left alone are roundings (`1,487` and `1,500`), bounds (`more than 4,000`), figures of another \
        time or place, what is marked as a part, a plan, a comparison or an addition, and the shares of \
        polls and votes. A false alarm is likely where one is a part of the other.",
    standards: &[
        "IPSO Editors’ Code, clause 1",
        "BBC Editorial Guidelines, Accuracy",
    ],
    triggers: &[
        "There are 4,000 French troops in Mali. The mission is old.\n\nFrance keeps [[5,000 French troops]] in Mali.",
        "Net debt stood at £640m at the end of June. The harbour is old.\n\nThe board said net debt of [[£460m]] left room for a crane.",
        "The council has agreed to build 84 homes at the quay.\n\nThe mayor said the [[86 homes]] would be of stone.",
        "Town to sell library for £2.4m\n\nThe council will sell its library for [[£2.6m]], the mayor said. It is old.",
        "Some 2.3 million households rent from the guild.\n\nThe report put the number of households renting at [[2.1 million]].",
        "Rents in Corran rose by 7.4 per cent in the year to July.\n\nThe [[7.1 per cent]] rise in rents in the year to July is the largest for ten years.",
        "The guild has until October to repay £310m of debt.\n\nThe banks were kind. Rules for the [[£301m]] of debt that falls due in October were waived.",
    ],
    ignores: &[
        "There are 4,000 French troops in the Sahel. Germany keeps 1,500 German troops in Mali.",
        "There were 4,000 French troops in Mali in 2019. Now there are 5,000 French troops in Mali.",
        "The council has agreed to build 84 homes at the quay.\n\nThe first plan was to have 86 homes.",
        "The council has agreed to build 1,487 homes at the quay.\n\nThe mayor said the 1,500 homes would be of stone.",
        "Rents in Corran rose by 7.4 per cent in the year to July.\n\nIn Port Lydia the rise in rents in the year to July was 7.1 per cent.",
        "The poll found that 44 percent of voters wanted the crane.\n\nIn a poll of May 43 percent of voters wanted the crane.",
    ],
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    if matches!(context.evidence.genre, Genre::Live | Genre::Interview) {
        return;
    }
    let mut known: Vec<Measure> = Vec::new();
    let sentences = context.article.document.sentences.iter().enumerate();
    let sentences = sentences
        .filter(|(_, sentence)| {
            // A line under a picture has its own figures.
            sentence.place == Place::Body
                || sentence.place == Place::Credit
                || sentence.place.is_display()
        })
        .filter_map(|(at, _)| SentenceId::try_from(at).ok())
        .filter(|&id| context.is_sentence(id));
    for id in sentences {
        for at in context.sentence_words(id) {
            let Some(figure) = measure(context, id, at) else {
                continue;
            };
            let other = known
                .iter()
                .find(|other| disagree(context, || Setting::new(context), other, &figure));
            if let Some(other) = other {
                let text = context.text();
                let [one, two] = [other, &figure]
                    .map(|figure| context.article.words.span(figure.words.clone()).of(text));
                let of = figure.span(context).of(text);
                let of = of.strip_prefix(two).unwrap_or_default();
                findings.push(
                    Finding::new(
                        &INCONSISTENT_FIGURE,
                        figure.span(context),
                        format!("{one} or {two}{of}?"),
                        "Use one figure, or say why there are two.",
                    )
                    .with_label(other.span(context), "the other figure"),
                );
            }
            // Enough to compare with, and keeps a long list from being compared with itself.
            if known.len() < MOST {
                known.push(figure);
            }
        }
    }
}
