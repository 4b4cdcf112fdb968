//! Noun phrases without a parser: where the subject of a verb begins, where a source named after
//! its cue ends.
//!
//! News prose keeps its subjects short and near their verbs, so closed classes of words, capitals
//! and punctuation are enough to find both ends. What is found is a stretch of words, not a tree.

mod after;
mod apposed;
mod shared_subject;
pub(crate) mod source_type;
pub(super) mod subject;
mod word_noun;
pub(super) mod word_use;

use std::ops::Range;

use crate::attribution::words::{Word, WordIndex, Words};
use crate::grammar::{Classes, Grammar, PhraseClass, PhraseMatch, WordId};
use crate::parse::LexemeKind;
use crate::text::Span;

/// The longest noun phrase looked at, in words; longer ones are lists or run-on copy.
const LONGEST: u32 = 40;

/// Whether a text is one of these words, whatever its case.
pub(crate) fn is_one_of(text: &str, lower: &[&str]) -> bool {
    lower.iter().any(|word| text.eq_ignore_ascii_case(word))
}

/// Finds noun phrases in one document.
#[derive(Clone, Copy)]
pub(crate) struct Phrases<'a> {
    pub(crate) words: &'a Words,
    pub(crate) text: &'a str,
    pub(crate) grammar: &'a Grammar,
}

impl<'a> Phrases<'a> {
    pub(crate) fn word(&self, at: WordIndex) -> &'a Word {
        &self.words[at as usize]
    }

    pub(crate) fn text_of(&self, at: WordIndex) -> &'a str {
        self.word(at).span.of(self.text)
    }

    /// Whether the word at `at` is this mark or word, as written.
    #[inline]
    pub(crate) fn is_text(&self, at: WordIndex, text: &str) -> bool {
        // The length alone settles it for nearly all words.
        self.word(at).span.len() == text.len() && self.text_of(at) == text
    }

    #[inline]
    pub(crate) fn is_comma(&self, at: WordIndex) -> bool {
        self.is_text(at, ",")
    }

    /// Whether the word at `at` is this word, whatever its case.
    #[inline]
    pub(crate) fn is_word(&self, at: WordIndex, lower: &str) -> bool {
        self.word(at).span.len() == lower.len() && self.text_of(at).eq_ignore_ascii_case(lower)
    }

    /// Whether the word at `at`, if the document goes that far, is one of these.
    #[inline]
    pub(crate) fn is_any(&self, at: WordIndex, lower: &[&str]) -> bool {
        self.words.get(at as usize).is_some_and(|word| {
            // Most words have the length of none of them, and their text is not looked at.
            lower.iter().any(|other| other.len() == word.span.len())
                && is_one_of(word.span.of(self.text), lower)
        })
    }

    pub(crate) fn is_dash(&self, at: WordIndex) -> bool {
        matches!(self.text_of(at), "—" | "–" | "―" | "--" | "-")
    }

    #[inline]
    pub(super) fn is_possessive(&self, at: WordIndex) -> bool {
        // The first byte of `’`, too; few words begin so.
        let first = self.text.as_bytes()[self.word(at).span.start as usize];
        matches!(first, b'\'' | 0xe2) && self.is_apostrophe_of_owner(at)
    }

    fn is_apostrophe_of_owner(&self, at: WordIndex) -> bool {
        let word = self.word(at);
        match self.text_of(at) {
            "’s" | "'s" => word.kind == LexemeKind::Word,
            "’" | "'" if word.kind == LexemeKind::Word => true,
            // A mark that closes no quotation: `the engineers’ institute`.
            "’" | "'" => {
                let before = at.checked_sub(1).filter(|_| word.quotation.is_none());
                before.is_some_and(|before| {
                    self.word(before).span.end == word.span.start
                        && self.text_of(before).ends_with('s')
                })
            }
            _ => false,
        }
    }

    /// `1.10am A spokeswoman said`: the time at which the entry of a live page begins.
    fn is_clock_of_entry(&self, from: WordIndex, at: WordIndex) -> bool {
        let is_half = |at| self.is_any(at, &["am", "pm", "gmt"]);
        let text = self.text_of(at);
        let joined = text.starts_with(|first: char| first.is_ascii_digit())
            && (text.ends_with("am") || text.ends_with("pm"));
        at == from && joined
            || at == from + 1 && is_half(at) && self.word(from).kind == LexemeKind::Number
    }

    /// The noun phrase that ends right before `end`.
    pub(crate) fn phrase_before(
        &self,
        from: WordIndex,
        end: WordIndex,
    ) -> Option<Range<WordIndex>> {
        let floor = from.max(end.saturating_sub(LONGEST));
        let mut start = end;
        let mut compound = false;
        while start > floor {
            let at = start - 1;
            let word = self.word(at);
            if word.kind == LexemeKind::Mark && !self.is_possessive(at) {
                // A nickname or a term in marks belongs to the name around it.
                match self.quoted_inside(floor, at, end) {
                    Some(open) => {
                        start = open;
                        continue;
                    }
                    None => break,
                }
            }
            if word.kind == LexemeKind::Punctuation || word.kind == LexemeKind::Symbol {
                if matches!(
                    self.text_of(at),
                    "&" | "/" | "." | "-" | "$" | "£" | "€" | "#" | "@"
                ) && start < end
                {
                    start = at;
                    continue;
                }
                break;
            }
            if word.is(Classes::PRONOUN) && !word.is(Classes::DETERMINER | Classes::PREPOSITION) {
                if start == end {
                    start = at;
                }
                break;
            }
            if self.is_clock_of_entry(from, at) {
                break;
            }
            // `Rovers rocked as | agent says`
            let joins = self.is_text(at, "as")
                && at > floor
                && at + 1 < end
                && self.text_of(at - 1).ends_with("ed")
                && !self.word(at + 1).is(Classes::DETERMINER);
            if joins
                || word.is(Classes::SUBORDINATOR | Classes::RELATIVE)
                    && !word.is(Classes::PREPOSITION | Classes::DETERMINER)
                || self.is_any(at, &["that", "what", "which", "after", "before", "since"])
                    && !self.is_laid_before(at, floor, end)
            {
                break;
            }
            // `Medis Plus` is a name.
            if word.is(Classes::COORDINATOR) && !(word.is_capital() && at > from) {
                if start < end && self.joins_nouns(floor, at, end) {
                    start = at;
                    continue;
                }
                break;
            }
            let ends = compound
                || start == end
                || self.word(start).is(Classes::PREPOSITION)
                || at > floor && self.is_comma(at - 1);
            if self.is_finite_verb(at, from) && !self.is_reduced_relative(at, floor) {
                let modifies = start < end && self.is_noun_before_noun(at, floor);
                compound = ends && self.is_in_compound(at, floor) || modifies;
                if !compound {
                    break;
                }
            }
            if start == end
                && word.is(Classes::PREPOSITION)
                && !word.is_capital()
                && !word.is(Classes::VAGUE_COLLECTIVE | Classes::ADVERB)
            {
                return None;
            }
            start = at;
            if self.opens_contact_clause(floor, at) {
                break;
            }
        }
        let start = self.skip_lead(start, end);
        // `There are` has no subject that could speak.
        let existential = start + 1 == end && self.is_word(start, "there");
        let names = self.is_nominal(start, end) || self.is_share(floor, start..end);
        (start < end && !existential && names).then_some(start..end)
    }

    /// `on a day | their captain called “bad”`: a noun right before an article or owner, with nothing between
    /// that would join the two.
    fn opens_contact_clause(&self, floor: WordIndex, at: WordIndex) -> bool {
        const ARTICLES: [&str; 9] = ["a", "an", "the", "her", "his", "its", "my", "our", "their"];
        let joins = Classes::PREPOSITION
            | Classes::COORDINATOR
            | Classes::DETERMINER
            | Classes::NUMBER
            | Classes::ADVERB
            | Classes::TIME
            | Classes::PRONOUN;
        // `a claim | Councilman Bo Dean called “laughable”`
        let claim = || {
            at > floor + 1
                && self.word(at).is_capital()
                && self.word(at - 1).is(Classes::CUE_NOUN)
                && !self.word(at - 1).is(Classes::ROLE | Classes::PERSON_NOUN)
                && self.is_any(at - 2, &["a", "an"])
        };
        at > floor && (self.is_any(at, &ARTICLES) || claim()) && {
            let before = self.word(at - 1);
            before.kind == LexemeKind::Word && !before.is(joins) && !before.is_capital()
        }
    }

    /// `a report before the court`
    fn is_laid_before(&self, at: WordIndex, floor: WordIndex, end: WordIndex) -> bool {
        self.is_any(at, &["before"])
            && at > floor
            && at + 2 < end
            && self.word(at - 1).is(Classes::DOCUMENT_NOUN)
            && self.word(at + 1).is(Classes::DETERMINER)
            && self.word(at + 2).is(Classes::ORGANISATION_NOUN)
    }

    /// `39 said`, `nine in 10 say`, `26 per cent`: so many of those who were asked.
    fn is_share(&self, from: WordIndex, words: Range<WordIndex>) -> bool {
        let Some(last) = words.end.checked_sub(1).filter(|_| !words.is_empty()) else {
            return false;
        };
        let counts = |at: WordIndex| {
            let word = self.word(at);
            word.kind == LexemeKind::Number || word.is(Classes::NUMBER)
        };
        let joins = [
            "in", "of", "out", "per", "cent", "percent", "%", "every", "-",
        ];
        let year = words.len() == 1 && self.text_of(last).len() == 4;
        // `in 2010`, `at 10`, `May 12`
        let dated = words.start > from && {
            let before = self.word(words.start - 1);
            before.is(Classes::PREPOSITION | Classes::SUBORDINATOR | Classes::TIME)
        };
        // `Roe, 61, whose …`, `30 May`: an age, a date.
        let next = self.words.get(words.end as usize);
        let dated = dated
            || self.is_any(words.end, &[","])
            || next.is_some_and(|next| next.is(Classes::TIME));
        let ends = counts(last) || self.is_any(last, &["cent", "percent", "%"]);
        ends && counts(words.start)
            && !year
            && !dated
            && words
                .clone()
                .all(|at| counts(at) || self.is_any(at, &joins))
    }

    /// The opening mark of a short quotation that closes at `close` with more of the phrase after it.
    fn quoted_inside(
        &self,
        floor: WordIndex,
        close: WordIndex,
        end: WordIndex,
    ) -> Option<WordIndex> {
        if close + 1 >= end || close <= floor + 1 {
            return None;
        }
        let quotation = self.word(close).quotation?;
        let open = (floor.max(close.saturating_sub(5))..close)
            .rev()
            .find(|&at| {
                self.word(at).kind == LexemeKind::Mark && self.word(at).quotation == Some(quotation)
            })?;
        (open > floor && !self.is_comma(close - 1) && self.word(open - 1).is_capital())
            .then_some(open)
    }

    /// `Smith and Jones`, `the minister and his aide`; not `he left and Smith`.
    fn joins_nouns(&self, floor: WordIndex, and: WordIndex, end: WordIndex) -> bool {
        if and == floor || !matches!(self.text_of(and), "and" | "or") {
            return false;
        }
        let (left, right) = (self.word(and - 1), self.word(and + 1));
        // `The roof will fall, | the Home and Garden Union said`, but not `it tells students, teachers and
        // parents …`
        // Nor does anything before the comma go on in the tag at the end of a sentence: `They were held, | police
        // and prosecutors said.`
        let tag = self.is_last_verb(end);
        let ends = |at: WordIndex| {
            let title_and_name = left.is_capital() && and - at > 3;
            let starts = self.word(at + 1).is(Classes::DETERMINER);
            self.is_comma(at) && (tag || starts || title_and_name || left.is(Classes::ADJECTIVE))
        };
        let clause = (floor..and).rev().take_while(|&at| !ends(at));
        let has_verb = || clause.clone().any(|at| self.is_finite_verb(at, floor));
        if left.is_capital() && !left.is(Classes::PRONOUN) {
            // `in 2010 he met Trump and Smith said` is rarer than `Trump and Smith said`.
            return !has_verb();
        }
        let people = Classes::PLURAL_PEOPLE
            | Classes::ROLE
            | Classes::ADJECTIVE
            | Classes::DEMONYM
            | Classes::PERSON_NOUN;
        let speakers = Classes::DOCUMENT_NOUN
            | Classes::ANONYMOUS_NOUN
            | Classes::ORGANISATION_NOUN
            | Classes::VAGUE_COLLECTIVE;
        let several = right.is(people | Classes::DETERMINER) || right.is_capital();
        (tag && left.is(people | speakers) || left.is(people) && several) && !has_verb()
    }

    /// A verb of saying with no word right behind it.
    fn is_last_verb(&self, at: WordIndex) -> bool {
        let verb = self.words.get(at as usize);
        verb.is_some_and(|verb| {
            let next = self.words.get(at as usize + 1);
            verb.is(Classes::REPORTING_VERB)
                && next.is_none_or(|next| !next.is_word() || next.sentence != verb.sentence)
        })
    }

    /// Past what stands before the subject proper: `But`, `Last week`, `In Paris on Monday`.
    fn skip_lead(&self, mut start: WordIndex, end: WordIndex) -> WordIndex {
        loop {
            if start >= end {
                return end;
            }
            let word = self.word(start);
            if !word.is_word()
                || word.kind == LexemeKind::Number && self.text_of(start).contains(':')
            {
                start += 1;
                continue;
            }
            let nominal = Classes::PRONOUN | Classes::DETERMINER | Classes::VAGUE_COLLECTIVE;
            if word.is(Classes::COORDINATOR | Classes::SUBORDINATOR)
                || word.is(Classes::ADVERB) && !word.is(nominal | Classes::ADJECTIVE)
                || self.is_comma(start)
            {
                start += 1;
                continue;
            }
            if self.listed(PhraseClass::Approximator, start, end).is_some() {
                return start;
            }
            let prepositional = word.is(Classes::PREPOSITION) && !word.is(Classes::ADJECTIVE);
            if prepositional || self.leads_with_time(start, end) {
                match self.phrase_after_lead(start, end) {
                    Some(next) => {
                        start = next;
                        continue;
                    }
                    None if prepositional => return end,
                    None => return start,
                }
            }
            return start;
        }
    }

    /// `Monday`, `last week`, `this weekend`, `the next day`.
    fn leads_with_time(&self, start: WordIndex, end: WordIndex) -> bool {
        (start..end.min(start + 3)).any(|at| self.word(at).is(Classes::TIME))
            && (start..end)
                .take_while(|&at| !self.word(at).is(Classes::TIME))
                .all(|at| {
                    self.word(at)
                        .is(Classes::DETERMINER | Classes::ADJECTIVE | Classes::NUMBER)
                })
    }

    /// The next place where a noun phrase starts that no preposition, determiner or adjective governs.
    fn phrase_after_lead(&self, start: WordIndex, end: WordIndex) -> Option<WordIndex> {
        (start + 1..end).find(|&at| {
            let (before, word) = (self.word(at - 1), self.word(at));
            let open = before.is(Classes::PREPOSITION
                | Classes::DETERMINER
                | Classes::ADJECTIVE
                | Classes::COORDINATOR
                | Classes::DEMONYM
                | Classes::TITLE
                | Classes::NUMBER)
                && !before.is(Classes::TIME)
                || self.is_possessive(at - 1)
                || self.is_possessive(at);
            let starts = word
                .is(Classes::DETERMINER | Classes::PRONOUN | Classes::VAGUE_COLLECTIVE)
                || word.is_capital() && (!before.is_capital() || before.is(Classes::TIME))
                || word.is(Classes::DEMONYM
                    | Classes::ROLE
                    | Classes::PLURAL_PEOPLE
                    | Classes::ANONYMOUS_NOUN)
                    && (before.is(Classes::TIME) || before.kind == LexemeKind::Number);
            !open && starts && !word.is(Classes::TIME)
        })
    }

    /// Something that can name: a pronoun, a capitalised word, or a noun as far as can be told.
    pub(super) fn is_nominal(&self, start: WordIndex, end: WordIndex) -> bool {
        (start..end).any(|at| {
            let word = self.word(at);
            let closed = Classes::PREPOSITION
                | Classes::AUXILIARY
                | Classes::MODAL
                | Classes::COORDINATOR
                | Classes::SUBORDINATOR
                | Classes::TIME
                | Classes::DETERMINER
                | Classes::NUMBER
                | Classes::NEGATION
                | Classes::ADVERB;
            // `the minutes` of a meeting, too
            let open = !word.is(closed) || word.is_capital() || word.is(Classes::DOCUMENT_NOUN);
            word.kind == LexemeKind::Word && open && !self.is_unlisted_adverb(at)
                || word.is(Classes::VAGUE_COLLECTIVE | Classes::PRONOUN)
        })
    }

    /// The longest phrase of a class that starts at `at`.
    pub(crate) fn phrase(
        &self,
        class: PhraseClass,
        at: WordIndex,
        limit: WordIndex,
    ) -> Option<PhraseMatch> {
        let room = limit.saturating_sub(at) as usize;
        let mut phrases = self.words.phrases_at(at).iter().map(|&(_, phrase)| phrase);
        phrases.find(|phrase| phrase.class == class && phrase.length <= room)
    }

    /// How many words the longest phrase of a class takes that starts at `at`.
    pub(crate) fn listed(
        &self,
        class: PhraseClass,
        at: WordIndex,
        limit: WordIndex,
    ) -> Option<u32> {
        u32::try_from(self.phrase(class, at, limit)?.length).ok()
    }

    /// The country that all the words from `at` to `end` name, themselves or by its capital.
    pub(crate) fn place(&self, at: WordIndex, end: WordIndex) -> Option<WordId> {
        let word = self.word(at);
        if at + 1 == end {
            return word
                .is(Classes::PLACE)
                .then(|| self.grammar.place_of(word.id))
                .flatten();
        }
        let found = self.phrase(PhraseClass::Place, at, end)?;
        (found.length == (end - at) as usize)
            .then_some(found.place)
            .flatten()
    }

    /// The text of a range of words.
    pub(crate) fn span(&self, range: Range<WordIndex>) -> Span {
        self.words.span(range)
    }
}
