//! Two figures for one thing.

use rustc_hash::FxHashMap;

use crate::grammar::Classes;
use crate::parse::SentenceId;
use crate::rules::figure::{Figure, figures};
use crate::rules::{Context, Family, Finding, Genre, Rule, Severity};

pub(crate) static INCONSISTENT_FIGURE: Rule = Rule {
    name: "inconsistent-figure",
    family: Family::Consistency,
    severity: Severity::Warning,
    summary: "two figures for the same thing",
    explanation: "A story that has 4,000 troops in one paragraph and 5,000 in another is wrong in \
        one of them. This rule compares figures whose words are the same: what is counted, what \
        stands before it and where (`French troops in Mali`).\n\n\
        Figures with a year, a date or a comparison in the sentence, figures of two sources and \
        bounds (`more than 4,000`) are left alone. A false alarm is likely where one is a part of \
        the other.",
    standards: &[
        "IPSO Editors’ Code, clause 1",
        "BBC Editorial Guidelines, Accuracy",
    ],
    triggers: &[
        "There are 4,000 French troops in Mali. The mission is old.\n\nFrance keeps [[5,000 French troops]] in Mali.",
    ],
    ignores: &[
        "There are 4,000 French troops in the Sahel. Germany keeps 1,500 German troops in Mali.",
        "There were 4,000 French troops in Mali in 2019. Now there are 5,000 French troops in Mali.",
    ],
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    if matches!(context.evidence.genre, Genre::Live | Genre::Interview) {
        return;
    }
    let mut known: FxHashMap<String, (String, SentenceId, Figure)> = FxHashMap::default();
    for (id, _) in context.body() {
        if is_dated(context, id) {
            continue;
        }
        for figure in figures(context, id) {
            let Some(key) = key(context, &figure) else {
                continue;
            };
            let value = value(context, &figure);
            match known.get(&key) {
                None => {
                    known.insert(key, (value, id, figure));
                }
                Some((before, sentence, earlier)) if *before != value && *sentence != id => {
                    findings.push(
                        Finding::new(
                            &INCONSISTENT_FIGURE,
                            figure.span,
                            format!("{before} or {value} {key}?"),
                            "Use one figure, or say why there are two.",
                        )
                        .with_label(earlier.span, "the other figure"),
                    );
                }
                Some(_) => {}
            }
        }
    }
}

/// A time or a comparison in the sentence may explain the difference.
fn is_dated(context: &Context<'_>, sentence: SentenceId) -> bool {
    let range = context.sentence_words(sentence);
    context
        .words(range.clone())
        .iter()
        .any(|word| word.is(Classes::TIME | Classes::CALENDAR))
        || range.into_iter().any(|at| {
            let written = context.written(at);
            written.len() == 4
                && (written.starts_with("19") || written.starts_with("20"))
                && written.bytes().all(|b| b.is_ascii_digit())
        })
}

/// The words after the number, and where: `french troops in mali`. Nothing for a bare noun, of
/// which a story may count many, and for figures that are bounds.
fn key(context: &Context<'_>, figure: &Figure) -> Option<String> {
    let unit = figure.unit?;
    let range = context.article.words.within(figure.span);
    let is_bound = range.start < figure.number.start
        && context
            .words(range.start..figure.number.start)
            .iter()
            .any(|word| {
                word.is_word()
                    && !matches!(context.grammar.word(word.id), "about" | "around" | "some")
            });
    if is_bound {
        return None;
    }
    let sentence = context.sentence_words(context.word(unit).sentence);
    let mut key = context.text()
        [context.word(figure.number.end).span.start as usize..context.word(unit).span.end as usize]
        .to_owned();
    let place = unit + 1;
    let has_place = place + 1 < sentence.end
        && context.word(place).is(Classes::PREPOSITION)
        && !context.reads(place, "of");
    if has_place {
        let noun = (place + 1..(place + 4).min(sentence.end)).find(|&at| {
            !context
                .word(at)
                .is(Classes::DETERMINER | Classes::ADJECTIVE)
        })?;
        let span = context.article.words.span(place..noun + 1);
        key.push(' ');
        key.push_str(span.of(context.text()));
    }
    (has_place && unit > figure.number.end).then_some(key)
}

/// The number as written, without the separators that may differ.
fn value(context: &Context<'_>, figure: &Figure) -> String {
    context
        .article
        .words
        .span(figure.number.clone())
        .of(context.text())
        .to_owned()
}
