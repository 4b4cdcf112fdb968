//! What a word can be: the classes that the word lists give.

use bitflags::bitflags;
use serde::{Deserialize, Serialize};

/// An interned word of the grammar; `WordId::UNKNOWN` for every other word.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
pub struct WordId(pub u32);

impl WordId {
    /// A word that stands in no list.
    pub const UNKNOWN: Self = Self(0);
}

bitflags! {
    /// What a word can be. A word may be several things; context decides which.
    ///
    /// The first ones, up to [`Classes::COUNTED_UNIT`], are what the tagger is told, the most telling
    /// first; the order of the others means nothing.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
    pub struct Classes: u64 {
        /// A form of a reporting verb (`say`, `accused`): see [`Grammar::verb`].
        const REPORTING_VERB = 1 << 0;
        /// A form of a verb of intention or belief (`hope`, `wonders`).
        const ATTITUDE_VERB = 1 << 1;
        /// A noun that reports (`claim`, `complaint`, `warning`).
        const CUE_NOUN = 1 << 2;
        /// An adjective that reports a state of mind with `be` (`keen`, `confident`, `afraid`).
        const CUE_ADJECTIVE = 1 << 3;
        /// A personal pronoun that can be a subject (`she`, `they`).
        const PRONOUN = 1 << 4;
        /// `a`, `the`, `this`, `his`, `some` ...
        const DETERMINER = 1 << 5;
        /// A form of `be`, `have` or `do` used as an auxiliary.
        const AUXILIARY = 1 << 6;
        /// A modal verb (`may`, `would`).
        const MODAL = 1 << 7;
        /// `not`, `never`, `n't`, `neither`.
        const NEGATION = 1 << 8;
        /// `who`, `which`, `that`.
        const RELATIVE = 1 << 9;
        /// `because`, `although`, `while`, `if` ...
        const SUBORDINATOR = 1 << 10;
        /// `and`, `or`, `but`.
        const COORDINATOR = 1 << 11;
        /// `of`, `in`, `to` ...
        const PREPOSITION = 1 << 12;
        /// A news agency (`AFP`, `Reuters`).
        const AGENCY = 1 << 13;
        /// A word of another news outlet (`BBC`, `Guardian`).
        const OUTLET = 1 << 14;
        /// A title put before a name (`Mr`, `Colonel`, `President`).
        const TITLE = 1 << 15;
        /// A noun for somebody unnamed (`source`, `aide`, `insider`, `diplomat`).
        const ANONYMOUS_NOUN = 1 << 16;
        /// A plural that names nobody (`analysts`, `critics`, `others`).
        const VAGUE_COLLECTIVE = 1 << 17;
        /// A role or office (`minister`, `spokeswoman`, `judge`).
        const ROLE = 1 << 18;
        /// A noun for an organisation (`government`, `ministry`, `police`).
        const ORGANISATION_NOUN = 1 << 19;
        /// A noun for a person or people (`woman`, `residents`, `neighbours`).
        const PERSON_NOUN = 1 << 20;
        /// A noun for a document (`report`, `statement`, `indictment`).
        const DOCUMENT_NOUN = 1 << 21;
        /// A country, or a capital that can speak for its government (`Mali`, `Bamako`).
        const PLACE = 1 << 22;
        /// An adjective of a country (`French`, `Malian`).
        const DEMONYM = 1 << 23;
        /// A word of time (`Monday`, `yesterday`, `week`).
        const TIME = 1 << 24;
        /// A number in words (`three`, `dozens`, `million`).
        const NUMBER = 1 << 25;
        /// An adverb, or any word ending in `-ly` that may stand between subject and verb.
        const ADVERB = 1 << 26;
        /// A common verb form that is no reporting verb, to tell clauses from noun phrases.
        const COMMON_VERB = 1 << 27;
        /// Words that are a common adjective and so may stand inside a noun phrase.
        const ADJECTIVE = 1 << 28;
        /// A unit that somebody has to count or measure (`troops`, `euros`, `percent`, `deaths`).
        const COUNTED_UNIT = 1 << 29;

        /// A hedge (`alleged`, `reportedly`).
        const HEDGE = 1 << 30;
        /// `about`, `around`, `nearly` ...
        const APPROXIMATOR = 1 << 31;
        /// A woman's given name.
        const FEMALE_NAME = 1 << 32;
        /// A man's given name.
        const MALE_NAME = 1 << 33;
        /// A noun in the plural that names people (`ministers`, `residents`).
        const PLURAL_PEOPLE = 1 << 34;
        /// A verb that accuses of wrongdoing (`embezzled`, `bribed`).
        const WRONGDOING_VERB = 1 << 35;
        /// A word of judgement, trend or prediction (`setback`, `increasingly`).
        const ASSESSMENT = 1 << 36;
        /// A reporting verb that carries a judgement (`claimed`, `admitted`).
        const LOADED_VERB = 1 << 37;
        /// A pejorative or praising word (`liar`, `incompetent`).
        const EVALUATIVE = 1 << 38;
        /// Money in words (`euros`).
        const CURRENCY = 1 << 39;
        /// A number word that multiplies (`million`, `dozens`).
        const SCALE = 1 << 40;
        /// A unit of length, weight or heat (`miles`).
        const MEASURE = 1 << 41;
        /// A sign that money is what readers pay (`tickets`).
        const PRICE = 1 << 42;
        /// Passes on an accusation without its owner (`alleged`, `reportedly`).
        const HEARSAY = 1 << 43;
        /// A verb whose subject can own an allegation (`say`, `suspect`).
        const ALLEGATION_VERB = 1 << 44;
        /// A verb that accuses (`charge`, `sue`).
        const ACCUSING_VERB = 1 << 45;
        /// Somebody whose business it is to accuse (`prosecutors`, `indictment`).
        const ACCUSER = 1 << 46;
        /// A noun that says nothing about a source (`source`, `person`).
        const BARE_NOUN = 1 << 47;
        /// A noun for people who speak without a name (`source`, `official`).
        const CONFIDENTIAL_NOUN = 1 << 48;
        /// An institution whose officials are its public voice (`police`, `school`).
        const LOCAL_BODY = 1 << 49;
        /// A unit over which counts differ: people, troops, casualties, votes (`troops`).
        const CONTESTED_UNIT = 1 << 50;
        /// A document that figures come from (`census`, `survey`).
        const FIGURE_SOURCE = 1 << 51;
        /// A role whose holder is seldom named in copy (`judge`, `juror`).
        const UNNAMED_BY_CUSTOM = 1 << 52;
        /// Suffixes and words of companies (`Ltd`, `Inc`, `Group`).
        const COMPANY = 1 << 53;
        /// A particle inside a name (`van`, `de`, `al`).
        const NAME_PARTICLE = 1 << 54;
        /// A suffix after a name (`Jr.`, `III`).
        const NAME_SUFFIX = 1 << 55;
        /// A word that says its person is a woman (`she`, `Mrs`, `spokeswoman`).
        const FEMALE = 1 << 56;
        /// A word that says its person is a man (`he`, `Mr`, `spokesman`).
        const MALE = 1 << 57;
        /// A day of the week or a month.
        const CALENDAR = 1 << 58;
        /// The name of an organisation in one word (`Kremlin`, `NATO`).
        const ORGANISATION = 1 << 59;
        /// A form of `be`.
        const BE = 1 << 60;
        /// A noun for those who govern a country (`government`, `junta`).
        const GOVERNMENT = 1 << 61;
        /// A hedge that says somebody alleges, without saying who (`alleged`, `reportedly`).
        const ALLEGATION = 1 << 62;
        /// A word that opens sentences and is no part of a name (`however`, `there`).
        const SENTENCE_OPENER = 1 << 63;
    }
}

impl Classes {
    /// A given name, whoever has it.
    pub const GIVEN_NAME: Self = Self::FEMALE_NAME.union(Self::MALE_NAME);
}
