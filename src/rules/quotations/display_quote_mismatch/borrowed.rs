//! What the story takes from others without marks of its own.

use crate::grammar::Classes;
use crate::parse::{Block, BlockKind, Place};
use crate::rules::Context;

use super::{fold_hyphens, holds_words};

/// What the story takes from others without marks of its own: posts, and what follows `Reyes wrote:`.
pub(super) struct Borrowed {
    /// Folded, each on its own.
    passages: Vec<String>,
    /// A post was embedded whose words are not in the copy.
    pub(super) is_hidden: bool,
}

impl Borrowed {
    pub(super) fn of(context: &Context<'_>) -> Self {
        /// Paragraphs after a colon that may be one passage.
        const FOLLOWING: usize = 3;
        let text = context.text();
        let (mut passages, mut is_hidden, mut left) = (Vec::new(), false, 0_usize);
        for block in &context.article.document.blocks {
            let words = block.span.of(text).trim();
            if words.starts_with("<tweet") || words.starts_with("<blockquote") {
                let post = untagged(words);
                is_hidden |= !post.contains(char::is_alphanumeric);
                passages.push(fold_hyphens(&post));
            } else if block.kind == BlockKind::BlockQuote || left > 0 {
                passages.push(fold_hyphens(words));
                left = left.saturating_sub(1);
            }
            if gives_the_floor(context, block) {
                left = FOLLOWING;
            }
        }
        Self {
            passages,
            is_hidden,
        }
    }

    pub(super) fn holds(&self, words: &str) -> bool {
        let words = fold_hyphens(words);
        let words = words.trim_end_matches(['.', '…', ',', '!', '?']);
        !words.is_empty()
            && self
                .passages
                .iter()
                .any(|passage| holds_words(passage, words))
    }
}

/// `Reyes wrote:`, `From the Ledger:`: the next paragraphs are somebody else's.
fn gives_the_floor(context: &Context<'_>, block: &Block) -> bool {
    const SHORT: usize = 6;
    let text = block.span.of(context.text()).trim();
    if block.kind.place() != Place::Body || !text.ends_with(':') {
        return false;
    }
    let words = context.words(context.article.words.within(block.span));
    let mut last = words.iter().rev().filter(|word| word.is_word());
    let says = last
        .next()
        .is_some_and(|word| word.is(Classes::REPORTING_VERB));
    says || text.starts_with("From ") && words.len() <= SHORT
}

/// What stands outside of tags.
fn untagged(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    let mut inside = false;
    for c in text.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            _ if !inside => words.push(c),
            _ => {}
        }
    }
    words
}
