//! Cuts text into lexemes that tile it: each parser is chosen by the first character and takes at
//! least that one.

use nom::IResult;
use nom::bytes::complete::{take, take_while1};
use nom::error::{Error, ErrorKind};

use super::{Lexeme, LexemeKind};
use crate::text::Span;
use crate::text::eight::leading_alphanumeric;

type Cut<'a> = IResult<&'a str, LexemeKind>;

/// Every lexeme of `text` in order; the spans join without a gap from 0 to its end.
pub(super) fn lexemes(text: &str) -> Vec<Lexeme> {
    // A word and a space take six letters, with some punctuation five.
    let mut lexemes = Vec::with_capacity(text.len() * 2 / 5 + 1);
    let mut start = 0;
    let mut push = |kind, end| {
        let span = Span::new(start, end);
        lexemes.push(Lexeme { kind, span });
        start = end;
        end
    };
    let mut at = 0;
    loop {
        at = match plain(&text.as_bytes()[at..]) {
            Some((length, kind)) => push(kind, at + length),
            None => match lexeme(&text[at..]) {
                Ok((after, kind)) => push(kind, text.len() - after.len()),
                Err(_) => return lexemes,
            },
        };
    }
}

/// A word that nothing joins to the next and one space before a word, as most lexemes are: how long
/// it is. No other parser need be asked.
fn plain(input: &[u8]) -> Option<(usize, LexemeKind)> {
    match input {
        [b' ', next, ..] if next.is_ascii_graphic() => Some((1, LexemeKind::Space)),
        [b'a'..=b'z' | b'A'..=b'Z', ..] => Some((plain_word(input)?, LexemeKind::Word)),
        _ => None,
    }
}

/// The length of a word of plain letters and digits that nothing joins to the next.
fn plain_word(input: &[u8]) -> Option<usize> {
    let mut length = input
        .first_chunk()
        .map_or(0, |&start| leading_alphanumeric(start));
    // Some words are longer than that, and the last of a text may be short of eight bytes.
    while input.get(length).is_some_and(u8::is_ascii_alphanumeric) {
        length += 1;
    }
    match input.get(length) {
        Some(b'\'' | b'-' | b'&') => None,
        // The first full stop of `U.S.`
        Some(b'.') if length == 1 => None,
        Some(byte) if !byte.is_ascii() => None,
        _ => Some(length),
    }
}

fn lexeme(input: &str) -> Cut<'_> {
    match input.as_bytes().first() {
        None => Err(nom::Err::Error(Error::new(input, ErrorKind::Eof))),
        Some(b'a'..=b'z' | b'A'..=b'Z') => word(input),
        Some(b' ' | b'\t'..=b'\r') => space(input),
        Some(b'0'..=b'9') => number(input),
        Some(b'"' | b'`' | b'\'') => mark(input),
        Some(b'$' | b'+' | b'<' | b'=' | b'>' | b'^' | b'|' | b'~' | b'%') => {
            run(input, LexemeKind::Symbol)
        }
        Some(byte) if byte.is_ascii_punctuation() => run(input, LexemeKind::Punctuation),
        Some(byte) if byte.is_ascii() => run(input, LexemeKind::Symbol),
        Some(_) => beyond_ascii(input),
    }
}

fn beyond_ascii(input: &str) -> Cut<'_> {
    match input.chars().next() {
        Some(c) if is_mark(c) => mark(input),
        Some(c) if c.is_whitespace() => space(input),
        Some(c) if c.is_alphabetic() => word(input),
        Some(c) if c.is_numeric() => number(input),
        Some(c) if is_punctuation(c) => run(input, LexemeKind::Punctuation),
        _ => run(input, LexemeKind::Symbol),
    }
}

/// Letters and digits, joined by apostrophes, hyphens, `&` and, between single letters, full stops.
fn word(input: &str) -> Cut<'_> {
    let (mut rest, mut part) = take_while1(is_word_char)(input)?;
    let mut dotted = false;
    loop {
        let mut ahead = rest.chars();
        let (joint, next) = (ahead.next(), ahead.next());
        let joined = match joint {
            Some('\'' | '’' | '-' | '‐' | '‑' | '&') => next.is_some_and(is_word_char),
            Some('.') if is_letter_alone(part) => {
                let more = next.is_some_and(char::is_alphabetic)
                    && !ahead.next().is_some_and(is_word_char);
                if !more && dotted && next != Some('.') {
                    (rest, part) = take(1_usize)(rest)?;
                    continue;
                }
                dotted |= more;
                more
            }
            _ => false,
        };
        if !joined {
            return Ok((rest, LexemeKind::Word));
        }
        (rest, _) = take(1_usize)(rest)?;
        (rest, part) = take_while1(is_word_char)(rest)?;
    }
}

fn is_letter_alone(part: &str) -> bool {
    let mut chars = part.chars();
    chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
}

/// Digits with separators between them, and the letters that end an ordinal or a unit.
fn number(input: &str) -> Cut<'_> {
    let (mut rest, _) = take_while1(char::is_numeric)(input)?;
    loop {
        let mut ahead = rest.chars();
        let separated = matches!(ahead.next(), Some('.' | ',' | ':' | '/' | '-' | '–'))
            && ahead.next().is_some_and(|c| c.is_ascii_digit());
        if !separated {
            break;
        }
        (rest, _) = take(1_usize)(rest)?;
        (rest, _) = take_while1(char::is_numeric)(rest)?;
    }
    let letters = rest.len() - rest.trim_start_matches(is_word_char).len();
    Ok((&rest[letters..], LexemeKind::Number))
}

fn space(input: &str) -> Cut<'_> {
    let (rest, space) = take_while1(char::is_whitespace)(input)?;
    let broken = space.contains(is_line_break);
    Ok((
        rest,
        if broken {
            LexemeKind::Break
        } else {
            LexemeKind::Space
        },
    ))
}

/// One mark; two apostrophes, backticks or single marks make one double mark.
fn mark(input: &str) -> Cut<'_> {
    let length: usize = match input.as_bytes() {
        _ if input.starts_with("’’") || input.starts_with("‘‘") => 2,
        // Three apostrophes: a double and a single mark, the double one outside.
        [b'\'', b'\'', b'\'', after @ ..]
            if !after.first().is_some_and(u8::is_ascii_alphanumeric) =>
        {
            1
        }
        [b'\'', b'\'', ..] | [b'`', b'`', ..] => 2,
        _ => 1,
    };
    let (rest, _) = take(length)(input)?;
    Ok((rest, LexemeKind::Mark))
}

/// The first character and all that repeat it.
fn run(input: &str, kind: LexemeKind) -> Cut<'_> {
    let first = input.chars().next();
    let (rest, _) = take_while1(|c| Some(c) == first)(input)?;
    Ok((rest, kind))
}

/// Whether `c` is part of a word: letters, digits, combining accents, soft hyphens, joiners and marks
/// without width.
pub(super) fn is_word_char(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    c.is_alphanumeric()
        || matches!(
            c,
            '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200d}' | '\u{2060}'
        )
}

/// Whether `c` may open or close a quotation somewhere in the world.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c, '"' | '\'' | '`' | '«' | '»' | '‘'..='‟' | '‹' | '›' | '「'..='』' | '＂')
}

fn is_line_break(c: char) -> bool {
    matches!(
        c,
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

fn is_punctuation(c: char) -> bool {
    matches!(c, '¡' | '¿' | '§' | '¶' | '·' | '‐'..='‧' | '‽' | '⁃' | '、'..='〃' | '〈'..='】' | '！'..='／' | '：' | '；' | '？')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        lexemes(text)
            .iter()
            .filter(|l| l.kind != LexemeKind::Space)
            .map(|l| l.span.of(text))
            .collect()
    }

    #[test]
    fn words_and_numbers_keep_their_joints() {
        for word in [
            "Jean-Yves",
            "don’t",
            "Goïta’s",
            "U.S.",
            "a.m.",
            "U.S.-led",
            "G20",
            "Covid-19",
            "AT&T",
            "d’Ivoire",
            "4,000",
            "3.5",
            "20th",
            "2016-17",
            "1990s",
            "10:30",
            "nai\u{308}ve",
        ] {
            assert_eq!(cut(word), [word]);
        }
    }

    #[test]
    fn marks_stand_alone() {
        assert_eq!(cut("''He's''"), ["''", "He's", "''"]);
        assert_eq!(
            cut("'''No,' she said.''"),
            ["''", "'", "No", ",", "'", "she", "said", ".", "''"]
        );
        assert_eq!(cut("so 'bad.'''"), ["so", "'", "bad", ".", "'", "''"]);
        assert_eq!(cut("``Yes''"), ["``", "Yes", "''"]);
        assert_eq!(cut("soldiers’ end"), ["soldiers", "’", "end"]);
        assert_eq!(cut("6'2\""), ["6", "'", "2", "\""]);
    }

    #[test]
    fn full_stops_leave_words_that_are_not_dotted() {
        assert_eq!(
            cut("Mr. Day left...Now"),
            ["Mr", ".", "Day", "left", "...", "Now"]
        );
        assert_eq!(cut("J. Day"), ["J", ".", "Day"]);
        assert_eq!(cut("it.So"), ["it", ".", "So"]);
    }
}
