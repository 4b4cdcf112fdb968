//! A speaker who is not introduced.

use std::ops::Range;

use crate::attribution::words::{Word, WordIndex};
use crate::attribution::{
    AttributionId, AttributionKind, Entity, EntityId, Mention, MentionForm, SourceType,
};
use crate::grammar::{Classes, PhraseClass};
use crate::parse::{LexemeKind, Place};
use crate::rules::phrasing::quote;
use crate::rules::{Context, Family, Finding, Genre, Rule, Severity};
use crate::text::Span;

pub(crate) static INCOMPLETE_FIRST_MENTION: Rule = Rule {
    name: "incomplete-first-mention",
    family: Family::Identification,
    severity: Severity::Warning,
    summary: "a person who is quoted is not introduced with full name and role",
    explanation: "At first mention readers need the full name of a speaker and who that is. This \
        rule looks at people who are quoted by their surname alone, with nothing near it that \
        says who they are, and at people who have a title or an office before the surname \
        (`Mayor Dunleavy`) and a first name nowhere.\n\n\
        People with one name are listed under `mononyms`; heads of state and crowned heads need \
        no first name. A false alarm is likely for people every reader knows.",
    standards: &["AP Stylebook, names", "Reuters Handbook, names and titles"],
    triggers: &[
        "The bridge is closed. [[Weber]] said it would stay so. Traffic has stopped.",
        "The bridge is closed. “It will stay so,” [[Mayor Dunleavy]] said. Traffic has stopped.",
        "The bridge is closed. “It was thin,” said [[Weber]], who ran the diving school at Sedge. Traffic has stopped.",
        "It was half-time. “I told them to enjoy it,” said [[Weber]], who took off three players at once.",
        "The trial goes on. Outside court, [[Weber]] said the case had shaken the town.",
    ],
    ignores: &[
        "Her neighbour M. Devaraj, a retired clerk, said the water smelled. “They told us it was the rain,” Mr Devaraj said.",
        "The bridge is closed. President Ortega said it would stay so. Traffic has stopped.",
        "The bridge in Columbus, Ohio, is closed. According to Nielsen, few people crossed it.",
        "The bridge is closed, said Karl Weber, the mayor. Weber said it would stay so.",
        "President Emmanuel Macron said the bridge would stay closed.",
        "Interim Prime Minister Choguel Kokalla Maiga suggested a review.",
        "Under a Karl Weber-led council the bridge would open. Mr Weber said that it would be soon.",
    ],
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    if !matches!(context.evidence.genre, Genre::News | Genre::Opinion) {
        return;
    }
    /// A name is looked for in the whole article, so only for so many.
    const MOST: usize = 40;
    let mut looked = 0;
    let mut seen: Vec<bool> = vec![false; context.article.entities.len()];
    for (id, _, source) in context.sourced() {
        let Some(entity_id) = context.mention(source).and_then(|mention| mention.entity) else {
            continue;
        };
        if !speaks(context, id) || std::mem::replace(&mut seen[entity_id as usize], true) {
            continue;
        }
        let entity = &context.article.entities[entity_id as usize];
        if entity.kind != SourceType::NamedPerson || is_mononym(context, entity) {
            continue;
        }
        let Some(first) = first_in_body(context, entity) else {
            continue;
        };
        if context.in_quotation(first.span) {
            continue;
        }
        if names(context, first) != 1
            || is_cut_off(context, first)
            || !is_person(context, entity, first, source.span)
            || shares_a_name(context, entity_id)
        {
            continue;
        }
        looked += 1;
        if looked > MOST {
            return;
        }
        let who = first.span.of(context.text());
        let problem = match manner(context, entity, first) {
            Manner::Full => continue,
            Manner::Surname if is_introduced(context, entity) => continue,
            // `said Weber, who runs the ferry`: what he does, and no first name.
            Manner::Surname if source.span.end > first.span.end => {
                format!("First mention of {who} gives no first name.")
            }
            Manner::Surname => format!("First mention of {who} gives no first name and no role."),
            Manner::Office => format!("{who} is never given a first name."),
        };
        let other = nearly(context, first);
        let remedy = match other {
            Some(name) => format!(
                "Or is it {}? Then spell it so.",
                quote(context.text(), name)
            ),
            None if problem.contains("role") => "Give the full name and role.".to_owned(),
            None => "Give the full name at first mention.".to_owned(),
        };
        let finding = Finding::new(&INCOMPLETE_FIRST_MENTION, first.span, problem, remedy);
        let finding = match other {
            Some(name) => finding.with_label(name, "spelt differently here"),
            None => finding,
        };
        findings.push(finding.about(id));
    }
}

/// A full name of which the surname is a letter or two away: `Karl Webber` for `Weber`.
fn nearly(context: &Context<'_>, mention: &Mention) -> Option<Span> {
    const SHORTEST: usize = 5;
    const FURTHEST: usize = 2;
    const MOST: usize = 400;
    let written = context
        .article
        .words
        .within(mention.span)
        .next_back()
        .map(|name| context.written(name))?;
    if written.chars().count() < SHORTEST {
        return None;
    }
    let names = context.article.mentions.iter().filter(|other| {
        other.form == MentionForm::Name && other.span != mention.span && names(context, other) > 1
    });
    names.take(MOST).map(|other| other.span).find(|span| {
        let last = span
            .of(context.text())
            .rsplit(' ')
            .next()
            .unwrap_or_default();
        last != written
            && last.chars().next() == written.chars().next()
            && last.len().abs_diff(written.len()) <= FURTHEST
            && strsim::damerau_levenshtein(last, written) <= FURTHEST
    })
}

/// How a person is introduced.
enum Manner {
    /// With a first name somewhere, or with an office that everybody can put a name to.
    Full,
    /// With an office or a title before the surname, and no more.
    Office,
    /// With the surname alone.
    Surname,
}

fn manner(context: &Context<'_>, entity: &Entity, first: &Mention) -> Manner {
    let is_full = entity.mentions.iter().any(|&id| {
        let mention = &context.article.mentions[id as usize];
        mention.form == MentionForm::Name && names(context, mention) > 1
    });
    let words = context.article.words.within(first.span);
    let mut titles = words.clone().filter(|&at| {
        let word = context.word(at);
        word.is_capital() && word.is(Classes::TITLE | Classes::ROLE)
    });
    let is_great = context
        .phrases_in(words)
        .any(|(_, class)| matches!(class, PhraseClass::GreatOffice | PhraseClass::OneName));
    if is_full || is_great || is_full_elsewhere(context, first) {
        Manner::Full
    } else if titles.next().is_some() {
        Manner::Office
    } else {
        Manner::Surname
    }
}

/// The surname stands behind another name somewhere, whoever was meant there.
fn is_full_elsewhere(context: &Context<'_>, mention: &Mention) -> bool {
    let Some(name) = context.article.words.within(mention.span).next_back() else {
        return false;
    };
    let written = context.written(name);
    let name = context.word(name);
    let words = &context.article.words;
    // `a Karl Weber-led council`
    let is_joined = |word: &Word| {
        word.span
            .of(context.text())
            .strip_prefix(written)
            .is_some_and(|rest| rest.starts_with(['-', '‑']))
    };
    words.iter().enumerate().skip(1).any(|(at, word)| {
        let before = &words[at - 1];
        (word.hash == name.hash || is_joined(word))
            && word.is_capital()
            && before.is_capital()
            && before.is_word()
            && before.sentence == word.sentence
            && (!before.is(Classes::TITLE | Classes::ROLE)
                || before.is(Classes::FEMALE_NAME | Classes::MALE_NAME))
    })
}

/// Whether a name of one word is somebody's: there is a title before it or a pronoun for it, or it
/// stands as the subject right beside the verb of saying; and no list has it as anything else.
fn is_person(context: &Context<'_>, entity: &Entity, first: &Mention, source: Span) -> bool {
    let other = Classes::PLACE
        | Classes::DEMONYM
        | Classes::ORGANISATION
        | Classes::ORGANISATION_NOUN
        | Classes::OUTLET
        | Classes::AGENCY
        | Classes::COMPANY
        | Classes::CALENDAR
        | Classes::ADVERB
        | Classes::ADJECTIVE
        | Classes::PERSON_NOUN
        | Classes::FEMALE_NAME
        | Classes::MALE_NAME;
    let name = context
        .article
        .words
        .within(first.span)
        .rfind(|&at| context.word(at).kind == LexemeKind::Word);
    let Some(name) = name else { return false };
    let sentence = context.sentence_words(context.word(name).sentence);
    let is_placed = name
        .checked_sub(1)
        .filter(|at| sentence.contains(at))
        .is_some_and(|at| {
            context
                .word(at)
                .is(Classes::PREPOSITION | Classes::DETERMINER)
                || context.written(at) == "," && !is_lead_in(context, sentence.start..at)
        });
    let is_titled = context
        .words(context.article.words.within(first.span))
        .iter()
        .any(|word| word.is(Classes::TITLE) && word.is_capital());
    let is_plural = context.written(name).ends_with('s') && !is_titled;
    let is_firm = context
        .word(name)
        .is(Classes::ADJECTIVE | Classes::ORGANISATION_NOUN);
    if is_firm || context.word(name).is(other) && !is_titled || is_plural || is_placed && !is_titled
    {
        return false;
    }
    let has_pronoun = entity.mentions.iter().take(30).any(|&id| {
        let mention = &context.article.mentions[id as usize];
        mention.form == MentionForm::Pronoun
            && context
                .words(context.article.words.within(mention.span))
                .iter()
                .any(|word| word.is(Classes::FEMALE | Classes::MALE))
    });
    let is_source = first.span.start == source.start;
    is_titled || is_source && (has_pronoun || is_beside_saying(context, source))
}

/// `Outside court, Weber said`: a few words of where or when open the sentence, and no name.
fn is_lead_in(context: &Context<'_>, opening: Range<WordIndex>) -> bool {
    const LONGEST: usize = 5;
    let words = context.words(opening);
    words.len() <= LONGEST
        && words
            .first()
            .is_some_and(|word| word.is(Classes::PREPOSITION))
        && words
            .iter()
            .skip(1)
            .all(|word| word.is_word() && !word.is_capital())
}

/// `Weber said`, `said Weber`.
fn is_beside_saying(context: &Context<'_>, source: Span) -> bool {
    let range = context.article.words.within(source);
    let sentence = context.sentence_words(context.sentence_at(source.start));
    let beside = [range.start.checked_sub(1), Some(range.end)];
    beside
        .into_iter()
        .flatten()
        .filter(|at| sentence.contains(at))
        .any(|at| {
            context
                .grammar
                .verb(context.word(at).id)
                .is_some_and(|(verb, _)| matches!(verb.lemma.as_ref(), "say" | "add" | "tell"))
        })
}

fn first_in_body<'a>(context: &Context<'a>, entity: &'a Entity) -> Option<&'a Mention> {
    let mentions = entity
        .mentions
        .iter()
        .map(|&id| &context.article.mentions[id as usize]);
    mentions
        .filter(|mention| mention.form == MentionForm::Name)
        .find(|mention| {
            let sentence = context.sentence(context.sentence_at(mention.span.start));
            sentence.place == Place::Body
        })
}

/// Quoted, or said to say or tell something; firms and papers "report" and "warn", too.
fn speaks(context: &Context<'_>, id: AttributionId) -> bool {
    let attribution = context.attribution(id);
    attribution.kind != AttributionKind::Indirect
        || context
            .cue_verb(attribution)
            .is_some_and(|(verb, ..)| matches!(verb.lemma.as_ref(), "say" | "tell"))
}

/// `Mary J. Blige` read as `Blige`: part of a name stands right before or after.
fn is_cut_off(context: &Context<'_>, mention: &Mention) -> bool {
    let range = context.article.words.within(mention.span);
    let sentence = context.sentence_words(context.sentence_at(mention.span.start));
    let is_name = |at: u32| {
        let word = context.word(at);
        word.kind == LexemeKind::Word && word.is_capital()
    };
    let before = range
        .start
        .checked_sub(1)
        .filter(|at| sentence.contains(at));
    let is_short = mention.span.len() <= 3;
    // `John “Tig” Tiegen`
    let is_mark = |at: u32| matches!(context.written(at), "“" | "”" | "\"" | "‘" | "’" | "'");
    let is_nicknamed = before.is_some_and(is_mark)
        && (3..=4).any(|back| {
            range
                .start
                .checked_sub(back + 1)
                .is_some_and(|name| sentence.contains(&name) && is_mark(name + 1) && is_name(name))
        });
    is_nicknamed
        || before
            .is_some_and(|at| context.written(at) == "." || at != sentence.start && is_name(at))
        || sentence.contains(&range.end) && is_name(range.end)
        || is_short
}

/// How many words of a mention are parts of the name itself. `Dean` is one in `Howard Dean` and in
/// `Dean Baker`, if that is somebody's name.
fn names(context: &Context<'_>, mention: &Mention) -> usize {
    let words = context.words(context.article.words.within(mention.span));
    // `M. Devaraj`: an initial, even if `M.` is a title elsewhere.
    let is_initial = |word: &Word| {
        let written = word.span.of(context.text()).trim_end_matches('.');
        written.chars().count() == 1
    };
    let is_office = |word: &Word| {
        word.is(Classes::TITLE | Classes::ROLE | Classes::DEMONYM)
            && !word.is(Classes::FEMALE_NAME | Classes::MALE_NAME)
            && !is_initial(word)
    };
    let mut names = words
        .iter()
        .filter(|word| word.kind == LexemeKind::Word && word.is_capital())
        .skip_while(|word| is_office(word));
    names.by_ref().count()
}

/// A role anywhere, or a role, title or description next to one of the names: `the mayor, Weber`,
/// `Weber, who is the mayor`, but not `Weber, who took off three players`.
fn is_introduced(context: &Context<'_>, entity: &Entity) -> bool {
    const BEFORE: u32 = 6;
    const AFTER: u32 = 8;
    const INTRODUCES: Classes = Classes::ROLE
        .union(Classes::PERSON_NOUN)
        .union(Classes::TITLE);
    let introduces = |at: u32| context.word(at).is(INTRODUCES);
    entity.role.is_some()
        || entity.mentions.iter().any(|&id| {
            let mention = &context.article.mentions[id as usize];
            if mention.form != MentionForm::Name {
                return false;
            }
            let at = context.article.words.within(mention.span);
            let sentence = context.sentence_words(context.sentence_at(mention.span.start));
            let before = at.start.saturating_sub(BEFORE).max(sentence.start)..at.end;
            let mut after = at.end..(at.end + AFTER).min(sentence.end);
            // What somebody did says who is meant by it, not who they are.
            let does = |who: u32| {
                context.word(who).is(Classes::RELATIVE)
                    && who + 1 < sentence.end
                    && !context.word(who + 1).is(Classes::BE)
                    && !context.reads_any(who + 1, &["has", "had", "used"])
            };
            if let Some(who) = after.clone().find(|&who| does(who)) {
                after.end = who;
            }
            before.chain(after).any(introduces)
        })
}

/// Another person of the article has this name too, in full: the mention may be theirs.
fn shares_a_name(context: &Context<'_>, entity: EntityId) -> bool {
    let entities = &context.article.entities;
    let name = &entities[entity as usize].name;
    entities.iter().enumerate().any(|(at, other)| {
        at != entity as usize
            && other.kind == SourceType::NamedPerson
            && other.name.split(' ').any(|part| part == name)
    })
}

fn is_mononym(context: &Context<'_>, entity: &Entity) -> bool {
    context
        .settings
        .mononyms
        .iter()
        .any(|mononym| mononym.eq_ignore_ascii_case(&entity.name))
}
