//! Quotations in headlines, crossheads and standfirsts: who says these words in the body says them
//! there, too. And `I` inside a quotation is whoever is quoted.

use rustc_hash::FxHashMap;

use crate::attribution::phrase::Phrases;
use crate::attribution::words::WordIndex;
use crate::attribution::{Attribution, AttributionKind, Entity, Maker, Mention, Source};
use crate::parse::{Document, Quotation, QuotationId};
use crate::text::Span;

/// How many places in the body with the same two words are compared.
const PLACES: usize = 8;

/// The fewest words that a display quotation must have to be known again.
const FEWEST: usize = 2;

/// The fewest words that show that a quotation is told a second time.
const REPEATED: usize = 4;

/// Gives the quotations in display text to those who say the words in the body.
pub(crate) fn credit(
    phrases: &Phrases<'_>,
    document: &Document,
    attributions: &mut Vec<Attribution>,
) {
    let is_display = |id: QuotationId| document.quotations[id as usize].place.is_display();
    let display: Vec<QuotationId> = (0..)
        .zip(&document.quotations)
        .filter(|(_, quotation)| quotation.parent.is_none() && quotation.place.is_display())
        .map(|(id, _)| id)
        .collect();
    if display.is_empty() {
        return;
    }
    let body = Body::new(phrases, document, attributions);
    let mut owner: FxHashMap<QuotationId, usize> = FxHashMap::default();
    for (at, attribution) in attributions.iter().enumerate() {
        for &id in attribution.quotations.iter().filter(|&&id| is_display(id)) {
            owner.entry(id).or_insert(at);
        }
    }
    for id in display {
        let quotation = &document.quotations[id as usize];
        let Some(said) = body.find(phrases, quotation.inner) else {
            continue;
        };
        let said = &attributions[said];
        let (source, confidence) = (said.source, said.confidence);
        match owner.get(&id) {
            // `Roe: ‘It is a farce’`: whom the display text itself names is whoever says it in the body.
            Some(&at) => {
                let own = attributions[at].source.map(|own| own.span);
                attributions[at].source = source.map(|source| Source {
                    span: own.unwrap_or(source.span),
                    ..source
                });
            }
            None => {
                let words = phrases.words.within(quotation.span);
                attributions.push(Attribution {
                    kind: AttributionKind::Direct,
                    content: vec![quotation.span],
                    cue: Vec::new(),
                    source,
                    sentence: phrases.word(words.start).sentence,
                    quotations: vec![id],
                    by: Maker::from("display"),
                    confidence,
                });
            }
        }
    }
    attributions.sort_by_key(Attribution::place);
}

/// `“I wrote it down.”` alone in its paragraph, as the copy pulls a line out to show it again: whoever said so first
/// says it, and not whoever spoke last.
pub(crate) fn credit_repeated(
    phrases: &Phrases<'_>,
    document: &Document,
    attributions: &mut Vec<Attribution>,
) {
    let is_alone = |quotation: &Quotation| {
        let block = document.blocks[quotation.block as usize].span;
        quotation.parent.is_none()
            && !quotation.place.is_display()
            && quotation.span.of(phrases.text) == block.of(phrases.text).trim()
    };
    let alone: Vec<QuotationId> = (0..)
        .zip(&document.quotations)
        .filter(|(_, quotation)| is_alone(quotation))
        .map(|(id, _)| id)
        .collect();
    if alone.is_empty() {
        return;
    }
    let body = Body::new(phrases, document, attributions);
    for id in alone {
        let quotation = &document.quotations[id as usize];
        let words = phrases.words.within(quotation.inner);
        let count = words.filter(|&at| phrases.word(at).is_word()).count();
        let Some(said) = body
            .find(phrases, quotation.inner)
            .filter(|_| count >= REPEATED)
        else {
            continue;
        };
        let first = &attributions[said];
        let before = |piece: &Span| piece.end <= quotation.span.start;
        if first.quotations.contains(&id) || !first.content.iter().any(before) {
            continue;
        }
        let (source, confidence) = (first.source, first.confidence);
        for other in attributions.iter_mut() {
            other.quotations.retain(|&own| own != id);
            other.content.retain(|&piece| piece != quotation.span);
        }
        attributions.push(Attribution {
            kind: AttributionKind::Direct,
            content: vec![quotation.span],
            cue: Vec::new(),
            source,
            sentence: phrases
                .word(phrases.words.within(quotation.span).start)
                .sentence,
            quotations: vec![id],
            by: Maker::from("display"),
            confidence,
        });
    }
    attributions.retain(|attribution| !attribution.content.is_empty());
    attributions.sort_by_key(Attribution::place);
}

/// The words that the body quotes, without marks.
struct Body {
    words: Vec<WordIndex>,
    /// By word, the attribution that quotes it.
    by: Vec<usize>,
    /// Where two words stand next to each other.
    pairs: FxHashMap<(u32, u32), Vec<usize>>,
}

impl Body {
    fn new(phrases: &Phrases<'_>, document: &Document, attributions: &[Attribution]) -> Self {
        let mut spans: Vec<(Span, usize)> = attributions
            .iter()
            .enumerate()
            .filter(|(_, a)| a.source.is_some())
            .filter(|(_, a)| a.kind != AttributionKind::Indirect || a.is_labelled_speech())
            .filter(|(_, a)| !document.sentences[a.sentence as usize].place.is_display())
            .flat_map(|(at, a)| a.content.iter().map(move |&span| (span, at)))
            .collect();
        spans.sort_unstable();
        let (mut words, mut by) = (Vec::new(), Vec::new());
        let mut next = 0;
        for (span, at) in spans {
            let range = phrases.words.within(span);
            for word in range.start.max(next)..range.end {
                // What a label gives to its speaker stands without marks.
                let said =
                    phrases.word(word).quotation.is_some() || attributions[at].is_labelled_speech();
                if said && phrases.word(word).is_word() {
                    words.push(word);
                    by.push(at);
                }
            }
            next = next.max(range.end);
        }
        let mut pairs: FxHashMap<(u32, u32), Vec<usize>> = FxHashMap::default();
        for (at, pair) in words.windows(2).enumerate() {
            let key = (phrases.word(pair[0]).hash, phrases.word(pair[1]).hash);
            let places = pairs.entry(key).or_default();
            if places.len() < PLACES {
                places.push(at);
            }
        }
        Self { words, by, pairs }
    }

    /// The attribution that holds these words, one after the other.
    fn find(&self, phrases: &Phrases<'_>, quoted: Span) -> Option<usize> {
        let wanted: Vec<u32> = phrases
            .words
            .within(quoted)
            .map(|at| phrases.word(at))
            .filter(|word| word.is_word())
            .map(|word| word.hash)
            .collect();
        if wanted.len() < FEWEST {
            return None;
        }
        let places = self.pairs.get(&(wanted[0], wanted[1]))?;
        places
            .iter()
            .copied()
            .find(|&at| {
                self.words[at..].len() >= wanted.len()
                    && self.words[at..]
                        .iter()
                        .zip(&wanted)
                        .all(|(&word, &hash)| phrases.word(word).hash == hash)
            })
            .map(|at| self.by[at])
    }
}

/// Lets `I` inside a quotation be whoever is quoted.
pub(crate) fn speak_for_themselves(
    phrases: &Phrases<'_>,
    attributions: &mut [Attribution],
    mentions: &mut [Mention],
    entities: &mut [Entity],
) {
    let mut spans: Vec<(Span, Source)> = attributions
        .iter()
        .filter(|a| a.kind != AttributionKind::Indirect)
        .filter_map(|a| Some((&a.content, a.source?)))
        .flat_map(|(content, source)| content.iter().map(move |&span| (span, source)))
        .collect();
    spans.sort_unstable_by_key(|(span, _)| *span);
    for attribution in attributions {
        let Some(source) = &mut attribution.source else {
            continue;
        };
        let mention = &mentions[source.mention as usize];
        let word = phrases.words.within(source.span).start;
        let first = phrases
            .grammar
            .pronoun(phrases.word(word).id)
            .is_some_and(|pronoun| pronoun.person == 1 && !pronoun.plural);
        if mention.entity.is_some() || !first {
            continue;
        }
        let before = spans.partition_point(|(span, _)| span.start <= source.span.start);
        let Some((_, speaker)) = spans[..before]
            .iter()
            .rev()
            .take(PLACES)
            .find(|(span, speaker)| span.end >= source.span.end && speaker.span != source.span)
        else {
            continue;
        };
        if let Some(entity) = mentions[speaker.mention as usize].entity {
            source.kind = speaker.kind;
            mentions[source.mention as usize].entity = Some(entity);
            entities[entity as usize].mentions.push(source.mention);
        }
    }
}
