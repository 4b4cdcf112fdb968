//! `onrecord` reads a news article and says who says what, on whose word, and what an editor
//! should fix before publication.
//!
//! The library does no input or output: text in, [`Report`] out.

pub mod attribution;
mod english;
pub mod format;
pub mod grammar;
pub mod parse;
pub mod render;
mod report;
pub mod revision;
pub mod rules;
pub mod text;

pub use report::{Counts, Report};

use attribution::Engine;
use attribution::tagger::Model;
use format::{Reading, Remark};
use grammar::Grammar;
use parse::{Document, GivenBlock};
use rules::Settings;
use rules::suppression::Suppressions;

/// Checks articles with one grammar and one set of choices.
#[derive(Clone, Copy, Debug)]
pub struct Checker<'a> {
    grammar: &'a Grammar,
    settings: &'a Settings,
    engine: Engine,
    model: Option<&'a Model>,
}

impl<'a> Checker<'a> {
    /// A checker for one language and house.
    #[must_use]
    pub fn new(grammar: &'a Grammar, settings: &'a Settings, engine: Engine) -> Self {
        Self {
            grammar,
            settings,
            engine,
            model: None,
        }
    }

    /// Uses these weights of the tagger in place of the built-in ones, if there are any.
    #[must_use]
    pub fn with_model(mut self, model: Option<&'a Model>) -> Self {
        self.model = model;
        self
    }

    /// Reads plain text.
    #[must_use]
    pub fn check(&self, text: String) -> Report {
        let sections = format::sections(&text);
        self.report(parse::parse(text, self.grammar), sections)
    }

    /// Reads text whose blocks a file format has already found.
    #[must_use]
    pub fn check_blocks(&self, text: String, blocks: &[GivenBlock]) -> Report {
        let document = parse::parse_blocks(text, blocks, self.grammar);
        self.report(document, Vec::new())
    }

    /// Reads the words of a file, and takes them out of its reading.
    #[must_use]
    pub fn check_reading(&self, reading: &mut Reading) -> Report {
        let text = std::mem::take(&mut reading.text);
        let document = match &reading.blocks {
            Some(blocks) => parse::parse_blocks(text, blocks, self.grammar),
            None => parse::parse(text, self.grammar),
        };
        self.report(document, std::mem::take(&mut reading.sections))
    }

    /// Takes out of a report what the remarks in the copy silence.
    pub fn suppress(&self, report: &mut Report, remarks: &[Remark]) -> Suppressions {
        let document = &report.article.document;
        rules::suppression::apply(remarks, document, self.settings, &mut report.findings)
    }

    fn report(&self, mut document: Document, sections: Vec<String>) -> Report {
        document.sections = sections;
        let article = match (self.model, self.engine) {
            (Some(model), Engine::Hybrid) => {
                attribution::attribute_with(document, self.grammar, Some(model))
            }
            _ => attribution::attribute(document, self.grammar, self.engine),
        };
        let findings = rules::check(&article, self.grammar, self.settings);
        Report { article, findings }
    }
}
