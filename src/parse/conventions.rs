//! What the parser asks of a language: its abbreviations, quotation marks and sentence openers.

use crate::grammar::Grammar;

/// Marks that may close one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    /// `“ ” „ ‟ "`, and `''` and two backticks.
    Double,
    /// `‘ ’ ‚ ‛ '` and the backtick.
    Single,
    /// `« »`
    Guillemet,
    /// `‹ ›`
    SingleGuillemet,
    /// `「 」 『 』`
    Corner,
}

impl Family {
    pub(super) fn of(glyph: char) -> Self {
        match glyph {
            '«' | '»' => Self::Guillemet,
            '‹' | '›' => Self::SingleGuillemet,
            '「'..='』' => Self::Corner,
            '\'' | '`' | '‘'..='‛' => Self::Single,
            _ => Self::Double,
        }
    }
}

/// What a mark may do in the language.
#[derive(Clone, Copy, Debug)]
pub(super) struct Side {
    pub(super) opens: bool,
    pub(super) closes: bool,
}

/// What `glyph` may do; a mark the language does not know may do what its neighbours allow.
pub(super) fn side(_grammar: &Grammar, glyph: char) -> Side {
    let (opens, closes) = match glyph {
        '“' | '‘' | '„' | '‟' | '‚' | '‛' | '「' | '『' | '«' | '‹' => {
            (true, false)
        }
        '”' | '’' | '」' | '』' | '»' | '›' => (false, true),
        _ => (true, true),
    };
    Side { opens, closes }
}

/// Whether an apostrophe before `rest` stands for letters left out (`’90s`, `’tis`, `’em`).
pub(super) fn is_elision(rest: &str) -> bool {
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 2 {
        return true;
    }
    let word = rest
        .split(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or("");
    [
        "tis", "twas", "twere", "em", "n", "til", "till", "cause", "bout", "round", "cos", "ere",
        "neath",
    ]
    .iter()
    .any(|elided| word.eq_ignore_ascii_case(elided))
}

/// What kind of abbreviation a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// Never ends a sentence: `Mr.`
    Inside,
    /// May end a sentence: `Inc.`
    MayEnd,
    /// Goes before a number: `No.`
    BeforeNumber,
}

/// The kind of abbreviation that `lower`, with its full stop, is.
pub(super) fn abbreviation(_grammar: &Grammar, lower: &str) -> Option<Abbreviation> {
    let word = lower.strip_suffix('.')?;
    if INSIDE.contains(&word) {
        Some(Abbreviation::Inside)
    } else if MAY_END.contains(&word) {
        Some(Abbreviation::MayEnd)
    } else if BEFORE_NUMBER.contains(&word) {
        Some(Abbreviation::BeforeNumber)
    } else {
        None
    }
}

const INSIDE: &[&str] = &[
    "mr", "mrs", "ms", "mx", "dr", "prof", "gen", "sen", "rep", "gov", "lt", "col", "maj", "capt",
    "cmdr", "sgt", "cpl", "pvt", "adm", "rev", "hon", "msgr", "fr", "st", "ste", "mt", "pres",
    "supt", "insp", "det", "sr", "messrs", "mme", "mlle", "vs", "v", "e.g", "i.e", "cf", "viz",
    "al", "p.s", "reps", "sens", "govs", "drs", "atty", "dist", "asst", "ph",
];
const MAY_END: &[&str] = &[
    "u.s", "u.s.a", "u.k", "u.n", "e.u", "d.c", "n.y", "l.a", "inc", "co", "corp", "ltd", "llc",
    "bros", "jr", "esq", "etc", "a.m", "p.m", "am", "pm", "ave", "blvd", "rd", "dept", "univ",
    "est", "assn", "ariz", "calif", "colo", "conn", "fla", "ga", "ill", "ind", "kan", "ky", "mass",
    "md", "mich", "minn", "mo", "mont", "neb", "nev", "okla", "ore", "pa", "tenn", "va", "vt",
    "wash", "wis", "wyo", "b.c", "a.d", "ph.d", "hr", "hrs", "min", "sec", "lb", "lbs", "oz", "ft",
    "approx",
];
const BEFORE_NUMBER: &[&str] = &[
    "no", "nos", "p", "pp", "vol", "fig", "art", "para", "ch", "jan", "feb", "mar", "apr", "jun",
    "jul", "aug", "sep", "sept", "oct", "nov", "dec",
];

/// Whether a capitalised word commonly starts a sentence and is no part of a name.
pub(super) fn starts_sentences(word: &str) -> bool {
    let word = word.split(['\'', '’']).next().unwrap_or(word);
    word.len() <= 12
        && STARTERS
            .iter()
            .any(|starter| word.eq_ignore_ascii_case(starter))
}

const STARTERS: &[&str] = &[
    "the",
    "a",
    "an",
    "this",
    "that",
    "these",
    "those",
    "he",
    "she",
    "it",
    "they",
    "we",
    "you",
    "his",
    "her",
    "its",
    "their",
    "our",
    "my",
    "your",
    "there",
    "here",
    "but",
    "and",
    "or",
    "so",
    "yet",
    "if",
    "when",
    "while",
    "as",
    "although",
    "though",
    "because",
    "since",
    "before",
    "after",
    "until",
    "once",
    "unless",
    "in",
    "on",
    "at",
    "by",
    "for",
    "from",
    "with",
    "without",
    "under",
    "despite",
    "during",
    "among",
    "between",
    "to",
    "of",
    "what",
    "who",
    "why",
    "how",
    "where",
    "which",
    "whether",
    "however",
    "meanwhile",
    "still",
    "also",
    "then",
    "now",
    "some",
    "many",
    "most",
    "all",
    "both",
    "each",
    "every",
    "no",
    "not",
    "none",
    "another",
    "other",
    "others",
    "such",
    "more",
    "even",
    "only",
    "just",
    "did",
    "does",
    "do",
    "is",
    "are",
    "was",
    "were",
    "have",
    "has",
    "had",
    "can",
    "could",
    "will",
    "would",
    "should",
    "may",
    "one",
    "two",
    "three",
    "according",
    "instead",
    "perhaps",
    "nobody",
    "everyone",
    "someone",
    "critics",
    "analysts",
    "officials",
    "please",
    "last",
    "next",
    "earlier",
    "later",
    "today",
    "yesterday",
    "asked",
    "i",
];

/// Whether `word` is a verb that follows a quotation (`asked`, `said`).
pub(super) fn is_report(word: &str) -> bool {
    matches!(
        word,
        "said"
            | "says"
            | "asked"
            | "asks"
            | "added"
            | "adds"
            | "told"
            | "replied"
            | "shouted"
            | "wrote"
            | "writes"
            | "wondered"
            | "cried"
            | "tweeted"
            | "continued"
            | "exclaimed"
            | "joked"
            | "yelled"
            | "demanded"
            | "quipped"
            | "responded"
            | "answered"
            | "declared"
            | "recalled"
            | "chanted"
            | "screamed"
    )
}

/// Whether `word` names a news agency.
pub(super) fn is_agency(word: &str) -> bool {
    matches!(
        word,
        "AFP"
            | "AP"
            | "Reuters"
            | "REUTERS"
            | "UPI"
            | "DPA"
            | "dpa"
            | "ANSA"
            | "EFE"
            | "PA"
            | "TASS"
            | "Xinhua"
            | "Kyodo"
            | "Bloomberg"
            | "ANI"
            | "PTI"
            | "AAP"
            | "APA"
            | "Anadolu"
            | "Interfax"
            | "Yonhap"
            | "IANS"
    )
}

/// Whether `word` is a month or day of the week.
pub(super) fn is_date_word(word: &str) -> bool {
    const NAMES: [&str; 19] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    NAMES.iter().any(|name| {
        word.eq_ignore_ascii_case(name)
            || word.len() >= 3
                && word.len() <= 4
                && name
                    .get(..word.len())
                    .is_some_and(|short| short.eq_ignore_ascii_case(word))
    })
}
