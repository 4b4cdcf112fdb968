//! What `-o` may write over: an earlier report of ours, but no copy.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

use anstream::adapter::strip_str;
use onrecord::format::Format;
use onrecord::render::is_report;

use super::config::Configs;
use super::failure::Failure;
use super::walk::is_left_out;

/// So much of the beginning and of the end of a file says whether it is a report.
const LOOKED_AT: u64 = 16_384;

/// Refuses to put results in place of copy: of what is `named`, and of what a walk through its
/// folder would read.
pub(crate) fn refuse_copy(
    output: Option<&Path>,
    named: impl IntoIterator<Item: AsRef<Path>>,
    configs: &Configs,
) -> Result<(), Failure> {
    // What is not there yet, and a device, hold no copy.
    let Some((output, place)) = output.and_then(|path| Some((path, path.canonicalize().ok()?)))
    else {
        return Ok(());
    };
    if !place.is_file() {
        return Ok(());
    }
    let shown = output.display();
    let is_it = |named: &Path| {
        // `-` is standard input, even where a file of that name lies.
        named != Path::new("-") && named.canonicalize().is_ok_and(|path| path == place)
    };
    if named.into_iter().any(|named| is_it(named.as_ref())) {
        return Err(Failure::Usage(format!(
            "{shown} is named as copy, and -o would write over it; give the results another name"
        )));
    }
    if Format::of_path(&place).is_none() || is_left_out(&place, false, configs) {
        return Ok(());
    }
    let (beginning, end) = ends(&place).map_err(|error| Failure::Read {
        path: output.to_owned(),
        error,
    })?;
    if beginning.trim().is_empty() || is_report(&beginning, &end) {
        return Ok(());
    }
    Err(Failure::Usage(format!(
        "{shown} is there already and is no report of onrecord, so -o does not write over it; \
         give the results another name, or remove it first"
    )))
}

/// The beginning and the end of a file, without colour.
fn ends(path: &Path) -> io::Result<(String, String)> {
    let mut file = File::open(path)?;
    let length = file.metadata()?.len();
    let mut read = |from: u64| {
        let mut bytes = Vec::new();
        file.seek(SeekFrom::Start(from))?;
        (&mut file).take(LOOKED_AT).read_to_end(&mut bytes)?;
        io::Result::Ok(strip_str(&String::from_utf8_lossy(&bytes)).to_string())
    };
    Ok((read(0)?, read(length.saturating_sub(LOOKED_AT))?))
}
