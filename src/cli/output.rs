//! Where results go: standard output, or a file that is written whole or not at all.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

use anstream::{AutoStream, ColorChoice};
use tempfile::NamedTempFile;

use super::args::{self, When};
use super::failure::Failure;

/// Widest that text is wrapped to unless asked.
const WIDEST: usize = 100;

/// Results on their way out.
pub(crate) struct Output {
    sink: Sink,
    /// Whether the reader can show colour.
    pub(crate) colour: bool,
}

enum Sink {
    Stdout(BufWriter<Box<dyn Write + Send>>),
    File {
        path: PathBuf,
        file: BufWriter<NamedTempFile>,
    },
}

impl Output {
    /// Opens what was asked for.
    pub(crate) fn open(wanted: &args::Output) -> Result<Self, Failure> {
        match &wanted.file {
            None => {
                let colour = colour(wanted.color, &io::stdout());
                let stdout: Box<dyn Write + Send> = if colour {
                    Box::new(AutoStream::always(io::stdout()))
                } else {
                    Box::new(io::stdout())
                };
                Ok(Self {
                    sink: Sink::Stdout(BufWriter::with_capacity(1 << 16, stdout)),
                    colour,
                })
            }
            Some(path) => {
                let folder = match path.parent() {
                    Some(folder) if folder != Path::new("") => folder,
                    _ => Path::new("."),
                };
                let file = NamedTempFile::new_in(folder).map_err(|error| failed(path, error))?;
                let file = BufWriter::with_capacity(1 << 16, file);
                let sink = Sink::File {
                    path: path.clone(),
                    file,
                };
                Ok(Self {
                    sink,
                    colour: wanted.color == When::Always,
                })
            }
        }
    }

    /// Makes sure that everything has arrived.
    pub(crate) fn finish(self) -> Result<(), Failure> {
        match self.sink {
            Sink::Stdout(mut stdout) => stdout.flush().map_err(|error| Failure::Write {
                to: STDOUT.to_owned(),
                error,
            }),
            Sink::File { path, file } => {
                let file = file
                    .into_inner()
                    .map_err(|error| failed(&path, error.into_error()))?;
                make_readable(&file, &path).map_err(|error| failed(&path, error))?;
                file.persist(&path)
                    .map_err(|error| failed(&path, error.error))?;
                Ok(())
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

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.sink {
            Sink::Stdout(stdout) => stdout.write(bytes),
            Sink::File { file, .. } => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.sink {
            Sink::Stdout(stdout) => stdout.flush(),
            Sink::File { file, .. } => file.flush(),
        }
    }
}

/// A temporary file is for its owner only; a report is for everybody, or for those who could read
/// the one it replaces.
#[cfg(unix)]
fn make_readable(file: &NamedTempFile, path: &Path) -> io::Result<()> {
    use std::fs::Permissions;
    use std::os::unix::fs::PermissionsExt;
    let mode = path
        .metadata()
        .map_or(0o644, |about| about.permissions().mode() & 0o777);
    file.as_file().set_permissions(Permissions::from_mode(mode))
}

#[cfg(not(unix))]
fn make_readable(_file: &NamedTempFile, _path: &Path) -> io::Result<()> {
    Ok(())
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
