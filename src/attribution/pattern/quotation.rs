//! The quotations that patterns ask for: the one that ends before a cue, the one that starts after it, and
//! what a labelled speaker says.

use crate::attribution::cue::Cue;
use crate::attribution::pattern::Matcher;
use crate::attribution::quotation::link::is_title;
use crate::attribution::words::WordIndex;
use crate::grammar::Classes;
use crate::grammar::pattern::{Element, ElementKind, Plain};
use crate::parse::{LexemeKind, QuotationId};
use crate::text::Span;

impl Matcher<'_> {
    /// The quotation that ends right before `at`, a comma between them or none.
    pub(crate) fn quotation_before(&self, at: WordIndex) -> Option<QuotationId> {
        // A credit may have a line of its own, below the quotation.
        let mut last = match self.phrases.is_dash(at) {
            true => at.checked_sub(1)?,
            false => self.before(at)?,
        };
        let ends = |quotation: QuotationId, at: WordIndex| {
            let span = self.document.quotations[quotation as usize].span;
            span.end == self.phrases.word(at).span.end
        };
        // One without its closing mark ends with the comma before who says it.
        let open = self.outermost(last).filter(|&q| ends(q, last));
        if open.is_some() {
            return open.filter(|&q| !self.is_inserted(q));
        }
        if self.phrases.is_comma(last)
            || self.phrases.is_text(last, "—")
            || self.phrases.is_text(last, "–")
        {
            last = self.before(last)?;
        }
        self.outermost(last)
            .filter(|&q| ends(q, last) && !self.is_inserted(q))
    }

    /// `A memo, marked “sensitive”, warned`, `Roe, star of “The Harbour,” thanked`: a label or a title.
    fn is_inserted(&self, quotation: QuotationId) -> bool {
        let quotation = &self.document.quotations[quotation as usize];
        let open = self.phrases.words.within(quotation.span).start;
        if open < self.sentence.start + 2 {
            return false;
        }
        let labels = self.phrases.is_past_participle(open - 1) && self.phrases.is_comma(open - 2);
        let work = self.phrases.is_comma(open - 1)
            && self.phrases.word(open - 2).is(Classes::DOCUMENT_NOUN);
        let after = self.phrases.words.within(quotation.span).end;
        let acts =
            after < self.sentence.end && self.phrases.is_finite_verb(after, self.sentence.start);
        labels || (work || acts) && is_title(&self.phrases, quotation)
    }

    /// The quotation that starts at `at`, if it is all that follows or ends a clause.
    pub(super) fn quotation_after(&self, at: WordIndex) -> Option<QuotationId> {
        if at >= self.sentence.end {
            return None;
        }
        let id = self.outermost(at)?;
        let quotation = &self.document.quotations[id as usize];
        if quotation.span.start != self.phrases.word(at).span.start {
            return None;
        }
        let after = self.phrases.words.within(quotation.span).end;
        let ends = after >= self.sentence.end
            || !self.phrases.word(after).is_word()
            // `was branded “reckless” by councillors`
            || self.phrases.is_text(after, "by")
            // `a failure that Weber described as “absurd” stopped trains`
            || at > self.sentence.start
                && self.phrases.is_text(at - 1, "as")
                && self.phrases.is_finite_verb(after, self.sentence.start)
            || self
                .phrases
                .text_of(after - 2.min(after))
                .ends_with([',', '.', '?', '!'])
                && self.phrases.word(after - 1).kind == LexemeKind::Mark;
        ends.then_some(id)
    }

    pub(super) fn outermost(&self, at: WordIndex) -> Option<QuotationId> {
        let mut id = self.phrases.word(at).quotation?;
        while let Some(parent) = self.document.quotations[id as usize].parent {
            id = parent;
        }
        Some(id)
    }

    /// `“How long is that?” | Roe said the board would meet`: a question is not what somebody says who says
    /// something else.
    pub(super) fn asks_before(&self, elements: &[Element], anchor: usize, cue: &Cue) -> bool {
        let quote = ElementKind::Plain(Plain::Quote);
        let before = elements[..anchor]
            .first()
            .is_some_and(|first| first.kind == quote);
        let start = cue.subject.as_ref().map(|subject| subject.extent.start);
        let asks = start.is_some_and(|start| {
            start > self.sentence.start + 1
                && self.phrases.word(start - 1).kind == LexemeKind::Mark
                && matches!(self.phrases.text_of(start - 2), "?" | "!")
        });
        before
            && anchor + 1 == elements.len()
            && asks
            && cue.extent.end < self.sentence.end
            && self.phrases.opens_main_clause(cue.extent.end)
    }

    /// What a labelled speaker says: all the rest of the block, unless it is a question
    /// that the outlet itself asks; in a quoted transcript others ask.
    pub(super) fn speech(&self, at: WordIndex) -> Option<Span> {
        let sentence = self.phrases.word(self.sentence.start).sentence;
        let block =
            &self.document.blocks[self.document.sentences[sentence as usize].block as usize];
        let start = (at < self.sentence.end).then(|| self.phrases.word(at).span.start)?;
        let rest = Span {
            start,
            end: block.span.end,
        }
        .trim(self.phrases.text);
        // `Jane Roe, 29, firefighter:` is asked, and does not ask.
        let described = (self.sentence.start..at).any(|word| self.phrases.is_comma(word));
        let asks = !described
            && rest
                .of(self.phrases.text)
                .trim_end_matches(['”', '"', '’', '\''])
                .ends_with('?');
        // A row of a table has a figure after its colon.
        if !rest.of(self.phrases.text).contains(char::is_alphabetic) {
            return None;
        }
        let quoted = self.phrases.word(at).quotation.is_some();
        (self.labelled && (quoted || !asks) && !rest.is_empty()).then_some(rest)
    }
}
