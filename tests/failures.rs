//! What goes wrong around the checking: a clear message, exit code 2, and nothing lost of what
//! could be done.
#![cfg(unix)]

#[path = "support/run.rs"]
mod run;

use std::fs::{self, File};
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use run::{STORY, onrecord, said};

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("story.txt"), STORY).expect("a story");
    folder
}

/// A run whose reader closes the pipe at once.
fn unread(folder: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_onrecord"))
        .args(arguments)
        .current_dir(folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the program ends");
    (output.status.code(), said(&output))
}

#[test]
fn what_was_seen_counts_though_the_reader_has_seen_enough() {
    let folder = folder();
    let path = folder.path();
    let story = STORY.repeat(3000).replace(".\n", ".\n\n");
    fs::write(path.join("long.txt"), story).expect("a story");
    fs::write(path.join("new.txt"), STORY.replace("We", "I")).expect("a story");
    for (arguments, code) in [
        (&["check", "long.txt"][..], 1),
        (&["check", "--format=concise", "long.txt"], 1),
        (&["check", "story.txt"], 1),
        (&["check", "--exit-zero", "story.txt"], 0),
        (&["check", "--ignore=quotations", "story.txt"], 0),
        (&["diff", "story.txt", "new.txt"], 1),
        (&["extract", "story.txt"], 0),
        (&["rules"], 0),
    ] {
        assert_eq!(
            unread(path, arguments),
            (Some(code), String::new()),
            "{arguments:?}"
        );
    }
    for command in ["check", "extract", "sources"] {
        let missing = "error: cannot read missing.txt: no such file or directory\n".to_owned();
        let ended = unread(path, &[command, "story.txt", "missing.txt"]);
        assert_eq!(ended, (Some(2), missing), "{command}");
    }
}

#[test]
fn a_full_disk_is_told() {
    let folder = folder();
    for arguments in [
        &["check", "-o", "/dev/full", "story.txt"][..],
        &["rules", "-o", "/dev/full"],
    ] {
        let output = onrecord(folder.path(), arguments);
        assert_eq!(output.status.code(), Some(2));
        assert_eq!(
            said(&output),
            "error: cannot write /dev/full: no space left on device\n"
        );
    }
    let output = Command::new(env!("CARGO_BIN_EXE_onrecord"))
        .args(["check", "story.txt"])
        .current_dir(folder.path())
        .stdout(
            File::options()
                .write(true)
                .open("/dev/full")
                .expect("a full disk"),
        )
        .output()
        .expect("the program runs");
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        said(&output),
        "error: cannot write standard output: no space left on device\n"
    );
}

#[test]
fn nobody_to_tell_is_no_failure() {
    let folder = folder();
    for (arguments, code) in [
        (&["check", "--format=concise", "story.txt"][..], 1),
        (&["check", "story.txt", "missing.txt"], 2),
        (&["check", "--no-such-option"], 2),
        (&["diff", "story.txt", "missing.txt"], 2),
        (&["baseline", "write"], 0),
        (&["baseline", "prune"], 0),
        (&["init"], 0),
    ] {
        let full = File::options().write(true).open("/dev/full");
        let status = Command::new(env!("CARGO_BIN_EXE_onrecord"))
            .args(arguments)
            .current_dir(folder.path())
            .stdout(Stdio::null())
            .stderr(full.expect("a full disk"))
            .status();
        assert_eq!(
            status.expect("the program runs").code(),
            Some(code),
            "{arguments:?}"
        );
    }
}

#[test]
fn results_are_written_whole_or_not_at_all() {
    let folder = folder();
    let report = folder.path().join("report.json");
    fs::write(&report, "old").expect("a file");
    fs::set_permissions(&report, fs::Permissions::from_mode(0o640)).expect("permissions");
    let output = onrecord(
        folder.path(),
        &[
            "check",
            "--format",
            "json",
            "-o",
            "report.json",
            "story.txt",
        ],
    );
    assert_eq!(
        (output.status.code(), output.stdout.len()),
        (Some(1), 0),
        "{}",
        said(&output)
    );
    assert!(
        fs::read_to_string(&report)
            .expect("a report")
            .starts_with("{\"schema\"")
    );
    assert_eq!(
        fs::metadata(&report)
            .expect("a report")
            .permissions()
            .mode()
            & 0o777,
        0o640
    );
    assert_eq!(
        fs::read_dir(folder.path()).expect("a folder").count(),
        2,
        "nothing is left behind"
    );
    let output = onrecord(
        folder.path(),
        &["check", "-o", "nowhere/report.txt", "story.txt"],
    );
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        said(&output),
        "error: cannot write nowhere/report.txt: there is no such folder\n"
    );
}

#[test]
fn what_cannot_be_read_does_not_stop_the_rest() {
    let folder = folder();
    let path = folder.path();
    std::os::unix::fs::symlink("gone", path.join("dangling.txt")).expect("a link");
    fs::create_dir(path.join("locked")).expect("a folder");
    fs::write(path.join("locked/story.txt"), STORY).expect("a story");
    fs::write(path.join("secret.txt"), STORY).expect("a story");
    fs::set_permissions(path.join("locked"), fs::Permissions::from_mode(0o000))
        .expect("permissions");
    fs::set_permissions(path.join("secret.txt"), fs::Permissions::from_mode(0o000)).expect("");
    // Who may do anything can read locked folders too.
    let all_powerful = File::open(path.join("secret.txt")).is_ok();
    let output = onrecord(path, &["check", "--format", "concise", ".", "dangling.txt"]);
    fs::set_permissions(path.join("locked"), fs::Permissions::from_mode(0o755)).expect("");
    assert_eq!(output.status.code(), Some(2));
    let said = said(&output);
    assert!(
        said.contains("cannot read dangling.txt: no such file or directory"),
        "{said}"
    );
    if !all_powerful {
        assert!(
            said.contains("cannot read secret.txt: permission denied"),
            "{said}"
        );
        assert!(
            said.contains("cannot read ./locked: permission denied"),
            "{said}"
        );
    }
    assert!(String::from_utf8_lossy(&output.stdout).contains("story.txt:1:31: error"));
}

#[test]
fn a_huge_file_is_refused_unread() {
    let folder = folder();
    let huge = File::create(folder.path().join("huge.txt")).expect("a file");
    huge.set_len(200_000_000).expect("a sparse file");
    let output = onrecord(folder.path(), &["check", "--format", "concise", "."]);
    assert_eq!(output.status.code(), Some(2));
    let said = said(&output);
    let refusal = "cannot read huge.txt: it is larger than 64 MB, which is no article; \
        --max-size raises the limit";
    assert!(said.contains(refusal), "{said}");
    assert!(String::from_utf8_lossy(&output.stdout).contains("story.txt:1:31: error"));
}

#[test]
fn results_come_in_the_same_order_whatever_the_threads() {
    let folder = folder();
    for number in 0..150 {
        let story = format!("{STORY}\nIt was bridge number {number}.\n");
        fs::write(folder.path().join(format!("story-{number:03}.txt")), story).expect("a story");
    }
    let one = onrecord(folder.path(), &["check", "--format", "json", "-j", "1"]);
    let many = onrecord(folder.path(), &["check", "--format", "json", "-j", "7"]);
    assert!(one.stdout == many.stdout && one.stdout.len() > 10_000);
}

/// A run that has found its files and waits for the first of them, `slow.txt`, whose other end is
/// the second part.
fn waiting(folder: &Path, arguments: &[&str]) -> (Child, File) {
    let slow = folder.join("slow.txt");
    let made = Command::new("mkfifo").arg(&slow).status();
    assert!(made.expect("mkfifo runs").success());
    let child = Command::new(env!("CARGO_BIN_EXE_onrecord"))
        .args(arguments)
        .current_dir(folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    // Opens when the program opens its end, so nothing here depends on time.
    let other_end = File::options().write(true).open(&slow);
    (child, other_end.expect("the other end"))
}

#[test]
fn a_run_that_is_broken_off_leaves_nothing_behind() {
    let folder = folder();
    let path = folder.path();
    fs::write(path.join("report.json"), "old").expect("a file");
    let (child, other_end) = waiting(
        path,
        &[
            "check",
            "-j1",
            "--format=json",
            "-o",
            "report.json",
            "story.txt",
            "slow.txt",
        ],
    );
    let interrupted = Command::new("kill")
        .args(["-INT", &child.id().to_string()])
        .status();
    assert!(interrupted.expect("kill runs").success());
    let output = child.wait_with_output().expect("the program ends");
    drop(other_end);
    // What a shell shows as 130.
    assert_eq!(output.status.signal(), Some(2), "{}", said(&output));
    assert_eq!(
        fs::read_to_string(path.join("report.json")).expect("the old report"),
        "old"
    );
    assert_eq!(fs::read_dir(path).expect("a folder").count(), 3);
}

#[test]
fn what_vanishes_during_the_run_is_named_and_the_rest_checked() {
    let folder = folder();
    let path = folder.path();
    fs::create_dir(path.join("desk")).expect("a folder");
    for name in ["desk/one.txt", "desk/two.txt"] {
        fs::write(path.join(name), STORY).expect("a story");
    }
    let arguments = [
        "check",
        "-j1",
        "--format=concise",
        "slow.txt",
        "desk",
        "story.txt",
    ];
    let (child, mut other_end) = waiting(path, &arguments);
    fs::remove_dir_all(path.join("desk")).expect("a folder to remove");
    other_end.write_all(STORY.as_bytes()).expect("a reader");
    drop(other_end);
    let output = child.wait_with_output().expect("the program ends");
    assert_eq!(output.status.code(), Some(2));
    let told = said(&output);
    for name in ["desk/one.txt", "desk/two.txt"] {
        let missing = format!("error: cannot read {name}: no such file or directory\n");
        assert!(told.contains(&missing), "{told}");
    }
    let results = String::from_utf8_lossy(&output.stdout);
    assert!(results.contains("slow.txt:1:31: error"), "{results}");
    assert!(results.contains("story.txt:1:31: error"), "{results}");
}

#[test]
fn a_working_folder_that_is_gone_stops_nothing() {
    let folder = folder();
    let path = folder.path();
    fs::create_dir(path.join("gone")).expect("a folder");
    let program = env!("CARGO_BIN_EXE_onrecord");
    let script = format!("cd gone && rmdir ../gone && '{program}' check ../story.txt ../missing");
    let output = Command::new("sh")
        .args(["-c", &script])
        .current_dir(path)
        .output()
        .expect("a shell");
    assert_eq!(
        (output.status.code(), said(&output).as_str()),
        (
            Some(2),
            "error: cannot read ../missing: no such file or directory\n"
        )
    );
    assert!(String::from_utf8_lossy(&output.stdout).contains("../story.txt:1:31"));
}
