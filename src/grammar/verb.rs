//! Reporting verbs: what may follow them and how they sound.

use bitflags::bitflags;
use serde::{Deserialize, Serialize};

bitflags! {
    /// What may follow a reporting verb as its content.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
    pub struct Frames: u16 {
        /// A quotation: `“…,” she said`.
        const QUOTE = 1 << 0;
        /// A clause, with or without `that`: `said it would stay`.
        const CLAUSE = 1 << 1;
        /// `whether`, `if`, `why`, `how` clause: `asked whether`.
        const QUESTION = 1 << 2;
        /// An infinitive: `threatened to block`.
        const INFINITIVE = 1 << 3;
        /// A person and then the content: `told reporters that`, `asked its allies to`.
        const ADDRESSEE = 1 << 4;
        /// A noun phrase as content: `suggested a reconsideration`, `denied the charge`.
        const OBJECT = 1 << 5;
        /// Somebody, then `of`/`for`/`as` and the content: `accused France of a breach`.
        const ACCUSATIVE = 1 << 6;
        /// A gerund: `denied taking bribes`, `is considering ending aid`.
        const GERUND = 1 << 7;
        /// `about`/`of`/`on` and a noun phrase: `warned of`, `spoke about`.
        const ABOUT = 1 << 8;
        /// A thing and the figure it is put at: `put the loss at £3m`.
        const SUM = 1 << 9;
    }
}

/// How a reporting verb sounds, in the terms of the style guides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Stance {
    /// `said`, `told`: no judgement.
    Neutral,
    /// Names a speech act (`warned`, `accused`, `denied`).
    SpeechAct,
    /// Suggests the writer's judgement (`claimed`, `admitted`).
    Loaded,
    /// Belief, intention or feeling (`believes`, `hopes`).
    Attitude,
}

/// Index into [`Grammar::verbs`](super::Grammar::verbs).
pub type VerbId = u32;

/// A reporting or attitude verb.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Verb {
    /// The form found in a dictionary.
    pub lemma: Box<str>,
    /// What may follow it.
    pub frames: Frames,
    /// How it sounds.
    pub stance: Stance,
    /// For a loaded verb, what it implies, as the finding puts it (`suggests you doubt her`).
    pub implies: Option<Box<str>>,
    /// A negated or interrogative use is no report of speech (`has not asked`).
    pub not_when_negated: bool,
    /// Things do it in another sense (`the river threatened to burst its banks`).
    pub not_of_things: bool,
    /// Words that, shortly after the verb, show another sense (`claimed the lives`, `admitted to
    /// hospital`): lower case.
    pub not_with: Vec<Box<str>>,
}

/// Which form of a verb a word is; a form may be several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum VerbForm {
    /// `say`
    Base,
    /// `says`
    Present,
    /// `said`; for regular verbs also the participle.
    Past,
    /// `spoken`, where it differs from the past.
    Participle,
    /// `saying`
    Gerund,
}

impl Frames {
    /// The frame with this name as the lists write it (`quote`).
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::all()
            .iter_names()
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, frame)| frame)
    }

    /// The names that [`Frames::named`] knows.
    #[must_use]
    pub fn names() -> Vec<String> {
        Self::all()
            .iter_names()
            .map(|(known, _)| known.to_ascii_lowercase())
            .collect()
    }
}

impl Stance {
    /// The stance with this name, which is also the section of its verbs (`speech-act`).
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "neutral" => Some(Self::Neutral),
            "speech-act" => Some(Self::SpeechAct),
            "loaded" => Some(Self::Loaded),
            "attitude" => Some(Self::Attitude),
            _ => None,
        }
    }
}
