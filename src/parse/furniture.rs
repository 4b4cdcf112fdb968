//! Recognises the lines around a story: bylines, datelines, dates, credits, notes and list items.

use super::BlockKind;
use super::block::words;
use super::conventions;
use crate::grammar::{Grammar, PhraseClass};

/// The longest byline, in words; credits and dates are shorter.
const LONGEST_LINE: usize = 14;

/// The kind of a block that its own words give away.
pub(super) fn kind(grammar: &Grammar, text: &str) -> Option<BlockKind> {
    if list_marker(text).is_some() {
        return Some(BlockKind::ListItem);
    }
    if text.starts_with('>') {
        return Some(BlockKind::BlockQuote);
    }
    if is_note(text) {
        return Some(BlockKind::EditorsNote);
    }
    if text.len() > 300 {
        return None;
    }
    let length = words(text, LONGEST_LINE);
    if is_credit(grammar, text, length) {
        Some(BlockKind::Credit)
    } else if is_byline(grammar, text, length) {
        Some(BlockKind::Byline)
    } else if is_date(grammar, text, length) {
        Some(BlockKind::Date)
    } else {
        None
    }
}

/// Length of the bullet or number that begins a list item, its space included.
pub(super) fn list_marker(text: &str) -> Option<usize> {
    let bullet = text.chars().next()?;
    if matches!(bullet, '-' | '*' | '•' | '‣' | '◦' | '⁃' | '▪' | '·' | '–') {
        let after = &text[bullet.len_utf8()..];
        let spaces = after.len() - after.trim_start().len();
        return (spaces > 0).then_some(bullet.len_utf8() + spaces);
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 || digits > 3 {
        return None;
    }
    let after = &text[digits..];
    let mark = [".) ", ") ", ". "]
        .into_iter()
        .find(|mark| after.starts_with(mark))?;
    Some(digits + mark.len())
}

fn starts_with_any(text: &str, heads: &[&str]) -> bool {
    let Some(first) = text.bytes().next() else {
        return false;
    };
    heads.iter().any(|head| {
        let may_be = head.as_bytes()[0].eq_ignore_ascii_case(&first);
        may_be
            && text
                .get(..head.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(head))
    })
}

fn is_note(text: &str) -> bool {
    let text = text.trim_start_matches(['(', '[', '*', '_', '—', ' ']);
    starts_with_any(
        text,
        &[
            "correction:",
            "corrections:",
            "correction (",
            "clarification:",
            "editor's note",
            "editor’s note",
            "editors' note",
            "editors’ note",
            "update:",
            "note to readers",
            "this article was amended",
            "this article has been amended",
            "this article was updated",
            "this article has been updated",
            "this article was corrected",
            "this article has been corrected",
            "this story was amended",
            "this story has been amended",
            "this story was updated",
            "this story has been updated",
            "this story was corrected",
            "this story has been corrected",
            "this report has been",
            "an earlier version of this",
            "a previous version of this",
            "due to an editing error",
        ],
    )
}

fn is_credit(grammar: &Grammar, text: &str, length: usize) -> bool {
    let bracketed = text
        .strip_prefix('(')
        .and_then(|rest| rest.trim_end_matches('.').strip_suffix(')'));
    if let Some(inner) = bracketed {
        let agency = inner
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| conventions::is_agency(grammar, word));
        return starts_with_any(inner.trim(), &["with ", "additional reporting"])
            || credits(inner.trim())
            || agency && words(inner, 12) <= 12;
    }
    if credits(text) {
        return true;
    }
    if length > 6 {
        return false;
    }
    let dashed = text
        .strip_prefix(['—', '–'])
        .or_else(|| text.strip_prefix("--"))
        .map(str::trim_start);
    let named = |text: &str| {
        text.split([' ', '/', ',', '-']).all(|word| {
            word.is_empty()
                || conventions::is_agency(grammar, word)
                || matches!(word, "with" | "and" | "agencies")
        })
    };
    dashed.is_some_and(|rest| {
        rest.split([' ', '/', ','])
            .any(|word| conventions::is_agency(grammar, word))
    }) || named(text.trim_end_matches('.'))
}

/// `Reporting by Ann Lee; editing by Tom Holm`
fn credits(text: &str) -> bool {
    starts_with_any(
        text,
        &[
            "reporting by ",
            "additional reporting by ",
            "writing by ",
            "editing by ",
            "compiled by ",
            "source: ",
            "sources: ",
            "photo: ",
            "photograph: ",
        ],
    )
}

fn is_byline(grammar: &Grammar, text: &str, length: usize) -> bool {
    if length > LONGEST_LINE || text.ends_with(['.', '?', '!', ':']) {
        return false;
    }
    if let Some(rest) = after_by(text) {
        return names(grammar, rest) >= 2;
    }
    // Ann Lee in Paris, Tom Holm at Mill Road
    let [name, place] = [" in ", " at "]
        .map(|joint| text.split_once(joint))
        .into_iter()
        .flatten()
        .next()
        .map_or(["", ""], |(a, b)| [a, b]);
    (2..=3).contains(&words(name, 3)) && words(place, 3) <= 3 && is_name(name) && is_name(place)
}

/// What follows `By`, `Written by` or `Exclusive by`.
fn after_by(text: &str) -> Option<&str> {
    let at = text.find("y ")? + 1;
    let (head, rest) = text.split_at(at);
    let head = head
        .strip_suffix("By")
        .or_else(|| head.strip_suffix("by"))
        .or_else(|| head.strip_suffix("BY"))?;
    let kicker = head.is_empty()
        || matches!(
            head.trim_end(),
            "Written" | "Exclusive" | "EXCLUSIVE" | "Words" | "Report" | "Analysis" | "Opinion"
        );
    kicker.then(|| rest.trim_start())
}

/// How many words begin with a capital, if the others may stand in a byline.
fn names(grammar: &Grammar, text: &str) -> usize {
    let mut names = 0;
    for word in text.split_whitespace() {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let small = matches!(
            word,
            "" | "agencies"
                | "and"
                | "in"
                | "at"
                | "for"
                | "of"
                | "the"
                | "de"
                | "van"
                | "von"
                | "der"
                | "with"
                | "by"
        );
        if word.starts_with(char::is_uppercase) {
            names += 1;
        } else if !small && !conventions::is_listed(grammar, word, PhraseClass::Beat) {
            return 0;
        }
    }
    names
}

/// Words with a capital and nothing but letters: `Ann Lee`.
pub(super) fn is_name(text: &str) -> bool {
    let letters = |word: &str| {
        word.chars()
            .all(|c| c.is_alphabetic() || matches!(c, '-' | '’' | '\'' | '.'))
    };
    !text.is_empty()
        && text
            .split_whitespace()
            .all(|word| word.starts_with(char::is_uppercase) && letters(word))
}

/// Whether the block begins with a time: an entry of a live page.
pub(super) fn starts_with_time(text: &str) -> bool {
    let hours = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &text.as_bytes()[hours..];
    (1..=2).contains(&hours) && matches!(rest, [b':' | b'.', b'0'..=b'5', b'0'..=b'9', ..])
}

/// A line that holds a date and little else.
fn is_date(grammar: &Grammar, text: &str, length: usize) -> bool {
    if length > 9 || text.ends_with(['!', '?']) {
        return false;
    }
    let mut dated = false;
    for word in text.split_whitespace() {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        dated |= word.starts_with(|c: char| c.is_ascii_digit());
        let part = word.is_empty()
            || word.starts_with(|c: char| c.is_ascii_digit())
            || conventions::is_date_word(grammar, word)
            || conventions::is_listed(grammar, word, PhraseClass::DateLine);
        if !part {
            return false;
        }
    }
    dated && text.contains(|c: char| c.is_alphabetic()) || iso_date(text) == Some(text.len())
}

/// Length of `2022-01-20` at the start.
fn iso_date(text: &str) -> Option<usize> {
    let bytes = text.as_bytes().get(..10)?;
    let fits = bytes.iter().enumerate().all(|(at, byte)| {
        if at == 4 || at == 7 {
            *byte == b'-'
        } else {
            byte.is_ascii_digit()
        }
    });
    fits.then_some(10)
}

/// Length of a date glued to the front of a headline: `date 2022-01-20 Mayor resigns`.
pub(super) fn glued_date(text: &str) -> Option<usize> {
    let label = text
        .bytes()
        .take(13)
        .position(|byte| byte.is_ascii_digit())?;
    let known = ["", "date", "Date", "DATE", "Published", "Updated", "Posted"];
    if !known.contains(&text[..label].trim().trim_end_matches(':')) {
        return None;
    }
    let length = label + iso_date(&text[label..])?;
    text[length..]
        .starts_with(char::is_whitespace)
        .then_some(length)
}

/// The first dash that is no hyphen, and where it stands.
fn dash(text: &str) -> Option<(usize, &'static str)> {
    let bytes = text.as_bytes();
    memchr::memchr2_iter(b'-', b'\xe2', bytes).find_map(|at| {
        let dash = ["—", "–", "--", "- "]
            .into_iter()
            .find(|dash| bytes[at..].starts_with(dash.as_bytes()))?;
        (dash != "- " || at > 0 && bytes[at - 1] == b' ').then_some((at, dash))
    })
}

/// Length of a dateline with its dash: `PARIS (AFP) —`, `LONDON, March 3 (Reuters) -`.
pub(super) fn dateline(grammar: &Grammar, text: &str) -> Option<usize> {
    if !text.starts_with(char::is_uppercase) {
        return None;
    }
    let head = &text[..text.floor_char_boundary(text.len().min(90))];
    let (at, dash) = dash(head)?;
    let place = head[..at].trim();
    let city = place.split([',', '(']).next()?.trim();
    let letters = city.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = letters >= 3
        && !city.chars().any(char::is_lowercase)
        && words(city, 4) <= 4
        && !city.contains(|c: char| c.is_ascii_digit());
    let agency = place.ends_with(')')
        && place.contains('(')
        && words(place, 8) <= 8
        && city.starts_with(char::is_uppercase)
        && place[place.rfind('(')?..]
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| conventions::is_agency(grammar, word));
    let rest = head[at + dash.len()..].trim_start();
    let begins = rest.starts_with(|c: char| {
        c.is_uppercase() || c.is_ascii_digit() || matches!(c, '“' | '‘' | '"' | '\'')
    });
    ((capitals || agency) && words(place, 10) <= 10 && begins).then_some(at + dash.len())
}
