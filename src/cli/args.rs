//! What may be typed: the commands and their options, as `--help`, the completions and the man
//! page show them.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

pub(crate) use super::options::{
    BaselineOptions, Columns, ConfigOptions, Decoding, EngineOptions, Input, Judging, Output,
    Reporting, RuleOptions,
};
pub(crate) use super::values::{
    CheckFormat, EngineName, ExtractFormat, FailOn, InputFormat, ProfileName, RulesFormat,
    SourcesFormat, When,
};

/// Checks who says what in a news article.
///
/// Links each quotation and claim to its source and flags those that lack a good one. Works
/// offline; copy never leaves the machine.
#[derive(Debug, Parser)]
#[command(name = "onrecord", version, max_term_width = 100, after_help = EXIT_CODES)]
#[command(
    propagate_version = true,
    arg_required_else_help = true,
    // A hook or alias may have an option already; the last one counts.
    args_override_self = true
)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

const EXIT_CODES: &str = "Exit codes: 0 clean, 1 findings at or above --fail-on, 2 anything that \
kept onrecord from doing its job (usage, configuration, a file it could not read).";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Find what an editor should fix before publication
    Check(Check),
    /// List quotations, attributions and entities
    Extract(Extract),
    /// Say what changed between two versions, claim by claim
    Diff(super::diff::Diff),
    /// Count who speaks, how often and in how many words, named or not
    Sources(Sources),
    /// List the rules
    Rules(Rules),
    /// Explain one rule
    Rule(Rule),
    /// Accept the findings that there are today, and forget those that are gone
    #[command(subcommand)]
    Baseline(Baseline),
    /// Write a configuration file to start from
    Init(Init),
    /// Show which choices apply to a file, and where each was made
    #[command(subcommand)]
    Config(Config),
    /// Learn the tagger's weights from an annotated corpus
    Train(super::train::Train),
    /// Write the completions of a shell
    Completions(Completions),
    /// Write the manual page
    Man(Man),
}

#[derive(Debug, Args)]
pub(crate) struct Check {
    #[command(flatten)]
    pub(crate) input: Input,
    #[command(flatten)]
    pub(crate) judging: Judging,
    #[command(flatten)]
    pub(crate) baseline: BaselineOptions,
    /// Report only findings that are not in this git revision, or where this branch left it
    #[arg(long, value_name = "REV", help_heading = "Baseline")]
    pub(crate) diff_base: Option<String>,

    /// How findings are written
    #[arg(
        long,
        visible_alias = "format",
        value_name = "FORMAT",
        default_value = "full"
    )]
    #[arg(help_heading = "Output")]
    pub(crate) output_format: CheckFormat,
    #[command(flatten)]
    pub(crate) reporting: Reporting,
}

#[derive(Debug, Args)]
pub(crate) struct Extract {
    #[command(flatten)]
    pub(crate) input: Input,
    #[command(flatten)]
    pub(crate) config: ConfigOptions,
    /// Field of an ndjson line that holds the text
    #[arg(
        long,
        value_name = "NAME",
        default_value = "text",
        help_heading = "Input"
    )]
    pub(crate) text_field: String,
    /// Field of an ndjson line that identifies the article
    #[arg(
        long,
        value_name = "NAME",
        default_value = "id",
        help_heading = "Input"
    )]
    pub(crate) id_field: String,
    #[command(flatten)]
    pub(crate) engine: EngineOptions,

    /// How articles are written
    #[arg(
        long,
        visible_alias = "format",
        value_name = "FORMAT",
        default_value = "table"
    )]
    #[arg(help_heading = "Output")]
    pub(crate) output_format: ExtractFormat,
    #[command(flatten)]
    pub(crate) output: Output,
    #[command(flatten)]
    pub(crate) columns: Columns,
}

#[derive(Debug, Args)]
pub(crate) struct Sources {
    #[command(flatten)]
    pub(crate) input: Input,
    #[command(flatten)]
    pub(crate) config: ConfigOptions,
    #[command(flatten)]
    pub(crate) engine: EngineOptions,
    /// How sources are written
    #[arg(
        long,
        visible_alias = "format",
        value_name = "FORMAT",
        default_value = "table"
    )]
    #[arg(help_heading = "Output")]
    pub(crate) output_format: SourcesFormat,
    #[command(flatten)]
    pub(crate) output: Output,
    #[command(flatten)]
    pub(crate) columns: Columns,
}

#[derive(Debug, Args)]
pub(crate) struct Rules {
    /// How the catalogue is written
    #[arg(
        long,
        visible_alias = "format",
        value_name = "FORMAT",
        default_value = "text"
    )]
    pub(crate) output_format: RulesFormat,
    #[command(flatten)]
    pub(crate) output: Output,
}

#[derive(Debug, Args)]
pub(crate) struct Rule {
    /// The rule's name, as it stands in brackets in a finding
    pub(crate) name: String,
    #[command(flatten)]
    pub(crate) output: Output,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Baseline {
    /// Accept all findings in these files as they are today
    Write(BaselineCommand),
    /// Drop accepted findings that are gone
    Prune(BaselineCommand),
}

#[derive(Debug, Args)]
pub(crate) struct BaselineCommand {
    #[command(flatten)]
    pub(crate) input: Input,
    #[command(flatten)]
    pub(crate) judging: Judging,
    /// The baseline [default: the configuration's, else the nearest onrecord-baseline.json above
    /// each file]
    #[arg(long, value_name = "FILE", help_heading = "Baseline")]
    pub(crate) baseline: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Init {
    /// Folder to write onrecord.toml to
    #[arg(value_name = "DIR", default_value = ".")]
    pub(crate) folder: PathBuf,
    /// Replace a file that is there
    #[arg(long)]
    pub(crate) force: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Config {
    /// What applies to this file or folder
    Show(ConfigShow),
}

#[derive(Debug, Args)]
pub(crate) struct ConfigShow {
    /// A file or folder
    #[arg(value_name = "PATH", default_value = ".")]
    pub(crate) path: PathBuf,
    #[command(flatten)]
    pub(crate) judging: Judging,
    #[command(flatten)]
    pub(crate) output: Output,
}

#[derive(Debug, Args)]
pub(crate) struct Completions {
    /// The shell
    pub(crate) shell: clap_complete::Shell,
}

#[derive(Debug, Args)]
pub(crate) struct Man {
    /// Write a page for each command to this folder
    #[arg(short = 'o', long = "output", value_name = "DIR")]
    pub(crate) folder: Option<PathBuf>,
}
