//! What holds of the parts of any text, however odd; and how the time grows with its length.

use std::time::Instant;

use onrecord::grammar::Grammar;
use onrecord::parse::{self, BlockKind, Document, GivenBlock};
use onrecord::text::Span;
use proptest::prelude::*;

/// Pieces that the parser treats in their own way, put together at random.
const PIECES: &[&str] = &[
    "“",
    "”",
    "‘",
    "’",
    "\"",
    "'",
    "''",
    "``",
    "`",
    "«",
    "»",
    "„",
    "‹",
    "›",
    "\u{a0}",
    "\u{202f}",
    " ",
    " ",
    "  ",
    "\n",
    "\n\n",
    "\r\n",
    ". ",
    ".",
    "...",
    " . . . ",
    "…",
    "?",
    "!",
    ",",
    ";",
    ":",
    "—",
    "-",
    "--",
    "(",
    ")",
    "[",
    "]",
    "Mr.",
    "U.S.",
    "p.m.",
    "No.",
    "5",
    "1.) ",
    "2.) ",
    "• ",
    "- ",
    "> ",
    "a. ",
    "b. ",
    "6'2\"",
    "’90s",
    "She",
    "said",
    "the",
    "boys’",
    "é",
    "Goïta’s",
    "If",
    "France",
    "PARIS (AFP) — ",
    "By Ann Lee",
    "date 2022-01-20 ",
    "\u{feff}",
    "\0",
    "\u{301}",
    "日本",
    "「",
    "」",
    "🦀",
    "\u{2028}",
    "🏳\u{200d}🌈",
];

fn article() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(prop::sample::select(PIECES), 0..60)
        .prop_map(|pieces| pieces.concat());
    prop_oneof![3 => pieces, 1 => any::<String>()]
}

fn read(text: &str) -> Document {
    parse::parse(text.to_owned(), Grammar::builtin())
}

fn on_boundaries(text: &str, span: Span) -> bool {
    text.get(span.range()).is_some()
}

/// Checks everything that the types promise.
fn check(document: &Document) -> Result<(), TestCaseError> {
    let text = &document.text;
    let mut reached = 0;
    for lexeme in &document.lexemes {
        prop_assert!(
            lexeme.span.start == reached
                && !lexeme.span.is_empty()
                && on_boundaries(text, lexeme.span)
        );
        reached = lexeme.span.end;
    }
    prop_assert_eq!(reached as usize, text.len());

    let mut reached = 0;
    for block in &document.blocks {
        prop_assert!(
            block.span.start >= reached
                && !block.span.is_empty()
                && on_boundaries(text, block.span)
        );
        prop_assert_eq!(block.span.trim(text), block.span);
        reached = block.span.end;
    }

    let mut within = document
        .blocks
        .iter()
        .map(|block| block.span.start)
        .collect::<Vec<_>>();
    for sentence in &document.sentences {
        let block = document.blocks[sentence.block as usize];
        let reached = &mut within[sentence.block as usize];
        prop_assert!(block.span.contains(sentence.span) && on_boundaries(text, sentence.span));
        prop_assert_eq!(sentence.span.trim(text), sentence.span);
        prop_assert!(sentence.span.start >= *reached && !sentence.span.is_empty());
        prop_assert_eq!(
            text[*reached as usize..sentence.span.start as usize].trim(),
            ""
        );
        prop_assert_eq!(sentence.place, block.kind.place());
        *reached = sentence.span.end;
    }
    for (block, reached) in document.blocks.iter().zip(within) {
        prop_assert_eq!(text[reached as usize..block.span.end as usize].trim(), "");
    }

    for (id, quotation) in document.quotations.iter().enumerate() {
        let block = document.blocks[quotation.block as usize];
        prop_assert!(block.span.contains(quotation.span) && on_boundaries(text, quotation.span));
        prop_assert!(
            quotation.span.contains(quotation.inner) && on_boundaries(text, quotation.inner)
        );
        prop_assert!(quotation.span.start < quotation.inner.start);
        prop_assert_eq!(quotation.closed, quotation.inner.end < quotation.span.end);
        if let Some(parent) = quotation.parent {
            prop_assert!((parent as usize) < id);
            prop_assert!(
                document.quotations[parent as usize]
                    .span
                    .contains(quotation.span)
            );
        }
        if let Some(earlier) = quotation.continues {
            let earlier = document.quotations[earlier as usize];
            prop_assert!(!earlier.closed && earlier.block < quotation.block);
        }
    }
    prop_assert!(
        document
            .quotations
            .is_sorted_by_key(|quotation| quotation.span.start)
    );
    for note in &document.notes {
        prop_assert!(!note.span.is_empty() && on_boundaries(text, note.span));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn parts_of_plain_text_fit_together(text in article()) {
        let document = read(&text);
        check(&document)?;
        // All words are in blocks; a byte-order mark at the front is not a word.
        let mut reached = if text.starts_with('\u{feff}') { 3 } else { 0 };
        for block in &document.blocks {
            prop_assert_eq!(text[reached..block.span.start as usize].trim(), "");
            reached = block.span.end as usize;
        }
        prop_assert_eq!(text[reached..].trim(), "");
    }

    #[test]
    fn parts_of_given_blocks_fit_together(
        text in article(),
        cuts in prop::collection::vec((0_usize..300, 0_usize..300, 0_u8..4), 0..5),
    ) {
        let kinds = [None, Some(BlockKind::Paragraph), Some(BlockKind::Headline), Some(BlockKind::BlockQuote)];
        let given = cuts.iter().map(|&(a, b, kind)| GivenBlock {
            kind: kinds[kind as usize],
            span: Span::new(a.min(b), a.max(b)),
        });
        check(&parse::parse_blocks(text, &given.collect::<Vec<_>>(), Grammar::builtin()))?;
    }
}

/// Texts that a careless parser is slow on.
const HOSTILE: &[(&str, &str)] = &[
    ("openers", "“"),
    ("closers", "”"),
    ("straight", "\""),
    ("apostrophes", "'"),
    ("spaced apostrophes", " '"),
    ("backticks", "`"),
    ("nested", "“‘"),
    ("nested words", "“a ‘b "),
    ("possessives", "‘the boys’ "),
    ("commas", ","),
    ("full stops", "."),
    ("spaced stops", ". "),
    ("brackets", "("),
    ("he said", "he said "),
    ("a.m. A", "a.m. A "),
    ("initials", "A. "),
    ("dotted", "a."),
    ("NUL", "\0"),
    ("newlines", "\n"),
    ("short lines", "a\n"),
    ("quoted lines", "“a\n\n"),
    ("list", "1. "),
    ("bullets", "• a "),
    ("letters", "a"),
    ("digits", "1,"),
    ("spaces", " "),
    ("joiners", "\u{301}"),
    ("ellipses", "a. . . . B "),
    ("questions", "“Why?” A "),
    ("run-in", "“a”, "),
];

/// `cargo test --release --test parse_properties -- --ignored --nocapture`
#[test]
#[ignore = "measures time, which a busy machine distorts: read the figures"]
#[expect(clippy::print_stderr, reason = "the figures are its result")]
fn time_grows_with_length() {
    for (name, piece) in HOSTILE {
        let time = |bytes: usize| {
            let text = piece.repeat(bytes / piece.len());
            let runs = (0..3).map(|_| {
                let copy = text.clone();
                let start = Instant::now();
                std::hint::black_box(parse::parse(copy, Grammar::builtin()));
                start.elapsed().as_secs_f64() * 1000.0
            });
            runs.fold(f64::INFINITY, f64::min)
        };
        let (once, twice) = (time(400_000), time(800_000));
        eprintln!(
            "{name:>20} {once:8.2} ms {twice:8.2} ms  x{:.2}",
            twice / once
        );
    }
}
