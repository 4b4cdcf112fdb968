//! Units in which one thing can be told two ways: `20 years` is `two decades`, `1,500 metres` is `1.5
//! kilometres`. Only what is the same all over the world; a gallon is not.

/// What a unit measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dimension {
    /// In days.
    Time,
    /// In metres.
    Length,
    /// In kilograms.
    Weight,
    /// In hectares.
    Area,
    /// In hundredths.
    Share,
}

/// A unit and how much of its dimension it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Unit {
    pub(super) dimension: Dimension,
    pub(super) size: f64,
}

/// The unit of a folded word.
pub(super) fn named(folded: &str) -> Option<Unit> {
    let known = |word: &str| UNITS.iter().find(|(name, ..)| *name == word);
    let singular = || folded.strip_suffix('s').and_then(known);
    let &(_, dimension, size) = known(folded).or_else(singular)?;
    Some(Unit { dimension, size })
}

const YEAR: f64 = 365.25;

const UNITS: &[(&str, Dimension, f64)] = &[
    ("second", Dimension::Time, 1.0 / 86_400.0),
    ("minute", Dimension::Time, 1.0 / 1_440.0),
    ("hour", Dimension::Time, 1.0 / 24.0),
    ("day", Dimension::Time, 1.0),
    ("week", Dimension::Time, 7.0),
    ("fortnight", Dimension::Time, 14.0),
    ("month", Dimension::Time, YEAR / 12.0),
    ("year", Dimension::Time, YEAR),
    ("decade", Dimension::Time, 10.0 * YEAR),
    ("century", Dimension::Time, 100.0 * YEAR),
    ("centuries", Dimension::Time, 100.0 * YEAR),
    ("mm", Dimension::Length, 0.001),
    ("millimeter", Dimension::Length, 0.001),
    ("millimetre", Dimension::Length, 0.001),
    ("cm", Dimension::Length, 0.01),
    ("centimeter", Dimension::Length, 0.01),
    ("centimetre", Dimension::Length, 0.01),
    ("inch", Dimension::Length, 0.0254),
    ("inches", Dimension::Length, 0.0254),
    ("ft", Dimension::Length, 0.3048),
    ("foot", Dimension::Length, 0.3048),
    ("feet", Dimension::Length, 0.3048),
    ("yard", Dimension::Length, 0.9144),
    ("m", Dimension::Length, 1.0),
    ("meter", Dimension::Length, 1.0),
    ("metre", Dimension::Length, 1.0),
    ("km", Dimension::Length, 1e3),
    ("kilometer", Dimension::Length, 1e3),
    ("kilometre", Dimension::Length, 1e3),
    ("mile", Dimension::Length, 1_609.344),
    ("gram", Dimension::Weight, 0.001),
    ("ounce", Dimension::Weight, 0.028_35),
    ("lb", Dimension::Weight, 0.453_6),
    ("pound", Dimension::Weight, 0.453_6),
    ("kg", Dimension::Weight, 1.0),
    ("kilo", Dimension::Weight, 1.0),
    ("kilogram", Dimension::Weight, 1.0),
    ("tonne", Dimension::Weight, 1e3),
    ("acre", Dimension::Area, 0.404_7),
    ("hectare", Dimension::Area, 1.0),
    ("%", Dimension::Share, 1.0),
    ("percent", Dimension::Share, 1.0),
    ("tenth", Dimension::Share, 10.0),
    ("fifth", Dimension::Share, 20.0),
    ("quarter", Dimension::Share, 25.0),
    ("third", Dimension::Share, 100.0 / 3.0),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_are_known_and_money_is_not() {
        assert_eq!(named("weeks"), named("week"));
        assert_eq!(named("feet"), named("foot"));
        for word in ["euros", "cents", "people", "s", ""] {
            assert_eq!(named(word), None, "{word}");
        }
    }
}
