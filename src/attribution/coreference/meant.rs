//! Whom a description means whose noun nobody was called by before: `the former banker`, `the
//! company`, `the woman`, `her husband`.

use std::ops::Range;

use crate::attribution::coreference::Resolver;
use crate::attribution::coreference::description::{NAMESAKES, REACH};
use crate::attribution::coreference::salience::{Asked, Candidate};
use crate::attribution::entity::BROADENINGS;
use crate::attribution::entity::namesake::gender_of;
use crate::attribution::words::{Shape, WordIndex};
use crate::attribution::{EntityId, SourceType};
use crate::grammar::{Classes, Gender, WordId};

/// How many of those spoken of last are asked.
const LATEST: usize = 64;

/// How many sentences back the person may be who `the 34-year-old` is.
const RECENT: u32 = 3;

/// Kin that have a surname in common with a couple and are none of it; `kin.list` has husbands and wives, too.
const RELATIVES: [&str; 17] = [
    "aunt",
    "brother",
    "cousin",
    "daughter",
    "father",
    "granddaughter",
    "grandfather",
    "grandmother",
    "grandson",
    "mother",
    "nephew",
    "niece",
    "sibling",
    "sister",
    "son",
    "twin",
    "uncle",
];

/// Groups of which none is the other.
const KINDS: [&str; 3] = ["charity", "party", "union"];

impl Resolver<'_> {
    /// `the 34-year-old`, `the former banker`, `the teenager` say something new of the person
    /// spoken of.
    pub(super) fn person_meant(
        &self,
        words: &Range<WordIndex>,
        head: WordIndex,
        speaks: bool,
    ) -> Option<EntityId> {
        let phrases = &self.phrases;
        let noun = phrases.word(head);
        let once = (words.start + 1..head).any(|at| {
            phrases.is_any(at, &["former", "retired", "then", "veteran", "ex"])
                || phrases.text_of(at).starts_with("ex-")
        });
        let age = phrases.text_of(head) == "year-old";
        let nameless = noun.is(Classes::ANONYMOUS_NOUN) && !noun.is(Classes::UNNAMED_BY_CUSTOM);
        let person = noun.is(Classes::PERSON_NOUN) && !nameless;
        // `the Swede`
        let other = Classes::ORGANISATION_NOUN | Classes::COMPANY | Classes::ROLE | Classes::TITLE;
        let people = noun.is_capital() && !noun.is(other);
        // `the mum-of-two`, `the striker`
        let parent = phrases.is_parent(head);
        let plays = self.is_some(noun.id, "player");
        let alone = (person || people || parent || plays) && head == words.start + 1;
        let says_more = age || once || alone;
        if !speaks || !says_more || !phrases.is_word(words.start, "the") {
            return None;
        }
        let gender = gender_of(noun).unwrap_or(Gender::Any);
        let asked = Asked {
            told: self.told(words.start),
            paragraph: self.paragraph(words.start),
            gender,
            speaks: true,
            inside: false,
            answers: false,
            quotes: true,
        };
        let found = self.salience.candidates(asked, |id| {
            let known = self.registry.known[id as usize].is_named();
            // `Coach Jane Roe` is no striker.
            let manages = plays && self.registry.entities[id as usize].role.is_some();
            (known && !manages)
                .then(|| self.person_fit(id, gender))
                .flatten()
        });
        found
            .iter()
            .find(|c| c.is_within(asked.told, RECENT))
            .map(Candidate::entity)
    }

    /// `the company`, `the club`: of the bodies that no noun describes, the one spoken of last.
    pub(super) fn body_meant(&self, head: WordIndex) -> Option<EntityId> {
        let noun = self.phrases.word(head);
        if !self.is_any_body(noun.id) {
            return None;
        }
        self.salience.latest().find(|&id| {
            let entity = &self.registry.entities[id as usize];
            let known = &self.registry.known[id as usize];
            entity.kind == SourceType::NamedOrganisation
                && known.is_named()
                && !known.is_described()
                && !known.is_place
                && !self.is_only_mentioned(id, noun.id)
        })
    }

    /// `told the BBC he was fit`, `had an MRI`, `Wall Street was glad`: none
    /// of them is `the club`, as the NFL that fines a player is `the league`.
    fn is_only_mentioned(&self, id: EntityId, noun: WordId) -> bool {
        let grammar = self.phrases.grammar;
        let name = &self.registry.entities[id as usize].name;
        let street = [" Avenue", " Road", " Square", " Street"];
        if street.iter().any(|end| name.ends_with(end)) {
            return true;
        }
        let outlet = name.split(' ').any(|word| {
            let classes = grammar.classes(grammar.id(&word.to_lowercase()));
            classes.intersects(Classes::OUTLET) && word.starts_with(char::is_uppercase)
        });
        let letters = !name.contains(' ') && !name.contains(char::is_lowercase);
        outlet && !self.is_some(noun, "company") || letters && !self.salience.has_acted(id)
    }

    /// `Shares in Acme fell. The brewer said`: a trade of firms, where one firm is in sight and its name
    /// tells of no other trade (`Acme Bank`).
    pub(super) fn firm_meant(&self, words: &Range<WordIndex>, head: WordIndex) -> Option<EntityId> {
        let noun = self.phrases.word(head);
        // `the food processor`, but not `its rival brewer`
        let kind = words.start + 1;
        let compound = head == kind + 1 && {
            let word = self.phrases.word(kind);
            word.shape == Shape::Lower
                && !word.is(Classes::ADJECTIVE | Classes::NUMBER)
                && !self
                    .phrases
                    .is_any(kind, &["parent", "partner", "rival", "sister"])
        };
        // `the Leeds-based group`
        let based = head == kind + 1 && self.phrases.text_of(kind).ends_with("-based");
        let alone = (head == kind || compound || based) && head + 1 == words.end;
        let firm =
            self.is_some(noun.id, "company") || based && self.phrases.is_any(head, &["group"]);
        if !alone || !self.phrases.is_word(words.start, "the") || !firm {
            return None;
        }
        let block = self.block(words.start);
        let mut near = self.salience.latest().filter(|&id| {
            let seen = self.seen_at(id);
            self.registry.entities[id as usize].kind == SourceType::NamedOrganisation
                && seen.is_some_and(|(_, seen)| seen + REACH >= block)
        });
        let only = near.next().filter(|_| near.next().is_none())?;
        let known = &self.registry.known[only as usize];
        let name = &self.registry.entities[only as usize].name;
        let last = name.rsplit(' ').next().unwrap_or_default();
        let grammar = self.phrases.grammar;
        let trade = grammar.classes(grammar.id(&last.to_lowercase()));
        let fits = !known.is_described() || self.registry.is_called(only, "company");
        // `Acme Brewery` is a firm, too.
        let any = based || self.phrases.is_any(head, &["business", "company", "firm"]);
        (known.is_named()
            && !known.is_place
            && fits
            && (any || !trade.intersects(Classes::ORGANISATION_NOUN)))
        .then_some(only)
    }

    /// `the party`, `the group`: the only body near that some noun calls a group, unless the two nouns
    /// exclude each other.
    pub(super) fn group_meant(
        &self,
        words: &Range<WordIndex>,
        head: WordIndex,
    ) -> Option<EntityId> {
        let noun = self.phrases.word(head);
        if !self.is_some(noun.id, "group") && !self.phrases.is_any(head, &["party"]) {
            return None;
        }
        let asked = self.phrases.text_of(head).to_ascii_lowercase();
        let block = self.block(words.start);
        // In its own paragraph, or else in the two before.
        let only = self.only_group(block).or_else(|| {
            let first = block.saturating_sub(REACH);
            self.only_group(first)
        })?;
        let other = |kind: &&str| **kind != asked && self.registry.is_called(only, kind);
        let excluded = KINDS.contains(&asked.as_str()) && KINDS.iter().any(other);
        (!excluded).then_some(only)
    }

    /// The only body that some noun calls a group, of those spoken of since a block.
    fn only_group(&self, since: u32) -> Option<EntityId> {
        let mut near = self.salience.latest().take(LATEST).filter(|&id| {
            self.registry.entities[id as usize].kind == SourceType::NamedOrganisation
                && self.registry.known[id as usize].is_named()
                && self.registry.is_called(id, "group")
                && self.seen_at(id).is_some_and(|(_, seen)| seen >= since)
        });
        let only = near.next()?;
        near.next().is_none().then_some(only)
    }

    /// `A neighbour heard glass break. “I saw them,” said the woman.`: nobody else has been spoken of
    /// since who may be she.
    pub(super) fn unnamed_meant(
        &self,
        words: &Range<WordIndex>,
        head: WordIndex,
        kind: SourceType,
        speaks: bool,
    ) -> Option<EntityId> {
        let noun = self.phrases.word(head);
        let gender = gender_of(noun)?;
        if kind != SourceType::AnonymousIndividual
            || !speaks
            || words.len() != 2
            // `The woman who lives on the corner` is one of several.
            || self.phrases.is_any(words.end, &["who", "whose", "that"])
            || !self.phrases.is_word(words.start, "the")
            || !self
                .phrases
                .is_any(head, &["woman", "man", "boy", "girl", "lady"])
        {
            return None;
        }
        let told = self.told(words.start);
        let asked = Asked {
            told,
            paragraph: self.paragraph(words.start),
            gender,
            speaks: true,
            inside: false,
            answers: false,
            quotes: true,
        };
        let found = self.people(asked);
        let near = |candidate: &&Candidate| candidate.is_within(told, RECENT);
        let near: Vec<EntityId> = found.iter().filter(near).map(Candidate::entity).collect();
        // `Her son was hurt. A neighbour said he heard it. The man said`: the one who spoke.
        let acts = |&&id: &&EntityId| self.salience.has_acted(id);
        let acted = near.iter().filter(acts).count();
        let mut near = near.iter().filter(|id| acted != 1 || acts(id)).copied();
        let only = near.next()?;
        let entity = &self.registry.entities[only as usize];
        let new = self.registry.called(only, self.phrases.text);
        // `A police officer said … “I was lucky,” the man said.`
        let grammar = self.phrases.grammar;
        let holds_office = new
            .split(' ')
            .any(|word| grammar.classes(grammar.id(word)).intersects(Classes::ROLE));
        let fits = entity.kind == SourceType::AnonymousIndividual
            && !holds_office
            && !self.registry.known[only as usize].is_named()
            && ["A ", "An ", "One ", "a ", "an ", "one "]
                .iter()
                .any(|article| new.starts_with(article));
        (fits && near.next().is_none()).then_some(only)
    }

    /// `Roe blamed his players. “They hid,” the Thornley manager said.`: the only person named so far.
    pub(super) fn sportsman_meant(
        &self,
        words: &Range<WordIndex>,
        head: WordIndex,
        speaks: bool,
    ) -> Option<EntityId> {
        let phrases = &self.phrases;
        let noun = phrases.word(head);
        let offices = ["boss", "captain", "coach", "manager", "skipper"];
        let plays = phrases.is_any(head, &offices) || self.is_some(noun.id, "player");
        let of_club = (words.start + 1..head).any(|at| phrases.word(at).is_capital());
        if !speaks || !plays || !of_club || !phrases.is_word(words.start, "the") {
            return None;
        }
        let mut people = self
            .salience
            .latest()
            .take(LATEST)
            .filter(|&id| self.registry.entities[id as usize].kind == SourceType::NamedPerson);
        let only = people.next()?;
        let has_role = self.registry.entities[only as usize].role.is_some();
        (people.next().is_none() && !has_role).then_some(only)
    }

    /// `Her husband`: the one man who has her surname, if no other kinship is told of him.
    pub(super) fn spouse_meant(
        &self,
        words: &Range<WordIndex>,
        head: WordIndex,
    ) -> Option<EntityId> {
        let gender = match () {
            () if self.phrases.is_any(head, &["husband"]) => Gender::Male,
            () if self.phrases.is_any(head, &["wife"]) => Gender::Female,
            () => return None,
        };
        let first = self.phrases.word(words.start);
        let whose = self.phrases.grammar.pronoun(first.id)?.gender;
        if head != words.start + 1 || !matches!(whose, Gender::Female | Gender::Male) {
            return None;
        }
        let asked = Asked {
            told: self.told(words.start),
            paragraph: self.paragraph(words.start),
            gender: whose,
            speaks: false,
            inside: true,
            answers: false,
            quotes: true,
        };
        let possessor = Candidate::meant(&self.people(asked), true, self.meeting)?;
        let known = &self.registry.known[possessor as usize];
        let surname = known.name.last().filter(|_| !known.has_one_word())?;
        let ids = self.registry.by_last.get(surname)?;
        let mut spouses = ids.iter().take(NAMESAKES).copied().filter(|&id| {
            let other = &self.registry.known[id as usize];
            // `The couple’s son, Tom`
            let related = RELATIVES
                .iter()
                .any(|noun| self.registry.is_called(id, noun));
            id != possessor && other.gender == gender && !other.has_one_word() && !related
        });
        let only = spouses.next()?;
        spouses.next().is_none().then_some(only)
    }

    /// Whether a noun says the same as another, or the same more precisely.
    pub(super) fn is_some(&self, noun: WordId, other: &str) -> bool {
        let grammar = self.phrases.grammar;
        let other = grammar.id(other);
        let mut broader = Some(noun);
        for _ in 0..=BROADENINGS {
            match broader {
                Some(id) if id == other => return true,
                Some(id) => broader = grammar.broader(id),
                None => break,
            }
        }
        false
    }

    /// `firm`, `airline`, `club`: what may be said of any company or organisation.
    pub(super) fn is_any_body(&self, noun: WordId) -> bool {
        self.is_some(noun, "company") || self.is_some(noun, "organisation")
    }
}
