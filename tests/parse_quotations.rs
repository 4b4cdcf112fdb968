//! Quotation marks of every house: what is paired, what holds what, and what is odd.

use onrecord::grammar::Grammar;
use onrecord::parse::{self, Document, NoteKind};

fn read(text: &str) -> Document {
    parse::parse(text.to_owned(), Grammar::builtin())
}

/// Each quotation with one `>` for each that holds it, `...` if it is not closed and `+` if it
/// carries on the one of the paragraph before.
fn outline(document: &Document) -> Vec<String> {
    let list = document.quotations.iter().map(|quotation| {
        let mut line = String::new();
        let mut holder = quotation.parent;
        while let Some(id) = holder {
            line.push('>');
            holder = document.quotations[id as usize].parent;
        }
        if quotation.continues.is_some() {
            line.push('+');
        }
        line.push_str(quotation.inner.of(&document.text));
        if !quotation.closed {
            line.push_str("...");
        }
        line
    });
    list.collect()
}

/// A text, and the outline of its quotations.
const PAIRED: &[(&str, &[&str])] = &[
    (
        "“We stayed,” he said. “It was cold.”",
        &["We stayed,", "It was cold."],
    ),
    (
        "\"We stayed,\" he said. \"It was cold.\"",
        &["We stayed,", "It was cold."],
    ),
    (
        "''We stayed,'' he said. ''It's cold.''",
        &["We stayed,", "It's cold."],
    ),
    (
        "``We stayed,'' he said. ``It's cold.''",
        &["We stayed,", "It's cold."],
    ),
    ("‘‘We stayed,’’ he said.", &["We stayed,"]),
    (
        "‘We stayed,’ he said. ‘It wasn’t cold.’",
        &["We stayed,", "It wasn’t cold."],
    ),
    (
        "'We stayed,' he said. 'It wasn't cold.'",
        &["We stayed,", "It wasn't cold."],
    ),
    ("He called it “a shame”.", &["a shame"]),
    (
        "He called it a \"shame\"-filled day (\"the worst\").",
        &["shame", "the worst"],
    ),
    (
        "“I heard ‘No,’ and left,” she said.",
        &["I heard ‘No,’ and left,", ">No,"],
    ),
    (
        "‘I heard “No,” and left,’ she said.",
        &["I heard “No,” and left,", ">No,"],
    ),
    (
        "\"I heard 'No,' and left,\" she said.",
        &["I heard 'No,' and left,", ">No,"],
    ),
    (
        "''He said, 'No more.''' she said.",
        &["He said, 'No more.'", ">No more."],
    ),
    (
        "“She said: ‘He told me “go” and I went.’”",
        &[
            "She said: ‘He told me “go” and I went.’",
            ">He told me “go” and I went.",
            ">>go",
        ],
    ),
    ("« On reste », dit-elle.", &[" On reste "]),
    (
        "«\u{202f}On reste\u{202f}», dit-elle.",
        &["\u{202f}On reste\u{202f}"],
    ),
    ("«On reste», dit-elle.", &["On reste"]),
    ("»Wir bleiben«, sagte sie.", &["Wir bleiben"]),
    ("„Wir bleiben“, sagte sie.", &["Wir bleiben"]),
    ("„Wir bleiben”, sagte sie.", &["Wir bleiben"]),
    (
        "„Er sagte ‚Nein‘ und ging“, sagte sie.",
        &["Er sagte ‚Nein‘ und ging", ">Nein"],
    ),
    ("”Vi stannar”, sade hon.", &["Vi stannar"]),
    ("「行く」と彼は言った。", &["行く"]),
    // Apostrophes.
    (
        "The boys’ club of the ’90s: ’tis rock ’n’ roll, and 'em too.",
        &[],
    ),
    ("The soldiers' pay and the workers' homes in the '80s.", &[]),
    ("He joined ‘the boys’ club’ in town.", &["the boys’ club"]),
    ("He joined 'the boys' club' in town.", &["the boys' club"]),
    ("He likes ‘the boys’ and sings.", &["the boys"]),
    (
        "‘Rock ’n’ roll is dead,’ he sang.",
        &["Rock ’n’ roll is dead,"],
    ),
    ("“Those were the ’90s,” he said.", &["Those were the ’90s,"]),
    ("“Lyin’ Tom,” she called him.", &["Lyin’ Tom,"]),
    ("He was ‘Lyin’ Tom,’ she wrote.", &["Lyin’ Tom,"]),
    (
        "“My parents’ house is gone,” he said.",
        &["My parents’ house is gone,"],
    ),
    // Feet and inches.
    ("He is 6'2\" and she is 5’10”.", &[]),
    (
        "“He is 6’2”,” she said. “So tall.”",
        &["He is 6’2”,", "So tall."],
    ),
    // Marks that are turned the wrong way, or spaced.
    ("“They see that. “", &["They see that. "]),
    ("“ We stayed,” he said.", &[" We stayed,"]),
    ("in the end.\"We stayed,\" he said.", &["We stayed,"]),
    ("‘No more‘, he said.", &["No more"]),
];

#[test]
fn marks_pair_as_a_reader_pairs_them() {
    for (text, wanted) in PAIRED {
        let document = read(text);
        assert_eq!(outline(&document), *wanted, "{text}");
        assert!(document.notes.is_empty(), "{text}: {:?}", document.notes);
    }
}

/// A text, the outline of its quotations, and kind and place of each note.
type Odd<'a> = (&'a str, &'a [&'a str], &'a [(NoteKind, u32)]);

const ODD: &[Odd<'_>] = &[
    (
        "“We will stay, he said.",
        &["We will stay,..."],
        &[(NoteKind::UnclosedMark, 0)],
    ),
    (
        "“We will stay, he said.\n\nThe town slept. “Hush,” she said.",
        &["We will stay,...", "Hush,"],
        &[(NoteKind::UnclosedMark, 0)],
    ),
    (
        "We will stay,” he said.",
        &[],
        &[(NoteKind::UnopenedMark, 13)],
    ),
    (
        "She said “he was ‘odd.” Then left.",
        &["he was ‘odd.", ">odd...."],
        &[(NoteKind::UnclosedMark, 19)],
    ),
    // The speaker goes on: nothing is odd.
    (
        "“One.\n\n“Two.\n\n“Three,” she said.",
        &["One....", "+Two....", "+Three,"],
        &[],
    ),
    ("\"One.\n\n\"Two,\" she said.", &["One....", "+Two,"], &[]),
    ("‘One.\n\n‘Two,’ she said.", &["One....", "+Two,"], &[]),
    ("«One.\n\n«Two», she said.", &["One....", "+Two"], &[]),
];

#[test]
fn an_open_mark_ends_with_its_paragraph() {
    for (text, wanted, odd) in ODD {
        let document = read(text);
        assert_eq!(outline(&document), *wanted, "{text}");
        let notes: Vec<_> = document
            .notes
            .iter()
            .map(|note| (note.kind, note.span.start))
            .collect();
        assert_eq!(notes, *odd, "{text}");
    }
}
