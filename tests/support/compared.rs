//! Versions checked and compared as the program comes.

use onrecord::attribution::Engine;
use onrecord::grammar::Grammar;
use onrecord::revision::{Comparison, Options, compare};
use onrecord::rules::Settings;
use onrecord::{Checker, Report};

fn report(text: &str) -> Report {
    let settings = Settings::default();
    Checker::new(Grammar::builtin(), &settings, Engine::default()).check(text.to_owned())
}

/// What changed between two texts.
pub(crate) fn compared(old: &str, new: &str) -> Comparison {
    let (old, new) = (report(old), report(new));
    let settings = Settings::default();
    compare(
        &old,
        &new,
        Grammar::builtin(),
        &settings,
        Options::default(),
    )
}
