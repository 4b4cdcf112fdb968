//! Whether a loaded verb introduces somebody's words here, or has an object (`claimed the seat`), or is
//! no verb at all (`on a sour note`).

use std::ops::Range;

use crate::attribution::words::WordIndex;
use crate::attribution::{Attribution, Source, SourceType};
use crate::grammar::{Classes, Frames, PhraseClass, Verb, VerbForm};
use crate::parse::LexemeKind;
use crate::rules::Context;

/// How far after the verb its clause may begin: `noted on Friday in a letter to the board that`.
const FAR: WordIndex = 16;

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
            && !self.records_a_fact(source)
            && if self.is_brawl() {
                self.has_victim()
            } else {
                self.has_content(attribution)
            }
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

    fn sentence(&self) -> Range<WordIndex> {
        let context = self.context;
        context.sentence_words(context.word(self.at).sentence)
    }

    fn before(&self) -> Option<WordIndex> {
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
        let is_owned = context.reads_any(before, &owners)
            || context.written(before).ends_with("’s")
            || context.written(before).ends_with("'s");
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
        context.is_asserted(attribution) && !is_open && !is_asked && !is_wished
    }

    /// `As we noted earlier`, `I claim that`: the writer's own.
    fn is_own(&self, source: &Source) -> bool {
        let context = self.context;
        let first = context.article.words.within(source.span).start;
        context.reads_any(first, &["i", "we", "you"])
            && context.word(first).span.end == source.span.end
    }

    /// `the report noted that`, `she pointed out that 61 of 118 had voted for it`: what is on record
    /// may be noted.
    fn records_a_fact(&self, source: &Source) -> bool {
        if !matches!(self.verb.lemma.as_ref(), "note" | "point out" | "reveal") {
            return false;
        }
        let context = self.context;
        let sentence = self.sentence();
        // `In her ruling, Judge Reyes noted that`
        let is_filed = (sentence.start..self.at).any(|at| {
            context.is_listed(at, PhraseClass::WritingOnFile)
                && context.word(at).quotation.is_none()
        });
        let is_dated = || {
            let said = self.rest();
            said.take_while(|&at| context.word(at).quotation.is_none())
                .any(|at| {
                    let word = context.word(at);
                    word.kind == LexemeKind::Number
                        || word.is(Classes::SCALE)
                        || context.is_listed(at, PhraseClass::FactOnFile)
                })
        };
        source.kind == SourceType::Document
            || context.is_speechless(source)
            || is_filed
            || is_dated()
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

    fn has_content(&self, attribution: &Attribution) -> bool {
        let context = self.context;
        let rest = self.rest();
        let Some(next) = rest.clone().next() else {
            return true;
        };
        let word = context.word(next);
        // `“…,” she insisted to the hall`
        let has_spoken = attribution.quotations.iter().any(|&id| {
            let end = context.quotation(id).span.end;
            end <= context.word(self.at).span.start
                && self.sentence().contains(
                    &context
                        .article
                        .words
                        .within(context.quotation(id).span)
                        .start,
                )
        });
        if has_spoken && word.is(Classes::PREPOSITION | Classes::TIME | Classes::ADVERB) {
            return true;
        }
        if !word.is_word() || word.quotation.is_some() {
            // `“…,” she noted.` and `claimed: “…”`, but not `a noted (and rich) man`
            return context.written(next) != "(" && context.written(next) != "-";
        }
        let lemma = self.verb.lemma.as_ref();
        let reads = |word: &str| context.reads(next, word);
        match lemma {
            "confirm" => return true,
            "boast" | "brag" | "rant on" | "own up" | "come clean" | "pontificate"
                if reads("of") || reads("about") || reads("to") =>
            {
                return true;
            }
            "claim" | "purport" | "confess" if reads("to") => return true,
            "insist" if reads("on") || reads("upon") => return false,
            // `a point that Reyes acknowledged to the Ledger`
            "acknowledge" | "admit" | "concede" | "insist" if reads("to") => {
                let to = rest.clone().nth(1);
                return to.is_some_and(|to| {
                    context.word(to).is_capital()
                        || context.reads(to, "reporters")
                        || self.is_followed_by_clause(next..rest.end)
                });
            }
            _ => {}
        }
        let is_question = context.reads_any(next, &["whether", "how", "why", "that"]);
        let takes_gerund = self.verb.frames.contains(Frames::GERUND)
            && context.written(next).ends_with("ing")
            && !word.is(Classes::ADJECTIVE);
        if is_question || takes_gerund {
            return true;
        }
        // `noted on Friday that`, `admitted to the board that`, `insists repeatedly that`
        let is_delayed = word.is(Classes::PREPOSITION | Classes::ADVERB | Classes::TIME)
            || word.is(Classes::CALENDAR);
        if is_delayed && self.is_followed_by_clause(next..rest.end) {
            return true;
        }
        self.opens_clause(next..rest.end)
    }

    /// `on Friday that`, `in an interview: “…”`, `Tuesday it would be hard`
    fn is_followed_by_clause(&self, rest: Range<WordIndex>) -> bool {
        let context = self.context;
        for at in rest.clone().take(FAR as usize) {
            let word = context.word(at);
            if word.quotation.is_some() {
                return matches!(context.written(at - 1), ":" | ",") || at == rest.start;
            }
            if context.reads(at, "that") {
                return true;
            }
            if matches!(context.written(at), "," | ";" | "." | "—" | "–") {
                return false;
            }
            if is_nominative(context, at) {
                return true;
            }
        }
        false
    }

    /// A subject and its finite verb: `the money was gone`, and not `the loss of the money`.
    fn opens_clause(&self, rest: Range<WordIndex>) -> bool {
        let context = self.context;
        if is_nominative(context, rest.start) {
            return true;
        }
        for at in rest.clone().take(FAR as usize) {
            let word = context.word(at);
            if word.quotation.is_some() {
                continue;
            }
            let is_stop = matches!(
                context.written(at),
                "," | ";" | ":" | "." | "(" | "—" | "–" | "?" | "!"
            ) || word.is(Classes::RELATIVE)
                || word.is(Classes::SUBORDINATOR) && !word.is(Classes::PREPOSITION);
            // `the number of letters it receives`, `a truth Reyes should know`
            let is_contact = at > rest.start
                && (is_nominative(context, at)
                    || self.begins_a_name(at) && !word.is(Classes::TITLE));
            if is_stop && at > rest.start || is_contact {
                return false;
            }
            if at > rest.start && self.is_finite(at, rest.clone()) {
                return true;
            }
            // `the costs and ordered limits`: a second verb of the same subject
            if word.is(Classes::COORDINATOR)
                && rest.contains(&(at + 1))
                && context.grammar.verb_form(context.word(at + 1).id).is_some()
                && !context.word(at + 1).is(Classes::ADJECTIVE)
            {
                return false;
            }
        }
        false
    }

    /// A name that follows a common noun.
    fn begins_a_name(&self, at: WordIndex) -> bool {
        let context = self.context;
        let before = context.word(at - 1);
        let leads = Classes::DETERMINER
            | Classes::PREPOSITION
            | Classes::COORDINATOR
            | Classes::ADJECTIVE
            | Classes::DEMONYM
            | Classes::TITLE
            | Classes::ROLE
            | Classes::SUBORDINATOR;
        context.word(at).is_capital()
            && before.kind == LexemeKind::Word
            && !before.is_capital()
            && !before.is(leads)
            && !context.written(at - 1).ends_with('s')
    }

    /// A form that has a subject: `was`, `would`, `had`, `counted`, `hides the loss`.
    fn is_finite(&self, at: WordIndex, rest: Range<WordIndex>) -> bool {
        let context = self.context;
        let word = context.word(at);
        let before = context.word(at - 1);
        if context.reads(at - 1, "to") || before.is(Classes::DETERMINER | Classes::PREPOSITION) {
            return false;
        }
        // `the agency’s limits`: no form of `be`
        if matches!(context.written(at), "’s" | "'s" | "s") && !before.is(Classes::PRONOUN) {
            return false;
        }
        let is_helper = word.is(Classes::MODAL)
            || word.is(Classes::BE | Classes::AUXILIARY)
                && !context.reads_any(at, &["be", "being", "been", "having", "doing"]);
        if is_helper {
            return true;
        }
        if word.is_capital() || word.is(Classes::ADJECTIVE) && !word.is(Classes::COMMON_VERB) {
            return false;
        }
        let next = Some(at + 1).filter(|next| rest.contains(next));
        let has_object = next.is_some_and(|next| {
            let word = context.word(next);
            // `the requests it has received`
            !is_nominative(context, next)
                && word.is(Classes::DETERMINER | Classes::PRONOUN | Classes::NUMBER)
                || word.is_capital()
                || context.reads(next, "to")
                || context.reads(next, "that")
        });
        match context.grammar.verb_form(word.id) {
            Some(VerbForm::Past | VerbForm::Participle) => {
                // `material used by the party`, `a lawsuit filed in May`, `titles thought to be lost`
                has_object && !next.is_some_and(|next| context.reads(next, "to"))
                    || next.is_some_and(|next| !context.word(next).is(Classes::PREPOSITION))
                        && !before.is(Classes::ADJECTIVE)
            }
            Some(VerbForm::Present) => has_object,
            Some(VerbForm::Base) => has_object && context.written(at - 1).ends_with('s'),
            _ => false,
        }
    }
}

/// `he`, `they`: a pronoun that is a subject and nothing else.
fn is_nominative(context: &Context<'_>, at: WordIndex) -> bool {
    context.reads_any(at, &["he", "she", "they", "we", "i"])
        || context.reads(at, "it")
            && at + 1 < context.sentence_words(context.word(at).sentence).end
            && {
                let next = context.word(at + 1);
                next.is(Classes::BE | Classes::AUXILIARY | Classes::MODAL)
            }
}
