//! Findings that a house has accepted, so that only new ones are reported.
//!
//! A baseline knows a finding by its fingerprint (rule, claim and source), never by its line or by
//! how many there are: one finding cannot stand in for another. It is one finding a line, sorted,
//! so that a merge of two branches is a merge of lines.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use onrecord::render::{CheckedFile, PlacedFinding, Settled, Settlement};
use serde::{Deserialize, Serialize};

use super::config::Config;
use super::failure::Failure;
use super::output;
use super::place::{absolute, here, relative, repository_of, shown, with_slashes};

/// The name of a baseline, where no configuration gives another.
const NAME: &str = "onrecord-baseline.json";
const SCHEMA: &str = "onrecord/baseline/1";

/// Accepted findings.
#[derive(Clone, Debug, Default)]
pub(crate) struct Baseline {
    pub(crate) path: PathBuf,
    /// By path from the folder of the baseline, with `/` between folders.
    files: BTreeMap<String, BTreeSet<Entry>>,
}

/// An accepted finding.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Entry {
    rule: String,
    /// The words it is about, for whoever reads the baseline.
    words: String,
    fingerprint: String,
}

#[derive(Deserialize)]
struct Stored {
    schema: String,
    files: BTreeMap<String, BTreeSet<Entry>>,
}

/// Where the baseline of the file with this absolute path is, or would be: where its configuration
/// says, else the nearest one above it, else with the configuration of the run if the file lies
/// below that, else beside its own.
pub(crate) fn place(file: &Path, config: &Config, run: Option<&Config>) -> PathBuf {
    if let Some(path) = &config.baseline {
        return shown(&path.value);
    }
    // What lies above the repository is somebody else's; outside of one, so is what lies above the
    // current folder.
    let repository = repository_of(file);
    let here = here();
    let is_ours = |folder: &Path| match repository {
        Some(root) => folder.starts_with(root),
        None => folder.starts_with(&config.folder) || folder == here || !here.starts_with(folder),
    };
    let mut folders = file.ancestors().skip(1);
    if let Some(folder) = folders.find(|folder| is_ours(folder) && folder.join(NAME).is_file()) {
        return shown(&folder.join(NAME));
    }
    let run = run.filter(|run| run.file.is_some() && file.starts_with(&run.folder));
    let config = run.unwrap_or(config);
    match &config.baseline {
        Some(path) => shown(&path.value),
        None => shown(&config.folder.join(NAME)),
    }
}

impl Baseline {
    /// Reads the baseline at `path`; there is none if there is no file and none was asked for.
    pub(crate) fn read(path: PathBuf, asked: bool) -> Result<Option<Self>, Failure> {
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound && !asked => return Ok(None),
            Err(error) => return Err(Failure::Read { path, error }),
        };
        match serde_json::from_str::<Stored>(&text) {
            Ok(stored) if stored.schema == SCHEMA => Ok(Some(Self {
                path,
                files: stored.files,
            })),
            Ok(stored) => {
                let reason = format!(
                    "it is {}, not {SCHEMA}; `onrecord baseline write` writes it anew",
                    stored.schema
                );
                Err(Failure::Undecodable { path, reason })
            }
            Err(error) => {
                let reason = if text.lines().any(|line| line.starts_with("<<<<<<< ")) {
                    "it holds a merge conflict; keep the findings of both sides, or remove it and \
                     run `onrecord baseline write`"
                        .to_owned()
                } else {
                    format!("it is no baseline: {error}")
                };
                Err(Failure::Undecodable { path, reason })
            }
        }
    }

    /// An empty baseline that will be at `path`.
    pub(crate) fn new(path: PathBuf) -> Self {
        Self {
            path,
            files: BTreeMap::new(),
        }
    }

    /// How many findings are accepted.
    pub(crate) fn len(&self) -> usize {
        self.files.values().map(BTreeSet::len).sum()
    }

    /// Takes the accepted findings out of those to report. Answers with the entries of the file
    /// that are gone; `is_on` says whether a rule is looked at in this run.
    pub(crate) fn settle(
        &self,
        file: &mut CheckedFile,
        is_on: impl Fn(&str) -> bool,
    ) -> Vec<Entry> {
        let Some(accepted) = self.files.get(&self.key(Path::new(&file.path))) else {
            return Vec::new();
        };
        let known: HashSet<&str> = accepted
            .iter()
            .map(|entry| entry.fingerprint.as_str())
            .collect();
        let findings = file.findings.iter();
        let found: HashSet<&str> = findings.flat_map(PlacedFinding::fingerprints).collect();
        let gone = |entry: &&Entry| !found.contains(&*entry.fingerprint) && is_on(&entry.rule);
        let stale = accepted.iter().filter(gone).cloned().collect();
        let is_known = |fingerprint: &str| known.contains(fingerprint);
        let findings = file.findings.iter();
        let settled = findings.filter(|finding| is_known(&finding.fingerprint));
        file.settled.extend(settled.map(|finding| Settled {
            finding: finding.clone(),
            why: Settlement::Accepted,
        }));
        file.leave_out(is_known);
        stale
    }

    /// Accepts the findings of a file in place of those accepted before; `is_on` says whether a
    /// rule is looked at in this run.
    pub(crate) fn accept(&mut self, file: &CheckedFile, is_on: impl Fn(&str) -> bool) {
        let accepted = file
            .settled
            .iter()
            .filter(|settled| settled.why == Settlement::Accepted);
        let findings = file
            .findings
            .iter()
            .chain(accepted.map(|settled| &settled.finding))
            .flat_map(|finding| std::iter::once(finding).chain(&finding.again));
        let findings = findings.map(|finding| Entry {
            rule: finding.rule.to_owned(),
            words: words(finding.place.span.of(&file.text)),
            fingerprint: finding.fingerprint.clone(),
        });
        let before = self.files.get(&self.key(Path::new(&file.path)));
        let kept = before.into_iter().flatten();
        let kept = kept.filter(|entry| !is_on(&entry.rule)).cloned();
        let entries: BTreeSet<Entry> = findings.chain(kept).collect();
        self.put(&file.path, entries);
    }

    /// Drops entries of a file.
    pub(crate) fn drop_entries(&mut self, path: &str, gone: &[Entry]) {
        let mut entries = self
            .files
            .remove(&self.key(Path::new(path)))
            .unwrap_or_default();
        entries.retain(|entry| !gone.contains(entry));
        self.put(path, entries);
    }

    /// How many findings are accepted in files that are no longer there.
    pub(crate) fn in_missing_files(&self) -> usize {
        let folder = self.folder();
        let missing = self
            .files
            .iter()
            .filter(|(path, _)| !folder.join(path).exists());
        missing.map(|(_, entries)| entries.len()).sum()
    }

    /// Drops files that are no longer there. Answers with how many entries went.
    pub(crate) fn drop_missing_files(&mut self) -> usize {
        let before = self.len();
        let folder = self.folder();
        self.files.retain(|path, _| folder.join(path).exists());
        before - self.len()
    }

    fn put(&mut self, path: &str, entries: BTreeSet<Entry>) {
        let key = self.key(Path::new(path));
        if entries.is_empty() {
            self.files.remove(&key);
        } else {
            self.files.insert(key, entries);
        }
    }

    /// Writes it whole or not at all.
    pub(crate) fn write(&self) -> Result<(), Failure> {
        let failed = |error| Failure::Write {
            to: self.path.display().to_string(),
            error,
        };
        let mut text = format!("{{\n  \"schema\": \"{SCHEMA}\",\n  \"files\": {{");
        for (number, (path, entries)) in self.files.iter().enumerate() {
            text.push_str(if number > 0 { ",\n" } else { "\n" });
            text.push_str(&format!(
                "    {}: [",
                serde_json::Value::from(path.as_str())
            ));
            for (number, entry) in entries.iter().enumerate() {
                let entry = serde_json::to_string(entry).map_err(|error| failed(error.into()))?;
                text.push_str(if number > 0 { ",\n" } else { "\n" });
                text.push_str(&format!("      {entry}"));
            }
            text.push_str("\n    ]");
        }
        text.push_str(if self.files.is_empty() {
            "}\n}\n"
        } else {
            "\n  }\n}\n"
        });
        output::replace(&mut text.as_bytes(), &self.path).map_err(failed)
    }

    fn folder(&self) -> PathBuf {
        match self.path.parent() {
            Some(folder) if folder != Path::new("") => folder.to_owned(),
            _ => PathBuf::from("."),
        }
    }

    /// What a file goes by in the baseline.
    fn key(&self, path: &Path) -> String {
        let path = absolute(path);
        let way = relative(&path, &absolute(&self.folder()));
        with_slashes(way.as_deref().unwrap_or(&path))
    }
}

/// The words of a finding, short enough for a line.
fn words(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.char_indices().nth(60) {
        Some((cut, _)) => format!("{}…", &words[..cut]),
        None => words,
    }
}
