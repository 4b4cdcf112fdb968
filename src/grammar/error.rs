//! What can be wrong with a word list or pattern file, said so that an editor can mend it.

use std::fmt;

/// A mistake in a file of the grammar. `Display` shows the line with a caret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GrammarError {
    /// The file, as it was named to the loader.
    pub file: String,
    /// Line, from 1.
    pub line: u32,
    /// Column in code points, from 1.
    pub column: u32,
    /// How many code points are wrong, at least 1.
    pub width: u32,
    /// What is wrong: `unknown frame “qoute”`.
    pub message: String,
    /// What would mend it: `did you mean “quote”?`
    pub suggestion: Option<String>,
    /// The line as it stands in the file.
    pub snippet: String,
}

impl fmt::Display for GrammarError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            file,
            line,
            column,
            message,
            snippet,
            ..
        } = self;
        writeln!(f, "{file}:{line}:{column}: {message}")?;
        let margin = line.to_string().len();
        // A tab takes one column here and there, so that the caret stands under its word.
        let snippet = snippet.replace('\t', " ");
        writeln!(f, " {line} | {snippet}")?;
        let indent = " ".repeat(column.saturating_sub(1) as usize);
        let carets = "^".repeat(self.width.max(1) as usize);
        write!(f, " {:margin$} | {indent}{carets}", "")?;
        if let Some(suggestion) = &self.suggestion {
            write!(f, " {suggestion}")?;
        }
        Ok(())
    }
}

impl std::error::Error for GrammarError {}

/// A line of a file, to point into.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place<'a> {
    /// The file's name.
    pub(super) file: &'a str,
    /// From 1.
    pub(super) line: u32,
    /// The whole line.
    pub(super) text: &'a str,
}

impl<'a> Place<'a> {
    /// An error that points at `part`, which must be a slice of the line.
    pub(super) fn error(self, part: &str, message: String) -> GrammarError {
        let start = (part.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        let before = self
            .text
            .get(..start)
            .unwrap_or(self.text)
            .trim_start_matches('\u{feff}');
        GrammarError {
            file: self.file.to_owned(),
            line: self.line,
            column: count(before.chars().count() + 1),
            width: count(part.chars().count().max(1)),
            message,
            suggestion: None,
            snippet: self
                .text
                .trim_start_matches('\u{feff}')
                .trim_end()
                .to_owned(),
        }
    }

    /// An error about a name that is not one of those known.
    pub(super) fn unknown<S: AsRef<str>>(
        self,
        what: &str,
        part: &str,
        known: &[S],
    ) -> GrammarError {
        let error = self.error(part, format!("unknown {what} “{part}”"));
        let suggestion = match nearest(part, known) {
            Some(name) => format!("did you mean “{name}”?"),
            None => {
                let names: Vec<&str> = known.iter().map(AsRef::as_ref).collect();
                format!("known: {}", names.join(", "))
            }
        };
        GrammarError {
            suggestion: Some(suggestion),
            ..error
        }
    }
}

/// The known name most like this one, if any is much like it.
fn nearest<'a, S: AsRef<str>>(name: &str, known: &'a [S]) -> Option<&'a str> {
    known
        .iter()
        .map(|known| (strsim::jaro_winkler(name, known.as_ref()), known.as_ref()))
        .filter(|&(likeness, _)| likeness > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, known)| known)
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
