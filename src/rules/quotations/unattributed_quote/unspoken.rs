//! Marks around words that nobody spoke.

use std::ops::Range;

use crate::attribution::words::{Word, WordIndex};
use crate::grammar::{Classes, PhraseClass};
use crate::parse::{LexemeKind, Quotation};
use crate::rules::Context;
use crate::rules::quotations::{has_verb, words_inside};

/// Marks around words that nobody spoke: a line of display that stands as a paragraph, a name
/// given with `as`, the words of a document, markup that was left over.
pub(super) fn is_no_speech(context: &Context<'_>, quotation: &Quotation) -> bool {
    let block = context.article.document.blocks[quotation.block as usize].span;
    let is_alone = block.len() <= quotation.span.len() + 1;
    let is_verbless = !has_verb(context, quotation);
    let sentence = context.sentence_words(context.sentence_at(quotation.span.start));
    let first = context.article.words.within(quotation.span).start;
    let before = first.checked_sub(1).filter(|at| sentence.contains(at));
    let before = before.map(|at| context.word(at));
    let is_complement = before.is_some_and(|word| {
        word.span.of(context.text()) == "as"
            || word.span.of(context.text()) == "("
            || word.is(Classes::PREPOSITION) && is_verbless
            || word.is(Classes::DOCUMENT_NOUN) && word.kind == LexemeKind::Word
    });
    let is_tagged = block.of(context.text()).starts_with('<');
    // `"“Stay,” he said."`: a paragraph put in marks as a whole.
    let inner = quotation.inner.of(context.text()).trim_start();
    let is_wrapped = inner.starts_with(['“', '"', '„', '«']);
    let first = words_inside(context, quotation).next();
    let is_low = first.is_some_and(|word| !word.is_capital());
    // `a clause “to be executed within national law”`, `signs of “Welcome home, Joe!”`
    let is_apposition = is_low
        && before.is_some_and(|word| {
            word.kind == LexemeKind::Word && is_noun_with_article(context, &sentence, word)
        });
    let near = first_word(context, quotation)
        .saturating_sub(5)
        .max(sentence.start)..first_word(context, quotation);
    let is_shown = context
        .phrases_in(near)
        .any(|(_, class)| class == PhraseClass::JointStatement);
    let words = words_inside(context, quotation).count();
    // The first line of the copy is a line of display, whatever it was taken for.
    is_alone && (words <= 4 || is_verbless && words <= 5 || quotation.block == 0)
        || is_complement
        || is_apposition
        || is_shown
        || is_tagged
        || is_wrapped
}

fn first_word(context: &Context<'_>, quotation: &Quotation) -> WordIndex {
    context.article.words.within(quotation.span).start
}

/// `a clause`, `the slogan`: an article or adjective stands before the noun.
fn is_noun_with_article(context: &Context<'_>, sentence: &Range<WordIndex>, noun: &Word) -> bool {
    let at = context.article.words.within(noun.span).start;
    let verbs = Classes::REPORTING_VERB | Classes::COMMON_VERB | Classes::BE | Classes::AUXILIARY;
    let before = at.checked_sub(1).filter(|at| sentence.contains(at));
    before.is_some_and(|at| {
        context
            .word(at)
            .is(Classes::DETERMINER | Classes::ADJECTIVE)
    }) && (noun.is(Classes::CUE_NOUN | Classes::DOCUMENT_NOUN) || !noun.is(verbs))
}

/// Words that stand in the story a second time without marks are an ornament of the page.
pub(super) fn is_ornament(
    context: &Context<'_>,
    quotation: &Quotation,
    looked: &mut usize,
) -> bool {
    /// Each look reads the whole text, so only so many.
    const MOST: usize = 8;
    *looked += 1;
    let words = quotation
        .inner
        .of(context.text())
        .trim_end_matches(['.', ',']);
    let text = context.text();
    let mut rest = words.chars();
    let Some(first) = rest.next() else {
        return false;
    };
    // `But lurking behind this` in the story, `Lurking behind this` on its own.
    let is_plain = |at: usize| {
        let before = text[..at].strip_suffix(|c: char| c.to_lowercase().eq(first.to_lowercase()));
        before.is_some_and(|before| !before.ends_with(['“', '"', '‘', '\'', '«', '„']))
    };
    *looked <= MOST
        && text
            .match_indices(rest.as_str())
            .any(|(at, _)| is_plain(at))
}

/// Words that are the subject of a sentence (`“I am committed” sounds great in Ohio`) are spoken of,
/// not spoken.
pub(super) fn is_spoken_of(context: &Context<'_>, quotation: &Quotation) -> bool {
    let inner = quotation.inner.of(context.text());
    let after = context.article.words.within(quotation.span).end;
    let other = Classes::PRONOUN | Classes::DETERMINER | Classes::REPORTING_VERB;
    !inner.ends_with(['.', ',', '!', '?', '…'])
        && context
            .article
            .words
            .get(after as usize)
            .is_some_and(|word| {
                word.sentence == context.article.words[after as usize - 1].sentence
                    && word.kind == LexemeKind::Word
                    && !word.is_capital()
                    && !word.is(other)
            })
}
