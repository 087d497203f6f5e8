use super::spell;
use crate::diagnostic::Problems;
use crate::source::{Pointer, Source};
use crate::tree::{self, Node};

fn spelled(text: &str) -> Node {
    let source = Source::from_text("t", text);
    let mut problems = Problems::default();
    let tree = tree::parse(&source, &mut problems).unwrap();
    let tree = spell(tree, &source, &problems);
    assert_eq!(problems.into_report().diagnostics, []);
    tree
}

fn at(tree: &Node, place: &str) -> String {
    serde_json::to_string(tree.at(&Pointer::parse(place).unwrap()).unwrap()).unwrap()
}

#[test]
fn what_yaml_guesses_stays_text_where_a_text_is_wanted() {
    for (written, read) in [
        ("1.10", r#""1.10""#),
        ("2020-01-01", r#""2020-01-01""#),
        ("0o17", r#""0o17""#),
        ("12e03", r#""12e03""#),
        ("1_000", r#""1_000""#),
        ("007", r#""007""#),
        ("1.", r#""1.""#),
        ("true", r#""true""#),
        ("18446744073709551616", r#""18446744073709551616""#),
        ("-0x1f", r#""-0x1f""#),
        ("&v 1.10", r#""1.10""#),
        ("1.10 # comment", r#""1.10""#),
        ("'1.10'", r#""1.10""#),
        (".inf", r#"".inf""#),
        ("~", "null"),
    ] {
        // an anchor is there once
        let again = written.trim_start_matches("&v ");
        let text = format!(
            "openapi: 3.0\ninfo:\n  version: {written}\n  title: x\ncomponents:\n  schemas:\n    A:\n      type: string\n      default: {again}\n      enum:\n      - {again}\n      - b\n"
        );
        let tree = spelled(&text);
        for place in ["/info/version", "/components/schemas/A/default", "/components/schemas/A/enum/0"] {
            assert_eq!(at(&tree, place), read, "{written}: {place}");
        }
        assert_eq!(at(&tree, "/openapi"), r#""3.0""#);
    }
}

#[test]
fn places_that_want_texts() {
    let tree = spelled(
        "openapi: 3.1
info: &info {title: 2024, version: &v 1.20}
x-info: *info
tags: [{name: 1.0, description: *v}]
servers: [{url: /, variables: {port: {default: 443, enum: [443, 8443]}}}]
paths:
  /a:
    get:
      operationId: 200
      tags: [1.0, 2]
      parameters:
      - {name: 1e3, in: query, example: 1.50, schema: {type: string, examples: [1.0, 2]}}
      - {name: n, in: query, example: 1.50, schema: {type: number, default: 1.50}}
      - {name: s, in: query, type: string, default: 1.50, enum: [1.50]}
      responses: {200: {description: 200}}
components:
  schemas:
    A: {required: [1.0], properties: {1.0: {type: [string, 'null'], const: 1.0, default: ~}}}
    B: {type: [string, number], default: 1.0, pattern: 1.0}
    C: {type: integer, default: 1, enum: [1], description: 1.0}
    D: {allOf: [{type: string, default: 0o7}], discriminator: {propertyName: 1, mapping: {1: 2.0}}}
",
    );
    for (place, read) in [
        ("/openapi", r#""3.1""#),
        ("/info/title", r#""2024""#),
        ("/info/version", r#""1.20""#),
        ("/x-info/version", "1.2"),
        ("/tags/0/name", r#""1.0""#),
        ("/tags/0/description", r#""1.20""#),
        ("/servers/0/variables/port/default", r#""443""#),
        ("/servers/0/variables/port/enum", r#"["443","8443"]"#),
        ("/paths/~1a/get/operationId", r#""200""#),
        ("/paths/~1a/get/tags", r#"["1.0","2"]"#),
        ("/paths/~1a/get/parameters/0/name", r#""1e3""#),
        ("/paths/~1a/get/parameters/0/example", r#""1.50""#),
        ("/paths/~1a/get/parameters/0/schema/examples", r#"["1.0","2"]"#),
        ("/paths/~1a/get/parameters/1/example", "1.5"),
        ("/paths/~1a/get/parameters/1/schema/default", "1.5"),
        ("/paths/~1a/get/parameters/2/default", r#""1.50""#),
        ("/paths/~1a/get/parameters/2/enum", r#"["1.50"]"#),
        ("/paths/~1a/get/responses/200/description", r#""200""#),
        ("/components/schemas/A/required/0", r#""1.0""#),
        ("/components/schemas/A/properties/1.0/const", r#""1.0""#),
        ("/components/schemas/A/properties/1.0/default", "null"),
        ("/components/schemas/B/default", "1.0"),
        ("/components/schemas/B/pattern", r#""1.0""#),
        ("/components/schemas/C/default", "1"),
        ("/components/schemas/C/enum/0", "1"),
        ("/components/schemas/C/description", r#""1.0""#),
        ("/components/schemas/D/allOf/0/default", r#""0o7""#),
        ("/components/schemas/D/discriminator/propertyName", r#""1""#),
        ("/components/schemas/D/discriminator/mapping/1", r#""2.0""#),
    ] {
        assert_eq!(at(&tree, place), read, "{place}");
    }
}

#[test]
fn what_json_says_is_what_is_meant() {
    let text = r#"{"openapi": "3.0.3", "info": {"version": 1.10}}"#;
    assert_eq!(at(&spelled(text), "/info/version"), "1.1");
}
