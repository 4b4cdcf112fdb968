//! Numbers in running text: what `4,000`, `four thousand` and `1.2 million` are worth.

/// Whether a folded word is a number, or a part of one (`million`).
pub(crate) fn reads(folded: &str) -> bool {
    part(folded).is_some()
}

/// A number, or what multiplies the number before it.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Part {
    Value(f64),
    Scale(f64),
}

fn part(folded: &str) -> Option<Part> {
    if let Some(value) = digits(folded).or_else(|| groups(folded)) {
        return Some(Part::Value(value));
    }
    if let Some((_, scale)) = SCALES.iter().find(|(name, _)| *name == folded) {
        return Some(Part::Scale(*scale));
    }
    if let Some((tens, ones)) = folded.split_once('-') {
        let (tens, ones) = (word_value(tens)?, word_value(ones)?);
        return (tens >= 20.0 && ones < 10.0).then_some(Part::Value(tens + ones));
    }
    word_value(folded).map(Part::Value)
}

/// The value of adjacent number words (`1.2 million`, `two hundred five`), or nothing if the words
/// are no number.
pub(crate) fn value<'a>(folded: impl Iterator<Item = &'a str>) -> Option<f64> {
    let mut total = 0.0;
    let mut current: Option<f64> = None;
    for word in folded {
        match part(word)? {
            Part::Value(value) => current = Some(current.unwrap_or(0.0) + value),
            Part::Scale(scale) if scale < 1000.0 => {
                current = Some(current.unwrap_or(1.0) * scale);
            }
            Part::Scale(scale) => total += current.take().unwrap_or(1.0) * scale,
        }
    }
    Some(total + current.unwrap_or(0.0))
}

/// `4,000`, `52`, `3.5`, also with a letter for the scale (`880m`, `1.2bn`) or a currency sign.
fn digits(folded: &str) -> Option<f64> {
    let figure = folded.trim_start_matches(['$', '€', '£', '¥']);
    let end = figure.find(|c: char| !c.is_ascii_digit() && !matches!(c, ',' | '.'));
    let (figure, unit) = figure.split_at(end.unwrap_or(figure.len()));
    if !figure.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let scale = match unit {
        "" | "%" | "st" | "nd" | "rd" | "th" => 1.0,
        "k" => 1e3,
        "m" | "mn" | "million" => 1e6,
        "bn" | "b" | "billion" => 1e9,
        "tn" | "trillion" => 1e12,
        _ => return None,
    };
    let plain: String = figure
        .trim_end_matches([',', '.'])
        .chars()
        .filter(|&c| c != ',')
        .collect();
    plain.parse::<f64>().ok().map(|value| value * scale)
}

/// Times, scores and spans of years (`5:40`, `2-1`, `2016-17`): not worth anything that could be
/// added up, but another number when a group of digits is another.
fn groups(folded: &str) -> Option<f64> {
    let is_mark = |c: char| matches!(c, ':' | '-' | '/' | '.');
    let grouped = folded.starts_with(|c: char| c.is_ascii_digit())
        && folded.contains(is_mark)
        && folded.len() <= 12;
    let mut value = 0.0;
    for group in folded.split(is_mark).take_while(|_| grouped) {
        value = value * 1e4 + f64::from(group.parse::<u16>().ok()?);
    }
    grouped.then_some(value)
}

fn word_value(folded: &str) -> Option<f64> {
    WORDS
        .iter()
        .find(|(name, _)| *name == folded)
        .map(|&(_, value)| value)
}

const SCALES: &[(&str, f64)] = &[
    ("dozen", 12.0),
    ("hundred", 1e2),
    ("thousand", 1e3),
    ("lakh", 1e5),
    ("million", 1e6),
    ("crore", 1e7),
    ("billion", 1e9),
    ("trillion", 1e12),
];

/// `one` is left out: it is a pronoun (`one of them`) more often than a count.
const WORDS: &[(&str, f64)] = &[
    ("zero", 0.0),
    ("two", 2.0),
    ("three", 3.0),
    ("four", 4.0),
    ("five", 5.0),
    ("six", 6.0),
    ("seven", 7.0),
    ("eight", 8.0),
    ("nine", 9.0),
    ("ten", 10.0),
    ("eleven", 11.0),
    ("twelve", 12.0),
    ("thirteen", 13.0),
    ("fourteen", 14.0),
    ("fifteen", 15.0),
    ("sixteen", 16.0),
    ("seventeen", 17.0),
    ("eighteen", 18.0),
    ("nineteen", 19.0),
    ("twenty", 20.0),
    ("thirty", 30.0),
    ("forty", 40.0),
    ("fifty", 50.0),
    ("sixty", 60.0),
    ("seventy", 70.0),
    ("eighty", 80.0),
    ("ninety", 90.0),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_digits_and_words() {
        let read = |text: &str| value(text.split(' '));
        let table = [
            ("4,000", 4000.0),
            ("3.5", 3.5),
            ("€880m", 880e6),
            ("20th", 20.0),
            ("1.2 million", 1.2e6),
            ("four thousand", 4000.0),
            ("two hundred five", 205.0),
            ("twenty-five", 25.0),
            ("three hundred thousand", 300e3),
            ("hundred", 100.0),
        ];
        for (text, expected) in table {
            let found = read(text).expect("a number");
            assert!((found - expected).abs() < 1e-6, "{text}: {found}");
        }
        assert_ne!(read("5:40"), read("5:45"));
        assert_ne!(read("2016-17"), read("2016-18"));
        for text in ["one", "may", "10am", "five-year", ","] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
