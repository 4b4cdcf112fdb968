//! The values that options take, as `--help` and the completions show them.

use clap::ValueEnum;

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum CheckFormat {
    /// The passage with the words marked, for people
    Full,
    /// One line each: path:line:column: severity[rule] message
    Concise,
    /// One JSON document (schemas/check-1.json)
    Json,
    /// One JSON object a line
    JsonLines,
    /// SARIF 2.1.0 for code scanning
    Sarif,
    /// Annotations on a pull request in a GitHub workflow
    Github,
    /// Code Quality report of GitLab
    Gitlab,
    /// Diagnostics for reviewdog
    Rdjson,
    /// JUnit XML for build servers
    Junit,
    /// A page to read in a browser
    Html,
    /// A table for a ticket or a pull request
    Markdown,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum InputFormat {
    /// By each file's extension, else plain text
    Auto,
    /// Plain text
    Text,
    /// Markdown with front matter
    Markdown,
    /// HTML
    Html,
    /// One JSON object a line: for extract `{"id", "text"}`, for diff `{"id", "old", "new"}`
    Ndjson,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExtractFormat {
    /// Who says what, by source
    Table,
    /// One JSON array of articles
    Json,
    /// One JSON object a line for each article (schemas/extract-1.json)
    #[value(alias = "json-lines")]
    Ndjson,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum SourcesFormat {
    /// For people
    Table,
    /// One JSON document (schemas/sources-1.json)
    Json,
    /// For spreadsheets
    Csv,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum RulesFormat {
    Text,
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ProfileName {
    Wire,
    Local,
    Strict,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum EngineName {
    Grammar,
    Hybrid,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    Error,
    Warning,
    Advice,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum When {
    Auto,
    Always,
    Never,
}
