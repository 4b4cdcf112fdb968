//! The notation of pattern files: patterns, their elements and their examples.

use nom::Parser as _;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_till1, take_while1};
use nom::character::complete::{char, space0, space1};
use nom::combinator::{cut, map, opt, value};
use nom::error::context;
use nom::multi::separated_list1;
use nom::sequence::{delimited, terminated};

use crate::text::Span;

use super::error::{GrammarError, Place};
use super::expected::{Parsed, fault};
use super::pattern::{Element, ElementKind, Example, KINDS, Kind, Pattern, Role, Times};
use super::phrase_class::PhraseClass;
use super::verb::Frames;

/// An element as the file has it.
struct Written<'a> {
    role: Option<Role>,
    kind: WrittenKind<'a>,
    arguments: Vec<&'a str>,
    times: Times,
}

enum WrittenKind<'a> {
    Words(Vec<String>),
    Named(&'a str),
}

/// Reads a file of patterns; their names get the language in front.
pub(super) fn patterns(
    language: &str,
    file: &str,
    text: &str,
) -> Result<Vec<Pattern>, GrammarError> {
    let mut patterns: Vec<(Place<'_>, Pattern)> = Vec::new();
    for (number, line) in (1..).zip(text.split('\n')) {
        let place = Place {
            file,
            line: number,
            text: line,
        };
        let trimmed = line.trim();
        if trimmed.is_empty() || trimmed.starts_with('#') || trimmed == "@replace" {
            continue;
        }
        if let Some(name) = trimmed.strip_prefix("pattern ") {
            let name = name.trim();
            let full = format!("{language}/{name}");
            if patterns.iter().any(|(_, known)| known.name == full) {
                return Err(place.error(name, format!("there is a pattern “{name}” above")));
            }
            if let Some((place, pattern)) = patterns.last() {
                is_complete(*place, pattern)?;
            }
            patterns.push((
                place,
                Pattern {
                    name: full,
                    ..Pattern::default()
                },
            ));
            continue;
        }
        let Some((_, pattern)) = patterns.last_mut() else {
            let message = "a file starts with “pattern” and a name".to_owned();
            return Err(place.error(trimmed, message));
        };
        if let Some(text) = trimmed.strip_prefix("finds ") {
            pattern.finds.push(example(place, text.trim())?);
        } else if let Some(text) = trimmed.strip_prefix("ignores ") {
            let example = example(place, text.trim())?;
            let marked = [&example.content, &example.cue, &example.source];
            if marked.iter().any(|spans| !spans.is_empty()) {
                let message = "nothing is marked in what a pattern ignores".to_owned();
                return Err(place.error(text.trim(), message));
            }
            pattern.ignores.push(example);
        } else {
            pattern.elements.extend(elements(place, trimmed)?);
            let is_cue = |element: &Element| element.role == Some(Role::Cue);
            pattern.anchor = pattern.elements.iter().position(is_cue);
        }
    }
    if let Some((place, pattern)) = patterns.last() {
        is_complete(*place, pattern)?;
    }
    Ok(patterns.into_iter().map(|(_, pattern)| pattern).collect())
}

/// A pattern says what must stand in a row and shows what it finds and ignores.
fn is_complete(place: Place<'_>, pattern: &Pattern) -> Result<(), GrammarError> {
    let missing = if pattern.elements.is_empty() {
        "elements: a line that says what stands in a row"
    } else if pattern.finds.is_empty() {
        "a line “finds” with an example"
    } else if pattern.ignores.is_empty() {
        "a line “ignores” with a look-alike"
    } else {
        return Ok(());
    };
    Err(place.error(place.text.trim(), format!("the pattern needs {missing}")))
}

/// A line of elements.
fn elements(place: Place<'_>, line: &str) -> Result<Vec<Element>, GrammarError> {
    let mut rest = line;
    let mut elements = Vec::new();
    while !rest.is_empty() {
        let (after, (start, element)) = located_element(rest).map_err(|error| {
            let fault = fault(error, line);
            place.error(fault.at, format!("expected {}", fault.what))
        })?;
        elements.push(element_of(place, start, element)?);
        rest = after;
    }
    Ok(elements)
}

/// An element with the text it was read from.
fn located_element(input: &str) -> Parsed<'_, (&str, Written<'_>)> {
    let (rest, element) = element(input)?;
    let written = &input[..input.len() - rest.len()];
    let (rest, _) = space0(rest)?;
    Ok((rest, (written, element)))
}

fn element(input: &str) -> Parsed<'_, Written<'_>> {
    let (rest, role) = opt(terminated(role, char(':'))).parse(input)?;
    let (rest, kind) = context(
        "a kind (“np”) or words in marks (“\"that\"”)",
        alt((words, named)),
    )
    .parse(rest)?;
    let (rest, arguments) = opt(arguments).parse(rest)?;
    let (rest, times) = times(rest)?;
    let (_, ()) = context("a space between elements", space_or_end).parse(rest)?;
    Ok((
        rest,
        Written {
            role,
            kind,
            arguments: arguments.unwrap_or_default(),
            times,
        },
    ))
}

fn role(input: &str) -> Parsed<'_, Role> {
    alt((
        value(Role::Source, tag("source")),
        value(Role::Cue, tag("cue")),
        value(Role::Content, tag("content")),
    ))
    .parse(input)
}

/// `"if"|"whether"`
fn words(input: &str) -> Parsed<'_, WrittenKind<'_>> {
    let close = context("a closing mark after the word", cut(char('"')));
    let inner = take_till1(|c| c == '"' || c == '|');
    let inner = context("a word between the marks", cut(inner));
    let word = map(delimited(char('"'), inner, close), str::to_lowercase);
    map(separated_list1(char('|'), word), WrittenKind::Words).parse(input)
}

fn named(input: &str) -> Parsed<'_, WrittenKind<'_>> {
    let name = take_while1(|c: char| c.is_ascii_lowercase() || c == '-');
    map(name, WrittenKind::Named).parse(input)
}

/// `(quote, past)`
fn arguments(input: &str) -> Parsed<'_, Vec<&str>> {
    let name = take_while1(|c: char| c.is_ascii_alphanumeric() || c == '-');
    let name = context("a name between the brackets", cut(name));
    let comma = terminated(char(','), space0);
    let close = context("a comma or a closing bracket", cut(char(')')));
    delimited(char('('), separated_list1(comma, name), close).parse(input)
}

fn times(input: &str) -> Parsed<'_, Times> {
    let sign = alt((value(Times::Maybe, char('?')), value(Times::Any, char('*'))));
    map(opt(sign), |times| times.unwrap_or(Times::Once)).parse(input)
}

fn space_or_end(input: &str) -> Parsed<'_, ()> {
    if input.is_empty() {
        Ok((input, ()))
    } else {
        value((), space1).parse(input)
    }
}

/// The element that the written one means; kinds and arguments must be known.
fn element_of(place: Place<'_>, text: &str, written: Written<'_>) -> Result<Element, GrammarError> {
    let Written {
        role,
        kind,
        arguments,
        times,
    } = written;
    let kind = match kind {
        WrittenKind::Words(words) => ElementKind::Words(words),
        WrittenKind::Named(name) => {
            let Some((_, kind)) = KINDS.iter().find(|(known, _)| *known == name) else {
                let known: Vec<&str> = KINDS.iter().map(|&(known, _)| known).collect();
                return Err(place.unknown("kind", name, &known));
            };
            match kind {
                Kind::Plain(plain) => {
                    if let Some(argument) = arguments.first() {
                        return Err(place.error(argument, format!("“{name}” takes no brackets")));
                    }
                    ElementKind::Plain(*plain)
                }
                Kind::Frames(make) => {
                    let mut frames = Frames::empty();
                    for argument in arguments {
                        frames |= Frames::named(argument)
                            .ok_or_else(|| place.unknown("frame", argument, &Frames::names()))?;
                    }
                    if frames.is_empty() {
                        return Err(
                            place.error(text, format!("“{name}” needs frames: {name}(quote)"))
                        );
                    }
                    make(frames)
                }
                Kind::Phrase => {
                    let [argument] = arguments[..] else {
                        return Err(place.error(
                            text,
                            "“phrase” needs one list: phrase(according-to)".to_owned(),
                        ));
                    };
                    let class = PhraseClass::named(argument).ok_or_else(|| {
                        place.unknown("phrase class", argument, &PhraseClass::names())
                    })?;
                    ElementKind::Phrase(class)
                }
            }
        }
    };
    Ok(Element { role, kind, times })
}

/// Takes the brackets out of an example and notes what they enclosed.
fn example(place: Place<'_>, marked: &str) -> Result<Example, GrammarError> {
    let mut example = Example::default();
    let mut open: Vec<(usize, char, usize)> = Vec::new();
    let mut escaped = false;
    for (at, c) in marked.char_indices() {
        let here = &marked[at..at + c.len_utf8()];
        if std::mem::take(&mut escaped) {
            example.text.push(if c == 'n' { '\n' } else { c });
            continue;
        }
        match c {
            '\\' => escaped = true,
            '[' | '{' | '<' => open.push((at, closing(c), example.text.len())),
            ']' | '}' | '>' => match open.pop() {
                Some((_, wanted, start)) if wanted == c => {
                    let span = Span::new(start, example.text.len());
                    if span.is_empty() {
                        return Err(place.error(here, "nothing between the brackets".to_owned()));
                    }
                    match c {
                        ']' => example.content.push(span),
                        '}' => example.cue.push(span),
                        _ => example.source.push(span),
                    }
                }
                Some((_, wanted, _)) => {
                    return Err(place.error(here, format!("“{wanted}” should come before “{c}”")));
                }
                None => return Err(place.error(here, format!("nothing opens this “{c}”"))),
            },
            c => example.text.push(c),
        }
    }
    if let Some((at, wanted, _)) = open.pop() {
        let message = format!("this bracket needs its “{wanted}”");
        return Err(place.error(&marked[at..=at], message));
    }
    Ok(example)
}

fn closing(open: char) -> char {
    match open {
        '[' => ']',
        '{' => '}',
        _ => '>',
    }
}
