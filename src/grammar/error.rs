//! What can be wrong with a word list or pattern file, said so that an editor can mend it.

use std::fmt;

/// A mistake in a file of the grammar. `Display` shows the line with a caret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GrammarError {
    /// The file, as it was named to the loader.
    pub file: String,
    /// Line, from 1.
    pub line: u32,
    /// Column in code points, from 1.
    pub column: u32,
    /// How many code points are wrong, at least 1.
    pub width: u32,
    /// What is wrong: `unknown frame “qoute”`.
    pub message: String,
    /// What would mend it: `did you mean “quote”?`
    pub suggestion: Option<String>,
    /// The line as it stands in the file.
    pub snippet: String,
}

impl fmt::Display for GrammarError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            file,
            line,
            column,
            message,
            snippet,
            ..
        } = self;
        writeln!(f, "{file}:{line}:{column}: {message}")?;
        let margin = line.to_string().len();
        // A tab takes one column here and there, so that the caret stands under its word.
        let snippet = snippet.replace('\t', " ");
        writeln!(f, " {line} | {snippet}")?;
        let indent = " ".repeat(column.saturating_sub(1) as usize);
        let carets = "^".repeat(self.width.max(1) as usize);
        write!(f, " {:margin$} | {indent}{carets}", "")?;
        if let Some(suggestion) = &self.suggestion {
            write!(f, " {suggestion}")?;
        }
        Ok(())
    }
}

impl std::error::Error for GrammarError {}

/// A line of a file, to point into.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place<'a> {
    /// The file's name.
    pub(super) file: &'a str,
    /// From 1.
    pub(super) line: u32,
    /// The whole line.
    pub(super) text: &'a str,
}

impl<'a> Place<'a> {
    /// An error that points at `part`, which must be a slice of the line.
    pub(super) fn error(self, part: &str, message: String) -> GrammarError {
        let start = (part.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        let before = self
            .text
            .get(..start)
            .unwrap_or(self.text)
            .trim_start_matches('\u{feff}');
        GrammarError {
            file: self.file.to_owned(),
            line: self.line,
            column: count(before.chars().count() + 1),
            width: count(part.chars().count().max(1)),
            message,
            suggestion: None,
            snippet: self
                .text
                .trim_start_matches('\u{feff}')
                .trim_end()
                .to_owned(),
        }
    }

    /// An error about a name that is not one of those known.
    pub(super) fn unknown<S: AsRef<str>>(
        self,
        what: &str,
        part: &str,
        known: &[S],
    ) -> GrammarError {
        let error = self.error(part, format!("unknown {what} “{part}”"));
        let suggestion = match nearest(part, known) {
            Some(name) => format!("did you mean “{name}”?"),
            None => {
                let names: Vec<&str> = known.iter().map(AsRef::as_ref).collect();
                format!("known: {}", names.join(", "))
            }
        };
        GrammarError {
            suggestion: Some(suggestion),
            ..error
        }
    }
}

/// The known name most like this one, if any is much like it or one letter away.
fn nearest<'a, S: AsRef<str>>(name: &str, known: &'a [S]) -> Option<&'a str> {
    known
        .iter()
        .map(|known| (strsim::jaro_winkler(name, known.as_ref()), known.as_ref()))
        .filter(|&(likeness, known)| likeness > 0.8 || strsim::osa_distance(name, known) <= 1)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, known)| known)
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use crate::grammar::Grammar;

    #[track_caller]
    fn shows(file: &str, text: &str, wanted: &str) {
        let error = Grammar::load("en", &[(file, text)]).expect_err("there is a mistake");
        assert_eq!(error.to_string(), wanted);
    }

    #[test]
    fn an_unknown_frame() {
        shows(
            "house/reporting-verbs.list",
            "# ours\n[neutral]\nsay, says, said: qoute clause\n",
            "house/reporting-verbs.list:3:18: unknown frame “qoute”\n \
             3 | say, says, said: qoute clause\n   \
             |                  ^^^^^ did you mean “quote”?",
        );
    }

    #[test]
    fn a_verb_without_frames() {
        shows(
            "reporting-verbs.list",
            "[neutral]\nsay, said\n",
            "reporting-verbs.list:2:1: expected a colon and what may follow the verb\n \
             2 | say, said\n   \
             | ^^^^^^^^^ known: quote, clause, question, infinitive, addressee, object, accusative, \
             gerund, about, sum",
        );
    }

    #[test]
    fn an_unknown_section() {
        shows(
            "titles.list",
            "[femal]\nDame\n",
            "titles.list:1:2: unknown section “femal”\n 1 | [femal]\n   |  ^^^^^ did you mean “female”?",
        );
        shows(
            "evaluative.list",
            "[strong]\nalleged\n",
            "evaluative.list:1:2: “evaluative” has no sections\n 1 | [strong]\n   |  ^^^^^^",
        );
        shows(
            "titles.list",
            "Dame\n",
            "titles.list:1:1: entries need a section: any, female, male\n 1 | Dame\n   | ^^^^",
        );
        shows(
            "titles.list",
            "[female\n",
            "titles.list:1:8: expected a closing “]”\n 1 | [female\n   |        ^",
        );
    }

    #[test]
    fn an_entry_that_is_there_twice() {
        shows(
            "evaluative.list",
            "alleged\nsaid to be\nAlleged\n",
            "evaluative.list:3:1: “Alleged” stands in this section already, at evaluative.list:1\n \
             3 | Alleged\n   | ^^^^^^^ remove one of the two",
        );
        shows(
            "evaluative.list",
            "said to be\nsaid/thought to be\n",
            "evaluative.list:2:1: “said/thought to be” stands in this section already, at \
             evaluative.list:1\n \
             2 | said/thought to be\n   | ^^^^^^^^^^^^^^^^^^ remove one of the two",
        );
    }

    #[test]
    fn an_entry_of_which_one_word_is_there_twice() {
        shows(
            "document-nouns.list",
            "[countable]\n# Parties write these.\nmanifesto, manifestos\nslogan\nmanifesto\n",
            "document-nouns.list:5:1: “manifesto” stands in this section already, at \
             document-nouns.list:3\n 5 | manifesto\n   | ^^^^^^^^^ remove one of the two",
        );
        shows(
            "reporting-verbs.list",
            "[neutral]\npoint out: quote\npoint out: clause\n",
            "reporting-verbs.list:3:1: “point out” stands in this section already, at \
             reporting-verbs.list:2\n 3 | point out: clause\n   | ^^^^^^^^^ remove one of the two",
        );
        shows(
            "quotation-marks.list",
            "[double]\n“ ”\n„ “\n“ ”\n",
            "quotation-marks.list:4:1: ““ ”” stands in this section already, at \
             quotation-marks.list:2\n 4 | “ ”\n   | ^^^ remove one of the two",
        );
    }

    #[test]
    fn an_unknown_list() {
        shows(
            "house/hedge.list",
            "alleged\n",
            "house/hedge.list:1:1: unknown list “hedge”\n 1 | alleged\n   \
             | ^ did you mean “hedges”?",
        );
    }

    #[test]
    fn what_a_list_does_not_take() {
        shows(
            "evaluative.list",
            "alleged = said\n",
            "evaluative.list:1:11: nothing follows “=” in this list\n 1 | alleged = said\n   \
             |           ^^^^",
        );
        shows(
            "adjectives.list",
            "très grand\n",
            "adjectives.list:1:1: this list holds single words\n 1 | très grand\n   | ^^^^^^^^^^",
        );
        shows(
            "evaluative.list",
            "is (widely said\n",
            "evaluative.list:1:4: brackets stand around one word or its alternatives\n \
             1 | is (widely said\n   |    ^^^^^^^",
        );
        shows(
            "reporting-verbs.list",
            "[neutral]\nsay: quote\n  no with: life\n",
            "reporting-verbs.list:3:3: unknown detail “no with”\n 3 |   no with: life\n   \
             |   ^^^^^^^ did you mean “not with”?",
        );
    }

    const PATTERN: &str = "pattern a\n  cue:verb(quote)\n  finds {said}\n  ignores x\n";

    #[test]
    fn a_pattern_without_examples() {
        shows(
            "attribution.grammar",
            "pattern a\n  cue:verb(quote)\n  finds {said}\n",
            "attribution.grammar:1:1: the pattern needs a line “ignores” with a look-alike\n \
             1 | pattern a\n   | ^^^^^^^^^",
        );
        shows(
            "attribution.grammar",
            "pattern a\n  cue:verb(quote)\n  ignores x\n",
            "attribution.grammar:1:1: the pattern needs a line “finds” with an example\n \
             1 | pattern a\n   | ^^^^^^^^^",
        );
        assert!(Grammar::load("en", &[("attribution.grammar", PATTERN)]).is_ok());
        shows(
            "attribution.grammar",
            &PATTERN.repeat(2),
            "attribution.grammar:5:9: there is a pattern “a” above\n 5 | pattern a\n   |         ^",
        );
    }

    #[test]
    fn an_element_that_is_not_known() {
        let with = |elements: &str| PATTERN.replace("cue:verb(quote)", elements);
        shows(
            "attribution.grammar",
            &with("source:mp cue:verb(quote)"),
            "attribution.grammar:2:10: unknown kind “mp”\n 2 |   source:mp cue:verb(quote)\n   \
             |          ^^ did you mean “np”?",
        );
        shows(
            "attribution.grammar",
            &with("cue:verb(quote, cluase)"),
            "attribution.grammar:2:19: unknown frame “cluase”\n 2 |   cue:verb(quote, cluase)\n   \
             |                   ^^^^^^ did you mean “clause”?",
        );
        shows(
            "attribution.grammar",
            &with("cue:phrase(acording-to)"),
            "attribution.grammar:2:14: unknown phrase class “acording-to”\n \
             2 |   cue:phrase(acording-to)\n   \
             |              ^^^^^^^^^^^ did you mean “according-to”?",
        );
        shows(
            "attribution.grammar",
            &with("source:np(quote) cue:verb(quote)"),
            "attribution.grammar:2:13: “np” takes no brackets\n \
             2 |   source:np(quote) cue:verb(quote)\n   |             ^^^^^",
        );
        shows(
            "attribution.grammar",
            &with("\"that"),
            "attribution.grammar:2:8: expected a closing mark after the word\n 2 |   \"that\n   \
             |        ^",
        );
        shows(
            "attribution.grammar",
            &with("cue:verb(quote"),
            "attribution.grammar:2:17: expected a comma or a closing bracket\n \
             2 |   cue:verb(quote\n   |                 ^",
        );
    }

    #[test]
    fn an_example_with_a_bracket_too_few() {
        let with = |example: &str| PATTERN.replace("{said}", example);
        shows(
            "attribution.grammar",
            &with("<she> {said [that]"),
            "attribution.grammar:3:15: this bracket needs its “}”\n \
             3 |   finds <she> {said [that]\n   |               ^",
        );
        shows(
            "attribution.grammar",
            &with("said]"),
            "attribution.grammar:3:13: nothing opens this “]”\n 3 |   finds said]\n   \
             |             ^",
        );
        shows(
            "attribution.grammar",
            &with("[{said]}"),
            "attribution.grammar:3:15: “}” should come before “]”\n 3 |   finds [{said]}\n   \
             |               ^",
        );
    }
}
