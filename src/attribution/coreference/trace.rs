//! What a place in the text leaves behind: who is spoken of there, and what they do.

use std::ops::Range;

use crate::attribution::coreference::Resolver;
use crate::attribution::coreference::salience::{Form, Trace};
use crate::attribution::cue::place::ASKED;
use crate::attribution::phrase::subject::OPENING;
use crate::attribution::words::WordIndex;
use crate::attribution::{EntityId, SourceType};
use crate::grammar::{Case, Classes};
use crate::parse::LexemeKind;

/// What somebody does where the text speaks of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Speaker,
    Asker,
    Bystander,
}

/// Which clause of its sentence somebody is the subject of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Opening {
    /// The first of two: `When Weber asked`.
    Lead,
    /// A main clause that begins behind a comma: `, Klein left`, `, and Klein left`.
    Main,
    /// Some other, or none.
    Other,
}

/// How many words may stand between `asked` and what is asked for.
const LONGEST_REQUEST: u32 = 6;

/// How many words before its source a subject's verb may stand.
const FARTHEST_SUBJECT: u32 = 20;

impl Resolver<'_> {
    /// Whether a source says something or asks for it.
    pub(super) fn part(&self, words: &Range<WordIndex>) -> Part {
        // `asked to stay`, `asked the mill for its figures` want no answer.
        let asks = |at: WordIndex| {
            let sentence = self.sentence(at.min(words.start));
            let asked = self.phrases.is_any(at, &["asked", "asks"]);
            asked && !self.is_request(at + 1..sentence.end.min(at + 1 + LONGEST_REQUEST))
        };
        let before = words.start.checked_sub(1);
        if before.is_some_and(|at| self.phrases.is_word(at, "by")) {
            // `Asked by the judge`: whoever acts in a passive is not who speaks next.
            Part::Bystander
        } else if asks(words.end)
            || before.is_some_and(asks)
            || self.is_labelled_question(words.end)
        {
            Part::Asker
        } else {
            Part::Speaker
        }
    }

    /// `Dr Orme: “Which list?”`
    fn is_labelled_question(&self, colon: WordIndex) -> bool {
        let mark = self.phrases.words.get(colon as usize + 1);
        let quotation = mark
            .filter(|_| self.phrases.is_any(colon, &[":"]))
            .and_then(|mark| mark.quotation);
        quotation.is_some_and(|id| {
            let inner = self.document.quotations[id as usize].inner;
            inner.of(self.phrases.text).trim_end().ends_with('?')
        })
    }

    /// Whether what follows `asked` wants something done rather than an answer.
    fn is_request(&self, after: Range<WordIndex>) -> bool {
        let questions = [
            "if", "whether", "how", "what", "why", "when", "where", "which", "about", "who",
        ];
        let mut words = after.take_while(|&at| {
            self.phrases.word(at).kind == LexemeKind::Word && !self.phrases.is_any(at, &questions)
        });
        words.any(|at| self.phrases.is_any(at, &["to", "not", "for", "that"]))
    }

    /// Notes that an entity is spoken of here.
    pub(super) fn trace(
        &mut self,
        words: Range<WordIndex>,
        entity: EntityId,
        form: Form,
        part: Part,
    ) {
        let at = words.start;
        let word = self.phrases.word(at);
        let block = self.block(at);
        let index = entity as usize;
        if self.seen_at.len() <= index {
            self.seen_at.resize(index + 1, None);
        }
        self.seen_at[index] = Some((at, block));
        let sentence = &self.document.sentences[word.sentence as usize];
        if word.quotation.is_some() || sentence.place.is_display() {
            return;
        }
        let opens = self.opening(&words);
        let person = self.registry.entities[index].kind == SourceType::NamedPerson;
        let owns = !person && self.owns(words.end);
        let trace = Trace {
            at,
            takes_over: opens == Opening::Main && part != Part::Asker && form != Form::Description,
            leads: opens == Opening::Lead,
            entity,
            owns,
            sentence: word.sentence,
            told: self.told(at),
            form,
            speaks: part != Part::Bystander || self.is_asked(words.end),
            asks: part == Part::Asker,
            begins: form == Form::Description && self.is_introduction(at),
            // `Her daughter` is less the topic than she is.
            subject: match form {
                Form::Possessive(_) => false,
                // `Elmland’s ministry denied it`: the ministry did.
                Form::Name if owns => false,
                Form::Description if self.is_possessor(at) => false,
                _ => self.is_subject(&words),
            },
        };
        self.salience.add(trace, self.registry.known[index].gender);
    }

    /// `Elmland’s ministry`
    fn owns(&self, end: WordIndex) -> bool {
        (end as usize) < self.phrases.words.len() && self.phrases.is_possessive(end)
    }

    /// Which clause a phrase opens as its subject.
    fn opening(&self, words: &Range<WordIndex>) -> Opening {
        let phrases = &self.phrases;
        let sentence = self.sentence(words.start);
        let verb = (words.end..sentence.end.min(words.end + 2))
            .find(|&at| !phrases.word(at).is(Classes::ADVERB))
            .filter(|&at| phrases.is_finite_verb(at, words.start));
        let Some(verb) = verb else {
            return Opening::Other;
        };
        let Some(before) = words
            .start
            .checked_sub(1)
            .filter(|&at| at >= sentence.start)
        else {
            return Opening::Other;
        };
        let joins = phrases.is_any(before, &["and", "but"]);
        let comma = before.saturating_sub(u32::from(joins));
        // `As Weber told the court, Klein left`: whoever tells it is still who speaks.
        let tells =
            phrases.is_any(before, &["as"]) && phrases.word(verb).is(Classes::REPORTING_VERB);
        if phrases.is_any(before, &OPENING) && before <= sentence.start + 1 {
            if tells { Opening::Other } else { Opening::Lead }
        } else if comma > sentence.start && phrases.is_comma(comma) {
            Opening::Main
        } else {
            Opening::Other
        }
    }

    /// `Roe was asked whether …`: whoever is asked answers.
    fn is_asked(&self, end: WordIndex) -> bool {
        let verb = end + u32::from(self.phrases.is_any(end, &[","]));
        self.phrases.is_any(verb, &["is", "was", "were"]) && self.phrases.is_any(verb + 1, &ASKED)
    }

    /// `A director …`, `One man …` at the start of a sentence: somebody new.
    fn is_introduction(&self, at: WordIndex) -> bool {
        let start = self.sentence(at).start;
        let first = start + u32::from(self.phrases.is_any(start, &["and", "but"]));
        at == first && self.phrases.is_any(at, &["a", "an", "another", "one"])
    }

    /// `his`, `her`
    fn is_possessor(&self, at: WordIndex) -> bool {
        let pronoun = self.phrases.grammar.pronoun(self.phrases.word(at).id);
        pronoun.is_some_and(|pronoun| pronoun.case == Case::Possessive)
    }

    /// Whether no verb and no preposition stands before a phrase in its clause.
    fn is_subject(&self, words: &Range<WordIndex>) -> bool {
        let at = words.start;
        let sentence = self.sentence(at);
        let first = sentence.start.max(at.saturating_sub(FARTHEST_SUBJECT));
        if at == first {
            return true;
        }
        // `… will involve Jane Roe, who told`
        if self.phrases.is_any(words.end, &[","]) && self.phrases.is_any(words.end + 1, &["who"]) {
            return true;
        }
        let before = self.phrases.word(at - 1);
        // `For Jane Roe, 73, the benefit was clear.`
        let topic = at == sentence.start + 1
            && self.phrases.is_any(sentence.start, &["for"])
            && self.phrases.word(at).is_capital()
            && self.phrases.is_any(words.end, &[","]);
        if topic {
            return true;
        }
        if before.is(Classes::PREPOSITION) && !before.is(Classes::SUBORDINATOR) {
            return false;
        }
        // `After the vote, Roe left`, `he waited and Roe left`: a clause of its own.
        let opens = self.phrases.is_comma(at - 1)
            || before.is(Classes::COORDINATOR | Classes::SUBORDINATOR);
        // `Weber left before Roe had finished`: whoever the main clause is about stays its subject.
        let trails = self
            .phrases
            .is_any(at - 1, &["after", "as", "before", "until", "when", "while"])
            && !self.phrases.word(first).is(Classes::SUBORDINATOR)
            && (first + 1..at - 1).any(|verb| self.phrases.is_finite_verb(verb, first));
        if trails {
            return false;
        }
        if opens && words.end < sentence.end && self.phrases.is_finite_verb(words.end, at) {
            return true;
        }
        !(first..at)
            .rev()
            .take_while(|&before| self.phrases.word(before).quotation.is_none())
            .any(|before| self.phrases.is_finite_verb(before, first))
    }

    /// Where an entity was last spoken of, and in which block.
    pub(super) fn seen_at(&self, id: EntityId) -> Option<(WordIndex, u32)> {
        self.seen_at.get(id as usize).copied().flatten()
    }
}
