//! The baselines of a run: each file has that of its configuration, or the nearest above it.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::baseline::{self, Baseline};
use super::config::Configs;
use super::failure::Failure;
use super::place::{absolute, here};

/// Which baseline holds for which file.
#[derive(Debug)]
pub(crate) struct Baselines<'a> {
    configs: &'a Configs,
    /// The one that holds for every file, if one was named.
    only: Option<PathBuf>,
    /// By folder, where the baseline of its files is.
    places: Mutex<HashMap<PathBuf, PathBuf>>,
    /// Those that were asked for so far, by path.
    read: Mutex<BTreeMap<PathBuf, Option<Arc<Baseline>>>>,
}

impl<'a> Baselines<'a> {
    /// Settles what was named; that must be there if it `must_exist`.
    pub(crate) fn settle(
        named: Option<&Path>,
        must_exist: bool,
        configs: &'a Configs,
    ) -> Result<Self, Failure> {
        let baselines = Self {
            configs,
            only: named.map(Path::to_owned),
            places: Mutex::default(),
            read: Mutex::default(),
        };
        if let Some(path) = named {
            let baseline = Baseline::read(path.to_owned(), must_exist)?.map(Arc::new);
            let mut read = baselines.lock();
            read.insert(path.to_owned(), baseline);
        }
        Ok(baselines)
    }

    /// Where the baseline of a file is, or would be.
    pub(crate) fn place(&self, file: &Path) -> Result<PathBuf, Failure> {
        if let Some(only) = &self.only {
            return Ok(only.clone());
        }
        let file = absolute(file);
        let folder = file.parent().unwrap_or(&file);
        let places = || self.places.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = places().get(folder) {
            return Ok(known.clone());
        }
        let config = self.configs.of(&file)?;
        // A mistake in the run's own configuration has been told.
        let run = self.configs.of(&here()).ok();
        let place = baseline::place(&file, &config, run.as_deref());
        places().insert(folder.to_owned(), place.clone());
        Ok(place)
    }

    /// Where the baseline of the files of a folder is, or would be.
    pub(crate) fn place_in(&self, folder: &Path) -> Result<PathBuf, Failure> {
        self.place(&folder.join("-"))
    }

    /// The baseline of a file, if there is one.
    pub(crate) fn of(&self, file: &Path) -> Result<Option<Arc<Baseline>>, Failure> {
        self.at(self.place(file)?)
    }

    /// Reads the baselines of the current folder and of the folders named, so that what has gone
    /// from them is known even if no file is left.
    pub(crate) fn look_ahead(&self, named: &[PathBuf]) -> Result<(), Failure> {
        self.at(self.place_in(&here())?)?;
        for folder in named.iter().filter(|path| path.is_dir()) {
            // A mistake in its configuration is told with its files.
            if let Ok(place) = self.place_in(folder) {
                self.at(place)?;
            }
        }
        Ok(())
    }

    /// The baselines that were read, by path.
    pub(crate) fn read(&self) -> Vec<Arc<Baseline>> {
        self.lock().values().flatten().cloned().collect()
    }

    fn at(&self, path: PathBuf) -> Result<Option<Arc<Baseline>>, Failure> {
        let mut read = self.lock();
        if let Some(known) = read.get(&path) {
            return Ok(known.clone());
        }
        let baseline = Baseline::read(path.clone(), false)?.map(Arc::new);
        read.insert(path, baseline.clone());
        Ok(baseline)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, BTreeMap<PathBuf, Option<Arc<Baseline>>>> {
        self.read.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
