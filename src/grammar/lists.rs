//! Which lists there are, and what an entry of each becomes.

use super::class::Classes;
use super::phrase_class::PhraseClass;

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
    /// Verbs and the plainer verb for what is done: `axe = end`.
    Acts,
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

/// Words of one class.
const fn words(name: &'static str, classes: Classes) -> List {
    list(name, Kind::Words, classes, None, NO_SECTIONS)
}

/// Words of one class, and phrases that stand for such a word.
const fn words_and_phrases(name: &'static str, classes: Classes, phrase: PhraseClass) -> List {
    list(name, Kind::Words, classes, Some(phrase), NO_SECTIONS)
}

/// Nouns for things, of one class.
const fn things(name: &'static str, classes: Classes) -> List {
    list(name, THINGS, classes, None, NOUNS)
}

/// Words and phrases of one class, which are asked for as phrases.
const fn phrases_of(name: &'static str, phrase: PhraseClass) -> List {
    list(name, Kind::Words, NO_CLASS, Some(phrase), NO_SECTIONS)
}

/// Words and phrases of which the section says what they become.
const fn in_sections(name: &'static str, sections: &'static [Section]) -> List {
    list(name, Kind::Words, NO_CLASS, None, sections)
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
    use Kind::{Abbreviations, Acts, AttitudeVerbs, Broader, Marks, Places, PlainVerbs, Pronouns};
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
        phrases_of("according-to", P::AccordingTo),
        words("adjectives", C::ADJECTIVE),
        words_and_phrases("adverbs", C::ADVERB, P::Adverb),
        words_and_phrases("agencies", C::AGENCY, P::Agency),
        phrases_of("agentless-hedges", P::AgentlessHedge),
        phrases_of("anonymity", P::Anonymity),
        phrases_of("anonymity-reasons", P::AnonymityReason),
        phrases_of("fears", P::Fear),
        list(
            "anonymous-nouns",
            PEOPLE,
            C::ANONYMOUS_NOUN,
            Some(P::AnonymousNoun),
            PERSONS,
        ),
        words_and_phrases("approximators", C::APPROXIMATOR, P::Approximator),
        words_and_phrases("assessments", C::ASSESSMENT, P::Assessment),
        list(
            "attitude-verbs",
            AttitudeVerbs,
            C::ATTITUDE_VERB,
            Some(P::ReportingVerb),
            NO_SECTIONS,
        ),
        words("be-forms", C::BE),
        list("broader-nouns", Broader, NO_CLASS, None, NO_SECTIONS),
        list(
            "common-verbs",
            PlainVerbs,
            C::COMMON_VERB,
            None,
            NO_SECTIONS,
        ),
        words_and_phrases("company-words", C::COMPANY, P::Company),
        phrases_of("correction-notes", P::CorrectionNote),
        list(
            "counted-units",
            THINGS,
            C::COUNTED_UNIT,
            Some(P::CountedUnit),
            NOUNS,
        ),
        phrases_of("court-record", P::CourtRecord),
        words_and_phrases("cue-adjectives", C::CUE_ADJECTIVE, P::CueAdjective),
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
        phrases_of("ellipses", P::Ellipsis),
        words_and_phrases("evaluative", C::EVALUATIVE, P::Evaluative),
        in_sections("function-words", FUNCTION_WORDS),
        in_sections("given-names", GIVEN_NAMES),
        words("government-nouns", C::GOVERNMENT),
        list("hedges", Words, C::HEDGE, Some(P::Hedge), HEDGES),
        phrases_of("joint-statement", P::JointStatement),
        in_sections("meetings", MEETINGS),
        in_sections("name-parts", NAME_PARTS),
        phrases_of("naming", P::Naming),
        words("numbers", C::NUMBER),
        list(
            "organisation-nouns",
            THINGS,
            C::ORGANISATION_NOUN,
            Some(P::OrganisationNoun),
            NOUNS,
        ),
        words_and_phrases("organisations", C::ORGANISATION, P::Organisation),
        words_and_phrases("outlets", C::OUTLET, P::Outlet),
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
        in_sections("results", RESULTS),
        list("roles", PEOPLE, C::ROLE, Some(P::Role), PERSONS),
        words("sentence-openers", C::SENTENCE_OPENER),
        list("time", Words, C::TIME, Some(P::Time), TIME),
        list("titles", Words, C::TITLE, Some(P::Title), TITLES),
        words_and_phrases("vague-collectives", C::VAGUE_COLLECTIVE, P::VagueCollective),
        list(
            "wrongdoing-verbs",
            PlainVerbs,
            C::WRONGDOING_VERB,
            Some(P::Wrongdoing),
            NO_SECTIONS,
        ),
        // Only the parser looks at these.
        phrases_of("beats", P::Beat),
        phrases_of("date-lines", P::DateLine),
        phrases_of("elisions", P::Elision),
        // Only the comparison of versions looks at this.
        phrases_of("executive", P::Executive),
        // Only rules look at these.
        list("acts", Acts, NO_CLASS, None, NO_SECTIONS),
        phrases_of("advocates", P::Advocate),
        in_sections("assembly-verbs", ASSEMBLY_VERBS),
        phrases_of("beliefs", P::Belief),
        phrases_of("crowd-verbs", P::CrowdVerb),
        phrases_of("court-words", P::CourtWord),
        phrases_of("currency-codes", P::CurrencyCode),
        phrases_of("disbelief", P::Disbelief),
        in_sections("electorate", ELECTORATE),
        in_sections("experts", EXPERTS),
        phrases_of("implicatives", P::Implicative),
        phrases_of("initiatives", P::Initiative),
        phrases_of("termed-nouns", P::TermedNoun),
        in_sections("insiders", INSIDERS),
        phrases_of("long-ago", P::LongAgo),
        in_sections("loaded-cues", LOADED_CUES),
        in_sections("losses", LOSSES),
        in_sections("tolls", TOLLS),
        in_sections("misdeeds", MISDEEDS),
        in_sections("on-file", ON_FILE),
        in_sections("own-work", OWN_WORK),
        phrases_of("reprints", P::Reprint),
        phrases_of("reproaches", P::Reproach),
        phrases_of("whereabouts", P::Whereabouts),
        phrases_of("politicians", P::Politician),
        phrases_of("press", P::Press),
        phrases_of("public-decisions", P::PublicDecision),
        in_sections("public-record", PUBLIC_RECORD),
        phrases_of("public-stages", P::PublicStage),
        phrases_of("scene-verbs", P::SceneVerb),
        phrases_of("sensing-verbs", P::SensingVerb),
        phrases_of("settlements", P::Settlement),
        phrases_of("contrasted-figures", P::ContrastedFigure),
        phrases_of("stated-sums", P::StatedSum),
        phrases_of("fiction", P::Fiction),
        phrases_of("filings", P::Filing),
        phrases_of("telling-verbs", P::TellingVerb),
        phrases_of("trend-verbs", P::TrendVerb),
        in_sections("great-offices", GREAT_OFFICES),
        in_sections("mastheads", MASTHEADS),
        phrases_of("open-counts", P::OpenCount),
        in_sections("partisans", PARTISANS),
        in_sections("polls", POLLS),
        phrases_of("utterances", P::Utterance),
        phrases_of("parameters", P::Parameter),
        phrases_of("fractions", P::Fraction),
        things("contested-units", C::CONTESTED_UNIT),
        things("figure-sources", C::FIGURE_SOURCE),
        words("local-bodies", C::LOCAL_BODY),
        things("accusers", C::ACCUSER),
        words("accusing-verbs", C::ACCUSING_VERB),
        words("allegation-verbs", C::ALLEGATION_VERB),
        things("bare-nouns", C::BARE_NOUN),
        list(
            "confidential-nouns",
            PEOPLE,
            C::CONFIDENTIAL_NOUN,
            Some(P::ConfidentialNoun),
            PERSONS,
        ),
        things("currencies", C::CURRENCY),
        words_and_phrases("hearsay", C::HEARSAY, P::Hearsay),
        in_sections("kinds-of-copy", KINDS_OF_COPY),
        things("measures", C::MEASURE),
        in_sections("members", MEMBERS),
        words("prices", C::PRICE),
        words("scales", C::SCALE),
        list(
            "unnamed-by-custom",
            PEOPLE,
            C::UNNAMED_BY_CUSTOM,
            None,
            PERSONS,
        ),
        phrases_of("unnamed-outlets", P::UnnamedOutlet),
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
    phrases("openers", NO_CLASS, PhraseClass::NameOpener),
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
const MEETINGS: &[Section] = &[
    phrases("pairs", NO_CLASS, PhraseClass::Pair),
    phrases("verbs", NO_CLASS, PhraseClass::Meeting),
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
    phrases("broadcasters", NO_CLASS, PhraseClass::Broadcaster),
    phrases("first", NO_CLASS, PhraseClass::MastheadFirst),
    phrases("kinds", NO_CLASS, PhraseClass::OutletKind),
    phrases("last", NO_CLASS, PhraseClass::MastheadLast),
    phrases("networks", NO_CLASS, PhraseClass::Network),
    phrases("platforms", NO_CLASS, PhraseClass::Platform),
    phrases("roles", NO_CLASS, PhraseClass::MastheadRole),
];
const EXPERTS: &[Section] = &[
    phrases("crowd", NO_CLASS, PhraseClass::ExpertCrowd),
    phrases("beside-name", NO_CLASS, PhraseClass::Expertise),
    phrases("former", NO_CLASS, PhraseClass::FormerExpert),
];
const ASSEMBLY_VERBS: &[Section] = &[
    phrases("occasions", NO_CLASS, PhraseClass::Attraction),
    phrases("people", NO_CLASS, PhraseClass::AssemblyVerb),
];
const POLLS: &[Section] = &[
    phrases("head", NO_CLASS, PhraseClass::PollHead),
    phrases("standing", NO_CLASS, PhraseClass::Standing),
    phrases("words", NO_CLASS, PhraseClass::PollWord),
];
const PARTISANS: &[Section] = &[
    phrases("against", NO_CLASS, PhraseClass::Against),
    phrases("criticising", NO_CLASS, PhraseClass::Criticising),
    phrases("for", NO_CLASS, PhraseClass::InFavour),
    phrases("sides", NO_CLASS, PhraseClass::Partisan),
];
const PUBLIC_RECORD: &[Section] = &[
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
const RESULTS: &[Section] = &[
    phrases("declared", NO_CLASS, PhraseClass::Result),
    phrases("units", NO_CLASS, PhraseClass::ResultUnit),
];
const ELECTORATE: &[Section] = &[
    phrases("camps", NO_CLASS, PhraseClass::Camp),
    phrases("polled", NO_CLASS, PhraseClass::PolledGroup),
];
const INSIDERS: &[Section] = &[
    phrases(
        "interchangeable",
        NO_CLASS,
        PhraseClass::InterchangeableNoun,
    ),
    phrases("knowing", NO_CLASS, PhraseClass::InsideKnowledge),
    phrases("nouns", NO_CLASS, PhraseClass::InsiderNoun),
    phrases("picked", NO_CLASS, PhraseClass::PickedPerson),
];
const LOADED_CUES: &[Section] = &[
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
const LOSSES: &[Section] = &[
    phrases("deeds", NO_CLASS, PhraseClass::LossOfLife),
    phrases("nouns", NO_CLASS, PhraseClass::Loss),
];
const TOLLS: &[Section] = &[
    phrases("crowds", NO_CLASS, PhraseClass::CountedCrowd),
    phrases("dead", NO_CLASS, PhraseClass::Dead),
    phrases("tolls", NO_CLASS, PhraseClass::Toll),
];
const MISDEEDS: &[Section] = &[
    phrases("forging", NO_CLASS, PhraseClass::Forging),
    phrases("forgeable", NO_CLASS, PhraseClass::Forgeable),
    phrases("stealing", NO_CLASS, PhraseClass::Stealing),
    phrases("stealable", NO_CLASS, PhraseClass::Stealable),
];
const ON_FILE: &[Section] = &[
    phrases("deeds", NO_CLASS, PhraseClass::DeedOnFile),
    phrases("facts", NO_CLASS, PhraseClass::FactOnFile),
    phrases("writings", NO_CLASS, PhraseClass::WritingOnFile),
];
const OWN_WORK: &[Section] = &[
    phrases("after-name", NO_CLASS, PhraseClass::OwnWorkAfter),
    phrases("before-name", NO_CLASS, PhraseClass::OwnWorkBefore),
    phrases("calls", NO_CLASS, PhraseClass::OwnCall),
    phrases("plugs", NO_CLASS, PhraseClass::Plug),
];
