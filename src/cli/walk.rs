//! Which files a command reads: those named, and the articles in the folders named.

use std::collections::BTreeSet;
use std::error::Error;
use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ignore::WalkBuilder;
use ignore::gitignore::GitignoreBuilder;
use onrecord::format::Format;

use super::args::{self, InputFormat};
use super::config::{Config, Configs};
use super::failure::Failure;
use super::manuscript::Target;
use super::place::{absolute, here, repository_of};

/// Names of files that say what to leave out, from the folder they lie in.
const IGNORE_FILES: [&str; 4] = [
    OWN_IGNORE_FILE,
    ".ignore",
    ".gitignore",
    ".git/info/exclude",
];

/// The one that is ours.
const OWN_IGNORE_FILE: &str = ".onrecordignore";

/// What was found: files that are named, whatever their extension, and in folders those whose
/// extension is one of copy; in the order of the arguments and by path within a folder, each once.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) targets: Vec<Target>,
    /// What could not be looked at.
    pub(crate) failures: Vec<Failure>,
    /// Folders that hold no article.
    pub(crate) empty: Vec<PathBuf>,
    /// Folders whose articles are all left out by a configuration.
    pub(crate) left_out: Vec<PathBuf>,
    /// Folders whose articles are all left out by ignore files.
    pub(crate) ignored: Vec<PathBuf>,
}

/// Finds the copy that the arguments name. `output` is where results go.
pub(crate) fn find(args: &args::Input, configs: &Configs, output: Option<&Path>) -> Found {
    let mut search = Search {
        configs,
        output: output.map_or_else(Vec::new, |path| {
            let led_to = path.canonicalize();
            led_to.into_iter().chain([absolute(path)]).collect()
        }),
        found: Found::default(),
        seen: BTreeSet::new(),
    };
    let lines = args.decoding.input_format == InputFormat::Ndjson;
    let unnamed = match args.stdin_filename {
        None if !lines => PathBuf::from("."),
        _ => PathBuf::from("-"),
    };
    let paths = match &args.paths[..] {
        [] => std::slice::from_ref(&unnamed),
        paths => paths,
    };
    for path in paths {
        if path == OsStr::new("-") {
            let name = args
                .stdin_filename
                .as_deref()
                .unwrap_or(Path::new("<stdin>"));
            let left_out = args.force_exclude && is_left_out(name, false, configs);
            if !left_out {
                search.add(Target::Stdin(name.to_owned()));
            }
            continue;
        }
        match path.metadata() {
            Err(error) => {
                search.found.failures.push(Failure::Read {
                    path: path.clone(),
                    error,
                });
            }
            Ok(about) if args.force_exclude && is_left_out(path, about.is_dir(), configs) => {}
            Ok(about) if about.is_dir() => search.walk(path),
            Ok(_) => search.add(Target::File(path.clone())),
        }
    }
    search.found
}

struct Search<'a> {
    configs: &'a Configs,
    /// Where results go: by the name that was typed, and where that leads.
    output: Vec<PathBuf>,
    found: Found,
    /// The files that were found, as absolute paths, and the names of standard input.
    seen: BTreeSet<Target>,
}

impl Search<'_> {
    fn add(&mut self, target: Target) {
        let is = match &target {
            Target::File(path) => Target::File(absolute(path)),
            Target::Stdin(_) => target.clone(),
        };
        if self.seen.insert(is) {
            self.found.targets.push(target);
        }
    }

    fn walk(&mut self, folder: &Path) {
        let (mut articles, mut excluded) = (0, 0);
        let mut walk = WalkBuilder::new(folder);
        // Outside of a repository too, a folder's .gitignore says what is no copy.
        walk.require_git(false).sort_by_file_name(OsStr::cmp);
        walk.add_custom_ignore_filename(OWN_IGNORE_FILE);
        for entry in walk.build() {
            match entry {
                Ok(entry) => {
                    let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
                    let path = entry.path();
                    if !is_file || Format::of_path(path).is_none() || self.is_output(path) {
                        continue;
                    }
                    articles += 1;
                    let known = absolute(path);
                    if excludes(self.configs.of_file(&known), &known) {
                        excluded += 1;
                    } else {
                        let path = path.strip_prefix("./").unwrap_or(path);
                        self.add(Target::File(path.to_owned()));
                    }
                }
                Err(error) => self.found.failures.push(walk_failure(error, folder)),
            }
        }
        if articles == 0 && holds_ignored(folder) {
            self.found.ignored.push(folder.to_owned());
        } else if articles == 0 {
            self.found.empty.push(folder.to_owned());
        } else if articles == excluded {
            self.found.left_out.push(folder.to_owned());
        }
    }

    /// Whether this is the report of an earlier run.
    fn is_output(&self, path: &Path) -> bool {
        let mut output = self.output.iter();
        output.any(|output| {
            output.file_name() == path.file_name()
                && (*output == absolute(path) || path.canonicalize().is_ok_and(|p| p == *output))
        })
    }
}

/// Whether a folder in which a walk found no article holds one that an ignore file leaves out.
fn holds_ignored(folder: &Path) -> bool {
    let mut walk = WalkBuilder::new(folder);
    walk.standard_filters(false).hidden(true);
    walk.build().flatten().any(|entry| {
        let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
        is_file && Format::of_path(entry.path()).is_some()
    })
}

/// Whether a walk from where the command is typed would leave out a file or folder that is named: by
/// the configuration, an ignore file, or because it is hidden.
pub(crate) fn is_left_out(path: &Path, is_folder: bool, configs: &Configs) -> bool {
    let path = absolute(path);
    excludes(configs.of(&path), &path)
        || is_ignored(&path, is_folder).unwrap_or_else(|| is_hidden(&path))
}

/// Whether something on the way from the current folder, or from the root of its repository, to what
/// has this absolute path is hidden.
fn is_hidden(path: &Path) -> bool {
    let here = here();
    let root = match path.starts_with(&here) {
        true => Some(&*here),
        false => repository_of(path).or(path.parent()),
    };
    let way = root.and_then(|root| path.strip_prefix(root).ok());
    way.is_some_and(|way| {
        way.iter()
            .any(|name| name.as_encoded_bytes().starts_with(b"."))
    })
}

/// What the ignore files say of what has this absolute path, if they say anything.
fn is_ignored(path: &Path, is_folder: bool) -> Option<bool> {
    for folder in path.ancestors().skip(1) {
        for name in IGNORE_FILES {
            let file = folder.join(name);
            if !file.exists() {
                continue;
            }
            let mut rules = GitignoreBuilder::new(folder);
            rules.add(file);
            // A line that cannot be understood leaves nothing out.
            let Ok(rules) = rules.build() else {
                continue;
            };
            let verdict = rules.matched_path_or_any_parents(path, is_folder);
            if !verdict.is_none() {
                return Some(verdict.is_ignore());
            }
        }
        if folder.join(".git").exists() {
            break;
        }
    }
    None
}

/// Whether a configuration leaves a path out. One with a mistake leaves nothing out; it is reported
/// when the file is checked.
fn excludes(config: Result<Arc<Config>, Failure>, path: &Path) -> bool {
    config.is_ok_and(|config| config.excludes(path))
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
        Some(error) => spoken(error),
        None => io::Error::other(message),
    };
    Failure::Read { path, error }
}

/// The error of the system inside of one that says again what was done to which path.
fn spoken(error: io::Error) -> io::Error {
    let inner = error.source().and_then(|inner| inner.downcast_ref());
    let code = inner.and_then(io::Error::raw_os_error);
    code.map_or(error, io::Error::from_raw_os_error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_that_cannot_be_read_is_named_once() {
        let folder = Path::new("no/such");
        let error = WalkBuilder::new(folder).build().find_map(Result::err);
        let failure = walk_failure(error.expect("nothing is there"), Path::new("no"));
        assert_eq!(
            failure.to_string(),
            "cannot read no/such: no such file or directory"
        );
    }
}
