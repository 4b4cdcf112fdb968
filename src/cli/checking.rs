//! From a path to a checked file: read, check, and take out what somebody has dealt with.

use std::collections::HashSet;
use std::sync::Arc;

use onrecord::render::{CheckedFile, OnDisk, PlacedFinding};

use super::baseline::{Baseline, Entry};
use super::baselines::Baselines;
use super::diff_base::{Before, DiffBase};
use super::failure::Failure;
use super::guard::guard;
use super::house::{House, Houses};
use super::input::Input;
use super::manuscript::{Manuscript, Target, decode};

/// What is needed to check files.
pub(crate) struct Checking<'a> {
    pub(crate) input: &'a Input,
    pub(crate) houses: &'a Houses<'a>,
    /// None if accepted findings are reported too.
    pub(crate) baselines: Option<&'a Baselines<'a>>,
    pub(crate) diff_base: Option<&'a DiffBase>,
}

/// A file that was checked.
pub(crate) struct Checked {
    pub(crate) file: CheckedFile,
    /// The baseline that holds for it, if there is one, and the accepted findings that are gone.
    pub(crate) baseline: Option<Arc<Baseline>>,
    pub(crate) stale: Vec<Entry>,
    /// What applied to it.
    pub(crate) house: Arc<House>,
}

impl Checking<'_> {
    /// Checks one file. A file on which the program breaks is a failure of that file alone.
    pub(crate) fn check(&self, target: &Target) -> Result<Checked, Failure> {
        guard(target.path(), || self.check_file(target))
    }

    fn check_file(&self, target: &Target) -> Result<Checked, Failure> {
        let house = self.houses.of_file(target.path())?;
        let is_on_disk = matches!(target, Target::File(_));
        let before = match self.diff_base {
            Some(base) => base.before(target.path(), is_on_disk)?,
            None => Before::Absent,
        };
        let manuscript = target.read(self.input.reading)?;
        if matches!(before, Before::Unchanged) {
            let file = CheckedFile {
                path: name(&manuscript),
                ..CheckedFile::default()
            };
            return Ok(Checked {
                file,
                baseline: None,
                stale: Vec::new(),
                house,
            });
        }
        let mut file = self.file(manuscript, &house);
        let baseline = match self.baselines {
            Some(baselines) => baselines.of(target.path())?,
            None => None,
        };
        let stale = match &baseline {
            Some(baseline) => baseline.settle(&mut file, |rule| house.looks_for(rule)),
            None => Vec::new(),
        };
        if let Before::Bytes(bytes) = before
            // Copy that could not be read before had no findings.
            && let Ok((text, bytes)) = decode(bytes, self.input.reading.encoding)
        {
            let path = target.path().to_owned();
            let before = self.file(Manuscript { path, text, bytes }, &house);
            let known: HashSet<&str> = before
                .findings
                .iter()
                .flat_map(PlacedFinding::fingerprints)
                .collect();
            file.leave_out(|fingerprint| known.contains(fingerprint));
        }
        Ok(Checked {
            file,
            baseline,
            stale,
            house,
        })
    }

    /// Checks copy that has been read.
    fn file(&self, manuscript: Manuscript, house: &House) -> CheckedFile {
        let mut reading = self.input.format(&manuscript.path).read(&manuscript.text);
        let checker = house.checker();
        let mut report = checker.check_reading(&mut reading);
        let suppressions = checker.suppress(&mut report, &reading.remarks);
        let on_disk = OnDisk {
            path: name(&manuscript),
            repository_path: self.input.repository_path(&manuscript.path),
            text: manuscript.text,
            bytes: manuscript.bytes,
            map: reading.map,
        };
        CheckedFile::new(on_disk, &report, &suppressions)
    }
}

fn name(manuscript: &Manuscript) -> String {
    manuscript.path.display().to_string()
}
