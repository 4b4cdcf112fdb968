//! A full quotation that nobody is credited with.

use std::ops::Range;

use crate::attribution::words::{Word, WordIndex};
use crate::attribution::{Attribution, Source, SourceType};
use crate::grammar::{Classes, Frames, PhraseClass, VerbForm};
use crate::parse::{BlockId, BlockKind, LexemeKind, Place, Quotation, QuotationId, SentenceId};
use crate::rules::phrasing::quote;
use crate::rules::{Context, Family, Finding, Genre, Rule, Severity};

use super::{has_verb, is_full, is_named, is_title, words_inside};

pub(crate) static UNATTRIBUTED_QUOTE: Rule = Rule {
    name: "unattributed-quote",
    family: Family::Quotations,
    severity: Severity::Error,
    summary: "a full quotation that nobody is credited with",
    explanation: "Readers must be able to tell whose words stand in quotation marks. This rule \
        looks at quotations in the body that can stand as a sentence, and asks whether a source \
        is named in the same sentence, in a neighbouring sentence of the paragraph, or through a \
        quotation that runs on from the paragraph before.\n\n\
        Titles of works, quotations in headlines and crossheads, the answers of an interview and \
        words introduced with `the sign read` or `titled` are left alone. A false alarm is likely \
        where the speaker is named far away, as in a scene told by one witness; name the speaker \
        again or suppress the finding with that reason.",
    standards: &[
        "Reuters Handbook, The Essentials of Reuters sourcing",
        "AP News Values, Attribution",
    ],
    triggers: &[
        "The bridge shook. [[“We ran for our lives.”]] Traffic stopped for hours.",
        "Asked about the table, nobody at the club would bite. [[“One game at a time, we have not even looked at it.”]] The table says that they are second.",
        "The factory closed in March. Most of the town worked there.\n\n[[“We were given an hour to clear our lockers.”]]\n\nThe gates have been locked since. The council wants to buy the land.",
        "The meeting ended at midnight.\n\n[[“There is no more money in the budget for any of this.”]]\n\nThe hall emptied.",
    ],
    ignores: &[
        "“We ran.\n\n“Then it fell and we ran again,” Ms Okoro said.",
        "“We ran for our lives,” said Anna Okoro, who lives by the bridge.",
        "Anna Okoro was on the bridge. “We ran for our lives,” she said. “It was over in a second.”",
        "The band opened with “The Long Road to Nowhere” and left the stage.",
        "“The road will stay closed until spring at the least.” [Harbour Ledger]",
        "His advice to us was, “Never trust a man who counts his words.”",
        "The sign read “No entry for vehicles over two tonnes” in both languages.",
    ],
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    if context.evidence.genre == Genre::Live {
        return;
    }
    let mut last = None;
    let mut looked = 0;
    for (id, quotation) in context.outer_quotations() {
        // What is never closed is `unbalanced-quotation-mark`'s.
        let is_body =
            quotation.place == Place::Body && quotation.continues.is_none() && quotation.closed;
        if !is_body || is_credited(context, id) || !is_full(context, quotation) {
            continue;
        }
        if is_title(context, quotation)
            || is_named(context, quotation)
            || is_no_speech(context, quotation)
        {
            continue;
        }
        // What follows in the same paragraph goes with its first quotation.
        if last.replace(quotation.block) == Some(quotation.block) {
            continue;
        }
        let sentence = context.sentence_at(quotation.span.start);
        if !context.is_sentence(sentence) || context.is_talk(sentence) {
            continue;
        }
        if is_near_a_source(context, sentence)
            || is_next_to_cue(context, quotation, sentence)
            || is_introduced(context, quotation, sentence)
            || is_signed(context, quotation)
            || is_woven_in(context, quotation, sentence)
            || carries_on(context, quotation)
            || is_told_next(context, quotation)
            || is_ornament(context, quotation, &mut looked)
        {
            continue;
        }
        let problem = format!(
            "No one is credited with {}.",
            quote(context.text(), quotation.span)
        );
        findings.push(Finding::new(
            &UNATTRIBUTED_QUOTE,
            quotation.span,
            problem,
            "Add who said it.",
        ));
    }
}

/// `So says a voice at the end of the film`, `That quote from Krebs`, `The statement was signed by`: the
/// next sentence opens with the credit. And words that are the subject of a sentence (`“I am committed”
/// sounds great in Ohio`) are spoken of, not spoken.
fn is_told_next(context: &Context<'_>, quotation: &Quotation) -> bool {
    /// Longer openings are not looked at, in bytes.
    const NEAR: usize = 40;
    let last = context.sentence_at(quotation.span.end.saturating_sub(1)) as usize;
    let next = context.article.document.sentences.get(last + 1);
    let opens = next.is_some_and(|next| {
        let words = next.span.of(context.text());
        let near = &words[..words.floor_char_boundary(NEAR)];
        let is_so = ["So ", "Thus ", "That is what ", "That was what "]
            .iter()
            .any(|start| near.starts_with(start));
        let mut pair = near.split(' ');
        let points = matches!(
            pair.next(),
            Some("The" | "That" | "This" | "Those" | "These")
        );
        let words = [
            "quote",
            "quotation",
            "line",
            "words",
            "statement",
            "message",
            "email",
            "tweet",
            "post",
            "letter",
            "note",
        ];
        is_so || points && pair.next().is_some_and(|noun| words.contains(&noun))
    });
    let inner = quotation.inner.of(context.text());
    let after = context.article.words.within(quotation.span).end;
    let other = Classes::PRONOUN | Classes::DETERMINER | Classes::REPORTING_VERB;
    let is_subject = !inner.ends_with(['.', ',', '!', '?', '…'])
        && context
            .article
            .words
            .get(after as usize)
            .is_some_and(|word| {
                word.sentence == context.article.words[after as usize - 1].sentence
                    && word.kind == LexemeKind::Word
                    && !word.is_capital()
                    && !word.is(other)
            });
    opens || is_subject
}

/// Words that stand in the story a second time without marks are an ornament of the page.
fn is_ornament(context: &Context<'_>, quotation: &Quotation, looked: &mut usize) -> bool {
    /// Each look reads the whole text, so only so many.
    const MOST: usize = 8;
    *looked += 1;
    let words = quotation
        .inner
        .of(context.text())
        .trim_end_matches(['.', ',']);
    let text = context.text();
    let is_plain = |at: usize| !text[..at].ends_with(['“', '"', '‘', '\'', '«', '„']);
    *looked <= MOST && text.match_indices(words).any(|(at, _)| is_plain(at))
}

/// A link that was only learned, to a source in another paragraph, credits nobody.
fn is_sure(context: &Context<'_>, attribution: &Attribution, block: BlockId) -> bool {
    const SURE: f32 = 0.46;
    let is_here = attribution.source.as_ref().is_some_and(|source| {
        context
            .sentence(context.sentence_at(source.span.start))
            .block
            == block
    });
    is_here || attribution.by != "model" || attribution.confidence >= SURE
}

/// Somebody is credited; a thing that only the next sentence names (`The table says`) is nobody.
fn is_credited(context: &Context<'_>, id: QuotationId) -> bool {
    let Some(credit) = context.credit(id) else {
        return false;
    };
    let attribution = context.attribution(credit);
    let block = context.quotation(id).block;
    is_sure(context, attribution, block)
        && attribution.source.as_ref().is_some_and(|source| {
            let last = context.quotation(id).span.end.saturating_sub(1);
            let is_next = context.sentence_at(source.span.start) > context.sentence_at(last);
            !(is_next && is_speechless(context, source))
        })
}

/// Marks around words that nobody spoke: a line of display that stands as a paragraph, a name
/// given with `as`, the words of a document, markup that was left over.
fn is_no_speech(context: &Context<'_>, quotation: &Quotation) -> bool {
    let block = context.article.document.blocks[quotation.block as usize].span;
    let is_alone = block.len() <= quotation.span.len() + 1;
    let is_verbless = !has_verb(context, quotation);
    let sentence = context.sentence_words(context.sentence_at(quotation.span.start));
    let first = context.article.words.within(quotation.span).start;
    let before = first.checked_sub(1).filter(|at| sentence.contains(at));
    let before = before.map(|at| context.word(at));
    let is_complement = before.is_some_and(|word| {
        word.span.of(context.text()) == "as"
            || word.span.of(context.text()) == "("
            || word.is(Classes::PREPOSITION) && is_verbless
            || word.is(Classes::DOCUMENT_NOUN) && word.kind == LexemeKind::Word
    });
    let is_tagged = block.of(context.text()).starts_with('<');
    // `"“Stay,” he said."`: a paragraph put in marks as a whole.
    let inner = quotation.inner.of(context.text()).trim_start();
    let is_wrapped = inner.starts_with(['“', '"', '„', '«']);
    let first = words_inside(context, quotation).next();
    let is_low = first.is_some_and(|word| !word.is_capital());
    // `a clause “to be executed within national law”`, `signs of “Welcome home, Joe!”`
    let is_apposition = is_low
        && before.is_some_and(|word| {
            word.kind == LexemeKind::Word && is_noun_with_article(context, &sentence, word)
        });
    let near = first_word(context, quotation)
        .saturating_sub(5)
        .max(sentence.start)..first_word(context, quotation);
    let is_shown = context
        .phrases_in(near)
        .any(|(_, class)| class == PhraseClass::JointStatement);
    let words = words_inside(context, quotation).count();
    // The first line of the copy is a line of display, whatever it was taken for.
    is_alone && (words <= 4 || is_verbless && words <= 5 || quotation.block == 0)
        || is_complement
        || is_apposition
        || is_shown
        || is_tagged
        || is_wrapped
}

fn first_word(context: &Context<'_>, quotation: &Quotation) -> WordIndex {
    context.article.words.within(quotation.span).start
}

/// `a clause`, `the slogan`: an article or adjective stands before the noun.
fn is_noun_with_article(context: &Context<'_>, sentence: &Range<WordIndex>, noun: &Word) -> bool {
    let at = context.article.words.within(noun.span).start;
    let verbs = Classes::REPORTING_VERB | Classes::COMMON_VERB | Classes::BE | Classes::AUXILIARY;
    let before = at.checked_sub(1).filter(|at| sentence.contains(at));
    before.is_some_and(|at| {
        context
            .word(at)
            .is(Classes::DETERMINER | Classes::ADJECTIVE)
    }) && (noun.is(Classes::CUE_NOUN | Classes::DOCUMENT_NOUN) || !noun.is(verbs))
}

fn is_near_a_source(context: &Context<'_>, sentence: SentenceId) -> bool {
    let before = context.before_in_block(sentence);
    let after = context.after_in_block(sentence);
    speaks(context, sentence)
        || before.is_some_and(|before| {
            speaks(context, before) || has_a_subject(context, before) || is_asked(context, before)
        })
        || after.is_some_and(|after| speaks(context, after))
}

/// Somebody speaks in a neighbouring sentence. A table says, but does not speak; and nobody does
/// where `nobody would say`.
fn speaks(context: &Context<'_>, near: SentenceId) -> bool {
    let mut sources = context
        .touching(near)
        .filter(|&(id, attribution)| {
            context.is_speech(id) && is_sure(context, attribution, context.sentence(near).block)
        })
        .filter_map(|(_, attribution)| attribution.source.as_ref())
        .peekable();
    if sources.peek().is_some() {
        return sources.any(|source| !is_speechless(context, source));
    }
    let words = context.sentence_words(near);
    context.is_sentence(near)
        && !context.names_nobody(near)
        && (context.names_its_source(near) || words.clone().any(|at| is_cue_word(context, at)))
}

/// A document or a thing, or `nobody`.
pub(crate) fn is_speechless(context: &Context<'_>, source: &Source) -> bool {
    let words = context.words(context.article.words.within(source.span));
    let is_person = words.iter().any(|word| {
        word.is_capital() && !word.is(Classes::DETERMINER)
            || word.is(Classes::PRONOUN
                | Classes::ROLE
                | Classes::PERSON_NOUN
                | Classes::PLURAL_PEOPLE
                | Classes::ANONYMOUS_NOUN
                | Classes::VAGUE_COLLECTIVE
                | Classes::ORGANISATION_NOUN)
    });
    let is_nobody = words.iter().any(|word| {
        word.is(Classes::NEGATION) || matches!(context.grammar.word(word.id), "nobody" | "none")
    });
    source.kind == SourceType::Document
        || source.kind == SourceType::Unknown && !is_person
        || is_nobody
}

/// `Weber was blunt.`, `He lives by the bridge.`: the sentence before has a person for its subject,
/// and the words are theirs.
fn has_a_subject(context: &Context<'_>, before: SentenceId) -> bool {
    /// Words before a pronoun that is still the subject: `But after the war, he`.
    const LEAD: WordIndex = 12;
    let range = context.sentence_words(before);
    let is_pronoun = (range.start..range.end.min(range.start + LEAD)).any(|at| {
        let word = context.word(at);
        word.quotation.is_none() && matches!(context.grammar.word(word.id), "he" | "she" | "they")
    });
    is_pronoun || is_person_subject(context, before)
}

fn is_person_subject(context: &Context<'_>, sentence: SentenceId) -> bool {
    let range = context.sentence_words(sentence);
    let start = context.sentence(sentence).span.start;
    let mentions = &context.article.mentions;
    let first = mentions.partition_point(|mention| mention.span.start < start);
    mentions.get(first).is_some_and(|mention| {
        let at = context.article.words.within(mention.span).start;
        let person = mention.entity.is_some_and(|entity| {
            context.article.entities[entity as usize].kind == SourceType::NamedPerson
        });
        person && range.contains(&at) && at < range.start + 3
    })
}

/// `Why was he out in the heat?`: a question in the copy, and the answer in marks.
fn is_asked(context: &Context<'_>, before: SentenceId) -> bool {
    context
        .sentence(before)
        .span
        .of(context.text())
        .trim_end()
        .ends_with('?')
}

/// A verb of saying right before the opening mark (`recalled, “…”`) or anywhere between the closing
/// one and the end of the sentence (`“…” her niece, a judge, shouted`).
fn is_next_to_cue(context: &Context<'_>, quotation: &Quotation, sentence: SentenceId) -> bool {
    let own = context.sentence_words(sentence);
    let range = context.article.words.within(quotation.span);
    let last = context.sentence_at(quotation.span.end.saturating_sub(1));
    // `“Stay!” her niece shouted`: the sentence goes on behind the mark.
    let goes_on = quotation
        .inner
        .of(context.text())
        .trim_end()
        .ends_with(['!', '?']);
    let last = context
        .after_in_block(last)
        .filter(|_| goes_on)
        .unwrap_or(last);
    let before = range.start.saturating_sub(3).max(own.start)..range.start;
    let mut end = context.sentence_words(last).end.max(range.end);
    if goes_on {
        let block = context.article.document.blocks[quotation.block as usize].span;
        let last = context.article.words.within(block).end;
        end = end.max((range.end + 40).min(last));
    }
    let after = range.end..end;
    before.chain(after).any(|at| is_cue_word(context, at))
}

/// A verb that can introduce a quotation, in the past or present and outside marks.
fn is_cue_word(context: &Context<'_>, at: WordIndex) -> bool {
    let word = context.word(at);
    word.quotation.is_none()
        && word.is(Classes::REPORTING_VERB)
        && context.grammar.verb(word.id).is_some_and(|(verb, form)| {
            // `she liked to say`, `he would say`
            let is_told = at > 0 && (context.reads(at - 1, "to") || context.reads(at - 1, "would"));
            verb.frames.contains(Frames::QUOTE) && (form != VerbForm::Base || is_told)
        })
}

/// The paragraph before ends with a colon, or the quotation stands in a caption or block quote.
fn is_introduced(context: &Context<'_>, quotation: &Quotation, sentence: SentenceId) -> bool {
    let kind = context.block_kind(sentence);
    if matches!(
        kind,
        BlockKind::Caption | BlockKind::BlockQuote | BlockKind::ListItem
    ) {
        return true;
    }
    let before = context.text()[..quotation.span.start as usize].trim_end();
    // `His advice was, “…”`
    let is_predicate = [" was,", " is,", " were,", " be,"]
        .iter()
        .any(|end| before.ends_with(end));
    before.ends_with(':') || is_predicate
}

/// The speaker's name stands before the words like a label (`WALLACE: …`) or after them behind a
/// dash (`— Anna Okoro`).
pub(super) fn is_signed(context: &Context<'_>, quotation: &Quotation) -> bool {
    let words = context.words(context.article.words.within(quotation.inner));
    let is_label = words
        .iter()
        .take(4)
        .position(|word| word.span.of(context.text()) == ":");
    if is_label.is_some_and(|colon| colon > 0 && words[..colon].iter().all(Word::is_capital)) {
        return true;
    }
    let block = context.article.document.blocks[quotation.block as usize].span;
    let end = (block.end as usize).max(quotation.span.end as usize);
    let text = context.text();
    let near = text.floor_char_boundary((end + 60).min(text.len()));
    let after = &text[quotation.span.end as usize..near];
    // `“…” (Reuters)`, `“…” [AP]`
    let credit = after.trim_start();
    // `“…” by the Harbour Ledger's Anna Reyes`
    if credit.starts_with(['(', '[', ':']) || credit.starts_with("by ") {
        return true;
    }
    if text[..block.end as usize].ends_with(']') {
        return true;
    }
    // Right behind the words, in a line of its own, or at the end of the paragraph.
    let tail = after.len().min(end - quotation.span.end as usize);
    let signs = |from: &str| {
        let name = from.trim_start_matches(['-', '–', '—', '―']).trim_start();
        name.len() < from.len() && name.starts_with(char::is_uppercase)
    };
    let dash = after[..after.floor_char_boundary(tail)].rfind(['—', '―']);
    signs(after.trim_start())
        || dash.is_some_and(|dash| {
            let rest = after[dash..].lines().next().unwrap_or_default();
            signs(rest) && rest.split_whitespace().count() <= 6
        })
}

/// Words that continue a clause of the writer's whose subject is named, or that follow it after a
/// comma or dash (`Weber shared her doubts with the hall, “…”`): the credit is in the grammar of the
/// sentence, whatever its verb.
fn is_woven_in(context: &Context<'_>, quotation: &Quotation, sentence: SentenceId) -> bool {
    let words = context.words(context.article.words.within(quotation.inner));
    let starts_low = words
        .iter()
        .find(|word| word.is_word())
        .is_some_and(|word| !word.is_capital());
    let before = context.text()[..quotation.span.start as usize].trim_end();
    let follows = before.ends_with([',', '—', '–', '-']);
    (starts_low || follows) && context.names_somebody_before(sentence, quotation.span.start)
}

/// The paragraph before ends with the words of somebody who is credited: the speaker goes on.
fn carries_on(context: &Context<'_>, quotation: &Quotation) -> bool {
    if is_led_up_to(context, quotation) {
        return true;
    }
    let quotations = &context.article.document.quotations;
    let at = quotations.partition_point(|other| other.span.start < quotation.span.start);
    let Some(before) = quotations[..at]
        .iter()
        .rposition(|other| other.parent.is_none())
    else {
        return false;
    };
    let near = quotations[before].block + 1 == quotation.block;
    let starts = context.article.document.blocks[quotation.block as usize]
        .span
        .start;
    // A borrowed word or two (`“in a hurry”`) is nobody speaking.
    near && starts == quotation.span.start
        && is_full(context, &quotations[before])
        && QuotationId::try_from(before).is_ok_and(|id| is_credited(context, id))
}

/// Another quotation of the paragraph is credited, or the paragraph before ends with somebody
/// speaking and this one starts with the words.
fn is_led_up_to(context: &Context<'_>, quotation: &Quotation) -> bool {
    let quotations = &context.article.document.quotations;
    let first = quotations.partition_point(|other| other.block < quotation.block);
    let same = quotations[first..]
        .iter()
        .take(20)
        .take_while(|other| other.block == quotation.block);
    let is_shared = same
        .enumerate()
        .any(|(at, _)| QuotationId::try_from(first + at).is_ok_and(|id| is_credited(context, id)));
    let sentence = context.sentence_at(quotation.span.start);
    let starts = context.sentence(sentence).span.start == quotation.span.start
        && context.before_in_block(sentence).is_none();
    let before = sentence.checked_sub(1).filter(|_| starts);
    is_shared
        || before.is_some_and(|before| {
            context.sentence(before).place == Place::Body
                && context.touching(before).any(|(id, attribution)| {
                    attribution
                        .source
                        .is_some_and(|s| s.kind == SourceType::NamedPerson)
                        && context.is_speech(id)
                })
        })
}
