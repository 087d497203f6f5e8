//! The page of the settings. In: the keys that the settings file takes, and docs/reference.md; out: keys that are in one and not in the
//! other. It never looks at what a key does.

use clientwright_tests::root;
use std::collections::BTreeSet;

/// The keys of the settings file that are told of elsewhere on the page: `[package]` and `[[ignore]]` have sections.
const ELSEWHERE: [&str; 2] = ["ignore", "package"];

fn read(path: &str) -> String {
    let path = root().join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// The fields of the struct that the file is read into.
fn taken() -> BTreeSet<String> {
    let code = read("cli/src/settings_file.rs");
    let (_, fields) = code.split_once("\nstruct File {\n").expect("the keys of the file");
    let (fields, _) = fields.split_once("\n}\n").expect("the end of the struct");
    fields.lines().filter_map(|line| line.trim().split_once(": ")).map(|(name, _)| name.to_owned()).collect()
}

/// The keys that the first column of the table names: `key = …`, `[key]`, `[[key]]` and `[key."name"]`. Behind a head in brackets stand
/// keys of that table alone.
fn listed() -> BTreeSet<String> {
    let page = read("docs/reference.md");
    let (_, table) = page.split_once("\n| setting | what it does |\n").expect("the table of settings");
    let (table, _) = table.split_once("\n\n").expect("the end of the table");
    let cells = table.lines().filter_map(|line| line.strip_prefix("| ")?.split(" | ").next());
    cells.flat_map(keys).collect()
}

fn keys(cell: &str) -> Vec<String> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let is_table = cell.starts_with("`[");
    let spans = cell.split('`').skip(1).step_by(2);
    let keys = spans.filter_map(|span| match span.strip_prefix('[') {
        Some(head) => head.trim_start_matches('[').split(|c: char| !is_name(c)).next(),
        None if is_table => None,
        None => span.split_once(" = ").map(|(name, _)| name),
    });
    keys.filter(|key| !key.is_empty()).map(str::to_owned).collect()
}

#[test]
fn the_page_lists_all_settings() {
    let (taken, listed) = (taken(), listed());
    let missing: Vec<&String> =
        taken.iter().filter(|key| !listed.contains(*key) && !ELSEWHERE.contains(&key.as_str())).collect();
    assert!(missing.is_empty(), "docs/reference.md does not list {missing:?}");
    let unknown: Vec<&String> = listed.difference(&taken).collect();
    assert!(unknown.is_empty(), "docs/reference.md lists {unknown:?}, which no settings file may have");
    for key in ELSEWHERE {
        let head = [format!("\n[{key}]\n"), format!("\n[[{key}]]\n")];
        assert!(
            head.iter().any(|head| read("docs/reference.md").contains(head)),
            "docs/reference.md has no example of {key}"
        );
    }
}
