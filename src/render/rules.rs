//! The catalogue of rules, and one rule explained.

use std::io::{self, Write};

use serde::Serialize;

use crate::rules::{Family, Rule, Severity};

/// A list of rules, one a line, under the names of their families.
///
/// # Errors
/// When `out` cannot be written to.
pub fn rules_list(rules: &[&Rule], out: &mut dyn Write) -> io::Result<()> {
    let widest = rules.iter().map(|rule| rule.name.len()).max().unwrap_or(0);
    let mut family = None;
    for rule in rules {
        if family != Some(rule.family) {
            if family.is_some() {
                writeln!(out)?;
            }
            writeln!(out, "{}", rule.family.name())?;
            family = Some(rule.family);
        }
        let severity = rule.severity.name();
        writeln!(
            out,
            "  {:widest$}  {severity:7}  {}",
            rule.name, rule.summary
        )?;
    }
    Ok(())
}

/// The catalogue as JSON.
///
/// # Errors
/// When `out` cannot be written to.
pub fn rules_json(rules: &[&Rule], out: &mut dyn Write) -> io::Result<()> {
    #[derive(Serialize)]
    struct Entry<'a> {
        name: &'a str,
        family: Family,
        severity: Severity,
        summary: &'a str,
        explanation: &'a str,
        standards: &'a [&'a str],
    }
    let entries: Vec<_> = rules
        .iter()
        .map(|rule| Entry {
            name: rule.name,
            family: rule.family,
            severity: rule.severity,
            summary: rule.summary,
            explanation: rule.explanation,
            standards: rule.standards,
        })
        .collect();
    serde_json::to_writer_pretty(&mut *out, &entries)?;
    writeln!(out)
}

/// One rule with its reasons and examples, as Markdown.
///
/// # Errors
/// When `out` cannot be written to.
pub fn rule_page(rule: &Rule, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "# {}\n", rule.name)?;
    writeln!(out, "{} · {}\n", rule.family.name(), rule.severity.name())?;
    writeln!(out, "{}\n", rule.summary)?;
    writeln!(out, "{}", rule.explanation)?;
    examples("Found", rule.triggers, out)?;
    examples("Left alone", rule.ignores, out)?;
    if !rule.standards.is_empty() {
        writeln!(out, "\n## Rests on\n")?;
        for standard in rule.standards {
            writeln!(out, "- {standard}")?;
        }
    }
    Ok(())
}

fn examples(title: &str, examples: &[&str], out: &mut dyn Write) -> io::Result<()> {
    if examples.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n## {title}")?;
    for example in examples {
        writeln!(out)?;
        for line in example.lines() {
            writeln!(out, "    {line}")?;
        }
    }
    Ok(())
}
