//! What the rules ask of an article again and again: which words are on somebody's word, which
//! source a quotation has, where a sentence begins. Worked out once, in one pass.

use std::cell::OnceCell;
use std::ops::Range;

use crate::attribution::words::{Word, WordIndex};
use crate::attribution::{Article, Attribution, AttributionId, Entity, Mention, Source};
use crate::grammar::{Classes, Frames, Grammar, PhraseClass, Stance, Verb, VerbForm, WordId};
use crate::parse::{BlockKind, Place, Quotation, QuotationId, Sentence, SentenceId};
use crate::text::{Span, fold};

use super::anonymity::Introduced;
use super::quotations::Body;
use super::{Context, Genre};

/// A sentence of more words than this is a list, a table or an attack, and no rule looks at it.
const LONGEST_SENTENCE: u32 = 400;

/// What is known about an article before any rule looks at it.
#[derive(Debug, Default)]
pub struct Evidence {
    /// The kind of copy.
    pub genre: Genre,
    /// The block from which on an interview is all questions and answers.
    talk: u32,
    /// Attributions that touch each sentence: where those of a sentence start in `touching`.
    starts: Vec<u32>,
    touching: Vec<AttributionId>,
    /// The attribution that each quotation belongs to.
    quotations: Vec<Option<AttributionId>>,
    /// Whether each attribution reports speech, not only a state of mind.
    speech: Vec<bool>,
    /// Byline, dateline, credit and notes, folded.
    pub(super) credits: String,
    /// The anonymous sources, worked out when a rule first asks.
    pub(super) introduced: OnceCell<Vec<Introduced>>,
    /// What is quoted in the body, likewise.
    pub(super) quoted: OnceCell<Body>,
}

impl Evidence {
    /// Works it out.
    #[must_use]
    pub fn of(article: &Article, grammar: &Grammar) -> Self {
        let mut pairs = Vec::new();
        let mut quotations = vec![None; article.document.quotations.len()];
        for (id, attribution) in article.attributions.iter().enumerate() {
            let id = index(id);
            touched(article, attribution, |sentence| pairs.push((sentence, id)));
            for &quotation in &attribution.quotations {
                let known: &mut Option<AttributionId> = &mut quotations[quotation as usize];
                let better = known.is_none_or(|known: AttributionId| {
                    article.attributions[known as usize].source.is_none()
                });
                if better {
                    *known = Some(id);
                }
            }
        }
        spread(article, &mut quotations);
        pairs.sort_unstable();
        pairs.dedup();
        let sentences = article.document.sentences.len();
        let mut starts = vec![0; sentences + 1];
        for &(sentence, _) in &pairs {
            starts[sentence as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let genre = Genre::of(article, grammar);
        let talk = match genre {
            Genre::Interview => super::genre::talk_begins(article).unwrap_or(0),
            _ => u32::MAX,
        };
        Self {
            genre,
            talk,
            starts,
            touching: pairs.into_iter().map(|(_, id)| id).collect(),
            quotations,
            speech: article
                .attributions
                .iter()
                .map(|a| is_speech(article, grammar, a))
                .collect(),
            credits: credits(article),
            introduced: OnceCell::new(),
            quoted: OnceCell::new(),
        }
    }
}

/// A quotation of several paragraphs has one source, whichever of them it stands with.
fn spread(article: &Article, credits: &mut [Option<AttributionId>]) {
    let all = &article.document.quotations;
    for (at, quotation) in all.iter().enumerate().rev() {
        if let Some(before) = quotation.continues {
            let credit = credits[at];
            let before = &mut credits[before as usize];
            *before = before.or(credit);
        }
    }
    for (at, quotation) in all.iter().enumerate() {
        if let Some(before) = quotation.continues {
            credits[at] = credits[at].or(credits[before as usize]);
        }
    }
}

/// The sentences in which a piece of the attribution stands. A content that runs over many
/// sentences touches the first and last of each piece and all between.
fn touched(article: &Article, attribution: &Attribution, mut touch: impl FnMut(SentenceId)) {
    touch(attribution.sentence);
    let source = attribution.source.iter().map(|source| &source.span);
    for span in attribution
        .content
        .iter()
        .chain(&attribution.cue)
        .chain(source)
    {
        let sentences = &article.document.sentences;
        let first = sentences.partition_point(|s| s.span.end <= span.start);
        for (at, sentence) in sentences.iter().enumerate().skip(first) {
            if sentence.span.start >= span.end {
                break;
            }
            touch(index(at));
        }
    }
}

fn is_speech(article: &Article, grammar: &Grammar, attribution: &Attribution) -> bool {
    if !attribution.quotations.is_empty() {
        return true;
    }
    let words = attribution
        .cue
        .iter()
        .flat_map(|&span| article.words.within(span));
    let mut attitude = false;
    for at in words {
        let word = &article.words[at as usize];
        if let Some((verb, _)) = grammar.verb(word.id) {
            if verb.stance != Stance::Attitude {
                return true;
            }
            attitude = true;
        } else if word.is(Classes::CUE_NOUN) {
            return true;
        } else if word.is(Classes::ATTITUDE_VERB | Classes::CUE_ADJECTIVE) {
            attitude = true;
        }
    }
    // A learned cue in which no word is known to attribute (`sells about`) is a guess, unless it is a
    // phrase like `according to`.
    let is_phrase = attribution.cue.first().is_some_and(|&cue| {
        let first = article.words.within(cue).start;
        article.words.get(first as usize).is_some_and(|word| {
            word.is(Classes::PREPOSITION)
                || word
                    .span
                    .of(&article.document.text)
                    .eq_ignore_ascii_case("according")
        })
    });
    !attitude && (attribution.by != "model" || attribution.cue.is_empty() || is_phrase)
}

/// The lines that say whose copy it is.
fn credits(article: &Article) -> String {
    let lines = article.document.blocks.iter().filter(|block| {
        matches!(
            block.kind,
            BlockKind::Byline | BlockKind::Credit | BlockKind::Dateline | BlockKind::EditorsNote
        )
    });
    let folded: Vec<String> = lines
        .map(|block| fold(block.span.of(&article.document.text)))
        .collect();
    folded.join("\n")
}

fn index(at: usize) -> u32 {
    u32::try_from(at).expect("a text of at most 4 GiB has fewer parts than that")
}

impl<'a> Context<'a> {
    /// The text.
    pub(super) fn text(&self) -> &'a str {
        &self.article.document.text
    }

    /// A word by its index.
    pub(super) fn word(&self, at: WordIndex) -> &'a Word {
        &self.article.words[at as usize]
    }

    /// The words of a range.
    pub(super) fn words(&self, range: Range<WordIndex>) -> &'a [Word] {
        &self.article.words[range.start as usize..range.end as usize]
    }

    /// A word as written.
    pub(super) fn written(&self, at: WordIndex) -> &'a str {
        self.word(at).span.of(self.text())
    }

    /// Whether a word is this one, whatever its case.
    pub(super) fn reads(&self, at: WordIndex, word: &str) -> bool {
        self.word(at).span.len() == word.len() && self.written(at).eq_ignore_ascii_case(word)
    }

    /// The word after a range, if it is in the same sentence.
    pub(super) fn after(&self, range: &Range<WordIndex>) -> Option<WordIndex> {
        let last = range.end.checked_sub(1)?;
        let sentence = self.article.words.sentence(self.word(last).sentence);
        (range.end < sentence.end).then_some(range.end)
    }

    /// The words of a sentence.
    pub(super) fn sentence_words(&self, sentence: SentenceId) -> Range<WordIndex> {
        self.article.words.sentence(sentence)
    }

    /// Sentences of the body, with their numbers; what is too long to be one is left out.
    pub(super) fn body(&self) -> impl Iterator<Item = (SentenceId, &'a Sentence)> + use<'a> {
        let sentences = self.article.document.sentences.iter().enumerate();
        let this = *self;
        sentences
            .filter(|(_, s)| s.place == Place::Body)
            .map(|(at, s)| (index(at), s))
            .filter(move |&(at, _)| this.is_sentence(at))
    }

    /// Whether a sentence belongs to the questions and answers of an interview, for which the rules of
    /// reporting do not hold; its introduction is reporting.
    pub(super) fn is_talk(&self, id: SentenceId) -> bool {
        self.sentence(id).block >= self.evidence.talk
    }

    /// Whether a sentence is short enough to be one.
    pub(super) fn is_sentence(&self, id: SentenceId) -> bool {
        let words = self.sentence_words(id);
        words.end - words.start <= LONGEST_SENTENCE
    }

    /// The sentence that holds an offset, or the last one before it.
    pub(super) fn sentence_at(&self, offset: u32) -> SentenceId {
        let sentences = &self.article.document.sentences;
        index(
            sentences
                .partition_point(|s| s.span.start <= offset)
                .saturating_sub(1),
        )
    }

    /// A sentence by its number.
    pub(super) fn sentence(&self, id: SentenceId) -> &'a Sentence {
        &self.article.document.sentences[id as usize]
    }

    /// The sentence before, if it is in the same block.
    pub(super) fn before_in_block(&self, id: SentenceId) -> Option<SentenceId> {
        let before = id.checked_sub(1)?;
        (self.sentence(before).block == self.sentence(id).block).then_some(before)
    }

    /// The sentence after, if it is in the same block.
    pub(super) fn after_in_block(&self, id: SentenceId) -> Option<SentenceId> {
        let after = self.article.document.sentences.get(id as usize + 1)?;
        (after.block == self.sentence(id).block).then_some(id + 1)
    }

    /// What a sentence's block is.
    pub(super) fn block_kind(&self, id: SentenceId) -> BlockKind {
        self.article.document.blocks[self.sentence(id).block as usize].kind
    }

    /// An attribution by its number.
    pub(super) fn attribution(&self, id: AttributionId) -> &'a Attribution {
        &self.article.attributions[id as usize]
    }

    /// All attributions, with their numbers.
    pub(super) fn attributions(
        &self,
    ) -> impl Iterator<Item = (AttributionId, &'a Attribution)> + use<'a> {
        self.article
            .attributions
            .iter()
            .enumerate()
            .map(|(at, a)| (index(at), a))
    }

    /// Attributions with a source that stand in the body and not in anybody's quotation.
    pub(super) fn sourced(
        &self,
    ) -> impl Iterator<Item = (AttributionId, &'a Attribution, &'a Source)> + use<'a> {
        let this = *self;
        self.attributions().filter_map(move |(id, attribution)| {
            let source = attribution.source.as_ref()?;
            let is_body = this.sentence(attribution.sentence).place == Place::Body
                && this.is_sentence(attribution.sentence);
            (is_body && !this.in_quotation(source.span)).then_some((id, attribution, source))
        })
    }

    /// Attributions of which a piece stands in this sentence.
    pub(super) fn touching(
        &self,
        sentence: SentenceId,
    ) -> impl Iterator<Item = (AttributionId, &'a Attribution)> + use<'a> {
        let evidence = self.evidence;
        let at = sentence as usize;
        let range = evidence.starts[at] as usize..evidence.starts[at + 1] as usize;
        let this = *self;
        evidence.touching[range]
            .iter()
            .map(move |&id| (id, this.attribution(id)))
    }

    /// Whether an attribution reports speech, not only a state of mind.
    pub(super) fn is_speech(&self, id: AttributionId) -> bool {
        self.evidence.speech[id as usize]
    }

    /// Whether somebody is credited with saying something in this sentence.
    pub(super) fn is_attributed(&self, sentence: SentenceId) -> bool {
        if !self.is_sentence(sentence) {
            return true;
        }
        self.touching(sentence)
            .any(|(id, a)| a.source.is_some() && self.is_speech(id))
            || self.names_its_source(sentence)
    }

    /// Whether the writer plainly reports somebody in this sentence, even where no attribution
    /// was made of it: `according to`, or a form of `say` or `tell` outside quotation marks that
    /// is not negated.
    pub(super) fn names_its_source(&self, sentence: SentenceId) -> bool {
        let range = self.sentence_words(sentence);
        if self
            .phrase_in(range.clone(), PhraseClass::AccordingTo)
            .is_some()
        {
            return true;
        }
        range.clone().any(|at| {
            let word = self.word(at);
            let is_saying = word.quotation.is_none()
                && word.is(Classes::REPORTING_VERB)
                && self.grammar.verb(word.id).is_some_and(|(verb, form)| {
                    matches!(verb.lemma.as_ref(), "say" | "tell") && form != VerbForm::Base
                });
            let near = at.saturating_sub(2).max(range.start)..at;
            is_saying
                && !self
                    .words(near)
                    .iter()
                    .any(|word| word.is(Classes::NEGATION))
        })
    }

    /// Whether the only subject of a sentence is `nobody` or `no one`.
    pub(super) fn names_nobody(&self, sentence: SentenceId) -> bool {
        self.sentence_words(sentence).any(|at| {
            self.word(at).quotation.is_none()
                && (self.reads(at, "nobody")
                    || self.reads(at, "none")
                    || self.reads(at, "one") && at > 0 && self.reads(at - 1, "no"))
        })
    }

    /// Whether somebody is named, or spoken of by pronoun, before a place in its sentence and
    /// outside quotation marks: `Reid has gone after Trump as a “spoiled brat”`.
    pub(super) fn names_somebody_before(&self, sentence: SentenceId, offset: u32) -> bool {
        let start = self.sentence(sentence).span.start;
        let mentions = &self.article.mentions;
        let first = mentions.partition_point(|mention| mention.span.start < start);
        mentions[first..]
            .iter()
            .take(LONGEST_SENTENCE as usize)
            .take_while(|mention| mention.span.start < offset)
            .any(|mention| !self.in_quotation(mention.span))
    }

    /// Whether these words are on somebody's word: in quotation marks, in what a source is
    /// reported to say, think or want, or in a sentence that credits somebody.
    pub(super) fn is_on_record(&self, sentence: SentenceId, span: Span) -> bool {
        self.in_quotation(span)
            || self.touching(sentence).any(|(id, a)| {
                a.source.is_some()
                    && (self.is_speech(id) || a.content.iter().any(|c| c.contains(span)))
            })
            || self.names_its_source(sentence)
    }

    /// Whether the words stand inside quotation marks.
    pub(super) fn in_quotation(&self, span: Span) -> bool {
        let first = self.article.words.within(span).start;
        self.article
            .words
            .get(first as usize)
            .is_some_and(|word| word.quotation.is_some())
    }

    /// A quotation by its number.
    pub(super) fn quotation(&self, id: QuotationId) -> &'a Quotation {
        &self.article.document.quotations[id as usize]
    }

    /// All quotations, with their numbers.
    pub(super) fn all_quotations(
        &self,
    ) -> impl Iterator<Item = (QuotationId, &'a Quotation)> + use<'a> {
        let all = self.article.document.quotations.iter().enumerate();
        all.map(|(at, quotation)| (index(at), quotation))
    }

    /// All quotations that are not inside another, with their numbers.
    pub(super) fn outer_quotations(
        &self,
    ) -> impl Iterator<Item = (QuotationId, &'a Quotation)> + use<'a> {
        self.all_quotations()
            .filter(|(_, quotation)| quotation.parent.is_none())
    }

    /// The attribution whose content a quotation is, if it has a source.
    pub(super) fn credit(&self, quotation: QuotationId) -> Option<AttributionId> {
        let id = self.evidence.quotations[quotation as usize]?;
        self.attribution(id).source.is_some().then_some(id)
    }

    /// The verb of a cue: what it is, in which form, and where.
    pub(super) fn cue_verb(
        &self,
        attribution: &Attribution,
    ) -> Option<(&'a Verb, VerbForm, WordIndex)> {
        let cue = attribution.cue.iter();
        let words = cue.flat_map(|&span| self.article.words.within(span));
        // `acknowledged on the call`: after an article or a preposition of the cue it is a noun.
        let first = attribution.cue.first().map(|cue| cue.start);
        let is_noun = |at: WordIndex| {
            let before = at.checked_sub(1).map(|before| self.word(before));
            before.is_some_and(|word| {
                first.is_some_and(|first| word.span.start >= first)
                    && word.is(Classes::DETERMINER | Classes::PREPOSITION)
                    && !self.reads(at - 1, "to")
            })
        };
        words
            .filter(|&at| !is_noun(at))
            .filter_map(|at| self.verb_at(at).map(|(verb, form)| (verb, form, at)))
            .next_back()
    }

    /// The reporting verb that a word is, or with which a phrase starts there (`pointed out`).
    fn verb_at(&self, at: WordIndex) -> Option<(&'a Verb, VerbForm)> {
        let phrases = self.article.words.phrases_at(at);
        let phrase = phrases.iter().find_map(|(_, phrase)| phrase.verb);
        match phrase {
            Some((verb, form)) => Some((self.grammar.verbs.get(verb as usize)?, form)),
            None => self.grammar.verb(self.word(at).id),
        }
    }

    /// Whether the dictionary form of a word has a class.
    pub(super) fn lemma_is(&self, word: &Word, class: Classes) -> bool {
        self.grammar
            .classes(self.grammar.lemma(word.id))
            .intersects(class)
    }

    /// Whether a cue says that something is so: `said`, `according to`. Denials, refusals and
    /// requests (`declined to comment`, `asked for`, `argued about`) are no source for anything.
    pub(super) fn states(&self, attribution: &Attribution) -> bool {
        match self.cue_verb(attribution) {
            None => true,
            Some((verb, ..)) => {
                verb.stance != Stance::Attitude
                    && !self.is_about(attribution)
                    && verb.frames.intersects(Frames::CLAUSE)
                    && !matches!(verb.lemma.as_ref(), "ask" | "deny" | "decline" | "refuse")
            }
        }
    }

    /// The same, with a verb of saying or `according to` in the cue, and words that are said: not
    /// `are looking for a way out`.
    pub(super) fn reports(&self, attribution: &Attribution) -> bool {
        let speaks = self
            .cue_verb(attribution)
            .is_some_and(|(verb, ..)| verb.frames.intersects(Frames::QUOTE | Frames::CLAUSE));
        let is_credit = || {
            attribution.cue.iter().any(|&cue| {
                let words = self.article.words.within(cue);
                self.phrase_in(words.clone(), PhraseClass::AccordingTo)
                    .is_some()
                    || self
                        .words(words)
                        .iter()
                        .any(|word| word.is(Classes::CUE_NOUN))
            })
        };
        (speaks || is_credit()) && self.states(attribution)
    }

    /// `argued about fishing rights`: what was said is not told.
    fn is_about(&self, attribution: &Attribution) -> bool {
        let starts = attribution.content.first().is_some_and(|content| {
            let first = self.article.words.within(*content).start;
            self.reads(first, "about") || first > 0 && self.reads(first - 1, "about")
        });
        starts && attribution.quotations.is_empty()
    }

    /// Whether a cue says that somebody does say something, not that they should or would.
    pub(super) fn is_asserted(&self, attribution: &Attribution) -> bool {
        let Some((_, _, verb)) = self.cue_verb(attribution) else {
            return true;
        };
        let sentence = self.sentence_words(self.word(verb).sentence);
        let helpers = Classes::AUXILIARY | Classes::ADVERB | Classes::MODAL | Classes::NEGATION;
        let mut before = (sentence.start..verb)
            .rev()
            .take(4)
            .take_while(|&at| self.word(at).is(helpers));
        !before.any(|at| self.word(at).is(Classes::MODAL | Classes::NEGATION))
    }

    /// The first phrase of a class that starts in a range of words.
    pub(super) fn phrase_in(
        &self,
        range: Range<WordIndex>,
        class: PhraseClass,
    ) -> Option<Range<WordIndex>> {
        self.phrases_in(range)
            .find(|(_, found)| *found == class)
            .map(|(at, _)| at)
    }

    /// Phrases of the grammar that start in a range of words.
    pub(super) fn phrases_in(
        &self,
        range: Range<WordIndex>,
    ) -> impl Iterator<Item = (Range<WordIndex>, PhraseClass)> + use<'a> {
        let phrases = self.article.words.phrases_in(range);
        phrases
            .iter()
            .map(|&(at, phrase)| (at..at + index(phrase.length), phrase.class))
    }

    /// The mention that names a source.
    pub(super) fn mention(&self, source: &Source) -> Option<&'a Mention> {
        self.article.mentions.get(source.mention as usize)
    }

    /// Who a source is, if that is clear.
    pub(super) fn entity(&self, source: &Source) -> Option<&'a Entity> {
        self.article
            .entities
            .get(self.mention(source)?.entity? as usize)
    }

    /// A source's name as a message gives it: the entity's, or the words of the mention.
    pub(super) fn name(&self, source: &Source) -> String {
        match self.entity(source) {
            Some(entity) if !entity.name.is_empty() => entity.name.clone(),
            _ => source.span.of(self.text()).to_owned(),
        }
    }

    /// Whether a name stands next to a source: `Jane Roe, a spokeswoman for the ministry, said`.
    pub(super) fn is_apposition(&self, source: &Source) -> bool {
        let range = self.article.words.within(source.span);
        let sentence = self.sentence_words(self.sentence_at(source.span.start));
        let before = range
            .start
            .checked_sub(2)
            .filter(|&at| at >= sentence.start);
        let after = (range.end + 1 < sentence.end).then_some(range.end);
        let is_name = |at: WordIndex| self.word(at).is_word() && self.word(at).is_capital();
        before.is_some_and(|at| self.reads(at + 1, ",") && is_name(at))
            || after.is_some_and(|at| is_name(at) || self.reads(at, ",") && is_name(at + 1))
    }

    /// The words of a source with the description that follows it up to its verb: `a source` of
    /// `a source close to the presidency said`.
    pub(super) fn described(&self, attribution: &Attribution, source: &Source) -> Span {
        const LONGEST: WordIndex = 12;
        let range = self.article.words.within(source.span);
        let cue = attribution
            .cue
            .iter()
            .find(|cue| cue.start > source.span.end);
        let Some(cue) = cue.map(|&cue| self.article.words.within(cue).start) else {
            return source.span;
        };
        let between = range.end..cue;
        let describes = Classes::PREPOSITION | Classes::ADJECTIVE | Classes::RELATIVE;
        let is_description = !between.is_empty()
            && between.end - between.start <= LONGEST
            && self.word(between.start).is(describes)
            && between.clone().all(|at| {
                self.word(at).is_word() && self.word(at).sentence == self.word(cue).sentence
            });
        if !is_description {
            return source.span;
        }
        // `has` of `has said` is the verb's.
        let last = between
            .clone()
            .rev()
            .find(|&at| !self.word(at).is(Classes::AUXILIARY | Classes::ADVERB));
        last.map_or(source.span, |last| source.span.cover(self.word(last).span))
    }

    /// The noun that a noun phrase is about: its last noun for people before `of`, `who`, a comma
    /// (`a source close to …`), or else its last word.
    pub(super) fn head(&self, span: Span) -> Option<WordIndex> {
        let range = self.article.words.within(span);
        let is_end =
            |word: &Word| word.is(Classes::PREPOSITION | Classes::RELATIVE) || !word.is_word();
        let end = range
            .clone()
            .find(|&at| at > range.start && is_end(self.word(at)));
        let stretch = range.start..end.unwrap_or(range.end);
        let nouns = Classes::ANONYMOUS_NOUN
            | Classes::VAGUE_COLLECTIVE
            | Classes::ROLE
            | Classes::PERSON_NOUN
            | Classes::PLURAL_PEOPLE
            | Classes::ORGANISATION_NOUN;
        // `government backbenchers`: a plural that no list has is the noun all the same.
        let last = stretch.clone().next_back().filter(|&at| {
            let word = self.word(at);
            word.id == WordId::UNKNOWN && !word.is_capital() && self.written(at).ends_with("rs")
        });
        if last.is_some() {
            return last;
        }
        stretch
            .clone()
            .rev()
            .find(|&at| self.word(at).is(nouns))
            .or_else(|| stretch.rev().find(|&at| self.word(at).is_word()))
    }
}
