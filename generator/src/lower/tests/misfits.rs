//! What is said of values that are none of their type.

use super::{answering, report};
use crate::diagnostic::Code;

/// What stands under the excerpt of the only finding of that code.
fn said(schema: &str, code: Code) -> Vec<String> {
    let report = report(&answering(schema, ""));
    let found: Vec<_> = report.diagnostics.iter().filter(|found| found.code == code).collect();
    assert_eq!(found.len(), 1, "{schema}: {:?}", report.diagnostics);
    std::iter::once(&found[0].at).chain(&found[0].labels).map(|label| label.text.clone()).collect()
}

#[test]
fn examples_say_why_they_are_none() {
    for (schema, expected) in [
        (
            "{type: array, items: {type: string}, example: a}",
            "this is a string, but the schema requires an array",
        ),
        (
            "{type: array, items: {type: string}, example: [a, 1]}",
            "at `/1`: this is a number, but the schema requires a string",
        ),
        (
            "{type: object, properties: {a: {type: array, items: {type: integer}}}, example: {a: [x]}}",
            "at `/a/0`: this is a string, but the schema requires an integer",
        ),
        (
            "{type: object, required: [a], properties: {a: {type: string}}, example: {b: 1}}",
            "`a` is required, but missing",
        ),
        (
            "{type: object, additionalProperties: {type: boolean}, example: {x: 1}}",
            "at `/x`: this is a number, but the schema requires a boolean",
        ),
        (
            "{type: object, properties: {a: {type: integer, format: int32}}, example: {a: 3000000000}}",
            "at `/a`: 3000000000 is not an integer in the range of this format",
        ),
        (
            "{type: object, properties: {a: {type: string}}, example: []}",
            "this is an array, but the schema requires an object",
        ),
    ] {
        assert_eq!(said(schema, Code::EXAMPLE_KIND), [expected], "{schema}");
    }
}

/// Equal types without a name are one, and stand where they were met first: that is not a schema of the member's.
#[test]
fn a_schema_of_another_member_is_not_shown_as_its_own() {
    let schema = "{type: object, properties: {a: {type: array, items: {type: string}}, b: {type: array, items: {type: string}, default: x}}}";
    assert_eq!(said(schema, Code::DEFAULT_KIND), ["this is a string, but the schema requires an array"]);
}
