//! Regular inflection of English verbs and nouns.
//!
//! What is not regular, or doubles a consonant after an unstressed vowel, is written out in the
//! lists: spelling does not show stress (`admit`, `admitted` but `visit`, `visited`).

/// `minister` to `ministers`, `agency` to `agencies`, `spokeswoman` to `spokeswomen`.
pub(super) fn add_plural(word: &str, out: &mut String) {
    const IN_S: [&str; 5] = ["human", "german", "roman", "ottoman", "shaman"];
    match word.strip_suffix("man") {
        Some(stem) if !IN_S.iter().any(|known| word.eq_ignore_ascii_case(known)) => {
            out.clear();
            out.push_str(stem);
            out.push_str("men");
        }
        _ => add_s(word, out),
    }
}

/// `say` to `says`, `watch` to `watches`, `try` to `tries`.
pub(super) fn add_s(word: &str, out: &mut String) {
    out.clear();
    let bytes = word.as_bytes();
    match bytes {
        [.., before, b'y'] if !is_vowel(*before) => {
            out.push_str(&word[..word.len() - 1]);
            out.push_str("ies");
        }
        [.., b's' | b'x' | b'z'] | [.., b'c' | b's', b'h'] => {
            out.push_str(word);
            out.push_str("es");
        }
        [.., before, b'o'] if !is_vowel(*before) => {
            out.push_str(word);
            out.push_str("es");
        }
        _ => {
            out.push_str(word);
            out.push('s');
        }
    }
}

/// `warn` to `warned`, `argue` to `argued`, `deny` to `denied`, `stop` to `stopped`.
pub(super) fn add_ed(word: &str, out: &mut String) {
    out.clear();
    let bytes = word.as_bytes();
    match bytes {
        [.., b'e'] => {
            out.push_str(word);
            out.push('d');
        }
        [.., before, b'y'] if !is_vowel(*before) => {
            out.push_str(&word[..word.len() - 1]);
            out.push_str("ied");
        }
        [.., b'c'] => {
            out.push_str(word);
            out.push_str("ked");
        }
        _ => {
            double(word, out);
            out.push_str("ed");
        }
    }
}

/// `warn` to `warning`, `argue` to `arguing`, `lie` to `lying`, `stop` to `stopping`.
pub(super) fn add_ing(word: &str, out: &mut String) {
    out.clear();
    let bytes = word.as_bytes();
    match bytes {
        [.., b'i', b'e'] => {
            out.push_str(&word[..word.len() - 2]);
            out.push('y');
        }
        [.., b'e' | b'o' | b'y', b'e'] => out.push_str(word),
        [.., b'e'] if word.len() > 2 => out.push_str(&word[..word.len() - 1]),
        [.., b'c'] => {
            out.push_str(word);
            out.push('k');
        }
        _ => double(word, out),
    }
    out.push_str("ing");
}

/// The word, its last letter twice if it is one syllable that ends in one vowel and one consonant.
fn double(word: &str, out: &mut String) {
    out.push_str(word);
    let [start @ .., vowel, last] = word.as_bytes() else {
        return;
    };
    let closed = is_vowel(*vowel) && !is_vowel(*last) && !matches!(last, b'w' | b'x' | b'y');
    // `qu` is a consonant: quit, quitting.
    let onset = start.strip_suffix(b"qu").unwrap_or(start);
    if closed && !onset.iter().any(|&letter| is_vowel(letter)) {
        out.push(char::from(*last));
    }
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals() {
        let mut form = String::new();
        for (one, many) in [
            ("minister", "ministers"),
            ("agency", "agencies"),
            ("spokeswoman", "spokeswomen"),
            ("chairman", "chairmen"),
            ("human", "humans"),
            ("witness", "witnesses"),
            ("coach", "coaches"),
        ] {
            add_plural(one, &mut form);
            assert_eq!(form, many);
        }
    }

    #[test]
    fn regular_forms() {
        let table = [
            ("warn", "warns", "warned", "warning"),
            ("argue", "argues", "argued", "arguing"),
            ("deny", "denies", "denied", "denying"),
            ("convey", "conveys", "conveyed", "conveying"),
            ("stop", "stops", "stopped", "stopping"),
            ("shout", "shouts", "shouted", "shouting"),
            ("agree", "agrees", "agreed", "agreeing"),
            ("stress", "stresses", "stressed", "stressing"),
            ("quip", "quips", "quipped", "quipping"),
            ("preach", "preaches", "preached", "preaching"),
            ("vow", "vows", "vowed", "vowing"),
            ("visit", "visits", "visited", "visiting"),
            ("veto", "vetoes", "vetoed", "vetoing"),
            ("panic", "panics", "panicked", "panicking"),
            ("lie", "lies", "lied", "lying"),
            ("fix", "fixes", "fixed", "fixing"),
        ];
        let mut form = String::new();
        for (word, s, ed, ing) in table {
            add_s(word, &mut form);
            assert_eq!(form, s);
            add_ed(word, &mut form);
            assert_eq!(form, ed);
            add_ing(word, &mut form);
            assert_eq!(form, ing);
        }
    }
}
