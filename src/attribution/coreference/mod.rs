//! Whom a source stands for: names by themselves, pronouns and descriptions by what was said
//! before them. What could be several stays unresolved, with the candidates.

mod apposition;
mod description;
mod holder;
mod joint;
mod meant;
mod obituary;
mod passing;
mod place;
mod pronoun;
mod salience;
mod trace;
mod written;

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::attribution::coreference::passing::MeetingWords;
use crate::attribution::coreference::place::is_where;
use crate::attribution::coreference::salience::{Form, Salience};
use crate::attribution::entity::Registry;
use crate::attribution::entity::gender;
use crate::attribution::entity::namesake::name_words;
use crate::attribution::name::initials::Initials;
use crate::attribution::name::{Name, NameKind};
use crate::attribution::phrase::Phrases;
use crate::attribution::phrase::source_type;
use crate::attribution::words::{Word, WordIndex};
use crate::attribution::{EntityId, MentionForm, MentionId, Source, SourceType};
use crate::grammar::{Classes, Gender};
use crate::parse::{Document, LexemeKind, SentenceId};
use crate::text::single_spaced;

/// Resolves the sources of one article, from its start to its end.
pub(crate) struct Resolver<'a> {
    phrases: Phrases<'a>,
    document: &'a Document,
    names: &'a [Name],
    /// The entity and mention of each name.
    named: Vec<(EntityId, MentionId)>,
    pub(crate) registry: Registry,
    salience: Salience,
    /// `met`, `with`, `and` and their kin.
    meeting_words: MeetingWords,
    /// The last sentence in which people meet.
    meeting: Option<SentenceId>,
    /// By entity, where it was last spoken of, and in which block.
    seen_at: Vec<Option<(WordIndex, u32)>>,
    /// By sentence, its number when sentences that only quote are not counted.
    told: Vec<u32>,
    /// The first block of body copy.
    lead: u32,
    /// Who answers in an interview with `Q:` and `A:`.
    interviewee: Option<EntityId>,
    /// How far the text has been read, how many names have been passed, and up to where a name's
    /// role explains what stands there.
    read: WordIndex,
    passed: usize,
    explained: WordIndex,
    /// Whom the descriptions that start at a place brought up.
    described_at: FxHashMap<WordIndex, EntityId>,
    /// Those who spoke together, by the entities of each.
    together: FxHashMap<Vec<EntityId>, EntityId>,
    /// Sources seen, so that two attributions with one source share a mention.
    seen: FxHashMap<(WordIndex, WordIndex), Source>,
}

impl<'a> Resolver<'a> {
    pub(crate) fn new(phrases: Phrases<'a>, document: &'a Document, names: &'a [Name]) -> Self {
        let mut registry = Registry::default();
        let people = names.iter().filter(|name| name.kind == NameKind::Person);
        registry.surnames = people
            .filter_map(|name| name_words(&phrases, name).last())
            .collect();
        let mut named: Vec<(EntityId, MentionId)> = Vec::with_capacity(names.len());
        let deceased = obituary::deceased(&phrases, document, names);
        let mut labels = Initials::new(names);
        for (index, name) in names.iter().enumerate() {
            let before = index.checked_sub(1).map(|last| &names[last]);
            let same = before
                .filter(|before| abbreviates(&phrases, before, name))
                .map(|_| named[index - 1].0);
            let labelled = labels.whose(&phrases, document, &named, index);
            if let Some(person) = labelled {
                registry.entities[person as usize].kind = SourceType::NamedPerson;
            }
            let born = deceased
                .filter(|&dead| dead < index)
                .filter(|&dead| obituary::is_name_at_birth(&phrases, &names[dead], name))
                .map(|dead| named[dead].0);
            let same = same.or(labelled).or(born);
            let entity = match same {
                Some(entity) => registry.alias(&phrases, name, entity),
                None => registry.name(&phrases, name),
            };
            if let Some(before) = before
                && shares_surname(&phrases, before, name)
            {
                registry.share_surname(named[index - 1].0, entity);
            }
            if deceased == Some(index) {
                registry.deceased = Some(entity);
            }
            let span = phrases.span(name.words.clone());
            registry.known[entity as usize].is_place |= is_where(&phrases, document, name);
            let mention = registry.mention(span, MentionForm::Name, Some(entity));
            registry.note_name(&phrases, name, entity, mention);
            named.push((entity, mention));
        }
        gender::learn(&phrases, names, &named, &mut registry);
        let interviewee = most_named(names, &named, registry.entities.len());
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
            interviewee,
            read: 0,
            passed: 0,
            explained: 0,
            described_at: FxHashMap::default(),
            together: FxHashMap::default(),
            seen: FxHashMap::default(),
        }
    }

    /// The source that these words name. Sources must be asked in the order of their places.
    pub(crate) fn resolve(&mut self, words: Range<WordIndex>) -> Source {
        // `10:31 Mayor:`
        let is_clock = |at: WordIndex| {
            self.phrases.word(at).kind == LexemeKind::Number
                && self.phrases.text_of(at).contains(':')
        };
        let clock = words.len() > 1 && is_clock(words.start);
        let mut words = words.start + u32::from(clock)..words.end;
        // `A former guard of the mill, who` of `…, who asked not to be named, said`
        if words.len() > 2
            && self.phrases.is_any(words.end - 1, &["who", "which"])
            && self.phrases.is_comma(words.end - 2)
        {
            words.end -= 2;
        }
        let words = self.without_day(words);
        let words = self.with_bracket(words);
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
        let joined = self.joined(&words).or_else(|| self.joined(&core));
        let (mut kind, mention) = match (joined, named) {
            (Some(several), _) => self.together(several),
            (None, Some(index)) => self.introduce(&core, index),
            (None, None) => self.identify(kept),
        };
        if kind == SourceType::AnonymousGroup && self.names_follow(core.end) {
            let head = source_type::head(&self.phrases, core.clone());
            kind = if self.phrases.word(head).is(Classes::ORGANISATION_NOUN) {
                SourceType::NamedOrganisation
            } else {
                SourceType::NamedPerson
            };
        }
        self.trace_source(&words, &core, (kind, mention));
        self.read = self.read.max(core.end);
        let source = Source {
            span,
            kind,
            mention,
        };
        self.seen.insert((words.start, words.end), source);
        source
    }

    /// `A senior adviser on Sunday`, `its chief executive late Monday`: when it was said is nobody’s name; but `a
    /// poll released Monday`, `survivors of Bloody Sunday`.
    fn without_day(&self, words: Range<WordIndex>) -> Range<WordIndex> {
        let phrases = &self.phrases;
        let last = words.end.saturating_sub(1);
        let day = |word: &Word| word.is(Classes::CALENDAR) && word.is_capital();
        if words.len() < 3 || !day(phrases.word(last)) {
            return words;
        }
        let led = phrases.is_any(last - 1, &["on", "late", "early"]);
        let end = if led { last - 1 } else { last };
        let head = source_type::head(phrases, words.start..end);
        let noun = phrases.word(head);
        let people = Classes::ROLE | Classes::PERSON_NOUN | Classes::ANONYMOUS_NOUN;
        let speaks = noun.is(people | Classes::ORGANISATION_NOUN) || led && noun.is_capital();
        if head + 1 == end && speaks && !noun.is(Classes::DOCUMENT_NOUN | Classes::CALENDAR) {
            words.start..end
        } else {
            words
        }
    }

    /// `Cllr Roe (Lab, Castle|)`: a bracket that opens in a source closes in it.
    fn with_bracket(&self, words: Range<WordIndex>) -> Range<WordIndex> {
        const LONGEST: WordIndex = 6;
        let phrases = &self.phrases;
        let open = words.clone().rfind(|&at| phrases.is_text(at, "("));
        let is_open =
            open.is_some_and(|open| !(open..words.end).any(|at| phrases.is_text(at, ")")));
        let end = self.sentence(words.start).end.min(words.end + LONGEST);
        let close = (words.end..end)
            .take_while(|&at| phrases.word(at).quotation == phrases.word(words.start).quotation)
            .find(|&at| phrases.is_text(at, ")"));
        match close.filter(|_| is_open) {
            Some(close) => words.start..close + 1,
            None => words,
        }
    }

    /// Notes who speaks, so that the next pronoun finds them.
    fn trace_source(
        &mut self,
        words: &Range<WordIndex>,
        core: &Range<WordIndex>,
        (kind, mention): (SourceType, MentionId),
    ) {
        let mention = &self.registry.mentions[mention as usize];
        let Some(entity) = mention.entity else { return };
        let first = self.phrases.word(words.start);
        let pronoun = self.phrases.grammar.pronoun(first.id);
        let form = match mention.form {
            MentionForm::Name => Form::Name,
            MentionForm::Description => Form::Description,
            MentionForm::Pronoun => {
                Form::Pronoun(pronoun.map_or(Gender::Any, |pronoun| pronoun.gender))
            }
        };
        // `someone` is nobody whom `he` goes on with.
        if !pronoun.is_some_and(|pronoun| pronoun.indefinite) {
            let end = words.end.min(core.end);
            self.trace(words.start..end, entity, form, self.part(words));
        }
        if form == Form::Description && kind == SourceType::NamedOrganisation {
            self.pass_attributes(core);
        }
    }

    /// A source without what follows its first comma: `a customer, who cannot be named,`.
    fn core(&self, words: &Range<WordIndex>) -> Range<WordIndex> {
        // `The emails, minutes and logs`
        if self.phrases.is_row(words) {
            return words.clone();
        }
        let comma = words
            .clone()
            .skip(1)
            .find(|&at| self.phrases.is_comma(at) || self.phrases.is_text(at, "("));
        words.start..comma.unwrap_or(words.end)
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
                return match source_type::of_pronoun(&self.phrases, words.start) {
                    // `“It shows!” someone shouted.`
                    Some(_) if pronoun.indefinite => self.description(words.clone(), words.start),
                    _ => self.pronoun(words, pronoun),
                };
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
            && let Some(entity) = self.interviewee
        {
            self.registry.entities[entity as usize].kind = SourceType::NamedPerson;
            return self.describe_as(words, SourceType::NamedPerson, entity);
        }
        if let Some(place) = self.government(&words, head) {
            let name = self.phrases.span(words.clone()).of(self.phrases.text);
            let entity = self.registry.government(&self.phrases, place, name);
            let known = &mut self.registry.entities[entity as usize];
            if name.len() > known.name.len() {
                known.name = single_spaced(name);
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
            .position(|n| {
                // `Secretary of State Jane Roe`: the head is her office.
                let office = n.words.start <= head && n.words.end == words.end;
                (n.name.start <= head || office) && head < n.words.end
            })
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
            let so_far = &self.registry.known[entity as usize];
            let thing = so_far.gender == Gender::Neuter;
            // A place that denies something is its government.
            let place = so_far.is_place
                && (so_far.has_one_word()
                    || !self.phrases.word(name.name.start).is(Classes::GIVEN_NAME));
            let last = self.phrases.word(name.name.end - 1);
            let body = Classes::ORGANISATION_NOUN | Classes::COMPANY | Classes::OUTLET;
            // `the First Information Report`
            let paper = last.is(Classes::DOCUMENT_NOUN) && !last.is(body) && name.name.len() > 1;
            known.kind = if article && paper {
                SourceType::Document
            } else if article || thing || place || name.kind == NameKind::Organisation {
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

    fn told(&self, at: WordIndex) -> u32 {
        self.told[self.phrases.word(at).sentence as usize]
    }

    fn block(&self, at: WordIndex) -> u32 {
        self.document.sentences[self.phrases.word(at).sentence as usize].block
    }

    /// The first sentence of the paragraph around a word.
    fn paragraph(&self, at: WordIndex) -> SentenceId {
        let sentences = &self.document.sentences;
        let block = self.block(at);
        let first = sentences.partition_point(|sentence| sentence.block < block);
        SentenceId::try_from(first).unwrap_or(SentenceId::MAX)
    }

    /// The sentence around a word.
    fn sentence(&self, at: WordIndex) -> Range<WordIndex> {
        self.phrases.words.sentence(self.phrases.word(at).sentence)
    }
}

/// `Frank and Lucille Roe`: both are called Roe.
fn shares_surname(phrases: &Phrases<'_>, first: &Name, second: &Name) -> bool {
    let and = first.words.end;
    first.name.len() == 1
        && first.kind != NameKind::Place
        && phrases.word(first.name.start).is(Classes::GIVEN_NAME)
        && phrases.is_any(and, &["and", "&"])
        && second.words.start == and + 1
        && second.name.len() == 2
        && phrases.word(second.name.start).is(Classes::GIVEN_NAME)
}

/// The person named most often; of two the first.
fn most_named(
    names: &[Name],
    named: &[(EntityId, MentionId)],
    entities: usize,
) -> Option<EntityId> {
    let mut counts = vec![0u32; entities];
    for (name, &(entity, _)) in names.iter().zip(named) {
        if matches!(name.kind, NameKind::Person | NameKind::Unclear) {
            counts[entity as usize] += 1;
        }
    }
    let most = counts.iter().copied().max().filter(|&most| most > 0)?;
    (0..)
        .zip(counts)
        .find(|&(_, count)| count == most)
        .map(|(entity, _)| entity)
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
    // `Jane Roe (Lab)`: people have no short forms, but a party.
    let quoted = open + 2 == first;
    // `PORT LYDIA (AP) —`
    bracket
        && (long.kind != NameKind::Unclear || short.kind != NameKind::Agency)
        && (long.kind != NameKind::Person || quoted)
        && short.name.len() == 1
        && (short.words.end..short.words.end + 2).any(|at| phrases.is_any(at, &[")"]))
}
