//! Who says a quotation, named inside of it since its closing mark is missing: `“We came, said Roe.`

use crate::grammar::{Classes, Frames, Grammar, VerbForm};
use crate::text::Span;

/// A tag has at most so many words up to its verb: `the former mayor of Elm said`.
const LONGEST: usize = 6;

/// The end of the comma before the first tag in a text.
pub(super) fn comma_before(inner: Span, text: &str, grammar: &Grammar) -> Option<u32> {
    let said = inner.of(text);
    said.match_indices(", ")
        .find(|&(comma, _)| starts_tag(&said[comma + 2..], grammar))
        .and_then(|(comma, _)| u32::try_from(comma + 1).ok())
        .map(|length| inner.start + length)
}

/// `said Roe`, `she said.`, `the mayor told reporters`; of `I said it` it is `I` who goes on.
fn starts_tag(text: &str, grammar: &Grammar) -> bool {
    let words: Vec<&str> = text.split_whitespace().take(LONGEST).collect();
    let Some((&first, rest)) = words.split_first() else {
        return false;
    };
    let names = |word: &str| {
        word.starts_with(char::is_uppercase)
            && !grammar
                .classes(grammar.id(&word.to_lowercase()))
                .intersects(Classes::PRONOUN)
    };
    if reports(first, grammar) {
        return rest
            .first()
            .is_some_and(|&word| names(word) || matches!(word, "the" | "a" | "an"));
    }
    if matches!(first, "he" | "she") {
        return rest.first().is_some_and(|word| reports(word, grammar));
    }
    // The verb of a longer subject ends the sentence or the clause.
    names(first)
        && rest
            .iter()
            .any(|word| word.ends_with(['.', ',']) && reports(word, grammar))
}

fn reports(word: &str, grammar: &Grammar) -> bool {
    let word = word.trim_end_matches(['.', ',', ';', ':']);
    grammar.verb(grammar.id(word)).is_some_and(|(verb, form)| {
        verb.frames.contains(Frames::QUOTE) && matches!(form, VerbForm::Past | VerbForm::Present)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> &str {
        let inner = Span::new(0, text.len());
        match comma_before(inner, text, Grammar::builtin()) {
            Some(end) => &text[..end as usize],
            None => "",
        }
    }

    #[test]
    fn a_tag_ends_a_quotation_that_is_never_closed() {
        assert_eq!(
            cut("We came, we saw, said Roe, who was there."),
            "We came, we saw,"
        );
        assert_eq!(cut("We came, she said. It rained."), "We came,");
        assert_eq!(cut("We came, Marta Olsen said."), "We came,");
    }

    #[test]
    fn what_the_speaker_tells_of_saying_goes_on() {
        assert_eq!(cut("We came, I said to Roe, and nobody was there."), "");
        assert_eq!(cut("We came, they left, and nobody said why."), "");
    }
}
