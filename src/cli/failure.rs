//! What can go wrong around the checking itself, in words for the person who typed the command.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::config::Mistake;

/// Something kept the command from doing its job.
#[derive(Debug)]
pub(crate) enum Failure {
    /// What was asked for makes no sense.
    Usage(String),
    /// A file that cannot be opened or read.
    Read { path: PathBuf, error: io::Error },
    /// A file that is no copy.
    Undecodable { path: PathBuf, reason: String },
    /// A configuration with a mistake.
    Config(Arc<Mistake>),
    /// Results that cannot be written.
    Write { to: String, error: io::Error },
}

impl Failure {
    /// Whether the reader of our output (`| head`) has seen enough.
    pub(crate) fn is_closed_pipe(&self) -> bool {
        matches!(self, Self::Write { error, .. } if error.kind() == io::ErrorKind::BrokenPipe)
    }

    /// The file it is about.
    pub(crate) fn path(&self) -> Option<&Path> {
        match self {
            Self::Read { path, .. } | Self::Undecodable { path, .. } => Some(path),
            Self::Usage(_) | Self::Write { .. } | Self::Config(_) => None,
        }
    }

    /// The failure without the file's name.
    pub(crate) fn reason(&self) -> String {
        match self {
            Self::Usage(message) => message.clone(),
            Self::Read { error, .. } | Self::Write { error, .. } => plain(error),
            Self::Undecodable { reason, .. } => reason.clone(),
            Self::Config(mistake) => mistake.summary(),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage(message) => f.write_str(message),
            Self::Read { path, error } => {
                write!(f, "cannot read {}: {}", path.display(), plain(error))
            }
            Self::Undecodable { path, reason } => {
                write!(f, "cannot read {}: {reason}", path.display())
            }
            Self::Config(mistake) => mistake.fmt(f),
            Self::Write { to, error } => write!(f, "cannot write {to}: {}", plain(error)),
        }
    }
}

impl std::error::Error for Failure {}

/// The system's words without its number.
pub(crate) fn plain(error: &io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or(&text);
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(chars).collect()
    })
}
