//! Phrases of several words, kept so that the longest one at a place is found in one walk.

use std::borrow::Borrow;

use rustc_hash::FxHashMap;

use super::class::WordId;
use super::verb::{VerbForm, VerbId};

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
    /// `another`, `the other`: stands for the noun cue of the sentence before.
    Ellipsis,
    /// `king`: everybody can put a name to it.
    GreatOffice,
    /// `Sister`: a style before a single name.
    OneName,
    /// `senator`: an office whose holder may speak unnamed.
    PublicOffice,
    /// `Radio`: begins the name of an outlet.
    MastheadFirst,
    /// `Ledger`: ends the name of an outlet.
    MastheadLast,
    /// `Twitter`: no outlet, whatever is said on it.
    Platform,
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
    /// `order`: what somebody does with words where others hear it.
    SceneVerb,
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
    /// `CNN`: what is said to it everybody can hear.
    Broadcaster,
    /// `obtained by`: before the name of the house that did it.
    OwnWorkBefore,
    /// `investigation`: after the name of the house that did it.
    OwnWorkAfter,
    /// `last year`: puts a thing some time back.
    LongAgo,
    /// `quick`: before `to`, what follows is done all the same.
    Implicative,
    /// `ruling`: what stands in it is on record.
    WritingOnFile,
    /// `census`: anybody can look it up.
    FactOnFile,
    /// `murder`: before `of` and a number, what was told before.
    Loss,
    /// `killed`: what was done to those who are counted.
    LossOfLife,
    /// `fabricated`: the writer sees nothing in it.
    Disbelief,
    /// `criticism`: comes from somebody.
    Reproach,
    /// `voter`: whom a poll asks.
    PolledGroup,
    /// `conservative`: one of those of one mind.
    Camp,
    /// `town`: where everybody is.
    Whereabouts,
    /// `source`: picked for what it knows.
    InsiderNoun,
    /// `senior`: before a noun, one that was picked.
    PickedPerson,
    /// `briefed`: after a noun, why that one was picked.
    InsideKnowledge,
    /// `official`: may be taken up by another such noun.
    InterchangeableNoun,
}

/// Each class by the name that pattern files and the README use.
const CLASSES: [(&str, PhraseClass); 91] = [
    ("according-to", PhraseClass::AccordingTo),
    ("anonymity", PhraseClass::Anonymity),
    ("anonymity-reason", PhraseClass::AnonymityReason),
    ("agentless-hedge", PhraseClass::AgentlessHedge),
    ("naming", PhraseClass::Naming),
    ("joint-statement", PhraseClass::JointStatement),
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
    ("result", PhraseClass::Result),
    ("ellipsis", PhraseClass::Ellipsis),
    ("great-office", PhraseClass::GreatOffice),
    ("one-name", PhraseClass::OneName),
    ("public-office", PhraseClass::PublicOffice),
    ("masthead-first", PhraseClass::MastheadFirst),
    ("masthead-last", PhraseClass::MastheadLast),
    ("platform", PhraseClass::Platform),
    ("poll-head", PhraseClass::PollHead),
    ("poll-word", PhraseClass::PollWord),
    ("result-unit", PhraseClass::ResultUnit),
    ("open-count", PhraseClass::OpenCount),
    ("utterance", PhraseClass::Utterance),
    ("crowd-verb", PhraseClass::CrowdVerb),
    ("scene-verb", PhraseClass::SceneVerb),
    ("press", PhraseClass::Press),
    ("expert-crowd", PhraseClass::ExpertCrowd),
    ("expertise", PhraseClass::Expertise),
    ("former-expert", PhraseClass::FormerExpert),
    ("politician", PhraseClass::Politician),
    ("partisan", PhraseClass::Partisan),
    ("advocate", PhraseClass::Advocate),
    ("belief", PhraseClass::Belief),
    ("beat", PhraseClass::Beat),
    ("date-line", PhraseClass::DateLine),
    ("elision", PhraseClass::Elision),
    ("executive", PhraseClass::Executive),
    ("broadcaster", PhraseClass::Broadcaster),
    ("own-work-before", PhraseClass::OwnWorkBefore),
    ("own-work-after", PhraseClass::OwnWorkAfter),
    ("long-ago", PhraseClass::LongAgo),
    ("implicative", PhraseClass::Implicative),
    ("writing-on-file", PhraseClass::WritingOnFile),
    ("fact-on-file", PhraseClass::FactOnFile),
    ("loss", PhraseClass::Loss),
    ("loss-of-life", PhraseClass::LossOfLife),
    ("disbelief", PhraseClass::Disbelief),
    ("reproach", PhraseClass::Reproach),
    ("polled-group", PhraseClass::PolledGroup),
    ("camp", PhraseClass::Camp),
    ("whereabouts", PhraseClass::Whereabouts),
    ("insider-noun", PhraseClass::InsiderNoun),
    ("picked-person", PhraseClass::PickedPerson),
    ("inside-knowledge", PhraseClass::InsideKnowledge),
    ("interchangeable-noun", PhraseClass::InterchangeableNoun),
];

impl PhraseClass {
    /// The class with this name as pattern files write it (`according-to`).
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        CLASSES
            .iter()
            .find(|(known, _)| *known == name)
            .map(|&(_, class)| class)
    }

    /// The names that [`PhraseClass::named`] knows.
    #[must_use]
    pub fn names() -> Vec<&'static str> {
        CLASSES.iter().map(|&(name, _)| name).collect()
    }
}

/// A phrase found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PhraseMatch {
    /// The list it is in.
    pub class: PhraseClass,
    /// How many words it takes.
    pub length: usize,
    /// Whether it is the plural of an entry (`prime ministers`).
    pub plural: bool,
    /// For a reporting verb of several words, which verb and which form.
    pub verb: Option<(VerbId, VerbForm)>,
    /// For a place or demonym, whom it speaks for: see [`super::Grammar::place_of`].
    pub place: Option<WordId>,
}

/// What the end of a phrase says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ending {
    pub(super) class: PhraseClass,
    pub(super) plural: bool,
    pub(super) verb: Option<(VerbId, VerbForm)>,
    pub(super) place: Option<WordId>,
    /// Which section of which file it is from.
    pub(super) section: u32,
    /// Its line in that file.
    pub(super) line: u32,
}

impl Ending {
    /// The end of a phrase of which only class and origin are known.
    pub(super) fn of(class: PhraseClass, section: u32, line: u32) -> Self {
        Self {
            class,
            plural: false,
            verb: None,
            place: None,
            section,
            line,
        }
    }
}

/// Phrases as a tree: a step for each word.
#[derive(Clone, Debug, Default)]
pub(super) struct Phrases {
    /// From the root, by word; 0 where no phrase starts. Most words end the search here.
    firsts: Vec<Node>,
    steps: FxHashMap<(Node, WordId), Node>,
    /// By node, the place in `endings` of what ends there, from 1; 0 for nothing.
    ends: Vec<u32>,
    /// What ends somewhere, with the place of what else ends there.
    endings: Vec<(Ending, u32)>,
}

/// A place in the tree; 0 is the root.
type Node = u32;

impl Phrases {
    /// Room for this many phrases without growing.
    pub(super) fn with_capacity(phrases: usize) -> Self {
        Self {
            firsts: Vec::new(),
            steps: FxHashMap::with_capacity_and_hasher(phrases, rustc_hash::FxBuildHasher),
            ends: Vec::with_capacity(phrases),
            endings: Vec::with_capacity(phrases),
        }
    }

    /// Adds the phrases that take one word from each set of alternatives in turn. Answers with the
    /// line on which one of them stands in the same section already, if one does. Where two files
    /// have the same phrase, the later one counts.
    ///
    /// An empty word among the alternatives makes them optional.
    pub(super) fn add(&mut self, words: &[Vec<WordId>], ending: Ending) -> Option<u32> {
        let mut reached = vec![0];
        for alternatives in words {
            let mut next = Vec::with_capacity(reached.len() * alternatives.len());
            for &node in &reached {
                for &word in alternatives {
                    let is_left_out = word == WordId::UNKNOWN;
                    next.push(if is_left_out {
                        node
                    } else {
                        self.step(node, word)
                    });
                }
            }
            if alternatives.contains(&WordId::UNKNOWN) {
                next.sort_unstable();
                next.dedup();
            }
            reached = next;
        }
        let mut earlier = None;
        for node in reached.into_iter().filter(|&node| node != 0) {
            earlier = earlier.or(self.end(node, ending));
        }
        earlier
    }

    /// Lets a phrase end at a node. Answers with the line on which its section has one already.
    fn end(&mut self, node: Node, ending: Ending) -> Option<u32> {
        let first = self.ends[node as usize];
        let mut at = first;
        while let Some((known, next)) = at
            .checked_sub(1)
            .and_then(|i| self.endings.get_mut(i as usize))
        {
            if known.class == ending.class {
                let earlier = (known.section == ending.section).then_some(known.line);
                *known = ending;
                return earlier;
            }
            at = *next;
        }
        self.endings.push((ending, first));
        self.ends[node as usize] = count(self.endings.len());
        None
    }

    fn step(&mut self, from: Node, word: WordId) -> Node {
        if self.ends.is_empty() {
            self.ends.push(0);
        }
        let new = count(self.ends.len());
        let to = if from == 0 {
            let at = word.0 as usize;
            if self.firsts.len() <= at {
                self.firsts.resize(at + 1, 0);
            }
            let to = &mut self.firsts[at];
            if *to == 0 {
                *to = new;
            }
            *to
        } else {
            *self.steps.entry((from, word)).or_insert(new)
        };
        if to == new {
            self.ends.push(0);
        }
        to
    }

    /// The longest phrase at the start of `words` that `wanted` accepts; of several in different
    /// lists, the one that was read first.
    pub(super) fn longest(
        &self,
        words: impl IntoIterator<Item = impl Borrow<WordId>>,
        wanted: impl Fn(PhraseClass) -> bool,
    ) -> Option<PhraseMatch> {
        let mut best = None;
        self.each(words, |found| {
            if wanted(found.class) {
                best = Some(found);
            }
        });
        best
    }

    /// Every phrase at the start of `words`, the shorter first.
    pub(super) fn each(
        &self,
        words: impl IntoIterator<Item = impl Borrow<WordId>>,
        mut found: impl FnMut(PhraseMatch),
    ) {
        let mut words = words.into_iter();
        let Some(first) = words.next() else {
            return;
        };
        let mut node = self.first(*first.borrow());
        let mut length = 1;
        while let Some(here) = node {
            let mut at = self.ends[here as usize];
            while let Some((ending, next)) = at
                .checked_sub(1)
                .and_then(|place| self.endings.get(place as usize))
            {
                found(PhraseMatch {
                    class: ending.class,
                    length,
                    plural: ending.plural,
                    verb: ending.verb,
                    place: ending.place,
                });
                at = *next;
            }
            node = words
                .next()
                .and_then(|word| self.steps.get(&(here, *word.borrow())).copied());
            length += 1;
        }
    }

    /// Whether any phrase starts with this word.
    pub(super) fn start_with(&self, word: WordId) -> bool {
        self.first(word).is_some()
    }

    fn first(&self, word: WordId) -> Option<Node> {
        let node = *self.firsts.get(word.0 as usize)?;
        (node != 0).then_some(node)
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).expect("word lists stay far below 4 billion phrases")
}
