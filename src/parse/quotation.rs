//! Pairs quotation marks: what stands either side of a mark decides whether it may open or close,
//! and one short stack per block decides what it closes.

use super::conventions::Family;
use super::mark::{Mark, Marks, Role};
use super::tag;
use super::{Block, BlockId, Lexeme, LexemeKind, Note, NoteKind, Place, Quotation, QuotationId};
use crate::grammar::Grammar;
use crate::text::Span;

/// How deep quotations are followed; real copy nests three deep.
const DEPTH: usize = 8;

/// Finds the quotations of all blocks, outer before inner, and what is wrong with the marks.
pub(super) struct Pairing<'a> {
    text: &'a str,
    marks: Marks<'a>,
    quotations: Vec<Quotation>,
    notes: Vec<Note>,
    stack: Vec<Open>,
    /// Openers beyond [`DEPTH`] that still wait for their closing mark.
    too_deep: usize,
    /// The quotation that the block before left open, and the family of its mark.
    carried: Option<(QuotationId, Family)>,
}

/// A mark that waits for its partner.
#[derive(Clone, Copy)]
struct Open {
    mark: Span,
    family: Family,
    quotation: QuotationId,
    /// A straight or backward mark that may be an apostrophe after all.
    doubtful: bool,
    /// An apostrophe since then that may have been the closing mark: `the boys’ club`.
    perhaps_closed: Option<Span>,
}

impl<'a> Pairing<'a> {
    pub(super) fn new(text: &'a str, grammar: &'a Grammar) -> Self {
        Self {
            text,
            marks: Marks { text, grammar },
            quotations: Vec::new(),
            notes: Vec::new(),
            stack: Vec::with_capacity(DEPTH),
            too_deep: 0,
            carried: None,
        }
    }

    /// Pairs the marks among the lexemes of one block.
    pub(super) fn block(&mut self, id: BlockId, block: Block, lexemes: &[Lexeme]) {
        let first = self.quotations.len();
        let place = block.kind.place();
        let mut ignore_next = false;
        for (at, lexeme) in lexemes.iter().enumerate() {
            if lexeme.kind != LexemeKind::Mark {
                continue;
            }
            if std::mem::take(&mut ignore_next) {
                continue;
            }
            let mark = self.marks.look(lexeme.span, block.span);
            if mark.family == Family::Single && self.is_short_and(&lexemes[at..]) {
                ignore_next = true;
                continue;
            }
            self.take(mark, id, place, block.span);
        }
        self.end_block(block, first);
    }

    /// All quotations and notes, in order.
    pub(super) fn finish(mut self) -> (Vec<Quotation>, Vec<Note>) {
        self.give_up_carried();
        if !self.notes.is_sorted_by_key(|note| note.span) {
            self.notes.sort_by_key(|note| note.span);
        }
        (self.quotations, self.notes)
    }

    /// `’n’` for `and`.
    fn is_short_and(&self, lexemes: &[Lexeme]) -> bool {
        let [_, n, mark, ..] = lexemes else {
            return false;
        };
        mark.kind == LexemeKind::Mark && n.span.of(self.text).eq_ignore_ascii_case("n")
    }

    fn take(&mut self, mark: Mark, id: BlockId, place: Place, block: Span) {
        let open_here = self
            .stack
            .iter()
            .rposition(|open| open.family == mark.family);
        match self.marks.role(mark, open_here.is_some()) {
            Role::Open { doubtful } => self.open(mark, doubtful, id, place, block),
            Role::Close => match open_here {
                Some(depth) if self.too_deep == 0 => self.close(depth, mark.span),
                Some(_) => self.too_deep -= 1,
                None => self.notes.push(Note {
                    kind: NoteKind::UnopenedMark,
                    span: mark.span,
                }),
            },
            Role::PerhapsClose => {
                // Not while another quotation is open inside: that one would cross its end.
                if let Some(depth) = open_here.filter(|depth| depth + 1 == self.stack.len()) {
                    self.stack[depth].perhaps_closed.get_or_insert(mark.span);
                }
            }
            Role::None => {}
        }
    }

    fn open(&mut self, mark: Mark, doubtful: bool, id: BlockId, place: Place, block: Span) {
        if self.stack.len() == DEPTH {
            self.too_deep += 1;
            return;
        }
        // A single quotation holds no other single one: the apostrophe before this was its end.
        if mark.family == Family::Single
            && let Some(top) = self.stack.last()
            && top.family == Family::Single
            && let Some(end) = top.perhaps_closed
        {
            let depth = self.stack.len() - 1;
            self.close(depth, end);
        }
        let quotation = u32::try_from(self.quotations.len()).unwrap_or(QuotationId::MAX);
        let continues = self.continues(mark, block);
        self.quotations.push(Quotation {
            span: Span {
                start: mark.span.start,
                end: block.end,
            },
            inner: Span {
                start: mark.span.end,
                end: block.end,
            },
            block: id,
            place,
            closed: false,
            parent: self.stack.last().map(|open| open.quotation),
            continues,
        });
        self.stack.push(Open {
            mark: mark.span,
            family: mark.family,
            quotation,
            doubtful,
            perhaps_closed: None,
        });
    }

    /// The quotation of the block before, if this block begins by repeating its opening mark.
    fn continues(&mut self, mark: Mark, block: Span) -> Option<QuotationId> {
        let (carried, family) = self.carried?;
        if mark.span.start != block.start || mark.family != family {
            return None;
        }
        self.carried = None;
        Some(carried)
    }

    fn close(&mut self, depth: usize, mark: Span) {
        while self.stack.len() > depth + 1 {
            self.abandon(mark.start);
        }
        if let Some(open) = self.stack.pop() {
            self.end(open, mark);
        }
    }

    fn end(&mut self, open: Open, mark: Span) {
        let id = open.quotation as usize;
        let quotation = &mut self.quotations[id];
        quotation.span.end = mark.end;
        quotation.inner.end = mark.start;
        quotation.closed = true;
        // With an apostrophe for its end, it does not hold what was opened since.
        let parent = quotation.parent;
        for later in &mut self.quotations[id + 1..] {
            if later.span.start >= mark.end && later.parent == Some(open.quotation) {
                later.parent = parent;
            }
        }
    }

    /// Gives up the innermost open mark, at `end`.
    fn abandon(&mut self, end: u32) -> Option<Open> {
        let open = self.stack.pop()?;
        if let Some(mark) = open.perhaps_closed {
            self.end(open, mark);
            return None;
        }
        let quotation = &mut self.quotations[open.quotation as usize];
        quotation.span.end = end;
        quotation.inner.end = end;
        if !open.doubtful {
            self.end_before_tag(open.quotation);
        }
        let quotation = &mut self.quotations[open.quotation as usize];
        if open.doubtful {
            // Emptied here, removed at the end of the block.
            quotation.span.end = quotation.span.start;
            return None;
        }
        self.notes.push(Note {
            kind: NoteKind::UnclosedMark,
            span: open.mark,
        });
        Some(open)
    }

    fn end_block(&mut self, block: Block, first: usize) {
        self.too_deep = 0;
        let ends_body = block.kind.place() == Place::Body;
        if ends_body {
            self.give_up_carried();
        }
        let outermost = self.stack.first().copied();
        while self.stack.len() > 1 {
            self.abandon(block.span.end);
        }
        if let Some(open) = outermost
            && ends_body
            && open.perhaps_closed.is_none()
            && !open.doubtful
        {
            // Whether this is odd shows at the start of the next paragraph.
            self.stack.clear();
            self.carried = Some((open.quotation, open.family));
        } else {
            self.abandon(block.span.end);
        }
        self.remove_emptied(first);
    }

    /// `“We came, said Roe.`: a quotation that is never closed ends at the comma before who says it.
    fn end_before_tag(&mut self, id: QuotationId) {
        let quotation = &mut self.quotations[id as usize];
        if let Some(end) = tag::comma_before(quotation.inner, self.text, self.marks.grammar) {
            quotation.span.end = end;
            quotation.inner.end = end;
        }
    }

    fn give_up_carried(&mut self) {
        if let Some((quotation, _)) = self.carried.take() {
            self.end_before_tag(quotation);
            let span = self.quotations[quotation as usize];
            let mark = Span {
                start: span.span.start,
                end: span.inner.start,
            };
            self.notes.push(Note {
                kind: NoteKind::UnclosedMark,
                span: mark,
            });
        }
    }

    /// Takes out the apostrophes that had looked like quotations, from `first` on.
    fn remove_emptied(&mut self, first: usize) {
        if !self.quotations[first..].iter().any(|q| q.span.is_empty()) {
            return;
        }
        let mut renamed: Vec<Option<QuotationId>> =
            Vec::with_capacity(self.quotations.len() - first);
        let mut kept = first;
        for at in first..self.quotations.len() {
            let mut quotation = self.quotations[at];
            let parent = quotation.parent.and_then(|id| renamed[id as usize - first]);
            if quotation.span.is_empty() {
                renamed.push(parent);
                continue;
            }
            quotation.parent = parent;
            renamed.push(u32::try_from(kept).ok());
            self.quotations[kept] = quotation;
            kept += 1;
        }
        self.quotations.truncate(kept);
        if let Some((id, _)) = &mut self.carried
            && let Some(Some(new)) = (*id as usize)
                .checked_sub(first)
                .and_then(|at| renamed.get(at))
        {
            *id = *new;
        }
    }
}
