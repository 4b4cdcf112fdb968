//! What the tagger takes for cue or content and is neither: whom somebody tells, when and how, titles, scenes.

use std::ops::Range;

use crate::attribution::cue::place::{ASKED, QUESTIONS};
use crate::attribution::draft::{Draft, quotations_in};
use crate::attribution::phrase::Phrases;
use crate::attribution::quotation::link::is_title;
use crate::attribution::words::WordIndex;
use crate::grammar::{Case, Classes, Frames, PhraseClass};
use crate::parse::{Document, LexemeKind};
use crate::text::Span;

/// `Weber | looks out of | the window. “It was cold.”`: the sentence shows the speaker of the next, and no more.
pub(super) fn leave_scene(phrases: &Phrases<'_>, draft: &mut Draft, cue: &Range<WordIndex>) {
    let end = phrases.words.sentence(draft.sentence).end;
    let later = |piece: &Span| phrases.words.within(*piece).start >= end;
    let shows = || phrases.listed(PhraseClass::LeadIn, cue.start, end);
    if draft.content.iter().any(later) && shows().is_some() {
        draft.content.retain(later);
    }
}

/// `“It was cold,” she wrote in her memoir, “A Sea Without Charts”`: the last is not said.
pub(super) fn leave_titles(phrases: &Phrases<'_>, document: &Document, draft: &mut Draft) {
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

/// `believes | up to 300 jobs could go`: the tagger takes the first word of a count for a word of the cue.
pub(super) fn leave_count(
    phrases: &Phrases<'_>,
    draft: &mut Draft,
    cue: Range<WordIndex>,
) -> Range<WordIndex> {
    let last = cue.end.saturating_sub(1);
    if cue.len() < 2 || !phrases.word(last).starts_phrase {
        return cue;
    }
    let counts = |piece: &Span| {
        let words = phrases.words.within(*piece);
        let length = phrases.listed(PhraseClass::Approximator, last, words.end);
        let number = length.and_then(|length| phrases.words.get((last + length) as usize));
        words.start == cue.end && number.is_some_and(|word| word.kind == LexemeKind::Number)
    };
    let Some(piece) = draft.content.iter().position(counts) else {
        return cue;
    };
    let words = phrases.words.within(draft.content[piece]);
    draft.content[piece] = phrases.span(last..words.end);
    draft.cue = Some(phrases.span(cue.start..last));
    cue.start..last
}

/// `promised a review and | admitted | that it was late`: of two verbs the one that the content follows.
pub(super) fn last_verb(
    phrases: &Phrases<'_>,
    draft: &mut Draft,
    cue: Range<WordIndex>,
) -> Range<WordIndex> {
    let and = (cue.start + 1..cue.end.saturating_sub(1)).rfind(|&at| {
        let next = phrases.word(at + 1);
        phrases.is_any(at, &["and", "but"]) && next.is(Classes::REPORTING_VERB)
    });
    let follows = draft
        .content
        .iter()
        .all(|&piece| phrases.words.within(piece).start >= cue.end);
    // `derided and insulted his critics` is one.
    let apart = |&and: &WordIndex| and > cue.start + 1;
    match and
        .filter(apart)
        .filter(|_| follows && phrases.word(cue.start).is(Classes::REPORTING_VERB))
    {
        Some(and) => {
            draft.cue = Some(phrases.span(and + 1..cue.end));
            and + 1..cue.end
        }
        None => cue,
    }
}

/// `Weber, who was late, issued a statement saying, “No.”`: what opens with the speaker and ends before the
/// cue is no part of what is said.
pub(super) fn leave_source(phrases: &Phrases<'_>, draft: &mut Draft, source: Span) {
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

/// `Asked whether she would leave, | Weber shook her head. “No.”`: what was asked is no part of the answer.
pub(super) fn leave_answer(phrases: &Phrases<'_>, draft: &mut Draft, cue: &Range<WordIndex>) {
    let first = phrases.words.sentence(draft.sentence).start;
    if draft.source.is_some() || cue.start != first || !phrases.is_any(first, &ASKED) {
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
pub(super) fn leave_sentence_before(
    phrases: &Phrases<'_>,
    draft: &mut Draft,
    cue: &Range<WordIndex>,
) {
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
    // `“It was cold.” The mayor did not say a word.`
    let keeps_silent = cue.clone().any(|at| phrases.word(at).is(Classes::NEGATION));
    if tells && (keeps_silent || !cue.clone().any(speaks)) {
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
pub(super) fn leave_occasion(phrases: &Phrases<'_>, draft: &mut Draft, cue: &Range<WordIndex>) {
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
pub(super) fn leave_manner(phrases: &Phrases<'_>, draft: &mut Draft, cue: &Range<WordIndex>) {
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
pub(super) fn leave_addressee(phrases: &Phrases<'_>, draft: &mut Draft, cue: &Range<WordIndex>) {
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
        let clause = phrases.is_any(next, &["that", "which"])
            || phrases.is_any(next, &QUESTIONS)
            || phrases.opens_main_clause(next);
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

/// `Asked by | Jane Roe | if it should have been stopped`: who asks, and then what.
pub(super) fn leave_asker(phrases: &Phrases<'_>, draft: &mut Draft, cue: &Range<WordIndex>) {
    const LONGEST_NAME: WordIndex = 5;
    let by = cue.end.checked_sub(1).filter(|&at| at > cue.start);
    if draft.source.is_some() || !by.is_some_and(|by| phrases.is_any(by, &["by"])) {
        return;
    }
    let Some(words) = draft
        .content
        .first()
        .map(|&piece| phrases.words.within(piece))
    else {
        return;
    };
    let question = (words.start + 1..words.end.min(words.start + LONGEST_NAME))
        .take_while(|&at| phrases.word(at - 1).is_capital())
        .find(|&at| phrases.is_any(at, &QUESTIONS));
    if let Some(question) = question.filter(|_| words.start == cue.end) {
        draft.source = Some(words.start..question);
        draft.content[0] = phrases.span(question..words.end);
    }
}

/// `Driver was on phone|, court | told`
pub(super) fn leave_hearer(phrases: &Phrases<'_>, draft: &mut Draft, cue: &Range<WordIndex>) {
    for piece in &mut draft.content {
        let words = phrases.words.within(*piece);
        let comma = words.clone().rfind(|&at| phrases.is_comma(at));
        if let Some(comma) = comma.filter(|&comma| words.end == cue.start && comma > words.start) {
            *piece = phrases.span(words.start..comma);
        }
    }
}

/// `asks`, `told`: whom somebody speaks to may follow.
pub(super) fn takes_addressee(phrases: &Phrases<'_>, cue: &Range<WordIndex>) -> bool {
    let verb = phrases.grammar.verb(phrases.word(cue.end - 1).id);
    verb.is_some_and(|(verb, _)| verb.frames.contains(Frames::ADDRESSEE))
}
