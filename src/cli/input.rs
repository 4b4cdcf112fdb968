//! What a command reads, settled: files found, encoding named, threads started.

use std::path::{Path, PathBuf};

use onrecord::format::Format;
use rayon::ThreadPool;

use super::args::{self, Decoding, InputFormat};
use super::config::Configs;
use super::failure::Failure;
use super::manuscript::Reading;
use super::place::{absolute, here, repository_of, with_slashes};
use super::walk::{self, Found};
use super::{complain, warn};

/// Refuses articles in lines of JSON for a command that takes none.
pub(crate) fn refuse_lines(command: &str, decoding: &Decoding) -> Result<(), Failure> {
    match decoding.input_format {
        InputFormat::Ndjson => Err(Failure::Usage(format!(
            "{command} reads files of copy; extract reads ndjson"
        ))),
        _ => Ok(()),
    }
}

/// What to read, and how.
pub(crate) struct Input {
    pub(crate) found: Found,
    pub(crate) reading: Reading,
    pub(crate) threads: ThreadPool,
    format: InputFormat,
    /// The folder the command was typed in, and the root of its repository, if it is in one.
    here: PathBuf,
    root: Option<PathBuf>,
}

impl Input {
    /// Settles what was typed. `output` is where results go; in a folder that is no copy.
    pub(crate) fn settle(
        args: &args::Input,
        configs: &Configs,
        output: Option<&Path>,
    ) -> Result<Self, Failure> {
        let reading = Reading::settle(&args.decoding)?;
        let threads = rayon::ThreadPoolBuilder::new()
            .num_threads(args.threads.map_or(0, usize::from))
            .build()
            .map_err(|error| Failure::Usage(format!("cannot start threads: {error}")))?;
        let here = here();
        let stdin = Path::new("-");
        let unread = !args.paths.is_empty() && args.paths.iter().all(|path| path != stdin);
        if args.stdin_filename.is_some() && unread {
            warn("--stdin-filename names standard input, which is not read; `-` reads it");
        }
        Ok(Self {
            found: walk::find(args, configs, output),
            reading,
            threads,
            format: args.decoding.input_format,
            root: repository_of(&here.join("-")).map(Path::to_owned),
            here,
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

    /// The path from the root of the repository, as services that know the repository want it: that
    /// of the folder the command was typed in, or the file's own.
    pub(crate) fn repository_path(&self, path: &Path) -> String {
        let absolute = absolute(path);
        let root = self.root.as_deref();
        let root = root.filter(|root| absolute.starts_with(root));
        let root = root.or_else(|| repository_of(&absolute));
        let relative = absolute.strip_prefix(root.unwrap_or(&self.here));
        with_slashes(relative.unwrap_or(path))
    }

    /// Says what could not be found.
    pub(crate) fn complain(&self) {
        for failure in &self.found.failures {
            complain(&failure.to_string());
        }
        for folder in &self.found.empty {
            let folder = folder.display();
            warn(&format!("no articles in {folder} (.txt, .md or .html)"));
        }
        for folder in &self.found.ignored {
            let folder = folder.display();
            warn(&format!(
                "all articles in {folder} are left out by ignore files (.gitignore, .ignore, \
                 .onrecordignore)"
            ));
        }
        for folder in &self.found.left_out {
            let folder = folder.display();
            warn(&format!(
                "all articles in {folder} are left out by the configuration (`exclude`)"
            ));
        }
    }
}
