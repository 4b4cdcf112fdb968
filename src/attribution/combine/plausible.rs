//! The tagger's finds without what cannot be: words of another paragraph, verbs in another sense,
//! subjects that say nothing themselves.

use std::ops::Range;

use crate::attribution::combine::plausible_source::{
    is_passive, is_seen_from_outside, leave_relative, subject, take_whole_phrase, trim_source,
};
use crate::attribution::combine::silent::{
    calls_it, causes_words, is_idiom, is_impersonal, is_object, is_told_by_nobody,
};
use crate::attribution::content::end::cut;
use crate::attribution::cue::place::is_asked;
use crate::attribution::cue::sense::is_other_sense;
use crate::attribution::draft::{Draft, quotations_in};
use crate::attribution::phrase::Phrases;
use crate::attribution::quotation::link::is_title;
use crate::attribution::words::WordIndex;
use crate::grammar::{Case, Classes, Frames, PhraseClass};
use crate::parse::{BlockId, Document, LexemeKind, Place};
use crate::text::Span;

/// `“No,” Weber said, | when asked about it`: whoever answers has not asked.
pub(super) fn is_put_to(phrases: &Phrases<'_>, cue: &Range<WordIndex>) -> bool {
    let asked = phrases.is_any(cue.start, &["asked", "pressed", "questioned"]);
    let before = cue.start.checked_sub(1);
    asked && before.is_some_and(|at| phrases.is_any(at, &["if", "once", "when"]))
}

/// `Weber | looks out of | the window. “It was cold.”`: the sentence shows the speaker of the next, and no more.
fn leave_scene(phrases: &Phrases<'_>, draft: &mut Draft, cue: &Range<WordIndex>) {
    let end = phrases.words.sentence(draft.sentence).end;
    let later = |piece: &Span| phrases.words.within(*piece).start >= end;
    let shows = || phrases.listed(PhraseClass::LeadIn, cue.start, end);
    if draft.content.iter().any(later) && shows().is_some() {
        draft.content.retain(later);
    }
}

/// `“It was cold,” she wrote in her memoir, “A Sea Without Charts”`: the last is not said.
fn leave_titles(phrases: &Phrases<'_>, document: &Document, draft: &mut Draft) {
    let Some(&first) = draft.content.first() else {
        return;
    };
    // `labelled it “Mostly True”`
    let opening = phrases
        .words
        .get(phrases.words.within(first).start as usize);
    if opening.is_none_or(|word| word.kind != LexemeKind::Mark) {
        return;
    }
    let names = |piece: Span| {
        let mut within = quotations_in(document, std::slice::from_ref(&piece))
            .map(|id| &document.quotations[id as usize]);
        within.any(|quotation| quotation.span == piece && is_title(phrases, quotation))
    };
    draft
        .content
        .retain(|&piece| piece == first || !names(piece));
    // `In his memoir, “Loud in Here,” Weber said he was lonely`
    let open = phrases.words.within(first).start;
    let follows_work =
        open > 1 && phrases.is_comma(open - 1) && phrases.word(open - 2).is(Classes::DOCUMENT_NOUN);
    if follows_work && draft.content.len() > 1 && names(first) {
        draft.content.remove(0);
    }
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
    let cue = leave_count(phrases, &mut draft, cue);
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
        || is_object(phrases, &draft, &cue);
    leave_scene(phrases, &mut draft, &cue);
    take_whole_phrase(phrases, &mut draft, cue.clone());
    leave_addressee(phrases, &mut draft, &cue);
    leave_occasion(phrases, &mut draft, &cue);
    leave_manner(phrases, &mut draft, &cue);
    cut(phrases, &mut draft);
    let home = phrases.words.sentence(draft.sentence);
    let asked = is_asked(phrases, &home, cue.start) && !phrases.is_any(cue.end, &["by"]);
    if asked || is_put_to(phrases, &cue) {
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

/// `believes | up to 300 jobs could go`: the tagger takes the first word of a count for a word of the cue.
fn leave_count(
    phrases: &Phrases<'_>,
    draft: &mut Draft,
    cue: Range<WordIndex>,
) -> Range<WordIndex> {
    let last = cue.end.saturating_sub(1);
    let counts = |piece: &Span| {
        let words = phrases.words.within(*piece);
        let length = phrases.listed(PhraseClass::Approximator, last, words.end);
        let number = length.and_then(|length| phrases.words.get((last + length) as usize));
        words.start == cue.end && number.is_some_and(|word| word.kind == LexemeKind::Number)
    };
    let Some(piece) = draft
        .content
        .iter()
        .position(counts)
        .filter(|_| cue.len() > 1)
    else {
        return cue;
    };
    let words = phrases.words.within(draft.content[piece]);
    draft.content[piece] = phrases.span(last..words.end);
    draft.cue = Some(phrases.span(cue.start..last));
    cue.start..last
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

/// `Weber, who was late, issued a statement saying, “No.”`: what opens with the speaker and ends before the
/// cue is no part of what is said.
fn leave_source(phrases: &Phrases<'_>, draft: &mut Draft, source: Span) {
    for piece in &mut draft.content {
        // `In the words of the bishop, Jane Roe, | the hall is old`
        if source.start < piece.start && piece.start < source.end && source.end < piece.end {
            let words = phrases.words.within(*piece);
            let after = phrases.words.within(source).end;
            let after = after + WordIndex::from(phrases.is_comma(after));
            if words.start < after && after < words.end {
                *piece = phrases.span(after..words.end);
            }
        }
    }
    let Some(cue) = draft.cue.filter(|cue| source.end <= cue.start) else {
        return;
    };
    let several = draft.content.len() > 1;
    draft.content.retain(|&piece| {
        let is_lead = piece.start == source.start && piece.end <= cue.start;
        !(several && is_lead)
    });
    for piece in &mut draft.content {
        if piece.start == source.start && piece.contains(cue) && piece.end > cue.end {
            let words = phrases.words.within(*piece);
            let after = phrases.words.within(cue).end;
            if after < words.end {
                *piece = phrases.span(after..words.end);
            }
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

/// `Asked whether she would leave, | Weber shook her head. “No.”`: what was asked is no part of the answer.
fn leave_answer(phrases: &Phrases<'_>, draft: &mut Draft, cue: &Range<WordIndex>) {
    let first = phrases.words.sentence(draft.sentence).start;
    let asked = ["asked", "pressed", "questioned"];
    if draft.source.is_some() || cue.start != first || !phrases.is_any(first, &asked) {
        return;
    }
    let comma = (cue.end..phrases.words.sentence(draft.sentence).end)
        .find(|&at| phrases.is_comma(at) && phrases.opens_main_clause(at + 1));
    if let Some(comma) = comma.filter(|&comma| comma > cue.end) {
        let question = phrases.span(cue.end..comma);
        draft.content.retain(|piece| piece.start < question.end);
        for piece in &mut draft.content {
            piece.end = piece.end.min(question.end);
        }
    }
}

/// `“It was never a penalty.” His rival saw it differently.`: the sentence with the cue only tells of somebody
/// else, unless its verb is one of speaking.
fn leave_sentence_before(phrases: &Phrases<'_>, draft: &mut Draft, cue: &Range<WordIndex>) {
    let first = phrases.words.sentence(draft.sentence).start;
    let speaks = |at: WordIndex| {
        let verb = phrases.grammar.verb(phrases.word(at).id);
        verb.is_some_and(|(verb, _)| verb.frames.contains(Frames::QUOTE))
            || phrases.word(at).is(Classes::CUE_NOUN)
    };
    let tells = draft
        .source
        .as_ref()
        .is_some_and(|source| source.start >= first && source.end <= cue.start);
    if tells && !cue.clone().any(speaks) {
        draft.content.retain(|&span| {
            let words = phrases.words.within(span);
            words.end > first
                || words.end < words.start + 2
                || phrases.word(words.end - 1).kind != LexemeKind::Mark
                || phrases.is_comma(words.end - 2)
        });
    }
}

/// `“We tried,” Weber said of the talks`: what follows the preposition of a tag is no part of what
/// is said.
fn leave_occasion(phrases: &Phrases<'_>, draft: &mut Draft, cue: &Range<WordIndex>) {
    let tag = cue.len() > 1 && phrases.word(cue.end - 1).is(Classes::PREPOSITION)
        // `“No,” she said | when asked about the leak`
        || draft.content.iter().any(|&span| {
            let first = phrases.words.within(span).start;
            first == cue.end && phrases.is_any(first, &["when", "after", "while"])
                // `“It’s only a survey,” she kept saying, | as if that helped`
                || first == cue.end + 1
                    && phrases.is_comma(cue.end)
                    && phrases.is_any(first, &["as"])
                    && phrases.is_any(first + 1, &["if", "though"])
                // `“Where to?” she asks | the ferryman`
                || first == cue.end && takes_addressee(phrases, cue)
        });
    let quoted = |span: &Span| {
        let words = phrases.words.within(*span);
        !words.is_empty() && phrases.word(words.end - 1).kind == LexemeKind::Mark
    };
    let Some(before) = draft
        .content
        .iter()
        .rposition(|span| phrases.words.within(*span).end <= cue.start)
    else {
        return;
    };
    // `care workers lied, two nurses told | the Courier`
    let has_verb = |words: Range<WordIndex>| {
        words
            .clone()
            .any(|at| phrases.is_finite_verb(at, words.start))
    };
    if takes_addressee(phrases, cue) {
        draft.content.retain(|&span| {
            let words = phrases.words.within(span);
            words.start != cue.end || has_verb(words)
        });
    }
    if tag && quoted(&draft.content[before]) {
        let mut at = 0;
        draft.content.retain(|span| {
            at += 1;
            at <= before + 1 || quoted(span) || phrases.words.within(*span).start > cue.end
        });
    }
}

/// `“We tried,” she said, | pulling up her hood. “We lost.”`, `When they knocked, | he told them: “Come in.”`: what somebody
/// does beside speaking, and when.
fn leave_manner(phrases: &Phrases<'_>, draft: &mut Draft, cue: &Range<WordIndex>) {
    let quoted = |piece: &Span| {
        let words = phrases.words.within(*piece);
        words.clone().all(|at| phrases.word(at).quotation.is_some())
    };
    if draft.content.len() < 2 || !draft.content.iter().any(quoted) {
        return;
    }
    let source = draft.source.clone().unwrap_or(cue.clone());
    let (first, last) = (source.start.min(cue.start), source.end.max(cue.end));
    draft.content.retain(|piece| {
        let words = phrases.words.within(*piece);
        let acts = words.start == last + 1
            && phrases.is_comma(last)
            && phrases.text_of(words.start).ends_with("ing");
        let when = words.end < first
            && phrases.is_comma(words.end)
            && phrases.is_any(words.start, &["after", "as", "before", "when", "while"]);
        quoted(piece) || !(acts || when)
    });
}

/// `told | her nobody was dead`: whom somebody tells is no part of what is told.
fn leave_addressee(phrases: &Phrases<'_>, draft: &mut Draft, cue: &Range<WordIndex>) {
    let whom = ["him", "me", "them", "us", "you"];
    let subject = Classes::PRONOUN | Classes::DETERMINER | Classes::RELATIVE;
    for piece in &mut draft.content {
        let words = phrases.words.within(*piece);
        if words.start != cue.end || words.len() < 3 || !takes_addressee(phrases, cue) {
            continue;
        }
        if let Some(clause) = behind_addressee(phrases, cue, &words) {
            *piece = phrases.span(clause..words.end);
            continue;
        }
        let next = words.start + 1;
        let her = phrases.is_any(words.start, &["her"]) && phrases.word(next).is(subject);
        let clause = phrases.is_any(next, &["that"]) || phrases.opens_main_clause(next);
        if (her || phrases.is_any(words.start, &whom)) && clause {
            *piece = phrases.span(next..words.end);
        }
    }
}

/// `told reporters aboard the plane | that …`, `told police | he …`: where the clause starts behind whoever is told.
fn behind_addressee(
    phrases: &Phrases<'_>,
    cue: &Range<WordIndex>,
    words: &Range<WordIndex>,
) -> Option<WordIndex> {
    /// The longest addressee with where it was told, in words.
    const LONGEST: WordIndex = 9;
    let verb = phrases.grammar.verb(phrases.word(cue.end - 1).id);
    let tells = verb.is_some_and(|(verb, _)| matches!(&*verb.lemma, "tell" | "inform" | "remind"));
    let starts = |at: WordIndex| {
        let pronoun = phrases.grammar.pronoun(phrases.word(at).id);
        let subject = pronoun.is_some_and(|pronoun| pronoun.case == Case::Subject)
            && !phrases.word(at).is(Classes::RELATIVE);
        let finite = phrases.words.get(at as usize + 1).is_some_and(|next| {
            // `he “had a drink”`
            next.kind == LexemeKind::Mark
                || phrases.is_finite_verb(at + 1, at)
                || phrases.looks_past(at + 1)
        });
        phrases.is_any(at, &["that"])
            && phrases
                .word(at)
                .is(Classes::SUBORDINATOR | Classes::RELATIVE)
            || subject && finite
    };
    let first = phrases.word(words.start);
    let addressee = first.kind == LexemeKind::Word
        && !first.is(Classes::RELATIVE | Classes::SUBORDINATOR | Classes::ADVERB)
        && phrases
            .grammar
            .pronoun(first.id)
            .is_none_or(|pronoun| pronoun.case != Case::Subject);
    if !tells || !addressee {
        return None;
    }
    (words.start + 1..words.end.min(words.start + LONGEST))
        .take_while(|&at| {
            phrases.word(at).is_word() && !phrases.is_finite_verb(at - 1, words.start)
        })
        .find(|&at| starts(at))
}

/// `asks`, `told`: whom somebody speaks to may follow.
fn takes_addressee(phrases: &Phrases<'_>, cue: &Range<WordIndex>) -> bool {
    let verb = phrases.grammar.verb(phrases.word(cue.end - 1).id);
    verb.is_some_and(|(verb, _)| verb.frames.contains(Frames::ADDRESSEE))
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
