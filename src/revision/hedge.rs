//! Which words of a sentence say that something is not certain, or not so.

use super::word::{Traits, Word};
use crate::grammar::{Classes, Grammar, PhraseClass};

/// Settles, for the words of one sentence, which are hedges: some (`alleged`, `reported`) are
/// verbs of saying too, and some hedges are phrases (`is thought to`).
pub(super) fn settle(words: &mut [Word], grammar: &Grammar) {
    for at in 0..words.len() {
        let classes = grammar.classes(words[at].id);
        let says = classes.intersects(Classes::REPORTING_VERB | Classes::ATTITUDE_VERB);
        let is_no_doubt = says && !doubts(words, at, grammar) || is_unable(words, at, grammar);
        if words[at].is(Traits::HEDGE) && is_no_doubt {
            words[at].traits -= Traits::HEDGE;
        }
    }
    let ids: Vec<_> = words.iter().map(|word| word.id).collect();
    for at in 0..ids.len() {
        if grammar.starts_phrase(ids[at])
            && let Some(found) = grammar.phrase_of(PhraseClass::AgentlessHedge, &ids[at..])
        {
            for word in &mut words[at..at + found.length] {
                word.traits |= Traits::HEDGE;
            }
        }
    }
}

/// A wish `not to be named` denies nothing.
pub(super) fn settle_denials(words: &mut [Word], grammar: &Grammar) {
    let ids: Vec<_> = words.iter().map(|word| word.id).collect();
    for at in 0..ids.len() {
        if grammar.starts_phrase(ids[at])
            && let Some(found) = grammar.phrase_of(PhraseClass::Anonymity, &ids[at..])
        {
            for word in &mut words[at..at + found.length] {
                word.traits -= Traits::NEGATION;
            }
        }
    }
}

/// Whether a verb of saying doubts what follows (`the alleged attack`, `believed to be`, `is
/// reported to`) and is not what somebody does (`the bank reported a profit`).
fn doubts(words: &[Word], at: usize, grammar: &Grammar) -> bool {
    let is = |at: Option<usize>, known: &[&str]| {
        at.and_then(|at| words.get(at))
            .is_some_and(|word| known.contains(&grammar.word(word.id)))
    };
    let before = at.checked_sub(1);
    let noun_follows = before.is_none_or(|before| {
        let word = &words[before];
        let opens = Classes::DETERMINER | Classes::PREPOSITION | Classes::ADJECTIVE;
        word.is(Traits::POSSESSIVE) || grammar.classes(word.id).intersects(opens)
    });
    let passive = is(before, &["is", "are", "was", "were", "be", "been", "being"]);
    noun_follows || passive || is(Some(at + 1), &["to"])
}

/// `They could not go on` is the past of `cannot` and as sure as that.
fn is_unable(words: &[Word], at: usize, grammar: &Grammar) -> bool {
    let denied = words.get(at + 1);
    grammar.word(words[at].id) == "could" && denied.is_some_and(|next| next.is(Traits::NEGATION))
}

#[cfg(test)]
mod tests {
    use super::super::word::Vocabulary;
    use super::*;
    use crate::text::Span;

    fn hedges(text: &str) -> Vec<&str> {
        let grammar = Grammar::builtin();
        let mut vocabulary = Vocabulary::new(grammar);
        let mut at = 0;
        let mut words = Vec::new();
        for word in text.split(' ') {
            words.push(vocabulary.word(text, Span::new(at, at + word.len())));
            at += word.len() + 1;
        }
        settle(&mut words, grammar);
        let hedges = words.iter().filter(|word| word.is(Traits::HEDGE));
        hedges.map(|word| word.span.of(text)).collect()
    }

    #[test]
    fn verbs_of_saying_hedge_only_when_nobody_says() {
        let table: [(&str, &[&str]); 10] = [
            ("Mali’s alleged employment of mercenaries", &["alleged"]),
            (
                "mercenaries believed to be close",
                &["believed", "to", "be"],
            ),
            ("the reported sale", &["reported"]),
            ("the bank reported a profit", &[]),
            ("prosecutors alleged that he lied", &[]),
            ("it may rain", &["may"]),
            ("in May it rained", &[]),
            ("it would rain", &[]),
            ("they could sail", &["could"]),
            ("they could not sail", &[]),
        ];
        for (text, expected) in table {
            let found: Vec<_> = hedges(text);
            assert_eq!(found.first(), expected.first(), "{text}: {found:?}");
        }
    }
}
