//! `docs/ci.md`, followed literally: every `sh` block is run and every `console` block prints what
//! it shows, in one fresh folder from top to bottom.

use std::path::Path;
use std::process::{Command, Output};

/// Runs one command line in the folder, with our program as `onrecord`.
fn run(command: &str, folder: &Path) -> Output {
    let program = Path::new(env!("CARGO_BIN_EXE_onrecord"))
        .parent()
        .expect("a folder");
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut folders = vec![program.to_owned()];
    folders.extend(std::env::split_paths(&path));
    Command::new("bash")
        .args(["-c", &format!("exec 2>&1\n{command}")])
        .current_dir(folder)
        .env("PATH", std::env::join_paths(folders).expect("a path"))
        .env("NO_COLOR", "1")
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .output()
        .expect("bash runs")
}

/// The command that a step of the action runs, as it stands in `action.yml`.
fn step(name: &str) -> String {
    let action = std::fs::read_to_string("action.yml").expect("the action");
    let (_, step) = action
        .split_once(&format!("- name: {name}\n"))
        .expect("the step");
    let (_, script) = step.split_once("run: |\n").expect("its command");
    let end = script.find("\n    - ").unwrap_or(script.len());
    script[..end].to_owned()
}

/// A step, as GitHub runs it with `shell: bash`.
fn bash(step: &str) -> Command {
    let mut command = Command::new("bash");
    command.args(["--noprofile", "--norc", "-eo", "pipefail", "-c", step]);
    command
}

#[test]
fn the_action_knows_a_build_by_its_sources() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = folder.path().join("output");
    let status = bash(&step("Name the build"))
        .env("SOURCE", env!("CARGO_MANIFEST_DIR"))
        .env("GITHUB_OUTPUT", &output)
        .status();
    assert!(status.expect("bash runs").success());
    let answer = std::fs::read_to_string(output).expect("an answer");
    let key = answer.trim().strip_prefix("key=").expect("a key");
    assert!(
        key.len() == 40 && key.bytes().all(|b| b.is_ascii_hexdigit()),
        "{answer}"
    );
}

#[test]
fn the_action_passes_on_what_it_is_given() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(folder.path().join("news")).expect("a folder");
    let story = "The bridge shook. “We ran for our lives.” Traffic stopped.\n";
    std::fs::write(folder.path().join("news/bridge.txt"), story).expect("a story");
    let finding = "::error file=news/bridge.txt,line=1,endLine=1,col=19,endColumn=42,\
        title=onrecord%3A unattributed-quote::No one is credited with \
        “We ran for our lives”. Add who said it.\n";
    for (arguments, paths, code, printed) in [
        ("", ".", 1, finding),
        (
            "--isolated\n--exit-zero",
            "news\nnews/bridge.txt",
            0,
            finding,
        ),
        ("--ignore quotations", "news", 0, ""),
        ("--select $(touch${IFS}pwned)", "news", 2, ""),
    ] {
        let output = bash(&step("Check"))
            .current_dir(folder.path())
            .env("ONRECORD", env!("CARGO_BIN_EXE_onrecord"))
            .env("FORMAT", "github")
            .env("ARGS", arguments)
            .env("PATHS", paths)
            .output()
            .expect("bash runs");
        let found = String::from_utf8_lossy(&output.stdout).into_owned();
        assert_eq!(
            (output.status.code(), found.as_str()),
            (Some(code), printed)
        );
    }
    assert!(!folder.path().join("pwned").exists());
}

/// The commands of a console block with what they print.
fn commands(block: &str) -> Vec<(&str, String)> {
    let mut commands: Vec<(&str, String)> = Vec::new();
    for line in block.lines() {
        if let Some(command) = line.strip_prefix("$ ") {
            commands.push((command, String::new()));
        } else if let Some((_, output)) = commands.last_mut() {
            output.push_str(line);
            output.push('\n');
        }
    }
    commands
}

#[test]
fn the_recipe_works_as_written() {
    let page = std::fs::read_to_string("docs/ci.md").expect("the page");
    let folder = tempfile::tempdir().expect("a folder");
    let (mut blocks, mut printed) = (0, String::new());
    let mut expected = String::new();
    for part in page.split("\n```").skip(1).step_by(2) {
        let (language, block) = part.split_once('\n').unwrap_or((part, ""));
        match language {
            "sh" => {
                let output = run(block, folder.path());
                let said = String::from_utf8_lossy(&output.stdout);
                assert!(output.status.success(), "{block}\n{said}");
                blocks += 1;
            }
            "console" => {
                for (command, output) in commands(block) {
                    expected.push_str(&format!("$ {command}\n{output}"));
                    let said = run(command, folder.path()).stdout;
                    printed.push_str(&format!("$ {command}\n{}", String::from_utf8_lossy(&said)));
                }
                blocks += 1;
            }
            _ => {}
        }
    }
    assert!(blocks > 10, "the blocks were found");
    snapbox::assert_data_eq!(printed, expected);
}
