//! The names of people as the copy spells them.

use std::ops::Range;

use rustc_hash::FxHashSet;
use smallvec::SmallVec;

use crate::attribution::words::WordIndex;
use crate::attribution::{MentionForm, SourceType};
use crate::grammar::{Classes, PhraseClass, WordId};
use crate::rules::Context;
use crate::rules::accents::without_accents;
use crate::text::{Span, fold};

/// The name of a person as one mention spells it, with all that is compared of it. Many pairs are
/// compared, so each name is folded once and not once a pair.
pub(super) struct Spelling<'t> {
    pub(super) words: SmallVec<[&'t str; 4]>,
    /// Known to be a person, not only a word with a capital.
    pub(super) is_person: bool,
    /// The first of several words is a given name: likely a person, though nobody quotes them.
    pub(super) has_given_name: bool,
    /// No list has the last word: no noun that happens to stand after another capital.
    pub(super) is_unlisted: bool,
    /// A title before the surname says that somebody of the copy is meant: `Ms Olny`.
    pub(super) is_titled: bool,
    /// A relative is spoken of beside it: `her sister, Christine Moore`.
    pub(super) is_beside_kin: bool,
    /// How often just these words stand in the copy.
    pub(super) count: usize,
    pub(super) span: Span,
    /// The last word, folded.
    pub(super) folded_last: String,
    /// The last word in lower case, without accents.
    pub(super) plain_last: String,
    /// The first character of that, and how many it has.
    pub(super) initial: Option<char>,
    pub(super) plain_length: usize,
}

impl<'t> Spelling<'t> {
    fn new(words: SmallVec<[&'t str; 4]>, is_person: bool, is_titled: bool, span: Span) -> Self {
        let last = words.last().copied().unwrap_or_default();
        let plain_last = without_accents(last);
        Self {
            is_person,
            has_given_name: false,
            is_unlisted: false,
            is_titled,
            is_beside_kin: false,
            count: 1,
            span,
            folded_last: fold(last),
            initial: plain_last.chars().next(),
            plain_length: plain_last.chars().count(),
            plain_last,
            words,
        }
    }

    pub(super) fn is_full(&self) -> bool {
        self.words.len() > 1
    }
}

/// `Mr`, `Ms`: never said of somebody who has not been named before.
fn is_courtesy_title(context: &Context<'_>, at: WordIndex) -> bool {
    context.reads_any(at, &["mr", "mrs", "ms", "miss", "mr.", "mrs.", "ms."])
}

/// `her sister, Christine Moore`, `Darnell Moore, his brother`
fn is_beside_kin(context: &Context<'_>, name: Range<WordIndex>) -> bool {
    const NEAR: WordIndex = 8;
    let sentence = context.sentence_words(context.word(name.start).sentence);
    let near =
        name.start.saturating_sub(NEAR).max(sentence.start)..(name.end + NEAR).min(sentence.end);
    context.phrase_in(near, PhraseClass::Kin).is_some()
}

/// Each spelling once, where it first stands outside quotation marks.
pub(super) fn spellings<'t>(context: &Context<'t>, most: usize) -> Vec<Spelling<'t>> {
    let places = places(context);
    let mut spellings: Vec<Spelling<'t>> = Vec::new();
    for mention in &context.article.mentions {
        let kind = mention
            .entity
            .map(|entity| context.article.entities[entity as usize].kind);
        let is_person = kind == Some(SourceType::NamedPerson);
        let may_be = is_person || kind == Some(SourceType::Unknown);
        if !may_be || mention.form != MentionForm::Name {
            continue;
        }
        let range = context.article.words.within(mention.span);
        let first = context.article.words.get(range.start as usize);
        if first.is_some_and(|word| {
            word.quotation.is_some()
                || !is_person && range.len() == 1 && places.contains(&word.hash)
        }) {
            continue;
        }
        let no_name = Classes::TITLE
            | Classes::ROLE
            | Classes::PLACE
            | Classes::DEMONYM
            | Classes::ORGANISATION
            | Classes::CALENDAR;
        // `Education Minister Rāwiri Hāpuku`: the name follows the office.
        let office = range.clone().rev().skip(1).find(|&at| {
            context.word(at).is(Classes::TITLE | Classes::ROLE)
                && !context.word(at).is(Classes::GIVEN_NAME)
        });
        let name = office.map_or(range.start, |at| at + 1)..range.end;
        let is_part = |&at: &WordIndex| {
            let word = context.word(at);
            word.is_capital() && word.is_word() && !word.is(no_name)
        };
        let is_given = |at: WordIndex| context.word(at).is(Classes::GIVEN_NAME);
        let has_given_name = name.len() > 1 && name.clone().find(is_part).is_some_and(is_given);
        let last = name.clone().rev().find(is_part);
        let is_unlisted = last.is_some_and(|at| context.word(at).id == WordId::UNKNOWN);
        let words: SmallVec<[&str; 4]> =
            name.filter(is_part).map(|at| context.written(at)).collect();
        // Two letters are no name, and letters of a wrong encoding (`BasÃ¡Ã±ez`) are none either.
        let is_name =
            |word: &&str| word.chars().count() > 2 && !word.contains(['Ã', 'Â', '\u{fffd}']);
        if words.is_empty() || !words.iter().all(is_name) {
            continue;
        }
        if let Some(known) = spellings.iter_mut().find(|known| known.words == words) {
            known.count += 1;
            continue;
        }
        let is_titled = words.len() == 1 && is_courtesy_title(context, range.start);
        spellings.push(Spelling {
            has_given_name,
            is_unlisted,
            is_beside_kin: is_beside_kin(context, range),
            ..Spelling::new(words, is_person, is_titled, mention.span)
        });
        if spellings.len() == most {
            break;
        }
    }
    let strays = strays(context, &spellings, &places);
    spellings.extend(strays);
    spellings.sort_by_key(|spelling| spelling.span.start);
    spellings
}

/// Words that no list has and nobody took for a name, each a letter away from a surname of the copy: the
/// first word of a headline or a sentence, mostly.
fn strays<'t>(
    context: &Context<'t>,
    known: &[Spelling<'t>],
    places: &FxHashSet<u32>,
) -> Vec<Spelling<'t>> {
    const SHORTEST: usize = 5;
    const MOST: usize = 200;
    let people = known
        .iter()
        .filter(|one| (one.is_person || one.is_unlisted) && one.is_full());
    let people: Vec<&Spelling<'t>> = people.collect();
    let mut strays: Vec<Spelling<'t>> = Vec::new();
    let words = context.article.words.iter().filter(|word| {
        word.id == WordId::UNKNOWN
            && word.is_capital()
            && word.is_word()
            && word.quotation.is_none()
            && word.span.len() >= SHORTEST
    });
    // Most are part of a name, and then nothing more need be asked of them.
    let words = words.take(MOST);
    for word in words.filter(|word| !is_mentioned(context, word.span)) {
        let written = word.span.of(context.text());
        let stray = Spelling {
            is_unlisted: true,
            ..Spelling::new([written].into_iter().collect(), false, false, word.span)
        };
        let is_near = people.iter().any(|one| {
            one.initial == stray.initial
                && one.plain_length.abs_diff(stray.plain_length) <= 1
                && one.folded_last != stray.folded_last
                && strsim::damerau_levenshtein(&one.plain_last, &stray.plain_last) <= 1
        });
        if !is_near || places.contains(&word.hash) {
            continue;
        }
        match strays.iter_mut().find(|other| other.words == stray.words) {
            Some(other) => other.count += 1,
            None => strays.push(stray),
        }
    }
    strays
}

/// Names of which the copy says that something is in or near them: `lives in Wesel`, not `in Wesel’s letter`.
fn places(context: &Context<'_>) -> FxHashSet<u32> {
    let words = &context.article.words;
    let is_in = |at: usize| {
        at > 0
            && words[at - 1].sentence == words[at].sentence
            && matches!(context.grammar.word(words[at - 1].id), "in" | "at" | "near")
    };
    let is_owner = |at: usize| {
        let next = words.get(at + 1);
        next.is_some_and(|next| matches!(next.span.of(context.text()), "'s" | "’s"))
    };
    words
        .iter()
        .enumerate()
        .filter(|&(at, word)| word.is_capital() && is_in(at) && !is_owner(at))
        .map(|(_, word)| word.hash)
        .collect()
}

/// Whether a place is part of something that was taken for a name.
fn is_mentioned(context: &Context<'_>, span: Span) -> bool {
    const NEAR: usize = 4;
    let mentions = &context.article.mentions;
    let after = mentions.partition_point(|mention| mention.span.start <= span.start);
    let mut before = mentions[..after].iter().rev().take(NEAR);
    before.any(|mention| mention.form == MentionForm::Name && mention.span.overlaps(span))
}
