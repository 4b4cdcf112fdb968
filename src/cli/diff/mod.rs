//! `onrecord diff`: what changed between two versions of an article, claim by claim.

mod args;
mod desk;
mod run;
mod work;

use std::path::PathBuf;

use onrecord::render::diff::{
    DiffFormat, DiffSummary, FullDiff, GithubDiff, JsonDiff, JsonLinesDiff, MarkdownDiff,
};
use onrecord::revision::Options;

pub(crate) use args::Diff;
use args::DiffOutput;
use desk::Desk;
use run::{Run, Stop};
use work::Work;

use super::Outcome;
use super::choices::Choices;
use super::config::Configs;
use super::failure::Failure;
use super::house::Houses;
use super::manuscript::Reading;
use super::output::Output;
use super::overwrite::refuse_copy;

/// Runs the command.
pub(crate) fn run(args: &Diff) -> Result<Outcome, Failure> {
    let configs = Configs::settle(&args.judging.config)?;
    let named = args.paths.last().map(PathBuf::as_path);
    let choices = Choices::settle(&args.reporting, &configs, named)?;
    let houses = Houses::judging(&configs, &args.judging);
    let desk = Desk {
        houses: &houses,
        options: Options {
            unpublished: args.unpublished,
        },
        reading: Reading::settle(&args.decoding)?,
        format: args.decoding.input_format,
    };
    let work = Work::settle(args)?;
    let file = args.reporting.output.file.as_deref();
    refuse_copy(file, args.named(), &configs)?;
    let mut output = Output::open(&args.reporting.output)?;
    let format = format(args, &choices, &work, output.colour);
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
    let written = done.map_err(|stop| match stop {
        Stop::Failure(failure) => failure,
        Stop::Write(error) => output.failure(error),
    });
    output.finish(written)?;
    Ok(if trouble {
        Outcome::Trouble
    } else if summary.at_least(choices.fail_on) > 0 && !args.reporting.verdict.exit_zero {
        Outcome::Findings
    } else {
        Outcome::Clean
    })
}

fn format(args: &Diff, choices: &Choices, work: &Work, colour: bool) -> Box<dyn DiffFormat> {
    let (from, width) = (choices.shown, choices.width);
    match args.output_format {
        DiffOutput::Full => Box::new(FullDiff {
            from,
            width,
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
