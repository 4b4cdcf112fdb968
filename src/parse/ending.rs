//! Whether a sentence ends at a full stop, question mark, exclamation mark or ellipsis, given what
//! stands before and after.

use super::LexemeKind;
use super::conventions;
use super::sentence::{Next, Reader};
use crate::grammar::Abbreviation;

impl Reader<'_> {
    /// Whether a sentence may begin with `next`.
    pub(super) fn begins(&self, next: &Next<'_>) -> bool {
        let Some(first) = next.word.chars().next() else {
            return false;
        };
        if first.is_lowercase() {
            // iPhone, eBay
            return next.word.chars().nth(1).is_some_and(char::is_uppercase);
        }
        first.is_alphanumeric() || matches!(self.kind(next.at), Some(LexemeKind::Symbol))
    }

    pub(super) fn full_stop_ends(&self, at: usize, closed: bool, next: &Next<'_>) -> bool {
        if at == self.first + 1 && self.kind(self.first) == Some(LexemeKind::Number) {
            return false; // the number of a list item
        }
        if !next.spaced {
            return !closed && self.ends_without_space(at, next);
        }
        if !self.begins(next) {
            return false;
        }
        if closed || at == self.first {
            return true;
        }
        self.abbreviation_ends(at - 1, next)
    }

    /// `word.Next`, but not in addresses.
    pub(super) fn ends_without_space(&self, at: usize, next: &Next<'_>) -> bool {
        let mut chars = next.word.chars();
        let capital = chars.next().is_some_and(char::is_uppercase)
            && chars.next().is_some_and(char::is_lowercase);
        let before = at.checked_sub(1).map_or("", |before| self.of(before));
        let whole = before
            .chars()
            .next_back()
            .is_some_and(|c| c.is_lowercase() || c.is_ascii_digit());
        capital && whole && before.len() > 1 && !self.in_address(at)
    }

    /// Whether the run of non-spaces around `at` is a web or mail address.
    pub(super) fn in_address(&self, at: usize) -> bool {
        let reach = at.saturating_sub(12)..(at + 12).min(self.lexemes.len());
        let is_part = |&i: &usize| !self.is_space(i);
        let ahead = (at..reach.end)
            .take_while(is_part)
            .any(|i| matches!(self.of(i), "@" | "/" | "//"));
        ahead
            || (reach.start..at)
                .rev()
                .take_while(is_part)
                .any(|i| matches!(self.of(i), "@" | "/" | "//"))
    }

    /// Whether the word at `at`, which has a full stop, ends its sentence before `next`.
    pub(super) fn abbreviation_ends(&self, at: usize, next: &Next<'_>) -> bool {
        let word = self.of(at);
        if !self.begins(next) || matches!(word, "°" | "º") {
            return false;
        }
        let number = next.word.starts_with(|c: char| c.is_ascii_digit());
        let starter = conventions::starts_sentences(self.grammar, next.word);
        let dotted = word.ends_with('.');
        match conventions::abbreviation(self.grammar, word) {
            Some(Abbreviation::Inside) => false,
            // An initial, unless a pronoun or plan B ends the sentence.
            _ if is_letter(word) => starter && !number,
            Some(Abbreviation::BeforeNumber) => !number,
            Some(Abbreviation::MayEnd) if is_time_of_day(word) => {
                !number
                    && !self.is_zone_or_day(next.word)
                    && (starter || next.quoted || !self.is_opening_adverbial(at))
            }
            // In small letters it is no part of a name, so the capital begins a sentence.
            Some(Abbreviation::MayEnd) if !dotted && word.starts_with(char::is_lowercase) => {
                !number
            }
            Some(Abbreviation::MayEnd) => (starter || next.quoted) && !number,
            None => !dotted || (starter || next.quoted) && !number,
        }
    }

    /// `6 p.m. EST`, `5 p.m. Monday`.
    pub(super) fn is_zone_or_day(&self, word: &str) -> bool {
        let zone = (2..=4).contains(&word.len()) && word.chars().all(char::is_uppercase);
        let named = ["Eastern", "Pacific", "Central", "Mountain", "Greenwich"];
        zone || named.contains(&word) || conventions::is_date_word(self.grammar, word)
    }

    /// `At 5 a.m.` at the head of a sentence cannot be all of it.
    pub(super) fn is_opening_adverbial(&self, at: usize) -> bool {
        at - self.first < 8
    }

    pub(super) fn ellipsis_ends(&self, dots: usize, next: &Next<'_>) -> bool {
        let named = !conventions::starts_sentences(self.grammar, next.word)
            || next.word == "I"
            || next.word.starts_with("I'")
            || next.word.starts_with("I’");
        self.begins(next) && (dots > 3 || !named)
    }

    /// `Yahoo! Finance`
    pub(super) fn is_exclaiming_name(&self, at: usize, next: &Next<'_>, closed: bool) -> bool {
        let before = at.checked_sub(1).map_or("", |before| self.of(before));
        !closed
            && !conventions::starts_sentences(self.grammar, next.word)
            && matches!(before, "Yahoo" | "Jeopardy" | "Jeb" | "Oklahoma")
    }

    /// Whether the sentence begins with a quotation; one that names its speaker before the
    /// quotation does not name her again.
    fn opens_with_mark(&self) -> bool {
        let first = self.first + usize::from(self.is_space(self.first));
        self.kind(first) == Some(LexemeKind::Mark)
    }

    /// `“Why?” Ms Okoro asked`: the name and verb belong to the question.
    pub(super) fn reports(&self, next: &Next<'_>, closed: bool) -> bool {
        if !closed || next.quoted || !self.opens_with_mark() {
            return false;
        }
        let mut names = 0;
        for at in next.at..(next.at + 12).min(self.lexemes.len()) {
            let word = self.of(at);
            match self.kind(at) {
                Some(LexemeKind::Word) if conventions::is_report(self.grammar, word) => {
                    return names > 0;
                }
                Some(LexemeKind::Word) if word.starts_with(char::is_uppercase) => names += 1,
                Some(LexemeKind::Space) => {}
                Some(LexemeKind::Word)
                    if matches!(word, "de" | "van" | "von" | "der" | "al" | "of") => {}
                Some(LexemeKind::Punctuation) if word == "." => {}
                _ => return false,
            }
        }
        false
    }
}

fn is_letter(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
}

fn is_time_of_day(word: &str) -> bool {
    word.eq_ignore_ascii_case("a.m.") || word.eq_ignore_ascii_case("p.m.")
}
