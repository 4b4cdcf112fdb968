//! The grammar and engine that copy is read with.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use onrecord::attribution::Engine;
use onrecord::grammar::Grammar;

use super::args::{EngineName, EngineOptions};
use super::failure::Failure;

/// Loads the grammar that was asked for.
pub(crate) fn grammar(options: &EngineOptions) -> Result<Cow<'static, Grammar>, Failure> {
    match &options.grammar {
        None => Ok(Cow::Borrowed(Grammar::builtin())),
        Some(folder) => house_grammar(folder).map(Cow::Owned),
    }
}

/// The engine that was asked for.
pub(crate) fn engine(options: &EngineOptions) -> Engine {
    match options.engine {
        EngineName::Grammar => Engine::Grammar,
        EngineName::Hybrid => Engine::Hybrid,
    }
}

/// The built-in grammar with the files of a folder, or of its `en` folder, added.
fn house_grammar(folder: &Path) -> Result<Grammar, Failure> {
    let mut paths = grammar_files(folder)?;
    let language = folder.join("en");
    if language.is_dir() {
        paths.extend(grammar_files(&language)?);
    }
    if paths.is_empty() {
        return Err(Failure::Usage(format!(
            "no .list or .grammar files in {}",
            folder.display()
        )));
    }
    let mut files = Vec::new();
    for path in paths {
        let text = fs::read_to_string(&path).map_err(|error| Failure::Read {
            path: path.clone(),
            error,
        })?;
        files.push((path.display().to_string(), text));
    }
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    Grammar::with_house(&files).map_err(|error| Failure::Usage(error.to_string()))
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
