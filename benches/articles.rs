//! What an editor waits for: whole articles from text to findings, and to quotations and sources.
//!
//! `cargo bench` reads the articles of `fixtures/`; `ONRECORD_CORPUS=DIR cargo bench` those of a
//! folder of text files. `benches/ratio` measures the program itself.

use std::fs;
use std::path::{Path, PathBuf};

use divan::Bencher;
use divan::counter::BytesCount;
use onrecord::Checker;
use onrecord::attribution::{self, Engine};
use onrecord::format::Format;
use onrecord::grammar::Grammar;
use onrecord::parse;
use onrecord::render::extract::{Identity, write_article};
use onrecord::rules::Settings;

fn main() {
    divan::main();
}

/// The articles, each once.
fn articles() -> Vec<String> {
    let corpus = std::env::var_os("ONRECORD_CORPUS").map_or("fixtures".into(), PathBuf::from);
    let mut texts = Vec::new();
    collect(&corpus, &mut texts);
    assert!(!texts.is_empty(), "no .txt files in {}", corpus.display());
    texts
}

fn collect(folder: &Path, texts: &mut Vec<String>) {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .expect("a folder of articles")
        .map(|entry| entry.expect("a folder of articles").path())
        .collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            collect(&path, texts);
        } else if path.extension().is_some_and(|extension| extension == "txt") {
            texts.push(fs::read_to_string(&path).expect("an article"));
        }
    }
}

fn each(bencher: Bencher<'_, '_>, work: impl Fn(&str) + Sync) {
    let articles = articles();
    let bytes: usize = articles.iter().map(String::len).sum();
    bencher
        .counter(BytesCount::new(bytes))
        .bench(|| articles.iter().for_each(|text| work(text)));
}

#[divan::bench(args = [Engine::Grammar, Engine::Hybrid])]
fn check(bencher: Bencher<'_, '_>, engine: Engine) {
    let settings = Settings::default();
    let checker = Checker::new(Grammar::builtin(), &settings, engine);
    each(bencher, |text| {
        divan::black_box(checker.check(text.to_owned()));
    });
}

#[divan::bench(args = [Engine::Grammar, Engine::Hybrid])]
fn extract(bencher: Bencher<'_, '_>, engine: Engine) {
    let grammar = Grammar::builtin();
    each(bencher, |text| {
        let document = parse::parse(text.to_owned(), grammar);
        let article = attribution::attribute(document, grammar, engine);
        let mut line = Vec::with_capacity(text.len());
        write_article(&article, Identity::None, "en", &|span| span, &mut line)
            .expect("memory can be written to");
        divan::black_box(line);
    });
}

#[divan::bench]
fn parse_only(bencher: Bencher<'_, '_>) {
    let grammar = Grammar::builtin();
    each(bencher, |text| {
        divan::black_box(parse::parse(text.to_owned(), grammar));
    });
}

#[divan::bench]
fn read_markdown(bencher: Bencher<'_, '_>) {
    each(bencher, |text| {
        divan::black_box(Format::Markdown.read(text));
    });
}
