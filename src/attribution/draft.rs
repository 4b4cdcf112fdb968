//! Attributions before their sources are resolved, as patterns and tagger propose them.

use std::ops::Range;

use crate::attribution::content::end::cut;
use crate::attribution::cue::{self, Cue, CueKind};
use crate::attribution::pattern::Matcher;
use crate::attribution::pattern::anchor::Anchors;
use crate::attribution::phrase::Phrases;
use crate::attribution::quotation::link;
use crate::attribution::quotation::speaker_label::is_labelled;
use crate::attribution::tagger::Annotation;
use crate::attribution::words::{WordIndex, Words};
use crate::attribution::{Attribution, AttributionKind, Maker, Source};
use crate::grammar::pattern::{ElementKind, Pattern, Plain, Role};
use crate::grammar::{Classes, Grammar, PhraseClass};
use crate::parse::{Document, QuotationId, SentenceId};
use crate::text::Span;

/// How many attributions before it may claim the words of a new one.
const RIVALS: usize = 16;

/// An attribution whose source is still words.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    /// What is said, in order.
    pub(crate) content: Vec<Span>,
    /// The words that attribute.
    pub(crate) cue: Option<Span>,
    /// The words that name the source.
    pub(crate) source: Option<Range<WordIndex>>,
    /// Where the cue stands, or the content begins.
    pub(crate) sentence: SentenceId,
    /// What found it.
    pub(crate) by: Maker,
    /// How sure.
    pub(crate) confidence: f32,
    /// What kind of pattern found it, if one did.
    pub(crate) form: Form,
}

/// What a pattern looks for, as far as joining it with the tagger's finds depends on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Form {
    /// A quotation, an elliptical cue: rarely wrong.
    Firm,
    /// All that a labelled speaker says.
    Speech,
    /// A clause: its end is marked by grammar.
    Clause,
    /// A clause whose beginning is marked, too: `that`, `whether`, `to`, a gerund.
    Marked,
    /// A statement before its cue or around it: `The bridge, she said, is safe`; `according to`.
    Framed,
    /// What somebody says in a relative clause, maybe inside what another says: `which an inquiry said
    /// was unsafe`.
    Inner,
    /// A state of mind, which may be part of what another says: `Macron, who is keen to …`.
    Mind,
    /// A claim that nobody makes.
    Agentless,
    /// What the tagger finds and is hardly ever right, unless a pattern finds it, too.
    Guess,
    /// Anything else, and all else that the tagger finds.
    #[default]
    Other,
}

impl Form {
    /// The share of its finds that a pattern of this form has right, as counted on annotated news.
    fn confidence(self) -> f32 {
        match self {
            Self::Firm | Self::Speech => 0.85,
            Self::Clause | Self::Marked => 0.6,
            Self::Framed => 0.5,
            Self::Inner | Self::Mind | Self::Guess | Self::Other => 0.4,
            Self::Agentless => 0.3,
        }
    }

    fn of(pattern: &Pattern) -> Self {
        let content = pattern
            .elements
            .iter()
            .find(|e| e.role == Some(Role::Content));
        if !pattern
            .elements
            .iter()
            .any(|e| e.role == Some(Role::Source))
        {
            return Self::Agentless;
        }
        let elliptical = ElementKind::Plain(Plain::Ellipsis);
        if pattern.elements.iter().any(|e| e.kind == elliptical) {
            return Self::Firm;
        }
        let adjective = ElementKind::Plain(Plain::Adjective);
        if pattern.elements.iter().any(|e| e.kind == adjective) {
            return Self::Mind;
        }
        let last = pattern.elements.iter().rfind(|e| e.role.is_some());
        // `…, reported the Herald.`: where the sentence ends, nobody else can be meant.
        let stop = ElementKind::Plain(Plain::Stop);
        let stops = pattern.elements.last().is_some_and(|e| e.kind == stop);
        let source_is_last = !stops && last.is_some_and(|e| e.role == Some(Role::Source));
        // `which an inquiry said was unsafe`
        if let Some(ElementKind::Words(first)) = pattern.elements.first().map(|e| &e.kind)
            && first.iter().any(|word| &**word == "which")
        {
            return Self::Inner;
        }
        match content.map(|e| &e.kind) {
            Some(ElementKind::Plain(Plain::Quote)) => Self::Firm,
            Some(ElementKind::Plain(Plain::Speech)) => Self::Speech,
            // `The bridge is safe, told Weber`: what follows the verb is rarely its subject.
            Some(ElementKind::Plain(Plain::Rest | Plain::Statement)) if source_is_last => {
                Self::Other
            }
            Some(ElementKind::Plain(
                Plain::Rest | Plain::Statement | Plain::Mixed | Plain::Around | Plain::Remainder,
            )) => Self::Framed,
            // `He was described by neighbours as a quiet man`
            Some(ElementKind::Plain(Plain::NounPhrase)) => Self::Framed,
            Some(ElementKind::Plain(Plain::VerbPhrase)) => Self::Inner,
            Some(ElementKind::Plain(Plain::Clause)) => Self::Clause,
            Some(ElementKind::Plain(
                Plain::ThatClause
                | Plain::Question
                | Plain::Bidding
                | Plain::Infinitive
                | Plain::Gerund
                | Plain::Sum,
            )) => Self::Marked,
            _ => Self::Other,
        }
    }
}

impl Draft {
    /// Where it stands in the article: at its cue, or else at its content.
    pub(crate) fn place(&self) -> (u32, u32) {
        let content = self.content.first().map_or(u32::MAX, |span| span.start);
        (self.cue.map_or(content, |cue| cue.start), content)
    }

    /// `Anna Weber, in a letter that we have seen: “No.”`: what stands before the colon is its speaker.
    pub(crate) fn is_label(&self) -> bool {
        self.by.ends_with("speaker-label")
    }

    /// As an annotated corpus would have it.
    pub(crate) fn annotation(&self, words: &Words) -> Annotation {
        Annotation {
            source: self
                .source
                .iter()
                .map(|range| words.span(range.clone()))
                .collect(),
            cue: self.cue.into_iter().collect(),
            content: self.content.clone(),
        }
    }

    /// The attribution, now that its source is known.
    pub(crate) fn finish(
        mut self,
        phrases: &Phrases<'_>,
        document: &Document,
        source: Option<Source>,
    ) -> Attribution {
        // `It is safe, said Marta Weber, an engineer who built it`: what stands behind the name belongs
        // to the name.
        if let ([_, _, ..], Some(source)) = (&self.content[..], &source) {
            self.content.retain(|&piece| !source.span.contains(piece));
        }
        // `“It was over,” Weber was quoted as saying by the Herald`
        if let ([first, _, ..], Some(cue)) = (&self.content[..], self.cue)
            && !first.overlaps(cue)
        {
            self.content.retain(|&piece| !piece.overlaps(cue));
        }
        // What was found on two ways is said once.
        self.content.sort_unstable();
        let mut last: Option<Span> = None;
        self.content.retain(|&piece| {
            let new = last.is_none_or(|last| !last.contains(piece));
            last = if new { Some(piece) } else { last };
            new
        });
        let mut quotations: Vec<QuotationId> = quotations_in(document, &self.content).collect();
        quotations.dedup();
        Attribution {
            kind: kind(phrases, document, &self.content),
            content: self.content,
            cue: self.cue.into_iter().collect(),
            source,
            sentence: self.sentence,
            quotations,
            by: self.by,
            confidence: self.confidence,
        }
    }
}

/// What the patterns find, with the quotations that carry it on.
pub(crate) fn all_by_patterns(document: &Document, words: &Words, grammar: &Grammar) -> Vec<Draft> {
    let phrases = Phrases {
        words,
        text: &document.text,
        grammar,
    };
    let mut drafts = by_patterns(&phrases, document);
    link::carry_on(&phrases, document, &mut drafts);
    drafts
}

/// How much of a content stands in quotation marks.
fn kind(phrases: &Phrases<'_>, document: &Document, content: &[Span]) -> AttributionKind {
    let (mut quoted, mut plain) = (false, false);
    for span in content {
        for at in phrases.words.within(*span) {
            if phrases.word(at).is_word() {
                let inside =
                    cue::is_spoken(phrases, document, at) || phrases.word(at).quotation.is_some();
                quoted |= inside;
                plain |= !inside;
            }
        }
    }
    match (quoted, plain) {
        (true, false) => AttributionKind::Direct,
        (true, true) => AttributionKind::Mixed,
        (false, _) => AttributionKind::Indirect,
    }
}

/// The outermost quotations that lie in a content or share words with it.
pub(crate) fn quotations_in(
    document: &Document,
    content: &[Span],
) -> impl Iterator<Item = QuotationId> {
    content.iter().flat_map(|span| {
        let all = &document.quotations;
        let first = all.partition_point(|q| q.span.start < span.start);
        (0..)
            .zip(all)
            .skip(first)
            .take_while(|(_, quotation)| quotation.span.start < span.end)
            .filter(|(_, quotation)| quotation.parent.is_none())
            .map(|(id, _)| id)
    })
}

/// What the patterns of the grammar find, sentence by sentence.
pub(crate) fn by_patterns(phrases: &Phrases<'_>, document: &Document) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut cues: Vec<Cue> = Vec::new();
    let anchors = Anchors::new(&phrases.grammar.patterns);
    let labelled = is_labelled(phrases, document);
    let mut complaint: Option<(SentenceId, Range<WordIndex>)> = None;
    let mut spoke: Option<(SentenceId, Range<WordIndex>)> = None;
    for number in 0..document.sentences.len() {
        let sentence = SentenceId::try_from(number).unwrap_or(SentenceId::MAX);
        let words = phrases.words.sentence(sentence);
        cues.clear();
        cue::find(phrases, document, words.clone(), &mut cues);
        if cues.is_empty() {
            continue;
        }
        // `Weber said that he was glad. Adding, “…”`
        let goes_on = phrases.is_any(words.start, &["adding"]);
        let before = if goes_on { &mut spoke } else { &mut complaint };
        let previous = before
            .take()
            .filter(|(at, _)| at + 1 == sentence)
            .map(|(_, source)| source);
        let matcher = Matcher {
            phrases: *phrases,
            document,
            sentence: words,
            cues: &cues,
            anchors: &anchors,
            previous,
            labelled,
        };
        let first = drafts.len();
        for cue in &cues {
            if wants_no_name(phrases, &cue.words) {
                continue;
            }
            let Some(found) = matcher.first(cue) else {
                continue;
            };
            if matches!(cue.kind, CueKind::Noun | CueKind::Ellipsis) {
                complaint = found.source.clone().map(|source| (sentence, source));
            }
            spoke = found.source.clone().map(|source| (sentence, source));
            let mut form = Form::of(&phrases.grammar.patterns[found.pattern]);
            let opening = found
                .content
                .first()
                .map(|&span| phrases.words.within(span).start);
            if form == Form::Clause && opening.is_some_and(|at| phrases.is_word(at, "that")) {
                form = Form::Marked;
            }
            let mut draft = Draft {
                content: found.content,
                cue: Some(phrases.span(cue.words.clone())),
                source: found.source,
                sentence,
                by: Maker::from(phrases.grammar.patterns[found.pattern].name.clone()),
                confidence: form.confidence(),
                form,
            };
            cut(phrases, &mut draft);
            keep_better(phrases, &mut drafts, first, draft);
        }
    }
    drafts
}

/// `asked not to be named`, `was not authorised to discuss`: says of a source why it has no name,
/// and nothing of the story; `said on condition of anonymity` does.
pub(crate) fn wants_no_name(phrases: &Phrases<'_>, cue: &Range<WordIndex>) -> bool {
    let helping = Classes::AUXILIARY | Classes::MODAL | Classes::NEGATION | Classes::ADVERB;
    let helps = |&at: &WordIndex| phrases.word(at).is(helping);
    let verb = cue.clone().find(|at| !helps(at)).unwrap_or(cue.end);
    phrases
        .words
        .phrases_in(cue.start..(verb + 1).min(cue.end))
        .iter()
        .any(|(_, phrase)| phrase.class == PhraseClass::Anonymity)
}

/// `Weber was blunt: “We will stay,” he said`: the tag after a quotation says more surely who speaks
/// than the clause before its colon.
fn is_tagged(introduced: &Draft, new: &Draft) -> bool {
    let colon = introduced.cue.is_some_and(|cue| cue.len() == 1);
    let after = |draft: &Draft| Some(draft.cue?.start >= draft.content.last()?.end);
    colon && after(introduced) == Some(false) && after(new) == Some(true)
}

/// `in a letter that we have seen`: the source speaks in a relative clause.
fn is_in_relative(phrases: &Phrases<'_>, draft: &Draft) -> bool {
    let before = draft
        .source
        .as_ref()
        .and_then(|source| source.start.checked_sub(1));
    before.is_some_and(|before| phrases.word(before).is(Classes::RELATIVE))
}

/// Two cues of a sentence may claim the same words (`said he believed`): the content that both
/// hold goes to the one whose source is named, or else to the first.
fn keep_better(phrases: &Phrases<'_>, drafts: &mut Vec<Draft>, first: usize, new: Draft) {
    let first = first.max(drafts.len().saturating_sub(RIVALS));
    let same = drafts[first..]
        .iter()
        .position(|old| old.content == new.content);
    match same {
        Some(at)
            if new.source.is_some()
                && (drafts[first + at].source.is_none()
                    || new.is_label() && is_in_relative(phrases, &drafts[first + at])
                    || is_tagged(&drafts[first + at], &new)) =>
        {
            drafts[first + at] = new;
        }
        Some(_) => {}
        None => drafts.push(new),
    }
}
