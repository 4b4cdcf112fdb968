//! Runs the patterns of the grammar over a sentence.
//!
//! A pattern is anchored at its cue: its elements are matched from there to the left and to the
//! right, each taking as much as it can, with no going back. So a sentence costs its cues times
//! its patterns, and no text can make it cost more.

use std::ops::Range;

use crate::attribution::cue::{Cue, CueKind};
use crate::attribution::noun_phrase::Phrases;
use crate::attribution::words::WordIndex;
use crate::grammar::pattern::{Element, ElementKind, Pattern, Plain, Role, Times};
use crate::grammar::{Classes, VerbForm};
use crate::parse::{Document, LexemeKind, Place, QuotationId};
use crate::text::Span;

/// The longest content taken from running text, in words.
const LONGEST_CONTENT: u32 = 200;

/// How many marks may end a sentence.
const LONGEST_ENDING: u32 = 8;

/// The longest opening before a colon and a quotation, in words.
const LONGEST_OPENING: u32 = 60;

/// The longest stretch between a cue and its content (addressee, place, time), in words.
const LONGEST_ADJUNCT: u32 = 14;

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
    /// The source of a noun cue in the sentence before.
    pub(crate) previous: Option<Range<WordIndex>>,
    /// The article labels its speakers: an interview, a live report.
    pub(crate) labelled: bool,
}

/// What has been matched so far.
struct State {
    left: WordIndex,
    right: WordIndex,
    source: Option<Range<WordIndex>>,
    content: Vec<Span>,
    /// Content is all of the sentence that the pattern leaves.
    around: bool,
    /// Content ends here at the latest.
    limit: WordIndex,
}

impl Matcher<'_> {
    /// The first pattern that fits this cue.
    pub(crate) fn first(&self, patterns: &[Pattern], cue: &Cue) -> Option<Match> {
        patterns.iter().enumerate().find_map(|(pattern, elements)| {
            let found = self.fit(&elements.elements, cue)?;
            Some(Match {
                pattern,
                source: found.source,
                content: found.content,
            })
        })
    }

    fn fit(&self, elements: &[Element], cue: &Cue) -> Option<State> {
        let anchor = elements.iter().position(|e| e.role == Some(Role::Cue))?;
        if !anchors(&elements[anchor].kind, cue, &self.phrases) {
            return None;
        }
        let mut state = State {
            left: cue.extent.start,
            right: cue.extent.end,
            source: None,
            content: Vec::new(),
            around: false,
            limit: self.limit(cue),
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
                let subject = self.phrases.main_subject(floor, state.left)?;
                state.left = subject.start;
                state.source = Some(subject);
                Some(())
            }
            ElementKind::Plain(Plain::NounPhrase) => {
                let phrase = self
                    .phrases
                    .phrase_before(self.sentence.start, state.left)?;
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
            ElementKind::Plain(rest @ (Plain::Rest | Plain::Statement)) => {
                let start = self.clause_start(state.left);
                let words = self.trim(start..state.left)?;
                // `On Monday,` and `After the talks,` open a sentence and state nothing.
                let first = self.phrases.word(words.start);
                let opens = first.is(Classes::PREPOSITION
                    | Classes::SUBORDINATOR
                    | Classes::ADVERB
                    | Classes::TIME);
                let length = words.end - words.start;
                let states = *rest == Plain::Rest || self.has_verb(&words);
                if length < 2 || opens && length < 6 || !states {
                    return None;
                }
                state.left = words.start;
                state.content.push(self.content_span(words));
                Some(())
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
                let phrase = self.phrases.phrase_from(at, end)?;
                // `said they were`: the subject of what is said, not who says it.
                let subject = phrase.end < end && self.phrases.is_finite_verb(phrase.end, at);
                if subject && element.role == Some(Role::Source) {
                    return None;
                }
                state.right = phrase.end;
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
                self.is_clause(&words).then_some(())?;
                self.take(words, state)
            }
            ElementKind::Plain(Plain::Speech) => {
                let span = self.speech(at)?;
                state.right = self.sentence.end;
                state.content.push(span);
                Some(())
            }
            ElementKind::Plain(Plain::Remainder) => self.take(self.clause(at, state.limit)?, state),
            ElementKind::Plain(Plain::ThatClause) => {
                (at < end && self.phrases.is_word(at, "that")).then_some(())?;
                self.take(self.clause(at, state.limit)?, state)
            }
            ElementKind::Plain(Plain::Predicate) => {
                let words = self.clause(at, state.limit)?;
                let comma = words
                    .clone()
                    .find(|&w| self.phrases.is_comma(w) && !self.in_figure(w));
                self.take(self.trim(words.start..comma.unwrap_or(words.end))?, state)
            }
            ElementKind::Plain(Plain::Stop) => {
                (at >= self.sentence.end || !self.phrases.word(at).is_word()).then_some(())
            }
            ElementKind::Plain(Plain::Question) => {
                let asks = self.phrases.is_any(
                    at,
                    &[
                        "whether", "if", "why", "how", "what", "when", "where", "who",
                    ],
                );
                (at < end && asks).then_some(())?;
                self.take(self.clause(at, state.limit)?, state)
            }
            ElementKind::Plain(Plain::Infinitive) => {
                (at + 1 < end && self.phrases.is_word(at, "to")).then_some(())?;
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
                let starts = quoted
                    || word.kind == LexemeKind::Number
                    || word.kind == LexemeKind::Symbol
                    || word.kind == LexemeKind::Word
                        && (!word.is(closed) || word.is(Classes::DETERMINER));
                starts.then_some(())?;
                self.take(self.clause(at, state.limit)?, state)
            }
            ElementKind::Plain(Plain::About) => {
                (at < end
                    && self
                        .phrases
                        .is_any(at, &["of", "about", "against", "on", "over", "for"]))
                .then_some(())?;
                self.take(self.clause(at, state.limit)?, state)
            }
            ElementKind::Plain(Plain::Addressee) => {
                let start = if self.phrases.is_any(at, &["to", "with"]) {
                    at + 1
                } else {
                    at
                };
                (start < end && self.phrases.word(start).kind != LexemeKind::Mark).then_some(())?;
                let pronoun = self
                    .phrases
                    .is_any(start, &["me", "us", "him", "them", "you"])
                    || self.phrases.is_word(start, "her") && !self.is_noun(start + 1);
                let phrase = if pronoun {
                    start..start + 1
                } else {
                    self.phrases.phrase_from(start, end)?
                };
                state.right = phrase.end;
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

    /// `that`, or a subject and a verb: no noun phrase and no prepositional phrase.
    fn is_clause(&self, words: &Range<WordIndex>) -> bool {
        if self.phrases.is_word(words.start, "that")
            || self.phrases.word(words.start).kind == LexemeKind::Mark
        {
            return true;
        }
        let first = self.phrases.word(words.start);
        if first.is(Classes::PREPOSITION)
            && !first.is(Classes::DETERMINER | Classes::SUBORDINATOR)
            && !first.is_capital()
            || first.is(Classes::AUXILIARY | Classes::MODAL)
        {
            return false;
        }
        self.has_verb(words)
    }

    fn has_verb(&self, words: &Range<WordIndex>) -> bool {
        (words.start + 1..words.end).any(|at| {
            self.phrases.is_finite_verb(at, words.start)
                || self.phrases.word(at).kind == LexemeKind::Word
                    && self.phrases.text_of(at).ends_with("ed")
                    && !self.phrases.word(at).is(Classes::ADJECTIVE)
        })
    }

    /// Whether a noun or an adjective may stand here.
    fn is_noun(&self, at: WordIndex) -> bool {
        let closed = Classes::PREPOSITION
            | Classes::RELATIVE
            | Classes::DETERMINER
            | Classes::PRONOUN
            | Classes::TIME;
        at < self.sentence.end
            && self.phrases.word(at).kind == LexemeKind::Word
            && !self.phrases.word(at).is(closed)
    }

    /// A comma between digits or in a row of names is no end of a predicate; here only the first
    /// can be told.
    fn in_figure(&self, comma: WordIndex) -> bool {
        comma > self.sentence.start
            && comma + 1 < self.sentence.end
            && self.phrases.word(comma - 1).kind == LexemeKind::Number
            && self.phrases.word(comma + 1).kind == LexemeKind::Number
    }

    fn before(&self, at: WordIndex) -> Option<WordIndex> {
        (at > self.sentence.start).then(|| at - 1)
    }

    /// The end of the sentence without its final mark.
    fn end(&self) -> WordIndex {
        let mut end = self.sentence.end;
        let floor = self.sentence.start.max(end.saturating_sub(LONGEST_ENDING));
        while end > floor {
            let word = self.phrases.word(end - 1);
            if word.kind != LexemeKind::Punctuation || self.phrases.is_text(end - 1, ")") {
                break;
            }
            end -= 1;
        }
        end
    }

    /// The words of a clause from `at` to its end: the end of the sentence, or the place where
    /// the next cue's own subject begins after `, and`.
    fn clause(&self, at: WordIndex, limit: WordIndex) -> Option<Range<WordIndex>> {
        let mut end = limit.min(at.saturating_add(LONGEST_CONTENT));
        let first = self.cues.partition_point(|c| c.extent.start <= at);
        for cue in self.cues[first..]
            .iter()
            .take_while(|c| c.extent.start < end)
        {
            if !matches!(
                cue.kind,
                CueKind::Verb { .. } | CueKind::Passive { .. } | CueKind::Adjective
            ) {
                continue;
            }
            let Some(subject) = &cue.subject else {
                continue;
            };
            if self
                .phrases
                .word(subject.phrase.start)
                .is(Classes::RELATIVE)
            {
                continue;
            }
            let first = if subject.shared {
                cue.extent.start
            } else {
                subject.extent.start
            };
            if first <= at {
                continue;
            }
            if let Some(cut) = self.new_clause(cue, first, at) {
                end = end.min(cut);
                break;
            }
        }
        if self.is_headline() {
            // Headlines join two events with `as`, and only the first is what somebody says.
            end = (at..end)
                .find(|&w| self.phrases.is_text(w, "as"))
                .unwrap_or(end);
        }
        self.trim(at..end)
    }

    /// Where the content of a cue must end: a relative clause between commas ends before the verb
    /// of the clause around it (`Brandt, which says so, warned …`).
    fn limit(&self, cue: &Cue) -> WordIndex {
        let end = self.end();
        let relative = cue.subject.as_ref().map(|s| s.phrase.start).filter(|&at| {
            self.phrases.word(at).is(Classes::RELATIVE)
                && at > self.sentence.start
                && self.phrases.is_comma(at - 1)
        });
        if relative.is_none() {
            return end;
        }
        let reach = end.min(cue.extent.end + LONGEST_CONTENT);
        (cue.extent.end..reach)
            .find(|&at| {
                self.phrases.is_comma(at)
                    && at + 1 < end
                    && !self.in_figure(at)
                    && self.phrases.is_finite_verb(at + 1, self.sentence.start)
            })
            .unwrap_or(end)
    }

    fn is_headline(&self) -> bool {
        let sentence = self.phrases.word(self.sentence.start).sentence;
        self.document.sentences[sentence as usize].place == Place::Headline
    }

    /// Where a clause is cut before another cue whose subject starts at `first`: `…, and she
    /// said`, `… and said`, `… after accusing`, and a tag at the end, `…, he added`.
    fn new_clause(&self, cue: &Cue, first: WordIndex, floor: WordIndex) -> Option<WordIndex> {
        let before = first.checked_sub(1).filter(|&b| b > floor)?;
        if self.phrases.is_text(before, ";") {
            return Some(before);
        }
        if self.phrases.is_comma(before) {
            return self.is_tag(cue).then_some(before);
        }
        let break_before =
            self.phrases.is_comma(before - 1) || self.phrases.is_text(before - 1, ";");
        let shared = cue.subject.as_ref().is_some_and(|s| s.shared);
        if self.phrases.is_any(before, &["and", "but", "while"]) {
            let joined = break_before || shared && !cue.dependent;
            return joined.then(|| if break_before { before - 1 } else { before });
        }
        let subordinate =
            cue.dependent && self.phrases.is_any(before, &["after", "before", "while"]);
        subordinate.then_some(before)
    }

    /// Nothing but a time or a place follows: the cue belongs to what stands before it.
    fn is_tag(&self, cue: &Cue) -> bool {
        let mut at = cue.extent.end;
        while let Some(after) = self.adjunct(at) {
            at = after;
        }
        !cue.dependent && (at >= self.sentence.end || !self.phrases.word(at).is_word())
    }

    /// Without commas, dashes and coordinators at the ends, which belong to nobody's words.
    fn trim(&self, mut words: Range<WordIndex>) -> Option<Range<WordIndex>> {
        let idle = |at: WordIndex| {
            self.phrases.word(at).kind == LexemeKind::Punctuation
                && !self.phrases.is_text(at, "...")
                && !self.phrases.is_text(at, "(")
        };
        while words.start < words.end
            && (idle(words.start)
                || self
                    .phrases
                    .is_any(words.start, &["but", "and", "yet", "so"]))
        {
            words.start += 1;
        }
        while words.start < words.end
            && idle(words.end - 1)
            && !self.phrases.is_text(words.end - 1, ")")
        {
            words.end -= 1;
        }
        (words.start < words.end).then_some(words)
    }

    /// The span of content words, grown to hold the whole of any quotation it cuts.
    fn content_span(&self, words: Range<WordIndex>) -> Span {
        let mut span = self.phrases.span(words.clone());
        for at in [words.start, words.end - 1] {
            let mut next = self.phrases.word(at).quotation;
            while let Some(id) = next {
                let quotation = &self.document.quotations[id as usize];
                span = span.cover(quotation.span);
                next = quotation.parent;
            }
        }
        span
    }

    /// Where the running text before `end` begins: the sentence, or the word after a quotation.
    fn clause_start(&self, end: WordIndex) -> WordIndex {
        let floor = self.sentence.start.max(end.saturating_sub(LONGEST_CONTENT));
        (floor..end)
            .rev()
            .find(|&at| self.phrases.is_text(at, ";"))
            .map_or(floor, |at| at + 1)
    }

    /// All of the sentence but the match, for `according to` in the middle.
    fn take_around(&self, state: &mut State) -> Option<()> {
        let left = self
            .trim(self.clause_start(state.left)..state.left)
            .filter(|w| w.end - w.start >= 2);
        let right = self.trim(state.right..self.end());
        // `, according to X, …`: what comes after a comma goes on with the statement; what comes
        // straight after the source belongs to it.
        let resumes = state.right < self.sentence.end
            && (self.phrases.is_comma(state.right)
                || self.phrases.word(state.right).kind == LexemeKind::Mark);
        match (left, right) {
            (None, Some(right)) => state.content.push(self.content_span(right)),
            (Some(left), Some(right))
                if resumes
                    && right.end - right.start > 2
                    && !self.phrases.word(right.start).is(Classes::RELATIVE) =>
            {
                state.content.push(self.content_span(left));
                state.content.push(self.content_span(right));
            }
            (Some(left), _) => state.content.push(self.content_span(left)),
            (None, None) => return None,
        }
        Some(())
    }

    /// The quotation that ends right before `at`, a comma between them or none.
    fn quotation_before(&self, at: WordIndex) -> Option<QuotationId> {
        let mut last = self.before(at)?;
        if self.phrases.is_comma(last)
            || self.phrases.is_text(last, "—")
            || self.phrases.is_text(last, "–")
        {
            last = self.before(last)?;
        }
        self.outermost(last).filter(|&q| {
            let quotation = &self.document.quotations[q as usize];
            quotation.closed && quotation.span.end == self.phrases.word(last).span.end
        })
    }

    /// The quotation that starts at `at`, if it is all that follows or ends a clause.
    fn quotation_after(&self, at: WordIndex) -> Option<QuotationId> {
        if at >= self.sentence.end {
            return None;
        }
        let id = self.outermost(at)?;
        let quotation = &self.document.quotations[id as usize];
        if quotation.span.start != self.phrases.word(at).span.start {
            return None;
        }
        let after = self.phrases.words.within(quotation.span).end;
        let ends = after >= self.sentence.end
            || !self.phrases.word(after).is_word()
            || self
                .phrases
                .text_of(after - 2.min(after))
                .ends_with([',', '.', '?', '!'])
                && self.phrases.word(after - 1).kind == LexemeKind::Mark;
        ends.then_some(id)
    }

    fn outermost(&self, at: WordIndex) -> Option<QuotationId> {
        let mut id = self.phrases.word(at).quotation?;
        while let Some(parent) = self.document.quotations[id as usize].parent {
            id = parent;
        }
        Some(id)
    }

    /// The noun phrase in the possessive before a noun cue: `France’s main complaint`.
    fn owner(&self, at: WordIndex) -> Option<Range<WordIndex>> {
        let floor = self.sentence.start.max(at.saturating_sub(5));
        let mark = (floor..at)
            .rev()
            .take_while(|&w| self.phrases.word(w).is_word())
            .find(|&w| matches!(self.phrases.text_of(w), "’s" | "'s" | "’" | "'"));
        if let Some(mark) = mark {
            let owner = self.phrases.phrase_before(self.sentence.start, mark)?;
            return Some(owner.start..mark + 1);
        }
        let own = (floor..at)
            .rev()
            .take_while(|&w| self.phrases.word(w).is_word())
            .find(|&w| {
                self.phrases
                    .is_any(w, &["his", "her", "their", "its", "my", "our"])
            })?;
        Some(own..own + 1)
    }

    /// What a labelled speaker says: all the rest of the block, unless it is a question.
    fn speech(&self, at: WordIndex) -> Option<Span> {
        let sentence = self.phrases.word(self.sentence.start).sentence;
        let block =
            &self.document.blocks[self.document.sentences[sentence as usize].block as usize];
        let start = (at < self.sentence.end).then(|| self.phrases.word(at).span.start)?;
        let rest = Span {
            start,
            end: block.span.end,
        }
        .trim(self.phrases.text);
        let asks = rest
            .of(self.phrases.text)
            .trim_end_matches(['”', '"', '’', '\''])
            .ends_with('?');
        (self.labelled && !asks && !rest.is_empty()).then_some(rest)
    }

    /// A speaker label before its colon: `Mayor`, `09:40 Mayor`, `JANE ROE`.
    fn label(&self, colon: WordIndex) -> Option<Range<WordIndex>> {
        label(&self.phrases, self.sentence.start, colon, self.labelled)
    }

    /// What may stand between a cue and its content: `on Monday`, `in a statement`, `last week`.
    fn adjunct(&self, at: WordIndex) -> Option<WordIndex> {
        let end = self.end().min(at + LONGEST_ADJUNCT);
        if at >= end {
            return None;
        }
        let word = self.phrases.word(at);
        if word.is(Classes::ADVERB)
            && !word.is(Classes::DETERMINER | Classes::PRONOUN | Classes::RELATIVE)
            && !word.is_capital()
        {
            return Some(at + 1);
        }
        if word.is(Classes::TIME) && !self.phrases.is_any(at + 1, &["of", "after", "before"]) {
            return Some(at + 1);
        }
        // `this weekend`, `last Monday`, `two weeks ago`
        let time = (at..end.min(at + 4)).find(|&w| self.phrases.word(w).is(Classes::TIME));
        if let Some(time) = time.filter(|&time| time > at)
            && (at..time).all(|w| {
                self.phrases.word(w).is(Classes::DETERMINER
                    | Classes::ADJECTIVE
                    | Classes::NUMBER
                    | Classes::PREPOSITION)
            })
        {
            let mut after = time + 1;
            while after < end
                && (self.phrases.word(after).is(Classes::TIME)
                    || self.phrases.word(after).kind == LexemeKind::Number)
            {
                after += 1;
            }
            return Some(after);
        }
        if word.is(Classes::PREPOSITION)
            && !self.phrases.is_word(at, "to")
            && !self.phrases.is_word(at, "of")
        {
            let phrase = self.phrases.phrase_from(at + 1, end)?;
            let after = phrase.end;
            let goes_on = after < self.sentence.end
                && self.phrases.is_any(after, &["that", ",", ":"])
                || self.phrases.word(after.min(self.sentence.end - 1)).kind == LexemeKind::Mark
                || phrase.clone().any(|w| {
                    self.phrases
                        .word(w)
                        .is(Classes::DOCUMENT_NOUN | Classes::TIME)
                });
            return goes_on.then_some(after);
        }
        None
    }
}

/// Whether a cue is of the kind that an element asks for.
fn anchors(kind: &ElementKind, cue: &Cue, phrases: &Phrases<'_>) -> bool {
    match (kind, cue.kind) {
        (ElementKind::Verb(wanted), CueKind::Verb { frames, .. }) => {
            !cue.dependent && frames.intersects(*wanted)
        }
        (ElementKind::Participle(wanted), CueKind::Verb { frames, form, .. }) => {
            cue.dependent && form == VerbForm::Gerund && frames.intersects(*wanted)
        }
        (ElementKind::Passive(wanted), CueKind::Passive { frames, .. }) => {
            frames.intersects(*wanted)
        }
        (ElementKind::Plain(Plain::Noun), CueKind::Noun)
        | (ElementKind::Plain(Plain::Adjective), CueKind::Adjective)
        | (ElementKind::Plain(Plain::Ellipsis), CueKind::Ellipsis)
        | (ElementKind::Plain(Plain::Hedge), CueKind::Hedge) => true,
        (ElementKind::Phrase(wanted), CueKind::Phrase(class)) => *wanted == class,
        (ElementKind::Words(words), CueKind::Colon) => words.iter().any(|w| w == ":"),
        (ElementKind::Words(words), _) => {
            cue.words.len() == 1 && words.iter().any(|w| phrases.is_word(cue.words.start, w))
        }
        _ => false,
    }
}

/// The longest speaker label, in words.
const LONGEST_LABEL: u32 = 10;

/// The words before a colon that may name a speaker. Where an article labels its speakers
/// throughout, a capital is enough; elsewhere a title, a role or a name must say so.
fn label(
    phrases: &Phrases<'_>,
    start: WordIndex,
    colon: WordIndex,
    labelled: bool,
) -> Option<Range<WordIndex>> {
    if colon - start > 2 * LONGEST_LABEL {
        return None;
    }
    let first = (start..colon).find(|&at| phrases.word(at).kind == LexemeKind::Word)?;
    let comma = (first..colon)
        .find(|&at| phrases.is_comma(at))
        .unwrap_or(colon);
    let words = first..comma;
    if words.is_empty() || colon - first > LONGEST_LABEL || !phrases.word(first).is_capital() {
        return None;
    }
    let fits = words.clone().all(|at| {
        let word = phrases.word(at);
        let inside = Classes::ROLE
            | Classes::ORGANISATION_NOUN
            | Classes::PREPOSITION
            | Classes::DETERMINER
            | Classes::NAME_PARTICLE
            | Classes::ADJECTIVE;
        (word.is_capital() || word.is(inside) || !word.is_word())
            && !word.is(Classes::AUXILIARY | Classes::MODAL)
    });
    let letter = words.len() == 1 && phrases.word(first).span.len() < 2;
    let names = words.clone().any(|at| {
        let speaks = Classes::ROLE | Classes::TITLE | Classes::FEMALE_NAME | Classes::MALE_NAME;
        phrases.word(at).is(speaks)
    });
    let pair = words.len() == 2 && words.clone().all(|at| phrases.word(at).is_capital());
    (fits && !letter && (labelled || names || pair)).then_some(words)
}

/// How many blocks must start with a speaker label for an article to be labelled throughout.
const LABELLED: usize = 3;

/// Whether an article labels its speakers, as interviews and live reports do.
pub(crate) fn is_labelled(phrases: &Phrases<'_>, document: &Document) -> bool {
    let mut labels = 0;
    let mut block = None;
    for (number, sentence) in document.sentences.iter().enumerate() {
        if sentence.place != Place::Body || block == Some(sentence.block) {
            continue;
        }
        block = Some(sentence.block);
        let Ok(id) = u32::try_from(number) else { break };
        let words = phrases.words.sentence(id);
        let limit = words.end.min(words.start + LONGEST_LABEL);
        let colon =
            (words.start + 1..limit.max(words.start + 1)).find(|&at| phrases.is_text(at, ":"));
        labels +=
            usize::from(colon.is_some_and(|at| label(phrases, words.start, at, true).is_some()));
        if labels >= LABELLED {
            return true;
        }
    }
    false
}
