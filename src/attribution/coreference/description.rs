//! Descriptions: `the minister`, `a French diplomatic source`, `the company`. A description that
//! picks up somebody already there leads to them; any other is somebody new.

use std::ops::Range;

use crate::attribution::coreference::Resolver;
use crate::attribution::phrase::source_type;
use crate::attribution::words::{self, Shape, WordIndex};
use crate::attribution::{EntityId, MentionForm, MentionId, SourceType};
use crate::grammar::{Case, Classes, PhraseClass, WordId};
use crate::parse::LexemeKind;

/// How many entities with the same describing noun are looked at.
pub(super) const NAMESAKES: usize = 8;

/// How many blocks back `the judge` may be the judge without a name who spoke there.
const OFFICE: u32 = 12;

/// How many words after a source its wish for anonymity may stand.
const NEAR: u32 = 25;

/// How many blocks back `its president` may have been named.
pub(super) const REACH: u32 = 2;

/// What makes another office of one.
const LESSER: [&str; 4] = ["vice", "deputy", "assistant", "shadow"];

impl Resolver<'_> {
    /// The source that a description without a name is.
    pub(super) fn description(
        &mut self,
        words: Range<WordIndex>,
        head: WordIndex,
    ) -> (SourceType, MentionId) {
        let mut kind = source_type::of_description(&self.phrases, words.clone());
        if self.is_nameless_holder(kind, &words) {
            kind = SourceType::AnonymousIndividual;
        }
        if kind == SourceType::NamedOrganisation && self.is_written(&words, head) {
            kind = SourceType::Document;
        }
        let two = self.are_two(&words, head);
        let meant = (!two).then(|| self.picked_up(&words, head, kind, true));
        if let Some(entity) = meant.flatten() {
            let known = &mut self.registry.entities[entity as usize].kind;
            let person = matches!(
                kind,
                SourceType::OfficeHolder | SourceType::AnonymousIndividual
            );
            if *known == SourceType::Unknown {
                let named = self.registry.known[entity as usize].is_named();
                *known = if person && named {
                    SourceType::NamedPerson
                } else {
                    kind
                };
            }
            let kind = *known;
            return self.describe_as(words, kind, entity);
        }
        // The same words, of which another attribution has taken more or fewer.
        let same = self.described_at.get(&words.start).copied().filter(|&id| {
            self.registry.entities[id as usize].kind == kind
                && !self.registry.known[id as usize].is_named()
        });
        if let Some(entity) = same {
            return self.describe_as(words, kind, entity);
        }
        // `The invoices … They`
        let papers = kind == SourceType::Document && self.phrases.text_of(head).ends_with('s');
        let plural = kind == SourceType::AnonymousGroup || two || papers;
        let name = self.phrases.span(words.clone()).of(self.phrases.text);
        let noun = self.phrases.word(head);
        let entity =
            self.registry
                .describe(&self.phrases, name, kind, plural, (!two).then_some(noun));
        self.describe_as(words, kind, entity)
    }

    /// `The governor and the sheriff`: two people, neither of whom spoke alone.
    fn are_two(&self, words: &Range<WordIndex>, head: WordIndex) -> bool {
        let people = Classes::ROLE | Classes::PERSON_NOUN | Classes::ANONYMOUS_NOUN;
        let and = head + 1;
        self.phrases.word(head).is(people)
            && and + 1 < words.end
            && self.phrases.is_any(and, &["and"])
            && self.phrases.word(and + 1).is(Classes::DETERMINER)
    }

    /// `a paper in a journal`, and then `the paper`: what was written, not who printed it.
    fn is_written(&self, words: &Range<WordIndex>, head: WordIndex) -> bool {
        let noun = self.phrases.word(head);
        let either = Classes::DOCUMENT_NOUN | Classes::ORGANISATION_NOUN;
        if !noun.classes.contains(either) {
            return false;
        }
        if self.phrases.is_any(words.start, &["a"]) {
            return self.phrases.is_word(head, "paper");
        }
        self.by_noun(noun.hash, SourceType::Document, words)
            .is_some()
    }

    pub(super) fn describe_as(
        &mut self,
        words: Range<WordIndex>,
        kind: SourceType,
        entity: EntityId,
    ) -> (SourceType, MentionId) {
        self.described_at.insert(words.start, entity);
        let span = self.phrases.span(words);
        let form = MentionForm::Description;
        (kind, self.registry.mention(span, form, Some(entity)))
    }

    /// Whom a description means that is already there.
    pub(super) fn picked_up(
        &self,
        words: &Range<WordIndex>,
        head: WordIndex,
        kind: SourceType,
        speaks: bool,
    ) -> Option<EntityId> {
        let first = words.start;
        if let Some(one) = self.of_two(words) {
            return Some(one);
        }
        let definite = self.is_definite(first);
        let group = matches!(kind, SourceType::AnonymousGroup | SourceType::Document);
        if !(definite || group && words.len() == 1) {
            return self.named_later(words, head, kind);
        }
        let found = self.by_noun(self.noun_key(first, head), kind, words);
        // `the company`, but not `his company` nor `the company behind it`
        let owner = self.phrases.grammar.pronoun(self.phrases.word(first).id);
        let owned = owner.is_some_and(|owner| owner.case == Case::Possessive);
        let based = head == first + 2 && self.phrases.text_of(first + 1).ends_with("-based");
        let alone = (head == first + 1 || based) && head + 1 == words.end && !owned;
        let found = match kind {
            // `the company`: the one spoken of last, whether a noun says that it is one or not.
            SourceType::NamedOrganisation if alone => {
                let body = self.latest_of(found, self.body_meant(head));
                body.or_else(|| self.group_meant(words, head))
                    .or_else(|| self.firm_meant(words, head))
            }
            _ => found,
        };
        // `The man`: the neighbour who spoke, rather than anybody’s son.
        let passing = |&id: &EntityId| {
            !self.salience.has_acted(id) && !self.registry.known[id as usize].is_named()
        };
        let unnamed = found
            .filter(passing)
            .and_then(|_| self.unnamed_meant(words, head, kind, speaks));
        unnamed
            .or(found)
            .or_else(|| self.by_broader_noun(words, head, kind))
            .or_else(|| match kind {
                SourceType::NamedOrganisation if alone => self.body_meant(head),
                SourceType::NamedOrganisation => self.firm_meant(words, head),
                SourceType::AnonymousGroup | SourceType::Document | SourceType::NewsAgency => None,
                _ => self
                    .firm_meant(words, head)
                    .or_else(|| self.person_meant(words, head, speaks))
                    .or_else(|| self.spouse_meant(words, head))
                    .or_else(|| self.sportsman_meant(words, head, speaks))
                    .or_else(|| self.unnamed_meant(words, head, kind, speaks)),
            })
            .or_else(|| self.named_later(words, head, kind))
    }

    /// `The lawyer` for the barrister, unless that says too little.
    fn by_broader_noun(
        &self,
        words: &Range<WordIndex>,
        head: WordIndex,
        kind: SourceType,
    ) -> Option<EntityId> {
        let phrases = &self.phrases;
        let own = phrases.grammar.broader(phrases.word(head).id)?;
        self.by_broader(words, own, kind).or_else(|| {
            // `The watchdog` is a regulator, and that is an agency.
            let further = phrases.grammar.broader(own)?;
            let body = kind == SourceType::NamedOrganisation;
            body.then(|| self.by_broader(words, further, kind))
                .flatten()
        })
    }

    fn by_broader(
        &self,
        words: &Range<WordIndex>,
        broader: WordId,
        kind: SourceType,
    ) -> Option<EntityId> {
        let phrases = &self.phrases;
        // `the agency` is not any organisation, `the campaign` not any group.
        let any = [
            phrases.grammar.id("organisation"),
            phrases.grammar.id("group"),
        ];
        if any.contains(&broader) {
            return None;
        }
        let broader = phrases.grammar.word(broader);
        let owner = phrases.grammar.pronoun(phrases.word(words.start).id);
        let owned = owner.is_some_and(|pronoun| pronoun.case == Case::Possessive);
        let found = self.by_noun(words::hash(broader), kind, words)?;
        let role = self.registry.entities[found as usize].role.as_deref();
        // The chairman and the manager are both bosses, and two people.
        let fits = holds(
            role.unwrap_or(self.registry.called(found, phrases.text)),
            broader,
        );
        // `A man knocked. My grandfather said`: nobody’s man.
        let is_nobodys = owned && !self.registry.known[found as usize].is_named();
        (fits && !is_nobodys).then_some(found)
    }

    /// Of two bodies the one spoken of last.
    fn latest_of(&self, one: Option<EntityId>, other: Option<EntityId>) -> Option<EntityId> {
        let seen = |id: Option<EntityId>| id.and_then(|id| self.seen_at(id));
        match (seen(one), seen(other)) {
            (Some(first), Some(second)) if second > first => other,
            _ => one.or(other),
        }
    }

    /// What a noun is found by: for `the 34-year-old` the age.
    fn noun_key(&self, first: WordIndex, head: WordIndex) -> u32 {
        let phrases = &self.phrases;
        let number = head.saturating_sub(2).max(first);
        if phrases.text_of(head) == "year-old" && phrases.word(number).kind == LexemeKind::Number {
            return words::hash(&format!("{}-year-old", phrases.text_of(number)));
        }
        phrases.word(head).hash
    }

    fn is_definite(&self, first: WordIndex) -> bool {
        self.phrases.is_any(
            first,
            &[
                "the", "this", "that", "these", "those", "his", "her", "their", "its", "both",
                "my", "our",
            ],
        )
    }

    /// Of the entities that a noun describes, the one spoken of last.
    pub(super) fn by_noun(
        &self,
        noun: u32,
        kind: SourceType,
        words: &Range<WordIndex>,
    ) -> Option<EntityId> {
        let at = words.start;
        let block = self.block(at);
        let vague = words.len() == 1 && self.phrases.word(at).is(Classes::VAGUE_COLLECTIVE);
        // `its president` is the president of what was just spoken of.
        let near = self.phrases.is_any(at, &["its", "their"]);
        let head = source_type::head(&self.phrases, words.clone());
        self.registry
            .described(noun)
            .iter()
            .rev()
            .take(NAMESAKES)
            .copied()
            .filter_map(|id| {
                let (seen, before) = self.seen_at(id)?;
                let entity = &self.registry.entities[id as usize];
                let plural = self.registry.known[id as usize].plural;
                let is_person = matches!(
                    entity.kind,
                    SourceType::NamedPerson
                        | SourceType::OfficeHolder
                        | SourceType::AnonymousIndividual
                        | SourceType::Unknown
                );
                if near && before + REACH < block
                    || !self.may_be(id, words)
                    || self.has_other_owner(id, words)
                    || is_person && self.is_of_another(id, words, head)
                {
                    return None;
                }
                // `Analysts at Acme said … Analysts say`: not only those.
                if vague && self.registry.called(id, self.phrases.text).contains(' ') {
                    return None;
                }
                let fits = match kind {
                    SourceType::NamedOrganisation
                    | SourceType::AnonymousGroup
                    | SourceType::Document
                    | SourceType::NewsAgency => entity.kind == kind,
                    _ => {
                        is_person
                            && !plural
                            && (entity.kind != SourceType::OfficeHolder || before + OFFICE >= block)
                    }
                };
                fits.then_some((seen, id))
            })
            .max()
            .map(|(_, id)| id)
    }

    /// Whether what stands before the noun can be said of an entity: `the vice president` is no
    /// president, `the county council` no town council.
    fn may_be(&self, id: EntityId, words: &Range<WordIndex>) -> bool {
        let phrases = &self.phrases;
        let head = source_type::head(phrases, words.clone());
        let entity = &self.registry.entities[id as usize];
        let called = self.registry.called(id, phrases.text);
        let known = entity.role.as_deref().unwrap_or(called);
        // `her spokesman` is not `Jane Roe, a spokesman for the rebels`.
        let whose = ["her", "his", "their"];
        if phrases.is_any(words.start, &whose)
            && known.contains("spokes")
            && known.contains(" for ")
        {
            return false;
        }
        (words.start + 1..head).all(|at| {
            let word = phrases.word(at);
            // `The 214-page document`
            let counts = phrases.is_any(at, &["page"]) && phrases.is_any(at - 1, &["-"])
                || phrases.text_of(at).ends_with("-page");
            let says_which = word.shape == Shape::Lower
                && !counts
                && word.kind == LexemeKind::Word
                && !phrases.is_possessive(at)
                && (!word.is(Classes::ADJECTIVE) || phrases.is_any(at, &LESSER));
            !says_which || holds(known, phrases.text_of(at))
        })
    }

    /// `Her office`, and then `The Governor’s office`, where no governor has been spoken of: not the same one.
    fn has_other_owner(&self, id: EntityId, words: &Range<WordIndex>) -> bool {
        let phrases = &self.phrases;
        let head = source_type::head(phrases, words.clone());
        let Some(mark) = (words.start + 1..head).find(|&at| phrases.is_possessive(at)) else {
            return false;
        };
        let owner = phrases.word(mark - 1);
        let called = self.registry.called(id, phrases.text);
        // `the governor’s` in lower case says which.
        if !owner.is_capital() || holds(called, phrases.text_of(mark - 1)) {
            return false;
        }
        let first = called.split(' ').next().unwrap_or_default();
        let pronoun = phrases
            .grammar
            .pronoun(phrases.grammar.id(&first.to_lowercase()))
            .is_some_and(|pronoun| pronoun.case == Case::Possessive);
        let is_known = !self.registry.described(owner.hash).is_empty()
            || self.registry.by_last.contains_key(&owner.hash);
        let owned = called
            .split(' ')
            .any(|word| word.ends_with("’s") || word.ends_with("'s"));
        !is_known && (pronoun || owned)
    }

    /// `the former`, `the latter`: of the two whom a sentence named last.
    fn of_two(&self, words: &Range<WordIndex>) -> Option<EntityId> {
        if words.len() != 2 || !self.phrases.is_word(words.start, "the") {
            return None;
        }
        let last = self.phrases.is_word(words.start + 1, "latter");
        if !last && !self.phrases.is_word(words.start + 1, "former") {
            return None;
        }
        let mut people = self
            .salience
            .latest()
            .filter(|&id| self.registry.entities[id as usize].kind == SourceType::NamedPerson);
        let (latter, former) = (people.next()?, people.next()?);
        Some(if last { latter } else { former })
    }

    /// `a former minister`
    fn is_former(&self, id: EntityId) -> bool {
        let role = self.registry.entities[id as usize].role.as_deref();
        role.is_some_and(|role| holds(role, "former ") || holds(role, "ex-"))
    }

    /// Headlines and first paragraphs call people by what they are and name them further down.
    fn named_later(
        &self,
        words: &Range<WordIndex>,
        head: WordIndex,
        kind: SourceType,
    ) -> Option<EntityId> {
        let sentence = self.phrases.word(words.start).sentence as usize;
        let display = self.document.sentences[sentence].place.is_display();
        let person = matches!(
            kind,
            SourceType::OfficeHolder | SourceType::AnonymousIndividual
        );
        let bare = words.clone().all(|at| {
            let word = self.phrases.word(at);
            at == head || word.is(Classes::ADJECTIVE | Classes::ROLE | Classes::TITLE)
        });
        // There is one judge in a trial, wherever the copy names her.
        let office = kind == SourceType::OfficeHolder
            && head == words.start + 1
            && self.phrases.is_word(words.start, "the");
        let lead = self.block(words.start) <= self.lead;
        if !person || !(display || bare || office || lead) || self.is_one_of_many(words) {
            return None;
        }
        let hash = self.phrases.word(head).hash;
        let new = self.phrases.is_any(words.start, &["a", "an"]);
        let here = |id: EntityId| {
            let first = self.registry.entities[id as usize].mentions.first();
            let span = first.map(|&first| self.registry.mentions[first as usize].span);
            span.is_some_and(|span| {
                let at = self.phrases.words.within(span).start;
                (at as usize) < self.phrases.words.len()
                    && self.block(at) == self.block(words.start)
            })
        };
        let mut named = self
            .registry
            .described(hash)
            .iter()
            .take(NAMESAKES)
            .copied()
            .filter(|&id| {
                matches!(
                    self.registry.entities[id as usize].kind,
                    SourceType::NamedPerson | SourceType::Unknown
                ) && self.registry.known[id as usize].is_named()
                    // `Minister defends cuts`: not the former one.
                    && !(display && self.is_former(id))
                    && !self.is_of_another(id, words, head)
                    // `A lawyer said so. The mayor, Jane Roe, a lawyer, did not`: two people.
                    && !(new && !display && here(id))
            });
        let first = named.next()?;
        named.next().is_none().then_some(first)
    }

    /// `one nurse`, `another teacher`, or somebody who wants no name: nobody whom the copy goes on to name.
    fn is_one_of_many(&self, words: &Range<WordIndex>) -> bool {
        self.phrases.is_any(words.start, &["one", "another"]) || self.hides(words)
    }

    /// An office holder who is one of many, or wants no name.
    pub(super) fn is_nameless_holder(&self, kind: SourceType, words: &Range<WordIndex>) -> bool {
        kind == SourceType::OfficeHolder && (self.hides(words) || self.is_some_holder(words))
    }

    /// `an inspector who worked there`, `one senior manager`: not the holder of an office but one of many.
    fn is_some_holder(&self, words: &Range<WordIndex>) -> bool {
        let phrases = &self.phrases;
        let head = source_type::head(phrases, words.clone());
        let one =
            phrases.is_any(words.start, &["one"]) && !phrases.is_any(words.start + 1, &["of"]);
        one && words.len() > 1
            || phrases.is_any(words.start, &["a", "an"])
                && !phrases.text_of(head).starts_with("spokes")
                && !phrases.word(head).is(Classes::UNNAMED_BY_CUSTOM)
    }

    /// `a teacher, who asked not to be named`: an office holder who wants no name is anonymous.
    fn hides(&self, words: &Range<WordIndex>) -> bool {
        let sentence = self.sentence(words.start);
        (words.end..sentence.end.min(words.end + NEAR)).any(|at| {
            self.phrases
                .listed(PhraseClass::Anonymity, at, sentence.end)
                .is_some()
        })
    }
}

/// Whether a text holds a word in lower case, whatever the text's own case.
pub(super) fn holds(text: &str, word: &str) -> bool {
    text.as_bytes()
        .windows(word.len().max(1))
        .any(|part| part.eq_ignore_ascii_case(word.as_bytes()))
}
