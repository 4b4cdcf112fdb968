//! Noun or verb: what a word that could be either is in its place, without a parser.

use std::ops::Range;

use crate::attribution::phrase::Phrases;
use crate::attribution::words::WordIndex;
use crate::grammar::{Classes, VerbForm};
use crate::parse::LexemeKind;

/// How many words may stand between an article and its noun.
pub(super) const LONGEST_MODIFIERS: usize = 3;

/// The longest tag at the end of a sentence, in words.
pub(crate) const LONGEST_TAG: u32 = 12;

/// The most marks that close a sentence, and its last word.
const LONGEST_CLOSE: u32 = 6;

/// What is no noun before a noun.
const NO_NOUN: Classes = Classes::PRONOUN
    .union(Classes::RELATIVE)
    .union(Classes::AUXILIARY)
    .union(Classes::MODAL)
    .union(Classes::ADVERB)
    .union(Classes::PREPOSITION)
    .union(Classes::COORDINATOR);

/// The nouns of those who can say something: people, bodies and papers.
pub(crate) const SPEAKERS: Classes = Classes::PERSON_NOUN
    .union(Classes::PLURAL_PEOPLE)
    .union(Classes::ROLE)
    .union(Classes::ANONYMOUS_NOUN)
    .union(Classes::VAGUE_COLLECTIVE)
    .union(Classes::ORGANISATION_NOUN)
    .union(Classes::GOVERNMENT)
    .union(Classes::DOCUMENT_NOUN);

/// `cut`, `hit`: the base form of a verb that is its past, too.
pub(super) fn same_in_past(text: &str) -> bool {
    matches!(
        text,
        "bet"
            | "burst"
            | "cast"
            | "cost"
            | "cut"
            | "hit"
            | "hurt"
            | "let"
            | "put"
            | "quit"
            | "read"
            | "set"
            | "shut"
            | "split"
            | "spread"
            | "beat"
            | "come"
            | "become"
            | "run"
            | "overrun"
    )
}

/// What stands between an article and its noun and is no count of several.
pub(super) const ORDINALS: [&str; 6] = ["first", "second", "third", "fourth", "last", "next"];

impl Phrases<'_> {
    /// Whether the word is, in this place, a finite verb or an auxiliary.
    pub(crate) fn is_finite_verb(&self, at: WordIndex, from: WordIndex) -> bool {
        let word = self.word(at);
        if word.is(Classes::NAME_PARTICLE) && self.is_particle(at, self.words.len() as WordIndex) {
            return false;
        }
        // `Residents near the mill`, and not `as the talks near an end`.
        if word.is(Classes::PREPOSITION)
            && self.is_any(at, &["near"])
            && self.is_any(at + 1, &["her", "his", "the", "their"])
        {
            return false;
        }
        if word.is(Classes::AUXILIARY | Classes::MODAL) {
            // `France’s` owns something, `he’s` is somebody.
            return !self.is_possessive(at)
                || at > from && self.word(at - 1).is(Classes::PRONOUN | Classes::RELATIVE);
        }
        let verb = Classes::REPORTING_VERB | Classes::ATTITUDE_VERB | Classes::COMMON_VERB;
        // `the trust’s nurse`
        let owns = || self.words.get(at as usize + 1).is_some() && self.is_possessive(at + 1);
        if !word.is(verb) || word.is_capital() || owns() {
            return false;
        }
        if self
            .grammar
            .verb(word.id)
            .is_some_and(|(_, form)| form == VerbForm::Gerund)
            || self.text_of(at).ends_with("ing")
        {
            return false;
        }
        !self.is_noun_here(at, from)
    }

    /// `a blunt message to him`, `Its general counsel, Roe`: the base form of a verb agrees with nothing in
    /// the singular, so that after an article and one more word it is the noun.
    pub(crate) fn is_noun_of_phrase(&self, at: WordIndex, from: WordIndex) -> bool {
        let noun =
            Classes::CUE_NOUN | Classes::DOCUMENT_NOUN | Classes::ROLE | Classes::ORGANISATION_NOUN;
        let base = |(_, form)| form == VerbForm::Base;
        let listed = self.word(at).is(noun);
        let text = self.text_of(at);
        // `its marketing head`, which no list of verbs that report has.
        let form = self.grammar.verb_form(self.word(at).id);
        let common = self.word(at).is(Classes::COMMON_VERB)
            && (listed && !text.ends_with('s') && !text.ends_with("ed")
                || form == Some(VerbForm::Base) && !same_in_past(text));
        let reports = self.grammar.verb(self.word(at).id);
        let base = reports.map_or(common, base);
        if at < from + 2 || !base || self.ends_tag(at) {
            return false;
        }
        let before = self.word(at - 1);
        // `was told by email that`
        if before.is(Classes::PREPOSITION) && self.is_any(at - 1, &["by", "via", "in"]) {
            return true;
        }
        // `Former heavyweight champion Jane Roe`
        if self.word(at).is(Classes::ROLE | Classes::PERSON_NOUN)
            && self
                .words
                .get(at as usize + 1)
                .is_some_and(|next| next.is_capital())
            && before.kind == LexemeKind::Word
            && !before.is(NO_NOUN)
            && !before.is_capital()
            && !self.text_of(at - 1).ends_with('s')
        {
            return true;
        }
        // `A ministry report`, `a press note`
        let body = Classes::ORGANISATION_NOUN | Classes::PLURAL_PEOPLE;
        let open = body
            | Classes::VAGUE_COLLECTIVE
            | Classes::PREPOSITION
            | Classes::PRONOUN
            | Classes::ADVERB
            | Classes::NUMBER;
        let article = (from..at - 1)
            .rev()
            .take(LONGEST_MODIFIERS)
            .find(|&before| {
                self.is_possessive(before)
                    || self.is_any(
                        before,
                        &[
                            "a", "an", "the", "this", "that", "his", "her", "its", "their",
                        ],
                    )
            });
        article.is_some_and(|article| {
            // `Parents at a school | say`: no noun.
            let governs = article > from + 1
                && !listed
                && self.word(article - 1).is(Classes::PREPOSITION)
                && self.word(article - 2).is(Classes::PLURAL_PEOPLE);
            let one = self.is_any(article, &["a", "an"]) && !governs;
            // `the drug control authority`, but not `the police control it`
            let before = self.word(at - 1);
            let compound = reports.is_none() && at - 1 > article && !before.is(Classes::DETERMINER);
            // `the department store chain`
            let inside = compound
                && self.words.get(at as usize + 1).is_some_and(|next| {
                    next.is(Classes::ORGANISATION_NOUN | Classes::ROLE) && !next.is_capital()
                });
            (listed || one || compound)
                && (article + 1..at).all(|between| {
                    let word = self.word(between);
                    word.kind == LexemeKind::Word
                        && (!word.is(open)
                            || word.is(Classes::ADJECTIVE) && !word.is(body)
                            || (one || inside) && word.is(body)
                            || self.is_any(between, &ORDINALS))
                        && !self.is_possessive(between)
                        && (one || !self.text_of(between).ends_with('s'))
                })
        })
    }

    /// `…, figures from the Harbour Board show.`: the last word of the sentence, and what stands after its last
    /// comma opens with a plural of papers.
    pub(crate) fn ends_tag(&self, at: WordIndex) -> bool {
        let sentence = self.words.sentence(self.word(at).sentence);
        let last = sentence.end - at <= LONGEST_CLOSE
            && (at + 1..sentence.end).all(|after| !self.word(after).is_word());
        let comma = (sentence.start.max(at.saturating_sub(LONGEST_TAG))..at)
            .rev()
            .find(|&before| self.is_comma(before));
        let papers = |at: WordIndex| {
            self.word(at).is(Classes::DOCUMENT_NOUN)
                && (self.text_of(at).ends_with('s') || self.is_text(at, "data"))
        };
        last && self.word(at).is(Classes::REPORTING_VERB)
            && comma.is_some_and(|comma| (comma + 1..at.min(comma + 4)).any(papers))
    }

    /// A participle or an adjective right after a noun tells which one: `officials briefed on it`,
    /// `a person close to the talks`, `figures published on Thursday by the council`.
    pub(super) fn is_reduced_relative(&self, at: WordIndex, from: WordIndex) -> bool {
        if at <= from {
            return false;
        }
        let text = self.text_of(at);
        let participle = self.is_past_participle(at);
        let people = Classes::PERSON_NOUN
            | Classes::ANONYMOUS_NOUN
            | Classes::PLURAL_PEOPLE
            | Classes::ROLE
            | Classes::VAGUE_COLLECTIVE;
        let next = self.words.get(at as usize + 1);
        let adjective =
            self.word(at).is(Classes::ADJECTIVE) && self.is_any(at + 1, &["to", "with"]);
        if self.word(at - 1).is(people) {
            // `some allies | questioned why it had failed`
            let asks = participle && self.is_any(at + 1, &["how", "that", "whether", "why"]);
            return participle && !asks || text.ends_with("ing") || adjective;
        }
        let placing = Classes::PREPOSITION | Classes::TIME;
        let after = self.words.get(at as usize + 2);
        // `mailed out in the spring`, `issued last night`
        let leads = Classes::ADVERB | Classes::ADJECTIVE | Classes::DETERMINER;
        let placed = next.is_some_and(|next| {
            next.is(placing) || next.is(leads) && after.is_some_and(|after| after.is(placing))
        });
        participle
            && placed
            && self
                .word(at - 1)
                .is(Classes::DOCUMENT_NOUN | Classes::CUE_NOUN)
    }

    /// `published`, `shown`, `seen`, as far as the form tells.
    pub(crate) fn is_past_participle(&self, at: WordIndex) -> bool {
        let text = self.text_of(at);
        // `fled`, `sped`: a stem without a vowel.
        let regular = text
            .strip_suffix("ed")
            .is_some_and(|stem| stem.contains(['a', 'e', 'i', 'o', 'u', 'y']));
        regular
            || text.ends_with("wn")
            || matches!(
                text,
                "seen" | "put" | "held" | "made" | "sent" | "written" | "given" | "led"
            )
    }

    /// `audio | provided to the Herald`: a participle and not the verb of a subject.
    pub(crate) fn tells_which(&self, at: WordIndex) -> bool {
        let next = self.words.get(at as usize + 1);
        self.is_past_participle(at) && next.is_some_and(|next| next.is(Classes::PREPOSITION))
    }

    /// `, | without elaborating`, `, | without naming the firm`: what somebody does not say.
    pub(crate) fn holds_back(&self, at: WordIndex) -> bool {
        let next = self.words.get(at as usize + 1);
        self.is_any(at, &["without"])
            && next.is_some_and(|next| next.is(Classes::REPORTING_VERB))
            && self.text_of(at + 1).ends_with("ing")
    }

    /// `mother-of-three`, `dad-of-one`
    pub(crate) fn is_parent(&self, at: WordIndex) -> bool {
        let text = self.text_of(at);
        // Few words have a hyphen, and one is sooner looked for than `-of-`.
        let parts = text.contains('-').then(|| text.split_once("-of-"));
        parts.flatten().is_some_and(|(parent, count)| {
            let grammar = self.grammar;
            let classes = |word: &str| grammar.classes(grammar.id(&word.to_ascii_lowercase()));
            classes(parent).intersects(Classes::PERSON_NOUN)
                && classes(count).intersects(Classes::NUMBER)
        })
    }

    /// The past of a verb, as far as its list or its ending tells.
    pub(crate) fn looks_past(&self, at: WordIndex) -> bool {
        self.grammar.verb_form(self.word(at).id) == Some(VerbForm::Past)
            || self.text_of(at).ends_with("ed")
    }

    /// `the river`, `a storm`: a common noun of no list of people, bodies or papers, nor made like one for people.
    pub(crate) fn is_thing(&self, words: &Range<WordIndex>) -> bool {
        let speaks = SPEAKERS | Classes::PRONOUN | Classes::RELATIVE | Classes::NUMBER;
        // Not `er`, which `river` and `winter` have.
        let people = ["ers", "ist", "ists", "ian", "ians", "man", "men"];
        // `the mouth of the river`
        let of = words.clone().find(|&at| self.is_text(at, "of"));
        let head = of.unwrap_or(words.end).checked_sub(1);
        head.filter(|head| words.contains(head))
            .is_some_and(|head| {
                let noun = self.text_of(head);
                words.clone().all(|at| !self.word(at).is(speaks))
                    && !words.clone().skip(1).any(|at| self.word(at).is_capital())
                    && !self.word(head).is_capital()
                    && !self.word(head).is(Classes::DETERMINER)
                    && !people.iter().any(|ending| noun.ends_with(ending))
            })
    }

    /// At the end of a noun phrase, what could be a verb in the present is a noun of a compound:
    /// `the owner of a ski hire shop says`.
    pub(super) fn is_in_compound(&self, at: WordIndex, from: WordIndex) -> bool {
        let word = self.word(at);
        at > from
            && !word.is(Classes::AUXILIARY | Classes::MODAL)
            && !self.text_of(at).ends_with("ed")
            && self.grammar.verb_form(word.id) != Some(VerbForm::Past)
            && (self.is_comma(at - 1) && !self.text_of(at).ends_with('s')
                || self.word(at - 1).kind == LexemeKind::Word
                    && !self.word(at - 1).is(NO_NOUN)
                    && (!self.word(at - 1).is_capital() || at - 1 == from))
    }

    /// `mountain rescue officials`, `and finance director Jane Roe`: no subject in the singular stands before
    /// what would be a verb in the plural.
    pub(super) fn is_noun_before_noun(&self, at: WordIndex, from: WordIndex) -> bool {
        if at <= from || self.grammar.verb_form(self.word(at).id) != Some(VerbForm::Base) {
            return false;
        }
        if same_in_past(self.text_of(at)) || self.word(at).is(Classes::AUXILIARY | Classes::MODAL) {
            return false;
        }
        let (before, next) = (self.word(at - 1), self.word(at + 1));
        let several = Classes::NUMBER | Classes::PLURAL_PEOPLE | Classes::VAGUE_COLLECTIVE;
        let people = Classes::PLURAL_PEOPLE | Classes::ROLE | Classes::ANONYMOUS_NOUN;
        let singular = before.kind == LexemeKind::Word
            && !before.is(NO_NOUN | several)
            && (!before.is_capital() || at - 1 == from)
            && !self.text_of(at - 1).ends_with('s');
        let opens = self.is_comma(at - 1)
            || at > from + 1 && before.is(Classes::COORDINATOR) && self.is_comma(at - 2);
        // `White House press secretary Jane Roe`
        let named = before.is_capital()
            && next.is(Classes::ROLE)
            && self
                .words
                .get(at as usize + 2)
                .is_some_and(|name| name.is_capital());
        next.is(people) && !next.is_capital() && (singular || opens || named)
    }

    /// `effectively`, `confidently`: an ending that no noun has but those in the lists.
    pub(crate) fn is_unlisted_adverb(&self, at: WordIndex) -> bool {
        let word = self.word(at);
        word.classes.is_empty() && !word.is_capital() && self.text_of(at).ends_with("ly")
    }
}
