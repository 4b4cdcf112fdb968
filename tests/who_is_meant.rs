//! Who is behind each quotation of the short texts in `fixtures/who`: one kind of copy a file,
//! and under the copy, after a line of `===`, the first words of what is said and who says it.
//!
//! `cargo test --test who_is_meant -- --nocapture` prints what is missed.

#[path = "support/files.rs"]
mod files;

use std::fmt::Write as _;
use std::fs;

use files::files;
use onrecord::Checker;
use onrecord::attribution::{Article, Engine};
use onrecord::grammar::Grammar;
use onrecord::rules::Settings;

/// How many of the quotations must be given to the right entity, in per cent: a little under what
/// was measured.
const FLOOR: usize = 98;

/// The name of the entity to which the words at a place are given: of several attributions that
/// hold them, the shortest.
fn speaker(article: &Article, start: usize, end: usize) -> Option<String> {
    let holds = |span: &onrecord::text::Span| {
        let range = span.range();
        range.start <= start + 1 && end <= range.end + 1
    };
    let attribution = article
        .attributions
        .iter()
        .filter(|a| a.content.iter().any(holds))
        .min_by_key(|a| a.content.iter().map(|span| span.len()).sum::<usize>())?;
    let source = attribution.source?;
    let entity = article.mentions[source.mention as usize].entity?;
    Some(article.entities[entity as usize].name.clone())
}

#[test]
#[expect(
    clippy::print_stdout,
    reason = "what is missed is the point of running it by hand"
)]
fn the_speakers_of_short_texts_are_known() {
    let settings = Settings::default();
    let checker = Checker::new(Grammar::builtin(), &settings, Engine::default());
    let (mut all, mut right, mut missed) = (0, 0, String::new());
    for path in files("fixtures/who", ".txt") {
        let file = path.file_stem().unwrap_or_default().to_string_lossy();
        let written = fs::read_to_string(&path).expect("readable");
        let (copy, expected) = written.split_once("\n===\n").expect("a line of ===");
        let article = checker.check(copy.to_owned()).article;
        for line in expected.lines() {
            let (words, names) = line.split_once(" = ").expect("words = name");
            // The last place: a headline may have the words, too.
            let start = copy.rfind(words).unwrap_or_else(|| {
                panic!("{file}: the copy has no “{words}”");
            });
            let found = speaker(&article, start, start + words.len());
            all += 1;
            let fits = names
                .split('|')
                .any(|name| Some(name) == found.as_deref().or(Some("nobody")));
            right += usize::from(fits);
            if !fits {
                let got = found.unwrap_or_else(|| "nobody".to_owned());
                let _ = writeln!(missed, "{file}: {words}: {names}, not {got}");
            }
        }
    }
    println!("{missed}{right} of {all}");
    assert!(
        right * 100 >= all * FLOOR,
        "{right} of {all} quotations have the right speaker\n{missed}"
    );
}
