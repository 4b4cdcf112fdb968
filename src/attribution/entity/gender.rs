//! Whether a name is a woman’s, a man’s or no person’s, where neither title nor given name says so:
//! the pronouns right after it say so, and whether it stands as a noun before another (`the Acme
//! plant`).

use crate::attribution::entity::Registry;
use crate::attribution::name::{Name, NameKind};
use crate::attribution::phrase::Phrases;
use crate::attribution::phrase::source_type;
use crate::attribution::words::{Shape, WordIndex};
use crate::attribution::{EntityId, MentionId, SourceType};
use crate::grammar::{Case, Classes, Gender};
use crate::parse::LexemeKind;

/// Whose name an article before it is about.
const FAMILY: [&str; 6] = [
    "family",
    "brothers",
    "sisters",
    "twins",
    "siblings",
    "household",
];

/// How many words into the next sentence its pronoun may stand to mean the person named before.
const OPENING: u32 = 3;

/// A pronoun that is a subject proves as much as so many others.
const SUBJECT: u32 = 3;

/// Gives people without a known gender the one of the pronouns that can mean nobody else.
pub(crate) fn learn(
    phrases: &Phrases<'_>,
    names: &[Name],
    named: &[(EntityId, MentionId)],
    registry: &mut Registry,
) {
    let mut votes: Vec<Votes> = vec![Votes::default(); registry.entities.len()];
    let mut next = 0;
    // Who was named in this sentence and in the one before; `None` if it was several people.
    let (mut here, mut before) = (Named::Nobody, Named::Nobody);
    let mut sentence = None;
    let mut first = 0;
    for (at, word) in (0..).zip(phrases.words.iter()) {
        if sentence != Some(word.sentence) {
            if word.quotation.is_none() || !matches!(here, Named::Nobody) {
                before = std::mem::replace(&mut here, Named::Nobody);
            }
            sentence = Some(word.sentence);
            first = at;
        }
        while let Some(name) = names.get(next)
            && name.name.start <= at
        {
            // `the shopkeepers of Low Quay burned her`: what a preposition governs is no subject.
            let governed = name
                .words
                .start
                .checked_sub(1)
                .is_some_and(|before| phrases.word(before).is(Classes::PREPOSITION));
            let person = match name.kind {
                NameKind::Person => true,
                NameKind::Unclear => !governed,
                _ => false,
            };
            if person && word.quotation.is_none() {
                here = here.and(named[next].0);
            }
            if names_thing(phrases, name) {
                votes[named[next].0 as usize].neuter += PROOF;
            }
            next += 1;
        }
        if word.quotation.is_some() {
            // `“It is late,” she said`: the copy's own words begin after the quotation.
            if first == at {
                first = at + 1;
            }
            continue;
        }
        if !word.is(Classes::PRONOUN | Classes::DETERMINER | Classes::FEMALE | Classes::MALE) {
            continue;
        }
        let Some(pronoun) = phrases.grammar.pronoun(word.id) else {
            continue;
        };
        let meant = match (here, before) {
            (Named::One(entity), _) => Some(entity),
            (Named::Nobody, Named::One(entity)) if at < first + OPENING => Some(entity),
            _ => None,
        };
        let Some(entity) = meant else { continue };
        let votes = &mut votes[entity as usize];
        // `who worked with her reports, said. “…,” he said`: whose reports is the lesser proof.
        let vote = if pronoun.case == Case::Subject {
            SUBJECT
        } else {
            1
        };
        match pronoun.gender {
            Gender::Female => votes.female += vote,
            Gender::Male => votes.male += vote,
            // `it` may be anything; `its` is rarely anything but the subject’s.
            Gender::Neuter if pronoun.case == Case::Subject => {
                let one_word = registry.known[entity as usize].has_one_word();
                let unknown = registry.entities[entity as usize].kind == SourceType::Unknown;
                let acts = one_word && unknown && acts_itself(phrases, at);
                votes.neuter += if acts { PROOF } else { 1 };
            }
            Gender::Neuter => votes.neuter += PROOF,
            Gender::Any => {}
        }
    }
    for (known, votes) in registry.known.iter_mut().zip(votes) {
        if known.gender == Gender::Any {
            known.gender = votes.gender();
        }
    }
}

/// `the Acme plant`, `the Evening Courier`: a name after an article is no person's; but `the Roe
/// family`.
fn names_thing(phrases: &Phrases<'_>, name: &Name) -> bool {
    let after = name.words.end;
    let articled = name.kind == NameKind::Unclear
        && name.words.start > 0
        && phrases.is_any(name.words.start - 1, &["the", "a", "an"]);
    let inside = (after as usize) < phrases.words.len();
    if articled && inside && phrases.is_any(after, &FAMILY) {
        return false;
    }
    // `TechForward, the trade group that sued,`
    if name.kind == NameKind::Unclear && name.name.len() == 1 && is_body(phrases, after) {
        return true;
    }
    let closed = !inside
        || phrases.word(after).kind == LexemeKind::Punctuation
        || phrases.word(after).is(Classes::AUXILIARY
            | Classes::COORDINATOR
            | Classes::PREPOSITION
            | Classes::PRONOUN)
        || phrases.is_finite_verb(after, name.words.start);
    // `told The Post`: a capital that no sentence has asked for.
    let titled = articled
        && name.words.start > 1
        && phrases.is_text(name.words.start - 1, "The")
        && phrases.word(name.words.start - 2).sentence == phrases.word(name.words.start).sentence;
    if articled
        && phrases.is_any(name.words.start - 1, &["the"])
        && (name.name.len() > 1 || titled)
        && closed
    {
        return true;
    }
    articled
        && inside
        && phrases.word(after).kind == LexemeKind::Word
        && phrases.word(after).shape == Shape::Lower
        && !phrases.is_possessive(after)
        && !phrases.is_finite_verb(after, name.words.start)
        && !phrases
            .word(after)
            .is(Classes::PREPOSITION | Classes::COORDINATOR | Classes::RELATIVE)
}

/// `, a trade group`, `, the town's biggest firm`: an organisation, in apposition to a name.
fn is_body(phrases: &Phrases<'_>, comma: WordIndex) -> bool {
    let first = comma + 1;
    let Some(word) = phrases.words.get(first as usize) else {
        return false;
    };
    if !phrases.is_comma(comma) || !phrases.is_any(first, &["a", "an", "the"]) {
        return false;
    }
    let end = phrases.words.sentence(word.sentence).end;
    phrases.phrase_from(first, end).is_some_and(|phrase| {
        let head = phrases.word(source_type::head(phrases, phrase));
        head.is(Classes::ORGANISATION_NOUN)
            && !head.is(Classes::PERSON_NOUN | Classes::ROLE)
            && !head.is_capital()
    })
}

/// `Nordvik said that it would sell`: what somebody says of itself; but `Roe said it would take years`.
fn acts_itself(phrases: &Phrases<'_>, it: WordIndex) -> bool {
    let happens = [
        "be", "become", "been", "begin", "come", "continue", "cost", "end", "get", "go", "gone",
        "happen", "happened", "have", "help", "last", "make", "mean", "need", "rain", "rained",
        "remain", "remained", "seem", "seemed", "start", "stay", "stayed", "take", "taken", "work",
        "worked",
    ];
    let said = it.checked_sub(1).is_some_and(|before| {
        phrases.is_any(before, &["that"]) || phrases.word(before).is(Classes::REPORTING_VERB)
    });
    let next = phrases.words.get(it as usize + 2);
    said && phrases.is_any(it + 1, &["would", "will", "had", "has"])
        && next.is_some_and(|next| next.kind == LexemeKind::Word && !next.is(Classes::NEGATION))
        && !phrases.is_any(it + 2, &happens)
}

/// So many `it` prove as much as one `its`.
const PROOF: u32 = 2;

/// What the pronouns say.
#[derive(Clone, Copy, Default)]
struct Votes {
    female: u32,
    male: u32,
    neuter: u32,
}

impl Votes {
    fn gender(self) -> Gender {
        let Self {
            female,
            male,
            neuter,
        } = self;
        if female > 2 * male && female > neuter {
            Gender::Female
        } else if male > 2 * female && male > neuter {
            Gender::Male
        } else if neuter >= PROOF && neuter > female + male {
            Gender::Neuter
        } else {
            Gender::Any
        }
    }
}

/// Who is named in a sentence.
#[derive(Clone, Copy)]
enum Named {
    Nobody,
    One(EntityId),
    Several,
}

impl Named {
    fn and(self, entity: EntityId) -> Self {
        match self {
            Self::Nobody => Self::One(entity),
            Self::One(same) if same == entity => self,
            _ => Self::Several,
        }
    }
}
