//! From a path to a checked file: read, check, and take out what somebody has dealt with.

use std::panic::{AssertUnwindSafe, catch_unwind};

use onrecord::render::{CheckedFile, OnDisk};
use onrecord::rules::{Severity, rule};

use super::baseline::{Baseline, Entry};
use super::failure::Failure;
use super::house::Houses;
use super::input::Input;
use super::manuscript::Target;

/// What is needed to check files.
pub(crate) struct Checking<'a> {
    pub(crate) input: &'a Input,
    pub(crate) houses: &'a Houses<'a>,
    pub(crate) baseline: Option<&'a Baseline>,
}

/// A file that was checked.
pub(crate) struct Checked {
    pub(crate) file: CheckedFile,
    /// Accepted findings that are gone.
    pub(crate) stale: Vec<Entry>,
}

impl Checking<'_> {
    /// Checks one file. A file on which the program breaks is a failure of that file alone.
    pub(crate) fn check(&self, target: &Target) -> Result<Checked, Failure> {
        catch_unwind(AssertUnwindSafe(|| self.check_file(target)))
            .unwrap_or_else(|_| Err(Failure::broke(target.path().to_owned())))
    }

    fn check_file(&self, target: &Target) -> Result<Checked, Failure> {
        let house = self.houses.of(target.path())?;
        let manuscript = target.read(self.input.reading)?;
        let reading = self.input.format(&manuscript.path).read(&manuscript.text);
        let checker = house.checker();
        let mut report = checker.check_reading(reading.text, reading.blocks.as_deref());
        let suppressions = checker.suppress(&mut report, &reading.remarks);
        let on_disk = OnDisk {
            path: manuscript.path.display().to_string(),
            repository_path: self.input.repository_path(&manuscript.path),
            text: manuscript.text,
            lead: manuscript.lead,
            map: reading.map,
        };
        let mut file = CheckedFile::new(on_disk, &report, &suppressions);
        let is_on = |name: &str| {
            rule(name).is_some_and(|rule| house.settings.severity(rule) != Severity::Off)
        };
        let stale = self
            .baseline
            .map_or_else(Vec::new, |baseline| baseline.settle(&mut file, is_on));
        Ok(Checked { file, stale })
    }
}
