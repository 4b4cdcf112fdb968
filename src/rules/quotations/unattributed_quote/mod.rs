//! A full quotation that nobody is credited with.

mod credit;
mod lead_in;
mod speaker;
mod unspoken;

use crate::parse::Place;
use crate::rules::phrasing::quote;
use crate::rules::{Context, Family, Finding, Rule, Severity};

use super::signature::{is_before_colon, is_signed};
use super::{is_full, is_named, is_title};
use credit::{carries_on, is_credited};
use lead_in::{is_introduced, is_told_next, is_woven_in};
use speaker::{is_near_a_source, is_next_to_cue};
use unspoken::{is_no_speech, is_ornament, is_spoken_of};

pub(crate) static UNATTRIBUTED_QUOTE: Rule = Rule {
    name: "unattributed-quote",
    family: Family::Quotations,
    severity: Severity::Error,
    summary: "a full quotation that nobody is credited with",
    explanation: "Readers must be able to tell whose words stand in quotation marks. This rule \
        looks at quotations in the body that can stand as a sentence, and asks whether a source \
        is named in the same sentence, in a neighbouring sentence of the paragraph, or through a \
        quotation that runs on from the paragraph before.\n\n\
        Titles of works, quotations in headlines and crossheads, the answers of an interview and \
        words introduced with `the sign read` or `titled` are left alone. A false alarm is likely \
        where the speaker is named far away, as in a scene told by one witness; name the speaker \
        again or suppress the finding with that reason.",
    standards: &[
        "Reuters Handbook, The Essentials of Reuters sourcing",
        "AP News Values, Attribution",
    ],
    triggers: &[
        "The bridge shook. [[“We ran for our lives.”]] Traffic stopped for hours.",
        "The council met on Monday.\n\n[[“This has gone on for too long now.”]] The trust declined to comment.",
        "The council met on Monday.\n\n[[“This has gone on for too long now.”]] The mayor did not say a word.",
        "Asked about the table, nobody at the club would bite. [[“One game at a time, we have not even looked at it.”]] The table says that they are second.",
        "07:40 The bridge is shut.\n\n07:55 [[‘I rang my boss and he didn’t believe me.’]] The first drivers are walking back.\n\n08:10 A crew is on its way.",
        "The factory closed in March. Most of the town worked there.\n\n[[“We were given an hour to clear our lockers.”]]\n\nThe gates have been locked since. The council wants to buy the land.",
        "The mill’s lawyer, Anna Okoro, said the owner had left.\n\n[[“Everybody in the valley had heard of it.”]] The case opens in May.",
        "The meeting ended at midnight.\n\n[[“There is no more money in the budget for any of this.”]]\n\nThe hall emptied.",
    ],
    ignores: &[
        "The mill’s lawyer, Anna Okoro, said the owner had left.\n\n“Everybody in the valley had heard of it.”",
        "“We ran.\n\n“Then it fell and we ran again,” Ms Okoro said.",
        "“We ran for our lives,” said Anna Okoro, who lives by the bridge.",
        "Anna Okoro was on the bridge. “We ran for our lives,” she said. “It was over in a second.”",
        "“I am calling from the campaign. How are you today?” Anna Okoro said into the phone.\n\nShe paused.\n\n“Well, thank you so much for your time.”\n\nPause.\n\n“Well, you do that, and so will I!”\n\nShe hung up, smiling at the others in the hall.",
        "The band opened with “The Long Road to Nowhere” and left the stage.",
        "“The road will stay closed until spring at the least.” [Harbour Ledger]",
        "His advice to us was, “Never trust a man who counts his words.”",
        "The bridge shook.\n\n“We have no need of a poll. We have flags on every boat.” That was Anna Okoro, who keeps the lamps.",
        "The sign read “No entry for vehicles over two tonnes” in both languages.",
        "The winter was long. “You cannot run a yard on goodwill. You need lamps,” is how Ada Roe sums it up.",
    ],
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut last = None;
    let mut looked = 0;
    for (id, quotation) in context.outer_quotations() {
        // What is never closed is `unbalanced-quotation-mark`'s.
        let is_body =
            quotation.place == Place::Body && quotation.continues.is_none() && quotation.closed;
        if !is_body || is_credited(context, id) || !is_full(context, quotation) {
            continue;
        }
        if is_title(context, quotation)
            || is_named(context, quotation)
            || is_no_speech(context, quotation)
        {
            continue;
        }
        // What follows in the same paragraph goes with its first quotation.
        if last.replace(quotation.block) == Some(quotation.block) {
            continue;
        }
        let sentence = context.sentence_at(quotation.span.start);
        if !context.is_sentence(sentence) || context.is_talk(sentence) {
            continue;
        }
        if is_near_a_source(context, sentence)
            || is_next_to_cue(context, quotation, sentence)
            || is_introduced(context, quotation, sentence)
            || is_signed(context, quotation)
            || is_before_colon(context, quotation)
            || is_woven_in(context, quotation, sentence)
            || carries_on(context, quotation)
            || is_told_next(context, quotation)
            || is_spoken_of(context, quotation)
            || is_ornament(context, quotation, &mut looked)
        {
            continue;
        }
        let problem = format!(
            "No one is credited with {}.",
            quote(context.text(), quotation.span)
        );
        findings.push(Finding::new(
            &UNATTRIBUTED_QUOTE,
            quotation.span,
            problem,
            "Add who said it.",
        ));
    }
}
