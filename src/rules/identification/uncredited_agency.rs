//! `told AFP`, and no AFP in the credit line.

use crate::grammar::{Classes, PhraseClass};
use crate::rules::claims::{addressee, is_own};
use crate::rules::{Context, Family, Finding, Rule, Severity};

pub(crate) static UNCREDITED_AGENCY: Rule = Rule {
    name: "uncredited-agency",
    family: Family::Identification,
    severity: Severity::Advice,
    summary: "somebody told an agency, and the agency is not credited",
    explanation: "“Told AFP” makes the agency the interviewer; then its name belongs in the \
        byline or credit line. This rule looks at people who tell an agency something in the \
        body, and for the agency in byline, dateline and credit.\n\n\
        A false alarm is likely where the credit is printed by the page and not in the copy; list \
        the agency under `outlets`.",
    standards: &["AP crediting and attribution guidelines (2010)"],
    triggers: &["“It was over in a second,” Anna Okoro told [[AFP]].\n\nThe bridge was closed."],
    ignores: &[
        "“It was over in a second,” Anna Okoro told AFP.\n\n( Jowharwith AFP)",
        "“It was over in a second,” Anna Okoro told reporters.",
    ],
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut seen: Vec<String> = Vec::new();
    for (id, attribution, _) in context.sourced() {
        let Some(agency) = addressee(context, attribution, Classes::AGENCY, PhraseClass::Agency)
        else {
            continue;
        };
        let name = agency.of(context.text()).to_owned();
        // `Bloomberg` is a paper's name as often as an agency's.
        let is_paper = context
            .words(context.article.words.within(agency))
            .iter()
            .any(|word| word.is(Classes::OUTLET) || context.grammar.word(word.id) == "bloomberg");
        let short = initials(&name);
        if is_own(context, agency) || is_paper || seen.contains(&short) {
            continue;
        }
        let problem = format!("“{name}” got this interview, but is not credited.");
        findings.push(
            Finding::new(
                &UNCREDITED_AGENCY,
                agency,
                problem,
                "Add it to the byline or credit.",
            )
            .about(id),
        );
        seen.push(short);
    }
}

/// `AP` for `the Associated Press`, so that each is told once.
fn initials(name: &str) -> String {
    let name = name
        .strip_prefix("the ")
        .or(name.strip_prefix("The "))
        .unwrap_or(name);
    if name.contains(' ') {
        name.split(' ')
            .filter_map(|word| word.chars().next())
            .collect()
    } else {
        name.to_owned()
    }
}
