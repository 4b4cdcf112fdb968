//! What patterns and tagger find, as one list.
//!
//! The tagger is better at cues that no list has and at where a noun phrase ends; the patterns
//! are better at who says a quotation and at where a clause ends. So where both find a content
//! the tagger keeps it, a quotation takes the pattern's source if they name different people, and
//! a clause the pattern's end unless the tagger stopped at a new clause. What only a pattern finds
//! is added if its form is right about half of the time, or if nothing else is found there.

mod agreement;
mod guess;
mod leave;
mod nesting;
mod plausible;
mod plausible_source;
mod silent;
mod unaided;

use crate::attribution::MODEL;
use crate::attribution::combine::agreement::{
    agree, agreed, alone, goes_past, only_leads, swallows_source,
};
use crate::attribution::combine::guess::is_guess;
use crate::attribution::combine::nesting::{
    end_before, end_before_verb, holds_cue, is_half, is_inner, is_outer, second_verb,
};
use crate::attribution::combine::plausible::{is_put_to, plausible};
use crate::attribution::combine::unaided::{is_aside, is_heard_alone, is_wish};
use crate::attribution::draft::{Draft, Form, wants_no_name};
use crate::attribution::phrase::Phrases;
use crate::parse::{Document, LexemeKind};
use crate::text::Span;

/// Two contents are the same if they share this much, intersection over union in bytes.
const SAME: f32 = 0.5;

/// How many neighbours are compared; no sentence of prose has more.
const NEIGHBOURS: usize = 12;

/// How many pieces of a content are compared.
const PIECES: usize = 64;

/// Joins the two lists.
pub(crate) fn combine(
    phrases: &Phrases<'_>,
    document: &Document,
    patterns: Vec<Draft>,
    model: Vec<Draft>,
) -> Vec<Draft> {
    let mut cut: Vec<Span> = Vec::new();
    let mut model: Vec<Draft> = model
        .into_iter()
        .filter_map(|draft| {
            let cue = phrases.words.within(draft.cue?);
            if wants_no_name(phrases, &cue) {
                cut.extend(draft.content);
                return None;
            }
            let draft = plausible(phrases, document, draft)?;
            let form = if is_guess(phrases, &draft) {
                Form::Guess
            } else {
                draft.form
            };
            Some(Draft {
                confidence: alone(draft.confidence),
                form,
                ..draft
            })
        })
        .collect();
    model.sort_by_key(Draft::place);
    hand_over_answers(phrases, &mut model);
    let places: Vec<(u32, u32)> = model.iter().map(Draft::place).collect();
    let mut added = Vec::new();
    for pattern in patterns {
        take_back(phrases, &mut model, &places, &pattern);
        let at = places.partition_point(|&place| place < pattern.place());
        let near = at.saturating_sub(NEIGHBOURS)..(at + NEIGHBOURS).min(model.len());
        let same_cue = near
            .clone()
            .find(|&other| same_cue(&model[other], &pattern));
        let best = near
            .map(|other| (overlap(&model[other].content, &pattern.content), other))
            .max_by(|a, b| a.0.total_cmp(&b.0));
        let second = best
            .filter(|_| same_cue.is_none())
            .and_then(|(_, other)| Some((other, second_verb(phrases, &pattern, &model[other])?)));
        if let Some((other, link)) = second {
            end_before_verb(phrases, &mut model[other], link);
            added.push(pattern);
            continue;
        }
        let holds_cue = |other: usize| holds_cue(&model[other], &pattern);
        match (best, same_cue) {
            (Some((share, other)), _)
                if share >= SAME && pattern.form == Form::Firm && holds_cue(other) =>
            {
                added.push(pattern);
            }
            (Some((_, other)), None) if is_outer(&pattern, &model[other]) => {
                end_before(phrases, &mut model[other], &pattern);
                added.push(pattern);
            }
            (Some((_, other)), None) if is_inner(phrases, &pattern, &model[other]) => {
                added.push(pattern);
            }
            (_, Some(other))
                if is_half(&model[other], &pattern) || is_rest(&model[other], &pattern) =>
            {
                model[other].content.clone_from(&pattern.content);
                agree(phrases, &mut model[other], pattern);
            }
            (_, Some(other))
                if model[other].source.is_none()
                    && swallows_source(phrases, &model[other], &pattern) =>
            {
                agree(phrases, &mut model[other], pattern);
            }
            (_, Some(other)) if opens_alike(&model[other], &pattern) => {
                agree(phrases, &mut model[other], pattern);
            }
            (_, Some(other)) if is_astray(phrases, &model[other], &pattern) => {
                model[other].content = pattern.content;
            }
            (_, Some(other)) if settles_end(phrases, &pattern, &model[other]) => {
                let confidence = agreed(model[other].confidence);
                cut.append(&mut model[other].content);
                model[other] = Draft {
                    confidence,
                    ..pattern
                };
            }
            // `is expected | to last`, `is expected to | last`
            (Some((share, _)), Some(other))
                if share > 0.0
                    && pattern.form == Form::Agentless
                    && model[other].source.is_none() => {}
            _ if pattern.form == Form::Speech => added.push(pattern),
            _ if pattern.form == Form::Agentless && !same_claim(&model, best) => {
                added.push(pattern);
            }
            (_, None) if pattern.form == Form::Mind && !is_aside(phrases, &pattern) => {}
            (_, None) if matches!(pattern.form, Form::Framed | Form::Mind) => added.push(pattern),
            (Some((share, other)), _) if share >= SAME => {
                agree(phrases, &mut model[other], pattern);
            }
            (Some((share, _)), _) if share > 0.0 => {}
            _ if pattern.form == Form::Firm
                || pattern.form == Form::Marked && !is_wish(phrases, &pattern)
                || was_cut(&cut, &pattern)
                || is_heard_alone(phrases, &pattern) =>
            {
                added.push(pattern);
            }
            _ => {}
        }
    }
    for pattern in added.iter_mut().filter(|draft| draft.form != Form::Speech) {
        pattern.confidence *= MISSED;
    }
    model.retain(|draft| {
        let unheard = draft.form == Form::Guess && draft.by == MODEL;
        !unheard && !draft.content.is_empty()
    });
    leave_speeches(&mut model, &added);
    leave_introduced(phrases, &model, &mut added);
    model.extend(added);
    model
}

/// `“It was cold,” Weber said when asked about it. “Nobody came.”`: what follows the question is said by whoever
/// was asked.
fn hand_over_answers(phrases: &Phrases<'_>, model: &mut [Draft]) {
    for asked in 1..model.len() {
        let cue = model[asked]
            .cue
            .map_or(0..0, |cue| phrases.words.within(cue));
        if cue.is_empty() || !is_put_to(phrases, &cue) {
            continue;
        }
        let home = model[asked].sentence;
        let end = phrases.words.sentence(home).end;
        let is_later = |piece: &Span| phrases.words.within(*piece).start >= end;
        let near = asked.saturating_sub(NEIGHBOURS)..asked;
        let answers = |draft: &Draft| draft.sentence == home && draft.source.is_some();
        if let Some(said) = near.rev().find(|&at| answers(&model[at])) {
            let later = model[asked].content.extract_if(.., |piece| is_later(piece));
            for piece in later.collect::<Vec<Span>>() {
                if !model[said].content.iter().any(|own| own.overlaps(piece)) {
                    model[said].content.push(piece);
                }
            }
        }
    }
}

/// `“We won,” laughed Weber. “At last!”`: the tagger has only what follows the tag.
fn is_rest(model: &Draft, pattern: &Draft) -> bool {
    let within = |own: &Span| {
        pattern
            .content
            .iter()
            .skip(1)
            .any(|span| span.contains(*own))
    };
    pattern.form == Form::Firm && !model.content.is_empty() && model.content.iter().all(within)
}

/// One cue and one quotation, with which other quotations may go on.
fn opens_alike(model: &Draft, pattern: &Draft) -> bool {
    let first = model.content.first().zip(pattern.content.first());
    pattern.form == Form::Firm && first.is_some_and(|(a, b)| a.overlaps(*b))
}

/// The tagger gives a later sentence to `according to`, whose own is left without a source.
fn is_astray(phrases: &Phrases<'_>, model: &Draft, pattern: &Draft) -> bool {
    let end = phrases.span(phrases.words.sentence(pattern.sentence)).end;
    pattern.form == Form::Framed && model.content.iter().all(|span| span.start >= end)
}

/// `“We tried,” Weber said, citing the cost. “It is too high.”`: the second quotation goes on with
/// the first, and the tagger may have given it to the words between the two.
fn take_back(phrases: &Phrases<'_>, model: &mut [Draft], places: &[(u32, u32)], pattern: &Draft) {
    let [first, .., last] = pattern.content[..] else {
        return;
    };
    let quoted = |span: Span| {
        let at = phrases.words.within(span).start;
        phrases
            .words
            .get(at as usize)
            .is_some_and(|word| word.kind == LexemeKind::Mark)
    };
    if pattern.form != Form::Firm || pattern.cue.is_none_or(|cue| cue.start < first.end) {
        return;
    }
    let at = places.partition_point(|&place| place < pattern.place());
    let near = at.saturating_sub(NEIGHBOURS)..(at + NEIGHBOURS).min(model.len());
    let Some(own) = near.clone().find(|&other| same_cue(&model[other], pattern)) else {
        return;
    };
    let end = phrases.span(phrases.words.sentence(pattern.sentence)).end;
    for other in near.filter(|&other| other != own) {
        let draft = &mut model[other];
        let later = draft.cue.is_some_and(|cue| cue.start > first.end) && last.start >= end;
        let between = match draft.content[..] {
            [only] => later && last.contains(only),
            [before, .., after] => {
                !quoted(before) && before.start > first.end && last.contains(after)
            }
            [] => false,
        };
        if between && draft.sentence == pattern.sentence {
            draft.content.pop();
            if !model[own].content.iter().any(|span| span.overlaps(last)) {
                model[own].content.push(last);
            }
        }
    }
}

/// What a labelled speaker says is not also what a cue outside of it introduces.
fn leave_speeches(model: &mut Vec<Draft>, added: &[Draft]) {
    let mut speeches: Vec<Span> = added
        .iter()
        .filter(|draft| draft.form == Form::Speech)
        .flat_map(|draft| draft.content.iter().copied())
        .collect();
    if speeches.is_empty() {
        return;
    }
    speeches.sort_unstable();
    let speech = |span: Span| {
        let at = speeches.partition_point(|speech| speech.start <= span.start);
        at.checked_sub(1).filter(|&at| speeches[at].contains(span))
    };
    for draft in model.iter_mut() {
        let home = draft.cue.and_then(speech);
        draft
            .content
            .retain(|&span| speech(span).is_none_or(|at| home == Some(at)));
    }
    model.retain(|draft| !draft.content.is_empty());
}

/// `Weber put it bluntly: “No.”`: what the tagger gave to the verb is not given to the colon again.
fn leave_introduced(phrases: &Phrases<'_>, model: &[Draft], added: &mut Vec<Draft>) {
    added.retain(|pattern| {
        let Some(colon) = pattern.cue.filter(|&cue| cue.of(phrases.text) == ":") else {
            return true;
        };
        !model.iter().any(|draft| {
            draft.cue.is_some_and(|cue| cue.end <= colon.start)
                && same_source(draft, pattern)
                && draft
                    .content
                    .iter()
                    .any(|piece| pattern.content.iter().all(|p| piece.contains(*p)))
        })
    });
}

/// The sources of both share a word.
fn same_source(a: &Draft, b: &Draft) -> bool {
    let words = a.source.as_ref().zip(b.source.as_ref());
    words.is_some_and(|(a, b)| a.start < b.end && b.start < a.end)
}

/// What only a pattern finds is right this much less often than where there is no tagger to miss
/// it.
const MISSED: f32 = 0.6;

/// The tagger found the same claim, and nobody who makes it either.
fn same_claim(model: &[Draft], best: Option<(f32, usize)>) -> bool {
    best.is_some_and(|(share, other)| share >= SAME && model[other].source.is_none())
}

/// What a pattern finds in words that another pattern has just taken off a content.
fn was_cut(cut: &[Span], pattern: &Draft) -> bool {
    let recent = &cut[cut.len().saturating_sub(NEIGHBOURS)..];
    recent
        .iter()
        .any(|old| pattern.content.iter().all(|span| old.contains(*span)))
}

fn same_cue(a: &Draft, b: &Draft) -> bool {
    matches!((a.cue, b.cue), (Some(a), Some(b)) if a.overlaps(b))
}

/// One cue, one piece of content each, and they differ: grammar knows where a clause ends, unless
/// the tagger stopped where a new one starts.
fn settles_end(phrases: &Phrases<'_>, pattern: &Draft, model: &Draft) -> bool {
    let [short] = model.content[..] else {
        return false;
    };
    matches!(pattern.form, Form::Clause | Form::Marked)
        && model.form != Form::Firm
        && overlap(&model.content, &pattern.content) < SAME
        && (!goes_past(pattern, model)
            || only_leads(phrases, short)
            || !phrases.opens_clause(phrases.words.within(short).end))
}

/// Shared bytes over all bytes of two contents.
fn overlap(a: &[Span], b: &[Span]) -> f32 {
    let mut shared = 0;
    for x in a.iter().take(PIECES) {
        for y in b.iter().take(PIECES) {
            shared += x.end.min(y.end).saturating_sub(x.start.max(y.start));
        }
    }
    // Most neighbours share nothing.
    if shared == 0 {
        return 0.0;
    }
    let size = |spans: &[Span]| spans.iter().map(|s| s.end - s.start).sum::<u32>();
    shared as f32 / (size(a) + size(b) - shared) as f32
}

#[cfg(test)]
mod tests;
