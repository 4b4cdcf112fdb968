//! The house has floors, and imports point down: what checks articles knows nothing of how
//! findings are printed, and what prints them knows nothing of files and arguments.

use std::fs;
use std::path::{Path, PathBuf};

/// Each part of the crate and the floor it stands on. On one floor, only what is listed in
/// [`WITHIN`] may be imported.
const FLOORS: [(&str, u8); 12] = [
    ("text", 0),
    ("english", 1),
    ("format", 1),
    ("grammar", 1),
    ("parse", 1),
    ("attribution", 2),
    ("rules", 3),
    ("report", 4),
    ("revision", 4),
    ("lib", 4),
    ("render", 5),
    ("cli", 6),
];

/// Neighbours that may be imported: the importing part, and what it imports.
const WITHIN: [(&str, &str); 6] = [
    // English is a grammar.
    ("english", "grammar"),
    // The parser looks words up in the grammar; a format says which block is what.
    ("parse", "grammar"),
    ("format", "parse"),
    ("lib", "report"),
    ("lib", "revision"),
    ("revision", "report"),
];

fn floor(part: &str) -> Option<u8> {
    FLOORS
        .iter()
        .find(|(name, _)| *name == part)
        .map(|&(_, floor)| floor)
}

/// The part that a file of `src/` belongs to.
fn part(path: &Path) -> String {
    let first = path.components().nth(1).expect("a file in src");
    let name = first.as_os_str().to_string_lossy();
    match name.trim_end_matches(".rs") {
        "main" => "cli".to_owned(),
        name => name.to_owned(),
    }
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("src can be read") {
        let path = entry.expect("src can be read").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// Every part that `code` names after `crate::` or `onrecord::`, with the line. Tests may look up:
/// they stand at the end of a file, or in one of their own.
fn imports(code: &str) -> Vec<(usize, String)> {
    let mut imports = Vec::new();
    let code = code
        .split("#[cfg(test)]\nmod tests {")
        .next()
        .unwrap_or_default();
    for (number, line) in code.lines().enumerate() {
        let line = line.split("//").next().unwrap_or_default();
        for root in ["crate::", "onrecord::"] {
            for (at, _) in line.match_indices(root) {
                let rest = &line[at + root.len()..];
                let names = match rest.strip_prefix('{') {
                    Some(list) => list.split(',').collect(),
                    None => vec![rest],
                };
                for name in names {
                    let name = name.trim();
                    let end = name.find(|c: char| !c.is_alphanumeric() && c != '_');
                    imports.push((number + 1, name[..end.unwrap_or(name.len())].to_owned()));
                }
            }
        }
    }
    imports
}

/// What is wrong with an import of `to` by `from`, if anything is.
fn runs_up(from: &str, to: &str) -> bool {
    // `Checker`, `Report` and the like are what lib.rs offers.
    let to = if floor(to).is_some() { to } else { "lib" };
    let (Some(here), Some(there)) = (floor(from), floor(to)) else {
        return true;
    };
    from != to && (there > here || (there == here && !WITHIN.contains(&(from, to))))
}

#[test]
fn imports_point_down() {
    let mut files = Vec::new();
    sources(Path::new("src"), &mut files);
    assert!(files.len() > 20, "the sources were found");
    let mut wrong = Vec::new();
    for path in files {
        if path.ends_with("tests.rs") {
            continue;
        }
        let here = part(&path);
        assert!(
            floor(&here).is_some(),
            "{} stands on no floor",
            path.display()
        );
        let code = fs::read_to_string(&path).expect("a source file");
        for (line, there) in imports(&code) {
            if runs_up(&here, &there) {
                wrong.push(format!("{}:{line}: {here} imports {there}", path.display()));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "imports that run up:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn the_test_sees_what_runs_up() {
    assert!(runs_up("parse", "attribution"));
    assert!(runs_up("grammar", "parse"));
    assert!(runs_up("rules", "lib"));
    assert!(!runs_up("rules", "text"));
    assert!(!runs_up("parse", "grammar"));
    let code = "use crate::{text::Span, rules};\nlet x = crate::render::Full; // crate::cli";
    let names: Vec<_> = imports(code).into_iter().map(|(_, name)| name).collect();
    assert_eq!(names, ["text", "rules", "render"]);
}
