//! Who says what in the seed article, against the answer written by hand.

use onrecord::attribution::{Article, Attribution, Engine, SourceType, attribute};
use onrecord::grammar::Grammar;
use onrecord::parse::parse;
use onrecord::text::Span;
use serde_json::Value;

const TEXT: &str = include_str!("../fixtures/seed.txt");
const EXPECTED: &str = include_str!("../fixtures/seed.expected.json");

/// How much two contents must share, intersection over union, to be the same claim.
const SAME: f64 = 0.5;

fn article(engine: Engine) -> Article {
    let grammar = Grammar::builtin();
    attribute(parse(TEXT.to_owned(), grammar), grammar, engine)
}

fn expected() -> Value {
    serde_json::from_str(EXPECTED).expect("the expected answer is JSON")
}

fn span(value: &Value) -> Span {
    let at =
        |n: usize| usize::try_from(value["byte"][n].as_u64().expect("an offset")).expect("it fits");
    Span::new(at(0), at(1))
}

/// The words and marks that a span shares a byte with.
fn tokens(article: &Article, spans: &[Span]) -> Vec<u32> {
    let mut found: Vec<u32> = spans
        .iter()
        .flat_map(|&s| article.words.within(s))
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

fn overlap(article: &Article, a: &[Span], b: &[Span]) -> f64 {
    let (a, b) = (tokens(article, a), tokens(article, b));
    let shared = a.iter().filter(|token| b.contains(token)).count();
    shared as f64 / (a.len() + b.len() - shared) as f64
}

fn best(article: &Article, content: Span) -> Option<(&Attribution, f64)> {
    article
        .attributions
        .iter()
        .map(|a| (a, overlap(article, &a.content, &[content])))
        .max_by(|a, b| a.1.total_cmp(&b.1))
}

fn type_name(attribution: &Attribution) -> String {
    let kind = attribution.source.map_or(SourceType::Unknown, |s| s.kind);
    serde_json::to_value(kind)
        .expect("a name")
        .as_str()
        .expect("text")
        .replace('-', "_")
}

/// Claims whose content and type of source are found.
fn claims_found(engine: Engine) -> (usize, Vec<String>) {
    let article = article(engine);
    let mut missed = Vec::new();
    let mut found = 0;
    for claim in expected()["claims"].as_array().expect("claims") {
        let wanted = claim["source_type"].as_str().expect("a type");
        match best(&article, span(&claim["content"])) {
            Some((a, share)) if share >= SAME && type_name(a) == wanted => found += 1,
            other => missed.push(format!(
                "{}: {:?}",
                claim["id"],
                other.map(|(a, share)| (share, type_name(a), a.by.clone()))
            )),
        }
    }
    (found, missed)
}

#[test]
fn claims_of_the_seed() {
    for engine in [Engine::Grammar, Engine::Hybrid] {
        let (found, missed) = claims_found(engine);
        assert!(
            missed.is_empty(),
            "{engine:?} finds {found} of 22 claims; missed: {missed:#?}"
        );
    }
}

#[test]
fn spoken_quotations_of_the_seed_have_their_sources() {
    for engine in [Engine::Grammar, Engine::Hybrid] {
        let article = article(engine);
        let expected = expected();
        for quote in expected["quotes"].as_array().expect("quotes") {
            if quote["cue"].is_null() {
                continue;
            }
            let place = span(quote);
            let id = article
                .document
                .quotations
                .iter()
                .position(|q| q.span == place);
            let id = u32::try_from(id.expect("the quotation is found")).expect("it fits");
            let speaker = article
                .attributions
                .iter()
                .filter(|a| a.quotations.contains(&id))
                .min_by_key(|a| a.content.iter().map(|s| s.len()).sum::<usize>())
                .and_then(|a| a.source)
                .and_then(|s| article.mentions[s.mention as usize].entity);
            let speaker = &article.entities[speaker.expect("the source is resolved") as usize];
            let wanted = expected["sources"]
                .as_array()
                .expect("sources")
                .iter()
                .find(|s| s["id"] == quote["source"])
                .expect("the source is listed");
            let named: Vec<Span> = wanted["mentions"]
                .as_array()
                .expect("mentions")
                .iter()
                .map(span)
                .collect();
            let found = speaker.mentions.iter().any(|&m| {
                named
                    .iter()
                    .any(|n| article.mentions[m as usize].span.overlaps(*n))
            });
            assert!(
                found,
                "{}: {} is not {}",
                quote["id"], speaker.name, wanted["canonical"]
            );
        }
    }
}

/// Words that look like cues and are none.
#[test]
fn traps_of_the_seed() {
    let article = article(Engine::Grammar);
    let at = |text: &str| {
        let start = TEXT.find(text).expect("the words stand in the seed");
        Span::new(start, start + text.len())
    };
    for trap in [
        "claimed the lives",
        "has not asked",
        "told reporters at",
        "supported by",
        "clearer, and",
    ] {
        let place = at(trap);
        let cue = article
            .attributions
            .iter()
            .find(|a| a.by.contains("clause") && a.cue.iter().any(|c| c.overlaps(place)));
        assert!(cue.is_none(), "“{trap}” is taken for a cue: {cue:?}");
    }
    let told = article
        .attributions
        .iter()
        .find(|a| a.cue.iter().any(|c| c.overlaps(at("told reporters"))));
    let content = &told.expect("Le Drian is heard").content;
    assert_eq!(content.len(), 1, "what he told them is the quotation alone");
    let another = article
        .attributions
        .iter()
        .find(|a| a.cue.iter().any(|c| c.overlaps(at("Another is"))));
    let source = another
        .and_then(|a| a.source)
        .expect("another complaint is France’s");
    assert_eq!(source.span.of(TEXT), "France’s");
    let it = article
        .attributions
        .iter()
        .find(|a| a.source.is_some_and(|s| s.span == at("It")));
    let it = it.and_then(|a| a.source).expect("It said");
    let who = article.mentions[it.mention as usize]
        .entity
        .expect("it is resolved");
    assert!(
        article.entities[who as usize]
            .mentions
            .iter()
            .any(|&m| { article.mentions[m as usize].span.of(TEXT) == "Paris" })
    );
}
