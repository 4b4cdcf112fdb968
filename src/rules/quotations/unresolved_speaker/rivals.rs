//! Two people of one sex whom a sentence brings together.

use std::ops::Range;

use crate::attribution::words::WordIndex;
use crate::attribution::{EntityId, Mention, MentionForm, Source, SourceType};
use crate::grammar::{Classes, PhraseClass, VerbForm};
use crate::parse::{Place, SentenceId};
use crate::rules::Context;

/// Two people of the pronoun's sex whom a sentence brings together, neither of them speaking.
pub(super) fn rivals<'a>(
    context: &Context<'a>,
    sentence: SentenceId,
    pronoun: &Source,
) -> Option<(&'a str, &'a str)> {
    let Together { one, other, how } = together(context, sentence, pronoun)?;
    let name = |id: EntityId| context.article.entities[id as usize].name.as_str();
    if how == How::AsOneSubject {
        return Some((name(one), name(other)));
    }
    // Whoever was speaking in the paragraph before speaks on, unless somebody else spoke since.
    let speakers = speakers_before(context, sentence);
    let [spoke, other_spoke] = [one, other].map(|id| speakers.contains(&name(id)));
    let is_last = speakers
        .first()
        .is_some_and(|&last| last == name(one) || last == name(other));
    (spoke == other_spoke || !is_last).then(|| (name(one), name(other)))
}

/// The same, where a sentence that is about both of them stands in between (`The two women have not
/// spoken since`): after it neither of them speaks on.
pub(super) fn rivals_of_both<'a>(
    context: &Context<'a>,
    between: SentenceId,
    pronoun: &Source,
) -> Option<(&'a str, &'a str)> {
    let first = context.sentence_words(between).start;
    if !context.is_listed(first, PhraseClass::Pair) || context.is_attributed(between) {
        return None;
    }
    let Together { one, other, .. } =
        together(context, context.before_in_block(between)?, pronoun)?;
    let name = |id: EntityId| context.article.entities[id as usize].name.as_str();
    Some((name(one), name(other)))
}

/// Two people whom a sentence brings together.
pub(super) struct Together {
    pub(super) one: EntityId,
    pub(super) other: EntityId,
    how: How,
}

/// How it does.
#[derive(PartialEq, Eq)]
enum How {
    /// `Weber and Klein left`
    AsOneSubject,
    /// `Weber met Klein`
    OneMeetsOther,
}

fn together(context: &Context<'_>, sentence: SentenceId, pronoun: &Source) -> Option<Together> {
    if context.sentence(sentence).place != Place::Body {
        return None;
    }
    let Together { one, other, how } = pair(context, sentence)?;
    let female = context
        .word(context.article.words.within(pronoun.span).start)
        .is(Classes::FEMALE);
    let start = context.sentence(sentence).span.start;
    let gender = |id: EntityId| gender_of(context, id, start);
    let fits = |id: EntityId| gender(id).is_none_or(|found| found == female);
    let sure = |id: EntityId| gender(id) == Some(female);
    let fit = one != other && fits(one) && fits(other) && (sure(one) || sure(other));
    fit.then_some(Together { one, other, how })
}

/// The two people of a sentence whom it brings together, neither of them speaking.
pub(super) fn pair(context: &Context<'_>, sentence: SentenceId) -> Option<Together> {
    let range = context.sentence_words(sentence);
    let people = people(context, range.clone());
    let [(one, ref first), (other, ref second)] = people[..] else {
        return None;
    };
    let how = if are_one_subject(context, &range, first, second) {
        // `Weber and Klein, who opposed the pier, left`: only one of the two did.
        (!is_spoken(context, sentence, second)).then_some(How::AsOneSubject)
    } else {
        let meets = brings_together(context, &range, first, second);
        (meets && !context.is_attributed(sentence)).then_some(How::OneMeetsOther)
    };
    Some(Together {
        one,
        other,
        how: how?,
    })
}

/// Whether somebody speaks in a sentence, clauses left out that only say who the second of two people is.
fn is_spoken(context: &Context<'_>, sentence: SentenceId, second: &Range<WordIndex>) -> bool {
    let is_aside = |source: &Source| {
        let words = context.article.words.within(source.span);
        context.word(words.start).is(Classes::RELATIVE)
            && words.start.checked_sub(1) == Some(second.end)
    };
    let mut touching = context.touching(sentence);
    touching.any(|(id, attribution)| {
        let source = attribution.source.as_ref();
        source.is_some_and(|source| !is_aside(source)) && context.is_speech(id)
    }) || context.names_its_source(sentence)
}

/// Who is credited with words in the two sentences before, the last first.
fn speakers_before<'a>(context: &Context<'a>, sentence: SentenceId) -> Vec<&'a str> {
    let before = (1..=2)
        .filter_map(|back| sentence.checked_sub(back))
        .filter(|&near| context.sentence(near).place == Place::Body);
    let mut speakers = Vec::new();
    for near in before {
        let first = speakers.len();
        let speech = context
            .touching(near)
            .filter(|&(id, _)| context.is_speech(id));
        speakers.extend(speech.filter_map(|(_, attribution)| {
            let source = attribution.source.as_ref()?;
            Some(context.entity(source).map_or("", |entity| &entity.name))
        }));
        speakers[first..].reverse();
    }
    speakers
}

/// The named people of a sentence outside quotation marks, each where first named.
fn people(context: &Context<'_>, sentence: Range<WordIndex>) -> Vec<(EntityId, Range<WordIndex>)> {
    let start = context.word(sentence.start).span.start;
    let mut found: Vec<(EntityId, Range<WordIndex>)> = Vec::new();
    for mention in context.mentions_from(start) {
        let words = context.article.words.within(mention.span);
        if words.start >= sentence.end || found.len() > 2 {
            break;
        }
        let Some(entity) = mention.entity else {
            continue;
        };
        // `on 3 May`
        let is_month = words.len() == 1 && context.word(words.start).is(Classes::CALENDAR);
        if is_month {
            continue;
        }
        if (context.is_person(mention) || is_by_trade(context, mention, &words))
            && mention.form == MentionForm::Name
            && !context.in_quotation(mention.span)
            && !is_adjective(context, &words)
            && found.iter().all(|&(known, _)| known != entity)
        {
            found.push((entity, words));
        }
    }
    found
}

/// `the Swiss diplomat Annelise Bruhl`: a full name that no list knows, behind what somebody is.
fn is_by_trade(context: &Context<'_>, mention: &Mention, words: &Range<WordIndex>) -> bool {
    let kind = mention
        .entity
        .map(|entity| context.article.entities[entity as usize].kind);
    // `his producer, Hiren Dutta`
    let is_apposed = words.start > 1 && context.written(words.start - 1) == ",";
    let before = words.start.checked_sub(1 + WordIndex::from(is_apposed));
    kind == Some(SourceType::Unknown)
        && words.len() > 1
        && before.is_some_and(|at| {
            let word = context.word(at);
            let trades = Classes::ROLE | Classes::PERSON_NOUN | Classes::ANONYMOUS_NOUN;
            word.is(trades) && !word.is(Classes::PLURAL_PEOPLE)
        })
}

/// `his Cardovan counterpart`: a word of a country that was taken for somebody's name.
fn is_adjective(context: &Context<'_>, words: &Range<WordIndex>) -> bool {
    let before = words.start.checked_sub(1);
    words.len() == 1
        && before.is_some_and(|before| context.word(before).is(Classes::DETERMINER))
        && context
            .after(words)
            .is_some_and(|next| context.word(next).is_word() && !context.word(next).is_capital())
}

/// Whether somebody is spoken of as a woman, if that can be told: by a name or a title, or by a pronoun
/// before this place.
fn gender_of(context: &Context<'_>, id: EntityId, place: u32) -> Option<bool> {
    let entity = &context.article.entities[id as usize];
    let mentions = entity
        .mentions
        .iter()
        .take(20)
        .map(|&id| &context.article.mentions[id as usize]);
    let (names, others): (Vec<_>, Vec<_>) =
        mentions.partition(|mention| mention.form == MentionForm::Name);
    let pronouns = others
        .into_iter()
        .filter(|mention| mention.form == MentionForm::Pronoun && mention.span.end <= place);
    names
        .into_iter()
        .chain(pronouns)
        .flat_map(|mention| context.article.words.within(mention.span))
        .find_map(|at| {
            let word = context.word(at);
            let female = word.is(Classes::FEMALE | Classes::FEMALE_NAME);
            let male = word.is(Classes::MALE | Classes::MALE_NAME);
            (female != male).then_some(female)
        })
}

/// The first of two people is the subject of the sentence, or of its last clause: nothing but a phrase of
/// time or place before it, or a conjunction right before it (`when Weber met Klein`).
fn is_subject(context: &Context<'_>, before: Range<WordIndex>) -> bool {
    const LONGEST: usize = 14;
    let opens = before.end.checked_sub(1).filter(|at| before.contains(at));
    let is_clause = opens.is_some_and(|last| {
        context.written(last) == "," || context.reads_any(last, &["when", "after", "as"])
    });
    let before = context.words(before);
    let other = Classes::REPORTING_VERB | Classes::RELATIVE | Classes::MODAL | Classes::BE;
    before.len() < LONGEST && (is_clause || before.iter().all(|word| !word.is(other)))
}

/// `Weber and Klein left`: what is said of one holds for the other.
fn are_one_subject(
    context: &Context<'_>,
    sentence: &Range<WordIndex>,
    first: &Range<WordIndex>,
    second: &Range<WordIndex>,
) -> bool {
    // `7.31pm – Weber and Klein`: what stands before the dash is the clock of a live entry.
    let opens = (sentence.start..first.start)
        .find(|&at| matches!(context.written(at), "–" | "—"))
        .map_or(sentence.start, |dash| dash + 1);
    let before = opens..first.start;
    let between = first.end..second.start;
    // `Talks between Weber and Klein collapsed`
    let is_between = first.start == opens + 2 && context.reads(first.start - 1, "between");
    !between.is_empty()
        && (is_between || is_subject(context, before.clone()))
        && are_listed(context, before, &between)
}

/// `Weber met Klein`, `Weber, whose father built the pier, spoke with Klein`.
fn brings_together(
    context: &Context<'_>,
    sentence: &Range<WordIndex>,
    first: &Range<WordIndex>,
    second: &Range<WordIndex>,
) -> bool {
    /// Words from the verb to the second name: `met his old friend, the architect Colin Rusk`.
    const NEAR: WordIndex = 8;
    let between = behind_clause(context, first.end)..second.start;
    if between.is_empty() || !is_subject(context, sentence.start..first.start) {
        return false;
    }
    let verb = between.start..(between.start + 3).min(between.end);
    let from = match context.phrase_in(verb, PhraseClass::Meeting) {
        Some(meets) => meets.start,
        None if is_with(context, &between) => between.start,
        None => return false,
    };
    second.start - from <= NEAR
}

/// Where a sentence goes on behind `, whose father built the pier,`.
fn behind_clause(context: &Context<'_>, name: WordIndex) -> WordIndex {
    const LONGEST: WordIndex = 14;
    let sentence = context.sentence_words(context.word(name - 1).sentence);
    let is_clause = name + 1 < sentence.end
        && context.written(name) == ","
        && context.reads_any(name + 1, &["who", "whose"]);
    let mut clause = name + 2..(name + LONGEST).min(sentence.end);
    let closes = clause.find(|&at| !context.word(at).is_word());
    closes
        .filter(|&at| is_clause && context.written(at) == ",")
        .map_or(name, |comma| comma + 1)
}

/// `Weber and Klein`, `Her mother, Agata, and her first teacher, Irma Kolbe`: two people as one
/// subject, with nothing but who they are in between.
fn are_listed(context: &Context<'_>, before: Range<WordIndex>, between: &Range<WordIndex>) -> bool {
    /// Words of two appositions.
    const LONGEST: WordIndex = 16;
    let Some(and) = between.clone().find(|&at| context.reads(at, "and")) else {
        return false;
    };
    let is_comma = |at: WordIndex| context.written(at) == ",";
    // `X, the mayor, and Y`, `X, the mayor, and his deputy, Y`
    let is_closed = and == between.start || is_comma(and - 1) && is_comma(between.start);
    // `Weber and his brother Peter`
    let is_kin = and + 2 == between.end && context.word(and + 1).is(Classes::DETERMINER);
    let is_next = and + 1 == between.end || is_kin || is_comma(between.end - 1);
    // One comma more, and a verb may stand before it: `X, the mayor, left, and Y`
    let commas = (between.start..and).filter(|&at| is_comma(at)).count();
    between.end - between.start <= LONGEST
        && is_closed
        && is_next
        && commas <= 2
        && before
            .chain(between.clone())
            .all(|at| is_nominal(context, at))
}

/// A word of a name with its description: no verb, no clause, no pronoun that is a subject.
fn is_nominal(context: &Context<'_>, at: WordIndex) -> bool {
    let word = context.word(at);
    // `Sedge’s chief negotiator`
    if matches!(context.written(at), "’s" | "'s") {
        return word.quotation.is_none();
    }
    let clausal = Classes::MODAL
        | Classes::BE
        | Classes::AUXILIARY
        | Classes::RELATIVE
        | Classes::SUBORDINATOR
        | Classes::NEGATION;
    let is_subject = word.is(Classes::PRONOUN) && !word.is(Classes::DETERMINER);
    let is_verb = matches!(
        context.grammar.verb_form(word.id),
        Some(VerbForm::Past | VerbForm::Participle | VerbForm::Gerund)
    ) && !word.is(Classes::ADJECTIVE);
    let is_mark = !word.is_word() && context.written(at) != ",";
    word.quotation.is_none()
        && !is_subject
        && !is_verb
        && !is_mark
        && (!word.is(clausal) || word.is(Classes::DETERMINER | Classes::PREPOSITION))
}

/// `spoke with`, `had lunch with`, `stood beside`: nothing but words up to the preposition.
fn is_with(context: &Context<'_>, between: &Range<WordIndex>) -> bool {
    context.reads_any(between.end - 1, &["with", "alongside", "beside"])
        && context
            .words(between.clone())
            .iter()
            .all(|word| word.is_word() && !word.is(Classes::RELATIVE))
}
