//! `onrecord.toml`: what a house has chosen, for which files, and where each choice was made.

mod find;
mod mistake;
mod read;

use std::path::{Path, PathBuf};

use globset::GlobSet;
use onrecord::attribution::Engine;
use onrecord::rules::{Profile, Severity};

pub(crate) use find::Configs;
pub(crate) use mistake::Mistake;

/// A value and where it was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Chosen<T> {
    pub(crate) value: T,
    /// `onrecord.toml:3`, or `--config`.
    pub(crate) origin: String,
}

/// A configuration: what is not given is left to the defaults.
#[derive(Clone, Debug, Default)]
pub(crate) struct Config {
    /// The file it comes from, if it comes from one.
    pub(crate) file: Option<PathBuf>,
    /// The folder that its paths start from.
    pub(crate) folder: PathBuf,
    pub(crate) language: Option<Chosen<String>>,
    pub(crate) profile: Option<Chosen<Profile>>,
    pub(crate) engine: Option<Chosen<Engine>>,
    pub(crate) grammar: Option<Chosen<PathBuf>>,
    pub(crate) baseline: Option<Chosen<PathBuf>>,
    pub(crate) fail_on: Option<Chosen<Severity>>,
    pub(crate) advice: Option<Chosen<bool>>,
    pub(crate) width: Option<Chosen<u16>>,
    /// Files that are not checked when their folder is.
    pub(crate) exclude: Option<Chosen<Paths>>,
    /// Severities by rule or family, families first.
    pub(crate) rules: Levels,
    pub(crate) house: House,
    /// Choices for some paths, in order.
    pub(crate) overrides: Vec<Override>,
}

/// Severities by the name of a rule or family.
pub(crate) type Levels = Vec<Chosen<(String, Severity)>>;

/// The house's own words.
#[derive(Clone, Debug, Default)]
pub(crate) struct House {
    /// Names of the publisher and the agencies whose interviews are its own.
    pub(crate) outlets: Option<Chosen<Vec<String>>>,
    /// Phrasings of anonymous sources that it accepts.
    pub(crate) anonymous: Option<Chosen<Vec<String>>>,
    /// People known by one name.
    pub(crate) mononyms: Option<Chosen<Vec<String>>>,
    /// Reporting verbs that the grammar lacks.
    pub(crate) verbs: Option<Chosen<Vec<String>>>,
}

/// Choices for some paths.
#[derive(Clone, Debug)]
pub(crate) struct Override {
    pub(crate) paths: Paths,
    pub(crate) profile: Option<Chosen<Profile>>,
    pub(crate) rules: Levels,
}

/// Patterns of paths, from the folder of their configuration; one that fits a folder holds for all
/// that is in it.
#[derive(Clone, Debug)]
pub(crate) struct Paths {
    pub(crate) patterns: Vec<String>,
    set: GlobSet,
}

impl Config {
    /// The path as the patterns of this configuration see it.
    fn relative<'a>(&self, path: &'a Path) -> &'a Path {
        path.strip_prefix(&self.folder).unwrap_or(path)
    }

    /// Whether a file with this absolute path is left out.
    pub(crate) fn excludes(&self, path: &Path) -> bool {
        let path = self.relative(path);
        self.exclude.as_ref().is_some_and(|exclude| {
            path.ancestors()
                .any(|part| exclude.value.set.is_match(part))
        })
    }

    /// The numbers of the overrides that apply to a file with this absolute path.
    pub(crate) fn overrides_of(&self, path: &Path) -> Vec<usize> {
        let path = self.relative(path);
        let holds = |over: &Override| path.ancestors().any(|part| over.paths.set.is_match(part));
        let matching = |(number, over): (usize, &Override)| holds(over).then_some(number);
        self.overrides
            .iter()
            .enumerate()
            .filter_map(matching)
            .collect()
    }

    /// Takes over what `other` chooses.
    fn overlay(&mut self, other: &Self) {
        fn take<T: Clone>(mine: &mut Option<T>, theirs: &Option<T>) {
            if theirs.is_some() {
                mine.clone_from(theirs);
            }
        }
        take(&mut self.language, &other.language);
        take(&mut self.profile, &other.profile);
        take(&mut self.engine, &other.engine);
        take(&mut self.grammar, &other.grammar);
        take(&mut self.baseline, &other.baseline);
        take(&mut self.fail_on, &other.fail_on);
        take(&mut self.advice, &other.advice);
        take(&mut self.width, &other.width);
        take(&mut self.exclude, &other.exclude);
        take(&mut self.house.outlets, &other.house.outlets);
        take(&mut self.house.anonymous, &other.house.anonymous);
        take(&mut self.house.mononyms, &other.house.mononyms);
        take(&mut self.house.verbs, &other.house.verbs);
        self.rules.extend_from_slice(&other.rules);
        self.overrides.extend_from_slice(&other.overrides);
    }
}
