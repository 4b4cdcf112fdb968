//! What kind of copy an article is, as far as rules care: an opinion piece needs no source for
//! its opinions, an interview none for its answers.
//!
//! The file says so in its front matter, or a label above or in the headline, or the shape of the paragraphs.

use crate::attribution::Article;
use crate::grammar::{Classes, Grammar, PhraseClass, WordId};
use crate::parse::{Block, BlockKind, LexemeKind, Place};

/// A kind of copy.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Genre {
    /// Reporting.
    #[default]
    News,
    /// Comment, leader, column, letter, review: the writer's views are the point.
    Opinion,
    /// The writer draws conclusions, and says so.
    Analysis,
    /// Questions and answers with the speakers' names or letters before them.
    Interview,
    /// A page of timed entries that is added to.
    Live,
}

impl Genre {
    /// The writer's own judgement is what the reader came for.
    #[must_use]
    pub fn argues(self) -> bool {
        matches!(self, Self::Opinion | Self::Analysis)
    }

    /// Works it out.
    #[must_use]
    pub fn of(article: &Article, grammar: &Grammar) -> Self {
        let mut sections = article.document.sections.iter();
        sections
            .find_map(|section| {
                // `live-blog` as addresses write it, but `op-ed` as it is
                let spaced = || named(&section.replace(['-', '_'], " "), grammar);
                named(section, grammar).or_else(spaced)
            })
            .or_else(|| label(article, grammar))
            .or_else(|| shape(article))
            .unwrap_or_default()
    }
}

fn of_label(class: PhraseClass) -> Option<Genre> {
    match class {
        PhraseClass::OpinionLabel => Some(Genre::Opinion),
        PhraseClass::AnalysisLabel => Some(Genre::Analysis),
        PhraseClass::InterviewLabel => Some(Genre::Interview),
        PhraseClass::LiveLabel => Some(Genre::Live),
        _ => None,
    }
}

/// The genre that a text of a few words names and nothing else.
fn named(label: &str, grammar: &Grammar) -> Option<Genre> {
    if label.len() > 60 {
        return None;
    }
    let words = label
        .split_whitespace()
        .map(|word| word.trim_matches(['|', ':', '.']));
    let words: Vec<WordId> = words
        .filter(|word| !word.is_empty())
        .map(|word| grammar.id(&word.to_lowercase()))
        .collect();
    let mut genre = None;
    grammar.each_phrase(&words, |phrase| {
        if phrase.length == words.len() {
            genre = genre.or_else(|| of_label(phrase.class));
        }
    });
    genre
}

/// A label: a short block among the first or last few, or the start of the headline up to a colon
/// or bar.
fn label(article: &Article, grammar: &Grammar) -> Option<Genre> {
    let text = &article.document.text;
    let blocks = &article.document.blocks;
    blocks.iter().take(4).find_map(|block| {
        let words = block.span.of(text);
        named(words, grammar).or_else(|| {
            let is_top = matches!(block.kind, BlockKind::Headline | BlockKind::Standfirst)
                || block.span == blocks[0].span;
            let (label, _) = words.split_once([':', '|']).filter(|_| is_top)?;
            named(label, grammar)
        })
    })
}

/// Paragraphs that begin with a speaker's label or with the time.
fn shape(article: &Article) -> Option<Genre> {
    let (mut paragraphs, mut labelled, mut timed) = (0, 0, 0);
    for block in &article.document.blocks {
        if block.kind.place() == Place::Body {
            paragraphs += 1;
        }
        match opening(article, block) {
            Some(Opening::Speaker) => labelled += 1,
            Some(Opening::Time) => timed += 1,
            None => {}
        }
    }
    if labelled >= 4 && labelled * 2 >= paragraphs {
        Some(Genre::Interview)
    } else if timed >= 3 {
        Some(Genre::Live)
    } else if is_first_person(article) {
        Some(Genre::Opinion)
    } else {
        None
    }
}

/// The block in which an interview's talk begins; what stands before is reporting, if it is short.
pub(super) fn talk_begins(article: &Article) -> Option<u32> {
    let blocks = article.document.blocks.iter();
    let first = blocks
        .enumerate()
        .skip(1)
        .filter(|(_, block)| block.kind.place() == Place::Body)
        .find(|(_, block)| matches!(opening(article, block), Some(Opening::Speaker)));
    const LONGEST: usize = 12;
    first
        .filter(|&(at, _)| at <= LONGEST)
        .and_then(|(at, _)| u32::try_from(at).ok())
}

/// The last block that begins with a speaker's label.
pub(super) fn last_label(article: &Article) -> Option<u32> {
    let last = article
        .document
        .blocks
        .iter()
        .rposition(|block| matches!(opening(article, block), Some(Opening::Speaker)));
    last.and_then(|at| u32::try_from(at).ok())
}

enum Opening {
    Speaker,
    Time,
}

/// `Q:`, `Weber:`, `Christine Lambrecht:`; `10:32`, `10.32am`.
fn opening(article: &Article, block: &Block) -> Option<Opening> {
    let range = article.words.within(block.span);
    let words = &article.words[range.start as usize..range.end as usize];
    let text = |at: usize| words[at].span.of(&article.document.text);
    let first = words.first()?;
    if first.kind == LexemeKind::Number {
        let time = text(0);
        let digits = time.find(|c: char| !c.is_ascii_digit())?;
        let rest = time[digits..].strip_prefix([':', '.'])?;
        let is_time = (1..=2).contains(&digits)
            && rest.len() >= 2
            && rest.as_bytes()[..2].iter().all(u8::is_ascii_digit);
        return is_time.then_some(Opening::Time);
    }
    let colon = (1..words.len().min(4)).find(|&at| text(at) == ":")?;
    words[..colon]
        .iter()
        .all(|word| word.is_capital())
        .then_some(Opening::Speaker)
}

/// A writer who says `I` outside quotation marks in several sentences, and in a good part of them.
fn is_first_person(article: &Article) -> bool {
    let mut sentences = 0;
    let mut last = None;
    for word in article.words.iter() {
        if word.quotation.is_none()
            && word.is(Classes::PRONOUN)
            && word.span.of(&article.document.text) == "I"
            && article.document.sentences[word.sentence as usize].place == Place::Body
            && last != Some(word.sentence)
        {
            last = Some(word.sentence);
            sentences += 1;
        }
    }
    sentences >= 4 && sentences * 8 >= article.document.sentences.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Checker;
    use crate::attribution::Engine;
    use crate::format::Format;
    use crate::rules::Settings;

    #[test]
    fn an_interview_may_have_a_long_introduction() {
        let settings = Settings::default();
        let checker = Checker::new(Grammar::builtin(), &settings, Engine::Grammar);
        let introduction = "The tower stands on a hill.\n\n".repeat(9);
        let talk = "Q: Was it high?\n\nWeber: It was.\n\n".repeat(6);
        let report = checker.check(format!("The keeper\n\n{introduction}{talk}"));
        assert_eq!(
            Genre::of(&report.article, Grammar::builtin()),
            Genre::Interview
        );
        assert_eq!(talk_begins(&report.article), Some(10));
    }

    #[test]
    fn the_file_says_what_kind_of_copy_it_holds() {
        let settings = Settings::default();
        let checker = Checker::new(Grammar::builtin(), &settings, Engine::Grammar);
        let story = "The council met on Monday.\n\nIt sat until ten.\n";
        for (format, head, genre) in [
            (
                Format::Markdown,
                "---\nsection: politics\n---\n",
                Genre::News,
            ),
            (
                Format::Markdown,
                "---\nsection: Opinion\n---\n",
                Genre::Opinion,
            ),
            (
                Format::Markdown,
                "---\ncategories:\n  - council\n  - op-ed\n---\n",
                Genre::Opinion,
            ),
            (
                Format::Markdown,
                "+++\ncategories = [\"council\", \"analysis\"]\n+++\n",
                Genre::Analysis,
            ),
            (
                Format::Markdown,
                "{\n\"genre\": \"interview\"\n}\n",
                Genre::Interview,
            ),
            // A word of other lists, too.
            (
                Format::Markdown,
                "---\nsection: Leader\n---\n",
                Genre::Opinion,
            ),
            (Format::Plain, "---\ntype: live-blog\n---\n", Genre::Live),
            (
                Format::Html,
                "<head><meta property=\"article:section\" content=\"Comment\"></head>",
                Genre::Opinion,
            ),
            (
                Format::Html,
                "<head><meta name=\"keywords\" content=\"Comment\"></head>",
                Genre::News,
            ),
        ] {
            let mut reading = format.read(&format!("{head}{story}"));
            let report = checker.check_reading(&mut reading);
            let found = Genre::of(&report.article, Grammar::builtin());
            assert_eq!(found, genre, "{head}");
        }
    }
}
