//! What is inserted between a subject and its verb: appositions, ages and addresses, relative clauses.

use std::ops::Range;

use crate::attribution::phrase::subject::LONGEST_RELATIVE;
use crate::attribution::phrase::{LONGEST, Phrases};
use crate::attribution::words::WordIndex;
use crate::grammar::Classes;
use crate::parse::LexemeKind;

/// The longest title in marks, in words.
const LONGEST_TITLE: u32 = 10;

impl Phrases<'_> {
    /// `Brenda Ives|, chair of the guild, which has …, told`: who the one before the comma is.
    pub(super) fn before_apposition(
        &self,
        from: WordIndex,
        phrase: &Range<WordIndex>,
    ) -> Option<WordIndex> {
        let comma = phrase.start.checked_sub(1).filter(|&at| at > from)?;
        let first = self.word(phrase.start);
        let people = Classes::ROLE | Classes::PERSON_NOUN;
        let says_who = first.is(people)
            || first.is(Classes::DETERMINER) && phrase.clone().any(|at| self.word(at).is(people));
        if !self.is_comma(comma) || !says_who || !self.word(comma - 1).is_capital() {
            return None;
        }
        let name = self.phrase_before(from, comma)?;
        let governed = name.start > from && self.word(name.start - 1).is(Classes::PREPOSITION);
        // `Speaking at the court, | the owner, Jo Roe, said`
        let opening = name.start == from && self.text_of(from).ends_with("ing") && name.len() > 2;
        (self.word(name.start).is_capital() && !governed && !opening).then_some(comma)
    }

    /// `Jane Roe, 58|, of Gull Street, Port Lydia, said`: the comma before where somebody lives.
    pub(super) fn before_address(&self, from: WordIndex, end: WordIndex) -> Option<WordIndex> {
        const LONGEST: WordIndex = 5;
        let floor = (from + 1).max(end.saturating_sub(LONGEST));
        let of = (floor..end).rev().find(|&at| !self.word(at).is_capital())?;
        let lives = of + 1 < end && self.is_any(of, &["of", "from"]) && self.is_comma(of - 1);
        lives.then(|| of - 1)
    }

    /// `Roe, who runs the shop with his wife, Jo, since May, said`: the comma of a relative clause
    /// that is still open at a phrase between commas. Its head has no verb yet, and so the verb
    /// after the clause is its own.
    pub(super) fn before_open_relative(
        &self,
        from: WordIndex,
        phrase: &Range<WordIndex>,
    ) -> Option<WordIndex> {
        let comma = phrase.start.checked_sub(1).filter(|&at| at > from + 1)?;
        if !self.is_comma(comma) {
            return None;
        }
        let floor = (from + 1).max(comma.saturating_sub(LONGEST));
        let relative = (floor..comma)
            .rev()
            .take_while(|&at| self.word(at).is_word() || self.is_comma(at))
            .find(|&at| self.is_any(at, &["who", "which", "whose"]) && self.is_comma(at - 1))?;
        let is_verb = |at: WordIndex| self.is_finite_verb(at, relative);
        let verbs = (relative + 1..comma).filter(|&at| is_verb(at) && !is_verb(at - 1));
        (verbs.count() <= 1 && relative > from + 1).then_some(relative - 1)
    }

    /// The comma before a clause that is still open where an insertion in it begins: `The letter|, signed
    /// by its chairman, Jo Roe, says`, `Weber|, who teaches at the school, Elm College, said`.
    pub(super) fn before_open_clause(&self, from: WordIndex, end: WordIndex) -> Option<WordIndex> {
        let floor = (from + 1).max(end.saturating_sub(LONGEST_RELATIVE));
        let comma = (floor..end).rev().find(|&at| !self.word(at).is_word())?;
        let first = comma + 1;
        let participle =
            self.is_past_participle(first) && self.word(first + 1).is(Classes::PREPOSITION);
        // `which an inquiry said` has a subject of its own.
        let subject = Classes::DETERMINER | Classes::PRONOUN;
        let next = self.word(first + 1);
        let acts = self.is_any(first, &["who", "which"]) && !next.is(subject) && !next.is_capital();
        let open = self.is_comma(comma) && first + 1 < end && (participle || acts);
        open.then_some(comma)
    }

    /// `officials | who spoke on condition of anonymity because they were not authorised to talk | said`
    pub(super) fn before_wish(&self, from: WordIndex, end: WordIndex) -> Option<WordIndex> {
        let floor = (from + 2).max(end.saturating_sub(LONGEST));
        let wish = (floor..end)
            .rev()
            .take_while(|&at| self.word(at).is_word())
            .find(|&at| self.opens_anonymity(at, end).is_some())?;
        let relative = (wish.saturating_sub(3).max(from + 1)..wish)
            .rev()
            .find(|&at| self.is_any(at, &["who", "speaking"]))?;
        Some(relative)
    }

    /// Where the text before an insertion ends: `Sweden|, which has 300 soldiers,`.
    pub(super) fn before_insertion(&self, from: WordIndex, close: WordIndex) -> Option<WordIndex> {
        let dash = self.is_dash(close);
        let floor = from.max(close.saturating_sub(LONGEST));
        let mut open = close;
        while open > floor {
            open -= 1;
            let word = self.word(open);
            if let Some(start) = self.title_before(floor, open) {
                open = start;
                continue;
            }
            if word.kind == LexemeKind::Mark && !self.is_possessive(open)
                || word.kind == LexemeKind::Punctuation && word_ends_clause(self.text_of(open))
            {
                return None;
            }
            if (if dash {
                self.is_dash(open)
            } else {
                self.is_comma(open)
            }) && open + 1 < close
            {
                // `Smith, 45, of Leeds, said`: each comma is asked again by the caller.
                return (open > from && self.is_insertion(open + 1, close)).then_some(open);
            }
        }
        None
    }

    /// Where a title in marks opens that closes at a place: `The film, called “The Harbour”, says`.
    pub(super) fn title_before(&self, floor: WordIndex, close: WordIndex) -> Option<WordIndex> {
        let mark = self.word(close);
        let quotation = mark.quotation.filter(|_| mark.kind == LexemeKind::Mark)?;
        let inside = |at: &WordIndex| self.word(*at).quotation == Some(quotation);
        let open = (floor.max(close.saturating_sub(LONGEST_TITLE))..close)
            .rev()
            .take_while(inside)
            .last()?;
        let names = self.is_any(
            open.checked_sub(1).filter(|&at| at > floor)?,
            &[
                "called",
                "titled",
                "entitled",
                "named",
                "headed",
                "headlined",
                "dubbed",
                "marked",
                "stamped",
            ],
        );
        names.then_some(open)
    }

    /// A relative clause, an apposition, an age, an adverb: no clause with a subject of its own.
    pub(super) fn is_insertion(&self, first: WordIndex, end: WordIndex) -> bool {
        let word = self.word(first);
        if word.is(Classes::RELATIVE | Classes::ADVERB | Classes::PREPOSITION | Classes::NUMBER)
            || word.kind == LexemeKind::Number
            || self.text_of(first).ends_with("ing")
            || self.is_past_participle(first)
        {
            return true;
        }
        // `a teacher who bought shares in 2020` has no subject of its own for its verb.
        let own = (first..end).take_while(|&at| !self.word(at).is(Classes::RELATIVE));
        let acts = |at: WordIndex| self.is_finite_verb(at, first) && !self.tells_which(at);
        !word.is(Classes::PRONOUN) && !own.into_iter().any(acts) || word.is(Classes::SUBORDINATOR)
    }

    pub(super) fn before_bracket(&self, from: WordIndex, close: WordIndex) -> Option<WordIndex> {
        let floor = from.max(close.saturating_sub(LONGEST));
        (floor..close).rev().find(|&at| self.is_text(at, "("))
    }
}

fn word_ends_clause(text: &str) -> bool {
    matches!(text, ";" | ":" | "?" | "!")
}
