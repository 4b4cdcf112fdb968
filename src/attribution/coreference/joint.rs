//! Several who speak with one voice: `Miriam Okafor and Stellan Brug said`. None of them is the source alone.

use std::ops::Range;

use crate::attribution::coreference::Resolver;
use crate::attribution::name::{Name, NameKind};
use crate::attribution::words::WordIndex;
use crate::attribution::{EntityId, MentionId, SourceType};
use crate::grammar::Gender;

/// How many names are joined at most.
const MOST: usize = 6;

/// What the names of a source name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    People,
    Bodies,
}

/// Names that are a source together, and its words.
pub(super) struct Joined {
    names: Range<usize>,
    words: Range<WordIndex>,
    sort: Sort,
}

impl Resolver<'_> {
    /// The names of which a source consists, if they are several: `Okafor and Brug`, `Okafor, Brug and Dale`.
    pub(super) fn joined(&self, words: &Range<WordIndex>) -> Option<Joined> {
        let first = self.names.partition_point(|n| n.words.end <= words.start);
        let mut end = words.start;
        let mut sort = None;
        let mut joins = false;
        let mut count = 0;
        for (index, name) in self.names.iter().enumerate().skip(first).take(MOST) {
            if name.words.start >= words.end {
                break;
            }
            let between = end..name.words.start;
            joins = between.clone().any(|at| self.phrases.is_any(at, &["and"]));
            let small = |at| self.phrases.is_any(at, &[",", "and", "the"]);
            let own = self.sort(index, name)?;
            if !between.clone().all(small) || sort.is_some_and(|sort| sort != own) {
                return None;
            }
            sort = Some(own);
            end = name.words.end;
            count += 1;
        }
        (joins && count > 1 && end == words.end).then_some(Joined {
            names: first..first + count,
            words: words.clone(),
            sort: sort?,
        })
    }

    fn sort(&self, index: usize, name: &Name) -> Option<Sort> {
        let (entity, _) = self.named[index];
        let known = &self.registry.known[entity as usize];
        match name.kind {
            NameKind::Person => Some(Sort::People),
            NameKind::Organisation | NameKind::Place => Some(Sort::Bodies),
            NameKind::Unclear if !known.is_place && known.gender != Gender::Neuter => {
                match self.registry.entities[entity as usize].kind {
                    SourceType::NamedOrganisation => Some(Sort::Bodies),
                    _ => Some(Sort::People),
                }
            }
            NameKind::Unclear | NameKind::Agency => None,
        }
    }

    /// `Miriam Okafor and Stellan Brug` of `Dr Miriam Okafor and the nurse Stellan Brug`.
    fn names_of(&self, names: Range<usize>) -> String {
        let mut together = String::new();
        for index in names.clone() {
            together.push_str(match index {
                _ if index == names.start => "",
                _ if index + 1 == names.end => " and ",
                _ => ", ",
            });
            let name = self.names[index].name.clone();
            together.push_str(self.phrases.span(name).of(self.phrases.text));
        }
        together
    }

    /// The entity that they are together.
    pub(super) fn together(&mut self, joined: Joined) -> (SourceType, MentionId) {
        let kind = match joined.sort {
            Sort::People => SourceType::NamedPerson,
            Sort::Bodies => SourceType::NamedOrganisation,
        };
        let name = self.names_of(joined.names.clone());
        let members = &self.named[joined.names];
        let mut members: Vec<EntityId> = members.iter().map(|&(entity, _)| entity).collect();
        for &id in &members {
            let member = &mut self.registry.entities[id as usize].kind;
            if *member == SourceType::Unknown {
                *member = kind;
            }
        }
        members.sort_unstable();
        let entity = self.together.get(&members).copied().unwrap_or_else(|| {
            self.registry
                .describe(&self.phrases, &name, kind, true, None)
        });
        self.together.insert(members, entity);
        self.describe_as(joined.words, kind, entity)
    }
}
