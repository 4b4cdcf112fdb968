//! Two spellings of one name.

mod slip;
mod spelling;

use crate::rules::{Context, Family, Finding, Rule, Severity};

use slip::{is_slip, is_slip_above, is_titled_slip, is_variant};
use spelling::{Spelling, spellings};

pub(crate) static INCONSISTENT_NAME: Rule = Rule {
    name: "inconsistent-name",
    family: Family::Consistency,
    severity: Severity::Warning,
    summary: "two spellings of one name",
    explanation: "Misspelt names are the most frequent correction there is. This rule compares \
        the names of people in the article: the same but for accents, or the same first name with \
        a surname that differs in a letter or two, or a long surname, or one behind `Mr` or `Ms`, \
        that differs in one, or that has a letter twice in one place and once in the other, or the same \
        surname with a first name that sounds the same (`Catherine`, `Katherine`).\n\n\
        Two full names with different first names are two people, and a plural (`the Webers`) is \
        one. A false alarm is likely for relatives who spell themselves differently and for a \
        spelling that is quoted.",
    standards: &["NYT corrections: 480 of 2,800 were names"],
    triggers: &[
        "Interim Prime Minister Choguel Maiga spoke on Friday. Later [[Maïga]] left the hall. “We agree,” Maïga said.",
        "Marguerite Solano taught the town to swim. Solano never married. She was, Solano said, a fish. [[Ms Solana]] was buried on Friday.",
        "Bridget Olney, the councillor, is no villain. “We will look at it,” [[Ms Olny]] told me.",
        "Louise Keddie, the barrister, said her client was sorry. He wept. [[Ms Keddy]] said he would appeal.",
        "Christine Lambrecht, the minister, said no. On Friday [[Lambrect]] said yes.",
        "[[Lassky]] quits as mayor\n\nTibor Lasky, the mayor, said on Friday that he would go.\n\nIt was late.",
        "Tibor Lasky, the mayor, said on Friday that he would go.\n\n[[Lassky]], 58, a retired pilot, has staked his name on the pier.",
        "Katherine Moore, a potter, won the prize. Her sister came with her. “It is heavy,” [[Katharine Moore]] said.",
        "Catherine Moore, a potter, won the prize. It is old. [[Katherine Moore]] said that it was heavy.",
        "Stephen Moore, a potter, won the prize. It is old. [[Steven Moore]] said that it was heavy.",
        "Siobhan Tarley, who keeps the light, has seen it before. Her neighbour said that [[Taurley]] had been right.",
        "Karl Wessel, the mayor, said no. It was late. [[Wesel]], 58, has staked his name on the pier.",
        "Tomas Morales, a diver, spoke first. It is cold. [[Tomas Morale]] said that the boat had sunk.",
        "Béla Hársány, who built the organ, has died. It is old. [[Béla Harsány]] lived by the river.",
        "Anna Hársány, who built the organ, has died. It is old. [[Harsany]] lived by the river.",
        "Education Minister Rāwiri Hāpuku said no. In 2021 [[Rawiri Hāpuku]] said yes.",
    ],
    ignores: &[
        "Karl Weber, the mayor, said no. His brother Carl Weber said yes.",
        "Jan Brewer, the mayor, said no. Tom Brewers, a teacher, said yes. Mr Brewers left.",
        "Anna Moran, the mayor, said no. “We will look at it,” said Karl Morane. Mr Morane left.",
        "Anna Hársány, who built the organ, has died. It is old. Harsány Street runs by the river.",
        "Karl Street, the mayor, lives at Hald and Broad Streets. Broad Street is long.",
        "Karl Weber, the mayor, said no. The Webers live by the bridge. Weber said yes.",
        "Anna Klein, the mayor, said no. Peter Kline, a teacher, said yes.",
        "Anna Wessel, the mayor, lives in Wesel. Wesel is on the river.",
        "Darrell Moore, a potter, won the prize. His brother, Darnell Moore, came with him.",
        "Sara Moore, a potter, won the prize. Her sister, Sarah Moore, came with her.",
        "Daniel Moore, a potter, won the prize. Danielle Moore said that it was heavy.",
        "Christina Moore, a potter, won the prize. Her sister, Christine Moore, came with her.",
        "Tibor Lasky, the mayor, said on Friday that he would go.\n\nLassky Holdings, a firm of builders, said that it would stay.",
        "Karl Wessel, the mayor, said no. Anna Wesel, a teacher, said yes. Wesel left.",
    ],
    check: Some(check),
};

fn check(context: &Context<'_>, findings: &mut Vec<Finding>) {
    // Every pair is compared, so only so many; a longer list is not an article.
    const MOST: usize = 150;
    let spellings = spellings(context, MOST);
    for (at, later) in spellings.iter().enumerate() {
        let earlier = spellings[..at].iter().find(|earlier| {
            // Most pairs do not even begin alike.
            (earlier.initial == later.initial || earlier.folded_last == later.folded_last)
                && (is_variant(earlier, later)
                    || is_slip(earlier, later, &spellings)
                    || is_slip_above(earlier, later, &spellings)
                    || is_titled_slip(earlier, later, &spellings))
        });
        // Each is told only of where it first stands, whatever stands with it.
        let is_known = || {
            !later.is_full()
                && spellings[..at]
                    .iter()
                    .any(|known| known.folded_last == later.folded_last)
        };
        let Some(earlier) = earlier.filter(|_| !is_known()) else {
            continue;
        };
        let (one, two) = (earlier.words.join(" "), later.words.join(" "));
        // What stands there once is the slip, even if it stands there first.
        let often = |spelling: &Spelling<'_>| -> usize {
            let same = spellings
                .iter()
                .filter(|other| other.folded_last == spelling.folded_last);
            same.map(|other| other.count).sum()
        };
        let is_first_the_slip =
            often(earlier) == 1 && (often(later) > 2 || is_slip_above(earlier, later, &spellings));
        let finding = if is_first_the_slip {
            let problem = format!("“{one}” here, “{two}” after: one name?");
            Finding::new(
                &INCONSISTENT_NAME,
                earlier.span,
                problem,
                "Use one spelling.",
            )
            .with_label(later.span, "spelt differently here")
        } else {
            let problem = format!("“{two}” here, “{one}” before: one name?");
            Finding::new(&INCONSISTENT_NAME, later.span, problem, "Use one spelling.")
                .with_label(earlier.span, "spelt differently here")
        };
        findings.push(finding);
    }
}
