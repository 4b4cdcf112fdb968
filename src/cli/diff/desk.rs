//! Reads two versions and compares them, as the house wants it.

use std::path::{Path, PathBuf};

use onrecord::Report;
use onrecord::format::Format;
use onrecord::render::diff::{ComparedVersions, Edition};
use onrecord::revision::{Options, compare};

use crate::cli::args::InputFormat;
use crate::cli::failure::Failure;
use crate::cli::guard::guard;
use crate::cli::house::{House, Houses};
use crate::cli::manuscript::{Manuscript, Reading, Target, decode};

/// What standard input goes by.
pub(super) const STDIN: &str = "-";

/// What reads and compares.
pub(super) struct Desk<'a> {
    pub(super) houses: &'a Houses<'a>,
    pub(super) options: Options,
    pub(super) reading: Reading,
    pub(super) format: InputFormat,
}

impl Desk<'_> {
    pub(super) fn read(&self, path: &Path) -> Result<Manuscript, Failure> {
        let target = if path == Path::new(STDIN) {
            Target::Stdin(path.to_owned())
        } else {
            Target::File(path.to_owned())
        };
        target.read(self.reading)
    }

    pub(super) fn decode(&self, path: PathBuf, bytes: Vec<u8>) -> Result<Manuscript, Failure> {
        match decode(bytes, self.reading.encoding) {
            Ok((text, bytes)) => Ok(Manuscript { path, text, bytes }),
            Err(reason) => Err(Failure::Undecodable { path, reason }),
        }
    }

    /// Standard input is written as the file `on_disk` that it is compared with.
    fn edition(&self, manuscript: Manuscript, on_disk: &Path, house: &House) -> (Edition, Report) {
        let path = match &manuscript.path {
            path if path == Path::new(STDIN) => on_disk,
            path => path,
        };
        let format = match self.format {
            InputFormat::Auto => Format::of_path(path).unwrap_or_default(),
            InputFormat::Text | InputFormat::Ndjson => Format::Plain,
            InputFormat::Markdown => Format::Markdown,
            InputFormat::Html => Format::Html,
        };
        let mut reading = format.read(&manuscript.text);
        let checker = house.checker();
        let mut report = checker.check_reading(&mut reading);
        checker.suppress(&mut report, &reading.remarks);
        let name = manuscript.path.display().to_string();
        let (text, bytes) = (manuscript.text, manuscript.bytes);
        (
            Edition::new(name, text, bytes, reading.map, &report),
            report,
        )
    }

    /// Compares two versions, as the house wants it for the file at `on_disk`. If the program
    /// breaks on them, only they fail.
    pub(super) fn compare(
        &self,
        old: Manuscript,
        new: Manuscript,
        on_disk: &Path,
    ) -> Result<ComparedVersions, Failure> {
        let path = new.path.clone();
        guard(&path, || {
            let house = self.houses.of(on_disk)?;
            let (old, old_report) = self.edition(old, on_disk, &house);
            let (new, new_report) = self.edition(new, on_disk, &house);
            let (grammar, settings) = (&house.grammar, &house.settings);
            let comparison = compare(&old_report, &new_report, grammar, settings, self.options);
            Ok(ComparedVersions {
                id: None,
                revision: None,
                old,
                new,
                comparison,
            })
        })
    }
}
