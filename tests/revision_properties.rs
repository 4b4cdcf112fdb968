//! What holds for any two versions, tried on random edits of the articles in `fixtures`.

#[path = "support/compared.rs"]
mod compared;
#[path = "support/files.rs"]
mod files;

use std::collections::BTreeMap;
use std::fs;
use std::sync::OnceLock;

use compared::compared;
use files::files;
use onrecord::revision::{Change, Claim, ClaimId, Comparison, Kinds};
use proptest::prelude::*;
use proptest::sample::Index;

fn articles() -> &'static [String] {
    static ARTICLES: OnceLock<Vec<String>> = OnceLock::new();
    ARTICLES.get_or_init(|| {
        let mut paths = files("fixtures/articles", ".txt");
        paths.push("fixtures/seed.txt".into());
        paths
            .iter()
            .map(|path| fs::read_to_string(path).expect("UTF-8"))
            .collect()
    })
}

/// One edit, as a desk or an accident makes it.
#[derive(Clone, Debug)]
enum Edit {
    CutParagraph(Index),
    SwapParagraphs(Index, Index),
    CutSentence(Index),
    CutWord(Index),
    PutWord(Index, &'static str),
    ChangeFigure(Index, u32),
    /// Two paragraphs become one.
    Join(Index),
    /// A paragraph of another article comes in.
    Insert(Index, Index, Index),
}

fn edit() -> impl Strategy<Value = Edit> {
    let words = prop::sample::select(vec![
        "not",
        "allegedly",
        "may",
        "harbour",
        "Weber",
        "300",
        "the",
        "“never”",
        "said",
    ]);
    prop_oneof![
        any::<Index>().prop_map(Edit::CutParagraph),
        (any::<Index>(), any::<Index>()).prop_map(|(a, b)| Edit::SwapParagraphs(a, b)),
        any::<Index>().prop_map(Edit::CutSentence),
        any::<Index>().prop_map(Edit::CutWord),
        (any::<Index>(), words).prop_map(|(at, word)| Edit::PutWord(at, word)),
        (any::<Index>(), 1..100_000_u32).prop_map(|(at, n)| Edit::ChangeFigure(at, n)),
        any::<Index>().prop_map(Edit::Join),
        (any::<Index>(), any::<Index>(), any::<Index>())
            .prop_map(|(at, article, which)| Edit::Insert(at, article, which)),
    ]
}

impl Edit {
    fn apply(&self, text: &str) -> String {
        let mut paragraphs: Vec<String> = text.split("\n\n").map(str::to_owned).collect();
        match self {
            Self::CutParagraph(at) => {
                paragraphs.remove(at.index(paragraphs.len()));
            }
            Self::SwapParagraphs(a, b) => {
                let count = paragraphs.len();
                paragraphs.swap(a.index(count), b.index(count));
            }
            Self::CutSentence(at) => {
                let paragraph = at.get_mut(&mut paragraphs);
                if let Some(end) = paragraph.find(". ") {
                    paragraph.drain(..end + 2);
                }
            }
            Self::CutWord(at) | Self::PutWord(at, _) | Self::ChangeFigure(at, _) => {
                let mut words: Vec<&str> = text.split(' ').collect();
                let at = at.index(words.len());
                let figure;
                match self {
                    Self::CutWord(_) => {
                        words.remove(at);
                    }
                    Self::PutWord(_, word) => words.insert(at, word),
                    Self::ChangeFigure(_, number) => {
                        let is_number = |word: &&str| word.chars().all(|c| c.is_ascii_digit());
                        if let Some(found) = words.iter().position(is_number) {
                            figure = number.to_string();
                            words[found] = &figure;
                        }
                    }
                    _ => {}
                }
                return words.join(" ");
            }
            Self::Join(at) => {
                let at = at.index(paragraphs.len());
                if at + 1 < paragraphs.len() {
                    let next = paragraphs.remove(at + 1);
                    paragraphs[at] = format!("{} {next}", paragraphs[at]);
                }
            }
            Self::Insert(at, article, which) => {
                let other: Vec<&str> = article.get(articles()).split("\n\n").collect();
                let at = at.index(paragraphs.len());
                paragraphs.insert(at, (*which.get(&other)).to_owned());
            }
        }
        paragraphs.join("\n\n")
    }
}

/// An article and the same after some edits.
fn versions() -> impl Strategy<Value = (String, String)> {
    (any::<Index>(), prop::collection::vec(edit(), 0..6)).prop_map(|(article, edits)| {
        let old = article.get(articles()).clone();
        let new = edits
            .iter()
            .fold(old.clone(), |text, edit| edit.apply(&text));
        (old, new)
    })
}

/// How often each kind of change happened to which claims.
fn changes(comparison: &Comparison, turned: bool) -> BTreeMap<String, usize> {
    let spans = |claims: &[Claim], ids: &[ClaimId]| -> Vec<_> {
        ids.iter().map(|&id| claims[id as usize].span).collect()
    };
    let mut found = BTreeMap::new();
    for change in &comparison.changes {
        let old = spans(&comparison.old, &change.old);
        let new = spans(&comparison.new, &change.new);
        let of = if turned {
            format!("{:?} {new:?} {old:?}", change.kinds.reversed())
        } else {
            format!("{:?} {old:?} {new:?}", change.kinds)
        };
        *found.entry(of).or_default() += 1;
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    /// Added and removed, split and merged, better and worse change places, and nothing else does.
    #[test]
    fn turning_the_versions_round_turns_the_changes_round((old, new) in versions()) {
        let there = changes(&without_notes(compared(&old, &new)), false);
        let back = changes(&without_notes(compared(&new, &old)), true);
        prop_assert_eq!(there, back);
    }

    #[test]
    fn every_claim_is_in_one_change_or_unchanged((old, new) in versions()) {
        let comparison = compared(&old, &new);
        let mut seen_old = vec![0; comparison.old.len()];
        let mut seen_new = vec![0; comparison.new.len()];
        let sides = comparison.changes.iter().map(|change| (&change.old, &change.new));
        let unchanged = comparison.unchanged.iter().map(|(old, new)| (old, new));
        for (old, new) in sides.chain(unchanged) {
            old.iter().for_each(|&id| seen_old[id as usize] += 1);
            new.iter().for_each(|&id| seen_new[id as usize] += 1);
        }
        prop_assert!(seen_old.iter().all(|&times| times == 1), "{:?}", seen_old);
        prop_assert!(seen_new.iter().all(|&times| times == 1), "{:?}", seen_new);
        for Change { kinds, findings, .. } in &comparison.changes {
            prop_assert!(!kinds.is_empty());
            prop_assert!(findings.iter().all(|found| !found.message.is_empty()));
        }
    }

    /// The same answer each time.
    #[test]
    fn comparing_again_gives_the_same((old, new) in versions()) {
        prop_assert_eq!(compared(&old, &new), compared(&old, &new));
    }

    /// Where paragraphs stand is no finding: sources are found anew in the new order, and may be
    /// found differently, but no words changed.
    #[test]
    fn the_order_of_paragraphs_is_no_finding(
        article in any::<Index>(),
        order in prop::collection::vec(any::<u32>(), 64),
    ) {
        let old = article.get(articles());
        let mut paragraphs: Vec<&str> = old.split("\n\n").collect();
        // The headline stays at the top.
        let mut keys = order.iter();
        paragraphs[1..].sort_by_cached_key(|_| keys.next());
        let comparison = compared(old, &paragraphs.join("\n\n"));
        let findings: Vec<_> = comparison.all_findings().map(|found| &found.message).collect();
        prop_assert!(findings.is_empty(), "{:?}", findings);
    }
}

/// Whether a removed claim is a note cannot be told from the other direction's kinds.
fn without_notes(mut comparison: Comparison) -> Comparison {
    for change in &mut comparison.changes {
        if change.kinds.contains(Kinds::NOTE_ADDED) {
            change.kinds = Kinds::ADDED;
        }
    }
    comparison
}

#[test]
fn a_version_compared_with_itself_gives_nothing() {
    for article in articles() {
        let comparison = compared(article, article);
        assert!(comparison.is_empty(), "{:?}\n{article}", comparison.changes);
        assert_eq!(comparison.unchanged.len(), comparison.old.len());
    }
}

/// Whether short lines stand together, a table, a result or a byline: in wrapped copy nothing
/// tells them from a paragraph.
fn is_stacked(lines: &str) -> bool {
    lines.lines().count() > 1 && lines.lines().all(|line| line.len() < 60)
}

/// What a typesetter changes is no change of what is said.
#[test]
fn typography_and_line_breaks_are_no_change() {
    for article in articles() {
        let straight = article.replace(['“', '”'], "\"").replace(['‘', '’'], "'");
        let spaced = article
            .replace(" – ", " — ")
            .replace(". ", ".  ")
            .replace('\n', "\r\n");
        // Wider than copy that comes wrapped, of which no line is to be broken twice.
        let width = textwrap::Options::new(76)
            .word_separator(textwrap::WordSeparator::AsciiSpace)
            .word_splitter(textwrap::WordSplitter::NoHyphenation);
        let wrapped = textwrap::fill(article, width);
        let wrapped = Some(wrapped).filter(|_| !article.split("\n\n").any(is_stacked));
        let cases = [
            ("straight marks", Some(straight)),
            ("spaces", Some(spaced)),
            ("line breaks", wrapped),
        ];
        for (what, new) in cases {
            let Some(new) = new else { continue };
            let comparison = compared(article, &new);
            let shown: Vec<_> = comparison
                .changes
                .iter()
                .map(|change| {
                    let text = |claims: &[Claim], ids: &[ClaimId], text: &str| -> Vec<String> {
                        ids.iter()
                            .map(|&id| claims[id as usize].span.of(text).to_owned())
                            .collect()
                    };
                    (
                        change.kinds,
                        text(&comparison.old, &change.old, article),
                        text(&comparison.new, &change.new, &new),
                    )
                })
                .collect();
            assert!(comparison.is_empty(), "{what}: {shown:#?}");
        }
    }
}
