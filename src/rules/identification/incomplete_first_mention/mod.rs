//! A speaker who is not introduced.

mod firm;
mod manner;
mod person;

use crate::attribution::words::Word;
use crate::attribution::{
    Attribution, AttributionId, AttributionKind, Entity, EntityId, Mention, MentionForm, SourceType,
};
use crate::grammar::{Classes, Frames, Stance};
use crate::parse::{LexemeKind, Place};
use crate::rules::phrasing::quote;
use crate::rules::{Context, Family, Finding, Genre, Rule, Severity};
use crate::text::Span;

use manner::{Manner, is_introduced, manner};
use person::{has_pronoun, is_apposed, is_cut_off, is_person, is_relative, speaks_of_self};

pub(crate) static INCOMPLETE_FIRST_MENTION: Rule = Rule {
    name: "incomplete-first-mention",
    family: Family::Identification,
    severity: Severity::Warning,
    summary: "a person who is quoted is not introduced with full name and role",
    explanation: "At first mention readers need the full name of a speaker and who that is. This \
        rule looks at people who are quoted by their surname alone (`Weber replied`; \
        `Weber was pleased. “…,” he said`), with nothing near it that \
        says who they are, or with the full name only further down, and at people who have a title \
        or an office beside the surname (`Mayor Dunleavy`, `Weber, the harbour engineer,`) and a first \
        name nowhere.\n\n\
        People with one name are listed under `mononyms`; heads of state and crowned heads need \
        no first name. A false alarm is likely for people every reader knows.",
    standards: &["AP Stylebook, names", "Reuters Handbook, names and titles"],
    triggers: &[
        "The bridge is closed. [[Weber]] said it would stay so. Traffic has stopped.",
        "The bridge is closed. “It will stay so,” [[Mayor Dunleavy]] said. Traffic has stopped.",
        "The bridge is closed. “It was thin,” said [[Weber]], who ran the diving school at Sedge. Traffic has stopped.",
        "The mast is down. [[Weber]], the harbour engineer, said that nobody had told him.",
        "The mast is down. His agent, [[Weber]], told the harbour paper that he would sail.",
        "The match was dull.\n\n“We were asleep,” said [[Weber]]. “Then he came on.”\n\nThe town was quiet.\n\nThe head coach, Tom Weber, said that he would rest.",
        "It was half-time. “I told them to enjoy it,” said [[Weber]], who took off three players at once.",
        "[[Weber]] went down in the box.\n\n“I felt his boot,” said Weber. “He felt mine.”",
        "The trial goes on. Outside court, [[Weber]] said the case had shaken the town.",
        "The mast is down. “It had been rotten for years,” [[Maddern]] explains in the paper, which is out this week.",
        "The mast is down. “I told them it was rotten,” [[Collings]] recalled.",
        "The vote was five to two. Also opposed was [[Maddern]], who said the town could not pay.",
        "The mast is down. [[Ms Maddern]] denies that she was told.",
        "The mast is down. [[Maddern]] said it had been rotten. Anna Collings and Maddern said that they had told the club.",
        "The talks are over. “There is no trust left on the quay,” [[Van der Meer]] told reporters as he left.",
        "[[Maddern]] was pleased with his crew. “They pulled until the end,” he said.",
        "The race is off. In a letter to the club, [[Maddern]] wrote that she was “done with boats”.",
        "[[Maddern]] denied taking the money, telling the court on Monday that the crew had agreed to the payments.\n\nRosa Maddern, 43, the former treasurer of the club, will be sentenced in May.",
    ],
    ignores: &[
        "Her neighbour M. Devaraj, a retired clerk, said the water smelled. “They told us it was the rain,” Mr Devaraj said.",
        "The bridge is closed. President Ortega said it would stay so. Traffic has stopped.",
        "The bridge in Columbus, Ohio, is closed. According to Nielsen, few people crossed it.",
        "The bridge is closed, said Karl Weber, the mayor. Weber said it would stay so.",
        "The mast is down. Corwin, the developer, said that nobody had told it.",
        "The mast is down. Weber, the harbour engineer, who goes by one name, said that nobody had told him.",
        "“We were asleep,” said Weber, the coach. Tom Weber has been coach for years. “Then he came on,” Weber said.",
        "Weber says that his team slept.\n\nThe head coach, Tom Weber, said that he would rest.",
        "Tom Weber sacked\n\nThe match was dull.\n\n“We were asleep,” said Weber. “Then he came on.”\n\nThe town was quiet.\n\nThe head coach, Tom Weber, said that he would rest.",
        "The bridge is closed. Baroness Trent and Viscount Tarn said it would stay so. Traffic has stopped.",
        "President Emmanuel Macron said the bridge would stay closed.",
        "Interim Prime Minister Choguel Kokalla Maiga suggested a review.",
        "The talks are over. A boatman who is known only as Maddern ended them. “There is no trust left on the quay,” said Maddern.",
        "“They photograph my door,” grumbles Jela, a lacemaker. The town is quiet.",
        "Marrow’s General Staff said the bridge would stay closed. Traffic has stopped.",
        "The bridge in Columbus, Ohio, is closed. Nielsen warned that few people would cross it.",
        "Storms are not over, Maddern says.\n\nThe head of the weather office, Tom Maddern, said on Friday that the winds would go on until the end of the month. “Stay at home,” he said.",
        "The boats are in port. “We regret the delay,” Norvane replied. It has 900 berths to fill.",
        "The boats are in port. “We regret the delay,” Norvane said in a statement.",
        "The match was dull. “We will do better next year,” Corkers replied.",
        "The pipe is shut. “It will be a hard winter,” Norvane warned.",
        "The town wants a pool. Will Maddern has drawn it. “It is deep,” Maddern replied.",
        "The vote was five to two. “It was late,” said Anna Klein, 24, from Maddern, who said that the town could not pay.",
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
    /// Of the credits of one entity, so many are asked whether it is somebody.
    const MOST_CREDITS: u8 = 4;
    let mut looked = 0;
    let mut asked: Vec<u8> = vec![0; context.article.entities.len()];
    for (id, attribution, source) in context.sourced() {
        let Some(entity_id) = context.mention(source).and_then(|mention| mention.entity) else {
            continue;
        };
        let entity = &context.article.entities[entity_id as usize];
        let times = &mut asked[entity_id as usize];
        if *times >= MOST_CREDITS || !speaks(context, id, entity) {
            continue;
        }
        *times += 1;
        // `Weber said that she was tired`: whatever the name is elsewhere, here it is somebody's.
        let is_somebody = entity.kind == SourceType::NamedPerson
            || entity.kind == SourceType::Unknown && speaks_of_self(context, attribution);
        if !is_somebody || is_mononym(context, entity) {
            continue;
        }
        let Some(first) = first_in_body(context, entity) else {
            continue;
        };
        if context.in_quotation(first.span)
            || names(context, first) != 1
            || is_cut_off(context, first)
            || !is_person(context, entity, first, attribution)
            || shares_a_name(context, entity_id)
            || is_relative(context, first)
        {
            continue;
        }
        *times = MOST_CREDITS;
        looked += 1;
        if looked > MOST {
            return;
        }
        let who = first.span.of(context.text());
        let problem = match manner(context, entity, first) {
            Manner::Full => continue,
            Manner::Late(full) => {
                let finding = Finding::new(
                    &INCOMPLETE_FIRST_MENTION,
                    first.span,
                    format!("First mention of {who} gives no first name."),
                    format!("Move {} up.", quote(context.text(), full)),
                );
                findings.push(finding.with_label(full, "the full name").about(id));
                continue;
            }
            Manner::Surname if is_apposed(context, first) => {
                format!("{who} is never given a first name.")
            }
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

/// Quoted, or said to say or tell something; firms and papers "report" and "warn", too, and of those nobody
/// says `she`.
fn speaks(context: &Context<'_>, id: AttributionId, entity: &Entity) -> bool {
    let attribution = context.attribution(id);
    attribution.kind != AttributionKind::Indirect
        || context.cue_verb(attribution).is_some_and(|(verb, ..)| {
            matches!(verb.lemma.as_ref(), "say" | "add" | "tell")
                || verb.stance != Stance::Attitude && is_titled(context, attribution)
                || verb.frames.contains(Frames::CLAUSE)
                    && context.is_speech(id)
                    && (has_pronoun(context, entity) || speaks_of_self(context, attribution))
        })
}

/// `Ms Weber denies it`
fn is_titled(context: &Context<'_>, attribution: &Attribution) -> bool {
    attribution.source.as_ref().is_some_and(|source| {
        let words = context.words(context.article.words.within(source.span));
        let first = words.first();
        first.is_some_and(|word| word.is(Classes::TITLE) && word.is_capital())
    })
}

/// How many words of a mention are parts of the name itself. `Dean` is one in `Howard Dean` and in
/// `Dean Baker`, if that is somebody's name, and `Van der Meulen` is one name.
fn names(context: &Context<'_>, mention: &Mention) -> usize {
    let words = context.words(context.article.words.within(mention.span));
    // `M. Devaraj`: an initial, even if `M.` is a title elsewhere.
    let is_initial = |word: &Word| {
        let written = word.span.of(context.text()).trim_end_matches('.');
        written.chars().count() == 1
    };
    let is_office = |word: &Word| {
        word.is(Classes::TITLE | Classes::ROLE | Classes::DEMONYM)
            && !word.is(Classes::GIVEN_NAME)
            && !is_initial(word)
    };
    let mut names = words
        .iter()
        .filter(|word| word.kind == LexemeKind::Word && word.is_capital())
        .skip_while(|word| is_office(word));
    let is_particle = |pair: &[Word]| {
        pair.iter().all(|word| word.is(Classes::NAME_PARTICLE)) && !pair[1].is_capital()
    };
    let particles = words
        .windows(2)
        .filter(|pair| pair[0].is_capital() && is_particle(pair));
    names.by_ref().count().saturating_sub(particles.count())
}

/// Another person of the article has this name too, in full: the mention may be theirs.
fn shares_a_name(context: &Context<'_>, entity: EntityId) -> bool {
    let entities = &context.article.entities;
    let name = &entities[entity as usize].name;
    // `Weber and Klein said` are nobody of that name.
    let is_called = |other: &Entity| {
        let mut mentions = other.mentions.iter();
        mentions.any(|&id| context.article.mentions[id as usize].form == MentionForm::Name)
    };
    entities.iter().enumerate().any(|(at, other)| {
        at != entity as usize
            && other.kind == SourceType::NamedPerson
            && other.name.split(' ').any(|part| part == name)
            && is_called(other)
    })
}

fn is_mononym(context: &Context<'_>, entity: &Entity) -> bool {
    context
        .settings
        .mononyms
        .iter()
        .any(|mononym| mononym.eq_ignore_ascii_case(&entity.name))
}
