//! Splits blocks into sentences: each full stop, question or exclamation mark, ellipsis and list
//! marker is asked once whether a sentence ends there.

use super::listing::Listing;
use super::{Block, BlockId, BlockKind, Lexeme, LexemeKind, Sentence};
use crate::grammar::Grammar;
use crate::text::Span;

/// Adds the sentences of one block.
pub(super) fn split(
    text: &str,
    id: BlockId,
    block: Block,
    lexemes: &[Lexeme],
    grammar: &Grammar,
    sentences: &mut Vec<Sentence>,
) {
    let place = block.kind.place();
    let mut start = block.span.start;
    let mut push = |start: u32, end: u32| {
        let span = Span { start, end }.trim(text);
        if !span.is_empty() {
            sentences.push(Sentence {
                span,
                block: id,
                place,
            });
        }
    };
    if is_split(block.kind) {
        let mut reader = Reader::new(text, lexemes, grammar);
        let mut at = 0;
        let mut list = None;
        if let Some((listing, length)) = Listing::begin(text, lexemes) {
            list = Some(listing);
            at = length;
        }
        while at < lexemes.len() {
            if list.is_none() {
                at = reader.next_end(at);
            }
            if let Some(list) = &mut list
                && at > 0
                && reader.is_space(at - 1)
                && let Some(length) = list.next(text, &lexemes[at..])
            {
                push(start, lexemes[at].span.start);
                start = lexemes[at].span.start;
                reader.first = at;
                at += length;
                continue;
            }
            match reader.boundary(at) {
                Step::On(next) => at = next,
                Step::End(next) => {
                    let end = lexemes[next - 1].span.end;
                    push(start, end);
                    start = end;
                    at = next;
                    reader.first = next;
                }
            }
        }
    }
    push(start, block.span.end);
}

fn is_split(kind: BlockKind) -> bool {
    !matches!(
        kind,
        BlockKind::Byline | BlockKind::Credit | BlockKind::Dateline | BlockKind::Date
    )
}

/// Where to go on after a lexeme: within the sentence, or in a new one. Both are indexes of the
/// next lexeme to look at.
enum Step {
    On(usize),
    End(usize),
}

pub(super) struct Reader<'a> {
    text: &'a str,
    pub(super) lexemes: &'a [Lexeme],
    pub(super) grammar: &'a Grammar,
    /// The first lexeme of the sentence.
    pub(super) first: usize,
    brackets: Brackets,
}

/// What comes after the end of a possible sentence.
pub(super) struct Next<'a> {
    /// Index of the first lexeme that is neither space nor opening mark.
    pub(super) at: usize,
    pub(super) word: &'a str,
    pub(super) spaced: bool,
    pub(super) quoted: bool,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str, lexemes: &'a [Lexeme], grammar: &'a Grammar) -> Self {
        let brackets = Brackets::find(text, lexemes);
        Self {
            text,
            lexemes,
            grammar,
            first: 0,
            brackets,
        }
    }

    pub(super) fn of(&self, at: usize) -> &'a str {
        self.lexemes
            .get(at)
            .map_or("", |lexeme| lexeme.span.of(self.text))
    }

    pub(super) fn kind(&self, at: usize) -> Option<LexemeKind> {
        self.lexemes.get(at).map(|lexeme| lexeme.kind)
    }

    pub(super) fn is_space(&self, at: usize) -> bool {
        matches!(self.kind(at), Some(LexemeKind::Space | LexemeKind::Break))
    }

    /// The next lexeme from `at` on with which a sentence may end.
    fn next_end(&self, at: usize) -> usize {
        let text = self.text.as_bytes();
        let may_end = |lexeme: &Lexeme| match lexeme.kind {
            LexemeKind::Punctuation => true,
            LexemeKind::Word => text[lexeme.span.end as usize - 1] == b'.',
            _ => false,
        };
        let ahead = self.lexemes[at..].iter().position(may_end);
        ahead.map_or(self.lexemes.len(), |ahead| at + ahead)
    }

    fn boundary(&self, at: usize) -> Step {
        match self.kind(at) {
            Some(LexemeKind::Punctuation) => match self.of(at).as_bytes()[0] {
                b'.' | b'!' | b'?' | 0xe2 => self.at_terminator(at),
                _ => Step::On(at + 1),
            },
            Some(LexemeKind::Word) if self.of(at).ends_with('.') => self.at_dotted_word(at),
            _ => Step::On(at + 1),
        }
    }

    /// `U.S.`, `a.m.`: the last full stop is part of the word.
    fn at_dotted_word(&self, at: usize) -> Step {
        let after = self.after_closers(at + 1);
        let next = self.next(after);
        let Some(next) = next else {
            return Step::On(after);
        };
        if next.spaced && self.abbreviation_ends(at, &next) {
            Step::End(after)
        } else {
            Step::On(after)
        }
    }

    fn at_terminator(&self, at: usize) -> Step {
        let Some((end, dots, firm)) = self.terminator(at) else {
            return Step::On(at + 1);
        };
        if at == self.first || at == self.first + 1 && self.is_space(self.first) {
            return Step::On(end); // an ellipsis that opens the sentence
        }
        let after = self.after_closers(end);
        let Some(next) = self.next(after) else {
            return Step::On(after);
        };
        if self.brackets.holds(
            self.lexemes[at].span.start,
            self.lexemes[self.first].span.start,
        ) {
            return Step::On(after);
        }
        // A full stop, and then an ellipsis for what was left out: `to the sea. . . . The`
        if dots == 4
            && self.of(at) == "."
            && self.of(at + 2) == "."
            && next.spaced
            && self.begins(&next)
        {
            return if self.is_space(at.wrapping_sub(1)) {
                Step::End(after)
            } else {
                Step::End(at + 1)
            };
        }
        let closed = after > end;
        let ends = if firm {
            next.spaced
                && self.begins(&next)
                && !self.is_exclaiming_name(at, &next, closed)
                && !self.reports(&next, closed)
        } else if dots > 1 {
            next.spaced && self.ellipsis_ends(dots, &next)
        } else {
            self.full_stop_ends(at, closed, &next)
        };
        if ends {
            Step::End(after)
        } else {
            Step::On(after)
        }
    }

    /// The run of terminators from `at`: index after it, number of full stops, whether it holds a
    /// `?` or `!`.
    fn terminator(&self, at: usize) -> Option<(usize, usize, bool)> {
        let (mut end, mut dots, mut firm) = (at, 0, false);
        loop {
            let mark = self.of(end);
            match mark.chars().next() {
                Some('.') => dots += mark.len(),
                Some('…') => dots += 3,
                Some('!' | '?' | '‽' | '！' | '？') => firm = true,
                // `. . .`
                Some(c)
                    if c.is_whitespace()
                        && dots > 0
                        && !firm
                        && self.of(end + 1).starts_with('.') => {}
                _ => break,
            }
            end += 1;
        }
        (end > at).then_some((end, dots, firm))
    }

    /// Skips marks and brackets that belong to the words before.
    fn after_closers(&self, mut at: usize) -> usize {
        loop {
            let closes = match self.kind(at) {
                Some(LexemeKind::Mark) => {
                    !matches!(self.of(at), "“" | "‘" | "„" | "«" | "‚" | "‹" | "``" | "`")
                        && (self.is_space(at + 1) || self.kind(at + 1) != Some(LexemeKind::Word))
                }
                Some(LexemeKind::Punctuation) => matches!(self.of(at), ")" | "]" | "))" | "]]"),
                _ => false,
            };
            if !closes {
                return at;
            }
            at += 1;
        }
    }

    /// What follows; nothing at the end of the block.
    fn next(&self, after: usize) -> Option<Next<'a>> {
        let mut at = after;
        while self.is_space(at) {
            at += 1;
        }
        let spaced = at > after;
        let mut quoted = false;
        loop {
            match self.kind(at)? {
                LexemeKind::Mark => quoted = true,
                LexemeKind::Punctuation
                    if matches!(
                        self.of(at),
                        "(" | "[" | "¿" | "¡" | "—" | "–" | "-" | "--" | "..." | "…"
                    ) => {}
                LexemeKind::Space => {}
                _ => {
                    return Some(Next {
                        at,
                        word: self.of(at),
                        spaced,
                        quoted,
                    });
                }
            }
            at += 1;
            if at > after + 8 {
                return Some(Next {
                    at,
                    word: self.of(at),
                    spaced,
                    quoted,
                });
            }
        }
    }
}

/// The bracketed passages of a block that begin inside a sentence: no sentence ends in them.
struct Brackets(Vec<Span>);

impl Brackets {
    fn find(text: &str, lexemes: &[Lexeme]) -> Self {
        let mut found = Vec::new();
        let mut open = None;
        let block = lexemes.first().map_or(0, |lexeme| lexeme.span.start) as usize
            ..lexemes.last().map_or(0, |lexeme| lexeme.span.end) as usize;
        if memchr::memchr(b'(', &text.as_bytes()[block]).is_none() {
            return Self(found);
        }
        for lexeme in lexemes {
            if lexeme.kind != LexemeKind::Punctuation {
                continue;
            }
            match lexeme.span.of(text).as_bytes()[0] {
                b'(' => open = open.or(Some(lexeme.span.start)),
                b')' => found.extend(open.take().map(|start| Span {
                    start,
                    end: lexeme.span.end,
                })),
                _ => {}
            }
        }
        Self(found)
    }

    /// Whether `at` lies in brackets that opened after the first word of the sentence at `start`.
    fn holds(&self, at: u32, start: u32) -> bool {
        let after = self.0.partition_point(|bracket| bracket.end <= at);
        self.0
            .get(after)
            .is_some_and(|bracket| bracket.start < at && bracket.start > start + 1)
    }
}
