//! Pairs quotation marks: what stands either side of a mark decides whether it may open or close,
//! and one short stack per block decides what it closes.

use super::conventions::{self, Family};
use super::lexeme::is_word_char;
use super::{Block, BlockId, Lexeme, LexemeKind, Note, NoteKind, Place, Quotation, QuotationId};
use crate::grammar::Grammar;
use crate::text::Span;

/// How deep quotations are followed; real copy nests three deep.
const DEPTH: usize = 8;

/// Finds the quotations of all blocks, outer before inner, and what is wrong with the marks.
pub(super) struct Pairing<'a> {
    text: &'a str,
    grammar: &'a Grammar,
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

/// A mark with what is known from its neighbours.
#[derive(Clone, Copy)]
struct Mark {
    span: Span,
    glyph: char,
    family: Family,
    before: Option<char>,
    after: Option<char>,
}

impl<'a> Pairing<'a> {
    pub(super) fn new(text: &'a str, grammar: &'a Grammar) -> Self {
        Self {
            text,
            grammar,
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
            let mark = self.look(lexeme.span, block.span);
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

    fn look(&self, span: Span, block: Span) -> Mark {
        let glyph = match span.of(self.text) {
            "''" => '"',
            "``" | "‘‘" => '“',
            "’’" => '”',
            other => other.chars().next().unwrap_or('"'),
        };
        let before = self.text[block.start as usize..span.start as usize]
            .chars()
            .next_back();
        let after = self.text[span.end as usize..block.end as usize]
            .chars()
            .next();
        Mark {
            span,
            glyph,
            family: Family::of(glyph),
            before,
            after,
        }
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
        match self.role(mark, open_here.is_some()) {
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

    fn role(&self, mark: Mark, is_open: bool) -> Role {
        let side = conventions::side(self.grammar, mark.glyph);
        let flanks = Flanks::of(mark);
        if mark.family == Family::Single {
            return self.single(mark, side, flanks, is_open);
        }
        if self.is_measure(mark, is_open) {
            return Role::None;
        }
        let spaced = matches!(mark.family, Family::Guillemet | Family::Corner);
        let (may_open, may_close) = (flanks.may_open(), flanks.may_close());
        match (side.opens, side.closes) {
            // Turned by mistake, or the other way about as in »German books«.
            (true, false) if is_open && !may_open && (may_close || !spaced) => Role::Close,
            (true, false) if may_open || spaced => Role::Open { doubtful: false },
            (false, true) if is_open => Role::Close,
            // Closing marks of one language open in another („ “ ”); so do marks turned by mistake.
            (false, true) if may_open && !may_close || mark.before.is_none() => {
                Role::Open { doubtful: false }
            }
            (true, true) if is_open && may_close => Role::Close,
            (true, true) if may_open => Role::Open { doubtful: false },
            (true, true) if is_open => Role::Close,
            // A space missing before the mark, or one too many after it.
            (true, _) if flanks.after == Flank::Text || side.opens != side.closes => {
                Role::Open { doubtful: true }
            }
            _ if may_close => Role::Close,
            _ => Role::None,
        }
    }

    /// Inches: `6'2"`, and `5’10”` even inside a quotation.
    fn is_measure(&self, mark: Mark, is_open: bool) -> bool {
        let head = &self.text[..mark.span.start as usize];
        let feet = head.trim_end_matches(|c: char| c.is_ascii_digit());
        let inches = head.len() - feet.len();
        let after_feet = feet
            .strip_suffix(['\'', '’', '′'])
            .is_some_and(|f| f.ends_with(|c: char| c.is_ascii_digit()));
        (1..=2).contains(&inches) && (after_feet || mark.glyph == '"' && !is_open)
    }

    /// A single mark, which may be an apostrophe.
    fn single(&self, mark: Mark, side: conventions::Side, flanks: Flanks, is_open: bool) -> Role {
        let (may_open, may_close) = (flanks.may_open(), flanks.may_close());
        if may_open && !may_close {
            if conventions::is_elision(&self.text[mark.span.end as usize..]) {
                return Role::None;
            }
            let after_opener = mark
                .before
                .is_some_and(|c| conventions::side(self.grammar, c).opens);
            return match mark.glyph {
                _ if !side.closes => Role::Open { doubtful: false },
                // An apostrophe for letters left out, unless it opens inside a double mark.
                '’' if !side.opens && !after_opener => Role::None,
                _ => Role::Open { doubtful: true },
            };
        }
        if !may_close {
            return Role::None;
        }
        if !is_open {
            let ends_speech =
                matches!(mark.before, Some(',' | '.' | '!' | '?')) && mark.glyph == '’';
            return if ends_speech { Role::Close } else { Role::None };
        }
        if self.may_be_apostrophe(mark) {
            Role::PerhapsClose
        } else {
            Role::Close
        }
    }

    /// `the boys’ club`, `Lyin’ Ted`.
    fn may_be_apostrophe(&self, mark: Mark) -> bool {
        let word = &self.text[..mark.span.start as usize];
        let cut = word.ends_with(['s', 'S', 'z', 'x']) || word.ends_with("in");
        cut && mark.after.is_some_and(char::is_whitespace) && self.a_word_follows(mark)
    }

    fn a_word_follows(&self, mark: Mark) -> bool {
        self.text[mark.span.end as usize..]
            .trim_start()
            .starts_with(is_word_char)
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

    fn give_up_carried(&mut self) {
        if let Some((quotation, _)) = self.carried.take() {
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

/// What a mark does.
enum Role {
    Open { doubtful: bool },
    Close,
    PerhapsClose,
    None,
}

/// What stands either side of a mark.
#[derive(Clone, Copy)]
struct Flanks {
    before: Flank,
    after: Flank,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Flank {
    /// White space, or the edge of the block.
    Space,
    /// A bracket or dash, or another mark that faces this way.
    Edge,
    /// A letter, digit or closing punctuation.
    Text,
}

impl Flanks {
    fn of(mark: Mark) -> Self {
        let before = match mark.before {
            None => Flank::Space,
            Some(c) if is_blank(c) => Flank::Space,
            Some(
                '(' | '[' | '{' | '–' | '—' | '-' | '/' | '¿' | '¡' | '“' | '‘' | '„' | '‚' | '«'
                | '‹' | '"' | '\'' | '`' | '=',
            ) => Flank::Edge,
            Some(_) => Flank::Text,
        };
        let after = match mark.after {
            None => Flank::Space,
            Some(c) if is_blank(c) => Flank::Space,
            Some(
                ')' | ']' | '}' | '–' | '—' | '-' | '/' | '.' | ',' | ';' | ':' | '!' | '?' | '…'
                | '”' | '’' | '»' | '›' | '"' | '\'',
            ) => Flank::Edge,
            Some(_) => Flank::Text,
        };
        Self { before, after }
    }

    /// Nothing but space or an edge before, something after.
    fn may_open(self) -> bool {
        self.before != Flank::Text && self.after != Flank::Space
    }

    /// Something before, and not the first letter of a word after an edge.
    fn may_close(self) -> bool {
        match self.before {
            Flank::Space => false,
            Flank::Edge => self.after != Flank::Text,
            Flank::Text => true,
        }
    }
}

/// White space, and characters that only steer layout.
fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}
