//! `onrecord config show`: what applies to a file, and where each choice was made.

use std::fmt::Write as _;
use std::io::Write;
use std::path::Path;

use onrecord::attribution::Engine;
use onrecord::rules::RULES;

use super::Outcome;
use super::args::{self, EngineOptions};
use super::baselines::Baselines;
use super::config::{Chosen, Configs};
use super::failure::Failure;
use super::house::{House, Houses};
use super::output::Output;
use super::place::shown;

/// Where a choice was made that nobody made.
const DEFAULT: &str = "default";

/// Runs the command.
pub(crate) fn run(args: &args::ConfigShow) -> Result<Outcome, Failure> {
    let configs = Configs::settle(&args.judging.config)?;
    args.path.metadata().map_err(|error| Failure::Read {
        path: args.path.clone(),
        error,
    })?;
    let house = Houses::judging(&configs, &args.judging).of(&args.path)?;
    let mut output = Output::open(&args.output)?;
    let baseline = Baselines::settle(None, false, &configs)?.place(&args.path)?;
    let text = describe(&house, &baseline, &args.judging.engine);
    let written = output.write_all(text.as_bytes());
    let written = written.map_err(|error| output.failure(error));
    output.finish(written)?;
    Ok(Outcome::Clean)
}

fn describe(house: &House, baseline: &Path, typed: &EngineOptions) -> String {
    let config = &house.config;
    let mut page = Page::default();
    match &config.file {
        Some(file) => page.text.push_str(&format!("# {}\n", file.display())),
        None => page.text.push_str("# no configuration file applies\n"),
    }
    page.line(
        "language",
        &format!("{:?}", house.grammar.language),
        config.language.as_ref(),
    );
    let profile = house.profile.as_ref();
    page.line(
        "profile",
        &profile.map_or("none".into(), |p| format!("{:?}", p.value.name())),
        profile,
    );
    let engine = match house.engine {
        Engine::Grammar => "\"grammar\"",
        Engine::Hybrid => "\"hybrid\"",
    };
    match typed.engine {
        Some(_) => page.origin("engine", engine, "--engine"),
        None => page.line("engine", engine, config.engine.as_ref()),
    }
    let folder = |folder: &Path| format!("\"{}\"", folder.display());
    match (&typed.grammar, &config.grammar) {
        (Some(typed), _) => page.origin("grammar", &folder(typed), "--grammar"),
        (None, Some(chosen)) => {
            page.origin("grammar", &folder(&shown(&chosen.value)), &chosen.origin);
        }
        (None, None) => page.origin("grammar", "built in", DEFAULT),
    }
    page.line(
        "baseline",
        &format!("\"{}\"", baseline.display()),
        config.baseline.as_ref(),
    );
    let fail_on = config.fail_on.as_ref();
    let severity = fail_on.map_or("warning", |chosen| chosen.value.name());
    page.line("fail-on", &format!("{severity:?}"), fail_on);
    let advice = config.advice.as_ref();
    page.line(
        "advice",
        if advice.is_some_and(|a| a.value) {
            "true"
        } else {
            "false"
        },
        advice,
    );
    let width = config.width.as_ref();
    let columns = width.map_or("the terminal's".to_owned(), |width| width.value.to_string());
    page.line("width", &columns, width);
    let exclude = config.exclude.as_ref();
    let patterns = exclude.map_or_else(Vec::new, |exclude| exclude.value.patterns.clone());
    page.line("exclude", &format!("{patterns:?}"), exclude);

    page.text.push_str("\n[house]\n");
    for (name, list) in [
        ("outlets", &config.house.outlets),
        ("anonymous", &config.house.anonymous),
        ("mononyms", &config.house.mononyms),
        ("verbs", &config.house.verbs),
    ] {
        let value = list
            .as_ref()
            .map_or_else(Vec::new, |list| list.value.clone());
        page.line(name, &format!("{value:?}"), list.as_ref());
    }

    page.text.push_str("\n[rules]\n");
    for rule in RULES {
        let last = house.origins.iter().rfind(|(name, ..)| name == rule.name);
        let origin = last.map_or(DEFAULT, |(_, _, origin)| origin);
        let severity = house.settings.severity(rule).name();
        page.origin(rule.name, &format!("{severity:?}"), origin);
    }
    page.text
}

#[derive(Default)]
struct Page {
    text: String,
}

impl Page {
    fn line<T>(&mut self, key: &str, value: &str, chosen: Option<&Chosen<T>>) {
        self.origin(key, value, chosen.map_or(DEFAULT, |chosen| &chosen.origin));
    }

    fn origin(&mut self, key: &str, value: &str, origin: &str) {
        let line = format!("{key} = {value}");
        // Writing to a string does not fail.
        let _ = writeln!(self.text, "{line:<48} # {origin}");
    }
}
