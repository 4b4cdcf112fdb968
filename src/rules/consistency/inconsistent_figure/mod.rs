//! Two figures for one thing.

mod compare;
mod measure;
mod said_again;
mod told_again;

use crate::parse::{Place, SentenceId};
use crate::rules::{Context, Family, Finding, Genre, Rule, Severity};

use compare::{Setting, disagree, is_misprint_of_headline};
use measure::{Measure, measure};
use told_again::told_again;

/// How many figures of a story are compared with those that come after.
const MOST: usize = 64;

pub(crate) static INCONSISTENT_FIGURE: Rule = Rule {
    name: "inconsistent-figure",
    family: Family::Consistency,
    severity: Severity::Warning,
    summary: "two figures for the same thing",
    explanation: "A story that has 4,000 troops in one paragraph and 5,000 in another is wrong in \
        one of them. This rule compares counts, sums and shares by what they measure (the noun that is \
        counted, the words of the clause), where and when: the same words in the same place (`French \
        troops in Mali`), the same digits in another order, or a figure near to that of the headline \
        and the first paragraph (`£3.2m repairs`, `the repairs would cost £3.4 million`), the same clause with \
        another number (`will cut 120 jobs at the plant`, `cuts 140 jobs at the plant`), and what the copy points back to (`the 37 dead`, `the crowd of \
        5,400`, `the $21 million freeze`) with what was told before.\n\n\
        Left alone are roundings (`1,487` and `1,500`), bounds (`more than 4,000`), figures of another \
        time or place, what is marked as a part, a plan, a comparison or an addition, and the shares of \
        polls and votes. A false alarm is likely where one is a part of the other.",
    standards: &[
        "IPSO Editors’ Code, clause 1",
        "BBC Editorial Guidelines, Accuracy",
    ],
    triggers: &[
        "Fewer are out of work in Hald, the guild said.\n\nThe jobless rate was 4.1 per cent in the three months to May, the land office said.\n\nIt is hot.\n\nThe jobless rate was [[4.3 per cent]] in the three months to May, the land office said.",
        "There are 4,000 French troops in Mali. The mission is old.\n\nFrance keeps [[5,000 French troops]] in Mali.",
        "Net debt stood at £640m at the end of June. The harbour is old.\n\nThe board said net debt of [[£460m]] left room for a crane.",
        "The council has agreed to build 84 homes at the quay.\n\nThe mayor said the [[86 homes]] would be of stone.",
        "Town to sell library for £2.4m\n\nThe council will sell its library for [[£2.6m]], the mayor said. It is old.",
        "Some 2.3 million households rent from the guild.\n\nThe report put the number of households renting at [[2.1 million]].",
        "Rents in Corran rose by 7.4 per cent in the year to July.\n\nThe [[7.1 per cent]] rise in rents in the year to July is the largest for ten years.",
        "SEDGE 214 and 187 beat HALD 246 by one wicket\n\nSedge won before a crowd of 6,200 that would not sit down. It was late.\n\nThe board said that the crowd of [[5,400]] was the best since 1969.",
        "At least 34 pilgrims killed in slip\n\nAt least 34 people were killed on Saturday when a hill came down.\n\nThe minister said that the families of the [[37 dead]] would be paid.",
        "Two more deaths took the toll to seven, the clinic said.\n\nThe [[six persons]] who died include a teacher, the clinic said.",
        "A new crane was ordered. The freeze will cost the town $18 million, the papers say.\n\nWhat does the [[$21 million]] fuel freeze mean for boats?",
        "Council votes for pier\n\nThe council voted to spend $1.9 million on a new pier.\n\nKlein asked for a recorded vote on the [[$1.7-million]] pier.",
        "The court will hear of a 14-storey block on the quay. The building is grey.\n\nIf it is built, the [[15]]-storey building will be the tallest in town.",
        "The 11-member council voted on Monday to sell the hall.\n\nThe [[12]]-member council has not agreed since May.",
        "The council will spend £12.5m on a pool in Sedge.\n\nKlein voted against the [[£15.2m]] pool, which she called a puddle.",
        "Profit at Corwin dropped by 14 per cent last year.\n\nKlein, the chief executive, said the [[41 per cent]] drop was no surprise.",
        "The office counted 40,870 live births in Sedge.\n\nOf the [[40,780 births]] last year, half were of boys.",
        "A study followed 2,304 people with weak ears.\n\nOf the [[2,340 participants]], 212 dropped out.",
        "Port to shed 300 jobs\n\nThe port will cut [[240 jobs]] by May. It is old.",
        "The guild has until October to repay £310m of debt.\n\nThe banks were kind. Rules for the [[£301m]] of debt that falls due in October were waived.",
        "Anna Klein, who died on Tuesday, edited 47 films.\n\nOf the [[49 films]] that she edited, nine are left.",
        "Town says no to pier by 212 votes\n\n6.30pm – The polls have closed.\n\n7.15pm – The hall is cold.\n\n8.40pm – The first boxes are in.\n\n10.45pm – The town keeps its quay by [[221 votes]].",
        "Town says no to pier by 64 votes\n\n6.30pm – The polls have closed.\n\n7.15pm – The hall is cold.\n\n8.40pm – The first boxes are in.\n\n10.45pm – The town keeps its quay by [[46 votes]].",
        "The ward is old.\n\nThe inspectors want 27 improvements by May. It rained.\n\nThe [[24 improvements]] include a lock for the door.",
        "The hall is old.\n\nThe council voted to spend $18,600 to repair the whistle. It rained.\n\nThe [[$16,800]] repair will be done by May.",
        "The year is over. Thefts from boats rose to 26,318.\n\nIt rained.\n\nThe [[26,138 thefts]] cost the town its calm.",
        "The port will cut 120 jobs at its Hald yard, it said on Monday. It is old.\n\nThe guild said that it would walk out if the port cuts [[140 jobs]] at the Hald yard.",
        "The council has set aside £3 million for the new pier. It is old.\n\nKlein said that the [[£5 million]] for the new pier would come from the guild.",
        "Twelve people were killed when a ferry sank off Sedge.\n\nIt was old.\n\nThe [[14 people]] killed in the ferry disaster will be buried on Friday.",
        "Returning sailors made up 17,600 of the callers.\n\nIt rained.\n\nThe [[16,700 returning sailors]] came from Hald.",
        "The slip cost the firm Rs 23 crore, the chief said.\n\nWithout the [[Rs 32 crore]] that the slip cost it, the firm would have done well.",
    ],
    ignores: &[
        "Fewer are out of work in Hald, the guild said.\n\nThe jobless rate was 4.1 per cent in the three months to May, the land office said.\n\nIt is hot.\n\nThe jobless rate was 4.3 per cent in the three months to August, the land office said.",
        "Shares rose in Hald, the guild said.\n\nCorwin had a good day. Its shares were up 4.1 per cent on Friday.\n\nSo had Norvane. Its shares were up 4.3 per cent on Friday.",
        "Town says no to pier by 212 votes\n\n6.30pm – The polls have closed.\n\n7.15pm – The hall is cold.\n\n8.40pm – The no side leads by 131 votes.\n\n10.45pm – The town keeps its quay.",
        "There are 4,000 French troops in the Sahel. Germany keeps 1,500 German troops in Mali.",
        "There were 4,000 French troops in Mali in 2019. Now there are 5,000 French troops in Mali.",
        "The council has agreed to build 84 homes at the quay.\n\nThe first plan was to have 86 homes.",
        "The council has agreed to build 1,487 homes at the quay.\n\nThe mayor said the 1,500 homes would be of stone.",
        "Rents in Corran rose by 7.4 per cent in the year to July.\n\nIn Port Lydia the rise in rents in the year to July was 7.1 per cent.",
        "Sedge won before a crowd of 6,200 that would not sit down. It was late.\n\nThe board said that the crowd of 5,400 at the first match was the best for years.",
        "Nine people were killed on Saturday when a hill came down.\n\nThe eight people killed in the bus were from one village.",
        "Five guards and 12 clerks were killed on Saturday when a hill came down.\n\nThe 17 dead were named on Sunday.",
        "More than 30 people were killed on Saturday when a hill came down.\n\nThe 37 dead were named on Sunday.",
        "Nine people were killed on Saturday when a hill came down.\n\nThe ten dead of the slip of 1998 have a stone.",
        "The guild asks for a $15 wage. The mayor offers a $12 wage.\n\nHe did not speak of the $15 wage on Friday.",
        "The mayor offers a $12 wage.\n\nThe $15 wage that the guild asks for was not spoken of.",
        "The 11-member council voted on Monday to sell the hall.\n\nThe 12-member board of the port was not asked.",
        "The court will hear of a 14-storey block on the quay.\n\nIt would stand beside the 13-storey hotel.",
        "The council will spend £12.5m on a pool in Sedge.\n\nKlein wanted the £11.8m pool that Hald has.",
        "Firm to cut 500 jobs\n\nCorwin is to cut 320 jobs in Hald and the rest in Sedge.",
        "A crowd of 6,200 saw Sedge win. It was late.\n\nIt was the best day since the crowd of 7,000 came to see Hald in 1998.",
        "The freeze cost the town $18 million in 2019.\n\nWhat does the $21 million fuel freeze of 2020 mean for boats?",
        "The court will hear of a 14-storey block and a 15-storey block on the quay.\n\nIf it is built, the 15-storey building will be the tallest in town.",
        "Port to shed 300 jobs\n\nThe port will cut 300 jobs by May, of which 240 jobs are in Sedge.",
        "The ward is old.\n\nThe inspectors want 27 improvements by May. It rained.\n\nThe 24 improvements to the kitchen include a lock.",
        "The port will cut 120 jobs at its Hald yard. It is old.\n\nIt cut 140 jobs at the Hald yard in 2019.",
        "The council has set aside £3 million for the new pier. It is old.\n\nIt will borrow £5 million for the new pier.",
        "The army lost 120 men in the battle for the quay. It was cold.\n\nThe rebels lost 200 men in the battle for the quay.",
        "Twelve people were killed when a ferry sank off Sedge.\n\nIt was old.\n\nThe 14 people killed in the fire of May will be buried on Friday.",
        "The poll found that 44 percent of voters wanted the crane.\n\nIn a poll of May 43 percent of voters wanted the crane.",
    ],
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    if context.evidence.genre == Genre::Interview {
        return;
    }
    // From entry to entry figures change, but not what the copy points back to.
    let is_live = context.evidence.genre == Genre::Live;
    let mut known: Vec<Measure> = Vec::new();
    let sentences = context.article.document.sentences.iter().enumerate();
    let sentences = sentences
        .filter(|(_, sentence)| {
            // A line under a picture has its own figures.
            sentence.place == Place::Body
                || sentence.place == Place::Credit
                || sentence.place.is_display()
        })
        .filter_map(|(at, _)| SentenceId::try_from(at).ok())
        .filter(|&id| context.is_sentence(id));
    for id in sentences {
        for at in context.sentence_words(id) {
            let Some(figure) = measure(context, id, at) else {
                continue;
            };
            let other = known
                .iter()
                .find(|other| {
                    if is_live {
                        is_misprint_of_headline(context, other, &figure)
                    } else {
                        disagree(context, || Setting::new(context), other, &figure)
                    }
                })
                .or_else(|| told_again(context, &known, &figure, is_live));
            if let Some(other) = other {
                let text = context.text();
                let [one, two] = [other, &figure]
                    .map(|figure| context.article.words.span(figure.words.clone()).of(text));
                let of = figure.span(context).of(text);
                let of = of.strip_prefix(two).unwrap_or_default();
                findings.push(
                    Finding::new(
                        &INCONSISTENT_FIGURE,
                        figure.span(context),
                        format!("{one} or {two}{of}?"),
                        "Use one figure, or say why there are two.",
                    )
                    .with_label(other.span(context), "the other figure"),
                );
            }
            // Enough to compare with, and keeps a long list from being compared with itself.
            if known.len() < MOST {
                known.push(figure);
            }
        }
    }
}
