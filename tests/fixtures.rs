//! The annotations of the fixtures point to the words that they repeat, and to entities and source
//! types that exist.

#[path = "support/files.rs"]
mod files;

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use files::files;
use serde_json::Value;

const TYPES: &[&str] = &[
    "named-person",
    "named-organisation",
    "office-holder",
    "document",
    "news-agency",
    "anonymous-individual",
    "anonymous-group",
    "unknown",
];

fn folder(name: &str) -> PathBuf {
    Path::new("fixtures").join(name)
}

fn annotations(name: &str) -> Vec<(PathBuf, Value)> {
    files(folder(name), ".json")
        .into_iter()
        .map(|path| {
            let json = fs::read_to_string(&path).expect("UTF-8");
            let value = serde_json::from_str(&json)
                .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            (path, value)
        })
        .collect()
}

/// Every span of a value with the words it claims to cover.
fn spans(value: &Value) -> Vec<(usize, usize, &str)> {
    let mut found = Vec::new();
    let mut waiting = vec![value];
    while let Some(value) = waiting.pop() {
        match value {
            Value::Array(items) => waiting.extend(items),
            Value::Object(fields) => {
                if let (Some(start), Some(end), Some(text)) = (
                    fields.get("start").and_then(Value::as_u64),
                    fields.get("end").and_then(Value::as_u64),
                    fields.get("text").and_then(Value::as_str),
                ) {
                    found.push((start as usize, end as usize, text));
                }
                waiting.extend(fields.values());
            }
            _ => {}
        }
    }
    found
}

fn holds(copy: &str, value: &Value, path: &Path) -> usize {
    let spans = spans(value);
    for &(start, end, text) in &spans {
        assert_eq!(
            copy.get(start..end),
            Some(text),
            "{} at {start}",
            path.display()
        );
    }
    spans.len()
}

fn list<'a>(value: &'a Value, field: &str) -> &'a [Value] {
    value[field].as_array().map_or(&[], Vec::as_slice)
}

#[test]
fn articles_repeat_their_copy() {
    let all = annotations("articles");
    assert!(all.len() >= 14, "fourteen kinds of copy");
    for (path, value) in &all {
        let copy = fs::read_to_string(path.with_extension("txt")).expect("the copy beside it");
        assert!(holds(&copy, value, path) > 10, "{}", path.display());
        let entities: HashSet<&str> = list(value, "entities")
            .iter()
            .filter_map(|e| e["id"].as_str())
            .collect();
        for attribution in list(value, "attributions") {
            let kind = attribution["type"].as_str().unwrap_or_default();
            assert!(TYPES.contains(&kind), "{}: {kind}", path.display());
            match attribution["entity"].as_str() {
                Some(id) => assert!(entities.contains(id), "{}: {id}", path.display()),
                None => assert!(attribution["entity"].is_null(), "{}", path.display()),
            }
        }
    }
}

#[test]
fn revisions_repeat_their_copy() {
    let all = annotations("revisions");
    assert!(all.len() >= 12, "twelve kinds of revision");
    for (path, value) in &all {
        for comparison in list(value, "comparisons") {
            let [old, new] = ["old", "new"].map(|side| {
                let name = comparison[side].as_str().expect("a file name");
                fs::read_to_string(folder("revisions").join(name)).expect("the version")
            });
            for change in list(comparison, "changes") {
                holds(&old, &change["old"], path);
                holds(&new, &change["new"], path);
            }
            for field in ["findings", "must_not_trigger"] {
                for item in list(comparison, field) {
                    match item["in"].as_str() {
                        Some("old") => assert_eq!(holds(&old, item, path), 1),
                        Some("new") => assert_eq!(holds(&new, item, path), 1),
                        _ => assert_eq!(spans(item).len(), 0, "{}", path.display()),
                    }
                }
            }
        }
    }
}
