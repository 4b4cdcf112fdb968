//! Whether a name of one word is somebody's.

use std::ops::Range;

use crate::attribution::words::WordIndex;
use crate::attribution::{Entity, Mention, MentionForm};
use crate::grammar::Classes;
use crate::parse::LexemeKind;
use crate::rules::Context;
use crate::text::Span;

/// Whether a name of one word is somebody's: there is a title before it or a pronoun for it, or it
/// stands as the subject right beside the verb of saying; and no list has it as anything else.
pub(super) fn is_person(
    context: &Context<'_>,
    entity: &Entity,
    first: &Mention,
    source: Span,
    says_i: bool,
) -> bool {
    let other = Classes::PLACE
        | Classes::DEMONYM
        | Classes::ORGANISATION
        | Classes::ORGANISATION_NOUN
        | Classes::OUTLET
        | Classes::AGENCY
        | Classes::COMPANY
        | Classes::CALENDAR
        | Classes::ADVERB
        | Classes::ADJECTIVE
        | Classes::PERSON_NOUN
        | Classes::FEMALE_NAME
        | Classes::MALE_NAME;
    let name = context
        .article
        .words
        .within(first.span)
        .rfind(|&at| context.word(at).kind == LexemeKind::Word);
    let Some(name) = name else { return false };
    let sentence = context.sentence_words(context.word(name).sentence);
    let is_placed = name
        .checked_sub(1)
        .filter(|at| sentence.contains(at))
        .is_some_and(|at| {
            context
                .word(at)
                .is(Classes::PREPOSITION | Classes::DETERMINER)
                || context.written(at) == "," && !is_lead_in(context, sentence.start..at)
        });
    let is_titled = context
        .words(context.article.words.within(first.span))
        .iter()
        .any(|word| word.is(Classes::TITLE) && word.is_capital());
    let is_plural = context.written(name).ends_with('s') && !is_titled;
    let is_firm = context
        .word(name)
        .is(Classes::ADJECTIVE | Classes::ORGANISATION_NOUN);
    if is_apposed(context, first) && !is_firm && !context.word(name).is(other) {
        return true;
    }
    if is_firm || context.word(name).is(other) && !is_titled || is_plural || is_placed && !is_titled
    {
        return false;
    }
    let has_pronoun = entity.mentions.iter().take(30).any(|&id| {
        let mention = &context.article.mentions[id as usize];
        mention.form == MentionForm::Pronoun
            && context
                .words(context.article.words.within(mention.span))
                .iter()
                .any(|word| word.is(Classes::FEMALE | Classes::MALE))
    });
    // Spoken of before, and then `“I felt it,” said Weber`: no firm says that.
    let is_source = first.span.start == source.start;
    let is_beside = is_beside_saying(context, source);
    let is_named = context
        .words(context.article.words.within(source))
        .iter()
        .all(|word| word.is_capital());
    is_titled || is_source && (has_pronoun || is_beside) || says_i && is_named && is_beside
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

/// `Outside court, Weber said`: a few words of where or when open the sentence, and no name.
fn is_lead_in(context: &Context<'_>, opening: Range<WordIndex>) -> bool {
    const LONGEST: usize = 5;
    let words = context.words(opening);
    words.len() <= LONGEST
        && words
            .first()
            .is_some_and(|word| word.is(Classes::PREPOSITION))
        && words
            .iter()
            .skip(1)
            .all(|word| word.is_word() && !word.is_capital())
}

/// `Weber said`, `said Weber`.
fn is_beside_saying(context: &Context<'_>, source: Span) -> bool {
    let range = context.article.words.within(source);
    let sentence = context.sentence_words(context.sentence_at(source.start));
    let beside = [range.start.checked_sub(1), Some(range.end)];
    beside
        .into_iter()
        .flatten()
        .filter(|at| sentence.contains(at))
        .any(|at| {
            context
                .grammar
                .verb(context.word(at).id)
                .is_some_and(|(verb, _)| matches!(verb.lemma.as_ref(), "say" | "add" | "tell"))
        })
}

/// `Mary J. Blige` read as `Blige`: part of a name stands right before or after.
pub(super) fn is_cut_off(context: &Context<'_>, mention: &Mention) -> bool {
    let range = context.article.words.within(mention.span);
    let sentence = context.sentence_words(context.sentence_at(mention.span.start));
    let is_name = |at: u32| {
        let word = context.word(at);
        word.kind == LexemeKind::Word && word.is_capital()
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
