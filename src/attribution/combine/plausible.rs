//! The tagger's finds without what cannot be: words of another paragraph, verbs in another sense,
//! subjects that say nothing themselves.

use std::ops::Range;

use crate::attribution::combine::leave::{
    last_verb, leave_addressee, leave_answer, leave_asker, leave_count, leave_hearer, leave_manner,
    leave_occasion, leave_scene, leave_sentence_before, leave_source, leave_titles,
};
use crate::attribution::combine::plausible_source::{
    is_passive, is_seen_from_outside, leave_relative, subject, take_whole_phrase, trim_source,
};
use crate::attribution::combine::silent::{
    calls_it, causes_words, is_idiom, is_impersonal, is_name_of, is_object, is_told_by_nobody,
};
use crate::attribution::content::end::cut;
use crate::attribution::cue::place::{ASKED, is_asked, is_heard};
use crate::attribution::cue::sense::is_other_sense;
use crate::attribution::draft::Draft;
use crate::attribution::phrase::Phrases;
use crate::attribution::quotation::speaker_label::NO_SPEAKERS;
use crate::attribution::words::WordIndex;
use crate::grammar::{Classes, PhraseClass};
use crate::parse::{BlockId, Document, LexemeKind, Place};
use crate::text::Span;

/// `“No,” Weber said, | when asked about it`: whoever answers has not asked.
pub(super) fn is_put_to(phrases: &Phrases<'_>, cue: &Range<WordIndex>) -> bool {
    let asked = phrases.is_any(cue.start, &ASKED);
    let before = cue.start.checked_sub(1);
    asked && before.is_some_and(|at| phrases.is_any(at, &["if", "once", "when"]))
}

/// How many words of a block are looked at.
const LONGEST_BLOCK: usize = 2000;

/// The tagger's find without what cannot be: a crosshead in a content of the body, a quotation of
/// a later paragraph that has words of its own, a verb in another sense (`claimed the lives`).
pub(super) fn plausible(
    phrases: &Phrases<'_>,
    document: &Document,
    mut draft: Draft,
) -> Option<Draft> {
    let home = &document.sentences[draft.sentence as usize];
    for span in &mut draft.content {
        let mut words = phrases.words.within(*span);
        while words.start + 1 < words.end
            && (phrases.is_comma(words.start) || phrases.is_dash(words.start))
        {
            words.start += 1;
        }
        *span = phrases.span(words.clone());
        // `“I retired at | 30.”`: what opens with a quotation has all of it.
        let first = phrases.words.get(words.start as usize);
        if let Some(id) = first.and_then(|word| word.quotation) {
            let quotation = &document.quotations[id as usize];
            if quotation.closed && quotation.span.start == span.start {
                *span = span.cover(quotation.span);
            }
        }
    }
    draft.content.retain(|&span| {
        let first = phrases.words.within(span).start;
        let Some(word) = phrases.words.get(first as usize) else {
            return false;
        };
        let sentence = &document.sentences[word.sentence as usize];
        let crosshead = matches!(sentence.place, Place::Crosshead | Place::PullQuote);
        sentence.block == home.block
            || !(crosshead && home.place != sentence.place)
                && if sentence.block < home.block {
                    ends_block(phrases, document, span)
                        || is_all_quoted(phrases, document, sentence.block)
                } else {
                    (home.block + 1..=sentence.block)
                        .all(|block| is_all_quoted(phrases, document, block))
                }
    });
    leave_titles(phrases, document, &mut draft);
    let cue = phrases.words.within(draft.cue?);
    if home.place == Place::Headline && !settle_headline(phrases, &mut draft, &cue) {
        return None;
    }
    let cue = leave_count(phrases, &mut draft, cue);
    let cue = last_verb(phrases, &mut draft, cue);
    let end = phrases.words.sentence(draft.sentence).end;
    let thing = draft
        .source
        .as_ref()
        .is_some_and(|words| phrases.is_thing(words));
    let silent = cue.clone().any(|at| {
        phrases
            .grammar
            .verb(phrases.word(at).id)
            .is_some_and(|(verb, _)| {
                thing && verb.not_of_things || is_other_sense(phrases, verb, at, end)
            })
    }) || is_idiom(phrases, &cue)
        || calls_it(phrases, &draft, &cue)
        || is_told_by_nobody(phrases, &draft, &cue)
        || causes_words(phrases, &cue)
        || is_name_of(phrases, &cue)
        || is_object(phrases, &draft, &cue);
    leave_scene(phrases, &mut draft, &cue);
    take_whole_phrase(phrases, &mut draft, cue.clone());
    leave_addressee(phrases, &mut draft, &cue);
    leave_occasion(phrases, &mut draft, &cue);
    leave_manner(phrases, &mut draft, &cue);
    cut(phrases, &mut draft);
    let home = phrases.words.sentence(draft.sentence);
    let asked = is_asked(phrases, &home, cue.start) && !phrases.is_any(cue.end, &["by"]);
    let heard = is_heard(phrases, &home, cue.start, cue.end);
    if heard {
        leave_hearer(phrases, &mut draft, &cue);
    }
    if asked || heard || is_put_to(phrases, &cue) {
        draft.source = None;
    } else if is_passive(phrases, cue.clone())
        || is_seen_from_outside(phrases, cue.clone())
        || is_impersonal(phrases, &cue)
    {
        // `He was accused of …` does not say by whom.
        draft.source = draft.source.filter(|words| words.start >= cue.end);
    } else if draft.source.is_none() {
        draft.source = subject(phrases, document, &draft, cue.clone());
    }
    // `It was not clear Wednesday whether he had a lawyer`
    let clear = cue
        .clone()
        .any(|at| phrases.is_any(at, &["clear", "unclear"]));
    draft.source = draft
        .source
        .filter(|words| !(clear && words.len() == 1 && phrases.is_any(words.start, &["it"])));
    leave_asker(phrases, &mut draft, &cue);
    if let Some(source) = &mut draft.source {
        trim_source(phrases, source, home.end);
    }
    // `Another is …` goes on with a complaint and names nobody; `Another tweeted …` does.
    let is = phrases
        .words
        .within(draft.cue?)
        .all(|at| !phrases.word(at).is(Classes::REPORTING_VERB));
    draft.source = draft.source.filter(|words| {
        !is || phrases.listed(PhraseClass::Ellipsis, words.start, words.end)
            != Some(words.end - words.start)
    });
    if let Some(source) = &mut draft.source {
        leave_relative(phrases, source, cue.start);
        let source = phrases.span(source.clone());
        leave_source(phrases, &mut draft, source);
    }
    whole_words(phrases, document, &mut draft.content);
    leave_sentence_before(phrases, &mut draft, &cue);
    leave_answer(phrases, &mut draft, &cue);
    draft
        .content
        .retain(|&piece| !is_wish_for_anonymity(phrases, piece));
    // `The | reported sale has unsettled staff`
    let is_article = |words: &Range<WordIndex>| {
        words.len() == 1 && phrases.is_any(words.start, &["a", "an", "the"])
    };
    let names_nobody = draft.source.as_ref().is_some_and(is_article);
    (!silent && !names_nobody && !draft.content.is_empty()).then_some(draft)
}

/// `‘It was cold’: the woman who knew`: a headline quotes, and behind its colon stands who says it, or what the story
/// is. `Explainer: why it rains`: nobody says it. Answers whether anything is left.
fn settle_headline(phrases: &Phrases<'_>, draft: &mut Draft, cue: &Range<WordIndex>) -> bool {
    if !phrases.is_any(cue.end - 1, &[":"]) {
        return true;
    }
    let colon = cue.end - 1;
    let start = phrases.words.sentence(draft.sentence).start;
    if start < colon && (start..colon).all(|at| phrases.is_any(at, &NO_SPEAKERS)) {
        return false;
    }
    let quoted = |piece: &Span| {
        let words = phrases.words.within(*piece);
        words.end == colon && words.clone().all(|at| phrases.word(at).quotation.is_some())
    };
    let [first, rest] = draft.content[..] else {
        return true;
    };
    if quoted(&first) && phrases.words.within(rest).start == colon + 1 {
        let words = phrases.words.within(rest);
        draft.content.pop();
        let who = words
            .clone()
            .find(|&at| phrases.is_any(at, &["who", "whose"]));
        let names = phrases.word(words.start).is(Classes::DETERMINER)
            && !(words.start..who.unwrap_or(words.end))
                .any(|at| phrases.is_finite_verb(at, words.start));
        if names && draft.source.is_none() {
            draft.source = Some(words.start..who.unwrap_or(words.end));
        }
    }
    true
}

/// A piece does not end with `and`, and has all of a quotation whose end it has.
fn whole_words(phrases: &Phrases<'_>, document: &Document, content: &mut [Span]) {
    for piece in content {
        let words = phrases.words.within(*piece);
        if words.len() < 2 {
            continue;
        }
        let last = phrases.word(words.end - 1);
        if last.is(Classes::COORDINATOR) && last.quotation.is_none() {
            *piece = phrases.span(words.start..words.end - 1);
            continue;
        }
        let Some(id) = last.quotation.filter(|_| last.kind == LexemeKind::Mark) else {
            continue;
        };
        let whole = document.quotations[id as usize].span;
        let is_most = 2 * piece.len() > whole.len();
        if whole.end == piece.end && whole.start < piece.start && is_most {
            piece.start = whole.start;
        }
    }
}

/// `said on | condition of anonymity because …`: about the source, and no part of what it says.
fn is_wish_for_anonymity(phrases: &Phrases<'_>, piece: Span) -> bool {
    /// Words of `on condition of` before the rest.
    const BEFORE: WordIndex = 3;
    let words = phrases.words.within(piece);
    (words.start.saturating_sub(BEFORE)..=words.start).any(|at| {
        let length = phrases.opens_anonymity(at, words.end);
        length.is_some_and(|length| at + length > words.start)
    })
}

/// Whether nothing but quotation follows in the block: the copy has not gone on to something else.
fn ends_block(phrases: &Phrases<'_>, document: &Document, span: Span) -> bool {
    let words = phrases.words.within(span);
    let sentence = &document.sentences[phrases.word(words.end - 1).sentence as usize];
    let block = document.blocks[sentence.block as usize].span;
    (words.end..phrases.words.within(block).end)
        .take(LONGEST_BLOCK)
        .all(|at| !phrases.word(at).is_word() || phrases.word(at).quotation.is_some())
}

/// Whether a block is nothing but quotation: its speaker is the one before.
fn is_all_quoted(phrases: &Phrases<'_>, document: &Document, block: BlockId) -> bool {
    let span = document.blocks[block as usize].span;
    phrases
        .words
        .within(span)
        .take(LONGEST_BLOCK)
        .all(|at| !phrases.word(at).is_word() || phrases.word(at).quotation.is_some())
}
