//! Who is who: names tied to people, organisations and governments.

pub(super) mod gender;
mod learn;
pub(super) mod namesake;
mod short_form;

use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::SmallVec;

use crate::attribution::entity::namesake::{gender_of, initial, name_words};
use crate::attribution::entity::short_form::Clip;
use crate::attribution::name::{Name, NameKind};
use crate::attribution::phrase::Phrases;
use crate::attribution::words::{self, Word, WordIndex};
use crate::attribution::{Entity, EntityId, Mention, MentionForm, MentionId, SourceType};
use crate::grammar::{Gender, WordId};
use crate::parse::SentenceId;
use crate::text::{Span, single_spaced};

/// How many nouns are kept for one entity.
const NOUNS: usize = 40;

/// How far a noun is followed to less precise ones.
pub(super) const BROADENINGS: usize = 4;

/// Hashes of words. Names and the nouns for an entity are few, and need no allocation.
type Hashes = SmallVec<[u32; 4]>;

/// Entities that share a word.
type Ids = SmallVec<[EntityId; 4]>;

/// What is known of an entity while the article is read.
#[derive(Clone, Debug)]
pub(crate) struct Known {
    /// Hashes of the words of its fullest name.
    pub(super) name: Hashes,
    /// The first letter of its name, and whether that is all there is of the first word.
    initial: (u8, bool),
    pub(crate) gender: Gender,
    /// Its gender is that of a bare given name, which may be a surname.
    guessed: bool,
    /// Several people.
    pub(crate) plural: bool,
    /// A country or what stands for its government.
    pub(crate) is_place: bool,
    /// It was brought up as `the Rusty Anchor`, as people are not.
    pub(super) has_article: bool,
    /// Hashes of the nouns that describe it (`minister`, `source`), to find it again.
    nouns: Hashes,
    /// Its role is no more than a rank: `Sgt`.
    has_rank_only: bool,
    /// The copy brought it up by a first name.
    has_first_name: bool,
    /// Its last name from which a bare surname may follow, outside and inside a quotation.
    told: Option<MentionId>,
    quoted: Option<(SentenceId, MentionId)>,
    /// The description that brought it up, and whether that is still to become a mention.
    introduced: Option<(Span, bool)>,
}

impl Known {
    /// Nobody knows more of it yet.
    fn new(gender: Gender, plural: bool) -> Self {
        Self {
            name: Hashes::new(),
            initial: (0, false),
            gender,
            guessed: false,
            plural,
            is_place: false,
            has_article: false,
            nouns: Hashes::new(),
            has_rank_only: false,
            has_first_name: false,
            told: None,
            quoted: None,
            introduced: None,
        }
    }

    /// It has a name, not only a description.
    pub(crate) fn is_named(&self) -> bool {
        !self.name.is_empty()
    }

    /// Its name is one word.
    pub(crate) fn has_one_word(&self) -> bool {
        self.name.len() == 1
    }

    /// Some noun says what it is.
    pub(crate) fn is_described(&self) -> bool {
        !self.nouns.is_empty()
    }
}

/// All entities of an article and the ways to find them.
#[derive(Default)]
pub(crate) struct Registry {
    pub(crate) entities: Vec<Entity>,
    pub(crate) mentions: Vec<Mention>,
    pub(crate) known: Vec<Known>,
    /// Last words of names, most recent entity first.
    pub(super) by_last: FxHashMap<u32, Ids>,
    /// First words of names.
    by_first: FxHashMap<u32, Ids>,
    /// Words between the first and the last of a name.
    by_middle: FxHashMap<u32, Ids>,
    by_place: FxHashMap<WordId, EntityId>,
    /// Initials of organisations of several words.
    by_initials: FxHashMap<Vec<u8>, EntityId>,
    /// Organisations of several words by the first letters of the first.
    by_clip: FxHashMap<Clip, EntityId>,
    by_noun: FxHashMap<u32, Ids>,
    /// Last words of the names of people.
    pub(super) surnames: FxHashSet<u32>,
    /// Whose obituary it is.
    pub(super) deceased: Option<EntityId>,
}

impl Registry {
    /// Adds a mention of an entity.
    pub(crate) fn mention(
        &mut self,
        span: Span,
        form: MentionForm,
        entity: Option<EntityId>,
    ) -> MentionId {
        let introduced = entity.and_then(|id| self.known[id as usize].introduced.as_mut());
        if let Some((description, new)) = introduced
            && std::mem::take(new)
            && *description != span
        {
            let description = *description;
            self.mention(description, MentionForm::Description, entity);
        }
        let id = index(self.mentions.len());
        self.mentions.push(Mention {
            span,
            form,
            entity,
            candidates: Vec::new(),
        });
        if let Some(entity) = entity {
            self.entities[entity as usize].mentions.push(id);
        }
        id
    }

    /// The mentions and the entities that have one; who was only spoken of in passing is left out.
    pub(crate) fn finish(self, text: &str) -> (Vec<Mention>, Vec<Entity>) {
        let mut place = Vec::with_capacity(self.entities.len());
        let mut kept = Vec::with_capacity(self.entities.len());
        for (mut entity, known) in self.entities.into_iter().zip(&self.known) {
            place.push((!entity.mentions.is_empty()).then(|| index(kept.len())));
            if entity.mentions.is_empty() {
                continue;
            }
            if let Some((description, _)) = known.introduced {
                entity.name = single_spaced(description.of(text));
            }
            kept.push(entity);
        }
        let mut mentions = self.mentions;
        for mention in &mut mentions {
            mention.entity = mention.entity.and_then(|id| place[id as usize]);
            mention.candidates = mention
                .candidates
                .iter()
                .filter_map(|&id| place[id as usize])
                .collect();
        }
        (mentions, kept)
    }

    /// Finds or makes the entity of a name.
    pub(crate) fn name(&mut self, phrases: &Phrases<'_>, name: &Name) -> EntityId {
        let hashes: Hashes = name_words(phrases, name).collect();
        let (gender, guessed) = self.sex(phrases, name, &hashes);
        let found = match (name.kind, name.place) {
            (NameKind::Place, Some(place)) => self.by_place.get(&place).copied(),
            _ => self.same_name(phrases, name, &hashes, gender),
        };
        let id = found.unwrap_or_else(|| self.add(phrases, name, &hashes));
        self.known[id as usize].guess(guessed, found.is_none());
        self.learn(phrases, name, &hashes, gender, id);
        id
    }

    /// Gives somebody of one name the last name of another: `Frank and Lucille Roe`.
    pub(crate) fn share_surname(&mut self, first: EntityId, second: EntityId) {
        let Some(&last) = self.known[second as usize].name.last() else {
            return;
        };
        let surname = self.entities[second as usize].name.clone();
        let Some((_, surname)) = surname.rsplit_once(' ') else {
            return;
        };
        let known = &mut self.known[first as usize];
        if known.has_one_word() && known.name[0] != last {
            known.name.push(last);
            let name = &mut self.entities[first as usize].name;
            *name = format!("{name} {surname}");
            self.by_last.entry(last).or_default().push(first);
        }
    }

    /// Adds a short form of a name: `Allied Workers’ Union (AWU)`.
    pub(crate) fn alias(&mut self, phrases: &Phrases<'_>, name: &Name, id: EntityId) -> EntityId {
        for hash in name_words(phrases, name) {
            self.by_last.entry(hash).or_default().push(id);
        }
        id
    }

    fn add(&mut self, phrases: &Phrases<'_>, name: &Name, hashes: &[u32]) -> EntityId {
        let id = index(self.entities.len());
        let kind = match name.kind {
            NameKind::Person => SourceType::NamedPerson,
            NameKind::Organisation | NameKind::Place => SourceType::NamedOrganisation,
            NameKind::Agency => SourceType::NewsAgency,
            NameKind::Unclear => SourceType::Unknown,
        };
        let thing = matches!(kind, SourceType::NamedOrganisation | SourceType::NewsAgency);
        let before = name.words.start.checked_sub(1);
        let article = before.is_some_and(|before| phrases.is_word(before, "the"));
        let gender = if thing { Gender::Neuter } else { Gender::Any };
        self.entities.push(Entity {
            name: single_spaced(phrases.span(name.name.clone()).of(phrases.text)),
            kind,
            role: None,
            mentions: Vec::new(),
        });
        self.known.push(Known {
            name: hashes.into(),
            initial: initial(phrases, name),
            is_place: name.place.is_some(),
            has_article: article && name.kind == NameKind::Unclear && name.name.len() > 1,
            ..Known::new(gender, false)
        });
        if let Some(place) = name.place {
            self.by_place.insert(place, id);
        }
        if let (Some(&first), Some(&last)) = (hashes.first(), hashes.last()) {
            self.by_first.entry(first).or_default().push(id);
            self.by_last.entry(last).or_default().push(id);
        }
        if matches!(name.kind, NameKind::Person | NameKind::Unclear) {
            // `Robert “Bob” Roe`
            let own = phrases.word(name.name.start).quotation;
            for at in name.name.clone() {
                let word = phrases.word(at);
                if word.is_word() && word.quotation != own {
                    self.by_first.entry(word.hash).or_default().push(id);
                }
            }
            let middle = hashes.iter().take(hashes.len().saturating_sub(1)).skip(1);
            for &word in middle {
                self.by_middle.entry(word).or_default().push(id);
            }
        }
        if hashes.len() > 1 && name.kind != NameKind::Person {
            self.add_short_forms(phrases, name, id);
        }
        id
    }

    /// An entity known only by a description.
    pub(crate) fn describe(
        &mut self,
        phrases: &Phrases<'_>,
        name: &str,
        kind: SourceType,
        plural: bool,
        noun: Option<&Word>,
    ) -> EntityId {
        let id = index(self.entities.len());
        self.entities.push(Entity {
            name: single_spaced(name),
            kind,
            role: None,
            mentions: Vec::new(),
        });
        let neuter = matches!(
            kind,
            SourceType::NamedOrganisation | SourceType::Document | SourceType::NewsAgency
        );
        let gender = match noun.and_then(gender_of) {
            Some(gender) => gender,
            None if neuter => Gender::Neuter,
            None => Gender::Any,
        };
        self.known.push(Known::new(gender, plural));
        if let Some(noun) = noun {
            self.give_noun(phrases, id, noun);
        }
        id
    }

    /// An entity that a description brings up in passing: it becomes a mention only when somebody
    /// is credited with it.
    pub(crate) fn introduce(
        &mut self,
        phrases: &Phrases<'_>,
        words: std::ops::Range<WordIndex>,
        kind: SourceType,
        plural: bool,
        noun: &Word,
    ) -> EntityId {
        // Most are never credited with anything, so that their name waits.
        let id = self.describe(phrases, "", kind, plural, Some(noun));
        self.known[id as usize].introduced = Some((phrases.span(words), true));
        id
    }

    /// The name of an entity, or the words that describe it.
    pub(crate) fn called<'b>(&'b self, id: EntityId, text: &'b str) -> &'b str {
        match self.known[id as usize].introduced {
            Some((description, _)) => description.of(text),
            None => &self.entities[id as usize].name,
        }
    }

    /// Makes of an entity known by a description and one known by its name one entity, the named.
    pub(crate) fn merge(&mut self, described: EntityId, named: EntityId) {
        let moved = std::mem::take(&mut self.entities[described as usize].mentions);
        for &mention in &moved {
            self.mentions[mention as usize].entity = Some(named);
        }
        self.entities[named as usize].mentions.extend(moved);
    }

    /// Whether some noun says that an entity is this.
    pub(crate) fn is_called(&self, id: EntityId, noun: &str) -> bool {
        let hash = words::hash(noun);
        self.known[id as usize].nouns.contains(&hash)
    }

    /// Entities that some mention described with this noun, latest known last.
    pub(crate) fn described(&self, noun: u32) -> &[EntityId] {
        self.by_noun.get(&noun).map_or(&[], Ids::as_slice)
    }

    /// The government that a place or its people's adjective names.
    pub(crate) fn government(
        &mut self,
        phrases: &Phrases<'_>,
        place: WordId,
        name: &str,
    ) -> EntityId {
        if let Some(&id) = self.by_place.get(&place) {
            return id;
        }
        let id = self.describe(phrases, name, SourceType::NamedOrganisation, false, None);
        self.by_place.insert(place, id);
        id
    }
}

fn index(at: usize) -> u32 {
    u32::try_from(at).expect("a text of at most 4 GiB has fewer mentions than that")
}
