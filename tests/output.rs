//! What `-o` writes over: an earlier report in any format, but never copy.

#[path = "support/run.rs"]
mod run;

use std::fs;

use run::{STORY, onrecord, said};

/// A folder with a story that has findings, one that has none, and a newer version of the first.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let newer = STORY.replace("We ran", "I ran");
    let clean = "The ferry runs every hour.\n";
    for (name, copy) in [
        ("story.txt", STORY),
        ("newer.txt", &newer),
        ("clean.txt", clean),
    ] {
        fs::write(folder.path().join(name), copy).expect("a story");
    }
    folder
}

#[test]
fn an_earlier_report_in_any_format_is_written_over() {
    let folder = folder();
    let path = folder.path();
    let check = "full concise json json-lines sarif github gitlab rdjson junit markdown html";
    let inputs: [(&str, &str, &[&[&str]]); 4] = [
        (
            "check",
            check,
            &[&["story.txt"], &["clean.txt"], &["missing.txt"]],
        ),
        (
            "extract",
            "table json ndjson",
            &[&["story.txt"], &["clean.txt"], &["missing.txt"]],
        ),
        (
            "sources",
            "table json csv",
            &[&["story.txt"], &["clean.txt"], &["missing.txt"]],
        ),
        (
            "diff",
            "full json json-lines markdown github",
            &[
                &["story.txt", "newer.txt"],
                &["story.txt", "story.txt"],
                &["story.txt", "clean.txt"],
            ],
        ),
    ];
    for (command, formats, inputs) in inputs {
        for format in formats.split(' ') {
            for &input in inputs {
                let arguments = [
                    &[
                        command,
                        "--color=always",
                        "--format",
                        format,
                        "-o",
                        "report.txt",
                    ],
                    input,
                ]
                .concat();
                let first = onrecord(path, &arguments);
                let report = fs::read(path.join("report.txt")).expect("a report");
                let second = onrecord(path, &arguments);
                assert_eq!(first, second, "{arguments:?}: {}", said(&second));
                assert_eq!(fs::read(path.join("report.txt")).expect("a report"), report);
            }
            fs::remove_file(path.join("report.txt")).expect("a report");
        }
    }
}

#[test]
fn copy_that_is_named_is_never_written_over() {
    let folder = folder();
    let path = folder.path();
    for arguments in [
        &["check", "-o", "story.txt", "story.txt"][..],
        &["check", "-o", "./story.txt", "clean.txt", "story.txt"],
        &["extract", "-o", "story.txt", "story.txt"],
        &["sources", "-o", "story.txt", "story.txt"],
        &["diff", "-o", "story.txt", "story.txt", "newer.txt"],
        &["diff", "-o", "story.txt", "newer.txt", "story.txt"],
    ] {
        let output = onrecord(path, arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let message = "story.txt is named as copy, and -o would write over it; \
            give the results another name\n";
        assert!(said(&output).ends_with(message), "{}", said(&output));
        assert_eq!(
            fs::read_to_string(path.join("story.txt")).expect("the story"),
            STORY
        );
    }
}

#[test]
fn copy_that_a_walk_would_read_is_never_written_over() {
    let folder = folder();
    let path = folder.path();
    for arguments in [
        &["check", "-o", "story.txt"][..],
        &["check", "-o", "story.txt", "clean.txt"],
        &["diff", "-o", "story.txt", "clean.txt", "newer.txt"],
    ] {
        let output = onrecord(path, arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert_eq!(
            said(&output),
            "error: story.txt is there already and is no report of onrecord, so -o does not write \
             over it; give the results another name, or remove it first\n"
        );
        assert_eq!(
            fs::read_to_string(path.join("story.txt")).expect("the story"),
            STORY
        );
    }
    // What no walk would read as copy is nobody's concern.
    fs::write(path.join(".ignore"), "built/\n").expect("a file");
    fs::create_dir(path.join("built")).expect("a folder");
    for name in ["built/page.html", "notes.json"] {
        fs::write(path.join(name), "old").expect("a file");
        let output = onrecord(path, &["check", "-o", name, "clean.txt"]);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    }
}

#[cfg(unix)]
#[test]
fn a_link_is_written_through() {
    use std::os::unix::fs::symlink;
    let folder = folder();
    let path = folder.path();
    fs::create_dir(path.join("reports")).expect("a folder");
    symlink("reports/today.md", path.join("latest.md")).expect("a link");
    symlink("latest.md", path.join("report.md")).expect("a link");
    // First to a file that is not there yet, then over it; a report is no copy of the next run.
    for _ in 0..2 {
        let output = onrecord(path, &["check", "--format", "markdown", "-o", "report.md"]);
        assert_eq!(output.status.code(), Some(1), "{}", said(&output));
        assert!(path.join("report.md").is_symlink() && path.join("latest.md").is_symlink());
        let report = fs::read_to_string(path.join("reports/today.md")).expect("the report");
        assert!(report.ends_with("2 errors in 3 files\n"), "{report}");
    }
}
