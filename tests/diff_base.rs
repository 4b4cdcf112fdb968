//! `--diff-base` in a real repository: findings are known by their claims, not by their lines.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

const STORY: &str = "Bridge closes for a year\n\n\
    The bridge over the Alder will close for a year, Ines Okoro, who runs the ferry, said on Monday.\n\n\
    “It should have been closed long ago,” she said.\n\n\
    “We ran for our lives.” Traffic stopped on both banks of the river.\n";

struct Repository(tempfile::TempDir);

impl Repository {
    fn new() -> Self {
        let repository = Self(tempfile::tempdir().expect("a folder"));
        repository.git(&["init", "-q", "-b", "main", "."]);
        repository.write("story.txt", STORY);
        repository.commit();
        repository
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn write(&self, name: &str, text: &str) {
        std::fs::write(self.path().join(name), text).expect("a file");
    }

    fn git(&self, arguments: &[&str]) {
        let mut git = Command::new("git");
        git.args(["-c", "user.name=Desk", "-c", "user.email=desk@example.com"]);
        git.args(arguments).current_dir(self.path());
        git.env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_NOSYSTEM", "1");
        assert!(
            git.status().expect("git runs").success(),
            "git {arguments:?}"
        );
    }

    fn commit(&self) {
        self.git(&["add", "."]);
        self.git(&["commit", "-qm", "Edit"]);
    }

    /// The rules that find something new since `base`.
    fn new_findings(&self, base: &str) -> Vec<String> {
        let mut command = Command::new(env!("CARGO_BIN_EXE_onrecord"));
        command.args([
            "check",
            "--engine",
            "grammar",
            "--format",
            "json",
            "--diff-base",
            base,
        ]);
        let output = command
            .current_dir(self.path())
            .output()
            .expect("the program runs");
        let value: Value = serde_json::from_slice(&output.stdout)
            .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&output.stderr)));
        let files = value["files"].as_array().expect("files").iter();
        let findings = files.flat_map(|file| file["findings"].as_array().expect("findings"));
        findings
            .map(|finding| finding["rule"].as_str().expect("a rule").to_owned())
            .collect()
    }
}

#[test]
fn text_that_moves_brings_nothing_back() {
    let repository = Repository::new();
    assert_eq!(repository.new_findings("HEAD"), [""; 0]);
    repository.write(
        "story.txt",
        &format!("A new first line\n\nAnd another one.\n\n{STORY}"),
    );
    assert_eq!(repository.new_findings("HEAD"), [""; 0]);
    repository.git(&["mv", "story.txt", "renamed.txt"]);
    assert_eq!(repository.new_findings("HEAD"), [""; 0]);
}

#[test]
fn new_claims_and_new_files_are_reported() {
    let repository = Repository::new();
    let edited = format!("{STORY}\n“Nobody told us anything.” It was Monday.\n");
    repository.write("story.txt", &edited);
    assert_eq!(repository.new_findings("HEAD"), ["unattributed-quote"]);
    repository.write("other.txt", &edited);
    assert_eq!(repository.new_findings("HEAD"), ["unattributed-quote"; 2]);
}

#[test]
fn an_edit_elsewhere_shows_its_effect() {
    let repository = Repository::new();
    let introduction = ", Ines Okoro, who runs the ferry, said on Monday";
    let text = STORY.replace(introduction, ". Ines Okoro met Vera Lund on Monday");
    repository.write("story.txt", &text);
    // “she” could be either now, although her line is as it was.
    assert_eq!(repository.new_findings("HEAD"), ["unresolved-speaker"]);
}

#[test]
fn what_an_accepted_source_says_next_is_new() {
    let repository = Repository::new();
    let told = "A source said the ferry was shut.\n";
    repository.write("story.txt", told);
    repository.commit();
    assert_eq!(repository.new_findings("HEAD"), [""; 0]);
    let more = format!("{told}\nA source said the mayor, Karl Weber, took bribes.\n");
    repository.write("story.txt", &more);
    assert_eq!(repository.new_findings("HEAD"), ["bare-source"]);
    let accept = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_onrecord"));
        command.args(["baseline", "write", "--engine", "grammar", "story.txt"]);
        let output = command.current_dir(repository.path()).output();
        String::from_utf8_lossy(&output.expect("the program runs").stderr).into_owned()
    };
    repository.write("story.txt", told);
    assert!(accept().starts_with("1 finding accepted"));
    repository.write("story.txt", &more);
    let check = || said(repository.path(), &["story.txt"]).0;
    assert_eq!(check(), Some(1));
    assert!(accept().starts_with("2 findings accepted"));
    assert_eq!(check(), Some(0));
    // Nothing has gone from the baseline while both are there.
    assert_eq!(
        said(repository.path(), &["--strict-baseline", "story.txt"]).0,
        Some(0)
    );
}

#[test]
fn only_what_the_branch_changed_counts() {
    let repository = Repository::new();
    repository.git(&["checkout", "-qb", "branch"]);
    repository.write("branch.txt", "The council met on Monday.\n");
    repository.commit();
    repository.git(&["checkout", "-q", "main"]);
    repository.write("story.txt", "The bridge closes, the council said.\n");
    repository.commit();
    repository.git(&["checkout", "-q", "branch"]);
    assert_eq!(repository.new_findings("main"), [""; 0]);
}

#[test]
fn an_unknown_revision_is_a_mistake() {
    let repository = Repository::new();
    let mut command = Command::new(env!("CARGO_BIN_EXE_onrecord"));
    let output = command
        .args(["check", "--diff-base", "nowhere"])
        .current_dir(repository.path())
        .output()
        .expect("the program runs");
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("git knows no revision `nowhere`"), "{said}");
}

/// What the program says on standard error, and its exit code.
fn said(folder: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_onrecord"));
    command
        .args(["check", "--engine", "grammar", "--format", "concise"])
        .args(arguments)
        .current_dir(folder);
    let output = command.output().expect("the program runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    (output.status.code(), said)
}

#[test]
fn the_repository_is_that_of_the_files() {
    let repository = Repository::new();
    let edited = format!("{STORY}\n“Nobody told us anything.” It was Monday.\n");
    repository.write("story.txt", &edited);
    // Its owner may want names to start from the current folder; here they never do.
    repository.git(&["config", "diff.relative", "true"]);
    std::fs::create_dir(repository.path().join("desk")).expect("a folder");
    repository.write("desk/note.txt", "The council met on Monday.\n");
    let elsewhere = tempfile::tempdir().expect("a folder");
    let story = repository.path().join("story.txt");
    let story = story.to_str().expect("a name");
    for (folder, path) in [
        (elsewhere.path(), story),
        (&*repository.path().join("desk"), "../story.txt"),
        (&*repository.path().join("desk"), "../desk/../story.txt"),
    ] {
        let found = said(folder, &["--diff-base", "HEAD", path]);
        assert_eq!(found, (Some(1), "1 error in 1 file\n".to_owned()), "{path}");
    }
    let (code, told) = said(elsewhere.path(), &["--diff-base", "HEAD"]);
    assert_eq!(code, Some(2));
    assert!(told.contains("is not in a git repository"), "{told}");
}

#[test]
fn annotations_name_the_file_from_the_root_of_its_repository() {
    let repository = Repository::new();
    std::fs::create_dir_all(repository.path().join("desk/news")).expect("a folder");
    repository.write(
        "desk/story.txt",
        "The bridge shook. “We ran for our lives.” Traffic stopped.\n",
    );
    let elsewhere = tempfile::tempdir().expect("a folder");
    let desk = repository.path().join("desk");
    let whole = desk.join("story.txt");
    let whole = whole.to_str().expect("a name");
    for (folder, path) in [
        (repository.path(), "desk"),
        (&*desk, "."),
        (&*desk.join("news"), "../story.txt"),
        (elsewhere.path(), whole),
    ] {
        let output = Command::new(env!("CARGO_BIN_EXE_onrecord"))
            .args(["check", "--engine", "grammar", "--format", "github", path])
            .current_dir(folder)
            .output()
            .expect("the program runs");
        let printed = String::from_utf8_lossy(&output.stdout);
        assert!(
            printed.starts_with("::error file=desk/story.txt,line=1,"),
            "{path}: {printed}"
        );
    }
}

#[test]
fn a_copy_without_its_history_says_so() {
    let repository = Repository::new();
    repository.git(&["checkout", "-qb", "branch"]);
    let edited = format!("{STORY}\n“Nobody told us anything.” It was Monday.\n");
    repository.write("story.txt", &edited);
    repository.commit();
    repository.git(&["checkout", "-q", "main"]);
    repository.write("other.txt", "The council met on Monday.\n");
    repository.commit();
    let folder = tempfile::tempdir().expect("a folder");
    let url = format!("file://{}", repository.path().display());
    let copy = folder.path().join("copy");
    let target = copy.to_str().expect("a name");
    repository.git(&["clone", "-q", "--depth", "1", "-b", "branch", &url, target]);
    let (code, told) = said(&copy, &["--diff-base", "origin/main"]);
    assert_eq!(code, Some(2));
    assert!(
        told.contains("git knows no revision `origin/main`; this is a shallow clone"),
        "{told}"
    );
    repository.git(&[
        "-C",
        target,
        "fetch",
        "-q",
        "--depth",
        "1",
        "origin",
        "main:refs/remotes/origin/main",
    ]);
    let (code, told) = said(&copy, &["--diff-base", "origin/main"]);
    assert_eq!(code, Some(1), "{told}");
    assert!(
        told.contains("compared with `origin/main` as it is")
            && told.ends_with("1 error in 1 file\n"),
        "{told}"
    );
}

#[test]
fn what_git_objects_to_is_passed_on() {
    let repository = Repository::new();
    let output = Command::new(env!("CARGO_BIN_EXE_onrecord"))
        .args(["check", "--diff-base", "HEAD"])
        .current_dir(repository.path())
        // What git offers to its own tests.
        .env("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .output()
        .expect("the program runs");
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(
        told.starts_with("error: git says: detected dubious ownership")
            && told.contains("git config --global --add safe.directory"),
        "{told}"
    );
}

#[test]
fn a_machine_without_git_is_told_so() {
    let repository = Repository::new();
    let output = Command::new(env!("CARGO_BIN_EXE_onrecord"))
        .args(["check", "--diff-base", "main"])
        .current_dir(repository.path())
        .env("PATH", "")
        .output()
        .expect("the program runs");
    assert_eq!(
        String::from_utf8_lossy(&output.stderr),
        "error: git is not installed, or not on the PATH, and --diff-base needs it\n"
    );
    assert_eq!(output.status.code(), Some(2));
}
