//! Two spellings of one name.

use smallvec::SmallVec;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::attribution::words::WordIndex;
use crate::attribution::{MentionForm, SourceType};
use crate::grammar::{Classes, WordId};
use crate::rules::{Context, Family, Finding, Rule, Severity};
use crate::text::{Span, fold};

pub(crate) static INCONSISTENT_NAME: Rule = Rule {
    name: "inconsistent-name",
    family: Family::Consistency,
    severity: Severity::Warning,
    summary: "two spellings of one name",
    explanation: "Misspelt names are the most frequent correction there is. This rule compares \
        the names of people in the article: the same but for accents, or the same first name with \
        a surname that differs in a letter or two, or a long surname, or one behind `Mr` or `Ms`, \
        that differs in one, or that has a letter twice in one place and once in the other.\n\n\
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
        "Karl Wessel, the mayor, said no. It was late. [[Wesel]], 58, has staked his name on the pier.",
        "Education Minister Rāwiri Hāpuku said no. In 2021 [[Rawiri Hāpuku]] said yes.",
    ],
    ignores: &[
        "Karl Weber, the mayor, said no. His brother Carl Weber said yes.",
        "Jan Brewer, the mayor, said no. Tom Brewers, a teacher, said yes. Mr Brewers left.",
        "Anna Moran, the mayor, said no. “We will look at it,” said Karl Morane. Mr Morane left.",
        "Karl Weber, the mayor, said no. The Webers live by the bridge. Weber said yes.",
        "Anna Klein, the mayor, said no. Peter Kline, a teacher, said yes.",
        "Tibor Lasky, the mayor, said on Friday that he would go.\n\nLassky Holdings, a firm of builders, said that it would stay.",
        "Karl Wessel, the mayor, said no. Anna Wesel, a teacher, said yes. Wesel left.",
    ],
    check: Some(check),
};

/// The name of a person as one mention spells it, with all that is compared of it. Many pairs are
/// compared, so each name is folded once and not once a pair.
struct Spelling<'t> {
    words: SmallVec<[&'t str; 4]>,
    /// Known to be a person, not only a word with a capital.
    is_person: bool,
    /// A title before the surname says that somebody of the copy is meant: `Ms Olny`.
    is_titled: bool,
    /// How often just these words stand in the copy.
    count: usize,
    span: Span,
    /// The last word, folded.
    folded_last: String,
    /// The last word in lower case, without accents.
    plain_last: String,
    /// The first character of that, and how many it has.
    initial: Option<char>,
    plain_length: usize,
}

impl<'t> Spelling<'t> {
    fn new(words: SmallVec<[&'t str; 4]>, is_person: bool, is_titled: bool, span: Span) -> Self {
        let last = words.last().copied().unwrap_or_default();
        let plain_last = without_accents(last);
        Self {
            is_person,
            is_titled,
            count: 1,
            span,
            folded_last: fold(last),
            initial: plain_last.chars().next(),
            plain_length: plain_last.chars().count(),
            plain_last,
            words,
        }
    }

    fn is_full(&self) -> bool {
        self.words.len() > 1
    }
}

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

/// A surname that stands in the copy again and again, and once one letter away (`Ms Solana`).
fn is_slip(one: &Spelling<'_>, two: &Spelling<'_>, all: &[Spelling<'_>]) -> bool {
    const SHORTEST: usize = 5;
    if two.is_full() || two.plain_length < SHORTEST || !one.is_person {
        return false;
    }
    let is_introduced = || {
        all.iter()
            .any(|other| other.is_full() && other.folded_last == two.folded_last)
    };
    if one.is_full() && is_doubled(&one.plain_last, &two.plain_last) && !is_introduced() {
        return true;
    }
    if two.count > 1 {
        return false;
    }
    let is_near = one.plain_length == two.plain_length
        && one.initial == two.initial
        && !is_plural(one, two)
        && strsim::damerau_levenshtein(&one.plain_last, &two.plain_last) == 1;
    let often = all
        .iter()
        .filter(|other| other.folded_last == one.folded_last)
        .map(|other| other.count)
        .sum::<usize>();
    // Nobody is called Obiara where an Obiora has been named in full.
    is_near && (often > 2 || one.is_full() && !two.is_person && two.plain_length > SHORTEST)
}

/// A surname alone, perhaps of the headline, and below it the full name with a letter more or less.
fn is_slip_above(one: &Spelling<'_>, two: &Spelling<'_>, all: &[Spelling<'_>]) -> bool {
    two.is_full() && is_doubled(&one.plain_last, &two.plain_last) && is_slip(two, one, all)
}

/// `Ms Olny`, who is never introduced, where Bridget Olney is.
fn is_titled_slip(one: &Spelling<'_>, two: &Spelling<'_>, all: &[Spelling<'_>]) -> bool {
    const SHORTEST: usize = 4;
    let is_introduced = || {
        let same = all
            .iter()
            .filter(|other| other.folded_last == two.folded_last);
        same.into_iter().any(Spelling::is_full)
    };
    two.is_titled
        && one.is_full()
        && one.is_person
        && one.plain_length.min(two.plain_length) >= SHORTEST
        && one.initial == two.initial
        && !is_plural(one, two)
        && !is_plural(two, one)
        && is_near(&one.plain_last, &two.plain_last)
        && !is_introduced()
}

/// A letter stands twice in one and once in the other: `Vasary`, `Vassary`.
fn is_doubled(one: &str, two: &str) -> bool {
    let single = |name: &str| {
        let mut letters: Vec<char> = name.chars().collect();
        letters.dedup();
        letters
    };
    one != two && single(one) == single(two)
}

/// One letter away, or two behind a long common beginning (`Keddie`, `Keddy`).
fn is_near(one: &str, two: &str) -> bool {
    const BEGINNING: usize = 4;
    let shared = one
        .chars()
        .zip(two.chars())
        .take_while(|(one, two)| one == two)
        .count();
    match strsim::damerau_levenshtein(one, two) {
        1 => true,
        2 => shared >= BEGINNING,
        _ => false,
    }
}

/// `Mr`, `Ms`: never said of somebody who has not been named before.
fn is_courtesy_title(context: &Context<'_>, at: WordIndex) -> bool {
    context.reads_any(at, &["mr", "mrs", "ms", "miss", "mr.", "mrs.", "ms."])
}

/// Each spelling once, where it first stands outside quotation marks.
fn spellings<'t>(context: &Context<'t>, most: usize) -> Vec<Spelling<'t>> {
    let mut spellings: Vec<Spelling<'t>> = Vec::new();
    for mention in &context.article.mentions {
        let kind = mention
            .entity
            .map(|entity| context.article.entities[entity as usize].kind);
        let is_person = kind == Some(SourceType::NamedPerson);
        let may_be = is_person || kind == Some(SourceType::Unknown);
        if !may_be || mention.form != MentionForm::Name {
            continue;
        }
        let range = context.article.words.within(mention.span);
        let first = context.article.words.get(range.start as usize);
        if first.is_some_and(|word| word.quotation.is_some()) {
            continue;
        }
        let no_name = Classes::TITLE
            | Classes::ROLE
            | Classes::PLACE
            | Classes::DEMONYM
            | Classes::ORGANISATION
            | Classes::CALENDAR;
        // `Education Minister Rāwiri Hāpuku`: the name follows the office.
        let office = range.clone().rev().skip(1).find(|&at| {
            context.word(at).is(Classes::TITLE | Classes::ROLE)
                && !context
                    .word(at)
                    .is(Classes::FEMALE_NAME | Classes::MALE_NAME)
        });
        let name = office.map_or(range.start, |at| at + 1)..range.end;
        let words: SmallVec<[&str; 4]> = name
            .filter(|&at| {
                let word = context.word(at);
                word.is_capital() && word.is_word() && !word.is(no_name)
            })
            .map(|at| context.written(at))
            .collect();
        // Two letters are no name, and letters of a wrong encoding (`BasÃ¡Ã±ez`) are none either.
        let is_name =
            |word: &&str| word.chars().count() > 2 && !word.contains(['Ã', 'Â', '\u{fffd}']);
        if words.is_empty() || !words.iter().all(is_name) {
            continue;
        }
        if let Some(known) = spellings.iter_mut().find(|known| known.words == words) {
            known.count += 1;
            continue;
        }
        let is_titled = words.len() == 1 && is_courtesy_title(context, range.start);
        spellings.push(Spelling::new(words, is_person, is_titled, mention.span));
        if spellings.len() == most {
            break;
        }
    }
    let strays = strays(context, &spellings);
    spellings.extend(strays);
    spellings.sort_by_key(|spelling| spelling.span.start);
    spellings
}

/// Words that no list has and nobody took for a name, each a letter away from a surname of the copy: the
/// first word of a headline or a sentence, mostly.
fn strays<'t>(context: &Context<'t>, known: &[Spelling<'t>]) -> Vec<Spelling<'t>> {
    const SHORTEST: usize = 5;
    const MOST: usize = 200;
    let people = known.iter().filter(|one| one.is_person && one.is_full());
    let people: Vec<&Spelling<'t>> = people.collect();
    let mut strays: Vec<Spelling<'t>> = Vec::new();
    let words = context.article.words.iter().filter(|word| {
        word.id == WordId::UNKNOWN
            && word.is_capital()
            && word.is_word()
            && word.quotation.is_none()
            && word.span.len() >= SHORTEST
    });
    for word in words.take(MOST) {
        let written = word.span.of(context.text());
        let stray = Spelling::new([written].into_iter().collect(), false, false, word.span);
        let is_near = people.iter().any(|one| {
            one.initial == stray.initial
                && one.plain_length.abs_diff(stray.plain_length) <= 1
                && strsim::damerau_levenshtein(&one.plain_last, &stray.plain_last) == 1
        });
        if !is_near || is_mentioned(context, word.span) {
            continue;
        }
        match strays.iter_mut().find(|other| other.words == stray.words) {
            Some(other) => other.count += 1,
            None => strays.push(stray),
        }
    }
    strays
}

/// Whether a place is part of something that was taken for a name.
fn is_mentioned(context: &Context<'_>, span: Span) -> bool {
    const NEAR: usize = 4;
    let mentions = &context.article.mentions;
    let after = mentions.partition_point(|mention| mention.span.start <= span.start);
    let mut before = mentions[..after].iter().rev().take(NEAR);
    before.any(|mention| mention.form == MentionForm::Name && mention.span.overlaps(span))
}

fn is_variant(one: &Spelling<'_>, two: &Spelling<'_>) -> bool {
    if !one.is_person && !two.is_person {
        return false;
    }
    let both_full = one.is_full() && two.is_full();
    let same_first = both_full && one.words[0] == two.words[0];
    if one.folded_last == two.folded_last {
        return both_full
            && one.words.len() == two.words.len()
            && fold(&one.words.join(" ")) != fold(&two.words.join(" "))
            && without_accents(&one.words.join(" ")) == without_accents(&two.words.join(" "));
    }
    if both_full && !same_first {
        return false;
    }
    if is_plural(one, two) || is_plural(two, one) {
        return false;
    }
    let (plain, plain_other) = (&one.plain_last, &two.plain_last);
    if plain == plain_other {
        return true;
    }
    let shorter = one.plain_length.min(two.plain_length);
    let longer = one.plain_length.max(two.plain_length);
    let allowed = match (same_first, shorter) {
        (true, 6..) => 2,
        (true, 4..) => 1,
        // Surnames alone are often alike by chance.
        (false, 7..) => 1,
        _ => return false,
    };
    // The lengths alone say that most pairs are too far apart.
    one.initial == two.initial
        && longer - shorter <= allowed
        && strsim::damerau_levenshtein(plain, plain_other) <= allowed
}

fn is_plural(one: &Spelling<'_>, two: &Spelling<'_>) -> bool {
    let (Some(one), Some(two)) = (one.words.last(), two.words.last()) else {
        return false;
    };
    two.strip_prefix(one).is_some_and(|rest| {
        matches!(
            rest,
            "s" | "es" | "’" | "'" | "n" | "an" | "ian" | "ic" | "ist" | "ism"
        )
    })
}

fn without_accents(name: &str) -> String {
    if name.is_ascii() {
        let letters = name.chars().filter(char::is_ascii_alphanumeric);
        return letters.map(|c| c.to_ascii_lowercase()).collect();
    }
    name.nfd()
        .filter(|&c| c.is_alphanumeric() && !is_combining_mark(c))
        .flat_map(char::to_lowercase)
        .collect()
}
