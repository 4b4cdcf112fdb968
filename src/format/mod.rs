//! Files that are not plain text: Markdown and HTML to the words a reader sees, with a map back.
//!
//! A format knows where blocks begin and end and which are headings, quotations or captions; what
//! is not copy (code, scripts, navigation, tables) is left out. Every place in the words can be
//! taken back to the file the user opened.

mod front_matter;
mod html;
mod markdown;
mod plain;
mod reading;
mod remark;
mod section;
mod shortcode;

use std::path::Path;

pub use reading::{Map, Reading};
pub use remark::Remark;
pub use section::sections;

/// How a file is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Format {
    /// Just the words.
    #[default]
    Plain,
    /// CommonMark with front matter.
    Markdown,
    /// A page or a piece of one.
    Html,
}

impl Format {
    /// Extensions by which formats are known, in lower case.
    pub const EXTENSIONS: [(&str, Self); 10] = [
        ("htm", Self::Html),
        ("html", Self::Html),
        ("xhtml", Self::Html),
        ("markdown", Self::Markdown),
        ("md", Self::Markdown),
        ("mdown", Self::Markdown),
        ("mdx", Self::Markdown),
        ("mkd", Self::Markdown),
        ("text", Self::Plain),
        ("txt", Self::Plain),
    ];

    /// The format that a file's extension stands for, if it is one of copy.
    #[must_use]
    pub fn of_path(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?;
        let known = Self::EXTENSIONS.iter();
        known
            .into_iter()
            .find(|(e, _)| e.eq_ignore_ascii_case(extension))
            .map(|&(_, is)| is)
    }

    /// Reads the words of `source`.
    #[must_use]
    pub fn read(self, source: &str) -> Reading {
        match self {
            Self::Plain => plain::read(source),
            Self::Markdown => markdown::read(source),
            Self::Html => html::read(source),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn extensions_name_formats() {
        assert_eq!(Format::of_path(Path::new("a/b.MD")), Some(Format::Markdown));
        assert_eq!(Format::of_path(Path::new("a.html")), Some(Format::Html));
        assert_eq!(Format::of_path(Path::new("a.png")), None);
        assert_eq!(Format::of_path(Path::new("README")), None);
    }
}
