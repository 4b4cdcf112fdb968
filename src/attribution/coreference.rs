//! Whom a source stands for: names by themselves, pronouns and descriptions by what was said
//! before them. What could be several stays unresolved, with the candidates.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::attribution::entity::Registry;
use crate::attribution::gender;
use crate::attribution::name::{LOCATING, Name, NameKind};
use crate::attribution::noun_phrase::Phrases;
use crate::attribution::passing::MeetingWords;
use crate::attribution::salience::{Asked, Candidate, Fit, Form, Salience, Trace};
use crate::attribution::source_type;
use crate::attribution::words::WordIndex;
use crate::attribution::{EntityId, MentionForm, MentionId, Source, SourceType};
use crate::grammar::{Case, Classes, Gender, Pronoun};
use crate::parse::{Document, LexemeKind, SentenceId};

/// How many blocks before its own a pronoun for a thing or a group may reach back to.
const REACH: u32 = 2;

/// What closes a dateline.
const DASHES: [&str; 4] = ["—", "–", "--", "-"];

/// How many words before a second `who` the first may stand.
const FARTHEST_RELATIVE: u32 = 30;

/// How many words before its source a subject's verb may stand.
const FARTHEST_SUBJECT: u32 = 20;

/// What somebody does where the text speaks of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Speaker,
    Asker,
    Bystander,
}

/// Resolves the sources of one article, from its start to its end.
pub(crate) struct Resolver<'a> {
    pub(super) phrases: Phrases<'a>,
    pub(super) document: &'a Document,
    pub(super) names: &'a [Name],
    /// The entity and mention of each name.
    pub(super) named: Vec<(EntityId, MentionId)>,
    pub(crate) registry: Registry,
    pub(super) salience: Salience,
    /// `met`, `with`, `and` and their kin.
    pub(super) meeting_words: MeetingWords,
    /// The last sentence in which people meet.
    pub(super) meeting: Option<SentenceId>,
    /// By entity, where it was last spoken of, and in which block.
    seen_at: Vec<Option<(WordIndex, u32)>>,
    /// By sentence, its number when sentences that only quote are not counted.
    told: Vec<u32>,
    /// The first block of body copy.
    pub(super) lead: u32,
    /// How far the text has been read, how many names have been passed, and up to where a name's
    /// role explains what stands there.
    pub(super) read: WordIndex,
    pub(super) passed: usize,
    pub(super) explained: WordIndex,
    /// Whom the descriptions that start at a place brought up.
    pub(super) described_at: FxHashMap<WordIndex, EntityId>,
    /// Sources seen, so that two attributions with one source share a mention.
    seen: FxHashMap<(WordIndex, WordIndex), Source>,
}

impl<'a> Resolver<'a> {
    pub(crate) fn new(phrases: Phrases<'a>, document: &'a Document, names: &'a [Name]) -> Self {
        let mut registry = Registry::default();
        let mut named: Vec<(EntityId, MentionId)> = Vec::with_capacity(names.len());
        for (index, name) in names.iter().enumerate() {
            let before = index.checked_sub(1).map(|last| &names[last]);
            let same = before
                .filter(|before| abbreviates(&phrases, before, name))
                .map(|_| named[index - 1].0);
            let entity = match same {
                Some(entity) => registry.alias(&phrases, name, entity),
                None => registry.name(&phrases, name),
            };
            let span = phrases.span(name.words.clone());
            let located = name
                .words
                .start
                .checked_sub(1)
                .is_some_and(|before| phrases.is_any(before, &LOCATING));
            // `PORT LYDIA — Three theatres …`
            let first = phrases
                .words
                .sentence(phrases.word(name.words.start).sentence)
                .start;
            let dateline = name.words.start == first && phrases.is_any(name.words.end, &DASHES);
            registry.known[entity as usize].is_place |= located || dateline;
            let mention = registry.mention(span, MentionForm::Name, Some(entity));
            named.push((entity, mention));
        }
        gender::learn(&phrases, names, &named, &mut registry);
        let lead = document
            .sentences
            .iter()
            .find(|sentence| !sentence.place.is_display())
            .map_or(0, |sentence| sentence.block);
        Self {
            phrases,
            document,
            names,
            named,
            registry,
            salience: Salience::default(),
            meeting_words: MeetingWords::new(phrases.grammar),
            meeting: None,
            seen_at: Vec::new(),
            told: told(&phrases, document),
            lead,
            read: 0,
            passed: 0,
            explained: 0,
            described_at: FxHashMap::default(),
            seen: FxHashMap::default(),
        }
    }

    /// The source that these words name. Sources must be asked in the order of their places.
    pub(crate) fn resolve(&mut self, words: Range<WordIndex>) -> Source {
        if let Some(&source) = self.seen.get(&(words.start, words.end)) {
            return source;
        }
        self.pass(words.start);
        let core = self.core(&words);
        self.pass_possessor(&core);
        let named = self.apposition(&core);
        let shown = words.start..named.map_or(words.end, |index| {
            words.end.max(self.names[index].words.end)
        });
        let span = self.phrases.span(shown);
        let kept = self.without_possessive(core.clone());
        let (mut kind, mention) = match named {
            Some(index) => self.introduce(&core, index),
            None => self.identify(kept),
        };
        if kind == SourceType::AnonymousGroup && self.names_follow(core.end) {
            let head = source_type::head(&self.phrases, core.clone());
            kind = if self.phrases.word(head).is(Classes::ORGANISATION_NOUN) {
                SourceType::NamedOrganisation
            } else {
                SourceType::NamedPerson
            };
        }
        if let Some(entity) = self.registry.mentions[mention as usize].entity {
            let first = self.phrases.word(words.start);
            let form = match self.registry.mentions[mention as usize].form {
                MentionForm::Name => Form::Name,
                MentionForm::Description => Form::Description,
                MentionForm::Pronoun => Form::Pronoun(
                    self.phrases
                        .grammar
                        .pronoun(first.id)
                        .map_or(Gender::Any, |pronoun| pronoun.gender),
                ),
            };
            let end = words.end.min(core.end);
            self.trace(words.start..end, entity, form, self.part(&words));
        }
        self.read = self.read.max(core.end);
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
        if self.name_at(head, words).is_some() {
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
        let several = noun.is(Classes::PLURAL_PEOPLE);
        let body = noun.is(Classes::ORGANISATION_NOUN) && !noun.is_capital();
        let closed = self.phrases.is_any(name.words.end, &[","]);
        let fits = match name.kind {
            NameKind::Person => !noun.is_capital() && !several,
            NameKind::Unclear => closed && body || noun.is(people) && !several,
            // `The owners, Acme Estates,`
            NameKind::Organisation => closed && (body || several),
            _ => false,
        };
        (starts && ends && fits).then_some(index)
    }

    /// `Two surgeons, Jane Roe and John Doe`: a group whose members have names.
    fn names_follow(&self, comma: WordIndex) -> bool {
        let index = self.names.partition_point(|n| n.words.start <= comma);
        let [first, second] = self.names.get(index..index + 2).unwrap_or_default() else {
            return false;
        };
        self.phrases.is_any(comma, &[",", ":", "—"])
            && first.words.start == comma + 1
            && second.words.start == first.words.end + 1
            && self.phrases.is_any(first.words.end, &["and", ",", "&"])
    }

    /// A person named by an apposition has the description as role.
    fn introduce(&mut self, words: &Range<WordIndex>, index: usize) -> (SourceType, MentionId) {
        let (entity, _) = self.named[index];
        self.unite(words, entity);
        self.registry
            .give_role(&self.phrases, entity, words.clone());
        let head = self
            .phrases
            .word(source_type::head(&self.phrases, words.clone()));
        let body = Classes::ORGANISATION_NOUN | Classes::PLURAL_PEOPLE;
        let named = self.names[index].kind;
        self.registry.entities[entity as usize].kind = if named == NameKind::Organisation
            || named != NameKind::Person && head.is(body) && !head.is(Classes::ROLE)
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
        if let Some(index) = self.name_ending(head, &words) {
            return self.named(index);
        }
        if words.len() == 1
            && self.phrases.is_text(words.start, "A")
            && self.phrases.is_any(words.end, &[":"])
            && let Some(entity) = self.interviewee()
        {
            self.registry.entities[entity as usize].kind = SourceType::NamedPerson;
            return self.describe_as(words, SourceType::NamedPerson, entity);
        }
        if let Some(place) = self.government(&words, head) {
            let name = self
                .phrases
                .span(words.clone())
                .of(self.phrases.text)
                .to_owned();
            let entity = self.registry.government(&self.phrases, place, &name);
            let known = &mut self.registry.entities[entity as usize];
            if name.len() > known.name.len() {
                known.name = name.split_whitespace().collect::<Vec<_>>().join(" ");
            }
            known.kind = SourceType::NamedOrganisation;
            return self.describe_as(words, SourceType::NamedOrganisation, entity);
        }
        self.description(words, head)
    }

    /// `master of ceremonies Jane Roe`: a name after its description, with nothing between.
    fn name_ending(&self, head: WordIndex, words: &Range<WordIndex>) -> Option<usize> {
        let index = self.names.partition_point(|n| n.words.end < words.end);
        let name = self.names.get(index)?;
        let people = Classes::ROLE | Classes::PERSON_NOUN | Classes::ANONYMOUS_NOUN;
        let before = self.phrases.word(name.words.start.checked_sub(1)?);
        let fits = name.words.end == words.end
            && name.words.start > head
            && name.name.len() > 1
            && matches!(name.kind, NameKind::Person | NameKind::Unclear)
            && before.kind == LexemeKind::Word
            && !before.is(Classes::PREPOSITION | Classes::DETERMINER | Classes::COORDINATOR)
            && !self.phrases.is_possessive(name.words.start - 1)
            && !self.phrases.word(head).is(people & !Classes::ROLE);
        fits.then_some(index)
    }

    /// Who answers in an interview with `Q:` and `A:`: the person named most often.
    fn interviewee(&self) -> Option<EntityId> {
        let people = self
            .named
            .iter()
            .zip(self.names)
            .filter(|(_, name)| matches!(name.kind, NameKind::Person | NameKind::Unclear));
        let mut counts: FxHashMap<EntityId, usize> = FxHashMap::default();
        for (&(entity, _), _) in people {
            *counts.entry(entity).or_default() += 1;
        }
        counts
            .into_iter()
            .max_by_key(|&(entity, count)| (count, std::cmp::Reverse(entity)))
            .map(|(entity, _)| entity)
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
            let thing = self.registry.known[entity as usize].gender == Gender::Neuter;
            known.kind = if article || thing || name.kind == NameKind::Organisation {
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

    /// `who`, `which`: whatever stands right before.
    fn antecedent(&mut self, words: Range<WordIndex>) -> (SourceType, MentionId) {
        let span = self.phrases.span(words.clone());
        let sentence = self
            .phrases
            .words
            .sentence(self.phrases.word(words.start).sentence);
        let mut end = self.before_relatives(sentence.start, words.start);
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
            let phrase = self.phrases.described_before(sentence.start, end)?;
            if let Some(&entity) = self.described_at.get(&phrase.start) {
                return Some(entity);
            }
            // `Jane Roe, a surgeon who`
            let before = self
                .names
                .partition_point(|n| n.words.start <= phrase.start);
            if let Some(index) = before.checked_sub(1)
                && let Some(role) = &self.names[index].role
                && role.contains(&phrase.start)
            {
                return Some(self.named[index].0);
            }
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

    /// `Jane Roe, who runs a shop and who says`: the second relative clause is about her, too.
    fn before_relatives(&self, from: WordIndex, who: WordIndex) -> WordIndex {
        let joined = who > from && self.phrases.word(who - 1).is(Classes::COORDINATOR);
        let floor = from.max(who.saturating_sub(FARTHEST_RELATIVE));
        let first = joined
            .then(|| (floor..who - 1).find(|&at| self.phrases.is_any(at, &["who", "which"])))
            .flatten();
        first.unwrap_or(who)
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
        let person = pronoun.gender != Gender::Neuter && !pronoun.plural;
        let asked = Asked {
            told: self.told(words.start),
            gender: pronoun.gender,
            speaks: true,
            inside: false,
        };
        let candidates = match pronoun.person {
            3 if person => self.people(asked),
            3 => self.bodies(words.start, asked, pronoun),
            _ => Vec::new(),
        };
        let entity = Candidate::meant(&candidates, person, self.meeting);
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
        let ids: Vec<EntityId> = candidates.iter().map(Candidate::entity).collect();
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

    /// People whom `he` or `she` may mean, best first.
    pub(super) fn people(&self, asked: Asked) -> Vec<Candidate> {
        self.salience
            .candidates(asked, |id| self.person_fit(id, asked.gender))
    }

    /// Whether an entity is one person who may be of a gender.
    pub(super) fn person_fit(&self, id: EntityId, gender: Gender) -> Option<Fit> {
        let entity = &self.registry.entities[id as usize];
        let known = &self.registry.known[id as usize];
        let person = matches!(
            entity.kind,
            SourceType::NamedPerson | SourceType::OfficeHolder | SourceType::AnonymousIndividual
        ) || entity.kind == SourceType::Unknown
            && known.is_named()
            && known.gender != Gender::Neuter
            && (!known.has_one_word() || known.gender != Gender::Any);
        let fits = known.gender == Gender::Any || gender == Gender::Any || known.gender == gender;
        let place = known.is_place && entity.kind == SourceType::Unknown;
        (person && !known.plural && fits && !place).then_some(Fit {
            sure: known.gender == gender,
            named: entity.kind == SourceType::NamedPerson,
        })
    }

    /// Bodies and groups that `it` or `they` may mean, best first.
    fn bodies(&self, at: WordIndex, asked: Asked, pronoun: Pronoun) -> Vec<Candidate> {
        let block = self.block(at);
        self.salience.candidates(asked, |id| {
            let (_, seen) = self.seen_at(id)?;
            let kind = self.registry.entities[id as usize].kind;
            let plural = self.registry.known[id as usize].plural;
            let known = &self.registry.known[id as usize];
            let thing = kind == SourceType::Unknown
                && known.is_named()
                && matches!(known.gender, Gender::Neuter | Gender::Any)
                && !known.is_place;
            let fits = if pronoun.plural {
                plural || thing || kind == SourceType::NamedOrganisation
            } else {
                let body = matches!(
                    kind,
                    SourceType::NamedOrganisation | SourceType::Document | SourceType::NewsAgency
                );
                !plural && (thing || body)
            };
            (fits && seen + REACH >= block).then_some(Fit {
                sure: plural == pronoun.plural,
                named: self.registry.known[id as usize].is_named(),
            })
        })
    }

    /// Whether a source says something or asks for it.
    fn part(&self, words: &Range<WordIndex>) -> Part {
        // `asked to stay` and `asked for time` want no answer.
        let asks = |at: WordIndex| {
            self.phrases.is_any(at, &["asked", "asks"])
                && !self.phrases.is_any(at + 1, &["to", "not", "for", "that"])
        };
        let before = words.start.checked_sub(1);
        if before.is_some_and(|at| self.phrases.is_word(at, "by")) {
            // `Asked by the judge`: whoever acts in a passive is not who speaks next.
            Part::Bystander
        } else if asks(words.end) || before.is_some_and(asks) {
            Part::Asker
        } else {
            Part::Speaker
        }
    }

    /// Notes that an entity is spoken of here.
    pub(super) fn trace(
        &mut self,
        words: Range<WordIndex>,
        entity: EntityId,
        form: Form,
        part: Part,
    ) {
        let at = words.start;
        let word = self.phrases.word(at);
        let block = self.block(at);
        let index = entity as usize;
        if self.seen_at.len() <= index {
            self.seen_at.resize(index + 1, None);
        }
        self.seen_at[index] = Some((at, block));
        let sentence = &self.document.sentences[word.sentence as usize];
        if word.quotation.is_some() || sentence.place.is_display() {
            return;
        }
        let trace = Trace {
            entity,
            sentence: word.sentence,
            told: self.told(at),
            form,
            speaks: part != Part::Bystander,
            asks: part == Part::Asker,
            // `Her daughter` is less the topic than she is.
            subject: match form {
                Form::Possessive(_) => false,
                Form::Description if self.is_possessor(at) => false,
                _ => self.is_subject(&words),
            },
        };
        self.salience.add(trace, self.registry.known[index].gender);
    }

    /// `his`, `her`
    fn is_possessor(&self, at: WordIndex) -> bool {
        let pronoun = self.phrases.grammar.pronoun(self.phrases.word(at).id);
        pronoun.is_some_and(|pronoun| pronoun.case == Case::Possessive)
    }

    /// Whether no verb and no preposition stands before a phrase in its clause.
    fn is_subject(&self, words: &Range<WordIndex>) -> bool {
        let at = words.start;
        let sentence = self.sentence(at);
        let first = sentence.start.max(at.saturating_sub(FARTHEST_SUBJECT));
        if at == first {
            return true;
        }
        let before = self.phrases.word(at - 1);
        if before.is(Classes::PREPOSITION) && !before.is(Classes::SUBORDINATOR) {
            return false;
        }
        // `After the vote, Roe left`, `he waited and Roe left`: a clause of its own.
        let opens = self.phrases.is_comma(at - 1)
            || before.is(Classes::COORDINATOR | Classes::SUBORDINATOR);
        if opens && words.end < sentence.end && self.phrases.is_finite_verb(words.end, at) {
            return true;
        }
        !(first..at)
            .rev()
            .take_while(|&before| self.phrases.word(before).quotation.is_none())
            .any(|before| self.phrases.is_finite_verb(before, first))
    }

    /// Where an entity was last spoken of, and in which block.
    pub(super) fn seen_at(&self, id: EntityId) -> Option<(WordIndex, u32)> {
        self.seen_at.get(id as usize).copied().flatten()
    }

    pub(super) fn told(&self, at: WordIndex) -> u32 {
        self.told[self.phrases.word(at).sentence as usize]
    }

    pub(super) fn block(&self, at: WordIndex) -> u32 {
        self.document.sentences[self.phrases.word(at).sentence as usize].block
    }

    /// The sentence around a word.
    pub(super) fn sentence(&self, at: WordIndex) -> Range<WordIndex> {
        self.phrases.words.sentence(self.phrases.word(at).sentence)
    }
}

/// Numbers the sentences without those that only quote: however long somebody speaks, who was
/// spoken of before is as near as before.
fn told(phrases: &Phrases<'_>, document: &Document) -> Vec<u32> {
    let mut count = 0;
    let mut numbers = Vec::with_capacity(document.sentences.len());
    for sentence in 0..document.sentences.len() {
        let id = SentenceId::try_from(sentence).unwrap_or(SentenceId::MAX);
        let tells = phrases
            .words
            .sentence(id)
            .any(|at| phrases.word(at).is_word() && phrases.word(at).quotation.is_none());
        count += u32::from(tells);
        numbers.push(count);
    }
    numbers
}

/// `Allied Workers’ Union (AWU)`, `Acme Foods Group (“Acme”)`: a short form in brackets right after.
fn abbreviates(phrases: &Phrases<'_>, long: &Name, short: &Name) -> bool {
    let open = long.words.end;
    let first = short.words.start;
    let Some(last) = first.checked_sub(1) else {
        return false;
    };
    let bracket = phrases.is_any(open, &["("])
        && (open + 1 == first || open + 2 == first && phrases.word(last).kind == LexemeKind::Mark);
    bracket
        && short.name.len() == 1
        && (short.words.end..short.words.end + 2).any(|at| phrases.is_any(at, &[")"]))
}
