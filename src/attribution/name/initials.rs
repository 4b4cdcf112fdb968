//! Speakers labelled by their initials: `DA: I stopped being afraid` after `Delphine Acheson talks to us`.

use rustc_hash::FxHashMap;

use crate::attribution::name::{Name, NameKind};
use crate::attribution::phrase::Phrases;
use crate::attribution::quotation::speaker_label::is_labelled;
use crate::attribution::words::{Shape, WordIndex};
use crate::attribution::{EntityId, MentionId};
use crate::parse::Document;

/// How many names are looked at: those of an introduction.
const INTRODUCED: usize = 200;

/// Whose the initials are that stand before a colon.
pub(crate) struct Initials<'a> {
    names: &'a [Name],
    /// Whether the article labels its speakers; not asked before there are initials.
    labelled: Option<bool>,
    /// By the hash of a label, what was found for it.
    found: FxHashMap<u32, Option<EntityId>>,
}

impl<'a> Initials<'a> {
    pub(crate) fn new(names: &'a [Name]) -> Self {
        Self {
            names,
            labelled: None,
            found: FxHashMap::default(),
        }
    }

    /// The person whom the label at a name means, if it is one.
    pub(crate) fn whose(
        &mut self,
        phrases: &Phrases<'_>,
        document: &Document,
        named: &[(EntityId, MentionId)],
        index: usize,
    ) -> Option<EntityId> {
        let name = &self.names[index];
        let at = name.name.start;
        let word = phrases.word(at);
        let is_label = name.words.end == at + 1
            && word.shape == Shape::Upper
            && matches!(word.span.len(), 2 | 3)
            && phrases.is_any(at + 1, &[":"]);
        if !is_label {
            return None;
        }
        let block = document.sentences[word.sentence as usize].block as usize;
        let opens = document.blocks[block].span.start == word.span.start;
        if !opens
            || !*self
                .labelled
                .get_or_insert_with(|| is_labelled(phrases, document))
        {
            return None;
        }
        let people = self.names[..index].iter().zip(named).take(INTRODUCED);
        *self.found.entry(word.hash).or_insert_with(|| {
            let label = phrases.text_of(at);
            // `Talks at the UN`, and then `UN: No deal.`
            let is_known = |(name, _): &(&Name, _)| {
                name.name.len() == 1 && phrases.word(name.name.start).hash == word.hash
            };
            if people.clone().any(|before| is_known(&before)) {
                return None;
            }
            let mut meant = people
                .filter(|(name, _)| has_initials(phrases, name, label))
                .map(|(_, &(entity, _))| entity);
            let only = meant.next()?;
            meant.all(|other| other == only).then_some(only)
        })
    }
}

/// Whether a label has the first letters of a name: `DA` and `DMA` those of `Delphine Marie Acheson`.
fn has_initials(phrases: &Phrases<'_>, name: &Name, label: &str) -> bool {
    let words: Vec<WordIndex> = name
        .name
        .clone()
        .filter(|&at| phrases.word(at).is_word() && phrases.word(at).is_capital())
        .collect();
    let is_person = matches!(name.kind, NameKind::Person | NameKind::Unclear);
    let letter = |at: &WordIndex| phrases.text_of(*at).chars().next();
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return false;
    };
    let ends = [letter(first), letter(last)].into_iter();
    is_person
        && words.len() > 1
        && (label.chars().map(Some).eq(ends)
            || label.chars().map(Some).eq(words.iter().map(letter)))
}
