//! A signature: the speaker’s name before the words like a label, or after them behind a dash.

use crate::attribution::words::Word;
use crate::parse::Quotation;
use crate::rules::Context;

/// The speaker's name stands before the words like a label (`WALLACE: …`) or after them behind a
/// dash (`— Anna Okoro`).
pub(super) fn is_signed(context: &Context<'_>, quotation: &Quotation) -> bool {
    let words = context.words(context.article.words.within(quotation.inner));
    let is_label = words
        .iter()
        .take(4)
        .position(|word| word.span.of(context.text()) == ":");
    if is_label.is_some_and(|colon| colon > 0 && words[..colon].iter().all(Word::is_capital)) {
        return true;
    }
    let block = context.article.document.blocks[quotation.block as usize].span;
    let end = (block.end as usize).max(quotation.span.end as usize);
    let text = context.text();
    let near = text.floor_char_boundary((end + 60).min(text.len()));
    let after = &text[quotation.span.end as usize..near];
    // `“…” (Reuters)`, `“…” [AP]`
    let credit = after.trim_start();
    // `“…” by the Harbour Ledger's Anna Reyes`
    if credit.starts_with(['(', '[']) || credit.starts_with("by ") {
        return true;
    }
    if text[..block.end as usize].ends_with(']') {
        return true;
    }
    // Right behind the words, in a line of its own, or at the end of the paragraph.
    let tail = after.len().min(end - quotation.span.end as usize);
    let signs = |from: &str| {
        let name = from.trim_start_matches(['-', '–', '—', '―']).trim_start();
        name.len() < from.len() && name.starts_with(char::is_uppercase)
    };
    let dash = after[..after.floor_char_boundary(tail)].rfind(['—', '―']);
    signs(after.trim_start())
        || dash.is_some_and(|dash| {
            let rest = after[dash..].lines().next().unwrap_or_default();
            signs(rest) && rest.split_whitespace().count() <= 6
        })
}

/// `“…”: Anna Okoro`: what stands behind the colon says whose the words are.
pub(super) fn is_before_colon(context: &Context<'_>, quotation: &Quotation) -> bool {
    let after = &context.text()[quotation.span.end as usize..];
    after.trim_start().starts_with(':')
}

/// Below the words, in a line of its own, a dash and the name: a form that is meant.
pub(super) fn is_signed_below(context: &Context<'_>, quotation: &Quotation) -> bool {
    let after = &context.text()[quotation.span.end as usize..];
    let line = after.trim_start();
    let name = line.trim_start_matches(['-', '–', '—', '―']);
    after.starts_with('\n')
        && name.len() < line.len()
        && name.trim_start().starts_with(char::is_uppercase)
}
