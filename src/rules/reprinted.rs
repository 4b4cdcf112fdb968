//! Copy that is another's: what stands below `From the Ledger:`, or a story that is headed as an excerpt. Whoever
//! prints it can ask no source for its name, nor put another verb.

use crate::grammar::PhraseClass;
use crate::parse::{Block, LexemeKind, Place};
use crate::text::Span;

use super::{Context, Family, Finding};

/// Leaves out what only the author of reprinted copy could mend.
pub(super) fn leave_to_its_author(context: &Context<'_>, findings: &mut Vec<Finding>) {
    if findings.iter().any(is_for_the_author)
        && let Some(start) = begins(context)
    {
        findings.retain(|finding| finding.span.start < start || !is_for_the_author(finding));
    }
}

/// How a source is named and what is said on its word; not what a printer may spoil (quotation marks, names).
fn is_for_the_author(finding: &Finding) -> bool {
    matches!(
        finding.family,
        Family::Claims | Family::Anonymity | Family::Identification
    ) || finding.rule == "loaded-cue"
}

/// Where reprinted copy begins; it goes on to the end.
fn begins(context: &Context<'_>) -> Option<u32> {
    /// The blocks at the top that may say so of the whole.
    const TOP: usize = 4;
    let blocks = || context.article.document.blocks.iter();
    let heads_all = |block: &&Block| is_headed_as_excerpt(context, block.span);
    blocks().take(TOP).find(heads_all).map_or_else(
        || {
            let hands_over = |block: &&Block| {
                block.kind.place() == Place::Body && is_handover(context, block.span)
            };
            blocks().find(hands_over).map(|block| block.span.end)
        },
        |block| Some(block.span.start),
    )
}

/// `An excerpt from …`, `Editor’s note: Reprinted from …`, but not `Excerpts from the letter show`.
fn is_headed_as_excerpt(context: &Context<'_>, block: Span) -> bool {
    let words = context.article.words.within(block);
    let is_said = |sentence| context.is_sentence(sentence) && context.is_attributed(sentence);
    context.phrases_in(words.clone()).any(|(at, class)| {
        let opens = at.start == words.start || context.written(at.start - 1) == ":";
        class == PhraseClass::Reprint && opens && !is_said(context.word(at.start).sentence)
    })
}

/// `From the Corran Ledger:`, on a line of its own.
fn is_handover(context: &Context<'_>, block: Span) -> bool {
    const LONGEST: usize = 8;
    let words = context.words(context.article.words.within(block));
    let [from, name @ .., colon] = words else {
        return false;
    };
    let read = |word: &crate::attribution::words::Word| word.span.of(context.text());
    words.len() <= LONGEST
        && read(from) == "From"
        && read(colon) == ":"
        && name.iter().any(|word| word.is_capital())
        && name.iter().all(|word| {
            word.is_capital()
                || word.kind == LexemeKind::Number
                || matches!(read(word), "the" | "of" | "and" | "&" | "." | "'s" | "’s")
        })
}

#[cfg(test)]
mod tests {
    use crate::Checker;
    use crate::attribution::Engine;
    use crate::grammar::Grammar;
    use crate::rules::Settings;

    const COPY: &str = "Anna Reyes claimed that the money had never arrived.";

    fn rules(copy: &str) -> Vec<&'static str> {
        let settings = Settings::default();
        let checker = Checker::new(Grammar::builtin(), &settings, Engine::Grammar);
        let report = checker.check(copy.to_owned());
        report.findings.iter().map(|finding| finding.rule).collect()
    }

    #[test]
    fn reprinted_copy_is_left_to_its_author() {
        for head in [
            "The harbour fund has a new keeper.\n\nFrom the Corran Ledger:",
            "The keeper\n\nEditor’s note: Excerpted from “The Keeper”, by Peter Klein.",
            "An exclusive excerpt from the new book by Peter Klein.",
        ] {
            let found = rules(&format!("{head}\n\n{COPY}\n"));
            assert!(found.is_empty(), "{head}: {found:?}");
        }
    }

    #[test]
    fn copy_of_the_house_is_not() {
        for head in [
            "The harbour fund has a new keeper.\n\nFrom the start it was hard:",
            "Excerpts from the letter show that the keeper left, Peter Klein said.",
            "In an excerpt from the book, the keeper leaves.",
        ] {
            let found = rules(&format!("{head}\n\n{COPY}\n"));
            assert_eq!(found, ["loaded-cue"], "{head}");
        }
        // What stands above is the house's own.
        let found = rules(&format!("{COPY}\n\nFrom the Corran Ledger:\n\n{COPY}\n"));
        assert_eq!(found, ["loaded-cue"]);
    }

    #[test]
    fn a_mark_that_is_never_closed_is_the_printers_slip() {
        let found = rules("From the Ledger:\n\n“We will stay, Anna Reyes said.\n");
        assert_eq!(found, ["unbalanced-quotation-mark"]);
    }
}
