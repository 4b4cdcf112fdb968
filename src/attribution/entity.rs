//! Who is who: names tied to people, organisations and governments.

use rustc_hash::FxHashMap;

use crate::attribution::name::{Name, NameKind};
use crate::attribution::noun_phrase::Phrases;
use crate::attribution::words::{Word, WordIndex};
use crate::attribution::{Entity, EntityId, Mention, MentionForm, MentionId, SourceType};
use crate::grammar::{Classes, Gender, WordId};
use crate::text::Span;

/// How many entities that share a word of their names are looked at.
const NAMESAKES: usize = 16;

/// What is known of an entity while the article is read.
#[derive(Clone, Debug)]
pub(crate) struct Known {
    /// Hashes of the words of its fullest name.
    name: Vec<u32>,
    pub(crate) gender: Gender,
    /// Several people.
    pub(crate) plural: bool,
    /// Hashes of the nouns that describe it (`minister`, `source`), to find it again.
    nouns: Vec<u32>,
}

impl Known {
    /// It has a name, not only a description.
    pub(crate) fn is_named(&self) -> bool {
        !self.name.is_empty()
    }
}

/// All entities of an article and the ways to find them.
#[derive(Default)]
pub(crate) struct Registry {
    pub(crate) entities: Vec<Entity>,
    pub(crate) mentions: Vec<Mention>,
    pub(crate) known: Vec<Known>,
    /// Last words of names, most recent entity first.
    by_last: FxHashMap<u32, Vec<EntityId>>,
    /// First words of names.
    by_first: FxHashMap<u32, Vec<EntityId>>,
    by_place: FxHashMap<WordId, EntityId>,
    /// Initials of organisations of several words.
    by_initials: FxHashMap<Vec<u8>, EntityId>,
    by_noun: FxHashMap<u32, Vec<EntityId>>,
}

impl Registry {
    /// Adds a mention of an entity.
    pub(crate) fn mention(
        &mut self,
        span: Span,
        form: MentionForm,
        entity: Option<EntityId>,
    ) -> MentionId {
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

    /// Finds or makes the entity of a name.
    pub(crate) fn name(&mut self, phrases: &Phrases<'_>, name: &Name) -> EntityId {
        let hashes: Vec<u32> = words(phrases, name).collect();
        let gender = gender(phrases, name);
        let found = match (name.kind, name.place) {
            (NameKind::Place, Some(place)) => self.by_place.get(&place).copied(),
            _ => self.same_name(phrases, name, &hashes),
        };
        let id = found.unwrap_or_else(|| self.add(phrases, name, &hashes));
        self.learn(phrases, name, &hashes, gender, id);
        id
    }

    fn same_name(&self, phrases: &Phrases<'_>, name: &Name, hashes: &[u32]) -> Option<EntityId> {
        let last = *hashes.last()?;
        let fits = |&id: &EntityId| {
            let known = &self.known[id as usize];
            let entity = &self.entities[id as usize];
            if entity.kind == SourceType::NamedOrganisation && name.kind == NameKind::Person
                || entity.kind == SourceType::NamedPerson && name.kind == NameKind::Organisation
            {
                return false;
            }
            compatible(&known.name, hashes)
        };
        let by_last = self
            .by_last
            .get(&last)
            .into_iter()
            .flatten()
            .rev()
            .take(NAMESAKES)
            .copied()
            .find(|id| fits(id));
        by_last
            .or_else(|| {
                if hashes.len() > 1 {
                    return None;
                }
                // `Acme` for Acme Holdings, a first name for a person.
                self.by_first
                    .get(&hashes[0])
                    .into_iter()
                    .flatten()
                    .rev()
                    .take(NAMESAKES)
                    .copied()
                    .find(|&id| {
                        let kind = self.entities[id as usize].kind;
                        kind == SourceType::NamedOrganisation || name.kind != NameKind::Organisation
                    })
            })
            .or_else(|| {
                let text = phrases.span(name.name.clone()).of(phrases.text);
                let initials: Vec<u8> = text.bytes().filter(|b| b.is_ascii_uppercase()).collect();
                (hashes.len() == 1
                    && initials.len() > 1
                    && text.bytes().all(|b| b.is_ascii_uppercase() || b == b'.'))
                .then(|| self.by_initials.get(&initials).copied())
                .flatten()
            })
    }

    fn add(&mut self, phrases: &Phrases<'_>, name: &Name, hashes: &[u32]) -> EntityId {
        let id = index(self.entities.len());
        let kind = match name.kind {
            NameKind::Person => SourceType::NamedPerson,
            NameKind::Organisation | NameKind::Place => SourceType::NamedOrganisation,
            NameKind::Agency => SourceType::NewsAgency,
            NameKind::Unclear => SourceType::Unknown,
        };
        self.entities.push(Entity {
            name: tidy(phrases.span(name.name.clone()).of(phrases.text)),
            kind,
            role: None,
            mentions: Vec::new(),
        });
        self.known.push(Known {
            name: hashes.to_vec(),
            gender: if matches!(kind, SourceType::NamedOrganisation | SourceType::NewsAgency) {
                Gender::Neuter
            } else {
                Gender::Any
            },
            plural: false,
            nouns: Vec::new(),
        });
        if let Some(place) = name.place {
            self.by_place.insert(place, id);
        }
        if let (Some(&first), Some(&last)) = (hashes.first(), hashes.last()) {
            self.by_first.entry(first).or_default().push(id);
            self.by_last.entry(last).or_default().push(id);
        }
        if hashes.len() > 1 && name.kind != NameKind::Person {
            let initials = name
                .name
                .clone()
                .filter(|&at| phrases.word(at).is_capital())
                .filter_map(|at| phrases.text_of(at).bytes().next())
                .collect();
            self.by_initials.entry(initials).or_insert(id);
        }
        id
    }

    /// Takes from one more mention what it adds: a fuller name, a role, a gender.
    fn learn(
        &mut self,
        phrases: &Phrases<'_>,
        name: &Name,
        hashes: &[u32],
        gender: Gender,
        id: EntityId,
    ) {
        let known = &mut self.known[id as usize];
        let entity = &mut self.entities[id as usize];
        if hashes.len() > known.name.len() && name.kind != NameKind::Place {
            known.name = hashes.to_vec();
            entity.name = tidy(phrases.span(name.name.clone()).of(phrases.text));
            if let Some(&first) = hashes.first() {
                self.by_first.entry(first).or_default().push(id);
            }
        }
        if name.kind == NameKind::Person && entity.kind == SourceType::Unknown {
            entity.kind = SourceType::NamedPerson;
        }
        if name.kind == NameKind::Organisation && entity.kind == SourceType::Unknown {
            entity.kind = SourceType::NamedOrganisation;
            known.gender = Gender::Neuter;
        }
        if gender != Gender::Any && known.gender == Gender::Any {
            known.gender = gender;
        }
        if let Some(role) = &name.role {
            self.give_role(phrases, id, role.clone());
        }
    }

    /// Says who somebody is, and lets `the minister` find them.
    pub(crate) fn give_role(
        &mut self,
        phrases: &Phrases<'_>,
        id: EntityId,
        role: std::ops::Range<WordIndex>,
    ) {
        let entity = &mut self.entities[id as usize];
        let known = &mut self.known[id as usize];
        if entity.role.is_none() {
            entity.role = Some(tidy(phrases.span(role.clone()).of(phrases.text)));
        }
        for at in role {
            let word = phrases.word(at);
            if let (Gender::Any, Some(gender)) = (known.gender, gender_of(word)) {
                known.gender = gender;
            }
            if word.is(Classes::ROLE | Classes::PERSON_NOUN | Classes::ANONYMOUS_NOUN)
                && !known.nouns.contains(&word.hash)
            {
                known.nouns.push(word.hash);
                self.by_noun.entry(word.hash).or_default().push(id);
            }
        }
    }

    /// An entity known only by a description.
    pub(crate) fn describe(
        &mut self,
        name: &str,
        kind: SourceType,
        plural: bool,
        noun: u32,
    ) -> EntityId {
        let id = index(self.entities.len());
        self.entities.push(Entity {
            name: tidy(name),
            kind,
            role: None,
            mentions: Vec::new(),
        });
        let neuter = matches!(
            kind,
            SourceType::NamedOrganisation | SourceType::Document | SourceType::NewsAgency
        );
        self.known.push(Known {
            name: Vec::new(),
            gender: if neuter { Gender::Neuter } else { Gender::Any },
            plural,
            nouns: vec![noun],
        });
        self.by_noun.entry(noun).or_default().push(id);
        id
    }

    /// Entities that some mention described with this noun, latest known last.
    pub(crate) fn described(&self, noun: u32) -> &[EntityId] {
        self.by_noun.get(&noun).map_or(&[], Vec::as_slice)
    }

    /// The government that a place or its people's adjective names.
    pub(crate) fn government(&mut self, place: WordId, name: &str) -> EntityId {
        if let Some(&id) = self.by_place.get(&place) {
            return id;
        }
        let id = self.describe(name, SourceType::NamedOrganisation, false, 0);
        self.by_place.insert(place, id);
        id
    }
}

/// Two names can be one person's when one holds the other's last word and no first name differs:
/// `Jane Roe` and `Roe`, `J. Roe`, `Jane M. Roe`.
fn compatible(known: &[u32], new: &[u32]) -> bool {
    if known == new || new.len() == 1 || known.len() == 1 {
        return true;
    }
    known.first() == new.first()
}

fn words<'a>(phrases: &'a Phrases<'_>, name: &'a Name) -> impl Iterator<Item = u32> + 'a {
    let suffix = Classes::NAME_SUFFIX;
    name.name
        .clone()
        .filter(move |&at| {
            let word = phrases.word(at);
            word.is_word() && !(word.is(suffix) && at > name.name.start)
        })
        .map(|at| phrases.word(at).hash)
}

fn gender(phrases: &Phrases<'_>, name: &Name) -> Gender {
    if name.kind != NameKind::Person && name.kind != NameKind::Unclear {
        return Gender::Any;
    }
    let around = name
        .words
        .clone()
        .chain(name.role.clone().into_iter().flatten());
    let mut gender = Gender::Any;
    for at in around {
        if let Some(found) = word_gender(phrases, at, name.name.start)
            && gender == Gender::Any
        {
            gender = found;
        }
    }
    gender
}

/// What a title, a given name or a role says of its holder.
fn word_gender(phrases: &Phrases<'_>, at: WordIndex, first: WordIndex) -> Option<Gender> {
    let word = phrases.word(at);
    if let Some(gender) = gender_of(word) {
        return Some(gender);
    }
    if at != first {
        return None;
    }
    match (word.is(Classes::FEMALE_NAME), word.is(Classes::MALE_NAME)) {
        (true, false) => Some(Gender::Female),
        (false, true) => Some(Gender::Male),
        _ => None,
    }
}

/// Whether a word says that its person is a woman or a man.
pub(crate) fn gender_of(word: &Word) -> Option<Gender> {
    match (word.is(Classes::FEMALE), word.is(Classes::MALE)) {
        (true, false) => Some(Gender::Female),
        (false, true) => Some(Gender::Male),
        _ => None,
    }
}

/// White space folded, so that a name broken over two lines is one name.
fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for part in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(part);
    }
    out
}

fn index(at: usize) -> u32 {
    u32::try_from(at).expect("a text of at most 4 GiB has fewer mentions than that")
}
