//! Whether a name of one word is somebody's.

use std::ops::Range;

use crate::attribution::words::{Word, WordIndex};
use crate::attribution::{Attribution, Entity, Mention, MentionForm};
use crate::grammar::{Classes, Frames, PhraseClass, VerbForm};
use crate::parse::LexemeKind;
use crate::rules::Context;
use crate::rules::quotations::is_full;
use crate::text::Span;

use super::firm::may_be_a_firm;

/// What a list may have a word as, besides a surname.
const OTHER: Classes = Classes::PLACE
    .union(Classes::DEMONYM)
    .union(Classes::ORGANISATION)
    .union(Classes::ORGANISATION_NOUN)
    .union(Classes::OUTLET)
    .union(Classes::AGENCY)
    .union(Classes::COMPANY)
    .union(Classes::CALENDAR)
    .union(Classes::ADVERB)
    .union(Classes::ADJECTIVE)
    .union(Classes::PERSON_NOUN)
    .union(Classes::FEMALE_NAME)
    .union(Classes::MALE_NAME);

/// Whether a name of one word is somebody's: there is a title before it or a pronoun for it, or it
/// stands as the subject right beside the verb of saying; and no list has it as anything else.
pub(super) fn is_person(
    context: &Context<'_>,
    entity: &Entity,
    first: &Mention,
    attribution: &Attribution,
) -> bool {
    let words = context.article.words.within(first.span);
    let name = words
        .clone()
        .rfind(|&at| context.word(at).kind == LexemeKind::Word);
    let Some(name) = name else { return false };
    let is_titled = context
        .words(words.clone())
        .iter()
        .any(|word| word.is(Classes::TITLE) && word.is_capital());
    let is_firm = context
        .word(name)
        .is(Classes::ADJECTIVE | Classes::ORGANISATION_NOUN);
    if is_firm || is_titled {
        return !is_firm;
    }
    if context.word(name).is(OTHER) {
        return false;
    }
    is_apposed(context, first)
        || !is_placed(context, words.start)
            && speaks_as_one(context, entity, words.start..name + 1, attribution)
}

/// The source of the words is one person: `“I felt it,” said Weber`, `“We felt it,” he said`.
fn speaks_as_one(
    context: &Context<'_>,
    entity: &Entity,
    first: Range<WordIndex>,
    attribution: &Attribution,
) -> bool {
    let Some(name) = first.clone().next_back() else {
        return false;
    };
    let Some(source) = attribution.source.as_ref().map(|source| source.span) else {
        return false;
    };
    let words = context.article.words.within(source);
    let says_i = says_i(context, attribution);
    let has_given_name = has_given_name(context, entity);
    // `Republicans`, `Lakers`
    let may_be_one =
        is_singular(context.written(name)) || says_i || is_one(context, source) || has_given_name;
    // `Weber, who said`: no firm is a who.
    let is_who = is_who(context, name);
    let is_source = words.start == first.start || is_who && words.start == name + 2;
    let is_beside = is_beside_saying(context, attribution, source);
    let may_be_a_firm = || !says_i && may_be_a_firm(context, name, attribution);
    let is_named = context.words(words).iter().all(|word| word.is_capital());
    // `Weber was pleased. “They showed some heart,” he said.`
    let is_taken_up = || is_one(context, source) && is_subject(context, name);
    may_be_one
        && (is_source
            && (is_who
                || has_given_name
                || has_pronoun(context, entity)
                || speaks_of_self(context, attribution)
                || is_beside && !may_be_a_firm())
            || is_named && is_beside && (says_i || has_given_name)
            || is_quoted_in_full(context, attribution) && is_taken_up())
}

/// A name that is no plural: `Weber`, `Hollis`, `Moss`.
fn is_singular(name: &str) -> bool {
    !name.ends_with('s') || ["is", "ss", "us"].iter().any(|end| name.ends_with(end))
}

/// Somebody for whom the copy says `he` or `she`.
pub(super) fn has_pronoun(context: &Context<'_>, entity: &Entity) -> bool {
    const MOST: usize = 30;
    entity.mentions.iter().take(MOST).any(|&id| {
        let mention = &context.article.mentions[id as usize];
        mention.form == MentionForm::Pronoun && is_one(context, mention.span)
    })
}

/// `Weber wrote that she was tired`: no firm is a she.
pub(super) fn speaks_of_self(context: &Context<'_>, attribution: &Attribution) -> bool {
    let Some(first) = attribution.content.first() else {
        return false;
    };
    let words = context.article.words.within(*first);
    let mut words = words.skip_while(|&at| context.reads(at, "that"));
    words.next().is_some_and(|at| {
        let word = context.word(at);
        word.is(Classes::PRONOUN)
            && word.is(Classes::FEMALE | Classes::MALE)
            && word.quotation.is_none()
    })
}

/// Further down there is the full name, of which the first part is known to be a given name.
fn has_given_name(context: &Context<'_>, entity: &Entity) -> bool {
    const MOST: usize = 30;
    entity.mentions.iter().take(MOST).any(|&id| {
        let mention = &context.article.mentions[id as usize];
        let words = context.words(context.article.words.within(mention.span));
        let is_given = |word: &Word| word.is(Classes::GIVEN_NAME);
        mention.form == MentionForm::Name && words.len() > 1 && words.iter().any(is_given)
    })
}

/// `he`, `her`
fn is_one(context: &Context<'_>, pronoun: Span) -> bool {
    let words = context.words(context.article.words.within(pronoun));
    words
        .iter()
        .any(|word| word.is(Classes::FEMALE | Classes::MALE))
}

/// `Weber, who scored 30, went off`
fn is_who(context: &Context<'_>, name: WordIndex) -> bool {
    let sentence = context.sentence_words(context.word(name).sentence);
    name + 2 < sentence.end
        && context.written(name + 1) == ","
        && context.reads_any(name + 2, &["who", "whose"])
}

/// The name opens its sentence or clause, and its verb follows: `Weber was pleased`, `and Weber thinks so`.
fn is_subject(context: &Context<'_>, name: WordIndex) -> bool {
    let sentence = context.sentence_words(context.word(name).sentence);
    let opens = name == sentence.start
        || context
            .word(name - 1)
            .is(Classes::COORDINATOR | Classes::SUBORDINATOR)
        || context.written(name - 1) == ",";
    let mut after = name + 1..sentence.end;
    let next = after.find(|&at| !context.word(at).is(Classes::ADVERB));
    let verbs = Classes::BE
        | Classes::AUXILIARY
        | Classes::MODAL
        | Classes::COMMON_VERB
        | Classes::REPORTING_VERB
        | Classes::ATTITUDE_VERB;
    opens && (is_who(context, name) || next.is_some_and(|next| context.word(next).is(verbs)))
}

/// The name follows a preposition or an article, or stands in a row of places or names (`Columbus, Ohio`).
fn is_placed(context: &Context<'_>, name: WordIndex) -> bool {
    let sentence = context.sentence_words(context.word(name).sentence);
    if name == sentence.start {
        return false;
    }
    let before = context.word(name - 1);
    // `But Weber said`, `And as Weber told them`, not `known only as Weber`
    let is_named_so = context.reads(name - 1, "as")
        && name - 1 > sentence.start
        && !context.word(name - 2).is(Classes::COORDINATOR)
        && context.word(name - 2).is_word();
    let joins = before.is(Classes::COORDINATOR | Classes::SUBORDINATOR) && !is_named_so;
    before.is(Classes::PREPOSITION | Classes::DETERMINER) && !joins
        || context.written(name - 1) == "," && !is_lead_in(context, sentence.start..name - 1)
}

/// The words that are quoted are those of one person: `I`, `my`.
fn says_i(context: &Context<'_>, attribution: &Attribution) -> bool {
    attribution.quotations.iter().any(|&quotation| {
        let inner = context.quotation(quotation).inner;
        let mut words = context.article.words.within(inner);
        words.any(|at| context.reads_any(at, &["i", "me", "my"]))
    })
}

/// `His widow, Purnima,`: a first name, with whose surname it goes.
pub(super) fn is_relative(context: &Context<'_>, mention: &Mention) -> bool {
    let name = context.article.words.within(mention.span).start;
    name > 1
        && context.reads(name - 1, ",")
        && context.word(name - 2).sentence == context.word(name).sentence
        && context
            .phrase_in(name - 2..name - 1, PhraseClass::Kin)
            .is_some()
}

/// `Weber, the harbour engineer,`, `his agent, Weber,`: the name and, between commas, who that is. Some people
/// have one name, and then the copy says so.
pub(super) fn is_apposed(context: &Context<'_>, mention: &Mention) -> bool {
    /// Words from the comma to the office: `the retired assistant harbour engineer`.
    const NEAR: WordIndex = 6;
    let words = context.article.words.within(mention.span);
    let sentence = context.sentence_words(context.sentence_at(mention.span.start));
    let reads = |at: WordIndex, word: &str| sentence.contains(&at) && context.reads(at, word);
    let is_office = |at: WordIndex| {
        let word = context.word(at);
        word.is(Classes::ROLE | Classes::PERSON_NOUN)
            && !word.is(Classes::PLURAL_PEOPLE)
            // `Corwin, the developer,` may be a firm.
            && !word.is(Classes::ORGANISATION_NOUN)
            && !word.is_capital()
    };
    let has_one_name = sentence
        .clone()
        .any(|at| context.reads_any(at, &["one", "single"]) && reads(at + 1, "name"));
    // `Sophie in 't Veld`: part of the name may stand before.
    let is_whole = words.start == sentence.start || {
        let before = context.word(words.start - 1);
        reads(words.start - 1, ",") || before.is(Classes::REPORTING_VERB)
    };
    if has_one_name || !is_whole || !reads(words.end, ",") {
        return false;
    }
    let article = words.end + 1;
    let is_after = ["the", "a", "an", "its", "his", "her", "their"]
        .iter()
        .any(|word| reads(article, word))
        && (article + 1..(article + NEAR).min(sentence.end))
            .take_while(|&at| context.word(at).is_word())
            .any(is_office);
    let is_before = words.start >= sentence.start + 2
        && reads(words.start - 1, ",")
        && is_office(words.start - 2);
    is_after || is_before
}

/// `Outside court, Weber said`, `Asked why, Weber replied`: a clause or a few words of where or when open the
/// sentence; not `In Columbus, Ohio`.
fn is_lead_in(context: &Context<'_>, opening: Range<WordIndex>) -> bool {
    const LONGEST: usize = 12;
    const SHORTEST: usize = 3;
    let words = context.words(opening);
    let opens = |word: &Word| {
        word.is(Classes::PREPOSITION | Classes::SUBORDINATOR | Classes::ADVERB)
            || matches!(
                context.grammar.verb_form(word.id),
                Some(VerbForm::Participle | VerbForm::Past | VerbForm::Gerund)
            )
    };
    let is_place = words.len() <= SHORTEST
        && words
            .last()
            .is_some_and(|word| word.is_capital() && !word.is(Classes::TIME | Classes::CALENDAR));
    words.len() <= LONGEST
        && words.iter().all(Word::is_word)
        && words.first().is_some_and(opens)
        && !is_place
}

/// `Weber said`, `said Weber`, `Weber has told`; and with words that are quoted in full, `Weber replied`. Of
/// other words a firm or a paper may be the source (`Nielsen reported`).
fn is_beside_saying(context: &Context<'_>, attribution: &Attribution, source: Span) -> bool {
    const HELPERS: Classes = Classes::AUXILIARY
        .union(Classes::MODAL)
        .union(Classes::ADVERB);
    let range = context.article.words.within(source);
    let sentence = context.sentence_words(context.sentence_at(source.start));
    let after = (range.end..sentence.end).find(|&at| !context.word(at).is(HELPERS));
    let beside = [range.start.checked_sub(1), after];
    let mut verbs = beside
        .into_iter()
        .flatten()
        .filter(|at| sentence.contains(at))
        .filter_map(|at| context.verb_at(at));
    verbs.any(|(verb, _)| {
        let lemma = verb.lemma.as_ref();
        // What banks and ministries do as often as people.
        let is_official = matches!(
            lemma,
            "announce" | "confirm" | "declare" | "predict" | "report" | "state" | "warn"
        );
        matches!(lemma, "say" | "add" | "tell")
            || verb.frames.contains(Frames::QUOTE)
                && !is_official
                && is_quoted_in_full(context, attribution)
    })
}

fn is_quoted_in_full(context: &Context<'_>, attribution: &Attribution) -> bool {
    let mut quotations = attribution.quotations.iter();
    quotations.any(|&quotation| is_full(context, context.quotation(quotation)))
}

/// `Mary J. Blige` read as `Blige`: part of a name stands right before or after.
pub(super) fn is_cut_off(context: &Context<'_>, mention: &Mention) -> bool {
    let range = context.article.words.within(mention.span);
    let sentence = context.sentence_words(context.sentence_at(mention.span.start));
    // `10:20PMTed Weber`: a page that has lost its spaces
    let is_name = |at: u32| {
        let word = context.word(at);
        word.kind == LexemeKind::Word && word.is_capital()
            || word.is_word()
                && context.written(at).contains(char::is_uppercase)
                && context.written(at).contains(char::is_lowercase)
    };
    let before = range
        .start
        .checked_sub(1)
        .filter(|at| sentence.contains(at));
    let is_short = mention.span.len() <= 3;
    // `John “Tig” Tiegen`
    let is_mark = |at: u32| matches!(context.written(at), "“" | "”" | "\"" | "‘" | "’" | "'");
    let is_nicknamed = before.is_some_and(is_mark)
        && (3..=4).any(|back| {
            range
                .start
                .checked_sub(back + 1)
                .is_some_and(|name| sentence.contains(&name) && is_mark(name + 1) && is_name(name))
        });
    is_nicknamed
        || before
            .is_some_and(|at| context.written(at) == "." || at != sentence.start && is_name(at))
        || sentence.contains(&range.end) && is_name(range.end)
        || is_short
}
