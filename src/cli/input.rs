//! What a command reads, settled: files found, encoding named, threads started.

use std::path::{Component, Path, PathBuf};

use onrecord::format::Format;
use rayon::ThreadPool;

use super::args::{self, InputFormat};
use super::config::Configs;
use super::failure::Failure;
use super::manuscript::Reading;
use super::walk::{self, Found};
use super::{complain, warn};

/// What to read, and how.
pub(crate) struct Input {
    pub(crate) found: Found,
    pub(crate) reading: Reading,
    pub(crate) threads: ThreadPool,
    format: InputFormat,
    /// The root of the repository, if there is one.
    root: Option<PathBuf>,
}

impl Input {
    /// Settles what was typed.
    pub(crate) fn settle(args: &args::Input, configs: &Configs) -> Result<Self, Failure> {
        let reading = Reading::settle(&args.decoding)?;
        let threads = rayon::ThreadPoolBuilder::new()
            .num_threads(args.threads.map_or(0, usize::from))
            .build()
            .map_err(|error| Failure::Usage(format!("cannot start threads: {error}")))?;
        Ok(Self {
            found: walk::find(args, configs),
            reading,
            threads,
            format: args.input_format,
            root: repository_root(),
        })
    }

    /// How the copy at `path` is written.
    pub(crate) fn format(&self, path: &Path) -> Format {
        match self.format {
            InputFormat::Auto => Format::of_path(path).unwrap_or_default(),
            InputFormat::Text | InputFormat::Ndjson => Format::Plain,
            InputFormat::Markdown => Format::Markdown,
            InputFormat::Html => Format::Html,
        }
    }

    /// The path from the root of the repository, as services that know the repository want it.
    pub(crate) fn repository_path(&self, path: &Path) -> String {
        let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let root = self.root.as_deref();
        let relative = root
            .and_then(|root| absolute.strip_prefix(root).ok())
            .unwrap_or(path);
        let parts = relative
            .components()
            .filter(|part| *part != Component::CurDir);
        let parts: Vec<_> = parts
            .map(|part| part.as_os_str().to_string_lossy())
            .collect();
        parts.join("/").replace("//", "/")
    }

    /// Says what could not be found.
    pub(crate) fn complain(&self) {
        for failure in &self.found.failures {
            complain(&failure.to_string());
        }
        for folder in &self.found.empty {
            warn(&format!(
                "no articles in {} (.txt, .md or .html)",
                folder.display()
            ));
        }
    }
}

/// The nearest folder above that is a repository, or the current one.
fn repository_root() -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    let root = here.ancestors().find(|folder| folder.join(".git").exists());
    Some(root.unwrap_or(&here).to_owned())
}
