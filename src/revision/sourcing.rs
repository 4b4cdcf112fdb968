//! What happened to the sources of a claim.
//!
//! An attribution counts as changed only if the words changed that make it: its cue, its source,
//! or, for a pronoun and for a quotation that carries on, the sentence that names who is meant. So
//! a source that is merely read differently because the paragraphs stand in another order, or
//! because the sentence changed elsewhere, is no change.

use std::cmp::Ordering;

use super::change::Kinds;
use super::claim::Version;
use super::contents::{Contents, Rivals};
use super::matching::Link;
use super::pair::{Pair, Side};
use super::source::{Relation, Who, relate};
use super::word::{Traits, Word};
use crate::attribution::{Attribution, AttributionId, MentionForm};
use crate::grammar::Grammar;
use crate::text::{Span, fold};

/// Something that happened to the source of a claim.
#[derive(Clone, Copy, Debug)]
pub(super) struct SourceEvent {
    pub(super) kinds: Kinds,
    pub(super) old: Option<AttributionId>,
    pub(super) new: Option<AttributionId>,
}

/// Which claims of a version read the same in the other one.
pub(super) struct Steady {
    old: Vec<bool>,
    new: Vec<bool>,
}

impl Steady {
    pub(super) fn new(old: &Version<'_>, new: &Version<'_>, links: &[Link]) -> Self {
        let mut steady = Self {
            old: vec![false; old.claims.len()],
            new: vec![false; new.claims.len()],
        };
        for link in links.iter().filter(|link| link.rewrapped(old, new)) {
            link.old
                .iter()
                .for_each(|&id| steady.old[id as usize] = true);
            link.new
                .iter()
                .for_each(|&id| steady.new[id as usize] = true);
        }
        steady
    }
}

/// Compares who is credited on the two sides of a pair.
pub(super) struct Sourcing<'p, 'a> {
    pub(super) pair: &'p Pair<'a>,
    pub(super) steady: &'p Steady,
    pub(super) grammar: &'p Grammar,
}

/// Where the words that make an attribution changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    /// In the sentences that are compared.
    Here,
    /// In the sentence that names who is meant.
    Elsewhere,
}

impl Shown {
    /// Who may have taken an attribution's place. If its own words stand in other sentences, whoever
    /// is credited here was there before.
    fn rivals(self, rivals: u32) -> u32 {
        match self {
            Self::Here => rivals,
            Self::Elsewhere => u32::MAX,
        }
    }
}

/// From this rank on a source is identified.
pub(super) const IDENTIFIED: u8 = 3;

impl<'p, 'a> Sourcing<'p, 'a> {
    pub(super) fn events(&self) -> Vec<SourceEvent> {
        let (old, new) = (&self.pair.old, &self.pair.new);
        let contents_of_old = Contents::new(old);
        let contents_of_new = Contents::new(new);
        let rivals = Rivals::new(old, new);
        let partners = self.partners(&contents_of_old, &contents_of_new, &rivals);
        let mut events: Vec<SourceEvent> = partners
            .iter()
            .filter_map(|&(a, b)| self.compare(old.attributions[a], new.attributions[b]))
            .collect();
        let here = (old, &contents_of_old);
        let there = (new, &contents_of_new);
        for (at, &id) in old.attributions.iter().enumerate() {
            let has_partner = partners.iter().any(|&(a, _)| a == at);
            if !has_partner && self.is_lone(at, rivals.of_old[at], &self.steady.old, here, there) {
                let mut kinds = Kinds::ATTRIBUTION_REMOVED;
                kinds.set(Kinds::DOWNGRADED, self.rank(old, id) >= IDENTIFIED);
                events.push(SourceEvent {
                    kinds,
                    old: Some(id),
                    new: None,
                });
            }
        }
        for (at, &id) in new.attributions.iter().enumerate() {
            let has_partner = partners.iter().any(|&(_, b)| b == at);
            if !has_partner && self.is_lone(at, rivals.of_new[at], &self.steady.new, there, here) {
                let mut kinds = Kinds::ATTRIBUTION_ADDED;
                kinds.set(Kinds::UPGRADED, self.rank(new, id) >= IDENTIFIED);
                events.push(SourceEvent {
                    kinds,
                    old: None,
                    new: Some(id),
                });
            }
        }
        events
    }

    /// Whether an attribution of one side is gone from the other, where its words stay.
    fn is_lone(
        &self,
        at: usize,
        rivals: u32,
        steady: &[bool],
        (side, contents): (&Side<'_>, &Contents),
        (other, contents_of_other): (&Side<'_>, &Contents),
    ) -> bool {
        let id = side.attributions[at];
        self.shown(side, id, steady).is_some_and(|shown| {
            contents.is_uncredited(at, side, contents_of_other, shown.rivals(rivals))
                && !self.still_written(side, id)
                && !self.still_speaks(side, id, other)
        })
    }

    /// The attributions of the two sides with the same content, by position on their side.
    ///
    /// Only words that stayed count, and most of those of both must be shared: an attribution that
    /// stands inside another one's content (`analysts say the minister hopes`) is not that one.
    /// Then one may credit what two did on the other side.
    fn partners(&self, old: &Contents, new: &Contents, rivals: &Rivals) -> Vec<(usize, usize)> {
        let kept_old = old.kept(&self.pair.old);
        let kept_new = new.kept(&self.pair.new);
        let mut shared: Vec<(usize, usize, usize)> = Vec::new();
        for a in 0..old.sizes.len() {
            let counts = old
                .shared_with(a, &self.pair.old, new)
                .into_iter()
                .enumerate();
            let counts = counts.filter(|&(b, n)| n > 0 && rivals.of_old[a] & 1 << b != 0);
            shared.extend(counts.map(|(b, count)| (count, a, b)));
        }
        // The greatest share first: count / (kept + kept), compared without division.
        let all = |&(_, a, b): &(usize, usize, usize)| kept_old[a] + kept_new[b];
        shared.sort_by(|x, y| {
            let share = (y.0 * all(x)).cmp(&(x.0 * all(y)));
            share.then((x.1 + x.2, x.1.min(x.2)).cmp(&(y.1 + y.2, y.1.min(y.2))))
        });
        let mut pairs = Vec::new();
        let mut has_partner = (vec![false; old.sizes.len()], vec![false; new.sizes.len()]);
        for &(count, a, b) in &shared {
            let most = count * 2 >= kept_old[a] && count * 2 >= kept_new[b];
            if most && !has_partner.0[a] && !has_partner.1[b] {
                (has_partner.0[a], has_partner.1[b]) = (true, true);
                pairs.push((a, b));
            }
        }
        let one_to_one = has_partner.clone();
        for &(count, a, b) in &shared {
            if !has_partner.0[a] && one_to_one.1[b] && count * 2 >= kept_old[a] {
                has_partner.0[a] = true;
                pairs.push((a, b));
            } else if !has_partner.1[b] && one_to_one.0[a] && count * 2 >= kept_new[b] {
                has_partner.1[b] = true;
                pairs.push((a, b));
            }
        }
        pairs
    }

    /// What happened between two attributions of the same content; no kinds if it is the same
    /// source by whatever name.
    fn compare(&self, old: AttributionId, new: AttributionId) -> Option<SourceEvent> {
        let (pair, steady) = (self.pair, self.steady);
        let a = pair.old.version.attribution(old);
        let b = pair.new.version.attribution(new);
        let was = Who::of(pair.old.version, a)?;
        let is = Who::of(pair.new.version, b)?;
        let event = |kinds| SourceEvent {
            kinds,
            old: Some(old),
            new: Some(new),
        };
        let shown = (
            self.shown(&pair.old, old, &steady.old),
            self.shown(&pair.new, new, &steady.new),
        );
        // Where only who is meant has changed, both versions must say so anew: a pronoun that lost
        // its name is not the next name's.
        let changed = matches!(
            shown,
            (Some(Shown::Here), _) | (_, Some(Shown::Here)) | (Some(_), Some(_))
        );
        let named_anew = is_named_anew((&pair.old, old), (&pair.new, new))
            || is_named_anew((&pair.new, new), (&pair.old, old));
        if !changed || named_anew {
            return Some(event(Kinds::empty()));
        }
        let kinds = match relate(&was, &is, self.grammar) {
            Relation::Same | Relation::Respelled if self.cue_changed(a, b) => Kinds::CUE_CHANGED,
            Relation::Respelled if matches!(shown, (Some(Shown::Here), Some(Shown::Here))) => {
                Kinds::REWORDED
            }
            Relation::Same | Relation::Respelled => Kinds::empty(),
            Relation::Unclear => return None,
            Relation::Officer => match was.rank().cmp(&is.rank()) {
                Ordering::Less => Kinds::UPGRADED,
                Ordering::Greater => Kinds::DOWNGRADED,
                Ordering::Equal => Kinds::empty(),
            },
            Relation::Other if was.rank().min(is.rank()) >= IDENTIFIED => Kinds::RE_ATTRIBUTED,
            Relation::Other if was.rank() < is.rank() => Kinds::UPGRADED,
            Relation::Other if was.rank() > is.rank() => Kinds::DOWNGRADED,
            Relation::Other => Kinds::RE_ATTRIBUTED,
        };
        Some(event(kinds))
    }

    fn rank(&self, side: &Side<'_>, id: AttributionId) -> u8 {
        let attribution = side.version.attribution(id);
        attribution.source.map_or(0, |_| {
            Who::of(side.version, attribution).map_or(0, |who| who.rank())
        })
    }

    /// Where the words changed that make this attribution, if they did.
    fn shown(&self, side: &Side<'_>, id: AttributionId, steady: &[bool]) -> Option<Shown> {
        let attribution = side.version.attribution(id);
        let source = attribution.source.map(|source| source.span);
        let makers = attribution.cue.iter().copied().chain(source);
        let mut elsewhere = Vec::new();
        for span in makers {
            if side.holds(span) {
                if side.within(span).any(|at| side.stayed[at].is_none()) {
                    return Some(Shown::Here);
                }
            } else {
                elsewhere.push(span);
            }
        }
        elsewhere.extend(antecedent(side.version, attribution));
        let changed = |span: &Span| {
            let claim = side.version.claim_at(span.start);
            !side.holds(*span) && claim.is_some_and(|claim| !steady[claim as usize])
        };
        elsewhere.iter().any(changed).then_some(Shown::Elsewhere)
    }

    /// Whether the cue of an attribution and words of its source stand in the other version too: it
    /// is there, and was overlooked.
    fn still_written(&self, side: &Side<'_>, id: AttributionId) -> bool {
        let attribution = side.version.attribution(id);
        let mut cue = attribution
            .cue
            .iter()
            .flat_map(|&cue| side.within(cue))
            .peekable();
        let source = attribution
            .source
            .map_or(0..0, |source| side.within(source.span));
        let stayed = |at: usize| side.stayed[at].is_some();
        cue.peek().is_some()
            && cue.all(stayed)
            && source
                .clone()
                .any(|at| stayed(at) && !side.words[at].is(Traits::FUNCTION))
    }

    /// Whether the source of an attribution that the other side lacks still speaks there: in the
    /// same sentence, or named in the sentence before within the paragraph.
    fn still_speaks(&self, side: &Side<'_>, id: AttributionId, other: &Side<'_>) -> bool {
        let Some(who) = Who::of(side.version, side.version.attribution(id)) else {
            return false;
        };
        let speaks = other.attributions.iter().any(|&id| {
            let speaker = Who::of(other.version, other.version.attribution(id));
            speaker.is_some_and(|speaker| {
                // Whoever `he` was, somebody is named in the sentence now.
                let named = who.form == MentionForm::Pronoun && speaker.rank() >= IDENTIFIED;
                named || relate(&who, &speaker, self.grammar).is_same()
            })
        });
        speaks || self.stands_before(&who, other)
    }

    fn stands_before(&self, who: &Who<'_>, other: &Side<'_>) -> bool {
        let (version, first) = (other.version, other.claims[0]);
        let Some(before) = first.checked_sub(1) else {
            return false;
        };
        if version.claim(before).block != version.claim(first).block {
            return false;
        }
        let before = fold(version.claim(before).span.of(version.text()));
        let name = fold(who.name());
        let last = name.rsplit(' ').next().unwrap_or(&name);
        let mut words = before.split(|c: char| !c.is_alphanumeric() && c != '-');
        last.chars().count() > 2 && words.any(|word| word == last)
    }

    /// Whether the same source `said` where it `stressed`; another tense is no other cue.
    fn cue_changed(&self, old: &Attribution, new: &Attribution) -> bool {
        let lemmas = |side: &Side<'_>, attribution: &Attribution| {
            let words = attribution.cue.iter().flat_map(|&cue| side.within(cue));
            let mut lemmas: Vec<u32> = words
                .map(|at| &side.words[at])
                .filter(|word| !word.is(Traits::NEGATION))
                .filter(|word| self.grammar.verb(word.id).is_some() || !word.is(Traits::FUNCTION))
                .map(|word| match self.grammar.lemma(word.id) {
                    // A word that no list holds is only itself.
                    lemma if lemma.0 == 0 => word.key | 1 << 31,
                    lemma => lemma.0,
                })
                .collect();
            lemmas.sort_unstable();
            lemmas
        };
        let (was, is) = (lemmas(&self.pair.old, old), lemmas(&self.pair.new, new));
        !was.is_empty() && !is.is_empty() && was != is
    }
}

/// Whether the second verb of a sentence was only read as another clause's, now that the sentence is taken
/// apart: `A judge freed Almond, who her lawyers say is innocent, and ordered …`, `The judge ordered …`.
fn is_named_anew(
    (whole, carried): (&Side<'_>, AttributionId),
    (parts, named): (&Side<'_>, AttributionId),
) -> bool {
    /// Words of a name that are looked at.
    const LONGEST: usize = 8;
    let source = |side: &Side<'_>, id| Some(side.version.attribution(id).source?.span);
    let (Some(first), Some(second)) = (source(whole, carried), source(parts, named)) else {
        return false;
    };
    let cue = |id| whole.version.attribution(id).cue.first().copied();
    let has_earlier_cue = |&id: &AttributionId| {
        let same = source(whole, id) == Some(first);
        same && cue(id)
            .zip(cue(carried))
            .is_some_and(|(one, two)| one.start < two.start)
    };
    let name: Vec<&Word> = parts.words[parts.within(second)]
        .iter()
        .filter(|word| !word.is(Traits::FUNCTION))
        .take(LONGEST)
        .collect();
    let stood_before = |word: &&Word| whole.words.iter().any(|other| other.stem == word.stem);
    whole.claims.len() == 1
        && parts.claims.len() > 1
        && whole.attributions.iter().any(has_earlier_cue)
        && !name.is_empty()
        && name.iter().all(stood_before)
}

/// For a pronoun or a description, the last place before it that names who is meant.
fn antecedent(version: &Version<'_>, attribution: &Attribution) -> Option<Span> {
    let article = version.article();
    let source = attribution.source?;
    let mention = article.mentions.get(source.mention as usize)?;
    if mention.form == MentionForm::Name {
        return None;
    }
    let entity = article.entities.get(mention.entity? as usize)?;
    let before = entity.mentions.partition_point(|&at| {
        article
            .mentions
            .get(at as usize)
            .is_some_and(|m| m.span.start < source.span.start)
    });
    let named = entity.mentions[..before]
        .iter()
        .rev()
        .take(16)
        .filter_map(|&at| {
            let mention = article.mentions.get(at as usize)?;
            (mention.form == MentionForm::Name).then_some(mention.span)
        });
    named.into_iter().next()
}
