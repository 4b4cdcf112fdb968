//! The English grammar: as it is built in, and with what a house adds.

use std::sync::LazyLock;

use crate::grammar::builtin::{FILES, LANGUAGE};
use crate::grammar::{Grammar, GrammarError, replaces, stem};

/// The grammar as the build script has read it, so that no run has to, but for one of a house that replaces
/// lists.
static AS_BUILT: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/english.grammar"));

static ENGLISH: LazyLock<Grammar> = LazyLock::new(|| {
    postcard::from_bytes(AS_BUILT).expect("the build script wrote it from the same types")
});

impl Grammar {
    /// The built-in grammar of English, unpacked once.
    #[must_use]
    pub fn builtin() -> &'static Self {
        &ENGLISH
    }

    /// The built-in grammar with a house's files: each adds to the list of its name, or replaces
    /// it if it starts with `@replace`.
    ///
    /// # Errors
    /// The first mistake in a file.
    pub fn with_house(files: &[(&str, &str)]) -> Result<Self, GrammarError> {
        let replaced: Vec<&str> = files
            .iter()
            .filter(|(_, text)| replaces(text))
            .map(|(file, _)| stem(file))
            .collect();
        if replaced.is_empty() {
            return Self::builtin().clone().extended(files);
        }
        let kept = FILES
            .iter()
            .filter(|(file, _)| !replaced.contains(&stem(file)));
        let all: Vec<(&str, &str)> = kept.chain(files).copied().collect();
        Self::load(LANGUAGE, &all)
    }
}
