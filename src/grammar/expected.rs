//! What a nom parser of our own files wanted to see, and where.

use nom::error::{ContextError, ErrorKind, ParseError};

/// The place where parsing stopped, and what should have stood there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Expected<'a> {
    /// The rest of the line from the fault on.
    pub(super) at: &'a str,
    /// In the words of the README: `a closing “]”`.
    pub(super) what: &'static str,
}

/// What our parsers return.
pub(super) type Parsed<'a, T> = nom::IResult<&'a str, T, Expected<'a>>;

impl<'a> ParseError<&'a str> for Expected<'a> {
    fn from_error_kind(at: &'a str, _: ErrorKind) -> Self {
        Self { at, what: "" }
    }

    fn append(_: &'a str, _: ErrorKind, other: Self) -> Self {
        other
    }
}

impl<'a> ContextError<&'a str> for Expected<'a> {
    fn add_context(_: &'a str, what: &'static str, other: Self) -> Self {
        // The innermost name is the most exact.
        if other.what.is_empty() {
            Self { what, ..other }
        } else {
            other
        }
    }
}

/// The fault in a failed parse. Our parsers are `complete`, so `Incomplete` cannot come up; it
/// would mean the end of the line.
pub(super) fn fault<'a>(error: nom::Err<Expected<'a>>, line: &'a str) -> Expected<'a> {
    match error {
        nom::Err::Error(expected) | nom::Err::Failure(expected) => expected,
        nom::Err::Incomplete(_) => Expected {
            at: &line[line.len()..],
            what: "more of the line",
        },
    }
}
