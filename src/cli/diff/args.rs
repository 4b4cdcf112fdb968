//! What may be typed after `onrecord diff`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::cli::args::{Decoding, Judging, Reporting};

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

    #[command(flatten)]
    pub(crate) decoding: Decoding,
    #[command(flatten)]
    pub(crate) judging: Judging,

    /// How changes are written
    #[arg(
        long,
        visible_alias = "format",
        value_name = "FORMAT",
        default_value = "full"
    )]
    #[arg(help_heading = "Output")]
    pub(crate) output_format: DiffOutput,
    /// Only how many changes of each kind there are
    #[arg(long, help_heading = "Output")]
    pub(crate) summary: bool,
    /// The drafted correction note, also where a note is not missing
    #[arg(long, help_heading = "Output")]
    pub(crate) note: bool,
    #[command(flatten)]
    pub(crate) reporting: Reporting,
}

impl Diff {
    /// Every file that may have been named, among them what looks like one after `--git`.
    pub(super) fn named(&self) -> impl Iterator<Item = PathBuf> {
        let git = self.git.as_ref().map(PathBuf::from);
        self.paths
            .iter()
            .cloned()
            .chain(self.history.clone())
            .chain(git)
    }
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
