//! Whether two names are one name, spelled two ways: `Oumar Goita` and `Oumar Goïta`, `Hamid Darwish` and
//! `Hamid Darweesh`.

use std::iter::zip;

use super::source::Who;
use crate::attribution::SourceType;
use crate::grammar::{Classes, Grammar};
use crate::rules::accents::without_accents;
use crate::text::fold;

/// Whether a person of one version is one of the other whose name was spelled anew. Where a version has both
/// names they are two people.
pub(super) fn is_respelled(old: &Who<'_>, new: &Who<'_>, grammar: &Grammar) -> bool {
    let are_people = [old, new].map(|who| who.kind == SourceType::NamedPerson) == [true, true];
    are_people
        && is_one_name(old.name(), new.name(), grammar)
        && !new.is_beside(old.name())
        && !old.is_beside(new.name())
}

fn is_one_name(one: &str, other: &str, grammar: &Grammar) -> bool {
    let (one, other) = (words(one), words(other));
    if one.is_empty() || one.len() != other.len() {
        return false;
    }
    let differ: Vec<(&str, &str)> = zip(&one, &other)
        .filter(|(one, other)| without_accents(one) != without_accents(other))
        .map(|(&one, &other)| (one, other))
        .collect();
    match differ.as_slice() {
        [] => true,
        [(one_word, other_word)] => {
            // A surname alone is easily like another.
            let is_sure = one.len() > 1 || one_word.chars().count() > 5;
            is_sure
                && is_near(one_word, other_word)
                && !differ_in_gender(one_word, other_word, grammar)
        }
        _ => false,
    }
}

fn words(name: &str) -> Vec<&str> {
    /// No name has more.
    const LONGEST: usize = 6;
    name.split_whitespace().take(LONGEST).collect()
}

/// A letter apart, or two in a long name, with the same beginning.
fn is_near(one: &str, other: &str) -> bool {
    /// No name is longer, and distances are not worked out between longer words.
    const LONGEST: usize = 40;
    let (one, other) = (without_accents(one), without_accents(other));
    let shorter = one.len().min(other.len());
    let allowed = match shorter {
        6.. => 2,
        3.. => 1,
        _ => return false,
    };
    one.len().max(other.len()) <= LONGEST
        && one.chars().next() == other.chars().next()
        && strsim::damerau_levenshtein(&one, &other) <= allowed
}

/// `Paul` and `Paula`: one is hers, the other his.
fn differ_in_gender(one: &str, other: &str, grammar: &Grammar) -> bool {
    let is = |name: &str, classes| grammar.classes(grammar.id(&fold(name))).intersects(classes);
    let differ =
        |one: &str, other: &str| is(one, Classes::FEMALE_NAME) && is(other, Classes::MALE_NAME);
    differ(one, other) || differ(other, one)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_and_a_letter_or_two_make_no_other_name() {
        let is_one = |one, other| is_one_name(one, other, Grammar::builtin());
        for (one, other) in [
            ("Oumar Goita", "Oumar Goïta"),
            ("Hamid Darwish", "Hamid Darweesh"),
            ("Anna Stephens", "Anna Stevens"),
            ("Jon Reeve", "John Reeve"),
        ] {
            assert!(is_one(one, other), "{one}, {other}");
        }
        for (one, other) in [
            ("Paul Reeve", "Paula Reeve"),
            ("Anna Weber", "Martin Weber"),
            ("Weber", "Heber"),
            ("Anna Klein", "Anna Stein"),
        ] {
            assert!(!is_one(one, other), "{one}, {other}");
        }
    }
}
