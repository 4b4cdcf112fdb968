//! Attribution patterns: how source, cue and content stand together in a sentence.
//!
//! A pattern is a row of elements, each of which matches a stretch of a sentence:
//!
//! ```text
//! pattern quote-cue-source
//!   content:quote cue:verb(quote) source:np
//!   finds    [“We will stay,”] {said} <the minister>.
//!   ignores  “Casablanca” won an award.
//! ```
//!
//! `role:kind(arguments)quantifier`, where the role (`source`, `cue`, `content`) may be missing.

/// What an element's stretch becomes in the attribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Who is credited.
    Source,
    /// The words that credit.
    Cue,
    /// What is credited to them.
    Content,
}

/// How often an element may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Times {
    /// Exactly once.
    Once,
    /// Once or not at all (`?`).
    Maybe,
    /// Any number of times (`*`).
    Any,
}

/// One element of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    /// What it becomes.
    pub role: Option<Role>,
    /// What it matches.
    pub kind: ElementKind,
    /// The arguments in brackets, as written: frames of a verb, classes of a word.
    pub arguments: Vec<String>,
    /// How often.
    pub times: Times,
}

/// What an element matches.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ElementKind {
    /// These words, lower case, in quotation marks in the file: `"that"`; alternatives with `|`.
    Words(Vec<String>),
    /// Any other kind, by its name (`np`, `verb`, `quote`, `clause`, `phrase`, `class` ...).
    Named(String),
}

/// What the brackets after a kind may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Takes {
    /// There are no brackets.
    Nothing,
    /// Frames (`quote`), stances (`loaded`) and forms (`past`) of a reporting verb.
    Verb,
    /// Word classes (`cue-noun`).
    Class,
    /// Phrase classes (`according-to`).
    Phrase,
}

/// The kinds an element may have besides words in marks, with what their brackets hold.
pub const KINDS: &[(&str, Takes)] = &[
    // A stretch without a finite verb of its own that names somebody or something.
    ("np", Takes::Nothing),
    // A reporting verb with its auxiliaries.
    ("verb", Takes::Verb),
    // A quotation.
    ("quote", Takes::Nothing),
    // A clause: the rest of the sentence, or up to where it must end.
    ("clause", Takes::Nothing),
    // The sentence up to here, without its final comma.
    ("sentence", Takes::Nothing),
    // An infinitive with what follows.
    ("infinitive", Takes::Nothing),
    // A gerund with what follows.
    ("gerund", Takes::Nothing),
    // One word of a class.
    ("class", Takes::Class),
    // A phrase of a list.
    ("phrase", Takes::Phrase),
    // A personal pronoun in the subject.
    ("pronoun", Takes::Nothing),
    // Adverbs.
    ("adverb", Takes::Nothing),
    // A name with its title.
    ("name", Takes::Nothing),
    // Words between commas, or words of time and place after a verb.
    ("aside", Takes::Nothing),
    // A comma, a colon.
    ("comma", Takes::Nothing),
    ("colon", Takes::Nothing),
    // The start and the end of the sentence, or of the block.
    ("start", Takes::Nothing),
    ("end", Takes::Nothing),
];

/// A text that shows what a pattern finds or ignores.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Example {
    /// The sentence without the brackets.
    pub text: String,
    /// `[…]`: byte ranges of the content in `text`.
    pub content: Vec<crate::text::Span>,
    /// `{…}`: of the cue.
    pub cue: Vec<crate::text::Span>,
    /// `<…>`: of the source.
    pub source: Vec<crate::text::Span>,
}

/// A named pattern with its examples.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pattern {
    /// `en/quote-cue-source`
    pub name: String,
    /// What must stand in a row.
    pub elements: Vec<Element>,
    /// What it must find.
    pub finds: Vec<Example>,
    /// What it must leave alone; nothing is marked.
    pub ignores: Vec<Example>,
}
