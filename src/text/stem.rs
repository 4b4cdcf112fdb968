//! Words without their endings.

/// The word without its commonest endings. Crude on purpose: it only has to bring related words
/// together, and where it fails the other words of the sentence carry the match.
pub(crate) fn stem(folded: &str) -> &str {
    let word = folded
        .strip_suffix("'s")
        .or_else(|| folded.strip_suffix('\''))
        .unwrap_or(folded);
    for ending in ["ings", "ing", "ied", "ies", "ed", "es", "s"] {
        if let Some(stem) = word.strip_suffix(ending)
            && stem.len() >= 4
        {
            return stem;
        }
    }
    word
}
