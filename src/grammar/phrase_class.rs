//! The classes of phrases: which list a word or phrase of the grammar stands in.

use serde::{Deserialize, Serialize};

/// The lists whose entries may be phrases of several words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum PhraseClass {
    /// `according to`, `in the words of`.
    AccordingTo,
    /// `on condition of anonymity`, `asked not to be named`.
    Anonymity,
    /// `needless to say`: holds a verb of saying, and nobody says anything.
    Idiom,
    /// `because`, `for fear of`: after an anonymity phrase, the reason.
    AnonymityReason,
    /// `is believed to`, `it is understood that`.
    AgentlessHedge,
    /// `so-called`, `known as`, `dubbed`: before a fragment that is nobody's words.
    Naming,
    /// `in a joint statement`: several people may share one quotation.
    JointStatement,
    /// `shrugged`, `was unrepentant`: of somebody who is quoted right after.
    LeadIn,
    /// `convicted of`, `found guilty`: public record.
    CourtRecord,
    /// `is believed to be`: passes on an accusation or belief without its owner.
    Hearsay,
    /// `person familiar`: somebody who speaks without a name.
    ConfidentialNoun,
    /// `such as`: before a member of a group.
    Including,
    /// `local media`: outlets that are not named.
    UnnamedOutlet,
    /// `tariff`: the figures near it are terms of a law or plan.
    Parameter,
    /// `a third`: a share of a whole.
    Fraction,
    /// `one of them`.
    OneOfThem,
    /// `Op-ed`: labels a comment piece.
    OpinionLabel,
    /// `News analysis`.
    AnalysisLabel,
    /// `Q&A`.
    InterviewLabel,
    /// `Live updates`.
    LiveLabel,
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
    /// Nouns for organisations of several words (`foreign ministry`).
    OrganisationNoun,
    /// Adjectives of countries of several words (`Sri Lankan`).
    Demonym,
    /// Titles before a name of several words (`Lieutenant Colonel`).
    Title,
    /// Nouns for people of several words (`human rights lawyer`).
    PersonNoun,
    /// Nouns for documents of several words (`court filing`).
    DocumentNoun,
    /// Reporting nouns of several words (`point of view`).
    CueNoun,
    /// `under the impression`, `of the view`: states of mind with `be`.
    CueAdjective,
    /// `at least some`, `a number of`: a plural that names nobody.
    VagueCollective,
    /// Hedges of several words (`said to be`).
    Hedge,
    /// Prepositions and conjunctions of several words (`because of`, `even though`).
    Preposition,
    /// Conjunctions of several words (`as long as`).
    Subordinator,
    /// Adverbs of several words (`at least`, `in part`).
    Adverb,
    /// Words of time (`last week`).
    Time,
    /// Accusations of several words (`covered up`).
    Wrongdoing,
    /// Units of several words (`per cent`).
    CountedUnit,
    /// Pejorative or praising phrases (`out of touch`).
    Evaluative,
    /// Words of a company name of several words (`Holdings plc`).
    Company,
    /// Words of a declared result (`of the vote`, `second round`).
    Result,
    /// Verbs that bring two people together (`met`, `shook hands with`).
    Meeting,
    /// `package`: what somebody puts a name to.
    Initiative,
    /// `crowd`: people who are counted as one.
    CountedCrowd,
    /// `killed`, `dead`: beside the number of those who lost their lives.
    Dead,
    /// `death toll`: before that number.
    Toll,
    /// `The two women`: opens a sentence about two people who were just named.
    Pair,
    /// `another`, `the other`: stands for the noun cue of the sentence before.
    Ellipsis,
    /// `king`: everybody can put a name to it.
    GreatOffice,
    /// `Sister`: a style before a single name.
    OneName,
    /// `senator`: an office whose holder may speak unnamed.
    PublicOffice,
    /// `sister`: a relative.
    Kin,
    /// `mayor`: an office that one person holds, of whom copy gives the name.
    SoleOffice,
    /// `press officer`: speaks for a body, as a spokesman does.
    Voice,
    /// `Radio`: begins the name of an outlet.
    MastheadFirst,
    /// `Ledger`: ends the name of an outlet.
    MastheadLast,
    /// `Guardian`: a role that papers are named after.
    MastheadRole,
    /// `Great`: an adjective that begins the name of a place or body.
    NameOpener,
    /// `Church`: a surname that means a body or a time, too.
    WordSurname,
    /// `Twitter`: no outlet, whatever is said on it.
    Platform,
    /// `broadcaster`: what an outlet is.
    OutletKind,
    /// `survey`: at its head it makes the story one about a poll.
    PollHead,
    /// `respondents`: a word of stories about polls.
    PollWord,
    /// `ballots`: what is counted in an election or division.
    ResultUnit,
    /// `followers`: what anybody can look up where it stands.
    OpenCount,
    /// `statement`: somebody’s words, taken up by the next sentence.
    Utterance,
    /// `chant`: what a crowd is heard to do.
    CrowdVerb,
    /// `prompted`: what a deed does to the words of others.
    PromptingVerb,
    /// `order`: what somebody does with words where others hear it.
    SceneVerb,
    /// `smell`: what anybody who is there can do.
    SensingVerb,
    /// `Rs`: letters that stand before a sum.
    CurrencyCode,
    /// `reporters`: to whom one speaks who speaks to the press.
    Press,
    /// `economist`: one of a crowd of people who know a subject.
    ExpertCrowd,
    /// `professor`: beside a name, says that somebody knows a subject.
    Expertise,
    /// `ambassador`: knows a subject from having held the office.
    FormerExpert,
    /// `senator`: holds a public office.
    Politician,
    /// `critics`: those who take a side.
    Partisan,
    /// `opponent`: one of those who are against it.
    Against,
    /// `ally`: one of those who are for it.
    InFavour,
    /// `owner`: before a name, whoever answers for the thing.
    InCharge,
    /// `criticise`: what one does who is against it.
    Criticising,
    /// `lawyers`: those who put one case for somebody else.
    Advocate,
    /// `I think`: opens an opinion of one’s own.
    Belief,
    /// `correspondent`: a word of a reporter’s job.
    Beat,
    /// `published`: stands with the date in its line.
    DateLine,
    /// `tis`: its first letters are left out behind an apostrophe.
    Elision,
    /// `government`: those who govern, whoever they are.
    Executive,
    /// `national debt`: an indicator that is known to all.
    SettledIndicator,
    /// `intimidated by`: keeps a source from giving a name.
    Fear,
    /// `for legal reasons`: why a name may not be told.
    WithheldByLaw,
    /// `signed`: done for all to see.
    DeedOnFile,
    /// `theory`: words in marks before it are a term.
    TermedNoun,
    /// `excerpted from`: heads copy of somebody else’s.
    Reprint,
    /// `CNN`: what is said to it everybody can hear.
    Broadcaster,
    /// `CNN`: a whole country hears it.
    Network,
    /// `watch the interview above`: what is shown is the house's own.
    Plug,
    /// `obtained by`: before the name of the house that did it.
    OwnWorkBefore,
    /// `investigation`: after the name of the house that did it.
    OwnWorkAfter,
    /// `reached by phone`: whoever tells of the call made it.
    OwnCall,
    /// `last year`: puts a thing some time back.
    LongAgo,
    /// `panel`: what is said there everybody hears.
    PublicStage,
    /// `gather`: what a reporter sees a small group do.
    AssemblyVerb,
    /// `drew`: what brings such a group.
    Attraction,
    /// `to settle a`: the sum is known from whoever pays it.
    Settlement,
    /// `quick`: before `to`, what follows is done all the same.
    Implicative,
    /// `ruling`: what stands in it is on record.
    WritingOnFile,
    /// `census`: anybody can look it up.
    FactOnFile,
    /// `mistake`: in what somebody owns up to.
    Admission,
    /// `moderator`: has no side.
    Bystander,
    /// `despite`: what follows goes against what stands beside it.
    Contrast,
    /// `falsely`: the copy does not believe it.
    Doubt,
    /// `ironic`: makes an opinion of what is noted.
    Opinion,
    /// `boos`: somebody is against it.
    Opposition,
    /// `lawsuit`: claims in writing.
    Pleading,
    /// `uphill`: bodes ill for who says it.
    Prospect,
    /// `repeatedly`: a message said more than once.
    Repetition,
    /// `worth`: before a verb of saying, nobody has said it.
    Unsaid,
    /// `murder`: before `of` and a number, what was told before.
    Loss,
    /// `killed`: what was done to those who are counted.
    LossOfLife,
    /// `forged`: a misdeed before what is in `Forgeable`.
    Forging,
    /// `signatures`
    Forgeable,
    /// `siphoned`: a misdeed before what is in `Stealable`.
    Stealing,
    /// `takings`
    Stealable,
    /// `defenders`: tortured or murdered in a game or on a stage only.
    InPlay,
    /// `plea`: a word of a court case.
    CourtWord,
    /// `fabricated`: the writer sees nothing in it.
    Disbelief,
    /// `warn`: whoever does so of an allegation makes it.
    TellingVerb,
    /// `criticism`: comes from somebody.
    Reproach,
    /// `voter`: whom a poll asks.
    PolledGroup,
    /// `conservative`: one of those of one mind.
    Camp,
    /// `town`: where everybody is.
    Whereabouts,
    /// `senator`: with the name of a party, one of many.
    PartyMember,
    /// `source`: picked for what it knows.
    InsiderNoun,
    /// `senior`: before a noun, one that was picked.
    PickedPerson,
    /// `briefed`: after a noun, why that one was picked.
    InsideKnowledge,
    /// `official`: may be taken up by another such noun.
    InterchangeableNoun,
    /// `up from`, `of which`: tells a figure from another of the same thing.
    ContrastedFigure,
    /// `shortfall`: a sum of it is what somebody says.
    StatedSum,
    /// `novel`: a word of stories about made-up stories.
    Fiction,
    /// `public records`: filed with an office, and open to all.
    Filing,
    /// `lead`: how a candidate stands, which only polls know.
    Standing,
    /// `rise`: what a figure does over time.
    TrendVerb,
    /// `approved`: a sum of it is in the minutes.
    PublicDecision,
    /// `revenue`: what a company reports.
    CompanyAccount,
    /// `super PAC`: a word of the money of campaigns.
    CampaignWord,
    /// `crossed`: how newcomers come.
    Crossing,
    /// `unemployment`: what an office of statistics measures.
    Indicator,
    /// `gave`: how a gift is made that is made known.
    Gift,
    /// `foundation`: takes such a gift.
    Recipient,
    /// `migrants`: those who come.
    Newcomer,
    /// `residents`: those who live somewhere.
    Population,
    /// `bought`: with `for`, at a price that is in the deed.
    Sale,
    /// `employs`: what a body knows of itself.
    OwnStaff,
}

/// Each class by the name that pattern files and the README use.
pub(super) const CLASSES: [(&str, PhraseClass); 160] = [
    ("according-to", PhraseClass::AccordingTo),
    ("anonymity", PhraseClass::Anonymity),
    ("idiom", PhraseClass::Idiom),
    ("anonymity-reason", PhraseClass::AnonymityReason),
    ("agentless-hedge", PhraseClass::AgentlessHedge),
    ("naming", PhraseClass::Naming),
    ("joint-statement", PhraseClass::JointStatement),
    ("lead-in", PhraseClass::LeadIn),
    ("court-record", PhraseClass::CourtRecord),
    ("hearsay", PhraseClass::Hearsay),
    ("confidential-noun", PhraseClass::ConfidentialNoun),
    ("including", PhraseClass::Including),
    ("unnamed-outlet", PhraseClass::UnnamedOutlet),
    ("parameter", PhraseClass::Parameter),
    ("fraction", PhraseClass::Fraction),
    ("one-of-them", PhraseClass::OneOfThem),
    ("opinion-label", PhraseClass::OpinionLabel),
    ("analysis-label", PhraseClass::AnalysisLabel),
    ("interview-label", PhraseClass::InterviewLabel),
    ("live-label", PhraseClass::LiveLabel),
    ("role", PhraseClass::Role),
    ("agency", PhraseClass::Agency),
    ("outlet", PhraseClass::Outlet),
    ("place", PhraseClass::Place),
    ("assessment", PhraseClass::Assessment),
    ("approximator", PhraseClass::Approximator),
    ("anonymous-noun", PhraseClass::AnonymousNoun),
    ("correction-note", PhraseClass::CorrectionNote),
    ("reporting-verb", PhraseClass::ReportingVerb),
    ("organisation", PhraseClass::Organisation),
    ("organisation-noun", PhraseClass::OrganisationNoun),
    ("demonym", PhraseClass::Demonym),
    ("title", PhraseClass::Title),
    ("person-noun", PhraseClass::PersonNoun),
    ("document-noun", PhraseClass::DocumentNoun),
    ("cue-noun", PhraseClass::CueNoun),
    ("cue-adjective", PhraseClass::CueAdjective),
    ("vague-collective", PhraseClass::VagueCollective),
    ("hedge", PhraseClass::Hedge),
    ("preposition", PhraseClass::Preposition),
    ("subordinator", PhraseClass::Subordinator),
    ("adverb", PhraseClass::Adverb),
    ("time", PhraseClass::Time),
    ("wrongdoing", PhraseClass::Wrongdoing),
    ("counted-unit", PhraseClass::CountedUnit),
    ("evaluative", PhraseClass::Evaluative),
    ("company", PhraseClass::Company),
    ("meeting", PhraseClass::Meeting),
    ("pair", PhraseClass::Pair),
    ("initiative", PhraseClass::Initiative),
    ("counted-crowd", PhraseClass::CountedCrowd),
    ("dead", PhraseClass::Dead),
    ("toll", PhraseClass::Toll),
    ("result", PhraseClass::Result),
    ("ellipsis", PhraseClass::Ellipsis),
    ("great-office", PhraseClass::GreatOffice),
    ("one-name", PhraseClass::OneName),
    ("public-office", PhraseClass::PublicOffice),
    ("kin", PhraseClass::Kin),
    ("sole-office", PhraseClass::SoleOffice),
    ("voice", PhraseClass::Voice),
    ("masthead-first", PhraseClass::MastheadFirst),
    ("masthead-last", PhraseClass::MastheadLast),
    ("masthead-role", PhraseClass::MastheadRole),
    ("name-opener", PhraseClass::NameOpener),
    ("word-surname", PhraseClass::WordSurname),
    ("platform", PhraseClass::Platform),
    ("outlet-kind", PhraseClass::OutletKind),
    ("poll-head", PhraseClass::PollHead),
    ("poll-word", PhraseClass::PollWord),
    ("result-unit", PhraseClass::ResultUnit),
    ("open-count", PhraseClass::OpenCount),
    ("utterance", PhraseClass::Utterance),
    ("crowd-verb", PhraseClass::CrowdVerb),
    ("prompting-verb", PhraseClass::PromptingVerb),
    ("scene-verb", PhraseClass::SceneVerb),
    ("sensing-verb", PhraseClass::SensingVerb),
    ("currency-code", PhraseClass::CurrencyCode),
    ("press", PhraseClass::Press),
    ("expert-crowd", PhraseClass::ExpertCrowd),
    ("expertise", PhraseClass::Expertise),
    ("former-expert", PhraseClass::FormerExpert),
    ("politician", PhraseClass::Politician),
    ("partisan", PhraseClass::Partisan),
    ("against", PhraseClass::Against),
    ("in-favour", PhraseClass::InFavour),
    ("in-charge", PhraseClass::InCharge),
    ("criticising", PhraseClass::Criticising),
    ("advocate", PhraseClass::Advocate),
    ("belief", PhraseClass::Belief),
    ("beat", PhraseClass::Beat),
    ("date-line", PhraseClass::DateLine),
    ("elision", PhraseClass::Elision),
    ("executive", PhraseClass::Executive),
    ("broadcaster", PhraseClass::Broadcaster),
    ("network", PhraseClass::Network),
    ("plug", PhraseClass::Plug),
    ("own-work-before", PhraseClass::OwnWorkBefore),
    ("fear", PhraseClass::Fear),
    ("withheld-by-law", PhraseClass::WithheldByLaw),
    ("party-member", PhraseClass::PartyMember),
    ("deed-on-file", PhraseClass::DeedOnFile),
    ("termed-noun", PhraseClass::TermedNoun),
    ("reprint", PhraseClass::Reprint),
    ("settled-indicator", PhraseClass::SettledIndicator),
    ("own-work-after", PhraseClass::OwnWorkAfter),
    ("own-call", PhraseClass::OwnCall),
    ("long-ago", PhraseClass::LongAgo),
    ("public-stage", PhraseClass::PublicStage),
    ("assembly-verb", PhraseClass::AssemblyVerb),
    ("attraction", PhraseClass::Attraction),
    ("settlement", PhraseClass::Settlement),
    ("contrasted-figure", PhraseClass::ContrastedFigure),
    ("stated-sum", PhraseClass::StatedSum),
    ("fiction", PhraseClass::Fiction),
    ("filing", PhraseClass::Filing),
    ("standing", PhraseClass::Standing),
    ("trend-verb", PhraseClass::TrendVerb),
    ("public-decision", PhraseClass::PublicDecision),
    ("company-account", PhraseClass::CompanyAccount),
    ("campaign-word", PhraseClass::CampaignWord),
    ("crossing", PhraseClass::Crossing),
    ("indicator", PhraseClass::Indicator),
    ("gift", PhraseClass::Gift),
    ("recipient", PhraseClass::Recipient),
    ("newcomer", PhraseClass::Newcomer),
    ("population", PhraseClass::Population),
    ("sale", PhraseClass::Sale),
    ("own-staff", PhraseClass::OwnStaff),
    ("implicative", PhraseClass::Implicative),
    ("writing-on-file", PhraseClass::WritingOnFile),
    ("fact-on-file", PhraseClass::FactOnFile),
    ("admission", PhraseClass::Admission),
    ("bystander", PhraseClass::Bystander),
    ("contrast", PhraseClass::Contrast),
    ("doubt", PhraseClass::Doubt),
    ("opinion", PhraseClass::Opinion),
    ("opposition", PhraseClass::Opposition),
    ("pleading", PhraseClass::Pleading),
    ("prospect", PhraseClass::Prospect),
    ("repetition", PhraseClass::Repetition),
    ("unsaid", PhraseClass::Unsaid),
    ("loss", PhraseClass::Loss),
    ("loss-of-life", PhraseClass::LossOfLife),
    ("forging", PhraseClass::Forging),
    ("forgeable", PhraseClass::Forgeable),
    ("stealing", PhraseClass::Stealing),
    ("stealable", PhraseClass::Stealable),
    ("in-play", PhraseClass::InPlay),
    ("court-word", PhraseClass::CourtWord),
    ("disbelief", PhraseClass::Disbelief),
    ("telling-verb", PhraseClass::TellingVerb),
    ("reproach", PhraseClass::Reproach),
    ("polled-group", PhraseClass::PolledGroup),
    ("camp", PhraseClass::Camp),
    ("whereabouts", PhraseClass::Whereabouts),
    ("insider-noun", PhraseClass::InsiderNoun),
    ("picked-person", PhraseClass::PickedPerson),
    ("inside-knowledge", PhraseClass::InsideKnowledge),
    ("interchangeable-noun", PhraseClass::InterchangeableNoun),
];
