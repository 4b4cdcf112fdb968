//! Surnames that are words of another sense, too: `Jordan` of Tom Jordan, `Church` of Jane Church, `Day`
//! of Ann Day.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::attribution::name::{Name, NameKind, Names};
use crate::attribution::words::WordIndex;
use crate::grammar::{Classes, PhraseClass};
use crate::parse::LexemeKind;

/// What a word stands for by itself.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stands {
    /// Somebody has been named whose surname it is.
    Somebody,
    /// The country, town or body has been spoken of.
    Itself,
}

impl Names<'_> {
    /// `Rep. Tom Jordan said no. Jordan accused …`: after a person’s full name its last word means that person,
    /// whatever else has it for a name, unless the copy speaks of that, too.
    pub(super) fn know_surnames(&self, names: &mut [Name]) {
        let mut known: FxHashMap<u32, Stands> = FxHashMap::default();
        for name in names {
            let last = self.phrases.word(name.name.end - 1);
            if name.name.len() > 1 || self.is_after_title(name) {
                if name.kind == NameKind::Person && !self.is_of_place(name) {
                    known.entry(last.hash).or_insert(Stands::Somebody);
                }
                continue;
            }
            if matches!(name.kind, NameKind::Person | NameKind::Agency) {
                continue;
            }
            let itself = name.name.start > 0 && self.is_thing_after(name.name.start - 1);
            match known.get(&last.hash) {
                Some(Stands::Somebody) if !itself => {
                    name.kind = NameKind::Person;
                    name.place = None;
                }
                _ if name.kind != NameKind::Unclear => {
                    known.insert(last.hash, Stands::Itself);
                }
                _ => {}
            }
        }
    }

    /// `British Virgin`, `Berlin Marathon`: its first word is nobody’s given name but a place’s.
    fn is_of_place(&self, name: &Name) -> bool {
        let first = self.phrases.word(name.name.start);
        first.is(Classes::PLACE | Classes::DEMONYM) && !first.is(Classes::GIVEN_NAME)
    }

    /// `Ms House`
    fn is_after_title(&self, name: &Name) -> bool {
        let phrases = &self.phrases;
        (name.words.start..name.name.start)
            .rev()
            .find(|&at| phrases.word(at).is_word())
            .is_some_and(|at| phrases.word(at).is(Classes::TITLE))
    }

    /// `the Fox`, `in Jordan`, `flew to Jordan`; but `according to Jordan`.
    fn is_thing_after(&self, before: WordIndex) -> bool {
        let phrases = &self.phrases;
        let according = || before > 0 && phrases.is_any(before - 1, &["according"]);
        phrases.is_word(before, "the")
            || phrases.is_locating(before)
            || phrases.is_any(before, &["from"])
            || phrases.is_any(before, &["to"]) && !according()
    }

    /// `Ann Day, a nurse`, `Ms. Early`: a word of time that ends a name. `Ann Day 2` does not.
    pub(super) fn is_surname_of_time(&self, sentence: &Range<WordIndex>, at: WordIndex) -> bool {
        let phrases = &self.phrases;
        if at <= sentence.start || !self.is_word_surname(at) {
            return false;
        }
        let ends = at + 1 >= sentence.end || {
            let next = phrases.word(at + 1);
            next.kind != LexemeKind::Number && !next.is_capital()
        };
        let mut before = at - 1;
        if phrases.is_text(before, ".") && before > sentence.start {
            before -= 1;
        }
        let opener = phrases.word(before);
        let opens = if before + 1 == at {
            opener.is(Classes::GIVEN_NAME | Classes::TITLE)
        } else {
            opener.is(Classes::TITLE)
        };
        ends && opens && opener.is_capital()
    }

    /// `Day said`, where the copy has `Ann Day`, too.
    pub(super) fn is_known_surname_of_time(&self, at: WordIndex) -> bool {
        let next = self.phrases.words.get(at as usize + 1);
        self.surnames.contains(&self.phrases.word(at).hash)
            && self.is_word_surname(at)
            && next.is_some_and(|next| next.is(Classes::REPORTING_VERB))
    }

    pub(super) fn is_word_surname(&self, at: WordIndex) -> bool {
        self.is_listed(PhraseClass::WordSurname, at)
    }

    /// `Mr Church`, `Sheriff Jane Court`: a title before the surname, and no body that is named after somebody
    /// (`Prince Edward House`).
    pub(super) fn is_titled(&self, title: WordIndex, end: WordIndex) -> bool {
        let phrases = &self.phrases;
        let last = end - 1;
        let first = title + 1 + u32::from(phrases.is_text(title + 1, "."));
        let opener = phrases.word(title);
        let royal = ["king", "pope", "prince", "princess", "queen", "saint", "st"];
        if first == last {
            let known = self.surnames.contains(&phrases.word(last).hash);
            let courteous = !opener.is(Classes::ROLE) && !phrases.is_rank(opener);
            return courteous && !phrases.is_any(title, &royal)
                || known && self.is_word_surname(last);
        }
        first + 1 == last
            && phrases.word(first).is(Classes::GIVEN_NAME)
            && self.is_word_surname(last)
            && !phrases.is_any(title, &royal)
    }

    /// `Jane Church, a teacher,`: a surname that means a body, too, after a given name of somebody who has a
    /// role; but `Lloyd Bank said`.
    pub(super) fn is_somebody_called(&self, name: &Range<WordIndex>, role: bool) -> bool {
        let phrases = &self.phrases;
        let before = name.start.checked_sub(1);
        let located =
            before.is_some_and(|at| phrases.is_word(at, "the") || phrases.is_locating(at));
        name.len() == 2
            && phrases.word(name.start).is(Classes::GIVEN_NAME)
            && self.is_word_surname(name.end - 1)
            && !located
            && role
    }
}
