//! A mistake in a configuration, shown with its line and a caret.

use std::fmt;
use std::io;
use std::ops::Range;

use onrecord::text::LineIndex;

use super::super::failure::plain;

/// A mistake in a configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mistake {
    /// The file, as the user would type it.
    file: String,
    message: String,
    /// None if the file cannot be read.
    place: Option<Place>,
}

/// Where in its file a mistake is.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Place {
    /// Line, from 1.
    line: u32,
    /// Column in code points, from 1.
    column: u32,
    /// How many code points are wrong.
    width: usize,
    snippet: String,
}

impl Mistake {
    /// A mistake in a part of the file.
    pub(super) fn new(file: &str, text: &str, wrong: Range<usize>, message: String) -> Self {
        let start = text.floor_char_boundary(wrong.start);
        let at = u32::try_from(start).unwrap_or(u32::MAX);
        let place = LineIndex::new(text).place(text, at);
        let line_start = text[..start].rfind('\n').map_or(0, |end| end + 1);
        let line_end = text[start..]
            .find('\n')
            .map_or(text.len(), |end| start + end);
        let end = text.floor_char_boundary(wrong.end).clamp(start, line_end);
        Self {
            file: file.to_owned(),
            message,
            place: Some(Place {
                line: place.line,
                column: place.column,
                width: text[start..end].chars().count().max(1),
                snippet: text[line_start..line_end].trim_end().replace('\t', " "),
            }),
        }
    }

    /// A file that cannot be read.
    pub(super) fn unreadable(file: &str, error: &io::Error) -> Self {
        Self {
            file: file.to_owned(),
            message: match error.kind() {
                io::ErrorKind::InvalidData => "it is not UTF-8".to_owned(),
                _ => plain(error),
            },
            place: None,
        }
    }

    /// What is to be said of a file that it applies to.
    pub(crate) fn summary(&self) -> String {
        let file = &self.file;
        match &self.place {
            Some(place) => format!("{file}:{} has a mistake", place.line),
            None => format!("{file} cannot be read"),
        }
    }
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            file,
            message,
            place,
        } = self;
        let Some(place) = place else {
            return write!(f, "cannot read {file}: {message}");
        };
        let Place {
            line,
            column,
            width,
            snippet,
        } = place;
        let margin = line.to_string().len();
        let indent = column.saturating_sub(1) as usize;
        writeln!(f, "{message}")?;
        writeln!(f, " {:margin$}--> {file}:{line}:{column}", "")?;
        writeln!(f, " {:margin$} |", "")?;
        writeln!(f, " {line} | {snippet}")?;
        write!(f, " {:margin$} | {:indent$}{}", "", "", "^".repeat(*width))
    }
}

impl std::error::Error for Mistake {}

/// `; did you mean …?` for the nearest of the names there are, or the names themselves if they are
/// few.
pub(super) fn suggestion(name: &str, known: &[&str]) -> String {
    let near = known
        .iter()
        .map(|known| (strsim::damerau_levenshtein(name, known), known))
        .filter(|&(distance, known)| distance * 3 <= known.len().max(3))
        .min();
    match near {
        Some((_, near)) => format!("; did you mean `{near}`?"),
        None => format!("; there are {}", list(known)),
    }
}

fn list(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [only] => format!("`{only}`"),
        [first @ .., last] => {
            let first: Vec<String> = first.iter().map(|name| format!("`{name}`")).collect();
            format!("{} and `{last}`", first.join(", "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wrong_word_is_underlined() {
        let text = "a = 1\nrégles = \"x\"\n";
        let at = text.find("régles").unwrap();
        let mistake = Mistake::new(
            "onrecord.toml",
            text,
            at..at + "régles".len(),
            "unknown key".into(),
        );
        assert_eq!(
            mistake.to_string(),
            "unknown key\n  --> onrecord.toml:2:1\n   |\n 2 | régles = \"x\"\n   | ^^^^^^"
        );
    }

    #[test]
    fn the_nearest_name_is_suggested() {
        assert_eq!(
            suggestion("profil", &["profile", "rules"]),
            "; did you mean `profile`?"
        );
        assert_eq!(
            suggestion("xyz", &["wire", "local"]),
            "; there are `wire` and `local`"
        );
    }
}
