//! Which lists there are, and what an entry of each becomes.

use super::class::Classes;
use super::list_sections::{
    ABBREVIATIONS, ASSEMBLY_VERBS, ELECTORATE, EXPERTS, FUNCTION_WORDS, GIVEN_NAMES, GREAT_OFFICES,
    HEDGES, INSIDERS, KINDS_OF_COPY, LOADED_CUES, LOSSES, MARKS, MASTHEADS, MEETINGS, MEMBERS,
    MISDEEDS, NAME_PARTS, NO_CLASS, NO_SECTIONS, NOUNS, ON_FILE, OWN_WORK, PARTISANS, PERSONS,
    PLACES, POLLS, PRONOUNS, PUBLIC_RECORD, RESULTS, STANCES, Section, TIME, TITLES, TOLLS,
};
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

const PEOPLE: Kind = Kind::Nouns { people: true };
const THINGS: Kind = Kind::Nouns { people: false };

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
        phrases_of("lead-ins", P::LeadIn),
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
        things("bare-nouns", C::BARE_NOUN),
        phrases_of("idioms", P::Idiom),
        phrases_of("prompting-verbs", P::PromptingVerb),
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
        phrases_of("kin", P::Kin),
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
        phrases_of("withheld-by-law", P::WithheldByLaw),
    ]
};
