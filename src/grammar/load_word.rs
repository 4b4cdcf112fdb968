//! Entries of lists with a notation of their own: nouns, places, pronouns, abbreviations, marks.

use super::abbreviation::{Abbreviation, MarkLevel, MarkPair};
use super::class::{Classes, WordId};
use super::error::GrammarError;
use super::inflect::add_plural;
use super::list::Entry;
use super::list_sections::{PLURAL_SECTION, UNCOUNTABLE_SECTION};
use super::load::{Loader, Position, twice};
use super::pronoun::{Case, Gender, Pronoun};

impl Loader {
    pub(super) fn noun(
        &mut self,
        position: Position<'_>,
        head: &str,
        people: bool,
    ) -> Result<(), GrammarError> {
        let (singular, plural) = match head.split_once(',') {
            Some((singular, plural)) => (singular.trim(), Some(plural.trim())),
            None => (head, None),
        };
        let one = self.word_or_phrase(position, singular, WordId::UNKNOWN)?;
        let extra = if people {
            Classes::PLURAL_PEOPLE
        } else {
            Classes::empty()
        };
        if position.is_in(PLURAL_SECTION) {
            if one != WordId::UNKNOWN {
                *self.classes(one) |= extra;
            }
            return Ok(());
        }
        if position.is_in(UNCOUNTABLE_SECTION) {
            return Ok(());
        }
        if one == WordId::UNKNOWN {
            let mut ending = position.ending(self.section, singular)?;
            ending.plural = true;
            let mut words = self.alternatives(position.place, plural.unwrap_or(singular))?;
            if let (None, Some(last)) = (plural, words.last_mut()) {
                for word in last {
                    *word = self.plural(*word);
                }
            }
            self.grammar.phrases.add(&words, ending);
            return Ok(());
        }
        let many = match plural {
            Some(plural) => self.intern(plural),
            None => self.plural(one),
        };
        *self.classes(many) |= position.classes() | extra;
        let known = &mut self.grammar.words[many.0 as usize];
        if known.lemma == WordId::UNKNOWN && many != one {
            known.lemma = one;
        }
        Ok(())
    }

    /// The regular plural of a word; the missing word of a phrase stays missing.
    fn plural(&mut self, one: WordId) -> WordId {
        let mut buffer = std::mem::take(&mut self.buffer);
        add_plural(self.grammar.lexicon.word(one), &mut buffer);
        let many = if one == WordId::UNKNOWN {
            one
        } else {
            self.intern(&buffer)
        };
        self.buffer = buffer;
        many
    }

    pub(super) fn place(
        &mut self,
        position: Position<'_>,
        entry: Entry<'_>,
    ) -> Result<(), GrammarError> {
        let country = self.intern(entry.value.unwrap_or(entry.head));
        let id = self.word_or_phrase(position, entry.head, country)?;
        if id != WordId::UNKNOWN {
            self.rare(id).place = country;
        }
        Ok(())
    }

    pub(super) fn broader(
        &mut self,
        position: Position<'_>,
        entry: Entry<'_>,
    ) -> Result<(), GrammarError> {
        let value = value_of(position, entry, "the noun that says less")?;
        let broader = self.intern(value);
        let id = self.intern(entry.head);
        self.rare(id).broader = broader;
        Ok(())
    }

    pub(super) fn act(
        &mut self,
        position: Position<'_>,
        entry: Entry<'_>,
    ) -> Result<(), GrammarError> {
        let value = value_of(position, entry, "the plainer verb")?;
        let act = self.intern(value);
        let id = self.intern(entry.head);
        self.rare(id).act = act;
        Ok(())
    }

    pub(super) fn pronoun(
        &mut self,
        position: Position<'_>,
        entry: Entry<'_>,
    ) -> Result<(), GrammarError> {
        let place = position.place;
        let Some(value) = entry.value else {
            return Err(place.error(entry.head, "expected “=” and whom it stands for".to_owned()));
        };
        let case = match position.section.map(|section| section.name) {
            Some("object") => Case::Object,
            Some("possessive") => Case::Possessive,
            Some("reflexive") => Case::Reflexive,
            _ => Case::Subject,
        };
        let mut pronoun = Pronoun {
            gender: Gender::Any,
            plural: false,
            person: 3,
            indefinite: false,
            case,
        };
        for word in value.split_whitespace() {
            match word {
                "female" => pronoun.gender = Gender::Female,
                "male" => pronoun.gender = Gender::Male,
                "neuter" => pronoun.gender = Gender::Neuter,
                "singular" => pronoun.plural = false,
                "plural" => pronoun.plural = true,
                "first" => pronoun.person = 1,
                "second" => pronoun.person = 2,
                "indefinite" => pronoun.indefinite = true,
                _ => {
                    let known = [
                        "female",
                        "male",
                        "neuter",
                        "singular",
                        "plural",
                        "first",
                        "second",
                        "indefinite",
                    ];
                    return Err(place.unknown("property", word, &known));
                }
            }
        }
        let id = self.intern(entry.head);
        self.give(position, id, entry.head)?;
        self.rare(id).pronoun = Some(pronoun);
        *self.classes(id) |= match pronoun.gender {
            Gender::Female => Classes::FEMALE,
            Gender::Male => Classes::MALE,
            Gender::Neuter | Gender::Any => Classes::empty(),
        };
        Ok(())
    }

    pub(super) fn abbreviation(
        &mut self,
        position: Position<'_>,
        head: &str,
    ) -> Result<(), GrammarError> {
        if !head.ends_with('.') {
            let message = "an abbreviation is written with its final full stop".to_owned();
            return Err(position.place.error(head, message));
        }
        let kind = match position.section.map(|section| section.name) {
            Some("before-number") => Abbreviation::BeforeNumber,
            Some("may-end") => Abbreviation::MayEnd,
            _ => Abbreviation::Inside,
        };
        let id = self.intern(head);
        self.give(position, id, head)?;
        self.rare(id).abbreviation = Some(kind);
        Ok(())
    }

    pub(super) fn marks(&mut self, position: Position<'_>, head: &str) -> Result<(), GrammarError> {
        let mut characters = head.chars().filter(|c| !c.is_whitespace());
        let (Some(open), Some(close), None) =
            (characters.next(), characters.next(), characters.next())
        else {
            let message = "expected two marks, the opening one first".to_owned();
            return Err(position.place.error(head, message));
        };
        let level = if position.is_in("single") {
            MarkLevel::Single
        } else {
            MarkLevel::Double
        };
        let pair = MarkPair { open, close, level };
        let line = position.place.line;
        match self.grammar.marks.iter().position(|known| *known == pair) {
            Some(known) if self.marks_at[known].0 == self.section => {
                return Err(twice(position.place, head, self.marks_at[known].1));
            }
            // A house may name a pair that is known.
            Some(_) => {}
            None => {
                self.grammar.marks.push(pair);
                self.marks_at.push((self.section, line));
            }
        }
        Ok(())
    }
}

/// What an entry says after its `=`.
fn value_of<'a>(
    position: Position<'_>,
    entry: Entry<'a>,
    expected: &str,
) -> Result<&'a str, GrammarError> {
    entry.value.ok_or_else(|| {
        let message = format!("expected “=” and {expected}");
        position.place.error(entry.head, message)
    })
}
