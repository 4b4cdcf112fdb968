//! What pattern files call the classes of phrases.

use super::phrase_class::{CLASSES, PhraseClass};

impl PhraseClass {
    /// The class with this name as pattern files write it (`according-to`).
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        CLASSES
            .iter()
            .find(|(known, _)| *known == name)
            .map(|&(_, class)| class)
    }

    /// The names that [`PhraseClass::named`] knows.
    #[must_use]
    pub fn names() -> Vec<&'static str> {
        CLASSES.iter().map(|&(name, _)| name).collect()
    }
}
