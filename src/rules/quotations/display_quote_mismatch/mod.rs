//! Words in a headline or crosshead that are quoted, but that nobody says in the story.

mod borrowed;
mod nearest;

use crate::attribution::AttributionId;
use crate::parse::{Place, Quotation, QuotationId, SentenceId};
use crate::rules::gender::{Gender, gender};
use crate::rules::phrasing::quote;
use crate::rules::{Context, Family, Finding, Genre, Rule, Severity};
use crate::text::{Span, fold, fold_typography};

use borrowed::Borrowed;
use nearest::{difference, nearest, nearest_sentence};

use super::signature::is_signed;
use super::{has_verb, is_named, words_inside};

pub(crate) static DISPLAY_QUOTE_MISMATCH: Rule = Rule {
    name: "display-quote-mismatch",
    family: Family::Quotations,
    severity: Severity::Error,
    summary: "a headline or crosshead quotes words that nobody says in the story",
    explanation: "Most readers see only the headline. What stands in quotation marks there must \
        stand in a quotation of the story, word for word and in one piece. This rule compares \
        each quotation of the headline, standfirst, crossheads and pull quotes with the \
        quotations of the body. Case, the shape of marks and dashes, and a stop at the end make \
        no difference (in the profile `strict`, case does).\n\n\
        It names the nearest quotation. One word with no speaker beside it (`the ‘win’`) is \
        advice, since it may be the desk's own distance from a term; embedded posts, and what \
        follows `Reyes wrote:`, count as quoted. A false alarm is likely for the title of a work in marks; \
        it is left alone when the body writes it with the same capitals.",
    standards: &[
        "IPSO Editors’ Code, clause 1",
        "NYT Guidelines on Integrity, quotations",
    ],
    triggers: &[
        "[[“We are not under any circumstances”]]\n\n“We are in Mali and we will stay, but not under any circumstances,” French Foreign Minister Jean-Yves Le Drian told reporters.\n\nHe left the meeting early.",
        "Mayor calls bridge [[“a disgrace”]]\n\nThe bridge was a disgrace, Mayor Anna Reyes told reporters on Friday.\n\nIt will be mended next year.",
        "Leaked messages show aides mocked [[‘moaning’]] nurses\n\n“They are moaners with megaphones,” said one aide, Peter Klein.\n\nThe nurses will strike in May.",
        "[[“You lied to us”]]: widow confronts owner\n\n“You lied, again and again, to us and to our children,” Anna Reyes told Karl Weber.\n\nShe spoke on Friday.",
    ],
    ignores: &[
        "‘The river was in the hall before the kettle boiled’: a year on\n\nWendy Hallam, 67, postmistress: The river was in the hall before the kettle boiled.\n\nSanjay Bhatt, 41, shopkeeper: We had sandbags, four of them.\n\nMilan Petrov, 19, student: I walked back.",
        "Ban is “against their will”\n\n“You can not help people against their will,” said Anna Reyes, the mayor.\n\nShe spoke on Friday.",
        "“Incompatible”, “unacceptable”\n\nMinister Anna Reyes called the plan “unacceptable” and “incompatible” with the law.\n\nShe spoke on Friday.",
        "Mayor Reyes ‘defies explanation’\n\nThe council met on Friday.\n\n<tweet author=\"@klein\">It defies explanation. — Peter Klein</tweet>\n\nShe left early.",
        "Speaker shares ‘prophetic prayer’\n\nThe council met on Friday. The speaker wrote:\n\nThis is a prophetic prayer for the town.\n\nShe left early.",
        "Mayor: “We will never leave”\n\n“We will,” said Mayor Anna Reyes, “never leave.”\n\nShe spoke on Friday.",
    ],
    check: Some(check),
};

/// Words in marks up to so many are a fragment.
const LONGEST_FRAGMENT: usize = 5;

/// More display quotations than this are not display; the rest is not looked at.
const MOST: usize = 64;

/// Up to so many words in marks, none of them a verb, are a warning, not an error.
const SHORT: usize = 3;

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    let display = display_quotations(context);
    if display.is_empty() {
        return;
    }
    let body = Body::of(context);
    let mut outside = None;
    let mut elsewhere = None;
    for quotation in display {
        if body.find(context, quotation).next().is_some() || is_named(context, quotation) {
            continue;
        }
        let inner = quotation.inner.of(context.text());
        let words = &*outside.get_or_insert_with(|| body_text(context));
        // `What does “drier” mean?` is about the word.
        let line = context
            .sentence(context.sentence_at(quotation.span.start))
            .span;
        if line.of(context.text()).ends_with('?') && words_inside(context, quotation).count() < 3 {
            continue;
        }
        let is_answer = context.evidence.genre == Genre::Interview
            && holds_words(&fold(words), &fold(inner))
            || is_in_a_speech(context, inner);
        if is_answer || is_title_of_work(context, quotation, words) || is_signed(context, quotation)
        {
            continue;
        }
        let length = words_inside(context, quotation).count();
        let borrowed = &*elsewhere.get_or_insert_with(|| Borrowed::of(context));
        if borrowed.holds(inner) || borrowed.is_hidden && length <= LONGEST_FRAGMENT {
            continue;
        }
        let is_credited = line.of(context.text()).contains(':')
            || context.is_attributed(context.sentence_at(quotation.span.start));
        if length == 1 && !is_credited {
            findings.push(distance(context, quotation));
            continue;
        }
        let mut finding = mismatch(context, quotation, body, words);
        // A word or three may be the desk's own distance from a term, and no quotation at all.
        if length == 1 || length <= SHORT && !has_verb(context, quotation) {
            finding.severity = Severity::Warning;
        }
        findings.push(finding);
    }
}

/// What a speaker label governs is quoted without marks: `Jane Roe, 67, postmistress: The river was in the hall.`
fn is_in_a_speech(context: &Context<'_>, inner: &str) -> bool {
    let words = fold(inner);
    let said = |span: &Span| holds_words(&fold(span.of(context.text())), &words);
    let attributions = context.article.attributions.iter();
    attributions
        .filter(|attribution| attribution.is_labelled_speech())
        .flat_map(|speech| &speech.content)
        .any(said)
}

fn display_quotations<'a>(context: &Context<'a>) -> Vec<&'a Quotation> {
    let outer = context.outer_quotations().map(|(_, quotation)| quotation);
    outer
        .filter(|q| q.place.is_display() && q.closed && !q.inner.is_empty())
        .take(MOST)
        .collect()
}

/// The quotations of the body that hold the words of a display quotation.
pub(crate) fn body_match<'a>(context: &Context<'a>) -> Vec<(&'a Quotation, Vec<QuotationId>)> {
    let display = display_quotations(context);
    if display.is_empty() {
        return Vec::new();
    }
    let body = Body::of(context);
    let matched = display
        .into_iter()
        .map(|q| (q, body.find(context, q).collect()));
    matched.collect()
}

/// What is quoted in the body, folded: each quotation, and the pieces of a split one in a row.
#[derive(Debug)]
pub(in crate::rules) struct Body {
    quotations: Vec<(QuotationId, String)>,
}

impl Body {
    /// Works it out once; two rules ask.
    fn of<'a>(context: &Context<'a>) -> &'a Self {
        context.evidence.quoted.get_or_init(|| Self::fold(context))
    }

    fn fold(context: &Context<'_>) -> Self {
        let text = context.text();
        let is_body = |q: &&(QuotationId, &Quotation)| q.1.place == Place::Body;
        let fold = folding(context);
        let mut quotations: Vec<(QuotationId, String)> = context
            .all_quotations()
            .filter(|q| is_body(&q))
            .map(|(id, quotation)| (id, fold(quotation.inner.of(text))))
            .collect();
        quotations.extend(divided(context, fold));
        Self { quotations }
    }

    fn find<'b>(
        &'b self,
        context: &Context<'_>,
        display: &Quotation,
    ) -> impl Iterator<Item = QuotationId> + use<'b> {
        let wanted = folding(context)(display.inner.of(context.text()));
        let holds = move |folded: &str| !wanted.is_empty() && holds_words(folded, &wanted);
        self.quotations
            .iter()
            .filter(move |(_, folded)| holds(folded))
            .map(|&(id, _)| id)
    }
}

/// Quotations that stand in one sentence of the body with one source, in a row: the two halves of
/// `“We will,” she said, “never leave.”`
fn divided(context: &Context<'_>, fold: fn(&str) -> String) -> Vec<(QuotationId, String)> {
    let mut rows: Vec<(SentenceId, Option<AttributionId>, QuotationId, Vec<String>)> = Vec::new();
    for (id, quotation) in context
        .outer_quotations()
        .filter(|(_, q)| q.place == Place::Body)
    {
        let sentence = context.sentence_at(quotation.span.start);
        let credit = context.credit(id);
        let folded = fold(quotation.inner.of(context.text()));
        match rows.last_mut() {
            Some((last, source, _, row))
                if *last == sentence && is_same(context, *source, credit) =>
            {
                *source = source.or(credit);
                row.push(folded);
            }
            _ => rows.push((sentence, credit, id, vec![folded])),
        }
    }
    let divided = rows.into_iter().filter(|(.., row)| row.len() > 1);
    divided.map(|(_, _, id, row)| (id, row.join(" "))).collect()
}

fn is_same(context: &Context<'_>, one: Option<AttributionId>, two: Option<AttributionId>) -> bool {
    let (Some(one), Some(two)) = (one, two) else {
        return true;
    };
    let source = |id| context.attribution(id).source.map(|source| source.span);
    source(one) == source(two)
}

fn folding(context: &Context<'_>) -> fn(&str) -> String {
    if context.settings.strict_display {
        fold_typography
    } else {
        fold_hyphens
    }
}

/// `working class` is `working-class`.
fn fold_hyphens(text: &str) -> String {
    // Folding has made plain hyphens of all dashes.
    fold(text).replace('-', " ")
}

/// Whether a folded text holds these folded words, not parts of words.
fn holds_words(text: &str, words: &str) -> bool {
    memchr::memmem::find_iter(text.as_bytes(), words.as_bytes()).any(|at| {
        let before = text[..at].chars().next_back();
        let after = text[at + words.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

/// All of the body, marks and all.
fn body_text(context: &Context<'_>) -> String {
    let mut words = String::new();
    for (_, sentence) in context.body() {
        words.push_str(sentence.span.of(context.text()));
        words.push(' ');
    }
    words
}

/// `Hamilton` in the headline is `Hamilton` in the body, with its capital and without marks.
fn is_title_of_work(context: &Context<'_>, quotation: &Quotation, body: &str) -> bool {
    let inner = quotation.inner.of(context.text());
    // `Anna Okoro’s “Long Road”`
    let before = context.text()[..quotation.span.start as usize].trim_end();
    let is_owned = before.ends_with("’s") || before.ends_with("'s");
    let inner = inner.trim().trim_end_matches(['.', ',', '!', '?']);
    inner.starts_with(char::is_uppercase)
        && inner.split_whitespace().skip(1).all(|word| {
            word.starts_with(|c: char| c.is_uppercase() || !c.is_alphabetic()) || word.len() <= 3
        })
        && !context.settings.strict_display
        && (holds_words(body, inner) || ends_in_a_number(inner) || is_owned)
}

/// `Super Tuesday 2`: a name.
fn ends_in_a_number(words: &str) -> bool {
    words.ends_with(|c: char| c.is_ascii_digit())
}

/// One word in marks with no speaker: irony, or a quotation that the story does not have.
fn distance(context: &Context<'_>, quotation: &Quotation) -> Finding {
    let place = place_name(quotation.place);
    let word = quote(context.text(), quotation.span);
    let problem = format!("{place} puts {word} in marks, and nobody says it in the article.");
    let remedy = "Say whose word it is or drop the quotation marks.";
    let mut finding = Finding::new(&DISPLAY_QUOTE_MISMATCH, quotation.span, problem, remedy);
    finding.severity = Severity::Advice;
    finding
}

fn place_name(place: Place) -> &'static str {
    match place {
        Place::Headline => "Headline",
        Place::Standfirst => "Standfirst",
        Place::PullQuote => "Pull quote",
        _ => "Crosshead",
    }
}

fn mismatch(context: &Context<'_>, quotation: &Quotation, body: &Body, body_text: &str) -> Finding {
    let text = context.text();
    let place = place_name(quotation.place);
    let quoted = quote(text, quotation.span);
    if holds_words(
        &fold_hyphens(body_text),
        &fold_hyphens(quotation.inner.of(text)),
    ) {
        let nobody = format!("{place} quotes {quoted}, which the story has without marks.");
        let remedy = "Attribute the words in the story or drop the quotation marks.";
        return Finding::new(&DISPLAY_QUOTE_MISMATCH, quotation.span, nobody, remedy);
    }
    let nobody = format!("{place} quotes {quoted}, but nobody says that in the article.");
    let Some(nearest) = nearest(context, quotation, body) else {
        let remedy = "Quote words from the story or drop the quotation marks.";
        return Finding::new(&DISPLAY_QUOTE_MISMATCH, quotation.span, nobody, remedy);
    };
    let credit = context.credit(nearest);
    let source = credit.and_then(|id| context.attribution(id).source);
    let near = context.quotation(nearest);
    let near_span = nearest_sentence(context, quotation, near);
    let near_quoted = quote(text, near_span);
    let (problem, whose) = match &source {
        Some(source) => {
            let whose = match gender(context, source) {
                Some(Gender::Female) => "her",
                Some(Gender::Male) => "his",
                None => "the",
            };
            (
                format!(
                    "{nobody} Nearest: {near_quoted} ({}).",
                    context.name(source)
                ),
                whose,
            )
        }
        None => (format!("{nobody} Nearest: {near_quoted}."), "the"),
    };
    let remedy = format!("Quote {whose} words exactly or drop the quotation marks.");
    Finding::new(&DISPLAY_QUOTE_MISMATCH, quotation.span, problem, remedy)
        .with_label(near_span, difference(context, quotation, near))
}
