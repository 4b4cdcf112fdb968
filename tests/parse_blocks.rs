//! What each block of an article is: one kind a block, in order.

use onrecord::grammar::Grammar;
use onrecord::parse::{self, BlockKind, GivenBlock};
use onrecord::text::Span;

/// The blocks as `kind: words`, the words cut short.
fn outline(text: &str) -> Vec<String> {
    let document = parse::parse(text.to_owned(), Grammar::builtin());
    let line = |block: &parse::Block| {
        let words = block.span.of(text).replace('\n', " ");
        format!(
            "{:?}: {}",
            block.kind,
            words.chars().take(24).collect::<String>()
        )
    };
    document.blocks.iter().map(line).collect()
}

const BODY: &str =
    "The council of Orla voted on Monday to close the old bridge, which was built in 1931.";

fn check(text: &str, wanted: &[&str]) {
    assert_eq!(outline(&text.replace("BODY", BODY)), wanted, "{text}");
}

#[test]
fn a_page_with_all_its_furniture() {
    check(
        "Council closes bridge\n\nResidents face a detour of an hour until spring\n\nBy Adele Varga\n\n\
         Published 3 March 2031\n\nORLA (Reuters) — BODY\n\nA long detour\n\nBODY\n\n- Buses stop at Mill\n\
         - Trams do not run\n\n> We will miss it.\n\nBODY\n\n(Reporting by Adele Varga; Editing by Tom Holm)\n\n\
         Correction: An earlier version of this article misstated the year.",
        &[
            "Headline: Council closes bridge",
            "Standfirst: Residents face a detour ",
            "Byline: By Adele Varga",
            "Date: Published 3 March 2031",
            "Dateline: ORLA (Reuters) —",
            "Paragraph: The council of Orla vote",
            "Crosshead: A long detour",
            "Paragraph: The council of Orla vote",
            "ListItem: - Buses stop at Mill",
            "ListItem: - Trams do not run",
            "BlockQuote: > We will miss it.",
            "Paragraph: The council of Orla vote",
            "Credit: (Reporting by Adele Varg",
            "EditorsNote: Correction: An earlier v",
        ],
    );
}

#[test]
fn an_article_without_a_headline_has_none() {
    check("BODY", &["Paragraph: The council of Orla vote"]);
    check("BODY\n\nBODY", &["Paragraph: The council of Orla vote"; 2]);
    check(
        "The bridge is shut.\n\nBODY",
        &[
            "Paragraph: The bridge is shut.",
            "Paragraph: The council of Orla vote",
        ],
    );
    check(
        "Council closes bridge",
        &["Paragraph: Council closes bridge"],
    );
}

#[test]
fn paragraphs_by_line_and_lines_by_width() {
    check(
        "Council closes bridge\nBODY\nBODY",
        &[
            "Headline: Council closes bridge",
            "Paragraph: The council of Orla vote",
            "Paragraph: The council of Orla vote",
        ],
    );
    let wrapped = "The council of Orla voted on Monday to close the old bridge,\nwhich was built in 1931 and has been mended\n\
                   twice since. Nobody voted against it, and the mayor stayed\naway.\n\nBuses will go round by the mill until spring, says Ann Lee,\nwho runs them.";
    check(
        wrapped,
        &[
            "Paragraph: The council of Orla vote",
            "Paragraph: Buses will go round by t",
        ],
    );
    check(
        &wrapped.replace('\n', "\r\n"),
        &[
            "Paragraph: The council of Orla vote",
            "Paragraph: Buses will go round by t",
        ],
    );
}

#[test]
fn datelines() {
    for head in [
        "PARIS (AFP) —",
        "LONDON, March 3 (Reuters) -",
        "ORLA —",
        "NEW ORLA, N.Y. --",
        "Orla (AFP) –",
    ] {
        let dateline = format!("Dateline: {}", head.chars().take(24).collect::<String>());
        check(
            &format!("{head} BODY"),
            &[&dateline, "Paragraph: The council of Orla vote"],
        );
    }
    for plain in [
        "NATO — the alliance — met on Monday.",
        "The mayor — Ann Lee — left on Monday.",
        "He left - she stayed on.",
    ] {
        assert!(outline(plain)[0].starts_with("Paragraph"), "{plain}");
    }
}

#[test]
fn crossheads_run_into_their_paragraphs() {
    for (head, rest) in [
        (
            "“Unfair”, “unwise”",
            "Orla’s main complaint is the price of bread.",
        ),
        (
            "“We will not be moved”",
            "“We will stay here, whatever they say,” Ms Lee said.",
        ),
        (
            "No end to “the long wait”",
            "If it rains, the road will close again.",
        ),
        (
            "“No way back from here”",
            "The council met on Monday to vote again.",
        ),
    ] {
        let text = format!("{head} {rest}");
        let document = parse::parse(text.clone(), Grammar::builtin());
        assert_eq!(document.blocks.len(), 2, "{text}");
        assert_eq!(document.blocks[0].kind, BlockKind::Crosshead);
        assert_eq!(document.blocks[0].span.of(&text), head);
    }
    for plain in [
        "“Unfair” Orla has had enough of it.",
        "“Good Morning Orla” The show will be back on Monday.",
        "“Hamlet” Director Ann Lee left the theatre on Monday.",
        "“It was unfair,” The Orla Post wrote on Monday.",
        "“Unfair”, “unwise” and worse, it was said of the bill.",
        "He spoke of “the long wait” Monday and left the room.",
        "Ms Lee called it “unfair”. The council met again.",
    ] {
        assert_eq!(outline(plain).len(), 1, "{plain}");
    }
}

#[test]
fn lines_that_only_look_like_furniture() {
    for plain in [
        "Q: How did you come to Orla?\n\nBODY",
        "By the time he came, Ann Lee had left.\n\nBODY",
        "“Where was he?”\n\nBODY",
        "In March 2031 the bridge fell.\n\nBODY",
    ] {
        let text = format!("BODY\n\n{plain}");
        check(
            &text,
            &[
                "Paragraph: The council of Orla vote",
                &format!(
                    "Paragraph: {}",
                    plain
                        .split('\n')
                        .next()
                        .unwrap_or("")
                        .chars()
                        .take(24)
                        .collect::<String>()
                ),
                "Paragraph: The council of Orla vote",
            ],
        );
    }
}

#[test]
fn what_a_format_knows_is_kept() {
    let text = "Bridge closes. By Ann Lee Short words. Never a heading";
    let given = [
        GivenBlock {
            kind: Some(BlockKind::Headline),
            span: Span::new(0, 14),
        },
        GivenBlock {
            kind: None,
            span: Span::new(15, 25),
        },
        GivenBlock {
            kind: Some(BlockKind::PullQuote),
            span: Span::new(26, 38),
        },
        GivenBlock {
            kind: Some(BlockKind::Paragraph),
            span: Span::new(38, 54),
        },
    ];
    let document = parse::parse_blocks(text.to_owned(), &given, Grammar::builtin());
    let kinds: Vec<_> = document.blocks.iter().map(|block| block.kind).collect();
    assert_eq!(
        kinds,
        [
            BlockKind::Headline,
            BlockKind::Byline,
            BlockKind::PullQuote,
            BlockKind::Paragraph
        ]
    );
}

#[test]
fn names_and_times_above_the_story() {
    for byline in [
        "Ann Lee",
        "Ann Lee at Mill Road",
        "Ann Lee in Orla",
        "By Ann Lee, Health Editor",
        "By Ann Lee in Orla and agencies",
        "Exclusive by Ann Lee",
    ] {
        check(
            &format!("Council closes bridge\n\n{byline}\n\nBODY"),
            &[
                "Headline: Council closes bridge",
                &format!("Byline: {}", &byline[..byline.len().min(24)]),
                "Paragraph: The council of Orla vote",
            ],
        );
    }
    check(
        "EMBARGOED UNTIL 00.01 FRIDAY\n\nBridge may close\n\nAnn Lee\n\nBODY",
        &[
            "Crosshead: EMBARGOED UNTIL 00.01 FR",
            "Headline: Bridge may close",
            "Byline: Ann Lee",
            "Paragraph: The council of Orla vote",
        ],
    );
    check(
        "OPINION\n\nWho wants a bridge?\n\nAnn Lee\n\nBODY",
        &[
            "Crosshead: OPINION",
            "Headline: Who wants a bridge?",
            "Byline: Ann Lee",
            "Paragraph: The council of Orla vote",
        ],
    );
    check(
        "Live: the bridge closes\n\nResidents told to stay away from the river\n\n09:12 BODY\n\n09:40 BODY",
        &[
            "Headline: Live: the bridge closes",
            "Standfirst: Residents told to stay a",
            "Paragraph: 09:12 The council of Orl",
            "Paragraph: 09:40 The council of Orl",
        ],
    );
}
