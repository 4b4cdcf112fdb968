//! What a cue says of its words: that they were said, that they are so, or only that somebody spoke.

use crate::attribution::Attribution;
use crate::attribution::words::{Word, WordIndex};
use crate::grammar::{Classes, Frames, PhraseClass, Stance, Verb, VerbForm, VerbId};
use crate::parse::LexemeKind;
use crate::text::Span;

use super::Context;
use super::evidence::CueVerb;

impl<'a> Context<'a> {
    /// The verb of a cue: what it is, in which form, and where.
    pub(super) fn cue_verb(
        &self,
        attribution: &Attribution,
    ) -> Option<(&'a Verb, VerbForm, WordIndex)> {
        // A dozen rules ask for it.
        let (verb, form, at) = match attribution.cue[..] {
            [cue] => {
                let mut known = self.evidence.cue_verbs.borrow_mut();
                *known
                    .entry(cue)
                    .or_insert_with(|| self.find_cue_verb(&[cue]))
            }
            _ => self.find_cue_verb(&attribution.cue),
        }?;
        Some((self.grammar.verbs.get(verb as usize)?, form, at))
    }

    /// `declined to say`, `refused to comment`
    pub(super) fn declines(&self, attribution: &Attribution) -> bool {
        let cue = attribution.cue.iter();
        let mut words = cue.flat_map(|&cue| self.article.words.within(cue));
        words.any(|at| {
            let verb = self.grammar.verb(self.word(at).id);
            verb.is_some_and(|(verb, _)| matches!(verb.lemma.as_ref(), "decline" | "refuse"))
        })
    }

    fn find_cue_verb(&self, cue: &[Span]) -> Option<CueVerb> {
        let spans = cue.iter();
        let words = spans.flat_map(|&span| self.article.words.within(span));
        // `acknowledged on the call`, `said in a press note`: behind an article or a preposition of the cue it
        // is a noun.
        let first = cue.first().map(|cue| cue.start);
        let is_opened = |at: WordIndex, openers: Classes| {
            let word = self.word(at);
            first.is_some_and(|first| word.span.start >= first) && word.is(openers)
        };
        let is_base = |at: WordIndex| {
            matches!(
                self.grammar.verb(self.word(at).id),
                Some((_, VerbForm::Base))
            )
        };
        let is_noun = |at: WordIndex| {
            at >= 1
                && is_opened(at - 1, Classes::DETERMINER | Classes::PREPOSITION)
                && !self.reads(at - 1, "to")
                || at >= 2 && is_base(at) && is_opened(at - 2, Classes::DETERMINER)
        };
        words
            .filter(|&at| !is_noun(at))
            .filter_map(|at| self.verb_id_at(at).map(|(verb, form)| (verb, form, at)))
            .next_back()
    }

    /// The reporting verb that a word is, or with which a phrase starts there (`pointed out`).
    pub(super) fn verb_at(&self, at: WordIndex) -> Option<(&'a Verb, VerbForm)> {
        let (verb, form) = self.verb_id_at(at)?;
        Some((self.grammar.verbs.get(verb as usize)?, form))
    }

    fn verb_id_at(&self, at: WordIndex) -> Option<(VerbId, VerbForm)> {
        let phrases = self.article.words.phrases_at(at);
        let phrase = phrases.iter().find_map(|(_, phrase)| phrase.verb);
        phrase.or_else(|| self.grammar.verb_id(self.word(at).id))
    }

    /// Whether the dictionary form of a word has a class.
    pub(super) fn lemma_is(&self, word: &Word, class: Classes) -> bool {
        self.grammar
            .classes(self.grammar.lemma(word.id))
            .intersects(class)
    }

    /// Whether a cue says that something is so: `said`, `according to`. Denials, refusals and
    /// requests (`declined to comment`, `asked for`, `argued about`) are no source for anything.
    pub(super) fn states(&self, attribution: &Attribution) -> bool {
        // `declined to say`, `would refuse to comment`
        let refuses = attribution
            .cue
            .iter()
            .flat_map(|&cue| self.article.words.within(cue))
            .filter_map(|at| self.grammar.verb(self.word(at).id))
            .any(|(verb, _)| matches!(verb.lemma.as_ref(), "decline" | "refuse"));
        if refuses {
            return false;
        }
        match self.cue_verb(attribution) {
            None => true,
            Some((verb, ..)) => {
                verb.stance != Stance::Attitude
                    && !self.is_about(attribution)
                    && verb.frames.intersects(Frames::CLAUSE)
                    && !matches!(verb.lemma.as_ref(), "ask" | "deny" | "decline" | "refuse")
            }
        }
    }

    /// The same, with a verb of saying or `according to` in the cue, and words that are said: not
    /// `are looking for a way out`.
    pub(super) fn reports(&self, attribution: &Attribution) -> bool {
        let speaks = self
            .cue_verb(attribution)
            .is_some_and(|(verb, ..)| verb.frames.intersects(Frames::QUOTE | Frames::CLAUSE));
        let is_credit = || {
            attribution.cue.iter().any(|&cue| {
                let words = self.article.words.within(cue);
                self.phrase_in(words.clone(), PhraseClass::AccordingTo)
                    .is_some()
                    || self
                        .words(words)
                        .iter()
                        .any(|word| word.is(Classes::CUE_NOUN))
            })
        };
        (speaks || is_credit()) && self.states(attribution)
    }

    /// `argued about fishing rights`: what was said is not told. Of `said about half were lost` it is.
    fn is_about(&self, attribution: &Attribution) -> bool {
        let is_number = |at: WordIndex| {
            self.article.words.get(at as usize).is_some_and(|word| {
                word.kind == LexemeKind::Number
                    || word.is(Classes::NUMBER)
                    || self.is_listed(at, PhraseClass::Fraction)
            })
        };
        let starts = attribution.content.first().is_some_and(|content| {
            let first = self.article.words.within(*content).start;
            let is_outside = first > 0 && self.reads(first - 1, "about");
            let after = if is_outside { first } else { first + 1 };
            (is_outside || self.reads(first, "about")) && !is_number(after)
        });
        starts && attribution.quotations.is_empty()
    }

    /// Whether a cue says that somebody does say something, not that they should or would.
    pub(super) fn is_asserted(&self, attribution: &Attribution) -> bool {
        let Some((_, _, verb)) = self.cue_verb(attribution) else {
            return true;
        };
        let sentence = self.sentence_words(self.word(verb).sentence);
        let helpers = Classes::AUXILIARY | Classes::ADVERB | Classes::MODAL | Classes::NEGATION;
        let mut before = (sentence.start..verb)
            .rev()
            .take(4)
            .take_while(|&at| self.word(at).is(helpers));
        !before.any(|at| self.word(at).is(Classes::MODAL | Classes::NEGATION))
    }
}
