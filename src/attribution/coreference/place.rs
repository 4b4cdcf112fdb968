//! Names that say where or what and are nobody: of a town, the land it lies in, a thing somebody has.

use crate::attribution::name::{Name, NameKind};
use crate::attribution::phrase::Phrases;
use crate::attribution::words::WordIndex;
use crate::grammar::Classes;
use crate::parse::{BlockKind, Document};

/// What closes a dateline.
const DASHES: [&str; 4] = ["—", "–", "--", "-"];

/// `in Leeds`, `PORT LYDIA — Three theatres …`
pub(super) fn is_where(phrases: &Phrases<'_>, document: &Document, name: &Name) -> bool {
    let before = name.words.start.checked_sub(1);
    let first = phrases
        .words
        .sentence(phrases.word(name.words.start).sentence)
        .start;
    before.is_some_and(|before| phrases.is_locating(before) || phrases.leads_to_place(before))
        || is_place_of(phrases, name)
        || is_region(phrases, first, name)
        || is_property(phrases, name)
        || name.words.start == first && phrases.is_any(name.words.end, &DASHES)
        || is_dateline(phrases, document, name)
}

/// `at Cotter’s Reach`
fn is_place_of(phrases: &Phrases<'_>, name: &Name) -> bool {
    let mark = name.words.start.checked_sub(1);
    mark.is_some_and(|mark| {
        name.kind == NameKind::Unclear
            && mark > 1
            && phrases.is_possessive(mark)
            && phrases.word(mark - 1).is_capital()
            && phrases.is_locating(mark - 2)
    })
}

/// `the window of her Jeep`
fn is_property(phrases: &Phrases<'_>, name: &Name) -> bool {
    let before = name.words.start.checked_sub(1);
    name.kind == NameKind::Unclear
        && name.words.len() == 1
        && !phrases.word(name.words.start).is(Classes::GIVEN_NAME)
        && before.is_some_and(|at| phrases.is_any(at, &["her", "his", "my", "our", "their"]))
}

/// `outside Columbus, Ohio, she said`: after a town, before a comma and whoever acts, the land it lies in.
fn is_region(phrases: &Phrases<'_>, first: WordIndex, name: &Name) -> bool {
    const LONGEST_TOWN: WordIndex = 4;
    let Some(comma) = name.words.start.checked_sub(1) else {
        return false;
    };
    if name.kind != NameKind::Unclear || !phrases.is_comma(comma) {
        return false;
    }
    let floor = first.max(comma.saturating_sub(LONGEST_TOWN));
    let town = (floor..comma)
        .rev()
        .find(|&at| !phrases.word(at).is_capital());
    let next = phrases.words.get(name.words.end as usize + 1);
    let acts = next.is_some_and(|next| {
        next.is(Classes::PRONOUN | Classes::PREPOSITION)
            && !next.is(Classes::DETERMINER | Classes::RELATIVE)
    });
    acts && phrases.is_any(name.words.end, &[","])
        && town.is_some_and(|before| before + 1 < comma && phrases.is_locating(before))
}

/// `PORT LYDIA, Elm. (AP) —`
fn is_dateline(phrases: &Phrases<'_>, document: &Document, name: &Name) -> bool {
    let sentence = &document.sentences[phrases.word(name.words.start).sentence as usize];
    let block = document.blocks.get(sentence.block as usize);
    name.kind == NameKind::Unclear && block.is_some_and(|block| block.kind == BlockKind::Dateline)
}
