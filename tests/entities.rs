//! Whom the engine credits in the annotated articles: which attributions it finds, whether the
//! entity is the right one, whether the type of source is.
//!
//! `cargo test --test entities -- --nocapture` prints the table; with `MISSES=1`, each
//! attribution that was missed or given to somebody else, too; with `ARTICLES=folder`, articles of
//! one's own in the same format are counted instead, against no floor. The annotations, and what counts
//! as an answer, are described in `fixtures/README.md`.

#[path = "support/articles.rs"]
mod articles;

use std::collections::HashSet;
use std::fmt::Write as _;
use std::slice::from_ref;

use articles::{articles, bytes, check, list, opening, own_folder, shows_misses};
use onrecord::attribution::{Article, EntityId, MentionForm};
use serde_json::Value;

/// A content counts as found from this overlap on: common bytes by bytes of either.
const OVERLAP: f64 = 0.5;

type Bytes = std::ops::Range<usize>;

/// One attribution as annotated.
struct Expected {
    kind: String,
    content: Vec<Bytes>,
    source: Option<Bytes>,
    entities: Vec<String>,
    types: Vec<String>,
    label: bool,
    optional: bool,
    text: String,
}

/// What is annotated in one article.
struct Annotated {
    attributions: Vec<Expected>,
    /// Who is named where; pronouns are left out.
    mentions: Vec<(Bytes, String)>,
}

fn words(value: &Value) -> impl Iterator<Item = String> + '_ {
    let several = value.as_array().into_iter().flatten();
    several
        .chain(Some(value).filter(|v| v.is_string()))
        .filter_map(|v| v.as_str().map(str::to_owned))
}

fn is_pronoun(text: &str) -> bool {
    let lower = text.to_lowercase();
    [
        "he", "she", "it", "they", "who", "i", "her", "his", "their", "its",
    ]
    .contains(&lower.as_str())
}

fn read(json: &Value) -> Annotated {
    let attributions = list(json, "attributions")
        .iter()
        .map(|a| Expected {
            kind: a["kind"].as_str().unwrap_or_default().to_owned(),
            content: list(a, "content").iter().map(bytes).collect(),
            source: Some(&a["source"]).filter(|s| s.is_object()).map(bytes),
            entities: words(&a["entity"])
                .chain(words(&a["entity_also"]))
                .collect(),
            types: words(&a["type"]).chain(words(&a["type_also"])).collect(),
            label: a["label"] == true,
            optional: a["optional"] == true,
            text: a["content"][0]["text"]
                .as_str()
                .unwrap_or_default()
                .to_owned(),
        })
        .collect();
    let mentions = list(json, "entities")
        .iter()
        .flat_map(|entity| {
            let id = entity["id"].as_str().unwrap_or_default().to_owned();
            list(entity, "mentions")
                .iter()
                .filter(|m| !is_pronoun(m["text"].as_str().unwrap_or_default()))
                .map(|m| (bytes(m), id.clone()))
                .collect::<Vec<_>>()
        })
        .collect();
    Annotated {
        attributions,
        mentions,
    }
}

fn common(a: &Bytes, b: &Bytes) -> usize {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}

fn overlap(a: &[Bytes], b: &[Bytes]) -> f64 {
    let both: usize = a
        .iter()
        .flat_map(|x| b.iter().map(move |y| common(x, y)))
        .sum();
    let either = a.iter().chain(b).map(Bytes::len).sum::<usize>() - both;
    both as f64 / either.max(1) as f64
}

/// The engine's attribution that answers to an annotated one, if its content was found. A
/// quotation that one side cuts in two and the other does not is the same quotation, so pieces of
/// several attributions together may cover it.
fn answer(article: &Article, expected: &Expected) -> Option<usize> {
    let pieces: Vec<(usize, Bytes)> = article
        .attributions
        .iter()
        .enumerate()
        .flat_map(|(index, a)| a.content.iter().map(move |span| (index, span.range())))
        .collect();
    let inside = |piece: &Bytes| -> usize {
        expected
            .content
            .iter()
            .map(|content| common(content, piece))
            .sum()
    };
    let covering: Vec<Bytes> = pieces
        .iter()
        .filter(|(_, piece)| 2 * inside(piece) > piece.len())
        .map(|(_, piece)| piece.clone())
        .fold(Vec::new(), |mut kept: Vec<Bytes>, piece| {
            if !kept.iter().any(|k| common(k, &piece) > 0) {
                kept.push(piece);
            }
            kept
        });
    let best = article
        .attributions
        .iter()
        .enumerate()
        .filter(|(_, a)| a.content.iter().any(|span| inside(&span.range()) > 0))
        .map(|(index, a)| {
            let content: Vec<Bytes> = a.content.iter().map(|span| span.range()).collect();
            (index, overlap(&expected.content, &content))
        })
        .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))?;
    (best.1 >= OVERLAP || overlap(&expected.content, &covering) >= OVERLAP).then_some(best.0)
}

/// Who an entity of the engine is: the annotated entity that most of its names and descriptions
/// belong to. A pronoun proves nothing.
fn identity(article: &Article, annotated: &Annotated, entity: EntityId) -> Option<String> {
    let mut votes: Vec<(&str, usize)> = Vec::new();
    for &id in &article.entities[entity as usize].mentions {
        let mention = &article.mentions[id as usize];
        if mention.form == MentionForm::Pronoun {
            continue;
        }
        let span = mention.span.range();
        let Some((_, who)) = annotated
            .mentions
            .iter()
            .filter(|(at, _)| common(at, &span) > 0)
            .max_by(|a, b| {
                let share = |m: &Bytes| overlap(from_ref(m), from_ref(&span));
                share(&a.0).total_cmp(&share(&b.0))
            })
        else {
            continue;
        };
        match votes.iter_mut().find(|(name, _)| name == who) {
            Some((_, count)) => *count += 1,
            None => votes.push((who, 1)),
        }
    }
    let most = votes.iter().map(|(_, count)| *count).max()?;
    votes
        .iter()
        .find(|(_, count)| *count == most)
        .map(|(who, _)| (*who).to_owned())
}

/// Counts of one line of the table.
#[derive(Clone, Copy, Default)]
struct Tally {
    annotated: usize,
    found: usize,
    entity: usize,
    source_type: usize,
}

impl Tally {
    fn add(&mut self, other: Self) {
        self.annotated += other.annotated;
        self.found += other.found;
        self.entity += other.entity;
        self.source_type += other.source_type;
    }

    /// Shares of all annotated, in per cent.
    fn shares(self) -> [f64; 3] {
        [self.found, self.entity, self.source_type]
            .map(|part| 100.0 * part as f64 / self.annotated.max(1) as f64)
    }
}

/// What the engine made of one annotated attribution.
fn judge(article: &Article, annotated: &Annotated, expected: &Expected) -> (Tally, String) {
    let mut tally = Tally {
        annotated: 1,
        ..Tally::default()
    };
    let Some(index) = answer(article, expected) else {
        // A quotation that the copy gives to nobody, and so does the engine.
        if is_nobodys(article, expected) {
            (tally.found, tally.entity, tally.source_type) = (1, 1, 1);
        }
        return (tally, "missed".to_owned());
    };
    tally.found = 1;
    let source = article.attributions[index].source;
    let entity = source.and_then(|s| article.mentions[s.mention as usize].entity);
    let who = entity.and_then(|entity| identity(article, annotated, entity));
    let right = match &who {
        Some(who) => expected.entities.contains(who),
        // An unresolved source is the right answer only where the copy does not say who it is.
        None => expected.entities.is_empty() && entity.is_none(),
    };
    tally.entity = usize::from(right);
    let kind = source.map(|s| serde_json::to_value(s.kind).expect("a name"));
    let kind = kind.as_ref().and_then(Value::as_str).unwrap_or("unknown");
    tally.source_type =
        usize::from(expected.entities.is_empty() || expected.types.iter().any(|t| t == kind));
    let name = entity.map_or("nobody", |e| article.entities[e as usize].name.as_str());
    let local = source.map_or("", |s| s.span.of(&article.document.text));
    (tally, format!("{name} ({kind}, “{local}”)"))
}

/// Whether it is a quotation that nobody says, of which the engine knows that it is one.
fn is_nobodys(article: &Article, expected: &Expected) -> bool {
    let quotations = article.document.quotations.iter();
    let spans: Vec<Bytes> = quotations.map(|quotation| quotation.span.range()).collect();
    expected.kind == "direct"
        && expected.source.is_none()
        && expected.entities.is_empty()
        && expected.content.iter().all(|piece| {
            spans
                .iter()
                .any(|span| overlap(from_ref(piece), from_ref(span)) >= OVERLAP)
        })
}

struct Scores {
    direct: Tally,
    mixed: Tally,
    indirect: Tally,
    labelled: Tally,
    spurious: usize,
    proposed: usize,
    table: String,
}

impl Scores {
    fn all(&self) -> Tally {
        let mut all = self.direct;
        all.add(self.mixed);
        all.add(self.indirect);
        all.add(self.labelled);
        all
    }
}

fn line(table: &mut String, name: &str, tally: Tally) {
    let [found, entity, source_type] = tally.shares();
    let _ = writeln!(
        table,
        "{name:<32} {:>5} {found:>7.1} {entity:>7.1} {source_type:>7.1}",
        tally.annotated
    );
}

fn score() -> Scores {
    let mut scores = Scores {
        direct: Tally::default(),
        mixed: Tally::default(),
        indirect: Tally::default(),
        labelled: Tally::default(),
        spurious: 0,
        proposed: 0,
        table: format!(
            "{:<32} {:>5} {:>7} {:>7} {:>7}\n",
            "% of the annotated", "n", "found", "entity", "type"
        ),
    };
    let mut misses = String::new();
    for one in &articles() {
        let annotated = read(&one.annotations);
        let article = check(&one.copy).article;
        let mut here = Tally::default();
        for expected in annotated.attributions.iter().filter(|e| !e.optional) {
            let (tally, got) = judge(&article, &annotated, expected);
            here.add(tally);
            let marked = expected
                .text
                .starts_with(['“', '‘', '"', '\'', '«', '„', '`']);
            match expected.kind.as_str() {
                // An answer in an interview stands without marks: a matter of labels alone.
                "direct" if expected.label && !marked => scores.labelled.add(tally),
                "direct" => scores.direct.add(tally),
                "mixed" => scores.mixed.add(tally),
                _ => scores.indirect.add(tally),
            }
            if tally.entity * tally.source_type == 0 {
                let wanted = expected.entities.first().map_or("nobody", String::as_str);
                let local = expected.source.clone().map_or("", |s| &one.copy[s]);
                let start = opening(&expected.text);
                let _ = writeln!(
                    misses,
                    "{}: {} {wanted} (“{local}”) got {got}: {start}",
                    one.name, expected.kind
                );
            }
        }
        line(&mut scores.table, &one.name, here);
        let known: HashSet<usize> = annotated
            .attributions
            .iter()
            .flat_map(|e| e.content.iter().cloned().flatten())
            .collect();
        for attribution in &article.attributions {
            let content = attribution.content.iter().flat_map(|span| span.range());
            let (length, inside) = content.fold((0, 0), |(length, inside), byte| {
                (length + 1, inside + usize::from(known.contains(&byte)))
            });
            scores.proposed += 1;
            if 2 * inside < length {
                scores.spurious += 1;
                let text = attribution.content.first().map_or("", |s| s.of(&one.copy));
                let start = opening(text);
                let _ = writeln!(misses, "{}: not annotated: {start}", one.name);
            }
        }
    }
    let mut table = std::mem::take(&mut scores.table);
    table.push('\n');
    for (name, tally) in [
        ("quotations", scores.direct),
        ("mixed", scores.mixed),
        ("indirect", scores.indirect),
        ("interview answers", scores.labelled),
        ("all", scores.all()),
    ] {
        line(&mut table, name, tally);
    }
    let _ = writeln!(
        table,
        "\nnot annotated: {} of {} proposed",
        scores.spurious, scores.proposed
    );
    if shows_misses() {
        table.push_str(&misses);
    }
    scores.table = table;
    scores
}

#[test]
#[expect(
    clippy::print_stdout,
    reason = "the table is the point of running it by hand"
)]
fn the_right_people_are_credited() {
    let scores = score();
    println!("{}", scores.table);
    if own_folder().is_some() {
        return;
    }
    // Floors a little under what was measured: raise them when the engine gets better.
    for (name, tally, floors) in [
        ("quotations", scores.direct, [98.0, 93.5, 95.0]),
        ("mixed", scores.mixed, [94.0, 89.0, 89.0]),
        ("indirect", scores.indirect, [91.0, 88.5, 87.0]),
        ("all", scores.all(), [94.0, 90.5, 90.0]),
    ] {
        for ((share, floor), what) in tally
            .shares()
            .into_iter()
            .zip(floors)
            .zip(["found", "entity", "type"])
        {
            assert!(
                share >= floor,
                "{name}, {what}: {share:.1} is under {floor}"
            );
        }
    }
}
