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

use serde::{Deserialize, Serialize};

use super::phrase_class::PhraseClass;
use super::verb::Frames;

/// What an element's stretch becomes in the attribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Role {
    /// Who is credited.
    Source,
    /// The words that credit.
    Cue,
    /// What is credited to them.
    Content,
}

/// How often an element may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Times {
    /// Exactly once.
    Once,
    /// Once or not at all (`?`).
    Maybe,
    /// Any number of times (`*`).
    Any,
}

/// One element of a pattern.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Element {
    /// What it becomes.
    pub role: Option<Role>,
    /// What it matches.
    pub kind: ElementKind,
    /// How often.
    pub times: Times,
}

/// What an element matches.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ElementKind {
    /// These words, lower case, in quotation marks in the file: `"that"`; alternatives with `|`.
    Words(Vec<String>),
    /// A verb with one of these frames, and its auxiliaries.
    Verb(Frames),
    /// The same as a gerund: `, saying …`.
    Participle(Frames),
    /// The same in the passive: `was told`.
    Passive(Frames),
    /// A phrase of a list.
    Phrase(PhraseClass),
    /// A kind without brackets.
    Plain(Plain),
}

/// The kinds that take no brackets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Plain {
    /// The subject of the cue's verb, with what is inserted between the two.
    Subject,
    /// The subject of the sentence that a colon ends.
    Opening,
    /// The source of the noun cue in the sentence before.
    Previous,
    /// A possessive before a noun cue: `France’s`, `her`.
    Owner,
    /// A speaker's name at the start of a line.
    Label,
    /// All that a labelled speaker says, to the end of the block.
    Speech,
    /// A noun phrase.
    NounPhrase,
    /// A noun that reports.
    Noun,
    /// An adjective of a state of mind, with its form of `be`.
    Adjective,
    /// A hedge: `alleged`.
    Hedge,
    /// `another`, for a noun cue of the sentence before.
    Ellipsis,
    /// A quotation.
    Quote,
    /// The rest of the clause, if it has a verb or starts with `that`.
    Clause,
    /// The rest of the clause, if it starts with `that`.
    ThatClause,
    /// The rest of the clause, if it starts with `whether`, `why` ...
    Question,
    /// The rest of the clause, if it starts with `to`.
    Infinitive,
    /// The rest of the clause, if it starts with who is to do what follows `to`: `parents to wait`.
    Bidding,
    /// The rest of the clause, if it starts with a gerund.
    Gerund,
    /// The rest of the clause, if it starts with a noun phrase.
    Object,
    /// The rest of the clause, whatever it starts with.
    Remainder,
    /// Up to the next comma.
    Predicate,
    /// The rest of the clause, if it starts with `of`, `about` ...
    About,
    /// The sentence up to here.
    Rest,
    /// The sentence up to here, if it has a verb.
    Statement,
    /// The sentence up to here, if it has a verb and ends in a quotation that is a part of it.
    Mixed,
    /// The rest of the clause, if it starts with a finite verb.
    VerbPhrase,
    /// The rest of the clause, if it puts something at a figure: `the loss at £3m`.
    Sum,
    /// The sentence without what the pattern matches.
    Around,
    /// Who was spoken to.
    Addressee,
    /// When, where or in what it was said.
    Adjunct,
    /// The end of the sentence, or a mark.
    Stop,
    /// A name that ends the sentence, alone or with what the person is: `Anna Weber, teacher`.
    Credit,
}

/// What the brackets after a kind hold.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    Plain(Plain),
    Frames(fn(Frames) -> ElementKind),
    Phrase,
}

/// The kinds by the names that pattern files use.
pub(super) const KINDS: &[(&str, Kind)] = &[
    ("about", Kind::Plain(Plain::About)),
    ("addressee", Kind::Plain(Plain::Addressee)),
    ("adjective", Kind::Plain(Plain::Adjective)),
    ("adjunct", Kind::Plain(Plain::Adjunct)),
    ("around", Kind::Plain(Plain::Around)),
    ("bidding", Kind::Plain(Plain::Bidding)),
    ("clause", Kind::Plain(Plain::Clause)),
    ("credit", Kind::Plain(Plain::Credit)),
    ("ellipsis", Kind::Plain(Plain::Ellipsis)),
    ("gerund", Kind::Plain(Plain::Gerund)),
    ("hedge", Kind::Plain(Plain::Hedge)),
    ("infinitive", Kind::Plain(Plain::Infinitive)),
    ("label", Kind::Plain(Plain::Label)),
    ("mixed", Kind::Plain(Plain::Mixed)),
    ("noun", Kind::Plain(Plain::Noun)),
    ("np", Kind::Plain(Plain::NounPhrase)),
    ("object", Kind::Plain(Plain::Object)),
    ("opening", Kind::Plain(Plain::Opening)),
    ("owner", Kind::Plain(Plain::Owner)),
    ("participle", Kind::Frames(ElementKind::Participle)),
    ("passive", Kind::Frames(ElementKind::Passive)),
    ("phrase", Kind::Phrase),
    ("predicate", Kind::Plain(Plain::Predicate)),
    ("previous", Kind::Plain(Plain::Previous)),
    ("question", Kind::Plain(Plain::Question)),
    ("quote", Kind::Plain(Plain::Quote)),
    ("remainder", Kind::Plain(Plain::Remainder)),
    ("rest", Kind::Plain(Plain::Rest)),
    ("speech", Kind::Plain(Plain::Speech)),
    ("statement", Kind::Plain(Plain::Statement)),
    ("stop", Kind::Plain(Plain::Stop)),
    ("subject", Kind::Plain(Plain::Subject)),
    ("sum", Kind::Plain(Plain::Sum)),
    ("that-clause", Kind::Plain(Plain::ThatClause)),
    ("verb", Kind::Frames(ElementKind::Verb)),
    ("verb-phrase", Kind::Plain(Plain::VerbPhrase)),
];

/// A text that shows what a pattern finds or ignores.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pattern {
    /// `en/quote-cue-source`
    pub name: String,
    /// What must stand in a row.
    pub elements: Vec<Element>,
    /// Which element is the cue, where matching begins; a pattern without one matches nothing.
    pub(crate) anchor: Option<usize>,
    /// What it must find.
    pub finds: Vec<Example>,
    /// What it must leave alone; nothing is marked.
    pub ignores: Vec<Example>,
}
