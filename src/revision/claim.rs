//! One version of an article as a row of claims: the sentences of the body, the lines of display
//! text and the correction notes, each with its words and the attributions that credit it.
//!
//! The sentence is the claim that is compared, not each attribution's content: what an editor
//! looks at is a sentence, and where a model thinks a content ends may differ between two versions
//! that agree word for word. Bylines, datelines and credit lines claim nothing.

use std::ops::Range;

use super::hedge;
use super::word::{Traits, Vocabulary, Word};
use crate::attribution::{Article, Attribution, AttributionId};
use crate::grammar::{Classes, PhraseClass, WordId};
use crate::parse::{Document, LexemeKind, Place, Sentence, SentenceId};
use crate::report::Report;
use crate::text::Span;

/// Index into the claims of one version, in the order of its text.
pub type ClaimId = u32;

/// A sentence of the body, a sentence of display text, or a correction note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Where it stands in its version.
    pub span: Span,
    /// What part of the story it belongs to.
    pub place: Place,
    /// Its block.
    pub block: u32,
    /// Its first sentence; a note may have several.
    pub sentence: SentenceId,
    pub(super) words: (u32, u32),
}

impl Claim {
    /// Whether it is a headline, standfirst, crosshead or pull quote.
    #[must_use]
    pub fn is_display(&self) -> bool {
        self.place.is_display()
    }

    pub(super) fn is_body(&self) -> bool {
        self.place == Place::Body
    }

    pub(super) fn is_note(&self) -> bool {
        self.place == Place::Note
    }
}

/// A version of an article, ready to be compared.
pub(super) struct Version<'a> {
    pub(super) report: &'a Report,
    pub(super) claims: Vec<Claim>,
    words: Vec<Word>,
    /// By claim: the attributions with a source whose content reaches into it.
    attributions: Vec<Vec<AttributionId>>,
}

impl<'a> Version<'a> {
    pub(super) fn new(report: &'a Report, vocabulary: &mut Vocabulary<'_>) -> Self {
        let document = &report.article.document;
        let mut claims: Vec<Claim> = Vec::with_capacity(document.sentences.len());
        let mut words: Vec<Word> = Vec::with_capacity(document.lexemes.len() / 2);
        let mut lexemes = document.lexemes.iter().peekable();
        let mut quoted = Quoted::new(document);
        for (sentence, id) in document.sentences.iter().zip(0..) {
            if matches!(sentence.place, Place::Byline | Place::Credit) {
                continue;
            }
            let first = words.len();
            while lexemes
                .next_if(|l| l.span.start < sentence.span.start)
                .is_some()
            {}
            while let Some(lexeme) = lexemes.next_if(|l| l.span.start < sentence.span.end) {
                use LexemeKind::{Break, Mark, Number, Punctuation, Space, Symbol, Word};
                match lexeme.kind {
                    Space | Break | Mark | Punctuation => continue,
                    Word | Number | Symbol => {}
                }
                let mut word = vocabulary.word(&document.text, lexeme.span);
                word.traits.set(Traits::QUOTED, quoted.holds(lexeme.span));
                words.push(word);
            }
            if first == words.len() {
                continue;
            }
            hedge::settle(&mut words[first..], vocabulary.grammar());
            hedge::settle_denials(&mut words[first..], vocabulary.grammar());
            let range = (index(first), index(words.len()));
            let place = match sentence.place {
                Place::Body if opens_note(&words[first..], sentence, document, vocabulary) => {
                    Place::Note
                }
                place => place,
            };
            match claims.last_mut() {
                Some(note) if note.is_note() && note.block == sentence.block => {
                    note.span = note.span.cover(sentence.span);
                    note.words.1 = range.1;
                }
                _ => claims.push(Claim {
                    span: sentence.span,
                    place,
                    block: sentence.block,
                    sentence: id,
                    words: range,
                }),
            }
        }
        let attributions = by_claim(&claims, &words, &report.article);
        Self {
            report,
            claims,
            words,
            attributions,
        }
    }

    pub(super) fn article(&self) -> &'a Article {
        &self.report.article
    }

    pub(super) fn text(&self) -> &'a str {
        &self.report.article.document.text
    }

    pub(super) fn claim(&self, id: ClaimId) -> &Claim {
        &self.claims[id as usize]
    }

    pub(super) fn ids(&self) -> Range<ClaimId> {
        0..index(self.claims.len())
    }

    /// The words of a claim, in order.
    pub(super) fn words(&self, id: ClaimId) -> &[Word] {
        let (first, end) = self.claim(id).words;
        &self.words[first as usize..end as usize]
    }

    /// The attributions with a source whose content reaches into a claim.
    pub(super) fn attributions(&self, id: ClaimId) -> &[AttributionId] {
        &self.attributions[id as usize]
    }

    /// For each word of a claim, whether it belongs to the cue or the source of an attribution.
    pub(super) fn credits(&self, id: ClaimId) -> Vec<bool> {
        let words = self.words(id);
        let mut credits = vec![false; words.len()];
        for &attribution in self.attributions(id) {
            let attribution = self.attribution(attribution);
            let source = attribution.source.map(|source| source.span);
            for span in attribution.cue.iter().copied().chain(source) {
                let first = words.partition_point(|word| word.span.end <= span.start);
                let end = words.partition_point(|word| word.span.start < span.end);
                credits[first..end.max(first)].fill(true);
            }
        }
        credits
    }

    pub(super) fn attribution(&self, id: AttributionId) -> &'a Attribution {
        &self.report.article.attributions[id as usize]
    }

    /// The claim that holds a place, if one does.
    pub(super) fn claim_at(&self, offset: u32) -> Option<ClaimId> {
        let after = self
            .claims
            .partition_point(|claim| claim.span.start <= offset);
        let id = after.checked_sub(1)?;
        (offset < self.claims[id].span.end).then(|| index(id))
    }
}

/// Whether a paragraph opens like a correction or an update: `Updated at 11:40 with`, `This article
/// was amended`. `Updated figures show` is a story.
fn opens_note(
    words: &[Word],
    sentence: &Sentence,
    document: &Document,
    vocabulary: &Vocabulary<'_>,
) -> bool {
    let block = document.blocks[sentence.block as usize].span;
    if block.start != sentence.span.start {
        return false;
    }
    let grammar = vocabulary.grammar();
    let ids: Vec<WordId> = words.iter().take(8).map(|word| word.id).collect();
    let phrase = grammar.phrase_of(PhraseClass::CorrectionNote, &ids);
    phrase.is_some_and(|phrase| {
        let last = words[phrase.length - 1].span.end as usize;
        let after = words.get(phrase.length);
        let is_dated = after.is_none_or(|word| {
            let classes = grammar.classes(word.id);
            classes.intersects(Classes::PREPOSITION)
        });
        phrase.length > 2 || document.text[last..].starts_with(':') || is_dated
    })
}

/// Contents that cover very many sentences would make this list quadratic; no speaker is followed
/// for longer than this.
const LONGEST_CONTENT: usize = 64;

fn by_claim(claims: &[Claim], words: &[Word], article: &Article) -> Vec<Vec<AttributionId>> {
    let mut found: Vec<Vec<AttributionId>> = vec![Vec::new(); claims.len()];
    for (attribution, id) in article.attributions.iter().zip(0..) {
        let Some(source) = attribution.source else {
            continue;
        };
        // `Reportedly` is nobody.
        let first = words.partition_point(|word| word.span.end <= source.span.start);
        if words.get(first).is_some_and(|word| word.is(Traits::HEDGE)) {
            continue;
        }
        for content in &attribution.content {
            let first = claims.partition_point(|claim| claim.span.end <= content.start);
            let within = claims[first..]
                .iter()
                .take_while(|claim| claim.span.start < content.end);
            for at in (first..)
                .zip(within.take(LONGEST_CONTENT))
                .map(|(at, _)| at)
            {
                if found[at].last() != Some(&id) {
                    found[at].push(id);
                }
            }
        }
    }
    found
}

/// Walks the outermost quotations alongside the words.
struct Quoted<'a> {
    document: &'a Document,
    next: usize,
    /// End of the furthest quotation that has begun.
    until: u32,
}

impl<'a> Quoted<'a> {
    fn new(document: &'a Document) -> Self {
        Self {
            document,
            next: 0,
            until: 0,
        }
    }

    fn holds(&mut self, span: Span) -> bool {
        while let Some(quotation) = self.document.quotations.get(self.next)
            && quotation.span.start <= span.start
        {
            self.until = self.until.max(quotation.span.end);
            self.next += 1;
        }
        span.start < self.until
    }
}

pub(super) fn index(at: usize) -> u32 {
    u32::try_from(at).expect("there are fewer claims and words than bytes of text")
}
