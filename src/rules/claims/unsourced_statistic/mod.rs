//! A figure that somebody had to count, and nobody is said to have counted it.

mod checkable;
mod kind;
mod market;
mod nearby;
mod on_record;
mod passage;
mod plot;
mod poll;
mod public_record;
mod self_evident;

use std::cell::LazyCell;

use crate::parse::BlockKind;
use crate::rules::figure::{Figure, figures};
use crate::rules::phrasing::{list, quote};
use crate::rules::{Context, Family, Finding, Genre, Rule, Severity};

use checkable::is_checkable;
use market::{is_of_currencies, is_of_shares, is_stake};
use nearby::{is_filed, is_given_nearby};
use on_record::{goes_on, has_source, is_between_words, is_credited, is_documented, is_told_after};
use passage::{Data, is_between_counts, is_measured_above, is_of_a_study};
use plot::{is_about_fiction, is_of_the_plot};
use poll::{is_poll, is_share};
use public_record::{is_indicator, published};
use self_evident::is_self_evident;

pub(crate) static UNSOURCED_STATISTIC: Rule = Rule {
    name: "unsourced-statistic",
    family: Family::Claims,
    severity: Severity::Warning,
    summary: "a figure that somebody had to count, without a source",
    explanation: "Counts are claims: money spent, people killed, troops, votes, shares and rates \
        come from whoever counted, and often somebody else counts differently. This rule looks \
        at such figures, and at any figure after `about`, `around`, `more than`, `nearly` or \
        `up to`, in sentences that credit nobody.\n\n\
        Years, dates, times, ages, elapsed time, scores, distances, prices that readers pay, \
        small counts in words, the terms of a law, prices on an exchange, declared results, \
        fines and settlements, shares worked out in the sentence and groups that a reporter can count are left \
        alone, and so is what nobody would ask about (`thousands of people` in passing, the debt of a nation, what a \
        company earned, the price of what was sold, the inhabitants of a town), and a sentence that carries on from a sourced \
        one in the same paragraph, stands between two of one speaker or of one office that counts, or tells more \
        of what the data at the top are about. What offices of state and campaigns publish as a matter of \
        course (unemployment, shares of a population, gifts, a body's own staff) is advice. A false alarm is likely for a figure anybody can check \
        (the seats of a parliament).",
    standards: &[
        "AP News Values, Attribution",
        "NPR Ethics Handbook, attribution of disputed counts",
        "Reuters Handbook, The Essentials of Reuters sourcing",
    ],
    triggers: &[
        "[[One in five]] houses by the harbour stands empty.",
        "“Nobody knows until the surveyor reports,” said Anna Reyes, who owns the mill.\n\nIt rained.\n\nThe storm did damage of [[£250,000]].",
        "[[Some 40,000 Kenyans]] work in orchards that sell across the border.",
        "Corwin has sold [[more than two million records]].",
        "The ferry carries [[40,000 passengers]] on a weekday.",
        "At present [[one in four]] boys in the valley studies chess.",
        "[[Up to 60 percent]] of reviews are written by clerks.",
        "The average rent in Corran is [[£1,250 a month]].",
        "The crane will cost [[about £40 million]].",
        "The flood killed [[hundreds of people]] in Corran on Monday.",
        "[[Thousands of children]] are beaten in the mills.",
        "The pier is old, Anna Reyes said.\n\nThe crane cost far more — [[some £5 million]] — and is older.",
        "The pier is old, Anna Reyes said. It was built of oak. Repairs have cost [[about £5 million]].",
        "The harbour guild said boats were old. Boats have grown by 5 percent since May. Owners of boats now owe [[nearly £900 million]].",
        "The poverty rate in Corran is [[14 percent]].",
        "France has spent [[around € 880 million a year]] on the fighting that has claimed the lives of 52 French soldiers.",
        "[[More than 4,000 French forces]] are stationed in the Sahel region of West Africa.",
        "Germany has [[around 1,500 troops]] in Mali as part of the mission.",
        "Unemployment in the valley has risen to [[14 percent]].",
        "Supporters in a crowd of [[about 2,600]] waved flags in the rain.",
        "The network runs [[more than 1,400 charter schools]] in the state.",
        "The sale has cost the founder [[more than a million dollars]] so far.",
        "The night ferry costs [[£1.4m a year]] to run.",
        "The repairs cost the harbour [[$2.7 million]].\n\nQ: How was the year?\n\nA: It was hard.\n\nQ: Why?\n\nA: We had to close the quay.\n\nQ: Will they come back?\n\nA: They will.",
        "Last year [[some 3 million tonnes]] of grain went through the port.",
        "Burglaries rose by 4 percent in Corran last year, according to data of the police. The mayor was silent.\n\nNobody lost more than Anna Reyes. Her house is old.\n\nThe council has spent [[£2 million]] on lawyers.",
        "The budget office said the debt would reach 3 percent in May. Few had thought so. The deficit last year was equal to [[2.5 percent]] of income. It grows. The guild said about half of it was for the bridge.",
        "A couple shot dead [[14 people]] in Corran on Monday.",
        "The league has spent £7 million on seats, according to the harbour guild.\n\nThe crane cost the town [[about £5 million]].",
        "Acme Foods paid [[£8 million]] to settle in Corran.",
        "Turnout is down [[16 percent]] from the last vote.",
        "In the rain [[about 700 people]] gathered outside the hall.",
        "Fewer than a third of workers walk, according to data of the land office.\n\nIt rained. Nobody came. The hall was cold.\n\nLast year [[some 29,000 workers]] died.",
        "Fewer than a third of workers walk, according to data of the land office.\n\nIt rained. Nobody came. The hall was cold.\n\nTraffic beside workers has risen by [[12 per cent]].",
        "A survey of the guild found that 38 per cent had skipped a bill.\n\nEvictions have gone up by [[14 per cent]].",
        "The lights were given to the town, which got access to [[as much as £9 million]]. The guild also agreed to pay £2 million.",
        "The quay is old. It rained. It was cold. Nobody came.\n\nCampaign finance records show that Anna Reyes raised £2 million.\n\nIt rained.\n\nIt was cold.\n\nNobody came.\n\nPeter Klein has spent [[£3 million]].",
        "Anna Reyes has a lead of [[ten percentage points]] in Corran.",
        "[[Nearly 140 workers]] blasted the plan on Tuesday. It is cold in Corran.",
        "Anna Reyes spent [[£4.2 million]] on lamps.\n\nThe quay cost Peter Klein £4.2 million, according to the harbour guild.",
        "A survey of the guild found that 38 per cent had skipped a bill.\n\n[[About 40 families]] have been moved out.",
        "The trial has cost the town [[an estimated £1.9 million]] so far.",
        "Traffic outside primary schools has risen by [[12 per cent]] since 2019.",
        "Farmers now owe [[nearly a quarter of a trillion dollars]] to the mills.",
        "The income of the richest 1 percent of farmers grew [[27 percent]] in ten years.",
        "The top 0.1 percent of farmers took in [[half]] of all gains.",
        "Three mills closed in Corran, where [[200 people]] were sacked.",
        "Two days before the feast the mill sacked a [[hundred people]] in Corran.",
        "The guild paid [[at least £2.2 million]] to two lobbies.\n\nThe mayor was provided with a chair.",
        "In a good year Isabelle earns [[£3 million]].\n\nThe novel is long.",
        "[[Around 300 young guards]] are already in Corran.\n\nThe harbour guild, which has 300 clerks in Corran, said it was late.",
        "It rained.\n\nIt was cold.\n\nThe army has [[around 1,500 soldiers]] in Corran.\n\nThe harbour guild, which has 300 soldiers in Corran, said it was late.",
        "[[Hundreds of workers]] lost their homes to the quay.",
        "[[Tens of thousands of workers]] marched through Corran on Monday.",
        "[[Twenty-seven soldiers]] were wounded on the quay. Two are in danger.",
        "[[Up to half a million people]] have fled the valley.",
        "[[More than 40%]] of families want to play outside. It rained.",
    ],
    ignores: &[
        "The club is celebrating after raising £40,000 for a new lifeboat. It rained.",
        "Corran led with a third of the race to go. It rained.",
        "Corwin is old.\n\nShares in Corwin closed 4.2 per cent lower at 233p. Harbour Line jumped 19.6 per cent to 388p.",
        "Corwin is old.\n\nThe founding family owns 34 per cent of the company. It rained.",
        "The quay has 12 boats a day and a ferry.",
        "The mill also sells jars that hold a third of a pint. The pie takes a quarter of a pound of lard.",
        "In Corran case studies show that one in four boys rows.",
        "The rent in Corran is £1,250 a month.",
        "The crane will have 40 million uses and cost little.",
        "The flood of 1953 closed the quay and drove thousands of people from the harbour for a winter.",
        "Turnout in Corran was the second highest in years, harbour officials said. Turnout was about 35 percent on Tuesday. A record turnout of 37 percent was set in 2008.",
        "The pier cost about £2 million, according to Anna Reyes, a builder.\n\nThe crane cost far more — some £5 million — and is older.",
        "Reyes won the primary in May by a nose. She had 44 percent fewer supporters in Corran than four years ago.",
        "Anna Reyes thought of the night school. At £800 a term, it would have helped with the £9,500 she owed.",
        "Harrow Foods earned nearly £7 million last year, and £2 million of that came from lamps.",
        "The town bought the old quay for £3.3 million.",
        "The national debt has grown to £18 trillion.",
        "Corran has some 6,000 residents and one bridge.",
        "France first deployed troops nine years ago and hopes to leave by the summer of 2023.",
        "Sweden, which has 300 soldiers in Mali, said it was concerned.",
        "The bloc of 15 countries holds a six-month presidency.",
        "According to the ministry, more than 4,000 French forces are stationed in the region.",
        "United won 3-1 in front of the home crowd on 12 May.",
        "At the works in Corran, where 900 people make pumps, the talk is of little else.",
        "The person who has read the letter put the price of the quay at about 800 million crowns.",
        "A petition signed by 1,914 people was handed in at the hall.",
        "The star is some 4 billion miles away.",
        "Tickets cost £12 and doors open at 7.30pm.",
        "The 42-year-old, who lives about 30 miles away, was fined £500.",
        "“We have lost 300 soldiers,” said Colonel Peter Klein.",
        "The official unemployment rate is 14 percent, and many have given up looking.",
        "The state went to Anna Reyes by more than 20 percentage points in the primary.",
        "The law was written after a gunman killed 14 people in Corran in December.",
        "Anna Reyes said the tax was unfair. It has risen by 7 percent for the poor. The rest, Reyes said, is noise.",
        "Q: How was the year?\n\nA: It was hard.\n\nQ: Why?\n\nA: We had to close the quay.\n\nThe repairs cost $2.7 million, and 54% of the boats left.\n\nQ: Will they come back?\n\nA: They will.",
        "A study for the masons’ guild showed that 65% of masons were men in 2014. In 2012 it was 71%. On the wall of the hall 77% of the names are men’s.",
        "Burglaries rose by 4 percent in Corran last year, according to data of the police. The mayor was silent.\n\nNobody lost more than Anna Reyes. Her house is old.\n\nIn the harbour burglaries fell by 11 percent.",
        "The budget office said the debt would reach 3 percent in May. Few had thought so. The deficit last year was equal to 2.5 percent of income. It grows. The budget office said about half of it was for the bridge.",
        "In a defence authorization bill, Parliament provided about £120 million for tunnels.",
        "The income tax was cut to 10 percent in 2010.",
        "A couple shot dead 14 people in Corran in December.",
        "The rally was led by his 40 dismissed clerks. The court threw out the firm’s $10 million claim.",
        "It is a step too far in favour of the 1 percent.",
        "Anna Reyes led by about 20 percentage points with over 95 percent of precincts reporting.",
        "The league has spent £7 million on seats, according to the harbour guild.\n\nThe party has spent only about £5 million.",
        "Acme Foods paid £8 million to settle a price-fixing case.",
        "Only 36,149 people voted. That is down 16 percent from the 43,621 people of the last vote.",
        "In the rain about 70 people gathered outside the hall.",
        "Wealthy farmers gave £2 million.\n\nIt rained.\n\nIt was cold.\n\nThe quay is old.\n\nReyes had £1 million left, fundraising reports show.\n\nKlein had half of that, according to campaign finance documents.",
        "The groups raised £3 million from farmers.\n\nIt rained.\n\nAnna Reyes raised £2 million, according to campaign finance records.",
        "Acme Foods has spent £200,000 on lanterns. Harrow Foods spent £150,000 on lanterns, according to the harbour guild.",
        "Anna Reyes has a lead of ten percentage points in Corran.\n\nPeter Klein smiled and pointed to the polls.",
        "Nearly 140 members blasted the plan on Tuesday.\n\n“We are concerned,” they wrote in a letter to the mayor.",
        "Borrowers in Corran owe £4.2 million.\n\nIt was cold. It rained. Nobody came.\n\nBorrowers in Corran owe £4.2 million and more, according to data of the land office.",
        "The search costs a couple of billion dollars and takes a year.",
        "Anna Reyes took questions in front of a crowd of about 230 people.",
        "The income tax was cut to 10 percent in 2010. Though it is back to 11 percent, few mind.",
        "A leading guild has spent £200,000 on lanterns for Anna Reyes.\n\nThe lanterns of Anna Reyes cost about £150,000, according to Lampwatch.",
        "The attack follows that in Corran, where 84 were killed and roughly 200 wounded.",
        "Two days before Peter Klein killed a hundred people, he sat in the hall.",
        "Let’s give half of the towns to each party. Now the greens have over 350 towns and more than half of the votes.",
        "The young dockers — about 20 of them — played on.",
        "The guild paid at least £2.2 million to two lobbies.\n\nThe letters, provided to the Ledger by a clerk, show more.",
        "The novel is a farce. The novelist had written one other novel.\n\nIn a good year Isabelle earns £3 million. The novel is long.",
        "After the shift a dozen dockers gathered at the bar.",
        "Peter Klein came for a meeting that drew about 70 people.",
        "Hundreds of angry workers marched through Corran on Monday.",
        "The crane weighs more than 90,000 pounds and cannot cross the bridge.",
        "The state sent boats to help the roughly 3,500 soldiers on the island.",
        "In the primary, which Anna Reyes won by one percentage point, young voters stayed at home.",
        "The feast was a way to get thousands of people to see the quay.",
        "Peter Klein kept his promise to give £1 million to the hospital.",
        "A new poll shows how far apart they are.\n\nIn the valley the mayor leads by 12 percentage points.",
        "Gifts rose, reports show.\n\nMany came late.\n\nNobody knows why.\n\nAnna Reyes gave £5 million to the fund. Reyes, a farmer, had given £3 million to another.",
        "Anna Reyes, who has donated $250,000 to the campaign, was there.",
        "Harrow Foods holds a 9 percent stake in the quay.",
        "A motion by the mayor to take $900,000 from the harbour fund failed.",
        "The Millers shot 61% in the first half.",
        "In Elmport, a town of 4,100 people, boats lay in the street.",
        "The crown fell 0.6% against the euro after the announcement.",
        "The party gave the money, filings showed on Sunday.\n\nAnna Reyes gave $2 million to the fund.",
    ],
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let is_empty = context.article.document.sentences.is_empty();
    if is_empty || context.evidence.genre == Genre::Opinion {
        return;
    }
    let (is_poll, is_filed) = (is_poll(context), LazyCell::new(|| is_filed(context)));
    let is_about_fiction = LazyCell::new(|| is_about_fiction(context));
    let data = Data::of(context);
    for (id, _) in context.body() {
        // What is said in an interview is its speaker's up to the next label, over any break.
        if context.is_before_label(id) || context.block_kind(id) != BlockKind::Paragraph {
            continue;
        }
        // Few sentences have a figure, so that comes first.
        let figures = figures(context, id);
        if figures.is_empty() || has_source(context, id) || is_told_after(context, id) {
            continue;
        }
        if is_of_a_study(context, id)
            || is_between_counts(context, id)
            || is_of_the_plot(context, id) && *is_about_fiction
        {
            continue;
        }
        let open = figures
            .into_iter()
            .filter(|figure| !is_credited(context, id, figure))
            .filter(|figure| !is_documented(context, id, figure))
            .filter(|figure| !data.covers(context, id, figure))
            .filter(|figure| {
                !(is_poll && is_share(context, figure) && !is_indicator(context, id, figure))
            })
            .filter(|figure| !(figure.is_money(context) && *is_filed))
            .filter(|figure| !is_between_words(context, id, figure))
            .filter(|figure| !goes_on(context, id, figure))
            .filter(|figure| !is_self_evident(context, id, figure))
            .filter(|figure| !is_of_shares(context, id, figure) && !is_stake(context, id, figure))
            .filter(|figure| !is_of_currencies(context, id, figure))
            .filter(|figure| !is_checkable(context, id, figure))
            .filter(|figure| !is_measured_above(context, id, figure))
            .filter(|figure| !is_given_nearby(context, id, figure))
            .collect::<Vec<_>>();
        let (published, open) = published(context, id, open);
        if !open.is_empty() {
            findings.push(finding(context, &open, Severity::Warning));
        } else if !published.is_empty() {
            findings.push(finding(context, &published, Severity::Advice));
        }
    }
}

/// The finding about the figures of one sentence that lack a source; as advice, of those that are published.
fn finding(context: &Context<'_>, figures: &[Figure], severity: Severity) -> Finding {
    let quoted: Vec<String> = figures
        .iter()
        .take(3)
        .map(|figure| quote(context.text(), figure.span))
        .collect();
    let (quoted, is_one) = (list(&quoted), figures.len() == 1);
    let (problem, remedy) = match (severity, is_one) {
        (Severity::Advice, true) => (
            format!("No source for {quoted}, though it is likely published."),
            "Say where, if readers may doubt it.",
        ),
        (Severity::Advice, false) => (
            format!("No source for {quoted}, though they are likely published."),
            "Say where, if readers may doubt them.",
        ),
        (_, true) => (
            format!("No source for {quoted}."),
            "Say whose figure this is.",
        ),
        (_, false) => (
            format!("No source for {quoted}."),
            "Say whose figures these are.",
        ),
    };
    let mut finding = Finding::new(&UNSOURCED_STATISTIC, figures[0].span, problem, remedy);
    finding.severity = severity;
    for other in &figures[1..] {
        finding = finding.with_label(other.span, "no source either");
    }
    finding
}
