//! Where a pattern begins: the cue that it asks for.

use crate::attribution::cue::{Cue, CueKind};
use crate::attribution::phrase::Phrases;
use crate::grammar::pattern::{ElementKind, Pattern, Plain};
use crate::grammar::{Frames, PhraseClass, VerbForm};

/// The cue that a pattern asks for. Every cue is asked of every pattern, so these are small and lie in
/// a row.
#[derive(Clone, Copy)]
struct Anchor<'a> {
    /// Index into the grammar's patterns.
    pattern: usize,
    asked: Asked<'a>,
}

#[derive(Clone, Copy)]
enum Asked<'a> {
    Verb(Frames),
    Participle(Frames),
    Passive(Frames),
    Phrase(PhraseClass),
    Plain(Plain),
    Words(&'a [String]),
}

/// The anchors of all patterns, in their order; a pattern without a cue matches nothing.
pub(crate) struct Anchors<'a> {
    all: Vec<Anchor<'a>>,
    /// Those that a verb with a subject of its own may take: most cues are such.
    verbs: Vec<Anchor<'a>>,
}

impl<'a> Anchors<'a> {
    pub(crate) fn new(patterns: &'a [Pattern]) -> Self {
        let all = Anchor::all(patterns);
        let may_take = |anchor: &&Anchor| matches!(anchor.asked, Asked::Verb(_) | Asked::Words(_));
        let verbs = all.iter().filter(may_take).copied().collect();
        Self { all, verbs }
    }

    /// The patterns that take a cue, by number.
    pub(crate) fn of(&self, cue: &Cue, phrases: &Phrases<'_>) -> impl Iterator<Item = usize> {
        let is_verb = matches!(cue.kind, CueKind::Verb { .. }) && !cue.dependent;
        let anchors = if is_verb { &self.verbs } else { &self.all };
        anchors
            .iter()
            .filter(|anchor| anchor.takes(cue, phrases))
            .map(|anchor| anchor.pattern)
    }
}

impl<'a> Anchor<'a> {
    fn all(patterns: &'a [Pattern]) -> Vec<Self> {
        let anchors = patterns.iter().enumerate().filter_map(|(number, pattern)| {
            let asked = match &pattern.elements[pattern.anchor?].kind {
                ElementKind::Verb(frames) => Asked::Verb(*frames),
                ElementKind::Participle(frames) => Asked::Participle(*frames),
                ElementKind::Passive(frames) => Asked::Passive(*frames),
                ElementKind::Phrase(class) => Asked::Phrase(*class),
                ElementKind::Plain(kind) => Asked::Plain(*kind),
                ElementKind::Words(words) => Asked::Words(words),
            };
            Some(Self {
                pattern: number,
                asked,
            })
        });
        anchors.collect()
    }

    /// Whether a cue is of the kind that the pattern asks for.
    #[inline]
    fn takes(&self, cue: &Cue, phrases: &Phrases<'_>) -> bool {
        match (self.asked, cue.kind) {
            (Asked::Verb(wanted), CueKind::Verb { frames, .. }) => {
                !cue.dependent && frames.intersects(wanted)
            }
            (Asked::Participle(wanted), CueKind::Verb { frames, form, .. }) => {
                cue.dependent && form == VerbForm::Gerund && frames.intersects(wanted)
            }
            (Asked::Passive(wanted), CueKind::Passive { frames, .. }) => frames.intersects(wanted),
            (Asked::Plain(Plain::Noun), CueKind::Noun)
            | (Asked::Plain(Plain::Adjective), CueKind::Adjective)
            | (Asked::Plain(Plain::Ellipsis), CueKind::Ellipsis)
            | (Asked::Plain(Plain::Hedge), CueKind::Hedge) => true,
            (Asked::Phrase(wanted), CueKind::Phrase(class)) => wanted == class,
            (Asked::Words(words), _) => {
                cue.words.len() == 1 && words.iter().any(|w| phrases.is_word(cue.words.start, w))
            }
            _ => false,
        }
    }
}
