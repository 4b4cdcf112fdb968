//! Names in running text: people with their titles and roles, organisations, places.
//!
//! A name is a run of capitalised words. What stands around it (a title, a role, an apposition,
//! a company word) says what it names.

mod body;
pub(super) mod initials;
mod joined;
mod kind;
mod office;
mod role;
mod run;
mod surname;

use std::ops::Range;

use rustc_hash::{FxBuildHasher, FxHashSet};

use crate::attribution::phrase::Phrases;
use crate::attribution::phrase::source_type;
use crate::attribution::words::WordIndex;
use crate::grammar::{Classes, PhraseClass, WordId};
use crate::parse::{BlockKind, Document, LexemeKind};

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
const LOCATING: [&str; 8] = [
    "in", "at", "near", "outside", "inside", "around", "across", "into",
];

/// What is held in a firm.
const STOCK: [&str; 3] = ["shares", "stake", "stock"];

/// What is put in a person.
const TRUST: [&str; 6] = [
    "belief",
    "believe",
    "believed",
    "confidence",
    "faith",
    "trust",
];

impl Phrases<'_> {
    /// Whether a word puts what follows it on the map: `in Leeds`, but not `shares in Acme`.
    pub(super) fn is_locating(&self, at: WordIndex) -> bool {
        self.is_any(at, &LOCATING) && !self.is_stock_of(at)
    }

    /// `in Glen Firth`, `Jane Roe, 58, of Cliff Road`, but not `confidence in Jane Roe`.
    pub(super) fn leads_to_place(&self, at: WordIndex) -> bool {
        let before = at.checked_sub(1);
        before.is_some_and(|before| match self.is_any(at, &["of"]) {
            true => self.is_comma(before),
            false => self.is_locating(at) && !self.is_any(before, &TRUST),
        })
    }

    /// `shares in Acme`, `a stake in Acme`, `shares of Acme`: from the preposition.
    fn is_stock_of(&self, at: WordIndex) -> bool {
        let before = at.checked_sub(1);
        let at_stake = at > 1 && self.is_any(at - 2, &["at"]);
        self.is_any(at, &["in", "of"])
            && !at_stake
            && before.is_some_and(|before| self.is_any(before, &STOCK))
    }
}

/// What can stand in a run of capitals in front of a name to say who it is.
const ROLE_WORDS: Classes = Classes::ROLE
    .union(Classes::TITLE)
    .union(Classes::PERSON_NOUN);
/// What can describe a role.
const ROLE_MODIFIERS: Classes = Classes::ADJECTIVE
    .union(Classes::DEMONYM)
    .union(Classes::ORGANISATION_NOUN)
    .union(Classes::PLACE);

/// Finds the names of a document.
pub(crate) struct Names<'a> {
    phrases: Phrases<'a>,
    document: &'a Document,
    /// Words written with a capital in the middle of a sentence.
    proper: FxHashSet<u32>,
    /// Capitalised words after a given name, among them titles (`Peter King`).
    pub(super) surnames: FxHashSet<u32>,
}

impl<'a> Names<'a> {
    pub(crate) fn new(phrases: Phrases<'a>, document: &'a Document) -> Self {
        let many = phrases.words.len() / 8;
        let mut proper = FxHashSet::with_capacity_and_hasher(many, FxBuildHasher);
        let mut before: Option<(u32, LexemeKind)> = None;
        // A comma or the full stop of an initial before it is as good as a word.
        let mut comma = false;
        let mut surnames = FxHashSet::default();
        let mut given = false;
        // A word of no list that starts a run of capitals: `Acme Foods`, but not `Lineman Tom Roe`.
        let mut unknown = None;
        for word in phrases.words.iter() {
            if !word.is_capital() {
                comma = word.kind == LexemeKind::Punctuation
                    && matches!(word.span.of(phrases.text), "," | ".");
                before = Some((word.sentence, word.kind));
                (given, unknown) = (false, None);
                continue;
            }
            let middle = before.is_some_and(|(sentence, kind)| {
                sentence == word.sentence
                    && (matches!(kind, LexemeKind::Word | LexemeKind::Number)
                        || word.span.len() > 1 && comma)
            });
            comma = false;
            let is_given = word.is(Classes::GIVEN_NAME);
            let run = word.kind == LexemeKind::Word;
            if let Some((first, is_trade)) = unknown.filter(|_| run)
                && !(is_trade && is_given)
            {
                proper.insert(first);
            }
            unknown = (run && word.id == WordId::UNKNOWN).then(|| {
                (
                    word.hash,
                    source_type::ends_like_person(word.span.of(phrases.text)),
                )
            });
            if std::mem::replace(&mut given, is_given) {
                surnames.insert(word.hash);
            }
            if middle && run {
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
            let before = names.len();
            self.find_in(words.clone(), &mut names);
            let block = self.document.sentences[sentence].block as usize;
            if self.document.blocks[block].kind == BlockKind::Dateline {
                names.iter_mut().skip(before).for_each(only_a_place);
            } else if let Some(first) = names.get_mut(before)
                && self.is_dateline(&words, first)
            {
                only_a_place(first);
            }
        }
        self.know_surnames(&mut names);
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
                // `Dean of Students Jane Roe`: what looked like a name is her office.
                if names
                    .last()
                    .is_some_and(|last| last.words.end > name.words.start)
                {
                    names.pop();
                }
                if !self.is_party_tag(names.last(), &name) {
                    names.push(name);
                }
            }
            at = end;
        }
    }

    /// `Jane Roe (D-Ohio)`, `Cllr Jane Roe (Lab)`: her party is nobody.
    fn is_party_tag(&self, before: Option<&Name>, name: &Name) -> bool {
        let open = name.words.start.checked_sub(1);
        before.is_some_and(|before| {
            before.kind == NameKind::Person
                && open == Some(before.words.end)
                && self.phrases.is_any(before.words.end, &["("])
                && name.name.len() == 1
                && matches!(name.kind, NameKind::Unclear | NameKind::Organisation)
        })
    }

    fn is_listed(&self, class: PhraseClass, at: WordIndex) -> bool {
        self.phrases.listed(class, at, at + 1).is_some()
    }

    fn is_whole(&self, class: PhraseClass, words: Range<WordIndex>) -> bool {
        self.phrases.listed(class, words.start, words.end) == Some(words.end - words.start)
    }

    /// `Mr. Roe, a Republican,`: what somebody is.
    fn is_predicate(&self, sentence: &Range<WordIndex>, at: WordIndex) -> bool {
        let phrases = &self.phrases;
        let article = at - 1;
        article > sentence.start
            && phrases.is_any(article, &["a", "an"])
            && phrases.is_comma(article - 1)
            && phrases.is_any(at + 1, &[","])
            && !phrases.word(at).is(Classes::GIVEN_NAME)
            && article >= sentence.start + 2
            && phrases.word(article - 2).is_capital()
    }

    fn name(&self, sentence: &Range<WordIndex>, run: Range<WordIndex>) -> Option<Name> {
        let whole = run.clone();
        let run = self.without_honours(run);
        // The last title or role in the run ends the prefix: `French Foreign Minister | Le Drian`.
        let is_role = |at: WordIndex| {
            self.phrases.word(at).is(Classes::ROLE | Classes::TITLE)
                && !self.phrases.word(at).is(Classes::GIVEN_NAME)
        };
        // `the Brackwater Courier` is a paper.
        let paper = run.len() > 1
            && run.start > sentence.start
            && self.phrases.is_word(run.start - 1, "the")
            && self.is_listed(PhraseClass::MastheadRole, run.end - 1);
        // `head teacher of St Brannoc’s`
        let saint = run.len() == 2
            && self.phrases.is_any(run.start, &["st", "saint"])
            && (run.end as usize) < self.phrases.words.len()
            && self.phrases.is_possessive(run.end);
        // `Brackwater General Hospital` has no general.
        let organisation = Classes::ORGANISATION_NOUN | Classes::COMPANY;
        let named = |at: WordIndex| {
            at > run.start && self.phrases.word(at - 1).is(Classes::GIVEN_NAME)
                || self.surnames.contains(&self.phrases.word(at).hash)
                    && !(run.start > 0 && self.phrases.is_word(run.start - 1, "the"))
        };
        // Of `Peter King`, and of `King` after that, the last word is a surname.
        let surname = run.end - 1;
        let roles = run.start..if named(surname) { surname } else { run.end };
        let last_role = roles
            .rev()
            .find(|&at| is_role(at) && !paper && !saint)
            .filter(|&role| {
                let body = (role + 1..run.end).any(|at| self.phrases.word(at).is(organisation));
                !body || self.is_titled(role, run.end)
            })
            // `the General Staff`
            .filter(|&role| !self.is_whole(PhraseClass::OrganisationNoun, role..run.end));
        let firm = last_role.is_some_and(|role| role + 1 == run.end);
        let mut start = match last_role {
            Some(role) if role + 1 < run.end => role + 1,
            // `The owner, Acme Builders,`, `Acme Partners said`
            Some(_) if self.is_apposed_firm(sentence, &run) || self.ends_like_firm(&run) => {
                run.start
            }
            Some(_) => return None,
            None => run.start,
        };
        let office = self
            .office_before(sentence, &run)
            // `Superintendent of Police | Jane Roe`
            .filter(|office| last_role.is_none_or(|role| role < office.end));
        if let Some(office) = &office {
            start = office.end;
        } else if last_role.is_none() {
            // `German Jane Roe`, `Former Labour MP` keep their adjectives out of the name.
            while start + 1 < run.end
                && self
                    .phrases
                    .word(start)
                    .is(Classes::DEMONYM | Classes::ADJECTIVE | Classes::ADVERB)
                && (start + 2 < run.end || self.phrases.word(start).is(Classes::DEMONYM))
                && !self.is_listed(PhraseClass::NameOpener, start)
                && !self.phrases.word(start).is(Classes::GIVEN_NAME)
                && !run.clone().any(|at| {
                    self.phrases
                        .word(at)
                        .is(Classes::ORGANISATION_NOUN | Classes::COMPANY)
                })
            {
                start += 1;
            }
        }
        if office.is_none()
            && last_role.is_none()
            && (self.is_introduction(sentence, start..run.end)
                || self.introduces_two(sentence, &run))
        {
            start += 1;
        }
        // `Rival Acme Foods said`
        if start + 1 < run.end
            && self.opens_sentence(sentence, start)
            && self.phrases.is_any(start, &["rival"])
        {
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
            || run.len() == 1
                && start > sentence.start
                && (self.phrases.counts_some(sentence.start, start)
                    || self.is_predicate(sentence, start))
        {
            return None;
        }
        let name = start..run.end;
        let (lead, lead_role) = match office {
            Some(office) => (office.start, Some(office)),
            None => self.role_before(sentence, run.start, start),
        };
        let before = self.apposed(sentence, lead.min(name.start));
        let body = before.clone().filter(|phrase| self.is_body(phrase));
        let apposed = before.filter(|phrase| self.is_somebody(phrase));
        let located = name.start > sentence.start
            && self.phrases.is_locating(name.start - 1)
            && lead_role.is_none();
        // `Sgt. Jane Roe, the head of the squad`: a rank says the least.
        let (rank, lead_role): (Option<_>, Option<_>) = match lead_role {
            Some(role) if self.phrases.are_ranks(role.clone()) => (Some(role), None),
            role => (None, role),
        };
        let role = lead_role
            .or_else(|| apposed.clone())
            .or_else(|| {
                // `born in Port Lydia, the daughter of a tailor`
                (!located)
                    .then(|| self.role_after(sentence, whole.end.max(name.end)))
                    .flatten()
            })
            .or(rank);
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
            NameKind::Unclear if body.is_some() || self.is_called_body(sentence, &name) => {
                NameKind::Organisation
            }
            NameKind::Person if name.len() == 1 && self.is_its_rival(&name, lead) => {
                NameKind::Unclear
            }
            _ if firm => NameKind::Organisation,
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
}

/// What stands in a dateline is where the copy was written, but for the agency.
fn only_a_place(name: &mut Name) {
    if name.kind != NameKind::Agency {
        name.kind = NameKind::Unclear;
        name.role = None;
        name.apposed = None;
        name.place = None;
    }
}
