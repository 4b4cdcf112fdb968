//! A quotation right after a sentence that shows its speaker and reports nothing: `Weber was unrepentant.
//! “I would do it again.”`

use std::ops::Range;

use crate::attribution::Maker;
use crate::attribution::draft::{self, Draft, Form};
use crate::attribution::phrase::Phrases;
use crate::attribution::quotation::link::is_full;
use crate::attribution::words::WordIndex;
use crate::grammar::{Classes, Gender, PhraseClass};
use crate::parse::{Document, LexemeKind, Quotation, SentenceId};

/// The longest sentence that only leads in to a quotation, in words.
const LONGEST: usize = 30;

/// How sure it is that whom the copy has just shown speaks.
const CONFIDENCE: f32 = 0.5;

/// Adds the quotations that stand right after such a sentence, in the same paragraph.
pub(crate) fn credit(phrases: &Phrases<'_>, document: &Document, drafts: &mut Vec<Draft>) {
    let mut owned = vec![false; document.quotations.len()];
    for draft in drafts.iter() {
        for id in draft::quotations_in(document, &draft.content) {
            owned[id as usize] = true;
        }
    }
    // `Asked whether she would leave, Weber shook her head.` reports nothing of hers.
    let said = drafts.iter().filter(|draft| draft.source.is_some());
    let mut told: Vec<SentenceId> = said.map(|draft| draft.sentence).collect();
    told.sort_unstable();
    let mut last: Option<(usize, u32)> = None;
    for (id, quotation) in document.quotations.iter().enumerate() {
        if owned[id] || quotation.parent.is_some() || quotation.place.is_display() {
            continue;
        }
        // `“A.” “B.”`: one goes on with the other.
        let gap = |end: u32| {
            phrases
                .text
                .get(end as usize..quotation.span.start as usize)
        };
        if let Some((draft, end)) = last
            && gap(end).is_some_and(|gap| gap.trim().is_empty())
        {
            drafts[draft].content.push(quotation.span);
            last = Some((draft, quotation.span.end));
            continue;
        }
        let Some(source) = shown_before(phrases, document, quotation, &told) else {
            continue;
        };
        last = Some((drafts.len(), quotation.span.end));
        drafts.push(Draft {
            content: vec![quotation.span],
            cue: None,
            sentence: phrases
                .word(phrases.words.within(quotation.span).start)
                .sentence,
            source: Some(source),
            by: Maker::from("lead-in"),
            confidence: CONFIDENCE,
            form: Form::Firm,
        });
    }
}

/// Whom the sentence before shows, if it does nothing else and the quotation is a sentence of its own.
fn shown_before(
    phrases: &Phrases<'_>,
    document: &Document,
    quotation: &Quotation,
    told: &[SentenceId],
) -> Option<Range<WordIndex>> {
    let open = phrases.words.within(quotation.span).start;
    let own = phrases.words.sentence(phrases.word(open).sentence);
    let before = phrases.word(open).sentence.checked_sub(1)?;
    let is_alone = |at: WordIndex| {
        let word = phrases.word(at);
        word.quotation.is_some() || !word.is_word()
    };
    let sentence = phrases.words.sentence(before);
    let fits = own.start == open
        && is_full(phrases, quotation)
        && own.clone().all(is_alone)
        && document.sentences[before as usize].block == quotation.block
        && !document.sentences[before as usize].place.is_display()
        && told.binary_search(&before).is_err()
        && sentence.len() <= LONGEST
        && sentence
            .clone()
            .all(|at| phrases.word(at).quotation.is_none());
    if !fits {
        return None;
    }
    let subject = sentence
        .clone()
        .filter(|&at| {
            phrases
                .listed(PhraseClass::LeadIn, at, sentence.end)
                .is_some()
        })
        .filter_map(|at| Some(phrases.subject(sentence.start, at)?.phrase))
        .find(|subject| is_person(phrases, subject))?;
    let opens = subject.start == sentence.start || phrases.is_comma(subject.start - 1);
    opens.then_some(subject)
}

/// A person: `she`, `the mayor`, a name that is no place.
fn is_person(phrases: &Phrases<'_>, subject: &Range<WordIndex>) -> bool {
    let first = phrases.word(subject.start);
    if let Some(pronoun) = phrases.grammar.pronoun(first.id) {
        return subject.len() == 1 && matches!(pronoun.gender, Gender::Female | Gender::Male);
    }
    let last = phrases.word(subject.end - 1);
    let other = Classes::PLACE
        | Classes::ORGANISATION_NOUN
        | Classes::ORGANISATION
        | Classes::COMPANY
        | Classes::PLURAL_PEOPLE
        | Classes::TIME;
    let is_name = last.is_capital()
        && subject.len() <= 6
        && !phrases.is_any(subject.start, &["the", "a", "an", "this"]);
    let is_somebody = last.is(Classes::ROLE | Classes::PERSON_NOUN)
        && phrases.is_any(subject.start, &["the", "his", "her"]);
    last.kind == LexemeKind::Word && !last.is(other) && (is_name || is_somebody)
}
