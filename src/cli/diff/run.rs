//! A run over all pairs of versions: what fails is said, and the others go on.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::path::{Path, PathBuf};

use onrecord::format::Format;
use onrecord::render::diff::{ComparedVersions, DiffFormat, DiffSummary, Revision};
use onrecord::text::FileBytes;
use serde::Deserialize;
use serde_json::{Value, json};

use super::desk::{Desk, STDIN};
use super::work::Work;
use crate::cli::args::InputFormat;
use crate::cli::failure::Failure;
use crate::cli::git::{Changed, Git, Range};
use crate::cli::manuscript::Manuscript;
use crate::cli::output::Output;
use crate::cli::place::shown;
use crate::cli::{complain, warn};

/// Why a run ends early.
pub(super) enum Stop {
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
pub(super) struct Run<'a> {
    pub(super) desk: &'a Desk<'a>,
    pub(super) format: &'a dyn DiffFormat,
    pub(super) output: &'a mut Output,
    pub(super) summary: DiffSummary,
    pub(super) written: bool,
    pub(super) trouble: bool,
    pub(super) json: bool,
}

impl Run<'_> {
    pub(super) fn all(&mut self, work: &Work) -> Result<(), Stop> {
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
            let on_disk = match &new.path {
                path if path == Path::new(STDIN) => old.path.clone(),
                path => path.clone(),
            };
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
        let unknown = git.unknown(range, paths)?;
        for path in paths {
            let name = shown(path);
            let name = name.display();
            if unknown.contains(&path) {
                complain(&format!("neither version has {name}"));
                self.trouble = true;
            } else if !path.exists() {
                // It may have been deleted since.
                warn(&format!("{name} is not in the working tree"));
            }
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
                        bytes: now.bytes.clone(),
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
                            bytes: FileBytes::default(),
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
