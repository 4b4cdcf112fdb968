//! Annotated articles, as the tests read them that score the program: those of `fixtures/articles`,
//! or those of a folder of one's own that `ARTICLES` names.

#[path = "files.rs"]
mod files;

use std::fs;
use std::ops::Range;
use std::path::PathBuf;

use onrecord::attribution::Engine;
use onrecord::grammar::Grammar;
use onrecord::rules::Settings;
use onrecord::{Checker, Report};
use serde_json::Value;

/// One article and what its annotators say of it.
pub(crate) struct Annotated {
    pub(crate) name: String,
    pub(crate) copy: String,
    /// Described in `fixtures/README.md`.
    pub(crate) annotations: Value,
}

/// The articles, in the order of their names.
pub(crate) fn articles() -> Vec<Annotated> {
    let folder = own_folder().unwrap_or_else(|| "fixtures/articles".into());
    let read = |path: PathBuf| Annotated {
        name: path
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned(),
        copy: fs::read_to_string(path.with_extension("txt")).expect("the copy beside it"),
        annotations: serde_json::from_str(&fs::read_to_string(&path).expect("readable"))
            .expect("checked by tests/fixtures.rs"),
    };
    files::files(folder, ".json")
        .into_iter()
        .map(read)
        .collect()
}

/// A folder of one's own, whose articles are counted and held to no floor.
pub(crate) fn own_folder() -> Option<PathBuf> {
    std::env::var_os("ARTICLES").map(PathBuf::from)
}

/// Whether each case that counts against the program is to be printed.
pub(crate) fn shows_misses() -> bool {
    std::env::var_os("MISSES").is_some()
}

/// What the program finds in a copy, as it comes.
pub(crate) fn check(copy: &str) -> Report {
    let settings = Settings::default();
    Checker::new(Grammar::builtin(), &settings, Engine::default()).check(copy.to_owned())
}

/// The items of a list of annotations; none where it is left out.
pub(crate) fn list<'a>(value: &'a Value, field: &str) -> &'a [Value] {
    value[field].as_array().map_or(&[], Vec::as_slice)
}

/// The bytes of a place.
pub(crate) fn bytes(place: &Value) -> Range<usize> {
    let at = |field: &str| place[field].as_u64().expect("an offset") as usize;
    at("start")..at("end")
}

/// The first words of a stretch of copy, on one line.
pub(crate) fn opening(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    words.chars().take(70).collect()
}
