//! A source without a name.

use crate::rules::phrasing::quote;
use crate::rules::{Context, Family, Finding, Rule, Severity};

use super::introduced::introduced;
use super::unnamed::Unnamed;

pub(crate) static ANONYMOUS_SOURCE: Rule = Rule {
    name: "anonymous-source",
    family: Family::Anonymity,
    severity: Severity::Advice,
    summary: "a source without a name",
    explanation: "Every code asks the same two questions before an anonymous source runs: is \
        there no other way to get this, and does an editor know who it is? This rule lists each \
        anonymous individual, and each unnamed plural of officials, once, where it is first \
        credited.\n\n\
        Sources as subject matter (`open source`, `news sources`) and spokespeople are left \
        alone, and a bare `a source` is `bare-source`'s. A false alarm is likely where a child or \
        a victim is unnamed by law; list such phrasings under `anonymous`.",
    standards: &[
        "AP News Values, Anonymous sources",
        "Reuters Handbook, anonymous sources",
        "SPJ Code of Ethics, Identify sources clearly",
        "Guardian Editorial Guidelines, anonymous sources",
    ],
    triggers: &[
        "[[Those close to the mayor]] say the bridge is safe.",
        "The bridge is safe, said [[someone who works with the mayor]].",
        "[[A French diplomatic source]] confirmed to AFP that there had been a strategy.",
        "“It will not last,” said [[a source close to the French presidency]].",
        "[[U.S. officials]] said on Friday that the talks had failed.",
        "The plan was first shown to [[a harbour board aide]] on Monday. It was “a mess”, the aide said.",
        "[[Former port officials]] said the crane was old. It fell on Monday, the officials said.",
        "[[A person who worked at the lab]] described the reports as “a Friday job”.",
        "Harrow is weighing an offer from Acme Foods, [[a person familiar with the matter]] said on Monday.",
        "“It would be a marriage of two hangovers,” said [[a banker who has advised the firm in the past]].",
        "[[A nurse who works on the ward]] said the night staff have been told to go.",
        "[[A western envoy]] said the two sides were close.",
        "[[One senior manager at the trust]] said the ward would close.",
        "“He couldn’t steer a bath,” said [[one councillor]].",
        "“She will eat that board alive,” says [[a minister who backs the mayor]].",
        "[[A former deckhand, who sat in the gallery,]] said the captain was a fool.",
        "“She is a poor listener,” said [[a former curator]].",
        "[[Three current employees]] said the lab would close.",
        "The debate was rude, according to [[two people who were in the room]].",
        "[[One scientist familiar with the project]] called the choice of sites “convenient”.",
        "[[A nurse on the ward]], who asked not to be named because she is not permitted to talk to the press, says the night staff have been told to go.",
        "[[A nurse on the ward]], who would not be named because the talks are still going on, says the night staff have been told to go.",
        "The crane had been shut since Easter, [[a harbour board official]] said.",
        "The crane was shut under Mayor Ada Roe, [[one of her former aides]] said.",
        "“He should have gone in May,” said [[a Harbour backbencher]].",
        "The captain had been ill, [[police sources]] said.",
        "[[A diplomat and a senior army officer]] said the convoy had turned back.",
        "[[A former aide to the mayor]] was blunter: “She is lazy and vain.”",
        "The plan had been dropped, [[a close ally of the premier]] said.",
        "The plan had been dropped, [[a serving police officer]] said.",
        "[[Current and former employees]] said the plan had been dropped.",
        "[[One of the negotiators]] said the plan had been dropped.",
        "The island will be let, [[a friend of the duchess]] said.",
        "[[People in the room]] said the plan had been dropped.",
        "[[One cabinet minister]] said the plan had been dropped.",
        "[[A customs officer]] said the ferry had been searched.",
        "[[A teacher at the school]] said the head had gone.",
        "The crane was cut at night, [[a detective]] said.",
        "[[A second person, a lawmaker who sits on the panel,]] said the plan had been dropped.",
        "[[Two villagers,]] who asked not to be named, accused the council of taking payments from the mine.",
    ],
    ignores: &[
        "The debate was rude, according to two people",
        "One councillor took a moment to reassure the crew.\n\n“It was a good start,” Cllr Ada Roe told them.",
        "The software is open source and its source code is public.",
        "Christine Lambrecht, the minister, said the talks had failed.",
        "Analysts say the talks had failed.",
        "Since March, officials have told residents not to drink the water. The river is low.",
        "The aides, led by campaign manager Teresa Vaz, said the race was lost.",
        "A top adviser to the mayor explained why on Friday. Teresa Vaz, who leads the council of the old town, said the bridge would cost too much.",
        "The Evening Post reported, quoting a senior official, that the talks had failed.",
        "Port officials were seen to be urging the crew to leave. The crew stayed.",
        "Ada Roe, a former aide, said the crane had been shut since Easter.",
        "The woman, who cannot be named for legal reasons, said the crane had been shut since Easter.",
        "The captain had been ill, police officials said.",
        "A Harbour spokesman said the crane was shut.",
        "The captain and his aides said the crane was shut.",
        "Weber, 58, a former railway engineer, has told the house that the plan had been dropped.",
        "Allies of the kingdom said the plan had been dropped.",
        "Many of the players said the plan had been dropped.",
        "A detective told the court that the crane was cut at night.",
        "A teacher at the school, Ada Roe, said the head had gone.",
        "A judge at the court said the crane was cut at night.",
        "“It was loud,” said a driver on the coast road.",
        "The crane was cut at night, according to a diary kept by a guard at the yard.",
    ],
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    for source in introduced(context) {
        if source.how == Unnamed::Bare {
            continue;
        }
        let who = quote(context.text(), source.span);
        findings.push(
            Finding::new(
                &ANONYMOUS_SOURCE,
                source.span,
                format!("Anonymous source: {who}."),
                if source.is_group {
                    "Check that they are needed and that an editor knows who they are."
                } else {
                    "Check that it is needed and that an editor knows who it is."
                },
            )
            .about(source.attribution)
            .again_at(&source.again),
        );
    }
}
