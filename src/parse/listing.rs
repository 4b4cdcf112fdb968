//! Lists run into one paragraph: `1) Fares rise 2) Buses stop`.

use super::{Lexeme, LexemeKind};

/// The items of a list whose first marker begins a block.
pub(super) struct Listing {
    shape: Shape,
    /// The number or letter that the next item has to have.
    expected: Option<u32>,
}

/// What all markers of one list share.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Shape {
    bullet: bool,
    numbering: Numbering,
    /// `.`, `)` or `.)`
    stop: (bool, bool),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Numbering {
    None,
    Digits,
    Letters,
}

/// One marker: its shape, its number and how many lexemes it takes.
struct Marker {
    shape: Shape,
    value: Option<u32>,
    length: usize,
}

impl Listing {
    /// The list that starts with the first of `lexemes`, and the length of its marker in lexemes.
    pub(super) fn begin(text: &str, lexemes: &[Lexeme]) -> Option<(Self, usize)> {
        let marker = marker(text, lexemes)?;
        let expected = marker.value.map(|value| value + 1);
        Some((
            Self {
                shape: marker.shape,
                expected,
            },
            marker.length,
        ))
    }

    /// Length in lexemes of the next item's marker, if it begins `lexemes`.
    pub(super) fn next(&mut self, text: &str, lexemes: &[Lexeme]) -> Option<usize> {
        let marker = marker(text, lexemes)?;
        if marker.shape != self.shape || marker.value != self.expected {
            return None;
        }
        self.expected = marker.value.map(|value| value + 1);
        Some(marker.length)
    }
}

fn marker(text: &str, lexemes: &[Lexeme]) -> Option<Marker> {
    let of = |at: usize| {
        lexemes
            .get(at)
            .map_or("", |lexeme: &Lexeme| lexeme.span.of(text))
    };
    let kind = |at: usize| lexemes.get(at).map(|lexeme| lexeme.kind);
    let bullet = matches!(of(0), "•" | "⁃" | "‣" | "◦" | "▪" | "●");
    let mut at = usize::from(bullet);
    if bullet && kind(at) == Some(LexemeKind::Space) {
        at += 1;
    }
    let (numbering, value) = match kind(at) {
        Some(LexemeKind::Number) if of(at).len() <= 3 => (Numbering::Digits, of(at).parse().ok()),
        Some(LexemeKind::Word) => match of(at).as_bytes() {
            [letter @ b'a'..=b'z'] => (Numbering::Letters, Some(u32::from(*letter))),
            _ => (Numbering::None, None),
        },
        _ => (Numbering::None, None),
    };
    let dot = of(at + 1) == ".";
    let bracket = of(at + 1 + usize::from(dot)) == ")";
    let length = at + 1 + usize::from(dot) + usize::from(bracket);
    let numbered = value.is_some() && (dot || bracket) && kind(length) == Some(LexemeKind::Space);
    if numbered {
        let shape = Shape {
            bullet,
            numbering,
            stop: (dot, bracket),
        };
        return Some(Marker {
            shape,
            value,
            length,
        });
    }
    let shape = Shape {
        bullet,
        numbering: Numbering::None,
        stop: (false, false),
    };
    bullet.then_some(Marker {
        shape,
        value: None,
        length: at,
    })
}
