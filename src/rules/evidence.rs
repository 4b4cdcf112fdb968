//! What the rules ask of an article again and again, worked out once, in one pass: its genre, which
//! attributions touch which sentence, which source a quotation has, whose copy it is.

use std::cell::{OnceCell, RefCell};

use rustc_hash::FxHashMap;

use crate::attribution::words::WordIndex;
use crate::attribution::{Article, Attribution, AttributionId, MODEL};
use crate::grammar::{Classes, Grammar, Stance, VerbForm, VerbId};
use crate::parse::{BlockKind, SentenceId};
use crate::text::{Span, fold};

use super::Genre;
use super::anonymity::Introduced;
use super::quotations::Body;

/// A sentence of more words than this is a list, a table or an attack, and no rule looks at it.
pub(super) const LONGEST_SENTENCE: u32 = 400;

/// What is known about an article before any rule looks at it.
#[derive(Debug, Default)]
pub struct Evidence {
    /// The kind of copy.
    pub genre: Genre,
    /// The block from which on an interview is all questions and answers.
    pub(super) talk: u32,
    /// The last block that begins with a speaker's label.
    pub(super) last_label: u32,
    /// Attributions that touch each sentence: where those of a sentence start in `touching`.
    pub(super) starts: Vec<u32>,
    pub(super) touching: Vec<AttributionId>,
    /// The attribution that each quotation belongs to.
    pub(super) quotations: Vec<Option<AttributionId>>,
    /// Whether each attribution reports speech, not only a state of mind.
    pub(super) speech: Vec<bool>,
    /// Byline, dateline, credit and notes, folded.
    pub(super) credits: String,
    /// The anonymous sources, worked out when a rule first asks.
    pub(super) introduced: OnceCell<Vec<Introduced>>,
    /// What is quoted in the body, likewise.
    pub(super) quoted: OnceCell<Body>,
    /// The verbs of cues that rules have asked for.
    pub(super) cue_verbs: RefCell<FxHashMap<Span, Option<CueVerb>>>,
}

/// The verb of a cue, its form, and where it stands.
pub(super) type CueVerb = (VerbId, VerbForm, WordIndex);

impl Evidence {
    /// Works it out.
    #[must_use]
    pub fn of(article: &Article, grammar: &Grammar) -> Self {
        let mut pairs = Vec::new();
        let mut quotations = vec![None; article.document.quotations.len()];
        for (id, attribution) in article.attributions.iter().enumerate() {
            let id = index(id);
            touched(article, attribution, |sentence| pairs.push((sentence, id)));
            for &quotation in &attribution.quotations {
                let known: &mut Option<AttributionId> = &mut quotations[quotation as usize];
                let better = known.is_none_or(|known: AttributionId| {
                    article.attributions[known as usize].source.is_none()
                });
                if better {
                    *known = Some(id);
                }
            }
        }
        spread(article, &mut quotations);
        pairs.sort_unstable();
        pairs.dedup();
        let sentences = article.document.sentences.len();
        let mut starts = vec![0; sentences + 1];
        for &(sentence, _) in &pairs {
            starts[sentence as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let genre = Genre::of(article, grammar);
        let talk = match genre {
            Genre::Interview => super::genre::talk_begins(article).unwrap_or(0),
            _ => u32::MAX,
        };
        Self {
            genre,
            talk,
            last_label: match genre {
                Genre::Interview => super::genre::last_label(article).unwrap_or(0),
                _ => 0,
            },
            starts,
            touching: pairs.into_iter().map(|(_, id)| id).collect(),
            quotations,
            speech: article
                .attributions
                .iter()
                .map(|a| is_speech(article, grammar, a))
                .collect(),
            credits: credits(article),
            introduced: OnceCell::new(),
            quoted: OnceCell::new(),
            cue_verbs: RefCell::default(),
        }
    }
}

/// A quotation of several paragraphs has one source, whichever of them it stands with.
fn spread(article: &Article, credits: &mut [Option<AttributionId>]) {
    let all = &article.document.quotations;
    for (at, quotation) in all.iter().enumerate().rev() {
        if let Some(before) = quotation.continues {
            let credit = credits[at];
            let before = &mut credits[before as usize];
            *before = before.or(credit);
        }
    }
    for (at, quotation) in all.iter().enumerate() {
        if let Some(before) = quotation.continues {
            credits[at] = credits[at].or(credits[before as usize]);
        }
    }
}

/// The sentences in which a piece of the attribution stands. A content that runs over many
/// sentences touches the first and last of each piece and all between.
fn touched(article: &Article, attribution: &Attribution, mut touch: impl FnMut(SentenceId)) {
    touch(attribution.sentence);
    let source = attribution.source.iter().map(|source| &source.span);
    for span in attribution
        .content
        .iter()
        .chain(&attribution.cue)
        .chain(source)
    {
        let sentences = &article.document.sentences;
        let first = sentences.partition_point(|s| s.span.end <= span.start);
        for (at, sentence) in sentences.iter().enumerate().skip(first) {
            if sentence.span.start >= span.end {
                break;
            }
            touch(index(at));
        }
    }
}

fn is_speech(article: &Article, grammar: &Grammar, attribution: &Attribution) -> bool {
    if !attribution.quotations.is_empty() {
        return true;
    }
    let words = attribution
        .cue
        .iter()
        .flat_map(|&span| article.words.within(span));
    let negated = words
        .clone()
        .any(|at| article.words[at as usize].is(Classes::NEGATION));
    let mut attitude = false;
    for at in words {
        let word = &article.words[at as usize];
        if let Some((verb, _)) = grammar.verb(word.id) {
            // `has not asked` is the writer's word that nothing was said.
            let silent = negated && verb.not_when_negated;
            if verb.stance != Stance::Attitude && !silent {
                return true;
            }
            attitude = true;
        } else if word.is(Classes::CUE_NOUN) {
            return true;
        } else if word.is(Classes::ATTITUDE_VERB | Classes::CUE_ADJECTIVE) {
            attitude = true;
        }
    }
    // A learned cue in which no word is known to attribute (`sells about`) is a guess, unless it is a
    // phrase like `according to`.
    let is_phrase = attribution.cue.first().is_some_and(|&cue| {
        let first = article.words.within(cue).start;
        article.words.get(first as usize).is_some_and(|word| {
            word.is(Classes::PREPOSITION)
                || word
                    .span
                    .of(&article.document.text)
                    .eq_ignore_ascii_case("according")
        })
    });
    !attitude && (attribution.by != MODEL || attribution.cue.is_empty() || is_phrase)
}

/// The lines that say whose copy it is.
fn credits(article: &Article) -> String {
    let lines = article.document.blocks.iter().filter(|block| {
        matches!(
            block.kind,
            BlockKind::Byline | BlockKind::Credit | BlockKind::Dateline | BlockKind::EditorsNote
        )
    });
    let folded: Vec<String> = lines
        .map(|block| fold(block.span.of(&article.document.text)))
        .collect();
    folded.join("\n")
}

pub(super) fn index(at: usize) -> u32 {
    u32::try_from(at).expect("a text of at most 4 GiB has fewer parts than that")
}
