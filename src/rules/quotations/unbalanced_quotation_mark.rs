//! A quotation mark without its partner.

use crate::attribution::words::Word;
use crate::grammar::Classes;
use crate::parse::{Note, NoteKind};
use crate::rules::phrasing::quote_words;
use crate::rules::{Context, Family, Finding, Rule, Severity};
use crate::text::Span;

pub(crate) static UNBALANCED_QUOTATION_MARK: Rule = Rule {
    name: "unbalanced-quotation-mark",
    family: Family::Quotations,
    severity: Severity::Error,
    summary: "a quotation mark without its partner",
    explanation: "With one mark missing nobody can tell where the speaker's words end and the \
        writer's begin. This rule reports an opening mark that nothing closes in its paragraph, \
        and a closing mark that nothing opened.\n\n\
        A quotation of several paragraphs, each with an opening mark and only the last with a \
        closing one, is in order, as are words set apart with their credit inside the marks, \
        apostrophes, `’90s`, plural possessives, feet and \
        inches. A false alarm is likely only where marks stand for something else, as in code or \
        in a list of measurements.",
    standards: &[
        "University of Kansas editing desk, quotations",
        "NYT Guidelines on Integrity, quotations",
    ],
    triggers: &[
        "[[“]]We will stay, he said. The others left the hall.",
        "We will stay,[[”]] he said. The others left the hall.",
    ],
    ignores: &[
        "“We will stay,” he said. The ’90s were hard, and the soldiers’ pay was late.",
        "“We will stay.\n\n“We have nowhere to go,” he said.",
        "\"Everybody believes in the plan until it starts losing.\n\nAnna Reyes, mayor of Corran.\"\n\nShe was blunt.",
        "\"The mayor spoke on Friday in the hall.\n\n“It is over,” she said.\n\n“We will stay,” she said.\"\n\nThe rest is known.",
        "The door is 6' 2\" high and the window 3' wide.",
        "“Going, going” “Going, going, gone,” said the auctioneer Anna Reyes.",
    ],
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut notes = context.article.document.notes.iter().peekable();
    let mut closed = None;
    while let Some(note) = notes.next() {
        // `pic="…"` is markup that was left over.
        let text = context.text();
        let before = text[..note.span.start as usize].ends_with('=')
            || text[note.span.end as usize..].starts_with('>');
        let block = context
            .article
            .document
            .blocks
            .partition_point(|b| b.span.start <= note.span.start);
        let is_tagged = block.checked_sub(1).is_some_and(|block| {
            context.article.document.blocks[block]
                .span
                .of(text)
                .starts_with('<')
        });
        if before
            || is_tagged
            || following(text, note.span.end as usize)
                .split(' ')
                .nth(1)
                .is_some_and(is_markup)
        {
            continue;
        }
        if note.kind == NoteKind::UnclosedMark && is_carried_on(context, note) {
            continue;
        }
        // Of one paragraph only one mark can close what was opened before it.
        let is_closed_here =
            note.kind == NoteKind::UnopenedMark && closed.replace(block) != Some(block);
        if is_closed_here && was_opened_before(context, note) {
            continue;
        }
        if let Some(other) = notes.peek()
            && is_pull_quote(context, note, other)
        {
            notes.next();
            continue;
        }
        let broken = notes
            .peek()
            .filter(|other| is_broken(context, note, other))
            .map(|_| {
                (
                    format!(
                        "Quotation broken by a paragraph break after {}.",
                        last_words(context, note)
                    ),
                    "Join the paragraphs.",
                )
            });
        let (problem, remedy) = broken.unwrap_or_else(|| match note.kind {
            NoteKind::UnclosedMark => (
                format!(
                    "Quotation mark opened at {} is never closed.",
                    around(context, note)
                ),
                "Where do the speaker’s words end?",
            ),
            NoteKind::UnopenedMark => (
                format!(
                    "Quotation mark closed after {} was never opened.",
                    around(context, note)
                ),
                "Where do the speaker’s words begin?",
            ),
        });
        let mut finding = Finding::new(&UNBALANCED_QUOTATION_MARK, note.span, problem, remedy);
        // A closing mark soon after belongs to the same slip: a break in the middle of a quotation,
        // or a mark the wrong way round.
        if let Some(other) = notes.next_if(|other| is_same_slip(context, note, other)) {
            finding = finding.with_label(other.span, "and this one has no partner either");
        }
        findings.push(finding);
    }
}

/// The second of two marks is a closing one in the same paragraph or the next.
fn is_same_slip(context: &Context<'_>, one: &Note, two: &Note) -> bool {
    let blocks = &context.article.document.blocks;
    let block = |note: &Note| blocks.partition_point(|block| block.span.start <= note.span.start);
    two.kind == NoteKind::UnopenedMark && block(two) - block(one) <= 1
}

/// How many paragraphs back an opening mark is looked for, and how many bytes.
const BACK: (usize, usize) = (6, 20_000);

/// `"Reyes spoke on Friday.` / `“It is over,” she said."`: paragraphs taken from elsewhere, in marks as a
/// whole; the first mark stands some paragraphs up, at its paragraph's start.
fn was_opened_before(context: &Context<'_>, note: &Note) -> bool {
    let text = context.text();
    let blocks = &context.article.document.blocks;
    let next = blocks.partition_point(|block| block.span.start <= note.span.start);
    let mark = note.span.of(text);
    // A curly mark shows which way it points.
    let opening = match mark {
        "\"" | "'" => mark,
        "”" => "“",
        _ => return false,
    };
    let mut looked = 0;
    for block in blocks[..next].iter().rev().take(BACK.0) {
        let words = block.span.of(text);
        looked += words.len();
        if looked > BACK.1 {
            return false;
        }
        let is_here = block.span.contains(note.span);
        if !is_here && words.starts_with(opening) {
            let closes = words.matches(mark).count();
            let opens = if mark == opening {
                0
            } else {
                words.matches(opening).count()
            };
            let is_open = if mark == opening {
                closes % 2 == 1
            } else {
                opens > closes
            };
            if is_open {
                return true;
            }
        }
    }
    false
}

/// `"It is over.` / `Anna Reyes, mayor."`: words set apart as an ornament, with their credit inside the
/// marks.
fn is_pull_quote(context: &Context<'_>, one: &Note, two: &Note) -> bool {
    const LONGEST: usize = 12;
    if !is_pair(context, one, two) {
        return false;
    }
    let blocks = &context.article.document.blocks;
    let next = blocks.partition_point(|block| block.span.start <= two.span.start);
    let (Some(first), Some(second)) = (blocks.get(next.wrapping_sub(2)), blocks.get(next - 1))
    else {
        return false;
    };
    let words = context.words(context.article.words.within(second.span));
    let verbs = Classes::BE | Classes::AUXILIARY | Classes::MODAL;
    first.span.start == one.span.start
        && second.span.end <= two.span.end + 1
        && words.iter().filter(|word| word.is_word()).count() <= LONGEST
        && words
            .iter()
            .find(|word| word.is_word())
            .is_some_and(Word::is_capital)
        && !words
            .iter()
            .any(|word| word.is(verbs) || word.is(Classes::PRONOUN) && !word.is_capital())
}

/// The paragraph after goes on in the middle of a sentence, and closes.
fn is_broken(context: &Context<'_>, one: &Note, two: &Note) -> bool {
    let blocks = &context.article.document.blocks;
    let next = blocks.partition_point(|block| block.span.start <= two.span.start);
    is_pair(context, one, two)
        && blocks.get(next.wrapping_sub(1)).is_some_and(|block| {
            block
                .span
                .of(context.text())
                .starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit())
        })
}

/// An opening mark, and a closing one of its kind in the next paragraph.
fn is_pair(context: &Context<'_>, one: &Note, two: &Note) -> bool {
    let blocks = &context.article.document.blocks;
    let block = |note: &Note| blocks.partition_point(|block| block.span.start <= note.span.start);
    one.kind == NoteKind::UnclosedMark
        && two.kind == NoteKind::UnopenedMark
        && block(two) == block(one) + 1
}

/// The last words of the paragraph of a mark.
fn last_words(context: &Context<'_>, note: &Note) -> String {
    const WORDS: usize = 4;
    let blocks = &context.article.document.blocks;
    let next = blocks.partition_point(|block| block.span.start <= note.span.start);
    let block = blocks[next.saturating_sub(1)].span.of(context.text());
    let near = block.ceil_char_boundary(block.len().saturating_sub(NEAR));
    let words: Vec<&str> = block[near..].split_whitespace().collect();
    let last = &words[words.len().saturating_sub(WORDS)..];
    format!("“…{}", quote_words(&last.join(" ")).trim_start_matches('“'))
}

/// The next paragraph opens with a mark of the same kind: the speaker goes on.
fn is_carried_on(context: &Context<'_>, note: &Note) -> bool {
    let blocks = &context.article.document.blocks;
    let next = blocks.partition_point(|block| block.span.start <= note.span.start);
    let mark = note.span.of(context.text());
    let here = blocks[..next]
        .last()
        .is_some_and(|b| b.span.start == note.span.start);
    here && blocks
        .get(next)
        .is_some_and(|block| block.span.of(context.text()).starts_with(mark))
}

/// The words after a mark, as far as anybody would look.
fn following(text: &str, at: usize) -> &str {
    &text[at..text.floor_char_boundary((at + 2 * NEAR).min(text.len()))]
}

/// How far from a mark the words are looked at, in bytes.
const NEAR: usize = 80;

fn is_markup(word: &str) -> bool {
    word.len() < 40 && word.contains("=\"")
}

/// The words next to a mark: after an opening one, before a closing one.
fn around(context: &Context<'_>, note: &Note) -> String {
    const WORDS: usize = 4;
    let text = context.text();
    let (start, end) = (note.span.start as usize, note.span.end as usize);
    if note.kind == NoteKind::UnclosedMark {
        let near = text.floor_char_boundary((end + NEAR).min(text.len()));
        let line = text[end..near]
            .trim_start()
            .lines()
            .next()
            .unwrap_or_default();
        let words: Vec<&str> = line.split_whitespace().take(WORDS).collect();
        format!(
            "{}…”",
            quote_words(&words.join(" ")).trim_end_matches(['”', '…'])
        )
    } else {
        let near = text.floor_char_boundary(start.saturating_sub(NEAR));
        let line = Span::new(near, start)
            .of(text)
            .trim_end()
            .lines()
            .last()
            .unwrap_or_default();
        let words: Vec<&str> = line.split_whitespace().collect();
        let last = &words[words.len().saturating_sub(WORDS)..];
        format!("“…{}", quote_words(&last.join(" ")).trim_start_matches('“'))
    }
}
