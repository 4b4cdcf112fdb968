//! The words of a source: its noun, its description, its name.

use std::ops::Range;

use crate::attribution::words::{Word, WordIndex};
use crate::attribution::{Attribution, Entity, Mention, Source, SourceType};
use crate::grammar::{Classes, WordId};
use crate::parse::LexemeKind;
use crate::text::Span;

use super::Context;

impl<'a> Context<'a> {
    /// The mention that names a source.
    pub(super) fn mention(&self, source: &Source) -> Option<&'a Mention> {
        self.article.mentions.get(source.mention as usize)
    }

    /// The mentions that start at an offset or later.
    pub(super) fn mentions_from(&self, offset: u32) -> &'a [Mention] {
        let mentions = &self.article.mentions;
        &mentions[mentions.partition_point(|mention| mention.span.start < offset)..]
    }

    /// `’s`, or the mark alone behind a plural.
    pub(super) fn is_possessive(&self, at: WordIndex) -> bool {
        matches!(self.written(at), "'s" | "’s" | "'" | "’")
    }

    /// Whether a mention is of a person with a name.
    pub(super) fn is_person(&self, mention: &Mention) -> bool {
        mention.entity.is_some_and(|entity| {
            self.article.entities[entity as usize].kind == SourceType::NamedPerson
        })
    }

    /// Who a source is, if that is clear.
    pub(super) fn entity(&self, source: &Source) -> Option<&'a Entity> {
        self.article
            .entities
            .get(self.mention(source)?.entity? as usize)
    }

    /// The words around each of the first names of a source, in their sentences: so many before, and so
    /// many after.
    pub(super) fn words_near_names(
        &self,
        source: &Source,
        before: WordIndex,
        after: WordIndex,
    ) -> impl Iterator<Item = &'a [Word]> {
        /// Whoever is named more often was introduced by then.
        const MOST: usize = 12;
        let mentions = self
            .entity(source)
            .map_or(&[][..], |entity| &entity.mentions);
        mentions.iter().take(MOST).filter_map(move |&id| {
            let own = self.article.mentions[id as usize].span;
            let own = self.article.words.within(own);
            let first = own.clone().next()?;
            let sentence = self.sentence_words(self.word(first).sentence);
            let near = own.start.saturating_sub(before).max(sentence.start)
                ..(own.end + after).min(sentence.end);
            Some(self.words(near))
        })
    }

    /// A source's name as a message gives it: the entity's, or the words of the mention.
    pub(super) fn name(&self, source: &Source) -> String {
        match self.entity(source) {
            Some(entity) if !entity.name.is_empty() => entity.name.clone(),
            _ => source.span.of(self.text()).to_owned(),
        }
    }

    /// Whether a source cannot speak: a document, a thing, or `nobody`.
    pub(super) fn is_speechless(&self, source: &Source) -> bool {
        let words = self.words(self.article.words.within(source.span));
        let is_person = words.iter().any(|word| {
            word.is_capital() && !word.is(Classes::DETERMINER)
                || word.is(Classes::PRONOUN
                    | Classes::ROLE
                    | Classes::PERSON_NOUN
                    | Classes::PLURAL_PEOPLE
                    | Classes::ANONYMOUS_NOUN
                    | Classes::VAGUE_COLLECTIVE
                    | Classes::ORGANISATION_NOUN)
        });
        let is_nobody = words.iter().any(|word| {
            word.is(Classes::NEGATION) || matches!(self.grammar.word(word.id), "nobody" | "none")
        });
        source.kind == SourceType::Document
            || source.kind == SourceType::Unknown && !is_person
            || is_nobody
    }

    /// Whether a name stands next to a source: `Jane Roe, a spokeswoman for the ministry, said`.
    pub(super) fn is_apposition(&self, source: &Source) -> bool {
        let range = self.article.words.within(source.span);
        let sentence = self.sentence_words(self.sentence_at(source.span.start));
        let before = range
            .start
            .checked_sub(2)
            .map(|at| self.before_the_age(at))
            .filter(|&at| at >= sentence.start);
        let after = (range.end + 1 < sentence.end).then_some(range.end);
        // `shut by Acme Foods, a person familiar with the matter said`: nobody is Acme Foods.
        let is_name = |at: WordIndex| {
            self.word(at).is_word() && self.word(at).is_capital() && !self.ends_a_body(at)
        };
        let is_tag = |at: WordIndex| self.opens_a_tag(sentence.start..at + 1, &range);
        before.is_some_and(|at| self.reads(at + 1, ",") && is_name(at) && !is_tag(at))
            || after.is_some_and(|at| is_name(at) || self.reads(at, ",") && is_name(at + 1))
    }

    /// Of `Ada Roe, 58, a former engineer` the end of the name.
    fn before_the_age(&self, at: WordIndex) -> WordIndex {
        let is_age = at >= 2
            && self.word(at).kind == LexemeKind::Number
            && self.reads(at - 1, ",")
            && self.word(at - 2).sentence == self.word(at).sentence;
        if is_age { at - 2 } else { at }
    }

    /// `shut since Easter, an official said`, `left by Mayor Roe, an official said`: no comma stands before the
    /// verb, and the name before the source belongs to what is said.
    fn opens_a_tag(&self, before: Range<WordIndex>, source: &Range<WordIndex>) -> bool {
        let is_open = self.after(source).is_some_and(|verb| {
            self.verb_at(verb).is_some() || self.word(verb).is(Classes::AUXILIARY)
        });
        let is_named = |&at: &WordIndex| self.word(at).is_word() && self.word(at).is_capital();
        let leads_to_name = before.rev().find(|at| !is_named(at));
        is_open && leads_to_name.is_some_and(|at| self.word(at).is_word())
    }

    /// Whether the name that ends with this word is a body's or a place's.
    fn ends_a_body(&self, last: WordIndex) -> bool {
        let span = self.word(last).span;
        let mentions = &self.article.mentions;
        let after = mentions.partition_point(|mention| mention.span.start <= span.start);
        let named = mentions[..after]
            .iter()
            .rev()
            .take(4)
            .find(|mention| mention.span.end == span.end);
        let entity = named
            .and_then(|mention| mention.entity)
            .map(|entity| &self.article.entities[entity as usize]);
        entity.is_some_and(|entity| match entity.kind {
            SourceType::NamedOrganisation | SourceType::NewsAgency => true,
            SourceType::Unknown => !entity.name.contains(' '),
            _ => false,
        })
    }

    /// The words of a source with the description that follows it up to its verb: `a source` of
    /// `a source close to the presidency said`.
    pub(super) fn described(&self, attribution: &Attribution, source: &Source) -> Span {
        const LONGEST: WordIndex = 12;
        let range = self.article.words.within(source.span);
        let cue = attribution
            .cue
            .iter()
            .find(|cue| cue.start > source.span.end);
        let Some(cue) = cue.map(|&cue| self.article.words.within(cue).start) else {
            return source.span;
        };
        let between = range.end..cue;
        let describes = Classes::PREPOSITION | Classes::ADJECTIVE | Classes::RELATIVE;
        let is_description = !between.is_empty()
            && between.end - between.start <= LONGEST
            && self.word(between.start).is(describes)
            && between.clone().all(|at| {
                self.word(at).is_word() && self.word(at).sentence == self.word(cue).sentence
            });
        if !is_description {
            return source.span;
        }
        // `has` of `has said` is the verb's.
        let last = between
            .clone()
            .rev()
            .find(|&at| !self.word(at).is(Classes::AUXILIARY | Classes::ADVERB));
        last.map_or(source.span, |last| source.span.cover(self.word(last).span))
    }

    /// The noun that a noun phrase is about: its last noun for people before `of`, `who`, a comma
    /// (`a source close to …`), or else its last word.
    pub(super) fn head(&self, span: Span) -> Option<WordIndex> {
        let range = self.article.words.within(span);
        let is_end =
            |word: &Word| word.is(Classes::PREPOSITION | Classes::RELATIVE) || !word.is_word();
        let end = range
            .clone()
            .find(|&at| at > range.start && is_end(self.word(at)));
        let stretch = range.start..end.unwrap_or(range.end);
        let nouns = Classes::ANONYMOUS_NOUN
            | Classes::VAGUE_COLLECTIVE
            | Classes::ROLE
            | Classes::PERSON_NOUN
            | Classes::PLURAL_PEOPLE
            | Classes::ORGANISATION_NOUN;
        // `government backbenchers`: a plural that no list has is the noun all the same.
        let last = stretch.clone().next_back().filter(|&at| {
            let word = self.word(at);
            word.id == WordId::UNKNOWN && !word.is_capital() && self.written(at).ends_with("rs")
        });
        if last.is_some() {
            return last;
        }
        stretch
            .clone()
            .rev()
            .find(|&at| self.word(at).is(nouns))
            .or_else(|| stretch.rev().find(|&at| self.word(at).is_word()))
    }
}
