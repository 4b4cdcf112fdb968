//! Whom the text speaks of at the moment: everybody named, described or meant by a pronoun so far,
//! the latest first, and how likely each is to be meant next.

use crate::attribution::EntityId;
use crate::attribution::words::WordIndex;
use crate::grammar::Gender;
use crate::parse::SentenceId;

/// How many entities are kept in mind, so that no text makes a pronoun slow.
const KEPT: usize = 24;

/// What makes an entity likelier to be meant: it spoke (less so where the pronoun does not speak),
/// it is a subject (both the less the further back), its gender is known to fit, it has a name, the
/// paragraph names it, the pronoun before meant it, it is named often. A sentence further back
/// costs 1, quotations not counted.
const SPEAKS: f32 = 2.0;
const SPOKE: f32 = 0.3;
const SUBJECT: f32 = 0.8;
/// The same for `it`.
const ACTING: f32 = 2.4;
const SAME_GENDER: f32 = 1.0;
const NAMED: f32 = 0.7;
const PARAGRAPH: f32 = 1.6;
const CHAIN: f32 = 0.6;
const OFTEN: f32 = 0.35;
/// For somebody in the pronoun’s own sentence who is neither its subject nor speaks.
const ASIDE: f32 = 0.5;
/// For whoever asked right before: the other one answers.
const ANSWER: f32 = 3.0;
/// What it takes to mean somebody described in passing, man or woman.
const PASSING: f32 = 1.0;
/// For whoever is described, and does something, right before: `A director was blunter.`
const BEGINS: f32 = 5.0;
/// For the subject of the sentence itself, and for whom a `his` in it finds speaking.
const OWN: f32 = 1.5;

/// How much likelier the best must be than the next.
const MARGIN: f32 = 0.1;

/// From this distance on, a sentence further back costs only this much.
const NEAR: f32 = 3.0;
const FAR: f32 = 0.3;

/// How a place in the text names somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Name,
    Description,
    Pronoun(Gender),
    /// A pronoun that is no subject: `his`, `him`.
    Possessive(Gender),
}

/// A place where an entity was named, described, meant or spoke.
#[derive(Clone, Copy, Debug)]
pub(super) struct Trace {
    pub(super) entity: EntityId,
    pub(super) sentence: SentenceId,
    /// The number of the sentence when sentences that only quote are not counted.
    pub(super) told: u32,
    pub(super) form: Form,
    /// It is the source of an attribution here.
    pub(super) speaks: bool,
    /// No verb stands before it in its clause.
    pub(super) subject: bool,
    /// It only says whose something is.
    pub(super) owns: bool,
    /// It asks, so that somebody else answers.
    pub(super) asks: bool,
    /// Somebody new opens the sentence: `A director`.
    pub(super) begins: bool,
    /// Its place among the words.
    pub(super) at: WordIndex,
    /// It is the subject of a main clause behind another clause or phrase: `When Weber asked, Klein left`.
    pub(super) takes_over: bool,
    /// It is the subject of the clause that opens the sentence for another: `When Weber asked`.
    pub(super) leads: bool,
}

/// What is remembered of an entity.
#[derive(Clone, Copy, Debug)]
struct Remembered {
    last: Trace,
    /// Where it was a subject, where it spoke.
    subject: Option<u32>,
    spoke: Option<u32>,
    /// In its last sentence: named there, speaking there.
    named_here: bool,
    speaks_here: bool,
    meant_here: bool,
    asks_here: bool,
    begins_here: bool,
    /// Where it takes over in its last sentence; that it has said or done something of its own there.
    takes_over: Option<WordIndex>,
    acts_here: bool,
    /// Subject or speaker of the sentence told before its last.
    before: Option<u32>,
    count: u32,
}

impl Remembered {
    fn new(first: Trace) -> Self {
        Self {
            last: first,
            subject: None,
            spoke: None,
            named_here: false,
            speaks_here: false,
            meant_here: false,
            asks_here: false,
            begins_here: false,
            takes_over: None,
            acts_here: false,
            before: None,
            count: 0,
        }
    }

    /// Goes on to another sentence.
    fn turn(&mut self) {
        let active = self.subject.max(self.spoke);
        *self = Self {
            subject: self.subject,
            spoke: self.spoke,
            before: active.filter(|&told| told == self.last.told),
            count: self.count,
            ..Self::new(self.last)
        };
    }
}

/// Somebody a pronoun may stand for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    entity: EntityId,
    score: f32,
    sentence: SentenceId,
    told: u32,
    speaks: bool,
    named: bool,
    /// A pronoun has meant it since it was named, or it was spoken of right before.
    continues: bool,
    /// Its gender is known, not guessed.
    sure: bool,
    /// Where it was spoken of last, where it took over there, and that it does something of its own there.
    at: WordIndex,
    takes_over: Option<WordIndex>,
    acts: bool,
}

impl Candidate {
    pub(super) fn entity(&self) -> EntityId {
        self.entity
    }

    /// Whether it was spoken of so many sentences back or nearer.
    pub(super) fn is_within(&self, told: u32, sentences: u32) -> bool {
        self.told + sentences >= told
    }

    /// Two people of one sentence neither of whom speaks there are equals, whatever their order:
    /// `Weber met Klein. “I will resign,” he said.` Unless the sentence has them meet, whoever was
    /// spoken of before goes on.
    fn equals(&self, other: &Self, meeting: Option<SentenceId>) -> bool {
        self.sentence == other.sentence
            && !self.follows(other)
            && self.named
            && other.named
            && !self.speaks
            && !other.speaks
            && (self.continues == other.continues || meeting == Some(self.sentence))
            && self.sure == other.sure
    }

    /// Whether its clause is the last of a sentence that only led to it with the other: `They led through Weber,
    /// and Klein was angry`, `When Weber asked, Klein went quiet`.
    fn follows(&self, other: &Self) -> bool {
        self.sentence == other.sentence
            && !other.acts
            && self.takes_over.is_some_and(|at| other.at < at)
    }

    /// Whom a pronoun means: the best of the candidates, if it is better than the others.
    pub(super) fn meant(
        found: &[Self],
        person: bool,
        meeting: Option<SentenceId>,
    ) -> Option<EntityId> {
        let (best, others) = found.split_first()?;
        let equal = person && others.iter().any(|other| best.equals(other, meeting));
        let near = others
            .first()
            .is_some_and(|next| best.score - next.score < MARGIN);
        (!equal && !near).then_some(best.entity)
    }
}

/// What a pronoun asks of an entity.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked {
    pub(super) told: u32,
    pub(super) gender: Gender,
    /// It is the source of an attribution, so that a speaker is likelier.
    pub(super) speaks: bool,
    /// It is no subject, so that whoever speaks in its own sentence is likelier.
    pub(super) inside: bool,
    /// The first sentence of its paragraph.
    pub(super) paragraph: SentenceId,
    /// It opens the main clause after a clause that may have asked: `When Weber asked, he shrugged`.
    pub(super) answers: bool,
    /// Its sentence opens with a quotation.
    pub(super) quotes: bool,
}

/// What the registry knows of a candidate.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fit {
    /// Its gender is the pronoun's, not merely possible.
    pub(super) sure: bool,
    pub(super) named: bool,
    /// It has a name of several words, though nothing says that it is a person.
    pub(super) full: bool,
}

/// Everybody spoken of so far.
#[derive(Debug, Default)]
pub(super) struct Salience {
    /// The latest first.
    latest: Vec<Remembered>,
    /// The woman and the man spoken of most often, who may be meant however far back.
    main: [Option<Remembered>; 2],
    /// Whom the last `she` and the last `he` meant.
    chain: [Option<EntityId>; 2],
}

/// Where a gender's chain and main person are kept.
fn place(gender: Gender) -> Option<usize> {
    match gender {
        Gender::Female => Some(0),
        Gender::Male => Some(1),
        Gender::Neuter | Gender::Any => None,
    }
}

impl Salience {
    /// Takes in one more trace, of somebody of this gender.
    pub(super) fn add(&mut self, trace: Trace, gender: Gender) {
        let place_before = self
            .latest
            .iter()
            .position(|r| r.last.entity == trace.entity);
        let known = place_before.map(|at| self.latest[at]).or_else(|| {
            let main = self.main.iter().flatten();
            main.copied().find(|r| r.last.entity == trace.entity)
        });
        let mut now = known.unwrap_or_else(|| Remembered::new(trace));
        if now.last.sentence != trace.sentence || now.count == 0 {
            now.turn();
            now.count += 1;
        }
        now.last = trace;
        now.named_here |= trace.form == Form::Name && !trace.owns;
        now.speaks_here |= trace.speaks;
        now.asks_here |= trace.asks;
        now.begins_here |= trace.begins;
        now.takes_over = now.takes_over.or(trace.takes_over.then_some(trace.at));
        now.acts_here |= trace.subject && !trace.leads || trace.speaks && !trace.asks;
        now.meant_here |= matches!(trace.form, Form::Pronoun(_) | Form::Possessive(_));
        if trace.subject {
            now.subject = Some(trace.told);
        }
        if trace.speaks {
            now.spoke = Some(trace.told);
        }
        // A new subject ends what was said of whoever was `she` before.
        if matches!(trace.form, Form::Name | Form::Description) && trace.subject {
            for (at, own) in [(0, Gender::Female), (1, Gender::Male)] {
                if gender == own || gender == Gender::Any {
                    self.chain[at] = self.chain[at].filter(|&id| id == trace.entity);
                }
            }
        }
        if let Form::Pronoun(meant) | Form::Possessive(meant) = trace.form
            && let Some(at) = place(meant)
        {
            self.chain[at] = Some(trace.entity);
        }
        if let Some(at) = place(gender)
            && self.main[at]
                .is_none_or(|main| main.last.entity == trace.entity || main.count < now.count)
        {
            self.main[at] = Some(now);
        }
        // Those before it move back by one, and the last falls out where there is no room.
        let end = match place_before {
            Some(at) => at,
            None if self.latest.len() < KEPT => {
                self.latest.push(now);
                self.latest.len() - 1
            }
            None => KEPT - 1,
        };
        self.latest[..=end].rotate_right(1);
        self.latest[0] = now;
    }

    /// Leaves somebody out who turned out to be somebody else.
    pub(super) fn forget(&mut self, entity: EntityId) {
        self.latest.retain(|r| r.last.entity != entity);
        for chain in &mut self.chain {
            *chain = chain.filter(|&id| id != entity);
        }
        for main in &mut self.main {
            *main = main.filter(|r| r.last.entity != entity);
        }
    }

    /// Whom a pronoun may stand for, best first.
    pub(super) fn candidates(
        &self,
        asked: Asked,
        fits: impl Fn(EntityId) -> Option<Fit>,
    ) -> Vec<Candidate> {
        let main = place(asked.gender)
            .and_then(|at| self.main[at])
            .filter(|main| {
                let entity = main.last.entity;
                !self.latest.iter().any(|r| r.last.entity == entity)
            });
        let mut found: Vec<Candidate> = self
            .latest
            .iter()
            .chain(main.as_ref())
            .filter_map(|r| Some((r, fits(r.last.entity)?)))
            .map(|(r, fit)| self.candidate(asked, r, fit))
            .collect();
        // There is one whose clause was the last to begin.
        let last = found.iter().max_by_key(|one| one.takes_over).copied();
        for other in &mut found {
            if let Some(last) = last.filter(|last| last.follows(other)) {
                other.score = other.score.min(last.score - 2.0 * MARGIN);
            }
        }
        // Stable, so that of two equals the nearer comes first.
        found.sort_by(|a, b| b.score.total_cmp(&a.score));
        found
    }

    fn candidate(&self, asked: Asked, r: &Remembered, fit: Fit) -> Candidate {
        let chain = place(asked.gender).and_then(|at| self.chain[at]) == Some(r.last.entity);
        let near = |told: u32| {
            let distance = asked.told.saturating_sub(told) as f32;
            distance.min(NEAR) + FAR * (distance - NEAR).max(0.0)
        };
        let speaks = if asked.speaks { SPEAKS } else { SPOKE };
        let active = |told: Option<u32>, bonus: f32| {
            told.map(|told| bonus / near(told).max(1.0) - near(told))
        };
        // `The union wrote to the Transport Commission. It says`: a thing that acts is what is spoken of.
        let acting = match asked.gender {
            Gender::Neuter => ACTING,
            _ => SUBJECT,
        };
        let both = r.subject.filter(|_| r.subject == r.spoke);
        let here = Some(asked.told);
        // The asker opens the sentence; whoever answers is the subject of what follows.
        let is_asker = r.asks_here && (asked.answers || asked.told > r.last.told);
        let own = if !is_asker && (r.subject == here || asked.inside && r.spoke == here) {
            OWN
        } else {
            0.0
        };
        // `In a letter to the League they argue`: not the League.
        let aside =
            if r.last.told == asked.told && !asked.inside && !r.last.subject && !r.speaks_here {
                ASIDE
            } else {
                0.0
            };
        let nearest = [
            active(r.subject, acting),
            active(r.spoke, speaks),
            active(both, acting + speaks),
        ]
        .into_iter()
        .flatten()
        .fold(-near(r.last.told), f32::max);
        // `Jane Roe walked the fence. “I counted,” she said.`: who acts right before is somebody.
        let acts = r.subject.is_some_and(|told| told + 1 >= asked.told);
        // `A director was blunter. “No,” she said.`: brought up in order to speak.
        // `A witness rang. ¶ In interview he claimed …` goes on with whoever is on trial.
        let goes_on = asked.quotes || r.last.sentence >= asked.paragraph;
        let begins = asked.speaks
            && goes_on
            && place(asked.gender).is_some()
            && r.begins_here
            && r.last.told + 1 == asked.told;
        let is_named = fit.named || fit.full && acts;
        let score = nearest + own - aside - if is_asker { ANSWER } else { 0.0 }
            + if fit.sure { SAME_GENDER } else { 0.0 }
            + if is_named { NAMED } else { 0.0 }
            - if !fit.sure && !is_named && r.spoke.is_none() {
                PASSING
            } else {
                0.0
            }
            + if chain { CHAIN } else { 0.0 }
            + if begins { BEGINS } else { 0.0 }
            + if r.named_here && r.last.sentence >= asked.paragraph {
                PARAGRAPH
            } else {
                0.0
            }
            + OFTEN * (r.count as f32).ln();
        Candidate {
            entity: r.last.entity,
            score,
            sentence: r.last.sentence,
            told: r.last.told,
            speaks: r.speaks_here,
            named: r.named_here,
            continues: r.meant_here || r.before.is_some_and(|told| told + 1 == r.last.told),
            sure: fit.sure,
            at: r.last.at,
            takes_over: r.takes_over,
            acts: r.acts_here,
        }
    }

    /// Whoever was spoken of last, as a subject.
    pub(super) fn latest_subject(&self) -> Option<EntityId> {
        let last = self.latest.first().map(|r| r.last)?;
        last.subject.then_some(last.entity)
    }

    /// Entities from the latest on.
    pub(super) fn latest(&self) -> impl Iterator<Item = EntityId> + '_ {
        self.latest.iter().map(|r| r.last.entity)
    }

    /// Whether it has done or said something, and was not only spoken of.
    pub(super) fn has_acted(&self, entity: EntityId) -> bool {
        let known = |r: &&Remembered| r.last.entity == entity;
        let found = self.latest.iter().find(known);
        found.is_some_and(|r| r.last.subject || r.subject.is_some() || r.spoke.is_some())
    }
}
