//! `onrecord train`: learns the tagger's weights from articles whose attributions are marked.
//!
//! A line of the corpus is `{"text", "attributions": [{"source", "cue", "content"}]}`, each of the
//! three a list of `[start, end)` pairs in code points.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;
use onrecord::attribution::tagger::{
    self, Annotation, Example, GROUPS, Model, Progress, Score, Settings,
};
use onrecord::attribution::words::Words;
use onrecord::grammar::Grammar;
use onrecord::parse;
use onrecord::text::Span;
use serde::Deserialize;
use tempfile::NamedTempFile;

use super::failure::Failure;
use super::{Outcome, language, tell_plainly};

/// The options of the command.
#[derive(Debug, Args)]
pub(crate) struct Train {
    /// Annotated articles, one JSON object a line
    #[arg(value_name = "CORPUS", required = true)]
    corpus: Vec<PathBuf>,
    /// Write the weights to this file
    #[arg(short = 'o', long, value_name = "FILE")]
    output: PathBuf,
    /// Annotated articles to measure with; they are not learned from
    #[arg(long, value_name = "CORPUS")]
    test: Vec<PathBuf>,
    /// Same corpus, options and seed: same weights
    #[arg(long, value_name = "NUMBER", default_value_t = Settings::default().seed)]
    seed: u64,
    /// How often the corpus is gone through
    #[arg(long, value_name = "NUMBER", default_value_t = Settings::default().passes)]
    passes: usize,
    /// A feature must occur in this many articles; a small corpus needs a smaller number
    #[arg(long, value_name = "NUMBER", default_value_t = Settings::default().least_documents)]
    least: u32,
    /// Leave out a group of features, to see what it is worth
    #[arg(long, value_name = "GROUP", value_parser = GROUPS)]
    without: Vec<String>,
    /// Folder with word lists and patterns that add to the built-in ones or replace them
    #[arg(long, value_name = "DIR")]
    grammar: Option<PathBuf>,
}

/// One line of a corpus.
#[derive(Deserialize)]
struct Line {
    text: String,
    attributions: Vec<Attribution>,
}

#[derive(Deserialize)]
struct Attribution {
    source: Vec<(usize, usize)>,
    cue: Vec<(usize, usize)>,
    content: Vec<(usize, usize)>,
}

/// Runs the command.
pub(crate) fn run(args: &Train) -> Result<Outcome, Failure> {
    let grammar = language::load(args.grammar.as_deref(), None)?;
    let examples = read_all(&args.corpus, &grammar)?;
    let tests = read_all(&args.test, &grammar)?;
    let left_out = GROUPS
        .iter()
        .enumerate()
        .filter(|(_, group)| args.without.iter().any(|name| name == *group))
        .fold(0, |bits, (at, _)| bits | 1 << at);
    let settings = Settings::default();
    let settings = Settings {
        seed: args.seed,
        passes: args.passes.max(1),
        least_documents: args.least,
        groups: settings.groups & !left_out,
        ..settings
    };
    let bytes = tagger::train(&examples, &grammar, settings, |progress| match progress {
        Progress::Read {
            documents,
            words,
            features,
            crowded,
        } => tell_plainly(&format!(
            "{documents} articles, {words} words, {features} features kept, {crowded} without room"
        )),
        Progress::Pass {
            run,
            number,
            likelihood,
        } => {
            tell_plainly(&format!(
                "run {run}, pass {number}: log-likelihood {likelihood:.3} a word"
            ));
        }
    });
    write(&args.output, &bytes)?;
    let size = bytes.len();
    tell_plainly(&format!("{}: {size} bytes", args.output.display()));
    if !tests.is_empty() {
        let model = Model::read(bytes.into()).map_err(|error| Failure::Usage(error.to_string()))?;
        let score = measure(&tests, &grammar, &model);
        tell_plainly(&format!(
            "{} attributions, {} found, {} contents match, {} right: \
             precision {:.1}, recall {:.1}, F1 {:.1}",
            score.wanted,
            score.found,
            score.matched,
            score.right,
            100.0 * score.precision(),
            100.0 * score.recall(),
            100.0 * score.f1(),
        ));
    }
    Ok(Outcome::Clean)
}

/// How well the tagger does by itself, with words as the unit of overlap.
fn measure(tests: &[Example], grammar: &Grammar, model: &Model) -> Score {
    let mut score = Score::default();
    for test in tests {
        let words = Words::new(&test.document, grammar);
        let found = tagger::annotate(&test.document, grammar, model);
        score.add(&words, &test.annotations, &found);
    }
    score
}

fn read_all(paths: &[PathBuf], grammar: &Grammar) -> Result<Vec<Example>, Failure> {
    let mut examples = Vec::new();
    for path in paths {
        let text = fs::read_to_string(path).map_err(|error| Failure::Read {
            path: path.clone(),
            error,
        })?;
        for (number, line) in text.lines().enumerate() {
            if line.trim().is_empty() {
                continue;
            }
            let example = example(line, grammar).map_err(|reason| Failure::Undecodable {
                path: path.clone(),
                reason: format!("line {}: {reason}", number + 1),
            })?;
            examples.push(example);
        }
    }
    Ok(examples)
}

fn example(line: &str, grammar: &Grammar) -> Result<Example, String> {
    let line: Line = serde_json::from_str(line).map_err(|error| error.to_string())?;
    let mut starts: Vec<usize> = line.text.char_indices().map(|(at, _)| at).collect();
    starts.push(line.text.len());
    let spans = |pairs: &[(usize, usize)]| {
        pairs
            .iter()
            .map(|&(start, end)| match (starts.get(start), starts.get(end)) {
                (Some(&start), Some(&end)) if start <= end => Ok(Span::new(start, end)),
                _ => Err(format!("{start} to {end} is no place in the text")),
            })
            .collect::<Result<Vec<_>, _>>()
    };
    let annotations = line
        .attributions
        .iter()
        .map(|attribution| {
            Ok(Annotation {
                source: spans(&attribution.source)?,
                cue: spans(&attribution.cue)?,
                content: spans(&attribution.content)?,
            })
        })
        .collect::<Result<_, String>>()?;
    Ok(Example {
        document: parse::parse(line.text, grammar),
        annotations,
    })
}

/// Writes the file whole or not at all.
fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let folder = match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    };
    let failed = |error| Failure::Write {
        to: path.display().to_string(),
        error,
    };
    let mut file = NamedTempFile::new_in(folder).map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    file.persist(path).map_err(|error| failed(error.error))?;
    Ok(())
}
