//! A headline that rests on an anonymous quotation.

use crate::attribution::AttributionId;
use crate::parse::Place;
use crate::rules::phrasing::quote;
use crate::rules::quotations::body_match;
use crate::rules::{Context, Family, Finding, Rule, Severity};

use super::unnamed::unnamed;

pub(crate) static ANONYMOUS_IN_DISPLAY: Rule = Rule {
    name: "anonymous-in-display",
    family: Family::Anonymity,
    severity: Severity::Advice,
    summary: "a headline or crosshead quotes an anonymous source",
    explanation: "A headline gives an anonymous source the loudest voice in the story and leaves \
        its description behind. This rule follows each quotation in display text to the body; if \
        all who say the words there are anonymous, it says so. In the headline it is a warning.\n\n\
        A false alarm is likely where the words are the news and the headline says they are \
        unnamed.",
    standards: &[
        "D. Howell, Washington Post ombudsman, on anonymous sources",
        "Guardian Editorial Guidelines, anonymous sources",
    ],
    triggers: &[
        "Help is [[“against their will”]]\n\n“You can not help people against their will,” said a source close to the French presidency.\n\nThe source left early.",
    ],
    ignores: &[
        "Help is “against their will”\n\n“You can not help people against their will,” said Christine Lambrecht, the minister.\n\nShe left early.",
    ],
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for (quotation, found) in body_match(context) {
        let credits: Vec<AttributionId> =
            found.iter().filter_map(|&id| context.credit(id)).collect();
        let anonymous = |id: &AttributionId| {
            let source = context.attribution(*id).source;
            source.is_some_and(|source| unnamed(context, &source).is_some())
        };
        let Some(&first) = credits.first().filter(|_| credits.iter().all(anonymous)) else {
            continue;
        };
        let Some(source) = context.attribution(first).source else {
            continue;
        };
        let (place, severity) = match quotation.place {
            Place::Headline => ("Headline", Severity::Warning),
            Place::Standfirst => ("Standfirst", ANONYMOUS_IN_DISPLAY.severity),
            Place::PullQuote => ("Pull quote", ANONYMOUS_IN_DISPLAY.severity),
            _ => ("Crosshead", ANONYMOUS_IN_DISPLAY.severity),
        };
        let who = quote(
            context.text(),
            context.described(context.attribution(first), &source),
        );
        let mut finding = Finding::new(
            &ANONYMOUS_IN_DISPLAY,
            quotation.span,
            format!("{place} rests on an anonymous quote ({who})."),
            "Prefer a named source’s words.",
        );
        finding.severity = severity;
        findings.push(finding.about(first));
    }
}
