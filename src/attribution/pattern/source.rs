//! The sources that patterns ask for: the phrase after `according to`, and whose claim or view it is.

use std::ops::Range;

use crate::attribution::cue::CueKind;
use crate::attribution::pattern::Matcher;
use crate::attribution::phrase::word_use::SPEAKERS;
use crate::attribution::words::WordIndex;
use crate::grammar::{Classes, Frames, Verb, VerbForm};

/// The longest source before the main clause, in words.
const LONGEST_OPENING: u32 = 60;

/// The longest name between commas, with both, in words.
const LONGEST_NAME: u32 = 6;

fn is_pause(text: &str) -> bool {
    matches!(text, "," | ";" | "—" | "–")
}

impl Matcher<'_> {
    /// After `According to` at the start of a sentence the source goes on to the comma before the
    /// main clause: `a complaint filed by the state, …`, `talk radio host Rita Holm, …`.
    pub(super) fn opening_phrase(
        &self,
        phrase: Range<WordIndex>,
        end: WordIndex,
    ) -> Range<WordIndex> {
        // The copy may end here, without a full stop.
        if phrase.end >= end || self.phrases.is_comma(phrase.end) {
            return phrase;
        }
        let reach = end.min(phrase.end + LONGEST_OPENING);
        let mut commas = (phrase.end..reach).filter(|&at| self.phrases.is_comma(at));
        let first = commas.clone().next();
        let comma = commas
            .find(|&at| self.phrases.opens_main_clause(at + 1))
            .or(first);
        phrase.start..comma.unwrap_or(phrase.end)
    }

    /// `In a letter from his lawyers, | the owner said that …`: the main clause has its own speaker.
    pub(super) fn is_said_by(&self, start: WordIndex) -> bool {
        self.cues.iter().any(|cue| {
            let verb =
                matches!(cue.kind, CueKind::Verb { frames, .. } if frames.contains(Frames::QUOTE));
            let own = cue.subject.as_ref().filter(|subject| !subject.shared);
            verb && own.is_some_and(|subject| subject.extent.start == start)
        })
    }

    /// `According to Elmpost, a weekly|, the bridge is safe`: past what the source is.
    pub(super) fn after_apposition(&self, comma: WordIndex, end: WordIndex) -> WordIndex {
        let reach = end.min(comma + LONGEST_OPENING);
        if comma + 2 >= reach || !self.phrases.is_comma(comma) {
            return comma;
        }
        let next = (comma + 2..reach).find(|&at| self.phrases.is_comma(at));
        next.filter(|&next| {
            // `in the words of the bishop, Jane Roe, the hall …`
            let is_name = next <= comma + LONGEST_NAME
                && (comma + 1..next).all(|at| self.phrases.word(at).is_capital());
            // `Dr Ann Hall, who led the study, …`
            let relative = self.phrases.is_any(comma + 1, &["who", "which", "whose"]);
            let describes = self.phrases.word(comma + 1).is(Classes::DETERMINER)
                && !(comma + 1..next).any(|at| self.phrases.is_finite_verb(at, comma + 1));
            (is_name || relative || describes) && self.phrases.opens_main_clause(next + 1)
        })
        .unwrap_or(comma)
    }

    /// Whether what looks like the end of a noun phrase is the past of a verb that reports: `television said`.
    pub(super) fn ends_in_verb(&self, phrase: &Range<WordIndex>) -> bool {
        let last = phrase.end - 1;
        let past = |(verb, form): (&Verb, VerbForm)| {
            form == VerbForm::Past && verb.frames.contains(Frames::QUOTE | Frames::CLAUSE)
        };
        phrase.len() > 1
            && !self.phrases.word(last).is_capital()
            && !self
                .phrases
                .word(last - 1)
                .is(Classes::DETERMINER | Classes::ADJECTIVE | Classes::ADVERB)
            && self
                .phrases
                .grammar
                .verb(self.phrases.word(last).id)
                .is_some_and(past)
    }

    /// `the clerk, Jane Roe|, how many`: past a name between commas.
    pub(super) fn past_name(&self, comma: WordIndex, end: WordIndex) -> WordIndex {
        let reach = end.min(comma + LONGEST_NAME);
        let is_name = |next: &WordIndex| {
            *next > comma + 1 && (comma + 1..*next).all(|at| self.phrases.word(at).is_capital())
        };
        let starts = comma < end && self.phrases.is_comma(comma);
        (comma + 1..reach)
            .find(|&at| starts && self.phrases.is_comma(at))
            .filter(is_name)
            .unwrap_or(comma)
    }

    /// `told by the head, Jane Roe|, that`: the comma of a name after which a statement starts.
    pub(crate) fn past_name_before_that(&self, comma: WordIndex, end: WordIndex) -> WordIndex {
        let past = self.past_name(comma, end);
        let goes_on = past > comma && past + 1 < end && self.phrases.is_word(past + 1, "that");
        if goes_on { past } else { comma }
    }

    /// `were told by email`: how, and not by whom.
    pub(super) fn is_means(&self, phrase: &Range<WordIndex>) -> bool {
        const MEANS: [&str; 9] = [
            "e-mail",
            "email",
            "fax",
            "letter",
            "loudspeaker",
            "phone",
            "post",
            "telephone",
            "text",
        ];
        phrase.len() == 1 && self.phrases.is_any(phrase.start, &MEANS)
    }

    /// `Prices to fall, says watchdog`, but `Bank holds rates, signals | cut` and `Mayor signs bill, praises |
    /// councillors`: whoever stands behind the verb of a headline agrees with it and can speak.
    pub(super) fn may_speak(&self, verb: WordIndex, phrase: &Range<WordIndex>) -> bool {
        let head = self.phrases.word(phrase.end - 1);
        let form = self
            .phrases
            .grammar
            .verb_form(self.phrases.word(verb.saturating_sub(1)).id);
        let plural = head.is(Classes::PLURAL_PEOPLE | Classes::VAGUE_COLLECTIVE);
        (head.is_capital() || head.is(SPEAKERS)) && !(plural && form == Some(VerbForm::Present))
    }

    /// `issued a statement | Tuesday saying`, `a forum, held | this year at the hall`
    pub(super) fn is_when(&self, phrase: &Range<WordIndex>) -> bool {
        let next = self.phrases.text_of(phrase.end - 1);
        let second = self.phrases.words.get(phrase.start as usize + 1);
        let relative = self.phrases.is_any(phrase.start, &["last", "next", "this"])
            && second.is_some_and(|second| second.is(Classes::TIME));
        relative
            || self.phrases.word(phrase.start).is(Classes::CALENDAR)
                && (phrase.len() == 1 || phrase.len() == 2 && next.ends_with("ing"))
    }

    /// `…, said Ann Cole, the council leader|, until …`: past who the speaker of a tag is.
    pub(crate) fn past_apposition(&self, comma: WordIndex, end: WordIndex) -> WordIndex {
        const LONGEST: WordIndex = 14;
        let people = Classes::ROLE | Classes::PERSON_NOUN | Classes::DEMONYM;
        let reach = end.min(comma + LONGEST);
        if comma + 2 >= reach || !self.phrases.is_comma(comma) {
            return comma;
        }
        let is_verb = |at: WordIndex| self.phrases.is_finite_verb(at, comma + 1);
        let first = self.phrases.word(comma + 1);
        let other = Classes::PREPOSITION
            | Classes::PRONOUN
            | Classes::SUBORDINATOR
            | Classes::RELATIVE
            | Classes::COORDINATOR
            | Classes::ADVERB;
        let starts = first.is_word() && (first.is(Classes::DETERMINER) || !first.is(other));
        (comma + 2..reach)
            .find(|&at| self.phrases.is_comma(at))
            .filter(|&next| {
                starts
                    && (comma + 1..next).any(|at| self.phrases.word(at).is(people))
                    && !(comma + 1..next).any(is_verb)
            })
            .unwrap_or(comma)
    }

    /// `according to | a witness account`, `a Herald review of its books`, `said | its marketing head, …`:
    /// what could be a verb in the present is no verb at the end of a source.
    pub(super) fn past_nouns(&self, from: WordIndex, end: WordIndex) -> WordIndex {
        let mut at = from;
        while at < end && self.phrases.word(at).is_word() {
            let next = at + 1;
            let of = next < end && self.phrases.is_text(next, "of");
            let stops = next >= end
                || is_pause(self.phrases.text_of(next))
                || self.phrases.tells_which(next);
            if !(of || stops) || self.phrases.is_past_participle(at) {
                break;
            }
            at = match self.phrases.phrase_from(next + 1, end).filter(|_| of) {
                Some(phrase) => phrase.end,
                None => next,
            };
        }
        at
    }

    /// The noun phrase in the possessive before a noun cue: `France’s main complaint`.
    pub(super) fn owner(&self, at: WordIndex) -> Option<Range<WordIndex>> {
        let floor = self.sentence.start.max(at.saturating_sub(5));
        let mark = (floor..at)
            .rev()
            .take_while(|&w| self.phrases.word(w).is_word())
            .find(|&w| matches!(self.phrases.text_of(w), "’s" | "'s" | "’" | "'"));
        if let Some(mark) = mark {
            // `In Weber’s view`
            let preposition = (floor..mark).rev().find(|&w| {
                self.phrases.word(w).is(Classes::PREPOSITION) && !self.phrases.is_text(w, "of")
            });
            let from = preposition.map_or(self.sentence.start, |w| w + 1);
            let owner = self.phrases.phrase_before(from, mark)?;
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
}
