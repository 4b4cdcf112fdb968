//! Where results go: standard output, or a file that is written whole or not at all.

use std::fs::{File, Metadata, Permissions};
use std::io::{self, BufWriter, IsTerminal, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use anstream::{AutoStream, ColorChoice};
use tempfile::SpooledTempFile;

use super::args::{self, When};
use super::failure::Failure;

/// Widest that text is wrapped to unless asked.
const WIDEST: usize = 100;

/// Bytes of results that are kept in memory before they go to a temporary file.
const IN_MEMORY: usize = 16 << 20;

/// Links that are followed one after the other, as many as Linux does.
const MOST_LINKS: usize = 40;

/// Results on their way out.
pub(crate) struct Output {
    sink: Sink,
    /// Whether the reader can show colour.
    pub(crate) colour: bool,
}

enum Sink {
    Stdout(BufWriter<Box<dyn Write + Send>>),
    /// Results wait in a nameless file, so that a run that is broken off leaves nothing behind.
    File {
        path: PathBuf,
        results: SpooledTempFile,
    },
}

impl Output {
    /// Opens what was asked for.
    pub(crate) fn open(wanted: &args::Output) -> Result<Self, Failure> {
        if let Some(path) = &wanted.file {
            let folder = folder(path);
            if !folder.is_dir() {
                return Err(failed(path, io::Error::other("there is no such folder")));
            }
            let results = SpooledTempFile::new(IN_MEMORY);
            let sink = Sink::File {
                path: path.clone(),
                results,
            };
            return Ok(Self {
                sink,
                colour: wanted.color == When::Always,
            });
        }
        let colour = colour(wanted.color, &io::stdout());
        let stdout: Box<dyn Write + Send> = if colour {
            Box::new(AutoStream::always(io::stdout()))
        } else {
            Box::new(io::stdout())
        };
        Ok(Self {
            // Room for what SARIF says of all rules, so that errors of a short run stand above its results.
            sink: Sink::Stdout(BufWriter::with_capacity(1 << 17, stdout)),
            colour,
        })
    }

    /// Makes sure that everything has arrived, if it was `written` so far. Answers whether it has:
    /// a reader that has seen enough is no failure.
    pub(crate) fn finish(self, written: Result<(), Failure>) -> Result<bool, Failure> {
        match written.and_then(|()| self.deliver()) {
            Ok(()) => Ok(true),
            Err(failure) if failure.is_closed_pipe() => Ok(false),
            Err(failure) => Err(failure),
        }
    }

    fn deliver(self) -> Result<(), Failure> {
        match self.sink {
            Sink::Stdout(mut stdout) => stdout.flush().map_err(|error| Failure::Write {
                to: STDOUT.to_owned(),
                error,
            }),
            Sink::File { path, results } => {
                deliver(results, &path).map_err(|error| failed(&path, error))
            }
        }
    }

    /// A failure to write here.
    pub(crate) fn failure(&self, error: io::Error) -> Failure {
        match &self.sink {
            Sink::Stdout(_) => Failure::Write {
                to: STDOUT.to_owned(),
                error,
            },
            Sink::File { path, .. } => failed(path, error),
        }
    }
}

const STDOUT: &str = "standard output";

fn failed(path: &Path, error: io::Error) -> Failure {
    Failure::Write {
        to: path.display().to_string(),
        error,
    }
}

fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    }
}

/// Puts the results where they belong, whole or not at all.
fn deliver(mut results: SpooledTempFile, path: &Path) -> io::Result<()> {
    results.seek(SeekFrom::Start(0))?;
    replace(&mut results, path)
}

/// Writes a file whole or not at all; a link stays and leads to what is written.
pub(crate) fn replace(results: &mut impl Read, path: &Path) -> io::Result<()> {
    let about = path.metadata().ok();
    if about.as_ref().is_some_and(|about| !about.is_file()) {
        // A pipe or device is written to and not replaced.
        let mut device = File::options().write(true).open(path)?;
        io::copy(results, &mut device)?;
        return device.flush();
    }
    let path = &led_to(path);
    let mut file = tempfile::Builder::new();
    if let Some(permissions) = permissions(about) {
        file.permissions(permissions);
    }
    let mut file = file.tempfile_in(folder(path))?;
    io::copy(results, &mut file)?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// Where a link leads in the end, be it to a file that is not there yet.
fn led_to(path: &Path) -> PathBuf {
    let mut path = path.to_owned();
    for _ in 0..MOST_LINKS {
        let Ok(next) = path.read_link() else { break };
        path = folder(&path).join(next);
    }
    path
}

/// A temporary file is for its owner only; a report is for everybody, or for those who could read
/// the one it replaces.
#[cfg(unix)]
fn permissions(replaced: Option<Metadata>) -> Option<Permissions> {
    use std::os::unix::fs::PermissionsExt;
    let mode = replaced.map_or(0o644, |about| about.permissions().mode() & 0o777);
    Some(Permissions::from_mode(mode))
}

#[cfg(not(unix))]
fn permissions(_replaced: Option<Metadata>) -> Option<Permissions> {
    None
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.sink {
            Sink::Stdout(stdout) => stdout.write(bytes),
            Sink::File { results, .. } => results.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.sink {
            Sink::Stdout(stdout) => stdout.flush(),
            Sink::File { results, .. } => results.flush(),
        }
    }
}

/// Whether to write colour to this stream.
fn colour(when: When, stream: &io::Stdout) -> bool {
    match when {
        When::Always => true,
        When::Never => false,
        When::Auto => AutoStream::choice(stream) != ColorChoice::Never,
    }
}

/// Columns to wrap to: those asked for, or the terminal's within reason.
pub(crate) fn width(asked: Option<u16>) -> usize {
    if let Some(asked) = asked {
        return asked.into();
    }
    let terminal = io::stdout()
        .is_terminal()
        .then(terminal_size::terminal_size)
        .flatten();
    terminal.map_or(WIDEST, |(width, _)| usize::from(width.0).clamp(40, WIDEST))
}
