//! A figure that somebody had to count, and nobody is said to have counted it.

use crate::attribution::words::Word;
use crate::attribution::{Attribution, SourceType};
use crate::grammar::{Classes, PhraseClass};
use crate::parse::{BlockKind, LexemeKind, SentenceId};
use crate::rules::figure::{Figure, figures};
use crate::rules::phrasing::{list, quote};
use crate::rules::{Context, Family, Finding, Genre, Rule, Severity};

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
        small counts in words and fines set by a court are left alone, and so is a sentence that \
        carries on from a sourced one in the same paragraph. A false alarm is likely for a \
        figure anybody can check (the seats of a parliament).",
    standards: &[
        "AP News Values, Attribution",
        "NPR Ethics Handbook, attribution of disputed counts",
        "Reuters Handbook, The Essentials of Reuters sourcing",
    ],
    triggers: &[
        "France has spent [[around € 880 million a year]] on the fighting that has claimed the lives of 52 French soldiers.",
        "[[More than 4,000 French forces]] are stationed in the Sahel region of West Africa.",
        "Germany has [[around 1,500 troops]] in Mali as part of the mission.",
        "Unemployment in the valley has risen to [[14 percent]].",
    ],
    ignores: &[
        "France first deployed troops nine years ago and hopes to leave by the summer of 2023.",
        "Sweden, which has 300 soldiers in Mali, said it was concerned.",
        "The bloc of 15 countries holds a six-month presidency.",
        "According to the ministry, more than 4,000 French forces are stationed in the region.",
        "United won 3-1 in front of the home crowd on 12 May.",
        "Tickets cost £12 and doors open at 7.30pm.",
        "The 42-year-old, who lives about 30 miles away, was fined £500.",
        "“We have lost 300 soldiers,” said Colonel Peter Klein.",
    ],
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let is_empty = context.article.document.sentences.is_empty();
    if is_empty || context.evidence.genre == Genre::Opinion {
        return;
    }
    let is_poll = is_poll(context);
    for (id, sentence) in context.body() {
        if context.block_kind(id) != BlockKind::Paragraph {
            continue;
        }
        // Few sentences have a figure, so that comes first.
        let figures = figures(context, id);
        if figures.is_empty() || has_source(context, id) {
            continue;
        }
        let open = figures
            .into_iter()
            .filter(|figure| !is_credited(context, id, figure))
            .filter(|figure| !(is_poll && is_share(context, figure)))
            .filter(|figure| !is_known(context, figure) && !is_supposed(context, id, figure))
            .filter(|figure| !is_own_money(context, id, figure))
            .filter(|figure| !is_presupposed(context, id, figure))
            .filter(|figure| !is_visible(context, figure) && !is_told_after(context, id))
            .filter(|figure| !is_price(context, id, figure) && !is_result(context, id, figure))
            .collect::<Vec<_>>();
        let Some((first, others)) = open.split_first() else {
            continue;
        };
        debug_assert!(
            sentence.span.contains(first.span),
            "figures stay in their sentence"
        );
        let quoted: Vec<String> = open
            .iter()
            .take(3)
            .map(|figure| quote(context.text(), figure.span))
            .collect();
        let remedy = if others.is_empty() {
            "Say whose figure this is."
        } else {
            "Say whose figures these are."
        };
        let problem = format!("No source for {}.", list(&quoted));
        let mut finding = Finding::new(&UNSOURCED_STATISTIC, first.span, problem, remedy);
        for other in others {
            finding = finding.with_label(other.span, "no source either");
        }
        findings.push(finding);
    }
}

/// Whether the sentence has a source that `is_on_record` does not see: a document it mentions, a
/// court that decided, or the source of the sentence before.
fn has_source(context: &Context<'_>, id: SentenceId) -> bool {
    let range = context.sentence_words(id);
    let words = context.words(range.clone());
    let is_documented = words.iter().any(|word| word.is(Classes::FIGURE_SOURCE));
    let is_ruled = context.phrases_in(range).any(|(_, class)| {
        matches!(
            class,
            PhraseClass::CourtRecord | PhraseClass::Hearsay | PhraseClass::Parameter
        )
    });
    // `detectives accuse him of taking £38,000`; `you would have to save $500 a month`
    let is_accused = words.iter().any(|word| {
        let lemma = context.grammar.word(context.grammar.lemma(word.id));
        word.is(Classes::ACCUSER) && lemma != "charge"
    });
    let is_advice = words.iter().any(|word| {
        word.quotation.is_none() && matches!(context.grammar.word(word.id), "you" | "your")
    });
    let is_asked = context.sentence(id).span.of(context.text()).ends_with('?');
    // The survey named a sentence or two before is plainly the source of what follows.
    let goes_on = (1..=3)
        .filter_map(|back| id.checked_sub(back))
        .any(|before| {
            context.is_sentence(before)
                && context
                    .words(context.sentence_words(before))
                    .iter()
                    .any(|word| word.is(Classes::FIGURE_SOURCE))
        });
    let is_shown = is_shown(context, id);
    let block = context.article.document.blocks[context.sentence(id).block as usize].span;
    let is_prose = block
        .of(context.text())
        .ends_with(['.', '!', '?', '"', '”', '’', '\'', ')', ':']);
    // A post left in its markup, or a label (`$50 million.`), is no claim of the writer's.
    let text = context.sentence(id).span.of(context.text());
    let is_scrap = words.len() < 5 || text.starts_with('<') || text.contains("http");
    is_documented
        || is_scrap
        || is_ruled
        || is_accused
        || is_advice
        || is_asked
        || goes_on
        || is_shown
        || !is_prose
        || carries_on(context, id)
}

/// `leaked documents show he took a loss of $916 million`: a document, and right after it what it
/// does.
fn is_shown(context: &Context<'_>, id: SentenceId) -> bool {
    const NEAR: u32 = 4;
    let range = context.sentence_words(id);
    range.clone().any(|at| {
        let word = context.word(at);
        let after = at + 1..(at + NEAR).min(range.end);
        word.is(Classes::DOCUMENT_NOUN)
            && word.quotation.is_none()
            && context.words(after).iter().any(|verb| {
                verb.is(Classes::REPORTING_VERB)
                    && !verb.is(Classes::DOCUMENT_NOUN | Classes::CUE_NOUN)
                    && verb.quotation.is_none()
            })
    })
}

/// `tickets cost £12`, but not `the repairs cost £2 million`.
fn is_price(context: &Context<'_>, id: SentenceId, figure: &Figure) -> bool {
    let words = context.words(context.sentence_words(id));
    figure.is_money(context)
        && words.iter().any(|word| word.is(Classes::PRICE))
        && !context
            .words(figure.number.clone())
            .iter()
            .any(|word| word.is(Classes::SCALE))
}

/// Whether the figure is on somebody's word; who is counted is not who says so (`about 60,000
/// people refused`).
fn is_credited(context: &Context<'_>, id: SentenceId, figure: &Figure) -> bool {
    let is_counted = |attribution: &Attribution| {
        attribution.source.is_some_and(|source| {
            figure.span.cover(source.span).start == figure.span.start
                && source.span.overlaps(figure.span)
        })
    };
    let others = context
        .touching(id)
        .filter(|(_, attribution)| attribution.source.is_some());
    let (mut counted, mut says) = (false, false);
    for (_, attribution) in others {
        if is_counted(attribution) {
            counted = true;
        } else {
            says = true;
        }
    }
    context.is_on_record(id, figure.span) && (says || !counted)
}

/// In the same paragraph, after a sentence that credits somebody; or in the next, when it starts
/// with the pronoun of whoever was speaking.
fn carries_on(context: &Context<'_>, id: SentenceId) -> bool {
    let Some(before) = id.checked_sub(1) else {
        return false;
    };
    if !context.is_attributed(before) {
        return false;
    }
    // `Critics say it grew too fast. It has spent £4 million`: not the critics' figure.
    let by_a_crowd = context
        .touching(before)
        .filter_map(|(_, attribution)| attribution.source)
        .all(|source| source.kind == SourceType::AnonymousGroup);
    if by_a_crowd && context.touching(before).any(|(_, a)| a.source.is_some()) {
        return false;
    }
    let starts_with_pronoun = context
        .words(context.sentence_words(id))
        .iter()
        .find(|word| word.is_word() && !word.is(Classes::COORDINATOR))
        .is_some_and(|word| word.is(Classes::PRONOUN));
    let is_stated = context
        .touching(before)
        .any(|(_, attribution)| attribution.source.is_some() && context.states(attribution));
    is_stated && (context.before_in_block(id).is_some() || starts_with_pronoun)
}

/// `45 percent`, `about a third`, `4 in 10 voters`, `a lead of 10 points`
fn is_share(context: &Context<'_>, figure: &Figure) -> bool {
    let before = figure.number.start.checked_sub(1);
    // `has risen by 12 per cent` is no share of those who were asked.
    let range = context.article.words.within(figure.span);
    let grows = [before, range.start.checked_sub(1)]
        .into_iter()
        .flatten()
        .any(|at| context.reads(at, "by"))
        || context.reads(range.start, "by");
    if grows {
        return false;
    }
    let is_in = before.is_some_and(|at| context.reads(at, "in") || context.reads(at, "of"));
    let is_fraction = !context
        .words(figure.number.clone())
        .iter()
        .any(|word| word.kind == LexemeKind::Number);
    let points = context
        .words(context.article.words.within(figure.span))
        .iter()
        .any(|word| matches!(word.span.of(context.text()), "points" | "point"));
    figure.is_percent(context) || is_in || is_fraction || points
}

/// A story about a poll: its percentages are the poll's.
fn is_poll(context: &Context<'_>) -> bool {
    /// A story that speaks of polls so often is about one.
    const OFTEN: usize = 3;
    let is_poll = |word: &Word| {
        word.quotation.is_none()
            && matches!(
                context.grammar.word(context.grammar.lemma(word.id)),
                "poll" | "survey" | "respondent" | "pollster"
            )
    };
    let opening = context.body().take(3).map(|(id, _)| id);
    let headline = context.sentence_words(0);
    let is_led_by = opening
        .map(|id| context.sentence_words(id))
        .chain(std::iter::once(headline))
        .flatten()
        .any(|at| context.reads(at, "poll") || context.reads(at, "survey"));
    let words = context.article.words.iter();
    is_led_by || words.filter(|word| is_poll(word)).take(OFTEN).count() == OFTEN
}

/// What anybody can look up where it stands: followers, views, delegates won.
fn is_visible(context: &Context<'_>, figure: &Figure) -> bool {
    context
        .words(context.article.words.within(figure.span))
        .iter()
        .any(|word| {
            matches!(
                context.grammar.word(context.grammar.lemma(word.id)),
                "follower" | "view" | "delegate" | "like" | "subscriber" | "retweet"
            ) || matches!(
                word.span.of(context.text()),
                "followers" | "views" | "delegates" | "likes" | "subscribers" | "times"
            )
        })
}

/// The next sentence says whose the figures are: `…, according to public filings.`
fn is_told_after(context: &Context<'_>, id: SentenceId) -> bool {
    let next = id + 1;
    let sentences = &context.article.document.sentences;
    if next as usize >= sentences.len() || !context.is_sentence(next) {
        return false;
    }
    let range = context.sentence_words(next);
    let Some(phrase) = context.phrase_in(range.clone(), PhraseClass::AccordingTo) else {
        return false;
    };
    context
        .words(phrase.end..range.end)
        .iter()
        .any(|word| word.is(Classes::FIGURE_SOURCE | Classes::DOCUMENT_NOUN))
}

/// `After 14 years on the line she earns $21.22 an hour`: a sum that one person knows best, and plainly
/// told.
fn is_own_money(context: &Context<'_>, id: SentenceId, figure: &Figure) -> bool {
    let has_scale = context
        .words(figure.number.clone())
        .iter()
        .any(|word| word.is(Classes::SCALE));
    let range = context.sentence_words(id);
    let before = range.start..figure.number.start;
    let is_pronoun = before.clone().any(|at| {
        matches!(context.grammar.word(context.word(at).id), "he" | "she")
            && context.word(at).quotation.is_none()
    });
    let digits = context
        .written(figure.number.start)
        .bytes()
        .filter(u8::is_ascii_digit)
        .count();
    figure.is_money(context)
        && !has_scale
        && digits < 6
        && (is_pronoun || names_a_person(context, id, figure))
}

fn names_a_person(context: &Context<'_>, id: SentenceId, figure: &Figure) -> bool {
    let start = context.sentence(id).span.start;
    let mentions = &context.article.mentions;
    let first = mentions.partition_point(|mention| mention.span.start < start);
    mentions
        .get(first)
        .filter(|mention| mention.span.end <= figure.span.start)
        .and_then(|mention| mention.entity)
        .is_some_and(|entity| {
            context.article.entities[entity as usize].kind == SourceType::NamedPerson
        })
}

/// What a plan or a law would do is no count: `she would impose a 4 percent surcharge`. And
/// `a summer counts as dry if less than two-thirds of the rain falls`
fn is_supposed(context: &Context<'_>, id: SentenceId, figure: &Figure) -> bool {
    let range = context.sentence_words(id);
    (range.start..figure.number.start)
        .any(|at| context.word(at).is(Classes::MODAL) || context.reads(at, "if"))
}

/// Votes as they were counted, declared in public: `she won 61 of 118 votes`, `54 percent of the
/// electorate voted to join`. A share of voters before the vote is a poll's, and is not excused.
fn is_result(context: &Context<'_>, id: SentenceId, figure: &Figure) -> bool {
    let range = context.sentence_words(id);
    let text = context.text();
    let counts = figure.is_percent(context)
        || context
            .words(context.article.words.within(figure.span))
            .iter()
            .any(|word| RESULT_UNITS.contains(&word.span.of(text).to_ascii_lowercase().as_str()));
    counts
        && context
            .phrases_in(range)
            .any(|(_, class)| class == PhraseClass::Result)
}

/// What is counted in an election or division.
const RESULT_UNITS: [&str; 8] = [
    "votes",
    "vote",
    "delegates",
    "delegate",
    "ballots",
    "people",
    "voters",
    "seats",
];

/// `In the hours after 14 people were killed`: told before, and only pointed to; `what advocates
/// estimated were`: somebody counted.
fn is_presupposed(context: &Context<'_>, id: SentenceId, figure: &Figure) -> bool {
    let range = context.article.words.within(figure.span);
    let before = range.start.checked_sub(1);
    let is_after = before.is_some_and(|at| {
        ["after", "since", "when", "before"]
            .iter()
            .any(|word| context.reads(at, word))
    });
    let sentence = context.sentence_words(id);
    let is_estimated = (sentence.start + 1..range.start).any(|at| {
        context.reads(at, "estimated") && context.word(at - 1).is(Classes::PLURAL_PEOPLE)
    });
    is_after || is_estimated
}

/// `the £2.3m scheme`, `the other 16 people`: spoken of as known.
fn is_known(context: &Context<'_>, figure: &Figure) -> bool {
    let range = context.article.words.within(figure.span);
    let known = ["the", "other", "those", "these", "all"];
    range.start.checked_sub(1).is_some_and(|before| {
        let is_sum = context.word(range.start).kind == LexemeKind::Symbol;
        let is_exact = range.start == figure.number.start;
        context.reads(before, "the") && is_sum
            || is_exact
                && !figure.is_percent(context)
                && known.iter().any(|word| context.reads(before, word))
    })
}
