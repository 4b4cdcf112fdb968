//! Credit that is given without a cue: the copy leads up to the words, weaves them in, or takes them
//! up in the next sentence.

use crate::attribution::words::WordIndex;
use crate::grammar::{Classes, PhraseClass};
use crate::parse::{BlockKind, Quotation, SentenceId};
use crate::rules::Context;

/// The paragraph before ends with a colon, or the quotation stands in a caption or block quote.
pub(super) fn is_introduced(
    context: &Context<'_>,
    quotation: &Quotation,
    sentence: SentenceId,
) -> bool {
    let kind = context.block_kind(sentence);
    if matches!(
        kind,
        BlockKind::Caption | BlockKind::BlockQuote | BlockKind::ListItem
    ) {
        return true;
    }
    let before = context.text()[..quotation.span.start as usize].trim_end();
    // `His advice was, “…”`
    let is_predicate = [" was,", " is,", " were,", " be,"]
        .iter()
        .any(|end| before.ends_with(end));
    before.ends_with(':') || is_predicate
}

/// Words that continue a clause of the writer's whose subject is named, or that follow it after a
/// comma or dash (`Weber shared her doubts with the hall, “…”`): the credit is in the grammar of the
/// sentence, whatever its verb.
pub(super) fn is_woven_in(
    context: &Context<'_>,
    quotation: &Quotation,
    sentence: SentenceId,
) -> bool {
    let words = context.words(context.article.words.within(quotation.inner));
    let starts_low = words
        .iter()
        .find(|word| word.is_word())
        .is_some_and(|word| !word.is_capital());
    let before = context.text()[..quotation.span.start as usize].trim_end();
    let follows = before.ends_with([',', '—', '–', '-']);
    (starts_low || follows) && context.names_somebody_before(sentence, quotation.span.start)
}

/// `So says a voice at the end of the film`, `That quote from Krebs`, `The statement was signed by`:
/// `That was Jane Roe`: the next sentence opens with the credit.
pub(super) fn is_told_next(context: &Context<'_>, quotation: &Quotation) -> bool {
    let last = context.sentence_at(quotation.span.end.saturating_sub(1));
    let Some(next) = context.article.document.sentences.get(last as usize + 1) else {
        return false;
    };
    let is_so = ["So ", "Thus ", "That is what ", "That was what "]
        .iter()
        .any(|start| next.span.of(context.text()).starts_with(start));
    let mut words = context.sentence_words(last + 1);
    let points = words.next().is_some_and(|at| {
        matches!(
            context.written(at),
            "The" | "That" | "This" | "Those" | "These"
        )
    });
    is_so
        || points
            && words.next().is_some_and(|at| {
                context.is_listed(at, PhraseClass::Utterance) || is_who_it_was(context, at)
            })
}

/// `was Jane Roe` behind `That`: a form of `be`, and somebody with a name.
fn is_who_it_was(context: &Context<'_>, be: WordIndex) -> bool {
    let after = context.word(be).span.end;
    context.word(be).is(Classes::BE)
        && context.mentions_from(after).first().is_some_and(|mention| {
            context.is_person(mention) && context.article.words.within(mention.span).start == be + 1
        })
}
