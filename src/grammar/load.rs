//! From the texts of lists and patterns to a [`Grammar`].

use super::class::{Classes, WordId};
use super::error::{GrammarError, Place};
use super::lexicon::Lexicon;
use super::list::{Detail, Entry, Line, line};
use super::list_sections::Section;
use super::lists::{Kind, LISTS, List};
use super::pattern_parse::patterns;
use super::phrase::{Ending, Phrases};
use super::verb::VerbId;
use super::{AtHand, Grammar, Rare, Word};

/// The file name without folder and ending.
pub(crate) fn stem(file: &str) -> &str {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// Whether a file says that it takes the place of the built-in one.
pub(crate) fn replaces(text: &str) -> bool {
    text.lines().any(|line| line.trim_end() == "@replace")
}

/// Reads all files, in their order.
pub(super) fn load(language: &str, files: &[(&str, &str)]) -> Result<Grammar, GrammarError> {
    let bytes: usize = files.iter().map(|(_, text)| text.len()).sum();
    add(Grammar::empty(language, bytes / 8), files)
}

/// Reads all files with the words of `first` numbered before all others, in their order.
///
/// Twice, for only what a list has may have a number, and that is known at the end.
pub(super) fn load_in_order<'a>(
    language: &str,
    files: &[(&str, &str)],
    first: impl Iterator<Item = &'a str>,
) -> Result<Grammar, GrammarError> {
    let known = load(language, files)?;
    let mut loader = Loader::new(Grammar::empty(language, known.word_count()));
    for word in first {
        let id = known.id(word);
        if id != WordId::UNKNOWN {
            let new = loader.intern(word);
            if known.starts_phrase(id) {
                loader.grammar.phrases.begin(new);
            }
        }
    }
    add(loader.grammar, files)
}

/// Reads more files into a grammar.
pub(super) fn add(grammar: Grammar, files: &[(&str, &str)]) -> Result<Grammar, GrammarError> {
    let mut loader = Loader::new(grammar);
    for &(file, text) in files {
        if file.ends_with(".grammar") {
            loader.patterns(file, text)?;
        } else {
            loader.list(file, text)?;
        }
    }
    let mut grammar = loader.grammar;
    for (id, word) in (0..).map(WordId).zip(&mut grammar.at_hand) {
        word.start = grammar.phrases.start(id);
    }
    Ok(grammar)
}

impl Grammar {
    /// Knows no word yet, and has room for this many.
    fn empty(language: &str, words: usize) -> Self {
        Self {
            language: language.to_owned(),
            lexicon: Lexicon::with_capacity(words),
            phrases: Phrases::with_capacity(words / 2),
            at_hand: vec![AtHand::default()],
            words: vec![Word::default()],
            ..Self::default()
        }
    }
}

/// A grammar in the making.
pub(super) struct Loader {
    pub(super) grammar: Grammar,
    /// By word, the section that last gave it a class, and on which line: to find what is there
    /// twice.
    seen: Vec<(u32, u32)>,
    /// By pair of marks, the section and line it is from.
    pub(super) marks_at: Vec<(u32, u32)>,
    /// By verb, the number of the file it is from.
    pub(super) homes: Vec<u32>,
    /// A number for each file.
    pub(super) file: u32,
    /// A number for each section of each file.
    pub(super) section: u32,
    pub(super) buffer: String,
}

/// Where in a list the loader is.
#[derive(Clone, Copy)]
pub(super) struct Position<'a> {
    pub(super) place: Place<'a>,
    pub(super) list: &'static List,
    pub(super) section: Option<&'static Section>,
}

impl Position<'_> {
    pub(super) fn classes(self) -> Classes {
        self.section.map_or(self.list.classes, |section| {
            self.list.classes | section.classes
        })
    }

    pub(super) fn is_in(self, section: &str) -> bool {
        self.section.is_some_and(|known| known.name == section)
    }

    /// What an entry of several words becomes.
    pub(super) fn ending(self, number: u32, part: &str) -> Result<Ending, GrammarError> {
        match self
            .section
            .and_then(|section| section.phrase)
            .or(self.list.phrase)
        {
            Some(class) => Ok(Ending::of(class, number, self.place.line)),
            None => Err(self
                .place
                .error(part, "this list holds single words".to_owned())),
        }
    }
}

impl Loader {
    /// Goes on with a grammar. No section or file to come is one of those it was read from.
    fn new(grammar: Grammar) -> Self {
        Self {
            seen: vec![(0, 0); grammar.words.len()],
            marks_at: vec![(0, 0); grammar.marks.len()],
            homes: vec![0; grammar.verbs.len()],
            file: 0,
            section: grammar.phrases.last_section(),
            buffer: String::new(),
            grammar,
        }
    }

    fn patterns(&mut self, file: &str, text: &str) -> Result<(), GrammarError> {
        for pattern in patterns(&self.grammar.language, file, text)? {
            match self
                .grammar
                .patterns
                .iter_mut()
                .find(|known| known.name == pattern.name)
            {
                Some(known) => *known = pattern,
                None => self.grammar.patterns.push(pattern),
            }
        }
        Ok(())
    }

    fn list(&mut self, file: &str, text: &str) -> Result<(), GrammarError> {
        let name = stem(file);
        let first = Place {
            file,
            line: 1,
            text: text.lines().next().unwrap_or(""),
        };
        let Some(list) = LISTS.iter().find(|list| list.name == name) else {
            let known: Vec<&str> = LISTS.iter().map(|list| list.name).collect();
            let error = first.unknown("list", name, &known);
            return Err(GrammarError {
                column: 1,
                width: 1,
                ..error
            });
        };
        self.file += 1;
        self.section += 1;
        let mut section = None;
        let mut verb = None;
        let text = text.trim_start_matches('\u{feff}');
        let ends = memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]);
        let mut start = 0;
        for (number, end) in (1..).zip(ends) {
            let text = &text[start..end];
            start = end + 1;
            let place = Place {
                file,
                line: number,
                text: text.trim_ascii_end(),
            };
            let position = Position {
                place,
                list,
                section,
            };
            match line(place)? {
                Line::Blank | Line::Replace => {}
                Line::Section(name) => {
                    section = Some(find_section(position, name)?);
                    self.section += 1;
                }
                Line::Detail(detail) => self.detail(position, verb, detail)?,
                Line::Entry(entry) => {
                    if section.is_none() && !list.sections.is_empty() {
                        let names: Vec<&str> = list.sections.iter().map(|s| s.name).collect();
                        let message = format!("entries need a section: {}", names.join(", "));
                        return Err(place.error(entry.head, message));
                    }
                    verb = self.entry(position, entry)?;
                }
            }
        }
        Ok(())
    }

    fn entry(
        &mut self,
        position: Position<'_>,
        entry: Entry<'_>,
    ) -> Result<Option<VerbId>, GrammarError> {
        let place = position.place;
        let kind = position.list.kind;
        let has_frames = matches!(kind, Kind::ReportingVerbs | Kind::AttitudeVerbs);
        if let Some(frames) = entry.frames.filter(|_| !has_frames) {
            return Err(place.error(frames, "nothing follows “:” in this list".to_owned()));
        }
        let has_value = matches!(
            kind,
            Kind::Places | Kind::Pronouns | Kind::Broader | Kind::Acts
        );
        if let Some(value) = entry.value.filter(|_| !has_value) {
            return Err(place.error(value, "nothing follows “=” in this list".to_owned()));
        }
        match kind {
            Kind::ReportingVerbs | Kind::AttitudeVerbs => {
                return self.reporting_verb(position, entry).map(Some);
            }
            Kind::PlainVerbs => self.plain_verb(position, entry.head)?,
            Kind::Words => {
                self.word_or_phrase(position, entry.head, WordId::UNKNOWN)?;
            }
            Kind::Nouns { people } => self.noun(position, entry.head, people)?,
            Kind::Places => self.place(position, entry)?,
            Kind::Broader => self.broader(position, entry)?,
            Kind::Acts => self.act(position, entry)?,
            Kind::Pronouns => self.pronoun(position, entry)?,
            Kind::Abbreviations => self.abbreviation(position, entry.head)?,
            Kind::Marks => self.marks(position, entry.head)?,
        }
        Ok(None)
    }

    fn detail(
        &mut self,
        position: Position<'_>,
        verb: Option<VerbId>,
        detail: Detail<'_>,
    ) -> Result<(), GrammarError> {
        let Some(verb) = verb else {
            let message = "only an entry with frames has details".to_owned();
            return Err(position.place.error(detail.key, message));
        };
        self.verb_detail(position.place, verb, detail)
    }

    /// A word gets its classes, a phrase its ending.
    pub(super) fn word_or_phrase(
        &mut self,
        position: Position<'_>,
        head: &str,
        place: WordId,
    ) -> Result<WordId, GrammarError> {
        let one_word = memchr::memchr3(b' ', b'/', b'(', head.as_bytes()).is_none();
        if one_word && !position.classes().is_empty() {
            let id = self.intern(head);
            self.give(position, id, head)?;
            return Ok(id);
        }
        let mut ending = position.ending(self.section, head)?;
        ending.place = (place != WordId::UNKNOWN).then_some(place);
        let words = self.alternatives(position.place, head)?;
        match self.grammar.phrases.add(&words, ending) {
            Some(earlier) => Err(twice(position.place, head, earlier)),
            None => Ok(WordId::UNKNOWN),
        }
    }

    /// The number of a word of an entry: lower case, straight apostrophes, no final full stop.
    pub(super) fn intern(&mut self, word: &str) -> WordId {
        let word = word.strip_suffix('.').unwrap_or(word);
        let is_folded = |b: u8| b.is_ascii() && !b.is_ascii_uppercase();
        let lexicon = &mut self.grammar.lexicon;
        let id = if word.bytes().all(is_folded) {
            lexicon.intern(word)
        } else if word.is_ascii() {
            lexicon.intern(&word.to_ascii_lowercase())
        } else {
            lexicon.intern(&word.to_lowercase().replace('’', "'"))
        };
        if self.grammar.words.len() < self.grammar.lexicon.len() {
            self.grammar.at_hand.push(AtHand::default());
            self.grammar.words.push(Word::default());
            self.seen.push((0, 0));
        }
        id
    }

    /// Gives a word the classes of its section.
    pub(super) fn give(
        &mut self,
        position: Position<'_>,
        id: WordId,
        part: &str,
    ) -> Result<(), GrammarError> {
        let at = id.0 as usize;
        let (section, line) = self.seen[at];
        if section == self.section {
            return Err(twice(position.place, part, line));
        }
        self.seen[at] = (self.section, position.place.line);
        *self.classes(id) |= position.classes();
        Ok(())
    }

    pub(super) fn classes(&mut self, id: WordId) -> &mut Classes {
        &mut self.grammar.at_hand[id.0 as usize].classes
    }

    pub(super) fn rare(&mut self, id: WordId) -> &mut Rare {
        self.grammar.rare.entry(id).or_default()
    }

    /// The words of a phrase: `is/are (widely) thought to` has two first words, and a second that
    /// may be missing.
    pub(super) fn alternatives(
        &mut self,
        place: Place<'_>,
        phrase: &str,
    ) -> Result<Vec<Vec<WordId>>, GrammarError> {
        let mut words = Vec::new();
        for word in phrase.split_whitespace() {
            let (inner, optional) = match word.strip_prefix('(') {
                None if word.ends_with(')') => {
                    return Err(place.error(word, "nothing opens this bracket".to_owned()));
                }
                None => (word, false),
                Some(rest) => match rest.strip_suffix(')') {
                    Some(inner) => (inner, true),
                    None => {
                        let message =
                            "brackets stand around one word or its alternatives".to_owned();
                        return Err(place.error(word, message));
                    }
                },
            };
            let mut alternatives = Vec::with_capacity(2);
            for part in inner.split('/') {
                if part.is_empty() {
                    return Err(place.error(word, "a word is missing at a “/”".to_owned()));
                }
                alternatives.push(self.intern(part));
            }
            if optional {
                alternatives.push(WordId::UNKNOWN);
            }
            words.push(alternatives);
        }
        Ok(words)
    }
}

/// An entry that stands in the same section of the same file already, on an earlier line.
pub(super) fn twice(place: Place<'_>, part: &str, earlier: u32) -> GrammarError {
    let file = place.file;
    let message = format!("“{part}” stands in this section already, at {file}:{earlier}");
    GrammarError {
        suggestion: Some("remove one of the two".to_owned()),
        ..place.error(part, message)
    }
}

fn find_section(position: Position<'_>, name: &str) -> Result<&'static Section, GrammarError> {
    let sections = position.list.sections;
    if let Some(section) = sections.iter().find(|section| section.name == name) {
        return Ok(section);
    }
    if sections.is_empty() {
        let message = format!("“{}” has no sections", position.list.name);
        return Err(position.place.error(name, message));
    }
    let known: Vec<&str> = sections.iter().map(|section| section.name).collect();
    Err(position.place.unknown("section", name, &known))
}
