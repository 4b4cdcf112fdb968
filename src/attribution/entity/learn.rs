//! What one more mention tells of an entity: a fuller name, a role, the nouns it is called by.

use crate::attribution::entity::namesake::{age, gender_of, initial, outside_bodies};
use crate::attribution::entity::{BROADENINGS, NOUNS, Registry};
use crate::attribution::name::{Name, NameKind};
use crate::attribution::phrase::Phrases;
use crate::attribution::words::{self, Word, WordIndex};
use crate::attribution::{EntityId, SourceType};
use crate::grammar::{Classes, Gender};
use crate::text::single_spaced;

impl Registry {
    /// Takes from one more mention what it adds: a fuller name, a role, a gender.
    pub(super) fn learn(
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
            known.has_first_name |= known.has_one_word() && known.name.first() == hashes.first();
            known.name = hashes.into();
            known.initial = initial(phrases, name);
            entity.name = single_spaced(phrases.span(name.name.clone()).of(phrases.text));
            if let Some(&first) = hashes.first() {
                self.by_first.entry(first).or_default().push(id);
            }
            if let Some(&last) = hashes.last() {
                let ids = self.by_last.entry(last).or_default();
                if !ids.contains(&id) {
                    ids.push(id);
                }
            }
        }
        let town = known.is_place && known.has_one_word() && hashes.len() == 1;
        if name.kind == NameKind::Person && entity.kind == SourceType::Unknown && !town {
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
        if let Some(apposed) = name
            .apposed
            .clone()
            .filter(|a| name.role.as_ref() != Some(a))
        {
            self.give_role(phrases, id, apposed);
        }
        // `James Orchard, defending,`
        let after = name.words.end;
        if phrases.is_any(after, &[","])
            && phrases.is_any(after + 1, &["defending", "mitigating", "prosecuting"])
        {
            for noun in ["barrister", "counsel", "lawyer", "solicitor"] {
                self.give_noun_hash(id, words::hash(noun));
            }
        }
        // `Opening the case for the prosecution, Simon Orchard said`
        let lead = name.words.start.saturating_sub(2);
        if name.words.start > 1
            && phrases.is_any(lead, &["prosecution"])
            && phrases.is_comma(lead + 1)
        {
            for noun in ["barrister", "lawyer", "prosecutor"] {
                self.give_noun_hash(id, words::hash(noun));
            }
        }
        if let Some(age) = age(phrases, name) {
            self.give_noun_hash(id, words::hash(&format!("{age}-year-old")));
            if (13..20).contains(&age) {
                self.give_noun_hash(id, words::hash("teenager"));
            }
        }
        // `Judge`, `DS` and `KC` around a name, `Council` and `plc` in it.
        let says = match name.kind {
            NameKind::Person => Classes::ROLE | Classes::TITLE,
            NameKind::Organisation => Classes::ORGANISATION_NOUN | Classes::COMPANY,
            _ => return,
        };
        let inside = name.kind == NameKind::Organisation;
        for at in outside_bodies(phrases, name.words.clone()) {
            let word = phrases.word(at);
            if word.is(says) && name.name.contains(&at) == inside {
                self.give_noun(phrases, id, word);
            }
            // `the Campaign for Island Roads` is a group, a candidate's campaign is none.
            if inside && phrases.is_any(at, &["campaign"]) {
                self.give_noun_hash(id, words::hash("group"));
            }
            // `Acme Shipping`, `Acme Trains`, `Acme Group`
            let last = at + 1 == name.name.end && phrases.is_any(at, &["group"]);
            let any = last || phrases.grammar.broader(word.id).is_none();
            if inside && any && word.is(Classes::COMPANY) {
                self.give_noun_hash(id, words::hash("company"));
            }
        }
        if let Some(noun) = phrases.noun_beside(name.words.clone()).filter(|_| inside) {
            self.give_noun(phrases, id, noun);
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
        let rank = self.known[id as usize].has_rank_only;
        let ranks = phrases.are_ranks(role.clone());
        if entity.role.is_none() || rank && !ranks {
            self.known[id as usize].has_rank_only = ranks;
            entity.role = Some(single_spaced(phrases.span(role.clone()).of(phrases.text)));
        }
        // Of `Institute of Roads director` the director.
        let body = role.len() > 3 && phrases.owns_field(role.start, role.start + 2);
        let noun = role
            .clone()
            .skip(2)
            .find(|&at| !phrases.word(at).is_capital());
        let role = noun.filter(|_| body).unwrap_or(role.start)..role.end;
        // `an aide to the president` is no president, `the mayor’s husband` no mayor.
        let end = role
            .clone()
            .skip(1)
            .find(|&at| {
                phrases
                    .word(at)
                    .is(Classes::PREPOSITION | Classes::RELATIVE)
            })
            .unwrap_or(role.end);
        for at in outside_bodies(phrases, role.start..end) {
            let word = phrases.word(at);
            if at + 1 < end && phrases.is_possessive(at + 1) {
                continue;
            }
            let known = &mut self.known[id as usize];
            // `Her MP` may be a man.
            if let (Gender::Any, Some(gender), false) =
                (known.gender, gender_of(word), word.is(Classes::DETERMINER))
            {
                known.gender = gender;
            }
            let says = Classes::ROLE
                | Classes::PERSON_NOUN
                | Classes::ANONYMOUS_NOUN
                | Classes::ORGANISATION_NOUN;
            if word.is(says) {
                self.give_noun(phrases, id, word);
            }
        }
    }

    /// Lets a noun and all that say the same less precisely find an entity: `barrister`, `lawyer`.
    pub(super) fn give_noun(&mut self, phrases: &Phrases<'_>, id: EntityId, word: &Word) {
        let mut broader = Some((word.id, word.hash));
        for _ in 0..BROADENINGS {
            let Some((noun, hash)) = broader else { break };
            self.give_noun_hash(id, hash);
            broader = phrases
                .grammar
                .broader(noun)
                .map(|id| (id, words::hash(phrases.grammar.word(id))));
        }
    }

    pub(crate) fn give_noun_hash(&mut self, id: EntityId, hash: u32) {
        let nouns = &mut self.known[id as usize].nouns;
        if nouns.len() < NOUNS && !nouns.contains(&hash) {
            nouns.push(hash);
            self.by_noun.entry(hash).or_default().push(id);
        }
    }
}
