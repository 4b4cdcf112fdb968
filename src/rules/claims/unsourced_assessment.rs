//! Judgement, trend or prediction in the writer's own voice.

use crate::grammar::{Classes, PhraseClass};
use crate::parse::BlockKind;
use crate::rules::phrasing::quote;
use crate::rules::{Context, Family, Finding, Genre, Rule, Severity};

pub(crate) static UNSOURCED_ASSESSMENT: Rule = Rule {
    name: "unsourced-assessment",
    family: Family::Claims,
    severity: Severity::Off,
    summary: "judgement, trend or prediction in the writer's own voice",
    explanation: "“A major setback”, “would hamper”, “is growing”: somebody has judged that, and \
        in a news report it should not be the writer. This rule looks at words of judgement, trend \
        and prediction in sentences of the body that credit nobody.\n\n\
        It is off by default because much of it is fair background; switch it on for a last look \
        at a sensitive story. Comment and analysis are left alone. A false alarm is likely where \
        the next sentence shows the evidence.",
    standards: &["QUT News, Attribution", "AP News Values, Attribution"],
    triggers: &[
        "But the pressure [[is growing]].",
        "Such a result would be a [[major setback]] for the president.",
    ],
    ignores: &[
        "The pressure is growing, Anna Reyes said.",
        "“The pressure is growing,” said Anna Reyes, the mayor.",
        "Analysis\n\nThe pressure is growing.\n\nIt has been growing for months in the valley.",
    ],
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    if context.evidence.genre != Genre::News {
        return;
    }
    for (id, _) in context.body() {
        if context.block_kind(id) != BlockKind::Paragraph {
            continue;
        }
        let range = context.sentence_words(id);
        let phrase = context.phrase_in(range.clone(), PhraseClass::Assessment);
        let word = range
            .clone()
            .find(|&at| context.word(at).is(Classes::ASSESSMENT));
        let at = match (phrase, word) {
            (Some(phrase), Some(word)) if word < phrase.start => word..word + 1,
            (Some(phrase), _) => phrase,
            (None, Some(word)) => word..word + 1,
            (None, None) => continue,
        };
        let span = context.article.words.span(at);
        if context.is_on_record(id, span) {
            continue;
        }
        let problem = format!(
            "{}: your judgement or someone’s?",
            quote(context.text(), span)
        );
        let remedy = "Attribute it or show the evidence.";
        findings.push(Finding::new(&UNSOURCED_ASSESSMENT, span, problem, remedy));
    }
}
