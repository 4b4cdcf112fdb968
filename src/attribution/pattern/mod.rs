//! Runs the patterns of the grammar over a sentence.
//!
//! A pattern is anchored at its cue: its elements are matched from there to the left and to the
//! right, each taking as much as it can, with no going back. So a sentence costs its cues times
//! its patterns, and no text can make it cost more.

mod addressee;
pub(super) mod anchor;
mod around;
pub(super) mod quotation;
mod source;

use std::ops::Range;

use crate::attribution::content::clause::LONGEST_CONTENT;
use crate::attribution::cue::Cue;
use crate::attribution::cue::place::QUESTIONS;
use crate::attribution::pattern::anchor::Anchors;
use crate::attribution::phrase::Phrases;
use crate::attribution::phrase::source_type::ends_like_person;
use crate::attribution::quotation::speaker_label::label;
use crate::attribution::words::WordIndex;
use crate::grammar::pattern::{Element, ElementKind, Plain, Role, Times};
use crate::grammar::{Classes, PhraseClass};
use crate::parse::{Document, LexemeKind};
use crate::text::Span;

/// The longest opening before a colon and a quotation, in words.
const LONGEST_OPENING: u32 = 60;

/// A pattern that fits a cue.
#[derive(Clone, Debug)]
pub(crate) struct Match {
    /// Index into the grammar's patterns.
    pub(crate) pattern: usize,
    /// Who is credited.
    pub(crate) source: Option<Range<WordIndex>>,
    /// What is credited, in order.
    pub(crate) content: Vec<Span>,
}

/// One sentence with its cues.
pub(crate) struct Matcher<'a> {
    pub(crate) phrases: Phrases<'a>,
    pub(crate) document: &'a Document,
    pub(crate) sentence: Range<WordIndex>,
    pub(crate) cues: &'a [Cue],
    /// Where each pattern begins.
    pub(crate) anchors: &'a Anchors<'a>,
    /// The source of a noun cue in the sentence before.
    pub(crate) previous: Option<Range<WordIndex>>,
    /// The article labels its speakers: an interview, a live report.
    pub(crate) labelled: bool,
}

/// What has been matched so far.
pub(super) struct State {
    pub(super) left: WordIndex,
    right: WordIndex,
    pub(super) source: Option<Range<WordIndex>>,
    pub(super) content: Vec<Span>,
    /// Content is all of the sentence that the pattern leaves.
    around: bool,
    /// Content ends here at the latest.
    limit: WordIndex,
}

impl Matcher<'_> {
    /// The first pattern that fits this cue.
    pub(crate) fn first(&self, cue: &Cue) -> Option<Match> {
        let patterns = &self.phrases.grammar.patterns;
        let mut limit = None;
        self.anchors.of(cue, &self.phrases).find_map(|number| {
            let pattern = &patterns[number];
            let anchor = pattern.anchor?;
            let limit = *limit.get_or_insert_with(|| self.limit(cue));
            let found = self.fit(&pattern.elements, anchor, cue, limit)?;
            if self.asks_before(&pattern.elements, anchor, cue) {
                return None;
            }
            Some(Match {
                pattern: number,
                source: found.source,
                content: found.content,
            })
        })
    }

    fn fit(
        &self,
        elements: &[Element],
        anchor: usize,
        cue: &Cue,
        limit: WordIndex,
    ) -> Option<State> {
        let mut state = State {
            left: cue.extent.start,
            right: cue.extent.end,
            source: None,
            content: Vec::new(),
            around: false,
            limit,
        };
        for element in elements[..anchor].iter().rev() {
            self.repeat(element, &mut state, |state| self.left(element, cue, state))?;
        }
        for element in &elements[anchor + 1..] {
            self.repeat(element, &mut state, |state| self.right(element, state))?;
        }
        if state.around {
            self.take_around(&mut state)?;
        }
        state.content.sort_unstable();
        Some(state)
    }

    fn repeat(
        &self,
        element: &Element,
        state: &mut State,
        mut step: impl FnMut(&mut State) -> Option<()>,
    ) -> Option<()> {
        match element.times {
            Times::Once => step(state),
            Times::Maybe => {
                let _ = step(state);
                Some(())
            }
            Times::Any => {
                for _ in 0..4 {
                    let before = (state.left, state.right);
                    if step(state).is_none() || before == (state.left, state.right) {
                        break;
                    }
                }
                Some(())
            }
        }
    }

    /// Matches an element that ends where the match begins.
    fn left(&self, element: &Element, cue: &Cue, state: &mut State) -> Option<()> {
        match &element.kind {
            ElementKind::Words(words) => {
                let at = self.before(state.left)?;
                words
                    .iter()
                    .any(|w| self.phrases.is_word(at, w))
                    .then(|| state.left = at)
            }
            ElementKind::Plain(Plain::Subject) => {
                let subject = cue.subject.clone()?;
                if !subject.shared {
                    state.left = subject.extent.start;
                }
                state.source = Some(subject.phrase);
                Some(())
            }
            ElementKind::Plain(Plain::Owner) => {
                let owner = self.owner(state.left)?;
                state.left = owner.start;
                state.source = Some(owner);
                Some(())
            }
            ElementKind::Plain(Plain::Previous) => {
                state.source = Some(self.previous.clone()?);
                Some(())
            }
            ElementKind::Plain(Plain::Opening) => {
                let floor = self
                    .sentence
                    .start
                    .max(state.left.saturating_sub(LONGEST_OPENING));
                let subject = self.introducer(floor, state.left)?;
                state.left = subject.start;
                state.source = Some(subject);
                Some(())
            }
            ElementKind::Plain(Plain::NounPhrase) => {
                let phrase = self
                    .phrases
                    .phrase_before(self.sentence.start, state.left)?;
                // `Her claim that the toys were | safe | was denied by`: the end of a clause.
                let ends_clause = phrase.start > self.sentence.start
                    && self
                        .phrases
                        .is_finite_verb(phrase.start - 1, self.sentence.start);
                if ends_clause {
                    return None;
                }
                state.left = phrase.start;
                self.give(element.role, phrase, state)
            }
            ElementKind::Plain(Plain::Label) => {
                let label = self.label(state.left)?;
                state.left = label.start;
                state.source = Some(label);
                Some(())
            }
            ElementKind::Plain(Plain::Quote) => {
                let quotation = self.quotation_before(state.left)?;
                let span = self.document.quotations[quotation as usize].span;
                state.left = self
                    .phrases
                    .words
                    .within(span)
                    .start
                    .max(self.sentence.start);
                state.content.push(span);
                Some(())
            }
            ElementKind::Plain(kind @ (Plain::Rest | Plain::Statement | Plain::Mixed)) => {
                self.statement(*kind, cue, state)
            }
            ElementKind::Plain(Plain::Around) => {
                state.around = true;
                Some(())
            }
            _ => None,
        }
    }

    /// Matches an element that begins where the match ends.
    fn right(&self, element: &Element, state: &mut State) -> Option<()> {
        let at = state.right;
        let end = self.end();
        match &element.kind {
            ElementKind::Words(words) => (at < self.sentence.end
                && words.iter().any(|w| self.phrases.is_word(at, w)))
            .then(|| state.right = at + 1),
            ElementKind::Plain(Plain::NounPhrase) => {
                // `said one, who worked there`, `wrote another.`
                let one = self.phrases.is_any(at, &["one", "another"])
                    && (at + 1 >= end || self.phrases.is_comma(at + 1));
                let mut phrase = match one || self.is_object_pronoun(at) {
                    true => at..at + 1,
                    false => self.phrases.phrase_from(at, end)?,
                };
                if state.around || element.role == Some(Role::Source) {
                    phrase.end = self.past_nouns(phrase.end, end);
                }
                // `was praised by critics | for its “ferocity”`
                if at > 0 && self.phrases.is_any(at - 1, &["by"]) {
                    let occasion = (at + 1..phrase.end)
                        .find(|&word| self.phrases.is_any(word, &["after", "for", "over"]));
                    phrase.end = occasion.unwrap_or(phrase.end);
                }
                // `said they were`: the subject of what is said, not who says it.
                let pronoun = self.phrases.word(at).is(Classes::PRONOUN) && phrase.len() == 1;
                let verb = phrase.end < end
                    && self.phrases.is_finite_verb(phrase.end, at)
                    && (pronoun || !self.phrases.tells_which(phrase.end));
                // `The line is cut, state | television said`
                let verb = verb || self.ends_in_verb(&phrase);
                if state.around && self.is_opening(state.left) {
                    if self.phrases.is_word(state.left, "in") && self.is_said_by(phrase.end + 1) {
                        return None;
                    }
                    let phrase = self.opening_phrase(phrase, end);
                    state.right = self.after_apposition(phrase.end, end);
                    return self.give(element.role, phrase, state);
                }
                if verb && element.role == Some(Role::Source) {
                    return None;
                }
                // `were told by email that …`
                if element.role == Some(Role::Source)
                    && (self.is_means(&phrase)
                        // `was supported | by national policy`
                        || self.phrases.is_any(at - 1, &["by"])
                            && self.phrases.is_thing(&phrase)
                            && !ends_like_person(self.phrases.text_of(phrase.end - 1))
                        || self.is_when(&phrase)
                        || self.is_headline() && !self.may_speak(at, &phrase))
                {
                    return None;
                }
                state.right = match element.role {
                    Some(Role::Source) => self
                        .past_apposition(phrase.end, end)
                        .max(self.past_name_before_that(phrase.end, end)),
                    _ => phrase.end,
                };
                self.give(element.role, phrase, state)
            }
            ElementKind::Plain(Plain::Quote) => {
                let quotation = self.quotation_after(at)?;
                let span = self.document.quotations[quotation as usize].span;
                state.right = self.phrases.words.within(span).end.min(self.sentence.end);
                state.content.push(span);
                Some(())
            }
            ElementKind::Plain(Plain::Clause) => {
                let words = self.clause(at, state.limit)?;
                // `had not been warned, Weber said`
                let is_tag = at < words.start
                    && self.cues.iter().any(|cue| {
                        let own = cue.subject.as_ref().filter(|own| !own.shared);
                        own.is_some_and(|own| own.extent.start == words.start)
                    });
                (!is_tag && self.is_clause(&words)).then_some(())?;
                self.take(words, state)
            }
            ElementKind::Plain(Plain::Speech) => {
                let span = self.speech(at)?;
                state.right = self.sentence.end;
                state.content.push(span);
                Some(())
            }
            ElementKind::Plain(Plain::Remainder) => {
                let words = self.clause(at, state.limit)?;
                // `It is, she says, | a question of trust`
                let open = state.content.first().is_some_and(|&before| {
                    let end = self.phrases.words.within(before).end;
                    self.phrases.word(end - 1).is(Classes::BE)
                });
                let apposed = state.source.is_some() && self.is_apposed(&words) && !open;
                // `It is old, the union says, | but the firm insists it is safe`
                let contrasts = self.phrases.is_any(words.start - 1, &["but"])
                    && self.cues.iter().any(|cue| {
                        let own = cue.subject.as_ref().filter(|own| !own.shared);
                        own.is_some_and(|own| own.extent.start == words.start)
                    });
                (!apposed && !contrasts && !self.leaves_statement(words.start)).then_some(())?;
                self.take(words, state)
            }
            ElementKind::Plain(Plain::VerbPhrase) => {
                let starts = at < end && self.phrases.is_finite_verb(at, self.sentence.start);
                starts.then_some(())?;
                // `who police said was armed, | was shot`
                let verb = |comma: WordIndex| {
                    comma + 1 < end && self.phrases.is_finite_verb(comma + 1, self.sentence.start)
                };
                let comma = (at..end.min(at + LONGEST_CONTENT))
                    .find(|&comma| self.phrases.is_comma(comma) && verb(comma));
                let limit = comma.unwrap_or(state.limit).min(state.limit);
                self.take(self.clause(at, limit)?, state)
            }
            ElementKind::Plain(Plain::Sum) => {
                let words = self.clause(at, state.limit)?;
                let figure = self.figure_put(&words)?;
                let comma =
                    (figure..words.end).find(|&w| self.phrases.is_comma(w) && !self.in_figure(w));
                self.take(words.start..comma.unwrap_or(words.end), state)
            }
            ElementKind::Plain(Plain::ThatClause) => {
                (at < end && self.phrases.is_word(at, "that")).then_some(())?;
                self.take(self.clause(at, state.limit)?, state)
            }
            ElementKind::Plain(Plain::Predicate) => {
                let words = self.clause(at, state.limit)?;
                // `It is alleged that Weber, 44, knew`
                let is_clause = at > self.sentence.start && self.phrases.is_any(at - 1, &["that"]);
                let ends = |&comma: &WordIndex| {
                    self.phrases.is_comma(comma)
                        && !self.in_figure(comma)
                        && (!is_clause
                            || (words.start + 1..comma)
                                .any(|at| self.phrases.is_finite_verb(at, words.start)))
                };
                let comma = words.clone().find(ends);
                self.take(self.trim(words.start..comma.unwrap_or(words.end))?, state)
            }
            ElementKind::Plain(Plain::Credit) => {
                let credit = self.credit(at)?;
                state.right = self.sentence.end;
                self.give(element.role, credit, state)
            }
            ElementKind::Plain(Plain::Stop) => {
                (at >= self.sentence.end || !self.phrases.word(at).is_word()).then_some(())
            }
            ElementKind::Plain(Plain::Question) => {
                let asks = self.phrases.is_any(at, &QUESTIONS);
                // `she said when asked about it`
                let occasion = at + 1 < end
                    && self.phrases.is_text(at, "when")
                    && self.phrases.is_past_participle(at + 1);
                (at < end && asks && !occasion).then_some(())?;
                self.take(self.clause(at, state.limit)?, state)
            }
            ElementKind::Plain(Plain::Infinitive) => {
                (at + 1 < end && self.phrases.is_word(at, "to")).then_some(())?;
                self.take(self.clause(at, state.limit)?, state)
            }
            ElementKind::Plain(Plain::Bidding) => {
                let bidden = at < end && !self.phrases.is_any(at, &["to", "with"]);
                let to = bidden.then(|| self.addressee(at, end)).flatten()?;
                let to = to + WordIndex::from(self.phrases.is_any(to, &["not", "never"]));
                (to + 1 < end && self.phrases.is_word(to, "to")).then_some(())?;
                // `told voters to the north`
                let closed = Classes::DETERMINER | Classes::PRONOUN | Classes::PREPOSITION;
                let next = self.phrases.word(to + 1);
                (next.is_word() && !next.is_capital() && !next.is(closed)).then_some(())?;
                self.take(self.clause(at, state.limit)?, state)
            }
            ElementKind::Plain(Plain::Gerund) => {
                (at < end && self.phrases.text_of(at).ends_with("ing")).then_some(())?;
                self.take(self.clause(at, state.limit)?, state)
            }
            ElementKind::Plain(Plain::Object) => {
                let word = (at < end).then(|| self.phrases.word(at))?;
                let quoted = word.kind == LexemeKind::Mark;
                let closed = Classes::PREPOSITION
                    | Classes::SUBORDINATOR
                    | Classes::COORDINATOR
                    | Classes::AUXILIARY
                    | Classes::MODAL
                    | Classes::TIME;
                // `expects about 300 people`
                let counts = || {
                    if !word.starts_phrase {
                        return false;
                    }
                    let length = self.phrases.listed(PhraseClass::Approximator, at, end);
                    length.is_some_and(|length| {
                        let next = self.phrases.words.get((at + length) as usize);
                        next.is_some_and(|next| next.kind == LexemeKind::Number)
                    })
                };
                let starts = quoted
                    || counts()
                    || word.kind == LexemeKind::Number
                    || word.kind == LexemeKind::Symbol
                    || word.kind == LexemeKind::Word
                        && (!word.is(closed) || word.is(Classes::DETERMINER));
                starts.then_some(())?;
                self.take(self.clause(at, state.limit)?, state)
            }
            ElementKind::Plain(Plain::About) => {
                // `says about 150 people came`
                let next = self.phrases.words.get(at as usize + 1);
                let counts = self.phrases.is_any(at, &["about", "over"])
                    && next.is_some_and(|next| next.kind == LexemeKind::Number);
                (at < end
                    && !counts
                    && self
                        .phrases
                        .is_any(at, &["of", "about", "against", "on", "over", "for"])
                    && self.phrases.opens_anonymity(at, end).is_none()
                    && !(at + 1 < end && self.phrases.word(at + 1).is(Classes::CALENDAR)))
                .then_some(())?;
                self.take(self.clause(at, state.limit)?, state)
            }
            ElementKind::Plain(Plain::Addressee) => {
                let after = self.addressee(at, end)?;
                // `ordered a review | and let him go`
                (!self.phrases.is_any(after, &["and"])).then_some(())?;
                state.right = after;
                Some(())
            }
            ElementKind::Plain(Plain::Adjunct) => {
                state.right = self.adjunct(at)?;
                Some(())
            }
            ElementKind::Plain(Plain::Around) => {
                state.around = true;
                Some(())
            }
            _ => None,
        }
    }

    fn give(&self, role: Option<Role>, words: Range<WordIndex>, state: &mut State) -> Option<()> {
        match role {
            Some(Role::Source) => state.source = Some(words),
            Some(Role::Content) => state.content.push(self.content_span(words)),
            Some(Role::Cue) | None => {}
        }
        Some(())
    }

    fn take(&self, words: Range<WordIndex>, state: &mut State) -> Option<()> {
        state.right = words.end;
        state.content.push(self.content_span(words));
        Some(())
    }

    /// Whether a noun or an adjective may stand here.
    pub(super) fn is_noun(&self, at: WordIndex) -> bool {
        let closed = Classes::PREPOSITION
            | Classes::RELATIVE
            | Classes::DETERMINER
            | Classes::PRONOUN
            | Classes::TIME;
        at < self.sentence.end
            && self.phrases.word(at).kind == LexemeKind::Word
            && !self.phrases.word(at).is(closed)
    }

    fn before(&self, at: WordIndex) -> Option<WordIndex> {
        (at > self.sentence.start).then(|| at - 1)
    }

    /// A speaker label before its colon: `Mayor`, `09:40 Mayor`, `JANE ROE`.
    fn label(&self, colon: WordIndex) -> Option<Range<WordIndex>> {
        label(&self.phrases, self.sentence.start, colon, self.labelled)
    }
}
