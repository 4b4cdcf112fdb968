//! What a change between two versions may do to a story that readers have already seen.
//!
//! Only the declarations: comparing versions is the floor above. In the examples `⇒` stands
//! between the old version and the new one.

use super::{Family, Rule, Severity};

/// The rules of this family.
pub static REVISION_RULES: &[&Rule] = &[
    &ATTRIBUTION_REMOVED,
    &CORRECTION_NOTE_MISSING,
    &FIGURE_CHANGED,
    &HEDGE_REMOVED,
    &QUOTE_TEXT_CHANGED,
    &SOURCE_CHANGED,
    &SOURCE_DOWNGRADED,
    &UNSOURCED_CLAIM_ADDED,
];

/// Words inside quotation marks differ.
pub static QUOTE_TEXT_CHANGED: Rule = Rule {
    name: "quote-text-changed",
    family: Family::Revisions,
    severity: Severity::Error,
    summary: "the words of a quotation differ between versions",
    explanation: "A quotation gives the words that were said, so two versions of it cannot both be \
        right. Quotations are paired by a shared run of words; marks, dashes, commas and white \
        space make no difference, and a quotation that is divided by its attribution is the same \
        quotation. One that only gives more or less of the same words is advice.",
    standards: &[
        "New York Times, Ethical Journalism (quotations)",
        "The Guardian, significant errors",
    ],
    triggers: &[
        "“We will stay until the bridge is safe,” Anna Weber said. ⇒ \
         “We will stay until the bridge is paid for,” Anna Weber said.",
        "Anna Weber called the plan “absurd and expensive”. ⇒ \
         Anna Weber called the plan “absurd and dangerous”.",
    ],
    ignores: &[
        "“We will stay until the bridge is safe,” Anna Weber said. ⇒ \
         \"We will stay until the bridge is safe\", Anna Weber said.",
        "“We will stay until the bridge is safe,” Anna Weber said. ⇒ \
         “We will stay,” Anna Weber said, “until the bridge is safe.”",
    ],
    check: None,
};

/// Another identified source has the words.
pub static SOURCE_CHANGED: Rule = Rule {
    name: "source-changed",
    family: Family::Revisions,
    severity: Severity::Error,
    summary: "the same words are credited to somebody else",
    explanation: "Two people did not say the same sentence: one of the versions is wrong, and \
        readers of the first one should know. Both sources are identified and are not the same \
        person or body. Another name or another spelling for the same source, a fuller name, and a \
        body whose own officer now speaks for it are no change of source.",
    standards: &["IPSO Editors’ Code, clause 1 (accuracy)", "AP, corrections"],
    triggers: &[
        "“We will stay until the bridge is safe,” Anna Weber said. ⇒ \
         “We will stay until the bridge is safe,” Martin Klein said.",
        "Paul Reeve said the bakery would close in May. ⇒ \
         Paula Reeve said the bakery would close in May.",
    ],
    ignores: &[
        "“We will stay until the bridge is safe,” Weber said. ⇒ \
         “We will stay until the bridge is safe,” Anna Weber said.",
        "“We will stay until the bridge is safe,” a council source said. ⇒ \
         “We will stay until the bridge is safe,” Anna Weber said.",
        // The same man, spelled anew.
        "“We will stay until the bridge is safe,” said Dr Emil Horvat. ⇒ \
         “We will stay until the bridge is safe,” said Dr Emil Horvath.",
        "President Ramon Alarcon said the talks had failed. ⇒ \
         President Ramón Alarcón said the talks had failed.",
        // The judge did, in either version.
        "A judge on Friday freed Anna Weber, who her lawyers say is innocent, and ordered the return \
         of her passport. ⇒ A judge on Friday freed Anna Weber, who her lawyers say is innocent. The \
         judge ordered the return of her passport.",
    ],
    check: None,
};

/// A named source became an unnamed one.
pub static SOURCE_DOWNGRADED: Rule = Rule {
    name: "source-downgraded",
    family: Family::Revisions,
    severity: Severity::Warning,
    summary: "a named source became an unnamed one",
    explanation: "The same words now stand on a weaker source: somebody who was named is a source, \
        an official or several of them. That may be the right thing to do, but readers have seen \
        the name. The opposite, a name in place of an unnamed source, is reported as good news.",
    standards: &["AP, anonymous sources", "Reuters Handbook, sourcing"],
    triggers: &[
        "“We will stay until the bridge is safe,” Anna Weber said. ⇒ \
         “We will stay until the bridge is safe,” a council source said.",
    ],
    ignores: &[
        "“We will stay until the bridge is safe,” a council source said. ⇒ \
         “We will stay until the bridge is safe,” Anna Weber said.",
    ],
    check: None,
};

/// A claim lost its source.
pub static ATTRIBUTION_REMOVED: Rule = Rule {
    name: "attribution-removed",
    family: Family::Revisions,
    severity: Severity::Error,
    summary: "a claim that had a source now has none",
    explanation: "What somebody said is now what the paper says. Quiet as the edit is, it changes \
        who answers for the claim. A source that is named in the sentence before, within the same \
        paragraph, still counts.",
    standards: &["AP, attribution", "Reuters Handbook, sourcing"],
    triggers: &[
        "Analysts say the new harbour could cost the town its last fishing boats. ⇒ \
         The new harbour could cost the town its last fishing boats.",
    ],
    ignores: &[
        "Analysts say the new harbour could cost the town its last fishing boats. ⇒ \
         The new harbour could cost the town its last fishing boats, analysts say.",
    ],
    check: None,
};

/// A new claim has no source.
pub static UNSOURCED_CLAIM_ADDED: Rule = Rule {
    name: "unsourced-claim-added",
    family: Family::Revisions,
    severity: Severity::Warning,
    summary: "a new sentence claims something on nobody’s word",
    explanation: "A sentence that the old version does not have and that by itself gives a finding \
        about its source: a quotation or a fragment of one without a speaker, an allegation \
        without anybody who alleges, a figure without a source, an accusation, a bare “source”, or \
        a collective that names nobody. Sentences that were moved, split or merged are not new.",
    standards: &["AP, attribution", "BBC Editorial Guidelines, accuracy"],
    triggers: &["The harbour closed on Monday. ⇒ \
         The harbour closed on Monday. Around 1,500 troops are already in the town."],
    ignores: &["The harbour closed on Monday. ⇒ \
         The harbour closed on Monday. Around 1,500 troops are already in the town, Anna Weber \
         said."],
    check: None,
};

/// A word of doubt is gone.
pub static HEDGE_REMOVED: Rule = Rule {
    name: "hedge-removed",
    family: Family::Revisions,
    severity: Severity::Error,
    summary: "a word of doubt is gone, and no source came in its place",
    explanation: "Without “alleged”, “reportedly” or “may” a claim is stated as fact. That is right \
        only if somebody has established it, and then the sentence should say who. A hedge that \
        makes way for a source, for a conviction or for another hedge is no finding.",
    standards: &["AP Stylebook, alleged", "BBC, reporting allegations"],
    triggers: &[
        "The council discussed the mayor’s alleged sale of the harbour. ⇒ \
         The council discussed the mayor’s sale of the harbour.",
        "Anna Weber said the club could pay the fine. ⇒ “We will pay the fine,” Anna Weber said.",
    ],
    ignores: &[
        "The council discussed the mayor’s alleged sale of the harbour. ⇒ \
         The council discussed the mayor’s suspected sale of the harbour.",
        // The past of `cannot`, and what reported speech makes of `can`.
        "Anna Weber said the club could not pay the fine. ⇒ \
         “The club cannot pay the fine,” Anna Weber said.",
        "Anna Weber said the club could pay the fine. ⇒ “We can pay the fine,” Anna Weber said.",
    ],
    check: None,
};

/// A number differs.
pub static FIGURE_CHANGED: Rule = Rule {
    name: "figure-changed",
    family: Family::Revisions,
    severity: Severity::Warning,
    summary: "a number differs in a claim that is otherwise the same",
    explanation: "A figure that changes after publication was wrong or is out of date; both are \
        worth a word to readers. Digits for words are no change, nor is as much in another unit (`20 \
        years`, `two decades`). A figure that was rounded (`1,487` to `about 1,500`) is advice.",
    standards: &[
        "BBC, managing online content",
        "Washington Post, corrections",
    ],
    triggers: &[
        "The fighting has claimed the lives of 52 soldiers. ⇒ \
         The fighting has claimed the lives of 53 soldiers.",
        "The strike lasted for 14 days. ⇒ The strike lasted for three weeks.",
    ],
    ignores: &[
        "The storm sank four boats in the harbour. ⇒ The storm sank 4 boats in the harbour.",
        // As much in another unit.
        "The strike lasted for 14 days. ⇒ The strike lasted for two weeks.",
        "The tunnel is 1,500 metres long. ⇒ The tunnel is 1.5 kilometres long.",
    ],
    check: None,
};

/// Readers are not told of a change they should know of.
pub static CORRECTION_NOTE_MISSING: Rule = Rule {
    name: "correction-note-missing",
    family: Family::Revisions,
    severity: Severity::Warning,
    summary: "quotations, sources, hedges or figures changed, and no note says so",
    explanation: "Once per comparison, when another rule of this family found something and the \
        new version has no new note (a correction, a clarification, an editor’s note). What changed \
        counts, never how much. With `--unpublished` nobody has read the old version, and no note \
        is expected.",
    standards: &[
        "AP, corrections",
        "BBC, managing online content",
        "IPSO Editors’ Code, clause 1 (accuracy)",
    ],
    triggers: &["The fighting has claimed the lives of 52 soldiers. ⇒ \
         The fighting has claimed the lives of 53 soldiers."],
    ignores: &["The fighting has claimed the lives of 52 soldiers. ⇒ \
         The fighting claimed the lives of 52 soldiers."],
    check: None,
};
