//! The English of the diagnostics. In: the titles and the pages of all codes, and the reports of tests/rejected; out: phrases that
//! a technical writer would not write, each with its place. It never reads the examples, which are descriptions.

use clientwright::diagnostic::code::CATALOGUE;
use clientwright_tests::root;

/// What is not written, in lower case; ARCHITECTURE's glossary has the word for each thing.
const BANNED: &[&str] = &[
    "is no ",
    "are no ",
    "is none",
    "there is nothing",
    "what is ",
    "is said",
    "is taken ",
    "is meant by",
    "is of a",
    "all the same",
    "as it stands",
    "put in place",
    "says the least",
    "without a word",
    "left to the caller",
    "by way of",
    "is a text",
    "as a text",
    "one text",
    "a mapping",
    "a member",
    "members",
    "statuses",
    "an answer",
    "an address",
    "a slip",
];

/// What contains one of them and is written.
const ALLOWED: &[&str] = &["is no longer", "what is meant", "there is no ", "there are no "];

/// The phrases in a text that should not be there.
fn banned(text: &str) -> Vec<&'static str> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase() + " ";
    let text = ALLOWED.iter().fold(text, |text, allowed| text.replace(allowed, ""));
    BANNED.iter().copied().filter(|phrase| text.contains(phrase)).collect()
}

/// A page without its blocks of code.
fn prose(page: &str) -> String {
    page.split("```").step_by(2).collect()
}

#[test]
fn titles_and_pages_are_plain_english() {
    let mut found = Vec::new();
    for entry in CATALOGUE {
        for text in [entry.title, &prose(entry.text)] {
            found.extend(banned(text).into_iter().map(|phrase| format!("{}: {phrase:?}", entry.code)));
        }
    }
    assert!(found.is_empty(), "say it in other words:\n{}", found.join("\n"));
}

#[test]
fn messages_and_helps_are_plain_english() {
    let mut found = Vec::new();
    let folders = std::fs::read_dir(root().join("tests/rejected")).expect("a folder").flatten();
    for folder in folders.map(|entry| entry.path()) {
        let report = std::fs::read_to_string(folder.join("report.txt")).expect("a report");
        found.extend(
            banned(&said(&report)).into_iter().map(|phrase| format!("{}: {phrase:?}", folder.display())),
        );
    }
    assert!(found.is_empty(), "say it in other words:\n{}", found.join("\n"));
}

/// The messages and the helps of a report, without its excerpts.
fn said(report: &str) -> String {
    let is_said = |line: &&str| {
        line.starts_with("error[") || line.starts_with("warning[") || line.trim_start().starts_with("= help:")
    };
    report.lines().filter(is_said).map(|line| format!("{line}\n")).collect()
}

#[test]
fn a_banned_phrase_is_found_across_lines() {
    assert_eq!(banned("This is\nno value."), ["is no "]);
    assert_eq!(prose("Text.\n```yaml\na mapping\n```\n"), "Text.\n\n");
    assert_eq!(said("error[E0001]: a\n 1 | b\n   = help: c\n"), "error[E0001]: a\n   = help: c\n");
}
