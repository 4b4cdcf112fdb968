//! Whether an office that a description names can be the one that somebody’s role names: `the leader of
//! Ashby council` is not `the Labour leader`.

use std::ops::Range;

use crate::attribution::EntityId;
use crate::attribution::coreference::Resolver;
use crate::attribution::coreference::description::holds;
use crate::attribution::words::WordIndex;
use crate::grammar::{Classes, WordId};

/// How many words of a role are looked at.
const LONGEST: usize = 16;

/// What says nothing of what an office is for: `the former`, `award-winning`, `a nurse and`.
const EMPTY: Classes = Classes::ADJECTIVE
    .union(Classes::ADVERB)
    .union(Classes::AUXILIARY)
    .union(Classes::COORDINATOR)
    .union(Classes::DETERMINER)
    .union(Classes::NUMBER)
    .union(Classes::PERSON_NOUN)
    .union(Classes::PREPOSITION)
    .union(Classes::PRONOUN)
    .union(Classes::RELATIVE)
    .union(Classes::ROLE)
    .union(Classes::SUBORDINATOR)
    .union(Classes::TIME)
    .union(Classes::TITLE);

/// A word that says what an office is for: `Ashby`, `council`.
struct Of<'a> {
    text: &'a str,
    id: WordId,
    capital: bool,
}

impl Resolver<'_> {
    /// `The leader of Ashby council` and `the Labour leader`, `the chairman of the club` and `chairman of the
    /// supporters’ trust`: both say of what, and not the same. But `the mayor of Lund` may be `the city’s mayor`.
    pub(super) fn is_of_another(
        &self,
        id: EntityId,
        words: &Range<WordIndex>,
        head: WordIndex,
    ) -> bool {
        let Some(role) = self.registry.entities[id as usize].role.as_deref() else {
            return false;
        };
        let text = self.phrases.text;
        // A son is a son, whoever’s he is said to be.
        let office = self.phrases.word(head).is(Classes::ROLE);
        if !office || !holds(role, self.phrases.text_of(head)) {
            return false;
        }
        let noun = self.complement(words, head);
        let own = self.of_what(noun.map(|at| self.phrases.word(at).span.of(text)));
        let other = self.of_what(role.split(|c: char| !c.is_alphanumeric() && c != '-'));
        if own.is_empty() || other.is_empty() {
            return false;
        }
        let same = |one: &Of<'_>| other.iter().any(|other| self.are_same(one, other));
        if own.iter().any(same) {
            return false;
        }
        let capitals = |of: &[Of<'_>]| of.iter().any(|word| word.capital);
        capitals(&own) == capitals(&other) || self.are_two_bodies(&own, &other)
    }

    /// `Ashby council` of `the leader of Ashby council`, `union` of `the union’s leader`; what only describes,
    /// as in `the Vermont senator`, is seldom all of an office.
    fn complement(&self, words: &Range<WordIndex>, head: WordIndex) -> Range<WordIndex> {
        let phrases = &self.phrases;
        let owner = (words.start..head)
            .rev()
            .find(|&at| phrases.is_possessive(at));
        let of = (head + 1 < words.end && phrases.is_any(head + 1, &["of"])).then_some(head + 2);
        match (of, owner) {
            (Some(of), _) => of..words.end,
            (None, Some(owner)) => words.start..owner,
            _ => head..head,
        }
    }

    fn of_what<'b>(&self, words: impl Iterator<Item = &'b str>) -> Vec<Of<'b>> {
        let grammar = self.phrases.grammar;
        words
            .filter(|word| word.len() > 2 && !word.contains('-'))
            .take(LONGEST)
            .map(|text| Of {
                text,
                id: grammar.id(&text.to_lowercase()),
                capital: text.starts_with(char::is_uppercase),
            })
            .filter(|word| {
                let classes = grammar.classes(word.id);
                // `the Labour leader`, `the student union`, `of France`
                let body = Classes::ORGANISATION_NOUN | Classes::DEMONYM | Classes::PLACE;
                let holder = Classes::DETERMINER | Classes::ROLE | Classes::TITLE;
                word.capital && !classes.intersects(holder)
                    || classes.intersects(body)
                    || !classes.intersects(EMPTY)
            })
            .collect()
    }

    /// `France` and `French`, too.
    fn are_same(&self, one: &Of<'_>, other: &Of<'_>) -> bool {
        let grammar = self.phrases.grammar;
        let place = |word: &Of<'_>| grammar.place_of(word.id);
        one.text.eq_ignore_ascii_case(other.text)
            || place(one).is_some() && place(one) == place(other)
            || self.is_one_body(one, other)
    }

    /// `the company` and `Acme Bank`
    fn is_one_body(&self, one: &Of<'_>, other: &Of<'_>) -> bool {
        let grammar = self.phrases.grammar;
        self.is_body(one)
            && self.is_body(other)
            && (self.is_some(one.id, grammar.word(other.id))
                || self.is_some(other.id, grammar.word(one.id)))
    }

    /// `the union’s leader` and `the Green Party leader`
    fn are_two_bodies(&self, own: &[Of<'_>], other: &[Of<'_>]) -> bool {
        let says_body = |of: &[Of<'_>]| of.iter().any(|word| self.is_body(word));
        says_body(own) && says_body(other)
    }

    fn is_body(&self, word: &Of<'_>) -> bool {
        let classes = self.phrases.grammar.classes(word.id);
        classes.intersects(Classes::ORGANISATION_NOUN)
    }
}
