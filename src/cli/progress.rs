//! A bar for whoever waits: only on a terminal, only when the work is long, and never in the way
//! of results.

use std::io::{self, IsTerminal};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

use super::complain;

/// How long the work may take before the bar appears.
const PATIENCE: Duration = Duration::from_secs(1);

/// Progress over a number of files.
pub(crate) struct Progress {
    files: usize,
    done: u64,
    begun: Instant,
    wanted: bool,
    bar: Option<ProgressBar>,
}

impl Progress {
    /// Progress over this many files. `quiet` says that results go somewhere else than to the
    /// terminal.
    pub(crate) fn over(files: usize, quiet: bool) -> Self {
        let wanted = quiet && files > 1 && io::stderr().is_terminal();
        Self {
            files,
            done: 0,
            begun: Instant::now(),
            wanted,
            bar: None,
        }
    }

    /// One more file is done.
    pub(crate) fn step(&mut self) {
        self.done += 1;
        if self.wanted && self.bar.is_none() && self.begun.elapsed() > PATIENCE {
            let bar = ProgressBar::new(self.files as u64);
            let style = "{bar:32} {pos}/{len} files, {eta} left";
            bar.set_style(
                ProgressStyle::with_template(style).unwrap_or(ProgressStyle::default_bar()),
            );
            self.bar = Some(bar);
        }
        if let Some(bar) = &self.bar {
            bar.set_position(self.done);
        }
    }

    /// Says what is wrong without breaking the bar.
    pub(crate) fn complain(&self, message: &str) {
        match &self.bar {
            Some(bar) => bar.suspend(|| complain(message)),
            None => complain(message),
        }
    }

    /// Takes the bar away.
    pub(crate) fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
