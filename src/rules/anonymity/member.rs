//! Who bears out what a crowd is said to say: a member whom the copy names with the crowd's word, or
//! quotes beside it under another (`analysts say`, and then a professor of politics).

use std::ops::Range;

use crate::attribution::words::{Word, WordIndex};
use crate::attribution::{Attribution, Source, SourceType};
use crate::grammar::{Classes, PhraseClass, WordId};
use crate::parse::SentenceId;
use crate::rules::Context;
use crate::text::Span;

use super::camp::MOST;
use super::heard::is_quantity;

/// Somebody with a name is quoted as one of them: brought on in the next sentence, or quoted right
/// after in the same paragraph, or for experts an expert in the next two sentences.
pub(super) fn bears_out(context: &Context<'_>, credit: &Attribution, head: WordIndex) -> bool {
    let is_expert = is_expert(context, head);
    let crowd = if is_expert {
        Crowd::Experts
    } else if is_quantity(context, head) {
        Crowd::Anybody
    } else {
        Crowd::Others
    };
    goes_on(context, credit.sentence, crowd) || is_expert && has_expert_near(context, credit)
}

/// The sentence right after quotes somebody who is named there for the first time, or with a
/// quotation in the same paragraph: `Opponents say it costs too much. “It is ruinous,” said Jane Roe`.
/// A politician is no expert.
fn goes_on(context: &Context<'_>, sentence: SentenceId, crowd: Crowd) -> bool {
    let exists = (sentence as usize + 1) < context.article.document.sentences.len();
    exists && is_taken_up(context, sentence, sentence + 1, crowd)
}

/// Whom a named speaker may be one of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Crowd {
    /// `Analysts`: no politician.
    Experts,
    /// `Council officials`: whoever holds an office there.
    Officials,
    /// `Critics`, `residents`: not who answers for what they speak against, nor a politician who is only told
    /// to have said something, and may well have said the contrary.
    Others,
    /// `Some`, `many`: nor whom the next paragraph only tells to have said something. A name alone is no member.
    Anybody,
}

impl Crowd {
    fn leaves_out(self, context: &Context<'_>, attribution: &Attribution, source: &Source) -> bool {
        let is_told = attribution.quotations.is_empty();
        self != Self::Officials
            && (is_in_charge(context, source)
                || is_the_one(context, source)
                || self == Self::Experts && is_politician(context, source)
                || is_told && holds_office(context, source))
    }
}

/// The next sentence, or the first of the next paragraph, quotes such a person.
pub(super) fn is_taken_up(
    context: &Context<'_>,
    sentence: SentenceId,
    next: SentenceId,
    crowd: Crowd,
) -> bool {
    let start = context.sentence(next).span.start;
    let is_same_block = context.sentence(next).block == context.sentence(sentence).block;
    context.touching(next).any(|(id, attribution)| {
        let Some(source) = attribution.source.as_ref() else {
            return false;
        };
        // `Roe did not respond`, `Roe rejected that` bear nobody out.
        let is_rejected = context
            .cue_verb(attribution)
            .is_some_and(|(verb, ..)| matches!(verb.lemma.as_ref(), "deny" | "dispute" | "reject"));
        if is_rejected || !context.is_speech(id) || !context.reports(attribution) {
            return false;
        }
        let opens = attribution.quotations.first().is_some_and(|&quotation| {
            context.sentence_at(context.quotation(quotation).span.start) == next
        });
        let opens_here = attribution
            .quotations
            .first()
            .is_some_and(|&quotation| context.quotation(quotation).span.start == start);
        // Said or quoted, by somebody who is brought on with it.
        let is_new = |source: &Source| {
            is_brought_on(context, source)
                && context.entity(source).is_some_and(|entity| {
                    entity.mentions.first().is_some_and(|&first| {
                        context.article.mentions[first as usize].span.start >= start
                    })
                })
        };
        let is_nobodys =
            crowd == Crowd::Anybody && attribution.quotations.is_empty() && !is_same_block;
        is_person(context, source)
            && !is_nobodys
            && !crowd.leaves_out(context, attribution, source)
            && !is_other_side(context, source)
            && ((opens || next == sentence + 1 && attribution.quotations.is_empty())
                && is_new(source)
                || opens_here && is_same_block)
    })
}

/// `Some locals blame the council. Its clerk, Jane Roe, said`; `Admirers say … One of her critics,
/// Jane Roe, said`: somebody else’s.
fn is_other_side(context: &Context<'_>, source: &Source) -> bool {
    let first = context.article.words.within(source.span).start;
    context.reads(first, "its")
        || context.reads(first, "one")
            && context.reads(first + 1, "of")
            && context.reads_any(first + 2, &["his", "her", "its", "their"])
}

/// `Owner Hal Burke`, `Council leader Ada Roe`: a title and no body before the name is of the body that the copy
/// is about, and its holder is who the crowd speaks against, and none of it.
fn is_in_charge(context: &Context<'_>, source: &Source) -> bool {
    const BEFORE: WordIndex = 3;
    const MOST: usize = 8;
    // `Owner Hal Burke would not say so, but he said`
    let first = context
        .entity(source)
        .and_then(|entity| entity.mentions.first())
        .map(|&first| context.article.mentions[first as usize].span);
    let here = context.sentence_at(source.span.start);
    let named = first.filter(|first| context.sentence_at(first.start) == here);
    let own = context.article.words.within(named.unwrap_or(source.span));
    let sentence = context.sentence_words(here);
    let from = own.start.saturating_sub(BEFORE).max(sentence.start);
    let is_capital = |at: WordIndex| {
        sentence.contains(&at) && context.word(at).is_word() && context.word(at).is_capital()
    };
    let titles = context.phrases_in(from..own.end.max(from));
    let title = titles.filter(|(_, class)| *class == PhraseClass::InCharge);
    title.take(MOST).any(|(title, _)| {
        let before = title
            .start
            .checked_sub(1)
            .filter(|at| sentence.contains(at));
        let is_the = before.is_some_and(|at| context.reads(at, "the"));
        // `the director, Joan Pell,`
        let names = is_capital(title.end)
            || is_the
                && sentence.contains(&title.end)
                && context.reads(title.end, ",")
                && is_capital(title.end + 1);
        let is_of_a_body = before.is_some_and(|at| at > sentence.start && is_capital(at));
        // `Farm owner Jane Roe` may well be one of them.
        let is_ones_own = context.reads_any(title.start, &["manager", "owner"])
            && before.is_some_and(|at| context.word(at).is_word() && !is_the);
        names && !is_of_a_body && !is_ones_own
    })
}

/// `The vet, Peter Klein, said`: the one of whom the copy spoke, and none of the crowd.
fn is_the_one(context: &Context<'_>, source: &Source) -> bool {
    const LONGEST: WordIndex = 3;
    let words = context.article.words.within(source.span);
    if words.is_empty() || !context.reads(words.start, "the") {
        return false;
    }
    let end = words.end.min(words.start + 1 + LONGEST);
    let comma = (words.start + 1..end).find(|&at| context.reads(at, ","));
    comma.is_some_and(|comma| {
        let is_plain = |word: &Word| word.is_word() && !word.is_capital();
        let is_role = context.words(words.start + 1..comma).iter().all(is_plain);
        comma > words.start + 1 && is_role && is_name(context, comma + 1)
    })
}

/// More is told of a person than a surname, of which nobody can say whose it is.
fn is_brought_on(context: &Context<'_>, source: &Source) -> bool {
    context
        .entity(source)
        .is_some_and(|entity| entity.role.is_some() || entity.name.contains(' '))
}

pub(super) fn is_person(context: &Context<'_>, source: &Source) -> bool {
    context
        .entity(source)
        .is_some_and(|entity| entity.kind == SourceType::NamedPerson)
}

/// Somebody with a public office, as far as the role or the sentence tells.
pub(super) fn is_politician(context: &Context<'_>, source: &Source) -> bool {
    const AFTER: WordIndex = 8;
    has_office_near(context, source, AFTER)
}

/// `Senator Ada Roe`; not `Ada Roe, who had written to the senator`.
fn holds_office(context: &Context<'_>, source: &Source) -> bool {
    has_office_near(context, source, 0)
}

/// The role is an office, or a word before the name or so many words after it.
fn has_office_near(context: &Context<'_>, source: &Source, after: WordIndex) -> bool {
    let range = context.sentence_words(context.sentence_at(source.span.start));
    let role = context
        .entity(source)
        .and_then(|entity| entity.role.as_deref());
    let is_office = |id: WordId| context.has_word(PhraseClass::Politician, id);
    let name = context.article.words.within(source.span);
    let near = name.start.saturating_sub(3).max(range.start)..(name.end + after).min(range.end);
    let beside = context
        .words(near.start..near.end.max(near.start))
        .iter()
        .any(|word| is_office(context.grammar.lemma(word.id)));
    beside
        || role.is_some_and(|role| {
            role.split(' ')
                .any(|word| is_office(context.grammar.id(&word.to_lowercase())))
        })
}

/// Plurals of people who know a subject: they are borne out by anybody who does.
pub(super) fn is_expert(context: &Context<'_>, head: WordIndex) -> bool {
    let noun = context.grammar.lemma(context.word(head).id);
    context.has_word(PhraseClass::ExpertCrowd, noun)
}

/// An expert with a name is credited in one of the next two sentences.
fn has_expert_near(context: &Context<'_>, credit: &Attribution) -> bool {
    let next = credit.sentence + 1..=(credit.sentence + 2).min(index_of_last(context));
    next.into_iter().any(|id| has_expert(context, id))
}

pub(super) fn has_expert(context: &Context<'_>, id: SentenceId) -> bool {
    context.touching(id).any(|(_, attribution)| {
        attribution
            .source
            .as_ref()
            .is_some_and(|source| is_person(context, source) && is_known_expert(context, source))
    })
}

/// Any expert is credited in the story.
pub(super) fn is_quoted_anywhere(context: &Context<'_>, head: WordIndex) -> bool {
    is_expert(context, head)
        && context
            .sourced()
            .take(MOST)
            .any(|(_, attribution, source)| {
                // `Acme Polls interviewed 900 adults` quotes nobody.
                let is_heard = !attribution.quotations.is_empty() || context.reports(attribution);
                is_heard && is_person(context, source) && is_known_expert(context, source)
            })
}

/// A word of expertise near one of the names of a source.
pub(super) fn is_known_expert(context: &Context<'_>, source: &Source) -> bool {
    const BEFORE: WordIndex = 5;
    const AFTER: WordIndex = 12;
    let mut near = context.words_near_names(source, BEFORE, AFTER);
    near.any(|words| {
        // `consulting` is in the list as it stands
        let is = |class, word: &Word| {
            context.has_word(class, word.id)
                || context.has_word(class, context.grammar.lemma(word.id))
        };
        // `a former ambassador` knows it from having done it.
        let is_former = words
            .iter()
            .any(|word| context.grammar.word(word.id) == "former");
        words.iter().any(|word| {
            !word.is(Classes::PLURAL_PEOPLE) && is(PhraseClass::Expertise, word)
                || is_former && is(PhraseClass::FormerExpert, word)
        })
    })
}

/// `including Jane Roe` in the sentence or the rest of the paragraph, or in the next two sentences a
/// person with the same word (`analyst Jane Roe`), `one of them`, or a post by somebody.
pub(super) fn names_a_member(
    context: &Context<'_>,
    sentence: SentenceId,
    source: Span,
    head: WordIndex,
) -> bool {
    /// `including the auditor-general, Maud Lipsky`
    const NEAR: WordIndex = 5;
    let last = (sentence + 2).min(index_of_last(context));
    let here = context.sentence(sentence).block;
    // `Critics call it a waste, and one of them, Jane Roe, said`
    let own = context.sentence_words(sentence);
    let own = own.start.max(head + 1).min(own.end)..own.end;
    let is_named_here = one_of_them(context, own.clone()).any(|one_of| {
        let near = one_of.end..own.end.min(one_of.end + NEAR);
        context.reads(one_of.end - 1, "them") && near.into_iter().any(|at| is_name(context, at))
    });
    if is_named_here {
        return true;
    }
    let includes = (sentence..=last).any(|next| {
        let own = context.sentence_words(next);
        let from = if next == sentence { head } else { own.start };
        context.sentence(next).block == here
            && context.phrases_in(from..own.end).any(|(at, class)| {
                class == PhraseClass::Including
                    && !(next > sentence
                        && at.end - at.start == 1
                        && context.reads(at.start, "like"))
                    && (at.end..own.end.min(at.end + NEAR)).any(|at| is_name(context, at))
            })
    });
    if includes {
        return true;
    }
    (sentence + 1..=last).any(|next| {
        let range = context.sentence_words(next);
        let mut one_of = one_of_them(context, range.clone());
        let is_post = context
            .sentence(next)
            .span
            .of(context.text())
            .contains("<tweet");
        is_post
            || has_a_voice(context, &range)
            || one_of.any(|one_of| {
                !are_others(context, sentence, &one_of, head)
                    && is_somebody(context, next, &one_of)
                    && range.clone().any(|at| is_name(context, at))
            })
            || member_in(context, source, range)
    })
}

/// `Campaigners say so. Their spokeswoman, Jane Roe, …`
fn has_a_voice(context: &Context<'_>, sentence: &Range<WordIndex>) -> bool {
    const LONGEST: WordIndex = 4;
    let first = sentence.start;
    let end = sentence.end.min(first + LONGEST);
    let Some(comma) = (first..end).find(|&at| context.reads(at, ",")) else {
        return false;
    };
    let head = comma - 1;
    first < head
        && context.reads(first, "their")
        && context.word(head).is(Classes::ROLE | Classes::PERSON_NOUN)
        && !context.word(head).is(Classes::PLURAL_PEOPLE)
        && comma + 2 < sentence.end
        && is_name(context, comma + 1)
}

fn one_of_them(
    context: &Context<'_>,
    words: Range<WordIndex>,
) -> impl Iterator<Item = Range<WordIndex>> {
    let phrases = context.phrases_in(words);
    phrases
        .filter(|(_, class)| *class == PhraseClass::OneOfThem)
        .map(|(at, _)| at)
}

/// `Another, Jane Roe, said`; not `Another is planned at Elm Hill`.
fn is_somebody(context: &Context<'_>, sentence: SentenceId, one_of: &Range<WordIndex>) -> bool {
    if !context.reads(one_of.start, "another") {
        return true;
    }
    let start = context.word(one_of.start).span.start;
    let speaks = context.touching(sentence).any(|(_, attribution)| {
        let source = attribution.source.as_ref();
        source.is_some_and(|source| source.span.start <= start && start < source.span.end)
    });
    let after = context.after(one_of);
    speaks || after.is_some_and(|at| context.reads(at, ","))
}

/// `Many say … Two teachers who were asked said … One of them, Jane Roe,`: of the teachers. So are the opponents
/// in `Experts say … Opponents call it a waste, and one of them, Jane Roe,`.
fn are_others(
    context: &Context<'_>,
    sentence: SentenceId,
    one_of: &Range<WordIndex>,
    head: WordIndex,
) -> bool {
    let own = context.word(head).id;
    let here = context.word(one_of.start).sentence;
    let before = context.word(one_of.start).span.start;
    (sentence + 1..=here).any(|between| {
        context.touching(between).any(|(_, attribution)| {
            attribution.sentence == between
                && attribution
                    .source
                    .as_ref()
                    .filter(|source| source.span.start < before)
                    .and_then(|source| context.head(source.span))
                    .is_some_and(|other| {
                        let word = context.word(other);
                        word.is(Classes::PLURAL_PEOPLE) && word.id != own
                    })
        })
    })
}

/// A person with one of the source's own nouns stands in these words: `analyst Jane Roe`.
pub(super) fn member_in(context: &Context<'_>, source: Span, range: Range<WordIndex>) -> bool {
    let own = context.words(context.article.words.within(source));
    let nouns = own.iter().filter(|word| {
        word.is(Classes::PLURAL_PEOPLE | Classes::VAGUE_COLLECTIVE)
            && context.grammar.lemma(word.id) != word.id
    });
    let lemmas: Vec<(WordId, WordId)> = nouns
        .map(|word| (word.id, context.grammar.lemma(word.id)))
        .collect();
    range.clone().any(|at| {
        let word = context.word(at);
        lemmas.iter().any(|&(plural, lemma)| {
            word.id != plural
                && context.grammar.lemma(word.id) == lemma
                && near_name(context, &context.sentence_words(word.sentence), at)
        })
    })
}

fn index_of_last(context: &Context<'_>) -> SentenceId {
    let count = context.article.document.sentences.len();
    SentenceId::try_from(count.saturating_sub(1)).unwrap_or(SentenceId::MAX)
}

/// A name within five words of a role: `analyst Jane Roe`, `Jane Roe, a senior analyst`.
fn near_name(context: &Context<'_>, sentence: &Range<WordIndex>, at: WordIndex) -> bool {
    let from = at.saturating_sub(5).max(sentence.start);
    let to = (at + 5).min(sentence.end);
    (from..to).any(|near| near != at && is_name(context, near))
}

/// Two capitalised words in a row.
pub(super) fn is_name(context: &Context<'_>, at: WordIndex) -> bool {
    let is_part = |at: WordIndex| {
        context.article.words.get(at as usize).is_some_and(|word| {
            word.is_word() && word.is_capital() && !word.is(Classes::DETERMINER | Classes::PRONOUN)
        })
    };
    is_part(at) && is_part(at + 1)
}
