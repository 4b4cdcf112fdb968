//! Learning the weights: log-likelihood of the right labels, climbed with AdaGrad.
//!
//! Features that occur in few documents are left out: they would be learned by heart. Half of
//! the features are hidden at each step, so that no single one is leaned on. The habits of words
//! are counted without the document at hand, as it will be with unknown copy.

mod choice;
mod habits;
mod lattice;
mod learner;
mod mean;
mod random;
mod weights;

use super::features::GROUPS;
use super::gold::{self, Annotation};
use super::label::{LABELS, Label};
use super::view::{PLACES, View};
use crate::attribution::draft;
use crate::attribution::words::Words;
use crate::grammar::Grammar;
use crate::parse::Document;

use choice::{Choice, Prepared};
use habits::{Counts, keep_habits};
use learner::Learner;
use mean::Mean;

/// An annotated article.
#[derive(Clone, Debug)]
pub struct Example {
    /// The article.
    pub document: Document,
    /// Its attributions.
    pub annotations: Vec<Annotation>,
}

/// How to train.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Same seed, same model.
    pub seed: u64,
    /// How often to learn from the start, in another order; the weights of all runs are averaged,
    /// since one run may be half a point better or worse than the next.
    pub runs: usize,
    /// Passes over the corpus in a run.
    pub passes: usize,
    /// Step size.
    pub rate: f32,
    /// Share of the features hidden at each step.
    pub hidden: f32,
    /// A feature must occur in at least this many documents.
    pub least_documents: u32,
    /// Added to the score of a cue: what is missed costs as much as what is made up.
    pub boost: f32,
    /// Groups of features, as bits.
    pub groups: u32,
    /// Binary logarithm of the number of buckets of four hashed features.
    pub bucket_bits: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            seed: 1,
            runs: 3,
            passes: 12,
            rate: 0.05,
            hidden: 0.5,
            least_documents: 30,
            boost: 1.5,
            groups: (1 << GROUPS.len()) - 1,
            bucket_bits: 13,
        }
    }
}

/// What training tells while it runs.
#[derive(Clone, Copy, Debug)]
pub enum Progress {
    /// The corpus has been read.
    Read {
        /// Documents.
        documents: usize,
        /// Words in them.
        words: usize,
        /// Features that have a row of weights.
        features: usize,
        /// Features left out because their bucket was full.
        crowded: usize,
    },
    /// A pass is over.
    Pass {
        /// The number of its run, from 1.
        run: usize,
        /// Its number in the run, from 1.
        number: usize,
        /// Mean log-likelihood of a word's label while learning.
        likelihood: f64,
    },
}

/// A number for each label.
type Row = [f32; LABELS];
/// By place, a number for each label after each other.
type Steps = [[Row; LABELS]; PLACES];

/// Learns a model and gives its bytes.
pub fn train(
    examples: &[Example],
    grammar: &Grammar,
    settings: Settings,
    mut tell: impl FnMut(Progress),
) -> Vec<u8> {
    let Corpus {
        mut views,
        labels,
        counts,
    } = Corpus::read(examples, grammar);
    let choice = Choice::new(&mut views, settings);
    let documents: Vec<Prepared> = views
        .iter_mut()
        .zip(labels)
        .map(|(view, labels)| Prepared::new(view, labels, settings.groups, &choice))
        .collect();
    drop(views);
    tell(Progress::Read {
        documents: documents.len(),
        words: documents.iter().map(|document| document.labels.len()).sum(),
        features: choice.learned,
        crowded: choice.crowded,
    });
    let mut mean = Mean::new(choice.rows);
    for run in 0..settings.runs {
        learn(&documents, settings, run, &mut mean, &mut tell);
    }
    let (rows, steps) = mean.take();
    weights::write(&choice, &keep_habits(&counts), &rows, &steps, settings)
}

/// The corpus as the tagger sees it, with the right labels.
struct Corpus {
    views: Vec<View>,
    labels: Vec<Vec<Label>>,
    counts: Counts,
}

impl Corpus {
    fn read(examples: &[Example], grammar: &Grammar) -> Self {
        let words: Vec<Words> = examples
            .iter()
            .map(|example| Words::new(&example.document, grammar))
            .collect();
        let labels: Vec<Vec<Label>> = examples
            .iter()
            .zip(&words)
            .map(|(example, words)| {
                let annotations = example.annotations.iter();
                gold::labels(
                    words,
                    annotations.map(|annotation| annotation.marked(words)),
                )
            })
            .collect();
        let mut counts = Counts::default();
        for (words, labels) in words.iter().zip(&labels) {
            counts.add(words, labels);
        }
        let views = examples
            .iter()
            .zip(words.iter().zip(&labels))
            .map(|(example, (words, labels))| {
                let mut own = Counts::default();
                own.add(words, labels);
                let patterns = draft::all_by_patterns(&example.document, words, grammar);
                let hints = super::hints(words, &patterns);
                View::new(&example.document, words, &hints, |word| {
                    counts.habits(word, Some(&own))
                })
            })
            .collect();
        Self {
            views,
            labels,
            counts,
        }
    }
}

/// One run: learns from the start, and adds the weights after the last passes to the mean.
fn learn(
    documents: &[Prepared],
    settings: Settings,
    run: usize,
    mean: &mut Mean,
    tell: &mut impl FnMut(Progress),
) {
    /// The weights after so many passes count.
    const AVERAGED: usize = 3;
    let mut learner = Learner::new(mean.rows(), settings, run);
    let mut order: Vec<usize> = (0..documents.len()).collect();
    let words: usize = documents.iter().map(|document| document.labels.len()).sum();
    for pass in 0..settings.passes {
        learner.random.shuffle(&mut order);
        let done = pass as f32 / settings.passes as f32;
        let rate = settings.rate * (1.0 - 0.8 * done);
        let sum: f64 = order
            .iter()
            .map(|&at| learner.step(&documents[at], rate))
            .sum();
        if pass + AVERAGED >= settings.passes {
            mean.add(&learner);
        }
        tell(Progress::Pass {
            run: run + 1,
            number: pass + 1,
            likelihood: sum / f64::from(u32::try_from(words.max(1)).unwrap_or(u32::MAX)),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attribution::tagger::{Model, ModelError, annotate};
    use crate::parse;
    use crate::text::Span;

    /// Forty invented articles: some speak with a verb that no list has, some do not.
    fn corpus() -> Vec<Example> {
        let names = ["Olsen", "Marsh", "Ferro", "Lindgren", "Okoro"];
        let claims = [
            "the bridge is safe",
            "the pool will close",
            "nobody was hurt",
            "tax must rise",
        ];
        let pairs = names
            .iter()
            .flat_map(|name| claims.iter().map(move |claim| (name, claim)));
        pairs
            .flat_map(|(name, claim)| {
                let spoken = format!("Ms {name} blurps that {claim}.");
                let end = spoken.len() - 1;
                let cue = 3 + name.len() + 1;
                let annotation = Annotation {
                    source: vec![Span::new(0, cue - 1)],
                    cue: vec![Span::new(cue, cue + 6)],
                    content: vec![Span::new(cue + 7, end)],
                };
                let plain = format!("Ms {name} walked by the river and {claim}.");
                [(spoken, vec![annotation]), (plain, vec![])]
            })
            .map(|(text, annotations)| Example {
                document: parse::parse(text, Grammar::builtin()),
                annotations,
            })
            .collect()
    }

    fn learned(seed: u64) -> Vec<u8> {
        let settings = Settings {
            seed,
            least_documents: 2,
            bucket_bits: 10,
            boost: 0.0,
            ..Settings::default()
        };
        train(&corpus(), Grammar::builtin(), settings, |_| ())
    }

    #[test]
    fn same_seed_same_weights() {
        assert_eq!(learned(7), learned(7));
        assert_ne!(learned(7), learned(8));
    }

    #[test]
    fn an_unlisted_verb_is_learned() {
        let model = Model::read(learned(1).into()).expect("what train writes can be read");
        let found = |text: &str| {
            let document = parse::parse(text.to_owned(), Grammar::builtin());
            let found = annotate(&document, Grammar::builtin(), &model);
            found
                .iter()
                .map(|one| one.cue[0].of(text).to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(
            found("Ms Brandt blurps that the school will open."),
            ["blurps"]
        );
        assert_eq!(
            found("Ms Brandt walked by the school and the pool."),
            [""; 0]
        );
    }

    #[test]
    fn what_is_no_model_is_refused() {
        let good = learned(1);
        let read = |bytes: Vec<u8>| Model::read(bytes.into()).err();
        assert_eq!(read(good.clone()), None);
        assert_eq!(read(Vec::new()), Some(ModelError::NotAModel));
        assert_eq!(read(vec![b'x'; 5000]), Some(ModelError::NotAModel));
        assert_eq!(
            read(good[..good.len() - 1].to_vec()),
            Some(ModelError::Damaged)
        );
        let mut newer = good;
        newer[12] = 200;
        assert_eq!(read(newer), Some(ModelError::Version(200)));
    }
}
