//! Turns of an exchange that have no tag: whoever asked before asks again, and the other answers.
//!
//! `“Did you read it?” Weber asked. “I signed it,” Klein replied. “Did you read it?” “No.”`, each in a
//! paragraph of its own.

use std::cell::OnceCell;
use std::ops::Range;

use crate::attribution::phrase::Phrases;
use crate::attribution::{
    Attribution, AttributionKind, Entity, EntityId, Maker, Mention, MentionForm, MentionId, Source,
};
use crate::grammar::Frames;
use crate::parse::{Document, Quotation, QuotationId};

/// A longer turn without a tag and without a question may be more of what was said before, in words.
const LONGEST_RETORT: usize = 12;

/// How sure it is whose turn it is.
const CONFIDENCE: f32 = 0.6;

/// Gives the untagged turns of exchanges to those whose turn it is.
pub(crate) fn take(
    phrases: &Phrases<'_>,
    document: &Document,
    mentions: &[Mention],
    entities: &[Entity],
    attributions: &mut Vec<Attribution>,
) {
    let paragraphs = Paragraphs::new(phrases, document, mentions, attributions);
    let mut given: Vec<(QuotationId, Source)> = Vec::new();
    // Who had the turn in each of the two paragraphs before, and of whom the last one asked something.
    let mut before: [Option<Turn>; 2] = [None, None];
    let mut asked: Option<Turn> = None;
    for block in 0..paragraphs.turns.len() {
        let other = match before {
            [Some(one), Some(other)]
                if one.entity != other.entity
                    && (one.in_exchange && paragraphs.is_turn_of(other, block)
                        || other.asks && paragraphs.answers(block)) =>
            {
                Some(one)
            }
            _ => asked.filter(|_| !paragraphs.quoted[block].is_empty()),
        };
        if paragraphs.is_question_alone(block) {
            asked = before[1].or(asked);
            continue;
        }
        let next = match (other, before[0]) {
            (Some(turn), _) => {
                let outer = |id: &QuotationId| document.quotations[*id as usize].parent.is_none();
                let quoted = paragraphs.quoted[block].clone().filter(outer);
                given.extend(quoted.map(|id| (id, turn.source)));
                Some(Turn {
                    in_exchange: true,
                    asks: false,
                    ..turn
                })
            }
            (None, Some(one)) => paragraphs.turns[block].map(|turn| Turn {
                in_exchange: turn.in_exchange || one.in_exchange,
                ..turn
            }),
            _ => paragraphs.turns[block],
        };
        asked = paragraphs.asked(block, mentions, entities);
        before = [before[1], next];
    }
    if !given.is_empty() {
        give(phrases, document, attributions, &given);
    }
}

/// Who speaks in a paragraph.
#[derive(Clone, Copy, Debug)]
struct Turn {
    source: Source,
    entity: EntityId,
    /// Asks something, or answers what was asked.
    in_exchange: bool,
    /// Has asked just now.
    asks: bool,
}

/// The paragraphs of an article, by block.
struct Paragraphs<'a> {
    phrases: &'a Phrases<'a>,
    document: &'a Document,
    /// Who has the last word in each, if it has a tag.
    turns: Vec<Option<Turn>>,
    /// The quotations of each that is nothing but quotation and has no tag.
    quoted: Vec<Range<QuotationId>>,
    /// The mentions by name, in order, once somebody asks for them.
    named: OnceCell<Vec<(u32, MentionId)>>,
}

/// The mentions by name, with where they stand.
fn by_place(mentions: &[Mention]) -> Vec<(u32, MentionId)> {
    let mut named: Vec<(u32, MentionId)> = (0..)
        .zip(mentions)
        .filter(|(_, mention)| mention.form == MentionForm::Name)
        .map(|(id, mention)| (mention.span.start, id))
        .collect();
    named.sort_unstable();
    named
}

impl<'a> Paragraphs<'a> {
    fn new(
        phrases: &'a Phrases<'a>,
        document: &'a Document,
        mentions: &[Mention],
        attributions: &[Attribution],
    ) -> Self {
        let blocks = document.blocks.len();
        let mut quoted: Vec<Range<QuotationId>> = vec![0..0; blocks];
        let outer = (0..).zip(&document.quotations);
        for (id, quotation) in outer.filter(|(_, quotation)| quotation.parent.is_none()) {
            let known = &mut quoted[quotation.block as usize];
            let first = if known.end == 0 { id } else { known.start };
            *known = first..id + 1;
        }
        let mut turns = vec![None; blocks];
        for attribution in attributions.iter().filter(|a| !a.cue.is_empty()) {
            let block = document.sentences[attribution.sentence as usize].block as usize;
            let asks = has_asking_cue(phrases, attribution);
            let entity = attribution
                .source
                .and_then(|source| Some((source, mentions[source.mention as usize].entity?)));
            let speaks = attribution.kind != AttributionKind::Indirect;
            if let Some((source, entity)) = entity.filter(|_| asks || speaks) {
                let questions = attribution
                    .quotations
                    .iter()
                    .any(|&id| is_question(phrases, &document.quotations[id as usize]));
                turns[block] = Some(Turn {
                    source,
                    entity,
                    in_exchange: asks || questions,
                    asks: asks && speaks,
                });
            }
        }
        let mut paragraphs = Self {
            phrases,
            document,
            turns,
            quoted,
            named: OnceCell::new(),
        };
        for block in 0..blocks {
            if paragraphs.turns[block].is_some() || !paragraphs.is_all_quoted(block) {
                paragraphs.quoted[block] = 0..0;
            }
        }
        paragraphs
    }

    /// Nothing but quotation, and no open mark of the paragraph before carries it on.
    fn is_all_quoted(&self, block: usize) -> bool {
        let first = self.quoted[block].start as usize;
        let begins = self
            .document
            .quotations
            .get(first)
            .is_some_and(|quotation| {
                quotation.continues.is_none() && !quotation.place.is_display()
            });
        let words = self.phrases.words.within(self.document.blocks[block].span);
        begins
            && words.into_iter().all(|at| {
                let word = self.phrases.word(at);
                !word.is_word() || word.quotation.is_some()
            })
    }

    /// `Was he still the man for them?` in a paragraph of its own: the writer asks whoever spoke last.
    fn is_question_alone(&self, block: usize) -> bool {
        const LONGEST: usize = 30;
        let span = self.document.blocks[block].span;
        let words = self.phrases.words.within(span);
        self.turns[block].is_none()
            && words.len() <= LONGEST
            && span.of(self.phrases.text).trim_end().ends_with('?')
            && words
                .into_iter()
                .all(|at| self.phrases.word(at).quotation.is_none())
    }

    /// `Asked about the bridge, Weber shook her head.` at the end of a paragraph: who is to answer.
    fn asked(&self, block: usize, mentions: &[Mention], entities: &[Entity]) -> Option<Turn> {
        let words = self.phrases.words.within(self.document.blocks[block].span);
        let last = self.phrases.words.get(words.end.checked_sub(1)? as usize)?;
        let sentence = self.phrases.words.sentence(last.sentence);
        let asks = self
            .phrases
            .is_any(sentence.start, &["asked", "challenged", "pressed"]);
        let told = sentence
            .clone()
            .all(|at| self.phrases.word(at).quotation.is_none());
        let comma = sentence.clone().find(|&at| self.phrases.is_comma(at))?;
        if !asks || !told {
            return None;
        }
        let after = self.phrases.word(comma).span.end;
        let end = self.phrases.word(sentence.end - 1).span.end;
        let named = self.named.get_or_init(|| by_place(mentions));
        let next = named.partition_point(|&(start, _)| start < after);
        let &(_, id) = named.get(next)?;
        let mention = &mentions[id as usize];
        let entity = mention.entity.filter(|_| mention.span.end <= end)?;
        Some(Turn {
            source: Source {
                span: mention.span,
                kind: entities[entity as usize].kind,
                mention: id,
            },
            entity,
            in_exchange: true,
            asks: false,
        })
    }

    /// Nothing but quotation, right behind a question with its tag: `“There what?” asks Klein.` / `“Exactly.”`
    fn answers(&self, block: usize) -> bool {
        !self.quoted[block].is_empty()
    }

    /// Whether an untagged paragraph is somebody's who had the turn before the last: a question, the answer
    /// to one without a tag, or a retort after which the other speaks again.
    fn is_turn_of(&self, other: Turn, block: usize) -> bool {
        let asks = |block: usize| {
            self.quoted[block]
                .clone()
                .last()
                .is_some_and(|id| is_question(self.phrases, &self.document.quotations[id as usize]))
        };
        if self.quoted[block].is_empty() {
            return false;
        }
        let words = self.phrases.words.within(self.document.blocks[block].span);
        let count = words.filter(|&at| self.phrases.word(at).is_word()).count();
        let again = self
            .turns
            .get(block + 1)
            .copied()
            .flatten()
            .is_some_and(|next| next.entity == other.entity);
        asks(block) || asks(block - 1) || count <= LONGEST_RETORT && again
    }
}

fn is_question(phrases: &Phrases<'_>, quotation: &Quotation) -> bool {
    quotation.inner.of(phrases.text).trim_end().ends_with('?')
}

/// `asked`, `inquired`: no verb that tells.
fn has_asking_cue(phrases: &Phrases<'_>, attribution: &Attribution) -> bool {
    let words = attribution.cue.iter().map(|&cue| phrases.words.within(cue));
    words.flatten().any(|at| {
        let verb = phrases.grammar.verb(phrases.word(at).id);
        verb.is_some_and(|(verb, _)| {
            verb.frames.contains(Frames::QUESTION | Frames::QUOTE)
                && !verb.frames.contains(Frames::CLAUSE)
        })
    })
}

/// Makes quotations somebody's, and nobody else's.
fn give(
    phrases: &Phrases<'_>,
    document: &Document,
    attributions: &mut Vec<Attribution>,
    given: &[(QuotationId, Source)],
) {
    for attribution in attributions.iter_mut() {
        let taken = |id: &QuotationId| given.binary_search_by_key(id, |&(id, _)| id).is_ok();
        let spans: Vec<_> = attribution
            .quotations
            .iter()
            .filter(|id| taken(id))
            .map(|&id| document.quotations[id as usize].span)
            .collect();
        attribution.quotations.retain(|id| !taken(id));
        attribution
            .content
            .retain(|&piece| !spans.iter().any(|span| span.contains(piece)));
    }
    attributions.retain(|attribution| !attribution.content.is_empty());
    attributions.extend(given.iter().map(|&(id, source)| {
        let span = document.quotations[id as usize].span;
        Attribution {
            kind: AttributionKind::Direct,
            content: vec![span],
            cue: Vec::new(),
            source: Some(source),
            sentence: phrases.word(phrases.words.within(span).start).sentence,
            quotations: vec![id],
            by: Maker::from("turn"),
            confidence: CONFIDENCE,
        }
    }));
    attributions.sort_by_key(Attribution::place);
}
