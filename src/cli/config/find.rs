//! Finds the configuration of a file: the nearest above it, unless one is named.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::super::args::ConfigOptions;
use super::super::failure::Failure;
use super::super::place::{absolute, here, shown};
use super::read::{read, read_choice};
use super::{Config, Mistake};

/// Names of configuration files; the first that is there counts.
const NAMES: [&str; 2] = ["onrecord.toml", ".onrecord.toml"];

/// Every configuration of a run.
#[derive(Debug)]
pub(crate) struct Configs {
    /// The one that applies to every file, if one was named or none is wanted.
    only: Option<Arc<Config>>,
    /// Choices on the command line.
    choices: Vec<Config>,
    folders: Mutex<HashMap<PathBuf, Found>>,
}

type Found = Result<Arc<Config>, Arc<Mistake>>;

impl Configs {
    /// Settles `--config` (a file, or `key=value`) and `--isolated`.
    pub(crate) fn settle(asked: &ConfigOptions) -> Result<Self, Failure> {
        let here = here();
        let mut configs = Self {
            only: None,
            choices: Vec::new(),
            folders: Mutex::new(HashMap::new()),
        };
        let mistake = |mistake| Failure::Config(Arc::new(mistake));
        let mut named = None;
        for wanted in &asked.config {
            if wanted.contains('=') && !Path::new(wanted).exists() {
                configs
                    .choices
                    .push(read_choice(wanted, &here).map_err(mistake)?);
            } else {
                named = Some(PathBuf::from(wanted));
            }
        }
        if asked.isolated && named.is_some() {
            return Err(Failure::Usage(
                "--isolated uses no configuration file, and --config names one".to_owned(),
            ));
        }
        configs.only = match named {
            Some(path) => {
                let text = std::fs::read_to_string(&path).map_err(|error| {
                    let name = path.display().to_string();
                    mistake(Mistake::unreadable(&name, &error))
                })?;
                let absolute = absolute(&path);
                let folder = absolute.parent().unwrap_or(&here);
                Some(configs.load(&text, &absolute, folder).map_err(mistake)?)
            }
            None if asked.isolated => Some(configs.default_config(&here)),
            None => None,
        };
        Ok(configs)
    }

    /// The configuration of a file or folder with this absolute path.
    pub(crate) fn of(&self, path: &Path) -> Result<Arc<Config>, Failure> {
        if path.is_dir() {
            self.of_folder(path)
        } else {
            self.of_file(path)
        }
    }

    /// The configuration of what has this absolute path and is known to be a file, so that the disk is
    /// not asked for each file of a folder.
    pub(crate) fn of_file(&self, path: &Path) -> Result<Arc<Config>, Failure> {
        self.of_folder(path.parent().unwrap_or(path))
    }

    fn of_folder(&self, start: &Path) -> Result<Arc<Config>, Failure> {
        if let Some(only) = &self.only {
            return Ok(Arc::clone(only));
        }
        let mut folders = self.folders.lock().unwrap_or_else(PoisonError::into_inner);
        let mut passed = Vec::new();
        let mut found = None;
        for folder in start.ancestors() {
            if let Some(known) = folders.get(folder) {
                found = Some(known.clone());
                break;
            }
            passed.push(folder.to_owned());
            if let Some(config) = self.in_folder(folder) {
                found = Some(config);
                break;
            }
        }
        let found = found.unwrap_or_else(|| Ok(self.default_config(&here())));
        folders.extend(passed.into_iter().map(|folder| (folder, found.clone())));
        found.map_err(Failure::Config)
    }

    /// The configuration that lies in this folder.
    fn in_folder(&self, folder: &Path) -> Option<Found> {
        NAMES.iter().find_map(|name| {
            let path = folder.join(name);
            let loaded = match std::fs::read_to_string(&path) {
                Ok(text) => self.load(&text, &path, folder),
                Err(_) if !path.is_file() => return None,
                Err(error) => {
                    let name = shown(&path).display().to_string();
                    Err(Mistake::unreadable(&name, &error))
                }
            };
            Some(loaded.map_err(Arc::new))
        })
    }

    fn load(&self, text: &str, path: &Path, folder: &Path) -> Result<Arc<Config>, Mistake> {
        let shown = shown(path);
        let mut config = read(text, &shown.display().to_string(), folder)?;
        config.file = Some(shown);
        self.choices
            .iter()
            .for_each(|choice| config.overlay(choice));
        Ok(Arc::new(config))
    }

    fn default_config(&self, folder: &Path) -> Arc<Config> {
        let mut config = Config {
            folder: folder.to_owned(),
            ..Config::default()
        };
        self.choices
            .iter()
            .for_each(|choice| config.overlay(choice));
        Arc::new(config)
    }
}
