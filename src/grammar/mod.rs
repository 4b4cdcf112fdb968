//! What the checker knows about a language: word lists and attribution patterns.
//!
//! Everything here is read from `grammar/<language>/`: the files are embedded at build time, and
//! a house may add to them or replace them. The lists give each word a set of [`Classes`] and
//! each reporting verb its [`Verb`]; the patterns of `attribution.grammar` say how source, cue and
//! content stand together.

pub mod pattern;

use bitflags::bitflags;
use rustc_hash::FxHashMap;

use pattern::Pattern;

bitflags! {
    /// What a word can be. A word may be several things; context decides which.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
    pub struct Classes: u64 {
        /// A form of a reporting verb (`say`, `accused`): see [`Grammar::verb`].
        const REPORTING_VERB = 1 << 0;
        /// A form of a verb of intention or belief (`hope`, `wonders`).
        const ATTITUDE_VERB = 1 << 1;
        /// A noun that reports (`claim`, `complaint`, `warning`).
        const CUE_NOUN = 1 << 2;
        /// An adjective that reports a state of mind with `be` (`keen`, `confident`, `afraid`).
        const CUE_ADJECTIVE = 1 << 3;
        /// A noun for somebody unnamed (`source`, `aide`, `insider`, `diplomat`).
        const ANONYMOUS_NOUN = 1 << 4;
        /// A role or office (`minister`, `spokeswoman`, `judge`).
        const ROLE = 1 << 5;
        /// A title put before a name (`Mr`, `Colonel`, `President`).
        const TITLE = 1 << 6;
        /// A noun for an organisation (`government`, `ministry`, `police`).
        const ORGANISATION_NOUN = 1 << 7;
        /// A noun for a person or people (`woman`, `residents`, `neighbours`).
        const PERSON_NOUN = 1 << 8;
        /// A noun for a document (`report`, `statement`, `indictment`).
        const DOCUMENT_NOUN = 1 << 9;
        /// A plural that names nobody (`analysts`, `critics`, `others`).
        const VAGUE_COLLECTIVE = 1 << 10;
        /// A news agency (`AFP`, `Reuters`).
        const AGENCY = 1 << 11;
        /// A word of another news outlet (`BBC`, `Guardian`).
        const OUTLET = 1 << 12;
        /// A country, or a capital that can speak for its government (`Mali`, `Bamako`).
        const PLACE = 1 << 13;
        /// An adjective of a country (`French`, `Malian`).
        const DEMONYM = 1 << 14;
        /// A hedge (`alleged`, `reportedly`).
        const HEDGE = 1 << 15;
        /// A modal verb (`may`, `would`).
        const MODAL = 1 << 16;
        /// A form of `be`, `have` or `do` used as an auxiliary.
        const AUXILIARY = 1 << 17;
        /// `not`, `never`, `n't`, `neither`.
        const NEGATION = 1 << 18;
        /// A personal pronoun that can be a subject (`she`, `they`).
        const PRONOUN = 1 << 19;
        /// `a`, `the`, `this`, `his`, `some` ...
        const DETERMINER = 1 << 20;
        /// `of`, `in`, `to` ...
        const PREPOSITION = 1 << 21;
        /// `and`, `or`, `but`.
        const COORDINATOR = 1 << 22;
        /// `because`, `although`, `while`, `if` ...
        const SUBORDINATOR = 1 << 23;
        /// `who`, `which`, `that`.
        const RELATIVE = 1 << 24;
        /// An adverb, or any word ending in `-ly` that may stand between subject and verb.
        const ADVERB = 1 << 25;
        /// A word of time (`Monday`, `yesterday`, `week`).
        const TIME = 1 << 26;
        /// A number in words (`three`, `dozens`, `million`).
        const NUMBER = 1 << 27;
        /// A unit that somebody has to count or measure (`troops`, `euros`, `percent`, `deaths`).
        const COUNTED_UNIT = 1 << 28;
        /// `about`, `around`, `nearly` ...
        const APPROXIMATOR = 1 << 29;
        /// A woman's given name.
        const FEMALE_NAME = 1 << 30;
        /// A man's given name.
        const MALE_NAME = 1 << 31;
        /// A noun in the plural that names people (`ministers`, `residents`).
        const PLURAL_PEOPLE = 1 << 32;
        /// A verb that accuses of wrongdoing (`embezzled`, `bribed`).
        const WRONGDOING_VERB = 1 << 33;
        /// A word of judgement, trend or prediction (`setback`, `increasingly`).
        const ASSESSMENT = 1 << 34;
        /// A reporting verb that carries a judgement (`claimed`, `admitted`).
        const LOADED_VERB = 1 << 35;
        /// Words that are a common adjective and so may stand inside a noun phrase.
        const ADJECTIVE = 1 << 36;
        /// A common verb form that is no reporting verb, to tell clauses from noun phrases.
        const COMMON_VERB = 1 << 37;
        /// A pejorative or praising word (`liar`, `incompetent`).
        const EVALUATIVE = 1 << 38;
        /// Suffixes and words of companies (`Ltd`, `Inc`, `Group`).
        const COMPANY = 1 << 39;
        /// A particle inside a name (`van`, `de`, `al`).
        const NAME_PARTICLE = 1 << 40;
        /// A suffix after a name (`Jr.`, `III`).
        const NAME_SUFFIX = 1 << 41;
    }
}

/// An interned word of the grammar; `WordId::UNKNOWN` for every other word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WordId(pub u32);

impl WordId {
    /// A word that stands in no list.
    pub const UNKNOWN: Self = Self(0);
}

bitflags! {
    /// What may follow a reporting verb as its content.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
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
    }
}

/// How a reporting verb sounds, in the terms of the style guides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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

/// Index into [`Grammar::verbs`].
pub type VerbId = u32;

/// A reporting or attitude verb.
#[derive(Clone, Debug)]
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
    /// Objects that show another sense (`claimed the lives`, `admitted to hospital`).
    pub not_with: Vec<Box<str>>,
}

/// Which form of a verb a word is; a form may be several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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

/// The lists whose entries may be phrases of several words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PhraseClass {
    /// `according to`, `in the words of`.
    AccordingTo,
    /// `on condition of anonymity`, `asked not to be named`.
    Anonymity,
    /// `because`, `for fear of`: after an anonymity phrase, the reason.
    AnonymityReason,
    /// `is believed to`, `it is understood that`.
    AgentlessHedge,
    /// `so-called`, `known as`, `dubbed`: before a fragment that is nobody's words.
    Naming,
    /// `in a joint statement`: several people may share one quotation.
    JointStatement,
    /// `convicted of`, `found guilty`: public record.
    CourtRecord,
    /// Titles and offices of several words (`prime minister`).
    Role,
    /// News agencies and outlets of several words (`Agence France-Presse`).
    Agency,
    /// Other outlets of several words (`New York Times`).
    Outlet,
    /// Countries and capitals of several words (`United States`).
    Place,
    /// Judgement or trend of several words (`major setback`).
    Assessment,
    /// Approximators of several words (`more than`, `up to`).
    Approximator,
    /// Nouns for somebody unnamed, of several words (`people familiar with`).
    AnonymousNoun,
    /// Words that head a correction note (`earlier version`).
    CorrectionNote,
    /// Reporting verbs of several words (`point out`, `made clear`).
    ReportingVerb,
    /// Organisations known by several words (`White House`).
    Organisation,
}

/// A phrase found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PhraseMatch {
    /// The list it is in.
    pub class: PhraseClass,
    /// How many words it takes.
    pub length: usize,
}

/// A language as the checker knows it.
#[derive(Debug, Default)]
pub struct Grammar {
    /// `en`
    pub language: String,
    /// Reporting and attitude verbs.
    pub verbs: Vec<Verb>,
    /// Attribution patterns in the order in which they are tried.
    pub patterns: Vec<Pattern>,
    ids: FxHashMap<Box<str>, WordId>,
}
