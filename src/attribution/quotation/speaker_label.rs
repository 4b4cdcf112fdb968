//! Speaker labels, `Mayor: “…”`, and the articles that use them throughout; who speaks
//! after the colon of a clause; the credit under a quotation, `― Anna Weber, teacher`.

use std::ops::Range;

use crate::attribution::pattern::Matcher;
use crate::attribution::phrase::Phrases;
use crate::attribution::phrase::source_type::ends_like_person;
use crate::attribution::words::WordIndex;
use crate::grammar::{Classes, VerbForm, WordId};
use crate::parse::{Document, LexemeKind, Place};

/// The longest speaker label, in words.
pub(crate) const LONGEST_LABEL: u32 = 10;

/// What may follow the name in a label.
const AFTER_LABEL: [&str; 6] = ["again", "also", "now", "earlier", "later", "still"];

/// What may stand before a colon and speaks for nobody.
pub(crate) const NO_SPEAKERS: [&str; 28] = [
    "source",
    "sources",
    "note",
    "notes",
    "correction",
    "corrections",
    "clarification",
    "update",
    "updated",
    "live",
    "explainer",
    "explained",
    "check",
    "fact",
    "verdict",
    "analysis",
    "opinion",
    "comment",
    "profile",
    "interview",
    "review",
    "obituary",
    "exclusive",
    "breaking",
    "revealed",
    "photo",
    "picture",
    "watch",
];

/// The words before a colon that may name a speaker. Where an article labels its speakers
/// throughout, a capital is enough; elsewhere a title, a role or a name must say so.
pub(crate) fn label(
    phrases: &Phrases<'_>,
    start: WordIndex,
    colon: WordIndex,
    labelled: bool,
) -> Option<Range<WordIndex>> {
    let first = (start..colon)
        .take(2 * LONGEST_LABEL as usize)
        .find(|&at| phrases.word(at).kind == LexemeKind::Word)?;
    if colon - first > 2 * LONGEST_LABEL {
        return None;
    }
    let comma = (first..colon)
        .find(|&at| phrases.is_comma(at))
        .unwrap_or(colon);
    // `From Jane Roe, who lives there:`, `More from Roe:`, `Roe again:`
    let more = phrases.is_any(first, &["more"]) && phrases.is_any(first + 1, &["from"]);
    let first = first + u32::from(more);
    let first = first + u32::from(phrases.is_any(first, &["from"]));
    let mut words = first..comma;
    while words.len() > 1 && phrases.is_any(words.end - 1, &AFTER_LABEL) {
        words.end -= 1;
    }
    // `Roe on the bridge:`, `Roe On Tolls:`
    if let Some(on) = (first + 1..comma).find(|&at| phrases.is_any(at, &["on"])) {
        words.end = on;
    }
    let longest = if comma < colon { 2 } else { 1 } * LONGEST_LABEL;
    if words.is_empty()
        || colon - first > longest
        || words.end - first > LONGEST_LABEL
        || !phrases.word(first).is_capital()
    {
        return None;
    }
    let fits = words.clone().all(|at| {
        let word = phrases.word(at);
        let inside = Classes::ROLE
            | Classes::ORGANISATION_NOUN
            | Classes::PREPOSITION
            | Classes::DETERMINER
            | Classes::NAME_PARTICLE
            | Classes::COORDINATOR
            | Classes::ADJECTIVE;
        (word.is_capital() || word.is(inside) || !word.is_word())
            && !word.is(Classes::AUXILIARY | Classes::MODAL)
    });
    // `Q:` and `A:` of an interview, no `B:` of a list.
    let letter = words.len() == 1
        && phrases.word(first).span.len() < 2
        && !(labelled && matches!(phrases.text_of(first), "Q" | "A"));
    // `Correction:`, `Source:`, `Live:` say what follows, and nobody says it.
    let heads = words.clone().all(|at| phrases.is_any(at, &NO_SPEAKERS));
    if heads {
        return None;
    }
    let names = words.clone().any(|at| {
        let speaks = Classes::ROLE | Classes::TITLE | Classes::GIVEN_NAME;
        phrases.word(at).is(speaks)
    });
    let pair = words.len() == 2 && words.clone().all(|at| phrases.word(at).is_capital());
    if labelled && !names && is_topic(phrases, &words) {
        return None;
    }
    // `Roe, on the steps:`
    let known = words.len() == 1 && comma < colon && was_named(phrases, first);
    (fits && !letter && (labelled || names || pair || known)).then_some(words)
}

/// `EXTRA POINTS:`, `FINED:`, `ROE SIGNS:` in a round-up: words of which the last acts, or of which none could be a
/// name; but `DA:` and `Q:`.
fn is_topic(phrases: &Phrases<'_>, words: &Range<WordIndex>) -> bool {
    const LONGEST_INITIALS: usize = 3;
    let last = phrases.word(words.end - 1);
    let somebody = Classes::PERSON_NOUN
        | Classes::ANONYMOUS_NOUN
        | Classes::PLURAL_PEOPLE
        | Classes::ORGANISATION
        | Classes::ORGANISATION_NOUN
        | Classes::COMPANY;
    let acts = matches!(
        phrases.grammar.verb_form(last.id),
        Some(VerbForm::Present | VerbForm::Past)
    );
    let are_known = words
        .clone()
        .all(|at| phrases.word(at).id != WordId::UNKNOWN);
    last.span.len() > LONGEST_INITIALS
        && (acts || are_known)
        && !last.is(somebody)
        && !was_named(phrases, words.end - 1)
}

/// How far back the full name of a label may stand, in words.
const NAMED: u32 = 2000;

/// Whether a word was the last of a name before: `Jane Roe`, and then `Roe`.
fn was_named(phrases: &Phrases<'_>, at: WordIndex) -> bool {
    let own = phrases.word(at);
    (at.saturating_sub(NAMED)..at).skip(1).any(|other| {
        let (before, word) = (phrases.word(other - 1), phrases.word(other));
        word.hash == own.hash
            && word.is_capital()
            && before.is_capital()
            && before.kind == LexemeKind::Word
            && before.sentence == word.sentence
    })
}

/// How many blocks must start with a speaker label for an article to be labelled throughout.
const LABELLED: usize = 3;

/// Whether an article labels its speakers, as interviews and live reports do.
pub(crate) fn is_labelled(phrases: &Phrases<'_>, document: &Document) -> bool {
    let mut labels = 0;
    let mut block = None;
    for (number, sentence) in document.sentences.iter().enumerate() {
        if sentence.place != Place::Body || block == Some(sentence.block) {
            continue;
        }
        block = Some(sentence.block);
        let Ok(id) = u32::try_from(number) else { break };
        let words = phrases.words.sentence(id);
        let limit = words.end.min(words.start + LONGEST_LABEL);
        let colon =
            (words.start + 1..limit.max(words.start + 1)).find(|&at| phrases.is_text(at, ":"));
        labels +=
            usize::from(colon.is_some_and(|at| label(phrases, words.start, at, true).is_some()));
        if labels >= LABELLED {
            return true;
        }
    }
    false
}

impl Matcher<'_> {
    /// Who speaks after a colon: the subject of the main clause before it, or the name that a dash
    /// sets off (`The plan failed - Anna Weber: “…”`).
    pub(crate) fn introducer(
        &self,
        floor: WordIndex,
        colon: WordIndex,
    ) -> Option<Range<WordIndex>> {
        let dash = (floor..colon)
            .rev()
            .take(LONGEST_LABEL as usize)
            .take_while(|&at| {
                let word = self.phrases.word(at);
                word.is_capital() || word.is(Classes::COORDINATOR) || self.phrases.is_dash(at)
            })
            .find(|&at| self.phrases.is_dash(at))
            .filter(|&at| at + 1 < colon);
        if let Some(dash) = dash {
            return Some(dash + 1..colon);
        }
        // `Here is Weber in May:`
        let here = self.phrases.is_any(floor, &["here"]) && floor + 2 < colon;
        if here && self.phrases.word(floor + 2).is_capital() {
            return self.phrases.phrase_from(floor + 2, colon);
        }
        // `As the crowd sang, Weber said nothing, and her aide, who smiled broadly:`
        let verb = (floor..colon)
            .rev()
            .find(|&at| !self.phrases.word(at).is(Classes::ADVERB))
            .filter(|&at| {
                self.phrases.is_finite_verb(at, floor) || self.phrases.is_past_of(floor, at)
            });
        if let Some(subject) = verb.and_then(|verb| self.phrases.subject(floor, verb)) {
            return Some(subject.phrase);
        }
        let main = self.phrases.after_opening(floor, colon);
        let subject = self
            .phrases
            .main_subject(main, colon)
            .or_else(|| self.phrases.main_subject(floor, colon))?;
        Some(self.moved(&subject, floor, colon).unwrap_or(subject))
    }

    /// `The delay angered | the baker Jo Roe:`, `The paper quotes | Jo Roe:`: whom a thing moves, or a paper quotes,
    /// speaks.
    fn moved(
        &self,
        subject: &Range<WordIndex>,
        floor: WordIndex,
        colon: WordIndex,
    ) -> Option<Range<WordIndex>> {
        let phrases = &self.phrases;
        let person = Classes::ROLE | Classes::PERSON_NOUN | Classes::ANONYMOUS_NOUN;
        let is_part = |at: &WordIndex| {
            let word = phrases.word(*at);
            word.is_capital()
                || word.is(person | Classes::TITLE | Classes::DETERMINER)
                || ends_like_person(phrases.text_of(*at))
        };
        let first = (floor..colon).rev().take_while(is_part).last()?;
        let object = first..colon;
        let verb = first.checked_sub(1).filter(|&at| at >= subject.end)?;
        let quotes = phrases.is_any(verb, &["quoted", "quotes"]);
        let word = phrases.word(verb);
        let acts = word.is(Classes::COMMON_VERB) || phrases.text_of(verb).ends_with("ed");
        let moves = acts && !word.is(Classes::REPORTING_VERB) && phrases.is_thing(subject);
        let last = phrases.word(colon - 1);
        let named = |at: WordIndex| {
            let word = phrases.word(at);
            word.is(person | Classes::TITLE | Classes::GIVEN_NAME)
                || ends_like_person(phrases.text_of(at))
        };
        let somebody = last.is(person) && !last.is(Classes::PLURAL_PEOPLE)
            || last.is_capital() && (quotes || object.clone().any(named));
        (somebody && (quotes || moves)).then_some(object)
    }

    /// The name after the dash that follows a quotation, if nothing but what the person is comes
    /// after it.
    pub(crate) fn credit(&self, at: WordIndex) -> Option<Range<WordIndex>> {
        let rest = at..self.end();
        if rest.is_empty()
            || rest.len() > 2 * LONGEST_LABEL as usize
            || !self.phrases.word(at).is_capital()
        {
            return None;
        }
        let name = self.phrases.phrase_from(at, rest.end)?;
        let alone = name.end == rest.end
            || self.phrases.is_comma(name.end)
            || self.phrases.is_text(name.end, "(");
        let states = rest
            .clone()
            .any(|word| self.phrases.is_finite_verb(word, at));
        (alone && !states).then_some(name)
    }
}
