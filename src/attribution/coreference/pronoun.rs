//! Pronouns: whom `she`, `it` and `who` mean. What could be several stays unresolved, with the
//! candidates.

use std::ops::Range;

use crate::attribution::coreference::Resolver;
use crate::attribution::coreference::salience::{Asked, Candidate, Fit};
use crate::attribution::cue::place::ASKED;
use crate::attribution::name::{Name, NameKind};
use crate::attribution::phrase::source_type;
use crate::attribution::words::WordIndex;
use crate::attribution::{EntityId, MentionForm, MentionId, SourceType};
use crate::grammar::{Case, Classes, Gender, Pronoun};
use crate::parse::LexemeKind;

/// How many blocks before its own a pronoun for a thing or a group may reach back to.
const REACH: u32 = 2;

/// How many words before a second `who` the first may stand.
const FARTHEST_RELATIVE: u32 = 30;

/// How many names may stand between a person and the clause about them.
const NAMES_BETWEEN: usize = 3;

impl Resolver<'_> {
    /// `who`, `which`: whatever stands right before.
    pub(super) fn antecedent(&mut self, words: Range<WordIndex>) -> (SourceType, MentionId) {
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
        // `a judge in Leeds, who`: towns are no people.
        let is_where = |index: usize| {
            let start = self.names[index].words.start;
            self.phrases.is_word(words.start, "who")
                && self.names[index].kind != NameKind::Person
                && start > sentence.start
                && self.phrases.is_locating(start - 1)
        };
        let named = nearest
            .filter(|&index| self.names[index].words.end == end && !is_where(index))
            .map(|index| self.somebody_before(sentence.start, words.start, index))
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
                && self.is_said_of(index, phrase.start)
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

    /// `Jane Roe, a nurse`, `Jane Roe, 26, a nurse`: what stands there is said of her.
    fn is_said_of(&self, index: usize, phrase: WordIndex) -> bool {
        let phrases = &self.phrases;
        let name = &self.names[index];
        if name
            .role
            .as_ref()
            .is_some_and(|role| role.contains(&phrase))
        {
            return true;
        }
        let comma = name.words.end;
        let age = phrases.is_comma(comma)
            && phrases.word(comma + 1).kind == LexemeKind::Number
            && phrases.is_comma(comma + 2);
        let first = comma + if age { 3 } else { 1 };
        name.kind == NameKind::Person
            && phrases.is_comma(comma)
            && first == phrase
            && phrases.is_any(phrase, &["a", "an", "the"])
    }

    /// Of `Jane Roe, a nurse from Leeds, who` not the town.
    fn somebody_before(&self, from: WordIndex, who: WordIndex, nearest: usize) -> usize {
        let somebody = |name: &Name| {
            name.kind == NameKind::Person
                && name.words.start >= from
                && name.words.end + FARTHEST_RELATIVE > who
        };
        if !self.phrases.is_word(who, "who") || somebody(&self.names[nearest]) {
            return nearest;
        }
        let kind = self.registry.entities[self.named[nearest].0 as usize].kind;
        if kind == SourceType::NamedPerson {
            return nearest;
        }
        (nearest.saturating_sub(NAMES_BETWEEN)..nearest)
            .rev()
            .find(|&index| somebody(&self.names[index]))
            .unwrap_or(nearest)
    }

    /// `Jane Roe, who runs a shop and who says`: the second relative clause is about her, too.
    fn before_relatives(&self, from: WordIndex, who: WordIndex) -> WordIndex {
        let people = Classes::PERSON_NOUN | Classes::ROLE | Classes::ANONYMOUS_NOUN;
        let is_thing = |at: WordIndex| {
            let word = self.phrases.word(at);
            word.is_word() && !word.is_capital() && !word.is(people | Classes::PLURAL_PEOPLE)
        };
        // `a nurse who worked there at the time, who …`
        let resumes = who > from + 1 && self.phrases.is_comma(who - 1) && is_thing(who - 2);
        let joined = resumes || who > from && self.phrases.word(who - 1).is(Classes::COORDINATOR);
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

    pub(super) fn pronoun(
        &mut self,
        words: Range<WordIndex>,
        pronoun: Pronoun,
    ) -> (SourceType, MentionId) {
        let span = self.phrases.span(words.clone());
        let person = pronoun.gender != Gender::Neuter && !pronoun.plural;
        let asked = Asked {
            told: self.told(words.start),
            paragraph: self.paragraph(words.start),
            gender: pronoun.gender,
            speaks: true,
            inside: false,
            answers: self.opens_answer(words.start),
            quotes: self.opens_quoted(words.start),
        };
        let candidates = match pronoun.person {
            // `Nobody said so.`
            _ if pronoun.indefinite => Vec::new(),
            3 if person => self.people(asked),
            3 => self.bodies(words.start, asked, pronoun),
            _ => Vec::new(),
        };
        let mut candidates = candidates;
        if let Some(start) = self.inside_statement(&words) {
            candidates.retain(|candidate| !self.is_subject_since(candidate.entity(), start));
        }
        candidates.retain(|candidate| !self.is_another(candidate.entity(), words.start));
        let label = self.label_before(words.start);
        candidates.retain(|candidate| {
            let seen = self.seen_at(candidate.entity());
            !seen.is_some_and(|(seen, _)| label.contains(&seen))
        });
        let entity = self
            .document_before(words.start)
            .or_else(|| Candidate::meant(&candidates, person, self.meeting));
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

    /// `Jane Roe, 19, student: There was a policeman and he said …`: whoever speaks under a label says “I”, and
    /// nobody in it is meant. Empty where the paragraph has none.
    fn label_before(&self, at: WordIndex) -> Range<WordIndex> {
        const LONGEST_LABEL: WordIndex = 12;
        let phrases = &self.phrases;
        let first = phrases.words.sentence(self.paragraph(at)).start;
        let colon = (first..at.min(first + LONGEST_LABEL)).find(|&at| phrases.is_any(at, &[":"]));
        colon
            .filter(|&colon| {
                phrases.word(at).quotation.is_none()
                    && phrases.word(first).is_capital()
                    && !(first..colon).any(|at| phrases.is_finite_verb(at, first))
            })
            .map_or(first..first, |colon| first..colon)
    }

    /// `Asked by Weber, he`, `With her daughter Ruth, she`: of the same sentence, and somebody else.
    pub(super) fn is_another(&self, id: EntityId, at: WordIndex) -> bool {
        let phrases = &self.phrases;
        let start = self.sentence(at).start;
        self.seen_at(id).is_some_and(|(seen, _)| {
            if !(start..at).contains(&seen) {
                return false;
            }
            let asks = phrases.is_any(start, &ASKED) && phrases.is_any(start + 1, &["by"]);
            let owner = seen
                .checked_sub(1)
                .and_then(|before| phrases.grammar.pronoun(phrases.word(before).id));
            let owned = owner.is_some_and(|owner| owner.case == Case::Possessive);
            let named = phrases.grammar.pronoun(phrases.word(seen).id).is_none();
            named && (asks || owned)
        })
    }

    /// Where the statement begins that a tag with this pronoun interrupts: `People who rest, they write, live
    /// longer`. Whoever is its subject would be the pronoun there.
    fn inside_statement(&self, words: &Range<WordIndex>) -> Option<WordIndex> {
        let phrases = &self.phrases;
        let sentence = self.sentence(words.start);
        let before = words.start.checked_sub(1)?;
        let tag = before > sentence.start
            && phrases.is_comma(before)
            && words.end < sentence.end
            && phrases.word(words.end).is(Classes::REPORTING_VERB)
            && phrases.is_any(words.end + 1, &[",", "."]);
        tag.then_some(sentence.start)
    }

    /// Whether the sentence opens with an entity, and not with a pronoun (`His side, he said, was asleep`).
    fn is_subject_since(&self, id: EntityId, start: WordIndex) -> bool {
        let phrases = &self.phrases;
        self.seen_at(id).is_some_and(|(seen, _)| {
            let opens =
                seen == start || seen == start + 1 && phrases.word(start).is(Classes::DETERMINER);
            opens && phrases.grammar.pronoun(phrases.word(seen).id).is_none()
        })
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
        let thing = (known.is_place || known.has_article) && entity.kind == SourceType::Unknown;
        (person && !known.plural && fits && !thing).then_some(Fit {
            sure: known.gender == gender,
            named: entity.kind == SourceType::NamedPerson,
            full: known.is_named() && !known.has_one_word() && !known.is_place,
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
            // What has spoken (`The hotel denies it.`) may be no noun that the lists know.
            let thing = kind == SourceType::Unknown
                && matches!(known.gender, Gender::Neuter | Gender::Any)
                && !known.is_place;
            let fits = if pronoun.plural {
                plural || thing || kind == SourceType::NamedOrganisation
            } else {
                // An agency has seen the report; the report lists the faults.
                let body = matches!(kind, SourceType::NamedOrganisation | SourceType::Document);
                !plural && (thing || body)
            };
            (fits && seen + REACH >= block).then_some(Fit {
                sure: plural == pronoun.plural,
                named: self.registry.known[id as usize].is_named(),
                full: false,
            })
        })
    }
}
