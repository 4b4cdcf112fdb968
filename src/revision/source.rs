//! Who is credited, and whether two versions credit the same.

use std::collections::BTreeSet;

use super::claim::Version;
use super::respelling::is_respelled;
use crate::attribution::{Attribution, Entity, MentionForm, SourceType};
use crate::grammar::{Classes, Grammar, PhraseClass};
use crate::text::{Span, fold};

/// The source of an attribution.
#[derive(Clone, Copy)]
pub(super) struct Who<'a> {
    /// The words that stand there.
    pub(super) text: &'a str,
    pub(super) span: Span,
    pub(super) kind: SourceType,
    pub(super) form: MentionForm,
    pub(super) entity: Option<&'a Entity>,
    version: &'a Version<'a>,
}

/// How the sources of two versions relate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    /// The same person or body, perhaps by another name.
    Same,
    /// The same person, whose name is spelled another way.
    Respelled,
    /// A body and somebody who speaks for it.
    Officer,
    /// Somebody else.
    Other,
    /// One of them cannot be told.
    Unclear,
}

impl Relation {
    pub(super) fn is_same(self) -> bool {
        matches!(self, Self::Same | Self::Respelled)
    }
}

impl<'a> Who<'a> {
    pub(super) fn of(version: &'a Version<'a>, attribution: &Attribution) -> Option<Self> {
        let source = attribution.source?;
        let article = version.article();
        let mention = article.mentions.get(source.mention as usize);
        let entity = mention
            .and_then(|mention| mention.entity)
            .and_then(|entity| article.entities.get(entity as usize));
        // A pronoun is worth as much as the person it stands for.
        let kind = match entity {
            Some(entity) if entity.kind.rank() > source.kind.rank() => entity.kind,
            _ => source.kind,
        };
        let form = mention.map_or(MentionForm::Description, |mention| mention.form);
        Some(Self {
            text: source.span.of(version.text()),
            span: source.span,
            kind,
            form,
            entity,
            version,
        })
    }

    pub(super) fn rank(&self) -> u8 {
        self.kind.rank()
    }

    /// What a message calls it: the fullest name, or for the unnamed the words that stand there.
    pub(super) fn name(&self) -> &'a str {
        let name = match self.entity {
            Some(entity) if !self.kind.is_anonymous() && !entity.name.is_empty() => &entity.name,
            _ => self.text,
        };
        name.trim_end_matches([',', ' '])
    }

    /// Whether the article has somebody of another name beside this source.
    pub(super) fn is_beside(&self, name: &str) -> bool {
        /// An article with more people is a list of them.
        const PEOPLE: usize = 500;
        let mut entities = self.version.article().entities.iter().take(PEOPLE);
        entities.any(|entity| entity.name == name)
    }

    /// All names by which the article calls it, folded.
    fn names(&self) -> BTreeSet<String> {
        /// An article that names somebody more often repeats itself.
        const MENTIONS: usize = 64;
        let mut names = BTreeSet::new();
        let mut add = |name: &str| {
            let name = fold(name);
            let name = name.strip_prefix("the ").unwrap_or(&name);
            let name = name
                .strip_suffix("'s")
                .or(name.strip_suffix('\''))
                .unwrap_or(name);
            if !name.is_empty() {
                names.insert(name.to_owned());
            }
        };
        add(self.name());
        if self.form == MentionForm::Name {
            add(self.text);
        }
        let article = self.version.article();
        for &mention in self
            .entity
            .iter()
            .flat_map(|entity| &entity.mentions)
            .take(MENTIONS)
        {
            if let Some(mention) = article.mentions.get(mention as usize)
                && mention.form == MentionForm::Name
            {
                add(mention.span.of(self.version.text()));
            }
        }
        names
    }

    /// Its name, role and description in words that can be compared: places for their people
    /// (`French` is France) and nothing that any government shares.
    fn words(&self, grammar: &Grammar, with_role: bool) -> BTreeSet<String> {
        let mut words = significant(self.name(), grammar);
        words.extend(significant(self.text, grammar));
        if with_role && let Some(role) = self.entity.and_then(|entity| entity.role.as_deref()) {
            words.extend(significant(role, grammar));
        }
        words
    }
}

fn significant(name: &str, grammar: &Grammar) -> BTreeSet<String> {
    let folded = fold(name);
    let words = folded.split(|c: char| !c.is_alphanumeric() && c != '-' && c != '\'');
    let words = words.map(|word| word.trim_end_matches("'s").trim_matches('\''));
    words
        .filter(|word| !word.is_empty())
        .map(|word| (word, grammar.id(word)))
        .filter(|&(_, id)| grammar.phrase_of(PhraseClass::Executive, [id]).is_none())
        .filter_map(|(word, id)| {
            let little = Classes::DETERMINER | Classes::PREPOSITION | Classes::COORDINATOR;
            match grammar.place_of(id) {
                Some(place) => Some(grammar.word(place).to_owned()),
                None if grammar.classes(id).intersects(little) => None,
                None => Some(word.to_owned()),
            }
        })
        .collect()
}

/// Whether two versions credit the same person or body.
pub(super) fn relate(old: &Who<'_>, new: &Who<'_>, grammar: &Grammar) -> Relation {
    if old.kind == SourceType::Unknown || new.kind == SourceType::Unknown {
        let same = fold(old.text) == fold(new.text);
        return if same {
            Relation::Same
        } else {
            Relation::Unclear
        };
    }
    if old.kind.is_anonymous() || new.kind.is_anonymous() {
        return relate_unnamed(old, new, grammar);
    }
    if !old.names().is_disjoint(&new.names()) {
        return Relation::Same;
    }
    if shares_name(old.name(), new.name(), grammar) {
        return Relation::Same;
    }
    let (one, other) = (old.words(grammar, false), new.words(grammar, false));
    let people = [old, new].map(|who| who.kind == SourceType::NamedPerson);
    if is_respelled(old, new, grammar) {
        return Relation::Respelled;
    }
    if people == [true, true] {
        return Relation::Other;
    }
    if people == [false, false] && !one.is_empty() && one == other {
        return Relation::Same;
    }
    let part_of = |body: &Who<'_>, officer: &Who<'_>| {
        let body = body.words(grammar, false);
        !body.is_empty() && body.is_subset(&officer.words(grammar, true))
    };
    if part_of(old, new) || part_of(new, old) {
        Relation::Officer
    } else {
        Relation::Other
    }
}

/// Whether one name holds the other, proper name and all: `Le Drian` is `Jean-Yves Le Drian`, and
/// `Crispin Vane` is `the landowner, Crispin Vane`, but the museum is not its chairman.
fn shares_name(one: &str, other: &str, grammar: &Grammar) -> bool {
    let (a, b) = (significant(one, grammar), significant(other, grammar));
    let shorter = if a.len() <= b.len() { one } else { other };
    let last = shorter.split_whitespace().next_back().unwrap_or_default();
    let is_proper = last.starts_with(char::is_uppercase);
    is_proper && !a.is_empty() && !b.is_empty() && (a.is_subset(&b) || b.is_subset(&a))
}

/// Two unnamed sources are the same if their descriptions share more than a word for a source.
fn relate_unnamed(old: &Who<'_>, new: &Who<'_>, grammar: &Grammar) -> Relation {
    if old.rank() != new.rank() {
        return Relation::Other;
    }
    let described = |who: &Who<'_>| {
        let mut words = significant(who.text, grammar);
        words.retain(|word| {
            let bare = Classes::ANONYMOUS_NOUN | Classes::VAGUE_COLLECTIVE;
            !grammar.classes(grammar.id(word)).intersects(bare)
        });
        words
    };
    let (one, other) = (described(old), described(new));
    let same = one == other || !one.is_disjoint(&other);
    if same {
        Relation::Same
    } else {
        Relation::Other
    }
}
