//! Splits blocks into sentences: each full stop, question or exclamation mark, ellipsis and list
//! marker is asked once whether a sentence ends there.

use super::conventions;
use super::listing::Listing;
use super::{Block, BlockId, BlockKind, Lexeme, LexemeKind, Sentence};
use crate::grammar::{Abbreviation, Grammar};
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

struct Reader<'a> {
    text: &'a str,
    lexemes: &'a [Lexeme],
    grammar: &'a Grammar,
    /// The first lexeme of the sentence.
    first: usize,
    brackets: Brackets,
}

/// What comes after the end of a possible sentence.
struct Next<'a> {
    /// Index of the first lexeme that is neither space nor opening mark.
    at: usize,
    word: &'a str,
    spaced: bool,
    quoted: bool,
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

    fn of(&self, at: usize) -> &'a str {
        self.lexemes
            .get(at)
            .map_or("", |lexeme| lexeme.span.of(self.text))
    }

    fn kind(&self, at: usize) -> Option<LexemeKind> {
        self.lexemes.get(at).map(|lexeme| lexeme.kind)
    }

    fn is_space(&self, at: usize) -> bool {
        matches!(self.kind(at), Some(LexemeKind::Space | LexemeKind::Break))
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

    /// Whether a sentence may begin with `next`.
    fn begins(&self, next: &Next<'_>) -> bool {
        let Some(first) = next.word.chars().next() else {
            return false;
        };
        if first.is_lowercase() {
            // iPhone, eBay
            return next.word.chars().nth(1).is_some_and(char::is_uppercase);
        }
        first.is_alphanumeric() || matches!(self.kind(next.at), Some(LexemeKind::Symbol))
    }

    fn full_stop_ends(&self, at: usize, closed: bool, next: &Next<'_>) -> bool {
        if at == self.first + 1 && self.kind(self.first) == Some(LexemeKind::Number) {
            return false; // the number of a list item
        }
        if !next.spaced {
            return !closed && self.ends_without_space(at, next);
        }
        if !self.begins(next) {
            return false;
        }
        if closed || at == self.first {
            return true;
        }
        self.abbreviation_ends(at - 1, next)
    }

    /// `word.Next`, but not in addresses.
    fn ends_without_space(&self, at: usize, next: &Next<'_>) -> bool {
        let mut chars = next.word.chars();
        let capital = chars.next().is_some_and(char::is_uppercase)
            && chars.next().is_some_and(char::is_lowercase);
        let before = at.checked_sub(1).map_or("", |before| self.of(before));
        let whole = before
            .chars()
            .next_back()
            .is_some_and(|c| c.is_lowercase() || c.is_ascii_digit());
        capital && whole && before.len() > 1 && !self.in_address(at)
    }

    /// Whether the run of non-spaces around `at` is a web or mail address.
    fn in_address(&self, at: usize) -> bool {
        let reach = at.saturating_sub(12)..(at + 12).min(self.lexemes.len());
        let is_part = |&i: &usize| !self.is_space(i);
        let ahead = (at..reach.end)
            .take_while(is_part)
            .any(|i| matches!(self.of(i), "@" | "/" | "//"));
        ahead
            || (reach.start..at)
                .rev()
                .take_while(is_part)
                .any(|i| matches!(self.of(i), "@" | "/" | "//"))
    }

    /// Whether the word at `at`, which has a full stop, ends its sentence before `next`.
    fn abbreviation_ends(&self, at: usize, next: &Next<'_>) -> bool {
        let word = self.of(at);
        if !self.begins(next) || matches!(word, "°" | "º") {
            return false;
        }
        let number = next.word.starts_with(|c: char| c.is_ascii_digit());
        let starter = conventions::starts_sentences(self.grammar, next.word);
        let dotted = word.ends_with('.');
        match conventions::abbreviation(self.grammar, word) {
            Some(Abbreviation::Inside) => false,
            // An initial, unless a pronoun or plan B ends the sentence.
            _ if is_letter(word) => starter && !number,
            Some(Abbreviation::BeforeNumber) => !number,
            Some(Abbreviation::MayEnd) if is_time_of_day(word) => {
                !number
                    && !self.is_zone_or_day(next.word)
                    && (starter || next.quoted || !self.is_opening_adverbial(at))
            }
            // In small letters it is no part of a name, so the capital begins a sentence.
            Some(Abbreviation::MayEnd) if !dotted && word.starts_with(char::is_lowercase) => {
                !number
            }
            Some(Abbreviation::MayEnd) => (starter || next.quoted) && !number,
            None => !dotted || (starter || next.quoted) && !number,
        }
    }

    /// `6 p.m. EST`, `5 p.m. Monday`.
    fn is_zone_or_day(&self, word: &str) -> bool {
        let zone = (2..=4).contains(&word.len()) && word.chars().all(char::is_uppercase);
        let named = ["Eastern", "Pacific", "Central", "Mountain", "Greenwich"];
        zone || named.contains(&word) || conventions::is_date_word(self.grammar, word)
    }

    /// `At 5 a.m.` at the head of a sentence cannot be all of it.
    fn is_opening_adverbial(&self, at: usize) -> bool {
        at - self.first < 8
    }

    fn ellipsis_ends(&self, dots: usize, next: &Next<'_>) -> bool {
        let named = !conventions::starts_sentences(self.grammar, next.word)
            || next.word == "I"
            || next.word.starts_with("I'")
            || next.word.starts_with("I’");
        self.begins(next) && (dots > 3 || !named)
    }

    /// `Yahoo! Finance`
    fn is_exclaiming_name(&self, at: usize, next: &Next<'_>, closed: bool) -> bool {
        let before = at.checked_sub(1).map_or("", |before| self.of(before));
        !closed
            && !conventions::starts_sentences(self.grammar, next.word)
            && matches!(before, "Yahoo" | "Jeopardy" | "Jeb" | "Oklahoma")
    }

    /// `“Why?” Ms Okoro asked`: the name and verb belong to the question.
    fn reports(&self, next: &Next<'_>, closed: bool) -> bool {
        if !closed || next.quoted {
            return false;
        }
        let mut names = 0;
        for at in next.at..(next.at + 12).min(self.lexemes.len()) {
            let word = self.of(at);
            match self.kind(at) {
                Some(LexemeKind::Word) if conventions::is_report(self.grammar, word) => {
                    return names > 0;
                }
                Some(LexemeKind::Word) if word.starts_with(char::is_uppercase) => names += 1,
                Some(LexemeKind::Space) => {}
                Some(LexemeKind::Word)
                    if matches!(word, "de" | "van" | "von" | "der" | "al" | "of") => {}
                Some(LexemeKind::Punctuation) if word == "." => {}
                _ => return false,
            }
        }
        false
    }
}

fn is_letter(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
}

fn is_time_of_day(word: &str) -> bool {
    word.eq_ignore_ascii_case("a.m.") || word.eq_ignore_ascii_case("p.m.")
}

/// The bracketed passages of a block that begin inside a sentence: no sentence ends in them.
struct Brackets(Vec<Span>);

impl Brackets {
    fn find(text: &str, lexemes: &[Lexeme]) -> Self {
        let mut found = Vec::new();
        let mut open = None;
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
