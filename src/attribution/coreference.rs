//! Whom a source stands for: names by themselves, pronouns and descriptions by what was said
//! before them. What could be several stays unresolved, with the candidates.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::attribution::entity::{Registry, gender_of};
use crate::attribution::name::{Name, NameKind};
use crate::attribution::noun_phrase::Phrases;
use crate::attribution::source_type;
use crate::attribution::words::WordIndex;
use crate::attribution::{EntityId, MentionForm, MentionId, Source, SourceType};
use crate::grammar::{Classes, Gender, PhraseClass, Pronoun};
use crate::parse::{Document, SentenceId};

/// How many blocks before its own a pronoun may reach back to.
const REACH: u32 = 2;

/// How many traces are looked at for one pronoun, so that no text makes it slow.
const LONGEST_MEMORY: usize = 80;

/// How many entities with the same describing noun are looked at.
const NAMESAKES: usize = 8;

/// How many words into a sentence its subject may stand.
const FARTHEST_SUBJECT: u32 = 20;

/// How many words after a source its wish for anonymity may stand.
const NEAR: u32 = 25;

/// A place where an entity was named or spoke.
#[derive(Clone, Copy, Debug)]
struct Trace {
    at: WordIndex,
    sentence: SentenceId,
    block: u32,
    entity: EntityId,
    /// It is the source of an attribution here.
    speaks: bool,
    /// No verb stands before it in its sentence.
    subject: bool,
    quoted: bool,
}

/// What makes an entity likelier to be meant: it spoke, it is a subject, its gender is known to
/// fit, it has a name, it was named before. A sentence further back costs 1.
const SPEAKS: f32 = 2.0;
const SUBJECT: f32 = 0.8;
const SAME_GENDER: f32 = 1.5;
const NAMED: f32 = 0.7;
const AGAIN: f32 = 0.15;

/// How much likelier the best must be than the next.
const MARGIN: f32 = 0.3;

/// Somebody a pronoun may stand for.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    entity: EntityId,
    score: f32,
    /// Where it was named last.
    sentence: SentenceId,
    speaks: bool,
    /// Its gender is known, not guessed.
    sure: bool,
}

impl Candidate {
    /// Two people of one sentence neither of whom has spoken are equals, whatever their order:
    /// `Weber met Klein. “I will resign,” he said.`
    fn beats(&self, next: &Self, pronoun: Pronoun) -> bool {
        let person = pronoun.gender != Gender::Neuter && !pronoun.plural;
        let equals = person
            && self.sentence == next.sentence
            && !self.speaks
            && !next.speaks
            && self.sure == next.sure;
        !equals && self.score - next.score >= MARGIN
    }
}

/// Resolves the sources of one article, from its start to its end.
pub(crate) struct Resolver<'a> {
    phrases: Phrases<'a>,
    document: &'a Document,
    names: &'a [Name],
    /// The entity and mention of each name.
    named: Vec<(EntityId, MentionId)>,
    pub(crate) registry: Registry,
    traces: Vec<Trace>,
    /// The block in which each entity was last named.
    last_block: FxHashMap<EntityId, u32>,
    /// How many names have left their trace.
    passed: usize,
    /// Sources seen, so that two attributions with one source share a mention.
    seen: FxHashMap<(WordIndex, WordIndex), Source>,
}

impl<'a> Resolver<'a> {
    pub(crate) fn new(phrases: Phrases<'a>, document: &'a Document, names: &'a [Name]) -> Self {
        let mut registry = Registry::default();
        let named = names
            .iter()
            .map(|name| {
                let entity = registry.name(&phrases, name);
                let span = phrases.span(name.words.clone());
                (
                    entity,
                    registry.mention(span, MentionForm::Name, Some(entity)),
                )
            })
            .collect();
        Self {
            phrases,
            document,
            names,
            named,
            registry,
            traces: Vec::new(),
            last_block: FxHashMap::default(),
            passed: 0,
            seen: FxHashMap::default(),
        }
    }

    /// The source that these words name. Sources must be asked in the order of their places.
    pub(crate) fn resolve(&mut self, words: Range<WordIndex>) -> Source {
        if let Some(&source) = self.seen.get(&(words.start, words.end)) {
            return source;
        }
        self.pass_names(words.start);
        let core = self.core(&words);
        let named = self.apposition(&core);
        let shown = words.start..named.map_or(words.end, |index| {
            words.end.max(self.names[index].words.end)
        });
        let span = self.phrases.span(shown);
        let kept = self.without_possessive(core.clone());
        let (kind, mention) = match named {
            Some(index) => self.introduce(&core, index),
            None => self.identify(kept),
        };
        if let Some(entity) = self.registry.mentions[mention as usize].entity {
            self.trace(words.start, entity, true);
        }
        let source = Source {
            span,
            kind,
            mention,
        };
        self.seen.insert((words.start, words.end), source);
        source
    }

    /// A source without what follows its first comma: `a customer, who cannot be named,`.
    fn core(&self, words: &Range<WordIndex>) -> Range<WordIndex> {
        let comma = words
            .clone()
            .skip(1)
            .find(|&at| self.phrases.is_comma(at) || self.phrases.is_text(at, "("));
        words.start..comma.unwrap_or(words.end)
    }

    /// The person that an apposition names: `The clerk, Mrs Pauline Dray, said`.
    fn apposition(&self, words: &Range<WordIndex>) -> Option<usize> {
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
        if noun.is(Classes::PLURAL_PEOPLE) || self.name_at(head, words).is_some() {
            return None;
        }
        let index = self.names.partition_point(|n| n.words.start <= comma);
        let name = self.names.get(index)?;
        let starts = name.words.start == comma + 1
            || name.words.start == comma + 2 && self.phrases.is_any(comma + 1, &["the"]);
        let ends = name.words.end >= sentence.end
            || !self.phrases.word(name.words.end).is(Classes::COORDINATOR);
        let people =
            Classes::ROLE | Classes::PERSON_NOUN | Classes::ANONYMOUS_NOUN | Classes::TITLE;
        let fits = match name.kind {
            NameKind::Person => !noun.is_capital(),
            NameKind::Unclear => noun.is(people),
            _ => false,
        };
        (starts && ends && fits).then_some(index)
    }

    /// A person named by an apposition has the description as role.
    fn introduce(&mut self, words: &Range<WordIndex>, index: usize) -> (SourceType, MentionId) {
        let (entity, _) = self.named[index];
        self.registry
            .give_role(&self.phrases, entity, words.clone());
        self.registry.entities[entity as usize].kind = SourceType::NamedPerson;
        self.named(index)
    }

    fn without_possessive(&self, words: Range<WordIndex>) -> Range<WordIndex> {
        let last = words.end - 1;
        let possessive =
            words.len() > 1 && matches!(self.phrases.text_of(last), "’s" | "'s" | "’" | "'");
        words.start..if possessive { last } else { words.end }
    }

    fn identify(&mut self, words: Range<WordIndex>) -> (SourceType, MentionId) {
        let first = self.phrases.word(words.start);
        if words.len() == 1 {
            if first.is(Classes::RELATIVE) {
                return self.antecedent(words);
            }
            if let Some(pronoun) = self.phrases.grammar.pronoun(first.id) {
                return self.pronoun(words, pronoun);
            }
        }
        let head = source_type::head(&self.phrases, words.clone());
        if let Some(index) = self.name_at(head, &words) {
            return self.named(index);
        }
        if let Some(place) = self.government(&words, head) {
            let name = self
                .phrases
                .span(words.clone())
                .of(self.phrases.text)
                .to_owned();
            let entity = self.registry.government(place, &name);
            let known = &mut self.registry.entities[entity as usize];
            if name.len() > known.name.len() {
                known.name = name.split_whitespace().collect::<Vec<_>>().join(" ");
            }
            known.kind = SourceType::NamedOrganisation;
            return self.describe_as(words, SourceType::NamedOrganisation, entity);
        }
        self.description(words, head)
    }

    /// The name that stands at the head of the source.
    fn name_at(&self, head: WordIndex, words: &Range<WordIndex>) -> Option<usize> {
        let first = self.names.partition_point(|n| n.words.end <= words.start);
        self.names[first..]
            .iter()
            .take_while(|n| n.words.start < words.end)
            .position(|n| n.name.start <= head && head < n.words.end)
            .map(|at| first + at)
    }

    fn named(&mut self, index: usize) -> (SourceType, MentionId) {
        let (entity, mention) = self.named[index];
        let name = &self.names[index];
        let article = name
            .words
            .start
            .checked_sub(1)
            .is_some_and(|before| self.phrases.is_word(before, "the"));
        let known = &mut self.registry.entities[entity as usize];
        if known.kind == SourceType::Unknown {
            known.kind = if article || name.kind == NameKind::Organisation {
                SourceType::NamedOrganisation
            } else {
                SourceType::NamedPerson
            };
        }
        (known.kind, mention)
    }

    /// `The French government`, `the Malian junta`: the government of a place.
    fn government(
        &self,
        words: &Range<WordIndex>,
        head: WordIndex,
    ) -> Option<crate::grammar::WordId> {
        if !self.phrases.word(head).is(Classes::GOVERNMENT) || head == words.start {
            return None;
        }
        (words.start..head).rev().find_map(|at| {
            let word = self.phrases.word(at);
            word.is(Classes::DEMONYM | Classes::PLACE)
                .then(|| self.phrases.grammar.place_of(word.id))
                .flatten()
        })
    }

    fn describe_as(
        &mut self,
        words: Range<WordIndex>,
        kind: SourceType,
        entity: EntityId,
    ) -> (SourceType, MentionId) {
        let span = self.phrases.span(words);
        (
            kind,
            self.registry
                .mention(span, MentionForm::Description, Some(entity)),
        )
    }

    fn description(&mut self, words: Range<WordIndex>, head: WordIndex) -> (SourceType, MentionId) {
        let mut kind = source_type::of_description(&self.phrases, words.clone());
        if kind == SourceType::OfficeHolder && self.hides(&words) {
            kind = SourceType::AnonymousIndividual;
        }
        let noun = self.phrases.word(head).hash;
        let definite = self.phrases.is_any(
            words.start,
            &[
                "the", "this", "that", "these", "those", "his", "her", "their", "its", "both",
            ],
        );
        let collective = matches!(
            kind,
            SourceType::NamedOrganisation | SourceType::AnonymousGroup | SourceType::Document
        );
        let block = self.block(words.start);
        let known = self
            .registry
            .described(noun)
            .iter()
            .rev()
            .take(NAMESAKES)
            .copied()
            .find(|&id| {
                let entity = &self.registry.entities[id as usize];
                let Some(&before) = self.last_block.get(&id) else {
                    return false;
                };
                match kind {
                    SourceType::OfficeHolder | SourceType::AnonymousIndividual => {
                        definite
                            && !self.registry.known[id as usize].plural
                            && (entity.kind != SourceType::OfficeHolder || before + 12 >= block)
                    }
                    _ => collective && entity.kind == kind && (definite || words.len() == 1),
                }
            });
        if let Some(entity) = known {
            let kind = self.registry.entities[entity as usize].kind;
            return self.describe_as(words, kind, entity);
        }
        let plural = kind == SourceType::AnonymousGroup;
        let name = self
            .phrases
            .span(words.clone())
            .of(self.phrases.text)
            .to_owned();
        let entity = self.registry.describe(&name, kind, plural, noun);
        if let Some(gender) = gender_of(self.phrases.word(head)) {
            self.registry.known[entity as usize].gender = gender;
        }
        self.describe_as(words, kind, entity)
    }

    /// `a teacher, who asked not to be named`: an office holder who wants no name is anonymous.
    fn hides(&self, words: &Range<WordIndex>) -> bool {
        let sentence = self
            .phrases
            .words
            .sentence(self.phrases.word(words.start).sentence);
        (words.end..sentence.end.min(words.end + NEAR)).any(|at| {
            self.phrases
                .listed(PhraseClass::Anonymity, at, sentence.end)
                .is_some()
        })
    }

    /// `who`, `which`: whatever stands right before.
    fn antecedent(&mut self, words: Range<WordIndex>) -> (SourceType, MentionId) {
        let span = self.phrases.span(words.clone());
        let sentence = self
            .phrases
            .words
            .sentence(self.phrases.word(words.start).sentence);
        let mut end = words.start;
        if end > sentence.start && self.phrases.is_comma(end - 1) {
            end -= 1;
        }
        let nearest = self
            .names
            .partition_point(|n| n.words.end <= end)
            .checked_sub(1);
        let named = nearest
            .filter(|&index| self.names[index].words.end == end)
            .map(|index| self.named[index].0);
        let entity = named.or_else(|| {
            let phrase = self.phrases.phrase_before(sentence.start, end)?;
            let (_, mention) = self.identify_plain(phrase);
            self.registry.mentions[mention as usize].entity
        });
        if let Some(id) = entity
            && self.phrases.is_word(words.start, "which")
        {
            let known = &mut self.registry.entities[id as usize];
            if known.kind == SourceType::Unknown {
                known.kind = SourceType::NamedOrganisation;
            }
        }
        let mention = self.registry.mention(span, MentionForm::Pronoun, entity);
        (self.kind_of(entity), mention)
    }

    /// A noun phrase that is no pronoun.
    fn identify_plain(&mut self, words: Range<WordIndex>) -> (SourceType, MentionId) {
        let head = source_type::head(&self.phrases, words.clone());
        match self.name_at(head, &words) {
            Some(index) => self.named(index),
            None => self.description(words, head),
        }
    }

    fn kind_of(&mut self, entity: Option<EntityId>) -> SourceType {
        let Some(id) = entity else {
            return SourceType::Unknown;
        };
        let entity = &mut self.registry.entities[id as usize];
        if entity.kind == SourceType::Unknown {
            let known = &self.registry.known[id as usize];
            if matches!(known.gender, Gender::Female | Gender::Male) {
                entity.kind = SourceType::NamedPerson;
            }
        }
        entity.kind
    }

    fn pronoun(&mut self, words: Range<WordIndex>, pronoun: Pronoun) -> (SourceType, MentionId) {
        let span = self.phrases.span(words.clone());
        let candidates = if pronoun.person == 3 {
            self.candidates(words.start, pronoun)
        } else {
            Vec::new()
        };
        let entity = match candidates.as_slice() {
            [] => None,
            [only] => Some(only.entity),
            [best, next, ..] => best.beats(next, pronoun).then_some(best.entity),
        };
        let mention = self.registry.mention(span, MentionForm::Pronoun, entity);
        if let Some(id) = entity {
            let known = &mut self.registry.known[id as usize];
            if known.gender == Gender::Any
                && matches!(pronoun.gender, Gender::Female | Gender::Male)
            {
                known.gender = pronoun.gender;
            }
            return (self.kind_of(Some(id)), mention);
        }
        let ids: Vec<EntityId> = candidates.iter().map(|c| c.entity).collect();
        let person = !ids.is_empty()
            && ids
                .iter()
                .all(|&id| self.registry.entities[id as usize].kind == SourceType::NamedPerson);
        self.registry.mentions[mention as usize].candidates = ids;
        (
            if person {
                SourceType::NamedPerson
            } else {
                SourceType::Unknown
            },
            mention,
        )
    }

    /// Entities that a pronoun may stand for, best first.
    fn candidates(&self, at: WordIndex, pronoun: Pronoun) -> Vec<Candidate> {
        let sentence = self.phrases.word(at).sentence;
        let block = self.block(at);
        let mut found: Vec<Candidate> = Vec::new();
        for trace in self.traces.iter().rev().take(LONGEST_MEMORY) {
            if trace.block + REACH < block {
                break;
            }
            if trace.at >= at || trace.quoted || !self.fits(trace.entity, pronoun) {
                continue;
            }
            let known = &self.registry.known[trace.entity as usize];
            let named =
                self.registry.entities[trace.entity as usize].kind == SourceType::NamedPerson;
            let distance = (sentence - trace.sentence.min(sentence)) as f32;
            let score = -distance
                + if trace.speaks { SPEAKS } else { 0.0 }
                + if trace.subject { SUBJECT } else { 0.0 }
                + if known.gender == pronoun.gender {
                    SAME_GENDER
                } else {
                    0.0
                }
                + if named { NAMED } else { 0.0 };
            match found.iter_mut().find(|c| c.entity == trace.entity) {
                Some(candidate) => {
                    candidate.score = candidate.score.max(score) + AGAIN;
                    candidate.speaks |= trace.speaks;
                }
                None => found.push(Candidate {
                    entity: trace.entity,
                    score,
                    sentence: trace.sentence,
                    speaks: trace.speaks,
                    sure: known.gender == pronoun.gender,
                }),
            }
        }
        // Stable, so that of two equals the nearer comes first.
        found.sort_by(|a, b| b.score.total_cmp(&a.score));
        found
    }

    fn fits(&self, id: EntityId, pronoun: Pronoun) -> bool {
        let entity = &self.registry.entities[id as usize];
        let known = &self.registry.known[id as usize];
        if pronoun.plural {
            return known.plural
                || matches!(
                    entity.kind,
                    SourceType::NamedOrganisation | SourceType::AnonymousGroup
                );
        }
        match pronoun.gender {
            Gender::Neuter => matches!(
                entity.kind,
                SourceType::NamedOrganisation | SourceType::Document | SourceType::NewsAgency
            ),
            Gender::Female | Gender::Male => {
                !known.plural
                    && (known.gender == Gender::Any || known.gender == pronoun.gender)
                    && (matches!(
                        entity.kind,
                        SourceType::NamedPerson
                            | SourceType::OfficeHolder
                            | SourceType::AnonymousIndividual
                    ) || entity.kind == SourceType::Unknown && known.is_named())
            }
            Gender::Any => false,
        }
    }

    /// Leaves the traces of all names before a place.
    fn pass_names(&mut self, before: WordIndex) {
        while let Some(name) = self.names.get(self.passed) {
            if name.name.start >= before {
                break;
            }
            let (entity, _) = self.named[self.passed];
            self.passed += 1;
            self.trace(name.name.start, entity, false);
        }
    }

    fn trace(&mut self, at: WordIndex, entity: EntityId, speaks: bool) {
        let word = self.phrases.word(at);
        let sentence = self.phrases.words.sentence(word.sentence);
        let subject = at - sentence.start < FARTHEST_SUBJECT
            && !(sentence.start..at)
                .any(|before| self.phrases.is_finite_verb(before, sentence.start));
        self.last_block.insert(entity, self.block(at));
        self.traces.push(Trace {
            at,
            sentence: word.sentence,
            block: self.block(at),
            entity,
            speaks,
            subject,
            quoted: word.quotation.is_some(),
        });
    }

    fn block(&self, at: WordIndex) -> u32 {
        self.document.sentences[self.phrases.word(at).sentence as usize].block
    }
}
