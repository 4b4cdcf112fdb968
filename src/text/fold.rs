//! Folding for comparison: what editors would call the same words become the same string.

/// Lower case, straight marks, plain hyphens, single spaces, no end punctuation.
///
/// Two passages fold to the same string when they differ only in case, in the shape of quotation
/// marks, apostrophes and dashes, in white space or in a final `,`, `.`, `!`, `?` or `…`.
#[must_use]
pub fn fold(text: &str) -> String {
    fold_with(text, true)
}

/// The same with case kept.
#[must_use]
pub fn fold_typography(text: &str) -> String {
    fold_with(text, false)
}

/// White space folded to single spaces, none at the ends: a name broken over two lines is one name.
pub(crate) fn single_spaced(text: &str) -> String {
    // As nearly all are: words with one space between them.
    let mut before = b' ';
    let is_tidy = text.bytes().all(|byte| {
        let before = std::mem::replace(&mut before, byte);
        byte.is_ascii_graphic() || byte == b' ' && before != b' '
    });
    if is_tidy && before != b' ' {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for part in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(part);
    }
    out
}

fn fold_with(text: &str, lower: bool) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut space = false;
    let mut rest = text;
    loop {
        // Most of any text is ASCII letters, taken a run at a time.
        let run = rest.bytes().take_while(|&byte| is_plain(byte)).count();
        let (plain, after) = rest.split_at(run);
        if !plain.is_empty() {
            if std::mem::take(&mut space) && !folded.is_empty() {
                folded.push(' ');
            }
            let start = folded.len();
            folded.push_str(plain);
            if lower {
                folded[start..].make_ascii_lowercase();
            }
        }
        let mut chars = after.chars();
        let Some(c) = chars.next() else { break };
        rest = chars.as_str();
        match c {
            c if c.is_whitespace() => {
                space = true;
                continue;
            }
            '\u{ad}' | '\u{200b}' | '\u{feff}' => continue,
            _ => {}
        }
        if std::mem::take(&mut space) && !folded.is_empty() {
            folded.push(' ');
        }
        match c {
            '‘' | '’' | '‚' | '‛' | '`' | '´' | '′' | '‹' | '›' => folded.push('\''),
            '“' | '”' | '„' | '‟' | '″' | '«' | '»' => folded.push('"'),
            '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => folded.push('-'),
            '…' => folded.push_str("..."),
            c if lower => folded.extend(c.to_lowercase()),
            c => folded.push(c),
        }
    }
    let kept = folded
        .trim_end_matches([',', '.', '!', '?', ' ', ';', ':'])
        .len();
    folded.truncate(kept);
    folded
}

/// ASCII that folding leaves as it is, but for case.
fn is_plain(byte: u8) -> bool {
    byte.is_ascii_graphic() && byte != b'`'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typography_alone_makes_no_difference() {
        assert_eq!(fold("  It’s\u{a0}“so” –\nnow,"), fold("it's \"so\" - now."));
        assert_ne!(fold("will stay"), fold("will not stay"));
        assert_eq!(fold_typography("“So” – It’s,"), "\"So\" - It's");
    }
}
