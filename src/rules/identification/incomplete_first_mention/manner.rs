//! How a person is introduced: in full, by the surname, by an office.

use std::ops::Range;

use crate::attribution::phrase::source_type::ends_like_person;
use crate::attribution::words::{Word, WordIndex};
use crate::attribution::{Entity, Mention, MentionForm};
use crate::grammar::{Classes, PhraseClass};
use crate::parse::Place;
use crate::rules::Context;
use crate::rules::place::FUNCTION_WORDS;
use crate::text::Span;

use super::names;

/// How a person is introduced.
pub(super) enum Manner {
    /// With a first name somewhere, or with an office that everybody can put a name to.
    Full,
    /// With the surname, and paragraphs further down with the full name.
    Late(Span),
    /// With an office or a title before the surname, and no more.
    Office,
    /// With the surname alone.
    Surname,
}

pub(super) fn manner(context: &Context<'_>, entity: &Entity, first: &Mention) -> Manner {
    let full = entity
        .mentions
        .iter()
        .map(|&id| &context.article.mentions[id as usize])
        .find(|mention| mention.form == MentionForm::Name && names(context, mention) > 1)
        .map(|mention| mention.span);
    let words = context.article.words.within(first.span);
    let mut titles = words.clone().filter(|&at| {
        let word = context.word(at);
        word.is_capital() && word.is(Classes::TITLE | Classes::ROLE)
    });
    let is_great = context
        .phrases_in(words)
        .any(|(_, class)| matches!(class, PhraseClass::GreatOffice | PhraseClass::OneName));
    if let Some(full) = full.filter(|&full| !is_great && is_further_down(context, first, full)) {
        Manner::Late(full)
    } else if full.is_some() || is_great || is_full_elsewhere(context, first) {
        Manner::Full
    } else if titles.next().is_some() {
        Manner::Office
    } else {
        Manner::Surname
    }
}

/// The full name stands for the first time in a later paragraph, and the surname alone not above the first
/// paragraph of prose, where there may be a headline with a full stop.
fn is_further_down(context: &Context<'_>, first: &Mention, full: Span) -> bool {
    let block = |span: Span| context.sentence(context.sentence_at(span.start)).block;
    let is_body = context.sentence(context.sentence_at(full.start)).place == Place::Body;
    let top = lead(context);
    // `Weber told the court on Monday`: no headline says when.
    let mut sentence = context.sentence_words(context.sentence_at(first.span.start));
    let is_dated = sentence.any(|at| context.word(at).is(Classes::CALENDAR));
    let words = context.article.words.within(first.span);
    words.len() == 1
        && is_body
        && block(full) > block(first.span)
        && top.is_some_and(|top| block(first.span) > top || block(first.span) == top && is_dated)
}

/// The first paragraph of prose; where all are short, the first.
fn lead(context: &Context<'_>) -> Option<u32> {
    const MOST: usize = 16;
    const SHORTEST: usize = 16;
    let mut sentences = context.body().take(MOST);
    let top = sentences.next()?;
    let is_prose = |id| {
        let words = context.words(context.sentence_words(id));
        let written = context.sentence(id).span.of(context.text()).trim_end();
        written.ends_with(['.', '!', '?', '”', '"', '’', '\''])
            && words.iter().filter(|word| word.is_word()).count() >= SHORTEST
    };
    if is_prose(top.0) {
        return Some(top.1.block);
    }
    let long = sentences.find(|&(id, _)| is_prose(id));
    Some(long.map_or(top.1.block, |(_, sentence)| sentence.block))
}

/// The surname stands behind another name somewhere, whoever was meant there.
fn is_full_elsewhere(context: &Context<'_>, mention: &Mention) -> bool {
    let Some(name) = context.article.words.within(mention.span).next_back() else {
        return false;
    };
    let written = context.written(name);
    let name = context.word(name);
    let words = &context.article.words;
    // `a Karl Weber-led council`
    let is_joined = |word: &Word| {
        word.span
            .of(context.text())
            .strip_prefix(written)
            .is_some_and(|rest| rest.starts_with(['-', '‑']))
    };
    words.iter().enumerate().skip(1).any(|(at, word)| {
        let before = &words[at - 1];
        (word.hash == name.hash || is_joined(word))
            && word.is_capital()
            && before.is_capital()
            && before.is_word()
            && before.sentence == word.sentence
            // `But Weber`, not `Will Weber`
            && (!before.is(Classes::TITLE | Classes::ROLE | FUNCTION_WORDS)
                || before.is(Classes::GIVEN_NAME))
    })
}

/// A role anywhere, or a role, title or description next to one of the names: `the mayor, Weber`,
/// `Weber, who is the mayor`, but not `Weber, who took off three players`, nor `Weber told reporters`.
pub(super) fn is_introduced(context: &Context<'_>, entity: &Entity) -> bool {
    let names = entity
        .mentions
        .iter()
        .map(|&id| &context.article.mentions[id as usize])
        .filter(|mention| mention.form == MentionForm::Name);
    let mut places = names.map(|mention| context.article.words.within(mention.span));
    entity.role.is_some()
        || places.any(|name| {
            if has_trade(context, &name) {
                return true;
            }
            let introduces = |at: WordIndex| {
                let word = context.word(at);
                word.is(Classes::ROLE | Classes::PERSON_NOUN | Classes::TITLE)
                    && word.quotation.is_none()
            };
            before(context, &name)
                .chain(after(context, &name))
                .any(introduces)
        })
}

/// `Jela, a lacemaker`: a noun that no list has, but that ends as nouns for people do.
fn has_trade(context: &Context<'_>, name: &Range<WordIndex>) -> bool {
    let end = context
        .sentence_words(context.word(name.start).sentence)
        .end;
    let (article, noun, after) = (name.end + 1, name.end + 2, name.end + 3);
    after < end
        && context.reads(name.end, ",")
        && context.reads_any(article, &["a", "an"])
        && !context.word(noun).is_capital()
        && context.word(noun).quotation.is_none()
        && ends_like_person(context.written(noun))
        && (!context.word(after).is_word()
            || context
                .word(after)
                .is(Classes::PREPOSITION | Classes::RELATIVE))
}

/// The words up to a name, and the name: `the mayor, Weber`.
fn before(context: &Context<'_>, name: &Range<WordIndex>) -> Range<WordIndex> {
    const LONGEST: WordIndex = 6;
    let sentence = context.sentence_words(context.word(name.start).sentence);
    name.start.saturating_sub(LONGEST).max(sentence.start)..name.end
}

/// The words of a name's own clause or apposition: `Weber, who is the mayor`, `Weber is the mayor`.
fn after(context: &Context<'_>, name: &Range<WordIndex>) -> Range<WordIndex> {
    const LONGEST: WordIndex = 8;
    let sentence = context.sentence_words(context.word(name.start).sentence);
    let after = name.end..(name.end + LONGEST).min(sentence.end);
    let is_described = after.clone().next().is_some_and(|next| {
        context.word(next).is(Classes::BE | Classes::RELATIVE)
            || matches!(context.written(next), "," | "(" | "–" | "—" | "-")
    });
    if !is_described {
        return name.end..name.end;
    }
    // What somebody did says who is meant by it, not who they are.
    let does = |at: WordIndex| {
        context.word(at).is(Classes::RELATIVE)
            && at + 1 < sentence.end
            && !context.word(at + 1).is(Classes::BE)
            && !context.reads_any(at + 1, &["has", "had", "used"])
    };
    // `Weber was pleased with his players`
    let is_be = after
        .clone()
        .next()
        .is_some_and(|next| context.word(next).is(Classes::BE));
    let ends = |at: &WordIndex| {
        does(*at)
            || context.verb_at(*at).is_some()
            || is_be && context.word(*at).is(Classes::PREPOSITION)
    };
    after.start..after.clone().find(ends).unwrap_or(after.end)
}
