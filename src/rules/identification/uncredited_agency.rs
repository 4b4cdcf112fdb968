//! `told AFP`, and no AFP in the credit line.

use crate::attribution::Attribution;
use crate::attribution::words::{Word, WordIndex};
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
    triggers: &[
        "“It was over in a second,” Anna Okoro told [[AFP]].\n\nThe bridge was closed.",
        "“It was over in a second,” Anna Okoro told the [[dpa]] news agency.\n\nThe bridge was closed.",
        "Anna Okoro told an [[AFP]] photographer that it was over in a second.\n\nThe bridge was closed.",
    ],
    ignores: &[
        "“It was over in a second,” Anna Okoro told AFP.\n\n( Jowharwith AFP)",
        "“It was over in a second,” Anna Okoro told reporters.",
        "“It was over in a second,” Anna Okoro told dpa.\n\nThe bridge was closed.\n\ndpa/The Harbour Ledger",
        "“It was over in a second,” Anna Okoro told her pa.",
        "CORRAN (AP) — The bridge was closed on Monday, the mayor said.\n\n“It was over in a second,” Anna Okoro told The Associated Press.",
        "AP: Bridge closed over a crack\n\n“It was over in a second,” Anna Okoro told the AP.\n\nThe bridge was closed.",
    ],
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut seen: Vec<String> = Vec::new();
    for (id, attribution, _) in context.sourced() {
        let agency = addressee(context, attribution, Classes::AGENCY, PhraseClass::Agency)
            .or_else(|| described(context, attribution));
        let Some(agency) = agency else {
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
            || is_in_last_line(context, &short)
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

/// `told the dpa news agency`, `told German news agency DPA`, `told an AFP reporter`, `told dpa`: an agency with
/// words around it, or one that writes itself small.
fn described(context: &Context<'_>, attribution: &Attribution) -> Option<Span> {
    /// Words before the name: `the official Chinese news agency`.
    const FURTHEST: WordIndex = 6;
    let (said, _, verb) = context.cue_verb(attribution)?;
    if said.lemma.as_ref() != "tell" {
        return None;
    }
    let sentence = context.sentence_words(context.word(verb).sentence);
    let describes = |at: WordIndex| {
        let word = context.word(at);
        word.is(Classes::DETERMINER | Classes::ADJECTIVE | Classes::DEMONYM)
            || context.reads_any(at, &["news", "agency", "state", "wire", "service"])
    };
    let mut near = verb + 1..sentence.end.min(verb + 1 + FURTHEST);
    let at = near.find(|&at| !describes(at))?;
    let is_small = || context.reads(at, "dpa");
    let is_agency = context.word(at).is(Classes::AGENCY)
        && (context.word(at).is_capital() || is_small())
        && context.word(at).quotation.is_none();
    let name = context
        .phrase_in(at..at + 1, PhraseClass::Agency)
        .filter(|_| context.word(at).is_capital())
        .or_else(|| is_agency.then_some(at..at + 1))?;
    Some(context.article.words.span(name))
}

/// `(AP)` in the dateline credits the Associated Press.
fn is_in_credits(context: &Context<'_>, short: &str) -> bool {
    let short = short.to_lowercase();
    let credits = &context.evidence.credits;
    credits
        .split(|c: char| !c.is_alphanumeric())
        .any(|word| word == short)
}

/// `dpa/The Harbour Ledger` below the copy.
fn is_in_last_line(context: &Context<'_>, short: &str) -> bool {
    const LONGEST: usize = 8;
    let blocks = &context.article.document.blocks;
    blocks.last().is_some_and(|block| {
        let line = block.span.of(context.text());
        let words = || {
            line.split(|c: char| !c.is_alphanumeric())
                .filter(|word| !word.is_empty())
        };
        words().take(LONGEST + 1).count() <= LONGEST
            && !line.trim_end().ends_with(['.', '!', '?'])
            && words().any(|word| word.eq_ignore_ascii_case(short))
    })
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
