//! Runs of `onrecord diff`: its JSON validates, git gives it versions, and what goes wrong is said.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

fn onrecord(folder: &Path, arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_onrecord"))
        .arg("diff")
        .args(arguments)
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    stdin
        .write_all(input.as_bytes())
        .expect("the program reads");
    drop(stdin);
    child.wait_with_output().expect("the program ends")
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).expect("JSON")
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("UTF-8")
}

fn assert_valid(value: &Value) {
    let schema = std::fs::read_to_string("schemas/diff-1.json").expect("the schema");
    let schema: Value = serde_json::from_str(&schema).expect("JSON");
    let schema = jsonschema::validator_for(&schema).expect("a valid schema");
    let errors: Vec<String> = schema
        .iter_errors(value)
        .map(|error| error.to_string())
        .collect();
    assert!(errors.is_empty(), "{}\n{value:#}", errors.join("\n"));
}

/// Runs git, with nothing of whoever runs the tests.
fn git(folder: &Path, arguments: &[&str]) {
    let output = Command::new("git")
        .args(arguments)
        .current_dir(folder)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_SYSTEM", "/dev/null")
        .env("GIT_AUTHOR_DATE", "2026-01-02T10:00:00Z")
        .env("GIT_COMMITTER_DATE", "2026-01-02T10:00:00Z")
        .output()
        .expect("git is installed");
    assert!(output.status.success(), "{}", text(&output.stderr));
}

fn commit(folder: &Path, name: &str, copy: &str, message: &str) {
    std::fs::write(folder.join(name), copy).expect("a file");
    git(folder, &["add", "--all"]);
    let author = [
        "-c",
        "user.name=Ann Okoro",
        "-c",
        "user.email=ann@desk.example",
    ];
    git(
        folder,
        &[&author[..], &["commit", "--quiet", "-m", message]].concat(),
    );
}

const FIRST: &str = "Bridge stays open\n\nThe bridge is safe, engineer Anna Weber told the council on \
Monday.\n\n“We will keep it open until the spring,” she said.\n\nThe repair costs 52 million \
euros, according to the ministry.\n\nThe bridge was built in 1931 and carries the road from the \
harbour to the railway station.\n\nThe council will vote on the plan in March, Weber told the \
meeting.\n";

/// A repository with a story in four versions, the last under another name.
fn repository() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    git(folder.path(), &["init", "--quiet", "--initial-branch=main"]);
    commit(folder.path(), "story.txt", FIRST, "First version");
    let second = FIRST.replace("52 million", "53 million");
    commit(folder.path(), "story.txt", &second, "New figure");
    let third = second.replace("until the spring", "until the summer");
    commit(folder.path(), "story.txt", &third, "Quote: as taped");
    git(folder.path(), &["mv", "story.txt", "bridge.txt"]);
    let fourth = third.replace("on Monday", "on Tuesday");
    commit(folder.path(), "bridge.txt", &fourth, "Rename");
    folder
}

#[test]
fn changes_validate() {
    let fixtures = Path::new("fixtures/revisions");
    let mut names: Vec<String> = std::fs::read_dir(fixtures)
        .expect("the fixtures")
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .into_string()
                .expect("a name")
        })
        .filter(|name| name.ends_with(".before.txt"))
        .collect();
    names.sort();
    assert!(names.len() > 10);
    for old in names {
        let new = old.replace("before", "after");
        let output = onrecord(fixtures, &["--format", "json", &old, &new], "");
        let value = json(&output);
        assert_valid(&value);
        assert_eq!(
            (&value["old"], &value["new"]),
            (&old.as_str().into(), &new.as_str().into())
        );
        let found = value["summary"]["errors"].as_u64().expect("a count")
            + value["summary"]["warnings"].as_u64().expect("a count");
        assert_eq!(output.status.code(), Some(i32::from(found > 0)), "{old}");
    }
}

#[test]
fn offsets_are_those_of_the_files() {
    let folder = tempfile::tempdir().expect("a folder");
    let old = "\u{feff}# Bridge stays open\n\nThe repair costs **52 million** euros.\n";
    let new = old.replace("52 million", "53 million");
    std::fs::write(folder.path().join("old.md"), old).expect("a file");
    std::fs::write(folder.path().join("new.md"), &new).expect("a file");
    let output = onrecord(folder.path(), &["--format", "json", "old.md", "new.md"], "");
    let value = json(&output);
    let edit = &value["changes"][0]["edits"][0];
    let words = |copy: &str, side: &Value| {
        let at =
            |field: &str| usize::try_from(side[field].as_u64().expect("an offset")).expect("small");
        copy[at("start")..at("end")].to_owned()
    };
    assert_eq!(words(old, &edit["old"]), "52");
    assert_eq!(words(&new, &edit["new"]), "53");
    assert_eq!(value["changes"][0]["new"][0]["line"], 3);
}

/// As in `git show HEAD:a.md | onrecord diff - a.md`.
#[test]
fn standard_input_is_written_as_the_file_it_is_compared_with() {
    let folder = tempfile::tempdir().expect("a folder");
    let copy = "---\ntitle: Bridge stays open\n---\n\nThe repair costs **52 million** euros.\n";
    std::fs::write(folder.path().join("a.md"), copy).expect("a file");
    for arguments in [["-", "a.md"], ["a.md", "-"]] {
        let output = onrecord(folder.path(), &arguments, copy);
        assert_eq!(
            text(&output.stdout).lines().nth(1),
            Some("No change in what is claimed or who says it.")
        );
    }
    let output = onrecord(folder.path(), &["-", "-"], "");
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        text(&output.stderr),
        "error: diff reads one version from standard input; name the file of the other\n"
    );
}

#[test]
fn a_history_is_walked_from_the_oldest_with_its_renames() {
    let folder = repository();
    let output = onrecord(
        folder.path(),
        &["--history", "bridge.txt", "--format", "json"],
        "",
    );
    let value = json(&output);
    assert_valid(&value);
    let seen: Vec<(&str, &str, Vec<&str>)> = value
        .as_array()
        .expect("comparisons")
        .iter()
        .map(|comparison| {
            let kinds = comparison["changes"].as_array().expect("changes").iter();
            let kinds = kinds.flat_map(|change| change["kinds"].as_array().expect("kinds"));
            (
                comparison["revision"]["subject"]
                    .as_str()
                    .expect("a subject"),
                comparison["new"].as_str().expect("a path"),
                kinds.filter_map(Value::as_str).collect(),
            )
        })
        .collect();
    assert_eq!(
        seen,
        [
            ("New figure", "story.txt", vec!["figure-changed"]),
            ("Quote: as taped", "story.txt", vec!["reworded"]),
            ("Rename", "bridge.txt", vec!["reworded"]),
        ]
    );
    assert_eq!(value[0]["revision"]["author"], "Ann Okoro");
    assert_eq!(value[0]["revision"]["date"], "2026-01-02T10:00:00Z");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn revisions_are_compared_with_each_other_and_with_the_working_tree() {
    let folder = repository();
    let full = onrecord(folder.path(), &["--git", "HEAD~3..HEAD"], "");
    let shown = text(&full.stdout);
    assert!(shown.starts_with("story.txt → bridge.txt\n"), "{shown}");
    assert!(
        shown.contains("figure-changed") && shown.contains("quote-text-changed"),
        "{shown}"
    );

    let clean = onrecord(folder.path(), &["--git"], "");
    assert_eq!((clean.status.code(), text(&clean.stdout)), (Some(0), ""));

    let copy = std::fs::read_to_string(folder.path().join("bridge.txt")).expect("the story");
    let edited = copy.replace("53 million", "54 million");
    std::fs::write(folder.path().join("bridge.txt"), edited).expect("a file");
    std::fs::write(folder.path().join("new.txt"), "Another story.\n").expect("a file");
    git(folder.path(), &["add", "new.txt"]);
    for arguments in [
        &["--git"][..],
        &["--git", "HEAD", "bridge.txt"],
        &["--git", "bridge.txt"],
    ] {
        let arguments = [arguments, &["--format", "github"]].concat();
        let output = onrecord(folder.path(), &arguments, "");
        let shown = text(&output.stdout);
        let first = "::warning file=bridge.txt,line=7,endLine=7,col=18,endColumn=28,\
            title=onrecord[figure-changed]::53 million → 54 million euros.";
        assert!(shown.starts_with(first), "{shown}");
        assert_eq!(output.status.code(), Some(1));
    }

    // Where the command is typed makes no difference.
    let elsewhere = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(folder.path().join("desk")).expect("a folder");
    let story = folder.path().join("bridge.txt");
    let story = story.to_str().expect("a name");
    for (typed_in, arguments) in [
        (elsewhere.path(), &["--git", "HEAD", story][..]),
        (elsewhere.path(), &["--git", story]),
        (
            &*folder.path().join("desk"),
            &["--git", "HEAD", "../bridge.txt"],
        ),
    ] {
        let output = onrecord(typed_in, arguments, "");
        let shown = text(&output.stdout);
        assert!(shown.starts_with("bridge.txt\n"), "{arguments:?} {shown}");
        assert_eq!(output.status.code(), Some(1));
    }
}

#[test]
fn a_file_that_was_deleted_since_is_only_named() {
    let folder = repository();
    let story = "The ferry runs every hour.\n";
    commit(folder.path(), "ferry.txt", story, "Add");
    std::fs::remove_file(folder.path().join("ferry.txt")).expect("a file");
    let output = onrecord(folder.path(), &["--git", "HEAD", "ferry.txt"], "");
    assert_eq!(
        (output.status.code(), text(&output.stderr)),
        (
            Some(0),
            "warning: ferry.txt is not in the working tree\nwarning: ferry.txt was deleted\n"
        )
    );
}

#[test]
fn pairs_are_read_line_by_line_and_a_bad_line_answers_for_itself() {
    let pair = |id: &str, new: &str| {
        format!("{{\"id\":\"{id}\",\"old\":\"It cost 52 euros.\",\"new\":\"{new}\"}}\n")
    };
    let input =
        pair("a", "It cost 53 euros.") + "{\"id\":\"b\"}\nno\n" + &pair("c", "It cost 52 euros.");
    let arguments = ["--input-format", "ndjson", "--format", "json-lines", "-"];
    let output = onrecord(Path::new("."), &arguments, &input);
    let lines: Vec<Value> = text(&output.stdout)
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    lines.iter().for_each(assert_valid);
    assert_eq!(lines.len(), 4);
    assert_eq!(
        lines[0]["changes"][0]["kinds"],
        serde_json::json!(["figure-changed"])
    );
    assert_eq!(
        (&lines[1]["id"], lines[1]["error"].is_string()),
        (&"b".into(), true)
    );
    assert_eq!(
        (lines[2].get("id"), lines[2]["error"].is_string()),
        (None, true)
    );
    assert_eq!(lines[3]["changes"], serde_json::json!([]));
    assert_eq!(output.status.code(), Some(2), "a line could not be read");
}

#[test]
fn what_is_wrong_is_said() {
    let outside = tempfile::tempdir().expect("a folder");
    let repository = repository();
    let cases: [(&Path, &[&str], &str); 8] = [
        (
            outside.path(),
            &["one.txt"],
            "diff needs two files, OLD and NEW, or --git, or --history",
        ),
        (
            outside.path(),
            &["a.txt", "b.txt"],
            "cannot read b.txt: no such file or directory",
        ),
        (
            outside.path(),
            &["--git"],
            "the current folder is not in a git repository with a working tree",
        ),
        (
            repository.path(),
            &["--git", "yesterday"],
            "git knows no revision `yesterday`",
        ),
        (
            repository.path(),
            &["--git", "--upload-pack=x..HEAD"],
            "unexpected argument",
        ),
        (
            repository.path(),
            &["--history", "other.txt"],
            "git has no version of other.txt",
        ),
        (
            repository.path(),
            &["--git", "HEAD~1..HEAD", "nope.md"],
            "error: neither version has nope.md",
        ),
        (
            repository.path(),
            &["--git", "HEAD", "desk/nope.md"],
            "error: neither version has desk/nope.md",
        ),
    ];
    for (folder, arguments, message) in cases {
        let output = onrecord(folder, arguments, "");
        let said = text(&output.stderr);
        assert!(said.contains(message), "{arguments:?}: {said}");
        assert_eq!((output.status.code(), text(&output.stdout)), (Some(2), ""));
    }
}

#[test]
fn a_machine_without_git_is_told_so() {
    let output = Command::new(env!("CARGO_BIN_EXE_onrecord"))
        .args(["diff", "--git"])
        .env("PATH", "")
        .output()
        .expect("the program runs");
    assert!(text(&output.stderr).contains("git is not installed"));
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn drafts_expect_no_note() {
    let folder = Path::new("fixtures/revisions");
    let pair = [
        "03-silent-quote-change.before.txt",
        "03-silent-quote-change.after.txt",
    ];
    let published = onrecord(folder, &[&pair[..], &["--format", "json"]].concat(), "");
    assert_eq!(
        json(&published)["findings"][0]["rule"],
        "correction-note-missing"
    );
    let draft = onrecord(
        folder,
        &[&pair[..], &["--format", "json", "--unpublished"]].concat(),
        "",
    );
    assert_eq!(json(&draft)["findings"], serde_json::json!([]));
}
