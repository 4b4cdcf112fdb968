//! What patterns and a tagger find, joined.

use super::*;
use crate::attribution::draft;
use crate::attribution::words::Words;
use crate::grammar::Grammar;
use crate::parse::parse;

/// What the patterns find in the text joined with what a tagger might: a source, a cue and
/// pieces of content each.
fn joined(text: &str, tagged: &[(&str, &str, &[&str])]) -> Vec<String> {
    let grammar = Grammar::builtin();
    let document = parse(text.to_owned(), grammar);
    let words = Words::new(&document, grammar);
    let phrases = Phrases {
        words: &words,
        text: &document.text,
        grammar,
    };
    let place = |part: &str| {
        let start = text.find(part).expect("a part of the text");
        let [start, end] = [start, start + part.len()].map(|at| at.try_into().unwrap_or(0));
        Span { start, end }
    };
    let model = tagged.iter().map(|(source, cue, content)| Draft {
        content: content.iter().map(|part| place(part)).collect(),
        cue: Some(place(cue)),
        source: (!source.is_empty()).then(|| words.within(place(source))),
        sentence: words[words.within(place(cue)).start as usize].sentence,
        by: "model".into(),
        confidence: 0.5,
        form: Form::Other,
    });
    let patterns = draft::all_by_patterns(&document, &words, grammar);
    let mut found: Vec<String> = combine(&phrases, &document, patterns, model.collect())
        .into_iter()
        .map(|draft| {
            let of = |span: Span| span.of(text);
            let source = draft.source.map_or("", |source| of(words.span(source)));
            let content: Vec<&str> = draft.content.iter().map(|&span| of(span)).collect();
            format!(
                "{source} | {} | {}",
                draft.cue.map_or("", of),
                content.join(" … ")
            )
        })
        .collect();
    found.sort_unstable();
    found
}

#[test]
fn a_quotation_in_what_another_says_keeps_its_speaker() {
    let found = joined(
        "“We will stay the winter,” he told aides, according to a diplomat.",
        &[(
            "a diplomat",
            "according to",
            &["“We will stay the winter,” he told aides"],
        )],
    );
    assert_eq!(
        found,
        [
            "a diplomat | according to | “We will stay the winter,” he told aides",
            "he | told | “We will stay the winter,”",
        ]
    );
}

#[test]
fn a_quotation_goes_on_past_the_words_between() {
    let found = joined(
        "“We have tried it,” Weber said, citing the cost of the roof. “It is too high for us.”",
        &[
            ("Weber", "said", &["“We have tried it,”"]),
            (
                "Weber",
                "citing",
                &["the cost of the roof", "“It is too high for us.”"],
            ),
        ],
    );
    assert_eq!(
        found,
        [
            "Weber | citing | the cost of the roof",
            "Weber | said | “We have tried it,” … “It is too high for us.”",
        ]
    );
}

#[test]
fn the_occasion_is_not_said() {
    let found = joined(
        "“We have tried it,” Weber said of the long talks in the town hall.",
        &[(
            "Weber",
            "said of",
            &["“We have tried it,”", "the long talks in the town hall"],
        )],
    );
    assert_eq!(found, ["Weber | said of | “We have tried it,”"]);
}

#[test]
fn another_may_speak() {
    let found = joined(
        "One voter wept. Another tweeted that the town was lost.",
        &[("Another", "tweeted", &["that the town was lost"])],
    );
    assert_eq!(found, ["Another | tweeted | that the town was lost"]);
}

#[test]
fn who_only_seems_to_is_no_source() {
    let text = "Weber seemed to agree. Holm appeared to agree that it was late.";
    let found = joined(
        text,
        &[
            ("Weber", "seemed to", &["agree"]),
            ("Holm", "appeared to agree", &["that it was late"]),
        ],
    );
    assert_eq!(
        found,
        [
            " | seemed to | agree",
            "Holm | appeared to agree | that it was late",
        ]
    );
}

#[test]
fn whom_others_understand_to_is_no_source() {
    let found = joined(
        "Weber is understood to be considering new rules.",
        &[("Weber", "is understood", &["to be considering new rules"])],
    );
    assert!(found[0].starts_with(" | "), "{found:?}");
}

#[test]
fn a_clause_keeps_its_second_verb() {
    let found = joined(
        "Weber said the firm accepted the findings and had cut its fees.",
        &[("Weber", "said", &["the firm accepted the findings"])],
    );
    assert_eq!(
        found[0],
        "Weber | said | the firm accepted the findings and had cut its fees"
    );
}

#[test]
fn a_quotation_takes_the_source_of_its_tag_whatever_follows() {
    let found = joined(
        "“It is old,” said Paul Holm at the time, adding: “We have been here for many years.”",
        &[("", "said", &["“It is old,”"])],
    );
    assert_eq!(found[0], "Paul Holm | said | “It is old,”");
}

#[test]
fn according_to_is_about_its_own_sentence() {
    let found = joined(
        "“It is old,” the judge said, according to the report. “It will be mended in May.”",
        &[
            ("the judge", "said", &["“It is old,”"]),
            (
                "the report",
                "according to",
                &["“It will be mended in May.”"],
            ),
        ],
    );
    assert_eq!(
        found,
        [
            "the judge | said | “It is old,” … “It will be mended in May.”",
            "the report | according to | “It is old,” the judge said",
        ]
    );
}
