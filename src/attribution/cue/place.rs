//! What a word that could be a cue is in its place: a noun, an adjective, a participle that describes.

use std::ops::Range;

use crate::attribution::phrase::Phrases;
use crate::attribution::phrase::source_type;
use crate::attribution::phrase::word_use::LONGEST_TAG;
use crate::attribution::words::WordIndex;
use crate::grammar::{Classes, Frames, Verb, VerbForm};
use crate::parse::LexemeKind;

/// The longest name or description before a comma, in words.
const LONGEST_OPENER: u32 = 12;

/// The longest name behind `called`, in words.
const LONGEST_NAME: u32 = 5;

/// What opens an indirect question.
pub(crate) const QUESTIONS: [&str; 8] = [
    "whether", "if", "why", "how", "what", "when", "where", "who",
];

/// Those who hear what is told in public.
pub(crate) const HEARERS: [&str; 8] = [
    "committee",
    "court",
    "hearing",
    "inquest",
    "inquiry",
    "jury",
    "panel",
    "tribunal",
];

/// Participles of those who are asked.
pub(crate) const ASKED: [&str; 5] = ["asked", "challenged", "pressed", "questioned", "quizzed"];

/// Right after a determiner or an adjective that opens a noun phrase nothing is a verb.
pub(super) fn is_modified(
    phrases: &Phrases<'_>,
    sentence: &Range<WordIndex>,
    at: WordIndex,
) -> bool {
    at > sentence.start && {
        let before = phrases.word(at - 1);
        before.is(Classes::DETERMINER)
            && !before.is(Classes::PRONOUN | Classes::RELATIVE | Classes::VAGUE_COLLECTIVE)
            || matches!(phrases.text_of(at - 1), "of" | "the" | "a" | "an")
            || phrases.is_text(at - 1, "-") && before.span.end == phrases.word(at).span.start
            || phrases.is_possessive(at - 1)
                && at > sentence.start + 1
                && !phrases
                    .word(at - 2)
                    .is(Classes::PRONOUN | Classes::RELATIVE)
    }
}

/// `Mali’s alleged employment`: before a noun and after what opens a noun phrase.
pub(super) fn describes(phrases: &Phrases<'_>, sentence: &Range<WordIndex>, at: WordIndex) -> bool {
    let next = at + 1 < sentence.end && phrases.word(at + 1).kind == LexemeKind::Word && {
        let after = phrases.word(at + 1);
        !after
            .is(Classes::PREPOSITION | Classes::DETERMINER | Classes::RELATIVE | Classes::AUXILIARY)
    };
    next && noun_place(phrases, sentence, at)
}

/// Right before a verb that reports, `report` is its subject: `a United Nations report says`,
/// `Consumer advocates said`. No verb in the present stands there.
pub(super) fn is_subject(
    phrases: &Phrases<'_>,
    sentence: &Range<WordIndex>,
    at: WordIndex,
) -> bool {
    let word = phrases.word(at);
    let noun = Classes::CUE_NOUN | Classes::DOCUMENT_NOUN;
    let present = |(_, form)| matches!(form, VerbForm::Base | VerbForm::Present);
    // `…, state figures show.`, `…, survey figures show.`
    let base = phrases.grammar.verb_form(word.id) == Some(VerbForm::Base);
    let opens = at > sentence.start && base && phrases.is_comma(at - 1);
    if opens && at + 2 < sentence.end && phrases.ends_tag(at + 2) {
        return true;
    }
    at > sentence.start
        && at + 1 < sentence.end
        && phrases.word(at + 1).is(Classes::REPORTING_VERB)
        && (word.is(noun) || phrases.grammar.verb(word.id).is_some_and(present))
        && phrases.is_finite_verb(at + 1, at)
}

/// `…, documents seen by the Herald show.`, `…, newly leaked emails show.`: the subject of the verb that ends the
/// sentence.
pub(super) fn heads_last_tag(
    phrases: &Phrases<'_>,
    sentence: &Range<WordIndex>,
    at: WordIndex,
) -> bool {
    if at >= sentence.end || !phrases.word(at).is(Classes::DOCUMENT_NOUN) {
        return false;
    }
    let mut first = at;
    if first > sentence.start && phrases.is_past_participle(first - 1) {
        first -= 1;
        if first > sentence.start && phrases.word(first - 1).is(Classes::ADVERB) {
            first -= 1;
        }
    }
    first > sentence.start
        && phrases.is_comma(first - 1)
        && (at + 1..sentence.end.min(at + LONGEST_TAG)).any(|last| phrases.ends_tag(last))
}

/// After a determiner, an adjective or a possessive, `claim` is a noun.
pub(super) fn noun_place(
    phrases: &Phrases<'_>,
    sentence: &Range<WordIndex>,
    at: WordIndex,
) -> bool {
    at > sentence.start && {
        let before = phrases.word(at - 1);
        before.is(Classes::DETERMINER | Classes::ADJECTIVE | Classes::DEMONYM | Classes::NUMBER)
            && !before.is(Classes::ADVERB)
            || matches!(
                phrases.text_of(at - 1),
                "’s" | "'s" | "of" | "in" | "by" | "with" | "no"
            )
    }
}

/// `Weber, asked whether she would go, said …`, `Asked about it, Weber …`: a participle after the first comma of
/// its sentence or at its start, with what somebody was asked.
pub(crate) fn is_asked(phrases: &Phrases<'_>, sentence: &Range<WordIndex>, at: WordIndex) -> bool {
    let takes = |(verb, form): (&Verb, VerbForm)| {
        verb.frames.contains(Frames::QUESTION | Frames::ADDRESSEE) && form == VerbForm::Past
    };
    let near = sentence.start..sentence.end.min(sentence.start + LONGEST_OPENER);
    near.contains(&at)
        && (at == sentence.start || phrases.is_comma(at - 1))
        && phrases.grammar.verb(phrases.word(at).id).is_some_and(takes)
        && at + 1 < sentence.end
        && (phrases.is_any(at + 1, &QUESTIONS) || phrases.is_any(at + 1, &["about", "by"]))
        && !(sentence.start..at.saturating_sub(1))
            .any(|at| phrases.is_comma(at) || phrases.is_finite_verb(at, sentence.start))
}

/// `Taxes to Rise, Report | Says`: the verb of the tag at the end of a headline in which all words have capitals.
pub(super) fn closes_title(
    phrases: &Phrases<'_>,
    sentence: &Range<WordIndex>,
    at: WordIndex,
) -> bool {
    const LONGEST_TAG: WordIndex = 5;
    if !phrases.word(at).is(Classes::REPORTING_VERB) {
        return false;
    }
    let last = (at + 1..sentence.end).all(|after| !phrases.word(after).is_word());
    let floor = sentence.start.max(at.saturating_sub(LONGEST_TAG));
    let comma = (floor..at).rev().find(|&before| phrases.is_comma(before));
    last && comma.is_some_and(|comma| {
        comma > sentence.start + 1
            && comma + 1 < at
            && (comma + 1..at).all(|word| phrases.word(word).is_capital())
    })
}

/// `Whatever he | decides, it is likely`: nothing is decided.
pub(super) fn is_left_open(
    phrases: &Phrases<'_>,
    sentence: &Range<WordIndex>,
    verb: WordIndex,
) -> bool {
    const LONGEST_SUBJECT: WordIndex = 5;
    let open = ["whatever", "whichever", "whoever", "wherever"];
    let floor = sentence.start.max(verb.saturating_sub(LONGEST_SUBJECT));
    (floor..verb)
        .rev()
        .take_while(|&at| phrases.word(at).is_word())
        .any(|at| phrases.is_any(at, &open))
}

/// `at a time of slumping shipping | demand.`, `a tall, untidy | figure,`: in the present without an ending only
/// several people or things can be its subject.
pub(super) fn disagrees(phrases: &Phrases<'_>, subject: &Range<WordIndex>) -> bool {
    let head = source_type::head(phrases, subject.clone());
    let word = phrases.word(head);
    let several = Classes::PLURAL_PEOPLE
        | Classes::VAGUE_COLLECTIVE
        | Classes::ORGANISATION_NOUN
        | Classes::PERSON_NOUN
        | Classes::DOCUMENT_NOUN
        | Classes::NUMBER
        | Classes::PRONOUN
        | Classes::DETERMINER
        | Classes::RELATIVE;
    let text = phrases.text_of(head);
    // `a majority of voters`, `those who were there`, `she and he`
    let open = Classes::COORDINATOR | Classes::PREPOSITION | Classes::RELATIVE;
    let last = subject.end - 1;
    let compound = phrases.text_of(last).ends_with("ing")
        && phrases
            .words
            .get(subject.end as usize)
            .is_some_and(|verb| verb.is(Classes::CUE_NOUN));
    compound
        || word.kind == LexemeKind::Word
            && !word.is_capital()
            && !word.is(several)
            && !text.ends_with('s')
            && (word.is(Classes::ADJECTIVE) || text.ends_with("ing") || word.classes.is_empty())
            && !subject.clone().any(|at| phrases.word(at).is(open))
}

/// `a person briefed on the review said`: a participle that tells which person, before the verb.
pub(super) fn is_reduced_relative(
    phrases: &Phrases<'_>,
    sentence: &Range<WordIndex>,
    at: WordIndex,
    end: WordIndex,
) -> bool {
    let described = Classes::ANONYMOUS_NOUN
        | Classes::PERSON_NOUN
        | Classes::PLURAL_PEOPLE
        | Classes::DOCUMENT_NOUN;
    at > sentence.start && names_noun(phrases, sentence, at, end)
        || at > sentence.start
            && phrases.word(at - 1).is(described)
            && end < sentence.end
            && phrases.word(end).is(Classes::PREPOSITION | Classes::TIME)
            && (end..sentence.end.min(end + 14))
                .take_while(|&next| phrases.word(next).is_word() && !phrases.is_text(next, "that"))
                .any(|next| {
                    phrases.word(next).is(Classes::REPORTING_VERB)
                        && phrases.is_finite_verb(next, at)
                })
}

/// `A band called Elmfire got the crowd to dance`: a name, and then the verb. `a man named Roe`, `The drug, called
/// relvigant, is`: the verb of the sentence is another.
pub(crate) fn names_noun(
    phrases: &Phrases<'_>,
    sentence: &Range<WordIndex>,
    at: WordIndex,
    end: WordIndex,
) -> bool {
    let before = phrases.word(at - 1);
    let after = (end..sentence.end).find(|&next| {
        let word = phrases.word(next);
        !word.is_capital() && word.kind != LexemeKind::Number
    });
    let names = phrases.is_any(at, &["called", "named", "nicknamed", "dubbed"]);
    let apart = || {
        let close =
            (end + 1..sentence.end.min(end + LONGEST_NAME)).find(|&at| phrases.is_comma(at));
        phrases.is_comma(at - 1)
            && close.is_some_and(|close| {
                !phrases.word(end).is(Classes::PRONOUN | Classes::DETERMINER)
                    && !(end..close).any(|at| phrases.is_any(at, &["by"]))
                    && close + 1 < sentence.end
                    && phrases.is_finite_verb(close + 1, close)
            })
    };
    let noun = before.kind == LexemeKind::Word
        && !before.is_capital()
        && !before
            .is(Classes::PRONOUN | Classes::ADVERB | Classes::COORDINATOR | Classes::RELATIVE);
    let any_one = || {
        let phrase = phrases.phrase_before(sentence.start, at);
        phrase.is_some_and(|phrase| phrases.is_any(phrase.start, &["a", "an", "another"]))
    };
    // `A witness named Roe as the gunman`, `A judge named Roe the winner`
    let chooses = |next: WordIndex| phrases.is_any(next, &["a", "an", "as", "the"]);
    let follows = || {
        after.is_some_and(|next| {
            // `a girl called Tansy, …`, but `a critic called Roe “a liar”`
            let closes = !phrases.is_text(at, "called") || phrases.is_comma(next);
            let any_one = closes && !chooses(next) && any_one();
            next > end && (any_one || phrases.is_finite_verb(next, end))
        })
    };
    // `Two carmakers named in the report said`
    let listed = || {
        phrases.is_any(at, &["named", "mentioned", "quoted"])
            && end < sentence.end
            && phrases.is_any(end, &["in", "by", "on"])
            && (end..sentence.end.min(end + LONGEST_OPENER))
                .take_while(|&next| phrases.word(next).is_word())
                .any(|next| {
                    phrases.word(next).is(Classes::REPORTING_VERB)
                        && phrases.is_finite_verb(next, end)
                })
    };
    names && (noun && follows() || apart()) || noun && listed()
}

/// `, per the Herald`, but not `£3 per day`
pub(super) fn credits(phrases: &Phrases<'_>, sentence: &Range<WordIndex>, per: WordIndex) -> bool {
    per > sentence.start
        && phrases.is_text(per, "per")
        && phrases.is_comma(per - 1)
        && per + 1 < sentence.end
        && (phrases.word(per + 1).is(Classes::DETERMINER) || phrases.word(per + 1).is_capital())
}

/// `citing two officials`, but not `citing fog`
pub(super) fn cites_somebody(
    phrases: &Phrases<'_>,
    sentence: &Range<WordIndex>,
    citing: WordIndex,
) -> bool {
    let phrase = phrases.phrase_from(citing + 1, sentence.end);
    phrase.is_none_or(|phrase| {
        // `citing strong house prices and a weak krone`
        let head = source_type::head(phrases, phrase.clone());
        let last = phrases.word(phrase.end - 1);
        let thing = phrases.is_thing(&(head..head + 1)) && !phrases.word(head).is_capital();
        last.is_capital() || !phrases.is_thing(&phrase) && !thing
    })
}

/// `They had, officials said, | planned it for months`: the participle belongs to the verb before the tag.
pub(super) fn resumes_verb(
    phrases: &Phrases<'_>,
    sentence: &Range<WordIndex>,
    at: WordIndex,
) -> bool {
    /// The longest tag between commas, in words.
    const LONGEST_TAG: WordIndex = 8;
    if at < sentence.start + 4 || !phrases.is_comma(at - 1) {
        return false;
    }
    let floor = (sentence.start + 1).max(at.saturating_sub(LONGEST_TAG));
    let open = (floor..at - 1).rev().find(|&comma| phrases.is_comma(comma));
    open.is_some_and(|open| {
        phrases
            .word(open - 1)
            .is(Classes::AUXILIARY | Classes::MODAL)
            && (open + 1..at - 1).any(|tag| phrases.word(tag).is(Classes::REPORTING_VERB))
    })
}

/// `“It was more than that,” Weber | added to the Herald`: the verb of a tag right after a quotation.
pub(super) fn tags_quotation(
    phrases: &Phrases<'_>,
    sentence: &Range<WordIndex>,
    verb: WordIndex,
) -> bool {
    let subject = phrases.subject(sentence.start, verb);
    let start = subject.map_or(verb, |subject| subject.extent.start);
    start > sentence.start + 1
        && phrases.word(start - 1).kind == LexemeKind::Mark
        && phrases.is_comma(start - 2)
}

/// `the club’s new | rules were unfair`, `councillors facing | recall, said`, `the chief of the Elm | trust, apologised`:
/// nouns that are verbs elsewhere.
pub(super) fn is_noun_elsewhere(
    phrases: &Phrases<'_>,
    sentence: &Range<WordIndex>,
    at: WordIndex,
) -> bool {
    let form = phrases.grammar.verb_form(phrases.word(at).id);
    if at < sentence.start + 2 {
        return false;
    }
    let before = phrases.word(at - 1);
    let somebody = Classes::PERSON_NOUN | Classes::ROLE | Classes::ANONYMOUS_NOUN;
    let owned = form == Some(VerbForm::Present)
        && before.is(Classes::ADJECTIVE)
        && !before.is(somebody)
        && phrases.is_possessive(at - 2);
    let closes = form == Some(VerbForm::Base)
        && at + 2 < sentence.end
        && phrases.is_comma(at + 1)
        && phrases.word(at + 2).is(Classes::REPORTING_VERB)
        && phrases.is_finite_verb(at + 2, at)
        && (before.is_capital() || phrases.text_of(at - 1).ends_with("ing"));
    owned || closes
}

/// `Driver was on phone, court | told`: who hears it.
pub(crate) fn is_heard(
    phrases: &Phrases<'_>,
    sentence: &Range<WordIndex>,
    at: WordIndex,
    end: WordIndex,
) -> bool {
    let last = (end..sentence.end).all(|after| !phrases.word(after).is_word());
    last && at > sentence.start + 1
        && phrases.is_any(at, &["told"])
        && phrases.is_any(at - 1, &HEARERS)
        && !phrases.word(at - 2).is(Classes::DETERMINER)
}

/// `blaming new | rules`: a form in the present right after an adjective that is nobody.
pub(super) fn is_described(
    phrases: &Phrases<'_>,
    sentence: &Range<WordIndex>,
    at: WordIndex,
) -> bool {
    let somebody = Classes::PERSON_NOUN
        | Classes::ROLE
        | Classes::ANONYMOUS_NOUN
        | Classes::PRONOUN
        | Classes::ORGANISATION_NOUN
        | Classes::DOCUMENT_NOUN
        | Classes::ADVERB;
    let form = phrases.grammar.verb_form(phrases.word(at).id);
    at > sentence.start + 1 && form == Some(VerbForm::Present) && {
        let before = phrases.word(at - 1);
        before.is(Classes::ADJECTIVE)
            && !before.is(somebody)
            && !before.is_capital()
            && phrases.text_of(at - 2).ends_with("ing")
    }
}
