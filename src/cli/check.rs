//! `onrecord check`: reads copy, looks for what an editor should fix, and writes it down.

use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};

use onrecord::Checker;
use onrecord::render::{
    CheckedFile, Concise, Format, Full, Github, Gitlab, Html, Json, JsonLines, Junit, Markdown,
    OnDisk, Rdjson, Sarif, Summary, Trouble,
};
use onrecord::rules::{Profile, Settings, Severity, UnknownRule};

use super::args::{self, CheckFormat, FailOn, InputFormat, ProfileName};
use super::failure::Failure;
use super::input::Input;
use super::manuscript::Target;
use super::output::{self, Output};
use super::parallel::in_order;
use super::{Outcome, complain, language};

/// Runs the command.
pub(crate) fn run(args: &args::Check) -> Result<Outcome, Failure> {
    let grammar = language::grammar(&args.engine)?;
    let settings = settings(&args.rules)?;
    let checker = Checker::new(&grammar, &settings, language::engine(&args.engine));
    if args.input.input_format == InputFormat::Ndjson {
        let message = "check reads files of copy; extract reads ndjson".to_owned();
        return Err(Failure::Usage(message));
    }
    let input = Input::settle(&args.input)?;
    let mut output = Output::open(&args.output)?;
    let shown = if args.advice {
        Severity::Advice
    } else {
        Severity::Warning
    };
    let format = format(args, shown, output.colour);

    input.complain();
    let mut run = Run {
        summary: Summary::default(),
        format: &*format,
        written: false,
    };
    for failure in &input.found.failures {
        run.summary.unread.push(trouble(failure));
    }
    let written = run.write(&input, &checker, &mut output);
    written.map_err(|error| output.failure(error))?;
    output.finish()?;
    if args.output_format == CheckFormat::Concise {
        // Not with the findings, which other programs read line by line.
        super::tell_plainly(&run.summary.line(shown).to_string());
    }
    Ok(run.outcome(args))
}

/// What the command line chooses about the rules.
fn settings(options: &args::RuleOptions) -> Result<Settings, Failure> {
    let mut settings = Settings::default();
    if let Some(profile) = options.profile {
        settings.apply(match profile {
            ProfileName::Wire => Profile::Wire,
            ProfileName::Local => Profile::Local,
            ProfileName::Strict => Profile::Strict,
        });
    }
    let unknown = |error: UnknownRule| Failure::Usage(error.to_string());
    if !options.select.is_empty() {
        settings.select(&options.select).map_err(unknown)?;
    }
    settings.ignore(&options.ignore).map_err(unknown)?;
    Ok(settings)
}

fn format(args: &args::Check, from: Severity, colour: bool) -> Box<dyn Format> {
    match args.output_format {
        CheckFormat::Full => Box::new(Full {
            from,
            width: output::width(args.width),
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
    summary: Summary,
    format: &'a dyn Format,
    written: bool,
}

/// What a file contributes to the results.
struct Part {
    bytes: Vec<u8>,
    summary: Summary,
}

impl Run<'_> {
    fn write(
        &mut self,
        input: &Input,
        checker: &Checker<'_>,
        output: &mut Output,
    ) -> std::io::Result<()> {
        self.format.head(output)?;
        let format = self.format;
        in_order(
            &input.threads,
            &input.found.targets,
            |target| part(target, input, checker, format),
            |part| self.add(part, output),
        )?;
        self.format.tail(&self.summary, output)
    }

    fn add(&mut self, part: Result<Part, Failure>, output: &mut Output) -> std::io::Result<()> {
        match part {
            Err(failure) => {
                complain(&failure.to_string());
                self.summary.unread.push(trouble(&failure));
            }
            Ok(part) => {
                self.summary += part.summary;
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

    fn outcome(&self, args: &args::Check) -> Outcome {
        let fail_on = match args.fail_on {
            FailOn::Error => Severity::Error,
            FailOn::Warning => Severity::Warning,
            FailOn::Advice => Severity::Advice,
        };
        if !self.summary.unread.is_empty() {
            Outcome::Trouble
        } else if self.summary.at_least(fail_on) > 0 && !args.exit_zero {
            Outcome::Findings
        } else {
            Outcome::Clean
        }
    }
}

/// Reads, checks and renders one file. A file on which the program breaks is a failure of that
/// file alone.
fn part(
    target: &Target,
    input: &Input,
    checker: &Checker<'_>,
    format: &dyn Format,
) -> Result<Part, Failure> {
    let path = target.path().to_owned();
    catch_unwind(AssertUnwindSafe(|| {
        let manuscript = target.read(input.reading)?;
        let path = manuscript.path.display().to_string();
        let reading = input.format(&manuscript.path).read(&manuscript.text);
        let report = checker.check_reading(reading.text, reading.blocks.as_deref());
        let on_disk = OnDisk {
            repository_path: input.repository_path(&manuscript.path),
            path,
            text: manuscript.text,
            lead: manuscript.lead,
            map: reading.map,
        };
        let file = CheckedFile::new(on_disk, &report);
        let mut part = Part {
            bytes: Vec::new(),
            summary: Summary::default(),
        };
        part.summary.add(&file);
        let failed = |error| Failure::Write {
            to: "results".to_owned(),
            error,
        };
        format.file(&file, &mut part.bytes).map_err(failed)?;
        Ok(part)
    }))
    .unwrap_or_else(|_| Err(Failure::broke(path)))
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
