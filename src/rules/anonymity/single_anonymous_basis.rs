//! A story that rests on one unnamed person.

use crate::attribution::{AttributionId, EntityId, Source};
use crate::rules::phrasing::quote;
use crate::rules::{Context, Family, Finding, Genre, Rule, Severity};

use super::unnamed::unnamed;

pub(crate) static SINGLE_ANONYMOUS_BASIS: Rule = Rule {
    name: "single-anonymous-basis",
    family: Family::Anonymity,
    severity: Severity::Error,
    summary: "everything in the story comes from one unnamed source",
    explanation: "Nearly every code wants a second source, or a senior editor's sign-off, before \
        a story runs on one anonymous voice. This rule looks at all statements credited in the \
        body: there are at least two, and all come from the same anonymous source. A denial or a \
        refusal to comment is no second source.\n\n\
        A false alarm is likely where documents back the source up and the copy does not say so; \
        say so.",
    standards: &[
        "Reuters Handbook, anonymous sources",
        "NYT policy on anonymous sources (2016)",
        "BBC Editorial Guidelines, Accuracy",
    ],
    triggers: &[
        "The island will be let, [[a courtier]] said.\n\nA tenant has been found, the courtier said.",
        "[[A source close to the presidency]] said the talks would end on Friday.\n\nNo date had been set for a new round, the source said.",
        "[[A source close to the airline]] said the routes would be sold. The county’s commissioners declined to say whether they knew.\n\nThe planes would go, too, the source said.",
        "The captain has been ill since Friday, [[a palace source]] said. The source said he was sitting up.",
    ],
    ignores: &[
        "The talks will end on Friday, a source close to the presidency said.\n\nChristine Lambrecht, the minister, said no date had been set.",
        "The talks will end on Friday, a source close to the presidency said.",
    ],
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    if !matches!(context.evidence.genre, Genre::News | Genre::Analysis) {
        return;
    }
    let mut only: Option<(EntityId, AttributionId, &Source)> = None;
    let mut claims = 0;
    for (id, attribution, source) in context.sourced() {
        // `The difference is, the person said`: a thing is no second source.
        if !context.reports(attribution)
            || !context.is_asserted(attribution)
            || context.is_speechless(source)
        {
            continue;
        }
        let entity = context.mention(source).and_then(|mention| mention.entity);
        // Somebody who cannot be told apart, or has a name, may be a second source.
        let Some(entity) = entity.filter(|_| unnamed(context, source).is_some() || only.is_some())
        else {
            return;
        };
        match only {
            Some((first, ..)) if first != entity => return,
            Some(_) => {}
            None => only = Some((entity, id, source)),
        }
        claims += 1;
    }
    let Some((_, id, source)) = only.filter(|_| claims >= 2) else {
        return;
    };
    let span = context.described(context.attribution(id), source);
    let who = quote(context.text(), span);
    findings.push(
        Finding::new(
            &SINGLE_ANONYMOUS_BASIS,
            span,
            format!("Every sourced claim rests on one unnamed source ({who})."),
            "Find a second source or get sign-off.",
        )
        .about(id),
    );
}
