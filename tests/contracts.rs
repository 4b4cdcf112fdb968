//! What is promised to other programs: real output validates against the schemas of `schemas/`.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

fn onrecord(arguments: &[&str], input: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_onrecord"));
    command
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    child
        .stdin
        .take()
        .expect("a pipe")
        .write_all(input.as_bytes())
        .expect("the program reads");
    child.wait_with_output().expect("the program ends")
}

fn schema(name: &str) -> jsonschema::Validator {
    let path = Path::new("schemas").join(name);
    let text = std::fs::read_to_string(&path).expect("a schema");
    let schema: Value = serde_json::from_str(&text).expect("a schema is JSON");
    jsonschema::validator_for(&schema).expect("a valid schema")
}

fn assert_valid(validator: &jsonschema::Validator, value: &Value) {
    let errors: Vec<String> = validator
        .iter_errors(value)
        .map(|error| format!("{} at {}", error, error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{}\n{value:#}", errors.join("\n"));
}

#[test]
fn findings_validate() {
    let output = onrecord(
        &["check", "--format", "json", "fixtures", "missing.txt"],
        "",
    );
    let value: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_valid(&schema("check-1.json"), &value);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(value["summary"]["unread"][0]["path"], "missing.txt");
    let files = value["files"].as_array().expect("files");
    assert!(files.iter().any(|file| file["path"] == "fixtures/seed.txt"));
}

#[test]
fn articles_validate() {
    let input = "{\"id\":1,\"text\":\"“We ran,” Ms Okoro said.\"}\n{\"id\":2}\n{\"text\":\"\"}\n";
    let arguments = [
        "extract",
        "--input-format",
        "ndjson",
        "--output-format",
        "ndjson",
        "-",
    ];
    let output = onrecord(&arguments, input);
    let schema = schema("extract-1.json");
    let lines: Vec<Value> = output
        .stdout
        .split(|&byte| byte == b'\n')
        .filter(|line| !line.is_empty())
        .map(|line| serde_json::from_slice(line).expect("JSON"))
        .collect();
    assert_eq!(lines.len(), 3, "one line for each line of input");
    lines.iter().for_each(|line| assert_valid(&schema, line));
    assert_eq!(
        (&lines[0]["id"], &lines[1]["id"], lines[2].get("id")),
        (&1.into(), &2.into(), None)
    );

    let output = onrecord(
        &["extract", "--output-format", "json", "fixtures/seed.txt"],
        "",
    );
    let articles: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_valid(&schema, &articles[0]);
    assert_eq!(articles[0]["path"], "fixtures/seed.txt");
}

/// Offsets are bytes of the file on disk, also after a byte order mark.
#[test]
fn a_byte_order_mark_is_counted() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("bom.txt");
    let copy = "\u{feff}The council met. It voted.";
    std::fs::write(&path, copy).expect("a file");
    let output = onrecord(
        &[
            "extract",
            "--format",
            "ndjson",
            path.to_str().expect("a name"),
        ],
        "",
    );
    let line: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let last = line["sentences"]
        .as_array()
        .expect("sentences")
        .last()
        .expect("a sentence");
    let start = usize::try_from(last["start"].as_u64().expect("an offset")).expect("small");
    assert_eq!(&copy[start..], "It voted.");
}
