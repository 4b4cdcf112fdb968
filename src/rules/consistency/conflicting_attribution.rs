//! The same quotation in two mouths.

use rustc_hash::FxHashMap;

use crate::attribution::{AttributionId, EntityId};
use crate::parse::{Place, Quotation};
use crate::rules::phrasing::quote;
use crate::rules::{Context, Family, Finding, Rule, Severity};
use crate::text::fold;

pub(crate) static CONFLICTING_ATTRIBUTION: Rule = Rule {
    name: "conflicting-attribution",
    family: Family::Consistency,
    severity: Severity::Error,
    summary: "the same quotation credited to two sources",
    explanation: "When the same words are given to two people, one of the credits is wrong. This \
        rule compares the quotations of the body with one another: four words or more, the same \
        but for case and punctuation, from two different sources.\n\n\
        Shorter fragments, display text and words that a speaker quotes from another are left \
        alone. A false alarm is likely for a chant or an oath.",
    standards: &[
        "NYT Guidelines on Integrity, quotations",
        "University of Kansas editing desk, quotations",
    ],
    triggers: &[
        "“We will never leave the valley,” said Karl Weber, the mayor.\n\nThe road is closed.\n\n[[“We will never leave the valley,”]] said Anna Klein, the minister.",
    ],
    ignores: &[
        "“We will never leave the valley,” said Karl Weber, the mayor.\n\n“We will never leave the valley,” Weber repeated.",
        "“Never again,” said Karl Weber, the mayor.\n\n“Never again,” said Anna Klein, the minister.",
    ],
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    const FEWEST_WORDS: usize = 4;
    let mut known: FxHashMap<String, (EntityId, AttributionId, &Quotation)> = FxHashMap::default();
    for (id, quotation) in context.outer_quotations() {
        if quotation.place != Place::Body || !quotation.closed {
            continue;
        }
        let Some(credit) = context.credit(id) else {
            continue;
        };
        let Some(source) = &context.attribution(credit).source else {
            continue;
        };
        let Some(entity) = context.mention(source).and_then(|mention| mention.entity) else {
            continue;
        };
        let folded = fold(quotation.inner.of(context.text()));
        if folded.split(' ').count() < FEWEST_WORDS {
            continue;
        }
        match known.get(&folded) {
            None => {
                known.insert(folded, (entity, credit, quotation));
            }
            Some(&(first, ..)) if first == entity => {}
            Some(&(_, earlier, before)) => {
                let Some(other) = &context.attribution(earlier).source else {
                    continue;
                };
                let words = quote(context.text(), quotation.span);
                let (one, two) = (context.name(other), context.name(source));
                let finding = Finding::new(
                    &CONFLICTING_ATTRIBUTION,
                    quotation.span,
                    format!("{words} is credited to {one} and to {two}."),
                    "Check who said it.",
                );
                findings.push(
                    finding
                        .about(credit)
                        .with_label(before.span, format!("here {one}")),
                );
            }
        }
    }
}
