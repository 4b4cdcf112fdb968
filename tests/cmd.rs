//! Whole runs of the program: each file in `tests/cmd` holds commands and what they print. Adding
//! a case is adding a file; `TRYCMD=overwrite cargo test --test cmd` writes what is printed now.

#[test]
fn commands_print_what_their_files_say() {
    trycmd::TestCases::new()
        .env("NO_COLOR", "1")
        .case("tests/cmd/*.trycmd");
}
