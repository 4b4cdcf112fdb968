//! `told AFP`, and no AFP in the credit line.

use crate::attribution::words::Word;
use crate::grammar::{Classes, PhraseClass};
use crate::rules::claims::{addressee, is_own};
use crate::rules::{Context, Family, Finding, Rule, Severity};
use crate::text::Span;

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
        "CORRAN (AP) — The bridge was closed on Monday, the mayor said.\n\n“It was over in a second,” Anna Okoro told The Associated Press.",
        "AP: Bridge closed over a crack\n\n“It was over in a second,” Anna Okoro told the AP.\n\nThe bridge was closed.",
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
        if is_paper || seen.contains(&short) {
            continue;
        }
        // Each is looked for once.
        seen.push(short.clone());
        if is_own(context, agency)
            || is_in_credits(context, &short)
            || is_named_besides(context, agency, &short)
        {
            continue;
        }
        let problem =
            format!("These words were told to “{name}”, which no byline or credit names.");
        findings.push(
            Finding::new(
                &UNCREDITED_AGENCY,
                agency,
                problem,
                "Add it if its copy was used.",
            )
            .about(id),
        );
    }
}

/// `(AP)` in the dateline credits the Associated Press.
fn is_in_credits(context: &Context<'_>, short: &str) -> bool {
    let short = short.to_lowercase();
    let credits = &context.evidence.credits;
    credits
        .split(|c: char| !c.is_alphanumeric())
        .any(|word| word == short)
}

/// The story speaks of the agency elsewhere (`AP: campaign chief resigns`, `in the AP interview`): it is
/// about what the agency has got, and says so.
fn is_named_besides(context: &Context<'_>, agency: Span, short: &str) -> bool {
    let words = &context.article.words;
    let own = words.within(agency);
    words.iter().zip(0..).any(|(word, at): (&Word, u32)| {
        word.is_capital()
            && !own.contains(&at)
            && word.is(Classes::AGENCY)
            && word.span.of(context.text()).eq_ignore_ascii_case(short)
            && context
                .phrase_in(at.saturating_sub(3)..at, PhraseClass::Agency)
                .is_none()
    })
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
