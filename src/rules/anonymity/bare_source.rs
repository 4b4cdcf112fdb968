//! `a source said`.

use crate::rules::phrasing::quote;
use crate::rules::{Context, Family, Finding, Rule, Severity};

use super::introduced::introduced;
use super::unnamed::Unnamed;

pub(crate) static BARE_SOURCE: Rule = Rule {
    name: "bare-source",
    family: Family::Anonymity,
    severity: Severity::Error,
    summary: "`a source` or `sources`, and not a word about them",
    explanation: "“A source said” asks readers to believe without telling them why they should. \
        This rule looks at credited sources that are `a source`, `sources` or `a person` and \
        nothing else.\n\n\
        A source that was described before (`the source added`) or is described right after is \
        left alone. A false alarm is not likely; where nothing more can be said, agree on a \
        phrasing with the source.",
    standards: &[
        "AP News Values, Anonymous sources",
        "NPR Ethics Handbook, Identify sources as best you can",
        "Guardian Editorial Guidelines, anonymous sources",
    ],
    triggers: &[
        "[[Sources]] are telling us that the bridge will close.",
        "[[A source]] said the talks had failed.",
        "The talks have failed, [[sources]] said on Friday.",
        "[[A person]] said the crane had been shut for weeks.",
        "The captain has been told of it, [[multiple sources]] have confirmed.",
        "The crane will be shut until October, [[a source]] said.",
    ],
    ignores: &[
        "A source close to the presidency said the talks had failed. The source added that no date was set.",
        "A French diplomatic source said the talks had failed.",
        "He spoke of a story in which Democratic sources said the talks had failed.",
        "Sources in the ministry said the talks had failed.",
        "A person in the queue said the crane had been shut for weeks.",
    ],
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for source in introduced(context) {
        if source.how != Unnamed::Bare {
            continue;
        }
        let who = quote(context.text(), source.span);
        let remedy = if who.to_lowercase().contains("sources") {
            "Say what the sources are, how they know and why they are not named."
        } else {
            "Say what the source is, how it knows and why it is not named."
        };
        findings.push(
            Finding::new(
                &BARE_SOURCE,
                source.span,
                format!("{who} tells readers nothing."),
                remedy,
            )
            .about(source.attribution)
            .again_at(&source.again),
        );
    }
}
