//! Where a noun phrase begins that ends at a place, as the subject of a verb does.

use std::ops::Range;

use crate::attribution::phrase::word_use::SPEAKERS;
use crate::attribution::phrase::{LONGEST, Phrases};
use crate::attribution::words::WordIndex;
use crate::grammar::{Classes, PhraseClass};
use crate::parse::LexemeKind;

impl Phrases<'_> {
    /// `1.10am A spokeswoman said`: the time at which the entry of a live page begins.
    fn is_clock_of_entry(&self, from: WordIndex, at: WordIndex) -> bool {
        let is_half = |at| self.is_any(at, &["am", "pm", "gmt"]);
        let text = self.text_of(at);
        let joined = text.starts_with(|first: char| first.is_ascii_digit())
            && (text.ends_with("am") || text.ends_with("pm"));
        at == from && joined
            || at == from + 1 && is_half(at) && self.word(from).kind == LexemeKind::Number
    }

    /// `The line had moved by the time | Jane Roe asked`
    fn is_by_the_time(&self, floor: WordIndex, at: WordIndex) -> bool {
        at >= floor + 2
            && self.word(at - 1).is(Classes::DETERMINER)
            && self.is_any(at, &["time"])
            && self.is_any(at - 1, &["the"])
            && self.is_any(at - 2, &["by"])
    }

    /// The noun phrase that ends right before `end`.
    pub(crate) fn phrase_before(
        &self,
        from: WordIndex,
        end: WordIndex,
    ) -> Option<Range<WordIndex>> {
        let floor = from.max(end.saturating_sub(LONGEST));
        let mut start = end;
        let mut compound = false;
        while start > floor {
            let at = start - 1;
            let word = self.word(at);
            if word.kind == LexemeKind::Mark && !self.is_possessive(at) {
                // A nickname or a term in marks belongs to the name around it.
                match self.quoted_inside(floor, at, end) {
                    Some(open) => {
                        start = open;
                        continue;
                    }
                    None => break,
                }
            }
            if word.kind == LexemeKind::Punctuation || word.kind == LexemeKind::Symbol {
                if matches!(
                    self.text_of(at),
                    "&" | "/" | "." | "-" | "$" | "£" | "€" | "#" | "@"
                ) && start < end
                {
                    start = at;
                    continue;
                }
                break;
            }
            if word.is(Classes::PRONOUN) && !word.is(Classes::DETERMINER | Classes::PREPOSITION) {
                // `The company behind it`
                let governed = start == end
                    && at > floor + 1
                    && self.is_any(at, &["her", "him", "it", "me", "them", "us"])
                    && self.is_any(at - 1, &["around", "behind", "beside", "near", "under"]);
                if governed {
                    start = at - 1;
                    continue;
                }
                if start == end {
                    start = at;
                }
                break;
            }
            if self.is_clock_of_entry(from, at) || self.is_by_the_time(floor, at) {
                break;
            }
            // `Rovers rocked as | agent says`
            let joins = self.is_text(at, "as")
                && at > floor
                && at + 1 < end
                && self.text_of(at - 1).ends_with("ed")
                && !self.word(at + 1).is(Classes::DETERMINER);
            if joins
                || word.is(Classes::SUBORDINATOR | Classes::RELATIVE)
                    && !word.is(Classes::PREPOSITION | Classes::DETERMINER)
                || self.is_any(at, &["that", "what", "which", "after", "before", "since"])
                    && !self.is_laid_before(at, floor, end)
            {
                break;
            }
            // `Medis Plus` is a name.
            if word.is(Classes::COORDINATOR) && !(word.is_capital() && at > from) {
                let joined = self.joins_nouns(floor, at, end)
                    || self.leaves_out(floor, at)
                    || self.joins_participles(floor, at);
                if start < end && joined {
                    start = at;
                    continue;
                }
                break;
            }
            let ends = compound
                || start == end
                || self.word(start).is(Classes::PREPOSITION)
                || at > floor && self.is_comma(at - 1);
            if self.is_finite_verb(at, from) && !self.is_reduced_relative(at, floor) {
                // `Union surveys | conducted in May`
                let described = start == at + 1
                    && self.is_past_participle(start)
                    && word.is(Classes::DOCUMENT_NOUN)
                    && start + 1 < end
                    && self
                        .word(start + 1)
                        .is(Classes::PREPOSITION | Classes::TIME);
                let modifies = start < end && (self.is_noun_before_noun(at, floor) || described);
                compound = ends && self.is_in_compound(at, floor) || modifies;
                if !compound {
                    break;
                }
            }
            if start == end
                && word.is(Classes::PREPOSITION)
                && !word.is_capital()
                && !word.is(Classes::VAGUE_COLLECTIVE | Classes::ADVERB)
            {
                return None;
            }
            start = at;
            if self.opens_contact_clause(floor, at) {
                break;
            }
        }
        // `After the hearing | Jane Roe`
        let start = match start.checked_sub(1).filter(|&at| at >= from) {
            Some(lead)
                if self.is_any(lead, &["after", "before", "since"])
                    && start < end
                    && self.word(start).is(Classes::DETERMINER) =>
            {
                self.phrase_after_lead(lead, end).unwrap_or(start)
            }
            _ => start,
        };
        let start = self.skip_lead(start, end);
        // `There are` has no subject that could speak.
        let existential = start + 1 == end && self.is_word(start, "there");
        let names = self.is_nominal(start, end)
            || self.is_share(floor, start..end)
            || start + 2 < end && self.leaves_out(start, start + 1);
        (start < end && !existential && names).then_some(start..end)
    }

    /// `on a day | their captain called “bad”`: a noun right before an article or owner, with nothing between
    /// that would join the two.
    pub(super) fn opens_contact_clause(&self, floor: WordIndex, at: WordIndex) -> bool {
        const ARTICLES: [&str; 9] = ["a", "an", "the", "her", "his", "its", "my", "our", "their"];
        let joins = Classes::PREPOSITION
            | Classes::COORDINATOR
            | Classes::DETERMINER
            | Classes::NUMBER
            | Classes::ADVERB
            | Classes::TIME
            | Classes::PRONOUN;
        // `a claim | Councilman Bo Dean called “laughable”`
        let claim = || {
            at > floor + 1
                && self.word(at).is_capital()
                && self.word(at - 1).is(Classes::CUE_NOUN)
                && !self.word(at - 1).is(Classes::ROLE | Classes::PERSON_NOUN)
                && self.is_any(at - 2, &["a", "an"])
        };
        at > floor && (self.is_any(at, &ARTICLES) || claim()) && {
            let before = self.word(at - 1);
            before.kind == LexemeKind::Word
                && !before.is(joins)
                && !before.is_capital()
                && !self.acts_on_next(floor, at - 1)
        }
    }

    /// `a union | representing the mechanics`: what somebody does, and no noun.
    fn acts_on_next(&self, floor: WordIndex, at: WordIndex) -> bool {
        at > floor && self.text_of(at).ends_with("ing") && self.word(at - 1).is(SPEAKERS)
    }

    /// `All | but two of the jurors`
    fn leaves_out(&self, floor: WordIndex, but: WordIndex) -> bool {
        but > floor
            && self.is_any(but, &["but"])
            && self.is_any(but - 1, &["all"])
            && (self.is_any(but + 1, &["a", "one"])
                || self.words.get(but as usize + 1).is_some_and(|next| {
                    next.is(Classes::NUMBER) || next.kind == LexemeKind::Number
                }))
    }

    /// `A memo sent to donors | and seen by the Herald`: a second participle that tells which paper.
    fn joins_participles(&self, floor: WordIndex, and: WordIndex) -> bool {
        let next = and + 1;
        let after = self.words.get(next as usize + 1);
        self.is_any(and, &["and"])
            && after.is_some_and(|after| after.is(Classes::PREPOSITION))
            && self.is_past_participle(next)
            && (floor + 1..and).any(|at| {
                self.is_past_participle(at) && self.word(at - 1).is(Classes::DOCUMENT_NOUN)
            })
    }

    /// `a report before the court`
    fn is_laid_before(&self, at: WordIndex, floor: WordIndex, end: WordIndex) -> bool {
        self.is_any(at, &["before"])
            && at > floor
            && at + 2 < end
            && self.word(at - 1).is(Classes::DOCUMENT_NOUN)
            && self.word(at + 1).is(Classes::DETERMINER)
            && self.word(at + 2).is(Classes::ORGANISATION_NOUN)
    }

    /// `39 said`, `nine in 10 say`, `26 per cent`: so many of those who were asked.
    fn is_share(&self, from: WordIndex, words: Range<WordIndex>) -> bool {
        let Some(last) = words.end.checked_sub(1).filter(|_| !words.is_empty()) else {
            return false;
        };
        let counts = |at: WordIndex| {
            let word = self.word(at);
            word.kind == LexemeKind::Number || word.is(Classes::NUMBER)
        };
        let joins = [
            "in", "of", "out", "per", "cent", "percent", "%", "every", "-",
        ];
        let year = words.len() == 1 && self.text_of(last).len() == 4;
        // `in 2010`, `at 10`, `May 12`
        let dated = words.start > from && {
            let before = self.word(words.start - 1);
            before.is(Classes::PREPOSITION | Classes::SUBORDINATOR | Classes::TIME)
        };
        // `Roe, 61, whose …`, `30 May`: an age, a date.
        let next = self.words.get(words.end as usize);
        let dated = dated
            || self.is_any(words.end, &[","])
            || next.is_some_and(|next| next.is(Classes::TIME));
        let ends = counts(last) || self.is_any(last, &["cent", "percent", "%"]);
        ends && counts(words.start)
            && !year
            && !dated
            && words
                .clone()
                .all(|at| counts(at) || self.is_any(at, &joins))
    }

    /// The opening mark of a short quotation that closes at `close` with more of the phrase after it.
    fn quoted_inside(
        &self,
        floor: WordIndex,
        close: WordIndex,
        end: WordIndex,
    ) -> Option<WordIndex> {
        if close + 1 >= end || close <= floor + 1 {
            return None;
        }
        let quotation = self.word(close).quotation?;
        let open = (floor.max(close.saturating_sub(5))..close)
            .rev()
            .find(|&at| {
                self.word(at).kind == LexemeKind::Mark && self.word(at).quotation == Some(quotation)
            })?;
        (open > floor && !self.is_comma(close - 1) && self.word(open - 1).is_capital())
            .then_some(open)
    }

    /// `Smith and Jones`, `the minister and his aide`; not `he left and Smith`.
    fn joins_nouns(&self, floor: WordIndex, and: WordIndex, end: WordIndex) -> bool {
        if and == floor || !matches!(self.text_of(and), "and" | "or") {
            return false;
        }
        let (left, right) = (self.word(and - 1), self.word(and + 1));
        // `The roof will fall, | the Home and Garden Union said`, but not `it tells students, teachers and
        // parents …`
        // Nor does anything before the comma go on in the tag at the end of a sentence: `They were held, | police
        // and prosecutors said.`
        let tag = self.is_last_verb(end);
        let ends = |at: WordIndex| {
            let title_and_name = left.is_capital() && and - at > 3;
            let starts = self.word(at + 1).is(Classes::DETERMINER);
            self.is_comma(at) && (tag || starts || title_and_name || left.is(Classes::ADJECTIVE))
        };
        let clause = (floor..and).rev().take_while(|&at| !ends(at));
        let has_verb = || clause.clone().any(|at| self.is_finite_verb(at, floor));
        if left.is_capital() && !left.is(Classes::PRONOUN) {
            // `in 2010 he met Trump and Smith said` is rarer than `Trump and Smith said`.
            return !has_verb();
        }
        let people = Classes::PLURAL_PEOPLE
            | Classes::ROLE
            | Classes::ADJECTIVE
            | Classes::DEMONYM
            | Classes::PERSON_NOUN;
        let speakers = Classes::DOCUMENT_NOUN
            | Classes::ANONYMOUS_NOUN
            | Classes::ORGANISATION_NOUN
            | Classes::VAGUE_COLLECTIVE;
        let several = right.is(people | Classes::DETERMINER) || right.is_capital();
        // `The army and the rebels accused each other`
        let bodies = left.is(Classes::ORGANISATION_NOUN)
            && right.is(Classes::DETERMINER)
            && self.is_any(end + 1, &["each", "one"]);
        (tag && left.is(people | speakers) || left.is(people) && several || bodies) && !has_verb()
    }

    /// A verb of saying with no word right behind it.
    fn is_last_verb(&self, at: WordIndex) -> bool {
        let verb = self.words.get(at as usize);
        verb.is_some_and(|verb| {
            let next = self.words.get(at as usize + 1);
            verb.is(Classes::REPORTING_VERB)
                && next.is_none_or(|next| !next.is_word() || next.sentence != verb.sentence)
        })
    }

    /// Past what stands before the subject proper: `But`, `Last week`, `In Paris on Monday`.
    fn skip_lead(&self, mut start: WordIndex, end: WordIndex) -> WordIndex {
        loop {
            if start >= end {
                return end;
            }
            let word = self.word(start);
            if !word.is_word()
                || word.kind == LexemeKind::Number && self.text_of(start).contains(':')
            {
                start += 1;
                continue;
            }
            let nominal = Classes::PRONOUN | Classes::DETERMINER | Classes::VAGUE_COLLECTIVE;
            if word.is(Classes::COORDINATOR | Classes::SUBORDINATOR)
                || word.is(Classes::ADVERB) && !word.is(nominal | Classes::ADJECTIVE)
                || self.is_comma(start)
            {
                start += 1;
                continue;
            }
            if self.listed(PhraseClass::Approximator, start, end).is_some() {
                return start;
            }
            let prepositional = word.is(Classes::PREPOSITION) && !word.is(Classes::ADJECTIVE);
            if prepositional || self.leads_with_time(start, end) {
                match self.phrase_after_lead(start, end) {
                    Some(next) => {
                        start = next;
                        continue;
                    }
                    None if prepositional => return end,
                    None => return start,
                }
            }
            return start;
        }
    }

    /// `At the gate, | about 200 protesters`
    fn opens_count(&self, at: WordIndex, end: WordIndex) -> bool {
        let approximately = self
            .listed(PhraseClass::Approximator, at, end)
            .unwrap_or_default();
        let number = at + approximately;
        number < end && {
            let word = self.word(number);
            (word.kind == LexemeKind::Number || word.is(Classes::NUMBER)) && !word.is(Classes::TIME)
        }
    }

    /// `Monday`, `last week`, `this weekend`, `the next day`.
    fn leads_with_time(&self, start: WordIndex, end: WordIndex) -> bool {
        (start..end.min(start + 3)).any(|at| self.word(at).is(Classes::TIME))
            && (start..end)
                .take_while(|&at| !self.word(at).is(Classes::TIME))
                .all(|at| {
                    self.word(at)
                        .is(Classes::DETERMINER | Classes::ADJECTIVE | Classes::NUMBER)
                })
    }

    /// The next place where a noun phrase starts that no preposition, determiner or adjective governs.
    fn phrase_after_lead(&self, start: WordIndex, end: WordIndex) -> Option<WordIndex> {
        (start + 1..end).find(|&at| {
            let (before, word) = (self.word(at - 1), self.word(at));
            let open = before.is(Classes::PREPOSITION
                | Classes::DETERMINER
                | Classes::ADJECTIVE
                | Classes::COORDINATOR
                | Classes::DEMONYM
                | Classes::TITLE
                | Classes::NUMBER)
                && !before.is(Classes::TIME)
                || self.is_possessive(at - 1)
                || self.is_possessive(at);
            let starts = word
                .is(Classes::DETERMINER | Classes::PRONOUN | Classes::VAGUE_COLLECTIVE)
                || word.is_capital() && (!before.is_capital() || before.is(Classes::TIME))
                || word.is(Classes::DEMONYM
                    | Classes::ROLE
                    | Classes::PLURAL_PEOPLE
                    | Classes::ANONYMOUS_NOUN)
                    && (before.is(Classes::TIME) || before.kind == LexemeKind::Number)
                || self.is_comma(at - 1) && self.opens_count(at, end);
            !open && starts && !word.is(Classes::TIME)
        })
    }
}
