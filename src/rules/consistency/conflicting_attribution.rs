//! The same quotation in two mouths.

use rustc_hash::FxHashMap;

use crate::attribution::words::Word;
use crate::attribution::{Attribution, AttributionId, EntityId, MentionForm, SourceType};
use crate::parse::{Place, Quotation, QuotationId};
use crate::rules::gender::{Gender, gender};
use crate::rules::phrasing::quote;
use crate::rules::quotations::{is_full, is_title};
use crate::rules::{Context, Family, Finding, Rule, Severity};
use crate::text::fold;

pub(crate) static CONFLICTING_ATTRIBUTION: Rule = Rule {
    name: "conflicting-attribution",
    family: Family::Consistency,
    severity: Severity::Error,
    summary: "the same quotation credited to two sources",
    explanation: "When the same words are given to two people, one of the credits is wrong. This \
        rule compares the quoted sentences of the body with one another: four words or more, the \
        same but for case and punctuation, from two people whom the copy names beside them; and of words \
        quoted inside a sentence, six or more.\n\n\
        Shorter fragments, display text and words that a speaker quotes from another are left alone. A false alarm is likely for a chant or an oath.",
    standards: &[
        "NYT Guidelines on Integrity, quotations",
        "University of Kansas editing desk, quotations",
    ],
    triggers: &[
        "“We will never leave the valley,” said Karl Weber, the mayor.\n\nThe road is closed.\n\n[[“We will never leave the valley,”]] said Anna Klein, the minister.",
        "Marguerite Solano taught the town to swim. “The sea keeps no register,” she said once.\n\nHer brother, Rafael Solano, drove the tug. [[“The sea keeps no register,”]] he said at the time.",
        "“A boat that fears the weather stays in the mud,” said Karl Weber, the mayor.\n\nThe road is closed.\n\n[[“A boat that fears the weather,”]] Anna Klein told the house, “stays in the mud.”",
        "“Nobody told us that the pier was thin,” said Karl Weber, the mayor.\n\nThe road is closed.\n\n[[“Nobody told us,”]] said Anna Klein, a diver, “that the pier was thin.”",
        "Karl Weber, the mayor, said the crew “had no choice but to turn back”.\n\nIt was late.\n\nThe crew [[“had no choice but to turn back”]], according to Anna Klein, the minister.",
        "“The bell rang once. Nobody moved,” said Karl Weber, the mayor.\n\nThe hall is closed.\n\n[[“The bell rang once,”]] said Anna Klein, the minister.",
    ],
    ignores: &[
        "“We will never leave the valley,” said Karl Weber, the mayor.\n\n“We will never leave the valley,” Weber repeated.",
        "“We will not leave the valley,” Anna Klein said.\n\n“We will not leave the valley,” she repeated.",
        "“A boat that fears the weather stays in the mud,” said Karl Weber, the mayor.\n\nThe road is closed.\n\n“A boat that fears the weather,” Anna Klein told the house, “is no boat.”",
        "Karl Weber, the mayor, said it was “beyond all reasonable doubt”.\n\nIt was late.\n\nAnna Klein, the minister, said it was “beyond all reasonable doubt”.",
        "Karl Weber, the mayor, said the crew “had no choice but to turn back”.\n\nIt was late.\n\nAnna Klein, the minister, denied that, as Weber said, they “had no choice but to turn back”.",
        "“Never again,” said Karl Weber, the mayor.\n\n“Never again,” said Anna Klein, the minister.",
    ],
    check: Some(check),
};

/// Who says a quotation, as far as the copy beside it tells.
#[derive(Clone)]
struct Mouth<'a> {
    quotation: &'a Quotation,
    entity: Option<EntityId>,
    female: Option<bool>,
    name: String,
}

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    const FEWEST_WORDS: usize = 4;
    /// Words inside a sentence (`had “no choice but to go on”`) may be a phrase that many have used.
    const FEWEST_INSIDE: usize = 6;
    /// Nobody is quoted at such length twice by mistake.
    const MOST_SENTENCES: usize = 12;
    let mut known: FxHashMap<String, Mouth<'_>> = FxHashMap::default();
    for (id, quotation) in context.outer_quotations() {
        if quotation.place != Place::Body || !quotation.closed {
            continue;
        }
        let Some((credit, mouth)) = mouth(context, id, quotation) else {
            continue;
        };
        let folded = fold(&in_one(context, credit, quotation));
        let fewest = match begins_a_sentence(context, quotation) {
            true => FEWEST_WORDS,
            false => FEWEST_INSIDE,
        };
        // Whole, or a sentence of it: `“It went dark. We sang,”` and `“It went dark,”`.
        let sentences = folded
            .split_inclusive(['.', '!', '?'])
            .map(|sentence| sentence.trim().trim_end_matches(['.', '!', '?', ',']))
            .filter(|sentence| sentence.split(' ').count() >= fewest)
            .map(|sentence| sentence.replace(',', ""))
            .take(MOST_SENTENCES);
        let mut other = None;
        for sentence in sentences {
            match known.get(&sentence) {
                Some(before) => {
                    if other.is_none()
                        && are_two(context, before, &mouth)
                        && !is_passed_on(context, credit, before, quotation)
                    {
                        other = Some(before.clone());
                    }
                }
                None => {
                    known.insert(sentence, mouth.clone());
                }
            }
        }
        let Some(before) = other else { continue };
        let words = quote(context.text(), quotation.span);
        let (one, two) = (&before.name, &mouth.name);
        let finding = Finding::new(
            &CONFLICTING_ATTRIBUTION,
            quotation.span,
            format!("{words} is credited to {one} and to {two}."),
            "Check who said it.",
        );
        findings.push(
            finding
                .about(credit)
                .with_label(before.quotation.span, format!("here {one}")),
        );
    }
}

/// The words of a quotation, with those that finish its sentence behind the credit: `“The boat,” she said,
/// “stays in the mud.”`
fn in_one(context: &Context<'_>, credit: AttributionId, quotation: &Quotation) -> String {
    let mut words = quotation.inner.of(context.text()).trim().to_owned();
    for piece in rest(context, context.attribution(credit), quotation) {
        if words.ends_with(['.', '!', '?']) {
            break;
        }
        words.push(' ');
        words.push_str(piece);
    }
    words
}

/// What follows a quotation in the same credit, as long as it begins inside a sentence.
fn rest<'a>(
    context: &Context<'a>,
    attribution: &'a Attribution,
    quotation: &Quotation,
) -> impl Iterator<Item = &'a str> {
    /// Nobody is interrupted more often in one sentence.
    const MOST: usize = 16;
    let context = *context;
    let after = quotation.span.start;
    let pieces = attribution.quotations.iter().take(MOST);
    pieces
        .map(move |&piece| context.quotation(piece))
        .filter(move |piece| piece.span.start > after)
        .map(move |piece| piece.inner.of(context.text()).trim())
        .take_while(|piece| piece.starts_with(char::is_lowercase))
}

fn goes_on(context: &Context<'_>, attribution: &Attribution, quotation: &Quotation) -> bool {
    let inner = quotation.inner.of(context.text()).trim();
    !inner.ends_with(['.', '!', '?']) && rest(context, attribution, quotation).next().is_some()
}

/// The credit of a quotation that can stand alone, where the copy says beside it which person said
/// it; elsewhere a wrong link is likelier than a wrong name.
fn mouth<'a>(
    context: &Context<'a>,
    id: QuotationId,
    quotation: &'a Quotation,
) -> Option<(AttributionId, Mouth<'a>)> {
    let credit = context.credit(id)?;
    let attribution = context.attribution(credit);
    let source = attribution.source.as_ref()?;
    let begins = begins_a_sentence(context, quotation);
    let last = context.sentence_at(quotation.span.end.saturating_sub(1));
    let at = context.sentence_at(source.span.start);
    let is_near =
        at.abs_diff(last) <= 1 && context.sentence(at).block == context.sentence(last).block;
    if is_title(context, quotation)
        || !is_full(context, quotation) && !goes_on(context, attribution, quotation)
        || !is_near
        || attribution.cue.is_empty()
    {
        return None;
    }
    let mention = context.mention(source)?;
    // Whom a pronoun stands for is less sure than who is named.
    if !begins && mention.form != MentionForm::Name {
        return None;
    }
    let female = gender(context, source).map(|gender| gender == Gender::Female);
    let entity = mention.entity.filter(|&entity| {
        let entity = &context.article.entities[entity as usize];
        // `Republicans` is not somebody, even if it was taken for a name.
        entity.kind == SourceType::NamedPerson && (entity.name.contains(' ') || female.is_some())
    });
    if entity.is_none() && (mention.form != MentionForm::Pronoun || female.is_none()) {
        return None;
    }
    let name = match entity {
        Some(entity) => context.article.entities[entity as usize].name.clone(),
        None => quote(context.text(), source.span),
    };
    let mouth = Mouth {
        quotation,
        entity,
        female,
        name,
    };
    Some((credit, mouth))
}

fn begins_a_sentence(context: &Context<'_>, quotation: &Quotation) -> bool {
    let words = context.words(context.article.words.within(quotation.inner));
    words.first().is_some_and(Word::is_capital)
}

/// The second speaker repeats the words, or they are inside a sentence that speaks of the first: `Klein echoed
/// Weber’s words`, `Klein said that Weber had “no choice but to go on”`.
fn is_passed_on(
    context: &Context<'_>,
    credit: AttributionId,
    before: &Mouth<'_>,
    quotation: &Quotation,
) -> bool {
    let verb = context.cue_verb(context.attribution(credit));
    let repeats = verb.is_some_and(|(verb, ..)| {
        matches!(
            verb.lemma.as_ref(),
            "echo" | "cite" | "quote" | "repeat" | "reiterate" | "recall"
        )
    });
    let sentence = context.sentence(context.sentence_at(quotation.span.start));
    let is_of_both = || {
        let mentions = context.mentions_from(sentence.span.start).iter();
        mentions
            .take_while(|mention| mention.span.end <= sentence.span.end)
            .any(|mention| mention.entity.is_some() && mention.entity == before.entity)
    };
    repeats || !begins_a_sentence(context, quotation) && is_of_both()
}

/// A woman and a man, or two names of which neither is a part of the other.
fn are_two(context: &Context<'_>, one: &Mouth<'_>, two: &Mouth<'_>) -> bool {
    if let (Some(one), Some(two)) = (one.female, two.female)
        && one != two
    {
        return true;
    }
    let (Some(one), Some(two)) = (one.entity, two.entity) else {
        return false;
    };
    let name = |id: EntityId| fold(&context.article.entities[id as usize].name);
    let (first, second) = (name(one), name(two));
    one != two && !first.contains(&second) && !second.contains(&first)
}
