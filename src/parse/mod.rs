//! Text to blocks, lexemes, sentences and quotations.
//!
//! Prose is never wrong: [`parse`] has no error type, odd text gives [`Note`]s. Every step is
//! linear in the length of the text and none recurses over it.

mod block;
mod conventions;
mod ending;
mod furniture;
mod lexeme;
mod listing;
mod mark;
mod quotation;
mod run_in;
mod sentence;
mod tag;

use serde::Serialize;

use crate::grammar::Grammar;
use crate::text::Span;

/// An article cut into its parts. Parts name each other by index into these lists.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The text that every span points into.
    pub text: String,
    /// Headline, paragraphs and so on, in order, never overlapping.
    pub blocks: Vec<Block>,
    /// Words, numbers, marks and spaces that tile the text.
    pub lexemes: Vec<Lexeme>,
    /// Sentences in order; together they cover all text of the blocks but the white space.
    pub sentences: Vec<Sentence>,
    /// Quotations by their opening mark; an inner one follows the one that holds it.
    pub quotations: Vec<Quotation>,
    /// What was odd about the text.
    pub notes: Vec<Note>,
    /// The sections of the paper that its file says it belongs to (`opinion`), if any.
    pub sections: Vec<String>,
}

/// Index into [`Document::blocks`].
pub type BlockId = u32;
/// Index into [`Document::lexemes`].
pub type LexemeId = u32;
/// Index into [`Document::sentences`].
pub type SentenceId = u32;
/// Index into [`Document::quotations`].
pub type QuotationId = u32;

/// A block of copy: what a page designer would call one element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// What kind of element.
    pub kind: BlockKind,
    /// Where it stands, without the white space around it.
    pub span: Span,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// The title of the article.
    Headline,
    /// The sentence under the headline that sums the story up.
    Standfirst,
    /// A heading inside the story, alone or run into the paragraph that follows it.
    Crosshead,
    /// Words of the story set apart as an ornament.
    PullQuote,
    /// Place (and agency) before the first sentence: `PARIS (AFP) —`.
    Dateline,
    /// A date of publication that is no part of any sentence.
    Date,
    /// Who wrote it.
    Byline,
    /// Which agency or outlet it came from.
    Credit,
    /// The words under a picture.
    Caption,
    /// Ordinary body text.
    Paragraph,
    /// One item of a list.
    ListItem,
    /// Body text indented as a quotation of somebody.
    BlockQuote,
    /// A correction, clarification or editor's note.
    EditorsNote,
}

/// Where in the story something stands, as the JSON says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// Paragraphs, lists, block quotes, captions.
    Body,
    /// The title.
    Headline,
    /// The summary under it.
    Standfirst,
    /// A heading inside the story.
    Crosshead,
    /// An ornament that repeats the story's words.
    PullQuote,
    /// Byline, dateline, date.
    Byline,
    /// The credit line.
    Credit,
    /// A correction or editor's note.
    Note,
}

impl Place {
    /// Headline, standfirst, crosshead or pull quote.
    #[must_use]
    pub fn is_display(self) -> bool {
        matches!(
            self,
            Self::Headline | Self::Standfirst | Self::Crosshead | Self::PullQuote
        )
    }
}

impl BlockKind {
    /// Where blocks of this kind stand in the story.
    #[must_use]
    pub fn place(self) -> Place {
        match self {
            Self::Headline => Place::Headline,
            Self::Standfirst => Place::Standfirst,
            Self::Crosshead => Place::Crosshead,
            Self::PullQuote => Place::PullQuote,
            Self::Dateline | Self::Date | Self::Byline => Place::Byline,
            Self::Credit => Place::Credit,
            Self::EditorsNote => Place::Note,
            Self::Caption | Self::Paragraph | Self::ListItem | Self::BlockQuote => Place::Body,
        }
    }
}

/// A word, number, mark or space. Lexemes tile the text: each starts where the last one ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lexeme {
    /// What it is.
    pub kind: LexemeKind,
    /// Where it stands.
    pub span: Span,
}

/// What a lexeme is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LexemeKind {
    /// Letters, with apostrophes and hyphens inside: `Jean-Yves`, `don’t`, `U.S.`, `Goïta’s`.
    Word,
    /// Digits with their separators: `4,000`, `3.5`, `20th`, `2016-17`.
    Number,
    /// White space without a line break.
    Space,
    /// White space with one or more line breaks.
    Break,
    /// A mark that may open or close a quotation (apostrophes inside words are part of the word).
    Mark,
    /// Any other punctuation; a run of the same mark (`...`, `--`) is one lexeme.
    Punctuation,
    /// Currency signs and everything else.
    Symbol,
}

/// A sentence. Its span starts and ends at non-space characters and stays within one block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands.
    pub span: Span,
    /// The block it belongs to.
    pub block: BlockId,
    /// Where in the story.
    pub place: Place,
}

/// A quotation: words between marks, the marks included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// Both marks and all between them; an unclosed quotation ends with its paragraph.
    pub span: Span,
    /// The words without the marks.
    pub inner: Span,
    /// The block it opens in.
    pub block: BlockId,
    /// Where in the story.
    pub place: Place,
    /// Whether a closing mark was found.
    pub closed: bool,
    /// The quotation that holds this one.
    pub parent: Option<QuotationId>,
    /// The quotation of the paragraph before that this one carries on, when that one was left open
    /// because its speaker goes on.
    pub continues: Option<QuotationId>,
}

/// Something odd about the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Note {
    /// What is odd.
    pub kind: NoteKind,
    /// Where.
    pub span: Span,
}

/// What can be odd.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NoteKind {
    /// An opening mark that nothing closes and no next paragraph carries on.
    UnclosedMark,
    /// A closing mark that nothing opened.
    UnopenedMark,
}

/// A block whose kind the file format already knows (a heading in Markdown, a `blockquote` in
/// HTML); [`parse_blocks`] works out the kinds of the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GivenBlock {
    /// The kind, or nothing if the format only knows that it is a block.
    pub kind: Option<BlockKind>,
    /// Where it stands.
    pub span: Span,
}

/// Reads plain text: blocks are worked out from blank lines and shape.
#[must_use]
pub fn parse(text: String, grammar: &Grammar) -> Document {
    let blocks = block::find(grammar, &text);
    read(text, blocks, grammar)
}

/// Reads text whose blocks a format has already found; text outside of them is ignored.
#[must_use]
pub fn parse_blocks(text: String, given: &[GivenBlock], grammar: &Grammar) -> Document {
    let blocks = block::complete(grammar, &text, given);
    read(text, blocks, grammar)
}

fn read(text: String, blocks: Vec<Block>, grammar: &Grammar) -> Document {
    let lexemes = lexeme::lexemes(&text);
    let mut sentences = Vec::with_capacity(text.len() / 100 + blocks.len());
    let mut pairing = quotation::Pairing::new(&text, grammar);
    let mut rest = &lexemes[..];
    for (id, &block) in (0..).zip(&blocks) {
        let inside = take_within(&mut rest, block.span);
        pairing.block(id, block, inside);
        sentence::split(&text, id, block, inside, grammar, &mut sentences);
    }
    let (quotations, notes) = pairing.finish();
    Document {
        text,
        blocks,
        lexemes,
        sentences,
        quotations,
        notes,
        sections: Vec::new(),
    }
}

/// Takes the lexemes of a block off the front of `rest`, and drops those before it.
fn take_within<'a>(rest: &mut &'a [Lexeme], block: Span) -> &'a [Lexeme] {
    let first = rest.partition_point(|lexeme| lexeme.span.start < block.start);
    let length = rest[first..].partition_point(|lexeme| lexeme.span.end <= block.end);
    let (inside, after) = rest[first..].split_at(length);
    *rest = after;
    inside
}
