//! What applies to one file: its configuration, the choices of the command line, and the grammar.

use std::borrow::Cow;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use onrecord::Checker;
use onrecord::attribution::tagger::Model;
use onrecord::attribution::{self, Article, Engine};
use onrecord::grammar::Grammar;
use onrecord::parse::{self, GivenBlock};
use onrecord::rules::{Profile, Settings, Severity, UnknownRule, rule};

use super::args::{EngineOptions, Judging, ProfileName, RuleOptions};
use super::config::{Chosen, Config, Configs};
use super::failure::Failure;
use super::language;
use super::place::absolute;

/// What applies to a file.
#[derive(Debug)]
pub(crate) struct House {
    pub(crate) config: Arc<Config>,
    pub(crate) grammar: Arc<Cow<'static, Grammar>>,
    pub(crate) settings: Settings,
    /// The profile that was chosen last.
    pub(crate) profile: Option<Chosen<Profile>>,
    pub(crate) engine: Engine,
    /// The house's own weights, if it has any.
    pub(crate) model: Option<Arc<Model>>,
    /// Where the severity of each rule was chosen, last choice last.
    pub(crate) origins: Vec<(String, Severity, String)>,
}

impl House {
    /// Who says what in an article.
    pub(crate) fn article(&self, text: String, blocks: Option<&[GivenBlock]>) -> Article {
        let document = match blocks {
            Some(blocks) => parse::parse_blocks(text, blocks, &self.grammar),
            None => parse::parse(text, &self.grammar),
        };
        match (&self.model, self.engine) {
            (Some(model), Engine::Hybrid) => {
                attribution::attribute_with(document, &self.grammar, Some(model))
            }
            _ => attribution::attribute(document, &self.grammar, self.engine),
        }
    }

    /// Whether the rule of this name is looked at.
    pub(crate) fn looks_for(&self, name: &str) -> bool {
        rule(name).is_some_and(|rule| self.settings.severity(rule) != Severity::Off)
    }

    /// The checker for its files.
    pub(crate) fn checker(&self) -> Checker<'_> {
        Checker::new(&self.grammar, &self.settings, self.engine).with_model(self.model.as_deref())
    }
}

/// A configuration, by its address, and the numbers of the overrides that apply.
type Case = (usize, Vec<usize>);

/// The choices of the command line, and everything worked out from them so far.
#[derive(Debug)]
pub(crate) struct Houses<'a> {
    configs: &'a Configs,
    rules: Option<&'a RuleOptions>,
    language: &'a EngineOptions,
    known: Mutex<HashMap<Case, Arc<House>>>,
    /// By configuration.
    grammars: Mutex<HashMap<usize, Arc<Cow<'static, Grammar>>>>,
    model: Mutex<Option<Arc<Model>>>,
}

impl<'a> Houses<'a> {
    /// For a command that looks at findings.
    pub(crate) fn judging(configs: &'a Configs, asked: &'a Judging) -> Self {
        Self::new(configs, Some(&asked.rules), &asked.engine)
    }

    /// For a command with these options; one without rules looks at no findings.
    pub(crate) fn new(
        configs: &'a Configs,
        rules: Option<&'a RuleOptions>,
        language: &'a EngineOptions,
    ) -> Self {
        Self {
            configs,
            rules,
            language,
            known: Mutex::new(HashMap::new()),
            grammars: Mutex::new(HashMap::new()),
            model: Mutex::new(None),
        }
    }

    /// What applies to the file or folder at `path`.
    pub(crate) fn of(&self, path: &Path) -> Result<Arc<House>, Failure> {
        let absolute = absolute(path);
        self.with(self.configs.of(&absolute)?, &absolute)
    }

    /// What applies to the file at `path`.
    pub(crate) fn of_file(&self, path: &Path) -> Result<Arc<House>, Failure> {
        let absolute = absolute(path);
        self.with(self.configs.of_file(&absolute)?, &absolute)
    }

    fn with(&self, config: Arc<Config>, absolute: &Path) -> Result<Arc<House>, Failure> {
        let overrides = config.overrides_of(absolute);
        // Configurations live as long as `Configs`, so the address stands for one.
        let key = (Arc::as_ptr(&config) as usize, overrides);
        if let Some(known) = self
            .known
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&key)
        {
            return Ok(Arc::clone(known));
        }
        let house = Arc::new(self.settle(config, &key.1)?);
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(Arc::clone(known.entry(key).or_insert(house)))
    }

    fn settle(&self, config: Arc<Config>, overrides: &[usize]) -> Result<House, Failure> {
        let grammar = self.grammar(&config)?;
        let engine = match (self.language.engine, &config.engine) {
            (None, Some(engine)) => engine.value,
            _ => language::engine(self.language),
        };
        let mut choices = Choices::default();
        choices.of_config(&config, overrides);
        if let Some(rules) = self.rules {
            choices.of_command_line(rules)?;
        }
        let Choices {
            settings,
            profile,
            origins,
        } = choices;
        Ok(House {
            config,
            grammar,
            settings,
            profile,
            engine,
            model: self.model()?,
            origins,
        })
    }

    /// The weights of the command line, read once.
    fn model(&self) -> Result<Option<Arc<Model>>, Failure> {
        let Some(path) = &self.language.model else {
            return Ok(None);
        };
        let mut known = self.model.lock().unwrap_or_else(PoisonError::into_inner);
        if known.is_none() {
            *known = Some(Arc::new(language::model(path)?));
        }
        Ok(known.clone())
    }

    fn grammar(&self, config: &Arc<Config>) -> Result<Arc<Cow<'static, Grammar>>, Failure> {
        let key = Arc::as_ptr(config) as usize;
        let mut grammars = self.grammars.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = grammars.get(&key) {
            return Ok(Arc::clone(known));
        }
        let folder: Option<&PathBuf> = match &self.language.grammar {
            Some(folder) => Some(folder),
            None => config.grammar.as_ref().map(|folder| &folder.value),
        };
        let verbs = config.house.verbs.as_ref();
        let grammar = language::load(folder.map(PathBuf::as_path), verbs)?;
        let grammar = Arc::new(grammar);
        grammars.insert(key, Arc::clone(&grammar));
        Ok(grammar)
    }
}

/// Choices about rules, taken one after the other; later ones win.
#[derive(Default)]
struct Choices {
    settings: Settings,
    profile: Option<Chosen<Profile>>,
    origins: Vec<(String, Severity, String)>,
}

impl Choices {
    fn of_config(&mut self, config: &Config, overrides: &[usize]) {
        if let Some(profile) = &config.profile {
            self.profile(profile.value, &profile.origin);
        }
        self.levels(&config.rules);
        for &number in overrides {
            let over = &config.overrides[number];
            if let Some(profile) = &over.profile {
                self.profile(profile.value, &profile.origin);
            }
            self.levels(&over.rules);
        }
        let list = |list: &Option<Chosen<Vec<String>>>| {
            list.as_ref()
                .map_or_else(Vec::new, |list| list.value.clone())
        };
        self.settings.own_outlets = list(&config.house.outlets);
        self.settings.allowed_anonymous = list(&config.house.anonymous);
        self.settings.mononyms = list(&config.house.mononyms);
    }

    fn of_command_line(&mut self, options: &RuleOptions) -> Result<(), Failure> {
        let unknown = |error: UnknownRule| Failure::Usage(error.to_string());
        if let Some(profile) = options.profile {
            let profile = match profile {
                ProfileName::Wire => Profile::Wire,
                ProfileName::Local => Profile::Local,
                ProfileName::Strict => Profile::Strict,
            };
            self.profile(profile, "--profile");
        }
        if !options.select.is_empty() {
            self.settings.select(&options.select).map_err(unknown)?;
            self.note("--select");
        }
        if !options.ignore.is_empty() {
            self.settings.ignore(&options.ignore).map_err(unknown)?;
            self.note("--ignore");
        }
        Ok(())
    }

    fn profile(&mut self, profile: Profile, origin: &str) {
        self.settings.apply(profile);
        self.profile = Some(Chosen {
            value: profile,
            origin: origin.to_owned(),
        });
        self.note(&format!("profile {} ({origin})", profile.name()));
    }

    fn levels(&mut self, levels: &super::config::Levels) {
        for level in levels {
            let (name, severity) = &level.value;
            // Names were looked up when the configuration was read.
            if self.settings.set_severity(name, *severity).is_ok() {
                self.note(&level.origin);
            }
        }
    }

    /// Notes who chose the severities that have come since the last note.
    fn note(&mut self, origin: &str) {
        let new = &self.settings.severities[self.origins.len()..];
        let new = new
            .iter()
            .map(|(rule, severity)| (rule.clone(), *severity, origin.to_owned()));
        self.origins.extend(new.collect::<Vec<_>>());
    }
}
