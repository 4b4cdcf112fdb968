//! Appositions: the name after a description says whose it is.

use std::ops::Range;

use crate::attribution::coreference::Resolver;
use crate::attribution::entity::namesake::gender_of;
use crate::attribution::name::NameKind;
use crate::attribution::phrase::source_type;
use crate::attribution::words::{self, WordIndex};
use crate::attribution::{EntityId, MentionId, SourceType};
use crate::grammar::{Classes, WordId};
use crate::parse::LexemeKind;

/// How many words after its noun a name may stand that the noun describes.
const NEAR: u32 = 4;

/// The longest role between two commas, in words.
const LONGEST_ROLE: u32 = 10;

/// How many words may stand before the last of a trade: `dairy | farmer`.
const LONGEST_TRADE: WordIndex = 2;

impl Resolver<'_> {
    /// The person that an apposition names: `The clerk, Mrs Pauline Dray, said`.
    pub(super) fn apposition(&self, words: &Range<WordIndex>) -> Option<usize> {
        let comma = words.end;
        let sentence = self
            .phrases
            .words
            .sentence(self.phrases.word(words.start).sentence);
        if comma + 1 >= sentence.end || !self.phrases.is_comma(comma) {
            return None;
        }
        let head = source_type::head(&self.phrases, words.clone());
        let noun = self.phrases.word(head);
        if self.name_at(head, words).is_some() {
            return None;
        }
        let comma = self.past_role(words, sentence.end).unwrap_or(comma);
        let index = self.names.partition_point(|n| n.words.start <= comma);
        let name = self.names.get(index)?;
        if self.speaks_for_named(words, head, name.name.start) {
            return None;
        }
        let article = self.phrases.is_any(comma + 1, &["the"]);
        // `Her neighbour, dairy farmer Jo Roe,`
        let is_trade = (comma + 1..name.words.start).all(|at| {
            let word = self.phrases.word(at);
            let other = Classes::PREPOSITION | Classes::DETERMINER | Classes::RELATIVE;
            word.is_word() && !word.is_capital() && !word.is(other)
        });
        let prefixed = name.words.start < name.name.start;
        let starts = name.words.start == comma + 1
            || prefixed && is_trade && name.words.start <= comma + 1 + LONGEST_TRADE
            || name.words.start == comma + 2 && article
            || self.past_rank(comma + 1) == Some(name.words.start);
        let ends = name.words.end >= sentence.end
            || !self.phrases.word(name.words.end).is(Classes::COORDINATOR);
        let people =
            Classes::ROLE | Classes::PERSON_NOUN | Classes::ANONYMOUS_NOUN | Classes::TITLE;
        let several = source_type::are_several(&self.phrases, head);
        let body = noun.is(Classes::ORGANISATION_NOUN) && !noun.is_capital();
        let closed = self.phrases.is_any(self.past_seat(name.words.end), &[","]);
        // `According to police, Roe | left`
        let governor = words.start.checked_sub(1).map(|at| self.phrases.word(at));
        let acts = governor.is_some_and(|before| before.is(Classes::PREPOSITION))
            && name.words.end < sentence.end
            && self
                .phrases
                .is_finite_verb(name.words.end, name.words.start);
        if acts {
            return None;
        }
        let bare = name.words.start == name.name.start;
        // `One of them, Jane Roe`
        let one_of = self.phrases.is_any(words.start, &["one", "another"])
            && self.phrases.is_any(words.start + 1, &["of"]);
        // `A spokesman for the contractor, Bexley Marine,`
        let inner = self.phrases.word(words.end - 1);
        let is_inner =
            words.end - 1 > head && inner.is(Classes::ORGANISATION_NOUN | Classes::COMPANY);
        let fits = match name.kind {
            NameKind::Unclear | NameKind::Organisation if is_inner => false,
            // `An envoy in Accra, the Ghanaian capital,`: people have an article before their role.
            NameKind::Person | NameKind::Unclear if article && !body && bare => {
                self.is_owner(words, head, index) && closed
            }
            NameKind::Person | NameKind::Unclear if one_of => {
                closed || name.kind == NameKind::Person
            }
            // `A report by the head of highways, Jane Roe,` is the report's.
            NameKind::Person => {
                let paper = noun.is(Classes::DOCUMENT_NOUN) && !noun.is(people);
                // `The Minister of State, Jane Roe,`
                let office = noun.is(Classes::ROLE) && (bare || article);
                (!noun.is_capital() || office) && !several && !paper
            }
            // `A source at the contractor, Bexley Marine,`: whoever is called a source has no name.
            NameKind::Unclear if noun.is(Classes::BARE_NOUN) && head + 1 < comma => false,
            NameKind::Unclear => {
                closed && body
                    || noun.is(people) && !several
                    || closed && name.name.len() > 1 && self.is_trade(words, head)
            }
            // `The owners, Acme Estates,`
            NameKind::Organisation => {
                let plural = self.phrases.text_of(head).ends_with('s') && !noun.is_capital();
                closed && (body || several || plural || self.may_be_firm(words, head))
            }
            _ => false,
        };
        (starts && ends && fits).then_some(index)
    }

    /// `The company, Acme Foods | of Dayton|,`: past where a body has its seat.
    fn past_seat(&self, end: WordIndex) -> WordIndex {
        const LONGEST: WordIndex = 4;
        if !self.phrases.is_any(end, &["of", "in", "from"]) {
            return end;
        }
        let sentence = self.sentence(end);
        (end + 1..sentence.end.min(end + LONGEST))
            .find(|&at| !self.phrases.word(at).is_capital())
            .unwrap_or(end)
    }

    /// `A spokesman for the mayor, Anna Lund,`: the name is the mayor’s, as no spokesman has it; so may be that of
    /// the president.
    fn speaks_for_named(&self, words: &Range<WordIndex>, head: WordIndex, name: WordIndex) -> bool {
        let office = self.phrases.word(words.end - 1);
        let serves = words.end > head + 2
            && self.phrases.is_any(head + 1, &["for", "of", "to"])
            && office.is(Classes::ROLE)
            && !office.is(Classes::ORGANISATION_NOUN | Classes::PLURAL_PEOPLE);
        serves && self.phrases.names_holder(head, head + 2..words.end, name)
    }

    /// `The driver’s employer, Acme Coaches,`: a noun for a person that a body may be as well, with
    /// nothing behind it.
    fn may_be_firm(&self, words: &Range<WordIndex>, head: WordIndex) -> bool {
        let noun = self.phrases.word(head);
        head + 1 == words.end
            && !noun.is_capital()
            && !noun.is(Classes::TITLE | Classes::FEMALE | Classes::MALE)
            && noun.is(Classes::ROLE | Classes::PERSON_NOUN)
            && self.phrases.word(words.start).is(Classes::DETERMINER)
    }

    /// `the landowner, the Acme Estate,`: a name with an article after a noun for people is that of a body.
    fn is_owner(&self, words: &Range<WordIndex>, head: WordIndex, index: usize) -> bool {
        let name = &self.names[index];
        name.kind == NameKind::Unclear
            && name.name.len() > 1
            && self.may_be_firm(words, head)
            && self.phrases.text_of(head).ends_with("er")
    }

    /// `The greenkeeper, Perce Roe,`: a noun that the lists do not know, but that ends as nouns for
    /// people do, or that a broader noun tells to be one.
    fn is_trade(&self, words: &Range<WordIndex>, head: WordIndex) -> bool {
        let noun = self.phrases.word(head);
        let things = Classes::ORGANISATION_NOUN | Classes::DOCUMENT_NOUN | Classes::OUTLET;
        let ends_like_person =
            noun.id == WordId::UNKNOWN && source_type::ends_like_person(self.phrases.text_of(head));
        let broadens =
            self.phrases.grammar.broader(noun.id).is_some() && !self.is_any_body(noun.id);
        head + 1 == words.end
            && !noun.is_capital()
            && !noun.is(things)
            && self.phrases.word(words.start).is(Classes::DETERMINER)
            && (ends_like_person || broadens)
    }

    /// `Brig. (retd) | A. K. Roe`: past a rank that is held no more.
    fn past_rank(&self, rank: WordIndex) -> Option<WordIndex> {
        const LONGEST: WordIndex = 5;
        let open = (rank + 1..rank + 3).find(|&at| self.phrases.is_any(at, &["("]))?;
        let retired = self.phrases.is_any(open + 1, &["ret", "retd", "retired"]);
        let close = (open + 2..open + LONGEST).find(|&at| self.phrases.is_any(at, &[")"]))?;
        let is_rank = self.phrases.word(rank).is(Classes::TITLE | Classes::ROLE);
        (retired && is_rank).then_some(close + 1)
    }

    /// `Its author, the head of planning|, Jane Roe,`: the comma behind one more role.
    fn past_role(&self, words: &Range<WordIndex>, end: WordIndex) -> Option<WordIndex> {
        let first = words.end + 1;
        let next = (first..end.min(first + LONGEST_ROLE)).find(|&at| self.phrases.is_comma(at))?;
        // `According to the mayor, the clerk, Jane Roe, left`
        let before = words.start.checked_sub(1);
        if before.is_some_and(|at| self.phrases.word(at).is(Classes::PREPOSITION)) {
            return None;
        }
        let index = self.names.partition_point(|n| n.words.start <= next);
        let person = self
            .names
            .get(index)
            .is_some_and(|name| name.kind == NameKind::Person && name.words.start == next + 1);
        let role = self.phrases.word(first).is(Classes::DETERMINER)
            && !(first..next).any(|at| self.phrases.is_finite_verb(at, first));
        (person && role).then_some(next)
    }

    /// `Two surgeons, Jane Roe and John Doe`: a group whose members have names.
    pub(super) fn names_follow(&self, comma: WordIndex) -> bool {
        let index = self.names.partition_point(|n| n.words.start <= comma);
        let [first, second] = self.names.get(index..index + 2).unwrap_or_default() else {
            return false;
        };
        // `Two chains, Harker’s and Bexley`
        let joint = match first.words.end {
            end if (end as usize) < self.phrases.words.len() && self.phrases.is_possessive(end) => {
                end + 1
            }
            end => end,
        };
        self.phrases.is_any(comma, &[",", ":", "—"])
            && first.words.start == comma + 1
            && second.words.start == joint + 1
            && self.phrases.is_any(joint, &["and", ",", "&"])
    }

    /// A person named by an apposition has the description as role.
    pub(super) fn introduce(
        &mut self,
        words: &Range<WordIndex>,
        index: usize,
    ) -> (SourceType, MentionId) {
        let (entity, _) = self.named[index];
        self.unite(words, entity);
        self.registry
            .give_role(&self.phrases, entity, words.clone());
        let noun = source_type::head(&self.phrases, words.clone());
        let head = self.phrases.word(noun);
        let body = Classes::ORGANISATION_NOUN | Classes::PLURAL_PEOPLE;
        // `a spokeswoman, Lee Su Ann`: surer than any given name.
        if let Some(gender) = gender_of(head) {
            self.registry.known[entity as usize].gender = gender;
        }
        let named = self.names[index].kind;
        // `The landlord, Acme Builders,`: and then `the company`.
        if named == NameKind::Organisation && head.is(Classes::ROLE | Classes::PERSON_NOUN) {
            self.registry.give_noun_hash(entity, words::hash("company"));
        }
        // `The operator, Bexley,`: a person has a given name there.
        let first = self.phrases.word(self.names[index].name.start);
        let is_firm = head.is(Classes::ORGANISATION_NOUN) && !first.is(Classes::GIVEN_NAME);
        let article = self.names[index].words.start.checked_sub(1);
        let is_owner = article.is_some_and(|at| self.phrases.is_any(at, &["the"]))
            && self.is_owner(words, noun, index);
        self.registry.entities[entity as usize].kind = if named == NameKind::Organisation
            || is_owner
            || named != NameKind::Person && head.is(body) && (!head.is(Classes::ROLE) || is_firm)
        {
            SourceType::NamedOrganisation
        } else {
            SourceType::NamedPerson
        };
        self.named(index)
    }

    /// `An engineer warned … The engineer, Jane Roe,`: a description that a first mention by name
    /// takes up was the same person all along.
    pub(super) fn unite(&mut self, apposed: &Range<WordIndex>, named: EntityId) {
        if self.seen_at(named).is_some() || !self.phrases.is_word(apposed.start, "the") {
            return;
        }
        let head = source_type::head(&self.phrases, apposed.clone());
        let noun = self.phrases.word(head).hash;
        let kind = SourceType::AnonymousIndividual;
        let Some(described) = self.by_noun(noun, kind, apposed) else {
            return;
        };
        let name = self.registry.called(described, self.phrases.text);
        let introduces = name.starts_with("A ")
            || name.starts_with("a ")
            || name.starts_with("An ")
            || name.starts_with("an ")
            || !name.starts_with(['T', 't']);
        if introduces && !self.registry.known[described as usize].is_named() {
            self.registry.merge(described, named);
            self.salience.forget(described);
        }
    }

    /// `master of ceremonies Jane Roe`: a name after its description, with nothing between.
    pub(super) fn name_ending(&self, head: WordIndex, words: &Range<WordIndex>) -> Option<usize> {
        let index = self.names.partition_point(|n| n.words.end < words.end);
        let name = self.names.get(index)?;
        let others = Classes::PERSON_NOUN
            | Classes::ANONYMOUS_NOUN
            | Classes::DOCUMENT_NOUN
            | Classes::ORGANISATION_NOUN;
        let before = self.phrases.word(name.words.start.checked_sub(1)?);
        let fits = name.words.end == words.end
            && name.words.start > head
            && name.words.start - head <= NEAR
            && name.name.len() > 1
            && matches!(name.kind, NameKind::Person | NameKind::Unclear)
            && before.kind == LexemeKind::Word
            && !before.is(Classes::PREPOSITION | Classes::DETERMINER | Classes::COORDINATOR)
            && !self.phrases.is_possessive(name.words.start - 1)
            && !self.phrases.word(head).is(others)
            // `Ranchers on the lower Sallis River`
            && (head + 1..name.words.start).all(|at| {
                !self.phrases.word(at).is(Classes::PREPOSITION) || self.phrases.is_any(at, &["of"])
            });
        fits.then_some(index)
    }
}
