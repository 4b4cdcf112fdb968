//! Where a content begins and ends: the clause after a cue, and the text before it.

use std::ops::Range;

use crate::attribution::cue::{Cue, CueKind};
use crate::attribution::pattern::Matcher;
use crate::attribution::phrase::subject::OPENING;
use crate::attribution::words::WordIndex;
use crate::grammar::{Classes, PhraseClass, Stance};
use crate::parse::{LexemeKind, Place};
use crate::text::Span;

/// The longest content taken from running text, in words.
pub(crate) const LONGEST_CONTENT: u32 = 200;

/// The longest date before a subordinate clause, in words: `three long years after`.
const LONGEST_DATE: u32 = 3;

/// The longest subject of what somebody is said to have done, in words.
const LONGEST_DOER: usize = 6;

/// How far back a bracket that is open may begin, in words.
const LONGEST_BRACKET: u32 = 24;

/// How many marks may end a sentence.
const LONGEST_ENDING: u32 = 8;

impl Matcher<'_> {
    /// `that`, or a subject and a verb: no noun phrase and no prepositional phrase.
    pub(crate) fn is_clause(&self, words: &Range<WordIndex>) -> bool {
        let after_that = words.start > 0 && self.phrases.is_word(words.start - 1, "that");
        if self.phrases.is_word(words.start, "that")
            || after_that
            || self.phrases.word(words.start).kind == LexemeKind::Mark
        {
            return true;
        }
        // `were told at least nine times that it had closed`
        if self.past_times(words.start, words.end).is_some() {
            return false;
        }
        let first = self.phrases.word(words.start);
        // `said about 200 people had died`
        let counts = self
            .phrases
            .listed(PhraseClass::Approximator, words.start, words.end)
            .is_some();
        if first.is(Classes::PREPOSITION)
            && !counts
            && !first.is(Classes::DETERMINER | Classes::SUBORDINATOR)
            && !first.is_capital()
            || first.is(Classes::AUXILIARY | Classes::MODAL)
        {
            return false;
        }
        self.has_verb(words) && !self.is_subordinate(words)
    }

    /// `said | after a reporter held up a phone`: when it was said, and not what.
    fn is_subordinate(&self, words: &Range<WordIndex>) -> bool {
        const WHEN: [&str; 5] = ["after", "before", "when", "while", "until"];
        let phrases = &self.phrases;
        let subject = phrases
            .is_any(words.start, &WHEN)
            .then(|| phrases.phrase_from(words.start + 1, words.end))
            .flatten();
        let Some(verb) = subject
            .map(|subject| subject.end)
            .filter(|&verb| verb < words.end)
        else {
            return false;
        };
        let finite = |at: WordIndex| phrases.is_finite_verb(at, words.start);
        let is_verb = finite(verb) || phrases.is_past_of(words.start, verb);
        is_verb && !(verb + 2..words.end).any(finite)
    }

    pub(crate) fn has_verb(&self, words: &Range<WordIndex>) -> bool {
        (words.start + 1..words.end).any(|at| {
            self.phrases.is_finite_verb(at, words.start)
                || self.phrases.word(at).kind == LexemeKind::Word
                    && self.phrases.text_of(at).ends_with("ed")
                    // `the Leeds-based charity`
                    && !self.phrases.text_of(at).contains('-')
                    && !self.phrases.word(at).is(Classes::ADJECTIVE)
        })
    }

    /// `the loss at nearly £3m`: a thing, and the figure it is put at.
    pub(crate) fn figure_put(&self, words: &Range<WordIndex>) -> Option<WordIndex> {
        let figure = |at: WordIndex| {
            matches!(
                self.phrases.word(at).kind,
                LexemeKind::Number | LexemeKind::Symbol
            ) || self.phrases.word(at).is(Classes::NUMBER)
        };
        (words.start + 1..words.end.saturating_sub(1))
            .filter(|&at| self.phrases.is_text(at, "at"))
            .find_map(|at| (at + 1..words.end.min(at + 4)).find(|&w| figure(w)))
    }

    /// A comma between digits or in a row of names is no end of a predicate; here only the first
    /// can be told.
    pub(crate) fn in_figure(&self, comma: WordIndex) -> bool {
        comma > self.sentence.start
            && comma + 1 < self.sentence.end
            && self.phrases.word(comma - 1).kind == LexemeKind::Number
            && self.phrases.word(comma + 1).kind == LexemeKind::Number
    }

    /// The end of the sentence without its final mark.
    pub(crate) fn end(&self) -> WordIndex {
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
    pub(crate) fn clause(&self, at: WordIndex, limit: WordIndex) -> Option<Range<WordIndex>> {
        let mut end = limit.min(at.saturating_add(LONGEST_CONTENT));
        end = self.closing_bracket(at, end).unwrap_or(end);
        let led = self.past_lead(at, end);
        let first = self.cues.partition_point(|c| c.extent.start <= at);
        let before = &self.cues[..first];
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
            if first <= led && first > at {
                continue;
            }
            if first <= at {
                // `Critics who have praised him | warned`: the verb of the clause around this one.
                let around = before.last().is_some_and(|own| first < own.extent.start);
                if around && !subject.shared && cue.extent.start > at {
                    end = end.min(cue.extent.start);
                    break;
                }
                continue;
            }
            // `suggested that she was tired, | called her “slow”`
            let comma = first
                .checked_sub(1)
                .filter(|&comma| comma > at && self.phrases.is_comma(comma));
            let again =
                subject.shared && !cue.dependent && self.has_subject(before, &subject.phrase);
            if let Some(cut) = comma
                .filter(|_| again)
                .or_else(|| self.new_clause(cue, first, at))
            {
                end = end.min(cut);
                break;
            }
        }
        end = self.main_clause(before, at, end).unwrap_or(end);
        end = self.before_semicolon(first, at, end).unwrap_or(end);
        if self.is_headline() {
            // Headlines join two events with `as`, and only the first is what somebody says.
            end = (at..end)
                .find(|&w| self.phrases.is_text(w, "as") || self.phrases.is_text(w, ";"))
                .unwrap_or(end);
        }
        self.trim(at..end)
    }

    /// `said that when she asked, | he laughed`: where the main clause of what is said starts.
    fn past_lead(&self, at: WordIndex, end: WordIndex) -> WordIndex {
        let opens = self.phrases.is_any(at, &["that"]) && self.phrases.is_any(at + 1, &OPENING);
        if !opens {
            return at;
        }
        let comma = (at + 1..end).find(|&comma| self.phrases.is_comma(comma));
        match comma.filter(|&comma| self.phrases.opens_main_clause(comma + 1)) {
            Some(comma) => comma + 1,
            None => at,
        }
    }

    /// `said he was glad; | in May she said …`: where somebody else speaks behind a semicolon.
    fn before_semicolon(&self, next: usize, at: WordIndex, end: WordIndex) -> Option<WordIndex> {
        let semicolon = (at..end).find(|&word| {
            self.phrases.is_text(word, ";") && self.phrases.word(word).quotation.is_none()
        })?;
        self.cues[next..]
            .iter()
            .take_while(|cue| cue.extent.start < end)
            .any(|cue| {
                let verb = matches!(cue.kind, CueKind::Verb { .. });
                let own = cue.subject.as_ref().filter(|subject| !subject.shared);
                verb && own.is_some_and(|own| own.extent.start > semicolon)
            })
            .then_some(semicolon)
    }

    /// Whether the last of some cues has this subject.
    fn has_subject(&self, cues: &[Cue], phrase: &Range<WordIndex>) -> bool {
        let own = cues.last().and_then(|cue| cue.subject.as_ref());
        own.is_some_and(|own| own.phrase == *phrase)
    }

    /// Where a subordinate clause ends: before the main clause that follows its comma (`While Weber
    /// says the bridge is safe, | the council closed it`, `On Monday, when I asked why, | he left`).
    fn main_clause(&self, cues: &[Cue], at: WordIndex, end: WordIndex) -> Option<WordIndex> {
        let starts = at - self.sentence.start < LONGEST_CONTENT;
        let opens = |word: WordIndex| self.phrases.is_any(word, &OPENING);
        let subject = cues.last().and_then(|own| own.subject.as_ref());
        let before = subject
            .filter(|own| !own.shared)
            .and_then(|own| own.extent.start.checked_sub(1));
        // `Three years after Weber said so, | they left`, `Ever since`
        let dates = Classes::ADVERB | Classes::TIME | Classes::NUMBER;
        let dated = |word: WordIndex| {
            word - self.sentence.start <= LONGEST_DATE
                && (self.sentence.start..word).all(|at| {
                    self.phrases.word(at).is(dates) || self.phrases.is_any(at, &["ever", "just"])
                })
        };
        let opener = before.filter(|&word| {
            let starts = word > self.sentence.start && opens(word);
            starts && (self.phrases.is_comma(word - 1) || dated(word))
        });
        // `Asked how she would pay, | Weber …`
        let first = self.sentence.start;
        let asked = cues
            .last()
            .is_some_and(|own| own.extent.start == first && own.subject.is_none());
        let from = match opener {
            Some(opener) => opener,
            None if asked || opens(first) => first,
            None => return None,
        };
        let ends = |comma: WordIndex| {
            let mark = self.phrases.words.get(comma as usize + 1);
            let closes = mark.is_some_and(|mark| mark.kind == LexemeKind::Mark);
            let next = comma + 1 + u32::from(closes);
            (!self.in_figure(comma) && self.phrases.opens_main_clause(next)).then_some(next)
        };
        let find = |from: WordIndex, to: WordIndex| {
            (from..to)
                .filter(|&comma| self.phrases.is_comma(comma))
                .find_map(ends)
        };
        (starts && find(from, at).is_none())
            .then(|| find(at, end))
            .flatten()
    }

    /// Where the content of a cue must end: a relative clause between commas or dashes ends before the verb
    /// of the clause around it (`Brandt, which says so, warned …`, `who called it “a joke,” left …`).
    pub(crate) fn limit(&self, cue: &Cue) -> WordIndex {
        let end = self.end();
        let comma = |at: WordIndex| self.phrases.is_comma(at);
        let dash = |at: WordIndex| self.phrases.is_dash(at);
        let opens = |at: WordIndex| {
            let relative = self.phrases.word(at).is(Classes::RELATIVE);
            relative && at > self.sentence.start && (comma(at - 1) || dash(at - 1))
        };
        // `which says so`, `which Weber says is so`
        let relative = cue.subject.as_ref().filter(|subject| {
            let start = subject.extent.start;
            opens(subject.phrase.start) || start > self.sentence.start && opens(start - 1)
        });
        let Some(relative) = relative else {
            return end;
        };
        let dashed = (relative.extent.start.saturating_sub(2)..relative.extent.start).any(dash);
        let pause = |at: WordIndex| if dashed { dash(at) } else { comma(at) };
        let verb = |at: WordIndex| {
            let closes = at < end && self.phrases.word(at).kind == LexemeKind::Mark;
            let at = at + WordIndex::from(closes);
            at < end && self.phrases.is_finite_verb(at, self.sentence.start)
        };
        let reach = end.min(cue.extent.end + LONGEST_CONTENT);
        (cue.extent.end..reach)
            .find(|&at| pause(at) && !self.in_figure(at) && verb(at + 1))
            .unwrap_or(end)
    }

    pub(crate) fn is_headline(&self) -> bool {
        let sentence = self.phrases.word(self.sentence.start).sentence;
        self.document.sentences[sentence as usize].place == Place::Headline
    }

    /// Where a clause is cut before another cue whose subject starts at `first`: `…, and she
    /// said`, `… and said`, `… after accusing`, and a tag at the end, `…, he added`.
    pub(super) fn new_clause(
        &self,
        cue: &Cue,
        first: WordIndex,
        floor: WordIndex,
    ) -> Option<WordIndex> {
        let before = first.checked_sub(1).filter(|&b| b > floor)?;
        if self.phrases.is_text(before, ";") {
            return Some(before);
        }
        if self.phrases.is_comma(before) {
            return self.is_tag(cue).then_some(before);
        }
        if self.ends_with_comma(before) {
            return self.is_tag(cue).then_some(first);
        }
        let break_before =
            self.phrases.is_comma(before - 1) || self.phrases.is_text(before - 1, ";");
        let shared = cue.subject.as_ref().is_some_and(|s| s.shared);
        // `said her client was ashamed and had begun to pay`: the client had.
        let helps = Classes::AUXILIARY | Classes::MODAL;
        let first_word = self.phrases.text_of(cue.extent.start);
        // `has said so and has expressed doubts`, `said so and would not say more`
        let is_pair = || {
            let next = self.phrases.words.get(cue.extent.start as usize + 1);
            let before = self.cues.partition_point(|own| own.extent.end <= floor);
            let own = self.cues[..before].last();
            // `said she was ashamed and did not want to bother him`: she did not.
            let feels = matches!(cue.kind, CueKind::Verb { verb, .. }
                if self.phrases.grammar.verbs[verb as usize].stance == Stance::Attitude);
            next.is_some_and(|next| next.is(Classes::NEGATION)) && !feels
                || own.is_some_and(|own| self.phrases.text_of(own.extent.start) == first_word)
        };
        let is_inner = shared
            && !break_before
            && self.phrases.word(cue.extent.start).is(helps)
            && !is_pair()
            && self
                .phrases
                .opens_main_clause(floor + u32::from(self.phrases.is_any(floor, &["that"])));
        if is_inner || shared && !break_before && self.is_second_deed(cue, floor) {
            return None;
        }
        if self.phrases.is_any(before, &["and", "but", "while"]) {
            // `it was “too late,” and he said so`
            if self.ends_with_comma(before - 1) {
                return Some(before);
            }
            let joined = break_before || shared && !cue.dependent;
            return joined.then(|| if break_before { before - 1 } else { before });
        }
        // `would take advice before deciding`: what is thought of there is still said.
        let thinks = matches!(cue.kind, CueKind::Verb { verb, .. }
            if self.phrases.grammar.verbs[verb as usize].stance == Stance::Attitude);
        let subordinate =
            cue.dependent && !thinks && self.phrases.is_any(before, &["after", "before", "while"]);
        subordinate.then_some(before)
    }

    /// `said Weber left the bar | and told a friend …`, `said her doctor called | and told her …`: what somebody is said
    /// to have done goes on with the next verb, if somebody else is its subject.
    fn is_second_deed(&self, cue: &Cue, floor: WordIndex) -> bool {
        let phrases = &self.phrases;
        let verb = cue.extent.start;
        let past = |at: WordIndex| phrases.looks_past(at);
        let start = floor + u32::from(phrases.is_any(floor, &["that"]));
        let finite = |at: &WordIndex| past(*at) || phrases.is_finite_verb(*at, start);
        let Some(deed) = (start + 1..verb).take(LONGEST_DOER).find(finite) else {
            return false;
        };
        let people =
            Classes::PERSON_NOUN | Classes::ROLE | Classes::ANONYMOUS_NOUN | Classes::PLURAL_PEOPLE;
        let name = (start..deed).all(|at| phrases.word(at).is_capital());
        let somebody = name || phrases.word(deed - 1).is(people);
        // `said her doctor called | and told her`
        let alone = phrases.is_any(deed + 1, &["and"]);
        let reports = Classes::REPORTING_VERB | Classes::ATTITUDE_VERB;
        let helps = phrases.word(deed).is(Classes::AUXILIARY | Classes::MODAL)
            && !phrases.is_any(deed, &["got"]);
        let acts = past(deed) && !helps && (alone || !phrases.word(deed).is(reports));
        somebody && !phrases.word(start).is(Classes::PRONOUN) && acts && past(verb)
    }

    /// Nothing but a time or a place follows: the cue belongs to what stands before it.
    pub(super) fn is_tag(&self, cue: &Cue) -> bool {
        let mut at = cue.extent.end;
        while let Some(after) = self.adjunct(at) {
            at = after;
        }
        !cue.dependent && (at >= self.sentence.end || !self.phrases.word(at).is_word())
    }

    /// Without commas, dashes and coordinators at the ends, which belong to nobody's words.
    pub(crate) fn trim(&self, mut words: Range<WordIndex>) -> Option<Range<WordIndex>> {
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
    pub(crate) fn content_span(&self, words: Range<WordIndex>) -> Span {
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

    /// Where the running text before `end` begins: the sentence, or the word after a semicolon or an open bracket.
    pub(crate) fn clause_start(&self, end: WordIndex) -> WordIndex {
        let floor = self.sentence.start.max(end.saturating_sub(LONGEST_CONTENT));
        let bracket = self.open_bracket(end);
        (floor..end)
            .rev()
            .find(|&at| self.phrases.is_text(at, ";") || bracket == Some(at))
            .map_or(floor, |at| at + 1)
    }

    /// The bracket that is open at a place.
    fn open_bracket(&self, at: WordIndex) -> Option<WordIndex> {
        let floor = self.sentence.start.max(at.saturating_sub(LONGEST_BRACKET));
        (floor..at)
            .rev()
            .filter(|&at| self.phrases.word(at).kind == LexemeKind::Punctuation)
            .find(|&at| matches!(self.phrases.text_of(at), "(" | ")"))
            .filter(|&at| self.phrases.is_text(at, "("))
    }

    /// Where the bracket closes that is open at a place.
    fn closing_bracket(&self, at: WordIndex, end: WordIndex) -> Option<WordIndex> {
        self.open_bracket(at)?;
        (at..end).find(|&at| self.phrases.is_text(at, ")"))
    }
}
