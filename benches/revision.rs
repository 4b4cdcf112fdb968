//! How fast two versions of 2,000 sentences each are compared, their reports at hand.
//!
//! `cargo bench --bench revision`

use divan::{Bencher, black_box};
use onrecord::attribution::Engine;
use onrecord::grammar::Grammar;
use onrecord::revision::{Options, compare};
use onrecord::rules::Settings;
use onrecord::{Checker, Report};

fn main() {
    divan::main();
}

const SENTENCES: usize = 2000;
const WORDS: [&str; 24] = [
    "harbour", "council", "bridge", "minister", "river", "report", "spring", "repair", "engine",
    "ferry", "mayor", "school", "winter", "border", "market", "signal", "budget", "station",
    "island", "garden", "letter", "museum", "valley", "window",
];
const ENDINGS: [&str; 8] = [
    "master", "worker", "plan", "office", "keeper", "party", "question", "dispute",
];

/// A sentence like no other: its words are drawn from some two hundred compounds by its number.
fn sentence(number: usize, round: usize) -> String {
    let word = |step: usize| {
        // A multiplicative hash, so that the words of neighbours have nothing in common.
        let drawn = (number * 31 + step * 7 + 1).wrapping_mul(0x9e37_79b9) >> 7;
        let word = WORDS[drawn % WORDS.len()];
        format!("{word}{}", ENDINGS[(drawn / 64) % ENDINGS.len()])
    };
    let words: Vec<String> = (0..7).map(word).collect();
    let [a, b, c, d, e, f, g] = &words[..] else {
        unreachable!("seven words are drawn")
    };
    match (number + round) % 3 {
        0 => format!("The {a} and the {b} will meet the {c} on the {d}, the {e} of the {f} said."),
        1 => format!("“We have seen the {a} of the {b} near the {c},” said {d} {e} of the {f}."),
        _ => format!("About {number} of the {a} {b} left the {c} for the {d} and the {e} {g}."),
    }
}

fn article(sentences: impl Iterator<Item = String>) -> Report {
    let mut text = String::from("Council keeps bridge open\n\n");
    for (sentence, number) in sentences.zip(1..) {
        text.push_str(&sentence);
        text.push_str(if number % 3 == 0 { "\n\n" } else { " " });
    }
    let settings = Settings::default();
    Checker::new(Grammar::builtin(), &settings, Engine::Grammar).check(text)
}

fn old() -> Report {
    article((0..SENTENCES).map(|number| sentence(number, 0)))
}

fn run(bencher: Bencher<'_, '_>, new: &Report) {
    let old = old();
    let settings = Settings::default();
    bencher.bench(|| {
        let (old, new) = (black_box(&old), black_box(new));
        compare(old, new, Grammar::builtin(), &settings, Options::default())
    });
}

#[divan::bench]
fn the_same(bencher: Bencher<'_, '_>) {
    run(bencher, &old());
}

#[divan::bench]
fn one_in_ten_reworded(bencher: Bencher<'_, '_>) {
    let reworded = |number| sentence(number, usize::from(number % 10 == 0));
    run(bencher, &article((0..SENTENCES).map(reworded)));
}

#[divan::bench]
fn all_reworded(bencher: Bencher<'_, '_>) {
    run(
        bencher,
        &article((0..SENTENCES).map(|number| sentence(number, 1))),
    );
}

#[divan::bench]
fn all_moved(bencher: Bencher<'_, '_>) {
    run(
        bencher,
        &article((0..SENTENCES).rev().map(|number| sentence(number, 0))),
    );
}

#[divan::bench]
fn nothing_in_common(bencher: Bencher<'_, '_>) {
    run(
        bencher,
        &article((0..SENTENCES).map(|number| sentence(number + 5 * SENTENCES, 0))),
    );
}

/// A list in which only the number differs.
#[divan::bench]
fn all_alike(bencher: Bencher<'_, '_>) {
    let line = |number: usize| format!("About {number} people left the harbour for the island.");
    run(
        bencher,
        &article((0..SENTENCES).map(|number| line(number + 7))),
    );
}
