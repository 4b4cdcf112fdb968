//! What kind of source a noun phrase without a name is.

use std::ops::Range;

use crate::attribution::SourceType;
use crate::attribution::phrase::Phrases;
use crate::attribution::words::{Word, WordIndex};
use crate::grammar::{Case, Classes, PhraseClass};
use crate::parse::LexemeKind;

/// Where the head of a noun phrase stands: the last noun before the first preposition, relative
/// clause or participle; after a possessive, what is possessed.
pub(crate) fn head(phrases: &Phrases<'_>, words: Range<WordIndex>) -> WordIndex {
    let mut end = words.start;
    let mut owned = words.start;
    for at in words.clone() {
        let word = phrases.word(at);
        if let Some(past) = past_possessor(phrases, &words, at) {
            owned = past;
        }
        if at < owned {
            end = at + 1;
            continue;
        }
        if phrases.is_text(at, ".") && at > words.start {
            let before = phrases.word(at - 1);
            if before.is(Classes::TITLE) || before.is_capital() && before.span.len() == 1 {
                continue;
            }
        }
        // `the 34-year-old`
        let joined = phrases.is_text(at, "-")
            && at > words.start
            && at + 1 < words.end
            && phrases.word(at - 1).kind == LexemeKind::Number
            && phrases.word(at - 1).span.end == word.span.start;
        if joined {
            continue;
        }
        let stops = word.is(Classes::PREPOSITION) && !word.is(Classes::ADJECTIVE)
            || word.is(Classes::RELATIVE) && at > words.start
            || word.is(Classes::COORDINATOR) && !joins_name(phrases, &words, at)
            || matches!(word.kind, LexemeKind::Punctuation | LexemeKind::Mark)
                && !phrases.is_possessive(at)
            || at > words.start && closes_noun(phrases, at, words.start)
            // `a report | the board published`
            || at > words.start
                && phrases.word(at - 1).is(Classes::DOCUMENT_NOUN)
                && phrases.opens_contact_clause(words.start, at);
        if stops && at > words.start {
            break;
        }
        end = at + 1;
    }
    // `close` and `familiar` describe what stands before them.
    let mut last = end.max(words.start + 1) - 1;
    while last > words.start {
        let word = phrases.word(last);
        let noun = HEADS.union(Classes::PRONOUN);
        let itself = phrases
            .grammar
            .pronoun(word.id)
            .is_some_and(|pronoun| pronoun.case == Case::Reflexive);
        if itself
            || phrases.is_any(last, &["here", "there"])
            || word.is(Classes::ADJECTIVE) && !word.is(noun) && phrases.word(last - 1).is(noun)
            || matches!(phrases.text_of(last), "’s" | "'s" | "’" | "'")
        {
            last -= 1;
        } else {
            break;
        }
    }
    last
}

/// `Leeds and Bradford Police`: the last noun says what the whole is.
fn joins_name(phrases: &Phrases<'_>, words: &Range<WordIndex>, and: WordIndex) -> bool {
    let last = words.end - 1;
    let body = Classes::ORGANISATION_NOUN | Classes::COMPANY;
    let office = Classes::ROLE | Classes::TITLE;
    // `Chairman and CEO Jane Roe`, `Acme founder and president Jane Roe`
    let offices = and > words.start
        && last > and + 1
        && phrases.word(and - 1).is(office)
        && phrases.word(and + 1).is(office)
        && (and + 2..words.end).all(|at| phrases.word(at).is_capital());
    offices
        || phrases.word(last).is(body)
            && last > and + 1
            && words
                .clone()
                .all(|at| at == and || phrases.word(at).is_capital())
}

/// Words that can be the head of a source.
const HEADS: Classes = Classes::ANONYMOUS_NOUN
    .union(Classes::ROLE)
    .union(Classes::ORGANISATION_NOUN)
    .union(Classes::PERSON_NOUN)
    .union(Classes::DOCUMENT_NOUN)
    .union(Classes::VAGUE_COLLECTIVE)
    .union(Classes::PLURAL_PEOPLE);

/// How nouns for people end.
const PERSON_ENDINGS: [&str; 11] = [
    "ant", "ee", "ent", "er", "hand", "ian", "ist", "man", "mate", "or", "woman",
];

impl Phrases<'_> {
    /// `Gov.`, `Sen.`, `Det Insp`: titles short for an office or a rank, as `Dr` and `Lord` are not.
    pub(crate) fn is_rank(&self, title: &Word) -> bool {
        title.is(Classes::TITLE)
            && !title.is(Classes::FEMALE | Classes::MALE)
            && self.grammar.broader(title.id).is_some()
            && title.id != self.grammar.id("dr")
    }

    /// `Det Insp`, which says less than `the head of the squad`.
    pub(crate) fn are_ranks(&self, mut words: Range<WordIndex>) -> bool {
        words.all(|at| {
            let word = self.word(at);
            !word.is_word() || self.is_rank(word) && !word.is(Classes::ROLE)
        })
    }

    /// `Some local | Democrats`: so many of them, in the plural.
    pub(crate) fn counts_some(&self, floor: WordIndex, at: WordIndex) -> bool {
        const LONGEST: WordIndex = 3;
        let text = self.text_of(at);
        let other = Classes::PREPOSITION | Classes::COORDINATOR | Classes::COMMON_VERB;
        text.ends_with('s')
            && !text.ends_with("ss")
            && (floor.max(at.saturating_sub(LONGEST))..at)
                .rev()
                .take_while(|&before| {
                    let word = self.word(before);
                    word.kind == LexemeKind::Word && !word.is(other)
                })
                .any(|before| {
                    self.is_any(before, &["few", "many", "most", "other", "several", "some"])
                })
    }
}

/// From the `of` of `the Bank of Elm’s | chief economist` to what is possessed.
fn past_possessor(
    phrases: &Phrases<'_>,
    words: &Range<WordIndex>,
    of: WordIndex,
) -> Option<WordIndex> {
    const LONGEST: WordIndex = 8;
    if of == words.start || !phrases.is_any(of, &["of", "for"]) {
        return None;
    }
    // `Fans of Jane Roe’s songs` own nothing.
    let owner = phrases.word(of - 1);
    let owners = Classes::ORGANISATION_NOUN | Classes::ROLE | Classes::TITLE;
    if !owner.is_capital() || !owner.is(owners) || owner.is(Classes::PLURAL_PEOPLE) {
        return None;
    }
    let close = (of + 1..words.end.min(of + LONGEST)).find(|&at| {
        !phrases.word(at).is_capital() && !phrases.is_any(at, &["of", "for", "and", "the"])
    })?;
    let owns = close > of + 1 && phrases.is_possessive(close) && close + 1 < words.end;
    (owns && phrases.word(close + 1).is_word()).then_some(close + 1)
}

/// Whether a word ends as nouns for people do, such as no list knows: `lineman`.
pub(crate) fn ends_like_person(word: &str) -> bool {
    // `a shipmate`, but not `an estimate`
    !word.ends_with("ment")
        && !word.ends_with("imate")
        && PERSON_ENDINGS.iter().any(|end| word.ends_with(end))
}

/// `officials | briefed on the matter`: a participle after the noun it describes.
fn closes_noun(phrases: &Phrases<'_>, at: WordIndex, from: WordIndex) -> bool {
    let text = phrases.text_of(at);
    at > from
        && phrases.word(at - 1).is(HEADS)
        && !phrases.word(at).is_capital()
        && (phrases.is_past_participle(at) || text.ends_with("ing"))
        && !phrases.word(at).is(HEADS)
}

/// How much of what was written: `a cache of emails`.
const HEAPS: [&str; 11] = [
    "batch", "bundle", "cache", "handful", "pile", "raft", "series", "set", "string", "tranche",
    "trove",
];

/// `Four of the inspectors`, `Four years of letters`: what the part is a part of.
fn whole_of(phrases: &Phrases<'_>, words: Range<WordIndex>) -> Range<WordIndex> {
    let measured = words.len() > 3 && phrases.word(words.start + 1).is(Classes::TIME);
    let of = words.start + 1 + u32::from(measured);
    let part = Classes::NUMBER | Classes::DETERMINER | Classes::VAGUE_COLLECTIVE;
    let people = Classes::PERSON_NOUN | Classes::ROLE | Classes::PLURAL_PEOPLE;
    let partitive = words.len() > 2
        && phrases.is_word(of, "of")
        && phrases.word(words.start).is(part)
        && !phrases.word(words.start).is(people)
        && !phrases.is_word(words.start, "one");
    // `A trove of emails`
    let heap = words.len() > 3
        && phrases.is_any(words.start, &["a", "the"])
        && phrases.is_any(words.start + 1, &HEAPS)
        && phrases.is_word(words.start + 2, "of");
    match (partitive, heap) {
        (true, _) => of + 1..words.end,
        (_, true) => words.start + 3..words.end,
        _ => words,
    }
}

/// A noun for several people; `her counsel` is one as well.
pub(crate) fn are_several(phrases: &Phrases<'_>, at: WordIndex) -> bool {
    let noun = phrases.word(at);
    let either = noun.is(Classes::ROLE) && phrases.grammar.lemma(noun.id) == noun.id;
    noun.is(Classes::PLURAL_PEOPLE) && !either
}

/// `one`, `another`, `some`: somebody of those spoken of, left without a noun.
pub(crate) fn of_pronoun(phrases: &Phrases<'_>, at: WordIndex) -> Option<SourceType> {
    if phrases.is_any(at, &["one", "another", "either", "somebody", "someone"]) {
        Some(SourceType::AnonymousIndividual)
    } else if phrases.is_any(
        at,
        &[
            "some", "others", "many", "several", "few", "most", "both", "all", "neither", "none",
        ],
    ) {
        Some(SourceType::AnonymousGroup)
    } else {
        None
    }
}

/// How far back the copy may have said which kind of paper it is about, in words.
const SO_FAR: u32 = 400;

/// `the paper`: a study, if the copy has spoken of one since it last named an outlet.
fn is_document_so_far(phrases: &Phrases<'_>, at: WordIndex) -> bool {
    let pages = |at: WordIndex| at > 0 && phrases.text_of(at - 1).ends_with("page");
    let document = |at: WordIndex| {
        phrases.is_any(at, &["document", "report", "research", "study"])
            || phrases.is_any(at, &["paper"])
                && (pages(at)
                    || at > 0 && phrases.is_any(at - 1, &["her", "his", "leaked", "white"]))
    };
    (at.saturating_sub(SO_FAR)..=at)
        .rev()
        .find_map(|at| match phrases.word(at) {
            word if word.is(Classes::OUTLET) && word.is_capital() => Some(false),
            _ => document(at).then_some(true),
        })
        .unwrap_or(false)
}

/// `the coast guard` is no guard; `the border guard` may be one.
fn is_the_body(phrases: &Phrases<'_>, article: WordIndex, head: WordIndex) -> bool {
    let noun = article + 1;
    let whole = |class| phrases.listed(class, noun, head + 1) == Some(head + 1 - noun);
    noun < head
        && phrases.is_word(article, "the")
        && whole(PhraseClass::OrganisationNoun)
        && !whole(PhraseClass::Role)
}

/// `a group of parents`, `a team of researchers`, which is no body with a name.
fn is_some_people(phrases: &Phrases<'_>, words: &Range<WordIndex>, head: WordIndex) -> bool {
    const LONGEST: WordIndex = 4;
    let members = head + 2..words.end.min(head + 2 + LONGEST);
    phrases.is_any(words.start, &["a", "an", "another"])
        && phrases.is_any(head, &["group", "team", "crowd", "band", "pair"])
        && phrases.is_any(head + 1, &["of"])
        && members
            .take_while(|&at| !phrases.word(at).is(Classes::PREPOSITION))
            .any(|at| phrases.word(at).is(Classes::PLURAL_PEOPLE))
}

/// The type of a source that no name in it names.
pub(crate) fn of_description(phrases: &Phrases<'_>, words: Range<WordIndex>) -> SourceType {
    if words.len() == 1
        && let Some(kind) = of_pronoun(phrases, words.start)
    {
        return kind;
    }
    // `A third said she had signed it`
    let one_more = phrases.is_any(words.start, &["a"])
        && words.len() == 2
        && phrases.is_any(
            words.start + 1,
            &["second", "third", "fourth", "fifth", "sixth"],
        );
    if one_more {
        return SourceType::AnonymousIndividual;
    }
    let one_of = phrases.is_any(words.start, &["one", "another"])
        && phrases.is_any(words.start + 1, &["of"])
        && words.len() > 2;
    if one_of {
        // `one of the people`, `one of them`; but one of the companies is no person.
        let whole = head(phrases, words.start + 2..words.end);
        // `one of the selectors`, which no list has
        let several = phrases.text_of(whole).ends_with('s') && !phrases.word(whole).is_capital();
        let whole = phrases.word(whole);
        let bodies = Classes::ORGANISATION_NOUN | Classes::DOCUMENT_NOUN | Classes::COMPANY;
        let people = HEADS.difference(bodies);
        let is_pronoun = phrases.grammar.pronoun(whole.id).is_some();
        return if whole.is(people) || is_pronoun || several && !whole.is(bodies) {
            SourceType::AnonymousIndividual
        } else {
            SourceType::Unknown
        };
    }
    // `All but one of the jurors`
    let of = words.clone().find(|&at| phrases.is_text(at, "of"));
    let all_but = words.len() > 3
        && phrases.is_any(words.start, &["all"])
        && phrases.is_any(words.start + 1, &["but"]);
    let words = match of.filter(|&of| all_but && of + 1 < words.end) {
        Some(of) => of + 1..words.end,
        None => whole_of(phrases, words),
    };
    let at = head(phrases, words.clone());
    if is_some_people(phrases, &words, at) {
        return SourceType::AnonymousGroup;
    }
    // `Papers show that the site will be sold`
    let shows = [
        "reveal",
        "revealed",
        "show",
        "showed",
        "suggest",
        "suggested",
    ];
    let papers = phrases.is_any(at, &["papers"]) && !phrases.is_any(words.start, &["the"]);
    if papers && phrases.is_any(words.end, &shows) {
        return SourceType::Document;
    }
    // `the 58-year-old`
    if phrases.text_of(at).ends_with("year-old") {
        return SourceType::AnonymousIndividual;
    }
    let head = phrases.word(at);
    let text = phrases.text_of(at);
    let listed = words
        .clone()
        .find_map(|start| phrases.listed(PhraseClass::AnonymousNoun, start, words.end));
    let plural = are_several(phrases, at)
        || text.ends_with('s') && !text.ends_with("ss")
        || matches!(text, "people" | "men" | "women" | "family" | "couple");
    let anonymous = if plural {
        SourceType::AnonymousGroup
    } else {
        SourceType::AnonymousIndividual
    };
    if head.is(Classes::VAGUE_COLLECTIVE) {
        return SourceType::AnonymousGroup;
    }
    let role = (words.start..=at)
        .any(|start| phrases.listed(PhraseClass::Role, start, at + 1) == Some(at + 1 - start));
    // `A senior defence official` holds no office that tells who it is.
    if head.is(Classes::ANONYMOUS_NOUN) && phrases.is_any(words.start, &["a", "an", "another"]) {
        return anonymous;
    }
    // `a former Acme executive`, but `the executive` governs.
    let one = phrases.is_any(words.start, &["a", "an", "another", "one"]);
    if one && head.is(Classes::ROLE) && phrases.is_any(at, &["executive"]) {
        return SourceType::AnonymousIndividual;
    }
    // `a former regulator`, `a former divisional head`
    let former = one
        && words
            .clone()
            .take(3)
            .any(|at| phrases.is_any(at, &["ex", "former", "retired"]));
    let person = ["er", "or", "head"].iter().any(|end| text.ends_with(end));
    if former && person && !plural && !head.is(Classes::ROLE) {
        return SourceType::AnonymousIndividual;
    }
    if is_the_body(phrases, words.start, at) {
        return SourceType::NamedOrganisation;
    }
    // `The chief executive` is no executive.
    if role && head.is(Classes::ROLE) {
        return if plural {
            SourceType::AnonymousGroup
        } else {
            SourceType::OfficeHolder
        };
    }
    let one = phrases.grammar.lemma(head.id);
    if head.is(Classes::ORGANISATION_NOUN)
        && !head.is(Classes::DOCUMENT_NOUN)
        && one != head.id
        && plural
        // `rescue services` are a body.
        && !phrases.is_any(at, &["services"])
        && !phrases.is_any(words.start, &["both", "the", "these", "its", "their"])
    {
        // `Operators of the kiosks`; but `both governments` are bodies that have been named.
        return SourceType::AnonymousGroup;
    }
    if head.is(Classes::ORGANISATION_NOUN)
        && head.is(Classes::DOCUMENT_NOUN)
        && is_document_so_far(phrases, at)
    {
        return SourceType::Document;
    }
    if head.is(Classes::ORGANISATION_NOUN | Classes::PLACE | Classes::OUTLET)
        || head.is(Classes::COMPANY) && head.is_capital()
    {
        return SourceType::NamedOrganisation;
    }
    // `state radio`
    let outlet = (words.start..at)
        .any(|start| phrases.listed(PhraseClass::Outlet, start, at + 1) == Some(at + 1 - start));
    if outlet {
        return SourceType::NamedOrganisation;
    }
    // `according to the latest estimate`
    let figure = [
        "analysis",
        "count",
        "estimate",
        "forecast",
        "investigation",
        "projection",
        "tally",
    ];
    if head.is(Classes::DOCUMENT_NOUN) || phrases.is_any(at, &figure) {
        return SourceType::Document;
    }
    if role {
        return if plural {
            SourceType::AnonymousGroup
        } else {
            SourceType::OfficeHolder
        };
    }
    if head.is(Classes::ANONYMOUS_NOUN) || listed.is_some() {
        return anonymous;
    }
    if head.is(Classes::ROLE) {
        return if plural {
            SourceType::AnonymousGroup
        } else {
            SourceType::OfficeHolder
        };
    }
    if head.is(Classes::AGENCY) {
        return SourceType::NewsAgency;
    }
    if head.is(Classes::PERSON_NOUN | Classes::PLURAL_PEOPLE) {
        return anonymous;
    }
    // `Admirers say`: a capital that only begins its sentence. `Some local Democrats`
    let begins = phrases.words.sentence(head.sentence).start == at && words.len() == 1
        || phrases.counts_some(words.start, at);
    if head.kind == LexemeKind::Word && plural && (begins || !head.is_capital()) {
        return SourceType::AnonymousGroup;
    }
    // `a deckhand`, `a smith, who sat in the gallery,`
    let is_person = ends_like_person(text)
        || (at + 1..words.end.min(at + 3)).any(|after| phrases.is_word(after, "who"));
    if head.kind == LexemeKind::Word
        && !head.is_capital()
        && phrases.word(words.start).is(Classes::DETERMINER)
        && is_person
    {
        return SourceType::AnonymousIndividual;
    }
    SourceType::Unknown
}
