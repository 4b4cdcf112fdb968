//! Choices for a whole run: those of the command line, else those of the configuration that applies
//! to the current folder, else to what is named.

use std::path::Path;

use onrecord::rules::Severity;

use super::args::{FailOn, Reporting};
use super::config::Configs;
use super::failure::Failure;
use super::output;
use super::place::{absolute, here};

/// What was chosen.
pub(crate) struct Choices {
    /// Lowest severity that makes the exit code 1.
    pub(crate) fail_on: Severity,
    /// Lowest severity that people are shown.
    pub(crate) shown: Severity,
    /// Columns to wrap to.
    pub(crate) width: usize,
}

impl Choices {
    /// Settles what was typed and configured. `named` is a file or folder that was typed.
    pub(crate) fn settle(
        asked: &Reporting,
        configs: &Configs,
        named: Option<&Path>,
    ) -> Result<Self, Failure> {
        let mut config = configs.of(&here())?;
        if config.file.is_none()
            && let Some(named) = named
            // A mistake in it is told with its files.
            && let Ok(theirs) = configs.of(&absolute(named))
        {
            config = theirs;
        }
        let fail_on = match asked.verdict.fail_on {
            Some(FailOn::Error) => Severity::Error,
            Some(FailOn::Warning) => Severity::Warning,
            Some(FailOn::Advice) => Severity::Advice,
            None => config
                .fail_on
                .as_ref()
                .map_or(Severity::Warning, |chosen| chosen.value),
        };
        let advice = asked.shown.advice
            || config.advice.as_ref().is_some_and(|chosen| chosen.value)
            // What fails a run is shown.
            || fail_on == Severity::Advice;
        let width = asked.shown.columns.width;
        let width = width.or(config.width.as_ref().map(|chosen| chosen.value));
        Ok(Self {
            fail_on,
            shown: if advice {
                Severity::Advice
            } else {
                Severity::Warning
            },
            width: output::width(width),
        })
    }
}
