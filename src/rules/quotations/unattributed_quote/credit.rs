//! Whether somebody is credited with a quotation, or with the words that it carries on.

use crate::attribution::{Attribution, MODEL, SourceType};
use crate::parse::{BlockId, Place, Quotation, QuotationId};
use crate::rules::Context;
use crate::rules::quotations::is_full;

/// Somebody is credited; a thing that only the next sentence names (`The table says`) is nobody.
pub(super) fn is_credited(context: &Context<'_>, id: QuotationId) -> bool {
    let Some(credit) = context.credit(id) else {
        return false;
    };
    let attribution = context.attribution(credit);
    let block = context.quotation(id).block;
    is_sure(context, attribution, block)
        && attribution.source.as_ref().is_some_and(|source| {
            let last = context.quotation(id).span.end.saturating_sub(1);
            let is_next = context.sentence_at(source.span.start) > context.sentence_at(last);
            !(is_next && context.is_speechless(source))
        })
}

/// A link that was only learned, to a source in another paragraph, credits nobody.
pub(super) fn is_sure(context: &Context<'_>, attribution: &Attribution, block: BlockId) -> bool {
    const SURE: f32 = 0.46;
    let is_here = attribution.source.as_ref().is_some_and(|source| {
        context
            .sentence(context.sentence_at(source.span.start))
            .block
            == block
    });
    is_here || attribution.by != MODEL || attribution.confidence >= SURE
}

/// The paragraph before ends with the words of somebody who is credited: the speaker goes on.
pub(super) fn carries_on(context: &Context<'_>, quotation: &Quotation) -> bool {
    if is_led_up_to(context, quotation) || is_in_a_scene(context, quotation) {
        return true;
    }
    let quotations = &context.article.document.quotations;
    let at = quotations.partition_point(|other| other.span.start < quotation.span.start);
    let Some(before) = quotations[..at]
        .iter()
        .rposition(|other| other.parent.is_none())
    else {
        return false;
    };
    let near = quotations[before].block + 1 == quotation.block;
    let starts = context.article.document.blocks[quotation.block as usize]
        .span
        .start;
    // A borrowed word or two (`“in a hurry”`) is nobody speaking.
    near && starts == quotation.span.start
        && is_full(context, &quotations[before])
        && QuotationId::try_from(before).is_ok_and(|id| is_credited(context, id))
}

/// `She pauses.`: paragraphs of a few words or of nothing but quotations lead back to somebody who
/// is credited.
fn is_in_a_scene(context: &Context<'_>, quotation: &Quotation) -> bool {
    /// Paragraphs that are looked at.
    const BACK: usize = 6;
    /// Words of a paragraph that only sets the scene.
    const SHORT: usize = 5;
    let blocks = &context.article.document.blocks;
    let quotations = &context.article.document.quotations;
    let here = blocks[quotation.block as usize].span;
    if here.start != quotation.span.start || here.end > quotation.span.end + 1 {
        return false;
    }
    let mut passed_a_scene = false;
    for back in 1..=BACK.min(quotation.block as usize) {
        let at = quotation.block as usize - back;
        let block = blocks[at].span;
        let first = quotations.partition_point(|other| (other.block as usize) < at);
        let mut inside = quotations[first..]
            .iter()
            .take(20)
            .take_while(|other| other.block as usize == at)
            .enumerate();
        if inside.any(|(from, _)| {
            QuotationId::try_from(first + from).is_ok_and(|id| is_credited(context, id))
        }) {
            return passed_a_scene;
        }
        let words = context.words(context.article.words.within(block));
        let is_short = words.iter().filter(|word| word.is_word()).count() <= SHORT;
        let is_all_quoted = quotations.get(first).is_some_and(|other| {
            other.block as usize == at
                && other.span.start == block.start
                && block.end <= other.span.end + 1
        });
        if !(is_short || is_all_quoted) {
            return false;
        }
        passed_a_scene |= is_short && !is_all_quoted;
    }
    false
}

/// Another quotation of the paragraph is credited, or the paragraph before ends with somebody
/// speaking and this one starts with the words.
fn is_led_up_to(context: &Context<'_>, quotation: &Quotation) -> bool {
    let quotations = &context.article.document.quotations;
    let first = quotations.partition_point(|other| other.block < quotation.block);
    let same = quotations[first..]
        .iter()
        .take(20)
        .take_while(|other| other.block == quotation.block);
    let is_alone = same.clone().filter(|other| other.parent.is_none()).count() == 1;
    let is_shared = same
        .enumerate()
        .any(|(at, _)| QuotationId::try_from(first + at).is_ok_and(|id| is_credited(context, id)));
    let sentence = context.sentence_at(quotation.span.start);
    let starts = context.sentence(sentence).span.start == quotation.span.start
        && context.before_in_block(sentence).is_none();
    // `“Everyone knew about it.” The inquiry ends in spring`: the paragraph goes on, and is the writer's.
    let block = context.article.document.blocks[quotation.block as usize].span;
    let inner = quotation.inner.of(context.text()).trim_end();
    let is_closed = inner.ends_with(['.', '!', '?', '…']);
    let is_writers = is_alone && is_closed && block.end > quotation.span.end + 1;
    let before = sentence.checked_sub(1).filter(|_| starts && !is_writers);
    is_shared
        || before.is_some_and(|before| {
            context.sentence(before).place == Place::Body
                && context.touching(before).any(|(id, attribution)| {
                    attribution
                        .source
                        .is_some_and(|s| s.kind == SourceType::NamedPerson)
                        && context.is_speech(id)
                })
        })
}
