//! A few words in quotation marks that are nobody's.

use crate::attribution::words::WordIndex;
use crate::grammar::Classes;
use crate::parse::{LexemeKind, Place, Quotation, SentenceId};
use crate::rules::phrasing::{list, quote};
use crate::rules::{Context, Family, Finding, Genre, Rule, Severity};

use super::{is_full, is_named, is_title, words_inside};

pub(crate) static UNATTRIBUTED_FRAGMENT: Rule = Rule {
    name: "unattributed-fragment",
    family: Family::Quotations,
    severity: Severity::Warning,
    summary: "a few words in quotation marks that are nobody's",
    explanation: "Marks around one to five words say that somebody used them. Without a source \
        they read as the writer's sneer. This rule looks at such fragments in the body when \
        neither their sentence nor the one before names a source.\n\n\
        Titles, nicknames, terms introduced with `so-called`, `known as`, `dubbed` or `the word`, \
        and fragments in comment pieces are left alone. A false alarm is likely for a slogan or a \
        technical term that the house always puts in marks.",
    standards: &[
        "AP Stylebook, quotations: fragments",
        "BBC News style guide, quotation marks",
    ],
    triggers: &[
        "The [[“reform”]] will cost jobs.",
        "Ministers met on Friday. The [[“temporary measure”]] has lasted nine years.",
    ],
    ignores: &[
        "Bamako has acted after accusing France of a “clear breach” of its airspace.",
        "The so-called “reform” will cost jobs.",
        "The plan, known as “big bang”, will cost jobs.",
        "Robert “Bob” Miller scored twice.",
        "Nobody in the ministry used the word “genocide” that day.",
        "Mayor Anna Reyes called the plan a disgrace. The “reform” will cost jobs.",
        "Their song “Yesterday” was played.",
    ],
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    if context.evidence.genre != Genre::News {
        return;
    }
    let mut last: Option<(SentenceId, Vec<&Quotation>)> = None;
    for (id, quotation) in context.outer_quotations() {
        if quotation.place != Place::Body
            || !quotation.closed
            || context.credit(id).is_some()
            || !is_fragment(context, quotation)
        {
            continue;
        }
        let sentence = context.sentence_at(quotation.span.start);
        if !context.is_sentence(sentence) {
            continue;
        }
        let before = context.before_in_block(sentence);
        if context.is_attributed(sentence)
            || before.is_some_and(|before| context.is_attributed(before))
            || is_title(context, quotation)
            || is_named(context, quotation)
            || is_nickname(context, quotation)
            || is_introduced_as_term(context, quotation)
            || context.names_somebody_before(sentence, quotation.span.start)
        {
            continue;
        }
        match &mut last {
            Some((of, fragments)) if *of == sentence => fragments.push(quotation),
            _ => {
                report(context, last.take(), findings);
                last = Some((sentence, vec![quotation]));
            }
        }
    }
    report(context, last, findings);
}

/// One finding for all fragments of a sentence.
fn report(
    context: &Context<'_>,
    fragments: Option<(SentenceId, Vec<&Quotation>)>,
    findings: &mut Vec<Finding>,
) {
    let Some((_, fragments)) = fragments else {
        return;
    };
    let Some((first, others)) = fragments.split_first() else {
        return;
    };
    let quoted: Vec<String> = fragments
        .iter()
        .map(|q| quote(context.text(), q.span))
        .collect();
    let problem = if others.is_empty() {
        format!("Whose word is {}?", quoted[0])
    } else {
        format!("Whose words are {}?", list(&quoted))
    };
    let remedy = "Name the speaker or drop the quotation marks.";
    let mut finding = Finding::new(&UNATTRIBUTED_FRAGMENT, first.span, problem, remedy);
    for other in others {
        finding = finding.with_label(other.span, "also in marks");
    }
    findings.push(finding);
}

fn is_fragment(context: &Context<'_>, quotation: &Quotation) -> bool {
    let has_letters = words_inside(context, quotation).any(|word| word.kind == LexemeKind::Word);
    // `pic="…"` is markup that was left over.
    let before = context.text()[..quotation.span.start as usize].ends_with('=');
    has_letters && !before && !is_full(context, quotation)
}

/// A nickname stands inside a name: `Robert “Bob” Miller`.
fn is_nickname(context: &Context<'_>, quotation: &Quotation) -> bool {
    let range = context.article.words.within(quotation.span);
    let is_name = |at: Option<WordIndex>| {
        at.and_then(|at| context.article.words.get(at as usize))
            .is_some_and(|word| {
                word.is_capital() && word.is_word() && !word.is(Classes::DETERMINER)
            })
    };
    is_name(range.start.checked_sub(1)) && is_name(Some(range.end))
}

/// `a “liquidating trust”` introduces a term.
fn is_introduced_as_term(context: &Context<'_>, quotation: &Quotation) -> bool {
    let start = context.article.words.within(quotation.span).start;
    (1..=2)
        .filter_map(|back| start.checked_sub(back))
        .any(|at| {
            context.word(at).is(Classes::DETERMINER)
                && (context.reads(at, "a") || context.reads(at, "an"))
        })
}
