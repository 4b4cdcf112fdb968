//! The notation of word lists, one line at a time.
//!
//! ```text
//! # a comment
//! [section]
//! an entry of several words
//! Paris = France
//! speak, spoke, spoken: quote about
//!   not with: volumes
//! ```

use nom::Parser as _;
use nom::bytes::complete::{tag, take_till, take_till1, take_while1};
use nom::character::complete::{char, space0, space1};
use nom::combinator::{cut, map, opt, value};
use nom::error::context;
use nom::sequence::{delimited, pair, preceded, terminated};

use super::error::{GrammarError, Place};
use super::expected::{Expected, Parsed, fault};

/// One line of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line<'a> {
    /// Nothing, or a comment.
    Blank,
    /// `@replace`: the built-in list of this name is not used.
    Replace,
    /// `[name]`: what the entries below it have in common.
    Section(&'a str),
    /// `  key: value`, indented: more about the entry above.
    Detail(Detail<'a>),
    /// An entry.
    Entry(Entry<'a>),
}

/// More about an entry: `  not with: lives, life`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Detail<'a> {
    pub(super) key: &'a str,
    pub(super) value: &'a str,
}

/// A word or phrase with what stands beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entry<'a> {
    /// The forms: `speak, spoke, spoken`.
    pub(super) head: &'a str,
    /// After `:`, the frames of a verb.
    pub(super) frames: Option<&'a str>,
    /// After `=`, what it stands for.
    pub(super) value: Option<&'a str>,
}

/// Reads one line.
pub(super) fn line<'a>(place: Place<'a>) -> Result<Line<'a>, GrammarError> {
    let text = place.text.trim_end();
    let parsed = match text.as_bytes().first() {
        None | Some(b'#') => return Ok(Line::Blank),
        Some(b'[') => section(text),
        Some(b'@') => directive(text),
        Some(b' ' | b'\t') if text.trim_start().starts_with('#') => return Ok(Line::Blank),
        Some(b' ' | b'\t') => detail(text),
        Some(_) => entry(text),
    };
    match parsed.and_then(|(rest, line)| nothing_more(rest).map(|_| line)) {
        Ok(line) => Ok(line),
        Err(error) => {
            let fault = fault(error, text);
            Err(place.error(fault.at, format!("expected {}", fault.what)))
        }
    }
}

fn section(input: &str) -> Parsed<'_, Line<'_>> {
    let name = take_while1(|c: char| c.is_ascii_alphanumeric() || c == '-');
    let name = context("the name of a section", cut(name));
    let close = context("a closing “]”", cut(char(']')));
    map(delimited(char('['), name, close), Line::Section).parse(input)
}

fn directive(input: &str) -> Parsed<'_, Line<'_>> {
    context(
        "“@replace”, the only word with an “@”",
        value(Line::Replace, tag("@replace")),
    )
    .parse(input)
}

fn detail(input: &str) -> Parsed<'_, Line<'_>> {
    let key = take_till1(|c| c == ':' || c == '#');
    let colon = context(
        "a colon: only details of the entry above are indented",
        cut(char(':')),
    );
    let value = take_till1(|c| c == '#');
    let value = context("something after the colon", cut(value));
    let (rest, (key, value)) =
        preceded(space1, pair(terminated(key, colon), value)).parse(input)?;
    Ok((
        rest,
        Line::Detail(Detail {
            key: key.trim(),
            value: value.trim(),
        }),
    ))
}

fn entry(input: &str) -> Parsed<'_, Line<'_>> {
    // Nearly all of some ten thousand lines are a bare word: find that out in one step.
    if memchr::memchr3(b':', b'=', b'#', input.as_bytes()).is_none() {
        let entry = Entry {
            head: input,
            frames: None,
            value: None,
        };
        return Ok(("", Line::Entry(entry)));
    }
    let (rest, head) = context("an entry", take_till1(is_end_of_head)).parse(input)?;
    let head = head.trim_end();
    if rest.is_empty() {
        return Ok((
            rest,
            Line::Entry(Entry {
                head,
                frames: None,
                value: None,
            }),
        ));
    }
    let after = |sign| preceded(char(sign), preceded(space0, take_till(is_end_of_head)));
    let (rest, (frames, value)) = pair(opt(after(':')), opt(after('='))).parse(rest)?;
    let frames = frames.map(str::trim_end);
    let value = value.map(str::trim_end);
    Ok((
        rest,
        Line::Entry(Entry {
            head,
            frames,
            value,
        }),
    ))
}

fn is_end_of_head(c: char) -> bool {
    matches!(c, ':' | '=' | '#')
}

/// The end of the line, or a comment.
fn nothing_more(input: &str) -> Parsed<'_, ()> {
    let (rest, _) = space0(input)?;
    if rest.is_empty() || rest.starts_with('#') {
        return Ok(("", ()));
    }
    Err(nom::Err::Error(Expected {
        at: rest,
        what: "the end of the line",
    }))
}
