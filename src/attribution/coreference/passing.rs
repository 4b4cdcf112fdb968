//! What is read between two sources: who is named, described or meant by a pronoun there leaves a
//! trace, so that the next pronoun finds them.

use std::ops::Range;

use crate::attribution::coreference::Resolver;
use crate::attribution::coreference::salience::{Asked, Candidate, Form};
use crate::attribution::coreference::trace::Part;
use crate::attribution::phrase::source_type;
use crate::attribution::words::{Shape, WordIndex};
use crate::attribution::{EntityId, SourceType};
use crate::grammar::{Case, Classes, Gender, Grammar, Pronoun, WordId};
use crate::parse::LexemeKind;

/// The longest description looked at, in words.
const LONGEST: u32 = 7;

/// Nouns for somebody or some body.
const NOUNS: Classes = Classes::PERSON_NOUN
    .union(Classes::ROLE)
    .union(Classes::ANONYMOUS_NOUN)
    .union(Classes::ORGANISATION_NOUN)
    .union(Classes::VAGUE_COLLECTIVE);

/// What stands before a description that brings somebody up or picks them up.
const DETERMINERS: [&str; 12] = [
    "a", "an", "another", "the", "this", "that", "his", "her", "its", "their", "my", "our",
];

/// Words that put two people of a sentence beside each other.
pub(super) struct MeetingWords {
    verbs: [WordId; 3],
    joining: [WordId; 2],
}

impl MeetingWords {
    pub(super) fn new(grammar: &Grammar) -> Self {
        Self {
            verbs: ["met", "meet", "meets"].map(|word| grammar.id(word)),
            joining: ["with", "and"].map(|word| grammar.id(word)),
        }
    }
}

impl Resolver<'_> {
    /// Reads on to a place.
    pub(super) fn pass(&mut self, before: WordIndex) {
        while self.read < before {
            let at = self.read;
            let names = self.names;
            if let Some(name) = names.get(self.passed)
                && name.words.start <= at
            {
                self.pass_name();
                self.read = at.max(name.words.end).max(at + 1);
                // What stands after it says who it is, and brings up nobody else.
                if let Some(role) = name
                    .role
                    .as_ref()
                    .filter(|role| role.start >= name.words.end)
                {
                    self.explained = self.explained.max(role.end);
                }
                continue;
            }
            self.read += 1;
            let word = self.phrases.word(at);
            if word.kind != LexemeKind::Word || word.quotation.is_some() {
                continue;
            }
            if self.is_meeting(at, word.id) {
                self.meeting = Some(word.sentence);
            }
            if word.is(Classes::FEMALE | Classes::MALE)
                && let Some(pronoun) = self.phrases.grammar.pronoun(word.id)
            {
                self.pass_pronoun(at, pronoun);
            }
            let opens = word.is(Classes::DETERMINER | Classes::PLURAL_PEOPLE)
                || self.phrases.is_possessive(at);
            // `said that | the defendant`, `said that | his department`
            let joins =
                self.phrases.is_word(at, "that") && self.phrases.is_any(at + 1, &DETERMINERS);
            if opens && !joins && at >= self.explained {
                self.pass_description(at);
            }
        }
    }

    fn pass_name(&mut self) {
        let name = &self.names[self.passed];
        let (entity, _) = self.named[self.passed];
        self.passed += 1;
        // `born Jane Doe` is nobody else.
        let born = name.words.start > 0
            && self
                .phrases
                .is_any(name.words.start - 1, &["born", "née", "nee"]);
        if let Some(apposed) = &name.apposed {
            self.unite(apposed, entity);
        }
        if !born {
            self.trace(name.words.clone(), entity, Form::Name, Part::Bystander);
        }
    }

    /// `The Tovian defence ministry said`: which ministry it is, and `it` is the ministry. But Acme is somebody in
    /// `Acme’s board` and `a union at Acme`.
    pub(super) fn pass_attributes(&mut self, words: &Range<WordIndex>) {
        let head = source_type::head(&self.phrases, words.clone());
        let names = self.names;
        while let Some(name) = names.get(self.passed)
            && name.words.start > words.start
            && name.words.end <= head
            && (name.words.end..head).all(|at| {
                self.phrases.word(at).shape == Shape::Lower && !self.phrases.is_possessive(at)
            })
        {
            self.passed += 1;
        }
    }

    /// `Weber met Klein`, `Weber spoke with Klein`, `Weber and Klein`.
    fn is_meeting(&self, at: WordIndex, word: WordId) -> bool {
        let beside = |at: WordIndex| {
            let after = self.names.get(self.passed);
            after.is_some_and(|name| name.words.start == at + 1)
        };
        let words = &self.meeting_words;
        word != WordId::UNKNOWN
            && (words.verbs.contains(&word) || words.joining.contains(&word) && beside(at))
    }

    /// `Her daughter said` is about her, too.
    pub(super) fn pass_possessor(&mut self, words: &Range<WordIndex>) {
        let first = self.phrases.word(words.start);
        if words.len() > 1
            && let Some(pronoun) = self.phrases.grammar.pronoun(first.id)
            && pronoun.case == Case::Possessive
        {
            self.pass_pronoun(words.start, pronoun);
        }
    }

    fn pass_pronoun(&mut self, at: WordIndex, pronoun: Pronoun) {
        if pronoun.person != 3
            || pronoun.plural
            || !matches!(pronoun.gender, Gender::Female | Gender::Male)
        {
            return;
        }
        let asked = Asked {
            told: self.told(at),
            paragraph: self.paragraph(at),
            gender: pronoun.gender,
            speaks: false,
            inside: pronoun.case != Case::Subject,
            answers: self.opens_answer(at),
            quotes: self.opens_quoted(at),
        };
        let mut found = self.people(asked);
        found.retain(|candidate| !self.is_another(candidate.entity(), at));
        if let Some(other) = self.acts_on(at, pronoun) {
            found.retain(|candidate| candidate.entity() != other);
        }
        if let Some(entity) = Candidate::meant(&found, true, self.meeting) {
            let known = &mut self.registry.known[entity as usize];
            if known.gender == Gender::Any {
                known.gender = pronoun.gender;
            }
            let form = match pronoun.case {
                Case::Subject => Form::Pronoun(pronoun.gender),
                _ => Form::Possessive(pronoun.gender),
            };
            self.trace(at..at + 1, entity, form, Part::Bystander);
        }
    }

    /// `Weber asked him`: not Weber, or it would be `himself`.
    fn acts_on(&self, at: WordIndex, pronoun: Pronoun) -> Option<EntityId> {
        const FARTHEST: WordIndex = 6;
        let before = at.checked_sub(1)?;
        let subject = self.salience.latest_subject()?;
        let (seen, _) = self.seen_at(subject)?;
        let same = self.phrases.word(seen).sentence == self.phrases.word(at).sentence;
        (pronoun.case == Case::Object
            && same
            && seen + FARTHEST >= at
            && self.phrases.is_finite_verb(before, seen))
        .then_some(subject)
    }

    /// `“No,” | he said`
    pub(super) fn opens_quoted(&self, at: WordIndex) -> bool {
        let first = self.phrases.word(self.sentence(at).start);
        first.kind == LexemeKind::Mark && first.quotation.is_some()
    }

    /// `When Weber asked about it, | he shrugged`
    pub(super) fn opens_answer(&self, at: WordIndex) -> bool {
        let start = self.sentence(at).start;
        at > start + 1
            && self.phrases.is_comma(at - 1)
            && self
                .phrases
                .is_any(start, &["after", "as", "once", "when", "while"])
    }

    /// Whether the name before or the next name explains these words: `The mayor, Jean Roe`, `Jean
    /// Roe, the mayor`.
    fn is_explained(&self, at: WordIndex) -> bool {
        let last = self.passed.checked_sub(1).map(|last| &self.names[last]);
        let apposition =
            last.is_some_and(|name| name.words.end + 1 == at) && self.phrases.is_comma(at - 1);
        apposition
            || self.names.get(self.passed).is_some_and(|name| {
                name.role
                    .as_ref()
                    .is_some_and(|role| role.start <= at && at < name.words.start)
            })
    }

    fn pass_description(&mut self, at: WordIndex) {
        let Some((words, head)) = self.short_description(at) else {
            return;
        };
        let mut kind = source_type::of_description(&self.phrases, words.clone());
        if self.is_nameless_holder(kind, &words) {
            kind = SourceType::AnonymousIndividual;
        }
        if matches!(
            kind,
            SourceType::Unknown | SourceType::Document | SourceType::NewsAgency
        ) {
            return;
        }
        let entity = self
            .picked_up(&words, head, kind, false)
            .unwrap_or_else(|| {
                let plural = kind == SourceType::AnonymousGroup;
                let noun = self.phrases.word(head);
                self.registry
                    .introduce(&self.phrases, words.clone(), kind, plural, noun)
            });
        self.described_at.insert(words.start, entity);
        self.trace(words.clone(), entity, Form::Description, Part::Bystander);
        self.read = self.read.max(words.end);
    }

    /// A determiner and what it determines, up to a noun for people or a body.
    fn short_description(&self, at: WordIndex) -> Option<(Range<WordIndex>, WordIndex)> {
        let phrases = &self.phrases;
        let first = phrases.word(at);
        let sentence = self.sentence(at);
        let bare = at == sentence.start && first.is(Classes::PLURAL_PEOPLE);
        // Of `the firm’s lawyers` both the firm and the lawyers are spoken of.
        let possessed = phrases.is_possessive(at);
        let determined = first.is(Classes::DETERMINER) && phrases.is_any(at, &DETERMINERS);
        if !bare && !possessed && !determined || self.is_explained(at) {
            return None;
        }
        let start = at + u32::from(possessed);
        let next_name = self.names.get(self.passed).map(|name| name.words.start);
        let mut head = bare.then_some(at);
        for next in at + 1..sentence.end.min(at + LONGEST) {
            let word = phrases.word(next);
            if next_name == Some(next) {
                // `the striker John Smith` is the name's own.
                return head
                    .filter(|&head| head + 1 < next)
                    .map(|h| (start..h + 1, h));
            }
            let inside = Classes::ADJECTIVE | Classes::DEMONYM | Classes::NUMBER | NOUNS;
            let stops = !word.is_word()
                || phrases.is_possessive(next)
                || word.is(Classes::PREPOSITION | Classes::RELATIVE | Classes::COORDINATOR)
                    && !word.is(inside)
                || phrases.is_finite_verb(next, at) && !word.is(NOUNS);
            // `the county statistics office`: one word may stand between two nouns.
            let between = || {
                let text = phrases.text_of(next);
                next + 1 < sentence.end
                    && phrases.word(next + 1).is(NOUNS)
                    && word.shape == Shape::Lower
                    && !text.ends_with("ed")
                    && !text.ends_with("ing")
            };
            // `the government bond`, `the council plan`: of the body only the bond is spoken of.
            let compound = || {
                let text = phrases.text_of(next);
                let known = word.is(Classes::COMMON_VERB
                    | Classes::REPORTING_VERB
                    | Classes::ATTITUDE_VERB
                    | Classes::CUE_NOUN
                    | Classes::DOCUMENT_NOUN
                    | Classes::COUNTED_UNIT);
                let ends = ["ed", "ing", "ly"].iter().any(|end| text.ends_with(end));
                word.shape == Shape::Lower && (word.classes.is_empty() || known) && !ends
            };
            if !stops && !word.is(NOUNS) && head.is_some_and(|head| head + 1 == next) && compound()
            {
                return None;
            }
            if stops || head.is_some() && !word.is(NOUNS) && !between() {
                break;
            }
            if word.is(NOUNS) {
                head = Some(next);
            }
        }
        head.map(|head| (start..head + 1, head))
    }
}
