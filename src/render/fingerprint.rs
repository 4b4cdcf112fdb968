//! What identifies a finding from one run to the next: its rule, the claim it is about and who is
//! credited with it, but never a line number.
//!
//! The hash is 64-bit FNV-1a, written as 16 hexadecimal digits. Its definition is fixed, so
//! baselines stay valid from one release to the next.

use rustc_hash::FxHashMap;

use crate::report::Report;
use crate::rules::Finding;
use crate::text::{Span, fold};

/// Longest stretch of a claim that counts, in bytes; a claim this long differs earlier.
const LONGEST: usize = 2048;

/// Gives the findings of one report their fingerprints.
///
/// The claim is its sentence as it stands in the copy, and not the stretch that the engine of this
/// release happens to mark: a baseline outlives an upgrade. The source counts by its words where
/// they stand outside of that sentence.
#[derive(Debug, Default)]
pub(super) struct Fingerprints {
    seen: FxHashMap<u64, u32>,
    /// The last sentence and its hash; findings come in order.
    sentence: Option<(Span, u64)>,
}

impl Fingerprints {
    /// The fingerprint of the next finding. Findings that are alike in all that counts get
    /// different ones, by their order.
    pub(super) fn next(&mut self, finding: &Finding, report: &Report) -> String {
        let text = &report.article.document.text;
        let sentence = sentence_at(report, finding.span.start).unwrap_or(finding.span);
        let claim = match self.sentence {
            Some((last, hash)) if last == sentence => hash,
            _ => {
                let mut hash = Fnv::new();
                hash.field(&fold(clip(sentence.of(text))));
                hash.0
            }
        };
        self.sentence = Some((sentence, claim));
        let attribution = finding
            .attribution
            .and_then(|id| report.article.attributions.get(id as usize));
        let source = attribution
            .and_then(|attribution| attribution.source)
            .map(|source| source.span)
            .filter(|&source| !sentence.contains(source));

        let mut hash = Fnv::new();
        hash.field(finding.rule);
        hash.field(&fold(clip(finding.span.of(text))));
        hash.bytes(&claim.to_be_bytes());
        hash.field(&source.map_or_else(String::new, |source| fold(clip(source.of(text)))));
        self.number(hash)
    }

    /// The fingerprint of a finding that is about no claim.
    pub(super) fn of_words(&mut self, rule: &str, words: &str) -> String {
        let mut hash = Fnv::new();
        hash.field(rule);
        hash.field(&fold(clip(words)));
        self.number(hash)
    }

    fn number(&mut self, mut hash: Fnv) -> String {
        let ordinal = self.seen.entry(hash.0).or_insert(0);
        if *ordinal > 0 {
            hash.bytes(&ordinal.to_be_bytes());
        }
        *ordinal += 1;
        format!("{:016x}", hash.0)
    }
}

/// The sentence that holds a place.
pub(super) fn sentence_at(report: &Report, at: u32) -> Option<Span> {
    let sentences = &report.article.document.sentences;
    let next = sentences.partition_point(|sentence| sentence.span.start <= at);
    let sentence = sentences.get(next.checked_sub(1)?)?;
    (at < sentence.span.end).then_some(sentence.span)
}

fn clip(text: &str) -> &str {
    &text[..text.floor_char_boundary(LONGEST)]
}

/// The hash of several texts, as it is written.
pub(super) fn hash(fields: &[&str]) -> String {
    let mut hash = Fnv::new();
    fields.iter().for_each(|field| hash.field(field));
    format!("{:016x}", hash.0)
}

/// 64-bit FNV-1a.
struct Fnv(u64);

impl Fnv {
    fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    fn bytes(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn field(&mut self, text: &str) {
        self.bytes(text.as_bytes());
        // No UTF-8 text holds this byte, so fields cannot run together.
        self.bytes(&[0xff]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attribution::Article;
    use crate::parse::Document;
    use crate::rules::{Family, Severity};

    fn finding(span: Span) -> Finding {
        Finding {
            rule: "vague-collective",
            family: Family::Anonymity,
            severity: Severity::Warning,
            span,
            problem: String::new(),
            remedy: String::new(),
            labels: Vec::new(),
            attribution: None,
            again: Vec::new(),
        }
    }

    #[test]
    fn the_hash_is_the_published_one() {
        let mut hash = Fnv::new();
        hash.bytes(b"foobar");
        assert_eq!(hash.0, 0x8594_4171_f739_67e8);
    }

    #[test]
    fn typography_and_place_make_no_difference_and_twins_differ() {
        let report = |text: &str| Report {
            article: Article {
                document: Document {
                    text: text.into(),
                    ..Document::default()
                },
                ..Article::default()
            },
            findings: Vec::new(),
        };
        let mut first = Fingerprints::default();
        let one = first.next(&finding(Span::new(0, 7)), &report("Critics say"));
        let twin = first.next(&finding(Span::new(0, 7)), &report("Critics say"));
        let moved = Fingerprints::default()
            .next(&finding(Span::new(4, 11)), &report("\n\n\n\ncritics say"));
        assert_eq!(one, moved);
        assert_ne!(one, twin);
    }
}
