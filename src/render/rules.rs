//! The catalogue of rules, and one rule explained.

use std::io::{self, Write};

use serde::Serialize;

use crate::rules::overlap::SUPERSEDES;
use crate::rules::{Family, Profile, Rule, Severity};

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
    page(rule, "#", out)
}

/// All rules as one document in Markdown: `docs/rules.md`.
///
/// # Errors
/// When `out` cannot be written to.
pub fn rules_book(rules: &[&Rule], out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "# Rules\n")?;
    writeln!(
        out,
        "Written by the program from its own table; `onrecord rule NAME` prints one of them. How \
         many false alarms each gives is counted in [precision.md](precision.md).\n"
    )?;
    writeln!(out, "| rule | severity | finds |\n|---|---|---|")?;
    for rule in rules {
        let (name, severity) = (rule.name, rule.severity.name());
        writeln!(out, "| [{name}](#{name}) | {severity} | {} |", rule.summary)?;
    }
    writeln!(out, "\n## Profiles\n")?;
    writeln!(out, "| profile | changes |\n|---|---|")?;
    for profile in Profile::ALL {
        let mut changes: Vec<String> = profile
            .severities()
            .iter()
            .map(|(name, severity)| format!("{name} {}", severity.name()))
            .collect();
        if profile == Profile::Strict {
            changes.push("the case of display quotations counts".to_owned());
        }
        writeln!(out, "| {} | {} |", profile.name(), changes.join(", "))?;
    }
    writeln!(out, "\n## Two rules on the same words\n")?;
    writeln!(
        out,
        "Where two findings overlap and say the same, only one is told; when its rule is off, the \
         other is.\n"
    )?;
    writeln!(out, "| told | instead of |\n|---|---|")?;
    for (told, instead) in SUPERSEDES {
        writeln!(out, "| {told} | {instead} |")?;
    }
    for rule in rules {
        writeln!(out)?;
        page(rule, "##", out)?;
    }
    Ok(())
}

fn page(rule: &Rule, heading: &str, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{heading} {}\n", rule.name)?;
    writeln!(out, "{} · {}\n", rule.family.name(), rule.severity.name())?;
    writeln!(out, "{}\n", rule.summary)?;
    writeln!(out, "{}", rule.explanation)?;
    examples(heading, "Found", rule.triggers, out)?;
    examples(heading, "Left alone", rule.ignores, out)?;
    if !rule.standards.is_empty() {
        writeln!(out, "\n{heading}# Rests on\n")?;
        for standard in rule.standards {
            writeln!(out, "- {standard}")?;
        }
    }
    if rule.check.is_some() {
        let name = rule.name;
        writeln!(out, "\n{heading}# To silence it\n")?;
        writeln!(
            out,
            "In the copy, before the paragraph: `<!-- onrecord-disable-next-line {name} -- reason \
             -->`, or in plain text `[[onrecord-disable-next-line {name} -- reason]]`. For the whole \
             desk: `{name} = \"off\"` under `[rules]` in the configuration, or `--ignore {name}`."
        )?;
    }
    Ok(())
}

fn examples(heading: &str, title: &str, examples: &[&str], out: &mut dyn Write) -> io::Result<()> {
    if examples.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{heading}# {title}")?;
    // Markdown takes two indented blocks in a row for one, so a rule goes between them.
    for (number, example) in examples.iter().enumerate() {
        if number > 0 {
            writeln!(out, "\n---")?;
        }
        writeln!(out)?;
        for line in example.lines() {
            let indented = format!("    {line}");
            writeln!(out, "{}", indented.trim_end())?;
        }
    }
    Ok(())
}
