//! Verbs in word lists: their forms, frames and details.
//!
//! ```text
//! speak out, spoke, spoken: quote about
//!   not with: loud
//! ```

use super::class::{Classes, WordId};
use super::error::{GrammarError, Place};
use super::inflect::{add_ed, add_ing, add_s};
use super::list::{Detail, Entry};
use super::lists::Kind;
use super::load::{Loader, Position, twice};
use super::verb::{Frames, Stance, Verb, VerbForm, VerbId};

/// The forms that an entry gives; those it does not give are regular.
#[derive(Default)]
struct Forms<'a> {
    present: Option<&'a str>,
    past: Option<&'a str>,
    participle: Option<&'a str>,
    gerund: Option<&'a str>,
}

/// Sorts the forms after the first: `-ing` is the gerund, `-s` the present, of the others the
/// first is the past and the second the participle.
fn forms<'a>(
    place: Place<'_>,
    lemma: &str,
    given: impl Iterator<Item = &'a str>,
) -> Result<Forms<'a>, GrammarError> {
    let mut forms = Forms::default();
    for form in given.map(str::trim) {
        // `bring` and `sing` end in -ing, too; only a form that goes on after the stem counts.
        let slot = if form.ends_with("ing") && forms.gerund.is_none() {
            &mut forms.gerund
        } else if form.ends_with('s') && !lemma.ends_with('s') && forms.present.is_none() {
            &mut forms.present
        } else if forms.past.is_none() {
            &mut forms.past
        } else {
            &mut forms.participle
        };
        if form.is_empty() || slot.is_some() {
            let message = "a verb has at most five forms, with a comma between".to_owned();
            return Err(place.error(form, message));
        }
        *slot = Some(form);
    }
    Ok(forms)
}

impl Loader {
    /// An entry with frames.
    pub(super) fn reporting_verb(
        &mut self,
        position: Position<'_>,
        entry: Entry<'_>,
    ) -> Result<VerbId, GrammarError> {
        let place = position.place;
        let lemma = entry.head.split(',').next().unwrap_or(entry.head).trim();
        let mut frames = Frames::empty();
        let Some(written) = entry.frames.filter(|frames| !frames.is_empty()) else {
            let message = "expected a colon and what may follow the verb".to_owned();
            let error = place.error(entry.head, message);
            let suggestion = Some(format!("known: {}", Frames::names().join(", ")));
            return Err(GrammarError {
                suggestion,
                ..error
            });
        };
        for name in written.split_whitespace() {
            let Some(frame) = Frames::named(name) else {
                return Err(place.unknown("frame", name, &Frames::names()));
            };
            frames |= frame;
        }
        let stance = match position.list.kind {
            Kind::ReportingVerbs => position.section.and_then(|s| Stance::named(s.name)),
            _ => Some(Stance::Attitude),
        };
        let id = VerbId::try_from(self.grammar.verbs.len()).unwrap_or(VerbId::MAX);
        self.grammar.verbs.push(Verb {
            lemma: lemma
                .split('/')
                .next()
                .unwrap_or(lemma)
                .to_lowercase()
                .into(),
            frames,
            stance: stance.unwrap_or(Stance::Neutral),
            implies: None,
            not_when_negated: false,
            not_of_things: false,
            not_with: Vec::new(),
        });
        self.homes.push(self.file);
        self.forms(position, entry.head, Some(id))?;
        Ok(id)
    }

    /// An entry of which only the forms matter.
    pub(super) fn plain_verb(
        &mut self,
        position: Position<'_>,
        head: &str,
    ) -> Result<(), GrammarError> {
        self.forms(position, head, None)
    }

    /// `  not with: lives, life`
    pub(super) fn verb_detail(
        &mut self,
        place: Place<'_>,
        verb: VerbId,
        detail: Detail<'_>,
    ) -> Result<(), GrammarError> {
        let verb = &mut self.grammar.verbs[verb as usize];
        match detail.key {
            "implies" => verb.implies = Some(detail.value.into()),
            "not with" => {
                let words: Vec<&str> = detail.value.split(',').map(str::trim).collect();
                verb.not_with
                    .extend(words.iter().map(|word| word.to_lowercase().into()));
                // Only a word that is known has a number, by which it is found in a text.
                for word in words {
                    self.intern(word);
                }
            }
            "unless" if detail.value == "negated" => verb.not_when_negated = true,
            "unless" if detail.value == "of things" => verb.not_of_things = true,
            "unless" => {
                let known = ["negated", "of things"];
                return Err(place.unknown("condition", detail.value, &known));
            }
            key => return Err(place.unknown("detail", key, &["implies", "not with", "unless"])),
        }
        Ok(())
    }

    /// Gives every form of a verb its classes. Of a verb of several words the first is inflected.
    fn forms(
        &mut self,
        position: Position<'_>,
        head: &str,
        verb: Option<VerbId>,
    ) -> Result<(), GrammarError> {
        let place = position.place;
        let mut parts = head.split(',');
        let lemma = parts.next().unwrap_or(head).trim();
        let (verbs, particles) = match lemma.split_once(' ') {
            Some((verbs, particles)) => (verbs, Some(particles)),
            None => (lemma, None),
        };
        let given = forms(place, verbs, parts)?;
        let mut buffer = std::mem::take(&mut self.buffer);
        for base in verbs.split('/') {
            let lemma = self.intern(base);
            let mut all = vec![(lemma, VerbForm::Base)];
            self.add_forms(
                &mut all,
                given.present,
                VerbForm::Present,
                base,
                add_s,
                &mut buffer,
            );
            self.add_forms(
                &mut all,
                given.past,
                VerbForm::Past,
                base,
                add_ed,
                &mut buffer,
            );
            self.add_forms(
                &mut all,
                given.gerund,
                VerbForm::Gerund,
                base,
                add_ing,
                &mut buffer,
            );
            if let Some(participle) = given.participle {
                all.extend(
                    participle
                        .split('/')
                        .map(|form| (self.intern(form), VerbForm::Participle)),
                );
            }
            match particles {
                None => self.single(position, &all, verb, base)?,
                Some(particles) => {
                    let mut words = vec![Vec::new()];
                    words.extend(self.alternatives(place, particles)?);
                    let mut ending = position.ending(self.section, head)?;
                    for (form, kind) in all {
                        words[0] = vec![form];
                        ending.verb = verb.map(|verb| (verb, kind));
                        let earlier = self.grammar.phrases.add(&words, ending);
                        if let Some(earlier) = earlier.filter(|_| kind == VerbForm::Base) {
                            return Err(twice(place, head, earlier));
                        }
                    }
                }
            }
        }
        self.buffer = buffer;
        Ok(())
    }

    fn add_forms(
        &mut self,
        all: &mut Vec<(WordId, VerbForm)>,
        given: Option<&str>,
        form: VerbForm,
        base: &str,
        regular: fn(&str, &mut String),
        buffer: &mut String,
    ) {
        match given {
            Some(given) => all.extend(given.split('/').map(|word| (self.intern(word), form))),
            None => {
                regular(base, buffer);
                all.push((self.intern(buffer), form));
            }
        }
    }

    /// Enters the forms of a verb of one word. The first verb of a file to have a form keeps it; a
    /// later file, such as a house's, may give it to another.
    fn single(
        &mut self,
        position: Position<'_>,
        forms: &[(WordId, VerbForm)],
        verb: Option<VerbId>,
        base: &str,
    ) -> Result<(), GrammarError> {
        let (lemma, _) = forms[0];
        self.give(position, lemma, base)?;
        for &(id, form) in forms {
            let word = &mut self.grammar.words[id.0 as usize];
            let anew = word
                .verb
                .is_some_and(|(known, _)| self.homes[known as usize] != self.file);
            if verb.is_some() && (word.verb.is_none() || anew) {
                word.verb = verb.map(|verb| (verb, form));
                word.form = Some(form);
            }
            word.form = word.form.or(Some(form));
            if word.lemma == WordId::UNKNOWN && id != lemma {
                word.lemma = lemma;
            }
            let classes = self.classes(id);
            if anew {
                classes.remove(Classes::LOADED_VERB);
            }
            *classes |= position.classes();
        }
        Ok(())
    }
}
