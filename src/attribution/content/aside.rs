//! What the writer adds behind a content, so that it must end before: a place, a time, a remark on what was said.

use crate::attribution::cue::place::ASKED;
use crate::attribution::phrase::Phrases;
use crate::attribution::words::WordIndex;
use crate::grammar::{Classes, VerbForm};
use crate::parse::LexemeKind;
use crate::text::Span;

/// The longest remark, in words.
const LONGEST: usize = 60;

/// How far behind its opening a clause has its verb, in words.
const LONGEST_SUBJECT: usize = 8;

/// What follows a word for what was said: `a figure that …`, `a view shared by …`.
const FIGURED: [&str; 8] = [
    "denied", "disputed", "echoed", "rejected", "shared", "that", "which", "who",
];

/// What the writer adds after a comma, and has nothing to do with what is said: `, as has the mayor`, `,
/// where he lives`, `, a figure that …`, `, after …`. On held-out articles such ends were right in four of
/// five cases.
pub(super) fn adds_aside(phrases: &Phrases<'_>, at: WordIndex, end: WordIndex) -> bool {
    let word = phrases.word(at);
    let closes =
        phrases.word(at - 1).kind == LexemeKind::Mark && at > 1 && phrases.is_comma(at - 2);
    let apart = phrases.is_comma(at - 1);
    if !apart && !closes || word.quotation.is_some() || at + 1 >= end {
        return false;
    }
    let ranks = ranks(phrases, at, end);
    if ranks || !apart {
        return ranks;
    }
    let holds_back = phrases.holds_back(at);
    if at + 2 == end {
        return holds_back;
    }
    let helps = phrases.word(at + 1).is(Classes::AUXILIARY);
    let figure = phrases.is_any(at, &["a", "an"])
        && (at + 2..end.min(at + 4)).any(|next| phrases.is_any(next, &FIGURED));
    // `, hours after it had closed`, `, a day before the vote`
    let dated = (at..end.min(at + 3))
        .find(|&next| phrases.word(next).is(Classes::TIME))
        .is_some_and(|time| {
            (at..time).all(|next| {
                let word = phrases.word(next);
                word.is(Classes::NUMBER | Classes::DETERMINER) || word.kind == LexemeKind::Number
            }) && phrases.is_any(time + 1, &["after", "before"])
        });
    // `said the fares were fair, | to which Okoro said they were not`
    let answers = phrases.is_any(at, &["to"]) && phrases.is_any(at + 1, &["which"]);
    phrases.is_any(at, &["as"]) && helps
        || answers
        || phrases.is_any(at, &["where", "after"]) && !resumes(phrases, at, end)
        || figure
        || dated
        || holds_back
}

/// `the road, where two cars had crashed, | had no lights`: the clause was inside what is said.
fn resumes(phrases: &Phrases<'_>, at: WordIndex, end: WordIndex) -> bool {
    let comma = (at..end).find(|&comma| phrases.is_comma(comma));
    comma.is_some_and(|comma| comma + 1 < end && phrases.is_finite_verb(comma + 1, at))
}

/// `, in the sharpest exchange yet`, `, in what looked like a threat`: how the writer ranks what was said.
fn ranks(phrases: &Phrases<'_>, at: WordIndex, end: WordIndex) -> bool {
    const NEAR: WordIndex = 7;
    phrases.is_any(at, &["in"])
        && (phrases.is_any(at + 1, &["what"])
            || (at + 3..end.min(at + NEAR)).any(|yet| phrases.is_any(yet, &["yet"])))
}

/// What the writer remarks on what was said, to the end of the content: `, which the firm denies`, `, who has
/// since left`, `– despite the rain`, `, a move that …`. Of those that the tagger takes for a part of the content
/// three in five are none on held-out articles. A verb that could tell what somebody said, `would` or
/// `had`, leaves them with the speaker.
pub(super) fn adds_remark(phrases: &Phrases<'_>, cue: Span, at: WordIndex, end: WordIndex) -> bool {
    let first = phrases.word(at);
    if phrases.word(at - 1).is_word() {
        return false;
    }
    let opens = phrases.is_comma(at - 1)
        || phrases.is_dash(at - 1)
        || phrases.word(at - 1).kind == LexemeKind::Mark && phrases.is_comma(at - 2);
    let remark = at..end;
    if !opens || first.quotation.is_some() || remark.len() < 3 || remark.len() > LONGEST {
        return false;
    }
    let is_last = !remark
        .clone()
        .any(|at| phrases.is_comma(at) || phrases.is_dash(at));
    is_last && is_remark(phrases, cue, at, end)
}

/// Whether a clause to the end of a content, which nothing interrupts, is a remark on it.
fn is_remark(phrases: &Phrases<'_>, cue: Span, at: WordIndex, end: WordIndex) -> bool {
    let remark = at..end;
    let acts = |next: WordIndex| {
        // `which the firm disputed`, whatever the lists know of it
        phrases.is_finite_verb(next, at) || next > at + 2 && phrases.is_past_participle(next)
    };
    let verb = || {
        remark
            .clone()
            .skip(1)
            .take(LONGEST_SUBJECT)
            .find(|&next| acts(next))
            .filter(|&verb| phrases.word(verb).quotation.is_none())
    };
    let reports = |verb: WordIndex| {
        let word = phrases.word(verb);
        word.is(Classes::MODAL) && !phrases.is_any(verb, &["will", "can"])
            || phrases.is_any(verb, &["had"])
    };
    let past_cue = || {
        let mut cue = phrases.words.within(cue);
        cue.any(|at| phrases.grammar.verb_form(phrases.word(at).id) == Some(VerbForm::Past))
    };
    let next = phrases.word(at + 1);
    if phrases.is_any(at, &["which"]) {
        let has_subject = next.is(Classes::PRONOUN | Classes::DETERMINER) || next.is_capital();
        // `said it had one weakness, which is its size`: that explains what was said.
        let explains = |verb: WordIndex| {
            phrases.word(verb).is(Classes::BE) && !phrases.is_past_participle(verb + 1)
        };
        return verb().is_some_and(|verb| {
            let tells = is_present(phrases, verb) && past_cue() && !explains(verb);
            !reports(verb) && (has_subject || tells)
        });
    }
    if phrases.is_any(at, &["who"]) {
        return verb().is_some_and(|verb| is_present(phrases, verb) && past_cue());
    }
    if phrases.is_any(at, &["a", "an"]) {
        return has_bare_relative(phrases, at, end) || judges(phrases, at, end);
    }
    if phrases.is_any(at, &["news"]) {
        return phrases.is_any(at + 1, &["that", "which"]);
    }
    let concedes = phrases.is_any(at, &["although", "despite", "notwithstanding", "though"])
        || phrases.is_any(at, &["even"]) && phrases.is_any(at + 1, &["as", "though"]);
    // `the process, though not the result`
    let contrasts = next.is(Classes::NEGATION);
    let reported = || remark.clone().take(LONGEST_SUBJECT).any(reports);
    concedes && !contrasts && !reported()
}

/// `said schools would stay shut, | a blow to parents`
fn judges(phrases: &Phrases<'_>, article: WordIndex, end: WordIndex) -> bool {
    /// The longest judgement before its preposition, with its article, in words.
    const LONGEST_JUDGEMENT: WordIndex = 4;
    (article + 2..end.min(article + LONGEST_JUDGEMENT)).any(|at| {
        let noun = phrases.word(at - 1);
        let judges = noun.is(Classes::ASSESSMENT) || phrases.is_any(at - 1, &["blow", "boost"]);
        judges && phrases.is_any(at, &["for", "to"])
    })
}

/// `denied the charges | through his lawyer`: who passed it on.
pub(super) fn is_passed_on(phrases: &Phrases<'_>, at: WordIndex, end: WordIndex) -> bool {
    let people = Classes::ROLE | Classes::PERSON_NOUN;
    phrases.is_text(at, "through")
        && phrases.word(at).quotation.is_none()
        && at + 2 < end
        && phrases.word(at + 1).is(Classes::DETERMINER)
        && (at + 2..end.min(at + 4)).any(|noun| phrases.word(noun).is(people))
}

/// `denied the claim | when contacted`, `| when approached for comment`
pub(super) fn was_asked(phrases: &Phrases<'_>, at: WordIndex) -> bool {
    const REACHED: [&str; 3] = ["approached", "contacted", "reached"];
    phrases.is_any(at, &["when"])
        && phrases.word(at).quotation.is_none()
        && (phrases.is_any(at + 1, &ASKED) || phrases.is_any(at + 1, &REACHED))
}

/// `a decision | critics called reckless`, `an accusation | he has rejected`
pub(crate) fn has_bare_relative(phrases: &Phrases<'_>, article: WordIndex, end: WordIndex) -> bool {
    /// The longest noun phrase before the clause, with its article, in words.
    const LONGEST_HEAD: WordIndex = 5;
    let people = Classes::PLURAL_PEOPLE | Classes::VAGUE_COLLECTIVE;
    let starts = |at: WordIndex| {
        let (before, word) = (phrases.word(at - 1), phrases.word(at));
        let subject = word.is(Classes::PRONOUN | Classes::DETERMINER | people) || word.is_capital();
        let noun = before.kind == LexemeKind::Word
            && !before.is_capital()
            && !before.is(Classes::PREPOSITION
                | Classes::DETERMINER
                | Classes::ADVERB
                | Classes::ADJECTIVE);
        noun && subject && !word.is(Classes::RELATIVE | Classes::PREPOSITION)
    };
    let subject = (article + 2..end.min(article + LONGEST_HEAD)).find(|&at| starts(at));
    subject.is_some_and(|subject| {
        (subject + 1..end.min(subject + LONGEST_HEAD)).any(|at| phrases.is_finite_verb(at, subject))
    })
}

/// `is`, `has`, `will`, `says`: what holds when the copy is written.
fn is_present(phrases: &Phrases<'_>, verb: WordIndex) -> bool {
    phrases.is_any(
        verb,
        &["is", "are", "has", "have", "does", "do", "will", "'s", "’s"],
    ) || phrases.grammar.verb_form(phrases.word(verb).id) == Some(VerbForm::Present)
}
