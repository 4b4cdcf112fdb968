//! Cuts plain text into blocks by blank lines and line lengths, and names each by its shape and
//! its neighbours.

use super::conventions;
use super::furniture;
use super::run_in;
use super::{Block, BlockKind, GivenBlock, Place};
use crate::grammar::Grammar;
use crate::text::Span;

/// The blocks of plain text.
pub(super) fn find(grammar: &Grammar, text: &str) -> Vec<Block> {
    let chunks = Layout::of(text).paragraphs(text);
    let chunks = chunks
        .into_iter()
        .map(|span| GivenBlock { kind: None, span });
    name(grammar, text, chunks.collect())
}

/// The blocks a format has found, those of unknown kind named by their shape.
pub(super) fn complete(grammar: &Grammar, text: &str, given: &[GivenBlock]) -> Vec<Block> {
    let mut inside = Vec::with_capacity(given.len());
    let mut reached = 0;
    for block in given {
        let start = text
            .ceil_char_boundary((block.span.start as usize).min(text.len()))
            .max(reached);
        let end = text.floor_char_boundary((block.span.end as usize).min(text.len()));
        if start >= end {
            continue;
        }
        reached = end;
        let span = Span::new(start, end).trim(text);
        if !span.is_empty() {
            inside.push(GivenBlock {
                kind: block.kind,
                span,
            });
        }
    }
    name(grammar, text, inside)
}

/// A line that holds more than white space.
#[derive(Clone, Copy)]
struct Line {
    span: Span,
    after_blank: bool,
}

/// How a document marks its paragraphs.
struct Layout {
    lines: Vec<Line>,
    /// Lines are broken at a fixed width; paragraphs run over several.
    wrapped: bool,
    widest: usize,
}

impl Layout {
    fn of(text: &str) -> Self {
        let mut lines: Vec<Line> = Vec::new();
        let mut start = if text.starts_with('\u{feff}') {
            '\u{feff}'.len_utf8()
        } else {
            0
        };
        let mut after_blank = true;
        while start < text.len() {
            let end = memchr::memchr2(b'\n', b'\r', &text.as_bytes()[start..])
                .map_or(text.len(), |at| start + at);
            let span = Span::new(start, end).trim(text);
            if !span.is_empty() {
                lines.push(Line { span, after_blank });
            }
            let crlf = text[end..].starts_with("\r\n");
            after_blank = span.is_empty();
            start = end + if crlf { 2 } else { 1 };
        }
        let widest = Self::width(&lines);
        let wrapped = Self::is_wrapped(&lines, widest);
        Self {
            lines,
            wrapped,
            widest,
        }
    }

    /// The length of the longest line but for a few: an edit may leave one that sticks out.
    fn width(lines: &[Line]) -> usize {
        let mut lengths: Vec<usize> = lines.iter().map(|line| line.span.len()).collect();
        lengths.sort_unstable();
        let sticking_out = lengths.len() / 12;
        lengths.iter().rev().nth(sticking_out).copied().unwrap_or(0)
    }

    /// Lines of one width that run on in the next: no paragraph per line looks like that.
    fn is_wrapped(lines: &[Line], widest: usize) -> bool {
        let (mut joined, mut full) = (0, 0);
        for pair in lines.windows(2) {
            if !pair[1].after_blank {
                joined += 1;
                full += usize::from(pair[0].span.len() + 24 > widest);
            }
        }
        (30..=130).contains(&widest) && joined > 0 && full * 10 >= joined * 7
    }

    fn paragraphs(&self, text: &str) -> Vec<Span> {
        let mut paragraphs: Vec<Span> = Vec::with_capacity(self.lines.len());
        let mut last: Option<Line> = None;
        for &line in &self.lines {
            match (last, paragraphs.last_mut()) {
                (Some(before), Some(paragraph)) if self.runs_on(text, before, line) => {
                    *paragraph = paragraph.cover(line.span);
                }
                _ => paragraphs.push(line.span),
            }
            last = Some(line);
        }
        paragraphs
    }

    fn runs_on(&self, text: &str, before: Line, line: Line) -> bool {
        let words = line.span.of(text);
        let earlier = before.span.of(text);
        if line.after_blank || furniture::list_marker(words).is_some() {
            return false;
        }
        if words.starts_with('>') || earlier.starts_with('>') {
            return words.starts_with('>') && earlier.starts_with('>');
        }
        if !self.wrapped {
            // A break inside a sentence: the second half starts small.
            return words.starts_with(char::is_lowercase)
                && earlier.starts_with(char::is_uppercase)
                && earlier.ends_with(|c: char| c.is_alphanumeric() || c == ',');
        }
        // A short line that ends a sentence ends its paragraph, if no blank lines do; and a short item
        // of a list has room for the next word, unless that starts something else.
        let short = before.span.len() * 4 < self.widest * 3;
        let is_item = furniture::list_marker(earlier).is_some();
        let ends = ends_sentence(earlier) || is_item && words.starts_with(char::is_uppercase);
        !(short && ends)
    }
}

/// Ends with `.`, `!`, `?` or `…`, closing marks and brackets aside.
pub(super) fn ends_sentence(words: &str) -> bool {
    words
        .trim_end_matches(['”', '’', '"', '\'', '»', ')', ']', ' '])
        .ends_with(['.', '!', '?', '…'])
}

/// How many words; counting stops past `most`.
pub(super) fn words(text: &str, most: usize) -> usize {
    if text.is_ascii() {
        return runs(
            text.bytes().map(|b| !matches!(b, b' ' | b'\t'..=b'\r')),
            most,
        );
    }
    runs(text.chars().map(|c| !c.is_whitespace()), most)
}

/// How many times something goes on after a pause; counting stops past `most`.
fn runs(goes_on: impl Iterator<Item = bool>, most: usize) -> usize {
    let (mut count, mut before) = (0, false);
    for now in goes_on {
        count += usize::from(now && !before);
        before = now;
        if count > most {
            break;
        }
    }
    count
}

/// Names blocks by shape, by place and by their neighbours.
fn name(grammar: &Grammar, text: &str, chunks: Vec<GivenBlock>) -> Vec<Block> {
    let mut blocks = Vec::with_capacity(chunks.len() + 8);
    let body = chunks
        .iter()
        .position(|chunk| is_open(chunk) && is_sentence(chunk.span.of(text)));
    let last_body = chunks
        .iter()
        .rposition(|chunk| is_open(chunk) && is_sentence(chunk.span.of(text)));
    let mut headed = chunks
        .iter()
        .any(|chunk| chunk.kind == Some(BlockKind::Headline));
    let mut told = false;
    for (at, chunk) in chunks.iter().enumerate() {
        let words = chunk.span.of(text);
        told |= blocks
            .last()
            .is_some_and(|block: &Block| block.kind.place() == Place::Body);
        let known = chunk.kind.filter(|&kind| kind != BlockKind::Paragraph);
        if let Some(kind) = known.or_else(|| furniture::kind(grammar, words)) {
            blocks.push(Block {
                kind,
                span: chunk.span,
            });
            continue;
        }
        if heads_note(text, blocks.last()) {
            blocks.push(Block {
                kind: BlockKind::EditorsNote,
                span: chunk.span,
            });
            continue;
        }
        if chunk.kind.is_some() {
            paragraph(grammar, text, &mut blocks, chunk.span);
            continue;
        }
        let next = chunks.get(at + 1).map_or("", |next| next.span.of(text));
        let date = furniture::glued_date(words);
        let ahead = body.is_none_or(|body| at <= body) && last_body.is_some_and(|last| at < last);
        if at == 0 && is_kicker(words) && is_headline(next) && ahead {
            blocks.push(Block {
                kind: BlockKind::Crosshead,
                span: chunk.span,
            });
        } else if !headed && ahead && (is_headline(words) || date.is_some()) {
            headed = true;
            push_parts(
                text,
                &mut blocks,
                chunk.span,
                date.unwrap_or(0),
                BlockKind::Date,
                BlockKind::Headline,
            );
        } else if headed && is_standfirst(grammar, words, next, &blocks) {
            blocks.push(Block {
                kind: BlockKind::Standfirst,
                span: chunk.span,
            });
        } else if headed && !told && is_author(words, next) {
            blocks.push(Block {
                kind: BlockKind::Byline,
                span: chunk.span,
            });
        } else if at > 0 && is_crosshead(grammar, words, next) {
            // Above the story it sums up, inside the story it divides.
            let sums_up = headed && !told;
            blocks.push(Block {
                kind: if sums_up {
                    BlockKind::Standfirst
                } else {
                    BlockKind::Crosshead
                },
                span: chunk.span,
            });
        } else {
            paragraph(grammar, text, &mut blocks, chunk.span);
        }
    }
    blocks
}

/// Whether the format left it open what the block is.
fn is_open(chunk: &GivenBlock) -> bool {
    matches!(chunk.kind, None | Some(BlockKind::Paragraph))
}

/// `CORRECTION:` on a line of its own makes the next one the note.
fn heads_note(text: &str, last: Option<&Block>) -> bool {
    last.is_some_and(|last| {
        last.kind == BlockKind::EditorsNote
            && last.span.len() < 30
            && last.span.of(text).ends_with(':')
    })
}

/// A paragraph, without the dateline or crosshead run into its first line.
fn paragraph(grammar: &Grammar, text: &str, blocks: &mut Vec<Block>, span: Span) {
    let words = span.of(text);
    if let Some(length) = furniture::dateline(grammar, words) {
        push_parts(
            text,
            blocks,
            span,
            length,
            BlockKind::Dateline,
            BlockKind::Paragraph,
        );
    } else {
        let length = run_in::crosshead(grammar, words).unwrap_or(0);
        push_parts(
            text,
            blocks,
            span,
            length,
            BlockKind::Crosshead,
            BlockKind::Paragraph,
        );
    }
}

fn push_parts(
    text: &str,
    blocks: &mut Vec<Block>,
    span: Span,
    length: usize,
    first: BlockKind,
    second: BlockKind,
) {
    let split = span.start as usize + length;
    for (kind, span) in [
        (first, Span::new(span.start as usize, split)),
        (second, Span::new(split, span.end as usize)),
    ] {
        let span = span.trim(text);
        if !span.is_empty() {
            blocks.push(Block { kind, span });
        }
    }
}

/// Whether it reads like body text: it ends as sentences do, or is too long for display.
fn is_sentence(words: &str) -> bool {
    words.len() > 200 || ends_sentence(words) && self::words(words, 3) > 3
}

fn is_headline(words: &str) -> bool {
    words.len() <= 200
        && self::words(words, 25) <= 25
        && !words.starts_with(char::is_lowercase)
        && (!words
            .trim_end_matches(MARKS)
            .ends_with(['.', ',', ';', ':'])
            || is_title_case(words))
}

/// Capitals On Nearly All Long Words.
fn is_title_case(words: &str) -> bool {
    let (mut long, mut capital) = (0, 0);
    for word in words
        .split_whitespace()
        .filter(|word| word.chars().count() > 4)
    {
        long += 1;
        capital += usize::from(
            !word
                .trim_start_matches(MARKS)
                .starts_with(char::is_lowercase),
        );
    }
    long > 3 && capital * 10 >= long * 9
}

const MARKS: [char; 9] = ['“', '”', '‘', '’', '"', '\'', '«', '»', '„'];

/// `OPINION` or `EMBARGOED UNTIL 00.01 FRIDAY`, above the headline.
fn is_kicker(words: &str) -> bool {
    (self::words(words, 2) <= 2 || words.starts_with("EMBARGO"))
        && !words.contains(char::is_lowercase)
}

/// A name alone on the line before the story, perhaps with the desk or paper in the line under it.
fn is_author(words: &str, next: &str) -> bool {
    let (name, under) = words.split_once('\n').unwrap_or((words, ""));
    (2..=3).contains(&self::words(name, 4))
        && furniture::is_name(name)
        && self::words(under, 6) < 6
        && !ends_sentence(under)
        && is_sentence(next)
}

/// One summing-up sentence between headline and byline, date or dateline; or what stands under the headline
/// and does not end as a sentence does.
fn is_standfirst(grammar: &Grammar, words: &str, next: &str, blocks: &[Block]) -> bool {
    let follows = blocks
        .last()
        .is_some_and(|block| block.kind == BlockKind::Headline);
    let ahead = matches!(
        furniture::kind(grammar, next),
        Some(BlockKind::Byline | BlockKind::Date)
    ) || furniture::dateline(grammar, next).is_some()
        || furniture::starts_with_time(next);
    let is_summary = ahead || is_display_line(words);
    follows && is_summary && words.len() <= 300 && furniture::dateline(grammar, words).is_none()
}

/// `Moss came back sooner than expected, but researchers warn against ‘planting flags’`: long for a heading,
/// and without a full stop.
fn is_display_line(words: &str) -> bool {
    self::words(words, 5) >= 5
        && !words.contains('\n')
        && words
            .trim_end_matches(MARKS)
            .ends_with(|last: char| last.is_alphanumeric())
}

/// A heading on a line of its own, with a paragraph under it.
fn is_crosshead(grammar: &Grammar, words: &str, next: &str) -> bool {
    if next.is_empty() || words.len() > 100 || self::words(words, 12) > 12 {
        return false;
    }
    let bare = words.trim_matches(MARKS);
    let capitals = !bare.contains(char::is_lowercase)
        && bare.chars().filter(|c| c.is_alphabetic()).count() > 2;
    if capitals {
        return !labels_speaker(bare);
    }
    let open_ended = bare.ends_with(['.', '!', ',', ';', ':', '…', '-', '–', '—']);
    let question = bare.ends_with('?') && (self::words(bare, 6) > 6 || bare.len() != words.len());
    let starts = bare.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    !open_ended
        && !question
        && starts
        && is_sentence(next)
        && !labels_speaker(bare)
        && !conventions::is_agency(grammar, bare)
}

/// `Q:`, `TAPPER:`: what follows is said, not set as a heading.
fn labels_speaker(words: &str) -> bool {
    words
        .split_whitespace()
        .take(3)
        .any(|word| word.ends_with(':'))
}
