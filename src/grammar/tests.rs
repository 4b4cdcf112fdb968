//! The built-in grammar as a whole, and what a house may do to it.

use super::*;
use crate::grammar::builtin::{FILES, LANGUAGE};
use crate::grammar::lists::LISTS;

fn verb(word: &str) -> Option<(&'static str, VerbForm)> {
    let grammar = Grammar::builtin();
    grammar
        .verb(grammar.id(word))
        .map(|(verb, form)| (&*verb.lemma, form))
}

fn ids(grammar: &Grammar, phrase: &str) -> Vec<WordId> {
    phrase
        .split_whitespace()
        .map(|word| grammar.id(word))
        .collect()
}

fn phrase(class: PhraseClass, words: &str) -> Option<PhraseMatch> {
    let grammar = Grammar::builtin();
    grammar.phrase_of(class, ids(grammar, words))
}

fn classes(word: &str) -> Classes {
    Grammar::builtin().classes(Grammar::builtin().id(word))
}

/// The entries of a file by section, as written.
fn entries(text: &str) -> Vec<Vec<&str>> {
    let mut sections = vec![Vec::new()];
    for line in text.lines() {
        if line.starts_with('[') {
            sections.push(Vec::new());
        } else if !line.is_empty() && !line.starts_with(['#', ' ', '\t']) {
            let entry = line.split([':', '=']).next().unwrap().trim();
            sections.last_mut().unwrap().push(entry);
        }
    }
    sections
}

#[test]
fn forms_lead_to_their_verb() {
    assert_eq!(verb("said"), Some(("say", VerbForm::Past)));
    assert_eq!(verb("says"), Some(("say", VerbForm::Present)));
    assert_eq!(verb("admitting"), Some(("admit", VerbForm::Gerund)));
    assert_eq!(verb("spoken"), Some(("speak", VerbForm::Participle)));
    assert_eq!(verb("emphasized"), Some(("emphasise", VerbForm::Past)));
    assert_eq!(verb("signaled"), Some(("signal", VerbForm::Past)));
    assert_eq!(verb("signalling"), Some(("signal", VerbForm::Gerund)));
    assert_eq!(verb("denies"), Some(("deny", VerbForm::Present)));
    assert_eq!(verb("wonders"), Some(("wonder", VerbForm::Present)));
    assert_eq!(verb("table"), None);
    let grammar = Grammar::builtin();
    assert_eq!(
        grammar.verb_form(grammar.id("driven")),
        Some(VerbForm::Participle)
    );
    assert_eq!(
        grammar.word(grammar.lemma(grammar.id("ministers"))),
        "minister"
    );
    assert_eq!(
        grammar.word(grammar.lemma(grammar.id("spokeswomen"))),
        "spokeswoman"
    );
    assert_eq!(grammar.id("xyzzy"), WordId::UNKNOWN);
    assert_eq!(grammar.id(""), WordId::UNKNOWN);
    assert_eq!(grammar.id("mr."), grammar.id("mr"));
}

#[test]
fn words_have_their_classes() {
    let table = [
        ("said", Classes::REPORTING_VERB),
        ("claimed", Classes::LOADED_VERB),
        ("hoping", Classes::ATTITUDE_VERB),
        ("complaint", Classes::CUE_NOUN),
        ("keen", Classes::CUE_ADJECTIVE),
        ("sources", Classes::ANONYMOUS_NOUN | Classes::PLURAL_PEOPLE),
        ("spokeswoman", Classes::ROLE | Classes::FEMALE),
        ("ministers", Classes::ROLE | Classes::PLURAL_PEOPLE),
        ("colonel", Classes::TITLE),
        ("ministry", Classes::ORGANISATION_NOUN),
        ("widow", Classes::PERSON_NOUN | Classes::FEMALE),
        ("indictment", Classes::DOCUMENT_NOUN),
        ("observers", Classes::VAGUE_COLLECTIVE),
        ("afp", Classes::AGENCY),
        ("bamako", Classes::PLACE),
        ("malian", Classes::DEMONYM),
        ("allegedly", Classes::HEDGE),
        ("troops", Classes::COUNTED_UNIT),
        ("christine", Classes::FEMALE_NAME),
        ("emmanuel", Classes::MALE_NAME),
        ("embezzled", Classes::WRONGDOING_VERB),
        ("setback", Classes::ASSESSMENT),
        ("tuesday", Classes::TIME | Classes::CALENDAR),
        ("she", Classes::PRONOUN | Classes::FEMALE),
        ("nato", Classes::ORGANISATION),
    ];
    for (word, wanted) in table {
        assert!(
            classes(word).contains(wanted),
            "{word}: {:?}",
            classes(word)
        );
    }
}

#[test]
fn the_longest_phrase_counts() {
    let found = phrase(PhraseClass::AccordingTo, "according to the ministry").unwrap();
    assert_eq!(found.length, 2);
    let found = phrase(PhraseClass::Role, "deputy prime ministers met").unwrap();
    assert_eq!((found.length, found.plural), (3, true));
    let found = phrase(PhraseClass::Role, "company spokeswomen").unwrap();
    assert_eq!((found.length, found.plural), (2, true));
    let found = phrase(PhraseClass::ReportingVerb, "pointed out that").unwrap();
    let (verb, form) = found.verb.unwrap();
    assert_eq!(&*Grammar::builtin().verbs[verb as usize].lemma, "point out");
    assert_eq!((found.length, form), (2, VerbForm::Past));
    assert_eq!(
        phrase(PhraseClass::ReportingVerb, "made it clear")
            .unwrap()
            .length,
        3
    );
    assert_eq!(
        phrase(PhraseClass::ReportingVerb, "made clear")
            .unwrap()
            .length,
        2
    );
    assert_eq!(phrase(PhraseClass::ReportingVerb, "pointed at"), None);
    for hedge in [
        "is widely believed to",
        "are understood to",
        "it is understood that",
    ] {
        let words = hedge.split(' ').count();
        assert_eq!(
            phrase(PhraseClass::AgentlessHedge, hedge).unwrap().length,
            words,
            "{hedge}"
        );
    }
    assert_eq!(phrase(PhraseClass::Role, ""), None);
}

#[test]
fn capitals_and_demonyms_lead_to_their_country() {
    let grammar = Grammar::builtin();
    let france = grammar.place_of(grammar.id("france"));
    assert!(france.is_some());
    assert_eq!(grammar.place_of(grammar.id("paris")), france);
    assert_eq!(grammar.place_of(grammar.id("french")), france);
    assert_ne!(grammar.place_of(grammar.id("bamako")), france);
    assert_eq!(grammar.place_of(grammar.id("minister")), None);
    let korean = phrase(PhraseClass::Demonym, "south korean").unwrap();
    assert_eq!(korean.place, grammar.place_of(grammar.id("seoul")));
    let states = phrase(PhraseClass::Place, "united states").unwrap();
    assert_eq!(states.place, grammar.place_of(grammar.id("u.s.")));
}

#[test]
fn pronouns_tell_gender_and_number() {
    let grammar = Grammar::builtin();
    let pronoun = |word: &str| grammar.pronoun(grammar.id(word));
    let she = pronoun("she").unwrap();
    assert_eq!(
        (she.gender, she.plural, she.person),
        (Gender::Female, false, 3)
    );
    assert_eq!(she.case, Case::Subject);
    let they = pronoun("they").unwrap();
    assert_eq!((they.gender, they.plural), (Gender::Any, true));
    assert_eq!(pronoun("us").unwrap().case, Case::Object);
    assert_eq!(pronoun("minister"), None);
}

#[test]
fn abbreviations_need_their_full_stop() {
    let grammar = Grammar::builtin();
    assert_eq!(grammar.abbreviation("mr."), Some(Abbreviation::Inside));
    assert_eq!(grammar.abbreviation("u.s."), Some(Abbreviation::MayEnd));
    assert_eq!(
        grammar.abbreviation("no."),
        Some(Abbreviation::BeforeNumber)
    );
    assert_eq!(grammar.abbreviation("mr"), None);
    assert_eq!(grammar.abbreviation("minister."), None);
    assert_eq!(grammar.abbreviation("."), None);
    let curly = MarkPair {
        open: '“',
        close: '”',
        level: MarkLevel::Double,
    };
    assert!(grammar.marks().contains(&curly));
}

#[test]
fn lists_are_in_alphabetical_order() {
    for (file, text) in builtin::FILES
        .iter()
        .filter(|(file, _)| file.ends_with(".list"))
    {
        for section in entries(text) {
            let folded: Vec<String> = section
                .iter()
                .map(|entry| entry.to_lowercase().replace('’', "'"))
                .collect();
            for pair in folded.windows(2) {
                assert!(
                    pair[0] <= pair[1],
                    "{file}: “{}” goes before “{}”",
                    pair[1],
                    pair[0]
                );
            }
        }
    }
}

#[test]
fn every_list_feeds_what_it_is_for() {
    let grammar = Grammar::builtin();
    let mut words = Classes::empty();
    for id in 1..=grammar.word_count() {
        words |= grammar.classes(WordId(u32::try_from(id).unwrap()));
    }
    assert_eq!(words, Classes::all(), "a class without a word");
    for list in LISTS {
        let file = builtin::FILES
            .iter()
            .find(|(file, _)| load::stem(file) == list.name);
        let (_, text) = file.unwrap_or_else(|| panic!("{} is not embedded", list.name));
        let sections = entries(text);
        let all: Vec<&str> = sections.concat();
        assert!(!all.is_empty(), "{} is empty", list.name);
        let phrases = list.phrase.into_iter();
        for class in phrases.chain(list.sections.iter().filter_map(|section| section.phrase)) {
            let known = all.iter().any(|entry| {
                let words = entry
                    .split(',')
                    .next()
                    .unwrap()
                    .to_lowercase()
                    .replace('’', "'");
                let plain = words.replace(['(', ')'], "");
                let first = plain.split(' ').map(|word| word.split('/').next().unwrap());
                let ids: Vec<WordId> = first.map(|word| grammar.id(word)).collect();
                grammar.phrase_of(class, &ids).is_some()
            });
            assert!(known, "{}: no phrase of {class:?}", list.name);
        }
    }
}

#[test]
fn a_verb_reports_or_does_not() {
    let mut seen = std::collections::HashMap::new();
    let lists = ["attitude-verbs", "common-verbs", "reporting-verbs"];
    for list in LISTS.iter().filter(|list| lists.contains(&list.name)) {
        let (_, text) = builtin::FILES
            .iter()
            .find(|(f, _)| load::stem(f) == list.name)
            .unwrap();
        for entry in entries(text).concat() {
            let lemma = entry.split(',').next().unwrap();
            let spellings: Vec<&str> = if lemma.contains(' ') {
                vec![lemma]
            } else {
                lemma.split('/').collect()
            };
            for spelling in spellings {
                if let Some(other) = seen.insert(spelling, list.name) {
                    panic!("“{spelling}” is in {other} and in {}", list.name);
                }
            }
        }
    }
}

#[test]
fn loaded_verbs_say_what_they_imply() {
    for verb in &Grammar::builtin().verbs {
        assert_eq!(
            verb.stance == Stance::Loaded,
            verb.implies.is_some(),
            "{}",
            verb.lemma
        );
        assert!(!verb.frames.is_empty(), "{}", verb.lemma);
    }
    let named = "claimed admitted conceded confessed acknowledged insisted stressed emphasised \
                 noted revealed disclosed boasted slammed blasted";
    for word in named.split_whitespace() {
        let grammar = Grammar::builtin();
        let (verb, _) = grammar.verb(grammar.id(word)).unwrap();
        assert_eq!(verb.stance, Stance::Loaded, "{word}");
    }
}

#[test]
fn a_house_adds_and_replaces() {
    let files = [
        (
            "house/reporting-verbs.list",
            "[neutral]\nblurt out: quote\nclaim: quote clause\n",
        ),
        (
            "house/vague-collectives.list",
            "@replace\n# ours\npunters\n",
        ),
        (
            "house/attribution.grammar",
            "pattern dash\n  content:quote cue:verb(quote) source:np\n  finds [a] {b} <c>\n  \
             ignores d\n",
        ),
    ];
    let grammar = Grammar::with_house(&files).unwrap();
    let found = grammar.phrase_of(PhraseClass::ReportingVerb, ids(&grammar, "blurted out"));
    assert!(found.is_some());
    let (claim, _) = grammar.verb(grammar.id("claims")).unwrap();
    assert_eq!(
        claim.stance,
        Stance::Neutral,
        "the house's own entry counts"
    );
    let vague = |word: &str| {
        grammar
            .classes(grammar.id(word))
            .contains(Classes::VAGUE_COLLECTIVE)
    };
    assert!(vague("punters") && !vague("observers"));
    assert!(
        grammar
            .classes(grammar.id("said"))
            .contains(Classes::REPORTING_VERB)
    );
    assert_eq!(grammar.patterns.last().unwrap().name, "en/dash");
    assert!(grammar.patterns.len() > 1);
}

#[test]
fn what_is_built_in_is_what_would_be_read() {
    let house = (
        "house/reporting-verbs.list",
        "[neutral]\nblurt out: quote\n",
    );
    let files: Vec<_> = FILES.iter().copied().chain([house]).collect();
    let read = Grammar::load(LANGUAGE, &files).expect("the files are in order");
    let built = Grammar::with_house(&[house]).expect("so is the house's");
    assert_eq!(built.word_count(), read.word_count());
    // The commonest words have other numbers, so words are compared, not numbers.
    let known = |grammar: &Grammar, word: &str| {
        let id = grammar.id(word);
        let lemma = grammar.word(grammar.lemma(id));
        let others = [grammar.place_of(id), grammar.broader(id), grammar.act(id)];
        let others = others.map(|other| other.map(|id| grammar.word(id)));
        let (verb, form) = (grammar.verb_id(id), grammar.verb_form(id));
        let abbreviation = grammar.abbreviation(&format!("{word}."));
        let rare = (grammar.pronoun(id), abbreviation);
        let at_hand = (grammar.classes(id), grammar.starts_phrase(id));
        format!("{word} {lemma} {others:?} {verb:?} {form:?} {rare:?} {at_hand:?}")
    };
    for word in (1..=read.word_count()).map(|id| read.word(WordId(id as u32))) {
        assert_eq!(known(&built, word), known(&read, word));
    }
    for phrase in [
        "blurted out",
        "prime ministers",
        "according to",
        "made clear",
    ] {
        let found = |grammar: &Grammar| grammar.phrase(&ids(grammar, phrase));
        assert!(found(&built).is_some(), "{phrase}");
        assert_eq!(found(&built), found(&read));
    }
    assert_eq!(built.patterns, read.patterns);
    assert_eq!(built.marks(), read.marks());
}

#[test]
fn a_word_may_stand_in_several_lists() {
    let documents = "[countable]\nconsultation\ninventory\nmanifesto\nslide\ntender\n";
    let marks = "[double]\n“ ”\n";
    let files = [
        ("house/document-nouns.list", documents),
        ("house/quotation-marks.list", marks),
    ];
    let grammar = Grammar::with_house(&files).expect("what the built-in lists have is no clash");
    for (word, other) in [
        ("slide", Classes::COMMON_VERB),
        ("tender", Classes::ADJECTIVE),
        ("inventory", Classes::FIGURE_SOURCE),
        ("manifestos", Classes::DOCUMENT_NOUN),
    ] {
        let classes = grammar.classes(grammar.id(word));
        assert!(classes.contains(Classes::DOCUMENT_NOUN | other), "{word}");
    }
    assert_eq!(grammar.marks(), Grammar::builtin().marks());
}

#[test]
fn patterns_are_read() {
    let grammar = Grammar::builtin();
    let pattern = grammar
        .patterns
        .iter()
        .find(|p| p.name == "en/quote-cue-source")
        .unwrap();
    let example = &pattern.finds[0];
    let cue = example.cue[0].of(&example.text);
    assert!(
        example
            .text
            .starts_with(example.content[0].of(&example.text))
    );
    assert!(!cue.contains(['{', '}']) && verb(cue).is_some());
}

#[test]
fn the_readme_names_every_list_and_frame() {
    let readme = include_str!("../../grammar/README.md");
    let lists = LISTS.iter().map(|list| list.name.to_owned());
    for name in lists.chain(Frames::names()) {
        assert!(
            readme.contains(&format!("`{name}`")),
            "{name} is not explained"
        );
    }
}
