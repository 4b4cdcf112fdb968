//! What stands before a cue and is its content: the statement that a tag at the end makes
//! somebody's (`The bridge is safe, Weber said`).

use std::ops::Range;

use crate::attribution::cue::place::is_asked;
use crate::attribution::cue::{Cue, CueKind};
use crate::attribution::pattern::{Matcher, State};
use crate::attribution::phrase::Phrases;
use crate::attribution::phrase::subject::OPENING;
use crate::attribution::words::WordIndex;
use crate::grammar::pattern::Plain;
use crate::grammar::{Classes, Frames, VerbForm};
use crate::parse::LexemeKind;

/// Shorter stretches that open with a preposition or a time state nothing: `After the talks,`.
const SHORTEST_AFTER_PREPOSITION: u32 = 6;

/// `Jo Roe, 51`: a name and an age.
fn is_aged_name(phrases: &Phrases<'_>, words: &Range<WordIndex>) -> bool {
    let age = words.end - 1;
    phrases.word(age).kind == LexemeKind::Number
        && phrases.is_comma(age - 1)
        && (words.start..age - 1)
            .all(|at| !phrases.word(at).is_word() || phrases.word(at).is_capital())
}

impl Matcher<'_> {
    /// The running text before the match.
    pub(crate) fn statement(&self, kind: Plain, cue: &Cue, state: &mut State) -> Option<()> {
        let start = self.clause_start(state.left);
        let words = self.trim(start..state.left)?;
        let first = self.phrases.word(words.start);
        let opens = first
            .is(Classes::PREPOSITION | Classes::SUBORDINATOR | Classes::ADVERB | Classes::TIME)
            // `That was right, Weber said`, `Only three were hurt, Weber said`
            && !first.is(Classes::DETERMINER | Classes::PRONOUN)
            && !self.phrases.is_any(words.start, &["only", "nearly", "almost", "just"]);
        // `A customer, who cannot be named, told …`: the subject states nothing.
        // Nor does a clause that a relative goes on with: `The error was seen by a clerk, who told …`
        let subject = kind != Plain::Rest
            && !self.is_tag_of_another(cue)
            && cue.subject.as_ref().is_some_and(|s| {
                // `The band left the hall, thought to be unsafe`: nor one that has the subject of the cue.
                let own = !s.shared || state.source.as_ref() == Some(&s.phrase);
                let relative = self.phrases.word(s.phrase.start).is(Classes::RELATIVE);
                own && (s.phrase.start < words.end || relative)
            });
        let length = words.end - words.start;
        // `Coffee Lowers Risk of Stroke, Study Finds`
        let titled = self.is_headline() && self.phrases.word(cue.extent.start).is_capital();
        let states =
            kind == Plain::Rest || titled || self.has_verb(&words) || self.bids(words.start);
        let ends = kind != Plain::Mixed || self.ends_in_quotation(&words, state.left);
        // `Where fares were frozen, she found, wages fell`
        let clause = || {
            kind == Plain::Rest
                && !self.phrases.is_any(words.start, &["that", "which", "who"])
                && self.has_verb(&words)
        };
        // `In some cases, the report said, patients waited`
        let resumes = || kind == Plain::Rest && self.resumes(cue);
        // `The fire, officials believe, | began`
        // `He was careful, and | as Weber noted, …`
        let goes_on = self.phrases.word(words.end - 1).is(Classes::COORDINATOR)
            && self.phrases.is_any(state.left, &["as"]);
        let interrupted = kind != Plain::Rest && (goes_on || self.ends_with_tag(&words))
            || is_asked(&self.phrases, &self.sentence, words.start);
        // `When Weber asked him about it, | he shrugged`: a clause that only leads to the next one.
        let leads = kind == Plain::Statement
            && self.phrases.is_any(words.start, &OPENING)
            && !words.clone().any(|at| self.phrases.is_comma(at));
        // `Jo Roe, 51, said her father, Al, was ill`: who speaks states nothing.
        let aged = kind == Plain::Rest && words.len() > 2 && is_aged_name(&self.phrases, &words);
        let brief = opens && length < SHORTEST_AFTER_PREPOSITION && !clause() && !resumes();
        if subject || aged || interrupted || leads || brief || !states || !ends {
            return None;
        }
        state.left = words.start;
        state.content.push(self.content_span(words));
        Some(())
    }

    /// `The plan, which he drew up, has failed, said Jo Roe.`: a name behind the verb and the end of the clause, so that
    /// what stands before the comma is not the verb's own subject.
    fn is_tag_of_another(&self, cue: &Cue) -> bool {
        let acts = Frames::ACCUSATIVE | Frames::ADDRESSEE;
        let says = matches!(cue.kind, CueKind::Verb { frames, .. } if !frames.intersects(acts));
        let start = cue.extent.start;
        let apart = start > self.sentence.start && self.phrases.is_comma(start - 1);
        let behind = self.phrases.phrase_from(cue.extent.end, self.end());
        says && apart
            && behind.is_some_and(|phrase| {
                let ends = phrase.end >= self.end() || !self.phrases.word(phrase.end).is_word();
                let names = self.phrases.word(phrase.start).is_capital();
                ends && names && self.phrases.word(phrase.end - 1).is_capital()
            })
    }

    /// `Start with your bill, said Weber`: the base form of a verb begins its sentence.
    fn bids(&self, at: WordIndex) -> bool {
        let word = self.phrases.word(at);
        let base = self.phrases.grammar.verb_form(word.id) == Some(VerbForm::Base);
        let next = Classes::DETERMINER | Classes::PREPOSITION | Classes::PRONOUN;
        base && at == self.sentence.start
            && !word.is(Classes::ADJECTIVE | Classes::ADVERB | Classes::PREPOSITION)
            && self.phrases.word(at + 1).is(next)
    }

    /// Whether a tag stands behind the last comma, so that what follows is the statement's own verb.
    fn ends_with_tag(&self, words: &Range<WordIndex>) -> bool {
        let at = self.cues.partition_point(|cue| cue.extent.end < words.end);
        self.cues.get(at).is_some_and(|cue| {
            let is_verb = matches!(cue.kind, CueKind::Verb { .. }) && !cue.dependent;
            let own = cue.subject.as_ref().filter(|subject| !subject.shared);
            is_verb
                && cue.extent.end == words.end
                && own.is_some_and(|own| {
                    own.extent.start > words.start && self.phrases.is_comma(own.extent.start - 1)
                })
        })
    }

    /// After a tag between commas the main clause follows.
    fn resumes(&self, cue: &Cue) -> bool {
        let mut at = cue.extent.end;
        // `By noon, said Anna Weber, a clerk, | the road was clear`
        if cue.subject.is_none()
            && let Some(source) = self.phrases.phrase_from(at, self.end())
        {
            at = self.past_apposition(source.end, self.end());
        }
        while let Some(after) = self.adjunct(at) {
            at = after;
        }
        at + 1 < self.sentence.end
            && self.phrases.is_comma(at)
            && self.has_verb(&(at + 1..self.end()))
    }

    /// After a tag in the middle: what is about the tag or against the statement does not go on with it.
    /// `Weber said, noting …`, `said some members, who …`, `said on Monday, two days after …`
    pub(crate) fn leaves_statement(&self, at: WordIndex) -> bool {
        let word = self.phrases.word(at);
        let reports = word.is(Classes::REPORTING_VERB) && self.phrases.text_of(at).ends_with("ing");
        let later = word.is(Classes::NUMBER)
            && self
                .phrases
                .words
                .get(at as usize + 1)
                .is_some_and(|next| next.is(Classes::TIME));
        // `she said, without giving details`
        let without = self.phrases.is_any(at, &["without"])
            && self.phrases.words.get(at as usize + 1).is_some()
            && self.phrases.text_of(at + 1).ends_with("ing");
        // `Prices fall, the union said, as pressure mounts`
        let scene = self.phrases.is_any(at, &["as"])
            && at + 1 < self.end()
            && !self.phrases.word(at + 1).is(Classes::PRONOUN)
            && self.phrases.opens_main_clause(at + 1);
        // `according to the office, and I can only suppose`
        let writes = self.phrases.is_text(at, "I")
            && self.phrases.word(at - 1).is(Classes::COORDINATOR)
            && word.quotation.is_none();
        reports
            || writes
            || later
            || without
            || scene
            || word.is(Classes::RELATIVE) && !self.phrases.is_any(at, &["that"])
            || self.phrases.is_any(at, &["although", "though", "whereas"])
                // `although buses would be let through`: what is reported is told in the past.
                && !(at..self.end()).any(|next| self.phrases.word(next).is(Classes::MODAL))
    }

    /// `The plan was “a long shot,”`: the last words are a quotation that the copy's own lead to.
    fn ends_in_quotation(&self, words: &Range<WordIndex>, tag: WordIndex) -> bool {
        let stops = (tag - 1..=tag)
            .rev()
            .any(|at| at > words.start && matches!(self.phrases.text_of(at - 1), "," | "?" | "!"));
        if !stops {
            return false;
        }
        let Some(quotation) = self.quotation_before(words.end) else {
            return false;
        };
        let span = self.document.quotations[quotation as usize].span;
        let open = self.phrases.words.within(span).start;
        open > words.start && {
            let before = self.phrases.word(open - 1);
            before.kind == LexemeKind::Word && before.quotation.is_none()
        }
    }

    /// The comma that ends a statement: before a closing mark it is the quotation's, and stays there.
    pub(super) fn ends_with_comma(&self, at: WordIndex) -> bool {
        let mark = |at: WordIndex| self.phrases.word(at).kind == LexemeKind::Mark;
        at > self.sentence.start + 1 && mark(at) && self.phrases.is_comma(at - 1)
    }
}
