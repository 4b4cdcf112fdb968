//! The built-in grammar as a whole.

use super::*;

fn verb(word: &str) -> Option<(&'static str, VerbForm)> {
    let grammar = Grammar::builtin();
    grammar
        .verb(grammar.id(word))
        .map(|(verb, form)| (&*verb.lemma, form))
}

fn ids(phrase: &str) -> Vec<WordId> {
    phrase
        .split_whitespace()
        .map(|word| Grammar::builtin().id(word))
        .collect()
}

#[test]
fn forms_lead_to_their_verb() {
    assert_eq!(verb("said"), Some(("say", VerbForm::Past)));
    assert_eq!(verb("says"), Some(("say", VerbForm::Present)));
    assert_eq!(verb("admitting"), Some(("admit", VerbForm::Gerund)));
    assert_eq!(verb("spoken"), Some(("speak", VerbForm::Participle)));
    assert_eq!(verb("emphasized"), Some(("emphasise", VerbForm::Past)));
    assert_eq!(verb("denies"), Some(("deny", VerbForm::Present)));
    assert_eq!(verb("table"), None);
}

#[test]
fn the_longest_phrase_counts() {
    let grammar = Grammar::builtin();
    let found = grammar.phrase(&ids("according to the ministry")).unwrap();
    assert_eq!((found.class, found.length), (PhraseClass::AccordingTo, 2));
    let found = grammar.phrase(&ids("deputy prime ministers met")).unwrap();
    assert_eq!(
        (found.class, found.length, found.plural),
        (PhraseClass::Role, 3, true)
    );
    let found = grammar
        .phrase_of(PhraseClass::ReportingVerb, &ids("pointed out that"))
        .unwrap();
    let (verb, form) = found.verb.unwrap();
    assert_eq!(&*grammar.verbs[verb as usize].lemma, "point out");
    assert_eq!((found.length, form), (2, VerbForm::Past));
    assert_eq!(
        grammar.phrase_of(PhraseClass::ReportingVerb, &ids("pointed at")),
        None
    );
    let hedge = grammar.phrase_of(
        PhraseClass::AgentlessHedge,
        &ids("is widely believed to be"),
    );
    assert_eq!(hedge.unwrap().length, 4);
}
