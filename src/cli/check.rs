//! `onrecord check`: reads copy, looks for what an editor should fix, and writes it down.

use std::collections::{BTreeMap, HashSet};
use std::io::{IsTerminal, Write};
use std::path::PathBuf;

use onrecord::render::{
    Concise, Format, Full, Github, Gitlab, Html, Json, JsonLines, Junit, Markdown, Rdjson, Sarif,
    Summary, Trouble,
};

use super::args::{self, CheckFormat};
use super::baselines::Baselines;
use super::checking::Checking;
use super::choices::Choices;
use super::config::Configs;
use super::diff_base::DiffBase;
use super::failure::Failure;
use super::house::Houses;
use super::input::{Input, refuse_lines};
use super::manuscript::Target;
use super::output::Output;
use super::overwrite::refuse_copy;
use super::parallel::in_order;
use super::place::here;
use super::progress::Progress;
use super::{Outcome, tell_plainly, warn};

/// Runs the command.
pub(crate) fn run(args: &args::Check) -> Result<Outcome, Failure> {
    refuse_lines("check", &args.input.decoding)?;
    let configs = Configs::settle(&args.judging.config)?;
    let named = args.input.paths.first().map(PathBuf::as_path);
    let choices = Choices::settle(&args.reporting, &configs, named)?;
    let houses = Houses::judging(&configs, &args.judging);
    // A mistake in the grammar or in the names of rules concerns the whole run.
    houses.of(&here())?;
    let file = args.reporting.output.file.as_deref();
    refuse_copy(file, &args.input.paths, &configs)?;
    let input = Input::settle(&args.input, &configs, file)?;
    let baselines = baselines(args, &configs)?;
    let mut output = Output::open(&args.reporting.output)?;
    let format = format(args.output_format, &choices, output.colour);

    input.complain();
    let first = input.found.targets.first().map(Target::path);
    let diff_base = args.diff_base.as_deref();
    let diff_base = diff_base.map(|name| DiffBase::settle(name, first));
    let diff_base = diff_base.transpose()?;
    let checking = Checking {
        input: &input,
        houses: &houses,
        baselines: baselines.as_ref(),
        diff_base: diff_base.as_ref(),
    };
    let quiet = args.reporting.output.file.is_some() || !std::io::stdout().is_terminal();
    let progress = Progress::over(input.found.targets.len(), quiet);
    let mut run = Run::new(&*format, &input, progress);
    let written = run.write(&checking, &mut output);
    let written = written.map_err(|error| output.failure(error));
    let arrived = output.finish(written)?;
    let stale = baselines.map_or_else(Vec::new, |baselines| stale(&baselines, &run.stale));
    if arrived {
        if args.output_format == CheckFormat::Concise {
            // Not with the findings, which other programs read line by line.
            tell_plainly(&run.summary.line(choices.shown).to_string());
        }
        stale.iter().for_each(|message| warn(message));
    }
    let failed = run.summary.at_least(choices.fail_on) > 0
        || (args.baseline.strict_baseline && !stale.is_empty());
    Ok(if !run.summary.unread.is_empty() {
        Outcome::Trouble
    } else if failed && !args.reporting.verdict.exit_zero {
        Outcome::Findings
    } else {
        Outcome::Clean
    })
}

/// The baselines that hold, unless accepted findings are wanted too.
fn baselines<'a>(
    args: &args::Check,
    configs: &'a Configs,
) -> Result<Option<Baselines<'a>>, Failure> {
    if args.baseline.no_baseline {
        return Ok(None);
    }
    let baselines = Baselines::settle(args.baseline.baseline.as_deref(), true, configs)?;
    baselines.look_ahead(&args.input.paths)?;
    Ok(Some(baselines))
}

/// Says of each baseline how many of its findings are gone, if any are: those counted in files that
/// are there, and all of files that are not.
fn stale(baselines: &Baselines<'_>, counted: &BTreeMap<PathBuf, usize>) -> Vec<String> {
    let read = baselines.read().into_iter();
    let told = read.filter_map(|baseline| {
        let counted = counted.get(&baseline.path).copied().unwrap_or(0);
        let (findings, are) = match counted + baseline.in_missing_files() {
            0 => return None,
            1 => ("1 finding".to_owned(), "is"),
            stale => (format!("{stale} findings"), "are"),
        };
        let path = baseline.path.display();
        Some(format!(
            "{findings} accepted in {path} {are} gone; `onrecord baseline prune` drops what is gone"
        ))
    });
    told.collect()
}

fn format(name: CheckFormat, choices: &Choices, colour: bool) -> Box<dyn Format> {
    let (from, width) = (choices.shown, choices.width);
    match name {
        CheckFormat::Full => Box::new(Full {
            from,
            width,
            colour,
        }),
        CheckFormat::Concise => Box::new(Concise { from }),
        CheckFormat::Json => Box::new(Json),
        CheckFormat::JsonLines => Box::new(JsonLines),
        CheckFormat::Sarif => Box::new(Sarif),
        CheckFormat::Github => Box::new(Github { from }),
        CheckFormat::Gitlab => Box::new(Gitlab { from }),
        CheckFormat::Rdjson => Box::new(Rdjson { from }),
        CheckFormat::Junit => Box::new(Junit { from }),
        CheckFormat::Html => Box::new(Html { from }),
        CheckFormat::Markdown => Box::new(Markdown { from }),
    }
}

/// A run over all files.
struct Run<'a> {
    format: &'a dyn Format,
    summary: Summary,
    /// By baseline, the accepted findings that are gone from files that were checked.
    stale: BTreeMap<PathBuf, usize>,
    /// Whether a file has been written.
    written: bool,
    /// What the person at the terminal has been told.
    told: HashSet<String>,
    progress: Progress,
}

/// What a file contributes to the results.
struct Part {
    bytes: Vec<u8>,
    summary: Summary,
    /// A baseline and how many of its findings are gone from the file.
    stale: Option<(PathBuf, usize)>,
}

impl<'a> Run<'a> {
    fn new(format: &'a dyn Format, input: &Input, progress: Progress) -> Self {
        let unread = input.found.failures.iter().map(trouble).collect();
        Self {
            format,
            summary: Summary {
                unread,
                ..Summary::default()
            },
            stale: BTreeMap::new(),
            written: false,
            told: HashSet::new(),
            progress,
        }
    }

    fn write(&mut self, checking: &Checking<'_>, output: &mut Output) -> std::io::Result<()> {
        self.format.head(output)?;
        let format = self.format;
        in_order(
            &checking.input.threads,
            &checking.input.found.targets,
            |target| (target, part(target, checking, format)),
            |(target, part)| self.add(target, part, output),
        )?;
        self.progress.finish();
        self.format.tail(&self.summary, output)
    }

    fn add(
        &mut self,
        target: &Target,
        part: Result<Part, Failure>,
        output: &mut Output,
    ) -> std::io::Result<()> {
        self.progress.step();
        match part {
            Err(failure) => {
                let message = failure.to_string();
                // A mistake in a configuration concerns many files.
                if self.told.insert(message.clone()) {
                    self.progress.complain(&message);
                }
                let about_it = failure.path().is_none_or(|path| path == target.path());
                self.summary.unread.push(Trouble {
                    path: target.path().display().to_string(),
                    message: if about_it { failure.reason() } else { message },
                });
            }
            Ok(part) => {
                self.summary += part.summary;
                if let Some((baseline, stale)) = part.stale {
                    *self.stale.entry(baseline).or_default() += stale;
                }
                if !part.bytes.is_empty() {
                    if self.written {
                        output.write_all(self.format.separator().as_bytes())?;
                    }
                    self.written = true;
                    output.write_all(&part.bytes)?;
                }
            }
        }
        Ok(())
    }
}

/// Checks and renders one file.
fn part(target: &Target, checking: &Checking<'_>, format: &dyn Format) -> Result<Part, Failure> {
    let checked = checking.check(target)?;
    let mut part = Part {
        bytes: Vec::new(),
        summary: Summary::default(),
        stale: checked
            .baseline
            .map(|baseline| (baseline.path.clone(), checked.stale.len())),
    };
    part.summary.add(&checked.file);
    let failed = |error| Failure::Write {
        to: "results".to_owned(),
        error,
    };
    format
        .file(&checked.file, &mut part.bytes)
        .map_err(failed)?;
    Ok(part)
}

fn trouble(failure: &Failure) -> Trouble {
    let path = failure
        .path()
        .map_or_else(String::new, |path| path.display().to_string());
    Trouble {
        path,
        message: failure.reason(),
    }
}
