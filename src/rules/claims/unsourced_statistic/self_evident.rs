//! Figures that need no source: prices, results that were declared, counts that anybody can look up,
//! and what is only supposed or pointed to.

use std::ops::Range;

use crate::attribution::words::WordIndex;
use crate::grammar::{Classes, PhraseClass};
use crate::parse::{LexemeKind, SentenceId};
use crate::rules::Context;
use crate::rules::figure::Figure;
use crate::rules::place::FUNCTION_WORDS;

/// Whether no reader would ask whose figure this is.
pub(super) fn is_self_evident(context: &Context<'_>, id: SentenceId, figure: &Figure) -> bool {
    is_known(context, figure)
        || is_supposed(context, id, figure)
        || is_imagined(context, id)
        || is_own_money(context, id, figure)
        || is_presupposed(context, id, figure)
        || is_visible(context, figure)
        || is_loose(context, id, figure)
        || is_price(context, id, figure)
        || is_raised(context, id, figure)
        || is_left_to_play(context, id, figure)
        || is_weight(context, id, figure)
        || is_population(context, id, figure)
        || is_result(context, id, figure)
}

/// `tickets cost £12`, but not `the repairs cost £2 million`.
fn is_price(context: &Context<'_>, id: SentenceId, figure: &Figure) -> bool {
    let words = context.words(context.sentence_words(id));
    // `£1.3m`
    let is_large = context
        .words(figure.number.clone())
        .iter()
        .any(|word| word.span.of(context.text()).ends_with(['m', 'n', 'M', 'B']));
    // Of `the average rent` somebody has counted more than one.
    let is_average = context
        .sentence_words(id)
        .any(|at| context.reads_any(at, &["average", "median", "typical"]));
    figure.is_money(context)
        && !is_large
        && !is_average
        && words.iter().any(|word| word.is(Classes::PRICE))
        && !has_scale(context, figure)
}

/// `with a quarter of the match to go`: a time, seen by everybody. `A third of the voters plan to go` is none.
fn is_left_to_play(context: &Context<'_>, id: SentenceId, figure: &Figure) -> bool {
    let sentence = context.sentence_words(id);
    let of = context.article.words.within(figure.span).end;
    // of, the, match, to, go
    of + 4 < sentence.end
        && context.reads(of, "of")
        && context.reads(of + 1, "the")
        && context.reads(of + 3, "to")
        && context.reads_any(of + 4, &["go", "play"])
}

/// `after raising £40,000 for a lifeboat`: whoever raised it has counted it.
fn is_raised(context: &Context<'_>, id: SentenceId, figure: &Figure) -> bool {
    const NEAR: WordIndex = 4;
    let sentence = context.sentence_words(id);
    let first = figure.number.start;
    let before = first.saturating_sub(NEAR).max(sentence.start)..first;
    let reads = |words: &[&str]| before.clone().any(|at| context.reads_any(at, words));
    let end = context.article.words.within(figure.span).end;
    figure.is_money(context)
        && reads(&["raised", "raising"])
        // `raised the rent to £900 for a studio`
        && !reads(&["by", "from", "to"])
        && end < sentence.end
        && context.reads(end, "for")
}

/// `the barge weighs more than 100,000 pounds`: no money, and on its plate.
fn is_weight(context: &Context<'_>, id: SentenceId, figure: &Figure) -> bool {
    let last = context
        .article
        .words
        .within(figure.span)
        .end
        .saturating_sub(1);
    let mut before = context.sentence_words(id).start..figure.number.start;
    context.reads(last, "pounds") && before.any(|at| context.written(at).starts_with("weigh"))
}

/// `Elmport, a town of 4,100 people,`: in any gazetteer.
fn is_population(context: &Context<'_>, id: SentenceId, figure: &Figure) -> bool {
    const LONGEST: WordIndex = 6;
    let sentence = context.sentence_words(id);
    let own = context.article.words.within(figure.span);
    let of = own
        .start
        .checked_sub(1)
        .filter(|&of| of > sentence.start + 1);
    let Some(of) = of.filter(|&of| context.reads(of, "of")) else {
        return false;
    };
    let first = of.saturating_sub(LONGEST).max(sentence.start + 1);
    let article = (first..of)
        .rev()
        .find(|&at| context.reads_any(at, &["a", "an"]));
    let is_apposed = article.is_some_and(|article| {
        context.reads(article - 1, ",") && (article..of).all(|at| context.word(at).is_word())
    });
    let people = ["inhabitants", "people", "residents", "souls"];
    let last = own.end - 1;
    is_apposed
        && (context.reads_any(last, &people) || context.reads_any(own.end, &people))
        && context.after(&own).is_none_or(|after| {
            context.reads_any(after, &[",", "."]) || context.reads_any(after, &people)
        })
}

/// `3 million`, `£1.3m`
fn has_scale(context: &Context<'_>, figure: &Figure) -> bool {
    figure.number.clone().any(|at| {
        let written = context.written(at);
        context.word(at).is(Classes::SCALE)
            || written.starts_with(|c: char| c.is_ascii_digit())
                && written.ends_with(['m', 'n', 'k', 'M', 'K', 'B'])
    })
}

/// What anybody can look up where it stands: followers, views, delegates won; or a share of it
/// (`about half of the delegates`).
fn is_visible(context: &Context<'_>, figure: &Figure) -> bool {
    const NEAR: WordIndex = 5;
    let range = context.article.words.within(figure.span);
    let sentence = context.sentence_words(context.word(range.start).sentence);
    let is_share =
        figure.unit.is_none() && !figure.is_money(context) && !figure.is_percent(context);
    let share = range.end..(range.end + NEAR).min(sentence.end);
    // `half of the delegates`, but not `half of the people`
    let is_public = |(at, class): (Range<WordIndex>, PhraseClass)| match class {
        PhraseClass::OpenCount => true,
        PhraseClass::ResultUnit => !context.word(at.start).is(Classes::PLURAL_PEOPLE),
        _ => false,
    };
    context.phrase_in(range, PhraseClass::OpenCount).is_some()
        || is_share && context.phrases_in(share).any(is_public)
}

/// `each massing thousands of troops`: how large, and no count. Lives that were lost somebody counted, and of
/// `Thousands of children are beaten` it is the point.
fn is_loose(context: &Context<'_>, id: SentenceId, figure: &Figure) -> bool {
    let first = figure.number.start;
    figure.number.len() == 1
        && context.reads_any(first, &["hundreds", "thousands"])
        && figure.span.start == context.word(first).span.start
        && figure.span.start > context.sentence(id).span.start
        && !context.sentence_words(id).any(|at| {
            context.word(at).quotation.is_none() && context.is_listed(at, PhraseClass::LossOfLife)
        })
}

/// `After 14 years on the line she earns $21.22 an hour`: a sum that one person knows best, and plainly
/// told.
fn is_own_money(context: &Context<'_>, id: SentenceId, figure: &Figure) -> bool {
    let has_scale = has_scale(context, figure);
    let range = context.sentence_words(id);
    // `At £800 a go, it would have paid for the school she went to`
    let is_pronoun = range.clone().any(|at| {
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
    let mentions = context.mentions_from(context.sentence(id).span.start);
    mentions
        .first()
        .is_some_and(|mention| mention.span.end <= figure.span.start && context.is_person(mention))
}

/// `Let’s give each half of them. Now she has over 350 votes`: only a game with numbers.
fn is_imagined(context: &Context<'_>, id: SentenceId) -> bool {
    let sentences = [Some(id), context.before_in_block(id)];
    sentences.into_iter().flatten().any(|id| {
        let words = context.sentence_words(id);
        words.clone().any(|at| {
            let is_us = at + 1 < words.end && context.reads_any(at + 1, &["us", "’s", "'s"]);
            context.word(at).quotation.is_none()
                && (context.reads_any(at, &["let’s", "let's"]) || context.reads(at, "let") && is_us)
        })
    })
}

/// What a plan or a law would do is no count: `she would impose a 4 percent surcharge`. And
/// `a summer counts as dry if less than two-thirds of the rain falls`
fn is_supposed(context: &Context<'_>, id: SentenceId, figure: &Figure) -> bool {
    let range = context.sentence_words(id);
    (range.start..figure.number.start).any(|at| {
        context.word(at).is(Classes::MODAL) && !is_of_costs(context, at, figure)
            || context.reads(at, "if")
    })
}

/// `will cost $2.3 billion`: somebody has made an estimate.
fn is_of_costs(context: &Context<'_>, modal: WordIndex, figure: &Figure) -> bool {
    const NEAR: WordIndex = 3;
    figure.is_money(context)
        && has_scale(context, figure)
        && context.reads_any(modal, &["will", "would"])
        && (modal + 1..figure.number.start.min(modal + 1 + NEAR))
            .any(|at| context.reads(at, "cost"))
}

/// Votes as they were counted, declared in public: `she won 61 of 118 votes`, `54 percent of the
/// electorate voted to join`. A share of voters before the vote is a poll's, and is not excused.
fn is_result(context: &Context<'_>, id: SentenceId, figure: &Figure) -> bool {
    let range = context.sentence_words(id);
    let text = context.text();
    // `won women by ten points` is a poll's; `won the state by ten points` was counted.
    let is_counted = range
        .clone()
        .any(|at| context.reads_any(at, &["precincts", "counted"]))
        || is_won_by(context, figure);
    let written = figure.span.of(text);
    let is_margin = (written.ends_with("points") || written.ends_with("point"))
        && (is_counted
            || !context.words(range.clone()).iter().any(|word| {
                matches!(
                    context.grammar.word(context.grammar.lemma(word.id)),
                    "voter" | "among" | "poll" | "lead"
                )
            }));
    // `pulled in a quarter of the electorate`, but not `is expected to make up half of the electorate`
    let first = figure.number.start;
    let is_share = context
        .phrase_in(first..first + 1, PhraseClass::Fraction)
        .is_some()
        && !range
            .clone()
            .any(|at| context.reads(at, "expected") || context.reads(at, "likely"));
    let counts = figure.is_percent(context)
        || is_margin
        || is_share
        || context
            .phrase_in(
                context.article.words.within(figure.span),
                PhraseClass::ResultUnit,
            )
            .is_some();
    // `a primary`, but not `a primary school`
    let is_school = |at: &Range<WordIndex>| {
        context
            .after(at)
            .is_some_and(|after| context.written(after).starts_with("school"))
    };
    let has_result = |words: Range<WordIndex>| {
        context
            .phrases_in(words)
            .any(|(at, class)| class == PhraseClass::Result && !is_school(&at))
    };
    counts
        && (has_result(range)
            || is_difference(context, figure) && {
                let before = context.before_in_block(id);
                before.is_some_and(|before| has_result(context.sentence_words(before)))
            })
}

/// `She won the primary in May. She had 40 percent fewer supporters this time`: worked out from the counts.
fn is_difference(context: &Context<'_>, figure: &Figure) -> bool {
    let range = context.article.words.within(figure.span);
    figure.is_percent(context)
        && context
            .after(&range)
            .is_some_and(|after| context.reads_any(after, &["more", "fewer"]))
}

/// `the race, which she won by ten points`: so the count has it, whatever else the sentence says of voters.
fn is_won_by(context: &Context<'_>, figure: &Figure) -> bool {
    let range = context.article.words.within(figure.span);
    let by = range.start.checked_sub(1);
    by.filter(|&by| by > 0 && context.reads(by, "by"))
        .is_some_and(|by| context.reads(by - 1, "won"))
}

/// `In the hours after 14 people were killed`: told before, and only pointed to; `what advocates
/// estimated were`: somebody counted.
fn is_presupposed(context: &Context<'_>, id: SentenceId, figure: &Figure) -> bool {
    let range = context.article.words.within(figure.span);
    let before = range.start.checked_sub(1);
    // `the murder of 20 children`, `one of 26 people killed`
    let is_of = before.is_some_and(|at| {
        !figure.is_money(context)
            && context.reads(at, "of")
            && at
                .checked_sub(1)
                .is_some_and(|at| context.is_listed(at, PhraseClass::Loss))
    });
    // `a petition signed by 1,914 people`: the names are on it.
    let is_signed = before
        .is_some_and(|at| context.reads(at, "by") && at > 0 && context.reads(at - 1, "signed"));
    if is_signed {
        return true;
    }
    let is_after =
        before.is_some_and(|at| context.reads_any(at, &["after", "since", "when", "before"]));
    let sentence = context.sentence_words(id);
    let is_estimated = (sentence.start + 1..range.start).any(|at| {
        context.reads(at, "estimated") && context.word(at - 1).is(Classes::PLURAL_PEOPLE)
    });
    is_of
        || is_after
        || is_estimated
        || is_remembered(context, id)
        || is_told_apart(context, id, figure)
}

/// `the attack in Corran, where 84 were killed and 200 wounded`, `two days before he killed a hundred people`: of
/// another day than the story's.
fn is_told_apart(context: &Context<'_>, id: SentenceId, figure: &Figure) -> bool {
    const NEAR: WordIndex = 8;
    let sentence = context.sentence_words(id);
    let own = context.article.words.within(figure.span);
    let is_deed = |at: WordIndex| {
        sentence.contains(&at)
            && context.word(at).quotation.is_none()
            && context.is_listed(at, PhraseClass::LossOfLife)
    };
    let from = own.start.saturating_sub(NEAR).max(sentence.start);
    let is_elsewhere = || (from..own.start).any(|at| context.reads(at, "where"));
    let has_day = || {
        sentence.clone().any(|at| {
            context.word(at).is(Classes::CALENDAR) && context.written(at).ends_with("day")
        })
    };
    let is_another_day = || {
        (from + 1..own.start).any(|at| {
            context.reads_any(at, &["after", "before"]) && context.word(at - 1).is(Classes::TIME)
        })
    };
    let has_deed = (own.start.saturating_sub(2)..own.end + 2).any(is_deed);
    has_deed && (is_elsewhere() && !has_day() || is_another_day())
}

/// `after a gunman killed 14 people in December`: lives that were lost in a month or year that is past;
/// of what is new the day is told.
fn is_remembered(context: &Context<'_>, id: SentenceId) -> bool {
    let range = context.sentence_words(id);
    let is_of_lives = range.clone().any(|at| {
        let word = context.word(at);
        word.quotation.is_none() && context.is_listed(at, PhraseClass::LossOfLife)
    });
    is_of_lives
        && range.clone().any(|at| {
            let word = context.word(at);
            let is_month = word.is(Classes::CALENDAR)
                && word.is_capital()
                && !context.written(at).ends_with("day");
            let next = Some(at + 1).filter(|next| range.contains(next));
            let is_day = |at: WordIndex| {
                let written = context.written(at);
                written.len() < 3 && written.bytes().all(|byte| byte.is_ascii_digit())
            };
            let has_day = next.is_some_and(is_day)
                || at.checked_sub(1).is_some_and(is_day)
                // `Dec. 12`, and not the end of the sentence
                || next.is_some_and(|next| context.written(next) == "." && next + 1 < range.end);
            is_month && !has_day
        })
}

/// `the £2.3m scheme`, `his £2.3m scheme`, `the other 16 people`, `the roughly 3,500 soldiers`, `the 1 percent`:
/// spoken of as known.
fn is_known(context: &Context<'_>, figure: &Figure) -> bool {
    let range = context.article.words.within(figure.span);
    let known = ["the", "other", "those", "these", "all", "first"];
    if is_owned(context, figure) || is_class(context, figure) {
        return true;
    }
    range.start.checked_sub(1).is_some_and(|before| {
        let is_sum = context.word(range.start).kind == LexemeKind::Symbol;
        let is_exact = range.start == figure.number.start;
        context.reads(before, "the")
            && (is_sum || is_rough(context, figure) && !figure.is_percent(context))
            || is_exact && !figure.is_percent(context) && context.reads_any(before, &known)
    })
}

/// `roughly 3,500`, but not `estimated 3,500`: that somebody guessed.
fn is_rough(context: &Context<'_>, figure: &Figure) -> bool {
    let start = context.article.words.within(figure.span).start;
    start < figure.number.start
        && context.word(start).is(Classes::APPROXIMATOR)
        && !context.reads(start, "estimated")
}

/// `the firm’s £2 million claim`, `his 40 dismissed clerks`: somebody's, and spoken of as known. Not `its £2
/// million`.
fn is_owned(context: &Context<'_>, figure: &Figure) -> bool {
    let range = context.article.words.within(figure.span);
    let is_exact = range.start == figure.number.start || figure.is_money(context);
    let is_owner = range.start.checked_sub(1).is_some_and(|before| {
        context.word(before).sentence == context.word(range.start).sentence
            && (matches!(context.written(before), "'s" | "’s")
                || context.reads_any(before, &["his", "her", "its", "their"]))
    });
    let has_noun = !figure.is_money(context)
        || context.after(&range).is_some_and(|after| {
            context.word(after).kind == LexemeKind::Word && !context.word(after).is(FUNCTION_WORDS)
        });
    is_owner && is_exact && has_noun && !figure.is_percent(context)
}

/// `the 1 percent`, `the richest 10 percent of earners`: a class of people, and no count of them.
fn is_class(context: &Context<'_>, figure: &Figure) -> bool {
    let range = context.article.words.within(figure.span);
    let is_rich = context.reads_any(figure.number.start, &["1", "one", "99"]);
    let the = |back: WordIndex| {
        let the = range.start.checked_sub(back);
        the.is_some_and(|the| context.reads(the, "the"))
    };
    let is_of = context
        .after(&range)
        .is_some_and(|after| context.reads(after, "of"));
    let is_superlative = || {
        let adjective = context.written(range.start - 1);
        adjective.ends_with("est") || adjective == "top"
    };
    figure.number.len() == 1
        && figure.is_percent(context)
        && (is_rich && the(1) && !is_of || the(2) && is_superlative())
}
