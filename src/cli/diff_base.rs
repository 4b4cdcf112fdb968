//! `--diff-base`: only findings that a revision does not have.
//!
//! A finding is known by its claim and source, not by its line. Text that moves brings no finding
//! back, and an edit in one place whose effect shows in another is seen there.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use super::failure::Failure;
use super::git::{Changed, Git};
use super::place::absolute;
use super::warn;

/// The revision to compare with.
#[derive(Debug)]
pub(crate) struct DiffBase {
    git: Git,
    revision: String,
    /// The files of the revision.
    files: HashSet<PathBuf>,
    /// Files that differ from the revision, with the name they have in it, if they are in it.
    changed: HashMap<PathBuf, Option<PathBuf>>,
}

/// A file at the revision.
pub(crate) enum Before {
    /// The same as now.
    Unchanged,
    /// Not there.
    Absent,
    /// Different.
    Bytes(Vec<u8>),
}

impl DiffBase {
    /// Looks the revision up in the repository of the current folder, or of the file named: where
    /// this branch left it, if it has moved on since.
    pub(crate) fn settle(name: &str, file: Option<&Path>) -> Result<Self, Failure> {
        let git = Git::of(file, ", and --diff-base needs it")?;
        let mut range = git.range(name)?;
        match git.range(&format!("{name}...HEAD")) {
            Ok(fork) => range.old = fork.old,
            Err(_) if git.is_shallow() => warn(&format!(
                "this is a shallow clone, where git cannot tell at which commit the branch left \
                 `{name}`; compared with `{name}` as it is"
            )),
            Err(_) => {}
        }
        range.new = None;
        let files = git.files(&range.old)?;
        let mut changed = HashMap::new();
        for change in git.changed(&range, &[])? {
            match change {
                Changed::Both { old, new } => changed.insert(new, Some(old)),
                Changed::Added(new) => changed.insert(new, None),
                Changed::Deleted(_) => None,
            };
        }
        Ok(Self {
            git,
            revision: range.old,
            files,
            changed,
        })
    }

    /// What the file at `path` was. `is_on_disk` says whether its copy now is the one on disk.
    pub(crate) fn before(&self, path: &Path, is_on_disk: bool) -> Result<Before, Failure> {
        let Some(path) = self.git.in_repository(&absolute(path)) else {
            return Ok(Before::Absent);
        };
        let old = match self.changed.get(&path) {
            Some(old) => old.as_ref(),
            None if !self.files.contains(&path) => None,
            None if is_on_disk => return Ok(Before::Unchanged),
            None => Some(&path),
        };
        match old {
            Some(old) => self.git.file(&self.revision, old).map(Before::Bytes),
            None => Ok(Before::Absent),
        }
    }
}
