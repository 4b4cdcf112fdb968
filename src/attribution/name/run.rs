//! Where a name begins and ends: the run of capitals, with the particles, marks and small words that
//! belong to it.

use std::ops::Range;

use crate::attribution::name::Names;
use crate::attribution::words::{Shape, Word, WordIndex};
use crate::grammar::{Case, Classes, WordId};
use crate::parse::LexemeKind;

/// One more than the particles that may follow each other in a name.
const MOST_PARTICLES: u32 = 4;

/// What is named after what it is about: `the Journal of Renal Medicine`.
const PERIODICALS: [&str; 4] = ["annals", "archives", "journal", "proceedings"];

/// What people say and are not called, before a comma or a stop.
const INTERJECTIONS: [&str; 10] = [
    "aye", "nah", "no", "nope", "ok", "okay", "wow", "yeah", "yep", "yes",
];

/// Offices that are named after what they care for.
pub(super) const OFFICES: [&str; 10] = [
    "agency",
    "bureau",
    "center",
    "centers",
    "commission",
    "committee",
    "department",
    "institute",
    "ministry",
    "office",
];

impl Names<'_> {
    pub(super) fn can_start(&self, sentence: &Range<WordIndex>, at: WordIndex) -> bool {
        let word = self.phrases.word(at);
        if word.kind != LexemeKind::Word || !word.is_capital() || self.phrases.is_text(at, "I") {
            return false;
        }
        // `PARENTS on the island say`, `A MAN has died`: the first words of a story in capitals.
        let people = Classes::PERSON_NOUN | Classes::PLURAL_PEOPLE | Classes::VAGUE_COLLECTIVE;
        let next = self.phrases.words.get(at as usize + 1);
        let opens = at <= sentence.start + 1
            && word.shape == Shape::Upper
            && word.span.len() > 2
            && word.is(people)
            && !next.is_some_and(|next| next.is_capital());
        if opens {
            return false;
        }
        // `coach C`, `Plan B`; but `J. Roe`, `J Roe`.
        let letter = word.span.len() == 1 && word.shape == Shape::Upper;
        let initial = at + 1 < sentence.end
            && (self.phrases.is_text(at + 1, ".") || self.phrases.word(at + 1).is_capital());
        if letter && !initial {
            return false;
        }
        let closed = Classes::DETERMINER
            | Classes::PRONOUN
            | Classes::PREPOSITION
            | Classes::COORDINATOR
            | Classes::SUBORDINATOR
            | Classes::RELATIVE
            | Classes::AUXILIARY
            | Classes::MODAL
            | Classes::NEGATION
            | Classes::TIME;
        let proper = Classes::PLACE
            | Classes::AGENCY
            | Classes::GIVEN_NAME
            | Classes::OUTLET
            | Classes::TITLE
            | Classes::DEMONYM;
        if word.is(closed)
            && !word.is(Classes::GIVEN_NAME)
            && word.shape != Shape::Upper
            && !self.opens_title(sentence, at)
            && !self.is_known_surname_of_time(at)
        {
            return false;
        }
        let alone =
            at + 1 >= sentence.end || self.phrases.word(at + 1).kind == LexemeKind::Punctuation;
        if alone && self.phrases.is_any(at, &INTERJECTIONS) {
            return false;
        }
        // `In June`, `12 May` name nobody.
        let dates = |before: &Word| {
            before.kind == LexemeKind::Number
                || before.is(Classes::PREPOSITION | Classes::ADJECTIVE | Classes::DETERMINER)
        };
        if word.is(Classes::TIME)
            && at > sentence.start
            && dates(self.phrases.word(at - 1))
            && !self.opens_title(sentence, at)
        {
            return false;
        }
        // `May 2`, `Jan. 15`
        let day = at + 1 + u32::from(self.phrases.is_any(at + 1, &["."]));
        let next_number = day < sentence.end && self.phrases.word(day).kind == LexemeKind::Number;
        if word.is(Classes::CALENDAR) && next_number {
            return false;
        }
        if !self.opens_sentence(sentence, at) {
            return true;
        }
        // `Pre-tax profits rose`
        let small = |rest: &str| rest.starts_with(|c: char| c.is_ascii_lowercase());
        let text = self.phrases.text_of(at);
        if word.id == WordId::UNKNOWN && text.split_once('-').is_some_and(|(_, rest)| small(rest)) {
            return false;
        }
        // `Three U.S. officials`
        let nation = Classes::DEMONYM | Classes::PLACE;
        if word.is(Classes::NUMBER)
            && at + 2 < sentence.end
            && self.phrases.word(at + 1).is(nation)
            && !self.phrases.word(at + 2).is_capital()
        {
            return false;
        }
        // A capital at the start of a sentence proves nothing.
        let next_capital = at + 1 < sentence.end && {
            let next = self.phrases.word(at + 1);
            next.is_capital() && next.kind == LexemeKind::Word && next.span.start > word.span.start
        };
        let particle = word.is(Classes::NAME_PARTICLE)
            && (next_capital || at + 1 < sentence.end && self.leads_on(sentence, at + 1));
        particle
            || word.is(proper)
            // `Labour costs rose`, but `Labour was late to answer`
            || word.is(Classes::ORGANISATION) && self.may_follow_name(sentence, at + 1)
            || word.shape == Shape::Upper
            // `Supporters say`, in a story of the Supporters’ Trust
            || self.proper.contains(&word.hash)
                && (next_capital
                    || !word.is(Classes::PLURAL_PEOPLE | Classes::VAGUE_COLLECTIVE))
            || next_capital && !word.is(Classes::ADVERB)
            || self.is_surname_of_trade(sentence, at)
            || word.id == WordId::UNKNOWN
                && self.may_follow_name(sentence, at + 1)
                && !self.opens_with_phrase(sentence, at)
                && (!self.phrases.text_of(at).ends_with(['s', 'g', 'd', 'y'])
                    // `Corbins, a maker of lamps, said`
                    || self.phrases.is_any(at + 1, &[","])
                        && self.phrases.is_any(at + 2, &["a", "an", "the"])
                        && !self.phrases.text_of(at).ends_with("ing")
                    || self.is_agency_after(at + 1)
                    || at + 1 < sentence.end
                        && self.phrases.word(at + 1).is(Classes::REPORTING_VERB)
                        && !self.phrases.text_of(at).ends_with(['s', 'g']))
    }

    /// `Born in Elmport, she was the youngest`, `Aloof at first, he warmed to it`: a word of no list that the
    /// subject behind the comma explains. `Laughter from the benches.`: no verb, and so nobody who acts.
    fn opens_with_phrase(&self, sentence: &Range<WordIndex>, at: WordIndex) -> bool {
        const LONGEST: u32 = 12;
        let phrases = &self.phrases;
        let after = at + 1;
        if after >= sentence.end || !phrases.word(after).is(Classes::PREPOSITION) {
            return false;
        }
        let limit = sentence.end.min(after + LONGEST);
        let close = (after..limit).find(|&at| {
            phrases.is_any(at, &[",", "."]) || phrases.is_finite_verb(at, sentence.start)
        });
        close.is_some_and(|close| match phrases.text_of(close) {
            "," => {
                let next = phrases.words.get(close as usize + 1);
                let subject = next.and_then(|next| phrases.grammar.pronoun(next.id));
                subject.is_some_and(|pronoun| {
                    pronoun.case == Case::Subject && !phrases.word(close + 1).is(Classes::RELATIVE)
                })
            }
            "." => close + 1 == sentence.end && phrases.is_any(after, &["from", "in", "at"]),
            _ => false,
        })
    }

    /// `Walker said`: a trade in the singular without an article is somebody’s surname.
    fn is_surname_of_trade(&self, sentence: &Range<WordIndex>, at: WordIndex) -> bool {
        let word = self.phrases.word(at);
        let other = Classes::ROLE | Classes::TITLE | Classes::FEMALE | Classes::MALE;
        let is_trade = word.is(Classes::PERSON_NOUN)
            || self.phrases.grammar.broader(word.id).is_some()
                && !word.is(Classes::ORGANISATION_NOUN | Classes::DOCUMENT_NOUN);
        let copy = &self.document.sentences[word.sentence as usize];
        is_trade
            && !word.is(other)
            && self.phrases.text_of(at).ends_with("er")
            && !copy.place.is_display()
            && at + 1 < sentence.end
            && self.phrases.word(at + 1).is(Classes::REPORTING_VERB)
            && self.phrases.is_finite_verb(at + 1, at)
    }

    /// `the Daily Argus`, `the Evening Herald`: a time in a paper's name.
    fn opens_title(&self, sentence: &Range<WordIndex>, at: WordIndex) -> bool {
        let word = self.phrases.word(at);
        word.is(Classes::TIME)
            && !word.is(Classes::CALENDAR)
            && at > sentence.start
            && at + 1 < sentence.end
            && self.phrases.is_any(at - 1, &["the"])
            && self.phrases.word(at + 1).is_capital()
    }

    /// `10:14 Fuel duty is frozen`, `7.15pm – Experts say`: nothing but the time stands before.
    fn follows_clock(&self, sentence: &Range<WordIndex>, at: WordIndex) -> bool {
        const LONGEST_CLOCK: u32 = 5;
        let before = sentence.start..at;
        !before.is_empty()
            && before.end - before.start <= LONGEST_CLOCK
            && self.phrases.word(before.start).kind == LexemeKind::Number
            && before.clone().all(|at| {
                let word = self.phrases.word(at);
                word.kind != LexemeKind::Word || self.phrases.is_any(at, &["am", "pm", "gmt"])
            })
    }

    /// What may stand after a name at the start of a sentence: no noun, as in `Fuel duty is frozen`.
    fn may_follow_name(&self, sentence: &Range<WordIndex>, at: WordIndex) -> bool {
        if at >= sentence.end {
            return true;
        }
        let word = self.phrases.word(at);
        let other = Classes::AUXILIARY
            | Classes::MODAL
            | Classes::COMMON_VERB
            | Classes::REPORTING_VERB
            | Classes::ATTITUDE_VERB
            | Classes::ADVERB
            | Classes::NEGATION
            | Classes::PREPOSITION
            | Classes::COORDINATOR
            | Classes::RELATIVE
            | Classes::SUBORDINATOR
            | Classes::TIME;
        let noun = Classes::ORGANISATION_NOUN | Classes::COUNTED_UNIT;
        word.kind != LexemeKind::Word
            || word.is_capital()
            || word.id == WordId::UNKNOWN
            || self.phrases.is_possessive(at)
            || word.is(other) && (!word.is(noun) || self.phrases.text_of(at).ends_with('s'))
    }

    pub(super) fn opens_sentence(&self, sentence: &Range<WordIndex>, at: WordIndex) -> bool {
        let bracket = at == sentence.start + 1 && self.phrases.is_text(sentence.start, "(");
        at == sentence.start || bracket || self.follows_clock(sentence, at) || {
            let before = self.phrases.word(at - 1);
            // After the closing mark of `“Yes,” Roe said` the sentence goes on.
            let closes = before.quotation.is_some_and(|id| {
                let quotation = self.document.quotations[id as usize].span;
                quotation.end == before.span.end && quotation.start < before.span.start
            });
            before.kind == LexemeKind::Mark && !closes || self.phrases.is_text(at - 1, ":")
        }
    }

    pub(super) fn run_end(&self, sentence: &Range<WordIndex>, start: WordIndex) -> WordIndex {
        let mut end = start + 1;
        while end < sentence.end {
            let word = self.phrases.word(end);
            let next_capital = |after: WordIndex| {
                after < sentence.end
                    && self.phrases.word(after).is_capital()
                    && self.phrases.word(after).kind == LexemeKind::Word
            };
            let text = self.phrases.text_of(end);
            let goes_on = word.kind == LexemeKind::Word
                && word.is_capital()
                && text != "I"
                && (!word.is(Classes::TIME) || self.is_surname_of_time(sentence, end))
                || self.leads_on(sentence, end)
                || text == "&" && next_capital(end + 1)
                || next_capital(end + 1) && self.joins_body(sentence, start, end)
                || self.nickname(sentence, end).is_some()
                || matches!(text, "of" | "for")
                    && !(end + 1 < sentence.end && self.phrases.word(end + 1).is(Classes::TIME))
                    && (self.phrases.word(end - 1).is(Classes::ORGANISATION_NOUN)
                        || self.phrases.is_any(end - 1, &PERIODICALS))
                    && next_capital(end + 1)
                // `the Office of the Ombudsman`
                || text == "of"
                    && self.phrases.is_any(end - 1, &OFFICES)
                    && self.phrases.is_any(end + 1, &["the"])
                    && next_capital(end + 2)
                || text == "the"
                    && end > start + 1
                    && self.phrases.is_any(end - 1, &["of"])
                    && self.phrases.is_any(end - 2, &OFFICES)
                    && next_capital(end + 1)
                || text == "."
                    && (self.phrases.word(end - 1).is(Classes::TITLE)
                        || self.phrases.word(end - 1).span.len() == 1
                            && self.phrases.word(end - 1).is_capital())
                    && next_capital(end + 1)
                || matches!(text, "-")
                    && next_capital(end + 1)
                    && self.phrases.word(end).span.start == self.phrases.word(end - 1).span.end;
            // `’s` and a sentence's own capital end a run.
            if !goes_on || matches!(text, "’S" | "'S") {
                break;
            }
            end = self.nickname(sentence, end).unwrap_or(end + 1);
        }
        end
    }

    /// The particles of `Ilse van der Kolk`, all in front of a capital.
    fn leads_on(&self, sentence: &Range<WordIndex>, at: WordIndex) -> bool {
        let is_particle = |at: WordIndex| {
            let word = self.phrases.word(at);
            word.is(Classes::NAME_PARTICLE)
                && word.kind == LexemeKind::Word
                && !word.is_capital()
                && !self.phrases.is_text(at, "of")
        };
        let after = (at..sentence.end.min(at + MOST_PARTICLES)).find(|&at| !is_particle(at));
        after.filter(|&after| after > at).is_some_and(|after| {
            let word = self.phrases.word(after);
            word.is_capital() && word.kind == LexemeKind::Word
        })
    }

    /// Past a nickname in marks inside a name: `Josie “Tank” Harlan`, `Inga ‘Inka’ af Berg`.
    fn nickname(&self, sentence: &Range<WordIndex>, open: WordIndex) -> Option<WordIndex> {
        const LONGEST: WordIndex = 4;
        let is_mark = |at: WordIndex| {
            self.phrases.word(at).kind == LexemeKind::Mark && !self.phrases.is_possessive(at)
        };
        let first = open + 1;
        if first + 2 >= sentence.end || !is_mark(open) || !self.phrases.word(first).is_capital() {
            return None;
        }
        let close = (first..sentence.end.min(first + LONGEST)).find(|&at| is_mark(at))?;
        let next = close + 1;
        let inside = (first..close).all(|at| self.phrases.word(at).is_word());
        let goes_on = next < sentence.end
            && self.phrases.word(next).kind == LexemeKind::Word
            && (self.phrases.word(next).is_capital() || self.leads_on(sentence, next));
        (close > first && inside && goes_on).then_some(next)
    }
}
