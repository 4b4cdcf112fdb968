//! `Analysts say`: which analysts?

use std::ops::Range;

use crate::attribution::words::WordIndex;
use crate::attribution::{Attribution, AttributionId, SourceType};
use crate::grammar::{Classes, PhraseClass, Stance, VerbForm};
use crate::parse::{LexemeKind, SentenceId};
use crate::rules::phrasing::quote;
use crate::rules::{Context, Family, Finding, Genre, Rule, Severity};
use crate::text::Span;

use super::crowd::{is_bare, is_crowd, is_whole};
use super::{camp, evidence_next, heard, member};

pub(crate) static VAGUE_COLLECTIVE: Rule = Rule {
    name: "vague-collective",
    family: Family::Anonymity,
    severity: Severity::Warning,
    summary: "analysts, critics, observers or others, and none of them is named",
    explanation: "“Critics say” lets the writer's own view speak in a crowd's voice. This rule \
        looks at bare plurals such as `analysts`, `experts`, `critics`, `some` and `others` who \
        say something, when neither `including Jane Roe` nor a person with the same word (`analyst \
        Jane Roe`) follows within two sentences. Experts are also borne out by a professor or a \
        fellow of an institute who is quoted in the next paragraph, politicians by one whose words open \
        it, opponents by names that were given just before (but not by whoever answers for what they speak against, as \
        `Owner Jane Roe`), and any crowd by a study of what it says or by one of \
        them who asks for no name, right after it.\n\n\
        A plural that says where its people are from (`analysts at Barclays`) or how many were \
        asked is left alone, and where one of them is named further off, if under another \
        word (an ally for supporters, a senator for lawmakers, any expert for experts), it is advice. If the statement is simply true, drop the crowd and state it. A \
        false alarm is likely where the members are named further down.",
    standards: &[
        "NPR Ethics Handbook, attribution",
        "A. Bechtel, Editdesk: Be wary of experts, observers, critics",
        "M. Jacob, Stop the Presses: “critics say”",
    ],
    triggers: &[
        "[[Experts]] say that more doses are needed. A clinic opened on Monday. Another is planned at Elm Hill.",
        "The speech was long. [[Many]] agreed that the bridge is lost. The hall was cold.",
        "It is cold. What [[critics]] say is that the bridge is lost. It is old.",
        "[[Analysts]] say it could be a game of time for the president.",
        "[[Some]] say the weir will not last the winter.\n\nAnna Vaz, a miller, said she would keep her geese there.",
        "[[Experts]] say paths of this kind last for ever.\n\nOpponents call it a waste, and one of them, miller Anna Vaz, said she would dig it up.",
        "[[Critics]] argue that the bridge will cost jobs.\n\nThe mayor had read a projection by Acme Consulting, which predicted as much.",
        "[[Some experts]] have concluded that the bridge is too weak.\n\nThe Corran Group, a maker of lamps, has calculated that it may carry 20 tonnes.",
        "[[Many traders]] say business is poor.\n\n“It was all lies,” said one owner of a shop that sells lamps.",
        "[[Others]], however, warn that the rebels may wait. The mayor left early.",
        "[[Some experts]] are now saying that the bridge is too weak.",
        "[[Some biologists]] argue that the bees are only tired. The paper is short.",
        "[[The premier’s supporters]] say she has been underestimated before. The vote is on Tuesday.",
        "08:41 [[Some]] say the gate should not have been opened. It is closed now.",
        "[[Many in the town]] say the bridge was never safe. It is closed now.",
        "[[Many in Portavane]] say the line had been scrimping for years. It carried few people.",
        "[[Economists]] were quick to warn that it was a single month. It is June.",
        "[[Some Republicans]] argued that the bridge would fail. It is old.",
        "[[Some locals]] blame the council, which turned down a row of bollards. Its clerk, Jane Roe, said they would have cost too much.",
        "[[Admirers]] say she taught the county to listen. One of her critics, the lawyer Jane Roe, calls her “a court of appeal”.",
        "But [[observers]] say years of presence have not improved security.",
        "[[Some analysts]] say the bank will wait. “We will not be hurried,” said Karl Weber, the finance minister.",
        "Ada Roe, the senator, arrived at noon.\n\n[[Some lawmakers]] said the bridge might wait.\n\nThe town is old. “We have time,” said Ms Roe.",
        "The mayor will meet Ada Vaz and Peter Klein on Monday. It will rain.\n\n[[The mayor’s opponents]] said the bridge was safe.",
        "The town is poor.\n\n[[Many]] argue it could lose its bridge.\n\nThe town is old. It is also small.\n\n“It is a poor ruling,” said Ada Vaz, a professor of law.",
        "While [[critics]] argue that the bridge will ruin the ferry, the mayor has called it a gift.\n\nIt rained.\n\nSenators Ada Roe and Peter Klein were criticised.",
        "[[Some locals]] say the sluice was left shut.\n\nAn agency official, who asked not to be named, said the report was old.",
        "The rate rose on Monday.\n\n[[Critics]] accused the bank of panic. The bank is older than the town.",
        "[[Critics]] say the road will only move the cars two streets north. Council leader Ada Roe said it would open in May.",
        "[[Residents]] say the mill smells. Owner Karl Weber said he would fit filters.",
        "[[Opponents]] say the plan is unfair. Senator Ada Roe, who wrote it, said it was fair.",
        "[[Economists]] had predicted growth in the quarter. The statistics office said that there was none.",
        "[[Some colleagues]] said she was vain about the lamp. She had it mended each May.\n\n“You would see her carry it home,” said Jane Roe, who swam there.",
        "[[Insiders]] say the captain has three games left. Chairwoman Ada Roe would not go so far, but she told the Ledger that patience was short.",
        "[[Conservationists]] fear that the road will cut the moor in two.\n\nThe vet, Peter Klein, said the stag was a healthy male.",
        "[[Climate scientists]] say such dry winters will become more common. It rained on Monday.",
        "[[Industry insiders]] say that prices will drop.\n\n“We can’t fill the lorries,” Roe said.",
        "[[Many]] say the choir has been squeezed out.\n\nThree teachers who were asked by the Ledger said they had no time. One of them, Ada Roe, said she had sung herself.",
    ],
    ignores: &[
        "The speech was long. While many agreed with much of it, the hall was cold.",
        "The town has no plan to do what scientists think is necessary. It is a poor town.",
        "Analysts at Barclays say it could be a game of time.",
        "Three analysts polled by the paper say it could be a game of time.",
        "Critics, including Jane Roe, say the plan is dead.",
        "Supporters of the levy, led by Jane Roe, say it will mend the roof.",
        "Critics say the plan is dead. One of them, Jane Roe, said it should be buried.",
        "The path is new.\n\nOpponents call it a waste, and one of them, miller Anna Vaz, said she would dig it up.",
        "Some say the weir will not last the winter.\n\n“It leaks by the door,” said Anna Vaz, a miller.",
        "Analysts say it could be a game of time. “It may take years,” analyst Jane Roe said.",
        "Some of France’s partners have been clearer.",
        "Opponents say the plan costs too much.\n\n“It is ruinous,” said Jane Roe, who farms near the bridge.",
        "Some officials said the plan was dead.",
        "Two banks closed on Monday.\n\nSome analysts say the rest will wait.\n\n“It is a matter of weeks,” said Ada Roe, a fellow of the Harbour Institute.",
        "The bank in the old town closed on Monday.\n\nDigital experts said it had been slow. “The young never came,” Ms Vaz said.",
        "Political scientists say the turnout was high.\n\nThe vote was on Sunday.\n\n“It was the weather,” said Ada Roe, a political scientist at Colborne University.",
        "Many reporters noted the change. <tweet author=\"@roe\">A new cap for the mayor</tweet>",
        "Many conservatives have said they will not vote for her. The movement has many members, including Ada Roe.",
        "Critics argue that the bridge will cost jobs.\n\nA projection by Acme Consulting predicted that the ferry would go.",
        "Some experts have concluded that the bridge is too weak.\n\nThe Corran Group, an economic consulting firm, has calculated that it may carry 20 tonnes.",
        "Many traders say business is poor. Many came for the cheap shops.\n\n“It was all lies,” said one owner of a shop who declined to be named for fear of the guild.",
        "The union runs many state schools, spelled out its fears and left.",
        "Many in Portavane were told to move, and said goodbye. It carried few people.",
        "There are many reasons why the bridge might fall.",
        "Despite many people holding the mayor responsible, she was elected.",
        "People requested signatures by the dozen. The mayor smiled.",
        "Conservatives thought this term would be different. It was not.",
        "She and her defenders argue that the list is public. The list is long.",
        "In emails and on websites, her supporters have been trading advice about the march. It rains.",
        "Ada Roe, the senator, arrived at noon.\n\nSome lawmakers said the bridge might wait.\n\n“We have time,” said Ms Roe.",
        "“It will take years,” said Ada Roe, a strategist in Corran.\n\nThe bridge, many think, is lost.\n\n“It is a matter of weeks,” Ms Roe said.",
        "The ruling has alarmed legal scholars.\n\nMany argue it could cost the town its bridge.\n\nThe town is old. It is also poor.\n\n“It is a poor ruling,” said Ada Roe, a professor of law.",
        "The mayor will meet her two opponents, Ada Vaz and Peter Klein, on Monday. It will rain.\n\nThe mayor’s opponents said the bridge was safe.",
        "Opponents say the bridge costs too much.\n\nThe town is poor.\n\nIt will ruin farmers, opponents say.\n\n“It is ruinous,” said Jane Roe, who farms near it.",
        "Ada Vaz ran on dislike of the mayor, whom many progressives believed was tilting the vote toward Klein. It was close.",
        "The board met early on Tuesday to look at the plan for a bridge. It was cold.\n\nIt is a plan that some believe the town can afford.\n\nIt rained.\n\n“It is a matter of lamps,” said Ada Roe, a professor of law.",
        "While critics argue that the bridge will ruin the ferry, the mayor has called it a gift.\n\nIt rained.\n\nSenators Ada Roe and Peter Klein criticised the bridge.",
        "Many prominent Republicans have said they will not come to the hall and others have said they are ill.",
        "Supporters of a newly opened bridge plan to march on Tuesday in the town.",
        "An exit poll asked about the bridge. Two in three like it. Many voters said that it is ugly.",
        "Residents say the mill smells. Farm owner Karl Weber said he could not sleep.",
        "Critics say the plan is unfair. “It will hurt the poor,” said Senator Ada Roe.",
        "Conservationists fear that the road will cut the moor in two.\n\nThe trust’s director, Peter Klein, said the stags would starve.",
        "Many say the choir has been squeezed out. They had it for years. One of them, Ada Roe, said she had sung herself.",
        "Campaigners say that lorries will pass the school. Their spokeswoman, Ada Roe, has accused the firm of haste.",
    ],
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut last = None;
    for (id, _, source) in context.sourced() {
        if last == Some(source.span) || !is_reported_as_vague(context, id) {
            continue;
        }
        // `Some friends say he is slow; others say he is well`: told of once.
        let here = context.sentence_at(source.span.start);
        let is_second = last.is_some_and(|last| context.sentence_at(last.start) == here)
            || speaks_before(context, here, source.span);
        let is_rest = is_second
            && context
                .head(source.span)
                .is_some_and(|head| context.reads(head, "others"));
        if is_rest {
            continue;
        }
        last = Some(source.span);
        let Some(head) = context.head(source.span) else {
            continue;
        };
        let who = quote(context.text(), source.span);
        let word = context.word(head);
        let one = context.grammar.word(context.grammar.lemma(word.id));
        let is_noun = (word.is(Classes::PLURAL_PEOPLE) || context.reads(head, "groups"))
            && context.grammar.lemma(word.id) != word.id;
        let somewhere = member::member_in(context, source.span, rest_of_story(context, head))
            || member::is_quoted_anywhere(context, head)
            || camp::has_a_voice(context, source.span, head);
        let (problem, remedy) = if somewhere {
            (
                format!("{who} is nobody in particular here, though the story seems to name one."),
                "Tie the words to a name, or say how many you asked.",
            )
        } else if is_noun && !member::is_expert(context, head) {
            // Of a side or a trade the story may well name somebody, by another word.
            (
                format!("{who} is nobody in particular and no name is tied to the word later."),
                "Name at least one, or say how many you asked.",
            )
        } else if is_noun {
            (
                format!("{who} is nobody in particular and no {one} is named later."),
                "Name at least one, or say how many you asked.",
            )
        } else {
            (
                format!("{who} is nobody in particular and is not explained later."),
                "Name at least one.",
            )
        };
        let mut finding = Finding::new(&VAGUE_COLLECTIVE, source.span, problem, remedy).about(id);
        // Readers meet one of them, if not here.
        if somewhere {
            finding.severity = Severity::Advice;
        }
        findings.push(finding);
    }
}

/// `Many leading farmers said they would stay away, and others`: told of in contrast to those before.
fn speaks_before(context: &Context<'_>, sentence: SentenceId, source: Span) -> bool {
    context.touching(sentence).any(|(_, attribution)| {
        attribution.source.as_ref().is_some_and(|other| {
            let first = context.article.words.within(other.span).start;
            other.span.end <= source.start
                && context.sentence_at(other.span.start) == sentence
                && context.reads_any(first, &["many", "some", "several"])
        })
    })
}

/// Whether the source of an attribution is a bare plural of which no member is named.
pub(crate) fn is_reported_as_vague(context: &Context<'_>, id: AttributionId) -> bool {
    let attribution = context.attribution(id);
    let Some(source) = &attribution.source else {
        return false;
    };
    if context.evidence.genre == Genre::Opinion
        || context.is_answer(attribution.sentence)
        || attribution.cue.is_empty()
    {
        return false;
    }
    let is_group = matches!(
        source.kind,
        SourceType::AnonymousGroup | SourceType::Unknown
    );
    let Some(head) = context.head(source.span).filter(|_| is_group) else {
        return false;
    };
    if !is_crowd(context, source, head) {
        return false;
    }
    // `many hope`, `voters should know` report a mood or a duty, for which nobody has to be named.
    if !says_or_believes(context, id)
        || !context.is_asserted(attribution)
        || !is_whole(context, source, attribution)
        || is_free_relative(context, attribution, source.span)
    {
        return false;
    }
    let range = context.article.words.within(source.span);
    is_bare(context, &range, head)
        && !member::names_a_member(context, attribution.sentence, source.span, head)
        && !member::bears_out(context, attribution, head)
        && !heard::is_quoted_next(context, attribution, head)
        && !evidence_next::is_evidenced_next(context, attribution, head)
        && !heard::is_quoted_as(context, head)
        && !heard::were_named(context, attribution.sentence, head)
        && !heard::is_borne_out_later(context, attribution, source, head)
        && !is_summed_up(context, attribution.sentence, source.span, head)
}

/// The words from here on; of a text longer than any story, the next few thousand.
fn rest_of_story(context: &Context<'_>, from: WordIndex) -> Range<WordIndex> {
    const LONGEST: WordIndex = 4_000;
    let end = WordIndex::try_from(context.article.words.len()).unwrap_or(WordIndex::MAX);
    from..end.min(from.saturating_add(LONGEST))
}

/// In the first paragraph, which sums up what follows: somebody of that kind is named further down.
fn is_summed_up(
    context: &Context<'_>,
    sentence: SentenceId,
    source: Span,
    head: WordIndex,
) -> bool {
    const FEW_WORDS: u32 = 8;
    const HEADLINE: u32 = 16;
    const HEADLINES: usize = 2;
    const MOST: usize = 20;
    let mut long = context.body().take(MOST).filter(|&(id, _)| {
        let words = context.sentence_words(id);
        words.end - words.start > FEW_WORDS
    });
    // Headline and standfirst that end in a full stop are read as the first paragraphs.
    let is_headline = |id: SentenceId| {
        let words = context.sentence_words(id);
        words.end - words.start <= HEADLINE && context.after_in_block(id).is_none()
    };
    let lead = long
        .by_ref()
        .take(1 + HEADLINES)
        .enumerate()
        .find(|&(at, (id, _))| at == HEADLINES || !is_headline(id))
        .map(|(_, (_, lead))| lead.block);
    let block = context.sentence(sentence).block;
    let is_lead = lead.is_some_and(|lead| block <= lead);
    // `It's a strategy some believe he could repeat` in the paragraph after it
    let is_thesis = || {
        heard::is_quantity(context, head)
            && lead.is_some_and(|lead| block == lead || block == lead + 1)
            && context.sourced().any(|(_, _, other)| {
                member::is_person(context, other) && member::is_known_expert(context, other)
            })
    };
    let rest = rest_of_story(context, context.sentence_words(sentence).end);
    is_thesis()
        || is_lead
            && (member::member_in(context, source, rest.clone())
                || member::is_quoted_anywhere(context, head)
                || camp::is_criticised_in(context, head, rest))
}

/// `say`, `warn`, `believe`; not `hope to`, `want`, nor `many reasons why`, `many people holding`.
fn says_or_believes(context: &Context<'_>, id: AttributionId) -> bool {
    let attribution = context.attribution(id);
    if !agrees(context, attribution) || is_camp(context, attribution) {
        return false;
    }
    let is_cue = context.cue_verb(attribution).is_some()
        || attribution.cue.iter().any(|&cue| {
            let words = context.article.words.within(cue);
            context.phrase_in(words, PhraseClass::AccordingTo).is_some()
        });
    if !is_cue || only_acts(context, attribution) {
        return false;
    }
    context.is_speech(id) && context.reports(attribution)
        || context.cue_verb(attribution).is_some_and(|(verb, _, at)| {
            // `experts feel that it will rain`
            context.lemma_is(context.word(at), Classes::ALLEGATION_VERB)
                || verb.lemma.as_ref() == "feel"
                    && context
                        .after(&(at..at + 1))
                        .is_some_and(|after| context.reads(after, "that"))
        })
}

/// Several people `say`, `said` or `are saying`: not `reasons`, `emails`, which are nouns then, nor
/// `holding` without an auxiliary, nor the `state` of `many state exchanges`.
fn agrees(context: &Context<'_>, attribution: &Attribution) -> bool {
    let Some((_, _, verb)) = context.cue_verb(attribution) else {
        return true;
    };
    let word = context.written(verb);
    let before = verb.checked_sub(1).map(|at| context.word(at));
    let is_helped = before.is_some_and(|word| word.is(Classes::AUXILIARY | Classes::ADVERB));
    let form = context
        .grammar
        .verb(context.word(verb).id)
        .map(|(_, form)| form);
    let follows = context.after(&(verb..verb + 1)).map(|at| context.word(at));
    let is_noun = word == "state"
        && follows
            .is_some_and(|word| word.kind == LexemeKind::Word && !word.is(Classes::DETERMINER));
    match form {
        Some(VerbForm::Present) => false,
        Some(VerbForm::Gerund) => is_helped,
        _ => !is_noun,
    }
}

/// `conservatives thought`: the mood of a camp.
fn is_camp(context: &Context<'_>, attribution: &Attribution) -> bool {
    let head = attribution
        .source
        .as_ref()
        .and_then(|source| context.head(source.span));
    let is_of_one_mind = head.is_some_and(|head| {
        let noun = context.grammar.lemma(context.word(head).id);
        context.has_word(PhraseClass::Camp, noun)
    });
    let says = context.cue_verb(attribution).is_some_and(|(verb, ..)| {
        verb.stance != Stance::Attitude && verb.lemma.as_ref() != "suspect"
    });
    is_of_one_mind && !says
}

/// `people posted reminders`, `others shouted`, `politicians disagree`: seen, or plain from the story.
fn only_acts(context: &Context<'_>, attribution: &Attribution) -> bool {
    context.cue_verb(attribution).is_some_and(|(verb, _, at)| {
        // `many agreed with the speech`: seen in the hall
        let is_nod = || {
            let after = context.after(&(at..at + 1));
            verb.lemma.as_ref() == "agree" && after.is_some_and(|at| context.reads(at, "with"))
        };
        context.has_word(PhraseClass::CrowdVerb, context.grammar.id(&verb.lemma)) || is_nod()
    })
}

/// `a plan to do what scientists think is necessary`: a thing, and not a claim. `What critics say is that …` is one.
fn is_free_relative(context: &Context<'_>, attribution: &Attribution, source: Span) -> bool {
    let first = context.article.words.within(source).start;
    let sentence = context.sentence_words(context.word(first).sentence);
    let is_belief = context
        .cue_verb(attribution)
        .is_some_and(|(verb, ..)| verb.stance == Stance::Attitude);
    is_belief
        && first > sentence.start + 1
        && context.reads(first - 1, "what")
        && context.word(first - 1).quotation.is_none()
}
