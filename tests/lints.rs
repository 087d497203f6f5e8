//! Nothing that is emitted makes a compiler or clippy speak. In: small descriptions of what may leave code unused, or has names
//! that clippy dislikes; out: what cargo says of their crates. It never needs a network: the locked dependencies serve.

use crate::written_crate::write;
use clientwright::settings::Defaults;
use clientwright::{Settings, Source};
use clientwright_tests::cargo;

const HEAD: &str = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n";

const DESCRIPTIONS: [(&str, &str); 6] = [
    ("no operations", "components: {schemas: {A: {type: object, properties: {id: {type: integer}}}}}\n"),
    ("no paths", "paths: {}\n"),
    (
        "webhooks alone",
        "webhooks:\n  newPet: {post: {requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}, \
         responses: {'200': {description: ok}}}}\ncomponents: {schemas: {Pet: {type: object, properties: {a: {type: string}}}}}\n",
    ),
    (
        "a form of read-only members",
        "paths:\n  /a:\n    put:\n      operationId: a\n      requestBody: {content: {multipart/form-data: {schema: {type: object, \
         properties: {id: {type: integer, readOnly: true}}}}}}\n      responses: {'204': {description: d}}\n",
    ),
    (
        "a member of any type with a default",
        "paths:\n  /a: {put: {operationId: a, requestBody: {content: {application/json: {schema: \
         {$ref: '#/components/schemas/A'}}}}, responses: {'204': {description: d}}}}\n\
         components: {schemas: {A: {type: object, properties: {a: {default: x}, b: {type: [string, 'null'], default: y}}}}}\n",
    ),
    (
        "names that stand for any other",
        "servers: [{url: 'https://{foo}.example.com', variables: {foo: {default: a}}}]\n\
         paths:\n  /a/{foo}:\n    put:\n      operationId: quux\n      parameters:\n\
         \x20       - {name: foo, in: path, required: true, schema: {type: string}}\n\
         \x20       - {name: baz, in: query, schema: {type: string}}\n\
         \x20       - {name: quux, in: query, schema: {type: array, items: {type: string}}}\n\
         \x20     requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/A'}}, multipart/form-data: {schema: \
         {type: object, required: [quux], properties: {quux: {type: string}}}}}}\n\
         \x20     responses: {'200': {description: d, headers: {Foo: {schema: {type: string}}}, content: {application/json: {schema: \
         {$ref: '#/components/schemas/A'}}}}}\n\
         components: {schemas: {A: {type: object, required: [foo, baz], properties: {foo: {type: string}, baz: {type: string}, \
         quux: {type: string}}}}}\n",
    ),
];

#[test]
fn what_is_emitted_is_silent() {
    let mut said = Vec::new();
    for (name, text) in DESCRIPTIONS {
        let folder = tempfile::tempdir().expect("a folder");
        let source = Source::from_text("openapi.yaml", format!("{HEAD}{text}"));
        write(&source, &Settings::default().defaults(Defaults::Filled), folder.path());
        let ran = cargo(folder.path(), env!("CARGO_TARGET_TMPDIR"), &["clippy", "--all-features"]);
        if ran.said.contains("no such command") || ran.said.contains("is not installed") {
            eprintln!("skipped: cargo clippy is not there");
            return;
        }
        if !ran.success || ran.said.contains("warning") {
            said.push(format!("{name}:\n{}", ran.said));
        }
    }
    assert!(said.is_empty(), "{}", said.join("\n"));
}
