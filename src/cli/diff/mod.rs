//! `onrecord diff`: what changed between two versions of an article, claim by claim.

mod args;
mod desk;
mod run;
mod work;

use encoding_rs::Encoding;
use onrecord::render::diff::{
    DiffFormat, DiffSummary, FullDiff, GithubDiff, JsonDiff, JsonLinesDiff, MarkdownDiff,
};
use onrecord::revision::Options;
use onrecord::rules::Severity;

pub(crate) use args::Diff;
use args::DiffOutput;
use desk::Desk;
use run::{Run, Stop};
use work::Work;

use super::Outcome;
use super::args::FailOn;
use super::config::{Config, Configs};
use super::failure::Failure;
use super::house::Houses;
use super::manuscript::{MEGABYTE, Reading};
use super::output::{self, Output};

/// Runs the command.
pub(crate) fn run(args: &Diff) -> Result<Outcome, Failure> {
    let configs = Configs::settle(&args.config.config, args.config.isolated)?;
    let here = std::env::current_dir().unwrap_or_default();
    let config = configs.of(&here)?;
    let houses = Houses::new(&configs, Some(&args.rules), &args.engine);
    let desk = Desk {
        houses: &houses,
        options: Options {
            unpublished: args.unpublished,
        },
        reading: reading(args)?,
        format: args.input_format,
    };
    let work = Work::settle(args)?;
    let mut output = Output::open(&args.output)?;
    let format = format(args, &config, &work, output.colour);
    let mut run = Run {
        desk: &desk,
        format: &*format,
        output: &mut output,
        summary: DiffSummary::default(),
        written: false,
        trouble: false,
        json: matches!(args.output_format, DiffOutput::Json | DiffOutput::JsonLines),
    };
    let done = run.all(&work);
    let (summary, trouble) = (run.summary, run.trouble);
    match done {
        Ok(()) => {}
        Err(Stop::Failure(failure)) => return Err(failure),
        Err(Stop::Write(error)) => return Err(output.failure(error)),
    }
    output.finish()?;
    let fail_on = match args.fail_on {
        Some(FailOn::Error) => Severity::Error,
        Some(FailOn::Warning) => Severity::Warning,
        Some(FailOn::Advice) => Severity::Advice,
        None => config
            .fail_on
            .as_ref()
            .map_or(Severity::Warning, |chosen| chosen.value),
    };
    Ok(if trouble {
        Outcome::Trouble
    } else if summary.at_least(fail_on) > 0 && !args.exit_zero {
        Outcome::Findings
    } else {
        Outcome::Clean
    })
}

fn reading(args: &Diff) -> Result<Reading, Failure> {
    let label = args.encoding.trim();
    let encoding = Encoding::for_label(label.as_bytes()).ok_or_else(|| {
        Failure::Usage(format!(
            "unknown encoding `{label}`; utf-8, windows-1252 and iso-8859-15 are common"
        ))
    })?;
    Ok(Reading {
        encoding,
        max_bytes: args.max_size * MEGABYTE,
    })
}

fn format(args: &Diff, config: &Config, work: &Work, colour: bool) -> Box<dyn DiffFormat> {
    let advice = args.advice || config.advice.as_ref().is_some_and(|chosen| chosen.value);
    let width = args
        .width
        .or(config.width.as_ref().map(|chosen| chosen.value));
    let from = if advice {
        Severity::Advice
    } else {
        Severity::Warning
    };
    match args.output_format {
        DiffOutput::Full => Box::new(FullDiff {
            from,
            width: output::width(width),
            colour,
            summary: args.summary,
            note: args.note,
        }),
        DiffOutput::Json => Box::new(JsonDiff {
            many: !matches!(work, Work::Files(..)),
        }),
        DiffOutput::JsonLines => Box::new(JsonLinesDiff),
        DiffOutput::Markdown => Box::new(MarkdownDiff {
            from,
            summary: args.summary,
        }),
        DiffOutput::Github => Box::new(GithubDiff { from }),
    }
}
