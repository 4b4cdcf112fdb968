//! An anonymous source, and no word on why.

use crate::attribution::AttributionId;
use crate::attribution::words::{Word, WordIndex};
use crate::grammar::{Classes, PhraseClass, WordId};
use crate::parse::SentenceId;
use crate::rules::phrasing::quote;
use crate::rules::{Context, Family, Finding, Rule, Severity};

use super::aside::{is_aside, is_class, is_in_leaked_letters, is_named_at_once, is_unnamed_there};
use super::introduced::{Introduced, introduced};
use super::member::{Crowd, is_person, is_taken_up};
use super::reason::has_reason;
use super::unnamed::is_definite;

pub(crate) static ANONYMITY_REASON_MISSING: Rule = Rule {
    name: "anonymity-reason-missing",
    family: Family::Anonymity,
    severity: Severity::Warning,
    summary: "an anonymous source, and no word on why it is not named",
    explanation: "Readers can weigh an anonymous source only if they know why it has no name. \
        This rule looks at every sentence that mentions the source, and its neighbours, for a \
        phrase of anonymity (`on condition of anonymity`, `asked not to be named`, `not \
        authorised to speak`) with a reason (`because`, `for fear of`, `as`, `since`).\n\n\
        One reason given for several sources (`both spoke …`, `who like others interviewed …`) \
        counts for all of them, and one given for `an official` for other officials unless the copy tells \
        them apart. Where a body speaks through its people (`health officials`) or the \
        source spoke to another outlet, it is advice; officials of an aside, of somebody's letters, who \
        told somebody in the story or of whom one is named are left alone, and so is a source that another paper calls \
        unnamed, and one of whom a clause tells the fear (`who was intimidated by`). A false alarm is \
        likely where the house lists reasons in a note elsewhere.",
    standards: &[
        "AP News Values, Anonymous sources",
        "SPJ Code of Ethics, Identify sources clearly",
        "NYT policy on confidential sources (2004)",
    ],
    triggers: &[
        "“It was cold,” said [[one former clerk]], who fears a hard winter.",
        "The mayor quoted an unnamed poet on Monday. [[A ministry official]] said the talks had failed.",
        "Hundreds of emails about the crane were sent in May. [[One official]] suggested painting it.",
        "[[A French diplomatic source]] confirmed to AFP that there had been a strategy.",
        "[[A ministry official]] said on condition of anonymity that the talks had failed.",
        "Two ministry officials said the talks had failed. They spoke on condition of anonymity because the talks are private.\n\n[[A European diplomat]] said there would be another round.",
        "[[A cabinet minister, who did not want to be named,]] said the talks had failed.",
        "[[Harbour officials]] said on Friday that the crane was safe.",
        "“We are ready,” said Ada Roe, the bishop of Corran. [[Campaign aides]] said the average gift was 20 crowns.",
        "[[Harbour officials]] told reporters on Friday that the crane was safe.",
        "A harbour official, speaking on condition of anonymity because the talks are private, said they had failed.\n\nIt rained. The town slept.\n\nNobody was hurt.\n\n[[A separate harbour official]] said there would be more.",
        "The mayor has raised 70 crowns for campaign officials to spend. [[Aides]] said the average gift was 20 crowns.",
        "[[Harbour Board officials]] said the crane was safe. Both mayors called it old.\n\n“There is no other crane,” said Ada Roe, a mother of two from Corran.",
        "[[The officials who run the harbour]] say the crane is safe.",
        "“It’s a mess, to be honest, since Monday,” said [[one shopkeeper in the town]], who did not want to be named.",
        "[[Ministry sources]] said the harbour had ignored two letters.\n\nA senior harbour official, who asked not to be named because the talks are private, said the crane was old.",
        "“We are ready,” a harbour official said. “It will be soon.” The official asked not to be named because the talks are private.\n\n[[A Corran diplomat]] said there was a paper.",
        "It was loud, according to [[two officials who were in the room]]. It rained. “It will be soon,” said one delegate, who asked for anonymity because leaders had agreed not to talk.",
        "[[A harbour official]], who requested anonymity, said the crane had been shut for nine days.",
        "The crane had been shut because of a strike, said [[a harbour official]] who asked not to be named.",
        "Harbour officials were silent. “Ask the mayor,” [[one of them]] said.",
        "[[A Treasury source]] said nothing had been decided.\n\nThe paper was sent on Friday, according to two people familiar with the talks, who spoke on condition of anonymity because the talks are private.",
        "Two harbour officials spoke on condition of anonymity because the talks are private.\n\nIt rained.\n\n“It was cold,” [[one former cook]] said.",
    ],
    ignores: &[
        "Charterers, for their part, complain of the fees. “It is greed,” said one manager, who asked not to be named for fear of losing his job.",
        "“It was cold,” said one former clerk, who left on good terms but was intimidated by the harbour’s lawyers.",
        "The Ledger quoted an unnamed council official as saying that the crane was old. “It will fall,” said the second official.",
        "Hundreds of emails leaked in May showed that the office disliked the mayor. One official even suggested asking where she was born.",
        "Most council officials say the crane helps the town. It is seen for miles.\n\nThe clerk of Corran, Ada Roe, for example, said it brought visitors.",
        "Two port officials, speaking on condition of anonymity because they were not authorised to discuss the crane, said it was old. The crane fell on Monday.\n\nNobody was hurt. The town was asleep.\n\nThe harbour is deep. Its walls are older than the town.\n\nThe crane will be replaced, officials said.",
        "“We have a lot of work to do,” said an adviser to the mayor, who, like most of the dozen allies interviewed, asked for anonymity to speak freely.\n\nThe mayor lost the vote. The hall was empty.\n\n“It is a serious problem,” said a person close to the mayor.",
        "Several council aides said they expected a fight. “It will be long,” said Ada Roe, an aide to the mayor.",
        "The bridge is old, said a port official who wasn’t authorised to speak for the board.",
        "“It was awful,” said an aide who didn’t want to be named for fear of the mayor.",
        "A strategist for the mayor, speaking on condition of anonymity to offer a frank assessment, said the race was open.",
        "A ministry official said on condition of anonymity because the talks are private that they had failed.",
        "The talks have failed, a ministry official said. The official asked not to be named for fear of reprisals.",
        "“They brought the form,” said an aide to the mayor. “Sign it, they said. That was all.” She spoke on condition of anonymity because her contract forbids her to talk.",
        "Christine Lambrecht, the minister, said the talks had failed.",
        "The mayor has had less credit than aides say she deserves.",
        "Ada Roe was in the cell when harbour officials told her that she had never been a citizen.",
        "In another email Ada Roe asked for a desk. Her aides indicated that the office was working on it.",
        "“We are ready,” said Ada Roe, the campaign manager of the mayor. Campaign aides said the average gift was 20 crowns.",
        "The paper printed words that harbour officials said would offend the town.",
        "A harbour official, speaking on condition of anonymity because the talks are private, said they had failed.\n\nIt rained. The town slept.\n\nNobody was hurt.\n\nOne official said there would be more.",
        "A top adviser to the mayor says the race is won.\n\nPeter Klein spoke to reporters on Friday after a meeting of the guild.",
        "Aides to the mayor have been pressing the guild for a seat, aiming to lock in what she called “a fair crane”.",
        "The mayor has raised 70 crowns for campaign officials to spend. Aides said the average gift was 20 crowns. The record was 10.\n\n“We are ready,” said Ada Roe, the campaign manager of the mayor.",
        "Harbour Board officials said the crane was safe. Both mayors called it old.\n\n“There is no other crane,” said Ada Roe, an engineer for the Corran Harbour Board.",
        "The officials whose cranes fell say that there was too much wind.",
        "Harbour is now the place Guild officials say the mayor may stand.",
        "Mayor’s advisers said the race was won.\n\nIt rained.\n\nNobody was hurt.\n\n“It is over,” said Ada Roe, an adviser to the mayor.",
        "Advisers to the mayor point out that polls have her ahead.",
        "Top Harbour adviser sent 'top secret' messages to her private account.\n\nThe mayor’s top harbour and ferry man Peter Klein was one of the authors of the letters.",
        "Clerks pass around a passage from the memoirs of a former Corran spymaster who wrote about the “creative” use of forgeries.\n\n“It was easy,” wrote Ada Roe, who led the service.",
        "Two harbour officials who spoke on the condition that they not be named because the talks are private said the crane was shut.",
        "The employee, who spoke on condition of anonymity for fear of losing her job, said the owner gave her no leave. It rained. “It is hard,” said the designer, who works for another firm.",
        "The crane was shut, said a harbour official who was not permitted to speak publicly.",
        "The employees, who spoke on condition of anonymity because they feared for their jobs, described cold beds.\n\n“You ticked the box first,” one former night manager said. “It was cold,” another former cook said.",
        "One clerk at the port declined to speak on the record, saying it would harm her.",
        "The crane helps, according to many council officials. It is seen for miles. It is old.\n\nThe clerk of Corran, Ada Roe, for example, said it brought visitors.",
    ],
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let sources = introduced(context);
    if sources.is_empty() {
        return;
    }
    let frames = frames(context);
    for source in sources {
        let given = given(context, source, sources, &frames);
        // `Several aides said …`, and the next sentence names one who says it, too.
        let is_borne_out =
            || source.is_group && !source.is_close && is_borne_out(context, source.attribution);
        if given == Given::Reason || given == Given::Nothing && is_borne_out() {
            continue;
        }
        // Nobody asked them, or their words are somebody else's.
        let is_silent = given == Given::Nothing && source.is_group;
        if is_silent && (source.is_voice && is_aside(context, source) || is_class(context, source))
            || given == Given::Nothing
                && (is_named_at_once(context, source)
                    || is_unnamed_there(context, source)
                    || is_in_leaked_letters(context, source))
        {
            continue;
        }
        let who = quote(context.text(), source.span);
        let is = if source.is_group { "are" } else { "is" };
        let problem = match given {
            Given::Wish => format!("{who} asked not to be named, but readers are not told why."),
            _ => format!("Nothing tells readers why {who} {is} not named."),
        };
        let span = source.span;
        let is_voice = source.is_voice && given == Given::Nothing;
        let remedy = match source.told {
            Some(outlet) => format!(
                "Add the reason, or say that {} gives none.",
                outlet.of(context.text())
            ),
            None if is_voice => "Name one of them, or add the reason.".to_owned(),
            None => "Add the reason.".to_owned(),
        };
        let mut finding = Finding::new(&ANONYMITY_REASON_MISSING, span, problem, remedy)
            .about(source.attribution)
            .again_at(&source.again);
        // Nobody need have asked for it, or not from us.
        if is_voice || source.told.is_some() {
            finding.severity = Severity::Advice;
        }
        findings.push(finding);
    }
}

fn is_borne_out(context: &Context<'_>, id: AttributionId) -> bool {
    let here = context.attribution(id).sentence;
    let exists = here as usize + 1 < context.article.document.sentences.len();
    exists && is_taken_up(context, here, here + 1, Crowd::Officials)
        || has_an_example(context, here)
}

/// `… according to many officials. It also helps. ¶ The clerk, Jane Roe, for example, said`: the next paragraph opens
/// with one of them.
fn has_an_example(context: &Context<'_>, sentence: SentenceId) -> bool {
    const FAR: SentenceId = 5;
    let block = context.sentence(sentence).block;
    let count = context.article.document.sentences.len();
    let next = (sentence + 1..sentence + 1 + FAR)
        .take_while(|&id| (id as usize) < count)
        .find(|&id| context.sentence(id).block != block);
    next.is_some_and(|next| {
        let words = context.sentence_words(next);
        let is_example = words.clone().any(|at| {
            at > words.start
                && context.reads_any(at, &["example", "instance"])
                && context.reads(at - 1, "for")
        });
        is_example
            && context.touching(next).any(|(id, attribution)| {
                let source = attribution.source.as_ref();
                context.is_speech(id) && source.is_some_and(|source| is_person(context, source))
            })
    })
}

/// What readers are told about a source's anonymity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Given {
    Nothing,
    Wish,
    Reason,
}

/// A phrase of anonymity in the copy.
struct Frame {
    sentence: SentenceId,
    given: Given,
    /// It speaks of several people: `both spoke on condition of anonymity`.
    is_plural: bool,
    /// It speaks of others in the story, too: `who, like others interviewed, asked …`.
    is_for_all: bool,
}

impl Frame {
    /// Its sentence has the source's noun, in the plural.
    fn speaks_of(&self, context: &Context<'_>, source: &Introduced) -> bool {
        let words = context.words(context.sentence_words(self.sentence));
        words.iter().any(|word| {
            word.is(Classes::PLURAL_PEOPLE) && context.grammar.lemma(word.id) == source.noun
        })
    }

    /// `The employees spoke on condition of anonymity because …`, a few sentences before one former cook: people
    /// of whom a cook may be one.
    fn is_of_a_crowd(&self, context: &Context<'_>, first: SentenceId) -> bool {
        let is_crowd = |word: &Word| {
            word.is(Classes::PLURAL_PEOPLE)
                && word.is(Classes::ANONYMOUS_NOUN)
                && !word.is(Classes::CONFIDENTIAL_NOUN)
        };
        self.is_plural
            && self.given == Given::Reason
            && self.sentence < first
            && first - self.sentence <= GROUP
            && context
                .words(context.sentence_words(self.sentence))
                .iter()
                .any(is_crowd)
    }

    /// It is said of the source by its noun: `The official asked …`.
    fn opens_with(&self, context: &Context<'_>, source: &Introduced) -> bool {
        const NEAR: WordIndex = 4;
        let sentence = context.sentence_words(self.sentence);
        let opening = sentence.start..sentence.end.min(sentence.start + NEAR);
        is_definite(context, sentence.start)
            && opening
                .into_iter()
                .any(|at| context.grammar.lemma(context.word(at).id) == source.noun)
    }

    /// Its sentence has the source's noun, and nothing beside the source says that it is somebody else
    /// (`another strategist`, `a European official` after an American).
    fn is_of_the_same(&self, context: &Context<'_>, source: &Introduced) -> bool {
        let frame = context.words(context.sentence_words(self.sentence));
        let words = context.article.words.within(source.span);
        let tells_apart = |at: WordIndex| {
            let word = context.word(at);
            context.reads_any(at, &["another", "other", "second", "separate", "third"])
                || word.is_capital()
                    && at > words.start
                    && !frame.iter().any(|other| other.id == word.id)
        };
        // Nouns that no list has are all one to the grammar.
        let is_known = source.noun != WordId::UNKNOWN;
        let has_noun = is_known
            && frame.iter().any(|word| {
                word.quotation.is_none() && context.grammar.lemma(word.id) == source.noun
            });
        has_noun && !words.clone().any(tells_apart)
    }
}

fn frames(context: &Context<'_>) -> Vec<Frame> {
    let mut frames = Vec::new();
    for (sentence, _) in context.body() {
        let range = context.sentence_words(sentence);
        let Some(phrase) = context.phrase_in(range.clone(), PhraseClass::Anonymity) else {
            continue;
        };
        let given = if has_reason(context, sentence, range.clone(), &phrase) {
            Given::Reason
        } else {
            Given::Wish
        };
        let words = context.words(range.clone());
        // `one delegate, who asked for anonymity because leaders had agreed`: one
        let reason = context.phrase_in(phrase.end..range.end, PhraseClass::AnonymityReason);
        let before = range.start..reason.map_or(range.end, |reason| reason.start);
        let is_plural = context.words(before).iter().any(|word| {
            word.is(Classes::PLURAL_PEOPLE)
                || matches!(
                    context.grammar.word(word.id),
                    "both"
                        | "all"
                        | "many"
                        | "several"
                        | "some"
                        | "they"
                        | "them"
                        | "two"
                        | "three"
                )
        });
        let is_for_all = words.windows(2).any(|pair| {
            let read = |word: &Word| context.grammar.word(word.id);
            read(&pair[0]) == "like"
                && matches!(
                    read(&pair[1]),
                    "others" | "other" | "many" | "most" | "several" | "all"
                )
        });
        frames.push(Frame {
            sentence,
            given,
            is_plural,
            is_for_all,
        });
    }
    frames
}

/// `one intelligence source`, `another official`: of several that the copy spoke of.
fn is_one_of_them(context: &Context<'_>, source: &Introduced) -> bool {
    let first = context.article.words.within(source.span).start;
    context.reads_any(first, &["one", "another"])
}

/// How many sentences after a source its paragraph may say of it why it has no name.
const PARAGRAPH: SentenceId = 3;

/// How many sentences after the first of several sources one reason for all of them may stand.
const GROUP: SentenceId = 6;

/// The sentences that speak of a source.
fn places(context: &Context<'_>, source: &Introduced) -> Vec<SentenceId> {
    let mut places = vec![
        context.attribution(source.attribution).sentence,
        context.sentence_at(source.span.start),
    ];
    if let Some(entity) = source.entity {
        let mentions = &context.article.entities[entity as usize].mentions;
        let spans = mentions
            .iter()
            .map(|&id| context.article.mentions[id as usize].span);
        places.extend(spans.map(|span| context.sentence_at(span.start)));
    }
    places
}

/// `one clerk, who left on good terms but was intimidated by the lawyers`: the reason, in a clause on the source.
fn says_what_is_feared(context: &Context<'_>, source: &Introduced) -> bool {
    const NEAR: WordIndex = 2;
    let words = context.article.words.within(source.span);
    let sentence = context.sentence_words(context.word(words.start).sentence);
    let reads_who = |at: &WordIndex| context.reads(*at, "who");
    let who = (words.start..sentence.end.min(words.end + NEAR)).find(reads_who);
    who.is_some_and(|who| {
        context.phrases_in(who..sentence.end).any(|(at, class)| {
            class == PhraseClass::Fear && context.word(at.start).quotation.is_none()
        })
    })
}

fn given(
    context: &Context<'_>,
    source: &Introduced,
    sources: &[Introduced],
    frames: &[Frame],
) -> Given {
    if says_what_is_feared(context, source) {
        return Given::Reason;
    }
    if frames.is_empty() {
        return Given::Nothing;
    }
    let first = context.attribution(source.attribution).sentence;
    let places = places(context, source);
    let is_at = |places: &[SentenceId], frame: &Frame| {
        places
            .iter()
            .any(|&place| place <= frame.sentence && frame.sentence - place <= 1)
    };
    // `They spoke on condition of anonymity because …`, and in the next paragraph somebody else.
    let is_anothers = |frame: &Frame| {
        sources
            .iter()
            .filter(|other| other.attribution != source.attribution)
            .any(|other| {
                is_at(&[context.attribution(other.attribution).sentence], frame)
                    // `The official asked not to be named because …`, and then a diplomat
                    || other.noun != source.noun
                        && context.sentence_at(other.span.start) < frame.sentence
                        && frame.opens_with(context, other)
            })
    };
    // Of another who is brought on in the frame's own sentence it says nothing here.
    let introduces_another = |frame: &Frame| {
        !frame.is_plural
            && sources.iter().any(|other| {
                other.attribution != source.attribution
                    && context.sentence_at(other.span.start) == frame.sentence
            })
    };
    // `… according to two people familiar with it, who spoke on condition …`: the reason of those two.
    let brings_on_several = |frame: &Frame| {
        sources.iter().any(|other| {
            other.attribution != source.attribution
                && other.is_group
                && other.noun != source.noun
                && context.sentence_at(other.span.start) == frame.sentence
        })
    };
    // `…,” said an aide. “It was late.” She spoke on condition of anonymity …`
    let goes_on = |frame: &Frame| {
        let opening = context.sentence_words(frame.sentence).start;
        let block = context.sentence(frame.sentence).block;
        (first..=first + PARAGRAPH).contains(&frame.sentence)
            && context.sentence(first).block == block
            && context.word(opening).is(Classes::PRONOUN)
    };
    // `An aide spoke on condition of anonymity … The aide said`
    let is_back = is_definite(context, context.article.words.within(source.span).start);
    let told = frames.iter().filter(|frame| {
        places.contains(&frame.sentence)
            || is_at(&places, frame)
                && !introduces_another(frame)
                && !brings_on_several(frame)
            || goes_on(frame)
            || places.contains(&(frame.sentence + 1)) && (is_back || !is_anothers(frame))
            // `The employee, who asked for anonymity for fear of the owner, said … “…,” said the designer`
            || is_back
                && !source.is_group
                && frame.given == Given::Reason
                && frame.sentence < first
                && first - frame.sentence <= GROUP
            // `both asked not to be named`: those who were just spoken of
            || frame.is_plural
                && frame.given == Given::Reason
                && frame.sentence > first
                && frame.sentence - first <= GROUP
                && !brings_on_several(frame)
            // `officials familiar with the matter, speaking on condition …`, and officials later on
            || frame.is_plural
                && frame.given == Given::Reason
                && (source.is_group || is_one_of_them(context, source))
                && frame.speaks_of(context, source)
            || frame.given == Given::Reason && frame.is_of_the_same(context, source)
            || frame.is_of_a_crowd(context, first) && is_one_of_them(context, source)
            || frame.is_for_all
    });
    told.map(|frame| frame.given)
        .max()
        .unwrap_or(Given::Nothing)
}
