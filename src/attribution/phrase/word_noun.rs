//! Noun or verb: where a word that could be either is a noun, one reason at a time.

use crate::attribution::phrase::Phrases;
use crate::attribution::phrase::word_use::{LONGEST_MODIFIERS, ORDINALS, same_in_past};
use crate::attribution::words::{Word, WordIndex};
use crate::grammar::{Classes, VerbForm};
use crate::parse::LexemeKind;

impl Phrases<'_> {
    /// A word that can be noun or verb (`claims`, `reports`) is a noun after a determiner, an
    /// adjective, a possessive or a preposition.
    pub(super) fn is_noun_here(&self, at: WordIndex, from: WordIndex) -> bool {
        if at == from {
            return false;
        }
        let before = self.word(at - 1);
        // `her own phone`
        let owners = ["her", "his", "its", "my", "our", "their", "your"];
        if self.is_text(at, "own") && self.is_any(at - 1, &owners) {
            return true;
        }
        if before.is(Classes::PRONOUN | Classes::RELATIVE) && !before.is(Classes::PREPOSITION) {
            return false;
        }
        if self.is_adverb_of_verb(at - 1, from) {
            return false;
        }
        before.is(Classes::DETERMINER | Classes::DEMONYM)
            || self.is_described_noun(at)
            || self.is_witness(at)
            || self.is_land(at)
            || self.is_object_of_verb(at, from)
            || self.is_compound(at, from)
            || self.is_counted(at, from)
            || self.is_one_of_several(at, from)
            || self.is_bare_noun(at, from)
            || self.is_possessive(at - 1)
            || before.is(Classes::PREPOSITION) && !self.is_text(at - 1, "to")
            || self.is_numbered(at, from)
            || self.follows_number(at, from)
            || self.is_paper_apart(at)
            || self.is_paper_joined(at)
            || self.is_disclosed(at, at + 1, from)
            || self.is_disclosed(at - 1, at, from)
            || self.is_superlative(at, from)
            || self.dates_noun(at)
            || self.is_noun_of_phrase(at, from)
    }

    /// `The shop only | sells bread`, `wards that no longer | deliver babies`: adverbs that look like adjectives.
    fn is_adverb_of_verb(&self, at: WordIndex, from: WordIndex) -> bool {
        at > from
            && match self.text_of(at) {
                "only" => !self.word(at - 1).is(Classes::DETERMINER) && !self.is_possessive(at - 1),
                "longer" => self.is_any(at - 1, &["no"]),
                _ => false,
            }
    }

    fn after(&self, at: WordIndex) -> Option<&Word> {
        self.words.get(at as usize + 1)
    }

    /// `five states say`, `swing states that vote in March`, `his home state`; but `the report states that it fell`.
    pub(crate) fn is_land(&self, at: WordIndex) -> bool {
        const KINDS: [&str; 8] = [
            "battleground",
            "border",
            "caucus",
            "early",
            "home",
            "primary",
            "red",
            "swing",
        ];
        if !self.is_any(at, &["state", "states"]) {
            return false;
        }
        let before = self.word(at - 1);
        let counted = Classes::NUMBER | Classes::ADJECTIVE | Classes::PREPOSITION;
        let next = self.after(at);
        // `the Saudis state in the paper`
        let several = self.text_of(at - 1).ends_with('s');
        let joins = match several {
            true => Classes::AUXILIARY,
            false => Classes::PREPOSITION | Classes::COORDINATOR | Classes::AUXILIARY,
        };
        // `states | that held primaries`
        let acts = self.is_any(at + 1, &["that"])
            && self.words.get(at as usize + 2).is_some_and(|verb| {
                self.grammar.verb_form(verb.id).is_some() || verb.is(Classes::AUXILIARY)
            });
        before.is(counted)
            || before.kind == LexemeKind::Number
            || self.is_any(at - 1, &KINDS)
            || self.is_any(at - 1, &["all", "both", "many", "most", "other", "some"])
            || self.is_any(at + 1, &["where"])
            || next.is_some_and(|next| next.is(joins))
            || acts
    }

    /// `witnesses | said`: several people right before what they do.
    fn is_witness(&self, at: WordIndex) -> bool {
        let next = self
            .after(at)
            .filter(|next| next.is(Classes::REPORTING_VERB));
        let past = |next: &Word| self.grammar.verb_form(next.id) == Some(VerbForm::Past);
        self.word(at).is(Classes::PLURAL_PEOPLE) && next.is_some_and(past)
    }

    /// `Mayor faces calls to resign`, `The ruling prompted calls for reform`: no verb in the present right after
    /// another.
    pub(crate) fn is_object_of_verb(&self, at: WordIndex, from: WordIndex) -> bool {
        const BEHIND_NOUN: [&str; 6] = ["about", "against", "for", "from", "of", "over"];
        let form = |at: WordIndex| self.grammar.verb_form(self.word(at).id);
        let present =
            |at: WordIndex| form(at) == Some(VerbForm::Present) && !self.word(at).is_capital();
        let past = || {
            form(at - 1) == Some(VerbForm::Past)
                && self.word(at - 1).is(Classes::COMMON_VERB)
                && self.is_any(at + 1, &BEHIND_NOUN)
        };
        let names = Classes::PLURAL_PEOPLE | Classes::CUE_NOUN | Classes::DOCUMENT_NOUN;
        let opens = Classes::DETERMINER | Classes::ADJECTIVE | Classes::PREPOSITION;
        // `dismissed talk of a split`: two verbs in a row are none in the base form.
        let base = || {
            form(at) == Some(VerbForm::Base)
                && form(at - 1) == Some(VerbForm::Past)
                && !self.word(at - 1).is(Classes::AUXILIARY | Classes::MODAL)
                && self.is_any(at + 1, &BEHIND_NOUN)
        };
        let noun = || {
            self.word(at).is(Classes::CUE_NOUN)
                && present(at)
                && (past() || present(at - 1) && !self.word(at - 2).is(opens))
        };
        at > from + 1 && !self.word(at - 1).is(names) && (base() || noun())
    }

    /// `the further rate`, but not `a Chinese official said`, whose adjective is somebody, too.
    fn is_described_noun(&self, at: WordIndex) -> bool {
        let somebody = Classes::ROLE | Classes::PERSON_NOUN | Classes::ANONYMOUS_NOUN;
        let before = self.word(at - 1);
        let past = || self.grammar.verb_form(self.word(at).id) == Some(VerbForm::Past);
        before.is(Classes::ADJECTIVE) && !(before.is(somebody) && past())
    }

    /// `the fall in building costs ‘encouraging’`, but not `the price of building costs us`
    fn is_compound(&self, at: WordIndex, from: WordIndex) -> bool {
        at >= from + 2
            && self.text_of(at - 1).ends_with("ing")
            && self.word(at - 2).is(Classes::PREPOSITION)
            && self.after(at).is_none_or(|next| {
                next.kind != LexemeKind::Word || next.is(Classes::PREPOSITION | Classes::BE)
            })
    }

    /// `the commander of government forces in the north`
    fn is_counted(&self, at: WordIndex, from: WordIndex) -> bool {
        let units = Classes::COUNTED_UNIT | Classes::PLURAL_PEOPLE | Classes::ORGANISATION_NOUN;
        at >= from + 2
            && self.word(at).is(units)
            && self.text_of(at).ends_with('s')
            && !self.word(at - 1).is_capital()
            && self.is_text(at - 2, "of")
            && self
                .after(at)
                .is_some_and(|next| next.is(Classes::PREPOSITION))
    }

    /// `a further rate cut and`, `a woman hit by a car`: the past of such a verb has its object behind it.
    fn is_bare_noun(&self, at: WordIndex, from: WordIndex) -> bool {
        let ends = Classes::COORDINATOR | Classes::PREPOSITION | Classes::TIME;
        same_in_past(self.text_of(at))
            && self
                .after(at)
                .is_none_or(|next| next.kind != LexemeKind::Word || next.is(ends))
            && (from..at)
                .rev()
                .take(LONGEST_MODIFIERS)
                .take_while(|&before| self.word(before).kind == LexemeKind::Word)
                .any(|before| self.is_any(before, &["a", "an"]))
    }

    /// `two more rate cuts`: no verb in the singular has several for its subject.
    fn is_one_of_several(&self, at: WordIndex, from: WordIndex) -> bool {
        if self.grammar.verb_form(self.word(at).id) != Some(VerbForm::Present) {
            return false;
        }
        let before = self.word(at - 1);
        let counts = |at: WordIndex| {
            let word = self.word(at);
            (word.is(Classes::NUMBER) || word.kind == LexemeKind::Number)
                && !self.is_any(at, &["one"])
        };
        before.kind == LexemeKind::Word
            && !before.is_capital()
            && !self.text_of(at - 1).ends_with('s')
            && (from..at - 1)
                .rev()
                .take(LONGEST_MODIFIERS)
                .take_while(|&at| {
                    let word = self.word(at);
                    word.is_word() && !word.is(Classes::PREPOSITION | Classes::COORDINATOR)
                })
                .any(counts)
    }

    /// `down four points`, `some 1.3 million emails`: a verb in the singular, and so none.
    pub(crate) fn follows_number(&self, at: WordIndex, from: WordIndex) -> bool {
        let Some(before) = at.checked_sub(1).filter(|&before| before > from) else {
            return false;
        };
        let count = self.word(before);
        let is_number = count.kind == LexemeKind::Number;
        if !is_number && !count.is(Classes::NUMBER) {
            return false;
        }
        let first = self.word(before - 1);
        // `a treaty signed in 1994 promises …`
        let year = is_number && count.span.len() == 4 && first.is(Classes::PREPOSITION);
        let nouns = Classes::CUE_NOUN | Classes::DOCUMENT_NOUN | Classes::COUNTED_UNIT;
        let noun = !self.word(at).is(Classes::REPORTING_VERB) || self.word(at).is(nouns);
        // `one in five claims …`
        let share = self.is_any(before - 1, &["in", "of"]) || self.is_any(before, &["one"]);
        // `one of two witnesses`
        let people = self.is_any(before - 1, &["of"]) && self.word(at).is(Classes::PLURAL_PEOPLE);
        let share = share && !people;
        noun && !year
            && !share
            && !first.is_capital()
            && !self.is_dash(before - 1)
            && match self.grammar.verb_form(self.word(at).id) {
                // Of `point to` the first word alone is no verb.
                None => self.text_of(at).ends_with('s'),
                Some(form) => form == VerbForm::Present,
            }
    }

    /// `A 2017 study`, `the first witness`
    fn is_numbered(&self, at: WordIndex, from: WordIndex) -> bool {
        let person = self.word(at).is(Classes::PERSON_NOUN | Classes::ROLE);
        // `a 14% rise`
        let percent = at >= from + 3 && self.is_any(at - 1, &["%", "percent", "pc"]);
        if percent {
            return self.word(at - 2).kind == LexemeKind::Number
                && self.is_any(at - 3, &["a", "an", "its", "the", "their"]);
        }
        at >= from + 2
            && (self.word(at - 1).kind == LexemeKind::Number
                || person && self.is_any(at - 1, &ORDINALS))
            && self.word(at - 2).is(Classes::DETERMINER)
    }

    /// `…, records from the council show`, `…, records show`
    fn is_paper_apart(&self, at: WordIndex) -> bool {
        self.word(at).is(Classes::DOCUMENT_NOUN)
            && (self.is_comma(at - 1) || self.word(at - 1).is(Classes::COORDINATOR))
            && self.text_of(at).ends_with('s')
            && self.after(at).is_some_and(|next| {
                next.is(Classes::PREPOSITION)
                    || self.is_past_participle(at + 1)
                    || self.ends_tag(at + 1)
            })
    }

    /// `…, bank records and emails show`
    fn is_paper_joined(&self, at: WordIndex) -> bool {
        self.word(at).is(Classes::DOCUMENT_NOUN)
            && self.text_of(at).ends_with('s')
            && self.is_any(at + 1, &["and"])
            && (at + 3..at + 5)
                .any(|verb| self.words.get(verb as usize).is_some() && self.ends_tag(verb))
    }

    /// `…, leaked | emails show`, `…, newly | released records show`
    fn is_disclosed(&self, verb: WordIndex, paper: WordIndex, from: WordIndex) -> bool {
        let comma = |at: WordIndex| at > from && self.is_comma(at - 1);
        let opens = comma(verb)
            || verb > from && self.word(verb - 1).is(Classes::ADVERB) && comma(verb - 1);
        opens
            && self.is_past_participle(verb)
            && self.after(paper).is_some_and(|_| self.ends_tag(paper + 1))
            && self.word(paper).is(Classes::DOCUMENT_NOUN)
    }

    /// `the lowest figure`
    fn is_superlative(&self, at: WordIndex, from: WordIndex) -> bool {
        at >= from + 2
            && self.text_of(at - 1).ends_with("est")
            && self.is_any(at - 2, &["the", "its", "his", "her", "their"])
    }

    /// `last night`
    fn dates_noun(&self, at: WordIndex) -> bool {
        self.is_text(at, "last") && self.after(at).is_some_and(|next| next.is(Classes::TIME))
    }
}
