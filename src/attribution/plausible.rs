//! The tagger's finds without what cannot be: words of another paragraph, verbs in another sense,
//! subjects that say nothing themselves.

use std::ops::Range;

use crate::attribution::aside::has_bare_relative;
use crate::attribution::content_end;
use crate::attribution::cue::{self, is_other_sense};
use crate::attribution::cue_place::is_asked;
use crate::attribution::draft::{Draft, quotations_in};
use crate::attribution::noun_phrase::Phrases;
use crate::attribution::quotation_link::is_title;
use crate::attribution::words::WordIndex;
use crate::grammar::{Classes, Frames, PhraseClass};
use crate::parse::{BlockId, Document, LexemeKind, Place};
use crate::text::Span;

/// `It goes without saying that …`: the cue shares words with a turn of speech.
fn is_idiom(phrases: &Phrases<'_>, cue: &Range<WordIndex>) -> bool {
    const LONGEST: WordIndex = 4;
    (cue.start.saturating_sub(LONGEST)..cue.end).any(|at| {
        phrases.word(at).starts_phrase
            && phrases
                .listed(PhraseClass::Idiom, at, cue.end + LONGEST)
                .is_some_and(|length| at + length > cue.start)
    })
}

/// `said the guards had slept, an allegation | the service rejects`: what the writer calls it.
fn is_remark(phrases: &Phrases<'_>, draft: &Draft, cue: &Range<WordIndex>) -> bool {
    let opens = cue.start > 0 && phrases.is_comma(cue.start - 1);
    let follows = |&piece: &Span| phrases.words.within(piece).start == cue.end;
    let content = draft.content.first().filter(|piece| follows(piece));
    opens
        && phrases.is_any(cue.start, &["a", "an"])
        && phrases.word(cue.end - 1).is(Classes::CUE_NOUN)
        && content.is_some_and(|&piece| {
            has_bare_relative(phrases, cue.start, phrases.words.within(piece).end)
        })
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
    draft.content.retain(|&piece| {
        let mut within = quotations_in(document, std::slice::from_ref(&piece))
            .map(|id| &document.quotations[id as usize]);
        piece == first
            || !within.any(|quotation| quotation.span == piece && is_title(phrases, quotation))
    });
}

/// A source without what stands at its end and is no part of it.
fn trim_source(phrases: &Phrases<'_>, source: &mut Range<WordIndex>, sentence: WordIndex) {
    if source.len() < 2 {
        return;
    }
    // `Weber, | asked whether she would go`
    let comma = source.end - 1;
    if phrases.is_comma(comma) && !(source.start..comma).any(|at| phrases.is_comma(at)) {
        source.end = comma;
    }
    let relative = source
        .clone()
        .skip(1)
        .find(|&at| phrases.is_any(at, &["who", "which", "that"]));
    if let Some(relative) = relative {
        // `three officials | who spoke | on condition of anonymity`
        let wish = source.end < sentence && phrases.opens_anonymity(source.end, sentence).is_some();
        if wish && source.end - relative <= 2 {
            source.end = relative;
        }
        // `who spoke on condition of anonymity | because`
        if phrases.word(source.end - 1).is(Classes::SUBORDINATOR) && source.end > relative + 1 {
            source.end -= 1;
        }
        return;
    }
    // `said one councillor | afterwards`
    let idle = Classes::ADVERB | Classes::TIME;
    while source.len() > 1 && {
        let last = phrases.word(source.end - 1);
        // `who has lived here for 30 years`, `who hid in a well`
        let before = phrases.word(source.end - 2);
        let is_noun = before.kind == LexemeKind::Number
            || before.is(Classes::NUMBER)
            || phrases.is_any(source.end - 2, &["a", "an", "the"]);
        let is_pointer = phrases.is_any(source.end - 1, &["last", "next", "this"]);
        (last.is(idle) && !is_noun || is_pointer)
            && !last.is_capital()
            && !last.is(Classes::PERSON_NOUN | Classes::ADJECTIVE)
    } {
        source.end -= 1;
    }
}

/// What no source ends with, and more would follow.
const LOOSE_ENDS: [&str; 11] = [
    "after", "and", "as", "at", "before", "for", "from", "of", "or", "than", "with",
];

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
        || is_remark(phrases, &draft, &cue);
    take_whole_phrase(phrases, &mut draft, cue.clone());
    leave_occasion(phrases, &mut draft, &cue);
    content_end::cut(phrases, &mut draft);
    let home = phrases.words.sentence(draft.sentence);
    if is_asked(phrases, &home, cue.start) && !phrases.is_any(cue.end, &["by"]) {
        draft.source = None;
    } else if is_passive(phrases, cue.clone()) || is_seen_from_outside(phrases, cue.clone()) {
        // `He was accused of …` does not say by whom.
        draft.source = draft.source.filter(|words| words.start >= cue.end);
    } else if draft.source.is_none() {
        draft.source = subject(phrases, document, &draft, cue.clone());
    }
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

/// `Members of the board, several of whom had asked, | agreed`: a source does not end in the clause about it,
/// and right before the verb of that clause it is the clause's own: `Roe, a clerk | who`.
fn leave_relative(phrases: &Phrases<'_>, source: &mut Range<WordIndex>, cue: WordIndex) {
    let Some(last) = source.clone().last().filter(|_| source.len() > 2) else {
        return;
    };
    let comma = source.clone().skip(1).rfind(|&at| phrases.is_comma(at));
    // `The man, who police | said was armed`
    let is_subject = source.len() > 3 && phrases.is_comma(last - 2) && is_who(phrases, last - 1);
    let is_relative = is_who(phrases, last) || phrases.is_any(last, &["that"]);
    if is_relative && source.end == cue {
        let is_partial = phrases.is_any(last, &["whom"]) && comma.is_some();
        source.start = comma.filter(|_| is_partial).map_or(last, |comma| comma + 1);
    } else if is_relative || is_subject {
        source.end = comma.unwrap_or(last);
    } else if phrases.is_any(last, &LOOSE_ENDS) {
        // `Weber paused before | answering`
        let verb = (source.start + 1..last).find(|&at| phrases.is_finite_verb(at, source.start));
        source.end = verb.unwrap_or(last);
    }
}

fn is_who(phrases: &Phrases<'_>, at: WordIndex) -> bool {
    phrases.is_any(at, &["who", "whom", "which", "whose"])
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
            phrases.words.within(span).start == cue.end
                && phrases.is_any(cue.end, &["when", "after", "while"])
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
    if tag && quoted(&draft.content[before]) {
        let mut at = 0;
        draft.content.retain(|span| {
            at += 1;
            at <= before + 1 || quoted(span) || phrases.words.within(*span).start > cue.end
        });
    }
}

/// The cue has taken the last nouns of its source: `A United Nations | report says`.
fn take_whole_phrase(phrases: &Phrases<'_>, draft: &mut Draft, cue: Range<WordIndex>) {
    let Some(source) = draft
        .source
        .as_mut()
        .filter(|source| source.end == cue.start)
    else {
        return;
    };
    let verb = cue
        .clone()
        .find(|&at| phrases.is_finite_verb(at, source.start));
    let adverbs = Classes::ADVERB | Classes::NEGATION | Classes::AUXILIARY | Classes::MODAL;
    let verb = verb.map(|verb| {
        let before = cue.start..verb;
        before
            .rev()
            .take_while(|&at| phrases.word(at).is(adverbs))
            .last()
            .unwrap_or(verb)
    });
    let phrase = verb.and_then(|verb| phrases.phrase_before(source.start, verb));
    if let (Some(verb), Some(phrase)) = (verb, phrase)
        && phrase.start == source.start
        && phrase.end == verb
        && verb > cue.start
    {
        source.end = verb;
        draft.cue = Some(phrases.span(verb..cue.end));
    }
}

/// A form of `be` and a participle of a verb that reports.
fn is_passive(phrases: &Phrases<'_>, mut cue: Range<WordIndex>) -> bool {
    let be = cue.find(|&at| phrases.word(at).is(Classes::BE));
    be.and_then(|_| cue.find(|&at| !phrases.word(at).is(Classes::ADVERB | Classes::BE)))
        .is_some_and(|at| {
            phrases.word(at).is(Classes::REPORTING_VERB) && !phrases.text_of(at).ends_with("ing")
        })
}

/// `Weber seemed to | agree`, `Weber, known for | her patience`, `Weber is expected to | agree`:
/// what is said about the subject by somebody else.
fn is_seen_from_outside(phrases: &Phrases<'_>, cue: Range<WordIndex>) -> bool {
    const SEEM: [&str; 6] = ["seem", "seems", "seemed", "appear", "appears", "appeared"];
    const SUFFERED: [&str; 6] = ["known", "seen", "viewed", "regarded", "accused", "expected"];
    let idle = Classes::PREPOSITION | Classes::ADVERB | Classes::BE;
    let last = cue
        .clone()
        .rfind(|&at| !phrases.word(at).is(idle) && !phrases.is_word(at, "to"));
    let is = cue.clone().any(|at| phrases.word(at).is(Classes::BE));
    last.is_some_and(|at| {
        phrases.is_any(at, &SEEM)
            || phrases.is_any(at, &SUFFERED)
                && (is || phrases.is_any(cue.end - 1, &["for", "as", "of"]))
    })
}

/// The subject of a cue whose source the tagger did not find, if the cue is an active verb.
fn subject(
    phrases: &Phrases<'_>,
    document: &Document,
    draft: &Draft,
    cue: Range<WordIndex>,
) -> Option<Range<WordIndex>> {
    let sentence = phrases.words.sentence(draft.sentence);
    if cue.start >= sentence.end || cue::is_spoken(phrases, document, cue.start) {
        return None;
    }
    let verb = cue
        .clone()
        .any(|at| phrases.is_finite_verb(at, sentence.start));
    // `wrote in March to say`, `Citing a lack of money, the council …`
    let infinitive = cue.start > sentence.start && phrases.is_text(cue.start - 1, "to");
    let found = if infinitive || phrases.text_of(cue.start).ends_with("ing") {
        phrases.subject_of_dependent(sentence, cue.start)?
    } else if verb {
        phrases.subject(sentence.start, cue.start)?.phrase
    } else {
        return None;
    };
    let content = draft
        .content
        .iter()
        .any(|&span| span.overlaps(phrases.span(found.clone())));
    (!content).then_some(found)
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
