//! From what changed to what an editor should look at, and how to say it.

use std::ops::Range;

use super::change::{Change, Kinds, RevisionFinding};
use super::claim::{ClaimId, Version};
use super::figure::{self, FigureChange};
use super::pair::{Pair, Side};
use super::quotation::{Nature, QuoteChange};
use super::source::Who;
use super::sourcing::{IDENTIFIED, SourceEvent};
use super::word::Traits;
use super::wording::Hedges;
use crate::grammar::Grammar;
use crate::rules::revisions::{
    ATTRIBUTION_REMOVED, FIGURE_CHANGED, HEDGE_REMOVED, QUOTE_TEXT_CHANGED, SOURCE_CHANGED,
    SOURCE_DOWNGRADED, UNSOURCED_CLAIM_ADDED,
};
use crate::rules::{Rule, Settings, Severity};
use crate::text::Span;

/// Rules of one version that make a new claim an unsourced one.
const UNSOURCED: [&str; 7] = [
    "unattributed-quote",
    "unattributed-fragment",
    "agentless-allegation",
    "unsourced-statistic",
    "unsourced-accusation",
    "bare-source",
    "vague-collective",
];

/// Writes findings with the severities of a house.
pub(super) struct Writer<'s> {
    settings: &'s Settings,
}

impl<'s> Writer<'s> {
    pub(super) fn new(settings: &'s Settings) -> Self {
        Self { settings }
    }

    /// A finding, unless the house has switched its rule off. `at_most` lowers the severity of the
    /// milder cases of a rule.
    pub(super) fn finding(
        &self,
        rule: &'static Rule,
        at_most: Severity,
        message: String,
        span: Option<Span>,
        (was, is): (&str, &str),
    ) -> Option<RevisionFinding> {
        let severity = self.settings.severity(rule).min(at_most);
        let message = capitalised(message);
        let (was, is) = (was.to_owned(), is.to_owned());
        let found = RevisionFinding {
            rule,
            severity,
            message,
            span,
            about: String::new(),
            was,
            is,
        };
        (severity != Severity::Off).then_some(found)
    }

    pub(super) fn source(&self, event: &SourceEvent, pair: &Pair<'_>) -> Option<RevisionFinding> {
        let was = event.old.and_then(|id| who(pair.old.version, id))?;
        let is = event.new.and_then(|id| who(pair.new.version, id));
        let about = content(&pair.old, event.old);
        let claim = pair.new.claims.first();
        let span = is.as_ref().map(|is| is.span);
        let span = span.or(claim.map(|&id| pair.new.version.claim(id).span));
        let (rule, message, names) = match is {
            Some(is) if event.kinds.contains(Kinds::DOWNGRADED) && is.rank() < IDENTIFIED => (
                &SOURCE_DOWNGRADED,
                format!(
                    "{} became “{}”. Name the source again, or make sure the name had to go.",
                    was.name(),
                    is.text
                ),
                (was.name(), is.text),
            ),
            Some(is)
                if event.kinds.contains(Kinds::RE_ATTRIBUTED)
                    && was.rank().min(is.rank()) >= IDENTIFIED =>
            {
                let (old, new) = (was.name(), is.name());
                (
                    &SOURCE_CHANGED,
                    format!("“{about}” moved from {old} to {new}. Who said it?"),
                    (old, new),
                )
            }
            None if event.kinds.contains(Kinds::ATTRIBUTION_REMOVED) => (
                &ATTRIBUTION_REMOVED,
                format!(
                    "No longer says who: “{about}” (was: {}). Credit it again, or say how it is \
                     known.",
                    was.name()
                ),
                (was.name(), ""),
            ),
            _ => return None,
        };
        let found = self.finding(rule, Severity::Error, message, span, names)?;
        Some(RevisionFinding { about, ..found })
    }

    pub(super) fn quotation(
        &self,
        change: &QuoteChange,
        pair: &Pair<'_>,
    ) -> Option<RevisionFinding> {
        let speaker = speaker(&pair.new, &change.new).or_else(|| speaker(&pair.old, &change.old));
        let whose = speaker.map_or("The quoted".to_owned(), |name| format!("{name}’s"));
        let old = clip(pair.old.text(&change.old), 14);
        let new = clip(pair.new.text(&change.new), 14);
        let (at_most, message) = match change.nature {
            Nature::Altered => (
                Severity::Error,
                format!("{whose} words changed: “{old}” → “{new}”. Which were said?"),
            ),
            Nature::Extended => (
                Severity::Advice,
                format!("{whose} words are given at greater length: “{new}”."),
            ),
            Nature::Shortened => (
                Severity::Advice,
                format!("{whose} words are cut: “{old}” → “{new}”."),
            ),
        };
        let span = pair
            .new
            .words
            .get(change.new.clone())
            .and_then(|words| Some(words.first()?.span.cover(words.last()?.span)));
        self.finding(&QUOTE_TEXT_CHANGED, at_most, message, span, (&old, &new))
    }

    pub(super) fn figure(
        &self,
        change: &FigureChange,
        pair: &Pair<'_>,
        grammar: &Grammar,
    ) -> Option<RevisionFinding> {
        let old = figure::written(&pair.old, &change.old);
        let new = figure::written(&pair.new, &change.new);
        let of_old = figure::counted(&pair.old, &change.old, grammar);
        let of_new = figure::counted(&pair.new, &change.new, grammar);
        let (was, is) = (join(&old, of_old), join(&new, of_new));
        // `14 days → three weeks`, but `52 → 53 soldiers`
        let is_apart = of_old != of_new || of_old.starts_with('%');
        let shown = if is_apart { &was } else { &old };
        let (at_most, message) = if change.rounded {
            (
                Severity::Advice,
                format!("{shown} → {is}: one of them is rounded."),
            )
        } else {
            (
                Severity::Error,
                format!("{shown} → {is}. Which is right, and since when?"),
            )
        };
        let words = &pair.new.words[change.new.clone()];
        let span = words
            .first()
            .zip(words.last())
            .map(|(first, last)| first.span.cover(last.span));
        let found = self.finding(&FIGURE_CHANGED, at_most, message, span, (&was, &is))?;
        let about = format!("{old} → {new}");
        Some(RevisionFinding { about, ..found })
    }

    pub(super) fn hedges(&self, hedges: &Hedges, pair: &Pair<'_>) -> Option<RevisionFinding> {
        let first = hedges.removed.first()?;
        let hedge = pair.old.text(first);
        let was = join(hedge, &following(&pair.old, first, 6));
        // What stands in its place now.
        let region = pair
            .regions
            .iter()
            .find(|region| region.old.contains(&first.start))?;
        let is = following(&pair.new, &(region.new.start..region.new.start), 6);
        let claim = if is.is_empty() {
            "this".to_owned()
        } else {
            format!("“{is}”")
        };
        let message = format!(
            "“{hedge}” is gone: {claim} is now stated as fact. Say who has established it, or keep \
             the doubt."
        );
        let span = pair
            .new
            .claims
            .first()
            .map(|&id| pair.new.version.claim(id).span);
        self.finding(&HEDGE_REMOVED, Severity::Error, message, span, (&was, &is))
    }

    /// What the rules of one version say about a sentence that is new.
    pub(super) fn added(&self, version: &Version<'_>, id: ClaimId) -> Vec<RevisionFinding> {
        let claim = version.claim(id).span;
        let all = &version.report.findings;
        let first = all.partition_point(|finding| finding.span.start < claim.start);
        let within = all[first..]
            .iter()
            .take_while(|finding| finding.span.start < claim.end);
        within
            .filter(|finding| UNSOURCED.contains(&finding.rule))
            .filter_map(|finding| {
                let problem = finding.problem.trim_end_matches('.');
                let message = format!("{problem} (new in this version). {}", finding.remedy);
                let message = message.trim_end().to_owned();
                let span = Some(finding.span);
                self.finding(
                    &UNSOURCED_CLAIM_ADDED,
                    Severity::Error,
                    message,
                    span,
                    ("", ""),
                )
            })
            .collect()
    }
}

/// Rules after which readers should be told, unless the case is only worth advice.
pub(super) fn calls_for_note(change: &Change) -> usize {
    let found = change.findings.iter().filter(|found| {
        found.severity >= Severity::Warning && found.rule.name != UNSOURCED_CLAIM_ADDED.name
    });
    found.count()
}

fn who<'a>(version: &'a Version<'a>, id: u32) -> Option<Who<'a>> {
    Who::of(version, version.attribution(id))
}

/// Who is credited with these words.
fn speaker(side: &Side<'_>, words: &Range<usize>) -> Option<String> {
    let holds = |&&id: &&u32| {
        let content = &side.version.attribution(id).content;
        content.iter().any(|&span| {
            let within = side.within(span);
            within.start < words.end && words.start < within.end
        })
    };
    let id = side.attributions.iter().find(holds)?;
    let who = who(side.version, *id)?;
    let pronoun = who.form == crate::attribution::MentionForm::Pronoun && who.entity.is_none();
    (!pronoun && !who.kind.is_anonymous()).then(|| who.name().to_owned())
}

/// The beginning of what an attribution credits.
fn content(side: &Side<'_>, attribution: Option<u32>) -> String {
    let attribution = attribution.map(|id| side.version.attribution(id));
    let text = attribution.and_then(|attribution| {
        let content = attribution.content.iter().find(|&&span| side.holds(span))?;
        let span = side.span(&side.within(*content));
        Some(span.of(side.version.text()))
    });
    clip(text.unwrap_or_default(), 8)
}

/// A few words after a range, as far as the sentence goes without punctuation; no little word ends
/// them.
fn following(side: &Side<'_>, range: &Range<usize>, count: usize) -> String {
    let text = side.version.text();
    let mut end = range.end;
    while end < side.words.len() && end < range.end + count {
        if end > range.start {
            let gap = side.words[end - 1].span.end as usize..side.words[end].span.start as usize;
            if !text[gap].chars().all(char::is_whitespace) {
                break;
            }
        }
        end += 1;
    }
    while end > range.end && side.words[end - 1].is(Traits::FUNCTION) {
        end -= 1;
    }
    let words = range.end..end;
    if words.is_empty() {
        String::new()
    } else {
        clip(side.text(&words), count)
    }
}

fn join(first: &str, rest: &str) -> String {
    if rest.is_empty() {
        first.to_owned()
    } else {
        // `5%`
        let gap = if rest.starts_with('%') { "" } else { " " };
        format!("{first}{gap}{rest}")
    }
}

/// A message may open with a source that the article writes small.
fn capitalised(message: String) -> String {
    let mut chars = message.chars();
    match chars.next() {
        Some(first) if first.is_lowercase() => first.to_uppercase().chain(chars).collect(),
        _ => message,
    }
}

/// At most so many words, without marks at either end, on one line.
pub(super) fn clip(text: &str, words: usize) -> String {
    let marks = ['“', '”', '"', '‘', '«', '»', '„', ' ', ',', '.'];
    let mut all = text.trim_matches(marks).split_whitespace();
    let mut clipped = all.by_ref().take(words).collect::<Vec<_>>().join(" ");
    if all.next().is_some() {
        clipped.truncate(clipped.trim_end_matches([',', '.', ';', ':']).len());
        clipped.push('…');
    }
    clipped
}
