//! Pronouns: whom one can stand for.

use serde::{Deserialize, Serialize};

/// Gender, number and case of a personal pronoun.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Pronoun {
    /// Of whom or what.
    pub gender: Gender,
    /// Whether it can stand for several (`they`) rather than one.
    pub plural: bool,
    /// `1` for `I` and `we`, `2` for `you`, `3` for the others.
    pub person: u8,
    /// Whether it stands for nobody spoken of before (`someone`, `nobody`).
    pub indefinite: bool,
    /// How it stands in its sentence.
    pub case: Case,
}

/// Of whom or what a pronoun speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Gender {
    /// `she`
    Female,
    /// `he`
    Male,
    /// `it`
    Neuter,
    /// `they`, `I`
    Any,
}

/// How a pronoun stands in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Case {
    /// `she`
    Subject,
    /// `her` (`her` is both object and possessive; it is kept as possessive, which is commoner)
    Object,
    /// `her`, `hers`
    Possessive,
    /// `herself`
    Reflexive,
}
