//! Remarks in the copy that silence a rule for a block, a stretch or the whole file.
//!
//! A remark names the rules it silences and says why: `onrecord-disable-next-line
//! vague-collective -- named in the box`. One without a reason silences nothing.

mod book;
mod rules;

use super::{Finding, Settings};
use crate::format::Remark;
use crate::parse::Document;
use book::Book;
pub(super) use rules::{
    SUPPRESSION_NOT_UNDERSTOOD, SUPPRESSION_UNUSED, SUPPRESSION_WITHOUT_REASON,
};

/// What the remarks of a file did.
#[derive(Clone, Debug, Default)]
pub struct Suppressions {
    /// Findings that were silenced.
    pub silenced: Vec<Silenced>,
    /// What is wrong with the remarks. These spans are places in the file, not in its words.
    pub findings: Vec<Finding>,
}

/// A finding that a remark silenced.
#[derive(Clone, Debug)]
pub struct Silenced {
    /// The finding.
    pub finding: Finding,
    /// The reason that the remark gives.
    pub reason: String,
}

/// Takes the findings that remarks silence out of `findings`, which are in order.
#[must_use]
pub(crate) fn apply(
    remarks: &[Remark],
    document: &Document,
    settings: &Settings,
    findings: &mut Vec<Finding>,
) -> Suppressions {
    if remarks.is_empty() {
        return Suppressions::default();
    }
    let mut book = Book::of(remarks, settings, document);
    let mut silenced = Vec::new();
    for finding in std::mem::take(findings) {
        let Some(reason) = book.silences(&finding) else {
            findings.push(finding);
            continue;
        };
        // What is said once of a source is silenced here, and maybe not where it speaks again.
        let mut next = finding.next();
        while let Some(there) = next.take_if(|there| book.silences(there).is_some()) {
            next = there.next();
        }
        findings.extend(next);
        silenced.push(Silenced { finding, reason });
    }
    findings.sort_by_key(|finding| finding.span.start);
    Suppressions {
        silenced,
        findings: book.close(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Checker;
    use crate::attribution::Engine;
    use crate::format::Format;
    use crate::grammar::Grammar;

    type Outcome = (Vec<&'static str>, Vec<(&'static str, String)>, Vec<String>);

    /// The rules that still find something, those that are silenced with their reasons, and what
    /// is wrong with the remarks.
    fn run(copy: &str) -> Outcome {
        run_as(Format::Plain, copy)
    }

    fn run_as(format: Format, copy: &str) -> Outcome {
        let mut settings = Settings::default();
        settings
            .select(&["unattributed-quote", "suppressions"])
            .unwrap();
        let checker = Checker::new(Grammar::builtin(), &settings, Engine::Grammar);
        let mut reading = format.read(copy);
        let mut report = checker.check_reading(&mut reading);
        let done = checker.suppress(&mut report, &reading.remarks);
        for finding in &done.findings {
            assert!(finding.span.of(copy).to_lowercase().contains("onrecord"));
        }
        (
            report.findings.iter().map(|finding| finding.rule).collect(),
            done.silenced
                .iter()
                .map(|one| (one.finding.rule, one.reason.clone()))
                .collect(),
            done.findings
                .iter()
                .map(|f| format!("{}: {}", f.rule, f.problem))
                .collect(),
        )
    }

    const RULE: &str = "unattributed-quote";
    const QUOTE: &str = "The bridge shook. “We ran for our lives.” Traffic stopped.\n";

    #[test]
    fn a_remark_silences_the_next_block() {
        let copy = format!("[[onrecord-disable-next-line {RULE} -- seen]]\n\n{QUOTE}\n{QUOTE}");
        assert_eq!(
            run(&copy),
            (vec![RULE], vec![(RULE, "seen".to_owned())], vec![])
        );
    }

    #[test]
    fn what_is_said_once_of_a_source_is_said_where_no_remark_silences_it() {
        let said = "A source said the ferry was shut.";
        let mut settings = Settings::default();
        settings.select(&["bare-source"]).unwrap();
        let checker = Checker::new(Grammar::builtin(), &settings, Engine::Grammar);
        let places = |copy: &str| {
            let mut reading = Format::Plain.read(copy);
            let mut report = checker.check_reading(&mut reading);
            let done = checker.suppress(&mut report, &reading.remarks);
            let places = report.findings.iter().map(|finding| finding.span.start);
            (places.collect::<Vec<u32>>(), done.silenced.len())
        };
        let remark = "[[onrecord-disable-next-line bare-source -- agreed]]";
        let copy = format!("{said}\n\nIt rained.\n\n{said}\n");
        assert_eq!(places(&copy), (vec![0], 0));
        let (found, silenced) = places(&format!("{remark}\n\n{copy}"));
        assert_eq!((found.len(), silenced), (1, 1));
        assert!(found[0] > 0);
        let (found, silenced) = places(&format!("{remark}\n\n{said}\n\n{remark}\n\n{said}\n"));
        assert_eq!((found.len(), silenced), (0, 1));
    }

    #[test]
    fn a_remark_silences_a_stretch_or_a_file() {
        let copy = format!(
            "{QUOTE}\n[[onrecord-disable quotations -- seen]]\n\n{QUOTE}\n\
             [[onrecord-enable]]\n\n{QUOTE}"
        );
        assert_eq!(
            run(&copy),
            (vec![RULE; 2], vec![(RULE, "seen".to_owned())], vec![])
        );
        let copy = format!("{QUOTE}\n{QUOTE}\n[[onrecord-disable-file {RULE} -- a -- b]]\n");
        assert_eq!(
            run(&copy),
            (vec![], vec![(RULE, "a -- b".to_owned()); 2], vec![])
        );
    }

    #[test]
    fn a_stretch_that_begins_with_the_copy_ends_too() {
        let copy = format!(
            "[[onrecord-disable {RULE} -- seen]]\n\n{QUOTE}\n[[onrecord-enable {RULE}]]\n\n{QUOTE}"
        );
        let seen = vec![(RULE, "seen".to_owned())];
        assert_eq!(run(&copy), (vec![RULE], seen.clone(), vec![]));
        // In Markdown nothing of the file is left before the first words.
        let copy = copy.replace("[[", "<!-- ").replace("]]", " -->");
        assert_eq!(run_as(Format::Markdown, &copy), (vec![RULE], seen, vec![]));
    }

    #[test]
    fn a_remark_about_the_file_may_come_last() {
        let copy = format!(
            "{QUOTE}\n[[onrecord-disable-next-line {RULE} -- a]]\n\n{QUOTE}\n\
             [[onrecord-disable-next-line {RULE} -- b]]\n\n{QUOTE}\n\
             [[onrecord-disable-file {RULE} -- c]]\n"
        );
        let silenced = ["c", "a", "b"].map(|reason| (RULE, reason.to_owned()));
        assert_eq!(run(&copy), (vec![], silenced.to_vec(), vec![]));
    }

    #[test]
    fn what_editors_and_their_programs_make_of_a_remark_is_understood() {
        for remark in [
            "[[ onrecord-disable-next-line unattributed-quote -- seen ]]",
            "[[Onrecord-Disable-Next-Line Unattributed-Quote -- seen]]",
            "[[onrecord disable-next-line unattributed-quote -- seen]]",
            "[[onrecord-disable-next-line unattributed-quote – seen]]",
            "[[onrecord-disable-next-line unattributed-quote—seen]]",
        ] {
            let copy = format!("{remark}\n\n{QUOTE}");
            assert_eq!(
                run(&copy),
                (vec![], vec![(RULE, "seen".to_owned())], vec![]),
                "{remark}"
            );
        }
    }

    #[test]
    fn what_only_begins_like_a_remark_is_reported() {
        for remark in [
            format!("<!-- onrecord-disable-next-line {RULE} -- seen -->"),
            format!("[[onrecord-disable-next-line {RULE} -- seen"),
        ] {
            let (kept, silenced, wrong) = run(&format!("{remark}\n\n{QUOTE}"));
            assert_eq!((kept, silenced), (vec![RULE], vec![]), "{remark}");
            assert_eq!(
                wrong,
                [
                    "suppression-not-understood: This is not how a remark is written here, so it \
                  silences nothing."
                ]
            );
        }
    }

    #[test]
    fn slips_are_reported() {
        let (kept, silenced, wrong) = run(&format!(
            "[[onrecord-disable-next-line {RULE}]]\n\n{QUOTE}\n\
             [[onrecord-disable-next-line unattributed-quotes -- x]]\n\n\
             [[onrecord-ignore {RULE} -- x]]\n\n[[onrecord-disable -- x]]\n\n\
             [[onrecord-disable-next-line {RULE} -- x]]\n\nNothing here.\n"
        ));
        assert_eq!((kept, silenced), (vec![RULE], vec![]));
        assert_eq!(
            wrong,
            [
                "suppression-without-reason: This silences a rule without saying why, so it \
                 silences nothing.",
                "suppression-not-understood: There is no rule “unattributed-quotes”.",
                "suppression-not-understood: “onrecord-ignore” is no remark to onrecord.",
                "suppression-not-understood: This remark names no rule, so it silences nothing.",
                "suppression-unused: “unattributed-quote” finds nothing here that this remark \
                 could silence.",
            ]
        );
    }
}
