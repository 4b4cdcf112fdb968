//! Whether a source is spoken of as a woman or a man, for messages that put a pronoun.

use crate::attribution::Source;
use crate::grammar::Classes;

use super::Context;

/// Whether a person is spoken of as a woman or a man.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gender {
    Female,
    Male,
}

/// A source's gender as its own words show it: its pronoun, its title or its first name. Other
/// mentions are not asked, since two people may share a surname.
pub(crate) fn gender(context: &Context<'_>, source: &Source) -> Option<Gender> {
    let words = context.words(context.article.words.within(source.span));
    words.iter().find_map(|word| {
        let known = context.grammar.classes(word.id);
        let female = known.intersects(Classes::FEMALE | Classes::FEMALE_NAME);
        let male = known.intersects(Classes::MALE | Classes::MALE_NAME);
        match (female, male) {
            (true, false) => Some(Gender::Female),
            (false, true) => Some(Gender::Male),
            _ => None,
        }
    })
}
