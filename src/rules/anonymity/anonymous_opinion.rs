//! An opinion in the mouth of nobody.

use std::ops::Range;

use crate::attribution::words::{Word, WordIndex};
use crate::attribution::{Attribution, MentionForm, Source, SourceType};
use crate::grammar::{Classes, PhraseClass, VerbForm};
use crate::parse::{LexemeKind, Quotation};
use crate::rules::phrasing::quote;
use crate::rules::{Context, Family, Finding, Genre, Rule, Severity};
use crate::text::Span;

use super::introduced::introduced;
use super::unnamed::unnamed;
use crate::rules::quotations::{is_full, is_named, is_title};

pub(crate) static ANONYMOUS_OPINION: Rule = Rule {
    name: "anonymous-opinion",
    family: Family::Anonymity,
    severity: Severity::Advice,
    summary: "an unnamed source's opinion, quoted word for word",
    explanation: "Anonymity is for information that cannot be had otherwise, not for views, and \
        least of all for attacks. This rule looks at full quotations from anonymous sources that \
        hold no number, date or name, but a modal or a word of judgement. Against a person, it is \
        a warning.\n\n\
        A false alarm is likely where the view itself is the news (an official who dissents); \
        say in the copy why it is given without a name.",
    standards: &[
        "AP News Values, Anonymous sources",
        "Guardian Editorial Guidelines, anonymous pejorative quotes",
        "NYT (D. Baquet) on anonymous quotes",
    ],
    triggers: &[
        "A former executive said Karl Weber had lost the board. [[“He was lazy and should have gone in May,”]] the former executive said.",
        "[[“He’s a salesman who ran out of things to sell,”]] said a person close to the board.",
        "[[“It would be a marriage of two hangovers,”]] said a banker who has advised the firm.",
        "[[“You can not help people against their will,”]] said a source close to the French presidency.",
        "[[“He has no idea what he is doing,”]] said a senior official in the ministry.",
        "[[“It’s a mess, and everybody in the building knows it,”]] said an aide to the minister.",
        "[[“It was political,”]] said a senior official.",
        "[[“It was always too good to be true,”]] said a curator, who asked not to be named.",
        "[[“She should have sold the yard to the Danes when she could,”]] said a former director, who asked not to be named.",
        "A former official, who asked not to be named, said the pier was shut. [[“They should have mended the pier,”]] he said.",
        "[[“She reads a letter as if it were a bill,”]] said a senior official.",
        "[[“He couldn’t steer a bath,”]] said one councillor.",
        "[[“Helena is hopeless with money, and she ought to go,”]] said a cabinet aide.",
        "[[“Ada is out of her depth,”]] one ministry official said.",
        "[[“He is hopeless with money, and he ought to go,”]] a tenant said of the manager, Karl Weber.",
    ],
    ignores: &[
        "“The vote is on Tuesday,” an aide said.",
        "“You could hear it from the quay,” said a former official.",
        "A former official said the pier was shut. Jane Roe was there. “They should have mended the pier,” she said.",
        "“The Danes should have a new offer on Friday,” said a senior official.",
        "“The report should have arrived on Friday,” said a senior official.",
        "“It was too dark to see the pier,” said a former official.",
        "“Will he be the next mayor?” a council aide in the room wondered.",
        "Karl Klein, the mayor, said that Roe “would have no chance to win,” a senior aide recalled.",
        "“They would bring me the form already filled in,” said a former official.",
        "“He is hopeless with money, and he ought to go,” a tenant said of her neighbour.",
        "“You can not help people against their will,” said Christine Lambrecht, the minister.",
    ],
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    if context.evidence.genre == Genre::Opinion {
        return;
    }
    let mut last = None;
    for (id, attribution, source) in context.sourced() {
        let is_hidden = unnamed(context, source).is_some() || is_unnamed_before(context, source);
        if !is_hidden && !speaks_of_somebody(context, attribution, source) {
            continue;
        }
        let first = attribution.quotations.iter().copied().find(|&quotation| {
            let quotation = context.quotation(quotation);
            (is_full(context, quotation) || is_verdict(context, quotation))
                && !is_title(context, quotation)
                && !is_named(context, quotation)
                && is_opinion(context, quotation)
                && (is_hidden || attacks(context, quotation))
                && !is_question(context, attribution, quotation)
                && !is_relayed(context, attribution, quotation)
        });
        let Some(first) = first.filter(|&first| last != Some(first)) else {
            continue;
        };
        last = Some(first);
        // `the source`, as it was introduced
        let entity = context.mention(source).and_then(|mention| mention.entity);
        let known = introduced(context)
            .iter()
            .find(|known| entity.is_some() && known.entity == entity)
            .map(|known| known.span);
        let own = context.described(attribution, source);
        let who = quote(context.text(), known.unwrap_or(own));
        let span = context.quotation(first).span;
        let mut finding = Finding::new(
            &ANONYMOUS_OPINION,
            span,
            format!("Opinion, not information, from an unnamed source ({who})."),
            "Get it on the record or paraphrase.",
        );
        if attacks(context, context.quotation(first)) {
            finding.severity = Severity::Warning;
            finding.problem = format!("An unnamed source ({who}) attacks a person.");
        }
        findings.push(finding.about(id));
    }
}

/// The `he` of an anonymous source that the copy has brought on: `A former clerk said it was late. “…,” he said.`
fn is_unnamed_before(context: &Context<'_>, source: &Source) -> bool {
    let mention = context.mention(source);
    let who = mention.filter(|mention| mention.form == MentionForm::Pronoun);
    who.and_then(|who| who.entity).is_some_and(|who| {
        introduced(context)
            .iter()
            .any(|known| known.entity == Some(who) && known.span.end <= source.span.start)
    })
}

/// `a tenant said of the chief executive, Peter Klein`: anybody, but of somebody with a name.
fn speaks_of_somebody(context: &Context<'_>, own: &Attribution, source: &Source) -> bool {
    const NEAR: usize = 6;
    let words = context.article.words.within(source.span);
    let is_anybody = source.kind == SourceType::AnonymousIndividual
        && context.reads_any(words.start, &["a", "an", "another", "one"]);
    // `said a tenant of`, `a tenant said of`
    let last = own
        .cue
        .iter()
        .chain([&source.span])
        .max_by_key(|span| span.end);
    let next = last.and_then(|&last| context.after(&context.article.words.within(last)));
    let sentence = context
        .sentence(context.sentence_at(source.span.start))
        .span;
    is_anybody
        && next.is_some_and(|of| {
            let mentions = context.mentions_from(context.word(of).span.end);
            context.reads_any(of, &["about", "of"])
                && mentions
                    .iter()
                    .take(NEAR)
                    .take_while(|mention| mention.span.end <= sentence.end)
                    .any(|mention| mention.form == MentionForm::Name && context.is_person(mention))
        })
}

fn is_opinion(context: &Context<'_>, quotation: &Quotation) -> bool {
    let range = context.article.words.within(quotation.inner);
    let words = context.words(range.clone());
    // `They would bring me the form`: what somebody saw, not what somebody thinks.
    let is_memory = words.iter().any(|word| {
        matches!(
            context.grammar.word(word.id),
            "me" | "us" | "my" | "our" | "i" | "we"
        )
    });
    let judges = words.iter().any(|word| {
        word.is(Classes::ASSESSMENT | Classes::EVALUATIVE)
            || word.is(Classes::MODAL)
                && !(is_memory && matches!(context.grammar.word(word.id), "would" | "could"))
                && !is_sensed(context, range.clone(), word)
    }) || is_verdict(context, quotation)
        || is_portrait(context, quotation)
        || context
            .phrases_in(range.clone())
            .any(|(_, class)| matches!(class, PhraseClass::Belief | PhraseClass::Evaluative));
    // `a marriage of two hangovers` counts nothing, `two weeks` does.
    let is_figure = |at: usize, word: &Word| {
        let units = Classes::TIME | Classes::COUNTED_UNIT | Classes::CURRENCY | Classes::SCALE;
        word.is(Classes::NUMBER)
            && (!matches!(context.grammar.word(word.id), "one" | "two")
                || words.get(at + 1).is_some_and(|next| next.is(units)))
    };
    let informs = words.iter().enumerate().any(|(at, word)| {
        word.kind == LexemeKind::Number
            || word.is(Classes::CALENDAR)
            || is_figure(at, word)
            || at > 0 && word.is_capital() && !word.is(Classes::PRONOUN) && words[at - 1].is_word()
    });
    judges && !informs || blames(context, range) || attacks(context, quotation)
}

/// `You could smell it in the lab`: what anybody there would have noticed.
fn is_sensed(context: &Context<'_>, words: Range<WordIndex>, modal: &Word) -> bool {
    let verb = context
        .words(words)
        .iter()
        .find(|word| word.span.start >= modal.span.end && !word.is(Classes::ADVERB));
    matches!(context.grammar.word(modal.id), "can" | "could")
        && verb.is_some_and(|verb| context.has_word(PhraseClass::SensingVerb, verb.id))
}

/// `He should have sold to the Danes`: what somebody ought to have done is an opinion, whatever names and
/// dates are in it.
fn blames(context: &Context<'_>, words: Range<WordIndex>) -> bool {
    let mut places = words.start..words.end.saturating_sub(2);
    places.any(|at| {
        let is_modal = context.reads_any(at, &["should", "ought"]);
        // `ought to have sold`, `should never have sold`
        let have = (at + 1..words.end).find(|&at| {
            !context.reads(at, "to") && !context.word(at).is(Classes::NEGATION | Classes::ADVERB)
        });
        let is_past = have.is_some_and(|have| {
            let verb = (have + 1..words.end).find(|&at| !context.word(at).is(Classes::ADVERB));
            context.reads(have, "have")
                && verb.is_some_and(|verb| {
                    let form = context.grammar.verb_form(context.word(verb).id);
                    matches!(form, Some(VerbForm::Past | VerbForm::Participle))
                        || context.written(verb).ends_with("ed")
                })
        });
        is_modal && is_past && is_somebody(context, words.start..at)
    })
}

/// `he`, `the old man`, `Corwin`, not `the report`: the subject that ends here is somebody.
fn is_somebody(context: &Context<'_>, before: Range<WordIndex>) -> bool {
    let people = Classes::PERSON_NOUN
        | Classes::ROLE
        | Classes::PLURAL_PEOPLE
        | Classes::MALE
        | Classes::FEMALE;
    before
        .end
        .checked_sub(1)
        .filter(|at| before.contains(at))
        .is_some_and(|at| {
            let word = context.word(at);
            let is_pronoun = context.reads_any(at, &["they", "we", "you"]);
            let is_name = word.is_word() && word.is_capital() && !word.is(Classes::PRONOUN);
            word.is(people) || is_pronoun || is_name
        })
}

/// `“Will he be the next mayor?” an aide wondered`: asks, in a scene.
fn is_question(context: &Context<'_>, own: &Attribution, quotation: &Quotation) -> bool {
    const LONGEST: usize = 10;
    let asks = context
        .cue_verb(own)
        .is_some_and(|(verb, ..)| matches!(verb.lemma.as_ref(), "ask" | "wonder"));
    let inner = quotation.inner.of(context.text()).trim_end_matches(',');
    asks && inner.ends_with('?')
        && inside(context, quotation)
            .iter()
            .filter(|word| word.is_word())
            .count()
            <= LONGEST
}

/// `Klein said Roe “should go,” an aide recalled`, `“You should go,” he told Roe, according to aides`:
/// the words are Klein's, and the source passes them on. Another verb of saying, with a name or a
/// pronoun before it, stands in the same sentence and is not the source's own.
fn is_relayed(context: &Context<'_>, own: &Attribution, quotation: &Quotation) -> bool {
    let last = context.sentence_at(quotation.span.end.saturating_sub(1));
    let sentence = context.sentence_words(last);
    let is_own = |span: Span| own.cue.iter().any(|cue| cue.overlaps(span));
    let mut open = sentence
        .clone()
        .filter(|&at| context.word(at).quotation.is_none());
    open.any(|at| {
        let word = context.word(at);
        let says = context.grammar.verb(word.id).is_some_and(|(verb, form)| {
            matches!(
                verb.lemma.as_ref(),
                "say" | "tell" | "add" | "warn" | "complain"
            ) && matches!(form, VerbForm::Past | VerbForm::Present)
        });
        let is_name =
            |word: &Word| word.is_capital() && word.is(Classes::GIVEN_NAME | Classes::TITLE);
        // `Klein said`, `he told`, `Karl Klein, the mayor, said`
        let has_subject = at > sentence.start && {
            let before = context.word(at - 1);
            before.is_word() && (before.is_capital() || before.is(Classes::FEMALE | Classes::MALE))
                || context.reads(at - 1, ",")
                    && context.words(sentence.start..at).iter().any(is_name)
        };
        says && has_subject && !is_own(word.span)
    })
}

/// `It was political.`: a subject, a form of `be` and an adjective, and no more.
fn is_verdict(context: &Context<'_>, quotation: &Quotation) -> bool {
    let words: Vec<&Word> = inside(context, quotation)
        .iter()
        .filter(|word| word.is_word() && !word.is(Classes::ADVERB))
        .collect();
    match words[..] {
        [subject, be, what] => {
            subject.is(Classes::PRONOUN | Classes::DETERMINER)
                && subject.is_capital()
                && be.is(Classes::BE)
                && what.is(Classes::ADJECTIVE | Classes::EVALUATIVE | Classes::CUE_ADJECTIVE)
        }
        _ => false,
    }
}

/// `He’s a salesman who ran out of things to sell`: opens with what somebody is, which is no office.
fn is_portrait(context: &Context<'_>, quotation: &Quotation) -> bool {
    const NEAR: usize = 4;
    let words: Vec<&Word> = inside(context, quotation)
        .iter()
        .filter(|word| word.is_word())
        .collect();
    let reads = |word: &Word, all: &[&str]| {
        let written = word.span.of(context.text()).replace('’', "'");
        all.iter().any(|one| written.eq_ignore_ascii_case(one))
    };
    let Some(&subject) = words.first() else {
        return false;
    };
    let (is, what) = if reads(subject, &["he's", "she's"]) {
        (true, &words[1..])
    } else {
        let is_person = reads(subject, &["he", "she"])
            || subject.is_capital() && subject.is(Classes::GIVEN_NAME);
        let be = words
            .get(1)
            .is_some_and(|be| reads(be, &["is", "was", "'s"]));
        (is_person && be, words.get(2..).unwrap_or_default())
    };
    // `He is a harbour master` informs; `a salesman who ran out of things to sell` is no trade.
    // `a good organiser of picnics`
    let is_judged = what
        .iter()
        .take(2)
        .any(|word| reads(word, &["good", "great", "bad", "poor", "fine", "nice"]));
    let is_office = !is_judged
        && what
            .iter()
            .take(NEAR)
            .any(|word| word.is(Classes::ROLE | Classes::TITLE))
        && !what.iter().any(|word| word.is(Classes::RELATIVE));
    is && what
        .first()
        .is_some_and(|word| reads(word, &["a", "an", "no"]))
        && !is_office
}

/// A word of judgement, and a person it is about.
fn attacks(context: &Context<'_>, quotation: &Quotation) -> bool {
    let range = context.article.words.within(quotation.inner);
    let words = context.words(range.clone());
    let is_phrase = |(_, class)| class == PhraseClass::Evaluative;
    (words.iter().any(|word| word.is(Classes::EVALUATIVE))
        || context.phrases_in(range).any(is_phrase))
        && words.iter().any(|word| {
            let is_name = word.is(Classes::GIVEN_NAME) && word.is_capital();
            is_name || word.is(Classes::FEMALE | Classes::MALE)
        })
}

fn inside<'a>(context: &Context<'a>, quotation: &Quotation) -> &'a [Word] {
    context.words(context.article.words.within(quotation.inner))
}
