//! Names that are one person’s or one body’s: `Jane Roe`, `J. Roe`, `Ms Roe`; `Acme Foods Group`,
//! `Acme`, `AFG`.

use std::ops::Range;

use crate::attribution::entity::{Ids, Known, Registry};
use crate::attribution::name::{Name, NameKind};
use crate::attribution::phrase::Phrases;
use crate::attribution::words::{Word, WordIndex};
use crate::attribution::{EntityId, MentionId, SourceType};
use crate::grammar::{Classes, Gender, PhraseClass};
use crate::text::Span;

/// How many entities that share a word of their names are looked at.
const NAMESAKES: usize = 16;

impl Registry {
    /// Notes where an entity was named. Who was brought up by a first name goes by it, and somebody else by
    /// the surname: `Tom was the elder … Roe never forgot him.`
    pub(crate) fn note_name(
        &mut self,
        phrases: &Phrases<'_>,
        name: &Name,
        id: EntityId,
        mention: MentionId,
    ) {
        let word = phrases.word(name.words.start);
        let last = name_words(phrases, name).last();
        let known = &mut self.known[id as usize];
        if word.quotation.is_some() {
            known.quoted = Some((word.sentence, mention));
        } else if !known.has_first_name || known.name.last() == last.as_ref() {
            known.told = Some(mention);
        }
    }

    /// Of several entities that a name may name, the one whose name it is word for word, or else
    /// the one named last.
    pub(super) fn same_name(
        &self,
        phrases: &Phrases<'_>,
        name: &Name,
        hashes: &[u32],
        gender: Gender,
    ) -> Option<EntityId> {
        let last = *hashes.last()?;
        let initial = initial(phrases, name);
        let here = phrases.word(name.words.start);
        let fits = |&id: &EntityId| {
            let known = &self.known[id as usize];
            let entity = &self.entities[id as usize];
            // `Martin resigns`, and then `Denise Martin`
            let surname = known.guessed && hashes.len() > 1 && known.name[..] == [last];
            if entity.kind == SourceType::NamedOrganisation && name.kind == NameKind::Person
                || entity.kind == SourceType::NamedPerson && name.kind == NameKind::Organisation
                || differ(known.gender, gender) && !surname
            {
                return false;
            }
            compatible(known, hashes, initial)
        };
        let latest = |ids: Option<&Ids>, fits: &dyn Fn(&EntityId) -> bool| {
            ids.into_iter()
                .flatten()
                .rev()
                .take(NAMESAKES)
                .copied()
                .filter(|id| fits(id))
                .max_by_key(|&id| {
                    let known = &self.known[id as usize];
                    let same = known.name[..] == *hashes;
                    // `“Tom is my hero,” Roe said` is not Tom Roe.
                    let apart = |sentence| here.quotation.is_some() || sentence != here.sentence;
                    let quoted = known.quoted.filter(|&(sentence, _)| apart(sentence));
                    (same, known.told.max(quoted.map(|(_, mention)| mention)))
                })
        };
        let alone = hashes.len() == 1 && name.kind != NameKind::Organisation;
        let deceased = self.deceased.filter(|id| {
            let known = &self.known[*id as usize];
            alone && known.name.last() == Some(&last) && fits(id)
        });
        deceased
            .or_else(|| latest(self.by_last.get(&last), &fits))
            .or_else(|| {
                // `Acme` for Acme Holdings, a first name for a person.
                let fits = |&id: &EntityId| {
                    let kind = self.entities[id as usize].kind;
                    let known = &self.known[id as usize];
                    (kind == SourceType::NamedOrganisation && starts_with(&known.name, hashes)
                        || hashes.len() == 1
                            && (kind == SourceType::NamedOrganisation
                                || name.kind != NameKind::Organisation))
                        && !differ(known.gender, gender)
                };
                // The firm rather than one of its units.
                let ids = self.by_first.get(&hashes[0]).into_iter().flatten();
                ids.take(NAMESAKES)
                    .copied()
                    .filter(|id| fits(id))
                    .max_by_key(|&id| self.entities[id as usize].mentions.len())
            })
            .or_else(|| {
                // `Castellanos` for Ruben Castellanos y Prat.
                let fits = |&id: &EntityId| {
                    let kind = self.entities[id as usize].kind;
                    kind != SourceType::NamedOrganisation
                        && !differ(self.known[id as usize].gender, gender)
                };
                latest(self.by_middle.get(&last).filter(|_| alone), &fits)
            })
            .or_else(|| self.named_by_first_name(phrases, name, hashes, gender))
            .or_else(|| self.named_for_short(name, hashes))
            .or_else(|| self.shortened(phrases, name))
    }

    /// What a name says of its person’s sex, and whether it is no more than a guess.
    pub(super) fn sex(&self, phrases: &Phrases<'_>, name: &Name, hashes: &[u32]) -> (Gender, bool) {
        let guessed = is_guess(phrases, name);
        let nothing = guessed && self.is_surname(hashes);
        let gender = if nothing {
            Gender::Any
        } else {
            gender(phrases, name)
        };
        (gender, guessed)
    }

    /// Whether somebody has a bare given name for a surname, and nobody goes by it: `Martin` says nothing of
    /// the sex of Denise Martin.
    fn is_surname(&self, hashes: &[u32]) -> bool {
        let [name] = hashes else { return false };
        let known = |ids: Option<&Ids>, fits: &dyn Fn(&Known) -> bool| {
            let mut ids = ids.into_iter().flatten().rev().take(NAMESAKES);
            ids.any(|&id| {
                let known = &self.known[id as usize];
                !known.has_one_word() && fits(known)
            })
        };
        known(self.by_last.get(name), &|known| {
            known.name.last() == Some(name) && known.gender != Gender::Neuter
        }) && !known(self.by_first.get(name), &|known| {
            known.name.first() == Some(name)
        })
    }

    /// `Acme shares slide`, and then `Acme Foods`: a name of one word of which nothing else is known, and that no
    /// person in the copy has. `Brandt stays` is not the Brandt Foundation.
    fn named_for_short(&self, name: &Name, hashes: &[u32]) -> Option<EntityId> {
        if name.kind != NameKind::Organisation || hashes.len() < 2 {
            return None;
        }
        let first = hashes
            .first()
            .filter(|first| !self.surnames.contains(first))?;
        let ids = self.by_first.get(first)?;
        ids.iter().rev().take(NAMESAKES).copied().find(|&id| {
            let known = &self.known[id as usize];
            let entity = &self.entities[id as usize];
            entity.kind == SourceType::Unknown
                && entity.role.is_none()
                && known.has_one_word()
                && !known.is_place
                && known.gender == Gender::Any
        })
    }

    /// `Tom and Jane Roe`, `their son, Tom`, and then `Tom Roe`.
    fn named_by_first_name(
        &self,
        phrases: &Phrases<'_>,
        name: &Name,
        hashes: &[u32],
        gender: Gender,
    ) -> Option<EntityId> {
        let first = phrases.word(name.name.start);
        if hashes.len() < 2 || name.kind == NameKind::Organisation || !first.is(Classes::GIVEN_NAME)
        {
            return None;
        }
        let ids = self.by_first.get(hashes.first()?)?;
        ids.iter().rev().take(NAMESAKES).copied().find(|&id| {
            let known = &self.known[id as usize];
            let entity = &self.entities[id as usize];
            // `Pope Francis` is not Francis Roe.
            let holds_office = entity
                .role
                .as_ref()
                .is_some_and(|role| !role.contains(' ') && !role.ends_with('s'));
            let first = entity
                .mentions
                .first()
                .map(|&id| self.mentions[id as usize].span);
            entity.kind == SourceType::NamedPerson
                && !first.is_some_and(|span| owns_capital(phrases, span))
                && known.has_one_word()
                && !known.is_place
                && !holds_office
                && !differ(known.gender, gender)
        })
    }
}

impl Known {
    /// Takes note of one more name: a surer one than a guess says anew whether it is a woman or a man.
    pub(super) fn guess(&mut self, guessed: bool, new: bool) {
        if self.guessed && !guessed {
            self.gender = Gender::Any;
        }
        self.guessed = guessed && (self.guessed || new);
    }
}

/// Whether two genders cannot be one person's.
fn differ(one: Gender, other: Gender) -> bool {
    use Gender::{Female, Male};
    matches!((one, other), (Female, Male) | (Male, Female))
}

/// Whether a name is the start of a longer one: `Acme Foods` of Acme Foods Group.
fn starts_with(long: &[u32], short: &[u32]) -> bool {
    long.len() > short.len() && long.starts_with(short)
}

/// Two names can be one person's when one holds the other's last word and no first name differs:
/// `Jane Roe` and `Roe`, `J. Roe`, `Jane M. Roe`.
fn compatible(known: &Known, new: &[u32], initial: (u8, bool)) -> bool {
    if known.name[..] == *new || new.len() == 1 || known.name.len() == 1 {
        return true;
    }
    // `Van der Kolk` of Ilse van der Kolk.
    if known.name.ends_with(new) || new.ends_with(&known.name) {
        return true;
    }
    known.name.first() == new.first()
        || (known.initial.1 || initial.1) && known.initial.0 == initial.0
}

/// `Tom’s Diner`
fn owns_capital(phrases: &Phrases<'_>, name: Span) -> bool {
    let after = phrases.words.within(name).end;
    let word = |at: WordIndex| phrases.words.get(at as usize);
    word(after).is_some()
        && phrases.is_possessive(after)
        && word(after + 1).is_some_and(Word::is_capital)
}

/// The age right after a name, or in front of it: `Jane Roe, 34,`, `34-year-old Jane Roe`.
pub(super) fn age(phrases: &Phrases<'_>, name: &Name) -> Option<u32> {
    let after = name.words.end;
    if phrases.is_any(after, &[",", "("])
        && (after as usize + 2) < phrases.words.len()
        && matches!(phrases.text_of(after + 2), "," | ")" | ".")
    {
        return phrases.text_of(after + 1).parse().ok();
    }
    let before = name.words.start.checked_sub(1)?;
    phrases
        .text_of(before)
        .strip_suffix("-year-old")?
        .parse()
        .ok()
}

/// The words of a role without those of a body in front of the noun: of `coast guard | commander` the last, for
/// a commander is no guard. In `the National Guard` the body is all there is.
pub(super) fn outside_bodies(
    phrases: &Phrases<'_>,
    words: Range<WordIndex>,
) -> impl Iterator<Item = WordIndex> {
    let mut past = words.start;
    let end = words.end;
    words.filter(move |&at| {
        let body = phrases.listed(PhraseClass::OrganisationNoun, at, end);
        if let Some(length) = body.filter(|&length| length > 1 && at + length < end) {
            past = past.max(at + length);
        }
        at >= past
    })
}

/// The first letter of a name, and whether its first word is no more: `J. Roe`.
pub(super) fn initial(phrases: &Phrases<'_>, name: &Name) -> (u8, bool) {
    let first = phrases.text_of(name.name.start);
    let letter = first.bytes().next().unwrap_or_default();
    let alone = first.bytes().all(|b| b.is_ascii_uppercase() || b == b'.');
    (letter, alone && (first.len() == 1 || first.contains('.')))
}

pub(crate) fn name_words<'a>(
    phrases: &'a Phrases<'_>,
    name: &'a Name,
) -> impl Iterator<Item = u32> + 'a {
    let suffix = Classes::NAME_SUFFIX;
    // A nickname in marks is no part of the name.
    let quotation = phrases.word(name.name.start).quotation;
    name.name
        .clone()
        .filter(move |&at| {
            let word = phrases.word(at);
            word.is_word()
                && word.quotation == quotation
                && !(word.is(suffix) && at > name.name.start)
        })
        .map(|at| phrases.word(at).hash)
}

/// Whether nothing says more of a person’s sex than a bare given name: `Martin`, which may be a surname.
fn is_guess(phrases: &Phrases<'_>, name: &Name) -> bool {
    name.words.len() == 1
        && name.role.is_none()
        && name.apposed.is_none()
        && gender_of(phrases.word(name.name.start)).is_none()
}

fn gender(phrases: &Phrases<'_>, name: &Name) -> Gender {
    if name.kind != NameKind::Person && name.kind != NameKind::Unclear {
        return Gender::Any;
    }
    let around = name
        .words
        .clone()
        .chain(name.role.clone().into_iter().flatten())
        .chain(name.apposed.clone().into_iter().flatten());
    // Of `Cllr Anwar` the name is a surname, whoever else is called Anwar.
    let first = name.name.start;
    let titled = name.name.len() == 1
        && first.checked_sub(1).is_some_and(|title| {
            name.words.contains(&title) && phrases.word(title).is(Classes::TITLE)
        });
    let mut gender = Gender::Any;
    for at in around {
        if titled && at == first {
            continue;
        }
        // `Her MP`, `his sister’s doctor`
        let word = phrases.word(at);
        let of_another = word.is(Classes::DETERMINER)
            || (at as usize + 1) < phrases.words.len() && phrases.is_possessive(at + 1);
        if of_another {
            continue;
        }
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
    // `Van` is a man's name, but not in `Van der Kolk`.
    let next = phrases.words.get(at as usize + 1);
    let leads = word.is(Classes::NAME_PARTICLE)
        && next.is_some_and(|next| next.is(Classes::NAME_PARTICLE) && !next.is_capital());
    if at != first || leads {
        return None;
    }
    match (word.is(Classes::FEMALE_NAME), word.is(Classes::MALE_NAME)) {
        (true, false) => Some(Gender::Female),
        (false, true) => Some(Gender::Male),
        _ => None,
    }
}

impl Phrases<'_> {
    /// Whether of `A spokesman for the mayor, Anna Lund,` the mayor is named: the one who speaks is of the other sex, or
    /// the office is one of which the copy may give the name anywhere (`the prime minister`).
    pub(crate) fn names_holder(
        &self,
        speaker: WordIndex,
        mut office: Range<WordIndex>,
        name: WordIndex,
    ) -> bool {
        let other = gender_of(self.word(speaker))
            .zip(word_gender(self, name, name))
            .is_some_and(|(speaker, named)| speaker != named);
        let end = office.end;
        other || office.any(|at| self.listed(PhraseClass::GreatOffice, at, end).is_some())
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
