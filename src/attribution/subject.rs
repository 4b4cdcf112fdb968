//! The subject of a verb: the noun phrase before it, past what is inserted between the two, or the
//! one that it shares with a verb before.

use std::ops::Range;

use crate::attribution::noun_phrase::{LONGEST, Phrases};
use crate::attribution::words::WordIndex;
use crate::grammar::Classes;
use crate::parse::LexemeKind;

/// The longest relative clause without commas between a subject and its verb, in words.
const LONGEST_RELATIVE: u32 = 12;

/// How many comma-separated insertions may stand between a subject and its verb.
const INSERTIONS: usize = 4;

/// The subject of a verb.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Subject {
    /// The words that name it: `Sweden`, `who`.
    pub(crate) phrase: Range<WordIndex>,
    /// From its first word to the verb, insertions included: `Sweden, which has 300 soldiers,`.
    pub(crate) extent: Range<WordIndex>,
    /// Shared with an earlier verb of the sentence rather than next to this one.
    pub(crate) shared: bool,
}

impl Phrases<'_> {
    /// The subject of the verb group that starts at `verb`, in a sentence that starts at `from`.
    pub(crate) fn subject(&self, from: WordIndex, verb: WordIndex) -> Option<Subject> {
        let mut end = verb;
        while end > from && self.is_between_subject_and_verb(end - 1) {
            end -= 1;
        }
        for _ in 0..=INSERTIONS {
            if end == from {
                return None;
            }
            let before = end - 1;
            if self.word(before).is(Classes::RELATIVE) && !self.is_text(before, "that") {
                return Some(Subject {
                    phrase: before..end,
                    extent: before..verb,
                    shared: false,
                });
            }
            if self.is_comma(before) || self.is_dash(before) {
                end = self.before_insertion(from, before)?;
                continue;
            }
            if self.is_text(before, ")") {
                end = self.before_bracket(from, before)?;
                continue;
            }
            let phrase = match self.phrase_before(from, end) {
                Some(phrase) => self.with_relative(from, phrase),
                None => self.with_relative(from, end..end),
            };
            if phrase.is_empty() {
                return None;
            }
            return Some(Subject {
                extent: phrase.start..verb,
                phrase,
                shared: false,
            });
        }
        None
    }

    /// Whether a clause of its own starts at a comma, a dash or the word after one: `, but also`,
    /// `, saying`, `, the council has`.
    pub(crate) fn opens_clause(&self, at: WordIndex) -> bool {
        let mut at = at;
        if (at as usize) < self.words.len() && (self.is_comma(at) || self.is_dash(at)) {
            at += 1;
        } else {
            return false;
        }
        if self.is_any(at, &["but", "yet", "although", "though", "whereas"]) {
            return true;
        }
        if self.is_any(at, &["and", "while", "so"]) {
            at += 1;
        }
        let Some(word) = self.words.get(at as usize) else {
            return false;
        };
        let reports = word.is(Classes::REPORTING_VERB) && self.text_of(at).ends_with("ing");
        reports || self.opens_main_clause(at)
    }

    /// Whether a subject and its verb start here.
    pub(crate) fn opens_main_clause(&self, at: WordIndex) -> bool {
        let Some(word) = self.words.get(at as usize) else {
            return false;
        };
        if word.is(Classes::RELATIVE) {
            return false;
        }
        let end = self.words.sentence(word.sentence).end;
        let subject = match word.is(Classes::PRONOUN) {
            true => at + 1,
            false => match self.phrase_from(at, end) {
                Some(phrase) => phrase.end,
                None => return false,
            },
        };
        let verb = (subject..end.min(subject + 2)).find(|&at| !self.word(at).is(Classes::ADVERB));
        verb.is_some_and(|verb| {
            self.is_finite_verb(verb, at)
                || self.text_of(verb).ends_with("ed")
                    && !self.word(verb).is(Classes::ADJECTIVE)
                    && !self.word(verb).is_capital()
        })
    }

    /// Who does what an infinitive or a gerund says: the subject of the main clause, before it or
    /// after the comma (`Citing a lack of money, the council closed the bridge`).
    pub(crate) fn subject_of_dependent(
        &self,
        sentence: Range<WordIndex>,
        verb: WordIndex,
    ) -> Option<Range<WordIndex>> {
        if verb > sentence.start + 1 {
            return self
                .shared_subject(sentence.start, verb)
                .map(|subject| subject.phrase);
        }
        let comma = (verb..sentence.end)
            .take(LONGEST as usize * 2)
            .find(|&at| self.is_comma(at) && self.opens_main_clause(at + 1))?;
        self.phrase_from(comma + 1, sentence.end)
    }

    /// `the union that represents the drivers`: a relative clause without commas is part of the
    /// phrase, and what stands before it is its head. It may end without a noun, too: `a nurse who
    /// works there`.
    fn with_relative(&self, from: WordIndex, phrase: Range<WordIndex>) -> Range<WordIndex> {
        let floor = from.max(phrase.start.saturating_sub(LONGEST_RELATIVE));
        let relative = (floor..phrase.start)
            .rev()
            .take_while(|&at| self.word(at).is_word())
            .find(|&at| {
                self.word(at).is(Classes::RELATIVE) && !self.word(at).is(Classes::SUBORDINATOR)
                    || self.is_any(at, &["that", "who", "which"])
            });
        let Some(relative) = relative.filter(|&at| at > from && at + 1 < phrase.start) else {
            return phrase;
        };
        // `said that they had asked and had been told`: no relative clause at all.
        if phrase.is_empty() && !self.is_word(relative, "who") {
            return phrase;
        }
        // After `who` stands its verb, whatever the lists know of it, or a subject.
        let subject = Classes::PRONOUN | Classes::DETERMINER;
        let next = self.word(relative + 1);
        let verb = self.is_word(relative, "who") && !next.is(subject) && !next.is_capital()
            || (relative + 1..phrase.start).any(|at| self.is_finite_verb(at, relative));
        match self.phrase_before(from, relative) {
            Some(head) if verb && !self.is_comma(relative - 1) => head.start..phrase.end,
            _ => phrase,
        }
    }

    fn is_between_subject_and_verb(&self, at: WordIndex) -> bool {
        let word = self.word(at);
        word.is(Classes::ADVERB)
            && !word.is(Classes::PRONOUN
                | Classes::DETERMINER
                | Classes::VAGUE_COLLECTIVE
                | Classes::RELATIVE)
            && !word.is_capital()
            || matches!(self.text_of(at), "also" | "both" | "each" | "all" | "then")
    }

    /// Where the text before an insertion ends: `Sweden|, which has 300 soldiers,`.
    fn before_insertion(&self, from: WordIndex, close: WordIndex) -> Option<WordIndex> {
        let dash = self.is_dash(close);
        let floor = from.max(close.saturating_sub(LONGEST));
        let mut open = close;
        while open > floor {
            open -= 1;
            let word = self.word(open);
            if word.kind == LexemeKind::Mark
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

    /// A relative clause, an apposition, an age, an adverb: no clause with a subject of its own.
    fn is_insertion(&self, first: WordIndex, end: WordIndex) -> bool {
        let word = self.word(first);
        if word.is(Classes::RELATIVE | Classes::ADVERB | Classes::PREPOSITION | Classes::NUMBER)
            || word.kind == LexemeKind::Number
            || self.text_of(first).ends_with("ing")
            || self.text_of(first).ends_with("ed")
        {
            return true;
        }
        !word.is(Classes::PRONOUN) && !(first..end).any(|at| self.is_finite_verb(at, first))
            || word.is(Classes::SUBORDINATOR)
    }

    fn before_bracket(&self, from: WordIndex, close: WordIndex) -> Option<WordIndex> {
        let floor = from.max(close.saturating_sub(LONGEST));
        (floor..close).rev().find(|&at| self.is_text(at, "("))
    }

    /// The subject that a coordinated verb or a participle shares with a verb before it:
    /// `Paris has begun to leave, hoping …, and asked …`.
    pub(crate) fn shared_subject(&self, from: WordIndex, verb: WordIndex) -> Option<Subject> {
        let floor = from.max(verb.saturating_sub(LONGEST * 2));
        let phrase = self.main_subject(floor, verb)?;
        Some(Subject {
            extent: phrase.start..verb,
            phrase,
            shared: true,
        })
    }

    /// The subject of the first verb between two places.
    pub(crate) fn main_subject(&self, from: WordIndex, to: WordIndex) -> Option<Range<WordIndex>> {
        let mut at = from;
        while at < to {
            let spoken = self.word(at).quotation.is_some();
            if !spoken
                && self.is_finite_verb(at, from)
                && let Some(subject) = self.subject(from, at)
                && !self.word(subject.phrase.start).is(Classes::RELATIVE)
            {
                return Some(subject.phrase);
            }
            at += 1;
        }
        None
    }
}

fn word_ends_clause(text: &str) -> bool {
    matches!(text, ";" | ":" | "?" | "!")
}
