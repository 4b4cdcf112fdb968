//! The examples that the patterns of the grammar carry are run as they stand.

use onrecord::attribution::{Article, Engine, attribute};
use onrecord::grammar::Grammar;
use onrecord::grammar::pattern::{Example, Pattern};
use onrecord::parse::parse;
use onrecord::text::Span;

fn read(text: &str) -> Article {
    let grammar = Grammar::builtin();
    attribute(parse(text.to_owned(), grammar), grammar, Engine::Grammar)
}

fn show(text: &str, spans: &[Span]) -> String {
    spans
        .iter()
        .map(|span| span.of(text))
        .collect::<Vec<_>>()
        .join(" … ")
}

/// What went wrong with an example that must be found.
fn missed(pattern: &Pattern, example: &Example) -> Option<String> {
    let article = read(&example.text);
    let text = &article.document.text;
    let by_it: Vec<_> = article
        .attributions
        .iter()
        .filter(|a| a.by == pattern.name)
        .collect();
    let found = by_it.iter().any(|a| {
        let source: Vec<Span> = a.source.iter().map(|s| s.span).collect();
        // In an example of two sentences the marked source may be the one before.
        a.content.iter().all(|span| example.content.contains(span))
            && a.cue.iter().all(|span| example.cue.contains(span))
            && source.iter().all(|span| example.source.contains(span))
            && source.is_empty() == example.source.is_empty()
    });
    if found {
        return None;
    }
    let got: Vec<String> = article
        .attributions
        .iter()
        .map(|a| {
            let source = a.source.map_or("nobody", |s| s.span.of(text));
            format!(
                "    {}: [{}] {{{}}} <{source}>",
                a.by,
                show(text, &a.content),
                show(text, &a.cue)
            )
        })
        .collect();
    Some(format!(
        "{} does not find: {}\n{}",
        pattern.name,
        example.text,
        got.join("\n")
    ))
}

#[test]
fn patterns_find_their_examples() {
    let failures: Vec<String> = Grammar::builtin()
        .patterns
        .iter()
        .flat_map(|pattern| {
            pattern
                .finds
                .iter()
                .filter_map(|example| missed(pattern, example))
        })
        .collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn patterns_leave_look_alikes_alone() {
    for pattern in &Grammar::builtin().patterns {
        for example in &pattern.ignores {
            let article = read(&example.text);
            let by_it = article.attributions.iter().find(|a| a.by == pattern.name);
            assert!(
                by_it.is_none(),
                "{} finds something in: {}",
                pattern.name,
                example.text
            );
        }
    }
}
