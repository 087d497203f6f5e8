use super::{CATALOGUE, Code, Entry};
use crate::diagnostic::{Problems, Severity};
use crate::source::Source;
use crate::{dialect, tree};

/// The code block under a heading of a page.
fn block(entry: &Entry, heading: &str) -> String {
    let (_, section) = entry.text.split_once(&format!("\n## {heading}\n")).unwrap_or_default();
    let section = section.split("\n## ").next().unwrap_or_default();
    let mut parts = section.split("```");
    let block = parts.nth(1).unwrap_or_default();
    block.split_once('\n').map(|(_, block)| block.to_owned()).unwrap_or_default()
}

#[test]
fn every_page_says_what_it_means_and_shows_the_mistake_and_the_correction() {
    for entry in CATALOGUE.iter().filter(|entry| !entry.code.is_ours()) {
        let meaning = entry.text.split("\n## Mistake\n").next().unwrap_or_default();
        assert!(
            meaning.len() > 80 && !meaning.starts_with('#'),
            "{}: it begins with what it means",
            entry.code
        );
        let says_what_it_costs = ["olerated", "this is a warning"].iter().any(|it| meaning.contains(it));
        assert!(
            says_what_it_costs || entry.severity == Severity::Warning || !entry.code.is_confined(),
            "{}: what it costs when it is tolerated",
            entry.code
        );
        for heading in ["Mistake", "Correction"] {
            assert!(!block(entry, heading).is_empty(), "{}: no code under `## {heading}`", entry.code);
        }
        let long = entry.text.lines().find(|line| line.chars().count() > 120);
        assert_eq!(long, None, "{}", entry.code);
    }
}

#[test]
fn codes_are_in_the_order_of_their_numbers_and_read_back() {
    assert!(CATALOGUE.is_sorted_by(|a, b| a.code < b.code));
    for entry in CATALOGUE {
        assert_eq!(Code::parse(&entry.code.to_string()), Some(entry.code));
        assert!(
            !entry.title.ends_with('.') && !entry.title.starts_with(char::is_uppercase),
            "{}",
            entry.title
        );
    }
    assert_eq!(Code::parse("102"), Some(Code::DANGLING_REFERENCE));
    assert_eq!((Code::parse("E9999"), Code::parse("EE"), Code::parse("")), (None, None, None));
}

/// The codes that reading a text and its dialect finds.
fn found(text: &str) -> Vec<Code> {
    let mut problems = Problems::default();
    if let Some(tree) = tree::parse(&Source::from_text("page", text), &mut problems) {
        dialect::normalize(dialect::reserve(tree, &mut problems), &mut problems);
    }
    problems.into_report().diagnostics.iter().map(|found| found.code).collect()
}

#[test]
fn mistakes_of_text_and_dialect_are_found_and_no_correction_has_one() {
    for entry in CATALOGUE.iter().filter(|entry| !entry.code.concerns_settings()) {
        // by its nature a page cannot show what is too large
        let is_shown =
            !matches!(entry.code, Code::TOO_MANY_NODES | Code::TOO_MUCH_OUTPUT | Code::KEY_TOO_LONG);
        if is_shown && entry.code <= Code::UNSUPPORTED_VERSION {
            assert_eq!(found(&block(entry, "Mistake")), [entry.code], "{}", entry.code);
        }
        if block(entry, "Correction").starts_with("openapi:") {
            assert_eq!(found(&block(entry, "Correction")), [], "{}", entry.code);
        }
    }
}
