//! Who holds an office, if the copy says so anywhere.

use rustc_hash::FxHashMap;

use crate::attribution::words::{Word, WordIndex};
use crate::attribution::{MentionForm, Source};
use crate::grammar::{Classes, WordId};
use crate::rules::Context;
use crate::text::Span;

/// Which offices have a holder; each is looked for once in the whole article, however often it speaks.
#[derive(Default)]
pub(super) struct Holders {
    named: FxHashMap<(WordId, bool), bool>,
    /// The first two places of an office beside a name: one may be the source's own.
    spoken_of: FxHashMap<u32, [Option<Span>; 2]>,
}

impl Holders {
    /// `spokesman Peter Klein`, `the director, Teresa Vaz`, `Teresa Vaz, the director` further up or down.
    pub(super) fn is_named(&mut self, context: &Context<'_>, head: WordIndex) -> bool {
        let has_body = context
            .after(&(head..head + 1))
            .is_some_and(|next| context.reads(next, "of"));
        let role = context.word(head).id;
        *self
            .named
            .entry((role, has_body))
            .or_insert_with(|| is_named(context, role, has_body))
    }

    /// Somebody is named in a sentence that speaks of the office, too: `Mayor Weber`, `Karl Weber, who was
    /// elected mayor`, `Gov. Klein`.
    pub(super) fn is_beside_a_name(
        &mut self,
        context: &Context<'_>,
        source: &Source,
        head: WordIndex,
    ) -> bool {
        let places = self
            .spoken_of
            .entry(context.word(head).hash)
            .or_insert_with(|| beside_names(context, head));
        let mut places = places.iter().flatten();
        places.any(|place| !place.overlaps(source.span))
    }
}

fn is_named(context: &Context<'_>, role: WordId, has_body: bool) -> bool {
    let is_name = |at: Option<usize>| {
        at.and_then(|at| context.article.words.get(at))
            .is_some_and(|word| {
                word.is_word()
                    && word.is_capital()
                    && !word.is(Classes::DETERMINER | Classes::PRONOUN)
            })
    };
    let is_comma = |at: Option<usize>| {
        at.and_then(|at| context.article.words.get(at))
            .is_some_and(|word| word.span.of(context.text()) == ",")
    };
    // `its director, Philippa Noakes` is not the city's director of housing.
    let is_anothers = |at: usize| {
        has_body
            && at > 0
            && matches!(
                context.article.words[at - 1].span.of(context.text()),
                "its" | "his" | "her" | "their" | "'s" | "’s"
            )
    };
    let words = context.article.words.iter().enumerate();
    words
        .filter(|&(at, word)| word.id == role && !is_anothers(at))
        .any(|(at, _)| {
            let right = is_name(Some(at + 1)) && is_name(Some(at + 2));
            let behind = is_comma(Some(at + 1)) && is_name(Some(at + 2)) && is_name(Some(at + 3));
            // `Teresa Vaz, its director` or `Teresa Vaz, the port’s director`
            let before = (2..=5)
                .any(|back| is_comma(at.checked_sub(back)) && is_name(at.checked_sub(back + 1)));
            right || behind || before
        })
}

fn beside_names(context: &Context<'_>, head: WordIndex) -> [Option<Span>; 2] {
    let office = context.written(head).to_lowercase();
    let is_office = |word: &&Word| {
        let written = word.span.of(context.text());
        let is_short = || {
            word.is(Classes::TITLE)
                && word.is_capital()
                && office.starts_with(&written.trim_end_matches('.').to_lowercase())
        };
        written.eq_ignore_ascii_case(&office) || is_short()
    };
    let words = context.article.words.iter().filter(is_office);
    let mut places = words
        .filter(|word| names_somebody(context, word))
        .map(|word| word.span);
    [places.next(), places.next()]
}

/// Somebody is named in the sentence of a word.
fn names_somebody(context: &Context<'_>, word: &Word) -> bool {
    let sentence = context.sentence(word.sentence).span;
    let mentions = context.mentions_from(sentence.start).iter();
    mentions
        .take_while(|mention| mention.span.end <= sentence.end)
        .any(|mention| mention.form == MentionForm::Name && context.is_person(mention))
}
