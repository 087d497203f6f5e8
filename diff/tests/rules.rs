//! The table of rules: each example shows what its rule finds.

use crate::support::{compared, document};
use clientwright_diff::Level;
use clientwright_diff::rules::{Code, all};

/// Rules about what today's generator does not emit: enums and structs that are open to additions.
const WITHOUT_EXAMPLE: [&str; 2] = ["D2007", "D2012"];

/// The pieces of an example with what they are part of.
fn pieces(example: &str) -> Vec<(String, String)> {
    let blocks = example.split("```").skip(1).step_by(2);
    blocks
        .map(|block| {
            let (head, text) = block.split_once('\n').expect("a head");
            (head.split(' ').nth(2).expect("what it is part of").to_owned(), text.to_owned())
        })
        .collect()
}

fn finds(code: Code) -> Result<(), String> {
    let pieces = pieces(code.example());
    let [(of_old, old), (of_new, new)] = pieces.as_slice() else { return Err(format!("{code}: no example")) };
    let (old, new) = (document(of_old, old), document(of_new, new));
    let found = compared(&old, &new).findings;
    if found.iter().any(|finding| finding.code == code) {
        return Ok(());
    }
    let found: Vec<String> = found.iter().map(|it| format!("  {} {}", it.code, it.message)).collect();
    Err(format!("{code} {} finds nothing:\n{}", code.rule().expect("a rule").title, found.join("\n")))
}

#[test]
fn every_example_shows_what_its_rule_finds() {
    let codes = all().into_iter().map(|rule| rule.code);
    let with_example = codes.filter(|code| !WITHOUT_EXAMPLE.contains(&code.to_string().as_str()));
    let failed: Vec<String> = with_example.filter_map(|code| finds(code).err()).collect();
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn a_description_does_not_differ_from_itself() {
    for code in all().into_iter().map(|rule| rule.code) {
        for (of, piece) in pieces(code.example()) {
            let text = document(&of, &piece);
            let found = compared(&text, &text).findings;
            assert!(found.is_empty(), "{code}: {found:?}");
        }
    }
}

#[test]
fn codes_are_read_as_they_are_written_and_each_is_used_once() {
    let rules = all();
    assert!(rules.len() >= 150, "{}", rules.len());
    for rule in &rules {
        assert_eq!(Code::parse(&rule.code.to_string()), Some(rule.code));
        assert_eq!(rules.iter().filter(|other| other.code == rule.code).count(), 1, "{}", rule.code);
    }
    assert_eq!(Code::parse("D9999"), None);
    assert_eq!(Code::parse("E0102"), None);
}

/// Another tool that tells breaking changes: each of its rules has one here, or a reason.
#[test]
fn rules_of_oasdiff_have_a_counterpart_or_a_reason() {
    let table = include_str!("oasdiff.txt");
    let rows: Vec<(&str, &str)> = table
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split_once(" | ").expect(line))
        .collect();
    assert!(rows.len() > 250, "{}", rows.len());
    let mut broken = Vec::new();
    for (id, said) in &rows {
        let is_code = said.len() == 5 && said.starts_with('D');
        let rule = Code::parse(said).and_then(Code::rule);
        if is_code && rule.is_none_or(|rule| rule.level == Level::Info)
            || !is_code && said.split(' ').count() < 5
        {
            broken.push(format!("{id}: {said}"));
        }
        if rows.iter().filter(|(other, _)| other == id).count() > 1 {
            broken.push(format!("{id} stands twice"));
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// A piece of an operation with a schema where a rule of oasdiff looks for it.
fn operation_with(place: &str, schema: &str) -> String {
    let object = format!("{{ type: object, properties: {{ a: {schema} }} }}");
    let content = |schema: &str| format!("content: {{ application/json: {{ schema: {schema} }} }}");
    match place {
        "parameter" => format!(
            "parameters: [{{ name: id, in: path, required: true, schema: {{ type: integer }} }}, {{ name: a, in: query, schema: {schema} }}]"
        ),
        "body" => format!("requestBody: {{ {} }}", content(schema)),
        "property" => format!("requestBody: {{ {} }}", content(&object)),
        "response" => format!("responses: {{ '200': {{ description: A., {} }} }}", content(schema)),
        "response-property" => format!("responses: {{ '200': {{ description: A., {} }} }}", content(&object)),
        other => panic!("{other}"),
    }
}

/// What such a rule reports of a pair is reported here by the code that the table names.
#[test]
fn pairs_of_oasdiff_are_found_by_their_counterparts() {
    let table: std::collections::BTreeMap<&str, &str> =
        include_str!("oasdiff.txt").lines().filter_map(|line| line.split_once(" | ")).collect();
    let pairs: Vec<Vec<&str>> = include_str!("oasdiff_pairs.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split(" | ").collect())
        .collect();
    assert!(pairs.len() >= 60, "{}", pairs.len());
    let mut missing = Vec::new();
    for pair in &pairs {
        let [id, place, old, new] = pair.as_slice() else { panic!("{pair:?}") };
        let text = |piece: &str| match *place {
            "operation" | "document" => document(place, piece),
            _ => document("operation", &operation_with(place, piece)),
        };
        let found: Vec<String> =
            compared(&text(old), &text(new)).findings.iter().map(|it| it.code.to_string()).collect();
        if !found.iter().any(|code| code == table[id]) {
            missing.push(format!("{id}: {old} -> {new}: {} is not among {found:?}", table[id]));
        }
    }
    assert!(missing.is_empty(), "{}:\n{}", missing.len(), missing.join("\n"));
}
