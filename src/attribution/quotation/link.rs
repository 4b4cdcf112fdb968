//! Quotations without a cue of their own: the speaker of the words before goes on.
//!
//! A quotation carries on when it opens a paragraph that continues an open quotation, when it
//! follows an attributed quotation in the same paragraph (`“A,” she said. “B.”`), or when it
//! stands right before one (`“A. B.” “C,” she said`).

use crate::attribution::draft::{self, Draft};
use crate::attribution::phrase::Phrases;
use crate::attribution::words::WordIndex;
use crate::parse::{Document, LexemeKind, Quotation, QuotationId};
use crate::text::Span;

/// Adds to the attributions the quotations that carry them on.
pub(crate) fn carry_on(phrases: &Phrases<'_>, document: &Document, drafts: &mut Vec<Draft>) {
    let mut owner: Vec<Option<usize>> = vec![None; document.quotations.len()];
    for (at, draft) in drafts.iter().enumerate() {
        for id in draft::quotations_in(document, &draft.content) {
            owner[id as usize].get_or_insert(at);
        }
    }
    for id in 0..document.quotations.len() {
        let quotation = &document.quotations[id];
        if owner[id].is_some()
            || quotation.parent.is_some()
            || quotation.place.is_display()
            || is_title(phrases, quotation)
            || is_reply(phrases, quotation)
        {
            continue;
        }
        let before = match quotation.continues {
            Some(first) => owner[first as usize],
            None => previous(document, id)
                .filter(|_| is_full(phrases, quotation))
                .and_then(|p| owner[p as usize]),
        };
        let Some(at) = before.filter(|&at| drafts[at].source.is_some()) else {
            continue;
        };
        // A quotation of another sentence is another piece of the same content.
        drafts[at].content.push(quotation.span);
        owner[id] = Some(at);
    }
    join_backwards(phrases, document, drafts, &mut owner);
    for draft in drafts {
        draft.content.sort_unstable();
    }
}

/// `“A.” “B,” she said.`: what stands right before an attributed quotation is the same speaker's.
fn join_backwards(
    phrases: &Phrases<'_>,
    document: &Document,
    drafts: &mut [Draft],
    owner: &mut [Option<usize>],
) {
    for id in (1..document.quotations.len()).rev() {
        let Some(at) = owner[id] else { continue };
        let quotation = &document.quotations[id];
        if let Some(first) = opened_before(document, quotation, &drafts[at])
            && owner[first as usize].is_none()
        {
            let open = &document.quotations[first as usize];
            drafts[at].content.push(open.span);
            owner[first as usize] = Some(at);
        }
        let before = &document.quotations[id - 1];
        let gap = Span {
            start: before.span.end,
            end: quotation.span.start.max(before.span.end),
        };
        let adjacent = before.parent.is_none()
            && before.block == quotation.block
            && !before.place.is_display()
            && gap.of(&document.text).trim().is_empty();
        if adjacent && owner[id - 1].is_none() && is_full(phrases, before) {
            drafts[at].content.push(before.span);
            owner[id - 1] = Some(at);
        }
    }
}

/// The open quotation of the paragraph before, which is the same speaker's if it has the same mark.
fn opened_before(document: &Document, quotation: &Quotation, draft: &Draft) -> Option<QuotationId> {
    let first = quotation.continues?;
    let mark = |quotation: &Quotation| quotation.span.of(&document.text).chars().next();
    let is_whole = draft
        .content
        .iter()
        .any(|piece| piece.contains(quotation.span));
    let is_same = mark(&document.quotations[first as usize]) == mark(quotation);
    (is_whole && is_same).then_some(first)
}

/// `“And parsnips?” Roe asked. “One at a time,” | came the reply`: somebody else answers.
fn is_reply(phrases: &Phrases<'_>, quotation: &Quotation) -> bool {
    let after = phrases.words.within(quotation.span).end;
    let end = WordIndex::try_from(phrases.words.len()).unwrap_or(after);
    after + 2 < end
        && phrases.is_any(after, &["came", "comes", "was", "is"])
        && phrases.is_any(after + 1, &["the"])
        && phrases.is_any(after + 2, &["answer", "reply", "response", "retort"])
}

/// The quotation before this one in the same block.
fn previous(document: &Document, id: usize) -> Option<QuotationId> {
    let block = document.quotations[id].block;
    let before = document.quotations[..id]
        .iter()
        .rposition(|q| q.parent.is_none())?;
    (document.quotations[before].block == block)
        .then(|| QuotationId::try_from(before).ok())
        .flatten()
}

/// `wrote in her memoir, “A Sea Without Charts”`: a title of several words after running text of its sentence.
pub(crate) fn is_title(phrases: &Phrases<'_>, quotation: &Quotation) -> bool {
    /// Shorter words of a title may have no capital.
    const LONG: usize = 4;
    let inside = phrases.words.within(quotation.inner);
    // A mark that opens at the end of the copy holds nothing.
    if inside.is_empty() {
        return false;
    }
    let Some(before) = phrases.words.within(quotation.span).start.checked_sub(1) else {
        return false;
    };
    let runs_on = |at: u32| {
        let (word, first) = (phrases.word(at), phrases.word(inside.start));
        word.kind == LexemeKind::Word && word.quotation.is_none() && word.sentence == first.sentence
    };
    let follows = runs_on(before) || before > 0 && phrases.is_comma(before) && runs_on(before - 1);
    let mut words = inside
        .clone()
        .filter(|&at| phrases.word(at).kind == LexemeKind::Word);
    let small = |at: u32| phrases.text_of(at).chars().count() < LONG;
    let all = words
        .clone()
        .all(|at| small(at) || phrases.word(at).is_capital());
    let first = words.next();
    first.is_some_and(|first| phrases.word(first).is_capital())
        && follows
        && all
        && words.any(|at| !small(at))
}

/// Whole sentences rather than a word or a phrase: those belong to the sentence around them.
pub(super) fn is_full(phrases: &Phrases<'_>, quotation: &Quotation) -> bool {
    let words = phrases.words.within(quotation.inner);
    let count = words
        .clone()
        .filter(|&at| phrases.word(at).is_word())
        .count();
    let inner = quotation
        .inner
        .of(phrases.text)
        .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '’' | '\'' | '”' | '"'));
    count >= 4 && inner.ends_with(['.', ',', '?', '!', '…', '—', '–'])
        || count >= 2 && inner.ends_with(['.', '?', '!']) && inner.starts_with(char::is_uppercase)
}
