//! The subject that a verb shares with one before it: of a tag, of a clause, of the first of two verbs that
//! `and` joins.

use std::ops::Range;

use crate::attribution::phrase::subject::{OPENING, Subject};
use crate::attribution::phrase::{LONGEST, Phrases};
use crate::attribution::words::WordIndex;
use crate::grammar::{Classes, VerbForm};
use crate::parse::LexemeKind;

/// The longest tag between its verb and what follows it, in words.
const LONGEST_TAG: u32 = 8;

/// How far back the first of two verbs is sought, in words.
const LONGEST_PAIR: usize = 16;

/// The longest place or time between a verb and what is said, in words.
const LONGEST_PLACE: u32 = 4;

impl Phrases<'_> {
    /// The subject that a coordinated verb or a participle shares with a verb before it:
    /// `Paris has begun to leave, hoping …, and asked …`.
    pub(crate) fn shared_subject(&self, from: WordIndex, verb: WordIndex) -> Option<Subject> {
        let floor = from.max(verb.saturating_sub(LONGEST * 2));
        // `They disagreed; the judge sided with them, ruling that …`
        let floor = (floor..verb)
            .rev()
            .find(|&at| {
                self.is_text(at, ";")
                    && self.word(at).quotation.is_none()
                    && self.opens_main_clause(at + 1)
            })
            .map_or(floor, |at| at + 1);
        let phrase = self
            .subject_of_tag(floor, verb)
            .or_else(|| self.subject_after_with(floor, verb))
            .or_else(|| self.subject_of_last_clause(floor, verb))
            .or_else(|| self.subject_of_pair(floor, verb))
            .or_else(|| self.main_subject(self.after_opening(floor, verb), verb))
            .or_else(|| self.main_subject(floor, verb))
            .or_else(|| self.first_phrase(from, verb))?;
        Some(Subject {
            extent: phrase.start..verb,
            phrase,
            shared: true,
        })
    }

    /// `Jo Roe’s husband, Al, hurled everything at her, accusing …`: what opens the sentence of a verb that shares its
    /// subject, if no list knows the verb before it.
    fn first_phrase(&self, from: WordIndex, verb: WordIndex) -> Option<Range<WordIndex>> {
        let before = verb.checked_sub(1).filter(|&at| at > from)?;
        let participle = self.is_comma(before) && self.text_of(verb).ends_with("ing");
        let shares = participle || self.is_any(before, &["and"]);
        let mut phrase = self
            .phrase_from(from, verb)
            .filter(|phrase| shares && phrase.start == from)?;
        // `Jo Roe | threw her weight behind it, saying …`
        let noun = Classes::ROLE
            | Classes::PERSON_NOUN
            | Classes::PLURAL_PEOPLE
            | Classes::ORGANISATION_NOUN
            | Classes::DOCUMENT_NOUN
            | Classes::PREPOSITION
            | Classes::COORDINATOR
            | Classes::NAME_PARTICLE;
        let acts = |at: &WordIndex| {
            let word = self.word(*at);
            self.word(at - 1).is_capital()
                && word.kind == LexemeKind::Word
                && !word.is_capital()
                && !word.is(noun)
                && !self.is_possessive(*at)
        };
        phrase.end = (from + 1..phrase.end).find(acts).unwrap_or(phrase.end);
        let first = self.word(from);
        let opens = first.is_capital() || first.is(Classes::DETERMINER | Classes::PRONOUN);
        let adverbial = Classes::TIME | Classes::ADVERB | Classes::PREPOSITION;
        (opens && !first.is(adverbial) && phrase.end < before).then_some(phrase)
    }

    /// The subject of a tag right before a participle: `The talks will go on, Weber said, adding …`.
    fn subject_of_tag(&self, from: WordIndex, verb: WordIndex) -> Option<Range<WordIndex>> {
        let comma = verb
            .checked_sub(1)
            .filter(|&at| at > from && self.is_comma(at))
            // `Her landlord, she said, | has offered to pay`
            .filter(|_| !self.word(verb).is(Classes::AUXILIARY | Classes::MODAL))?;
        let said = (from.max(comma.saturating_sub(LONGEST_TAG))..comma)
            .rev()
            .take_while(|&at| self.word(at).is_word())
            .find(|&at| self.is_finite_verb(at, from))
            .filter(|&at| self.word(at).is(Classes::REPORTING_VERB))?;
        let subject = self.subject(from, said)?;
        let before = subject
            .extent
            .start
            .checked_sub(1)
            .filter(|&at| at > from)?;
        let tag = self.is_comma(before) || self.word(before).kind == LexemeKind::Mark;
        (tag && !self.word(subject.phrase.start).is(Classes::RELATIVE)).then_some(subject.phrase)
    }

    /// The subject of the clause right before a participle, where that is not the main one: `The fracas began
    /// when Weber left, calling …`.
    fn subject_of_last_clause(&self, from: WordIndex, verb: WordIndex) -> Option<Range<WordIndex>> {
        let comma = verb
            .checked_sub(1)
            .filter(|&at| at > from && self.is_comma(at))?;
        if !self.text_of(verb).ends_with("ing") {
            return None;
        }
        let subject = (from..comma)
            .rev()
            .filter(|&at| self.word(at).quotation.is_none())
            .filter(|&at| self.is_finite_verb(at, from) || self.is_past_of(from, at))
            .filter_map(|at| self.subject(from, at))
            .find(|subject| !self.word(subject.phrase.start).is(Classes::RELATIVE))?;
        let mut before = subject
            .phrase
            .start
            .checked_sub(1)
            .filter(|&at| at >= from)?;
        // `where about 50 people had met, chanting …`
        if before > from && self.is_any(before, &["about", "around", "some"]) {
            before -= 1;
        }
        (self.is_any(before, &OPENING) || self.is_any(before, &["where", "which", "and", "but"]))
            .then_some(subject.phrase)
    }

    /// `with the mayor yelling …`: the subject of a participle that `with` introduces.
    fn subject_after_with(&self, from: WordIndex, verb: WordIndex) -> Option<Range<WordIndex>> {
        let with = (from.max(verb.saturating_sub(LONGEST_TAG))..verb)
            .rev()
            .take_while(|&at| self.word(at).is_word() || self.is_possessive(at))
            .find(|&at| self.is_word(at, "with"))?;
        let participle = self.text_of(verb).ends_with("ing");
        let phrase = self.phrase_before(with + 1, verb)?;
        (participle && phrase.start == with + 1).then_some(phrase)
    }

    /// The subject of the first of two verbs that `and` joins: `As the music stopped, Weber shook
    /// her head and said …`. What somebody says of another is no verb of the pair: `Weber said he
    /// was glad and added …`.
    fn subject_of_pair(&self, from: WordIndex, verb: WordIndex) -> Option<Range<WordIndex>> {
        let mut and = verb.checked_sub(1)?;
        // `cut its target and, in a note, advised …`
        if and > from && self.is_comma(and) {
            and = self.before_insertion(from, and)?.checked_sub(1)?;
        }
        while and > from && self.is_between_subject_and_verb(and) {
            and -= 1;
        }
        if and <= from || !self.is_any(and, &["and", "but"]) {
            return None;
        }
        let before = || {
            (from..and).rev().take(LONGEST_PAIR).take_while(|&at| {
                self.word(at).is_word()
                        || self.is_possessive(at)
                        // `took a 6% stake and said`
                        || self.is_any(at, &["%", "$", "£", "€"])
            })
        };
        // `A crowd met, holding signs and chanting …`
        if self.text_of(verb).ends_with("ing") {
            let first = before().last().filter(|&at| at > from)?;
            let joined = self.is_comma(first - 1) && self.text_of(first).ends_with("ing");
            return joined.then(|| self.main_subject(from, first - 1)).flatten();
        }
        // `can only point at them and cry …`
        let base = matches!(
            self.grammar.verb_form(self.word(verb).id),
            Some(VerbForm::Base)
        );
        let helps = |at: WordIndex| {
            let word = self.word(at);
            word.is(Classes::AUXILIARY) && !(base && word.is(Classes::MODAL))
        };
        before()
            .filter(|&at| self.is_finite_verb(at, from) && !helps(at) || self.is_past_of(from, at))
            // `met relatives of those killed on Monday and said`
            .filter(|&at| !self.tells_which(at))
            .filter_map(|at| self.subject(from, at))
            .find(|subject| {
                let first = subject.extent.start;
                // `is | a friend of trade deals and wrote`
                let opens = |first: WordIndex| {
                    !self.word(first - 1).is(Classes::BE) && !self.is_told(from, first)
                };
                !self.word(subject.phrase.start).is(Classes::RELATIVE)
                    && (first == from || opens(first))
            })
            .map(|subject| subject.phrase)
    }

    /// Whether a clause that starts at a place is what somebody says: `said | he was glad`, `said in private | it
    /// takes time`, `the bridge that | she crossed`.
    fn is_told(&self, from: WordIndex, first: WordIndex) -> bool {
        let cue = Classes::REPORTING_VERB | Classes::RELATIVE;
        let opens = |at: WordIndex| {
            self.word(at).is(cue) && !self.is_any(at, &OPENING)
                || self.is_any(at, &["that", "if", "whether"])
        };
        let floor = from.max(first.saturating_sub(LONGEST_PLACE));
        let place = (floor..first)
            .rev()
            .take_while(|&at| self.word(at).is_word() && !self.is_finite_verb(at, from))
            .find(|&at| self.word(at).is(Classes::PREPOSITION));
        opens(first - 1)
            || place.is_some_and(|at| at > from && self.word(at - 1).is(Classes::REPORTING_VERB))
    }

    /// The subject of the first verb between two places, of a main clause if there is one: `Last week, when I
    /// asked, | he looked up, sighed and said …`.
    pub(crate) fn main_subject(&self, from: WordIndex, to: WordIndex) -> Option<Range<WordIndex>> {
        let subjects = || {
            (from..to)
                .filter(|&at| self.word(at).quotation.is_none())
                .filter(|&at| self.is_finite_verb(at, from) || self.is_past_of(from, at))
                .filter_map(|at| self.subject(from, at))
                .map(|subject| subject.phrase)
                .filter(|phrase| !self.word(phrase.start).is(Classes::RELATIVE))
        };
        let is_main = |phrase: &Range<WordIndex>| {
            phrase.start == from
                || !self.is_any(phrase.start - 1, &OPENING) && !self.is_told(from, phrase.start)
        };
        subjects().find(is_main).or_else(|| subjects().next())
    }

    /// Who does what an infinitive or a gerund says: the subject of the main clause, before it or
    /// after the comma (`Citing a lack of money, the council closed the bridge`).
    pub(crate) fn subject_of_dependent(
        &self,
        sentence: Range<WordIndex>,
        verb: WordIndex,
    ) -> Option<Range<WordIndex>> {
        // `In declaring the bridge safe, the council …`, `But while praising the plan, Weber …`, `In addition to
        // saying so, …`
        let opens = (sentence.start..verb).all(|at| {
            let links = Classes::PREPOSITION | Classes::COORDINATOR | Classes::SUBORDINATOR;
            self.word(at).is(links) || self.is_any(at, &["addition"])
        });
        if verb > sentence.start + 1 && !opens {
            return self
                .shared_subject(sentence.start, verb)
                .map(|subject| subject.phrase);
        }
        let commas = || {
            (verb..sentence.end)
                .take(LONGEST as usize * 2)
                .filter(|&at| self.is_comma(at))
        };
        // `Recalling that day, Jo Roe, who was there, said`
        let is_name = |at: WordIndex| {
            let name = self.phrase_from(at + 1, sentence.end);
            name.is_some_and(|name| {
                self.word(at + 1).is_capital()
                    && name.end < sentence.end
                    && self.is_comma(name.end)
                    && self.is_any(name.end + 1, &["who", "which", "a", "an", "the"])
            })
        };
        let comma = commas()
            .find(|&at| self.opens_main_clause(at + 1))
            .or_else(|| commas().find(|&at| is_name(at)))?;
        self.phrase_from(comma + 1, sentence.end)
    }
}
