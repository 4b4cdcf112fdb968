//! Whether two spellings are of one name.

use crate::rules::accents::without_accents;
use crate::text::fold;

use super::spelling::Spelling;

/// A surname that stands in the copy again and again, and once one letter away (`Ms Solana`).
pub(super) fn is_slip(one: &Spelling<'_>, two: &Spelling<'_>, all: &[Spelling<'_>]) -> bool {
    const SHORTEST: usize = 5;
    if two.is_full() || two.plain_length < SHORTEST || !one.is_person {
        return false;
    }
    let is_introduced = || {
        all.iter()
            .any(|other| other.is_full() && other.folded_last == two.folded_last)
    };
    if one.is_full() && is_doubled(&one.plain_last, &two.plain_last) && !is_introduced() {
        return true;
    }
    if two.count > 1 {
        return false;
    }
    let is_near = one.plain_length.abs_diff(two.plain_length) <= 1
        && one.initial == two.initial
        && !is_plural(one, two)
        && !is_plural(two, one)
        && strsim::damerau_levenshtein(&one.plain_last, &two.plain_last) == 1;
    let often = all
        .iter()
        .filter(|other| other.folded_last == one.folded_last)
        .map(|other| other.count)
        .sum::<usize>();
    // Nobody is called Obiara where an Obiora has been named in full.
    let is_long = one.plain_length == two.plain_length && often > 2;
    is_near && (is_long || one.is_full() && !two.is_person && two.plain_length > SHORTEST)
}

/// A surname alone, perhaps of the headline, and below it the full name with a letter more or less.
pub(super) fn is_slip_above(one: &Spelling<'_>, two: &Spelling<'_>, all: &[Spelling<'_>]) -> bool {
    two.is_full() && is_doubled(&one.plain_last, &two.plain_last) && is_slip(two, one, all)
}

/// `Ms Olny`, who is never introduced, where Bridget Olney is.
pub(super) fn is_titled_slip(one: &Spelling<'_>, two: &Spelling<'_>, all: &[Spelling<'_>]) -> bool {
    const SHORTEST: usize = 4;
    let is_introduced = || {
        let same = all
            .iter()
            .filter(|other| other.folded_last == two.folded_last);
        same.into_iter().any(Spelling::is_full)
    };
    two.is_titled
        && one.is_full()
        && one.is_person
        && one.plain_length.min(two.plain_length) >= SHORTEST
        && one.initial == two.initial
        && !is_plural(one, two)
        && !is_plural(two, one)
        && is_near(&one.plain_last, &two.plain_last)
        && !is_introduced()
}

/// A letter stands twice in one and once in the other: `Vasary`, `Vassary`.
fn is_doubled(one: &str, two: &str) -> bool {
    let single = |name: &str| {
        let mut letters: Vec<char> = name.chars().collect();
        letters.dedup();
        letters
    };
    one != two && single(one) == single(two)
}

/// One letter away, or two behind a long common beginning (`Keddie`, `Keddy`).
fn is_near(one: &str, two: &str) -> bool {
    const BEGINNING: usize = 4;
    let shared = one
        .chars()
        .zip(two.chars())
        .take_while(|(one, two)| one == two)
        .count();
    match strsim::damerau_levenshtein(one, two) {
        1 => true,
        2 => shared >= BEGINNING,
        _ => false,
    }
}

/// The same but for accents, or so near that a surname alone says it.
pub(super) fn is_variant(one: &Spelling<'_>, two: &Spelling<'_>) -> bool {
    if !one.is_person && !two.is_person && !is_accented_once(one, two) {
        return false;
    }
    let both_full = one.is_full() && two.is_full();
    let same_first = both_full && one.words[0] == two.words[0];
    if one.folded_last == two.folded_last {
        return both_full
            && one.words.len() == two.words.len()
            && fold(&one.words.join(" ")) != fold(&two.words.join(" "))
            && (without_accents(&one.words.join(" ")) == without_accents(&two.words.join(" "))
                || is_first_name_slip(one, two)
                || is_heard_alike(one, two));
    }
    if both_full && !same_first {
        return false;
    }
    // `the Webers`, `Broad Streets`, but not `Paul Hodge` and `Paul Hodges`
    let is_full_name = same_first && (one.has_given_name || one.is_person && two.is_person);
    if !is_full_name && (is_plural(one, two) || is_plural(two, one)) {
        return false;
    }
    let (plain, plain_other) = (&one.plain_last, &two.plain_last);
    if plain == plain_other {
        return true;
    }
    let shorter = one.plain_length.min(two.plain_length);
    let longer = one.plain_length.max(two.plain_length);
    let allowed = match (same_first, shorter) {
        (true, 6..) => 2,
        (true, 4..) => 1,
        // Surnames alone are often alike by chance.
        (false, 7..) => 1,
        _ => return false,
    };
    // The lengths alone say that most pairs are too far apart.
    one.initial == two.initial
        && longer - shorter <= allowed
        && strsim::damerau_levenshtein(plain, plain_other) <= allowed
}

/// `Margit Halász` and `Margit Halasz`, or `Halasz` alone: the name of somebody who does not speak.
fn is_accented_once(one: &Spelling<'_>, two: &Spelling<'_>) -> bool {
    let same = |one: &[&str], two: &[&str]| {
        one.len() == two.len()
            && std::iter::zip(one, two)
                .all(|(one, two)| without_accents(one) == without_accents(two))
    };
    let is_surname = |one: &Spelling<'_>, two: &Spelling<'_>| {
        one.is_full() && !two.is_full() && two.is_unlisted && one.plain_last == two.plain_last
    };
    one.is_full() && same(&one.words, &two.words) || is_surname(one, two) || is_surname(two, one)
}

/// `Katherine Moore` and, once, `Katharine Moore`: one vowel for another, inside a long first name. Brothers
/// and sisters differ in more (`Darrell`, `Darnell`) or at the end (`Christina`, `Christine`).
fn is_first_name_slip(one: &Spelling<'_>, two: &Spelling<'_>) -> bool {
    const SHORTEST: usize = 6;
    let [first, second]: [Vec<char>; 2] =
        [one.words[0], two.words[0]].map(|name| without_accents(name).chars().collect());
    let is_comparable = first.len() == second.len() && first.len() >= SHORTEST;
    let mut apart = (0..first.len().min(second.len())).filter(|&at| first[at] != second[at]);
    let is_vowel = |letter: char| "aeiouy".contains(letter);
    one.words.len() == 2
        && two.count == 1
        && is_comparable
        && apart.next().is_some_and(|at| {
            at > 0 && at + 1 < first.len() && is_vowel(first[at]) && is_vowel(second[at])
        })
        && apart.next().is_none()
}

/// `Catherine Moore` and, once, `Katherine Moore`: two spellings of one sound. Of relatives the copy says so.
fn is_heard_alike(one: &Spelling<'_>, two: &Spelling<'_>) -> bool {
    const SHORTEST: usize = 3;
    let [first, second] = [one.words[0], two.words[0]].map(without_accents);
    one.words.len() == 2
        && one.count.min(two.count) == 1
        && !one.is_beside_kin
        && !two.is_beside_kin
        && first.len().min(second.len()) >= SHORTEST
        && first != second
        && sound(&first) == sound(&second)
}

/// A given name as it sounds: `Stephen` and `Steven`, `Sara` and `Sarah`, `Mohamed` and `Mohammed`.
fn sound(name: &str) -> String {
    const LONGEST_IN_NE: usize = 6;
    let letters: Vec<char> = name.replace("ph", "f").replace("ck", "k").chars().collect();
    let mut sound: Vec<char> = Vec::with_capacity(letters.len());
    for (at, &letter) in letters.iter().enumerate() {
        let next = letters.get(at + 1).copied();
        let is_soft = matches!(next, Some('e' | 'i' | 'y'));
        let before = at.checked_sub(1).and_then(|at| letters.get(at)).copied();
        // `Sarah`, `John`, `Theresa`
        let is_mute = letter == 'h'
            && at > 0
            && (!next.is_some_and(|next| "aeiouy".contains(next))
                || matches!(before, Some('c' | 'k' | 't')));
        let heard = match letter {
            'c' if !is_soft => 'k',
            'v' => 'f',
            'w' if before == Some('a') => 'u',
            'y' => 'i',
            'z' => 's',
            other => other,
        };
        if !is_mute && sound.last() != Some(&heard) {
            sound.push(heard);
        }
    }
    // `Anne`, `Katie`, but not `Jane`, nor `Danielle` and `Adrianne`
    if let [.., one, two, 'e'] = letters[..]
        && (one == 'n' && two == 'n' && letters.len() <= LONGEST_IN_NE || two == 'i')
    {
        sound.pop();
    }
    sound.into_iter().collect()
}

fn is_plural(one: &Spelling<'_>, two: &Spelling<'_>) -> bool {
    let (Some(one), Some(two)) = (one.words.last(), two.words.last()) else {
        return false;
    };
    two.strip_prefix(one).is_some_and(|rest| {
        matches!(
            rest,
            "s" | "es" | "’" | "'" | "n" | "an" | "ian" | "ic" | "ist" | "ism"
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_given_name_sound_alike() {
        for (one, two) in [
            ("catherine", "katherine"),
            ("stephen", "steven"),
            ("sara", "sarah"),
            ("mohamed", "mohammed"),
            ("philip", "phillip"),
            ("nicolas", "nicholas"),
            ("theresa", "teresa"),
            ("bryan", "brian"),
            ("anne", "ann"),
            ("laurence", "lawrence"),
        ] {
            assert_eq!(sound(one), sound(two));
        }
        for (one, two) in [
            ("jan", "jane"),
            ("anna", "anne"),
            ("darrell", "darnell"),
            ("daniel", "danielle"),
            ("adrian", "adrianne"),
        ] {
            assert_ne!(sound(one), sound(two));
        }
    }
}
