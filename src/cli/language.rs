//! The grammar that copy is read with.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use onrecord::attribution::Engine;
use onrecord::attribution::tagger::Model;
use onrecord::grammar::{Grammar, GrammarError};

use super::args::{EngineName, EngineOptions};
use super::config::Chosen;
use super::failure::Failure;

/// The name that a house's own verbs go by; they are no file.
const HOUSE_VERBS: &str = "house/reporting-verbs.list";

/// The engine that the command line asks for.
pub(crate) fn engine(options: &EngineOptions) -> Engine {
    match options.engine {
        Some(EngineName::Grammar) => Engine::Grammar,
        Some(EngineName::Hybrid) => Engine::Hybrid,
        None => Engine::default(),
    }
}

/// The weights in a file.
pub(crate) fn model(path: &Path) -> Result<Model, Failure> {
    let bytes = fs::read(path).map_err(|error| Failure::Read {
        path: path.to_owned(),
        error,
    })?;
    Model::read(Cow::Owned(bytes)).map_err(|error| Failure::Undecodable {
        path: path.to_owned(),
        reason: error.to_string(),
    })
}

/// Loads the built-in grammar with the files of a folder, or of its `en` folder, and a house's own
/// verbs added.
pub(crate) fn load(
    folder: Option<&Path>,
    verbs: Option<&Chosen<Vec<String>>>,
) -> Result<Cow<'static, Grammar>, Failure> {
    let mut files = match folder {
        Some(folder) => house_files(folder)?,
        None => Vec::new(),
    };
    if let Some(verbs) = verbs.filter(|verbs| !verbs.value.is_empty()) {
        files.push((HOUSE_VERBS.to_owned(), verb_list(&verbs.value)));
    }
    if files.is_empty() {
        return Ok(Cow::Borrowed(Grammar::builtin()));
    }
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    let grammar = Grammar::with_house(&files);
    grammar.map(Cow::Owned).map_err(|error| {
        Failure::Usage(match verbs {
            Some(verbs) if error.file == HOUSE_VERBS => verb_mistake(&error, &verbs.origin),
            _ => error.to_string(),
        })
    })
}

/// A mistake in a list that is no file.
fn verb_mistake(error: &GrammarError, origin: &str) -> String {
    let GrammarError {
        message, snippet, ..
    } = error;
    match &error.suggestion {
        Some(suggestion) => {
            format!("{origin}: {message} in the verb “{snippet}” of the house; {suggestion}")
        }
        None => format!("{origin}: {message}, in the verb “{snippet}” of the house"),
    }
}

/// A list of neutral verbs; one that says nothing else reports quotations and clauses.
fn verb_list(verbs: &[String]) -> String {
    let mut list = "[neutral]\n".to_owned();
    for verb in verbs {
        list.push_str(verb.trim());
        list.push_str(if verb.contains(':') {
            "\n"
        } else {
            ": quote clause\n"
        });
    }
    list
}

/// The files of a house's grammar, with their names.
fn house_files(folder: &Path) -> Result<Vec<(String, String)>, Failure> {
    let mut paths = grammar_files(folder)?;
    let language = folder.join("en");
    if language.is_dir() {
        paths.extend(grammar_files(&language)?);
    }
    if paths.is_empty() {
        let folder = folder.display();
        return Err(Failure::Usage(format!(
            "no .list or .grammar files in {folder}"
        )));
    }
    let read = |path: PathBuf| match fs::read_to_string(&path) {
        Ok(text) => Ok((path.display().to_string(), text)),
        Err(error) => Err(Failure::Read { path, error }),
    };
    paths.into_iter().map(read).collect()
}

fn grammar_files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let failed = |error| Failure::Read {
        path: folder.to_owned(),
        error,
    };
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if matches!(
            path.extension().and_then(OsStr::to_str),
            Some("list" | "grammar")
        ) {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}
