//! Whether a loaded verb introduces somebody's words here, or has an object (`claimed the seat`), or is
//! no verb at all (`on a sour note`).

use std::ops::Range;

use crate::attribution::words::WordIndex;
use crate::attribution::{Attribution, Source};
use crate::grammar::{Classes, Frames, PhraseClass, Verb, VerbForm};
use crate::rules::Context;

/// A loaded verb in its sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Use<'c, 'a> {
    pub(super) context: &'c Context<'a>,
    pub(super) verb: &'a Verb,
    pub(super) form: VerbForm,
    pub(super) at: WordIndex,
}

impl Use<'_, '_> {
    /// Whether it introduces words: a clause, a quotation, or the `she noted` of a parenthesis. A
    /// verb of the brawl (`slammed the plan`) takes whoever or whatever is criticised.
    pub(super) fn is_remark(&self, attribution: &Attribution, source: &Source) -> bool {
        !self.is_noun()
            && !self.is_passive()
            && self.is_asserted(attribution)
            && !self.is_own(source)
            && if self.is_brawl() {
                self.has_victim()
            } else {
                self.is_inverted(attribution, source) || self.has_content(attribution)
            }
    }

    /// `“…,” noted Anna Reyes`: the words stand before the verb, and their speaker right behind it.
    fn is_inverted(&self, attribution: &Attribution, source: &Source) -> bool {
        let speaker = self.context.article.words.within(source.span).start;
        self.rest().start == speaker && self.ends_a_quotation(attribution)
    }

    /// `slam`, `blast`: criticism told as a fight.
    pub(super) fn is_brawl(&self) -> bool {
        self.verb.frames.contains(Frames::ACCUSATIVE)
    }

    /// The words after the verb, to the end of its sentence.
    pub(super) fn rest(&self) -> Range<WordIndex> {
        let sentence = self.sentence();
        let after = self.at + 1 + u32::from(self.verb.lemma.contains(' '));
        after.min(sentence.end)..sentence.end
    }

    pub(super) fn sentence(&self) -> Range<WordIndex> {
        let context = self.context;
        context.sentence_words(context.word(self.at).sentence)
    }

    pub(super) fn before(&self) -> Option<WordIndex> {
        let before = self.at.checked_sub(1)?;
        self.sentence().contains(&before).then_some(before)
    }

    /// `his claim`, `a sour note`, `the firm’s boasts`; `noted lawyers`, after a preposition.
    fn is_noun(&self) -> bool {
        let Some(before) = self.before() else {
            return false;
        };
        let (context, word) = (self.context, self.context.word(before));
        let could_be_noun = matches!(self.form, VerbForm::Base | VerbForm::Present);
        let owners = ["a", "an", "the", "its", "his", "her", "my", "our", "their"];
        // `the campaign’s earlier claim`, `his by-now-familiar claims`
        let describes = |at: WordIndex| {
            context.word(at).is(Classes::ADJECTIVE | Classes::ADVERB)
                || context.written(at).contains('-')
        };
        let owner = (self.sentence().start..self.at)
            .rev()
            .find(|&at| !describes(at))
            .unwrap_or(before);
        let is_owner = |at: WordIndex| {
            context.reads_any(at, &owners)
                || context.written(at).ends_with("’s")
                || context.written(at).ends_with("'s")
        };
        // `whose travel claims she sent back`, not `whose lawyer claims she left`
        let people = Classes::PERSON_NOUN | Classes::ROLE | Classes::PLURAL_PEOPLE;
        let is_whose = !word.is(people)
            && before > self.sentence().start
            && context.reads(before - 1, "whose");
        let is_owned = is_owner(before) || is_owner(owner) || is_whose;
        let describes = word.is(Classes::ADJECTIVE) && !word.is(Classes::ADVERB);
        let is_phrase = word.is(Classes::PREPOSITION)
            && !context.reads(before, "to")
            && self.form != VerbForm::Gerund;
        could_be_noun && (is_owned || describes) || is_phrase
    }

    /// `both attacks were claimed by`: nobody speaks in the main clause.
    fn is_passive(&self) -> bool {
        let is_done = matches!(self.form, VerbForm::Past | VerbForm::Participle);
        let mut helpers = (self.sentence().start..self.at)
            .rev()
            .take(3)
            .take_while(|&at| self.context.word(at).is(Classes::ADVERB | Classes::BE));
        is_done && helpers.any(|at| self.context.word(at).is(Classes::BE))
    }

    /// Not `must acknowledge`, `nor did they note`, `if he admits it`, `wants it to be admitted`.
    fn is_asserted(&self, attribution: &Attribution) -> bool {
        let context = self.context;
        let sentence = self.sentence();
        let near = self.at.saturating_sub(5).max(sentence.start)..self.at;
        let is_open = near.clone().any(|at| {
            let word = context.word(at);
            word.quotation.is_none()
                && (word.is(Classes::NEGATION)
                    || context.reads_any(at, &["nor", "if", "unless", "without"]))
        });
        let is_asked = context.written(sentence.end - 1) == "?";
        let is_wished = self.form == VerbForm::Base
            && self.before().is_some_and(|before| {
                context.reads(before, "to")
                    && !before
                        .checked_sub(1)
                        .is_some_and(|lead| context.is_listed(lead, PhraseClass::Implicative))
            });
        // `It is worth noting`, `It means admitting`
        let is_gerund_of = self.form == VerbForm::Gerund
            && context
                .phrases_in(near)
                .any(|(lead, class)| class == PhraseClass::Unsaid && lead.end == self.at);
        context.is_asserted(attribution) && !is_open && !is_asked && !is_wished && !is_gerund_of
    }

    /// `As we noted earlier`, `I claim that`: the writer's own.
    fn is_own(&self, source: &Source) -> bool {
        let context = self.context;
        let first = context.article.words.within(source.span).start;
        context.reads_any(first, &["i", "we", "you"])
            && context.word(first).span.end == source.span.end
    }

    /// `slammed the plan`, but not `blasted out a dozen leaflets`.
    fn has_victim(&self) -> bool {
        let rest = self.rest();
        rest.clone().next().is_none_or(|next| {
            let word = self.context.word(next);
            !word.is(Classes::PREPOSITION)
                || word.is(Classes::DETERMINER | Classes::PRONOUN)
                || word.is_capital()
                || self.context.reads(next, "as")
        })
    }

    /// What is said follows, or has been said: `noted that`, `“…,” she noted`, `claimed to be`.
    fn has_content(&self, attribution: &Attribution) -> bool {
        let context = self.context;
        let rest = self.rest();
        let Some(next) = rest.clone().next() else {
            return true;
        };
        let word = context.word(next);
        // `“…,” she insisted to the hall`
        let goes_on = word.is(Classes::PREPOSITION | Classes::TIME | Classes::ADVERB);
        if goes_on && (self.ends_a_quotation(attribution) || self.ends_what_is_said(attribution)) {
            return true;
        }
        if !word.is_word() || word.quotation.is_some() {
            // `“…,” she noted.` and `claimed: “…”`, but not `a noted (and rich) man`
            return context.written(next) != "(" && context.written(next) != "-";
        }
        if let Some(is_said) = self.said_by_preposition(next..rest.end) {
            return is_said;
        }
        let is_question = context.reads_any(next, &["whether", "how", "why", "that"]);
        let takes_gerund = self.verb.frames.contains(Frames::GERUND)
            && context.written(next).ends_with("ing")
            && !word.is(Classes::ADJECTIVE);
        // `noted on Friday that`, `admitted to the board that`, `insists repeatedly that`
        let is_delayed = goes_on || word.is(Classes::CALENDAR);
        is_question
            || takes_gerund
            || is_delayed && self.is_followed_by_clause(next..rest.end)
            || self.opens_clause(next..rest.end)
    }

    /// The words stand before the verb, in its sentence.
    pub(super) fn ends_a_quotation(&self, attribution: &Attribution) -> bool {
        let context = self.context;
        let verb = context.word(self.at).span;
        let sentence = self.sentence();
        attribution.quotations.iter().any(|&id| {
            let span = context.quotation(id).span;
            let first = context.article.words.within(span).start;
            span.end <= verb.start && sentence.contains(&first)
        })
    }

    /// `The cells are full, the League claims in a report`: all that is said stands before the verb, up to a comma.
    fn ends_what_is_said(&self, attribution: &Attribution) -> bool {
        let context = self.context;
        let verb = context.word(self.at).span;
        let sentence = self.sentence();
        let end = attribution.content.last().map(|content| content.end);
        let last =
            end.filter(|&end| end <= verb.start && context.word(sentence.start).span.start < end);
        attribution.quotations.is_empty()
            && last.is_some_and(|end| {
                let rest = context.text()[end as usize..verb.start as usize].trim_start();
                rest.starts_with(',') || context.text()[..end as usize].ends_with(',')
            })
    }

    fn is_gerund(&self, at: WordIndex) -> bool {
        let context = self.context;
        self.sentence().contains(&at)
            && context.word(at).quotation.is_none()
            && context.written(at).ends_with("ing")
            && !context.word(at).is(Classes::ADJECTIVE)
    }

    /// Whether something is said, where the verb and the word after it decide: `boasted of`,
    /// `claimed to be`, but not `insisted on`.
    fn said_by_preposition(&self, rest: Range<WordIndex>) -> Option<bool> {
        let context = self.context;
        let reads = |words: &[&str]| context.reads_any(rest.start, words);
        match self.verb.lemma.as_ref() {
            "confirm" => Some(true),
            "rant on" | "own up" | "come clean" | "pontificate"
                if reads(&["of", "about", "to"]) =>
            {
                Some(true)
            }
            // `boasted of his skill` tells what somebody does, and gives no words.
            "boast" | "brag" if reads(&["of", "about"]) => Some(false),
            "boast" | "brag" if reads(&["to"]) => Some(self.is_followed_by_clause(rest)),
            // `what he acknowledged as a mistake`
            "acknowledge" if reads(&["as"]) => Some(false),
            "claim" | "purport" | "confess" if reads(&["to"]) => Some(true),
            // `admits to dreading the quiet`
            "admit" | "confess" if reads(&["to"]) && self.is_gerund(rest.start + 1) => Some(true),
            "insist" if reads(&["on", "upon"]) => Some(false),
            // `a point that Reyes acknowledged to the Ledger`
            "acknowledge" | "admit" | "concede" | "insist" if reads(&["to"]) => {
                let whom = rest.clone().nth(1);
                Some(whom.is_some_and(|whom| {
                    context.word(whom).is_capital()
                        || context.reads(whom, "reporters")
                        || self.is_followed_by_clause(rest)
                }))
            }
            _ => None,
        }
    }
}
