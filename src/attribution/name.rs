//! Names in running text: people with their titles and roles, organisations, places.
//!
//! A name is a run of capitalised words. What stands around it (a title, a role, an apposition,
//! a company word) says what it names.

use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::attribution::noun_phrase::Phrases;
use crate::attribution::source_type;
use crate::attribution::words::{Shape, WordIndex};
use crate::grammar::{Classes, PhraseClass, WordId};
use crate::parse::{Document, LexemeKind};

/// A name and what surrounds it.
#[derive(Clone, Debug)]
pub(crate) struct Name {
    /// Title, role and name: `French Foreign Minister Jean-Yves Le Drian`.
    pub(crate) words: Range<WordIndex>,
    /// The name alone: `Jean-Yves Le Drian`.
    pub(crate) name: Range<WordIndex>,
    /// The words that say who it is: `French Foreign Minister`, `a teacher from Leeds`.
    pub(crate) role: Option<Range<WordIndex>>,
    /// The noun phrase before its comma: `Her husband` of `Her husband, the composer John Roe`.
    pub(crate) apposed: Option<Range<WordIndex>>,
    /// What it names.
    pub(crate) kind: NameKind,
    /// Whose government a place stands for.
    pub(crate) place: Option<WordId>,
}

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NameKind {
    /// A person: title, role, given name or apposition say so.
    Person,
    /// A company, party, ministry, court.
    Organisation,
    /// A news agency.
    Agency,
    /// A country or capital.
    Place,
    /// Capitalised words that nothing explains; with two or three of them mostly a person.
    Unclear,
}

/// Prepositions that put a place after them rather than a person.
pub(super) const LOCATING: [&str; 8] = [
    "in", "at", "near", "outside", "inside", "around", "across", "into",
];

/// One more than the particles that may follow each other in a name.
const MOST_PARTICLES: u32 = 4;

/// Adjectives that start the names of places and bodies rather than say something of a person.
const NAMING_ADJECTIVES: [&str; 14] = [
    "great", "grand", "new", "old", "royal", "big", "little", "long", "high", "low", "upper",
    "lower", "good", "free",
];

/// Roles and titles that papers are named after.
const PAPERS: [&str; 12] = [
    "advertiser",
    "advocate",
    "ambassador",
    "champion",
    "courier",
    "guardian",
    "messenger",
    "observer",
    "pilot",
    "reporter",
    "sentinel",
    "spectator",
];

/// How many words a body's own noun may stand after the start of its name.
const LONGEST_BODY: u32 = 6;

/// What can stand in a run of capitals in front of a name to say who it is.
pub(super) const ROLE_WORDS: Classes = Classes::ROLE
    .union(Classes::TITLE)
    .union(Classes::PERSON_NOUN);
/// What can describe a role.
pub(super) const ROLE_MODIFIERS: Classes = Classes::ADJECTIVE
    .union(Classes::DEMONYM)
    .union(Classes::ORGANISATION_NOUN)
    .union(Classes::PLACE);

/// Finds the names of a document.
pub(crate) struct Names<'a> {
    pub(super) phrases: Phrases<'a>,
    document: &'a Document,
    /// Words written with a capital in the middle of a sentence.
    proper: FxHashSet<u32>,
    /// Capitalised words after a given name, among them titles (`Peter King`).
    surnames: FxHashSet<u32>,
}

impl<'a> Names<'a> {
    pub(crate) fn new(phrases: Phrases<'a>, document: &'a Document) -> Self {
        let mut proper = FxHashSet::default();
        let mut before: Option<(u32, LexemeKind)> = None;
        // A comma or the full stop of an initial before it is as good as a word.
        let mut comma = false;
        let mut surnames = FxHashSet::default();
        let mut given = false;
        // A word of no list that starts a run of capitals: `Acme Foods`.
        let mut unknown = None;
        for word in phrases.words.iter() {
            let middle = before.is_some_and(|(sentence, kind)| {
                sentence == word.sentence
                    && (matches!(kind, LexemeKind::Word | LexemeKind::Number)
                        || word.span.of(phrases.text).len() > 1 && comma)
            });
            comma = matches!(word.span.of(phrases.text), "," | ".");
            let given = std::mem::replace(
                &mut given,
                word.is(Classes::FEMALE_NAME | Classes::MALE_NAME) && word.is_capital(),
            );
            let run = word.is_capital() && word.kind == LexemeKind::Word;
            if let Some(first) = unknown.filter(|_| run) {
                proper.insert(first);
            }
            unknown = (run && word.id == WordId::UNKNOWN).then_some(word.hash);
            if given && word.is_capital() && word.is(Classes::ROLE | Classes::TITLE) {
                surnames.insert(word.hash);
            }
            if middle && word.is_capital() && word.kind == LexemeKind::Word {
                proper.insert(word.hash);
            }
            before = Some((word.sentence, word.kind));
        }
        Self {
            phrases,
            document,
            proper,
            surnames,
        }
    }

    /// All names, in order.
    pub(crate) fn find(&self) -> Vec<Name> {
        let mut names = Vec::new();
        for sentence in 0..self.document.sentences.len() {
            let id = u32::try_from(sentence).unwrap_or(u32::MAX);
            let words = self.phrases.words.sentence(id);
            if self.document.sentences[sentence].place.is_display()
                && self.is_title_case(words.clone())
            {
                continue;
            }
            self.find_in(words, &mut names);
        }
        names
    }

    /// Headlines In Title Case hide their names.
    fn is_title_case(&self, words: Range<WordIndex>) -> bool {
        let long = |at: &WordIndex| {
            let word = self.phrases.word(*at);
            word.kind == LexemeKind::Word && word.span.len() > 3
        };
        let all = words.clone().filter(long).count();
        let capital = words
            .filter(long)
            .filter(|&at| self.phrases.word(at).is_capital())
            .count();
        all > 3 && capital * 5 >= all * 4
    }

    fn find_in(&self, sentence: Range<WordIndex>, names: &mut Vec<Name>) {
        let mut at = sentence.start;
        while at < sentence.end {
            if !self.can_start(&sentence, at) {
                at += 1;
                continue;
            }
            let end = self.run_end(&sentence, at);
            if let Some(name) = self.name(&sentence, at..end) {
                names.push(name);
            }
            at = end;
        }
    }

    fn can_start(&self, sentence: &Range<WordIndex>, at: WordIndex) -> bool {
        let word = self.phrases.word(at);
        if word.kind != LexemeKind::Word || !word.is_capital() || self.phrases.is_text(at, "I") {
            return false;
        }
        // `coach C`, `Plan B`; but `J. Roe`, `J Roe`.
        let letter = word.span.len() == 1 && word.shape == Shape::Upper;
        let initial = at + 1 < sentence.end
            && (self.phrases.is_text(at + 1, ".") || self.phrases.word(at + 1).is_capital());
        if letter && !initial {
            return false;
        }
        let closed = Classes::DETERMINER
            | Classes::PRONOUN
            | Classes::PREPOSITION
            | Classes::COORDINATOR
            | Classes::SUBORDINATOR
            | Classes::RELATIVE
            | Classes::AUXILIARY
            | Classes::MODAL
            | Classes::NEGATION
            | Classes::TIME;
        let proper = Classes::PLACE
            | Classes::AGENCY
            | Classes::FEMALE_NAME
            | Classes::MALE_NAME
            | Classes::OUTLET
            | Classes::TITLE
            | Classes::DEMONYM
            | Classes::COMPANY;
        if word.is(closed)
            && !word.is(Classes::FEMALE_NAME | Classes::MALE_NAME)
            && word.shape != Shape::Upper
        {
            return false;
        }
        // `In June` names nobody.
        if word.is(Classes::TIME)
            && at > sentence.start
            && self
                .phrases
                .word(at - 1)
                .is(Classes::PREPOSITION | Classes::ADJECTIVE | Classes::DETERMINER)
        {
            return false;
        }
        if !self.opens_sentence(sentence, at) {
            return true;
        }
        // A capital at the start of a sentence proves nothing.
        let next_capital = at + 1 < sentence.end && {
            let next = self.phrases.word(at + 1);
            next.is_capital() && next.kind == LexemeKind::Word && next.span.start > word.span.start
        };
        let particle = word.is(Classes::NAME_PARTICLE)
            && (next_capital || at + 1 < sentence.end && self.leads_on(sentence, at + 1));
        particle
            || word.is(proper)
            || word.shape == Shape::Upper
            || self.proper.contains(&word.hash)
            || next_capital && !word.is(Classes::ADVERB)
            || word.id == WordId::UNKNOWN
                && (!self.phrases.text_of(at).ends_with(['s', 'g', 'd', 'y'])
                    || at + 1 < sentence.end
                        && self.phrases.word(at + 1).is(Classes::REPORTING_VERB)
                        && !self.phrases.text_of(at).ends_with(['s', 'g']))
    }

    fn opens_sentence(&self, sentence: &Range<WordIndex>, at: WordIndex) -> bool {
        at == sentence.start || {
            let before = self.phrases.word(at - 1);
            // After the closing mark of `“Yes,” Roe said` the sentence goes on.
            let closes = before.quotation.is_some_and(|id| {
                let quotation = self.document.quotations[id as usize].span;
                quotation.end == before.span.end && quotation.start < before.span.start
            });
            before.kind == LexemeKind::Mark && !closes || self.phrases.is_text(at - 1, ":")
        }
    }

    fn run_end(&self, sentence: &Range<WordIndex>, start: WordIndex) -> WordIndex {
        let mut end = start + 1;
        while end < sentence.end {
            let word = self.phrases.word(end);
            let next_capital = |after: WordIndex| {
                after < sentence.end
                    && self.phrases.word(after).is_capital()
                    && self.phrases.word(after).kind == LexemeKind::Word
            };
            let text = self.phrases.text_of(end);
            let goes_on = word.kind == LexemeKind::Word
                && word.is_capital()
                && text != "I"
                && !word.is(Classes::TIME)
                || self.leads_on(sentence, end)
                || text == "&" && next_capital(end + 1)
                || next_capital(end + 1) && self.joins_body(sentence, start, end)
                || self.nickname(sentence, end).is_some()
                || matches!(text, "of" | "for")
                    && self.phrases.word(end - 1).is(Classes::ORGANISATION_NOUN)
                    && next_capital(end + 1)
                || text == "."
                    && (self.phrases.word(end - 1).is(Classes::TITLE)
                        || self.phrases.word(end - 1).span.len() == 1
                            && self.phrases.word(end - 1).is_capital())
                    && next_capital(end + 1)
                || matches!(text, "-")
                    && next_capital(end + 1)
                    && self.phrases.word(end).span.start == self.phrases.word(end - 1).span.end;
            // `’s` and a sentence's own capital end a run.
            if !goes_on || matches!(text, "’S" | "'S") {
                break;
            }
            end = self.nickname(sentence, end).unwrap_or(end + 1);
        }
        end
    }

    /// The particles of `Ilse van der Kolk`, all in front of a capital.
    fn leads_on(&self, sentence: &Range<WordIndex>, at: WordIndex) -> bool {
        let is_particle = |at: WordIndex| {
            let word = self.phrases.word(at);
            word.is(Classes::NAME_PARTICLE)
                && word.kind == LexemeKind::Word
                && !word.is_capital()
                && !self.phrases.is_text(at, "of")
        };
        let after = (at..sentence.end.min(at + MOST_PARTICLES)).find(|&at| !is_particle(at));
        after.filter(|&after| after > at).is_some_and(|after| {
            let word = self.phrases.word(after);
            word.is_capital() && word.kind == LexemeKind::Word
        })
    }

    /// Past a nickname in marks inside a name: `Josie “Tank” Harlan`, `Inga ‘Inka’ af Berg`.
    fn nickname(&self, sentence: &Range<WordIndex>, open: WordIndex) -> Option<WordIndex> {
        const LONGEST: WordIndex = 4;
        let is_mark = |at: WordIndex| {
            self.phrases.word(at).kind == LexemeKind::Mark && !self.phrases.is_possessive(at)
        };
        let first = open + 1;
        if first + 2 >= sentence.end || !is_mark(open) || !self.phrases.word(first).is_capital() {
            return None;
        }
        let close = (first..sentence.end.min(first + LONGEST)).find(|&at| is_mark(at))?;
        let next = close + 1;
        let inside = (first..close).all(|at| self.phrases.word(at).is_word());
        let goes_on = next < sentence.end
            && self.phrases.word(next).kind == LexemeKind::Word
            && (self.phrases.word(next).is_capital() || self.leads_on(sentence, next));
        (close > first && inside && goes_on).then_some(next)
    }

    /// `Qualifier Jane Roe`, `Dutchwoman Jane Roe`: what a sentence starts with, or what ends like a
    /// person, before a given name.
    fn is_introduction(&self, sentence: &Range<WordIndex>, run: Range<WordIndex>) -> bool {
        let given = Classes::FEMALE_NAME | Classes::MALE_NAME;
        // Who is `Tan` further down is `Tan Wei Ling` here.
        let names = self.proper.contains(&self.phrases.word(run.start).hash);
        if run.len() < 3
            || names
            || self.phrases.word(run.start).is(given)
            || !self.phrases.word(run.start + 1).is(given)
        {
            return false;
        }
        let text = self.phrases.text_of(run.start);
        self.phrases.word(run.start).is(Classes::PERSON_NOUN)
            || self.opens_sentence(sentence, run.start)
            || text.ends_with("man")
    }

    /// `Allied Workers’ Union`, `the General and Allied Union`: what stands inside the name of a body.
    fn joins_body(&self, sentence: &Range<WordIndex>, start: WordIndex, at: WordIndex) -> bool {
        let phrases = &self.phrases;
        let possessive = phrases.is_possessive(at);
        let plural = possessive && matches!(phrases.text_of(at), "’" | "'");
        let saint = possessive && phrases.is_any(start, &["st"]);
        let joined = phrases.is_text(at, "and")
            && start > sentence.start
            && phrases.is_word(start - 1, "the")
            && !(start..at).any(|inside| {
                let word = phrases.word(inside);
                word.is(Classes::ORGANISATION_NOUN
                    | Classes::ORGANISATION
                    | Classes::COMPANY
                    | Classes::PLACE
                    | Classes::OUTLET
                    | Classes::FEMALE_NAME
                    | Classes::MALE_NAME)
                    || word.is(ROLE_WORDS) && !word.is(Classes::ADJECTIVE)
            });
        // `Fire and Rescue`, `Marks and Sons Ltd`
        let closed = phrases.is_text(at, "and")
            && at + 1 < sentence.end
            && phrases.word(at + 1).is_capital()
            && phrases.word(at + 1).is(Classes::COMPANY);
        if closed || self.is_explained_pair(sentence, start, at) {
            return true;
        }
        if !plural && !saint && !joined {
            return false;
        }
        (at + 1..sentence.end.min(at + LONGEST_BODY))
            .take_while(|&next| phrases.word(next).is_capital() || phrases.is_possessive(next))
            .any(|next| phrases.word(next).is(Classes::ORGANISATION_NOUN))
    }

    /// `Roof and Hearth, a charity,`: two words that together are the name of one body.
    fn is_explained_pair(
        &self,
        sentence: &Range<WordIndex>,
        start: WordIndex,
        and: WordIndex,
    ) -> bool {
        let phrases = &self.phrases;
        let comma = and + 2;
        let pair = and == start + 1
            && phrases.is_text(and, "and")
            && comma + 2 < sentence.end
            && phrases.word(and + 1).is_capital()
            && phrases.is_comma(comma)
            && phrases.is_any(comma + 1, &["a", "an", "the"]);
        let given = Classes::FEMALE_NAME | Classes::MALE_NAME;
        if !pair || phrases.word(start).is(given) && phrases.word(and + 1).is(given) {
            return false;
        }
        phrases
            .phrase_from(comma + 1, sentence.end)
            .is_some_and(|phrase| {
                let head = phrases.word(source_type::head(phrases, phrase));
                head.is(Classes::ORGANISATION_NOUN)
                    && !head.is(Classes::PERSON_NOUN | Classes::ROLE)
                    && phrases.grammar.lemma(head.id) == head.id
            })
    }

    fn name(&self, sentence: &Range<WordIndex>, run: Range<WordIndex>) -> Option<Name> {
        let whole = run.clone();
        let run = self.without_honours(run);
        // The last title or role in the run ends the prefix: `French Foreign Minister | Le Drian`.
        let is_role = |at: WordIndex| {
            self.phrases.word(at).is(Classes::ROLE | Classes::TITLE)
                && !self
                    .phrases
                    .word(at)
                    .is(Classes::FEMALE_NAME | Classes::MALE_NAME)
        };
        // `the Brackwater Courier` is a paper.
        let paper = run.len() > 1
            && run.start > sentence.start
            && self.phrases.is_word(run.start - 1, "the")
            && self.phrases.is_any(run.end - 1, &PAPERS);
        // `head teacher of St Brannoc’s`
        let saint = run.len() == 2
            && self.phrases.is_any(run.start, &["st", "saint"])
            && (run.end as usize) < self.phrases.words.len()
            && self.phrases.is_possessive(run.end);
        // `Brackwater General Hospital` has no general.
        let organisation = Classes::ORGANISATION_NOUN | Classes::COMPANY;
        let named = |at: WordIndex| {
            at > run.start
                && self
                    .phrases
                    .word(at - 1)
                    .is(Classes::FEMALE_NAME | Classes::MALE_NAME)
                || self.surnames.contains(&self.phrases.word(at).hash)
                    && !(run.start > 0 && self.phrases.is_word(run.start - 1, "the"))
        };
        // Of `Peter King`, and of `King` after that, the last word is a surname.
        let surname = run.end - 1;
        let roles = run.start..if named(surname) { surname } else { run.end };
        let last_role = roles
            .rev()
            .find(|&at| is_role(at) && !paper && !saint)
            .filter(|&role| !(role + 1..run.end).any(|at| self.phrases.word(at).is(organisation)));
        let mut start = match last_role {
            Some(role) if role + 1 < run.end => role + 1,
            Some(_) => return None,
            None => run.start,
        };
        if last_role.is_none() {
            // `German Jane Roe`, `Former Labour MP` keep their adjectives out of the name.
            while start + 1 < run.end
                && self
                    .phrases
                    .word(start)
                    .is(Classes::DEMONYM | Classes::ADJECTIVE | Classes::ADVERB)
                && (start + 2 < run.end || self.phrases.word(start).is(Classes::DEMONYM))
                && !self.phrases.is_any(start, &NAMING_ADJECTIVES)
                && !self
                    .phrases
                    .word(start)
                    .is(Classes::FEMALE_NAME | Classes::MALE_NAME)
                && !run.clone().any(|at| {
                    self.phrases
                        .word(at)
                        .is(Classes::ORGANISATION_NOUN | Classes::COMPANY)
                })
            {
                start += 1;
            }
        }
        if last_role.is_none() && self.is_introduction(sentence, start..run.end) {
            start += 1;
        }
        while start < run.end && !self.phrases.word(start).is_word() {
            start += 1;
        }
        if start >= run.end {
            return None;
        }
        // `the Dutchwoman` is somebody named before.
        let alone =
            run.len() == 1 && sentence.start < start && self.phrases.is_word(start - 1, "the");
        if alone
            && ["man", "woman"]
                .iter()
                .any(|end| self.phrases.text_of(start).ends_with(end))
        {
            return None;
        }
        let name = start..run.end;
        let (lead, lead_role) = self.role_before(sentence, run.start, start);
        let before = self.apposed(sentence, lead.min(name.start));
        let body = before.clone().filter(|phrase| self.is_body(phrase));
        let apposed = before.filter(|phrase| self.is_somebody(phrase));
        let located = name.start > sentence.start
            && self.phrases.is_any(name.start - 1, &LOCATING)
            && lead_role.is_none();
        let role = lead_role.or_else(|| apposed.clone()).or_else(|| {
            // `born in Port Lydia, the daughter of a tailor`
            (!located)
                .then(|| self.role_after(sentence, whole.end.max(name.end)))
                .flatten()
        });
        let name = self.agency_alone(name);
        let (kind, place) = self.kind(
            &name,
            role.is_some() && (name.len() > 1 || apposed.is_some()),
            last_role.is_some() || lead < run.start,
        );
        let closed = self.phrases.is_any(name.end, &[",", "."]);
        let body = body.filter(|_| closed);
        let kind = match kind {
            _ if saint => NameKind::Organisation,
            NameKind::Unclear if body.is_some() => NameKind::Organisation,
            kind => kind,
        };
        if kind == NameKind::Unclear
            && name.len() == 1
            && self.phrases.word(name.start).is(Classes::DEMONYM)
        {
            return None;
        }
        let role = role.filter(|_| matches!(kind, NameKind::Person | NameKind::Unclear));
        Some(Name {
            words: lead.min(name.start)..name.end.max(if name.end == run.end {
                whole.end
            } else {
                name.end
            }),
            name,
            role,
            apposed: match kind {
                NameKind::Person => apposed,
                NameKind::Organisation => body,
                _ => None,
            },
            kind,
            place,
        })
    }

    /// `Roe with AFP` without its spaces: an agency's own word, not what was glued to it.
    fn agency_alone(&self, name: Range<WordIndex>) -> Range<WordIndex> {
        let agency = |at: &WordIndex| self.phrases.word(*at).is(Classes::AGENCY);
        let whole = self
            .phrases
            .listed(PhraseClass::Agency, name.start, name.end)
            .is_some();
        match name.clone().find(agency) {
            Some(at) if !whole && name.len() == 2 => at..at + 1,
            _ => name,
        }
    }

    fn kind(
        &self,
        name: &Range<WordIndex>,
        role: bool,
        prefixed: bool,
    ) -> (NameKind, Option<WordId>) {
        let limit = name.end;
        let word = self.phrases.word(name.start);
        let any = |class| name.clone().any(|at| self.phrases.word(at).is(class));
        let whole =
            |class| self.phrases.listed(class, name.start, limit) == Some(limit - name.start);
        if any(Classes::AGENCY) && name.len() == 1 || whole(PhraseClass::Agency) {
            return (NameKind::Agency, None);
        }
        // `the pollster Kettle & Dray`, `Roof and Hearth, a charity`
        if name
            .clone()
            .any(|at| self.phrases.is_any(at, &["&", "and"]))
        {
            return (NameKind::Organisation, None);
        }
        // `the activist investor Acme Partners`
        let body = name.len() > 1
            && self
                .phrases
                .word(name.end - 1)
                .is(Classes::COMPANY | Classes::ORGANISATION_NOUN);
        if prefixed && !body {
            return (NameKind::Person, None);
        }
        if let Some(place) = self.phrases.place(name.start, limit) {
            return (NameKind::Place, Some(place));
        }
        if role && !any(Classes::ORGANISATION_NOUN | Classes::COMPANY) {
            return (NameKind::Person, None);
        }
        let thing =
            self.phrases.is_any(name.end, &[","]) && self.phrases.is_any(name.end + 1, &["which"]);
        if thing {
            return (NameKind::Organisation, None);
        }
        if any(Classes::ORGANISATION_NOUN | Classes::COMPANY | Classes::OUTLET)
            || whole(PhraseClass::Organisation)
            || whole(PhraseClass::Outlet)
        {
            return (NameKind::Organisation, None);
        }
        if word.is(Classes::FEMALE_NAME | Classes::MALE_NAME) {
            return (NameKind::Person, None);
        }
        if name.len() == 1 && word.shape == Shape::Upper {
            return (NameKind::Organisation, None);
        }
        (NameKind::Unclear, None)
    }
}
