//! The subject of a verb: the noun phrase before it, past what is inserted between the two.

use std::ops::Range;

use crate::attribution::phrase::Phrases;
use crate::attribution::words::WordIndex;
use crate::grammar::Classes;
use crate::parse::LexemeKind;

/// The longest relative clause without commas between a subject and its verb, in words.
pub(super) const LONGEST_RELATIVE: u32 = 12;

/// Words that open a subordinate clause before the main one.
pub(crate) const OPENING: [&str; 10] = [
    "as", "while", "although", "though", "if", "when", "because", "since", "after", "before",
];

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
        if self.dates_pronoun(from, end) {
            end -= 2;
        }
        end = self.before_wish(from, end).unwrap_or(end);
        if let Some(phrase) = self.paper_of(from, end) {
            return Some(Subject {
                extent: phrase.start..verb,
                phrase,
                shared: false,
            });
        }
        for _ in 0..=INSERTIONS {
            if end == from {
                return None;
            }
            let before = end - 1;
            if self.is_any(before, &["when", "where", "why", "how"]) {
                return None;
            }
            if self.word(before).is(Classes::RELATIVE)
                && (!self.is_text(before, "that") || self.is_relative_that(from, before))
            {
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
            // `Weber, 54|, who left in March,`
            let number = self.word(before).kind == LexemeKind::Number;
            if number && end < verb && before > from && self.is_comma(before - 1) {
                end = before - 1;
                continue;
            }
            let open = (end < verb)
                .then(|| self.before_open_clause(from, end))
                .flatten();
            let open = open.or_else(|| {
                let address = self.before_address(from, end);
                address.filter(|_| end < verb)
            });
            if let Some(comma) = open {
                end = comma;
                continue;
            }
            let phrase = match self.phrase_before(from, end) {
                Some(phrase) => self.with_relative(from, phrase),
                None => self.with_relative(from, end..end),
            };
            // `is how | Weber sums it up`
            let phrase = match phrase.len() > 1 && self.is_text(phrase.start, "how") {
                true => phrase.start + 1..phrase.end,
                false => phrase,
            };
            let phrase = self.after_singular(phrase);
            if phrase.is_empty() || self.is_participle_apart(&phrase) {
                return None;
            }
            if let Some(phrase) = self.after_reaction(from, &phrase, verb) {
                return Some(Subject {
                    extent: phrase.start..verb,
                    phrase,
                    shared: false,
                });
            }
            if end < verb
                && let Some(comma) = self.before_apposition(from, &phrase)
            {
                end = comma;
                continue;
            }
            if let Some(comma) = self.before_open_relative(from, &phrase)
                && end < verb
            {
                end = comma;
                continue;
            }
            let phrase = self.whole_row(from, phrase);
            return Some(Subject {
                extent: phrase.start..verb,
                phrase,
                shared: false,
            });
        }
        None
    }

    /// `, beating | forecasts,`: what somebody did, and not who.
    fn is_participle_apart(&self, phrase: &Range<WordIndex>) -> bool {
        let word = self.word(phrase.start);
        let noun = Classes::PRONOUN | Classes::PERSON_NOUN | Classes::ROLE | Classes::CUE_NOUN;
        phrase.len() == 1
            && phrase
                .start
                .checked_sub(1)
                .is_some_and(|comma| self.is_comma(comma))
            && !word.is_capital()
            && !word.is(noun | Classes::ORGANISATION_NOUN | Classes::DOCUMENT_NOUN)
            && self.text_of(phrase.start).ends_with("ing")
    }

    /// `A study | he published last year | found`, `The paper | the team wrote | said`: a paper with whoever made it in a
    /// relative clause without a pronoun.
    fn paper_of(&self, from: WordIndex, end: WordIndex) -> Option<Range<WordIndex>> {
        let floor = from.max(end.saturating_sub(LONGEST_RELATIVE));
        let noun = (floor..end)
            .rev()
            .take_while(|&at| self.word(at).is_word())
            .find(|&at| self.word(at).is(Classes::DOCUMENT_NOUN))
            .filter(|&at| at > from && at + 2 < end)?;
        let article = self.word(noun - 1);
        let opens = article.is(Classes::DETERMINER | Classes::ADJECTIVE);
        let maker = match self.word(noun + 1).is(Classes::PRONOUN) {
            true => noun + 1..noun + 2,
            false => self
                .phrase_from(noun + 1, end)
                .filter(|_| self.word(noun + 1).is(Classes::DETERMINER))?,
        };
        let acts = maker.end < end
            && (self.is_past_of(from, maker.end)
                || self.is_finite_verb(maker.end, from)
                || self.is_past_participle(maker.end));
        let phrase = self.phrase_before(from, noun + 1)?;
        (opens && acts && phrase.end == noun + 1).then_some(phrase)
    }

    /// `a decision | critics`: what follows an article in the singular is not in the plural.
    fn after_singular(&self, phrase: Range<WordIndex>) -> Range<WordIndex> {
        let people = Classes::PLURAL_PEOPLE | Classes::VAGUE_COLLECTIVE;
        let Some(last) = phrase.clone().last().filter(|_| phrase.len() > 2) else {
            return phrase;
        };
        let counts = Classes::NUMBER | Classes::PREPOSITION | Classes::COORDINATOR;
        let before = self.word(last - 1);
        let singular = self.is_any(phrase.start, &["a", "an"])
            && !phrase.clone().any(|at| self.word(at).is(counts))
            && before.kind == LexemeKind::Word
            && !before.is_capital()
            && !self.is_possessive(last - 1)
            && !before.is(Classes::ADJECTIVE | Classes::DETERMINER | Classes::PERSON_NOUN);
        if singular && self.word(last).is(people) && self.text_of(last).ends_with('s') {
            return last..phrase.end;
        }
        phrase
    }

    /// `Reacting, | the clerk, Jane Roe, said`: a participle with its comma opens the sentence.
    fn after_reaction(
        &self,
        from: WordIndex,
        phrase: &Range<WordIndex>,
        verb: WordIndex,
    ) -> Option<Range<WordIndex>> {
        let opens = phrase.start == from && phrase.len() == 1;
        let comma = phrase.end;
        let participle = self.text_of(from).ends_with("ing") && self.word(from).classes.is_empty()
            || self.is_any(from, &["reacting", "responding", "replying", "speaking"]);
        if !opens || !participle || comma + 1 >= verb || !self.is_comma(comma) {
            return None;
        }
        self.phrase_from(comma + 1, verb)
    }

    /// `a sign that said`: right after a noun, and no verb that takes a clause.
    fn is_relative_that(&self, from: WordIndex, that: WordIndex) -> bool {
        let closed = Classes::PREPOSITION
            | Classes::COORDINATOR
            | Classes::PRONOUN
            | Classes::DETERMINER
            | Classes::TIME
            | Classes::ADVERB
            | Classes::NEGATION
            | Classes::ADJECTIVE;
        that > from + 1 && {
            let noun = self.word(that - 1);
            noun.kind == LexemeKind::Word
                && !noun.is(closed)
                && !self.is_finite_verb(that - 1, from)
                && !noun.is(Classes::CUE_NOUN)
                && !self.text_of(that - 1).ends_with("ing")
                && !self.text_of(that - 1).ends_with("ed")
        }
    }

    /// Whether a clause of its own starts at a comma, a dash or the word after one: `, but also`,
    /// `, saying`, `, the council has`.
    pub(crate) fn opens_clause(&self, at: WordIndex) -> bool {
        let mut at = at;
        // `47-year-old` has no dash.
        let apart = |at: WordIndex| at > 0 && self.word(at - 1).span.end < self.word(at).span.start;
        if (at as usize) < self.words.len()
            && (self.is_comma(at) || self.is_dash(at) && (!self.is_text(at, "-") || apart(at)))
        {
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

    /// `the union that represents the drivers`: a relative clause without commas is part of the
    /// phrase, and what stands before it is its head. It may end without a noun, too: `a nurse who
    /// works there`.
    fn with_relative(&self, from: WordIndex, phrase: Range<WordIndex>) -> Range<WordIndex> {
        let floor = from.max(phrase.start.saturating_sub(LONGEST_RELATIVE));
        let relative = (floor..phrase.start)
            .rev()
            // `who think that Mr. Roe won`
            .take_while(|&at| self.word(at).is_word() || self.is_text(at, "."))
            .find(|&at| {
                self.word(at).is(Classes::RELATIVE) && !self.word(at).is(Classes::SUBORDINATOR)
                    || self.is_any(at, &["that", "who", "which"])
            });
        let Some(relative) = relative.filter(|&at| at > from && at + 1 < phrase.start) else {
            return phrase;
        };
        // `said that they had asked and had been told`: no relative clause at all. Nor does one end
        // before a coordinator: `He praised those who left but said`.
        let joined = self.word(phrase.end - 1).is(Classes::COORDINATOR);
        if phrase.is_empty() && (joined || !self.is_word(relative, "who")) {
            return phrase;
        }
        // After `who` stands its verb, whatever the lists know of it, or a subject.
        let subject = Classes::PRONOUN | Classes::DETERMINER;
        let next = self.word(relative + 1);
        let verb = self.is_word(relative, "who") && !next.is(subject) && !next.is_capital()
            || (relative + 1..phrase.start).any(|at| self.is_finite_verb(at, relative));
        // `A nurse who works there said | staff members learned of it`
        let helps = |at: WordIndex| {
            let word = self.word(at);
            word.is(Classes::AUXILIARY | Classes::MODAL | Classes::ADVERB) || self.is_text(at, "to")
        };
        let says = phrase.start > relative + 3
            && self.word(phrase.start - 1).is(Classes::REPORTING_VERB)
            && self.is_finite_verb(phrase.start - 1, relative)
            && !helps(phrase.start - 2)
            && !helps(relative + 1);
        match self.phrase_before(from, relative) {
            Some(head) if verb && !says && !self.is_comma(relative - 1) => head.start..phrase.end,
            _ => phrase,
        }
    }

    pub(super) fn is_between_subject_and_verb(&self, at: WordIndex) -> bool {
        let word = self.word(at);
        word.is(Classes::ADVERB)
            && !word.is(Classes::PRONOUN
                | Classes::DETERMINER
                | Classes::VAGUE_COLLECTIVE
                | Classes::RELATIVE)
            && !word.is_capital()
            || matches!(self.text_of(at), "also" | "both" | "each" | "all" | "then")
                // `aides to both | say`
                && !(at > 0 && self.word(at - 1).is(Classes::PREPOSITION))
            || self.is_unlisted_adverb(at)
    }

    /// `which | last week | said`, `who | on Monday | said`
    fn dates_pronoun(&self, from: WordIndex, end: WordIndex) -> bool {
        end >= from + 3
            && self.word(end - 1).is(Classes::TIME)
            && (self.is_any(end - 2, &["last", "this", "next"])
                || self.word(end - 2).is(Classes::PREPOSITION))
            && self.is_any(end - 3, &["which", "who", "he", "she", "they"])
    }

    /// A verb in the past that no list knows, right after a pronoun or a name: `he shrugged`, `he then shrugged`.
    pub(crate) fn is_past_of(&self, from: WordIndex, at: WordIndex) -> bool {
        at > from && self.text_of(at).ends_with("ed") && !self.word(at).is_capital() && {
            let between = at > from + 1 && self.is_between_subject_and_verb(at - 1);
            let before = self.word(at - 1 - WordIndex::from(between));
            before.is(Classes::PRONOUN) && !before.is(Classes::DETERMINER | Classes::RELATIVE)
                || before.is_capital() && !before.is(Classes::PREPOSITION | Classes::DETERMINER)
        }
    }

    /// Where the main clause starts if a subordinate clause or a participle opens the sentence:
    /// `As the music stopped, | Weber …`, `Asked about the bridge, | Weber …`.
    pub(crate) fn after_opening(&self, from: WordIndex, to: WordIndex) -> WordIndex {
        let opens = self.is_any(from, &OPENING)
            || self.text_of(from).ends_with("ing")
            || self.text_of(from).ends_with("ed");
        if !opens {
            return from;
        }
        (from..to)
            .find(|&at| self.is_comma(at) && self.opens_main_clause(at + 1))
            .map_or(from, |comma| comma + 1)
    }
}
