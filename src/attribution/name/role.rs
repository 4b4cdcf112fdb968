//! What stands around a name and says who it is: titles, roles, appositions.

use std::ops::Range;

use crate::attribution::name::{Names, ROLE_MODIFIERS, ROLE_WORDS};
use crate::attribution::phrase::{Phrases, source_type};
use crate::attribution::words::{Shape, Word, WordIndex};
use crate::grammar::{Classes, VerbForm, WordId};
use crate::parse::LexemeKind;

/// How many words what somebody is may take between its commas.
const LONGEST_ROLE: u32 = 24;

impl Phrases<'_> {
    /// `Institute of | Roads`: a body and its field.
    pub(crate) fn owns_field(&self, body: WordIndex, field: WordIndex) -> bool {
        field == body + 2
            && self.is_any(body + 1, &["of", "for"])
            && self.word(body).is_capital()
            && self.word(body).is(Classes::ORGANISATION_NOUN)
            && self.word(field).is_capital()
    }
}

impl Names<'_> {
    /// `Lena Marchetti KC`: letters after a name are no name.
    pub(super) fn without_honours(&self, run: Range<WordIndex>) -> Range<WordIndex> {
        let mut end = run.end;
        while end > run.start + 2 {
            let word = self.phrases.word(end - 1);
            if word.shape != Shape::Upper
                || !word.is(Classes::ROLE | Classes::TITLE | Classes::NAME_SUFFIX)
            {
                break;
            }
            end -= 1;
        }
        run.start..end
    }

    /// The role in front of a name, and where the whole begins.
    pub(super) fn role_before(
        &self,
        sentence: &Range<WordIndex>,
        run: WordIndex,
        name: WordIndex,
    ) -> (WordIndex, Option<Range<WordIndex>>) {
        let mut start = run;
        let lower_role = run == name
            && run > sentence.start
            && (self.phrases.word(run - 1).is(ROLE_WORDS) || self.phrases.is_parent(run - 1))
            && !self.phrases.word(run - 1).is_capital();
        let prefixed = run < name;
        if !lower_role && !prefixed {
            return (run, None);
        }
        while start > sentence.start {
            let joins = self.joins_fields(sentence, start)
                || self.joins_offices(sentence, start)
                || self.joins_seat(sentence, start, name);
            if joins && start + 6 > name {
                start -= 2;
                continue;
            }
            // `Institute of Roads director Jane Roe`
            let body = start
                .checked_sub(2)
                .filter(|&body| body >= sentence.start && start + 6 > name);
            if body.is_some_and(|body| self.phrases.owns_field(body, start)) {
                start -= 2;
                continue;
            }
            let before = self.phrases.word(start - 1);
            let fits = before.kind == LexemeKind::Word
                && (before.is(ROLE_WORDS | ROLE_MODIFIERS)
                    || self.phrases.is_parent(start - 1)
                    || before.is_capital()
                        && !before.is(Classes::PREPOSITION
                            | Classes::COORDINATOR
                            | Classes::DETERMINER
                            | Classes::PRONOUN
                            | Classes::SUBORDINATOR))
                && !before.is(Classes::REPORTING_VERB | Classes::DETERMINER | Classes::COORDINATOR);
            // `Outside court Sergeant Roe`: the court is the preposition's.
            let governed = before.is(Classes::ORGANISATION_NOUN)
                && !before.is_capital()
                && self.phrases.word(start).is_capital()
                && start >= sentence.start + 2
                && self.phrases.word(start - 2).is(Classes::PREPOSITION);
            let fits = fits || self.is_field_of_office(sentence, start - 1);
            if !fits || governed || start + 8 < name {
                break;
            }
            start -= 1;
        }
        let mut role = start..name;
        // A title that says nothing (`Mr`) is no role.
        while role.start < role.end && {
            let word = self.phrases.word(role.end - 1);
            !word.is_word()
                || word.is(Classes::TITLE) && !word.is(Classes::ROLE) && !self.phrases.is_rank(word)
        } {
            role.end -= 1;
        }
        // `Cllr | Mrs A. Roe`
        if let Some(last) = role.clone().rev().find(|&at| {
            let word = self.phrases.word(at);
            word.is(Classes::ROLE | Classes::PERSON_NOUN) || self.phrases.is_rank(word)
        }) && self.phrases.is_rank(self.phrases.word(last))
        {
            role.end = last + 1;
        }
        let has_role = role.clone().any(|at| {
            let word = self.phrases.word(at);
            word.is(Classes::ROLE | Classes::PERSON_NOUN)
                || self.phrases.is_rank(word)
                || self.phrases.is_parent(at)
        });
        (start, has_role.then_some(role))
    }

    /// `Chairman and | CEO Jane Roe`: two offices of one person; but `the governor and President Roe`.
    fn joins_offices(&self, sentence: &Range<WordIndex>, at: WordIndex) -> bool {
        let holds = |at: WordIndex| {
            let word = self.phrases.word(at);
            word.is(Classes::ROLE | Classes::TITLE) && !word.is(Classes::PLURAL_PEOPLE)
        };
        at >= sentence.start + 2
            && self.phrases.is_any(at - 1, &["and", "&"])
            && holds(at)
            && holds(at - 2)
            && self.phrases.word(at).is_capital() == self.phrases.word(at - 2).is_capital()
    }

    /// `Dunmore and | Firth MP Jane Roe`: one seat of two towns.
    fn joins_seat(&self, sentence: &Range<WordIndex>, at: WordIndex, name: WordIndex) -> bool {
        const MEMBERS: [&str; 6] = ["councillor", "mep", "mla", "mp", "ms", "msp"];
        let is_town = |at: WordIndex| {
            let word = self.phrases.word(at);
            word.is_capital() && !word.is(ROLE_WORDS | Classes::GIVEN_NAME | Classes::DEMONYM)
        };
        at >= sentence.start + 2
            && self.phrases.is_any(at - 1, &["and"])
            && self.phrases.is_any(name - 1, &MEMBERS)
            && is_town(at)
            && is_town(at - 2)
    }

    /// `Police and | Crime Commissioner Jane Roe`, `Health and | Safety Executive inspector`: one office for two
    /// fields, as `Congress and President Roe` is not.
    fn joins_fields(&self, sentence: &Range<WordIndex>, at: WordIndex) -> bool {
        let other = Classes::ROLE
            | Classes::TITLE
            | Classes::PLACE
            | Classes::DEMONYM
            | Classes::AGENCY
            | Classes::OUTLET
            | Classes::ORGANISATION
            | Classes::ORGANISATION_NOUN
            | Classes::GIVEN_NAME;
        let police = |at: WordIndex| self.phrases.is_any(at, &["police"]);
        let is_field = |at: WordIndex| {
            let word = self.phrases.word(at);
            word.shape == Shape::Capitalised
                && word.id != WordId::UNKNOWN
                && !word.is(other)
                && !self.surnames.contains(&word.hash)
        };
        let opens = |at: WordIndex| {
            at == sentence.start
                || !self.phrases.word(at - 1).is_capital()
                || self
                    .phrases
                    .word(at - 1)
                    .is(Classes::DEMONYM | Classes::ADJECTIVE)
                || self.phrases.is_any(at - 1, &["shadow"])
        };
        at >= sentence.start + 2
            && self.phrases.is_any(at - 1, &["and", "&"])
            && is_field(at)
            && (is_field(at - 2) || police(at - 2))
            && opens(at - 2)
    }

    /// `Sisters Maya and Anika Roe`
    pub(super) fn introduces_two(
        &self,
        sentence: &Range<WordIndex>,
        run: &Range<WordIndex>,
    ) -> bool {
        run.len() == 2
            && self.opens_sentence(sentence, run.start)
            && self.phrases.word(run.start).is(Classes::PERSON_NOUN)
            && self.phrases.word(run.start).is(Classes::PLURAL_PEOPLE)
            && self.phrases.word(run.start + 1).is(Classes::GIVEN_NAME)
            && self.phrases.is_any(run.end, &["and"])
    }

    /// `Qualifier Jane Roe`, `Dutchwoman Jane Roe`: what a sentence starts with, or what ends like a
    /// person, before a given name.
    pub(super) fn is_introduction(
        &self,
        sentence: &Range<WordIndex>,
        run: Range<WordIndex>,
    ) -> bool {
        // Who is `Tan` further down is `Tan Wei Ling` here.
        let names = self.proper.contains(&self.phrases.word(run.start).hash);
        if self.introduces_stranger(&run) || self.is_trade_before(sentence, &run) {
            return true;
        }
        if run.len() < 3
            || names
            || self.phrases.word(run.start).is(Classes::GIVEN_NAME)
            || !self.phrases.word(run.start + 1).is(Classes::GIVEN_NAME)
        {
            return false;
        }
        let text = self.phrases.text_of(run.start);
        self.phrases.word(run.start).is(Classes::PERSON_NOUN)
            || self.opens_sentence(sentence, run.start)
            || text.ends_with("man")
    }

    /// `Orchardist Dene Roe`: a trade of no list, as its ending tells, before a name of two words.
    fn is_trade_before(&self, sentence: &Range<WordIndex>, run: &Range<WordIndex>) -> bool {
        const ENDINGS: [&str; 7] = [
            "grower", "ist", "keeper", "maker", "owner", "player", "worker",
        ];
        let text = self.phrases.text_of(run.start);
        let first = self.phrases.word(run.start);
        run.len() == 3
            && self.opens_sentence(sentence, run.start)
            && first.id == WordId::UNKNOWN
            && ENDINGS.iter().any(|end| text.ends_with(end))
            && !self
                .phrases
                .word(run.end - 1)
                .is(Classes::ORGANISATION_NOUN | Classes::COMPANY)
    }

    /// `Quarterback Deion Roe`, `Mum-of-two Chantelle Roe`: before a given name of no list, too.
    pub(super) fn introduces_stranger(&self, run: &Range<WordIndex>) -> bool {
        let first = self.phrases.word(run.start);
        let is_noun = first.is(Classes::PERSON_NOUN)
            && !first.is(Classes::GIVEN_NAME | Classes::PLURAL_PEOPLE | Classes::ORGANISATION_NOUN);
        let follows_article = run.start > 0 && self.phrases.is_any(run.start - 1, &["the"]);
        run.len() == 3
            && !follows_article
            && (self.phrases.is_parent(run.start)
                || is_noun && self.phrases.word(run.start + 1).id == WordId::UNKNOWN)
            && self.phrases.word(run.start + 1).is_word()
            && !self
                .phrases
                .word(run.end - 1)
                .is(Classes::ORGANISATION_NOUN | Classes::COMPANY)
    }

    /// `Shadow | transport | secretary Jane Roe`: a noun that says what the office is for.
    fn is_field_of_office(&self, sentence: &Range<WordIndex>, at: WordIndex) -> bool {
        let small = Classes::PREPOSITION
            | Classes::DETERMINER
            | Classes::COORDINATOR
            | Classes::SUBORDINATOR
            | Classes::PRONOUN
            | Classes::RELATIVE
            | Classes::AUXILIARY
            | Classes::MODAL
            | Classes::ADVERB
            | Classes::NEGATION
            | Classes::TIME
            | Classes::NUMBER;
        let word = self.phrases.word(at);
        let role = self.phrases.word(at + 1);
        // `Only then | praised | manager Jane Roe`; but `transport` agrees with nobody there.
        let says = |word: &Word| {
            let verb = self.phrases.grammar.verb(word.id);
            verb.is_some_and(|(_, form)| form != VerbForm::Base)
                || self.phrases.text_of(at).ends_with("ed")
        };
        let begins = at > sentence.start && {
            let before = self.phrases.word(at - 1);
            before.is(Classes::DETERMINER | Classes::ADJECTIVE | Classes::DEMONYM)
                || self.phrases.is_any(at - 1, &["shadow"])
        };
        begins
            && word.shape == Shape::Lower
            && word.kind == LexemeKind::Word
            && !word.is(small)
            && !says(word)
            && role.is(Classes::ROLE)
            && !role.is_capital()
    }

    /// The description that a name is put in apposition to: `The mayor, Jean Roe, said`.
    pub(super) fn apposed(
        &self,
        sentence: &Range<WordIndex>,
        name: WordIndex,
    ) -> Option<Range<WordIndex>> {
        let comma = name.checked_sub(1).filter(|&at| at > sentence.start)?;
        if !self.phrases.is_comma(comma) {
            return None;
        }
        let phrase = self.phrases.described_before(sentence.start, comma)?;
        let phrase = self.whole_office(sentence, phrase, name);
        // `If it went on, the minister warned, Acme would`: a clause, not who Acme is.
        let last = phrase.end - 1;
        let states = self.phrases.word(last).is(Classes::REPORTING_VERB)
            && phrase.len() > 2
            && self.phrases.word(last - 1).is(ROLE_WORDS);
        (phrase.len() <= 10 && !states).then_some(phrase)
    }

    /// `An aide to | the mayor, Jane Roe,`: the name is the aide’s, if the aide can have it.
    fn whole_office(
        &self,
        sentence: &Range<WordIndex>,
        phrase: Range<WordIndex>,
        name: WordIndex,
    ) -> Range<WordIndex> {
        let governor = phrase
            .start
            .checked_sub(2)
            .filter(|&at| at > sentence.start);
        let Some(noun) = governor.filter(|&noun| {
            self.phrases.is_any(noun + 1, &["for", "to"])
                && self
                    .phrases
                    .word(noun)
                    .is(ROLE_WORDS | Classes::ANONYMOUS_NOUN)
                && !self.phrases.word(noun).is(Classes::PLURAL_PEOPLE)
                && !self.phrases.names_holder(noun, phrase.clone(), name)
        }) else {
            return phrase;
        };
        match self.phrases.phrase_before(sentence.start, noun + 1) {
            Some(whole) if self.phrases.word(whole.start).is(Classes::DETERMINER) => {
                whole.start..phrase.end
            }
            _ => phrase,
        }
    }

    pub(super) fn is_somebody(&self, phrase: &Range<WordIndex>) -> bool {
        let head = self
            .phrases
            .word(source_type::head(&self.phrases, phrase.clone()));
        head.is(Classes::ROLE | Classes::PERSON_NOUN)
            && !head.is(Classes::PLURAL_PEOPLE | Classes::ORGANISATION_NOUN)
    }

    /// `the company, Acme Line,`
    pub(super) fn is_body(&self, phrase: &Range<WordIndex>) -> bool {
        let head = self
            .phrases
            .word(source_type::head(&self.phrases, phrase.clone()));
        head.is(Classes::ORGANISATION_NOUN)
            && !head.is(Classes::ROLE | Classes::PERSON_NOUN)
            && !head.is_capital()
            && (self.phrases.word(phrase.start).is(Classes::DETERMINER)
                // `Acme’s parent company, Elm Digital,`
                || phrase.clone().any(|at| self.phrases.is_possessive(at))
                || phrase.start > 0 && self.phrases.is_possessive(phrase.start - 1))
    }

    /// `In a post on X, | the singer wrote`: who speaks, and not what X is.
    fn is_said_by(&self, open: &str, role: &Range<WordIndex>) -> bool {
        let verb = self.phrases.word(role.end);
        let says = verb.is(Classes::REPORTING_VERB | Classes::AUXILIARY | Classes::MODAL);
        let mut inside = role.clone();
        open == ","
            && says
            && self.phrases.is_finite_verb(role.end, role.start)
            && !inside.any(|at| self.phrases.word(at).is(Classes::RELATIVE))
    }

    /// The apposition after a name: `, the mayor of X,`, `, 45, a teacher`, `of the institute`.
    pub(super) fn role_after(
        &self,
        sentence: &Range<WordIndex>,
        end: WordIndex,
    ) -> Option<Range<WordIndex>> {
        if end + 1 >= sentence.end {
            return None;
        }
        let mut start = end + 1;
        let open = self.phrases.text_of(end);
        if !matches!(open, "," | "(" | "—" | "–") {
            return (self.phrases.is_word(end, "of") || self.phrases.is_word(end, "from"))
                .then(|| self.phrases.phrase_from(end + 1, sentence.end))
                .flatten()
                .filter(|p| {
                    p.clone().any(|at| {
                        self.phrases
                            .word(at)
                            .is(Classes::ORGANISATION_NOUN | Classes::OUTLET | Classes::COMPANY)
                    })
                })
                .map(|phrase| end..phrase.end);
        }
        if self.phrases.word(start).kind == LexemeKind::Number
            && start + 2 < sentence.end
            && self.phrases.is_comma(start + 1)
        {
            start += 2;
        }
        if self.phrases.is_any(start, &["which", "whose"]) {
            return None;
        }
        if self.phrases.word(start).is(Classes::RELATIVE) {
            start += 1;
            // `who had both her children there`
            let has = self.phrases.is_any(start, &["had", "has", "have"]);
            if has && !(start + 1..start + 4).any(|at| self.phrases.is_any(at, &["been"])) {
                return None;
            }
            if start + 1 < sentence.end && self.phrases.word(start).is(Classes::AUXILIARY) {
                start += 1;
            }
        }
        let limit = sentence.end.min(start + LONGEST_ROLE);
        let stop = (start..limit).find(|&at| {
            let word = self.phrases.word(at);
            // `, Elm police Sgt. | Jane Roe said`
            let abbreviates = self.phrases.is_text(at, ".")
                && at > start
                && self.phrases.word(at - 1).is(Classes::TITLE)
                && at + 1 < limit
                && self.phrases.word(at + 1).is_capital();
            if abbreviates {
                return false;
            }
            word.kind == LexemeKind::Mark && !self.phrases.is_possessive(at)
                // `, a mother of four | who`
                || at > start && self.phrases.is_any(at, &["who", "whom", "whose", "which"])
                || matches!(
                    self.phrases.text_of(at),
                    "," | "." | ";" | ")" | "—" | "–" | ":"
                )
                || self.phrases.is_finite_verb(at, start)
        })?;
        let role = start..stop;
        if self.is_said_by(open, &role) {
            return None;
        }
        let says = |class| role.clone().any(|at| self.phrases.word(at).is(class));
        let fits = says(Classes::ROLE | Classes::PERSON_NOUN | Classes::ANONYMOUS_NOUN)
            && !self
                .phrases
                .word(start)
                .is(Classes::PREPOSITION | Classes::PRONOUN & !Classes::DETERMINER);
        (fits && !role.is_empty()).then_some(role)
    }
}
