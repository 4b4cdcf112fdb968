//! Finds a crosshead that lost its line break: quoted display text with a capitalised sentence
//! straight after it.

use super::block::words;
use super::conventions;
use crate::grammar::Grammar;

/// Length of the crosshead at the start of a paragraph.
pub(super) fn crosshead(grammar: &Grammar, paragraph: &str) -> Option<usize> {
    let head = &paragraph[..paragraph.floor_char_boundary(paragraph.len().min(64))];
    // The first bytes of `“`, `"` and `«`.
    let lead = memchr::memchr3_iter(0xe2, b'"', 0xc2, head.as_bytes())
        .find(|&at| head[at..].starts_with(['“', '"', '«']))?;
    let before = paragraph[..lead].trim_end();
    if before.contains([',', '.', ';', ':', '?', '!', '(', '—', '–']) || words(before, 6) > 6 {
        return None;
    }
    if !before.is_empty() && !before.starts_with(char::is_uppercase) {
        return None;
    }
    let (first_end, mut title) = quoted(paragraph, lead)?;
    let mut end = first_end;
    let mut pieces = 1;
    // “A”, “B” and “C”
    while let Some(gap) = joint(&paragraph[end..]) {
        let Some((next, titled)) = quoted(paragraph, end + gap) else {
            break;
        };
        title &= titled;
        end = next;
        pieces += 1;
    }
    let after = &paragraph[end..];
    let rest = after.trim_start();
    if rest.len() == after.len() || !has_sentence(rest) {
        return None;
    }
    let word = rest
        .split(|c: char| c.is_whitespace() || c == ',')
        .next()
        .unwrap_or("");
    let starter =
        word.starts_with(char::is_uppercase) && conventions::starts_sentences(grammar, word);
    let found = if rest.starts_with(['“', '«'])
        || rest.starts_with('"') && paragraph[lead..].starts_with('"')
    {
        before.is_empty() && pieces == 1 && words(&paragraph[..end], 12) > 2
    } else if pieces > 1 && before.is_empty() && paragraph[..end].contains(['”', '"', '»']) {
        word.starts_with(char::is_uppercase)
    } else {
        starter && (!title || !before.is_empty())
    };
    found.then_some(end)
}

/// End of a quotation that starts at `start` and ends without a full stop or comma, and whether it
/// is a title (`“Good Morning Mali”`).
fn quoted(paragraph: &str, start: usize) -> Option<(usize, bool)> {
    let open = paragraph[start..].chars().next()?;
    let close = match open {
        '“' => '”',
        '"' => '"',
        '«' => '»',
        _ => return None,
    };
    let inner_start = start + open.len_utf8();
    let reach = paragraph.floor_char_boundary(paragraph.len().min(inner_start + 120));
    let inner_end = inner_start + paragraph[inner_start..reach].find(close)?;
    let inner = &paragraph[inner_start..inner_end];
    let ended = inner
        .trim_end()
        .ends_with([',', '.', '!', '?', ';', ':', '…', '—', '–']);
    let title = inner
        .split_whitespace()
        .all(|word| word.len() <= 3 || word.starts_with(char::is_uppercase));
    (!ended && !inner.trim().is_empty() && words(inner, 14) <= 14)
        .then_some((inner_end + close.len_utf8(), title))
}

/// Length of `, ` or ` and ` between two pieces of a crosshead.
fn joint(after: &str) -> Option<usize> {
    [", ", " and ", " or ", " – ", " / ", "/"]
        .into_iter()
        .find(|joint| after.starts_with(joint))
        .map(str::len)
}

/// Whether a sentence of some length stands in `rest`.
fn has_sentence(rest: &str) -> bool {
    words(rest, 3) > 3 && rest.contains(['.', '!', '?'])
}
