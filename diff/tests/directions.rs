//! What is worse in a request is better in a response.

use crate::support::{compared, with_schema};
use clientwright_diff::{Class, Level};

/// The level of the wire findings about a schema, in requests and in responses.
fn levels(old: &str, new: &str) -> (Vec<Level>, Vec<Level>) {
    let found = compared(&with_schema(old), &with_schema(new)).findings;
    let of = |prefix: &str| {
        let found =
            found.iter().filter(|it| it.class == Class::Wire && it.code.to_string().starts_with(prefix));
        found.map(|it| it.level).collect::<Vec<_>>()
    };
    (of("D10"), of("D11"))
}

#[test]
fn a_request_that_allows_less_breaks_clients_and_a_response_does_not() {
    for (wide, narrow) in [
        ("{ type: string }", "{ type: string, maxLength: 5 }"),
        ("{ type: integer, minimum: 1 }", "{ type: integer, minimum: 2 }"),
        ("{ type: string, nullable: true }", "{ type: string }"),
        ("{ type: string, enum: [a, b] }", "{ type: string, enum: [a] }"),
        ("{ type: number }", "{ type: integer }"),
        (
            "{ type: object, properties: { a: { type: string } } }",
            "{ type: object, required: [a], properties: { a: { type: string } } }",
        ),
    ] {
        assert_eq!(levels(wide, narrow), (vec![Level::Error], vec![Level::Info]), "{wide} -> {narrow}");
        let (request, response) = levels(narrow, wide);
        assert_eq!(request, [Level::Info], "{narrow} -> {wide}");
        assert!(
            matches!(response.as_slice(), [Level::Error | Level::Warning]),
            "{narrow} -> {wide}: {response:?}"
        );
    }
}

#[test]
fn a_read_only_property_is_not_part_of_a_request() {
    let old = "{ type: object, properties: { a: { type: string } } }";
    let new = "{ type: object, required: [id], properties: { a: { type: string }, id: { type: string, readOnly: true } } }";
    assert_eq!(levels(old, new), (vec![], vec![Level::Info]));
}

#[test]
fn a_schema_that_moves_into_all_of_is_the_same() {
    let old = "{ type: object, required: [k], properties: { k: { type: string }, l: { type: integer } } }";
    let new = "{ allOf: [{ $ref: '#/components/schemas/Cat' }, { type: object, required: [k], properties: { l: { type: integer } } }] }";
    assert_eq!(levels(old, new), (vec![], vec![]));
}

#[test]
fn a_schema_is_compared_once_whoever_refers_to_it() {
    let schemas = "components: { schemas: { Pet: { type: object, properties: { a: { type: TYPE } } } } }";
    let one = |path: &str| {
        format!(
            "  {path}: {{ get: {{ responses: {{ '200': {{ description: A., content: {{ application/json: {{ schema: {{ $ref: '#/components/schemas/Pet' }} }} }} }} }} }} }}\n"
        )
    };
    let text = |ty: &str| {
        let head = "openapi: 3.0.3\ninfo: { title: A, version: 1.0.0 }\npaths:\n";
        head.to_owned() + &one("/a") + &one("/b") + &one("/c") + &schemas.replace("TYPE", ty)
    };
    let found = compared(&text("string"), &text("integer")).findings;
    let found: Vec<_> = found.iter().filter(|it| it.code.to_string() == "D1101").collect();
    let [finding] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(finding.operations.count, 3);
    assert_eq!(finding.operations.first.as_deref(), Some("GET /a"));
    assert_eq!(
        finding.message,
        "`Pet` in responses, property `a`: the type changed from `string` to `integer`"
    );
    assert_eq!(finding.rust.as_deref(), Some("types::Pet::a"));
    let site = &finding.new;
    assert_eq!(
        (site.file.as_str(), site.pointer.as_str()),
        ("new.yaml", "/components/schemas/Pet/properties/a/type")
    );
    assert_eq!(site.position.line, 7);
}

#[test]
fn a_schema_that_becomes_a_variant_keeps_its_properties() {
    let cat = "{ $ref: '#/components/schemas/Cat' }";
    let choice = "{ anyOf: [{ $ref: '#/components/schemas/Cat' }, { type: string }] }";
    assert_eq!(levels(cat, choice), (vec![Level::Info], vec![Level::Error]));
    assert_eq!(levels(choice, cat), (vec![Level::Error], vec![Level::Info]));
}

#[test]
fn a_choice_between_a_schema_and_null_is_the_schema_that_may_be_null() {
    let text = |schema: &str| {
        format!(
            "openapi: 3.1.0\ninfo: {{ title: A, version: 1.0.0 }}\npaths: {{ /a: {{ get: {{ responses: {{ '200': {{ description: A., content: {{ application/json: {{ schema: {schema} }} }} }} }} }} }} }}\n\
             components: {{ schemas: {{ Pet: {{ type: object, properties: {{ a: {{ type: string }} }} }} }} }}\n"
        )
    };
    let found = compared(
        &text("{ $ref: '#/components/schemas/Pet' }"),
        &text("{ oneOf: [{ type: 'null' }, { $ref: '#/components/schemas/Pet' }] }"),
    );
    let wire: Vec<String> =
        found.findings.iter().filter(|it| it.class == Class::Wire).map(|it| it.code.to_string()).collect();
    assert_eq!(wire, ["D1107"]);
}

#[test]
fn conditions_that_were_met_before_refuse_nothing() {
    let properties = "type: object, properties: { a: { type: string }, b: { type: string } }";
    let schema = |rest: &str| format!("{{ {properties}{rest} }}");
    let both = |key: &str| schema(&format!(", {key}: [{{ required: [a] }}, {{ required: [b] }}]"));
    let codes = |old: &str, new: &str| -> Vec<String> {
        let found = compared(&with_schema(old), &with_schema(new)).findings.into_iter();
        let codes = found.filter(|it| it.class == Class::Wire).map(|it| it.code.to_string());
        codes.filter(|code| code.starts_with("D10")).collect()
    };
    let (free, needed, any, one) = (schema(""), schema(", required: [a]"), both("anyOf"), both("oneOf"));
    assert_eq!(codes(&free, &any), ["D1096"]);
    assert_eq!(codes(&needed, &any), ["D1065"], "whoever sent `a` sends it");
    assert_eq!(codes(&any, &needed), ["D1064"], "whoever sent `b` alone");
    assert_eq!(codes(&needed, &one), ["D1096", "D1065"], "whoever sent both");
    assert_eq!(codes(&any, &free), ["D1097"]);
}
