//! Which files a command reads: those named, and the articles in the folders named.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;
use onrecord::format::Format;

use super::failure::Failure;
use super::manuscript::Target;

/// What was found: files that are named, whatever their extension, and in folders those whose
/// extension is one of copy; in the order of the arguments and by path within a folder, each once.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) targets: Vec<Target>,
    /// What could not be looked at.
    pub(crate) failures: Vec<Failure>,
    /// Folders that hold no article.
    pub(crate) empty: Vec<PathBuf>,
}

/// Finds the copy that `paths` name. `stdin_name` is what `-` goes by.
pub(crate) fn find(paths: &[PathBuf], stdin_name: Option<&Path>) -> Found {
    let mut found = Found::default();
    let mut seen = BTreeSet::new();
    for path in paths {
        if path == OsStr::new("-") {
            let target = Target::Stdin(stdin_name.unwrap_or(Path::new("<stdin>")).to_owned());
            found.add(target, &mut seen);
            continue;
        }
        match path.metadata() {
            Err(error) => found.failures.push(Failure::Read {
                path: path.clone(),
                error,
            }),
            Ok(about) if about.is_dir() => found.walk(path, &mut seen),
            Ok(_) => found.add(Target::File(path.clone()), &mut seen),
        }
    }
    found
}

impl Found {
    fn add(&mut self, target: Target, seen: &mut BTreeSet<Target>) {
        if seen.insert(target.clone()) {
            self.targets.push(target);
        }
    }

    fn walk(&mut self, folder: &Path, seen: &mut BTreeSet<Target>) {
        let before = self.targets.len();
        let walk = WalkBuilder::new(folder)
            .sort_by_file_name(OsStr::cmp)
            .build();
        for entry in walk {
            match entry {
                Ok(entry) => {
                    let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
                    if is_file && Format::of_path(entry.path()).is_some() {
                        let path = entry.path();
                        let path = path.strip_prefix("./").unwrap_or(path);
                        self.add(Target::File(path.to_owned()), seen);
                    }
                }
                Err(error) => self.failures.push(walk_failure(error, folder)),
            }
        }
        if self.targets.len() == before {
            self.empty.push(folder.to_owned());
        }
    }
}

fn walk_failure(error: ignore::Error, folder: &Path) -> Failure {
    let mut path = folder.to_owned();
    let mut inner = &error;
    loop {
        inner = match inner {
            ignore::Error::WithPath { path: at, err } => {
                path.clone_from(at);
                err
            }
            ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => err,
            _ => break,
        };
    }
    let message = inner.to_string();
    let error = match error.into_io_error() {
        Some(error) => error,
        None => io::Error::other(message),
    };
    Failure::Read { path, error }
}
