//! Edits of the seed article, and properties that hold for any two versions.

use super::*;
use crate::Checker;
use crate::attribution::Engine;
use crate::grammar::Grammar;
use crate::report::Report;
use crate::rules::Settings;

const SEED: &str = include_str!("../../fixtures/seed.txt");

fn report(text: &str) -> Report {
    let settings = Settings::default();
    Checker::new(Grammar::builtin(), &settings, Engine::default()).check(text.to_owned())
}

fn compared(old: &str, new: &str) -> Comparison {
    let (old, new) = (report(old), report(new));
    compare(
        &old,
        &new,
        Grammar::builtin(),
        &Settings::default(),
        Options::default(),
    )
}

/// Kinds and rules, each once, by name.
fn summary(comparison: &Comparison) -> (Vec<&'static str>, Vec<&'static str>) {
    let mut kinds: Vec<_> = comparison
        .changes
        .iter()
        .flat_map(|c| c.kinds.names())
        .collect();
    let mut rules: Vec<_> = comparison
        .all_findings()
        .map(|found| found.rule.name)
        .collect();
    for names in [&mut kinds, &mut rules] {
        names.sort_unstable();
        names.dedup();
    }
    (kinds, rules)
}

fn sorted<'a>(names: &[&'a str]) -> Vec<&'a str> {
    let mut names = names.to_vec();
    names.sort_unstable();
    names
}

/// An edit of the seed article and what it should give.
struct Edit {
    find: &'static str,
    replace: &'static str,
    kinds: &'static [&'static str],
    rules: &'static [&'static str],
    /// What the edit gives when it is undone.
    undone: (&'static [&'static str], &'static [&'static str]),
}

const EDITS: &[Edit] = &[
    Edit {
        find: "but not under any circumstances,” French",
        replace: "but not at any price,” French",
        kinds: &["reworded"],
        rules: &["quote-text-changed", "correction-note-missing"],
        undone: (
            &["reworded"],
            &["quote-text-changed", "correction-note-missing"],
        ),
    },
    Edit {
        find: "French Foreign Minister Jean-Yves Le Drian told",
        replace: "a French government source told",
        kinds: &["downgraded"],
        rules: &["source-downgraded", "correction-note-missing"],
        undone: (&["upgraded"], &[]),
    },
    Edit {
        find: "Analysts say it could be",
        replace: "It could be",
        kinds: &["attribution-removed"],
        rules: &["attribution-removed", "correction-note-missing"],
        undone: (&["attribution-added"], &[]),
    },
    Edit {
        find: "Mali’s alleged employment",
        replace: "Mali’s employment",
        kinds: &["hedge-removed"],
        rules: &["hedge-removed", "correction-note-missing"],
        undone: (&["hedge-added"], &[]),
    },
    Edit {
        find: "the lives of 52 French soldiers",
        replace: "the lives of 53 French soldiers",
        kinds: &["figure-changed"],
        rules: &["figure-changed", "correction-note-missing"],
        undone: (
            &["figure-changed"],
            &["figure-changed", "correction-note-missing"],
        ),
    },
    Edit {
        find: "More than 4,000 French forces are stationed",
        replace: "More than 4,000 French forces, according to the French defence ministry, are \
                  stationed",
        kinds: &["attribution-added", "upgraded"],
        rules: &[],
        undone: (
            &["attribution-removed", "downgraded"],
            &["attribution-removed", "correction-note-missing"],
        ),
    },
    Edit {
        find: "But the pressure is growing.",
        replace: "But the pressure is growing. Around 300 Wagner mercenaries are already in Mali.",
        kinds: &["added"],
        rules: &["unsourced-claim-added"],
        undone: (&["removed"], &[]),
    },
    Edit {
        find: "“The safety of our soldiers is my first priority,” she stressed.",
        replace: "“The safety of our soldiers is my first priority,” she said.",
        kinds: &["cue-changed"],
        rules: &[],
        undone: (&["cue-changed"], &[]),
    },
    Edit {
        find: "A French diplomatic source confirmed to AFP",
        replace: "French diplomat Anne Martin confirmed to AFP",
        kinds: &["upgraded"],
        rules: &[],
        undone: (
            &["downgraded"],
            &["source-downgraded", "correction-note-missing"],
        ),
    },
    Edit {
        find: "’s time to stop",
        replace: "'s time to stop",
        kinds: &[],
        rules: &[],
        undone: (&[], &[]),
    },
    Edit {
        find: "Can not help “against their will” If confirmed",
        replace: "If confirmed",
        kinds: &["display-changed"],
        rules: &[],
        undone: (&["display-changed"], &[]),
    },
    Edit {
        find: "( Jowharwith AFP)",
        replace: "( Jowharwith AFP)\n\nCorrection: an earlier version of this article misquoted \
                  Jean-Yves Le Drian.",
        kinds: &["note-added"],
        rules: &[],
        undone: (&["removed"], &[]),
    },
    Edit {
        find: "French Foreign Minister Jean-Yves Le Drian told",
        replace: "French Armed Forces Minister Florence Parly told",
        kinds: &["re-attributed"],
        rules: &["source-changed", "correction-note-missing"],
        undone: (
            &["re-attributed"],
            &["source-changed", "correction-note-missing"],
        ),
    },
];

#[test]
fn edits_of_the_seed_are_named_in_both_directions() {
    let mut wrong = String::new();
    for edit in EDITS {
        assert_eq!(SEED.matches(edit.find).count(), 1, "{}", edit.find);
        let edited = SEED.replace(edit.find, edit.replace);
        let cases = [
            (SEED, &edited[..], edit.kinds, edit.rules),
            (&edited[..], SEED, edit.undone.0, edit.undone.1),
        ];
        for (old, new, kinds, rules) in cases {
            let comparison = compared(old, new);
            let expected = (sorted(kinds), sorted(rules));
            if summary(&comparison) != expected {
                let found = summary(&comparison);
                wrong += &format!(
                    "{}\n  expected {expected:?}\n  found {found:?}\n",
                    edit.find
                );
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn a_paragraph_that_moved_is_no_finding() {
    let mut paragraphs: Vec<&str> = SEED.split("\n\n").collect();
    let at = paragraphs
        .iter()
        .position(|p| p.starts_with("But observers"))
        .expect("is there");
    let moved = paragraphs.remove(at);
    let to = paragraphs
        .iter()
        .position(|p| p.starts_with("But neither"))
        .expect("is there");
    paragraphs.insert(to, moved);
    let comparison = compared(SEED, &paragraphs.join("\n\n"));
    assert_eq!(summary(&comparison), (vec!["moved"], vec![]));
}

#[test]
fn a_note_settles_a_changed_quotation() {
    let edited = SEED
        .replace("circumstances,” French", "conditions,” French")
        .replace(
            "AFP)",
            "AFP)\n\nCorrection: an earlier version misquoted Jean-Yves Le Drian.",
        );
    let (kinds, rules) = summary(&compared(SEED, &edited));
    assert_eq!(kinds, ["note-added", "reworded"]);
    assert_eq!(rules, ["quote-text-changed"]);
}

#[test]
fn a_version_compared_with_itself_gives_nothing() {
    let comparison = compared(SEED, SEED);
    assert!(comparison.is_empty(), "{:#?}", comparison.changes);
    assert_eq!(comparison.unchanged.len(), comparison.old.len());
}

/// The examples of the rules' own pages: the old version, `⇒`, the new one.
#[test]
fn examples_of_the_rules_hold() {
    let mut wrong = String::new();
    for rule in crate::rules::revisions::REVISION_RULES {
        assert!(
            !rule.triggers.is_empty() && !rule.ignores.is_empty(),
            "{}",
            rule.name
        );
        for (examples, expected) in [(rule.triggers, true), (rule.ignores, false)] {
            for example in examples {
                let (old, new) = example.split_once(" ⇒ ").expect("two versions");
                // Alone on a page, a sentence would be a headline.
                let story = |copy: &str| format!("The Headline\n\nThe council met.\n\n{copy}\n");
                let comparison = compared(&story(old), &story(new));
                let found = comparison
                    .all_findings()
                    .any(|found| found.rule.name == rule.name && found.severity > Severity::Advice);
                if found != expected {
                    wrong += &format!("{}: {example}\n{:?}\n", rule.name, comparison.changes);
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
