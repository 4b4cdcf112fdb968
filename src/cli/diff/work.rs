//! Where the versions come from: two files, git, or lines of JSON.

use std::path::{Path, PathBuf};

use super::args::Diff;
use super::desk::STDIN;
use crate::cli::args::InputFormat;
use crate::cli::failure::Failure;
use crate::cli::git::{Git, Range};
use crate::cli::place::absolute;

/// What can be done without git.
const OTHERWISE: &str = "; versions can also be given as two files";

/// Where the versions come from.
pub(super) enum Work {
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
    pub(super) fn settle(args: &Diff) -> Result<Self, Failure> {
        if let Some(path) = &args.history {
            let folder = path.parent().filter(|folder| folder != &Path::new(""));
            let git = Git::around(folder.unwrap_or(Path::new(".")), OTHERWISE)?;
            let path = path.file_name().map_or_else(|| path.clone(), PathBuf::from);
            return Ok(Self::History { git, path });
        }
        if let Some(asked) = &args.git {
            let asked_for = Some(Path::new(asked)).filter(|path| path.exists());
            let git = Git::of(
                args.paths.first().map(PathBuf::as_path).or(asked_for),
                OTHERWISE,
            )?;
            // Git may look from somewhere else.
            let mut paths: Vec<PathBuf> = args.paths.iter().map(|path| absolute(path)).collect();
            // `--git story.md` means the story, as it does for git itself.
            let is_path = Path::new(asked).exists() && !git.is_revision(asked);
            let range = git.range(if is_path { "HEAD" } else { asked })?;
            if is_path {
                paths.insert(0, absolute(Path::new(asked)));
            }
            return Ok(Self::Git { git, range, paths });
        }
        match (&args.paths[..], args.decoding.input_format) {
            ([path], InputFormat::Ndjson) => Ok(Self::Pairs(path.clone())),
            ([], InputFormat::Ndjson) => Ok(Self::Pairs("-".into())),
            ([old, new], _) if old == new && old == Path::new(STDIN) => Err(Failure::Usage(
                "diff reads one version from standard input; name the file of the other".to_owned(),
            )),
            ([old, new], _) => Ok(Self::Files(old.clone(), new.clone())),
            _ => Err(Failure::Usage(
                "diff needs two files, OLD and NEW, or --git, or --history".to_owned(),
            )),
        }
    }
}
