//! Groups of options that several commands share.

use std::path::PathBuf;

use clap::Args;

use super::values::{EngineName, FailOn, InputFormat, ProfileName, When};

/// What findings rest on: the configuration, the language and the rules.
#[derive(Debug, Args)]
pub(crate) struct Judging {
    #[command(flatten)]
    pub(crate) config: ConfigOptions,
    #[command(flatten)]
    pub(crate) engine: EngineOptions,
    #[command(flatten)]
    pub(crate) rules: RuleOptions,
}

/// Where findings go, which are shown, and what they mean for the exit code.
#[derive(Debug, Args)]
pub(crate) struct Reporting {
    #[command(flatten)]
    pub(crate) output: Output,
    #[command(flatten)]
    pub(crate) shown: Shown,
    #[command(flatten)]
    pub(crate) verdict: Verdict,
}

/// Which findings are accepted.
#[derive(Debug, Args)]
pub(crate) struct BaselineOptions {
    /// Findings that are accepted [default: the configuration's, else the nearest
    /// onrecord-baseline.json above each file]
    #[arg(long, value_name = "FILE", help_heading = "Baseline")]
    pub(crate) baseline: Option<PathBuf>,
    /// Report accepted findings too
    #[arg(long, help_heading = "Baseline", conflicts_with_all = ["baseline", "strict_baseline"])]
    pub(crate) no_baseline: bool,
    /// Exit with 1 when the baseline holds findings that are gone
    #[arg(long, help_heading = "Baseline")]
    pub(crate) strict_baseline: bool,
}

/// Which copy is read.
#[derive(Debug, Args)]
pub(crate) struct Input {
    /// Files or folders; `-` reads standard input [default: `-` with --stdin-filename or ndjson,
    /// else `.`]
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Name that standard input goes by; its extension says what format it is in
    #[arg(long, value_name = "PATH", help_heading = "Input")]
    pub(crate) stdin_filename: Option<PathBuf>,
    /// Leave out what is hidden or what ignore files and the configuration exclude, even if it is
    /// named
    #[arg(long, help_heading = "Input")]
    pub(crate) force_exclude: bool,
    #[command(flatten)]
    pub(crate) decoding: Decoding,
    /// Threads to use [default: one for each processor]
    #[arg(short = 'j', long, value_name = "NUMBER", help_heading = "Input")]
    #[arg(value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) threads: Option<u16>,
}

/// How bytes become copy.
#[derive(Debug, Args)]
pub(crate) struct Decoding {
    /// How the copy is written [default: by each file's extension, else plain text]
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
}

/// How copy is understood.
#[derive(Debug, Args)]
pub(crate) struct EngineOptions {
    /// Folder with word lists and patterns that add to the built-in ones or replace them
    #[arg(long, value_name = "DIR", help_heading = "Language")]
    pub(crate) grammar: Option<PathBuf>,
    /// What finds attributions: patterns alone, or patterns and the learned tagger
    /// [default: hybrid]
    #[arg(long, value_name = "ENGINE", help_heading = "Language")]
    pub(crate) engine: Option<EngineName>,
    /// Weights of the tagger, as `onrecord train` writes them [default: the built-in ones]
    #[arg(long, value_name = "FILE", help_heading = "Language")]
    pub(crate) model: Option<PathBuf>,
}

/// Which configuration applies.
#[derive(Debug, Args)]
pub(crate) struct ConfigOptions {
    /// Use this configuration file for all files, or set one value (`profile=wire`)
    #[arg(long, value_name = "FILE|KEY=VALUE", help_heading = "Configuration")]
    pub(crate) config: Vec<String>,
    /// Use no configuration file
    #[arg(long, help_heading = "Configuration")]
    pub(crate) isolated: bool,
}

/// Which rules apply.
#[derive(Debug, Args)]
pub(crate) struct RuleOptions {
    /// Choices of one kind of desk: wire, local or strict
    #[arg(long, value_name = "NAME", help_heading = "Rules")]
    pub(crate) profile: Option<ProfileName>,
    /// Look only for these rules or families (comma-separated), also for rules that are off
    #[arg(
        long,
        value_name = "RULE",
        value_delimiter = ',',
        help_heading = "Rules"
    )]
    pub(crate) select: Vec<String>,
    /// Do not look for these rules or families (comma-separated)
    #[arg(
        long,
        value_name = "RULE",
        value_delimiter = ',',
        help_heading = "Rules"
    )]
    pub(crate) ignore: Vec<String>,
}

/// Where results go and what they look like.
#[derive(Debug, Args)]
pub(crate) struct Output {
    /// Write to this file instead of standard output
    #[arg(
        short = 'o',
        long = "output",
        value_name = "FILE",
        help_heading = "Output"
    )]
    pub(crate) file: Option<PathBuf>,
    /// When to use colour; `auto` honours NO_COLOR
    #[arg(
        long,
        value_name = "WHEN",
        default_value = "auto",
        help_heading = "Output"
    )]
    pub(crate) color: When,
}

/// What people are shown of the findings.
#[derive(Debug, Args)]
pub(crate) struct Shown {
    /// Show advice too; by default it is only counted, unless it fails the run (json always holds
    /// it)
    #[arg(long, help_heading = "Output")]
    pub(crate) advice: bool,
    #[command(flatten)]
    pub(crate) columns: Columns,
}

/// How wide text may be.
#[derive(Debug, Args)]
pub(crate) struct Columns {
    /// Columns to wrap to [default: the terminal's, at most 100]
    #[arg(long, value_name = "COLUMNS", help_heading = "Output")]
    #[arg(value_parser = clap::value_parser!(u16).range(20..))]
    pub(crate) width: Option<u16>,
}

/// Which findings make the exit code 1.
#[derive(Debug, Args)]
pub(crate) struct Verdict {
    /// Lowest severity that makes the exit code 1 [default: warning]
    #[arg(long, value_name = "SEVERITY", help_heading = "Exit code")]
    pub(crate) fail_on: Option<FailOn>,
    /// Exit with 0 even if there are findings
    #[arg(long, help_heading = "Exit code")]
    pub(crate) exit_zero: bool,
}
