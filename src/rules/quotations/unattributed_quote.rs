//! A full quotation that nobody is credited with.

use crate::attribution::words::{Word, WordIndex};
use crate::attribution::{Source, SourceType};
use crate::grammar::{Classes, Frames, VerbForm};
use crate::parse::{BlockKind, Place, Quotation, QuotationId, SentenceId};
use crate::rules::phrasing::quote;
use crate::rules::{Context, Family, Finding, Genre, Rule, Severity};

use super::{is_full, is_named, is_title};

pub(crate) static UNATTRIBUTED_QUOTE: Rule = Rule {
    name: "unattributed-quote",
    family: Family::Quotations,
    severity: Severity::Error,
    summary: "a full quotation that nobody is credited with",
    explanation: "Readers must be able to tell whose words stand in quotation marks. This rule \
        looks at quotations in the body that can stand as a sentence, and asks whether a source \
        is named in the same sentence, in a neighbouring sentence of the paragraph, or through a \
        quotation that runs on from the paragraph before.\n\n\
        Titles of works, quotations in headlines and crossheads, the answers of an interview and \
        words introduced with `the sign read` or `titled` are left alone. A false alarm is likely \
        where the speaker is named far away, as in a scene told by one witness; name the speaker \
        again or suppress the finding with that reason.",
    standards: &[
        "Reuters Handbook, The Essentials of Reuters sourcing",
        "AP News Values, Attribution",
    ],
    triggers: &[
        "The bridge shook. [[“We ran for our lives.”]] Traffic stopped for hours.",
        "The meeting ended at midnight.\n\n[[“There is no more money in the budget for any of this.”]]\n\nThe hall emptied.",
    ],
    ignores: &[
        "“We ran.\n\n“Then it fell and we ran again,” Ms Okoro said.",
        "“We ran for our lives,” said Anna Okoro, who lives by the bridge.",
        "Anna Okoro was on the bridge. “We ran for our lives,” she said. “It was over in a second.”",
        "The band opened with “The Long Road to Nowhere” and left the stage.",
        "The sign read “No entry for vehicles over two tonnes” in both languages.",
    ],
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    if matches!(context.evidence.genre, Genre::Interview | Genre::Live) {
        return;
    }
    let mut last = None;
    for (id, quotation) in context.outer_quotations() {
        let is_body = quotation.place == Place::Body && quotation.continues.is_none();
        if !is_body || context.credit(id).is_some() || !is_full(context, quotation) {
            continue;
        }
        if is_title(context, quotation) || is_named(context, quotation) {
            continue;
        }
        // What follows in the same paragraph goes with its first quotation.
        if last.replace(quotation.block) == Some(quotation.block) {
            continue;
        }
        let sentence = context.sentence_at(quotation.span.start);
        if !context.is_sentence(sentence) {
            continue;
        }
        if is_near_a_source(context, sentence)
            || is_next_to_cue(context, quotation, sentence)
            || is_introduced(context, quotation, sentence)
            || is_signed(context, quotation)
            || is_woven_in(context, quotation, sentence)
            || carries_on(context, quotation)
        {
            continue;
        }
        let problem = format!(
            "No one is credited with {}.",
            quote(context.text(), quotation.span)
        );
        findings.push(Finding::new(
            &UNATTRIBUTED_QUOTE,
            quotation.span,
            problem,
            "Add who said it.",
        ));
    }
}

fn is_near_a_source(context: &Context<'_>, sentence: SentenceId) -> bool {
    // A table says, but does not speak.
    let is_document = |source: &Source| source.kind == SourceType::Document;
    let speaks = |near: SentenceId| {
        let mut sources = context
            .touching(near)
            .filter(|&(id, _)| context.is_speech(id))
            .filter_map(|(_, attribution)| attribution.source.as_ref())
            .peekable();
        match sources.peek() {
            None => {
                context.is_attributed(near)
                    || context.is_sentence(near)
                        && context
                            .sentence_words(near)
                            .any(|at| is_cue_word(context, at))
            }
            Some(_) => sources.any(|source| !is_document(source)),
        }
    };
    let neighbours = [
        context.before_in_block(sentence),
        context.after_in_block(sentence),
    ];
    context.is_attributed(sentence) || neighbours.into_iter().flatten().any(speaks)
}

/// A verb of saying right before the opening mark (`recalled, “…”`) or anywhere between the closing
/// one and the end of the sentence (`“…” her niece, a judge, shouted`).
fn is_next_to_cue(context: &Context<'_>, quotation: &Quotation, sentence: SentenceId) -> bool {
    let own = context.sentence_words(sentence);
    let range = context.article.words.within(quotation.span);
    let last = context.sentence_at(quotation.span.end.saturating_sub(1));
    // `“Stay!” her niece shouted`: the sentence goes on behind the mark.
    let goes_on = quotation
        .inner
        .of(context.text())
        .trim_end()
        .ends_with(['!', '?']);
    let last = context
        .after_in_block(last)
        .filter(|_| goes_on)
        .unwrap_or(last);
    let before = range.start.saturating_sub(3).max(own.start)..range.start;
    let mut end = context.sentence_words(last).end.max(range.end);
    if goes_on {
        let block = context.article.document.blocks[quotation.block as usize].span;
        let last = context.article.words.within(block).end;
        end = end.max((range.end + 40).min(last));
    }
    let after = range.end..end;
    before.chain(after).any(|at| is_cue_word(context, at))
}

/// A verb that can introduce a quotation, in the past or present and outside marks.
fn is_cue_word(context: &Context<'_>, at: WordIndex) -> bool {
    let word = context.word(at);
    word.quotation.is_none()
        && word.is(Classes::REPORTING_VERB)
        && context.grammar.verb(word.id).is_some_and(|(verb, form)| {
            verb.frames.contains(Frames::QUOTE) && form != VerbForm::Base
        })
}

/// The paragraph before ends with a colon, or the quotation stands in a caption or block quote.
fn is_introduced(context: &Context<'_>, quotation: &Quotation, sentence: SentenceId) -> bool {
    let kind = context.block_kind(sentence);
    if matches!(
        kind,
        BlockKind::Caption | BlockKind::BlockQuote | BlockKind::ListItem
    ) {
        return true;
    }
    let before = context.text()[..quotation.span.start as usize].trim_end();
    before.ends_with(':')
}

/// The speaker's name stands before the words like a label (`WALLACE: …`) or after them behind a
/// dash (`— Anna Okoro`).
pub(super) fn is_signed(context: &Context<'_>, quotation: &Quotation) -> bool {
    let words = context.words(context.article.words.within(quotation.inner));
    let is_label = words
        .iter()
        .take(4)
        .position(|word| word.span.of(context.text()) == ":");
    if is_label.is_some_and(|colon| colon > 0 && words[..colon].iter().all(Word::is_capital)) {
        return true;
    }
    let block = context.article.document.blocks[quotation.block as usize].span;
    let end = (block.end as usize).max(quotation.span.end as usize);
    let text = context.text();
    let near = text.floor_char_boundary((end + 60).min(text.len()));
    let after = &text[quotation.span.end as usize..near];
    // Right behind the words, in a line of its own, or at the end of the paragraph.
    let tail = after.len().min(end - quotation.span.end as usize);
    let signs = |from: &str| {
        let name = from.trim_start_matches(['-', '–', '—', '―']).trim_start();
        name.len() < from.len() && name.starts_with(char::is_uppercase)
    };
    let dash = after[..after.floor_char_boundary(tail)].rfind(['—', '―']);
    signs(after.trim_start())
        || dash.is_some_and(|dash| {
            let rest = after[dash..].lines().next().unwrap_or_default();
            signs(rest) && rest.split_whitespace().count() <= 6
        })
}

/// Words that continue a clause of the writer's whose subject is named: the credit is in the
/// grammar of the sentence, whatever its verb.
fn is_woven_in(context: &Context<'_>, quotation: &Quotation, sentence: SentenceId) -> bool {
    let words = context.words(context.article.words.within(quotation.inner));
    let starts_low = words
        .iter()
        .find(|word| word.is_word())
        .is_some_and(|word| !word.is_capital());
    starts_low && context.names_somebody_before(sentence, quotation.span.start)
}

/// The paragraph before ends with the words of somebody who is credited: the speaker goes on.
fn carries_on(context: &Context<'_>, quotation: &Quotation) -> bool {
    if is_led_up_to(context, quotation) {
        return true;
    }
    let quotations = &context.article.document.quotations;
    let at = quotations.partition_point(|other| other.span.start < quotation.span.start);
    let Some(before) = quotations[..at]
        .iter()
        .rposition(|other| other.parent.is_none())
    else {
        return false;
    };
    let near = quotations[before].block + 1 == quotation.block;
    let starts = context.article.document.blocks[quotation.block as usize]
        .span
        .start;
    // A borrowed word or two (`“in a hurry”`) is nobody speaking.
    near && starts == quotation.span.start
        && is_full(context, &quotations[before])
        && QuotationId::try_from(before).is_ok_and(|id| context.credit(id).is_some())
}

/// Another quotation of the paragraph is credited, or the paragraph before ends with somebody
/// speaking and this one starts with the words.
fn is_led_up_to(context: &Context<'_>, quotation: &Quotation) -> bool {
    let quotations = &context.article.document.quotations;
    let first = quotations.partition_point(|other| other.block < quotation.block);
    let same = quotations[first..]
        .iter()
        .take(20)
        .take_while(|other| other.block == quotation.block);
    let is_shared = same.enumerate().any(|(at, _)| {
        QuotationId::try_from(first + at).is_ok_and(|id| context.credit(id).is_some())
    });
    let sentence = context.sentence_at(quotation.span.start);
    let starts = context.sentence(sentence).span.start == quotation.span.start
        && context.before_in_block(sentence).is_none();
    let before = sentence.checked_sub(1).filter(|_| starts);
    is_shared
        || before.is_some_and(|before| {
            context.sentence(before).place == Place::Body
                && context.touching(before).any(|(id, attribution)| {
                    attribution
                        .source
                        .is_some_and(|s| s.kind == SourceType::NamedPerson)
                        && context.is_speech(id)
                })
        })
}
