//! How our own reports begin and end, so that one is known when it lies where copy would.

use super::summary;
use crate::rules::rule;

/// How reports in formats for programs begin, and the HTML page.
const BEGINNINGS: [&str; 5] = [
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"onrecord\">",
    "{\"source\":{\"name\":\"onrecord\"}",
    "name,type,role,direct,mixed,indirect,words,",
    "[\n{\"check_name\":",
    "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
     <meta name=\"viewport\" content=\"width=device-width\">\n<title>onrecord</title>",
];

/// What `diff` counts first of two versions.
const VERDICTS: [&str; 5] = [
    "readers should know",
    "sourcing better",
    "other wording",
    "moved",
    "unchanged",
];

/// Whether a file with this beginning and this end, without colour, is a report of ours. Each is
/// the whole of a small file.
#[must_use]
pub fn is_report(beginning: &str, end: &str) -> bool {
    BEGINNINGS.iter().any(|own| beginning.starts_with(own))
        || is_json(beginning)
        || beginning.lines().next().is_some_and(is_first_line)
        || beginning.lines().take(6).any(is_verdict)
        || end.lines().rev().take(5).any(is_last_line)
}

fn is_json(beginning: &str) -> bool {
    let inner = beginning.trim_start_matches(['[', '\n']);
    let schema = inner.trim_start_matches(['{', '\n', ' ']);
    match inner.strip_prefix('{') {
        Some(_) => {
            schema.starts_with("\"schema\":\"onrecord/")
                || schema.starts_with("\"schema\": \"onrecord/")
                || inner.starts_with("{\"$schema\":") && inner.contains("\"name\":\"onrecord\"")
                || inner.starts_with("{\"path\":") && inner.contains(",\"rule\":\"")
        }
        None => beginning.starts_with('[') && inner.trim() == "]",
    }
}

/// The first line of `concise` and `github`, and of the table of `extract`.
fn is_first_line(line: &str) -> bool {
    let finding = line.split_once(": ").and_then(|(_, rest)| {
        let (severity, rest) = rest.split_once('[')?;
        let (name, _) = rest.split_once("] ")?;
        Some(matches!(severity, "error" | "warning" | "advice") && rule(name).is_some())
    });
    let totals = line
        .rsplit_once(": ")
        .is_some_and(|(_, totals)| counts(totals, ", ", &["quotation", "attribution", "entit"]));
    let annotation = line.starts_with("::") && line.contains("title=onrecord");
    finding == Some(true) || totals || annotation
}

/// What `diff` says of two versions, in the first lines.
fn is_verdict(line: &str) -> bool {
    let line = line.trim_matches('*');
    let is_count = |part: &str| {
        part.split_once(": ").is_some_and(|(what, number)| {
            VERDICTS.contains(&what) && number.bytes().all(|byte| byte.is_ascii_digit())
        })
    };
    line == "No change in what is claimed or who says it."
        || line == "nothing to compare"
        || line.starts_with("Little of one version is found in the other")
        || line.split(" · ").all(is_count)
}

/// The last lines of `full` and `markdown`, and of the table of `sources`.
fn is_last_line(line: &str) -> bool {
    let named = line.strip_prefix("Named: ");
    summary::is_line(line)
        || named.is_some_and(|sums| counts(sums, ", ", &["source", "attribution", "word"]))
}

/// Whether the text is a number of each of these things, in order.
fn counts(text: &str, separator: &str, things: &[&str]) -> bool {
    let parts: Vec<&str> = text.split(separator).collect();
    let is_count = |(part, thing): (&&str, &&str)| {
        part.split_once(' ').is_some_and(|(number, what)| {
            number.bytes().all(|byte| byte.is_ascii_digit()) && what.starts_with(thing)
        })
    };
    parts.len() == things.len() && parts.iter().zip(things).all(is_count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copy_is_no_report() {
        for copy in [
            "",
            "Bridge closes\n\nmoved: nobody knows why.\n",
            "{\"title\": \"Bridge\"}\n\nThe bridge is closed.\n",
            "<!doctype html>\n<html lang=\"en\">\n<title>Bridge</title>\n",
            "Three errors: error[s] of the council\n\nNothing to fix in the hall.\n",
            "Named: 2 sources told us.\n\n3 errors in 1 file of the ministry\n",
        ] {
            assert!(!is_report(copy, copy), "{copy}");
        }
    }
}
