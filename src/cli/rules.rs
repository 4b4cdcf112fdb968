//! `onrecord rules` and `onrecord rule NAME`: the catalogue, and one rule explained.

use onrecord::render::{rule_page, rules_json, rules_list};
use onrecord::rules::{RULES, rule};

use super::Outcome;
use super::args::{self, RulesFormat};
use super::failure::Failure;
use super::output::Output;

/// Lists the rules.
pub(crate) fn list(args: &args::Rules) -> Result<Outcome, Failure> {
    let mut output = Output::open(&args.output)?;
    let written = match args.output_format {
        RulesFormat::Text => rules_list(RULES, &mut output),
        RulesFormat::Json => rules_json(RULES, &mut output),
    };
    let written = written.map_err(|error| output.failure(error));
    output.finish(written)?;
    Ok(Outcome::Clean)
}

/// Explains one rule.
pub(crate) fn explain(args: &args::Rule) -> Result<Outcome, Failure> {
    let Some(rule) = rule(&args.name) else {
        return Err(Failure::Usage(unknown(&args.name)));
    };
    let mut output = Output::open(&args.output)?;
    let written = rule_page(rule, &mut output).map_err(|error| output.failure(error));
    output.finish(written)?;
    Ok(Outcome::Clean)
}

fn unknown(name: &str) -> String {
    let near = RULES
        .iter()
        .map(|rule| (strsim::damerau_levenshtein(name, rule.name), rule.name))
        .filter(|&(distance, known)| distance * 3 <= known.len())
        .min();
    match near {
        Some((_, near)) => format!("unknown rule `{name}`; did you mean `{near}`?"),
        None => format!("unknown rule `{name}`; `onrecord rules` lists them"),
    }
}
