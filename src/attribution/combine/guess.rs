//! What the tagger only guesses: finds that are right less often than one in three.

use crate::attribution::draft::Draft;
use crate::attribution::phrase::Phrases;
use crate::grammar::{Classes, PhraseClass};

/// What begins a statement, a question or a plan.
const OPENERS: [&str; 7] = ["that", "to", "whether", "if", "how", "what", "why"];

/// Whether a find of the tagger without a quotation is too unsure for what it is. Counted on 840 annotated
/// articles, each by weights that had not learned from it: of cues in no list without a clause or near certainty
/// one in three was right, of the others below these bounds one in five.
pub(super) fn is_guess(phrases: &Phrases<'_>, draft: &Draft) -> bool {
    let quoted = draft.content.iter().any(|&piece| {
        let mut words = phrases.words.within(piece);
        words.any(|at| phrases.word(at).quotation.is_some())
    });
    if quoted {
        return false;
    }
    let states = draft.content.iter().any(|&piece| {
        let first = phrases.words.within(piece).start;
        phrases.is_any(first, &OPENERS) || phrases.opens_main_clause(first)
    });
    let named = draft.source.is_some();
    let least = match (is_known(phrases, draft), states, named) {
        (true, false, false) => 0.5,
        (true, _, true) => 0.4,
        (false, false, true) => 0.9,
        (false, false, false) => 0.5,
        (false, true, true) => 0.6,
        (_, true, false) => 0.0,
    };
    draft.confidence < least
}

/// Whether some list has a word of the cue.
fn is_known(phrases: &Phrases<'_>, draft: &Draft) -> bool {
    const BEHIND: u32 = 3;
    let known = Classes::REPORTING_VERB
        | Classes::ATTITUDE_VERB
        | Classes::CUE_NOUN
        | Classes::CUE_ADJECTIVE
        | Classes::ALLEGATION;
    let mut cue = draft.cue.map_or(0..0, |cue| phrases.words.within(cue));
    let end = cue.end + BEHIND;
    cue.any(|at| {
        let listed = |class| phrases.listed(class, at, end).is_some();
        phrases.word(at).is(known)
            || phrases.word(at).starts_phrase
                && (listed(PhraseClass::AccordingTo) || listed(PhraseClass::ReportingVerb))
    })
}
