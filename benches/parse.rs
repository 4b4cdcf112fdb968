//! How fast articles are cut into blocks, lexemes, sentences and quotations.
//!
//! `cargo bench --bench parse`

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use onrecord::grammar::Grammar;
use onrecord::parse;

fn main() {
    divan::main();
}

const SOURCES: [&str; 4] = [
    "Ms. Okoro",
    "the mayor",
    "Gen. T. R. Holm",
    "a source close to the council",
];
const PARAGRAPHS: [&str; 4] = [
    "“We will not close the bridge before winter,” SOURCE said on Monday. “Nobody asked us to,” she \
     added, ‘and nobody will.’",
    "The U.S. firm, which runs 4,000 buses in 15 countries, lost €2.5m last year, SOURCE said. It \
     hopes to do better by Sept. 4, when the new line opens at 6 a.m. Few believe it…",
    "According to SOURCE, the town’s plan is “a shame”; others call it \"brave\". It won’t be built, \
     and the soldiers’ club knows that.",
    "Rain fell for three days over Orla and the hills behind it, and the river rose by two metres \
     before the sluices were opened.",
];

/// An article of about `bytes` bytes.
fn article(bytes: usize) -> String {
    let mut text = String::from("Council keeps bridge open\n\nBy Adele Varga\n\nORLA (Reuters) — ");
    for round in 0.. {
        if text.len() >= bytes {
            break;
        }
        let source = SOURCES[(round / PARAGRAPHS.len() + round) % SOURCES.len()];
        text.push_str(&PARAGRAPHS[round % PARAGRAPHS.len()].replace("SOURCE", source));
        text.push_str("\n\n");
    }
    text
}

#[divan::bench(args = [5_000, 1_000_000])]
fn parse_article(bencher: Bencher, bytes: usize) {
    let text = article(bytes);
    let grammar = Grammar::builtin();
    bencher
        .counter(BytesCount::of_str(&text))
        .with_inputs(|| text.clone())
        .bench_values(|text| black_box(parse::parse(text, grammar)));
}
