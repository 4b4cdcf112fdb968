//! Which lists there are, and what an entry of each becomes.

use super::class::Classes;
use super::phrase::PhraseClass;

/// A list by its file name, and what its entries are.
#[derive(Clone, Copy, Debug)]
pub(super) struct List {
    /// The file name without folder and ending.
    pub(super) name: &'static str,
    /// How an entry is written.
    pub(super) kind: Kind,
    /// What each entry of one word becomes; with no class, it is kept as a phrase.
    pub(super) classes: Classes,
    /// What each entry of several words becomes.
    pub(super) phrase: Option<PhraseClass>,
    /// The sections it may have; with none, it has no sections.
    pub(super) sections: &'static [Section],
}

/// A section and what it adds to its entries.
#[derive(Clone, Copy, Debug)]
pub(super) struct Section {
    pub(super) name: &'static str,
    pub(super) classes: Classes,
    pub(super) phrase: Option<PhraseClass>,
}

/// How the entries of a list are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Words and phrases as they stand.
    Words,
    /// Nouns, which get their plural; the plural of a person is people.
    Nouns {
        /// Whether they are people.
        people: bool,
    },
    /// Verbs with frames, one section for each stance.
    ReportingVerbs,
    /// Verbs with frames, all of one stance.
    AttitudeVerbs,
    /// Verbs of which only the forms matter.
    PlainVerbs,
    /// Countries and what stands for them: `Paris = France`.
    Places,
    /// Nouns and those that say less: `barrister = lawyer`.
    Broader,
    /// Pronouns: `she = female singular third`.
    Pronouns,
    /// Abbreviations with their full stop.
    Abbreviations,
    /// Two quotation marks.
    Marks,
}

const fn list(
    name: &'static str,
    kind: Kind,
    classes: Classes,
    phrase: Option<PhraseClass>,
    sections: &'static [Section],
) -> List {
    List {
        name,
        kind,
        classes,
        phrase,
        sections,
    }
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

const NO_CLASS: Classes = Classes::empty();
const NO_SECTIONS: &[Section] = &[];
const PEOPLE: Kind = Kind::Nouns { people: true };
const THINGS: Kind = Kind::Nouns { people: false };

/// Sections of nouns for people.
const PERSONS: &[Section] = &[
    section("any", NO_CLASS),
    section("female", Classes::FEMALE),
    section("male", Classes::MALE),
    PLURAL,
];
/// Entries that are plural as they stand (`police`).
const PLURAL: Section = section(PLURAL_SECTION, NO_CLASS);
/// Entries that have no plural (`staff`, `evidence`).
const UNCOUNTABLE: Section = section(UNCOUNTABLE_SECTION, NO_CLASS);
const NOUNS: &[Section] = &[section("countable", NO_CLASS), PLURAL, UNCOUNTABLE];

/// The section whose entries get no plural because they are plural.
pub(super) const PLURAL_SECTION: &str = "plural";
/// The section whose entries get no plural because they have none.
pub(super) const UNCOUNTABLE_SECTION: &str = "uncountable";

/// Every list.
pub(super) const LISTS: &[List] = {
    use Classes as C;
    use Kind::{Abbreviations, AttitudeVerbs, Broader, Marks, Places, PlainVerbs, Pronouns};
    use Kind::{ReportingVerbs, Words};
    use PhraseClass as P;
    &[
        list(
            "abbreviations",
            Abbreviations,
            NO_CLASS,
            None,
            ABBREVIATIONS,
        ),
        list(
            "according-to",
            Words,
            NO_CLASS,
            Some(P::AccordingTo),
            NO_SECTIONS,
        ),
        list("adjectives", Words, C::ADJECTIVE, None, NO_SECTIONS),
        list("adverbs", Words, C::ADVERB, Some(P::Adverb), NO_SECTIONS),
        list("agencies", Words, C::AGENCY, Some(P::Agency), NO_SECTIONS),
        list(
            "agentless-hedges",
            Words,
            NO_CLASS,
            Some(P::AgentlessHedge),
            NO_SECTIONS,
        ),
        list(
            "anonymity",
            Words,
            NO_CLASS,
            Some(P::Anonymity),
            NO_SECTIONS,
        ),
        list(
            "anonymity-reasons",
            Words,
            NO_CLASS,
            Some(P::AnonymityReason),
            NO_SECTIONS,
        ),
        list(
            "anonymous-nouns",
            PEOPLE,
            C::ANONYMOUS_NOUN,
            Some(P::AnonymousNoun),
            PERSONS,
        ),
        list(
            "approximators",
            Words,
            C::APPROXIMATOR,
            Some(P::Approximator),
            NO_SECTIONS,
        ),
        list(
            "assessments",
            Words,
            C::ASSESSMENT,
            Some(P::Assessment),
            NO_SECTIONS,
        ),
        list(
            "attitude-verbs",
            AttitudeVerbs,
            C::ATTITUDE_VERB,
            Some(P::ReportingVerb),
            NO_SECTIONS,
        ),
        list("be-forms", Words, C::BE, None, NO_SECTIONS),
        list("broader-nouns", Broader, NO_CLASS, None, NO_SECTIONS),
        list(
            "common-verbs",
            PlainVerbs,
            C::COMMON_VERB,
            None,
            NO_SECTIONS,
        ),
        list(
            "company-words",
            Words,
            C::COMPANY,
            Some(P::Company),
            NO_SECTIONS,
        ),
        list(
            "correction-notes",
            Words,
            NO_CLASS,
            Some(P::CorrectionNote),
            NO_SECTIONS,
        ),
        list(
            "counted-units",
            THINGS,
            C::COUNTED_UNIT,
            Some(P::CountedUnit),
            NOUNS,
        ),
        list(
            "court-record",
            Words,
            NO_CLASS,
            Some(P::CourtRecord),
            NO_SECTIONS,
        ),
        list(
            "cue-adjectives",
            Words,
            C::CUE_ADJECTIVE,
            Some(P::CueAdjective),
            NO_SECTIONS,
        ),
        list("cue-nouns", THINGS, C::CUE_NOUN, Some(P::CueNoun), NOUNS),
        list(
            "demonyms",
            Places,
            C::DEMONYM,
            Some(P::Demonym),
            NO_SECTIONS,
        ),
        list(
            "document-nouns",
            THINGS,
            C::DOCUMENT_NOUN,
            Some(P::DocumentNoun),
            NOUNS,
        ),
        list("ellipses", Words, NO_CLASS, Some(P::Ellipsis), NO_SECTIONS),
        list(
            "evaluative",
            Words,
            C::EVALUATIVE,
            Some(P::Evaluative),
            NO_SECTIONS,
        ),
        list("function-words", Words, NO_CLASS, None, FUNCTION_WORDS),
        list("given-names", Words, NO_CLASS, None, GIVEN_NAMES),
        list("government-nouns", Words, C::GOVERNMENT, None, NO_SECTIONS),
        list("hedges", Words, C::HEDGE, Some(P::Hedge), HEDGES),
        list(
            "joint-statement",
            Words,
            NO_CLASS,
            Some(P::JointStatement),
            NO_SECTIONS,
        ),
        list("meetings", Words, NO_CLASS, Some(P::Meeting), NO_SECTIONS),
        list("name-parts", Words, NO_CLASS, None, NAME_PARTS),
        list("naming", Words, NO_CLASS, Some(P::Naming), NO_SECTIONS),
        list("numbers", Words, C::NUMBER, None, NO_SECTIONS),
        list(
            "organisation-nouns",
            THINGS,
            C::ORGANISATION_NOUN,
            Some(P::OrganisationNoun),
            NOUNS,
        ),
        list(
            "organisations",
            Words,
            C::ORGANISATION,
            Some(P::Organisation),
            NO_SECTIONS,
        ),
        list("outlets", Words, C::OUTLET, Some(P::Outlet), NO_SECTIONS),
        list(
            "person-nouns",
            PEOPLE,
            C::PERSON_NOUN,
            Some(P::PersonNoun),
            PERSONS,
        ),
        list("places", Places, C::PLACE, Some(P::Place), PLACES),
        list("pronouns", Pronouns, NO_CLASS, None, PRONOUNS),
        list("quotation-marks", Marks, NO_CLASS, None, MARKS),
        list(
            "reporting-verbs",
            ReportingVerbs,
            C::REPORTING_VERB,
            Some(P::ReportingVerb),
            STANCES,
        ),
        list("results", Words, NO_CLASS, None, RESULTS),
        list("roles", PEOPLE, C::ROLE, Some(P::Role), PERSONS),
        list(
            "sentence-openers",
            Words,
            C::SENTENCE_OPENER,
            None,
            NO_SECTIONS,
        ),
        list("time", Words, C::TIME, Some(P::Time), TIME),
        list("titles", Words, C::TITLE, Some(P::Title), TITLES),
        list(
            "vague-collectives",
            Words,
            C::VAGUE_COLLECTIVE,
            Some(P::VagueCollective),
            NO_SECTIONS,
        ),
        list(
            "wrongdoing-verbs",
            PlainVerbs,
            C::WRONGDOING_VERB,
            Some(P::Wrongdoing),
            NO_SECTIONS,
        ),
        // Only the parser looks at these.
        list("beats", Words, NO_CLASS, Some(P::Beat), NO_SECTIONS),
        list(
            "date-lines",
            Words,
            NO_CLASS,
            Some(P::DateLine),
            NO_SECTIONS,
        ),
        list("elisions", Words, NO_CLASS, Some(P::Elision), NO_SECTIONS),
        // Only the comparison of versions looks at this.
        list(
            "executive",
            Words,
            NO_CLASS,
            Some(P::Executive),
            NO_SECTIONS,
        ),
        // Only rules look at these.
        list("advocates", Words, NO_CLASS, Some(P::Advocate), NO_SECTIONS),
        list("beliefs", Words, NO_CLASS, Some(P::Belief), NO_SECTIONS),
        list(
            "crowd-verbs",
            Words,
            NO_CLASS,
            Some(P::CrowdVerb),
            NO_SECTIONS,
        ),
        list("experts", Words, NO_CLASS, None, EXPERTS),
        list(
            "politicians",
            Words,
            NO_CLASS,
            Some(P::Politician),
            NO_SECTIONS,
        ),
        list("press", Words, NO_CLASS, Some(P::Press), NO_SECTIONS),
        list(
            "scene-verbs",
            Words,
            NO_CLASS,
            Some(P::SceneVerb),
            NO_SECTIONS,
        ),
        list("great-offices", Words, NO_CLASS, None, GREAT_OFFICES),
        list("mastheads", Words, NO_CLASS, None, MASTHEADS),
        list(
            "open-counts",
            Words,
            NO_CLASS,
            Some(P::OpenCount),
            NO_SECTIONS,
        ),
        list("partisans", Words, NO_CLASS, Some(P::Partisan), NO_SECTIONS),
        list("polls", Words, NO_CLASS, None, POLLS),
        list(
            "utterances",
            Words,
            NO_CLASS,
            Some(P::Utterance),
            NO_SECTIONS,
        ),
        list(
            "parameters",
            Words,
            NO_CLASS,
            Some(P::Parameter),
            NO_SECTIONS,
        ),
        list("fractions", Words, NO_CLASS, Some(P::Fraction), NO_SECTIONS),
        list("contested-units", THINGS, C::CONTESTED_UNIT, None, NOUNS),
        list("figure-sources", THINGS, C::FIGURE_SOURCE, None, NOUNS),
        list("local-bodies", Words, C::LOCAL_BODY, None, NO_SECTIONS),
        list("accusers", THINGS, C::ACCUSER, None, NOUNS),
        list("accusing-verbs", Words, C::ACCUSING_VERB, None, NO_SECTIONS),
        list(
            "allegation-verbs",
            Words,
            C::ALLEGATION_VERB,
            None,
            NO_SECTIONS,
        ),
        list("bare-nouns", THINGS, C::BARE_NOUN, None, NOUNS),
        list(
            "confidential-nouns",
            PEOPLE,
            C::CONFIDENTIAL_NOUN,
            Some(P::ConfidentialNoun),
            PERSONS,
        ),
        list("currencies", THINGS, C::CURRENCY, None, NOUNS),
        list("hearsay", Words, C::HEARSAY, Some(P::Hearsay), NO_SECTIONS),
        list("kinds-of-copy", Words, NO_CLASS, None, KINDS_OF_COPY),
        list("measures", THINGS, C::MEASURE, None, NOUNS),
        list("members", Words, NO_CLASS, None, MEMBERS),
        list("prices", Words, C::PRICE, None, NO_SECTIONS),
        list("scales", Words, C::SCALE, None, NO_SECTIONS),
        list(
            "unnamed-by-custom",
            PEOPLE,
            C::UNNAMED_BY_CUSTOM,
            None,
            PERSONS,
        ),
        list(
            "unnamed-outlets",
            Words,
            NO_CLASS,
            Some(P::UnnamedOutlet),
            NO_SECTIONS,
        ),
    ]
};

const HEDGES: &[Section] = &[
    section("allegations", Classes::ALLEGATION),
    section("doubts", NO_CLASS),
];
const ABBREVIATIONS: &[Section] = &[
    section("before-number", NO_CLASS),
    section("inside", NO_CLASS),
    section("may-end", NO_CLASS),
];
const FUNCTION_WORDS: &[Section] = &[
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
const GIVEN_NAMES: &[Section] = &[
    section("female", Classes::FEMALE_NAME),
    section("male", Classes::MALE_NAME),
];
const MARKS: &[Section] = &[section("double", NO_CLASS), section("single", NO_CLASS)];
const NAME_PARTS: &[Section] = &[
    section("particles", Classes::NAME_PARTICLE),
    section("suffixes", Classes::NAME_SUFFIX),
];
const PLACES: &[Section] = &[
    section("capitals", NO_CLASS),
    section("countries", NO_CLASS),
];
const PRONOUNS: &[Section] = &[
    section("object", NO_CLASS),
    section("possessive", NO_CLASS),
    section("reflexive", NO_CLASS),
    section("subject", Classes::PRONOUN),
];
/// Named as [`super::Stance::named`] knows them.
const STANCES: &[Section] = &[
    section("loaded", Classes::LOADED_VERB),
    section("neutral", NO_CLASS),
    section("speech-act", NO_CLASS),
];
const TIME: &[Section] = &[
    section("calendar", Classes::CALENDAR),
    section("other", NO_CLASS),
];
const TITLES: &[Section] = &[
    section("any", NO_CLASS),
    section("female", Classes::FEMALE),
    section("male", Classes::MALE),
];

const KINDS_OF_COPY: &[Section] = &[
    phrases("analysis", NO_CLASS, PhraseClass::AnalysisLabel),
    phrases("interview", NO_CLASS, PhraseClass::InterviewLabel),
    phrases("live", NO_CLASS, PhraseClass::LiveLabel),
    phrases("opinion", NO_CLASS, PhraseClass::OpinionLabel),
];
const MEMBERS: &[Section] = &[
    phrases("including", NO_CLASS, PhraseClass::Including),
    phrases("one-of-them", NO_CLASS, PhraseClass::OneOfThem),
];
const GREAT_OFFICES: &[Section] = &[
    phrases("one-name", NO_CLASS, PhraseClass::OneName),
    phrases("public", NO_CLASS, PhraseClass::PublicOffice),
    phrases("state", NO_CLASS, PhraseClass::GreatOffice),
];
const MASTHEADS: &[Section] = &[
    phrases("first", NO_CLASS, PhraseClass::MastheadFirst),
    phrases("last", NO_CLASS, PhraseClass::MastheadLast),
    phrases("platforms", NO_CLASS, PhraseClass::Platform),
];
const EXPERTS: &[Section] = &[
    phrases("crowd", NO_CLASS, PhraseClass::ExpertCrowd),
    phrases("beside-name", NO_CLASS, PhraseClass::Expertise),
    phrases("former", NO_CLASS, PhraseClass::FormerExpert),
];
const POLLS: &[Section] = &[
    phrases("head", NO_CLASS, PhraseClass::PollHead),
    phrases("words", NO_CLASS, PhraseClass::PollWord),
];
const RESULTS: &[Section] = &[
    phrases("declared", NO_CLASS, PhraseClass::Result),
    phrases("units", NO_CLASS, PhraseClass::ResultUnit),
];
