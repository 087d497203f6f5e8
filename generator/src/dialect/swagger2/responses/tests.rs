use super::super::tests::{assert_converts, found};
use super::convert;

fn of(produces: &str, response: &str) -> String {
    format!(
        "{{x: 1, {produces} paths: {{/a: {{get: {{responses: {{'200': {{description: x, {response}}}}}}}}}}}}}"
    )
}

#[test]
fn a_schema_is_the_content_of_what_is_produced() {
    let schema = "schema: {type: string}";
    for (produces, before, after) in [
        ("", schema, "content: {application/json: {schema: {type: string}}}"),
        ("produces: [a/b],", schema, "content: {a/b: {schema: {type: string}}}"),
        (
            "produces: [a/b, c/d],",
            schema,
            "content: {a/b: {schema: {type: string}}, c/d: {schema: {type: string}}}",
        ),
        (
            "produces: [a/b],",
            "schema: {type: string}, examples: {a/b: {c: d}}",
            "content: {a/b: {schema: {type: string}, example: {c: d}}}",
        ),
        ("", "examples: {a/b: {c: d}}", "content: {a/b: {example: {c: d}}}"),
        (
            "produces: [a/b],",
            "schema: {type: file}",
            "content: {a/b: {schema: {type: string, format: binary}}}",
        ),
        ("", "schema: {type: file}", "content: {'*/*': {schema: {type: string, format: binary}}}"),
        (
            "",
            "headers: {a: {type: array, items: {type: string}, description: b}}",
            "headers: {a: {description: b, schema: {type: array, items: {type: string}}}}",
        ),
    ] {
        assert_converts(convert, &of(produces, before), &of("", after));
        assert_eq!(found(convert, &of(produces, before)), Vec::<String>::new(), "{before}");
    }
}

#[test]
fn what_is_produced_is_asked_for_where_a_success_says_no_more() {
    let of = |produces: &str, status: &str, accept: &str| {
        format!(
            "{{x: 1, {produces} paths: {{/a: {{get: {{responses: {{'{status}': {{description: x}}}}{accept}}}}}}}}}"
        )
    };
    let accept = ", x-clientwright-accept: [a/b]";
    for (produces, status, accept) in [
        ("produces: [a/b],", "200", accept),
        ("produces: [a/b],", "204", ""),
        ("produces: [a/b],", "404", ""),
        ("", "200", ""),
    ] {
        assert_converts(convert, &of(produces, status, ""), &of("", status, accept));
    }
}

#[test]
fn what_cannot_be_said_is_reported() {
    let at = "/paths/~1a/get/responses/200";
    for (produces, response, code, place) in [
        ("produces: [a/b],", "schema: {type: string}, examples: {c/d: 1}", "E0708", "/examples/c~1d"),
        ("produces: [text/json],", "schema: {type: file}", "E0710", "/schema/type"),
        ("", "headers: {a: {description: b}}", "E0703", "/headers/a"),
        (
            "",
            "headers: {a: {type: array, items: {type: string}, collectionFormat: tsv}}",
            "E0709",
            "/headers/a/collectionFormat",
        ),
    ] {
        assert_eq!(found(convert, &of(produces, response)), [format!("{code} {at}{place}")], "{response}");
    }
}

#[test]
fn a_shared_response_has_the_media_types_of_those_who_refer_to_it() {
    let of = |first: &str, second: &str, shared: &str| {
        format!(
            "{{paths: {{/a: {{get: {{{first}}}, put: {{{second}}}}}}}, responses: {{R: {{description: x, {shared}}}}}}}"
        )
    };
    let refers = "responses: {'200': {$ref: '#/responses/R'}}";
    let has = |media_type: &str| format!("content: {{{media_type}: {{schema: {{type: string}}}}}}");
    let one = format!("produces: [a/b], {refers}");
    assert_converts(convert, &of(&one, &one, "schema: {type: string}"), &of(refers, refers, &has("a/b")));
    let other = format!("produces: [c/d], {refers}");
    let inline = |media_type: &str| format!("responses: {{'200': {{description: x, {}}}}}", has(media_type));
    assert_converts(
        convert,
        &of(&one, &other, "schema: {type: string}"),
        &of(&inline("a/b"), &inline("c/d"), &has("application/json")),
    );
}
