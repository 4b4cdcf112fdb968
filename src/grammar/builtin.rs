//! The English grammar, embedded.

/// Its language.
pub(super) const LANGUAGE: &str = "en";

macro_rules! embed {
    ($($file:literal)*) => {
        &[$((
            concat!("grammar/en/", $file),
            include_str!(concat!("../../grammar/en/", $file)),
        )),*]
    };
}

/// Its files by name, in the order in which they are read.
pub(super) const FILES: &[(&str, &str)] = embed! {
    "abbreviations.list"
    "according-to.list"
    "accusers.list"
    "accusing-verbs.list"
    "adjectives.list"
    "adverbs.list"
    "agencies.list"
    "agentless-hedges.list"
    "allegation-verbs.list"
    "anonymity-reasons.list"
    "anonymity.list"
    "anonymous-nouns.list"
    "approximators.list"
    "assessments.list"
    "attitude-verbs.list"
    "bare-nouns.list"
    "be-forms.list"
    "broader-nouns.list"
    "common-verbs.list"
    "company-words.list"
    "confidential-nouns.list"
    "contested-units.list"
    "correction-notes.list"
    "counted-units.list"
    "court-record.list"
    "cue-adjectives.list"
    "cue-nouns.list"
    "currencies.list"
    "demonyms.list"
    "document-nouns.list"
    "ellipses.list"
    "evaluative.list"
    "figure-sources.list"
    "fractions.list"
    "function-words.list"
    "given-names.list"
    "government-nouns.list"
    "hearsay.list"
    "hedges.list"
    "joint-statement.list"
    "kinds-of-copy.list"
    "local-bodies.list"
    "measures.list"
    "members.list"
    "meetings.list"
    "name-parts.list"
    "naming.list"
    "numbers.list"
    "organisation-nouns.list"
    "organisations.list"
    "outlets.list"
    "parameters.list"
    "person-nouns.list"
    "places.list"
    "prices.list"
    "pronouns.list"
    "quotation-marks.list"
    "reporting-verbs.list"
    "results.list"
    "roles.list"
    "scales.list"
    "sentence-openers.list"
    "time.list"
    "titles.list"
    "unnamed-by-custom.list"
    "unnamed-outlets.list"
    "vague-collectives.list"
    "wrongdoing-verbs.list"
    "attribution.grammar"
};
