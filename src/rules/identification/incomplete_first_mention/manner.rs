//! How a person is introduced: in full, by the surname, by an office.

use crate::attribution::words::Word;
use crate::attribution::{Entity, Mention, MentionForm};
use crate::grammar::{Classes, PhraseClass};
use crate::parse::Place;
use crate::rules::Context;
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

/// The full name stands for the first time in a later paragraph, and the surname alone not in the first,
/// which may be a headline with a full stop.
fn is_further_down(context: &Context<'_>, first: &Mention, full: Span) -> bool {
    let block = |span: Span| context.sentence(context.sentence_at(span.start)).block;
    let is_body = context.sentence(context.sentence_at(full.start)).place == Place::Body;
    let top = context.body().next().map(|(_, sentence)| sentence.block);
    let words = context.article.words.within(first.span);
    words.len() == 1
        && is_body
        && block(full) > block(first.span)
        && top.is_some_and(|top| block(first.span) > top)
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
            && (!before.is(Classes::TITLE | Classes::ROLE)
                || before.is(Classes::FEMALE_NAME | Classes::MALE_NAME))
    })
}

/// A role anywhere, or a role, title or description next to one of the names: `the mayor, Weber`,
/// `Weber, who is the mayor`, but not `Weber, who took off three players`.
pub(super) fn is_introduced(context: &Context<'_>, entity: &Entity) -> bool {
    const BEFORE: u32 = 6;
    const AFTER: u32 = 8;
    const INTRODUCES: Classes = Classes::ROLE
        .union(Classes::PERSON_NOUN)
        .union(Classes::TITLE);
    let introduces = |at: u32| context.word(at).is(INTRODUCES);
    entity.role.is_some()
        || entity.mentions.iter().any(|&id| {
            let mention = &context.article.mentions[id as usize];
            if mention.form != MentionForm::Name {
                return false;
            }
            let at = context.article.words.within(mention.span);
            let sentence = context.sentence_words(context.sentence_at(mention.span.start));
            let before = at.start.saturating_sub(BEFORE).max(sentence.start)..at.end;
            let mut after = at.end..(at.end + AFTER).min(sentence.end);
            // What somebody did says who is meant by it, not who they are.
            let does = |who: u32| {
                context.word(who).is(Classes::RELATIVE)
                    && who + 1 < sentence.end
                    && !context.word(who + 1).is(Classes::BE)
                    && !context.reads_any(who + 1, &["has", "had", "used"])
            };
            if let Some(who) = after.clone().find(|&who| does(who)) {
                after.end = who;
            }
            before.chain(after).any(introduces)
        })
}
