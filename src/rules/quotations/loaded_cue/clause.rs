//! Whether a clause begins after a verb: a subject and a finite verb, with or without `that`.

use std::ops::Range;

use crate::attribution::words::WordIndex;
use crate::grammar::{Classes, VerbForm};
use crate::parse::LexemeKind;
use crate::rules::Context;

use super::remark::Use;

/// How far after the verb its clause may begin: `noted on Friday in a letter to the board that`.
const FAR: WordIndex = 16;

impl Use<'_, '_> {
    /// `on Friday that`, `in an interview: “…”`, `Tuesday it would be hard`
    pub(super) fn is_followed_by_clause(&self, rest: Range<WordIndex>) -> bool {
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
    pub(super) fn opens_clause(&self, rest: Range<WordIndex>) -> bool {
        let context = self.context;
        if is_nominative(context, rest.start) {
            return true;
        }
        for at in rest.clone().take(FAR as usize) {
            let word = context.word(at);
            if word.quotation.is_some() {
                // `the scheme “has not worked”`
                if at > rest.start && is_helper(context, at) && self.opens_marks(at) {
                    return true;
                }
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

    /// The first word of a quotation.
    fn opens_marks(&self, at: WordIndex) -> bool {
        let marked = self.context.word(at).quotation;
        marked.is_some_and(|id| {
            let inner = self.context.quotation(id).inner;
            self.context.article.words.within(inner).start == at
        })
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
        if is_helper(context, at) {
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

/// `was`, `had`, `would`
fn is_helper(context: &Context<'_>, at: WordIndex) -> bool {
    let word = context.word(at);
    word.is(Classes::MODAL)
        || word.is(Classes::BE | Classes::AUXILIARY)
            && !context.reads_any(at, &["be", "being", "been", "having", "doing"])
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
