//! `docs/rules.md` says what the table says. `SNAPSHOTS=overwrite cargo test --test rule_docs`
//! writes it anew.

use onrecord::render::rules_book;
use onrecord::rules::RULES;

#[test]
fn the_rules_are_documented_as_they_are() {
    let mut book = Vec::new();
    rules_book(RULES, &mut book).expect("a vector can be written to");
    let book = String::from_utf8(book).expect("the table is text");
    snapbox::assert_data_eq!(book, snapbox::file!["../docs/rules.md"].raw());
}
