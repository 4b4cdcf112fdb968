//! `onrecord diff`: what changed between two versions of an article, claim by claim.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use encoding_rs::Encoding;
use onrecord::Report;
use onrecord::format::Format;
use onrecord::render::diff::{
    ComparedVersions, DiffFormat, DiffSummary, Edition, FullDiff, GithubDiff, JsonDiff,
    JsonLinesDiff, MarkdownDiff, Revision,
};
use onrecord::revision::{Options, compare};
use onrecord::rules::Severity;
use serde::Deserialize;
use serde_json::{Value, json};

use super::args::{
    ConfigOptions, EngineOptions, FailOn, InputFormat, Output as OutputArgs, RuleOptions,
};
use super::config::{Config, Configs};
use super::failure::Failure;
use super::git::{Changed, Git, Range};
use super::house::{House, Houses};
use super::manuscript::{MEGABYTE, Manuscript, Reading, Target, decode};
use super::output::{self, Output};
use super::{Outcome, complain, warn};

/// Options of the command.
#[derive(Debug, Args)]
pub(crate) struct Diff {
    /// The old version and the new one; with `--git`, only these files and folders
    #[arg(value_name = "OLD NEW")]
    pub(crate) paths: Vec<PathBuf>,

    /// Compare with a revision: `REV` with the working tree, `REV..REV` two revisions
    #[arg(long, value_name = "REV[..REV]", num_args = 0..=1, default_missing_value = "HEAD")]
    #[arg(help_heading = "Versions", conflicts_with = "history")]
    pub(crate) git: Option<String>,
    /// Walk all versions of one article in git, oldest to newest
    #[arg(
        long,
        value_name = "PATH",
        help_heading = "Versions",
        conflicts_with = "paths"
    )]
    pub(crate) history: Option<PathBuf>,
    /// Nobody has read the old version: expect no correction note
    #[arg(long, help_heading = "Versions")]
    pub(crate) unpublished: bool,

    /// How the copy is written [default: by each file's extension, else plain text]; `ndjson`
    /// reads lines of `{"id", "old", "new"}`
    #[arg(
        long,
        value_name = "FORMAT",
        default_value = "auto",
        hide_default_value = true
    )]
    #[arg(help_heading = "Input")]
    pub(crate) input_format: InputFormat,
    /// Encoding of the copy, such as windows-1252; copy that is not in it is refused
    #[arg(
        long,
        value_name = "NAME",
        default_value = "utf-8",
        help_heading = "Input"
    )]
    pub(crate) encoding: String,
    /// Refuse files larger than this many megabytes
    #[arg(long, value_name = "MB", default_value_t = 64, help_heading = "Input")]
    #[arg(value_parser = clap::value_parser!(u64).range(1..=4000))]
    pub(crate) max_size: u64,
    #[command(flatten)]
    pub(crate) config: ConfigOptions,
    #[command(flatten)]
    pub(crate) engine: EngineOptions,
    #[command(flatten)]
    pub(crate) rules: RuleOptions,

    /// How changes are written
    #[arg(
        long,
        visible_alias = "format",
        value_name = "FORMAT",
        default_value = "full"
    )]
    #[arg(help_heading = "Output")]
    pub(crate) output_format: DiffOutput,
    #[command(flatten)]
    pub(crate) output: OutputArgs,
    /// Only how many changes of each kind there are
    #[arg(long, help_heading = "Output")]
    pub(crate) summary: bool,
    /// The drafted correction note, also where a note is not missing
    #[arg(long, help_heading = "Output")]
    pub(crate) note: bool,
    /// Show advice too; by default it is only counted (json always holds it)
    #[arg(long, help_heading = "Output")]
    pub(crate) advice: bool,
    /// Columns to wrap to [default: the terminal's, at most 100]
    #[arg(long, value_name = "COLUMNS", help_heading = "Output")]
    #[arg(value_parser = clap::value_parser!(u16).range(20..))]
    pub(crate) width: Option<u16>,

    /// Lowest severity that makes the exit code 1 [default: warning]
    #[arg(long, value_name = "SEVERITY", help_heading = "Exit code")]
    pub(crate) fail_on: Option<FailOn>,
    /// Exit with 0 even if there are findings
    #[arg(long, help_heading = "Exit code")]
    pub(crate) exit_zero: bool,
}

/// How changes are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum DiffOutput {
    /// What readers should know first, old and new words marked, for people
    Full,
    /// One JSON document (schemas/diff-1.json); an array with --git, --history and ndjson
    Json,
    /// One JSON object a line for each pair of versions
    #[value(alias = "ndjson")]
    JsonLines,
    /// For a ticket or a pull request
    Markdown,
    /// Annotations of GitHub on the new file
    Github,
}

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

/// Where the versions come from.
enum Work {
    Files(PathBuf, PathBuf),
    Git {
        git: Git,
        range: Range,
        paths: Vec<PathBuf>,
    },
    History {
        git: Git,
        path: PathBuf,
    },
    Pairs(PathBuf),
}

impl Work {
    /// What was typed, as what is meant.
    fn settle(args: &Diff) -> Result<Self, Failure> {
        if let Some(path) = &args.history {
            let folder = path.parent().filter(|folder| folder != &Path::new(""));
            let git = Git::around(folder.unwrap_or(Path::new(".")))?;
            let path = path.file_name().map_or_else(|| path.clone(), PathBuf::from);
            return Ok(Self::History { git, path });
        }
        if let Some(asked) = &args.git {
            let git = Git::around(Path::new("."))?;
            let mut paths = args.paths.clone();
            // `--git story.md` means the story, as it does for git itself.
            let is_path = Path::new(asked).exists() && !git.is_revision(asked);
            let range = git.range(if is_path { "HEAD" } else { asked })?;
            if is_path {
                paths.insert(0, asked.into());
            }
            return Ok(Self::Git { git, range, paths });
        }
        match (&args.paths[..], args.input_format) {
            ([path], InputFormat::Ndjson) => Ok(Self::Pairs(path.clone())),
            ([], InputFormat::Ndjson) => Ok(Self::Pairs("-".into())),
            ([old, new], _) => Ok(Self::Files(old.clone(), new.clone())),
            _ => Err(Failure::Usage(
                "diff needs two files, OLD and NEW, or --git, or --history".to_owned(),
            )),
        }
    }
}

/// What reads and compares.
struct Desk<'a> {
    houses: &'a Houses<'a>,
    options: Options,
    reading: Reading,
    format: InputFormat,
}

impl Desk<'_> {
    fn read(&self, path: &Path) -> Result<Manuscript, Failure> {
        let target = if path == Path::new("-") {
            Target::Stdin(path.to_owned())
        } else {
            Target::File(path.to_owned())
        };
        target.read(self.reading)
    }

    fn decode(&self, path: PathBuf, bytes: Vec<u8>) -> Result<Manuscript, Failure> {
        match decode(bytes, self.reading.encoding) {
            Ok((text, lead)) => Ok(Manuscript { path, text, lead }),
            Err(reason) => Err(Failure::Undecodable { path, reason }),
        }
    }

    fn edition(&self, manuscript: Manuscript, house: &House) -> (Edition, Report) {
        let format = match self.format {
            InputFormat::Auto => Format::of_path(&manuscript.path).unwrap_or_default(),
            InputFormat::Text | InputFormat::Ndjson => Format::Plain,
            InputFormat::Markdown => Format::Markdown,
            InputFormat::Html => Format::Html,
        };
        let reading = format.read(&manuscript.text);
        let checker = house.checker();
        let mut report = checker.check_reading(reading.text, reading.blocks.as_deref());
        checker.suppress(&mut report, &reading.remarks);
        let name = manuscript.path.display().to_string();
        let (text, lead) = (manuscript.text, manuscript.lead);
        (Edition::new(name, text, lead, reading.map, &report), report)
    }

    /// Compares two versions, as the house wants it for the file at `on_disk`. If the program
    /// breaks on them, only they fail.
    fn compare(
        &self,
        old: Manuscript,
        new: Manuscript,
        on_disk: &Path,
    ) -> Result<ComparedVersions, Failure> {
        let path = new.path.clone();
        catch_unwind(AssertUnwindSafe(|| {
            let house = self.houses.of(on_disk)?;
            let (old, old_report) = self.edition(old, &house);
            let (new, new_report) = self.edition(new, &house);
            let (grammar, settings) = (&house.grammar, &house.settings);
            let comparison = compare(&old_report, &new_report, grammar, settings, self.options);
            Ok(ComparedVersions {
                id: None,
                revision: None,
                old,
                new,
                comparison,
            })
        }))
        .unwrap_or_else(|_| Err(Failure::broke(path)))
    }
}

/// Why a run ends early.
enum Stop {
    Failure(Failure),
    Write(io::Error),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Write(error)
    }
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

/// A run over all pairs.
struct Run<'a> {
    desk: &'a Desk<'a>,
    format: &'a dyn DiffFormat,
    output: &'a mut Output,
    summary: DiffSummary,
    written: bool,
    trouble: bool,
    json: bool,
}

impl Run<'_> {
    fn all(&mut self, work: &Work) -> Result<(), Stop> {
        if let Work::Files(old, new) = work {
            // Both are looked at, so that both are complained about.
            let (old, new) = (self.desk.read(old), self.desk.read(new));
            let (old, new) = match (old, new) {
                (Ok(old), Ok(new)) => (old, new),
                (Err(failure), Err(other)) => {
                    complain(&failure.to_string());
                    return Err(other.into());
                }
                (Err(failure), _) | (_, Err(failure)) => return Err(failure.into()),
            };
            let on_disk = new.path.clone();
            let compared = self.desk.compare(old, new, &on_disk)?;
            return Ok(self.write(&compared)?);
        }
        self.format.head(self.output)?;
        match work {
            Work::Files(..) => {}
            Work::Git { git, range, paths } => self.git(git, range, paths)?,
            Work::History { git, path } => self.history(git, path)?,
            Work::Pairs(path) => self.pairs(path)?,
        }
        self.format.tail(&self.summary, self.output)?;
        Ok(())
    }

    fn write(&mut self, versions: &ComparedVersions) -> io::Result<()> {
        self.summary += versions.summary();
        self.separate()?;
        self.format.versions(versions, self.output)
    }

    fn separate(&mut self) -> io::Result<()> {
        if std::mem::replace(&mut self.written, true) {
            self.output.write_all(self.format.separator().as_bytes())?;
        }
        Ok(())
    }

    /// One pair failed; the others go on.
    fn failed(&mut self, failure: &Failure) {
        complain(&failure.to_string());
        self.trouble = true;
    }

    fn git(&mut self, git: &Git, range: &Range, paths: &[PathBuf]) -> Result<(), Stop> {
        for path in paths.iter().filter(|path| !path.exists()) {
            // It may have been deleted since; git knows.
            warn(&format!("{} is not in the working tree", path.display()));
        }
        for changed in git.changed(range, paths)? {
            match changed {
                Changed::Both { old, new } => {
                    if Format::of_path(&new).is_none() && self.desk.format == InputFormat::Auto {
                        continue;
                    }
                    match self.both_from_git(git, range, &old, &new) {
                        Ok(compared) => self.write(&compared)?,
                        Err(failure) => self.failed(&failure),
                    }
                }
                Changed::Added(path) if Format::of_path(&path).is_some() => {
                    let path = path.display();
                    warn(&format!(
                        "{path} is new; `onrecord check` looks at a first version"
                    ));
                }
                Changed::Deleted(path) if Format::of_path(&path).is_some() => {
                    warn(&format!("{} was deleted", path.display()));
                }
                Changed::Added(_) | Changed::Deleted(_) => {}
            }
        }
        Ok(())
    }

    fn both_from_git(
        &self,
        git: &Git,
        range: &Range,
        old: &Path,
        new: &Path,
    ) -> Result<ComparedVersions, Failure> {
        let before = self
            .desk
            .decode(old.to_owned(), git.file(&range.old, old)?)?;
        let after = match &range.new {
            Some(revision) => self.desk.decode(new.to_owned(), git.file(revision, new)?)?,
            None => {
                let manuscript = self.desk.read(&git.on_disk(new))?;
                Manuscript {
                    path: new.to_owned(),
                    ..manuscript
                }
            }
        };
        self.desk.compare(before, after, &git.on_disk(new))
    }

    fn history(&mut self, git: &Git, path: &Path) -> Result<(), Stop> {
        let versions = git.history(path)?;
        if versions.is_empty() {
            let message = format!("git has no version of {}", path.display());
            return Err(Failure::Usage(message).into());
        }
        let mut before: Option<Manuscript> = None;
        for version in versions {
            let bytes = git.file(&version.revision.commit, &version.path);
            match bytes.and_then(|bytes| self.desk.decode(version.path, bytes)) {
                Ok(now) => {
                    let kept = Manuscript {
                        path: now.path.clone(),
                        text: now.text.clone(),
                        ..now
                    };
                    if let Some(old) = before.replace(kept) {
                        let on_disk = git.on_disk(&now.path);
                        self.revision(old, now, version.revision, &on_disk)?;
                    }
                }
                Err(failure) => self.failed(&failure),
            }
        }
        if !self.written {
            warn(&format!("{} has only one version", path.display()));
        }
        Ok(())
    }

    fn revision(
        &mut self,
        old: Manuscript,
        new: Manuscript,
        revision: Revision,
        on_disk: &Path,
    ) -> Result<(), Stop> {
        match self.desk.compare(old, new, on_disk) {
            Ok(compared) => {
                self.write(&ComparedVersions {
                    revision: Some(revision),
                    ..compared
                })?;
            }
            Err(failure) => self.failed(&failure),
        }
        Ok(())
    }

    fn pairs(&mut self, path: &Path) -> Result<(), Stop> {
        let failed = |error| Failure::Read {
            path: path.to_owned(),
            error,
        };
        let input: Box<dyn BufRead> = if path == Path::new("-") {
            Box::new(io::stdin().lock())
        } else {
            Box::new(BufReader::new(File::open(path).map_err(failed)?))
        };
        for (line, number) in input.split(b'\n').zip(1_usize..) {
            let line = line.map_err(failed)?;
            if line.trim_ascii().is_empty() {
                continue;
            }
            let (id, compared) = match serde_json::from_slice::<Line<'_>>(&line) {
                Ok(Line { id, old, new }) => {
                    let manuscript = |text: Cow<'_, str>, side: &str| {
                        let name = match &id {
                            Some(Value::String(id)) => format!("{id} ({side})"),
                            Some(id) => format!("{id} ({side})"),
                            None => format!("line {number} ({side})"),
                        };
                        Manuscript {
                            path: name.into(),
                            text: text.into_owned(),
                            lead: 0,
                        }
                    };
                    let (old, new) = (manuscript(old, "old"), manuscript(new, "new"));
                    let compared = self.desk.compare(old, new, path);
                    (id, compared.map_err(|failure| failure.reason()))
                }
                Err(error) => {
                    let id = serde_json::from_slice::<Value>(&line).ok();
                    (
                        id.and_then(|line| line.get("id").cloned()),
                        Err(error.to_string()),
                    )
                }
            };
            match compared {
                Ok(compared) => self.write(&ComparedVersions { id, ..compared })?,
                Err(message) => self.bad_line(id, number, &message)?,
            }
        }
        Ok(())
    }

    /// A bad line answers for itself, and the run goes on.
    fn bad_line(&mut self, id: Option<Value>, number: usize, message: &str) -> io::Result<()> {
        self.trouble = true;
        complain(&format!("line {number}: {message}"));
        if self.json {
            self.separate()?;
            let answer = match id {
                Some(id) => json!({"id": id, "error": message}),
                None => json!({"error": message}),
            };
            writeln!(self.output, "{answer}")?;
        }
        Ok(())
    }
}

/// A pair of versions as its line gives it.
#[derive(Deserialize)]
struct Line<'a> {
    #[serde(default)]
    id: Option<Value>,
    #[serde(borrow)]
    old: Cow<'a, str>,
    #[serde(borrow)]
    new: Cow<'a, str>,
}
