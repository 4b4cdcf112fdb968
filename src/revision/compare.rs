//! From two reports to a comparison: pair the claims, look at each pair, say what is left.

use super::account::account;
use super::change::{Change, Kinds};
use super::claim::{Claim, ClaimId, Version};
use super::findings::{Writer, calls_for_note};
use super::matching::{self, Link, Matches, longest_chain};
use super::pair::Pair;
use super::source::Who;
use super::sourcing::{SourceEvent, Sourcing, Steady};
use super::word::Vocabulary;
use super::wording::{self, Accounted};
use super::{Comparison, Options, figure, note, quotation};
use crate::grammar::Grammar;
use crate::report::Report;
use crate::rules::revisions::CORRECTION_NOTE_MISSING;
use crate::rules::{Settings, Severity};

/// Compares two versions of an article.
#[must_use]
pub fn compare(
    old: &Report,
    new: &Report,
    grammar: &Grammar,
    settings: &Settings,
    options: Options,
) -> Comparison {
    let mut vocabulary = Vocabulary::new(grammar);
    // Words are numbered in the same order whichever version is the old one; see `matching::pair`.
    let (old, new) = if old.article.document.text <= new.article.document.text {
        let old = Version::new(old, &mut vocabulary);
        (old, Version::new(new, &mut vocabulary))
    } else {
        let new = Version::new(new, &mut vocabulary);
        (Version::new(old, &mut vocabulary), new)
    };
    let mut matches = matching::pair(&old, &new, vocabulary.len());
    let little_in_common = is_little(&matches, &old, &new);
    if little_in_common {
        matches
            .links
            .retain(|link| link.similarity >= SURE || !is_body(link, &old, &new));
    }
    let comparer = Comparer {
        steady: Steady::new(&old, &new, &matches.links),
        old: &old,
        new: &new,
        grammar,
        writer: Writer::new(settings),
        little_in_common,
    };
    let mut comparison = comparer.run(&matches);
    comparison.note = note::draft(&comparison.changes);
    comparison
        .findings
        .extend(comparer.note_missing(&comparison, options));
    comparison.old = old.claims;
    comparison.new = new.claims;
    comparison
}

/// Two versions have little in common if less than this share of the shorter one is in the other.
const LITTLE: f32 = 0.3;
/// In shorter articles one rewritten sentence is already a large share.
const FEW_CLAIMS: usize = 4;
/// Between versions with little in common only pairs as alike as this are believed.
const SURE: f32 = 0.8;

fn is_body(link: &Link, old: &Version<'_>, new: &Version<'_>) -> bool {
    let is_body =
        |version: &Version<'_>, ids: &[ClaimId]| ids.iter().all(|&id| version.claim(id).is_body());
    is_body(old, &link.old) && is_body(new, &link.new)
}

fn is_little(matches: &Matches, old: &Version<'_>, new: &Version<'_>) -> bool {
    let body = |version: &Version<'_>| {
        version
            .claims
            .iter()
            .filter(|claim| claim.is_body())
            .count()
    };
    let shorter = body(old).min(body(new));
    let paired = matches
        .links
        .iter()
        .filter(|link| is_body(link, old, new))
        .count();
    #[expect(
        clippy::cast_precision_loss,
        reason = "a share of a few thousand sentences"
    )]
    let share = paired as f32 / shorter.max(1) as f32;
    shorter >= FEW_CLAIMS && share < LITTLE
}

struct Comparer<'a> {
    old: &'a Version<'a>,
    new: &'a Version<'a>,
    steady: Steady,
    grammar: &'a Grammar,
    writer: Writer<'a>,
    little_in_common: bool,
}

impl Comparer<'_> {
    fn run(&self, matches: &Matches) -> Comparison {
        let moved = self.moved(&matches.links);
        let mut comparison = Comparison {
            little_in_common: self.little_in_common,
            ..Comparison::default()
        };
        let mut placed: Vec<((ClaimId, u8, ClaimId), Change)> = Vec::new();
        for (link, moved) in matches.links.iter().zip(moved) {
            match self.change(link, moved) {
                Some(change) => placed.push(((link.new[0], 0, link.old[0]), change)),
                None => comparison
                    .unchanged
                    .push((link.old.clone(), link.new.clone())),
            }
        }
        for (id, place) in self.left_over(matches) {
            let ambiguous = matches.ambiguous_old.binary_search(&id).is_ok();
            placed.push(((place, 1, id), self.removed(id, ambiguous)));
        }
        let mut paired = vec![false; self.new.claims.len()];
        for &id in matches.links.iter().flat_map(|link| &link.new) {
            paired[id as usize] = true;
        }
        for id in self.new.ids().filter(|&id| !paired[id as usize]) {
            let ambiguous = matches.ambiguous_new.binary_search(&id).is_ok();
            placed.push(((id, 0, 0), self.added(id, ambiguous)));
        }
        placed.sort_by_key(|(place, _)| *place);
        comparison.changes = placed.into_iter().map(|(_, change)| change).collect();
        comparison
    }

    /// Old claims that belong to nothing, each with the new claim after which it is shown.
    fn left_over(&self, matches: &Matches) -> Vec<(ClaimId, ClaimId)> {
        let mut partner = vec![None; self.old.claims.len()];
        for link in &matches.links {
            for &id in &link.old {
                partner[id as usize] = Some(link.new[0]);
            }
        }
        let mut last = 0;
        let mut left = Vec::new();
        for (id, partner) in (0..).zip(partner) {
            match partner {
                Some(new) => last = new,
                None => left.push((id, last)),
            }
        }
        left
    }

    /// Which links stand outside of the longest chain that keeps its order. Display text moves
    /// with the page, not with the story.
    fn moved(&self, links: &[Link]) -> Vec<bool> {
        let mut moved = vec![false; links.len()];
        let is_body = |link: &Link| is_body(link, self.old, self.new);
        let mut order: Vec<usize> = (0..links.len()).filter(|&at| is_body(&links[at])).collect();
        // From the same side whichever version is the old one; see `matching::pair`.
        let turn = self.old.text() > self.new.text();
        let places = |at: usize| {
            let (old, new) = (links[at].old[0], links[at].new[0]);
            if turn { (new, old) } else { (old, new) }
        };
        order.sort_by_key(|&at| places(at));
        let pairs: Vec<_> = order.iter().map(|&at| places(at)).collect();
        for (at, kept) in order.into_iter().zip(longest_chain(&pairs)) {
            moved[at] = !kept;
        }
        moved
    }

    fn change(&self, link: &Link, moved: bool) -> Option<Change> {
        let mut change = Change::empty(link.old.clone(), link.new.clone(), link.similarity);
        change.kinds.set(Kinds::MOVED, moved);
        if !link.rewrapped(self.old, self.new) {
            change.kinds.set(Kinds::SPLIT, link.new.len() > 1);
            change.kinds.set(Kinds::MERGED, link.old.len() > 1);
        }
        let all = |of: fn(&Claim) -> bool| {
            let old = link.old.iter().map(|&id| self.old.claim(id));
            old.chain(link.new.iter().map(|&id| self.new.claim(id)))
                .all(of)
        };
        if all(Claim::is_note) {
            change.kinds.set(Kinds::REWORDED, !link.identical);
            if !link.identical {
                change.edits = self.pair(link).edits();
            }
        } else if !link.identical || self.may_lose_its_source(link) {
            let pair = self.pair(link);
            let is_display = all(Claim::is_display);
            self.look(&pair, link, is_display, &mut change);
            if is_display && !link.identical {
                let kept = Kinds::HEDGE_ADDED | Kinds::HEDGE_REMOVED | Kinds::FIGURE_CHANGED;
                change.kinds = change.kinds & kept | Kinds::DISPLAY_CHANGED;
            }
        }
        (!change.kinds.is_empty()).then_some(change)
    }

    fn pair<'p>(&'p self, link: &'p Link) -> Pair<'p> {
        Pair::new((self.old, &link.old), (self.new, &link.new))
    }

    /// The words are the same, but there are attributions whose source stands elsewhere.
    fn may_lose_its_source(&self, link: &Link) -> bool {
        let has = |version: &Version<'_>, ids: &[ClaimId]| {
            ids.iter().any(|&id| !version.attributions(id).is_empty())
        };
        has(self.old, &link.old) || has(self.new, &link.new)
    }

    /// Looks at the sources, quotations, hedges, figures and words of a pair, in this order: what
    /// one of them accounts for is not reported as another wording too.
    fn look(&self, pair: &Pair<'_>, link: &Link, is_display: bool, change: &mut Change) {
        change.edits = pair.edits();
        let mut accounted = Accounted::new(pair);
        let sourcing = Sourcing {
            pair,
            steady: &self.steady,
            grammar: self.grammar,
        };
        // Display text is cut short; who speaks is for the story to say.
        let events = if is_display {
            Vec::new()
        } else {
            sourcing.events()
        };
        for event in &events {
            change.kinds |= event.kinds;
            account(
                event,
                pair,
                self.grammar,
                &mut accounted.old,
                &mut accounted.new,
            );
            change.findings.extend(self.writer.source(event, pair));
        }
        self.name_sources(pair, &events, change);
        if link.identical {
            return;
        }
        if !is_display {
            let quotations = quotation::changes(pair);
            if !quotations.is_empty() || pair.requoted() {
                change.kinds |= Kinds::REWORDED;
            }
            // Other words by somebody else are another quotation.
            if !change.kinds.contains(Kinds::RE_ATTRIBUTED) {
                change.findings.extend(
                    quotations
                        .iter()
                        .filter_map(|quotation| self.writer.quotation(quotation, pair)),
                );
            }
            for quotation in quotations {
                accounted.old[quotation.old].fill(true);
                accounted.new[quotation.new].fill(true);
            }
        }
        let hedges = wording::hedges(pair, self.grammar);
        change
            .kinds
            .set(Kinds::HEDGE_REMOVED, !hedges.removed.is_empty());
        change
            .kinds
            .set(Kinds::HEDGE_ADDED, !hedges.added.is_empty());
        let established = change
            .kinds
            .intersects(Kinds::ATTRIBUTION_ADDED | Kinds::UPGRADED)
            || wording::is_court_record(&pair.new, self.grammar);
        if !established {
            change.findings.extend(self.writer.hedges(&hedges, pair));
        }
        for hedge in hedges.removed {
            accounted.old[hedge].fill(true);
        }
        for hedge in hedges.added {
            accounted.new[hedge].fill(true);
        }
        for figure in figure::changes(pair) {
            change.kinds |= Kinds::FIGURE_CHANGED;
            change
                .findings
                .extend(self.writer.figure(&figure, pair, self.grammar));
            accounted.old[figure.old].fill(true);
            accounted.new[figure.new].fill(true);
        }
        change.negation = accounted.negation(pair);
        if pair
            .regions
            .iter()
            .any(|region| accounted.leaves(pair, region))
        {
            change.kinds |= Kinds::REWORDED;
        }
    }

    /// Who is credited on either side: by what changed, or else by the first attribution.
    fn name_sources(&self, pair: &Pair<'_>, events: &[SourceEvent], change: &mut Change) {
        let name = |version: &Version<'_>, id: Option<u32>| {
            let who = Who::of(version, version.attribution(id?))?;
            Some(who.name().to_owned())
        };
        let telling = events.iter().find(|event| !event.kinds.is_empty());
        let (old, new) = match telling {
            Some(event) => (event.old, event.new),
            None => (
                pair.old.attributions.first().copied(),
                pair.new.attributions.first().copied(),
            ),
        };
        change.old_source = name(self.old, old);
        change.new_source = name(self.new, new);
    }

    fn removed(&self, id: ClaimId, ambiguous: bool) -> Change {
        let mut change = Change::empty(vec![id], Vec::new(), 0.0);
        change.kinds = match self.old.claim(id) {
            claim if claim.is_display() => Kinds::DISPLAY_CHANGED,
            _ => Kinds::REMOVED,
        };
        change.ambiguous = ambiguous;
        change.old_source = first_source(self.old, id);
        change
    }

    fn added(&self, id: ClaimId, ambiguous: bool) -> Change {
        let mut change = Change::empty(Vec::new(), vec![id], 0.0);
        change.kinds = match self.new.claim(id) {
            claim if claim.is_display() => Kinds::DISPLAY_CHANGED,
            claim if claim.is_note() => Kinds::NOTE_ADDED,
            _ => Kinds::ADDED,
        };
        change.ambiguous = ambiguous;
        change.new_source = first_source(self.new, id);
        if change.kinds == Kinds::ADDED && !ambiguous && !self.little_in_common {
            change.findings = self.writer.added(self.new, id);
        }
        change
    }

    /// Readers have seen a version that said something else, and nothing tells them.
    fn note_missing(
        &self,
        comparison: &Comparison,
        options: Options,
    ) -> Option<super::RevisionFinding> {
        let count: usize = comparison.changes.iter().map(calls_for_note).sum();
        if options.unpublished || count == 0 || note::is_told(&comparison.changes, self.new) {
            return None;
        }
        let changes = match count {
            1 => "1 change a reader should know of, and no note says so.".to_owned(),
            count => format!("{count} changes a reader should know of, and no note says so."),
        };
        let draft = comparison.note.as_deref().unwrap_or_default();
        let message = format!("{changes} Suggested: {draft}");
        self.writer.finding(
            &CORRECTION_NOTE_MISSING,
            Severity::Error,
            message,
            None,
            ("", draft),
        )
    }
}

fn first_source(version: &Version<'_>, id: ClaimId) -> Option<String> {
    let first = version.attributions(id).first()?;
    Some(
        Who::of(version, version.attribution(*first))?
            .name()
            .to_owned(),
    )
}
