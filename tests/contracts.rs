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

#[test]
fn bytes_are_those_of_the_file_in_any_encoding() {
    let folder = tempfile::tempdir().expect("a folder");
    let copy = "Liège’s bridge shook — for hours. “We ran for our lives.” Traffic stopped.\n";
    let utf16 = |mark: &str| -> Vec<u8> {
        let units = mark.encode_utf16().chain(copy.encode_utf16());
        units.flat_map(u16::to_le_bytes).collect()
    };
    for (encoding, bytes) in [
        (
            encoding_rs::WINDOWS_1252,
            encoding_rs::WINDOWS_1252.encode(copy).0.into_owned(),
        ),
        (encoding_rs::UTF_16LE, utf16("\u{feff}")),
        (encoding_rs::UTF_16LE, utf16("")),
        (encoding_rs::UTF_8, format!("\u{feff}{copy}").into_bytes()),
    ] {
        let path = folder.path().join("story.txt");
        std::fs::write(&path, &bytes).expect("a file");
        let path = path.to_str().expect("a name");
        let run = |command: &str, format: &str| -> Value {
            let options = ["--encoding", encoding.name(), "--format", format];
            let output = onrecord(&[&[command, path][..], &options].concat(), "");
            serde_json::from_slice(&output.stdout).expect("JSON")
        };
        let words = |start: &Value, length: u64| {
            let start = usize::try_from(start.as_u64().expect("an offset")).expect("small");
            let end = start + usize::try_from(length).expect("small");
            encoding
                .decode_without_bom_handling(&bytes[start..end])
                .0
                .into_owned()
        };
        let span = |of: &Value| {
            words(
                &of["start"],
                of["end"].as_u64().expect("an end") - of["start"].as_u64().expect("a start"),
            )
        };
        let quotation = "“We ran for our lives.”";
        assert_eq!(
            span(&run("check", "json")["files"][0]["findings"][0]),
            quotation
        );
        assert_eq!(span(&run("extract", "json")[0]["quotations"][0]), quotation);
        let sarif = run("check", "sarif");
        let region = &sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"];
        let length = region["byteLength"].as_u64().expect("a length");
        assert_eq!(words(&region["byteOffset"], length), quotation);
        // All in the first line, so that columns count from the first byte of the file.
        let rdjson = run("check", "rdjson");
        let range = &rdjson["diagnostics"][0]["location"]["range"];
        let column = |end: &str| range[end]["column"].as_u64().expect("a column") - 1;
        let length = column("end") - column("start");
        assert_eq!(words(&column("start").into(), length), quotation);
    }
}

/// A folder with findings, a silenced one and a file that cannot be read.
const STORIES: &str = "tests/cmd/formats.in/stories";

#[test]
fn sarif_validates_against_the_published_schema() {
    let output = onrecord(&["check", "--format", "sarif", STORIES], "");
    let value: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let text = std::fs::read_to_string("tests/schemas/sarif-2.1.0.json").expect("the schema");
    // As published, one pattern has a bracket too many.
    let text = text.replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}?$");
    let schema: Value = serde_json::from_str(&text).expect("the schema is JSON");
    assert_valid(
        &jsonschema::validator_for(&schema).expect("a valid schema"),
        &value,
    );

    let run = &value["runs"][0];
    let results = run["results"].as_array().expect("results");
    let silenced = results
        .iter()
        .filter(|one| one["suppressions"][0]["kind"] == "inSource");
    assert_eq!(silenced.count(), 1);
    assert_eq!(run["invocations"][0]["executionSuccessful"], false);
    let mut fingerprints: Vec<_> = results
        .iter()
        .map(|one| one["partialFingerprints"]["onrecord/v1"].as_str())
        .collect();
    fingerprints.sort_unstable();
    fingerprints.dedup();
    assert_eq!(fingerprints.len(), results.len());
    for result in results {
        let path = &result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
        assert_eq!(path, "tests/cmd/formats.in/stories/bridge.md");
        let index =
            usize::try_from(result["ruleIndex"].as_u64().expect("an index")).expect("small");
        assert_eq!(
            run["tool"]["driver"]["rules"][index]["id"],
            result["ruleId"]
        );
    }
}

#[test]
fn lines_of_json_are_findings() {
    let output = onrecord(&["check", "--format", "json-lines", STORIES], "");
    let schema = std::fs::read_to_string("schemas/check-1.json").expect("a schema");
    let mut schema: Value = serde_json::from_str(&schema).expect("a schema is JSON");
    schema["$ref"] = "#/$defs/finding".into();
    for part in ["type", "required", "properties"] {
        schema.as_object_mut().expect("an object").remove(part);
    }
    let validator = jsonschema::validator_for(&schema).expect("a valid schema");
    let mut lines = 0;
    for line in output
        .stdout
        .split(|&byte| byte == b'\n')
        .filter(|line| !line.is_empty())
    {
        let value: Value = serde_json::from_slice(line).expect("JSON");
        assert_valid(&validator, &value);
        assert_eq!(value["path"], format!("{STORIES}/bridge.md"));
        lines += 1;
    }
    assert!(lines > 1);
}

/// What GitLab documents: an array of issues, each with a fingerprint of its own.
#[test]
fn code_quality_has_what_gitlab_asks_for() {
    let output = onrecord(&["check", "--format", "gitlab", STORIES], "");
    let value: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let schema = serde_json::json!({
        "type": "array",
        "minItems": 2,
        "items": {
            "type": "object",
            "required": ["description", "check_name", "fingerprint", "severity", "location"],
            "properties": {
                "description": { "type": "string", "minLength": 1 },
                "check_name": { "type": "string" },
                "fingerprint": { "type": "string", "minLength": 16 },
                "severity": { "enum": ["info", "minor", "major", "critical", "blocker"] },
                "location": {
                    "type": "object",
                    "required": ["path", "lines"],
                    "properties": {
                        "path": { "type": "string", "pattern": "^[^./]" },
                        "lines": {
                            "type": "object",
                            "required": ["begin"],
                            "properties": { "begin": { "type": "integer", "minimum": 1 } },
                        },
                    },
                },
            },
        },
    });
    assert_valid(
        &jsonschema::validator_for(&schema).expect("a valid schema"),
        &value,
    );
}

/// What reviewdog documents of its Diagnostic Format.
#[test]
fn diagnostics_have_what_reviewdog_asks_for() {
    let output = onrecord(&["check", "--format", "rdjson", STORIES], "");
    let value: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let position = serde_json::json!({
        "type": "object",
        "required": ["line", "column"],
        "additionalProperties": false,
        "properties": {
            "line": { "type": "integer", "minimum": 1 },
            "column": { "type": "integer", "minimum": 1 },
        },
    });
    let location = serde_json::json!({
        "type": "object",
        "required": ["path", "range"],
        "additionalProperties": false,
        "properties": {
            "path": { "type": "string" },
            "range": {
                "type": "object",
                "required": ["start"],
                "additionalProperties": false,
                "properties": { "start": position, "end": position },
            },
        },
    });
    let schema = serde_json::json!({
        "type": "object",
        "required": ["diagnostics", "source"],
        "additionalProperties": false,
        "properties": {
            "source": { "type": "object", "required": ["name"] },
            "diagnostics": {
                "type": "array",
                "minItems": 2,
                "items": {
                    "type": "object",
                    "required": ["message", "location", "severity"],
                    "additionalProperties": false,
                    "properties": {
                        "message": { "type": "string" },
                        "location": location,
                        "severity": { "enum": ["ERROR", "WARNING", "INFO"] },
                        "code": { "type": "object", "required": ["value"] },
                        "relatedLocations": {
                            "type": "array",
                            "items": { "type": "object", "required": ["location"] },
                        },
                    },
                },
            },
        },
    });
    assert_valid(
        &jsonschema::validator_for(&schema).expect("a valid schema"),
        &value,
    );
}

#[test]
fn sources_validate() {
    let output = onrecord(&["sources", "--format", "json", "fixtures/seed.txt"], "");
    let value: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_valid(&schema("sources-1.json"), &value);
    let sources = value["sources"].as_array().expect("sources");
    let speaker = sources
        .iter()
        .find(|source| source["name"] == "Jean-Yves Le Drian");
    assert_eq!(speaker.expect("he speaks")["words"], 13);
}

/// Editors complete and check `onrecord.toml` by its schema; what `init` writes passes, and so does
/// everything that the reader of configurations takes.
#[test]
fn configurations_validate() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().to_str().expect("a name");
    assert_eq!(onrecord(&["init", path], "").status.code(), Some(0));
    let validator = schema("config.json");
    for path in [
        folder.path().join("onrecord.toml"),
        "tests/cmd/config.in/onrecord.toml".into(),
    ] {
        let text = std::fs::read_to_string(path).expect("a configuration");
        let config: toml::Value = toml::from_str(&text).expect("TOML");
        assert_valid(&validator, &serde_json::to_value(config).expect("JSON"));
    }
    let schema = std::fs::read_to_string("schemas/config.json").expect("a schema");
    let schema: Value = serde_json::from_str(&schema).expect("JSON");
    for key in schema["properties"].as_object().expect("properties").keys() {
        let choice = match key.as_str() {
            "language" => "language=en",
            "profile" => "profile=wire",
            "engine" => "engine=grammar",
            "fail-on" => "fail-on=error",
            "advice" => "advice=true",
            "width" => "width=80",
            "exclude" => "exclude=[\"a\"]",
            "rules" => "rules.claims=off",
            "house" => "house.verbs=[\"quip\"]",
            "overrides" => "overrides=[{paths=[\"a\"]}]",
            "baseline" => "baseline=b.json",
            "grammar" => "grammar=tests/cmd/grammar.in/house",
            key => panic!("{key} is in the schema only"),
        };
        let output = onrecord(&["config", "show", "--config", choice], "");
        assert_eq!(output.status.code(), Some(0), "{choice}");
    }
    // A verb that the house adds is understood.
    let story = "“It is gone,” gazzled Ines Okoro.\n";
    let arguments = |choice| ["extract", "--format", "ndjson", "--config", choice, "-"];
    let found = |choice| {
        let output = onrecord(&arguments(choice), story);
        let line: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        line["attributions"]
            .as_array()
            .expect("attributions")
            .iter()
            .any(|a| !a["source"].is_null())
    };
    assert!(found("house.verbs=[\"gazzle\"]"));
    assert!(!found("house.verbs=[]"));
}
