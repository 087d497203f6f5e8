use super::super::tests::{assert_converts, found};
use super::convert;

fn of(operation: &str) -> String {
    format!("paths: {{/a: {{post: {{{operation}}}}}}}")
}

#[test]
fn a_body_has_the_types_that_the_operation_consumes() {
    let body = "{name: b, in: body, required: true, description: c, x-d: 1, schema: {type: string}}";
    for (consumes, types) in [
        ("", &["application/json"][..]),
        ("consumes: [a/b],", &["a/b"]),
        ("consumes: [a/b, c/d, a/b],", &["a/b", "c/d"]),
        ("consumes: [],", &["application/json"]),
    ] {
        let content =
            types.iter().map(|name| format!("{name}: {{schema: {{type: string}}}}")).collect::<Vec<_>>();
        let made = format!("{{required: true, description: c, x-d: 1, content: {{{}}}}}", content.join(", "));
        assert_converts(
            convert,
            &of(&format!("{consumes} parameters: [{{name: q, in: query}}, {body}, {{name: r, in: query}}]")),
            &of(&format!(
                "parameters: [{{name: q, in: query}}, {{name: r, in: query}}], requestBody: {made}"
            )),
        );
    }
}

#[test]
fn fields_are_the_members_of_a_form() {
    let (a, file) =
        ("{name: a, in: formData, type: string, required: true}", "{name: f, in: formData, type: file}");
    let list = "{name: l, in: formData, type: array, collectionFormat: pipes, items: {type: string}}";
    let urlencoded = "application/x-www-form-urlencoded";
    let strings = "type: array, items: {type: string}";
    for (consumes, fields, content, required) in [
        (
            "",
            a,
            format!(
                "{urlencoded}: {{schema: {{type: object, properties: {{a: {{type: string}}}}, required: [a]}}}}"
            ),
            true,
        ),
        (
            "",
            file,
            "multipart/form-data: {schema: {type: object, properties: {f: {type: string, format: binary}}}}"
                .to_owned(),
            false,
        ),
        (
            "",
            list,
            format!(
                "{urlencoded}: {{schema: {{type: object, properties: {{l: {{{strings}}}}}}}, \
                 encoding: {{l: {{style: pipeDelimited, explode: false}}}}}}"
            ),
            false,
        ),
        (
            "consumes: [multipart/form-data],",
            a,
            "multipart/form-data: {schema: {type: object, properties: {a: {type: string}}, required: [a]}}"
                .to_owned(),
            true,
        ),
    ] {
        let required = if required { ", required: true" } else { "" };
        assert_converts(
            convert,
            &of(&format!("{consumes} parameters: [{fields}]")),
            &of(&format!("parameters: [], requestBody: {{content: {{{content}}}{required}}}")),
        );
    }
}

#[test]
fn a_shared_body_is_one_among_the_components() {
    let refers = "parameters: [{$ref: '#/parameters/B'}]";
    let shared = "{name: b, in: body, schema: {type: string}}";
    let text = |first: &str, second: &str| {
        format!(
            "{{consumes: [a/b], parameters: {{B: {shared}}}, paths: {{/a: {{put: {{{refers} {first}}}, post: {{{refers} {second}}}}}}}}}"
        )
    };
    let made = |first: &str, second: &str| {
        format!(
            "{{parameters: {{}}, components: {{requestBodies: {{B: {{content: {{a/b: {{schema: {{type: string}}}}}}}}}}}}, \
             paths: {{/a: {{put: {{parameters: [], requestBody: {first}}}, post: {{parameters: [], requestBody: {second}}}}}}}}}"
        )
    };
    let reference = "{$ref: '#/components/requestBodies/B'}";
    assert_converts(convert, &text("", ""), &made(reference, reference));
    let own = "{content: {c/d: {schema: {type: string}}}}";
    assert_converts(convert, &text("", ", consumes: [c/d]"), &made(reference, own));
}

#[test]
fn what_a_path_has_its_operations_have() {
    let text = "{paths: {/a: {parameters: [{name: b, in: body, schema: {type: string}}, {name: q, in: query}], \
                get: {}, put: {parameters: [{name: c, in: body, schema: {type: integer}}]}}}}";
    let body =
        |ty: &str| format!("requestBody: {{content: {{application/json: {{schema: {{type: {ty}}}}}}}}}");
    let made = format!(
        "{{paths: {{/a: {{parameters: [{{name: q, in: query}}], get: {{{}}}, put: {{parameters: [], {}}}}}}}}}",
        body("string"),
        body("integer")
    );
    assert_converts(convert, text, &made);
}

#[test]
fn what_cannot_be_sent_is_reported() {
    let a = "{name: a, in: formData, type: string}";
    let list = "{name: l, in: formData, type: array, items: {type: string}}";
    for (operation, expected) in [
        (
            "parameters: [{name: b, in: body, schema: {}}, {name: c, in: body, schema: {}}]".to_owned(),
            "E0704 /paths/~1a/post/parameters/1",
        ),
        (
            format!("parameters: [{a}, {{name: b, in: body, schema: {{}}}}]"),
            "E0704 /paths/~1a/post/parameters/0",
        ),
        (format!("consumes: [a/b], parameters: [{a}]"), "E0705 /paths/~1a/post/consumes/0"),
        (
            format!("consumes: [multipart/form-data], parameters: [{list}]"),
            "E0707 /paths/~1a/post/parameters/0",
        ),
        ("parameters: [{name: a, in: formData}]".to_owned(), "E0703 /paths/~1a/post/parameters/0"),
    ] {
        assert_eq!(found(convert, &of(&operation)), [expected], "{operation}");
    }
}
