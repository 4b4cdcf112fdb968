//! Who says what: cues, sources and contents, and the entities behind the sources.
//!
//! An attribution relates a source, a cue and a content (the terms of PARC and PolNeAR). Patterns
//! of the grammar and a learned tagger propose pieces; the linker makes attributions of them;
//! coreference ties the sources to entities.

mod combine;
mod content;
mod coreference;
mod cue;
mod draft;
mod entity;
mod linker;
mod name;
mod pattern;
pub(crate) mod phrase;
mod quotation;
pub mod tagger;
pub mod words;

use serde::Serialize;

use crate::grammar::Grammar;
use crate::parse::{Document, QuotationId, SentenceId};
use crate::text::Span;

use coreference::Resolver;
use draft::Draft;
use name::Names;
use phrase::Phrases;
use quotation::{display, lead_in, link, naming, turns};
use tagger::Model;
use words::Words;

/// An article whose words have been given to their sources.
#[derive(Clone, Debug, Default)]
pub struct Article {
    /// The text and its parts.
    pub document: Document,
    /// The words that the rest points into.
    pub words: Words,
    /// Attributions by the place of their cue, or of their content if they have no cue.
    pub attributions: Vec<Attribution>,
    /// Everybody and everything named, by place.
    pub mentions: Vec<Mention>,
    /// Who they are, by first mention.
    pub entities: Vec<Entity>,
}

/// Index into [`Article::attributions`].
pub type AttributionId = u32;
/// Index into [`Article::mentions`].
pub type MentionId = u32;
/// Index into [`Article::entities`].
pub type EntityId = u32;

/// One source, one cue, one content.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribution {
    /// How much of the content stands in quotation marks.
    pub kind: AttributionKind,
    /// What is said: several pieces for a split quotation.
    pub content: Vec<Span>,
    /// The words that attribute; none for a quotation that carries on from the one before.
    pub cue: Vec<Span>,
    /// Who is credited, if anybody.
    pub source: Option<Source>,
    /// The sentence that holds the cue, or the start of the content.
    pub sentence: SentenceId,
    /// The quotations of which the content consists or which it holds.
    pub quotations: Vec<QuotationId>,
    /// What found it: the name of a pattern, `model`, `turn` for an untagged turn of an exchange, or
    /// `display` for words that the body credits.
    pub by: Maker,
    /// How sure, from 0 to 1.
    pub confidence: f32,
}

impl Attribution {
    /// Where it stands in the article: at its cue, or else at its content.
    pub(crate) fn place(&self) -> (u32, u32) {
        let content = self.content.first().map_or(u32::MAX, |span| span.start);
        (self.cue.first().map_or(content, |cue| cue.start), content)
    }

    /// Whether its content is all that a speaker label governs.
    pub(crate) fn is_labelled_speech(&self) -> bool {
        self.by.ends_with("-speech")
    }
}

/// What found an attribution: the name of a pattern (`en/quote-cue-source`), `model` or `turn`.
pub type Maker = std::borrow::Cow<'static, str>;

/// The maker of what the tagger alone found.
pub(crate) const MODEL: &str = "model";

/// How much of a content stands in quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum AttributionKind {
    /// All of its words.
    Direct,
    /// Some.
    Mixed,
    /// None.
    Indirect,
}

/// The words that name a source where an attribution stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// The local mention (`she`, `a French diplomatic source`).
    pub span: Span,
    /// What kind of source.
    pub kind: SourceType,
    /// The mention, which leads to the entity.
    pub mention: MentionId,
}

/// What kind of source somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SourceType {
    /// A person with a name.
    NamedPerson,
    /// A government, company, party, court or paper with a name.
    NamedOrganisation,
    /// An office without the holder's name (`the prime minister`, `a ministry spokesman`).
    OfficeHolder,
    /// A report, letter, indictment or statement.
    Document,
    /// A news agency.
    NewsAgency,
    /// One unnamed person.
    AnonymousIndividual,
    /// Several unnamed people.
    AnonymousGroup,
    /// Cannot be told.
    Unknown,
}

impl SourceType {
    /// How much a source of this type is worth: named person 5, named organisation, document or
    /// agency 4, office holder 3, anonymous individual 2, anonymous group 1, unknown 0.
    #[must_use]
    pub fn rank(self) -> u8 {
        match self {
            Self::NamedPerson => 5,
            Self::NamedOrganisation | Self::Document | Self::NewsAgency => 4,
            Self::OfficeHolder => 3,
            Self::AnonymousIndividual => 2,
            Self::AnonymousGroup => 1,
            Self::Unknown => 0,
        }
    }

    /// One or several unnamed people.
    #[must_use]
    pub fn is_anonymous(self) -> bool {
        matches!(self, Self::AnonymousIndividual | Self::AnonymousGroup)
    }
}

/// A stretch of text that names somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The words, with title and apposition where they stand together.
    pub span: Span,
    /// How they name.
    pub form: MentionForm,
    /// Whom they name, if that is clear.
    pub entity: Option<EntityId>,
    /// For a pronoun or description that could be several: the entities, nearest first.
    pub candidates: Vec<EntityId>,
}

/// How a mention names somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MentionForm {
    /// `Christine Lambrecht`, `Lambrecht`, `Bamako`
    Name,
    /// `the minister`, `a French diplomatic source`
    Description,
    /// `she`, `they`
    Pronoun,
}

/// Somebody or something that mentions name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// The fullest name, without title; for the unnamed, the description.
    pub name: String,
    /// What kind of source.
    pub kind: SourceType,
    /// Office or description (`French Foreign Minister`), as the article puts it.
    pub role: Option<String>,
    /// Its mentions, in order.
    pub mentions: Vec<MentionId>,
}

/// Which engines propose attributions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Engine {
    /// Only the patterns of the grammar.
    Grammar,
    /// Patterns and the learned tagger.
    #[default]
    Hybrid,
}

/// Gives the words of a document to their sources.
#[must_use]
pub fn attribute(document: Document, grammar: &Grammar, engine: Engine) -> Article {
    let model = match engine {
        Engine::Grammar => None,
        Engine::Hybrid => Some(Model::embedded()),
    };
    attribute_with(document, grammar, model)
}

/// The same with a model of one's own, or with none.
#[must_use]
pub fn attribute_with(document: Document, grammar: &Grammar, model: Option<&Model>) -> Article {
    let words = Words::new(&document, grammar);
    let phrases = Phrases {
        words: &words,
        text: &document.text,
        grammar,
    };
    let mut drafts = draft::by_patterns(&phrases, &document);
    link::carry_on(&phrases, &document, &mut drafts);
    if let Some(model) = model {
        let pieces = tagger::tag(&document, &words, &drafts, model);
        let tagged = linker::link(&document, &words, &pieces);
        drafts = combine::combine(&phrases, &document, drafts, tagged);
        link::carry_on(&phrases, &document, &mut drafts);
    }
    lead_in::credit(&phrases, &document, &mut drafts);
    drafts.retain(|draft| !naming::names_something(&phrases, &document, draft));
    drafts.sort_by_key(Draft::place);
    let names = Names::new(phrases, &document).find();
    let mut resolver = Resolver::new(phrases, &document, &names);
    let sources = resolve_in_order(&drafts, &mut resolver);
    let mut attributions: Vec<Attribution> = drafts
        .into_iter()
        .zip(sources)
        .map(|(draft, source)| draft.finish(&phrases, &document, source))
        .collect();
    let (mut mentions, mut entities) = resolver.registry.finish(&document.text);
    settle(&mut attributions, &mentions, &entities);
    turns::take(&phrases, &document, &mentions, &entities, &mut attributions);
    display::credit(&phrases, &document, &mut attributions);
    display::credit_repeated(&phrases, &document, &mut attributions);
    display::speak_for_themselves(&phrases, &mut attributions, &mut mentions, &mut entities);
    let mentions = in_order(mentions, &mut entities, &mut attributions);
    Article {
        document,
        words,
        attributions,
        mentions,
        entities,
    }
}

/// A description that turned out to be somebody with a name is a named source.
fn settle(attributions: &mut [Attribution], mentions: &[Mention], entities: &[Entity]) {
    for source in attributions.iter_mut().filter_map(|a| a.source.as_mut()) {
        let entity = mentions[source.mention as usize].entity;
        if entity.is_some_and(|id| entities[id as usize].kind == SourceType::NamedPerson) {
            source.kind = SourceType::NamedPerson;
        }
    }
}

/// The mentions by place, with all that names them by number.
fn in_order(
    mentions: Vec<Mention>,
    entities: &mut [Entity],
    attributions: &mut [Attribution],
) -> Vec<Mention> {
    let mut numbered: Vec<(usize, Mention)> = mentions.into_iter().enumerate().collect();
    numbered.sort_by_key(|(_, mention)| mention.span);
    let mut place = vec![0; numbered.len()];
    for (new, (old, _)) in (0..).zip(&numbered) {
        place[*old] = new;
    }
    for entity in entities {
        for mention in &mut entity.mentions {
            *mention = place[*mention as usize];
        }
        entity.mentions.sort_unstable();
    }
    for source in attributions.iter_mut().filter_map(|a| a.source.as_mut()) {
        source.mention = place[source.mention as usize];
    }
    numbered.into_iter().map(|(_, mention)| mention).collect()
}

/// Resolves the sources by their own places, so that each knows what stands before it.
fn resolve_in_order(drafts: &[Draft], resolver: &mut Resolver<'_>) -> Vec<Option<Source>> {
    let mut order: Vec<usize> = (0..drafts.len()).collect();
    order.sort_by_key(|&at| drafts[at].source.as_ref().map(|words| words.start));
    let mut sources = vec![None; drafts.len()];
    for at in order {
        sources[at] = drafts[at]
            .source
            .clone()
            .map(|words| resolver.resolve(words));
    }
    sources
}
