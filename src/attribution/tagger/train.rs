//! Learning the weights: log-likelihood of the right labels, climbed with AdaGrad.
//!
//! Features that occur in few documents are left out: they would be learned by heart. Half of
//! the features are hidden at each step, so that no single one is leaned on. The habits of words
//! are counted without the document at hand, as it will be with unknown copy.

use rustc_hash::FxHashMap;

use super::features::{Hashes, PLACES, features, place, spread};
use super::gold::{self, Annotation};
use super::label::{LABELS, Label, Role, role};
use super::model::{Model, Parts, Table, pack};
use super::view::{Habits, View};
use crate::attribution::draft;
use crate::attribution::words::Words;
use crate::grammar::Grammar;
use crate::parse::Document;

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
    /// Binary logarithm of the number of buckets of four rows.
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
            groups: (1 << super::features::GROUPS.len()) - 1,
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

type Row = [f32; LABELS];

struct Prepared {
    labels: Vec<Label>,
    places: Vec<u8>,
    /// Slots of the features of all words.
    slots: Vec<u32>,
    /// Where each word's features start; one more entry at the end.
    starts: Vec<usize>,
}

/// How often words stand in cues and sources.
#[derive(Default)]
struct Counts {
    words: FxHashMap<u32, [f32; 3]>,
}

impl Counts {
    fn add(&mut self, words: &Words, labels: &[Label]) {
        for (word, &label) in words.iter().zip(labels) {
            let count = self.words.entry(word.hash).or_default();
            count[0] += 1.0;
            match role(label) {
                Some(Role::Cue) => count[1] += 1.0,
                Some(Role::Source) => count[2] += 1.0,
                _ => {}
            }
        }
    }

    fn habits(&self, word: u32, without: Option<&Counts>) -> Habits {
        let mut count = self.words.get(&word).copied().unwrap_or_default();
        let all = count[0];
        if let Some(own) = without.and_then(|own| own.words.get(&word)) {
            for (count, own) in count.iter_mut().zip(own) {
                *count -= own;
            }
        }
        Habits {
            cue: level(count[1], count[0]),
            source: level(count[2], count[0]),
            frequent: all >= FREQUENT,
        }
    }
}

/// How often a word must occur to be a class of its own.
const FREQUENT: f32 = 100.0;

fn level(hits: f32, all: f32) -> u8 {
    if hits < 0.5 {
        return u8::from(all >= 0.5);
    }
    let share = hits / (all + 1.0);
    [0.02, 0.08, 0.2, 0.45, 0.7]
        .iter()
        .position(|&limit| share < limit)
        .map_or(6, |at| at as u8 + 1)
}

/// Learns a model and gives its bytes.
pub fn train(
    examples: &[Example],
    grammar: &Grammar,
    settings: Settings,
    mut tell: impl FnMut(Progress),
) -> Vec<u8> {
    let words: Vec<Words> = examples
        .iter()
        .map(|e| Words::new(&e.document, grammar))
        .collect();
    let labels: Vec<Vec<Label>> = examples
        .iter()
        .zip(&words)
        .map(|(e, words)| gold::labels(words, &e.annotations))
        .collect();
    let mut counts = Counts::default();
    for (words, labels) in words.iter().zip(&labels) {
        counts.add(words, labels);
    }
    let views: Vec<View> = examples
        .iter()
        .zip(words.iter().zip(&labels))
        .map(|(example, (words, labels))| {
            let mut own = Counts::default();
            own.add(words, labels);
            let patterns = draft::all_by_patterns(&example.document, words, grammar);
            let hints = super::hints(words, &patterns);
            View::new(&example.document, words, &hints, |w| {
                counts.habits(w, Some(&own))
            })
        })
        .collect();
    let (table, crowded) = choose(&views, settings);
    let prepared: Vec<Prepared> = views
        .iter()
        .zip(labels)
        .map(|(view, labels)| prepare(view, labels, settings.groups, &table))
        .collect();
    drop(views);
    let kept = table.fingerprints.iter().filter(|&&f| f != 0).count();
    let habits = keep_habits(&counts);
    let read = Progress::Read {
        documents: examples.len(),
        words: prepared.iter().map(|p| p.labels.len()).sum(),
        features: kept,
        crowded,
    };
    tell(read);

    let mut mean = Mean::new(table.values.len());
    for run in 0..settings.runs {
        let mut learner = Learner::new(table.values.len(), settings, run);
        let mut order: Vec<usize> = (0..prepared.len()).collect();
        for pass in 0..settings.passes {
            learner.random.shuffle(&mut order);
            let done = pass as f32 / settings.passes as f32;
            let rate = settings.rate * (1.0 - 0.8 * done);
            let (mut sum, mut count) = (0.0, 0);
            for &at in &order {
                sum += learner.step(&prepared[at], rate);
                count += prepared[at].labels.len();
            }
            if pass + AVERAGED >= settings.passes {
                mean.add(&learner);
            }
            let likelihood = sum / f64::from(u32::try_from(count.max(1)).unwrap_or(u32::MAX));
            tell(Progress::Pass {
                run: run + 1,
                number: pass + 1,
                likelihood,
            });
        }
    }
    let (rows, steps) = mean.take();
    finish(table, &habits, &rows, &steps, settings)
}

/// The weights after the last passes of each run are averaged.
const AVERAGED: usize = 3;

/// Gives the commonest features their rows.
fn choose(views: &[View], settings: Settings) -> (Table<[i8; LABELS]>, usize) {
    let mut seen: FxHashMap<u32, (u32, u32)> = FxHashMap::default();
    for (number, view) in (1u32..).zip(views) {
        let mut hashes = Hashes::new();
        for at in 0..view.len {
            features(view, at, settings.groups, &mut hashes);
            for &hash in hashes.as_slice() {
                let entry = seen.entry(hash).or_default();
                if entry.1 != number {
                    *entry = (entry.0 + 1, number);
                }
            }
        }
    }
    let mut common: Vec<(u32, u32)> = seen
        .into_iter()
        .filter(|&(_, (documents, _))| documents >= settings.least_documents)
        .map(|(hash, (documents, _))| (documents, hash))
        .collect();
    common.sort_unstable_by(|a, b| b.cmp(a));
    let mut table = Table::new(settings.bucket_bits);
    let crowded = common
        .iter()
        .filter(|&&(_, hash)| table.insert(hash).is_none())
        .count();
    (table, crowded)
}

fn prepare(view: &View, labels: Vec<Label>, groups: u32, table: &Table<[i8; LABELS]>) -> Prepared {
    let mut slots = Vec::new();
    let mut starts = vec![0];
    let mut hashes = Hashes::new();
    for at in 0..view.len {
        features(view, at, groups, &mut hashes);
        for &hash in hashes.as_slice() {
            slots.extend(table.find(hash).and_then(|slot| u32::try_from(slot).ok()));
        }
        starts.push(slots.len());
    }
    let places = (0..view.len).map(|at| place(view, at) as u8).collect();
    Prepared {
        labels,
        places,
        slots,
        starts,
    }
}

/// The habits worth keeping: of words that occur in cues or sources, or often.
fn keep_habits(counts: &Counts) -> Table<u8> {
    let mut all: Vec<(u32, u32)> = counts
        .words
        .iter()
        .map(|(&word, count)| (count[0] as u32, word))
        .collect();
    all.sort_unstable_by(|a, b| b.cmp(a));
    let mut table = Table::new(HABIT_BITS);
    for (_, word) in all {
        if let Some(slot) = table.insert(spread(word)) {
            table.values[slot] = pack(counts.habits(word, None));
        }
    }
    table
}

const HABIT_BITS: u32 = 13;

struct Learner {
    rows: Vec<Row>,
    squares: Vec<Row>,
    steps: Box<[[Row; LABELS]; PLACES]>,
    step_squares: Box<[[Row; LABELS]; PLACES]>,
    random: Random,
    hidden: f32,
}

impl Learner {
    fn new(rows: usize, settings: Settings, run: usize) -> Self {
        Self {
            rows: vec![[0.0; LABELS]; rows],
            squares: vec![[1e-2; LABELS]; rows],
            steps: Box::new([[[0.0; LABELS]; LABELS]; PLACES]),
            step_squares: Box::new([[[1e-1; LABELS]; LABELS]; PLACES]),
            random: Random(
                (settings.seed + 1000 * run as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1,
            ),
            hidden: settings.hidden,
        }
    }

    /// Learns from one document; gives the log-likelihood of its labels.
    fn step(&mut self, document: &Prepared, rate: f32) -> f64 {
        let len = document.labels.len();
        if len == 0 {
            return 0.0;
        }
        let limit = (self.hidden * 65536.0) as u64;
        let scale = 1.0 / (1.0 - self.hidden);
        let mut shown = Vec::with_capacity(document.slots.len());
        let mut ends = Vec::with_capacity(len);
        let mut weights: Vec<Row> = Vec::with_capacity(len);
        for at in 0..len {
            let mut row = [0.0; LABELS];
            for &slot in &document.slots[document.starts[at]..document.starts[at + 1]] {
                if self.random.next() & 0xffff < limit {
                    continue;
                }
                shown.push(slot);
                for (sum, weight) in row.iter_mut().zip(&self.rows[slot as usize]) {
                    *sum += weight;
                }
            }
            ends.push(shown.len());
            let most = row.iter().copied().fold(f32::MIN, f32::max);
            weights.push(row.map(|score| ((score - most) * scale).exp()));
        }
        let steps: Vec<[Row; LABELS]> = self
            .steps
            .iter()
            .map(|from| from.map(|row| row.map(f32::exp)))
            .collect();
        let (forward, backward) = forward_backward(&weights, &steps, &document.places);
        let mut likelihood = 0.0;
        let mut step_gradient = vec![[[0.0f32; LABELS]; LABELS]; PLACES];
        let mut begin = 0;
        for at in 0..len {
            let gold = document.labels[at] as usize;
            let mut gradient: Row = [0.0; LABELS];
            for (to, (a, b)) in gradient
                .iter_mut()
                .zip(forward[at].iter().zip(&backward[at]))
            {
                *to = a * b;
            }
            let total: f32 = gradient.iter().sum();
            for value in &mut gradient {
                *value = -*value / total;
            }
            likelihood += f64::from((-gradient[gold]).max(1e-9).ln());
            gradient[gold] += 1.0;
            if at > 0 {
                let place = document.places[at] as usize;
                let before = document.labels[at - 1] as usize;
                let ahead: Row = std::array::from_fn(|to| weights[at][to] * backward[at][to]);
                let mut joint = [[0.0f32; LABELS]; LABELS];
                let mut total = 0.0;
                for (from, row) in joint.iter_mut().enumerate() {
                    for (to, value) in row.iter_mut().enumerate() {
                        *value = forward[at - 1][from] * steps[place][from][to] * ahead[to];
                        total += *value;
                    }
                }
                let target = &mut step_gradient[place];
                for (row, joint) in target.iter_mut().zip(&joint) {
                    for (value, joint) in row.iter_mut().zip(joint) {
                        *value -= joint / total;
                    }
                }
                target[before][gold] += 1.0;
            }
            let shown = &shown[begin..ends[at]];
            begin = ends[at];
            if gradient.iter().map(|g| g.abs()).sum::<f32>() < 1e-3 {
                continue;
            }
            for &slot in shown {
                let row = &mut self.rows[slot as usize];
                let squares = &mut self.squares[slot as usize];
                for to in 0..LABELS {
                    squares[to] += gradient[to] * gradient[to];
                    row[to] += rate * gradient[to] / squares[to].sqrt();
                }
            }
        }
        for (place, gradient) in step_gradient.iter().enumerate() {
            for (from, row) in gradient.iter().enumerate() {
                for (to, &gradient) in row.iter().enumerate() {
                    if gradient != 0.0 {
                        let square = &mut self.step_squares[place][from][to];
                        *square += gradient * gradient;
                        self.steps[place][from][to] += rate * gradient / square.sqrt();
                    }
                }
            }
        }
        likelihood
    }
}

fn forward_backward(
    weights: &[Row],
    steps: &[[Row; LABELS]],
    places: &[u8],
) -> (Vec<Row>, Vec<Row>) {
    let len = weights.len();
    let mut forward = vec![[0.0f32; LABELS]; len];
    let mut backward = vec![[1.0f32; LABELS]; len];
    for to in 0..LABELS {
        forward[0][to] = weights[0][to] * steps[places[0] as usize][0][to];
    }
    for at in 1..len {
        let steps = &steps[places[at] as usize];
        let mut row = [0.0; LABELS];
        for (&before, step) in forward[at - 1].iter().zip(steps) {
            for (sum, step) in row.iter_mut().zip(step) {
                *sum += before * step;
            }
        }
        for (sum, weight) in row.iter_mut().zip(&weights[at]) {
            *sum *= weight;
        }
        forward[at] = normalised(row);
    }
    for at in (0..len - 1).rev() {
        let steps = &steps[places[at + 1] as usize];
        let ahead: Row = std::array::from_fn(|to| weights[at + 1][to] * backward[at + 1][to]);
        let mut row = [0.0; LABELS];
        for (sum, step) in row.iter_mut().zip(steps) {
            *sum = step.iter().zip(&ahead).map(|(a, b)| a * b).sum();
        }
        backward[at] = normalised(row);
    }
    (forward, backward)
}

fn normalised(row: Row) -> Row {
    let total: f32 = row.iter().sum();
    let factor = if total > 0.0 { 1.0 / total } else { 1.0 };
    row.map(|value| value * factor)
}

struct Mean {
    rows: Vec<Row>,
    steps: Box<[[Row; LABELS]; PLACES]>,
    count: f32,
}

impl Mean {
    fn new(rows: usize) -> Self {
        Self {
            rows: vec![[0.0; LABELS]; rows],
            steps: Box::new([[[0.0; LABELS]; LABELS]; PLACES]),
            count: 0.0,
        }
    }

    fn add(&mut self, learner: &Learner) {
        self.count += 1.0;
        for (sum, value) in self
            .rows
            .iter_mut()
            .flatten()
            .zip(learner.rows.iter().flatten())
        {
            *sum += value;
        }
        let steps = self.steps.iter_mut().flatten().flatten();
        for (sum, value) in steps.zip(learner.steps.iter().flatten().flatten()) {
            *sum += value;
        }
    }

    fn take(mut self) -> (Vec<Row>, Box<[[Row; LABELS]; PLACES]>) {
        let factor = 1.0 / self.count.max(1.0);
        for value in self.rows.iter_mut().flatten() {
            *value *= factor;
        }
        for value in self.steps.iter_mut().flatten().flatten() {
            *value *= factor;
        }
        (self.rows, self.steps)
    }
}

/// Weights to bytes: the largest but a few in a thousand fit, the rest is cut off.
fn finish(
    mut table: Table<[i8; LABELS]>,
    habits: &Table<u8>,
    rows: &[Row],
    steps: &[[Row; LABELS]; PLACES],
    settings: Settings,
) -> Vec<u8> {
    let mut sizes: Vec<f32> = rows
        .iter()
        .flatten()
        .map(|w| w.abs())
        .filter(|&w| w > 0.0)
        .collect();
    sizes.sort_unstable_by(f32::total_cmp);
    let largest = sizes
        .get(sizes.len().saturating_sub(1 + sizes.len() / 5000))
        .copied()
        .unwrap_or(1.0);
    let scale = largest / 127.0;
    for (to, from) in table.values.iter_mut().zip(rows) {
        *to = from.map(|weight| (weight / scale).round().clamp(-127.0, 127.0) as i8);
    }
    let most = steps
        .iter()
        .flatten()
        .flatten()
        .fold(1e-6f32, |most, step| most.max(step.abs()));
    let transition_scale = most / 32000.0;
    let transitions: Box<[[[i16; LABELS]; LABELS]; PLACES]> =
        Box::new(std::array::from_fn(|place| {
            steps[place].map(|row| row.map(|step| (step / transition_scale).round() as i16))
        }));
    Model::write(&Parts {
        groups: settings.groups,
        scale,
        transition_scale,
        boost: settings.boost,
        transitions: &transitions,
        habits,
        rows: &table,
    })
}

/// Marsaglia's xorshift: enough to shuffle and to hide.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn shuffle(&mut self, order: &mut [usize]) {
        for at in (1..order.len()).rev() {
            let other = usize::try_from(self.next() % (at as u64 + 1)).unwrap_or(0);
            order.swap(at, other);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attribution::tagger::{ModelError, annotate};
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

    fn learn(seed: u64) -> Vec<u8> {
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
        assert_eq!(learn(7), learn(7));
        assert_ne!(learn(7), learn(8));
    }

    #[test]
    fn an_unlisted_verb_is_learned() {
        let model = Model::read(learn(1).into()).expect("what train writes can be read");
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
        let good = learn(1);
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
