//! The sources of the tagger's finds: without what is no part of them, and found where the tagger has none.

use std::ops::Range;

use crate::attribution::cue;
use crate::attribution::draft::Draft;
use crate::attribution::phrase::Phrases;
use crate::attribution::words::WordIndex;
use crate::grammar::Classes;
use crate::parse::{Document, LexemeKind};

/// What no source ends with, and more would follow.
const LOOSE_ENDS: [&str; 11] = [
    "after", "and", "as", "at", "before", "for", "from", "of", "or", "than", "with",
];

/// A source without what stands at its end and is no part of it.
pub(super) fn trim_source(
    phrases: &Phrases<'_>,
    source: &mut Range<WordIndex>,
    sentence: WordIndex,
) {
    // `— Sen|. Jo Roe`
    if source.len() == 1 && phrases.word(source.start).is(Classes::TITLE) {
        let whole = phrases.phrase_from(source.start, sentence);
        source.end = whole.map_or(source.end, |whole| whole.end);
    }
    // `Jo | Roe told …`
    let first = phrases.word(source.start);
    let given = source.start.checked_sub(1).map(|at| phrases.word(at));
    if first.is_capital()
        && !first.is(Classes::GIVEN_NAME)
        && given.is_some_and(|given| {
            given.is_capital()
                && given.is(Classes::GIVEN_NAME)
                && given.sentence == first.sentence
                && given.quotation == first.quotation
        })
    {
        source.start -= 1;
    }
    if source.len() < 2 {
        return;
    }
    // `Giving evidence at the court, | the owner, Jo Roe,`
    let comma = source.clone().skip(1).find(|&at| phrases.is_comma(at));
    let opening = phrases.text_of(source.start).ends_with("ing")
        && source.start
            == phrases
                .words
                .sentence(phrases.word(source.start).sentence)
                .start
        && !phrases
            .word(source.start)
            .is(Classes::GIVEN_NAME | Classes::ORGANISATION_NOUN);
    if let Some(comma) = comma.filter(|&comma| opening && comma + 1 < source.end) {
        source.start = comma + 1;
    }
    // `The mayor, Jo Roe | condoled the deaths`
    let verb = (source.start + 1..source.end).find(|&at| {
        let next = phrases.words.get(at as usize + 1);
        phrases.is_past_of(source.start, at)
            && next.is_some_and(|next| next.is(Classes::DETERMINER))
    });
    if let Some(verb) = verb {
        source.end = verb;
        return;
    }
    // `Jo Roe, a 38|-year-old seller`
    let hyphen = source.end;
    if hyphen < sentence
        && phrases.is_text(hyphen, "-")
        && phrases.word(hyphen - 1).kind == LexemeKind::Number
        && phrases.word(hyphen - 1).span.end == phrases.word(hyphen).span.start
    {
        let whole = phrases.phrase_from(hyphen - 1, sentence);
        source.end = whole.map_or(source.end, |whole| whole.end);
    }
    // `A study | he published last year | found`, `The paper | the team wrote | said`
    let maker = Classes::PRONOUN | Classes::DETERMINER;
    let describes = Classes::DETERMINER | Classes::ADJECTIVE | Classes::DOCUMENT_NOUN;
    let paper = (source.start..source.end - 1)
        .take_while(|&at| phrases.word(at).is(describes))
        .find(|&at| phrases.word(at).is(Classes::DOCUMENT_NOUN) && phrases.word(at + 1).is(maker));
    if let Some(paper) = paper.filter(|&at| !phrases.word(at + 1).is(Classes::RELATIVE)) {
        source.end = paper + 1;
        return;
    }
    // `Weber, | when asked about it,`
    let when = source.end - 1;
    if source.len() > 2 && phrases.is_any(when, &["when"]) && phrases.is_comma(when - 1) {
        source.end -= 2;
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
        // `Weber disingenuously | claimed`
        let manner = phrases.is_unlisted_adverb(source.end - 1);
        ((last.is(idle) || manner) && !is_noun || is_pointer)
            && !last.is_capital()
            && (is_pointer || !last.is(Classes::PERSON_NOUN | Classes::ADJECTIVE))
    } {
        source.end -= 1;
    }
}

/// `Roe, the engineer | who inspected | it in 2014`: the relative clause that a source stops in, at its verb.
fn open_relative(
    phrases: &Phrases<'_>,
    source: &Range<WordIndex>,
    last: WordIndex,
) -> Option<WordIndex> {
    let who = last
        .checked_sub(1)
        .filter(|&at| at > source.start && phrases.is_any(at, &["who"]))?;
    let verb = phrases.is_finite_verb(last, who) || phrases.is_past_participle(last);
    let object = Classes::DETERMINER | Classes::PRONOUN;
    let next = phrases.words.get(source.end as usize);
    (verb && next.is_some_and(|next| next.is(object))).then_some(who)
}

/// `Members of the board, several of whom had asked, | agreed`: a source does not end in the clause about it,
/// and right before the verb of that clause it is the clause's own: `Roe, a clerk | who`.
pub(super) fn leave_relative(phrases: &Phrases<'_>, source: &mut Range<WordIndex>, cue: WordIndex) {
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
    } else if let Some(relative) = open_relative(phrases, source, last) {
        source.end = relative;
    } else if phrases.word(last).is(Classes::DETERMINER)
        && phrases.word(last - 1).is(Classes::PREPOSITION)
    {
        // `praised by some critics | for its “ferocity”`
        source.end = last - 1;
    } else if phrases.is_any(last, &LOOSE_ENDS) {
        // `Weber paused before | answering`
        let verb = (source.start + 1..last).find(|&at| phrases.is_finite_verb(at, source.start));
        source.end = verb.unwrap_or(last);
    }
}

fn is_who(phrases: &Phrases<'_>, at: WordIndex) -> bool {
    phrases.is_any(at, &["who", "whom", "which", "whose"])
}

/// The cue has taken the last nouns of its source: `A United Nations | report says`.
pub(super) fn take_whole_phrase(phrases: &Phrases<'_>, draft: &mut Draft, cue: Range<WordIndex>) {
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

/// The subject of a cue whose source the tagger did not find, if the cue is an active verb.
pub(super) fn subject(
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

/// A form of `be` and a participle of a verb that reports.
pub(super) fn is_passive(phrases: &Phrases<'_>, mut cue: Range<WordIndex>) -> bool {
    let be = cue.find(|&at| phrases.word(at).is(Classes::BE));
    be.and_then(|_| cue.find(|&at| !phrases.word(at).is(Classes::ADVERB | Classes::BE)))
        .is_some_and(|at| {
            phrases.word(at).is(Classes::REPORTING_VERB) && !phrases.text_of(at).ends_with("ing")
        })
}

/// `Weber seemed to | agree`, `Weber, known for | her patience`, `Weber is understood to | agree`:
/// what is said about the subject by somebody else.
pub(super) fn is_seen_from_outside(phrases: &Phrases<'_>, cue: Range<WordIndex>) -> bool {
    const SEEM: [&str; 6] = ["seem", "seems", "seemed", "appear", "appears", "appeared"];
    const SUFFERED: [&str; 6] = ["known", "seen", "viewed", "regarded", "accused", "expected"];
    const HELD: [&str; 4] = ["rumored", "rumoured", "thought", "understood"];
    let idle = Classes::PREPOSITION | Classes::ADVERB | Classes::BE;
    let last = cue
        .clone()
        .rfind(|&at| !phrases.word(at).is(idle) && !phrases.is_word(at, "to"));
    let is = cue.clone().any(|at| phrases.word(at).is(Classes::BE));
    last.is_some_and(|at| {
        phrases.is_any(at, &SEEM)
            || is && phrases.is_any(at, &HELD)
            || phrases.is_any(at, &SUFFERED)
                && (is || phrases.is_any(cue.end - 1, &["for", "as", "of"]))
    })
}
