//! A few words in quotation marks that are nobody's.

use crate::attribution::words::WordIndex;
use crate::grammar::{Classes, PhraseClass, VerbForm};
use crate::parse::{BlockKind, LexemeKind, Place, Quotation, SentenceId};
use crate::rules::phrasing::{list, quote};
use crate::rules::place::FUNCTION_WORDS;
use crate::rules::{Context, Family, Finding, Genre, Rule, Severity};
use crate::text::fold;

use super::{is_full, is_named, is_title, words_inside};

pub(crate) static UNATTRIBUTED_FRAGMENT: Rule = Rule {
    name: "unattributed-fragment",
    family: Family::Quotations,
    severity: Severity::Warning,
    summary: "a few words in quotation marks that are nobody's",
    explanation: "Marks around one to five words say that somebody used them. Without a source \
        they read as the writer's sneer. This rule looks at such fragments in the body where the \
        writer names or judges a thing with them (`the “reform” will cost jobs`), and neither \
        their sentence nor the one before names a source.\n\n\
        Titles, nicknames, terms introduced with `so-called`, `known as`, `dubbed` or `the word`, \
        words that stand in the story a second time and fragments in comment pieces are left alone. A false alarm is likely for a slogan or a \
        technical term that the house always puts in marks.",
    standards: &[
        "AP Stylebook, quotations: fragments",
        "BBC News style guide, quotation marks",
    ],
    triggers: &[
        "The [[“reform”]] will cost jobs.",
        "The land was given to the town in 1911. Its [[“heritage”]] has been much discussed since.",
        "Ministers met on Friday. The [[“temporary measure”]] has lasted nine years.",
        "The season was long. Sedge United were supposed to be in [[“transition”]] all winter.",
        "The vote was close. It was the last piece of a [[“clean hands”]] package that began in May.",
        "For now the [[“wonder paint”]] goes only to the two boats. The harbour board said that it had asked for no more.",
        "The season was long. Their famous [[“soft centre”]] was on show again in the rain.",
        "She leaves the lock today to a [[“smart”]] gate that is worked from a desk.",
        "Some 40 [[“volunteers”]] have set up camp above the town.",
        "Drivers in Corran face another round of [[“stealth taxes”]] from May.",
        "The tower on Quay Road was meant to be [[“affordable”]]. A flat there costs more than the ferry.",
    ],
    ignores: &[
        "The pier is shut. It is a test of the “wet hull” theories that the harbour board was built on.",
        "Bamako has acted after accusing France of a “clear breach” of its airspace.",
        "The merger was slow. Twenty clerks worked as part of a “launch crew” set to prepare the yard.",
        "The pier is shut. A “stop and search” order was signed in May.",
        "The pier is shut. The file has been in “read only” mode since Friday.",
        "The so-called “reform” will cost jobs.",
        "The plan, known as “big bang”, will cost jobs.",
        "The pier is shut. Weber is best known for speeches as the “senior gull” of the harbour show.",
        "Robert “Bob” Miller scored twice.",
        "Nobody in the ministry used the word “genocide” that day.",
        "Mayor Anna Reyes called the plan a disgrace. The “reform” will cost jobs.",
        "Their song “Yesterday” was played.",
        "The pier is shut. The board bought 40 “smart” lamps for it in May.",
    ],
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    if context.evidence.genre == Genre::Opinion {
        return;
    }
    let mut story = Story::default();
    let mut last: Option<(SentenceId, Vec<&Quotation>)> = None;
    for (id, quotation) in context.outer_quotations() {
        if quotation.place != Place::Body
            || !quotation.closed
            || context.credit(id).is_some()
            || !is_fragment(context, quotation)
        {
            continue;
        }
        let sentence = context.sentence_at(quotation.span.start);
        if !context.is_sentence(sentence) || context.is_talk(sentence) {
            continue;
        }
        let before = context.before_in_block(sentence);
        if context.is_attributed(sentence)
            || before.is_some_and(|before| context.is_attributed(before))
            || is_title(context, quotation)
            || is_named(context, quotation)
            || is_nickname(context, quotation)
            || is_category(context, quotation)
            || is_grade(context, quotation)
            || is_introduced_as_term(context, quotation) && !is_scare(context, quotation)
            || context.names_somebody_before(sentence, before_the_owner(context, quotation))
                && !is_state(context, quotation)
                && !is_finding(context, quotation, sentence)
            || !is_the_writers(context, quotation, sentence)
            || is_used_elsewhere(context, quotation, &mut story)
        {
            continue;
        }
        match &mut last {
            Some((of, fragments)) if *of == sentence => fragments.push(quotation),
            _ => {
                report(context, last.take(), findings);
                last = Some((sentence, vec![quotation]));
            }
        }
    }
    report(context, last, findings);
}

/// The marks stand where the writer names a thing: `the “reform” will cost jobs`, `the step is
/// “temporary”`, and in prose, not in a line of display.
fn is_the_writers(context: &Context<'_>, quotation: &Quotation, sentence: SentenceId) -> bool {
    const FEWEST: u32 = 4;
    let range = context.sentence_words(sentence);
    let words = context.article.words.within(quotation.span);
    let Some(before) = words.start.checked_sub(1).filter(|at| range.contains(at)) else {
        return false;
    };
    let is_prose = context.block_kind(sentence) == BlockKind::Paragraph
        && context
            .sentence(sentence)
            .span
            .of(context.text())
            .ends_with(['.', '!', '?', '”', '"', '’', '\''])
        && context.sentence(sentence).block > 0
        || context.article.document.blocks.len() == 1;
    // `“distributionally neutral”, meaning it would cost nobody`: a term, and what it means.
    let is_explained = (words.end..(words.end + 2).min(range.end)).any(|at| {
        context.reads(at, "meaning") || context.reads(at, "means") || context.written(at) == "("
    });
    // `their famous “soft centre”`
    let is_praised = context.word(before).is(Classes::ADJECTIVE) && before > range.start;
    let is_named_thing = context.reads_any(
        before - WordIndex::from(is_praised),
        &[
            "the", "this", "that", "these", "those", "its", "his", "her", "their",
        ],
    );
    // `around 200 “volunteers”`, `another round of “stealth taxes”`
    let is_counted = is_counted(context, before, range.start) && {
        let next = context.after(&words).map(|next| context.word(next));
        next.is_none_or(|next| next.is(FUNCTION_WORDS) || !next.is_word())
    };
    let is_named_thing = is_named_thing || is_counted;
    let is_predicate = context.word(before).is(Classes::BE) || is_state(context, quotation);
    let outside = (range.end - range.start).saturating_sub(words.end - words.start);
    let is_named_thing = is_named_thing || is_scare(context, quotation);
    is_prose && !is_explained && (is_named_thing || is_predicate) && outside >= FEWEST
}

/// A number ends here, or `another round of`.
fn is_counted(context: &Context<'_>, last: WordIndex, sentence: WordIndex) -> bool {
    let word = context.word(last);
    let is_number =
        word.kind == LexemeKind::Number || word.is(Classes::NUMBER) && !context.reads(last, "one");
    is_number || is_of_a_row(context, last, sentence)
}

/// `another round of`
fn is_of_a_row(context: &Context<'_>, last: WordIndex, sentence: WordIndex) -> bool {
    last >= sentence + 2
        && context.reads(last, "of")
        && context.reads_any(last - 1, &["round", "series", "spate", "string", "wave"])
        && context
            .word(last - 2)
            .is(Classes::DETERMINER | Classes::ADJECTIVE)
}

/// `was meant to be “affordable”`, `another round of “stealth taxes”`: the writer finds that it is not, or is.
fn is_finding(context: &Context<'_>, quotation: &Quotation, sentence: SentenceId) -> bool {
    let first = context.article.words.within(quotation.span).start;
    let start = context.sentence_words(sentence).start;
    first > start && is_of_a_row(context, first - 1, start)
        || first >= start + 3
            && context.reads(first - 1, "be")
            && context.reads(first - 2, "to")
            && context.reads_any(first - 3, &["intended", "meant", "supposed"])
}

/// `a “smart” gate`, `a “clean hands” package`: words in marks between an article and their noun, which are
/// no term.
fn is_scare(context: &Context<'_>, quotation: &Quotation) -> bool {
    let range = context.article.words.within(quotation.span);
    let inside = context.article.words.within(quotation.inner);
    let is_plain = context
        .words(inside.clone())
        .iter()
        .all(|word| word.is_word() && !word.is_capital());
    // Two words in marks are more often a term (`a “stop and search” order`).
    let is_label = (2..=3).contains(&inside.len())
        && context
            .article
            .words
            .get(range.end as usize)
            .is_some_and(|noun| context.has_word(PhraseClass::Initiative, noun.id));
    let is_adjective = is_plain && (inside.len() == 1 || is_label);
    let before = range.start.checked_sub(1);
    let is_articled = before.is_some_and(|at| context.reads(at, "a") || context.reads(at, "an"));
    let noun = context.article.words.get(range.end as usize);
    let is_before_noun = noun.is_some_and(|word| {
        let closed = Classes::PREPOSITION
            | Classes::COORDINATOR
            | Classes::AUXILIARY
            | Classes::MODAL
            | Classes::RELATIVE
            | Classes::SUBORDINATOR;
        // `a “launch team” set to prepare`
        let is_verb = matches!(
            context.grammar.verb_form(word.id),
            Some(VerbForm::Gerund | VerbForm::Past | VerbForm::Participle)
        ) || word.span.of(context.text()).ends_with("ing")
            || context
                .after(&(range.end..range.end + 1))
                .is_some_and(|next| context.reads(next, "to"));
        word.kind == LexemeKind::Word && !word.is_capital() && !word.is(closed) && !is_verb
    });
    is_adjective && is_articled && is_before_noun
}

/// `Sedge were in “transition”`: how the writer finds somebody, who need not have said so.
fn is_state(context: &Context<'_>, quotation: &Quotation) -> bool {
    let range = context.article.words.within(quotation.span);
    let first = range.start;
    // `in “read only” mode`
    let is_attribute = context.after(&range).is_some_and(|next| {
        let next = context.word(next);
        next.kind == LexemeKind::Word && !next.is(FUNCTION_WORDS | Classes::ADVERB)
    });
    first >= 2
        && !is_attribute
        && context.word(first - 1).is(Classes::PREPOSITION)
        && context.word(first - 2).is(Classes::BE)
        && context.word(first - 2).sentence == context.word(first - 1).sentence
}

/// `was judged to be ‘good’`, `rated “inadequate”`: those who graded it say so.
fn is_grade(context: &Context<'_>, quotation: &Quotation) -> bool {
    const NEAR: WordIndex = 3;
    let first = context.article.words.within(quotation.span).start;
    (first.saturating_sub(NEAR)..first).any(|at| {
        context.reads_any(
            at,
            &[
                "classed", "deemed", "graded", "judged", "marked", "ranked", "rated",
            ],
        )
    })
}

/// Where the words start, with the possessive before them: `her “tyranny”` names nobody who speaks.
fn before_the_owner(context: &Context<'_>, quotation: &Quotation) -> u32 {
    let first = context.article.words.within(quotation.span).start;
    let owner = first
        .checked_sub(1)
        .filter(|&at| context.reads_any(at, &["its", "his", "her", "their"]));
    owner.map_or(quotation.span.start, |at| context.word(at).span.start)
}

/// The folded text, made once it is asked for.
#[derive(Default)]
struct Story {
    folded: Option<String>,
    looked: usize,
}

/// The words stand in the story a second time: whose they are is told there.
fn is_used_elsewhere(context: &Context<'_>, quotation: &Quotation, story: &mut Story) -> bool {
    /// Each look reads the whole text, so only so many.
    const MOST: usize = 16;
    story.looked += 1;
    let words = fold(quotation.inner.of(context.text()));
    let words = words.trim_end_matches(['.', ',']);
    if story.looked > MOST || words.is_empty() {
        return true;
    }
    let folded = story.folded.get_or_insert_with(|| fold(context.text()));
    folded.matches(words).nth(1).is_some()
}

/// One finding for all fragments of a sentence.
fn report(
    context: &Context<'_>,
    fragments: Option<(SentenceId, Vec<&Quotation>)>,
    findings: &mut Vec<Finding>,
) {
    let Some((_, fragments)) = fragments else {
        return;
    };
    let Some((first, others)) = fragments.split_first() else {
        return;
    };
    let quoted: Vec<String> = fragments
        .iter()
        .map(|q| quote(context.text(), q.span))
        .collect();
    let problem = if others.is_empty() {
        format!("Whose word is {}?", quoted[0])
    } else {
        format!("Whose words are {}?", list(&quoted))
    };
    let remedy = "Name the speaker or drop the quotation marks.";
    let mut finding = Finding::new(&UNATTRIBUTED_FRAGMENT, first.span, problem, remedy);
    for other in others {
        finding = finding.with_label(other.span, "also in marks");
    }
    findings.push(finding);
}

fn is_fragment(context: &Context<'_>, quotation: &Quotation) -> bool {
    let has_letters = words_inside(context, quotation).any(|word| word.kind == LexemeKind::Word);
    // `pic="…"` is markup that was left over.
    let before = context.text()[..quotation.span.start as usize].ends_with('=');
    has_letters && !before && !is_full(context, quotation)
}

/// A nickname stands inside a name: `Robert “Bob” Miller`.
fn is_nickname(context: &Context<'_>, quotation: &Quotation) -> bool {
    let range = context.article.words.within(quotation.span);
    let is_name = |at: Option<WordIndex>| {
        at.and_then(|at| context.article.words.get(at as usize))
            .is_some_and(|word| {
                word.is_capital() && word.is_word() && !word.is(Classes::DETERMINER)
            })
    };
    is_name(range.start.checked_sub(1)) && is_name(Some(range.end))
}

/// `“very conservative” voters`, `the “moderate” vote`: what a poll asked; `the “wet hull” theory`: a term.
fn is_category(context: &Context<'_>, quotation: &Quotation) -> bool {
    let after = context.article.words.within(quotation.span).end;
    context
        .article
        .words
        .get(after as usize)
        .is_some_and(|word| {
            context.has_word(PhraseClass::TermedNoun, context.grammar.lemma(word.id))
        })
}

/// `a “liquidating trust”` introduces a term.
fn is_introduced_as_term(context: &Context<'_>, quotation: &Quotation) -> bool {
    let start = context.article.words.within(quotation.span).start;
    (1..=2)
        .filter_map(|back| start.checked_sub(back))
        .any(|at| {
            context.word(at).is(Classes::DETERMINER)
                && (context.reads(at, "a") || context.reads(at, "an"))
        })
}
