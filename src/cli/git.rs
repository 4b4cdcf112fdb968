//! Versions of articles from git, asked of the `git` that is installed.

use std::collections::HashSet;
use std::ffi::{OsStr, OsString};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use onrecord::render::diff::Revision;

use super::failure::Failure;
use super::place::{absolute, repository_of};

/// A repository.
#[derive(Debug)]
pub(crate) struct Git {
    /// The folder that holds the working tree.
    root: PathBuf,
    /// The folder in which the command was typed.
    here: PathBuf,
}

/// A file that differs between two revisions, by the names it has in them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Changed {
    /// There in both, perhaps renamed.
    Both { old: PathBuf, new: PathBuf },
    /// Only in the newer one.
    Added(PathBuf),
    /// Only in the older one.
    Deleted(PathBuf),
}

/// A commit and the name the article had in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Version {
    pub(crate) revision: Revision,
    pub(crate) path: PathBuf,
}

/// What to compare: a revision with another, or with the working tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Range {
    pub(crate) old: String,
    pub(crate) new: Option<String>,
}

/// So much of a file must be as it was for a new name to be a rename. Less than git asks for: a
/// paragraph is one line, and one word makes it another line.
const RENAMED: &str = "--find-renames=30%";

/// What to do about a repository without its history.
const SHALLOW: &str = "; this is a shallow clone, without most of its history: \
    `git fetch --unshallow` fetches it, in a workflow `fetch-depth: 0`";

impl Git {
    /// The repository around a folder. `otherwise` says what can be done where there is no git.
    pub(crate) fn around(folder: &Path, otherwise: &str) -> Result<Self, Failure> {
        let mut command = Command::new("git");
        command
            .arg("-C")
            .arg(folder)
            .args(["rev-parse", "--show-toplevel"]);
        let output = run(command, otherwise)?;
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr);
            // Such as that the repository belongs to somebody else, with what to do about it.
            if !["not a git repository", "in a work tree"]
                .iter()
                .any(|usual| said.contains(usual))
            {
                let said = said.trim_end();
                let said = said.strip_prefix("fatal: ").unwrap_or(said);
                return Err(Failure::Usage(format!("git says: {said}")));
            }
            let folder = match folder.to_str() {
                Some("." | "") => "the current folder".to_owned(),
                _ => folder.display().to_string(),
            };
            return Err(Failure::Usage(format!(
                "{folder} is not in a git repository with a working tree"
            )));
        }
        let root = path(output.stdout.strip_suffix(b"\n").unwrap_or(&output.stdout));
        Ok(Self {
            root,
            here: folder.to_owned(),
        })
    }

    /// The repository of the current folder or, if that is in none, of a file that was named.
    pub(crate) fn of(named: Option<&Path>, otherwise: &str) -> Result<Self, Failure> {
        Self::around(Path::new("."), otherwise).or_else(|failure| {
            let named = named.map(absolute);
            match named.as_deref().and_then(Path::parent) {
                Some(folder) if repository_of(&folder.join("-")).is_some() => {
                    Self::around(folder, otherwise)
                }
                _ => Err(failure),
            }
        })
    }

    /// Where a file of the repository is on disk.
    pub(crate) fn on_disk(&self, file: &Path) -> PathBuf {
        self.root.join(file)
    }

    /// What `REV`, `REV..REV` or `REV...REV` asks for: full hashes.
    pub(crate) fn range(&self, asked: &str) -> Result<Range, Failure> {
        let or_head = |rev: &str| if rev.is_empty() { "HEAD" } else { rev }.to_owned();
        if let Some((old, new)) = asked.split_once("...") {
            let (old, new) = (self.commit(&or_head(old))?, self.commit(&or_head(new))?);
            let base = self.text(&["merge-base", &old, &new])?;
            return Ok(Range {
                old: base.trim().to_owned(),
                new: Some(new),
            });
        }
        if let Some((old, new)) = asked.split_once("..") {
            let (old, new) = (self.commit(&or_head(old))?, self.commit(&or_head(new))?);
            return Ok(Range {
                old,
                new: Some(new),
            });
        }
        Ok(Range {
            old: self.commit(asked)?,
            new: None,
        })
    }

    /// Whether this names a commit.
    pub(crate) fn is_revision(&self, name: &str) -> bool {
        self.range(name).is_ok()
    }

    /// Whether the history was left out when the repository was copied.
    pub(crate) fn is_shallow(&self) -> bool {
        self.text(&["rev-parse", "--is-shallow-repository"])
            .is_ok_and(|answer| answer.trim() == "true")
    }

    fn commit(&self, name: &str) -> Result<String, Failure> {
        let unknown = || {
            let hint = if self.is_shallow() { SHALLOW } else { "" };
            Failure::Usage(format!("git knows no revision `{name}`{hint}"))
        };
        // What starts like an option is none of ours to pass on.
        if name.starts_with('-') {
            return Err(unknown());
        }
        let commit = format!("{name}^{{commit}}");
        let output = self.output(&["rev-parse", "--verify", "--quiet", &commit])?;
        if !output.status.success() {
            return Err(unknown());
        }
        Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    /// The files that differ, in the order of their names; renames are one file.
    pub(crate) fn changed(&self, range: &Range, only: &[PathBuf]) -> Result<Vec<Changed>, Failure> {
        let mut arguments: Vec<&OsStr> = [
            "diff",
            "--name-status",
            "-z",
            RENAMED,
            "--no-ext-diff",
            "--no-color",
        ]
        .map(OsStr::new)
        .to_vec();
        arguments.push(OsStr::new(&range.old));
        arguments.extend(range.new.as_ref().map(OsStr::new));
        arguments.push(OsStr::new("--"));
        arguments.extend(only.iter().map(|path| path.as_os_str()));
        let output = self.must(&arguments)?;
        Ok(changed(&output))
    }

    /// The names of all files at a revision.
    pub(crate) fn files(&self, revision: &str) -> Result<HashSet<PathBuf>, Failure> {
        let output = self.must(&[
            "ls-tree",
            "-r",
            "-z",
            "--name-only",
            "--full-tree",
            revision,
        ])?;
        let names = output
            .split(|&byte| byte == 0)
            .filter(|name| !name.is_empty());
        Ok(names.map(path).collect())
    }

    /// Those of these absolute paths that neither version has, as a file or as a folder of files.
    pub(crate) fn unknown<'p>(
        &self,
        range: &Range,
        paths: &'p [PathBuf],
    ) -> Result<Vec<&'p PathBuf>, Failure> {
        let is_there = |path: &Path| range.new.is_none() && path.exists();
        let mut doubtful: Vec<&PathBuf> = paths.iter().filter(|path| !is_there(path)).collect();
        for revision in [&range.old].into_iter().chain(&range.new) {
            if doubtful.is_empty() {
                break;
            }
            let files = self.files(revision)?;
            doubtful.retain(|path| {
                let way = self.in_repository(path);
                !way.is_some_and(|way| files.iter().any(|file| file.starts_with(&way)))
            });
        }
        Ok(doubtful)
    }

    /// The way from the root to what has this absolute path, which may be gone.
    pub(crate) fn in_repository(&self, path: &Path) -> Option<PathBuf> {
        // Git knows its root without symbolic links.
        let root = self.root.canonicalize().ok()?;
        let mut above = path.ancestors().skip(1);
        let (folder, there) =
            above.find_map(|folder| Some((folder, folder.canonicalize().ok()?)))?;
        let way = there.strip_prefix(&root).ok()?;
        Some(way.join(path.strip_prefix(folder).ok()?))
    }

    /// The bytes of a file at a revision.
    pub(crate) fn file(&self, revision: &str, file: &Path) -> Result<Vec<u8>, Failure> {
        let mut object = OsString::from(revision);
        object.push(":");
        object.push(file);
        self.must(&[OsStr::new("cat-file"), OsStr::new("blob"), &object])
    }

    /// All commits that wrote a file, oldest first, with the names it had.
    pub(crate) fn history(&self, file: &Path) -> Result<Vec<Version>, Failure> {
        let arguments = [
            "log",
            "--follow",
            RENAMED,
            "-z",
            "--no-color",
            "--diff-filter=d",
            "--format=%x01%H%x1f%aI%x1f%an%x1f%s",
            "--name-only",
            "--",
        ];
        let mut arguments = arguments.map(OsStr::new).to_vec();
        arguments.push(file.as_os_str());
        let mut versions = versions(&self.must(&arguments)?);
        versions.reverse();
        Ok(versions)
    }

    fn output<S: AsRef<OsStr>>(&self, arguments: &[S]) -> Result<Output, Failure> {
        let mut command = Command::new("git");
        // A lock taken for a read would get in the way of whoever commits at the same time.
        command.env("GIT_OPTIONAL_LOCKS", "0");
        command.arg("-C").arg(&self.here);
        // Names start from the root of the repository, whatever its owner prefers.
        command.args(["-c", "diff.relative=false"]).args(arguments);
        run(command, "")
    }

    /// What git writes, or a failure with what it says is wrong.
    fn must<S: AsRef<OsStr>>(&self, arguments: &[S]) -> Result<Vec<u8>, Failure> {
        let output = self.output(arguments)?;
        if output.status.success() {
            return Ok(output.stdout);
        }
        let said = String::from_utf8_lossy(&output.stderr);
        let said = said.lines().next().unwrap_or_default();
        let said = said.strip_prefix("fatal: ").unwrap_or(said);
        Err(Failure::Usage(format!("git says: {said}")))
    }

    fn text(&self, arguments: &[&str]) -> Result<String, Failure> {
        Ok(String::from_utf8_lossy(&self.must(arguments)?).into_owned())
    }
}

fn run(mut command: Command, otherwise: &str) -> Result<Output, Failure> {
    // Some of what git says is understood here.
    command.env("LC_ALL", "C");
    command.output().map_err(|error| {
        Failure::Usage(match error.kind() {
            ErrorKind::NotFound => {
                format!("git is not installed, or not on the PATH{otherwise}")
            }
            _ => format!("git cannot be run: {error}"),
        })
    })
}

/// Reads `git diff --name-status -z`: a status, then one name, or two for a rename.
fn changed(output: &[u8]) -> Vec<Changed> {
    let mut fields = output.split(|&byte| byte == 0);
    let mut files = Vec::new();
    while let (Some(status), Some(first)) = (fields.next(), fields.next()) {
        let first = path(first);
        files.push(match status.first() {
            Some(b'A') => Changed::Added(first),
            Some(b'D') => Changed::Deleted(first),
            Some(b'R' | b'C') => match fields.next() {
                Some(second) => Changed::Both {
                    old: first,
                    new: path(second),
                },
                None => break,
            },
            _ => Changed::Both {
                old: first.clone(),
                new: first,
            },
        });
    }
    files
}

/// Reads the log: after each `\x01` four fields, then the name of the file.
fn versions(output: &[u8]) -> Vec<Version> {
    let version = |entry: &[u8]| {
        let mut parts = entry.split(|&byte| byte == 0);
        let head = String::from_utf8_lossy(parts.next()?).into_owned();
        let name = parts.find(|part| !part.is_empty())?;
        let name = name.strip_prefix(b"\n").unwrap_or(name);
        let mut fields = head.splitn(4, '\u{1f}').map(str::to_owned);
        let revision = Revision {
            commit: fields.next()?,
            date: fields.next()?,
            author: fields.next()?,
            subject: fields.next()?,
        };
        Some(Version {
            revision,
            path: path(name),
        })
    };
    output
        .split(|&byte| byte == 1)
        .filter_map(version)
        .collect()
}

#[cfg(unix)]
fn path(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt;
    PathBuf::from(OsStr::from_bytes(bytes))
}

#[cfg(not(unix))]
fn path(bytes: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn renames_have_two_names() {
        let found = changed(b"R053\0a.md\0b \xc3\xbc.md\0M\0c.md\0D\0d.md\0A\0e.md\0");
        let expected = [
            Changed::Both {
                old: "a.md".into(),
                new: "b ü.md".into(),
            },
            Changed::Both {
                old: "c.md".into(),
                new: "c.md".into(),
            },
            Changed::Deleted("d.md".into()),
            Changed::Added("e.md".into()),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn the_log_is_read_with_names() {
        let log = b"\x01abc\x1f2026-01-01T00:00:00Z\x1fAnn O\x1fThird: x\0\nb \xc3\xbc.md\0\
            \x01def\x1f2025\x1fBo\x1fFirst\0\na.md\0";
        let found = versions(log);
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].path, Path::new("b ü.md"));
        assert_eq!(found[0].revision.subject, "Third: x");
        assert_eq!(found[1].revision.author, "Bo");
    }
}
