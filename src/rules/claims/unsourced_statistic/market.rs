//! What shares did on the exchange, and who owns how much of a company: both stand in a register that
//! anybody can read.

use crate::attribution::words::WordIndex;
use crate::grammar::PhraseClass;
use crate::parse::SentenceId;
use crate::rules::Context;
use crate::rules::figure::Figure;

/// What shares do on a day, besides what any figure does.
const TRADING: [&str; 14] = [
    "close", "closed", "closing", "ended", "finished", "gained", "lost", "opened", "plunged",
    "slid", "surged", "traded", "trading", "tumbled",
];

/// `Shares in Corwin closed 4.2 per cent lower at 233p. Harbour Line jumped 19.6 per cent.`
pub(super) fn is_of_shares(context: &Context<'_>, id: SentenceId, figure: &Figure) -> bool {
    let names_shares = |id: SentenceId| {
        context
            .sentence_words(id)
            .any(|at| context.reads_any(at, &["shares"]) && context.word(at).quotation.is_none())
    };
    let moves = || {
        context.sentence_words(id).any(|at| {
            context.reads_any(at, &TRADING) || context.is_listed(at, PhraseClass::TrendVerb)
        })
    };
    (figure.is_percent(context) || figure.is_money(context))
        && (names_shares(id) || context.before_in_block(id).is_some_and(names_shares))
        && moves()
}

/// `The crown fell 0.6% against the euro`: what currencies do on a day.
pub(super) fn is_of_currencies(context: &Context<'_>, id: SentenceId, figure: &Figure) -> bool {
    const NEAR: WordIndex = 5;
    let sentence = context.sentence_words(id);
    let own = context.article.words.within(figure.span);
    let mut after = own.end..(own.end + NEAR).min(sentence.end.saturating_sub(2));
    let moves = || {
        sentence.clone().any(|at| {
            context.reads_any(at, &TRADING) || context.is_listed(at, PhraseClass::TrendVerb)
        })
    };
    figure.is_percent(context)
        && after.any(|at| context.reads(at, "against") && context.reads(at + 1, "the"))
        && moves()
}

/// `The family owns 34 per cent of the company.`
pub(super) fn is_stake(context: &Context<'_>, id: SentenceId, figure: &Figure) -> bool {
    const NEAR: WordIndex = 4;
    let sentence = context.sentence_words(id);
    let own = context.article.words.within(figure.span);
    let mut before = own.start.saturating_sub(NEAR).max(sentence.start)..own.start;
    let mut after = own.end..(own.end + NEAR).min(sentence.end);
    let firms = [
        "bank", "business", "club", "company", "firm", "group", "shares",
    ];
    figure.is_percent(context)
        && before
            .any(|at| context.reads_any(at, &["own", "owns", "owned", "hold", "holds", "held"]))
        && after.any(|at| context.reads_any(at, &firms))
}
