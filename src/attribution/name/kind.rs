//! What a name names: a person, a body, a news agency, a place.

use std::ops::Range;

use crate::attribution::name::{Name, NameKind, Names};
use crate::attribution::words::{Shape, Word, WordIndex};
use crate::grammar::{Classes, PhraseClass, WordId};

/// What an agency is said to be between its commas, in words.
const LONGEST_AGENCY: u32 = 9;

/// What bodies do, as the name of a body may say beside its place: `Cricket Tasmania`, `Visit Wales`.
const FIELDS: [&str; 24] = [
    "athletics",
    "cricket",
    "cycling",
    "environment",
    "film",
    "food",
    "gas",
    "health",
    "heritage",
    "hockey",
    "housing",
    "parks",
    "power",
    "recycling",
    "research",
    "rugby",
    "screen",
    "sport",
    "statistics",
    "surfing",
    "swim",
    "tourism",
    "transport",
    "visit",
];

impl Names<'_> {
    /// `Roe, who wrote it`, `Roe, whose husband died`
    fn is_somebody_after(&self, comma: WordIndex) -> bool {
        let phrases = &self.phrases;
        let kin = || {
            let next = phrases.words.get(comma as usize + 2);
            next.is_some_and(|next| next.is(Classes::PERSON_NOUN))
        };
        phrases.is_any(comma, &[","])
            && (phrases.is_any(comma + 1, &["who"])
                || phrases.is_any(comma + 1, &["whose"]) && kin())
    }

    /// `a judge in Port Lydia, who`
    fn is_where(&self, name: &Range<WordIndex>) -> bool {
        let before = name.start.checked_sub(1);
        name.len() == 1 && before.is_some_and(|at| self.phrases.is_locating(at))
    }

    /// `Elmpost, a Catholic weekly,`: what the press is.
    fn is_press_after(&self, comma: WordIndex) -> bool {
        let phrases = &self.phrases;
        let press = [
            "broadcaster",
            "daily",
            "magazine",
            "newspaper",
            "website",
            "weekly",
        ];
        let noun = (comma + 2..comma + 6).find(|&at| phrases.is_any(at, &press));
        phrases.is_any(comma, &[","])
            && phrases.is_any(comma + 1, &["a", "an", "the"])
            && noun.is_some_and(|noun| phrases.is_any(noun + 1, &[",", "."]))
    }

    /// `Elmpress, the Elmian state news agency,`
    pub(super) fn is_agency_after(&self, comma: WordIndex) -> bool {
        let phrases = &self.phrases;
        let close =
            || (comma + 3..comma + LONGEST_AGENCY).find(|&at| phrases.is_any(at, &[",", "."]));
        phrases.is_any(comma, &[","])
            && close().is_some_and(|close| {
                phrases.is_any(close - 2, &["news"])
                    && phrases.is_any(close - 1, &["agency", "service", "wire"])
            })
    }

    /// `Corvane, the furniture retailer,`: one word that is nobody’s name, and what firms do.
    fn is_firm_after(&self, name: &Range<WordIndex>) -> bool {
        let phrases = &self.phrases;
        let word = phrases.word(name.start);
        let first = name.end + 1;
        if name.len() != 1
            || word.is(Classes::GIVEN_NAME)
            || self.surnames.contains(&word.hash)
            || !phrases.is_any(name.end, &[","])
            || !phrases.is_any(first, &["a", "an", "the"])
        {
            return false;
        }
        let close = (first + 1..first + LONGEST_AGENCY).find(|&at| phrases.is_any(at, &[","]));
        close.is_some_and(|close| {
            let trade = phrases.word(close - 1);
            let company = phrases.grammar.id("company");
            phrases.grammar.broader(trade.id) == Some(company)
                && !trade.is_capital()
                && (first + 1..close).all(|at| {
                    let word = phrases.word(at);
                    (word.is_word() || phrases.is_possessive(at))
                        && !word.is(Classes::PREPOSITION | Classes::RELATIVE)
                })
        })
    }

    /// `Network operator TrackNorth`, `Developer Elmfield Living`: a noun for people and bodies, and no person’s name.
    fn is_firm_called(&self, name: &Range<WordIndex>) -> bool {
        let phrases = &self.phrases;
        let first = phrases.word(name.start);
        let before = name.start.checked_sub(1).map(|at| phrases.word(at));
        let either = before.is_some_and(|noun| {
            noun.is(Classes::ORGANISATION_NOUN) && noun.is(Classes::ROLE | Classes::PERSON_NOUN)
        });
        let last = phrases.text_of(name.end - 1);
        let scottish = ["Mac", "Mc"].iter().any(|start| last.starts_with(start));
        let sells = name
            .start
            .checked_sub(1)
            .is_some_and(|at| phrases.is_any(at, &["retailer", "retailers"]));
        let coined = name.len() == 1 && (first.shape == Shape::Mixed && !scottish || sells)
            || name.len() > 1 && last.ends_with("ing");
        either && coined && !self.may_be_person(name)
    }

    /// `NorthGrid`, `HuffPost`, `the Courier`: a word that no person is called by. `McCain`, `DeSantis` and `FitzGerald`
    /// have their second capital sooner.
    fn is_coined(&self, name: &Range<WordIndex>) -> bool {
        const SHORTEST: usize = 4;
        let phrases = &self.phrases;
        let text = phrases.text_of(name.start);
        let inner = text.char_indices().skip(1).find(|(_, c)| c.is_uppercase());
        let people = ["Fitz", "Vande", "Vander"];
        let coined = phrases.word(name.start).shape == Shape::Mixed
            && inner.is_some_and(|(at, _)| {
                at >= SHORTEST && !text.contains(['-', '’', '\'']) && !people.contains(&&text[..at])
            });
        let article = name
            .start
            .checked_sub(1)
            .is_some_and(|at| phrases.is_word(at, "the"));
        let paper = article
            && phrases
                .listed(PhraseClass::MastheadRole, name.start, name.end)
                .is_some();
        (coined || paper) && !self.may_be_person(name)
    }

    /// A given name, or a surname that the copy has elsewhere.
    fn may_be_person(&self, name: &Range<WordIndex>) -> bool {
        name.clone().any(|at| {
            let word = self.phrases.word(at);
            word.is(Classes::GIVEN_NAME) || self.surnames.contains(&word.hash)
        })
    }

    /// `Alabama Power`, `Cricket Tasmania`: a field, and a word that is nobody’s name.
    fn is_body_of_field(&self, name: &Range<WordIndex>) -> bool {
        let is_field = |at: WordIndex| self.phrases.is_any(at, &FIELDS);
        // `Parks Victoria`
        name.len() == 2
            && (is_field(name.start) || is_field(name.start + 1) && !self.may_be_person(name))
    }

    /// `Hartwell’s said`: a shop, whose mark belongs to its name.
    fn is_called_after_owner(&self, name: &Range<WordIndex>) -> bool {
        const SAYS: [&str; 7] = [
            "announced",
            "confirmed",
            "reported",
            "said",
            "says",
            "told",
            "warned",
        ];
        let phrases = &self.phrases;
        phrases.words.get(name.end as usize).is_some()
            && phrases.is_possessive(name.end)
            && phrases.is_any(name.end + 1, &SAYS)
    }

    /// `Corvane says it wants …`: of one word, and what it wants is told of `it`.
    fn is_told_as_thing(&self, name: &Range<WordIndex>) -> bool {
        let phrases = &self.phrases;
        let verb = name.end;
        let says = phrases
            .words
            .get(verb as usize)
            .is_some_and(|word| word.is(Classes::REPORTING_VERB));
        let it = verb + 1 + WordIndex::from(phrases.is_any(verb + 1, &["that"]));
        let wants = phrases
            .words
            .get(it as usize + 1)
            .is_some_and(|word| word.is(Classes::ATTITUDE_VERB));
        name.len() == 1 && says && phrases.is_any(it, &["it"]) && wants && !self.may_be_person(name)
    }

    /// `the Marshall Plan was`, `the Rose Bowl`: no person, as there is one in `the Jane Roe inquiry`.
    fn has_own_article(&self, name: &Range<WordIndex>) -> bool {
        let before = name.start.checked_sub(1);
        let attributive = || {
            let next = self.phrases.words.get(name.end as usize);
            let small = Classes::PREPOSITION
                | Classes::COORDINATOR
                | Classes::SUBORDINATOR
                | Classes::RELATIVE
                | Classes::ADVERB
                | Classes::TIME;
            next.is_some_and(|next| next.is_word() && !next.is(small))
                && !self.phrases.is_finite_verb(name.end, name.start)
        };
        // `the Jane Roe email scandal`, where `email` may be a verb.
        let ends_in_noun = self.phrases.word(name.end - 1).id != WordId::UNKNOWN;
        name.len() > 1
            && ends_in_noun
            && before.is_some_and(|at| self.phrases.is_word(at, "the"))
            && !attributive()
    }

    /// `Civil Aid, the national rescue agency,`
    fn is_body_after(&self, comma: WordIndex) -> bool {
        let phrases = &self.phrases;
        let first = comma + 1;
        let close = (first + 1..first + LONGEST_AGENCY).find(|&at| phrases.is_any(at, &[",", "."]));
        phrases.is_any(comma, &[","])
            && phrases.is_any(first, &["a", "an", "the"])
            && close.is_some_and(|close| {
                let last = phrases.word(close - 1);
                let people = Classes::ROLE | Classes::PERSON_NOUN | Classes::TITLE;
                last.is(Classes::ORGANISATION_NOUN)
                    && !last.is(people)
                    && !last.is_capital()
                    && (first + 1..close).all(|at| {
                        let word = phrases.word(at);
                        word.is_word() && !word.is(Classes::PREPOSITION | Classes::RELATIVE)
                    })
            })
    }

    /// `PORT LYDIA, Elm. (AP) —`: in capitals, and nothing but names and marks up to the dash.
    pub(super) fn is_dateline(&self, sentence: &Range<WordIndex>, name: &Name) -> bool {
        const LONGEST: u32 = 10;
        let opens = name.words.start == sentence.start
            && self.phrases.word(name.words.start).shape == Shape::Upper;
        let marks = |at: &WordIndex| {
            let word = self.phrases.word(*at);
            word.is_capital() || !word.is_word() && !self.phrases.is_dash(*at)
        };
        let limit = sentence.end.min(name.words.end + LONGEST);
        opens
            && (name.words.end..limit)
                .find(|at| !marks(at))
                .is_some_and(|at| self.phrases.is_dash(at))
    }

    /// `ROE`, where the copy has `Jane Roe`, too.
    fn is_surname_in_capitals(&self, word: &Word) -> bool {
        word.shape == Shape::Upper && word.span.len() > 2 && self.surnames.contains(&word.hash)
    }

    /// `Roe with AFP` without its spaces: an agency's own word, not what was glued to it.
    pub(super) fn agency_alone(&self, name: Range<WordIndex>) -> Range<WordIndex> {
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

    pub(super) fn kind(
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
        if any(Classes::AGENCY) && name.len() == 1
            || whole(PhraseClass::Agency)
            || self.is_agency_after(name.end)
        {
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
        // `Advocate Jane Contractor`
        let pair = name.len() == 2 && word.is(Classes::GIVEN_NAME);
        let listed = name.len() == 1 && (word.is(Classes::ORGANISATION) || self.is_coined(name));
        let called = (role || prefixed) && self.is_firm_called(name);
        let spoken_of = self.is_told_as_thing(name) || self.is_called_after_owner(name);
        if listed || called || spoken_of || self.is_body_of_field(name) {
            return (NameKind::Organisation, None);
        }
        if prefixed && (!body || pair) || self.is_somebody_called(name, role) {
            return (NameKind::Person, None);
        }
        if let Some(place) = self.phrases.place(name.start, limit) {
            return (NameKind::Place, Some(place));
        }
        // `Shares in Acme`, `Acme plc`
        let is_held = name
            .start
            .checked_sub(1)
            .is_some_and(|at| self.phrases.is_stock_of(at));
        if is_held
            || self.phrases.is_any(name.end, &["plc", "pty"])
            || !prefixed && self.is_firm_after(name)
        {
            return (NameKind::Organisation, None);
        }
        if role
            && !any(Classes::ORGANISATION_NOUN | Classes::COMPANY)
            // `the General Staff of the army`
            && !whole(PhraseClass::OrganisationNoun)
            && !self.is_press_after(name.end)
        {
            return (NameKind::Person, None);
        }
        let thing = self.is_body_after(name.end)
            || self.phrases.is_any(name.end, &[","])
                && self.phrases.is_any(name.end + 1, &["which"]);
        if thing || self.is_press_after(name.end) {
            return (NameKind::Organisation, None);
        }
        // `Dawn Roe` is no newspaper.
        let outlet = name.clone().any(|at| {
            let word = self.phrases.word(at);
            word.is(Classes::OUTLET)
                && !(at == name.start && name.len() > 1 && word.is(Classes::GIVEN_NAME))
        });
        // `Jane Contractor`
        let trade = name.len() == 2 && word.is(Classes::GIVEN_NAME) && {
            let last = self.phrases.text_of(name.end - 1);
            let word = self.phrases.word(name.end - 1);
            // `Tom Banks`
            let several = self.phrases.grammar.lemma(word.id) != word.id && last.ends_with('s');
            !word.is(Classes::COMPANY) && (last.ends_with("er") || last.ends_with("or") || several)
        };
        let body = !trade && (outlet || any(Classes::ORGANISATION_NOUN | Classes::COMPANY));
        // `Roe, who wrote the report`; in the label of an interview `ROE` is no acronym.
        if !body
            && (self.is_somebody_after(name.end) && !self.is_where(name)
                || name.len() == 1 && self.is_surname_in_capitals(word))
        {
            return (NameKind::Person, None);
        }
        let listed = [
            PhraseClass::Organisation,
            PhraseClass::OrganisationNoun,
            PhraseClass::Outlet,
        ];
        if body || listed.into_iter().any(whole) {
            return (NameKind::Organisation, None);
        }
        if word.is(Classes::GIVEN_NAME) {
            let before = name.start.checked_sub(1);
            let place = name.len() > 1 && before.is_some_and(|at| self.phrases.leads_to_place(at));
            let kind = match place || self.has_own_article(name) {
                true => NameKind::Unclear,
                false => NameKind::Person,
            };
            return (kind, None);
        }
        // `NATO`, `NHS Firth`
        let is_alone = name.len() == 1 || self.phrases.word(name.start + 1).shape != Shape::Upper;
        if word.shape == Shape::Upper && is_alone && (name.len() == 1 || word.span.len() > 2) {
            return (NameKind::Organisation, None);
        }
        (NameKind::Unclear, None)
    }
}
