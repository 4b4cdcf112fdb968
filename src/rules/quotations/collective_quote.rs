//! The same quoted words in the mouths of several unnamed people.

use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::attribution::words::{Word, WordIndex};
use crate::attribution::{Attribution, AttributionKind, Source, SourceType};
use crate::grammar::{Classes, PhraseClass};
use crate::parse::{Quotation, QuotationId, SentenceId};
use crate::rules::anonymity::is_reported_as_vague;
use crate::rules::phrasing::{list, quote};
use crate::rules::{Context, Family, Finding, Rule, Severity};
use crate::text::Span;

use super::{is_full, is_known_as, is_title};

pub(crate) static COLLECTIVE_QUOTE: Rule = Rule {
    name: "collective-quote",
    family: Family::Quotations,
    severity: Severity::Advice,
    summary: "quoted words credited to several unnamed people at once",
    explanation: "People do not speak in chorus. Words in quotation marks were said by somebody, \
        and a plural hides who. This rule looks at quotations whose source is an unnamed plural \
        (`ministers`, `residents`).\n\n\
        A joint statement, a named institution and two people named together are left alone, and \
        so is a plural that `vague-collective` already reports. A false alarm is likely where a \
        crowd did chant the words.",
    standards: &[
        "NYT Guidelines on Integrity, quotations",
        "University of Kansas editing desk, quotations",
    ],
    triggers: &[
        "[[Scientists]] not involved in the work called the results “encouraging” and “unusually clean”.",
        "[[French government ministers]] have called the deployment “unacceptable” and “incompatible” with their presence.",
        "[[Porters in the sheds at Corwin Quay]] called the sale “ugly but not yet stupid”.",
        "[[Porters in the sheds]] said the roof was “a bomb waiting for a match”.",
        "[[Operators of the kiosks]] have called the charge “a shakedown” and “a tax on salt”.",
        "“It was like a storm at sea,” according to [[passengers]] on the night ferry.",
        "[[Regatta organisers]] called the harbour “a bath with the plug out”.",
    ],
    ignores: &[
        "Peter Klein often thinks of what his parents told him: “You will need a letter from a poor man.”",
        "The strait, which pilots call ‘the Letterbox’, is the only way in winter.",
        "The yard stands at the end of a slip that skippers used to call “the plank”.",
        "Villagers knew the rock as the “tooth of the bay”.",
        "Analysts at Corwin called the sale “ugly but not yet stupid”.",
        "Pollsters agree. Carl Bialik put it like this: “One of the lessons was a simple one.”",
        "The sound comes from what botanists call “pressure venting” in the leaf.",
        "In a memo to employees, Anna Reyes called the deployment “unacceptable”.",
        "The ministers said in a joint statement that the deployment was “unacceptable”.",
        "Anna Reyes and Peter Klein called the deployment “unacceptable”.",
        "The ministry called the deployment “unacceptable”.",
        "Rovers say they are “disappointed but not surprised” by the ruling.",
        "Skippers in Corran approved the so-called “lamps first” plan.",
        "The letters were later marked “top secret”, according to clerks at the board.",
        "Lawyers for the regatta called the harbour “a bath with the plug out”.",
    ],
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut last: Option<(SentenceId, Span)> = None;
    let mut seen: FxHashSet<QuotationId> = FxHashSet::default();
    for (id, attribution, source) in context.sourced() {
        if attribution.kind == AttributionKind::Indirect
            || !context.is_asserted(attribution)
            || asks(context, attribution)
            || speaks_as_one(context, source)
            || is_far(context, attribution)
            || !is_direct(context, attribution, source)
            || !is_unnamed_plural(context, source)
            || is_joint(context, attribution)
            || context.is_apposition(source)
            || is_of_a_body(context, source)
            || !is_plain_subject(context, attribution, source)
            || is_reported_as_vague(context, id)
        {
            continue;
        }
        let place = (attribution.sentence, source.span);
        if last.replace(place) == Some(place) {
            continue;
        }
        let quoted: Vec<String> = context
            .touching(attribution.sentence)
            .filter(|(_, other)| other.source.is_some_and(|s| s.span == source.span))
            .flat_map(|(_, other)| &other.quotations)
            .filter(|&&quotation| seen.insert(quotation))
            .map(|&quotation| context.quotation(quotation))
            .filter(|quotation| {
                !is_title(context, quotation)
                    && !is_known_as(context, quotation)
                    && !is_so_called(context, quotation)
                    && !is_term(context, attribution, source, quotation)
            })
            // `From her post: “…”`: those are hers.
            .filter(|quotation| {
                let before = &context.text()[..quotation.span.start as usize];
                context.sentence_at(quotation.span.start) == attribution.sentence
                    || !before.trim_end().ends_with(':')
            })
            .map(|quotation| quote(context.text(), quotation.span))
            .collect();
        if quoted.is_empty() {
            continue;
        }
        let are = if quoted.len() == 1 { "is" } else { "are" };
        let who = quote(context.text(), source.span);
        let problem = format!(
            "{} {are} quoted from several people at once ({who}).",
            list(&quoted)
        );
        let remedy = match context.head(source.span).map(|at| context.written(at)) {
            Some(head) if singular(head) != head.to_lowercase() => {
                format!("Name at least one {} who used the words.", singular(head))
            }
            _ => "Name at least one who used the words.".to_owned(),
        };
        findings.push(Finding::new(&COLLECTIVE_QUOTE, source.span, problem, remedy).about(id));
    }
}

/// Lawyers, prosecutors and the like put one case for somebody else; `her parents told her` is a saying of the house.
fn speaks_as_one(context: &Context<'_>, source: &Source) -> bool {
    context.head(source.span).is_some_and(|head| {
        let word = context.word(head);
        word.is(Classes::ACCUSER | Classes::AGENCY | Classes::OUTLET)
            || context.is_listed(head, PhraseClass::Advocate)
            || context.reads_any(head, &["parents", "grandparents"])
                && head > 0
                && context.reads_any(head - 1, &["his", "her", "their", "my", "our"])
    })
}

/// `have called the charge “a shakedown”`, `“It is a shakedown,” growers said`: the source is the subject
/// of the verb, and nothing that could be another clause stands between verb and words.
fn is_direct(context: &Context<'_>, attribution: &Attribution, source: &Source) -> bool {
    const NEAR: u32 = 4;
    let Some((.., verb)) = context.cue_verb(attribution) else {
        return is_according_to(context, attribution, source);
    };
    let Some(&first) = attribution.quotations.first() else {
        return false;
    };
    let subject = context.article.words.within(source.span);
    let quoted = context.article.words.within(context.quotation(first).span);
    let gap = if subject.start < verb {
        subject.end..verb
    } else {
        verb + 1..subject.start
    };
    let helps = Classes::AUXILIARY | Classes::ADVERB | Classes::BE;
    let is_subject = gap.end.saturating_sub(gap.start) <= NEAR
        && context.words(gap.clone()).iter().all(|w| w.is(helps))
        || subject.start < verb && is_reduced_clause(context, gap);
    let other = Classes::REPORTING_VERB
        | Classes::MODAL
        | Classes::AUXILIARY
        | Classes::BE
        | Classes::RELATIVE
        | Classes::COORDINATOR;
    let between = if quoted.start > verb {
        verb + 1..quoted.start
    } else {
        0..0
    };
    // `the charge` is no verb.
    let is_noun = |at: u32| {
        context
            .word(at - 1)
            .is(Classes::DETERMINER | Classes::ADJECTIVE)
    };
    let is_one_clause = between.into_iter().all(|at| {
        // `said the plant was “a bomb”`
        let is_predicate = at + 1 == quoted.start && context.word(at).is(Classes::BE);
        !context.word(at).is(other)
            || context.word(at).is(Classes::DETERMINER)
            || is_noun(at)
            || is_predicate
    });
    let is_prose = context.sentence(attribution.sentence).block > 0
        || context.article.document.blocks.len() == 1;
    is_subject && is_one_clause && is_prose
}

/// `“It was awful,” according to passengers on the train`
fn is_according_to(context: &Context<'_>, attribution: &Attribution, source: &Source) -> bool {
    let subject = context.article.words.within(source.span).start;
    // `letters marked “top secret”, according to clerks`: those are not the clerks' words.
    let is_theirs = attribution.quotations.first().is_some_and(|&first| {
        let quotation = context.quotation(first);
        let start = context.article.words.within(quotation.span).start;
        is_full(context, quotation)
            || start
                .checked_sub(1)
                .is_some_and(|before| context.word(before).is(Classes::BE))
    });
    is_theirs
        && attribution.cue.iter().any(|&cue| {
            let words = context.article.words.within(cue);
            words.end == subject && context.phrase_in(words, PhraseClass::AccordingTo).is_some()
        })
}

/// `scientists not involved in the work called it …`: who they are, behind the noun and without a verb
/// of saying.
fn is_reduced_clause(context: &Context<'_>, gap: Range<WordIndex>) -> bool {
    const LONGEST: usize = 8;
    let other = Classes::REPORTING_VERB
        | Classes::MODAL
        | Classes::AUXILIARY
        | Classes::BE
        | Classes::RELATIVE
        | Classes::COORDINATOR
        | Classes::SUBORDINATOR;
    let words = context.words(gap);
    let is_participle = |word: &Word| word.span.of(context.text()).ends_with("ed");
    let opens = match words {
        [first, second, ..] => {
            first.is(Classes::NEGATION) && is_participle(second) || is_participle(first)
        }
        _ => false,
    };
    opens
        && words.len() <= LONGEST
        && words.iter().skip(1).all(|word| {
            word.is_word()
                && !word.is_capital()
                && (!word.is(other) || word.is(Classes::DETERMINER | Classes::PREPOSITION))
        })
}

/// `what botanists call “pressure venting”`, `a slip that skippers called “the plank”`: a term of those who
/// know, or a name.
fn is_term(
    context: &Context<'_>,
    attribution: &Attribution,
    source: &Source,
    quotation: &Quotation,
) -> bool {
    let first = context.article.words.within(source.span).start;
    let is_after = |words: &[&str]| {
        let before = first.checked_sub(1);
        before.is_some_and(|before| context.reads_any(before, words))
            || context.reads_any(first, words)
    };
    let verb = context.cue_verb(attribution);
    let lemma = verb.as_ref().map_or("", |(verb, ..)| verb.lemma.as_ref());
    // `Villagers knew the rock as “the old tooth”`: a name that all of them use.
    if lemma == "know" {
        return true;
    }
    let calls = matches!(lemma, "call" | "term");
    let inside = context.article.words.within(quotation.inner);
    let is_name = !inside.is_empty()
        && (context.reads(inside.start, "the") || context.word(inside.start).is_capital());
    let know = || {
        context
            .head(source.span)
            .is_some_and(|head| are_experts(context, head))
    };
    calls && (is_after(&["what"]) && know() || is_after(&["that", "which"]) && is_name)
}

/// `the so-called “parents first” bill`
fn is_so_called(context: &Context<'_>, quotation: &Quotation) -> bool {
    let first = context.article.words.within(quotation.span).start;
    let written = |back: u32| first.checked_sub(back).map(|at| context.written(at));
    written(1).is_some_and(|word| word.eq_ignore_ascii_case("so-called"))
        || written(1) == Some("called") && matches!(written(2), Some("-" | "so"))
}

/// `analysts`, `botanists`: people who are asked for what they know.
fn are_experts(context: &Context<'_>, head: WordIndex) -> bool {
    let noun = context.grammar.lemma(context.word(head).id);
    let learned = ["ists", "ians", "ologers", "ographers"];
    context.has_word(PhraseClass::ExpertCrowd, noun)
        || learned
            .iter()
            .any(|end| context.written(head).ends_with(end))
}

/// A word or two in marks far from the verb are quoted from somebody else, or a term; and three
/// quotations and more are not one chorus.
fn is_far(context: &Context<'_>, attribution: &Attribution) -> bool {
    const NEAR: u32 = 90;
    let quotations = || {
        attribution
            .quotations
            .iter()
            .map(|&id| context.quotation(id))
    };
    let full = quotations()
        .filter(|quotation| is_full(context, quotation))
        .count();
    let (Some(first), Some(cue)) = (quotations().next(), attribution.cue.last()) else {
        return false;
    };
    let far = first.span.start > cue.end + NEAR && !is_full(context, first);
    full > 2 || far
}

/// `The buyers had asked for more but “didn’t get it”`: the words are not theirs.
fn asks(context: &Context<'_>, attribution: &Attribution) -> bool {
    context
        .cue_verb(attribution)
        .is_some_and(|(verb, ..)| verb.lemma.as_ref() == "ask")
}

/// `analysts at Corwin & Pell` speak for the firm.
fn is_of_a_body(context: &Context<'_>, source: &Source) -> bool {
    let range = context.article.words.within(source.span);
    // `two surgeons, Ranjit Bhullar and Clare Stobart`
    let names = Classes::GIVEN_NAME;
    let is_named = |at: u32| context.word(at).is(names) && context.word(at).is_capital();
    if range.clone().any(is_named) {
        return true;
    }
    // `residents at Corwin Quay` do not speak for it.
    let head = context.head(source.span);
    if head.is_none_or(|head| !are_experts(context, head)) {
        return false;
    }
    let sentence = context.sentence_words(context.sentence_at(source.span.start));
    (range.start..(range.end + 2).min(sentence.end)).any(|at| {
        // `experts at the National Institute`
        let the = at + 1 < sentence.end && context.reads(at + 1, "the");
        let name = at + 1 + WordIndex::from(the);
        let is_name = name < sentence.end && context.word(name).is_capital();
        context.reads_any(at, &["at", "from"]) && is_name
    })
}

/// The plural is the subject of the cue: no other name stands between the two or between the cue
/// and the words (`Pollsters agree. Carl Bialik: “…”`), and nobody speaks to it (`a memo to staff`).
fn is_plain_subject(context: &Context<'_>, attribution: &Attribution, source: &Source) -> bool {
    let range = context.article.words.within(source.span);
    let is_object = range.start.checked_sub(1).is_some_and(|before| {
        let word = context.word(before);
        word.sentence == context.word(range.start).sentence
            && word.is(Classes::PREPOSITION)
            && !context.reads(before, "by")
    });
    let is_according = range
        .start
        .checked_sub(2)
        .is_some_and(|at| context.reads(at, "according"));
    let Some(&first) = attribution.quotations.first() else {
        return true;
    };
    let words = context.quotation(first).span;
    let (from, to) = if words.start > source.span.end {
        (source.span.end, words.start)
    } else {
        (words.end, source.span.start)
    };
    let same = context.sentence_at(from) == context.sentence_at(to.saturating_sub(1).max(from));
    let is_named = context
        .mentions_from(from)
        .iter()
        .take(20)
        .take_while(|mention| mention.span.end <= to)
        .any(|mention| context.is_person(mention));
    same && !is_named && (!is_object || is_according)
}

fn is_unnamed_plural(context: &Context<'_>, source: &Source) -> bool {
    let Some(head) = context.head(source.span) else {
        return false;
    };
    let word = context.word(head);
    let is_nameless = matches!(
        source.kind,
        SourceType::AnonymousGroup | SourceType::Unknown | SourceType::OfficeHolder
    );
    let range = context.article.words.within(source.span);
    // `Operators of the kiosks` has a capital only because it opens the sentence.
    let has_name = (range.start + 1..range.end).any(|at| context.word(at).is_capital());
    // `Rovers say`: a club
    let is_body = source.kind == SourceType::NamedOrganisation && range.len() == 1;
    !word.is(Classes::PRONOUN)
        && !is_body
        && (is_nameless && word.is(Classes::PLURAL_PEOPLE)
            || !has_name && source.kind != SourceType::NamedPerson && is_agentive(context, head))
}

/// `operators`, `growers`, `archivists`: a plural that no list has and whose ending says people.
fn is_agentive(context: &Context<'_>, at: u32) -> bool {
    let written = context.written(at);
    !context
        .word(at)
        .is(Classes::DOCUMENT_NOUN | Classes::TIME | Classes::AGENCY | Classes::OUTLET)
        && ["ers", "ors", "ists", "ians", "men", "women"]
            .iter()
            .any(|ending| written.ends_with(ending))
}

fn is_joint(context: &Context<'_>, attribution: &Attribution) -> bool {
    let range = context.sentence_words(attribution.sentence);
    context
        .phrase_in(range, PhraseClass::JointStatement)
        .is_some()
}

/// `minister` for `ministers`, `spokeswoman` for `spokeswomen`.
pub(crate) fn singular(plural: &str) -> String {
    let plural = plural.to_lowercase();
    if let Some(stem) = plural.strip_suffix("men") {
        format!("{stem}man")
    } else if let Some(stem) = plural.strip_suffix("ies") {
        format!("{stem}y")
    } else if let Some(stem) = ["sses", "ches", "shes", "xes"]
        .iter()
        .find(|end| plural.ends_with(**end))
        .and_then(|_| plural.strip_suffix("es"))
    {
        // `witness` for `witnesses`
        stem.to_owned()
    } else if let Some(stem) = plural.strip_suffix('s').filter(|stem| !stem.ends_with('s')) {
        stem.to_owned()
    } else {
        plural
    }
}
