//! Where sentences end: one article a line, `|` between the sentences wanted.

use onrecord::grammar::Grammar;
use onrecord::parse;

const CASES: &[&str] = &[
    "The bridge fell at noon.| Nobody was hurt.",
    "Who pays for it?| The council will not say.",
    "Stop!| The road is closed.",
    "What now?!| Nobody knew.",
    "No!!| He would not have it.",
    // Names and titles.
    "Ms. Adele K. Varga met Gen. T. R. Holm and Dr. Okoro.| They spoke for an hour.",
    "St. Brendan's on Mill St. is closed.",
    "They climbed Mt. Orla.| It was cold.",
    "Henrik Voss Jr.'s lawyer agreed.",
    "She named Plan B.| The rest agreed.",
    "It was between him and I.| Did Anna I. Lund know?",
    // Firms, states, organisations.
    "The ferry was built by Lund & Co. at Orla.",
    "He sold it to Lund & Co.| She bought it back.",
    "Lund Inc. Chief Executive Anna Roe resigned.",
    "He moved to the U.S.| She stayed in the U.K.| They write.",
    "He lives in the E.U.| How does he like it?",
    "He leads the U.S. Forest Service in the region.",
    "The U.S. has 50 states.",
    "Apples, pears, etc. are sold there.",
    // Times and dates.
    "At 7 a.m. Ms. Roe opened the shop.| She closed it at 8 p.m.| Mr. Voss came at 9 p.m. Friday.",
    "The game starts at 7 p.m. ET.",
    "It opened on Sept. 4 and shut on Dec. 12.| In between it rained.",
    // Numbers.
    "It costs 3.50 euros.| Last year it cost 2.80.",
    "See p. 14 and No. 5 of the report.",
    "The file is N°. 44.210.| It is lost.",
    "It grew by 4.5%.| Nobody saw it coming.",
    "In 2019.| Then 5,000 people came.",
    // Addresses.
    "Write to anna.roe@orla.example.| She answers.",
    "It is at https://orla.example/a.b/c.html.| Read it.",
    // Brackets.
    "He taught (She had taught there before.) at the school.",
    "He left.| (Nobody saw him.)| She stayed.",
    // Quotations and their reporting clauses.
    "“Where is it?” she asked.| Nobody answered.",
    "“Where is it?” Ms Okoro asked.",
    "He said, “Can it hold?”| I said, “Until when?”",
    "“Run!” the guard shouted.",
    "“Where is it?”| The room was silent.",
    "He said: “It is late.”| She left.",
    "He turned and said, \"It is late.\" she recalled.",
    "“It is late.| We should go,” he said.",
    "“It is late,” he said.| “We should go.”",
    "‘It is late.’ he said.",
    "He called it “unfair”.| She did not.",
    // Exclaiming names.
    "She works for Yahoo! in Orla.",
    // Ellipses.
    "He waited ... and left.",
    "He waited…| She left.",
    "I thought ... I was wrong.",
    "He never came....| The door stayed open.",
    "He never came . . . .| Soon it rained.",
    "It was late . . . and dark.| . . . The door stayed open.",
    "They say “it will never be the same. . . .”",
    // Missing space.
    "It rained.|Then it stopped.",
    // Lists.
    "1. Fares rise| 2. Buses stop| 3. Trams go",
    "1) Fares rise.| 2) Buses stop.",
    "1.) Fares rise| 2.) Buses stop",
    "• Fares rise| • Buses stop",
    "•3. Fares rise| •4. Buses stop",
    "a. Fares rise| b. Buses stop",
];

#[test]
fn sentences_end_where_a_reader_ends_them() {
    let mut wrong = Vec::new();
    for case in CASES {
        let wanted: Vec<_> = case.split('|').map(str::trim).collect();
        let document = parse::parse(case.replace('|', ""), Grammar::builtin());
        let found: Vec<_> = document
            .sentences
            .iter()
            .map(|sentence| sentence.span.of(&document.text))
            .collect();
        if found != wanted {
            wrong.push(found.join("| "));
        }
    }
    assert_eq!(wrong, [""; 0]);
}
