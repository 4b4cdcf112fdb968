//! What one quotation mark does: opens, closes, or is no quotation mark at all. Its glyph says what
//! it usually does, the characters either side of it have the last word.

use super::conventions::{self, Family};
use super::lexeme::is_word_char;
use crate::grammar::Grammar;
use crate::text::Span;

/// A mark with what is known from its neighbours.
#[derive(Clone, Copy)]
pub(super) struct Mark {
    pub(super) span: Span,
    glyph: char,
    pub(super) family: Family,
    before: Option<char>,
    after: Option<char>,
}

/// Reads the marks of one text.
#[derive(Clone, Copy)]
pub(super) struct Marks<'a> {
    pub(super) text: &'a str,
    pub(super) grammar: &'a Grammar,
}

impl Marks<'_> {
    /// The mark at `span` with its neighbours in `block`.
    pub(super) fn look(&self, span: Span, block: Span) -> Mark {
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

    /// What `mark` does, when `is_open` says whether one of its family waits to be closed.
    pub(super) fn role(&self, mark: Mark, is_open: bool) -> Role {
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
            if conventions::is_elision(self.grammar, &self.text[mark.span.end as usize..]) {
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
}

/// What a mark does.
pub(super) enum Role {
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
