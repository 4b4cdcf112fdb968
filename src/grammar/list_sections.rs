//! The sections of the word lists: what the entries under a heading become.

use super::class::Classes;
use super::phrase_class::PhraseClass;

/// A section and what it adds to its entries.
#[derive(Clone, Copy, Debug)]
pub(super) struct Section {
    pub(super) name: &'static str,
    pub(super) classes: Classes,
    pub(super) phrase: Option<PhraseClass>,
}

const fn section(name: &'static str, classes: Classes) -> Section {
    Section {
        name,
        classes,
        phrase: None,
    }
}

const fn phrases(name: &'static str, classes: Classes, phrase: PhraseClass) -> Section {
    Section {
        name,
        classes,
        phrase: Some(phrase),
    }
}

pub(super) const NO_CLASS: Classes = Classes::empty();
pub(super) const NO_SECTIONS: &[Section] = &[];

/// Sections of nouns for people.
pub(super) const PERSONS: &[Section] = &[
    section("any", NO_CLASS),
    section("female", Classes::FEMALE),
    section("male", Classes::MALE),
    PLURAL,
];
/// Entries that are plural as they stand (`police`).
const PLURAL: Section = section(PLURAL_SECTION, NO_CLASS);
/// Entries that have no plural (`staff`, `evidence`).
const UNCOUNTABLE: Section = section(UNCOUNTABLE_SECTION, NO_CLASS);
pub(super) const NOUNS: &[Section] = &[section("countable", NO_CLASS), PLURAL, UNCOUNTABLE];

/// The section whose entries get no plural because they are plural.
pub(super) const PLURAL_SECTION: &str = "plural";
/// The section whose entries get no plural because they have none.
pub(super) const UNCOUNTABLE_SECTION: &str = "uncountable";

pub(super) const HEDGES: &[Section] = &[
    section("allegations", Classes::ALLEGATION),
    section("doubts", NO_CLASS),
];
pub(super) const ABBREVIATIONS: &[Section] = &[
    section("before-number", NO_CLASS),
    section("inside", NO_CLASS),
    section("may-end", NO_CLASS),
];
pub(super) const FUNCTION_WORDS: &[Section] = &[
    section("auxiliaries", Classes::AUXILIARY),
    section("coordinators", Classes::COORDINATOR),
    section("determiners", Classes::DETERMINER),
    section("modals", Classes::MODAL),
    section("negations", Classes::NEGATION),
    phrases(
        "prepositions",
        Classes::PREPOSITION,
        PhraseClass::Preposition,
    ),
    section("relatives", Classes::RELATIVE),
    phrases(
        "subordinators",
        Classes::SUBORDINATOR,
        PhraseClass::Subordinator,
    ),
];
pub(super) const GIVEN_NAMES: &[Section] = &[
    section("female", Classes::FEMALE_NAME),
    section("male", Classes::MALE_NAME),
];
pub(super) const MARKS: &[Section] = &[section("double", NO_CLASS), section("single", NO_CLASS)];
pub(super) const NAME_PARTS: &[Section] = &[
    phrases("openers", NO_CLASS, PhraseClass::NameOpener),
    section("particles", Classes::NAME_PARTICLE),
    section("suffixes", Classes::NAME_SUFFIX),
    phrases("surnames", NO_CLASS, PhraseClass::WordSurname),
];
pub(super) const PLACES: &[Section] = &[
    section("capitals", NO_CLASS),
    section("countries", NO_CLASS),
];
pub(super) const PRONOUNS: &[Section] = &[
    section("object", NO_CLASS),
    section("possessive", NO_CLASS),
    section("reflexive", NO_CLASS),
    section("subject", Classes::PRONOUN),
];
/// Named as [`super::Stance::named`] knows them.
pub(super) const STANCES: &[Section] = &[
    section("loaded", Classes::LOADED_VERB),
    section("neutral", NO_CLASS),
    section("speech-act", NO_CLASS),
];
pub(super) const TIME: &[Section] = &[
    section("calendar", Classes::CALENDAR),
    section("other", NO_CLASS),
];
pub(super) const TITLES: &[Section] = &[
    section("any", NO_CLASS),
    section("female", Classes::FEMALE),
    section("male", Classes::MALE),
];

pub(super) const KINDS_OF_COPY: &[Section] = &[
    phrases("analysis", NO_CLASS, PhraseClass::AnalysisLabel),
    phrases("interview", NO_CLASS, PhraseClass::InterviewLabel),
    phrases("live", NO_CLASS, PhraseClass::LiveLabel),
    phrases("opinion", NO_CLASS, PhraseClass::OpinionLabel),
];
pub(super) const MEETINGS: &[Section] = &[
    phrases("pairs", NO_CLASS, PhraseClass::Pair),
    phrases("verbs", NO_CLASS, PhraseClass::Meeting),
];
pub(super) const MEMBERS: &[Section] = &[
    phrases("including", NO_CLASS, PhraseClass::Including),
    phrases("one-of-them", NO_CLASS, PhraseClass::OneOfThem),
];
pub(super) const GREAT_OFFICES: &[Section] = &[
    phrases("one-name", NO_CLASS, PhraseClass::OneName),
    phrases("public", NO_CLASS, PhraseClass::PublicOffice),
    phrases("sole", NO_CLASS, PhraseClass::SoleOffice),
    phrases("state", NO_CLASS, PhraseClass::GreatOffice),
    phrases("voices", NO_CLASS, PhraseClass::Voice),
];
pub(super) const MASTHEADS: &[Section] = &[
    phrases("broadcasters", NO_CLASS, PhraseClass::Broadcaster),
    phrases("first", NO_CLASS, PhraseClass::MastheadFirst),
    phrases("kinds", NO_CLASS, PhraseClass::OutletKind),
    phrases("last", NO_CLASS, PhraseClass::MastheadLast),
    phrases("networks", NO_CLASS, PhraseClass::Network),
    phrases("platforms", NO_CLASS, PhraseClass::Platform),
    phrases("roles", NO_CLASS, PhraseClass::MastheadRole),
];
pub(super) const EXPERTS: &[Section] = &[
    phrases("crowd", NO_CLASS, PhraseClass::ExpertCrowd),
    phrases("beside-name", NO_CLASS, PhraseClass::Expertise),
    phrases("former", NO_CLASS, PhraseClass::FormerExpert),
];
pub(super) const ASSEMBLY_VERBS: &[Section] = &[
    phrases("occasions", NO_CLASS, PhraseClass::Attraction),
    phrases("people", NO_CLASS, PhraseClass::AssemblyVerb),
];
pub(super) const POLLS: &[Section] = &[
    phrases("head", NO_CLASS, PhraseClass::PollHead),
    phrases("standing", NO_CLASS, PhraseClass::Standing),
    phrases("words", NO_CLASS, PhraseClass::PollWord),
];
pub(super) const PARTISANS: &[Section] = &[
    phrases("against", NO_CLASS, PhraseClass::Against),
    phrases("criticising", NO_CLASS, PhraseClass::Criticising),
    phrases("for", NO_CLASS, PhraseClass::InFavour),
    phrases("in-charge", NO_CLASS, PhraseClass::InCharge),
    phrases("sides", NO_CLASS, PhraseClass::Partisan),
];
pub(super) const PUBLIC_RECORD: &[Section] = &[
    phrases("accounts", NO_CLASS, PhraseClass::CompanyAccount),
    phrases("campaigns", NO_CLASS, PhraseClass::CampaignWord),
    phrases("crossings", NO_CLASS, PhraseClass::Crossing),
    phrases("gifts", NO_CLASS, PhraseClass::Gift),
    phrases("indicators", NO_CLASS, PhraseClass::Indicator),
    phrases("newcomers", NO_CLASS, PhraseClass::Newcomer),
    phrases("population", NO_CLASS, PhraseClass::Population),
    phrases("recipients", NO_CLASS, PhraseClass::Recipient),
    phrases("sales", NO_CLASS, PhraseClass::Sale),
    phrases("settled", NO_CLASS, PhraseClass::SettledIndicator),
    phrases("staff", NO_CLASS, PhraseClass::OwnStaff),
];
pub(super) const RESULTS: &[Section] = &[
    phrases("declared", NO_CLASS, PhraseClass::Result),
    phrases("units", NO_CLASS, PhraseClass::ResultUnit),
];
pub(super) const ELECTORATE: &[Section] = &[
    phrases("camps", NO_CLASS, PhraseClass::Camp),
    phrases("polled", NO_CLASS, PhraseClass::PolledGroup),
];
pub(super) const INSIDERS: &[Section] = &[
    phrases("elected", NO_CLASS, PhraseClass::PartyMember),
    phrases(
        "interchangeable",
        NO_CLASS,
        PhraseClass::InterchangeableNoun,
    ),
    phrases("knowing", NO_CLASS, PhraseClass::InsideKnowledge),
    phrases("nouns", NO_CLASS, PhraseClass::InsiderNoun),
    phrases("picked", NO_CLASS, PhraseClass::PickedPerson),
];
pub(super) const LOADED_CUES: &[Section] = &[
    phrases("admissions", NO_CLASS, PhraseClass::Admission),
    phrases("bystanders", NO_CLASS, PhraseClass::Bystander),
    phrases("contrasts", NO_CLASS, PhraseClass::Contrast),
    phrases("doubts", NO_CLASS, PhraseClass::Doubt),
    phrases("opinions", NO_CLASS, PhraseClass::Opinion),
    phrases("opposition", NO_CLASS, PhraseClass::Opposition),
    phrases("pleadings", NO_CLASS, PhraseClass::Pleading),
    phrases("prospects", NO_CLASS, PhraseClass::Prospect),
    phrases("repetitions", NO_CLASS, PhraseClass::Repetition),
    phrases("unsaid", NO_CLASS, PhraseClass::Unsaid),
];
pub(super) const LOSSES: &[Section] = &[
    phrases("deeds", NO_CLASS, PhraseClass::LossOfLife),
    phrases("nouns", NO_CLASS, PhraseClass::Loss),
];
pub(super) const TOLLS: &[Section] = &[
    phrases("crowds", NO_CLASS, PhraseClass::CountedCrowd),
    phrases("dead", NO_CLASS, PhraseClass::Dead),
    phrases("tolls", NO_CLASS, PhraseClass::Toll),
];
pub(super) const MISDEEDS: &[Section] = &[
    phrases("forging", NO_CLASS, PhraseClass::Forging),
    phrases("forgeable", NO_CLASS, PhraseClass::Forgeable),
    phrases("stealing", NO_CLASS, PhraseClass::Stealing),
    phrases("stealable", NO_CLASS, PhraseClass::Stealable),
    phrases("in-play", NO_CLASS, PhraseClass::InPlay),
];
pub(super) const ON_FILE: &[Section] = &[
    phrases("deeds", NO_CLASS, PhraseClass::DeedOnFile),
    phrases("facts", NO_CLASS, PhraseClass::FactOnFile),
    phrases("writings", NO_CLASS, PhraseClass::WritingOnFile),
];
pub(super) const OWN_WORK: &[Section] = &[
    phrases("after-name", NO_CLASS, PhraseClass::OwnWorkAfter),
    phrases("before-name", NO_CLASS, PhraseClass::OwnWorkBefore),
    phrases("calls", NO_CLASS, PhraseClass::OwnCall),
    phrases("plugs", NO_CLASS, PhraseClass::Plug),
];
