//! Whole runs of the program: each file in `tests/cmd` holds commands and what they print, and so
//! does the README. Adding a case is adding a file; `TRYCMD=overwrite cargo test --test cmd` writes
//! what is printed now.

#[test]
fn commands_print_what_their_files_say() {
    trycmd::TestCases::new()
        .env("NO_COLOR", "1")
        .case("README.md")
        .case("tests/cmd/*.trycmd")
        .case("docs/diff.md");
}

/// The two commands of the README set everything up on a fresh machine: they name files that are
/// there and options that the program has.
#[test]
fn the_readme_starts_with_two_commands() {
    let readme = std::fs::read_to_string("README.md").expect("the README");
    assert!(readme.contains("\ncargo test --locked"));
    let check = readme
        .lines()
        .find_map(|line| line.strip_prefix("cargo run --locked --release -- "))
        .expect("a command that runs the program");
    let arguments = check
        .split('#')
        .next()
        .expect("a command")
        .split_whitespace();
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_onrecord"));
    let output = command.args(arguments).output().expect("the program runs");
    let printed = String::from_utf8(output.stdout).expect("text");
    assert_eq!(output.status.code(), Some(1), "{printed}");
    let promised = readme
        .split("The first prints ")
        .nth(1)
        .and_then(|rest| rest.split(' ').next());
    let findings = printed
        .lines()
        .filter(|line| line.trim_start().starts_with("--> "));
    assert_eq!(
        promised,
        Some(findings.count().to_string().as_str()),
        "{printed}"
    );
}
