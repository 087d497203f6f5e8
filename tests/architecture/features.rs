//! The files that a feature is named in. In: CONTRIBUTING.md's lists, and the files of the product; out: files that are in one and
//! not in the other. It never counts tests.

use clientwright_tests::{root, rust_files};
use std::collections::BTreeSet;

/// The beginning of a list of CONTRIBUTING.md, one feature of its kind, and how the code names that.
const FEATURES: [(&str, &[&str]); 4] = [
    ("* A format of strings", &["Ipv4", "\"ipv4\""]),
    ("* A delimiter of lists", &["Pipe", "\"pipeDelimited\"", "\"pipes\""]),
    ("* A scheme of webhooks", &["Slack", "SLACK"]),
    (
        "* A security scheme",
        &["SchemeKind::Basic", "Kind::Basic", "Self::Basic", "\"basic\" =>", "\"basic\", \"apiKey\""],
    ),
];

#[test]
fn contributing_lists_the_files_of_a_feature() {
    let contributing = std::fs::read_to_string(root().join("CONTRIBUTING.md")).expect("it is there");
    for (kind, names) in FEATURES {
        let listed = listed(&contributing, kind);
        let found: BTreeSet<String> = rust_files()
            .into_iter()
            .filter(|file| file.is_product() && file.member() != "cli")
            .filter(|file| names.iter().any(|name| code(&file.text).any(|line| has_word(line, name))))
            .map(|file| file.path)
            .collect();
        assert_eq!(listed, found, "{kind}");
    }
}

/// The files in the paragraph that begins so.
fn listed(text: &str, start: &str) -> BTreeSet<String> {
    let (_, rest) = text.split_once(start).unwrap_or_else(|| panic!("CONTRIBUTING.md has no list `{start}`"));
    let paragraph = rest.split("\n* ").next().and_then(|rest| rest.split("\n\n").next()).unwrap_or(rest);
    let quoted = paragraph.split('`').skip(1).step_by(2);
    quoted.filter(|quoted| quoted.ends_with(".rs")).map(str::to_owned).collect()
}

/// Whether a word stands in a line, and not within another word.
fn has_word(line: &str, word: &str) -> bool {
    let of_name = |letter: Option<char>| letter.is_some_and(|it| it.is_alphanumeric() || it == '_');
    line.match_indices(word).any(|(at, _)| {
        let (before, rest) = line.split_at(at);
        !of_name(before.chars().next_back()) && !of_name(rest[word.len()..].chars().next())
    })
}

/// The lines of a file that are neither comments nor its tests.
fn code(text: &str) -> impl Iterator<Item = &str> {
    let product = text.split("\n#[cfg(test)]\nmod tests {").next().unwrap_or(text);
    product.lines().filter(|line| !line.trim_start().starts_with("//"))
}
