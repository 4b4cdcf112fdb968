//! Cues: the verb groups, nouns, adjectives and phrases that may attribute something.

pub(super) mod place;
pub(super) mod sense;

use std::ops::Range;

use crate::attribution::cue::place::{
    cites_somebody, closes_title, credits, describes, disagrees, heads_last_tag, is_asked,
    is_described, is_heard, is_left_open, is_modified, is_noun_elsewhere, is_reduced_relative,
    is_subject, noun_place, resumes_verb, tags_quotation,
};
use crate::attribution::cue::sense::is_other_sense;
use crate::attribution::phrase::Phrases;
use crate::attribution::phrase::subject::Subject;
use crate::attribution::quotation::speaker_label::LONGEST_LABEL;
use crate::attribution::words::WordIndex;
use crate::grammar::{Classes, Frames, PhraseClass, VerbForm, VerbId};
use crate::parse::{Document, LexemeKind};

/// A word or phrase that may be a cue.
#[derive(Clone, Debug)]
pub(crate) struct Cue {
    /// What kind of cue.
    pub(crate) kind: CueKind,
    /// The words that become the cue: `has said`, `is keen to`, `complaint`, `according to`.
    pub(crate) words: Range<WordIndex>,
    /// From the first auxiliary to the main word, adverbs included; patterns go on from its ends.
    pub(crate) extent: Range<WordIndex>,
    /// The subject of a verb or adjective, when one was found.
    pub(crate) subject: Option<Subject>,
    /// A gerund or infinitive, whose subject is another verb's.
    pub(crate) dependent: bool,
}

/// What kind of cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CueKind {
    /// An active verb.
    Verb {
        verb: VerbId,
        frames: Frames,
        form: VerbForm,
    },
    /// A form of `be` and a participle: `was described`, `is expected`.
    Passive { verb: VerbId, frames: Frames },
    /// `complaint`
    Noun,
    /// `keen`, with a form of `be`
    Adjective,
    /// A phrase of a list: `according to`
    Phrase(PhraseClass),
    /// `alleged`
    Hedge,
    /// `another`, at the start of a sentence.
    Ellipsis,
    /// The colon after a speaker label, the dash between a quotation and its credit.
    Mark,
}

/// What a word that is a cue by itself can be.
const CUE_WORDS: Classes = Classes::REPORTING_VERB
    .union(Classes::ATTITUDE_VERB)
    .union(Classes::CUE_NOUN)
    .union(Classes::CUE_ADJECTIVE)
    .union(Classes::ALLEGATION);

/// The lists whose phrases may be cues.
const CUE_PHRASES: [PhraseClass; 2] = [PhraseClass::AccordingTo, PhraseClass::AgentlessHedge];

/// The lists whose phrases hold verbs that report nothing: `asked not to be named` is about the source,
/// `needless to say` about nobody.
const SILENT: [PhraseClass; 2] = [PhraseClass::Anonymity, PhraseClass::Idiom];

/// All cues of a sentence, in order. What stands inside a quotation is the speaker's own business
/// and gives none.
pub(crate) fn find(
    phrases: &Phrases<'_>,
    document: &Document,
    sentence: Range<WordIndex>,
    cues: &mut Vec<Cue>,
) {
    let mut at = sentence.start;
    if let Some(length) = phrases.listed(PhraseClass::Ellipsis, at, sentence.end) {
        let words = at..at + length;
        cues.push(Cue {
            kind: CueKind::Ellipsis,
            extent: words.clone(),
            words,
            subject: None,
            dependent: false,
        });
        at += length;
    }
    while at < sentence.end {
        let next = at + 1;
        if is_spoken(phrases, document, at) {
            if opens_transcript(phrases, sentence.start, at) {
                cues.push(mark(at));
            }
            at = next;
            continue;
        }
        let may_be_cue = |class| SILENT.contains(&class) || CUE_PHRASES.contains(&class);
        let here = || phrases.words.phrases_at(at).iter();
        if phrases.word(at).starts_phrase
            && here().any(|(_, found)| may_be_cue(found.class))
            && !heads_last_tag(phrases, &sentence, at)
        {
            let silent = SILENT
                .into_iter()
                .find_map(|class| phrases.listed(class, at, sentence.end));
            if let Some(length) = silent {
                at += length;
                continue;
            }
            // `was said by police to` is on somebody's word.
            let by = |end: WordIndex| end < sentence.end && phrases.is_text(end, "by");
            let phrase = CUE_PHRASES
                .into_iter()
                .find_map(|class| Some((class, phrases.listed(class, at, sentence.end)?)))
                .filter(|&(class, length)| {
                    class != PhraseClass::AgentlessHedge
                        || !by(at + length) && !is_object_before(phrases, &sentence, at)
                })
                .filter(|_| {
                    !phrases.is_any(at, &["citing"]) || cites_somebody(phrases, &sentence, at)
                });
            if let Some((class, length)) = phrase {
                let words = at..at + length;
                cues.push(Cue {
                    kind: CueKind::Phrase(class),
                    extent: words.clone(),
                    words,
                    subject: None,
                    dependent: false,
                });
                at += length;
                continue;
            }
        }
        let credit = credits(phrases, &sentence, at).then(|| Cue {
            kind: CueKind::Phrase(PhraseClass::AccordingTo),
            ..mark(at)
        });
        if let Some(cue) = credit.or_else(|| single(phrases, sentence.clone(), at)) {
            at = cue.extent.end;
            cues.push(cue);
            continue;
        }
        at = next;
    }
}

/// `botanists, whom she | accused of cheating`: somebody is named who accuses.
fn is_object_before(phrases: &Phrases<'_>, sentence: &Range<WordIndex>, at: WordIndex) -> bool {
    const NEAR: WordIndex = 5;
    let floor = sentence.start.max(at.saturating_sub(NEAR));
    phrases.is_any(at, &["accused"]) && (floor..at).any(|before| phrases.is_any(before, &["whom"]))
}

/// Whether a word stands inside a quotation.
pub(crate) fn is_spoken(phrases: &Phrases<'_>, document: &Document, at: WordIndex) -> bool {
    phrases
        .word(at)
        .quotation
        .is_some_and(|q| !document.quotations[q as usize].place.is_display())
}

fn single(phrases: &Phrases<'_>, sentence: Range<WordIndex>, at: WordIndex) -> Option<Cue> {
    let word = phrases.word(at);
    if !word.is(CUE_WORDS) && !word.starts_phrase && word.kind != LexemeKind::Punctuation {
        return None;
    }
    let lower = !word.is_capital() || at == sentence.start || closes_title(phrases, &sentence, at);
    // `prompted | calls for reform`, `down four | points to 32`
    let is_noun = || {
        phrases.is_object_of_verb(at, sentence.start) || phrases.follows_number(at, sentence.start)
    };
    // `Acme Bank on Monday posted …`
    let is_firm = !lower && word.is(Classes::COMPANY | Classes::ORGANISATION_NOUN);
    if word.starts_phrase
        && !is_firm
        && let Some(found) = phrases.phrase(PhraseClass::ReportingVerb, at, sentence.end)
        && let Some(meaning) = found.verb
        && !is_noun()
        && !is_modified(phrases, &sentence, at)
        && let Some(cue) = verb(phrases, sentence.clone(), at, found.length, meaning)
    {
        return Some(cue);
    }
    let verbs = Classes::REPORTING_VERB | Classes::ATTITUDE_VERB;
    let simple = |kind| {
        Some(Cue {
            kind,
            words: at..at + 1,
            extent: at..at + 1,
            subject: None,
            dependent: false,
        })
    };
    if word.is(Classes::ALLEGATION) && lower && describes(phrases, &sentence, at) {
        return simple(CueKind::Hedge);
    }
    // `was convinced that`
    if word.is(Classes::CUE_ADJECTIVE)
        && lower
        && phrases.is_any(at + 1, &["that"])
        && let Some(cue) = adjective(phrases, sentence.clone(), at)
    {
        return Some(cue);
    }
    if word.is(verbs) && lower {
        let noun = is_noun()
            || word.is(Classes::CUE_NOUN) && noun_place(phrases, &sentence, at)
            || is_subject(phrases, &sentence, at)
            || at > sentence.start && phrases.is_land(at)
            || heads_last_tag(phrases, &sentence, at)
            || heads_last_tag(phrases, &sentence, at + 1) && phrases.is_past_participle(at)
            || phrases.is_noun_of_phrase(at, sentence.start)
            || is_described(phrases, &sentence, at)
            || is_noun_elsewhere(phrases, &sentence, at)
            // `, but documents seen by the Herald show`
            || word.is(Classes::DOCUMENT_NOUN)
                && phrases.text_of(at).ends_with('s')
                && !phrases.is_any(at + 1, &["to"])
                && at > sentence.start
                && phrases.word(at - 1).is(Classes::COORDINATOR)
                && !phrases.is_finite_verb(at, sentence.start)
            || is_modified(phrases, &sentence, at);
        if !noun
            && let Some(meaning) = phrases.grammar.verb_id(word.id)
            && let Some(cue) = verb(phrases, sentence.clone(), at, 1, meaning)
        {
            return Some(cue);
        }
    }
    if word.is(Classes::CUE_NOUN) && lower {
        return simple(CueKind::Noun);
    }
    if word.is(Classes::CUE_ADJECTIVE) && lower {
        return adjective(phrases, sentence, at);
    }
    if word.is(Classes::ALLEGATION) && lower && !word.is(verbs) {
        return simple(CueKind::Hedge);
    }
    if word.kind == LexemeKind::Punctuation
        && (phrases.is_text(at, ":") || phrases.is_dash(at) && follows_quotation(phrases, at))
    {
        return Some(mark(at));
    }
    None
}

fn mark(at: WordIndex) -> Cue {
    Cue {
        kind: CueKind::Mark,
        words: at..at + 1,
        extent: at..at + 1,
        subject: None,
        dependent: false,
    }
}

/// A quoted transcript has its labels inside the marks: `“WEBER: We will stay.`
fn opens_transcript(phrases: &Phrases<'_>, start: WordIndex, at: WordIndex) -> bool {
    at - start <= LONGEST_LABEL
        && phrases.is_text(at, ":")
        && phrases.word(start).kind == LexemeKind::Mark
}

/// Whether the word before, in this sentence or the one before it, is a quotation mark.
fn follows_quotation(phrases: &Phrases<'_>, at: WordIndex) -> bool {
    at > 0 && phrases.word(at - 1).kind == LexemeKind::Mark
}

fn verb(
    phrases: &Phrases<'_>,
    sentence: Range<WordIndex>,
    at: WordIndex,
    length: usize,
    (id, form): (VerbId, VerbForm),
) -> Option<Cue> {
    let end = at + WordIndex::try_from(length).ok()?;
    let verb = &phrases.grammar.verbs[id as usize];
    let mut start = at;
    let mut contiguous = at;
    let mut negated = false;
    let mut be = false;
    let mut auxiliary = false;
    let mut infinitive = false;
    while start > sentence.start {
        let before = phrases.word(start - 1);
        let possessive = phrases.is_any(start - 1, &["'s", "’s"])
            && !(start >= sentence.start + 2 && phrases.word(start - 2).is(Classes::PRONOUN));
        if possessive {
            break;
        }
        if before.is(Classes::AUXILIARY | Classes::MODAL) || phrases.is_text(start - 1, "to") {
            infinitive |= phrases.is_text(start - 1, "to");
            be |= before.is(Classes::BE) && !auxiliary;
            auxiliary = true;
            if contiguous == start {
                contiguous = start - 1;
            }
        } else if before.is(Classes::NEGATION) {
            negated = true;
        } else if before.is(Classes::ADVERB)
            && !before.is(Classes::DETERMINER
                | Classes::PRONOUN
                | Classes::VAGUE_COLLECTIVE
                | Classes::RELATIVE)
            && !before.is_capital()
        {
        } else {
            break;
        }
        start -= 1;
    }
    // An adverb in front of the subject's verb group is no part of it: give back what leads nowhere.
    while start < at
        && !phrases
            .word(start)
            .is(Classes::AUXILIARY | Classes::MODAL | Classes::NEGATION)
        && !phrases.is_text(start, "to")
    {
        start += 1;
    }
    let other = || {
        is_other_sense(phrases, verb, end - 1, sentence.end)
            && !tags_quotation(phrases, &sentence, start)
    };
    if negated && verb.not_when_negated || other() {
        return None;
    }
    // `the group, known as “the Deep”,` knows nothing; a past that looks the same is another form.
    // `as forecast`, `as expected`: nobody is named.
    let as_planned = start == at && start > sentence.start && phrases.is_any(start - 1, &["as"]);
    if as_planned && matches!(form, VerbForm::Past | VerbForm::Participle) {
        return None;
    }
    let resumes = start == at && resumes_verb(phrases, &sentence, at);
    if resumes && matches!(form, VerbForm::Past | VerbForm::Participle) {
        return None;
    }
    let is_bare_participle = start == at && form == VerbForm::Participle;
    if is_bare_participle || start == at && is_reduced_relative(phrases, &sentence, at, end) {
        return None;
    }
    let participle = matches!(form, VerbForm::Past | VerbForm::Participle);
    let kind = if be && participle {
        CueKind::Passive {
            verb: id,
            frames: verb.frames,
        }
    } else {
        CueKind::Verb {
            verb: id,
            frames: verb.frames,
            form,
        }
    };
    let bare_gerund = form == VerbForm::Gerund && !auxiliary;
    // `without saying how many`
    if bare_gerund && start > sentence.start && phrases.is_text(start - 1, "without") {
        return None;
    }
    let own = if bare_gerund {
        None
    } else {
        phrases.subject(sentence.start, start)
    };
    let base = form == VerbForm::Base && !auxiliary;
    let other = |subject: &Subject| base && disagrees(phrases, &subject.phrase);
    if own.as_ref().is_some_and(other) || is_left_open(phrases, &sentence, start) {
        return None;
    }
    // `Anyone with information is asked to call`
    let anyone = own
        .as_ref()
        .is_some_and(|own| phrases.is_any(own.phrase.start, &["anybody", "anyone"]));
    if be && anyone && phrases.is_any(end, &["to"]) {
        return None;
    }
    let dependent = bare_gerund || infinitive;
    // `The move, described by Weber as “madness”, …`
    let is_by = end < sentence.end && phrases.is_text(end, "by");
    let apposed = start > sentence.start && phrases.is_comma(start - 1);
    // `When asked why`: it is not said by whom.
    let asked = participle && start == at && apposed && (is_by || is_asked(phrases, &sentence, at))
        || participle
            && start == at
            && start > sentence.start
            && phrases.is_any(start - 1, &["when", "if", "once", "unless"]);
    let asked = asked || participle && start == at && is_heard(phrases, &sentence, at, end);
    let kind = if asked {
        CueKind::Passive {
            verb: id,
            frames: verb.frames,
        }
    } else {
        kind
    };
    let subject = own.or_else(|| phrases.shared_subject(sentence.start, start));
    // `The sponsor, Hallam Bett, has promised …` is somebody.
    let acts = |subject: &Subject| {
        let mut insertion = subject.phrase.end..subject.extent.end;
        insertion.any(|at| phrases.word(at).is_capital()) || !phrases.is_thing(&subject.phrase)
    };
    if verb.not_of_things && !subject.as_ref().is_none_or(acts) {
        return None;
    }
    // `according to delivery notes, invoices and …`
    let is_in_tag = subject.as_ref().is_some_and(|subject| {
        let mut inside = phrases.words.phrases_in(subject.phrase.clone()).iter();
        inside.any(|&(at, phrase)| {
            phrase.class == PhraseClass::AccordingTo && !heads_last_tag(phrases, &sentence, at)
        })
    });
    if is_in_tag {
        return None;
    }
    Some(Cue {
        kind,
        words: contiguous..end,
        extent: start..end,
        subject,
        dependent,
    })
}

fn adjective(phrases: &Phrases<'_>, sentence: Range<WordIndex>, at: WordIndex) -> Option<Cue> {
    let mut start = at;
    let mut be = false;
    while start > sentence.start {
        let before = phrases.word(start - 1);
        if before.is(Classes::AUXILIARY | Classes::MODAL) {
            be |= before.is(Classes::BE);
        } else if !before.is(Classes::ADVERB | Classes::NEGATION) || before.is_capital() {
            break;
        }
        start -= 1;
    }
    let opens = at + 1 < sentence.end && {
        let next = phrases.word(at + 1);
        phrases.is_any(at + 1, &["to", "that"]) || next.is(Classes::PRONOUN | Classes::DETERMINER)
    };
    if !be || !opens {
        return None;
    }
    let end = if at + 1 < sentence.end && phrases.is_text(at + 1, "to") {
        at + 2
    } else {
        at + 1
    };
    let subject = phrases.subject(sentence.start, start);
    Some(Cue {
        kind: CueKind::Adjective,
        words: start..end,
        extent: start..end,
        subject,
        dependent: false,
    })
}
